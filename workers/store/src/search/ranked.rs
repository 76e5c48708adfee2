//! The best first: BM25 (Robertson and Zaragoza 2009), by tantivy for what is in the index and by the same formula for
//! what is not yet.

use std::sync::Arc;

use tantivy::Term;

use super::{OPENED_MAX, Search};
use crate::{
    StoreError,
    query::Look,
    texts::{Place, plan},
};

/// tantivy's own constants.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Documents asked of the index for each hit: some have the same text.
const DOCS_PER_HIT: usize = 2;

impl Search<'_> {
    pub(super) fn by_relevance(&mut self, look: Look) -> Result<(), StoreError> {
        let tail = self.tail_scores(look)?;
        let texts = Arc::clone(self.view.state.texts()?);
        let plan = plan(&self.snapshot, &texts.fields, self.ask.query, look)?;
        let mut wanted = DOCS_PER_HIT * (self.ask.limit + 1);
        loop {
            self.check_deadline()?;
            let mut scored = match &plan {
                Some(plan) => self.snapshot.best(plan, wanted)?,
                None => vec![],
            };
            let is_all = scored.len() < wanted;
            scored.extend(&tail);
            scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
            for (_, place) in scored {
                self.visit(place)?;
                if self.is_enough() {
                    return Ok(());
                }
            }
            if is_all || wanted >= OPENED_MAX {
                return Ok(());
            }
            wanted *= 4;
        }
    }

    /// Documents that are not in the index yet, with what the index would give them.
    fn tail_scores(&self, look: Look) -> Result<Vec<(f32, Place)>, StoreError> {
        let query = self.ask.query;
        let found = self.view.state.tail_texts.counts(query, look);
        if found.is_empty() {
            return Ok(vec![]);
        }
        let fields = &self.view.state.texts()?.fields;
        let searcher = &self.snapshot.searcher;
        let docs = searcher.num_docs() as f32 + found.len() as f32;
        let mut weights = vec![];
        for (number, pattern) in query.patterns() {
            let with = searcher.doc_freq(&Term::from_field_text(fields.text, &pattern.word))?;
            let here = found
                .iter()
                .filter(|(_, counts, _)| counts.get(number).is_some_and(|count| *count > 0));
            let with = with as f32 + here.count() as f32;
            let idf = (1.0 + (docs - with + 0.5) / (with + 0.5)).ln();
            weights.push((number, idf));
        }
        let mean =
            found.iter().map(|(.., length)| *length as f32).sum::<f32>() / found.len() as f32;
        let scored = found.iter().map(|(doc, counts, length)| {
            let norm = K1 * (1.0 - B + B * *length as f32 / mean.max(1.0));
            let score = weights.iter().map(|(number, idf)| {
                let times = counts.get(*number).copied().unwrap_or_default() as f32;
                idf * times * (K1 + 1.0) / (times + norm)
            });
            (score.sum(), (doc.reading, doc.region))
        });
        Ok(scored.collect())
    }
}

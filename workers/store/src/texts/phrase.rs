//! Words that follow each other. Where the best are asked for, a document's places of the words are read only when it
//! could be one of them: reading places is what a phrase costs, and common words stand in every other document.

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, Term,
    postings::{Postings, SegmentPostings},
    query::{Bm25Weight, EnableScoring, Explanation, PhraseQuery, Query as Plan, Scorer, Weight},
    schema::IndexRecordOption,
};

/// Whole words with their places in the phrase; two or more, of one column.
#[derive(Clone, Debug)]
pub(super) struct Sequence(pub(super) Vec<(usize, Term)>);

impl Plan for Sequence {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let whole = PhraseQuery::new_with_offset(self.0.clone()).weight(scoring)?;
        let EnableScoring::Enabled {
            statistics_provider,
            ..
        } = scoring
        else {
            return Ok(whole);
        };
        let terms: Vec<Term> = self.0.iter().map(|(_, term)| term.clone()).collect();
        Ok(Box::new(BestFirst {
            words: self.0.clone(),
            bm25: Bm25Weight::for_terms(statistics_provider, &terms)?,
            whole,
        }))
    }
}

/// The same as `whole`, but for what the best are found by.
struct BestFirst {
    words: Vec<(usize, Term)>,
    bm25: Bm25Weight,
    whole: Box<dyn Weight>,
}

impl Weight for BestFirst {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        self.whole.scorer(reader, boost)
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.whole.explain(reader, doc)
    }

    fn for_each_pruning(
        &self,
        threshold: Score,
        reader: &SegmentReader,
        callback: &mut dyn FnMut(DocId, Score) -> Score,
    ) -> tantivy::Result<()> {
        let (Some(mut words), Some((_, term))) = (self.open(reader)?, self.words.first()) else {
            return Ok(());
        };
        let norms = reader.get_fieldnorms_reader(term.field())?;
        let mut threshold = threshold;
        let mut places = Places::default();
        let mut doc = meet(&mut words, 0);
        while doc != TERMINATED {
            let norm = norms.fieldnorm_id(doc);
            if self.bm25.score(norm, times_at_most(&words)) > threshold {
                let times = places.times(&mut words);
                let score = self.bm25.score(norm, times);
                if times > 0 && score > threshold {
                    threshold = callback(doc, score);
                }
            }
            doc = meet(&mut words, doc + 1);
        }
        Ok(())
    }
}

impl BestFirst {
    /// The documents of each word in a segment, the rarest first; `None` when one stands in none.
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Option<Vec<Word>>> {
        let last = self
            .words
            .iter()
            .map(|(at, _)| *at)
            .max()
            .unwrap_or_default();
        let mut words = vec![];
        for (at, term) in &self.words {
            let index = reader.inverted_index(term.field())?;
            let postings = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?;
            let Some(postings) = postings else {
                return Ok(None);
            };
            let shift = u32::try_from(last - at).unwrap_or(u32::MAX);
            words.push(Word { postings, shift });
        }
        words.sort_by_key(|word| word.postings.doc_freq());
        Ok(Some(words))
    }
}

struct Word {
    postings: SegmentPostings,
    /// From its place to that of the phrase's last word.
    shift: u32,
}

/// The first document from `doc` on that has all words.
fn meet(words: &mut [Word], mut doc: DocId) -> DocId {
    loop {
        let before = doc;
        for word in &mut *words {
            if word.postings.doc() < doc {
                word.postings.seek(doc);
            }
            doc = word.postings.doc();
        }
        if doc == before || doc == TERMINATED {
            return doc;
        }
    }
}

/// The phrase stands in the document no more often than its rarest word.
fn times_at_most(words: &[Word]) -> u32 {
    let times = words.iter().map(|word| word.postings.term_freq());
    times.min().unwrap_or_default()
}

/// Room for the places of words in one document, used again for the next.
#[derive(Default)]
struct Places {
    /// Where the phrase could end, by the words so far.
    ends: Vec<u32>,
    here: Vec<u32>,
}

impl Places {
    /// How often the phrase stands in the document.
    fn times(&mut self, words: &mut [Word]) -> u32 {
        let Self { ends, here } = self;
        for (number, word) in words.iter_mut().enumerate() {
            word.postings.positions_with_offset(word.shift, here);
            if number == 0 {
                std::mem::swap(ends, here);
            } else {
                let mut here = here.iter().peekable();
                ends.retain(|end| {
                    while here.next_if(|place| *place < end).is_some() {}
                    here.peek() == Some(&end)
                });
            }
            if ends.is_empty() {
                break;
            }
        }
        u32::try_from(ends.len()).unwrap_or(u32::MAX)
    }
}

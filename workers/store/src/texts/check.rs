//! Whether the index says what the records say.

use std::collections::BTreeMap;

use tantivy::{DocSet, TERMINATED, TantivyError, postings::Postings, schema::IndexRecordOption};
use xxhash_rust::xxh3::xxh3_64;

use super::{Place, Texts, schema};
use crate::StoreError;

/// What stands in one document: the sum of its words' hashes, whatever their order.
fn sum_of(word: &[u8], times: u32) -> u64 {
    xxh3_64(word).wrapping_mul(u64::from(times))
}

/// The sum of a text as it should be in the index.
pub(crate) fn sum(text: &str) -> u64 {
    let terms = schema::terms(text);
    let sums = terms.iter().map(|term| sum_of(term.word.as_bytes(), 1));
    sums.fold(0, u64::wrapping_add)
}

impl Texts {
    /// How many segments there are.
    pub(crate) fn segments(&self) -> Result<usize, StoreError> {
        Ok(self.snapshot()?.spans.len())
    }

    /// The sum of each document's words in one segment.
    pub(crate) fn sums(&self, segment: usize) -> Result<BTreeMap<Place, u64>, StoreError> {
        let snapshot = self.snapshot()?;
        let number = u32::try_from(segment).unwrap_or(u32::MAX);
        let reader = snapshot.searcher.segment_reader(number);
        let mut sums = vec![0u64; reader.max_doc() as usize];
        let index = reader.inverted_index(self.fields.text)?;
        let mut terms = index.terms().stream().map_err(TantivyError::from)?;
        while terms.advance() {
            let postings =
                index.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs);
            let mut postings = postings.map_err(TantivyError::from)?;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                let times = postings.term_freq();
                let sum = &mut sums[doc as usize];
                *sum = sum.wrapping_add(sum_of(terms.key(), times));
                doc = postings.advance();
            }
        }
        let docs: Vec<u32> = (0..reader.max_doc()).collect();
        let places = snapshot.places(segment, &docs);
        Ok(places.into_iter().zip(sums).collect())
    }
}

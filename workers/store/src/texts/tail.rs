//! What is not in the index yet: searched word by word, at once.

use std::collections::HashMap;

use zeroize::Zeroize;

use super::schema::Doc;
use crate::{
    query::{Look, Pattern, Query, Words, shape},
    words::words,
};

/// The newest documents, oldest first.
#[derive(Default)]
pub(crate) struct Tail {
    docs: Vec<(Doc, Vec<u32>)>,
    known: HashMap<String, u32>,
    /// Each word once, and its shape.
    words: Vec<(String, String)>,
    bytes: usize,
}

/// Takes the plain words out of memory with the tail.
impl Drop for Tail {
    fn drop(&mut self) {
        for (word, shape) in &mut self.words {
            word.zeroize();
            shape.zeroize();
        }
        for (mut word, _) in self.known.drain() {
            word.zeroize();
        }
    }
}

struct Known<'a> {
    words: &'a [u32],
    /// Of each word of the query, which of our words it is.
    tables: &'a [Vec<bool>],
}

impl Words for Known<'_> {
    fn count(&self) -> usize {
        self.words.len()
    }

    fn is(&self, at: usize, number: usize, _: &Pattern) -> bool {
        self.tables[number][self.words[at] as usize]
    }
}

impl Tail {
    pub(crate) fn add(&mut self, doc: Doc) {
        let words: Vec<u32> = words(&doc.text)
            .into_iter()
            .map(|word| self.number(word))
            .collect();
        self.bytes += 256 + doc.text.len() + doc.title.len() + 4 * words.len();
        self.docs.push((doc, words));
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(known) = self.known.get(&word) {
            return *known;
        }
        let new = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.bytes += 128 + 3 * word.len();
        self.words.push((word.clone(), shape(&word)));
        self.known.insert(word, new);
        new
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = &Doc> {
        self.docs.iter().map(|(doc, _)| doc)
    }

    pub(crate) fn len(&self) -> usize {
        self.docs.len()
    }

    /// About how much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// What holds what is asked for, newest first.
    pub(crate) fn find(&self, query: &Query, look: Look) -> Vec<&Doc> {
        let words = self.words.iter();
        let tables = query.tables(
            words.map(|(word, shape)| (word.as_str(), shape.as_str())),
            look,
        );
        let newest_first = self.docs.iter().rev();
        let found = newest_first.filter(|(doc, words)| {
            let tables = &tables;
            query.holds(&Known { words, tables }, &doc.about())
        });
        found.map(|(doc, _)| doc).collect()
    }

    /// How often each word of the query stands in each document that was found, and how long that is.
    pub(crate) fn counts(&self, query: &Query, look: Look) -> Vec<(&Doc, Vec<u32>, usize)> {
        let words = self.words.iter();
        let tables = query.tables(
            words.map(|(word, shape)| (word.as_str(), shape.as_str())),
            look,
        );
        let mut found = vec![];
        for (doc, words) in self.docs.iter().rev() {
            let known = Known {
                words,
                tables: &tables,
            };
            if query.holds(&known, &doc.about()) {
                let count = |table: &Vec<bool>| {
                    let times = words
                        .iter()
                        .filter(|word| table.get(**word as usize).copied().unwrap_or_default());
                    u32::try_from(times.count()).unwrap_or(u32::MAX)
                };
                found.push((doc, tables.iter().map(count).collect(), words.len()));
            }
        }
        found
    }
}

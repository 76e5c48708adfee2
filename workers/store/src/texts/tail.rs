//! What is not in the index yet: searched word by word, at once.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard},
};

use zeroize::Zeroize;

use super::schema::Doc;
use crate::{
    query::{Look, Pattern, Query, Words, shape},
    words::words,
};

/// The newest documents, oldest first.
#[derive(Default)]
pub(crate) struct Tail {
    docs: Vec<Doc>,
    /// Whoever keeps a record does not wait for this: it is made up for by whoever asks.
    vocabulary: RwLock<Vocabulary>,
    bytes: usize,
}

/// The words of the first documents of the tail.
#[derive(Default)]
struct Vocabulary {
    of_docs: Vec<Vec<u32>>,
    known: HashMap<String, u32>,
    /// Each word once, and its shape.
    words: Vec<(String, String)>,
    bytes: usize,
}

/// Takes the plain words out of memory with the tail.
impl Drop for Vocabulary {
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

impl Vocabulary {
    /// Takes up the documents that came since.
    fn learn(&mut self, docs: &[Doc]) {
        for doc in docs.iter().skip(self.of_docs.len()) {
            let words = words(&doc.text).into_iter();
            let words: Vec<u32> = words.map(|word| self.number(word)).collect();
            self.bytes += 4 * words.len();
            self.of_docs.push(words);
        }
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
        self.bytes += 256 + doc.text.len() + doc.title.len();
        self.docs.push(doc);
    }

    fn vocabulary(&self) -> RwLockReadGuard<'_, Vocabulary> {
        let read = || {
            let vocabulary = self.vocabulary.read();
            vocabulary.unwrap_or_else(PoisonError::into_inner)
        };
        let so_far = read();
        if so_far.of_docs.len() == self.docs.len() {
            return so_far;
        }
        drop(so_far);
        let mut vocabulary = self
            .vocabulary
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        vocabulary.learn(&self.docs);
        drop(vocabulary);
        read()
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = &Doc> {
        self.docs.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.docs.len()
    }

    /// About how much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let vocabulary = self.vocabulary.read();
        self.bytes + vocabulary.unwrap_or_else(PoisonError::into_inner).bytes
    }

    /// What holds what is asked for, newest first.
    pub(crate) fn find(&self, query: &Query, look: Look) -> Vec<&Doc> {
        self.found(query, look, |doc, _| doc)
    }

    /// How often each word of the query stands in each document that was found, and how long that is.
    pub(crate) fn counts(&self, query: &Query, look: Look) -> Vec<(&Doc, Vec<u32>, usize)> {
        self.found(query, look, |doc, known| {
            let count = |table: &Vec<bool>| {
                let mut times = 0;
                for word in known.words {
                    times += u32::from(table.get(*word as usize).copied().unwrap_or_default());
                }
                times
            };
            (
                doc,
                known.tables.iter().map(count).collect(),
                known.words.len(),
            )
        })
    }

    fn found<'a, T>(
        &'a self,
        query: &Query,
        look: Look,
        tell: impl Fn(&'a Doc, &Known<'_>) -> T,
    ) -> Vec<T> {
        let vocabulary = self.vocabulary();
        let words = vocabulary.words.iter();
        let tables = query.tables(
            words.map(|(word, shape)| (word.as_str(), shape.as_str())),
            look,
        );
        let newest_first = self.docs.iter().zip(&vocabulary.of_docs).rev();
        let found = newest_first.filter_map(|(doc, words)| {
            let tables = &tables;
            let known = Known { words, tables };
            query.holds(&known, &doc.about()).then(|| tell(doc, &known))
        });
        found.collect()
    }
}

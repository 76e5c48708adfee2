//! Words that are forms of one: "invoices" and "invoice". Off unless the person wants it, because what is read is
//! mostly names, numbers and code.
//!
//! The index knows words as they are written. Which of them are forms of one that is asked for is found in its
//! dictionaries, so that another language needs no other index.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use super::{How, Node, Phrase, Query};

/// The language whose forms are known, by the Snowball algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "they are names of languages")]
pub enum Stemming {
    /// Words only as they are written.
    Off,
    Danish,
    Dutch,
    English,
    Finnish,
    French,
    German,
    Hungarian,
    Italian,
    Norwegian,
    Portuguese,
    Romanian,
    Spanish,
    Swedish,
    Turkish,
}

impl Stemming {
    fn algorithm(self) -> Option<Algorithm> {
        Some(match self {
            Self::Off => return None,
            Self::Danish => Algorithm::Danish,
            Self::Dutch => Algorithm::Dutch,
            Self::English => Algorithm::English,
            Self::Finnish => Algorithm::Finnish,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Hungarian => Algorithm::Hungarian,
            Self::Italian => Algorithm::Italian,
            Self::Norwegian => Algorithm::Norwegian,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Romanian => Algorithm::Romanian,
            Self::Spanish => Algorithm::Spanish,
            Self::Swedish => Algorithm::Swedish,
            Self::Turkish => Algorithm::Turkish,
        })
    }

    /// What all forms of a word have in common.
    pub(crate) fn stem(self, word: &str) -> Cow<'_, str> {
        match self.algorithm() {
            Some(algorithm) => Stemmer::create(algorithm).stem(word),
            None => Cow::Borrowed(word),
        }
    }

    /// What all forms of a word begin with: the last letter of a stem may be none of theirs ("happi").
    pub(crate) fn beginning(self, word: &str) -> String {
        let stem = self.stem(word);
        let common = word.chars().zip(stem.chars());
        common
            .take_while(|(one, other)| one == other)
            .map(|(letter, _)| letter)
            .collect()
    }
}

impl Query {
    /// The same, with every form of each word that does not stand in quotes.
    pub(crate) fn stemmed(mut self, stemming: Stemming) -> Self {
        if stemming != Stemming::Off {
            stem_all(&mut self.root, stemming);
        }
        self
    }
}

fn stem_all(node: &mut Node, stemming: Stemming) {
    match node {
        Node::All(nodes) | Node::Any(nodes) => {
            nodes.iter_mut().for_each(|node| stem_all(node, stemming));
        }
        Node::Not(node) => stem_all(node, stemming),
        Node::Text(Phrase {
            words,
            is_quoted: false,
            ..
        }) => {
            let whole = words.iter_mut().filter(|word| word.how == How::Whole);
            whole
                .filter(|word| !word.is_spaceless)
                .for_each(|word| word.how = How::Form(stemming));
        }
        Node::Text(_) | Node::Field(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word() {
        for (stemming, one, other, same) in [
            (Stemming::English, "invoice", "invoices", true),
            (Stemming::English, "happy", "happiness", true),
            (Stemming::English, "running", "run", true),
            (Stemming::English, "invoice", "voice", false),
            (Stemming::German, "rechnung", "rechnungen", true),
            (Stemming::French, "factures", "facture", true),
            (Stemming::Off, "invoice", "invoices", false),
        ] {
            let is_same = stemming.stem(one) == stemming.stem(other);
            assert_eq!(is_same, same, "{one} {other}");
            let begins = other.starts_with(&stemming.beginning(one));
            assert!(begins || !same, "{one} {other}");
        }
    }
}

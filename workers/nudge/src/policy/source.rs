//! Reading single values out of a TOML document, collecting every mistake with its line.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::mistake::{Mistake, PolicyMistake};
use crate::time::parse_duration;

/// A value and the way to it.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Collects mistakes while a document is read.
pub(super) struct Source<'a> {
    text: &'a str,
    pub(super) mistakes: Vec<PolicyMistake>,
}

/// A table and where it stands.
#[derive(Clone)]
pub(super) struct Node<'t> {
    pub(super) map: &'t DeTable<'t>,
    pub(super) at: usize,
    pub(super) place: String,
}

impl Node<'_> {
    pub(super) fn place_of(&self, key: &str) -> String {
        if self.place.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.place)
        }
    }
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            mistakes: vec![],
        }
    }

    /// Notes a mistake at a byte of the file.
    pub(super) fn wrong(&mut self, at: usize, place: String, mistake: Mistake) {
        let before = self.text.as_bytes().iter().take(at);
        self.mistakes.push(PolicyMistake {
            line: 1 + before.filter(|byte| **byte == b'\n').count(),
            place,
            mistake,
        });
    }

    /// Notes every key that is not on the list.
    pub(super) fn known_keys(&mut self, node: &Node<'_>, known: &[&'static str]) {
        for key in node.map.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let mistake = Mistake::UnknownKey {
                    known: known.to_vec(),
                };
                self.wrong(key.span().start, node.place_of(name), mistake);
            }
        }
    }

    /// Reads a key that has to be there.
    pub(super) fn need<'t, T>(
        &mut self,
        node: &Node<'t>,
        key: &str,
        read: impl FnOnce(&mut Self, &'t Value<'t>, &str) -> Option<T>,
    ) -> Option<T> {
        if !node.map.contains_key(key) {
            self.wrong(node.at, node.place_of(key), Mistake::Missing);
            return None;
        }
        self.may(node, key, read)
    }

    /// Reads a key that may be absent.
    pub(super) fn may<'t, T>(
        &mut self,
        node: &Node<'t>,
        key: &str,
        read: impl FnOnce(&mut Self, &'t Value<'t>, &str) -> Option<T>,
    ) -> Option<T> {
        let value = node.map.get(key)?;
        read(self, value, &node.place_of(key))
    }

    fn wrong_type(&mut self, value: &Value<'_>, place: &str, expected: &'static str) {
        let found = value.get_ref().type_str();
        let mistake = Mistake::WrongType { expected, found };
        self.wrong(value.span().start, place.to_owned(), mistake);
    }

    pub(super) fn table<'t>(&mut self, value: &'t Value<'t>, place: &str) -> Option<Node<'t>> {
        let Some(map) = value.get_ref().as_table() else {
            self.wrong_type(value, place, "table");
            return None;
        };
        Some(Node {
            map,
            at: value.span().start,
            place: place.to_owned(),
        })
    }

    pub(super) fn list<'t>(
        &mut self,
        value: &'t Value<'t>,
        place: &str,
        limit: usize,
    ) -> Option<&'t [Value<'t>]> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, place, "list");
            return None;
        };
        if list.len() > limit {
            let found = list.len();
            let mistake = Mistake::TooMany { found, limit };
            self.wrong(value.span().start, place.to_owned(), mistake);
            return None;
        }
        Some(list)
    }

    pub(super) fn string<'t>(&mut self, value: &'t Value<'t>, place: &str) -> Option<&'t str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, place, "text in quotes");
        }
        text
    }

    pub(super) fn boolean(&mut self, value: &Value<'_>, place: &str) -> Option<bool> {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type(value, place, "true or false");
        }
        found
    }

    /// A whole number from `least` to `most`.
    pub(super) fn count(
        &mut self,
        value: &Value<'_>,
        place: &str,
        least: u32,
        most: u32,
        allowed: &'static str,
    ) -> Option<u32> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(value, place, "whole number");
            return None;
        };
        let number: Option<u32> = i64::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .and_then(|number| number.try_into().ok());
        if let Some(number) = number.filter(|number| (least..=most).contains(number)) {
            return Some(number);
        }
        let found = integer.as_str().to_owned();
        let mistake = Mistake::OutOfRange { found, allowed };
        self.wrong(value.span().start, place.to_owned(), mistake);
        None
    }

    pub(super) fn number(&mut self, value: &Value<'_>, place: &str) -> Option<f64> {
        let inner = value.get_ref();
        let text = inner
            .as_float()
            .map(|float| float.as_str())
            .or_else(|| inner.as_integer().map(|integer| integer.as_str()));
        let Some(text) = text else {
            self.wrong_type(value, place, "number without a unit");
            return None;
        };
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            let mistake = Mistake::OutOfRange {
                found: text.to_owned(),
                allowed: "a finite number",
            };
            self.wrong(value.span().start, place.to_owned(), mistake);
        }
        number
    }

    pub(super) fn duration(&mut self, value: &Value<'_>, place: &str) -> Option<i64> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, place, "duration in quotes, like \"15m\"");
            return None;
        };
        let duration = parse_duration(text);
        if duration.is_none() {
            let found = text.to_owned();
            let mistake = Mistake::NotADuration { found };
            self.wrong(value.span().start, place.to_owned(), mistake);
        }
        duration
    }

    /// One word of a list.
    pub(super) fn word<T: Copy>(
        &mut self,
        value: &Value<'_>,
        place: &str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, place, "text in quotes");
            return None;
        };
        let found = known.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let mistake = Mistake::UnknownValue {
                found: text.to_owned(),
                known: known.iter().map(|(name, _)| *name).collect(),
            };
            self.wrong(value.span().start, place.to_owned(), mistake);
        }
        found.map(|(_, value)| *value)
    }

    /// Words of a list, all of them known.
    pub(super) fn words<T: Copy>(
        &mut self,
        value: &Value<'_>,
        place: &str,
        known: &[(&'static str, T)],
    ) -> Option<Vec<T>> {
        // No list of this file needs more.
        const WORDS_MAX: usize = 64;
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, place, "list");
            return None;
        };
        if list.len() > WORDS_MAX {
            let mistake = Mistake::TooMany {
                found: list.len(),
                limit: WORDS_MAX,
            };
            self.wrong(value.span().start, place.to_owned(), mistake);
            return None;
        }
        let words: Vec<_> = list
            .iter()
            .filter_map(|value| self.word(value, place, known))
            .collect();
        (words.len() == list.len()).then_some(words)
    }
}

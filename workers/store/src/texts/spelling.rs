//! Words of the index's dictionaries that are spelt as one that is asked for, or nearly so.

use std::collections::BTreeSet;

use tantivy::{TantivyError, query::AutomatonWeight, schema::Field};
use tantivy_fst::Automaton;

use super::Snapshot;
use crate::StoreError;

/// Leads through a dictionary along the letters of one word: a few nodes of it are looked at, not all.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The word; or the shape of it, when look-alikes are wanted.
    letters: Vec<u8>,
    alike: bool,
    /// Whether more may follow.
    open: bool,
}

/// How far the letters were followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    letters: usize,
    /// In the middle of two that are read as one.
    halfway: bool,
}

impl Spelling {
    /// What begins with these letters.
    pub(super) fn beginning(letters: &str) -> Self {
        Self {
            letters: letters.into(),
            alike: false,
            open: true,
        }
    }

    /// What has this shape ([`crate::query::shape`]), or begins with it.
    pub(super) fn alike(shape: &str, open: bool) -> Self {
        Self {
            letters: shape.into(),
            alike: true,
            open,
        }
    }

    /// What finds all that have such a word.
    pub(super) fn weight(self, column: Field) -> AutomatonWeight<Self> {
        AutomatonWeight::new(column, self)
    }
}

impl Automaton for Spelling {
    type State = Option<Followed>;

    fn start(&self) -> Self::State {
        Some(Followed {
            letters: 0,
            halfway: false,
        })
    }

    fn is_match(&self, state: &Self::State) -> bool {
        state.is_some_and(|state| state.letters == self.letters.len() && !state.halfway)
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.is_some()
    }

    fn will_always_match(&self, state: &Self::State) -> bool {
        self.open && self.is_match(state)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let followed = (*state)?;
        let Some(letter) = self.letters.get(followed.letters).copied() else {
            return self.open.then_some(followed);
        };
        let next = Followed {
            letters: followed.letters + 1,
            halfway: false,
        };
        let halfway = Followed {
            halfway: true,
            ..followed
        };
        match (letter, byte) {
            (b'm', b'n') | (b'w', b'v') if followed.halfway => Some(next),
            _ if followed.halfway => None,
            _ if letter == byte => Some(next),
            (b'o', b'0') | (b'l', b'1' | b'i') if self.alike => Some(next),
            (b'm', b'r') | (b'w', b'v') if self.alike => Some(halfway),
            _ => None,
        }
    }
}

impl Snapshot {
    /// The words of all dictionaries that are spelt so.
    pub(super) fn spelt(
        &self,
        column: Field,
        spelling: &Spelling,
    ) -> Result<BTreeSet<String>, StoreError> {
        let mut words = BTreeSet::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(column)?;
            let found = index.terms().search(spelling).into_stream();
            let mut found = found.map_err(TantivyError::from)?;
            while found.advance() {
                words.extend(std::str::from_utf8(found.key()).map(str::to_owned));
            }
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::shape;

    fn is(spelling: &Spelling, word: &str) -> bool {
        let accept = |state, byte| spelling.accept(&state, byte);
        spelling.is_match(&word.bytes().fold(spelling.start(), accept))
    }

    #[test]
    fn look_alikes_are_words_of_one_shape() {
        let words = [
            "modem", "rnodem", "modern", "m0dern", "rn0dern", "modems", "rodem", "vvillow",
            "willow", "w1ll0w", "wiliow", "vvill0vv", "rnode", "nodem", "straße", "mode", "",
        ];
        for asked in words {
            let exact = Spelling::alike(&shape(asked), false);
            let open = Spelling::alike(&shape(asked), true);
            for word in words {
                assert_eq!(
                    is(&exact, word),
                    shape(word) == shape(asked),
                    "{asked} {word}"
                );
                let begins = shape(word).starts_with(&shape(asked));
                assert_eq!(is(&open, word), begins, "{asked}* {word}");
            }
        }
    }

    #[test]
    fn beginnings_are_exact() {
        let spelling = Spelling::beginning("mo");
        let found = ["mo", "modem", "m0dem", "m", "rnodem"].map(|word| is(&spelling, word));
        assert_eq!(found, [true, true, false, false, false]);
    }
}

//! The words that were read on a page, in whatever face: what letters alone do not tell is believed where it makes one of them.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::face::{UNSURE_WORDS_MIN, hash};

/// So many words are kept, and so many are counted that were read unsurely: those of some hundred pages.
const WORDS_MAX: usize = 65_536;
const UNSURE_MAX: usize = 4_096;

/// Words as hashes, so that no text is kept.
#[derive(Default)]
pub(super) struct Lexicon {
    /// With and without the signs around them.
    words: HashSet<u64>,
    /// Those that were read unsurely, and how often.
    unsure: HashMap<u64, u32>,
}

impl Lexicon {
    pub(super) fn note(&mut self, word: &str) {
        if self.words.len() >= WORDS_MAX {
            self.words.clear();
        }
        self.words.extend([hash(word), hash(&word[core(word)])]);
    }

    /// Counts that a word was read unsurely; what is read so again and again is known.
    pub(super) fn note_unsure(&mut self, word: &str) {
        if self.unsure.len() == UNSURE_MAX {
            self.unsure.clear();
        }
        let count = self.unsure.entry(hash(word)).or_default();
        *count += 1;
        if *count >= UNSURE_WORDS_MIN {
            self.unsure.remove(&hash(word));
            self.note(word);
        }
    }

    /// Whether the engine has read this word, with other signs around it perhaps.
    pub(super) fn knows(&self, word: &str) -> bool {
        let core = &word[core(word)];
        self.words.contains(&hash(word)) || (core.len() > 1 && self.words.contains(&hash(core)))
    }
}

/// Where a word stands without the signs around it, bytes.
pub(super) fn core(word: &str) -> Range<usize> {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let end = word.trim_end_matches(is_sign).len();
    let start = word[..end].len() - word[..end].trim_start_matches(is_sign).len();
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_unsurely_again_and_again_is_known() {
        let mut lexicon = Lexicon::default();
        (1..UNSURE_WORDS_MIN).for_each(|_| lexicon.note_unsure("cm"));
        assert!(!lexicon.knows("cm"));
        lexicon.note_unsure("cm");
        assert!(lexicon.knows("cm"));
    }

    #[test]
    fn signs_around_a_word_do_not_matter() {
        let mut lexicon = Lexicon::default();
        lexicon.note("later,");
        let known = ["later", "later,", "later.", "(later)", "late", ""];
        assert_eq!(
            known.map(|word| lexicon.knows(word)),
            [true, true, true, true, false, false]
        );
    }
}

//! Which of the words that were read are kept.

use crate::Config;

/// Words of so many letters may be icons. Of 105 longer ones that were read on 28 screens of the bench's tuning
/// part with a confidence below 0.3, four stood where no text is; of 150 shorter ones below 0.6, 74.
const SHORT_LETTERS_MAX: usize = 2;
/// In parts that never hold still they are kept from this confidence on, thousandths: the corners and crossed lines of a
/// game were read as \ and N at up to 934.
const SHORT_WHOLE_MILLI_MIN: u32 = 950;

/// Decides which words are kept.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    short_milli_min: u32,
    symbol_milli_min: u32,
    whole_milli_min: u32,
}

impl Keep {
    /// As it is set.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            short_milli_min: config.word_confidence_milli_min,
            symbol_milli_min: config.symbol_confidence_milli_min,
            whole_milli_min: config.whole_confidence_milli_min,
        }
    }

    /// Whether a word of this confidence is kept; `whole`: it was not read as a part of a line. A long word of a
    /// line is text for sure, and an address that is read half right is found by its other half.
    #[must_use]
    pub fn keeps(&self, text: &str, confidence_milli: u32, whole: bool) -> bool {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        let least = match (letters.count(), whole) {
            (0..=SHORT_LETTERS_MAX, true) => SHORT_WHOLE_MILLI_MIN,
            (_, true) => self.whole_milli_min,
            (0, false) if text.chars().count() <= SHORT_LETTERS_MAX => self.symbol_milli_min,
            (0..=SHORT_LETTERS_MAX, false) => self.short_milli_min,
            (_, false) => 0,
        };
        confidence_milli >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, confidence_milli: u32, whole: bool, expected: bool) {
        let keep = Keep {
            short_milli_min: 300,
            symbol_milli_min: 600,
            whole_milli_min: 700,
        };
        let kept = keep.keeps(text, confidence_milli, whole);
        assert_eq!(kept, expected, "{text} {confidence_milli} {whole}");
    }

    #[test]
    fn doubtful_short_words_and_symbols_are_not_kept() {
        check("10.220.185.158:5658", 60, false, true);
        check("10.220.185.158:5658", 650, true, false);
        check("1)", 299, false, false);
        check("1)", 300, false, true);
        check("©", 599, false, false);
        check("?!%", 450, false, true);
        check("N", 949, true, false);
        check("N", 950, true, true);
        check("©", 700, true, false);
    }
}

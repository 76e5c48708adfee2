//! What is known of one face in one size: its letters and its spaces.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use zeroize::{Zeroize, Zeroizing};

use super::{
    drawn::{self, FaceFont},
    gaps::Gaps,
    row::{Cell, Row},
};
use crate::{
    fonts::{self, Shown},
    ink,
    slots::{self, Slot},
};

/// A cell is known for sure when one clear word says it, when so many different ones agree on it that were read surely, or, where
/// there are none, when so many do that were not: the engine doubts all there is of small tables, and says the same each time ...
const WORDS_MIN: u32 = 2;
pub(super) const UNSURE_WORDS_MIN: u32 = 8;
/// ... and not at all when more than one in so many does not.
const AGAINST_SHARE: u32 = 10;
/// So many lines undo all before.
const TYPE_LINES_MAX: i32 = 8;
/// A hyphen takes no more than this share of its slot; dashes fill theirs.
const HYPHEN_SHARE_MAX: f32 = 0.8;
/// How sure a letter is that its font draws so. Thousandths.
const SHAPE_MILLI: u32 = 980;
/// Letters that speak against a font, more than for it, when it is another one.
const DOUBT_MAX: i32 = 4;
/// A font is looked for till a face has shown so many letters of it.
const SHOWN_MAX: usize = 40;
/// Memory of a letter beside its pixels, bytes, about.
const LETTER_BYTES: usize = 200;

/// One cell of a face.
pub(super) struct Letter {
    pub(super) face: u32,
    pub(super) pixels: Zeroizing<Vec<u8>>,
    /// All of it, levels.
    pub(super) ink: u64,
    votes: Vec<Vote>,
    /// What its face's font draws so. None: nothing was looked for.
    shape: Option<Option<drawn::Told>>,
    /// The widest paper seen before and after it within a word, columns.
    pub(super) widest: [Option<usize>; 2],
    /// When it was met last.
    pub(super) used: u64,
}

/// What a cell has been read as.
struct Vote {
    text: String,
    /// The word that voted last: the same word again tells nothing new.
    word: u64,
    /// Words in a row that differ from the one before, and those that were read unsurely.
    words: u32,
    unsure: u32,
    /// A word that was read very surely, each letter in a cell of its own, has said so.
    is_clear: bool,
    /// Its surest word, thousandths.
    confidence_milli: u32,
}

impl Drop for Vote {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// What a letter is.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) text: &'a str,
    pub(super) confidence_milli: u32,
    /// Enough words have said so; else it is good for those words alone.
    pub(super) is_sure: bool,
    /// A word that was read surely has said so.
    pub(super) is_read: bool,
    /// How many such words have.
    pub(super) words: u32,
    /// Paper before it and after it that is its own, pixels, where its font is known.
    pub(super) bearings: Option<[f32; 2]>,
}

impl Told<'_> {
    /// The same when so many words have said so, in all the places between pixels where it was seen.
    pub(super) fn said_by(self, words: u32) -> Self {
        Self {
            is_sure: words >= WORDS_MIN,
            words,
            ..self
        }
    }
}

impl Letter {
    pub(super) fn new(face: u32, pixels: Zeroizing<Vec<u8>>) -> Self {
        Self {
            face,
            ink: ink::amount(&pixels),
            pixels,
            votes: vec![],
            shape: None,
            widest: [None; 2],
            used: 0,
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.pixels.len() + LETTER_BYTES
    }

    /// Counts that a word, read this surely, has this text in the cell.
    pub(super) fn vote(
        &mut self,
        text: String,
        word: &str,
        (is_sure, is_clear): (bool, bool),
        confidence_milli: u32,
    ) {
        let at = self.votes.iter().position(|vote| vote.text == text);
        let at = at.unwrap_or_else(|| {
            self.votes.push(Vote {
                text,
                word: 0,
                words: 0,
                unsure: 0,
                is_clear: false,
                confidence_milli,
            });
            self.votes.len() - 1
        });
        let (vote, word) = (&mut self.votes[at], hash(word));
        if !is_sure {
            vote.unsure += 1;
        } else if vote.words == 0 || vote.word != word {
            vote.word = word;
            vote.words += 1;
        }
        vote.is_clear |= is_clear;
        vote.confidence_milli = vote.confidence_milli.max(confidence_milli);
    }

    pub(super) fn note_gaps(&mut self, before: Option<usize>, after: Option<usize>) {
        for (widest, gap) in self.widest.iter_mut().zip([before, after]) {
            *widest = (*widest).max(gap);
        }
    }

    /// Whether its face's font was asked for it.
    pub(super) fn is_looked_for(&self) -> bool {
        self.shape.is_some()
    }

    /// Takes note of what its face's font draws so.
    pub(super) fn note_shape(&mut self, told: Option<drawn::Told>) {
        self.shape = Some(told);
    }

    /// Forgets what its face's font draws so, for it is set in another one.
    pub(super) fn forget_shape(&mut self) {
        self.shape = None;
    }

    /// How much it says against its face's font, which draws this so: less than nothing, where words say the same of it.
    pub(super) fn doubt(&self, told: Option<&drawn::Told>) -> i32 {
        let read = self
            .told()
            .filter(|read| read.is_sure && read.text.chars().count() == 1);
        let is_same = |read: &Told<'_>| told.is_some_and(|told| *told.text == read.text);
        match read {
            Some(read) if is_same(&read) => -1,
            Some(_) => 1,
            None => 0,
        }
    }

    /// None: words do not agree.
    pub(super) fn told(&self) -> Option<Told<'_>> {
        if let Some(Some(shape)) = &self.shape {
            return Some(Told {
                text: &shape.text,
                confidence_milli: SHAPE_MILLI,
                is_sure: true,
                is_read: true,
                words: WORDS_MIN,
                bearings: Some(shape.bearings),
            });
        }
        let is_read = self.votes.iter().any(|vote| vote.words > 0);
        let (count, least): (fn(&Vote) -> u32, u32) = match is_read {
            true => (|vote| vote.words, WORDS_MIN),
            false => (|vote| vote.unsure, UNSURE_WORDS_MIN),
        };
        let first = self.votes.iter().max_by_key(|vote| count(vote))?;
        let others = self
            .votes
            .iter()
            .filter(|vote| !alike(&vote.text, &first.text));
        let against: u32 = others.map(count).sum();
        let words = match first.is_clear {
            true => first.words.max(WORDS_MIN),
            false => first.words,
        };
        (against * AGAINST_SHARE <= count(first)).then_some(Told {
            text: &first.text,
            confidence_milli: first.confidence_milli,
            is_sure: count(first) >= least || first.is_clear,
            is_read,
            words,
            bearings: None,
        })
    }
}

/// Whether two texts differ only in signs that the engine takes for each other.
fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace(['’', '‘', '`'], "'").replace(['–', '—'], "-");
    one == other || plain(one) == plain(other)
}

/// What is known of a face beside its letters.
#[derive(Default)]
pub(super) struct Face {
    pub(super) gaps: Gaps,
    /// Lines of typewriter type that were read in it, and others, counted back.
    typewritten: i32,
    /// Pixels of a slot in the newest of the former.
    pitch: Option<f32>,
    /// Its font, if it is installed.
    pub(super) font: Option<FaceFont>,
    /// Words that its font is told by, and how many letters they had when it was looked for.
    shown: Vec<Vec<Shown>>,
    looked_for_in: usize,
    /// What its letters have said against its font, so far.
    doubt: i32,
}

impl Face {
    /// Takes note of what letters say against its font, and gives it up when that is much.
    pub(super) fn is_doubted(&mut self, doubt: i32) -> bool {
        self.doubt = (self.doubt + doubt).max(-DOUBT_MAX);
        let is_doubted = self.font.is_some() && self.doubt > DOUBT_MAX;
        if is_doubted {
            (self.font, self.doubt) = (None, 0);
        }
        is_doubted
    }

    /// Takes note of words in its font. All that it has shown, where these are worth looking for it.
    pub(super) fn show(&mut self, words: Vec<Vec<Shown>>) -> Option<&[Vec<Shown>]> {
        let count = |words: &[Vec<Shown>]| words.iter().map(Vec::len).sum::<usize>();
        if self.looked_for_in >= SHOWN_MAX {
            self.shown = vec![];
            return None;
        }
        self.shown.extend(words);
        let shown = count(&self.shown);
        let is_more = shown * 2 >= self.looked_for_in * 3;
        (shown >= fonts::SHOWN_MIN && is_more).then(|| {
            self.looked_for_in = shown;
            self.shown.as_slice()
        })
    }

    /// Counts a line of it that has these slots.
    pub(super) fn note_type(&mut self, slots: &[Slot]) {
        let pitch = slots::width(slots);
        let step = if pitch.is_some() { 1 } else { -1 };
        self.typewritten = (self.typewritten + step).clamp(-TYPE_LINES_MAX, TYPE_LINES_MAX);
        self.pitch = pitch.or(self.pitch);
    }

    /// The width of a slot of typewriter type, pixels; none of other.
    pub(super) fn pitch(&self) -> Option<f32> {
        self.pitch.filter(|_| self.is_typewritten())
    }

    /// Whether a cell of a row is a hyphen of typewriter type, which its shape tells.
    pub(super) fn is_hyphen(&self, row: &Row<'_>, cell: &Cell) -> bool {
        let fits = |pitch: f32| cell.columns.len() as f32 <= pitch * HYPHEN_SHARE_MAX;
        self.pitch().is_some_and(fits) && cell.is_dash(row.line.height as usize)
    }

    pub(super) fn is_typewritten(&self) -> bool {
        let counted = self.typewritten > 0;
        self.font.map_or(counted, |font| font.is_typewriter)
    }

    /// Where the letters of a row stand in typewriter type; nowhere in other.
    pub(super) fn slots(&self, row: &Row<'_>) -> Vec<Slot> {
        match self.is_typewritten() {
            true => row.slots(),
            false => vec![],
        }
    }
}

/// What is kept of a word.
pub(super) fn hash(word: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(votes: &[(&str, &str, u32)], expected: &str) {
        let mut letter = Letter::new(1, Zeroizing::default());
        for (text, word, confidence_milli) in votes {
            letter.vote(
                (*text).to_owned(),
                word,
                (*confidence_milli >= 800, false),
                *confidence_milli,
            );
        }
        let told = letter.told().map(|told| match told.is_sure {
            true => told.text.to_owned(),
            false => format!("{}?", told.text),
        });
        assert_eq!(told.unwrap_or_default(), expected, "{votes:?}");
    }

    #[test]
    fn a_letter_is_what_different_words_say() {
        check(&[], "");
        check(&[("a", "bad", 995)], "a?");
        check(&[("a", "bad", 950), ("a", "bad", 950)], "a?");
        check(&[("a", "bad", 950), ("a", "had", 950)], "a");
        check(&[("T", "Tf", 950), ("I", "If", 950)], "");
        check(
            &[
                ("'", "don't", 950),
                ("’", "can’t", 950),
                ("'", "isn't", 950),
            ],
            "'",
        );
    }

    #[test]
    fn what_is_read_unsurely_again_and_again_is_known_until_it_is_read() {
        let mut votes = vec![("c", "cm", 400); UNSURE_WORDS_MIN as usize - 1];
        check(&votes, "c?");
        votes.push(("c", "cm", 400));
        check(&votes, "c");
        votes.push(("e", "em", 400));
        check(&votes, "");
        votes.push(("e", "end", 900));
        check(&votes, "e?");
    }

    #[test]
    fn a_font_that_letters_speak_against_is_given_up() {
        let font = drawn::FaceFont {
            at: 0,
            space: 4.0,
            is_typewriter: false,
        };
        let mut face = Face {
            font: Some(font),
            ..Face::default()
        };
        assert!(!face.is_doubted(-20));
        assert!(!face.is_doubted(2 * DOUBT_MAX));
        assert!(face.is_doubted(1));
        assert!(face.font.is_none());
    }

    #[test]
    fn one_clear_word_is_enough() {
        let mut letter = Letter::new(1, Zeroizing::default());
        letter.vote("a".to_owned(), "haven", (true, false), 980);
        assert!(!letter.told().unwrap().is_sure);
        letter.vote("a".to_owned(), "haven", (true, true), 980);
        assert!(letter.told().unwrap().is_sure);
    }
}

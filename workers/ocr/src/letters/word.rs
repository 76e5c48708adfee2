//! Words as their letters tell them.

use std::ops::Range;

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use super::{
    align,
    face::{Face, Told},
    gaps::{Bounds, Gap},
    lexicon::{self, Lexicon},
    row::Row,
    touching,
};
use crate::{
    ReadWord,
    slots::{Shown, Slot},
};

/// Letters of a word that is told from the next one by having been read before: figures stand wide apart.
const LETTERS_MIN: usize = 2;

/// The step between two figures with a space between is longer than this, in percent of that without one.
const STEP_PERCENT_MAX: usize = 125;

/// Paper beside that of two letters themselves is no space up to this share of one, and is one from this share on.
const OWN_PAPER_MAX: f32 = 0.4;
const SPACE_PAPER_MIN: f32 = 0.65;
/// Letters are spread when more than three quarters of them have more.
const SPREAD_PAPER_MAX: f32 = 0.2;

/// How sure a hyphen is that its shape tells. Thousandths.
const HYPHEN_MILLI: u32 = 900;

/// A run of cells that stand together.
pub(super) struct Word {
    pub(super) cells: Range<usize>,
    /// None: nobody knows what it is.
    pub(super) text: Option<Zeroizing<String>>,
    confidence_milli: u32,
}

/// A word that grows cell by cell.
struct Growing {
    cells: Range<usize>,
    text: Zeroizing<String>,
    is_known: bool,
    /// Cells that letters alone do not tell: it is believed when it was read before.
    weak: Vec<usize>,
    /// Some of its letters were seen elsewhere between pixels.
    has_shifted: bool,
    /// Some are told by their font.
    has_drawn: bool,
    /// Where paper stands that may be a space: the cell and the byte of the text after it.
    unclear: Vec<(usize, usize)>,
    confidence_milli: u32,
}

/// The words of a line; `letters` are what its cells are, `slots` where they stand in typewriter type.
pub(super) fn words(
    row: &Row<'_>,
    letters: &[Option<Letter<'_>>],
    face: &Face,
    slots: &[Slot],
    lexicon: &Lexicon,
) -> Option<Vec<Word>> {
    let bounds = face.gaps.bounds();
    if bounds.is_none() && face.font.is_none() {
        return None;
    }
    let step = bounds.and_then(|bounds| step_of_figures(&bounds, row, letters));
    let drawn = drawn_gaps(face, row, letters);
    let mut words: Vec<Growing> = vec![];
    for (at, letter) in letters.iter().enumerate() {
        let gap = match at.checked_sub(1) {
            Some(_) if !slots.is_empty() => gap_in(slots, row, at),
            Some(before) => match face.pitch() {
                Some(pitch) => gap_of_pitch(row, at, pitch),
                None => drawn[at].unwrap_or_else(|| {
                    let gap = bounds.map_or(Gap::Unclear, |bounds| {
                        gap(&bounds, row, at, &letters[before], letter)
                    });
                    match gap {
                        Gap::Unclear if is_step(step, row, at, letters) => Gap::Inside,
                        gap => gap,
                    }
                }),
            },
            None => Gap::Space,
        };
        match words.last_mut() {
            Some(word) if gap != Gap::Space => word.goes_on(gap),
            _ => words.push(Growing::new(at)),
        }
        if let Some(word) = words.last_mut() {
            word.take(letter.as_ref(), || row.cells[at].is_bar());
        }
    }
    let told = words.into_iter().flat_map(|word| word.told(face, lexicon));
    Some(told.collect())
}

/// What the paper before a cell of typewriter type is: a space takes a slot.
fn gap_in(slots: &[Slot], row: &Row<'_>, at: usize) -> Gap {
    let paper = row.cells[at - 1].columns.end..=row.cells[at].columns.start;
    let is_space = |slot: &Slot| {
        let middle = usize::midpoint(slot.columns.start as usize, slot.columns.end as usize);
        slot.shown == Shown::Paper && paper.contains(&middle)
    };
    match slots.iter().any(is_space) {
        true => Gap::Space,
        false => Gap::Inside,
    }
}

/// What the paper before a cell is in a line of typewriter type that is too short to show its slots.
fn gap_of_pitch(row: &Row<'_>, at: usize, pitch: f32) -> Gap {
    match row.gap_before(at) as f32 >= pitch {
        true => Gap::Space,
        false => Gap::Inside,
    }
}

/// What the paper before a cell is.
fn gap(
    bounds: &Bounds,
    row: &Row<'_>,
    at: usize,
    before: &Option<Letter<'_>>,
    letter: &Option<Letter<'_>>,
) -> Gap {
    let width = row.gap_before(at);
    let after_widest = before.as_ref().and_then(|before| before.widest[1]);
    let before_widest = letter.as_ref().and_then(|letter| letter.widest[0]);
    let is_wide = width >= row.line.height as usize;
    match bounds.judge(width, after_widest, before_widest) {
        Gap::Space if !is_wide && may_be_a_number(before, letter) => Gap::Unclear,
        gap => gap,
    }
}

/// What the paper before each cell is, as the font of their face has it. None: it says nothing, or the letters are spread.
fn drawn_gaps(face: &Face, row: &Row<'_>, letters: &[Option<Letter<'_>>]) -> Vec<Option<Gap>> {
    let bearings = |at: usize| letters.get(at)?.as_ref()?.told.bearings;
    // Paper beside the letters' own, spaces.
    let paper = |at: usize| {
        let [_, after] = bearings(at.checked_sub(1)?)?;
        let [before, _] = bearings(at)?;
        Some((row.gap_before(at) as f32 - after - before) / face.font?.space)
    };
    let papers: Vec<Option<f32>> = (0..letters.len()).map(paper).collect();
    let mut sorted: Vec<f32> = papers.iter().flatten().copied().collect();
    sorted.sort_by(f32::total_cmp);
    let is_spread = sorted
        .get(sorted.len() / 4)
        .is_some_and(|paper| *paper > SPREAD_PAPER_MAX);
    let gap = |paper: f32| match paper {
        ..OWN_PAPER_MAX => Gap::Inside,
        SPACE_PAPER_MIN.. => Gap::Space,
        _ => Gap::Unclear,
    };
    let gaps = papers.into_iter();
    gaps.map(|paper| paper.filter(|_| !is_spread).map(gap))
        .collect()
}

/// Whether a cell is a figure for sure.
fn is_figure(letter: &Option<Letter<'_>>) -> bool {
    let letter = letter.as_ref().and_then(Letter::alone);
    letter.is_some_and(|sign| sign.is_ascii_digit())
}

/// From the middle of the cell before this one to its own, half pixels.
fn step_to(row: &Row<'_>, at: usize) -> usize {
    row.cells[at].twice_middle() - row.cells[at - 1].twice_middle()
}

/// The least step from figure to figure in a row, of those between which there is surely no space.
fn step_of_figures(
    bounds: &Bounds,
    row: &Row<'_>,
    letters: &[Option<Letter<'_>>],
) -> Option<usize> {
    let pairs = (1..letters.len()).filter(|at| letters[at - 1..=*at].iter().all(is_figure));
    let inside =
        pairs.filter(|at| gap(bounds, row, *at, &letters[at - 1], &letters[*at]) == Gap::Inside);
    inside.map(|at| step_to(row, at)).min()
}

/// Whether two cells are figures as far apart as others: they are as wide as each other, and a 1 has paper at its sides.
fn is_step(step: Option<usize>, row: &Row<'_>, at: usize, letters: &[Option<Letter<'_>>]) -> bool {
    let fits = |step: usize| step_to(row, at) * 100 <= step * STEP_PERCENT_MAX;
    letters[at - 1..=at].iter().all(is_figure) && step.is_some_and(fits)
}

/// A cell that is known.
pub(super) struct Letter<'a> {
    pub(super) told: Told<'a>,
    /// The widest paper before and after it within words.
    pub(super) widest: [Option<usize>; 2],
    /// It was seen at another place between pixels.
    pub(super) is_shifted: bool,
}

impl<'a> Letter<'a> {
    /// A hyphen of typewriter type.
    pub(super) fn hyphen() -> Self {
        Self::sure("-", HYPHEN_MILLI, [None; 2])
    }

    /// What its shape tells for sure.
    fn sure(text: &'a str, confidence_milli: u32, widest: [Option<usize>; 2]) -> Self {
        Self {
            told: Told {
                text,
                confidence_milli,
                is_sure: true,
                is_read: true,
                words: 0,
                bearings: None,
            },
            widest,
            is_shifted: false,
        }
    }

    /// One that was seen at another place between pixels.
    pub(super) fn shifted(told: Told<'a>, widest: [Option<usize>; 2]) -> Self {
        Self {
            told,
            widest,
            is_shifted: true,
        }
    }

    /// The one letter that it is for sure.
    pub(super) fn alone(&self) -> Option<char> {
        let mut signs = self.told.text.chars();
        let first = signs.next().filter(|_| self.told.is_sure)?;
        signs.next().is_none().then_some(first)
    }

    /// Whether it is what few words have said of its cell, if any has.
    pub(super) fn is_as_read(&self, letter: &Option<Self>) -> bool {
        letter
            .as_ref()
            .is_none_or(|letter| letter.told.text == self.told.text)
    }

    /// Several that touch.
    pub(super) fn touching(told: &'a touching::Told) -> Self {
        Self::sure(&told.text, told.confidence_milli, told.widest)
    }
}

/// Whether a bar stands where another one is usual: a capital I after a small letter or before a vowel, an l beside a figure,
/// among capitals, or before a consonant where a word begins. A font that is fitted to pixels in another way has them in another
/// form, and shows the other one.
fn has_odd_bar(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let is_odd = |at: usize| {
        let [before, after] = [at.checked_sub(1), Some(at + 1)];
        let is = |at: Option<usize>, is: fn(char) -> bool| {
            let sign = at.and_then(|at| signs.get(at));
            sign.is_some_and(|sign| is(*sign))
        };
        let begins = !is(before, char::is_alphanumeric);
        match signs[at] {
            'I' => is(before, char::is_lowercase) || begins && is(after, is_small_vowel),
            'l' => {
                let is_beside = |sign: fn(char) -> bool| is(before, sign) || is(after, sign);
                let is_in_capitals =
                    is(before, char::is_uppercase) && is(after, char::is_uppercase);
                let is_small_consonant = |sign: char| sign.is_lowercase() && !is_small_vowel(sign);
                is_beside(|sign| sign.is_ascii_digit())
                    || is_in_capitals
                    || begins && is(after, is_small_consonant)
            }
            _ => false,
        }
    };
    (0..signs.len()).any(is_odd)
}

fn is_small_vowel(sign: char) -> bool {
    "aeiouyäöüåæøœáàâãéèêëíìîïóòôõúùûý".contains(sign)
}

/// Figures are as wide as each other, so that a 1 has much paper around it.
fn may_be_a_number(before: &Option<Letter<'_>>, after: &Option<Letter<'_>>) -> bool {
    let is_figure = |letter: char| letter.is_ascii_digit();
    let ends = before
        .as_ref()
        .is_none_or(|before| before.told.text.ends_with(is_figure));
    let goes_on = |after: &Letter<'_>| {
        after
            .told
            .text
            .starts_with(|letter| is_figure(letter) || ".,:%".contains(letter))
    };
    ends && after.as_ref().is_some_and(goes_on)
}

/// Whether letters and figures stand in a word, or nothing beside one of them that tells which it is: of a face whose O was
/// never seen, an O is taken for a 0.
fn is_mixed(text: &str) -> bool {
    let count = |is: fn(&char) -> bool| text.chars().filter(is).count();
    let (letters, figures) = (
        count(|sign| sign.is_alphabetic()),
        count(|sign| sign.is_numeric()),
    );
    letters + figures < 2 || letters > 0 && figures > 0
}

impl Growing {
    fn new(at: usize) -> Self {
        Self {
            cells: at..at,
            text: Zeroizing::default(),
            is_known: true,
            weak: vec![],
            has_shifted: false,
            has_drawn: false,
            unclear: vec![],
            confidence_milli: 1_000,
        }
    }

    fn goes_on(&mut self, gap: Gap) {
        if gap == Gap::Unclear {
            self.unclear.push((self.cells.end, self.text.len()));
        }
    }

    fn take(&mut self, letter: Option<&Letter<'_>>, is_bar: impl Fn() -> bool) {
        self.cells.end += 1;
        let Some(Letter {
            told, is_shifted, ..
        }) = letter
        else {
            self.is_known = false;
            return;
        };
        // An upright bar is an l after a small letter; elsewhere it may be an I.
        let is_after_small = self
            .text
            .chars()
            .next_back()
            .is_some_and(char::is_lowercase);
        let is_told = match told.text {
            _ if told.bearings.is_some() => true,
            "l" => is_after_small || !is_bar(),
            "I" | "|" | "1" => !is_bar(),
            _ => true,
        };
        if !(is_told && told.is_sure) {
            self.weak.push(self.cells.end - 1);
        }
        self.has_shifted |= *is_shifted;
        self.has_drawn |= told.bearings.is_some();
        self.text.push_str(told.text);
        self.confidence_milli = self.confidence_milli.min(told.confidence_milli);
    }

    /// The words that it is.
    fn told(self, face: &Face, lexicon: &Lexicon) -> Vec<Word> {
        let whole = self.part(
            face,
            &(self.cells.start, 0),
            &(self.cells.end, self.text.len()),
        );
        let is_believed = |word: &Word| word.text.as_ref().is_some_and(|text| lexicon.knows(text));
        // That a word was read says nothing of signs around it.
        let core = lexicon::core(&self.text);
        let is_in_core = |(_, at): &(usize, usize)| core.start < *at && *at < core.end;
        let is_weak = !self.weak.is_empty()
            || self.has_shifted && is_mixed(&self.text)
            || self.has_drawn && has_odd_bar(&self.text);
        if !is_weak && self.unclear.is_empty()
            || is_believed(&whole) && self.unclear.iter().all(is_in_core)
        {
            return vec![whole];
        }
        let end = (self.cells.end, self.text.len());
        let ends = self.unclear.iter().chain([&end]);
        let starts = [(self.cells.start, 0)];
        let starts = starts.iter().chain(&self.unclear);
        let parts: Vec<Word> = starts
            .zip(ends)
            .map(|(start, end)| self.part(face, start, end))
            .collect();
        let is_known = |part: &Word| part.has_letters() && is_believed(part);
        let is_told = |part: &Word| is_known(part) || self.is_figure(part);
        // Between two figures there may be a space or none.
        let are_turns = parts.windows(2).all(|two| two.iter().any(is_known));
        if parts.len() > 1 && parts.iter().all(is_told) && are_turns {
            return parts;
        }
        vec![Word {
            text: None,
            ..whole
        }]
    }

    /// Whether letters tell a part of it, which is a figure.
    fn is_figure(&self, part: &Word) -> bool {
        let Some(text) = &part.text else {
            return false;
        };
        let is_of_figure = |sign: char| sign.is_ascii_digit() || ".,:".contains(sign);
        text.chars().all(is_of_figure)
            && !self.weak.iter().any(|cell| part.cells.contains(cell))
            && !(self.has_shifted && is_mixed(text))
    }

    fn part(&self, face: &Face, start: &(usize, usize), end: &(usize, usize)) -> Word {
        let text = align::joined(&self.text[start.1..end.1], face.is_typewritten());
        Word {
            cells: start.0..end.0,
            text: text.filter(|_| self.is_known).map(Zeroizing::new),
            confidence_milli: self.confidence_milli,
        }
    }
}

impl Word {
    fn has_letters(&self) -> bool {
        let letters = self.text.iter().flat_map(|text| text.chars());
        letters.filter(|letter| letter.is_alphabetic()).count() >= LETTERS_MIN
    }

    /// The word where it stands in its line; none when it is unknown.
    pub(super) fn read(&self, row: &Row<'_>) -> Option<ReadWord> {
        let cells = &row.cells[self.cells.clone()];
        let top = cells.iter().map(|cell| cell.rows.start).min()?;
        let bottom = cells.iter().map(|cell| cell.rows.end).max()?;
        let columns = row.columns(&self.cells);
        Some(ReadWord {
            text: self.text.as_ref()?.to_string(),
            place: Rect {
                x: i32::try_from(columns.start).ok()?,
                y: i32::try_from(top).ok()?,
                width: u32::try_from(columns.len()).ok()?,
                height: u32::try_from(bottom - top).ok()?,
            },
            confidence_milli: self.confidence_milli,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_odd_where_another_one_is_usual() {
        for text in [
            "wheeI", "2l2", "l931", "EXlT", "faiIures", "1l", "ln", "(lmport)", "lpx", "ll", "Iate",
        ] {
            assert!(has_odd_bar(text), "{text}");
        }
        for text in [
            "Il", "El", "Close", "well", "IX", "PIN", "50", "l", "l’eau", "Ill", "left", "In",
            "world",
        ] {
            assert!(!has_odd_bar(text), "{text}");
        }
    }
}

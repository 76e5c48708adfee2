//! Where the letters of a line that is read stand.

use std::ops::Range;

use crate::{
    ink::{self, Cell, Column},
    protocol::{AnswerWord, Request},
    slots::Slot,
};

/// Letters as high as capitals, about.
const TALL: &str = "bdfhklßþ";

/// A line, its columns, and how high its letters are.
pub(super) struct Line<'a> {
    pub(super) request: &'a Request,
    pub(super) columns: &'a [Column],
    pub(super) cells: Vec<Cell>,
    /// The row below most of its letters.
    pub(super) baseline: usize,
    /// Height of capitals, rows.
    pub(super) tall: usize,
    /// Its letters stand on a grid.
    pub(super) is_typewriter: bool,
}

impl<'a> Line<'a> {
    /// `None` where none of these words tells how high capitals are.
    pub(super) fn of(
        words: &[AnswerWord],
        columns: &'a [Column],
        slots: &[Slot],
        request: &'a Request,
    ) -> Option<Self> {
        let mut letters = words.iter().flat_map(|word| word.text.chars());
        let has_tall = letters.any(|letter| {
            letter.is_uppercase() || letter.is_ascii_digit() || TALL.contains(letter)
        });
        let cells = ink::cells(columns);
        let baseline = ink::baseline(&cells);
        let mut tops: Vec<usize> = cells.iter().map(|cell| cell.rows.start).collect();
        tops.sort_unstable();
        // The highest may have an accent.
        let top = tops.get(1).or(tops.first()).copied()?;
        has_tall.then(|| Self {
            request,
            columns,
            cells,
            baseline,
            tall: baseline.saturating_sub(top),
            is_typewriter: !slots.is_empty(),
        })
    }

    /// The cells that lie within a word.
    pub(super) fn cells_of(&self, word: &AnswerWord) -> impl Iterator<Item = &Cell> {
        let columns = columns_of(word);
        let cells = self.cells.iter();
        cells.filter(move |cell| {
            columns.start <= cell.columns.start && cell.columns.end <= columns.end
        })
    }

    /// This share of the height of capitals, in percent.
    pub(super) fn share(&self, percent: usize) -> usize {
        self.tall * percent / 100
    }
}

/// The columns of a word.
pub(super) fn columns_of(word: &AnswerWord) -> Range<usize> {
    word.left as usize..(word.left + word.width) as usize
}

/// A count of pixels as words have it.
pub(super) fn px(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A text with each of its signs as it looks, in their order; `sign` is told where it stands, how it was read, and what
/// shows. `None`: not as many show as were read.
pub(super) fn as_shown<T>(
    text: &str,
    is_sign: impl Fn(char) -> bool,
    shown: &[T],
    sign: impl Fn(usize, char, &T) -> char,
) -> Option<String> {
    if text.chars().filter(|letter| is_sign(*letter)).count() != shown.len() {
        return None;
    }
    let mut shown = shown.iter();
    let letters = text.chars().enumerate().map(|(at, letter)| {
        let own = is_sign(letter).then(|| shown.next()).flatten();
        own.map_or(letter, |own| sign(at, letter, own))
    });
    Some(letters.collect())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{ink::tests::picture, slots::slots};

    /// What becomes of a word that was read in a picture of these rows.
    pub(in super::super) fn mended(
        mend: impl Fn(&mut [AnswerWord], &Line<'_>),
        rows: &[&str],
        read: &str,
    ) -> String {
        let request = Request {
            width: u32::try_from(rows[0].len()).unwrap(),
            height: u32::try_from(rows.len()).unwrap(),
            grey: picture(rows),
            ..Default::default()
        };
        let mut words = [AnswerWord {
            text: read.to_owned(),
            width: request.width,
            height: request.height,
            ..Default::default()
        }];
        let columns = ink::columns(&request.grey, request.width as usize);
        let line = Line::of(&words, &columns, &slots(&columns), &request).unwrap();
        mend(&mut words, &line);
        let [word] = words;
        word.text
    }
}

//! Tells + and - of typewriter type by their shapes: the engine takes rows of them, and those beside letters ("i++", "+3 -1"), for
//! letters that it expects there.

use std::ops::Range;

use super::confidence::SEEN_MILLI;
use crate::{
    ink::{self, Column},
    protocol::{AnswerWord, Request},
    slots::{Shown, Slot},
};

/// Smaller signs show no arms, pixels.
const SIDE_PX_MIN: usize = 4;
/// A plus is about as wide as high, in percent. Its arms go through so much of its width and height, are no thicker than this of the
/// other side, and cross this far from its left and upper end.
const WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 70..=145;
const ARM_PERCENT_MIN: usize = 85;
const ARM_THICK_PERCENT_MAX: usize = 34;
const CENTRE_PERCENT: std::ops::RangeInclusive<usize> = 36..=64;
/// A hyphen is so many times as wide as high, in percent, at least, and so wide at most in percent of its slot: dashes fill theirs.
const HYPHEN_SLENDER_PERCENT_MIN: usize = 170;
const HYPHEN_WIDTH_PERCENT_MAX: usize = 75;
/// What the engine makes of a hyphen.
const LIKE_HYPHEN: [char; 5] = ['-', '–', '—', '−', '~'];
/// A word of which so much is told by its shape is as sure as that, in percent.
const SEEN_PERCENT_MIN: usize = 60;

/// The words with the signs that their slots show, where there is one letter for each slot.
pub(super) fn mend(
    words: &mut [AnswerWord],
    slots: &[Slot],
    columns: &[Column],
    request: &Request,
) {
    for word in words {
        let word_columns = word.left..word.left + word.width;
        let is_own = |slot: &&Slot| {
            let middle = u32::midpoint(slot.columns.start, slot.columns.end);
            slot.shown != Shown::Paper && word_columns.contains(&middle)
        };
        let own: Vec<&Slot> = slots.iter().filter(is_own).collect();
        if own.is_empty() || own.len() != word.text.chars().count() {
            continue;
        }
        let shown = word.text.chars().zip(own).map(|(letter, slot)| {
            match Sign::of(request, columns, slot) {
                Some(sign) if sign.is_plus() => ('+', true),
                Some(sign) if LIKE_HYPHEN.contains(&letter) && sign.is_hyphen() => ('-', true),
                _ => (letter, false),
            }
        });
        let (text, are_seen): (String, Vec<bool>) = shown.unzip();
        word.text = text;
        let seen = are_seen.iter().filter(|is_seen| **is_seen).count();
        if seen * 100 >= are_seen.len() * SEEN_PERCENT_MIN {
            word.confidence_milli = SEEN_MILLI;
        }
    }
}

/// The ink of a slot.
struct Sign<'a> {
    request: &'a Request,
    columns: Range<usize>,
    rows: Range<usize>,
    slot_width: usize,
}

impl<'a> Sign<'a> {
    /// `None`: there is none.
    fn of(request: &'a Request, columns: &[Column], slot: &Slot) -> Option<Self> {
        let (start, end) = (slot.columns.start as usize, slot.columns.end as usize);
        let end = end.min(columns.len());
        let cells = ink::cells(columns.get(start..end)?);
        let rows = || cells.iter().map(|cell| &cell.rows);
        Some(Self {
            request,
            columns: start + cells.first()?.columns.start..start + cells.last()?.columns.end,
            rows: rows().map(|rows| rows.start).min()?..rows().map(|rows| rows.end).max()?,
            slot_width: end - start,
        })
    }

    /// Whether this is two arms that cross in its middle, and nothing else.
    fn is_plus(&self) -> bool {
        let (width, height) = (self.columns.len(), self.rows.len());
        if width.min(height) < SIDE_PX_MIN || !WIDTH_PERCENT.contains(&(width * 100 / height)) {
            return false;
        }
        let in_row = |y: &usize| {
            self.columns
                .clone()
                .filter(|x| self.request.has_ink((*x, *y)))
                .count()
        };
        let in_column = |x: &usize| {
            let rows = self.rows.clone();
            rows.filter(|y| self.request.has_ink((*x, *y))).count()
        };
        let lies = arm(&self.rows, |y| in_row(y) * 100 >= width * ARM_PERCENT_MIN);
        let stands = arm(&self.columns, |x| {
            in_column(x) * 100 >= height * ARM_PERCENT_MIN
        });
        let (Some(lies), Some(stands)) = (lies, stands) else {
            return false;
        };
        let is_aside = |x: &usize| !stands.contains(x);
        let mut rest = self.rows.clone().filter(|y| !lies.contains(y));
        !rest.any(|y| {
            self.columns
                .clone()
                .filter(is_aside)
                .any(|x| self.request.has_ink((x, y)))
        })
    }

    fn is_hyphen(&self) -> bool {
        let (width, height) = (self.columns.len(), self.rows.len());
        width * 100 >= height * HYPHEN_SLENDER_PERCENT_MIN
            && width * 100 <= self.slot_width * HYPHEN_WIDTH_PERCENT_MAX
    }
}

/// The rows or columns in the middle of a sign that an arm fills; `None` where there are none, or others.
fn arm(all: &Range<usize>, is_filled: impl Fn(&usize) -> bool) -> Option<Range<usize>> {
    let first = all.clone().find(&is_filled)?;
    let last = all.clone().rfind(&is_filled)?;
    let arm = first..last + 1;
    let centre = (first + last + 1 - 2 * all.start) * 50 / all.len();
    let is_arm = CENTRE_PERCENT.contains(&centre)
        && arm.len() * 100 <= all.len() * ARM_THICK_PERCENT_MAX
        && arm.clone().all(|at| is_filled(&at));
    is_arm.then_some(arm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slots::slots;

    /// Columns of a slot, and rows of a letter.
    const PITCH: usize = 8;
    const HEIGHT: usize = 10;

    /// What becomes of one word that was read in a line of these signs, one slot each.
    fn check(print: &str, read: &str, expected: &str) {
        let width = print.len() * PITCH;
        let ink = |x: usize, y: usize| match (print.as_bytes()[x / PITCH], x % PITCH) {
            (b'+', x) => x == 3 && (3..8).contains(&y) || y == 5 && (1..6).contains(&x),
            (b't', x) => x == 3 && y < HEIGHT || y == 3 && (1..6).contains(&x) || y == 9 && x == 4,
            (b'-', x) => y == 5 && (1..6).contains(&x),
            (b'=', x) => y == 5 && x < 8,
            (_, x) => (1..6).contains(&x),
        };
        let pixels = (0..HEIGHT).flat_map(|y| (0..width).map(move |x| (x, y)));
        let grey: Vec<u8> = pixels
            .map(|(x, y)| if ink(x, y) { 0 } else { 255 })
            .collect();
        let request = Request {
            width: width as u32,
            height: HEIGHT as u32,
            grey,
            ..Default::default()
        };
        let columns = ink::columns(&request.grey, width);
        let slots = slots(&columns);
        assert!(!slots.is_empty(), "{print} has a grid");
        let mut words = [AnswerWord {
            text: read.to_owned(),
            width: request.width,
            height: request.height,
            ..Default::default()
        }];
        mend(&mut words, &slots, &columns, &request);
        assert_eq!(words[0].text, expected);
    }

    #[test]
    fn signs_of_typewriter_type_are_told_by_their_shapes() {
        let letters = "HHHHHHHHHHHH";
        check(
            &format!("{letters}++t"),
            &format!("{letters}ttt"),
            &format!("{letters}++t"),
        );
        check(
            &format!("{letters}+--"),
            &format!("{letters}4–-"),
            &format!("{letters}+--"),
        );
        // Not as many letters as slots.
        check(
            &format!("{letters}+++"),
            &format!("{letters}tt"),
            &format!("{letters}tt"),
        );
    }
}

//! Tells what stands in a cell in which letters touch, or reach over each other as in "To": letters of its face that are known
//! alone, put side by side so that they show what the cell shows.

use std::{cmp::Ordering, ops::Range};

use zeroize::Zeroizing;

use super::{
    face::{self, Letter},
    row::{Cell, LEVELS_MAX},
};
use crate::{fonts::Form, ink::INK_LEVEL};

/// Letters in one cell, at most.
const LETTERS_MAX: usize = 4;
/// A letter begins so many columns before the end of the one before it, or after it, at most: the pale columns beside two add up
/// to ink.
const OVER_MAX: usize = 3;
const APART_MAX: usize = 1;
/// Narrower ones, pixels, show too little to be told.
const WIDTH_MIN: usize = 3;
/// Columns of a letter that nothing stands beside, at least: there the cell looks as the letter does.
const OWN_COLUMNS_MIN: usize = 2;
/// Ways that are tried for a cell.
const STEPS_MAX: usize = 4_000;
/// So many of a letter's darkest pixels, spread over its rows, are compared before all others: they tell most that do not stand
/// there.
const DARK_PIXELS: usize = 6;

/// A letter that is known alone.
pub(super) struct Known<'a> {
    pub(super) form: Form,
    pub(super) letter: &'a Letter,
    pub(super) text: &'a str,
    pub(super) confidence_milli: u32,
    /// Columns and rows of its darkest pixels.
    dark: Vec<(usize, usize)>,
}

impl<'a> Known<'a> {
    /// None: it is narrow, or several letters, or a part of one.
    pub(super) fn of(form: Form, letter: &'a Letter, told: &face::Told<'a>) -> Option<Self> {
        let mut signs = told.text.chars();
        let is_letter = signs.next().is_some_and(char::is_alphanumeric) && signs.next().is_none();
        (is_letter && form.0 >= WIDTH_MIN).then_some(Self {
            form,
            letter,
            text: told.text,
            confidence_milli: told.confidence_milli,
            dark: dark(&letter.pixels, form.0),
        })
    }

    /// The order in which letters are tried.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.form
            .cmp(&other.form)
            .then_with(|| self.letter.pixels.cmp(&other.letter.pixels))
    }
}

/// The letters of a cell.
pub(super) struct Told {
    pub(super) text: Zeroizing<String>,
    pub(super) confidence_milli: u32,
    /// The widest paper before the first and after the last within words.
    pub(super) widest: [Option<usize>; 2],
}

/// A letter in its place.
#[derive(Clone, Copy)]
struct Placed {
    /// Which of the known.
    at: usize,
    left: usize,
}

struct Search<'a> {
    cell: &'a Cell,
    known: &'a [Known<'a>],
    placed: Vec<Placed>,
    found: Option<Vec<Placed>>,
    is_unclear: bool,
    steps: usize,
}

/// What stands in a cell. None: nothing known does, or one thing as well as another.
pub(super) fn told(cell: &Cell, known: &[Known<'_>]) -> Option<Told> {
    let mut search = Search {
        cell,
        known,
        placed: vec![],
        found: None,
        is_unclear: false,
        steps: 0,
    };
    search.go_on();
    let placed = search.found.filter(|_| !search.is_unclear)?;
    let of = |one: &Placed| &known[one.at];
    Some(Told {
        text: Zeroizing::new(placed.iter().map(|one| of(one).text).collect()),
        confidence_milli: placed.iter().map(|one| of(one).confidence_milli).min()?,
        widest: [
            of(placed.first()?).letter.widest[0],
            of(placed.last()?).letter.widest[1],
        ],
    })
}

/// The darkest pixels of rows that are spread over a picture so wide.
fn dark(pixels: &[u8], width: usize) -> Vec<(usize, usize)> {
    let rows: Vec<&[u8]> = pixels.chunks_exact(width).collect();
    let step = rows.len().div_ceil(DARK_PIXELS).max(1);
    let spread = rows.iter().enumerate().step_by(step);
    let darkest = spread.filter_map(|(y, row)| {
        let (x, _) = row.iter().enumerate().min_by_key(|(_, level)| **level)?;
        Some((x, y))
    });
    darkest.collect()
}

impl Search<'_> {
    fn width(&self) -> usize {
        self.cell.columns.len()
    }

    /// Puts a letter after those that are placed, each that fits there.
    fn go_on(&mut self) {
        let end = self.end();
        let lefts = match self.placed.is_empty() {
            true => 0..=0,
            false => end.saturating_sub(OVER_MAX)..=end + APART_MAX,
        };
        for left in lefts {
            for at in 0..self.known.len() {
                self.steps += 1;
                if self.is_unclear || self.steps > STEPS_MAX {
                    self.is_unclear |= self.steps > STEPS_MAX;
                    return;
                }
                let right = left + self.known[at].form.0;
                if right <= end || right > self.width() || !self.may_stand(at, left) {
                    continue;
                }
                self.placed.push(Placed { at, left });
                if right == self.width() {
                    self.note();
                } else if self.placed.len() < LETTERS_MAX {
                    self.go_on();
                }
                self.placed.pop();
            }
        }
    }

    /// Where the letters placed so far end.
    fn end(&self) -> usize {
        self.placed
            .last()
            .map_or(0, |last| last.left + self.known[last.at].form.0)
    }

    /// The row of the cell in which a letter begins. None: it reaches out of it.
    fn top(&self, at: usize) -> Option<usize> {
        let (_, height, below) = self.known[at].form;
        let (_, all, end) = self.cell.form;
        let top =
            usize::try_from((below - height.cast_signed()) - (end - all.cast_signed())).ok()?;
        (top + height <= all).then_some(top)
    }

    /// Whether the cell has ink wherever the letter would have.
    fn may_stand(&self, at: usize, left: usize) -> bool {
        let known = &self.known[at];
        let Some(top) = self.top(at) else {
            return false;
        };
        let letter = &known.letter.pixels;
        let fits = |own: &u8, letter: &u8| *own <= letter.saturating_add(LEVELS_MAX);
        let own = |y: usize| &self.cell.pixels[(top + y) * self.width() + left..];
        let mut dark = known.dark.iter();
        let mut rows = letter.chunks_exact(known.form.0).enumerate();
        dark.all(|(x, y)| fits(&own(*y)[*x], &letter[y * known.form.0 + x]))
            && rows.all(|(y, row)| {
                row.iter()
                    .zip(own(y))
                    .all(|(letter, own)| fits(own, letter))
            })
    }

    /// Takes note of a way to fill the cell, if it shows what the cell shows.
    fn note(&mut self) {
        if self.placed.len() < 2 || !self.shows_the_cell() {
            return;
        }
        let letters = |placed: &[Placed]| -> Vec<&str> {
            placed.iter().map(|one| self.known[one.at].text).collect()
        };
        match &self.found {
            Some(found) => self.is_unclear |= letters(found) != letters(&self.placed),
            None => self.found = Some(self.placed.clone()),
        }
    }

    /// Whether the letters leave nothing of the cell out: where nothing stands beside them it looks as they do, and between them
    /// it is as dark as the pale edges of two at most.
    fn shows_the_cell(&self) -> bool {
        let own = self.own_columns();
        let has_own = |one: &Placed| {
            let columns = one.left..one.left + self.known[one.at].form.0;
            own[columns].iter().filter(|own| **own).count() >= OWN_COLUMNS_MIN
        };
        let pale = 2 * (u8::MAX - INK_LEVEL);
        let is_shown = |(at, (cell, shown)): (usize, (&u8, &u8))| {
            let darker = if own[at % own.len()] {
                LEVELS_MAX
            } else {
                pale
            };
            *cell >= shown.saturating_sub(darker) && *cell <= shown.saturating_add(LEVELS_MAX)
        };
        let shown = self.shown();
        let mut pixels = self.cell.pixels.iter().zip(shown.iter()).enumerate();
        self.placed.iter().all(has_own) && pixels.all(is_shown)
    }

    /// The columns that show one letter, and nothing right beside it.
    fn own_columns(&self) -> Vec<bool> {
        let columns = |one: &Placed| one.left..one.left + self.known[one.at].form.0;
        let is_own = |x: usize| {
            let near = x.saturating_sub(1)..(x + 2).min(self.width());
            let letters = || self.placed.iter().map(columns);
            let is_beside = |one: &Range<usize>| one.start < near.end && near.start < one.end;
            letters().any(|one| one.start <= near.start && near.end <= one.end)
                && letters().filter(is_beside).count() == 1
        };
        (0..self.width()).map(is_own).collect()
    }

    /// The letters side by side.
    fn shown(&self) -> Zeroizing<Vec<u8>> {
        let width = self.width();
        let mut shown = Zeroizing::new(vec![255; self.cell.pixels.len()]);
        for one in &self.placed {
            let known = &self.known[one.at];
            // What reaches out of the cell was not placed.
            let top = self.top(one.at).unwrap_or(0);
            for (y, row) in known.letter.pixels.chunks_exact(known.form.0).enumerate() {
                let to = shown[(top + y) * width + one.left..].iter_mut().zip(row);
                to.for_each(|(to, level)| *to = (*to).min(*level));
            }
        }
        shown
    }
}

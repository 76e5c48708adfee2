//! A line taken apart where there is paper: into cells of a letter each, or a few that touch.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::{
    LineImage,
    fonts::{Form, Shape},
    ink::{self, Column},
    slots::{self, Slot},
};

/// Cells with at most this share of the line's height between them may be one letter.
const NEAR_SHARE: usize = 8;
/// An upright bar is at least this many times as high as wide.
const BAR_HEIGHT_MIN: usize = 3;
/// A hyphen is at least this many times as wide as high, its ink takes this share of its pixels, in percent, and it lies so far
/// above where letters stand, in percent of the height of its line.
const HYPHEN_WIDTH_MIN: usize = 2;
const HYPHEN_INK_PERCENT_MIN: usize = 80;
const HYPHEN_ABOVE_PERCENT: std::ops::RangeInclusive<usize> = 12..=66;
/// Pixels of the same letter in two lines differ by less than this in their normal form, of 255 levels: a line without
/// full black is brought to it.
pub(super) const LEVELS_MAX: u8 = 32;

/// A run of columns that all have ink, as high as its ink.
pub(super) struct Cell {
    pub(super) columns: Range<usize>,
    pub(super) rows: Range<usize>,
    pub(super) form: Form,
    /// Row by row.
    pub(super) pixels: Zeroizing<Vec<u8>>,
}

/// The cells of a line from left to right.
pub(super) struct Row<'a> {
    pub(super) line: &'a LineImage,
    pub(super) cells: Vec<Cell>,
    columns: Vec<Column>,
}

impl<'a> Row<'a> {
    pub(super) fn of(line: &'a LineImage) -> Self {
        let columns = ink::columns(&line.pixels, line.width as usize);
        let cells = ink::cells(&columns);
        let stand = ink::baseline(&cells);
        let cells = cells.into_iter().map(|cell| Cell::of(line, cell, stand));
        Self {
            line,
            cells: cells.collect(),
            columns,
        }
    }

    /// The slots of typewriter type; none of other.
    pub(super) fn slots(&self) -> Vec<Slot> {
        slots::slots(&self.columns)
    }

    /// Columns of paper before a cell. Not of the first.
    pub(super) fn gap_before(&self, at: usize) -> usize {
        self.cells[at].columns.start - self.cells[at - 1].columns.end
    }

    /// Whether a cell may be one letter with the cell before it.
    pub(super) fn is_near(&self, at: usize) -> bool {
        self.gap_before(at) * NEAR_SHARE <= self.line.height as usize
    }

    /// The columns of paper within a run of cells.
    pub(super) fn gaps_in(&self, cells: &Range<usize>) -> impl Iterator<Item = usize> {
        (cells.start + 1..cells.end).map(|at| self.gap_before(at))
    }

    /// Whether the paper around a run of cells is wider than that within.
    pub(super) fn stands_apart(&self, cells: &Range<usize>) -> bool {
        let ends = [cells.start, cells.end];
        let ends = ends
            .into_iter()
            .filter(|at| (1..self.cells.len()).contains(at));
        let around = ends.map(|at| self.gap_before(at)).min();
        let widest = self.gaps_in(cells).max();
        around.is_none_or(|around| widest.is_none_or(|widest| widest < around))
    }

    /// The columns from the first to the last of a run of cells.
    pub(super) fn columns(&self, cells: &Range<usize>) -> Range<usize> {
        self.cells[cells.start].columns.start..self.cells[cells.end - 1].columns.end
    }
}

impl Cell {
    fn of(line: &LineImage, cell: ink::Cell, stand: usize) -> Self {
        let mut pixels = Zeroizing::new(Vec::with_capacity(cell.columns.len() * cell.rows.len()));
        let shown = cell.rows_of(&line.pixels, line.width as usize);
        shown.for_each(|row| pixels.extend_from_slice(row));
        let ink::Cell { columns, rows } = cell;
        let below = rows.end.cast_signed() - stand.cast_signed();
        Self {
            form: (columns.len(), rows.len(), below),
            columns,
            rows,
            pixels,
        }
    }

    /// Twice the middle of its columns, so that it is a whole number.
    pub(super) fn twice_middle(&self) -> usize {
        self.columns.start + self.columns.end
    }

    pub(super) fn middle(&self) -> usize {
        self.columns.start + self.columns.len() / 2
    }

    pub(super) fn shape(&self) -> Shape<'_> {
        Shape::new(self.form, &self.pixels)
    }

    /// The middle of its ink, columns of the line.
    pub(super) fn ink_middle(&self) -> f32 {
        let width = self.columns.len();
        let (mut ink, mut moment) = (0.0, 0.0);
        for row in self.pixels.chunks_exact(width) {
            for (x, level) in row.iter().enumerate() {
                let own = f32::from(u8::MAX - level);
                ink += own;
                moment += own * (x as f32 + 0.5);
            }
        }
        self.columns.start as f32 + moment / ink
    }

    /// Whether it is nothing but a bar above where letters stand, in a line so high: a hyphen or a dash.
    pub(super) fn is_dash(&self, height: usize) -> bool {
        let (width, high, below) = self.form;
        let above = usize::try_from(-below).unwrap_or(0) * 100 / height.max(1);
        let ink = || {
            let levels = self.pixels.iter();
            levels.filter(|level| **level < ink::INK_LEVEL).count()
        };
        width >= high * HYPHEN_WIDTH_MIN
            && HYPHEN_ABOVE_PERCENT.contains(&above)
            && ink() * 100 >= self.pixels.len() * HYPHEN_INK_PERCENT_MIN
    }

    /// Whether it is nothing but an upright bar: an l, an I or a rule.
    pub(super) fn is_bar(&self) -> bool {
        let (width, height) = (self.columns.len(), self.rows.len());
        if height < width * BAR_HEIGHT_MIN {
            return false;
        }
        let middle = &self.pixels[height / 2 * width..][..width];
        let mut inner = self.pixels.chunks_exact(width).skip(1).take(height - 2);
        inner.all(|row| difference(row, middle).is_some())
    }
}

/// The most that two bitmaps of one form differ by; none where they are not the same letter.
pub(super) fn difference(one: &[u8], other: &[u8]) -> Option<u8> {
    // Sixteen pixels at a time: as many as a processor compares at once.
    let mut parts = one.chunks(16).zip(other.chunks(16));
    parts.try_fold(0, |most, (one, other)| {
        let apart = one
            .iter()
            .zip(other)
            .map(|(one, other)| one.abs_diff(*other));
        let most = apart.fold(most, u8::max);
        (most <= LEVELS_MAX).then_some(most)
    })
}

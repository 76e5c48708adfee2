//! Where brightness changes: text has edges, whatever its colour and that of its background.

use std::ops::Range;

use super::{Bounds, Picture, clamped};

/// Least difference of neighbouring pixels that counts, in grey levels. Text of 20 levels is still found, with
/// its smoothed rims; dithering, shadows and gradients of a screen change by 1 to 6 levels from pixel to pixel.
const STEP_LEVELS: u8 = 12;
/// Grain of films and photos changes from pixel to pixel everywhere; beside text at least this share of the pixels is
/// as its left neighbour, in percent.
const STILL_PERCENT: usize = 25;
/// Where that share changes by more than this, there is grain ...
const STILL_LEVELS_MAX: u8 = 1;
/// ... and what counts is at least this much, and this many times the change: no pixel of even grain reaches 8 times, and
/// of normal grain one in a thousand reaches 10. The least keeps the step the same while grain varies.
const GRAIN_STEP_LEVELS_MIN: u8 = 40;
const GRAIN_STEPS: u8 = 10;
/// Grain is looked for in tiles as wide and high as a word has bits; one row in so many tells enough.
const LOOKED_AT_ROWS: usize = 4;
/// Where a tile or one beside it has some, its parts of this size are looked at by themselves, one row in so many: what stands
/// beside a picture, on even ground, has its edges at the usual step.
const PART_BITS: usize = 16;
const LOOKED_AT_ROWS_OF_PART: usize = 2;
/// Pixels of a word of the bitmap.
const WORD_BITS: usize = 64;

/// One bit per pixel.
pub(super) struct Bitmap {
    pub(super) width: usize,
    pub(super) height: usize,
    words_per_row: usize,
    words: Vec<u64>,
}

impl Bitmap {
    /// All zeros.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let words_per_row = width.div_ceil(WORD_BITS);
        Self {
            width,
            height,
            words_per_row,
            words: vec![0; words_per_row * height],
        }
    }

    pub(super) fn row(&self, y: usize) -> &[u64] {
        &self.words[y * self.words_per_row..(y + 1) * self.words_per_row]
    }

    pub(super) fn get(&self, x: usize, y: usize) -> bool {
        self.words[y * self.words_per_row + x / WORD_BITS] >> (x % WORD_BITS) & 1 == 1
    }

    pub(super) fn set(&mut self, x: usize, y: usize, value: bool) {
        let bit = 1 << (x % WORD_BITS);
        let word = &mut self.words[y * self.words_per_row + x / WORD_BITS];
        *word = if value { *word | bit } else { *word & !bit };
    }

    /// Takes away the other's pixels; both have the same size.
    pub(super) fn clear(&mut self, other: &Self) {
        for (word, gone) in self.words.iter_mut().zip(&other.words) {
            *word &= !gone;
        }
    }

    /// Sets pixels `x0..x1` of a row, which must lie inside.
    pub(super) fn set_run(&mut self, x0: i32, x1: i32, y: i32) {
        for x in x0..x1 {
            self.set(x as usize, y as usize, true);
        }
    }
}

/// Pixels that differ from their left or upper neighbour. The mark of an edge lies on its right or lower side,
/// so shapes grow by one pixel there.
pub(super) fn edges(picture: &Picture<'_>) -> Bitmap {
    let mut bitmap = Bitmap::new(picture.width, picture.height);
    let mut marks = vec![0_u8; bitmap.words_per_row * WORD_BITS];
    let mut steps = vec![STEP_LEVELS; bitmap.words_per_row * WORD_BITS];
    let parts = steps_of_parts(picture);
    for y in 0..picture.height {
        if y % PART_BITS == 0 {
            let parts = parts[y / PART_BITS].iter();
            let columns = steps.chunks_exact_mut(PART_BITS).zip(parts);
            columns.for_each(|(columns, step)| columns.fill(*step));
        }
        let row = picture.row(y);
        let above = picture.row(y.saturating_sub(1));
        mark(row, above, &steps, &mut marks[..picture.width]);
        let words = &mut bitmap.words[y * bitmap.words_per_row..(y + 1) * bitmap.words_per_row];
        for (word, marks) in words.iter_mut().zip(marks.chunks_exact(WORD_BITS)) {
            *word = pack(marks);
        }
    }
    bitmap
}

/// The least difference that counts in each part of a tile: the usual one where neither it nor one beside it has grain, else
/// that of its tile.
fn steps_of_parts(picture: &Picture<'_>) -> Vec<Vec<u8>> {
    let tiles = steps_of_tiles(picture);
    let step = |row: usize, column: usize| {
        tiles[row * PART_BITS / WORD_BITS][column * PART_BITS / WORD_BITS]
    };
    let has_grain = squares(picture, PART_BITS, |row, column| {
        step(row, column) > STEP_LEVELS
            && grain(picture, (row, column), PART_BITS, LOOKED_AT_ROWS_OF_PART) > STILL_LEVELS_MAX
    });
    squares(picture, PART_BITS, |row, column| {
        match near(&has_grain, row, column).any(|grain| *grain) {
            true => step(row, column),
            false => STEP_LEVELS,
        }
    })
}

/// The least difference that counts in each tile. Where there is grain, tiles beside it have some, too.
fn steps_of_tiles(picture: &Picture<'_>) -> Vec<Vec<u8>> {
    let own = squares(picture, WORD_BITS, |row, column| {
        match grain(picture, (row, column), WORD_BITS, LOOKED_AT_ROWS) {
            0..=STILL_LEVELS_MAX => STEP_LEVELS,
            grain => grain.saturating_mul(GRAIN_STEPS).max(GRAIN_STEP_LEVELS_MIN),
        }
    });
    squares(picture, WORD_BITS, |row, column| {
        let steps = near(&own, row, column).copied();
        steps.max().unwrap_or(STEP_LEVELS)
    })
}

/// What is so of each square with this side, pixels, by row and column.
fn squares<T>(picture: &Picture<'_>, side: usize, of: impl Fn(usize, usize) -> T) -> Vec<Vec<T>> {
    let columns = picture.width.div_ceil(side);
    let row = |row: usize| (0..columns).map(|column| of(row, column)).collect();
    (0..picture.height.div_ceil(side)).map(row).collect()
}

/// A square and those beside it.
fn near<T>(squares: &[Vec<T>], row: usize, column: usize) -> impl Iterator<Item = &T> {
    let around = |at: usize, count: usize| at.saturating_sub(1)..(at + 2).min(count);
    let rows = squares[around(row, squares.len())].iter();
    rows.flat_map(move |row| &row[around(column, row.len())])
}

/// By how much the stillest of a square's pixels change.
fn grain(
    picture: &Picture<'_>,
    (row, column): (usize, usize),
    side: usize,
    looked_at_rows: usize,
) -> u8 {
    let columns = column * side..((column + 1) * side).min(picture.width);
    let rows = (row * side..((row + 1) * side).min(picture.height)).step_by(looked_at_rows);
    stillest_change(picture, columns, rows)
}

/// By how much the stillest pixels above and below a line change where it stands on grain; `None` on even ground.
pub(super) fn grain_around(picture: &Picture<'_>, line: &Bounds) -> Option<u8> {
    let changes = picture
        .above_and_below(line)
        .into_iter()
        .filter_map(|part| {
            let columns = clamped(part.x0, part.x1, picture.width);
            let rows = clamped(part.y0, part.y1, picture.height);
            (!rows.is_empty()).then(|| stillest_change(picture, columns, rows))
        });
    changes.min().filter(|change| *change > STILL_LEVELS_MAX)
}

/// Pixels a CSS pixel apart are compared: where a picture is shown larger than it is, grain grows with it, and pixels beside each
/// other are much alike.
fn stillest_change(
    picture: &Picture<'_>,
    columns: Range<usize>,
    rows: impl Iterator<Item = usize>,
) -> u8 {
    let apart = usize::try_from(picture.scaled(1)).unwrap_or(1).max(1);
    let pairs = rows.flat_map(|y| {
        let row = &picture.row(y)[columns.clone()];
        row.iter().zip(row.get(apart..).unwrap_or_default())
    });
    let mut counts = [0_usize; 256];
    pairs.for_each(|(one, other)| counts[usize::from(one.abs_diff(*other))] += 1);
    let enough = counts.iter().sum::<usize>() * STILL_PERCENT / 100;
    let mut sum = 0;
    let still = (0_u8..=255).zip(counts).find(|(_, count)| {
        sum += count;
        sum >= enough
    });
    still.map_or(0, |(change, _)| change)
}

fn mark(row: &[u8], above: &[u8], steps: &[u8], marks: &mut [u8]) {
    let (Some(first), Some(first_above)) = (row.first(), above.first()) else {
        return;
    };
    marks[0] = u8::from(first.abs_diff(*first_above) > steps[0]);
    let neighbours = row.iter().zip(&row[1..]).zip(&above[1..]).zip(&steps[1..]);
    for (mark, (((left, here), above), step)) in marks[1..].iter_mut().zip(neighbours) {
        *mark = u8::from(here.abs_diff(*left) > *step) | u8::from(here.abs_diff(*above) > *step);
    }
}

/// Sixty-four bytes of 0 or 1 as bits.
fn pack(marks: &[u8]) -> u64 {
    // Moves the lowest bit of byte i to bit 56 + i; no two products meet below.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut word = 0;
    for (index, eight) in marks.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(eight);
        word |= (u64::from_le_bytes(bytes).wrapping_mul(GATHER) >> 56) << (index * 8);
    }
    word
}

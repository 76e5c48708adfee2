//! Leaves out what is no row of letters: boxes, triangles and crossed strokes of pictures, games and charts. The engine
//! would take its time over them, and make letters of some.

use super::{Picture, dashes::HYPHENS_MIN, edges, lines::Line};
use crate::{LineImage, ink};

/// Lower ones may be dashes, dots and letters of small print, CSS pixels.
const HEIGHT_PX_MIN: u32 = 8;
/// What is lower than a dash of small print and as long as a rule is one, CSS pixels.
const RULE_HEIGHT_PX_MAX: u32 = 3;
const RULE_WIDTH_PX_MIN: u32 = 44;
/// One letter alone from this height on, CSS pixels, is taken for an icon unless it is a digit: see the engine's judge.
const LARGE_PX_MIN: u32 = 22;
/// Widths in percent of the height: digits are no wider than this ...
const DIGIT_WIDTH_PERCENT_MAX: u32 = 95;
/// ... and words whose letters hang together are wider.
const WORD_WIDTH_PERCENT_MIN: u32 = 220;
/// Strokes of the boldest letters are this thick, in percent of the height; narrower shapes may be a single stroke.
const STROKE_PERCENT_MAX: u32 = 38;
const STROKE_WIDTH_PERCENT_MAX: u32 = 50;
/// Large letters cover this share of their box, in percent, at least, since a line that crosses it covers 3, and at most.
const INK_PERCENT: std::ops::RangeInclusive<u32> = 6..=93;
/// A quarter of a line's rows cross so many strokes, in hundredths, on a stretch of letters that is as wide as the line is
/// high. Of 16,200 lines of the bench's tuning screens only a large sign = has less than 90; strokes that lie about and
/// cross each other mostly have.
const STROKES_HUNDREDTHS_MIN: usize = 80;
/// Large words cross so many strokes anywhere.
const LARGE_STROKES_MIN: usize = 2;
/// A slash is no wider than this, in percent of its height.
const SLASH_WIDTH_PERCENT_MAX: u32 = 60;
/// Ink is darker than this.
const INK_LEVEL: u8 = 128;

/// One or two dots as large as this, CSS pixels, are stars of a sky and points of a chart: beside letters they would be of their
/// line, three are an ellipsis, and the engine doubts them.
const DOT_PX_MAX: u32 = 5;
const DOTS_MAX: usize = 2;

/// Rows of squares, windows of a house or slots of a game, which are so large, CSS pixels, have so much ink in their boxes, and
/// are so wide, both in percent.
const SQUARE_PX_MIN: u32 = 4;
const SQUARE_INK_PERCENT_MIN: usize = 94;
const SQUARE_WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 50..=200;

/// A sound or a chart drawn in upright bars: so many at least, each of one shade from top to bottom, in levels, nearly all that there
/// is, one so many times as high as another, and one so high as this share of the picture, in percent: dots that lead to a price are
/// low. In lines of letters one in seven looks so, l and I.
const BARS_MIN: usize = 8;
const BAR_LEVELS: u8 = 24;
const BARS_PERCENT_MIN: usize = 85;
const BARS_HIGHER_PERCENT_MIN: usize = 190;
const BARS_HEIGHT_PERCENT_MIN: usize = 50;

/// The mouse's pointer, and a triangle that points to the right: from its tip down to more than half of its height the left side is
/// upright and the right one slanted, until it is so wide. No letter begins so. Percent of its height and width.
const POINTER_ROWS_PERCENT: usize = 55;
const POINTER_TIP_PERCENT_MAX: usize = 30;
const POINTER_WIDTH_PERCENT_MIN: usize = 65;
/// How far its sides are from straight at most, in percent of its width, and pixels.
const POINTER_OFF_PERCENT_MAX: usize = 8;
const POINTER_OFF_PX_MAX: usize = 1;

/// In the grain of films and photos neighbours differ by so many levels, and around what is no word so many do, in percent.
const GRAIN_LEVELS: u8 = 3;
const GRAIN_PERCENT_MIN: usize = 50;

/// Whether this line is no row of letters.
pub(super) fn is_no_text(picture: &Picture<'_>, line: &Line, image: &LineImage) -> bool {
    let height = image.place.height * 1_000 / image.scale_milli.max(1);
    let ground = picture.above_and_below(&line.bounds);
    if width_percent(image) < WORD_WIDTH_PERCENT_MIN
        && picture.uneven_percent(&ground, GRAIN_LEVELS) > GRAIN_PERCENT_MIN
    {
        return true;
    }
    let cells = ink::cells(&ink::columns(&image.pixels, image.width as usize));
    if height < HEIGHT_PX_MIN {
        let is_squares = height >= SQUARE_PX_MIN && is_row_of_squares(image, &cells);
        let is_rule = line.glyphs.len() < HYPHENS_MIN
            && height <= RULE_HEIGHT_PX_MAX
            && image.place.width * 1_000 >= RULE_WIDTH_PX_MIN * image.scale_milli;
        // Else the edge of a photo.
        return is_rule
            || is_squares
            || are_dots(line, image, &cells)
            || edges::grain_around(picture, &line.bounds).is_some();
    }
    let is_large = height >= LARGE_PX_MIN;
    let rows = Rows::of(image);
    rows.is_sparse()
        || is_row_of_squares(image, &cells)
        || is_row_of_bars(image, &cells)
        || is_large && rows.islands > 1 && rows.strokes() < LARGE_STROKES_MIN
        || rows.is_slanted(image) && (is_large || width_percent(image) > SLASH_WIDTH_PERCENT_MAX)
        || is_solid(line, image, is_large)
        || line.glyphs.len() == 1 && is_pointer(image)
}

/// Whether it is an arrow that points to the upper left, or a triangle.
fn is_pointer(image: &LineImage) -> bool {
    let width = image.width as usize;
    let count = image.height as usize * POINTER_ROWS_PERCENT / 100;
    let sides = rows(image).take(count).map_while(|row| {
        let first = row.iter().position(is_ink)?;
        row.iter().rposition(is_ink).map(|last| (first, last))
    });
    let sides: Vec<(usize, usize)> = sides.collect();
    let (Some((_, tip)), Some((_, end))) = (sides.first(), sides.last()) else {
        return false;
    };
    let off = (width * POINTER_OFF_PERCENT_MAX / 100).max(POINTER_OFF_PX_MAX);
    let is_straight = |(at, (left, right)): (usize, &(usize, usize))| {
        let slanted = tip + (end - tip) * at / (sides.len() - 1);
        *left <= off && right.abs_diff(slanted) <= off
    };
    sides.len() == count
        && count > 1
        && tip * 100 <= width * POINTER_TIP_PERCENT_MAX
        && end * 100 >= width * POINTER_WIDTH_PERCENT_MIN
        && sides.iter().enumerate().all(is_straight)
}

/// Whether it is nothing but a dot or two.
fn are_dots(line: &Line, image: &LineImage, cells: &[ink::Cell]) -> bool {
    let px_max = DOT_PX_MAX * image.scale_milli / 1_000;
    line.glyphs.len() <= DOTS_MAX
        && image.height <= px_max
        && cells.iter().all(|cell| cell.columns.len() as u32 <= px_max)
}

/// Whether it is several squares side by side, which no letters are.
fn is_row_of_squares(image: &LineImage, cells: &[ink::Cell]) -> bool {
    let width = image.width as usize;
    let is_square = |cell: &ink::Cell| {
        let (wide, high) = (cell.columns.len(), cell.rows.len());
        let levels = cell.rows_of(&image.pixels, width).flatten();
        let ink = levels.filter(|level| is_ink(level)).count();
        SQUARE_WIDTH_PERCENT.contains(&(wide * 100 / high))
            && ink * 100 >= wide * high * SQUARE_INK_PERCENT_MIN
            && wide.min(high) as u32 * 1_000 >= SQUARE_PX_MIN * image.scale_milli
    };
    cells.len() > 1 && cells.iter().all(is_square)
}

/// Whether it is upright bars side by side, some of which are much higher than others.
fn is_row_of_bars(image: &LineImage, cells: &[ink::Cell]) -> bool {
    let width = image.width as usize;
    if cells.len() < BARS_MIN {
        return false;
    }
    let is_bar = |cell: &&ink::Cell| {
        // Its ends may be pale.
        let inner = cell.rows.len().saturating_sub(2);
        let mut rows = cell.rows_of(&image.pixels, width).skip(1).take(inner);
        let Some(first) = rows.next() else {
            return true;
        };
        let is_alike = |(one, other): (&u8, &u8)| one.abs_diff(*other) <= BAR_LEVELS;
        rows.all(|row| row.iter().zip(first).all(is_alike))
    };
    let heights = cells.iter().filter(is_bar).map(|cell| cell.rows.len());
    let (Some(least), Some(most)) = (heights.clone().min(), heights.clone().max()) else {
        return false;
    };
    heights.count() * 100 >= cells.len() * BARS_PERCENT_MIN
        && most * 100 >= least * BARS_HIGHER_PERCENT_MIN
        && most * 100 >= image.height as usize * BARS_HEIGHT_PERCENT_MIN
}

/// Whether its shapes are even areas, or it is a lone one and no letter.
fn is_solid(line: &Line, image: &LineImage, is_large: bool) -> bool {
    let is_lone = line.glyphs.len() == 1;
    if !is_lone && !is_large {
        return false;
    }
    let width_percent = width_percent(image);
    let no_digit = DIGIT_WIDTH_PERCENT_MAX + 1..WORD_WIDTH_PERCENT_MIN;
    if is_lone && is_large && no_digit.contains(&width_percent) {
        return true;
    }
    let mut strokes = strokes(image);
    let ink_percent = strokes.len() as u32 * 100 / (image.width * image.height).max(1);
    if is_lone && is_large && !INK_PERCENT.contains(&ink_percent) {
        return true;
    }
    let middle = strokes.len() / 2;
    let thick = match strokes.is_empty() {
        true => 0,
        false => *strokes.select_nth_unstable(middle).1,
    };
    width_percent > STROKE_WIDTH_PERCENT_MAX && thick * 100 > image.height * STROKE_PERCENT_MAX
}

fn width_percent(image: &LineImage) -> u32 {
    image.width * 100 / image.height.max(1)
}

/// What the rows of a line cross.
struct Rows {
    /// How many strokes each crosses.
    strokes: Vec<usize>,
    /// Columns with ink, and stretches of them.
    columns: usize,
    islands: usize,
}

impl Rows {
    fn of(image: &LineImage) -> Self {
        let mut has_ink = vec![false; image.width as usize];
        let strokes = rows(image).map(|row| {
            for (column, level) in has_ink.iter_mut().zip(row) {
                *column |= is_ink(level);
            }
            let begins = row.iter().zip(&row[1..]);
            let begins = begins.filter(|(before, level)| !is_ink(before) && is_ink(level));
            begins.count() + usize::from(is_ink(&row[0]))
        });
        Self {
            strokes: strokes.collect(),
            columns: has_ink.iter().filter(|ink| **ink).count(),
            islands: stretches(has_ink.into_iter()).len(),
        }
    }

    /// How many strokes a quarter of the rows cross.
    fn strokes(&self) -> usize {
        let mut counts = self.strokes.clone();
        let most = counts.len() * 3 / 4;
        match counts.is_empty() {
            true => 0,
            false => *counts.select_nth_unstable(most).1,
        }
    }

    /// Whether it has fewer strokes than letters have. Where each has columns of its own, these are letters: a row of hyphens
    /// crosses hardly any.
    fn is_sparse(&self) -> bool {
        let strokes = self.strokes().max(self.islands);
        strokes * self.strokes.len() * 100 < self.columns * STROKES_HUNDREDTHS_MIN
    }

    /// Whether it is a single stroke whose ends lie in different columns.
    fn is_slanted(&self, image: &LineImage) -> bool {
        if self.strokes.iter().any(|strokes| *strokes > 1) {
            return false;
        }
        let mut inked = rows(image).filter_map(|row| stretches(row.iter().map(is_ink)).pop());
        match (inked.next(), inked.next_back()) {
            (Some(top), Some(bottom)) => top.1 <= bottom.0 || bottom.1 <= top.0,
            _ => false,
        }
    }
}

fn is_ink(level: &u8) -> bool {
    *level < INK_LEVEL
}

fn rows(image: &LineImage) -> std::slice::ChunksExact<'_, u8> {
    image.pixels.chunks_exact(image.width.max(1) as usize)
}

/// The stretches that are ink, half open.
fn stretches(ink: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let mut stretches = Vec::new();
    let mut open = None;
    for (at, is_ink) in ink.chain([false]).enumerate() {
        match (open, is_ink) {
            (None, true) => open = Some(at),
            (Some(from), false) => {
                stretches.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    stretches
}

/// For each pixel of ink how thick the stroke is there, pixels: along its row or its column, whichever is less.
fn strokes(image: &LineImage) -> Vec<u32> {
    let (width, height) = (image.width as usize, image.height as usize);
    let is_ink = |at: usize| is_ink(&image.pixels[at]);
    let mut thick = vec![u32::MAX; width * height];
    let rows = (0..height).map(|y| (y * width, 1, width));
    let columns = (0..width).map(|x| (x, width, height));
    for (first, step, count) in rows.chain(columns) {
        let mut start = 0;
        for end in 0..=count {
            if end < count && is_ink(first + end * step) {
                continue;
            }
            for at in start..end {
                let thick = &mut thick[first + at * step];
                *thick = (*thick).min((end - start) as u32);
            }
            start = end + 1;
        }
    }
    let ink = (0..width * height).filter(|at| is_ink(*at));
    ink.map(|at| thick[at]).collect()
}

//! Parts shapes that are letters of several lines: where lines nearly touch, what hangs down from one is connected
//! with what rises from the next, and by joined letters sometimes whole words.
//!
//! A single shape does not tell where the next line begins; the letters around it do. Rows between two lines are
//! crossed by few strokes, rows of small letters by many.

use super::{
    Bounds, Glyph, Picture,
    frames::Found,
    shapes::{Run, Shapes},
    split,
};

/// Shapes up to this height, CSS pixels, are not of two lines.
const TWO_LINES_PX_MIN: i32 = 15;
/// Letters up to this many heights of the shape away are asked where lines end: a dozen letters on each side.
const AROUND_HEIGHTS: i32 = 4;
/// So much white from top to bottom is the space between two columns, CSS pixels and in percent of the shape's height:
/// lines of the other one stand elsewhere.
const COLUMN_GAP_PX_MIN: i32 = 7;
const COLUMN_GAP_PERCENT_MIN: i32 = 45;
/// Rows of small letters have so many strokes at least; the bows of a number cross two rows as well.
const STROKES_MIN: i32 = 10;
/// Rows full of small letters are marked to this share, in percent, and a quarter of a shape's rows are so; a large letter at
/// the head of several lines, and a figure, are thin lines.
const FULL_PERCENT_MIN: i32 = 55;
/// Words of several lines that hang together are so many times as wide as a line is high, and a row of them is crossed so
/// often; the bars of an M are crossed four times.
const CHAIN_WIDTH_MIN: i32 = 3;
const CHAIN_STROKES_MIN: i32 = 6;
/// A cut goes through this share of the strokes above and below it within the shape, in percent ...
const OWN_VALLEY_PERCENT_MAX: i32 = 65;
/// ... or through so little of those on one side that the few on the other hang there, in percent: half of a word above a
/// letter ...
const HANGING_PERCENT_MAX: i32 = 25;
/// The least crossed row of a shape is at most so far from that of all letters around.
const OWN_REACH: usize = 3;
/// ... or through a single one, this wide at most, CSS pixels: a tail that touches a stem.
const TOUCH_PX_MAX: i32 = 4;
/// Of a row between two lines so much of a word is marked at most, in percent; one letter may hang on another. Letters that are
/// struck through, and small ones that touch each other, have 85 and more.
const MARKS_PERCENT_MAX: i32 = 75;

/// The same glyphs, those of several lines in parts.
pub(super) fn part(picture: &Picture<'_>, shapes: &Shapes, found: &Found) -> Vec<Glyph> {
    let mut is_text = vec![false; shapes.shapes.len()];
    for glyph in &found.glyphs {
        is_text[glyph.shape as usize] = !found.straight.is_large(glyph.shape);
    }
    let least = picture.scaled(TWO_LINES_PX_MIN);
    let parts = found.glyphs.iter().flat_map(|glyph| {
        let may_be_two = glyph.bounds.height() >= least && is_text[glyph.shape as usize];
        let cuts = match may_be_two {
            true => cuts(picture, shapes, &is_text, glyph),
            false => Vec::new(),
        };
        split::pieces(shapes, glyph, &cuts)
    });
    parts.collect()
}

/// Rows at which a glyph falls into lines.
fn cuts(picture: &Picture<'_>, shapes: &Shapes, is_text: &[bool], glyph: &Glyph) -> Vec<i32> {
    let around = around(picture, shapes, is_text, &glyph.bounds);
    let counts = split::crossings(shapes, &around, |run| is_text[run.shape as usize]);
    let own = split::crossings(shapes, &glyph.bounds, |run| run.shape == glyph.shape);
    let cuts = split::own_cuts(picture, &counts, STROKES_MIN);
    let line_height = glyph.bounds.height() / (cuts.len() as i32 + 1);
    let is_chain = glyph.bounds.width() >= line_height * CHAIN_WIDTH_MIN
        && own.iter().max() >= Some(&CHAIN_STROKES_MIN);
    // One letter above another is no wider than a line is high.
    if cuts.is_empty()
        || glyph.bounds.width() > line_height && !is_chain && !is_print(shapes, glyph)
    {
        return Vec::new();
    }
    let own_cut = |cut: &i32| {
        let about = (*cut).clamp(0, own.len() as i32 - 1) as usize;
        let near = about.saturating_sub(OWN_REACH)..(about + OWN_REACH + 1).min(own.len());
        let at = near.min_by_key(|row| (own[*row], row.abs_diff(about)))?;
        let above = own[..at].iter().max().copied().unwrap_or(0);
        let below = own[at..].iter().max().copied().unwrap_or(0);
        let row = glyph.bounds.y0 + at as i32;
        let is_cut = own[at] * 100 <= above.min(below) * OWN_VALLEY_PERCENT_MAX
            || own[at] * 100 <= above.max(below) * HANGING_PERCENT_MAX
            || own[at] == 1 && touches(picture, shapes, glyph, row);
        is_cut.then_some(row)
    };
    let rows = cuts.iter().filter_map(own_cut);
    let is_own = |run: &&Run| run.shape == glyph.shape;
    let marks = |row: i32| split::marks_percent(shapes, &glyph.bounds, row, is_own);
    let is_narrow = glyph.bounds.width() * 2 <= glyph.bounds.height() * 3;
    rows.filter(|row| is_narrow || marks(*row) <= MARKS_PERCENT_MAX)
        .collect()
}

/// Whether a shape is as full of marks as joined letters are.
fn is_print(shapes: &Shapes, glyph: &Glyph) -> bool {
    let bounds = &glyph.bounds;
    let marks = |y: i32| -> i32 {
        let row = shapes.row(y, bounds.x0, bounds.x1).iter();
        let own = row.filter(|run| run.shape == glyph.shape);
        own.map(|run| run.x1 - run.x0).sum()
    };
    let mut rows: Vec<i32> = (bounds.y0..bounds.y1).map(marks).collect();
    rows.sort_unstable();
    rows[rows.len() * 3 / 4] * 100 >= bounds.width() * FULL_PERCENT_MIN
}

/// Whether a glyph is one thin stroke at this row.
fn touches(picture: &Picture<'_>, shapes: &Shapes, glyph: &Glyph, y: i32) -> bool {
    let row = shapes.row(y, glyph.bounds.x0, glyph.bounds.x1).iter();
    let mut own = row.filter(|run| run.shape == glyph.shape);
    own.all(|run| run.x1 - run.x0 <= picture.scaled(TOUCH_PX_MAX))
}

/// The rows of these bounds, as far to both sides as their column goes.
fn around(picture: &Picture<'_>, shapes: &Shapes, is_text: &[bool], bounds: &Bounds) -> Bounds {
    let reach = bounds.height() * AROUND_HEIGHTS;
    let width = i32::try_from(picture.width).unwrap_or(i32::MAX);
    let (left, right) = ((bounds.x0 - reach).max(0), (bounds.x1 + reach).min(width));
    let mut has_ink = vec![false; (right - left).max(0) as usize];
    for y in bounds.y0..bounds.y1 {
        for run in shapes.row(y, left, right) {
            if is_text[run.shape as usize] {
                let (from, to) = (run.x0.max(left) - left, run.x1.min(right) - left);
                has_ink[from as usize..to as usize].fill(true);
            }
        }
    }
    let gap =
        (bounds.height() * COLUMN_GAP_PERCENT_MIN / 100).max(picture.scaled(COLUMN_GAP_PX_MIN));
    let (from, to) = ((bounds.x0 - left) as usize, (bounds.x1 - left) as usize);
    let before = end_of_column(has_ink[..from].iter().rev(), gap);
    let after = end_of_column(has_ink[to..].iter(), gap);
    Bounds {
        x0: bounds.x0 - before,
        x1: bounds.x1 + after,
        ..*bounds
    }
}

/// How many columns of pixels it is to the first gap as wide as this.
fn end_of_column<'a>(has_ink: impl Iterator<Item = &'a bool>, gap: i32) -> i32 {
    let (mut end, mut white) = (0, 0);
    for (at, ink) in (1..).zip(has_ink) {
        white = if *ink { 0 } else { white + 1 };
        if white >= gap {
            break;
        }
        end = if *ink { at } else { end };
    }
    end
}

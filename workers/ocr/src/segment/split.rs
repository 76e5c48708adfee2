//! Parts lines that tight spacing has glued to one.

use super::{
    Bounds, Glyph, Picture,
    lines::Line,
    shapes::{Run, Shapes},
};

/// Lines up to this height, CSS pixels, are not two.
const TWO_LINES_PX_MIN: i32 = 15;
/// A letter's row is crossed this many times as often as the row between two lines, in percent.
const VALLEY_PERCENT_MAX: i32 = 45;

/// The same lines, with the glued ones in parts: one for each glyph and line.
pub(super) fn split(picture: &Picture<'_>, shapes: &Shapes, lines: Vec<Line>) -> Vec<Line> {
    let mut parted = Vec::with_capacity(lines.len());
    // For each shape the line that is looked at, to tell its own runs.
    let mut owners = vec![0_u32; shapes.shapes.len()];
    for (number, line) in (1_u32..).zip(lines) {
        let bounds = line.bounds;
        if bounds.height() < picture.scaled(TWO_LINES_PX_MIN)
            || bounds.width() * 2 < bounds.height() * 3
        {
            parted.push(line);
            continue;
        }
        for glyph in &line.glyphs {
            owners[glyph.shape as usize] = number;
        }
        let own = |run: &&Run| owners[run.shape as usize] == number;
        let cuts = cuts(picture, &crossings(shapes, &bounds, own));
        match cuts.is_empty() {
            true => parted.push(line),
            false => parted.extend(pieces(shapes, &line, &cuts)),
        }
    }
    parted
}

/// How many strokes each row of the bounds crosses.
fn crossings(shapes: &Shapes, bounds: &Bounds, own: impl Fn(&&Run) -> bool) -> Vec<i32> {
    let rows = bounds.y0..bounds.y1;
    let count = |y| {
        shapes
            .row(y, bounds.x0, bounds.x1)
            .iter()
            .filter(&own)
            .count()
    };
    rows.map(|y| i32::try_from(count(y)).unwrap_or(i32::MAX))
        .collect()
}

/// Rows, from the top of the bounds, between two lines.
fn cuts(picture: &Picture<'_>, counts: &[i32]) -> Vec<i32> {
    let least = picture.scaled(6) as usize;
    let reach = picture.scaled(20) as usize;
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut row = least;
    while row + least < counts.len() {
        let above = counts[start..row].iter().max().copied().unwrap_or(0);
        let end = (row + 1 + reach).min(counts.len());
        let below = counts[row + 1..end].iter().max().copied().unwrap_or(0);
        let here = counts[row];
        let lowest = counts[row..(row + least).min(counts.len())]
            .iter()
            .min()
            .copied();
        if here * 100 <= above.min(below) * VALLEY_PERCENT_MAX
            && lowest == Some(here)
            && above.min(below) >= 4
        {
            let flat = counts[row..]
                .iter()
                .take_while(|count| **count == here)
                .count();
            let cut = row + flat / 2;
            cuts.extend(i32::try_from(cut));
            start = cut + 1;
            row = cut + 1 + least;
        } else {
            row += 1;
        }
    }
    cuts
}

/// The line's glyphs, those that reach over a cut in parts.
fn pieces(shapes: &Shapes, line: &Line, cuts: &[i32]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut borders = vec![line.bounds.y0];
    borders.extend(cuts.iter().map(|cut| line.bounds.y0 + cut));
    borders.push(line.bounds.y1);
    for pair in borders.windows(2) {
        for glyph in &line.glyphs {
            let bounds = glyph.bounds;
            let (y0, y1) = (bounds.y0.max(pair[0]), bounds.y1.min(pair[1]));
            if y0 >= y1 {
                continue;
            }
            let part = match (y0, y1) == (bounds.y0, bounds.y1) {
                true => Some(bounds),
                false => tight(shapes, glyph, y0, y1),
            };
            lines.extend(part.map(|bounds| Line::of(Glyph { bounds, ..*glyph })));
        }
    }
    lines
}

/// The bounds of these rows of a glyph.
fn tight(shapes: &Shapes, glyph: &Glyph, y0: i32, y1: i32) -> Option<Bounds> {
    let runs = (y0..y1).flat_map(|y| shapes.row(y, glyph.bounds.x0, glyph.bounds.x1));
    runs.filter(|run| run.shape == glyph.shape)
        .map(|run| Bounds::new(run.x0, run.y, run.x1, run.y + 1))
        .reduce(Bounds::union)
}

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
/// The same where lines beside it say that it is two; large digits beside two small lines stay whole.
const SEEN_VALLEY_PERCENT_MAX: i32 = 65;
/// The same where a single letter of the next line hangs on this one, whose own rows are crossed no more often.
const ONE_LETTER_PERCENT_MAX: i32 = 20;
/// Both lines have so many strokes at least.
const STROKES_MIN: i32 = 4;
/// Rows up and down in which the least crossed one is looked for.
const VALLEY_REACH: usize = 3;
/// A line that tells where others end is at least this many times as wide as high, at most this high in percent
/// of what is cut, and at most this many of its heights away.
const WITNESS_WIDTH_MIN: i32 = 2;
const WITNESS_HEIGHT_PERCENT_MAX: i32 = 65;
/// Lower ones, CSS pixels, are dashes and rules: they stand in the middle of a line.
const WITNESS_HEIGHT_PX_MIN: i32 = 5;
const WITNESS_AWAY_MAX: i32 = 8;
/// What is left above or below is a line when it has this share of a line's height, in percent.
const REST_PERCENT_MIN: i32 = 55;
/// A row is within letters when it goes through more than this share of a line's shapes, in percent, with so many rows of them
/// on each side; a few shapes tell nothing, they may all be letters of two lines.
const THROUGH_PERCENT_MAX: usize = 60;
const THROUGH_PX_MIN: i32 = 2;
const TELLING_GLYPHS_MIN: usize = 6;
/// Between two lines marks take this share of a row at most, in percent: up to 40 in 479 rows, 50 and more in 26 that went
/// through letters, or along a line that strikes them through.
const MARKS_PERCENT_MAX: i32 = 45;
/// A large letter at the head of several lines, or an icon, is so high, in percent of half of the shapes beside it, ...
const INITIAL_SHARE_PERCENT: i32 = 50;
const INITIAL_HEIGHT_PERCENT_MIN: i32 = 170;
/// ... and this wide at least, in percent of its own height. Its rows are crossed so many times at most, and no row so near to a
/// cut is crossed once only, as letters are that hang together.
const INITIAL_WIDTH_PERCENT_MIN: i32 = 55;
const INITIAL_STROKES_MAX: i32 = 6;
const INITIAL_REACH: i32 = 3;

/// The same lines, with the glued ones in parts: one for each glyph and line.
pub(super) fn split(picture: &Picture<'_>, shapes: &Shapes, lines: Vec<Line>) -> Vec<Line> {
    let witnesses: Vec<Bounds> = lines
        .iter()
        .map(|line| line.body)
        .filter(|body| body.width() >= body.height() * WITNESS_WIDTH_MIN)
        .filter(|body| body.height() > picture.scaled(WITNESS_HEIGHT_PX_MIN))
        .collect();
    let mut parted = Vec::with_capacity(lines.len());
    // For each shape the line that is looked at, to tell its own runs.
    let mut owners = vec![0_u32; shapes.shapes.len()];
    for (number, line) in (1_u32..).zip(lines) {
        let bounds = line.bounds;
        if bounds.height() < picture.scaled(TWO_LINES_PX_MIN) {
            parted.push(line);
            continue;
        }
        for glyph in &line.glyphs {
            owners[glyph.shape as usize] = number;
        }
        let own = |run: &&Run| owners[run.shape as usize] == number;
        let counts = crossings(shapes, &bounds, own);
        let seen = seen_cuts(&bounds, &counts, &witnesses);
        let cuts = all_cuts(picture, &bounds, &counts, seen);
        let cuts = cuts.iter().map(|cut| bounds.y0 + cut);
        let cuts = cuts.filter(|row| is_between(&line, *row));
        let cuts: Vec<i32> = cuts
            .filter(|row| marks_percent(shapes, &bounds, *row, own) <= MARKS_PERCENT_MAX)
            .collect();
        match cuts.is_empty() {
            true => parted.push(line),
            false => parted.extend(parts(shapes, &line, &cuts)),
        }
    }
    parted
}

/// A line for each glyph, in parts where it reaches over cuts.
fn parts(shapes: &Shapes, line: &Line, cuts: &[i32]) -> Vec<Line> {
    let initial_height =
        line.usual_height(INITIAL_SHARE_PERCENT) * INITIAL_HEIGHT_PERCENT_MIN / 100;
    let parts = line.glyphs.iter().flat_map(|glyph| {
        let may_be_initial = glyph.bounds.height() >= initial_height || glyph.bounds == line.bounds;
        match may_be_initial && is_initial(shapes, glyph, cuts) {
            true => vec![Line::alone(*glyph)],
            false => pieces(shapes, glyph, cuts)
                .into_iter()
                .map(Line::of)
                .collect(),
        }
    });
    parts.collect()
}

/// Whether a row may lie between two lines: one through most of the shapes is within letters.
fn is_between(line: &Line, row: i32) -> bool {
    let through = line.glyphs.iter().filter(|glyph| {
        let bounds = &glyph.bounds;
        row - bounds.y0 >= THROUGH_PX_MIN && bounds.y1 - row >= THROUGH_PX_MIN
    });
    let all = line.glyphs.len();
    all < TELLING_GLYPHS_MIN || through.count() * 100 <= all * THROUGH_PERCENT_MAX
}

/// Whether a glyph over cuts is a single large letter at the head of several lines, or an icon beside them: it is crossed
/// about as often at the cuts as elsewhere.
fn is_initial(shapes: &Shapes, glyph: &Glyph, cuts: &[i32]) -> bool {
    let bounds = &glyph.bounds;
    let mut inside = cuts
        .iter()
        .filter(|cut| (bounds.y0 + INITIAL_REACH..bounds.y1 - INITIAL_REACH).contains(cut))
        .peekable();
    if inside.peek().is_none() || bounds.width() * 100 < bounds.height() * INITIAL_WIDTH_PERCENT_MIN
    {
        return false;
    }
    let counts = crossings(shapes, bounds, |run| run.shape == glyph.shape);
    let is_crossed = |cut: &i32| {
        let rows = cut - bounds.y0 - INITIAL_REACH..=cut - bounds.y0 + INITIAL_REACH;
        rows.map(|row| counts[row as usize]).min() >= Some(2)
    };
    counts.iter().max() <= Some(&INITIAL_STROKES_MAX) && inside.all(is_crossed)
}

/// The cuts that were seen, and those within what they leave: a witness may be two lines itself.
fn all_cuts(
    picture: &Picture<'_>,
    bounds: &Bounds,
    counts: &[i32],
    mut seen: Vec<i32>,
) -> Vec<i32> {
    seen.sort_unstable();
    seen.dedup();
    let mut cuts = Vec::new();
    let mut from = 0;
    for end in seen.iter().copied().chain([bounds.height()]) {
        let (start, stop) = (from.max(0) as usize, end.max(0) as usize);
        let part = counts.get(start..stop).unwrap_or_default();
        let tall = end - from >= picture.scaled(TWO_LINES_PX_MIN);
        if tall && bounds.width() * 2 >= (end - from) * 3 {
            cuts.extend(
                own_cuts(picture, part, STROKES_MIN)
                    .iter()
                    .map(|cut| from + cut),
            );
        }
        if end < bounds.height() {
            cuts.push(end);
        }
        from = end;
    }
    cuts
}

/// Cuts where lines beside this one say that one ends and the next begins.
fn seen_cuts(bounds: &Bounds, counts: &[i32], witnesses: &[Bounds]) -> Vec<i32> {
    let height = bounds.height();
    let mut beside: Vec<Bounds> = witnesses
        .iter()
        .filter(|one| one.height() * 100 <= height * WITNESS_HEIGHT_PERCENT_MAX)
        .filter(|one| one.rows_shared(bounds) * 10 >= one.height() * 7)
        .filter(|one| -one.columns_shared(bounds) <= height * WITNESS_AWAY_MAX)
        .copied()
        .collect();
    beside.sort_by_key(|one| (one.y0 + one.y1, one.x0));
    // Lines of the same rows speak with one voice, the tallest.
    let mut rows: Vec<(i32, i32)> = Vec::new();
    for one in beside {
        match rows.last_mut() {
            Some(last) if (one.y0 + one.y1) / 2 < last.1 => {
                *last = (last.0.min(one.y0), last.1.max(one.y1));
            }
            _ => rows.push((one.y0, one.y1)),
        }
    }
    let mut borders: Vec<i32> = rows
        .windows(2)
        .map(|pair| (pair[0].1 + pair[1].0) / 2)
        .collect();
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        let least = |row: &(i32, i32)| (row.1 - row.0) * REST_PERCENT_MIN / 100;
        if first.0 - bounds.y0 >= least(first) {
            borders.insert(0, first.0);
        }
        if bounds.y1 - last.1 >= least(last) {
            borders.push(last.1);
        }
    }
    borders
        .iter()
        .filter_map(|border| valley(counts, border - bounds.y0))
        .collect()
}

/// The least crossed row about here, when it is much less crossed than those above and below.
fn valley(counts: &[i32], about: i32) -> Option<i32> {
    let about = usize::try_from(about).ok()?;
    let rows = about.saturating_sub(VALLEY_REACH)..(about + VALLEY_REACH + 1).min(counts.len());
    let row = rows.min_by_key(|row| (counts[*row], row.abs_diff(about)))?;
    let above = counts[..row].iter().max()?;
    let below = counts[row + 1..].iter().max()?;
    let (less, more) = (above.min(below), above.max(below));
    let deep = counts[row] * 100 <= less * SEEN_VALLEY_PERCENT_MAX
        || counts[row] * 100 <= more * ONE_LETTER_PERCENT_MAX;
    deep.then(|| i32::try_from(row).ok())?
}

/// How many strokes each row of the bounds crosses.
pub(super) fn crossings(shapes: &Shapes, bounds: &Bounds, own: impl Fn(&&Run) -> bool) -> Vec<i32> {
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

/// How much of a row of the bounds is marked, in percent.
pub(super) fn marks_percent(
    shapes: &Shapes,
    bounds: &Bounds,
    row: i32,
    own: impl Fn(&&Run) -> bool,
) -> i32 {
    let runs = shapes.row(row, bounds.x0, bounds.x1).iter().filter(own);
    let marks: i32 = runs.map(|run| run.x1 - run.x0).sum();
    marks * 100 / bounds.width().max(1)
}

/// Rows, from the top of the bounds, that are so little crossed that they lie between two lines of so many strokes.
pub(super) fn own_cuts(picture: &Picture<'_>, counts: &[i32], strokes_min: i32) -> Vec<i32> {
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
            && above.min(below) >= strokes_min
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

/// The glyph, in parts when it reaches over cuts; these are rows, from the top to the bottom.
pub(super) fn pieces(shapes: &Shapes, glyph: &Glyph, cuts: &[i32]) -> Vec<Glyph> {
    let bounds = glyph.bounds;
    let inside = cuts.iter().copied();
    let inside = inside.filter(|cut| (bounds.y0 + 1..bounds.y1).contains(cut));
    let mut borders = vec![bounds.y0];
    borders.extend(inside);
    borders.push(bounds.y1);
    if borders.len() == 2 {
        return vec![*glyph];
    }
    let parts = borders
        .windows(2)
        .filter_map(|pair| tight(shapes, glyph, pair[0], pair[1]));
    parts.map(|bounds| Glyph { bounds, ..*glyph }).collect()
}

/// The bounds of these rows of a glyph.
fn tight(shapes: &Shapes, glyph: &Glyph, y0: i32, y1: i32) -> Option<Bounds> {
    let runs = (y0..y1).flat_map(|y| shapes.row(y, glyph.bounds.x0, glyph.bounds.x1));
    runs.filter(|run| run.shape == glyph.shape)
        .map(|run| Bounds::new(run.x0, run.y, run.x1, run.y + 1))
        .reduce(Bounds::union)
}

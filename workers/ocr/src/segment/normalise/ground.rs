//! What stands behind the letters: told by the pixels left of them, where no letter covers it.

use super::{Crop, Line, Picture, Shapes};
use crate::segment::{Bounds, Glyph};

/// Backgrounds that differ by more are two: a selection, a mark, a cell. Less is a gradient.
const STEP_LEVELS: i32 = 24;
/// Columns of one look at least.
const WINDOW_PX_MIN: usize = 8;
/// Rows of each glyph that are looked at.
const LOOKS: i32 = 3;
/// Pixels this near to a background belong to it.
const NEAR_LEVELS: i32 = 12;

/// Columns with one background, half open.
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The background of each of its columns.
    pub(super) levels: Vec<u8>,
}

/// The backgrounds of a line, from left to right.
pub(super) struct Ground {
    pub(super) spans: Vec<Span>,
}

/// A background seen at a column.
#[derive(Clone, Copy)]
struct Look {
    x: usize,
    level: i32,
}

impl Ground {
    /// `None` when there is no letter.
    pub(super) fn of(
        picture: &Picture<'_>,
        shapes: &Shapes,
        line: &Line,
        crop: &Crop<'_>,
    ) -> Option<Self> {
        let step = crop.height.max(WINDOW_PX_MIN);
        let looks = match crop.grain {
            Some(_) => middles(crop, step),
            None => windows(looks(picture, shapes, line, crop), step),
        };
        let mut spans: Vec<Span> = Vec::new();
        let mut from = 0;
        let mut group: Vec<Look> = vec![*looks.first()?];
        for pair in looks.windows(2) {
            if (pair[0].level - pair[1].level).abs() > STEP_LEVELS {
                let cut = border(crop, pair[0], pair[1]).max(from);
                spans.push(span(from, cut, &group));
                from = cut;
                group.clear();
            }
            group.push(pair[1]);
        }
        spans.push(span(from, crop.width, &group));
        spans.retain(|span| span.end > span.start);
        Some(Self { spans })
    }
}

/// The pixels left of the line's glyphs; not of those within others, which have a letter left of them. Where the mark of an edge
/// begins late (on grain), that pixel is the smoothed rim of the letter: only those count that are as the one left of them, unless
/// none is.
fn looks(picture: &Picture<'_>, shapes: &Shapes, line: &Line, crop: &Crop<'_>) -> Vec<Look> {
    let mut glyphs: Vec<&Glyph> = line.glyphs.iter().collect();
    glyphs.sort_by_key(|glyph| (glyph.bounds.x0, -glyph.bounds.x1, glyph.bounds.y0));
    let mut looks = Vec::with_capacity(glyphs.len() * LOOKS as usize);
    let mut even = Vec::with_capacity(looks.capacity());
    let mut around: Option<Bounds> = None;
    for glyph in glyphs {
        let bounds = glyph.bounds;
        if around.is_some_and(|around| around.surrounds(&bounds)) {
            continue;
        }
        around = Some(bounds);
        for part in 1..=LOOKS {
            let y = bounds.y0 + bounds.height() * part / (LOOKS + 1);
            let row = shapes.row(y, bounds.x0, bounds.x1);
            let Some(run) = row.iter().find(|run| run.shape == glyph.shape) else {
                continue;
            };
            let x = (run.x0.max(1) - 1) as usize;
            let row = picture.row(y as usize);
            let level = i32::from(row[x]);
            let look = Look {
                x: x.saturating_sub(crop.x0),
                level,
            };
            looks.push(look);
            if (level - i32::from(row[x.saturating_sub(1)])).abs() <= NEAR_LEVELS {
                even.push(look);
            }
        }
    }
    let mut looks = if even.is_empty() { looks } else { even };
    looks.sort_by_key(|look| (look.x, look.level));
    looks
}

/// The median of all pixels within each stretch of columns: letters cover less than half, and on grain single pixels tell little.
fn middles(crop: &Crop<'_>, step: usize) -> Vec<Look> {
    let starts = (0..crop.width).step_by(step);
    let starts = starts.filter(|_| crop.height > 0);
    let look = |start: usize| {
        let columns = start..(start + step).min(crop.width);
        let rows = (0..crop.height).map(|y| &crop.row(y)[columns.clone()]);
        let mut levels: Vec<u8> = rows.flatten().copied().collect();
        let middle = levels.len() / 2;
        Look {
            x: usize::midpoint(columns.start, columns.end),
            level: i32::from(*levels.select_nth_unstable(middle).1),
        }
    };
    starts.map(look).collect()
}

/// The median of the looks within each stretch of columns.
fn windows(looks: Vec<Look>, step: usize) -> Vec<Look> {
    looks
        .chunk_by(|one, other| one.x / step == other.x / step)
        .map(|window| {
            let mut levels: Vec<i32> = window.iter().map(|look| look.level).collect();
            levels.sort_unstable();
            Look {
                x: window[window.len() / 2].x,
                level: levels[levels.len() / 2],
            }
        })
        .collect()
}

/// The column from which on the pixels rather go with the second background.
fn border(crop: &Crop<'_>, before: Look, after: Look) -> usize {
    let near = |level: u8, background: i32| {
        i64::from((i32::from(level) - background).abs() <= NEAR_LEVELS)
    };
    let mut best = (i64::MIN, before.x);
    let mut score = 0;
    for x in before.x..=after.x.min(crop.width - 1) {
        if score > best.0 {
            best = (score, x);
        }
        for y in 0..crop.height {
            let level = crop.at(x, y);
            score += near(level, before.level) - near(level, after.level);
        }
    }
    best.1
}

/// A span whose background goes evenly from look to look.
fn span(start: usize, end: usize, looks: &[Look]) -> Span {
    let mut levels = Vec::with_capacity(end.saturating_sub(start));
    let mut next = 0;
    for x in start..end {
        while next < looks.len() && looks[next].x <= x {
            next += 1;
        }
        let level = match (next.checked_sub(1).map(|left| looks[left]), looks.get(next)) {
            (Some(left), Some(right)) => {
                let (done, whole) = ((x - left.x) as i32, (right.x - left.x) as i32);
                left.level + (right.level - left.level) * done / whole.max(1)
            }
            (Some(look), None) => look.level,
            (None, Some(look)) => look.level,
            (None, None) => 255,
        };
        levels.push(u8::try_from(level).unwrap_or(u8::MAX));
    }
    Span { start, end, levels }
}

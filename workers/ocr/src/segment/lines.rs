//! Puts glyphs that stand side by side into lines.

use super::{Bounds, Glyph, Picture};
use crate::LineImage;

/// Widest gap within a line, in percent of its height from the top of the capitals to the bottom of the
/// descenders. A space is 30 to 60, with the room beside narrow letters of typewriter fonts 95.
const GAP_PERCENT_MAX: i32 = 105;
/// Heights that differ by more are those of a letter and a mark: a dot, a dash, an accent, a quote.
const MARK_HEIGHT_PERCENT_MAX: i32 = 42;
/// Most parts of a mark: an ellipsis has three.
const MARK_GLYPHS_MAX: usize = 3;
/// How far the middle of a mark may lie above or below its line, in percent of the line's height.
const MARK_AWAY_PERCENT_MAX: i32 = 40;
/// How far a glyph may reach beyond its neighbours, in percent of their height: a brace beside small letters reaches
/// 57, a letter that tight spacing has glued to one of the next line 85.
const BEYOND_PERCENT_MAX: i32 = 70;
/// Least height of text, CSS pixels: small letters of 9 px text have 5.
const TEXT_HEIGHT_PX_MIN: i32 = 5;
/// Rows of the screen are grouped by this many CSS pixels, to find neighbours quickly.
const BAND_PX: i32 = 16;

/// One line, or a part of one on the way.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) bounds: Bounds,
    /// Rows of its letters, without marks above or below.
    pub(super) body: Bounds,
    pub(super) glyphs: Vec<Glyph>,
}

impl Line {
    pub(super) fn of(glyph: Glyph) -> Self {
        Self {
            bounds: glyph.bounds,
            body: glyph.bounds,
            glyphs: vec![glyph],
        }
    }

    pub(super) fn take(&mut self, other: Self) {
        self.body = match (self.is_mark_beside(&other), other.is_mark_beside(self)) {
            (true, _) => other.body,
            (_, true) => self.body,
            _ => self.body.union(other.body),
        };
        self.bounds = self.bounds.union(other.bounds);
        self.glyphs.extend(other.glyphs);
    }

    /// Whether this is only a mark beside the other: smaller words are no marks.
    fn is_mark_beside(&self, other: &Self) -> bool {
        self.glyphs.len() <= MARK_GLYPHS_MAX
            && self.bounds.width() <= other.body.height() * 2
            && self.body.height() * 100 < other.body.height() * MARK_HEIGHT_PERCENT_MAX
    }

    /// How well the other continues this line; `None`: not at all.
    fn fit(&self, other: &Self, least_gap: i32) -> Option<i32> {
        let gap = -self.bounds.columns_shared(&other.bounds);
        let tall = self.body.height().max(other.body.height());
        if gap > (tall * GAP_PERCENT_MAX / 100).max(least_gap) {
            return None;
        }
        let shared = self.body.rows_shared(&other.body);
        let (small, large) = match self.body.height() < other.body.height() {
            true => (self, other),
            false => (other, self),
        };
        let fits = match small.is_mark_beside(large) {
            true => {
                let middle = small.body.y0 + small.body.y1;
                let away = large.body.height() * MARK_AWAY_PERCENT_MAX / 100;
                middle >= 2 * (large.body.y0 - away) && middle <= 2 * (large.body.y1 + away)
            }
            false => {
                let above = small.body.y0 - large.body.y0;
                let below = large.body.y1 - small.body.y1;
                let beyond = small.body.height() * BEYOND_PERCENT_MAX / 100;
                shared * 2 >= small.body.height() && above <= beyond && below <= beyond
            }
        };
        fits.then_some(shared)
    }
}

/// Lines of these glyphs.
pub(super) fn lines(picture: &Picture<'_>, glyphs: Vec<Glyph>) -> Vec<Line> {
    join(picture, glyphs.into_iter().map(Line::of).collect())
}

/// Joins the parts of split lines again, and leaves out what is no line.
pub(super) fn finish(picture: &Picture<'_>, lines: Vec<Line>) -> Vec<Line> {
    let mut lines = join(picture, lines);
    let least = picture.scaled(TEXT_HEIGHT_PX_MIN);
    lines.retain(|line| line.body.height() > least && line.bounds.width() > 2);
    lines
}

fn join(picture: &Picture<'_>, mut lines: Vec<Line>) -> Vec<Line> {
    // Marks that come before their letters, and pieces with a mark between, find together in later rounds.
    for _ in 0..3 {
        let before = lines.len();
        lines = sweep(picture, lines);
        if lines.len() == before {
            break;
        }
    }
    lines
}

/// Joins from left to right.
fn sweep(picture: &Picture<'_>, mut parts: Vec<Line>) -> Vec<Line> {
    parts.sort_by_key(|part| {
        (
            part.bounds.x0,
            part.bounds.y0,
            part.bounds.x1,
            part.bounds.y1,
        )
    });
    let band = picture.scaled(BAND_PX).max(1);
    let height = i32::try_from(picture.height).unwrap_or(i32::MAX);
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); (height / band + 1) as usize];
    let of = |y: i32| (y.clamp(0, height - 1) / band) as usize;
    let least_gap = picture.scaled(3);
    let widest_gap = picture.scaled(200);
    let mut lines: Vec<Line> = Vec::new();
    for part in parts {
        let near = picture.scaled(8);
        let mut best: Option<(i32, usize)> = None;
        for band in &mut bands[of(part.bounds.y0 - near)..=of(part.bounds.y1 + near)] {
            band.retain(|index| lines[*index].bounds.x1 + widest_gap >= part.bounds.x0);
            for index in band.iter() {
                let Some(fit) = lines[*index].fit(&part, least_gap) else {
                    continue;
                };
                if best.is_none_or(|best| (fit, *index) > best) {
                    best = Some((fit, *index));
                }
            }
        }
        let index = match best {
            Some((_, index)) => {
                lines[index].take(part);
                index
            }
            None => {
                lines.push(part);
                lines.len() - 1
            }
        };
        let bounds = lines[index].bounds;
        for band in &mut bands[of(bounds.y0)..=of(bounds.y1)] {
            if !band.contains(&index) {
                band.push(index);
            }
        }
    }
    lines
}

/// Sorts into reading order: from top to bottom, and what shares most of its rows from left to right.
pub(super) fn order(images: &mut Vec<LineImage>) {
    images.sort_by_key(|image| (image.place.y, image.place.x, image.place.width));
    let mut rest: Vec<Option<LineImage>> = images.drain(..).map(Some).collect();
    for first in 0..rest.len() {
        let Some(head) = rest[first].take() else {
            continue;
        };
        let middle = head.place.y + i32::try_from(head.place.height / 2).unwrap_or(0);
        let bottom = head.place.y + i32::try_from(head.place.height).unwrap_or(0);
        let mut row = vec![head];
        for other in &mut rest[first + 1..] {
            let Some(place) = other.as_ref().map(|other| other.place) else {
                continue;
            };
            if place.y >= bottom {
                break;
            }
            let end = place.y + i32::try_from(place.height).unwrap_or(0);
            let own_middle = place.y + i32::try_from(place.height / 2).unwrap_or(0);
            if (place.y..end).contains(&middle) && own_middle < bottom {
                row.extend(other.take());
            }
        }
        row.sort_by_key(|image| image.place.x);
        images.extend(row);
    }
}

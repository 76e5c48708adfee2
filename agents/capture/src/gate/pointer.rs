//! The mouse pointer painted into the picture: a sprite that is gone here and stands there.

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, border, colour, distance, luma, places, prevailing},
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Largest pointer, CSS pixels.
const POINTER_CSS_PX_MAX: u32 = 48;
/// Channel difference up to which two pixels of a sprite are the same: its rim is blended with what is below.
const SAME: u8 = 24;

/// Pointers are black and white, so that they are seen on anything: one of both differs by this from what is below.
const CONTRAST_MIN: u8 = 100;

/// A bitmap of one zone.
struct Shape {
    width: usize,
    height: usize,
    set: Vec<bool>,
}

/// Whether anything in this zone changed as strongly as under a pointer.
fn is_strong(zone: Zone, before: &Picture, after: &Picture) -> bool {
    places(zone).any(|(x, y)| distance(colour(before, x, y), colour(after, x, y)) >= CONTRAST_MIN)
}

/// Whether the same sprite vanished at `from` and appeared at `to`.
pub(super) fn moved(from: Zone, to: Zone, before: &Picture, after: &Picture, scale: Scale) -> bool {
    let largest = scale.px(POINTER_CSS_PX_MAX);
    let smallest = scale.px(3);
    let fits = |zone: Zone| {
        let (width, height) = (zone.width(), zone.height());
        width.max(height) <= largest
            && width.min(height) >= smallest
            && width.max(height) >= scale.px(8)
    };
    let slack = scale.px(8);
    let alike =
        from.width().abs_diff(to.width()) <= slack && from.height().abs_diff(to.height()) <= slack;
    let strong = |zone: Zone| is_strong(zone, before, after);
    if !fits(from) || !fits(to) || !alike || !strong(from) || !strong(to) {
        return false;
    }
    let sprite = Sprite {
        from,
        to,
        before,
        after,
    };
    let reach = i64::from(slack);
    let offsets = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y)));
    let best = offsets
        .map(|(x, y)| {
            let shift = (
                i64::from(to.left) - i64::from(from.left) + x,
                i64::from(to.top) - i64::from(from.top) + y,
            );
            (sprite.agreement(shift), shift)
        })
        .max_by(|one, two| one.0.total_cmp(&two.0));
    best.is_some_and(|(agreement, shift)| {
        let shape = sprite.shape(shift);
        agreement >= 0.66 && shape.is_one_body(scale) && !shape.is_character(shift, scale)
    })
}

struct Sprite<'a> {
    from: Zone,
    to: Zone,
    before: &'a Picture,
    after: &'a Picture,
}

impl Sprite<'_> {
    /// Every place of the vanished sprite or the new one moved back: changed anywhere, same colour.
    fn pixels(&self, shift: (i64, i64)) -> impl Iterator<Item = (u32, u32, bool, bool)> + '_ {
        let back = |value: u32, shift: i64| u32::try_from(i64::from(value) - shift).unwrap_or(0);
        let moved_back = Zone {
            left: back(self.to.left, shift.0),
            top: back(self.to.top, shift.1),
            right: back(self.to.right, shift.0),
            bottom: back(self.to.bottom, shift.1),
        };
        let (width, height) = (self.after.width(), self.after.height());
        places(self.from.union(&moved_back)).filter_map(move |(x, y)| {
            let there = (
                u32::try_from(i64::from(x) + shift.0).ok()?,
                u32::try_from(i64::from(y) + shift.1).ok()?,
            );
            if x >= width || y >= height || there.0 >= width || there.1 >= height {
                return None;
            }
            let old = colour(self.before, x, y);
            let new = colour(self.after, there.0, there.1);
            let changed =
                old != colour(self.after, x, y) || new != colour(self.before, there.0, there.1);
            Some((x, y, changed, distance(old, new) <= SAME))
        })
    }

    fn agreement(&self, shift: (i64, i64)) -> f64 {
        let (mut changed, mut same) = (0_u32, 0_u32);
        for (_, _, _, equal) in self.pixels(shift).filter(|pixel| pixel.2) {
            changed += 1;
            same += u32::from(equal);
        }
        f64::from(same) / f64::from(changed.max(1))
    }

    fn shape(&self, shift: (i64, i64)) -> Shape {
        let mut set = Vec::new();
        let mut last_row = None;
        let mut height = 0;
        for (_, y, changed, equal) in self.pixels(shift) {
            if last_row != Some(y) {
                last_row = Some(y);
                height += 1;
            }
            set.push(changed && equal);
        }
        let height = height.max(1);
        Shape {
            width: set.len() / height,
            height,
            set,
        }
    }
}

/// Whether a pointer came or went, known by its body alone.
///
/// Strokes of letters are thin and of one colour. A pointer is one thick body, or has an outline of the opposite
/// colour, or is a hollow outline where its heart has the colour of what is below.
pub(super) fn came_or_went(patch: &Patch<'_>) -> bool {
    is_sprite(patch) || is_sprite(&patch.without_shadow())
}

fn is_sprite(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let scale = patch.scale;
    let fits = (scale.px(11)..=scale.px(POINTER_CSS_PX_MAX)).contains(&width.max(height))
        && width.min(height) >= scale.px(6);
    if !fits || !is_strong(patch.zone, patch.before, patch.after) {
        return false;
    }
    if is_beam(patch) || is_cross(patch) {
        return true;
    }
    let shape = |set| Shape {
        width: width as usize,
        height: height as usize,
        set,
    };
    let changed_together = shape(visible_mask(patch, FAINT)).largest_part() >= 0.88;
    let changed = shape(visible_mask(patch, patch.strongest() / 3));
    let body = changed.filled();
    changed.is_arrow(scale)
        || is_lonely(patch, &body)
        || changed_together
            && patch.states().into_iter().any(|state| {
                is_solid(state, patch, &changed)
                    || is_outlined(state, patch, &changed, &body)
                    || is_hollow(state, patch, &changed, &body)
            })
}

/// A large single body over a place where no text is. What appears there in a word is several letters; a single
/// character as large is rare, and wide ones are not as symmetric as the arrows for resizing.
fn is_lonely(patch: &Patch<'_>, body: &Shape) -> bool {
    let scale = patch.scale;
    let aside = patch
        .zone
        .grown(scale.px(4), patch.after.width(), patch.after.height());
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let is_one = body.largest_part() >= 0.84;
    let is_turned = body.likeness(&body.turned()) >= 0.65;
    let is_shaped = if width * 10 <= height * 12 {
        is_one || is_turned
    } else {
        is_one && is_turned && width * 10 <= height * 24
    };
    is_shaped
        && width.max(height) >= scale.px(16)
        && patch
            .states()
            .into_iter()
            .any(|state| is_plain(state, aside))
}

/// Where the change is larger than this.
fn visible_mask(patch: &Patch<'_>, least: u8) -> Vec<bool> {
    places(patch.zone)
        .map(|place| patch.change(place) > least)
        .collect()
}

/// A thick body of one colour, which covers what stood there.
fn is_solid(state: &Picture, patch: &Patch<'_>, changed: &Shape) -> bool {
    let inside = places(patch.zone).zip(&changed.set);
    let colours = inside
        .filter(|(_, set)| **set)
        .map(|((x, y), _)| colour(state, x, y));
    let (main, _) = prevailing(colours);
    let paint = Shape {
        set: places(patch.zone)
            .zip(&changed.set)
            .map(|((x, y), set)| *set && distance(colour(state, x, y), main) <= SAME)
            .collect(),
        ..*changed
    };
    let body = paint.filled();
    paint.count() * 100 >= changed.count() * 55
        && paint.count() * 100 >= body.count() * 80
        && paint.thickness() >= SOLID_THICKNESS
        && paint.radius() * 2.0 >= f64::from(patch.scale.px(4))
        && paint.count() * 100 <= paint.set.len() * 80
}

/// Whether a body has a heart of one colour and, all around, an outline of the opposite.
fn is_outlined(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> bool {
    let Some(heart) = Heart::of(state, patch, changed, body) else {
        return false;
    };
    heart.is_lined && distance(heart.colour, heart.ground) > 2 * SAME && heart.painted_percent >= 60
}

/// An outline around nothing: the heart has the colour of the ground. Letters of this size have thicker strokes,
/// or are as round as an O.
fn is_hollow(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> bool {
    let Some(heart) = Heart::of(state, patch, changed, body) else {
        return false;
    };
    let scale = patch.scale;
    heart.is_lined
        && patch.zone.width().max(patch.zone.height()) >= scale.px(16)
        && (body.count() * 100 <= body.set.len() * 70 || body.likeness(&body.mirrored()) < 0.8)
        && !is_in_line(state, patch, heart.ground)
}

/// Whether letters beside the patch end where it ends, above or below.
fn is_in_line(state: &Picture, patch: &Patch<'_>, ground: Colour) -> bool {
    let zone = patch.zone;
    let reach = zone.height() / 2;
    let rows = Zone {
        top: zone.top.saturating_sub(reach),
        bottom: (zone.bottom + reach).min(state.height()),
        ..zone
    };
    let left = Zone {
        left: zone.left.saturating_sub(reach),
        right: zone.left,
        ..rows
    };
    let right = Zone {
        left: zone.right,
        right: (zone.right + reach).min(state.width()),
        ..rows
    };
    [left, right].into_iter().any(|side| {
        let inked = |y: &u32| {
            (side.left..side.right).any(|x| distance(colour(state, x, *y), ground) > 2 * SAME)
        };
        let top = (side.top..side.bottom).find(inked);
        let bottom = (side.top..side.bottom).rfind(inked);
        top.is_some_and(|top| top.abs_diff(zone.top) <= 1)
            || bottom.is_some_and(|bottom| (bottom + 1).abs_diff(zone.bottom) <= 1)
    })
}

/// Thickness from which a body is no letter: a bold stroke measures a fifth of its letter.
const SOLID_THICKNESS: f64 = 0.37;

/// What lies deep inside a body.
struct Heart {
    colour: Colour,
    /// What prevails around the body.
    ground: Colour,
    /// Whether every stretch of the rim holds the opposite colour.
    is_lined: bool,
    /// How much of it changed. The counter of a letter was as empty before.
    painted_percent: usize,
}

impl Heart {
    /// `None` without a heart of one colour.
    fn of(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> Option<Self> {
        /// Brightness by which outline and heart differ.
        const OPPOSITE: i32 = 70;
        let zone = patch.zone;
        let depth = body.depth();
        let outline = patch.scale.px_up(1) + 1;
        let inked = || places(zone).zip(&depth).filter(|(_, depth)| **depth > 0);
        let deep = || {
            inked()
                .filter(|(_, depth)| **depth > outline)
                .map(|(place, _)| place)
        };
        let (main, alike) = prevailing(deep().map(|(x, y)| colour(state, x, y)));
        let count = deep().count();
        if count * 100 < body.count() * 12 || count < 6 || alike * 100 < count * 70 {
            return None;
        }
        let is_opposite =
            |(x, y): (u32, u32)| (luma(colour(state, x, y)) - luma(main)).abs() >= OPPOSITE;
        let rim = || {
            inked()
                .filter(|(_, depth)| **depth == 1)
                .map(|(place, _)| place)
        };
        let lined = rim().filter(|(x, y)| {
            let near =
                Zone::of_size(*x, *y, 1, 1).grown(outline - 1, state.width(), state.height());
            places(near).any(is_opposite)
        });
        let is_lined = lined.count() * 100 >= rim().count() * 88;
        let painted = places(zone).zip(&depth).zip(&changed.set);
        let painted = painted.filter(|((_, depth), changed)| **depth > outline && **changed);
        let around = zone.grown(2, state.width(), state.height());
        let (ground, _) = prevailing(border(state, around));
        Some(Self {
            colour: main,
            ground,
            is_lined,
            painted_percent: painted.count() * 100 / count,
        })
    }
}

/// How far a pointer's stroke reaches from its middle line, its light rim included, CSS pixels.
const STROKE_CSS_PX: u32 = 3;

/// An I-beam: one upright stroke, wider at both ends, nothing beside it. Also over text.
fn is_beam(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    if zone.height() < scale.px(14)
        || zone.width() > scale.px(16)
        || zone.width() * 10 > zone.height() * 8
    {
        return false;
    }
    let Some(stem) = stem(patch, zone) else {
        return false;
    };
    let mask = patch.mask();
    let reach = scale.px(STROKE_CSS_PX);
    let wing = scale.px(2);
    let changed = |x: u32, y: u32| mask[((y - zone.top) * zone.width() + x - zone.left) as usize];
    let rows = zone.height();
    let middle = zone.top + rows / 4..zone.bottom - rows / 4;
    let lean = middle
        .into_iter()
        .flat_map(|y| (zone.left..zone.right).map(move |x| (x, y)))
        .all(|(x, y)| !changed(x, y) || x.abs_diff(stem) <= reach);
    let end = |mut rows: std::ops::Range<u32>| {
        rows.any(|y| {
            let first = (zone.left..zone.right).find(|x| changed(*x, y));
            let last = (zone.left..zone.right).rfind(|x| changed(*x, y));
            matches!((first, last), (Some(first), Some(last)) if first + wing <= stem && last >= stem + wing)
        })
    };
    let part = (rows / 6).max(2);
    lean && end(zone.top..zone.top + part) && end(zone.bottom - part..zone.bottom)
}

/// A cross: an upright and a level stroke through the middle, nothing beside them. Also over text.
fn is_cross(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    let (width, height) = (zone.width(), zone.height());
    if width.min(height) < scale.px(13) || width.abs_diff(height) > scale.px(4) {
        return false;
    }
    let mask = patch.mask();
    let middle = (
        u32::midpoint(zone.left, zone.right),
        u32::midpoint(zone.top, zone.bottom),
    );
    let reach = scale.px(STROKE_CSS_PX);
    let within =
        |(x, y): (u32, u32)| x.abs_diff(middle.0) <= reach || y.abs_diff(middle.1) <= reach;
    let outside = places(zone)
        .zip(&mask)
        .any(|(place, changed)| *changed && !within(place));
    let changed = |x: u32, y: u32| mask[((y - zone.top) * width + x - zone.left) as usize];
    // Every row and every column: it is one cross, not a letter.
    let rows = (zone.top..zone.bottom).all(|y| (zone.left..zone.right).any(|x| changed(x, y)));
    let columns = (zone.left..zone.right).all(|x| (zone.top..zone.bottom).any(|y| changed(x, y)));
    // The level stroke spans the width; letters like t and + of a font reach neither up nor across so far.
    let spans = |y: u32| (zone.left..zone.right).filter(|x| changed(*x, y)).count() as u32;
    let level = (middle.1 - reach..=middle.1 + reach).any(|y| spans(y) * 100 >= width * 85);
    !outside
        && rows
        && columns
        && level
        && stem(patch, zone).is_some_and(|x| x.abs_diff(middle.0) <= reach)
        && is_strong(zone, patch.before, patch.after)
}

/// The column near the middle that one colour paints over nearly the whole height in one state.
fn stem(patch: &Patch<'_>, zone: Zone) -> Option<u32> {
    let quarter = zone.width() / 4;
    let columns = || zone.left + quarter..zone.right - quarter;
    let painted = |state: &Picture, other: &Picture, x: u32| {
        let rows = || zone.top + 1..zone.bottom - 1;
        let (main, count) = prevailing(rows().map(|y| colour(state, x, y)));
        let covers = rows().filter(|y| {
            distance(colour(state, x, *y), main) <= SAME
                && distance(colour(other, x, *y), main) > 2 * SAME
        });
        let height = zone.height().saturating_sub(2) as usize;
        count * 100 >= height * 70 && covers.count() * 100 >= height * 60
    };
    columns()
        .find(|x| painted(patch.before, patch.after, *x) || painted(patch.after, patch.before, *x))
}

/// Whether a place shows no text: one colour, or what straight rules and edges of panels leave of it.
fn is_plain(state: &Picture, zone: Zone) -> bool {
    let (_, count) = prevailing(places(zone).map(|(x, y)| colour(state, x, y)));
    let same = |one, two| distance(one, two) <= SAME;
    let row =
        |y| (zone.left..zone.right).all(|x| same(colour(state, x, y), colour(state, zone.left, y)));
    let column =
        |x| (zone.top..zone.bottom).all(|y| same(colour(state, x, y), colour(state, x, zone.top)));
    count as u64 * 100 >= zone.area() * 97
        || (zone.top..zone.bottom).all(row)
        || (zone.left..zone.right).all(column)
}

/// Whether the pointer moved by less than its size, so that both places are one patch.
pub(super) fn nudged(patch: &Patch<'_>) -> bool {
    let scale = patch.scale;
    let reach = scale.px(POINTER_CSS_PX_MAX);
    let (width, height) = (patch.zone.width(), patch.zone.height());
    if width.max(height) > 2 * reach
        || width.min(height) < scale.px(8)
        || !is_strong(patch.zone, patch.before, patch.after)
    {
        return false;
    }
    let points: Vec<(u32, u32)> = places(patch.zone)
        .filter(|place| patch.change(*place) > 0)
        .collect();
    let mut shifts = promising_shifts(patch, &points, i64::from(reach));
    shifts.truncate(24);
    shifts
        .into_iter()
        .any(|(_, shift)| explains(patch, &points, shift))
}

/// Shifts under which sampled pixels of before are found again in after, best first.
fn promising_shifts(
    patch: &Patch<'_>,
    points: &[(u32, u32)],
    reach: i64,
) -> Vec<(usize, (i64, i64))> {
    /// Enough to tell a sprite's shift from chance, few enough for every keystroke.
    const SAMPLES: usize = 32;
    let step = points.len().div_ceil(SAMPLES).max(1);
    let samples: Vec<(u32, u32)> = points.iter().copied().step_by(step).collect();
    let mut shifts = Vec::new();
    for y in -reach..=reach {
        for x in -reach..=reach {
            if x.abs().max(y.abs()) < 2 {
                continue;
            }
            let found = samples.iter().filter(|place| {
                found_again(patch, **place, (x, y)) || came_from(patch, **place, (x, y))
            });
            shifts.push((found.count(), (x, y)));
        }
    }
    shifts.sort_by_key(|(found, (x, y))| (std::cmp::Reverse(*found), x.abs() + y.abs()));
    shifts
}

fn shifted(place: (u32, u32), shift: (i64, i64), zone: Zone) -> Option<(u32, u32)> {
    let x = u32::try_from(i64::from(place.0) + shift.0).ok()?;
    let y = u32::try_from(i64::from(place.1) + shift.1).ok()?;
    let inside = (zone.left..zone.right).contains(&x) && (zone.top..zone.bottom).contains(&y);
    inside.then_some((x, y))
}

/// The pixel left its place and stands, the same, where it covers another.
fn found_again(patch: &Patch<'_>, place: (u32, u32), shift: (i64, i64)) -> bool {
    shifted(place, shift, patch.zone).is_some_and(|there| {
        let old = colour(patch.before, place.0, place.1);
        distance(old, colour(patch.after, there.0, there.1)) <= SAME
    })
}

/// What stands here was, the same, where it left another.
fn came_from(patch: &Patch<'_>, place: (u32, u32), shift: (i64, i64)) -> bool {
    shifted(place, (-shift.0, -shift.1), patch.zone).is_some_and(|origin| {
        let old = colour(patch.before, origin.0, origin.1);
        distance(old, colour(patch.after, place.0, place.1)) <= SAME
            && old != colour(patch.after, origin.0, origin.1)
    })
}

/// Whether one thick body that moved by `shift` explains nearly every changed pixel.
fn explains(patch: &Patch<'_>, points: &[(u32, u32)], shift: (i64, i64)) -> bool {
    let mut body = Shape {
        width: patch.zone.width() as usize,
        height: patch.zone.height() as usize,
        set: vec![false; patch.zone.area() as usize],
    };
    let (ground, _) = prevailing(border(patch.before, patch.zone));
    let mut explained = 0;
    for place in points {
        let left_here = found_again(patch, *place, shift);
        let came_here = came_from(patch, *place, shift);
        explained += usize::from(left_here || came_here);
        if left_here && distance(colour(patch.before, place.0, place.1), ground) > SAME {
            let column = (place.0 - patch.zone.left) as usize;
            let row = (place.1 - patch.zone.top) as usize;
            body.set[row * body.width + column] = true;
        }
    }
    // A half transparent shadow and a blended rim are not found again, but they lie close to the body.
    let covered = explained * 100 >= points.len() * 85
        || (explained * 100 >= points.len() * 55 && body.covers(patch, points, shift));
    // Letters that move with their line are many thin bodies.
    covered
        && (!body.is_character(shift, patch.scale) || body.filled().thickness() >= SOLID_THICKNESS)
        && body.is_one_body(patch.scale)
        && (body.filled().radius() >= f64::from(patch.scale.px(6)) / 2.0
            || (explained * 100 >= points.len() * 90
                && body.largest_part() >= 0.95
                && body.rows() >= patch.scale.px(14)))
        && body.spans_at_most(patch.scale.px(40))
}

impl Shape {
    fn count(&self) -> usize {
        self.set.iter().filter(|set| **set).count()
    }

    /// One connected body at least as tall as a pointer is: a word is made of several letters.
    fn is_one_body(&self, scale: Scale) -> bool {
        self.rows().max(self.columns()) >= scale.px(11) && self.largest_part() >= 0.8
    }

    /// A character that stands elsewhere in its line now: as small as text, and moved exactly level.
    fn is_character(&self, shift: (i64, i64), scale: Scale) -> bool {
        shift.1.abs() <= 1 && self.rows() < scale.px(20)
    }

    /// Rows that hold anything.
    fn rows(&self) -> u32 {
        let rows = self.set.chunks(self.width.max(1));
        rows.filter(|row| row.contains(&true)).count() as u32
    }

    /// Columns that hold anything.
    fn columns(&self) -> u32 {
        let holds = |column: &usize| {
            self.set
                .iter()
                .skip(*column)
                .step_by(self.width)
                .any(|set| *set)
        };
        (0..self.width).filter(holds).count() as u32
    }

    /// Whether no row or column set lies farther from another than this.
    fn spans_at_most(&self, span: u32) -> bool {
        let places = || (0..self.set.len()).filter(|place| self.set[*place]);
        let extent = |axis: &dyn Fn(usize) -> usize| {
            let least = places().map(axis).min().unwrap_or(0);
            places().map(axis).max().unwrap_or(0) - least
        };
        extent(&|place| place % self.width).max(extent(&|place| place / self.width)) < span as usize
    }

    /// Share of the largest connected part.
    fn largest_part(&self) -> f64 {
        let mut rest = self.set.clone();
        let mut largest = 0;
        for start in 0..rest.len() {
            if rest[start] {
                largest = largest.max(self.take(&mut rest, start, true));
            }
        }
        largest as f64 / self.count().max(1) as f64
    }

    /// Unsets the part connected to `start`, over corners too when told so; its size.
    fn take(&self, rest: &mut [bool], start: usize, corners: bool) -> usize {
        let mut queue = vec![start];
        rest[start] = false;
        let mut next = 0;
        while let Some(&place) = queue.get(next) {
            next += 1;
            let (x, y) = ((place % self.width) as i64, (place / self.width) as i64);
            for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
                let (x, y): (i64, i64) = (x + dx, y + dy);
                let inside =
                    (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y);
                if !inside || (!corners && dx != 0 && dy != 0) {
                    continue;
                }
                let near = y as usize * self.width + x as usize;
                if std::mem::take(&mut rest[near]) {
                    queue.push(near);
                }
            }
        }
        queue.len()
    }

    /// Whether nearly all points lie close to this body or to where it is after a shift.
    fn covers(&self, patch: &Patch<'_>, points: &[(u32, u32)], shift: (i64, i64)) -> bool {
        let wide = self.dilated(patch.scale.px(4) as usize);
        let near = |(x, y): (i64, i64)| {
            let (x, y) = (
                x - i64::from(patch.zone.left),
                y - i64::from(patch.zone.top),
            );
            (0..self.width as i64).contains(&x)
                && (0..self.height as i64).contains(&y)
                && wide.set[y as usize * self.width + x as usize]
        };
        let far = points.iter().filter(|(x, y)| {
            let here = (i64::from(*x), i64::from(*y));
            !near(here) && !near((here.0 - shift.0, here.1 - shift.1))
        });
        far.count() * 100 <= points.len() * 2
    }

    /// Grown by so many pixels to every side.
    fn dilated(&self, by: usize) -> Self {
        let spread = |set: &[bool], step: usize, length: usize, at: &dyn Fn(usize) -> usize| {
            let mut wide = vec![false; set.len()];
            for place in (0..set.len()).filter(|place| set[*place]) {
                let here = at(place);
                for other in here.saturating_sub(by)..(here + by + 1).min(length) {
                    wide[place + other * step - here * step] = true;
                }
            }
            wide
        };
        let across = spread(&self.set, 1, self.width, &|place| place % self.width);
        let set = spread(&across, self.width, self.height, &|place| {
            place / self.width
        });
        Self { set, ..*self }
    }

    /// How deep each pixel lies inside: 1 at the rim, 0 outside.
    fn depth(&self) -> Vec<u32> {
        let inside = |set: &[bool], x: usize, y: usize| {
            x > 0
                && y > 0
                && x + 1 < self.width
                && y + 1 < self.height
                && [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
                    .into_iter()
                    .all(|(x, y)| set[y * self.width + x])
        };
        let mut depth = vec![0; self.set.len()];
        let mut rest = self.set.clone();
        while rest.contains(&true) {
            for (depth, _) in depth.iter_mut().zip(&rest).filter(|(_, set)| **set) {
                *depth += 1;
            }
            rest = (0..rest.len())
                .map(|place| rest[place] && inside(&rest, place % self.width, place / self.width))
                .collect();
        }
        depth
    }

    /// With its holes filled.
    fn filled(&self) -> Self {
        let mut outside: Vec<bool> = self.set.iter().map(|set| !set).collect();
        let rim = (0..self.set.len()).filter(|place| {
            let (x, y) = (place % self.width, place / self.width);
            x == 0 || y == 0 || x + 1 == self.width || y + 1 == self.height
        });
        let mut holes = outside.clone();
        for place in rim {
            if holes[place] {
                self.take(&mut holes, place, false);
            }
        }
        for (place, outside) in outside.iter_mut().enumerate() {
            *outside = self.set[place] || holes[place];
        }
        Self {
            set: outside,
            ..*self
        }
    }

    /// Radius of the largest disc (in the largest-coordinate metric) that fits inside.
    fn radius(&self) -> f64 {
        let mut largest = 0;
        let mut size = vec![0_u32; self.set.len()];
        for place in 0..self.set.len() {
            if !self.set[place] {
                continue;
            }
            let (x, y) = (place % self.width, place / self.width);
            let least = if x == 0 || y == 0 {
                0
            } else {
                let above = place - self.width;
                size[place - 1].min(size[above]).min(size[above - 1])
            };
            size[place] = least + 1;
            largest = largest.max(least + 1);
        }
        f64::from(largest) / 2.0
    }

    /// The common arrow: an upright left edge, and a right edge that runs straight away from it from the tip
    /// down. No letter does both; where text of its colour is below, some rows are cut.
    fn is_arrow(&self, scale: Scale) -> bool {
        let rows: Vec<(i32, i32)> = self
            .set
            .chunks(self.width.max(1))
            .filter_map(|row| {
                let first = row.iter().position(|set| *set)?;
                Some((first as i32, row.iter().rposition(|set| *set)? as i32))
            })
            .collect();
        let head = rows.len() * 11 / 20;
        if rows.len() < scale.px(13) as usize || rows.len() < self.height {
            return false;
        }
        let widest = rows[head].1.max(rows[head - 1].1);
        let slope = f64::from(widest) / head as f64;
        let slack = (self.width as i32 / 8).max(1);
        let fits = |(index, row): &(usize, (i32, i32))| {
            let expected = (slope * *index as f64).round() as i32;
            row.0 <= slack && (row.1 - expected).abs() <= slack
        };
        let fitting = rows.iter().copied().take(head).enumerate().filter(fits);
        (0.45..=1.25).contains(&slope) && fitting.count() * 100 >= head * 80
    }

    fn mirrored(&self) -> Self {
        let mut set = self.set.clone();
        for row in set.chunks_mut(self.width) {
            row.reverse();
        }
        Self { set, ..*self }
    }

    /// Turned by half.
    fn turned(&self) -> Self {
        let mut set = self.set.clone();
        set.reverse();
        Self { set, ..*self }
    }

    /// Intersection over union.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = || self.set.iter().zip(&other.set);
        let both = pairs().filter(|(one, two)| **one && **two);
        let either = pairs().filter(|(one, two)| **one || **two);
        both.count() as f64 / either.count().max(1) as f64
    }

    /// Edge of the largest square inside, as a share of its mean extent.
    fn thickness(&self) -> f64 {
        let places = || (0..self.set.len()).filter(|place| self.set[*place]);
        let extent = |axis: &dyn Fn(usize) -> usize| {
            let least = places().map(axis).min().unwrap_or(0);
            places().map(axis).max().unwrap_or(0) + 1 - least
        };
        let across = extent(&|place| place % self.width);
        let down = extent(&|place| place / self.width);
        self.radius() * 4.0 / (across + down) as f64
    }
}

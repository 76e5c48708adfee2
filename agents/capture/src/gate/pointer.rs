//! The mouse pointer painted into the picture: a sprite that is gone here and stands there.

use super::{
    blob::{Patch, mask},
    pixels::{border, colour, distance, luma, places, prevailing},
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
        width.max(height) <= largest && width.min(height) >= smallest && height >= scale.px(8)
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
pub(super) fn came_or_went(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let scale = patch.scale;
    let fits = (scale.px(6)..=scale.px(40)).contains(&width)
        && (scale.px(12)..=scale.px(40)).contains(&height);
    if fits && (is_beam(patch) || is_cross(patch)) {
        return true;
    }
    let wide = f64::from(width) > 1.2 * f64::from(height);
    if !fits || wide || !is_strong(patch.zone, patch.before, patch.after) {
        return false;
    }
    let changed = Shape {
        width: width as usize,
        height: height as usize,
        set: patch.mask(),
    };
    if changed.largest_part() < 0.9 {
        return false;
    }
    // A thick black and white body is a pointer wherever it stands; strokes of letters are thin.
    if height >= scale.px(16)
        && changed.radius() >= f64::from(scale.px(5)) / 2.0
        && changed.likeness(&changed.mirrored()) < 0.8
        && patch
            .states()
            .into_iter()
            .any(|state| is_black_and_white(state, patch.zone, &changed))
    {
        return true;
    }
    if height >= scale.px(14)
        && patch
            .states()
            .into_iter()
            .any(|state| is_outlined(state, patch.zone, &changed, scale))
    {
        return true;
    }
    // Else over an empty place only: where text was, a letter may have become another.
    if !patch
        .states()
        .into_iter()
        .any(|state| is_empty(state, patch.zone))
    {
        return false;
    }
    let aside = patch
        .zone
        .grown(scale.px(4), patch.after.width(), patch.after.height());
    let lonely = patch
        .states()
        .into_iter()
        .any(|state| is_empty(state, aside));
    if lonely && height >= scale.px(16) {
        return true;
    }
    let body = changed.filled();
    let hollow = body.count() > changed.count() * 5 / 4;
    // A hollow outline is a letter with a hole unless it is larger than letters are.
    if hollow && height < scale.px(18) {
        return false;
    }
    let fill = body.count() as f64 / body.set.len() as f64;
    (0.25..=0.78).contains(&fill)
        && body.radius() >= f64::from(scale.px(5)) / 2.0
        && body.likeness(&body.mirrored()) < 0.8
        && patch
            .states()
            .into_iter()
            .any(|state| has_two_paints(state, patch.zone, &body))
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
            distance(colour(state, x, *y), main) <= 6 && distance(colour(other, x, *y), main) > 48
        });
        let height = zone.height().saturating_sub(2) as usize;
        count * 100 >= height * 85 && covers.count() * 100 >= height * 65
    };
    columns()
        .find(|x| painted(patch.before, patch.after, *x) || painted(patch.after, patch.before, *x))
}

/// Whether a body has a heart of one colour and, all around, an outline of the opposite.
fn is_outlined(state: &Picture, zone: Zone, changed: &Shape, scale: Scale) -> bool {
    /// Brightness by which outline and heart differ.
    const OPPOSITE: i32 = 110;
    let body = changed.filled();
    let depth = body.depth();
    let outline = scale.px(2);
    let light = |place: &(u32, u32)| luma(colour(state, place.0, place.1));
    let inked = || places(zone).zip(&depth).filter(|(_, depth)| **depth > 0);
    let heart: Vec<i32> = inked()
        .filter(|(_, depth)| **depth > outline)
        .map(|(place, _)| light(&place))
        .collect();
    if heart.len() * 100 < body.count() * 16 || heart.len() < (scale.px(4) * scale.px(3)) as usize {
        return false;
    }
    // The counter of a letter was as empty before.
    let painted = places(zone).zip(&depth).zip(&changed.set);
    let painted = painted.filter(|((_, depth), changed)| **depth > outline && **changed);
    if painted.count() * 100 < heart.len() * 60 {
        return false;
    }
    let mut sorted = heart.clone();
    sorted.sort_unstable();
    let core = sorted[sorted.len() / 2];
    let alike = heart
        .iter()
        .filter(|luma| (*luma - core).abs() <= 24)
        .count();
    if alike * 100 < heart.len() * 75 || (50..200).contains(&core) {
        return false;
    }
    // Of every stretch of the rim some pixel is of the opposite colour.
    let centre = (
        f64::from(zone.left + zone.right) / 2.0,
        f64::from(zone.top + zone.bottom) / 2.0,
    );
    let (mut touched, mut lined) = ([false; 12], [false; 12]);
    for (place, _) in inked().filter(|(_, depth)| **depth <= outline) {
        let turn = (f64::from(place.1) - centre.1).atan2(f64::from(place.0) - centre.0);
        let sector = ((turn / std::f64::consts::TAU + 0.5) * 12.0) as usize % 12;
        touched[sector] = true;
        lined[sector] |= (light(&place) - core).abs() >= OPPOSITE;
    }
    let bare = touched
        .iter()
        .zip(&lined)
        .filter(|(touched, lined)| **touched && !**lined);
    bare.count() == 0 && body.likeness(&body.mirrored()) < 0.86
}

/// Whether much of a body is nearly black and much of it nearly white.
fn is_black_and_white(state: &Picture, zone: Zone, body: &Shape) -> bool {
    let inside = || places(zone).zip(&body.set).filter(|(_, inside)| **inside);
    let share = |wanted: fn(i32) -> bool| {
        let found = inside().filter(|((x, y), _)| wanted(luma(colour(state, *x, *y))));
        found.count() * 100 / body.count().max(1)
    };
    share(|luma| luma < 50) >= 15 && share(|luma| luma > 225) >= 15
}

/// Whether a place shows one colour only.
fn is_empty(state: &Picture, zone: Zone) -> bool {
    let (_, count) = prevailing(places(zone).map(|(x, y)| colour(state, x, y)));
    count as u64 * 100 >= zone.area() * 97
}

/// Body and outline: two colours make up the sprite.
fn has_two_paints(state: &Picture, zone: Zone, body: &Shape) -> bool {
    let inside = || {
        let set = places(zone).zip(&body.set);
        set.filter(|(_, inside)| **inside)
            .map(|((x, y), _)| colour(state, x, y))
    };
    let (main, main_count) = prevailing(inside());
    let rest = inside().filter(|other| distance(*other, main) > 48);
    let (_, second_count) = prevailing(rest);
    (main_count + second_count) * 100 >= body.count() * 65
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
    let changed = mask(patch.before, patch.after, patch.zone);
    let points: Vec<(u32, u32)> = places(patch.zone)
        .zip(&changed)
        .filter_map(|(place, changed)| changed.then_some(place))
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
        && !body.is_character(shift, patch.scale)
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
        self.rows() >= scale.px(11) && self.largest_part() >= 0.8
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

    fn mirrored(&self) -> Self {
        let mut set = self.set.clone();
        for row in set.chunks_mut(self.width) {
            row.reverse();
        }
        Self { set, ..*self }
    }

    /// Intersection over union.
    fn likeness(&self, other: &Self) -> f64 {
        let both = self
            .set
            .iter()
            .zip(&other.set)
            .filter(|(one, two)| **one && **two);
        let either = self
            .set
            .iter()
            .zip(&other.set)
            .filter(|(one, two)| **one || **two);
        both.count() as f64 / either.count().max(1) as f64
    }
}

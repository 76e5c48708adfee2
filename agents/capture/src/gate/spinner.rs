//! A turning graphic: an arc, a ring of dots or bars, a progress ring, dots that take turns.
//!
//! What tells it from text: it stands alone, and its ink lies on a circle around an empty centre, or it is
//! nothing but equal dots.

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, border, colour, distance, places, prevailing},
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Largest spinner, CSS pixels.
const SPINNER_CSS_PX_MAX: u32 = 96;
/// Smallest ring, CSS pixels across: letters of running text are smaller.
const RING_CSS_PX_MIN: u32 = 9;
/// Smallest circle in which something turns, CSS pixels across.
const DIAL_CSS_PX_MIN: u32 = 14;
/// Smallest dot, CSS pixels across. A single one is larger: it may be a full stop.
const DOT_CSS_PX_MIN: u32 = 3;
/// Smallest part of a bar that changes, CSS pixels across and down: dashes are lower and strokes are narrower.
const SWEEP_CSS_PX_MIN: (u32, u32) = (6, 3);
/// Thinnest of bars that fade, CSS pixels: strokes of letters as tall are thinner.
const BAR_CSS_PX_MIN: u32 = 4;
/// Channel difference to the background from which a pixel is ink.
const INK: u8 = 8;

/// Channel difference within a small dot: its rim is blended.
const EVEN: u8 = 40;

/// Least channel difference of the strongest ink of a spinner.
const VISIBLE: u8 = 24;
/// Straight lines of one colour at least this long are rules and edges, CSS pixels: no stroke of a letter is.
const RULE_CSS_PX_MIN: u32 = 48;

/// Whether this patch is part of a spinner.
pub(super) fn is_spinner(patch: &Patch<'_>) -> bool {
    if is_sweep(patch) {
        return true;
    }
    let Some(graphic) = Graphic::around(patch) else {
        return false;
    };
    graphic.is_visible()
        && (graphic.is_ring()
            || graphic.is_dots()
            || graphic.is_bars()
            || graphic.is_disc()
            || graphic.is_character())
}

/// Light or colour that sweeps along a bar: every column has one colour from top to bottom, before and after.
/// No text of this width has.
fn is_sweep(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    let is_even = |state: &Picture, x: u32| {
        let first = colour(state, x, zone.top);
        (zone.top..zone.bottom).all(|y| distance(colour(state, x, y), first) <= FAINT)
    };
    // It lies in a bar that goes on beside it; letters stand on the ground.
    let goes_on = |x: u32| {
        let within = (1..patch.after.width()).contains(&x) && zone.top > 0;
        let beside = |y: u32| colour(patch.after, x, y);
        within
            && is_even(patch.after, x)
            && distance(beside(zone.top), beside(zone.top - 1)) > FAINT
    };
    (goes_on(zone.left.saturating_sub(1)) || goes_on(zone.right))
        && zone.width() >= scale.px(SWEEP_CSS_PX_MIN.0)
        && (scale.px(SWEEP_CSS_PX_MIN.1)..=scale.px(SPINNER_CSS_PX_MAX)).contains(&zone.height())
        && (zone.left..zone.right)
            .all(|x| patch.states().into_iter().all(|state| is_even(state, x)))
}

/// A graphic that stands alone on a flat background, in both states together.
struct Graphic<'a> {
    zone: Zone,
    scale: Scale,
    states: [&'a Picture; 2],
    ground: Colour,
    /// Ink of either state, row by row.
    ink: Vec<bool>,
}

impl<'a> Graphic<'a> {
    /// Grows the patch to the whole graphic. `None` when it does not stand alone.
    fn around(patch: &Patch<'a>) -> Option<Self> {
        let scale = patch.scale;
        let largest = scale.px(SPINNER_CSS_PX_MAX);
        let (width, height) = (patch.after.width(), patch.after.height());
        // The dots of a large braille character stand as far apart as they are wide.
        let edge = patch.zone.width().min(patch.zone.height());
        let clear = if edge <= scale.px(5) {
            edge.max(scale.px(3)) + 1
        } else {
            scale.px(3)
        };
        if patch.zone.width().max(patch.zone.height()) > largest {
            return None;
        }
        let rim = patch.zone.grown(scale.px(5), width, height);
        let (ground, count) = prevailing(border(patch.after, rim));
        if count * 2 < border(patch.after, rim).count() {
            return None;
        }
        let mut zone = patch.zone;
        while let Some(grown) = grow_once(patch, zone, ground, clear) {
            zone = grown;
            if zone.width().max(zone.height()) > largest {
                return None;
            }
        }
        let ink = |place: (u32, u32)| is_ink(patch, place, ground);
        Some(Self {
            zone,
            scale,
            states: patch.states(),
            ground,
            ink: places(zone).map(ink).collect(),
        })
    }

    /// Whether its shape is there to be judged: of pale letters only pieces are left above `INK`.
    fn is_visible(&self) -> bool {
        let far = |place: (u32, u32), state: &Picture| {
            distance(colour(state, place.0, place.1), self.ground)
        };
        places(self.zone).any(|place| self.states.iter().any(|state| far(place, state) >= VISIBLE))
    }

    fn ink_places(&self) -> impl Iterator<Item = (f64, f64)> + Clone + '_ {
        let width = self.zone.width() as usize;
        let set = self.ink.iter().enumerate().filter(|(_, ink)| **ink);
        set.map(move |(place, _)| ((place % width) as f64, (place / width) as f64))
    }

    fn is_ring(&self) -> bool {
        let Some(circle) = Circle::through(self.ink_places()) else {
            return false;
        };
        let mut radii: Vec<f64> = self
            .ink_places()
            .map(|place| circle.radius_of(place))
            .collect();
        radii.sort_by(f64::total_cmp);
        let outer = radii.get(radii.len() * 98 / 100).copied().unwrap_or(0.0);
        let (width, height) = (f64::from(self.zone.width()), f64::from(self.zone.height()));
        let smallest = f64::from(self.scale.px(RING_CSS_PX_MIN)) / 2.0;
        // A line of text is a flat piece of a huge circle.
        let aspect = width / height;
        if outer < smallest || outer > 0.75 * width.max(height) || !(0.5..=2.0).contains(&aspect) {
            return false;
        }
        let inside = radii
            .iter()
            .filter(|radius| **radius < outer * 0.38)
            .count();
        let gap = circle.widest_gap(self.ink_places());
        let mean = radii.iter().sum::<f64>() / radii.len() as f64;
        let variance = radii
            .iter()
            .map(|radius| (radius - mean).powi(2))
            .sum::<f64>();
        let spread = (variance / radii.len() as f64).sqrt() / mean.max(1.0);
        // A whole turn is as wide as it is tall, a digit 0 is not; a part of one is a thin stroke.
        let round = match gap {
            gap if gap > 160.0 => spread <= 0.14 && outer >= 1.3 * smallest,
            gap if gap > 90.0 => spread <= 0.16 && (0.6..=1.67).contains(&aspect),
            _ => spread <= 0.3 && (0.8..=1.25).contains(&aspect),
        };
        // Whatever turns inside a whole circle: a pie, a hand, spokes. No word fills a circle.
        let farthest = radii.last().copied().unwrap_or(0.0);
        let is_dial = gap <= 45.0
            && (0.9..=1.11).contains(&aspect)
            && width >= f64::from(self.scale.px(DIAL_CSS_PX_MIN))
            && farthest <= 0.55 * width.max(height) + 1.0;
        let is_hollow = inside * 100 <= radii.len() * 2 && gap <= 245.0 && round;
        (is_dial || is_hollow) && circle.is_rim_even(self.ink_places(), outer)
    }

    /// Nothing but equal round dots: one, a few beside each other, or a square of them.
    fn is_dots(&self) -> bool {
        // Pale ones are found only where strong ones touch, strong ones apart where pale ones are lost.
        [2, 5]
            .into_iter()
            .any(|part| self.are_dots(&self.parts(part)))
    }

    fn are_dots(&self, parts: &[Zone]) -> bool {
        let Some(first) = parts.first() else {
            return false;
        };
        let largest = parts.iter().fold(
            *first,
            |one, two| {
                if two.area() > one.area() { *two } else { one }
            },
        );
        let smallest_edge = self.scale.px(DOT_CSS_PX_MIN).max(3);
        let round = parts.iter().all(|part| {
            let (width, height) = (part.width(), part.height());
            // Dots that bounce leave a trace as wide as they are and a little taller.
            width.abs_diff(largest.width()) <= largest.width() / 2 + 1
                && height * 10 <= width * 30
                && width * 10 <= height * 16
        });
        let big = largest.width() >= smallest_edge && largest.width() <= self.scale.px(24);
        let in_row = parts
            .iter()
            .all(|part| part.top < largest.bottom && largest.top < part.bottom);
        let equal = parts.iter().all(|part| {
            part.width().abs_diff(largest.width()) <= 1
                && part.height().abs_diff(largest.width()) <= 1
        });
        let arranged = match parts.len() {
            1 => largest.width() > self.scale.px(DOT_CSS_PX_MIN),
            2 => equal && in_row,
            3..=5 => in_row,
            // A square of dots that pulse.
            9 => equal,
            _ => false,
        };
        arranged && round && big && parts.iter().all(|part| self.is_solid(*part))
    }

    /// Upright bars of one width, evenly spaced, that grow and shrink, or fade: letters are as tall as their
    /// neighbours, and strokes are thin.
    fn is_bars(&self) -> bool {
        [2, 5]
            .into_iter()
            .any(|part| self.are_bars(self.parts(part)))
    }

    fn are_bars(&self, mut parts: Vec<Zone>) -> bool {
        parts.sort_by_key(|part| part.left);
        let (Some(first), Some(second)) = (parts.first(), parts.get(1)) else {
            return false;
        };
        let pitch = second.left - first.left;
        let heights = |state: &Picture| -> Vec<u32> {
            parts
                .iter()
                .map(|part| self.extent_of(state, *part))
                .collect()
        };
        let uneven = |state: &Picture| {
            let heights = heights(state);
            let (least, most) = (heights.iter().min(), heights.iter().max());
            least
                .zip(most)
                .is_some_and(|(least, most)| most * 4 >= least * 5 + 4)
        };
        let is_thick = first.width() >= self.scale.px(BAR_CSS_PX_MIN);
        let stays = |state: &Picture| heights(state).iter().all(|height| *height > 0);
        let all_stay = self.states.into_iter().all(stays);
        (3..=7).contains(&parts.len())
            && parts
                .windows(2)
                .all(|pair| (pair[1].left - pair[0].left).abs_diff(pitch) <= 1)
            && parts.iter().all(|part| {
                part.width().abs_diff(first.width()) <= 1
                    && part.height() > part.width()
                    && self.is_filled(*part, 5)
            })
            && (self.states.into_iter().all(uneven) || is_thick && all_stay)
    }

    /// Rows of ink in one part of one state.
    fn extent_of(&self, state: &Picture, part: Zone) -> u32 {
        let x = self.zone.left + u32::midpoint(part.left, part.right);
        let rows = self.zone.top + part.top..self.zone.top + part.bottom;
        rows.filter(|y| distance(colour(state, x, *y), self.ground) > 2 * INK)
            .count() as u32
    }

    /// Whether the ink of both states, of at least this part of the strongest contrast, fills this part.
    fn is_filled(&self, part: Zone, contrast: u8) -> bool {
        let width = self.zone.width();
        let core = self.core(contrast);
        let inked = places(part).filter(|(x, y)| core[(y * width + x) as usize]);
        inked.count() as u64 * 100 >= part.area() * 85
    }

    /// A solid disc or square: a pie that fills, halves that turn, a dot that pulses. No letter is so thick.
    fn is_disc(&self) -> bool {
        let (width, height) = (self.zone.width(), self.zone.height());
        let parts = self.parts(2);
        let [part] = parts.as_slice() else {
            return false;
        };
        let edge = part.width().min(part.height());
        let sixth = edge / 6;
        let heart = Zone {
            left: part.left + sixth,
            top: part.top + sixth,
            right: part.right - sixth,
            bottom: part.bottom - sixth,
        };
        edge >= self.scale.px(7)
            && width * 10 <= height * 13
            && height * 10 <= width * 13
            && self.is_filled(heart, 2)
    }

    /// One character that turns: a stroke in another direction, or another choice of braille dots.
    fn is_character(&self) -> bool {
        let (width, height) = (self.zone.width(), self.zone.height());
        let scale = self.scale;
        if width > scale.px(24) || height > scale.px(40) || width.max(height) < scale.px(5) {
            return false;
        }
        // Letters of a word stand closer, even pale ones.
        let aside = self
            .zone
            .grown(scale.px(6), self.states[0].width(), self.states[0].height());
        let beside = Zone {
            top: self.zone.top,
            bottom: self.zone.bottom,
            ..aside
        };
        let empty = |(x, y): (u32, u32)| {
            (self.zone.left..self.zone.right).contains(&x)
                || self
                    .states
                    .iter()
                    .all(|state| distance(colour(state, x, y), self.ground) <= 4)
        };
        if !places(beside).all(empty) {
            return false;
        }
        let [old, new] = self.states.map(|state| self.ink_of(state));
        if let (Some(old), Some(new)) = (old.direction(), new.direction()) {
            let turn = (old - new).abs();
            return turn.min(180.0 - turn) >= 15.0;
        }
        old.is_braille(scale) && new.is_braille(scale)
    }

    fn ink_of(&self, state: &Picture) -> Character {
        let strength = |(x, y)| distance(colour(state, x, y), self.ground);
        let strongest = places(self.zone)
            .map(strength)
            .max()
            .unwrap_or(0)
            .max(2 * INK);
        Character {
            width: self.zone.width(),
            height: self.zone.height(),
            set: places(self.zone)
                .map(|place| strength(place) > strongest / 2)
                .collect(),
        }
    }

    /// Whether the heart of this part has one colour in each state: a dot does, a letter has strokes.
    fn is_solid(&self, part: Zone) -> bool {
        self.states.into_iter().all(|state| {
            let inked = places(part).filter_map(|(x, y)| {
                let (x, y) = (x + self.zone.left, y + self.zone.top);
                let ink = distance(colour(state, x, y), self.ground) > 2 * INK;
                ink.then(|| Zone::of_size(x, y, 1, 1))
            });
            let Some(dot) = inked.reduce(|one, two| one.union(&two)) else {
                return true;
            };
            let heart = Zone {
                left: dot.left + dot.width() / 4,
                top: dot.top + dot.height() / 4,
                right: dot.right - dot.width() / 4,
                bottom: dot.bottom - dot.height() / 4,
            };
            let middle = colour(
                state,
                (dot.left + dot.right) / 2,
                (dot.top + dot.bottom) / 2,
            );
            let even = places(heart).all(|(x, y)| distance(colour(state, x, y), middle) <= EVEN);
            even && dot.width().abs_diff(dot.height()) <= 2
        })
    }

    /// Ink of at least this part of the strongest contrast: small dots touch with their blended rims.
    fn core(&self, part: u8) -> Vec<bool> {
        let strength = |(x, y): (u32, u32)| {
            let far = |state: &&Picture| distance(colour(state, x, y), self.ground);
            self.states.iter().map(far).max().unwrap_or(0)
        };
        let strongest = places(self.zone).map(strength).max().unwrap_or(0);
        places(self.zone)
            .map(|place| strength(place) > (strongest / part).max(INK))
            .collect()
    }

    fn parts(&self, part: u8) -> Vec<Zone> {
        connected(self.core(part), self.zone.width(), self.zone.height())
    }
}

/// The ink of one character in one state.
struct Character {
    width: u32,
    height: u32,
    set: Vec<bool>,
}

impl Character {
    /// The direction of a single straight stroke, degrees below 180.
    fn direction(&self) -> Option<f64> {
        if connected(self.set.clone(), self.width, self.height).len() != 1 {
            return None;
        }
        let width = self.width as usize;
        let set = || (0..self.set.len()).filter(|place| self.set[*place]);
        let points = || set().map(|place| ((place % width) as f64, (place / width) as f64));
        let count = points().count() as f64;
        let mean = points().fold((0.0, 0.0), |sum, (x, y)| {
            (sum.0 + x / count, sum.1 + y / count)
        });
        let (mut xx, mut xy, mut yy) = (1.0 / 12.0, 0.0, 1.0 / 12.0);
        for (x, y) in points() {
            let (u, v) = (x - mean.0, y - mean.1);
            xx += u * u / count;
            xy += u * v / count;
            yy += v * v / count;
        }
        let root = ((xx - yy).powi(2) / 4.0 + xy * xy).sqrt();
        let (most, least) = (f64::midpoint(xx, yy) + root, f64::midpoint(xx, yy) - root);
        // A stroke three times as long as thick; letters spread to two sides.
        let is_stroke = most >= 9.0 * least.max(0.05);
        is_stroke.then(|| {
            (0.5 * (2.0 * xy).atan2(xx - yy))
                .to_degrees()
                .rem_euclid(180.0)
        })
    }

    /// Two to eight equal small dots in two columns and up to four rows.
    fn is_braille(&self, scale: Scale) -> bool {
        let dots = connected(self.set.clone(), self.width, self.height);
        let largest = scale.px(7);
        let small = |dot: &Zone| {
            dot.width().max(dot.height()) <= largest && dot.width().abs_diff(dot.height()) <= 1
        };
        let mut columns: Vec<u32> = dots
            .iter()
            .map(|dot| u32::midpoint(dot.left, dot.right))
            .collect();
        columns.sort_unstable();
        columns.dedup_by(|one, two| one.abs_diff(*two) <= 1);
        (2..=8).contains(&dots.len()) && dots.iter().all(small) && columns.len() <= 2
    }
}

/// The zones of the connected parts of a set, corners connect.
fn connected(mut rest: Vec<bool>, width: u32, height: u32) -> Vec<Zone> {
    let mut parts = Vec::new();
    for start in 0..rest.len() {
        if !std::mem::take(&mut rest[start]) {
            continue;
        }
        let mut queue = vec![start];
        let mut next = 0;
        let mut part: Option<Zone> = None;
        while let Some(&place) = queue.get(next) {
            next += 1;
            let (x, y) = ((place as u32) % width, (place as u32) / width);
            let here = Zone::of_size(x, y, 1, 1);
            part = Some(part.map_or(here, |part| part.union(&here)));
            for (x, y) in places(here.grown(1, width, height)) {
                let near = (y * width + x) as usize;
                if std::mem::take(&mut rest[near]) {
                    queue.push(near);
                }
            }
        }
        parts.extend(part);
    }
    parts
}

fn is_ink(patch: &Patch<'_>, (x, y): (u32, u32), ground: Colour) -> bool {
    let far = |state: &Picture| distance(colour(state, x, y), ground) > INK;
    patch.states().into_iter().any(far) && !is_rule(patch, (x, y))
}

/// Whether an unchanged pixel belongs to a long straight line or an area below the graphic: a table's rules and
/// the edges of panels are no part of what turns over them.
fn is_rule(patch: &Patch<'_>, (x, y): (u32, u32)) -> bool {
    let here = colour(patch.after, x, y);
    if colour(patch.before, x, y) != here {
        return false;
    }
    let length = patch.scale.px(RULE_CSS_PX_MIN);
    let same = |x: u32, y: u32| distance(colour(patch.after, x, y), here) <= 6;
    let (width, height) = (patch.after.width(), patch.after.height());
    let ahead = |from: u32, end: u32, at: &dyn Fn(u32) -> bool| {
        (from + 1..end.min(from + length))
            .take_while(|place| at(*place))
            .count() as u32
    };
    let behind = |from: u32, at: &dyn Fn(u32) -> bool| {
        (from.saturating_sub(length)..from)
            .rev()
            .take_while(|place| at(*place))
            .count() as u32
    };
    let row = |x: u32| same(x, y);
    let column = |y: u32| same(x, y);
    ahead(x, width, &row) + behind(x, &row) >= length
        || ahead(y, height, &column) + behind(y, &column) >= length
}

/// Takes in the ink just outside; `None` when there is none.
fn grow_once(patch: &Patch<'_>, zone: Zone, ground: Colour, clear: u32) -> Option<Zone> {
    let outer = zone.grown(clear, patch.after.width(), patch.after.height());
    let inside = |(x, y): (u32, u32)| {
        (zone.left..zone.right).contains(&x) && (zone.top..zone.bottom).contains(&y)
    };
    let rim = places(outer).filter(|place| !inside(*place));
    let ink = rim.filter(|place| is_ink(patch, *place, ground));
    let found = ink
        .map(|(x, y)| Zone::of_size(x, y, 1, 1))
        .reduce(|one, two| one.union(&two))?;
    Some(zone.union(&found))
}

struct Circle {
    x: f64,
    y: f64,
}

impl Circle {
    /// Least squares circle (Kåsa): solves for the centre that makes squared distances most alike.
    fn through(points: impl Iterator<Item = (f64, f64)> + Clone) -> Option<Self> {
        let count = points.clone().count() as f64;
        if count < 8.0 {
            return None;
        }
        let (sum_x, sum_y) = points
            .clone()
            .fold((0.0, 0.0), |sum, (x, y)| (sum.0 + x, sum.1 + y));
        let (mean_x, mean_y) = (sum_x / count, sum_y / count);
        let mut moments = [0.0_f64; 5];
        let mut cubic = [0.0_f64; 2];
        for (x, y) in points {
            let (u, v) = (x - mean_x, y - mean_y);
            moments[0] += u * u;
            moments[1] += u * v;
            moments[2] += v * v;
            cubic[0] += u * (u * u + v * v);
            cubic[1] += v * (u * u + v * v);
        }
        let determinant = moments[0] * moments[2] - moments[1] * moments[1];
        // Points on a line have no circle.
        if determinant.abs() < 1e-6 * (moments[0] + moments[2]).powi(2) {
            return None;
        }
        let u = (cubic[0] * moments[2] - cubic[1] * moments[1]) / (2.0 * determinant);
        let v = (cubic[1] * moments[0] - cubic[0] * moments[1]) / (2.0 * determinant);
        Some(Self {
            x: mean_x + u,
            y: mean_y + v,
        })
    }

    fn radius_of(&self, (x, y): (f64, f64)) -> f64 {
        (x - self.x).hypot(y - self.y)
    }

    /// Whether the ink reaches the rim wherever there is any: the corners of a word reach farther than its sides.
    fn is_rim_even(&self, points: impl Iterator<Item = (f64, f64)>, outer: f64) -> bool {
        let mut reach = [0.0_f64; 12];
        for (x, y) in points {
            let turn = (y - self.y).atan2(x - self.x) / std::f64::consts::TAU + 0.5;
            let sector = (turn * 12.0) as usize % 12;
            reach[sector] = reach[sector].max(self.radius_of((x, y)));
        }
        let touched = reach.iter().filter(|radius| **radius > 0.0);
        let short = touched.filter(|radius| **radius < 0.8 * outer).count();
        short <= 2
    }

    /// The widest angle without ink, degrees.
    fn widest_gap(&self, points: impl Iterator<Item = (f64, f64)>) -> f64 {
        let mut angles: Vec<f64> = points
            .map(|(x, y)| (y - self.y).atan2(x - self.x).to_degrees())
            .collect();
        angles.sort_by(f64::total_cmp);
        let around = match (angles.first(), angles.last()) {
            (Some(first), Some(last)) => first + 360.0 - last,
            _ => 360.0,
        };
        angles
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(around, f64::max)
    }
}

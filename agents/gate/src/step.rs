//! Whether one time of day may have become another by itself.
//!
//! Digits are not read. Some pairs look the same, some look different, some have a hole and some have none; then
//! some time of day and some short step must fit all of that. 10:30 → 14:00 fits none: no hour passes without
//! its last minutes.

use std::ops::Range;

use super::zone::Zone;

/// Samples across and down a digit.
const SAMPLES: (usize, usize) = (6, 8);
/// Mean difference of ink up to which two digits in one place are the same digit.
const UNMOVED: f32 = 0.02;
/// The same for digits in two places, where their rims are blended otherwise.
const ALIKE: f32 = 0.04;
/// Mean difference of ink from which two digits in two places are not the same; between, they may be.
const UNLIKE: f32 = 0.4;
/// Digits shorter than this may have lost their holes to blending, pixels.
const HOLE_HEIGHT_MIN: u32 = 8;

/// Longest step of a clock without seconds, minutes: what is ignored stands until the next key frame. A clock that has
/// ticked already may have made more of them.
const STEP_MINUTES_MAX: u32 = 6;
/// Longest step of a clock with seconds, seconds.
const STEP_SECONDS_MAX: u32 = 150;

/// Ticks that lengthen the step: no clock stands for longer than half an hour until the next key frame.
const TICKS_MAX: u32 = 4;

/// The ink of one digit, independent of its place.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    left: u32,
    width: u32,
    height: u32,
    /// A hole that strong strokes enclose.
    has_hole: bool,
    /// Not even pale strokes enclose a hole.
    is_open: bool,
    ink: Vec<f32>,
}

impl Glyph {
    /// Samples the ink (0 to 1) of a zone.
    pub(crate) fn new(zone: Zone, ink: impl Fn(u32, u32) -> f32) -> Self {
        let mut sums = vec![(0.0, 0.0); SAMPLES.0 * SAMPLES.1];
        let (width, height) = (zone.width().max(1) as usize, zone.height().max(1) as usize);
        for row in 0..SAMPLES.1.max(height) {
            for column in 0..SAMPLES.0.max(width) {
                // Small digits are sampled more than once, large ones averaged.
                let (x, y) = (
                    column * width / SAMPLES.0.max(width),
                    row * height / SAMPLES.1.max(height),
                );
                let cell = (
                    column * SAMPLES.0 / SAMPLES.0.max(width),
                    row * SAMPLES.1 / SAMPLES.1.max(height),
                );
                let sum = &mut sums[cell.1 * SAMPLES.0 + cell.0];
                sum.0 += ink(zone.left + x as u32, zone.top + y as u32);
                sum.1 += 1.0_f32;
            }
        }
        Self {
            left: zone.left,
            has_hole: has_hole(zone, &ink, 0.65),
            is_open: !has_hole(zone, &ink, 0.25) && !has_hole(zone, &ink, 0.5),
            width: zone.width(),
            height: zone.height(),
            ink: sums
                .into_iter()
                .map(|(ink, count)| ink / count.max(1.0))
                .collect(),
        }
    }

    /// Whether both look the same to the last bit, in the same place.
    pub(crate) fn stands(&self, other: &Self) -> bool {
        let place = |glyph: &Self| (glyph.left, glyph.width);
        place(self) == place(other) && self.apart(other) <= UNMOVED
    }

    /// The columns it fills.
    pub(crate) fn columns(&self) -> Range<u32> {
        self.left..self.left + self.width
    }

    /// Mean difference of ink.
    fn apart(&self, other: &Self) -> f32 {
        let pairs = self.ink.iter().zip(&other.ink);
        let apart: f32 = pairs.map(|(one, two)| (one - two).abs()).sum();
        apart / self.ink.len().max(1) as f32
    }

    /// Whether both are the same digit; `None` when that cannot be told. In a line that `stands` nothing moves but what
    /// follows a digit of another width, by parts of a pixel.
    fn is_same(&self, other: &Self, stands: bool) -> Option<bool> {
        let in_place = stands && self.left == other.left;
        let wider = self.width.abs_diff(other.width);
        match self.apart(other) {
            _ if in_place && wider * 3 >= self.width.min(other.width) => Some(false),
            apart if in_place && wider == 0 => Some(apart <= UNMOVED),
            apart if apart <= ALIKE => Some(true),
            apart if apart >= UNLIKE => Some(false),
            _ => None,
        }
    }

    /// Whether it may be this digit by its holes. A 4, a 6, an 8 or a 9 may have lost theirs.
    fn may_be(&self, digit: u32) -> bool {
        match digit {
            1 | 2 | 3 | 5 | 7 => !self.has_hole,
            0 => !self.is_open || self.height < HOLE_HEIGHT_MIN,
            _ => true,
        }
    }
}

/// Whether background lies enclosed in ink of at least this strength.
fn has_hole(zone: Zone, ink: &impl Fn(u32, u32) -> f32, wall: f32) -> bool {
    // One empty pixel around, so that all outside is connected.
    let (width, height) = (zone.width() as usize + 2, zone.height() as usize + 2);
    let mut empty = vec![true; width * height];
    for (index, cell) in empty.iter_mut().enumerate() {
        let (x, y) = (index % width, index / width);
        if (1..width - 1).contains(&x) && (1..height - 1).contains(&y) {
            *cell = ink(zone.left + x as u32 - 1, zone.top + y as u32 - 1) < wall;
        }
    }
    let mut queue = vec![0];
    empty[0] = false;
    while let Some(place) = queue.pop() {
        let (x, y) = (place % width, place / width);
        let near = [
            (x > 0).then(|| place - 1),
            (x + 1 < width).then_some(place + 1),
            (y > 0).then(|| place.saturating_sub(width)),
            (y + 1 < height).then_some(place + width),
        ];
        for near in near.into_iter().flatten() {
            if std::mem::take(&mut empty[near]) {
                queue.push(near);
            }
        }
    }
    empty.contains(&true)
}

/// How far a clock may have moved on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Longest {
    /// By one minute, or one second where it shows them.
    One,
    /// By some minutes: what is ignored stands until the next key frame.
    Minutes,
}

/// How far a clock may have moved on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Least step, in its unit.
    pub(crate) least: u32,
    pub(crate) longest: Longest,
    /// How often it has moved on already.
    pub(crate) ticks: u32,
    /// Whether its line stands: in fonts of digits of many widths, those that did not change move by parts of a
    /// pixel.
    pub(crate) stands: bool,
}

/// Whether the tokens of one time may have become those of the other by a short step forward within these bounds.
pub(crate) fn moves_on(old: &[Vec<Glyph>], new: &[Vec<Glyph>], bounds: Bounds) -> bool {
    let Bounds {
        least,
        longest,
        ticks,
        stands,
    } = bounds;
    let [hours_old, hours_new] = [old, new].map(|tokens| tokens.first().map_or(0, Vec::len));
    let shaped = |tokens: &[Vec<Glyph>]| tokens.iter().skip(1).all(|token| token.len() == 2);
    if old.len() != new.len() || !shaped(old) || !shaped(new) || hours_old.min(hours_new) == 0 {
        return false;
    }
    let is_usual = || stands && last_digits_changed(old, new);
    if hours_old == hours_new && longest == Longest::Minutes && is_usual() {
        return true;
    }
    let glyphs: Vec<&Glyph> = old.iter().chain(new).flatten().collect();
    let (alike, may_be) = evidence(&glyphs, stands);
    let evidence = Evidence { alike, may_be };
    let unit = if old.len() == 3 { 1 } else { 60 };
    let longest = match longest {
        Longest::One => 1 + ticks,
        Longest::Minutes if unit == 1 => STEP_SECONDS_MAX.max(1 + ticks),
        Longest::Minutes => STEP_MINUTES_MAX * (1 + ticks.min(TICKS_MAX)),
    };
    (0..3_600 / unit).any(|within| {
        (least..=longest).any(|step| {
            let (before, after) = (within * unit, (within + step) * unit);
            evidence.fits(&Step {
                before,
                after,
                hours_old,
                hours_new,
                parts: old.len(),
            })
        })
    })
}

/// Whether nothing but the last digit changed, or the last two: whatever they read, that is what clocks do. Small
/// digits cannot be told apart well enough to ask for more.
fn last_digits_changed(old: &[Vec<Glyph>], new: &[Vec<Glyph>]) -> bool {
    let pairs = old.iter().flatten().zip(new.iter().flatten());
    let differs = pairs.map(|(old, new)| old.is_same(new, true) == Some(false));
    let changed: Vec<bool> = differs.collect();
    let first = changed.iter().position(|changed| *changed);
    first.is_some_and(|first| {
        first + 2 >= changed.len() && changed[first..].iter().all(|changed| *changed)
    })
}

/// What is known of every two digits, and which digits each may be.
fn evidence(glyphs: &[&Glyph], stands: bool) -> (Vec<Vec<Option<bool>>>, Vec<Vec<bool>>) {
    let row = |one: &&Glyph| glyphs.iter().map(|two| one.is_same(two, stands)).collect();
    let digits = |glyph: &&Glyph| (0..10).map(|digit| glyph.may_be(digit)).collect();
    (
        glyphs.iter().map(row).collect(),
        glyphs.iter().map(digits).collect(),
    )
}

struct Evidence {
    alike: Vec<Vec<Option<bool>>>,
    may_be: Vec<Vec<bool>>,
}

/// A step between two times within the hour, in seconds; `after` may lie in the next.
struct Step {
    before: u32,
    after: u32,
    hours_old: usize,
    hours_new: usize,
    parts: usize,
}

impl Evidence {
    fn fits(&self, step: &Step) -> bool {
        let low = |time: u32| [time / 600 % 6, time / 60 % 10, time % 60 / 10, time % 10];
        let length = (step.parts - 1) * 2;
        let old = step.hours_old;
        let new = old + length + step.hours_new;
        let mut digits = vec![None; new + length];
        for (place, digit) in low(step.before).into_iter().take(length).enumerate() {
            digits[old + place] = Some(digit);
        }
        for (place, digit) in low(step.after).into_iter().take(length).enumerate() {
            digits[new + place] = Some(digit);
        }
        if !self.allows(&digits) {
            return false;
        }
        let carried = step.after >= 3_600;
        // A stopwatch counts minutes where a clock has hours.
        (0..60).any(|hour: u32| {
            let nexts = if carried {
                [hour % 12 + 1, (hour + 1) % if hour < 24 { 24 } else { 60 }]
            } else {
                [hour; 2]
            };
            nexts.into_iter().any(|next| {
                let mut digits = digits.clone();
                put(&mut digits[..old], hour)
                    && put(&mut digits[old + length..new], next)
                    && self.allows(&digits)
            })
        })
    }

    fn allows(&self, digits: &[Option<u32>]) -> bool {
        digits.iter().enumerate().all(|(one, digit)| {
            digit.is_none_or(|digit| {
                self.may_be[one][digit as usize]
                    && (0..one).all(|two| match (digits[two], self.alike[one][two]) {
                        (Some(other), Some(same)) => (other == digit) == same,
                        _ => true,
                    })
            })
        })
    }
}

/// Writes an hour into one or two places.
fn put(places: &mut [Option<u32>], hour: u32) -> bool {
    let fits = places.len() == 2 || hour < 10;
    for (power, place) in (0..).zip(places.iter_mut().rev()) {
        *place = Some(hour / 10_u32.pow(power) % 10);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Glyph, Longest, moves_on};

    /// Digits of which every two are told apart, with the holes of most fonts.
    fn tokens(time: &str) -> Vec<Vec<Glyph>> {
        let glyph = |digit: u8| Glyph {
            left: 0,
            width: 8,
            height: 12,
            has_hole: matches!(digit, b'0' | b'4' | b'6' | b'8' | b'9'),
            is_open: matches!(digit, b'1' | b'2' | b'3' | b'5' | b'7'),
            ink: (b'0'..=b'9')
                .map(|other| f32::from(u8::from(other == digit)) * 9.0)
                .collect(),
        };
        time.split(':')
            .map(|token| token.bytes().map(glyph).collect())
            .collect()
    }

    #[test]
    fn only_short_steps_forward_move_on() {
        for (old, new, expected) in [
            ("10:30", "10:31", true),
            ("09:59", "10:00", true),
            ("9:59", "10:00", true),
            ("12:59", "1:00", true),
            ("23:59", "00:00", true),
            ("22:58", "23:02", true),
            ("10:30:59", "10:31:00", true),
            ("28:43", "28:44", true),
            ("31:59", "32:00", true),
            ("28:43", "34:12", false),
            ("23:59:59", "00:00:01", true),
            ("10:30", "14:00", false),
            ("10:30", "12:15", false),
            ("10:30", "11:30", false),
            ("10:30", "10:00", false),
            ("14:00", "13:30", false),
            ("09:15", "10:45", false),
            ("10:31:00", "10:41:00", false),
        ] {
            let bounds = Bounds {
                least: 1,
                longest: Longest::Minutes,
                ticks: 0,
                stands: true,
            };
            assert_eq!(
                moves_on(&tokens(old), &tokens(new), bounds),
                expected,
                "{old} {new}"
            );
        }
    }
}

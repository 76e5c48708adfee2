//! Ink on a line of digits: its columns, and what each column run may be.

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, border, colour, distance, places, prevailing},
    step::Glyph,
    zone::Zone,
};
use crate::picture::Picture;

/// Tells ink from background in one state.
#[derive(Clone, Copy)]
pub(crate) struct Ink<'a> {
    state: &'a Picture,
    /// The background, or the paint where none prevails.
    colour: Colour,
    is_paint: bool,
    strongest: u8,
    least: u8,
}

/// Share of a zone, in hundredths, that its background fills at least; else it is a photograph.
const GROUND_PERCENT_MIN: usize = 18;
/// Share of what changed, in hundredths, that the paint of a clock on a photograph fills at least.
const PAINT_PERCENT_MIN: usize = 15;
/// Channel difference from which a pixel of a photograph has nothing of the paint.
const PAINT_REACH: u8 = 96;
/// What ink has at least of the strongest difference, in twelfths: a third.
const INK_TWELFTHS: u8 = 4;

impl<'a> Ink<'a> {
    /// The background is what prevails in the zone; ink is what differs by a third of the strongest difference. On a
    /// photograph ink is what has the colour that prevails where something changed.
    pub(crate) fn of(patch: &Patch<'a>, state: &'a Picture, zone: Zone) -> Option<Self> {
        let inside = places(zone).map(|(x, y)| colour(state, x, y));
        let all = border(state, zone).chain(inside);
        let (ground, count) = prevailing(all);
        let is_ground = |colour: &Colour| distance(*colour, ground) <= FAINT;
        let around = border(state, zone).filter(is_ground).count() * 100;
        // Large digits prevail themselves on a photograph, but not around them.
        if count as u64 * 100 < zone.area() * GROUND_PERCENT_MIN as u64
            || around < border(state, zone).count() * GROUND_PERCENT_MIN
        {
            return Self::painted(patch, state);
        }
        // Of both states together, so that what did not change measures the same.
        let strongest = places(zone)
            .flat_map(|(x, y)| {
                patch
                    .states()
                    .map(|state| distance(colour(state, x, y), ground))
            })
            .max()?;
        let ink = Self {
            state,
            colour: ground,
            is_paint: false,
            strongest,
            least: 0,
        };
        (strongest >= 24).then_some(ink.with_twelfths(INK_TWELFTHS))
    }

    fn painted(patch: &Patch<'a>, state: &'a Picture) -> Option<Self> {
        let changed = || places(patch.zone).filter(|place| patch.change(*place) > PAINT_REACH / 2);
        let colours = changed().flat_map(|(x, y)| patch.states().map(|state| colour(state, x, y)));
        let (paint, count) = prevailing(colours);
        let ink = Self {
            state,
            colour: paint,
            is_paint: true,
            strongest: PAINT_REACH,
            least: 0,
        };
        (count * 100 >= 2 * changed().count() * PAINT_PERCENT_MIN && count > 0)
            .then_some(ink.with_twelfths(INK_TWELFTHS))
    }

    /// The same with another measure: ink has so many twelfths of the strongest difference.
    pub(crate) fn with_twelfths(&self, twelfths: u8) -> Self {
        Self {
            least: self.strongest / 12 * twelfths,
            ..*self
        }
    }

    fn amount(&self, x: u32, y: u32) -> u8 {
        let apart = distance(colour(self.state, x, y), self.colour);
        if self.is_paint {
            self.strongest.saturating_sub(apart)
        } else {
            apart
        }
    }

    pub(crate) fn at(&self, x: u32, y: u32) -> bool {
        self.amount(x, y) > self.least
    }

    /// Ink of a pixel, 0 to 1.
    pub(crate) fn strength(&self, x: u32, y: u32) -> f32 {
        (f32::from(self.amount(x, y)) / f32::from(self.strongest)).min(1.0)
    }
}

/// A column run of ink.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) top: u32,
    pub(crate) bottom: u32,
    pub(crate) mark: Option<Mark>,
    pub(crate) is_solid: bool,
    /// Its last columns hold ink in the lowest quarter only.
    ends_low: bool,
    /// Rows of its tallest part.
    part_rows: u32,
}

/// What may stand between hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Colon,
    /// 14.05
    Point,
    /// 14h05
    Letter,
}

impl Run {
    pub(crate) fn height(&self) -> u32 {
        self.bottom - self.top
    }

    /// What it parts digits like this one as, if at all. Of two dots; the stem of an i is taller. A point stands on the
    /// line, a hyphen above it.
    pub(crate) fn mark_beside(&self, digit: &Self) -> Option<Mark> {
        let height = digit.height();
        self.mark.filter(|mark| match mark {
            Mark::Colon => self.part_rows * 5 <= height * 2,
            Mark::Point => {
                self.part_rows * 4 <= height
                    && self.bottom.abs_diff(digit.bottom) * 8 <= height.max(8)
            }
            Mark::Letter => self.height().abs_diff(height) * 5 <= height,
        })
    }

    /// Wider than most digits, and at its right nothing but a point on the line.
    pub(crate) fn ends_in_point(&self) -> bool {
        self.ends_low && (self.right - self.left) * 100 > self.height() * USUAL_DIGIT_PERCENT
    }

    /// Wider than any digit: two that touch.
    pub(crate) fn is_two_digits(&self) -> bool {
        (self.right - self.left) * 100 > self.height() * ONE_DIGIT_PERCENT
    }

    /// As tall as this digit and on one line with it.
    pub(crate) fn is_digit_beside(&self, digit: &Self) -> bool {
        let height = digit.height();
        let slack = (height * 18 / 100).max(1);
        self.mark != Some(Mark::Colon)
            && self.top.abs_diff(digit.top) <= slack
            && self.bottom.abs_diff(digit.bottom) <= slack
            && (self.right - self.left) * 100 <= height * TWO_DIGITS_PERCENT
    }
}

/// Two digits that touch are at most this wide, in hundredths of their height.
const TWO_DIGITS_PERCENT: u32 = 190;
/// One digit of most fonts is at most this wide, in hundredths of its height.
const USUAL_DIGIT_PERCENT: u32 = 75;
/// One digit is at most this wide, in hundredths of its height.
const ONE_DIGIT_PERCENT: u32 = 92;

/// The digits of one token; two that touch are cut in the middle.
pub(crate) fn glyphs(ink: &Ink<'_>, token: &[Run], band: Zone) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for run in token {
        let (left, right) = (run.left, run.right);
        let middle = u32::midpoint(left, right);
        let touching = token.len() == 1 && run.is_two_digits();
        let cuts = if touching {
            vec![(left, middle), (middle, right)]
        } else {
            vec![(left, right)]
        };
        for (left, right) in cuts {
            glyphs.push(Glyph::new(
                Zone {
                    left,
                    right,
                    ..band
                },
                |x, y| ink.strength(x, y),
            ));
        }
    }
    glyphs
}

/// The ink of the band by columns.
pub(crate) fn runs(ink: &Ink<'_>, band: Zone) -> Vec<Run> {
    let filled = |x: &u32| (band.top..band.bottom).any(|y| ink.at(*x, y));
    let mut runs = Vec::new();
    let mut x = band.left;
    while x < band.right {
        if !filled(&x) {
            x += 1;
            continue;
        }
        let left = x;
        while x < band.right && filled(&x) {
            x += 1;
        }
        runs.push(run(ink, band, left, x));
    }
    runs
}

fn run(ink: &Ink<'_>, band: Zone, left: u32, right: u32) -> Run {
    let rows: Vec<bool> = (band.top..band.bottom)
        .map(|y| (left..right).any(|x| ink.at(x, y)))
        .collect();
    let first = rows.iter().position(|row| *row).unwrap_or(0) as u32;
    let last = rows.iter().rposition(|row| *row).unwrap_or(0) as u32;
    let parts: Vec<usize> = rows
        .split(|row| !row)
        .map(<[bool]>::len)
        .filter(|length| *length > 0)
        .collect();
    let dot = band.height() as usize * 38 / 100;
    let narrow = (right - left) * 100 <= band.height() * 40;
    let dots = narrow && parts.iter().all(|part| *part <= dot.max(2));
    let zone = Zone {
        left,
        right,
        top: band.top + first,
        bottom: band.top + last + 1,
    };
    let low = zone.bottom - zone.height().div_ceil(4);
    let last_columns = right.saturating_sub(2).max(left)..right;
    Run {
        left,
        right,
        ends_low: last_columns
            .flat_map(|x| (zone.top..low).map(move |y| (x, y)))
            .all(|(x, y)| !ink.at(x, y)),
        top: zone.top,
        bottom: zone.bottom,
        mark: match parts.len() {
            2 if dots => Some(Mark::Colon),
            1 if dots && first * 2 >= band.height() => Some(Mark::Point),
            1 if is_letter_h(ink, zone) => Some(Mark::Letter),
            _ => None,
        },
        part_rows: parts.iter().max().copied().unwrap_or(0) as u32,
        is_solid: (left..right).all(|x| (band.top..band.bottom).all(|y| ink.at(x, y))),
    }
}

/// Whether these columns hold an h: a stem, nothing to the right of its upper end, and two feet.
fn is_letter_h(ink: &Ink<'_>, zone: Zone) -> bool {
    let (width, height) = (zone.width(), zone.height());
    let middle = zone.left + width / 2;
    let has_stem = (zone.left..middle).any(|x| {
        let inked = (zone.top..zone.bottom).filter(|y| ink.at(x, *y)).count();
        inked as u32 * 10 >= height * 9
    });
    let upper = Zone {
        left: zone.left + width * 55 / 100,
        bottom: zone.top + height / 4,
        ..zone
    };
    let foot = zone.bottom - (height / 8).max(1);
    let columns = zone.left..zone.right;
    let feet: Vec<bool> = columns.map(|x| ink.at(x, foot)).collect();
    width >= 4
        && has_stem
        && !places(upper).any(|(x, y)| ink.at(x, y))
        && feet
            .chunk_by(|one, two| one == two)
            .filter(|run| run[0])
            .count()
            == 2
}

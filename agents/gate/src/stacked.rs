//! A clock that has its minutes below its hours, in large digits that stand by themselves.

use super::{
    blob::Patch,
    ink::{Ink, glyphs, runs},
    step::{self, Bounds, Glyph, Longest},
    zone::Zone,
};
use crate::picture::Picture;

/// Smallest digits, CSS pixels.
const DIGIT_CSS_PX_MIN: u32 = 10;

/// Whether the minutes moved on. `band` are the rows of what changed, `ticks` how often it has ticked already.
pub(crate) fn is_tick(patch: &Patch<'_>, band: Zone, ticks: u32) -> bool {
    // Two digits are not as wide; most patches are let go here.
    if patch.zone.width() > 3 * band.height() {
        return false;
    }
    let [old, new] = patch.states().map(|state| tokens(patch, state, band));
    let bounds = Bounds {
        least: 1,
        longest: Longest::Minutes,
        ticks,
        stands: false,
    };
    old.zip(new)
        .is_some_and(|(old, new)| step::moves_on(&old, &new, bounds))
}

/// The digits of the hours and of the minutes below them.
fn tokens(patch: &Patch<'_>, state: &Picture, band: Zone) -> Option<Vec<Vec<Glyph>>> {
    let (zone, height) = (patch.zone, band.height());
    let around = Zone {
        left: zone.left.saturating_sub(height),
        right: (zone.right + height).min(state.width()),
        top: band.top.saturating_sub(2 * height),
        bottom: (band.bottom + 2 * height).min(state.height()),
    };
    let ink = Ink::of(patch, state, around)?;
    let rows = rows(&ink, around).into_iter();
    let numbers: Vec<(Zone, Vec<Glyph>)> = rows
        .filter_map(|row| Some((row, digits(&ink, row)?)))
        .collect();
    // A third number is a column of a table.
    let [(upper, hours), (lower, minutes)]: [(Zone, Vec<Glyph>); 2] = numbers.try_into().ok()?;
    let tall = upper.height().max(lower.height());
    let is_clock = (zone.overlaps(&upper) || zone.overlaps(&lower))
        && upper.height().abs_diff(lower.height()) * 8 <= tall
        && lower.top - upper.bottom <= tall
        && upper.height().min(lower.height()) >= patch.scale.px(DIGIT_CSS_PX_MIN);
    is_clock.then(|| vec![hours, minutes])
}

/// The rows that hold ink, in runs.
fn rows(ink: &Ink<'_>, around: Zone) -> Vec<Zone> {
    let inked = |y: u32| (around.left..around.right).any(|x| ink.at(x, y));
    let lines: Vec<(u32, bool)> = (around.top..around.bottom).map(|y| (y, inked(y))).collect();
    let runs = lines
        .chunk_by(|one, two| one.1 == two.1)
        .filter(|run| run[0].1);
    runs.map(|run| Zone {
        top: run[0].0,
        bottom: run[run.len() - 1].0 + 1,
        ..around
    })
    .collect()
}

/// Two digits, and nothing beside them.
fn digits(ink: &Ink<'_>, row: Zone) -> Option<Vec<Glyph>> {
    let runs = runs(ink, row);
    let all = || runs.iter().all(|run| !run.is_two_digits());
    let is_digits = match runs.as_slice() {
        [both] => both.is_two_digits() && (both.right - both.left) < 2 * row.height(),
        [_, _] => all(),
        _ => false,
    };
    is_digits.then(|| glyphs(ink, &runs, row))
}

//! Shows a case to our gate the way a screen would, and says what it did.

use std::time::{Duration, Instant};

use super::{case::Case, speed::Times};
use serde::Serialize;
use velvet_capture::{
    gate::{Gate, GateCounters, GateSettings, PublishKind, Verdict},
    picture::{BYTES_PER_PIXEL, Picture},
};

/// Between two frames of a sequence when the case does not say, milliseconds.
const INTERVAL_MS: u64 = 500;
/// Between two looks at a screen that stands still, milliseconds.
const LOOK_MS: u64 = 250;
/// How long the last picture stands, milliseconds.
const HOLD_MS: u64 = 3_000;
/// How long the first picture stands before anything happens, milliseconds.
const LEAD_MS: u64 = 1_000;
/// Share of the changed pixels, in percent, that may be missing after the deltas of a change.
const MISSING_PERCENT_MAX: usize = 10;

/// Difference of a channel up to which two pixels look the same.
pub(super) const FAINT: u8 = 6;

/// What a gate did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Got {
    /// It published deltas that bring the change.
    Change,
    /// It published no delta.
    Ignore,
    /// It published deltas, but not what changed.
    Partial,
}

/// What our gate did with a case and how long it took.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) got: Got,
    pub(super) times: Times,
    /// Why patches were ignored or held back at any look.
    pub(super) reasons: Vec<&'static str>,
}

/// Shows the pictures: the first for a second, each next after the interval, the last for three seconds.
pub(super) fn judge(settings: &GateSettings, pictures: &[Picture], case: &Case) -> Judged {
    let (scale_milli, interval_ms) = (
        case.scale_milli(),
        case.file.interval_ms.unwrap_or(INTERVAL_MS),
    );
    let Some((first, last)) = pictures.first().zip(pictures.last()) else {
        return Judged::nothing();
    };
    let mut gate = Gate::new(settings.clone(), first.width(), first.height(), scale_milli);
    let mut seen = first.clone();
    let (mut deltas, mut times, mut shown) = (0_u32, Times::default(), 0);
    for (at_ms, index) in schedule(pictures.len(), interval_ms) {
        let picture = &pictures[index];
        let started = Instant::now();
        let look = gate.look(Duration::from_millis(at_ms), picture, None);
        let time = started.elapsed();
        times.all.push(time);
        if index != shown {
            times.changed.push(time);
            shown = index;
        }
        if let Verdict::Publish { kind, regions } = look.verdict {
            deltas += u32::from(kind == PublishKind::Delta);
            for region in regions {
                paste(picture, &mut seen, picture.clip(&region));
            }
        }
    }
    let changed = differing(first, last, case.file.within);
    // A caret that was brought along and blinked again is no part of the change.
    let missing = differing(&seen, last, case.file.within);
    let missing = changed
        .iter()
        .zip(missing)
        .filter(|(changed, missing)| **changed && *missing);
    let (missing, changed) = (missing.count(), changed.iter().filter(|it| **it).count());
    let got = match deltas {
        0 => Got::Ignore,
        _ if missing * 100 <= changed * MISSING_PERCENT_MAX => Got::Change,
        _ => Got::Partial,
    };
    Judged {
        got,
        times,
        reasons: reasons(gate.counters()),
    }
}

fn reasons(counters: GateCounters) -> Vec<&'static str> {
    let named = [
        ("faint", counters.faint),
        ("caret", counters.carets),
        ("pointer", counters.pointers),
        ("spinner", counters.spinners),
        ("clock", counters.clocks),
        ("animation", counters.animations),
        ("throttled", counters.throttled),
        ("settling", counters.settling),
    ];
    let counted = named.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(name, _)| name).collect()
}

impl Judged {
    fn nothing() -> Self {
        Self {
            got: Got::Ignore,
            times: Times::default(),
            reasons: Vec::new(),
        }
    }
}

/// When which picture is looked at: milliseconds and index.
fn schedule(count: usize, interval_ms: u64) -> Vec<(u64, usize)> {
    let mut looks: Vec<(u64, usize)> = (0..LEAD_MS)
        .step_by(LOOK_MS as usize)
        .map(|at| (at, 0))
        .collect();
    for index in 1..count {
        let from = LEAD_MS + (index as u64 - 1) * interval_ms;
        let stands = if index + 1 == count {
            HOLD_MS
        } else {
            interval_ms
        };
        let step = LOOK_MS.min(interval_ms.max(1)) as usize;
        looks.extend((from..from + stands).step_by(step).map(|at| (at, index)));
    }
    looks
}

/// For each pixel whether it differs visibly: the renderer paints a rounded corner a little differently from screen to screen.
fn differing(one: &Picture, two: &Picture, within: Option<[u32; 4]>) -> Vec<bool> {
    let counts = |index: usize| {
        let (x, y) = (
            index as u32 % one.width().max(1),
            index as u32 / one.width().max(1),
        );
        within.is_none_or(|[left, top, right, bottom]| {
            (left..right).contains(&x) && (top..bottom).contains(&y)
        })
    };
    let pixels = one
        .data()
        .chunks(BYTES_PER_PIXEL)
        .zip(two.data().chunks(BYTES_PER_PIXEL));
    let visible = |(one, two): &(&[u8], &[u8])| {
        one.iter()
            .zip(*two)
            .any(|(one, two)| one.abs_diff(*two) > FAINT)
    };
    let pixels = pixels.enumerate();
    pixels
        .map(|(index, pair)| visible(&pair) && counts(index))
        .collect()
}

fn paste(from: &Picture, to: &mut Picture, (left, top, width, height): (u32, u32, u32, u32)) {
    let stride = to.stride();
    for y in top..top + height {
        let row = from.row(y, left, width);
        let start = y as usize * stride + left as usize * BYTES_PER_PIXEL;
        if let Some(target) = to.data_mut().get_mut(start..start + row.len()) {
            target.copy_from_slice(row);
        }
    }
}

//! A bar whose stripes move on: busy, not written.

use super::{
    blob::Patch,
    pixels::{colour, luma},
    zone::Zone,
};
use crate::picture::Picture;

/// Tallest bar, CSS pixels.
pub(crate) const BAR_CSS_PX_MAX: u32 = 32;
/// Least and greatest distance from stripe to stripe, CSS pixels. The least is wider than the stems of print.
const PERIOD_CSS_PX: (u32, u32) = (8, 64);
/// Rows and columns of a bar's rim, CSS pixels: outlined, rounded or shaded.
const RIM_CSS_PX: u32 = 3;
/// Least difference of brightness between stripes in a row. A bar is shaded from row to row, and its stripes fade.
const CONTRAST_MIN: f64 = 2.0;
/// Distances between edges that should be the same differ by no more than this, pixels: stripes lie between pixels.
const UNEVEN_PX_MAX: f64 = 1.25;

/// Whether both states are striped along the whole patch, at the same distance. Words are not, and words that come or go
/// leave nothing in one state.
pub(crate) fn move_on(patch: &Patch<'_>) -> bool {
    let scale = patch.scale;
    let (zone, rim) = (patch.zone, scale.px(RIM_CSS_PX));
    if zone.height() > scale.px(BAR_CSS_PX_MAX)
        || zone.height() <= 2 * rim
        || zone.width() < 2 * rim + 3 * scale.px(PERIOD_CSS_PX.0)
    {
        return false;
    }
    let inner = Zone {
        left: zone.left + rim,
        top: zone.top + rim,
        right: zone.right - rim,
        bottom: zone.bottom - rim,
    };
    let periods = patch.states().map(|state| period(state, inner));
    let [Some(old), Some(new)] = periods else {
        return false;
    };
    let usual = f64::from(scale.px(PERIOD_CSS_PX.0))..=f64::from(scale.px(PERIOD_CSS_PX.1));
    usual.contains(&old) && (old - new).abs() <= UNEVEN_PX_MAX
}

/// From stripe to stripe, pixels, if in every row the edges of all stripes lie as far apart, however those lean.
fn period(state: &Picture, zone: Zone) -> Option<f64> {
    let mut distances: Vec<f64> = Vec::new();
    let mut striped = 0;
    for y in zone.top..zone.bottom {
        let row: Vec<f64> = (zone.left..zone.right)
            .map(|x| f64::from(luma(colour(state, x, y))))
            .collect();
        let least = row.iter().copied().fold(f64::INFINITY, f64::min);
        let most = row.iter().copied().fold(0.0, f64::max);
        if most - least < CONTRAST_MIN {
            continue;
        }
        striped += 1;
        let middle = f64::midpoint(least, most);
        let [rising, falling] = [1.0, -1.0].map(|sign| crossings(&row, middle, sign));
        let apart = |edges: &[f64]| -> Vec<f64> {
            edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
        };
        let row = [apart(&rising), apart(&falling)].concat();
        // Twice in the row, or it is no repetition.
        if row.len() < 2 {
            return None;
        }
        distances.extend(row);
    }
    let mean = distances.iter().sum::<f64>() / distances.len().max(1) as f64;
    let even = |apart: &f64| (apart - mean).abs() <= UNEVEN_PX_MAX;
    (striped * 2 >= zone.height() && distances.iter().all(even)).then_some(mean)
}

/// Where a row of brightness rises (or falls, with the sign) through a value, between two pixels.
fn crossings(row: &[f64], value: f64, sign: f64) -> Vec<f64> {
    let pairs = row.windows(2).enumerate();
    let crossing = pairs.filter_map(|(x, pair)| {
        let [from, to] = [pair[0], pair[1]].map(|luma| (luma - value) * sign);
        (from < 0.0 && to >= 0.0).then(|| x as f64 + from / (from - to))
    });
    crossing.collect()
}

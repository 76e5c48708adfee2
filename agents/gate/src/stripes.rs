//! A bar whose stripes move on: busy, not written.

use super::{
    blob::{FAINT, Patch},
    pixels::{colour, distance},
    zone::Zone,
};
use crate::picture::Picture;

/// Tallest bar, CSS pixels.
pub(crate) const BAR_CSS_PX_MAX: u32 = 32;
/// Least and greatest distance from stripe to stripe, CSS pixels. The least is wider than the stems of print.
const PERIOD_CSS_PX: (u32, u32) = (8, 64);
/// Rows and columns of a bar's rim, CSS pixels: outlined, rounded or shaded.
const RIM_CSS_PX: u32 = 3;

/// Whether both states repeat themselves along the whole patch, at the same distance. Words do not, and words that come or
/// go leave nothing in one state.
pub(crate) fn move_on(patch: &Patch<'_>) -> bool {
    let scale = patch.scale;
    let (zone, rim) = (patch.zone, scale.px(RIM_CSS_PX));
    let period_max = scale.px(PERIOD_CSS_PX.1);
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
    // Twice in the patch, or it is no repetition.
    let longest = period_max.min(inner.width() / 2);
    (scale.px(PERIOD_CSS_PX.0)..=longest).any(|period| {
        let mut states = patch.states().into_iter();
        states.all(|state| is_striped(state, inner) && repeats(state, inner, period))
    })
}

/// Whether there is anything to repeat.
fn is_striped(state: &Picture, zone: Zone) -> bool {
    let y = u32::midpoint(zone.top, zone.bottom);
    let first = colour(state, zone.left, y);
    (zone.left..zone.right).any(|x| distance(colour(state, x, y), first) > FAINT)
}

fn repeats(state: &Picture, zone: Zone, period: u32) -> bool {
    let same =
        |x: u32, y: u32| distance(colour(state, x, y), colour(state, x + period, y)) <= FAINT;
    (zone.top..zone.bottom).all(|y| (zone.left..zone.right - period).all(|x| same(x, y)))
}

//! A text caret that came or went: a bar, an underline or a block. Known by its shape at first sight.

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, border, colour, distance, luma, off_mixture, places, prevailing},
    zone::Zone,
};
use crate::picture::Picture;

/// Widest bar or thickest underline, CSS pixels.
const THIN_CSS_PX_MAX: u32 = 3;
/// Neighbouring text within this distance tells where its baseline is, CSS pixels.
const NEIGHBOUR_CSS_PX: u32 = 80;
/// Channel difference below which two pixels count as painted with one colour.
const SAME: u8 = 24;

/// Whether this patch is a caret.
pub(crate) fn is_caret(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let scale = patch.scale;
    let thin = scale.px_up(THIN_CSS_PX_MAX);
    let tall = (scale.px(8)..=scale.px(64)).contains(&height);
    if width <= thin && tall && height >= 3 * width && is_bar(patch) {
        return true;
    }
    if width <= 2 * thin && tall && height >= 3 * width && is_flag(patch, thin) {
        return true;
    }
    if height <= thin && (scale.px(4)..=scale.px(16)).contains(&width) && width >= 2 * height {
        return is_underline(patch);
    }
    let cell = (scale.px(3)..=scale.px(18)).contains(&width)
        && (scale.px(9)..=scale.px(34)).contains(&height);
    cell && height >= width && is_block(patch)
}

fn is_bar(patch: &Patch<'_>) -> bool {
    let painted = patch
        .states()
        .into_iter()
        .any(|state| is_bar_painted(state, patch.zone));
    if !painted || share_changed(patch) < 0.5 {
        return false;
    }
    is_off_line(patch) || has_own_colour(patch)
}

/// Whether it is drawn in a colour that the letters beside it do not have, nor a mixture of it and their ground: a letter
/// is written like its word.
fn has_own_colour(patch: &Patch<'_>) -> bool {
    let zone = patch.zone;
    let (width, height) = (patch.after.width(), patch.after.height());
    let beside = Zone {
        left: zone.left.saturating_sub(zone.height()),
        right: (zone.right + zone.height()).min(width),
        ..zone
    };
    patch.states().into_iter().any(|state| {
        let (ground, _) = prevailing(border(state, zone.grown(2, width, height)));
        let (paint, _) = prevailing(places(zone).map(|(x, y)| colour(state, x, y)));
        let letters = || {
            let outside = places(beside).filter(|(x, _)| x + 1 < zone.left || *x > zone.right);
            outside.map(|(x, y)| colour(state, x, y))
        };
        let strongest = letters().map(|ink| distance(ink, ground)).max();
        let strong = strongest.unwrap_or(0) / 2;
        let (ink, count) = prevailing(letters().filter(|ink| distance(*ink, ground) > strong));
        count > 0 && strong > SAME && is_uniform(state, zone) && !is_mixture(paint, [ground, ink])
    })
}

/// Whether a colour is nearly one of these two, or between them.
fn is_mixture(colour: Colour, [one, two]: [Colour; 2]) -> bool {
    off_mixture([colour, one], [two, one]) <= 2.0 * f32::from(SAME)
}

/// A bar with a flag or a foot to one side, which tells the direction of writing: drawn in one colour without blending,
/// as no letter is.
fn is_flag(patch: &Patch<'_>, thin: u32) -> bool {
    let zone = patch.zone;
    let end = (zone.height() / 6).max(1);
    let changed = || places(zone).filter(|place| patch.change(*place) > FAINT);
    let between = || changed().filter(|(_, y)| (zone.top + end..zone.bottom - end).contains(y));
    let columns = || between().map(|(x, _)| x);
    let Some((left, right)) = columns().min().zip(columns().max()) else {
        return false;
    };
    let width = right + 1 - left;
    let is_bar = width <= thin
        && (left == zone.left || right + 1 == zone.right)
        && between().count() as u32 == width * (zone.height() - 2 * end);
    let is_one_colour = |state: &Picture| {
        let first = changed().next().map(|(x, y)| colour(state, x, y));
        first.is_some_and(|first| {
            changed().all(|(x, y)| distance(colour(state, x, y), first) <= FAINT)
        })
    };
    is_bar && patch.states().into_iter().any(is_one_colour) && is_off_line(patch)
}

/// Whether it does not stand on the line of text beside it: a letter like l or I stands on the baseline, a caret or an
/// I-beam reaches below it. So where no text is.
pub(crate) fn is_off_line(patch: &Patch<'_>) -> bool {
    let zone = patch.zone;
    baseline(patch, zone.top, zone.bottom).is_none_or(|baseline| {
        let below = zone.bottom.saturating_sub(baseline + 1);
        below >= (zone.height() / 10).max(2)
    })
}

/// Whether a state shows a bar: each column of one colour at both ends, and one of them between the ends too. Where
/// letters touch the bar, other columns show their rims; a bar between two pixels has pale sides.
fn is_bar_painted(state: &Picture, zone: Zone) -> bool {
    let end = (zone.height() / 10).max(2);
    // The outermost rows are paler when it ends between two pixels.
    let ends = Zone {
        top: zone.top + 1,
        bottom: zone.top + end,
        ..zone
    };
    let feet = Zone {
        top: zone.bottom - end,
        bottom: zone.bottom - 1,
        ..zone
    };
    let is_painted =
        |(x, y): (u32, u32)| distance(colour(state, x, y), colour(state, x, ends.top)) <= SAME;
    places(ends).chain(places(feet)).all(is_painted)
        && (zone.left..zone.right).any(|x| {
            let column = (zone.top..zone.bottom).filter(|y| is_painted((x, *y)));
            column.count() as u32 * 10 >= zone.height() * 9
        })
}

fn is_underline(patch: &Patch<'_>) -> bool {
    if !is_painted(patch) || share_changed(patch) < 0.5 {
        return false;
    }
    // A dash stands above the baseline.
    let top = patch.zone.top.saturating_sub(patch.scale.px(20));
    let bottom = (patch.zone.bottom + patch.scale.px(4)).min(patch.after.height());
    baseline(patch, top, bottom)
        .is_none_or(|baseline| patch.zone.top + patch.scale.px(1) > baseline)
}

/// A cell painted in the text's colour, the letter in it in the background's.
fn is_block(patch: &Patch<'_>) -> bool {
    // Painted over whatever stood there.
    if share_changed(patch) >= 0.6 && is_painted(patch) {
        return true;
    }
    if is_inverse(patch) || is_outline(patch) {
        return true;
    }
    let length = border(patch.before, patch.zone).count();
    let [off, on] = patch
        .states()
        .map(|state| prevailing(border(state, patch.zone)));
    let uniform = |count: usize| count * 100 >= length * 85;
    if !uniform(off.1) || !uniform(on.1) || distance(off.0, on.0) <= SAME {
        return false;
    }
    if share_changed(patch) < 0.5 {
        return false;
    }
    let letter = |state: &Picture, ground| -> Vec<bool> {
        places(patch.zone)
            .map(|(x, y)| distance(colour(state, x, y), ground) > SAME)
            .collect()
    };
    let off_letter = letter(patch.before, off.0);
    let on_letter = letter(patch.after, on.0);
    let pairs = || off_letter.iter().zip(&on_letter);
    let both = pairs().filter(|(off, on)| **off && **on).count();
    let either = pairs().filter(|(off, on)| **off || **on).count();
    either * 25 <= off_letter.len() || both * 10 >= either * 6
}

/// Whether one colour fills the zone in one state, another than what is around: what is deleted leaves that.
fn is_painted(patch: &Patch<'_>) -> bool {
    let around = patch
        .zone
        .grown(1, patch.after.width(), patch.after.height());
    patch.states().into_iter().any(|state| {
        let (paint, _) = prevailing(places(patch.zone).map(|(x, y)| colour(state, x, y)));
        let (ground, _) = prevailing(border(state, around));
        is_uniform(state, patch.zone) && distance(paint, ground) > SAME
    })
}

/// The frame of a cell, as of a window without focus: four straight sides, nothing inside.
fn is_outline(patch: &Patch<'_>) -> bool {
    let zone = patch.zone;
    let thick = patch.scale.px_up(1) + 1;
    let changed = |place: &(u32, u32)| patch.change(*place) > SAME;
    let within = |(x, y): &(u32, u32)| {
        (zone.left + thick..zone.right.saturating_sub(thick)).contains(x)
            && (zone.top + thick..zone.bottom.saturating_sub(thick)).contains(y)
    };
    let sides = || border(patch.before, zone).zip(border(patch.after, zone));
    let drawn = sides().filter(|(old, new)| distance(*old, *new) > SAME);
    drawn.count() * 100 >= sides().count() * 96
        && !places(zone).any(|place| within(&place) && changed(&place))
}

/// Inverse video: text and background change places, so both states together are the same everywhere.
fn is_inverse(patch: &Patch<'_>) -> bool {
    /// Blending of light on dark and of dark on light are not quite alike.
    const SLACK: i32 = 72;
    let sum = |(x, y): (u32, u32)| {
        let [old, new] = patch.states().map(|state| colour(state, x, y));
        [0, 1, 2].map(|channel| i32::from(old[channel]) + i32::from(new[channel]))
    };
    let mut sums: Vec<[i32; 3]> = places(patch.zone).map(sum).collect();
    let median = [0, 1, 2].map(|channel| {
        sums.sort_unstable_by_key(|sum| sum[channel]);
        sums[sums.len() / 2][channel]
    });
    let near =
        |sum: &&[i32; 3]| (0..3).all(|channel| (sum[channel] - median[channel]).abs() <= SLACK);
    let changed = |(x, y): &(u32, u32)| {
        let [old, new] = patch.states().map(|state| colour(state, *x, *y));
        distance(old, new) > 2 * SAME
    };
    sums.iter().filter(near).count() * 100 >= sums.len() * 88
        && places(patch.zone).filter(changed).count() * 100 >= sums.len() * 60
}

fn is_uniform(state: &Picture, zone: Zone) -> bool {
    let colours = || places(zone).map(|(x, y)| colour(state, x, y));
    let (main, _) = prevailing(colours());
    let near = colours()
        .filter(|other| distance(*other, main) <= SAME)
        .count();
    near as u64 * 10 >= zone.area() * 9
}

fn share_changed(patch: &Patch<'_>) -> f64 {
    let changed = patch.mask().iter().filter(|changed| **changed).count();
    changed as f64 / patch.zone.area() as f64
}

/// The lowest row that much of the neighbouring text reaches, within these rows. `None` without text.
fn baseline(patch: &Patch<'_>, top: u32, bottom: u32) -> Option<u32> {
    /// Fewer edges than this in the fullest row are no text.
    const EDGES_MIN: usize = 3;
    /// Brightness difference of an edge of text.
    const EDGE: i32 = 24;
    let reach = patch.scale.px(NEIGHBOUR_CSS_PX);
    let left = patch.zone.left.saturating_sub(reach)..patch.zone.left.saturating_sub(1);
    let right = patch.zone.right + 1..(patch.zone.right + reach).min(patch.after.width() - 1);
    let edges = |y: u32| {
        let edge = |x: &u32| {
            let here = luma(colour(patch.after, *x, y));
            (here - luma(colour(patch.after, x + 1, y))).abs() > EDGE
        };
        left.clone().chain(right.clone()).filter(edge).count()
    };
    let rows: Vec<usize> = (top..bottom).map(edges).collect();
    // Upright borders add the same to every row.
    let least = rows.iter().min().copied().unwrap_or(0);
    let most = rows.iter().max().copied().unwrap_or(0) - least;
    if most < EDGES_MIN {
        return None;
    }
    // A line of text is several rows tall, a dotted rule below it is not.
    let strong = |index: usize| (rows[index] - least) * 10 >= most * 3;
    let rule = patch.scale.px_up(THIN_CSS_PX_MAX) as usize - 1;
    let last = (rule..rows.len()).rfind(|index| (index - rule..=*index).all(&strong))?;
    Some(top + last as u32)
}

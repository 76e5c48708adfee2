//! What is no change at first sight, by its shape.

use super::{
    blob::{Blob, FAINT, Patch},
    caret, clock, moved,
    pixels::{colour, luma, places},
    pointer, text,
    ticks::Ticks,
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Why a patch is no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// Nobody can see it: a pixel or two of a rounded corner painted anew, dithering.
    Faint,
    /// A text caret came or went.
    Caret,
    /// The mouse pointer moved.
    Pointer,
    /// A spinner turned.
    Spinner,
    /// A clock ticked.
    Clock,
}

/// Largest difference of a channel in which a rim blended anew can differ.
const BLENDED_MAX: u8 = 40;
/// What is no larger is no letter, CSS pixels: a pixel of a rounded corner painted anew.
const SPECK_CSS_PX_MAX: u32 = 2;
/// Side of the largest letter whose rim is looked at, CSS pixels; what is larger has another colour.
const LETTER_CSS_PX_MAX: u32 = 32;
/// Patches beyond this are not judged by shape: so many at once are a change of the page.
pub(crate) const JUDGED_MAX: usize = 64;
/// A pointer leaves one patch and makes one; with more open patches than this nobody is just pointing.
const POINTED_MAX: usize = 6;

/// For each patch the reason why it is no change, or `None` for a change.
pub(crate) fn ignored(
    blobs: &[Blob],
    [before, after]: [&Picture; 2],
    scale: Scale,
    ticks: &Ticks,
) -> Vec<Option<Ignored>> {
    let mut reasons = vec![None; blobs.len()];
    let patch = |zone: Zone| Patch {
        zone,
        before,
        after,
        scale,
    };
    for (blob, reason) in blobs.iter().zip(&mut reasons) {
        *reason = is_faint(&patch(blob.zone)).then_some(Ignored::Faint);
    }
    if reasons.iter().filter(|reason| reason.is_none()).count() > JUDGED_MAX {
        return reasons;
    }
    // First, because a part of a digit may look like a caret; again, when nothing but the clock is left.
    ticking(blobs, &mut reasons, &patch, ticks);
    for (blob, reason) in blobs
        .iter()
        .zip(&mut reasons)
        .filter(|(_, reason)| reason.is_none())
    {
        *reason = alone(&patch(blob.zone));
    }
    pointed(blobs, &mut reasons, &patch);
    ticking(blobs, &mut reasons, &patch, ticks);
    reasons
}

/// The patches that nothing explains yet.
fn unexplained(reasons: &[Option<Ignored>]) -> Vec<usize> {
    let numbered = reasons.iter().enumerate();
    let unexplained = numbered.filter(|(_, reason)| reason.is_none());
    unexplained.map(|(index, _)| index).collect()
}

/// Digits that change leave several patches; those near each other are judged as one, or those in one line: a clock may
/// stand above another one.
fn ticking<'a>(
    blobs: &[Blob],
    reasons: &mut [Option<Ignored>],
    patch: &impl Fn(Zone) -> Patch<'a>,
    ticks: &Ticks,
) {
    let open = unexplained(reasons);
    let near = |zone: &Zone, other: &Zone| {
        let here = patch(*zone);
        // A colon between two digits of a monospaced font, a letter of a date that stands.
        let height = zone.height().max(other.height());
        let reach = here.scale.px(4).max(height * 5 / 2);
        let near = zone.grown(reach, here.after.width(), here.after.height());
        near.overlaps(other) || ticks.hold(*zone, *other)
    };
    let seeds = open.iter().flat_map(|seed| [(*seed, false), (*seed, true)]);
    for (seed, of_a_line) in seeds {
        if reasons[seed].is_some() {
            continue;
        }
        let (members, zone) = gathered(blobs, &open, seed, |zone, other| {
            near(zone, other) && (!of_a_line || zone.shares_rows(other))
        });
        let known =
            |other: &usize| members.contains(other) || alone(&patch(blobs[*other].zone)).is_some();
        let only = open.iter().all(known);
        if clock::is_tick(&patch(zone), only, ticks.so_far(zone)) {
            for member in members {
                reasons[member] = Some(Ignored::Clock);
            }
        }
    }
}

/// This patch with those near it and near those, and the zone of all.
fn gathered(
    blobs: &[Blob],
    open: &[usize],
    seed: usize,
    is_near: impl Fn(&Zone, &Zone) -> bool,
) -> (Vec<usize>, Zone) {
    let (mut members, mut zone) = (vec![seed], blobs[seed].zone);
    let next = |members: &[usize], zone: &Zone| {
        let mut others = open.iter().filter(|other| !members.contains(other));
        others
            .find(|other| is_near(zone, &blobs[**other].zone))
            .copied()
    };
    while let Some(next) = next(&members, &zone) {
        members.push(next);
        zone = zone.union(&blobs[next].zone);
    }
    (members, zone)
}

/// Whether nobody can see the change, or it is too small to be read, or the same letter was drawn again with its rim blended a little otherwise.
fn is_faint(patch: &Patch<'_>) -> bool {
    let strongest = patch.strongest();
    if strongest <= FAINT {
        return true;
    }
    let side = patch.zone.width().max(patch.zone.height());
    if side <= patch.scale.px(SPECK_CSS_PX_MAX) {
        return true;
    }
    if strongest > BLENDED_MAX || side > patch.scale.px(LETTER_CSS_PX_MAX) {
        return false;
    }
    let contrast = |state: &Picture| {
        let lumas = || places(patch.zone).map(|(x, y)| luma(colour(state, x, y)));
        lumas()
            .max()
            .zip(lumas().min())
            .map_or(0, |(most, least)| most - least)
    };
    patch
        .states()
        .into_iter()
        .all(|state| contrast(state) * 3 >= i32::from(strongest) * 8)
}

fn alone(patch: &Patch<'_>) -> Option<Ignored> {
    if caret::is_caret(patch) {
        Some(Ignored::Caret)
    } else if !text::may_be_text(patch) {
        Some(Ignored::Spinner)
    } else {
        None
    }
}

fn pointed<'a>(
    blobs: &[Blob],
    reasons: &mut [Option<Ignored>],
    patch: &impl Fn(Zone) -> Patch<'a>,
) {
    let open = unexplained(reasons);
    if open.len() > POINTED_MAX {
        return;
    }
    // A beam that came alone looks like a caret.
    let shaped = |index: &usize| !matches!(reasons[*index], Some(Ignored::Faint | Ignored::Clock));
    let others: Vec<usize> = (0..blobs.len()).filter(shaped).collect();
    if let (Some(first), true) = (open.first(), others.len() <= 2 * POINTED_MAX) {
        let here = patch(blobs[*first].zone);
        let zones: Vec<Zone> = others.iter().map(|index| blobs[*index].zone).collect();
        let is_open = |place: &usize| reasons[others[*place]].is_none();
        let seeds: Vec<usize> = (0..others.len()).filter(is_open).collect();
        let moved = moved::explained(&zones, &seeds, here.states(), here.scale);
        for (index, _) in others.iter().zip(moved).filter(|(_, moved)| *moved) {
            reasons[*index] = Some(Ignored::Pointer);
        }
    }
    for index in unexplained(reasons) {
        let here = patch(blobs[index].zone);
        // A badge is as thick as a pointer, but letters stand on it.
        if pointer::is_beam(&here) || pointer::came_or_went(&here) && !text::came_on_panel(&here) {
            reasons[index] = Some(Ignored::Pointer);
        }
    }
}

//! What is no change at first sight, by its shape.

use super::{
    blob::{Blob, Patch},
    caret, clock, pointer, spinner,
    zone::{Scale, Zone},
};
use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Why a patch is no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ignored {
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

/// Largest difference of a channel that is no change: letters in such a contrast cannot be read by anyone.
const FAINT: u8 = 6;
/// Patches beyond this are not judged by shape: so many at once are a change of the page.
const JUDGED_MAX: usize = 64;
/// A pointer leaves one patch and makes one; with more open patches than this nobody is just pointing.
const POINTED_MAX: usize = 4;
/// Larger patches are never a caret, a pointer or a spinner, CSS pixels.
const SMALL_CSS_PX: u32 = 128;

/// For each patch the reason why it is no change, or `None` for a change.
pub(super) fn ignored(
    blobs: &[Blob],
    before: &Picture,
    after: &Picture,
    scale: Scale,
) -> Vec<Option<Ignored>> {
    let mut reasons = vec![None; blobs.len()];
    for (blob, reason) in blobs.iter().zip(&mut reasons) {
        *reason = is_faint(blob.zone, before, after).then_some(Ignored::Faint);
    }
    if reasons.iter().filter(|reason| reason.is_none()).count() > JUDGED_MAX {
        return reasons;
    }
    let patch = |zone: Zone| Patch {
        zone,
        before,
        after,
        scale,
    };
    // First, because a part of a digit may look like a caret; again, when nothing but the clock is left.
    ticking(blobs, &mut reasons, &patch);
    for (blob, reason) in blobs
        .iter()
        .zip(&mut reasons)
        .filter(|(_, reason)| reason.is_none())
    {
        *reason = alone(&patch(blob.zone));
    }
    pointed(blobs, &mut reasons, &patch);
    ticking(blobs, &mut reasons, &patch);
    reasons
}

/// Digits that change leave several patches; those near each other are judged as one.
fn ticking<'a>(
    blobs: &[Blob],
    reasons: &mut [Option<Ignored>],
    patch: &impl Fn(Zone) -> Patch<'a>,
) {
    let open: Vec<usize> = (0..blobs.len())
        .filter(|index| reasons[*index].is_none())
        .collect();
    for index in &open {
        if reasons[*index].is_some() {
            continue;
        }
        let mut zone = blobs[*index].zone;
        let mut members = vec![*index];
        let near = |zone: &Zone, other: &Zone| {
            let here = patch(*zone);
            let reach = here.scale.px(4).max(zone.height().max(other.height()));
            zone.grown(reach, here.after.width(), here.after.height())
                .overlaps(other)
        };
        while let Some(next) = open
            .iter()
            .find(|other| !members.contains(other) && near(&zone, &blobs[**other].zone))
        {
            members.push(*next);
            zone = zone.union(&blobs[*next].zone);
        }
        let known =
            |other: &usize| members.contains(other) || alone(&patch(blobs[*other].zone)).is_some();
        if clock::is_tick(&patch(zone), open.iter().all(known)) {
            for member in members {
                reasons[member] = Some(Ignored::Clock);
            }
        }
    }
}

fn is_faint(zone: Zone, before: &Picture, after: &Picture) -> bool {
    (zone.top..zone.bottom).all(|y| {
        let old = before
            .row(y, zone.left, zone.width())
            .chunks_exact(BYTES_PER_PIXEL);
        let new = after
            .row(y, zone.left, zone.width())
            .chunks_exact(BYTES_PER_PIXEL);
        old.zip(new).all(|(old, new)| {
            old[..3]
                .iter()
                .zip(&new[..3])
                .all(|(old, new)| old.abs_diff(*new) <= FAINT)
        })
    })
}

fn alone(patch: &Patch<'_>) -> Option<Ignored> {
    let small = patch.scale.px(SMALL_CSS_PX);
    if patch.zone.width().max(patch.zone.height()) > small {
        return None;
    }
    if caret::is_caret(patch) {
        Some(Ignored::Caret)
    } else if spinner::is_spinner(patch) {
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
    let open: Vec<usize> = (0..blobs.len())
        .filter(|index| reasons[*index].is_none())
        .collect();
    if open.len() > POINTED_MAX {
        return;
    }
    for from in &open {
        for to in open.iter().filter(|to| *to != from) {
            let here = patch(blobs[*from].zone);
            let there = blobs[*to].zone;
            if pointer::moved(here.zone, there, here.before, here.after, here.scale) {
                reasons[*from] = Some(Ignored::Pointer);
                reasons[*to] = Some(Ignored::Pointer);
            }
        }
    }
    for index in &open {
        let zone = blobs[*index].zone;
        if reasons[*index].is_none()
            && (pointer::came_or_went(&patch(zone)) || pointer::nudged(&patch(zone)))
        {
            reasons[*index] = Some(Ignored::Pointer);
        }
    }
    // Old and new place beside each other, in several patches.
    let left: Vec<usize> = open
        .into_iter()
        .filter(|index| reasons[*index].is_none())
        .collect();
    let zones = left.iter().map(|index| blobs[*index].zone);
    let Some(union) = zones.reduce(|one, two| one.union(&two)) else {
        return;
    };
    if left.len() > 1 && pointer::nudged(&patch(union)) {
        for index in left {
            reasons[index] = Some(Ignored::Pointer);
        }
    }
}

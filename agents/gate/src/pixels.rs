//! Looking at single pixels: difference, brightness, background.

use super::zone::Zone;
use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Blue, green, red.
pub(crate) type Colour = [u8; 3];

/// The pixel at a place inside the picture; black outside.
pub(crate) fn colour(picture: &Picture, x: u32, y: u32) -> Colour {
    let start = y as usize * picture.stride() + x as usize * BYTES_PER_PIXEL;
    match picture.data().get(start..start + 3) {
        Some(bytes) if x < picture.width() => [bytes[0], bytes[1], bytes[2]],
        _ => [0; 3],
    }
}

/// Whether two pixels differ at all. The fourth byte is unused and may hold anything.
pub(crate) fn differs(before: &[u8], after: &[u8]) -> bool {
    before[..3] != after[..3]
}

/// Whether any pixel differs from the one beside it. All are looked at: that is quicker than to stop at the first.
pub(crate) fn any_differs(before: &[u8], after: &[u8]) -> bool {
    const USED: u32 = u32::from_ne_bytes([u8::MAX, u8::MAX, u8::MAX, 0]);
    let (before, _) = before.as_chunks::<BYTES_PER_PIXEL>();
    let (after, _) = after.as_chunks::<BYTES_PER_PIXEL>();
    let pairs = before.iter().zip(after);
    let bits = pairs.fold(0, |bits, (before, after)| {
        bits | u32::from_ne_bytes(*before) ^ u32::from_ne_bytes(*after)
    });
    bits & USED != 0
}

/// Largest difference of a channel.
pub(crate) fn distance(one: Colour, two: Colour) -> u8 {
    let channel = |index: usize| one[index].abs_diff(two[index]);
    channel(0).max(channel(1)).max(channel(2))
}

/// Brightness, 0 to 255.
pub(crate) fn luma(pixel: Colour) -> i32 {
    (i32::from(pixel[0]) * 29 + i32::from(pixel[1]) * 150 + i32::from(pixel[2]) * 77) >> 8
}

/// The most frequent colour of these, near colours counted as one; black when there is none.
pub(crate) fn prevailing(colours: impl Iterator<Item = Colour>) -> (Colour, usize) {
    /// Colours apart are counted apart; a flat background has few, and a photograph is no background.
    const KINDS_MAX: usize = 32;
    let mut counts: Vec<(Colour, usize)> = Vec::new();
    // Neighbours are mostly alike: the kind of the last one is the kind of the next.
    let mut last: Option<(Colour, Option<usize>)> = None;
    for colour in colours {
        let kind = match last {
            Some((same, kind)) if same == colour => kind,
            _ => {
                let near = |(kind, _): &(Colour, usize)| distance(*kind, colour) <= 6;
                let known = counts.iter().position(near);
                known.or_else(|| {
                    (counts.len() < KINDS_MAX).then(|| {
                        counts.push((colour, 0));
                        counts.len() - 1
                    })
                })
            }
        };
        if let Some(kind) = kind {
            counts[kind].1 += 1;
        }
        last = Some((colour, kind));
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .unwrap_or(([0; 3], 0))
}

/// The colours along the inner border of a zone.
pub(crate) fn border(picture: &Picture, zone: Zone) -> impl Iterator<Item = Colour> + '_ {
    let rows = [zone.top, zone.bottom - 1];
    let columns = [zone.left, zone.right - 1];
    let across = rows
        .into_iter()
        .flat_map(move |y| (zone.left..zone.right).map(move |x| (x, y)));
    let down = columns
        .into_iter()
        .flat_map(move |x| (zone.top + 1..zone.bottom.max(1) - 1).map(move |y| (x, y)));
    across.chain(down).map(|(x, y)| colour(picture, x, y))
}

/// All places of a zone, row by row.
pub(crate) fn places(zone: Zone) -> impl Iterator<Item = (u32, u32)> {
    (zone.top..zone.bottom).flat_map(move |y| (zone.left..zone.right).map(move |x| (x, y)))
}

/// How far, at most in a channel, the difference of two colours is from a part of another difference: what shines through,
/// or is blended.
pub(crate) fn off_mixture(pair: [Colour; 2], whole: [Colour; 2]) -> f32 {
    let apart = |[one, two]: [Colour; 2]| {
        [0, 1, 2].map(|channel| f32::from(one[channel]) - f32::from(two[channel]))
    };
    let (rest, whole) = (apart(pair), apart(whole));
    let square: f32 = whole.iter().map(|part| part * part).sum();
    let along: f32 = rest.iter().zip(whole).map(|(one, two)| one * two).sum();
    let share = (along / square.max(1.0)).clamp(0.0, 1.0);
    let off = rest
        .iter()
        .zip(whole)
        .map(|(rest, whole)| (rest - share * whole).abs());
    off.fold(0.0, f32::max)
}

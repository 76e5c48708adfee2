//! Tells a letter that stands elsewhere between the pixels than where it was seen.
//!
//! Print that may begin at any quarter of a pixel has four pictures of each letter. One of them tells the others: its ink is
//! moved, and compared.

use std::{cmp::Ordering, ops::Range};

use super::{face::Told, row::Cell};

/// Places between a pixel and the next one.
const PLACES: i32 = 4;
/// Parts of a pixel that ink is measured in: as many as it has levels, at each place.
const PARTS: i32 = 255 * PLACES;
/// What a cell differs by from a letter that was moved, at most: root mean square of its pixels, and any of them, levels. Of 42,000
/// letters of the bench's sequences that were known elsewhere between pixels 85 percent are below both, and one in 700 was taken
/// for what the engine had not read: halves of letters, what looks alike (1 and l, O and 0), and where the engine was wrong.
const APART_MAX: u64 = 22;
const MOST_MAX: u8 = 100;

/// A letter has as much ink wherever it stands, but for this share of it: pale columns at its sides are no part of its cell.
const INK_SHARE: u64 = 6;
/// Signs that are told so, beside letters and figures: others differ by too little.
const SIGNS: &str = ".,:;!?()";

/// Whether a cell can tell what stands elsewhere: it is a letter, or a few that touch, and was read.
pub(super) fn tells(told: &Told<'_>) -> bool {
    let is_told = |sign: char| sign.is_alphanumeric() || SIGNS.contains(sign);
    told.is_read && told.text.chars().all(is_told)
}

/// Whether a letter with so much ink may look like one with so much, wherever it stands.
pub(super) fn may_be(one: u64, other: u64) -> bool {
    one.abs_diff(other) * INK_SHARE <= one.max(other)
}

/// How far a cell is from a letter, moved to where the two look most alike, levels. None: it is another one.
pub(super) fn difference(letter: &[u8], width: usize, cell: &Cell) -> Option<u64> {
    let places = 1 - PLACES..PLACES;
    let differences = places.filter_map(|place| difference_at(letter, width, cell, place));
    differences.min()
}

/// The same with the letter moved so many places to the right.
fn difference_at(letter: &[u8], width: usize, cell: &Cell, place: i32) -> Option<u64> {
    let pixels = u64::try_from(cell.pixels.len()).ok()?;
    let most = APART_MAX * APART_MAX * pixels;
    let mut moved = vec![0; cell.columns.len()];
    let mut squares = 0;
    let rows = letter.chunks_exact(width);
    for (row, shown) in rows.zip(cell.pixels.chunks_exact(moved.len())) {
        move_ink(row, place, &mut moved);
        for (parts, shown) in moved.iter().zip(shown) {
            let level = u8::MAX.saturating_sub(u8::try_from(parts / PLACES).unwrap_or(u8::MAX));
            let apart = level.abs_diff(*shown);
            squares += u64::from(apart).pow(2);
            if apart > MOST_MAX || squares > most {
                return None;
            }
        }
    }
    Some((squares / pixels).isqrt())
}

/// The ink of a row of pixels, parts of each, moved so many places to the right. Within a pixel ink lies on the side where there
/// is more of it.
fn move_ink(row: &[u8], place: i32, moved: &mut [i32]) {
    moved.fill(0);
    let ink = |x: Option<usize>| {
        x.and_then(|x| row.get(x))
            .map_or(0, |level| 255 - i32::from(*level))
    };
    for x in (0..row.len()).filter(|x| row[*x] < u8::MAX) {
        let length = ink(Some(x)) * PLACES;
        let paper = PARTS - length;
        let paper_before = match ink(x.checked_sub(1)).cmp(&ink(Some(x + 1))) {
            Ordering::Greater => 0,
            Ordering::Equal => paper / 2,
            Ordering::Less => paper,
        };
        let start = whole(x) * PARTS + paper_before + place * 255;
        spread(start..start + length, moved);
    }
}

/// Adds a stretch of ink to the pixels that it lies in.
fn spread(ink: Range<i32>, pixels: &mut [i32]) {
    for x in ink.start.div_euclid(PARTS)..=ink.end.div_euclid(PARTS) {
        let pixel = x * PARTS..(x + 1) * PARTS;
        let within = ink.end.min(pixel.end) - ink.start.max(pixel.start);
        let to = usize::try_from(x).ok().and_then(|x| pixels.get_mut(x));
        if let Some(to) = to {
            *to += within.max(0);
        }
    }
}

/// Columns of a letter, which are few.
fn whole(columns: usize) -> i32 {
    i32::try_from(columns).unwrap_or(i32::MAX / PARTS / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ink of pixels, a digit each: nine is all.
    fn row(ink: &str) -> Vec<u8> {
        let levels = ink.bytes().map(|digit| 255 - (digit - b'0') * 28);
        levels
            .map(|level| if level == 3 { 0 } else { level })
            .collect()
    }

    #[test]
    fn ink_moves_as_one() {
        let check = |ink: &str, place: i32, expected: &[i32]| {
            let mut moved = vec![0; expected.len()];
            move_ink(&row(ink), place, &mut moved);
            assert_eq!(moved, expected, "{ink} by {place}");
        };
        // A stem of a pixel, and of one and a half.
        check("9", 1, &[765, 255]);
        check("9", -1, &[765, 0]);
        check("90", 4, &[0, 1020]);
        // What is pale lies beside what is black.
        check("092", 2, &[0, 510, 734]);
        check("290", 2, &[0, 734, 510]);
    }
}

//! Lifts the stroke off text that is struck through: with it the engine reads other letters, or none.

use super::Crop;
use crate::{ink::INK_LEVEL, segment::Bounds};

/// A stroke joins the letters below it to one shape, at least this many times as wide as high.
const WIDTH_MIN: i32 = 2;
/// Share of its columns that a stroke covers at least, in percent; no row of letters does.
const COVER_PERCENT_MIN: usize = 95;
/// Rows of a shape in which a stroke lies, in percent of its height: above are caps, below an underline.
const ROWS_PERCENT: (i32, i32) = (25, 82);
/// Thickest stroke, in percent of the height of the shape.
const THICK_PERCENT_MAX: i32 = 22;

/// Takes the stroke out of a shape of the normal form, if it has one: where letters go on above and below, they do
/// so between.
pub(super) fn lift(crop: &Crop<'_>, bounds: &Bounds, pixels: &mut [u8]) {
    let (width, height) = (bounds.width(), bounds.height());
    if width < height * WIDTH_MIN || height < 6 {
        return;
    }
    let column = |x: i32| {
        usize::try_from(x - crop.x0 as i32)
            .unwrap_or(0)
            .min(crop.width)
    };
    // The marks of edges lie one pixel to the right and below.
    let (left, right) = (column(bounds.x0 - 1), column(bounds.x1 - 1));
    let Some(rows) = stroke(crop, bounds, left..right, pixels) else {
        return;
    };
    let at = |y: usize, x: usize| y * crop.width + x;
    for x in left..right {
        let above = rows.start.checked_sub(1).map_or(255, |y| pixels[at(y, x)]);
        let below = match rows.end < crop.height {
            true => pixels[at(rows.end, x)],
            false => 255,
        };
        for y in rows.clone() {
            pixels[at(y, x)] = above.max(below);
        }
    }
}

/// The rows of the stroke.
fn stroke(
    crop: &Crop<'_>,
    bounds: &Bounds,
    columns: std::ops::Range<usize>,
    pixels: &[u8],
) -> Option<std::ops::Range<usize>> {
    let height = bounds.height();
    let row = |percent: i32| {
        let y = bounds.y0 - 1 + height * percent / 100 - crop.y0 as i32;
        usize::try_from(y).unwrap_or(0).min(crop.height)
    };
    let covered = |y: &usize| {
        let row = &pixels[y * crop.width..][columns.clone()];
        let ink = row.iter().filter(|level| **level < INK_LEVEL).count();
        ink * 100 >= row.len() * COVER_PERCENT_MIN
    };
    let (first, end) = (row(ROWS_PERCENT.0), row(ROWS_PERCENT.1));
    let start = (first..end).find(covered)?;
    let after = (start..end).find(|y| !covered(y)).unwrap_or(end);
    let thick = i32::try_from(after - start).ok()?;
    let thin = thick * 100 <= (height * THICK_PERCENT_MAX).max(200);
    (thin && !columns.is_empty()).then_some(start..after)
}

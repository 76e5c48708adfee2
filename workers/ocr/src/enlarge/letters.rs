//! How large the letters of a line are, from the ink of its rows.

use super::resample::Image;

/// A row's ink rises at the top of the small letters and falls at the baseline; what reaches above by this share
/// of their distance is an ascender, in percent. Round letters and dots reach a little above as well.
const ASCENDER_PERCENT_MIN: usize = 20;
/// From the top of the ascenders to the bottom of the descenders, in percent of the height of small letters.
const BODY_PERCENT: usize = 195;
/// Ascenders, and the descenders, in the same measure.
const ABOVE_BASELINE_PERCENT: usize = 150;
const BELOW_BASELINE_PERCENT: usize = BODY_PERCENT - ABOVE_BASELINE_PERCENT;
/// Height of small letters in percent of that of capitals.
const SMALL_OF_CAPITAL_PERCENT: usize = 72;

/// Rows from the top of the ascenders to the bottom of the descenders, whether the line has such or not; at least
/// the picture's height. A line without both could be of small letters or of capitals; capitals and digits alone
/// are commoner.
pub(super) fn body_height(image: Image<'_>) -> usize {
    let (top, baseline) = band(image);
    let band = baseline.saturating_sub(top).max(1);
    let has_ascenders = top * 100 >= band * ASCENDER_PERCENT_MIN;
    let small = match has_ascenders {
        true => band,
        false => (band * SMALL_OF_CAPITAL_PERCENT).div_ceil(100),
    };
    let missing_above = (small * ABOVE_BASELINE_PERCENT / 100).saturating_sub(baseline);
    let below = image.height - baseline;
    let missing_below = (small * BELOW_BASELINE_PERCENT / 100).saturating_sub(below);
    image.height + missing_above + missing_below
}

/// Top and bottom of the rows that hold most of the ink.
fn band(image: Image<'_>) -> (usize, usize) {
    let height = image.height;
    let ink: Vec<i64> = image
        .pixels
        .chunks_exact(image.width)
        .map(|row| row.iter().map(|pixel| i64::from(255 - pixel)).sum())
        .collect();
    let at = |row: Option<usize>| row.and_then(|row| ink.get(row)).copied().unwrap_or(0);
    let rise = |row: usize| at(Some(row)) - at(row.checked_sub(1));
    let steepest_rise = (0..=height / 2).rev().max_by_key(|row| rise(*row));
    let steepest_fall = (height / 2..=height).max_by_key(|row| -rise(*row));
    (steepest_rise.unwrap_or(0), steepest_fall.unwrap_or(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of ink: the letter's width in tenths.
    fn check(rows: &[usize], expected: usize) {
        let mut pixels = Vec::new();
        for ink in rows {
            pixels.extend((0..10).map(|column| if column < *ink { 0 } else { 255 }));
        }
        let image = Image {
            pixels: &pixels,
            width: 10,
            height: rows.len(),
        };
        assert_eq!(body_height(image), expected, "{rows:?}");
    }

    #[test]
    fn lines_without_ascenders_or_descenders_are_measured_as_if_they_had_them() {
        // Ascenders, small letters, descenders.
        check(
            &[2, 2, 2, 2, 2, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 1, 1, 1, 1],
            19,
        );
        // Without descenders.
        check(&[2, 2, 2, 2, 2, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8], 19);
        // Capitals or digits.
        check(&[8; 14], 20);
        check(&[8], 1);
    }
}

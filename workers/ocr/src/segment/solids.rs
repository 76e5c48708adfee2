//! Leaves out lone shapes that are no letters: boxes, triangles and crossed strokes of pictures, games and charts. The
//! engine would take its time over them, and make letters of some.

use super::lines::Line;
use crate::LineImage;

/// Lower ones may be dashes, dots and letters of small print, CSS pixels.
const HEIGHT_PX_MIN: u32 = 8;
/// One letter alone from this height on, CSS pixels, is taken for an icon unless it is a digit: see the engine's judge.
const LARGE_PX_MIN: u32 = 22;
/// Widths in percent of the height: digits are no wider than this ...
const DIGIT_WIDTH_PERCENT_MAX: u32 = 95;
/// ... and words whose letters hang together are wider.
const WORD_WIDTH_PERCENT_MIN: u32 = 220;
/// Strokes of the boldest letters are this thick, in percent of the height; narrower shapes may be a single stroke.
const STROKE_PERCENT_MAX: u32 = 38;
const STROKE_WIDTH_PERCENT_MAX: u32 = 50;
/// Large letters cover this share of their box, in percent; a line that crosses it 3.
const INK_PERCENT_MIN: u32 = 6;
/// Ink is darker than this.
const INK_LEVEL: u8 = 128;

/// Whether this line is one shape, and no letter.
pub(super) fn is_solid(line: &Line, image: &LineImage) -> bool {
    let css = |length: u32| length * 1_000 / image.scale_milli.max(1);
    let height = css(image.place.height);
    if line.glyphs.len() != 1 || height < HEIGHT_PX_MIN {
        return false;
    }
    let width_percent = image.width * 100 / image.height.max(1);
    let is_large = height >= LARGE_PX_MIN;
    if is_large && (DIGIT_WIDTH_PERCENT_MAX + 1..WORD_WIDTH_PERCENT_MIN).contains(&width_percent) {
        return true;
    }
    let mut strokes = strokes(image);
    if is_large && strokes.len() as u32 * 100 < image.width * image.height * INK_PERCENT_MIN {
        return true;
    }
    let middle = strokes.len() / 2;
    let thick = match strokes.is_empty() {
        true => 0,
        false => *strokes.select_nth_unstable(middle).1,
    };
    width_percent > STROKE_WIDTH_PERCENT_MAX && thick * 100 > image.height * STROKE_PERCENT_MAX
}

/// For each pixel of ink how thick the stroke is there, pixels: along its row or its column, whichever is less.
fn strokes(image: &LineImage) -> Vec<u32> {
    let (width, height) = (image.width as usize, image.height as usize);
    let is_ink = |at: usize| image.pixels[at] < INK_LEVEL;
    let mut thick = vec![u32::MAX; width * height];
    let rows = (0..height).map(|y| (y * width, 1, width));
    let columns = (0..width).map(|x| (x, width, height));
    for (first, step, count) in rows.chain(columns) {
        let mut start = 0;
        for end in 0..=count {
            if end < count && is_ink(first + end * step) {
                continue;
            }
            for at in start..end {
                let thick = &mut thick[first + at * step];
                *thick = (*thick).min((end - start) as u32);
            }
            start = end + 1;
        }
    }
    let ink = (0..width * height).filter(|at| is_ink(*at));
    ink.map(|at| thick[at]).collect()
}

//! Prepares pixels for the engine: dark on light, a margin, and letters of the size that it reads best.

mod letters;
mod resample;

use zeroize::Zeroizing;

use self::resample::{Image, resample};

/// Margin around a region, pixels before enlarging: the engine misses what touches the border.
const MARGIN_PX: usize = 8;
/// Margin around a line, pixels of the prepared picture.
const LINE_MARGIN_PX: usize = 12;
/// Above this many pixels per CSS pixel, in thousandths, text is large enough as it is.
const ENLARGED_SCALE_MILLI_MAX: u32 = 1_600;
/// Limits of the change in size of a line, in thousandths: more makes no text of what is none.
const FACTORS_MILLI: std::ops::RangeInclusive<usize> = 250..=2_500;

/// A prepared picture, and how to get back.
pub(crate) struct Prepared {
    pub(crate) pixels: Zeroizing<Vec<u8>>,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixels of it for one of the original, in thousandths.
    across: usize,
    /// The same for its height.
    down: usize,
    margin: usize,
}

/// How large a line is shown to the engine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineSize {
    /// From the top of the ascenders to the bottom of the descenders, pixels.
    pub(crate) body_px: usize,
    /// Width in percent of what its height asks for.
    pub(crate) width_percent: usize,
}

impl Prepared {
    /// Columns of the prepared picture as those of an original `limit` pixels wide, whole pixels around them: at
    /// least one, and inside.
    pub(crate) fn columns_back(&self, start: i64, length: i64, limit: u32) -> (u32, u32) {
        self.back(self.across, start, length, limit)
    }

    /// The same for rows.
    pub(crate) fn rows_back(&self, start: i64, length: i64, limit: u32) -> (u32, u32) {
        self.back(self.down, start, length, limit)
    }

    fn back(&self, factor: usize, start: i64, length: i64, limit: u32) -> (u32, u32) {
        let (margin, factor) = (self.margin as i64, factor as i64);
        let milli = |position: i64| position.saturating_sub(margin).saturating_mul(1_000);
        let from = milli(start).div_euclid(factor);
        let to = milli(start.saturating_add(length))
            .saturating_add(factor - 1)
            .div_euclid(factor);
        let inside = |value: i64, least: u32| {
            u32::try_from(value.clamp(least.into(), limit.into())).unwrap_or(limit)
        };
        let from = inside(from, 0).min(limit.saturating_sub(1));
        (from, inside(to, from + 1))
    }
}

/// Prepares a line as [`crate::find_lines`] gives it.
pub(crate) fn prepare_line(grey: &[u8], width: usize, height: usize, size: LineSize) -> Prepared {
    let image = Image {
        pixels: grey,
        width,
        height,
    };
    let (least, most) = FACTORS_MILLI.into_inner();
    let down = (size.body_px * 1_000 / letters::body_height(image)).clamp(least, most);
    let across = (down * size.width_percent / 100).max(1);
    let inner_width = (width * across / 1_000).max(1);
    let inner_height = (height * down / 1_000).max(1);
    let text = resample(image, inner_width, inner_height);
    Prepared {
        pixels: framed(&text, inner_width, inner_height, LINE_MARGIN_PX, 255),
        width: inner_width + 2 * LINE_MARGIN_PX,
        height: inner_height + 2 * LINE_MARGIN_PX,
        across,
        down,
        margin: LINE_MARGIN_PX,
    }
}

/// The picture with a margin of one level.
fn framed(
    pixels: &[u8],
    width: usize,
    height: usize,
    margin: usize,
    level: u8,
) -> Zeroizing<Vec<u8>> {
    let wide = width + 2 * margin;
    let mut framed = Zeroizing::new(vec![level; wide * (height + 2 * margin)]);
    for (row, line) in pixels.chunks_exact(width.max(1)).enumerate() {
        let start = (row + margin) * wide + margin;
        if let Some(target) = framed.get_mut(start..start + width) {
            target.copy_from_slice(line);
        }
    }
    framed
}

/// Prepares `width * height` grey pixels. Enlarges only where the result stays within `pixels_max`.
pub(crate) fn prepare(
    grey: &[u8],
    width: usize,
    height: usize,
    scale_milli: u32,
    pixels_max: usize,
) -> Prepared {
    let (wide, high) = (width + 2 * MARGIN_PX, height + 2 * MARGIN_PX);
    let (background, inverted) = background(grey);
    let mut padded = framed(grey, width, height, MARGIN_PX, background);
    if inverted {
        padded.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
    }
    let enlarged = scale_milli <= ENLARGED_SCALE_MILLI_MAX && wide * high * 4 <= pixels_max;
    match enlarged {
        true => Prepared {
            pixels: doubled(&padded, wide, high),
            width: wide * 2,
            height: high * 2,
            across: 2_000,
            down: 2_000,
            margin: 2 * MARGIN_PX,
        },
        false => Prepared {
            pixels: padded,
            width: wide,
            height: high,
            across: 1_000,
            down: 1_000,
            margin: MARGIN_PX,
        },
    }
}

/// The commonest grey, and whether the picture is dark on the whole.
fn background(grey: &[u8]) -> (u8, bool) {
    let mut counts = [0_u64; 256];
    grey.iter()
        .for_each(|pixel| counts[usize::from(*pixel)] += 1);
    let (mut commonest, mut sum) = (255_u8, 0_u64);
    for (value, count) in (0_u8..=255).zip(counts) {
        sum += u64::from(value) * count;
        if count > counts[usize::from(commonest)] {
            commonest = value;
        }
    }
    (commonest, sum < grey.len() as u64 * 128)
}

/// Twice the size by Catmull-Rom splines: rows first, then columns.
fn doubled(pixels: &[u8], width: usize, height: usize) -> Zeroizing<Vec<u8>> {
    let mut wide = Zeroizing::new(vec![0; width * 2 * height]);
    for (row, target) in pixels
        .chunks_exact(width)
        .zip(wide.chunks_exact_mut(width * 2))
    {
        let at = |x: usize| i32::from(row[x]);
        for x in 0..width {
            let (left, right) = (x.saturating_sub(1), (x + 1).min(width - 1));
            let (far_left, far_right) = (x.saturating_sub(2), (x + 2).min(width - 1));
            target[2 * x] = spline(at(right), at(x), at(left), at(far_left));
            target[2 * x + 1] = spline(at(left), at(x), at(right), at(far_right));
        }
    }
    let stride = width * 2;
    let mut tall = Zeroizing::new(vec![0; stride * height * 2]);
    for (y, target) in tall.chunks_exact_mut(stride * 2).enumerate() {
        let row = |y: usize| &wide[y * stride..(y + 1) * stride];
        let (here, above, below) = (
            row(y),
            row(y.saturating_sub(1)),
            row((y + 1).min(height - 1)),
        );
        let (far_above, far_below) = (row(y.saturating_sub(2)), row((y + 2).min(height - 1)));
        let (upper, lower) = target.split_at_mut(stride);
        for x in 0..stride {
            let value = |row: &[u8]| i32::from(row[x]);
            upper[x] = spline(value(below), value(here), value(above), value(far_above));
            lower[x] = spline(value(above), value(here), value(below), value(far_below));
        }
    }
    tall
}

/// The Catmull-Rom spline a quarter of the way from `near` to `next`, in 128ths.
fn spline(before: i32, near: i32, next: i32, far: i32) -> u8 {
    let sum = 111 * near + 29 * next - 9 * before - 3 * far;
    u8::try_from(((sum + 64) >> 7).clamp(0, 255)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepared_pictures_are_dark_on_light_and_lead_back() {
        // White text on black, small and large display.
        let grey = [0, 0, 255, 0, 0, 0];
        for (scale_milli, factor) in [(1_000, 2), (2_000, 1)] {
            let prepared = prepare(&grey, 3, 2, scale_milli, 1 << 20);
            assert_eq!(
                (prepared.width, prepared.height),
                (19 * factor, 18 * factor)
            );
            assert_eq!(prepared.pixels.len(), prepared.width * prepared.height);
            assert_eq!(prepared.pixels[0], 255);
            let darkest = prepared
                .pixels
                .iter()
                .enumerate()
                .min_by_key(|(_, pixel)| **pixel)
                .unwrap()
                .0;
            let (x, y) = (darkest % prepared.width, darkest / prepared.width);
            assert_eq!(prepared.columns_back(x as i64, factor as i64, 3), (2, 3));
            assert_eq!(prepared.rows_back(y as i64, factor as i64, 2), (0, 1));
        }
        assert_eq!(prepare(&grey, 3, 2, 1_000, 100).across, 1_000);
    }

    #[test]
    fn spans_of_lines_lead_back_and_stay_inside() {
        let size = LineSize {
            body_px: 21,
            width_percent: 75,
        };
        let prepared = prepare_line(&[0; 40 * 10], 40, 10, size);
        assert_eq!(prepared.pixels.len(), prepared.width * prepared.height);
        let check = |start, length, expected| {
            assert_eq!(
                prepared.columns_back(start, length, 40),
                expected,
                "{start} {length}"
            );
        };
        let width = (prepared.width - 2 * LINE_MARGIN_PX) as i64;
        check(LINE_MARGIN_PX as i64, width, (0, 40));
        check(-5, 3, (0, 1));
        check(i64::MIN / 4, i64::MAX / 2, (0, 40));
        check(10_000, 5, (39, 40));
    }

    #[test]
    fn even_areas_stay_even() {
        assert!(doubled(&[90; 12], 4, 3).iter().all(|pixel| *pixel == 90));
    }
}

//! Prepares pixels for the engine: dark on light, a margin, twice the size for small text.

use zeroize::Zeroizing;

/// Margin around the region, pixels before enlarging: the engine misses what touches the border.
const MARGIN_PX: usize = 8;
/// Above this many pixels per CSS pixel, in thousandths, text is large enough as it is.
const ENLARGED_SCALE_MILLI_MAX: u32 = 1_600;

/// A prepared picture, and how to get back.
pub(crate) struct Prepared {
    pub(crate) pixels: Zeroizing<Vec<u8>>,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// 1 or 2.
    pub(crate) factor: usize,
}

impl Prepared {
    /// A position in the prepared picture as one in the region; may lie outside.
    pub(crate) fn back(&self, position: i64) -> i64 {
        position.div_euclid(self.factor as i64) - MARGIN_PX as i64
    }
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
    let mut padded = Zeroizing::new(vec![background; wide * high]);
    for (row, line) in grey.chunks_exact(width.max(1)).enumerate() {
        let start = (row + MARGIN_PX) * wide + MARGIN_PX;
        if let Some(target) = padded.get_mut(start..start + width) {
            target.copy_from_slice(line);
        }
    }
    if inverted {
        padded.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
    }
    let enlarged = scale_milli <= ENLARGED_SCALE_MILLI_MAX && wide * high * 4 <= pixels_max;
    match enlarged {
        true => Prepared {
            pixels: doubled(&padded, wide, high),
            width: wide * 2,
            height: high * 2,
            factor: 2,
        },
        false => Prepared {
            pixels: padded,
            width: wide,
            height: high,
            factor: 1,
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
            assert_eq!(prepared.back((darkest % prepared.width) as i64), 2);
            assert_eq!(prepared.back((darkest / prepared.width) as i64), 0);
        }
        assert_eq!(prepare(&grey, 3, 2, 1_000, 100).factor, 1);
    }

    #[test]
    fn even_areas_stay_even() {
        assert!(doubled(&[90; 12], 4, 3).iter().all(|pixel| *pixel == 90));
    }
}

//! Changes the size of a picture by Catmull-Rom splines, widened when it gets smaller.

use zeroize::Zeroizing;

/// Weights are kept in units of this; a power of two, so that dividing is a shift.
const UNIT_BITS: u32 = 12;
/// What lies outside of a picture.
const PAPER: i32 = 255;

/// A grey picture: rows without padding, one byte per pixel.
#[derive(Clone, Copy)]
pub(crate) struct Image<'a> {
    pub(crate) pixels: &'a [u8],
    pub(crate) width: usize,
    pub(crate) height: usize,
}

/// The picture in another size; outside of it is white. Sizes are at least 1.
pub(crate) fn resample(image: Image<'_>, width: usize, height: usize) -> Zeroizing<Vec<u8>> {
    let columns = taps(image.width, width);
    let mut wide = Zeroizing::new(Vec::with_capacity(width * image.height));
    for row in image.pixels.chunks_exact(image.width) {
        wide.extend(columns.iter().map(|taps| taps.sum(|at| row[at])));
    }
    let mut tall = Zeroizing::new(Vec::with_capacity(width * height));
    let mut sums = Zeroizing::new(vec![0; width]);
    for taps in taps(image.height, height) {
        sums.fill(taps.outside * PAPER);
        for (row, weight) in (taps.first..).zip(&taps.weights) {
            let row = &wide[row * width..(row + 1) * width];
            for (sum, pixel) in sums.iter_mut().zip(row) {
                *sum += weight * i32::from(*pixel);
            }
        }
        tall.extend(sums.iter().map(|sum| level(*sum)));
    }
    tall
}

/// What one pixel of the target takes from the source.
struct Taps {
    /// Index of the first source pixel.
    first: usize,
    weights: Vec<i32>,
    /// Weight of what lies outside.
    outside: i32,
}

impl Taps {
    fn sum(&self, at: impl Fn(usize) -> u8) -> u8 {
        let inside: i32 = (self.first..)
            .zip(&self.weights)
            .map(|(index, weight)| weight * i32::from(at(index)))
            .sum();
        level(inside + self.outside * PAPER)
    }
}

fn level(sum: i32) -> u8 {
    let rounded = (sum + (1 << (UNIT_BITS - 1))) >> UNIT_BITS;
    u8::try_from(rounded.clamp(0, 255)).unwrap_or(u8::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "sizes are those of a line on a display; weights are small"
)]
fn taps(from: usize, to: usize) -> Vec<Taps> {
    let unit = f32::from(1_u16 << UNIT_BITS);
    let step = from as f32 / to as f32;
    let spread = step.max(1.0);
    let taps_of = |target: usize| {
        let middle = (target as f32 + 0.5) * step - 0.5;
        let first = (middle - 2.0 * spread).ceil() as i64;
        let last = (middle + 2.0 * spread).floor() as i64;
        let raw = (first..=last).map(|at| spline((at as f32 - middle) / spread));
        let total: f32 = raw.clone().sum();
        let mut taps = Taps {
            first: usize::try_from(first).unwrap_or(0).min(from),
            weights: Vec::new(),
            outside: 1 << UNIT_BITS,
        };
        for (at, weight) in (first..).zip(raw) {
            if usize::try_from(at).is_ok_and(|at| at < from) {
                let weight = (weight / total * unit).round() as i32;
                taps.weights.push(weight);
                taps.outside -= weight;
            }
        }
        taps
    };
    (0..to).map(taps_of).collect()
}

/// The Catmull-Rom spline.
fn spline(distance: f32) -> f32 {
    match distance.abs() {
        near if near < 1.0 => (1.5 * near - 2.5) * near * near + 1.0,
        far if far < 2.0 => ((-0.5 * far + 2.5) * far - 4.0) * far + 2.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_change_and_the_inside_of_areas_does_not() {
        let pixels = [90; 30 * 20];
        let image = Image {
            pixels: &pixels,
            width: 30,
            height: 20,
        };
        for (width, height) in [(30, 20), (60, 40), (47, 31), (13, 9), (1, 1)] {
            let out = resample(image, width, height);
            assert_eq!(out.len(), width * height);
            let middle = out[height / 2 * width + width / 2];
            assert!(
                width == 1 || middle.abs_diff(90) <= 1,
                "{width}x{height}: {middle}"
            );
        }
    }

    #[test]
    fn the_same_size_is_the_same_picture() {
        let pixels: Vec<u8> = (0..120).map(|at| u8::try_from(at * 2).unwrap()).collect();
        let image = Image {
            pixels: &pixels,
            width: 12,
            height: 10,
        };
        assert_eq!(*resample(image, 12, 10), pixels);
    }
}

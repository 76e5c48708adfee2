//! The published gates of other recorders, as they decide whether to keep a picture.
//!
//! screenpipe: Hellinger distance of brightness histograms at a quarter of the size above 0.05. OpenRecall: one
//! global structural similarity below 0.9. Pensieve: 64-bit pHash at a distance of 4 or more. RewindOS: 8×8
//! dHash at a distance above 3. Each compares with the picture that it kept last.

use velvet_capture::picture::{BYTES_PER_PIXEL, Picture};

/// Names of the baselines, in the order of [`keep`].
pub(super) const NAMES: [&str; 4] = ["hellinger", "ssim", "phash", "dhash"];

/// A picture in grey.
struct Grey {
    width: usize,
    height: usize,
    data: Vec<f64>,
}

/// For each baseline, whether it keeps any picture after the first.
pub(super) fn keep(pictures: &[Picture]) -> [bool; 4] {
    let greys: Vec<Grey> = pictures.iter().map(Grey::of).collect();
    let histograms: Vec<Vec<f64>> = greys.iter().map(histogram).collect();
    let phashes: Vec<u64> = greys.iter().map(phash).collect();
    let dhashes: Vec<u64> = greys.iter().map(dhash).collect();
    // Until one is kept, the one kept last is the first.
    let any = |differs: &dyn Fn(usize) -> bool| (1..pictures.len()).any(differs);
    let apart = |hashes: &[u64], index: usize| (hashes[0] ^ hashes[index]).count_ones();
    [
        any(&|index| hellinger(&histograms[0], &histograms[index]) > 0.05),
        any(&|index| similarity(&greys[0], &greys[index]) < 0.9),
        any(&|index| apart(&phashes, index) >= 4),
        any(&|index| apart(&dhashes, index) > 3),
    ]
}

impl Grey {
    fn of(picture: &Picture) -> Self {
        let luma = |pixel: &[u8]| {
            0.114 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.299 * f64::from(pixel[2])
        };
        Self {
            width: picture.width() as usize,
            height: picture.height() as usize,
            data: picture
                .data()
                .chunks_exact(BYTES_PER_PIXEL)
                .map(luma)
                .collect(),
        }
    }

    /// Scaled by averaging.
    fn scaled(&self, width: usize, height: usize) -> Self {
        let mut data = Vec::with_capacity(width * height);
        for y in 0..height {
            let rows = y * self.height / height..((y + 1) * self.height / height).max(1);
            for x in 0..width {
                let columns = x * self.width / width..((x + 1) * self.width / width).max(1);
                let count = (rows.len() * columns.len()).max(1) as f64;
                let sum: f64 = rows
                    .clone()
                    .map(|row| {
                        let span = row * self.width + columns.start..row * self.width + columns.end;
                        self.data[span].iter().sum::<f64>()
                    })
                    .sum();
                data.push(sum / count);
            }
        }
        Self {
            width,
            height,
            data,
        }
    }
}

fn histogram(grey: &Grey) -> Vec<f64> {
    let small = grey.scaled((grey.width / 4).max(1), (grey.height / 4).max(1));
    let mut bins = vec![0.0; 256];
    for value in &small.data {
        bins[(value.round() as usize).min(255)] += 1.0 / small.data.len() as f64;
    }
    bins
}

fn hellinger(one: &[f64], two: &[f64]) -> f64 {
    let overlap: f64 = one
        .iter()
        .zip(two)
        .map(|(one, two)| (one * two).sqrt())
        .sum();
    (1.0 - overlap).max(0.0).sqrt()
}

fn similarity(one: &Grey, two: &Grey) -> f64 {
    const STABILISERS: [f64; 2] = [6.5025, 58.5225];
    let count = one.data.len() as f64;
    let mean = |grey: &Grey| grey.data.iter().sum::<f64>() / count;
    let (mean_one, mean_two) = (mean(one), mean(two));
    let pairs = || one.data.iter().zip(&two.data);
    let variance_one = pairs()
        .map(|(one, _)| (one - mean_one).powi(2))
        .sum::<f64>()
        / count;
    let variance_two = pairs()
        .map(|(_, two)| (two - mean_two).powi(2))
        .sum::<f64>()
        / count;
    let covariance = pairs()
        .map(|(one, two)| (one - mean_one) * (two - mean_two))
        .sum::<f64>()
        / count;
    let above = (2.0 * mean_one * mean_two + STABILISERS[0]) * (2.0 * covariance + STABILISERS[1]);
    let below = (mean_one.powi(2) + mean_two.powi(2) + STABILISERS[0])
        * (variance_one + variance_two + STABILISERS[1]);
    above / below
}

/// Signs of the lowest 8×8 cosine coefficients of a 32×32 picture against their median.
fn phash(grey: &Grey) -> u64 {
    const SIZE: usize = 32;
    let small = grey.scaled(SIZE, SIZE);
    let cosine = |position: usize, frequency: usize| {
        let angle = (2 * position + 1) as f64 * frequency as f64 * std::f64::consts::PI;
        (angle / (2 * SIZE) as f64).cos()
    };
    let coefficient = |u: usize, v: usize| -> f64 {
        let places = (0..SIZE).flat_map(|y| (0..SIZE).map(move |x| (x, y)));
        places
            .map(|(x, y)| small.data[y * SIZE + x] * cosine(x, u) * cosine(y, v))
            .sum()
    };
    let low: Vec<f64> = (0..64)
        .map(|index| coefficient(index % 8, index / 8))
        .collect();
    let mut sorted = low.clone();
    sorted.sort_by(f64::total_cmp);
    let median = f64::midpoint(sorted[31], sorted[32]);
    bits(low.iter().map(|value| *value > median))
}

fn dhash(grey: &Grey) -> u64 {
    let small = grey.scaled(9, 8);
    let rows = small.data.chunks_exact(9);
    bits(rows.flat_map(|row| row.windows(2).map(|pair| pair[0] < pair[1])))
}

fn bits(signs: impl Iterator<Item = bool>) -> u64 {
    signs.fold(0, |bits, sign| bits << 1 | u64::from(sign))
}

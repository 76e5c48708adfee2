//! How sure a figure is: resampled persona-days, never seconds.

use chacha20::{
    ChaCha12Rng,
    rand_core::{Rng, SeedableRng},
};

use crate::{figures::Days, tally::Tally};

/// Resamples; the ends of a 95 % interval are then the 25th and the 975th value.
const RESAMPLES: usize = 1_000;

/// The 95 % percentile interval of a metric.
pub(crate) fn interval(days: &Days, metric: impl Fn(&Days) -> Option<f64>) -> Option<[f64; 2]> {
    if days.len() < 2 {
        return None;
    }
    // The same lots for every metric and every run.
    let mut rng = ChaCha12Rng::from_seed([7; 32]);
    let mut values = Vec::with_capacity(RESAMPLES);
    let mut sample: Vec<&Tally> = Vec::with_capacity(days.len());
    for _ in 0..RESAMPLES {
        sample.clear();
        for _ in days {
            let draw = rng.next_u64() % days.len() as u64;
            sample.extend(usize::try_from(draw).ok().and_then(|index| days.get(index)));
        }
        values.extend(metric(&sample));
    }
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        values
            .get(((values.len().max(1) - 1) as f64 * share).round() as usize)
            .copied()
    };
    Some([at(0.025)?, at(0.975)?])
}

/// The interval of a count of zero in so many: the rule of three.
pub(crate) fn of_three(count: f64) -> Option<[f64; 2]> {
    (count > 0.0).then(|| [0.0, (3.0 / count).min(1.0)])
}

//! Whether a word is welcome now, learnt from the person's answers: one small Bayesian linear model per kind, asked
//! by Thompson sampling (spec/nudge.md E, personalisation).
//!
//! It only ever makes Velvet quieter: it chooses between saying and holding what rules, guards and budgets already
//! allow, makes no candidate, raises no level and shortens no gap. Its lots come from the decision's id, so that a
//! replay draws the same ones.

use serde::{Deserialize, Serialize};

mod number;

pub(crate) use number::Exact;

/// Length of [`Features`].
const FEATURES: usize = 9;
/// Neither certain to speak nor certain to be silent, so that effects can be estimated (spec/nudge.md E).
const P_SEND_MIN: f64 = 0.2;
const P_SEND_MAX: f64 = 0.9;
/// Variance of a weight before anything is known; rewards lie between -1 and 1.
const PRIOR_VARIANCE: f64 = 0.25;
/// Variance of a reward around its mean.
const NOISE_VARIANCE: f64 = 0.5;
/// Old answers lose this much weight per day, because people change (spec/nudge.md E).
const INFLATION_PER_DAY: f64 = 0.01;
/// A model that rested longer forgets no more than this.
const INFLATION_DAYS_MAX: i64 = 365;
/// What most people answer: a break between activities is welcome, the middle of one is not. Weights of
/// [`Features`] in its order.
const PRIOR_MEAN: [f64; FEATURES] = [0.2, 0.1, -0.1, 0.1, 0.2, 0.0, 0.0, 0.1, 0.0];

/// What the learner knows of the moment, each about 0 to 1: one; time since the last card; dose; medium and coarse
/// breakpoint; afternoon and evening; sureness; day of use.
pub(crate) type Features = [f64; FEATURES];

/// A lot that was drawn.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draw {
    pub(crate) p_send_milli: u32,
    pub(crate) sent: bool,
    pub(crate) shadow: bool,
    pub(crate) features: [Exact; FEATURES],
}

/// What followed a decision, for the estimate of an effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Trial {
    pub(crate) sent: bool,
    pub(crate) p_send_milli: u32,
    pub(crate) reached: bool,
}

/// Precision and precision-weighted mean of one kind's weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Model {
    precision: Vec<Exact>,
    weighted: Vec<Exact>,
    inflated: Option<i64>,
    pub(crate) welcome: u32,
    pub(crate) answers: u32,
}

impl Default for Model {
    fn default() -> Self {
        let mut precision = vec![Exact(0.0); FEATURES * FEATURES];
        for diagonal in 0..FEATURES {
            precision[diagonal * FEATURES + diagonal] = Exact(1.0 / PRIOR_VARIANCE);
        }
        let weighted = PRIOR_MEAN.map(|mean| Exact(mean / PRIOR_VARIANCE)).to_vec();
        Self {
            precision,
            weighted,
            inflated: None,
            welcome: 0,
            answers: 0,
        }
    }
}

impl Model {
    /// The probability of saying it, within its limits; `None` when the model is broken.
    pub(crate) fn p_send(&self, features: &Features) -> Option<f64> {
        let factor = self.cholesky()?;
        let mean_weights = solve(&factor, &self.weighted)?;
        let spread = solve(&factor, &features.map(Exact))?;
        let mean = dot(&mean_weights, features);
        let variance = dot(&spread, features);
        let p = normal_cdf(mean / variance.sqrt());
        // A comparison with NaN is false, so that a broken model never speaks.
        (variance > 0.0 && p >= 0.0).then(|| p.clamp(P_SEND_MIN, P_SEND_MAX))
    }

    /// Learns from one answer.
    pub(crate) fn learn(&mut self, features: &Features, reward: f64) {
        if !reward.is_finite() || features.iter().any(|value| !value.is_finite()) {
            return;
        }
        for (row, one) in features.iter().enumerate() {
            for (column, other) in features.iter().enumerate() {
                self.precision[row * FEATURES + column].0 += one * other / NOISE_VARIANCE;
            }
            self.weighted[row].0 += one * reward / NOISE_VARIANCE;
        }
        self.answers = self.answers.saturating_add(1);
        self.welcome = self.welcome.saturating_add(u32::from(reward > 0.0));
    }

    /// Lets old answers lose weight: the variance grows, the mean stays.
    pub(crate) fn inflate(&mut self, day: i64) {
        let before = self.inflated.replace(day).unwrap_or(day);
        for _ in 0..(day - before).clamp(0, INFLATION_DAYS_MAX) {
            let parts = self.precision.iter_mut().chain(&mut self.weighted);
            parts.for_each(|part| part.0 /= 1.0 + INFLATION_PER_DAY);
        }
    }

    /// Lower triangle L with L Lᵀ = precision; `None` when there is none (Golub and Van Loan, 4.2).
    fn cholesky(&self) -> Option<Vec<f64>> {
        if self.precision.len() != FEATURES * FEATURES || self.weighted.len() != FEATURES {
            return None;
        }
        let mut lower = vec![0.0; FEATURES * FEATURES];
        for row in 0..FEATURES {
            for column in 0..=row {
                let known: f64 = (0..column)
                    .map(|k| lower[row * FEATURES + k] * lower[column * FEATURES + k])
                    .sum();
                let rest = self.precision[row * FEATURES + column].0 - known;
                lower[row * FEATURES + column] = if row == column {
                    let root = rest.sqrt();
                    if !(root > 0.0 && root.is_finite()) {
                        return None;
                    }
                    root
                } else {
                    rest / lower[column * FEATURES + column]
                };
            }
        }
        Some(lower)
    }
}

/// Solves L Lᵀ x = right.
fn solve(lower: &[f64], right: &[Exact]) -> Option<Vec<f64>> {
    if right.len() != FEATURES {
        return None;
    }
    let mut x: Vec<f64> = right.iter().map(|value| value.0).collect();
    for row in 0..FEATURES {
        let known: f64 = (0..row).map(|k| lower[row * FEATURES + k] * x[k]).sum();
        x[row] = (x[row] - known) / lower[row * FEATURES + row];
    }
    for row in (0..FEATURES).rev() {
        let known: f64 = (row + 1..FEATURES)
            .map(|k| lower[k * FEATURES + row] * x[k])
            .sum();
        x[row] = (x[row] - known) / lower[row * FEATURES + row];
    }
    Some(x)
}

fn dot(weights: &[f64], features: &Features) -> f64 {
    weights
        .iter()
        .zip(features)
        .map(|(weight, feature)| weight * feature)
        .sum()
}

/// The normal distribution function to 1.4e-4 (Bowling et al., Journal of Industrial Engineering and Management 2
/// (2009) 114).
fn normal_cdf(z: f64) -> f64 {
    1.0 / (1.0 + (-(0.07056 * z * z * z + 1.5976 * z)).exp())
}

/// A lot from 0 to 1, the same for the same decision and secret.
pub(crate) fn lot(seed: &[u8; 32], decision: &str) -> f64 {
    let hash = blake3::Hasher::new_keyed(seed)
        .update(b"lot:")
        .update(decision.as_bytes())
        .finalize();
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hash.as_bytes()[..8]);
    // The upper 53 bits are exact in a double.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    let lot = (u64::from_le_bytes(bytes) >> 11) as f64;
    lot / 9_007_199_254_740_992.0
}

/// Decisions of a kind before anything is said of its effect (spec/nudge.md F 3.8).
pub(crate) const TRIALS_MIN: usize = 60;
/// Older decisions say less of the person as they are now.
pub(crate) const TRIALS_MAX: usize = 400;
/// An 80 % interval of the normal distribution.
const Z_80: f64 = 1.281_551_565_545;

/// The difference in how often the target followed, said against held, each weighted by the inverse of its
/// probability (Hájek), and half of its 80 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Share with the target after a card minus the share after a hold.
    pub difference: f64,
    /// Half of the 80 % interval.
    pub half_width: f64,
    /// Decisions that it rests on.
    pub decisions: usize,
}

/// The effect of a kind, as far as lots tell; `None` without enough decisions of both sorts.
pub(crate) fn effect(trials: &[Trial]) -> Option<Effect> {
    let arm = |sent: bool| {
        let weight = |trial: &Trial| {
            let p = f64::from(trial.p_send_milli) / 1_000.0;
            1.0 / if sent { p } else { 1.0 - p }
        };
        let of_arm: Vec<_> = trials.iter().filter(|trial| trial.sent == sent).collect();
        let total: f64 = of_arm.iter().map(|trial| weight(trial)).sum();
        let value = |trial: &Trial| f64::from(u8::from(trial.reached));
        let mean = of_arm
            .iter()
            .map(|trial| weight(trial) * value(trial))
            .sum::<f64>()
            / total;
        let squares = of_arm
            .iter()
            .map(|trial| (weight(trial) * (value(trial) - mean)).powi(2));
        // One trial of an arm has no spread of its own; half a success is added as its least.
        let variance = (squares.sum::<f64>() + 0.25) / (total * total);
        (mean.is_finite() && variance.is_finite()).then_some((mean, variance))
    };
    if trials.len() < TRIALS_MIN {
        return None;
    }
    let (sent, held) = (arm(true)?, arm(false)?);
    Some(Effect {
        difference: sent.0 - held.0,
        half_width: Z_80 * (sent.1 + held.1).sqrt(),
        decisions: trials.len(),
    })
}

#[cfg(test)]
mod tests;

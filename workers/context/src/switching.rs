//! How often the activity changes, against the person's own days.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::{
    axis::{Axis, Reason, states},
    settings::{SwitchingSettings, ms},
};

states! {
    /// The axis switching.
    Switching, "switching", {
        /// Too few days are known.
        Unknown = "unknown",
        /// As usual for this person.
        Usual = "usual",
        /// More than on three of four occasions.
        Elevated = "elevated",
        /// More than on nine of ten, and nothing prevails.
        Scattered = "scattered",
    }
}

/// The rate is told per so much time, milliseconds.
const PER_MS: i64 = 900_000;
/// A sample of the rate is taken this often while somebody is there, milliseconds.
const SAMPLE_MS: i64 = 60_000;
/// Day parts, counted in UTC: the model knows no time zone, and a constant shift changes nothing.
const PARTS: usize = 4;
/// Rates from 0 in steps of two changes; more are in the last one.
const BINS: usize = 64;
const BIN_WIDTH: f64 = 2.0;
/// Samples of a day part before it is used alone: five hours.
const SAMPLES_MIN: u32 = 300;
/// Counts are halved when this many are there, so that the last weeks prevail.
const SAMPLES_MAX: u32 = 6_000;
/// Samples of a day that make it an active one.
const DAY_SAMPLES_MIN: u32 = 60;
/// How long the rate must be low before it is usual again, milliseconds.
const CALM_MS: i64 = 300_000;

/// Counts of rates.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Histogram {
    bins: Vec<u32>,
    count: u32,
}

impl Histogram {
    fn add(&mut self, rate: f64) {
        self.bins.resize(BINS, 0);
        let bin = ((rate / BIN_WIDTH) as usize).min(BINS - 1);
        self.bins[bin] += 1;
        self.count += 1;
        if self.count >= SAMPLES_MAX {
            self.bins.iter_mut().for_each(|bin| *bin /= 2);
            self.count = self.bins.iter().sum();
        }
    }

    /// Upper edge of the bin that holds this share of the samples.
    fn quantile(&self, share: f64) -> f64 {
        let wanted = share * f64::from(self.count);
        let mut sum = 0.0;
        for (bin, count) in self.bins.iter().enumerate() {
            sum += f64::from(*count);
            if sum >= wanted {
                return (bin + 1) as f64 * BIN_WIDTH;
            }
        }
        BINS as f64 * BIN_WIDTH
    }
}

/// The axis switching.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Switches {
    pub(crate) axis: Axis<Switching>,
    rate: f64,
    rate_at: i64,
    /// Stays of the last fifteen minutes: activity, begin, end.
    stays: VecDeque<(u64, i64, i64)>,
    comms: VecDeque<i64>,
    sampled: i64,
    parts: Vec<Histogram>,
    all: Histogram,
    day: i64,
    day_samples: u32,
    days: u32,
    high_since: i64,
    low_since: i64,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            axis: Axis::new(Switching::Unknown),
            rate: 0.0,
            rate_at: 0,
            stays: VecDeque::new(),
            comms: VecDeque::new(),
            sampled: 0,
            parts: vec![Histogram::default(); PARTS],
            all: Histogram::default(),
            day: 0,
            day_samples: 0,
            days: 0,
            high_since: 0,
            low_since: 0,
        }
    }
}

impl Switches {
    /// The first observation of all.
    pub(crate) fn begin(&mut self, at: i64) {
        self.axis.set(Switching::Unknown, at, Vec::new);
    }

    /// A stay ended that was long enough to count.
    pub(crate) fn stay(
        &mut self,
        task: u64,
        from: i64,
        to: i64,
        talk: bool,
        settings: &SwitchingSettings,
    ) {
        /// No person changes windows more often.
        const STAYS_MAX: usize = 1_000;
        self.rate = self.rate_at(to, settings) + 1.0;
        self.rate_at = to;
        self.stays.push_back((task, from, to));
        if talk {
            self.comms.push_back(from);
        }
        if self.stays.len() > STAYS_MAX {
            self.stays.pop_front();
        }
        if self.comms.len() > STAYS_MAX {
            self.comms.pop_front();
        }
    }

    fn rate_at(&self, now: i64, settings: &SwitchingSettings) -> f64 {
        let halves = (now - self.rate_at).max(0) as f64 / ms(settings.half_life_s) as f64;
        self.rate * (-halves).exp2()
    }

    /// Changes per 15 minutes: a constant rate of one a second weighs half-life / ln 2 in the sum.
    pub(crate) fn per_quarter(&self, now: i64, settings: &SwitchingSettings) -> f64 {
        let window = f64::from(settings.half_life_s) / std::f64::consts::LN_2;
        self.rate_at(now, settings) * (PER_MS as f64 / 1_000.0) / window
    }

    /// Share of the foremost activity in the last 15 minutes.
    pub(crate) fn top_share(&self, now: i64, current: Option<(u64, i64)>) -> f64 {
        let from = now - PER_MS;
        let mut spent: BTreeMap<u64, i64> = BTreeMap::new();
        let current = current.map(|(task, since)| (task, since, now));
        for (task, begin, end) in self.stays.iter().copied().chain(current) {
            *spent.entry(task).or_default() += (end - begin.max(from)).max(0);
        }
        let all: i64 = spent.values().sum();
        let top = spent.values().max().copied().unwrap_or_default();
        if all == 0 {
            1.0
        } else {
            top as f64 / all as f64
        }
    }

    /// Visits to messages in the last 30 minutes.
    pub(crate) fn comms_visits(&self, now: i64) -> usize {
        self.comms
            .iter()
            .filter(|at| now - **at <= 2 * PER_MS)
            .count()
    }

    pub(crate) fn baseline_days(&self) -> u32 {
        self.days
    }

    /// Judges the rate; every ten seconds is often enough.
    pub(crate) fn evaluate(
        &mut self,
        now: i64,
        there: bool,
        in_talk: bool,
        top_share: f64,
        settings: &SwitchingSettings,
    ) {
        while self
            .stays
            .front()
            .is_some_and(|(_, _, end)| now - end > PER_MS)
        {
            self.stays.pop_front();
        }
        while self.comms.front().is_some_and(|at| now - at > 2 * PER_MS) {
            self.comms.pop_front();
        }
        let rate = self.per_quarter(now, settings);
        if there && now - self.sampled >= SAMPLE_MS {
            self.sample(now, rate);
        }
        if self.days < settings.baseline_days_min {
            self.axis.set(Switching::Unknown, now, Vec::new);
            return;
        }
        self.judge(now, rate, in_talk, top_share, settings);
    }

    fn sample(&mut self, now: i64, rate: f64) {
        self.sampled = now;
        let day = now.div_euclid(86_400_000);
        if day != self.day {
            self.day = day;
            self.day_samples = 0;
        }
        self.day_samples += 1;
        if self.day_samples == DAY_SAMPLES_MIN {
            self.days += 1;
        }
        self.parts[part(now)].add(rate);
        self.all.add(rate);
    }

    fn judge(
        &mut self,
        now: i64,
        rate: f64,
        in_talk: bool,
        top_share: f64,
        settings: &SwitchingSettings,
    ) {
        let own = &self.parts[part(now)];
        let known = if own.count >= SAMPLES_MIN {
            own
        } else {
            &self.all
        };
        let (p75, p90) = (known.quantile(0.75), known.quantile(0.90));
        let limit = p90.max(f64::from(settings.scattered_min));
        let high = rate > limit && top_share < settings.top_share_max && !in_talk;
        self.high_since = if !high {
            0
        } else if self.high_since == 0 {
            now
        } else {
            self.high_since
        };
        self.low_since = if rate >= p75 {
            0
        } else if self.low_since == 0 {
            now
        } else {
            self.low_since
        };
        let reason = |threshold: f64| {
            vec![Reason::new(
                "switch_rate",
                format!("{rate:.0} changes in 15 minutes"),
                format!("your own limit {threshold:.0}"),
            )]
        };
        if self.high_since > 0 && now - self.high_since >= ms(settings.hold_s) {
            self.axis
                .set(Switching::Scattered, self.high_since, || reason(limit));
        } else if self.low_since > 0 && now - self.low_since >= CALM_MS {
            self.axis
                .set(Switching::Usual, self.low_since, || reason(p75));
        } else if self.axis.is(Switching::Unknown) {
            self.axis.set(Switching::Usual, now, || reason(p75));
        } else if rate > p75 && self.axis.is(Switching::Usual) {
            self.axis.set(Switching::Elevated, now, || reason(p75));
        }
    }
}

fn part(now: i64) -> usize {
    (now.rem_euclid(86_400_000) / (86_400_000 / PARTS as i64)) as usize
}

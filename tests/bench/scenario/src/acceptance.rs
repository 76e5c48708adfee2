//! Whether days are like real ones: no generator may score anything before (spec/nudge.md section G).
//!
//! The ranges are those of published data, never of our own output: dwell times and switches of D8 (median 3.6 s,
//! mean 22 s inside active time, 19 switches per 15 min, P90 38) and of published averages (47 to 150 s), burstiness
//! of ProAgentBench (0.787) and D8 (0.87), returns of D8 (0.84).

use crate::{day::Day, observation::Body, truth::Segment};

/// What is compared with published data. Of a day without noise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Time between changes of the focused window while somebody is there: median, seconds.
    pub dwell_median_s: f64,
    /// The mean of the same.
    pub dwell_mean_s: f64,
    /// Changes in each quarter of an hour of presence: median.
    pub switches_15m: f64,
    /// (σ − μ)/(σ + μ) of all gaps between changes, absences included.
    pub burstiness: f64,
    /// Share of changes of the application that lead back to the one before.
    pub returns: f64,
    /// Drifts of three minutes or more, per day.
    pub drifts: f64,
    /// Meetings, per day.
    pub meetings: f64,
    /// Stretches of 90 minutes or more, per day.
    pub long_stretches: f64,
}

/// The name of a figure, the figure, and its range.
type Range = (&'static str, fn(&Figures) -> f64, f64, f64);

const RANGES: [Range; 8] = [
    ("dwell_median_s", |it| it.dwell_median_s, 3.0, 45.0),
    ("dwell_mean_s", |it| it.dwell_mean_s, 20.0, 75.0),
    ("switches_15m", |it| it.switches_15m, 12.0, 30.0),
    ("burstiness", |it| it.burstiness, 0.6, 0.9),
    ("returns", |it| it.returns, 0.5, 0.9),
    ("drifts", |it| it.drifts, 8.0, f64::INFINITY),
    ("meetings", |it| it.meetings, 2.0, f64::INFINITY),
    ("long_stretches", |it| it.long_stretches, 1.0, f64::INFINITY),
];

/// The shortest drift that counts as an episode, milliseconds (spec/nudge.md 3.10).
const EPISODE: i64 = 180_000;

impl Figures {
    /// The figures of days without noise, taken together.
    #[must_use]
    pub fn of(days: &[Day]) -> Self {
        let mut dwell = vec![];
        let mut gaps = vec![];
        let mut quarters = vec![];
        let mut turns = (0.0, 0.0);
        let mut figures = Self::default();
        for day in days {
            let changes = changes(day);
            gaps.extend(
                changes
                    .windows(2)
                    .map(|pair| seconds(pair[1].0 - pair[0].0)),
            );
            dwell.extend(present(&changes, &day.truth));
            quarters.extend(switches(&changes, &day.truth));
            let (back, all) = returns(&changes);
            turns = (turns.0 + back, turns.1 + all);
            figures.drifts += runs(
                &day.truth,
                |it| it.engagement == "drifted" && !it.on_break,
                EPISODE,
            );
            figures.meetings += runs(
                &day.truth,
                |it| it.social == "meeting" || it.social == "presenting",
                0,
            );
            figures.long_stretches += runs(
                &day.truth,
                |it| it.depth == "past_limit" || it.presence == "idle",
                EPISODE,
            );
        }
        let count = days.len().max(1) as f64;
        figures.drifts /= count;
        figures.meetings /= count;
        figures.long_stretches /= count;
        figures.dwell_median_s = median(&mut dwell);
        figures.dwell_mean_s = mean(&dwell);
        figures.switches_15m = median(&mut quarters);
        figures.burstiness = burstiness(&gaps);
        figures.returns = turns.0 / f64::max(turns.1, 1.0);
        figures
    }

    /// What is out of its range: name, figure, range.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let wrong = RANGES.iter().filter_map(|(name, of, low, high)| {
            let value = of(self);
            (!(*low..=*high).contains(&value))
                .then(|| format!("{name} is {value:.3}, not {low} to {high}"))
        });
        wrong.collect()
    }
}

fn seconds(ms: i64) -> f64 {
    ms as f64 / 1_000.0
}

type Change = (i64, String, Option<String>);

/// Changes of the focused window: application and title.
fn changes(day: &Day) -> Vec<Change> {
    let mut found: Vec<Change> = vec![];
    let mut sorted: Vec<_> = day.observations.iter().collect();
    sorted.sort_by_key(|it| it.ts);
    for observation in sorted {
        if let Body::Focus { app, title, .. } = &observation.body {
            let same = found
                .last()
                .is_some_and(|(_, last, named)| last == app && named == title);
            if !same {
                found.push((observation.ts, app.clone(), title.clone()));
            }
        }
    }
    found
}

fn there(segment: &Segment) -> bool {
    !matches!(segment.presence.as_str(), "away" | "locked")
}

/// Dwell times that no absence touches.
fn present(changes: &[Change], truth: &[Segment]) -> Vec<f64> {
    let gone: Vec<_> = truth
        .iter()
        .filter(|it| !there(it))
        .map(|it| (it.start, it.end))
        .collect();
    let pairs = changes.windows(2).map(|pair| (pair[0].0, pair[1].0));
    let touched =
        |(from, to): &(i64, i64)| gone.iter().any(|(start, end)| from < end && start < to);
    pairs
        .filter(|pair| !touched(pair))
        .map(|(from, to)| seconds(to - from))
        .collect()
}

/// Changes per quarter of an hour in which somebody is there all the time.
fn switches(changes: &[Change], truth: &[Segment]) -> Vec<f64> {
    const QUARTER: i64 = 900_000;
    let (Some(first), Some(last)) = (truth.first(), truth.last()) else {
        return vec![];
    };
    let mut found = vec![];
    let mut from = first.start;
    while from + QUARTER <= last.end {
        let to = from + QUARTER;
        let mut touching = truth.iter().filter(|it| it.start < to && from < it.end);
        if touching.all(there) {
            let count = changes
                .iter()
                .filter(|change| (from..to).contains(&change.0))
                .count();
            found.push(count as f64);
        }
        from = to;
    }
    found
}

fn returns(changes: &[Change]) -> (f64, f64) {
    let mut apps: Vec<&str> = changes.iter().map(|change| change.1.as_str()).collect();
    apps.dedup();
    let triples = apps.windows(3);
    let all = triples.len() as f64;
    let back = triples.filter(|triple| triple[0] == triple[2]).count();
    (back as f64, all)
}

/// How many maximal runs of this are at least so long.
fn runs(truth: &[Segment], is: impl Fn(&Segment) -> bool, least: i64) -> f64 {
    let mut count = 0;
    let mut length = 0;
    for segment in truth {
        if is(segment) {
            length += segment.end - segment.start;
        } else {
            count += usize::from(length > 0 && length >= least);
            length = 0;
        }
    }
    count += usize::from(length > 0 && length >= least);
    count as f64
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len().max(1) as f64
}

fn median(of: &mut [f64]) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}

fn burstiness(gaps: &[f64]) -> f64 {
    let mean = mean(gaps);
    let variance =
        gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / gaps.len().max(1) as f64;
    let deviation = variance.sqrt();
    (deviation - mean) / (deviation + mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{noise::Noise, persona::Persona};

    /// Dwell times and switches must fit for each person; how much happens on a day, for each part on average.
    #[test]
    fn days_are_like_real_ones() {
        let mut wrong = vec![];
        for part in ["tuning", "validation"] {
            let mut all = vec![];
            for persona in Persona::of_part(part).unwrap() {
                let make = |seed| Day::make(&persona, seed, &Noise::clean()).unwrap();
                let days: Vec<Day> = (0..10).map(make).collect();
                let figures = Figures::of(&days);
                let name = &persona.profile.name;
                println!("{name} {figures:.2?}");
                let problems = figures.problems().into_iter();
                let problems = problems.filter(|it| !it.contains("inf"));
                wrong.extend(problems.map(|it| format!("{name}: {it}")));
                all.extend(days);
            }
            let problems = Figures::of(&all).problems().into_iter();
            wrong.extend(problems.map(|it| format!("{part}: {it}")));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// A day of one window is like nobody's: the check can fail.
    #[test]
    fn a_dull_day_is_refused() {
        let persona = &Persona::of_part("tuning").unwrap()[0];
        let mut day = Day::make(persona, 0, &Noise::clean()).unwrap();
        let mut count = 0;
        day.observations.retain(|it| {
            count += 1;
            it.body.kind() != "focus" || count % 40 == 0
        });
        assert!(!Figures::of(&[day]).problems().is_empty());
    }
}

//! The figures, under the keys of issue 5.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde_json::{Map, Value, json};

use crate::{
    Options, ablation, baseline, bootstrap,
    figures::{self, METRICS, f1, macro_f1, most, percentile, sum},
    record::Class,
    tally::Tally,
    work::{DayScore, Scores},
};

/// Figures by key, in the order in which they are printed.
pub(crate) struct Report(Vec<(String, Value)>);

impl Report {
    pub(crate) fn of(scores: &Scores, options: &Options) -> Self {
        let mut report = Self(vec![]);
        let days: Vec<&Tally> = scores.days.iter().map(|day| &day.main).collect();
        let source = if options.input.is_some() {
            "input"
        } else {
            options.part.as_str()
        };
        report.add("data", json!("synthetic"));
        report.add("part", json!(source));
        report.add("noise", json!(options.noise));
        report.add("persona_days", json!(days.len()));
        report.add("active_hours", json!(round(sum(&days, |it| it.active_h))));
        for (key, metric) in METRICS {
            report.figure(key, metric(&days), bootstrap::interval(&days, metric));
        }
        report.states(&days);
        report.hard(&days);
        report.cost(&days);
        if !options.quick {
            report.beside(scores);
            report.add("baselines", baselines(scores));
            report.add("ablations", ablations(scores));
        }
        report.add("m20", burden(&days));
        if options.days {
            report.add("days", Value::Array(scores.days.iter().map(one).collect()));
        }
        report
    }

    fn add(&mut self, key: &str, value: Value) {
        self.0.push((key.to_owned(), value));
    }

    fn figure(&mut self, key: &str, value: Option<f64>, interval: Option<[f64; 2]>) {
        self.add(key, number(value));
        self.add(
            &format!("{key}_ci"),
            json!(interval.map(|ends| ends.map(round))),
        );
    }

    /// M1b: each state alone.
    fn states(&mut self, days: &figures::Days) {
        let mut values = Map::new();
        let mut intervals = Map::new();
        for (class, name) in Class::SCORED {
            values.insert(name.to_owned(), number(f1(days, class)));
            let interval = bootstrap::interval(days, |days| f1(days, class));
            intervals.insert(name.to_owned(), json!(interval.map(|ends| ends.map(round))));
        }
        self.add("m1b", Value::Object(values));
        self.add("m1b_ci", Value::Object(intervals));
    }

    /// What must be zero, and the limits that must hold.
    fn hard(&mut self, days: &figures::Days) {
        let interruptions = sum(days, |it| it.interruptions);
        let meetings = sum(days, |it| it.meetings);
        self.add("m6a_interruptions", json!(interruptions));
        self.add("m6a_cards", json!(sum(days, |it| it.cards)));
        // Of cards: none of so many means less than three in so many.
        let bound = if interruptions == 0.0 {
            bootstrap::of_three(sum(days, |it| it.cards))
        } else {
            None
        };
        self.add("m6a_ci", json!(bound));
        self.add("m6a_meetings", json!(meetings));
        if sum(days, |it| it.leaks) == 0.0 {
            self.replace("m6b_leak_ci", json!(bootstrap::of_three(meetings)));
        }
        self.add("m7_max_hour", json!(most(days, |it| it.max_hour)));
        self.add("m7_max_day", json!(most(days, |it| it.max_day)));
        let gap = days
            .iter()
            .map(|it| it.min_gap_s)
            .fold(f64::INFINITY, f64::min);
        self.add(
            "m7_min_gap_s",
            number(Some(gap).filter(|gap| gap.is_finite())),
        );
    }

    fn replace(&mut self, key: &str, value: Value) {
        if let Some((_, old)) = self.0.iter_mut().find(|(known, _)| known == key) {
            *old = value;
        }
    }

    /// M10, the only wall-clock figures.
    fn cost(&mut self, days: &figures::Days) {
        self.add(
            "m10_p50_ms",
            number(percentile(days, |it| &it.costs_ms, 0.5)),
        );
        self.add(
            "m10_p99_ms",
            number(percentile(days, |it| &it.costs_ms, 0.99)),
        );
        let seconds = sum(days, |it| it.wall_s);
        let per_second = (seconds > 0.0).then(|| sum(days, |it| it.observations) / seconds);
        self.add("m10_observations_per_s", number(per_second));
        self.add(
            "m10_year_min",
            number(Some(seconds / days.len().max(1) as f64 * 365.0 / 60.0)),
        );
    }

    /// Repetitions, reasons, other noise, late data.
    fn beside(&mut self, scores: &Scores) {
        let same: Vec<bool> = scores.days.iter().filter_map(|day| day.same).collect();
        self.add(
            "m11_deterministic",
            json!(!same.is_empty() && same.iter().all(|same| *same)),
        );
        self.add(
            "m11_days",
            json!([same.iter().filter(|same| **same).count(), same.len()]),
        );
        self.without_evidence(scores);
        let of = |pick: fn(&DayScore) -> Option<&Tally>| -> Vec<&Tally> {
            scores.days.iter().filter_map(pick).collect()
        };
        let main: Vec<&Tally> = scores.days.iter().map(|day| &day.main).collect();
        let (clean, heavy) = (of(|day| day.clean.as_ref()), of(|day| day.heavy.as_ref()));
        let late = of(|day| day.late.as_ref());
        let minus = |one: &[&Tally], other: &[&Tally]| Some(macro_f1(one)? - macro_f1(other)?);
        self.add("m15_noise_loss", number(minus(&clean, &heavy)));
        self.add("m15_clean", number(macro_f1(&clean)));
        self.add("m15_heavy", number(macro_f1(&heavy)));
        self.add("m16_late_change", number(minus(&main, &late).map(f64::abs)));
        if !heavy.is_empty() {
            self.add("heavy", summary(&heavy));
        }
    }

    /// M12: cards that were gone without what they cite, of those that were tried, in all and by rule.
    fn without_evidence(&mut self, scores: &Scores) {
        let mut by_rule: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
        for trial in scores.days.iter().flat_map(|day| &day.counterfactual) {
            let [gone, tried] = by_rule.entry(&trial.rule).or_default();
            *gone += u32::from(trial.gone);
            *tried += 1;
        }
        let gone: u32 = by_rule.values().map(|[gone, _]| gone).sum();
        let tried: u32 = by_rule.values().map(|[_, tried]| tried).sum();
        let share = (tried > 0).then(|| f64::from(gone) / f64::from(tried));
        self.add("m12_counterfactual", number(share));
        self.add("m12_tried", json!(tried));
        self.add("m12_by_rule", json!(by_rule));
    }

    pub(crate) fn json(&self) -> Value {
        Value::Object(self.0.iter().cloned().collect())
    }

    pub(crate) fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        for (key, value) in self.0.iter().filter(|(key, _)| !key.ends_with("_ci")) {
            let interval = self
                .0
                .iter()
                .find(|(other, _)| *other == format!("{key}_ci"));
            let interval = interval
                .map(|(_, value)| value)
                .filter(|value| value.is_array());
            match value {
                Value::Object(parts) => {
                    writeln!(out, "{key}")?;
                    for (name, part) in parts {
                        writeln!(out, "  {name:28} {part}")?;
                    }
                }
                _ => match interval {
                    Some(interval) => writeln!(out, "{key:24} {value} {interval}")?,
                    None => writeln!(out, "{key:24} {value}")?,
                },
            }
        }
        Ok(())
    }
}

/// Three digits: an interval is wider than that.
fn round(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

fn number(value: Option<f64>) -> Value {
    json!(value.filter(|value| value.is_finite()).map(round))
}

/// The main figures, for what is not the main thing.
fn summary(days: &figures::Days) -> Value {
    let mut values = Map::new();
    for (key, metric) in METRICS {
        values.insert(key.to_owned(), number(metric(days)));
    }
    values.insert(
        "m6a_interruptions".to_owned(),
        json!(sum(days, |it| it.interruptions)),
    );
    values.insert(
        "m6a_meetings".to_owned(),
        json!(sum(days, |it| it.meetings)),
    );
    values.insert(
        "m7_max_hour".to_owned(),
        json!(most(days, |it| it.max_hour)),
    );
    values.insert("persona_days".to_owned(), json!(days.len()));
    Value::Object(values)
}

fn baselines(scores: &Scores) -> Value {
    let mut values = Map::new();
    for (index, (_, name)) in baseline::Baseline::ALL.iter().enumerate() {
        let days: Vec<&Tally> = scores
            .days
            .iter()
            .filter_map(|day| day.baselines.get(index))
            .collect();
        values.insert((*name).to_owned(), summary(&days));
    }
    let oracle: Vec<&Tally> = scores
        .days
        .iter()
        .filter_map(|day| day.oracle.as_ref())
        .collect();
    values.insert("oracle_detector".to_owned(), summary(&oracle));
    Value::Object(values)
}

fn ablations(scores: &Scores) -> Value {
    let mut values = Map::new();
    // The whole on the same days.
    let ablated = scores.days.iter().filter(|day| !day.ablations.is_empty());
    let whole: Vec<&Tally> = ablated.map(|day| &day.main).collect();
    values.insert("whole".to_owned(), summary(&whole));
    for (index, ablation) in ablation::ALL.iter().enumerate() {
        let days: Vec<&Tally> = scores
            .days
            .iter()
            .filter_map(|day| day.ablations.get(index))
            .collect();
        values.insert(ablation.name.to_owned(), summary(&days));
    }
    for (ablation, days) in ablation::LEARNER.iter().zip(&scores.in_a_row) {
        let days: Vec<&Tally> = days.iter().collect();
        values.insert(ablation.name.to_owned(), summary(&days));
    }
    Value::Object(values)
}

/// M20. Closing cards needs a person who answers, and truth does not answer: that part is not measured.
fn burden(days: &figures::Days) -> Value {
    json!({
        "within_10_min_of_unlock": sum(days, |it| it.after_unlock),
        "closes_in_a_row": Value::Null,
        "silent_hours": number(figures::ratio(days, |it| it.hours_silent, |it| it.hours)),
    })
}

fn one(day: &DayScore) -> Value {
    let tally = &day.main;
    let cards = day.record.cards.iter();
    let cards: Vec<Value> = cards
        .map(|card| json!([card.at, card.rule, card.pushed, card.stands]))
        .collect();
    json!({
        "id": day.id,
        "m1_macro_f1": number(macro_f1(&[tally])),
        "drifts": tally.drifts,
        "found": tally.drifts_found,
        "alarms": day.record.alarms,
        "alarms_right": tally.alarms_right,
        "interruptions": tally.interruptions,
        "leaks": tally.leaks,
        "meetings": tally.meetings,
        "cards": cards,
        "held": day.record.verdicts,
    })
}

//! The metrics, each a function of days.

use crate::{
    record::Class,
    tally::{Confusion, Tally},
};

/// Some days; the bootstrap takes some of them twice.
pub(crate) type Days<'a> = [&'a Tally];
/// A metric; nothing where no day asks for it.
pub(crate) type Metric = fn(&Days) -> Option<f64>;

/// Keys of the report that have an interval.
pub(crate) const METRICS: [(&str, Metric); 16] = [
    ("m1_macro_f1", macro_f1),
    ("m1_corrected_macro_f1", corrected_macro_f1),
    ("m2_precision", |days| {
        ratio(days, |it| it.alarms_right, |it| it.alarms)
    }),
    ("m2_recall", |days| {
        ratio(days, |it| it.drifts_found, |it| it.drifts)
    }),
    ("m3_p50_s", |days| percentile(days, |it| &it.detect_s, 0.5)),
    ("m3_p95_s", |days| percentile(days, |it| &it.detect_s, 0.95)),
    ("m4_p50_s", |days| percentile(days, |it| &it.nudge_s, 0.5)),
    ("m4_p95_s", |days| percentile(days, |it| &it.nudge_s, 0.95)),
    ("m5_still_true", |days| {
        ratio(days, |it| it.drift_cards_true, |it| it.drift_cards)
    }),
    ("m7_rate", |days| {
        ratio(days, |it| it.cards, |it| it.active_h)
    }),
    ("m8_breakpoint", |days| {
        ratio(days, |it| it.cards_at_breakpoint, |it| it.cards)
    }),
    ("m9_recall", |days| {
        ratio(days, |it| it.stretches_told, |it| it.stretches)
    }),
    ("m9_false_per_40h", |days| {
        ratio(days, |it| 40.0 * it.stretches_false, |it| it.active_h)
    }),
    ("m6b_leak", |days| {
        ratio(days, |it| it.leaks, |it| it.meetings)
    }),
    ("m12_complete", |days| {
        ratio(days, |it| it.cards_explained, |it| it.cards)
    }),
    ("m20_silent_hours", |days| {
        ratio(days, |it| it.hours_silent, |it| it.hours)
    }),
];

pub(crate) fn sum(days: &Days, of: impl Fn(&Tally) -> f64) -> f64 {
    days.iter().map(|day| of(day)).sum()
}

pub(crate) fn most(days: &Days, of: impl Fn(&Tally) -> f64) -> f64 {
    days.iter().map(|day| of(day)).fold(0.0, f64::max)
}

pub(crate) fn ratio(
    days: &Days,
    of: impl Fn(&Tally) -> f64,
    all: impl Fn(&Tally) -> f64,
) -> Option<f64> {
    let all = sum(days, all);
    (all > 0.0).then(|| sum(days, of) / all)
}

/// The value at this share of the sorted values of all days.
pub(crate) fn percentile(days: &Days, of: impl Fn(&Tally) -> &Vec<f64>, share: f64) -> Option<f64> {
    let mut values: Vec<f64> = days.iter().flat_map(|day| of(day)).copied().collect();
    if values.is_empty() {
        return None;
    }
    let index = ((values.len() - 1) as f64 * share).round() as usize;
    let (_, value, _) = values.select_nth_unstable_by(index, f64::total_cmp);
    Some(*value)
}

/// Which of a day's confusions.
type Cells = fn(&Tally) -> &Confusion;

/// F1 of one class, by time.
pub(crate) fn f1(days: &Days, class: Class) -> Option<f64> {
    f1_of(days, class, |day| &day.confusion)
}

fn f1_of(days: &Days, class: Class, cells: Cells) -> Option<f64> {
    let index = class.index();
    let cell = |truth: usize, said: usize| sum(days, |day| cells(day)[truth][said]);
    let right = cell(index, index);
    let truth: f64 = (0..Class::COUNT).map(|said| cell(index, said)).sum();
    let said: f64 = (0..Class::COUNT).map(|truth| cell(truth, index)).sum();
    (truth + said > 0.0).then(|| 2.0 * right / (truth + said))
}

/// The mean of the four scored classes' F1; classes that occur neither in truth nor in what was said do not count.
pub(crate) fn macro_f1(days: &Days) -> Option<f64> {
    macro_of(days, |day| &day.confusion)
}

/// The same with meetings back-dated.
pub(crate) fn corrected_macro_f1(days: &Days) -> Option<f64> {
    macro_of(days, |day| &day.corrected)
}

fn macro_of(days: &Days, cells: Cells) -> Option<f64> {
    let scored = Class::SCORED.iter();
    let scores: Vec<f64> = scored
        .filter_map(|(class, _)| f1_of(days, *class, cells))
        .collect();
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

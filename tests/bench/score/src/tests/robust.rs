//! Whatever happens to the workers and on the way to them, the decisions are the same and nothing comes twice.

use std::collections::BTreeSet;

use velvet_scenario::{Day, Noise, Observation, Persona};

use crate::{
    counterfactual,
    days::Case,
    live::{self, Base, Course, Setup, Worker},
    record::Record,
    work,
};

const MINUTE: i64 = 60_000;

/// A usual day of this tuning persona, without what comes so late that its place may depend on the order.
fn day(persona: usize) -> Case {
    let persona = &Persona::of_part("tuning").unwrap()[persona];
    let day = Day::make(persona, 3, &Noise::usual()).unwrap();
    Case {
        id: String::new(),
        profile: persona.profile.clone(),
        observations: work::punctual(&day.observations),
        truth: day.truth,
    }
}

fn replay(case: &Case, course: &Course) -> Record {
    let base = Base::standard().unwrap();
    let mut nudger = live::nudger(&base, &Setup::WHOLE, &case.profile).unwrap();
    live::replay_with(case, &base, &Setup::WHOLE, course, &mut nudger).unwrap()
}

/// Every so many minutes of a day, from the first on.
fn every(case: &Case, minutes: i64) -> Vec<i64> {
    let (first, last) = (case.truth[0].start, case.truth[case.truth.len() - 1].end);
    let count = (last - first) / (minutes * MINUTE);
    (1..=count).map(|n| first + n * minutes * MINUTE).collect()
}

/// Each one twice, the second time up to a minute later.
fn twice(observations: &[Observation]) -> Vec<Observation> {
    let mut all: Vec<(i64, Observation)> = vec![];
    for (index, observation) in observations.iter().enumerate() {
        let again = (index as i64 * 7_919) % MINUTE;
        all.push((observation.ts, observation.clone()));
        all.push((observation.ts + again, observation.clone()));
    }
    all.sort_by_key(|(arrival, _)| *arrival);
    all.into_iter()
        .map(|(_, observation)| observation)
        .collect()
}

#[test]
fn restarts_reloads_duplicates_and_disorder_change_no_decision() {
    let mut case = day(0);
    let plain = replay(&case, &Course::default());
    assert!(plain.cards.len() > 2, "a day without cards proves nothing");
    let ids: BTreeSet<&str> = plain.cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids.len(), plain.cards.len(), "a card came twice");

    // Every 17 and 23 minutes: each worker alone, both, and amid whatever goes on.
    let at = |minutes, worker| {
        let times = every(&case, minutes).into_iter();
        times.map(move |at| (at, worker)).collect::<Vec<_>>()
    };
    let (context, nudge) = (at(17, Worker::Context), at(23, Worker::Nudge));
    let both = [context.clone(), nudge.clone()].concat();
    for (what, restarts) in [("context", context), ("nudge", nudge), ("both", both)] {
        let course = Course {
            restarts,
            reloads: every(&case, 13),
            ..Course::default()
        };
        let found = replay(&case, &course);
        assert_eq!(found.hash, plain.hash, "restarts of {what} and reloads");
    }

    case.observations = twice(&work::shuffled(&case.observations));
    let found = replay(&case, &Course::default());
    assert_eq!(found.hash, plain.hash, "duplicates and disorder");
}

/// A long stretch cited nothing, and a question to a drift only what had made the alarm, not what came while it waited.
#[test]
fn a_card_does_not_come_without_what_it_cites() {
    let base = Base::standard().unwrap();
    let trials: Vec<_> = (0..4)
        .flat_map(|persona| {
            let case = day(persona);
            let record = replay(&case, &Course::default());
            counterfactual::trials(&case, &base, &record).unwrap()
        })
        .collect();
    for rule in ["drift_check", "long_stretch_info"] {
        let mut of_rule = trials.iter().filter(|trial| trial.rule == rule);
        assert!(of_rule.next().is_some(), "no card of {rule} was tried");
    }
    let left = trials.iter().filter(|trial| !trial.gone);
    let left: Vec<&str> = left.map(|trial| trial.rule.as_str()).collect();
    assert_eq!(left, [""; 0], "of {} came all the same", trials.len());
}

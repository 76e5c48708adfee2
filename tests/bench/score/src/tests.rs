//! Hand-made tiny days whose figures are known, and made days through the detectors that need no steps.

mod robust;
mod vocabulary;

use std::collections::BTreeMap;

use velvet_scenario::{Day, Golden, Noise, Persona, Segment};

use crate::{
    baseline::{self, Baseline},
    bootstrap,
    days::Case,
    figures::{f1, macro_f1, percentile, ratio},
    live::{self, Base, Course, Setup, Worker},
    oracle::Stretch,
    record::{Card, Class, Record, classes},
    tally::Tally,
    truth,
};

const MINUTE: i64 = 60_000;

/// A segment of so many minutes that begins at this one.
fn segment(start: i64, minutes: i64, engagement: &str) -> Segment {
    Segment {
        start: start * MINUTE,
        end: (start + minutes) * MINUTE,
        presence: "active".to_owned(),
        engagement: engagement.to_owned(),
        depth: "normal".to_owned(),
        social: "none".to_owned(),
        media: "none".to_owned(),
        switching: "unknown".to_owned(),
        intent: Some("plan".to_owned()),
        activity: "plan".to_owned(),
        breakpoint: "none".to_owned(),
        on_break: false,
        dnd: false,
        share: false,
        quiet: false,
        sensitive: false,
        note: None,
    }
}

/// On the plan for 30 minutes, a drift of 10, the plan for 10, a meeting of 30, away for 20.
fn tiny() -> Vec<Segment> {
    let mut meeting = segment(50, 30, "adjacent");
    meeting.social = "meeting".to_owned();
    let mut away = segment(80, 20, "adjacent");
    away.presence = "away".to_owned();
    vec![
        segment(0, 30, "on_intent"),
        segment(30, 10, "drifted"),
        segment(40, 10, "on_intent"),
        meeting,
        away,
    ]
}

fn card(minute: i64, rule: &str) -> Card {
    Card {
        at: minute * MINUTE,
        rule: rule.to_owned(),
        at_breakpoint: true,
        pushed: true,
        stands: true,
        explained: true,
        ..Card::default()
    }
}

/// The record of somebody who says the truth, two minutes late about the drift.
fn late_record() -> Record {
    Record {
        classes: vec![
            (0, Class::OnIntent),
            (32 * MINUTE, Class::Drift),
            (40 * MINUTE, Class::OnIntent),
            (50 * MINUTE, Class::Meeting),
            (80 * MINUTE, Class::Away),
        ],
        alarms: vec![32 * MINUTE],
        cards: vec![card(33, "drift_check")],
        ..Record::default()
    }
}

#[test]
fn a_late_alarm_costs_its_time() {
    let tally = Tally::of(&tiny(), &late_record());
    let days = [&tally];
    assert_eq!(
        tally.confusion[Class::Drift.index()][Class::Drift.index()],
        8.0 * MINUTE as f64
    );
    assert_eq!(
        tally.confusion[Class::Drift.index()][Class::OnIntent.index()],
        2.0 * MINUTE as f64
    );
    // 2 · 8 / (10 + 8), and 2 · 40 / (40 + 42).
    assert!((f1(&days, Class::Drift).unwrap() - 16.0 / 18.0).abs() < 1e-9);
    assert!((f1(&days, Class::OnIntent).unwrap() - 80.0 / 82.0).abs() < 1e-9);
    let expected = (16.0 / 18.0 + 80.0 / 82.0 + 2.0) / 4.0;
    assert!((macro_f1(&days).unwrap() - expected).abs() < 1e-9);
    assert_eq!(tally.detect_s, [120.0]);
    assert_eq!(tally.nudge_s, [180.0]);
    assert_eq!((tally.alarms, tally.alarms_right), (1.0, 1.0));
    assert_eq!((tally.drifts, tally.drifts_found), (1.0, 1.0));
    assert_eq!((tally.drift_cards, tally.drift_cards_true), (1.0, 1.0));
    assert_eq!(tally.interruptions, 0.0);
    // 80 minutes of presence: the meeting counts, being away does not.
    assert!((tally.active_h - 80.0 / 60.0).abs() < 1e-9);
}

#[test]
fn what_is_wrong_is_counted() {
    let mut record = late_record();
    record.alarms = vec![10 * MINUTE, 40 * MINUTE + 59_000, 41 * MINUTE + 1_000];
    record.classes.retain(|(_, class)| *class != Class::Drift);
    record.cards = vec![
        card(45, "drift_check"),
        card(55, "intent_prompt"),
        card(58, "intent_prompt"),
        card(90, "x"),
    ];
    record.open = vec![52 * MINUTE];
    let tally = Tally::of(&tiny(), &record);
    // Within a minute of the end of a drift an alarm is right, later it is not; but the drift itself was missed.
    assert_eq!((tally.alarms, tally.alarms_right), (3.0, 1.0));
    assert_eq!((tally.drifts, tally.drifts_found), (1.0, 0.0));
    assert_eq!((tally.drift_cards, tally.drift_cards_true), (1.0, 0.0));
    assert_eq!(tally.interruptions, 3.0);
    assert_eq!((tally.meetings, tally.leaks), (1.0, 1.0));
    assert_eq!(tally.max_hour, 4.0);
    assert_eq!(tally.min_gap_s, 180.0);
}

#[test]
fn a_leak_at_the_onset_of_a_meeting_is_none() {
    let mut record = late_record();
    record.open = vec![50 * MINUTE + 10_000, 80 * MINUTE];
    assert_eq!(Tally::of(&tiny(), &record).leaks, 0.0);
}

#[test]
fn every_block_of_the_truth_makes_an_interruption() {
    let set: [fn(&mut Segment); 9] = [
        |it| it.presence = "locked".to_owned(),
        |it| it.presence = "away".to_owned(),
        |it| it.social = "recording".to_owned(),
        |it| it.media = "game".to_owned(),
        |it| it.dnd = true,
        |it| it.share = true,
        |it| it.quiet = true,
        |it| it.sensitive = true,
        |it| it.social = "presenting".to_owned(),
    ];
    for change in set {
        let mut blocked = segment(0, 30, "on_intent");
        assert!(!truth::blocked(&blocked));
        change(&mut blocked);
        assert!(truth::blocked(&blocked));
    }
}

#[test]
fn long_stretches_are_told_in_time_or_not() {
    let mut past = segment(90, 40, "on_intent");
    past.depth = "past_limit".to_owned();
    let truth = [segment(0, 90, "on_intent"), past];
    let told = |minute| {
        let record = Record {
            cards: vec![card(minute, "long_stretch_info")],
            ..Record::default()
        };
        let tally = Tally::of(&truth, &record);
        (tally.stretches, tally.stretches_told, tally.stretches_false)
    };
    assert_eq!(told(95), (1.0, 1.0, 0.0));
    assert_eq!(told(110), (1.0, 0.0, 0.0));
    assert_eq!(told(50), (1.0, 0.0, 1.0));
}

#[test]
fn absences_are_back_dated() {
    let said = [
        (0, Class::OnIntent),
        (10 * MINUTE, Class::Away),
        (20 * MINUTE, Class::OnIntent),
    ];
    let expected = [
        (0, Class::OnIntent),
        (7 * MINUTE, Class::Away),
        (19 * MINUTE, Class::OnIntent),
    ];
    assert_eq!(
        classes(&said, &[(Class::Away, &[(7 * MINUTE, 19 * MINUTE)])]),
        expected
    );
}

#[test]
fn intervals_hold_their_figure_and_zero_has_the_rule_of_three() {
    let tallies: Vec<Tally> = (0..40_u8)
        .map(|index| Tally {
            alarms: 10.0,
            alarms_right: 8.0 + f64::from(index % 3),
            detect_s: vec![f64::from(index)],
            ..Tally::default()
        })
        .collect();
    let days: Vec<&Tally> = tallies.iter().collect();
    let metric = |days: &[&Tally]| ratio(days, |it| it.alarms_right, |it| it.alarms);
    let value = metric(&days).unwrap();
    let [low, high] = bootstrap::interval(&days, metric).unwrap();
    assert!(
        low < value && value < high && high - low < 0.1,
        "{low} {value} {high}"
    );
    assert_eq!(bootstrap::interval(&days, metric), Some([low, high]));
    assert_eq!(percentile(&days, |it| &it.detect_s, 0.5), Some(20.0));
    assert_eq!(bootstrap::of_three(300.0), Some([0.0, 0.01]));
    assert_eq!(bootstrap::of_three(0.0), None);
    assert_eq!(bootstrap::interval(&days[..1], metric), None);
}

/// A detector that says the truth as it is has all of it right.
#[test]
fn the_truth_scores_one() {
    for persona in Persona::of_part("validation").unwrap() {
        let day = Day::make(&persona, 0, &Noise::clean()).unwrap();
        let mut record = Record::default();
        for segment in &day.truth {
            record.classes.push((segment.start, truth::class(segment)));
        }
        record.alarms = truth::drifts(&day.truth)
            .into_iter()
            .map(|(start, _)| start)
            .collect();
        let tally = Tally::of(&day.truth, &record);
        let days = [&tally];
        assert!(macro_f1(&days).unwrap() > 1.0 - 1e-9);
        assert_eq!(tally.alarms, tally.alarms_right);
        assert_eq!(tally.drifts, tally.drifts_found);
        assert!(tally.detect_s.iter().all(|seconds| *seconds == 0.0));
    }
}

/// The baselines see something, and not everything.
#[test]
fn baselines_are_neither_blind_nor_oracles() {
    let persona = &Persona::of_part("tuning").unwrap()[1];
    let day = Day::make(persona, 1, &Noise::clean()).unwrap();
    let case = Case {
        id: String::new(),
        profile: persona.profile.clone(),
        observations: day.observations,
        truth: day.truth,
    };
    for (which, name) in Baseline::ALL {
        let tally = Tally::of(&case.truth, &baseline::replay(&case, which));
        let days = [&tally];
        assert!(tally.alarms > 0.0, "{name}");
        assert!(macro_f1(&days).unwrap() < 0.9, "{name}");
    }
}

/// A sip of water ends no stretch; another thing does, and is none before it is settled.
#[test]
fn the_oracle_knows_when_a_stretch_began() {
    let mut truth = vec![segment(0, 15, "on_intent")];
    for (start, minutes, depth) in [
        (15, 35, "settled"),
        (50, 4, "normal"),
        (54, 36, "deep"),
        (90, 10, "past_limit"),
        (100, 15, "normal"),
        (115, 20, "settled"),
    ] {
        let mut segment = segment(start, minutes, "on_intent");
        segment.depth = depth.to_owned();
        truth.push(segment);
    }
    let mut stretch = Stretch::default();
    let began = (0..truth.len()).map(|index| {
        stretch.go_on(&truth[index..]);
        stretch.began.map(|began| began / MINUTE)
    });
    let began: Vec<_> = began.collect();
    let one = Some(0);
    assert_eq!(began, [None, one, one, one, one, None, Some(100)]);
}

/// Scripted days through both steps: what must come of them, comes.
#[test]
fn golden_days_have_their_outcomes() {
    let base = Base::standard().unwrap();
    let mut outcomes: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    let mut wrong = vec![];
    for golden in Golden::all().unwrap() {
        let minute = |at: i64| golden.start + at * MINUTE;
        let course = Course {
            restarts: golden.restart.map_or_else(Vec::new, |at| {
                let both = [Worker::Context, Worker::Nudge];
                both.map(|worker| (minute(at), worker)).to_vec()
            }),
            reloads: golden.reload.map(minute).into_iter().collect(),
            pause: golden.pause.map(minute),
            ..Course::default()
        };
        let case = Case {
            id: golden.name.clone(),
            profile: golden.profile.clone(),
            observations: golden.day.observations.clone(),
            truth: golden.day.truth.clone(),
        };
        let mut nudger = live::nudger(&base, &Setup::WHOLE, &case.profile).unwrap();
        let record = live::replay_with(&case, &base, &Setup::WHOLE, &course, &mut nudger).unwrap();
        let pushed = record.cards.iter().filter(|card| card.pushed);
        let cards: Vec<(String, i64)> = pushed
            .map(|card| (card.rule.clone(), card.at - golden.start))
            .collect();
        for expect in &golden.expect {
            let within = expect.from * MINUTE..expect.to * MINUTE;
            let counts = |card: &&(String, i64)| {
                (expect.rule == "*" || expect.rule == card.0) && within.contains(&card.1)
            };
            let count = cards.iter().filter(counts).count();
            let right = (expect.min..=expect.max).contains(&count);
            // What is known to be wrong is written down, and taken out of the list when it is right.
            if right == golden.open.is_some() {
                wrong.push(format!(
                    "{}: {expect:?}, but {count} of {cards:?}",
                    golden.name
                ));
            }
        }
        if let Some(other) = golden.same_as.as_ref().and_then(|name| outcomes.get(name))
            && *other != cards
        {
            wrong.push(format!("{}: {cards:?}, not {other:?}", golden.name));
        }
        outcomes.insert(golden.name, cards);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

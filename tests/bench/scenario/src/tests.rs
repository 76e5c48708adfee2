//! What days must be, whoever's they are.

use std::collections::BTreeSet;

use crate::{Body, Day, Noise, Persona, Segment, observations_from, segments_from};

fn people() -> Vec<Persona> {
    let mut all = Persona::of_part("tuning").unwrap();
    all.extend(Persona::of_part("validation").unwrap());
    all
}

fn profiles() -> [Noise; 3] {
    [Noise::clean(), Noise::usual(), Noise::heavy()]
}

#[test]
fn the_same_input_makes_the_same_bytes() {
    for persona in people().into_iter().step_by(3) {
        for noise in profiles() {
            let [one, two] = [(); 2].map(|()| Day::make(&persona, 7, &noise).unwrap());
            assert_eq!(
                one.observation_lines().unwrap(),
                two.observation_lines().unwrap()
            );
            assert_eq!(one.manifest().unwrap(), two.manifest().unwrap());
            let other = Day::make(&persona, 8, &noise).unwrap();
            assert_ne!(one.manifest().unwrap().hash, other.manifest().unwrap().hash);
        }
    }
}

#[test]
fn noise_does_not_change_the_day() {
    for persona in people() {
        let [clean, usual, heavy] = profiles().map(|noise| Day::make(&persona, 3, &noise).unwrap());
        assert_eq!(clean.truth, usual.truth);
        assert_eq!(clean.truth, heavy.truth);
        // What the person says and the desktop tells comes through whatever the noise is, but for vague plans.
        let told = |day: &Day| -> BTreeSet<(i64, String)> {
            let system = day
                .observations
                .iter()
                .filter(|it| matches!(it.body, Body::System { .. }));
            system.map(|it| (it.ts, it.id.clone())).collect()
        };
        assert_eq!(told(&clean), told(&heavy));
    }
}

#[test]
fn truth_has_no_gaps_and_no_overlaps() {
    for persona in people() {
        for seed in 0..3 {
            let day = Day::make(&persona, seed, &Noise::clean()).unwrap();
            check_truth(&day.truth);
            let (first, last) = (day.truth.first().unwrap(), day.truth.last().unwrap());
            let seen = day
                .observations
                .iter()
                .filter(|it| it.body.kind() == "focus");
            assert!(
                seen.into_iter()
                    .all(|it| (first.start..last.end).contains(&it.ts))
            );
        }
    }
}

fn check_truth(truth: &[Segment]) {
    const PRESENCE: &[&str] = &["active", "passive", "idle", "away", "locked"];
    const ENGAGEMENT: &[&str] = &[
        "no_intent",
        "not_started",
        "on_intent",
        "adjacent",
        "drifted",
    ];
    for pair in truth.windows(2) {
        assert_eq!(pair[0].end, pair[1].start);
    }
    for segment in truth {
        assert!(segment.start < segment.end, "{segment:?}");
        assert!(PRESENCE.contains(&segment.presence.as_str()), "{segment:?}");
        assert!(
            ENGAGEMENT.contains(&segment.engagement.as_str()),
            "{segment:?}"
        );
        assert_eq!(
            segment.intent.is_none(),
            segment.engagement == "no_intent",
            "{segment:?}"
        );
        let drifts = segment.engagement == "drifted";
        let elsewhere = segment.on_break || segment.social != "none" || segment.presence == "away";
        assert!(!(drifts && elsewhere), "{segment:?}");
    }
}

#[test]
fn ids_are_told_once_without_noise_and_count_from_one() {
    for persona in people() {
        let day = Day::make(&persona, 1, &Noise::clean()).unwrap();
        let ids: BTreeSet<_> = day.observations.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), day.observations.len());
        for source in ["focus", "ocr", "input", "audio", "intent"] {
            let count = day
                .observations
                .iter()
                .filter(|it| it.body.kind() == source)
                .count();
            assert!(count > 0, "no {source}");
            assert!(ids.contains(format!("{source}:1").as_str()));
            assert!(ids.contains(format!("{source}:{count}").as_str()));
        }
    }
}

/// Shares of time on the plan that each hard case has, over everybody's days.
#[test]
fn hard_cases_have_their_shares() {
    let mut plan = 0;
    let mut drift = 0;
    let mut notes = std::collections::BTreeMap::<String, i64>::new();
    for persona in people() {
        for seed in 0..4 {
            for segment in Day::make(&persona, seed, &Noise::clean()).unwrap().truth {
                let length = segment.end - segment.start;
                match segment.engagement.as_str() {
                    "on_intent" => plan += length,
                    "drifted" => drift += length,
                    _ => continue,
                }
                *notes.entry(segment.note.unwrap_or_default()).or_default() += length;
            }
        }
    }
    println!("{plan} ms on the plan, {drift} ms drifted, {notes:#?}");
    let share =
        |note: &str, of: i64| notes.get(note).copied().unwrap_or_default() as f64 / of as f64;
    for note in [
        "tutorial video",
        "talk about the plan",
        "mixed screen",
        "template page",
    ] {
        assert!(
            (0.01..0.08).contains(&share(note, plan)),
            "{note}: {}",
            share(note, plan)
        );
    }
    for (note, low, high) in [
        ("drift: same editor", 0.05, 0.2),
        ("drift: same category", 0.03, 0.16),
        ("drift: talk", 0.005, 0.08),
    ] {
        assert!(
            (low..high).contains(&share(note, drift)),
            "{note}: {}",
            share(note, drift)
        );
    }
    // What a human observer could not tell is rare.
    assert!(share("tangent, ambiguous", plan) < 0.01);
}

#[test]
fn written_days_are_read_again() {
    let persona = &people()[0];
    let day = Day::make(persona, 2, &Noise::heavy()).unwrap();
    let observations = observations_from(&day.observation_lines().unwrap()).unwrap();
    assert!(observations == day.observations);
    assert_eq!(
        segments_from(&day.truth_lines().unwrap()).unwrap(),
        day.truth
    );
    let profile = toml::to_string(&persona.profile).unwrap();
    assert_eq!(
        toml::from_str::<crate::Profile>(&profile).unwrap(),
        persona.profile
    );
    let wrong = segments_from("{\"start\":1}\n").unwrap_err();
    assert_eq!(wrong.line, 1);
}

/// Heavier noise reads fewer words right, and never more.
#[test]
fn noise_damages_words() {
    let persona = &people()[0];
    let words = |noise: &Noise| -> BTreeSet<String> {
        let day = Day::make(persona, 4, noise).unwrap();
        let read = day.observations.into_iter().filter_map(|it| match it.body {
            Body::Ocr { tokens, .. } => Some(tokens),
            _ => None,
        });
        read.flatten().collect()
    };
    let known = words(&Noise::clean());
    let wrong = profiles().map(|noise| words(&noise).difference(&known).count());
    assert_eq!(wrong[0], 0);
    assert!(wrong[1] > 100 && wrong[2] > wrong[1], "{wrong:?}");
}

#[test]
fn parts_share_no_application_that_work_is_done_in_and_no_topic() {
    let of = |part: &str| Persona::of_part(part).unwrap();
    let mains = |people: &[Persona]| -> BTreeSet<String> {
        let projects = people.iter().flat_map(|it| {
            it.scenario
                .projects
                .iter()
                .map(move |project| (it, project))
        });
        let mains = projects.filter_map(|(persona, project)| {
            let window = persona.scenario.window(project.windows.first()?)?;
            Some((
                persona.scenario.windows[window].app.clone(),
                persona.scenario.windows[window].host.clone(),
            ))
        });
        mains.map(|(app, host)| format!("{app} {host:?}")).collect()
    };
    let [tuning, validation] = ["tuning", "validation"].map(of);
    // Each of the first six is there once more, in other calls.
    assert_eq!((tuning.len(), validation.len()), (70, 6));
    let mut names = BTreeSet::new();
    for (part, people) in [("tuning", &tuning), ("validation", &validation)] {
        for Persona { profile, .. } in people {
            assert!(names.insert(&profile.name), "{}", profile.name);
            assert_eq!(profile.part, part, "{}", profile.name);
        }
    }
    assert!(mains(&tuning).is_disjoint(&mains(&validation)));
    let tongues = |people: &[Persona]| -> BTreeSet<String> {
        people.iter().map(|it| it.scenario.tongue.clone()).collect()
    };
    assert!(tongues(&tuning).len() >= 3);
    assert!(tongues(&validation).difference(&tongues(&tuning)).count() >= 3);
}

#[test]
fn the_vocabulary_leaves_out_what_is_only_grammar() {
    let words = crate::vocabulary().unwrap();
    assert!(words.len() > 2_000, "{}", words.len());
    assert!(words.contains("sphagnum") && words.contains("gemaal"));
    assert!(words.is_disjoint(&crate::function_words().unwrap()));
}

//! Policy files: what is read, and that every mistake is told at once with its line.

use crate::policy::{Level, Mistake};
use crate::texts::{Language, texts};
use crate::{Block, Policy, Preset};

const WITH_TEXTS: &str = include_str!("../../cases/policy-with-texts.toml");

#[test]
fn the_standard_policy_has_no_mistake_and_all_fifteen() {
    let policy = Policy::parse(Policy::standard_source()).unwrap();
    assert_eq!(policy, Policy::standard());
    let ids: Vec<_> = policy.rules().iter().map(|rule| rule.id()).collect();
    assert_eq!(
        ids,
        [
            "intent_prompt",
            "first_step",
            "drift_check",
            "long_stretch_info",
            "body_check",
            "transition_soon",
            "parking_note",
            "resume_cue",
            "scattered_offer",
            "messages_can_wait",
            "after_meeting",
            "wind_down",
            "together_offer",
            "label_question",
            "day_card",
        ]
    );
    let on: Vec<_> = policy
        .rules()
        .iter()
        .filter(|rule| rule.enabled())
        .map(|rule| rule.id())
        .collect();
    assert_eq!(
        on,
        [
            "intent_prompt",
            "first_step",
            "drift_check",
            "long_stretch_info",
            "transition_soon",
            "parking_note",
            "resume_cue",
            "scattered_offer",
            "day_card",
        ]
    );
    for rule in policy.rules() {
        for language in Language::ALL {
            assert!(
                texts(language).rules.contains_key(rule.id()),
                "{} has no words",
                rule.id()
            );
        }
    }
    for block in Block::ALL {
        assert!(
            texts(Language::English).reasons.contains_key(block.code()),
            "{block:?}"
        );
    }
}

#[test]
fn a_file_with_velvets_own_texts_follows_the_language() {
    let policy = Policy::parse(WITH_TEXTS).unwrap();
    assert!(policy.rules().iter().all(|rule| rule.texts.is_empty()));
    let own = WITH_TEXTS.replace("Is this part of it?\"", "Does this belong to it?\"");
    let policy = Policy::parse(&own).unwrap();
    assert_eq!(policy.rule("drift_check").unwrap().texts.len(), 2);
}

/// What is changed in the standard file, and the line's place and mistake that has to be told.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("schema = 1", "schema = 2", "schema: 2 is out of range"),
    (
        "per_hour = 2",
        "per_hour = 4",
        "bounds.per_hour: 4 is out of range; write 0 to 3",
    ),
    (
        "per_day = 6",
        "per_day = 13",
        "bounds.per_day: 13 is out of range",
    ),
    (
        "min_gap = \"15m\"",
        "min_gap = \"9m\"",
        "bounds.min_gap: 9m is out of range; write 10m to 1d",
    ),
    (
        "min_gap = \"15m\"",
        "min_gap = 15",
        "bounds.min_gap: is a integer; write a duration",
    ),
    (
        "min_gap = \"15m\"",
        "min_gap = \"15 min\"",
        "bounds.min_gap: \"15 min\" is not a duration",
    ),
    (
        "\"21:00-08:00\"",
        "\"9pm-8am\"",
        "bounds.quiet_hours: \"9pm-8am\" is not a time of day",
    ),
    (
        "on_stale_context = \"hold\"",
        "on_stale_context = \"deliver\"",
        "bounds.on_stale_context: \"deliver\" is not known",
    ),
    (
        "\"system_dnd\", ",
        "",
        "guards.never: leaves out system_dnd",
    ),
    (
        "\"system_dnd\", ",
        "\"boredom\", \"system_dnd\", ",
        "guards.never: \"boredom\" is not known",
    ),
    (
        "steal_focus = false",
        "steal_focus = true",
        "delivery.steal_focus: true is out of range",
    ),
    (
        "motion = \"none\"",
        "motion = \"pulse\"",
        "delivery.motion: \"pulse\" is not known; write one of none",
    ),
    (
        "mode = \"fixed\"",
        "mode = \"random\"",
        "variation.mode: \"random\" is not known",
    ),
    (
        "class = \"gentle\"",
        "class = \"urgent\"",
        "rule.first_step.class: \"urgent\" is not known",
    ),
    (
        "f = \"engagement\", is = \"no_intent\"",
        "f = \"mood\", is = \"no_intent\"",
        "rule.intent_prompt.when.all.f: \"mood\" is not known",
    ),
    (
        "is = \"no_intent\"",
        "is = \"lazy\"",
        "rule.intent_prompt.when.all.engagement.is: \"lazy\" is not known",
    ),
    (
        "f = \"drift_cusum\", ge = 8.0",
        "f = \"drift_cusum\", ge = \"10m\"",
        "rule.drift_check.when.all.drift_cusum.ge: is a string; write a number",
    ),
    (
        "f = \"drift_cusum\", ge = 8.0",
        "f = \"drift_cusum\", ge = nan",
        "rule.drift_check.when.all.drift_cusum.ge: nan is out of range",
    ),
    (
        "f = \"drift_cusum\", ge = 8.0",
        "f = \"drift_cusum\", is = 10.0",
        "rule.drift_check.when.all.drift_cusum.is: the field drift_cusum has no such test; use one of ge, le",
    ),
    (
        "f = \"drift_cusum\", ge = 8.0",
        "f = \"drift_cusum\", above = 10.0",
        "rule.drift_check.when.all.drift_cusum.above: unknown key",
    ),
    (
        "f = \"drift_cusum\", ge = 8.0",
        "f = \"drift_cusum\", ge = 1.0, le = 2.0",
        "has 2 tests",
    ),
    (
        "f = \"continuous\", ge = \"90m\"",
        "f = \"continuous\", ge = 90",
        "rule.long_stretch_info.when.all.continuous.ge: is a integer; write a duration",
    ),
    (
        "id = \"parking_note\"",
        "id = \"first_step\"",
        "rule.first_step: a rule of this name stands above",
    ),
    (
        "id = \"parking_note\"",
        "id = \"my own\"",
        "rule.id: my own is out of range",
    ),
    (
        "id = \"parking_note\"",
        "id = \"my_own\"",
        "rule.my_own.text: missing",
    ),
    (
        "\"write_one_line\"",
        "\"buy_it\"",
        "rule.intent_prompt.actions: \"buy_it\" is not known",
    ),
    (
        "enabled = true",
        "enabled = \"yes\"",
        "rule.intent_prompt.enabled: is a string; write a true or false",
    ),
    (
        "cooldown = \"90m\"",
        "cool_down = \"90m\"",
        "rule.intent_prompt.cool_down: unknown key",
    ),
    (
        "cooldown = \"90m\"",
        "cool_down = \"90m\"",
        "rule.intent_prompt.cooldown: missing",
    ),
    ("[variation]", "[variations]", "variations: unknown key"),
    ("[variation]", "[variations]", "variation: missing"),
    (
        "version = 1\nclass = \"offer\"",
        "version = 1\ntext = [\"You should really rest.\"]\nclass = \"offer\"",
        "rule.intent_prompt.text: the wording \"should\"",
    ),
    (
        "version = 1\nclass = \"offer\"",
        "version = 1\ntext = [\"Du musst ruhen.\"]\nclass = \"offer\"",
        "rule.intent_prompt.text: the wording \"musst\"",
    ),
    ("schema = 1", "schema = = 1", "file: not valid TOML"),
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    for (old, new, expected) in MISTAKES {
        let source = Policy::standard_source();
        assert!(source.contains(old), "{old} is not in the standard policy");
        let errors = Policy::parse(&source.replacen(old, new, 1)).unwrap_err();
        let told = errors.to_string();
        assert!(told.contains(expected), "{expected} is not told:\n{told}");
        let line = 1 + source[..source.find(old).unwrap()].matches('\n').count();
        let near = errors
            .mistakes
            .iter()
            .any(|mistake| mistake.line.abs_diff(line) <= 2 || mistake.mistake == Mistake::Missing);
        assert!(near, "{new} stands on line {line}:\n{told}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let mut source = Policy::standard_source().to_owned();
    for (old, new) in [
        ("per_hour = 2", "per_hour = 9"),
        ("motion = \"none\"", "motion = \"bounce\""),
        ("is = \"no_intent\"", "is = \"sad\""),
        (
            "f = \"since_break\", ge = \"120m\"",
            "f = \"since_break\", ge = \"120\"",
        ),
    ] {
        source = source.replacen(old, new, 1);
    }
    let errors = Policy::parse(&source).unwrap_err();
    assert_eq!(errors.mistakes.len(), 4, "{errors}");
    assert!(errors.mistakes.is_sorted_by_key(|mistake| mistake.line));
    assert!(
        errors
            .to_string()
            .starts_with("failed to read the policy, the last good one stays: 4 mistakes\n  line ")
    );
}

#[test]
fn presets_only_make_it_quieter_or_more_varied() {
    let standard = Policy::standard();
    for preset in Preset::ALL {
        assert_eq!(preset.name().parse(), Ok(preset));
        let policy = standard.clone().with_preset(preset);
        assert_eq!(policy.bounds, standard.bounds);
        for (rule, before) in policy.rules().iter().zip(standard.rules()) {
            assert!(rule.max_level() <= before.max_level());
            assert_eq!(
                (rule.enabled(), rule.per_day()),
                (before.enabled(), before.per_day())
            );
        }
    }
    let quiet = standard.clone().with_preset(Preset::Quiet);
    assert!(
        quiet
            .rules()
            .iter()
            .all(|rule| rule.max_level() == Level::Ambient)
    );
    assert!("loud".parse::<Preset>().is_err());
}

#[test]
fn kinds_are_switched_by_name() {
    let mut policy = Policy::standard();
    policy.switch("body_check", true).unwrap();
    assert!(policy.rule("body_check").unwrap().enabled());
    let error = policy.switch("mood_check", true).unwrap_err();
    assert_eq!(
        error.to_string(),
        "failed to find the nudge \"mood_check\": `velvet nudges list` names them all"
    );
}

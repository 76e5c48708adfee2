use super::*;
use crate::policy::Policy;
use crate::texts::texts;

fn rules(text: &str, language: Language) -> Vec<LintRule> {
    let mut rules: Vec<_> = lint(text, language)
        .iter()
        .map(|mistake| mistake.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn what_is_not_said_is_found() {
    use LintRule::*;
    let long = "word ".repeat(18);
    let cases: &[(&str, Language, &[LintRule])] = &[
        ("It is 15:10. 90 minutes in Code.", Language::English, &[]),
        ("You should go back.", Language::English, &[Evaluation]),
        ("You still have not started, again.", Language::English, &[]),
        ("You are late", Language::English, &[Evaluation]),
        ("Well done.", Language::English, &[Evaluation]),
        (
            "You have been here for 90 minutes.",
            Language::English,
            &[Duration],
        ),
        ("You drifted from your plan.", Language::English, &[Drift]),
        ("Back from the rabbit hole?", Language::English, &[Idiom]),
        (
            "Is this for your ADHD?",
            Language::English,
            &[Literal, Person],
        ),
        ("More than yesterday.", Language::English, &[Person]),
        ("Your goal is near.", Language::English, &[Term]),
        ("This boosts you.", Language::English, &[Claim]),
        ("Go now!", Language::English, &[Literal]),
        ("Go NOW.", Language::English, &[Literal]),
        ("Go \u{1f600}.", Language::English, &[Literal]),
        ("<b>Go</b>", Language::English, &[Literal]),
        ("One. Two. Three. Four.", Language::English, &[Sentences]),
        (&long, Language::English, &[Sentences]),
        ("It is {mood}.", Language::English, &[Length, Placeholder]),
        ("It is {clock.", Language::English, &[Placeholder]),
        ("Du solltest zurück.", Language::German, &[Evaluation]),
        (
            "Du bist seit 90 Minuten hier.",
            Language::German,
            &[Duration],
        ),
        ("Abgeschweift?", Language::German, &[Drift]),
        ("Dein Ziel ist nahe.", Language::German, &[Term]),
        ("Nur noch eine Minute.", Language::German, &[Evaluation]),
        ("Gehört das dazu?", Language::German, &[]),
    ];
    for (text, language, expected) in cases {
        assert_eq!(rules(text, *language), *expected, "{text}");
    }
    let over = "a".repeat(TEXT_LENGTH_MAX + 1);
    assert_eq!(rules(&over, Language::English), [Length]);
}

#[test]
fn the_persons_own_plan_is_not_judged() {
    assert!(
        lint(
            "Your plan is: {intent}. Is this part of it?",
            Language::English
        )
        .is_empty()
    );
}

#[test]
fn cards_offer_a_free_choice_and_one_that_changes_velvet() {
    let actions = |codes: &[&str]| {
        codes
            .iter()
            .map(|code| (*code).to_owned())
            .collect::<Vec<_>>()
    };
    assert!(lint_actions(&actions(&["ok", "not_today"])).is_empty());
    assert_eq!(lint_actions(&actions(&["ok"])).len(), 1);
    assert_eq!(lint_actions(&actions(&["not_today"])).len(), 1);
    for rule in Policy::standard().rules() {
        assert_eq!(lint_actions(&rule.actions), [], "{}", rule.id());
    }
}

/// Sample words: short, ordinary, long, in other scripts, with everything that has to go.
const SAMPLES: &[&str] = &[
    "tax",
    "write chapter 2",
    "an ordinary line about the thing that is planned for this afternoon and evening",
    "日本語の計画",
    "\u{202e}abc <b>bold</b> https://example.org {clock}",
];
const OWN: &[(&str, &[&str])] = &[
    ("clock", &["00:05", "15:10"]),
    ("duration", &["90 minutes", "119 Minuten", "11 h 59 min"]),
    ("start_clock", &["13:40"]),
    ("last_break_clock", &["13:40"]),
    ("minutes", &["5", "120"]),
    ("event_clock", &["16:00"]),
];

/// Every text of every language and variant with every sample in every placeholder.
#[test]
fn every_text_of_every_language_keeps_the_rules() {
    let mut checked = 0;
    for language in Language::ALL {
        let texts = texts(language);
        let cards = texts
            .rules
            .values()
            .flat_map(|rule| rule.text.iter().chain(&rule.text_stop));
        for text in cards {
            assert_eq!(lint(text, language), [], "{text}");
            for sample in SAMPLES {
                for turn in 0..3 {
                    let filled = render(text, |name| {
                        let own = OWN.iter().find(|(known, _)| *known == name);
                        Some(
                            own.map_or(*sample, |(_, values)| values[turn % values.len()])
                                .to_owned(),
                        )
                    });
                    let filled = filled.unwrap_or_else(|| panic!("{text} with {sample}"));
                    let form: Vec<_> = form(&filled)
                        .into_iter()
                        .filter(|mistake| mistake.rule != LintRule::Sentences)
                        .filter(|mistake| mistake.found != "…")
                        .collect();
                    assert_eq!(form, [], "{filled}");
                    assert!(!filled.contains(['{', '}']), "{filled}");
                    checked += 1;
                }
            }
        }
        let notes = &texts.notes;
        let lines = texts
            .rules
            .values()
            .flat_map(|rule| rule.change.iter().chain([&rule.why, &rule.counterfactual]))
            .chain(texts.actions.values())
            .chain(texts.kinds.values())
            .chain(texts.activities.values())
            .chain(texts.reasons.values())
            .chain(texts.moments.values())
            .chain(texts.states.values())
            .chain(texts.parts.values())
            .chain(notes.why.values())
            .chain([&notes.paused, &notes.halved, &notes.propose_off]);
        for text in lines {
            let wrong: Vec<_> = wording(text, language)
                .into_iter()
                .filter(|mistake| mistake.rule != LintRule::Drift)
                .collect();
            assert_eq!(wrong, [], "{text}");
            assert!(!text.contains('!'), "{text}");
        }
    }
    assert!(checked > 900, "{checked}");
}

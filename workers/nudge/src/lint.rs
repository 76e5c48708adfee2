//! The rules of wording for what Velvet says (spec/nudge.md C). Texts are linted in the tests and, when a person
//! writes their own, when their policy is read.

use std::fmt;

use crate::texts::{
    Language, OWN_PLACEHOLDERS, PERSONAL_PLACEHOLDERS, Piece, TEXT_LENGTH_MAX, pieces, render,
};

/// Most sentences of a text (C1).
const SENTENCES_MAX: usize = 3;
/// Most words of a sentence that counts as short (C1).
const SENTENCE_WORDS_MAX: usize = 16;

/// Which rule a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LintRule {
    /// C1: at most 90 characters, with every placeholder filled.
    Length,
    /// C1: at most three short sentences.
    Sentences,
    /// Placeholders are of the known ones, and braces come in pairs.
    Placeholder,
    /// C2: no exclamation mark, emoji or capitals for stress; plain text only.
    Literal,
    /// C2: no metaphor, joke or idiom.
    Idiom,
    /// C3 and C10: no evaluation, good or bad.
    Evaluation,
    /// C4: clock times and durations, not "you have been".
    Duration,
    /// C5: a choice that changes Velvet and one that costs nothing.
    Choice,
    /// C7: no diagnosis, no comparison, no counts of lapses.
    Person,
    /// C8: the same thing has one name.
    Term,
    /// C9: never that the person drifted.
    Drift,
    /// No claim that Velvet makes anything better.
    Claim,
}

impl LintRule {
    fn advice(self) -> &'static str {
        match self {
            Self::Length => "shorten it to 90 characters with its placeholders filled",
            Self::Sentences => "write at most three sentences of at most 16 words",
            Self::Placeholder => "use the placeholders of the standard texts",
            Self::Literal => "write it plainly, without stress, signs or links",
            Self::Idiom => "say literally what is meant",
            Self::Evaluation => "say what is so, without judging it",
            Self::Duration => "say the clock time or the duration",
            Self::Choice => "add an action that changes Velvet and one that costs nothing",
            Self::Person => "leave out diagnoses, comparisons and counts",
            Self::Term => "call it a plan, as everywhere",
            Self::Drift => "ask whether it belongs to the plan",
            Self::Claim => "leave out what it would be good for",
        }
    }
}

/// What a text does wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintMistake {
    /// The rule.
    pub rule: LintRule,
    /// The part of the text that breaks it.
    pub found: String,
}

impl fmt::Display for LintMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the wording {:?}: {}", self.found, self.rule.advice())
    }
}

/// Words that break a rule; a star stands for any ending.
struct Banned {
    rule: LintRule,
    words: &'static [&'static str],
}

const ENGLISH: &[Banned] = &[
    Banned {
        rule: LintRule::Evaluation,
        words: &[
            "should",
            "must",
            "need to",
            "needs to",
            "have to",
            "has to",
            "ought",
            "fail*",
            "wast*",
            "lazy",
            "laziness",
            "only",
            "just",
            "still not",
            "late",
            "overdue",
            "too long",
            "too much",
            "productiv*",
            "unproductiv*",
            "distract*",
            "on track",
            "off track",
            "score*",
            "streak*",
            "well done",
            "good job",
            "great",
            "awesome",
            "excellent",
            "perfect",
            "amazing",
            "congrat*",
            "proud",
            "bad",
            "wrong",
            "unfortunately",
            "finally",
            "procrastinat*",
            "guilt*",
            "shame*",
            "asham*",
            "disappoint*",
            "nice work",
            "good work",
            "keep it up",
            "better",
            "worse",
        ],
    },
    Banned {
        rule: LintRule::Duration,
        words: &[
            "you have been",
            "you've been",
            "you have spent",
            "you've spent",
        ],
    },
    Banned {
        rule: LintRule::Person,
        words: &[
            "adhd",
            "autis*",
            "disorder*",
            "symptom*",
            "diagnos*",
            "medicat*",
            "hyperfocus*",
            "neurodiver*",
            "dyslexi*",
            "yesterday",
            "last week",
            "other people",
            "others",
            "average",
            "than usual",
            "times today",
            "time today",
            "rank*",
        ],
    },
    Banned {
        rule: LintRule::Drift,
        words: &[
            "drift*",
            "wander*",
            "stray*",
            "off task",
            "slipp*",
            "lost focus",
            "side-track*",
            "sidetrack*",
        ],
    },
    Banned {
        rule: LintRule::Idiom,
        words: &[
            "rabbit hole",
            "dive in*",
            "on fire",
            "crush*",
            "back on the horse",
            "hang in there",
            "piece of cake",
            "in the zone",
            "flow state",
            "recharge*",
            "juggl*",
            "hit the ground",
            "take the plunge",
            "get the ball",
            "eat the frog",
            "smash*",
            "unlock your",
            "battery",
        ],
    },
    Banned {
        rule: LintRule::Term,
        words: &["goal*", "objective*", "intention*", "to-do*", "todo*"],
    },
    Banned {
        rule: LintRule::Claim,
        words: &[
            "improv*",
            "boost*",
            "healthier",
            "more focused",
            "focus more",
            "proven",
            "scientif*",
        ],
    },
];

const GERMAN: &[Banned] = &[
    Banned {
        rule: LintRule::Evaluation,
        words: &[
            "soll",
            "sollst",
            "sollte*",
            "solltest",
            "muss",
            "musst",
            "müssen",
            "müsstest",
            "versag*",
            "scheiter*",
            "verschwend*",
            "faul*",
            "nur",
            "bloß",
            "immer noch nicht",
            "noch immer",
            "zu spät",
            "verspät*",
            "überfällig*",
            "zu lange",
            "zu viel",
            "produktiv*",
            "unproduktiv*",
            "abgelenkt",
            "ablenk*",
            "auf kurs",
            "punktzahl",
            "punktestand",
            "gut gemacht",
            "weiter so",
            "super",
            "toll",
            "prima",
            "großartig",
            "perfekt",
            "ausgezeichnet",
            "leider",
            "endlich",
            "schon wieder",
            "schuld*",
            "scham*",
            "schäm*",
            "stolz",
            "enttäusch*",
            "besser",
            "schlechter",
            "schlecht",
            "falsch",
            "aufschieb*",
            "trödel*",
        ],
    },
    Banned {
        rule: LintRule::Duration,
        words: &[
            "du bist seit",
            "du hast seit",
            "du sitzt seit",
            "du arbeitest seit",
            "bist du seit",
        ],
    },
    Banned {
        rule: LintRule::Person,
        words: &[
            "adhs",
            "autis*",
            "störung*",
            "symptom*",
            "diagnos*",
            "medikament*",
            "hyperfokus*",
            "neurodiver*",
            "legasthen*",
            "gestern",
            "letzte woche",
            "andere leute",
            "andere menschen",
            "durchschnitt*",
            "als sonst",
            "mal heute",
            "rekord*",
            "rang*",
        ],
    },
    Banned {
        rule: LintRule::Drift,
        words: &[
            "abschweif*",
            "abgeschweift",
            "abdrift*",
            "abgedriftet",
            "verzettel*",
            "fokus verloren",
        ],
    },
    Banned {
        rule: LintRule::Idiom,
        words: &[
            "am ball",
            "dranbleib*",
            "vollgas",
            "im flow",
            "akku",
            "auftanken",
            "durchstart*",
            "kaninchenbau",
            "ins kalte wasser",
            "einen gang",
            "am stück",
            "in die gänge",
        ],
    },
    Banned {
        rule: LintRule::Term,
        words: &["ziel", "ziele", "zielen", "vorhaben", "absicht*", "vorsatz"],
    },
    Banned {
        rule: LintRule::Claim,
        words: &[
            "verbesser*",
            "steiger*",
            "gesünder",
            "konzentrierter",
            "bewiesen",
            "wissenschaft*",
        ],
    },
];

fn banned(language: Language) -> &'static [Banned] {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
    }
}

/// All that a text does wrong in its language; placeholders may stand in it or be filled.
#[must_use]
pub fn lint(text: &str, language: Language) -> Vec<LintMistake> {
    let mut mistakes = form(text);
    mistakes.extend(wording(text, language));
    mistakes
}

/// A person's own text may be in any language.
pub(crate) fn lint_any_language(text: &str) -> Vec<LintMistake> {
    let mut mistakes = form(text);
    for language in Language::ALL {
        for mistake in wording(text, language) {
            if !mistakes.contains(&mistake) {
                mistakes.push(mistake);
            }
        }
    }
    mistakes
}

/// What a card's actions lack (C5). Every card also has its settings, which the delivery adds.
#[must_use]
pub fn lint_actions(actions: &[String]) -> Vec<LintMistake> {
    // An answer that only says "seen" or "no", and one after which Velvet does something else than before.
    const FREE: &[&str] = &[
        "skip",
        "ok",
        "later",
        "leave_it",
        "not_now",
        "other",
        "something_else",
        "delete_it",
        "go_back",
        "keep",
    ];
    const CHANGES: &[&str] = &[
        "not_today",
        "later",
        "change_plan",
        "this_is_part_of_it",
        "taking_a_break",
        "tell_me_in_30m",
        "tell_me_in_15m",
        "do_not_remind_again_for_this",
        "do_not_offer",
        "off_for_today",
        "pick_one",
        "five_minutes",
        "turn_off",
        "meeting_is_still_on",
        "planned",
    ];
    let has = |list: &[&str]| actions.iter().any(|action| list.contains(&action.as_str()));
    if has(FREE) && has(CHANGES) {
        return vec![];
    }
    vec![LintMistake {
        rule: LintRule::Choice,
        found: actions.join(", "),
    }]
}

/// Length, sentences, signs, placeholders: the same in every language.
fn form(text: &str) -> Vec<LintMistake> {
    let mut mistakes = vec![];
    let mut wrong = |rule, found: &str| {
        mistakes.push(LintMistake {
            rule,
            found: found.to_owned(),
        });
    };
    for piece in pieces(text) {
        match piece {
            Piece::Place(name) if !is_placeholder(name) => wrong(LintRule::Placeholder, name),
            Piece::Words(words) if words.contains(['{', '}']) => {
                wrong(LintRule::Placeholder, words)
            }
            _ => {}
        }
    }
    match render(text, |name| {
        is_placeholder(name).then(|| sample(name).to_owned())
    }) {
        Some(filled) if filled.chars().count() <= TEXT_LENGTH_MAX => {
            sentences(&filled, &mut wrong);
        }
        _ => wrong(LintRule::Length, text),
    }
    signs(text, &mut wrong);
    mistakes
}

fn is_placeholder(name: &str) -> bool {
    OWN_PLACEHOLDERS.contains(&name) || PERSONAL_PLACEHOLDERS.contains(&name)
}

/// The longest that a placeholder of Velvet's own becomes, and ordinary words for the person's.
fn sample(name: &str) -> &'static str {
    match name {
        "clock" | "start_clock" | "last_break_clock" | "event_clock" => "15:10",
        "duration" => "119 minutes",
        "minutes" => "120",
        "intent" => "write chapter 2",
        _ => "words",
    }
}

fn sentences(filled: &str, wrong: &mut impl FnMut(LintRule, &str)) {
    let ends = |letter: char| matches!(letter, '.' | '?' | '!');
    let parts: Vec<_> = filled
        .split_inclusive(ends)
        .map(str::trim)
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect();
    if parts.len() > SENTENCES_MAX {
        wrong(LintRule::Sentences, filled);
    }
    for part in parts {
        if part.split_whitespace().count() > SENTENCE_WORDS_MAX {
            wrong(LintRule::Sentences, part);
        }
    }
}

fn signs(text: &str, wrong: &mut impl FnMut(LintRule, &str)) {
    for letter in text.chars() {
        let is_plain = letter.is_alphanumeric()
            || matches!(
                letter,
                ' ' | '.' | ',' | ':' | ';' | '?' | '-' | '–' | '\'' | '’' | '„' | '“' | '”'
            )
            || matches!(letter, '{' | '}' | '_' | '(' | ')' | '/' | '%' | '+');
        if !is_plain {
            wrong(LintRule::Literal, letter.encode_utf8(&mut [0; 4]));
        }
    }
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let loud = word.chars().filter(|letter| letter.is_uppercase()).count() > 1
            && !word.chars().any(char::is_lowercase);
        if loud && word != "OK" {
            wrong(LintRule::Literal, word);
        }
    }
    if text.contains("www.") || text.contains("//") {
        wrong(LintRule::Literal, "link");
    }
}

/// Velvet's own words of a text, in lower case, each with a space around it.
fn flat(text: &str) -> String {
    let mut flat = String::from(" ");
    for piece in pieces(text) {
        let Piece::Words(words) = piece else {
            flat.push_str("· ");
            continue;
        };
        for word in words.split(|letter: char| !letter.is_alphanumeric() && !"'-’".contains(letter))
        {
            if !word.is_empty() {
                flat.push_str(&word.to_lowercase());
                flat.push(' ');
            }
        }
    }
    flat.replace('’', "'")
}

fn wording(text: &str, language: Language) -> Vec<LintMistake> {
    let flat = flat(text);
    let mut mistakes = vec![];
    for Banned { rule, words } in banned(language) {
        for word in *words {
            let hit = match word.strip_suffix('*') {
                Some(stem) => flat.contains(&format!(" {stem}")),
                None => flat.contains(&format!(" {word} ")),
            };
            if hit {
                mistakes.push(LintMistake {
                    rule: *rule,
                    found: (*word).to_owned(),
                });
            }
        }
    }
    mistakes
}

#[cfg(test)]
mod tests;

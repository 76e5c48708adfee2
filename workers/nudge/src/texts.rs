//! Velvet's own words, by language, and how a text with placeholders becomes a card.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::words::{WORDS_LENGTH_MAX, plain};

const ENGLISH: &str = include_str!("../texts/en.toml");
const GERMAN: &str = include_str!("../texts/de.toml");

/// Longest text of a card (spec/nudge.md C1).
pub(crate) const TEXT_LENGTH_MAX: usize = 90;
/// Fewer letters of a person's words say nothing; another text is taken then.
const WORDS_LENGTH_MIN: usize = 8;

/// Placeholders that Velvet fills with times and numbers.
pub(crate) const OWN_PLACEHOLDERS: &[&str] = &[
    "clock",
    "duration",
    "start_clock",
    "last_break_clock",
    "minutes",
    "event_clock",
];
/// Placeholders that hold words of the person or of their applications.
pub(crate) const PERSONAL_PLACEHOLDERS: &[&str] =
    &["intent", "activity", "event", "note", "user_text"];

static ENGLISH_TEXTS: LazyLock<Texts> = LazyLock::new(|| read(ENGLISH));
static GERMAN_TEXTS: LazyLock<Texts> = LazyLock::new(|| read(GERMAN));

/// The language of cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// All languages that there are texts in.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language of a tag such as `de`, `de-AT` or `de_DE.UTF-8`; English when there are no texts in it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some("de" | "DE" | "De") => Self::German,
            _ => Self::English,
        }
    }

    /// Its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleTexts {
    pub(crate) text: Vec<String>,
    /// For a stop time instead of an entry of the calendar.
    #[serde(default)]
    pub(crate) text_stop: Vec<String>,
    pub(crate) why: String,
    pub(crate) counterfactual: String,
    pub(crate) change: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notes {
    pub(crate) paused: String,
    pub(crate) halved: String,
    pub(crate) propose_off: String,
    pub(crate) why: BTreeMap<String, String>,
}

/// All words of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    pub(crate) rules: BTreeMap<String, RuleTexts>,
    pub(crate) notes: Notes,
    pub(crate) actions: BTreeMap<String, String>,
    pub(crate) kinds: BTreeMap<String, String>,
    pub(crate) activities: BTreeMap<String, String>,
    pub(crate) reasons: BTreeMap<String, String>,
    pub(crate) moments: BTreeMap<String, String>,
    pub(crate) states: BTreeMap<String, String>,
    pub(crate) parts: BTreeMap<String, String>,
}

fn read(source: &str) -> Texts {
    // A test keeps the embedded files readable; were one ever not, its cards have no words and none is shown.
    toml::from_str(source).unwrap_or_default()
}

/// All words of one language.
pub(crate) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::English => &ENGLISH_TEXTS,
        Language::German => &GERMAN_TEXTS,
    }
}

/// Whether Velvet has words of its own for a rule.
pub(crate) fn has_rule(id: &str) -> bool {
    ENGLISH_TEXTS.rules.contains_key(id)
}

/// Whether the words are Velvet's own in one of its languages.
pub(crate) fn is_standard(id: &str, words: &[String]) -> bool {
    Language::ALL.into_iter().any(|language| {
        let known = texts(language).rules.get(id);
        known.is_some_and(|known| known.text == words)
    })
}

/// The actions that a card may have.
pub(crate) fn action_codes() -> impl Iterator<Item = &'static str> {
    ENGLISH_TEXTS.actions.keys().map(String::as_str)
}

fn entry<'t>(map: &'t BTreeMap<String, String>, key: &str) -> &'t str {
    map.get(key).map_or("", String::as_str)
}

impl Texts {
    pub(crate) fn part(&self, key: &str) -> &str {
        entry(&self.parts, key)
    }

    pub(crate) fn reason(&self, code: &str) -> &str {
        entry(&self.reasons, code)
    }

    pub(crate) fn moment(&self, level: &str) -> &str {
        entry(&self.moments, level)
    }

    pub(crate) fn kind(&self, rule: &str) -> &str {
        let known = self.kinds.get(rule).or_else(|| self.kinds.get("own"));
        known.map_or("", String::as_str)
    }

    pub(crate) fn action_labels(&self, codes: &[String]) -> Vec<String> {
        let labels = codes
            .iter()
            .map(|code| entry(&self.actions, code).to_owned());
        labels.collect()
    }

    /// A stretch of time in words: `40 s`, `1 minute`, `90 minutes`, `3 h 20 min`.
    pub(crate) fn time(&self, millis: i64) -> String {
        let seconds = millis.max(0) / 1_000;
        let minutes = seconds / 60;
        let number = |key: &str, n: i64| self.part(key).replace("{n}", &n.to_string());
        match minutes {
            0 => number("seconds", seconds),
            1 => self.part("minute").to_owned(),
            // A stretch is told in minutes up to two hours, as the person set it.
            2..120 => number("minutes", minutes),
            _ if minutes % 60 == 0 => number("hours", minutes / 60),
            _ => self
                .part("hours_minutes")
                .replace("{h}", &(minutes / 60).to_string())
                .replace("{m}", &(minutes % 60).to_string()),
        }
    }
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Words(&'t str),
    Place(&'t str),
}

/// Splits a text at its placeholders. A brace without its partner is words, which the lint refuses.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        if open > 0 {
            pieces.push(Piece::Words(&rest[..open]));
        }
        pieces.push(Piece::Place(&rest[open + 1..open + close]));
        rest = &rest[open + close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// Fills a text for a card; `None` when a placeholder has no value or the text would be too long.
///
/// The person's words share what Velvet's own leave of the length, so that a long plan is shortened and never
/// pushes the question off the card.
pub(crate) fn render(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let pieces = pieces(text);
    let mut own = 0;
    let mut personal = 0;
    let mut values = vec![];
    for piece in &pieces {
        match piece {
            Piece::Words(words) => own += words.chars().count(),
            Piece::Place(name) if PERSONAL_PLACEHOLDERS.contains(name) => {
                personal += 1;
                values.push(value(name)?);
            }
            Piece::Place(name) => {
                let filled = value(name)?;
                own += filled.chars().count();
                values.push(filled);
            }
        }
    }
    let left = TEXT_LENGTH_MAX.checked_sub(own)?;
    let share = left.checked_div(personal).unwrap_or(WORDS_LENGTH_MAX);
    if share < WORDS_LENGTH_MIN {
        return None;
    }
    let mut values = values.into_iter();
    let mut filled = String::with_capacity(TEXT_LENGTH_MAX * 2);
    for piece in pieces {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Place(name) if PERSONAL_PLACEHOLDERS.contains(&name) => {
                let words = values.next()?;
                filled.push_str(&plain(&words, share.min(WORDS_LENGTH_MAX))?);
            }
            Piece::Place(_) => filled.push_str(&values.next()?),
        }
    }
    Some(filled)
}

/// Fills a sentence that is not a card: the length does not matter, a missing value leaves nothing.
pub(crate) fn sentence(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Place(name) => {
                let value = values.iter().find(|(known, _)| *known == name);
                filled.push_str(value.map_or("", |(_, value)| value));
            }
        }
    }
    filled
}

/// With a large first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<String> {
        let value = match name {
            "clock" => "15:10",
            "intent" => "write chapter 2",
            "activity" => "an application with a name that is much longer than any card",
            "note" => "<<>>",
            _ => return None,
        };
        Some(value.to_owned())
    }

    #[test]
    fn every_language_can_be_read_and_says_the_same_things() {
        let english: Texts = toml::from_str(ENGLISH).unwrap();
        let german: Texts = toml::from_str(GERMAN).unwrap();
        let keys = |texts: &Texts| -> Vec<String> {
            let rules = texts
                .rules
                .iter()
                .map(|(id, rule)| format!("{id}:{}:{}", rule.text.len(), rule.text_stop.len()));
            let maps = [
                &texts.actions,
                &texts.kinds,
                &texts.activities,
                &texts.reasons,
                &texts.moments,
                &texts.states,
                &texts.parts,
                &texts.notes.why,
            ];
            let keys = maps.into_iter().flat_map(BTreeMap::keys).cloned();
            rules.chain(keys).collect()
        };
        assert_eq!(keys(&english), keys(&german));
    }

    #[test]
    fn a_text_is_filled_or_not_taken() {
        let cases = [
            ("It is {clock}.", Some("It is 15:10.")),
            ("Plan: {intent}.", Some("Plan: write chapter 2.")),
            (
                "Now: {activity}.",
                Some("Now: an application with a name that is much longer than…."),
            ),
            ("Note: {note}.", None),
            ("{event} soon", None),
            ("A brace { alone", Some("A brace { alone")),
        ];
        for (text, expected) in cases {
            let filled = render(text, value);
            if text.contains("activity") {
                assert!(filled.unwrap().chars().count() <= TEXT_LENGTH_MAX);
                continue;
            }
            assert_eq!(filled.as_deref(), expected, "{text}");
        }
        let long = format!("{}{{intent}}", "x".repeat(TEXT_LENGTH_MAX - 4));
        assert_eq!(render(&long, value), None);
    }

    #[test]
    fn stretches_of_time_are_told_in_words() {
        let cases = [
            (40_000, "40 s", "40 s"),
            (60_000, "1 minute", "1 Minute"),
            (5_400_000, "90 minutes", "90 Minuten"),
            (7_200_000, "2 h", "2 h"),
            (12_000_000, "3 h 20 min", "3 h 20 min"),
            (-5, "0 s", "0 s"),
        ];
        for (millis, english, german) in cases {
            assert_eq!(texts(Language::English).time(millis), english);
            assert_eq!(texts(Language::German).time(millis), german);
        }
    }
}

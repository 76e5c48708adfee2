//! Settings of `[nudge]`. The defaults live in `ops/defaults.toml` only; what may be said stands in the policy file.

use jiff::{civil::Time, tz::TimeZone};
use serde::Deserialize;
use velvet_runtime::Problem;

use crate::{Language, LearnerMode, Settings};

/// Section `[nudge]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Language of the cards: `en` or `de`.
    pub language: String,
    /// `on`, `shadow` (it watches and chooses nothing) or `off`.
    pub learner: String,
    /// A local time such as `21:30`, or empty: nothing.
    pub wind_down_at: String,
    /// What the card says then, in the person's own words.
    pub wind_down_text: String,
    /// A local time at which the day ends, or empty: no summary.
    pub day_end_at: String,
}

impl Config {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let language = Language::of_tag(&self.language).tag() == self.language;
        let key = "nudge.language";
        Problem::unless(language, problems, key, "en or de", &self.language);
        let learner = learner(&self.learner).is_some();
        let key = "nudge.learner";
        Problem::unless(learner, problems, key, "on, shadow or off", &self.learner);
        for (key, text) in [
            ("nudge.wind_down_at", &self.wind_down_at),
            ("nudge.day_end_at", &self.day_end_at),
        ] {
            let good = text.is_empty() || minute(text).is_some();
            let allowed = "empty, or a local time such as 21:30";
            Problem::unless(good, problems, key, allowed, text);
        }
    }

    /// What the step is given.
    #[must_use]
    pub fn settings(&self, device: &str, zone: TimeZone, seed: [u8; 32]) -> Settings {
        Settings {
            language: Language::of_tag(&self.language),
            learner: learner(&self.learner).unwrap_or_default(),
            wind_down_minute: minute(&self.wind_down_at),
            wind_down_text: self.wind_down_text.clone(),
            day_end_minute: minute(&self.day_end_at),
            ..Settings::new(device, zone, seed)
        }
    }
}

fn learner(name: &str) -> Option<LearnerMode> {
    Some(match name {
        "on" => LearnerMode::On,
        "shadow" => LearnerMode::Shadow,
        "off" => LearnerMode::Off,
        _ => return None,
    })
}

/// Minutes since local midnight.
fn minute(text: &str) -> Option<i16> {
    let time: Time = text.parse().ok()?;
    Some(i16::from(time.hour()) * 60 + i16::from(time.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_mistakes_are_told_at_once() {
        let config = Config {
            language: "xx".to_owned(),
            learner: "maybe".to_owned(),
            wind_down_at: "late".to_owned(),
            wind_down_text: String::new(),
            day_end_at: "25:00".to_owned(),
        };
        let mut problems = vec![];
        config.check(&mut problems);
        let keys: Vec<&str> = problems.iter().map(|problem| &*problem.key).collect();
        assert_eq!(
            keys,
            [
                "nudge.language",
                "nudge.learner",
                "nudge.wind_down_at",
                "nudge.day_end_at"
            ]
        );
    }

    #[test]
    fn a_time_is_a_minute_of_the_day() {
        for (text, expected) in [("21:30", Some(1290)), ("00:00", Some(0)), ("", None)] {
            assert_eq!(minute(text), expected);
        }
    }
}

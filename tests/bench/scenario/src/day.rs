//! One day of one person, made.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    noise::Noise,
    observation::Observation,
    observe,
    persona::Persona,
    plan::Plan,
    random::fnv,
    truth::{self, Segment},
    windows,
};

/// Version of the generator: days of one version are the same bytes for ever.
pub const GENERATOR: u32 = 1;
/// The first date; the number of a day counts from it. A Monday three weeks before clocks change in Europe.
const FIRST: (i16, i8, i8) = (2026, 3, 2);

/// Why no day could be made.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// A persona does not parse.
    #[error("failed to read a persona: correct its TOML")]
    Persona {
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
    /// The words of a language do not parse.
    #[error(
        "failed to read the words of a language: correct the TOML in tests/bench/scenario/words"
    )]
    Words {
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
    /// A language without words.
    #[error(
        "failed to find the words of the language {tongue}: add tests/bench/scenario/words/{tongue}.toml"
    )]
    Tongue {
        /// The language.
        tongue: String,
    },
    /// A persona names what is not there.
    #[error(
        "failed to find {what}, which the persona {persona} names: add it or take the name out"
    )]
    Missing {
        /// The persona.
        persona: String,
        /// What it names.
        what: String,
    },
    /// No such time zone.
    #[error("failed to find a time zone: give an IANA name, and install tzdata")]
    TimeZone {
        /// What is wrong.
        source: jiff::Error,
    },
    /// No time of day.
    #[error("failed to read the time of day {text}: write hours and minutes, as 08:50")]
    Time {
        /// As it was written.
        text: String,
        /// What is wrong.
        source: jiff::Error,
    },
    /// No span of hours.
    #[error("failed to read the quiet hours {text}: write them as 21:00-08:00")]
    QuietHours {
        /// As they were written.
        text: String,
    },
    /// A date beyond the calendar.
    #[error("failed to find the date of day {seed}: take a smaller number")]
    Date {
        /// The number of the day.
        seed: u64,
    },
}

/// What made a day, and what came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the generator.
    pub generator: u32,
    /// The persona.
    pub persona: String,
    /// The date, local.
    pub date: String,
    /// The number of the day.
    pub seed: u64,
    /// Every parameter of the noise.
    pub noise: Noise,
    /// Lines of `obs.jsonl`.
    pub observations: usize,
    /// Lines of `truth.jsonl`.
    pub segments: usize,
    /// FNV-1a of both files, hexadecimal: tells whether two days are the same, no more.
    pub hash: String,
}

/// A day: what was seen, and what was so.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The date, local: the name of the day.
    pub date: String,
    /// What is told of the person.
    pub persona: String,
    /// The number of the day.
    pub seed: u64,
    /// How it was seen.
    pub noise: Noise,
    /// In the order of arrival.
    pub observations: Vec<Observation>,
    /// In order, without gaps.
    pub truth: Vec<Segment>,
}

impl Day {
    /// Makes the day of this number.
    ///
    /// # Errors
    ///
    /// When the persona names what is not there.
    pub fn make(persona: &Persona, seed: u64, noise: &Noise) -> Result<Self, ScenarioError> {
        let date = date_of(seed)?;
        let plan = Plan::make(persona, date, seed)?;
        let visits = windows::visits(persona, &plan, seed)?;
        let truth = truth::segments(persona, &plan, &visits);
        let observations = observe::observations(persona, &plan, &visits, seed, noise)?;
        Ok(Self {
            date: date.to_string(),
            persona: persona.profile.name.clone(),
            seed,
            noise: noise.clone(),
            observations,
            truth,
        })
    }

    /// What made it, with the hash of its files.
    ///
    /// # Errors
    ///
    /// When a value is not fit for JSON.
    pub fn manifest(&self) -> Result<Manifest, serde_json::Error> {
        let mut bytes = self.observation_lines()?;
        bytes.push_str(&self.truth_lines()?);
        Ok(Manifest {
            generator: GENERATOR,
            persona: self.persona.clone(),
            date: self.date.clone(),
            seed: self.seed,
            noise: self.noise.clone(),
            observations: self.observations.len(),
            segments: self.truth.len(),
            hash: format!("{:016x}", fnv(bytes.as_bytes())),
        })
    }
}

fn date_of(seed: u64) -> Result<Date, ScenarioError> {
    let (year, month, day) = FIRST;
    let days = i64::try_from(seed).map_err(|_| ScenarioError::Date { seed })?;
    let first = Date::new(year, month, day).map_err(|_| ScenarioError::Date { seed })?;
    // Past the calendar's end the days of the week matter more than the year: numbers wrap after 5,000 days.
    first
        .checked_add((days % 5_000).days())
        .map_err(|_| ScenarioError::Date { seed })
}

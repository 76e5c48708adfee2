//! The frozen files: lines of JSON.

use serde::{Serialize, de::DeserializeOwned};

use crate::{day::Day, observation::Observation, truth::Segment};

/// A line that is not what it should be.
#[derive(Debug, thiserror::Error)]
#[error("failed to read line {line}: write it as tests/bench/README.md says")]
pub struct LayoutError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub source: serde_json::Error,
}

impl Day {
    /// The text of `obs.jsonl`.
    ///
    /// # Errors
    ///
    /// When a number is not fit for JSON.
    pub fn observation_lines(&self) -> Result<String, serde_json::Error> {
        lines(&self.observations)
    }

    /// The text of `truth.jsonl`.
    ///
    /// # Errors
    ///
    /// When a number is not fit for JSON.
    pub fn truth_lines(&self) -> Result<String, serde_json::Error> {
        lines(&self.truth)
    }
}

fn lines<T: Serialize>(of: &[T]) -> Result<String, serde_json::Error> {
    let mut text = String::new();
    for value in of {
        text.push_str(&serde_json::to_string(value)?);
        text.push('\n');
    }
    Ok(text)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, LayoutError> {
    let written = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let parsed = written.map(|(index, line)| {
        serde_json::from_str(line).map_err(|source| LayoutError {
            line: index + 1,
            source,
        })
    });
    parsed.collect()
}

/// The observations of an `obs.jsonl`.
///
/// # Errors
///
/// At the first line that is none.
pub fn observations_from(text: &str) -> Result<Vec<Observation>, LayoutError> {
    parse(text)
}

/// The segments of a `truth.jsonl`.
///
/// # Errors
///
/// At the first line that is none.
pub fn segments_from(text: &str) -> Result<Vec<Segment>, LayoutError> {
    parse(text)
}

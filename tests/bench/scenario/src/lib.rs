//! Days that never were: what a made-up person does at a screen, what Velvet would observe of it, and the truth.
//!
//! Written without knowledge of the detectors and with words of its own; no worker may depend on it. A persona, a
//! number and a noise profile make a day: [`Day::make`]. The same three make the same bytes, and other noise makes
//! the same day seen worse: each process draws from a stream of random numbers of its own.
//!
//! Layers (spec/nudge.md section G): plan of the day, what is done when, windows, text, input and sound, noise and
//! faults. [`acceptance::Figures`] compares a day with what has been published of real ones.

pub mod acceptance;
mod day;
mod golden;
mod layout;
mod noise;
pub mod observation;
mod observe;
pub mod persona;
mod plan;
mod random;
mod sound;
mod text;
pub mod truth;
mod windows;
mod words;

pub use day::{Day, GENERATOR, Manifest, ScenarioError};
pub use golden::{Expect, Golden};
pub use layout::{LayoutError, observations_from, segments_from};
pub use noise::Noise;
pub use observation::{Body, Observation};
pub use persona::{Persona, Profile};
pub use truth::Segment;
pub use words::{function_words, vocabulary};

#[cfg(test)]
mod tests;

//! The model of the present: what the person is doing, how deep, whether it is what they meant to do.
//!
//! Pure: observations in, [`velvet_messages::v1::ContextEvent`]s out, on event time only. Nothing here reads a clock,
//! a file or the network, so a recorded day replays to the same bytes at any speed. What is on the screen is compared,
//! counted and forgotten; nothing that is said quotes it.

mod agenda;
mod axis;
mod category;
mod depth;
mod engagement;
mod hash;
mod intake;
mod media;
mod message;
mod model;
pub mod observation;
mod presence;
mod programs;
mod relevance;
mod settings;
mod social;
mod state;
mod step;
mod switching;
mod titles;
mod vocabulary;
mod window;
mod words;

#[cfg(test)]
mod tests;

pub use message::{observation_of_reading, observation_of_signal};
pub use model::{Model, SnapshotError, event_id};
pub use observation::{Body, Observation};
pub use relevance::Embedding;
pub use settings::{
    DepthSettings, DriftSettings, MediaSettings, OrderSettings, PresenceSettings,
    RelevanceSettings, Settings, SocialSettings, SwitchingSettings,
};
pub use step::{ContextInput, ContextStep};
pub use vocabulary::vocabulary;

//! The model of the present: what the person is doing, how deep, whether it is what they meant to do.
//!
//! Pure: observations in, [`velvet_messages::v1::ContextEvent`]s out, on event time only. Nothing here reads a clock,
//! a file or the network, so a recorded day replays to the same bytes at any speed.

pub mod observation;

pub use observation::{Body, Observation};

//! One integration binary for the whole workspace.
//!
//! The live tests run our own programs as processes, with a real nats-server, Tesseract and X server. Each has a
//! display and a home of its own. Those on which much is going on take turns.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that fails is a failed test"
)]

mod canary;
mod chaos;
mod companion;
mod faults;
mod house;
mod live;
mod pipeline;
mod readers;
mod session;

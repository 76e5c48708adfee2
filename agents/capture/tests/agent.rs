//! The agent as a whole: on a real X server, and on replays and sources that misbehave.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a helper of a test may fail the test, and what looking costs is shown on demand"
)]

#[path = "agent/desk.rs"]
mod desk;
#[path = "agent/faults.rs"]
mod faults;
#[path = "agent/record.rs"]
mod record;
#[path = "agent/replay.rs"]
mod replay;
#[path = "agent/x11.rs"]
mod x11;

//! Tests of the store on real files. One binary.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a helper of a test may fail the test; a child tells its parent what it keeps, a test why it does not run"
)]

mod cases;
mod faults;
mod forgetting;
mod golden;
mod pictures;
mod power;
mod promises;
mod retention;
mod scrolling;
mod searching;
mod verifying;
mod world;

//! Tests of the store on real files. One binary.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of a test may fail the test"
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

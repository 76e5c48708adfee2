//! The promises of the schemas: golden files, rules and silence. One binary, so that the schemas are read once.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper that panics is a test that fails"
)]

mod golden;
mod lint;
mod names;
mod populate;
mod silent;

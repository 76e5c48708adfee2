//! velvet-nats against a real nats-server, and its contract on the bus in memory too.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests fail like tests; clippy only knows the test functions themselves"
)]

mod admin;
mod broker;
mod cli;
mod contract;
mod peers;
mod permissions;
mod rig;
mod service;
mod topology;

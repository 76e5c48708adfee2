//! velvet-nats against a real nats-server, and its contract on the bus in memory too.

mod admin;
mod broker;
mod cli;
mod contract;
mod permissions;
mod rig;
mod service;
mod topology;

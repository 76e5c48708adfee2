//! The one loop that every worker runs in: consume, open, fetch, step, seal, publish, settle.
//!
//! A worker supplies [`Fetch`] (I/O, no decisions) and [`Step`] (decisions, no I/O). The runtime owns
//! the order in which things become durable: outputs are confirmed by the bus before the input is
//! acknowledged, and what cannot be processed goes to the dead letters with its sealed bytes and a
//! reason code. It knows no broker: [`Bus`] is a port, `velvet-nats` and [`memory::MemoryBus`] implement it.

pub mod bus;
pub mod clock;
pub mod config;
pub mod launch;
pub mod memory;
pub mod process;
pub mod run;
pub mod service;
pub mod share;
pub mod shutdown;
pub mod telemetry;
pub mod worker;

pub use bus::{Bus, BusError, Delivery, Outgoing, Publish, Verdict};
pub use clock::{Clock, SystemClock, Timestamp};
pub use config::Problem;
pub use launch::{ChildState, Launch, SupervisorAnswer, SupervisorRequest, ask_supervisor};
pub use run::{RunError, RunSettings, Surroundings, Worker, run, seal_draft};
pub use service::{Answer, Asker, Health, Service};
pub use share::{Heard, Kept, Peers, Shared, Sharing, SharingError, SharingSettings, seal_forget};
pub use shutdown::{Shutdown, StopHandle, shutdown};
pub use worker::{Code, Draft, Failure, Fetch, Incoming, NoFetch, Output, Received, Settled, Step};

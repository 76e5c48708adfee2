//! How messages travel: the embedded nats-server, its users, the topology, and the JetStream bus.
//!
//! The only crate that names async-nats. It implements the ports of `velvet-runtime` and knows nothing of
//! what is inside an envelope: it holds no key and opens nothing.

pub mod admin;
mod ask;
mod bus;
mod connection;
mod peers;
mod pull;
mod serve;
pub mod server;
mod settings;
mod tap;
pub mod topology;
pub mod users;

pub use ask::AskError;
pub use bus::{JetStreamBus, Publisher, Receipt};
pub use connection::Connection;
pub use peers::JetStreamPeers;
pub use serve::Serving;
pub use server::{Broker, BrokerError, BrokerPlan, exec_broker};
pub use settings::{BrokerSettings, BusSettings};
pub use tap::Tap;
pub use topology::{Difference, Topology, TopologyError};

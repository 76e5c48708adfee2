//! Sections `[broker]` and `[bus]` of the settings. Their defaults are in `ops/defaults.toml`.

use std::{path::PathBuf, time::Duration};

use serde::Deserialize;
use velvet_runtime::{BusError, Launch, Problem};

/// How our own nats-server is found and run. Section `[broker]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrokerSettings {
    /// An outside server or cluster to use; empty: run our own.
    pub nats_url: String,
    /// The nats-server to run; empty: the one beside our binary, or in PATH.
    pub nats_server: PathBuf,
    /// Bytes that the streams may take on disk.
    pub store_bytes_max: u64,
    /// Memory above which the server collects garbage harder.
    pub memory_bytes: u64,
    /// Processors that the server may use.
    pub processors_max: u32,
    /// How long a starting server may take until it listens, milliseconds.
    pub start_ms_max: u64,
    /// How long a stopping server may take before it is killed, milliseconds.
    pub stop_ms_max: u64,
}

impl BrokerSettings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut number = |key: &str, value: u64, from: u64, to: u64| {
            let allowed = format!("{from} to {to}");
            let good = (from..=to).contains(&value);
            Problem::unless(good, problems, &format!("broker.{key}"), &allowed, &value);
        };
        // Less than the streams reserve together and the server refuses to create them.
        let reserved = crate::Topology::reserved_bytes();
        number("store_bytes_max", self.store_bytes_max, reserved, 1 << 50);
        number("memory_bytes", self.memory_bytes, 64 << 20, 1 << 40);
        number("processors_max", self.processors_max.into(), 1, 1024);
        number("start_ms_max", self.start_ms_max, 1000, 600_000);
        number("stop_ms_max", self.stop_ms_max, 100, 600_000);
        let url = &self.nats_url;
        let scheme = ["nats://", "tls://"]
            .iter()
            .any(|start| url.starts_with(start));
        let good = url.is_empty() || scheme;
        let allowed = "empty, or an address that starts with nats:// or tls://";
        // The address may hold a password, so what was found is not repeated.
        Problem::unless(
            good,
            problems,
            "broker.nats_url",
            allowed,
            &"something else",
        );
    }

    pub(crate) fn start_max(&self) -> Duration {
        Duration::from_millis(self.start_ms_max)
    }

    pub(crate) fn stop_max(&self) -> Duration {
        Duration::from_millis(self.stop_ms_max)
    }
}

/// How a part talks to the bus. Section `[bus]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusSettings {
    /// How long the bus may take to confirm, milliseconds.
    pub confirm_ms_max: u64,
    /// How long one pull waits for a message, milliseconds.
    pub pull_expires_ms: u64,
    /// How often the bus shows that a waiting pull is alive, milliseconds.
    pub pull_heartbeat_ms: u64,
    /// Copies of every stream, in a cluster.
    pub replicas: u32,
}

impl BusSettings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut number = |key: &str, value: u64, from: u64, to: u64| {
            let allowed = format!("{from} to {to}");
            let good = (from..=to).contains(&value);
            Problem::unless(good, problems, &format!("bus.{key}"), &allowed, &value);
        };
        number("confirm_ms_max", self.confirm_ms_max, 100, 600_000);
        number("pull_expires_ms", self.pull_expires_ms, 1000, 600_000);
        // The server refuses a heartbeat longer than half of the pull.
        let half = (self.pull_expires_ms / 2).max(100);
        number("pull_heartbeat_ms", self.pull_heartbeat_ms, 100, half);
        number("replicas", self.replicas.into(), 1, 5);
    }

    /// The section in a launch.
    ///
    /// # Errors
    /// When the launch comes from another version of Velvet.
    pub fn of(launch: &Launch) -> Result<Self, BusError> {
        let section = launch.config.get("bus").cloned().unwrap_or_default();
        serde_json::from_value(section).map_err(BusError::unconfirmed("read the bus settings"))
    }

    pub(crate) fn confirm_max(&self) -> Duration {
        Duration::from_millis(self.confirm_ms_max)
    }

    pub(crate) fn pull_expires(&self) -> Duration {
        Duration::from_millis(self.pull_expires_ms)
    }

    pub(crate) fn pull_heartbeat(&self) -> Duration {
        Duration::from_millis(self.pull_heartbeat_ms)
    }
}

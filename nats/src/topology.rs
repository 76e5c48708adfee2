//! The streams and consumers of Velvet (DESIGN.md section 3) as data, and how they get onto a server.
//!
//! What was created is believed only after the server has echoed it: servers ignore what they do not know.
//! Compared is the raw JSON, so that a field nobody here has heard of is a difference too.

mod apply;
mod compare;

use std::time::Duration;

use serde_json::{Value, json};
use velvet_messages::Role;

pub use apply::{Change, TopologyError};
pub use compare::Difference;

const MIB: u64 = 1 << 20;
const MINUTE: Duration = Duration::from_secs(60);

/// The bucket of sealed worker snapshots.
pub const STATE_BUCKET: &str = "velvet_state";
/// The stream behind [`STATE_BUCKET`].
pub const STATE_STREAM: &str = "KV_velvet_state";
/// The stream of dead letters.
pub const DEAD_STREAM: &str = "DEAD";

/// A message of at most 1 MiB, its envelope and headers. Larger ones cost latency (spec/bus.md section 11).
const MESSAGE_BYTES_MAX: u64 = MIB + 128 * 1024;
/// A snapshot may be larger than a frame, but must fit into the server's `max_payload`.
const STATE_BYTES_MAX: u64 = MIB + 512 * 1024;
/// The bus takes a delivery back after this time without a sign of life; a reader shows one every third of it.
pub const ACK_WAIT: Duration = Duration::from_secs(30);
/// Deliveries in hand at once over all workers of one kind. More than one machine's workers can hold, and few
/// enough that a failing worker does not draw the whole stream out.
const ACK_PENDING_MAX: u64 = 256;

/// When the server forgets a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// When its one consumer has acknowledged it.
    WorkQueue,
    /// When all consumers have acknowledged it.
    Interest,
    /// By age only.
    Limits,
}

impl Retention {
    fn name(self) -> &'static str {
        match self {
            Self::WorkQueue => "workqueue",
            Self::Interest => "interest",
            Self::Limits => "limits",
        }
    }
}

/// One stream.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Its name.
    pub name: &'static str,
    /// For the person who looks into the server.
    pub description: &'static str,
    /// What it stores.
    pub subjects: &'static str,
    /// When it forgets.
    pub retention: Retention,
    /// Size at which it refuses more. Nothing is dropped to make room.
    pub bytes_max: u64,
    /// Age at which it forgets; zero: never.
    pub age_max: Duration,
    /// Largest message.
    pub message_bytes_max: u64,
    /// How long a repeated id is recognised.
    pub duplicate_window: Duration,
}

impl Stream {
    fn is_state(&self) -> bool {
        self.name == STATE_STREAM
    }

    /// The whole configuration: what is left out would be the server's choice.
    fn config(&self, replicas: u32) -> Value {
        let state = self.is_state();
        json!({
            "name": self.name,
            "description": self.description,
            "subjects": [self.subjects],
            "retention": self.retention.name(),
            "discard": "new",
            "storage": "file",
            "compression": "none",
            "num_replicas": replicas,
            "max_consumers": -1,
            "max_msgs": -1,
            // A bucket keeps the last value of each key.
            "max_msgs_per_subject": if state { 1 } else { -1 },
            "max_bytes": self.bytes_max,
            "max_age": nanos(self.age_max),
            "max_msg_size": self.message_bytes_max,
            "duplicate_window": nanos(self.duplicate_window),
            // Looking into a work queue or interest stream is only possible by direct access.
            "allow_direct": true,
            "mirror_direct": false,
            "sealed": false,
            "deny_delete": state,
            "deny_purge": false,
            "allow_rollup_hdrs": state,
            "consumer_limits": {},
            "metadata": {
                "velvet.schema": velvet_messages::SCHEMA_VERSION.to_string(),
                "velvet.content": "sealed",
            },
        })
    }
}

/// One durable consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consumer {
    /// The stream it reads.
    pub stream: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Who reads by it.
    pub role: Role,
}

impl Consumer {
    fn config(&self, replicas: u32) -> Value {
        json!({
            "durable_name": self.name,
            "name": self.name,
            "description": format!("read by {}", self.role),
            "deliver_policy": "all",
            "ack_policy": "explicit",
            "ack_wait": nanos(ACK_WAIT),
            // Without end: the worker itself moves what it cannot process to the dead letters. A message that
            // the server gives up would lie in the stream and be counted nowhere.
            "max_deliver": -1,
            "max_ack_pending": ACK_PENDING_MAX,
            "max_waiting": 512,
            "replay_policy": "instant",
            "num_replicas": replicas,
            "metadata": { "velvet.role": self.role.name() },
        })
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

const fn stream(
    name: &'static str,
    subjects: &'static str,
    retention: Retention,
    megabytes_max: u64,
    description: &'static str,
) -> Stream {
    Stream {
        name,
        description,
        subjects,
        retention,
        bytes_max: megabytes_max * MIB,
        age_max: Duration::ZERO,
        message_bytes_max: MESSAGE_BYTES_MAX,
        // Longer than any worker retries a publish before its input is delivered again.
        duplicate_window: Duration::from_secs(600),
    }
}

/// All streams. Reserved together they must fit into `broker.store_bytes_max`.
fn streams() -> Vec<Stream> {
    use Retention::{Interest, Limits, WorkQueue};
    vec![
        Stream {
            // The agent repeats within seconds or takes a newer picture.
            duplicate_window: MINUTE * 2,
            ..stream(
                "FRAMES",
                "velvet.frames.*.*",
                WorkQueue,
                1024,
                "changed regions of the screen, sealed",
            )
        },
        stream(
            "READINGS",
            "velvet.readings.*.*",
            Interest,
            512,
            "text and minimised pixels, sealed",
        ),
        stream(
            "SIGNALS",
            "velvet.signals.*.*",
            Interest,
            64,
            "focus, input, system, sealed",
        ),
        stream(
            "CONTEXT",
            "velvet.context.*.*",
            Interest,
            64,
            "the model of the present, sealed",
        ),
        stream(
            "NUDGES",
            "velvet.nudges.*.*",
            Interest,
            16,
            "decisions, deliveries, outcomes, sealed",
        ),
        stream(
            "LEDGER",
            "velvet.ledger.*.*",
            Interest,
            16,
            "who counted what, sealed",
        ),
        Stream {
            age_max: MINUTE * 60 * 24 * 7,
            ..stream(
                DEAD_STREAM,
                "velvet.dead.*",
                Limits,
                256,
                "what could not be processed, sealed",
            )
        },
        Stream {
            duplicate_window: MINUTE * 2,
            message_bytes_max: STATE_BYTES_MAX,
            ..stream(
                STATE_STREAM,
                "$KV.velvet_state.>",
                Limits,
                64,
                "snapshots of worker state, sealed",
            )
        },
    ]
}

const CONSUMERS: [Consumer; 11] = {
    const fn consumer(stream: &'static str, name: &'static str, role: Role) -> Consumer {
        Consumer { stream, name, role }
    }
    [
        consumer("FRAMES", "ocr", Role::Ocr),
        consumer("READINGS", "context", Role::Context),
        consumer("READINGS", "store-readings", Role::Store),
        consumer("SIGNALS", "context-signals", Role::Context),
        consumer("SIGNALS", "nudge-signals", Role::Nudge),
        consumer("SIGNALS", "store-signals", Role::Store),
        consumer("CONTEXT", "nudge", Role::Nudge),
        consumer("CONTEXT", "store-context", Role::Store),
        consumer("NUDGES", "deliver", Role::Deliver),
        consumer("NUDGES", "store-nudges", Role::Store),
        consumer("LEDGER", "store-ledger", Role::Store),
    ]
};

/// What should be on the server.
#[derive(Clone, Debug)]
pub struct Topology {
    roles: Vec<Role>,
    replicas: u32,
}

impl Topology {
    /// All streams, and the consumers of these roles. A consumer that nobody reads would fill an interest
    /// stream until it is full, so a role that is switched off has none.
    #[must_use]
    pub fn new(roles: &[Role], replicas: u32) -> Self {
        Self {
            roles: roles.to_vec(),
            replicas,
        }
    }

    /// With every role that there is.
    #[must_use]
    pub fn whole(replicas: u32) -> Self {
        Self::new(&Role::ALL, replicas)
    }

    /// The streams.
    #[must_use]
    pub fn streams(&self) -> Vec<Stream> {
        streams()
    }

    /// The consumers of the roles that are switched on.
    pub fn consumers(&self) -> impl Iterator<Item = Consumer> {
        CONSUMERS
            .into_iter()
            .filter(|consumer| self.roles.contains(&consumer.role))
    }

    /// The consumers that one role reads by, whether it is switched on or not.
    pub fn consumers_of(role: Role) -> impl Iterator<Item = Consumer> {
        CONSUMERS
            .into_iter()
            .filter(move |consumer| consumer.role == role)
    }

    /// The consumers of the roles that are switched off.
    fn unwanted(&self) -> impl Iterator<Item = Consumer> {
        CONSUMERS
            .into_iter()
            .filter(|consumer| !self.roles.contains(&consumer.role))
    }

    /// Bytes that all streams reserve together.
    #[must_use]
    pub fn reserved_bytes() -> u64 {
        streams().iter().map(|stream| stream.bytes_max).sum()
    }
}

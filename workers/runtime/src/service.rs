//! Questions to a worker: sealed requests and answers, health, figures.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use velvet_messages::{Role, v1};

use crate::Timestamp;

/// Answers questions. Called off the async threads; several at once.
pub trait Answer: Send + Sync + 'static {
    /// Names of the endpoints under `velvet.svc.<role>.`.
    fn endpoints(&self) -> &'static [&'static str];

    /// Answers one question.
    fn answer(&self, now: Timestamp, endpoint: &str, request: &v1::Request) -> v1::Response;
}

/// What `velvet.ctl.<role>.health` and `nats micro stats` tell. Codes and numbers only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Health {
    /// `ok`, or a reason code.
    pub state: String,
    /// Process id.
    pub pid: u32,
    /// Inputs turned into outputs since the start.
    pub stepped: u64,
    /// Outputs confirmed by the bus.
    pub published: u64,
    /// Redeliveries answered from memory.
    pub repeated: u64,
    /// Inputs handed back for later.
    pub retried: u64,
    /// Inputs moved to the dead letters.
    pub dead: u64,
    /// Median and 99th percentile of a step, fetch included, milliseconds.
    pub step_p50_ms: f64,
    /// See `step_p50_ms`.
    pub step_p99_ms: f64,
}

/// One worker as a `nats micro` service. The bus side calls it for every request.
pub trait Service: Send + Sync + 'static {
    /// Who answers.
    fn role(&self) -> Role;

    /// Endpoints under `velvet.svc.<role>.`.
    fn endpoints(&self) -> &'static [&'static str];

    /// Takes a sealed request to sealed answer parts, in order; each fits in one message.
    /// `request_id` and the reply subject's binding keep an answer from being replayed elsewhere.
    fn call(
        &self,
        endpoint: String,
        request_id: String,
        body: Bytes,
    ) -> impl Future<Output = Vec<Bytes>> + Send;

    /// The figures of now.
    fn health(&self) -> Health;
}

/// Shared handle to the figures; the loop writes, the service reads.
pub type SharedHealth = Arc<std::sync::Mutex<Health>>;

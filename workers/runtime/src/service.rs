//! Questions to a worker: sealed requests and answers, health, figures.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use bytes::Bytes;
use prost::Message;
use serde::{Deserialize, Serialize};
use velvet_messages::{Role, SCHEMA_VERSION, Stage, Subject, v1};
use velvet_seal::{Binding, Open, OpenError, RoleKeys, SealError};
use zeroize::Zeroizing;

use crate::{Clock, Timestamp};

/// Answers questions. Called off the async threads; several at once.
pub trait Answer: Send + Sync + 'static {
    /// Names of the endpoints under `velvet.svc.<role>.`.
    fn endpoints(&self) -> &'static [&'static str];

    /// Answers one question. The asker may go meanwhile; who works long looks whether the answer is still wanted.
    fn answer(
        &self,
        now: Timestamp,
        endpoint: &str,
        request: &v1::Request,
        asker: &Asker,
    ) -> v1::Response;
}

/// Whoever waits for an answer.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<AtomicBool>);

impl Asker {
    /// Whether nobody waits any more.
    #[must_use]
    pub fn has_gone(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Held by who waits; dropped with the question, it tells so.
struct Waiting(Asker);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// What `velvet.ctl.<role>.health` and `nats micro stats` tell. Codes and numbers only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// Further figures of the role, by name.
    #[serde(default)]
    pub figures: BTreeMap<String, u64>,
}

/// One worker as a `nats micro` service. The bus side calls it for every request.
pub trait Service: Send + Sync + 'static {
    /// Who answers.
    fn role(&self) -> Role;

    /// Endpoints under `velvet.svc.<role>.`.
    fn endpoints(&self) -> &'static [&'static str];

    /// Takes a sealed request to sealed answer parts, in order; each fits in one message.
    /// `request_id` and the reply subject's binding keep an answer from being replayed elsewhere. Dropped before
    /// its end, it ends the work on the answer.
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

/// Room for one part of an answer, below the bus's 1 MiB rule with the envelope around it.
const PART_BYTES_MAX: usize = 900 * 1024;

fn request_binding(role: Role, endpoint: &str, request_id: &str) -> Binding {
    Binding::new("velvet/request/1")
        .with(Subject::service(role, endpoint).as_str().as_bytes())
        .with(request_id.as_bytes())
        .with_u64(u64::from(SCHEMA_VERSION))
}

fn answer_binding(
    role: Role,
    endpoint: &str,
    request_id: &str,
    part: usize,
    parts: usize,
) -> Binding {
    Binding::new("velvet/answer/1")
        .with(Subject::service(role, endpoint).as_str().as_bytes())
        .with(request_id.as_bytes())
        .with_u64(u64::from(SCHEMA_VERSION))
        .with_u64(part as u64)
        .with_u64(parts as u64)
}

/// Seals a question to one endpoint.
///
/// # Errors
/// When the asker has no service key.
pub fn seal_request(
    keys: &RoleKeys,
    role: Role,
    endpoint: &str,
    request_id: &str,
    request: &v1::Request,
) -> Result<Bytes, SealError> {
    let key = keys.stage(Stage::Service).ok_or(SealError::NoKey)?;
    let plain = Zeroizing::new(request.encode_to_vec());
    Ok(key
        .seal(&request_binding(role, endpoint, request_id), &plain)?
        .into())
}

/// Opens a question.
///
/// # Errors
/// When it is no question to this endpoint under this id.
pub fn open_request(
    keys: &RoleKeys,
    role: Role,
    endpoint: &str,
    request_id: &str,
    body: &[u8],
) -> Result<Open<v1::Request>, OpenError> {
    let key = keys.stage(Stage::Service).ok_or(OpenError::NoKey)?;
    let plain = key.open(&request_binding(role, endpoint, request_id), body)?;
    let request = v1::Request::decode(plain.as_slice()).map_err(|_| OpenError::Malformed)?;
    Ok(Open::new(request))
}

/// Seals an answer in as many parts as it needs.
///
/// # Errors
/// When the worker has no service key.
pub fn seal_response(
    keys: &RoleKeys,
    role: Role,
    endpoint: &str,
    request_id: &str,
    response: &v1::Response,
) -> Result<Vec<Bytes>, SealError> {
    let key = keys.stage(Stage::Service).ok_or(SealError::NoKey)?;
    let plain = Zeroizing::new(response.encode_to_vec());
    let parts = plain.len().div_ceil(PART_BYTES_MAX).max(1);
    (0..parts)
        .map(|part| {
            let start = part * PART_BYTES_MAX;
            let end = (start + PART_BYTES_MAX).min(plain.len());
            let binding = answer_binding(role, endpoint, request_id, part, parts);
            Ok(key.seal(&binding, &plain[start..end])?.into())
        })
        .collect()
}

/// Opens an answer from all its parts, in order.
///
/// # Errors
/// When a part is missing, foreign or damaged.
pub fn open_response(
    keys: &RoleKeys,
    role: Role,
    endpoint: &str,
    request_id: &str,
    parts: &[Bytes],
) -> Result<Open<v1::Response>, OpenError> {
    let key = keys.stage(Stage::Service).ok_or(OpenError::NoKey)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(parts.iter().map(Bytes::len).sum()));
    for (part, body) in parts.iter().enumerate() {
        let binding = answer_binding(role, endpoint, request_id, part, parts.len());
        plain.extend_from_slice(&key.open(&binding, body)?);
    }
    let response = v1::Response::decode(plain.as_slice()).map_err(|_| OpenError::Malformed)?;
    Ok(Open::new(response))
}

/// A [`Service`] out of an [`Answer`]: opens the question, asks off the async threads, seals the answer.
pub struct SealedService<A> {
    role: Role,
    keys: RoleKeys,
    answer: Arc<A>,
    clock: Arc<dyn Clock>,
    health: SharedHealth,
}

impl<A: Answer> SealedService<A> {
    /// A service of this role.
    pub fn new(
        role: Role,
        keys: RoleKeys,
        answer: Arc<A>,
        clock: Arc<dyn Clock>,
        health: SharedHealth,
    ) -> Self {
        Self {
            role,
            keys,
            answer,
            clock,
            health,
        }
    }
}

impl<A: Answer> Service for SealedService<A> {
    fn role(&self) -> Role {
        self.role
    }

    fn endpoints(&self) -> &'static [&'static str] {
        self.answer.endpoints()
    }

    async fn call(&self, endpoint: String, request_id: String, body: Bytes) -> Vec<Bytes> {
        let request = match open_request(&self.keys, self.role, &endpoint, &request_id, &body) {
            Ok(request) => request,
            Err(error) => {
                // Whoever asked has not our key: there is nobody to answer to.
                tracing::warn!(code = error.code(), "question refused");
                return vec![];
            }
        };
        let (answer, now, name) = (Arc::clone(&self.answer), self.clock.now(), endpoint.clone());
        let asker = Asker::default();
        let _waiting = Waiting(asker.clone());
        let asked = tokio::task::spawn_blocking(move || {
            Open::new(answer.answer(now, &name, &request, &asker))
        });
        let response = asked.await.unwrap_or_else(|_| Open::new(failed()));
        seal_response(&self.keys, self.role, &endpoint, &request_id, &response).unwrap_or_default()
    }

    fn health(&self) -> Health {
        read_health(&self.health)
    }
}

fn failed() -> v1::Response {
    refusal(
        "internal",
        "the worker failed on this question; see its log",
    )
}

/// An answer that says why there is none.
#[must_use]
pub fn refusal(code: &str, text: &str) -> v1::Response {
    let refusal = v1::Refusal {
        code: code.to_owned(),
        text: text.to_owned(),
    };
    v1::Response {
        kind: Some(v1::response::Kind::Refusal(refusal)),
    }
}

/// A copy of the figures.
#[must_use]
pub fn read_health(health: &SharedHealth) -> Health {
    health
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

/// For workers that answer no questions; health and figures are still served.
#[derive(Clone, Copy, Debug)]
pub struct NoAnswer;

impl Answer for NoAnswer {
    fn endpoints(&self) -> &'static [&'static str] {
        &[]
    }

    fn answer(&self, _: Timestamp, _: &str, _: &v1::Request, _: &Asker) -> v1::Response {
        refusal("unknown-endpoint", "this worker answers no questions")
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use velvet_seal::RootKey;

    use super::*;
    use crate::SystemClock;

    /// Works until nobody waits, and notes that it has seen so.
    struct Slow(Arc<AtomicBool>);

    impl Answer for Slow {
        fn endpoints(&self) -> &'static [&'static str] {
            &["search"]
        }

        fn answer(&self, _: Timestamp, _: &str, _: &v1::Request, asker: &Asker) -> v1::Response {
            let begun = Instant::now();
            while !asker.has_gone() && begun.elapsed() < Duration::from_secs(20) {
                std::thread::sleep(Duration::from_millis(1));
            }
            self.0.store(asker.has_gone(), Ordering::SeqCst);
            v1::Response::default()
        }
    }

    #[tokio::test]
    async fn a_question_that_is_dropped_ends_the_work() {
        let keys = RoleKeys::for_role(&RootKey::from_bytes([1; 32]), Role::Store);
        let body = seal_request(&keys, Role::Store, "search", "q", &v1::Request::default());
        let seen = Arc::new(AtomicBool::new(false));
        let service = SealedService::new(
            Role::Store,
            keys.clone(),
            Arc::new(Slow(Arc::clone(&seen))),
            Arc::new(SystemClock),
            SharedHealth::default(),
        );
        let call = service.call("search".to_owned(), "q".to_owned(), body.unwrap());
        let waited = tokio::time::timeout(Duration::from_millis(50), call).await;
        assert!(waited.is_err(), "it works as long as somebody waits");
        for _ in 0..2000 {
            if seen.load(Ordering::SeqCst) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the work goes on for nobody");
    }
}

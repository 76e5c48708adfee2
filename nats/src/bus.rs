//! The bus of the runtime on JetStream.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_nats::{
    HeaderMap, HeaderValue, StatusCode, Subject as NatsSubject, header,
    jetstream::{AckKind, Message, message::Info},
};
use bytes::Bytes;
use futures::{FutureExt, StreamExt, stream::SelectAll};
use tracing::{debug, warn};
use velvet_messages::{MessageId, Role, SCHEMA_VERSION, Subject};
use velvet_runtime::{Bus, BusError, Delivery, Launch, Outgoing, Publish, Verdict};

use crate::{
    Connection,
    connection::{ApiError, parse_answer},
    pull,
    topology::{ACK_WAIT, STATE_BUCKET, STATE_STREAM, Topology},
};

/// The stream could not store the message; the text says whether for lack of room.
const STORE_FAILED: u64 = 10077;
/// The server's or the account's disk budget is used up.
const NO_ROOM: [u64; 3] = [10023, 10047, 10122];
/// The message is larger than the stream allows.
const TOO_LARGE: u64 = 10054;

/// Name of the header with the key id.
pub(crate) const KEY_HEADER: &str = "Velvet-Key";
/// Name of the header with the version of the schemas.
pub(crate) const SCHEMA_HEADER: &str = "Velvet-Schema";
/// Name of the header with the message type.
pub(crate) const CONTENT_TYPE_HEADER: &str = "Content-Type";
/// Name of the header with the W3C trace context; lower case, keys are kept as they are.
pub(crate) const TRACE_HEADER: &str = "traceparent";

/// Publishes only: all that the capture agent may do. Clones share the connection.
#[derive(Clone, Debug)]
pub struct Publisher {
    connection: Connection,
}

impl Publisher {
    /// Connects as the role of the launch.
    ///
    /// # Errors
    /// See [`Connection::open`].
    pub async fn connect(launch: &Launch) -> Result<Self, BusError> {
        Ok(Self {
            connection: Connection::open(launch).await?,
        })
    }

    /// The connection, to answer questions on.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Ends the connection after everything sent is out.
    pub async fn close(&self) {
        self.connection.close().await;
    }
}

impl Publish for Publisher {
    async fn publish(&self, message: &Outgoing) -> Result<(), BusError> {
        let stored = store(
            &self.connection,
            message.subject.as_str(),
            headers(message),
            message.body.clone(),
        );
        stored.await.map(|_| ())
    }
}

/// The bus of one worker.
pub struct JetStreamBus {
    publisher: Publisher,
    /// Never locked, only `next` and `close` get at it; the mutex lets the rest be shared between threads.
    incoming: Mutex<SelectAll<pull::Messages>>,
    /// Acknowledgement subjects of what was handed out and not settled.
    handed_out: Mutex<BTreeMap<u64, NatsSubject>>,
    receipts: AtomicU64,
}

impl std::fmt::Debug for JetStreamBus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JetStreamBus({})", self.role())
    }
}

/// What settles one delivery.
#[derive(Debug)]
pub struct Receipt {
    number: u64,
    reply: NatsSubject,
}

impl JetStreamBus {
    /// Connects as the role of the launch and opens all its consumers.
    ///
    /// # Errors
    /// [`BusError::Refused`] with the code `topology` when the server lacks one of the consumers.
    pub async fn connect(launch: &Launch) -> Result<Self, BusError> {
        let publisher = Publisher::connect(launch).await?;
        let mut incoming = SelectAll::new();
        for consumer in Topology::consumers_of(launch.role) {
            incoming.push(pull::open(&publisher.connection, consumer).await?);
        }
        if incoming.is_empty() {
            return Err(BusError::Refused {
                action: "consume",
                code: "no-consumers",
            });
        }
        Ok(Self {
            publisher,
            incoming: Mutex::new(incoming),
            handed_out: Mutex::default(),
            receipts: AtomicU64::new(0),
        })
    }

    /// The connection, to answer questions on.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.publisher.connection
    }

    fn role(&self) -> Role {
        self.connection().role()
    }

    fn handed_out(&self) -> MutexGuard<'_, BTreeMap<u64, NatsSubject>> {
        // The map is whole after any panic: each use is one call.
        self.handed_out
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn hand_out(&self, message: Message) -> Option<Delivery<Receipt>> {
        let Some((mut delivery, reply)) = read(message) else {
            warn!(role = %self.role(), "something that is no delivery came to the inbox");
            return None;
        };
        delivery.receipt.number = self.receipts.fetch_add(1, Ordering::Relaxed);
        self.handed_out().insert(delivery.receipt.number, reply);
        Some(delivery)
    }

    /// Asks for the next delivery at once, for somebody else.
    async fn give_back(&self, reply: NatsSubject) {
        let nak = Bytes::from(AckKind::Nak(None));
        if self
            .connection()
            .client()
            .publish(reply, nak)
            .await
            .is_err()
        {
            debug!("not given back; the bus delivers again by itself");
        }
    }
}

impl Publish for JetStreamBus {
    async fn publish(&self, message: &Outgoing) -> Result<(), BusError> {
        self.publisher.publish(message).await
    }
}

impl Bus for JetStreamBus {
    type Receipt = Receipt;

    async fn next(&mut self) -> Option<Delivery<Receipt>> {
        loop {
            let incoming = self
                .incoming
                .get_mut()
                .unwrap_or_else(PoisonError::into_inner);
            // Waiting on either loses nothing when dropped: messages stay in `incoming`.
            let message = tokio::select! {
                message = incoming.next() => message?,
                _ = self.publisher.connection.denied() => return None,
            };
            if let Some(delivery) = self.hand_out(message) {
                return Some(delivery);
            }
        }
    }

    async fn settle(&self, receipt: &Receipt, verdict: Verdict) -> Result<(), BusError> {
        self.handed_out().remove(&receipt.number);
        let kind = match verdict {
            Verdict::Ack => AckKind::Ack,
            Verdict::Retry(delay) if delay.is_zero() => AckKind::Nak(None),
            Verdict::Retry(delay) => AckKind::Nak(Some(delay)),
            Verdict::Term => AckKind::Term,
        };
        // A request of our own instead of the client's `double_ack`, which takes "nobody is there" for a yes.
        let answer = self
            .connection()
            .request("settle", receipt.reply.as_str(), None, kind.into());
        answer.await.map(|_| ())
    }

    async fn progress(&self, receipt: &Receipt) -> Result<(), BusError> {
        let sent = self
            .connection()
            .client()
            .publish(receipt.reply.clone(), AckKind::Progress.into());
        sent.await.map_err(BusError::unconfirmed("show progress"))
    }

    fn progress_interval(&self) -> Duration {
        ACK_WAIT / 3
    }

    async fn save(&self, name: &str, sealed: Bytes) -> Result<(), BusError> {
        let subject = state_subject(self.role(), name);
        store(self.connection(), &subject, HeaderMap::new(), sealed)
            .await
            .map(|_| ())
    }

    async fn load(&self, name: &str) -> Result<Option<Bytes>, BusError> {
        let action = "load a snapshot";
        let subject = format!(
            "$JS.API.DIRECT.GET.{STATE_STREAM}.{}",
            state_subject(self.role(), name)
        );
        let answer = self
            .connection()
            .request(action, &subject, None, Bytes::new())
            .await?;
        match answer.status {
            None => Ok(Some(answer.payload)),
            Some(StatusCode::NOT_FOUND) => Ok(None),
            Some(_) => Err(BusError::Unconfirmed {
                action,
                source: None,
            }),
        }
    }

    async fn close(&mut self) {
        let incoming = self
            .incoming
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        for mut messages in std::mem::take(incoming) {
            // Once only: a second look would pull a further message.
            if let Some(reply) = messages
                .next()
                .now_or_never()
                .flatten()
                .and_then(|message| message.message.reply)
            {
                self.give_back(reply).await;
            }
        }
        let handed_out = std::mem::take(&mut *self.handed_out());
        for reply in handed_out.into_values() {
            self.give_back(reply).await;
        }
        self.connection().close().await;
    }
}

fn state_subject(role: Role, name: &str) -> String {
    format!("$KV.{STATE_BUCKET}.{role}.{name}")
}

/// The headers of DESIGN.md section 4.
pub(crate) fn headers(message: &Outgoing) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::NATS_MESSAGE_ID, message.id.as_str());
    headers.insert(CONTENT_TYPE_HEADER, message.content_type.as_str());
    headers.insert(SCHEMA_HEADER, HeaderValue::from(u64::from(SCHEMA_VERSION)));
    headers.insert(KEY_HEADER, message.key_id.as_str());
    if let Some(traceparent) = &message.traceparent {
        headers.insert(TRACE_HEADER, traceparent.as_str());
    }
    for (name, value) in &message.headers {
        headers.insert(*name, value.as_str());
    }
    headers
}

/// Publishes and waits for the stream's confirmation. True when it had the id already.
pub(crate) async fn store(
    connection: &Connection,
    subject: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Result<bool, BusError> {
    let answer = connection
        .request("publish", subject, Some(headers), body)
        .await?;
    match parse_answer(&answer.payload) {
        Ok(confirmation) => Ok(confirmation["duplicate"].as_bool().unwrap_or(false)),
        Err(ApiError::Server { code, description }) => Err(refusal(code, &description)),
        Err(ApiError::Bus(error)) => Err(error),
    }
}

fn refusal(code: u64, description: &str) -> BusError {
    let action = "publish";
    match code {
        // The same code tells of disk trouble, which is not ours to answer with a newer picture.
        STORE_FAILED if description.contains("maximum") => BusError::Full,
        code if NO_ROOM.contains(&code) => BusError::Full,
        TOO_LARGE => BusError::Refused {
            action,
            code: "too-large",
        },
        code => {
            debug!(code, "stream did not store");
            BusError::Unconfirmed {
                action,
                source: None,
            }
        }
    }
}

/// A delivery with a receipt number still to be given, and where to settle it.
fn read(message: Message) -> Option<(Delivery<Receipt>, NatsSubject)> {
    let Info {
        stream,
        stream_sequence,
        delivered,
        ..
    } = message.info().ok()?;
    let attempt = u32::try_from(delivered).unwrap_or(u32::MAX);
    let unnamed = format!("{stream}:{stream_sequence}");
    let text = |name: &str| {
        let value = message
            .headers
            .as_ref()
            .and_then(|headers| headers.get(name));
        value.map(|value| value.as_str().to_owned())
    };
    let reply = message.reply.clone()?;
    let delivery = Delivery {
        id: MessageId::new(text("Nats-Msg-Id").unwrap_or(unnamed)),
        subject: Subject::received(message.subject.as_str()),
        content_type: text(CONTENT_TYPE_HEADER).unwrap_or_default(),
        traceparent: text(TRACE_HEADER),
        body: message.payload.clone(),
        attempt,
        receipt: Receipt {
            number: 0,
            reply: reply.clone(),
        },
    };
    Some((delivery, reply))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_apart() {
        let cases = [
            (
                10077,
                "maximum bytes exceeded",
                "failed to publish: the stream is full",
            ),
            (
                10077,
                "maximum messages exceeded",
                "failed to publish: the stream is full",
            ),
            (
                10077,
                "no space left on device",
                "failed to publish: the bus did not confirm",
            ),
            (
                10047,
                "insufficient storage",
                "failed to publish: the stream is full",
            ),
            (
                10054,
                "message size exceeds maximum allowed",
                "failed to publish: the bus refused (too-large)",
            ),
            (
                10008,
                "temporarily unavailable",
                "failed to publish: the bus did not confirm",
            ),
        ];
        for (code, description, expected) in cases {
            assert_eq!(
                refusal(code, description).to_string(),
                expected,
                "{code} {description}"
            );
        }
    }
}

//! The port to the message bus. `velvet-nats` and [`crate::memory`] implement it; one contract test runs on both.

use std::{future::Future, time::Duration};

use bytes::Bytes;
use velvet_messages::{MessageId, Subject};

/// One message handed to us, to be settled exactly once.
#[derive(Debug)]
pub struct Delivery<R> {
    /// Id given by the publisher; equal on every redelivery: the `Velvet-Id` header when there is one (a dead
    /// letter on its second way), else `Nats-Msg-Id`, else `<stream>:<sequence>`.
    pub id: MessageId,
    /// Subject it was published on.
    pub subject: Subject,
    /// Value of the `Content-Type` header; empty when there is none.
    pub content_type: String,
    /// W3C trace context of the publisher.
    pub traceparent: Option<String>,
    /// The sealed envelope.
    pub body: Bytes,
    /// How many times it has been delivered, from 1.
    pub attempt: u32,
    /// What the bus needs to settle this delivery.
    pub receipt: R,
}

/// One sealed message to publish. The id makes a repeated publish harmless.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Subject to publish on.
    pub subject: Subject,
    /// De-duplication id.
    pub id: MessageId,
    /// Value of the `Content-Type` header.
    pub content_type: String,
    /// Id of the key that sealed the body, for the `Velvet-Key` header.
    pub key_id: String,
    /// W3C trace context.
    pub traceparent: Option<String>,
    /// Further headers: codes and ids only.
    pub headers: Vec<(&'static str, String)>,
    /// The sealed envelope.
    pub body: Bytes,
}

impl std::fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Outgoing({} {} {} bytes)",
            self.subject,
            self.id,
            self.body.len()
        )
    }
}

/// What becomes of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Done; never deliver again.
    Ack,
    /// Deliver again after the delay.
    Retry(Duration),
    /// Never deliver again although it was not processed.
    Term,
}

/// The bus could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// The stream has no room; nothing was stored.
    #[error("failed to publish: the stream is full")]
    Full,
    /// The bus was not reached or did not confirm; the message may or may not be stored.
    #[error("failed to {action}: the bus did not confirm")]
    Unconfirmed {
        /// The action, as an infinitive.
        action: &'static str,
        /// The cause.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// The bus refused: wrong rights or wrong topology. Trying again cannot help.
    #[error("failed to {action}: the bus refused ({code})")]
    Refused {
        /// The action, as an infinitive.
        action: &'static str,
        /// Code of the refusal.
        code: &'static str,
    },
}

impl BusError {
    /// An unconfirmed action with its cause.
    pub fn unconfirmed<E>(action: &'static str) -> impl FnOnce(E) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        move |source| Self::Unconfirmed {
            action,
            source: Some(source.into()),
        }
    }
}

/// Publishes one message. A part of the bus of its own, because the capture agent only publishes.
pub trait Publish: Send + Sync {
    /// Publishes and waits until the bus has confirmed that the message is stored.
    fn publish(&self, message: &Outgoing) -> impl Future<Output = Result<(), BusError>> + Send;
}

/// Consume, publish, settle, keep state.
pub trait Bus: Publish {
    /// Handle needed to settle a delivery.
    type Receipt: Send + Sync;

    /// Waits for the next delivery of any of the role's consumers. `None` when the bus is closed for good.
    /// Cancel safe: dropping the future loses no delivery.
    fn next(&mut self) -> impl Future<Output = Option<Delivery<Self::Receipt>>> + Send;

    /// Settles a delivery and waits for the bus to confirm.
    fn settle(
        &self,
        receipt: &Self::Receipt,
        verdict: Verdict,
    ) -> impl Future<Output = Result<(), BusError>> + Send;

    /// Tells the bus that work goes on, so that it does not deliver again.
    fn progress(
        &self,
        receipt: &Self::Receipt,
    ) -> impl Future<Output = Result<(), BusError>> + Send;

    /// How often `progress` must be called, at least.
    fn progress_interval(&self) -> Duration;

    /// Keeps a sealed snapshot under a name in `velvet_state`; replaces the one before.
    fn save(&self, name: &str, sealed: Bytes) -> impl Future<Output = Result<(), BusError>> + Send;

    /// The last snapshot kept under the name.
    fn load(&self, name: &str) -> impl Future<Output = Result<Option<Bytes>, BusError>> + Send;

    /// Gives back what was received and not settled, and ends the connection after everything sent is out.
    fn close(&mut self) -> impl Future<Output = ()> + Send;
}

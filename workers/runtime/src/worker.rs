//! What a worker has to say about itself: how to fetch, and what to decide.

use std::{
    fmt,
    future::{Future, ready},
    time::Duration,
};

use velvet_messages::{MessageId, Role, SealedMessage, Stage, Subject};
use velvet_seal::{Open, Sealable};
use zeroize::Zeroizing;

use crate::Timestamp;

/// A reason code of a closed list: lower-case words with hyphens. It can hold no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Why an input was not turned into outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The world was not ready; the same input may work later. Counts as a try.
    #[error("try again in {after:?}: {code}")]
    Retry {
        /// How long the bus should hold the input back.
        after: Duration,
        /// What was missing.
        code: Code,
    },
    /// As `Retry`, but for a trouble that is not the input's fault (full disk, locked store): never counts
    /// towards the dead letters.
    #[error("hold for {after:?}: {code}")]
    Hold {
        /// How long the bus should hold the input back.
        after: Duration,
        /// What was missing.
        code: Code,
    },
    /// The input itself is wrong; trying again cannot help. It goes to the dead letters.
    #[error("rejected: {0}")]
    Reject(Code),
}

/// One opened, not yet decoded message.
pub struct Received {
    /// Its id.
    pub id: MessageId,
    /// Where it was published.
    pub subject: Subject,
    /// The stage whose key opened it.
    pub stage: Stage,
    /// Its content type, authenticated.
    pub content_type: String,
    /// The protobuf bytes.
    pub plain: Zeroizing<Vec<u8>>,
}

impl Received {
    /// Decodes the message as a `T`.
    ///
    /// # Errors
    /// Rejects another content type and bytes that are no `T`; the decoder's own message, which quotes
    /// its input, is dropped.
    pub fn decode<T: SealedMessage>(&self) -> Result<Open<T>, Failure> {
        if self.content_type != T::content_type() {
            return Err(Failure::Reject(Code("content-type")));
        }
        T::decode(self.plain.as_slice())
            .map(Open::new)
            .map_err(|_| Failure::Reject(Code("undecodable")))
    }
}

/// What a worker consumes.
pub trait Incoming: Sized + Send + Sync {
    /// Makes the input from an opened message.
    ///
    /// # Errors
    /// [`Failure::Reject`] when the message is not one.
    fn receive(received: Received) -> Result<Self, Failure>;
}

impl<T: SealedMessage> Incoming for Open<T> {
    fn receive(received: Received) -> Result<Self, Failure> {
        received.decode()
    }
}

/// One message to be sealed and published by the runtime.
pub struct Draft {
    /// Where to.
    pub subject: Subject,
    /// Deterministic from the input.
    pub id: MessageId,
    /// Full content type.
    pub content_type: String,
    /// The stage whose key seals it.
    pub stage: Stage,
    /// The protobuf bytes.
    pub plain: Zeroizing<Vec<u8>>,
}

impl Draft {
    /// A draft of something that may be sealed.
    pub fn new<S: Sealable>(subject: Subject, id: MessageId, message: &S) -> Self {
        Self {
            subject,
            id,
            content_type: S::Message::content_type(),
            stage: S::Message::STAGE,
            plain: Zeroizing::new(prost::Message::encode_to_vec(message.message())),
        }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({} {})", self.subject, self.id)
    }
}

/// What a step returns.
#[derive(Debug)]
pub enum Output {
    /// Publish this.
    Publish(Draft),
    /// Call [`Step::wake`] at this time. A later request replaces an earlier one.
    WakeAt(Timestamp),
}

/// What may be acknowledged. A step that makes several inputs durable at once ([`Step::settled`]) asks for a wake-up
/// in time, so that none waits for an input that does not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Everything stepped so far is durable.
    All,
    /// Something is not durable yet: wait.
    Later,
    /// What waited was undone by a failure; it must be delivered again.
    Lost,
}

/// The I/O before the step. It sees ports, never state: it cannot decide.
pub trait Fetch<Input>: Send + Sync + 'static {
    /// What the step gets to see of the outside world.
    type Fetched: Send;

    /// Reads what the step needs.
    fn fetch(&self, input: &Input) -> impl Future<Output = Result<Self::Fetched, Failure>> + Send;
}

/// For workers that need nothing but their input.
#[derive(Clone, Copy, Debug)]
pub struct NoFetch;

impl<Input> Fetch<Input> for NoFetch {
    type Fetched = ();

    fn fetch(&self, _: &Input) -> impl Future<Output = Result<(), Failure>> + Send {
        ready(Ok(()))
    }
}

/// The decision. `self` is the state; no clock, no randomness, no network: values in, values out.
/// (The store's state is its file.)
pub trait Step: Send + 'static {
    /// Who this is: bus user, key set, span name and metric label.
    const ROLE: Role;
    /// What the worker consumes.
    type Input: Incoming;
    /// What [`Fetch`] brought in.
    type Fetched: Send;

    /// Takes one input to its outputs. Called off the async threads, so it may block on its own file.
    ///
    /// # Errors
    /// See [`Failure`].
    fn step(
        &mut self,
        now: Timestamp,
        input: Self::Input,
        fetched: Self::Fetched,
    ) -> Result<Vec<Output>, Failure>;

    /// The time asked for by [`Output::WakeAt`] has come.
    ///
    /// # Errors
    /// See [`Failure`]; a failed wake-up is tried again after its delay.
    fn wake(&mut self, _now: Timestamp) -> Result<Vec<Output>, Failure> {
        Ok(vec![])
    }

    /// Whether what was stepped so far is durable. Asked after each step, wake-up and flush: inputs are acknowledged
    /// only when it is, all that waited together. A step that keeps nothing durable by itself says so always.
    fn settled(&mut self) -> Settled {
        Settled::All
    }

    /// Makes what was stepped durable, because the worker stops.
    ///
    /// # Errors
    /// See [`Failure`]; what is not durable then is given back to the bus.
    fn flush(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// State that must survive a restart, when it has changed since the last call. Written before the ack.
    fn snapshot(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        None
    }

    /// Takes up a snapshot of this or an earlier version. One it cannot read is ignored.
    fn restore(&mut self, _snapshot: &[u8]) {}
}

//! The model as a worker: readings and signals in, the present out.

use prost::Message;
use velvet_messages::{
    DeviceId, MessageId, Role, SealedMessage, Subject,
    v1::{self, context_event::Kind},
};
use velvet_runtime::{Code, Draft, Failure, Incoming, Output, Received, Settled, Step, Timestamp};
use velvet_seal::Open;
use zeroize::Zeroizing;

use crate::{
    Model, Observation, Settings, hash::hash, message::window_of_reading, observation_of_reading,
    observation_of_signal,
};

use std::time::Duration;

/// How often time goes on without an observation: the present is told this late at most.
const TICK: Duration = Duration::from_secs(5);
/// How long observations may wait for a snapshot to hold them. The bus delivers again after 30 s.
const SNAPSHOT_AFTER: Duration = Duration::from_secs(15);
/// Level of a snapshot's compression: it is written every few seconds and read once.
const ZSTD_LEVEL: i32 = 1;
/// Largest snapshot that is taken up: the bus takes none above 1 MiB, and words shrink to a fifth.
const SNAPSHOT_BYTES_MAX: usize = 16 << 20;

/// What the context worker consumes: the observations in one message.
pub struct ContextInput(Vec<Observation>);

impl Incoming for ContextInput {
    fn receive(received: Received) -> Result<Self, Failure> {
        let kind = received.content_type.as_str();
        let observations = if kind == v1::Reading::content_type() {
            let reading: Open<v1::Reading> = received.decode()?;
            // The window first: a focus signal may come a second after the picture that shows the new window, and its
            // words would count for the window before.
            let words = observation_of_reading(&reading);
            let window = words.as_ref().and(window_of_reading(&reading));
            window.into_iter().chain(words).collect()
        } else if kind == v1::Signal::content_type() {
            let signal: Open<v1::Signal> = received.decode()?;
            observation_of_signal(&signal).into_iter().collect()
        } else {
            return Err(Failure::Reject(Code("content-type")));
        };
        Ok(Self(observations))
    }
}

/// The context worker.
pub struct ContextStep {
    model: Model,
    device: DeviceId,
    /// Since when something is in the model that no snapshot has.
    unsaved: Option<Timestamp>,
    now: Timestamp,
}

impl ContextStep {
    /// A worker that knows nothing yet.
    #[must_use]
    pub fn new(settings: Settings, device: DeviceId) -> Self {
        Self {
            model: Model::new(settings, device.as_str()),
            device,
            unsaved: None,
            now: Timestamp::default(),
        }
    }

    fn outputs(&mut self, now: Timestamp, events: Vec<v1::ContextEvent>) -> Vec<Output> {
        self.now = now;
        let said = events.into_iter().filter_map(|event| self.draft(event));
        let mut outputs: Vec<Output> = said.map(Output::Publish).collect();
        outputs.push(Output::WakeAt(now.after(TICK)));
        outputs
    }

    fn draft(&self, event: v1::ContextEvent) -> Option<Draft> {
        let kind = match event.kind.as_ref()? {
            Kind::State(_) => "state",
            Kind::Segment(_) => "segment",
            Kind::Breakpoint(_) => "breakpoint",
        };
        // After a restart the same number may be something else: then it is another message.
        let content = hash(&[&event.encode_to_vec()]);
        let id = MessageId::new(format!("c:{}:{}:{content:016x}", self.device, event.seq));
        let subject = Subject::context(&self.device, kind);
        Some(Draft::new(subject, id, &Open::new(event)))
    }
}

impl Step for ContextStep {
    const ROLE: Role = Role::Context;
    type Input = ContextInput;
    type Fetched = ();

    fn step(
        &mut self,
        now: Timestamp,
        input: ContextInput,
        _fetched: (),
    ) -> Result<Vec<Output>, Failure> {
        if input.0.is_empty() {
            return Ok(vec![]);
        }
        self.unsaved.get_or_insert(now);
        let observations = input.0.into_iter();
        let mut events: Vec<_> = observations
            .flat_map(|observation| self.model.observe(observation))
            .collect();
        events.extend(self.model.advance(now.0 / 1000));
        Ok(self.outputs(now, events))
    }

    fn wake(&mut self, now: Timestamp) -> Result<Vec<Output>, Failure> {
        let events = self.model.advance(now.0 / 1000);
        Ok(self.outputs(now, events))
    }

    fn settled(&mut self) -> Settled {
        match self.unsaved {
            None => Settled::All,
            Some(_) => Settled::Later,
        }
    }

    fn snapshot(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        let since = self.unsaved?;
        if self.now < since.after(SNAPSHOT_AFTER) {
            return None;
        }
        let compressed = zstd::bulk::compress(&self.model.snapshot(), ZSTD_LEVEL).ok()?;
        self.unsaved = None;
        Some(Zeroizing::new(compressed))
    }

    fn restore(&mut self, snapshot: &[u8]) {
        let plain = zstd::bulk::decompress(snapshot, SNAPSHOT_BYTES_MAX).map(Zeroizing::new);
        let restored = plain.is_ok_and(|plain| self.model.restore(&plain).is_ok());
        if !restored {
            // A new version may see the present otherwise; it begins anew and says so.
            tracing::warn!(code = "snapshot-unreadable", "began anew");
        }
    }
}

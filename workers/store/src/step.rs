//! The step: every message is kept once, and only then acknowledged.

use std::{sync::Arc, time::Duration};

use velvet_messages::{FrameId, MessageId, Role, SealedMessage, v1};
use velvet_runtime::{Code, Failure, Incoming, Output, Received, Settled, Step, Timestamp};
use velvet_seal::Open;

use crate::{
    Kept, StoreError, Vault, keep::Event, records::EventRow, retention::retain, vault::Urgency,
};

/// Between two parts of retention's work: what arrives is stored in between.
const RETAIN_SOON: Duration = Duration::from_millis(100);
/// Retention is looked after with every group that is stored, and so often when nothing arrives: its limits are days.
const RETAIN_AGAIN: Duration = Duration::from_secs(60 * 60);

/// A message of one of the streams that the store consumes, with its id.
pub struct StoreInput {
    id: MessageId,
    message: StoreMessage,
}

/// What the store consumes.
pub enum StoreMessage {
    /// What was read.
    Reading(Box<Open<v1::Reading>>),
    /// What the desktop or the person said.
    Signal(Open<v1::Signal>),
    /// What the context worker concluded.
    Context(Open<v1::ContextEvent>),
    /// What the nudge worker decided, and what came of it.
    Nudge(Open<v1::NudgeEvent>),
    /// Who counted what.
    Ledger(Open<v1::LedgerEntry>),
}

impl StoreInput {
    /// A message under its id.
    #[must_use]
    pub fn new(id: MessageId, message: StoreMessage) -> Self {
        Self { id, message }
    }
}

impl Incoming for StoreInput {
    fn receive(received: Received) -> Result<Self, Failure> {
        let kind = received.content_type.as_str();
        let message = if kind == v1::Reading::content_type() {
            StoreMessage::Reading(Box::new(received.decode()?))
        } else if kind == v1::Signal::content_type() {
            StoreMessage::Signal(received.decode()?)
        } else if kind == v1::ContextEvent::content_type() {
            StoreMessage::Context(received.decode()?)
        } else if kind == v1::NudgeEvent::content_type() {
            StoreMessage::Nudge(received.decode()?)
        } else if kind == v1::LedgerEntry::content_type() {
            StoreMessage::Ledger(received.decode()?)
        } else {
            return Err(Failure::Reject(Code("content-type")));
        };
        Ok(Self::new(received.id, message))
    }
}

/// The worker. Its state is its file.
pub struct StoreStep {
    vault: Arc<Vault>,
    /// When the open group must be durable.
    wake_at: Option<Timestamp>,
}

impl StoreStep {
    /// A step that keeps messages in `vault`.
    #[must_use]
    pub fn new(vault: Arc<Vault>) -> Self {
        Self {
            vault,
            wake_at: None,
        }
    }

    fn keep(&self, input: StoreInput) -> Result<Kept, Problem> {
        match input.message {
            StoreMessage::Reading(reading) => {
                let frame = frame_of(&input.id, &reading)?;
                Ok(self.vault.keep_reading(&frame, *reading)?)
            }
            StoreMessage::Signal(signal) if is_told_again(&signal) => Ok(Kept::Stored),
            StoreMessage::Signal(signal) => self.keep_event(&input.id, &*signal),
            StoreMessage::Context(event) if is_said_again(&event) => Ok(Kept::Stored),
            StoreMessage::Context(event) => self.keep_event(&input.id, &*event),
            StoreMessage::Nudge(event) => self.keep_event(&input.id, &*event),
            StoreMessage::Ledger(entry) => self.keep_ledger(&entry),
        }
    }

    fn keep_event<E: Eventful>(&self, id: &MessageId, event: &E) -> Result<Kept, Problem> {
        let row = EventRow {
            content_type: E::content_type(),
            message: event.encode_to_vec(),
            unix_us: event.at().unwrap_or_default().unix_us,
            app: event.app().to_owned(),
        };
        let kept = self.vault.keep_event(&Event {
            message_id: id.as_str().to_owned(),
            urgency: if event.is_by_person() {
                Urgency::Now
            } else {
                Urgency::Grouped
            },
            row,
        })?;
        Ok(kept)
    }

    fn keep_ledger(&self, entry: &v1::LedgerEntry) -> Result<Kept, Problem> {
        use v1::ledger_entry::Entry;
        match &entry.entry {
            Some(Entry::Capture(capture)) => {
                let display = display_of(capture)?;
                let counts = capture.counts.clone().unwrap_or_default();
                Ok(self.vault.keep_counts(&display, &counts)?)
            }
            Some(Entry::Dead(dead)) => match MessageId::new(dead.message_id.as_str()).frame() {
                Some(frame) if frame.seq > 0 => Ok(self.vault.keep_dead(&frame, &dead.reason)?),
                _ => Ok(self.vault.keep_stray(&dead.message_id, &dead.reason)?),
            },
            None => Err(Problem::Input(Code("ledger-empty"))),
        }
    }
}

/// It tells nothing but that the agent is awake.
fn is_told_again(signal: &v1::Signal) -> bool {
    match &signal.kind {
        Some(v1::signal::Kind::Focus(focus)) => focus.again,
        Some(v1::signal::Kind::Input(input)) => input.again,
        _ => false,
    }
}

/// As [`is_told_again`], of the context worker.
fn is_said_again(event: &v1::ContextEvent) -> bool {
    matches!(&event.kind, Some(v1::context_event::Kind::State(state)) if state.again)
}

/// Either the message is wrong, or the store cannot keep it now.
enum Problem {
    Input(Code),
    Store(StoreError),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<velvet_messages::IdError> for Problem {
    fn from(_: velvet_messages::IdError) -> Self {
        Self::Input(Code("bad-id"))
    }
}

/// The frame of a reading. Message and id must tell the same one, or one message could settle another's account.
fn frame_of(id: &MessageId, reading: &v1::Reading) -> Result<FrameId, Problem> {
    let frame = FrameId::from_ref(&reading.r#ref.clone().unwrap_or_default())?;
    if id.frame().as_ref() != Some(&frame) {
        return Err(Problem::Input(Code("id-mismatch")));
    }
    // Tables are searched one beyond a number.
    if frame.seq == 0 || frame.seq == u64::MAX {
        return Err(Problem::Input(Code("bad-sequence")));
    }
    if reading.part >= reading.parts.max(1) {
        return Err(Problem::Input(Code("bad-part")));
    }
    Ok(frame)
}

fn display_of(capture: &v1::CaptureLedger) -> Result<FrameId, Problem> {
    Ok(FrameId {
        device: capture.device.parse()?,
        session: capture.session.parse()?,
        display: capture.display.parse()?,
        seq: 0,
    })
}

/// What is kept of signals, context and nudges besides the message.
trait Eventful: SealedMessage {
    fn at(&self) -> Option<v1::CaptureTime>;

    /// The application it tells of, or nothing.
    fn app(&self) -> &str;

    /// Whether a person said it, who sees at once that it is kept.
    fn is_by_person(&self) -> bool {
        false
    }
}

impl Eventful for v1::Signal {
    fn at(&self) -> Option<v1::CaptureTime> {
        self.at
    }

    fn app(&self) -> &str {
        use v1::signal::Kind;
        match &self.kind {
            Some(Kind::Focus(focus)) => focus.window.as_ref().map_or("", |window| &window.app),
            Some(Kind::Audio(audio)) => &audio.app,
            _ => "",
        }
    }

    fn is_by_person(&self) -> bool {
        use v1::signal::Kind;
        matches!(self.kind, Some(Kind::Intent(_) | Kind::Feedback(_)))
    }
}

impl Eventful for v1::ContextEvent {
    fn at(&self) -> Option<v1::CaptureTime> {
        self.at
    }

    fn app(&self) -> &str {
        match &self.kind {
            Some(v1::context_event::Kind::Segment(segment)) => &segment.app,
            _ => "",
        }
    }
}

impl Eventful for v1::NudgeEvent {
    fn at(&self) -> Option<v1::CaptureTime> {
        self.at
    }

    fn app(&self) -> &str {
        ""
    }
}

impl Step for StoreStep {
    const ROLE: Role = Role::Store;
    type Input = StoreInput;
    type Fetched = ();

    fn step(
        &mut self,
        now: Timestamp,
        input: StoreInput,
        _fetched: (),
    ) -> Result<Vec<Output>, Failure> {
        match self.keep(input) {
            Ok(kept) => {
                if kept == Kept::Repeated {
                    self.vault.count_repeated();
                }
                Ok(self.wake_up(now).into_iter().collect())
            }
            Err(Problem::Input(code)) => Err(Failure::Reject(code)),
            Err(Problem::Store(error)) => Err(self.hold(&error)),
        }
    }

    fn wake(&mut self, now: Timestamp) -> Result<Vec<Output>, Failure> {
        self.wake_at = None;
        let is_idle = !self.vault.is_group_open();
        self.flush()?;
        let more = retain(&self.vault, now).map_err(|error| self.hold(&error))?;
        if is_idle && !more {
            self.vault.shrink().map_err(|error| self.hold(&error))?;
        }
        let next = if more { RETAIN_SOON } else { RETAIN_AGAIN };
        Ok(vec![Output::WakeAt(now.after(next))])
    }

    fn settled(&mut self) -> Settled {
        self.vault.settled()
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.vault.flush().map_err(|error| self.hold(&error))
    }
}

impl StoreStep {
    /// The first of a group says when the group is durable at the latest.
    fn wake_up(&mut self, now: Timestamp) -> Option<Output> {
        if !self.vault.is_group_open() {
            self.wake_at = None;
            return None;
        }
        let commit_after = Duration::from_millis(self.vault.config.commit_ms);
        let at = *self.wake_at.get_or_insert(now.after(commit_after));
        Some(Output::WakeAt(at))
    }

    /// Nothing that the store cannot do now is the message's fault: it stays on the bus.
    fn hold(&self, error: &StoreError) -> Failure {
        Failure::Hold {
            after: Duration::from_millis(self.vault.config.hold_ms),
            code: error.code(),
        }
    }
}

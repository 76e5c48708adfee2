//! What goes back to the bus: how a card was shown, what became of it, and what the person says.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use velvet_messages::{
    DeviceId, MessageId, SessionId, Subject,
    v1::{CaptureTime, NudgeEvent, Signal, nudge_event, signal},
};
use velvet_runtime::{Clock, Draft, Outgoing, Publish, seal_draft};
use velvet_seal::{Open, RoleKeys, Sealable};

/// Random bytes in a session id; 96 bits never meet again.
const SESSION_ID_LENGTH: usize = 12;
/// First and longest wait before a message that the bus did not confirm is sent again.
const RETRY_MIN: Duration = Duration::from_millis(100);
const RETRY_MAX: Duration = Duration::from_secs(5);

/// Nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceError {
    /// The system gives no random numbers.
    #[error("failed to begin a session: the system gives no random numbers")]
    NoRandom,
    /// A key is missing.
    #[error("failed to seal what was said")]
    Sealing,
    /// It may have arrived, or not.
    #[error("failed to hear from the bus in time; try again")]
    Unconfirmed,
}

/// Speaks on the bus as this run of the agent.
pub struct Voice<P> {
    publisher: P,
    keys: RoleKeys,
    device: DeviceId,
    session: SessionId,
    clock: Arc<dyn Clock>,
    began: Instant,
    signals: AtomicU64,
    last_wall: Mutex<i64>,
}

impl<P: Publish> Voice<P> {
    /// A voice with a session of its own.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new(
        publisher: P,
        keys: RoleKeys,
        device: DeviceId,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, VoiceError> {
        let id = random_id()?;
        Ok(Self {
            publisher,
            keys,
            device,
            session: id.parse().map_err(|_| VoiceError::NoRandom)?,
            clock,
            began: Instant::now(),
            signals: AtomicU64::new(0),
            last_wall: Mutex::new(0),
        })
    }

    /// The time of now, as messages carry it.
    pub(crate) fn at(&self) -> CaptureTime {
        let wall = self.clock.now().0;
        let mono = self.began.elapsed().as_micros();
        let mut last = self
            .last_wall
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let clock_went_back = wall < *last;
        *last = wall;
        CaptureTime {
            unix_us: wall,
            mono_us: u64::try_from(mono).unwrap_or(u64::MAX),
            clock_went_back,
        }
    }

    /// Tells a signal and waits until the bus has confirmed it, or `within` is over.
    ///
    /// # Errors
    /// See `VoiceError`.
    pub async fn signal(&self, kind: signal::Kind, within: Duration) -> Result<(), VoiceError> {
        let Self {
            device, session, ..
        } = self;
        let seq = self.signals.fetch_add(1, Ordering::Relaxed) + 1;
        let subject = Subject::signals(device, signal_subject(&kind));
        let id = MessageId::new(format!("s:{device}:{session}:{seq}"));
        let signal = Open::new(Signal {
            device: device.to_string(),
            session: session.to_string(),
            seq,
            at: Some(self.at()),
            kind: Some(kind),
        });
        self.say(subject, id, &signal, within).await
    }

    /// Tells what became of a card. The id is the card's, so that the same is said once.
    ///
    /// # Errors
    /// See `VoiceError`.
    pub async fn nudge(
        &self,
        nudge_id: &str,
        kind: nudge_event::Kind,
        within: Duration,
    ) -> Result<(), VoiceError> {
        let Some(what) = nudge_subject(&kind) else {
            return Ok(());
        };
        let device = &self.device;
        let id = MessageId::new(format!("n:{device}:{nudge_id}:{what}"));
        let event = Open::new(NudgeEvent {
            device: device.to_string(),
            seq: 0,
            at: Some(self.at()),
            nudge_id: nudge_id.to_owned(),
            kind: Some(kind),
        });
        self.say(Subject::nudges(device, what), id, &event, within)
            .await
    }

    async fn say<S: Sealable>(
        &self,
        subject: Subject,
        id: MessageId,
        message: &S,
        within: Duration,
    ) -> Result<(), VoiceError> {
        let draft = Draft::new(subject, id, message);
        let message = seal_draft(&self.keys, draft).map_err(|_| VoiceError::Sealing)?;
        let sending = self.send(&message);
        let sent = tokio::time::timeout(within, sending).await;
        sent.map_err(|_| VoiceError::Unconfirmed)
    }

    async fn send(&self, message: &Outgoing) {
        let mut delay = RETRY_MIN;
        while self.publisher.publish(message).await.is_err() {
            tokio::time::sleep(delay).await;
            delay = (delay * 2).min(RETRY_MAX);
        }
    }
}

/// A random id in lower-case hex.
pub(crate) fn random_id() -> Result<String, VoiceError> {
    let mut random = [0; SESSION_ID_LENGTH];
    getrandom::fill(&mut random).map_err(|_| VoiceError::NoRandom)?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn signal_subject(kind: &signal::Kind) -> &'static str {
    match kind {
        signal::Kind::Focus(_) => "focus",
        signal::Kind::Input(_) => "input",
        signal::Kind::System(_) => "system",
        signal::Kind::Audio(_) => "audio",
        signal::Kind::Calendar(_) => "calendar",
        signal::Kind::Intent(_) => "intent",
        signal::Kind::Feedback(_) => "feedback",
    }
}

fn nudge_subject(kind: &nudge_event::Kind) -> Option<&'static str> {
    match kind {
        // Others decide.
        nudge_event::Kind::Decision(_) => None,
        nudge_event::Kind::Delivery(_) => Some("delivery"),
        nudge_event::Kind::Outcome(_) => Some("outcome"),
    }
}

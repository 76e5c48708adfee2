//! The decision as a worker: context and the person's answers in, decisions out.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use prost::Message;
use serde::{Deserialize, Serialize};
use velvet_messages::{
    DeviceId, MessageId, Role, SealedMessage, Subject,
    v1::{self, nudge_event, signal},
};
use velvet_runtime::{Code, Draft, Failure, Incoming, Output, Received, Step, Timestamp};
use velvet_seal::Open;
use zeroize::Zeroizing;

use crate::{FoundPolicy, Nudger, Policy, Preset, Settings};

/// Longest time between two decisions without an event: deferrals end and the present grows old.
pub const TICK: Duration = Duration::from_secs(5);
/// Cards whose text is remembered for "why?".
const CARDS_MAX: usize = 64;

/// What the nudge worker consumes.
pub enum NudgeInput {
    /// What the context worker concluded.
    Context(Box<Open<v1::ContextEvent>>),
    /// What the person said.
    Signal(Open<v1::Signal>),
}

impl Incoming for NudgeInput {
    fn receive(received: Received) -> Result<Self, Failure> {
        let kind = received.content_type.as_str();
        if kind == v1::ContextEvent::content_type() {
            Ok(Self::Context(Box::new(received.decode()?)))
        } else if kind == v1::Signal::content_type() {
            Ok(Self::Signal(received.decode()?))
        } else {
            Err(Failure::Reject(Code("content-type")))
        }
    }
}

/// What of the companion survives a restart besides the decisions' own state.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) preset: Option<String>,
    /// Kinds that the person switched on, whatever the policy says.
    pub(crate) on: BTreeSet<String>,
    pub(crate) next_step: String,
    /// Ids, rules and texts of the last cards, oldest first.
    pub(crate) cards: Vec<KeptCard>,
    nudger: Vec<u8>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptCard {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) at_unix_us: i64,
    pub(crate) text: String,
}

/// The worker's state, which answers to questions read, too.
pub(crate) struct Companion {
    pub(crate) nudger: Nudger,
    /// As the person wrote it, without preset.
    pub(crate) policy: Policy,
    pub(crate) mistakes: Vec<String>,
    pub(crate) kept: Kept,
    pub(crate) state: Option<v1::ContextState>,
}

impl Companion {
    pub(crate) fn preset(&self) -> Preset {
        let name = self.kept.preset.as_deref();
        name.and_then(|name| name.parse().ok())
            .unwrap_or(Preset::Custom)
    }

    fn renew(&mut self) {
        let mut policy = self.policy.clone();
        for rule in &self.kept.on {
            // A rule that the policy no longer has needs no switch.
            drop(policy.switch(rule, true));
        }
        self.nudger.reload(match self.kept.preset {
            Some(_) => policy.with_preset(self.preset()),
            None => policy,
        });
    }

    fn take_policy(&mut self, found: FoundPolicy) {
        match found {
            Ok(policy) => {
                self.policy = policy;
                self.mistakes.clear();
                self.renew();
                tracing::info!("policy taken up");
            }
            Err(mistakes) => {
                tracing::warn!(
                    mistakes = mistakes.len(),
                    "policy refused; the last good one holds"
                );
                self.mistakes = mistakes;
            }
        }
    }

    fn take_signal(&mut self, signal: &v1::Signal) -> Vec<v1::NudgeEvent> {
        match &signal.kind {
            Some(signal::Kind::Feedback(feedback)) => {
                if let Some(name) = feedback.answer.strip_prefix("preset:") {
                    self.kept.preset = Some(name.to_owned());
                    self.renew();
                } else if feedback.answer == "start_kind" {
                    self.nudger.switch(&feedback.nudge_id, true);
                    self.kept.on.insert(feedback.nudge_id.clone());
                    self.renew();
                } else if feedback.answer == "stop_kind" && self.kept.on.remove(&feedback.nudge_id)
                {
                    self.renew();
                }
            }
            Some(signal::Kind::Intent(intent)) if !intent.next_step.is_empty() => {
                self.kept.next_step.clone_from(&intent.next_step);
            }
            _ => {}
        }
        self.nudger.signal(signal)
    }

    fn remember(&mut self, event: &v1::NudgeEvent) {
        let Some(nudge_event::Kind::Decision(decision)) = &event.kind else {
            return;
        };
        if decision.verdict != "deliver" {
            return;
        }
        if self.kept.cards.len() == CARDS_MAX {
            self.kept.cards.remove(0);
        }
        self.kept.cards.push(KeptCard {
            id: event.nudge_id.clone(),
            rule: decision.nudge.clone(),
            at_unix_us: event.at.unwrap_or_default().unix_us,
            text: decision.text.clone(),
        });
    }
}

/// The companion, shared between the step that decides and the service that explains.
#[derive(Clone)]
pub struct SharedCompanion(Arc<Mutex<Companion>>);

impl SharedCompanion {
    /// One that knows of nothing said before.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let policy = Policy::standard();
        Self(Arc::new(Mutex::new(Companion {
            nudger: Nudger::new(policy.clone(), settings),
            policy,
            mistakes: vec![],
            kept: Kept::default(),
            state: None,
        })))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Companion> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The nudge worker.
pub struct NudgeStep {
    companion: SharedCompanion,
    device: DeviceId,
    changed: bool,
}

impl NudgeStep {
    /// A step that decides for `device`.
    #[must_use]
    pub fn new(companion: SharedCompanion, device: DeviceId) -> Self {
        Self {
            companion,
            device,
            changed: false,
        }
    }

    fn outputs(&mut self, now: Timestamp, events: Vec<v1::NudgeEvent>) -> Vec<Output> {
        let mut companion = self.companion.lock();
        events.iter().for_each(|event| companion.remember(event));
        let tick = now.after(TICK);
        let wake = companion
            .nudger
            .wake_at()
            .map(|at| Timestamp(at.saturating_mul(1000)));
        drop(companion);
        let wake = wake.map_or(tick, |wake| wake.clamp(now, tick));
        let said = events
            .into_iter()
            .map(|event| Output::Publish(self.draft(event)));
        said.chain([Output::WakeAt(wake)]).collect()
    }

    /// A card has one id for ever; what is held or dropped may be so more than once.
    fn draft(&self, event: v1::NudgeEvent) -> Draft {
        let device = &self.device;
        let delivers = matches!(&event.kind, Some(nudge_event::Kind::Decision(decision)) if decision.verdict == "deliver");
        let id = if delivers {
            format!("n:{device}:{}:decision", event.nudge_id)
        } else {
            let content = blake3::hash(&event.encode_to_vec());
            format!("n:{device}:{}:{}", event.nudge_id, &content.to_hex()[..16])
        };
        let subject = Subject::nudges(device, "decision");
        Draft::new(subject, MessageId::new(id), &Open::new(event))
    }
}

impl Step for NudgeStep {
    const ROLE: Role = Role::Nudge;
    type Input = NudgeInput;
    type Fetched = Option<FoundPolicy>;

    fn step(
        &mut self,
        now: Timestamp,
        input: NudgeInput,
        fetched: Option<FoundPolicy>,
    ) -> Result<Vec<Output>, Failure> {
        let mut companion = self.companion.lock();
        if let Some(found) = fetched {
            companion.take_policy(found);
        }
        // The clock first: what waited on the bus is old, and decides nothing of now.
        let mut events = companion.nudger.wake(now.0 / 1000);
        events.extend(match &input {
            NudgeInput::Context(event) => {
                if let Some(v1::context_event::Kind::State(state)) = &event.kind {
                    companion.state = Some(state.clone());
                }
                companion.nudger.context(event)
            }
            NudgeInput::Signal(signal) => companion.take_signal(signal),
        });
        drop(companion);
        self.changed = true;
        Ok(self.outputs(now, events))
    }

    fn wake(&mut self, now: Timestamp) -> Result<Vec<Output>, Failure> {
        let events = self.companion.lock().nudger.wake(now.0 / 1000);
        self.changed |= !events.is_empty();
        Ok(self.outputs(now, events))
    }

    fn snapshot(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        let mut companion = self.companion.lock();
        companion.kept.nudger = companion.nudger.snapshot().to_vec();
        serde_json::to_vec(&companion.kept).ok().map(Zeroizing::new)
    }

    fn restore(&mut self, snapshot: &[u8]) {
        let mut companion = self.companion.lock();
        let kept: Option<Kept> = serde_json::from_slice(snapshot).ok();
        let Some(kept) = kept.filter(|kept| companion.nudger.restore(&kept.nudger).is_ok()) else {
            // What was said before is not known: nothing more is said for a day.
            companion.nudger.history_unreadable();
            tracing::warn!(code = "snapshot-unreadable", "the budget counts as spent");
            return;
        };
        companion.kept = kept;
        companion.renew();
    }
}

//! The model: puts observations in order, lets time pass, and numbers what is said.

use serde::{Deserialize, Serialize};
use velvet_messages::v1::{self, CaptureTime, ContextEvent, context_event::Kind};
use zeroize::Zeroizing;

use crate::{
    Observation,
    category::Catalogue,
    intake::{Intake, Verdict},
    relevance::{Embedding, Plan},
    settings::Settings,
    state::{Means, State},
    words::Matcher,
};

/// Version of a snapshot; another one is refused.
const SNAPSHOT_VERSION: u32 = 2;

/// Why a snapshot was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Another version wrote it.
    #[error(
        "use a snapshot of version {found}: this model knows version {known}; the present is built anew from what comes"
    )]
    Version {
        /// Its version.
        found: u32,
        /// Ours.
        known: u32,
    },
    /// It is damaged.
    #[error("read the snapshot: it is damaged; the present is built anew from what comes")]
    Damaged,
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Snapshot<I, S> {
    version: u32,
    intake: I,
    state: S,
    seq: u64,
}

/// What the person is doing, how deep, and whether it is what they meant to do.
pub struct Model {
    settings: Settings,
    device: String,
    catalogue: Catalogue,
    matcher: Matcher,
    embedding: Option<Box<dyn Embedding + Send>>,
    intake: Intake,
    state: State,
    seq: u64,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model(seq {})", self.seq)
    }
}

impl Means<'_> {
    /// Looks for the words of this plan from now on.
    pub(crate) fn learn_plan(&mut self, plan: Option<&Plan>) {
        *self.matcher = matcher(plan, self.settings);
    }
}

fn matcher(plan: Option<&Plan>, settings: &Settings) -> Matcher {
    plan.map_or_else(Matcher::default, |plan| {
        Matcher::new(&plan.terms, settings.relevance.trigram_jaccard_min)
    })
}

impl Model {
    /// A model that knows nothing yet.
    #[must_use]
    pub fn new(settings: Settings, device: &str) -> Self {
        Self {
            catalogue: Catalogue::new(&settings),
            settings,
            device: device.to_owned(),
            matcher: Matcher::default(),
            embedding: None,
            intake: Intake::default(),
            state: State::default(),
            seq: 0,
        }
    }

    /// The same with a local model that compares texts.
    #[must_use]
    pub fn with_embedding(self, embedding: Box<dyn Embedding + Send>) -> Self {
        Self {
            embedding: Some(embedding),
            ..self
        }
    }

    /// Takes one observation in order of arrival. What it makes certain comes out, in order of event time: everything
    /// that is further back than the allowed lateness, so that the order of arrival within it changes nothing.
    pub fn observe(&mut self, observation: Observation) -> Vec<ContextEvent> {
        let mut said = vec![];
        match self.intake.put(observation, &self.settings.order) {
            Verdict::Held => {
                let until = self.intake.certain(&self.settings.order);
                self.proceed(until, &mut said);
            }
            Verdict::Known => {}
            Verdict::Late(observation) => {
                let (state, mut means) = self.parts(&mut said);
                state.take_late(&observation, &mut means);
            }
            Verdict::Restart(observation) => {
                let until = self.intake.close();
                self.proceed(until, &mut said);
                self.state.restart(observation.ts);
                self.intake.restart(*observation);
            }
        }
        self.number(said)
    }

    /// Live only: tells how far time has gone, so that the present is told a few seconds after it was, silent sources
    /// do not hold it back, and idle time is seen.
    pub fn advance(&mut self, now_ms: i64) -> Vec<ContextEvent> {
        let mut said = vec![];
        let until = self.intake.certain_at(now_ms, &self.settings.order);
        self.proceed(until, &mut said);
        self.number(said)
    }

    /// End of a recording: everything held back is decided.
    pub fn finish(&mut self) -> Vec<ContextEvent> {
        let mut said = vec![];
        let until = self.intake.close();
        self.proceed(until, &mut said);
        self.number(said)
    }

    /// Observations that came too late to count in their place.
    #[must_use]
    pub fn late_count(&self) -> u64 {
        self.intake.late_count()
    }

    fn proceed(&mut self, until: i64, said: &mut Vec<(i64, Kind)>) {
        let due = self.intake.due();
        let (state, mut means) = self.parts(said);
        for observation in due {
            state.pass(observation.ts, &mut means);
            state.take(&observation, &mut means);
        }
        state.pass(until, &mut means);
    }

    fn parts<'a>(&'a mut self, said: &'a mut Vec<(i64, Kind)>) -> (&'a mut State, Means<'a>) {
        let means = Means {
            settings: &self.settings,
            catalogue: &self.catalogue,
            matcher: &mut self.matcher,
            embedding: self
                .embedding
                .as_deref()
                .map(|embedding| embedding as &dyn Embedding),
            device: &self.device,
            said,
        };
        (&mut self.state, means)
    }

    fn number(&mut self, said: Vec<(i64, Kind)>) -> Vec<ContextEvent> {
        let events = said.into_iter().map(|(at, kind)| {
            self.seq += 1;
            ContextEvent {
                device: self.device.clone(),
                seq: self.seq,
                at: Some(CaptureTime {
                    unix_us: at.saturating_mul(1_000),
                    mono_us: 0,
                    clock_went_back: false,
                }),
                kind: Some(kind),
            }
        });
        events.collect()
    }

    /// Everything that must survive a restart. It holds words read in the present window (a quarter of an hour at
    /// most) and observations that wait for their turn (the allowed lateness); of all else only hashes. Seal it.
    #[must_use]
    pub fn snapshot(&self) -> Zeroizing<Vec<u8>> {
        let snapshot = Snapshot {
            version: SNAPSHOT_VERSION,
            intake: &self.intake,
            state: &self.state,
            seq: self.seq,
        };
        // Maps with numbers and texts as keys: serialising them cannot fail.
        Zeroizing::new(serde_json::to_vec(&snapshot).unwrap_or_default())
    }

    /// Goes on where a snapshot was taken.
    ///
    /// # Errors
    /// When it is damaged or of another version; the model is as it was.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let versioned: Versioned =
            serde_json::from_slice(bytes).map_err(|_| SnapshotError::Damaged)?;
        if versioned.version != SNAPSHOT_VERSION {
            return Err(SnapshotError::Version {
                found: versioned.version,
                known: SNAPSHOT_VERSION,
            });
        }
        let snapshot: Snapshot<Intake, State> =
            serde_json::from_slice(bytes).map_err(|_| SnapshotError::Damaged)?;
        self.intake = snapshot.intake;
        self.state = snapshot.state;
        self.seq = snapshot.seq;
        self.matcher = matcher(self.state.plan(), &self.settings);
        Ok(())
    }
}

/// Id of what a model says: `c:<device>:<seq>`.
#[must_use]
pub fn event_id(event: &v1::ContextEvent) -> String {
    format!("c:{}:{}", event.device, event.seq)
}

//! What workers of one role know together: told among them while they run, kept over a restart, forgotten at once.
//!
//! Nothing here may be needed. What is told is not stored and may be lost, what is kept may be missing: a worker
//! that hears nothing works slower, not differently. [`Shared`] is the knowledge, [`Peers`] the port to the
//! others, [`Sharing`] the loop between; it alone seals and opens.
//!
//! **Forgetting.** The store removes the kept snapshot first and then tells all workers; each empties its memory
//! and takes up the order's time as its *age*. What is told and kept carries the age, so that a worker that missed
//! the order learns of it from the first word of another one, or from the bus before it keeps anything again.

use std::{
    collections::BTreeMap,
    future::Future,
    sync::{Arc, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use opentelemetry::{global, metrics::Gauge};
use prost::Message;
use tokio::time::{Instant, sleep_until};
use tracing::{debug, info, warn};
use velvet_messages::{DeviceId, Role, Stage};
use velvet_seal::{Binding, Key, Purpose, RoleKeys};
use zeroize::{Zeroize, Zeroizing};

use crate::{BusError, Code, Problem, Shutdown, Timestamp, service::SharedHealth};

/// Below the bus's `max_payload` of 2 MB and its limit of 1.5 MiB for a snapshot, envelope and headers included.
const SNAPSHOT_BYTES_MAX: usize = 1_400_000;
/// Longest wait for the bus when the worker stops: the snapshot is worth a moment, not more.
const LAST_WORD_MAX: Duration = Duration::from_secs(3);

/// Knowledge that several workers have together.
pub trait Shared: Send + Sync + 'static {
    /// Whose knowledge it is: only workers of this role have the key to it.
    const ROLE: Role;

    /// Waits until there may be something to tell.
    fn news(&self) -> impl Future<Output = ()> + Send;

    /// What the others should hear, once, in at most so many bytes. None: nothing, or nothing that fits.
    fn tell(&self, bytes_max: usize) -> Option<Zeroizing<Vec<u8>>>;

    /// Takes up what another one told.
    ///
    /// # Errors
    /// A code when it is nothing that this version understands.
    fn hear(&self, plain: &[u8]) -> Result<(), Code>;

    /// What should survive a restart, in at most so many bytes; none when nothing is new since the last call.
    fn snapshot(&self, bytes_max: usize) -> Option<Zeroizing<Vec<u8>>>;

    /// Takes up a snapshot.
    ///
    /// # Errors
    /// A code when it is nothing that this version understands.
    fn restore(&self, plain: &[u8]) -> Result<(), Code>;

    /// Forgets everything.
    fn forget(&self);

    /// Names and values for the metrics. No content.
    fn figures(&self) -> Vec<(&'static str, u64)>;
}

/// What comes from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A sealed word of a peer, or of oneself.
    Word(Bytes),
    /// A sealed order to forget.
    Forget(Bytes),
}

/// What the bus keeps for the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was kept yet.
    Nothing,
    /// The last snapshot, sealed.
    Snapshot(Bytes),
    /// It was removed, because somebody forgot at this time.
    Forgotten(Timestamp),
}

/// The port to the other workers of the role. Nothing but the snapshot is stored.
pub trait Peers: Send + Sync {
    /// Tells all workers of the role, whoever listens.
    fn tell(&self, word: Bytes) -> impl Future<Output = Result<(), BusError>> + Send;

    /// Waits for a word. None when the bus is closed for good. Cancel safe.
    fn hear(&mut self) -> impl Future<Output = Option<Heard>> + Send;

    /// Keeps the snapshot; replaces the one before.
    fn keep(&self, snapshot: Bytes) -> impl Future<Output = Result<(), BusError>> + Send;

    /// What is kept.
    fn kept(&self) -> impl Future<Output = Result<Kept, BusError>> + Send;

    /// Ends the connection after everything sent is out.
    fn close(&mut self) -> impl Future<Output = ()> + Send;
}

/// How often and how much. Section `[sharing]`.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharingSettings {
    /// Shortest time between two words to the others, milliseconds.
    pub tell_interval_ms_min: u64,
    /// Largest word, bytes.
    pub tell_bytes_max: usize,
    /// Time between two snapshots while something is learnt, seconds.
    pub keep_interval_s: u64,
}

impl SharingSettings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut range = |key: &str, value: u64, allowed: std::ops::RangeInclusive<u64>| {
            Problem::unless_within(allowed, problems, key, value);
        };
        range(
            "sharing.tell_interval_ms_min",
            self.tell_interval_ms_min,
            1..=60_000,
        );
        range(
            "sharing.tell_bytes_max",
            self.tell_bytes_max as u64,
            4_096..=1_000_000,
        );
        range("sharing.keep_interval_s", self.keep_interval_s, 1..=86_400);
    }
}

/// A word or a snapshot before it is sealed.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
struct Word {
    /// Who tells; drawn at its start.
    #[prost(fixed64, tag = "1")]
    teller: u64,
    /// Time of the last order to forget that the teller knows, microseconds since 1970-01-01 UTC.
    #[prost(int64, tag = "2")]
    age_unix_us: i64,
    #[prost(bytes = "vec", tag = "3")]
    body: Vec<u8>,
}

impl Drop for Word {
    fn drop(&mut self) {
        self.body.zeroize();
    }
}

/// Sharing could not be started.
#[derive(Debug, thiserror::Error)]
pub enum SharingError {
    /// The role has no keys for it.
    #[error("failed to share: this role has no key for it")]
    NoKey,
    /// The system gives no random numbers.
    #[error("failed to share: no random numbers")]
    Random,
    /// The bus does not tell what is kept.
    #[error("failed to share: {0}")]
    Bus(#[from] BusError),
}

/// The loop between the knowledge and the others.
pub struct Sharing<S, P> {
    shared: Arc<S>,
    peers: P,
    seal: Key,
    forget: Key,
    device: DeviceId,
    teller: u64,
    age_unix_us: i64,
    settings: SharingSettings,
    health: SharedHealth,
    gauges: BTreeMap<&'static str, Gauge<u64>>,
}

impl<S: Shared, P: Peers> Sharing<S, P> {
    /// Takes up what is kept, so that the worker starts warm.
    ///
    /// # Errors
    /// See [`SharingError`]. A snapshot that cannot be used is no error.
    pub async fn start(
        shared: Arc<S>,
        peers: P,
        keys: &RoleKeys,
        device: &DeviceId,
        settings: SharingSettings,
        health: SharedHealth,
    ) -> Result<Self, SharingError> {
        let teller = getrandom::u64().map_err(|_| SharingError::Random)?;
        let mut sharing = Self {
            shared,
            peers,
            seal: sharing_key(keys, S::ROLE).ok_or(SharingError::NoKey)?,
            forget: forget_key(keys).ok_or(SharingError::NoKey)?,
            device: device.clone(),
            teller,
            age_unix_us: 0,
            settings,
            health,
            gauges: BTreeMap::new(),
        };
        sharing.restore().await?;
        Ok(sharing)
    }

    async fn restore(&mut self) -> Result<(), SharingError> {
        match self.peers.kept().await? {
            Kept::Nothing => {}
            Kept::Forgotten(at) => self.age_unix_us = at.0,
            Kept::Snapshot(sealed) => match self.open("snapshot", &sealed) {
                Ok(word) => self.take_up(&word),
                Err(code) => warn!(%code, "what workers knew before was not taken up"),
            },
        }
        Ok(())
    }

    fn take_up(&mut self, snapshot: &Word) {
        self.age_unix_us = snapshot.age_unix_us;
        // Empty after an order to forget.
        if !snapshot.body.is_empty()
            && let Err(code) = self.shared.restore(&snapshot.body)
        {
            warn!(%code, "what workers knew before was not taken up");
        }
    }

    /// Tells, hears, keeps and forgets until asked to stop.
    pub async fn run(mut self, mut shutdown: Shutdown) {
        let shared = Arc::clone(&self.shared);
        let keep_every = Duration::from_secs(self.settings.keep_interval_s);
        let tell_every = Duration::from_millis(self.settings.tell_interval_ms_min);
        let mut keep_at = Instant::now() + keep_every;
        let mut tell_at = Instant::now();
        let mut news = Box::pin(told_at_most_every(&*shared, tell_at));
        loop {
            tokio::select! {
                biased;
                () = shutdown.requested() => break,
                heard = self.peers.hear() => match heard {
                    Some(heard) => self.hear(heard).await,
                    None => return,
                },
                () = &mut news => {
                    self.tell().await;
                    tell_at = Instant::now() + tell_every;
                    news = Box::pin(told_at_most_every(&*shared, tell_at));
                }
                () = sleep_until(keep_at) => {
                    self.keep().await;
                    keep_at = Instant::now() + keep_every;
                }
            }
        }
        if tokio::time::timeout(LAST_WORD_MAX, self.keep())
            .await
            .is_err()
        {
            warn!("what this worker knows was not kept in time");
        }
        self.peers.close().await;
    }

    async fn hear(&mut self, heard: Heard) {
        let done = match heard {
            Heard::Word(sealed) => self.hear_word(&sealed).await,
            Heard::Forget(sealed) => match open_forget(&self.forget, &self.device, &sealed) {
                Ok(at) => {
                    self.forget(at).await;
                    Ok(())
                }
                Err(code) => Err(code),
            },
        };
        if let Err(code) = done {
            warn!(%code, "a word of another worker was ignored");
        }
        self.measure();
    }

    async fn hear_word(&mut self, sealed: &Bytes) -> Result<(), Code> {
        let word = self.open("word", sealed)?;
        if word.teller == self.teller {
            return Ok(());
        }
        if word.age_unix_us > self.age_unix_us {
            // An order to forget went past us; what this one tells is younger than it.
            self.forget(Timestamp(word.age_unix_us)).await;
        }
        if word.age_unix_us < self.age_unix_us {
            debug!("a worker told what is forgotten");
            return Ok(());
        }
        self.shared.hear(&word.body)
    }

    async fn forget(&mut self, at: Timestamp) {
        self.shared.forget();
        // Later than any before, even when a clock was set back.
        self.age_unix_us = at.0.max(self.age_unix_us.saturating_add(1));
        info!("what this worker knew of screens is forgotten");
        // Written over at once: a snapshot of ours may have been on its way while it was removed.
        self.write(Zeroizing::default()).await;
    }

    async fn tell(&mut self) {
        if let Some(body) = self.shared.tell(self.settings.tell_bytes_max)
            && let Some(sealed) = self.seal("word", body)
            && let Err(error) = self.peers.tell(sealed).await
        {
            debug!(%error, "the other workers were not told");
        }
        self.measure();
    }

    async fn keep(&mut self) {
        match self.peers.kept().await {
            Ok(Kept::Forgotten(at)) if at.0 > self.age_unix_us => return self.forget(at).await,
            Ok(Kept::Snapshot(sealed)) => {
                if let Ok(word) = self.open("snapshot", &sealed)
                    && word.age_unix_us > self.age_unix_us
                {
                    // An order to forget went past us, and the others have learnt since.
                    self.shared.forget();
                    return self.take_up(&word);
                }
            }
            Ok(_) => {}
            Err(error) => return debug!(%error, "what is kept was not told"),
        }
        if let Some(body) = self.shared.snapshot(SNAPSHOT_BYTES_MAX) {
            self.write(body).await;
        }
        self.measure();
    }

    async fn write(&self, body: Zeroizing<Vec<u8>>) {
        if let Some(sealed) = self.seal("snapshot", body)
            && let Err(error) = self.peers.keep(sealed).await
        {
            debug!(%error, "what this worker knows was not kept");
        }
    }

    fn binding(&self, what: &str) -> Binding {
        Binding::new("velvet/sharing/1")
            .with(what.as_bytes())
            .with(self.device.as_str().as_bytes())
    }

    fn seal(&self, what: &str, mut body: Zeroizing<Vec<u8>>) -> Option<Bytes> {
        let word = Word {
            teller: self.teller,
            age_unix_us: self.age_unix_us,
            body: std::mem::take(&mut *body),
        };
        let plain = Zeroizing::new(word.encode_to_vec());
        let sealed = self.seal.seal(&self.binding(what), &plain);
        sealed.ok().map(Bytes::from)
    }

    fn open(&self, what: &str, sealed: &Bytes) -> Result<Word, Code> {
        let plain = self
            .seal
            .open(&self.binding(what), sealed)
            .map_err(|error| Code(error.code()))?;
        Word::decode(plain.as_slice()).map_err(|_| Code("word-malformed"))
    }

    fn measure(&mut self) {
        let figures = self.shared.figures();
        for (name, value) in &figures {
            let gauge = self.gauges.entry(name).or_insert_with(|| {
                let meter = global::meter("velvet");
                meter.u64_gauge(format!("velvet.{name}")).build()
            });
            gauge.record(*value, &[]);
        }
        let mut health = self.health.lock().unwrap_or_else(PoisonError::into_inner);
        health.figures = figures
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
    }
}

async fn told_at_most_every<S: Shared>(shared: &S, not_before: Instant) {
    shared.news().await;
    sleep_until(not_before).await;
}

fn sharing_key(keys: &RoleKeys, role: Role) -> Option<Key> {
    let own = keys.get(Purpose::Snapshot(role));
    own.map(|key| key.derive("sharing"))
}

/// Both the store, which gives the order, and the readers hold the readings' key; nobody who only watches needs it.
fn forget_key(keys: &RoleKeys) -> Option<Key> {
    keys.stage(Stage::Readings).map(|key| key.derive("forget"))
}

fn forget_binding(device: &DeviceId) -> Binding {
    Binding::new("velvet/sharing/forget/1").with(device.as_str().as_bytes())
}

/// The store's order to all workers of a device: forget what you know of screens.
///
/// # Errors
/// [`SharingError::NoKey`] when this role may not give it.
pub fn seal_forget(
    keys: &RoleKeys,
    device: &DeviceId,
    at: Timestamp,
) -> Result<Bytes, SharingError> {
    let key = forget_key(keys).ok_or(SharingError::NoKey)?;
    let sealed = key.seal(&forget_binding(device), &at.0.to_le_bytes());
    Ok(sealed.map_err(|_| SharingError::Random)?.into())
}

fn open_forget(key: &Key, device: &DeviceId, sealed: &Bytes) -> Result<Timestamp, Code> {
    let plain = key.open(&forget_binding(device), sealed);
    let plain = plain.map_err(|error| Code(error.code()))?;
    let at = <[u8; 8]>::try_from(plain.as_slice()).map_err(|_| Code("forget-malformed"))?;
    Ok(Timestamp(i64::from_le_bytes(at)))
}

//! A bus in memory that opens what it gets, and the agent that publishes to it.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use velvet_capture::{Agent, Opener, RunError, control::Control, cut::RGB_BYTES};
use velvet_messages::{
    Role,
    v1::{CaptureLedger, Counts, Frame, LedgerEntry, Signal, ledger_entry::Entry},
};
use velvet_runtime::{BusError, Launch, Publish, StopHandle, bus::Outgoing, shutdown};
use velvet_seal::{Open, RoleKeys, RootKey, Sealed};
use zeroize::Zeroizing;

/// Longest wait for something to happen; a loaded machine needs it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until `done` holds.
pub(crate) async fn eventually(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(
            start.elapsed() < PATIENCE,
            "not within {PATIENCE:?}: {what}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn keys() -> RoleKeys {
    RoleKeys::for_role(&RootKey::from_bytes([9; 32]), Role::Capture)
}

#[derive(Default)]
struct Inner {
    stored: Mutex<Vec<Outgoing>>,
    full: AtomicBool,
    /// Stores the next messages but does not confirm them.
    forgetful: AtomicU64,
    tries: AtomicU64,
}

/// Stores what is published; full or forgetful on demand. De-duplicates by id, as the bus does.
#[derive(Clone, Default)]
pub(crate) struct Bus(Arc<Inner>);

impl Publish for Bus {
    async fn publish(&self, message: &Outgoing) -> Result<(), BusError> {
        self.0.tries.fetch_add(1, Ordering::SeqCst);
        if self.0.full.load(Ordering::SeqCst) {
            return Err(BusError::Full);
        }
        let mut stored = self.0.stored.lock().unwrap();
        if !stored.iter().any(|known| known.id == message.id) {
            stored.push(message.clone());
        }
        let left = self.0.forgetful.load(Ordering::SeqCst);
        if left > 0 {
            self.0.forgetful.store(left - 1, Ordering::SeqCst);
            return Err(BusError::Unconfirmed {
                action: "publish",
                source: None,
            });
        }
        Ok(())
    }
}

impl Bus {
    pub(crate) fn set_full(&self, full: bool) {
        self.0.full.store(full, Ordering::SeqCst);
    }

    pub(crate) fn forget(&self, count: u64) {
        self.0.forgetful.store(count, Ordering::SeqCst);
    }

    pub(crate) fn tries(&self) -> u64 {
        self.0.tries.load(Ordering::SeqCst)
    }

    fn of<T: velvet_messages::SealedMessage>(&self) -> Vec<Open<T>> {
        let stored = self.0.stored.lock().unwrap();
        stored
            .iter()
            .filter(|message| message.content_type == T::content_type())
            .map(|message| {
                Sealed::<T>::received(message.body.clone())
                    .open(&keys(), &message.subject, &message.id)
                    .unwrap()
            })
            .collect()
    }

    pub(crate) fn frames(&self, display: &str) -> Vec<Open<Frame>> {
        let all = self.of::<Frame>();
        all.into_iter()
            .filter(|frame| frame.r#ref.as_ref().unwrap().display == display)
            .collect()
    }

    pub(crate) fn signals(&self) -> Vec<Open<Signal>> {
        self.of()
    }

    pub(crate) fn largest(&self) -> usize {
        let stored = self.0.stored.lock().unwrap();
        stored
            .iter()
            .map(|message| message.body.len())
            .max()
            .unwrap_or(0)
    }

    /// The last ledger entry of each display.
    pub(crate) fn ledger(&self) -> BTreeMap<String, CaptureLedger> {
        let entries = self.of::<LedgerEntry>().into_iter();
        entries
            .filter_map(|entry| match entry.into_inner().entry {
                Some(Entry::Capture(entry)) => Some((entry.display.clone(), entry)),
                _ => None,
            })
            .collect()
    }

    /// What a display shows by its frames: width, height, rows of red, green, blue.
    pub(crate) fn canvas(&self, display: &str) -> Canvas {
        let mut canvas = Canvas::default();
        for frame in self.frames(display) {
            canvas.paint(&frame);
        }
        canvas
    }
}

/// Attempted is the sum of its parts.
pub(crate) fn assert_balanced(counts: &Counts) {
    let reasons = counts.skipped.iter().chain(&counts.failed);
    let sum = counts.unchanged
        + counts.excluded
        + counts.published
        + reasons.map(|reason| reason.count).sum::<u64>();
    assert_eq!(counts.attempted, sum);
}

pub(crate) fn reason(counts: &Counts, code: &str) -> u64 {
    let reasons = counts.skipped.iter().chain(&counts.failed);
    reasons
        .filter(|reason| reason.reason == code)
        .map(|reason| reason.count)
        .sum()
}

/// A picture made of frames.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Canvas {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

impl Canvas {
    fn paint(&mut self, frame: &Frame) {
        let display = frame.display.unwrap();
        if (self.width, self.height) != (display.width_px, display.height_px) {
            (self.width, self.height) = (display.width_px, display.height_px);
            self.rgb = vec![0; self.width as usize * self.height as usize * RGB_BYTES];
        }
        for region in &frame.regions {
            let rect = region.rect.unwrap();
            let row_length = rect.width as usize * RGB_BYTES;
            let data = &region.pixels.as_ref().unwrap().data;
            let rgb = zstd::bulk::decompress(data, row_length * rect.height as usize).unwrap();
            for (index, row) in rgb.chunks_exact(row_length).enumerate() {
                let y = rect.y as usize + index;
                let start = (y * self.width as usize + rect.x as usize) * RGB_BYTES;
                self.rgb[start..start + row_length].copy_from_slice(row);
            }
        }
    }

    pub(crate) fn pixel(&self, x: u32, y: u32) -> [u8; 3] {
        let start = (y as usize * self.width as usize + x as usize) * RGB_BYTES;
        self.rgb[start..start + RGB_BYTES].try_into().unwrap()
    }

    /// Share of black pixels in a rectangle, in thousandths.
    pub(crate) fn black_permille(&self, x: u32, y: u32, width: u32, height: u32) -> u32 {
        let black = (y..y + height)
            .flat_map(|y| (x..x + width).map(move |x| (x, y)))
            .filter(|&(x, y)| self.pixel(x, y) == [0; 3])
            .count();
        u32::try_from(black * 1000 / (width * height) as usize).unwrap()
    }
}

/// An agent that runs in the background.
pub(crate) struct Running {
    pub(crate) bus: Bus,
    pub(crate) control: Arc<Control>,
    stop: StopHandle,
    task: tokio::task::JoinHandle<Result<(), RunError>>,
    _folder: tempfile::TempDir,
}

/// The embedded defaults with other values for some keys of `[capture]`.
pub(crate) fn settings(changes: serde_json::Value) -> serde_json::Value {
    let table: toml::Table = include_str!("../../../../ops/defaults.toml")
        .parse()
        .unwrap();
    let mut settings = serde_json::to_value(table).unwrap();
    merge(&mut settings["capture"], changes);
    settings
}

fn merge(into: &mut serde_json::Value, changes: serde_json::Value) {
    match changes {
        serde_json::Value::Object(changes) => {
            for (key, value) in changes {
                merge(&mut into[key.as_str()], value);
            }
        }
        value => *into = value,
    }
}

pub(crate) fn launch(folder: &Path, config: serde_json::Value) -> Launch {
    Launch {
        role: Role::Capture,
        device: "testdevice".parse().unwrap(),
        nats_url: String::new(),
        nkey_seed: Zeroizing::default(),
        keys: keys(),
        data_dir: None,
        runtime_dir: folder.to_owned(),
        config,
    }
}

/// Starts an agent with changed settings, on the source that they name or on another.
pub(crate) fn start(changes: serde_json::Value, opener: Option<Opener>, bus: Bus) -> Running {
    let folder = tempfile::tempdir().unwrap();
    let launch = launch(folder.path(), settings(changes));
    let mut agent = Agent::new(&launch, bus.clone()).unwrap();
    if let Some(opener) = opener {
        agent = agent.with_source(opener);
    }
    let control = agent.control();
    let (stop, shutdown) = shutdown();
    Running {
        bus,
        control,
        stop,
        task: tokio::spawn(agent.run(shutdown)),
        _folder: folder,
    }
}

impl Running {
    /// Stops the agent and checks what must hold at the end of every run.
    pub(crate) async fn stop(self) -> Bus {
        let began = Instant::now();
        self.stop.stop();
        self.task.await.unwrap().unwrap();
        assert!(began.elapsed() < Duration::from_secs(8), "stopped in time");
        for lane in self.control.lanes() {
            let counts = lane.account().counts();
            assert_balanced(&counts);
            assert!(lane.is_idle());
            let frames = self.bus.frames(lane.id.as_str());
            let seqs: Vec<u64> = frames
                .iter()
                .map(|f| f.r#ref.as_ref().unwrap().seq)
                .collect();
            assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>(), "no gaps");
            for frame in &frames {
                let counts = frame.counts.as_ref().unwrap();
                assert_balanced(counts);
                assert_eq!(counts.published, frame.r#ref.as_ref().unwrap().seq);
            }
        }
        self.bus
    }

    pub(crate) async fn ended(self) -> Result<(), RunError> {
        self.task.await.unwrap()
    }
}

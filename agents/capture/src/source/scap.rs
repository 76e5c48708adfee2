//! Pictures by the crate scap. A selectable source, never a default on Linux, where it only knows the portal, asks
//! the person at every start, shares one display and tells no damage.
//!
//! It panics when the portal says no, waits for ever for a picture, and keeps its state in statics. So it runs on a
//! thread of its own that may die or hang without us: a panic shows as a thread that ended, a hang as a limit that
//! passed, and only one of it runs in a process. One thing no thread survives: scap 0.0.8 also panics inside a
//! callback from C when PipeWire agrees on RGBA (COSMIC does), and that ends the process.
//!
//! On macOS and Windows this uses scap 0.1.0-beta.1, which does not compile on Linux (spec/reading.md A1). Those
//! lines were written against its source and have not been compiled.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{SyncSender, sync_channel},
    },
    time::{Duration, Instant},
};

#[cfg(target_os = "linux")]
use scap as library;
#[cfg(not(target_os = "linux"))]
use scap_current as library;

use library::{
    capturer::{Capturer, CapturerBuildError, Options},
    frame::{Frame, FrameType},
};
use serde::Deserialize;
use velvet_messages::{DisplayId, v1::Rect};
use velvet_runtime::{Clock, Problem, Timestamp};
use zeroize::Zeroizing;

use super::{
    Display, Event, Source, SourceError,
    pixels::{Layout, Raw, Transform},
    slots::{Damage, Slot, Slots, State, copy},
};
use crate::picture::Picture;

/// Name of this source.
const NAME: &str = "scap";
/// The only display that it shares.
const DISPLAY: &str = "d0";
/// Between two tries to make a still screen send a picture.
const POKE_INTERVAL: Duration = Duration::from_millis(150);
/// How long dropping waits for the thread, which hears of it at its next picture. After that it is left behind.
const STOP_LIMIT: Duration = Duration::from_secs(1);
/// Whether a thread of ours runs scap; its statics allow one.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Settings of this source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScapConfig {
    /// How long it may take to start, the person's answer included, milliseconds. On Linux scap itself gives the
    /// person 10 s.
    pub start_ms_max: u64,
    /// How long opening waits for a first picture before it goes on without, milliseconds.
    pub first_picture_ms_max: u64,
    /// Without a picture for this long it is made to prove that it lives, where the desktop allows, milliseconds.
    pub silence_ms_max: u64,
    /// Most pictures per second to ask for.
    pub frames_per_second_max: u32,
}

impl ScapConfig {
    /// Notes every setting that is out of range.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut range = |key: &str, value: u64, least: u64, most: u64| {
            let key = format!("capture.scap.{key}");
            Problem::unless_within(least..=most, problems, &key, value);
        };
        range("start_ms_max", self.start_ms_max, 1000, 600_000);
        range("first_picture_ms_max", self.first_picture_ms_max, 0, 60_000);
        range("silence_ms_max", self.silence_ms_max, 1000, 3_600_000);
        range(
            "frames_per_second_max",
            self.frames_per_second_max.into(),
            1,
            60,
        );
    }
}

/// Pictures by scap.
pub struct ScapSource {
    slots: Arc<Slots>,
    stop: Arc<AtomicBool>,
    surroundings: Surroundings,
    watch: Watch,
    clock: Arc<dyn Clock>,
}

impl ScapSource {
    /// Starts scap, which may ask the person; blocks for at most `start_ms_max`.
    ///
    /// # Errors
    /// [`SourceError::Unavailable`] when it fails, does not answer, or runs already; the reason says what to do.
    pub fn open(config: &ScapConfig, clock: Arc<dyn Clock>) -> Result<Self, SourceError> {
        let slots = Arc::new(Slots::new());
        slots.tell(|state| state.slots.push(Slot::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let running = Running::take(&slots)?;
        let worker = Worker {
            running,
            stop: Arc::clone(&stop),
            clock: Arc::clone(&clock),
            frames_per_second_max: config.frames_per_second_max,
        };
        worker.start(Duration::from_millis(config.start_ms_max))?;
        let source = Self {
            surroundings: Surroundings::open(&slots),
            slots,
            stop,
            watch: Watch::new(Duration::from_millis(config.silence_ms_max)),
            clock,
        };
        source.await_first_picture(Duration::from_millis(config.first_picture_ms_max));
        Ok(source)
    }

    /// The facts of the same desktop; their changes show as [`Event::DesktopChanged`] here.
    #[cfg(target_os = "linux")]
    #[must_use]
    pub fn desktop(&self) -> super::wayland::WaylandDesktop {
        super::wayland::WaylandDesktop::new(Arc::clone(&self.surroundings.informants))
    }

    fn await_first_picture(&self, limit: Duration) {
        let end = Instant::now() + limit;
        let complete =
            |state: &State| state.lost.is_some() || state.slots.iter().all(Slot::has_picture);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let good = complete(&self.slots.wait_until(left.min(POKE_INTERVAL), complete));
            if good || left.is_zero() {
                break;
            }
            self.surroundings.poke();
        }
        // The caller asks for the displays first in any case.
        self.slots.lock().displays_changed = false;
    }
}

impl Drop for ScapSource {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        let end = Instant::now() + STOP_LIMIT;
        // It hears of it at the next picture. If none comes, the thread stays behind and keeps its place taken.
        while TAKEN.load(Ordering::Acquire) && Instant::now() < end {
            self.surroundings.poke();
            drop(
                self.slots
                    .wait_until(POKE_INTERVAL, |state| state.lost.is_some()),
            );
        }
    }
}

fn unavailable(reason: &str) -> SourceError {
    SourceError::Unavailable {
        source_name: NAME,
        reason: reason.to_owned(),
    }
}

fn alive(state: &State) -> Result<(), SourceError> {
    match state.lost {
        Some(action) => Err(SourceError::Lost {
            source_name: NAME,
            action,
        }),
        None => Ok(()),
    }
}

impl Source for ScapSource {
    fn name(&self) -> &'static str {
        NAME
    }

    fn displays(&mut self) -> Result<Vec<Display>, SourceError> {
        let state = self.slots.lock();
        alive(&state)?;
        let slot = state.slots.first().filter(|slot| slot.has_picture());
        let size = slot.map(|slot| (slot.picture.width(), slot.picture.height()));
        drop(state);
        size.map(|size| {
            let (rect, scale_milli) = self.surroundings.place(size);
            Ok(Display {
                id: DISPLAY.parse().map_err(|_| SourceError::DisplayGone)?,
                rect,
                scale_milli,
            })
        })
        .into_iter()
        .collect()
    }

    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError> {
        let mut state = self.slots.wait(timeout);
        alive(&state)?;
        let mut events = Vec::new();
        if std::mem::take(&mut state.displays_changed) {
            events.push(Event::DisplaysChanged);
        }
        let damage = state
            .slots
            .first_mut()
            .map(|slot| std::mem::take(&mut slot.damage));
        let has_picture = damage.is_some_and(|damage| damage != Damage::None);
        if has_picture {
            events.push(Event::Damage {
                display: DISPLAY.parse().map_err(|_| SourceError::DisplayGone)?,
                rects: Vec::new(),
            });
        }
        if std::mem::take(&mut state.desktop_changed) {
            events.push(Event::DesktopChanged);
        }
        drop(state);
        if self.watch.is_dead(has_picture, &self.surroundings) {
            self.slots
                .lose("get a picture of a screen that was painted");
        }
        Ok(events)
    }

    fn grab(
        &mut self,
        display: &DisplayId,
        rects: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<Timestamp, SourceError> {
        let mut state = self.slots.lock();
        alive(&state)?;
        let slot = state
            .slots
            .first_mut()
            .filter(|slot| slot.has_picture() && display.as_str() == DISPLAY);
        let slot = slot.ok_or(SourceError::DisplayGone)?;
        copy(&slot.picture, rects, picture);
        Ok(slot.arrived.take().unwrap_or_else(|| self.clock.now()))
    }
}

/// Tells a still screen from a scap that hangs: after a long silence the screen is made to repaint, and repaints that
/// were painted but not seen, one after the other, are the proof. Where nothing can be made to repaint, silence proves
/// nothing.
struct Watch {
    patience: Duration,
    last: Instant,
    /// Pokes that were painted when the latest probe began.
    probe: Option<u64>,
    /// Probes that were painted and brought no picture.
    unanswered: u32,
}

impl Watch {
    /// One can be lost on its way through a busy machine's compositor, portal and sound server (seen once, with a
    /// patience of 2.5 s).
    const PROOF: u32 = 2;

    fn new(patience: Duration) -> Self {
        Self {
            patience,
            last: Instant::now(),
            probe: None,
            unanswered: 0,
        }
    }

    fn is_dead(&mut self, has_picture: bool, surroundings: &Surroundings) -> bool {
        if has_picture {
            *self = Self::new(self.patience);
        } else if self.last.elapsed() > self.patience {
            // The silence before the first probe and the one after each are as long as the patience.
            let painted = surroundings.painted();
            let was_painted = self.probe.is_some_and(|before| painted > before);
            self.unanswered += u32::from(was_painted);
            if self.unanswered == Self::PROOF {
                return true;
            }
            surroundings.poke();
            self.probe = Some(painted);
            self.last = Instant::now();
        }
        false
    }
}

/// The place of the one scap of this process. Free again, and the source at its end, when this is dropped: also when
/// the thread that holds it panics.
struct Running {
    slots: Arc<Slots>,
}

impl Running {
    fn take(slots: &Arc<Slots>) -> Result<Self, SourceError> {
        if TAKEN.swap(true, Ordering::AcqRel) {
            return Err(unavailable(
                "it runs already in this process, or an earlier one hangs; restart velvet-capture",
            ));
        }
        Ok(Self {
            slots: Arc::clone(slots),
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        TAKEN.store(false, Ordering::Release);
        self.slots.lose("receive pictures from scap");
    }
}

/// What the thread needs.
struct Worker {
    running: Running,
    stop: Arc<AtomicBool>,
    clock: Arc<dyn Clock>,
    frames_per_second_max: u32,
}

impl Worker {
    fn start(self, limit: Duration) -> Result<(), SourceError> {
        let (say, said) = sync_channel(1);
        let stop = Arc::clone(&self.stop);
        // Never joined: a thread that hangs must not take us with it. `Running` tells when it has ended.
        std::thread::Builder::new()
            .name("velvet-scap".into())
            .spawn(move || self.run(&say))
            .map_err(|_| unavailable("no thread could be started"))?;
        let answer = said.recv_timeout(limit);
        let Ok(answer) = answer else {
            // If it comes to life after all, it ends by itself.
            stop.store(true, Ordering::Release);
            return Err(unavailable(
                "it did not start; see that a desktop portal runs, and answer its question within 10 s",
            ));
        };
        answer.map_err(unavailable)
    }

    fn run(self, say: &SyncSender<Result<(), &'static str>>) {
        let options = Options {
            fps: self.frames_per_second_max,
            show_cursor: false,
            output_type: FrameType::BGRAFrame,
            ..Options::default()
        };
        let mut capturer = match Capturer::build(options) {
            Ok(capturer) => capturer,
            Err(error) => {
                // Whoever gave up on us needs no answer.
                say.send(Err(reason(&error))).ok();
                return;
            }
        };
        capturer.start_capture();
        if say.send(Ok(())).is_ok() {
            self.receive(&capturer);
        }
        capturer.stop_capture();
    }

    fn receive(&self, capturer: &Capturer) {
        while !self.stop.load(Ordering::Acquire) {
            let Ok(frame) = capturer.get_next_frame() else {
                return;
            };
            if let Some(flat) = Flat::of(frame) {
                self.keep(&flat);
            }
        }
    }

    fn keep(&self, flat: &Flat) {
        let raw = Raw {
            bytes: &flat.data,
            offset: 0,
            stride: flat.stride(),
            width: flat.width,
            height: flat.height,
            layout: flat.layout,
            transform: Transform::default(),
        };
        let arrived = self.clock.now();
        self.running.slots.tell(|state| {
            let Some(slot) = state.slots.first_mut() else {
                return;
            };
            let before = (slot.picture.width(), slot.picture.height());
            if raw.copy_to(&mut slot.picture) {
                slot.arrived = Some(arrived);
                slot.damage = Damage::Anywhere;
                state.displays_changed |= before != (flat.width, flat.height);
            }
        });
    }
}

fn reason(error: &CapturerBuildError) -> &'static str {
    match error {
        CapturerBuildError::NotSupported => "this system is too old for it",
        CapturerBuildError::PermissionNotGranted => {
            "the permission is missing; allow velvet-capture to record the screen in the system's privacy settings"
        }
    }
}

/// A frame of any kind, as pixels in rows. Overwritten when it goes out of scope.
struct Flat {
    layout: Layout,
    width: u32,
    height: u32,
    data: Zeroizing<Vec<u8>>,
}

impl Flat {
    fn new(layout: Layout, width: i32, height: i32, data: Vec<u8>) -> Option<Self> {
        let data = Zeroizing::new(data);
        let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
        // On macOS a frame without size says that nothing changed.
        (width > 0 && height > 0).then_some(Self {
            layout,
            width,
            height,
            data,
        })
    }

    #[cfg(target_os = "linux")]
    fn of(frame: Frame) -> Option<Self> {
        match frame {
            Frame::BGRx(frame) => Self::new(Layout::BGRX, frame.width, frame.height, frame.data),
            Frame::RGBx(frame) => Self::new(Layout::RGBX, frame.width, frame.height, frame.data),
            Frame::XBGR(frame) => Self::new(Layout::XBGR, frame.width, frame.height, frame.data),
            Frame::RGB(frame) => Self::new(Layout::RGB, frame.width, frame.height, frame.data),
            Frame::BGRA(frame) => Self::new(Layout::BGRX, frame.width, frame.height, frame.data),
            Frame::BGR0(_) | Frame::YUVFrame(_) => None,
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn of(frame: Frame) -> Option<Self> {
        use library::frame::VideoFrame;
        // BGRA is what we ask for; the others would be a change in the library.
        match frame {
            Frame::Video(VideoFrame::BGRA(frame)) => {
                Self::new(Layout::BGRX, frame.width, frame.height, frame.data)
            }
            Frame::Video(_) | Frame::Audio(_) => None,
        }
    }

    /// Scap hands out the producer's whole memory and forgets the stride: when the memory divides into rows evenly,
    /// that is the stride, else rows follow each other closely.
    fn stride(&self) -> usize {
        let (tight, rows) = (self.layout.row_bytes(self.width), self.height as usize);
        let even = self.data.len() / rows;
        if self.data.len().is_multiple_of(rows) && even >= tight {
            even
        } else {
            tight
        }
    }
}

/// What else there is to know on the desktop that scap shows.
#[cfg(target_os = "linux")]
struct Surroundings {
    informants: Arc<super::wayland::Informants>,
}

#[cfg(target_os = "linux")]
impl Surroundings {
    /// How long the compositor may take to tell what there is.
    const LIMIT: Duration = Duration::from_secs(2);

    fn open(slots: &Arc<Slots>) -> Self {
        let changed = super::wayland::on_change(slots);
        Self {
            informants: Arc::new(super::wayland::Informants::open(Self::LIMIT, changed)),
        }
    }

    fn place(&self, size: (u32, u32)) -> (Rect, u32) {
        super::wayland::untold_place(&self.informants, size)
    }

    fn poke(&self) {
        self.informants.poke();
    }

    fn painted(&self) -> u64 {
        self.informants.painted()
    }
}

/// Elsewhere scap sends a picture at the start by itself, and nothing tells the scale.
#[cfg(not(target_os = "linux"))]
struct Surroundings;

#[cfg(not(target_os = "linux"))]
impl Surroundings {
    fn open(_: &Arc<Slots>) -> Self {
        Self
    }

    fn place(&self, (width, height): (u32, u32)) -> (Rect, u32) {
        let rect = Rect {
            x: 0,
            y: 0,
            width,
            height,
        };
        (rect, 1000)
    }

    fn poke(&self) {}

    fn painted(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(layout: Layout, width: i32, height: i32, length: usize, expected: Option<usize>) {
        let flat = Flat::new(layout, width, height, vec![0; length]);
        assert_eq!(flat.map(|flat| flat.stride()), expected);
    }

    #[test]
    fn the_forgotten_stride_is_found_again() {
        check(Layout::BGRX, 10, 4, 160, Some(40));
        check(Layout::BGRX, 10, 4, 4 * 64, Some(64));
        check(Layout::BGRX, 1366, 768, 4_198_400, Some(5464));
        check(Layout::RGB, 10, 4, 4 * 32, Some(32));
        check(Layout::BGRX, 10, 4, 4, Some(40));
        check(Layout::BGRX, 0, 0, 0, None);
        check(Layout::BGRX, -1, 4, 16, None);
    }
}

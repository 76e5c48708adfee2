//! The Wayland desktop: pictures from the screen-cast portal by PipeWire, facts from the compositor and the bus.
//!
//! The portal asks the person once; its restore token brings the grant back without a question. Frames come when
//! something changes and never otherwise, so that nothing here waits for one without a limit. Three threads serve
//! a source, because none of PipeWire's loop, the portal's bus connection and the Wayland connection may be moved
//! or may block; they hand over through bounded slots (`Slots`).

mod buffer;
mod bus;
mod compositor;
mod desktop;
mod place;
mod portal;
mod stream;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde::Deserialize;
use velvet_messages::{DisplayId, v1::Rect};
use velvet_runtime::{Clock, Problem, Timestamp};

pub use desktop::WaylandDesktop;

pub(super) use self::desktop::{Changed, Informants};
use self::{
    compositor::Change,
    place::Place,
    portal::{Granted, Portal},
    stream::{Streams, Wanted},
};
use super::{
    Display, Event, Source, SourceError,
    slots::{Damage, Slot, Slots, State, copy},
};
use crate::picture::Picture;

/// Name of this source.
const NAME: &str = "wayland";
/// Between two tries to make a still screen send its first picture. A repaint takes a frame or two.
const POKE_INTERVAL: Duration = Duration::from_millis(150);

/// Settings of this source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaylandConfig {
    /// How long the person may take to answer the portal's question, seconds.
    pub answer_s_max: u64,
    /// How long one call to the portal, the bus or the compositor may take, milliseconds.
    pub call_ms_max: u64,
    /// How long opening waits for first pictures before it goes on without, milliseconds.
    pub first_picture_ms_max: u64,
    /// Most pictures per second to ask PipeWire for.
    pub frames_per_second_max: u32,
}

impl WaylandConfig {
    /// Notes every setting that is out of range.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut range = |key: &str, value: u64, least: u64, most: u64| {
            let key = format!("capture.wayland.{key}");
            Problem::unless_within(least..=most, problems, &key, value);
        };
        range("answer_s_max", self.answer_s_max, 1, 3600);
        range("call_ms_max", self.call_ms_max, 100, 60_000);
        range("first_picture_ms_max", self.first_picture_ms_max, 0, 60_000);
        range(
            "frames_per_second_max",
            self.frames_per_second_max.into(),
            1,
            60,
        );
    }

    fn limits(&self) -> Limits {
        Limits {
            answer: Duration::from_secs(self.answer_s_max),
            call: Duration::from_millis(self.call_ms_max),
        }
    }
}

/// How long others may take.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// The person.
    answer: Duration,
    /// A program.
    call: Duration,
}

/// Keeps the portal's restore token between two starts. Who has it may see the screen without a question, so that
/// it belongs where keys are.
pub trait TokenKeeper: Send + Sync {
    /// The token of last time.
    fn load(&self) -> Option<String>;
    /// Replaces it; each token works once.
    fn store(&self, token: &str);
}

/// Pictures from the screen-cast portal.
pub struct WaylandSource {
    // In the order of dropping: streams before the session they belong to.
    _streams: Streams,
    _portal: Portal,
    slots: Arc<Slots>,
    granted: Vec<Granted>,
    informants: Arc<Informants>,
    clock: Arc<dyn Clock>,
}

impl WaylandSource {
    /// Asks the portal for all displays and starts to receive. Blocks while the person decides, at most
    /// `answer_s_max`; displays without a picture by `first_picture_ms_max` come later, with
    /// [`Event::DisplaysChanged`].
    ///
    /// # Errors
    /// [`SourceError::Unavailable`] when there is no portal, no grant or no PipeWire; the reason says what to do.
    pub fn open(
        config: &WaylandConfig,
        keeper: &dyn TokenKeeper,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, SourceError> {
        let slots = Arc::new(Slots::new());
        let opened = Portal::open(config.limits(), keeper.load(), Arc::clone(&slots));
        let (portal, grant) = opened.map_err(|error| unavailable(error.to_string()))?;
        if let Some(token) = &grant.restore_token {
            keeper.store(token);
        }
        let informants = Arc::new(Informants::open(config.limits().call, on_change(&slots)));
        let mut granted = grant.streams;
        granted.sort_by_key(|granted| granted.position);
        slots.tell(|state| state.slots.resize_with(granted.len(), Slot::default));
        let wanted = Wanted {
            remote: grant.remote,
            nodes: granted.iter().map(|granted| granted.node).collect(),
            frames_per_second_max: config.frames_per_second_max,
            slots: Arc::clone(&slots),
            clock: Arc::clone(&clock),
        };
        let streams = Streams::open(wanted).map_err(|error| {
            unavailable(format!(
                "failed to {error}; see whether pipewire and wireplumber run"
            ))
        })?;
        let source = Self {
            _streams: streams,
            _portal: portal,
            slots,
            granted,
            informants,
            clock,
        };
        source.await_first_pictures(Duration::from_millis(config.first_picture_ms_max));
        Ok(source)
    }

    /// The facts of the same desktop; their changes show as [`Event::DesktopChanged`] here.
    #[must_use]
    pub fn desktop(&self) -> WaylandDesktop {
        WaylandDesktop::new(Arc::clone(&self.informants))
    }

    /// A still screen may send nothing at all, so that it is made to repaint, and then left alone.
    fn await_first_pictures(&self, limit: Duration) {
        let end = Instant::now() + limit;
        let complete =
            |state: &State| state.lost.is_some() || state.slots.iter().all(Slot::has_picture);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let good = complete(&self.slots.wait_until(left.min(POKE_INTERVAL), complete));
            if good || left.is_zero() {
                break;
            }
            self.informants.poke();
        }
        // The caller asks for the displays first in any case.
        self.slots.lock().displays_changed = false;
    }

    fn id(index: usize) -> Result<DisplayId, SourceError> {
        format!("d{index}")
            .parse()
            .map_err(|_| SourceError::DisplayGone)
    }

    fn index(&self, display: &DisplayId) -> Option<usize> {
        let index = display.as_str().strip_prefix('d')?.parse().ok()?;
        (index < self.granted.len()).then_some(index)
    }
}

/// Where a display stands of which a producer tells nothing but pictures of this size: rectangle and scale.
pub(super) fn untold_place(informants: &Informants, frame: (u32, u32)) -> (Rect, u32) {
    let untold = Granted {
        node: 0,
        position: None,
        size: None,
    };
    let places = place::assign(&[untold], &[frame], &informants.outputs());
    let whole = Rect {
        width: frame.0,
        height: frame.1,
        ..Rect::default()
    };
    places
        .first()
        .map_or((whole, 1000), |place| (place.rect, place.scale_milli))
}

/// What a change of the desktop does to a source.
pub(super) fn on_change(slots: &Arc<Slots>) -> Changed {
    let slots = Arc::clone(slots);
    Arc::new(move |change| match change {
        Change::Displays => slots.tell(|state| state.displays_changed = true),
        Change::Desktop => slots.tell(|state| state.desktop_changed = true),
        Change::Gone => slots.lose("stay connected to the Wayland desktop"),
    })
}

fn unavailable(reason: String) -> SourceError {
    SourceError::Unavailable {
        source_name: NAME,
        reason,
    }
}

/// An error once the source is at its end: something broke, or every display was taken away.
fn alive(state: &State) -> Result<(), SourceError> {
    let all_gone = state.slots.iter().all(|slot| slot.gone);
    let lost = state
        .lost
        .or(all_gone.then_some("read a display that is still shared"));
    match lost {
        Some(action) => Err(SourceError::Lost {
            source_name: NAME,
            action,
        }),
        None => Ok(()),
    }
}

impl Source for WaylandSource {
    fn name(&self) -> &'static str {
        NAME
    }

    fn displays(&mut self) -> Result<Vec<Display>, SourceError> {
        let outputs = self.informants.outputs();
        let state = self.slots.lock();
        alive(&state)?;
        let frames = state
            .slots
            .iter()
            .map(|slot| (slot.picture.width(), slot.picture.height()));
        let places = place::assign(&self.granted, &frames.collect::<Vec<_>>(), &outputs);
        let shown = places.into_iter().zip(&state.slots).enumerate();
        shown
            .filter(|(_, (_, slot))| slot.has_picture())
            .map(|(index, (Place { rect, scale_milli }, _))| {
                Ok(Display {
                    id: Self::id(index)?,
                    rect,
                    scale_milli,
                })
            })
            .collect()
    }

    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError> {
        let mut state = self.slots.wait(timeout);
        alive(&state)?;
        let mut events = Vec::new();
        if std::mem::take(&mut state.displays_changed) {
            events.push(Event::DisplaysChanged);
        }
        for (index, slot) in state.slots.iter_mut().enumerate() {
            let rects = match std::mem::take(&mut slot.damage) {
                Damage::None => continue,
                Damage::Rects(rects) => rects,
                Damage::Anywhere => Vec::new(),
            };
            let display = Self::id(index)?;
            events.push(Event::Damage { display, rects });
        }
        if std::mem::take(&mut state.desktop_changed) {
            events.push(Event::DesktopChanged);
        }
        Ok(events)
    }

    fn grab(
        &mut self,
        display: &DisplayId,
        rects: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<Timestamp, SourceError> {
        let index = self.index(display).ok_or(SourceError::DisplayGone)?;
        let mut state = self.slots.lock();
        alive(&state)?;
        let slot = state.slots.get_mut(index).filter(|slot| slot.has_picture());
        let slot = slot.ok_or(SourceError::DisplayGone)?;
        copy(&slot.picture, rects, picture);
        // A picture that nothing replaced is still what the screen shows, now.
        Ok(slot.arrived.take().unwrap_or_else(|| self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_setting_is_named() {
        let config = WaylandConfig {
            answer_s_max: 0,
            call_ms_max: 5,
            first_picture_ms_max: 100_000,
            frames_per_second_max: 0,
        };
        let mut problems = Vec::new();
        config.check(&mut problems);
        let keys: Vec<_> = problems
            .iter()
            .map(|problem| problem.key.as_str())
            .collect();
        let names = [
            "answer_s_max",
            "call_ms_max",
            "first_picture_ms_max",
            "frames_per_second_max",
        ];
        assert_eq!(keys, names.map(|name| format!("capture.wayland.{name}")));
    }
}

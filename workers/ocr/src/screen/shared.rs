//! The displays as several workers know them together: none of them sees all frames, each tells what it saw.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;
use velvet_messages::{FrameId, v1::Rect};

use super::{Difference, ScreenText, SeenLine};

/// Displays known at once, over all devices and sessions; the one not seen for longest goes.
const DISPLAYS_MAX: usize = 64;
/// Frames that came before their turn. With more the display is unknown until its next key frame.
const EARLY_MAX: usize = 128;
/// How far behind a base may be. Farther back, "unchanged since" says little.
const BASE_AGE_MAX: u64 = 64;
/// Frames that wait to be told to the other workers; the oldest go first, and key frames heal.
const NEWS_MAX: usize = 256;

/// A region and the lines in it.
pub type SeenRegion = (Rect, Vec<SeenLine<()>>);

/// One frame message with the lines that were read in it.
#[derive(Clone, Debug)]
pub struct SeenFrame {
    /// Which.
    pub id: FrameId,
    /// Part of a complete picture.
    pub key_frame: bool,
    /// This message of `parts`.
    pub part: u32,
    /// How many messages make the picture.
    pub parts: u32,
    /// What it shows.
    pub regions: Vec<SeenRegion>,
}

/// A frame, compared with what was known before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The frame that it was compared with; zero: with none, and everything is named as added.
    pub base_seq: u64,
    /// What it did.
    pub difference: Difference,
}

/// One display in one session of its agent.
#[derive(Default)]
struct Track {
    text: ScreenText<()>,
    /// Every frame up to this one is in `text`.
    seq: u64,
    /// Parts of a key frame that are still to come before `text` is whole; none: it is not.
    missing: Option<u32>,
    early: BTreeMap<u64, SeenFrame>,
    touched: u64,
}

impl Track {
    fn base_seq(&self, seq: u64) -> u64 {
        let whole = self.missing == Some(0);
        let near = self.seq < seq && seq - self.seq <= BASE_AGE_MAX;
        if whole && near { self.seq } else { 0 }
    }

    fn compare(&self, frame: &SeenFrame) -> Compared {
        let base_seq = self.base_seq(frame.id.seq);
        let difference = match base_seq {
            0 => Difference::all_added(&frame.regions),
            _ => self.text.compare(&frame.regions),
        };
        Compared {
            base_seq,
            difference,
        }
    }

    fn take(&mut self, frame: SeenFrame) {
        if frame.id.seq <= self.seq {
            return;
        }
        if frame.id.seq == self.seq + 1 && self.missing.is_some() {
            self.follow(&frame);
        } else if frame.key_frame && frame.part == 0 {
            self.begin(&frame);
        } else {
            self.early.insert(frame.id.seq, frame);
            if self.early.len() > EARLY_MAX {
                self.early.pop_first();
                self.missing = None;
            }
            return;
        }
        while self.missing.is_some()
            && let Some(next) = self.early.remove(&(self.seq + 1))
        {
            self.follow(&next);
        }
    }

    /// A key frame shows everything: whatever was before it does not matter.
    fn begin(&mut self, frame: &SeenFrame) {
        self.text = ScreenText::default();
        self.text.apply(&frame.regions);
        self.seq = frame.id.seq;
        self.missing = Some(frame.parts.saturating_sub(1));
        self.early = self.early.split_off(&self.seq);
    }

    fn follow(&mut self, frame: &SeenFrame) {
        self.text.apply(&frame.regions);
        self.seq = frame.id.seq;
        let missing = self.missing.unwrap_or(0);
        self.missing = Some(match frame.key_frame {
            true => missing.saturating_sub(1),
            false => missing,
        });
    }
}

#[derive(Default)]
struct State {
    tracks: HashMap<FrameId, Track>,
    touches: u64,
    news: VecDeque<SeenFrame>,
}

impl State {
    /// The display of a frame; its key is the id with the number zero.
    fn track(&mut self, id: &FrameId) -> &mut Track {
        let display = FrameId {
            seq: 0,
            ..id.clone()
        };
        self.touches += 1;
        if self.tracks.len() >= DISPLAYS_MAX && !self.tracks.contains_key(&display) {
            let oldest = self.tracks.iter().min_by_key(|(_, track)| track.touched);
            if let Some(oldest) = oldest.map(|(id, _)| id.clone()) {
                self.tracks.remove(&oldest);
            }
        }
        let track = self.tracks.entry(display).or_default();
        track.touched = self.touches;
        track
    }
}

/// All displays that this worker knows of.
#[derive(Default)]
pub struct Screens {
    state: Mutex<State>,
    arrived: Notify,
}

impl std::fmt::Debug for Screens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Screens({})", self.state().tracks.len())
    }
}

impl Screens {
    fn state(&self) -> MutexGuard<'_, State> {
        // A track is whole after any panic: the worst is one that waits for its next key frame.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compares a frame that was read here with what is known, takes it over, and keeps it to be told.
    pub fn see(&self, frame: SeenFrame) -> Compared {
        let mut state = self.state();
        let track = state.track(&frame.id);
        let compared = track.compare(&frame);
        track.take(frame.clone());
        if state.news.len() == NEWS_MAX {
            state.news.pop_front();
        }
        state.news.push_back(frame);
        drop(state);
        self.arrived.notify_one();
        compared
    }

    /// Waits until a frame was read here; at once when one was since the last wait.
    pub(crate) async fn news(&self) {
        self.arrived.notified().await;
    }

    /// Takes over a frame that another worker has read.
    pub fn hear(&self, frame: SeenFrame) {
        self.state().track(&frame.id).take(frame);
    }

    /// Frames to tell.
    pub(crate) fn take_news(&self) -> Vec<SeenFrame> {
        self.state().news.drain(..).collect()
    }

    /// Forgets all displays; the next key frame of each begins anew.
    pub fn forget(&self) {
        *self.state() = State::default();
    }
}

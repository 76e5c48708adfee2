//! What each tile looked like lately, so that an animation is known from a change.
//!
//! Only hashes and times are remembered, and only of tiles that ever differed from what was published.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use super::settings::GateSettings;

/// Remembered states of a tile: more than the frames of common spinners (8, 12 or 30 a turn at our looks).
const STATES_MAX: usize = 32;
/// Remembered never-seen states of a tile; only their number within the window counts.
const FRESH_MAX: usize = 64;
/// Two never-seen states within this time mean that something is still moving.
const MOVING: Duration = Duration::from_secs(2);

/// So many changes to states seen before, without a new one between, are an animation even if what was published
/// is not among them. Three, so that text typed beside a caret is published (at `settle_max_ms`) before its
/// blinking counts.
const RECURRENCES: u32 = 3;

/// How a tile has behaved lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It changed once.
    Calm,
    /// It keeps changing.
    Moving,
    /// It has been changing for long: a video, a progress, a log.
    Playing,
    /// It goes to and fro between states that it has shown before, what was published among them.
    Toggling,
}

/// The memory of one tile.
#[derive(Debug)]
struct Track {
    current: u64,
    since: Duration,
    published: u64,
    /// Since when it differs from what was published.
    unpublished: Option<Duration>,
    /// When it last came back to what was published.
    returned: Option<Duration>,
    /// When it last showed a state never seen before.
    fresh: VecDeque<Duration>,
    /// Earlier states and when each was last seen.
    states: VecDeque<(u64, Duration)>,
    /// Whether the current state had been seen before it came.
    recurring: bool,
    /// Changes to states seen before, since the last state never seen.
    recurrences: u32,
}

/// The memory of all tiles.
#[derive(Debug, Default)]
pub(crate) struct History {
    tracks: HashMap<usize, Track>,
}

impl History {
    pub(crate) fn tracked(&self) -> impl Iterator<Item = usize> + '_ {
        self.tracks.keys().copied()
    }

    /// Notes how a tile looks now and what was published of it.
    pub(crate) fn note(
        &mut self,
        tile: usize,
        current: u64,
        published: impl FnOnce() -> u64,
        now: Duration,
        window: Duration,
    ) {
        let track = self.tracks.entry(tile).or_insert_with(|| {
            let published = published();
            Track::new(published, now)
        });
        track.note(current, now, window);
    }

    /// A tile was published as it stands in `published`.
    pub(crate) fn published(&mut self, tile: usize, published: u64, now: Duration) {
        if let Some(track) = self.tracks.get_mut(&tile) {
            track.published = published;
            track.unpublished = (track.current != published).then_some(now);
        }
    }

    /// Forgets tiles that have shown what was published for longer than the window.
    pub(crate) fn forget_quiet(&mut self, now: Duration, window: Duration) {
        self.tracks.retain(|_, track| {
            track.unpublished.is_some() || now.saturating_sub(track.since) <= window
        });
    }

    pub(crate) fn clear(&mut self) {
        self.tracks.clear();
    }

    pub(crate) fn mood(&self, tile: usize, now: Duration, settings: &GateSettings) -> Mood {
        match self.tracks.get(&tile) {
            Some(track) => track.mood(now, settings),
            None => Mood::Calm,
        }
    }

    /// Whether a tile looks as it never did before.
    pub(crate) fn is_fresh(&self, tile: usize) -> bool {
        self.tracks.get(&tile).is_some_and(|track| !track.recurring)
    }

    /// The hash of a tile as it looks now; zero for one that never differed.
    pub(crate) fn current(&self, tile: usize) -> u64 {
        self.tracks.get(&tile).map_or(0, |track| track.current)
    }

    /// When a tile last changed and since when it differs from what was published.
    pub(crate) fn times(&self, tile: usize, now: Duration) -> (Duration, Duration) {
        match self.tracks.get(&tile) {
            Some(track) => (track.since, track.unpublished.unwrap_or(now)),
            None => (now, now),
        }
    }
}

impl Track {
    fn new(published: u64, now: Duration) -> Self {
        Self {
            current: published,
            since: now,
            published,
            unpublished: None,
            returned: None,
            fresh: VecDeque::new(),
            states: VecDeque::new(),
            recurring: false,
            recurrences: 0,
        }
    }

    fn note(&mut self, current: u64, now: Duration, window: Duration) {
        if current == self.current {
            return;
        }
        let left = self.current;
        self.states
            .retain(|(state, seen)| *state != left && now.saturating_sub(*seen) <= window);
        self.states.push_back((left, now));
        if self.states.len() > STATES_MAX {
            self.states.pop_front();
        }
        self.recurring = self.states.iter().any(|(state, _)| *state == current);
        self.recurrences = if self.recurring {
            self.recurrences + 1
        } else {
            0
        };
        self.current = current;
        self.since = now;
        if current == self.published {
            self.returned = Some(now);
            self.unpublished = None;
            return;
        }
        self.unpublished.get_or_insert(now);
        if !self.recurring {
            self.fresh.push_back(now);
            if self.fresh.len() > FRESH_MAX {
                self.fresh.pop_front();
            }
        }
    }

    fn mood(&self, now: Duration, settings: &GateSettings) -> Mood {
        let window = settings.animation_window();
        let within = |time: Duration, span: Duration| now.saturating_sub(time) <= span;
        let fresh_last = self.fresh.back().copied();
        // A state that came after the last return is news, even where a caret blinks beside it.
        let returned = self
            .returned
            .is_some_and(|time| within(time, window) && fresh_last.is_none_or(|last| time > last));
        if self.recurring && (returned || self.recurrences >= RECURRENCES) {
            return Mood::Toggling;
        }
        let recent = |span: Duration| {
            self.fresh
                .iter()
                .filter(|time| within(**time, span))
                .count()
        };
        if recent(window) >= settings.animation_changes {
            Mood::Playing
        } else if recent(MOVING) >= 2 {
            Mood::Moving
        } else {
            Mood::Calm
        }
    }
}

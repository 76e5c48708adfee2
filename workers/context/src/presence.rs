//! Who is there: input, or signs of somebody who watches, reads or talks.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use velvet_messages::v1;

use crate::{
    axis::{Axis, Reason, SURE, states},
    settings::{PresenceSettings, ms},
};

states! {
    /// The axis presence.
    Presence, "presence", {
        /// Input in the last minute.
        Active = "active",
        /// No input, but a film or a meeting.
        Passive = "passive",
        /// No input for a while.
        Idle = "idle",
        /// No input for long, from the last input on.
        Away = "away",
        /// The screen is locked or the machine sleeps.
        Locked = "locked",
    }
}

/// Without a word of the input's source for this long, changes of the window count as input, milliseconds.
const INPUT_SILENT_MS: i64 = 45_000;
/// Confidence while the input's source is silent, thousandths.
const GUESSED: u32 = 700;

/// Signs of somebody are cited for this long, milliseconds: longer than it takes to be idle without them, so that they
/// are the reason.
const CITED_MS: i64 = 90_000;
/// Signs are kept for so much longer than it takes to be idle and have a break, milliseconds: without them there would
/// have been one.
const KEPT_MS: i64 = 30_000;
/// A text that changes shows somebody for so long after the last input, milliseconds: after that it may be a log in a
/// program for writing. Pauses of the hands under heavy noise last ten minutes at most (spec/nudge.md H).
const WRITTEN_MS_MAX: i64 = 900_000;
/// More signs than this are not kept: two in three seconds of such a time.
const SIGNS_MAX: usize = 256;

/// A time away that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Return {
    pub(crate) left: i64,
    pub(crate) back: i64,
    pub(crate) unlocked: bool,
}

/// The axis presence and what it rests on.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Present {
    pub(crate) axis: Axis<Presence>,
    /// The last input.
    input: i64,
    /// Inputs and windows of a break's length with their observations, oldest first: without them nobody would be there.
    signs: VecDeque<(i64, String)>,
    /// The last word of the input's source.
    report: i64,
    /// The last sign of somebody without input.
    passive: i64,
    /// When somebody was last seen to write, by whatever means.
    #[serde(default)]
    written: i64,
    locked: bool,
    asleep: bool,
    pub(crate) unlocked_at: i64,
    /// Begin of the time without anybody; zero: somebody is there.
    left: i64,
    unlocking: bool,
    /// The last break of five minutes ended.
    pub(crate) break_ended: i64,
    /// When a pause of the hands was last seen to last.
    paused_at: i64,
}

impl Default for Present {
    fn default() -> Self {
        Self {
            axis: Axis::new(Presence::Active),
            input: 0,
            signs: VecDeque::new(),
            report: 0,
            passive: 0,
            written: 0,
            locked: false,
            asleep: false,
            unlocked_at: 0,
            left: 0,
            unlocking: false,
            break_ended: 0,
            paused_at: 0,
        }
    }
}

impl Present {
    /// The first observation of all: somebody is taken to be there.
    pub(crate) fn begin(&mut self, at: i64) {
        if self.input == 0 {
            self.input = at;
            self.break_ended = at;
        }
    }

    pub(crate) fn is_there(&self) -> bool {
        matches!(
            self.axis.state(),
            Presence::Active | Presence::Passive | Presence::Idle
        )
    }

    pub(crate) fn is_engaged(&self) -> bool {
        matches!(self.axis.state(), Presence::Active | Presence::Passive)
    }

    /// Takes a word of the input's source. True when a pause of so long just ended: while it lasts nobody knows whether
    /// the person thinks or has gone, and a word would wait for the hands anyway.
    pub(crate) fn input(&mut self, at: i64, idle_ms: i64, id: &str, pause_ms: i64) -> bool {
        self.report = self.report.max(at);
        let (before, last) = (self.input, at - idle_ms);
        self.input = before.max(last);
        // A later word of the same input shows it as well.
        self.note_sign(last, id);
        let ended = last > before && self.paused_at > before;
        if idle_ms >= pause_ms {
            self.paused_at = at;
        }
        ended && self.is_there()
    }

    /// The text of a document changed: somebody writes or turns its pages, with hands that are told or not.
    pub(crate) fn note_written(&mut self, at: i64, id: &str) {
        if at - self.input < WRITTEN_MS_MAX {
            self.written = self.written.max(at);
            self.note_sign(at, id);
        }
    }

    /// The window changed: input, when its own source says nothing.
    pub(crate) fn window_changed(&mut self, at: i64) {
        if at - self.report > INPUT_SILENT_MS && at > self.input {
            self.input = at;
        }
    }

    /// Notes an observation that shows that somebody was there at a time.
    pub(crate) fn note_sign(&mut self, at: i64, id: &str) {
        if self.signs.len() >= SIGNS_MAX {
            self.signs.pop_front();
        }
        self.signs.push_back((at, id.to_owned()));
    }

    fn forget_signs(&mut self, before: i64) {
        while self.signs.front().is_some_and(|(at, _)| *at < before) {
            self.signs.pop_front();
        }
    }

    /// Observations without which there would have been a break.
    pub(crate) fn signs(&self) -> impl Iterator<Item = &str> {
        self.signs.iter().map(|(_, id)| id.as_str())
    }

    /// The last input, or the last time at which somebody watched or talked without.
    pub(crate) fn last_sign(&self) -> i64 {
        self.input.max(self.passive).max(self.written)
    }

    /// The axis as a message, with what it rests on now.
    pub(crate) fn message(&self, device: &str) -> v1::StateAxis {
        let last = self.signs.back().map_or(0, |(at, _)| *at);
        let cited = self.signs.iter().filter(|(at, _)| last - at <= CITED_MS);
        let cited = cited.map(|(_, id)| id.clone()).collect();
        self.axis.message_citing(device, cited)
    }

    pub(crate) fn lock(&mut self, at: i64) {
        self.note_left(at);
        self.locked = true;
    }

    pub(crate) fn unlock(&mut self, at: i64) {
        self.unlocking |= self.locked;
        self.locked = false;
        self.asleep = false;
        self.unlocked_at = at;
        self.input = self.input.max(at);
    }

    pub(crate) fn suspend(&mut self, at: i64) {
        self.note_left(at);
        self.asleep = true;
    }

    pub(crate) fn resume(&mut self, at: i64) {
        self.asleep = false;
        self.unlocked_at = at;
    }

    fn note_left(&mut self, at: i64) {
        if self.left == 0 {
            // A screen that locks itself does so long after the last input.
            self.left = if at - self.input >= 60_000 {
                self.input
            } else {
                at
            };
        }
    }

    /// Whether somebody is there at this time. Tells of a time away that ended.
    pub(crate) fn evaluate(
        &mut self,
        now: i64,
        watching: bool,
        settings: &PresenceSettings,
    ) -> Option<Return> {
        if watching && !self.locked && !self.asleep {
            self.passive = now;
        }
        self.forget_signs(now - ms(settings.idle_s) - ms(settings.break_s) - KEPT_MS);
        let last = self.last_sign();
        let idle = now - self.input;
        let gone = now - last;
        // Between two changes of the text somebody is there, but not after the last one.
        let watching = watching || now - self.written < ms(settings.idle_s);
        let state = self.state(watching, idle, gone, settings);
        if !self.axis.is(state) || self.axis.since() == 0 {
            let since = self.since(state, now, last);
            let observed = format!("last input {} s ago", idle / 1_000);
            let threshold = format!("{} s, {} s", settings.idle_s, settings.away_s);
            let reason = Reason::new("input", observed, threshold);
            self.axis.set(state, since, || vec![reason]);
        }
        let guessed = now - self.report > INPUT_SILENT_MS;
        self.axis.sure(if guessed && !self.locked {
            GUESSED
        } else {
            SURE
        });
        self.ended(now, settings)
    }

    fn since(&mut self, state: Presence, now: i64, last: i64) -> i64 {
        match state {
            Presence::Away | Presence::Locked => self.since_left(state, now, last),
            Presence::Idle => last,
            Presence::Active => self.input.min(now),
            Presence::Passive => now,
        }
    }

    fn state(&self, watching: bool, idle: i64, gone: i64, settings: &PresenceSettings) -> Presence {
        if self.locked || self.asleep {
            Presence::Locked
        } else if idle < ms(settings.idle_s) {
            Presence::Active
        } else if watching {
            Presence::Passive
        } else if gone < ms(settings.away_s) {
            Presence::Idle
        } else {
            Presence::Away
        }
    }

    fn since_left(&mut self, state: Presence, now: i64, last: i64) -> i64 {
        if state == Presence::Locked {
            return now;
        }
        if self.left == 0 {
            self.left = last;
        }
        if self.axis.is(Presence::Locked) {
            now
        } else {
            last
        }
    }

    fn ended(&mut self, now: i64, settings: &PresenceSettings) -> Option<Return> {
        if self.left == 0 || !self.is_engaged() {
            return None;
        }
        let back = self.input.max(self.left).min(now);
        let ended = Return {
            left: self.left,
            back,
            unlocked: std::mem::take(&mut self.unlocking),
        };
        self.left = 0;
        if ended.back - ended.left >= ms(settings.break_s) {
            self.break_ended = ended.back;
        }
        Some(ended)
    }

    /// The clock was set: ages of before say nothing.
    pub(crate) fn restart(&mut self, at: i64) {
        let locked = self.locked;
        *self = Self {
            locked,
            unlocked_at: self.unlocked_at.min(at),
            axis: self.axis.clone(),
            ..Self::default()
        };
        self.begin(at);
    }
}

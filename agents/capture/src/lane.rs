//! What waits to be published for one display: at most one picture, always the newest.
//!
//! The looking thread puts, the publishing task takes. A picture that is put while another waits replaces it:
//! the regions of both are cut from the newer picture, and the older look is counted as `skipped(backlog)`.
//! So a stopped broker costs intermediate states, never the final one, and memory stays bounded by one
//! screen per display.

use std::sync::Mutex;

use tokio::sync::Notify;
use velvet_messages::{
    DisplayId,
    v1::{AgentDisplay, CaptureTime, DisplayFacts, FrameKind, Rect, WindowFacts},
};
use velvet_seal::Open;

use crate::{
    account::{Account, Outcome, Skipped},
    area,
    cut::Patch,
    locked,
    picture::Picture,
    session::Stamp,
    source::Display,
};

/// One look that found something.
pub struct Shot {
    /// When it was taken.
    pub captured: CaptureTime,
    /// Whole picture or changes.
    pub kind: FrameKind,
    /// The display then.
    pub display: DisplayFacts,
    /// The focused window then; empty when it is excluded. Wiped with the shot.
    pub window: Open<Focused>,
    /// What changed.
    pub patches: Vec<Patch>,
}

/// Window facts that are wiped when they go.
#[derive(Default)]
pub struct Focused(pub WindowFacts);

impl velvet_messages::Wipe for Focused {
    fn wipe(&mut self) {
        velvet_messages::Wipe::wipe(&mut self.0);
    }
}

/// A look before its pixels are cut out.
pub struct Look<'a> {
    /// When it was taken.
    pub captured: CaptureTime,
    /// Whole picture or changes.
    pub kind: FrameKind,
    /// The focused window then.
    pub window: WindowFacts,
    /// What changed.
    pub rects: &'a [Rect],
    /// The picture, privacy applied.
    pub picture: &'a Picture,
}

/// One display's way out.
pub struct Lane {
    /// The display.
    pub id: DisplayId,
    /// Stamps its looks.
    pub stamp: Stamp,
    state: Mutex<State>,
    filled: Notify,
}

#[derive(Default)]
struct State {
    display: DisplayFacts,
    account: Account,
    waiting: Option<Shot>,
    /// A message is on its way and not confirmed.
    sending: bool,
    last_look_unix_us: i64,
    last_published_unix_us: i64,
}

/// A display as messages tell it.
#[must_use]
pub fn display_facts(display: &Display) -> DisplayFacts {
    DisplayFacts {
        width_px: display.rect.width,
        height_px: display.rect.height,
        scale_milli: display.scale_milli,
        x_px: display.rect.x,
        y_px: display.rect.y,
    }
}

impl Lane {
    /// An empty lane.
    #[must_use]
    pub fn new(id: DisplayId) -> Self {
        Self {
            id,
            stamp: Stamp::default(),
            state: Mutex::default(),
            filled: Notify::new(),
        }
    }

    /// The display as it is from now on.
    pub fn set_display(&self, display: &Display) {
        locked(&self.state).display = display_facts(display);
    }

    /// Counts how a look ended.
    pub fn count(&self, outcome: Outcome) {
        locked(&self.state).account.count(outcome);
    }

    /// Notes that a look was taken.
    pub fn looked(&self, at_unix_us: i64) {
        locked(&self.state).last_look_unix_us = at_unix_us;
    }

    /// Puts a look that found something. An older one that still waits gives way to it.
    pub fn put(&self, look: Look<'_>) {
        let mut state = locked(&self.state);
        let mut rects = look.rects.to_vec();
        let mut kind = look.kind;
        if let Some(older) = state.waiting.take() {
            state.account.count(Outcome::Skipped(Skipped::Backlog));
            // Regions of another geometry mean nothing on this one; its first look is a whole picture.
            if older.display == state.display {
                rects = area::union(
                    rects
                        .into_iter()
                        .chain(older.patches.iter().map(|p| p.rect)),
                );
                if older.kind == FrameKind::Key {
                    kind = FrameKind::Key;
                }
            }
        }
        let patches = rects
            .iter()
            .filter_map(|rect| Patch::cut(look.picture, rect));
        state.waiting = Some(Shot {
            captured: look.captured,
            kind,
            display: state.display,
            window: Open::new(Focused(look.window)),
            patches: patches.collect(),
        });
        drop(state);
        self.filled.notify_one();
    }

    /// Takes what waits, as soon as there is something.
    pub async fn take(&self) -> Shot {
        loop {
            let filled = self.filled.notified();
            if let Some(shot) = self.take_now() {
                return shot;
            }
            filled.await;
        }
    }

    /// Takes what waits, if anything does.
    pub fn take_now(&self) -> Option<Shot> {
        let mut state = locked(&self.state);
        let shot = state.waiting.take();
        state.sending |= shot.is_some();
        shot
    }

    /// The number of the next message, and the account as it will stand when that message is confirmed.
    /// Only confirmed messages are counted and only one is on its way, so the numbers have no gaps.
    #[must_use]
    pub fn next_message(&self) -> (u64, Account) {
        let account = locked(&self.state).account.with(Outcome::Published);
        (account.published(), account)
    }

    /// A message was confirmed.
    pub fn published(&self, at_unix_us: i64) {
        let mut state = locked(&self.state);
        state.account.count(Outcome::Published);
        state.last_published_unix_us = at_unix_us;
    }

    /// All messages of a shot are settled.
    pub fn rest(&self) {
        locked(&self.state).sending = false;
    }

    /// Whether nothing waits and nothing is on its way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let state = locked(&self.state);
        state.waiting.is_none() && !state.sending
    }

    /// Whether a look waits behind a message that is not confirmed.
    #[must_use]
    pub fn is_backed_up(&self) -> bool {
        let state = locked(&self.state);
        state.waiting.is_some() && state.sending
    }

    /// Gives up what waits.
    pub fn abandon(&self) {
        let mut state = locked(&self.state);
        if state.waiting.take().is_some() {
            state.account.count(Outcome::Skipped(Skipped::Stopping));
        }
    }

    /// The counters of now.
    #[must_use]
    pub fn account(&self) -> Account {
        locked(&self.state).account
    }

    /// The lane as `status` tells it.
    #[must_use]
    pub fn status(&self) -> AgentDisplay {
        let state = locked(&self.state);
        AgentDisplay {
            display: self.id.to_string(),
            width_px: state.display.width_px,
            height_px: state.display.height_px,
            scale_milli: state.display.scale_milli,
            last_look_unix_us: state.last_look_unix_us,
            last_published_unix_us: state.last_published_unix_us,
            counts: Some(state.account.counts()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane() -> Lane {
        let lane = Lane::new("d0".parse().unwrap());
        lane.set_display(&Display {
            id: "d0".parse().unwrap(),
            rect: area::sized(8, 8),
            scale_milli: 1000,
        });
        lane
    }

    fn rect(x: i32, width: u32) -> Rect {
        Rect {
            x,
            y: 0,
            width,
            height: 2,
        }
    }

    fn put(lane: &Lane, kind: FrameKind, rects: &[Rect], shade: u8) {
        let mut picture = Picture::new(8, 8);
        picture.data_mut().fill(shade);
        lane.put(Look {
            captured: CaptureTime::default(),
            kind,
            window: WindowFacts::default(),
            rects,
            picture: &picture,
        });
    }

    fn told(shot: &Shot) -> String {
        let mut patches: Vec<String> = shot
            .patches
            .iter()
            .map(|patch| format!("{}+{}={}", patch.rect.x, patch.rect.width, patch.rgb[0]))
            .collect();
        patches.sort();
        format!("{} {}", shot.kind.as_str_name(), patches.join(" "))
    }

    #[test]
    fn the_newest_picture_wins_and_keeps_the_older_regions() {
        let lane = lane();
        put(&lane, FrameKind::Delta, &[rect(0, 2)], 1);
        put(&lane, FrameKind::Delta, &[rect(4, 2)], 2);
        put(&lane, FrameKind::Delta, &[rect(5, 3)], 3);
        let shot = lane.take_now().unwrap();
        assert_eq!(told(&shot), "FRAME_KIND_DELTA 0+2=3 4+4=3");
        assert_eq!(lane.account().counts().skipped[0].count, 2);
        assert!(lane.account().balances());
        assert!(lane.take_now().is_none());
    }

    #[test]
    fn a_whole_picture_stays_whole() {
        let lane = lane();
        put(&lane, FrameKind::Key, &[area::sized(8, 8)], 1);
        put(&lane, FrameKind::Delta, &[rect(4, 2)], 2);
        assert_eq!(told(&lane.take_now().unwrap()), "FRAME_KIND_KEY 0+8=2");
    }

    #[test]
    fn regions_of_another_geometry_are_dropped() {
        let lane = lane();
        put(&lane, FrameKind::Delta, &[rect(0, 2)], 1);
        lane.set_display(&Display {
            id: "d0".parse().unwrap(),
            rect: area::sized(16, 8),
            scale_milli: 1000,
        });
        put(&lane, FrameKind::Delta, &[rect(4, 2)], 2);
        assert_eq!(told(&lane.take_now().unwrap()), "FRAME_KIND_DELTA 4+2=2");
    }

    #[test]
    fn a_stop_counts_what_waits() {
        let lane = lane();
        put(&lane, FrameKind::Delta, &[rect(0, 2)], 1);
        lane.abandon();
        lane.abandon();
        let counts = lane.account().counts();
        assert_eq!((counts.attempted, counts.skipped[0].count), (1, 1));
    }
}

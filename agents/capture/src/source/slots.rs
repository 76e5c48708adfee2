//! What the producing threads of a source hand to it: the newest picture of each display, where it was
//! damaged since it was last asked for, and whether something else happened. There is no queue: a picture that
//! nobody fetched is overwritten.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use velvet_messages::v1::Rect;
use velvet_runtime::Timestamp;

use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Rectangles of damage that are kept apart; more become one around all. A frame reports at most 16, and the
/// gate looks at whole tiles anyway.
const DAMAGE_RECTS_MAX: usize = 64;

/// Where a picture differs from the one before, as far as the producer says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Damage {
    /// Nowhere.
    #[default]
    None,
    /// There.
    Rects(Vec<Rect>),
    /// It does not say.
    Anywhere,
}

impl Damage {
    /// This and that.
    pub(super) fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, damage) | (damage, Self::None) => damage,
            (Self::Rects(mut rects), Self::Rects(more)) => {
                rects.extend(
                    more.into_iter()
                        .filter(|rect| rect.width > 0 && rect.height > 0),
                );
                if rects.len() > DAMAGE_RECTS_MAX {
                    rects = vec![around(&rects)];
                }
                Self::Rects(rects)
            }
            (Self::Anywhere, _) | (_, Self::Anywhere) => Self::Anywhere,
        }
    }
}

/// The smallest rectangle that holds all.
fn around(rects: &[Rect]) -> Rect {
    let left = rects.iter().map(|rect| rect.x).min().unwrap_or_default();
    let top = rects.iter().map(|rect| rect.y).min().unwrap_or_default();
    let right = rects
        .iter()
        .map(|rect| rect.x.saturating_add_unsigned(rect.width))
        .max();
    let bottom = rects
        .iter()
        .map(|rect| rect.y.saturating_add_unsigned(rect.height))
        .max();
    Rect {
        x: left,
        y: top,
        width: right.unwrap_or(left).abs_diff(left),
        height: bottom.unwrap_or(top).abs_diff(top),
    }
}

/// One display.
#[derive(Default)]
pub(super) struct Slot {
    /// The newest picture. Without size before the first one has come.
    pub(super) picture: Picture,
    /// When it came; taken by the first who asks.
    pub(super) arrived: Option<Timestamp>,
    /// What changed since the last wait.
    pub(super) damage: Damage,
    /// The producer took the display away.
    pub(super) gone: bool,
}

impl Slot {
    /// Whether there is anything to show.
    pub(super) fn has_picture(&self) -> bool {
        !self.gone && self.picture.width() > 0
    }
}

/// Everything that the producing threads may say.
#[derive(Default)]
pub(super) struct State {
    /// One per display, in the order of their ids.
    pub(super) slots: Vec<Slot>,
    /// Displays came, went, moved or changed size.
    pub(super) displays_changed: bool,
    /// Focus, title or the like changed.
    pub(super) desktop_changed: bool,
    /// What was lost, when the source is at its end.
    pub(super) lost: Option<&'static str>,
}

impl State {
    fn has_news(&self) -> bool {
        self.displays_changed
            || self.desktop_changed
            || self.lost.is_some()
            || self.slots.iter().any(|slot| slot.damage != Damage::None)
    }
}

/// The state under its lock. A std mutex, because the producers are threads of C libraries and hold it for one copy.
pub(super) struct Slots {
    state: Mutex<State>,
    news: Condvar,
}

impl Slots {
    /// No display yet.
    pub(super) fn new() -> Self {
        Self {
            state: Mutex::default(),
            news: Condvar::new(),
        }
    }

    /// To read or to take. A thread that died while it held the lock left whole pictures behind, so poison is no
    /// reason to stop.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something and wakes who waits.
    pub(super) fn tell(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.news.notify_all();
    }

    /// Ends the source; the first reason stays.
    pub(super) fn lose(&self, action: &'static str) {
        self.tell(|state| {
            state.lost.get_or_insert(action);
        });
    }

    /// Waits for news, at most `timeout`.
    pub(super) fn wait(&self, timeout: Duration) -> MutexGuard<'_, State> {
        self.wait_until(timeout, State::has_news)
    }

    /// Waits until `good` holds, at most `timeout`.
    pub(super) fn wait_until(
        &self,
        timeout: Duration,
        good: impl Fn(&State) -> bool,
    ) -> MutexGuard<'_, State> {
        let end = Instant::now() + timeout;
        let mut state = self.lock();
        while !good(&state) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let woken = self.news.wait_timeout(state, left);
            state = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        state
    }
}

/// Copies all or the rectangles of one picture into another.
pub(super) fn copy(from: &Picture, rects: Option<&[Rect]>, to: &mut Picture) {
    let resized = (from.width(), from.height()) != (to.width(), to.height());
    if resized {
        *to = Picture::new(from.width(), from.height());
    }
    let Some(rects) = rects.filter(|_| !resized) else {
        to.data_mut().copy_from_slice(from.data());
        return;
    };
    let stride = to.stride();
    for rect in rects {
        let (left, top, width, height) = from.clip(rect);
        for y in top..top + height {
            let row = from.row(y, left, width);
            let start = y as usize * stride + left as usize * BYTES_PER_PIXEL;
            if let Some(target) = to.data_mut().get_mut(start..start + row.len()) {
                target.copy_from_slice(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: i32, y: i32, width: u32, height: u32) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    fn checkered(width: u32, height: u32) -> Picture {
        let mut picture = Picture::new(width, height);
        for (index, byte) in (0_u8..).cycle().zip(picture.data_mut()) {
            *byte = index;
        }
        picture
    }

    #[test]
    fn only_the_asked_rectangles_are_copied() {
        let from = checkered(8, 6);
        let rect = Rect {
            x: 6,
            y: -1,
            width: 9,
            height: 3,
        };
        let mut to = Picture::new(8, 6);
        copy(&from, Some(&[rect]), &mut to);
        for y in 0..6 {
            let expected = if y < 2 { from.row(y, 6, 2) } else { &[0; 8] };
            assert_eq!(to.row(y, 6, 2), expected);
            assert_eq!(to.row(y, 0, 6), [0; 24]);
        }
    }

    #[test]
    fn another_size_copies_everything() {
        let from = checkered(8, 6);
        let mut to = Picture::new(3, 3);
        copy(&from, Some(&[]), &mut to);
        assert!(to == from);
    }

    #[test]
    fn damage_adds_up_and_stays_bounded() {
        let some = Damage::Rects(vec![rect(1, 2, 3, 4)]);
        assert_eq!(Damage::None.union(some.clone()), some);
        assert_eq!(some.clone().union(Damage::None), some);
        assert_eq!(some.clone().union(Damage::Anywhere), Damage::Anywhere);
        assert_eq!(
            some.clone()
                .union(Damage::Rects(vec![rect(9, 9, 0, 5), rect(5, 5, 1, 1)])),
            Damage::Rects(vec![rect(1, 2, 3, 4), rect(5, 5, 1, 1)])
        );
        let many = (0..100).map(|x| rect(x, -x, 2, 3)).collect();
        assert_eq!(
            some.union(Damage::Rects(many)),
            Damage::Rects(vec![rect(0, -99, 101, 105)])
        );
    }

    #[test]
    fn waiting_ends_with_news_or_with_the_time() {
        let slots = Slots::new();
        let begin = Instant::now();
        assert!(slots.wait(Duration::from_millis(30)).lost.is_none());
        assert!(begin.elapsed() >= Duration::from_millis(30));
        slots.lose("first");
        slots.lose("second");
        assert_eq!(slots.wait(Duration::from_secs(60)).lost, Some("first"));
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}

//! The lock on the door: while it is shut only the supervisor's own children get keys. What is on the screen is kept all
//! the while; nobody can ask for it.
//!
//! It keeps out who finds the machine unattended. Who can read this process's memory has the keys.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Whether the door is locked.
pub(super) struct Lock {
    state: Mutex<State>,
    /// Unused for so long, it locks itself.
    after: Option<Duration>,
}

struct State {
    locked: bool,
    used: Instant,
}

impl Lock {
    /// An open one, which locks itself after so long without a guest; zero: never.
    pub(super) fn new(after: Duration) -> Self {
        Self {
            state: Mutex::new(State {
                locked: false,
                used: Instant::now(),
            }),
            after: (!after.is_zero()).then_some(after),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn shut(&self) {
        self.state().locked = true;
    }

    pub(super) fn open(&self) {
        *self.state() = State {
            locked: false,
            used: Instant::now(),
        };
    }

    /// Whether a guest may come in now, which puts off the next locking.
    pub(super) fn lets_in(&self, now: Instant) -> bool {
        let mut state = self.state();
        let unused = now.saturating_duration_since(state.used);
        state.locked |= self.after.is_some_and(|after| unused >= after);
        if !state.locked {
            state.used = now;
        }
        !state.locked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_locks_when_told_and_when_unused() {
        let lock = Lock::new(Duration::from_secs(60));
        let begun = Instant::now();
        let later = |seconds| begun + Duration::from_secs(seconds);
        assert!(lock.lets_in(later(59)) && lock.lets_in(later(118)));
        assert!(!lock.lets_in(later(179)) && !lock.lets_in(later(180)));
        lock.open();
        assert!(lock.lets_in(Instant::now()));
        lock.shut();
        assert!(!lock.lets_in(Instant::now()));
        let never = Lock::new(Duration::ZERO);
        assert!(never.lets_in(later(1_000_000)));
    }
}

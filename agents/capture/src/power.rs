//! Sleep of the machine, noticed by clocks: the boot clock runs through it, the monotonic one does not.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Shorter gaps are the two clocks being read one after the other on a busy machine.
const SLEEP_MIN: Duration = Duration::from_secs(2);

/// Notices that the machine slept.
pub(crate) struct SleepWatch {
    gap: Duration,
}

fn gap() -> Duration {
    let read = |clock| {
        let time = clock_gettime(clock);
        let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
        let nanos = u64::try_from(time.tv_nsec).unwrap_or_default();
        Duration::from_secs(seconds) + Duration::from_nanos(nanos)
    };
    let monotonic = read(ClockId::Monotonic);
    read(ClockId::Boottime).saturating_sub(monotonic)
}

impl SleepWatch {
    pub(crate) fn new() -> Self {
        Self { gap: gap() }
    }

    /// Whether the machine slept since the last call.
    pub(crate) fn slept(&mut self) -> bool {
        self.slept_with(gap())
    }

    fn slept_with(&mut self, now: Duration) -> bool {
        let slept = now.saturating_sub(self.gap) >= SLEEP_MIN;
        self.gap = now;
        slept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_jump_is_sleep() {
        let mut watch = SleepWatch {
            gap: Duration::from_secs(10),
        };
        let slept = [10_000, 10_300, 12_400, 12_400, 12_000]
            .map(|ms| watch.slept_with(Duration::from_millis(ms)));
        assert_eq!(slept, [false, false, true, false, false]);
        assert!(!SleepWatch::new().slept());
    }
}

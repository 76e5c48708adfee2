//! Settings of `[deliver]`. The defaults live in `ops/defaults.toml` only.

use std::{path::PathBuf, time::Duration};

use serde::Deserialize;
use velvet_runtime::Problem;

/// Section `[deliver]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Cards are shown as notifications; otherwise the inbox alone has them.
    pub notifications: bool,
    /// An `.ics` file or a folder of them; empty: none.
    pub calendar: String,
    /// How often the calendar is looked at, seconds.
    pub calendar_interval_s: u64,
    /// How far ahead the calendar is told, hours.
    pub calendar_ahead_h: u64,
    /// How often do-not-disturb is looked at, milliseconds.
    pub quiet_interval_ms: u64,
    /// How long a question waits for the bus to confirm, milliseconds.
    pub confirm_within_ms: u64,
}

impl Config {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let calendar = self.calendar.is_empty() || PathBuf::from(&self.calendar).is_absolute();
        // Not quoted: a path may tell more of a person than a log should hold.
        let found = "a relative path";
        Problem::unless(
            calendar,
            problems,
            "deliver.calendar",
            "empty, or the path of a file or folder from the root on",
            &found,
        );
        for (allowed, key, found) in [
            (
                5..=86_400,
                "deliver.calendar_interval_s",
                self.calendar_interval_s,
            ),
            (1..=168, "deliver.calendar_ahead_h", self.calendar_ahead_h),
            (
                200..=60_000,
                "deliver.quiet_interval_ms",
                self.quiet_interval_ms,
            ),
            (
                100..=60_000,
                "deliver.confirm_within_ms",
                self.confirm_within_ms,
            ),
        ] {
            Problem::unless_within(allowed, problems, key, found);
        }
    }

    pub(crate) fn calendar(&self) -> Option<PathBuf> {
        (!self.calendar.is_empty()).then(|| PathBuf::from(&self.calendar))
    }

    pub(crate) fn calendar_interval(&self) -> Duration {
        Duration::from_secs(self.calendar_interval_s)
    }

    pub(crate) fn calendar_ahead(&self) -> Duration {
        Duration::from_secs(self.calendar_ahead_h * 3600)
    }

    pub(crate) fn quiet_interval(&self) -> Duration {
        Duration::from_millis(self.quiet_interval_ms)
    }

    /// How long a question waits for the bus to confirm.
    #[must_use]
    pub fn confirm_within(&self) -> Duration {
        Duration::from_millis(self.confirm_within_ms)
    }
}

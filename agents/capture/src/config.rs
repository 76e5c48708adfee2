//! Settings of `[capture]`. The defaults live in `ops/defaults.toml` only.

use std::time::Duration;

use serde::Deserialize;
use velvet_runtime::Problem;

use crate::{privacy, source::select};

/// Section `[capture]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `auto`, `x11`, `x11:<display>`, `wayland`, `scap` or `replay:<folder>`.
    pub source: String,
    /// How much faster than recorded a replay runs.
    pub replay_speed: f64,
    /// Longest time between two looks at a display on which nothing seems to change.
    pub look_interval_ms_max: u64,
    /// Shortest time between two looks at a display.
    pub look_interval_ms_min: u64,
    /// Longest time between two looks at windows, idle time and lock.
    pub desktop_interval_ms: u64,
    /// Longest time between two looks at which displays there are.
    pub displays_interval_ms: u64,
    /// A source that takes longer for one step is given up and opened again.
    pub source_hang_ms: u64,
    /// No input for this long is idle.
    pub idle_after_s: u64,
    /// How often the counters go to the ledger.
    pub ledger_interval_s: u64,
    /// Level of the pixels' compression.
    pub zstd_level: i32,
    /// Largest sealed frame message.
    pub message_bytes_max: usize,
    /// First delay before an unconfirmed message is sent again; it doubles from try to try.
    pub retry_delay_ms_min: u64,
    /// Longest delay before an unconfirmed message is sent again.
    pub retry_delay_ms_max: u64,
    /// How long a stop waits for what is not yet confirmed.
    pub stop_within_ms: u64,
    /// What never leaves the process.
    pub privacy: privacy::Config,
    /// How the desktop portal is asked.
    #[cfg(target_os = "linux")]
    pub wayland: crate::source::wayland::WaylandConfig,
    /// Only Linux has the portal; one file of defaults serves every system.
    #[cfg(not(target_os = "linux"))]
    pub wayland: serde::de::IgnoredAny,
    /// How scap is run, where it is chosen.
    pub scap: crate::source::scap::ScapConfig,
    /// What counts as a change.
    pub gate: crate::gate::GateSettings,
}

/// Smallest message limit under which a line of text still fits.
const MESSAGE_BYTES_MIN: usize = 64 * 1024;
/// `FRAMES` takes no message over 1 MiB; headers need some of it.
const MESSAGE_BYTES_MAX: usize = 1_000_000;
/// Levels of zstd that still keep up with a screen.
const ZSTD_LEVELS: std::ops::RangeInclusive<i32> = 1..=19;

impl Config {
    /// Reports all mistakes.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        if let Err(reason) = select::Choice::parse(&self.source) {
            problems.push(Problem {
                key: "capture.source".to_owned(),
                allowed: reason.to_string(),
                found: self.source.clone(),
            });
        }
        let speed = self.replay_speed.is_finite() && self.replay_speed > 0.0;
        let found = &self.replay_speed;
        Problem::unless(speed, problems, "capture.replay_speed", "above 0", found);
        for (key, found, low, high) in self.spans() {
            Problem::unless_within(low..=high, problems, &format!("capture.{key}"), found);
        }
        Problem::unless(
            ZSTD_LEVELS.contains(&self.zstd_level),
            problems,
            "capture.zstd_level",
            "1 to 19",
            &self.zstd_level,
        );
        Problem::unless(
            (MESSAGE_BYTES_MIN..=MESSAGE_BYTES_MAX).contains(&self.message_bytes_max),
            problems,
            "capture.message_bytes_max",
            &format!("{MESSAGE_BYTES_MIN} to {MESSAGE_BYTES_MAX}"),
            &self.message_bytes_max,
        );
        self.privacy.check(problems);
        for (key, found, low, high) in self.gate.spans() {
            Problem::unless_within(low..=high, problems, &format!("capture.gate.{key}"), found);
        }
        #[cfg(target_os = "linux")]
        self.wayland.check(problems);
        self.scap.check(problems);
    }

    /// Key, value, lowest, highest.
    fn spans(&self) -> [(&'static str, u64, u64, u64); 10] {
        [
            (
                "look_interval_ms_max",
                self.look_interval_ms_max,
                self.look_interval_ms_min.max(10),
                60_000,
            ),
            (
                "look_interval_ms_min",
                self.look_interval_ms_min,
                10,
                10_000,
            ),
            ("desktop_interval_ms", self.desktop_interval_ms, 50, 10_000),
            (
                "displays_interval_ms",
                self.displays_interval_ms,
                500,
                60_000,
            ),
            ("source_hang_ms", self.source_hang_ms, 1000, 120_000),
            ("idle_after_s", self.idle_after_s, 1, 86_400),
            ("ledger_interval_s", self.ledger_interval_s, 1, 3600),
            ("retry_delay_ms_min", self.retry_delay_ms_min, 10, 10_000),
            (
                "retry_delay_ms_max",
                self.retry_delay_ms_max,
                self.retry_delay_ms_min,
                60_000,
            ),
            ("stop_within_ms", self.stop_within_ms, 100, 10_000),
        ]
    }

    pub(crate) fn source_hang(&self) -> Duration {
        Duration::from_millis(self.source_hang_ms)
    }

    pub(crate) fn stop_within(&self) -> Duration {
        Duration::from_millis(self.stop_within_ms)
    }

    pub(crate) fn ledger_interval(&self) -> Duration {
        Duration::from_secs(self.ledger_interval_s)
    }

    pub(crate) fn idle_after(&self) -> Duration {
        Duration::from_secs(self.idle_after_s)
    }
}

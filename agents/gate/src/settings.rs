//! How the gate decides: the section `[capture.gate]` of the configuration.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How the gate decides. Defaults are in `ops/defaults.toml`, with the reason for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateSettings {
    /// Edge of a comparison tile, CSS pixels.
    pub tile_css_px: u32,
    /// Margin around text in a published region, CSS pixels.
    pub margin_css_px: u32,
    /// Most regions in one publish; more are merged.
    pub regions_max: usize,
    /// Whole pictures while something happens, milliseconds apart.
    pub key_interval_ms: u64,
    /// Whole pictures while nothing happens, milliseconds apart.
    pub key_idle_interval_ms: u64,
    /// Comparisons of the whole picture whatever the hints say, milliseconds apart.
    pub full_compare_interval_ms: u64,
    /// How long a moving area must stand still before it is published, milliseconds.
    pub settle_ms: u64,
    /// Longest wait for that, milliseconds.
    pub settle_max_ms: u64,
    /// Changed share of the screen from which a change counts as a scroll or a switch, thousandths.
    pub large_permille: u32,
    /// How far back changes of a tile count as recent, milliseconds.
    pub animation_window_ms: u64,
    /// Never-seen states within that window from which an area counts as playing.
    pub animation_changes: usize,
    /// How long an animation must stand still before its state is published, milliseconds.
    pub animation_settle_ms: u64,
    /// Publishes of one playing area, milliseconds apart.
    pub throttle_ms: u64,
}

impl GateSettings {
    /// Each number with its name, and the lowest and the highest that makes sense.
    #[must_use]
    pub fn spans(&self) -> [(&'static str, u64, u64, u64); 13] {
        let key_ms = self.key_interval_ms;
        [
            ("tile_css_px", self.tile_css_px.into(), 8, 64),
            ("margin_css_px", self.margin_css_px.into(), 0, 32),
            ("regions_max", self.regions_max as u64, 1, 256),
            ("key_interval_ms", key_ms, 5_000, 3_600_000),
            (
                "key_idle_interval_ms",
                self.key_idle_interval_ms,
                key_ms,
                86_400_000,
            ),
            (
                "full_compare_interval_ms",
                self.full_compare_interval_ms,
                100,
                60_000,
            ),
            ("settle_ms", self.settle_ms, 0, 5_000),
            ("settle_max_ms", self.settle_max_ms, self.settle_ms, 30_000),
            ("large_permille", self.large_permille.into(), 1, 1_000),
            ("animation_window_ms", self.animation_window_ms, 500, 60_000),
            ("animation_changes", self.animation_changes as u64, 2, 64),
            ("animation_settle_ms", self.animation_settle_ms, 100, 60_000),
            ("throttle_ms", self.throttle_ms, 100, 60_000),
        ]
    }

    pub(crate) fn animation_window(&self) -> Duration {
        Duration::from_millis(self.animation_window_ms)
    }
}

//! What a look costs.

use std::{
    fmt,
    time::{Duration, Instant},
};

use serde::Serialize;
use velvet_capture::{
    gate::{Gate, GateSettings},
    picture::Picture,
};

/// Looks of which the median is taken.
const LOOKS: usize = 41;

/// Milliseconds of one look.
#[derive(Serialize)]
pub(super) struct Speed {
    /// Nothing changed, no hints, 1920×1080.
    unchanged_1080p: f64,
    /// Nothing changed, no hints, 3840×2160.
    unchanged_2160p: f64,
    /// Nothing changed, one hint of 640×24, 1920×1080.
    hinted_1080p: f64,
    /// Mean over all looks at the cases.
    cases_mean: f64,
    /// Half of the looks at the cases take at most this.
    p50: f64,
    /// Of a hundred looks at the cases 99 take at most this.
    p99: f64,
    /// The same of the first looks at each picture after the first of a case.
    changed_p50: f64,
    changed_p99: f64,
}

/// How long the looks at the cases took.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// Every look.
    pub(super) all: Vec<Duration>,
    /// Those at a picture that had just changed.
    pub(super) changed: Vec<Duration>,
}

impl Times {
    pub(super) fn extend(&mut self, other: Self) {
        self.all.extend(other.all);
        self.changed.extend(other.changed);
    }
}

pub(super) fn measure(settings: &GateSettings, mut times: Times) -> Speed {
    times.all.sort_unstable();
    times.changed.sort_unstable();
    let total: Duration = times.all.iter().sum();
    let hint = velvet_messages::v1::Rect {
        x: 100,
        y: 100,
        width: 640,
        height: 24,
    };
    Speed {
        unchanged_1080p: unchanged(settings, (1_920, 1_080), None),
        unchanged_2160p: unchanged(settings, (3_840, 2_160), None),
        hinted_1080p: unchanged(settings, (1_920, 1_080), Some(&[hint])),
        cases_mean: milliseconds(total) / times.all.len().max(1) as f64,
        p50: percentile(&times.all, 50),
        p99: percentile(&times.all, 99),
        changed_p50: percentile(&times.changed, 50),
        changed_p99: percentile(&times.changed, 99),
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Nearest rank of sorted times, milliseconds; zero when there are none.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().map_or(0.0, milliseconds)
}

fn unchanged(
    settings: &GateSettings,
    (width, height): (u32, u32),
    hints: Option<&[velvet_messages::v1::Rect]>,
) -> f64 {
    let mut picture = Picture::new(width, height);
    for (index, byte) in picture.data_mut().iter_mut().enumerate() {
        *byte = (index * 31 % 251) as u8;
    }
    let mut gate = Gate::new(settings.clone(), width, height, 1_000);
    let mut times = Vec::with_capacity(LOOKS);
    for look in 0..LOOKS {
        let started = Instant::now();
        drop(gate.look(Duration::from_millis(look as u64), &picture, hints));
        times.push(started.elapsed());
    }
    times.sort_unstable();
    percentile(&times, 50)
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "ms per look: {:.2} (1920x1080 unchanged), {:.2} (3840x2160 unchanged), {:.3} (hinted)",
            self.unchanged_1080p, self.unchanged_2160p, self.hinted_1080p
        )?;
        write!(
            f,
            "of the cases: {:.2} (mean), {:.2} (p50), {:.2} (p99); at a new picture {:.2} (p50), {:.2} (p99)",
            self.cases_mean, self.p50, self.p99, self.changed_p50, self.changed_p99
        )
    }
}

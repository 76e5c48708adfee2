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
}

pub(super) fn measure(settings: &GateSettings, time: Duration, looks: u32) -> Speed {
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
        cases_mean: time.as_secs_f64() * 1_000.0 / f64::from(looks.max(1)),
    }
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
    times[LOOKS / 2].as_secs_f64() * 1_000.0
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ms per look: {:.2} (1920x1080 unchanged), {:.2} (3840x2160 unchanged), {:.3} (hinted), {:.2} (mean over cases)",
            self.unchanged_1080p, self.unchanged_2160p, self.hinted_1080p, self.cases_mean
        )
    }
}

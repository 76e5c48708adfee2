//! `velvet-bench scale`: are two OCR workers on one broker twice as fast as one, and do they know as much?

mod backlog;
mod fleet;

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use serde::Serialize;
use velvet_bench::rig::RigError;

use self::{
    backlog::{Backlog, BacklogError},
    fleet::{Fleet, FleetError},
};

/// Between two frames of a display that somebody works at.
const INTERVAL: Duration = Duration::from_millis(500);
/// How long a backlog may take: several times what one worker needs on a loaded machine.
const DRAINED_MAX: Duration = Duration::from_secs(900);
/// Between two looks at how far the workers are; small against the whole.
const LOOK: Duration = Duration::from_millis(20);

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ScaleError {
    #[error(transparent)]
    Drawn(#[from] crate::read::ReadBenchError),
    #[error(transparent)]
    Backlog(#[from] BacklogReport),
    #[error(transparent)]
    Fleet(#[from] FleetReport),
    #[error(transparent)]
    Rig(#[from] RigError),
    #[error("failed to start threads for the workers")]
    Threads(#[source] io::Error),
    #[error("failed to see a backlog read within {} s", DRAINED_MAX.as_secs())]
    TooLate,
    #[error("failed to print the figures")]
    Print(#[from] io::Error),
}

/// The frames could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct BacklogReport(BacklogError);

/// The broker or a worker could not be used.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct FleetReport(FleetError);

/// One line of `workers`.
#[derive(Clone, Copy, Debug, Serialize)]
struct WorkersResult {
    n: usize,
    /// Pictures of the backlog of fresh screens, read and published as readings.
    screens_per_s: f64,
    /// Share of the lines of one display's frames that were known to the worker that read the frame.
    hit: f64,
}

#[derive(Serialize)]
struct Report {
    speedup_2: f64,
    workers: Vec<WorkersResult>,
    screens: usize,
    frames: usize,
}

/// Runs the bench and prints its figures.
pub(crate) fn run(pictures_max: usize, json: bool, out: &mut dyn Write) -> Result<(), ScaleError> {
    let mut drawn = crate::read::drawn_pictures()?;
    drawn.screens.truncate(pictures_max);
    drawn.frames.truncate(pictures_max);
    let fresh = Backlog::of("fresh", &drawn.screens).map_err(BacklogReport)?;
    let lived = Backlog::of("lived", &drawn.frames).map_err(BacklogReport)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(ScaleError::Threads)?;
    let mut workers = Vec::new();
    for n in [1, 2] {
        workers.push(runtime.block_on(measure(n, &fresh, &lived))?);
    }
    let report = Report {
        speedup_2: workers[1].screens_per_s / workers[0].screens_per_s,
        workers,
        screens: drawn.screens.len(),
        frames: drawn.frames.len(),
    };
    if json {
        writeln!(out, "{}", serde_json::json!(report))?;
        return Ok(());
    }
    for one in &report.workers {
        writeln!(
            out,
            "{} worker(s): {:.2} fresh screens/s, {:.1} % of a display's lines known",
            one.n,
            one.screens_per_s,
            one.hit * 100.0
        )?;
    }
    writeln!(out, "speed-up by the second: {:.2}", report.speedup_2)?;
    Ok(())
}

/// A new broker and new workers: first the backlog of fresh screens, then a display that is lived at.
async fn measure(n: usize, fresh: &Backlog, lived: &Backlog) -> Result<WorkersResult, ScaleError> {
    let mut fleet = Fleet::start().await.map_err(FleetReport)?;
    for message in &fresh.messages {
        fleet.publish(message).await.map_err(FleetReport)?;
    }
    for _ in 0..n {
        fleet.prepare().await.map_err(FleetReport)?;
    }
    let started = Instant::now();
    fleet.release().await.map_err(FleetReport)?;
    let mut awaited = fresh.messages.len() as u64;
    drained(&fleet, awaited).await?;
    let took = started.elapsed();
    let before = fleet.lookups();
    for message in &lived.messages {
        let next = tokio::time::Instant::now() + INTERVAL;
        fleet.publish(message).await.map_err(FleetReport)?;
        awaited += 1;
        tokio::time::sleep_until(next).await;
    }
    drained(&fleet, awaited).await?;
    let after = fleet.lookups();
    fleet.stop().await;
    let (known, all) = (after.known - before.known, after.all - before.all);
    Ok(WorkersResult {
        n,
        screens_per_s: fresh.pictures as f64 / took.as_secs_f64(),
        hit: known as f64 / (all as f64).max(1.0),
    })
}

async fn drained(fleet: &Fleet, awaited: u64) -> Result<(), ScaleError> {
    let end = Instant::now() + DRAINED_MAX;
    while fleet.done() < awaited {
        if Instant::now() >= end {
            return Err(ScaleError::TooLate);
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

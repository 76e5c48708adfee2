//! Compares what the context and the nudge step say on a day with the truth of it: `velvet-bench nudge`.
//!
//! A crate of its own, because the two steps, the generator and this build in a minute, and the whole bench does not.
//! Nothing here knows how the steps decide: they are driven through their public functions, as in the workers.

mod ablation;
mod baseline;
mod bootstrap;
mod counterfactual;
mod days;
mod figures;
mod live;
mod oracle;
mod record;
mod report;
mod tally;
mod truth;
mod work;

#[cfg(test)]
mod tests;

use std::{io::Write, path::PathBuf};

pub use days::DaysError;
pub use live::SettingsError;

/// What to score.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Days to score instead of generated ones (layout: tests/bench/README.md).
    #[arg(long)]
    pub input: Option<PathBuf>,
    /// The personas of generated days: tuning or validation.
    #[arg(long, default_value = "validation")]
    pub part: String,
    /// Days per persona.
    #[arg(long, default_value_t = 30)]
    pub seeds: u64,
    /// How generated days are seen: clean, default or heavy.
    #[arg(long, default_value = "default")]
    pub noise: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Writes the generated days there, in the layout of `--input`, and scores nothing.
    #[arg(long)]
    pub write: Option<PathBuf>,
    /// The steps alone: no baselines, ablations, other noise, repetitions.
    #[arg(long)]
    pub quick: bool,
    /// Tells each alarm and card of each day on standard error's stead: in the JSON, under `days`.
    #[arg(long)]
    pub days: bool,
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    /// No days.
    #[error(transparent)]
    Days(#[from] DaysError),
    /// The steps cannot be set up.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A thread died.
    #[error("failed to score the days: a thread panicked, which is a bug")]
    Thread,
    /// The figures are no JSON.
    #[error("failed to write the figures as JSON")]
    Json(#[from] serde_json::Error),
    /// Nobody listens.
    #[error("failed to print the figures")]
    Print(#[from] std::io::Error),
}

/// Scores days and prints the figures.
///
/// # Errors
///
/// When there are no days, or the steps cannot be set up.
pub fn run(options: &Options, out: &mut dyn Write) -> Result<(), ScoreError> {
    if let Some(to) = &options.write {
        let count = days::write(options, to)?;
        writeln!(out, "{count} days in {}", to.display())?;
        return Ok(());
    }
    let source = days::Source::of(options)?;
    let base = live::Base::standard()?;
    let scores = work::score(&source, &base, options)?;
    let report = report::Report::of(&scores, options);
    if options.json {
        writeln!(out, "{}", serde_json::to_string(&report.json())?)?;
    } else {
        report.print(out)?;
    }
    Ok(())
}

//! `velvet-bench`: prints every figure that we claim, against its baseline in the same run.

mod gate;
mod keeper;
mod measure;
mod pipeline;
mod read;
mod scale;
mod search;
mod store;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "velvet-bench", about = "Measures what Velvet claims")]
struct Arguments {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// Change recall and false alarms of the capture gate, beside four published gates.
    Gate {
        /// Cases to judge instead of the generated ones (layout: tests/bench/README.md).
        #[arg(long)]
        input: Option<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Incremental reading beside whole-frame Tesseract: how right, how cheap.
    Read(read::Options),
    /// The engine of the whole-frame baseline; started by `read` only.
    #[command(name = read::WHOLE_CHILD, hide = true)]
    WholeFrameChild {
        /// Tesseract's names, joined by `+`.
        languages: String,
    },
    /// A child that reads for us; started by `read` only.
    #[command(name = read::OCR_CHILD, hide = true)]
    OcrChild,
    /// From a changed pixel to a search that finds it, with what it costs, on a live X display.
    Pipeline {
        /// How long to measure.
        #[arg(long, default_value_t = 120)]
        seconds: u64,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Two OCR workers on one broker beside one: fresh screens a second, and how much is known.
    Scale {
        /// At most so many fresh screens, and so many frames of the display that is lived at.
        #[arg(long, default_value_t = 100)]
        pictures: usize,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Search over many documents, beside SQLite's FTS5 in the clear and by SQLCipher.
    Search(search::Options),
    /// One engine's part; started by `search` only.
    #[command(name = search::PART, hide = true)]
    SearchPart(search::Part),
    /// What keeping records costs: durable commits beside plain redb, crashes, memory, growth over years.
    Store(store::Options),
    /// One step; started by `store` only.
    #[command(name = store::PART, hide = true)]
    StorePart(store::Part),
    /// Hours at a display, replayed as fast as it goes: memory, and children that die.
    Soak {
        /// Simulated time.
        #[arg(long, default_value_t = 4.0)]
        hours: f64,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// What the context and the nudge step say on made-up days, beside the truth of them.
    Nudge(velvet_score::Options),
    /// Names the benches.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Why a bench gave no figures.
#[derive(Debug, thiserror::Error)]
enum BenchError {
    #[error(transparent)]
    Gate(#[from] gate::GateError),
    #[error(transparent)]
    Nudge(#[from] velvet_score::ScoreError),
    #[error(transparent)]
    Pipeline(#[from] pipeline::PipelineError),
    #[error(transparent)]
    Read(#[from] read::ReadBenchError),
    #[error(transparent)]
    Scale(#[from] scale::ScaleError),
    #[error(transparent)]
    Search(#[from] search::SearchError),
    #[error(transparent)]
    Store(#[from] store::StoreBenchError),
    #[error("failed to print the figures")]
    Print(#[from] io::Error),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.bench {
        // It speaks on standard output itself.
        Bench::WholeFrameChild { languages } => {
            read::whole_child_main(&languages).map_err(BenchError::Print)
        }
        Bench::OcrChild => return velvet_ocr::child_main(),
        bench => run(bench, &mut io::stdout().lock()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when standard error is gone as well.
            drop(writeln!(io::stderr(), "velvet-bench failed: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(bench: Bench, out: &mut dyn Write) -> Result<(), BenchError> {
    match bench {
        Bench::Gate { input, json } => gate::run(input.as_deref(), json, out)?,
        Bench::Pipeline { seconds, json } => pipeline::run(seconds, json, out)?,
        Bench::Read(options) => read::run(&options, out)?,
        Bench::Soak { hours, json } => read::soak::run(hours, json, out)?,
        Bench::Search(options) => search::run(&options, out)?,
        Bench::SearchPart(part) => search::run_part(&part, out)?,
        Bench::Store(options) => store::run(&options, out)?,
        Bench::StorePart(part) => store::run_part(&part, out)?,
        Bench::Scale { pictures, json } => scale::run(pictures, json, out)?,
        Bench::Nudge(options) => velvet_score::run(&options, out)?,
        // Done by `main`.
        Bench::WholeFrameChild { .. } | Bench::OcrChild => {}
        Bench::List { json } => list(json, out)?,
    }
    Ok(())
}

fn list(json: bool, out: &mut dyn Write) -> Result<(), io::Error> {
    const NAMES: [&str; 8] = [
        "gate", "nudge", "pipeline", "read", "scale", "search", "soak", "store",
    ];
    if json {
        writeln!(out, "{}", serde_json::json!({ "benches": NAMES }))
    } else {
        NAMES.iter().try_for_each(|name| writeln!(out, "{name}"))
    }
}

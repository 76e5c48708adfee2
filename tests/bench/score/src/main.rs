//! `velvet-bench nudge` alone: what it measures without what else the bench links.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

#[derive(Parser)]
#[command(name = "velvet-score", about = "velvet-bench nudge, alone")]
struct Arguments {
    #[command(flatten)]
    options: velvet_score::Options,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match velvet_score::run(&arguments.options, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when standard error is gone as well.
            drop(writeln!(io::stderr(), "velvet-score failed: {error}"));
            ExitCode::FAILURE
        }
    }
}

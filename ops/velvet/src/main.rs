//! `velvet`: the one command.

use std::process::ExitCode;

use clap::Parser;
use velvet::{Cli, Fault, cli::Command, commands, print};
use velvet_runtime::process;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match &cli.command {
        // The sandboxed child hardens itself, and must not have started anything before.
        Command::OcrChild => return velvet_ocr::child_main(),
        Command::BrokerExec(args) => return commands::become_broker(args),
        _ => {}
    }
    let result = process::harden()
        .map_err(Fault::failed("protect this process"))
        .and_then(|()| commands::run(cli));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            print::note(format!("velvet: {fault}"));
            fault.exit_code()
        }
    }
}

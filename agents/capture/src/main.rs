//! `velvet-capture --socket PATH`: sees the screen for a running `velvet up`.
//! `velvet-capture --probe`: tells as JSON which source would be used and what it can know; no content.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use velvet_capture::{Agent, probe::probe};
use velvet_messages::Role;
use velvet_nats::Publisher;
use velvet_runtime::{
    Launch, Shutdown, SystemClock, process,
    service::SealedService,
    telemetry::{self, TelemetrySettings},
};

type Failure = Box<dyn std::error::Error>;

/// What was asked for.
enum Task {
    Run(PathBuf),
    Probe(String),
}

fn main() -> ExitCode {
    // First of all: nobody may look into this process's memory from here on.
    let done = process::harden()
        .map_err(Failure::from)
        .and_then(|()| start());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(failure.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), Failure> {
    match task()? {
        Task::Probe(source) => {
            let told = serde_json::to_string(&probe(&source)?)?;
            say(&told)
        }
        Task::Run(socket) => {
            let launch = Launch::ask(&socket, Role::Capture)?;
            let settings: TelemetrySettings = launch.section("telemetry")?;
            let _telemetry = telemetry::init(Role::Capture, &settings, None)?;
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()?;
            runtime.block_on(run(launch))
        }
    }
}

async fn run(launch: Launch) -> Result<(), Failure> {
    let shutdown = Shutdown::on_signals()?;
    let publisher = Publisher::connect(&launch).await?;
    let connection = publisher.connection().clone();
    let agent = Agent::new(&launch, publisher)?;
    let service = SealedService::new(
        Role::Capture,
        launch.keys.clone(),
        agent.control(),
        Arc::new(SystemClock),
        agent.health(),
    );
    let serving = connection.serve(Arc::new(service)).await?;
    agent.run(shutdown).await?;
    drop(serving);
    connection.close().await;
    Ok(())
}

fn task() -> Result<Task, Failure> {
    let mut words = std::env::args().skip(1);
    match (words.next().as_deref(), words.next(), words.next()) {
        (Some("--socket"), Some(path), None) => Ok(Task::Run(path.into())),
        (Some("--probe"), source, None) => Ok(Task::Probe(source.unwrap_or_else(|| "auto".into()))),
        _ => Err("use: velvet-capture --socket PATH | --probe [SOURCE]".into()),
    }
}

/// Telemetry may not run yet or not any more, so this goes to standard error itself.
fn report(failure: &dyn std::error::Error) {
    use std::io::Write as _;
    drop(writeln!(std::io::stderr(), "velvet-capture: {failure}"));
}

fn say(text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    Ok(writeln!(std::io::stdout(), "{text}")?)
}

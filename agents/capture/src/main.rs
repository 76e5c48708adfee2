//! `velvet-capture --socket PATH [--parent PID]`: sees the screen for a running `velvet up`.
//! `velvet-capture --probe`: tells as JSON which source would be used and what it can know; no content.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use velvet_capture::{Agent, probe::probe};
use velvet_messages::Role;
use velvet_nats::Publisher;
use velvet_runtime::{Launch, Shutdown, SystemClock, process, service::SealedService, telemetry};

type Failure = Box<dyn std::error::Error>;

/// What was asked for.
enum Task {
    Run {
        socket: PathBuf,
        parent: Option<u32>,
    },
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
        Task::Run { socket, parent } => {
            if let Some(parent) = parent
                && !process::end_with_parent(parent)?
            {
                return Ok(());
            }
            let launch = Launch::ask(&socket, Role::Capture)?;
            let _telemetry = telemetry::init_launched(&launch)?;
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
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["--socket", path] => Ok(Task::Run {
            socket: path.into(),
            parent: None,
        }),
        ["--socket", path, "--parent", parent] => Ok(Task::Run {
            socket: path.into(),
            parent: Some(parent.parse()?),
        }),
        ["--probe"] => Ok(Task::Probe("auto".to_owned())),
        ["--probe", source] => Ok(Task::Probe(source.to_owned())),
        _ => Err("use: velvet-capture --socket PATH [--parent PID] | --probe [SOURCE]".into()),
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

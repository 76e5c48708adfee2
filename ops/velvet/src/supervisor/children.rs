//! Processes under the supervisor: started, watched, started again, stopped in order.

use std::{
    ffi::OsString,
    path::Path,
    process::{ExitStatus, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};
use tokio::{process::Command, task::JoinHandle, time::Instant};
use tracing::{error, info, warn};
use velvet_messages::Role;
use velvet_nats::Broker;
use velvet_runtime::{ChildState, Shutdown, StopHandle, shutdown};

use crate::paths::Paths;

/// First wait before a process that ended is started again; doubles with each end.
const RESTART_DELAY_MIN: Duration = Duration::from_millis(200);
/// Longest wait: a broken part must not burn the machine, a mended one should be back soon.
const RESTART_DELAY_MAX: Duration = Duration::from_secs(10);
/// A process that ran this long ended for a new reason; the waits start over.
const STEADY_AFTER: Duration = Duration::from_secs(30);
/// How long a stopping process may take to finish what it has in hand, before it is killed.
const STOP_PATIENCE: Duration = Duration::from_secs(10);
/// Variables that workers get. They need neither the desktop nor the person's environment.
const WORKER_VARIABLES: [&str; 7] = [
    "HOME",
    "PATH",
    "LANG",
    "TZ",
    "TESSDATA_PREFIX",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
];

/// One process to keep alive.
#[derive(Clone, Debug)]
pub(super) struct Child {
    name: String,
    command: Vec<OsString>,
    /// The desktop's environment is handed on.
    sees_desktop: bool,
}

impl Child {
    /// One of our workers.
    pub(super) fn worker(name: String, program: &Path, role: Role, paths: &Paths) -> Self {
        let command = vec![
            program.into(),
            "worker".into(),
            role.name().into(),
            "--socket".into(),
            paths.socket().into(),
            "--parent".into(),
            std::process::id().to_string().into(),
        ];
        Self {
            name,
            command,
            // Cards are shown over the session's bus.
            sees_desktop: role == Role::Deliver,
        }
    }

    /// The capture agent.
    pub(super) fn capture(program: &Path, paths: &Paths) -> Self {
        let command = vec![
            program.into(),
            "--socket".into(),
            paths.socket().into(),
            "--parent".into(),
            std::process::id().to_string().into(),
        ];
        Self {
            name: "capture".to_owned(),
            command,
            sees_desktop: true,
        }
    }

    fn spawn(&self) -> std::io::Result<tokio::process::Child> {
        let mut command = Command::new(&self.command[0]);
        command
            .args(&self.command[1..])
            .stdin(Stdio::null())
            .kill_on_drop(true);
        if !self.sees_desktop {
            let kept = WORKER_VARIABLES.iter();
            let kept = kept.filter_map(|name| Some((name, std::env::var_os(name)?)));
            command.env_clear().envs(kept);
        }
        command.spawn()
    }
}

struct Kept {
    state: Arc<Mutex<ChildState>>,
    stop: StopHandle,
    task: JoinHandle<()>,
}

/// All of them.
pub(super) struct Children {
    broker: Arc<Broker>,
    kept: Mutex<Vec<Kept>>,
}

impl Children {
    pub(super) fn new(broker: Arc<Broker>) -> Self {
        Self {
            broker,
            kept: Mutex::default(),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a process alive from now on. Called on a thread that lives as long as the supervisor: the
    /// kernel's parent-death signal belongs to the thread that spawned.
    pub(super) fn start(&self, child: Child) {
        let state = Arc::new(Mutex::new(ChildState {
            name: child.name.clone(),
            pid: None,
            restarts: 0,
            state: "starting".to_owned(),
        }));
        let (stop, stopped) = shutdown();
        let task = tokio::spawn(keep_alive(child, Arc::clone(&state), stopped));
        self.kept().push(Kept { state, stop, task });
    }

    /// How all of them are, the broker first.
    pub(super) fn states(&self) -> Vec<ChildState> {
        let pid = self.broker.pid();
        let broker = ChildState {
            name: "broker".to_owned(),
            pid,
            restarts: u32::try_from(self.broker.restarts()).unwrap_or(u32::MAX),
            state: if pid.is_some() {
                "running"
            } else {
                "outside-or-down"
            }
            .to_owned(),
        };
        let others = self.kept();
        let others = others.iter().map(|kept| lock(&kept.state).clone());
        std::iter::once(broker).chain(others).collect()
    }

    /// Stops the last started first: the agent publishes its rest, the reader reads it, the store keeps it.
    pub(super) async fn stop(&self) {
        let kept: Vec<Kept> = self.kept().drain(..).rev().collect();
        for child in kept {
            child.stop.stop();
            drop(child.task.await);
        }
    }
}

fn lock(state: &Mutex<ChildState>) -> MutexGuard<'_, ChildState> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn keep_alive(child: Child, state: Arc<Mutex<ChildState>>, mut stopped: Shutdown) {
    let mut delay = RESTART_DELAY_MIN;
    while !stopped.is_requested() {
        let started = Instant::now();
        let code = run_once(&child, &state, &mut stopped).await;
        if stopped.is_requested() {
            break;
        }
        if started.elapsed() > STEADY_AFTER {
            delay = RESTART_DELAY_MIN;
        }
        warn!(
            child = child.name,
            code,
            delay_ms = delay.as_millis(),
            "a part ended, starting it again"
        );
        tokio::select! {
            () = stopped.requested() => break,
            () = tokio::time::sleep(delay) => {}
        }
        delay = (delay * 2).min(RESTART_DELAY_MAX);
        lock(&state).restarts += 1;
    }
    "stopped".clone_into(&mut lock(&state).state);
}

/// From start to end; returns a code for how it ended.
async fn run_once(child: &Child, state: &Mutex<ChildState>, stopped: &mut Shutdown) -> String {
    let mut process = match child.spawn() {
        Ok(process) => process,
        Err(error) => {
            error!(child = child.name, %error, "a part could not be started");
            return note(state, None, "not-startable");
        }
    };
    info!(child = child.name, pid = process.id(), "a part runs");
    note(state, process.id(), "running");
    let status = tokio::select! {
        status = process.wait() => status,
        () = stopped.requested() => stop_one(child, &mut process).await,
    };
    note(state, None, &ending(status))
}

async fn stop_one(
    child: &Child,
    process: &mut tokio::process::Child,
) -> std::io::Result<ExitStatus> {
    let pid = process
        .id()
        .and_then(|pid| Pid::from_raw(pid.cast_signed()));
    if let Some(pid) = pid
        && let Err(error) = kill_process(pid, Signal::TERM)
    {
        warn!(child = child.name, %error, "a part could not be asked to stop");
    }
    match tokio::time::timeout(STOP_PATIENCE, process.wait()).await {
        Ok(status) => status,
        Err(_) => {
            warn!(
                child = child.name,
                "a part took too long to stop and is killed"
            );
            process.start_kill()?;
            process.wait().await
        }
    }
}

fn ending(status: std::io::Result<ExitStatus>) -> String {
    use std::os::unix::process::ExitStatusExt;
    match status {
        Ok(status) => match (status.code(), status.signal()) {
            (Some(code), _) => format!("exit-{code}"),
            (None, Some(signal)) => format!("signal-{signal}"),
            (None, None) => "ended".to_owned(),
        },
        Err(_) => "unknown".to_owned(),
    }
}

fn note(state: &Mutex<ChildState>, pid: Option<u32>, code: &str) -> String {
    let mut state = lock(state);
    state.pid = pid;
    code.clone_into(&mut state.state);
    code.to_owned()
}

//! One run of the server.

use std::{
    io::{self, BufRead, BufReader, Read},
    process::{self, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};
use tokio::sync::watch;
use tracing::{debug, warn};

use super::log;

/// The server's own lines are far shorter; what is longer is cut.
const LINE_BYTES_MAX: u64 = 16 * 1024;

/// A child process whose lines go to our log. Its own thread starts it and lives as long as it does: the
/// kernel ties a child to the thread that started it, not to the process.
#[derive(Debug)]
pub(super) struct Child {
    process: Arc<Mutex<process::Child>>,
    pid: u32,
    exit: watch::Receiver<Option<ExitStatus>>,
}

impl Child {
    pub(super) fn spawn(mut command: Command) -> io::Result<Self> {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let (started, child) = mpsc::sync_channel(1);
        let (exit_sender, exit) = watch::channel(None);
        std::thread::Builder::new()
            .name("nats-server".to_owned())
            .spawn(move || {
                let spawned = command.spawn().map(|process| Arc::new(Mutex::new(process)));
                let process = spawned.as_ref().ok().map(Arc::clone);
                if started.send(spawned).is_err() {
                    debug!("nobody waits for nats-server any more; it is watched all the same");
                }
                if let Some(process) = process {
                    exit_sender.send_replace(Some(watch_until_exit(&process)));
                }
            })?;
        let process = child.recv().map_err(io::Error::other)??;
        let pid = lock(&process).id();
        Ok(Self { process, pid, exit })
    }

    pub(super) fn pid(&self) -> u32 {
        self.pid
    }

    pub(super) fn exited(&self) -> Option<ExitStatus> {
        *self.exit.borrow()
    }

    pub(super) async fn wait(&self) -> ExitStatus {
        let mut exit = self.exit.clone();
        match exit.wait_for(Option::is_some).await {
            Ok(status) => status.unwrap_or_default(),
            // The thread is gone without a word: take it for an end.
            Err(_) => ExitStatus::default(),
        }
    }

    /// Asks it to stop and kills it after `within`.
    pub(super) async fn stop(&self, within: Duration) {
        self.signal(Signal::TERM);
        if tokio::time::timeout(within, self.wait()).await.is_err() {
            warn!(
                pid = self.pid,
                "nats-server did not stop in time and is killed"
            );
            self.kill();
            self.wait().await;
        }
    }

    /// Ends it at once. What it has confirmed is on the disk.
    pub(super) fn kill(&self) {
        self.signal(Signal::KILL);
    }

    fn signal(&self, signal: Signal) {
        let mut process = lock(&self.process);
        // While we hold the lock nobody collects it, so the number is still its own.
        if !matches!(process.try_wait(), Ok(None)) {
            return;
        }
        let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw);
        if pid.is_none_or(|pid| kill_process(pid, signal).is_err()) {
            debug!(pid = self.pid, "nats-server was not there to be signalled");
        }
    }
}

fn lock(process: &Mutex<process::Child>) -> MutexGuard<'_, process::Child> {
    process.lock().unwrap_or_else(PoisonError::into_inner)
}

fn watch_until_exit(process: &Mutex<process::Child>) -> ExitStatus {
    let stderr = lock(process).stderr.take();
    if let Some(stderr) = stderr {
        forward(BufReader::new(stderr));
    }
    // It has closed its log, so it is about to end: holding the lock meanwhile delays nobody for long.
    lock(process).wait().unwrap_or_default()
}

fn forward(mut lines: impl BufRead) {
    let mut line = Vec::new();
    while matches!(
        lines
            .by_ref()
            .take(LINE_BYTES_MAX)
            .read_until(b'\n', &mut line),
        Ok(1..)
    ) {
        log::forward(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
}

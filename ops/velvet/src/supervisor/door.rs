//! The door: a private Unix socket that hands out launches to processes of the same user.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
    task::JoinHandle,
};
use tracing::{debug, info, warn};
use velvet_runtime::{ChildState, StopHandle, SupervisorAnswer, SupervisorRequest};
use zeroize::Zeroizing;

use super::{Household, children::Children, lock::Lock};
use crate::Fault;

/// A question is one short line.
const QUESTION_BYTES_MAX: u64 = 4096;
/// What a guest is told while the door is locked.
const LOCKED: &str = "Velvet is locked; open it with `velvet unlock`";
/// Who does not ask within this time is let go.
const QUESTION_PATIENCE: Duration = Duration::from_secs(5);

/// The open door. Closed, its socket is gone.
pub(super) struct Door {
    path: PathBuf,
    task: JoinHandle<()>,
}

impl Door {
    pub(super) fn close(self) {
        self.task.abort();
        if let Err(error) = fs::remove_file(&self.path) {
            debug!(%error, "the socket was gone already");
        }
    }
}

struct Keeper {
    household: Arc<Household>,
    children: Arc<Children>,
    stop: StopHandle,
    lock: Lock,
    user: u32,
}

/// Opens the door. We hold the broker's lock, so a socket that lies there is a dead one.
pub(super) fn open(
    household: Arc<Household>,
    children: Arc<Children>,
    stop: StopHandle,
    lock: Lock,
) -> Result<Door, Fault> {
    let path = household.plan.paths.socket();
    let listener = listen(&path).map_err(Fault::failed(format!("open {}", path.display())))?;
    let user = rustix::process::geteuid().as_raw();
    let keeper = Arc::new(Keeper {
        household,
        children,
        stop,
        lock,
        user,
    });
    let task = tokio::spawn(async move {
        loop {
            match listener.accept().await {
                Ok((stream, _)) => drop(tokio::spawn(receive(Arc::clone(&keeper), stream))),
                Err(error) => {
                    warn!(%error, "nobody can come in just now");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    });
    Ok(Door { path, task })
}

fn listen(path: &Path) -> io::Result<UnixListener> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // The folder is 0700 already; this is the second bolt.
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

async fn receive(keeper: Arc<Keeper>, mut stream: UnixStream) {
    let peer = stream.peer_cred().ok();
    if peer.map(|peer| peer.uid()) != Some(keeper.user) {
        warn!("another user knocked and was not let in");
        return;
    }
    let Ok(Some(question)) = tokio::time::timeout(QUESTION_PATIENCE, question(&mut stream)).await
    else {
        return;
    };
    let stops = question == SupervisorRequest::Stop;
    let pid = peer.and_then(|peer| u32::try_from(peer.pid()?).ok());
    let asked = Arc::clone(&keeper);
    // A passphrase takes a second of hard work.
    let answer = tokio::task::spawn_blocking(move || asked.answer(question, pid)).await;
    let Ok(answer) = answer else { return };
    let Ok(text) = serde_json::to_vec(&answer).map(Zeroizing::new) else {
        return;
    };
    if let Err(error) = stream.write_all(&text).await {
        debug!(%error, "the guest left before the answer");
    }
    drop(stream.shutdown().await);
    if stops {
        keeper.stop.stop();
    }
}

async fn question(stream: &mut UnixStream) -> Option<SupervisorRequest> {
    let mut line = Zeroizing::new(String::new());
    BufReader::new(stream.take(QUESTION_BYTES_MAX))
        .read_line(&mut line)
        .await
        .ok()?;
    serde_json::from_str(&line).ok()
}

impl Keeper {
    fn answer(&self, question: SupervisorRequest, pid: Option<u32>) -> SupervisorAnswer {
        match question {
            SupervisorRequest::Launch(role) if self.lets_in(pid) => {
                match self.household.launch(role) {
                    Ok(launch) => SupervisorAnswer::Launch(Box::new(launch)),
                    Err(fault) => SupervisorAnswer::Refused(fault.to_string()),
                }
            }
            SupervisorRequest::Launch(_) => SupervisorAnswer::Refused(LOCKED.to_owned()),
            SupervisorRequest::Children => SupervisorAnswer::Children(self.children.states()),
            SupervisorRequest::Lock => {
                self.lock.shut();
                info!("locked");
                SupervisorAnswer::Done
            }
            SupervisorRequest::Unlock(passphrase) => match self.household.prove(passphrase) {
                Ok(()) => {
                    self.lock.open();
                    info!("unlocked");
                    SupervisorAnswer::Done
                }
                Err(fault) => SupervisorAnswer::Refused(fault.to_string()),
            },
            SupervisorRequest::Stop => SupervisorAnswer::Stopping,
        }
    }

    /// Our own children may always be started again.
    fn lets_in(&self, pid: Option<u32>) -> bool {
        let is_child = |child: &ChildState| pid.is_some() && child.pid == pid;
        self.children.states().iter().any(is_child) || self.lock.lets_in(Instant::now())
    }
}

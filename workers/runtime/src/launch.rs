//! What a process needs to take part: where the bus is, who it is there, and its keys.
//!
//! `velvet up` unlocks the root once and hands each part its own [`Launch`] over a private Unix socket
//! (`<runtime>/velvet.sock`, 0600, peers of the same user only). Children, workers started by hand and the
//! command line all come this way, so no key is ever in an argument, the environment or a file.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::Shutdown,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use velvet_messages::{DeviceId, Role};
use velvet_seal::RoleKeys;
use zeroize::Zeroizing;

/// A supervisor that answers later than this is stuck.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// A launch is a few kilobytes; more than this is not one.
const LAUNCH_BYTES_MAX: u64 = 1 << 20;

/// Everything one process is told at its start.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// The role it takes.
    pub role: Role,
    /// The device it works for.
    pub device: DeviceId,
    /// URL of the bus.
    pub nats_url: String,
    /// Seed of its bus user, in nkey text form.
    pub nkey_seed: Zeroizing<String>,
    /// Its keys, and no others.
    pub keys: RoleKeys,
    /// Folder for what the role keeps on disk; only the store and the supervisor get one.
    pub data_dir: Option<PathBuf>,
    /// Folder for sockets and the like, 0700.
    pub runtime_dir: PathBuf,
    /// The settings, checked: the whole table, of which each part reads its own section.
    pub config: serde_json::Value,
}

impl std::fmt::Debug for Launch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Launch({})", self.role)
    }
}

/// A question to the supervisor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SupervisorRequest {
    /// Hand me this role.
    Launch(Role),
    /// Tell me of your children.
    Children,
    /// Give no more keys to guests.
    Lock,
    /// Give them again; with the passphrase, where the key is wrapped by one.
    Unlock(Zeroizing<String>),
    /// Stop everything.
    Stop,
}

/// Names only: an unlocking holds the passphrase.
impl std::fmt::Debug for SupervisorRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Launch(role) => write!(f, "Launch({role})"),
            Self::Children => f.write_str("Children"),
            Self::Lock => f.write_str("Lock"),
            Self::Unlock(_) => f.write_str("Unlock"),
            Self::Stop => f.write_str("Stop"),
        }
    }
}

/// One process under the supervisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildState {
    /// `broker`, or the role's name.
    pub name: String,
    /// Its process id; none while it is down.
    pub pid: Option<u32>,
    /// How often it was started again.
    pub restarts: u32,
    /// `running`, `restarting` or a reason code.
    pub state: String,
}

/// The supervisor's answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SupervisorAnswer {
    /// Go.
    Launch(Box<Launch>),
    /// All of them.
    Children(Vec<ChildState>),
    /// It is locked, or unlocked.
    Done,
    /// It stops now.
    Stopping,
    /// Not now; the text says why and what to do.
    Refused(String),
}

/// No launch could be had.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// Nobody listens.
    #[error("failed to reach Velvet at {path}: it is not running; start it with `velvet up`")]
    NotRunning {
        /// The socket.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The conversation broke off.
    #[error("failed to get a launch from the running Velvet; try again")]
    Broken(#[source] std::io::Error),
    /// The supervisor refused.
    #[error("failed to get a launch: {0}")]
    Refused(String),
    /// The answer was not understood; two versions of Velvet are at work.
    #[error(
        "failed to understand the running Velvet; stop it with `velvet down` and start it again"
    )]
    Malformed,
    /// A section of the settings does not have its form.
    #[error(
        "failed to read the settings of {0}; stop Velvet with `velvet down` and start it again"
    )]
    Section(&'static str),
}

impl Launch {
    /// Asks the supervisor behind `socket` for a role. Blocks for at most ten seconds.
    ///
    /// # Errors
    /// See [`LaunchError`].
    pub fn ask(socket: &Path, role: Role) -> Result<Self, LaunchError> {
        match ask_supervisor(socket, SupervisorRequest::Launch(role))? {
            SupervisorAnswer::Launch(launch) => Ok(*launch),
            SupervisorAnswer::Refused(why) => Err(LaunchError::Refused(why)),
            _ => Err(LaunchError::Malformed),
        }
    }

    /// The settings of one section, for example `capture`.
    ///
    /// # Errors
    /// [`LaunchError::Section`] when it does not have its form; the supervisor has checked it, so two versions
    /// of Velvet are at work.
    pub fn section<T: DeserializeOwned>(&self, name: &'static str) -> Result<T, LaunchError> {
        let section = self.config.get(name).cloned().unwrap_or_default();
        serde_json::from_value(section).map_err(|_| LaunchError::Section(name))
    }
}

/// Asks the supervisor behind `socket`. Blocks for at most ten seconds.
///
/// # Errors
/// See [`LaunchError`].
pub fn ask_supervisor(
    socket: &Path,
    request: SupervisorRequest,
) -> Result<SupervisorAnswer, LaunchError> {
    let mut stream = UnixStream::connect(socket).map_err(|source| LaunchError::NotRunning {
        path: socket.to_owned(),
        source,
    })?;
    let text = exchange(&mut stream, request).map_err(LaunchError::Broken)?;
    // serde_json's own message quotes its input, which holds keys.
    serde_json::from_str(&text).map_err(|_| LaunchError::Malformed)
}

fn exchange(
    stream: &mut UnixStream,
    request: SupervisorRequest,
) -> std::io::Result<Zeroizing<String>> {
    stream.set_read_timeout(Some(ANSWER_TIMEOUT))?;
    stream.set_write_timeout(Some(ANSWER_TIMEOUT))?;
    let mut question = Zeroizing::new(serde_json::to_string(&request)?);
    question.push('\n');
    stream.write_all(question.as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = Zeroizing::new(String::new());
    BufReader::new(stream.take(LAUNCH_BYTES_MAX)).read_line(&mut answer)?;
    Ok(answer)
}

//! The embedded broker: a nats-server that `velvet up` finds, configures, starts, watches and stops.
//!
//! Everything of it lies in one folder: `velvet.lock` (ours), `nats.conf`, `nats.pid`, `ports/` and the
//! streams in `js/`. The server itself takes no lock, and two of them on one folder lose messages, so ours
//! comes first. The configuration holds public keys only.

mod child;
mod config;
mod exec;
mod find;
mod folder;
mod log;

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::time::Instant;
use tracing::{error, info, warn};
use velvet_messages::Role;
use velvet_runtime::Shutdown;

pub use config::accounts;
pub use exec::exec_broker;
pub use find::{Found, VERSION_MIN, Version, find};

use crate::{BrokerSettings, Topology};
use child::Child;
use folder::Folder;

/// First wait before a server that ended is started again; doubles with each try.
const RESTART_DELAY_MIN: Duration = Duration::from_millis(100);
/// Longest wait: long enough not to burn the machine, short enough to be back after a repair.
const RESTART_DELAY_MAX: Duration = Duration::from_secs(10);
/// A server that ran this long ended for a new reason; the waits start over.
const STEADY_AFTER: Duration = Duration::from_secs(60);
/// How often a starting server is looked at.
const READY_LOOK: Duration = Duration::from_millis(20);

/// What the broker is to be.
#[derive(Clone, Debug)]
pub struct BrokerPlan {
    /// Its own folder; made when it is missing.
    pub folder: PathBuf,
    /// Section `[broker]`.
    pub settings: BrokerSettings,
    /// Roles and the public keys of their users.
    pub users: Vec<(Role, String)>,
    /// Decides the rights of the users.
    pub topology: Topology,
    /// A command that ties the server's life to ours and calls [`exec_broker`]: it gets our process id, the
    /// server and the server's arguments appended. Empty: the server is started directly.
    pub wrapper: Vec<OsString>,
}

/// The broker could not be had.
#[derive(Debug, thiserror::Error)]
pub enum BrokerError {
    /// There is no server that is new enough.
    #[error(
        "failed to find nats-server {VERSION_MIN} or newer{tried}; run `ops/nats-install DIR` and put DIR into PATH, or name a server by --nats-server"
    )]
    NotFound {
        /// What was found and is too old.
        tried: find::Tried,
    },
    /// The server that was named is not one, or is too old.
    #[error("failed to use {path} as the bus: it is {found}, and nats-server {VERSION_MIN} or newer is needed; `ops/nats-install DIR` provides one", path = .path.display())]
    Unusable {
        /// The server.
        path: PathBuf,
        /// What it is.
        found: String,
    },
    /// Another Velvet works on the same data.
    #[error("failed to take {folder}: {}; stop it with `velvet down`", who(*.holder), folder = .folder.display())]
    Held {
        /// The folder.
        folder: PathBuf,
        /// Process id of the other.
        holder: Option<u32>,
    },
    /// The folder could not be used.
    #[error("failed to {action} {path}", path = .path.display())]
    File {
        /// The action, as an infinitive.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// The server could not be run at all.
    #[error("failed to run {path}", path = .path.display())]
    Spawn {
        /// The server.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// The server refused its configuration.
    #[error("failed to configure nats-server: {reason}")]
    Configuration {
        /// The server's own words; the configuration holds no secret.
        reason: String,
    },
    /// The server ended while starting.
    #[error("failed to start nats-server: it ended ({status}); its own lines in the log say why")]
    Ended {
        /// How.
        status: ExitStatus,
    },
    /// The server did not listen in time.
    #[error("failed to start nats-server: it did not listen within {within:?}")]
    Silent {
        /// The limit.
        within: Duration,
    },
}

fn who(pid: Option<u32>) -> String {
    match pid {
        Some(pid) => format!("process {pid} holds it"),
        None => "another process holds it".to_owned(),
    }
}

/// A running broker, ours or an outside one. Dropping it kills our server, which loses nothing confirmed.
#[derive(Debug)]
pub struct Broker {
    url: String,
    own: Option<Own>,
}

#[derive(Debug)]
struct Own {
    plan: BrokerPlan,
    server: Found,
    folder: Folder,
    port: u16,
    child: Mutex<Arc<Child>>,
    restarts: AtomicU64,
}

impl Broker {
    /// Starts our own server and waits until it listens, or takes the outside one that the settings name.
    ///
    /// # Errors
    /// See [`BrokerError`].
    pub async fn start(plan: BrokerPlan) -> Result<Self, BrokerError> {
        if !plan.settings.nats_url.is_empty() {
            return Ok(Self {
                url: plan.settings.nats_url,
                own: None,
            });
        }
        let own = Own::start(plan).await?;
        Ok(Self {
            url: format!("nats://127.0.0.1:{}", own.port),
            own: Some(own),
        })
    }

    /// Where to connect. It stays the same over restarts.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Process id of our server while it runs.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        let child = self.own.as_ref()?.child();
        child.exited().is_none().then(|| child.pid())
    }

    /// How often our server had to be started again.
    #[must_use]
    pub fn restarts(&self) -> u64 {
        self.own
            .as_ref()
            .map_or(0, |own| own.restarts.load(Ordering::Relaxed))
    }

    /// Starts our server again whenever it ends, until `shutdown` is requested. It does not stop the server:
    /// those who use the bus stop first, then [`Broker::stop`] is called.
    pub async fn supervise(&self, mut shutdown: Shutdown) {
        tokio::select! {
            () = shutdown.requested() => {}
            () = self.keep_up() => {}
        }
    }

    /// Asks our server to stop, and kills it when it takes too long.
    pub async fn stop(&self) {
        if let Some(own) = &self.own {
            own.child().stop(own.plan.settings.stop_max()).await;
        }
    }

    async fn keep_up(&self) {
        match &self.own {
            Some(own) => own.keep_up().await,
            // An outside server is watched by those who run it; clients reconnect by themselves.
            None => std::future::pending().await,
        }
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        if let Some(own) = &self.own {
            own.child().kill();
        }
    }
}

impl Own {
    async fn start(plan: BrokerPlan) -> Result<Self, BrokerError> {
        let (plan, server, folder) = blocking(move || prepare(plan)).await?;
        let child = spawn(&plan, &server, &folder)?;
        let port = ready(&child, &folder, plan.settings.start_max()).await?;
        info!(port, version = %server.version, "nats-server listens");
        let (child, restarts) = (Mutex::new(Arc::new(child)), AtomicU64::new(0));
        Ok(Self {
            plan,
            server,
            folder,
            port,
            child,
            restarts,
        })
    }

    fn child(&self) -> Arc<Child> {
        Arc::clone(&self.lock_child())
    }

    fn lock_child(&self) -> MutexGuard<'_, Arc<Child>> {
        // The value is replaced as a whole, so it is good after any panic.
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn keep_up(&self) {
        let mut delay = RESTART_DELAY_MIN;
        loop {
            let started = Instant::now();
            let status = self.child().wait().await;
            if started.elapsed() > STEADY_AFTER {
                delay = RESTART_DELAY_MIN;
            }
            warn!(%status, delay_ms = delay.as_millis(), "nats-server ended, starting it again");
            tokio::time::sleep(delay).await;
            delay = (delay * 2).min(RESTART_DELAY_MAX);
            if let Err(error) = self.restart().await {
                error!(%error, "nats-server did not come back");
            }
        }
    }

    /// On the port of before, so that clients find it again.
    async fn restart(&self) -> Result<(), BrokerError> {
        self.restarts.fetch_add(1, Ordering::Relaxed);
        self.folder
            .write_config(&config::render(&self.plan, &self.folder, self.port.into()))?;
        self.folder.forget_ports()?;
        let child = Arc::new(spawn(&self.plan, &self.server, &self.folder)?);
        // Kept before it is ready: whatever happens next, it is this one that is watched and stopped.
        *self.lock_child() = Arc::clone(&child);
        ready(&child, &self.folder, self.plan.settings.start_max()).await?;
        info!(port = self.port, "nats-server is back");
        Ok(())
    }
}

/// Everything before the start that touches files and processes.
fn prepare(plan: BrokerPlan) -> Result<(BrokerPlan, Found, Folder), BrokerError> {
    let server = find(&plan.settings.nats_server)?;
    let folder = Folder::take(&plan.folder)?;
    folder.stop_stale_server(plan.settings.stop_max())?;
    folder.write_config(&config::render(&plan, &folder, config::RANDOM_PORT))?;
    folder.forget_ports()?;
    check_config(&server.path, &folder)?;
    Ok((plan, server, folder))
}

fn check_config(server: &Path, folder: &Folder) -> Result<(), BrokerError> {
    let output = Command::new(server)
        .arg("-t")
        .arg("-c")
        .arg(folder.config())
        .output();
    let output = output.map_err(|source| BrokerError::Spawn {
        path: server.to_owned(),
        source,
    })?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let reason = text
        .lines()
        .last()
        .unwrap_or("it gives no reason")
        .trim()
        .to_owned();
    Err(BrokerError::Configuration { reason })
}

fn spawn(plan: &BrokerPlan, server: &Found, folder: &Folder) -> Result<Child, BrokerError> {
    let mut words = plan.wrapper.clone();
    if !words.is_empty() {
        words.push(std::process::id().to_string().into());
    }
    words.push(server.path.clone().into());
    words.extend(["-c".into(), folder.config().into()]);
    let mut command = Command::new(words.remove(0));
    command
        .args(words)
        .env_clear()
        .env("GOMEMLIMIT", plan.settings.memory_bytes.to_string())
        .env("GOMAXPROCS", plan.settings.processors_max.to_string());
    Child::spawn(command).map_err(|source| BrokerError::Spawn {
        path: server.path.clone(),
        source,
    })
}

/// The port that the server listens on, once it does.
async fn ready(child: &Child, folder: &Folder, within: Duration) -> Result<u16, BrokerError> {
    let look = async {
        loop {
            if let Some(status) = child.exited() {
                return Err(BrokerError::Ended { status });
            }
            if let Some(port) = folder.port(child.pid()) {
                return Ok(port);
            }
            tokio::time::sleep(READY_LOOK).await;
        }
    };
    match tokio::time::timeout(within, look).await {
        Ok(port) => port,
        Err(_) => {
            child.kill();
            Err(BrokerError::Silent { within })
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BrokerError> + Send + 'static,
) -> Result<T, BrokerError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

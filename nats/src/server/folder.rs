//! The broker's folder: lock, configuration, port, and what an earlier run left behind.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    os::unix::{
        ffi::OsStrExt,
        fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    },
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use serde::Deserialize;
use tracing::warn;

use super::BrokerError;

/// How often a server that is asked to stop is looked at.
const STOP_LOOK: Duration = Duration::from_millis(50);
/// A process id as text.
const PID_BYTES_MAX: u64 = 20;

/// The folder, held by us and by nobody else.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    // Held until we are gone: the kernel releases it however we end.
    _lock: File,
}

#[derive(Deserialize)]
struct Ports {
    #[serde(default)]
    nats: Vec<String>,
}

impl Folder {
    /// Makes the folder when it is missing, and takes its lock.
    pub(super) fn take(path: &Path) -> Result<Self, BrokerError> {
        make_private(path)?;
        let lock_path = path.join("velvet.lock");
        let open = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&lock_path);
        let mut lock = open.map_err(file_error("open", &lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(BrokerError::Held {
                    folder: path.to_owned(),
                    holder: read_pid(&lock),
                });
            }
            Err(TryLockError::Error(source)) => return Err(file_error("lock", &lock_path)(source)),
        }
        note_pid(&mut lock).map_err(file_error("write", &lock_path))?;
        let folder = Self {
            path: path.to_owned(),
            _lock: lock,
        };
        make_private(&folder.ports())?;
        make_private(&folder.streams())?;
        Ok(folder)
    }

    pub(super) fn config(&self) -> PathBuf {
        self.path.join("nats.conf")
    }

    pub(super) fn pid_file(&self) -> PathBuf {
        self.path.join("nats.pid")
    }

    pub(super) fn ports(&self) -> PathBuf {
        self.path.join("ports")
    }

    pub(super) fn streams(&self) -> PathBuf {
        self.path.join("js")
    }

    /// Writes the configuration, readable by us only, as a whole or not at all.
    pub(super) fn write_config(&self, text: &str) -> Result<(), BrokerError> {
        let (path, new) = (self.config(), self.path.join("nats.conf.new"));
        let write = || {
            let open = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&new);
            open?.write_all(text.as_bytes())?;
            fs::rename(&new, &path)
        };
        write().map_err(file_error("write", &path))
    }

    /// Removes what earlier servers said of their ports.
    pub(super) fn forget_ports(&self) -> Result<(), BrokerError> {
        let ports = self.ports();
        let remove = || fs::read_dir(&ports)?.try_for_each(|entry| fs::remove_file(entry?.path()));
        remove().map_err(file_error("clear", &ports))
    }

    /// The port that the server of this process id listens on; none while it does not.
    pub(super) fn port(&self, server: u32) -> Option<u16> {
        let suffix = format!("_{server}.ports");
        let entries = fs::read_dir(self.ports()).ok()?;
        let mut files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let file = files.find(|file| file.to_string_lossy().ends_with(&suffix))?;
        // A file that is just being written does not parse, and is looked at again.
        let ports: Ports = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
        ports.nats.first()?.rsplit_once(':')?.1.parse().ok()
    }

    /// Stops a server of ours that outlived its supervisor. Blocks for at most `within` and a little.
    pub(super) fn stop_stale_server(&self, within: Duration) -> Result<(), BrokerError> {
        let path = self.pid_file();
        let Some(pid) = File::open(&path).ok().as_ref().and_then(read_pid) else {
            return Ok(());
        };
        let Some(server) = i32::try_from(pid).ok().and_then(Pid::from_raw) else {
            return Ok(());
        };
        if !self.is_ours(pid) {
            return Ok(());
        }
        warn!(
            pid,
            "stopping a nats-server that an earlier run left behind"
        );
        for (signal, patience) in [(Signal::TERM, within), (Signal::KILL, within)] {
            // It may end by itself between two looks.
            if kill_process(server, signal).is_err() || is_gone(server, patience) {
                return Ok(());
            }
        }
        Err(file_error("stop the server of", &path)(
            io::ErrorKind::TimedOut.into(),
        ))
    }

    /// Whether the process was started with our configuration. The number alone may be anybody's by now.
    fn is_ours(&self, pid: u32) -> bool {
        let config = self.config();
        let command = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        command
            .split(|byte| *byte == 0)
            .any(|word| word == config.as_os_str().as_bytes())
    }
}

fn is_gone(server: Pid, patience: Duration) -> bool {
    let until = Instant::now() + patience;
    while Instant::now() < until {
        if test_kill_process(server).is_err() {
            return true;
        }
        std::thread::sleep(STOP_LOOK);
    }
    false
}

fn read_pid(mut file: &File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(PID_BYTES_MAX).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn note_pid(lock: &mut File) -> io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    writeln!(lock, "{}", std::process::id())
}

fn make_private(path: &Path) -> Result<(), BrokerError> {
    let make = || {
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        // It may have been there with other rights.
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
    };
    make().map_err(file_error("prepare", path))
}

fn file_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> BrokerError {
    let path = path.to_owned();
    move |source| BrokerError::File {
        action,
        path,
        source,
    }
}

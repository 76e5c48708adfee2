//! Where Velvet keeps what.

use std::{
    env, fs, io,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::Fault;

/// Longest path of a Unix socket on Linux, terminator included (unix(7)).
const SOCKET_PATH_BYTES_MAX: usize = 108;
const SOCKET_NAME: &str = "velvet.sock";

/// The folders of one Velvet. All are 0700.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Key store and settings.
    pub config: PathBuf,
    /// Records and streams; sealed.
    pub data: PathBuf,
    /// Logs; codes and numbers.
    pub log: PathBuf,
    /// Sockets and port files; gone after a restart of the machine.
    pub runtime: PathBuf,
}

impl Paths {
    /// Everything below `home` when given (`--home` or `VELVET_HOME`), else the XDG folders.
    ///
    /// # Errors
    /// When no home is known, or the socket's path would be too long.
    pub fn find(home: Option<&Path>) -> Result<Self, Fault> {
        let home = home.map(Path::to_owned).or_else(|| folder("VELVET_HOME"));
        let paths = match home {
            Some(home) => Self::below(&absolute(&home)?),
            None => Self::xdg()?,
        };
        let length = paths.socket().as_os_str().len();
        if length >= SOCKET_PATH_BYTES_MAX {
            return Err(Fault::plain(format!(
                "use {}: the path of a socket in it has {length} bytes, and at most {} work; choose a shorter --home",
                paths.runtime.display(),
                SOCKET_PATH_BYTES_MAX - 1,
            )));
        }
        Ok(paths)
    }

    fn below(home: &Path) -> Self {
        Self {
            config: home.join("config"),
            data: home.join("data"),
            log: home.join("log"),
            runtime: home.join("run"),
        }
    }

    fn xdg() -> Result<Self, Fault> {
        let home =
            folder("HOME").ok_or_else(|| Fault::plain("find your home; set HOME or use --home"))?;
        let under = |name: &str, fallback: &str| {
            folder(name)
                .unwrap_or_else(|| home.join(fallback))
                .join("velvet")
        };
        let state = under("XDG_STATE_HOME", ".local/state");
        Ok(Self {
            config: under("XDG_CONFIG_HOME", ".config"),
            data: under("XDG_DATA_HOME", ".local/share"),
            log: state.join("log"),
            runtime: folder("XDG_RUNTIME_DIR")
                .map_or_else(|| state.join("run"), |run| run.join("velvet")),
        })
    }

    /// Makes the folders, readable by nobody else.
    ///
    /// # Errors
    /// When one cannot be made or is not ours.
    pub fn create(&self) -> Result<(), Fault> {
        for folder in [&self.config, &self.data, &self.log, &self.runtime] {
            create_private(folder).map_err(Fault::failed(format!(
                "make the folder {}",
                folder.display()
            )))?;
        }
        Ok(())
    }

    /// The supervisor's socket.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.runtime.join(SOCKET_NAME)
    }

    /// The person's own settings.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The broker's folder.
    #[must_use]
    pub fn broker(&self) -> PathBuf {
        self.data.join("nats")
    }

    /// The file that says how far the store has come: never in the store's folder, with which it would be put back.
    #[must_use]
    pub fn anchor(&self) -> PathBuf {
        self.config.join("store.anchor")
    }

    /// The person's own policy for cards; where there is none, the standard one holds.
    #[must_use]
    pub fn policy(&self) -> PathBuf {
        self.config.join("nudges.toml")
    }

    /// The store's folder.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.data.join("store")
    }
}

fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    std::path::absolute(path).map_err(Fault::failed("find the folder given with --home"))
}

/// Makes a folder 0700, and takes rights of others away from one that is there.
///
/// # Errors
/// When the system refuses.
pub fn create_private(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

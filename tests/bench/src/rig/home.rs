//! A Velvet of its own: its folder, its key, its processes.

use std::{
    io::Write,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;

use velvet_seal::{
    KeyStore, RootKey,
    keystore::{Ask, CREDENTIAL_NAME, Choice, PassphraseError, PassphraseSource, phrase},
};
use zeroize::Zeroizing;

use super::{
    RigError,
    desktop::{missing, wait},
};

/// The passphrase of every home that the rig makes.
pub const PASSPHRASE: &str = "a passphrase for the rig only\n";
/// A debug build on a busy machine starts its parts in some seconds.
const START_SECONDS: u64 = 90;

/// Where our programs lie.
#[derive(Clone, Debug)]
pub struct Programs {
    /// `velvet`; `velvet-capture` lies beside it.
    pub velvet: PathBuf,
    /// The broker.
    pub nats_server: PathBuf,
    /// The bus's own command line.
    pub nats: PathBuf,
}

impl Programs {
    /// The programs of the build that the running program belongs to.
    ///
    /// # Errors
    /// When one is missing; `ops/test` builds and installs them all.
    pub fn find() -> Result<Self, RigError> {
        let ours = std::env::current_exe()?;
        // A test lies in target/<profile>/deps, a bench in target/<profile>.
        let profile = ours
            .ancestors()
            .skip(1)
            .find(|folder| folder.join("velvet").is_file())
            .ok_or_else(|| missing("velvet")(std::io::ErrorKind::NotFound.into()))?;
        Self::in_folder(profile)
    }

    /// The programs of another build, for example one that does not seal.
    ///
    /// # Errors
    /// See [`Programs::find`].
    pub fn in_folder(folder: &Path) -> Result<Self, RigError> {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/nats");
        let found = Self {
            velvet: folder.join("velvet"),
            nats_server: tools.join("nats-server"),
            nats: tools.join("nats"),
        };
        let all = [
            &found.velvet,
            &folder.join("velvet-capture"),
            &found.nats_server,
        ];
        for program in all {
            if !program.is_file() {
                let name = program.display().to_string();
                return Err(missing(&name)(std::io::ErrorKind::NotFound.into()));
            }
        }
        Ok(found)
    }
}

/// A folder with a key in it. Stops what runs in it when dropped.
pub struct Home {
    folder: tempfile::TempDir,
    programs: Programs,
    variables: Vec<(String, String)>,
    /// The 24 words of its key.
    words: String,
    up: Option<Child>,
}

/// A process of a running Velvet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// `broker`, `capture`, `ocr`, `store` or `supervisor`.
    pub name: String,
    /// Its process id.
    pub pid: u32,
}

impl Home {
    /// A new folder with a new key.
    ///
    /// # Errors
    /// When `velvet init` fails.
    pub fn new(programs: Programs) -> Result<Self, RigError> {
        let mut home = Self {
            folder: tempfile::tempdir()?,
            programs,
            variables: vec![],
            words: String::new(),
            up: None,
        };
        let words = ["init", "--key", "file", "--passphrase-fd", "0"];
        let told = home.with_passphrase("init", home.command(&words), PASSPHRASE)?;
        home.words = words_told(&String::from_utf8_lossy(&told.stdout));
        Ok(home)
    }

    /// A new folder with a key that is known.
    ///
    /// # Errors
    /// When the key cannot be put there.
    pub fn of_root(programs: Programs, root: &RootKey) -> Result<Self, RigError> {
        let home = Self {
            folder: tempfile::tempdir()?,
            programs,
            variables: vec![],
            words: phrase(root).to_string(),
            up: None,
        };
        let config = home.folder().join("config");
        std::fs::DirBuilder::new().mode(0o700).create(&config)?;
        KeyStore::recover(&config, &phrase(root), Choice::File, &mut Known)
            .map_err(std::io::Error::other)?;
        Ok(home)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The programs it runs.
    #[must_use]
    pub fn programs(&self) -> &Programs {
        &self.programs
    }

    /// `velvet` with these words on this home.
    #[must_use]
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.programs.velvet);
        command
            .args(words)
            .env("VELVET_HOME", self.folder())
            .env("VELVET_NATS_SERVER", &self.programs.nats_server)
            .env("XDG_CONFIG_HOME", self.folder().join("xdg"))
            .envs(self.variables.iter().cloned());
        command
    }

    /// Gives every command on this home a variable of its environment.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// A new folder with the same key, as on a new machine after `velvet init --recover`, and the store out of a
    /// backup; and what `velvet restore` told.
    ///
    /// # Errors
    /// When `velvet restore` fails.
    pub fn restored(&self, backup: &Path) -> Result<(Self, Value), RigError> {
        let home = Self {
            folder: tempfile::tempdir()?,
            programs: self.programs.clone(),
            variables: self.variables.clone(),
            words: self.words.clone(),
            up: None,
        };
        let (ours, new) = (self.folder().join("config"), home.folder().join("config"));
        std::fs::create_dir(&new)?;
        for entry in std::fs::read_dir(ours)? {
            let path = entry?.path();
            if let Some(name) = path.file_name() {
                std::fs::copy(&path, new.join(name))?;
            }
        }
        let mut command = home.command(&["restore", "--json", "--passphrase-fd", "0"]);
        command.arg(backup);
        let output = home.with_passphrase("restore", command, PASSPHRASE)?;
        let told = serde_json::from_slice(&output.stdout)?;
        Ok((home, told))
    }

    /// A new folder with a key of its own, and the store out of a backup of this one, by the 24 words of this one's key;
    /// and what `velvet restore` told.
    ///
    /// # Errors
    /// When `velvet restore` fails.
    pub fn moved_to_another_key(&self, backup: &Path) -> Result<(Self, Value), RigError> {
        let mut home = Self::new(self.programs.clone())?;
        home.variables.clone_from(&self.variables);
        let credentials = tempfile::tempdir()?;
        std::fs::write(credentials.path().join(CREDENTIAL_NAME), PASSPHRASE)?;
        let mut command = home.command(&["restore", "--json", "--other-key"]);
        command
            .arg(backup)
            .env("CREDENTIALS_DIRECTORY", credentials.path());
        let output = home.with_passphrase("restore", command, &self.words)?;
        let told = serde_json::from_slice(&output.stdout)?;
        Ok((home, told))
    }

    fn with_passphrase(
        &self,
        name: &str,
        mut command: Command,
        passphrase: &str,
    ) -> Result<Output, RigError> {
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = piped.spawn().map_err(missing("velvet"))?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(passphrase.as_bytes())?;
        }
        checked(name, child.wait_with_output()?)
    }

    /// `velvet unlock` with a passphrase.
    ///
    /// # Errors
    /// [`RigError::Command`] when it is refused.
    pub fn unlock(&self, passphrase: &str) -> Result<(), RigError> {
        let command = self.command(&["unlock", "--passphrase-fd", "0"]);
        self.with_passphrase("unlock", command, passphrase)?;
        Ok(())
    }

    /// `velvet up` on a display, with settings (`key=value`); returns when all parts work.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn up(&mut self, display: &str, settings: &[&str]) -> Result<(), RigError> {
        self.start(display, settings, PASSPHRASE)?;
        let works = || {
            let status = self.json(&["status", "--json"]);
            status.is_ok_and(|status| status["works"].as_bool() == Some(true))
        };
        wait("velvet up", START_SECONDS, works)
    }

    /// `velvet up` without waiting. What it says goes to `up.log` in the folder.
    ///
    /// # Errors
    /// When it cannot be started at all.
    pub fn start(
        &mut self,
        display: &str,
        settings: &[&str],
        passphrase: &str,
    ) -> Result<(), RigError> {
        let log = std::fs::File::create(self.folder().join("up.log"))?;
        let mut command = self.command(&["up", "--passphrase-fd", "0"]);
        for setting in settings {
            command.args(["--set", setting]);
        }
        command
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log);
        let mut up = command.spawn().map_err(missing("velvet"))?;
        if let Some(mut input) = up.stdin.take() {
            input.write_all(passphrase.as_bytes())?;
        }
        self.up = Some(up);
        Ok(())
    }

    /// Waits for the running `velvet up` to end; its exit code.
    ///
    /// # Errors
    /// When it does not end in time.
    pub fn ended(&mut self, seconds: u64) -> Result<Option<i32>, RigError> {
        let Some(mut up) = self.up.take() else {
            return Ok(None);
        };
        let mut status = None;
        let ended = wait("velvet up to end", seconds, || {
            status = up.try_wait().ok().flatten();
            status.is_some()
        });
        if let Err(error) = ended {
            self.up = Some(up);
            return Err(error);
        }
        Ok(status.and_then(|status| status.code()))
    }

    /// `velvet down`.
    ///
    /// # Errors
    /// When it does not stop.
    pub fn down(&mut self) -> Result<(), RigError> {
        checked("down", self.command(&["down"]).output()?)?;
        self.ended(10).map(|_| ())
    }

    /// Runs `velvet` with these words.
    ///
    /// # Errors
    /// [`RigError::Command`] when it ends with an error.
    pub fn velvet(&self, words: &[&str]) -> Result<Output, RigError> {
        checked(
            &words.join(" "),
            self.command(words).stdin(Stdio::null()).output()?,
        )
    }

    /// Runs `velvet` with these words and reads what it prints, whatever its exit code.
    ///
    /// # Errors
    /// When that is no JSON.
    pub fn json(&self, words: &[&str]) -> Result<Value, RigError> {
        let output = self.command(words).stdin(Stdio::null()).output()?;
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The hits of a search.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn search(&self, words: &str) -> Result<Vec<Value>, RigError> {
        let found = self.json(&["search", "--json", words])?;
        Ok(found["hits"].as_array().cloned().unwrap_or_default())
    }

    /// Waits until a search finds something; the newest hit.
    ///
    /// # Errors
    /// When nothing is found in time.
    pub fn find(&self, words: &str, seconds: u64) -> Result<Value, RigError> {
        let mut hit = None;
        wait("the words to be found", seconds, || {
            hit = self
                .search(words)
                .ok()
                .and_then(|hits| hits.into_iter().next());
            hit.is_some()
        })?;
        Ok(hit.unwrap_or_default())
    }

    /// Waits until nothing is under way any more and something has arrived; the audit then.
    ///
    /// # Errors
    /// When that takes too long.
    pub fn drained(&self, seconds: u64) -> Result<Value, RigError> {
        let mut audit = Value::Null;
        wait("the bus to run empty", seconds, || {
            audit = self.json(&["audit", "--json"]).unwrap_or_default();
            let count = |part: &str| audit["ledger"][part].as_u64();
            count("in_flight") == Some(0)
                && (count("stored") > Some(0) || count("forgotten") > Some(0))
        })?;
        Ok(audit)
    }

    /// All processes that run now.
    ///
    /// # Errors
    /// When the status cannot be had.
    pub fn processes(&self) -> Result<Vec<Started>, RigError> {
        let status = self.json(&["status", "--json"])?;
        let listed = status["processes"].as_array().cloned().unwrap_or_default();
        let mut started: Vec<Started> = listed.iter().filter_map(started).collect();
        let supervisor = self.up.as_ref().map(Child::id);
        started.extend(supervisor.map(|pid| Started {
            name: "supervisor".to_owned(),
            pid,
        }));
        let readers: Vec<u32> = started
            .iter()
            .filter(|started| started.name == "ocr")
            .map(|started| started.pid)
            .collect();
        for reader in readers {
            let children = super::children_of(reader).into_iter();
            started.extend(children.map(|pid| Started {
                name: "ocr-child".to_owned(),
                pid,
            }));
        }
        Ok(started)
    }

    /// `kill -9` of the process of this name. False when there is none now.
    ///
    /// # Errors
    /// When the status cannot be had.
    pub fn kill(&self, name: &str) -> Result<bool, RigError> {
        let found = self
            .processes()?
            .into_iter()
            .find(|started| started.name == name);
        let pid =
            found.and_then(|started| rustix::process::Pid::from_raw(started.pid.cast_signed()));
        let Some(pid) = pid else {
            return Ok(false);
        };
        Ok(rustix::process::kill_process(pid, rustix::process::Signal::KILL).is_ok())
    }
}

/// Gives the rig's passphrase to whoever asks.
struct Known;

impl PassphraseSource for Known {
    fn passphrase(&mut self, _: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        Ok(Zeroizing::new(PASSPHRASE.trim_end().to_owned()))
    }
}

fn started(listed: &Value) -> Option<Started> {
    Some(Started {
        name: listed["name"].as_str()?.to_owned(),
        pid: u32::try_from(listed["pid"].as_u64()?).ok()?,
    })
}

fn checked(command: &str, output: Output) -> Result<Output, RigError> {
    if output.status.success() {
        return Ok(output);
    }
    Err(RigError::Command {
        command: command.to_owned(),
        code: output.status.code(),
        text: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

impl Drop for Home {
    fn drop(&mut self) {
        let Some(mut up) = self.up.take() else {
            return;
        };
        // SIGTERM lets it stop its parts; they would follow a kill as well.
        let pid = rustix::process::Pid::from_raw(up.id().cast_signed());
        if let Some(pid) = pid {
            rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
        }
        let gentle = wait("velvet up to end", 20, || {
            matches!(up.try_wait(), Ok(Some(_)))
        });
        if gentle.is_err() {
            drop(up.kill());
            drop(up.wait());
        }
    }
}

/// The words behind the numbers that `velvet init` tells.
fn words_told(told: &str) -> String {
    let tokens: Vec<&str> = told.split_whitespace().collect();
    let is_number = |token: &str| {
        token
            .strip_suffix('.')
            .is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let numbered = tokens.windows(2).filter(|pair| is_number(pair[0]));
    let words: Vec<&str> = numbered.map(|pair| pair[1]).collect();
    words.join(" ")
}

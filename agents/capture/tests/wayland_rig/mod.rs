//! The headless Wayland desktop of `tests/rigs/wayland` as a guard. A test has two halves: the outer one starts the
//! rig and, as the rig's user, this same test binary again; the inner one, marked `#[ignore]`, runs inside.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{
    fs::{self, OpenOptions, Permissions},
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Two halves of a test: the outer starts the rig, the inner runs in it.
macro_rules! in_rig {
    ($name:ident, person: $person:literal, env: $more:expr, $body:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn outside() {
                $crate::wayland_rig::Rig::up($person).run(concat!(stringify!($name), "::inside"), $more);
            }

            #[test]
            #[ignore = "runs inside the rig, started by its outer half"]
            fn inside() {
                let body: fn(&$crate::wayland_rig::Inside) = $body;
                body(&$crate::wayland_rig::Inside::new());
            }
        }
    };
    ($name:ident, $body:expr) => {
        in_rig!($name, person: "allows", env: &[], $body);
    };
}
pub(crate) use in_rig;

/// Tells the inner half where the rig is.
const RIG: &str = "VELVET_RIG";
/// The unprivileged user of the rig's `up`.
const NOBODY: &str = "65534";

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/rigs/wayland")
        .join(name)
}

/// A running desktop; stopped when dropped.
pub(crate) struct Rig {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

impl Rig {
    /// Starts it, with somebody before it who `allows`, `declines` or `is-away`.
    pub(crate) fn up(person: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let output = Command::new(script("up"))
            .arg(folder.path().join("rig"))
            .env("VELVET_RIG_PERSON", person)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let mut rig = Self {
            folder,
            environment: Vec::new(),
        };
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "the rig did not start: {complaint}"
        );
        let pairs = told.lines().filter_map(|line| line.split_once('='));
        rig.environment = pairs
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        rig
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("rig")
    }

    /// Runs one ignored test of this binary inside, and passes its failure on.
    pub(crate) fn run(&self, inner: &str, more: &[(&str, &str)]) {
        let copy = self.path().join("test-binary");
        // By another process: had this one the copy open for writing, a program that another test starts just then
        // would inherit that, and the kernel runs no file that is open for writing ("text file busy").
        let copied = Command::new("cp")
            .arg(std::env::current_exe().unwrap())
            .arg(&copy)
            .status();
        assert!(copied.unwrap().success(), "the copy of the test binary");
        fs::set_permissions(&copy, Permissions::from_mode(0o755)).unwrap();
        let mut command = if rustix::process::geteuid().is_root() {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"])
                .arg(&copy);
            command
        } else {
            Command::new(&copy)
        };
        let output = command
            .args([
                inner,
                "--exact",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ])
            .env_clear()
            .envs(self.environment.iter().map(|(key, value)| (key, value)))
            .env(RIG, self.path())
            .envs(more.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = format!(
            "{}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            output.status.success() && told.contains("1 passed"),
            "inside the rig: {told}"
        );
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        let stopped = Command::new(script("down")).arg(self.path()).status();
        assert!(
            stopped.is_ok_and(|status| status.success()),
            "the rig did not stop"
        );
    }
}

/// The rig, seen from inside.
pub(crate) struct Inside {
    folder: PathBuf,
}

#[allow(dead_code, reason = "each test binary uses a part of it")]
impl Inside {
    pub(crate) fn new() -> Self {
        let folder =
            std::env::var_os(RIG).expect("this test is started by its outer half, inside the rig");
        Self {
            folder: folder.into(),
        }
    }

    /// Makes the terminal show this.
    pub(crate) fn show(&self, text: &str) {
        let mut file = OpenOptions::new()
            .append(true)
            .open(self.folder.join("screen.txt"))
            .unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    /// How often the person was asked.
    pub(crate) fn times_asked(&self) -> usize {
        fs::read_to_string(self.folder.join("chooser.log"))
            .unwrap()
            .lines()
            .count()
    }

    /// Process id of one of the rig's programs.
    pub(crate) fn pid(&self, name: &str) -> rustix::process::Pid {
        let pids = fs::read_to_string(self.folder.join("pids")).unwrap();
        let mut pairs = pids.lines().filter_map(|line| line.split_once(' '));
        let (pid, _) = pairs.find(|(_, other)| *other == name).unwrap();
        rustix::process::Pid::from_raw(pid.parse().unwrap()).unwrap()
    }

    /// Sends a signal to one of the rig's programs.
    pub(crate) fn signal(&self, name: &str, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.pid(name), signal).unwrap();
    }

    /// Tells sway to do something.
    pub(crate) fn sway(&self, order: &str) {
        let socket = fs::read_dir(self.folder.join("run"))
            .unwrap()
            .find_map(|entry| {
                let path = entry.unwrap().path();
                path.file_name()?
                    .to_str()?
                    .starts_with("sway-ipc")
                    .then_some(path)
            });
        let output = Command::new("swaymsg")
            .arg("-s")
            .arg(socket.unwrap())
            .arg(order)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    /// What the compositor itself says is on the screen: width, height, rows of blue, green, red, 0.
    pub(crate) fn reference(&self) -> (u32, u32, Vec<u8>) {
        let Output { status, stdout, .. } = Command::new("grim")
            .args(["-t", "ppm", "-"])
            .output()
            .unwrap();
        assert!(status.success(), "grim, of the package grim, failed");
        let mut fields = stdout.splitn(4, |byte| byte.is_ascii_whitespace());
        assert_eq!(fields.next(), Some(b"P6".as_slice()));
        let mut number = || {
            std::str::from_utf8(fields.next().unwrap())
                .unwrap()
                .parse::<u32>()
                .unwrap()
        };
        let (width, height) = (number(), number());
        let rest = fields.next().unwrap();
        let pixels = &rest[rest.iter().position(u8::is_ascii_whitespace).unwrap() + 1..];
        let bgrx = pixels
            .chunks_exact(3)
            .flat_map(|rgb| [rgb[2], rgb[1], rgb[0], 0]);
        (width, height, bgrx.collect())
    }
}

/// Tries until it holds.
pub(crate) fn eventually(what: &str, mut good: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(10);
    while !good() {
        assert!(Instant::now() < end, "never came: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

//! A virtual display with a window manager and terminals that show what they are told.

use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::RigError;

/// Xvfb and openbox are up within a second on an idle machine.
const START_SECONDS: u64 = 30;
const LOOK: Duration = Duration::from_millis(100);

/// A virtual X display with openbox. Ends both when dropped.
pub struct Desktop {
    name: String,
    programs: Vec<Child>,
    folder: tempfile::TempDir,
}

impl Desktop {
    /// Starts a display of this size (pixels) under a free number.
    ///
    /// # Errors
    /// When Xvfb or openbox is missing or does not come up.
    pub fn start(width: u32, height: u32) -> Result<Self, RigError> {
        let mut server = Command::new("Xvfb")
            // Without -noreset the server starts over when its last client leaves, under the next one's feet.
            .args([
                "-displayfd",
                "1",
                "-noreset",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
            ])
            .arg(format!("{width}x{height}x24"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(missing("Xvfb"))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let name = format!(":{}", number.trim());
        let folder = tempfile::tempdir()?;
        let mut desktop = Self {
            name,
            programs: vec![server],
            folder,
        };
        let manager = desktop
            .program("openbox")
            .spawn()
            .map_err(missing("openbox"))?;
        desktop.programs.push(manager);
        desktop.wait_for_manager()?;
        Ok(desktop)
    }

    /// The value of DISPLAY.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A command on this display, without input or output.
    #[must_use]
    pub fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn wait_for_manager(&self) -> Result<(), RigError> {
        let ready = || {
            let output = Command::new("xprop")
                .args(["-display", &self.name, "-root", "_NET_SUPPORTING_WM_CHECK"])
                .output();
            output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("window id"))
        };
        wait("the window manager", START_SECONDS, ready)
    }

    /// Opens a terminal at a place (`80x24+0+0`) that shows what is written to it.
    ///
    /// # Errors
    /// When xterm is missing or does not come up.
    pub fn terminal(&mut self, title: &str, geometry: &str) -> Result<Terminal, RigError> {
        self.terminal_with(title, geometry, &["-fa", "DejaVu Sans Mono", "-fs", "13"])
    }

    /// The same with arguments of xterm for its looks.
    ///
    /// # Errors
    /// When xterm is missing or does not come up.
    pub fn terminal_with(
        &mut self,
        title: &str,
        geometry: &str,
        looks: &[&str],
    ) -> Result<Terminal, RigError> {
        let pipe = self
            .folder
            .path()
            .join(format!("terminal-{}", self.programs.len()));
        let made = Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .map_err(missing("mkfifo"))?;
        if !made.success() {
            return Err(RigError::File(std::io::Error::other("mkfifo failed")));
        }
        let child = self
            .program("xterm")
            .args(looks)
            .args(["+bc", "-uc"])
            .args(["-T", title, "-geometry", geometry, "-e", "cat"])
            .arg(&pipe)
            .spawn()
            .map_err(missing("xterm"))?;
        self.programs.push(child);
        let input = open_pipe(&pipe)?;
        Ok(Terminal { input })
    }
}

/// Opening for writing waits until the terminal reads; read and write at once does not.
fn open_pipe(pipe: &Path) -> Result<File, RigError> {
    Ok(OpenOptions::new().read(true).write(true).open(pipe)?)
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for program in self.programs.iter_mut().rev() {
            // It may have ended by itself.
            drop(program.kill());
            drop(program.wait());
        }
    }
}

/// A terminal window.
pub struct Terminal {
    input: File,
}

impl Terminal {
    /// Shows one more line.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn show(&mut self, line: &str) -> Result<(), RigError> {
        self.write(&format!("{line}\r\n"))
    }

    /// Writes text and escape sequences as they are.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn write(&mut self, text: &str) -> Result<(), RigError> {
        self.input.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Changes the title by the terminal's escape sequence (xterm control sequences, OSC 2).
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn title(&mut self, title: &str) -> Result<(), RigError> {
        self.input
            .write_all(format!("\x1b]2;{title}\x07").as_bytes())?;
        Ok(())
    }
}

pub(super) fn missing(program: &str) -> impl FnOnce(std::io::Error) -> RigError {
    let program = program.to_owned();
    move |source| RigError::Missing { program, source }
}

/// Looks again and again until something is so.
///
/// # Errors
/// [`RigError::TooLate`] when it is not so in time.
pub(super) fn wait(
    what: &'static str,
    seconds: u64,
    mut so: impl FnMut() -> bool,
) -> Result<(), RigError> {
    let end = Instant::now() + Duration::from_secs(seconds);
    while !so() {
        if Instant::now() >= end {
            return Err(RigError::TooLate { what, seconds });
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}

//! A desk of its own for a test: Xvfb, a window manager, programs. Everything ends with it.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::record::Canvas;

/// Longest wait for a program to do what it was asked.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program that ends with its guard.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn start(command: &mut Command, package: &str) -> Guard {
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
    Guard(child.unwrap_or_else(|_| panic!("{name} is missing; install the package {package}")))
}

/// Runs a program to its end and returns what it printed.
fn run(command: &mut Command, package: &str) -> Vec<u8> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output();
    let output =
        output.unwrap_or_else(|_| panic!("{name} is missing; install the package {package}"));
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// A virtual display with its programs. Programs end before the server.
pub(crate) struct Desk {
    programs: Vec<Guard>,
    manager: Option<Guard>,
    pub(crate) display: String,
    _server: Guard,
}

impl Desk {
    /// A bare server: no window manager.
    pub(crate) fn bare(width: u32, height: u32) -> Self {
        let mut command = Command::new("Xvfb");
        let screen = format!("{width}x{height}x24");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        let mut server = start(command.stdout(Stdio::piped()), "xvfb");
        let mut number = String::new();
        let stdout = server.0.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        assert!(display.len() > 1, "Xvfb did not start");
        Self {
            programs: vec![],
            manager: None,
            display,
            _server: server,
        }
    }

    /// With a window manager.
    pub(crate) fn managed(width: u32, height: u32) -> Self {
        let mut desk = Self::bare(width, height);
        desk.manager = Some(start(&mut desk.command("openbox"), "openbox"));
        desk.eventually("a window manager", |desk| {
            let told = desk.tell("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"], "x11-utils");
            told.contains("window id")
        });
        // The bare root is black, which would look like privacy.
        desk.tell("xsetroot", &["-solid", "#608060"], "x11-xserver-utils");
        desk
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    fn eventually(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < PATIENCE, "not in time: {what}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs a program and returns what it printed.
    pub(crate) fn tell(&self, program: &str, words: &[&str], package: &str) -> String {
        let output = run(self.command(program).args(words), package);
        String::from_utf8_lossy(&output).into_owned()
    }

    pub(crate) fn xdotool(&self, words: &[&str]) -> String {
        self.tell("xdotool", words, "xdotool")
    }

    /// Opens a terminal that shows what is typed, and returns its window.
    pub(crate) fn terminal(&mut self, class: &str, title: &str, geometry: &str) -> String {
        let mut command = self.command("xterm");
        command.args(["-class", class, "-T", title, "-geometry", geometry]);
        // White on blue: nothing of it is black by itself.
        command.args([
            "-bg",
            "#1020a0",
            "-fg",
            "white",
            "-fn",
            "fixed",
            "-xrm",
            "*cursorBlink: false",
        ]);
        command.args(["-e", "cat"]);
        self.programs.push(start(&mut command, "xterm"));
        let search = |desk: &Self| {
            let mut command = desk.command("xdotool");
            let output = command
                .args(["search", "--onlyvisible", "--name", title])
                .output();
            let output = output.expect("xdotool is missing; install the package xdotool");
            String::from_utf8_lossy(&output.stdout)
                .lines()
                .next()
                .map(str::to_owned)
        };
        self.eventually("a terminal", |desk| search(desk).is_some());
        search(self).unwrap()
    }

    /// Types into a window.
    pub(crate) fn type_into(&self, window: &str, text: &str) {
        self.xdotool(&["windowfocus", "--sync", window]);
        self.xdotool(&["type", "--delay", "15", text]);
    }

    /// What ImageMagick sees.
    pub(crate) fn screenshot(&self) -> Canvas {
        let mut command = self.command("import");
        let png = run(
            command.args(["-window", "root", "-depth", "8", "png:-"]),
            "imagemagick",
        );
        let image = image::load_from_memory(&png).unwrap().into_rgb8();
        Canvas {
            width: image.width(),
            height: image.height(),
            rgb: image.into_raw(),
        }
    }

    /// Inner place of a window: left, top, width, height. Not by xdotool, which counts the frame twice.
    pub(crate) fn place(&self, window: &str) -> (u32, u32, u32, u32) {
        let told = self.tell("xwininfo", &["-id", window], "x11-utils");
        let value = |name: &str| -> u32 {
            let line = told.lines().find_map(|line| line.trim().strip_prefix(name));
            line.unwrap().trim().parse().unwrap()
        };
        (
            value("Absolute upper-left X:"),
            value("Absolute upper-left Y:"),
            value("Width:"),
            value("Height:"),
        )
    }
}

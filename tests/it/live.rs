//! What every live test starts with.

use std::{
    fs::File,
    process::{Command, Output},
};

use velvet_bench::rig::{Desktop, Home, Programs, Terminal};

/// A display, a terminal on it, and a Velvet that sees it.
pub(crate) struct Live {
    pub(crate) home: Home,
    pub(crate) terminal: Terminal,
    pub(crate) desktop: Desktop,
    /// Locked while the test runs, over threads and processes.
    _turn: File,
}

impl Live {
    pub(crate) fn start(settings: &[&str]) -> Self {
        Self::start_with(Programs::find().unwrap(), settings)
    }

    pub(crate) fn start_with(programs: Programs, settings: &[&str]) -> Self {
        let turn = turn();
        let mut desktop = Desktop::start(1280, 800).unwrap();
        let terminal = desktop.terminal("Rig terminal", "90x24+40+60").unwrap();
        let mut home = Home::new(programs).unwrap();
        home.up(desktop.name(), settings)
            .unwrap_or_else(|error| panic!("{error}\n{}", told(&home)));
        Self {
            home,
            terminal,
            desktop,
            _turn: turn,
        }
    }

    /// Shows a line and waits until a search finds the word.
    pub(crate) fn show_and_find(&mut self, line: &str, word: &str) -> serde_json::Value {
        self.terminal.show(line).unwrap();
        self.home.find(word, 60).unwrap_or_else(|error| {
            // Not kept, or read as something else?
            let instead = self
                .home
                .search(&line.replace(word.trim_end_matches('~'), ""));
            let audit = self.home.json(&["audit", "--json"]);
            panic!(
                "{error}\n{line}: {instead:?}\n{audit:?}\n{}",
                told(&self.home)
            )
        })
    }

    /// Runs the real `nats` command line under the context that we write, on a terminal of its own.
    pub(crate) fn nats(&self, words: &str) -> String {
        let path = std::env::var("PATH").unwrap();
        let ours = self.home.programs().velvet.parent().unwrap();
        let line = format!(
            "{} --context velvet {words}",
            self.home.programs().nats.display()
        );
        // `stream view` pages only on a terminal; script(1) is one.
        let output = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .env("XDG_CONFIG_HOME", self.home.folder().join("xdg"))
            .env("VELVET_HOME", self.home.folder())
            .env("PATH", format!("{}:{path}", ours.display()))
            .env("TERM", "dumb")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        text(&output)
    }
}

/// A word that no screen has shown before: letters only, because digits are what readers misread.
pub(crate) fn new_word() -> String {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).unwrap();
    // No letters that look alike in a terminal's font: "cc" was read as "ec".
    let letters = b"abdefghkmnprstuwxyz";
    bytes
        .iter()
        .map(|byte| char::from(letters[usize::from(*byte) % letters.len()]))
        .collect()
}

/// What the programs said, for a failing test.
pub(crate) fn told(home: &Home) -> String {
    let mut all = String::new();
    for name in [
        "up.log",
        "log/supervisor.log",
        "log/capture.log",
        "log/ocr.log",
        "log/context.log",
        "log/nudge.log",
        "log/deliver.log",
        "log/store.log",
    ] {
        let text = std::fs::read_to_string(home.folder().join(name)).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let last = lines[lines.len().saturating_sub(15)..].join("\n");
        all += &format!("--- {name}\n{last}\n");
    }
    all
}

pub(crate) fn text(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Waits until it is one's turn, over threads and processes; it lasts until the file is dropped. Two cores carry one
/// desktop well on which something is going on.
fn turn() -> File {
    let file = File::create(std::env::temp_dir().join("velvet-live-tests.lock")).unwrap();
    file.lock().unwrap();
    file
}

//! Headless Chromium that is told what to show through a pipe (Chrome DevTools Protocol).
//!
//! One start serves many pictures, and what a script in the page says about its layout belongs to the very layout
//! that the picture shows.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

/// Longest wait for one answer: the first comes when Chromium is up, half a minute on a loaded machine.
const ANSWER_MAX: Duration = Duration::from_secs(120);
/// Chromium reads commands from descriptor 3 and answers on 4; a shell can hand them over, `Command` cannot.
const PIPES: &str = "exec chromium \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null";

/// Chromium did not do what it was told.
#[derive(Debug, thiserror::Error)]
pub(super) enum BrowserError {
    #[error("failed to run chromium; install it with ops/setup --full")]
    Run(#[source] io::Error),
    #[error("failed to prepare a folder for chromium")]
    Folder(#[source] io::Error),
    #[error("failed to hear from chromium about {method}: it ended or took too long")]
    Silent { method: &'static str },
    #[error("failed to have chromium do {method}: {answer}")]
    Refused {
        method: &'static str,
        answer: String,
    },
}

/// How letters are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// Whether subpixels are used where the page allows it.
    pub(super) lcd: bool,
    /// Chromium's name: none, slight, medium, full.
    pub(super) hinting: String,
}

impl Drawing {
    /// For pages that nobody sees.
    pub(super) fn plain() -> Self {
        Self {
            lcd: true,
            hinting: "slight".to_owned(),
        }
    }
}

/// A running browser with one page.
pub(super) struct Browser {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<Value>,
    session: Option<String>,
    calls: u64,
    _profile: tempfile::TempDir,
}

impl Browser {
    pub(super) fn start(drawing: &Drawing) -> Result<Self, BrowserError> {
        let profile = tempfile::tempdir().map_err(BrowserError::Folder)?;
        let lcd = if drawing.lcd {
            "--enable-lcd-text"
        } else {
            "--disable-lcd-text"
        };
        let mut child = Command::new("sh")
            .args([
                "-c",
                PIPES,
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
            ])
            .args([
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
            ])
            .args([
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-pipe",
                lcd,
            ])
            .arg(format!("--font-render-hinting={}", drawing.hinting))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(BrowserError::Run)?;
        let input = child.stdin.take();
        let answers = listen(child.stdout.take());
        let mut browser = Self {
            child,
            input,
            answers,
            session: None,
            calls: 0,
            _profile: profile,
        };
        browser.open()?;
        Ok(browser)
    }

    fn open(&mut self) -> Result<(), BrowserError> {
        let target = self.call("Target.createTarget", json!({ "url": "about:blank" }))?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = self.call("Target.attachToTarget", attach)?;
        self.session = attached["sessionId"].as_str().map(str::to_owned);
        self.call("Page.enable", json!({}))?;
        Ok(())
    }

    /// Shows a file in a window of this size, CSS pixels, at this scale.
    pub(super) fn show(
        &mut self,
        page: &Path,
        size: (u32, u32),
        scale: f64,
    ) -> Result<(), BrowserError> {
        let metrics = json!({ "width": size.0, "height": size.1, "deviceScaleFactor": scale, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics)?;
        self.call("Page.navigate", json!({ "url": "about:blank" }))?;
        self.call(
            "Page.navigate",
            json!({ "url": format!("file://{}", page.display()) }),
        )?;
        let loaded = "new Promise((go) => document.readyState === 'complete' ? go(location.href) : addEventListener('load', () => go(location.href)))";
        // Until the page has taken the place of the former, scripts may run in that one.
        let end = Instant::now() + ANSWER_MAX;
        while Instant::now() < end {
            if self
                .evaluate(loaded)?
                .as_str()
                .is_some_and(|at| at.starts_with("file:"))
            {
                return Ok(());
            }
        }
        Err(BrowserError::Silent {
            method: "Page.navigate",
        })
    }

    /// The value of an expression in the page; promises are awaited.
    pub(super) fn evaluate(&mut self, expression: &str) -> Result<Value, BrowserError> {
        let asked =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", asked)?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(BrowserError::Refused {
                method: "Runtime.evaluate",
                answer: details.to_string(),
            }),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// The page as a PNG file.
    pub(super) fn picture(&mut self) -> Result<Vec<u8>, BrowserError> {
        const METHOD: &str = "Page.captureScreenshot";
        let asked = json!({ "format": "png", "optimizeForSpeed": true });
        let answer = self.call(METHOD, asked)?;
        let text = answer["data"].as_str().unwrap_or_default();
        BASE64_STANDARD
            .decode(text)
            .map_err(|error| BrowserError::Refused {
                method: METHOD,
                answer: error.to_string(),
            })
    }

    fn call(&mut self, method: &'static str, parameters: Value) -> Result<Value, BrowserError> {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let input = self.input.as_mut().ok_or(BrowserError::Silent { method })?;
        input
            .write_all(&bytes)
            .map_err(|_| BrowserError::Silent { method })?;
        let end = Instant::now() + ANSWER_MAX;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let mut answer = self
                .answers
                .recv_timeout(left)
                .map_err(|_| BrowserError::Silent { method })?;
            if answer["id"] != self.calls {
                continue;
            }
            return match answer.get("error") {
                Some(error) => Err(BrowserError::Refused {
                    method,
                    answer: error.to_string(),
                }),
                None => Ok(answer["result"].take()),
            };
        }
    }
}

/// Messages end with a zero byte. A thread reads them, so that a wait for one can end.
fn listen(output: Option<ChildStdout>) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let messages = output
            .into_iter()
            .flat_map(|output| BufReader::new(output).split(0));
        for message in messages.map_while(Result::ok) {
            let Ok(value) = serde_json::from_slice(&message) else {
                continue;
            };
            if sender.send(value).is_err() {
                return;
            }
        }
    });
    receiver
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromium ends when its pipe does; killing the first process would leave the others to notice.
        self.input = None;
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

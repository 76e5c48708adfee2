//! What the model is told: one small fact with its own time. Also the lines of `obs.jsonl`, version 1
//! (tests/bench/README.md, section nudge).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Version of the form of an observation.
pub const VERSION: u32 = 1;

/// One fact. Its `Debug` tells the id alone.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// `<source>:<seq>`; two with one id are one. The sequence counts per source, from 1.
    pub id: String,
    /// Event time: when it was so, milliseconds since 1970-01-01 UTC.
    pub ts: i64,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
}

impl Observation {
    /// The part of the id before its last colon: who observed it.
    #[must_use]
    pub fn source(&self) -> &str {
        self.id.rsplit_once(':').map_or("", |(source, _)| source)
    }
}

impl fmt::Debug for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Observation({})", self.id)
    }
}

/// What an observation says.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// The focused window, at each change of it and at least every 15 s while somebody is there.
    Focus {
        /// Name of the application as the desktop tells it (`org.gnome.Nautilus`, `code`, `firefox`).
        app: String,
        /// Its title, when known.
        #[serde(default)]
        title: Option<String>,
        /// Host of the page in a browser, when known.
        #[serde(default)]
        url_host: Option<String>,
        /// It fills a display.
        #[serde(default)]
        fullscreen: bool,
        /// Its display is mirrored to another one.
        #[serde(default)]
        mirrored: bool,
    },
    /// Words read in the focused window.
    Ocr {
        /// Lower-case words, with the errors of the reader.
        tokens: Vec<String>,
        /// The mean confidence, 0 to 1.
        mean_conf: f32,
    },
    /// Counts of input since the observation before of this kind; never which keys.
    Input {
        /// Keys pressed.
        #[serde(default)]
        keys: u32,
        /// Buttons pressed.
        #[serde(default)]
        clicks: u32,
        /// Wheel steps.
        #[serde(default)]
        scrolls: u32,
        /// How long there has been no input at `ts`, milliseconds.
        #[serde(default)]
        idle_ms: u64,
    },
    /// Who holds the microphone or the camera, and who plays; all of them each time.
    Audio {
        /// Applications that hold the microphone.
        #[serde(default)]
        mic_apps: Vec<String>,
        /// Applications that play.
        #[serde(default)]
        playback_apps: Vec<String>,
        /// A camera is in use.
        #[serde(default)]
        camera: bool,
    },
    /// A change of the desktop itself.
    System {
        /// What changed.
        event: SystemEvent,
    },
    /// An entry of the calendar; a later one of the same `event` replaces it.
    Calendar {
        /// Id of the entry.
        event: String,
        /// Its title.
        #[serde(default)]
        title: String,
        /// Begin, milliseconds since 1970-01-01 UTC.
        start: i64,
        /// End, likewise.
        end: i64,
        /// Not marked as free time.
        #[serde(default = "yes")]
        busy: bool,
        /// It was taken out of the calendar.
        #[serde(default)]
        cancelled: bool,
    },
    /// What the person says of their plan.
    Intent {
        /// What they say.
        action: IntentAction,
        /// Id of the plan; empty unless declared. `plan` in the lines: `id` is the observation's own.
        #[serde(default, rename = "plan")]
        id: String,
        /// The plan in their words; empty unless declared.
        #[serde(default)]
        text: String,
        /// When they mean to stop, milliseconds since 1970-01-01 UTC.
        #[serde(default)]
        until: Option<i64>,
        /// Other words for the plan.
        #[serde(default)]
        terms: Vec<String>,
    },
    /// An answer to a card.
    Feedback {
        /// Id of the card, or the name of its rule.
        nudge: String,
        /// The action, as in the policy (`this_is_part_of_it`, `go_back`, …) or a general answer (`helpful`, …).
        answer: String,
        /// What the person wrote.
        #[serde(default)]
        text: String,
    },
}

fn yes() -> bool {
    true
}

/// A change of the desktop itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SystemEvent {
    /// The screen was locked.
    Lock,
    /// The screen was unlocked.
    Unlock,
    /// The machine goes to sleep.
    Suspend,
    /// The machine woke up.
    Resume,
    /// The screen is being shared.
    ShareOn,
    /// The screen is no longer shared.
    ShareOff,
    /// Do-not-disturb was turned on.
    DndOn,
    /// Do-not-disturb was turned off.
    DndOff,
    /// The person paused the capture.
    CaptureOff,
    /// The capture goes on.
    CaptureOn,
}

/// What the person says of their plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentAction {
    /// This is the plan from now.
    Declare,
    /// The plan rests.
    Pause,
    /// The plan goes on.
    Resume,
    /// A break, on purpose.
    Break,
    /// The plan is done or given up.
    Done,
}

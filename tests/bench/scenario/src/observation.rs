//! The lines of `obs.jsonl`, version 1 (tests/bench/README.md). Written here a second time on purpose: the generator
//! knows no crate of the detectors.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One fact. Its `Debug` tells the id alone.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// `<source>:<seq>`.
    pub id: String,
    /// Event time, milliseconds since 1970-01-01 UTC.
    pub ts: i64,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
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
    /// The focused window.
    Focus {
        /// Name of the application.
        app: String,
        /// Title of the window.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// Host of the page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url_host: Option<String>,
        /// It fills a display.
        #[serde(default, skip_serializing_if = "is_false")]
        fullscreen: bool,
        /// Its display is mirrored.
        #[serde(default, skip_serializing_if = "is_false")]
        mirrored: bool,
    },
    /// Words read in it.
    Ocr {
        /// Lower-case words.
        tokens: Vec<String>,
        /// 0 to 1.
        mean_conf: f32,
    },
    /// Counts of input.
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
        /// Milliseconds without any.
        #[serde(default)]
        idle_ms: u64,
    },
    /// Who listens and who plays.
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
    /// A change of the desktop.
    System {
        /// `lock`, `unlock`, `suspend`, `resume`, `share_on`, `share_off`, `dnd_on`, `dnd_off`.
        event: String,
    },
    /// An entry of the calendar.
    Calendar {
        /// Its id.
        event: String,
        /// Its title.
        #[serde(default)]
        title: String,
        /// Milliseconds since 1970-01-01 UTC.
        start: i64,
        /// Likewise.
        end: i64,
        /// Not marked as free time.
        #[serde(default = "yes")]
        busy: bool,
        /// It was taken out.
        #[serde(default, skip_serializing_if = "is_false")]
        cancelled: bool,
    },
    /// What the person says of the plan.
    Intent {
        /// `declare`, `pause`, `resume`, `break`, `done`.
        action: String,
        /// Id of the plan: `plan` in the lines, for `id` is the observation's.
        #[serde(default, rename = "plan", skip_serializing_if = "String::is_empty")]
        id: String,
        /// The plan in the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
        /// When the person means to stop.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<i64>,
        /// Other words for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        terms: Vec<String>,
    },
    /// An answer to a card.
    Feedback {
        /// Id of the card, or the name of its rule.
        nudge: String,
        /// The action.
        answer: String,
        /// What the person wrote.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
}

impl Body {
    /// The name of the kind, which is also the name of its source here.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Focus { .. } => "focus",
            Self::Ocr { .. } => "ocr",
            Self::Input { .. } => "input",
            Self::Audio { .. } => "audio",
            Self::System { .. } => "system",
            Self::Calendar { .. } => "calendar",
            Self::Intent { .. } => "intent",
            Self::Feedback { .. } => "feedback",
        }
    }
}

fn yes() -> bool {
    true
}

fn is_false(value: &bool) -> bool {
    !value
}

//! Who takes part. A role is a bus user, a set of keys and a name in `nats micro ls`.

use serde::{Deserialize, Serialize};

/// A part of Velvet with its own rights and its own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The agent that sees the screen.
    Capture,
    /// Reads frames.
    Ocr,
    /// Makes the model of the present from readings and signals.
    Context,
    /// Decides whether to say something, and when.
    Nudge,
    /// Shows cards and takes the person's answers, plans and calendar.
    Deliver,
    /// Keeps records and answers for them.
    Store,
    /// The command line: asks questions, reads nothing from the streams.
    Cli,
    /// The `nats` command line: looks at streams, changes nothing.
    Inspect,
    /// `velvet up`: owns the topology.
    Supervisor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 9] = [
        Self::Capture,
        Self::Ocr,
        Self::Context,
        Self::Nudge,
        Self::Deliver,
        Self::Store,
        Self::Cli,
        Self::Inspect,
        Self::Supervisor,
    ];

    /// Lower-case name, as used in subjects, bus users and metric labels.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Capture => "capture",
            Self::Ocr => "ocr",
            Self::Context => "context",
            Self::Nudge => "nudge",
            Self::Deliver => "deliver",
            Self::Store => "store",
            Self::Cli => "cli",
            Self::Inspect => "inspect",
            Self::Supervisor => "supervisor",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

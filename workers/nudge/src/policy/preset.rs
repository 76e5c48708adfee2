//! Four starting points. They are chosen by the person, never from a diagnosis.

use std::str::FromStr;

use super::{Level, Policy, Variation};

/// A set of defaults; it can make Velvet quieter or its words more varied, and raises no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Ambient only: no card ever.
    Quiet,
    /// The same words each time, offers on the quarter of an hour, no sound.
    Steady,
    /// Words take turns.
    Varied,
    /// The policy as it is written.
    Custom,
}

/// No preset has this name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to find the preset {0:?}: write quiet, steady, varied or custom")]
pub struct ParsePresetError(pub String);

impl FromStr for Preset {
    type Err = ParsePresetError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|preset| preset.name() == name);
        found.ok_or_else(|| ParsePresetError(name.to_owned()))
    }
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Quiet, Self::Steady, Self::Varied, Self::Custom];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Steady => "steady",
            Self::Varied => "varied",
            Self::Custom => "custom",
        }
    }

    pub(super) fn apply(self, mut policy: Policy) -> Policy {
        policy.preset = self;
        match self {
            Self::Quiet => limit(&mut policy, Level::Ambient),
            Self::Steady => {
                policy.variation = Variation::Fixed;
                limit(&mut policy, Level::SilentCard);
            }
            Self::Varied => policy.variation = Variation::Rotate,
            Self::Custom => {}
        }
        policy
    }
}

fn limit(policy: &mut Policy, most: Level) {
    policy.delivery.max_level = policy.delivery.max_level.min(most);
    for rule in &mut policy.rules {
        rule.max_level = rule.max_level.min(most);
        rule.escalate &= rule.escalate_to.is_some_and(|level| level <= most);
    }
}

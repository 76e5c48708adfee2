//! What the person set outside of the policy file.

use std::fmt;

use jiff::tz::TimeZone;
use zeroize::Zeroizing;

use crate::policy::QuietHours;
use crate::texts::Language;

/// What the learner may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LearnerMode {
    /// It chooses within what rules and budgets allow, after a first week of watching.
    #[default]
    On,
    /// It watches for ever: says what it would choose, and chooses nothing.
    Shadow,
    /// It does nothing.
    Off,
}

/// What the person set, and what makes this device itself.
#[derive(Clone)]
pub struct Settings {
    /// The device, as in message ids.
    pub device: String,
    /// Where the clock on the wall comes from.
    pub zone: TimeZone,
    /// The language of cards.
    pub language: Language,
    /// Instead of the policy's quiet hours.
    pub quiet_hours: Option<Vec<QuietHours>>,
    /// What the learner may do.
    pub learner: LearnerMode,
    /// When the person wants to be told that the evening begins, minutes since local midnight.
    pub wind_down_minute: Option<i16>,
    /// What they wrote for that time.
    pub wind_down_text: String,
    /// When their day ends, minutes since local midnight.
    pub day_end_minute: Option<i16>,
    /// Secret of this device: nudge ids and the learner's lots come from it, the same on every replay.
    pub seed: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Settings({})", self.device)
    }
}

impl Settings {
    /// Nothing set but the device, its time zone and its secret.
    #[must_use]
    pub fn new(device: impl Into<String>, zone: TimeZone, seed: [u8; 32]) -> Self {
        Self {
            device: device.into(),
            zone,
            language: Language::default(),
            quiet_hours: None,
            learner: LearnerMode::default(),
            wind_down_minute: None,
            wind_down_text: String::new(),
            day_end_minute: None,
            seed: Zeroizing::new(seed),
        }
    }
}

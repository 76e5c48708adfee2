//! What may be said and when: the person's policy file, read and checked.

mod field;
mod mistake;
mod preset;
mod read;
mod rules;
mod source;

use std::fmt;

pub(crate) use field::{AxisName, Field};
pub use mistake::{Mistake, PolicyErrors, PolicyMistake};
pub use preset::{ParsePresetError, Preset};

use crate::guard::{Bounds, CEILING};

/// The policy that comes with Velvet.
const STANDARD: &str = include_str!("../policy.toml");

/// How loudly a card comes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Level {
    /// A shade of the tray and a copy in the inbox.
    Ambient,
    /// A card without sound.
    SilentCard,
    /// A card with the person's own short sound.
    CardWithSound,
    /// A card that stays until it is answered.
    Persistent,
}

impl Level {
    pub(crate) const ALL: [Self; 4] = [
        Self::Ambient,
        Self::SilentCard,
        Self::CardWithSound,
        Self::Persistent,
    ];

    /// Its name in policies and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ambient => "ambient",
            Self::SilentCard => "silent_card",
            Self::CardWithSound => "card_with_sound",
            Self::Persistent => "persistent",
        }
    }

    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    pub(crate) fn louder(self) -> Self {
        match self {
            Self::Ambient => Self::SilentCard,
            Self::SilentCard => Self::CardWithSound,
            Self::CardWithSound | Self::Persistent => Self::Persistent,
        }
    }

    /// A card stands in the person's way; a shade does not.
    pub(crate) fn interrupts(self) -> bool {
        self > Self::Ambient
    }
}

/// What kind of word it is: how long it waits and who comes first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Class {
    /// Bound to a time that the person or their calendar named.
    Timed,
    /// One kind question about the plan.
    Gentle,
    /// Something that may help.
    Offer,
    /// In the inbox only.
    Pull,
}

impl Class {
    pub(crate) const ALL: [Self; 4] = [Self::Timed, Self::Gentle, Self::Offer, Self::Pull];

    /// Its name in policies and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timed => "timed",
            Self::Gentle => "gentle",
            Self::Offer => "offer",
            Self::Pull => "pull",
        }
    }
}

/// How good a moment is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum Breakpoint {
    None,
    Fine,
    Medium,
    Coarse,
}

impl Breakpoint {
    pub(crate) const ALL: [Self; 4] = [Self::None, Self::Fine, Self::Medium, Self::Coarse];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Fine => "fine",
            Self::Medium => "medium",
            Self::Coarse => "coarse",
        }
    }

    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What happens when no good moment came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnTimeout {
    DowngradeToAmbient,
    Deliver,
    Drop,
}

/// One value per way of waiting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PerClass<T> {
    pub(crate) ambient: T,
    pub(crate) gentle: T,
    pub(crate) timed: T,
    pub(crate) offer: T,
}

/// Minutes since local midnight; an end before its start is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    pub(crate) start_minute: i16,
    pub(crate) end_minute: i16,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Delivery {
    /// Breakpoints that are waited for in the first half of a deferral, best first.
    pub(crate) prefer: Vec<Breakpoint>,
    pub(crate) max_defer_ms: PerClass<i64>,
    pub(crate) on_timeout: PerClass<OnTimeout>,
    pub(crate) max_level: Level,
    pub(crate) escalate_after_ms: i64,
    pub(crate) escalations_max: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variation {
    Fixed,
    Rotate,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// One of these states.
    In(Vec<String>),
    /// None of these states.
    Not(String),
    /// At least: a number or milliseconds.
    Ge(f64),
    /// At most: a number or milliseconds.
    Le(f64),
    Flag(bool),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Predicate {
    pub(crate) field: Field,
    pub(crate) test: Test,
    /// It has been so for at least this long.
    pub(crate) for_ms: Option<i64>,
    /// It began no longer ago than this.
    pub(crate) within_ms: Option<i64>,
}

/// One thing that Velvet may say.
#[derive(Clone, PartialEq)]
pub struct Rule {
    pub(crate) id: String,
    pub(crate) version: u32,
    pub(crate) class: Class,
    pub(crate) enabled: bool,
    pub(crate) cooldown_ms: i64,
    pub(crate) per_day: u32,
    pub(crate) max_level: Level,
    pub(crate) escalate_to: Option<Level>,
    /// The person asked for `escalate_to`.
    pub(crate) escalate: bool,
    /// The person wrote that this one insists.
    pub(crate) insist: bool,
    pub(crate) all: Vec<Predicate>,
    pub(crate) any: Vec<Predicate>,
    pub(crate) none: Vec<Predicate>,
    pub(crate) cancel_if: Vec<Predicate>,
    /// What would be so if the word helped; measured, never claimed.
    pub(crate) target: Vec<Predicate>,
    pub(crate) at: Vec<Breakpoint>,
    pub(crate) repeat_at_ms: Vec<i64>,
    pub(crate) max_defer_ms: Option<i64>,
    pub(crate) on_timeout: Option<OnTimeout>,
    /// The person's own words instead of Velvet's.
    pub(crate) texts: Vec<String>,
    pub(crate) actions: Vec<String>,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

impl Rule {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Counts up when its meaning changes.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// What kind of word it is.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// Whether it may speak at all.
    #[must_use]
    pub fn enabled(&self) -> bool {
        self.enabled
    }

    /// The loudest it may be.
    #[must_use]
    pub fn max_level(&self) -> Level {
        self.max_level
    }

    /// At most this often in one day.
    #[must_use]
    pub fn per_day(&self) -> u32 {
        self.per_day
    }

    /// All predicates that make it speak.
    pub(crate) fn asks(&self) -> impl Iterator<Item = &Predicate> {
        self.all.iter().chain(&self.any)
    }

    pub(crate) fn asks_for(&self, field: Field) -> bool {
        self.asks().any(|predicate| predicate.field == field)
    }

    /// It speaks at a time that the person wrote, so that quiet hours do not silence it.
    pub(crate) fn at_a_written_time(&self) -> bool {
        self.asks_for(Field::UserWindDownIn) || self.asks_for(Field::UserDayEndIn)
    }

    /// It asks because Velvet is unsure, so that being unsure does not silence it.
    pub(crate) fn about_uncertainty(&self) -> bool {
        self.asks_for(Field::Gauge("state_uncertainty"))
    }

    /// The field that says which stay it speaks about.
    pub(crate) fn episode_fields(&self) -> impl Iterator<Item = Field> {
        let rank = self.asks().map(|asked| asked.field.episode_rank()).min();
        let fields = self.asks().map(|asked| asked.field);
        fields.filter(move |field| Some(field.episode_rank()) == rank)
    }
}

/// Everything that may be said, read and checked. Its `Debug` says nothing of the person's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub(crate) bounds: Bounds,
    pub(crate) fortnight_per_day: u32,
    pub(crate) after_unlock_ms: i64,
    pub(crate) after_meeting_ms: i64,
    pub(crate) quiet_hours: Vec<QuietHours>,
    pub(crate) day_start_minute: i16,
    pub(crate) delivery: Delivery,
    pub(crate) variation: Variation,
    pub(crate) preset: Preset,
    pub(crate) rules: Vec<Rule>,
}

/// No rule has this name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to find the nudge {0:?}: `velvet nudges list` names them all")]
pub struct UnknownRule(pub String);

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// All mistakes of the file at once. Nothing of a file with a mistake is used.
    pub fn parse(text: &str) -> Result<Self, PolicyErrors> {
        read::parse(text)
    }

    /// The policy that comes with Velvet (workers/nudge/policy.toml).
    #[must_use]
    pub fn standard() -> Self {
        // A test keeps the embedded file free of mistakes; were it ever not, nothing is said.
        Self::parse(STANDARD).unwrap_or_else(|_| Self::silent())
    }

    /// Its source, to show and to start an own one from.
    #[must_use]
    pub fn standard_source() -> &'static str {
        STANDARD
    }

    fn silent() -> Self {
        let nothing = PerClass {
            ambient: 0,
            gentle: 0,
            timed: 0,
            offer: 0,
        };
        let drop = OnTimeout::Drop;
        Self {
            bounds: CEILING,
            fortnight_per_day: 0,
            after_unlock_ms: i64::MAX,
            after_meeting_ms: i64::MAX,
            quiet_hours: vec![],
            day_start_minute: 0,
            delivery: Delivery {
                prefer: vec![],
                max_defer_ms: nothing,
                on_timeout: PerClass {
                    ambient: drop,
                    gentle: drop,
                    timed: drop,
                    offer: drop,
                },
                max_level: Level::Ambient,
                escalate_after_ms: i64::MAX,
                escalations_max: 0,
            },
            variation: Variation::Fixed,
            preset: Preset::Custom,
            rules: vec![],
        }
    }

    /// The policy with a preset's defaults: quieter or more varied, never beyond its own bounds.
    #[must_use]
    pub fn with_preset(self, preset: Preset) -> Self {
        preset.apply(self)
    }

    /// Turns one nudge on or off.
    ///
    /// # Errors
    ///
    /// No rule has this name.
    pub fn switch(&mut self, rule: &str, on: bool) -> Result<(), UnknownRule> {
        let found = self.rules.iter_mut().find(|known| known.id == rule);
        found.ok_or_else(|| UnknownRule(rule.to_owned()))?.enabled = on;
        Ok(())
    }

    /// All rules, in the order of the file.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    pub(crate) fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// How long a candidate of a rule waits for a good moment.
    pub(crate) fn max_defer_ms(&self, rule: &Rule) -> i64 {
        rule.max_defer_ms
            .unwrap_or_else(|| per_class(&self.delivery.max_defer_ms, rule))
    }

    pub(crate) fn on_timeout(&self, rule: &Rule) -> OnTimeout {
        rule.on_timeout
            .unwrap_or_else(|| per_class(&self.delivery.on_timeout, rule))
    }
}

fn per_class<T: Copy>(values: &PerClass<T>, rule: &Rule) -> T {
    match rule.class {
        Class::Timed => values.timed,
        Class::Gentle => values.gentle,
        Class::Offer => values.offer,
        Class::Pull => values.ambient,
    }
}

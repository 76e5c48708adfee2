//! What a rule may ask of the present: a closed list of names, each with its kind.

/// What kind of value a field has, and so which operators and units fit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of these words: `is`, `not`, `in`.
    State(&'static [&'static str]),
    /// `ge` and `le` with a unit.
    Duration,
    /// `ge` and `le` with a number.
    Number,
    /// `is` with true or false.
    Flag,
}

impl Kind {
    pub(crate) fn operators(self) -> &'static [&'static str] {
        match self {
            Self::State(_) => &["is", "not", "in"],
            Self::Duration | Self::Number => &["ge", "le"],
            Self::Flag => &["is"],
        }
    }
}

/// The six axes of the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AxisName {
    Presence,
    Engagement,
    Depth,
    Social,
    Media,
    Switching,
}

impl AxisName {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Presence => "presence",
            Self::Engagement => "engagement",
            Self::Depth => "depth",
            Self::Social => "social",
            Self::Media => "media",
            Self::Switching => "switching",
        }
    }
}

/// A name that a predicate may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Axis(AxisName),
    Category,
    ReturnedFrom,
    HadDepth,
    Gap,
    Continuous,
    SinceBreak,
    NextCommitmentIn,
    UserStopIn,
    UserWindDownIn,
    UserDayEndIn,
    MeetingEndedWithin,
    MeetingLength,
    /// One of the context's gauges, by its name there.
    Gauge(&'static str),
    /// Counted here, from the person's answers.
    IntentSkippedToday,
    /// One of the context's flags, by its name there.
    Flag(&'static str),
}

const PRESENCE: &[&str] = &["active", "passive", "idle", "away", "locked"];
const ENGAGEMENT: &[&str] = &[
    "no_intent",
    "not_started",
    "on_intent",
    "adjacent",
    "suspected_drift",
    "drifted",
    "returning",
];
const DEPTH: &[&str] = &["normal", "settled", "deep", "past_limit"];
const SOCIAL: &[&str] = &["none", "meeting", "presenting", "recording"];
const MEDIA: &[&str] = &["none", "fullscreen_video", "game"];
const SWITCHING: &[&str] = &["unknown", "usual", "elevated", "scattered"];
const CATEGORY: &[&str] = &[
    "comms",
    "call",
    "browser",
    "editor",
    "terminal",
    "office",
    "reader",
    "media",
    "game",
    "files",
    "system",
    "sensitive",
    "other",
    "unknown",
];
const GAP_FROM: &[&str] = &["away", "meeting"];

/// Every field (schemas/proto/velvet/v1/context.proto, and what only this worker knows).
const REGISTRY: &[(&str, Field, Kind)] = &[
    (
        "presence",
        Field::Axis(AxisName::Presence),
        Kind::State(PRESENCE),
    ),
    (
        "engagement",
        Field::Axis(AxisName::Engagement),
        Kind::State(ENGAGEMENT),
    ),
    ("depth", Field::Axis(AxisName::Depth), Kind::State(DEPTH)),
    ("social", Field::Axis(AxisName::Social), Kind::State(SOCIAL)),
    ("media", Field::Axis(AxisName::Media), Kind::State(MEDIA)),
    (
        "switching",
        Field::Axis(AxisName::Switching),
        Kind::State(SWITCHING),
    ),
    ("category", Field::Category, Kind::State(CATEGORY)),
    ("returned_from", Field::ReturnedFrom, Kind::State(GAP_FROM)),
    ("had_depth", Field::HadDepth, Kind::State(DEPTH)),
    ("gap", Field::Gap, Kind::Duration),
    ("continuous", Field::Continuous, Kind::Duration),
    ("since_break", Field::SinceBreak, Kind::Duration),
    (
        "next_commitment_in",
        Field::NextCommitmentIn,
        Kind::Duration,
    ),
    ("user_stop_in", Field::UserStopIn, Kind::Duration),
    ("user_wind_down_in", Field::UserWindDownIn, Kind::Duration),
    ("user_day_end_in", Field::UserDayEndIn, Kind::Duration),
    (
        "meeting_ended_within",
        Field::MeetingEndedWithin,
        Kind::Duration,
    ),
    ("meeting_length", Field::MeetingLength, Kind::Duration),
    ("drift_cusum", Field::Gauge("drift_cusum"), Kind::Number),
    ("return_cusum", Field::Gauge("return_cusum"), Kind::Number),
    ("relevance", Field::Gauge("relevance"), Kind::Number),
    (
        "switch_rate_15m",
        Field::Gauge("switch_rate_15m"),
        Kind::Number,
    ),
    ("top_share_15m", Field::Gauge("top_share_15m"), Kind::Number),
    (
        "comms_visits_30m",
        Field::Gauge("comms_visits_30m"),
        Kind::Number,
    ),
    (
        "state_uncertainty",
        Field::Gauge("state_uncertainty"),
        Kind::Number,
    ),
    ("baseline_days", Field::Gauge("baseline_days"), Kind::Number),
    (
        "not_started_episodes_today",
        Field::Gauge("not_started_episodes_today"),
        Kind::Number,
    ),
    (
        "intent_skipped_today",
        Field::IntentSkippedToday,
        Kind::Number,
    ),
    ("on_break", Field::Flag("on_break"), Kind::Flag),
    ("plan_in_view", Field::Flag("plan_in_view"), Kind::Flag),
];

impl Field {
    pub(crate) fn find(name: &str) -> Option<(Self, Kind)> {
        let found = REGISTRY.iter().find(|(known, ..)| *known == name)?;
        Some((found.1, found.2))
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        REGISTRY.iter().map(|(name, ..)| *name)
    }

    pub(crate) fn name(self) -> &'static str {
        let found = REGISTRY.iter().find(|(_, field, _)| *field == self);
        found.map_or("", |(name, ..)| name)
    }

    /// Which field says what the stay is that a rule speaks about: the smallest of a rule's names its episode.
    pub(crate) fn episode_rank(self) -> u8 {
        match self {
            Self::NextCommitmentIn
            | Self::UserStopIn
            | Self::UserWindDownIn
            | Self::UserDayEndIn => 0,
            Self::ReturnedFrom
            | Self::Gap
            | Self::HadDepth
            | Self::MeetingEndedWithin
            | Self::MeetingLength => 1,
            Self::Axis(AxisName::Engagement) => 2,
            Self::Axis(AxisName::Switching) => 3,
            Self::Continuous | Self::SinceBreak => 4,
            Self::Gauge(_) | Self::IntentSkippedToday => 5,
            Self::Axis(AxisName::Social | AxisName::Media | AxisName::Depth) => 6,
            Self::Axis(AxisName::Presence) => 7,
            Self::Category | Self::Flag(_) => 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        for (name, field, kind) in REGISTRY {
            assert_eq!(Field::find(name), Some((*field, *kind)));
            assert_eq!(field.name(), *name);
        }
        assert_eq!(Field::find("mood"), None);
    }
}

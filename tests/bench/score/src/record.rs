//! What a detector said on a day, whatever it is.

/// What a moment is taken for; the first four are scored (metric M1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    OnIntent,
    Drift,
    Meeting,
    Away,
    /// No plan, a plan not begun, a marked break.
    Other,
}

impl Class {
    /// Scored states, with their names in the report.
    pub(crate) const SCORED: [(Self, &'static str); 4] = [
        (Self::OnIntent, "on_intent"),
        (Self::Drift, "drift"),
        (Self::Meeting, "meeting"),
        (Self::Away, "away"),
    ];
    /// How many there are.
    pub(crate) const COUNT: usize = 5;

    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// The class of these states of the axes. A doubt is no alarm: `suspected_drift` and `returning` are still, or
    /// again, the plan, and so is `adjacent`, which can neither prove nor disprove it.
    pub(crate) fn of(presence: &str, social: &str, engagement: &str, on_break: bool) -> Self {
        if matches!(presence, "away" | "locked") {
            return Self::Away;
        }
        if social != "none" {
            return Self::Meeting;
        }
        match engagement {
            _ if on_break => Self::Other,
            "drifted" => Self::Drift,
            "on_intent" | "adjacent" | "suspected_drift" | "returning" => Self::OnIntent,
            _ => Self::Other,
        }
    }
}

/// A card, or a line in the tray.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    /// Event time, milliseconds.
    pub at: i64,
    pub id: String,
    pub rule: String,
    /// At a moment at which it disturbs least.
    pub at_breakpoint: bool,
    /// It is shown, and does not only lie in the inbox.
    pub pushed: bool,
    /// It is more than a shade of the tray.
    pub stands: bool,
    /// All parts of why it came are there.
    pub explained: bool,
    /// The observations that it rests on.
    pub refs: Vec<String>,
}

/// Everything said on a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    /// From when on the class is this one, in order. Presence is back-dated, all else is as it was said.
    pub classes: Vec<(i64, Class)>,
    /// The same with meetings back-dated as well.
    pub corrected: Vec<(i64, Class)>,
    pub alarms: Vec<i64>,
    pub cards: Vec<Card>,
    /// Why a card did not come, or not yet: event time in milliseconds, rule, verdict and reason.
    pub verdicts: Vec<(i64, String, String)>,
    /// Multiples of ten seconds at which nothing but a budget stood against a card.
    pub open: Vec<i64>,
    /// Of all decisions, in order.
    pub hash: u64,
    /// Wall time from an observation to the decisions that it led to, milliseconds.
    pub costs_ms: Vec<f64>,
    /// Wall time of all observations, seconds, and how many they were.
    pub total: (f64, usize),
}

/// The class at each time, from states as they were said and times of some classes that were corrected later, the
/// strongest first.
pub(crate) fn classes(
    said: &[(i64, Class)],
    corrected: &[(Class, &[(i64, i64)])],
) -> Vec<(i64, Class)> {
    let own = |class: Class| corrected.iter().any(|(other, _)| *other == class);
    let mut times: Vec<i64> = said.iter().map(|(at, _)| *at).collect();
    let ends = corrected.iter().flat_map(|(_, times)| times.iter());
    times.extend(ends.flat_map(|(from, to)| [*from, *to]));
    times.sort_unstable();
    times.dedup();
    let mut found: Vec<(i64, Class)> = vec![];
    for at in times {
        let within = |times: &[(i64, i64)]| times.iter().any(|(from, to)| *from <= at && at < *to);
        let mut over = corrected.iter().filter(|(_, times)| within(times));
        // Beside the corrected times the state before or after holds.
        let last = said.partition_point(|(from, _)| *from <= at);
        let before = said[..last].iter().rev().find(|(_, class)| !own(*class));
        let after = said[last..].iter().find(|(_, class)| !own(*class));
        let class = match (over.next(), before.or(after)) {
            (Some((class, _)), _) => *class,
            (None, Some((_, class))) => *class,
            (None, None) => Class::Other,
        };
        if found.last().is_none_or(|(_, last)| *last != class) {
            found.push((at, class));
        }
    }
    found
}

//! The sections of a policy file.

use toml::de::DeTable;

use super::{
    Breakpoint, Delivery, Level, OnTimeout, PerClass, Policy, Preset, QuietHours, Rule, Variation,
    mistake::{Mistake, PolicyErrors},
    rules,
    source::{Node, Source, Value},
};
use crate::guard::{self, Bounds, CEILING};
use crate::quiet::parse_minute;
use crate::time::{DAY, HOUR};

/// The version of the form of the file.
const SCHEMA: u32 = 1;
/// More spans of quiet hours than a day can usefully have.
const QUIET_SPANS_MAX: usize = 8;
/// More rules than anybody wants to be nudged by, and enough for the fifteen and some of one's own.
const RULES_MAX: usize = 64;

const SECTIONS: &[&str] = &[
    "schema",
    "bounds",
    "guards",
    "delivery",
    "feedback",
    "variation",
    "rule",
];
const ON_TIMEOUT: &[(&str, OnTimeout)] = &[
    ("downgrade_to_ambient", OnTimeout::DowngradeToAmbient),
    ("deliver", OnTimeout::Deliver),
    ("drop", OnTimeout::Drop),
];
/// Applications of these kinds are marked by the context worker; the file repeats them to be readable alone.
const SENSITIVE: &[(&str, ())] = &[
    ("password_manager", ()),
    ("banking", ()),
    ("health_portal", ()),
    ("private_window", ()),
];

struct BoundsSection {
    bounds: Bounds,
    fortnight_per_day: u32,
    after_unlock_ms: i64,
    after_meeting_ms: i64,
    quiet_hours: Vec<QuietHours>,
    day_start_minute: i16,
}

pub(super) fn parse(text: &str) -> Result<Policy, PolicyErrors> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut source = Source::new(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        let reason = error.message().to_owned();
        source.wrong(at, "file".to_owned(), Mistake::Syntax { reason });
    }
    let root = Node {
        map: document.get_ref(),
        at: 0,
        place: String::new(),
    };
    let policy = if errors.is_empty() {
        sections(&mut source, &root)
    } else {
        None
    };
    match policy {
        Some(policy) if source.mistakes.is_empty() => Ok(policy),
        _ => {
            source.mistakes.sort_by_key(|mistake| mistake.line);
            let mistakes = source.mistakes;
            Err(PolicyErrors { mistakes })
        }
    }
}

fn sections(source: &mut Source<'_>, root: &Node<'_>) -> Option<Policy> {
    source.known_keys(root, SECTIONS);
    source.need(root, "schema", |source, value, place| {
        source.count(value, place, SCHEMA, SCHEMA, "1")
    });
    let bounds = section(source, root, "bounds", bounds);
    let meeting_hold_ms = section(source, root, "guards", guards);
    let delivery = section(source, root, "delivery", delivery);
    section(source, root, "feedback", feedback);
    let variation = section(source, root, "variation", variation);
    let rules = source.need(root, "rule", all_rules);
    let bounds = bounds?;
    Some(Policy {
        bounds: bounds.bounds,
        fortnight_per_day: bounds.fortnight_per_day,
        after_unlock_ms: bounds.after_unlock_ms,
        // Two names for one silence; the longer holds.
        after_meeting_ms: bounds.after_meeting_ms.max(meeting_hold_ms?),
        quiet_hours: bounds.quiet_hours,
        day_start_minute: bounds.day_start_minute,
        delivery: delivery?,
        variation: variation?,
        preset: Preset::Custom,
        rules: rules?,
    })
}

fn section<'t, T>(
    source: &mut Source<'_>,
    root: &Node<'t>,
    key: &str,
    read: impl FnOnce(&mut Source<'_>, &Node<'t>) -> Option<T>,
) -> Option<T> {
    let node = source.need(root, key, Source::table)?;
    read(source, &node)
}

fn all_rules(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Vec<Rule>> {
    let list = source.list(value, place, RULES_MAX)?;
    let mut rules: Vec<Rule> = vec![];
    let mut whole = true;
    for value in list {
        let Some(rule) = rules::rule(source, value, place) else {
            whole = false;
            continue;
        };
        if rules.iter().any(|known| known.id == rule.id) {
            let place = format!("{place}.{}", rule.id);
            source.wrong(value.span().start, place, Mistake::Duplicate);
        }
        rules.push(rule);
    }
    whole.then_some(rules)
}

fn bounds(source: &mut Source<'_>, node: &Node<'_>) -> Option<BoundsSection> {
    source.known_keys(
        node,
        &[
            "per_hour",
            "per_day",
            "first_fortnight_per_day",
            "min_gap",
            "after_unlock",
            "after_meeting",
            "quiet_hours",
            "day_start",
            "on_stale_context",
        ],
    );
    let per_hour = source.need(node, "per_hour", |source, value, place| {
        source.count(value, place, 0, CEILING.per_hour, "0 to 3")
    });
    let per_day = source.need(node, "per_day", |source, value, place| {
        source.count(value, place, 0, CEILING.per_day, "0 to 12")
    });
    let fortnight = source.need(node, "first_fortnight_per_day", |source, value, place| {
        source.count(value, place, 0, CEILING.per_day, "0 to 12")
    });
    let min_gap = source.need(node, "min_gap", |source, value, place| {
        let range = (CEILING.min_gap_ms, DAY);
        span(source, value, place, range, "10m to 1d")
    });
    let after_unlock = source.need(node, "after_unlock", up_to_a_day);
    let after_meeting = source.need(node, "after_meeting", up_to_a_day);
    let quiet_hours = source.need(node, "quiet_hours", quiet_hours);
    let day_start = source.need(node, "day_start", minute);
    source.need(node, "on_stale_context", |source, value, place| {
        source.word(value, place, &[("hold", ())])
    });
    Some(BoundsSection {
        bounds: Bounds {
            per_hour: per_hour?,
            per_day: per_day?,
            min_gap_ms: min_gap?,
        },
        fortnight_per_day: fortnight?,
        after_unlock_ms: after_unlock?,
        after_meeting_ms: after_meeting?,
        quiet_hours: quiet_hours?,
        day_start_minute: day_start?,
    })
}

/// A duration within a range.
pub(super) fn span(
    source: &mut Source<'_>,
    value: &Value<'_>,
    place: &str,
    (least, most): (i64, i64),
    allowed: &'static str,
) -> Option<i64> {
    let duration = source.duration(value, place)?;
    if (least..=most).contains(&duration) {
        return Some(duration);
    }
    let found = value.get_ref().as_str().unwrap_or_default().to_owned();
    let mistake = Mistake::OutOfRange { found, allowed };
    source.wrong(value.span().start, place.to_owned(), mistake);
    None
}

pub(super) fn up_to_a_day(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<i64> {
    span(source, value, place, (0, DAY), "0s to 1d")
}

fn minute(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<i16> {
    let text = source.string(value, place)?;
    let minute = parse_minute(text);
    if minute.is_none() {
        let mistake = Mistake::NotATime {
            found: text.to_owned(),
            like: "\"04:00\"",
        };
        source.wrong(value.span().start, place.to_owned(), mistake);
    }
    minute
}

fn quiet_hours(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Vec<QuietHours>> {
    let list = source.list(value, place, QUIET_SPANS_MAX)?;
    let mut spans = vec![];
    for value in list {
        let text = source.string(value, place)?;
        match text.parse() {
            Ok(hours) => spans.push(hours),
            Err(_) => {
                let mistake = Mistake::NotATime {
                    found: text.to_owned(),
                    like: "\"21:00-08:00\"",
                };
                source.wrong(value.span().start, place.to_owned(), mistake);
            }
        }
    }
    (spans.len() == list.len()).then_some(spans)
}

fn guards(source: &mut Source<'_>, node: &Node<'_>) -> Option<i64> {
    source.known_keys(node, &["never", "meeting_hold", "sensitive_apps"]);
    let known: Vec<_> = guard::NEVER.iter().map(|name| (*name, *name)).collect();
    let named = source.need(node, "never", |source, value, place| {
        source.words(value, place, &known)
    });
    if let Some(named) = named {
        let missing = guard::NEVER.iter().copied();
        let missing: Vec<_> = missing.filter(|guard| !named.contains(guard)).collect();
        if !missing.is_empty() {
            let place = node.place_of("never");
            source.wrong(node.at, place, Mistake::GuardsMissing { missing });
        }
    }
    source.need(node, "sensitive_apps", |source, value, place| {
        source.words(value, place, SENSITIVE)
    });
    source.need(node, "meeting_hold", |source, value, place| {
        span(source, value, place, (0, HOUR), "0s to 1h")
    })
}

fn delivery(source: &mut Source<'_>, node: &Node<'_>) -> Option<Delivery> {
    source.known_keys(
        node,
        &[
            "prefer",
            "max_defer",
            "on_defer_timeout",
            "levels",
            "default_max_level",
            "escalate_after",
            "max_escalations_per_episode",
            "card_timeout",
            "steal_focus",
            "motion",
            "sound",
            "text_size",
        ],
    );
    let prefer = source.need(node, "prefer", breakpoints);
    let max_defer = section(source, node, "max_defer", max_defer);
    let on_timeout = section(source, node, "on_defer_timeout", on_timeouts);
    let level = source.need(node, "default_max_level", level);
    source.need(node, "levels", |source, value, place| {
        source.words(value, place, &Level::ALL.map(|level| (level.name(), ())))
    });
    let escalate_after = source.need(node, "escalate_after", up_to_a_day);
    let escalations = source.need(
        node,
        "max_escalations_per_episode",
        |source, value, place| source.count(value, place, 0, 1, "0 or 1"),
    );
    // The delivery keeps these; they stand in the file so that it is the whole truth, and have one value each.
    for (key, only) in [
        ("card_timeout", "none"),
        ("motion", "none"),
        ("sound", "none"),
        ("text_size", "inherit"),
    ] {
        source.need(node, key, |source, value, place| {
            source.word(value, place, &[(only, ())])
        });
    }
    source.need(node, "steal_focus", |source, value, place| {
        let steals = source.boolean(value, place)?;
        if steals {
            let mistake = Mistake::OutOfRange {
                found: "true".to_owned(),
                allowed: "false: a card never takes the focus",
            };
            source.wrong(value.span().start, place.to_owned(), mistake);
        }
        Some(())
    });
    Some(Delivery {
        prefer: prefer?,
        max_defer_ms: max_defer?,
        on_timeout: on_timeout?,
        max_level: level?,
        escalate_after_ms: escalate_after?,
        escalations_max: escalations?,
    })
}

pub(super) fn breakpoints(
    source: &mut Source<'_>,
    value: &Value<'_>,
    place: &str,
) -> Option<Vec<Breakpoint>> {
    source.words(
        value,
        place,
        &Breakpoint::ALL.map(|level| (level.name(), level)),
    )
}

pub(super) fn level(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Level> {
    source.word(value, place, &Level::ALL.map(|level| (level.name(), level)))
}

pub(super) fn on_timeout(
    source: &mut Source<'_>,
    value: &Value<'_>,
    place: &str,
) -> Option<OnTimeout> {
    source.word(value, place, ON_TIMEOUT)
}

const CLASSES: &[&str] = &["ambient", "gentle", "timed", "offer"];

/// No deferral is longer: the moment it was about is over.
pub(super) fn deferral(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<i64> {
    span(source, value, place, (0, HOUR), "0s to 1h")
}

fn max_defer(source: &mut Source<'_>, node: &Node<'_>) -> Option<PerClass<i64>> {
    source.known_keys(node, CLASSES);
    let ambient = source.need(node, "ambient", deferral);
    let gentle = source.need(node, "gentle", deferral);
    let timed = source.need(node, "timed", deferral);
    let offer = source.need(node, "offer", deferral);
    Some(PerClass {
        ambient: ambient?,
        gentle: gentle?,
        timed: timed?,
        offer: offer?,
    })
}

fn on_timeouts(source: &mut Source<'_>, node: &Node<'_>) -> Option<PerClass<OnTimeout>> {
    source.known_keys(node, &["gentle", "timed", "offer"]);
    let gentle = source.need(node, "gentle", on_timeout);
    let timed = source.need(node, "timed", on_timeout);
    let offer = source.need(node, "offer", on_timeout);
    Some(PerClass {
        ambient: OnTimeout::Deliver,
        gentle: gentle?,
        timed: timed?,
        offer: offer?,
    })
}

fn feedback(source: &mut Source<'_>, node: &Node<'_>) -> Option<()> {
    let fixed = [
        ("closed_twice_in_a_row", "double_cooldown"),
        ("closed_three_times_in_a_row", "pause_kind_7d"),
        ("stop_kind", "off_until_user_turns_on"),
        ("wrong_state", "relabel_episode_and_raise_threshold"),
    ];
    source.known_keys(
        node,
        &[
            "snooze",
            "closed_twice_in_a_row",
            "closed_three_times_in_a_row",
            "stop_kind",
            "wrong_state",
        ],
    );
    source.need(node, "snooze", |source, value, place| {
        let choices = ["10m", "30m", "60m", "next_break", "today"].map(|choice| (choice, ()));
        source.words(value, place, &choices)
    });
    // A person's "no" has one meaning each; the file says which.
    for (key, only) in fixed {
        source.need(node, key, |source, value, place| {
            source.word(value, place, &[(only, ())])
        });
    }
    Some(())
}

fn variation(source: &mut Source<'_>, node: &Node<'_>) -> Option<Variation> {
    source.known_keys(node, &["mode"]);
    let modes = [("fixed", Variation::Fixed), ("rotate", Variation::Rotate)];
    source.need(node, "mode", |source, value, place| {
        source.word(value, place, &modes)
    })
}

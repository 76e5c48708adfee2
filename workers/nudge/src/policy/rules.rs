//! The rules of a policy file.

use super::{
    Breakpoint, Class, Field, Level, OnTimeout, Predicate, Rule, Test,
    field::Kind,
    mistake::Mistake,
    read::{breakpoints, deferral, level, on_timeout, span, up_to_a_day},
    source::{Node, Source, Value},
};
use crate::lint::lint_any_language;
use crate::texts;
use crate::time::DAY;

/// Enough for any rule that a person can follow.
const PREDICATES_MAX: usize = 16;
/// Enough to take turns.
const VARIANTS_MAX: usize = 8;
/// More buttons than a card can show.
const ACTIONS_MAX: usize = 6;
/// Times before an appointment at which to speak.
const REPEATS_MAX: usize = 4;
/// Longest name of a rule.
const ID_LENGTH_MAX: usize = 40;

const KEYS: &[&str] = &[
    "id",
    "version",
    "class",
    "enabled",
    "cooldown",
    "per_day",
    "max_level",
    "escalate_to",
    "escalate",
    "insist",
    "when",
    "cancel_if",
    "target",
    "at",
    "repeat_at",
    "max_defer",
    "on_defer_timeout",
    "text",
    "actions",
];
const TESTS: &[&str] = &["is", "not", "in", "ge", "le"];

pub(super) fn rule(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Rule> {
    let mut node = source.table(value, place)?;
    let id = source.need(&node, "id", name)?;
    node.place = format!("{place}.{id}");
    source.known_keys(&node, KEYS);
    let limits = limits(source, &node);
    let when = when(source, &node);
    let cancel_if = optional_predicates(source, &node, "cancel_if");
    let target = optional_predicates(source, &node, "target");
    let loudness = loudness(source, &node);
    let waiting = waiting(source, &node);
    let texts = rule_texts(source, &node, &id);
    let actions = source.need(&node, "actions", actions);
    let (all, any, none) = when?;
    let limits = limits?;
    let loudness = loudness?;
    let waiting = waiting?;
    Some(Rule {
        id,
        version: limits.version,
        class: limits.class,
        enabled: limits.enabled,
        cooldown_ms: limits.cooldown_ms,
        per_day: limits.per_day,
        max_level: loudness.max_level,
        escalate_to: loudness.escalate_to,
        escalate: loudness.escalate,
        insist: loudness.insist,
        all,
        any,
        none,
        cancel_if: cancel_if?,
        target: target?,
        at: waiting.at,
        repeat_at_ms: waiting.repeat_at_ms,
        max_defer_ms: waiting.max_defer_ms,
        on_timeout: waiting.on_timeout,
        texts: texts?,
        actions: actions?,
    })
}

struct Limits {
    version: u32,
    class: Class,
    enabled: bool,
    cooldown_ms: i64,
    per_day: u32,
}

fn limits(source: &mut Source<'_>, node: &Node<'_>) -> Option<Limits> {
    let version = source.need(node, "version", |source, value, place| {
        source.count(value, place, 1, u32::MAX, "1 or more")
    });
    let classes = Class::ALL.map(|class| (class.name(), class));
    let class = source.need(node, "class", |source, value, place| {
        source.word(value, place, &classes)
    });
    let enabled = source.need(node, "enabled", Source::boolean);
    let cooldown = source.need(node, "cooldown", |source, value, place| {
        span(source, value, place, (0, 30 * DAY), "0s to 30d")
    });
    let per_day = source.need(node, "per_day", |source, value, place| {
        source.count(value, place, 0, 12, "0 to 12")
    });
    Some(Limits {
        version: version?,
        class: class?,
        enabled: enabled?,
        cooldown_ms: cooldown?,
        per_day: per_day?,
    })
}

struct Loudness {
    max_level: Level,
    escalate_to: Option<Level>,
    escalate: bool,
    insist: bool,
}

fn loudness(source: &mut Source<'_>, node: &Node<'_>) -> Option<Loudness> {
    let escalate_to = source.may(node, "escalate_to", level);
    let escalate = source.may(node, "escalate", Source::boolean);
    let insist = source.may(node, "insist", Source::boolean);
    Some(Loudness {
        max_level: source.need(node, "max_level", level)?,
        escalate_to,
        escalate: escalate.unwrap_or(false),
        insist: insist.unwrap_or(false),
    })
}

struct Waiting {
    at: Vec<Breakpoint>,
    repeat_at_ms: Vec<i64>,
    max_defer_ms: Option<i64>,
    on_timeout: Option<OnTimeout>,
}

fn waiting(source: &mut Source<'_>, node: &Node<'_>) -> Option<Waiting> {
    let repeat_at_ms = source.may(node, "repeat_at", durations);
    let max_defer_ms = source.may(node, "max_defer", deferral);
    let on_timeout = source.may(node, "on_defer_timeout", on_timeout);
    let mut repeat_at_ms = repeat_at_ms.unwrap_or_default();
    repeat_at_ms.sort_unstable_by(|one, other| other.cmp(one));
    Some(Waiting {
        at: source.need(node, "at", breakpoints)?,
        repeat_at_ms,
        max_defer_ms,
        on_timeout,
    })
}

fn durations(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Vec<i64>> {
    let list = source.list(value, place, REPEATS_MAX)?;
    let durations: Vec<_> = list
        .iter()
        .filter_map(|value| up_to_a_day(source, value, place))
        .collect();
    (durations.len() == list.len()).then_some(durations)
}

fn name(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<String> {
    let text = source.string(value, place)?;
    let plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if !text.is_empty() && text.len() <= ID_LENGTH_MAX && text.chars().all(plain) {
        return Some(text.to_owned());
    }
    let mistake = Mistake::OutOfRange {
        found: text.to_owned(),
        allowed: "1 to 40 letters a to z, digits and _",
    };
    source.wrong(value.span().start, place.to_owned(), mistake);
    None
}

type When = (Vec<Predicate>, Vec<Predicate>, Vec<Predicate>);

fn when(source: &mut Source<'_>, node: &Node<'_>) -> Option<When> {
    let when = source.need(node, "when", Source::table)?;
    source.known_keys(&when, &["all", "any", "none"]);
    let all = optional_predicates(source, &when, "all");
    let any = optional_predicates(source, &when, "any");
    let none = optional_predicates(source, &when, "none");
    let (all, any, none) = (all?, any?, none?);
    if all.is_empty() && any.is_empty() {
        // A rule without a condition would always speak.
        source.wrong(when.at, when.place_of("all"), Mistake::Missing);
        return None;
    }
    Some((all, any, none))
}

fn optional_predicates(
    source: &mut Source<'_>,
    node: &Node<'_>,
    key: &str,
) -> Option<Vec<Predicate>> {
    if !node.map.contains_key(key) {
        return Some(vec![]);
    }
    source.need(node, key, |source, value, place| {
        let list = source.list(value, place, PREDICATES_MAX)?;
        let predicates: Vec<_> = list
            .iter()
            .filter_map(|value| predicate(source, value, place))
            .collect();
        (predicates.len() == list.len()).then_some(predicates)
    })
}

fn predicate(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Predicate> {
    let mut node = source.table(value, place)?;
    let (field, kind) = source.need(&node, "f", field)?;
    node.place = format!("{place}.{}", field.name());
    source.known_keys(
        &node,
        &["f", "is", "not", "in", "ge", "le", "for", "within"],
    );
    let for_ms = source.may(&node, "for", up_to_a_day);
    let within_ms = source.may(&node, "within", up_to_a_day);
    Some(Predicate {
        field,
        test: test(source, &node, field, kind)?,
        for_ms,
        within_ms,
    })
}

fn field(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<(Field, Kind)> {
    let text = source.string(value, place)?;
    let found = Field::find(text);
    if found.is_none() {
        let mistake = Mistake::UnknownValue {
            found: text.to_owned(),
            known: Field::names().collect(),
        };
        source.wrong(value.span().start, place.to_owned(), mistake);
    }
    found
}

fn test(source: &mut Source<'_>, node: &Node<'_>, field: Field, kind: Kind) -> Option<Test> {
    let named: Vec<_> = TESTS
        .iter()
        .filter(|test| node.map.contains_key(**test))
        .collect();
    let [operator] = named[..] else {
        let found = named.len();
        source.wrong(node.at, node.place.clone(), Mistake::Operators { found });
        return None;
    };
    if !kind.operators().contains(operator) {
        let mistake = Mistake::WrongOperator {
            field: field.name(),
            known: kind.operators().to_vec(),
        };
        source.wrong(node.at, node.place_of(operator), mistake);
        return None;
    }
    source.need(node, operator, |source, value, place| {
        operand(source, value, place, (operator, kind))
    })
}

fn operand(
    source: &mut Source<'_>,
    value: &Value<'_>,
    place: &str,
    (operator, kind): (&str, Kind),
) -> Option<Test> {
    match kind {
        Kind::State(states) => {
            let known: Vec<_> = states.iter().map(|state| (*state, *state)).collect();
            let owned = |state: &str| state.to_owned();
            match operator {
                "in" => {
                    let states = source.words(value, place, &known)?;
                    Some(Test::In(states.into_iter().map(owned).collect()))
                }
                "not" => Some(Test::Not(owned(source.word(value, place, &known)?))),
                _ => Some(Test::In(vec![owned(source.word(value, place, &known)?)])),
            }
        }
        Kind::Flag => Some(Test::Flag(source.boolean(value, place)?)),
        Kind::Duration | Kind::Number => {
            let limit = if kind == Kind::Duration {
                // Milliseconds up to a day are exact in a double.
                #[expect(clippy::cast_precision_loss, reason = "at most a day of milliseconds")]
                let limit = up_to_a_day(source, value, place)? as f64;
                limit
            } else {
                source.number(value, place)?
            };
            Some(if operator == "ge" {
                Test::Ge(limit)
            } else {
                Test::Le(limit)
            })
        }
    }
}

fn rule_texts(source: &mut Source<'_>, node: &Node<'_>, id: &str) -> Option<Vec<String>> {
    if !node.map.contains_key("text") {
        if texts::has_rule(id) {
            return Some(vec![]);
        }
        // A rule of the person's own has no words of Velvet's.
        source.wrong(node.at, node.place_of("text"), Mistake::Missing);
        return None;
    }
    let texts = source.need(node, "text", |source, value, place| {
        let list = source.list(value, place, VARIANTS_MAX)?;
        let mut texts = vec![];
        for value in list {
            let text = source.string(value, place)?;
            for mistake in lint_any_language(text) {
                let at = value.span().start;
                source.wrong(at, place.to_owned(), Mistake::Wording(mistake));
            }
            texts.push(text.to_owned());
        }
        Some(texts)
    })?;
    // Velvet's own words repeated in a file are still Velvet's: they follow the person's language.
    Some(if texts::is_standard(id, &texts) {
        vec![]
    } else {
        texts
    })
}

fn actions(source: &mut Source<'_>, value: &Value<'_>, place: &str) -> Option<Vec<String>> {
    let known: Vec<(&'static str, &'static str)> =
        texts::action_codes().map(|code| (code, code)).collect();
    let list = source.list(value, place, ACTIONS_MAX)?;
    let words: Vec<_> = list
        .iter()
        .filter_map(|value| source.word(value, place, &known))
        .map(str::to_owned)
        .collect();
    (words.len() == list.len()).then_some(words)
}

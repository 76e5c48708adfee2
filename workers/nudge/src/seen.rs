//! The present as rules ask about it: fields with values, since when, and how sure.

use std::collections::BTreeMap;

use velvet_messages::v1::{Commitment, Evidence};

use crate::policy::{AxisName, Field, Policy, Predicate, Rule, Test};
use crate::present::{CONFIDENCE_MILLI_MIN, Present};
use crate::quiet;
use crate::settings::Settings;
use crate::time::{HOUR, from_micros};

/// After a written time its reminder is no news any more.
const WIND_DOWN_SPAN_MS: i64 = 2 * HOUR;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Word(&'a str),
    Number(f64),
    Flag(bool),
}

/// A field's value, since when it is so (when known), and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading<'a> {
    pub(crate) value: Value<'a>,
    pub(crate) since: Option<i64>,
}

/// The present at one instant.
pub(crate) struct Seen<'a> {
    pub(crate) now: i64,
    pub(crate) present: &'a Present,
    pub(crate) policy: &'a Policy,
    pub(crate) settings: &'a Settings,
    pub(crate) skipped_today: u32,
    /// When the current stretch on one activity began.
    pub(crate) stretch_start: Option<i64>,
    /// Since when predicates without a time of their own are true.
    pub(crate) held: &'a BTreeMap<String, i64>,
    /// By what numbers to reach are multiplied for the current plan, per rule, thousandths.
    pub(crate) raised: &'a BTreeMap<String, u32>,
}

/// Durations are milliseconds; a day of them is exact in a double.
#[expect(clippy::cast_precision_loss, reason = "durations of days at most")]
fn span(millis: i64) -> Value<'static> {
    Value::Number(millis as f64)
}

impl<'a> Seen<'a> {
    pub(crate) fn read(&self, field: Field) -> Option<Reading<'a>> {
        let state = self.present.state();
        let plain = |value| Some(Reading { value, since: None });
        match field {
            Field::Axis(name) => {
                let axis = self.present.axis(name)?;
                Some(Reading {
                    value: Value::Word(&axis.state),
                    since: Some(from_micros(axis.since_unix_us)),
                })
            }
            Field::Category => plain(Value::Word(&state.category)),
            Field::ReturnedFrom | Field::HadDepth | Field::Gap => self.gap(field),
            Field::Continuous => plain(span(i64::try_from(state.continuous_ms).ok()?)),
            Field::SinceBreak => plain(span(i64::try_from(state.since_break_ms).ok()?)),
            Field::NextCommitmentIn | Field::UserStopIn => {
                let commitment = self.commitment(field)?;
                plain(span(from_micros(commitment.starts_unix_us) - self.now))
            }
            Field::UserWindDownIn | Field::UserDayEndIn => {
                plain(span(self.written_time(field)? - self.now))
            }
            Field::MeetingEndedWithin => {
                let (_, ended) = self.present.ended_meeting()?;
                plain(span(self.now - ended))
            }
            Field::MeetingLength => {
                let (started, ended) = self.present.ended_meeting()?;
                plain(span(ended - started))
            }
            Field::Gauge(name) => plain(Value::Number(self.present.gauge(name)?)),
            Field::IntentSkippedToday => plain(Value::Number(f64::from(self.skipped_today))),
            Field::Flag(name) => plain(Value::Flag(self.present.flag(name))),
        }
    }

    fn gap(&self, field: Field) -> Option<Reading<'a>> {
        let gap = self.present.gap()?;
        let ended = from_micros(gap.ended_unix_us);
        let value = match field {
            Field::ReturnedFrom => Value::Word(&gap.from),
            Field::HadDepth => Value::Word(&gap.depth),
            _ => span(ended - from_micros(gap.started_unix_us)),
        };
        Some(Reading {
            value,
            since: Some(ended),
        })
    }

    pub(crate) fn commitment(&self, field: Field) -> Option<&'a Commitment> {
        self.present
            .next_commitment(self.now, field == Field::UserStopIn)
    }

    /// A time that the person wrote, today, as long as it is news.
    fn written_time(&self, field: Field) -> Option<i64> {
        let start = self.policy.day_start_minute;
        let zone = &self.settings.zone;
        let wind_down = field == Field::UserWindDownIn;
        let minute = if wind_down {
            self.settings.wind_down_minute?
        } else {
            self.settings.day_end_minute?
        };
        let at = quiet::in_day_of(self.now, minute, start, zone)?;
        let is_news = !wind_down || self.now - at <= WIND_DOWN_SPAN_MS;
        is_news.then_some(at)
    }

    /// Whether a predicate is true. What is not known is not true.
    pub(crate) fn holds(&self, rule: &Rule, predicate: &Predicate, timed: bool) -> bool {
        let Some(reading) = self.read(predicate.field) else {
            return false;
        };
        if !self.passes(rule, predicate, reading.value) {
            return false;
        }
        if predicate.for_ms.is_none() && predicate.within_ms.is_none() {
            return true;
        }
        let since = reading
            .since
            .or_else(|| self.held.get(&held_key(rule, predicate)).copied());
        let age = since.map(|since| self.now - since);
        let long_enough = match predicate.for_ms {
            Some(least) if timed && least > 0 => age.is_some_and(|age| age >= least),
            _ => true,
        };
        let recent = predicate
            .within_ms
            .is_none_or(|most| age.is_some_and(|age| (0..=most).contains(&age)));
        long_enough && recent
    }

    /// Whether a predicate is true at this instant, however long.
    pub(crate) fn passes_now(&self, rule: &Rule, predicate: &Predicate) -> bool {
        let reading = self.read(predicate.field);
        reading.is_some_and(|reading| self.passes(rule, predicate, reading.value))
    }

    fn passes(&self, rule: &Rule, predicate: &Predicate, value: Value<'_>) -> bool {
        match (&predicate.test, value) {
            (Test::In(states), Value::Word(word)) => states.iter().any(|state| state == word),
            (Test::Not(state), Value::Word(word)) => state != word,
            (Test::Ge(least), Value::Number(number)) => {
                number >= least * self.raise(rule, predicate.field)
            }
            (Test::Le(most), Value::Number(number)) => number <= *most,
            (Test::Flag(expected), Value::Flag(flag)) => *expected == flag,
            _ => false,
        }
    }

    /// The person said that the evidence was wrong: more of it is asked for, for this plan.
    fn raise(&self, rule: &Rule, field: Field) -> f64 {
        if self.raised.is_empty() || !matches!(field, Field::Gauge(_)) {
            return 1.0;
        }
        let key = raise_key(&rule.id, &self.present.state().intent_id);
        f64::from(self.raised.get(&key).copied().unwrap_or(1_000)) / 1_000.0
    }

    /// Step 1: whether a rule's conditions are true, each axis in them sure enough.
    pub(crate) fn fires(&self, rule: &Rule) -> bool {
        self.meets(rule, true) && (rule.about_uncertainty() || self.is_sure(rule))
    }

    fn meets(&self, rule: &Rule, timed: bool) -> bool {
        let holds = |predicate: &Predicate| self.holds(rule, predicate, timed);
        rule.all.iter().all(holds)
            && (rule.any.is_empty() || rule.any.iter().any(holds))
            && !rule.none.iter().any(holds)
    }

    fn is_sure(&self, rule: &Rule) -> bool {
        let mut axes = rule.asks().filter_map(|asked| match asked.field {
            Field::Axis(name) => self.present.axis(name),
            _ => None,
        });
        axes.all(|axis| axis.confidence_milli >= CONFIDENCE_MILLI_MIN)
    }

    /// Whether what a rule is about is still so, for as long as it asks for: a state that ended amid the wait and came
    /// again is another one. Numbers raised it; states are what it is about.
    pub(crate) fn still(&self, rule: &Rule) -> bool {
        let about = |predicate: &&Predicate| {
            matches!(
                predicate.field,
                Field::Axis(_) | Field::Category | Field::Flag(_) | Field::ReturnedFrom
            )
        };
        let holds = |predicate: &Predicate| self.holds(rule, predicate, true);
        let mut any = rule.any.iter().filter(about).peekable();
        rule.all.iter().filter(about).all(holds)
            && (any.peek().is_none() || any.any(holds))
            && !rule.none.iter().any(holds)
    }

    /// The stay that a rule speaks about now: the same over restarts and replays.
    pub(crate) fn episode(&self, rule: &Rule) -> Option<String> {
        let key = rule.episode_fields().find_map(|field| {
            let about = rule.asks().find(|predicate| predicate.field == field)?;
            // Of two times that are asked for, the one that is near is meant.
            let chosen = rule.all.is_empty() && !self.holds(rule, about, false);
            if chosen { None } else { self.stay(field) }
        })?;
        match self.repeat_slot(rule) {
            Some(slot) => Some(format!("{key}#{slot}")),
            None => Some(key),
        }
    }

    fn stay(&self, field: Field) -> Option<String> {
        let day = || {
            let start = self.policy.day_start_minute;
            let day = quiet::day_of(self.now, start, &self.settings.zone);
            day.map(|day| day.to_string())
        };
        match field {
            Field::Axis(name) => {
                let axis = self.present.axis(name)?;
                Some(if axis.episode.is_empty() {
                    format!("{}:{}@{}", name.name(), axis.state, axis.since_unix_us)
                } else {
                    axis.episode.clone()
                })
            }
            Field::NextCommitmentIn | Field::UserStopIn => {
                let commitment = self.commitment(field)?;
                Some(format!("{}@{}", commitment.id, commitment.starts_unix_us))
            }
            Field::UserWindDownIn | Field::UserDayEndIn => {
                let at = self.written_time(field)?;
                Some(format!("{}@{at}", field.name()))
            }
            Field::ReturnedFrom | Field::HadDepth | Field::Gap => {
                Some(format!("gap@{}", self.present.gap()?.ended_unix_us))
            }
            Field::MeetingEndedWithin | Field::MeetingLength => {
                Some(format!("meeting@{}", self.present.ended_meeting()?.1))
            }
            Field::Continuous => Some(format!("stretch@{}", self.stretch_start?)),
            Field::SinceBreak => {
                let ended = self.present.state().last_break_ended_unix_us;
                Some(format!("break@{ended}"))
            }
            Field::Gauge(name) => {
                let counted = name == "not_started_episodes_today";
                let count = counted.then(|| self.present.gauge(name)).flatten();
                Some(format!("{name}@{}:{}", day()?, count.unwrap_or(0.0)))
            }
            Field::IntentSkippedToday | Field::Category | Field::Flag(_) => {
                Some(format!("{}@{}", field.name(), day()?))
            }
        }
    }

    /// Which of the times before a commitment it is.
    pub(crate) fn repeat_slot(&self, rule: &Rule) -> Option<u32> {
        if rule.repeat_at_ms.is_empty() {
            return None;
        }
        let commitment = self.commitment_of(rule)?;
        let ahead = from_micros(commitment.starts_unix_us) - self.now;
        let passed = rule.repeat_at_ms.iter().filter(|at| ahead <= **at).count();
        u32::try_from(passed.saturating_sub(1)).ok()
    }

    /// The commitment that a rule speaks of: of those that it asks for, the soonest that is near.
    pub(crate) fn commitment_of(&self, rule: &Rule) -> Option<&'a Commitment> {
        let asked = rule.asks().filter(|predicate| {
            matches!(predicate.field, Field::NextCommitmentIn | Field::UserStopIn)
        });
        let near = asked.filter(|predicate| self.holds(rule, predicate, false));
        let commitments = near.filter_map(|predicate| self.commitment(predicate.field));
        commitments.min_by_key(|commitment| commitment.starts_unix_us)
    }

    /// The instants at which time alone may make a rule true.
    pub(crate) fn times_of(&self, rule: &Rule) -> Vec<i64> {
        let mut times = vec![];
        for predicate in rule.asks() {
            let since = self.read(predicate.field).and_then(|reading| reading.since);
            times.extend(
                since
                    .zip(predicate.for_ms)
                    .map(|(since, long)| since + long),
            );
            let Test::Le(most) = predicate.test else {
                continue;
            };
            let at = match predicate.field {
                Field::NextCommitmentIn | Field::UserStopIn => {
                    let commitment = self.commitment(predicate.field);
                    commitment.map(|commitment| from_micros(commitment.starts_unix_us))
                }
                Field::UserWindDownIn | Field::UserDayEndIn => self.written_time(predicate.field),
                _ => None,
            };
            let Some(at) = at else {
                continue;
            };
            #[expect(
                clippy::cast_possible_truncation,
                reason = "at most a day of milliseconds"
            )]
            times.push(at - most as i64);
            times.extend(rule.repeat_at_ms.iter().map(|before| at - before));
        }
        times
    }

    /// What the context says for the axes that a rule asks about.
    pub(crate) fn axis_evidence(&self, rule: &Rule) -> Vec<Evidence> {
        let mut named: Vec<AxisName> = vec![];
        for predicate in rule.asks() {
            // That something is not so is no reason to speak.
            let negative = matches!(predicate.test, Test::Not(_));
            let Some(name) = evidence_axis(predicate.field).filter(|_| !negative) else {
                continue;
            };
            if !named.contains(&name) {
                named.push(name);
            }
        }
        let axes = named.into_iter().filter_map(|name| self.present.axis(name));
        axes.flat_map(|axis| axis.evidence.iter().cloned())
            .collect()
    }
}

/// The axis on whose evidence a field rests.
fn evidence_axis(field: Field) -> Option<AxisName> {
    match field {
        Field::Axis(name) => Some(name),
        Field::Continuous | Field::SinceBreak | Field::HadDepth => Some(AxisName::Depth),
        Field::ReturnedFrom | Field::Gap => Some(AxisName::Presence),
        Field::MeetingEndedWithin | Field::MeetingLength => Some(AxisName::Social),
        Field::Gauge(
            "drift_cusum" | "return_cusum" | "relevance" | "not_started_episodes_today",
        ) => Some(AxisName::Engagement),
        Field::Gauge(_) => Some(AxisName::Switching),
        _ => None,
    }
}

pub(crate) fn held_key(rule: &Rule, predicate: &Predicate) -> String {
    format!("{}/{}", rule.id, predicate.field.name())
}

pub(crate) fn raise_key(rule: &str, intent: &str) -> String {
    format!("{rule}/{intent}")
}

//! Drives the two steps through a day, as the workers do, on event time.

use std::{collections::BTreeSet, time::Instant};

use jiff::tz::TimeZone;
use prost::Message;
use velvet_context::{Model, Settings as ContextSettings};
use velvet_messages::v1::{
    CaptureTime, ContextEvent, ContextState, FeedbackSignal, NudgeDecision, NudgeEvent, Signal,
    context_event, nudge_event, signal,
};
use velvet_nudge::{
    Block, Language, LearnerMode, Nudger, Policy, QuietHours, Settings as NudgeSettings,
};
use velvet_scenario::{Body, Observation, Profile};

use crate::{
    days::Case,
    record::{Card, Class, Record, classes},
};

/// All defaults of Velvet; the section `[context]` is read.
const DEFAULTS: &str = include_str!("../../../../ops/defaults.toml");
/// The device of a replay.
const DEVICE: &str = "bench";
/// Between two candidates of the flood (spec/nudge.md 3.10, M6b), and between two looks of a live nudge step.
const TICK: i64 = 10_000;

/// Why the steps cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The defaults of the context step.
    #[error("failed to read the section context of ops/defaults.toml")]
    Context {
        /// What is wrong.
        source: toml::de::Error,
    },
    /// The policy, or the one of the ablation.
    #[error("failed to read the standard policy")]
    Policy,
    /// A persona's time zone.
    #[error("failed to find the time zone of {persona}: give an IANA name, and install tzdata")]
    TimeZone {
        /// The persona.
        persona: String,
        /// What is wrong.
        source: jiff::Error,
    },
    /// A persona's quiet hours.
    #[error("failed to read the quiet hours of {persona}: write them as 21:00-08:00")]
    QuietHours {
        /// The persona.
        persona: String,
    },
    /// A step does not take its own snapshot.
    #[error("failed to restart a step from its own snapshot")]
    Restart,
    /// A rule that a persona turns on or off.
    #[error("failed to find the rule {rule}, which {persona} turns on or off")]
    Rule {
        /// The persona.
        persona: String,
        /// The rule.
        rule: String,
    },
}

#[derive(serde::Deserialize)]
struct Defaults {
    context: ContextSettings,
}

/// The steps as they are shipped.
pub(crate) struct Base {
    context: ContextSettings,
    policy: Policy,
    /// The same policy, which speaks at any moment.
    any_moment: Policy,
}

impl Base {
    pub(crate) fn standard() -> Result<Self, SettingsError> {
        let defaults: Defaults =
            toml::from_str(DEFAULTS).map_err(|source| SettingsError::Context { source })?;
        Ok(Self {
            context: defaults.context,
            policy: Policy::standard(),
            any_moment: any_moment().ok_or(SettingsError::Policy)?,
        })
    }
}

/// The standard policy with every moment among those of every rule.
fn any_moment() -> Option<Policy> {
    let mut source: toml::Table = Policy::standard_source().parse().ok()?;
    for rule in source.get_mut("rule")?.as_array_mut()? {
        let moments = ["coarse", "medium", "fine", "none"].map(toml::Value::from);
        rule.as_table_mut()?
            .insert("at".to_owned(), moments.to_vec().into());
    }
    Policy::parse(&toml::to_string(&source).ok()?).ok()
}

/// What is taken away, or changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setup {
    pub words: bool,
    pub titles: bool,
    pub plans: bool,
    pub any_moment: bool,
    pub learner: LearnerMode,
}

impl Setup {
    /// Nothing.
    pub(crate) const WHOLE: Self = Self {
        words: true,
        titles: true,
        plans: true,
        any_moment: false,
        learner: LearnerMode::On,
    };

    fn keeps(&self, body: &Body) -> bool {
        match body {
            Body::Ocr { .. } => self.words,
            Body::Intent { .. } => self.plans,
            _ => true,
        }
    }
}

/// The nudge step of a person.
pub(crate) fn nudger(
    base: &Base,
    setup: &Setup,
    profile: &Profile,
) -> Result<Nudger, SettingsError> {
    let persona = || profile.name.clone();
    let zone = TimeZone::get(&profile.time_zone).map_err(|source| SettingsError::TimeZone {
        persona: persona(),
        source,
    })?;
    let mut settings = NudgeSettings::new(DEVICE, zone, [11; 32]);
    settings.learner = setup.learner;
    settings.language = Language::of_tag(profile.language.as_deref().unwrap_or("en"));
    if let Some(hours) = &profile.quiet_hours {
        let parsed: Result<Vec<QuietHours>, _> = hours.iter().map(|text| text.parse()).collect();
        settings.quiet_hours =
            Some(parsed.map_err(|_| SettingsError::QuietHours { persona: persona() })?);
    }
    let mut policy = if setup.any_moment {
        &base.any_moment
    } else {
        &base.policy
    }
    .clone();
    for (rules, on) in [(&profile.nudges_on, true), (&profile.nudges_off, false)] {
        for rule in rules {
            policy.switch(rule, on).map_err(|_| SettingsError::Rule {
                persona: persona(),
                rule: rule.clone(),
            })?;
        }
    }
    Ok(Nudger::new(policy, settings))
}

/// The context step of a person.
pub(crate) fn model(base: &Base, profile: &Profile) -> Model {
    let mut settings = base.context.clone();
    let own = profile
        .categories
        .iter()
        .map(|(name, category)| format!("{name}={category}"));
    settings.categories.extend(own);
    Model::new(settings, DEVICE)
}

/// One of the two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "only tests start a step anew amid a day")
)]
pub(crate) enum Worker {
    Context,
    Nudge,
}

/// Which observations a replay is of, and what happens to the steps meanwhile, at event times.
#[derive(Default)]
pub(crate) struct Course<'a> {
    /// Left out.
    pub without: Option<&'a BTreeSet<String>>,
    /// Nothing that is later than this is replayed.
    pub until: Option<i64>,
    /// A step is started anew from what it keeps.
    pub restarts: Vec<(i64, Worker)>,
    /// The policy is loaded again.
    pub reloads: Vec<i64>,
    /// The person pauses everything.
    pub pause: Option<i64>,
}

/// A day through both steps.
pub(crate) fn replay(case: &Case, base: &Base, setup: &Setup) -> Result<Record, SettingsError> {
    let mut nudger = nudger(base, setup, &case.profile)?;
    replay_with(case, base, setup, &Course::default(), &mut nudger)
}

/// The same with a nudge step that may know the days before.
pub(crate) fn replay_with(
    case: &Case,
    base: &Base,
    setup: &Setup,
    course: &Course,
    nudger: &mut Nudger,
) -> Result<Record, SettingsError> {
    let mut model = model(base, &case.profile);
    let mut listener = Listener::new(nudger);
    let begin = Instant::now();
    let mut newest = i64::MIN;
    for observation in &case.observations {
        let before = newest;
        newest = newest.max(observation.ts);
        let due = |at: i64| before < at && at <= newest;
        for (_, worker) in course.restarts.iter().filter(|(at, _)| due(*at)) {
            match worker {
                Worker::Context => model = model_again(&model, base, &case.profile)?,
                Worker::Nudge => nudge_again(listener.nudger, base, setup, &case.profile)?,
            }
        }
        if course.reloads.iter().any(|at| due(*at)) {
            listener.nudger.reload(base.policy.clone());
        }
        if course.pause.is_some_and(due) {
            listener.nudger.pause(true);
        }
        let gone = course
            .without
            .is_some_and(|ids| ids.contains(&observation.id));
        let late = course.until.is_some_and(|until| observation.ts > until);
        if gone || late || !setup.keeps(&observation.body) {
            continue;
        }
        listener.answer(observation);
        let Some(translated) = translate(observation, setup) else {
            continue;
        };
        let started = Instant::now();
        let events = model.observe(translated);
        listener.hear(&events);
        if !events.is_empty() {
            listener
                .record
                .costs_ms
                .push(started.elapsed().as_secs_f64() * 1_000.0);
        }
        listener.record.total.1 += 1;
    }
    listener.hear(&model.finish());
    listener.record.total.0 = begin.elapsed().as_secs_f64();
    Ok(listener.done())
}

/// The context step anew, with what it kept.
fn model_again(model: &Model, base: &Base, profile: &Profile) -> Result<Model, SettingsError> {
    let mut fresh = self::model(base, profile);
    let restored = fresh.restore(&model.snapshot());
    restored.map_err(|_| SettingsError::Restart)?;
    Ok(fresh)
}

/// The nudge step anew, with what it kept.
fn nudge_again(
    nudger: &mut Nudger,
    base: &Base,
    setup: &Setup,
    profile: &Profile,
) -> Result<(), SettingsError> {
    let mut fresh = self::nudger(base, setup, profile)?;
    let restored = fresh.restore(&nudger.snapshot());
    restored.map_err(|_| SettingsError::Restart)?;
    *nudger = fresh;
    Ok(())
}

/// Takes down what the nudge step says to what the context step says.
pub(crate) struct Listener<'a> {
    nudger: &'a mut Nudger,
    pub record: Record,
    said: Vec<(i64, Class)>,
    absent: Vec<(i64, i64)>,
    away_since: Option<i64>,
    met: Vec<(i64, i64)>,
    met_since: Option<i64>,
    engagement: String,
    next_tick: Option<i64>,
    answers: Vec<(i64, String, String, String)>,
}

impl<'a> Listener<'a> {
    pub(crate) fn new(nudger: &'a mut Nudger) -> Self {
        Self {
            nudger,
            record: Record::default(),
            said: vec![],
            absent: vec![],
            away_since: None,
            met: vec![],
            met_since: None,
            engagement: String::new(),
            next_tick: None,
            answers: vec![],
        }
    }

    pub(crate) fn hear(&mut self, events: &[ContextEvent]) {
        for event in events {
            let at = milliseconds(event.at.as_ref());
            self.ticks(at);
            self.feedback(at);
            if let Some(context_event::Kind::State(state)) = &event.kind {
                self.state(at, state);
            }
            let said = self.nudger.context(event);
            self.note(&said);
        }
    }

    /// A live step decides again now and then; at the same moments the guards are asked for the flood.
    fn ticks(&mut self, until: i64) {
        let mut tick = self
            .next_tick
            .unwrap_or(until.div_euclid(TICK) * TICK + TICK);
        while tick <= until {
            let said = self.nudger.wake(tick);
            self.note(&said);
            let budget = [Block::HourBudget, Block::DayBudget, Block::MinGap];
            if self
                .nudger
                .blocked()
                .is_none_or(|block| budget.contains(&block))
            {
                self.record.open.push(tick);
            }
            tick += TICK;
        }
        self.next_tick = Some(tick);
    }

    /// Answers to cards are given at their time, which the context step has not reached when they arrive.
    fn answer(&mut self, observation: &Observation) {
        if let Body::Feedback {
            nudge,
            answer,
            text,
        } = &observation.body
        {
            self.answers
                .push((observation.ts, nudge.clone(), answer.clone(), text.clone()));
        }
    }

    fn feedback(&mut self, until: i64) {
        let due: Vec<_> = self
            .answers
            .extract_if(.., |(ts, ..)| *ts <= until)
            .collect();
        for (ts, nudge, answer, text) in due {
            // By the name of its rule: the last card of it.
            let last = self
                .record
                .cards
                .iter()
                .rev()
                .find(|card| card.rule == nudge);
            let nudge_id = last.map_or(nudge, |card| card.id.clone());
            let said = self.nudger.signal(&Signal {
                device: DEVICE.to_owned(),
                at: Some(CaptureTime {
                    unix_us: ts * 1_000,
                    ..CaptureTime::default()
                }),
                kind: Some(signal::Kind::Feedback(FeedbackSignal {
                    nudge_id,
                    answer,
                    text,
                })),
                ..Signal::default()
            });
            self.note(&said);
        }
    }

    fn state(&mut self, at: i64, state: &ContextState) {
        let axis = |name: &str| state.axes.iter().find(|axis| axis.axis == name);
        let value = |name: &str| axis(name).map_or("", |axis| axis.state.as_str());
        let on_break = state.flags.iter().any(|flag| flag == "on_break");
        let engagement = value("engagement");
        let class = Class::of(value("presence"), value("social"), engagement, on_break);
        let stood = matches!(self.engagement.as_str(), "drifted" | "returning");
        if engagement == "drifted" && !stood {
            self.record.alarms.push(at);
        }
        engagement.clone_into(&mut self.engagement);
        self.said.push((at, class));
        let since = |name| axis(name).map_or(at, |axis| (axis.since_unix_us / 1_000).min(at));
        let gone = class == Class::Away;
        interval(
            gone,
            since("presence"),
            &mut self.away_since,
            &mut self.absent,
        );
        let meets = !matches!(value("social"), "none" | "");
        interval(meets, since("social"), &mut self.met_since, &mut self.met);
    }

    fn note(&mut self, said: &[NudgeEvent]) {
        for event in said {
            self.record.hash = hash(self.record.hash, &event.encode_to_vec());
            let Some(nudge_event::Kind::Decision(decision)) = &event.kind else {
                continue;
            };
            let at = milliseconds(event.at.as_ref());
            if decision.verdict == "deliver" {
                self.record.cards.push(card(at, &event.nudge_id, decision));
            } else {
                let why = format!("{} {}", decision.verdict, decision.reason);
                self.record.verdicts.push((at, decision.nudge.clone(), why));
            }
        }
    }

    pub(crate) fn done(mut self) -> Record {
        if let Some(from) = self.away_since {
            self.absent.push((from, i64::MAX));
        }
        if let Some(from) = self.met_since {
            self.met.push((from, i64::MAX));
        }
        let away = (Class::Away, self.absent.as_slice());
        let met = (Class::Meeting, self.met.as_slice());
        self.record.classes = classes(&self.said, &[away]);
        self.record.corrected = classes(&self.said, &[away, met]);
        self.record
    }
}

/// Begins, goes on with or ends an interval.
fn interval(is: bool, since: i64, from: &mut Option<i64>, all: &mut Vec<(i64, i64)>) {
    match (is, *from) {
        (true, None) => *from = Some(since),
        (false, Some(start)) => {
            all.push((start, since.max(start)));
            *from = None;
        }
        _ => {}
    }
}

fn card(at: i64, id: &str, decision: &NudgeDecision) -> Card {
    let why = decision.why.as_ref();
    let explained = why.is_some_and(|why| {
        let texts = [&why.text, &why.counterfactual, &why.budget];
        let all = texts.into_iter().all(|text| !text.is_empty());
        all && !why.evidence.is_empty() && !why.change.is_empty()
    });
    let evidence = why.iter().flat_map(|why| &why.evidence);
    Card {
        at,
        id: id.to_owned(),
        rule: decision.nudge.clone(),
        at_breakpoint: matches!(decision.breakpoint.as_str(), "fine" | "medium" | "coarse"),
        pushed: decision.class != "pull",
        stands: decision.level != "ambient",
        explained,
        refs: evidence
            .flat_map(|evidence| evidence.refs.clone())
            .collect(),
    }
}

fn milliseconds(at: Option<&CaptureTime>) -> i64 {
    at.map_or(0, |at| at.unix_us / 1_000)
}

/// FNV-1a, going on from a hash before.
fn hash(before: u64, bytes: &[u8]) -> u64 {
    let seed = before ^ 0xcbf2_9ce4_8422_2325;
    bytes.iter().fold(seed, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The observation as the context step takes it; nothing for an event or an action that it does not know.
fn translate(observation: &Observation, setup: &Setup) -> Option<velvet_context::Observation> {
    Some(velvet_context::Observation {
        id: observation.id.clone(),
        ts: observation.ts,
        body: body(observation, setup)?,
    })
}

/// A word of the lines in the context step's own type.
fn word<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(text)).ok()
}

fn body(observation: &Observation, setup: &Setup) -> Option<velvet_context::Body> {
    use velvet_context::Body as To;
    Some(match observation.body.clone() {
        Body::Focus {
            app,
            title,
            url_host,
            fullscreen,
            mirrored,
        } => To::Focus {
            app,
            title: title.filter(|_| setup.titles),
            url_host,
            fullscreen,
            mirrored,
        },
        Body::Ocr { tokens, mean_conf } => To::Ocr { tokens, mean_conf },
        Body::Input {
            keys,
            clicks,
            scrolls,
            idle_ms,
        } => To::Input {
            keys,
            clicks,
            scrolls,
            idle_ms,
        },
        Body::Audio {
            mic_apps,
            playback_apps,
            camera,
        } => To::Audio {
            mic_apps,
            playback_apps,
            camera,
        },
        Body::System { event } => To::System {
            event: word(&event)?,
        },
        told => said(told, &observation.id)?,
    })
}

/// What people and calendars say, as the context step takes it.
fn said(body: Body, line: &str) -> Option<velvet_context::Body> {
    use velvet_context::Body as To;
    match body {
        Body::Calendar {
            event,
            title,
            start,
            end,
            busy,
            cancelled,
        } => Some(To::Calendar {
            event,
            title,
            start,
            end,
            busy,
            cancelled,
        }),
        Body::Feedback {
            nudge,
            answer,
            text,
        } => Some(To::Feedback {
            nudge,
            answer,
            text,
        }),
        Body::Intent {
            action,
            id,
            text,
            until,
            terms,
        } => Some(To::Intent {
            // A plan without an id of its own is called by its line.
            id: if id.is_empty() && action == "declare" {
                line.to_owned()
            } else {
                id
            },
            action: word(&action)?,
            text,
            until,
            terms,
        }),
        _ => None,
    }
}

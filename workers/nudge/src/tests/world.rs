//! A small world around a nudger: a present that keeps being told, a clock, a person who answers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use velvet_messages::v1::{
    CaptureTime, Commitment, ContextBreakpoint, ContextEvent, ContextSegment, ContextState,
    Evidence, FeedbackSignal, Gap, Gauge, NudgeDecision, NudgeEvent, Signal, StateAxis,
    context_event, nudge_event, signal,
};

use crate::time::{DAY, MINUTE, SECOND};
use crate::{Nudger, Policy, Settings};

/// The context worker tells the present at least this often.
pub(super) const HEARTBEAT_MS: i64 = 10 * SECOND;

#[derive(Clone)]
struct Axis {
    state: String,
    confidence: u32,
    since: i64,
    episode: u32,
}

/// How a case is driven; what is said has to be the same every way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drive {
    Plain,
    /// A new nudger takes up a snapshot before every message.
    Restarted,
    /// Every message comes twice, and the one before it once more.
    Repeated,
}

#[derive(Clone)]
pub(super) struct World {
    pub(super) nudger: Nudger,
    pub(super) policy: Policy,
    pub(super) settings: Settings,
    pub(super) now: i64,
    pub(super) drive: Drive,
    pub(super) said: Vec<NudgeEvent>,
    axes: BTreeMap<&'static str, Axis>,
    pub(super) flags: BTreeSet<String>,
    pub(super) gauges: BTreeMap<String, i64>,
    pub(super) state: ContextState,
    episodes: u32,
    seq: u64,
    answers: u64,
    last: Option<ContextEvent>,
}

const AXES: [(&str, &str); 6] = [
    ("presence", "active"),
    ("engagement", "on_intent"),
    ("depth", "normal"),
    ("social", "none"),
    ("media", "none"),
    ("switching", "usual"),
];

pub(super) fn berlin() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

impl World {
    /// Somebody who has worked on their plan since `now`, in front of a nudger that is in use for a month.
    pub(super) fn new(policy: Policy, settings: Settings, now: i64, drive: Drive) -> Self {
        let axes = AXES.map(|(name, state)| {
            let axis = Axis {
                state: state.to_owned(),
                confidence: 900,
                since: now,
                episode: 0,
            };
            (name, axis)
        });
        let mut world = Self {
            nudger: Nudger::new(policy.clone(), settings.clone()),
            policy,
            settings,
            now,
            drive,
            said: vec![],
            axes: axes.into(),
            flags: BTreeSet::new(),
            gauges: BTreeMap::new(),
            state: ContextState {
                category: "editor".into(),
                activity: "editor".into(),
                intent_id: "i1".into(),
                intent: "write chapter 2".into(),
                activity_since_unix_us: now * 1_000,
                ..ContextState::default()
            },
            episodes: 0,
            seq: 0,
            answers: 0,
            last: None,
        };
        world.nudger.rebuild([old_event(now - 30 * DAY)]);
        world
    }

    pub(super) fn set_axis(&mut self, name: &str, state: &str, confidence: u32) {
        self.episodes += 1;
        let (now, episode) = (self.now, self.episodes);
        let axis = self
            .axes
            .get_mut(name)
            .unwrap_or_else(|| panic!("no axis {name}"));
        if axis.state != state {
            *axis = Axis {
                state: state.to_owned(),
                confidence,
                since: now,
                episode,
            };
        }
        axis.confidence = confidence;
    }

    pub(super) fn drop_axis(&mut self, name: &str) {
        self.axes.remove(name);
    }

    pub(super) fn axis(&self, name: &str) -> &str {
        self.axes.get(name).map_or("", |axis| &axis.state)
    }

    pub(super) fn set_gap(&mut self, from: &str, long: i64, depth: &str) {
        self.state.gap = Some(Gap {
            from: from.to_owned(),
            started_unix_us: (self.now - long) * 1_000,
            ended_unix_us: self.now * 1_000,
            activity: "office".into(),
            depth: depth.to_owned(),
        });
    }

    pub(super) fn commit(&mut self, kind: &str, id: &str, starts: i64) {
        self.state.commitments.push(Commitment {
            id: id.to_owned(),
            title: "the weekly call".into(),
            starts_unix_us: starts * 1_000,
            ends_unix_us: (starts + 30 * MINUTE) * 1_000,
            kind: kind.to_owned(),
            refs: vec![id.to_owned()],
        });
        self.state
            .commitments
            .sort_by_key(|commitment| commitment.starts_unix_us);
    }

    fn context_state(&self) -> ContextState {
        let mut state = self.state.clone();
        state.watermark_unix_us = self.now * 1_000;
        state.last_sign_unix_us = self.now * 1_000;
        state.axes = self
            .axes
            .iter()
            .map(|(name, axis)| StateAxis {
                axis: (*name).to_owned(),
                state: axis.state.clone(),
                confidence_milli: axis.confidence,
                since_unix_us: axis.since * 1_000,
                evidence: vec![Evidence {
                    code: (*name).to_owned(),
                    observed: axis.state.clone(),
                    threshold: String::new(),
                    refs: vec![format!("{name}:{}", axis.episode)],
                }],
                episode: format!("{name}:{}", axis.episode),
            })
            .collect();
        state.flags = self.flags.iter().cloned().collect();
        state.gauges = self
            .gauges
            .iter()
            .map(|(name, value_milli)| Gauge {
                name: name.clone(),
                value_milli: *value_milli,
            })
            .collect();
        state
    }

    /// Tells the present as it is.
    pub(super) fn tell(&mut self) {
        let state = self.context_state();
        self.send(context_event::Kind::State(state));
    }

    /// A moment, and then five seconds without anything.
    pub(super) fn breakpoint(&mut self, level: &str) {
        self.moment(level);
        self.grow(5 * SECOND);
        self.now += 5 * SECOND;
        self.wake();
    }

    pub(super) fn moment(&mut self, level: &str) {
        self.send(context_event::Kind::Breakpoint(ContextBreakpoint {
            level: level.to_owned(),
            reason: "app".into(),
        }));
    }

    /// An activity ends after a time in which nobody woke the nudger.
    pub(super) fn end_activity(&mut self, after: i64) {
        self.grow(after);
        self.now += after;
        self.send(context_event::Kind::Segment(ContextSegment::default()));
    }

    fn send(&mut self, kind: context_event::Kind) {
        self.seq += 1;
        let event = ContextEvent {
            device: "d1".into(),
            seq: self.seq,
            at: Some(time(self.now)),
            kind: Some(kind),
        };
        // Every tenth message, and all those in which something happens.
        let restarts = self.drive == Drive::Restarted;
        if restarts && (self.seq.is_multiple_of(10) || self.last_state() != event_state(&event)) {
            self.restart();
        }
        let events = self.nudger.context(&event);
        self.said.extend(events);
        if self.drive == Drive::Repeated {
            let again = self.nudger.context(&event);
            assert!(again.is_empty(), "said at a second delivery");
            if let Some(before) = &self.last {
                let again = self.nudger.context(before);
                assert!(again.is_empty(), "said at a late delivery");
            }
        }
        self.last = Some(event);
    }

    fn last_state(&self) -> Option<ContextState> {
        event_state(self.last.as_ref()?)
    }

    fn restart(&mut self) {
        if self.drive == Drive::Restarted {
            let snapshot = self.nudger.snapshot();
            let mut fresh = Nudger::new(self.policy.clone(), self.settings.clone());
            fresh.restore(&snapshot).unwrap();
            assert_eq!(
                fresh.snapshot(),
                snapshot,
                "a snapshot of a snapshot is the same"
            );
            self.nudger = fresh;
        }
    }

    pub(super) fn wake(&mut self) {
        self.restart();
        let events = self.nudger.wake(self.now);
        self.said.extend(events);
    }

    /// Time goes by; the present is told every ten seconds, and the nudger woken when it asked for it.
    pub(super) fn pass(&mut self, long: i64, told: bool) {
        let end = self.now + long;
        // A night need not be told as closely as a minute.
        let every = if long < 4 * 60 * MINUTE {
            HEARTBEAT_MS
        } else {
            3 * HEARTBEAT_MS
        };
        while self.now < end {
            let beat = self.now - self.now.rem_euclid(every) + every;
            let wake = self.nudger.wake_at().filter(|at| *at > self.now);
            let next = beat.min(end).min(wake.unwrap_or(end));
            self.grow(next - self.now);
            self.now = next;
            if told && next == beat {
                self.tell();
            } else {
                self.wake();
            }
        }
    }

    /// Stretches grow while somebody is there.
    fn grow(&mut self, long: i64) {
        let there = matches!(self.axis("presence"), "active" | "passive");
        if there && self.state.continuous_ms > 0 {
            self.state.continuous_ms += u64::try_from(long).unwrap();
        }
        if there && self.state.since_break_ms > 0 {
            self.state.since_break_ms += u64::try_from(long).unwrap();
        }
    }

    pub(super) fn answer(&mut self, card: &str, answer: &str, text: &str) {
        self.answers += 1;
        let signal = Signal {
            device: "d1".into(),
            session: "s1".into(),
            seq: self.answers,
            at: Some(time(self.now)),
            kind: Some(signal::Kind::Feedback(FeedbackSignal {
                nudge_id: card.to_owned(),
                answer: answer.to_owned(),
                text: text.to_owned(),
            })),
        };
        self.restart();
        let events = self.nudger.signal(&signal);
        self.said.extend(events);
        if self.drive == Drive::Repeated {
            assert!(
                self.nudger.signal(&signal).is_empty(),
                "an answer counted twice"
            );
        }
    }
}

/// The present that an event tells, without how old it is.
fn event_state(event: &ContextEvent) -> Option<ContextState> {
    match &event.kind {
        Some(context_event::Kind::State(state)) => {
            let mut state = state.clone();
            state.watermark_unix_us = 0;
            state.continuous_ms = 0;
            state.since_break_ms = 0;
            Some(state)
        }
        _ => None,
    }
}

pub(super) fn time(ms: i64) -> CaptureTime {
    CaptureTime {
        unix_us: ms * 1_000,
        ..CaptureTime::default()
    }
}

/// Something that was decided long ago: it says since when Velvet is in use.
pub(super) fn old_event(at: i64) -> NudgeEvent {
    NudgeEvent {
        device: "d1".into(),
        seq: 0,
        at: Some(time(at)),
        nudge_id: "old".into(),
        kind: Some(nudge_event::Kind::Decision(NudgeDecision {
            verdict: "hold".into(),
            ..NudgeDecision::default()
        })),
    }
}

pub(super) fn decision(event: &NudgeEvent) -> &NudgeDecision {
    match &event.kind {
        Some(nudge_event::Kind::Decision(decision)) => decision,
        _ => panic!("not a decision"),
    }
}

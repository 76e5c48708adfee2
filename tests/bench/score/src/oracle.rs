//! The policy on the truth: what the nudge step does when nothing is misread. Separates sensing from policy.

use velvet_messages::v1::{
    CaptureTime, Commitment, ContextBreakpoint, ContextEvent, ContextState, Evidence, Gap, Gauge,
    StateAxis, context_event,
};
use velvet_scenario::{Body, Segment};

use crate::{
    days::Case,
    live::{self, Base, Listener, SettingsError, Setup},
    record::Record,
    truth,
};

/// The present is said at least this often, milliseconds.
const AGAIN: i64 = 10_000;
/// Shorter absences are no gap and no break, milliseconds (spec/nudge.md 3.3).
const GAP: i64 = 180_000;
const BREAK: i64 = 300_000;
/// Continuous time after which the truth says `settled`, milliseconds.
const SETTLED: i64 = 900_000;

/// The day, with the truth in place of the context step.
pub(crate) fn replay(case: &Case, base: &Base) -> Result<Record, SettingsError> {
    let mut nudger = live::nudger(base, &Setup::WHOLE, &case.profile)?;
    let mut listener = Listener::new(&mut nudger);
    let mut seer = Seer::new(case);
    for index in 0..case.truth.len() {
        let events = seer.segment(index);
        listener.hear(&events);
    }
    Ok(listener.done())
}

struct Seer<'a> {
    case: &'a Case,
    seq: u64,
    /// Since when each axis has its state.
    since: [i64; 6],
    stretch: Stretch,
    break_end: i64,
    activity_from: i64,
    gap: Option<Gap>,
    gone_from: Option<i64>,
    meeting: (i64, i64),
    unlocked: i64,
    plans: Vec<(String, String)>,
    commitments: Vec<Commitment>,
}

/// Continuous time on one thing, from the depths that the truth tells.
#[derive(Default)]
pub(crate) struct Stretch {
    /// None while it is shorter than the least depth.
    pub began: Option<i64>,
}

impl Stretch {
    /// To the first segment of the rest of the day.
    pub(crate) fn go_on(&mut self, rest: &[Segment]) {
        let is_deep = |it: &Segment| it.depth != "normal";
        let Some(now) = rest.first() else { return };
        if is_deep(now) {
            self.began.get_or_insert(now.start - SETTLED);
            return;
        }
        // A sip of water does not end it.
        let mut soon = rest.iter().take_while(|it| it.start - now.start < BREAK);
        if !soon.any(is_deep) {
            self.began = None;
        }
    }
}

impl<'a> Seer<'a> {
    fn new(case: &'a Case) -> Self {
        let start = case.truth.first().map_or(0, |first| first.start);
        let mut seer = Self {
            case,
            seq: 0,
            since: [start; 6],
            stretch: Stretch::default(),
            break_end: start,
            activity_from: start,
            gap: None,
            gone_from: None,
            meeting: (0, 0),
            unlocked: 0,
            plans: vec![],
            commitments: vec![],
        };
        for observation in &case.observations {
            match &observation.body {
                Body::Intent { id, text, .. } if !id.is_empty() => {
                    seer.plans.push((id.clone(), text.clone()))
                }
                Body::Calendar {
                    event,
                    title,
                    start,
                    end,
                    cancelled: false,
                    ..
                } => seer.commitments.push(Commitment {
                    id: event.clone(),
                    title: title.clone(),
                    starts_unix_us: start * 1_000,
                    ends_unix_us: end * 1_000,
                    kind: "calendar".to_owned(),
                    refs: vec![],
                }),
                _ => {}
            }
        }
        seer.commitments.sort_by_key(|it| it.starts_unix_us);
        seer
    }

    fn segment(&mut self, index: usize) -> Vec<ContextEvent> {
        let now = &self.case.truth[index];
        let before = index.checked_sub(1).map(|index| &self.case.truth[index]);
        self.remember(before, now);
        self.stretch.go_on(&self.case.truth[index..]);
        let mut events = vec![];
        if matches!(now.breakpoint.as_str(), "fine" | "medium" | "coarse") {
            let kind = context_event::Kind::Breakpoint(ContextBreakpoint {
                level: now.breakpoint.clone(),
                reason: "activity".to_owned(),
            });
            events.push(self.event(now.start, kind));
        }
        let mut at = now.start;
        while at < now.end {
            let state = self.state(now, at);
            events.insert(
                // The state comes first, so that a moment is judged with what is so in it.
                usize::from(at > now.start) * events.len(),
                self.event(at, context_event::Kind::State(state)),
            );
            at += AGAIN;
        }
        renumber(&mut events, &mut self.seq);
        events
    }

    fn event(&self, at: i64, kind: context_event::Kind) -> ContextEvent {
        ContextEvent {
            device: "bench".to_owned(),
            seq: 0,
            at: Some(CaptureTime {
                unix_us: at * 1_000,
                ..CaptureTime::default()
            }),
            kind: Some(kind),
        }
    }

    fn remember(&mut self, before: Option<&Segment>, now: &Segment) {
        let axes = |it: &Segment| {
            [
                it.presence.clone(),
                it.engagement.clone(),
                it.depth.clone(),
                it.social.clone(),
                it.media.clone(),
                it.switching.clone(),
            ]
        };
        let Some(before) = before else { return };
        for (since, (old, new)) in self
            .since
            .iter_mut()
            .zip(axes(before).iter().zip(axes(now).iter()))
        {
            if old != new {
                *since = now.start;
            }
        }
        if before.activity != now.activity {
            self.activity_from = now.start;
        }
        let gone = |it: &Segment| !truth::active(it) || it.social != "none";
        if gone(now) && self.gone_from.is_none() {
            self.gone_from = Some(now.start);
        } else if let Some(from) = self.gone_from.filter(|_| !gone(now)) {
            self.back(from, before, now);
        }
        if before.presence == "locked" && now.presence != "locked" {
            self.unlocked = now.start;
        }
        match (before.social.as_str(), now.social.as_str()) {
            ("none", social) if social != "none" => self.meeting = (now.start, 0),
            (social, "none") if social != "none" => self.meeting.1 = now.start,
            _ => {}
        }
    }

    fn back(&mut self, from: i64, before: &Segment, now: &Segment) {
        self.gone_from = None;
        let away = before.social == "none";
        if now.start - from >= BREAK && away {
            self.break_end = now.start;
        }
        if now.start - from >= GAP {
            let was = self.case.truth.iter().rev().find(|it| it.end == from);
            self.gap = Some(Gap {
                from: if away { "away" } else { "meeting" }.to_owned(),
                started_unix_us: from * 1_000,
                ended_unix_us: now.start * 1_000,
                activity: was.map(|it| it.activity.clone()).unwrap_or_default(),
                depth: was.map(|it| it.depth.clone()).unwrap_or_default(),
            });
        }
    }

    fn state(&self, now: &Segment, at: i64) -> ContextState {
        let drifted = now.engagement == "drifted";
        let near = |it: &&Commitment| {
            (at * 1_000..at * 1_000 + 86_400_000_000).contains(&it.starts_unix_us)
        };
        let intent = now.intent.clone().unwrap_or_default();
        let plan = self.plans.iter().find(|(id, _)| *id == intent);
        let gauge = |name: &str, value_milli| Gauge {
            name: name.to_owned(),
            value_milli,
        };
        ContextState {
            axes: self.axes(now),
            watermark_unix_us: at * 1_000,
            last_sign_unix_us: at * 1_000,
            category: if now.activity == "messages" {
                "comms"
            } else {
                "other"
            }
            .to_owned(),
            activity: now.activity.clone(),
            intent_id: intent,
            intent: plan.map(|(_, text)| text.clone()).unwrap_or_default(),
            activity_since_unix_us: self.activity_from * 1_000,
            continuous_ms: self
                .stretch
                .began
                .map_or(0, |began| (at - began).unsigned_abs()),
            since_break_ms: (at - self.break_end).max(0).unsigned_abs(),
            last_break_ended_unix_us: self.break_end * 1_000,
            gauges: vec![
                gauge("drift_cusum", if drifted { 20_000 } else { 0 }),
                gauge("return_cusum", if drifted { 0 } else { 10_000 }),
                gauge("state_uncertainty", 0),
                gauge("baseline_days", 0),
                gauge("comms_visits_30m", 0),
                gauge("not_started_episodes_today", 0),
            ],
            flags: flags(now),
            gap: self.gap.clone(),
            meeting_started_unix_us: self.meeting.0 * 1_000,
            meeting_ended_unix_us: self.meeting.1 * 1_000,
            commitments: self.commitments.iter().filter(near).cloned().collect(),
            unlocked_unix_us: self.unlocked * 1_000,
            ..ContextState::default()
        }
    }

    fn axes(&self, now: &Segment) -> Vec<StateAxis> {
        let states = [
            ("presence", &now.presence),
            ("engagement", &now.engagement),
            ("depth", &now.depth),
            ("social", &now.social),
            ("media", &now.media),
            ("switching", &now.switching),
        ];
        let axes = states
            .into_iter()
            .zip(self.since)
            .map(|((axis, state), since)| StateAxis {
                axis: axis.to_owned(),
                state: state.clone(),
                confidence_milli: 1_000,
                since_unix_us: since * 1_000,
                evidence: vec![Evidence {
                    code: axis.to_owned(),
                    observed: "the truth of a made day".to_owned(),
                    threshold: "none".to_owned(),
                    refs: vec![],
                }],
                episode: format!("{axis}-{since}"),
            });
        axes.collect()
    }
}

fn flags(now: &Segment) -> Vec<String> {
    let all = [
        (now.on_break, "on_break"),
        (now.dnd, "system_dnd"),
        (now.share, "screen_share"),
        (now.sensitive, "sensitive_app"),
        (now.social == "recording", "recording"),
    ];
    let set = all.into_iter().filter(|(is, _)| *is);
    set.map(|(_, name)| name.to_owned()).collect()
}

/// Numbers in the order in which they are said.
fn renumber(events: &mut [ContextEvent], seq: &mut u64) {
    for event in events {
        *seq += 1;
        event.seq = *seq;
    }
}

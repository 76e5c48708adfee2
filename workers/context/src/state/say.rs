//! What is said of the present.

use velvet_messages::v1::{self, context_event::Kind};

use super::{Face, Gap, Means, OBSERVED_MS, State};
use crate::{
    axis::{Axis, Named},
    category::Category,
    window::Visit,
};

/// Names of the flags, by bit.
const FLAGS: &[&str] = &[
    "on_break",
    "system_dnd",
    "screen_share",
    "mirrored",
    "sensitive_app",
    "recording",
    "capture_paused",
    "near_meeting",
    "near_media",
    "plan_in_view",
];

/// The present is told at an input, but not more often than this, milliseconds.
const TOUCHED_MS: i64 = 3_000;

/// Says a moment at which a word disturbs least.
pub(super) fn breakpoint(said: &mut Vec<(i64, Kind)>, at: i64, level: &str, reason: &str) {
    let point = v1::ContextBreakpoint {
        level: level.to_owned(),
        reason: reason.to_owned(),
    };
    said.push((at, Kind::Breakpoint(point)));
}

impl State {
    /// Says the present when anything of it changed, or when it was last said a while ago.
    pub(super) fn say(&mut self, now: i64, means: &mut Means<'_>) {
        let changed = self.is_changed(now);
        let interval = i64::from(means.settings.order.state_interval_ms);
        let stale = now - self.said >= interval && now - self.observed <= OBSERVED_MS;
        // Hands that move are told, at once or as soon as may be: a word comes while somebody is surely there.
        let stale = stale || (self.touched && now - self.said >= TOUCHED_MS);
        if !changed && !stale {
            return;
        }
        self.said = now;
        self.touched = false;
        let mut state = self.message(now, means);
        state.again = !changed;
        means.said.push((now, Kind::State(state)));
    }

    fn is_changed(&mut self, now: i64) -> bool {
        let mut changed = std::mem::take(&mut self.dirty);
        changed |= take(&mut self.present.axis);
        changed |= take(&mut self.engaged.axis);
        changed |= take(&mut self.stretch.axis);
        changed |= take(&mut self.together.axis);
        changed |= take(&mut self.watching.axis);
        changed |= take(&mut self.switches.axis);
        changed |= self.agenda.take_changed(now, self.plan.as_ref());
        let (flags, window) = (
            self.flags(),
            self.visit.as_ref().map_or(0, |visit| visit.key),
        );
        let same = self.face.flags == flags
            && self.face.window == window
            && self.face.intent == self.intent_id();
        if !same {
            self.face = Face {
                flags,
                window,
                category: None,
                intent: self.intent_id().to_owned(),
            };
        }
        changed || !same
    }

    fn flags(&self) -> u16 {
        let sensitive = self
            .visit
            .as_ref()
            .is_some_and(|visit| visit.category == Category::Sensitive);
        let bits = [
            self.is_on_break(),
            self.dnd,
            self.together.is_shared(),
            self.visit.as_ref().is_some_and(|visit| visit.mirrored),
            sensitive,
            self.is_recording(),
            self.capture_paused,
            self.together.is_near(),
            self.watching.is_near(),
            self.plan_in_view,
        ];
        bits.iter()
            .enumerate()
            .fold(0, |flags, (bit, set)| flags | (u16::from(*set) << bit))
    }

    fn message(&self, now: i64, means: &Means<'_>) -> v1::ContextState {
        let device = means.device;
        let visit = self.visit.as_ref();
        let plan = self.plan.as_ref().filter(|plan| !plan.paused);
        let flags = self.flags();
        let named = FLAGS.iter().enumerate();
        v1::ContextState {
            axes: vec![
                self.present.message(device),
                self.engaged.message(device, self.apart()),
                self.stretch.message(device, self.present.signs()),
                self.together.axis.message(device),
                self.watching.axis.message(device),
                self.switches.axis.message(device),
            ],
            watermark_unix_us: micros(now),
            category: visit
                .map_or("unknown", |visit| visit.category.name())
                .to_owned(),
            activity: visit.map(Visit::activity).unwrap_or_default(),
            intent_id: plan.map(|plan| plan.id.clone()).unwrap_or_default(),
            intent: plan.map(|plan| plan.text.clone()).unwrap_or_default(),
            activity_since_unix_us: micros(self.activity_since()),
            continuous_ms: unsigned(self.stretch.continuous_ms(now)),
            since_break_ms: unsigned(now - self.present.break_ended),
            last_break_ended_unix_us: micros(self.present.break_ended),
            gauges: self.gauges(now, means),
            flags: named
                .filter(|(bit, _)| flags & (1 << bit) != 0)
                .map(|(_, name)| (*name).to_owned())
                .collect(),
            gap: self.gap.as_ref().map(gap),
            meeting_started_unix_us: micros(self.together.meeting_started),
            meeting_ended_unix_us: micros(self.together.meeting_ended()),
            commitments: self.agenda.told(now, plan),
            unlocked_unix_us: micros(self.present.unlocked_at),
            last_sign_unix_us: micros(self.present.last_sign()),
            again: false,
        }
    }

    /// Observations of the windows since the last tick that speak against the plan.
    fn apart(&self) -> impl Iterator<Item = &String> {
        let visit = self.visit.iter().filter(|_| self.apart_in_view);
        self.tally.carriers().chain(visit.flat_map(Visit::refs))
    }

    fn activity_since(&self) -> i64 {
        let Some(visit) = &self.visit else { return 0 };
        let open = self.activities.get(&self.task_of(visit));
        open.map_or(visit.since, |activity| activity.since)
    }

    fn gauges(&self, now: i64, means: &Means<'_>) -> Vec<v1::Gauge> {
        let settings = &means.settings.switching;
        let uncertainty = 1_000 - i64::from(self.engaged.axis.confidence_milli());
        let gauge = |name: &str, value_milli: i64| v1::Gauge {
            name: name.to_owned(),
            value_milli,
        };
        vec![
            gauge("drift_cusum", milli(self.engaged.against())),
            gauge("return_cusum", milli(self.engaged.back())),
            gauge("relevance", milli(self.engaged.relevance())),
            gauge(
                "switch_rate_15m",
                milli(self.switches.per_quarter(now, settings)),
            ),
            gauge("top_share_15m", milli(self.top_share)),
            gauge(
                "comms_visits_30m",
                self.switches.comms_visits(now) as i64 * 1_000,
            ),
            gauge("state_uncertainty", uncertainty),
            gauge(
                "baseline_days",
                i64::from(self.switches.baseline_days()) * 1_000,
            ),
            gauge(
                "not_started_episodes_today",
                i64::from(self.engaged.not_started_today) * 1_000,
            ),
        ]
    }
}

fn take<T: Named>(axis: &mut Axis<T>) -> bool {
    axis.take_changed()
}

fn gap(gap: &Gap) -> v1::Gap {
    v1::Gap {
        from: gap.from.clone(),
        started_unix_us: micros(gap.started),
        ended_unix_us: micros(gap.ended),
        activity: gap.activity.clone(),
        depth: gap.depth.name().to_owned(),
    }
}

fn micros(at: i64) -> i64 {
    at.saturating_mul(1_000)
}

fn milli(value: f64) -> i64 {
    (value * 1_000.0).round() as i64
}

fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}

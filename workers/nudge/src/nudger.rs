//! The nudge worker's whole mind: what comes in, what is said, what is kept.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use prost::Message as _;
use velvet_messages::v1::{
    ContextBreakpoint, ContextEvent, ContextState, NudgeEvent, Signal, Why, context_event,
    nudge_event, signal,
};

use crate::guard::{Block, Bounds, CLOCK_BACK_MS, may_interrupt, within_budget};
use crate::learner::{Features, Model};
use crate::policy::{Breakpoint, Class, Level, Policy, QuietHours, Rule};
use crate::present::Present;
use crate::quiet;
use crate::seen::{Seen, held_key};
use crate::settings::Settings;
use crate::state::{
    CLOCK_BACK_HOLD_MS, CURSOR_MAX, FreshMoment, Note, Snooze, Spoken, State, keep_last,
};
use crate::texts::{Texts, capitalised, sentence, texts};
use crate::time::{DAY, HOUR, MINUTE, from_micros};
use crate::words::{WORDS_LENGTH_MAX, plain};

/// Two starts of a stretch this close are one: a look elsewhere moves it a little.
const STRETCH_SLACK_MS: i64 = 5 * MINUTE;
/// Fewer cards at first, until the person knows what comes.
const FORTNIGHT_MS: i64 = 14 * DAY;
/// After this without a card, another one is as welcome as the first.
const SINCE_LAST_MAX_MS: i64 = 2 * HOUR;
/// A day of study counts up to this.
const STUDY_DAYS_MAX: i64 = 28;

/// The present and why Velvet is quiet, one plain line each.
#[derive(Clone, PartialEq, Eq)]
pub struct NowLines {
    /// What Velvet believes is going on.
    pub present: String,
    /// Why nothing is said.
    pub quiet: String,
}

/// Decides whether to say one quiet thing. Its `Debug` tells the device alone.
#[derive(Clone)]
pub struct Nudger {
    pub(crate) policy: Policy,
    pub(crate) settings: Settings,
    pub(crate) state: State,
    #[cfg(test)]
    pub(crate) always_sends: bool,
}

impl std::fmt::Debug for Nudger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Nudger({})", self.settings.device)
    }
}

impl Nudger {
    /// A nudger that knows of nothing said before: see [`Nudger::rebuild`], [`Nudger::restore`] and
    /// [`Nudger::history_unreadable`].
    #[must_use]
    pub fn new(policy: Policy, settings: Settings) -> Self {
        Self {
            policy,
            settings,
            state: State::default(),
            #[cfg(test)]
            always_sends: false,
        }
    }

    /// Takes in what the context worker says. Live, call [`Nudger::wake`] with the clock first, so that a backlog is
    /// known to be old. An event that was seen before, or that is older than the last one, changes nothing.
    pub fn context(&mut self, event: &ContextEvent) -> Vec<NudgeEvent> {
        let at = event.at.as_ref().map_or(0, |at| from_micros(at.unix_us));
        if !self.is_new(at, event.seq) {
            return vec![];
        }
        self.state.cursor.push((at, event.seq));
        keep_last(&mut self.state.cursor, CURSOR_MAX);
        self.advance(at);
        match &event.kind {
            Some(context_event::Kind::State(state)) => self.see(state),
            // What a change led to is told right after the change and after what ended with it: it has to be known
            // before a word may come into it. Without a change, time or the next word decides.
            Some(context_event::Kind::Breakpoint(breakpoint)) => {
                self.breakpoint(at, breakpoint);
                return vec![];
            }
            Some(context_event::Kind::Segment(_)) | None => return vec![],
        }
        // Had the present changed since it was told, it would have been told again before this.
        if let Some(present) = &mut self.state.present {
            present.holds_until(at);
            self.state.since_told_ms = 0;
        }
        self.decide()
    }

    /// Numbers go up; a context worker that lost its count goes on at a later time.
    fn is_new(&self, at: i64, seq: u64) -> bool {
        let Some(&(last_at, last_seq)) = self.state.cursor.last() else {
            return true;
        };
        // After its clock went back, an earlier event seems to be a later one.
        seq > last_seq || (at > last_at && !self.state.cursor.contains(&(at, seq)))
    }

    /// Takes in what the person says: answers to cards. Other signals change nothing here.
    pub fn signal(&mut self, signal: &Signal) -> Vec<NudgeEvent> {
        let at = signal.at.as_ref().map_or(0, |at| from_micros(at.unix_us));
        let mut events = vec![];
        if let Some(signal::Kind::Feedback(feedback)) = &signal.kind {
            let key = format!("{}:{}", signal.session, signal.seq);
            if self.state.answers.contains(&key) {
                return vec![];
            }
            self.state.answers.push(key);
            // An answer that comes late is about then; it does not turn the clock.
            if self.state.now.is_none_or(|now| at > now) {
                self.advance(at);
            }
            self.answer(at, feedback, &mut events);
            events.extend(self.decide());
        }
        events
    }

    /// Decides again because time went by: live on every tick, and at [`Nudger::wake_at`].
    pub fn wake(&mut self, now_ms: i64) -> Vec<NudgeEvent> {
        self.advance(now_ms);
        self.decide()
    }

    /// When there is something to decide without a new event, milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub fn wake_at(&self) -> Option<i64> {
        self.next_wake()
    }

    /// Another policy from now on. Budgets, episodes, waiting candidates and answers stay.
    pub fn reload(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// Turns a kind on again that an answer turned off, or off.
    pub fn switch(&mut self, rule: &str, on: bool) {
        let kind = self.state.kind_mut(rule);
        kind.off = !on;
        if on {
            kind.paused_until = 0;
            kind.closed_in_a_row = 0;
            kind.snooze = None;
        }
    }

    /// Stops everything, or goes on.
    pub fn pause(&mut self, paused: bool) {
        self.state.paused = paused;
    }

    /// Budgets and answers from what was published before, in any order, each as often as it likes.
    pub fn rebuild(&mut self, history: impl IntoIterator<Item = NudgeEvent>) {
        self.state.history_unreadable = false;
        self.state.history_lost_at = None;
        let spoken = self.state.spoken.iter().map(|spoken| spoken.id.clone());
        let shown = self.state.delivered.iter().map(|card| card.id.clone());
        let mut known: BTreeSet<String> = spoken.chain(shown).collect();
        for event in history {
            let at = event.at.as_ref().map_or(0, |at| from_micros(at.unix_us));
            let Some(nudge_event::Kind::Decision(decision)) = event.kind else {
                continue;
            };
            let first = self.state.first_seen.map_or(at, |first| first.min(at));
            self.state.first_seen = Some(first);
            self.state.seq = self.state.seq.max(event.seq);
            if decision.verdict == "deliver" && known.insert(event.nudge_id.clone()) {
                self.remember(at, event.nudge_id, &decision);
            }
        }
        self.state.spoken.sort_by_key(|spoken| spoken.at);
    }

    fn remember(&mut self, at: i64, id: String, decision: &velvet_messages::v1::NudgeDecision) {
        // What cannot be read is taken for a card.
        let level = Level::find(&decision.level).unwrap_or(Level::SilentCard);
        if decision.class != Class::Pull.name() {
            self.state.spoken.push(Spoken {
                id,
                rule: decision.nudge.clone(),
                at,
                level,
            });
        }
        let kind = self.state.kind_mut(&decision.nudge);
        kind.last = Some(kind.last.map_or(at, |last| last.max(at)));
        kind.times.push(at);
        kind.shown = kind.shown.saturating_add(1);
        let episode = kind.episode_mut(&decision.episode, at);
        episode.delivered += 1;
        episode.last = episode.last.max(at);
        episode.last_level = Some(level);
    }

    /// What was said before cannot be known: for a day from now the budget counts as spent.
    pub fn history_unreadable(&mut self) {
        self.state.history_unreadable = true;
        self.state.history_lost_at = self.state.now;
    }

    /// Why a card came, by its id; without one, why nothing is said now. `None`: no such card is remembered.
    #[must_use]
    pub fn why(&self, nudge_id: Option<&str>) -> Option<Why> {
        let Some(id) = nudge_id else {
            return Some(self.why_not());
        };
        let found = self
            .state
            .delivered
            .iter()
            .rev()
            .find(|card| card.id == id)?;
        Why::decode(&found.why[..]).ok()
    }

    fn why_not(&self) -> Why {
        Why {
            text: self.quiet_line(),
            budget: self.budget_words(),
            ..Why::default()
        }
    }

    /// The first thing that stands against a card now.
    #[must_use]
    pub fn blocked(&self) -> Option<Block> {
        let guards = may_interrupt(&self.moment(self.is_quiet()));
        let budget = || {
            within_budget(
                &self.state.said(),
                self.state.now(),
                self.bounds_now(),
                true,
            )
        };
        guards.and_then(|()| budget()).err()
    }

    /// The present and why Velvet is quiet, in the person's language.
    #[must_use]
    pub fn now(&self) -> NowLines {
        NowLines {
            present: self.present_line(),
            quiet: self.quiet_line(),
        }
    }

    fn present_line(&self) -> String {
        let texts = self.texts();
        let Some(present) = &self.state.present else {
            return texts.part("now_unknown").to_owned();
        };
        let state = present.state();
        let known = texts.activities.get(&state.activity);
        let name = known
            .cloned()
            .or_else(|| plain(&state.activity, WORDS_LENGTH_MAX));
        let name = name.or_else(|| texts.activities.get(&state.category).cloned());
        let activity = capitalised(&name.unwrap_or_default());
        let since = from_micros(state.activity_since_unix_us);
        let time = texts.time(self.state.now() - since);
        let presence = present.axis(crate::policy::AxisName::Presence);
        let presence = presence.and_then(|axis| texts.states.get(&axis.state));
        let intent = plain(&state.intent, WORDS_LENGTH_MAX);
        let part = if intent.is_some() { "now_plan" } else { "now" };
        sentence(
            texts.part(part),
            &[
                ("activity", &activity),
                ("time", &time),
                ("presence", presence.map_or("", String::as_str)),
                ("intent", intent.as_deref().unwrap_or_default()),
            ],
        )
    }

    fn quiet_line(&self) -> String {
        let texts = self.texts();
        let Some(block) = self.blocked() else {
            let waits = if self.state.candidates.is_empty() {
                "none"
            } else {
                "breakpoint"
            };
            return sentence(texts.part("may_speak"), &[("reason", texts.reason(waits))]);
        };
        let reason = texts.reason(block.code());
        match self.quiet_ends(block).and_then(|at| self.clock(at)) {
            Some(clock) => sentence(
                texts.part("quiet_until"),
                &[("reason", reason), ("clock", &clock)],
            ),
            None => sentence(texts.part("quiet"), &[("reason", reason)]),
        }
    }

    /// When a reason to be quiet is over, where that is known.
    fn quiet_ends(&self, block: Block) -> Option<i64> {
        let now = self.state.now();
        let said = self.state.said();
        let nth_last = |limit: u32, span: i64| {
            let before = usize::try_from(limit).ok()?.checked_sub(1)?;
            let freed = said.iter().rev().nth(before)?;
            Some(freed.at + span)
        };
        let bounds = self.bounds_now();
        let present = self.state.present.as_ref();
        match block {
            Block::QuietHours => quiet::quiet_until(self.quiet_hours(), now, &self.settings.zone),
            Block::MinGap => Some(said.last()?.at + bounds.min_gap_ms),
            Block::HourBudget => nth_last(bounds.per_hour, HOUR),
            Block::DayBudget => nth_last(bounds.per_day, DAY),
            Block::AfterUnlock => Some(present?.unlocked()? + self.policy.after_unlock_ms),
            Block::AfterMeeting => Some(present?.ended_meeting()?.1 + self.policy.after_meeting_ms),
            Block::ClockWentBack => self.state.clock_back_until,
            Block::HistoryUnreadable => Some(self.state.history_lost_at? + DAY),
            Block::Meeting => {
                // A meeting of the calendar that is on now says when it ends.
                let commitments = &present?.state().commitments;
                let on = commitments.iter().find(|commitment| {
                    from_micros(commitment.starts_unix_us) <= now
                        && from_micros(commitment.ends_unix_us) > now
                })?;
                Some(from_micros(on.ends_unix_us))
            }
            _ => None,
        }
    }

    /// Lets time go forward. A clock that went back by more than five minutes is believed, and held against us: what
    /// seems to lie ahead was said just now, and nothing more is said until the hour's budget is certain.
    pub(crate) fn advance(&mut self, at: i64) {
        let now = self.state.now.unwrap_or(at);
        self.state.first_seen.get_or_insert(at);
        let clock = self.state.clock.replace(at).unwrap_or(at);
        self.state.since_told_ms += at.saturating_sub(clock).max(0);
        if at < now - CLOCK_BACK_MS {
            self.clock_went_back(at);
        } else {
            self.state.now = Some(now.max(at));
        }
        let now = self.state.now();
        if self
            .state
            .clock_back_until
            .is_some_and(|until| now >= until)
        {
            self.state.clock_back_until = None;
        }
        if self.state.history_unreadable {
            let lost = *self.state.history_lost_at.get_or_insert(now);
            self.state.history_unreadable = now.saturating_sub(lost) < DAY;
        }
        let ended = |kind: &&mut crate::state::Kind| matches!(kind.snooze, Some(Snooze::Until(until)) if until <= now);
        for kind in self.state.kinds.values_mut().filter(ended) {
            kind.snooze = None;
        }
    }

    fn clock_went_back(&mut self, at: i64) {
        let state = &mut self.state;
        state.now = Some(at);
        state.clock_back_until = Some(at.saturating_add(CLOCK_BACK_HOLD_MS));
        state.candidates.clear();
        state.moment = None;
        state.held.clear();
        for spoken in &mut state.spoken {
            spoken.at = spoken.at.min(at);
        }
        for kind in state.kinds.values_mut() {
            kind.last = kind.last.map(|last| last.min(at));
            for time in &mut kind.times {
                *time = (*time).min(at);
            }
        }
        state.history_lost_at = state.history_lost_at.map(|lost| lost.min(at));
    }

    fn see(&mut self, state: &ContextState) {
        let watermark = from_micros(state.watermark_unix_us);
        let lasted = i64::try_from(state.continuous_ms).unwrap_or(0);
        let start = watermark.saturating_sub(lasted);
        let same = self
            .state
            .stretch_start
            .is_some_and(|known| (known - start).abs() <= STRETCH_SLACK_MS);
        if !same {
            self.state.stretch_start = Some(start);
        }
        self.state.present = Some(Present::new(state.clone()));
        self.state.since_told_ms = 0;
        self.hold_predicates();
    }

    /// Notes since when predicates are true whose fields do not tell it themselves.
    fn hold_predicates(&mut self) {
        let Some(seen) = self.seen() else {
            return;
        };
        let now = self.state.now();
        let mut held = self.state.held.clone();
        for rule in self.policy.rules() {
            for predicate in rule.asks().filter(|asked| asked.for_ms.is_some()) {
                if seen
                    .read(predicate.field)
                    .is_some_and(|reading| reading.since.is_some())
                {
                    continue;
                }
                let key = held_key(rule, predicate);
                if seen.passes_now(rule, predicate) {
                    held.entry(key).or_insert(now);
                } else {
                    held.remove(&key);
                }
            }
        }
        self.state.held = held;
    }

    fn breakpoint(&mut self, at: i64, breakpoint: &ContextBreakpoint) {
        let Some(level) = Breakpoint::find(&breakpoint.level) else {
            return;
        };
        if level == Breakpoint::Coarse {
            for kind in self.state.kinds.values_mut() {
                if kind.snooze == Some(Snooze::NextBreak) {
                    kind.snooze = None;
                }
            }
        }
        self.state.moment = Some(FreshMoment {
            level,
            at,
            told: self.state.now(),
        });
    }

    pub(crate) fn seen(&self) -> Option<Seen<'_>> {
        let state = &self.state;
        Some(Seen {
            now: state.now(),
            present: state.present.as_ref()?,
            policy: &self.policy,
            settings: &self.settings,
            skipped_today: self.skipped_today(),
            stretch_start: state.stretch_start,
            held: &state.held,
            raised: &state.raised,
        })
    }

    fn skipped_today(&self) -> u32 {
        match &self.state.skipped {
            Some((at, count)) if self.is_today(*at) => *count,
            _ => 0,
        }
    }

    pub(crate) fn quiet_hours(&self) -> &[QuietHours] {
        let own = self.settings.quiet_hours.as_ref();
        own.unwrap_or(&self.policy.quiet_hours)
    }

    /// The policy's bounds as strict as the person's first days and answers make them.
    pub(crate) fn bounds_now(&self) -> Bounds {
        let mut bounds = self.policy.bounds.clamp();
        if self.in_use_ms() < FORTNIGHT_MS {
            bounds.per_day = bounds.per_day.min(self.policy.fortnight_per_day);
        }
        let dose_percent = self.dose_percent();
        let share = |count: u32| {
            if dose_percent >= 100 {
                return count;
            }
            (count * dose_percent / 100).max(count.min(1))
        };
        bounds.per_day = share(bounds.per_day);
        bounds.per_hour = share(bounds.per_hour);
        bounds
    }

    /// How long Velvet is in use.
    pub(crate) fn in_use_ms(&self) -> i64 {
        let now = self.state.now();
        now.saturating_sub(self.state.first_seen.unwrap_or(now))
    }

    pub(crate) fn texts(&self) -> &'static Texts {
        texts(self.settings.language)
    }

    pub(crate) fn clock(&self, at: i64) -> Option<String> {
        quiet::clock(at, &self.settings.zone)
    }

    pub(crate) fn zone(&self) -> &TimeZone {
        &self.settings.zone
    }

    pub(crate) fn intent_id(&self) -> String {
        let present = self.state.present.as_ref();
        present.map_or_else(String::new, |present| present.state().intent_id.clone())
    }

    /// Hash of rule, version, stay and slot: a replay and a second delivery make the same one. Keyed, because ids of
    /// calendar entries could be guessed.
    pub(crate) fn nudge_id(&self, rule: &Rule, episode: &str, slot: u32) -> String {
        let mut hash = blake3::Hasher::new_keyed(&self.settings.seed);
        for part in [self.settings.device.as_str(), &rule.id, episode] {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            hash.update(&length.to_le_bytes()).update(part.as_bytes());
        }
        hash.update(&rule.version.to_le_bytes())
            .update(&slot.to_le_bytes());
        // Half of the hash: no two of a person's nudges will ever meet.
        hash.finalize().to_hex()[..32].to_owned()
    }

    pub(crate) fn note_id(&self, note: &Note) -> String {
        let mut hash = blake3::Hasher::new_keyed(&self.settings.seed);
        hash.update(b"note:")
            .update(self.settings.device.as_bytes());
        hash.update(&note.number.to_le_bytes())
            .update(note.rule.as_bytes());
        hash.finalize().to_hex()[..32].to_owned()
    }

    #[expect(clippy::cast_precision_loss, reason = "small spans and counts")]
    pub(crate) fn features(&self) -> Features {
        let now = self.state.now();
        let said = self.state.said();
        let since = said
            .iter()
            .map(|said| now - said.at)
            .min()
            .unwrap_or(SINCE_LAST_MAX_MS);
        // Each card counts half after a day (spec/nudge.md E).
        let dose: f64 = said
            .iter()
            .map(|said| (-((now - said.at).max(0) as f64) / DAY as f64).exp2())
            .sum();
        let moment = self.state.moment.as_ref().map(|moment| moment.level);
        let hour = quiet::local(now, &self.settings.zone).map_or(0, |local| local.hour());
        let sure = self.seen().and_then(|seen| {
            let axis = seen.present.axis(crate::policy::AxisName::Engagement)?;
            Some(f64::from(axis.confidence_milli.min(1_000)) / 1_000.0)
        });
        let flag = |flag: bool| f64::from(u8::from(flag));
        let days = (self.in_use_ms() / DAY).min(STUDY_DAYS_MAX);
        [
            1.0,
            (since.clamp(0, SINCE_LAST_MAX_MS) as f64) / SINCE_LAST_MAX_MS as f64,
            (dose / f64::from(self.policy.bounds.per_day.max(1))).min(1.0),
            flag(moment == Some(Breakpoint::Medium)),
            flag(moment == Some(Breakpoint::Coarse)),
            flag((12..17).contains(&hour)),
            flag(hour >= 17),
            sure.unwrap_or(0.0),
            days as f64 / STUDY_DAYS_MAX as f64,
        ]
    }

    /// The learner's probability for a kind.
    pub(crate) fn p_send(&self, rule: &str, features: &Features) -> Option<f64> {
        #[cfg(test)]
        if self.always_sends {
            return Some(1.0);
        }
        let mut model = self
            .state
            .learners
            .get(rule)
            .cloned()
            .unwrap_or_else(Model::default);
        model.inflate(self.state.now().div_euclid(DAY));
        model.p_send(features)
    }
}

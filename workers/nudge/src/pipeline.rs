//! How a word comes to be said, or not: ten steps in a fixed order (spec/nudge.md F 3.4). Each can only say "not
//! now" or "not at all"; none can undo another.

use velvet_messages::v1::NudgeEvent;

use crate::compose::Card;
use crate::guard::{self, Block, Moment};
use crate::learner::{Draw, Exact, lot};
use crate::nudger::Nudger;
use crate::policy::{Breakpoint, Class, Level, OnTimeout, Preset, Rule};
use crate::quiet;
use crate::settings::LearnerMode;
use crate::state::{Candidate, Episode, Kind, Snooze};
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// A breakpoint is a moment: after this it is over. The present is told again within ten seconds of its settling.
const MOMENT_LASTS_MS: i64 = 15 * SECOND;
/// A breakpoint is used once it is known what it led to: a call takes its devices within some seconds after its window,
/// and clocks differ by up to three (spec/nudge.md H).
const MOMENT_SETTLES_MS: i64 = 5 * SECOND;
/// What comes without a good moment after its wait still needs an instant that nothing blocks, within this.
const LATE_MS: i64 = MINUTE;
/// What the inbox gets may wait until somebody is there.
const PULL_WAITS_MS: i64 = 12 * HOUR;
/// The learner only watches at first (spec/nudge.md F 3.9, 5).
const SHADOW_MS: i64 = 7 * DAY;
/// The quarter of an hour that the preset `steady` offers on, and how long it lasts.
const GRID_MINUTES: i8 = 15;
const GRID_LASTS_MINUTES: i8 = 5;
/// Ambient cues about one stay before a card may come, where the person asked for one.
const CUES_BEFORE_CARD: u32 = 2;
/// Reasons published for one stay.
const TOLD_MAX: usize = 32;

/// Why a candidate does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Not now.
    Hold(&'static str),
    /// Not at all.
    Drop(&'static str),
}

impl From<Block> for Stop {
    fn from(block: Block) -> Self {
        Self::Hold(block.code())
    }
}

impl Nudger {
    /// The whole pipeline, once.
    pub(crate) fn decide(&mut self) -> Vec<NudgeEvent> {
        let mut events = vec![];
        self.note_blocks();
        self.follow_targets(&mut events);
        let mut candidates = std::mem::take(&mut self.state.candidates);
        self.arise(&mut candidates);
        let mut ready = vec![];
        for mut candidate in candidates {
            match self.judge(&mut candidate) {
                Ok(at) => ready.push((candidate, at)),
                Err(Stop::Hold(reason)) => self.hold(candidate, reason, &mut events),
                Err(Stop::Drop(reason)) => self.end(&candidate, reason, &mut events),
            }
        }
        let cards = self.compose_all(ready, &mut events);
        self.first_speaks(cards, &mut events);
        events
    }

    /// Remembers what of the present blocks, so that nothing comes in the second in which it ends.
    fn note_blocks(&mut self) {
        let now = self.state.now();
        let moment = Moment {
            settling: None,
            ..self.moment(false)
        };
        let block = guard::may_interrupt(&moment).err();
        let block = block.filter(|block| block.is_of_the_present());
        self.state.shut = match (block, self.state.shut) {
            (Some(block), _) => Some((block, None)),
            (None, Some((block, None))) => Some((block, Some(now))),
            (None, shut) => shut.filter(|(_, over)| {
                over.is_some_and(|over| (0..guard::SETTLE_MS).contains(&(now - over)))
            }),
        };
    }

    /// Step 1: rules whose conditions are true at the watermark make candidates, one per rule and stay.
    fn arise(&self, candidates: &mut Vec<Candidate>) {
        let now = self.state.now();
        let Some(seen) = self.seen() else {
            return;
        };
        if self.state.age() > Some(guard::STALE_AFTER_MS) {
            return;
        }
        for rule in self.policy.rules().iter().filter(|rule| rule.enabled) {
            let kind = self.state.kind(&rule.id);
            let silent = kind.is_some_and(|kind| kind.off || kind.paused_until > now);
            let open = candidates.iter().any(|candidate| candidate.rule == rule.id);
            if silent || open || !seen.fires(rule) {
                continue;
            }
            let Some(episode) = seen.episode(rule) else {
                continue;
            };
            let record = kind.and_then(|kind| kind.episodes.get(&episode));
            let requested = kind.is_some_and(|kind| kind.requested && kind.snooze.is_none());
            if let Some(level) = self.level_of_next(rule, kind, record, requested) {
                let slot = record.map_or(0, |record| record.delivered);
                candidates.push(Candidate {
                    id: self.nudge_id(rule, &episode, slot),
                    rule: rule.id.clone(),
                    escalation: record.is_some_and(|record| self.escalates(rule, record)),
                    episode,
                    slot,
                    created: now,
                    armed: None,
                    level,
                    requested,
                    draw: None,
                    blocked: None,
                });
            }
        }
    }

    /// How loud the next word about a stay may be; `None` when there is none.
    fn level_of_next(
        &self,
        rule: &Rule,
        kind: Option<&Kind>,
        record: Option<&Episode>,
        requested: bool,
    ) -> Option<Level> {
        let loudest = self.loudest(rule);
        let Some(record) = record else {
            return Some(loudest);
        };
        if record.closed {
            return None;
        }
        if self.escalates(rule, record) {
            let louder = record.last_level.map_or(loudest, Level::louder);
            return Some(louder.min(loudest));
        }
        let rest = cooldown_ms(rule, kind);
        let rested = |since: i64| self.state.now().saturating_sub(since) >= rest;
        if record.delivered > 0 && !requested {
            // A time comes once.
            if rule.class == Class::Timed || !rested(record.last) {
                return None;
            }
        }
        if let Some(dropped) = record.dropped.filter(|_| !requested) {
            // A question that came to nothing is not asked late: it rests as if it had been asked.
            if rule.class == Class::Timed || !rested(dropped) {
                return None;
            }
        }
        let asked_for = rule.escalate && record.delivered >= CUES_BEFORE_CARD;
        let louder = rule.escalate_to.filter(|_| asked_for);
        Some(louder.unwrap_or(loudest))
    }

    /// One step louder, once, when the last word about the stay was quieter than it might be.
    fn escalates(&self, rule: &Rule, record: &Episode) -> bool {
        let delivery = &self.policy.delivery;
        let since = self.state.now().saturating_sub(record.last);
        // Earlier than the gap between two words it could not come.
        let after = delivery.escalate_after_ms.max(self.bounds_now().min_gap_ms);
        record.escalations < delivery.escalations_max
            && since >= after
            && !record.closed
            && record.dropped.is_none_or(|dropped| dropped < record.last)
            && record
                .last_level
                .is_some_and(|level| level < self.loudest(rule))
    }

    fn loudest(&self, rule: &Rule) -> Level {
        let most = rule.max_level.min(self.policy.delivery.max_level);
        // Only what the person wrote "insist" for may stay until it is answered.
        if rule.insist {
            rule.max_level
        } else {
            most.min(Level::CardWithSound)
        }
    }

    /// Steps 2 to 8 for one candidate: the moment at which it may be said now.
    pub(crate) fn judge(&self, candidate: &mut Candidate) -> Result<Breakpoint, Stop> {
        let rule = self.policy.rule(&candidate.rule);
        let rule = rule.filter(|rule| rule.enabled);
        let rule = rule.ok_or(Stop::Drop("kind_off"))?;
        let verdict = self.steps(rule, candidate);
        match verdict {
            Err(Stop::Hold(reason)) if self.is_over(rule, candidate) => {
                self.last_chance(rule, candidate, reason)
            }
            verdict => verdict,
        }
    }

    /// A wait that is over ends the candidate; what comes anyway may miss its instant by a little.
    fn last_chance(
        &self,
        rule: &Rule,
        candidate: &Candidate,
        reason: &'static str,
    ) -> Result<Breakpoint, Stop> {
        let anyway = self.policy.on_timeout(rule) == OnTimeout::Deliver;
        let late = self
            .deadline(rule, candidate)
            .map_or(0, |at| self.state.now() - at);
        if anyway && late < LATE_MS {
            return Err(Stop::Hold(reason));
        }
        Err(Stop::Drop(reason))
    }

    fn steps(&self, rule: &Rule, candidate: &mut Candidate) -> Result<Breakpoint, Stop> {
        self.kind_may_speak(rule, candidate)?; // 2
        self.still_so(rule, candidate)?; // 3
        self.guards(rule, candidate)?; // 4
        candidate.armed.get_or_insert(self.state.now());
        self.budgets(candidate)?; // 5
        self.learner(rule, candidate)?; // 6
        let at = self.good_moment(rule, candidate)?; // 7
        self.guards(rule, candidate)?; // 8, again at the instant of delivery
        self.budgets(candidate)?;
        Ok(at)
    }

    /// Step 2: the kind is on, has rested, and has not spoken too often today.
    fn kind_may_speak(&self, rule: &Rule, candidate: &mut Candidate) -> Result<(), Stop> {
        // What rested or was blocked has not begun to wait for a moment: it has to be true as on the first day.
        let waits = candidate.armed.is_none() && rule.class == Class::Offer;
        if waits && self.seen().is_some_and(|seen| !seen.fires(rule)) {
            return Err(Stop::Drop("resolved"));
        }
        self.kind_rests(rule, candidate)
    }

    fn kind_rests(&self, rule: &Rule, candidate: &Candidate) -> Result<(), Stop> {
        let now = self.state.now();
        let Some(kind) = self.state.kind(&rule.id) else {
            return Ok(());
        };
        if kind.off {
            return Err(Stop::Drop("kind_off"));
        }
        if kind.paused_until > now {
            return Err(Stop::Drop("kind_paused"));
        }
        match kind.snooze {
            Some(Snooze::Until(until)) if until <= now => {}
            Some(_) => return Err(Stop::Hold("kind_snoozed")),
            None => {}
        }
        let today = kind.times.iter().filter(|at| self.is_today(**at)).count();
        if today >= usize::try_from(rule.per_day).unwrap_or(usize::MAX) {
            return Err(Stop::Hold("kind_per_day"));
        }
        let since = kind.last.map(|last| now.saturating_sub(last));
        let rested = since.is_none_or(|since| since >= cooldown_ms(rule, Some(kind)));
        if rested || candidate.requested || candidate.escalation {
            return Ok(());
        }
        Err(Stop::Hold("cooldown"))
    }

    pub(crate) fn is_today(&self, at: i64) -> bool {
        let day = |at| {
            let start = self.policy.day_start_minute;
            quiet::day_of(at, start, &self.settings.zone)
        };
        day(at) == day(self.state.now())
    }

    /// Step 3: what it is about is not over. What was resolved is dropped, never said late.
    fn still_so(&self, rule: &Rule, candidate: &Candidate) -> Result<(), Stop> {
        let Some(seen) = self.seen() else {
            return Ok(());
        };
        let cancelled = |predicate| seen.holds(rule, predicate, false);
        if rule.cancel_if.iter().any(cancelled) {
            return Err(Stop::Drop("resolved"));
        }
        if seen.episode(rule).as_ref() != Some(&candidate.episode) {
            return Err(Stop::Drop("resolved"));
        }
        if seen.still(rule) {
            Ok(())
        } else {
            Err(Stop::Hold("conditions"))
        }
    }

    /// Steps 4 and 8: the compiled guards.
    fn guards(&self, rule: &Rule, candidate: &mut Candidate) -> Result<(), Stop> {
        let quiet = !rule.at_a_written_time() && self.is_quiet();
        guard::may_interrupt(&self.moment(quiet)).map_err(|block| {
            candidate.blocked = Some((block.code().to_owned(), self.state.now()));
            Stop::from(block)
        })
    }

    pub(crate) fn moment(&self, quiet: bool) -> Moment<'_> {
        let state = &self.state;
        Moment {
            now: state.now(),
            present: state.present.as_ref(),
            age_ms: state.age().unwrap_or_default(),
            quiet,
            paused: state.paused,
            history_unreadable: state.history_unreadable,
            clock_went_back: state.clock_back_until.is_some(),
            settling: state.shut.map(|(block, _)| block),
            after_unlock_ms: self.policy.after_unlock_ms,
            after_meeting_ms: self.policy.after_meeting_ms,
        }
    }

    pub(crate) fn is_quiet(&self) -> bool {
        let hours = self.quiet_hours();
        quiet::is_quiet(hours, self.state.now(), &self.settings.zone)
    }

    /// Steps 5 and 8: the budgets of all kinds together.
    fn budgets(&self, candidate: &mut Candidate) -> Result<(), Stop> {
        if self.is_pull(candidate) {
            return Ok(());
        }
        let bounds = self.bounds_now();
        let interrupts = candidate.level.interrupts();
        let now = self.state.now();
        guard::within_budget(&self.state.said(), now, bounds, interrupts).map_err(|block| {
            candidate.blocked = Some((block.code().to_owned(), now));
            Stop::from(block)
        })
    }

    pub(crate) fn is_pull(&self, candidate: &Candidate) -> bool {
        let rule = self.policy.rule(&candidate.rule);
        rule.is_some_and(|rule| rule.class == Class::Pull)
    }

    /// Step 6: the learner draws once, and logs with which probability. What the person bound to a time is not held
    /// back by lot, and the inbox disturbs nobody.
    fn learner(&self, rule: &Rule, candidate: &mut Candidate) -> Result<(), Stop> {
        let chooses = matches!(rule.class, Class::Gentle | Class::Offer);
        if !chooses || self.settings.learner == LearnerMode::Off || candidate.requested {
            return Ok(());
        }
        if candidate.draw.is_none() {
            candidate.draw = Some(self.draw(rule, candidate)?);
        }
        let holds = candidate
            .draw
            .as_ref()
            .is_some_and(|draw| !draw.sent && !draw.shadow);
        if holds {
            return Err(Stop::Drop("learner_hold"));
        }
        Ok(())
    }

    fn draw(&self, rule: &Rule, candidate: &Candidate) -> Result<Draw, Stop> {
        let features = self.features();
        let p_send = self.p_send(&rule.id, &features);
        let p_send = p_send.ok_or(Stop::Hold("learner_failed"))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0.2 to 0.9, in thousandths"
        )]
        let p_send_milli = (p_send * 1_000.0).round() as u32;
        let watches = self.settings.learner == LearnerMode::Shadow
            || self.in_use_ms() < SHADOW_MS
            || self.learns_nothing(rule, candidate);
        Ok(Draw {
            p_send_milli,
            sent: lot(&self.settings.seed, &candidate.id) < f64::from(p_send_milli) / 1_000.0,
            shadow: watches,
            features: features.map(Exact),
        })
    }

    /// A shade in nobody's way, of a kind whose effect is not measured: until the person has answered one, a lot would
    /// teach nothing, and would take the time of day from those who count on being told it.
    fn learns_nothing(&self, rule: &Rule, candidate: &Candidate) -> bool {
        let model = self.state.learners.get(&rule.id);
        let answered = model.is_some_and(|model| model.answers > 0);
        !answered && rule.target.is_empty() && !candidate.level.interrupts()
    }

    /// Step 7: waits for a breakpoint, not for ever.
    fn good_moment(&self, rule: &Rule, candidate: &mut Candidate) -> Result<Breakpoint, Stop> {
        if rule.class == Class::Pull {
            return Ok(self.fresh_moment().unwrap_or(Breakpoint::None));
        }
        let over = self.is_over(rule, candidate);
        let on_grid =
            self.policy.preset != Preset::Steady || rule.class != Class::Offer || self.on_grid();
        let moment = self.fresh_moment().filter(|level| rule.at.contains(level));
        let good = moment.filter(|level| over || self.is_preferred(rule, candidate, *level));
        match good {
            Some(level) if on_grid => return Ok(level),
            _ if !over || self.looks_on(rule, candidate) => return Err(Stop::Hold("breakpoint")),
            _ => {}
        }
        match self.policy.on_timeout(rule) {
            // A second, louder word does not come as a shade.
            _ if candidate.escalation => Err(Stop::Drop("deferral_over")),
            OnTimeout::Deliver => Ok(Breakpoint::None),
            OnTimeout::DowngradeToAmbient => {
                candidate.level = Level::Ambient;
                Ok(Breakpoint::None)
            }
            OnTimeout::Drop => Err(Stop::Drop("deferral_over")),
        }
    }

    /// What comes anyway, and was blocked amid its wait, has not had all of it: it looks on for half of the time by which it
    /// may be late. On 180 days of six people 0.978 of the cards came at a breakpoint with this, 0.966 without.
    fn looks_on(&self, rule: &Rule, candidate: &Candidate) -> bool {
        let now = self.state.now();
        let late = self.deadline(rule, candidate).map_or(0, |at| now - at);
        let blocked = candidate.blocked.as_ref().map(|(_, at)| now - at);
        self.policy.on_timeout(rule) == OnTimeout::Deliver
            && late < LATE_MS / 2
            && blocked.is_some_and(|ago| ago < self.policy.max_defer_ms(rule))
    }

    /// The breakpoint of this instant.
    fn fresh_moment(&self) -> Option<Breakpoint> {
        let now = self.state.now();
        let moment = self.state.moment.as_ref()?;
        let age = now.saturating_sub(moment.told);
        let fresh = (MOMENT_SETTLES_MS..=MOMENT_LASTS_MS).contains(&age)
            && now.saturating_sub(moment.at) <= guard::STALE_AFTER_MS;
        fresh.then_some(moment.level)
    }

    /// An offer of a card has time: in the first half of its wait it lets the least of its moments pass.
    fn is_preferred(&self, rule: &Rule, candidate: &Candidate, level: Breakpoint) -> bool {
        let waits = self.policy.max_defer_ms(rule);
        let waited = self.state.now() - candidate.armed.unwrap_or(candidate.created);
        let least = self.policy.delivery.prefer.last();
        let patient = rule.class == Class::Offer && candidate.level.interrupts();
        !patient || waited * 2 >= waits || least != Some(&level)
    }

    fn on_grid(&self) -> bool {
        let local = quiet::local(self.state.now(), &self.settings.zone);
        local.is_some_and(|local| local.minute() % GRID_MINUTES < GRID_LASTS_MINUTES)
    }

    /// When a candidate's wait ends; `None` for an offer whose kind rests, or that is blocked from the start.
    pub(crate) fn deadline(&self, rule: &Rule, candidate: &Candidate) -> Option<i64> {
        let waits = self.policy.max_defer_ms(rule);
        match rule.class {
            Class::Pull => Some(candidate.created.saturating_add(PULL_WAITS_MS)),
            // These are about now: a rest of their kind does not prolong them.
            Class::Gentle | Class::Timed => Some(candidate.created.saturating_add(waits)),
            Class::Offer => Some(candidate.armed?.saturating_add(waits)),
        }
    }

    fn is_over(&self, rule: &Rule, candidate: &Candidate) -> bool {
        let deadline = self.deadline(rule, candidate);
        deadline.is_some_and(|deadline| self.state.now() >= deadline)
    }

    /// Step 9: level, words and reasons of all that may speak now.
    fn compose_all(
        &mut self,
        ready: Vec<(Candidate, Breakpoint)>,
        events: &mut Vec<NudgeEvent>,
    ) -> Vec<Card> {
        let mut cards = vec![];
        for (candidate, at) in ready {
            match self.compose(&candidate, at) {
                Some(card) => cards.push(card),
                None => self.end(&candidate, "no_words", events),
            }
        }
        cards
    }

    /// Step 10: one card at a time, the most bound to its moment first; the others are dropped, not queued.
    fn first_speaks(&mut self, mut cards: Vec<Card>, events: &mut Vec<NudgeEvent>) {
        cards.sort_by_key(|card| card.priority);
        let mut spoken = false;
        for card in cards {
            if card.is_pull || !spoken {
                spoken |= !card.is_pull;
                let event = self.publish(card);
                events.push(event);
            } else {
                self.end(&card.candidate, "conflict", events);
            }
        }
    }

    fn hold(&mut self, candidate: Candidate, reason: &'static str, events: &mut Vec<NudgeEvent>) {
        if self.tell_once(&candidate, "hold", reason) {
            events.push(self.verdict(&candidate, "hold", reason));
        }
        self.state.candidates.push(candidate);
    }

    fn end(&mut self, candidate: &Candidate, reason: &'static str, events: &mut Vec<NudgeEvent>) {
        let now = self.state.now();
        // What is over may come again; what was let go rests.
        if reason != "resolved" {
            let episode = self
                .state
                .kind_mut(&candidate.rule)
                .episode_mut(&candidate.episode, now);
            episode.dropped = Some(now);
            episode.closed |= reason == "learner_hold";
        }
        if reason == "learner_hold" {
            self.watch(candidate, false);
        }
        if self.tell_once(candidate, "drop", reason) {
            events.push(self.verdict(candidate, "drop", reason));
        }
    }

    /// Whether a verdict with its reason has not been published for this candidate.
    fn tell_once(&mut self, candidate: &Candidate, verdict: &str, reason: &str) -> bool {
        let said = format!("{verdict}:{reason}");
        let now = self.state.now();
        let kind = self.state.kind_mut(&candidate.rule);
        let told = &mut kind.episode_mut(&candidate.episode, now).told;
        let known = told
            .iter()
            .any(|(slot, known)| *slot == candidate.slot && *known == said);
        if known || told.len() >= TOLD_MAX {
            return false;
        }
        told.push((candidate.slot, said));
        true
    }

    /// When something is to be decided without a new event.
    pub(crate) fn next_wake(&self) -> Option<i64> {
        let now = self.state.now();
        let deadlines = self.state.candidates.iter().filter_map(|candidate| {
            let rule = self.policy.rule(&candidate.rule)?;
            self.deadline(rule, candidate)
        });
        let snoozes = self
            .state
            .kinds
            .values()
            .filter_map(|kind| match kind.snooze {
                Some(Snooze::Until(until)) => Some(until),
                _ => None,
            });
        let moment = self.state.moment.as_ref();
        let moment = moment.filter(|_| !self.state.candidates.is_empty());
        let settles = moment.map(|moment| moment.told.saturating_add(MOMENT_SETTLES_MS));
        let shut = self.state.shut.and_then(|(_, over)| over);
        let opens = shut.map(|over| over.saturating_add(guard::SETTLE_MS));
        let watches = self.state.watches.iter().map(crate::feedback::watch_ends);
        let times = deadlines
            .chain(settles)
            .chain(opens)
            .chain(snoozes)
            .chain(watches)
            .chain(self.next_times());
        times.filter(|at| *at > now).min()
    }

    /// When a rule that asks for a time may come true.
    fn next_times(&self) -> Vec<i64> {
        let Some(seen) = self.seen() else {
            return vec![];
        };
        let rules = self.policy.rules().iter().filter(|rule| rule.enabled);
        rules.flat_map(|rule| seen.times_of(rule)).collect()
    }
}

/// How long a kind rests after it has spoken.
fn cooldown_ms(rule: &Rule, kind: Option<&Kind>) -> i64 {
    // Closed twice in a row: it rests twice as long (spec/nudge.md F 3.8).
    let closed = kind.map_or(0, |kind| kind.closed_in_a_row);
    rule.cooldown_ms
        .saturating_mul(if closed >= 2 { 2 } else { 1 })
}

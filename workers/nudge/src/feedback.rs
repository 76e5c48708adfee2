//! What the person's answers change (spec/nudge.md F 3.8).

use prost::Message as _;
use velvet_messages::v1::{FeedbackSignal, NudgeDecision, NudgeEvent, Why};

use crate::guard::may_interrupt;
use crate::learner::{Effect, Features, TRIALS_MAX, TRIALS_MIN, Trial, effect};
use crate::nudger::Nudger;
use crate::policy::{Class, Level};
use crate::quiet;
use crate::seen::raise_key;
use crate::state::{About, Candidate, DayTally, Delivered, Note, Snooze, Watch, keep_last};
use crate::texts::{capitalised, sentence};
use crate::time::{DAY, MINUTE, SECOND, parse_duration, to_micros};
use crate::words::plain;

/// Rewards (spec/nudge.md F 3.8).
const HELPFUL: f64 = 1.0;
const ACTED: f64 = 0.5;
const WRONG_MOMENT: f64 = -0.2;
const NOT_READ: f64 = -0.2;
const CLOSED: f64 = -0.4;
const NOT_WANTED: f64 = -1.0;
/// Nobody reads a card faster.
const READ_MS: i64 = SECOND;
/// A kind that was closed this often in a row rests.
const CLOSED_BEFORE_REST: u32 = 3;
/// How long it rests, and how long "too many" and a halved dose last.
const REST_MS: i64 = 7 * DAY;
/// What "too many" leaves of the budget.
const TOO_MANY_PERCENT: u32 = 75;
/// A share of closed cards above which a day counts as too much, and of a kind's cards as unwanted.
const DAY_CLOSED_PERCENT: u32 = 60;
const KIND_CLOSED_PERCENT: u32 = 50;
/// One card a day says nothing of a rate.
const DAY_SHOWN_MIN: u32 = 2;
/// The evidence asked for grows by a tenth each time it was wrong, and at most doubles.
const RAISE_MILLI: u32 = 1_100;
const RAISED_MILLI_MAX: u32 = 2_000;
/// "Later" without a time.
const LATER_MS: i64 = 30 * MINUTE;
const NOT_NOW_MS: i64 = 60 * MINUTE;
/// The target has to begin within this time and to last that long.
const TARGET_BEGINS_MS: i64 = 10 * MINUTE;
const TARGET_LASTS_MS: i64 = 5 * MINUTE;
/// Stays that are watched at once; the oldest is let go.
const WATCHES_MAX: usize = 64;
/// Plans whose evidence was wrong.
const RAISED_MAX: usize = 256;
/// Notes that wait.
const NOTES_MAX: usize = 16;
/// Longest note that a person leaves for later.
const NOTE_LENGTH_MAX: usize = 200;
/// Answers that say neither yes nor no.
const NEUTRAL: &[&str] = &[
    "ok",
    "skip",
    "leave_it",
    "something_else",
    "delete_it",
    "other",
    "keep",
];

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Helpful,
    Acted,
    Neutral,
    Snoozed { snooze: Snooze, requested: bool },
    Closed,
    Ignored,
    WrongState,
    TooMany,
    StopKind,
    StopStay,
    PauseAll,
    ResumeAll,
}

impl Nudger {
    /// Takes in one answer. Twice the same card closed counts once.
    pub(crate) fn answer(
        &mut self,
        at: i64,
        feedback: &FeedbackSignal,
        events: &mut Vec<NudgeEvent>,
    ) {
        let meaning = self.meaning(feedback);
        match meaning {
            Meaning::PauseAll => return self.pause(true),
            Meaning::ResumeAll => return self.pause(false),
            _ => {}
        }
        let named = &feedback.nudge_id;
        let cards = &self.state.delivered;
        let place = cards.iter().rposition(|card| card.id == *named);
        let place = place.or_else(|| cards.iter().rposition(|card| card.rule == *named));
        let Some(place) = place else {
            // A kind can be turned off without a card of it.
            if meaning == Meaning::StopKind && self.policy.rule(named).is_some() {
                self.state.kind_mut(named).off = true;
            }
            return;
        };
        let card = self.state.delivered[place].clone();
        if card.answered && meaning == Meaning::Closed {
            return;
        }
        self.state.delivered[place].answered |= meaning != Meaning::Ignored;
        self.keep_note(feedback);
        self.apply(at, meaning, &card, &feedback.answer);
        self.state.delivered[place].acted |= meaning == Meaning::Acted;
        self.release_notes(events);
    }

    fn meaning(&self, feedback: &FeedbackSignal) -> Meaning {
        let later = |millis: i64, requested: bool| Meaning::Snoozed {
            snooze: Snooze::Until(self.state.now().saturating_add(millis)),
            requested,
        };
        let today = || {
            let start = self.policy.day_start_minute;
            let end = quiet::end_of_day(self.state.now(), start, self.zone());
            Meaning::Snoozed {
                snooze: Snooze::Until(end.unwrap_or(i64::MAX)),
                requested: false,
            }
        };
        match feedback.answer.as_str() {
            "helpful" => Meaning::Helpful,
            "closed" => Meaning::Closed,
            "ignored" => Meaning::Ignored,
            "too_many" => Meaning::TooMany,
            "wrong_state" | "this_is_part_of_it" => Meaning::WrongState,
            "not_useful" | "stop_kind" | "do_not_offer" | "turn_off" => Meaning::StopKind,
            "do_not_remind_again_for_this" => Meaning::StopStay,
            "pause_all" => Meaning::PauseAll,
            "resume_all" => Meaning::ResumeAll,
            "snoozed" => later(parse_duration(&feedback.text).unwrap_or(LATER_MS), true),
            "later" | "snooze_30m" | "tell_me_in_30m" => later(30 * MINUTE, true),
            "snooze_10m" => later(10 * MINUTE, true),
            "snooze_60m" => later(60 * MINUTE, true),
            "tell_me_in_15m" => later(15 * MINUTE, true),
            "not_now" => later(NOT_NOW_MS, false),
            "snooze_next_break" => Meaning::Snoozed {
                snooze: Snooze::NextBreak,
                requested: true,
            },
            "snooze_today" | "not_today" | "off_for_today" => today(),
            neutral if NEUTRAL.contains(&neutral) => Meaning::Neutral,
            _ => Meaning::Acted,
        }
    }

    fn apply(&mut self, at: i64, meaning: Meaning, card: &Delivered, answer: &str) {
        match meaning {
            Meaning::Helpful => self.welcome(card, HELPFUL),
            Meaning::Acted => self.acted(card),
            Meaning::Neutral => self.neutral(card, answer),
            Meaning::Snoozed { snooze, requested } => {
                self.reward(card, WRONG_MOMENT);
                let kind = self.state.kind_mut(&card.rule);
                kind.snooze = Some(snooze);
                kind.requested = requested;
                kind.closed_in_a_row = 0;
            }
            Meaning::Closed => {
                let unread = at.saturating_sub(card.at) < READ_MS;
                self.reward(card, if unread { NOT_READ } else { CLOSED });
                self.closed(card);
            }
            Meaning::WrongState => self.wrong_state(card),
            Meaning::TooMany => {
                let until = self.state.now().saturating_add(REST_MS);
                self.state.too_many_until.push(until);
            }
            Meaning::StopKind => {
                self.reward(card, NOT_WANTED);
                self.state.kind_mut(&card.rule).off = true;
            }
            Meaning::StopStay => self.stop_stay(card),
            Meaning::Ignored | Meaning::PauseAll | Meaning::ResumeAll => {}
        }
    }

    fn welcome(&mut self, card: &Delivered, reward: f64) {
        self.reward(card, reward);
        self.state.kind_mut(&card.rule).closed_in_a_row = 0;
        self.close_question(card);
    }

    /// Acting counts once the target follows, where the rule has one.
    fn acted(&mut self, card: &Delivered) {
        let watched = self.state.watches.iter().any(|watch| watch.id == card.id);
        if !watched {
            self.reward(card, ACTED);
        }
        self.state.kind_mut(&card.rule).closed_in_a_row = 0;
        self.close_question(card);
    }

    fn neutral(&mut self, card: &Delivered, answer: &str) {
        self.state.kind_mut(&card.rule).closed_in_a_row = 0;
        self.close_question(card);
        let skips = self.policy.rule(&card.rule).is_some_and(|rule| {
            let counted = |predicate: &crate::policy::Predicate| {
                predicate.field == crate::policy::Field::IntentSkippedToday
            };
            rule.none.iter().any(counted)
        });
        if answer == "skip" && skips {
            let before = match self.state.skipped {
                Some((at, count)) if self.is_today(at) => count,
                _ => 0,
            };
            self.state.skipped = Some((self.state.now(), before + 1));
        }
    }

    /// A question that was answered is not asked again about the same stay.
    fn close_question(&mut self, card: &Delivered) {
        let rule = self.policy.rule(&card.rule);
        if rule.is_some_and(|rule| rule.class == Class::Gentle) {
            self.close_stay(&card.rule, &card.episode);
        }
    }

    fn close_stay(&mut self, rule: &str, episode: &str) {
        let now = self.state.now();
        let record = self.state.kind_mut(rule).episode_mut(episode, now);
        record.closed = true;
        record.last = record.last.max(now);
    }

    /// No reminder of this entry: at none of its times.
    fn stop_stay(&mut self, card: &Delivered) {
        let base = card
            .episode
            .rsplit_once('#')
            .map_or(&*card.episode, |(base, _)| base);
        let times = self
            .policy
            .rule(&card.rule)
            .map_or(0, |rule| rule.repeat_at_ms.len());
        let (rule, base) = (card.rule.clone(), base.to_owned());
        self.close_stay(&rule, &base);
        for slot in 0..times {
            self.close_stay(&rule, &format!("{base}#{slot}"));
        }
    }

    /// The detector was wrong, not the card: more evidence is asked for, for this plan.
    fn wrong_state(&mut self, card: &Delivered) {
        self.state.kind_mut(&card.rule).closed_in_a_row = 0;
        self.close_stay(&card.rule, &card.episode);
        let key = raise_key(&card.rule, &card.intent);
        let raised = &mut self.state.raised;
        if raised.len() >= RAISED_MAX && !raised.contains_key(&key) {
            raised.pop_first();
        }
        let before = raised.entry(key).or_insert(1_000);
        *before = (*before * RAISE_MILLI / 1_000).min(RAISED_MILLI_MAX);
    }

    fn closed(&mut self, card: &Delivered) {
        let now = self.state.now();
        let kind = self.state.kind_mut(&card.rule);
        kind.closed = kind.closed.saturating_add(1);
        kind.closed_in_a_row += 1;
        if kind.closed_in_a_row >= CLOSED_BEFORE_REST {
            kind.closed_in_a_row = 0;
            kind.paused_until = now.saturating_add(REST_MS);
            let until = kind.paused_until;
            self.note(&card.rule, About::Paused(until));
        }
        self.tally(0, 1);
        self.propose_off(&card.rule);
    }

    /// Teaches the learner with what it knew when it drew.
    fn reward(&mut self, card: &Delivered, reward: f64) {
        let Some(draw) = &card.draw else {
            return;
        };
        let features: Features = draw.features.map(|value| value.0);
        let day = self.state.now().div_euclid(DAY);
        let model = self.state.learners.entry(card.rule.clone()).or_default();
        model.inflate(day);
        model.learn(&features, reward);
    }

    fn keep_note(&mut self, feedback: &FeedbackSignal) {
        let writes = matches!(
            feedback.answer.as_str(),
            "write_note" | "write_where_i_stopped"
        );
        if writes && let Some(note) = plain(&feedback.text, NOTE_LENGTH_MAX) {
            self.state.note = Some(note);
        }
    }

    /// What is left of the budgets after "too many" and after days of closed cards.
    pub(crate) fn dose_percent(&self) -> u32 {
        let now = self.state.now();
        let said = self
            .state
            .too_many_until
            .iter()
            .filter(|until| **until > now);
        let mut percent = 100;
        for _ in said {
            percent = percent * TOO_MANY_PERCENT / 100;
        }
        if self.state.halved_until > now {
            percent / 2
        } else {
            percent
        }
    }

    pub(crate) fn count_shown(&mut self, rule: &str) {
        self.tally(1, 0);
        self.propose_off(rule);
    }

    /// Counts today's cards. Two days in a row with more than 60 % closed halve the dose.
    fn tally(&mut self, shown: u32, closed: u32) {
        let now = self.state.now();
        let start = self.policy.day_start_minute;
        let day = quiet::day_of(now, start, self.zone()).map(|day| day.to_string());
        let day = day.unwrap_or_default();
        if self.state.days.last().is_none_or(|last| last.day != day) {
            self.state.days.push(DayTally {
                day,
                shown: 0,
                closed: 0,
            });
            keep_last(&mut self.state.days, 2);
        }
        if let Some(today) = self.state.days.last_mut() {
            today.shown += shown;
            today.closed += closed;
        }
        let much = |day: &DayTally| {
            day.shown >= DAY_SHOWN_MIN && day.closed * 100 > day.shown * DAY_CLOSED_PERCENT
        };
        let both = self.state.days.len() == 2 && self.state.days.iter().all(much);
        if both && self.state.halved_until <= now {
            self.state.halved_until = now.saturating_add(REST_MS);
            self.note("velvet", About::Halved);
        }
    }

    /// Watches whether the target follows, after a card or after a hold by lot.
    pub(crate) fn watch(&mut self, candidate: &Candidate, sent: bool) {
        let rule = self.policy.rule(&candidate.rule);
        if rule.is_none_or(|rule| rule.target.is_empty()) {
            return;
        }
        let randomised = candidate.draw.as_ref().filter(|draw| !draw.shadow);
        self.state.watches.push(Watch {
            id: candidate.id.clone(),
            rule: candidate.rule.clone(),
            opened: self.state.now(),
            sent,
            p_send_milli: randomised.map_or(0, |draw| draw.p_send_milli),
            since: None,
            reached: false,
        });
        keep_last(&mut self.state.watches, WATCHES_MAX);
    }

    /// Looks at the targets that are waited for, and closes those whose time is over.
    pub(crate) fn follow_targets(&mut self, events: &mut Vec<NudgeEvent>) {
        if !self.state.watches.is_empty() {
            let now = self.state.now();
            let mut watches = std::mem::take(&mut self.state.watches);
            watches.iter_mut().for_each(|watch| self.follow(watch, now));
            let (over, open) = watches
                .into_iter()
                .partition(|watch| now >= watch_ends(watch));
            self.state.watches = open;
            for watch in over {
                self.conclude(&watch);
            }
        }
        self.release_notes(events);
    }

    fn follow(&self, watch: &mut Watch, now: i64) {
        let Some((seen, rule)) = self.seen().zip(self.policy.rule(&watch.rule)) else {
            return;
        };
        let so = rule
            .target
            .iter()
            .all(|predicate| seen.holds(rule, predicate, true));
        let in_time = now - watch.opened <= TARGET_BEGINS_MS;
        match watch.since {
            Some(since) if so => watch.reached |= now - since >= TARGET_LASTS_MS,
            None if so && in_time => watch.since = Some(now),
            Some(_) => watch.since = None,
            None => {}
        }
    }

    fn conclude(&mut self, watch: &Watch) {
        if watch.p_send_milli > 0 {
            let kind = self.state.kind_mut(&watch.rule);
            kind.decisions = kind.decisions.saturating_add(1);
            kind.trials.push(Trial {
                sent: watch.sent,
                p_send_milli: watch.p_send_milli,
                reached: watch.reached,
            });
            keep_last(&mut kind.trials, TRIALS_MAX);
            self.propose_off(&watch.rule);
        }
        let card = self.state.delivered.iter().find(|card| card.id == watch.id);
        if let Some(card) = card.filter(|card| card.acted && watch.reached).cloned() {
            self.reward(&card, ACTED);
        }
    }

    /// The effect of a kind, as far as its randomised holds tell.
    #[must_use]
    pub fn effect(&self, rule: &str) -> Option<Effect> {
        effect(&self.state.kind(rule)?.trials)
    }

    /// A kind whose effect is not clear, or that is mostly closed, proposes to switch itself off.
    fn propose_off(&mut self, rule: &str) {
        let Some(kind) = self.state.kind(rule) else {
            return;
        };
        let least = u32::try_from(TRIALS_MIN).unwrap_or(u32::MAX);
        let due = |count: u32| count >= least.saturating_mul(kind.proposals + 1);
        let effect = effect(&kind.trials);
        let unclear = due(kind.decisions)
            && effect.is_some_and(|effect| effect.difference <= effect.half_width);
        let closed =
            u64::from(kind.closed) * 100 > u64::from(kind.shown) * u64::from(KIND_CLOSED_PERCENT);
        let unwanted = due(kind.shown) && closed;
        if (unclear || unwanted) && !kind.off {
            self.state.kind_mut(rule).proposals += 1;
            self.note(rule, About::ProposeOff);
        }
    }

    fn note(&mut self, rule: &str, about: About) {
        self.state.notes_made = self.state.notes_made.saturating_add(1);
        self.state.notes.push(Note {
            number: self.state.notes_made,
            rule: rule.to_owned(),
            about,
        });
        keep_last(&mut self.state.notes, NOTES_MAX);
    }

    /// Notes go to the inbox only, and even that not during a meeting.
    fn release_notes(&mut self, events: &mut Vec<NudgeEvent>) {
        if self.state.notes.is_empty() || may_interrupt(&self.moment(self.is_quiet())).is_err() {
            return;
        }
        for note in std::mem::take(&mut self.state.notes) {
            let event = self.note_event(&note);
            events.push(event);
        }
    }

    fn note_event(&mut self, note: &Note) -> NudgeEvent {
        let texts = self.texts();
        let notes = &texts.notes;
        let kind = capitalised(texts.kind(&note.rule));
        let (key, text, actions): (_, _, &[&str]) = match note.about {
            About::Paused(_) => ("paused", &notes.paused, &["ok", "turn_off"]),
            About::Halved => ("halved", &notes.halved, &["ok"]),
            About::ProposeOff => ("propose_off", &notes.propose_off, &["turn_off", "keep"]),
        };
        let date = match note.about {
            About::Paused(until) => quiet::date(until, self.zone()),
            _ => None,
        };
        let values = [
            ("kind", kind.as_str()),
            ("date", date.as_deref().unwrap_or_default()),
        ];
        let why = Why {
            text: notes.why.get(key).cloned().unwrap_or_default(),
            budget: self.budget_words(),
            ..Why::default()
        };
        let actions: Vec<String> = actions.iter().map(|action| (*action).to_owned()).collect();
        let now = self.state.now();
        let id = self.note_id(note);
        self.state.delivered.push(Delivered {
            id: id.clone(),
            rule: note.rule.clone(),
            episode: format!("note:{}", note.number),
            intent: String::new(),
            at: now,
            draw: None,
            answered: false,
            acted: false,
            why: why.encode_to_vec(),
        });
        let decision = NudgeDecision {
            nudge: note.rule.clone(),
            verdict: "deliver".to_owned(),
            class: Class::Pull.name().to_owned(),
            level: Level::Ambient.name().to_owned(),
            text: sentence(text, &values),
            action_labels: texts.action_labels(&actions),
            actions,
            breakpoint: "none".to_owned(),
            why: Some(why),
            candidate_unix_us: to_micros(now),
            expires_unix_us: to_micros(now.saturating_add(REST_MS)),
            ..NudgeDecision::default()
        };
        self.event(&id, decision)
    }
}

/// When it is known whether a target was reached.
pub(crate) fn watch_ends(watch: &Watch) -> i64 {
    watch
        .opened
        .saturating_add(TARGET_BEGINS_MS + TARGET_LASTS_MS)
}

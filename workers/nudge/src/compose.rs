//! Step 9: the words of a card, and the whole truth of why it comes.

use prost::Message as _;
use velvet_messages::v1::{
    CaptureTime, Evidence, LearnerNote, NudgeDecision, NudgeEvent, Why, nudge_event,
};

use crate::nudger::Nudger;
use crate::policy::{Breakpoint, Class, Field, Level, Rule, Test, Variation};
use crate::seen::{Seen, Value};
use crate::state::{Candidate, Delivered, Spoken};
use crate::texts::{render, sentence};
use crate::time::{DAY, HOUR, MINUTE, from_micros, to_micros};
use crate::words::{WORDS_LENGTH_MAX, plain};

/// A card about the present is old news after this.
const SHELF_LIFE_MS: i64 = MINUTE;
/// What the inbox gets can be read later.
const PULL_SHELF_LIFE_MS: i64 = DAY;
/// Time that messages are collected when the person turns it on.
const COLLECT_MS: i64 = HOUR;

/// A card ready to be published.
pub(crate) struct Card {
    pub(crate) candidate: Candidate,
    pub(crate) is_pull: bool,
    /// Who speaks first: timed, asked for by the person, gentle, offer; then the order of creation.
    pub(crate) priority: (u8, i64),
    decision: NudgeDecision,
    /// `None`: to the inbox only.
    pushed: Option<Level>,
}

impl Nudger {
    /// The card of a candidate; `None` when a word for its text is missing.
    pub(crate) fn compose(&self, candidate: &Candidate, at: Breakpoint) -> Option<Card> {
        let (decision, rule) = self.decision(candidate, at)?;
        Some(Card {
            is_pull: rule.class == Class::Pull,
            priority: (priority(rule, candidate), candidate.created),
            pushed: (rule.class != Class::Pull).then_some(candidate.level),
            decision,
            candidate: candidate.clone(),
        })
    }

    fn decision(&self, candidate: &Candidate, at: Breakpoint) -> Option<(NudgeDecision, &Rule)> {
        let rule = self.policy.rule(&candidate.rule)?;
        let seen = self.seen()?;
        let (variant, text) = self.words(rule, &seen)?;
        let decision = NudgeDecision {
            nudge: rule.id.clone(),
            verdict: "deliver".to_owned(),
            reason: String::new(),
            rule_version: rule.version,
            episode: candidate.episode.clone(),
            class: rule.class.name().to_owned(),
            level: candidate.level.name().to_owned(),
            variant,
            text,
            action_labels: self.texts().action_labels(&rule.actions),
            actions: rule.actions.clone(),
            breakpoint: at.name().to_owned(),
            why: Some(self.reasons(rule, candidate, &seen, at)),
            candidate_unix_us: to_micros(candidate.created),
            expires_unix_us: to_micros(self.expires(rule, &seen)),
        };
        Some((decision, rule))
    }

    fn expires(&self, rule: &Rule, seen: &Seen<'_>) -> i64 {
        let life = if rule.class == Class::Pull {
            PULL_SHELF_LIFE_MS
        } else {
            SHELF_LIFE_MS
        };
        let starts = seen.commitment_of(rule);
        let starts = starts.map_or(i64::MAX, |commitment| {
            from_micros(commitment.starts_unix_us)
        });
        seen.now.saturating_add(life).min(starts)
    }

    /// The first text whose placeholders can all be filled, beginning with the one whose turn it is.
    fn words(&self, rule: &Rule, seen: &Seen<'_>) -> Option<(u32, String)> {
        let own = self.texts().rules.get(&rule.id);
        let stop = seen
            .commitment_of(rule)
            .is_some_and(|commitment| commitment.kind == "stop");
        let variants = if !rule.texts.is_empty() {
            &rule.texts
        } else if stop && own.is_some_and(|own| !own.text_stop.is_empty()) {
            &own?.text_stop
        } else {
            &own?.text
        };
        let first = match self.policy.variation {
            Variation::Fixed => 0,
            Variation::Rotate => self.turn(rule, variants.len()),
        };
        (0..variants.len()).find_map(|step| {
            let variant = (first + step) % variants.len();
            let text = render(&variants[variant], |name| self.fill(name, rule, seen))?;
            Some((u32::try_from(variant).ok()?, text))
        })
    }

    /// Texts take turns with each card of the kind.
    fn turn(&self, rule: &Rule, variants: usize) -> usize {
        let kind = self.state.kind(&rule.id);
        let shown = kind.map_or(0, |kind| kind.shown);
        usize::try_from(shown).unwrap_or(0) % variants.max(1)
    }

    /// What a placeholder stands for now.
    fn fill(&self, name: &str, rule: &Rule, seen: &Seen<'_>) -> Option<String> {
        let state = seen.present.state();
        let clock = |micros: i64| (micros > 0).then(|| self.clock(from_micros(micros)))?;
        let commitment = seen.commitment_of(rule);
        let next = || seen.commitment(Field::NextCommitmentIn);
        let meeting_ended = rule.asks_for(Field::MeetingEndedWithin);
        match name {
            "intent" => Some(state.intent.clone()),
            "activity" => self.activity(rule, seen),
            "note" => self.state.note.clone(),
            "user_text" => Some(self.settings.wind_down_text.clone()),
            "event" => Some(commitment.or_else(next)?.title.clone()),
            "event_clock" => clock(next()?.starts_unix_us),
            "start_clock" => clock(state.activity_since_unix_us),
            "last_break_clock" => clock(state.last_break_ended_unix_us),
            "duration" => {
                let lasted = i64::try_from(state.continuous_ms).ok()?;
                Some(self.texts().time(lasted))
            }
            "clock" => match commitment {
                Some(commitment) => clock(commitment.starts_unix_us),
                None if meeting_ended => self.clock(seen.present.ended_meeting()?.1),
                None if rule.asks_for(Field::Gauge("comms_visits_30m")) => {
                    self.clock(seen.now + COLLECT_MS)
                }
                None => self.clock(seen.now),
            },
            "minutes" => {
                let ahead = |micros: i64| (from_micros(micros) - seen.now + MINUTE / 2) / MINUTE;
                let minutes = match commitment {
                    Some(commitment) => ahead(commitment.starts_unix_us),
                    None if meeting_ended => ahead(next()?.starts_unix_us),
                    None => COLLECT_MS / MINUTE,
                };
                // "In 1 minutes" is no sentence, and none is said so late.
                (minutes > 1).then(|| minutes.to_string())
            }
            _ => None,
        }
    }

    /// What an activity is called: before the gap, for a rule that speaks of one.
    fn activity(&self, rule: &Rule, seen: &Seen<'_>) -> Option<String> {
        let state = seen.present.state();
        let about_gap = rule.asks_for(Field::ReturnedFrom) || rule.asks_for(Field::Gap);
        let name = if about_gap {
            &seen.present.gap()?.activity
        } else {
            &state.activity
        };
        let known = &self.texts().activities;
        if let Some(word) = known.get(name) {
            return Some(word.clone());
        }
        if name.is_empty() && !about_gap {
            return known.get(&state.category).cloned();
        }
        plain(name, WORDS_LENGTH_MAX)
    }

    fn reasons(&self, rule: &Rule, candidate: &Candidate, seen: &Seen<'_>, at: Breakpoint) -> Why {
        let own = self.texts().rules.get(&rule.id);
        Why {
            text: own.map_or_else(String::new, |own| own.why.clone()),
            evidence: self.evidence(rule, seen),
            waited: self.waited(candidate, at),
            not_earlier: candidate
                .blocked
                .as_ref()
                .map_or_else(String::new, |blocked| {
                    self.texts().reason(&blocked.0).to_owned()
                }),
            budget: self.budget_words(),
            learner: self.learner_note(rule, candidate),
            counterfactual: own.map_or_else(String::new, |own| own.counterfactual.clone()),
            change: own.map_or_else(Vec::new, |own| own.change.clone()),
        }
    }

    /// What the context says for the axes in the rule, and every other number that the rule asked for.
    fn evidence(&self, rule: &Rule, seen: &Seen<'_>) -> Vec<Evidence> {
        let mut evidence = seen.axis_evidence(rule);
        for predicate in rule.asks() {
            if matches!(predicate.field, Field::Axis(_)) || !seen.holds(rule, predicate, false) {
                continue;
            }
            let Some(reading) = seen.read(predicate.field) else {
                continue;
            };
            let commitment = matches!(predicate.field, Field::NextCommitmentIn | Field::UserStopIn)
                .then(|| seen.commitment(predicate.field))
                .flatten();
            evidence.push(Evidence {
                code: predicate.field.name().to_owned(),
                observed: self.value_words(predicate.field, reading.value),
                threshold: match predicate.test {
                    Test::Ge(limit) | Test::Le(limit) => {
                        self.value_words(predicate.field, Value::Number(limit))
                    }
                    _ => String::new(),
                },
                refs: commitment.map_or_else(Vec::new, |commitment| commitment.refs.clone()),
            });
        }
        evidence
    }

    fn value_words(&self, field: Field, value: Value<'_>) -> String {
        match value {
            Value::Word(word) => word.to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number)
                if matches!(field, Field::Gauge(_) | Field::IntentSkippedToday) =>
            {
                format!("{number:.1}")
            }
            #[expect(clippy::cast_possible_truncation, reason = "durations of days at most")]
            Value::Number(number) => self.texts().time(number as i64),
        }
    }

    fn waited(&self, candidate: &Candidate, at: Breakpoint) -> String {
        let texts = self.texts();
        let waited = self.state.now() - candidate.armed.unwrap_or(candidate.created);
        if waited <= 0 {
            return texts.part("waited_not").to_owned();
        }
        let time = texts.time(waited);
        let moment = texts.moment(at.name());
        sentence(texts.part("waited"), &[("time", &time), ("moment", moment)])
    }

    /// `2 of 6 today, 1 of 2 this hour, last one 48 minutes ago`.
    pub(crate) fn budget_words(&self) -> String {
        let now = self.state.now();
        let bounds = self.bounds_now();
        let texts = self.texts();
        let said = self.state.said();
        let within = |span: i64| said.iter().filter(move |said| now - said.at < span);
        let counts = [
            (
                "day",
                within(DAY)
                    .filter(|said| said.interrupts)
                    .count()
                    .to_string(),
            ),
            ("hour", within(HOUR).count().to_string()),
            ("day_max", bounds.per_day.to_string()),
            ("hour_max", bounds.per_hour.to_string()),
        ];
        let counts = counts
            .each_ref()
            .map(|(name, count)| (*name, count.as_str()));
        let budget = sentence(texts.part("budget"), &counts);
        match said.iter().map(|said| said.at).max() {
            None => sentence(texts.part("budget_none"), &[("budget", &budget)]),
            Some(last) => {
                let ago = texts.time(now - last);
                let values = [("budget", budget.as_str()), ("time", ago.as_str())];
                sentence(texts.part("budget_last"), &values)
            }
        }
    }

    pub(crate) fn learner_note(&self, rule: &Rule, candidate: &Candidate) -> Option<LearnerNote> {
        let draw = candidate.draw.as_ref()?;
        let texts = self.texts();
        let model = self.state.learners.get(&rule.id);
        let mut because = vec![];
        if draw.shadow {
            because.push(texts.part("because_shadow").to_owned());
        }
        match model.filter(|model| model.answers > 0) {
            None => because.push(texts.part("because_prior").to_owned()),
            Some(model) => {
                let (good, all) = (model.welcome.to_string(), model.answers.to_string());
                let values = [("good", good.as_str()), ("all", all.as_str())];
                because.push(sentence(texts.part("because_answers"), &values));
            }
        }
        Some(LearnerNote {
            p_send_milli: draw.p_send_milli,
            sent: draw.sent,
            because,
            shadow: draw.shadow,
        })
    }

    /// Publishes a card and records it before anything else can be decided.
    pub(crate) fn publish(&mut self, card: Card) -> NudgeEvent {
        let now = self.state.now();
        let Card {
            candidate,
            decision,
            pushed,
            ..
        } = card;
        if let Some(level) = pushed {
            self.state.spoken.push(Spoken {
                id: candidate.id.clone(),
                rule: candidate.rule.clone(),
                at: now,
                level,
            });
        }
        let kind = self.state.kind_mut(&candidate.rule);
        kind.last = Some(now);
        kind.times.push(now);
        kind.shown = kind.shown.saturating_add(1);
        kind.requested = false;
        let episode = kind.episode_mut(&candidate.episode, now);
        episode.delivered += 1;
        episode.last = now;
        episode.last_level = Some(candidate.level);
        episode.escalations += u32::from(candidate.escalation);
        self.state.delivered.push(Delivered {
            id: candidate.id.clone(),
            rule: candidate.rule.clone(),
            episode: candidate.episode.clone(),
            intent: self.intent_id(),
            at: now,
            draw: candidate.draw.clone(),
            answered: false,
            acted: false,
            why: decision
                .why
                .as_ref()
                .map(Why::encode_to_vec)
                .unwrap_or_default(),
        });
        self.count_shown(&candidate.rule);
        self.watch(&candidate, true);
        self.state.prune();
        self.event(&candidate.id, decision)
    }

    /// A verdict other than "deliver".
    pub(crate) fn verdict(
        &mut self,
        candidate: &Candidate,
        verdict: &str,
        reason: &str,
    ) -> NudgeEvent {
        let rule = self.policy.rule(&candidate.rule);
        let why = Why {
            text: self.texts().reason(reason).to_owned(),
            budget: self.budget_words(),
            learner: rule.and_then(|rule| self.learner_note(rule, candidate)),
            ..Why::default()
        };
        let decision = NudgeDecision {
            nudge: candidate.rule.clone(),
            verdict: verdict.to_owned(),
            reason: reason.to_owned(),
            rule_version: rule.map_or(0, |rule| rule.version),
            episode: candidate.episode.clone(),
            class: rule.map_or_else(String::new, |rule| rule.class.name().to_owned()),
            level: candidate.level.name().to_owned(),
            why: Some(why),
            candidate_unix_us: to_micros(candidate.created),
            ..NudgeDecision::default()
        };
        self.event(&candidate.id, decision)
    }

    pub(crate) fn event(&mut self, id: &str, decision: NudgeDecision) -> NudgeEvent {
        self.state.seq += 1;
        NudgeEvent {
            device: self.settings.device.clone(),
            seq: self.state.seq,
            at: Some(CaptureTime {
                unix_us: to_micros(self.state.now()),
                ..CaptureTime::default()
            }),
            nudge_id: id.to_owned(),
            kind: Some(nudge_event::Kind::Decision(decision)),
        }
    }
}

fn priority(rule: &Rule, candidate: &Candidate) -> u8 {
    match rule.class {
        Class::Timed => 0,
        _ if candidate.requested => 1,
        Class::Gentle => 2,
        Class::Offer => 3,
        Class::Pull => 4,
    }
}

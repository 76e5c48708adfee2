//! Whether the person does what they meant to do: two one-sided CUSUM charts (Page 1954), one on evidence against the
//! plan and one on evidence for it, and the states between.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use velvet_messages::v1;

use crate::{
    axis::{Axis, Reason, states},
    relevance::{Evidence, Plan},
    settings::{DriftSettings, ms},
    window::Visit,
};

states! {
    /// The axis engagement.
    Engagement, "engagement", {
        /// No plan, or a resting one.
        NoIntent = "no_intent",
        /// Declared a while ago, and hardly on it.
        NotStarted = "not_started",
        /// On the plan.
        OnIntent = "on_intent",
        /// Neither proven nor disproven.
        Adjacent = "adjacent",
        /// Evidence against the plan gathers.
        SuspectedDrift = "suspected_drift",
        /// It is enough.
        Drifted = "drifted",
        /// Evidence for the plan gathers again.
        Returning = "returning",
    }
}

/// Observations remembered while evidence gathers, all of which are cited.
const CARRIERS_MAX: usize = 256;
/// Windows remembered while evidence gathers, and those that were last in front.
const BLAMED_MAX: usize = 64;
/// Evidence against the plan does not pile up beyond so many alarms: the way back would take as long as the drift.
const PILE_MAX: f64 = 1.5;
/// Ticks in windows that say nothing before the state is adjacent.
const ADJACENT_TICKS: u32 = 2;
/// Of the sum that is an alarm, what raises a suspicion and what ends one.
const SUSPICION: f64 = 0.5;
const SUSPICION_ENDS: f64 = 0.25;
/// Confidence of states that hold without much evidence, thousandths.
const PRESUMED: u32 = 650;
const SUSPECTED: u32 = 500;

/// The evidence of one tick: of each window as long as it was in front, with what carries it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    weight: f64,
    /// Share of the tick in windows that can neither prove nor disprove.
    adjacent: f64,
    /// Begin of the first window that speaks against the plan.
    against_from: i64,
    carriers: Vec<String>,
    blamed: Vec<(u64, f64)>,
    /// Words of the plan and all words in the last window.
    words: (f64, f64),
    /// Words of the plan speak for it.
    #[serde(default)]
    told: bool,
}

impl Tally {
    /// Adds what a window says for a share of the tick.
    pub(crate) fn add(&mut self, visit: &Visit, evidence: &Evidence, share: f64) {
        let weight = evidence.weight * share;
        self.weight += weight;
        if evidence.adjacent {
            self.adjacent += share;
        }
        self.words = (visit.hits, visit.read);
        self.told |= evidence.direct && weight > 0.0;
        if weight >= 0.0 {
            return;
        }
        if self.against_from == 0 {
            self.against_from = visit.since;
        }
        self.carriers.extend(visit.refs().cloned());
        self.blamed
            .extend([(visit.page, -weight), (visit.key, -weight)]);
    }

    /// Observations that speak against the plan.
    pub(crate) fn carriers(&self) -> impl Iterator<Item = &String> {
        self.carriers.iter()
    }

    fn is_adjacent(&self) -> bool {
        self.adjacent > 0.5
    }
}

/// The axis engagement and its charts.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Engaged {
    pub(crate) axis: Axis<Engagement>,
    /// Evidence against the plan, and since when it is not zero.
    against: f64,
    against_since: i64,
    /// Evidence for it.
    back: f64,
    back_since: i64,
    /// Smoothed evidence of a tick.
    relevance: f64,
    adjacent_ticks: u32,
    /// Observations that speak against it, in the order in which they were seen.
    carriers: Vec<String>,
    blamed: BTreeMap<u64, f64>,
    /// The window that an answer to a card is about.
    blamed_last: Vec<u64>,
    drifted_since: i64,
    /// What was last in front: page and begin.
    #[serde(default)]
    passed: VecDeque<(u64, i64)>,
    /// When words of the plan were last seen.
    #[serde(default)]
    told: i64,
    /// Words of the plan and all words, as last seen.
    words: (f64, f64),
    pub(crate) not_started_today: u32,
    day: i64,
}

impl Default for Engaged {
    fn default() -> Self {
        Self {
            axis: Axis::new(Engagement::NoIntent),
            against: 0.0,
            against_since: 0,
            back: 0.0,
            back_since: 0,
            relevance: 0.0,
            adjacent_ticks: 0,
            carriers: vec![],
            blamed: BTreeMap::new(),
            blamed_last: vec![],
            drifted_since: 0,
            passed: VecDeque::new(),
            told: 0,
            words: (0.0, 0.0),
            not_started_today: 0,
            day: 0,
        }
    }
}

impl Engaged {
    pub(crate) fn against(&self) -> f64 {
        self.against
    }

    pub(crate) fn back(&self) -> f64 {
        self.back
    }

    pub(crate) fn relevance(&self) -> f64 {
        self.relevance
    }

    /// Windows that the last alarm was about, the most telling first.
    pub(crate) fn blamed(&self) -> &[u64] {
        &self.blamed_last
    }

    /// The axis as a message. An alarm rests on all that was seen against the plan until now: a question that waited
    /// rests on more than the alarm did at first.
    pub(crate) fn message<'a>(
        &self,
        device: &str,
        lately: impl Iterator<Item = &'a String>,
    ) -> v1::StateAxis {
        if !self.is_drifted() {
            return self.axis.message(device);
        }
        let mut cited = self.carriers.clone();
        note(&mut cited, lately);
        self.axis.message_citing(device, cited)
    }

    pub(crate) fn is_drifted(&self) -> bool {
        self.axis.is(Engagement::Drifted)
    }

    /// Apart from the plan, or not surely back at it.
    pub(crate) fn is_apart(&self) -> bool {
        self.is_drifted() || self.axis.is(Engagement::Returning)
    }

    fn clear_sums(&mut self) {
        self.against = 0.0;
        self.back = 0.0;
        self.carriers.clear();
        self.blamed.clear();
        self.adjacent_ticks = 0;
    }

    /// A plan was declared, went on, or ended.
    pub(crate) fn begin(&mut self, plan: Option<&Plan>, now: i64) {
        self.clear_sums();
        self.relevance = 0.0;
        // What was in front before is no drift from it.
        self.told = now;
        let state = match plan {
            None => Engagement::NoIntent,
            Some(plan) if plan.paused => Engagement::NoIntent,
            // A plan that names nothing to look for is believed.
            Some(plan) if plan.is_vague() => Engagement::OnIntent,
            Some(_) => Engagement::Adjacent,
        };
        self.axis.set(state, now, Vec::new);
        self.axis.sure(match state {
            Engagement::NoIntent => crate::axis::SURE,
            _ => PRESUMED,
        });
    }

    /// A meeting, a time away or a break: what gathered before says nothing of what comes after.
    pub(crate) fn suspend(&mut self, now: i64) {
        self.clear_sums();
        if matches!(
            self.axis.state(),
            Engagement::SuspectedDrift | Engagement::Drifted | Engagement::Returning
        ) {
            self.axis.set(Engagement::Adjacent, now, Vec::new);
            self.axis.sure(PRESUMED);
        }
    }

    /// A break on purpose.
    pub(crate) fn rest(&mut self, now: i64) {
        self.clear_sums();
        self.axis.set(Engagement::Adjacent, now, || {
            vec![Reason::new("break", "a break", "your word")]
        });
        self.axis.sure(crate::axis::SURE);
    }

    /// Takes one tick of a break on purpose. True when the way back is plain, without a word of the person.
    pub(crate) fn tick_break(&mut self, tally: &Tally, settings: &DriftSettings) -> bool {
        self.back = (self.back + tally.weight - settings.slack).max(0.0);
        self.back > settings.clear
    }

    /// The person says that what they do is the plan.
    pub(crate) fn confirm(&mut self, now: i64) {
        self.clear_sums();
        self.axis.set(Engagement::OnIntent, now, || {
            vec![Reason::new("answer", "part of the plan", "your answer")]
        });
        self.axis.sure(crate::axis::SURE);
    }

    /// Takes one tick.
    pub(crate) fn tick(
        &mut self,
        plan: &mut Plan,
        now: i64,
        tally: Tally,
        settings: &DriftSettings,
    ) {
        let (weight, adjacent) = (tally.weight, tally.is_adjacent());
        self.relevance = 0.8 * self.relevance + 0.2 * weight;
        self.words = tally.words;
        if tally.told {
            self.told = now;
        }
        plan.ticks = plan.ticks.saturating_add(1);
        let on = weight > settings.slack && !adjacent;
        plan.ticks_on = plan.ticks_on.saturating_add(u32::from(on));
        self.adjacent_ticks = if adjacent { self.adjacent_ticks + 1 } else { 0 };
        let leaning = weight > 0.0 && !adjacent;
        self.gather(now, tally, settings, plan.patience);
        if leaning && plan.started && self.axis.is(Engagement::Adjacent) {
            // Back from messages or a break: nothing speaks against the plan.
            self.on_intent(now);
        }
        self.step(plan, now, on, settings);
    }

    fn gather(&mut self, now: i64, tally: Tally, settings: &DriftSettings, patience: f64) {
        let weight = tally.weight;
        let alarm = settings.alarm * patience;
        let begin = now - ms(settings.tick_s);
        let before = self.against;
        self.against = (before - weight - settings.slack).clamp(0.0, alarm * PILE_MAX);
        if self.against == 0.0 {
            self.carriers.clear();
            self.blamed.clear();
        } else {
            if before == 0.0 {
                self.against_since = tally.against_from.max(begin);
            }
            self.carry(tally);
        }
        let before = self.back;
        self.back = (before + weight - settings.slack).clamp(0.0, settings.clear * PILE_MAX);
        if before == 0.0 && self.back > 0.0 {
            self.back_since = begin;
        }
    }

    fn carry(&mut self, tally: Tally) {
        note(&mut self.carriers, &tally.carriers);
        for (window, weight) in tally.blamed {
            if self.blamed.len() < BLAMED_MAX || self.blamed.contains_key(&window) {
                *self.blamed.entry(window).or_default() += weight;
            }
        }
    }

    fn step(&mut self, plan: &mut Plan, now: i64, on: bool, settings: &DriftSettings) {
        let alarm = settings.alarm * plan.patience;
        if !plan.started {
            self.step_before_start(plan, now, on, settings);
            return;
        }
        match self.axis.state() {
            Engagement::NoIntent | Engagement::NotStarted => {}
            Engagement::OnIntent | Engagement::Adjacent | Engagement::SuspectedDrift => {
                if self.against > alarm {
                    self.alarm(now, alarm, settings);
                } else {
                    self.step_undrifted(now, on, alarm);
                }
            }
            Engagement::Drifted | Engagement::Returning => self.step_drifted(now, settings),
        }
        self.update_confidence(alarm);
    }

    fn step_before_start(&mut self, plan: &mut Plan, now: i64, on: bool, settings: &DriftSettings) {
        // One window with a word of the plan is no begin; until it is plain neither is what came before a drift.
        if on && self.back > settings.clear {
            plan.started = true;
            let since = self.back_since.max(plan.declared);
            self.clear_sums();
            self.on_intent(since);
        }
        // A plan that names nothing to look for is believed when nothing spoke against it at first.
        let believed = plan.is_vague() && !plan.is_anchoring(now);
        plan.started |= believed && self.axis.is(Engagement::OnIntent);
        if on || plan.started {
            return;
        }
        let share = f64::from(plan.ticks_on) / f64::from(plan.ticks.max(1));
        let elsewhere = self.against > settings.alarm * plan.patience;
        let late = elsewhere || now - plan.declared >= ms(settings.not_started_s);
        let waiting = matches!(
            self.axis.state(),
            Engagement::Adjacent | Engagement::OnIntent
        );
        if late && share < settings.not_started_share && waiting {
            let minutes = (now - plan.declared) / 60_000;
            let told_by = plan.told_by.clone();
            let reason = || {
                let observed = format!(
                    "{minutes} minutes since the plan, {:.0} % on it",
                    share * 100.0
                );
                let threshold = format!(
                    "{} minutes, {:.0} %",
                    settings.not_started_s / 60,
                    settings.not_started_share * 100.0
                );
                vec![Reason::new("not_started", observed, threshold).with([told_by])]
            };
            self.axis.set(Engagement::NotStarted, plan.declared, reason);
            self.axis.sure(800);
            self.note_not_started(now);
        }
    }

    fn note_not_started(&mut self, now: i64) {
        let day = now.div_euclid(86_400_000);
        if day != self.day {
            self.day = day;
            self.not_started_today = 0;
        }
        self.not_started_today += 1;
    }

    fn step_undrifted(&mut self, now: i64, on: bool, alarm: f64) {
        let state = self.axis.state();
        if state == Engagement::SuspectedDrift {
            if on && self.against < alarm * SUSPICION || self.against < alarm * SUSPICION_ENDS {
                self.on_intent(now);
            }
        } else if self.against > alarm * SUSPICION {
            let since = self.against_since;
            let observed = format!("evidence {:.1}", self.against);
            let threshold = format!("suspected from {:.1}", alarm * SUSPICION);
            self.axis.set(Engagement::SuspectedDrift, since, || {
                vec![Reason::new("drift", observed, threshold)]
            });
        } else if on {
            self.on_intent(now);
        } else if self.adjacent_ticks >= ADJACENT_TICKS {
            self.axis.set(Engagement::Adjacent, now, Vec::new);
        }
    }

    fn on_intent(&mut self, since: i64) {
        let observed = self.words_text();
        self.axis.set(Engagement::OnIntent, since, || {
            vec![Reason::new("relevance", observed, "usually several")]
        });
    }

    fn words_text(&self) -> String {
        let (hits, all) = self.words;
        format!("{hits:.0} of {all:.0} screen words match the plan")
    }

    /// Notes that a window comes to the front.
    pub(crate) fn pass(&mut self, page: u64, since: i64) {
        if self.passed.len() >= BLAMED_MAX {
            self.passed.pop_front();
        }
        self.passed.push_back((page, since));
    }

    /// When the drift began: what turns out to be apart from the plan was so from when it was opened, though its first
    /// words looked like the plan's; but not before the plan's own words were last seen.
    fn drift_began(&self) -> i64 {
        let mut began = self.against_since;
        for (page, since) in self.passed.iter().rev() {
            if *since >= began {
                continue;
            }
            if *since < self.told || !self.blamed.contains_key(page) {
                break;
            }
            began = *since;
        }
        began
    }

    fn alarm(&mut self, now: i64, alarm: f64, settings: &DriftSettings) {
        let since = self.drift_began();
        let seconds = (now - since) / 1_000;
        let relevance = Reason::new("relevance", self.words_text(), "usually several");
        let duration = Reason::new(
            "duration",
            format!("{seconds} s"),
            format!("evidence {alarm:.1} reached"),
        );
        self.drifted_since = since;
        self.axis
            .set(Engagement::Drifted, since, || vec![relevance, duration]);
        self.blamed_last = self.most_blamed();
        self.back = 0.0;
        self.back_since = now + ms(settings.tick_s);
    }

    fn most_blamed(&self) -> Vec<u64> {
        /// The page and the application of the two windows that tell most.
        const MOST: usize = 4;
        let mut blamed: Vec<(u64, f64)> = self
            .blamed
            .iter()
            .map(|(window, weight)| (*window, *weight))
            .collect();
        blamed.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        blamed
            .into_iter()
            .take(MOST)
            .map(|(window, _)| window)
            .collect()
    }

    fn step_drifted(&mut self, now: i64, settings: &DriftSettings) {
        if self.back > settings.clear {
            let since = self.back_since;
            self.clear_sums();
            self.on_intent(since);
        } else if self.axis.is(Engagement::Returning) {
            if self.back == 0.0 {
                let since = self.drifted_since;
                self.axis.set(Engagement::Drifted, since, || {
                    vec![Reason::new(
                        "drift",
                        "the way back ended",
                        "evidence for the plan 0",
                    )]
                });
            }
        } else if self.back > settings.clear * SUSPICION {
            let observed = format!("evidence {:.1}", self.back);
            let threshold = format!("back on it from {:.1}", settings.clear);
            self.axis.set(Engagement::Returning, now, || {
                vec![Reason::new("return", observed, threshold)]
            });
        }
    }

    fn update_confidence(&mut self, alarm: f64) {
        let share = (self.against / alarm).min(PILE_MAX);
        let confidence = match self.axis.state() {
            Engagement::Drifted => 700.0 + 500.0 * (share - 1.0).max(0.0),
            Engagement::SuspectedDrift => f64::from(SUSPECTED),
            Engagement::Returning | Engagement::Adjacent => f64::from(PRESUMED),
            _ => 650.0 + 150.0 * self.relevance.clamp(-1.0, 2.0),
        };
        self.axis.sure(confidence as u32);
    }
}

/// Adds observations that are not there yet.
fn note<'a>(cited: &mut Vec<String>, seen: impl IntoIterator<Item = &'a String>) {
    for id in seen {
        if cited.len() < CARRIERS_MAX && !cited.contains(id) {
            cited.push(id.clone());
        }
    }
}

//! What each observation does to the present.

use super::{ACTIVITIES_MAX, ACTIVITY_MS, Activity, Means, SECOND_MS, State, say};
use crate::{
    Body, Observation,
    agenda::Entry,
    category::Category,
    observation::{IntentAction, SystemEvent},
    relevance::Plan,
    settings::ms,
    window::{Change, Facts, HEARTBEAT_MS, Visit},
    words::{self, Terms},
};

/// More time and fewer alarms for a plan, with each answer that an alarm was wrong; twice at most.
const PATIENCE_STEP: f64 = 1.1;
const PATIENCE_MAX: f64 = 2.0;
/// A document whose text changes by so many words is written or turned over by somebody. One or two are misread.
const WRITTEN_WORDS: usize = 3;
/// Input not longer ago than this is told at once, milliseconds.
const FRESH_INPUT_MS: i64 = 8_000;

impl State {
    /// Takes an observation whose turn it is.
    pub(crate) fn take(&mut self, observation: &Observation, means: &mut Means<'_>) {
        let at = observation.ts;
        if self.observed == 0 {
            self.next = at.div_euclid(SECOND_MS) * SECOND_MS + SECOND_MS;
            self.present.begin(at);
            self.engaged.begin(None, at);
            self.switches.begin(at);
        }
        self.observed = self.observed.max(at);
        self.now = at;
        let id = observation.id.as_str();
        match &observation.body {
            Body::Focus {
                app,
                title,
                url_host,
                fullscreen,
                mirrored,
            } => {
                let title = title.as_deref();
                let bare = self.titles.is_bare(url_host.as_deref(), title);
                let facts = Facts {
                    app,
                    title: title.filter(|_| !bare),
                    host: url_host.as_deref(),
                    fullscreen: *fullscreen,
                    mirrored: *mirrored,
                };
                self.focus(&facts, at, id, means);
            }
            Body::Ocr { tokens, mean_conf } => self.read(tokens, *mean_conf, at, id, means),
            _ => self.take_plain(observation, at, means),
        }
        if matches!(observation.body, Body::Focus { .. } | Body::Ocr { .. }) {
            self.look_for_plan(at, means.settings);
        }
        self.evaluate(at, means);
    }

    /// Takes one whose turn is over: it may only set right what nothing later has set.
    pub(crate) fn take_late(&mut self, observation: &Observation, means: &mut Means<'_>) {
        let now = self.observed.max(observation.ts);
        match &observation.body {
            Body::Focus { .. } | Body::Ocr { .. } => {}
            Body::System { .. } if observation.ts < self.system_at => {}
            Body::Intent { .. } if observation.ts < self.intent_at => {}
            _ => self.take_plain(observation, now, means),
        }
    }

    /// Everything but windows and words, as known at a time.
    fn take_plain(&mut self, observation: &Observation, now: i64, means: &mut Means<'_>) {
        let (at, id) = (observation.ts, observation.id.as_str());
        match &observation.body {
            Body::Input {
                keys,
                clicks,
                scrolls,
                idle_ms,
                ..
            } => {
                self.sound.note_hands(at, *keys, *scrolls);
                if let Some(visit) = self.visit.as_mut().filter(|visit| visit.is_fresh(at)) {
                    visit.note_hands(*keys, *clicks);
                }
                self.input(at, *idle_ms, id, means);
            }
            Body::Audio {
                mic_apps,
                playback_apps,
                camera,
            } => self
                .sound
                .take(at, mic_apps, playback_apps, *camera, id, means.catalogue),
            Body::System { event } => self.system(*event, at),
            Body::Calendar {
                event,
                title,
                start,
                end,
                busy,
                cancelled,
            } => {
                let entry = Entry {
                    title: title.clone(),
                    start: *start,
                    end: *end,
                    busy: *busy,
                    said: at,
                    told_by: id.to_owned(),
                    cancelled: *cancelled,
                };
                self.agenda.put(event, entry);
            }
            Body::Intent {
                action,
                id,
                text,
                until,
                terms,
            } => {
                self.intent_at = at;
                let own = observation.id.as_str();
                let id = if id.is_empty() { own } else { id };
                let plan = || Plan::new(id, text, *until, terms, own, now);
                self.intend(*action, plan, now, means);
            }
            Body::Feedback { answer, .. } => self.answer(answer, now, means),
            Body::Focus { .. } | Body::Ocr { .. } => {}
        }
    }

    fn input(&mut self, at: i64, idle_ms: u64, id: &str, means: &mut Means<'_>) {
        let idle = i64::try_from(idle_ms).unwrap_or(i64::MAX).min(at);
        self.touched |= idle < FRESH_INPUT_MS;
        let fresh = self.visit.as_ref();
        let fresh = fresh.is_some_and(|visit| visit.is_fresh(at - idle));
        if !fresh && idle < FRESH_INPUT_MS && !self.capture_paused {
            self.sound.note_untold(at - idle);
        }
        let pause = ms(means.settings.presence.pause_s);
        if self.present.input(at, idle, id, pause) {
            say::breakpoint(means.said, at.max(self.observed), "fine", "pause");
        }
    }

    fn system(&mut self, event: SystemEvent, at: i64) {
        self.system_at = self.system_at.max(at);
        match event {
            SystemEvent::Lock => self.present.lock(at),
            SystemEvent::Unlock => self.present.unlock(at),
            SystemEvent::Suspend => self.present.suspend(at),
            SystemEvent::Resume => self.present.resume(at),
            SystemEvent::ShareOn => self.together.share(true, at),
            SystemEvent::ShareOff => self.together.share(false, at),
            SystemEvent::DndOn => self.dnd = true,
            SystemEvent::DndOff => self.dnd = false,
            SystemEvent::CaptureOff => self.capture_paused = true,
            SystemEvent::CaptureOn => self.capture_paused = false,
        }
    }

    fn focus(&mut self, facts: &Facts<'_>, at: i64, id: &str, means: &mut Means<'_>) {
        self.present.note_sign(at, id);
        let mut next = Visit::new(facts, means.catalogue, at, id);
        self.programs.tell(&mut next, facts.title);
        let change = match &self.visit {
            Some(visit) if visit.is_fresh(at) => visit.change_to(&next),
            Some(visit) if visit.key == next.key && visit.page == next.page => Change::Page,
            _ => Change::App,
        };
        if change == Change::None {
            if let Some(visit) = &mut self.visit {
                visit.beat(facts, at, id);
            }
            return;
        }
        self.programs.note(&next);
        self.titles
            .note(next.key, next.page, &next.title, &next.ending);
        let program = next.key;
        let title = std::mem::take(&mut next.title).into_iter();
        (next.common, next.title) = title.partition(|word| self.titles.is_common(program, word));
        self.written.recall(&mut next);
        if self.plan.is_some() {
            name_title(&mut next, means);
        }
        self.present.window_changed(at);
        self.tally_visit(at, means.settings);
        if let Some(old) = self.visit.take() {
            next.come_after(&old);
            self.leave(&old, &next, at, means);
        } else {
            self.stable = Some(self.place_of(&next));
        }
        self.engaged.pass(next.page, at);
        self.visit = Some(next);
    }

    /// A visit ends and another begins.
    fn leave(&mut self, old: &Visit, next: &Visit, at: i64, means: &mut Means<'_>) {
        // A visit ends this long after its last heartbeat.
        let end = at.min(old.seen + HEARTBEAT_MS);
        let dwell = end - old.since;
        let long_enough = dwell >= i64::from(means.settings.switching.dwell_ms_min);
        let (from, to) = (self.place_of(old), self.place_of(next));
        self.written.note(old);
        if !old.keys.is_empty() {
            self.everyday.note(&old.keys, at);
        }
        if !long_enough {
            // The window after a passing one is no moment to speak until it has stayed.
            self.settling = at + i64::from(means.settings.switching.dwell_ms_min);
            return;
        }
        self.note_activity(from.task, old, end, means);
        if from.task != to.task {
            let talk = old.category.is_talk();
            self.switches
                .stay(from.task, old.since, end, talk, &means.settings.switching);
        }
        self.settling = 0;
        self.stable = Some(from);
        self.move_to(to, at, means);
    }

    fn note_activity(&mut self, task: u64, visit: &Visit, end: i64, means: &mut Means<'_>) {
        self.close_activities(end - ACTIVITY_MS, means);
        if self.activities.len() >= ACTIVITIES_MAX && !self.activities.contains_key(&task) {
            self.close_activities(i64::MAX, means);
        }
        let intent = self.intent_id().to_owned();
        let sensitive = visit.category == Category::Sensitive;
        let activity = self.activities.entry(task).or_insert_with(|| Activity {
            app: if sensitive {
                String::new()
            } else {
                visit.app.clone()
            },
            name: visit.activity(),
            since: visit.since,
            last: end,
            intent,
        });
        activity.last = end;
    }

    fn read(
        &mut self,
        tokens: &[String],
        confidence: f32,
        at: i64,
        id: &str,
        means: &mut Means<'_>,
    ) {
        if self.visit.is_none() {
            self.visit = Some(Visit::unseen(means.catalogue, at));
        }
        let Some(visit) = &mut self.visit else { return };
        if visit.category == Category::Sensitive || self.capture_paused {
            return;
        }
        if visit.app.is_empty() {
            visit.seen = visit.seen.max(at);
        }
        let mut read: Vec<(u64, String)> = vec![];
        for word in tokens.iter().flat_map(|token| words::words(token)) {
            let key = words::key(&word);
            if !read.iter().any(|(known, _)| *known == key) {
                read.push((key, word));
            }
        }
        let document = visit.is_fresh(at) && visit.is_document();
        if document && visit.new_words(&read) >= WRITTEN_WORDS {
            self.present.note_written(at, id);
        }
        visit.note_foreign(&read, at);
        visit.keep(at, &read, id);
        let confidence = f64::from(confidence.clamp(0.0, 1.0));
        let richness = words::richness(tokens.iter()) as f64;
        visit.note_richness(richness, at);
        let Some(plan) = &mut self.plan else { return };
        let found = plan.weigh(&read, confidence, &self.everyday, means.matcher);
        visit.read(&found);
        let resting = plan.paused || self.on_break;
        let whole = visit.is_whole(richness);
        if whole && !resting && plan.listen(visit, found.terms, at) {
            self.engaged.begin(Some(plan), at);
        }
        if let Some(embedding) = means.embedding {
            let title = visit.title.join(" ");
            visit.embedded = embedding.log_odds(&plan.text, Some(&title), tokens);
        }
    }

    /// Looks at the present window again, for a plan that is new.
    fn read_again(&mut self, means: &mut Means<'_>) {
        let (Some(visit), Some(plan)) = (&mut self.visit, &self.plan) else {
            return;
        };
        name_title(visit, means);
        let tokens: Vec<(u64, String)> = visit
            .tokens
            .iter()
            .map(|(_, word)| (words::key(word), word.clone()))
            .collect();
        visit.clear_reading();
        if !tokens.is_empty() {
            visit.read(&plan.weigh(&tokens, 1.0, &self.everyday, means.matcher));
        }
    }

    fn intend(
        &mut self,
        action: IntentAction,
        plan: impl FnOnce() -> Plan,
        now: i64,
        means: &mut Means<'_>,
    ) {
        match action {
            IntentAction::Declare => {
                let mut plan = plan();
                if let Some(old) = self.plan.take() {
                    self.memory.keep(old);
                }
                self.memory.recall(&mut plan);
                self.stretch.begin_plan(&plan, now, &means.settings.depth);
                means.learn_plan(Some(&plan));
                self.plan = Some(plan);
                self.on_break = false;
                self.read_again(means);
            }
            IntentAction::Pause => {
                self.rest_since = self.apart_since_or(now);
                self.set_paused(true);
            }
            IntentAction::Resume => {
                self.set_paused(false);
                self.on_break = false;
            }
            IntentAction::Break => {
                self.rest(now);
                return;
            }
            IntentAction::Done => {
                if let Some(old) = self.plan.take() {
                    self.memory.keep(old);
                }
                self.on_break = false;
                self.stretch.finish_plan();
                means.learn_plan(None);
            }
        }
        self.agenda.touch();
        self.engaged.begin(self.plan.as_ref(), now);
    }

    fn set_paused(&mut self, paused: bool) {
        if let Some(plan) = &mut self.plan {
            plan.paused = paused;
        }
    }

    fn answer(&mut self, answer: &str, now: i64, means: &mut Means<'_>) {
        match answer.replace('-', "_").as_str() {
            "this_is_part_of_it" | "part_of_it" => self.answer_part(now, true),
            "go_back" => self.answer_part(now, false),
            "wrong_state" => self.relabel(now),
            "taking_a_break" | "five_minutes" => {
                self.rest(now);
            }
            "meeting_is_still_on" => self.together.answer(false, now),
            "meeting_ended" => self.together.answer(true, now),
            "i_have_a_moment" | "moment" => say::breakpoint(means.said, now, "coarse", "asked"),
            _ => {}
        }
    }

    fn answer_part(&mut self, now: i64, part: bool) {
        let Some(plan) = &self.plan else { return };
        let mut windows = self.engaged.blamed().to_vec();
        if windows.is_empty() {
            let visit = self.visit.iter();
            windows.extend(visit.flat_map(|visit| [visit.page, visit.key]));
        }
        // What is apart from the plan is one page; the application may well serve it.
        let most = if part { windows.len() } else { 1 };
        for window in windows.into_iter().take(most) {
            self.answers.note(plan, window, part);
        }
        if part {
            self.relabel(now);
        }
    }

    /// A break that the person takes on purpose.
    fn rest(&mut self, now: i64) {
        let since = self.apart_since_or(now);
        self.on_break = self.plan.as_ref().is_some_and(|plan| !plan.paused);
        if self.on_break {
            self.rest_since = since;
            self.engaged.rest(now);
        }
    }

    /// The alarm was wrong: the state is set right, and the next one takes more evidence.
    fn relabel(&mut self, now: i64) {
        if let Some(plan) = &mut self.plan {
            plan.patience = (plan.patience * PATIENCE_STEP).min(PATIENCE_MAX);
            plan.started = true;
            self.engaged.confirm(now);
            self.stretch.excuse();
        }
    }
}

/// Finds the words of the plan in the title of a visit.
fn name_title(visit: &mut Visit, means: &mut Means<'_>) {
    visit.title_terms = terms_of(&visit.title, means);
    visit.named_in_common = !terms_of(&visit.common, means).is_empty();
}

/// The words of the plan in a title.
fn terms_of(title: &[String], means: &mut Means<'_>) -> Terms {
    let mut found = Terms::default();
    for word in title {
        if let Some(place) = means.matcher.find(words::key(word), word) {
            found.add(place);
        }
    }
    found
}

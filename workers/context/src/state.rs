//! The whole present: what each observation and each second does to it, and what is said of it.

mod observe;
mod say;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use velvet_messages::v1::{self, context_event::Kind};

use crate::{
    agenda::Agenda,
    category::{Catalogue, Category},
    depth::{Depth, Doing, Stretch},
    engagement::{Engaged, Engagement, Tally},
    media::{self, Watching},
    presence::{Presence, Present, Return},
    programs::Programs,
    relevance::{Answers, Embedding, Evidence, Memory, Plan},
    settings::{Settings, ms},
    social::{Met, Scene, Social, Sound, Together},
    switching::Switches,
    titles::Titles,
    window::{Visit, Written},
    words::{Everyday, Matcher},
};

/// Seconds are looked at one by one.
pub(crate) const SECOND_MS: i64 = 1_000;
/// Nothing changes any more when nothing was observed for this long, milliseconds: every wait is shorter.
const SILENT_MS_MAX: i64 = 1_200_000;
/// The present is said while something was observed within this time, milliseconds.
const OBSERVED_MS: i64 = 60_000;
/// A film over the whole screen that lasts this long is a rest, whatever came before it, milliseconds.
const FILM_MS: i64 = 300_000;
/// A break that the person takes is over after so long in front of the screen, whatever they do: who forgot to say so is asked
/// again. On 180 days of six people none of 142 was longer than 21 minutes. Milliseconds.
const REST_MS_MAX: i64 = 1_800_000;
/// A gap worth a word, milliseconds.
const GAP_MS_MIN: i64 = 180_000;
/// An activity ends when it was left for this long, milliseconds.
const ACTIVITY_MS: i64 = 300_000;
/// Activities that are open at once.
const ACTIVITIES_MAX: usize = 32;

/// What does not change while time goes on, and what can be made anew.
pub(crate) struct Means<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) matcher: &'a mut Matcher,
    pub(crate) embedding: Option<&'a dyn Embedding>,
    pub(crate) device: &'a str,
    /// What is said, in order.
    pub(crate) said: &'a mut Vec<(i64, Kind)>,
}

/// An activity that is not closed yet.
#[derive(Clone, Serialize, Deserialize)]
struct Activity {
    app: String,
    name: String,
    since: i64,
    last: i64,
    intent: String,
}

/// Where somebody is: what a change of window is told by.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Place {
    app: u64,
    page: u64,
    task: u64,
}

impl Place {
    /// What kind of moment the change to another place is, and why.
    fn level_to(self, next: Self) -> Option<(&'static str, &'static str)> {
        if self.task != next.task {
            Some(("medium", "activity"))
        } else if self.app != next.app {
            Some(("fine", "app"))
        } else if self.page != next.page {
            Some(("fine", "page"))
        } else {
            None
        }
    }
}

/// The gap that a card may speak of.
#[derive(Clone, Serialize, Deserialize)]
struct Gap {
    from: String,
    started: i64,
    ended: i64,
    activity: String,
    depth: Depth,
}

/// What was last said besides the axes.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Face {
    flags: u16,
    window: u64,
    category: Option<Category>,
    intent: String,
}

/// Everything that is known.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct State {
    /// The time that is looked at.
    now: i64,
    /// The next second to look at.
    next: i64,
    /// The last observation.
    observed: i64,
    visit: Option<Visit>,
    /// The last window that was looked at for long enough.
    stable: Option<Place>,
    /// When the window after a passing one counts.
    settling: i64,
    present: Present,
    engaged: Engaged,
    tally: Tally,
    tallied: i64,
    stretch: Stretch,
    together: Together,
    watching: Watching,
    switches: Switches,
    #[serde(default)]
    programs: Programs,
    #[serde(default)]
    titles: Titles,
    #[serde(default)]
    written: Written,
    sound: Sound,
    agenda: Agenda,
    plan: Option<Plan>,
    answers: Answers,
    memory: Memory,
    everyday: Everyday,
    activities: BTreeMap<u64, Activity>,
    activity_before_gap: String,
    gap: Option<Gap>,
    on_break: bool,
    /// Since when the person is apart from the plan, on a break on purpose.
    #[serde(default)]
    rest_since: i64,
    /// The window in front speaks for the plan, or against it.
    plan_in_view: bool,
    #[serde(default)]
    apart_in_view: bool,
    /// Input that was not told yet.
    touched: bool,
    dnd: bool,
    capture_paused: bool,
    system_at: i64,
    intent_at: i64,
    face: Face,
    said: i64,
    dirty: bool,
    top_share: f64,
}

impl State {
    /// Lets the seconds before a time pass.
    pub(crate) fn pass(&mut self, until: i64, means: &mut Means<'_>) {
        if self.observed == 0 {
            return;
        }
        while self.next < until {
            let now = self.next;
            if now - self.observed > SILENT_MS_MAX {
                self.next = (until + SECOND_MS - 1).div_euclid(SECOND_MS) * SECOND_MS;
                return;
            }
            self.next += SECOND_MS;
            self.now = now;
            if now.rem_euclid(ms(means.settings.drift.tick_s)) == 0 {
                self.take_evidence(now, means);
            }
            self.evaluate(now, means);
        }
    }

    /// Judges every axis at a time, and says what changed.
    fn evaluate(&mut self, now: i64, means: &mut Means<'_>) {
        self.sound.forget(now);
        self.sound.note_work(now);
        if let Some(visit) = self.visit.as_mut().filter(|visit| visit.is_fresh(now)) {
            self.sound.explain(now, visit);
            visit.plays |= self.sound.plays(&visit.app);
            visit.calls |= self.sound.is_spoken_to(&visit.app);
        }
        let fresh = self.visit.as_ref().filter(|visit| visit.is_fresh(now));
        let watched = fresh.is_some_and(|visit| media::is_watched(visit, &self.sound));
        let film_ended = self
            .watching
            .evaluate(now, fresh, &self.sound, &means.settings.media);
        let visit = self.visit.as_ref();
        let surely = visit.is_some_and(|visit| visit.is_surely_in_front(now));
        self.dirty |= self.watching.note_front(surely);
        let was_together = self.together.is_together();
        let scene = Scene {
            now,
            visit: fresh,
            sound: &self.sound,
            agenda: &self.agenda,
            settings: &means.settings.social,
        };
        let met = self.together.evaluate(&scene);
        let was_there = self.present.is_there();
        let talking = self.together.is_together();
        let returned = self.present.evaluate(
            now,
            watched || talking || self.sound.is_spoken(),
            &means.settings.presence,
        );
        let left = was_there && !self.present.is_there();
        if left || (talking && !was_together) {
            self.suspend(now);
        }
        if self.watching.is_film_since(now - FILM_MS) {
            self.engaged.suspend(now);
        }
        self.deepen(now, means.settings);
        self.settle_window(now, means);
        self.tell_ends(now, returned, met, film_ended, means);
        self.say(now, means);
    }

    /// Somebody leaves, or a meeting begins.
    fn suspend(&mut self, now: i64) {
        self.engaged.suspend(now);
        self.stretch.note_gap();
        self.activity_before_gap = self.visit.as_ref().map(Visit::activity).unwrap_or_default();
    }

    fn deepen(&mut self, now: i64, settings: &Settings) {
        let Some(visit) = &self.visit else { return };
        let on_plan = self.engaged.axis.is(Engagement::OnIntent) && !visit.category.is_talk();
        let doing = Doing {
            now,
            task: visit.key,
            page: visit.page,
            titled: !visit.title.is_empty(),
            aside: visit.category.is_talk() || visit.category == Category::Sensitive,
            leisure: visit.category.is_leisure(),
            engaged: self.present.is_engaged(),
            gone: !self.present.is_there(),
            together_since: self.together.since(),
            apart_since: self.apart_since(),
            apart: self.apart_since() > 0 || self.engaged.axis.is(Engagement::Returning),
            engagement_since: self.engaged.axis.since(),
            on_plan,
            plan_in_view: self.plan_in_view,
            resting: self.is_on_break(),
            unbegun: self.engaged.axis.is(Engagement::NotStarted),
            elsewhere: self.apart_in_view || self.watching.is_film_since(now),
        };
        self.stretch.evaluate(&doing, &settings.depth);
    }

    /// Since when the person is apart from the plan: drifted, not begun with it, or on a break on purpose. Zero: not.
    fn apart_since(&self) -> i64 {
        if self.is_on_break() {
            return self.rest_since;
        }
        match self.engaged.axis.state() {
            Engagement::Drifted | Engagement::NotStarted => self.engaged.axis.since(),
            _ => 0,
        }
    }

    /// The same, or this time when the person is not apart from it yet.
    fn apart_since_or(&self, now: i64) -> i64 {
        match self.apart_since() {
            0 => now,
            since => since,
        }
    }

    /// A break of the person's own: one that they take, or one that they give the plan.
    fn is_on_break(&self) -> bool {
        self.on_break || self.plan.as_ref().is_some_and(|plan| plan.paused)
    }

    /// A window after a passing one counts when it stayed.
    fn settle_window(&mut self, now: i64, means: &mut Means<'_>) {
        if self.settling == 0 || now < self.settling {
            return;
        }
        self.settling = 0;
        let Some(visit) = &self.visit else { return };
        let next = self.place_of(visit);
        self.move_to(next, now, means);
    }

    fn place_of(&self, visit: &Visit) -> Place {
        Place {
            app: visit.key,
            page: visit.page,
            task: self.task_of(visit),
        }
    }

    /// Says what kind of moment a change of place is.
    fn move_to(&mut self, next: Place, now: i64, means: &mut Means<'_>) {
        let before = self.stable.replace(next);
        if let Some((level, reason)) = before.and_then(|before| before.level_to(next)) {
            say::breakpoint(means.said, now, level, reason);
        }
    }

    fn task_of(&self, visit: &Visit) -> u64 {
        /// Messages are one activity, whichever application they are in.
        const TALK: u64 = 1;
        match &self.plan {
            _ if visit.category.is_talk() => TALK,
            Some(plan) if plan.claims(visit) => plan.task(),
            _ => visit.key,
        }
    }

    fn tell_ends(
        &mut self,
        now: i64,
        returned: Option<Return>,
        met: Option<Met>,
        film_ended: bool,
        means: &mut Means<'_>,
    ) {
        let mut points = vec![];
        if let Some(ended) = returned {
            self.tell_return(ended, means);
            if ended.unlocked {
                points.push("unlock");
            } else if ended.back - ended.left >= GAP_MS_MIN {
                points.push("return");
            }
        }
        if let Some(met) = met {
            self.tell_meeting(met, means);
            points.push("meeting_end");
        }
        if film_ended {
            points.push("fullscreen_end");
        }
        if points.is_empty() {
            return;
        }
        // The state first: who hears of the moment must know the present.
        self.dirty = true;
        self.say(now, means);
        for reason in points {
            say::breakpoint(means.said, now, "coarse", reason);
        }
    }

    fn tell_return(&mut self, ended: Return, means: &mut Means<'_>) {
        self.close_activities(i64::MAX, means);
        if ended.back - ended.left < GAP_MS_MIN {
            return;
        }
        self.note_gap("away", ended.left, ended.back);
        self.segment("away", ended.left, ended.back, means);
    }

    fn tell_meeting(&mut self, met: Met, means: &mut Means<'_>) {
        self.note_gap("meeting", met.started, met.ended);
        self.segment("meeting", met.started, met.ended, means);
    }

    fn note_gap(&mut self, from: &str, started: i64, ended: i64) {
        if ended - started < GAP_MS_MIN {
            return;
        }
        self.gap = Some(Gap {
            from: from.to_owned(),
            started,
            ended,
            activity: self.activity_before_gap.clone(),
            depth: self.stretch.before_gap,
        });
    }

    fn segment(&self, kind: &str, from: i64, to: i64, means: &mut Means<'_>) {
        let segment = v1::ContextSegment {
            app: String::new(),
            started_unix_us: from.saturating_mul(1_000),
            ended_unix_us: to.saturating_mul(1_000),
            kind: kind.to_owned(),
            activity: String::new(),
            intent_id: self.intent_id().to_owned(),
        };
        means.said.push((self.now, Kind::Segment(segment)));
    }

    fn intent_id(&self) -> &str {
        self.plan.as_ref().map_or("", |plan| plan.id.as_str())
    }

    /// Decides with the evidence of ten seconds for and against the plan.
    fn take_evidence(&mut self, now: i64, means: &mut Means<'_>) {
        self.look_at_switching(now, means.settings);
        self.look_for_plan(now, means.settings);
        let evidence = self.tally_visit(now, means.settings);
        let tally = std::mem::take(&mut self.tally);
        self.tallied = now;
        let Some(visit) = &mut self.visit else { return };
        visit.forget(now);
        let (Some(plan), Some(evidence)) = (&mut self.plan, evidence) else {
            return;
        };
        let apart = self.on_break || self.engaged.is_apart();
        if let Some(since) = plan.adopt_work(visit, apart, now) {
            self.on_break = false;
            self.engaged.begin(Some(plan), now);
            self.stretch.adopt(since, now);
        } else if self.on_break {
            // What is done has been the plan for a while; one word of it may stand anywhere.
            let back = self.engaged.tick_break(&tally, &means.settings.drift);
            self.on_break = !back && now - self.rest_since < REST_MS_MAX;
            return;
        } else {
            self.engaged.tick(plan, now, tally, &means.settings.drift);
        }
        plan.learn(visit, &evidence, self.engaged.is_drifted());
    }

    /// Adds what the window in front says since it came or since the last tick; none when nobody can tell now.
    fn tally_visit(&mut self, now: i64, settings: &Settings) -> Option<Evidence> {
        // Whether a film over the whole screen is the rest that was meant cannot be seen, and nothing is said into it.
        let film = self.watching.is_film_since(now);
        let watching = self.present.is_engaged()
            && !self.together.is_together()
            && !self.capture_paused
            && !film;
        let plan = self.plan.as_ref().filter(|plan| !plan.paused)?;
        let visit = self.visit.as_mut().filter(|visit| visit.is_fresh(now))?;
        if !watching {
            return None;
        }
        let tick = ms(settings.drift.tick_s);
        let from = visit.since.max(self.tallied).max(now - tick);
        let share = (now - from) as f64 / tick as f64;
        let evidence = plan.evidence(visit, &self.answers, settings, now);
        self.tally.add(visit, &evidence, share);
        Some(evidence)
    }

    /// Whether the window in front speaks for the plan or against it, as far as it was read.
    fn look_for_plan(&mut self, now: i64, settings: &Settings) {
        let plan = self.plan.as_ref().filter(|plan| !plan.paused);
        let visit = self.visit.as_ref().filter(|visit| visit.is_fresh(now));
        let slack = settings.drift.slack;
        let evidence = plan
            .zip(visit)
            .map(|(plan, visit)| plan.evidence(visit, &self.answers, settings, now));
        let weight = evidence.map_or(0.0, |it| if it.adjacent { 0.0 } else { it.weight });
        let talk_of_plan = evidence.is_some_and(|it| it.is_talk_of_plan(&settings.relevance));
        self.plan_in_view = weight > slack || talk_of_plan;
        // While capture is paused nothing is held against a window.
        self.apart_in_view = weight < -slack && !self.capture_paused;
    }

    fn look_at_switching(&mut self, now: i64, settings: &Settings) {
        let current = self
            .visit
            .as_ref()
            .map(|visit| (self.task_of(visit), visit.since));
        self.top_share = self.switches.top_share(now, current);
        let talk = self
            .visit
            .as_ref()
            .is_some_and(|visit| visit.category.is_talk());
        let there = self.present.axis.is(Presence::Active);
        self.switches
            .evaluate(now, there, talk, self.top_share, &settings.switching);
    }

    /// Closes what was left before a time for long.
    fn close_activities(&mut self, before: i64, means: &mut Means<'_>) {
        let due: Vec<u64> = self
            .activities
            .iter()
            .filter(|(_, activity)| activity.last < before)
            .map(|(task, _)| *task)
            .collect();
        for activity in due
            .into_iter()
            .filter_map(|task| self.activities.remove(&task))
        {
            let segment = v1::ContextSegment {
                app: activity.app,
                started_unix_us: activity.since.saturating_mul(1_000),
                ended_unix_us: activity.last.saturating_mul(1_000),
                kind: "activity".to_owned(),
                activity: activity.name,
                intent_id: activity.intent,
            };
            means.said.push((self.now, Kind::Segment(segment)));
        }
    }

    /// The clock was set: what was learned stays, what was timed begins anew.
    pub(crate) fn restart(&mut self, at: i64) {
        let old = std::mem::take(self);
        let mut plan = old.plan;
        if let Some(plan) = &mut plan {
            plan.declared = plan.declared.min(at);
        }
        *self = Self {
            answers: old.answers,
            memory: old.memory,
            everyday: old.everyday,
            programs: old.programs,
            titles: old.titles,
            written: old.written,
            agenda: old.agenda,
            dnd: old.dnd,
            capture_paused: old.capture_paused,
            on_break: old.on_break,
            rest_since: old.rest_since.min(at),
            plan,
            present: old.present,
            ..Self::default()
        };
        self.present.restart(at);
        self.engaged.begin(self.plan.as_ref(), at);
        self.agenda.touch();
    }

    fn is_recording(&self) -> bool {
        self.together.axis.is(Social::Recording)
    }

    pub(crate) fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }
}

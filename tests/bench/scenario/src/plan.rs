//! Plan and task process: what the person does from when to when, and what they say of it.

mod fixed;

pub(crate) use fixed::quiet;

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    day::ScenarioError,
    persona::{Persona, Scenario},
    random::Random,
    words,
};

/// A second, a minute, in milliseconds.
pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;

/// From so many minutes of absence on, a person is away (spec/nudge.md section B: 180 s).
pub(crate) const AWAY: i64 = 3 * MINUTE;
/// A rest shorter than this is no work any more and fills up with mail.
const CRUMB: i64 = 2 * MINUTE;

/// How a drift comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drift {
    /// Out of the blue.
    OwnAccord,
    /// A message, and then a link in it.
    Cue,
    /// A search for the plan, a page beside the point, and on from there.
    Search,
    /// Another project's document in the same application.
    SameEditor,
    /// Reading of the same kind in the same application, about something else.
    SameCategory,
    /// Talk with friends.
    Talk,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// The plan; long: without a look at the clock.
    Plan {
        long: bool,
    },
    /// Work or this and that, without a declared plan.
    Unplanned,
    /// The plan is declared, and something else goes on.
    NotStarted,
    Drift(Drift),
    /// A break that the person marked; `pause`: by letting the plan rest.
    Break {
        pause: bool,
    },
    /// Mail and messages.
    Triage,
    /// Passwords, the bank, records.
    Secret,
    /// Nobody there.
    Absent {
        lock: bool,
        suspend: bool,
    },
    /// A call, by its index.
    Call(usize),
    /// Slides on a mirrored display, in a room.
    Beamer,
    /// The screen and the voice are recorded.
    Record,
    /// A film that fills the screen.
    Film,
}

/// A stretch of one thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub start: i64,
    pub end: i64,
    pub doing: Doing,
    pub project: usize,
    /// The plan in force.
    pub intent: Option<usize>,
}

/// A plan as it was declared.
pub(crate) struct Intent {
    pub id: String,
    pub text: String,
    pub terms: Vec<String>,
    pub until: Option<i64>,
}

/// Something the person tells Velvet.
#[derive(Clone, Copy)]
pub(crate) enum Said {
    Declare(usize),
    Done,
    Pause,
    Resume,
    Break,
}

pub(crate) struct Entry {
    pub title: String,
    pub start: i64,
    pub end: i64,
    pub busy: bool,
    /// The call it announces.
    pub call: Option<usize>,
    /// Known from the begin of the day on, or taken out at this time.
    pub cancelled: Option<i64>,
}

/// A conversation over the net.
pub(crate) struct Call {
    pub start: i64,
    pub end: i64,
    pub camera: bool,
    /// Voices only at times, when a key is held.
    pub push_to_talk: bool,
    /// So long before the end nobody speaks any more.
    pub silent_tail: i64,
    pub share: Option<(i64, i64)>,
}

/// A day before anything of it is seen.
pub(crate) struct Plan {
    pub start: i64,
    pub end: i64,
    pub spans: Vec<Span>,
    pub intents: Vec<Intent>,
    pub said: Vec<(i64, Said)>,
    pub entries: Vec<Entry>,
    pub calls: Vec<Call>,
    pub dnd: Vec<(i64, i64)>,
    pub music: Vec<(i64, i64)>,
    pub dictation: Vec<(i64, i64)>,
    pub quiet: Vec<(i64, i64)>,
}

impl Plan {
    /// Nothing happens from then to then.
    pub(crate) fn empty(start: i64, end: i64) -> Self {
        Self {
            start,
            end,
            spans: vec![],
            intents: vec![],
            said: vec![],
            entries: vec![],
            calls: vec![],
            dnd: vec![],
            music: vec![],
            dictation: vec![],
            quiet: vec![],
        }
    }

    /// The first plan of the first project, declared at the start.
    pub(crate) fn declare_first(&mut self, persona: &Persona) {
        let project = &persona.scenario.projects[0];
        self.intents.push(Intent {
            id: project.id.clone(),
            text: project.intents[0].clone(),
            terms: project.terms.clone(),
            until: None,
        });
        self.said.push((self.start, Said::Declare(0)));
    }

    /// The day of this date.
    pub(crate) fn make(persona: &Persona, date: Date, seed: u64) -> Result<Self, ScenarioError> {
        let zone = zone(persona)?;
        let words = words::of(&persona.scenario.tongue)?;
        let mut rng = Random::named(seed, &persona.profile.name, "plan");
        let mut plan = fixed::frame(persona, words, date, &zone, &mut rng)?;
        let items = std::mem::take(&mut plan.items);
        let mut planner = Planner {
            scenario: &persona.scenario,
            rng,
            t: plan.plan.start,
            active: None,
            project: 0,
            plan: plan.plan,
        };
        planner.lay(&items);
        let mut plan = planner.plan;
        plan.quiet = fixed::quiet(persona, date, &zone)?;
        Ok(plan)
    }
}

pub(crate) fn zone(persona: &Persona) -> Result<TimeZone, ScenarioError> {
    TimeZone::get(&persona.profile.time_zone).map_err(|source| ScenarioError::TimeZone { source })
}

struct Planner<'a> {
    scenario: &'a Scenario,
    rng: Random,
    t: i64,
    active: Option<usize>,
    project: usize,
    plan: Plan,
}

impl Planner<'_> {
    fn lay(&mut self, items: &[fixed::Item]) {
        self.project = self.rng.below(self.scenario.projects.len());
        for item in items {
            self.fill(item.start);
            self.item(item);
        }
        self.fill(self.plan.end);
        self.music();
        let day = (self.plan.start, self.plan.end);
        if self.rng.chance(0.6) {
            let start = self.minutes_into(day, 0.85);
            let length = self.rng.between(30.0, 80.0);
            self.plan.dnd.push((start, start + minutes(length)));
        }
        if self.scenario.dictation.is_some() {
            self.dictation();
        }
    }

    fn minutes_into(&mut self, (start, end): (i64, i64), share: f64) -> i64 {
        start + ((end - start) as f64 * share * self.rng.unit()) as i64
    }

    fn item(&mut self, item: &fixed::Item) {
        let end = item.end.min(self.plan.end);
        match item.what {
            Doing::Plan { .. } => {
                if self.active.is_none() && self.rng.chance(0.9) {
                    self.declare(end);
                }
                self.long(end);
            }
            Doing::Absent { .. } if self.active.is_some() && self.rng.chance(0.25) => {
                self.say(Said::Done);
                self.active = None;
                self.push(item.what, end);
            }
            what => self.push(what, end),
        }
    }

    /// A long stretch, with a sip of water now and then.
    fn long(&mut self, end: i64) {
        let doing = if self.active.is_some() {
            Doing::Plan { long: true }
        } else {
            Doing::Unplanned
        };
        while end - self.t > 50 * MINUTE && self.rng.chance(0.6) {
            let part = self.rng.between(25.0, 45.0);
            self.push(doing, self.t + minutes(part));
            let sip = self.rng.between(0.7, 2.4);
            let away = Doing::Absent {
                lock: false,
                suspend: false,
            };
            self.push(away, self.t + minutes(sip));
        }
        self.push(doing, end);
    }

    /// Fills the time until the next fixed thing.
    fn fill(&mut self, until: i64) {
        if self.active.is_some() && self.rng.chance(0.35) {
            self.say(Said::Done);
            self.active = None;
        }
        while self.t < until {
            if until - self.t < CRUMB {
                self.push(Doing::Triage, until);
            } else if self.active.is_none() {
                self.begin(until);
            } else {
                self.work(until);
            }
        }
    }

    fn begin(&mut self, until: i64) {
        self.project = self.rng.below(self.scenario.projects.len());
        let rhythm = &self.scenario.rhythm;
        let (unplanned, not_started) = (rhythm.unplanned, rhythm.not_started);
        match self.rng.weighted(&[unplanned, 0.15, 0.1, 0.65]) {
            0 => return self.for_minutes(Doing::Unplanned, 18.0, 0.5, until),
            // Declared late: the work has begun.
            1 => self.for_minutes(Doing::Unplanned, 7.0, 0.5, until),
            // Declared early: something else comes first.
            2 => {
                self.declare(until);
                self.for_minutes(Doing::NotStarted, 5.0, 0.3, until);
                return;
            }
            _ => self.for_minutes(Doing::Triage, 2.5, 0.5, until),
        }
        if until - self.t < CRUMB {
            return;
        }
        self.declare(until);
        if self.rng.chance(not_started) {
            self.for_minutes(Doing::NotStarted, 11.0, 0.4, until);
        }
    }

    fn work(&mut self, until: i64) {
        let bout = self.scenario.rhythm.bout_minutes;
        self.for_minutes(Doing::Plan { long: false }, bout, 0.55, until);
        if until - self.t < CRUMB {
            return;
        }
        match self.rng.weighted(&[0.75, 0.07, 0.06, 0.05, 0.04, 0.03]) {
            0 => self.drift(until),
            1 => self.pause(until),
            2 => {
                let end = self.t + minutes(self.rng.between(0.6, 2.6));
                self.absent(end.min(until));
            }
            3 => {
                let end = self.t + minutes(self.rng.lognormal(6.0, 0.6).clamp(3.4, 18.0));
                self.absent(end.min(until));
            }
            4 => self.for_minutes(Doing::Triage, 3.5, 0.5, until),
            _ => self.for_minutes(Doing::Secret, 1.5, 0.5, until),
        }
        if self.rng.chance(0.1) {
            self.say(Said::Done);
            self.active = None;
        }
    }

    fn drift(&mut self, until: i64) {
        const KINDS: [Drift; 6] = [
            Drift::OwnAccord,
            Drift::Cue,
            Drift::Search,
            Drift::SameEditor,
            Drift::SameCategory,
            Drift::Talk,
        ];
        // Hard cases at fixed shares: same editor, same category, talk.
        let kind = KINDS[self.rng.weighted(&[0.40, 0.22, 0.16, 0.11, 0.08, 0.03])];
        let median = self.scenario.rhythm.drift_minutes;
        self.for_minutes(
            Doing::Drift(kind),
            median,
            0.65,
            until.min(self.t + 45 * MINUTE),
        );
    }

    /// A break that looks like a drift and is none: the person said so.
    fn pause(&mut self, until: i64) {
        let pause = self.rng.chance(0.3);
        self.say(if pause { Said::Pause } else { Said::Break });
        self.for_minutes(Doing::Break { pause }, 8.0, 0.4, until);
        if pause {
            self.say(Said::Resume);
        }
    }

    fn absent(&mut self, until: i64) {
        let lock = until - self.t >= AWAY && self.rng.chance(self.scenario.rhythm.lock_share);
        self.push(
            Doing::Absent {
                lock,
                suspend: false,
            },
            until,
        );
    }

    /// A lognormal time, at least a minute, and never a crumb left of the gap.
    fn for_minutes(&mut self, doing: Doing, median: f64, sigma: f64, until: i64) {
        let length = minutes(self.rng.lognormal(median, sigma).clamp(1.0, 60.0));
        let end = if until - self.t - length < CRUMB {
            until
        } else {
            self.t + length
        };
        self.push(doing, end);
    }

    fn push(&mut self, doing: Doing, end: i64) {
        if end <= self.t {
            return;
        }
        self.plan.spans.push(Span {
            start: self.t,
            end,
            doing,
            project: self.project,
            intent: self.active,
        });
        self.t = end;
    }

    fn say(&mut self, what: Said) {
        self.plan.said.push((self.t, what));
    }

    fn declare(&mut self, until: i64) {
        let project = &self.scenario.projects[self.project];
        let index = self.plan.intents.len();
        let text = self.rng.word(&project.intents).to_owned();
        // Two in five say other words for it, one in three a time to stop.
        let terms = if self.rng.chance(0.4) {
            project.terms.clone()
        } else {
            vec![]
        };
        let until = (self.rng.chance(0.33) && until - self.t > 25 * MINUTE).then_some(until);
        self.plan.intents.push(Intent {
            id: format!("{}-{index}", project.id),
            text,
            terms,
            until,
        });
        self.say(Said::Declare(index));
        self.active = Some(index);
    }

    /// Music plays while somebody works, and often goes on when nobody is there.
    fn music(&mut self) {
        if self.scenario.music.is_none() {
            return;
        }
        let mut from = None;
        for index in 0..self.plan.spans.len() {
            let span = self.plan.spans[index];
            let works = matches!(
                span.doing,
                Doing::Plan { .. } | Doing::Unplanned | Doing::Triage | Doing::Drift(_)
            );
            let stays = works
                || (matches!(span.doing, Doing::Absent { lock: false, .. }) && from.is_some());
            if from.is_none() && works && self.rng.chance(0.12) {
                from = Some(span.start);
            } else if let Some(start) = from
                && (!stays || self.rng.chance(0.1))
            {
                self.plan.music.push((start, span.start));
                from = None;
            }
        }
        if let Some(start) = from {
            self.plan.music.push((start, self.plan.end));
        }
    }

    /// Dictation: a microphone without a meeting.
    fn dictation(&mut self) {
        for index in 0..self.plan.spans.len() {
            let span = self.plan.spans[index];
            let works = matches!(span.doing, Doing::Plan { .. });
            if works && span.end - span.start > 6 * MINUTE && self.rng.chance(0.12) {
                let start = span.start + minutes(self.rng.between(1.0, 3.0));
                let length = minutes(self.rng.between(1.0, 3.0));
                self.plan.dictation.push((start, start + length));
            }
        }
    }
}

/// Minutes in milliseconds.
pub(crate) fn minutes(value: f64) -> i64 {
    (value * MINUTE as f64) as i64
}

//! Windows within what is done: a few of them, with returns, and dwell times with heavy tails.

mod offplan;
mod onplan;

use std::collections::BTreeMap;

use crate::{
    day::ScenarioError,
    persona::{CALL, Kind, Persona, Scenario},
    plan::{AWAY, Doing, MINUTE, Plan, SECOND, Span},
    random::Random,
    text,
    words::{self, Words},
};

/// How the hands are busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hands {
    Typing,
    Reading,
    /// A film or a lesson: hands off.
    Watching,
    /// A game.
    Playing,
    /// Others talk.
    Listening,
    /// Nobody there.
    Off,
}

/// Where the words of a screen come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    Project(usize),
    Rabbit(usize),
    /// A page beside the point: half the plan's matter, half another.
    Tangent(usize, usize),
    /// Talk about a project, or about nothing.
    Talk(Option<usize>),
    Mail,
    /// Menus and forms without a topic.
    Template,
    Secret,
    Call,
}

/// A window that is looked at for a while.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub start: i64,
    pub end: i64,
    /// The span that it belongs to.
    pub span: usize,
    pub window: usize,
    pub title: String,
    pub matter: Matter,
    pub hands: Hands,
    /// Words of another thing that is on the screen as well.
    pub beside: Option<Matter>,
    pub fullscreen: bool,
    pub mirrored: bool,
    /// The application plays sound.
    pub plays: bool,
    /// What is really done, where it differs from the span's.
    pub engagement: Option<&'static str>,
    pub note: Option<&'static str>,
    /// How much of the text is of the plan's own words.
    pub density: f64,
}

impl Visit {
    pub(crate) fn length(&self) -> i64 {
        self.end - self.start
    }
}

/// All visits of a day, end to end.
pub(crate) fn visits(
    persona: &Persona,
    plan: &Plan,
    seed: u64,
) -> Result<Vec<Visit>, ScenarioError> {
    let words = words::of(&persona.scenario.tongue)?;
    let name = &persona.profile.name;
    let mut maker = Maker {
        scenario: &persona.scenario,
        words,
        plan,
        rng: Random::named(seed, name, "windows"),
        text: Random::named(seed, name, "titles"),
        titles: BTreeMap::new(),
        out: vec![],
        span: 0,
        t: plan.start,
        end: plan.start,
    };
    for (index, span) in plan.spans.iter().enumerate() {
        maker.span = index;
        (maker.t, maker.end) = (span.start, span.end);
        maker.lay(span);
    }
    Ok(maker.out)
}

struct Maker<'a> {
    scenario: &'a Scenario,
    words: &'a Words,
    plan: &'a Plan,
    rng: Random,
    text: Random,
    /// What a window showed last: it shows it again when it is returned to.
    titles: BTreeMap<(usize, Option<usize>), String>,
    out: Vec<Visit>,
    span: usize,
    t: i64,
    end: i64,
}

/// A window to look at, before it has a time.
#[derive(Clone, Copy)]
struct Look {
    window: usize,
    matter: Matter,
    /// The page stays the same when it is returned to.
    same: bool,
    beside: Option<Matter>,
    engagement: Option<&'static str>,
    note: Option<&'static str>,
}

impl Look {
    fn at(window: usize, matter: Matter) -> Self {
        Self {
            window,
            matter,
            same: false,
            beside: None,
            engagement: None,
            note: None,
        }
    }

    fn same(mut self) -> Self {
        self.same = true;
        self
    }

    fn really(mut self, engagement: &'static str, note: &'static str) -> Self {
        (self.engagement, self.note) = (Some(engagement), Some(note));
        self
    }

    fn noted(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}

impl Maker<'_> {
    fn lay(&mut self, span: &Span) {
        match span.doing {
            Doing::Plan { long } => self.bout(span.project, long),
            Doing::Unplanned => self.unplanned(span.project),
            Doing::NotStarted => self.wander(span.project, false),
            Doing::Drift(kind) => self.drift(span.project, kind),
            Doing::Break { .. } => self.wander(span.project, true),
            Doing::Triage => self.triage(),
            Doing::Secret => self.secret(),
            Doing::Absent { lock, .. } => self.absent(lock),
            Doing::Call(index) => self.call(index, span.project),
            Doing::Beamer => self.beamer(span.project),
            Doing::Record => self.record(span.project),
            Doing::Film => self.film(),
        }
        if let Some(last) = self.out.last_mut() {
            last.end = span.end;
        }
    }

    fn over(&self) -> bool {
        self.t >= self.end
    }

    fn kind(&self, window: usize) -> Kind {
        self.scenario.windows[window].kind
    }

    /// How long a look at this kind of window takes, milliseconds.
    fn dwell(&mut self, kind: Kind) -> i64 {
        let (median, sigma) = match kind {
            Kind::Document | Kind::Code | Kind::Sheet | Kind::Canvas | Kind::Slides => (9.5, 1.3),
            Kind::Terminal | Kind::Search => (6.0, 0.9),
            Kind::Reader | Kind::Article => (15.0, 1.1),
            Kind::Video => (70.0, 0.9),
            Kind::Feed => (20.0, 1.0),
            Kind::Shop => (15.0, 0.9),
            Kind::Forum => (22.0, 1.0),
            Kind::Chat | Kind::Mail | Kind::Template => (8.0, 0.9),
            Kind::Board => (7.0, 0.9),
            Kind::Files => (4.0, 0.7),
            Kind::Game => (240.0, 0.8),
            Kind::Secret => (25.0, 0.8),
            Kind::Call => (75.0, 1.2),
        };
        self.seconds(median, sigma)
    }

    fn seconds(&mut self, median: f64, sigma: f64) -> i64 {
        let pace = self.scenario.rhythm.pace;
        // Below half a second no window is looked at; above 25 minutes nobody sits without a look elsewhere.
        let value = self.rng.lognormal(median * pace, sigma).clamp(0.6, 1_500.0);
        (value * SECOND as f64) as i64
    }

    /// Looks at it for so long, or until the span ends.
    fn look(&mut self, look: Look, length: i64) {
        if self.over() {
            return;
        }
        let end = (self.t + length).min(self.end);
        let kind = self.kind(look.window);
        let title = self.title(&look);
        let hands = self.hands(kind);
        let density = self.rng.lognormal(0.075, 0.5).clamp(0.015, 0.25);
        self.out.push(Visit {
            start: self.t,
            end,
            span: self.span,
            window: look.window,
            title,
            matter: look.matter,
            hands,
            beside: look.beside,
            fullscreen: false,
            mirrored: false,
            plays: kind == Kind::Video,
            engagement: look.engagement,
            note: look.note,
            density,
        });
        self.t = end;
    }

    /// As [`Self::look`], for as long as such a window takes.
    fn glance(&mut self, look: Look) {
        let length = self.dwell(self.kind(look.window));
        self.look(look, length);
    }

    fn hands(&mut self, kind: Kind) -> Hands {
        match kind {
            Kind::Document | Kind::Code | Kind::Sheet | Kind::Canvas | Kind::Slides => {
                if self.rng.chance(0.7) {
                    Hands::Typing
                } else {
                    Hands::Reading
                }
            }
            Kind::Terminal | Kind::Chat | Kind::Secret => Hands::Typing,
            Kind::Video => Hands::Watching,
            Kind::Game => Hands::Playing,
            Kind::Call => Hands::Listening,
            _ => Hands::Reading,
        }
    }

    fn title(&mut self, look: &Look) -> String {
        let key = match look.matter {
            Matter::Project(project) | Matter::Talk(Some(project)) => Some(project),
            _ => None,
        };
        if look.same
            && let Some(title) = self.titles.get(&(look.window, key))
        {
            return title.clone();
        }
        let title = text::title(
            self.scenario,
            self.words,
            look.window,
            look.matter,
            &mut self.text,
        );
        self.titles.insert((look.window, key), title.clone());
        title
    }

    fn comms(&mut self) -> usize {
        let windows = self.scenario.all(&self.scenario.comms);
        // Messages more often than mail.
        let chat = self.rng.chance(0.65);
        let wanted = if chat { Kind::Chat } else { Kind::Mail };
        let found = windows.iter().find(|window| self.kind(**window) == wanted);
        found.or(windows.first()).copied().unwrap_or_default()
    }

    /// A short look at messages, which says nothing about the plan.
    fn messages(&mut self, length: i64) {
        let window = self.comms();
        let matter = if self.kind(window) == Kind::Mail {
            Matter::Mail
        } else {
            Matter::Talk(None)
        };
        self.look(
            Look::at(window, matter).really("adjacent", "messages"),
            length,
        );
    }

    fn triage(&mut self) {
        while !self.over() {
            let window = self.comms();
            let mail = self.kind(window) == Kind::Mail;
            let matter = if mail {
                Matter::Mail
            } else {
                Matter::Talk(None)
            };
            let length = self.seconds(14.0, 1.0);
            self.look(Look::at(window, matter), length);
            if self.rng.chance(0.2) {
                self.template();
            }
        }
    }

    fn template(&mut self) {
        let windows = self.scenario.all(&self.scenario.templates);
        if let Some(window) = self.rng.pick(&windows).copied() {
            self.glance(Look::at(window, Matter::Template).same());
        }
    }

    fn secret(&mut self) {
        let windows = self.scenario.all(&self.scenario.secrets);
        let window = self.rng.pick(&windows).copied().unwrap_or_default();
        while !self.over() {
            self.glance(Look::at(window, Matter::Secret).same());
        }
    }

    /// The last window stays, and nobody is before it.
    fn absent(&mut self, lock: bool) {
        let last = self.out.last().cloned();
        let window = last.as_ref().map_or(0, |last| last.window);
        let matter = last.as_ref().map_or(Matter::Template, |last| last.matter);
        let length = self.end - self.t;
        self.look(Look::at(window, matter).same(), length);
        if let Some(visit) = self.out.last_mut() {
            visit.hands = Hands::Off;
            visit.plays = false;
            visit.note = (lock || length >= AWAY).then_some("gone");
            if let Some(last) = last {
                visit.title = last.title;
            }
        }
    }

    /// A film over the whole screen.
    fn film(&mut self) {
        let (window, rabbit) = self.distraction(Some(Kind::Video));
        let settle = self.seconds(12.0, 0.5);
        self.look(Look::at(window, Matter::Rabbit(rabbit)), settle);
        let length = self.end - self.t;
        self.look(Look::at(window, Matter::Rabbit(rabbit)).same(), length);
        if let Some(visit) = self.out.last_mut() {
            visit.fullscreen = true;
            visit.hands = Hands::Watching;
            visit.plays = true;
        }
    }

    /// A window to drift to, with its topic.
    fn distraction(&mut self, kind: Option<Kind>) -> (usize, usize) {
        let all = &self.scenario.distractions;
        let fits = |id: &str| {
            let window = self.scenario.window(id).unwrap_or_default();
            kind.is_none_or(|kind| self.kind(window) == kind)
        };
        let weights: Vec<f64> = all
            .iter()
            .map(|it| if fits(&it.window) { it.weight } else { 0.0 })
            .collect();
        // Nobody of ours is without such a window: then any will do.
        let index = self.rng.weighted(&weights);
        let chosen = &all[index];
        let rabbit = self.rng.word(&chosen.rabbits);
        (
            self.scenario.window(&chosen.window).unwrap_or_default(),
            self.words.rabbit(rabbit).unwrap_or_default(),
        )
    }

    /// A meeting: mostly the call, also notes, messages, and other things that people do in meetings.
    fn call(&mut self, index: usize, project: usize) {
        let share = self.plan.calls[index].share;
        let main = self.main(project);
        let call = self.scenario.window(CALL).unwrap_or_default();
        while !self.over() {
            let shares = share.is_some_and(|(from, to)| from <= self.t && self.t < to);
            let (notes, other) = if shares { (0.75, 0.0) } else { (0.22, 0.08) };
            let choice = self.rng.weighted(&[0.62 - notes * 0.4, notes, 0.08, other]);
            match choice {
                0 => self.glance(Look::at(call, Matter::Call).same()),
                1 => self.glance(Look::at(main, Matter::Project(project)).same()),
                2 => {
                    let length = self.seconds(8.0, 0.8);
                    self.messages(length);
                }
                _ => {
                    let (window, rabbit) = self.distraction(None);
                    let length = self.seconds(18.0, 0.8);
                    self.look(Look::at(window, Matter::Rabbit(rabbit)), length);
                    if let Some(visit) = self.out.last_mut() {
                        visit.plays = false;
                        visit.hands = Hands::Reading;
                    }
                }
            }
        }
    }

    fn beamer(&mut self, project: usize) {
        let main = self.main(project);
        while !self.over() {
            let length = self.seconds(200.0, 0.8);
            self.look(Look::at(main, Matter::Project(project)).same(), length);
            if let Some(visit) = self.out.last_mut() {
                (visit.fullscreen, visit.mirrored) = (true, true);
                visit.hands = Hands::Listening;
            }
        }
    }

    fn record(&mut self, project: usize) {
        let main = self.main(project);
        while !self.over() {
            let length = self.seconds(70.0, 0.8);
            self.look(Look::at(main, Matter::Project(project)).same(), length);
        }
    }

    fn main(&self, project: usize) -> usize {
        let project = &self.scenario.projects[project];
        let first = project.windows.first();
        first
            .and_then(|id| self.scenario.window(id))
            .unwrap_or_default()
    }
}

/// The longest run of looks at messages within a bout: longer ones are a thing of their own.
const MESSAGES: i64 = 100 * SECOND;
/// A bout shorter than this has no special part.
const SPECIAL: i64 = 4 * MINUTE;

//! Off the plan: how people with ADHD get lost, and what they do before they begin.

use super::{Look, Maker, Matter};
use crate::{
    persona::Kind,
    plan::{Drift, SECOND},
};

impl Maker<'_> {
    /// A drift of this kind. Its truth begins with the first window that has nothing to do with the plan.
    pub(super) fn drift(&mut self, project: usize, kind: Drift) {
        match kind {
            Drift::OwnAccord => self.lost(project, "drift: own accord"),
            Drift::Cue => {
                let length = self.seconds(14.0, 0.5).min(40 * SECOND);
                self.messages(length);
                self.lost(project, "drift: cue");
            }
            Drift::Search => {
                self.tangent(project);
                self.lost(project, "drift: search");
            }
            Drift::SameEditor => self.other_project(project, true),
            Drift::SameCategory => self.other_project(project, false),
            Drift::Talk => {
                while !self.over() {
                    let window = self.comms();
                    let length = self.seconds(40.0, 0.9);
                    let look = Look::at(window, Matter::Talk(None));
                    self.look(look.noted("drift: talk"), length);
                }
            }
        }
    }

    /// A search for the plan and a page beside the point: still the plan, to whoever sees it.
    fn tangent(&mut self, project: usize) {
        let windows = self.scenario.all(&self.scenario.projects[project].windows);
        let search = windows.iter().find(|it| self.kind(**it) == Kind::Search);
        if let Some(window) = search.copied() {
            let length = self.seconds(9.0, 0.5);
            let look = Look::at(window, Matter::Project(project));
            self.look(look.really("on_intent", "search"), length);
        }
        let article = windows.iter().find(|it| self.kind(**it) == Kind::Article);
        if let Some(window) = article.copied() {
            let (_, rabbit) = self.distraction(None);
            let length = self.seconds(16.0, 0.5).min(40 * SECOND);
            let look = Look::at(window, Matter::Tangent(project, rabbit));
            // Here a person who knows the plan may waver; it lasts seconds.
            self.look(look.really("on_intent", "tangent, ambiguous"), length);
        }
    }

    /// From page to page, with a guilty look back now and then, which is no return.
    fn lost(&mut self, project: usize, note: &'static str) {
        let (mut window, mut rabbit) = self.distraction(None);
        let mut first = true;
        while !self.over() {
            let choice = self.rng.weighted(&[0.80, 0.09, 0.05, 0.06]);
            match if first { 0 } else { choice } {
                0 => {
                    self.glance(Look::at(window, Matter::Rabbit(rabbit)).noted(note));
                    self.enlarge();
                }
                1 => {
                    let comms = self.comms();
                    let matter = if self.kind(comms) == Kind::Mail {
                        Matter::Mail
                    } else {
                        Matter::Talk(None)
                    };
                    let length = self.seconds(10.0, 0.7);
                    self.look(Look::at(comms, matter).noted(note), length);
                }
                2 => {
                    let main = self.main(project);
                    let length = self.seconds(5.0, 0.5).min(12 * SECOND);
                    let look = Look::at(main, Matter::Project(project)).same();
                    self.look(look.noted("drift: look back"), length);
                }
                _ => (window, rabbit) = self.distraction(None),
            }
            first = false;
        }
    }

    /// One film in eight is watched over the whole screen.
    fn enlarge(&mut self) {
        let long = 60 * SECOND;
        let video = self
            .out
            .last()
            .is_some_and(|it| it.plays && it.length() > long);
        if !(video && self.rng.chance(0.13)) {
            return;
        }
        if let Some(visit) = self.out.last_mut() {
            visit.fullscreen = true;
        }
    }

    /// Another project's documents (in the same application), or pages about them: work, and not the plan.
    fn other_project(&mut self, project: usize, editor: bool) {
        let count = self.scenario.projects.len();
        let other = (project + 1 + self.rng.below(count.saturating_sub(1))) % count;
        let windows = self.scenario.all(&self.scenario.projects[project].windows);
        let reading = |kind| {
            matches!(
                kind,
                Kind::Article | Kind::Search | Kind::Reader | Kind::Board
            )
        };
        let wanted: Vec<usize> = windows
            .iter()
            .copied()
            .enumerate()
            .filter(|(index, window)| (editor && *index == 0) || reading(self.kind(*window)))
            .map(|(_, window)| window)
            .collect();
        let note = if editor {
            "drift: same editor"
        } else {
            "drift: same category"
        };
        let mut first = true;
        while !self.over() {
            // The main application most of the time, when it is the editor that is the same.
            let window = if editor && (first || self.rng.chance(0.6)) {
                wanted.first()
            } else {
                self.rng.pick(&wanted)
            };
            let window = window.copied().unwrap_or_default();
            let look = Look::at(window, Matter::Project(other)).noted(note);
            let same = !first && self.rng.chance(0.5);
            let length = self.seconds(24.0, 1.0);
            self.look(if same { look.same() } else { look }, length);
            first = false;
        }
    }

    /// Before the begin, or in a break: this and that, and more messages than in a drift.
    pub(super) fn wander(&mut self, _project: usize, rest: bool) {
        let share = if rest { 0.2 } else { 0.35 };
        while !self.over() {
            if self.rng.chance(share) {
                let comms = self.comms();
                let mail = self.kind(comms) == Kind::Mail;
                let matter = if mail {
                    Matter::Mail
                } else {
                    Matter::Talk(None)
                };
                let length = self.seconds(16.0, 0.8);
                self.look(Look::at(comms, matter), length);
            } else {
                let (window, rabbit) = self.distraction(None);
                self.glance(Look::at(window, Matter::Rabbit(rabbit)));
            }
        }
    }
}

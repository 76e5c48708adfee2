//! Work on the plan: one main window, others beside it, bursts of copying, and the hard cases.

use super::{Look, MESSAGES, Maker, Matter, SPECIAL};
use crate::{
    persona::Kind,
    plan::{Doing, SECOND},
};

/// What is special about a part of a bout: the hard cases of spec/nudge.md section G, at fixed shares of bouts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Special {
    None,
    /// A lesson on a video site.
    Tutorial,
    /// A talk about the plan.
    Talk,
    /// Two windows side by side, one of them about something else.
    Mixed,
    /// Pages of the work without a word of its topic.
    Template,
}

/// Shares of bouts with each special part.
const SPECIALS: [(Special, f64); 5] = [
    (Special::None, 0.58),
    (Special::Tutorial, 0.11),
    (Special::Talk, 0.10),
    (Special::Mixed, 0.11),
    (Special::Template, 0.10),
];

impl Maker<'_> {
    /// A bout of work.
    pub(super) fn bout(&mut self, project: usize, long: bool) {
        let weights = SPECIALS.map(|(_, weight)| weight);
        let special = SPECIALS[self.rng.weighted(&weights)].0;
        let length = self.end - self.t;
        if special == Special::None || length < SPECIAL {
            self.walk(project, long, self.end);
            return;
        }
        let share = self.rng.between(0.25, 0.55);
        let part = ((length as f64 * share) as i64).min(12 * 60 * SECOND);
        let at = self.t + ((length - part) as f64 * self.rng.unit()) as i64;
        self.walk(project, long, at);
        let until = (self.t + part).min(self.end);
        while self.t < until {
            match special {
                Special::Tutorial => self.lesson(project),
                Special::Talk => self.talk(project),
                Special::Template => self.forms(project),
                Special::Mixed | Special::None => self.side_by_side(project),
            }
        }
        self.walk(project, long, self.end);
    }

    /// The usual walk: from the main window to another and mostly back.
    fn walk(&mut self, project: usize, long: bool, until: i64) {
        let main = self.main(project);
        // Now and then another document is opened.
        let mut fresh = self.rng.chance(0.3);
        while self.t < until && !self.over() {
            self.at_main(main, project, long, fresh);
            fresh = self.rng.chance(0.05);
            if self.t >= until {
                break;
            }
            match self.rng.weighted(&[0.66, 0.14, 0.12, 0.05, 0.03]) {
                0 => self.excursion(project),
                1 => self.burst(main, project),
                2 => {
                    let length = self.seconds(9.0, 0.8).min(MESSAGES);
                    self.messages(length);
                }
                3 => self.template(),
                _ => self.look_away(),
            }
        }
    }

    fn at_main(&mut self, main: usize, project: usize, long: bool, fresh: bool) {
        let deep = if long { 0.11 } else { 0.06 };
        let length = if self.rng.chance(deep) {
            self.seconds(280.0, 1.25)
        } else {
            self.dwell(self.kind(main))
        };
        let look = Look::at(main, Matter::Project(project));
        self.look(if fresh { look } else { look.same() }, length);
    }

    /// Another window of the work; often a second one, or the same once more, before the way back.
    fn excursion(&mut self, project: usize) {
        loop {
            let Some(window) = self.satellite(project) else {
                return;
            };
            let look = Look::at(window, Matter::Project(project));
            let same = self.rng.chance(0.55);
            self.glance(if same { look.same() } else { look });
            if self.over() || self.rng.chance(0.74) {
                return;
            }
        }
    }

    fn satellite(&mut self, project: usize) -> Option<usize> {
        let windows = self.scenario.all(&self.scenario.projects[project].windows);
        let others: Vec<usize> = windows
            .into_iter()
            .skip(1)
            // Lessons are a special part.
            .filter(|window| self.kind(*window) != Kind::Video)
            .collect();
        self.rng.pick(&others).copied()
    }

    /// Copying from there to here: quick turns between two windows.
    fn burst(&mut self, main: usize, project: usize) {
        let Some(other) = self.satellite(project) else {
            return;
        };
        for _ in 0..3 + self.rng.below(7) {
            for window in [other, main] {
                let length = self.seconds(2.6, 0.5);
                self.look(Look::at(window, Matter::Project(project)).same(), length);
            }
        }
    }

    /// The weather, a bus, a price: gone within a minute, and no drift.
    fn look_away(&mut self) {
        let (window, rabbit) = self.distraction(None);
        let length = self.seconds(14.0, 0.7).min(45 * SECOND);
        let look = Look::at(window, Matter::Rabbit(rabbit));
        self.look(look.really("adjacent", "look away"), length);
        if let Some(visit) = self.out.last_mut() {
            visit.plays = false;
        }
    }

    fn lesson(&mut self, project: usize) {
        let windows = self.scenario.all(&self.scenario.projects[project].windows);
        let video = windows.iter().find(|it| self.kind(**it) == Kind::Video);
        let Some(video) = video.copied() else {
            return self.excursion(project);
        };
        let look = Look::at(video, Matter::Project(project)).noted("tutorial video");
        let same = self.rng.chance(0.7);
        self.glance(if same { look.same() } else { look });
        let main = self.main(project);
        let length = self.seconds(8.0, 0.7);
        self.look(Look::at(main, Matter::Project(project)).same(), length);
    }

    fn talk(&mut self, project: usize) {
        let window = self.comms();
        let length = self.seconds(22.0, 0.8);
        let look = Look::at(window, Matter::Talk(Some(project)));
        self.look(look.noted("talk about the plan"), length);
        let main = self.main(project);
        let length = self.seconds(9.0, 0.9);
        self.look(Look::at(main, Matter::Project(project)).same(), length);
    }

    fn side_by_side(&mut self, project: usize) {
        let main = self.main(project);
        let (_, rabbit) = self.distraction(None);
        let mut look = Look::at(main, Matter::Project(project)).same();
        look.beside = Some(Matter::Rabbit(rabbit));
        let length = self.seconds(40.0, 0.9);
        self.look(look.noted("mixed screen"), length);
        self.excursion(project);
    }

    fn forms(&mut self, project: usize) {
        let windows = self.scenario.all(&self.scenario.templates);
        let window = self.rng.pick(&windows).copied();
        let window = window.unwrap_or_else(|| self.main(project));
        let length = self.seconds(26.0, 0.8);
        let look = Look::at(window, Matter::Template).same();
        self.look(look.noted("template page"), length);
        if self.rng.chance(0.5) {
            let main = self.main(project);
            let length = self.seconds(8.0, 0.8);
            self.look(Look::at(main, Matter::Project(project)).same(), length);
        }
    }

    /// Work without a plan, mixed with whatever comes.
    pub(super) fn unplanned(&mut self, project: usize) {
        let doing = self.plan.spans[self.span].doing;
        debug_assert_eq!(doing, Doing::Unplanned);
        while !self.over() {
            let part = self.seconds(150.0, 0.6);
            let until = (self.t + part).min(self.end);
            match self.rng.weighted(&[0.7, 0.15, 0.15]) {
                0 => self.walk(project, false, until),
                1 => {
                    let length = self.seconds(20.0, 0.8);
                    self.messages(length);
                }
                _ => {
                    let (window, rabbit) = self.distraction(None);
                    self.glance(Look::at(window, Matter::Rabbit(rabbit)));
                }
            }
        }
    }
}

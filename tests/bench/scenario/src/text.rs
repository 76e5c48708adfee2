//! What stands on a screen: titles, and lines of words as a reader would find them.

use crate::{
    persona::{Kind, Project, Scenario},
    random::Random,
    windows::{Matter, Visit},
    words::{self, Words},
};

/// Words of programs that the editor shows beside those of the matter.
const CODE: &[&str] = &[
    "let", "fn", "if", "else", "return", "for", "in", "use", "pub", "self", "def", "import",
    "true", "false", "null", "main", "begin", "end", "i", "x",
];

/// The title of a window that shows this.
pub(crate) fn title(
    scenario: &Scenario,
    words: &Words,
    window: usize,
    matter: Matter,
    rng: &mut Random,
) -> String {
    let template = &scenario.windows[window].title;
    let mut title = template.clone();
    if title.contains("{doc}") {
        title = title.replace("{doc}", &document(scenario, matter, rng));
    }
    if title.contains("{head}") {
        title = title.replace("{head}", &head(scenario, words, matter, rng));
    }
    if title.contains("{n}") {
        title = title.replace("{n}", &(1 + rng.below(40)).to_string());
    }
    if title.contains("{who}") {
        title = title.replace("{who}", rng.word(&words.names));
    }
    title
}

fn document(scenario: &Scenario, matter: Matter, rng: &mut Random) -> String {
    match matter {
        Matter::Project(project) | Matter::Tangent(project, _) | Matter::Talk(Some(project)) => {
            rng.word(&scenario.projects[project].documents).to_owned()
        }
        _ => "1".to_owned(),
    }
}

fn head(scenario: &Scenario, words: &Words, matter: Matter, rng: &mut Random) -> String {
    match matter {
        Matter::Project(project) => headline(&scenario.projects[project], rng),
        Matter::Tangent(project, rabbit) => {
            let first = rng.word(&scenario.projects[project].topic_words).to_owned();
            format!("{first}: {}", rng.word(&words.rabbits[rabbit].titles))
        }
        Matter::Rabbit(rabbit) => rng.word(&words.rabbits[rabbit].titles).to_owned(),
        Matter::Call => rng.word(&words.calendar).to_owned(),
        _ => rng.word(&words.generic_titles).to_owned(),
    }
}

/// Three to five words: one or two of the plan's own, the others of its matter.
fn headline(project: &Project, rng: &mut Random) -> String {
    let own = 1 + rng.below(2);
    let mut parts: Vec<&str> = (0..own).map(|_| rng.word(&project.core_words)).collect();
    for _ in 0..2 + rng.below(2) {
        parts.insert(rng.below(parts.len() + 1), rng.word(&project.topic_words));
    }
    let mut title = parts.join(" ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// A line of the screen: lower-case runs of letters and digits.
pub(crate) type Line = Vec<String>;

/// Makes the lines of screens.
pub(crate) struct Screens<'a> {
    pub scenario: &'a Scenario,
    pub words: &'a Words,
    pub rng: Random,
}

/// How lines of a screen are shared out.
struct Shape {
    lines: usize,
    chrome: usize,
    /// Words per line.
    width: usize,
}

impl Screens<'_> {
    /// The whole screen of a visit.
    pub(crate) fn screen(&mut self, visit: &Visit, plan: Option<usize>) -> Vec<Line> {
        let shape = self.shape(visit);
        let mut lines = Vec::with_capacity(shape.lines + shape.chrome + 1);
        lines.push(words::tokens(&visit.title).collect());
        for _ in 0..shape.chrome {
            let count = 3 + self.rng.below(5);
            lines.push(self.from(&self.words.chrome, count));
        }
        for index in 0..shape.lines {
            let line = self.body(visit, plan, index, shape.lines, shape.width);
            lines.push(line);
        }
        lines
    }

    /// After a scroll or some typing: three lines in ten are others.
    pub(crate) fn change(&mut self, lines: &mut [Line], visit: &Visit, plan: Option<usize>) {
        let shape = self.shape(visit);
        let count = lines.len();
        let first = 1 + shape.chrome;
        for (index, line) in lines.iter_mut().enumerate().skip(first) {
            if self.rng.chance(0.3) {
                *line = self.body(visit, plan, index - first, count - first, shape.width);
            }
        }
    }

    fn shape(&mut self, visit: &Visit) -> Shape {
        let kind = self.scenario.windows[visit.window].kind;
        let (lines, chrome, width) = match kind {
            Kind::Document | Kind::Reader => (13, 2, 9),
            Kind::Article | Kind::Forum => (13, 2, 8),
            Kind::Code => (14, 2, 6),
            Kind::Sheet => (12, 2, 6),
            Kind::Canvas => (6, 3, 4),
            Kind::Slides => (6, 3, 5),
            Kind::Terminal => (12, 0, 6),
            Kind::Search => (11, 1, 8),
            Kind::Video => (11, 1, 6),
            Kind::Feed => (12, 1, 7),
            Kind::Shop => (12, 1, 6),
            Kind::Chat => (12, 1, 6),
            Kind::Mail => (13, 1, 7),
            Kind::Board => (12, 2, 6),
            Kind::Template => (9, 2, 4),
            Kind::Files => (10, 1, 3),
            Kind::Game => (2, 0, 3),
            Kind::Secret => (5, 1, 3),
            Kind::Call => (4, 0, 3),
        };
        if visit.fullscreen {
            // Nothing but the picture, or the slide.
            return Shape {
                lines: (lines / 3).max(1),
                chrome: 0,
                width,
            };
        }
        Shape {
            lines,
            chrome,
            width,
        }
    }

    fn from(&mut self, pool: &[String], count: usize) -> Line {
        let mut line = Line::with_capacity(count);
        for _ in 0..count {
            line.extend(words::tokens(self.rng.word(pool)));
        }
        line
    }

    fn body(
        &mut self,
        visit: &Visit,
        plan: Option<usize>,
        index: usize,
        of: usize,
        width: usize,
    ) -> Line {
        let kind = self.scenario.windows[visit.window].kind;
        // Side by side: the lower half is the other window's.
        let matter = match visit.beside {
            Some(other) if index * 2 >= of => other,
            _ => visit.matter,
        };
        let width = (width / 2).max(1) + self.rng.below(width + 1);
        match (matter, kind) {
            (Matter::Project(_) | Matter::Rabbit(_) | Matter::Tangent(..), Kind::Video)
                if index > 2 =>
            {
                self.recommended(visit, width)
            }
            (Matter::Project(project), _) => self.project(project, kind, visit.density, width),
            (Matter::Tangent(project, rabbit), _) => {
                if self.rng.chance(0.5) {
                    self.project(project, kind, visit.density, width)
                } else {
                    self.rabbit(rabbit, kind, plan, width)
                }
            }
            (Matter::Rabbit(rabbit), _) => self.rabbit(rabbit, kind, plan, width),
            (Matter::Talk(about), _) => self.talk(about, visit.density, width),
            (Matter::Mail, _) => self.mail(plan, width),
            (Matter::Template | Matter::Secret, _) => self.from(&self.words.form, width),
            (Matter::Call, _) => self.from(&self.words.names, width.min(3)),
        }
    }

    /// A line on a project: mostly the glue and the common words of the language.
    fn project(&mut self, project: usize, kind: Kind, density: f64, width: usize) -> Line {
        let project = &self.scenario.projects[project];
        let mut line = Line::with_capacity(width + 2);
        for _ in 0..width {
            let weights = [
                density,
                0.24,
                0.16,
                if kind == Kind::Sheet { 0.4 } else { 0.06 },
                0.46,
            ];
            match self.rng.weighted(&weights) {
                0 => line.extend(words::tokens(self.rng.word(&project.core_words))),
                1 => line.extend(words::tokens(self.rng.word(&project.topic_words))),
                2 => line.extend(words::tokens(self.rng.word(&self.words.general))),
                3 => line.push((self.rng.below(5_000)).to_string()),
                _ if matches!(kind, Kind::Code | Kind::Terminal) && self.rng.chance(0.6) => {
                    let word = self.rng.pick(CODE).copied().unwrap_or_default();
                    line.push(word.to_owned());
                }
                _ => line.extend(words::tokens(self.rng.word(&self.words.glue))),
            }
        }
        line
    }

    /// A line of something else. Words of the plan turn up by accident: they are words of the language.
    fn rabbit(&mut self, rabbit: usize, kind: Kind, plan: Option<usize>, width: usize) -> Line {
        let rabbit = &self.words.rabbits[rabbit];
        let web = matches!(kind, Kind::Feed | Kind::Shop | Kind::Video | Kind::Forum);
        let mut line = Line::with_capacity(width + 2);
        for _ in 0..width {
            match self
                .rng
                .weighted(&[0.28, if web { 0.16 } else { 0.05 }, 0.16, 0.05, 0.35])
            {
                0 => line.extend(words::tokens(self.rng.word(&rabbit.words))),
                1 => line.extend(words::tokens(self.rng.word(&self.words.web))),
                2 => line.extend(words::tokens(self.rng.word(&self.words.general))),
                3 => line.push((self.rng.below(5_000)).to_string()),
                _ => line.extend(words::tokens(self.rng.word(&self.words.glue))),
            }
        }
        self.accident(&mut line, plan);
        line
    }

    fn accident(&mut self, line: &mut Line, plan: Option<usize>) {
        if let Some(plan) = plan
            && self.rng.chance(0.03)
        {
            let project = &self.scenario.projects[plan];
            line.extend(words::tokens(self.rng.word(&project.core_words)));
        }
    }

    /// Beside a film: what else there is to see, whatever the film is about.
    fn recommended(&mut self, visit: &Visit, width: usize) -> Line {
        if let Matter::Project(project) = visit.matter
            && self.rng.chance(0.3)
        {
            return self.project(project, Kind::Video, visit.density, width);
        }
        if self.rng.chance(0.3) {
            return self.from(&self.words.web, width);
        }
        let rabbit = self.rng.below(self.words.rabbits.len());
        let title = self.rng.word(&self.words.rabbits[rabbit].titles);
        words::tokens(title).take(width + 2).collect()
    }

    fn talk(&mut self, about: Option<usize>, density: f64, width: usize) -> Line {
        if let Some(project) = about
            && self.rng.chance(0.55)
        {
            return self.project(project, Kind::Chat, density, width);
        }
        let mut line = self.from(&self.words.names, 1);
        line.push(format!("{:02}", self.rng.below(24)));
        line.push(format!("{:02}", self.rng.below(60)));
        for _ in 0..width {
            let glue = self.rng.chance(0.45);
            let pool = if glue {
                &self.words.glue
            } else {
                &self.words.chat
            };
            line.extend(words::tokens(self.rng.word(pool)));
        }
        line
    }

    /// A line of a mailbox: some of what is written is about what one works on.
    fn mail(&mut self, plan: Option<usize>, width: usize) -> Line {
        let mut line = self.from(&self.words.names, 1);
        for _ in 0..width {
            match self.rng.weighted(&[0.35, 0.25, 0.4]) {
                0 => line.extend(words::tokens(self.rng.word(&self.words.mail))),
                1 => line.extend(words::tokens(self.rng.word(&self.words.general))),
                _ => line.extend(words::tokens(self.rng.word(&self.words.glue))),
            }
        }
        self.accident(&mut line, plan);
        line
    }
}

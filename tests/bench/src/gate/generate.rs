//! Renders the bench's own cases, in the layout of `--input`, once; later runs find them in the target folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use image::{DynamicImage, RgbImage};

use super::{
    board,
    browser::{self, BrowserError},
    case::{CaseFile, Expect},
    desk,
    judge::FAINT,
    page::{self, Clock, Content, Dress, SCREEN_CSS_PX, Theme},
    pane,
    words::{Part, Seed},
    xcursor::CursorError,
};

/// Changes whenever the generated cases do, so that old ones are not mistaken for new.
const VERSION: &str = "v5";
/// Sheets rendered for each part; each gives about 14 pairs and 5 sequences.
const SHEETS: usize = 14;
/// Screens beside each other in one rendering.
const SCREENS_BESIDE: u32 = 4;

/// The set could not be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum GenerateError {
    #[error(transparent)]
    Browser(#[from] BrowserError),
    #[error(transparent)]
    Cursor(#[from] CursorError),
    #[error("failed to write the generated cases to {path}")]
    Write {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("failed to read or write the picture {path}")]
    Picture {
        path: PathBuf,
        #[source]
        source: image::ImageError,
    },
}

const DARK: Theme = theme([
    "#1e1e1e", "#2b2b2b", "#d4d4d4", "#858585", "#444444", "#569cd6",
]);
const LIGHT: Theme = theme([
    "#ffffff", "#f3f3f3", "#1a1a1a", "#6b6b6b", "#d0d0d0", "#0a5fd0",
]);
const PALE: Theme = theme([
    "#fafafa", "#f2f2f2", "#b4b4b4", "#c4c4c4", "#e8e8e8", "#9ab8e0",
]);
const SEPIA: Theme = theme([
    "#f4ecd8", "#e9dfc6", "#433422", "#8b7a5e", "#cdbf9f", "#a0522d",
]);
const NIGHT: Theme = theme([
    "#0d1117", "#161b22", "#8b949e", "#484f58", "#30363d", "#3fb950",
]);
const MURKY: Theme = theme([
    "#2e3440", "#3b4252", "#5a6374", "#545c6c", "#434c5e", "#4f6a8a",
]);

const DEEP: Theme = theme([
    "#002b36", "#073642", "#93a1a1", "#657b83", "#0f4a58", "#cb4b16",
]);
const CREAM: Theme = theme([
    "#fdf6e3", "#eee8d5", "#586e75", "#93a1a1", "#d9d2bd", "#2aa198",
]);
const STARK: Theme = theme([
    "#000000", "#101010", "#ffffff", "#c0c0c0", "#505050", "#ffd700",
]);

const fn theme(colours: [&'static str; 6]) -> Theme {
    let [ground, panel, text, dim, rule, accent] = colours;
    Theme {
        ground,
        panel,
        text,
        dim,
        rule,
        accent,
    }
}

/// One state of a sheet, by the name under which the cases refer to it.
struct State {
    name: String,
    content: Content,
}

/// The folder with the generated cases of all parts; renders those that are not there yet.
pub(super) fn ensure(root: &Path) -> Result<PathBuf, GenerateError> {
    let folder = root.join(VERSION);
    for part in Part::ALL {
        let of_part = folder.join(part.name());
        let done = folder.join(format!("{}.done", part.name()));
        if done.exists() {
            continue;
        }
        if of_part.exists() {
            fs::remove_dir_all(&of_part).map_err(|source| write_error(&of_part, source))?;
        }
        make_part(&of_part, part)?;
        fs::write(&done, VERSION).map_err(|source| write_error(&done, source))?;
    }
    Ok(folder)
}

fn make_part(folder: &Path, part: Part) -> Result<(), GenerateError> {
    match part {
        Part::Tuning | Part::HeldOut | Part::Third => {
            (0..SHEETS).try_for_each(|sheet| make_sheet(folder, part, sheet))
        }
        Part::Fourth => (0..desk::DESKS).try_for_each(|index| desk::make(folder, index)),
        Part::Fifth => (0..board::BOARDS).try_for_each(|index| board::make(folder, index)),
        Part::Sixth => (0..pane::PANES).try_for_each(|index| pane::make(folder, index)),
    }
}

fn write_error(path: &Path, source: io::Error) -> GenerateError {
    GenerateError::Write {
        path: path.to_path_buf(),
        source,
    }
}

fn dress(part: Part, sheet: usize) -> Dress {
    let template = page::templates(part)[sheet % 5];
    let code = matches!(template, "editor" | "terminal" | "log");
    let (fonts, themes, spinners, pointers) = match part {
        Part::Tuning => (
            ["DejaVu Sans", "Liberation Sans", "Noto Sans"],
            [LIGHT, DARK, PALE],
            ["ring", "arc", "dots"],
            ["black", "white", "beam"],
        ),
        Part::HeldOut => (
            ["Open Sans", "Roboto", "Liberation Serif"],
            [SEPIA, NIGHT, MURKY],
            ["bars", "three", "progress"],
            ["hand", "cross", "shadow"],
        ),
        Part::Third | Part::Fourth | Part::Fifth | Part::Sixth => (
            ["DejaVu Serif", "Noto Serif", "Noto Sans Display"],
            [DEEP, CREAM, STARK],
            ["comet", "twins", "character"],
            ["slim", "palm", "resize"],
        ),
    };
    let mono = ["DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono"];
    let places = [
        "top-right",
        "top-center",
        "bottom-right",
        "top-left",
        "widget",
    ];
    Dress {
        template,
        font: if code {
            mono[sheet % 3]
        } else {
            fonts[(sheet / 2) % 3]
        },
        font_px: [13, 16, 11, 14, 20, 12, 15, 18][(sheet + sheet / 5) % 8],
        theme: themes[(sheet + sheet / 3) % 3],
        clock: Clock {
            place: places[(sheet + sheet / 5) % 5],
            seconds: sheet % 2 == 1,
            half_days: part == Part::Third && sheet.is_multiple_of(3),
        },
        spinner: spinners[sheet % 3],
        pointer: pointers[(sheet / 2) % 3],
        caret: ["bar", "wide", "block", "underline", "bar"][(sheet / 2) % 5],
        scale: [1.0, 1.25, 1.0, 1.5, 1.0, 2.0, 1.0][sheet % 7],
    }
}

fn first_seed(part: Part) -> u64 {
    match part {
        Part::Tuning => 17,
        Part::HeldOut => 18,
        Part::Third | Part::Fourth | Part::Fifth | Part::Sixth => 1_001,
    }
}

fn base(part: Part, seed: &mut Seed) -> Content {
    let word = |seed: &mut Seed| seed.word(part);
    Content {
        lines: (0..20).map(|_| seed.line(part)).collect(),
        status: format!("{} {} {}", word(seed), word(seed), word(seed)),
        caret: (1 + seed.below(6), true),
        clock_s: (seed.below(23) * 3_600 + seed.below(59) * 60 + seed.below(50)) as u32,
        spinner: Some(seed.below(8) as u32),
        pointer: None,
    }
}

/// All states of a sheet; the first is the base.
fn states(part: Part, dress: &Dress, seed: &mut Seed) -> Vec<State> {
    let base = base(part, seed);
    let mut states = vec![State {
        name: "base".to_owned(),
        content: base.clone(),
    }];
    let mut add = |name: String, change: &mut dyn FnMut(&mut Content)| {
        let mut content = base.clone();
        change(&mut content);
        states.push(State { name, content });
    };
    add("caret1".to_owned(), &mut |content| content.caret.1 = false);
    let tick = if dress.clock.seconds { 1 } else { 60 };
    let mut place = (150 + seed.below(500) as u32, 80 + seed.below(360) as u32);
    for step in 1..=4_u32 {
        add(format!("clock{step}"), &mut |content| {
            content.clock_s += tick * step;
        });
        add(format!("spinner{step}"), &mut |content| {
            content.spinner = content.spinner.map(|turn| turn + step);
        });
        add(format!("pointer{step}"), &mut |content| {
            content.pointer = Some(place)
        });
        let far = if step == 1 { 200 } else { 45 };
        place = (
            place.0 + 12 + seed.below(far) as u32,
            place.1 + 8 + seed.below(60) as u32,
        );
    }
    for kind in EDITS {
        add(format!("edit-{kind}"), &mut |content| {
            edit(kind, content, part, seed)
        });
    }
    let typed = seed.word(part);
    for step in 1..=3_usize {
        add(format!("typing{step}"), &mut |content| {
            let index = content.caret.0;
            let end = typed.len() * step / 3;
            content.lines[index].push(typed[..end].to_owned());
            content.caret.1 = step != 2;
        });
    }
    states
}

const EDITS: [&str; 9] = [
    "replace", "insert", "delete", "append", "number", "line", "status", "letter", "short",
];

fn edit(kind: &str, content: &mut Content, part: Part, seed: &mut Seed) {
    let row = seed.below(8);
    let line = &mut content.lines[row];
    let place = seed.below(line.len().min(4));
    match kind {
        "replace" => line[place] = seed.other_word(part, &line[place]),
        "insert" => line.insert(place, seed.word(part)),
        "delete" => drop(line.remove(place)),
        "append" => line.push(seed.word(part)),
        "number" => line[place] = (10 + seed.below(9_000)).to_string(),
        "line" => content.lines.insert(row, seed.line(part)),
        "status" => content.status = format!("{} {}", seed.word(part), seed.word(part)),
        // One letter of a word, as in cat and car.
        "letter" => {
            let mut letters: Vec<char> = line[place].chars().collect();
            let last = letters.len() - 1;
            letters[last] = if letters[last] == 'n' { 'r' } else { 'n' };
            line[place] = letters.into_iter().collect();
        }
        _ => line[place] = if line[place] == "of" { "on" } else { "of" }.to_owned(),
    }
}

/// Renders one sheet of screens and cuts it into cases.
fn make_sheet(folder: &Path, part: Part, sheet: usize) -> Result<(), GenerateError> {
    let dress = dress(part, sheet);
    let mut seed = Seed::new(first_seed(part) + sheet as u64 * 2);
    let states = states(part, &dress, &mut seed).into_iter();
    let states = states.map(|state| (state.name, state.content)).collect();
    let prefix = format!("{sheet:02}-{}", dress.template);
    Sheet::draw(folder, prefix, dress.scale, states, |content, place| {
        page::screen(&dress, content, place.0, place.1)
    })?
    .write_cases()
}

/// Renders screens, each a box at its place, as one page, and cuts it into them again.
fn shoot(folder: &Path, boxes: &[String], scale: f64) -> Result<Vec<RgbImage>, GenerateError> {
    let (width, height) = SCREEN_CSS_PX;
    let rows = (boxes.len() as u32).div_ceil(SCREENS_BESIDE);
    let html = format!(
        "<!doctype html><meta charset=utf-8><style>body{{margin:0}}</style>{}",
        boxes.concat()
    );
    fs::create_dir_all(folder).map_err(|source| write_error(folder, source))?;
    let picture = folder.join("sheet.png");
    browser::render(
        &html,
        (width * SCREENS_BESIDE, height * rows),
        scale,
        &picture,
    )?;
    let whole = image::open(&picture).map_err(|source| picture_error(&picture, source))?;
    fs::remove_file(&picture).map_err(|source| write_error(&picture, source))?;
    let places = 0..boxes.len() as u32;
    Ok(places.map(|index| cut(&whole, index, scale)).collect())
}

fn cut(whole: &DynamicImage, index: u32, scale: f64) -> RgbImage {
    let physical = |css: u32| (f64::from(css) * scale).round() as u32;
    let (width, height) = (physical(SCREEN_CSS_PX.0), physical(SCREEN_CSS_PX.1));
    let (left, top) = (
        index % SCREENS_BESIDE * width,
        index / SCREENS_BESIDE * height,
    );
    whole.crop_imm(left, top, width, height).to_rgb8()
}

/// The renderer paints rounded corners a little differently from screen to screen.
fn visibly_differ(one: &RgbImage, two: &RgbImage) -> bool {
    let channels = one.as_raw().iter().zip(two.as_raw());
    channels
        .into_iter()
        .any(|(one, two)| one.abs_diff(*two) > FAINT)
}

fn picture_error(path: &Path, source: image::ImageError) -> GenerateError {
    GenerateError::Picture {
        path: path.to_path_buf(),
        source,
    }
}

/// Screens by their names, from which cases are made.
pub(super) struct Sheet<'a> {
    pub(super) folder: &'a Path,
    pub(super) prefix: String,
    pub(super) scale: f64,
    pub(super) screens: Vec<(String, RgbImage)>,
}

impl<'a> Sheet<'a> {
    /// Renders screens; `draw` gives the box of one at its left and its top, CSS pixels.
    pub(super) fn draw<S>(
        folder: &'a Path,
        prefix: String,
        scale: f64,
        screens: Vec<(String, S)>,
        draw: impl Fn(&S, (u32, u32)) -> String,
    ) -> Result<Self, GenerateError> {
        let (width, height) = SCREEN_CSS_PX;
        let boxes = (0_u32..).zip(&screens).map(|(index, (_, screen))| {
            let (column, row) = (index % SCREENS_BESIDE, index / SCREENS_BESIDE);
            draw(screen, (column * width, row * height))
        });
        let pictures = shoot(folder, &boxes.collect::<Vec<_>>(), scale)?;
        let names = screens.into_iter().map(|(name, _)| name);
        Ok(Self {
            folder,
            prefix,
            scale,
            screens: names.zip(pictures).collect(),
        })
    }
}

impl Sheet<'_> {
    /// Sequences of what desks and boards call alike: a blinking caret, a ticking clock, a turning spinner.
    pub(super) fn write_animations(&self) -> Result<(), GenerateError> {
        let blink = ["base", "caret1", "base", "caret1", "base"];
        self.sequence("caret", Expect::Ignore, &blink)?;
        let ticks = ["base", "tick1", "tick2", "tick3"];
        self.sequence("clock", Expect::Ignore, &ticks)?;
        self.sequence("spinner", Expect::Ignore, &["turn1", "turn2", "turn3"])
    }

    /// One pair for each kind of edit.
    pub(super) fn write_edits(&self, kinds: &[&str]) -> Result<(), GenerateError> {
        kinds
            .iter()
            .try_for_each(|kind| self.pair(kind, Expect::Change, ["base", &format!("edit-{kind}")]))
    }

    fn write_cases(&self) -> Result<(), GenerateError> {
        use Expect::{Change, Ignore};
        self.pair("caret", Ignore, ["base", "caret1"])?;
        self.pair("caret", Ignore, ["caret1", "base"])?;
        self.pair("clock", Ignore, ["base", "clock1"])?;
        self.pair("spinner", Ignore, ["base", "spinner1"])?;
        self.pair("spinner", Ignore, ["base", "spinner3"])?;
        self.pair("pointer", Ignore, ["pointer1", "pointer2"])?;
        self.pair("pointer", Ignore, ["pointer2", "pointer3"])?;
        self.pair("pointer", Ignore, ["base", "pointer1"])?;
        self.write_edits(&EDITS)?;
        self.sequence(
            "caret",
            Ignore,
            &["base", "caret1", "base", "caret1", "base", "caret1"],
        )?;
        self.sequence(
            "clock",
            Ignore,
            &["base", "clock1", "clock2", "clock3", "clock4"],
        )?;
        let turns = ["base", "spinner1", "spinner2", "spinner3", "spinner4"];
        self.sequence("spinner", Ignore, &turns)?;
        self.sequence(
            "pointer",
            Ignore,
            &["pointer1", "pointer2", "pointer3", "pointer4"],
        )?;
        let typing = ["base", "caret1", "base", "typing1", "typing2", "typing3"];
        self.sequence("typing", Change, &typing)
    }

    pub(super) fn screen(&self, name: &str) -> Option<&RgbImage> {
        let known = self.screens.iter().find(|(other, _)| other == name);
        known.map(|(_, screen)| screen)
    }

    pub(super) fn pair(
        &self,
        kind: &str,
        expect: Expect,
        names: [&str; 2],
    ) -> Result<(), GenerateError> {
        let id = format!("{}-pair-{kind}-{}-{}", self.prefix, names[0], names[1]);
        self.write(&id, kind, expect, &names, None)
    }

    /// A change of which only what differs between two other screens counts: beside it a pointer moved.
    pub(super) fn edit_beside(
        &self,
        kind: &str,
        names: [&str; 2],
        edit: [&str; 2],
    ) -> Result<(), GenerateError> {
        let id = format!("{}-pair-{kind}-{}-{}", self.prefix, names[0], names[1]);
        let [Some(old), Some(new)] = edit.map(|name| self.screen(name)) else {
            return Ok(());
        };
        let differ = old.enumerate_pixels().filter(|(x, y, pixel)| {
            let channels = pixel.0.iter().zip(new.get_pixel(*x, *y).0);
            channels
                .into_iter()
                .any(|(one, two)| one.abs_diff(two) > FAINT)
        });
        let bounds = differ.fold(None, |bounds: Option<[u32; 4]>, (x, y, _)| {
            let [left, top, right, bottom] = bounds.unwrap_or([x, y, x + 1, y + 1]);
            Some([left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)])
        });
        self.write(&id, kind, Expect::Change, &names, bounds)
    }

    pub(super) fn sequence(
        &self,
        kind: &str,
        expect: Expect,
        names: &[&str],
    ) -> Result<(), GenerateError> {
        let id = format!("{}-sequence-{kind}", self.prefix);
        self.write(&id, kind, expect, names, None)
    }

    fn write(
        &self,
        id: &str,
        kind: &str,
        expect: Expect,
        names: &[&str],
        within: Option<[u32; 4]>,
    ) -> Result<(), GenerateError> {
        let screens: Vec<&RgbImage> = names.iter().filter_map(|name| self.screen(name)).collect();
        // What lies outside the visible part of a template (a cut line) is no case.
        let differ = |pair: &[&RgbImage]| visibly_differ(pair[0], pair[1]);
        if screens.len() < 2 || !screens.windows(2).all(differ) {
            return Ok(());
        }
        let folder = self.folder.join(id);
        fs::create_dir_all(&folder).map_err(|source| write_error(&folder, source))?;
        for (index, screen) in screens.iter().enumerate() {
            let name = match (names.len() > 2, index) {
                (true, _) => format!("{index:04}.png"),
                (false, 0) => "before.png".to_owned(),
                (false, _) => "after.png".to_owned(),
            };
            let path = folder.join(name);
            screen
                .save(&path)
                .map_err(|source| picture_error(&path, source))?;
        }
        let file = CaseFile {
            expect,
            kind: kind.to_owned(),
            scale: self.scale,
            frames: (names.len() > 2).then_some(screens.len()),
            interval_ms: None,
            within,
        };
        let path = folder.join("case.json");
        let text = serde_json::json!(file).to_string();
        fs::write(&path, text).map_err(|source| write_error(&path, source))
    }
}

//! The fifth part: boards of a third hand, with pointers of three more themes and one drawn by hand.

mod faces;
mod loaders;

use image::RgbImage;

use super::{
    case::Expect::{Change, Ignore},
    generate::{GenerateError, Sheet},
    page::SCREEN_CSS_PX,
    words::{Part, Seed},
    xcursor::Cursor,
};

/// Boards rendered; each gives about 45 cases.
pub(super) const BOARDS: usize = 10;

const LAYOUTS: [&str; 5] = ["article", "sheet", "settings", "review", "feed"];
const FONTS: [&str; 8] = [
    "P052",
    "URW Gothic",
    "Open Sans Condensed",
    "URW Bookman",
    "Liberation Sans Narrow",
    "DejaVu Sans Condensed",
    "Roboto Condensed",
    "Nimbus Sans Narrow",
];
/// Ground, panel, text, dim text, rule, accent.
const COLOURS: [[&str; 6]; 7] = [
    [
        "#fbfbfd", "#f5f5f7", "#1d1d1f", "#6e6e73", "#d2d2d7", "#0066cc",
    ],
    [
        "#1c1c1e", "#2c2c2e", "#f2f2f7", "#98989d", "#3a3a3c", "#30d158",
    ],
    [
        "#ffffff", "#f6f8fa", "#000000", "#57606a", "#d0d7de", "#cf222e",
    ],
    [
        "#fef9ef", "#f4e9cd", "#2f3e46", "#77857f", "#d9cba3", "#bc4749",
    ],
    [
        "#3b0764", "#4c1d95", "#ede9fe", "#c4b5fd", "#6d28d9", "#f472b6",
    ],
    [
        "#d4d0c8", "#ffffff", "#000000", "#404040", "#808080", "#000080",
    ],
    [
        "#10151a", "#182026", "#a7b6c2", "#5c7080", "#293742", "#f29d49",
    ],
];
const CARETS: [&str; 6] = ["bar", "tall", "box", "under", "outline", "pale"];
/// Theme and name; no theme is the arrow drawn by hand.
const POINTERS: [(&str, &str); 15] = [
    ("breeze_cursors", "left_ptr"),
    ("DMZ-White", "left_ptr"),
    ("", ""),
    ("DMZ-Black", "left_ptr"),
    ("Breeze_Snow", "hand2"),
    ("DMZ-White", "xterm"),
    ("breeze_cursors", "xterm"),
    ("", ""),
    ("DMZ-White", "hand2"),
    ("Breeze_Snow", "left_ptr"),
    ("DMZ-Black", "sb_h_double_arrow"),
    ("breeze_cursors", "fleur"),
    ("DMZ-White", "watch"),
    ("DMZ-Black", "hand2"),
    ("breeze_cursors", "hand2"),
];
/// Kinds of edits; the last ones are less than a word.
const EDITS: [&str; 13] = [
    "replace", "insert", "delete", "append", "swap", "headline", "status", "amount", "sentence",
    "second", "plural", "capital", "typo",
];

/// What all screens of a board share.
pub(super) struct Board {
    layout: &'static str,
    font: &'static str,
    font_px: u32,
    colours: [&'static str; 6],
    scale: f64,
}

/// What one screen shows.
#[derive(Clone)]
pub(super) struct Shown {
    title: Vec<String>,
    rows: Vec<Vec<String>>,
    status: String,
    amount: u32,
    caret: Option<(usize, &'static str)>,
    /// Style and seconds of the day.
    face: (&'static str, u32),
    /// Style and turn.
    loader: Option<(&'static str, u32)>,
}

/// Renders one board and writes its cases.
pub(super) fn make(folder: &std::path::Path, index: usize) -> Result<(), GenerateError> {
    let board = board(index);
    let mut seed = Seed::new(90_001 + index as u64);
    let shown = screens(&mut seed, index);
    let prefix = format!("{index:02}-{}", board.layout);
    let mut sheet = Sheet::draw(folder, prefix, board.scale, shown, |shown, place| {
        screen(&board, shown, place)
    })?;
    point(&mut sheet, &mut seed, index)?;
    write(&sheet, index)
}

fn board(index: usize) -> Board {
    Board {
        layout: LAYOUTS[index % 5],
        font: FONTS[index * 3 % 8],
        font_px: [15, 12, 18, 13, 16, 14, 20, 11][index * 5 % 8],
        colours: COLOURS[index * 2 % 7],
        scale: [1.0, 1.0, 1.1, 2.0, 1.0, 1.2, 1.0, 1.75, 1.0, 1.5][index],
    }
}

/// Every screen of a board by its name.
fn screens(seed: &mut Seed, index: usize) -> Vec<(String, Shown)> {
    let start = (seed.below(24) * 3_600 + seed.below(60) * 60 + seed.below(60)) as u32;
    let face = |offset: usize| match faces::FACES[(index + offset * 2) % faces::FACES.len()] {
        "analog" if offset == 0 => "header",
        face => face,
    };
    let loader = |offset: usize| loaders::LOADERS[(index + offset * 4) % loaders::LOADERS.len()];
    let word = |seed: &mut Seed| seed.word(Part::Fifth);
    let base = Shown {
        title: (0..3).map(|_| word(seed)).collect(),
        rows: (0..16).map(|_| row(seed)).collect(),
        status: format!("{} {} {}", word(seed), word(seed), word(seed)),
        amount: 100 + seed.below(9_000) as u32,
        caret: None,
        // Only where it ticks: the renderer blends a thin hand a little otherwise at every place of the page.
        face: (face(0), start),
        loader: None,
    };
    let mut screens = vec![("base".to_owned(), base.clone())];
    let mut add = |name: String, change: &mut dyn FnMut(&mut Shown)| {
        let mut shown = base.clone();
        change(&mut shown);
        screens.push((name, shown));
    };
    for turn in 1..=3_u32 {
        let style = CARETS[(index + turn as usize) % 6];
        let at = seed.below(6);
        add(format!("caret{turn}"), &mut |shown| {
            shown.caret = Some((at, style));
        });
        add(format!("tick{turn}"), &mut |shown| {
            shown.face.1 += faces::step(shown.face.0) * turn;
        });
        add(format!("turn{turn}"), &mut |shown| {
            shown.loader = Some((loader(0), turn));
        });
        // Other faces at the next state, once at the turn of an hour, once at the turn of ten minutes.
        let time = [
            start,
            start / 600 * 600 + 599,
            start / 3_600 * 3_600 + 3_599,
        ][turn as usize % 3];
        for (state, next) in [("a", 0), ("b", 1)] {
            add(format!("face{turn}{state}"), &mut |shown| {
                shown.face = (face(turn as usize), time);
                shown.face.1 += faces::step(shown.face.0) * next;
            });
            add(format!("load{turn}{state}"), &mut |shown| {
                shown.loader = Some((loader(turn as usize), turn * 2 + next));
            });
        }
    }
    for kind in EDITS {
        add(format!("edit-{kind}"), &mut |shown| edit(kind, shown, seed));
    }
    let typed = word(seed);
    for step in 1..=2_usize {
        add(format!("typing{step}"), &mut |shown| {
            shown.caret = Some((1, "bar"));
            shown.rows[1].push(typed[..typed.len() * step / 2].to_owned());
        });
    }
    screens
}

/// Words, an amount among them.
fn row(seed: &mut Seed) -> Vec<String> {
    let mut row: Vec<String> = (0..3 + seed.below(4))
        .map(|_| seed.word(Part::Fifth))
        .collect();
    let place = seed.below(row.len());
    row.insert(place, format!("{}.{:02}", seed.below(400), seed.below(100)));
    row
}

fn edit(kind: &str, shown: &mut Shown, seed: &mut Seed) {
    let at = seed.below(6);
    let word = seed.word(Part::Fifth);
    let row = &mut shown.rows[at];
    let place = row.iter().position(|word| !word.contains('.')).unwrap_or(0);
    match kind {
        "replace" => row[place] = seed.other_word(Part::Fifth, &row[place]),
        "insert" => row.insert(place, word),
        "delete" => drop(row.remove(place)),
        "append" => row.push(word),
        "swap" => row.swap(0, 1),
        "headline" => shown.title[1] = word,
        "status" => shown.status = word,
        "amount" => shown.amount = 10 + seed.below(90_000) as u32,
        "sentence" => *row = self::row(seed),
        "second" => {
            row[place] = word;
            let other = seed.word(Part::Fifth);
            shown.rows[at + 1].push(other);
        }
        "plural" => row[place].push('s'),
        "capital" => row[place] = row[place].to_uppercase(),
        _ => {
            let mut letters: Vec<char> = row[place].chars().collect();
            letters.swap(0, 1);
            row[place] = letters.into_iter().collect();
        }
    }
}

/// Lays pointers over the base screen, and over an edited one.
fn point(sheet: &mut Sheet<'_>, seed: &mut Seed, index: usize) -> Result<(), GenerateError> {
    let Some((base, edited)) = sheet
        .screen("base")
        .cloned()
        .zip(sheet.screen("edit-replace").cloned())
    else {
        return Ok(());
    };
    let physical = |css: usize| (css as f64 * sheet.scale) as u32;
    let mut pointed: Vec<(String, RgbImage)> = Vec::new();
    for set in 0..3 {
        let (theme, name) = POINTERS[(index * 3 + set * 4) % POINTERS.len()];
        let cursor = if theme.is_empty() {
            Cursor::drawn(sheet.scale.round() as u32)
        } else {
            Cursor::load(theme, name, physical(24))?
        };
        let mut place = (
            physical(60 + seed.below(700)),
            physical(60 + seed.below(400)),
        );
        for state in ["a", "b", "c", "d"] {
            let mut picture = base.clone();
            cursor.paint(&mut picture, place.0, place.1);
            pointed.push((format!("point{set}{state}"), picture));
            if state == "c" {
                let mut picture = edited.clone();
                cursor.paint(&mut picture, place.0, place.1);
                pointed.push((format!("edited{set}"), picture));
            }
            // A nudge, a short way, a long one.
            let far = [5, 20, 150][["a", "b", "c", "d"]
                .iter()
                .position(|other| *other == state)
                .unwrap_or(0)
                .min(2)];
            place.0 += physical(2 + seed.below(far));
            place.1 = (place.1 + physical(1 + seed.below(far))).saturating_sub(physical(far / 3));
        }
    }
    sheet.screens.extend(pointed);
    Ok(())
}

fn write(sheet: &Sheet<'_>, index: usize) -> Result<(), GenerateError> {
    for turn in 1..=3 {
        let caret = format!("caret{turn}");
        let names = if index.is_multiple_of(2) {
            ["base", &caret]
        } else {
            [caret.as_str(), "base"]
        };
        sheet.pair("caret", Ignore, names)?;
        for (kind, name) in [("clock", "face"), ("spinner", "load")] {
            let states = ["a", "b"].map(|state| format!("{name}{turn}{state}"));
            sheet.pair(kind, Ignore, [&states[0], &states[1]])?;
        }
        let set = turn - 1;
        let [first, near, next, far] =
            ["a", "b", "c", "d"].map(|state| format!("point{set}{state}"));
        sheet.pair("pointer", Ignore, ["base", &first])?;
        sheet.pair("pointer", Ignore, [&far, "base"])?;
        sheet.pair("pointer", Ignore, [&first, &near])?;
        sheet.pair("pointer", Ignore, [&near, &next])?;
        sheet.pair("pointer", Ignore, [&next, &far])?;
        sheet.edit_beside(
            "pointed",
            [&first, &format!("edited{set}")],
            ["base", "edit-replace"],
        )?;
    }
    sheet.write_animations()?;
    let way = ["point0a", "point0b", "point0c", "point0d", "base"];
    sheet.sequence("pointer", Ignore, &way)?;
    let typing = ["base", "typing1", "typing2"];
    sheet.sequence("typing", Change, &typing)?;
    sheet.write_edits(&EDITS)
}

fn screen(board: &Board, shown: &Shown, (left, top): (u32, u32)) -> String {
    let [ground, _, text, ..] = board.colours;
    let (width, height) = SCREEN_CSS_PX;
    format!(
        "<div style='position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px;overflow:hidden;\
         background:{ground};color:{text};font:{}px/1.4 \"{}\",sans-serif'>{}{}{}</div>",
        board.font_px,
        board.font,
        layout(board, shown),
        faces::draw(board, shown),
        loaders::draw(board, shown)
    )
}

/// The words of a row, with the caret after them.
fn words(board: &Board, shown: &Shown, index: usize) -> String {
    let words = shown
        .rows
        .get(index)
        .map_or(String::new(), |row| row.join(" "));
    // Also without a caret, so that the line is broken into the same runs.
    let with = |shape: &str| {
        format!(
            "{words}<span style='position:relative'><span style='position:absolute;left:2px;{shape}'></span></span>"
        )
    };
    let Some((_, style)) = shown.caret.filter(|(at, _)| *at == index) else {
        return with("");
    };
    let [_, _, text, dim, _, accent] = board.colours;
    let shape = match style {
        "bar" => format!("width:2px;height:1.2em;bottom:-.25em;background:{text}"),
        "tall" => format!("width:1px;height:1.4em;bottom:-.35em;background:{text}"),
        "box" => format!("width:.55em;height:1.1em;bottom:-.2em;background:{accent}"),
        "under" => format!("width:.5em;height:3px;bottom:-.25em;background:{text}"),
        "outline" => format!("width:.55em;height:1.1em;bottom:-.2em;border:1px solid {text}"),
        _ => format!("width:2px;height:1.2em;bottom:-.25em;background:{dim}"),
    };
    with(&shape)
}

fn layout(board: &Board, shown: &Shown) -> String {
    let [_, panel, _, dim, rule, accent] = board.colours;
    let rows = |from: usize, to: usize| (from..to).map(|index| words(board, shown, index));
    let Shown { status, amount, .. } = shown;
    let title = shown.title.join(" ");
    match board.layout {
        "article" => {
            let text: String = rows(0, 12).map(|text| format!("{text}. ")).collect();
            format!(
                "<h1 style='position:absolute;left:180px;top:40px;margin:0;font-size:34px'>{title}</h1>\
                     <div style='position:absolute;left:180px;top:110px;width:560px;line-height:1.7'>{text}</div>\
                     <div style='position:absolute;left:20px;top:110px;width:130px;color:{dim};border-right:1px solid {rule}'>{status}<br>{amount} words</div>"
            )
        }
        "sheet" => {
            let cell = "border:1px solid";
            let lines: String = (0..15).map(|index| {
                let figure = (index * 731 + 17) % 900;
                format!("<tr><td style='{cell} {rule};color:{dim};padding:1px 6px'>{}</td><td style='{cell} {rule};padding:1px 6px;width:480px;white-space:nowrap;overflow:hidden'>{}</td>\
                         <td style='{cell} {rule};padding:1px 6px;text-align:right;width:90px'>{figure}</td></tr>", index + 1, words(board, shown, index))
            }).collect();
            format!(
                "<div style='position:absolute;left:30px;top:40px'><b>{title}</b> <span style='color:{dim}'>{status}</span></div>\
                     <table style='position:absolute;left:30px;top:66px;border-collapse:collapse'>{lines}</table><div style='position:absolute;right:60px;top:44px'>{amount}</div>"
            )
        }
        "settings" => {
            let lines: String = rows(0, 10).enumerate().map(|(index, text)| format!(
                "<div style='margin:5px 0;padding:6px 10px;background:{panel};border:1px solid {rule};border-radius:4px;white-space:nowrap;overflow:hidden'>\
                 <span style='display:inline-block;width:12px;height:12px;border-radius:6px;background:{};margin-right:8px'></span>{text}</div>",
                if index % 3 == 0 { accent } else { rule })).collect();
            format!(
                "<h2 style='position:absolute;left:220px;top:36px;margin:0'>{title}</h2><div style='position:absolute;left:220px;top:76px;width:600px'>{lines}</div>\
                     <div style='position:absolute;left:20px;top:80px;width:180px;color:{dim}'>{status}<br>{amount}</div>"
            )
        }
        "review" => {
            let lines: String = rows(0, 14).enumerate().map(|(index, text)| format!(
                "<div style='white-space:pre;background:{};padding:1px 6px'><span style='color:{dim}'>{:>3} {}</span> {text}</div>",
                ["transparent", panel, "transparent", "#7773"][index % 4], index + 40, ["+", "-", " "][index % 3])).collect();
            format!(
                "<div style='position:absolute;left:40px;top:44px;right:40px;border:1px solid {rule};font-family:\"Liberation Mono\"'>{lines}</div>\
                     <div style='position:absolute;left:44px;top:20px;font-weight:bold;font-size:16px;line-height:22px'>{title}</div><div style='position:absolute;right:44px;bottom:42px'>{status} &middot; {amount}</div>"
            )
        }
        _ => {
            let posts: String = rows(0, 12).enumerate().map(|(index, text)| format!(
                "<div style='position:absolute;left:{}px;top:{}px;width:270px;height:100px;background:{panel};box-shadow:0 1px 4px #0006;padding:8px;box-sizing:border-box;overflow:hidden'><b style='color:{accent}'>{}</b><br>{text}</div>",
                40 + index % 3 * 300, 74 + index / 3 * 112, ["Ada", "Grace", "Linus", "Edsger"][index % 4])).collect();
            format!(
                "<div style='position:absolute;left:40px;top:38px;font-size:22px'>{title}</div>{posts}<div style='position:absolute;right:50px;top:44px;color:{dim}'>{status} ({amount})</div>"
            )
        }
    }
}

//! The sixth part: panes of a fourth hand, written after the gate's rules were last changed for the others.

mod dials;
mod wheels;

use image::RgbImage;

use super::{
    case::Expect::{Change, Ignore},
    generate::{GenerateError, Sheet},
    page::SCREEN_CSS_PX,
    words::{Part, Seed},
    xcursor::Cursor,
};

/// Panes rendered; each gives about 50 cases.
pub(super) const PANES: usize = 8;

const LAYOUTS: [&str; 4] = ["inbox", "cells", "slide", "editor"];
const FONTS: [&str; 5] = ["Cantarell", "Lato", "Inter", "Carlito", "Noto Sans Mono"];
/// Ground, panel, text, dim text, rule, accent.
const COLOURS: [[&str; 6]; 8] = [
    [
        "#ffffff", "#f2f4f8", "#16202c", "#8d99a8", "#dfe4ea", "#7048e8",
    ],
    [
        "#101418", "#1a2027", "#dde4ec", "#5d6a78", "#26303a", "#ff922b",
    ],
    [
        "#faf4ed", "#fffaf3", "#575279", "#9893a5", "#dfdad9", "#b4637a",
    ],
    [
        "#232136", "#2a273f", "#e0def4", "#6e6a86", "#393552", "#9ccfd8",
    ],
    [
        "#e8f5e9", "#ffffff", "#1b5e20", "#81a784", "#c8e6c9", "#e65100",
    ],
    [
        "#004d66", "#005f7d", "#f0faff", "#8cc4d8", "#007a9e", "#ffe066",
    ],
    [
        "#f5f5f5", "#e0e0e0", "#212121", "#9e9e9e", "#bdbdbd", "#c2185b",
    ],
    [
        "#000000", "#0d0d0d", "#00e05a", "#0a7a36", "#123a20", "#00ff88",
    ],
];
const CARETS: [&str; 6] = ["hairline", "bold", "coloured", "cell", "low", "frame"];
/// Theme, name, nominal size in CSS pixels.
const POINTERS: [(&str, &str, usize); 12] = [
    ("Bibata-Modern-Ice", "left_ptr", 24),
    ("Bibata-Original-Classic", "left_ptr", 32),
    ("DMZ-White", "left_ptr", 48),
    ("Bibata-Modern-Classic", "hand2", 24),
    ("Adwaita", "default", 48),
    ("Bibata-Original-Ice", "xterm", 24),
    ("Bibata-Modern-Amber", "left_ptr", 24),
    ("breeze_cursors", "left_ptr", 36),
    ("Bibata-Modern-Ice", "xterm", 32),
    ("DMZ-Black", "left_ptr", 32),
    ("Bibata-Original-Amber", "hand2", 32),
    ("Bibata-Modern-Classic", "left_ptr", 20),
];
/// Kinds of edits, each of a word or more.
const EDITS: [&str; 12] = [
    "word", "typed", "removed", "toast", "spell", "cell", "small", "large", "pale", "badge",
    "reply", "renamed",
];

/// What all screens of a pane share.
pub(super) struct Pane {
    layout: &'static str,
    font: &'static str,
    font_px: u32,
    colours: [&'static str; 6],
    scale: f64,
}

/// What one screen shows.
#[derive(Clone)]
pub(super) struct Shown {
    title: String,
    rows: Vec<Vec<String>>,
    small: String,
    pale: String,
    badge: String,
    toast: Option<String>,
    caret: Option<(usize, &'static str)>,
    /// Style and tenths of a second of the week.
    dial: Option<(&'static str, u32)>,
    /// Style and turn.
    wheel: Option<(&'static str, u32)>,
}

/// Renders one pane and writes its cases.
pub(super) fn make(folder: &std::path::Path, index: usize) -> Result<(), GenerateError> {
    let pane = Pane {
        layout: LAYOUTS[index % 4],
        font: FONTS[index * 2 % 5],
        font_px: [14, 17, 13, 15, 12, 19, 16, 11][index],
        colours: COLOURS[index * 3 % 8],
        scale: [1.0, 1.25, 1.5, 1.0, 2.0, 1.0, 1.25, 1.5][index],
    };
    let mut seed = Seed::new(110_001 + index as u64);
    let shown = screens(&mut seed, index);
    let prefix = format!("{index:02}-{}", pane.layout);
    let mut sheet = Sheet::draw(folder, prefix, pane.scale, shown, |shown, place| {
        screen(&pane, shown, place)
    })?;
    point(&mut sheet, &mut seed, index)?;
    write(&sheet, index)
}

/// Every screen of a pane by its name.
fn screens(seed: &mut Seed, index: usize) -> Vec<(String, Shown)> {
    let word = |seed: &mut Seed| seed.word(Part::Sixth);
    let row = |seed: &mut Seed| (0..4 + seed.below(4)).map(|_| word(seed)).collect();
    let base = Shown {
        title: format!("{} {}", word(seed), word(seed)),
        rows: (0..14).map(|_| row(seed)).collect(),
        small: format!("{} {}", word(seed), word(seed)),
        pale: format!("{} {} {}", word(seed), word(seed), word(seed)),
        badge: word(seed),
        toast: None,
        caret: None,
        dial: None,
        wheel: None,
    };
    let mut screens = vec![("base".to_owned(), base.clone())];
    let mut add = |name: String, change: &mut dyn FnMut(&mut Shown)| {
        let mut shown = base.clone();
        change(&mut shown);
        screens.push((name, shown));
    };
    for turn in 0..3_usize {
        let at = seed.below(6);
        add(format!("caret{turn}"), &mut |shown| {
            shown.caret = Some((at, CARETS[(index + turn * 2) % 6]));
        });
        let dial = dials::DIALS[(index * 3 + turn) % dials::DIALS.len()];
        let start = dials::start(dial, seed, turn);
        let wheel = wheels::WHEELS[(index * 3 + turn) % wheels::WHEELS.len()];
        let first = seed.below(8) as u32;
        for step in 0..3_u32 {
            add(format!("dial{turn}{step}"), &mut |shown| {
                shown.dial = Some((dial, start + step * dials::step(dial)));
            });
            add(format!("wheel{turn}{step}"), &mut |shown| {
                shown.wheel = Some((wheel, first + step));
            });
        }
    }
    for kind in EDITS {
        add(format!("edit-{kind}"), &mut |shown| edit(kind, shown, seed));
    }
    let typed = word(seed);
    for step in 1..=3_usize {
        add(format!("typing{step}"), &mut |shown| {
            shown.caret = (step != 2).then_some((2, "hairline"));
            shown.rows[2].push(typed[..typed.len() * step / 3].to_owned());
        });
    }
    screens
}

fn edit(kind: &str, shown: &mut Shown, seed: &mut Seed) {
    let at = seed.below(6);
    let word = seed.word(Part::Sixth);
    let place = seed.below(3);
    let row = &mut shown.rows[at];
    match kind {
        "word" => row[place] = seed.other_word(Part::Sixth, &row[place]),
        "typed" => row.push(word),
        "removed" => drop(row.remove(place)),
        "toast" => shown.toast = Some(word),
        // As a correction does: letters of one word change places.
        "spell" => {
            let mut letters: Vec<char> = row[place].chars().collect();
            letters.rotate_left(1);
            row[place] = letters.into_iter().collect();
        }
        "cell" => row[0] = (10 + seed.below(90_000)).to_string(),
        "small" => shown.small = format!("{word} {}", seed.word(Part::Sixth)),
        "large" => shown.title = format!("{word} {}", seed.word(Part::Sixth)),
        "pale" => shown.pale = word,
        "badge" => shown.badge = seed.other_word(Part::Sixth, &shown.badge),
        "reply" => shown.rows[13] = vec![word],
        _ => shown.rows[at + 1][0] = format!("{word}.txt"),
    }
}

/// Lays pointers over the base screen, and over an edited one.
fn point(sheet: &mut Sheet<'_>, seed: &mut Seed, index: usize) -> Result<(), GenerateError> {
    let Some((base, edited)) = sheet
        .screen("base")
        .cloned()
        .zip(sheet.screen("edit-word").cloned())
    else {
        return Ok(());
    };
    let physical = |css: usize| (css as f64 * sheet.scale) as u32;
    let mut pointed: Vec<(String, RgbImage)> = Vec::new();
    for set in 0..3 {
        let (theme, name, size) = POINTERS[(index * 3 + set) % POINTERS.len()];
        let cursor = Cursor::load(theme, name, physical(size))?;
        let (mut x, mut y) = (
            physical(40 + seed.below(800)),
            physical(40 + seed.below(400)),
        );
        // A nudge, a nudge back along the line, a way down, a long way.
        let ways = [(2, 3), (9, 0), (4, 31), (170, 60)];
        for (step, (right, down)) in ways.into_iter().enumerate() {
            let mut picture = base.clone();
            cursor.paint(&mut picture, x, y);
            pointed.push((format!("point{set}{step}"), picture));
            if step == 1 {
                let mut picture = edited.clone();
                cursor.paint(&mut picture, x, y);
                pointed.push((format!("edited{set}"), picture));
            }
            x = (x + physical(right)) % physical(900);
            y = (y + physical(down)) % physical(490);
        }
    }
    sheet.screens.extend(pointed);
    Ok(())
}

fn write(sheet: &Sheet<'_>, index: usize) -> Result<(), GenerateError> {
    for set in 0..3 {
        let caret = format!("caret{set}");
        let names = if index.is_multiple_of(2) {
            ["base", &caret]
        } else {
            [caret.as_str(), "base"]
        };
        sheet.pair("caret", Ignore, names)?;
        for (kind, name) in [("clock", "dial"), ("spinner", "wheel")] {
            let states: Vec<String> = (0..3).map(|step| format!("{name}{set}{step}")).collect();
            let states: Vec<&str> = states.iter().map(String::as_str).collect();
            sheet.pair(kind, Ignore, [states[0], states[1]])?;
            sheet.sequence(kind, Ignore, &states)?;
        }
        let points: Vec<String> = (0..4).map(|step| format!("point{set}{step}")).collect();
        let points: Vec<&str> = points.iter().map(String::as_str).collect();
        sheet.pair("pointer", Ignore, ["base", points[0]])?;
        for pair in points.windows(2) {
            sheet.pair("pointer", Ignore, [pair[0], pair[1]])?;
        }
        sheet.sequence("pointer", Ignore, &points)?;
        let edited = format!("edited{set}");
        sheet.edit_beside("pointed", [points[0], &edited], ["base", "edit-word"])?;
    }
    let blink = ["base", "caret0", "base", "caret0", "base", "caret0"];
    sheet.sequence("caret", Ignore, &blink)?;
    let typing = ["base", "typing1", "typing2", "typing3"];
    sheet.sequence("typing", Change, &typing)?;
    sheet.write_edits(&EDITS)
}

fn screen(pane: &Pane, shown: &Shown, (left, top): (u32, u32)) -> String {
    let [ground, panel, text, dim, rule, accent] = pane.colours;
    let (width, height) = SCREEN_CSS_PX;
    let Shown {
        small, pale, badge, ..
    } = shown;
    let toast = shown.toast.as_ref().map_or(String::new(), |toast| {
        format!(
            "<div style='position:absolute;left:390px;bottom:60px;padding:8px 20px;background:{text};color:{ground}'>{toast}</div>"
        )
    });
    format!(
        "<div style='position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px;overflow:hidden;\
         background:{ground};color:{text};font:{}px/1.5 \"{}\",sans-serif'>\
         <div style='position:absolute;left:0;right:0;top:0;height:30px;background:{panel};border-bottom:1px solid {rule}'></div>\
         <div style='position:absolute;left:0;right:0;bottom:0;height:28px;background:{panel}'></div>{}\
         <span style='position:absolute;left:16px;bottom:4px;font-size:10px'>{small}</span>\
         <span style='position:absolute;left:240px;bottom:3px;color:{dim}'>{pale}</span>\
         <span style='position:absolute;left:500px;bottom:3px;font-size:12px;padding:0 8px;background:{accent};color:{ground}'>{badge}</span>\
         {toast}{}{}</div>",
        pane.font_px,
        pane.font,
        layout(pane, shown),
        dials::draw(pane, shown),
        wheels::draw(pane, shown),
    )
}

/// The words of a row, with the caret after them.
fn words(pane: &Pane, shown: &Shown, index: usize) -> String {
    let words = shown
        .rows
        .get(index)
        .map_or(String::new(), |row| row.join(" "));
    let [_, _, text, _, _, accent] = pane.colours;
    let caret = shown.caret.filter(|(at, _)| *at == index);
    let shape = match caret.map(|(_, style)| style) {
        None => String::new(),
        Some("hairline") => format!("width:1px;height:1.2em;bottom:-.28em;background:{text}"),
        Some("bold") => format!("width:3px;height:1.3em;bottom:-.32em;background:{text}"),
        Some("coloured") => format!("width:2px;height:1.25em;bottom:-.3em;background:{accent}"),
        Some("cell") => format!("width:.6em;height:1.25em;bottom:-.3em;background:{accent}"),
        Some("low") => format!("width:.6em;height:2px;bottom:-.24em;background:{accent}"),
        Some(_) => format!(
            "width:.6em;height:.9em;bottom:-.1em;border:1px solid {text};box-sizing:border-box"
        ),
    };
    // Also without a caret, so that the line is broken into the same runs.
    format!(
        "{words}<span style='position:relative'><span style='position:absolute;left:2px;{shape}'></span></span>"
    )
}

fn layout(pane: &Pane, shown: &Shown) -> String {
    let [_, panel, _, dim, rule, accent] = pane.colours;
    let title = &shown.title;
    let rows = (0..14).map(|index| words(pane, shown, index));
    let nowrap = "white-space:nowrap;overflow:hidden";
    match pane.layout {
        "inbox" => {
            let mails: String = rows.take(12).map(|text| format!(
                "<div style='position:relative;height:34px;padding:0 14px;border-bottom:1px solid {rule};line-height:34px;{nowrap}'><b style='color:{accent}'>&#9656;</b> {text}</div>")).collect();
            format!(
                "<div style='position:absolute;left:0;top:31px;width:640px'>{mails}</div><div style='position:absolute;left:660px;top:50px;width:280px'><b style='font-size:24px'>{title}</b><p style='color:{dim}'>{}</p></div>",
                words(pane, shown, 13)
            )
        }
        "cells" => {
            let lines: String = (0..14).map(|index| {
                let row = &shown.rows[index];
                let cells: String = (0..4).map(|column| format!(
                    "<td style='border:1px solid {rule};padding:0 6px;width:130px;height:26px;{nowrap}'>{}</td>",
                    if column == 3 { words(pane, &Shown { rows: shown.rows.iter().map(|row| row[3.min(row.len())..].to_vec()).collect(), ..shown.clone() }, index) } else { row.get(column).cloned().unwrap_or_default() })).collect();
                format!("<tr><td style='border:1px solid {rule};background:{panel};color:{dim};width:34px;text-align:center'>{}</td>{cells}</tr>", index + 1)
            }).collect();
            format!(
                "<div style='position:absolute;left:20px;top:36px;font-size:20px'>{title}</div><table style='position:absolute;left:20px;top:72px;border-collapse:collapse;table-layout:fixed'>{lines}</table>"
            )
        }
        "slide" => {
            let points: String = rows
                .take(7)
                .map(|text| format!("<li style='margin:8px 0;{nowrap}'>{text}</li>"))
                .collect();
            format!(
                "<div style='position:absolute;left:80px;top:50px;font-size:54px;font-weight:bold;line-height:1.1;color:{accent}'>{title}</div><ul style='position:absolute;left:80px;top:130px;width:720px;font-size:28px;line-height:1.25;margin:0'>{points}</ul><div style='position:absolute;left:80px;top:465px;color:{dim}'>{}</div>",
                words(pane, shown, 13)
            )
        }
        _ => {
            let lines: String = rows.enumerate().map(|(index, text)| format!(
                "<div style='white-space:pre;overflow:hidden'><span style='color:{dim}'>{:>3} </span>{}<span style='color:{}'>{text}</span></div>", index + 1, "  ".repeat(index % 4), if index % 3 == 0 { accent } else { "inherit" })).collect();
            format!(
                "<div style='position:absolute;left:0;top:31px;width:180px;bottom:28px;background:{panel};padding:8px;box-sizing:border-box'>{title}</div><div style='position:absolute;left:190px;top:40px;width:640px;font-family:\"JetBrains Mono\"'>{lines}</div>"
            )
        }
    }
}

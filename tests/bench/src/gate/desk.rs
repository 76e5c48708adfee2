//! The fourth part: desks of another hand, with the desktop's own pointers laid over them.

use image::RgbImage;

use super::{
    case::Expect::Ignore,
    generate::{GenerateError, Sheet},
    page::SCREEN_CSS_PX,
    words::{Part, Seed},
    xcursor::Cursor,
};

/// Desks rendered; each gives about 34 cases.
pub(super) const DESKS: usize = 10;

const LAYOUTS: [&str; 5] = ["player", "calendar", "ledger", "phone", "console"];
const FONTS: [&str; 7] = [
    "Nimbus Sans",
    "C059",
    "Liberation Sans",
    "Noto Sans",
    "DejaVu Sans",
    "Roboto",
    "Nimbus Roman",
];
const MONOSPACED: [&str; 3] = ["Fira Code", "Inconsolata", "Nimbus Mono PS"];
/// Ground, panel, text, dim text, rule, accent.
const COLOURS: [[&str; 6]; 8] = [
    [
        "#eff1f5", "#e6e9ef", "#4c4f69", "#6c6f85", "#ccd0da", "#d20f39",
    ],
    [
        "#282a36", "#343746", "#f8f8f2", "#9aa5ce", "#44475a", "#ff79c6",
    ],
    [
        "#ffffff", "#eeeeee", "#202124", "#5f6368", "#dadce0", "#1a73e8",
    ],
    [
        "#1a237e", "#283593", "#e8eaf6", "#9fa8da", "#3949ab", "#ffca28",
    ],
    [
        "#fff8e1", "#ffecb3", "#3e2723", "#795548", "#ffe082", "#00796b",
    ],
    [
        "#0b0c0e", "#17191d", "#c8ccd4", "#7d8590", "#2b2f36", "#61afef",
    ],
    [
        "#2e7d32", "#388e3c", "#ffffff", "#c8e6c9", "#66bb6a", "#ffeb3b",
    ],
    [
        "#ededed", "#dcdcdc", "#111111", "#555555", "#b8b8b8", "#e95420",
    ],
];
const SPINNERS: [&str; 12] = [
    "cone",
    "petals",
    "gap",
    "orbit",
    "clockwise",
    "beads",
    "lines",
    "swing",
    "braille",
    "stick",
    "wave",
    "fill",
];
const CARETS: [&str; 6] = ["hair", "thick", "cell", "line", "accent", "inverse"];
const CLOCKS: [&str; 8] = [
    "shell", "taskbar", "menu", "handset", "weekday", "seconds", "tile", "lock",
];
const POINTERS: [&str; 14] = [
    "default",
    "text",
    "pointer",
    "default",
    "crosshair",
    "ew-resize",
    "ns-resize",
    "fleur",
    "default",
    "grabbing",
    "not-allowed",
    "help",
    "nwse-resize",
    "default",
];
const EDITS: [&str; 12] = [
    "replace", "insert", "delete", "append", "number", "line", "note", "letter", "short", "digit",
    "time", "total",
];

/// What all screens of a desk share.
struct Desk {
    layout: &'static str,
    font: &'static str,
    font_px: u32,
    colours: [&'static str; 6],
    scale: f64,
}

/// What one screen shows.
#[derive(Clone)]
struct Shown {
    rows: Vec<Vec<String>>,
    note: String,
    total: u32,
    caret: Option<(usize, &'static str)>,
    clock: (&'static str, u32),
    spinner: Option<(&'static str, u32)>,
}

/// Renders one desk and writes its cases.
pub(super) fn make(folder: &std::path::Path, index: usize) -> Result<(), GenerateError> {
    let desk = desk(index);
    let mut seed = Seed::new(70_001 + index as u64);
    let shown = screens(&mut seed, index);
    let prefix = format!("{index:02}-{}", desk.layout);
    let mut sheet = Sheet::draw(folder, prefix, desk.scale, shown, |shown, place| {
        screen(&desk, shown, place)
    })?;
    point(&mut sheet, &mut seed, index)?;
    write(&sheet, index)
}

fn desk(index: usize) -> Desk {
    let layout = LAYOUTS[index % 5];
    Desk {
        layout,
        font: if layout == "console" {
            MONOSPACED[index / 5 % 3]
        } else {
            FONTS[index % 7]
        },
        font_px: [14, 13, 16, 12, 15, 17, 11, 19][index * 3 % 8],
        colours: COLOURS[(index + index / 8) % 8],
        scale: [1.0, 1.5, 1.0, 1.25, 1.0, 2.0, 1.0, 1.75][index * 5 % 8],
    }
}

/// Every screen of a desk by its name.
fn screens(seed: &mut Seed, index: usize) -> Vec<(String, Shown)> {
    let start = (seed.below(24) * 3_600 + seed.below(60) * 60 + seed.below(60)) as u32;
    let clock = |offset: usize| CLOCKS[(index + offset * 3) % CLOCKS.len()];
    let base = Shown {
        rows: (0..16).map(|_| row(seed)).collect(),
        note: format!("{} {}", seed.word(Part::Fourth), seed.word(Part::Fourth)),
        total: 10 + seed.below(5_000) as u32,
        caret: None,
        clock: (clock(0), start),
        // Only where it turns: the renderer blends a gradient a little otherwise at every place of the page.
        spinner: None,
    };
    let own = (SPINNERS[index % 12], seed.below(12) as u32);
    let mut screens = vec![("base".to_owned(), base.clone())];
    let mut add = |name: String, change: &mut dyn FnMut(&mut Shown)| {
        let mut shown = base.clone();
        change(&mut shown);
        screens.push((name, shown));
    };
    for turn in 1..=3 {
        let style = CARETS[(index + turn) % 6];
        let at = seed.below(7);
        add(format!("caret{turn}"), &mut |shown| {
            shown.caret = Some((at, style))
        });
        add(format!("tick{turn}"), &mut |shown| {
            shown.clock.1 += step(shown.clock.0) * turn as u32;
        });
        add(format!("turn{turn}"), &mut |shown| {
            shown.spinner = Some((own.0, own.1 + turn as u32));
        });
        // Other clocks and spinners at the same places, each with its next state; some at the turn of an hour.
        let time = [
            start,
            start / 3_600 * 3_600 + 3_599,
            start / 600 * 600 + 599,
        ][turn % 3];
        let other = SPINNERS[(index + turn * 5) % 12];
        for (state, next) in [("a", 0_u32), ("b", 1)] {
            add(format!("clock{turn}{state}"), &mut |shown| {
                shown.clock = (clock(turn), time);
                shown.clock.1 += step(shown.clock.0) * next;
            });
            add(format!("spin{turn}{state}"), &mut |shown| {
                shown.spinner = Some((other, turn as u32 + next * (1 + index as u32 % 3)));
            });
        }
    }
    for kind in EDITS {
        add(format!("edit-{kind}"), &mut |shown| edit(kind, shown, seed));
    }
    screens
}

/// Seconds until the next state of a clock.
fn step(clock: &str) -> u32 {
    if matches!(clock, "seconds") { 1 } else { 60 }
}

/// Words, a time and a number, as lists and tables have them.
fn row(seed: &mut Seed) -> Vec<String> {
    let mut row: Vec<String> = (0..2 + seed.below(4))
        .map(|_| seed.word(Part::Fourth))
        .collect();
    row.insert(
        seed.below(2),
        format!("{}:{:02}", 1 + seed.below(23), seed.below(60)),
    );
    row.push((3 + seed.below(900)).to_string());
    row
}

fn edit(kind: &str, shown: &mut Shown, seed: &mut Seed) {
    let at = seed.below(7);
    let word = seed.word(Part::Fourth);
    let row = &mut shown.rows[at];
    // The first two places may hold the time.
    let place = 2.min(row.len() - 2);
    let last = row.len() - 1;
    match kind {
        "replace" => row[place] = seed.other_word(Part::Fourth, &row[place]),
        "insert" => row.insert(place, word),
        "delete" => drop(row.remove(place)),
        "append" => row.push(word),
        "number" => row[last] = (1_000 + seed.below(9_000)).to_string(),
        "line" => shown.rows.insert(at, self::row(seed)),
        "note" => shown.note = word,
        "letter" => {
            let end = row[place].pop();
            row[place].push(if end == Some('e') { 'a' } else { 'e' });
        }
        "short" => row[place] = if row[place] == "at" { "as" } else { "at" }.to_owned(),
        "digit" => {
            let digit = row[last].pop().and_then(|digit| digit.to_digit(10));
            let next = (digit.unwrap_or(0) + 1 + seed.below(8) as u32) % 10;
            row[last].push_str(&next.to_string());
        }
        "time" => {
            let time = row.iter().position(|word| word.contains(':')).unwrap_or(0);
            row[time] = format!("{}:{:02}", 1 + seed.below(23), seed.below(60));
        }
        _ => shown.total += 1,
    }
}

/// Lays pointers over the base screen.
fn point(sheet: &mut Sheet<'_>, seed: &mut Seed, index: usize) -> Result<(), GenerateError> {
    let Some(base) = sheet.screen("base").cloned() else {
        return Ok(());
    };
    let physical = |css: usize| (css as f64 * sheet.scale) as u32;
    let mut pointed: Vec<(String, RgbImage)> = Vec::new();
    for set in 0..3 {
        let name = POINTERS[(index * 3 + set) % POINTERS.len()];
        let nominal = if index.is_multiple_of(4) { 32 } else { 24 };
        let cursor = Cursor::load("Adwaita", name, physical(nominal))?;
        let mut place = (
            physical(60 + seed.below(700)),
            physical(60 + seed.below(400)),
        );
        for state in ["a", "b", "c"] {
            let mut picture = base.clone();
            cursor.paint(&mut picture, place.0, place.1);
            pointed.push((format!("point{set}{state}"), picture));
            // First a short way, then a long one.
            let far = if state == "a" { 14 } else { 120 };
            place.0 += physical(6 + seed.below(far));
            place.1 = (place.1 + physical(seed.below(far))).saturating_sub(physical(far / 3));
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
        for (kind, name) in [("clock", "clock"), ("spinner", "spin")] {
            let states = ["a", "b"].map(|state| format!("{name}{turn}{state}"));
            sheet.pair(kind, Ignore, [&states[0], &states[1]])?;
        }
        let [first, near, far] = ["a", "b", "c"].map(|state| format!("point{}{state}", turn - 1));
        sheet.pair("pointer", Ignore, ["base", &first])?;
        sheet.pair("pointer", Ignore, [&near, "base"])?;
        sheet.pair("pointer", Ignore, [&first, &near])?;
        sheet.pair("pointer", Ignore, [&near, &far])?;
    }
    sheet.write_animations()?;
    sheet.sequence(
        "pointer",
        Ignore,
        &["point0a", "point0b", "point0c", "base"],
    )?;
    sheet.write_edits(&EDITS)
}

fn screen(desk: &Desk, shown: &Shown, (left, top): (u32, u32)) -> String {
    let [ground, _, text, ..] = desk.colours;
    let (width, height) = SCREEN_CSS_PX;
    format!(
        "<div style='position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px;overflow:hidden;\
         background:{ground};color:{text};font:{}px/1.5 \"{}\",sans-serif'>{}{}{}</div>",
        desk.font_px,
        desk.font,
        layout(desk, shown),
        clock(desk, shown),
        spinner(desk, shown)
    )
}

/// The words of a row, with the caret after them.
fn words(desk: &Desk, shown: &Shown, index: usize) -> String {
    let words = shown
        .rows
        .get(index)
        .map_or(String::new(), |row| row.join(" "));
    let Some((at, style)) = shown.caret else {
        return words;
    };
    let [ground, _, text, _, _, accent] = desk.colours;
    if at != index {
        return words;
    }
    let shape = match style {
        "hair" => format!("width:1px;height:1.25em;bottom:-.3em;background:{text}"),
        "thick" => format!("width:3px;height:1.15em;bottom:-.25em;background:{text}"),
        "cell" => format!("width:.62em;height:1.2em;bottom:-.28em;background:{text}"),
        "line" => format!("width:.58em;height:2px;bottom:-.22em;background:{text}"),
        "accent" => format!("width:2px;height:1.3em;bottom:-.3em;background:{accent}"),
        _ => {
            let (first, rest) = words.split_at(1.min(words.len()));
            return format!("<span style='background:{text};color:{ground}'>{first}</span>{rest}");
        }
    };
    format!(
        "{words}<span style='position:relative'><span style='position:absolute;left:1px;{shape}'></span></span>"
    )
}

fn layout(desk: &Desk, shown: &Shown) -> String {
    let [_, panel, _, dim, rule, accent] = desk.colours;
    let rows = |from: usize, to: usize| (from..to).map(|index| words(desk, shown, index));
    let (note, total) = (&shown.note, shown.total);
    match desk.layout {
        "player" => {
            let songs: String = rows(0, 10).map(|text| format!("<div style='padding:5px 14px;border-radius:6px;background:{panel};margin:4px 0;white-space:nowrap;overflow:hidden'>{text}</div>")).collect();
            format!("<div style='position:absolute;left:300px;right:70px;top:52px'>{songs}</div><div style='position:absolute;left:30px;top:70px;width:240px;height:180px;background:{rule};border-radius:12px'></div>\
                     <div style='position:absolute;left:30px;top:270px;width:240px;text-align:center'><big>{note}</big><br><span style='color:{dim}'>{total} plays</span></div>")
        }
        "calendar" => rows(0, 14).enumerate().map(|(index, text)| format!(
            "<div style='position:absolute;left:{}px;top:{}px;width:228px;height:118px;border:1px solid {rule};box-sizing:border-box;padding:4px'><b style='color:{dim}'>{}</b>\
             <div style='border-left:3px solid {accent};padding-left:5px;overflow:hidden;height:3em'>{text}</div></div>", 16 + index % 4 * 232, 48 + index / 4 * 122, index + 3)).collect::<String>()
            + &format!("<div style='position:absolute;left:490px;top:424px;color:{dim}'>{note} ({total})</div>"),
        "ledger" => {
            let lines: String = (0..13).map(|index| {
                let text = words(desk, shown, index);
                format!("<tr style='background:{}'><td style='padding:3px 10px;color:{dim}'>{}</td><td style='padding:3px 10px;width:560px;white-space:nowrap;overflow:hidden'>{text}</td><td style='padding:3px 10px;text-align:right;width:120px'>{}.{:02}</td></tr>",
                    if index % 2 == 0 { panel } else { "transparent" }, 100 + index, index * 37 + 4, index * 13 % 100)
            }).collect();
            format!("<table style='position:absolute;left:40px;top:50px;border-collapse:collapse;border-top:2px solid {rule}'>{lines}</table>\
                     <div style='position:absolute;right:90px;bottom:36px;font-weight:bold'>{note}: {total}</div>")
        }
        "phone" => {
            let talk: String = rows(0, 9).enumerate().map(|(index, text)| format!(
                "<div style='margin:7px {};padding:6px 11px;border-radius:14px;background:{}'>{text}</div>",
                if index % 2 == 0 { "60px 7px 8px" } else { "8px 7px 60px" }, if index % 2 == 0 { panel } else { rule })).collect();
            format!("<div style='position:absolute;left:250px;top:40px;width:440px'>{talk}</div><div style='position:absolute;left:720px;top:60px;width:200px;color:{dim}'>{note}<br>{total} unread</div>")
        }
        _ => {
            let lines: String = rows(0, 15).enumerate().map(|(index, text)| format!(
                "<div style='white-space:pre'><span style='color:{accent}'>{}</span>{text}</div>", ["~> ", "", "  "][index % 3])).collect();
            format!("<div style='position:absolute;left:6px;top:42px;font-size:{}px'>{lines}</div><div style='position:absolute;left:0;right:0;bottom:34px;background:{panel};padding:1px 8px'>{note} | {total} | utf-8</div>", desk.font_px)
        }
    }
}

fn clock(desk: &Desk, shown: &Shown) -> String {
    let [ground, panel, text, _, rule, _] = desk.colours;
    let (place, time) = shown.clock;
    let (hour, minute, second) = (time / 3_600 % 24, time / 60 % 60, time % 60);
    let half = if hour < 12 { "AM" } else { "PM" };
    let twelve = (hour + 11) % 12 + 1;
    let at = |inside: String, style: &str| {
        format!("<span style='position:absolute;{style}'>{inside}</span>")
    };
    let (top, bottom) = match place {
        "shell" => (
            at(
                format!("22 Nov&nbsp;&nbsp;{hour:02}:{minute:02}"),
                "left:0;right:0;text-align:center;font-weight:bold",
            ),
            String::new(),
        ),
        "taskbar" => (
            String::new(),
            at(format!("{twelve}:{minute:02} {half}"), "right:16px"),
        ),
        "menu" => (
            at(format!("Sun {twelve}:{minute:02} {half}"), "right:12px"),
            String::new(),
        ),
        "handset" => (
            at(format!("{hour}:{minute:02}"), "left:22px;font-weight:bold")
                + &at("5G &#9646;".to_owned(), "right:18px"),
            String::new(),
        ),
        "weekday" => (
            at(format!("Sun {hour:02}:{minute:02}"), "right:60px")
                + &at("&#9679; &#9650;".to_owned(), "right:14px"),
            String::new(),
        ),
        "seconds" => (
            String::new(),
            at(format!("{hour:02}:{minute:02}:{second:02}"), "right:14px"),
        ),
        _ => (String::new(), String::new()),
    };
    let extra = match place {
        "tile" => format!(
            "<div style='position:absolute;right:30px;bottom:60px;background:{panel};border:1px solid {rule};border-radius:10px;padding:6px 18px;font-size:40px'>{hour:02}:{minute:02}</div>"
        ),
        "lock" => format!(
            "<div style='position:absolute;left:330px;top:150px;width:300px;background:{ground};border:1px solid {rule};text-align:center;font-size:72px;line-height:1.2'>{hour:02}:{minute:02}<div style='font-size:18px'>Sunday, 22 November</div></div>"
        ),
        _ => String::new(),
    };
    format!(
        "<div style='position:absolute;left:0;right:0;top:0;height:30px;background:{panel};color:{text};font-size:14px;line-height:30px'>{top}</div>\
             <div style='position:absolute;left:0;right:0;bottom:0;height:32px;background:{panel};color:{text};font-size:13px;line-height:32px'>{bottom}</div>{extra}"
    )
}

fn spinner(desk: &Desk, shown: &Shown) -> String {
    let Some((kind, turn)) = shown.spinner else {
        return String::new();
    };
    let shape = ring(desk, kind, turn);
    let (place, edge) = if desk.font_px.is_multiple_of(2) {
        ("left:10px;bottom:4px", 22)
    } else {
        ("right:20px;top:380px", 32)
    };
    format!(
        "<svg style='position:absolute;{place}' width={edge} height={edge} viewBox='0 0 32 32'>{shape}</svg>"
    )
}

fn around(count: u32, part: &dyn Fn(u32) -> String) -> String {
    (0..count).map(part).collect()
}

/// Spinners that are rings of something.
fn ring(desk: &Desk, kind: &str, turn: u32) -> String {
    let [_, _, text, _, rule, accent] = desk.colours;
    let degrees = turn * 40;
    match kind {
        "cone" => format!(
            "<foreignObject width=32 height=32><div style='width:26px;height:26px;margin:3px;border-radius:50%;background:conic-gradient(from {degrees}deg,transparent 20%,{accent});-webkit-mask:radial-gradient(closest-side,transparent 68%,black 70%)'></div></foreignObject>"
        ),
        "petals" => around(10, &|petal| {
            format!(
                "<ellipse cx=16 cy=6 rx=1.8 ry=4 fill='{text}' opacity={:.2} transform='rotate({} 16 16)'/>",
                0.1 + f64::from((petal + turn) % 10) * 0.09,
                petal * 36
            )
        }),
        "gap" => format!(
            "<circle cx=16 cy=16 r=11 fill=none stroke='{accent}' stroke-width=3 stroke-dasharray='54 16' transform='rotate({degrees} 16 16)'/>"
        ),
        "orbit" => format!(
            "<circle cx=16 cy=16 r=11 fill=none stroke='{rule}' stroke-width=2 /><circle cx=16 cy=5 r=3.2 fill='{accent}' transform='rotate({degrees} 16 16)'/>"
        ),
        "clockwise" => format!(
            "<circle cx=16 cy=16 r=12 fill=none stroke='{rule}' stroke-width=4 /><circle cx=16 cy=16 r=12 fill=none stroke='{accent}' stroke-width=4 stroke-linecap=round stroke-dasharray='{} 100' transform='rotate(-90 16 16)'/>",
            8 + turn * 6
        ),
        "beads" => around(6, &|bead| {
            format!(
                "<circle cx=16 cy=5 r={:.1} fill='{accent}' transform='rotate({} 16 16)'/>",
                1.2 + f64::from((bead + turn) % 6) * 0.4,
                bead * 60
            )
        }),
        _ => other(desk, kind, turn),
    }
}

/// The other spinners.
fn other(desk: &Desk, kind: &str, turn: u32) -> String {
    let [ground, _, text, _, _, accent] = desk.colours;
    match kind {
        "lines" => around(12, &|bar| {
            format!(
                "<path d='M16 3v7' stroke='{text}' stroke-width=2.4 stroke-linecap=round opacity={:.2} transform='rotate({} 16 16)'/>",
                if (bar + turn) % 12 < 4 { 1.0 } else { 0.25 },
                bar * 30
            )
        }),
        "swing" => around(3, &|dot| {
            format!(
                "<circle cx={} cy=16 r=3.4 fill='{accent}' opacity={:.2} />",
                6 + dot * 10,
                [0.3, 0.65, 1.0][((dot + turn) % 3) as usize]
            )
        }),
        "braille" => format!(
            "<text x=8 y=22 font-size=18 font-family='DejaVu Sans Mono' fill='{text}'>{}</text>",
            ["&#10494;", "&#10493;", "&#10491;", "&#10431;"][(turn % 4) as usize]
        ),
        "stick" => format!(
            "<text x=10 y=22 font-size=17 font-family='Liberation Mono' fill='{text}'>{}</text>",
            ["|", "/", "-", "\\"][(turn % 4) as usize]
        ),
        "wave" => around(5, &|bar| {
            let high = [6, 12, 20, 14, 8][((bar + turn) % 5) as usize];
            format!(
                "<rect x={} y={} width=4 height={high} fill='{accent}'/>",
                2 + bar * 6,
                16 - high / 2
            )
        }),
        _ => format!(
            "<circle cx=16 cy=16 r=10 fill='{ground}' stroke='{accent}' stroke-width=2 /><path d='M16 16V6A10 10 0 0 1 {:.2} {:.2}z' fill='{accent}'/>",
            16.0 + 10.0 * (f64::from(turn) * 0.45 + 0.3).min(3.1).sin(),
            16.0 - 10.0 * (f64::from(turn) * 0.45 + 0.3).min(3.1).cos()
        ),
    }
}

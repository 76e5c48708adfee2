//! Screens as HTML: our own templates, themes and moving parts.

use super::words::Part;

/// Size of one generated screen, CSS pixels.
pub(super) const SCREEN_CSS_PX: (u32, u32) = (960, 600);

/// How a screen is dressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dress {
    pub(super) template: &'static str,
    pub(super) font: &'static str,
    pub(super) font_px: u32,
    pub(super) theme: Theme,
    pub(super) clock: Clock,
    pub(super) spinner: &'static str,
    pub(super) pointer: &'static str,
    pub(super) caret: &'static str,
    pub(super) scale: f64,
}

/// Colours: background, panel, text, dim text, border, accent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    pub(super) ground: &'static str,
    pub(super) panel: &'static str,
    pub(super) text: &'static str,
    pub(super) dim: &'static str,
    pub(super) rule: &'static str,
    pub(super) accent: &'static str,
}

/// Where a clock is and whether it shows seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) place: &'static str,
    pub(super) seconds: bool,
    /// Twelve hours, with AM or PM.
    pub(super) half_days: bool,
}

/// What a screen shows.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) lines: Vec<Vec<String>>,
    pub(super) status: String,
    /// The line at whose end the caret stands, and whether it shows.
    pub(super) caret: (usize, bool),
    /// Seconds since midnight.
    pub(super) clock_s: u32,
    /// Turn of the spinner in twelfths; `None` without one.
    pub(super) spinner: Option<u32>,
    pub(super) pointer: Option<(u32, u32)>,
}

/// The templates of a part.
pub(super) fn templates(part: Part) -> [&'static str; 5] {
    match part {
        Part::Tuning => ["editor", "terminal", "mail", "document", "sheet"],
        Part::HeldOut => ["chat", "dashboard", "settings", "article", "board"],
        Part::Third | Part::Fourth | Part::Fifth | Part::Sixth => {
            ["browser", "tasks", "log", "form", "wiki"]
        }
    }
}

/// One screen as a positioned box.
pub(super) fn screen(dress: &Dress, content: &Content, left: u32, top: u32) -> String {
    let Theme {
        ground,
        panel,
        text,
        rule,
        ..
    } = dress.theme;
    let (width, height) = SCREEN_CSS_PX;
    let body = body(dress, content);
    let bar = bar(dress, content);
    let widget = match dress.clock.place {
        "widget" => format!(
            "<div style='position:absolute;right:40px;top:300px;font-size:34px;background:{panel};padding:14px 22px;border-radius:8px'>{}</div>",
            clock_text(dress, content)
        ),
        _ => String::new(),
    };
    let overlay = format!("{}{}", spinner(dress, content), pointer(dress, content));
    format!(
        "<div style='position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px;overflow:hidden;\
         background:{ground};color:{text};border-color:{rule};font:{}px/1.45 \"{}\",sans-serif'>{bar}{body}{widget}{overlay}</div>",
        dress.font_px, dress.font
    )
}

fn clock_text(dress: &Dress, content: &Content) -> String {
    let (hours, minutes) = (content.clock_s / 3_600 % 24, content.clock_s / 60 % 60);
    if dress.clock.half_days {
        let half = if hours < 12 { "AM" } else { "PM" };
        return format!("{}:{minutes:02} {half}", (hours + 11) % 12 + 1);
    }
    if dress.clock.seconds {
        format!("{hours:02}:{minutes:02}:{:02}", content.clock_s % 60)
    } else {
        format!("{hours:02}:{minutes:02}")
    }
}

/// The panel with its clock, and the status line at the bottom.
fn bar(dress: &Dress, content: &Content) -> String {
    let Theme {
        panel, dim, rule, ..
    } = dress.theme;
    let clock = clock_text(dress, content);
    let at = |place: &str| {
        if dress.clock.place == place {
            clock.clone()
        } else {
            String::new()
        }
    };
    let date = if dress.font_px.is_multiple_of(2) {
        "Tue 14 Mar&nbsp; "
    } else {
        ""
    };
    let right = at("top-right");
    let right = if right.is_empty() {
        right
    } else {
        format!("{date}{right}")
    };
    format!(
        "<div style='position:absolute;left:0;top:0;right:0;height:28px;background:{panel};border-bottom:1px solid {rule};\
         font-size:13px;line-height:28px'><span style='position:absolute;left:10px'>{}Activities</span>\
         <span style='position:absolute;left:440px'>{}</span><span style='position:absolute;right:10px'>{right}</span></div>\
         <div style='position:absolute;left:0;bottom:0;right:0;height:24px;background:{panel};border-top:1px solid {rule};\
         font-size:12px;line-height:24px;color:{dim}'><span style='position:absolute;left:36px'>{}</span>\
         <span style='position:absolute;right:12px'>{}</span></div>",
        match at("top-left") {
            text if text.is_empty() => text,
            text => format!("{text}&nbsp;&nbsp;&nbsp; "),
        },
        at("top-center"),
        content.status,
        at("bottom-right"),
    )
}

/// The words of one line, with the caret at its end if it stands there.
fn line(dress: &Dress, content: &Content, index: usize) -> String {
    let words = content
        .lines
        .get(index)
        .map(|words| words.join(" "))
        .unwrap_or_default();
    let (at, shows) = content.caret;
    if at != index || !shows {
        return words;
    }
    let text = dress.theme.text;
    let shape = match dress.caret {
        "bar" => "width:1px;height:1.2em;top:-0.95em".to_owned(),
        "wide" => "width:2px;height:1.3em;top:-1em".to_owned(),
        "block" => "width:.6em;height:1.2em;top:-0.95em".to_owned(),
        _ => "width:.6em;height:2px;top:.1em".to_owned(),
    };
    format!(
        "{words}<span style='position:relative;display:inline-block;width:0;height:0'>\
         <span style='position:absolute;left:1px;{shape};background:{text}'></span></span>"
    )
}

fn body(dress: &Dress, content: &Content) -> String {
    let rows = |from: usize, to: usize| (from..to).map(|index| line(dress, content, index));
    let Theme {
        panel,
        dim,
        rule,
        accent,
        ..
    } = dress.theme;
    match dress.template {
        "editor" => {
            let code: String = rows(0, 14)
                .enumerate()
                .map(|(index, text)| format!(
                    "<div style='white-space:pre'><span style='color:{dim};display:inline-block;width:36px'>{}</span>{}{text}</div>",
                    index + 1, "  ".repeat(index % 3)))
                .collect();
            let files: String = rows(14, 20)
                .map(|text| format!("<div style='white-space:nowrap;overflow:hidden'>{text}</div>"))
                .collect();
            format!(
                "<div style='position:absolute;left:0;top:29px;width:190px;bottom:25px;background:{panel};border-right:1px solid {rule};padding:8px;color:{dim};box-sizing:border-box'>{files}</div>\
                     <div style='position:absolute;left:200px;top:36px;right:0'>{code}</div>"
            )
        }
        "terminal" => {
            let log: String = rows(0, 18)
                .enumerate()
                .map(|(index, text)| {
                    format!(
                        "<div style='white-space:pre'>{}{text}</div>",
                        if index % 4 == 0 { "$ " } else { "" }
                    )
                })
                .collect();
            format!("<div style='position:absolute;left:8px;top:34px'>{log}</div>")
        }
        "mail" => {
            let list: String = rows(10, 18).map(|text| format!("<div style='border-bottom:1px solid {rule};padding:6px 8px;white-space:nowrap;overflow:hidden'>{text}</div>")).collect();
            let text: String = rows(0, 10)
                .map(|text| format!("<p style='margin:5px 0'>{text}</p>"))
                .collect();
            format!(
                "<div style='position:absolute;left:0;top:29px;width:300px;bottom:25px;border-right:1px solid {rule}'>{list}</div>\
                     <div style='position:absolute;left:320px;top:40px;right:20px'><b style='color:{accent}'>Subject</b>{text}</div>"
            )
        }
        "document" => {
            let text: String = rows(1, 14)
                .map(|text| format!("<p style='margin:6px 0'>{text}</p>"))
                .collect();
            format!(
                "<div style='position:absolute;left:140px;top:40px;right:140px;bottom:30px;padding:14px 40px;border:1px solid {rule}'><h2 style='margin:0'>{}</h2>{text}</div>",
                line(dress, content, 0)
            )
        }
        "sheet" => table(dress, content),
        other => held_out_body(other, dress, content),
    }
}

fn table(dress: &Dress, content: &Content) -> String {
    let rule = dress.theme.rule;
    let table: String = (0..16).map(|row| {
            let words = content.lines.get(row).cloned().unwrap_or_default();
            let cells: String = (0..7).map(|column| {
                let last = column + 1 == words.len().min(7);
                let text = if last && words.len() <= 7 && content.caret.0 == row {
                    let single = Content { lines: vec![vec![words[column].clone()]], caret: (0, content.caret.1), ..content.clone() };
                    line(dress, &single, 0)
                } else { words.get(column).cloned().unwrap_or_default() };
                format!("<td style='border:1px solid {rule};padding:2px 6px;width:110px;white-space:nowrap'>{text}</td>")
            }).collect();
            format!("<tr style='height:30px'>{cells}</tr>")
        }).collect();
    format!(
        "<table style='position:absolute;left:4px;top:36px;border-collapse:collapse'>{table}</table>"
    )
}

fn held_out_body(template: &str, dress: &Dress, content: &Content) -> String {
    let rows = |from: usize, to: usize| (from..to).map(|index| line(dress, content, index));
    let Theme {
        panel,
        dim,
        rule,
        accent,
        ..
    } = dress.theme;
    match template {
        "chat" => {
            let text: String = rows(0, 9).enumerate().map(|(index, text)| format!(
                "<div style='margin:6px {}'><span style='display:inline-block;background:{panel};border-radius:12px;padding:6px 12px'>{text}<small style='color:{dim};font-size:11px'>&nbsp; 10:{:02}</small></span></div>",
                if index % 2 == 0 { "0 6px 20px" } else { "0 6px 220px" }, 10 + index)).collect();
            let people: String = rows(9, 15).map(|text| format!("<div style='padding:7px 8px;white-space:nowrap;overflow:hidden'>{text}</div>")).collect();
            format!("<div style='position:absolute;left:0;top:29px;width:220px;bottom:25px;border-right:1px solid {rule};color:{dim}'>{people}</div>\
                     <div style='position:absolute;left:230px;top:36px;right:0'>{text}</div>")
        }
        "dashboard" => {
            let cards: String = (0..8).map(|index| {
                let words = content.lines.get(index).cloned().unwrap_or_default();
                let label = words.iter().skip(1).take(2).cloned().collect::<Vec<_>>().join(" ");
                let rest = Content { lines: vec![words.iter().skip(3).cloned().collect()], caret: (usize::from(content.caret.0 != index), content.caret.1), ..content.clone() };
                format!("<div style='position:absolute;left:{}px;top:{}px;width:205px;height:150px;background:{panel};border:1px solid {rule};border-radius:6px;padding:10px;box-sizing:border-box'>\
                         <div style='color:{dim}'>{label}</div><div style='font-size:26px;color:{accent}'>{}</div><div style='font-size:12px'>{}</div></div>",
                    20 + index % 4 * 222, 44 + index / 4 * 165, words.first().cloned().unwrap_or_default(), line(dress, &rest, 0))
            }).collect();
            let feed: String = rows(8, 13).map(|text| format!("<div>{text}</div>")).collect();
            format!("{cards}<div style='position:absolute;left:24px;top:385px'>{feed}</div>")
        }
        "settings" => rows(0, 13).enumerate().map(|(index, text)| format!(
            "<div style='position:absolute;left:60px;top:{}px'><span style='display:inline-block;width:13px;height:13px;border:1px solid {dim};border-radius:2px;vertical-align:-2px;background:{}'></span>&nbsp; {text}</div>",
            44 + index * 38, if index % 3 == 0 { accent } else { "transparent" })).collect(),
        "article" => {
            let column = |from: usize, to: usize| -> String { rows(from, to).map(|text| format!("<p style='margin:3px 0;text-align:justify'>{text}</p>")).collect() };
            format!("<div style='position:absolute;left:50px;top:40px;width:400px'><h3 style='margin:0'>{}</h3>{}</div><div style='position:absolute;left:500px;top:60px;width:400px;color:{dim}'>{}</div>",
                line(dress, content, 0), column(1, 10), column(10, 18))
        }
        "board" => (0..4).map(|column| {
            let cards: String = rows(column * 4, column * 4 + 4).map(|text| format!(
                "<div style='background:{panel};border:1px solid {rule};border-radius:5px;margin:8px;padding:8px'>{text}</div>")).collect();
            format!("<div style='position:absolute;left:{}px;top:40px;width:226px'><b style='margin-left:10px'>List {}</b>{cards}</div>", 12 + column * 234, column + 1)
        }).collect(),
        other => untouched_body(other, dress, content),
    }
}

fn untouched_body(template: &str, dress: &Dress, content: &Content) -> String {
    let rows = |from: usize, to: usize| (from..to).map(|index| line(dress, content, index));
    let Theme {
        panel,
        dim,
        rule,
        accent,
        ..
    } = dress.theme;
    match template {
        "browser" => {
            let hits: String = rows(0, 7).enumerate().map(|(index, text)| format!(
                "<div style='margin:0 0 12px'><u style='color:{accent}'>Result {}</u><div>{text}</div></div>", index + 1)).collect();
            let more: String = rows(7, 13).map(|text| format!("<div style='padding:3px 0;white-space:nowrap;overflow:hidden'>{text}</div>")).collect();
            format!("<div style='position:absolute;left:60px;top:34px;width:520px;height:26px;border:1px solid {rule};border-radius:13px;background:{panel}'></div>\
                     <div style='position:absolute;left:70px;top:72px;width:520px'>{hits}</div><div style='position:absolute;left:640px;top:80px;width:290px;padding:8px;background:{panel};color:{dim}'>{more}</div>")
        }
        "tasks" => rows(0, 14).enumerate().map(|(index, text)| format!(
            "<div style='position:absolute;left:{}px;top:{}px;width:430px;border-bottom:1px dotted {rule};white-space:nowrap;overflow:hidden'><b style='color:{accent}'>&#9679;</b> {text}</div>",
            24 + index % 2 * 460, 44 + index / 2 * 62)).collect(),
        "log" => {
            let lines: String = rows(0, 16).enumerate().map(|(index, text)| format!(
                "<div style='white-space:pre;background:{}'><span style='color:{accent}'>{}</span> {text}</div>",
                if index % 2 == 0 { panel } else { "transparent" }, ["INFO", "WARN", "NOTE"][index % 3])).collect();
            format!("<div style='position:absolute;left:0;top:32px;right:0'>{lines}</div>")
        }
        "form" => rows(0, 12).enumerate().map(|(index, text)| format!(
            "<div style='position:absolute;left:{}px;top:{}px;width:400px'><small style='color:{dim}'>Field {}</small>\
             <div style='border:1px solid {rule};border-radius:3px;background:{panel};padding:4px 8px;height:1.45em;white-space:nowrap;overflow:hidden'>{text}</div></div>",
            40 + index % 2 * 450, 38 + index / 2 * 86, index + 1)).collect(),
        _ => {
            let text: String = rows(0, 11).map(|text| format!("<p style='margin:4px 0'>{text}</p>")).collect();
            let facts: String = rows(11, 17).map(|text| format!("<tr><td style='border:1px solid {rule};padding:3px;max-width:220px;white-space:nowrap;overflow:hidden'>{text}</td></tr>")).collect();
            format!("<div style='position:absolute;left:170px;top:40px;width:500px'>{text}</div>\
                     <table style='position:absolute;left:690px;top:44px;border-collapse:collapse;background:{panel};color:{dim}'>{facts}</table>")
        }
    }
}

/// The spinner of this screen at its turn.
fn spinner(dress: &Dress, content: &Content) -> String {
    let Some(turn) = content.spinner else {
        return String::new();
    };
    let Theme { accent, rule, .. } = dress.theme;
    let degrees = turn * 30;
    // Beside the status text, or large over the content.
    let (place, size) = if dress.font_px.is_multiple_of(2) {
        ("left:12px;bottom:4px", 16)
    } else {
        ("left:820px;top:450px", 36)
    };
    let shape = match dress.spinner {
        "ring" => format!("<circle cx=12 cy=12 r=9 fill=none stroke='{rule}' stroke-width=3 /><path d='M12 3a9 9 0 0 1 9 9' fill=none stroke='{accent}' stroke-width=3 transform='rotate({degrees} 12 12)'/>"),
        "arc" => format!("<path d='M12 3a9 9 0 1 1 -9 9' fill=none stroke='{accent}' stroke-width=2.5 transform='rotate({degrees} 12 12)'/>"),
        "dots" => (0..8).map(|dot| format!("<circle cx=12 cy=4 r=2.2 fill='{accent}' opacity={:.2} transform='rotate({} 12 12)'/>", 0.15 + f64::from((dot + turn) % 8) * 0.11, dot * 45)).collect(),
        "bars" => (0..12).map(|bar| format!("<rect x=11 y=1 width=2 height=6 rx=1 fill='{accent}' opacity={:.2} transform='rotate({} 12 12)'/>", 0.1 + f64::from((bar + turn) % 12) * 0.075, bar * 30)).collect(),
        "three" => (0..3).map(|dot| format!("<circle cx={} cy={} r=3 fill='{accent}'/>", 4 + dot * 8, if turn % 3 == dot { 9 } else { 13 })).collect(),
        "comet" => (0..9).map(|part| format!("<path d='M12 3a9 9 0 0 1 4.500 1.200' fill=none stroke='{accent}' stroke-width=3 opacity={:.2} transform='rotate({} 12 12)'/>", 0.12 + f64::from(part) * 0.1, degrees + part * 30)).collect(),
        "twins" => (0..2).map(|part| format!("<path d='M12 2.500a9.500 9.500 0 0 1 8.200 4.750' fill=none stroke='{accent}' stroke-width=2.8 stroke-linecap=round transform='rotate({} 12 12)'/>", degrees + part * 180)).collect(),
        "character" => {
            let frames = if dress.font_px > 13 { ["&#10251;", "&#10265;", "&#10297;", "&#10296;", "&#10300;", "&#10292;", "&#10278;", "&#10279;"] }
                else { ["|", "/", "&#8722;", "\\", "|", "/", "&#8722;", "\\"] };
            format!("<text x=12 y=18 text-anchor=middle font-family='DejaVu Sans Mono' font-size=16 fill='{accent}'>{}</text>", frames[turn as usize % 8])
        }
        _ => {
            let length = 4.0 + f64::from(turn) * 4.0;
            format!("<circle cx=12 cy=12 r=9 fill=none stroke='{rule}' stroke-width=3 /><circle cx=12 cy=12 r=9 fill=none stroke='{accent}' stroke-width=3 stroke-dasharray='{length} 100' transform='rotate(-90 12 12)'/>")
        }
    };
    format!(
        "<svg style='position:absolute;{place}' width={size} height={size} viewBox='0 0 24 24'>{shape}</svg>"
    )
}

/// The pointer, drawn as desktops draw theirs.
fn pointer(dress: &Dress, content: &Content) -> String {
    let Some((left, top)) = content.pointer else {
        return String::new();
    };
    let arrow = "M1 1v16l4-4 3 7 3-1.3-3-6.7h6z";
    let shape = match dress.pointer {
        "black" => format!("<path d='{arrow}' fill=black stroke=white stroke-width=1.2 />"),
        "white" => format!("<path d='{arrow}' fill=white stroke=black stroke-width=1.2 />"),
        "beam" => "<path d='M4 2h3l1 1 1-1h3M4 19h3l1-1 1 1h3M8 3v15' fill=none stroke=white stroke-width=3 /><path d='M4 2h3l1 1 1-1h3M4 19h3l1-1 1 1h3M8 3v15' fill=none stroke=black stroke-width=1.2 />".to_owned(),
        "hand" => "<path d='M7 2a1.6 1.6 0 0 1 3 0v7l6 1.5a2 2 0 0 1 1.6 2.4L16 21H8l-5-7a1.6 1.6 0 0 1 2.4-2L7 13.500z' fill=white stroke=black stroke-width=1.3 />".to_owned(),
        "cross" => "<path d='M11 2v18M2 11h18' stroke=white stroke-width=4 /><path d='M11 3v16M3 11h16' stroke=black stroke-width=2 />".to_owned(),
        "slim" => "<path d='M3 1l14 13.500h-7.500l4 7.500-2.500 1.300-4-7.800-4 4z' fill=black stroke=white stroke-width=1.1 stroke-linejoin=round />".to_owned(),
        "palm" => "<path d='M6 11V5a1.500 1.500 0 0 1 3 0V3a1.500 1.500 0 0 1 3 0v1a1.500 1.500 0 0 1 3 0v2a1.500 1.500 0 0 1 3 0v8c0 4-2 7-6 7h-2c-3 0-4-2-5-4l-3-5a1.500 1.500 0 0 1 2.500-1.700z' fill=white stroke=black stroke-width=1.2 />".to_owned(),
        "resize" => "<path d='M2 12l6-6v4h8V6l6 6-6 6v-4H8v4z' fill=black stroke=white stroke-width=1.4 />".to_owned(),
        _ => format!("<g transform='scale(1.05)'><path d='{arrow}' transform='translate(1.500 1.500)' fill='rgba(0,0,0,.35)'/><path d='{arrow}' fill=white stroke=black stroke-width=1 /></g>"),
    };
    format!(
        "<svg style='position:absolute;left:{left}px;top:{top}px' width=24 height=24 viewBox='0 0 24 24'>{shape}</svg>"
    )
}

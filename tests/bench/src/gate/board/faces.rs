//! Clock faces of the fifth part.

use super::{Board, Shown};

pub(super) const FACES: [&str; 9] = [
    "two-lines",
    "mac",
    "plasma",
    "tmux",
    "header",
    "stacked",
    "analog",
    "seconds",
    "kiosk",
];

/// Seconds until the next state of a face.
pub(super) fn step(face: &str) -> u32 {
    if matches!(face, "seconds" | "analog") {
        1
    } else {
        60
    }
}

/// The face, in a bar at the edge or as a widget.
pub(super) fn draw(board: &Board, shown: &Shown) -> String {
    let [ground, panel, text, dim, rule, accent] = board.colours;
    let (face, time) = shown.face;
    let (hour, minute, second) = (time / 3_600 % 24, time / 60 % 60, time % 60);
    let half = if hour < 12 { "AM" } else { "PM" };
    let twelve = (hour + 11) % 12 + 1;
    let bar = |place: &str, height: u32, inside: String| {
        format!(
            "<div style='position:absolute;left:0;right:0;{place}:0;height:{height}px;background:{panel};border-{}:1px solid {rule};box-sizing:border-box'>{inside}</div>",
            if place == "top" { "bottom" } else { "top" }
        )
    };
    match face {
        "two-lines" => bar(
            "bottom",
            40,
            format!(
                "<div style='position:absolute;right:14px;top:3px;text-align:center;font-size:12px;line-height:16px'>{twelve}:{minute:02} {half}<br>11/23/2026</div>"
            ),
        ),
        "mac" => bar(
            "top",
            24,
            format!(
                "<span style='position:absolute;right:14px;font-size:13px;line-height:23px'>Mon 23 Nov&nbsp;&nbsp;{twelve}:{minute:02}&#8239;{half}</span><span style='position:absolute;left:14px;font-size:13px;line-height:23px'><b>Finder</b>&nbsp; File&nbsp; Edit&nbsp; View</span>"
            ),
        ),
        "plasma" => bar(
            "bottom",
            44,
            format!(
                "<div style='position:absolute;right:10px;top:2px;text-align:center;line-height:1.1'><span style='font-size:22px'>{hour:02}:{minute:02}</span><br><span style='font-size:11px;color:{dim}'>23.11.26</span></div>"
            ),
        ),
        "tmux" => bar(
            "bottom",
            20,
            format!(
                "<span style='position:absolute;right:4px;font:14px/18px \"DejaVu Sans Mono\"'>\"host\" {hour:02}:{minute:02} 23-Nov-26</span><span style='position:absolute;left:2px;font:14px/18px \"DejaVu Sans Mono\"'>[0] 0:sh* 1:vim-</span>"
            ),
        ),
        "header" => bar(
            "top",
            32,
            format!(
                "<b style='position:absolute;left:0;right:0;text-align:center;font-size:15px;line-height:30px;color:{accent}'>{hour}:{minute:02}</b>"
            ),
        ),
        "stacked" => format!(
            "<div style='position:absolute;right:24px;bottom:50px;width:120px;background:{ground};border:1px solid {rule};text-align:center;font-size:58px;line-height:1'>{hour:02}<br>{minute:02}</div>"
        ),
        "analog" => analog(time, ground, text),
        "seconds" => bar(
            "top",
            28,
            format!(
                "<span style='position:absolute;right:10px;font:13px/27px \"Liberation Mono\"'>{hour:02}:{minute:02}:{second:02}</span>"
            ),
        ),
        _ => format!(
            "<div style='position:absolute;left:0;right:0;bottom:46px;text-align:center;font-size:64px;line-height:1.1'><span style='background:{panel};padding:0 26px'>{hour:02}:{minute:02}</span></div>"
        ),
    }
}

/// A dial with three hands.
fn analog(time: u32, ground: &str, text: &str) -> String {
    let second = time % 60;
    let hand = |turn: f64, length: f64, width: f64| {
        format!(
            "<path d='M50 50V{}' stroke='{text}' stroke-width={width} transform='rotate({turn:.2} 50 50)'/>",
            50.0 - length
        )
    };
    format!(
        "<svg style='position:absolute;right:30px;bottom:50px' width=90 height=90 viewBox='0 0 100 100'><circle cx=50 cy=50 r=46 fill='{ground}' stroke='{text}' stroke-width=3 />{}{}{}</svg>",
        hand(f64::from(time) / 120.0 % 360.0, 24.0, 5.0),
        hand(f64::from(time) / 10.0 % 360.0, 36.0, 3.0),
        hand(f64::from(second) * 6.0, 40.0, 1.0)
    )
}

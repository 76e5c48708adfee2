//! Clocks of the sixth part.

use super::super::words::Seed;
use super::{Pane, Shown};

pub(super) const DIALS: [&str; 9] = [
    "noon",
    "seconds",
    "stopwatch",
    "rollover",
    "login",
    "corner",
    "timer",
    "lower",
    "call",
];

/// Tenths of a second until the next state.
pub(super) fn step(dial: &str) -> u32 {
    match dial {
        "stopwatch" => 1,
        "seconds" | "timer" | "call" | "corner" => 10,
        _ => 600,
    }
}

/// Tenths of a second of the week: any time, or just before another hour or day.
pub(super) fn start(dial: &str, seed: &mut Seed, turn: usize) -> u32 {
    const HOUR: u32 = 36_000;
    let any = seed.below(7 * 24 * 36_000) as u32;
    match (dial, turn) {
        ("rollover", _) => any / (24 * HOUR) * 24 * HOUR + 24 * HOUR - 600,
        ("timer" | "call" | "stopwatch", _) => any % (HOUR / 2),
        (_, 1) => any / HOUR * HOUR + HOUR - 600,
        _ => any,
    }
}

/// The clock, in a bar at the edge or as a widget.
pub(super) fn draw(pane: &Pane, shown: &Shown) -> String {
    let [ground, panel, _, dim, rule, accent] = pane.colours;
    let Some((dial, time)) = shown.dial else {
        return String::new();
    };
    let (day, hour, minute) = (time / 864_000 % 7, time / 36_000 % 24, time / 600 % 60);
    let (second, tenth) = (time / 10 % 60, time % 10);
    let half = ["AM", "PM"][usize::from(hour >= 12)];
    let twelve = (hour + 11) % 12 + 1;
    let name = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day as usize];
    let date = 16 + day;
    let at =
        |style: &str, text: String| format!("<div style='position:absolute;{style}'>{text}</div>");
    let card = format!("background:{panel};border:1px solid {rule};padding:10px 24px");
    match dial {
        "noon" => at(
            "right:14px;top:0;font-size:14px;line-height:30px",
            format!("{twelve}:{minute:02} {half}"),
        ),
        "seconds" => at(
            "right:18px;bottom:0;font-size:13px;line-height:28px",
            format!("{hour:02}:{minute:02}:{second:02}"),
        ),
        "stopwatch" => at(
            &format!("right:30px;top:300px;font-size:30px;{card}"),
            format!("{minute:02}:{second:02}.{tenth}"),
        ),
        "rollover" => at(
            "left:0;right:0;top:0;text-align:center;font-size:13px;font-weight:bold;line-height:30px",
            format!("{name} {date} Nov {hour:02}:{minute:02}"),
        ),
        "login" => at(
            &format!(
                "left:300px;top:120px;width:360px;text-align:center;font-size:80px;line-height:1.3;background:{ground};border:1px solid {rule}"
            ),
            format!(
                "{twelve}:{minute:02}<div style='font-size:20px;color:{dim}'>{name}, {date} November</div>"
            ),
        ),
        "corner" => at(
            "right:12px;bottom:0;font-size:12px;line-height:28px",
            format!("{name} {twelve}:{minute:02}:{second:02} {half}"),
        ),
        "timer" => {
            let rest = 1_800 - time / 10 % 1_800;
            at(
                &format!("right:30px;top:240px;font-size:44px;{card};color:{accent}"),
                format!("{:02}:{:02}", rest / 60, rest % 60),
            )
        }
        "lower" => at(
            "left:14px;top:0;font-size:12px;line-height:30px",
            format!("{hour}:{minute:02}"),
        ),
        _ => at(
            "right:120px;top:0;font-size:12px;line-height:30px",
            format!(
                "<span style='color:{accent}'>&#9679;</span> {:02}:{second:02}",
                minute % 60
            ),
        ),
    }
}

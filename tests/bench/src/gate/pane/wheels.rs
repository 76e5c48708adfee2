//! Spinners of the sixth part.

use super::{Pane, Shown};

pub(super) const WHEELS: [&str; 12] = [
    "sector",
    "spokes",
    "orbiter",
    "ladder",
    "clock-hand",
    "pulse",
    "halo",
    "snake",
    "cog",
    "typing",
    "half",
    "bar",
];

/// The spinner, where the pane is empty.
pub(super) fn draw(pane: &Pane, shown: &Shown) -> String {
    let Some((kind, turn)) = shown.wheel else {
        return String::new();
    };
    let (place, edge) = if pane.font_px.is_multiple_of(2) {
        ("right:16px;bottom:3px", 20)
    } else {
        ("right:30px;top:330px", 44)
    };
    format!(
        "<svg style='position:absolute;{place}' width={edge} height={edge} viewBox='0 0 48 48'>{}</svg>",
        shape(pane, kind, turn)
    )
}

fn several(count: u32, part: &dyn Fn(u32) -> String) -> String {
    (0..count).map(part).collect()
}

fn shape(pane: &Pane, kind: &str, turn: u32) -> String {
    let [ground, _, text, dim, rule, accent] = pane.colours;
    let degrees = turn * 35;
    let turned = format!("transform='rotate({degrees} 24 24)'");
    match kind {
        "sector" => format!(
            "<circle cx=24 cy=24 r=18 fill='{rule}'/><path d='M24 24V6A18 18 0 0 1 42 24z' fill='{accent}' {turned}/>"
        ),
        "spokes" => several(8, &|spoke| {
            format!(
                "<path d='M24 4v12' stroke='{text}' stroke-width=4 stroke-linecap=round opacity={:.2} transform='rotate({} 24 24)'/>",
                0.12 + f64::from((spoke + 8 - turn % 8) % 8) * 0.12,
                spoke * 45
            )
        }),
        "orbiter" => format!(
            "<circle cx=24 cy=24 r=18 fill=none stroke='{rule}' stroke-width=3 /><circle cx=24 cy=6 r=5 fill='{accent}' {turned}/>"
        ),
        "ladder" => several(5, &|bar| {
            format!(
                "<rect x={} y=14 width=6 height=20 rx=2 fill='{accent}' opacity={:.2} />",
                2 + bar * 9,
                0.2 + f64::from((bar + turn) % 5) * 0.2
            )
        }),
        "clock-hand" => format!(
            "<circle cx=24 cy=24 r=19 fill='{ground}' stroke='{dim}' stroke-width=3 /><path d='M24 24V10' stroke='{accent}' stroke-width=4 {turned}/>"
        ),
        "pulse" => format!(
            "<circle cx=24 cy=24 r={} fill='{accent}' opacity={:.2} />",
            6 + turn * 5 % 16,
            1.0 - f64::from(turn * 5 % 16) * 0.05
        ),
        "halo" => format!(
            "<path d='M24 5a19 19 0 0 1 19 19' fill=none stroke='{accent}' stroke-width=5 stroke-linecap=round {turned}/>"
        ),
        "snake" => format!(
            "<circle cx=24 cy=24 r=18 fill=none stroke='{accent}' stroke-width=4 stroke-dasharray='{} 114' {turned}/>",
            20 + turn * 23 % 70
        ),
        "cog" => format!(
            "<g {turned}>{}<circle cx=24 cy=24 r=13 fill='{text}'/><circle cx=24 cy=24 r=6 fill='{ground}'/></g>",
            several(6, &|tooth| format!(
                "<rect x=20 y=4 width=8 height=10 fill='{text}' transform='rotate({} 24 24)'/>",
                tooth * 60
            ))
        ),
        "typing" => several(3, &|dot| {
            format!(
                "<circle cx={} cy={} r=5 fill='{dim}'/>",
                9 + dot * 15,
                if dot == turn % 3 { 19 } else { 26 }
            )
        }),
        "half" => format!(
            "<circle cx=24 cy=24 r=17 fill=none stroke='{text}' stroke-width=4 stroke-dasharray='53.4 53.4' {turned}/>"
        ),
        _ => format!(
            "<rect x=0 y=20 width=48 height=8 rx=4 fill='{rule}'/><rect x=0 y=20 width={} height=8 rx=4 fill='{accent}'/>",
            8 + turn * 5 % 40
        ),
    }
}

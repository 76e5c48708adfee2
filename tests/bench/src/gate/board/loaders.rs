//! Spinners of the fifth part: the common shapes of loaders on pages.

use super::{Board, Shown};

pub(super) const LOADERS: [&str; 13] = [
    "dual",
    "flip",
    "grid",
    "bounce",
    "ellipsis",
    "moon",
    "hand",
    "chase",
    "shimmer",
    "runner",
    "tail",
    "equalizer",
    "ripple",
];

/// The loader, where the board has room for it.
pub(super) fn draw(board: &Board, shown: &Shown) -> String {
    let Some((kind, turn)) = shown.loader else {
        return String::new();
    };
    let (place, edge) = if board.font_px.is_multiple_of(2) {
        ("right:24px;top:300px", 40)
    } else {
        ("right:8px;top:120px", 24)
    };
    format!(
        "<svg style='position:absolute;{place}' width={edge} height={edge} viewBox='0 0 40 40'>{}</svg>",
        shape(board, kind, turn)
    )
}

fn several(count: u32, part: &dyn Fn(u32) -> String) -> String {
    (0..count).map(part).collect()
}

fn shape(board: &Board, kind: &str, turn: u32) -> String {
    let [_, panel, text, _, rule, accent] = board.colours;
    let degrees = turn * 50;
    let phase = |part: u32, of: u32| f64::from((part + turn) % of) / f64::from(of - 1);
    match kind {
        "dual" => format!(
            "<circle cx=20 cy=20 r=15 fill=none stroke='{accent}' stroke-width=4 stroke-dasharray='23.5 23.6' transform='rotate({degrees} 20 20)'/>"
        ),
        "flip" => format!(
            "<rect x=10 y=10 width=20 height=20 fill='{accent}' transform='rotate({} 20 20)'/>",
            turn * 25
        ),
        "grid" => several(9, &|dot| {
            format!(
                "<circle cx={} cy={} r=4.5 fill='{accent}' opacity={:.2} />",
                7 + dot % 3 * 13,
                7 + dot / 3 * 13,
                0.3 + 0.7 * phase(dot, 4)
            )
        }),
        "bounce" => several(3, &|dot| {
            format!(
                "<circle cx={} cy={:.1} r=4 fill='{text}'/>",
                7 + dot * 13,
                26.0 - 12.0 * phase(dot, 3)
            )
        }),
        "ellipsis" => several(turn % 3 + 1, &|dot| {
            format!("<circle cx={} cy=26 r=3 fill='{text}'/>", 8 + dot * 12)
        }),
        "moon" => format!(
            "<text x=6 y=30 font-size=28 font-family='DejaVu Sans' fill='{text}'>{}</text>",
            ["&#9680;", "&#9683;", "&#9681;", "&#9682;"][(turn % 4) as usize]
        ),
        "hand" => format!(
            "<circle cx=20 cy=20 r=16 fill=none stroke='{text}' stroke-width=3 /><path d='M20 20V8' stroke='{text}' stroke-width=3 transform='rotate({degrees} 20 20)'/>"
        ),
        "chase" => format!(
            "<rect x=5 y=5 width=30 height=30 fill=none stroke='{rule}' stroke-width=4 /><rect x=5 y=5 width=30 height=30 fill=none stroke='{accent}' stroke-width=4 stroke-dasharray='30 90' stroke-dashoffset={} />",
            turn * 17
        ),
        "shimmer" => shimmer(turn, phase(0, 5), panel, rule),
        "runner" => format!(
            "<rect x=0 y=18 width=40 height=4 fill='{rule}'/><rect x={} y=18 width=12 height=4 fill='{accent}'/>",
            turn * 7 % 29
        ),
        "tail" => several(8, &|dot| {
            format!(
                "<circle cx=20 cy=5 r={:.1} fill='{text}' opacity={:.2} transform='rotate({} 20 20)'/>",
                2.0 + f64::from(dot) * 0.2,
                0.15 + f64::from(dot) * 0.12,
                dot * 30 + degrees
            )
        }),
        "equalizer" => several(4, &|bar| {
            let high = 8.0 + 24.0 * phase(bar * 2, 5);
            format!(
                "<rect x={} y={:.1} width=6 height={high:.1} fill='{accent}'/>",
                3 + bar * 9,
                36.0 - high
            )
        }),
        _ => format!(
            "<circle cx=20 cy=20 r={} fill=none stroke='{accent}' stroke-width=2 /><circle cx=20 cy=20 r={} fill=none stroke='{accent}' stroke-width=2 />",
            4 + turn * 3 % 14,
            4 + (turn * 3 + 7) % 14
        ),
    }
}

/// A band of light at its place on a bar.
fn shimmer(turn: u32, at: f64, panel: &str, rule: &str) -> String {
    format!(
        "<defs><linearGradient id='s{turn}'><stop offset='{:.2}' stop-color='{panel}'/><stop offset='{:.2}' stop-color='{rule}'/><stop offset='{:.2}' stop-color='{panel}'/></linearGradient></defs><rect x=0 y=12 width=40 height=14 rx=3 fill='url(#s{turn})'/>",
        at * 0.7,
        at * 0.7 + 0.15,
        at * 0.7 + 0.3
    )
}

//! Screens painted by hand, shown to the gate over time. Each test is one table of looks.

use std::time::Duration;

use proptest::prelude::*;
use velvet_messages::v1::Rect;

use super::{Gate, GateCounters, GateSettings, PublishKind, Verdict};
use crate::picture::{BYTES_PER_PIXEL, Picture};

const GROUND: [u8; 3] = [250, 250, 250];
const INK: [u8; 3] = [30, 30, 30];

fn settings() -> GateSettings {
    #[derive(serde::Deserialize)]
    struct File {
        capture: Capture,
    }
    #[derive(serde::Deserialize)]
    struct Capture {
        gate: GateSettings,
    }
    let text = include_str!("../../../ops/defaults.toml");
    let file: File = toml::from_str(text).unwrap();
    file.capture.gate
}

fn screen() -> Picture {
    let mut picture = Picture::new(640, 400);
    fill(&mut picture, (0, 0, 640, 400), GROUND);
    picture
}

fn fill(picture: &mut Picture, (left, top, width, height): (u32, u32, u32, u32), colour: [u8; 3]) {
    let stride = picture.stride();
    for y in top..top + height {
        for x in left..left + width {
            let start = y as usize * stride + x as usize * BYTES_PER_PIXEL;
            picture.data_mut()[start..start + 3].copy_from_slice(&colour);
        }
    }
}

/// A made-up glyph of 6×10 pixels: strokes that depend on the letter.
fn letter(picture: &mut Picture, left: u32, top: u32, letter: char) {
    let code = letter as u32;
    for (bit, stroke) in [
        (0, 0, 1, 10),
        (0, 0, 6, 1),
        (5, 0, 1, 10),
        (0, 9, 6, 1),
        (0, 5, 6, 1),
        (2, 2, 2, 1),
        (3, 6, 1, 3),
    ]
    .into_iter()
    .enumerate()
    {
        if code >> bit & 1 == 1 || bit == 0 {
            let (x, y, width, height) = stroke;
            fill(picture, (left + x, top + y, width, height), INK);
        }
    }
}

fn text(picture: &mut Picture, left: u32, top: u32, words: &str) {
    for (x, character) in (left..).step_by(8).zip(words.chars()) {
        if character != ' ' {
            letter(picture, x, top, character);
        }
    }
}

fn with(change: impl FnOnce(&mut Picture)) -> Picture {
    let mut picture = screen();
    text(&mut picture, 40, 100, "the quick brown fox jumps");
    text(&mut picture, 40, 120, "over the lazy dog again");
    change(&mut picture);
    picture
}

fn caret(picture: &mut Picture, left: u32) {
    fill(picture, (left, 97, 1, 18), INK);
}

/// Shows pictures at these times; one letter for each look: `K`ey, `D`elta, `w`aiting, `.` unchanged.
fn show(gate: &mut Gate, looks: &[(u64, &Picture)]) -> String {
    let look = |(at, picture): &(u64, &Picture)| match gate
        .look(Duration::from_millis(*at), picture, None)
        .verdict
    {
        Verdict::Publish {
            kind: PublishKind::Key,
            ..
        } => 'K',
        Verdict::Publish { .. } => 'D',
        Verdict::Waiting => 'w',
        Verdict::Unchanged => '.',
    };
    looks.iter().map(look).collect()
}

fn gate() -> Gate {
    Gate::new(settings(), 640, 400, 1_000)
}

fn check(looks: &[(u64, &Picture)], expected: &str) -> GateCounters {
    let mut gate = gate();
    let shown = show(&mut gate, looks);
    assert_eq!(shown, expected, "{:?}", gate.counters());
    gate.counters()
}

#[test]
fn same_picture_is_published_once() {
    let base = with(|_| ());
    let counters = check(&[(0, &base), (100, &base), (5_000, &base)], "K..");
    assert_eq!((counters.keys, counters.same, counters.deltas), (1, 2, 0));
}

#[test]
fn word_is_a_change_at_once_and_only_once() {
    let base = with(|_| ());
    let edited = with(|picture| text(picture, 260, 100, "over"));
    check(
        &[(0, &base), (500, &edited), (600, &edited), (3_000, &edited)],
        "KD..",
    );
}

#[test]
fn blinking_caret_is_no_change() {
    let base = with(|_| ());
    let on = with(|picture| caret(picture, 239));
    let looks: Vec<(u64, &Picture)> = (0..12)
        .map(|index| (index * 500, if index % 2 == 0 { &base } else { &on }))
        .collect();
    let counters = check(&looks, "K...........");
    assert_eq!(counters.carets, 6);
}

/// An arrow of 12×18 with a dark outline and a white heart.
fn arrow(picture: &mut Picture, left: u32, top: u32) {
    for row in 0..18_u32 {
        let width = (row + 2).min(12);
        fill(picture, (left, top + row, width, 1), INK);
        if (2..16).contains(&row) && width > 4 {
            fill(picture, (left + 2, top + row, width - 4, 1), [255; 3]);
        }
    }
}

#[test]
fn pointer_is_no_change_wherever_it_stands() {
    let base = with(|_| ());
    for (from, to) in [
        ((60, 98), (66, 107)),
        ((60, 98), (300, 210)),
        ((300, 200), (302, 215)),
    ] {
        let old = with(|picture| arrow(picture, from.0, from.1));
        let new = with(|picture| arrow(picture, to.0, to.1));
        check(&[(0, &old), (500, &new)], "K.");
        check(&[(0, &base), (500, &new)], "K.");
        check(&[(0, &old), (500, &base)], "K.");
    }
}

/// Paints itself with its left upper corner here.
type Sprite = dyn Fn(&mut Picture, u32, u32);

/// A thin boot of 14×18, grown by so many pixels to every side.
fn boot(picture: &mut Picture, left: u32, top: u32, by: u32, colour: [u8; 3]) {
    for (x, y, width, height) in [(0, 0, 4, 18), (0, 14, 14, 4), (4, 3, 4, 3)] {
        let place = (left + x - by, top + y - by, width + 2 * by, height + 2 * by);
        fill(picture, place, colour);
    }
}

#[test]
fn pointer_of_any_shape_is_known_by_its_shadow_its_two_sides_or_its_move() {
    let shadowed = |picture: &mut Picture, left: u32, top: u32| {
        for by in (1..=5_u8).rev() {
            boot(picture, left, top, by.into(), [202 + 8 * by; 3]);
        }
        boot(picture, left, top, 0, INK);
    };
    let outlined = |picture: &mut Picture, left: u32, top: u32| {
        boot(picture, left, top, 1, [255; 3]);
        boot(picture, left, top, 0, [0; 3]);
    };
    let plain = |picture: &mut Picture, left: u32, top: u32| boot(picture, left, top, 0, INK);
    let on = |ground: u8, paint: &dyn Fn(&mut Picture)| {
        with(|picture| {
            fill(picture, (30, 90, 300, 60), [ground; 3]);
            text(picture, 40, 100, "the quick brown fox jumps");
            paint(picture);
        })
    };
    let pair = |ground: u8, old: &dyn Fn(&mut Picture), new: &dyn Fn(&mut Picture), expected| {
        check(&[(0, &on(ground, old)), (500, &on(ground, new))], expected);
    };
    pair(250, &|_| (), &|picture| shadowed(picture, 61, 97), "K.");
    pair(128, &|_| (), &|picture| outlined(picture, 61, 97), "K.");
    pair(250, &|_| (), &|picture| plain(picture, 61, 97), "KD");
    for (x, y) in [(63, 99), (67, 97), (260, 120)] {
        let [old, new] = [(61, 97), (x, y)];
        // An outline that looks like the ground shows on the letters.
        for shape in [&plain as &Sprite, &outlined] {
            pair(
                250,
                &|picture| shape(picture, old.0, old.1),
                &|picture| shape(picture, new.0, new.1),
                "K.",
            );
        }
    }
}

/// A badge whose word and width change beside the word that stays.
#[test]
fn badge_with_another_word_is_no_pointer() {
    let badge = |words: &str| {
        with(|picture| {
            let width = 12 + 8 * words.len() as u32;
            fill(picture, (300, 200, width, 18), [112, 72, 232]);
            text(picture, 306, 204, words);
        })
    };
    check(&[(0, &badge("back")), (500, &badge("freight"))], "KD");
}

/// A pill came with its word: as thick as a pointer, but letters stand on it.
#[test]
fn badge_that_comes_with_its_word_is_no_pointer() {
    let base = with(|_| ());
    let badge = |panel: [u8; 3], ink: [u8; 3]| {
        with(|picture| {
            fill(picture, (300, 200, 38, 18), panel);
            for (x, _) in [(307, 'n'), (315, 'e'), (323, 'w')] {
                fill(picture, (x, 205, 6, 8), ink);
                fill(picture, (x + 1, 207, 3, 6), panel);
            }
        })
    };
    let bright = badge([112, 72, 232], [255; 3]);
    check(&[(0, &base), (500, &bright)], "KD");
    // Its letters differ from it less than the ground does.
    let dim = badge([40, 40, 60], [110, 110, 130]);
    check(&[(0, &base), (500, &dim)], "KD");
}

/// Whatever is no letter may turn: a square, a ring in a ring, half a frame. One digit that stands alone may not.
#[test]
fn graphic_without_letters_is_no_change_and_a_single_digit_is() {
    let base = with(|_| ());
    let square = with(|picture| fill(picture, (400, 250, 24, 24), INK));
    let rings = |edge: u32| {
        with(|picture| {
            for (grow, colour) in [(4, INK), (2, GROUND), (0, INK)] {
                let (left, top) = (400 - grow - edge, 250 - grow - edge);
                let side = 10 + 2 * (grow + edge);
                fill(picture, (left, top, side, side), colour);
            }
            fill(
                picture,
                (400 - edge + 2, 250 - edge + 2, 6 + 2 * edge, 6 + 2 * edge),
                GROUND,
            );
        })
    };
    let frame = |left: u32| {
        with(|picture| {
            fill(picture, (400, 250, 20, 2), INK);
            fill(picture, (left, 250, 2, 20), INK);
        })
    };
    let digit = |letter_: char| with(|picture| letter(picture, 400, 250, letter_));
    for (old, new, expected) in [
        (&base, &square, "K."),
        (&rings(4), &rings(8), "K."),
        (&frame(400), &frame(418), "K."),
        (&digit('3'), &digit('~'), "KD"),
    ] {
        check(&[(0, old), (500, new)], expected);
    }
}

#[test]
fn speck_and_fading_bars_are_no_text() {
    let base = with(|_| ());
    let speck = with(|picture| fill(picture, (500, 300, 2, 2), INK));
    check(&[(0, &base), (500, &speck)], "K.");
    let fading = |turn: usize| {
        with(|picture| {
            for bar in 0..5_u32 {
                let shade = [60, 100, 140, 180, 210][(bar as usize + turn) % 5];
                fill(picture, (500 + bar * 9, 300, 6, 20), [shade; 3]);
            }
        })
    };
    check(&[(0, &fading(0)), (500, &fading(1))], "K.");
}

/// The lower half of the panel has the colour of what it covers, so that its word alone changed much.
#[test]
fn toast_over_two_grounds_is_no_pointer() {
    let shown = |toast: bool| {
        with(|picture| {
            fill(picture, (0, 200, 640, 100), [243; 3]);
            fill(picture, (0, 300, 640, 100), [236; 3]);
            if toast {
                fill(picture, (200, 280, 190, 40), [236; 3]);
                text(picture, 220, 293, "saved");
            }
        })
    };
    check(&[(0, &shown(false)), (500, &shown(true))], "KD");
}

#[test]
fn panel_with_a_word_is_no_pointer() {
    let base = with(|_| ());
    let toast = with(|picture| {
        fill(picture, (396, 290, 44, 30), [238; 3]);
        text(picture, 402, 300, "New");
    });
    check(&[(0, &base), (500, &toast)], "KD");
}

#[test]
fn frame_of_a_cell_is_a_caret() {
    let base = with(|_| ());
    let frame = with(|picture| {
        fill(picture, (241, 97, 9, 17), INK);
        fill(picture, (242, 98, 7, 15), GROUND);
    });
    let counters = check(&[(0, &base), (500, &frame)], "K.");
    assert_eq!(counters.carets, 1);
}

#[test]
fn bar_along_which_light_sweeps_and_a_dial_are_spinners() {
    let bar = |at: u32| {
        with(|picture| {
            fill(picture, (300, 300, 120, 5), [208; 3]);
            fill(picture, (300 + at, 300, 30, 5), [10, 90, 200]);
        })
    };
    let dial = |hand: (u32, u32, u32, u32)| {
        with(|picture| {
            for y in 0..24_i32 {
                for x in 0..24_i32 {
                    let square = (2 * x - 23).pow(2) + (2 * y - 23).pow(2);
                    if (19 * 19..=23 * 23).contains(&square) {
                        let place = (500 + x.cast_unsigned(), 200 + y.cast_unsigned(), 1, 1);
                        fill(picture, place, INK);
                    }
                }
            }
            fill(picture, hand, INK);
        })
    };
    for (old, new) in [
        (bar(0), bar(12)),
        (dial((511, 204, 2, 8)), dial((511, 211, 8, 2))),
    ] {
        let counters = check(&[(0, &old), (500, &new)], "K.");
        assert!(counters.spinners > 0);
    }
}

#[test]
fn arrow_for_resizing_is_no_change() {
    let base = with(|_| ());
    let arrows = with(|picture| {
        for row in 0..6_u32 {
            let width = 2 * row.min(5) + 2;
            fill(picture, (400 - row.min(5), 200 + row, width, 1), INK);
            fill(picture, (400 - row.min(5), 221 - row, width, 1), INK);
        }
        fill(picture, (399, 206, 4, 10), INK);
    });
    check(&[(0, &base), (500, &arrows)], "K.");
}

#[test]
fn stroke_of_a_new_word_is_no_caret() {
    let base = with(|_| ());
    let word = with(|picture| {
        fill(picture, (300, 292, 2, 18), INK);
        text(picture, 306, 300, "kg");
    });
    let counters = check(&[(0, &base), (500, &word)], "KD");
    assert_eq!(counters.carets, 0);
}

#[test]
fn bars_that_grow_and_shrink_are_a_spinner() {
    let bars = |heights: [u32; 4]| {
        with(|picture| {
            for (x, height) in (400..).step_by(6).zip(heights) {
                fill(picture, (x, 260 - height / 2, 3, height), INK);
            }
        })
    };
    check(
        &[(0, &bars([6, 12, 18, 10])), (500, &bars([12, 18, 10, 6]))],
        "K.",
    );
}

/// Digits as a seven-segment display shows them, 12×22.
fn digits(picture: &mut Picture, left: u32, top: u32, time: &str) {
    let segments = [
        (0, 0, 12, 2),
        (10, 0, 2, 12),
        (10, 10, 2, 12),
        (0, 20, 12, 2),
        (0, 10, 2, 12),
        (0, 0, 2, 12),
        (0, 10, 12, 2),
    ];
    let lit = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];
    for (x, digit) in (left..).step_by(16).zip(time.chars()) {
        let Some(value) = digit.to_digit(10) else {
            let dots: &[u32] = if digit == ':' { &[6, 15] } else { &[19] };
            for dot in dots {
                fill(picture, (x + 5, top + dot, 3, 3), INK);
            }
            continue;
        };
        for (bit, (dx, dy, width, height)) in segments.into_iter().enumerate() {
            if lit[value as usize] >> bit & 1 == 1 {
                fill(picture, (x + dx, top + dy, width, height), INK);
            }
        }
    }
}

#[test]
fn clock_ticks_in_a_bar_or_as_a_widget_and_a_time_that_jumps_is_a_change() {
    for (place, old, new, expected) in [
        ((500, 6), "10:42", "10:43", "K."),
        ((300, 250), "10:42", "10:43", "K."),
        ((500, 6), "09:59", "10:00", "K."),
        ((500, 6), "10:30", "12:15", "KD"),
        ((300, 250), "10:30", "14:00", "KD"),
        ((500, 6), "10.42", "10.43", "K."),
        ((500, 6), "10.30", "12.15", "KD"),
    ] {
        let shown = |time: &str| with(|picture| digits(picture, place.0, place.1, time));
        check(&[(0, &shown(old)), (500, &shown(new))], expected);
    }
}

/// A 7 leans over the point behind it, so that both are one run of ink.
#[test]
fn tenths_behind_a_seven_are_a_clock() {
    let shown = |tenths: &str| {
        with(|picture| {
            digits(picture, 300, 250, "28:17");
            fill(picture, (376, 267, 5, 5), INK);
            digits(picture, 385, 250, tenths);
        })
    };
    check(&[(0, &shown("6")), (100, &shown("8"))], "K.");
}

/// "eu-north" became "us-east" in letters without ascenders: two, a mark below the middle, and two.
#[test]
fn hyphen_is_no_point_of_a_clock() {
    let shown = |left: &str, right: &str| {
        with(|picture| {
            text(picture, 500, 6, left);
            fill(picture, (517, 12, 3, 2), INK);
            text(picture, 522, 6, right);
        })
    };
    check(&[(0, &shown("eu", "no")), (500, &shown("eu", "nb"))], "KD");
}

/// In the status line of a terminal at the bottom, and in the bar below it.
#[test]
fn clock_above_another_is_one_too() {
    let shown = |minute: u64| {
        with(|picture| {
            digits(picture, 500, 335, &format!("10:{minute}"));
            digits(picture, 480, 370, &format!("10:{minute}"));
        })
    };
    check(&[(0, &shown(42)), (500, &shown(43))], "K.");
}

/// What is ignored stays unpublished, so the tenth tick is ten minutes away from what was published.
#[test]
fn clock_that_ticks_many_times_is_no_change() {
    let shown = |minute: u64| with(|picture| digits(picture, 300, 250, &format!("10:{minute}")));
    let pictures: Vec<Picture> = (42..=58).map(shown).collect();
    let times = (0..).step_by(500);
    let looks: Vec<(u64, &Picture)> = times.zip(&pictures).collect();
    check(&looks, "K................");
}

#[test]
fn clock_may_tick_by_minutes_again_and_its_colon_may_blink_with_the_minute() {
    let shown = |time: &str| with(|picture| digits(picture, 300, 8, time));
    let base = shown("10:00");
    let looks = [
        (0, &base),
        (1_000, &shown("10:05")),
        (2_000, &shown("10:10")),
    ];
    check(&looks, "K..");
    check(&[(0, &base), (1_000, &shown("10 01"))], "K.");
}

#[test]
fn minutes_below_the_hours_are_a_clock() {
    let shown = |hours: &str, minutes: &str| {
        with(|picture| {
            digits(picture, 300, 220, hours);
            digits(picture, 300, 250, minutes);
        })
    };
    check(&[(0, &shown("10", "59")), (500, &shown("11", "00"))], "K.");
    check(&[(0, &shown("10", "30")), (500, &shown("14", "00"))], "KD");
}

#[test]
fn stripes_that_move_along_a_bar_are_no_change() {
    let bar = |by: u32| {
        with(|picture| {
            fill(picture, (300, 300, 160, 20), [60, 140, 220]);
            for stripe in 0..7 {
                fill(
                    picture,
                    (302 + by + stripe * 20, 302, 10, 16),
                    [90, 170, 240],
                );
            }
        })
    };
    check(&[(0, &bar(0)), (500, &bar(8))], "K.");
}

/// Their distance is no whole number of pixels, and their edges are blended.
#[test]
fn stripes_that_lean_are_no_change() {
    let period = 17.4;
    let bar = |by: f64| {
        with(|picture| {
            for (x, y) in (0..160).flat_map(|x| (0..14).map(move |y| (x, y))) {
                let phase = (f64::from(x) + f64::from(y) * 0.7 + by).rem_euclid(period);
                let inside = phase.min(period - phase) - period / 4.0;
                let paint = 90.0 + 120.0 * (inside.clamp(-0.5, 0.5) + 0.5);
                fill(picture, (300 + x, 300 + y, 1, 1), [paint as u8; 3]);
            }
        })
    };
    check(&[(0, &bar(0.0)), (500, &bar(6.3))], "K.");
}

/// Half of the strongest ink around was asked of the pale word too.
#[test]
fn pale_word_that_goes_beside_a_dark_one_is_a_change() {
    let shown = |word: &str| {
        with(|picture| {
            text(picture, 300, 250, word);
            let stride = picture.stride();
            let pixels = picture.data_mut().chunks_mut(BYTES_PER_PIXEL).enumerate();
            let below = pixels.filter(|(at, _)| at / (stride / BYTES_PER_PIXEL) >= 250);
            for (_, pixel) in below.filter(|(_, pixel)| pixel[..3] == INK) {
                pixel[..3].copy_from_slice(&[175; 3]);
            }
            text(picture, 284, 250, "95");
        })
    };
    check(&[(0, &shown("open")), (500, &shown(""))], "KD");
}

/// One spoke of eight is dark.
fn wheel(picture: &mut Picture, turn: usize) {
    let spokes = [
        (12, 0),
        (20, 4),
        (24, 12),
        (20, 20),
        (12, 24),
        (4, 20),
        (0, 12),
        (4, 4),
    ];
    for (index, (x, y)) in spokes.into_iter().enumerate() {
        let colour = if index == turn { INK } else { [190; 3] };
        fill(picture, (400 + x, 250 + y, 6, 6), colour);
    }
}

#[test]
fn spinner_is_no_change_also_close_to_the_rules_of_a_table() {
    for rules in [false, true] {
        let turned = |turn: usize| {
            with(|picture| {
                if rules {
                    fill(picture, (300, 248, 250, 1), [208; 3]);
                    fill(picture, (398, 200, 1, 150), [208; 3]);
                }
                wheel(picture, turn);
            })
        };
        check(
            &[(0, &turned(0)), (500, &turned(1)), (1_000, &turned(4))],
            "K..",
        );
    }
}

/// A ring whose shade goes round, by the turn at which it is darkest.
fn ring(picture: &mut Picture, (left, top): (u32, u32), turn: f64) {
    for (x, y) in (0..24).flat_map(|y| (0..24).map(move |x| (x, y))) {
        let (right, down) = (f64::from(x) - 11.5, f64::from(y) - 11.5);
        if (9.0..=12.0).contains(&right.hypot(down)) {
            let angle = down.atan2(right) / std::f64::consts::TAU;
            let shade = 60 + ((angle - turn).rem_euclid(1.0) * 170.0) as u8;
            fill(picture, (left + x, top + y, 1, 1), [shade; 3]);
        }
    }
}

/// Nearer to it than the letters of a word as tall as the ring would be to each other.
#[test]
fn ring_that_turns_beside_its_label_is_no_change() {
    let shown = |turn: f64| {
        with(|picture| {
            text(picture, 300, 257, "reading all of it");
            ring(picture, (437, 250), turn);
        })
    };
    check(&[(0, &shown(0.0)), (500, &shown(0.4))], "K.");
}

/// A terminal's character of dots, with the next line as near as letters are to each other.
#[test]
fn dots_that_turn_above_a_line_are_no_change() {
    let shown = |dots: [(u32, u32); 4]| {
        with(|picture| {
            text(picture, 280, 262, "the line below goes on and on");
            for (x, y) in dots {
                fill(picture, (300 + x, 250 + y, 2, 2), INK);
            }
        })
    };
    let (old, new) = (
        shown([(0, 0), (0, 4), (0, 8), (4, 8)]),
        shown([(0, 0), (4, 0), (4, 4), (4, 8)]),
    );
    check(&[(0, &old), (100, &new)], "K.");
}

#[test]
fn pale_text_is_a_change() {
    let pale = |words: &str| {
        with(|picture| {
            for (x, _) in (0..words.len() as u32).zip(words.chars()) {
                fill(picture, (300 + x * 8, 300, 5, 10), [241; 3]);
            }
        })
    };
    check(&[(0, &pale("a word")), (500, &pale("a word more"))], "KD");
}

#[test]
fn caret_between_two_pixels_and_small_beam_are_no_change_off_the_line() {
    let base = with(|_| ());
    let faded = with(|picture| {
        caret(picture, 239);
        fill(picture, (239, 97, 1, 1), [140, 140, 140]);
        fill(picture, (239, 114, 1, 1), [140, 140, 140]);
    });
    check(&[(0, &base), (1_000, &faded), (2_000, &base)], "K..");
    let beam = |top: u32| {
        with(|picture| {
            fill(picture, (252, top, 5, 1), INK);
            fill(picture, (254, top, 1, 13), INK);
            fill(picture, (252, top + 12, 5, 1), INK);
        })
    };
    check(&[(0, &base), (1_000, &beam(101))], "K.");
    // It stands where an I would.
    check(&[(0, &base), (1_000, &beam(97))], "KD");
}

/// It ends where letters end, but none of them has its colour.
#[test]
fn caret_of_its_own_colour_may_stand_on_the_baseline() {
    let base = with(|_| ());
    let on = |colour: [u8; 3]| with(|picture| fill(picture, (239, 98, 1, 12), colour));
    check(
        &[(0, &base), (1_000, &on([240, 120, 0])), (2_000, &base)],
        "K..",
    );
    check(&[(0, &base), (1_000, &on(INK))], "KD");
    // A letter may be paler than its word.
    check(&[(0, &base), (1_000, &on([90; 3]))], "KD");
}

/// The direction of writing is shown by flags or feet.
#[test]
fn caret_with_a_flag_is_no_change() {
    let base = with(|_| ());
    for flags in [&[97][..], &[97, 114]] {
        let on = with(|picture| {
            caret(picture, 239);
            for top in flags {
                fill(picture, (240, *top, 3, 1), INK);
            }
        });
        check(&[(0, &base), (1_000, &on), (2_000, &base)], "K..");
    }
}

#[test]
fn square_or_tall_bars_beside_a_label_are_no_text() {
    let shown = |(width, height): (u32, u32)| {
        with(|picture| fill(picture, (241, 110 - height, width, height), INK))
    };
    let base = with(|_| ());
    check(&[(0, &base), (1_000, &shown((5, 5)))], "K.");
    check(&[(0, &base), (1_000, &shown((6, 30)))], "K.");
    check(&[(0, &base), (1_000, &shown((2, 10)))], "KD");
}

#[test]
fn caret_does_not_hide_what_is_typed_beside_it() {
    let base = with(|_| ());
    let on = with(|picture| caret(picture, 239));
    let typed = |count: usize, caret_on: bool| {
        with(|picture| {
            text(picture, 248, 100, &"word"[..count]);
            if caret_on {
                caret(picture, 249 + count as u32 * 8);
            }
        })
    };
    let (one, one_off, four) = (typed(1, true), typed(1, false), typed(4, true));
    let four_off = typed(4, false);
    check(
        &[
            (0, &base),
            (500, &on),
            (1_000, &base),
            (1_500, &on),
            (2_000, &one),
            (2_500, &one_off),
            (3_000, &four),
            (3_500, &four_off),
            (4_000, &four),
            (4_500, &four_off),
        ],
        // The caret that goes after the last letter is published once: it might have been an l.
        "K...D.DD..",
    );
}

#[test]
fn letter_on_the_baseline_is_no_caret() {
    let base = with(|_| ());
    let typed = with(|picture| fill(picture, (241, 100, 2, 10), INK));
    check(&[(0, &base), (500, &typed)], "KD");
}

#[test]
fn status_that_flickers_and_settles_is_published() {
    let saving = with(|picture| text(picture, 400, 300, "Saving"));
    let blank = with(|_| ());
    let saved = with(|picture| text(picture, 400, 300, "Saved all"));
    let mut looks: Vec<(u64, &Picture)> = (0..12)
        .map(|index| (index * 400, if index % 2 == 0 { &saving } else { &blank }))
        .collect();
    looks.extend([(4_800, &saved), (5_200, &saved), (8_000, &saved)]);
    let mut gate = gate();
    let shown = show(&mut gate, &looks);
    assert!(shown[12..].contains('D'), "{shown}");
    assert!(shown[..12].matches('D').count() <= 3, "{shown}");
    assert!(gate.counters().animations > 0, "{shown}");
}

#[test]
fn playing_video_is_throttled_and_does_not_hide_text() {
    let frame = |index: u64, note: bool| {
        with(|picture| {
            for y in 0..10 {
                for x in 0..14 {
                    let shade = ((index * 37 + x * 11 + y * 29) % 200) as u8;
                    let place = (320 + x as u32 * 16, 160 + y as u32 * 16, 16, 16);
                    fill(picture, place, [shade, shade / 2, 90]);
                }
            }
            if note {
                text(picture, 40, 250, "a note beside the video");
            }
        })
    };
    let frames: Vec<Picture> = (0..60).map(|index| frame(index, index >= 50)).collect();
    let looks: Vec<(u64, &Picture)> = (0..).step_by(200).zip(&frames).collect();
    let mut gate = gate();
    let shown = show(&mut gate, &looks);
    // 10 s of video at one publish in 3 s, after the first moments; the note comes with the look it appears.
    assert!(shown[..50].matches('D').count() <= 6, "{shown}");
    assert_eq!(&shown[50..51], "D", "{shown}");
}

#[test]
fn scroll_waits_until_it_stands() {
    let page = |shift: u32| {
        with(|picture| {
            for row in 0..16 {
                text(
                    picture,
                    300,
                    10 + row * 20 + shift,
                    "some words of a page here",
                );
            }
        })
    };
    let pages: Vec<Picture> = (0..4).map(|step| page(step * 7)).collect();
    check(
        &[
            (0, &pages[0]),
            (500, &pages[1]),
            (600, &pages[2]),
            (700, &pages[3]),
            (800, &pages[3]),
            (1_000, &pages[3]),
            (1_100, &pages[3]),
        ],
        "KwwwwD.",
    );
}

#[test]
fn key_frame_comes_at_start_on_a_new_size_and_at_the_interval() {
    let base = with(|_| ());
    let other = Picture::new(320, 200);
    let on = with(|picture| caret(picture, 239));
    let interval = settings().key_interval_ms;
    check(
        &[(0, &base), (10, &on), (interval, &on), (interval + 1, &on)],
        "K.K.",
    );
    check(&[(0, &base), (10, &other), (20, &other)], "KK.");
}

#[test]
fn wrong_hint_costs_time_but_no_change() {
    let base = with(|_| ());
    let edited = with(|picture| text(picture, 260, 100, "over"));
    let elsewhere = [Rect {
        x: 0,
        y: 300,
        width: 10,
        height: 10,
    }];
    let mut gate = gate();
    let mut verdict = |at, picture: &Picture| {
        let look = gate.look(Duration::from_millis(at), picture, Some(&elsewhere));
        matches!(look.verdict, Verdict::Publish { .. })
    };
    assert!(verdict(0, &base));
    assert!(!verdict(100, &edited));
    assert!(verdict(settings().full_compare_interval_ms, &edited));
}

#[test]
fn region_holds_the_whole_line_and_not_its_neighbours() {
    let base = with(|_| ());
    let edited = with(|picture| {
        fill(picture, (72, 100, 40, 10), GROUND);
        text(picture, 72, 100, "slow ");
    });
    let mut gate = gate();
    gate.look(Duration::ZERO, &base, None);
    let look = gate.look(Duration::from_millis(500), &edited, None);
    let Verdict::Publish { regions, .. } = look.verdict else {
        panic!("not published");
    };
    let [region] = regions.as_slice() else {
        panic!("{} regions", regions.len());
    };
    assert!(region.x <= 40 && region.x + region.width.cast_signed() >= 40 + 25 * 8 - 2);
    assert!((90..=100).contains(&region.y), "{region:?}");
    let bottom = region.y + region.height.cast_signed();
    assert!((110..=120).contains(&bottom), "{region:?}");
}

#[test]
fn defaults_make_sense_and_nonsense_does_not() {
    let wrong = |settings: &GateSettings| -> Vec<&str> {
        let spans = settings.spans().into_iter();
        let wrong = spans.filter(|(_, value, low, high)| !(low..=high).contains(&value));
        wrong.map(|(key, ..)| key).collect()
    };
    assert_eq!(wrong(&settings()), [] as [&str; 0]);
    let nonsense = GateSettings {
        tile_css_px: 0,
        regions_max: 0,
        settle_max_ms: 0,
        ..settings()
    };
    let keys = ["tile_css_px", "regions_max", "settle_max_ms"];
    assert_eq!(wrong(&nonsense), keys);
}

fn paste(from: &Picture, to: &mut Picture, rect: &Rect) {
    let (left, top, width, height) = from.clip(rect);
    let stride = to.stride();
    for y in top..top + height {
        let start = y as usize * stride + left as usize * BYTES_PER_PIXEL;
        let row = from.row(y, left, width);
        to.data_mut()[start..start + row.len()].copy_from_slice(row);
    }
}

type Paint = (u32, u32, u32, u32, u8);

fn paints() -> impl Strategy<Value = Vec<Vec<Paint>>> {
    let paint = (0..600_u32, 0..360_u32, 1..40_u32, 1..40_u32, any::<u8>());
    prop::collection::vec(prop::collection::vec(paint, 0..4), 1..12)
}

/// Rows for words that come: free ones and those of the first line. Over the second line these made-up letters
/// can become what two digits, an h and two digits look like, and half over a line nothing is a letter any more.
fn rows_for_words() -> impl Strategy<Value = u32> {
    prop_oneof![0..89_u32, Just(100), 132..380_u32]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is painted: regions never overlap nor leave the screen, and once the screen stands still a
    /// follower that applies every publish has the true picture no later than the next key frame.
    #[test]
    fn follower_converges(steps in paints(), interval in 50..700_u64) {
        let settings = settings();
        let key_interval = settings.key_interval_ms;
        let mut gate = gate();
        let mut truth = with(|_| ());
        let mut seen = screen();
        let mut now = 0;
        let stable = std::iter::repeat_n(Vec::new(), 10);
        for step in steps.into_iter().chain(stable) {
            for (left, top, width, height, shade) in step {
                fill(&mut truth, (left, top, width, height), [shade, shade, 128]);
            }
            follow(&mut gate, now, &truth, &mut seen)?;
            now += interval;
        }
        follow(&mut gate, now + key_interval, &truth, &mut seen)?;
        prop_assert!(seen == truth);
    }

    /// A change that is no caret, pointer, spinner or clock is covered by the regions of its publish.
    #[test]
    fn regions_cover_the_change(left in 0..400_u32, top in rows_for_words(), length in 2..12_usize) {
        let base = with(|_| ());
        let edited = with(|picture| text(picture, left, top, &"changedwords"[..length]));
        let mut gate = gate();
        let mut seen = screen();
        follow(&mut gate, 0, &base, &mut seen)?;
        follow(&mut gate, 500, &edited, &mut seen)?;
        follow(&mut gate, 1_000, &edited, &mut seen)?;
        prop_assert!(seen == edited);
    }
}

fn follow(
    gate: &mut Gate,
    now: u64,
    truth: &Picture,
    seen: &mut Picture,
) -> Result<(), TestCaseError> {
    let look = gate.look(Duration::from_millis(now), truth, None);
    if let Verdict::Publish { regions, .. } = look.verdict {
        for (index, region) in regions.iter().enumerate() {
            let (left, top, width, height) = truth.clip(region);
            prop_assert_eq!(
                (left, top, width, height),
                (
                    region.x.cast_unsigned(),
                    region.y.cast_unsigned(),
                    region.width,
                    region.height
                )
            );
            for other in &regions[index + 1..] {
                let apart = region.x + region.width.cast_signed() <= other.x
                    || other.x + other.width.cast_signed() <= region.x
                    || region.y + region.height.cast_signed() <= other.y
                    || other.y + other.height.cast_signed() <= region.y;
                prop_assert!(apart);
            }
            paste(truth, seen, region);
        }
    }
    Ok(())
}

use velvet_messages::{FrameId, v1::Rect};
use zeroize::Zeroizing;

use super::*;
use crate::LineHasher;

const LINE_PX: i32 = 20;

fn key(text: &str) -> LineKey {
    LineHasher::new(&Zeroizing::new([1; 32]), "reader").key_of_text(1, 1, text)
}

fn rect(x: i32, y: i32, width: u32, height: u32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

/// Lines of a page: one a row from `top` on; "-" leaves a row empty.
fn page(top: i32, text: &str) -> Vec<SeenLine<String>> {
    let rows = text.split_whitespace().zip(0..);
    rows.filter(|(text, _)| *text != "-")
        .map(|(text, row)| SeenLine {
            key: key(text),
            place: rect(10, top + row * LINE_PX, 100, 14),
            text: text.to_owned(),
        })
        .collect()
}

/// What became of each line of `after`, and how many lines went.
fn told(difference: &Difference, after: &[SeenLine<String>]) -> String {
    let changes = difference.lines.iter().flatten().zip(after);
    let mut told: Vec<String> = changes
        .map(|(change, line)| match change {
            LineChange::Same => format!("={}", line.text),
            LineChange::Added => format!("+{}", line.text),
            LineChange::Changed { from } => format!("~{}@{}", line.text, from.y / LINE_PX),
            LineChange::Moved { from } => format!(">{}@{}", line.text, from.y / LINE_PX),
        })
        .collect();
    told.push(format!("-{}", difference.removed.len()));
    told.join(" ")
}

/// The whole display is one region.
fn check(before: &str, after: &str, expected: &str) {
    let screen = rect(0, 0, 400, 400);
    let mut text = ScreenText::default();
    text.apply(&[(screen, page(0, before))]);
    let after = page(0, after);
    let regions = [(screen, after.clone())];
    assert_eq!(told(&text.compare(&regions), &after), expected, "{before}");
    text.apply(&regions);
    assert_eq!(text.lines(), after);
}

#[test]
fn frames_are_told_as_differences() {
    let cases = [
        ("", "a b", "+a +b -0"),
        ("a b c", "a b c", "=a =b =c -0"),
        ("a b c", "", "-3"),
        ("a b c", "a x c", "=a ~x@1 =c -0"),
        ("a b - d", "a b c d", "=a =b +c =d -0"),
        // A scroll by one and by two lines: only what comes in is new.
        ("a b c d", "b c d e", ">b@1 >c@2 >d@3 +e -1"),
        ("a b c d e", "c d e f g", ">c@2 >d@3 >e@4 +f +g -2"),
        ("c d e", "a b c d e", "+a +b >c@0 >d@1 >e@2 -0"),
        // Equal lines on a page go along with the others.
        ("a } b } c", "} b } c d", ">}@1 >b@2 >}@3 >c@4 +d -1"),
        // A single line that went elsewhere is still the same one.
        ("a - - -", "- - - a", ">a@0 -0"),
        // Two equal lines that came to two others: nobody knows which is which, and none of it matters.
        ("a a", "- a a a", "=a +a +a -1"),
    ];
    for (before, after, expected) in cases {
        check(before, after, expected);
    }
}

#[test]
fn two_windows_scroll_by_themselves() {
    let screen = rect(0, 0, 400, 400);
    let both = |left: &str, right: &str| {
        let mut lines = page(0, left);
        lines.extend(page(0, right).into_iter().map(|mut line| {
            line.place.x += 200;
            line
        }));
        lines
    };
    let mut text = ScreenText::default();
    text.apply(&[(screen, both("a b c d", "p q r s"))]);
    let after = both("b c d e", "o p q r");
    let told = told(&text.compare(&[(screen, after.clone())]), &after);
    assert_eq!(told, ">b@1 >c@2 >d@3 +e +o >p@0 >q@1 >r@2 -2");
}

#[test]
fn what_no_region_covers_stays() {
    let mut text = ScreenText::default();
    text.apply(&[(rect(0, 0, 400, 400), page(0, "a b c d"))]);
    let region = rect(0, LINE_PX - 4, 400, 24);
    let typed = page(LINE_PX, "bb");
    let regions = [(region, typed.clone())];
    assert_eq!(told(&text.compare(&regions), &typed), "~bb@1 -0");
    text.apply(&regions);
    let mut left: Vec<&str> = text.lines().iter().map(|line| line.text.as_str()).collect();
    left.sort_unstable();
    assert_eq!(left, ["a", "bb", "c", "d"]);
}

fn frame(seq: u64, key_frame: bool, part: (u32, u32), top: i32, text: &str) -> SeenFrame {
    let id = FrameId {
        device: "dev".parse().expect("an id"),
        session: "ses".parse().expect("an id"),
        display: "d0".parse().expect("an id"),
        seq,
    };
    let lines: Vec<SeenLine<()>> = page(top, text)
        .into_iter()
        .map(|line| SeenLine {
            key: line.key,
            place: line.place,
            text: (),
        })
        .collect();
    let height = u32::try_from(lines.len()).expect("few") * LINE_PX.unsigned_abs();
    SeenFrame {
        id,
        key_frame,
        part: part.0,
        parts: part.1,
        regions: vec![(rect(0, top, 400, height), lines)],
    }
}

fn key_frame(seq: u64, text: &str) -> SeenFrame {
    frame(seq, true, (0, 1), 0, text)
}

fn delta(seq: u64, row: i32, text: &str) -> SeenFrame {
    frame(seq, false, (0, 1), row * LINE_PX, text)
}

/// The base of a frame and what became of its lines.
fn seen(screens: &Screens, frame: SeenFrame) -> String {
    let compared = screens.see(frame);
    let letters = compared.difference.lines.iter().flatten();
    let letters: String = letters
        .map(|change| match change {
            LineChange::Same => '=',
            LineChange::Added => '+',
            LineChange::Changed { .. } => '~',
            LineChange::Moved { .. } => '>',
        })
        .collect();
    format!("{} {letters}", compared.base_seq)
}

#[test]
fn a_base_is_named_when_all_frames_up_to_it_are_known() {
    let screens = Screens::default();
    // A reader that starts in the middle knows nothing until a key frame.
    assert_eq!(seen(&screens, delta(4, 0, "a")), "0 +");
    assert_eq!(seen(&screens, delta(5, 0, "b")), "0 +");
    assert_eq!(seen(&screens, key_frame(6, "a b c")), "0 +++");
    assert_eq!(seen(&screens, delta(7, 1, "x")), "6 ~");
    // A second delivery has no base: it may be older than what is known.
    assert_eq!(seen(&screens, delta(7, 1, "x")), "0 +");
    // 8 is with another reader: 9 is compared with 7, and says so.
    assert_eq!(seen(&screens, delta(9, 2, "c")), "7 =");
    screens.hear(delta(8, 0, "y"));
    assert_eq!(seen(&screens, delta(10, 0, "y")), "9 =");
    // What is heard twice or late changes nothing.
    screens.hear(delta(8, 0, "z"));
    assert_eq!(seen(&screens, delta(11, 0, "y x c")), "10 ===");
    // Too far back to say anything.
    assert_eq!(seen(&screens, delta(100, 0, "y")), "0 +");
    assert_eq!(seen(&screens, key_frame(101, "y")), "0 +");
    screens.forget();
    assert_eq!(seen(&screens, delta(102, 0, "y")), "0 +");
}

#[test]
fn a_key_frame_in_parts_is_a_base_when_all_parts_are_there() {
    let screens = Screens::default();
    let part = |seq, part, text| {
        frame(
            seq,
            true,
            (part, 3),
            i32::try_from(part).expect("small") * 100,
            text,
        )
    };
    assert_eq!(seen(&screens, part(5, 0, "a")), "0 +");
    assert_eq!(seen(&screens, part(6, 1, "b")), "0 +");
    screens.hear(delta(8, 0, "a"));
    screens.hear(part(7, 2, "c"));
    assert_eq!(seen(&screens, delta(9, 0, "a")), "8 =");
}

#[test]
fn two_readers_that_take_turns_know_the_same() {
    let (one, other) = (Screens::default(), Screens::default());
    let mut frames = vec![key_frame(1, "a b c d")];
    frames.extend((2..40).map(|seq| delta(seq, 1, &format!("b{}", seq / 2))));
    for (frame, at) in frames.into_iter().zip(0..) {
        let (reads, hears) = if at % 2 == 0 {
            (&one, &other)
        } else {
            (&other, &one)
        };
        let told = seen(reads, frame.clone());
        let base = frame.id.seq - 1;
        assert!(told.starts_with(&format!("{base} ")), "{told}");
        hears.hear(frame);
    }
}

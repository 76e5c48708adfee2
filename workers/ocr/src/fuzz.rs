//! Arbitrary pixels and arbitrary bytes: whatever comes, lines lie inside, words are possible, and nothing panics.
//!
//! Some seconds in the usual run, ten minutes of processor time together in `ops/test --full`. A failure names its
//! seed; [`SEED`] set to it brings it back at once.

use std::time::{Duration, Instant};

use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestRunner},
};
use prost::Message;
use zeroize::Zeroizing;

use crate::{
    Grey, find_lines,
    protocol::{self, Answer, AnswerWord, Request, Setup},
    recognise,
};

/// Where the numbers begin.
const SEED: u64 = 1;
/// Cases between two looks at the clock.
const BATCH: u32 = 32;
const USUAL: Duration = Duration::from_secs(2);
const FULL: Duration = Duration::from_secs(300);

/// Runs a property on new cases until the time is over.
fn fuzz<S: Strategy>(strategy: S, property: impl Fn(S::Value)) {
    let full = std::env::var_os("VELVET_TEST_FULL").is_some();
    let until = Instant::now() + if full { FULL } else { USUAL };
    for seed in SEED.. {
        let config = Config {
            cases: BATCH,
            rng_seed: RngSeed::Fixed(seed),
            failure_persistence: None,
            ..Config::default()
        };
        let run = TestRunner::new(config).run(&strategy, |value| {
            property(value);
            Ok(())
        });
        run.unwrap_or_else(|failure| panic!("seed {seed}: {failure}"));
        if Instant::now() >= until {
            return;
        }
    }
}

/// Something drawn: a rectangle, filled or as a frame, flat, as a ramp or as noise.
#[derive(Clone, Debug)]
struct Drawn {
    at: (u16, u16),
    size: (u16, u16),
    level: u8,
    look: u8,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    // Small things are letters, so most are small.
    let side = prop_oneof![6 => 1_u16..14, 2 => 10_u16..60, 1 => 40_u16..700];
    let size = (side.clone(), side);
    let all = (any::<(u16, u16)>(), size, any::<u8>(), 0_u8..5);
    all.prop_map(|(at, size, level, look)| Drawn {
        at,
        size,
        level,
        look,
    })
}

fn draw(grey: &mut Grey, drawn: &Drawn) {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let (left, top) = (
        usize::from(drawn.at.0) % width,
        usize::from(drawn.at.1) % height,
    );
    let right = (left + usize::from(drawn.size.0)).min(width);
    let bottom = (top + usize::from(drawn.size.1)).min(height);
    for y in top..bottom {
        for x in left..right {
            let rim = x == left || y == top || x + 1 == right || y + 1 == bottom;
            let level = match drawn.look {
                0 if !rim => continue,
                1 => drawn.level.wrapping_add((x - left) as u8),
                2 => drawn.level ^ (x.wrapping_mul(y).wrapping_mul(2_654_435_761) >> 7) as u8,
                _ => drawn.level,
            };
            grey.pixels[y * width + x] = level;
        }
    }
}

#[test]
fn any_picture_gives_lines_that_lie_inside() {
    let sides = (1_u32..700, 1_u32..400);
    let things = prop::collection::vec(drawn(), 0..160);
    let pictures = (sides, 0_u32..9_000, any::<u8>(), things);
    fuzz(pictures, |((width, height), scale_milli, paper, things)| {
        let mut grey = Grey {
            width,
            height,
            scale_milli,
            pixels: Zeroizing::new(vec![paper; (width * height) as usize]),
        };
        things.iter().for_each(|thing| draw(&mut grey, thing));
        for line in find_lines(&grey) {
            let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
            assert_eq!(line.pixels.len(), (line.width * line.height) as usize);
            assert!(line.width > 0 && line.height > 0);
            assert!(line.place.x >= 0 && line.place.y >= 0);
            assert!(end(line.place.x, line.place.width) <= width.into());
            assert!(end(line.place.y, line.place.height) <= height.into());
        }
    });
}

/// A stream of one message, with bytes changed, put in and left out.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let word = (any::<[u32; 6]>(), ".{0,12}").prop_map(|(numbers, text)| AnswerWord {
        line: numbers[0] % 4,
        text,
        left: numbers[1] >> (numbers[1] % 32),
        top: numbers[2] >> (numbers[2] % 32),
        width: numbers[3] >> (numbers[3] % 32),
        height: numbers[4] >> (numbers[4] % 32),
        confidence_milli: numbers[5] >> (numbers[5] % 32),
    });
    let words = prop::collection::vec(word, 0..8);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 0..6);
    let valid = (any::<u64>(), words, edits).prop_map(|(number, words, edits)| {
        let answer = Answer {
            number,
            words,
            cpu_nanos: number,
        };
        let mut bytes = vec![];
        protocol::write(&mut bytes, &answer).unwrap();
        for (at, byte, kind) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    });
    prop_oneof![3 => valid, 1 => prop::collection::vec(any::<u8>(), 0..400)]
}

#[test]
fn any_bytes_give_possible_words_or_an_error() {
    const BYTES_MAX: usize = 4_096;
    const PICTURE: (u32, u32) = (700, 30);
    fuzz(damaged(), |bytes| {
        // What a child may be told, and what it may say first.
        drop(protocol::read::<Request>(&mut &bytes[..], BYTES_MAX));
        drop(protocol::read::<Setup>(&mut &bytes[..], BYTES_MAX));
        let Ok(Some(answer)) = protocol::read::<Answer>(&mut &bytes[..], BYTES_MAX) else {
            return;
        };
        assert!(answer.encoded_len() <= 2 * BYTES_MAX);
        let Ok(lines) = recognise::lines(answer, PICTURE.0, PICTURE.1) else {
            return;
        };
        for word in lines.iter().flatten() {
            assert!(!word.text.is_empty() && !word.text.contains(char::is_whitespace));
            assert!(word.confidence_milli <= 1_000);
            assert!(word.place.x >= 0 && word.place.y >= 0);
            assert!(word.place.x.unsigned_abs() + word.place.width <= PICTURE.0);
            assert!(word.place.y.unsigned_abs() + word.place.height <= PICTURE.1);
        }
    });
}

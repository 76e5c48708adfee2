//! The rules' own examples, whole regions, and properties.

use proptest::prelude::*;
use velvet_messages::v1::{Rect, WindowFacts};
use zeroize::Zeroizing;

use super::*;

const WIDTH: u32 = 1200;
/// Width of one letter and height of one line in the made-up regions.
const LETTER_PX: u32 = 8;
const LINE_PX: u32 = 20;

/// Lines of text as a reader would give them, words apart by one space, every pixel white.
fn region(lines: &[&str]) -> RawRegion {
    let line = |(row, text): (usize, &&str)| {
        let mut x = 10;
        let mut words = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let width = word.chars().count() as u32 * LETTER_PX;
            words.push(RawWord {
                text: word.to_owned(),
                place: Rect {
                    x,
                    y: 10 + row as i32 * LINE_PX as i32,
                    width,
                    height: 14,
                },
                confidence_milli: 900,
                junk: false,
            });
            x += (width + LETTER_PX) as i32;
        }
        RawLine {
            words,
            ..Default::default()
        }
    };
    let height = lines.len() as u32 * LINE_PX + 20;
    RawRegion {
        rect: Rect {
            x: 0,
            y: 0,
            width: WIDTH,
            height,
        },
        rgb: Zeroizing::new(vec![255; (WIDTH * height * 3) as usize]),
        lines: lines
            .iter()
            .enumerate()
            .map(line)
            .filter(|line| !line.words.is_empty())
            .collect(),
    }
}

fn reading(title: &str, regions: Vec<RawRegion>) -> RawReading {
    RawReading {
        frame: None,
        captured: None,
        kind: 0,
        part: 0,
        parts: 1,
        display: None,
        window: Some(WindowFacts {
            known: true,
            title: title.to_owned(),
            ..Default::default()
        }),
        regions,
        reader: String::new(),
        counts: None,
        base_seq: 0,
        gone: vec![],
        unread: vec![],
    }
}

/// Everything observable: title, lines, counts, and how many pixels are black.
fn shown(title: &str, lines: &[&str]) -> String {
    let minimised = minimise(reading(title, vec![region(lines)])).unwrap();
    let reading = minimised.reading();
    let mut out = String::new();
    if let Some(window) = reading
        .window
        .as_ref()
        .filter(|window| !window.title.is_empty())
    {
        out += &format!("title {}\n", window.title);
    }
    for line in &reading.regions[0].lines {
        let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words.join(" "), line.text);
        out += &format!("{}\n", line.text);
    }
    for removed in &reading.removed {
        out += &format!("removed {} {}\n", removed.kind, removed.count);
    }
    out
}

fn pixels_of(reading: &v1::Reading, region: usize) -> Vec<u8> {
    let kept = &reading.regions[region];
    let rect = kept.rect.unwrap();
    let bytes = (rect.width * rect.height * 3) as usize;
    zstd::bulk::decompress(&kept.pixels.as_ref().unwrap().data, bytes).unwrap()
}

/// Whether every pixel of `place` is black in the first region.
fn solid(reading: &v1::Reading, place: &Rect) -> bool {
    let pixels = pixels_of(reading, 0);
    let row = |y: i32| {
        let start = (y as usize * WIDTH as usize + place.x as usize) * 3;
        pixels[start..start + place.width as usize * 3]
            .iter()
            .all(|byte| *byte == 0)
    };
    (place.y..text::bottom(place)).all(row)
}

fn kinds(line: &str) -> Vec<String> {
    let minimised = minimise(reading("", vec![region(&[line])])).unwrap();
    minimised
        .reading()
        .removed
        .iter()
        .map(|removed| removed.kind.clone())
        .collect()
}

#[test]
fn what_was_not_read_is_named_and_painted_over() {
    let unread = Rect {
        x: 40,
        y: 12,
        width: 80,
        height: 10,
    };
    let mut raw = reading("", vec![region(&["one line"])]);
    raw.unread = vec![unread];
    let minimised = minimise(raw).unwrap();
    assert_eq!(minimised.reading().unread, [unread]);
    assert!(solid(minimised.reading(), &unread), "a secret may be there");
}

#[test]
fn where_a_line_comes_from_goes_over() {
    let from = Rect {
        x: 1,
        y: 2,
        width: 3,
        height: 4,
    };
    let cases = [
        (RawChange::Unknown, v1::LineChange::Unspecified, None),
        (RawChange::Added, v1::LineChange::Added, None),
        (RawChange::Same, v1::LineChange::Same, None),
        (
            RawChange::Changed { from },
            v1::LineChange::Changed,
            Some((1, 2)),
        ),
        (
            RawChange::Moved { dx: 0, dy: -30 },
            v1::LineChange::Moved,
            Some((0, 30)),
        ),
    ];
    for (raw_change, change, corner) in cases {
        let mut raw = reading("", vec![region(&["one line"])]);
        let line = &mut raw.regions[0].lines[0];
        line.change = raw_change;
        let start = line.words[0].place;
        let minimised = minimise(raw).unwrap();
        let line = &minimised.reading().regions[0].lines[0];
        let stood = line.from.map(|from| match change {
            v1::LineChange::Moved => (from.x - start.x, from.y - start.y),
            _ => (from.x, from.y),
        });
        assert_eq!((line.change, stood), (change.into(), corner));
    }
}

#[test]
fn every_token_rule_keeps_its_own_examples() {
    for rule in token::RULES {
        assert!(
            rule.falls.len() >= 2 && rule.stays.len() >= 2,
            "{} lacks examples",
            rule.kind
        );
        for line in rule.falls {
            assert_eq!(kinds(line), [rule.kind], "falls: {line}");
        }
        for line in rule.stays {
            assert_eq!(kinds(line), [""; 0], "stays: {line}");
        }
    }
}

#[test]
fn numbers_fall_and_near_misses_stay() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            card::KIND,
            &[
                "4111 1111 1111 1111",
                "4111111111111111",
                "4111 llll 1111 1111",
                "4111-1111-1111-1111,",
                "card: 5555 5555 5555 4444 exp 12/27",
                "37828 2246310005",
                "3782 822463 10005",
                "6011 OOO9 9O13 9424",
                "5SSS 5555 55SS 4444",
                "no 12 4111 1111 1111 1111 03 27",
                "4111 1111 11 11 1111",
                "30569309025904",
                "mine is 4111111111111111!",
                "|4111 1111 1111 1111|",
                "| 4|11 1|11 1111 1111 |",
                "| 4111 | 1111 | 1111 | 1111 |",
            ],
            &[
                "4111 1111 1111 1112",
                "1234 5678 9012 3452",
                "4111 1111 1111",
                "a4111111111111111",
                "2026-11-22 20:24:34 1763842000000000",
                "+49 30 1234 5678 9013 34",
                "192.168.100.200 10.20.30.40",
                "so I said lol is SOS OOOO llll IIII SSSS",
            ],
        ),
        (
            iban::KIND,
            &[
                "DE89 3704 0044 0532 0130 00",
                "DE89370400440532013000",
                "IBAN: GB29 NWBK 6016 1331 9268 19.",
                "GB29 NWBK 60l6 I33l 9268 19",
                "FR14 2004 1010 0505 0001 3M02 606",
                "NL91ABNA0417164300",
                "D E89370400440532013000 and CH93 0076 2011 6238 5295 7",
                "NO93 8601 1117 947",
            ],
            &[
                "DE88 3704 0044 0532 0130 00",
                "DE89 3704 0044 0532 0130",
                "XX89 3704 0044 0532 0130 00",
                "GB29 1234 6016 1331 9268 19",
                "DE and 89370400440532013000",
            ],
        ),
    ];
    for (kind, falls, stays) in table {
        for line in *falls {
            assert_eq!(kinds(line), [*kind], "falls: {line}");
        }
        for line in *stays {
            assert_eq!(kinds(line), [""; 0], "stays: {line}");
        }
    }
}

#[test]
fn what_is_around_a_secret_stays() {
    let text = shown(
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a - Terminal  2",
        &[
            "pay with 4111 1111 1111 1111, thanks",
            "T=AKIAIOSFODNN7EXAMPLE; run",
            "plain text",
        ],
    );
    assert_eq!(
        text,
        "title [github-token] - Terminal  2\npay with [card], thanks\nT=[aws-key]; run\nplain text\n\
         removed aws-key 1\nremoved card 1\nremoved github-token 1\n"
    );
}

#[test]
fn private_keys_fall_over_all_their_lines() {
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
    let cases: &[(&[&str], &str)] = &[
        (
            &[
                "$ cat id",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                body,
                "odd line",
                "qE0=",
                "-----END OPENSSH PRIVATE KEY-----",
                "$ ls",
            ],
            "$ cat id\n[private-key]\n[private-key]\n[private-key]\n[private-key]\n[private-key]\n$ ls\nremoved private-key 1\n",
        ),
        // Its end is below the window.
        (
            &[
                "----BEGIN RSA PR1VATE KEY-----",
                body,
                body,
                "some other text",
                "and more",
                "and more",
                "and more",
            ],
            "[private-key]\n[private-key]\n[private-key]\nsome other text\nand more\nand more\nand more\nremoved private-key 1\n",
        ),
        // Its beginning is above.
        (
            &[
                "text",
                "text",
                "text",
                body,
                body,
                "-----END PRIVATE KEY-----",
                "$",
            ],
            "text\ntext\ntext\n[private-key]\n[private-key]\n[private-key]\n$\nremoved private-key 1\n",
        ),
        (
            &[
                "one -----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY----- two",
                "x",
            ],
            "[private-key]\nx\nremoved private-key 1\n",
        ),
        (
            &[
                "-----BEGIN CERTIFICATE-----",
                body,
                "-----END CERTIFICATE-----",
            ],
            "",
        ),
        (&["to begin, make a private key", body], ""),
    ];
    for (lines, expected) in cases {
        let unchanged = lines
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>();
        let expected = if expected.is_empty() {
            unchanged.as_str()
        } else {
            expected
        };
        assert_eq!(shown("", lines), *expected);
    }
}

#[test]
fn a_secret_wrapped_onto_the_next_line_falls_on_both() {
    let cases: &[(&[&str], &str)] = &[
        (
            &[
                "export TOKEN=ghp_16C7e42F292c6912E7710c8",
                "38347Ae178B4a",
                "$ next",
            ],
            "export TOKEN=[github-token]\n[github-token]\n$ next\nremoved github-token 1\n",
        ),
        (
            &["some words and then 4111 1111", "1111 1111 done"],
            "some words and then [card]\n[card] done\nremoved card 1\n",
        ),
        // A complete token takes nothing from the next line.
        (
            &["id AKIAIOSFODNN7EXAMPLE", "2024 was good"],
            "id [aws-key]\n2024 was good\nremoved aws-key 1\n",
        ),
    ];
    for (lines, expected) in cases {
        assert_eq!(shown("", lines), *expected);
    }
}

#[test]
fn misread_words_take_part_but_are_not_kept() {
    let mut raw = region(&["~~ 4111 1111 1111 1111 ok"]);
    for index in [0, 2] {
        raw.lines[0].words[index].junk = true;
    }
    let places: Vec<Rect> = raw.lines[0].words[1..5]
        .iter()
        .map(|word| word.place)
        .collect();
    let minimised = minimise(reading("", vec![raw])).unwrap();
    assert_eq!(minimised.reading().regions[0].lines[0].text, "[card] ok");
    assert!(places.iter().all(|place| solid(minimised.reading(), place)));
    let word = &minimised.reading().regions[0].lines[0].words[0];
    assert!(solid(minimised.reading(), &word.r#box.unwrap()));
}

#[test]
fn a_secret_is_painted_in_overlapping_regions_too() {
    let blank = RawRegion {
        rect: Rect {
            x: 0,
            y: 5,
            width: WIDTH,
            height: 30,
        },
        rgb: Zeroizing::new(vec![255; (WIDTH * 30 * 3) as usize]),
        lines: vec![],
    };
    let minimised = minimise(reading("", vec![region(&["4111111111111111"]), blank])).unwrap();
    let pixels = pixels_of(minimised.reading(), 1);
    let at = |x: usize, y: usize| pixels[(y * WIDTH as usize + x) * 3];
    assert_eq!([at(20, 12), at(400, 12)], [0, 255]);
}

#[test]
fn the_agents_counters_travel_with_the_reading() {
    let counts = v1::Counts {
        attempted: 9,
        published: 4,
        ..Default::default()
    };
    let mut frame = v1::Frame {
        counts: Some(counts.clone()),
        ..Default::default()
    };
    let minimised = minimise(RawReading::of(&mut frame, "reader".to_owned())).unwrap();
    assert_eq!(minimised.reading().counts, Some(counts));
}

/// 51 as a misread SI made an account number of a card number and the 426 behind it, and counted it twice.
#[test]
fn a_card_number_and_what_follows_are_no_account_number() {
    assert_eq!(
        shown("", &["5105 1051 0510 5100 426"]),
        "[card] 426\nremoved card 1\n"
    );
}

/// Moldova leaves the form of its numbers open: two lines in 97 that begin like this one have the right remainder.
#[test]
fn prose_with_the_remainder_of_an_account_number_stays() {
    let lines = ["Mdlla 423", "Eutbieffa 58 Tziox"];
    assert_eq!(
        shown("", &lines),
        lines.map(|line| format!("{line}\n")).concat()
    );
}

/// Oaa begins like a number: 50 and the digits two words on were taken for one card number.
#[test]
fn a_word_that_begins_like_a_number_parts_what_stands_around_it() {
    assert_eq!(
        shown("", &["50 Oaa DE89 3704 0044 0532 0130 00"]),
        "50 Oaa [iban]\nremoved iban 1\n"
    );
}

#[test]
fn wrong_pixel_counts_are_unfit() {
    let mut raw = region(&["text"]);
    raw.rgb.pop();
    assert_eq!(
        minimise(reading("", vec![raw])).err(),
        Some(Unfit::PixelCount)
    );
}

/// Secrets that must fall wherever they stand.
fn secret() -> impl Strategy<Value = String> {
    let random = |pattern: &str| proptest::string::string_regex(pattern).unwrap();
    prop_oneof![
        Just("4111111111111111".to_owned()),
        Just("5105 1051 0510 5100".to_owned()),
        Just("DE89 3704 0044 0532 0130 00".to_owned()),
        random("ghp_[a-z]{6}[0-9]{6}[A-Za-z0-9]{24}"),
        random("AKIA[A-Z]{6}[0-9]{4}[A-Z2-7]{6}"),
        random("sk_live_[a-z]{4}[0-9]{4}[A-Za-z0-9]{16}"),
    ]
}

/// Prose that holds nothing like a secret: six numbers of three digits in a row may be a card number.
fn prose() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-z]{1,9}[.,]?|[0-9]{1,2}|[A-Z][a-z]{2,8}", 0..6)
}

proptest! {
    /// A number before a card once took three of its four groups: 36 5105 1051 0510 is a card number too.
    #[test]
    fn a_planted_secret_is_nowhere(secret in secret(), before in prose(), after in prose(), title in any::<bool>()) {
        let line = [before.join(" "), secret.clone(), after.join(" ")].join(" ");
        let raw = region(&["first line", &line, "last line"]);
        let first = before.len();
        let count = secret.split(' ').count();
        let places: Vec<Rect> = raw.lines[1].words[first..first + count].iter().map(|word| word.place).collect();
        let shown = if title { line.as_str() } else { "title" };
        let minimised = minimise(reading(shown, vec![raw])).unwrap();
        let reading = minimised.reading();
        let squeezed = secret.replace(' ', "");
        let gone = |text: &str| !text.replace(' ', "").contains(&squeezed);
        prop_assert!(gone(&reading.window.as_ref().unwrap().title));
        for line in &reading.regions[0].lines {
            prop_assert!(gone(&line.text));
            let ours = |word: &str| ["first", "line", "last"].contains(&word);
            prop_assert!(line.words.iter().all(|word| !squeezed.contains(&word.text) || word.text.len() < 4 || ours(&word.text)));
        }
        prop_assert!(places.iter().all(|place| solid(reading, place)));
        let removed: u32 = reading.removed.iter().map(|removed| removed.count).sum();
        prop_assert_eq!(removed, 1 + u32::from(title));
    }

    #[test]
    fn text_without_secrets_stays_as_it_is(lines in proptest::collection::vec(prose(), 1..5), title in ".{0,40}") {
        let texts: Vec<String> = lines.iter().map(|words| words.join(" ")).filter(|line| !line.is_empty()).collect();
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let minimised = minimise(reading(&title, vec![region(&borrowed)])).unwrap();
        let reading = minimised.reading();
        let kept: Vec<&str> = reading.regions[0].lines.iter().map(|line| line.text.as_str()).collect();
        prop_assert_eq!(kept, borrowed);
        prop_assert_eq!(&reading.window.as_ref().unwrap().title, &title);
        prop_assert!(pixels_of(reading, 0).iter().all(|byte| *byte == 255));
    }

    #[test]
    fn nothing_makes_it_panic(lines in proptest::collection::vec(".{0,60}", 0..6), title in ".{0,60}") {
        let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
        prop_assert!(minimise(reading(&title, vec![region(&borrowed)])).is_ok());
    }
}

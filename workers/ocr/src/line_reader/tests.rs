use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use super::*;
use crate::{Installed, ReadLine};

/// A test picture is rows of this height; the value of a row's first pixel is what stands in it.
const ROW_PX: usize = 10;
const WIDTH: usize = 100;
/// Nothing stands in such a row.
const PAPER: u8 = 255;
/// From here on a row holds no text: a line is found and nothing is read in it.
const NO_TEXT: u8 = 150;
/// Takes the child down each time.
const DEADLY: u8 = 149;
/// Takes the child down the first time.
const SHAKY: u8 = 148;
/// No child can be started.
const NO_CHILD: u8 = 147;

/// Stands for the children: a table, and what was asked of it.
#[derive(Default)]
struct Twin {
    lines: Mutex<Vec<u8>>,
    whole: AtomicUsize,
    /// How long one line takes.
    time: Duration,
    shaken: AtomicUsize,
}

impl Recognise for &'static Twin {
    async fn recognise(&self, line: LineImage) -> Result<ReadLine, ReadError> {
        let value = line.pixels[0];
        self.lines.lock().expect("not poisoned").push(value);
        tokio::time::sleep(self.time).await;
        match value {
            DEADLY => return Err(ReadError::Crashed),
            SHAKY if self.shaken.fetch_add(1, Ordering::Relaxed) == 0 => {
                return Err(ReadError::TimedOut);
            }
            NO_CHILD => return Err(ReadError::Start),
            _ => {}
        }
        let words = (value < NO_TEXT).then(|| word(&format!("line{value}"), 900));
        Ok(ReadLine {
            words: words.into_iter().collect(),
            cpu: Duration::ZERO,
        })
    }
}

impl Reader for &'static Twin {
    async fn read(&self, region: Grey) -> Result<Vec<Vec<ReadWord>>, ReadError> {
        self.whole.fetch_add(1, Ordering::Relaxed);
        let mut word = word("whole", 900);
        word.place.y = i32::try_from(region.height / 2).expect("small");
        Ok(vec![vec![word]])
    }
}

fn word(text: &str, confidence_milli: u32) -> ReadWord {
    ReadWord {
        text: text.to_owned(),
        place: Rect {
            x: 0,
            y: 0,
            width: 50,
            height: 8,
        },
        confidence_milli,
    }
}

/// Each row that is not paper is a line.
fn find(grey: &Grey) -> Vec<LineImage> {
    let rows = grey.pixels.chunks_exact(WIDTH * ROW_PX).enumerate();
    let lines = rows.filter(|(_, row)| row[0] != PAPER);
    lines
        .map(|(at, row)| LineImage {
            place: Rect {
                x: 0,
                y: i32::try_from(at * ROW_PX + 1).expect("small"),
                width: 100,
                height: 8,
            },
            scale_milli: grey.scale_milli,
            width: 100,
            height: 8,
            pixels: Zeroizing::new(letters(row[0], 8 * WIDTH)),
        })
        .collect()
}

/// Other pixels for each value, which is the first of them.
fn letters(value: u8, count: usize) -> Vec<u8> {
    let value_here = usize::from(value);
    let pixel =
        |at: usize| match (at * at + at * value_here * 3 + value_here * value_here * 5) % 251 {
            0..120 => 0,
            _ => PAPER,
        };
    let rest = (1..count).map(pixel);
    [value].into_iter().chain(rest).collect()
}

fn grey(rows: &[u8]) -> Grey {
    let pixels = rows.iter().flat_map(|row| vec![*row; WIDTH * ROW_PX]);
    Grey {
        width: 100,
        height: u32::try_from(rows.len() * ROW_PX).expect("small"),
        scale_milli: 1_000,
        pixels: Zeroizing::new(pixels.collect()),
    }
}

fn config() -> Config {
    let table: toml::Table =
        toml::from_str(include_str!("../../../../ops/defaults.toml")).expect("defaults parse");
    table["ocr"].clone().try_into().expect("[ocr] is complete")
}

struct World {
    twin: &'static Twin,
    reader: LineReader<&'static Twin>,
    seq: u64,
}

impl World {
    fn new() -> Self {
        Self::with(Twin::default())
    }

    fn with(twin: Twin) -> Self {
        // A worker has one for its whole life; a test leaves a few behind.
        let twin: &'static Twin = Box::leak(Box::new(twin));
        let installed = Installed {
            version: "1".to_owned(),
            languages: vec!["eng".to_owned()],
            tessdata: "/nowhere".into(),
        };
        let memory = LineMemory::new(&config(), &installed, &Zeroizing::new([1; 32]));
        Self {
            twin,
            reader: LineReader::new(twin, find, Arc::new(memory), &config()),
            seq: 0,
        }
    }

    /// Reads a frame of one region and tells: lines read, unread boxes, and what the children had to do.
    async fn read(&mut self, at_ms: u64, rows: &[u8]) -> String {
        self.read_regions(at_ms, false, &[rows])
            .await
            .expect("is read")
    }

    /// The next frame.
    fn sight(&mut self, at_ms: u64, key_frame: bool) -> Sight {
        self.seq += 1;
        Sight {
            frame: format!("f:dev:ses:d0:{}", self.seq).parse().expect("an id"),
            at: Duration::from_millis(at_ms),
            key_frame,
            height: 1080,
        }
    }

    async fn read_regions(
        &mut self,
        at_ms: u64,
        key_frame: bool,
        regions: &[&[u8]],
    ) -> Result<String, ReadError> {
        let sight = self.sight(at_ms, key_frame);
        let place = |at: i32, grey: &Grey| Rect {
            x: 128 * at,
            y: 0,
            width: grey.width,
            height: grey.height,
        };
        let greys = regions.iter().zip(0..).map(|(rows, at)| {
            let grey = grey(rows);
            (place(at, &grey), grey)
        });
        let texts = self.reader.read_frame(&sight, greys.collect()).await?;
        let mut told: Vec<String> = vec![];
        for text in &texts {
            let lines = text.lines.iter().flat_map(|line| &line.words);
            told.extend(lines.map(|word| word.text.clone()));
            told.push(format!("unread {}", text.unread.len()));
        }
        let mut asked = std::mem::take(&mut *self.twin.lines.lock().expect("not poisoned"));
        asked.sort_unstable();
        let whole = self.twin.whole.swap(0, Ordering::Relaxed);
        Ok(format!(
            "{} | asked {asked:?} whole {whole}",
            told.join(" ")
        ))
    }
}

#[tokio::test]
async fn only_what_is_new_is_recognised() {
    let mut world = World::new();
    let cases: &[(&[u8], &str)] = &[
        (
            &[1, PAPER, 2, 160],
            "line1 line2 unread 0 | asked [1, 2, 160] whole 0",
        ),
        (
            &[1, PAPER, 2, 160],
            "line1 line2 unread 0 | asked [] whole 0",
        ),
        (&[2, 1, 3], "line2 line1 line3 unread 0 | asked [3] whole 0"),
        (&[4, 4, 4], "line4 line4 line4 unread 0 | asked [4] whole 0"),
        (&[], "unread 0 | asked [] whole 0"),
    ];
    for (rows, expected) in cases {
        assert_eq!(world.read(0, rows).await, *expected);
    }
    let figures = world.reader.memory().cache.figures();
    assert_eq!((figures.misses, figures.hits), (5, 7));
}

#[tokio::test]
async fn words_stand_where_their_line_stands() {
    let world = World::new();
    let words = world.reader.read(grey(&[PAPER, 7])).await.expect("is read");
    assert_eq!(words[0][0].place.y, 11);
}

#[tokio::test]
async fn a_line_that_takes_the_reader_down_is_given_up_alone() {
    let mut world = World::new();
    let asked = "line1 line2 unread 1 | asked [1, 2, 149, 149] whole 0";
    assert_eq!(world.read(0, &[1, DEADLY, 2]).await, asked);
    // It is not tried again, and still named.
    let asked = "line1 line3 unread 1 | asked [3] whole 0";
    assert_eq!(world.read(0, &[1, DEADLY, 3]).await, asked);
    assert_eq!(world.reader.memory().cache.figures().given_up, 2);
    let asked = "line1 line148 unread 0 | asked [148, 148] whole 0";
    assert_eq!(world.read(0, &[1, SHAKY]).await, asked);
    // A machine that cannot start a child is not the line's fault.
    let held = world.read_regions(0, false, &[&[1, NO_CHILD]]).await;
    assert_eq!(held, Err(ReadError::Start));
}

#[tokio::test]
async fn two_regions_with_the_same_line_ask_once() {
    let mut world = World::with(Twin {
        time: Duration::from_millis(5),
        ..Twin::default()
    });
    let told = world.read_regions(0, false, &[&[9], &[9]]).await;
    let expected = "line9 unread 0 line9 unread 0 | asked [9] whole 0";
    assert_eq!(told.as_deref(), Ok(expected));
}

/// What a video does: other lines in every frame, and no text in them.
fn noise(frame: u8) -> [u8; 3] {
    [0, 1, 2].map(|row| NO_TEXT + (frame * 3 + row) % 100)
}

#[tokio::test]
async fn a_part_that_never_holds_still_is_read_as_a_whole_at_a_low_rate() {
    let mut world = World::new();
    for frame in 0..3 {
        world.read(u64::from(frame) * 100, &noise(frame)).await;
    }
    // Unstable now: one line is tried, the part is read as a whole.
    let told = world.read(300, &noise(3)).await;
    assert_eq!(told, "whole unread 0 | asked [159] whole 1");
    // Not again within a second; what is left out is named.
    let told = world.read(400, &noise(4)).await;
    assert_eq!(told, "unread 2 | asked [162] whole 0");
    let told = world.read(1_400, &noise(5)).await;
    assert_eq!(told, "whole unread 0 | asked [165] whole 1");
    // A key frame makes up for what was left out.
    let told = world.read_regions(1_500, true, &[&noise(6)]).await;
    let expected = "whole unread 0 | asked [168] whole 1";
    assert_eq!(told.as_deref(), Ok(expected));
    // What holds still is read by line at once, and ends it when it is text.
    world.read(1_700, &[1, 2, 3]).await;
    let told = world.read(1_800, &[1, 2, 3]).await;
    assert_eq!(told, "line1 line2 line3 unread 0 | asked [2, 3] whole 0");
    for frame in 0..8 {
        world.read(2_000 + frame, &[1, 2, 3]).await;
    }
    let told = world.read(2_100, &[4, 5, 6]).await;
    assert_eq!(told, "line4 line5 line6 unread 0 | asked [4, 5, 6] whole 0");
}

#[tokio::test]
async fn text_beside_a_video_never_waits() {
    let mut world = World::new();
    for frame in 0..20 {
        let text = [frame, frame + 20];
        let told = world
            .read_regions(u64::from(frame) * 100, false, &[&noise(frame), &text])
            .await
            .expect("is read");
        let lines = format!("line{frame} line{} unread 0", frame + 20);
        assert!(told.contains(&lines), "frame {frame}: {told}");
    }
}

#[tokio::test]
async fn typing_scrolling_and_reading_on_are_not_unstable() {
    let mut world = World::new();
    for frame in 0..60_u8 {
        let page = [frame, frame + 1, frame + 61];
        let told = world.read(u64::from(frame) * 50, &page).await;
        assert!(
            told.contains("unread 0") && told.ends_with("whole 0"),
            "{told}"
        );
    }
}

/// Bitmaps that differ each time and read the same: what a lossy remote desktop does.
#[tokio::test]
async fn pixels_that_change_under_the_same_text_are_unstable() {
    let stability = Stability::new(&config());
    let sight = Sight {
        frame: "f:dev:ses:d0:1".parse().expect("an id"),
        at: Duration::ZERO,
        key_frame: false,
        height: 1080,
    };
    let place = Rect {
        x: 5,
        y: 5,
        width: 50,
        height: 10,
    };
    let line = |text: &str| {
        KnownLine::from_read(ReadLine {
            words: vec![word(text, 900)],
            cpu: Duration::ZERO,
        })
    };
    for number in 0..20 {
        stability.judge(&sight, place, &line(&format!("typed{number}")));
    }
    assert_eq!(stability.unstable(), 0, "typing");
    for _ in 0..20 {
        stability.judge(&sight, place, &line("remote"));
    }
    assert_eq!(stability.unstable(), 1, "a remote desktop");
}

/// As [`find`], the same letters whatever the value, which is their shade.
fn find_shades(grey: &Grey) -> Vec<LineImage> {
    let mut lines = find(grey);
    for line in &mut lines {
        let shade = line.pixels[0];
        let letters = letters(0, line.pixels.len()).into_iter();
        let shaded = letters.map(|level| if level == PAPER { PAPER } else { shade });
        line.pixels = Zeroizing::new(shaded.collect());
    }
    lines
}

/// The plate of a subtitle lets the film through: another bitmap in each frame, and no engine was asked for more than the first.
#[tokio::test]
async fn text_whose_shade_changes_makes_no_part_unstable() {
    let mut world = World::new();
    let memory = Arc::clone(world.reader.memory());
    world.reader = LineReader::new(world.twin, find_shades, memory, &config());
    let told = world.read(0, &[0]).await;
    assert_eq!(told, "line0 unread 0 | asked [0] whole 0");
    for shade in 1..20 {
        let told = world.read(u64::from(shade) * 100, &[shade]).await;
        assert_eq!(told, "line0 unread 0 | asked [] whole 0");
    }
    assert_eq!(world.reader.stability.unstable(), 0);
}

/// Of a film's subtitle "of" was left out, as a piece of the picture would be.
#[test]
fn short_words_of_a_subtitle_are_kept() {
    let check = |words: &[(&str, u32)], expected: bool| {
        let words = words.iter().map(|(text, milli)| word(text, *milli));
        let line = KnownLine::from_read(ReadLine {
            words: words.collect(),
            cpu: Duration::ZERO,
        });
        assert_eq!(stability::is_sentence(&line), expected, "{}", line.text());
    };
    check(&[("most", 970), ("of", 880), ("them", 970)], true);
    check(&[("N", 990), ("wee", 920)], false);
    check(&[("mani", 300), ("=", 900), ("a", 800)], false);
}

/// As [`find`], no wider than a letter: what a game draws.
fn find_pieces(grey: &Grey) -> Vec<LineImage> {
    let mut lines = find(grey);
    lines.iter_mut().for_each(|line| line.place.width = 8);
    lines
}

/// A game took 100 ms of every frame, as often as it changed.
#[tokio::test]
async fn pieces_of_a_game_are_left_after_a_few_tries() {
    let mut world = World::new();
    let memory = Arc::clone(world.reader.memory());
    world.reader = LineReader::new(world.twin, find_pieces, memory, &config());
    let pieces = |frame: u8| [0, 1, 2, 3, 4, 5, 6].map(|row| NO_TEXT + frame * 7 + row);
    let told = world.read(0, &pieces(0)).await;
    assert!(told.starts_with("unread 0 | asked [150, 151"), "{told}");
    let told = world.read(1_000, &pieces(1)).await;
    assert_eq!(told, "unread 3 | asked [157, 158, 159, 160] whole 0");
}

/// As [`find`], with the pixels that show.
fn find_shown(grey: &Grey) -> Vec<LineImage> {
    let mut lines = find(grey);
    for line in &mut lines {
        let from = usize::try_from(line.place.y).expect("inside") * WIDTH;
        let shown = &grey.pixels[from..from + line.pixels.len()];
        line.pixels = Zeroizing::new(shown.to_vec());
    }
    lines
}

/// A subtitle on a film that moves all over the display was read again in each frame, with all that moved around it.
#[tokio::test]
async fn text_that_stands_on_a_film_is_read_once() {
    const TEXT: u8 = 50;
    let mut world = World::new();
    let memory = Arc::clone(world.reader.memory());
    world.reader = LineReader::new(world.twin, find_shown, memory, &config());
    let shade =
        |frame: u64, at: u64| NO_TEXT + u8::try_from((frame * 37 + at * 11) % 100).expect("small");
    let film = |frame: u64| {
        let rows: Vec<u8> = (0..20).map(|row| shade(frame, row)).collect();
        let mut grey = grey(&rows);
        for at in 8 * ROW_PX * WIDTH..9 * ROW_PX * WIDTH {
            let is_between = (40..92).contains(&(at % WIDTH));
            grey.pixels[at] = if is_between { shade(frame, 8) } else { TEXT };
        }
        grey
    };
    for frame in 0..14 {
        let sight = world.sight(frame * 500, false);
        let grey = film(frame);
        let rect = Rect {
            x: 0,
            y: 0,
            width: grey.width,
            height: grey.height,
        };
        let texts = world.reader.read_frame(&sight, vec![(rect, grey)]).await;
        let texts = texts.expect("is read");
        let asked = std::mem::take(&mut *world.twin.lines.lock().expect("not poisoned"));
        if frame >= 10 {
            let words = texts[0].lines.iter().flat_map(|line| &line.words);
            let read: Vec<&str> = words.map(|word| word.text.as_str()).collect();
            assert!(read.contains(&"line50"), "frame {frame}: {read:?}");
            assert!(!asked.contains(&TEXT), "frame {frame}: {asked:?}");
        }
    }
}

#[test]
fn pieces_of_a_film_are_no_rows() {
    let check = |width: u32, height: u32, scale_milli: u32, expected: bool| {
        let place = Rect {
            x: 0,
            y: 0,
            width,
            height,
        };
        assert_eq!(
            super::is_scrap(&place, scale_milli),
            expected,
            "{width}x{height}"
        );
    };
    check(200, 14, 1_000, false);
    check(40, 8, 1_000, false);
    check(40, 8, 2_000, true);
    check(9, 2, 1_000, true);
    check(20, 18, 1_000, true);
}

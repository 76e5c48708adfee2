//! The real engine in the real sandbox, and what happens when it misbehaves.
//!
//! The pictures in `cases/` were rendered by ImageMagick from DejaVu fonts at 13 to 28 pixels. The child is
//! `examples/ocr_child.rs`, which `cargo test` builds along.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper that panics is a test that fails"
)]

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use prost::Message;
use rustix::process::{Pid, Signal, kill_process};
use velvet_messages::v1::{
    CaptureTime, Codec, Counts, DisplayFacts, Frame, FrameKind, FrameRef, Line, Pixels, Reading,
    Rect, Region, WindowFacts,
};
use velvet_ocr::{
    Config, FetchedReading, Grey, Installed, LineMemory, LineReader, Ocr, ReadError, ReadFrame,
    ReadWord, Reader, Recogniser, check_installation, find_lines, prove_sandbox,
};
use velvet_runtime::{Code, Failure, Fetch, Output, Step, Timestamp};
use velvet_seal::Open;
use zeroize::Zeroizing;

fn config() -> Config {
    let table: toml::Table =
        toml::from_str(include_str!("../../../ops/defaults.toml")).expect("defaults parse");
    table["ocr"].clone().try_into().expect("[ocr] is complete")
}

fn installed() -> Installed {
    check_installation(&config()).expect("install tesseract-ocr-eng")
}

fn memory() -> Arc<LineMemory> {
    let secret = Zeroizing::new([7; 32]);
    Arc::new(LineMemory::new(&config(), &installed(), &secret))
}

fn child() -> Vec<OsString> {
    let test = std::env::current_exe().expect("a test has a path");
    let child = test
        .parent()
        .and_then(Path::parent)
        .expect("target")
        .join("examples/ocr_child");
    assert!(
        child.exists(),
        "{} is missing; run `cargo test -p velvet-ocr`, which builds it",
        child.display()
    );
    vec![child.into()]
}

fn recogniser(config: &Config) -> Recogniser {
    Recogniser::new(&child(), config, &installed()).expect("threads")
}

fn line_reader() -> LineReader<Recogniser> {
    LineReader::new(recogniser(&config()), find_lines, memory(), &config())
}

fn picture(name: &str) -> image::RgbImage {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(name);
    image::open(path).expect("a case").to_rgb8()
}

fn grey(name: &str) -> Grey {
    let picture = image::DynamicImage::from(picture(name)).to_luma8();
    Grey {
        width: picture.width(),
        height: picture.height(),
        scale_milli: 1_000,
        pixels: Zeroizing::new(picture.into_raw()),
    }
}

/// Where the region of a test frame stands.
const LEFT: i32 = 100;
const TOP: i32 = 50;

fn frame(name: &str, scale_milli: u32) -> Frame {
    let picture = picture(name);
    let (width, height) = picture.dimensions();
    let data = zstd::bulk::compress(picture.as_raw(), 3).expect("compresses");
    Frame {
        r#ref: Some(FrameRef {
            device: "dev".into(),
            session: "ses".into(),
            display: "d0".into(),
            seq: 7,
        }),
        captured: Some(CaptureTime {
            unix_us: 1,
            mono_us: 1,
            clock_went_back: false,
        }),
        kind: FrameKind::Delta.into(),
        part: 0,
        parts: 1,
        display: Some(DisplayFacts {
            width_px: 1920,
            height_px: 1080,
            scale_milli,
            x_px: 0,
            y_px: 0,
        }),
        window: Some(WindowFacts {
            known: true,
            title: "card 4111111111111111".into(),
            ..Default::default()
        }),
        regions: vec![Region {
            rect: Some(Rect {
                x: LEFT,
                y: TOP,
                width,
                height,
            }),
            pixels: Some(Pixels {
                codec: Codec::Rgb8Zstd.into(),
                data: data.into(),
            }),
        }],
        counts: Some(Counts {
            attempted: 3,
            published: 2,
            ..Default::default()
        }),
    }
}

fn step(frame: Open<Frame>, fetched: FetchedReading) -> (String, String, Reading) {
    let mut outputs = Ocr::new(&config(), &installed(), memory())
        .step(Timestamp(1), frame, fetched)
        .expect("a reading");
    let Some(Output::Publish(draft)) = outputs.pop() else {
        panic!("no draft")
    };
    let reading = Reading::decode(draft.plain.as_slice()).expect("a reading");
    (draft.subject.to_string(), draft.id.to_string(), reading)
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// Reads one picture the whole way and gives the lines of the reading.
async fn read_case(name: &str, scale_milli: u32) -> Reading {
    let fetch = ReadFrame::new(line_reader(), &config());
    let frame = Open::new(frame(name, scale_milli));
    let fetched = fetch.fetch(&frame).await.expect("is read");
    step(frame, fetched).2
}

#[tokio::test]
async fn rendered_text_is_read() {
    let cases: &[(&str, u32, &[&str])] = &[
        (
            "light.png",
            1_000,
            &[
                "Quarterly report for the northern region",
                "Please review the attached figures before Monday",
                "and send your comments to the finance team.",
            ],
        ),
        (
            "dark.png",
            1_000,
            &[
                "cargo test --workspace finished in 42 seconds",
                "warning: unused variable counter in parser",
                "error: could not compile the database module",
            ],
        ),
        (
            "hidpi.png",
            2_000,
            &[
                "Meeting notes from the design review",
                "Everyone agreed on the smaller layout",
            ],
        ),
        (
            "line.png",
            1_000,
            &["git commit -m \"rename the collector\""],
        ),
    ];
    for (name, scale_milli, expected) in cases {
        let reading = read_case(name, *scale_milli).await;
        let region = &reading.regions[0];
        assert_eq!(texts(&region.lines), *expected, "{name}");
        for word in region.lines.iter().flat_map(|line| &line.words) {
            assert!(
                has_ink(name, &word.r#box.expect("a box")),
                "{name}: a word stands where nothing is"
            );
            assert!(word.confidence_milli > 500, "{name}");
        }
    }
}

/// Whether the middle row of a box holds both text and background.
fn has_ink(name: &str, place: &Rect) -> bool {
    let picture = picture(name);
    let (x, y) = (place.x - LEFT, place.y - TOP);
    let inside = x >= 0
        && y >= 0
        && x as u32 + place.width <= picture.width()
        && y as u32 + place.height <= picture.height();
    let level = |x: u32, y: u32| picture.get_pixel(x, y).0[1];
    let all = || (0..place.width).flat_map(|dx| (0..place.height).map(move |dy| (dx, dy)));
    let levels = || all().map(|(dx, dy)| level(x as u32 + dx, y as u32 + dy));
    inside
        && levels()
            .max()
            .zip(levels().min())
            .is_some_and(|(most, least)| most - least > 100)
}

#[tokio::test]
async fn columns_of_a_screen_are_not_mixed() {
    let reading = read_case("screen.png", 1_000).await;
    let lines = texts(&reading.regions[0].lines);
    let words: usize = lines.iter().map(|line| line.split(' ').count()).sum();
    assert!((246..=266).contains(&words), "read {words} of 256 words");
    let top = "Documents Pictures Settings Downloads";
    assert!(lines.contains(&top), "light on dark in a light picture");
    assert!(
        lines.iter().all(|line| line.split(' ').count() <= 7),
        "a line runs over two columns"
    );
}

#[tokio::test]
async fn ids_and_facts_go_over() {
    let frame = Open::new(frame("line.png", 1_000));
    let fetch = ReadFrame::new(recogniser(&config()), &config());
    let fetched = fetch.fetch(&frame).await.expect("is read");
    let (subject, id, reading) = step(frame, fetched);
    assert_eq!(subject, "velvet.readings.dev.d0");
    assert_eq!(id, "r:f:dev:ses:d0:7:23");
    assert_eq!(
        reading.reader,
        format!("tesseract {} eng velvet 23", installed().version)
    );
    assert_eq!(
        (reading.parts, reading.kind),
        (1, i32::from(FrameKind::Delta))
    );
    assert_eq!(reading.captured.map(|time| time.unix_us), Some(1));
    let counts = reading
        .counts
        .map(|counts| (counts.attempted, counts.published));
    assert_eq!(counts, Some((3, 2)));
}

#[tokio::test]
async fn a_secret_is_gone_from_text_title_and_pixels() {
    let reading = read_case("secret.png", 1_000).await;
    let region = &reading.regions[0];
    let lines = texts(&region.lines);
    assert_eq!(
        lines,
        [
            "Please charge card [card] today",
            "deploy token [gitlab-token] is old",
            "nothing else on this page is secret"
        ]
    );
    assert_eq!(
        reading.window.as_ref().map(|window| window.title.as_str()),
        Some("card [card]")
    );
    let removed: Vec<_> = reading
        .removed
        .iter()
        .map(|removed| (removed.kind.as_str(), removed.count))
        .collect();
    assert_eq!(removed, [("card", 2), ("gitlab-token", 1)]);
    let original = picture("secret.png");
    let length = original.as_raw().len();
    let kept = zstd::bulk::decompress(&region.pixels.as_ref().expect("pixels").data, length)
        .expect("pixels");
    let kept = image::RgbImage::from_raw(original.width(), original.height(), kept)
        .expect("as many pixels");
    let (mut solid, mut secrets) = (true, 0);
    for word in region
        .lines
        .iter()
        .flat_map(|line| &line.words)
        .filter(|word| word.text.starts_with('['))
    {
        let place = word.r#box.expect("a box");
        let part = image::imageops::crop_imm(
            &kept,
            (place.x - LEFT) as u32,
            (place.y - TOP) as u32,
            place.width,
            place.height,
        )
        .to_image();
        solid &= part.pixels().all(|pixel| pixel.0 == [0; 3]);
        secrets += 1;
    }
    assert!(solid && secrets == 2);
    // The engine itself finds nothing of them in what is kept.
    let again = Grey {
        width: kept.width(),
        height: kept.height(),
        scale_milli: 1_000,
        pixels: Zeroizing::new(image::DynamicImage::from(kept).to_luma8().into_raw()),
    };
    let read = recogniser(&config()).read(again).await.expect("is read");
    let read: String = read
        .iter()
        .flatten()
        .map(|word| word.text.as_str())
        .collect();
    assert!(
        !read.contains("1111") && !read.contains("glpat") && read.contains("charge"),
        "{read}"
    );
}

#[tokio::test]
async fn a_killed_child_loses_one_region() {
    let recogniser = std::sync::Arc::new(recogniser(&config()));
    recogniser.read(grey("line.png")).await.expect("is read");
    let before = recogniser.children();
    let reading = tokio::spawn({
        let recogniser = recogniser.clone();
        async move { recogniser.read(grey("screen.png")).await.err() }
    });
    tokio::time::sleep(Duration::from_millis(150)).await;
    signal(before[0], Signal::KILL);
    assert_eq!(reading.await.expect("no panic"), Some(ReadError::Crashed));
    recogniser
        .read(grey("line.png"))
        .await
        .expect("is read by a new child");
    assert_ne!(recogniser.children(), before);
}

#[tokio::test]
async fn a_hanging_child_is_replaced_at_the_deadline() {
    let config = Config {
        region_ms_max: 4_000,
        ..config()
    };
    let recogniser = recogniser(&config);
    recogniser.read(grey("line.png")).await.expect("is read");
    signal(recogniser.children()[0], Signal::STOP);
    let start = Instant::now();
    assert_eq!(
        recogniser.read(grey("line.png")).await.err(),
        Some(ReadError::TimedOut)
    );
    assert!(start.elapsed() < Duration::from_secs(8));
    recogniser
        .read(grey("line.png"))
        .await
        .expect("is read by a new child");
}

#[tokio::test]
async fn a_child_is_alone_and_ends_with_us() {
    let recogniser = recogniser(&config());
    recogniser.read(grey("line.png")).await.expect("is read");
    let id = recogniser.children()[0];
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("lives");
    for fact in ["Threads:\t1\n", "NoNewPrivs:\t1\n", "Seccomp:\t2\n"] {
        assert!(status.contains(fact), "{fact} is not so");
    }
    drop(recogniser);
    let until = Instant::now() + Duration::from_secs(10);
    while Path::new(&format!("/proc/{id}")).exists() {
        assert!(Instant::now() < until, "the child lives on");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn programs_that_are_no_reader_are_told_from_readers() {
    let config = Config {
        start_ms_max: 1_000,
        ..config()
    };
    let cases: &[&[&str]] = &[
        &["/nowhere/velvet"],
        &["true"],
        &["sleep", "600"],
        &["cat"],
        &["yes"],
    ];
    for command in cases {
        let command: Vec<OsString> = command.iter().map(OsString::from).collect();
        let recogniser = Recogniser::new(&command, &config, &installed()).expect("threads");
        let fetch = ReadFrame::new(recogniser, &config);
        let failure = fetch
            .fetch(&Open::new(frame("line.png", 1_000)))
            .await
            .err();
        // Not the frame's fault: it is held, and never goes to the dead letters for it.
        let held = matches!(
            failure,
            Some(Failure::Hold {
                code: Code("reader-start"),
                ..
            })
        );
        assert!(held, "{command:?}: {failure:?}");
    }
}

fn signal(id: u32, signal: Signal) {
    let id = Pid::from_raw(id.cast_signed()).expect("an id");
    kill_process(id, signal).expect("our child");
}

#[test]
fn every_way_out_of_the_sandbox_is_refused() {
    let proofs = prove_sandbox(&child(), &config(), &installed()).expect("a child");
    let open: Vec<String> = proofs
        .iter()
        .filter(|proof| !proof.refused)
        .map(|proof| format!("{}: {}", proof.what, proof.code))
        .collect();
    assert_eq!(open, [""; 0]);
    assert!(proofs.len() >= 20, "only {} attempts", proofs.len());
}

/// A reader that answers at once; the twin of the children.
struct Mute;

impl Reader for Mute {
    async fn read(&self, _: Grey) -> Result<Vec<Vec<ReadWord>>, ReadError> {
        Ok(vec![])
    }
}

#[tokio::test]
async fn wrong_frames_are_rejected_with_a_code() {
    type Damage = fn(&mut Frame);
    let cases: &[(&str, Damage)] = &[
        ("frame-ref", |frame| frame.r#ref = None),
        ("frame-ref", |frame| {
            frame.r#ref.as_mut().expect("ref").device = "../x".into()
        }),
        ("frame-ref", |frame| {
            frame.r#ref.as_mut().expect("ref").seq = 0
        }),
        ("capture-time", |frame| frame.captured = None),
        ("display", |frame| frame.display = None),
        ("display", |frame| {
            frame.display.as_mut().expect("display").width_px = 0
        }),
        ("display", |frame| {
            frame.display.as_mut().expect("display").height_px = u32::MAX
        }),
        ("part", |frame| frame.parts = 0),
        ("part", |frame| frame.part = 1),
        ("region-count", |frame| {
            frame.regions = vec![Region::default(); 5_000]
        }),
        ("region-rect", |frame| frame.regions[0].rect = None),
        ("region-rect", |frame| rect(frame).x = -1),
        ("region-rect", |frame| rect(frame).x = 1_900),
        ("region-rect", |frame| rect(frame).width = 0),
        ("region-rect", |frame| rect(frame).height = u32::MAX),
        ("region-pixels", |frame| {
            *rect(frame) = Rect {
                x: 0,
                y: 0,
                width: 1_920,
                height: 1_080,
            };
            frame.regions = vec![frame.regions[0].clone(); 3];
        }),
        ("pixels-missing", |frame| frame.regions[0].pixels = None),
        ("pixels-codec", |frame| {
            frame.regions[0].pixels.as_mut().expect("pixels").codec = 9
        }),
        ("pixels-damaged", |frame| rect(frame).width -= 1),
        ("pixels-damaged", |frame| rect(frame).width += 1),
        ("pixels-damaged", |frame| {
            frame.regions[0].pixels.as_mut().expect("pixels").data = vec![1, 2, 3].into();
        }),
        // A bomb: a few bytes that claim to become more than the rectangle holds.
        ("pixels-damaged", |frame| {
            let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 19).expect("compresses");
            frame.regions[0].pixels.as_mut().expect("pixels").data = bomb.into();
        }),
    ];
    let fetch = ReadFrame::new(Mute, &config());
    let good = Open::new(frame("line.png", 1_000));
    assert!(fetch.fetch(&good).await.is_ok());
    for (index, (code, damage)) in cases.iter().enumerate() {
        let mut frame = frame("line.png", 1_000);
        damage(&mut frame);
        let failure = fetch.fetch(&Open::new(frame)).await.err();
        assert_eq!(failure, Some(Failure::Reject(Code(code))), "case {index}");
    }
}

fn rect(frame: &mut Frame) -> &mut Rect {
    frame.regions[0].rect.as_mut().expect("a rectangle")
}

/// Seen by eye in the log with `--nocapture`: what a region costs here.
#[tokio::test]
async fn reading_is_not_slowed_by_threads() {
    let recogniser = recogniser(&config());
    recogniser.read(grey("line.png")).await.expect("is read");
    let id = recogniser.children()[0];
    for name in ["line.png", "light.png", "screen.png"] {
        let (before, start) = (cpu_ms(id), Instant::now());
        recogniser.read(grey(name)).await.expect("is read");
        let (cpu, wall) = (cpu_ms(id) - before, start.elapsed().as_millis());
        println!("{name}: {cpu} ms CPU, {wall} ms");
        // With four spinning threads the CPU time is several times the wall time.
        assert!(
            cpu <= wall as u64 + 50,
            "{name}: {cpu} ms of CPU in {wall} ms"
        );
    }
}

/// User and system time of a process; ticks are 10 ms on Linux.
fn cpu_ms(id: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("lives");
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    fields[11..13]
        .iter()
        .map(|ticks| ticks.parse::<u64>().expect("a number") * 10)
        .sum()
}

/// A line from its words, in another order and a little farther apart.
fn in_another_order(page: &Grey, words: &[&ReadWord]) -> Grey {
    const MARGIN: usize = 12;
    let top = words.iter().map(|word| word.place.y).min().expect("words") - 2;
    let bottom = words
        .iter()
        .map(|word| word.place.y + word.place.height as i32)
        .max();
    let height = (bottom.expect("words") - top + 2) as usize;
    let mut rows = vec![vec![255; MARGIN]; height];
    for word in words {
        let left = word.place.x as usize - 1;
        for (y, row) in rows.iter_mut().enumerate() {
            let from = (top as usize + y) * page.width as usize + left;
            row.extend_from_slice(&page.pixels[from..from + word.place.width as usize + 2]);
            row.extend([255; 6]);
        }
    }
    rows.iter_mut().for_each(|row| row.extend([255; MARGIN]));
    let width = rows[0].len();
    let mut pixels = vec![255; width * MARGIN];
    rows.iter().for_each(|row| pixels.extend_from_slice(row));
    pixels.extend(vec![255; width * MARGIN]);
    Grey {
        width: width as u32,
        height: (height + 2 * MARGIN) as u32,
        scale_milli: 1_000,
        pixels: Zeroizing::new(pixels),
    }
}

#[tokio::test]
async fn words_of_known_letters_are_read_without_the_engine() {
    let reader = line_reader();
    let page = grey("screen.png");
    let lines = reader.read(page.clone()).await.expect("is read");
    let longest = lines.iter().max_by_key(|words| words.len()).expect("lines");
    let words: Vec<&ReadWord> = longest.iter().rev().collect();
    let expected: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let recognised = reader.memory().recognised();
    let read = reader
        .read(in_another_order(&page, &words))
        .await
        .expect("is read");
    let told: Vec<&str> = read
        .iter()
        .flatten()
        .map(|word| word.text.as_str())
        .collect();
    assert_eq!(told, expected);
    assert_eq!(reader.memory().recognised(), recognised);
}

//! A store in a temporary folder, and messages for it.

use std::{path::Path, sync::Arc};

use serde::Deserialize;
use tempfile::TempDir;
use velvet_messages::{FrameId, MessageId, Role, SealedMessage, Stage, Subject, v1};
use velvet_runtime::{Answer, Asker, Failure, Incoming, Output, Received, Step, Timestamp};
use velvet_seal::{RoleKeys, RootKey};
use velvet_store::{StoreConfig, StoreError, StoreInput, StoreService, StoreStep, Vault};

pub(crate) const DEVICE: &str = "dev1";
/// All tests forget and ask at this time unless they say otherwise.
pub(crate) const NOW: Timestamp = Timestamp(1_000_000);
pub(crate) const WIDTH: u32 = 320;
pub(crate) const HEIGHT: u32 = 200;
const LETTER_WIDTH: u32 = 8;
const LINE_HEIGHT: u32 = 16;

pub(crate) fn config() -> StoreConfig {
    #[derive(Deserialize)]
    struct Defaults {
        store: StoreConfig,
    }
    let defaults = include_str!("../../../../ops/defaults.toml");
    let defaults: Defaults = toml::from_str(defaults).expect("the defaults parse");
    let mut problems = vec![];
    defaults.store.check(&mut problems);
    assert_eq!(problems, vec![]);
    StoreConfig {
        // The machine that runs the tests may be nearly full.
        free_bytes_min: 0,
        ballast_bytes: 0,
        ..defaults.store
    }
}

/// Segments of two readings: every test with three readings meets kept segments and the tail.
pub(crate) fn small_segments() -> StoreConfig {
    StoreConfig {
        segment_readings: 2,
        ..config()
    }
}

pub(crate) fn keys(root: u8) -> RoleKeys {
    RoleKeys::for_role(&RootKey::from_bytes([root; 32]), Role::Store)
}

pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) vault: Arc<Vault>,
    pub(crate) step: StoreStep,
    pub(crate) service: StoreService,
    pub(crate) config: StoreConfig,
}

impl World {
    pub(crate) fn new(config: StoreConfig) -> Self {
        Self::in_folder(tempfile::tempdir().expect("a folder"), config)
    }

    pub(crate) fn in_folder(folder: TempDir, config: StoreConfig) -> Self {
        Self::try_in_folder(folder, config).expect("the store opens")
    }

    pub(crate) fn try_in_folder(folder: TempDir, config: StoreConfig) -> Result<Self, StoreError> {
        let vault = open_soon(folder.path(), config.clone())?;
        Ok(Self {
            step: StoreStep::new(Arc::clone(&vault)),
            service: StoreService::new(Arc::clone(&vault)),
            folder,
            vault,
            config,
        })
    }

    pub(crate) fn closed(self) -> TempDir {
        let Self {
            folder,
            vault,
            step,
            service,
            ..
        } = self;
        drop((vault, step, service));
        folder
    }

    pub(crate) fn reopened(self) -> Self {
        let config = self.config.clone();
        Self::in_folder(self.closed(), config)
    }

    pub(crate) fn take(&mut self, input: StoreInput) -> Result<(), Failure> {
        let outputs = self.step.step(NOW, input, ())?;
        let published = |output: &Output| matches!(output, Output::Publish(_));
        assert!(
            !outputs.iter().any(published),
            "the store publishes nothing"
        );
        Ok(())
    }

    pub(crate) fn keep(&mut self, reading: &v1::Reading) {
        self.take(reading_input(reading)).expect("kept");
    }

    pub(crate) fn ask(&self, endpoint: &str, kind: v1::request::Kind) -> v1::response::Kind {
        self.ask_at(NOW, endpoint, kind)
    }

    pub(crate) fn ask_at(
        &self,
        now: Timestamp,
        endpoint: &str,
        kind: v1::request::Kind,
    ) -> v1::response::Kind {
        let request = v1::Request { kind: Some(kind) };
        let response = self
            .service
            .answer(now, endpoint, &request, &Asker::default());
        response.kind.expect("an answer")
    }

    pub(crate) fn search(&self, ask: v1::SearchRequest) -> v1::SearchResponse {
        match self.ask("search", v1::request::Kind::Search(ask)) {
            v1::response::Kind::Search(found) => found,
            other => panic!("{}", refusal(&other)),
        }
    }

    pub(crate) fn find(&self, query: &str) -> Vec<v1::Hit> {
        let ask = v1::SearchRequest {
            query: query.to_owned(),
            ..Default::default()
        };
        self.search(ask).hits
    }

    pub(crate) fn show(&self, ask: v1::ShowRequest) -> v1::ShowResponse {
        match self.ask("show", v1::request::Kind::Show(ask)) {
            v1::response::Kind::Show(shown) => shown,
            other => panic!("{}", refusal(&other)),
        }
    }

    pub(crate) fn forget(&self, from: i64, to: i64, app: &str) -> v1::ForgetResponse {
        let ask = v1::ForgetRequest {
            span: Some(span(from, to)),
            app: app.to_owned(),
            ..Default::default()
        };
        self.forget_what(ask)
    }

    pub(crate) fn forget_what(&self, ask: v1::ForgetRequest) -> v1::ForgetResponse {
        match self.ask("forget", v1::request::Kind::Forget(ask)) {
            v1::response::Kind::Forget(forgotten) => forgotten,
            other => panic!("{}", refusal(&other)),
        }
    }

    pub(crate) fn audit(&self) -> v1::AuditResponse {
        let ask = v1::AuditRequest {
            open_ids_max: 100,
            receipts: true,
        };
        match self.ask("audit", v1::request::Kind::Audit(ask)) {
            v1::response::Kind::Audit(audit) => audit,
            other => panic!("{}", refusal(&other)),
        }
    }

    /// Verifies to the end; the findings, and how much was looked at.
    pub(crate) fn verify(&self, level: v1::VerifyLevel) -> (Vec<v1::Finding>, u64) {
        let mut ask = v1::VerifyRequest {
            level: level.into(),
            ..Default::default()
        };
        let (mut findings, mut checked) = (vec![], 0);
        loop {
            let told = match self.ask("verify", v1::request::Kind::Verify(ask)) {
                v1::response::Kind::Verify(told) => told,
                other => panic!("{}", refusal(&other)),
            };
            findings.extend(told.findings);
            checked += told.checked;
            if told.done {
                return (findings, checked);
            }
            (ask.stage, ask.position) = (told.next_stage, told.next_position);
        }
    }

    pub(crate) fn status(&self) -> v1::StoreStatusResponse {
        let ask = v1::StoreStatusRequest {};
        match self.ask("status", v1::request::Kind::StoreStatus(ask)) {
            v1::response::Kind::StoreStatus(status) => status,
            other => panic!("{}", refusal(&other)),
        }
    }
}

/// Other tests of this binary start processes, and between its fork and its exec a child holds every lock that we
/// have just let go of.
fn open_soon(folder: &Path, config: StoreConfig) -> Result<Arc<Vault>, StoreError> {
    for _ in 0..200 {
        match open(folder, config.clone()) {
            Err(StoreError::Busy { .. }) => {
                std::thread::sleep(std::time::Duration::from_millis(10))
            }
            other => return other,
        }
    }
    open(folder, config)
}

pub(crate) fn open(folder: &Path, config: StoreConfig) -> Result<Arc<Vault>, StoreError> {
    Vault::open(folder, &keys(1), config, None)
}

/// Code of a refusal, and nothing when it is none.
pub(crate) fn refusal(kind: &v1::response::Kind) -> String {
    match kind {
        v1::response::Kind::Refusal(refusal) => refusal.code.clone(),
        _ => String::new(),
    }
}

pub(crate) fn span(from_unix_us: i64, to_unix_us: i64) -> v1::Span {
    v1::Span {
        from_unix_us,
        to_unix_us,
    }
}

pub(crate) fn frame_id(reading: &v1::Reading) -> FrameId {
    FrameId::from_ref(reading.r#ref.as_ref().expect("a reference")).expect("a frame id")
}

/// The message as the runtime hands it over: opened, not yet decoded.
pub(crate) fn input<T: SealedMessage>(id: String, message: &T) -> StoreInput {
    let received = Received {
        id: MessageId::new(id),
        subject: Subject::received("velvet.test"),
        stage: Stage::Readings,
        content_type: T::content_type(),
        plain: message.encode_to_vec().into(),
    };
    StoreInput::receive(received).expect("an input")
}

pub(crate) fn reading_id(reading: &v1::Reading) -> String {
    format!("r:{}:1", frame_id(reading))
}

pub(crate) fn reading_input(reading: &v1::Reading) -> StoreInput {
    input(reading_id(reading), reading)
}

pub(crate) fn signal_input(seq: u64, unix_us: i64, app: &str) -> StoreInput {
    let window = v1::WindowFacts {
        known: true,
        app: app.to_owned(),
        ..Default::default()
    };
    let signal = v1::Signal {
        device: DEVICE.to_owned(),
        session: "s1".to_owned(),
        seq,
        at: Some(time(unix_us, 0)),
        kind: Some(v1::signal::Kind::Focus(v1::FocusSignal {
            window: Some(window),
            ..v1::FocusSignal::default()
        })),
    };
    input(format!("s:{DEVICE}:s1:{seq}"), &signal)
}

pub(crate) fn dead_input(message_id: &str, reason: &str) -> StoreInput {
    let dead = v1::DeadLedger {
        device: DEVICE.to_owned(),
        message_id: message_id.to_owned(),
        stage: "ocr".to_owned(),
        reason: reason.to_owned(),
        at_unix_us: 0,
    };
    let entry = v1::ledger_entry::Entry::Dead(dead);
    input(
        format!("l:{message_id}"),
        &v1::LedgerEntry { entry: Some(entry) },
    )
}

pub(crate) fn counts_input(session: &str, display: &str, counts: v1::Counts) -> StoreInput {
    let capture = v1::CaptureLedger {
        device: DEVICE.to_owned(),
        session: session.to_owned(),
        display: display.to_owned(),
        counts: Some(counts),
        ..Default::default()
    };
    let entry = v1::ledger_entry::Entry::Capture(capture);
    input(
        format!("l:{session}:{display}"),
        &v1::LedgerEntry { entry: Some(entry) },
    )
}

pub(crate) fn time(unix_us: i64, mono_us: u64) -> v1::CaptureTime {
    v1::CaptureTime {
        unix_us,
        mono_us,
        clock_went_back: false,
    }
}

pub(crate) fn rect(x: i32, y: i32, width: u32, height: u32) -> v1::Rect {
    v1::Rect {
        x,
        y,
        width,
        height,
    }
}

/// A line of text as a reader sees it: letters of one width, a box for each word.
pub(crate) fn line(text: &str, x: i32, y: i32) -> v1::Line {
    let mut words = vec![];
    let mut left = 0;
    for word in text.split(' ') {
        let width = u32::try_from(word.chars().count()).expect("short") * LETTER_WIDTH;
        words.push(v1::Word {
            text: word.to_owned(),
            r#box: Some(rect(x + left, y, width, LINE_HEIGHT)),
            confidence_milli: 900,
        });
        left += i32::try_from(width + LETTER_WIDTH).expect("short");
    }
    let width = u32::try_from(left).expect("positive") - LETTER_WIDTH;
    v1::Line {
        text: text.to_owned(),
        r#box: Some(rect(x, y, width.max(1), LINE_HEIGHT)),
        confidence_milli: 900,
        words,
        ..Default::default()
    }
}

/// The same line, which a reading says has moved here by so many pixels.
pub(crate) fn moved(line: v1::Line, dx: i32, dy: i32) -> v1::Line {
    let from = line.r#box.map(|to| v1::Rect {
        x: to.x - dx,
        y: to.y - dy,
        ..to
    });
    v1::Line {
        change: v1::LineChange::Moved.into(),
        from,
        ..line
    }
}

pub(crate) fn pixels(rect: v1::Rect, colour: [u8; 3]) -> v1::Pixels {
    let rgb = colour.repeat((rect.width * rect.height) as usize);
    v1::Pixels {
        codec: v1::Codec::Rgb8Zstd.into(),
        data: zstd::bulk::compress(&rgb, 1).expect("compressed").into(),
    }
}

pub(crate) fn region(rect: v1::Rect, colour: [u8; 3], lines: Vec<v1::Line>) -> v1::RegionReading {
    v1::RegionReading {
        rect: Some(rect),
        lines,
        pixels: Some(pixels(rect, colour)),
    }
}

pub(crate) fn reading(
    session: &str,
    display: &str,
    seq: u64,
    regions: Vec<v1::RegionReading>,
) -> v1::Reading {
    v1::Reading {
        r#ref: Some(v1::FrameRef {
            device: DEVICE.to_owned(),
            session: session.to_owned(),
            display: display.to_owned(),
            seq,
        }),
        captured: Some(time(i64::try_from(seq).expect("small") * 1000, seq * 1000)),
        kind: v1::FrameKind::Delta.into(),
        part: 0,
        parts: 1,
        display: Some(v1::DisplayFacts {
            width_px: WIDTH,
            height_px: HEIGHT,
            scale_milli: 1000,
            ..Default::default()
        }),
        window: Some(v1::WindowFacts {
            known: true,
            app: "term".to_owned(),
            title: "shell".to_owned(),
            ..Default::default()
        }),
        regions,
        reader: "test".to_owned(),
        ..Default::default()
    }
}

/// A reading from one line of a case: `s1 d1 7 key app=term title=shell t=1000 mono=5 | line | line || line`.
/// `|` begins a line, `||` a region; regions are stacked, 20 pixels for a line.
pub(crate) fn parse_reading(text: &str) -> v1::Reading {
    let mut regions = text.split("||");
    let first = regions.next().expect("a head");
    let (head, first_lines) = first.split_once('|').unwrap_or((first, ""));
    let mut made = reading("s1", "d1", 1, vec![]);
    let reference = made.r#ref.as_mut().expect("a reference");
    let mut words = head.split_whitespace();
    reference.session = words.next().expect("a session").to_owned();
    reference.display = words.next().expect("a display").to_owned();
    reference.seq = words.next().expect("a number").parse().expect("a number");
    let seq = reference.seq;
    made.captured = Some(time(i64::try_from(seq).expect("small") * 1000, seq * 1000));
    words.for_each(|word| set_field(&mut made, word));
    let mut top = 0;
    for lines in std::iter::once(first_lines).chain(regions) {
        let mut parsed = vec![];
        let start = top;
        for text in lines.split('|').map(str::trim) {
            if !text.is_empty() {
                parsed.push(line(text, 0, top));
            }
            top += 20;
        }
        let height = u32::try_from(top - start).expect("positive");
        let area = rect(0, start, WIDTH, height);
        made.regions.push(region(area, [255; 3], parsed));
    }
    made
}

fn set_field(reading: &mut v1::Reading, word: &str) {
    let captured = reading.captured.as_mut().expect("a time");
    let window = reading.window.as_mut().expect("a window");
    match word.split_once('=') {
        None if word == "key" => reading.kind = v1::FrameKind::Key.into(),
        None if word == "back" => captured.clock_went_back = true,
        Some(("app", app)) => app.clone_into(&mut window.app),
        Some(("title", title)) => title.clone_into(&mut window.title),
        Some(("t", time)) => captured.unix_us = time.parse().expect("a time"),
        Some(("mono", time)) => captured.mono_us = time.parse().expect("a time"),
        _ => panic!("unknown field {word}"),
    }
}

pub(crate) fn in_app(mut reading: v1::Reading, app: &str) -> v1::Reading {
    reading.window.as_mut().expect("a window").app = app.to_owned();
    reading
}

//! A store of our own in this process, with its step and its service, and documents as it gets them.

pub(crate) mod corpus;

use std::{path::Path, sync::Arc, thread, time::Duration};

use serde::Deserialize;
use velvet_messages::{MessageId, Role, v1};
use velvet_runtime::{Answer, Asker, Settled, Step, Timestamp};
use velvet_seal::{Open, RoleKeys, RootKey};
use velvet_store::{StoreConfig, StoreInput, StoreMessage, StoreService, StoreStep, Vault};

/// 2026-06-01T00:00:00Z, microseconds since 1970-01-01 UTC.
const START_US: i64 = 1_780_272_000_000_000;
const DAY_US: i64 = 86_400_000_000;
/// Between two documents of a display, microseconds.
const INTERVAL_US: i64 = 8_000_000;
const LETTER_PX: u32 = 8;
const LINE_PX: u32 = 16;
const DISTANCE_PX: i32 = 20;
/// Between two looks at the index.
const REST: Duration = Duration::from_millis(5);
const DEVICE: &str = "bench";
const DISPLAY: &str = "d1";
/// Titles that windows have by turns.
const TITLES: u64 = 50;

/// The store could not be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeeperError {
    #[error("failed to read the default settings of the store")]
    Defaults,
    #[error("failed to keep a document")]
    Kept,
    #[error("failed to get an answer from the store")]
    Answer,
    #[error("failed to use the store: {0}")]
    Store(#[from] velvet_store::StoreError),
}

/// The settings that everybody has, without what is set aside: that says nothing about speed.
pub(crate) fn settings() -> Result<StoreConfig, KeeperError> {
    #[derive(Deserialize)]
    struct Defaults {
        store: StoreConfig,
    }
    let defaults: Defaults = toml::from_str(include_str!("../../../ops/defaults.toml"))
        .map_err(|_| KeeperError::Defaults)?;
    Ok(StoreConfig {
        ballast_bytes: 0,
        free_bytes_min: 0,
        ..defaults.store
    })
}

/// The root key of every store that a bench makes.
pub(crate) fn root() -> RootKey {
    RootKey::from_bytes([7; 32])
}

/// In which order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Recency,
    Bm25,
}

/// What a person asks.
pub(crate) fn request(question: &str, order: Order, limit: u32) -> v1::request::Kind {
    let by = match order {
        Order::Recency => v1::SearchOrder::Recency,
        Order::Bm25 => v1::SearchOrder::Relevance,
    };
    v1::request::Kind::Search(v1::SearchRequest {
        query: question.to_owned(),
        limit,
        by: by.into(),
        ..Default::default()
    })
}

/// A store as it is.
pub(crate) struct Keeper {
    pub(crate) vault: Arc<Vault>,
    step: StoreStep,
    pub(crate) service: StoreService,
}

impl Keeper {
    /// Opens a store in a folder, or makes it.
    pub(crate) fn open(folder: &Path, settings: StoreConfig) -> Result<Self, KeeperError> {
        let keys = RoleKeys::for_role(&root(), Role::Store);
        let vault = Vault::open(folder, &keys, settings, None)?;
        Ok(Self {
            step: StoreStep::new(Arc::clone(&vault)),
            service: StoreService::new(Arc::clone(&vault)),
            vault,
        })
    }

    /// Keeps a message; durable with its group.
    pub(crate) fn keep(&mut self, input: StoreInput) -> Result<(), KeeperError> {
        let kept = self.step.step(Timestamp(START_US), input, ());
        kept.map(drop).map_err(|_| KeeperError::Kept)
    }

    /// Makes durable what is not yet.
    pub(crate) fn flush(&mut self) -> Result<(), KeeperError> {
        self.step.flush().map_err(|_| KeeperError::Kept)
    }

    /// Waits until the search index is whole and merged: what is older is indexed beside the work.
    pub(crate) fn rest(&self) {
        while !self.vault.is_index_at_rest() {
            thread::sleep(REST);
        }
    }

    /// Whether all that was kept may be acknowledged.
    pub(crate) fn is_settled(&mut self) -> bool {
        self.step.settled() == Settled::All
    }

    /// Asks as the bus would.
    pub(crate) fn ask(
        &self,
        endpoint: &str,
        kind: v1::request::Kind,
    ) -> Result<v1::response::Kind, KeeperError> {
        let request = v1::Request { kind: Some(kind) };
        let answer =
            self.service
                .answer(Timestamp(START_US), endpoint, &request, &Asker::default());
        match answer.kind {
            Some(v1::response::Kind::Refusal(_)) | None => Err(KeeperError::Answer),
            Some(answer) => Ok(answer),
        }
    }

    /// What a question finds exactly.
    pub(crate) fn find(
        &self,
        question: &str,
        order: Order,
        limit: u32,
    ) -> Result<Vec<v1::Hit>, KeeperError> {
        match self.ask("search", request(question, order, limit))? {
            v1::response::Kind::Search(found) => {
                let hits = found.hits.into_iter();
                Ok(hits.filter(|hit| !hit.folded).collect())
            }
            _ => Err(KeeperError::Answer),
        }
    }
}

/// When and where a document was seen.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    /// Days from the start; each has a session of its own when `session_of_day`.
    pub(crate) day: u64,
    /// Number on that day.
    pub(crate) of_day: u64,
    /// Number on its track, from 1 on.
    pub(crate) seq: u64,
    pub(crate) session_of_day: bool,
}

impl Seen {
    fn session(self) -> String {
        if self.session_of_day {
            format!("s{}", self.day)
        } else {
            "s".to_owned()
        }
    }
}

/// A document as a reading, with pixels if there are some.
pub(crate) fn reading(words: &[String], seen: Seen, pixels: Option<Vec<u8>>) -> v1::Reading {
    let lines = corpus::lines(words);
    let lines: Vec<v1::Line> = lines
        .iter()
        .zip(0i32..)
        .map(|(text, row)| line(text, row))
        .collect();
    let signed = |number: u64| i64::try_from(number).unwrap_or(0);
    let unix_us = START_US + signed(seen.day) * DAY_US + signed(seen.of_day) * INTERVAL_US;
    v1::Reading {
        r#ref: Some(v1::FrameRef {
            device: DEVICE.to_owned(),
            session: seen.session(),
            display: DISPLAY.to_owned(),
            seq: seen.seq,
        }),
        captured: Some(v1::CaptureTime {
            unix_us,
            mono_us: u64::try_from(unix_us - START_US).unwrap_or(0),
            clock_went_back: false,
        }),
        kind: v1::FrameKind::Delta.into(),
        parts: 1,
        window: Some(v1::WindowFacts {
            known: true,
            app: "editor".to_owned(),
            title: format!("page {}", seen.seq % TITLES),
            ..Default::default()
        }),
        regions: vec![v1::RegionReading {
            rect: Some(v1::Rect {
                x: 0,
                y: 0,
                width: 1280,
                height: 20 * 12,
            }),
            lines,
            pixels: pixels.map(|data| v1::Pixels {
                codec: v1::Codec::Rgb8Zstd.into(),
                data: data.into(),
            }),
        }],
        reader: DEVICE.to_owned(),
        ..Default::default()
    }
}

/// A reading as the store gets it.
pub(crate) fn input(reading: v1::Reading) -> StoreInput {
    let frame = reading.r#ref.clone().unwrap_or_default();
    let id = format!("r:f:{DEVICE}:{}:{DISPLAY}:{}:1", frame.session, frame.seq);
    let reading = StoreMessage::Reading(Box::new(Open::new(reading)));
    StoreInput::new(MessageId::new(id), reading)
}

fn line(text: &str, row: i32) -> v1::Line {
    let y = row * DISTANCE_PX;
    let place = |x, width| v1::Rect {
        x: i32::try_from(x).unwrap_or(0),
        y,
        width,
        height: LINE_PX,
    };
    let mut left = 0;
    let mut words = vec![];
    for word in text.split(' ') {
        let width = u32::try_from(word.len()).unwrap_or(1) * LETTER_PX;
        words.push(v1::Word {
            text: word.to_owned(),
            r#box: Some(place(left, width)),
            confidence_milli: 950,
        });
        left += width + LETTER_PX;
    }
    v1::Line {
        text: text.to_owned(),
        r#box: Some(place(0, left)),
        confidence_milli: 950,
        words,
        ..Default::default()
    }
}

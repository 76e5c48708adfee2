//! What is kept of a reading.

use std::sync::Arc;

use velvet_messages::{
    MessageId, ReadingId, Role, Subject,
    v1::{Frame, FrameKind, Rect},
};
use velvet_minimise::{RawChange, RawLine, RawReading, RawRegion, minimise};
use velvet_runtime::{Code, Draft, Failure, Output, Step, Timestamp};
use velvet_seal::Open;
use zeroize::Zeroizing;

use crate::{
    Compared, Config, FetchedLine, FetchedReading, FetchedRegion, Installed, Keep, LineChange,
    LineKey, LineMemory, SeenFrame, SeenLine, reader_name,
};

/// Our revision of how regions are read. Another one reads the same frame anew, under another id.
pub const READER_VERSION: u32 = 23;

/// The OCR worker. Its state is what displays show, which it shares with the other readers and which every key
/// frame tells anew: a frame message can be read without it, and only says less of what has changed then.
#[derive(Debug)]
pub struct Ocr {
    reader: String,
    keep: Keep,
    memory: Arc<LineMemory>,
}

impl Ocr {
    /// A worker that reads with the engine found on this machine.
    #[must_use]
    pub fn new(config: &Config, installed: &Installed, memory: Arc<LineMemory>) -> Self {
        Self {
            reader: reader_name(installed),
            keep: Keep::new(config),
            memory,
        }
    }

    fn raw_line(&self, line: FetchedLine, change: RawChange) -> RawLine {
        let FetchedLine {
            whole, mut words, ..
        } = line;
        for word in &mut words {
            let kept = self.keep.keeps(&word.text, word.confidence_milli, whole);
            word.junk = !kept;
        }
        RawLine { words, change }
    }

    fn raw_region(&self, region: FetchedRegion, changes: Vec<RawChange>) -> RawRegion {
        let lines = region.lines.into_iter().zip(changes);
        RawRegion {
            rect: region.rect,
            rgb: region.rgb,
            lines: lines
                .map(|(line, change)| self.raw_line(line, change))
                .collect(),
        }
    }

    /// Compares the frame with what its display showed before.
    fn compare(&self, frame: &Frame, fetched: &FetchedReading) -> Compared {
        let lines = |region: &FetchedRegion| {
            let lines = region.lines.iter().map(|line| SeenLine {
                key: self.key(line),
                place: line.place,
                text: (),
            });
            (region.rect, lines.collect())
        };
        self.memory.screens.see(SeenFrame {
            id: fetched.frame.clone(),
            key_frame: frame.kind() == FrameKind::Key,
            part: frame.part,
            parts: frame.parts,
            regions: fetched.regions.iter().map(lines).collect(),
        })
    }

    /// A line that was not read as one goes by its text.
    fn key(&self, line: &FetchedLine) -> LineKey {
        line.key.unwrap_or_else(|| {
            let texts: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
            let text = Zeroizing::new(texts.join(" "));
            let Rect { width, height, .. } = line.place;
            self.memory.hasher().key_of_text(width, height, &text)
        })
    }
}

impl Step for Ocr {
    const ROLE: Role = Role::Ocr;
    type Input = Open<Frame>;
    type Fetched = FetchedReading;

    fn step(
        &mut self,
        _now: Timestamp,
        mut frame: Open<Frame>,
        fetched: FetchedReading,
    ) -> Result<Vec<Output>, Failure> {
        let compared = self.compare(&frame, &fetched);
        let id = ReadingId {
            frame: fetched.frame,
            reader_version: READER_VERSION,
        };
        let subject = Subject::readings(&id.frame.device, &id.frame.display);
        let mut raw = RawReading::of(&mut frame, self.reader.clone());
        raw.base_seq = compared.base_seq;
        raw.gone = compared.difference.removed;
        let changes = compared.difference.lines.into_iter();
        for (region, changes) in fetched.regions.into_iter().zip(changes) {
            let places = region.lines.iter().map(|line| line.place);
            let changes = places
                .zip(changes)
                .map(|(place, change)| raw_change(compared.base_seq, place, change));
            let changes = changes.collect();
            raw.unread.extend_from_slice(&region.unread);
            raw.regions.push(self.raw_region(region, changes));
        }
        let minimised = minimise(raw).map_err(|_| Failure::Reject(Code("not-minimised")))?;
        Ok(vec![Output::Publish(Draft::new(
            subject,
            MessageId::from(&id),
            &minimised,
        ))])
    }
}

fn raw_change(base_seq: u64, place: Rect, change: LineChange) -> RawChange {
    match change {
        _ if base_seq == 0 => RawChange::Unknown,
        LineChange::Same => RawChange::Same,
        LineChange::Added => RawChange::Added,
        LineChange::Changed { from } => RawChange::Changed { from },
        LineChange::Moved { from } => RawChange::Moved {
            dx: place.x.saturating_sub(from.x),
            dy: place.y.saturating_sub(from.y),
        },
    }
}

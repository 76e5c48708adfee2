//! What is kept of a reading.

use velvet_messages::{MessageId, ReadingId, Role, Subject, v1::Frame};
use velvet_minimise::{RawReading, RawRegion, RawWord, minimise};
use velvet_runtime::{Code, Draft, Failure, Output, Step, Timestamp};
use velvet_seal::Open;

use crate::{Config, FetchedReading, FetchedRegion, Installed};

/// Our revision of how regions are read. Another one reads the same frame anew, under another id.
pub const READER_VERSION: u32 = 1;

/// The OCR worker. It has no state: every frame message can be read without any other.
#[derive(Debug)]
pub struct Ocr {
    reader: String,
    word_confidence_milli_min: u32,
    symbol_confidence_milli_min: u32,
}

impl Ocr {
    /// A worker that reads with the engine found on this machine.
    #[must_use]
    pub fn new(config: &Config, installed: &Installed) -> Self {
        let (version, languages) = (&installed.version, installed.languages.join("+"));
        Self {
            reader: format!("tesseract {version} {languages} velvet {READER_VERSION}"),
            word_confidence_milli_min: config.word_confidence_milli_min,
            symbol_confidence_milli_min: config.symbol_confidence_milli_min,
        }
    }

    fn is_junk(&self, word: &RawWord) -> bool {
        let symbols = !word.text.chars().any(char::is_alphanumeric);
        let least = if symbols {
            self.symbol_confidence_milli_min
        } else {
            self.word_confidence_milli_min
        };
        word.confidence_milli < least
    }

    fn raw_region(&self, mut region: FetchedRegion) -> RawRegion {
        for word in region.lines.iter_mut().flat_map(|line| &mut line.words) {
            word.junk = self.is_junk(word);
        }
        RawRegion {
            rect: region.rect,
            rgb: region.rgb,
            lines: region.lines,
        }
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
        let id = ReadingId {
            frame: fetched.frame,
            reader_version: READER_VERSION,
        };
        let subject = Subject::readings(&id.frame.device, &id.frame.display);
        let mut raw = RawReading::of(&mut frame, self.reader.clone());
        raw.regions = fetched
            .regions
            .into_iter()
            .map(|region| self.raw_region(region))
            .collect();
        let minimised = minimise(raw).map_err(|_| Failure::Reject(Code("not-minimised")))?;
        Ok(vec![Output::Publish(Draft::new(
            subject,
            MessageId::from(&id),
            &minimised,
        ))])
    }
}

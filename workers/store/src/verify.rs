//! Whether everything that is kept can be read: step by step, beside the work, and without a word of content.
//!
//! **quick**: the header's copies, the key file, the chain of receipts, the account, the newest readings.
//! **full**: besides, every page of the file and every row. **deep**: besides, every picture's pixels, and each
//! document of the index against its reading.
//!
//! One answer works for a bounded time and says where to go on, so that a store of years neither holds up other
//! questions nor outlasts the asker's patience. What was found damaged is named by its table or page and a code.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use redb::{ReadOnlyTable, ReadableTableMetadata};
use velvet_messages::v1;

use crate::{
    StoreError, Vault,
    forget::receipts,
    index::{Segment, SegmentRow},
    picture::is_whole,
    records::{EventIdRow, EventRow, FrameRow, Place, ReadingRow, Row, StrayRow, TrackRow},
    texts::{self, Doc},
    vault::View,
};

/// How long one answer works before it says where to go on. Other questions are answered meanwhile, but each holds a
/// moment of the file, which keeps freed pages from being used again.
const WORK_MAX: Duration = Duration::from_secs(4);
/// Readings that the quick look opens, the newest first.
const NEWEST: u64 = 200;
/// Findings that one answer names; a store with more is damaged all over.
const FINDINGS_MAX: usize = 100;

/// Parts in the order in which they are looked at, and how thorough a look must be to take each.
const PARTS: [(Part, v1::VerifyLevel); 14] = [
    (Part::Header, v1::VerifyLevel::Quick),
    (Part::Keys, v1::VerifyLevel::Quick),
    (Part::Receipts, v1::VerifyLevel::Quick),
    (Part::Account, v1::VerifyLevel::Quick),
    (Part::Newest, v1::VerifyLevel::Quick),
    (Part::Pages, v1::VerifyLevel::Full),
    (Part::Readings, v1::VerifyLevel::Full),
    (Part::Events, v1::VerifyLevel::Full),
    (Part::Frames, v1::VerifyLevel::Full),
    (Part::Tables, v1::VerifyLevel::Full),
    (Part::Segments, v1::VerifyLevel::Full),
    (Part::Pixels, v1::VerifyLevel::Deep),
    (Part::Seen, v1::VerifyLevel::Deep),
    (Part::Index, v1::VerifyLevel::Deep),
];

#[derive(Clone, Copy)]
enum Part {
    Header,
    Keys,
    Receipts,
    Account,
    Newest,
    Pages,
    Readings,
    Events,
    Frames,
    Tables,
    Segments,
    Pixels,
    Seen,
    Index,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Keys => "keys",
            Self::Receipts => "receipts",
            Self::Account => "account",
            Self::Newest => "newest",
            Self::Pages => "pages",
            Self::Readings => "readings",
            Self::Events => "events",
            Self::Frames => "frames",
            Self::Tables => "tables",
            Self::Segments => "segments",
            Self::Pixels => "pixels",
            Self::Seen => "seen",
            Self::Index => "index",
        }
    }
}

/// Looks at the store from where the request says.
pub(crate) fn verify(
    vault: &Vault,
    ask: &v1::VerifyRequest,
) -> Result<v1::VerifyResponse, StoreError> {
    let mut look = Look {
        level: ask.level().max(v1::VerifyLevel::Quick),
        stage: ask.stage as usize,
        position: ask.position,
        answer: v1::VerifyResponse::default(),
        until: Instant::now() + WORK_MAX,
    };
    vault.read(|view| look.work(vault, view))?;
    let Look {
        stage,
        position,
        mut answer,
        level,
        ..
    } = look;
    let stage = skipped(stage, level);
    answer.next_stage = u32::try_from(stage).unwrap_or(u32::MAX);
    answer.next_position = position;
    answer.done = stage >= PARTS.len();
    answer.part = PARTS
        .get(stage)
        .map_or("", |(part, _)| part.name())
        .to_owned();
    Ok(answer)
}

/// The next part that a look of this level takes.
fn skipped(stage: usize, level: v1::VerifyLevel) -> usize {
    let rest = PARTS.iter().skip(stage);
    let left_out = rest
        .take_while(|(_, least)| *least as i32 > level as i32)
        .count();
    stage + left_out
}

/// One look, as far as its time goes.
struct Look {
    level: v1::VerifyLevel,
    stage: usize,
    /// The next row or page of the part.
    position: u64,
    answer: v1::VerifyResponse,
    until: Instant,
}

impl Look {
    fn is_over(&self) -> bool {
        Instant::now() >= self.until || self.answer.findings.len() >= FINDINGS_MAX
    }

    fn found(&mut self, part: &str, place: u64, code: &str) {
        self.answer.findings.push(v1::Finding {
            part: part.to_owned(),
            place,
            code: code.to_owned(),
        });
    }

    fn failed(&mut self, part: &str, place: u64, error: &StoreError) {
        let code = match error {
            StoreError::Damaged { code, .. } => code,
            other => other.code().0,
        };
        self.found(part, place, code);
    }

    fn work(&mut self, vault: &Vault, view: &View<'_>) -> Result<(), StoreError> {
        loop {
            self.stage = skipped(self.stage, self.level);
            let Some((part, _)) = PARTS.get(self.stage) else {
                return Ok(());
            };
            if !self.part(*part, vault, view)? {
                return Ok(());
            }
            self.stage += 1;
            self.position = 0;
            if self.is_over() {
                return Ok(());
            }
        }
    }

    /// Looks at a part from the position on; true when it is done.
    fn part(&mut self, part: Part, vault: &Vault, view: &View<'_>) -> Result<bool, StoreError> {
        match part {
            Part::Header => self.header(vault),
            Part::Keys => self.keys(vault, view),
            Part::Receipts => Ok(self.receipts(view)),
            Part::Account => self.account(view),
            Part::Newest => {
                self.position = self
                    .position
                    .max(view.state.next_reading().saturating_sub(NEWEST));
                Ok(self.rows::<ReadingRow>(view, &view.readings, "readings"))
            }
            Part::Pages => self.pages(vault),
            Part::Readings => Ok(self.rows::<ReadingRow>(view, &view.readings, "readings")),
            Part::Events => Ok(self.rows::<EventRow>(view, &view.events, "events")),
            Part::Frames => Ok(self.frames(view)),
            Part::Tables => Ok(self.small_tables(view)),
            Part::Segments => Ok(self.rows::<SegmentRow>(view, &view.segments, "segments")),
            Part::Pixels => Ok(self.pixels(view)),
            Part::Seen => self.seen(view),
            Part::Index => self.index(view),
        }
    }

    fn header(&mut self, vault: &Vault) -> Result<bool, StoreError> {
        let damaged = vault.damaged_headers()?;
        self.answer.checked += 1;
        for copy in damaged {
            self.found("header", copy, "open-forged");
        }
        Ok(true)
    }

    fn keys(&mut self, vault: &Vault, view: &View<'_>) -> Result<bool, StoreError> {
        self.answer.checked += 1;
        if let Err(error) = view.sealer.days()?.check() {
            self.failed("keys", 0, &error);
        }
        if vault.stopped().is_some() {
            self.found("keys", 0, "stopped");
        }
        Ok(true)
    }

    fn receipts(&mut self, view: &View<'_>) -> bool {
        let (told, broken) = receipts(view);
        self.answer.checked += told.len() as u64;
        if let Some(number) = broken {
            self.found("receipts", number, "chain-broken");
        }
        true
    }

    /// The account and the rows must agree in number.
    fn account(&mut self, view: &View<'_>) -> Result<bool, StoreError> {
        let noted: u64 = view.state.tracks.values().map(|track| track.stored).sum();
        self.answer.checked += 1;
        if view.readings.len()? != noted {
            self.found("account", noted, "account-mismatch");
        }
        Ok(true)
    }

    fn pages(&mut self, vault: &Vault) -> Result<bool, StoreError> {
        let first = self.position;
        let until = self.until;
        let mut damaged = vec![];
        let mut checked = 0;
        let go_on = || {
            checked += 1;
            Instant::now() < until
        };
        let next = vault.look_at_pages(first, go_on, |page| damaged.push(page))?;
        for page in damaged {
            self.found("pages", page, "open-forged");
        }
        self.answer.checked += checked;
        self.position = next.unwrap_or_default();
        Ok(next.is_none())
    }

    /// Opens rows of a table; true at its end. A page that does not open hides the rest of its table.
    fn rows<R: Row>(
        &mut self,
        view: &View<'_>,
        table: &ReadOnlyTable<u64, &'static [u8]>,
        name: &str,
    ) -> bool {
        let rows = match table.range(self.position..) {
            Ok(rows) => rows,
            Err(error) => {
                self.failed(name, self.position, &error.into());
                return true;
            }
        };
        for item in rows {
            let (number, sealed) = match item {
                Ok(row) => row,
                Err(error) => {
                    self.failed(name, self.position, &error.into());
                    return true;
                }
            };
            self.answer.checked += 1;
            let number = number.value();
            if let Err(error) = view.sealer.open::<R>(number, sealed.value()) {
                self.failed(name, number, &error);
            }
            self.position = number + 1;
            if self.is_over() {
                return false;
            }
        }
        true
    }

    /// Frames by track: the position counts tracks.
    fn frames(&mut self, view: &View<'_>) -> bool {
        while let Some((track, _)) = view.state.tracks.range(self.position..).next() {
            let track = *track;
            let opened =
                all::<(u64, u64), FrameRow>(view, &view.frames, (track, 0)..=(track, u64::MAX));
            match opened {
                Ok((checked, bad)) => {
                    self.answer.checked += checked;
                    bad.iter()
                        .for_each(|code| self.found("frames", track, code));
                }
                Err(error) => self.failed("frames", track, &error),
            }
            self.position = track + 1;
            if self.is_over() {
                return false;
            }
        }
        true
    }

    /// Tables that are small, or whose rows are.
    fn small_tables(&mut self, view: &View<'_>) -> bool {
        let looks: [(&str, Result<Opened, StoreError>); 3] = [
            ("tracks", all::<u64, TrackRow>(view, &view.tracks, ..)),
            (
                "event_ids",
                all::<u128, EventIdRow>(view, &view.event_ids, ..),
            ),
            ("strays", all::<u128, StrayRow>(view, &view.strays, ..)),
        ];
        for (name, opened) in looks {
            match opened {
                Ok((checked, bad)) => {
                    self.answer.checked += checked;
                    bad.iter().for_each(|code| self.found(name, 0, code));
                }
                Err(error) => self.failed(name, 0, &error),
            }
        }
        match view.unsound_packs() {
            Ok(packs) => packs
                .iter()
                .for_each(|pack| self.found("track_packs", *pack, "differs-from-tracks")),
            Err(error) => self.failed("track_packs", 0, &error),
        }
        true
    }

    /// Opens the pixels of each reading and unpacks them.
    fn pixels(&mut self, view: &View<'_>) -> bool {
        let end = view.state.next_reading();
        while self.position < end {
            let number = self.position;
            if let Err(error) = self.pixels_of(view, number) {
                self.failed("pixels", number, &error);
            }
            self.position += 1;
            if self.is_over() {
                return false;
            }
        }
        true
    }

    fn pixels_of(&mut self, view: &View<'_>, number: u64) -> Result<(), StoreError> {
        // A reading that does not open has been named already.
        let Ok(Some((row, key))) = view.reading_and_key(number) else {
            return Ok(());
        };
        let reading = velvet_seal::Open::new(row.reading.unwrap_or_default());
        for (region, at) in reading.regions.iter().zip(0u64..) {
            let pixels = view.pixels((number, at), key.as_ref())?;
            let rect = region.rect.unwrap_or_default();
            self.answer.checked += u64::from(pixels.is_some());
            if pixels.is_some_and(|pixels| !is_whole(rect, &pixels)) {
                self.found("pixels", number, "undecodable");
            }
        }
        Ok(())
    }

    /// Compares what was seen with the readings that there are. The position counts segments.
    fn seen(&mut self, view: &View<'_>) -> Result<bool, StoreError> {
        let segments = &view.state.directory.segments;
        while let Some(facts) = usize::try_from(self.position)
            .ok()
            .and_then(|at| segments.get(at))
        {
            let kept: Option<SegmentRow> = view
                .sealer
                .get::<u64, _>(&view.segments, facts.first)
                .unwrap_or_default();
            let kept = kept.and_then(Segment::from_row);
            self.answer.checked += 1;
            let numbers = view.numbers_of(facts)?;
            if kept.is_none_or(|kept| !kept.has_exactly(numbers.into_iter())) {
                self.found("seen", facts.first, "differs-from-readings");
            }
            self.position += 1;
            if self.is_over() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes each segment of the index apart and compares every document with its reading. The position counts
    /// segments.
    fn index(&mut self, view: &View<'_>) -> Result<bool, StoreError> {
        let texts = view.state.texts()?;
        let segments = match texts.segments() {
            Ok(segments) => segments,
            Err(error) => {
                self.failed("index", 0, &error);
                return Ok(true);
            }
        };
        while let Some(at) = usize::try_from(self.position)
            .ok()
            .filter(|at| *at < segments)
        {
            match texts.sums(at) {
                Ok(sums) => self.compare(view, at, &sums),
                Err(error) => self.failed("index", self.position, &error),
            }
            self.position += 1;
            if self.is_over() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn compare(&mut self, view: &View<'_>, at: usize, sums: &BTreeMap<texts::Place, u64>) {
        let mut wrong = 0u64;
        for ((reading, region), sum) in sums {
            self.answer.checked += 1;
            // Readings that do not open have been named already.
            let Ok(row) = view.reading(*reading) else {
                continue;
            };
            let kept = row.and_then(|row| row.reading).map(velvet_seal::Open::new);
            let docs = kept
                .map(|kept| Doc::all(*reading, &kept))
                .unwrap_or_default();
            let text = docs.iter().find(|doc| doc.region == *region);
            wrong += u64::from(text.is_none_or(|doc| texts::sum(&doc.text) != *sum));
        }
        if wrong > 0 {
            self.found("index", at as u64, "differs-from-readings");
        }
    }
}

/// Rows opened, and a code for each that did not.
type Opened = (u64, Vec<&'static str>);

/// Opens all rows of a range.
fn all<K, R>(
    view: &View<'_>,
    table: &ReadOnlyTable<K, &'static [u8]>,
    range: impl std::ops::RangeBounds<K>,
) -> Result<Opened, StoreError>
where
    K: redb::Key + Place + 'static,
    K: for<'a> redb::Value<SelfType<'a> = K>,
    R: Row,
{
    let mut checked = 0;
    let mut codes = BTreeMap::new();
    for item in table.range::<K>(range)? {
        let (place, sealed) = item?;
        checked += 1;
        if let Err(StoreError::Damaged { code, .. }) =
            view.sealer.open::<R>(place.value(), sealed.value())
        {
            *codes.entry(code).or_insert(0u64) += 1;
        }
    }
    Ok((checked, codes.into_keys().collect()))
}

//! What is kept in memory, and what a committed change does to it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use velvet_messages::{FrameId, v1};
use velvet_seal::Open;

use super::SEGMENT_BYTES_MAX;
use crate::{
    StoreConfig, StoreError,
    error::INDEX,
    index::{DirectoryRow, Segment, SegmentCache},
    records::{CountersRow, ReceiptRow, TrackRow},
    texts::{Doc, Tail, Texts},
};

/// What is kept in memory; all of it can be made anew from the file.
pub(crate) struct State {
    pub(crate) tracks: BTreeMap<u64, TrackRow>,
    /// Those that the file has.
    pub(super) packs: BTreeSet<u64>,
    pub(crate) receipts: BTreeMap<u64, ReceiptRow>,
    pub(crate) directory: DirectoryRow,
    pub(crate) tail: Segment,
    /// `None` only until the store is read.
    pub(super) texts: Option<Arc<Texts>>,
    /// What the index of the text does not have yet.
    pub(crate) tail_texts: Tail,
    pub(super) counters: CountersRow,
    pub(super) cache: SegmentCache,
}

impl State {
    pub(super) fn empty(config: &StoreConfig) -> Self {
        Self {
            tracks: BTreeMap::new(),
            packs: BTreeSet::new(),
            receipts: BTreeMap::new(),
            directory: DirectoryRow::default(),
            tail: Segment::default(),
            texts: None,
            tail_texts: Tail::default(),
            counters: CountersRow::default(),
            cache: SegmentCache::new(config.segment_cache_bytes),
        }
    }

    /// The index of the text.
    pub(crate) fn texts(&self) -> Result<&Arc<Texts>, StoreError> {
        self.texts.as_ref().ok_or(StoreError::Damaged {
            table: INDEX,
            code: "missing",
        })
    }

    /// How many receipts were ever issued.
    pub(crate) fn next_receipt(&self) -> u64 {
        self.counters.next_receipt
    }

    /// Number of the last change.
    pub(super) fn changes(&self) -> u64 {
        self.counters.changes
    }

    /// About as much is free within the file, bytes.
    pub(crate) fn reusable_bytes(&self) -> u64 {
        self.counters.reusable_bytes
    }

    /// Bytes of messages that a day of capture brings: the mean of days, or of today until there is one.
    pub(crate) fn bytes_per_day(&self) -> u64 {
        match self.counters.bytes_per_day {
            0 => self.counters.day_bytes,
            mean => mean,
        }
    }

    /// The number that the next reading gets.
    pub(crate) fn next_reading(&self) -> u64 {
        self.counters.next_reading
    }

    /// What the next receipt chains to.
    pub(crate) fn last_receipt_hash(&self) -> Vec<u8> {
        let last = self.receipts.values().next_back();
        last.map(|receipt| receipt.hash.clone()).unwrap_or_default()
    }

    /// The number of a track's display: the first track of that display.
    pub(crate) fn display_number(&self, track: u64) -> u64 {
        let Some(this) = self.tracks.get(&track) else {
            return track;
        };
        let mut tracks = self.tracks.iter();
        let first =
            tracks.find(|(_, other)| other.device == this.device && other.display == this.display);
        first.map_or(track, |(number, _)| *number)
    }

    /// The number of a frame's track. Nearly all that arrives is of the newest.
    pub(crate) fn track_number(&self, frame: &FrameId) -> Option<u64> {
        let is_of = |track: &TrackRow| {
            track.session == frame.session.as_str()
                && track.display == frame.display.as_str()
                && track.device == frame.device.as_str()
        };
        let mut newest_first = self.tracks.iter().rev();
        let found = newest_first.find(|(_, track)| is_of(track));
        found.map(|(number, _)| *number)
    }

    pub(super) fn apply(&mut self, effect: Effect) {
        self.tracks.extend(effect.tracks);
        self.counters = effect.counters;
        if let Some((number, track, reading)) = effect.added {
            let display = self.display_number(track);
            self.tail.add(number, track, display, &reading);
            self.add_texts(number, &reading);
        }
    }

    pub(super) fn add_texts(&mut self, number: u64, reading: &v1::Reading) {
        for doc in Doc::all(number, reading) {
            self.tail_texts.add(doc);
        }
    }

    pub(super) fn tail_is_full(&self, config: &StoreConfig) -> bool {
        self.tail.begins_new_day()
            || self.tail.entries.len() >= config.segment_readings as usize
            || self.tail.bytes() >= SEGMENT_BYTES_MAX
    }
}

/// What a committed change does to the state in memory.
pub(super) struct Effect {
    pub(super) tracks: BTreeMap<u64, TrackRow>,
    pub(super) counters: CountersRow,
    pub(super) added: Option<(u64, u64, Open<v1::Reading>)>,
}

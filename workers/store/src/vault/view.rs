//! One moment of the file, for reading.

use std::sync::Arc;

use redb::{ReadOnlyTable, ReadTransaction, ReadableTable};
use velvet_messages::v1;
use velvet_seal::{Key, Open};

use super::{packs, state::State};
use crate::{
    StoreError,
    backup::BackupsRow,
    index::{Segment, SegmentFacts, SegmentRow},
    records::{
        EVENT_IDS, EVENTS, FRAMES, FrameRow, META, META_BACKUPS, META_RETENTION, PIXELS, READINGS,
        ReadingRow, SEGMENTS, STRAYS, Sealer, TRACKS,
    },
    retention::RetentionRow,
};

/// One moment of the file, for reading.
pub(crate) struct View<'a> {
    pub(crate) state: &'a State,
    pub(crate) sealer: &'a Sealer,
    pub(crate) readings: ReadOnlyTable<u64, &'static [u8]>,
    pixels: ReadOnlyTable<(u64, u64), &'static [u8]>,
    pub(crate) frames: ReadOnlyTable<(u64, u64), &'static [u8]>,
    pub(crate) events: ReadOnlyTable<u64, &'static [u8]>,
    pub(crate) strays: ReadOnlyTable<u128, &'static [u8]>,
    pub(crate) event_ids: ReadOnlyTable<u128, &'static [u8]>,
    pub(crate) tracks: ReadOnlyTable<u64, &'static [u8]>,
    packs: Option<packs::Table>,
    pub(crate) segments: ReadOnlyTable<u64, &'static [u8]>,
    meta: ReadOnlyTable<u64, &'static [u8]>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        txn: &ReadTransaction,
        state: &'a State,
        sealer: &'a Sealer,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            state,
            sealer,
            readings: txn.open_table(READINGS)?,
            pixels: txn.open_table(PIXELS)?,
            frames: txn.open_table(FRAMES)?,
            events: txn.open_table(EVENTS)?,
            strays: txn.open_table(STRAYS)?,
            event_ids: txn.open_table(EVENT_IDS)?,
            tracks: txn.open_table(TRACKS)?,
            packs: packs::table(txn)?,
            segments: txn.open_table(SEGMENTS)?,
            meta: txn.open_table(META)?,
        })
    }

    /// The backups that forgetting has to reach.
    pub(crate) fn backups(&self) -> Result<BackupsRow, StoreError> {
        let row = self.sealer.get::<u64, _>(&self.meta, META_BACKUPS)?;
        Ok(row.unwrap_or_default())
    }

    /// Packs of tracks that do not agree with the tracks.
    pub(crate) fn unsound_packs(&self) -> Result<Vec<u64>, StoreError> {
        let unsound = |packs| packs::unsound(packs, &self.tracks, self.sealer);
        self.packs.as_ref().map_or(Ok(vec![]), unsound)
    }

    /// How far retention has come.
    pub(crate) fn retention(&self) -> Result<Option<RetentionRow>, StoreError> {
        self.sealer.get::<u64, _>(&self.meta, META_RETENTION)
    }

    /// A reading without the key of its pixels.
    pub(crate) fn reading(&self, number: u64) -> Result<Option<ReadingRow>, StoreError> {
        Ok(self.reading_and_key(number)?.map(|(row, _)| row))
    }

    /// A reading and the key of its pixels.
    pub(crate) fn reading_and_key(
        &self,
        number: u64,
    ) -> Result<Option<(ReadingRow, Option<Key>)>, StoreError> {
        let row: Option<ReadingRow> = self.sealer.get::<u64, _>(&self.readings, number)?;
        Ok(row.map(|mut row| {
            let key = row.take_pixel_key();
            (row, key)
        }))
    }

    /// The pixels of one region of a reading.
    pub(crate) fn pixels(
        &self,
        place: (u64, u64),
        key: Option<&Key>,
    ) -> Result<Option<v1::Pixels>, StoreError> {
        match (self.pixels.get(place)?, key) {
            (Some(sealed), Some(key)) => {
                let pixels = self.sealer.open_pixels(place, key, sealed.value());
                pixels.map(Some)
            }
            _ => Ok(None),
        }
    }

    pub(crate) fn frame(&self, track: u64, seq: u64) -> Result<Option<FrameRow>, StoreError> {
        self.sealer.get::<(u64, u64), _>(&self.frames, (track, seq))
    }

    /// The numbers of the readings that a segment covers.
    pub(crate) fn numbers_of(&self, facts: &SegmentFacts) -> Result<Vec<u64>, StoreError> {
        let mut numbers = vec![];
        for item in self.readings.range(facts.first..=facts.last)? {
            numbers.push(item?.0.value());
        }
        Ok(numbers)
    }

    /// A kept segment; one that does not open is made anew from its readings.
    pub(crate) fn segment(&self, facts: &SegmentFacts) -> Result<Arc<Segment>, StoreError> {
        self.state.cache.get(facts.first, || {
            let row = self
                .sealer
                .get::<u64, SegmentRow>(&self.segments, facts.first);
            if let Ok(Some(segment)) = row.map(|row| row.and_then(Segment::from_row)) {
                return Ok(segment);
            }
            tracing::warn!(
                segment = facts.first,
                "a segment of what was seen is damaged and made anew"
            );
            let mut segment = Segment::default();
            index_readings(
                self.sealer,
                self.state,
                &self.readings,
                facts.first..=facts.last,
                |number, track, display, reading| {
                    segment.add(number, track, display, reading);
                    Ok(())
                },
            )?;
            Ok(segment)
        })
    }
}

/// Opens readings one after the other for the index.
fn index_readings(
    sealer: &Sealer,
    state: &State,
    readings: &impl ReadableTable<u64, &'static [u8]>,
    range: std::ops::RangeInclusive<u64>,
    mut each: impl FnMut(u64, u64, u64, &v1::Reading) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for item in readings.range(range)? {
        let (number, sealed) = item?;
        let row: ReadingRow = sealer.open(number.value(), sealed.value())?;
        let reading = Open::new(row.reading.unwrap_or_default());
        each(
            number.value(),
            row.track,
            state.display_number(row.track),
            &reading,
        )?;
    }
    Ok(())
}

//! What is made again from the rows: everything in memory, and the segments of the index.

use redb::{Database, ReadOnlyTable, ReadableDatabase, ReadableTable};
use velvet_seal::Open;

use super::{Inner, Vault, file::begin, room::COPY_BYTES, state::State};
use crate::{
    StoreError,
    index::{DirectoryRow, Segment},
    records::{
        IntentRow, META, META_COUNTERS, META_DIRECTORY, META_INTENT, READINGS, RECEIPTS,
        ReadingRow, SEGMENTS, TRACKS,
    },
};

impl Vault {
    /// Everything in memory, from the file. Closes full segments on the way, so that it also makes a new index.
    pub(super) fn load(&self, database: &Database) -> Result<State, StoreError> {
        self.destroy_forgotten(database)?;
        let mut state = State::empty(&self.config);
        let read = database.begin_read()?;
        let meta = read.open_table(META)?;
        state.counters = self
            .sealer
            .get::<u64, _>(&meta, META_COUNTERS)?
            .unwrap_or_default();
        for item in read.open_table(TRACKS)?.iter()? {
            let (number, sealed) = item?;
            let row = self.sealer.open(number.value(), sealed.value())?;
            state.set_track(number.value(), row);
        }
        for item in read.open_table(RECEIPTS)?.iter()? {
            let (number, sealed) = item?;
            let row = self.sealer.open(number.value(), sealed.value())?;
            state.receipts.insert(number.value(), row);
        }
        let directory = self.sealer.get::<u64, _>(&meta, META_DIRECTORY);
        state.directory = match directory {
            Ok(directory) => directory.unwrap_or_default(),
            Err(_) => self.drop_index(database)?,
        };
        self.replay(database, &read.open_table(READINGS)?, &mut state)?;
        Ok(state)
    }

    /// Destroys the keys whose rows a forgetting has removed. The intent was committed with the removal, so that a
    /// crash in between only puts this off.
    fn destroy_forgotten(&self, database: &Database) -> Result<(), StoreError> {
        let intent: Option<IntentRow> = {
            let meta = database.begin_read()?.open_table(META)?;
            self.sealer.get::<u64, _>(&meta, META_INTENT)?
        };
        let Some(intent) = intent else {
            return Ok(());
        };
        let victims = intent.destroy.into_iter().collect();
        self.sealer.days()?.destroy(&victims)?;
        let txn = begin(database)?;
        txn.open_table(META)?.remove(META_INTENT)?;
        txn.commit()?;
        Ok(())
    }

    fn drop_index(&self, database: &Database) -> Result<DirectoryRow, StoreError> {
        tracing::warn!("the search index is of another version or damaged and is made anew");
        let txn = begin(database)?;
        txn.delete_table(SEGMENTS)?;
        txn.open_table(SEGMENTS)?;
        let empty = DirectoryRow::default();
        self.sealer.put(&txn, META, META_DIRECTORY, &empty)?;
        txn.commit()?;
        Ok(empty)
    }

    /// Makes the tail from the readings that no kept segment covers.
    fn replay(
        &self,
        database: &Database,
        readings: &ReadOnlyTable<u64, &'static [u8]>,
        state: &mut State,
    ) -> Result<(), StoreError> {
        for item in readings.range(state.directory.end()..)? {
            let (number, sealed) = item?;
            let row: ReadingRow = self.sealer.open(number.value(), sealed.value())?;
            let reading = Open::new(row.reading.unwrap_or_default());
            let display = state.display_number(row.track);
            state.tail.add(number.value(), row.track, display, &reading);
            if state.tail_is_full(&self.config) && self.has_room_to_close(state)? {
                self.close_segment(database, state)?;
            }
        }
        Ok(())
    }

    /// Closing a segment can wait, so it must never be what fills the disk or keeps the store from opening on a full
    /// one: it asks for real space, whatever the floor is.
    fn has_room_to_close(&self, state: &State) -> Result<bool, StoreError> {
        let need = 4 * state.tail.bytes() as u64 + 4 * COPY_BYTES;
        Ok(self.free_bytes()? >= self.config.free_bytes_min.saturating_add(need))
    }

    pub(super) fn close_full_segment(&self) {
        let due = {
            let state = &self.inner().state;
            state.tail_is_full(&self.config) && self.has_room_to_close(state).is_ok_and(|room| room)
        };
        if !due {
            return;
        }
        let mut inner = self.inner_mut();
        let Inner { database, state } = &mut *inner;
        let Some(database) = database.as_ref() else {
            return;
        };
        if let Err(error) = self.close_segment(database, state) {
            // The readings are stored; the tail only grows until the next try.
            tracing::warn!(code = %error.code(), "a segment of the search index could not be kept");
            drop(inner);
            self.set_aside();
        }
    }

    fn close_segment(&self, database: &Database, state: &mut State) -> Result<(), StoreError> {
        let (closing, rest) = std::mem::take(&mut state.tail).split_at_day();
        // After an error this state is not used any more: all of it is made again.
        state.directory = self.keep_segment(database, &state.directory, &closing)?;
        state.tail = rest;
        Ok(())
    }

    /// The directory with one segment more.
    fn keep_segment(
        &self,
        database: &Database,
        directory: &DirectoryRow,
        segment: &Segment,
    ) -> Result<DirectoryRow, StoreError> {
        let mut directory = directory.clone();
        let Some(last) = segment.entries.last().map(|entry| entry.reading) else {
            return Ok(directory);
        };
        let facts = segment.facts(directory.end(), last);
        directory.segments.push(facts);
        let txn = begin(database)?;
        self.sealer
            .put(&txn, SEGMENTS, facts.first, &segment.to_row())?;
        self.sealer.put(&txn, META, META_DIRECTORY, &directory)?;
        txn.commit()?;
        // A durable commit takes all before it along.
        self.group().records = 0;
        Ok(directory)
    }
}

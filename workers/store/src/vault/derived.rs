//! What is made again from the rows: everything in memory, and the segments of the index.

use redb::{Database, ReadOnlyTable, ReadableDatabase, ReadableTable};
use velvet_seal::Open;

use super::{Inner, Vault, file::begin, room::COPY_BYTES, state::State};
use crate::{
    StoreError,
    index::{DirectoryRow, Segment},
    records::{
        META, META_COUNTERS, META_DIRECTORY, READINGS, RECEIPTS, ReadingRow, SEGMENTS, TRACKS,
    },
};

impl Vault {
    /// Everything in memory, from the file. Closes full segments on the way, so that it also makes a new index.
    pub(super) fn load(&self, database: &Database) -> Result<State, StoreError> {
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
        let Some(last) = state.tail.entries.last().map(|entry| entry.reading) else {
            return Ok(());
        };
        let facts = state.tail.facts(state.directory.end(), last);
        let mut directory = state.directory.clone();
        directory.segments.push(facts);
        let txn = begin(database)?;
        let row = state.tail.to_row();
        self.sealer.put(&txn, SEGMENTS, facts.first, &row)?;
        self.sealer.put(&txn, META, META_DIRECTORY, &directory)?;
        txn.commit()?;
        state.directory = directory;
        state.tail = Segment::default();
        Ok(())
    }
}

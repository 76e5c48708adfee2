//! What is made again from the rows: everything in memory, the segments of what was seen, and the index of the text.

use std::{
    panic::resume_unwind,
    sync::{Arc, PoisonError},
    thread,
};

use redb::{AccessGuard, Database, ReadOnlyTable, ReadTransaction, ReadableDatabase};
use velvet_seal::Open;

use super::{
    Inner, Tidying, Vault, file::begin, group::Writing, packs::Tracks, room::COPY_BYTES,
    state::State,
};
use crate::{
    StoreError,
    backup::{self, BackupsRow},
    index::{DirectoryRow, Segment},
    records::{
        IntentRow, META, META_BACKUPS, META_COUNTERS, META_DIRECTORY, META_INTENT, READINGS,
        RECEIPTS, ReadingRow, Row, SEGMENTS, Sealer, key_number,
    },
    texts::{Coverage, Doc, Tail, Texts, has_day},
};

/// When the index is made anew, the readings of so many segments are in it before the store is open: half a second.
const SEGMENTS_AT_ONCE: u64 = 16;
/// Documents that are indexed in one go while the index is made anew: a segment of a few MiB.
const REBUILD_DOCS: usize = 8192;
/// Memory that documents may take before they are indexed.
const TEXT_BYTES_MAX: usize = 32 << 20;

/// Readings opened before any is taken up: about those that no full segment has.
const OPENED_AHEAD: usize = 1024;

/// A numbered row as it lies in its table.
type Item = (
    AccessGuard<'static, u64>,
    AccessGuard<'static, &'static [u8]>,
);

impl Vault {
    /// Everything in memory, from the file. Closes full segments on the way, so that it also makes a new index.
    pub(super) fn load(&self, database: &Database) -> Result<State, StoreError> {
        self.stop_tidying();
        self.destroy_forgotten(database)?;
        let mut state = State::empty(&self.config);
        let read = database.begin_read()?;
        let meta = read.open_table(META)?;
        state.counters = self
            .sealer
            .get::<u64, _>(&meta, META_COUNTERS)?
            .unwrap_or_default();
        for item in read.open_table(RECEIPTS)?.range::<u64>(..)? {
            let (number, row) = self.opened(item?)?;
            state.receipts.insert(number, row);
        }
        let directory = self.sealer.get::<u64, _>(&meta, META_DIRECTORY);
        state.directory = match directory {
            Ok(directory) => directory.unwrap_or_default(),
            Err(_) => self.drop_index(database)?,
        };
        let readings = read.open_table(READINGS)?;
        // The tracks of years take as long as the index and the readings that come after it, which do not need them.
        let (tracks, rest) = thread::scope(|scope| {
            let tracks = scope.spawn(|| Tracks::read(&read, &self.sealer));
            let rest = self.open_texts(&readings, &mut state).and_then(|coverage| {
                let first = state.directory.end().min(coverage.checkpoint);
                let mut rows = readings.range(first..)?.map(|item| self.opened(item?));
                let ahead: Vec<_> = rows.by_ref().take(OPENED_AHEAD).collect();
                Ok((coverage.checkpoint, ahead.into_iter().chain(rows)))
            });
            (tracks.join(), rest)
        });
        let (indexed, rows) = rest?;
        let tracks = tracks.unwrap_or_else(|panic| resume_unwind(panic))?;
        (state.tracks, state.packs) = (tracks.rows, tracks.packs);
        self.replay(database, rows, &mut state, indexed)?;
        self.open_segments(Arc::clone(state.texts()?), read);
        Ok(state)
    }

    fn opened<R: Row>(&self, (number, sealed): Item) -> Result<(u64, R), StoreError> {
        let number = number.value();
        Ok((number, self.sealer.open(number, sealed.value())?))
    }

    /// Opens the index of the text, and indexes again what it has lost.
    fn open_texts(
        &self,
        readings: &ReadOnlyTable<u64, &'static [u8]>,
        state: &mut State,
    ) -> Result<Coverage, StoreError> {
        let keys = self.sealer.index_keys()?;
        let next = state.counters.next_reading;
        let cache = self.config.index_cache_bytes;
        let at_once = SEGMENTS_AT_ONCE * u64::from(self.config.segment_readings);
        let (texts, before) = Texts::open(&self.folder, keys, cache, next, at_once)?;
        let texts = Arc::new(texts);
        state.texts = Some(Arc::clone(&texts));
        if before.pending.is_empty() {
            return Ok(before);
        }
        let mut tail = Tail::default();
        for item in readings.range(before.floor..before.checkpoint)? {
            let (number, sealed) = item?;
            let day =
                key_number(sealed.value()).and_then(|key| self.sealer.days().ok()?.epoch(key));
            let lost = day.and_then(|day| before.pending.iter().find(|lost| has_day(**lost, day)));
            let Some(epoch) = lost else { continue };
            let row: ReadingRow = self.sealer.open(number.value(), sealed.value())?;
            let reading = Open::new(row.reading.unwrap_or_default());
            for doc in Doc::all(number.value(), &reading) {
                tail.add(doc.in_epoch(*epoch));
            }
            if is_full(&tail) {
                texts.write(tail.docs(), |_| ())?;
                tail = Tail::default();
            }
        }
        texts.write(tail.docs(), |coverage| coverage.pending.clear())?;
        texts.publish()?;
        Ok(before)
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
        let backups: Option<BackupsRow> = {
            let meta = database.begin_read()?.open_table(META)?;
            self.sealer.get::<u64, _>(&meta, META_BACKUPS)?
        };
        let txn = begin(database)?;
        if let Some(mut backups) = backups {
            backup::reach(self.sealer.days()?, &mut backups);
            self.sealer.put(&txn, META, META_BACKUPS, &backups)?;
        }
        txn.open_table(META)?.remove(META_INTENT)?;
        txn.commit()?;
        Ok(())
    }

    fn drop_index(&self, database: &Database) -> Result<DirectoryRow, StoreError> {
        tracing::warn!("what was seen is of another version or damaged and is made anew");
        let txn = begin(database)?;
        txn.delete_table(SEGMENTS)?;
        txn.open_table(SEGMENTS)?;
        let empty = DirectoryRow::default();
        self.sealer.put(&txn, META, META_DIRECTORY, &empty)?;
        txn.commit()?;
        Ok(empty)
    }

    /// Makes the tails from the readings that no kept segment and no index covers.
    fn replay(
        &self,
        database: &Database,
        rows: impl Iterator<Item = Result<(u64, ReadingRow), StoreError>>,
        state: &mut State,
        indexed: u64,
    ) -> Result<(), StoreError> {
        for row in rows {
            let (number, row) = row?;
            let reading = Open::new(row.reading.unwrap_or_default());
            if number >= state.directory.end() {
                let display = state.display_number(row.track);
                state.tail.add(number, row.track, display, &reading);
            }
            if number >= indexed {
                state.add_texts(number, &reading);
            }
            if state.tail_is_full(&self.config) && self.has_room_to_close(state)? {
                self.close_segment(database, state)?;
            }
            if is_full(&state.tail_texts) && self.has_room_to_close(state)? {
                self.index_tail(state, number + 1)?;
            }
        }
        if state.tail_texts.len() > self.config.segment_readings as usize
            && self.has_room_to_close(state)?
        {
            self.index_tail(state, state.counters.next_reading)?;
        }
        Ok(())
    }

    /// Puts into the index what was read from durable rows.
    fn index_tail(&self, state: &mut State, checkpoint: u64) -> Result<(), StoreError> {
        let texts = Arc::clone(state.texts()?);
        let cover = |coverage: &mut Coverage| coverage.checkpoint = checkpoint;
        if texts.write(state.tail_texts.docs(), cover)? {
            texts.publish()?;
            state.tail_texts = Tail::default();
        }
        Ok(())
    }

    /// The same while questions are answered; a durable commit has just been made.
    fn index_full_tail(&self) -> Result<(), StoreError> {
        let texts = {
            let inner = self.inner();
            let state = &inner.state;
            let texts = Arc::clone(state.texts()?);
            let cover = |coverage: &mut Coverage| coverage.checkpoint = state.next_reading();
            if !texts.write(state.tail_texts.docs(), cover)? {
                return Ok(());
            }
            texts
        };
        {
            let mut inner = self.inner_mut();
            texts.publish()?;
            inner.state.tail_texts = Tail::default();
        }
        if texts.is_untidy() {
            self.tidy(texts);
        }
        Ok(())
    }

    /// Merges segments beside the work.
    fn tidy(&self, texts: Arc<Texts>) {
        self.beside(texts, "index-tidy", Texts::tidy);
    }

    /// Opens the segments of the index beside the work, so that the first question finds them open; and goes on with
    /// an index that is being made anew.
    fn open_segments(&self, texts: Arc<Texts>, read: ReadTransaction) {
        let sealer = Arc::clone(&self.sealer);
        self.beside(texts, "index-open", move |texts| {
            texts.snapshot()?;
            index_older(texts, &sealer, &read)?;
            drop(read);
            // Also what was cut off when the store was closed.
            texts.tidy()
        });
    }

    /// Does something with the index in a thread; there is one such thread.
    fn beside(
        &self,
        texts: Arc<Texts>,
        name: &'static str,
        work: impl FnOnce(&Texts) -> Result<(), StoreError> + Send + 'static,
    ) {
        let mut tidying = self.tidying.lock().unwrap_or_else(PoisonError::into_inner);
        if tidying
            .as_ref()
            .is_some_and(|tidying| !tidying.thread.is_finished())
        {
            return;
        }
        let held = Arc::clone(&texts);
        let work = move || {
            if let Err(error) = work(&texts) {
                tracing::warn!(work = name, code = %error.code(), "work beside on the search index failed");
            }
        };
        let thread = std::thread::Builder::new().name("index".to_owned());
        let thread = thread.spawn(work).ok();
        *tidying = thread.map(|thread| Tidying {
            texts: held,
            thread,
        });
    }

    /// Whether nothing is done beside on the search index: it is whole, and merged as far as it will be.
    #[must_use]
    pub fn is_index_at_rest(&self) -> bool {
        let tidying = self.tidying.lock().unwrap_or_else(PoisonError::into_inner);
        tidying
            .as_ref()
            .is_none_or(|tidying| tidying.thread.is_finished())
    }

    /// Ends merging and waits for it: keys and files must not change under it.
    pub(super) fn stop_tidying(&self) {
        let mut tidying = self.tidying.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Tidying { texts, thread }) = tidying.take() else {
            return;
        };
        texts.stop();
        if thread.join().is_err() {
            tracing::error!("merging segments of the search index ended with a panic");
        }
    }

    /// Asks, and once more when the index of the text turns out to be of no use: then it is made anew.
    pub(crate) fn with_texts<T>(
        &self,
        ask: impl Fn() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let answer = ask();
        if !answer.as_ref().is_err_and(StoreError::is_of_index) {
            return answer;
        }
        {
            let mut writing = self.writing();
            self.show(&mut writing)?;
            self.renew_texts()?;
        }
        ask()
    }

    /// Makes the index of the text anew; the caller is the one who writes.
    fn renew_texts(&self) -> Result<(), StoreError> {
        self.ensure_open()?;
        self.stop_tidying();
        Texts::discard(&self.folder)?;
        let mut inner = self.inner_mut();
        let Inner {
            database, state, ..
        } = &mut *inner;
        let database = database.as_mut().ok_or(StoreError::DiskFull)?;
        *state = self.load(database)?;
        Ok(())
    }

    /// Closing a segment can wait, so it must never be what fills the disk or keeps the store from opening on a full
    /// one: it asks for real space, whatever the floor is.
    fn has_room_to_close(&self, state: &State) -> Result<bool, StoreError> {
        let bytes = state.tail.bytes() + state.tail_texts.bytes();
        let need = 4 * bytes as u64 + 4 * COPY_BYTES;
        Ok(self.free_bytes()? >= self.config.free_bytes_min.saturating_add(need))
    }

    /// The caller is the one who writes.
    pub(super) fn close_full_segment(&self, writing: &mut Writing) {
        let due = {
            let state = &self.inner().state;
            state.tail_is_full(&self.config) && self.has_room_to_close(state).is_ok_and(|room| room)
        };
        if !due {
            return;
        }
        // What it tells of must be durable before it, and there is one transaction at a time.
        if let Err(error) = self.settle(writing).and_then(|()| self.close_tail()) {
            // The readings are stored; the tail only grows until the next try.
            tracing::warn!(code = %error.code(), "a segment of what was seen could not be kept");
            self.set_aside(writing);
            return;
        }
        if let Err(error) = self.index_full_tail() {
            tracing::warn!(code = %error.code(), "the search index could not be written");
            // Else the tail would grow until somebody searches.
            let renewed = error.is_of_index().then(|| self.renew_texts());
            if let Some(Err(error)) = renewed {
                tracing::warn!(code = %error.code(), "the search index could not be made anew");
            }
        }
    }

    fn close_tail(&self) -> Result<(), StoreError> {
        let mut inner = self.inner_mut();
        let Inner {
            database, state, ..
        } = &mut *inner;
        let database = database.as_ref().ok_or(StoreError::DiskFull)?;
        self.close_segment(database, state)
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
        Ok(directory)
    }
}

/// Indexes what is older than the index, the newest first: people ask for what is fresh.
fn index_older(texts: &Texts, sealer: &Sealer, read: &ReadTransaction) -> Result<(), StoreError> {
    let readings = read.open_table(READINGS)?;
    while texts.floor() > 0 && !texts.is_stopped() {
        let (mut docs, mut floor, mut bytes) = (vec![], 0, 0);
        for item in readings.range(..texts.floor())?.rev() {
            let (number, sealed) = item?;
            // The newest of those that come next time is below all of these.
            if docs.len() >= REBUILD_DOCS || bytes >= TEXT_BYTES_MAX {
                floor = number.value() + 1;
                break;
            }
            // A reading that does not open is named by `verify`; the others shall be found.
            let Ok(row) = sealer.open::<ReadingRow>(number.value(), sealed.value()) else {
                tracing::warn!(table = ReadingRow::TABLE, "a damaged row is not indexed");
                continue;
            };
            let reading = Open::new(row.reading.unwrap_or_default());
            let of_reading = Doc::all(number.value(), &reading).into_iter().rev();
            docs.extend(of_reading.inspect(|doc| bytes += doc.text.len()));
        }
        texts.write_older(docs.iter().rev(), floor)?;
        texts.publish()?;
    }
    Ok(())
}

fn is_full(tail: &Tail) -> bool {
    tail.len() >= REBUILD_DOCS || tail.bytes() >= TEXT_BYTES_MAX
}

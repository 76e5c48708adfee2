//! The one file: opened by one process, written by one thread at a time, read by many.
//!
//! Every change is one durable transaction with its account inside, so that what is acknowledged is there after
//! any crash and is counted once. After an input or output error the database refuses writes until it is opened
//! again; then everything kept in memory is made anew from the file, because nobody knows whether the failed
//! commit is in it.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File, OpenOptions},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicU64, Ordering},
    },
};

use redb::{
    Builder, Database, ReadOnlyTable, ReadTransaction, ReadableDatabase, ReadableTable,
    TableDefinition, WriteTransaction, backends::FileBackend,
};
use velvet_messages::{FrameId, v1};
use velvet_runtime::Code;
use velvet_seal::{Open, RoleKeys};

use crate::{
    StoreConfig, StoreError,
    index::{DirectoryRow, Segment, SegmentCache, SegmentFacts, SegmentRow},
    records::{
        CheckRow, CountersRow, EVENT_IDS, EVENTS, FRAMES, FrameRow, META, META_CHECK,
        META_COUNTERS, META_DIRECTORY, PIXELS, READINGS, RECEIPTS, ReadingRow, ReceiptRow, SCHEMA,
        SEGMENTS, STRAYS, Sealer, TRACKS, TrackRow,
    },
};

const FILE: &str = "store.redb";
const FILE_NEW: &str = "store.redb.new";
const LOCK: &str = "store.lock";
const BALLAST: &str = "ballast";
const VAULT_NAME_BYTES: usize = 16;
/// A transaction copies the pages it changes; this much beside the message itself.
const COPY_BYTES: u64 = 1 << 20;
/// A segment is closed at this size also when it holds few readings, so that opening one stays fast.
const SEGMENT_BYTES_MAX: usize = 16 << 20;

/// The store of one device: shared by the step that writes and the service that answers.
pub struct Vault {
    pub(crate) config: StoreConfig,
    pub(crate) sealer: Sealer,
    folder: PathBuf,
    /// Held for the life of the vault; also covers the moment of creation, which the database's own lock does not.
    _lock: File,
    writing: Mutex<()>,
    inner: RwLock<Inner>,
    stopped: Mutex<Option<Code>>,
    repeated: AtomicU64,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

struct Inner {
    /// `None` after an error, until it is opened again.
    database: Option<Database>,
    state: State,
}

/// What is kept in memory; all of it can be made anew from the file.
pub(crate) struct State {
    pub(crate) tracks: BTreeMap<u64, TrackRow>,
    pub(crate) receipts: BTreeMap<u64, ReceiptRow>,
    pub(crate) directory: DirectoryRow,
    pub(crate) tail: Segment,
    counters: CountersRow,
    names: HashMap<(String, String, String), u64>,
    cache: SegmentCache,
}

impl State {
    fn empty(config: &StoreConfig) -> Self {
        Self {
            tracks: BTreeMap::new(),
            receipts: BTreeMap::new(),
            directory: DirectoryRow::default(),
            tail: Segment::default(),
            counters: CountersRow::default(),
            names: HashMap::new(),
            cache: SegmentCache::new(config.segment_cache_bytes),
        }
    }

    fn set_track(&mut self, number: u64, track: TrackRow) {
        let name = (
            track.device.clone(),
            track.session.clone(),
            track.display.clone(),
        );
        self.names.insert(name, number);
        self.tracks.insert(number, track);
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

    pub(crate) fn track_number(&self, frame: &FrameId) -> Option<u64> {
        let name = (
            frame.device.as_str().to_owned(),
            frame.session.as_str().to_owned(),
            frame.display.as_str().to_owned(),
        );
        self.names.get(&name).copied()
    }

    fn apply(&mut self, effect: Effect) {
        for (number, track) in effect.tracks {
            self.set_track(number, track);
        }
        self.counters = effect.counters;
        if let Some((number, track, reading)) = effect.added {
            let display = self.display_number(track);
            self.tail.add(number, track, display, &reading);
        }
    }

    fn tail_is_full(&self, config: &StoreConfig) -> bool {
        self.tail.entries.len() >= config.segment_readings as usize
            || self.tail.bytes() >= SEGMENT_BYTES_MAX
    }
}

/// What a committed change does to the state in memory.
struct Effect {
    tracks: BTreeMap<u64, TrackRow>,
    counters: CountersRow,
    added: Option<(u64, u64, Open<v1::Reading>)>,
}

/// One change of the file, until it is committed.
pub(crate) struct Change<'a> {
    pub(crate) txn: &'a WriteTransaction,
    pub(crate) sealer: &'a Sealer,
    pub(crate) state: &'a State,
    vault: &'a Vault,
    tracks: BTreeMap<u64, TrackRow>,
    pub(crate) counters: CountersRow,
    added: Option<(u64, u64, Open<v1::Reading>)>,
    wrote: bool,
}

impl Change<'_> {
    /// Must be asked before anything is written, so that a full disk is met before the database meets it.
    pub(crate) fn need_room(&self, bytes: usize) -> Result<(), StoreError> {
        if self.vault.has_room(bytes as u64)? {
            Ok(())
        } else {
            Err(StoreError::Floor)
        }
    }

    /// The track of a frame; a new one takes the next number, and a new session the next place in the order.
    pub(crate) fn track(&mut self, frame: &FrameId) -> (u64, &mut TrackRow) {
        let known = self.state.track_number(frame);
        let number = known.unwrap_or(self.state.tracks.len() as u64);
        let state = self.state;
        let track = self.tracks.entry(number).or_insert_with(|| {
            let row = known.and_then(|known| state.tracks.get(&known)).cloned();
            row.unwrap_or_else(|| new_track(state, frame))
        });
        (number, track)
    }

    pub(crate) fn track_numbered(&mut self, number: u64) -> Option<&mut TrackRow> {
        if !self.tracks.contains_key(&number) {
            self.tracks
                .insert(number, self.state.tracks.get(&number)?.clone());
        }
        self.tracks.get_mut(&number)
    }

    pub(crate) fn put<'k, K, R>(
        &mut self,
        table: TableDefinition<'static, K, &'static [u8]>,
        place: K::SelfType<'k>,
        row: &R,
    ) -> Result<(), StoreError>
    where
        K: redb::Key + 'static,
        K::SelfType<'k>: crate::records::Place,
        R: crate::records::Row,
    {
        self.wrote = true;
        self.sealer.put(self.txn, table, place, row)
    }

    pub(crate) fn frame(&self, track: u64, seq: u64) -> Result<Option<FrameRow>, StoreError> {
        let frames = self.txn.open_table(FRAMES)?;
        self.sealer.get::<(u64, u64), _>(&frames, (track, seq))
    }

    /// Notes a stored reading for the index.
    pub(crate) fn add(&mut self, number: u64, track: u64, reading: Open<v1::Reading>) {
        self.added = Some((number, track, reading));
    }

    /// Moves the mark below which every frame of the track is settled.
    pub(crate) fn settle(&mut self, track: u64) -> Result<(), StoreError> {
        let frames = self.txn.open_table(FRAMES)?;
        let Some(row) = self.track_numbered(track) else {
            return Ok(());
        };
        while frames.get((track, row.settled + 1))?.is_some() {
            row.settled += 1;
        }
        Ok(())
    }

    /// Writes the account beside the change. `None` when nothing has changed at all.
    fn finish(self) -> Result<Option<Effect>, StoreError> {
        let mut wrote = self.wrote || self.counters != self.state.counters;
        for (number, track) in &self.tracks {
            if self.state.tracks.get(number) != Some(track) {
                self.sealer.put(self.txn, TRACKS, *number, track)?;
                wrote = true;
            }
        }
        if !wrote {
            return Ok(None);
        }
        self.sealer
            .put(self.txn, META, META_COUNTERS, &self.counters)?;
        Ok(Some(Effect {
            tracks: self.tracks,
            counters: self.counters,
            added: self.added,
        }))
    }
}

fn new_track(state: &State, frame: &FrameId) -> TrackRow {
    let same = state.tracks.values().find(|track| {
        track.device == frame.device.as_str() && track.session == frame.session.as_str()
    });
    let next = || {
        let numbers = state.tracks.values().map(|track| track.session_number + 1);
        numbers.max().unwrap_or(0)
    };
    TrackRow {
        device: frame.device.as_str().to_owned(),
        session: frame.session.as_str().to_owned(),
        display: frame.display.as_str().to_owned(),
        session_number: same.map_or_else(next, |track| track.session_number),
        ..TrackRow::default()
    }
}

/// One moment of the file, for reading.
pub(crate) struct View<'a> {
    pub(crate) state: &'a State,
    pub(crate) sealer: &'a Sealer,
    pub(crate) readings: ReadOnlyTable<u64, &'static [u8]>,
    pub(crate) pixels: ReadOnlyTable<(u64, u64), &'static [u8]>,
    pub(crate) frames: ReadOnlyTable<(u64, u64), &'static [u8]>,
    pub(crate) events: ReadOnlyTable<u64, &'static [u8]>,
    pub(crate) strays: ReadOnlyTable<u128, &'static [u8]>,
    segments: ReadOnlyTable<u64, &'static [u8]>,
}

impl<'a> View<'a> {
    fn new(
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
            segments: txn.open_table(SEGMENTS)?,
        })
    }

    pub(crate) fn reading(&self, number: u64) -> Result<Option<ReadingRow>, StoreError> {
        self.sealer.get::<u64, _>(&self.readings, number)
    }

    pub(crate) fn frame(&self, track: u64, seq: u64) -> Result<Option<FrameRow>, StoreError> {
        self.sealer.get::<(u64, u64), _>(&self.frames, (track, seq))
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
                "a segment of the search index is damaged and made anew"
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

impl Vault {
    /// Opens the store in `folder`, or makes it. With a wrong key nothing is touched.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another process has it open, [`StoreError::WrongKey`], [`StoreError::NoKey`],
    /// [`StoreError::NewerSchema`], and what the disk refuses.
    pub fn open(
        folder: &Path,
        keys: &RoleKeys,
        config: StoreConfig,
    ) -> Result<Arc<Self>, StoreError> {
        let sealer = Sealer::new(keys)?;
        let lock = lock(folder)?;
        if !folder.join(FILE).exists() {
            create(folder, &sealer)?;
        }
        let name = check(folder, &sealer)?;
        let vault = Self {
            inner: RwLock::new(Inner {
                database: None,
                state: State::empty(&config),
            }),
            config,
            sealer: sealer.named(name),
            folder: folder.to_owned(),
            _lock: lock,
            writing: Mutex::new(()),
            stopped: Mutex::new(None),
            repeated: AtomicU64::new(0),
        };
        vault.ensure_open()?;
        vault.fill_ballast();
        Ok(Arc::new(vault))
    }

    fn inner(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn inner_mut(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ensure_open(&self) -> Result<(), StoreError> {
        if self.inner().database.is_some() {
            return Ok(());
        }
        let mut inner = self.inner_mut();
        if inner.database.is_none() {
            let database = self.open_database()?;
            inner.state = self.load(&database)?;
            inner.database = Some(database);
        }
        Ok(())
    }

    fn open_database(&self) -> Result<Database, StoreError> {
        let pages = usize::try_from(self.config.page_cache_bytes).unwrap_or(usize::MAX);
        let opened = Builder::new()
            .set_cache_size(pages)
            .open(self.folder.join(FILE));
        opened.map_err(|error| opening(&self.folder, error))
    }

    /// Closes the database after an error, so that the next use opens it anew.
    fn set_aside(&self) {
        let mut inner = self.inner_mut();
        if let Some(database) = inner.database.take()
            && database.close().is_err()
        {
            tracing::debug!("the store's database closed with an error after an error");
        }
    }

    /// Reads one moment of the file.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&View<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.ensure_open()?;
        let inner = self.inner();
        let database = inner.database.as_ref().ok_or(StoreError::DiskFull)?;
        let txn = database.begin_read()?;
        question(&View::new(&txn, &inner.state, &self.sealer)?)
    }

    /// Makes one durable change, or none.
    pub(crate) fn change<T>(
        &self,
        decide: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let _writing = self.writing();
        let done = self.try_change(decide);
        match done {
            Ok((value, wrote)) => {
                // A second delivery is answered on a full disk too; that does not mean that storing goes on.
                if wrote {
                    self.note(None);
                    self.close_full_segment();
                }
                Ok(value)
            }
            Err(error) => {
                self.note(Some(&error));
                Err(error)
            }
        }
    }

    fn try_change<T>(
        &self,
        decide: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, bool), StoreError> {
        self.ensure_open()?;
        let (value, effect) = {
            let inner = self.inner();
            let database = inner.database.as_ref().ok_or(StoreError::DiskFull)?;
            let txn = begin(database)?;
            let mut change = Change {
                txn: &txn,
                sealer: &self.sealer,
                state: &inner.state,
                vault: self,
                tracks: BTreeMap::new(),
                counters: inner.state.counters,
                added: None,
                wrote: false,
            };
            let value = decide(&mut change)?;
            let Some(effect) = change.finish()? else {
                return Ok((value, false));
            };
            txn.commit()?;
            (value, effect)
        };
        self.inner_mut().state.apply(effect);
        Ok((value, true))
    }

    /// Makes a change after which everything in memory is read again: forgetting.
    pub(crate) fn change_all<T>(
        &self,
        decide: impl Fn(&View<'_>, &mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let _writing = self.writing();
        let mut done = self.try_change_all(&decide);
        if done.as_ref().is_err_and(StoreError::latches) {
            self.drop_ballast();
            self.set_aside();
            done = self.try_change_all(&decide);
        }
        if done.is_err() {
            self.set_aside();
        }
        self.fill_ballast();
        done
    }

    fn try_change_all<T>(
        &self,
        decide: impl Fn(&View<'_>, &mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.ensure_open()?;
        let mut inner = self.inner_mut();
        let Inner { database, state } = &mut *inner;
        let database = database.as_mut().ok_or(StoreError::DiskFull)?;
        let value = {
            let read = database.begin_read()?;
            let view = View::new(&read, state, &self.sealer)?;
            let txn = begin(database)?;
            let mut change = Change {
                txn: &txn,
                sealer: &self.sealer,
                state,
                vault: self,
                tracks: BTreeMap::new(),
                counters: state.counters,
                added: None,
                wrote: false,
            };
            let value = decide(&view, &mut change)?;
            change.finish()?;
            txn.commit()?;
            value
        };
        *state = self.load(database)?;
        if !shrink(database)
            && let Some(database) = inner.database.take()
            && database.close().is_err()
        {
            tracing::debug!("the store's database closed with an error after an error");
        }
        Ok(value)
    }

    /// Everything in memory, from the file. Closes full segments on the way, so that it also makes a new index.
    fn load(&self, database: &Database) -> Result<State, StoreError> {
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

    fn close_full_segment(&self) {
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

    /// Free space on the disk of the store, bytes.
    pub(crate) fn free_bytes(&self) -> Result<u64, StoreError> {
        let facts = rustix::fs::statvfs(&self.folder)
            .map_err(|errno| StoreError::io("ask for the free space")(errno.into()))?;
        Ok(facts.f_bavail.saturating_mul(facts.f_frsize))
    }

    fn has_room(&self, bytes: u64) -> Result<bool, StoreError> {
        // A transaction writes its pages beside the old ones.
        let need = bytes.saturating_mul(2).saturating_add(COPY_BYTES);
        let floor = self.config.free_bytes_min;
        Ok(floor == 0 || self.free_bytes()? >= floor.saturating_add(need))
    }

    /// Space that the store takes on the disk, bytes.
    pub(crate) fn file_bytes(&self) -> u64 {
        let facts = fs::metadata(self.folder.join(FILE));
        // Blocks of 512 bytes (POSIX st_blocks): the file is sparse at its end.
        facts.map_or(0, |facts| facts.blocks() * 512)
    }

    /// Why nothing can be stored, or `None`.
    #[must_use]
    pub fn stopped(&self) -> Option<Code> {
        *self.stopped.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Second deliveries since the start that changed nothing.
    #[must_use]
    pub fn repeated(&self) -> u64 {
        self.repeated.load(Ordering::Relaxed)
    }

    pub(crate) fn count_repeated(&self) {
        self.repeated.fetch_add(1, Ordering::Relaxed);
    }

    fn note(&self, error: Option<&StoreError>) {
        let code = error.map(StoreError::code);
        let before = {
            let mut stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *stopped, code)
        };
        match (before, code) {
            (None, Some(code)) => tracing::error!(%code, "storing has stopped"),
            (Some(_), None) => {
                tracing::info!("storing goes on");
                self.fill_ballast();
            }
            _ => {}
        }
        if error.is_some_and(StoreError::latches) {
            self.set_aside();
        }
    }

    /// Sets the ballast aside when there is room for it.
    fn fill_ballast(&self) {
        let bytes = self.config.ballast_bytes;
        let path = self.folder.join(BALLAST);
        let held = fs::metadata(&path).map_or(0, |facts| facts.len());
        let enough = || self.has_room(bytes).is_ok_and(|room| room);
        if bytes == 0 || held == bytes || !enough() {
            return;
        }
        if write_ballast(&path, bytes).is_err() {
            tracing::warn!(
                bytes,
                "no space could be set aside for forgetting on a full disk"
            );
            self.drop_ballast();
        }
    }

    /// Gives the ballast to the file system; true when there was one.
    fn drop_ballast(&self) -> bool {
        fs::remove_file(self.folder.join(BALLAST)).is_ok()
    }
}

fn write_ballast(path: &Path, bytes: u64) -> std::io::Result<()> {
    let file = private()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)?;
    rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, bytes)?;
    file.sync_all()
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// A write transaction as all of ours are. Without quick repair a crash would mean reading the whole file at the
/// next start, and the page encryption to come would be unsafe (spec/store.md, section 1.2).
fn begin(database: &Database) -> Result<WriteTransaction, StoreError> {
    let mut txn = database.begin_write()?;
    txn.set_quick_repair(true);
    Ok(txn)
}

/// Gives freed pages back: what was forgotten also leaves the file. Best effort, since the rows are gone already.
/// False when it failed: then the database must be opened again.
fn shrink(database: &mut Database) -> bool {
    match database.compact() {
        Ok(_) => true,
        Err(error) => {
            let code = StoreError::from(error).code();
            tracing::warn!(%code, "the store could not be made smaller after forgetting");
            false
        }
    }
}

fn lock(folder: &Path) -> Result<File, StoreError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(StoreError::io("make the folder of the store"))?;
    let file = private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))
        .map_err(StoreError::io("open the lock of the store"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::Busy {
            folder: folder.to_owned(),
        }),
        Err(fs::TryLockError::Error(error)) => Err(StoreError::io("lock the store")(error)),
    }
}

fn opening(folder: &Path, error: redb::DatabaseError) -> StoreError {
    match error {
        redb::DatabaseError::DatabaseAlreadyOpen => StoreError::Busy {
            folder: folder.to_owned(),
        },
        other => other.into(),
    }
}

/// Makes the file beside its place and renames it: the database cannot recover from a crash within its creation.
fn create(folder: &Path, sealer: &Sealer) -> Result<(), StoreError> {
    let new = folder.join(FILE_NEW);
    let mut vault = vec![0; VAULT_NAME_BYTES];
    getrandom::fill(&mut vault).map_err(|_| StoreError::Seal(velvet_seal::SealError::Cipher))?;
    let file = private()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(&new)
        .map_err(StoreError::io("create the store"))?;
    let database = Builder::new().create_with_backend(FileBackend::new(file)?)?;
    let txn = begin(&database)?;
    for table in [META, READINGS, TRACKS, EVENTS, SEGMENTS, RECEIPTS] {
        txn.open_table(table)?;
    }
    for table in [PIXELS, FRAMES] {
        txn.open_table(table)?;
    }
    for table in [EVENT_IDS, STRAYS] {
        txn.open_table(table)?;
    }
    let row = CheckRow {
        schema: SCHEMA,
        vault,
    };
    sealer.put(&txn, META, META_CHECK, &row)?;
    txn.commit()?;
    database.close()?;
    fs::rename(&new, folder.join(FILE)).map_err(StoreError::io("put the new store in place"))?;
    let entries = File::open(folder).and_then(|folder| folder.sync_all());
    entries.map_err(StoreError::io("make the new store durable"))
}

/// Tests the key on the vault check without writing a byte; gives the vault's name.
fn check(folder: &Path, sealer: &Sealer) -> Result<Vec<u8>, StoreError> {
    let path = folder.join(FILE);
    let row = match Builder::new().open_read_only(&path) {
        Ok(database) => read_check(&database, sealer),
        // Only a crash within a shrinking leaves this; it has to be repaired before any row can be read.
        Err(redb::DatabaseError::RepairAborted) => read_check(&Builder::new().open(&path)?, sealer),
        Err(error) => Err(opening(folder, error)),
    };
    let row = row.map_err(|error| match error {
        StoreError::Damaged {
            code: "open-wrong-key",
            ..
        } => StoreError::WrongKey {
            folder: folder.to_owned(),
        },
        other => other,
    })?;
    if row.schema > SCHEMA {
        return Err(StoreError::NewerSchema {
            found: row.schema,
            known: SCHEMA,
        });
    }
    Ok(row.vault)
}

fn read_check(database: &impl ReadableDatabase, sealer: &Sealer) -> Result<CheckRow, StoreError> {
    let txn = database.begin_read()?;
    let meta = txn.open_table(META)?;
    let row = sealer.get::<u64, _>(&meta, META_CHECK)?;
    row.ok_or(StoreError::Damaged {
        table: "meta/check",
        code: "missing",
    })
}

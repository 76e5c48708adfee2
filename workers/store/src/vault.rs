//! The one file: opened by one process, written by one thread at a time, read by many.
//!
//! Every change is in one transaction with its account, so that what is acknowledged is there after any crash and is
//! counted once. What arrives is made durable in groups ([`group`]); only then is it acknowledged. After an input or output error the database refuses writes until it is opened
//! again; then everything kept in memory is made anew from the file, because nobody knows whether the failed
//! commit is in it.

mod anchor;
mod change;
mod derived;
mod file;
mod group;
#[cfg(test)]
mod latency;
mod packs;
mod room;
mod shrink;
mod state;
#[cfg(test)]
mod tests;
mod view;

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicU64, Ordering},
    },
    thread::JoinHandle,
};

use redb::{Database, ReadTransaction, ReadableDatabase};
use velvet_runtime::Code;
use velvet_seal::{Key, RoleKeys};

use crate::{
    StoreConfig, StoreError, keys::DayKeys, pages::SealedPages, records::Sealer, texts::Texts,
};
use anchor::Anchor;
pub(crate) use change::Change;
use change::write_account;
pub(crate) use file::{
    FileKeys, begin, new_database, not_durable, private, put_in_place, sync_folder, take_folder,
    write_whole,
};
pub(crate) use group::Urgency;
use group::{Group, Writing};
pub(crate) use state::State;
pub(crate) use view::View;

/// A segment is closed at this size also when it holds few readings, so that opening one stays fast.
const SEGMENT_BYTES_MAX: usize = 16 << 20;

/// The store of one device: shared by the step that writes and the service that answers.
pub struct Vault {
    pub(crate) config: StoreConfig,
    pub(crate) sealer: Arc<Sealer>,
    pages: Key,
    folder: PathBuf,
    anchor: Option<Anchor>,
    /// Held for the life of the vault.
    _lock: File,
    /// Before `inner`: a transaction ends before its database.
    writing: Mutex<Writing>,
    group: Mutex<Group>,
    inner: RwLock<Inner>,
    stopped: Mutex<Option<Code>>,
    /// Merges segments of the index of the text.
    tidying: Mutex<Option<Tidying>>,
    repeated: AtomicU64,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

/// Another vault may open the folder at once, and finds everything.
impl Drop for Vault {
    fn drop(&mut self) {
        if let Err(error) = self.flush() {
            tracing::warn!(code = %error.code(), "the last records are not durable; they will be delivered again");
        }
        self.stop_tidying();
        self.anchor(true);
    }
}

/// Segments of the index of the text, being merged.
struct Tidying {
    texts: Arc<Texts>,
    thread: JoinHandle<()>,
}

pub(crate) struct Inner {
    /// `None` after an error, until it is opened again.
    pub(crate) database: Option<Database>,
    state: State,
    /// The state tells of rows in a transaction that is still open: whoever reads them commits it first.
    is_ahead: bool,
}

impl Vault {
    /// Opens the store in `folder`, or makes it. With a wrong key nothing is touched.
    ///
    /// `anchor` is a file in another folder, which is written to tell how far the store has come.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another process has it open, [`StoreError::WrongKey`], [`StoreError::NoKey`],
    /// [`StoreError::NewerSchema`], [`StoreError::FirstForm`], [`StoreError::RolledBack`] when the anchor says that
    /// the store was further, and what the disk refuses.
    pub fn open(
        folder: &Path,
        keys: &RoleKeys,
        config: StoreConfig,
        anchor: Option<&Path>,
    ) -> Result<Arc<Self>, StoreError> {
        let sealer = Sealer::new(keys)?;
        let keys = FileKeys::of(keys)?;
        let lock = file::lock(folder)?;
        file::ensure(folder, &keys, &sealer)?;
        let database = file::open(folder, &keys.pages, config.page_cache_bytes)?;
        let name = file::check(&database, &sealer, folder)?;
        let days = DayKeys::open(folder, &keys.days, &name)?;
        let anchor = anchor.map(|path| Anchor::new(path, &keys.pages));
        let mut vault = Self {
            inner: RwLock::new(Inner {
                database: None,
                state: State::empty(&config),
                is_ahead: false,
            }),
            config,
            sealer: Arc::new(sealer.named(name, Arc::new(days))),
            pages: keys.pages,
            folder: folder.to_owned(),
            anchor: None,
            _lock: lock,
            writing: Mutex::default(),
            group: Mutex::default(),
            stopped: Mutex::new(None),
            tidying: Mutex::new(None),
            repeated: AtomicU64::new(0),
        };
        vault.take_up(database)?;
        if let Some(anchor) = &anchor {
            anchor.check(&vault.reached()?, folder)?;
        }
        // Not before: a store that is refused must not write it.
        vault.anchor = anchor;
        vault.fill_ballast();
        Ok(Arc::new(vault))
    }

    pub(crate) fn inner(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn inner_mut(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn ensure_open(&self) -> Result<(), StoreError> {
        if self.inner().database.is_some() {
            return Ok(());
        }
        let mut inner = self.inner_mut();
        if inner.database.is_none() {
            let database = file::open(&self.folder, &self.pages, self.config.page_cache_bytes)?;
            inner.state = self.load(&database)?;
            inner.database = Some(database);
        }
        Ok(())
    }

    fn take_up(&self, database: Database) -> Result<(), StoreError> {
        let mut inner = self.inner_mut();
        inner.state = self.load(&database)?;
        self.group().durable = inner.state.changes();
        inner.database = Some(database);
        Ok(())
    }

    fn group(&self) -> MutexGuard<'_, Group> {
        self.group.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the database after an error, so that the next use opens it anew.
    fn set_aside(&self, writing: &mut Writing) {
        *writing = None;
        // It may be reading.
        self.stop_tidying();
        {
            let mut group = self.group();
            group.lost |= group.records > 0;
            group.records = 0;
        }
        let mut inner = self.inner_mut();
        inner.is_ahead = false;
        if let Some(database) = inner.database.take()
            && database.close().is_err()
        {
            tracing::debug!("the store's database closed with an error after an error");
        }
    }

    /// One moment of the file and what is kept in memory of it.
    fn moment(&self) -> Result<(RwLockReadGuard<'_, Inner>, ReadTransaction), StoreError> {
        self.ensure_open()?;
        let mut inner = self.inner();
        // Held until the moment is taken, or what is written meanwhile would be ahead again.
        let mut writing: Option<MutexGuard<'_, Writing>> = None;
        if inner.is_ahead {
            drop(inner);
            self.show(writing.insert(self.writing()))?;
            inner = self.inner();
        }
        let database = inner.database.as_ref().ok_or(StoreError::DiskFull)?;
        let read = database.begin_read()?;
        Ok((inner, read))
    }

    /// One moment of the file; what is written meanwhile waits for nobody.
    pub(crate) fn still(&self) -> Result<ReadTransaction, StoreError> {
        Ok(self.moment()?.1)
    }

    /// Reads one moment of the file.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&View<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (inner, read) = self.moment()?;
        question(&View::new(&read, &inner.state, &self.sealer)?)
    }

    /// Makes a change after which everything in memory is read again: forgetting.
    pub(crate) fn change_all<T>(
        &self,
        decide: impl Fn(&View<'_>, &mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writing = self.writing();
        let change = |writing: &mut Writing| {
            self.show(writing)?;
            self.try_change_all(&decide)
        };
        let mut done = change(&mut writing);
        if done.as_ref().is_err_and(StoreError::latches) {
            self.drop_ballast();
            self.set_aside(&mut writing);
            done = change(&mut writing);
        }
        match &done {
            Ok(_) => self.anchor(true),
            Err(_) => self.set_aside(&mut writing),
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
        let Inner {
            database, state, ..
        } = &mut *inner;
        let database = database.as_mut().ok_or(StoreError::DiskFull)?;
        let txn = begin(database)?;
        let (value, effect) = {
            let read = database.begin_read()?;
            let view = View::new(&read, state, &self.sealer)?;
            let mut change = Change::new(&txn, self, state);
            let value = decide(&view, &mut change)?;
            (value, change.finish())
        };
        if let Some(effect) = effect {
            let tracks = effect.tracks.keys().copied().collect();
            state.apply(effect);
            write_account(&txn, &self.sealer, state, &tracks)?;
        }
        txn.commit()?;
        // A durable commit takes all before it along.
        self.group().records = 0;
        *state = self.load(database)?;
        self.group().durable = state.changes();
        Ok(value)
    }

    fn inspected(&self) -> Result<SealedPages<File>, StoreError> {
        let file = File::open(self.folder.join(file::FILE));
        let pages = file.and_then(|file| SealedPages::inspect(file, &self.pages));
        let pages = pages.map_err(StoreError::io("look at the store's file"))?;
        pages.ok_or(StoreError::Damaged {
            table: "header",
            code: "open-forged",
        })
    }

    /// Copies of the file's header that do not open.
    pub(crate) fn damaged_headers(&self) -> Result<Vec<u64>, StoreError> {
        let damaged = self.inspected()?.damaged_headers(&self.pages);
        damaged.map_err(StoreError::io("look at the store's header"))
    }

    /// Looks at pages from `first` on as long as `go_on` says and tells those that do not open. The next page, or
    /// `None` at the end.
    pub(crate) fn look_at_pages(
        &self,
        first: u64,
        mut go_on: impl FnMut() -> bool,
        mut tell: impl FnMut(u64),
    ) -> Result<Option<u64>, StoreError> {
        let failed = || StoreError::io("look at the store's pages");
        let pages = self.inspected()?;
        let end = pages.count().map_err(failed())?;
        for page in first.max(1)..end {
            if !go_on() {
                return Ok(Some(page));
            }
            match pages.is_sound(page) {
                Ok(true) => {}
                Ok(false) => tell(page),
                // The file can shrink meanwhile.
                Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(failed()(error)),
            }
        }
        Ok(None)
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

    /// Notes whether storing goes on; the caller is the one who writes.
    fn note(&self, writing: &mut Writing, error: Option<&StoreError>) {
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
            self.set_aside(writing);
        }
    }
}

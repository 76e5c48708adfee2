//! The index of the text: tantivy over sealed files, made from the records and disposable.
//!
//! A document is one region of one reading. New ones are in the [`Tail`] at once; when that is full it becomes a
//! segment. A segment is of one epoch ([`epoch`]), and its files are sealed under that epoch's key: when the key is
//! destroyed the segment is dropped, and what is left of its epoch is indexed again from the records. So nothing is
//! ever deleted *within* a segment, and the index cannot keep what the records lost.
//!
//! The index is never what makes a record durable: it says up to which reading number it goes ([`Coverage`]), and what
//! comes after is read from the records again when the store opens. Its segments are opened by the first question, or
//! beside the work before that. A file that is missing, damaged, or of another version means that the index is made
//! anew: the newest readings before the store is open, what is older beside the work, and then a question finds what is
//! there.

mod check;
mod directory;
mod epoch;
mod phrase;
mod plan;
mod schema;
mod snapshot;
mod spelling;
mod tail;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use serde::{Deserialize, Serialize};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError,
    directory::{Directory, error::OpenReadError},
    index::{SegmentComponent, SegmentId, SegmentMeta},
    indexer::NoMergePolicy,
};

use crate::{StoreError, error::INDEX};
pub(crate) use check::sum;
pub(crate) use directory::FileKeys;
use directory::{Head, META, Refused, SealedDirectory};
pub(crate) use epoch::{has_day, month_of};
pub(crate) use plan::plan;
pub(crate) use schema::{Doc, Fields};
pub(crate) use snapshot::{Snapshot, Span};
pub(crate) use tail::Tail;

/// Version of how texts become documents and files. Another one is made anew.
const VERSION: u64 = 1;
/// Name of the folder beside the records.
const FOLDER: &str = "index";
/// Memory of the one indexing thread; the least that tantivy takes.
const WRITER_BYTES: usize = 15 << 20;
/// A day with so many segments is merged into one: a query pays for each.
const SEGMENTS_OF_DAY_MAX: usize = 8;

/// Which readings the index has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Coverage {
    version: u64,
    /// All below this number, from the floor on, that are of no pending epoch.
    pub(crate) checkpoint: u64,
    /// Those below this number are not in it yet: it is being made anew.
    #[serde(default)]
    pub(crate) floor: u64,
    /// Epochs whose segments were dropped and are to be indexed again.
    pub(crate) pending: Vec<i64>,
    /// The heads of segments by their ids, as far as they were there when this was written: an index of years has a
    /// hundred files whose heads opening need not read.
    #[serde(default)]
    heads: BTreeMap<SegmentId, Head>,
}

impl Coverage {
    /// Of an index with nothing in it, whose readings from this number on come next.
    pub(crate) fn from(floor: u64) -> Self {
        Self {
            version: VERSION,
            checkpoint: floor,
            floor,
            pending: vec![],
            heads: BTreeMap::new(),
        }
    }
}

/// A document of the index: reading number and region.
pub(crate) type Place = (u64, u32);

/// The index of the text.
pub(crate) struct Texts {
    directory: SealedDirectory,
    index: Index,
    pub(crate) fields: Fields,
    /// `None` until somebody asks: opening many segments takes longer than all else when a store opens.
    shown: RwLock<Option<Shown>>,
    /// Held by whoever writes segments.
    writing: Mutex<()>,
    /// As in the list of segments.
    floor: AtomicU64,
    stopped: AtomicBool,
}

/// What questions see.
struct Shown {
    reader: IndexReader,
    snapshot: Arc<Snapshot>,
}

impl Shown {
    fn open(index: &Index) -> Result<Self, StoreError> {
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(0)
            .try_into()?;
        let snapshot = Arc::new(Snapshot::new(reader.searcher(), None)?);
        Ok(Self { reader, snapshot })
    }

    /// The same with what was written since.
    fn renew(&mut self) -> Result<(), StoreError> {
        self.reader.reload()?;
        let new = Snapshot::new(self.reader.searcher(), Some(&*self.snapshot))?;
        self.snapshot = Arc::new(new);
        Ok(())
    }
}

/// The index could not be read or written.
fn failed(error: TantivyError) -> StoreError {
    let refused = match &error {
        TantivyError::IoError(error) => Refused::within(error),
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => {
            Refused::within(io_error)
        }
        _ => None,
    };
    match refused {
        Some(Refused { code }) => StoreError::Damaged { table: INDEX, code },
        None => StoreError::Index(Box::new(error)),
    }
}

impl From<TantivyError> for StoreError {
    fn from(error: TantivyError) -> Self {
        failed(error)
    }
}

impl Texts {
    /// Opens the index, without the segments whose keys are gone; or makes a new one when it cannot be used, which
    /// begins `at_once` readings before the end of the records.
    pub(crate) fn open(
        store: &Path,
        keys: FileKeys,
        cache_bytes: u64,
        next_reading: u64,
        at_once: u64,
    ) -> Result<(Self, Coverage), StoreError> {
        let folder = store.join(FOLDER);
        let io = || StoreError::io("open the folder of the search index");
        let directory = SealedDirectory::new(&folder, keys, cache_bytes).map_err(io())?;
        match Self::open_kept(&directory) {
            Ok(Some((texts, coverage))) if coverage.checkpoint <= next_reading => {
                return Ok((texts, coverage));
            }
            Ok(None) => {}
            Ok(Some(_)) => tracing::warn!("the search index is newer than the records"),
            Err(error) => {
                tracing::warn!(code = %error.code(), "the search index is of no use and is made anew");
            }
        }
        wipe(&folder).map_err(io())?;
        let (_, schema) = Fields::schema();
        let index = Index::create(directory.clone(), schema, IndexSettings::default())?;
        let coverage = Coverage::from(next_reading.saturating_sub(at_once));
        let texts = Self::of(directory, index, &coverage);
        // Cut off before the first segment, it must not be taken for one that has everything.
        texts.write_locked(std::iter::empty(), |kept| kept.clone_from(&coverage))?;
        Ok((texts, coverage))
    }

    fn of(directory: SealedDirectory, mut index: Index, coverage: &Coverage) -> Self {
        index.set_tokenizers(schema::tokenizers());
        Self {
            directory,
            index,
            fields: Fields::schema().0,
            shown: RwLock::new(None),
            writing: Mutex::new(()),
            floor: AtomicU64::new(coverage.floor),
            stopped: AtomicBool::new(false),
        }
    }

    /// The index as it lies there; `None` when there is none, or one of another version.
    fn open_kept(directory: &SealedDirectory) -> Result<Option<(Self, Coverage)>, StoreError> {
        let exists = Index::exists(directory).map_err(|error| failed(error.into()))?;
        if !exists {
            return Ok(None);
        }
        let index = Index::open(directory.clone())?;
        let metas = index.load_metas()?;
        let coverage = metas.payload.as_deref().map(serde_json::from_str);
        let Some(Ok(coverage)) = coverage else {
            return Ok(None);
        };
        let coverage: Coverage = coverage;
        if coverage.version != VERSION || metas.schema != Fields::schema().1 {
            tracing::info!("the search index is of another version and is made anew");
            return Ok(None);
        }
        let heads = heads(directory, &metas.segments, &coverage)?;
        let lost = lost_epochs(directory, &heads, &coverage.pending);
        if lost.is_empty() {
            return Ok(Some((
                Self::of(directory.clone(), index, &coverage),
                coverage,
            )));
        }
        drop(index);
        let coverage = Coverage {
            pending: lost.iter().copied().collect(),
            ..coverage
        };
        drop_epochs(directory, &heads, &lost, &coverage)?;
        let index = Index::open(directory.clone())?;
        Ok(Some((
            Self::of(directory.clone(), index, &coverage),
            coverage,
        )))
    }

    fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The segments as questions see them; the first question opens them.
    pub(crate) fn snapshot(&self) -> Result<Arc<Snapshot>, StoreError> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(shown) = &*shown {
            return Ok(Arc::clone(&shown.snapshot));
        }
        drop(shown);
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have opened them meanwhile.
        let shown = match &mut *shown {
            Some(shown) => shown,
            none => none.insert(Shown::open(&self.index)?),
        };
        Ok(Arc::clone(&shown.snapshot))
    }

    /// Shows to questions what was written.
    pub(crate) fn publish(&self) -> Result<(), StoreError> {
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        match &mut *shown {
            Some(shown) => shown.renew(),
            // Whoever opens it sees everything.
            None => Ok(()),
        }
    }

    /// Which readings the index has, and the heads of all its segments.
    fn coverage(&self) -> Result<Coverage, StoreError> {
        let metas = self.index.load_metas()?;
        let payload = metas.payload.unwrap_or_default();
        let coverage: Coverage = serde_json::from_str(&payload).unwrap_or_default();
        let heads = heads(&self.directory, &metas.segments, &coverage)?;
        Ok(Coverage { heads, ..coverage })
    }

    /// Readings below this number are not in it yet.
    pub(crate) fn floor(&self) -> u64 {
        self.floor.load(Ordering::Acquire)
    }

    /// Whether whoever works beside shall end.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// Takes the index away, so that the next opening makes it anew.
    pub(crate) fn discard(store: &Path) -> Result<(), StoreError> {
        wipe(&store.join(FOLDER)).map_err(StoreError::io("take the search index away"))
    }

    /// Bytes that the index of a store takes on the disk.
    pub(crate) fn bytes(store: &Path) -> u64 {
        use std::os::unix::fs::MetadataExt;
        let files = fs::read_dir(store.join(FOLDER))
            .into_iter()
            .flatten()
            .flatten();
        // Blocks of 512 bytes (POSIX st_blocks).
        files
            .filter_map(|file| file.metadata().ok())
            .map(|facts| facts.blocks() * 512)
            .sum()
    }

    fn writer(&self) -> Result<IndexWriter, StoreError> {
        let writer: IndexWriter = self.index.writer_with_num_threads(1, WRITER_BYTES)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    /// Makes segments of these documents, one for each epoch at least, and notes what is covered with the last.
    /// Until [`Texts::publish`] nothing is seen of it. `false` when somebody else is writing just now.
    pub(crate) fn write<'a>(
        &self,
        docs: impl Iterator<Item = &'a Doc>,
        cover: impl FnOnce(&mut Coverage),
    ) -> Result<bool, StoreError> {
        let _writing = match self.writing.try_lock() {
            Ok(writing) => writing,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(false),
        };
        self.write_locked(docs, cover)?;
        Ok(true)
    }

    /// The same of what is older than the index, which now begins at this number. It waits for whoever is writing.
    pub(crate) fn write_older<'a>(
        &self,
        docs: impl Iterator<Item = &'a Doc>,
        floor: u64,
    ) -> Result<(), StoreError> {
        let _writing = self.writing();
        self.write_locked(docs, |coverage| coverage.floor = floor)
    }

    fn write_locked<'a>(
        &self,
        docs: impl Iterator<Item = &'a Doc>,
        cover: impl FnOnce(&mut Coverage),
    ) -> Result<(), StoreError> {
        let before = self.coverage()?;
        let mut after = before.clone();
        cover(&mut after);
        let mut epochs = BTreeMap::<i64, Vec<&Doc>>::new();
        for doc in docs {
            epochs.entry(doc.epoch).or_default().push(doc);
        }
        let mut writer = self.writer()?;
        for (epoch, docs) in epochs {
            self.directory.set_epoch(epoch);
            for doc in docs {
                writer.add_document(doc.to_document(&self.fields))?;
            }
            commit(&mut writer, &before)?;
        }
        // With the heads of what is new.
        after.heads = self.coverage()?.heads;
        commit(&mut writer, &after)?;
        writer.wait_merging_threads()?;
        self.floor.store(after.floor, Ordering::Release);
        Ok(())
    }

    /// Merges what a query would pay for without need: the segments of a day, and the days of a month that is over.
    pub(crate) fn tidy(&self) -> Result<(), StoreError> {
        let _writing = self.writing();
        let mut merged = false;
        while let Some((epoch, segments)) = self.next_merge()? {
            if self.is_stopped() {
                break;
            }
            self.directory.set_epoch(epoch);
            let mut writer = self.writer()?;
            writer.merge(&segments).wait()?;
            writer.wait_merging_threads()?;
            merged = true;
        }
        if merged {
            self.publish()?;
            self.sweep()?;
        }
        Ok(())
    }

    /// Takes away files that no segment has any more.
    fn sweep(&self) -> Result<(), StoreError> {
        let writer = self.writer()?;
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()?;
        Ok(())
    }

    /// Ends merging soon and waits for it.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        drop(self.writing());
    }

    /// Whether [`Texts::tidy`] has something to do.
    pub(crate) fn is_untidy(&self) -> bool {
        self.next_merge().is_ok_and(|merge| merge.is_some())
    }

    /// Segments to merge and the epoch that they become, in the order of their readings.
    fn next_merge(&self) -> Result<Option<(i64, Vec<SegmentId>)>, StoreError> {
        let mut epochs = BTreeMap::<i64, Vec<SegmentId>>::new();
        for (id, head) in self.coverage()?.heads {
            epochs.entry(head.epoch).or_default().push(id);
        }
        due_merge(&epochs)
            .map(|(epoch, segments)| Ok((epoch, self.in_order(segments)?)))
            .transpose()
    }

    fn in_order(&self, segments: Vec<SegmentId>) -> Result<Vec<SegmentId>, StoreError> {
        let snapshot = self.snapshot()?;
        let first = |id: &SegmentId| {
            let readers = snapshot.searcher.segment_readers();
            let at = readers.iter().position(|reader| reader.segment_id() == *id);
            let span = snapshot.spans.iter().find(|span| Some(span.segment) == at);
            span.map_or(u64::MAX, |span| span.first)
        };
        let mut segments = segments;
        segments.sort_by_key(first);
        Ok(segments)
    }
}

/// The merge that is due most: of a month that is ripe, of a day that is over, of a day that has many.
fn due_merge(epochs: &BTreeMap<i64, Vec<SegmentId>>) -> Option<(i64, Vec<SegmentId>)> {
    let newest = epochs
        .keys()
        .copied()
        .filter(|epoch| !epoch::is_month(*epoch))
        .max()?;
    let mut months = BTreeMap::<i64, Vec<SegmentId>>::new();
    for (day, segments) in epochs {
        let month = month_of(*day).filter(|_| epoch::is_ripe(*day, newest));
        if let Some(month) = month {
            months.entry(month).or_default().extend(segments);
        }
    }
    for (month, mut segments) in months {
        let kept = epochs.get(&month).cloned().unwrap_or_default();
        // A month that was put together is not written anew for each late reading.
        if kept.is_empty() || segments.len() >= SEGMENTS_OF_DAY_MAX {
            segments.extend(kept);
            return Some((month, segments));
        }
    }
    let due = |epoch: i64, segments: &[SegmentId]| {
        let is_over = epoch < newest || epoch::is_month(epoch);
        segments.len() >= SEGMENTS_OF_DAY_MAX || (is_over && segments.len() > 1)
    };
    let due = epochs
        .iter()
        .find(|(epoch, segments)| due(**epoch, segments));
    due.map(|(epoch, segments)| (*epoch, segments.clone()))
}

fn commit(writer: &mut IndexWriter, coverage: &Coverage) -> Result<(), StoreError> {
    let payload = serde_json::to_string(coverage).map_err(|error| failed(error.into()))?;
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&payload);
    prepared.commit()?;
    Ok(())
}

/// The heads of segments: from what was noted, and from their files where it was not.
fn heads(
    directory: &SealedDirectory,
    segments: &[SegmentMeta],
    noted: &Coverage,
) -> Result<BTreeMap<SegmentId, Head>, StoreError> {
    let head = |segment: &SegmentMeta| {
        let head = match noted.heads.get(&segment.id()) {
            Some(head) => *head,
            None => {
                let path = segment.relative_path(SegmentComponent::Terms);
                directory
                    .head(&path)
                    .map_err(|error| failed(error.into()))?
            }
        };
        Ok((segment.id(), head))
    };
    segments.iter().map(head).collect()
}

/// Epochs that are not whole: keys are gone, or indexing them again was cut off. A month takes its days along.
fn lost_epochs(
    directory: &SealedDirectory,
    heads: &BTreeMap<SegmentId, Head>,
    pending: &[i64],
) -> BTreeSet<i64> {
    let keyless = heads.values().filter(|head| !directory.has_key(head));
    let keyless = keyless.map(|head| head.epoch);
    let lost: BTreeSet<i64> = keyless.chain(pending.iter().copied()).collect();
    let is_there = |epoch: &i64| heads.values().any(|head| head.epoch == *epoch);
    let widened = lost.iter().map(|epoch| {
        let month = epoch::covering(*epoch);
        month
            .filter(|month| lost.contains(month) || is_there(month))
            .unwrap_or(*epoch)
    });
    widened.collect()
}

/// Takes the segments of some epochs out of the list, in one step, and then their files away.
fn drop_epochs(
    directory: &SealedDirectory,
    heads: &BTreeMap<SegmentId, Head>,
    epochs: &BTreeSet<i64>,
    coverage: &Coverage,
) -> Result<(), StoreError> {
    let is_lost = |head: &Head| epochs.iter().any(|lost| has_day(*lost, head.epoch));
    let gone = heads.iter().filter(|(_, head)| is_lost(head));
    let gone: BTreeSet<String> = gone.map(|(id, _)| id.uuid_string()).collect();
    let kept = directory.atomic_read(Path::new(META));
    let kept = kept.map_err(|error| failed(error.into()))?;
    let mut list: serde_json::Value =
        serde_json::from_slice(&kept).map_err(|error| failed(error.into()))?;
    let is_gone = |segment: &serde_json::Value| {
        let id = segment["segment_id"].as_str().unwrap_or_default();
        gone.contains(&id.replace('-', ""))
    };
    if let Some(segments) = list["segments"].as_array_mut() {
        segments.retain(|segment| !is_gone(segment));
    }
    let payload = serde_json::to_string(coverage).map_err(|error| failed(error.into()))?;
    list["payload"] = payload.into();
    let bytes = serde_json::to_vec(&list).map_err(|error| failed(error.into()))?;
    let written = directory.atomic_write(Path::new(META), &bytes);
    written.map_err(|error| failed(error.into()))?;
    for segment in gone {
        // What is left after an error is noise, and the next sweep takes it.
        drop(directory.remove_segment(&segment));
    }
    Ok(())
}

fn wipe(folder: &Path) -> std::io::Result<()> {
    for file in fs::read_dir(folder)? {
        fs::remove_file(file?.path())?;
    }
    Ok(())
}

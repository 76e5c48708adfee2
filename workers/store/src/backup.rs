//! Encrypted backup to a folder: everything as it is sealed in the store, in segments that are never changed.
//!
//! A backup is incremental: the manifest names every row by its place and a hash, in the order of the tables, so
//! that it and the store are compared in one walk that needs no memory; only rows that are new or sealed anew go
//! into a new segment. The rows are those of one moment, and the store goes on meanwhile.
//!
//! Keys of days lie in a key file and an erasure secret of the backup's own, as in the store. They are the only
//! things that are overwritten: forgetting reaches them too, and rows in old segments become noise there as well.
//!
//! Order on the disk: segments, manifest, keys, head. The head names what counts, so that a backup that is cut off
//! leaves the one before.

mod file;
mod manifest;
mod place;
mod renew;
mod restore;
mod segment;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use prost::Message;
use velvet_messages::v1;
use velvet_runtime::Timestamp;
use velvet_seal::Key;

use crate::{
    StoreError, Vault,
    records::{META, META_BACKUPS, Row, SCHEMA},
    vault::{Urgency, sync_folder},
};
use file::{Reader, Writer};
use manifest::{Entry, ManifestReader, ManifestWriter};
use place::Id;
pub use restore::{Restored, restore, restore_from_other};
use segment::SegmentWriter;

const HEAD: &str = "head";
const NAME_BYTES: usize = 16;

/// What counts in a backup's folder.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
struct Head {
    #[prost(uint64, tag = "1")]
    schema: u64,
    /// The vault's name, which rows are bound to.
    #[prost(bytes = "vec", tag = "2")]
    vault: Vec<u8>,
    /// Random, so that files of two backups cannot be exchanged.
    #[prost(bytes = "vec", tag = "3")]
    name: Vec<u8>,
    #[prost(uint64, tag = "4")]
    manifest: u64,
    /// Segments with rows that count.
    #[prost(uint64, repeated, tag = "5")]
    segments: Vec<u64>,
    #[prost(uint64, tag = "6")]
    next_segment: u64,
    #[prost(uint64, tag = "7")]
    rows: u64,
    #[prost(int64, tag = "8")]
    at_unix_us: i64,
}

/// The backups that forgetting has to reach.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct BackupsRow {
    #[prost(message, repeated, tag = "1")]
    pub(crate) backups: Vec<BackupRow>,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct BackupRow {
    #[prost(string, tag = "1")]
    pub(crate) folder: String,
    #[prost(int64, tag = "2")]
    pub(crate) at_unix_us: i64,
    /// Something was forgotten since, and its keys there could not be destroyed yet.
    #[prost(bool, tag = "3")]
    pub(crate) unreached: bool,
}

impl Row for BackupsRow {
    const TABLE: &'static str = "meta/backups";
}

/// How far a backup is, and what it did.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    rows: AtomicU64,
    new_rows: AtomicU64,
    new_bytes: AtomicU64,
}

/// Keys and name of one backup: what its files are sealed under and bound to.
#[derive(Clone)]
struct Secret {
    key: Key,
    name: Vec<u8>,
}

impl Secret {
    /// What the head is sealed under, which tells the name.
    fn unnamed(key: &Key) -> Self {
        Self {
            key: key.clone(),
            name: vec![],
        }
    }

    /// A hash of a sealed row; tells whether it is the same one.
    fn hash(&self, sealed: &[u8]) -> u64 {
        let key = self.key.derive_bytes("rows");
        let hash = blake3::keyed_hash(&key, sealed);
        let (first, _) = hash
            .as_bytes()
            .split_first_chunk()
            .unwrap_or((&[0; 8], &[]));
        u64::from_le_bytes(*first)
    }
}

fn damaged(file: &str, code: &'static str) -> StoreError {
    StoreError::Backup {
        file: file.to_owned(),
        code,
    }
}

/// The head of the backup in a folder, and its secret; `None` when there is none.
fn head(folder: &Path, key: &Key) -> Result<Option<(Head, Secret)>, StoreError> {
    let unnamed = Secret::unnamed(key);
    let Some(mut reader) = Reader::open(folder, &unnamed, HEAD)? else {
        return Ok(None);
    };
    let plain = reader.next()?.ok_or_else(|| damaged(HEAD, "empty"))?;
    let head = Head::decode(plain).map_err(|_| damaged(HEAD, "undecodable"))?;
    if head.schema > SCHEMA {
        return Err(StoreError::NewerSchema {
            found: head.schema,
            known: SCHEMA,
        });
    }
    let secret = Secret {
        name: head.name.clone(),
        ..unnamed
    };
    Ok(Some((head, secret)))
}

fn write_head(folder: &Path, key: &Key, head: &Head) -> Result<(), StoreError> {
    let unnamed = Secret::unnamed(key);
    let mut writer = Writer::create(folder, &unnamed, HEAD)?;
    writer.push(&head.encode_to_vec())?;
    writer.finish()?;
    sync_folder(folder)
}

/// The head to begin from: that of the backup which is there, or a new one in an empty folder.
fn begin(folder: &Path, vault: &[u8], key: &Key) -> Result<(Head, Secret), StoreError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(StoreError::io("make the folder of the backup"))?;
    if let Some((head, secret)) = head(folder, key)? {
        if head.vault != vault {
            return Err(StoreError::ForeignBackup {
                folder: folder.to_owned(),
            });
        }
        return Ok((head, secret));
    }
    if !file::are_all_ours(folder)? {
        return Err(StoreError::NoBackup {
            folder: folder.to_owned(),
        });
    }
    let mut name = vec![0; NAME_BYTES];
    getrandom::fill(&mut name).map_err(|_| StoreError::Seal(velvet_seal::SealError::Cipher))?;
    let head = Head {
        schema: SCHEMA,
        vault: vault.to_vec(),
        name: name.clone(),
        ..Head::default()
    };
    let secret = Secret {
        key: key.clone(),
        name,
    };
    Ok((head, secret))
}

/// One walk over store and manifest.
struct Walk<'a> {
    folder: &'a Path,
    secret: &'a Secret,
    old: Option<ManifestReader>,
    new: ManifestWriter,
    segment: Option<SegmentWriter>,
    next_segment: u64,
    /// Rows that count, by segment.
    live: BTreeMap<u64, u64>,
    progress: &'a Progress,
}

impl Walk<'_> {
    fn take(&mut self, id: Id, sealed: &[u8]) -> Result<(), StoreError> {
        let hash = self.secret.hash(sealed);
        let known = match &mut self.old {
            Some(old) => old.entry(id)?.filter(|entry| entry.hash == hash),
            None => None,
        };
        let segment = match known {
            Some(entry) => entry.segment,
            None => self.store(id, sealed)?,
        };
        self.new.push(Entry { id, hash, segment })?;
        *self.live.entry(segment).or_default() += 1;
        self.progress.rows.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Writes a row into the open segment; the number of that segment.
    fn store(&mut self, id: Id, sealed: &[u8]) -> Result<u64, StoreError> {
        if self.segment.as_ref().is_some_and(SegmentWriter::is_full) {
            self.close_segment()?;
        }
        let segment = match &mut self.segment {
            Some(segment) => segment,
            none => none.insert(SegmentWriter::create(
                self.folder,
                self.secret,
                self.next_segment,
            )?),
        };
        segment.push(id, sealed)?;
        self.progress.new_rows.fetch_add(1, Ordering::Relaxed);
        self.progress
            .new_bytes
            .fetch_add(sealed.len() as u64, Ordering::Relaxed);
        Ok(self.next_segment)
    }

    fn close_segment(&mut self) -> Result<(), StoreError> {
        if let Some(segment) = self.segment.take() {
            segment.finish()?;
            self.next_segment += 1;
        }
        Ok(())
    }
}

/// Brings the backup in a folder up to date with the store, or begins one there.
pub(crate) fn back_up(
    vault: &Vault,
    folder: &Path,
    now: Timestamp,
    progress: &Progress,
) -> Result<(), StoreError> {
    let days = vault.sealer.days()?;
    let key = days.backup_key();
    let (old, secret) = begin(folder, vault.sealer.vault(), &key)?;
    vault.flush()?;
    let moment = vault.still()?;
    let manifest = old.manifest + 1;
    let mut walk = Walk {
        folder,
        secret: &secret,
        old: ManifestReader::open(folder, &secret, old.manifest)?,
        new: ManifestWriter::create(folder, &secret, manifest)?,
        segment: None,
        next_segment: old.next_segment,
        live: BTreeMap::new(),
        progress,
    };
    place::walk(&moment, |id, sealed| walk.take(id, sealed))?;
    drop(moment);
    walk.close_segment()?;
    let (next_segment, live) = (walk.next_segment, walk.live);
    walk.new.finish()?;
    // What was forgotten since the moment has no key in what is written now.
    days.copy_to(folder)?;
    let new = Head {
        manifest,
        segments: live.keys().copied().collect(),
        next_segment,
        rows: live.values().sum(),
        at_unix_us: now.0,
        ..old.clone()
    };
    write_head(folder, &key, &new)?;
    file::remove_all_but(folder, &new)?;
    note(vault, folder, now)
}

/// Remembers the folder, so that forgetting reaches it.
fn note(vault: &Vault, folder: &Path, now: Timestamp) -> Result<(), StoreError> {
    let folder = folder.to_string_lossy().into_owned();
    vault.change(Urgency::Now, |change| {
        let mut row: BackupsRow = {
            let meta = change.txn.open_table(META)?;
            let row = change.sealer.get::<u64, _>(&meta, META_BACKUPS)?;
            row.unwrap_or_default()
        };
        row.backups.retain(|known| known.folder != folder);
        row.backups.push(BackupRow {
            folder: folder.clone(),
            at_unix_us: now.0,
            unreached: false,
        });
        change.put(META, META_BACKUPS, &row)
    })
}

/// Destroys in every backup the keys that are not in the store any more; `false` for one that cannot be reached.
pub(crate) fn reach(days: &crate::keys::DayKeys, row: &mut BackupsRow) {
    for backup in &mut row.backups {
        let folder = Path::new(&backup.folder);
        let reached = folder.is_dir() && days.copy_to(folder).is_ok();
        backup.unreached = !reached;
        if !reached {
            tracing::warn!("a backup still has keys of what was forgotten: it cannot be reached");
        }
    }
}

/// The backup that is being made, if one is.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<Option<Job>>);

#[derive(Debug)]
struct Job {
    folder: PathBuf,
    progress: Arc<Progress>,
    outcome: Arc<Mutex<Option<Result<(), StoreError>>>>,
}

impl Jobs {
    /// Begins a backup, or tells how far the one into this folder is. Its end is told once.
    pub(crate) fn ask(
        &self,
        vault: &Arc<Vault>,
        now: Timestamp,
        folder: &Path,
    ) -> Result<v1::BackupResponse, StoreError> {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let job = match current.take() {
            Some(job) if job.folder != folder && !job.is_over() => {
                let busy = StoreError::BackupBusy;
                *current = Some(job);
                return Err(busy);
            }
            Some(job) if job.folder == folder => job,
            _ => Job::begin(vault, now, folder),
        };
        let mut told = job.progress.told();
        match job.take_outcome() {
            None => *current = Some(job),
            Some(done) => {
                done?;
                told.done = true;
            }
        }
        Ok(told)
    }
}

impl Job {
    fn begin(vault: &Arc<Vault>, now: Timestamp, folder: &Path) -> Self {
        let job = Self {
            folder: folder.to_owned(),
            progress: Arc::default(),
            outcome: Arc::default(),
        };
        let (vault, progress) = (Arc::clone(vault), Arc::clone(&job.progress));
        let (outcome, folder) = (Arc::clone(&job.outcome), job.folder.clone());
        // It ends by itself, or with the process: a backup that is cut off leaves the one before.
        std::thread::spawn(move || {
            let done = back_up(&vault, &folder, now, &progress);
            *outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
        });
        job
    }

    fn is_over(&self) -> bool {
        let outcome = self.outcome.lock();
        outcome.unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn take_outcome(&self) -> Option<Result<(), StoreError>> {
        let outcome = self.outcome.lock();
        outcome.unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Progress {
    fn told(&self) -> v1::BackupResponse {
        let number = |count: &AtomicU64| count.load(Ordering::Relaxed);
        v1::BackupResponse {
            rows: number(&self.rows),
            new_rows: number(&self.new_rows),
            new_bytes: number(&self.new_bytes),
            done: false,
        }
    }
}

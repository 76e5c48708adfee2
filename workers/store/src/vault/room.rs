//! Room on the disk: what must stay free, and what is set aside for forgetting.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

use super::{
    Vault,
    file::{FILE, private},
};
use crate::{StoreError, texts::Texts};

const BALLAST: &str = "ballast";
/// A transaction copies the pages it changes; this much beside the message itself.
pub(super) const COPY_BYTES: u64 = 1 << 20;

/// What a transaction takes: it writes its pages beside the old ones.
pub(super) fn room_for(bytes: u64) -> u64 {
    bytes.saturating_mul(2).saturating_add(COPY_BYTES)
}

impl Vault {
    /// Free space on the disk of the store, bytes.
    pub(crate) fn free_bytes(&self) -> Result<u64, StoreError> {
        let facts = self.disk_facts()?;
        Ok(facts.f_bavail.saturating_mul(facts.f_frsize))
    }

    fn disk_facts(&self) -> Result<rustix::fs::StatVfs, StoreError> {
        rustix::fs::statvfs(&self.folder)
            .map_err(|errno| StoreError::io("ask for the space on the disk")(errno.into()))
    }

    pub(super) fn has_room(&self, bytes: u64) -> Result<bool, StoreError> {
        let floor = self.config.free_bytes_min;
        Ok(floor == 0 || self.free_bytes()? >= floor.saturating_add(room_for(bytes)))
    }

    /// Size of the disk of the store, bytes.
    pub(crate) fn disk_bytes(&self) -> Result<u64, StoreError> {
        let facts = self.disk_facts()?;
        Ok(facts.f_blocks.saturating_mul(facts.f_frsize))
    }

    /// Space that the store's file takes on the disk, bytes.
    pub(crate) fn file_bytes(&self) -> u64 {
        fs::metadata(self.folder.join(FILE)).map_or(0, |facts| taken(&facts)) + self.index_bytes()
    }

    /// Space that the search index takes of that, bytes.
    #[must_use]
    pub fn index_bytes(&self) -> u64 {
        Texts::bytes(&self.folder)
    }

    /// Space that everything in the store's folder takes on the disk, bytes.
    pub(crate) fn used_bytes(&self) -> u64 {
        folder_bytes(&self.folder)
    }

    /// Sets the ballast aside when there is room for it.
    pub(super) fn fill_ballast(&self) {
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
    pub(super) fn drop_ballast(&self) -> bool {
        fs::remove_file(self.folder.join(BALLAST)).is_ok()
    }
}

/// Blocks of 512 bytes (POSIX st_blocks): the file is sparse at its end.
fn taken(facts: &fs::Metadata) -> u64 {
    facts.blocks() * 512
}

/// Files that go away meanwhile take nothing.
fn folder_bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.map(|entry| match entry.metadata() {
        Ok(facts) if facts.is_dir() => folder_bytes(&entry.path()),
        Ok(facts) => taken(&facts),
        Err(_) => 0,
    });
    bytes.sum()
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

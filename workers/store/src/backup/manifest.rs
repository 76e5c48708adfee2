//! The manifest: every row that counts, in order, with its hash and the segment it lies in.

use std::path::Path;

use super::{
    Secret, damaged,
    file::{Reader, Writer, manifest_name},
    place::Id,
};
use crate::StoreError;

const ENTRY_BYTES: usize = 1 + 16 + 8 + 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: Id,
    pub(super) hash: u64,
    pub(super) segment: u64,
}

impl Entry {
    fn to_bytes(self) -> [u8; ENTRY_BYTES] {
        let mut bytes = [0; ENTRY_BYTES];
        let (table, rest) = bytes.split_at_mut(1);
        let (key, rest) = rest.split_at_mut(16);
        let (hash, segment) = rest.split_at_mut(8);
        table.copy_from_slice(&[self.id.table]);
        key.copy_from_slice(&self.id.key.to_le_bytes());
        hash.copy_from_slice(&self.hash.to_le_bytes());
        segment.copy_from_slice(&self.segment.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([table], rest) = bytes.split_first_chunk()?;
        let (key, rest) = rest.split_first_chunk()?;
        let (hash, rest) = rest.split_first_chunk()?;
        let (segment, _) = rest.split_first_chunk()?;
        let id = Id {
            table: *table,
            key: u128::from_le_bytes(*key),
        };
        Some(Self {
            id,
            hash: u64::from_le_bytes(*hash),
            segment: u64::from_le_bytes(*segment),
        })
    }
}

pub(super) struct ManifestWriter(Writer);

impl ManifestWriter {
    pub(super) fn create(folder: &Path, secret: &Secret, number: u64) -> Result<Self, StoreError> {
        Writer::create(folder, secret, &manifest_name(number)).map(Self)
    }

    pub(super) fn push(&mut self, entry: Entry) -> Result<(), StoreError> {
        self.0.push(&entry.to_bytes())
    }

    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.0.finish()
    }
}

/// Reads entries in order.
pub(super) struct ManifestReader {
    reader: Reader,
    name: String,
    entries: std::vec::IntoIter<Entry>,
    ahead: Option<Entry>,
}

impl ManifestReader {
    /// Opens a manifest; `None` when it is missing, as before the first backup.
    pub(super) fn open(
        folder: &Path,
        secret: &Secret,
        number: u64,
    ) -> Result<Option<Self>, StoreError> {
        let name = manifest_name(number);
        let reader = Reader::open(folder, secret, &name)?;
        Ok(reader.map(|reader| Self {
            reader,
            name,
            entries: vec![].into_iter(),
            ahead: None,
        }))
    }

    /// The next entry.
    pub(super) fn next(&mut self) -> Result<Option<Entry>, StoreError> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        loop {
            if let Some(entry) = self.entries.next() {
                return Ok(Some(entry));
            }
            let Some(chunk) = self.reader.next()? else {
                return Ok(None);
            };
            let entries: Option<Vec<Entry>> =
                chunk.chunks(ENTRY_BYTES).map(Entry::from_bytes).collect();
            let entries = entries.ok_or_else(|| damaged(&self.name, "undecodable"))?;
            self.entries = entries.into_iter();
        }
    }

    /// The entry of a row; asked for in order.
    pub(super) fn entry(&mut self, id: Id) -> Result<Option<Entry>, StoreError> {
        while let Some(entry) = self.next()? {
            if entry.id >= id {
                let found = (entry.id == id).then_some(entry);
                if found.is_none() {
                    self.ahead = Some(entry);
                }
                return Ok(found);
            }
        }
        Ok(None)
    }
}

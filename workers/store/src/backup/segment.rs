//! A segment: rows as they are sealed in the store.

use std::path::Path;

use super::{
    Secret, damaged,
    file::{Reader, Writer, segment_name},
    place::Id,
};
use crate::StoreError;

/// A segment is closed at this size, bytes: one that is damaged or has only old rows is a small part of the whole.
const SEGMENT_BYTES: usize = 8 << 20;
const HEAD_BYTES: usize = 1 + 16 + 4;

pub(super) struct SegmentWriter {
    writer: Writer,
    bytes: usize,
}

impl SegmentWriter {
    pub(super) fn create(folder: &Path, secret: &Secret, number: u64) -> Result<Self, StoreError> {
        Ok(Self {
            writer: Writer::create(folder, secret, &segment_name(number))?,
            bytes: 0,
        })
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes >= SEGMENT_BYTES
    }

    pub(super) fn push(&mut self, id: Id, sealed: &[u8]) -> Result<(), StoreError> {
        let length = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
        let mut entry = Vec::with_capacity(HEAD_BYTES + sealed.len());
        entry.push(id.table);
        entry.extend_from_slice(&id.key.to_le_bytes());
        entry.extend_from_slice(&length.to_le_bytes());
        entry.extend_from_slice(sealed);
        self.bytes += entry.len();
        self.writer.push(&entry)
    }

    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.writer.finish()
    }
}

/// Shows every row of a segment.
pub(super) fn read(
    folder: &Path,
    secret: &Secret,
    number: u64,
    mut each: impl FnMut(Id, &[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let name = segment_name(number);
    let reader = Reader::open(folder, secret, &name)?;
    let mut reader = reader.ok_or_else(|| damaged(&name, "missing"))?;
    while let Some(mut rest) = reader.next()? {
        while !rest.is_empty() {
            let (id, sealed, after) = row(rest).ok_or_else(|| damaged(&name, "undecodable"))?;
            each(id, sealed)?;
            rest = after;
        }
    }
    Ok(())
}

fn row(bytes: &[u8]) -> Option<(Id, &[u8], &[u8])> {
    let ([table], rest) = bytes.split_first_chunk()?;
    let (key, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let id = Id {
        table: *table,
        key: u128::from_le_bytes(*key),
    };
    let (sealed, after) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((id, sealed, after))
}

//! The database's header, sealed, in two places by turns.
//!
//! The header changes with every commit and must never be half written. Each slot lies within one sector of 512
//! bytes; a write goes to the slot that is not known to be durable, so that a torn write leaves the other one. The
//! number of writes is bound to each, and the highest that opens is the header.
//!
//! Each slot has two copies. With one, a flipped bit in the newest would let the one before it stand for the header,
//! and the last commit would be gone without a word.

use std::{io, ops::Range};

use velvet_seal::{
    Aead, Bulk, Key, KeyId,
    cipher::{NONCE_BYTES, TAG_BYTES},
};

use super::medium::Medium;

/// Bytes of the random name of a file.
pub(crate) const FILE_ID_BYTES: usize = 16;
/// The smallest thing that a disk writes whole.
const SECTOR: usize = 512;
/// From one slot to the other: never in one block of the disk or of the file system.
const SLOT_DISTANCE: u64 = 4096;
const SLOTS: u64 = 2;
const COPIES: u64 = 2;
/// Where the pages begin.
pub(super) const SLOTS_END: u64 = SLOTS * COPIES * SLOT_DISTANCE;

const MAGIC: &[u8; 8] = b"velvetp1";
const KEY_ID_BYTES: usize = 8;
const COUNT_BYTES: usize = 8;
/// What stands before the sealed header in the clear: magic, file, key, number of writes, nonce.
const CLEAR: usize = MAGIC.len() + FILE_ID_BYTES + KEY_ID_BYTES + COUNT_BYTES + NONCE_BYTES;
/// What is left for the header; redb's has 320 bytes (its `header.rs`).
pub(super) const HEADER: usize = SECTOR - CLEAR - TAG_BYTES;

/// What a file turned out to be.
pub(crate) enum Opened<T> {
    Here(T),
    /// Sealed with another key.
    WrongKey,
    /// No file of sealed pages.
    Foreign,
    /// The key is right and neither slot opens.
    Damaged,
}

impl Opened<Slots> {
    /// What tells more of the file wins; of sound slots the newest.
    fn rank(&self) -> (u8, u64) {
        match self {
            Self::Foreign => (0, 0),
            Self::WrongKey => (1, 0),
            Self::Damaged => (2, 0),
            Self::Here(slots) => (3, slots.count),
        }
    }
}

/// Both slots and the header in them.
pub(super) struct Slots {
    key: Key,
    cipher: Bulk,
    file: [u8; FILE_ID_BYTES],
    header: [u8; HEADER],
    /// Writes of the header since the file was made.
    count: u64,
    /// The slot that holds the header as it was at the last sync.
    durable: u64,
    /// The slot written since then.
    written: Option<u64>,
}

/// The bytes of the header that a range of the database is, if it is one.
pub(super) fn range(offset: u64, length: usize) -> Option<Range<usize>> {
    let start = usize::try_from(offset).ok()?;
    let end = start.checked_add(length)?;
    (end <= HEADER).then_some(start..end)
}

/// Copies of one slot lie apart, with the other slot between them.
fn place(slot: u64, copy: u64) -> u64 {
    (copy * SLOTS + slot) * SLOT_DISTANCE
}

fn places() -> impl Iterator<Item = (u64, u64)> {
    (0..SLOTS).flat_map(|slot| (0..COPIES).map(move |copy| (slot, copy)))
}

/// The key of one file: two files under one root never share one.
fn key_of_file(pages: &Key, file: &[u8; FILE_ID_BYTES]) -> Key {
    let name = u128::from_be_bytes(*file);
    pages.derive(&format!("file/{name:032x}"))
}

impl Slots {
    pub(super) fn new(pages: &Key, file: [u8; FILE_ID_BYTES]) -> Self {
        let key = key_of_file(pages, &file);
        Self {
            cipher: key.derive("header").bulk(),
            key,
            file,
            header: [0; HEADER],
            count: 0,
            durable: 1,
            written: None,
        }
    }

    pub(super) fn page_key(&self) -> Key {
        self.key.derive("pages")
    }

    pub(super) fn file(&self) -> [u8; FILE_ID_BYTES] {
        self.file
    }

    pub(super) fn header(&self) -> &[u8; HEADER] {
        &self.header
    }

    fn bound(&self, slot: u64, count: u64) -> Vec<u8> {
        let mut bound = MAGIC.to_vec();
        bound.extend_from_slice(&self.file);
        bound.extend_from_slice(self.key.id().as_bytes());
        bound.extend_from_slice(&slot.to_le_bytes());
        bound.extend_from_slice(&count.to_le_bytes());
        bound
    }

    pub(super) fn write(
        &mut self,
        medium: &impl Medium,
        range: Range<usize>,
        data: &[u8],
    ) -> io::Result<()> {
        self.header[range].copy_from_slice(data);
        self.count += 1;
        let slot = 1 - self.durable;
        // Told before it is written: after a failed write nobody knows what is there.
        self.written = Some(slot);
        let sector = self.seal(slot)?;
        (0..COPIES).try_for_each(|copy| medium.write_at(place(slot, copy), &sector))
    }

    fn seal(&self, slot: u64) -> io::Result<[u8; SECTOR]> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce)?;
        let mut body = self.header;
        let bound = self.bound(slot, self.count);
        let tag = self.cipher.seal_in_place(&nonce, &bound, &mut body);
        let tag = tag.map_err(io::Error::other)?;
        let key = self.key.id();
        let parts: [&[u8]; 7] = [
            MAGIC,
            &self.file,
            key.as_bytes(),
            &self.count.to_le_bytes(),
            &nonce,
            &body,
            &tag,
        ];
        let mut sector = [0; SECTOR];
        sector.copy_from_slice(&parts.concat());
        Ok(sector)
    }

    /// What was written before the sync is durable now.
    pub(super) fn synced(&mut self) {
        if let Some(slot) = self.written.take() {
            self.durable = slot;
        }
    }

    /// Finds the newest slot that opens.
    pub(super) fn read(medium: &impl Medium, pages: &Key) -> io::Result<Opened<Self>> {
        let mut best = Opened::Foreign;
        if medium.len()? < SLOTS_END {
            return Ok(best);
        }
        for (slot, copy) in places() {
            let mut sector = [0; SECTOR];
            medium.read_at(place(slot, copy), &mut sector)?;
            let found = Self::open(&sector, slot, pages);
            if found.rank() > best.rank() {
                best = found;
            }
        }
        Ok(best)
    }

    /// Copies that were written and do not open.
    pub(super) fn damaged(&self, medium: &impl Medium, pages: &Key) -> io::Result<Vec<u64>> {
        let mut damaged = vec![];
        for (slot, copy) in places() {
            let mut sector = [0; SECTOR];
            medium.read_at(place(slot, copy), &mut sector)?;
            let never_written = sector == [0; SECTOR];
            let found = Self::open(&sector, slot, pages);
            let sound = matches!(found, Opened::Here(found) if found.file == self.file);
            if !never_written && !sound {
                damaged.push(copy * SLOTS + slot);
            }
        }
        Ok(damaged)
    }

    fn open(sector: &[u8; SECTOR], slot: u64, pages: &Key) -> Opened<Self> {
        let Some(parts) = Parts::of(sector) else {
            return Opened::Foreign;
        };
        let mut found = Self::new(pages, parts.file);
        found.count = parts.count;
        found.durable = slot;
        found.header.copy_from_slice(parts.body);
        let bound = found.bound(slot, parts.count);
        let mut header = found.header;
        if found
            .cipher
            .open_in_place(parts.nonce, &bound, &mut header, parts.tag)
            .is_ok()
        {
            found.header = header;
            return Opened::Here(found);
        }
        // The file's name is part of the key, so that a damaged name also looks like another key; the other copies
        // tell.
        let same_key = KeyId::try_from(parts.key).is_ok_and(|id| id == found.key.id());
        if same_key {
            Opened::Damaged
        } else {
            Opened::WrongKey
        }
    }
}

/// A sector taken apart.
struct Parts<'a> {
    file: [u8; FILE_ID_BYTES],
    key: &'a [u8],
    count: u64,
    nonce: &'a [u8; NONCE_BYTES],
    body: &'a [u8],
    tag: &'a [u8; TAG_BYTES],
}

impl<'a> Parts<'a> {
    /// `None` when it does not begin like one of ours.
    fn of(sector: &'a [u8; SECTOR]) -> Option<Self> {
        let rest = sector.strip_prefix(MAGIC)?;
        let (file, rest) = rest.split_first_chunk()?;
        let (key, rest) = rest.split_at_checked(KEY_ID_BYTES)?;
        let (count, rest) = rest.split_first_chunk()?;
        let (nonce, rest) = rest.split_first_chunk()?;
        let (body, tag) = rest.split_last_chunk()?;
        Some(Self {
            file: *file,
            key,
            count: u64::from_le_bytes(*count),
            nonce,
            body,
            tag,
        })
    }
}

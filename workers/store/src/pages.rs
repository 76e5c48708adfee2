//! Sealed pages under the database: nothing of its structure, keys or sizes is readable, and no damaged or moved
//! page is ever handed up as if it were sound.
//!
//! The database thinks in pages of 4096 bytes. On the medium each has a nonce before it and a tag behind it, bound
//! to this file and to its number, so that pages cannot be swapped. Three rules make this safe (spec/store.md
//! section 1.2), and the crash simulator beside this file tests them:
//!
//! 1. Page 0, the database's header, relies on one byte being written whole, which no sealed block can promise. It
//!    is kept in two slots ([`slots`]) by turns; the one that is not known to be durable is overwritten.
//! 2. Every durable commit must use quick repair: the simpler commit reads torn pages on purpose and looks at their
//!    checksum, which here would be an error.
//!    For the same reason the database must not shrink itself (`compact`): cut within, it recovers by reading torn
//!    pages, and the simulator found files that never opened again.
//! 3. The database's own lock does not reach through a custom backend, so that the file is locked here.
//!
//! An attacker who can write may put an older version of a page in place of a newer one; the database's own
//! checksums find that when it is verified, records are bound to their place besides.

mod medium;
mod slots;
#[cfg(test)]
mod tests;

use std::{
    fmt, io,
    sync::{Mutex, MutexGuard, PoisonError},
};

use redb::StorageBackend;
use velvet_seal::{
    Aead, Bulk, Key,
    cipher::{NONCE_BYTES, TAG_BYTES},
};

pub(crate) use medium::{Medium, lock};
use slots::Slots;
pub(crate) use slots::{FILE_ID_BYTES, Opened};

/// The database's page (redb: fixed in its public interface).
const PAGE: u64 = 4096;
/// The same page on the medium.
const STRIDE: u64 = PAGE + NONCE_BYTES as u64 + TAG_BYTES as u64;
/// Where page 1 begins: after the two header slots.
const BASE: u64 = slots::SLOTS_END;

/// Looks at a page that does not open before it is called damaged: a page is written within microseconds, and a
/// look takes as long.
const LOOKS_MAX: u32 = 16;

/// Why a page is not handed up. It travels through the database as the cause of an input error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PageError {
    /// Damaged, moved, or of another file.
    #[error("failed to read the store: page {0} is damaged")]
    Damaged(u64),
    /// The database asked for what it has never asked for; a new version of it must be looked at first.
    #[error("failed to use the store: {0} bytes at {1} are no whole pages")]
    Unaligned(u64, u64),
}

impl PageError {
    /// The page error inside an input error, if there is one.
    pub(crate) fn within(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<PageError> for io::Error {
    fn from(error: PageError) -> Self {
        let kind = match error {
            PageError::Damaged(_) => io::ErrorKind::InvalidData,
            PageError::Unaligned(..) => io::ErrorKind::InvalidInput,
        };
        Self::new(kind, error)
    }
}

/// A database's storage, sealed page by page.
pub(crate) struct SealedPages<M> {
    medium: M,
    cipher: Bulk,
    file: [u8; FILE_ID_BYTES],
    slots: Mutex<Slots>,
}

impl<M> fmt::Debug for SealedPages<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedPages")
    }
}

impl<M: Medium> SealedPages<M> {
    /// An empty file of this name.
    pub(crate) fn create(medium: M, pages: &Key, file: [u8; FILE_ID_BYTES]) -> io::Result<Self> {
        medium.set_len(0)?;
        Ok(Self::with(medium, Slots::new(pages, file)))
    }

    /// A file that is there. Nothing is written before the key has proved to be the right one.
    pub(crate) fn open(medium: M, pages: &Key) -> io::Result<Opened<Self>> {
        medium.distrust_cache()?;
        let slots = match Slots::read(&medium, pages)? {
            Opened::Here(slots) => slots,
            Opened::WrongKey => return Ok(Opened::WrongKey),
            Opened::Foreign => return Ok(Opened::Foreign),
            Opened::Damaged => return Ok(Opened::Damaged),
        };
        // After a kill the newest header may be in the page cache only. It must be on the disk before the older one
        // is overwritten, or a power cut could take both.
        medium.sync()?;
        Ok(Opened::Here(Self::with(medium, slots)))
    }

    /// A file to look at, beside whoever has it open: nothing of it is changed. `None` when its header cannot be had.
    pub(crate) fn inspect(medium: M, pages: &Key) -> io::Result<Option<Self>> {
        Ok(match Slots::read(&medium, pages)? {
            Opened::Here(slots) => Some(Self::with(medium, slots)),
            Opened::WrongKey | Opened::Foreign | Opened::Damaged => None,
        })
    }

    /// Copies of the header that were written and do not open.
    pub(crate) fn damaged_headers(&self, pages: &Key) -> io::Result<Vec<u64>> {
        self.slots().damaged(&self.medium, pages)
    }

    /// Pages in the file, with the header's.
    pub(crate) fn count(&self) -> io::Result<u64> {
        Ok(self.len()? / PAGE)
    }

    /// Whether a page opens, or was never written. Whoever writes it at this moment is given time to finish.
    pub(crate) fn is_sound(&self, page: u64) -> io::Result<bool> {
        let mut sealed = vec![0; size(STRIDE)];
        let mut plain = zeroize::Zeroizing::new(vec![0; size(PAGE)]);
        for _ in 0..LOOKS_MAX {
            self.medium.read_at(place(page), &mut sealed)?;
            let never_written = sealed.iter().all(|byte| *byte == 0);
            if never_written || self.open_page(page, &sealed, &mut plain).is_ok() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn with(medium: M, slots: Slots) -> Self {
        Self {
            medium,
            cipher: slots.page_key().bulk(),
            file: slots.file(),
            slots: Mutex::new(slots),
        }
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bound(&self, page: u64) -> [u8; FILE_ID_BYTES + 12] {
        let mut bound = [0; FILE_ID_BYTES + 12];
        bound[..FILE_ID_BYTES].copy_from_slice(&self.file);
        bound[FILE_ID_BYTES..FILE_ID_BYTES + 4].copy_from_slice(b"page");
        bound[FILE_ID_BYTES + 4..].copy_from_slice(&page.to_le_bytes());
        bound
    }

    fn open_page(&self, page: u64, sealed: &[u8], out: &mut [u8]) -> Result<(), PageError> {
        // A page that was never written has no tag either. The database does not read such pages, so that one is a
        // page that the disk has lost.
        let damaged = PageError::Damaged(page);
        let (nonce, rest) = sealed.split_first_chunk().ok_or(damaged)?;
        let (body, tag) = rest.split_last_chunk().ok_or(damaged)?;
        out.copy_from_slice(body);
        let opened = self
            .cipher
            .open_in_place(nonce, &self.bound(page), out, tag);
        opened.map_err(|_| {
            out.fill(0);
            damaged
        })
    }

    fn seal_page(
        &self,
        page: u64,
        plain: &[u8],
        nonce: [u8; NONCE_BYTES],
        out: &mut [u8],
    ) -> io::Result<()> {
        let body_end = NONCE_BYTES + plain.len();
        out[..NONCE_BYTES].copy_from_slice(&nonce);
        out[NONCE_BYTES..body_end].copy_from_slice(plain);
        let body = &mut out[NONCE_BYTES..body_end];
        let tag = self.cipher.seal_in_place(&nonce, &self.bound(page), body);
        let tag = tag.map_err(io::Error::other)?;
        out[body_end..].copy_from_slice(&tag);
        Ok(())
    }
}

/// Where a page begins on the medium.
fn place(page: u64) -> u64 {
    BASE + (page - 1) * STRIDE
}

/// A length that came from a slice or is a constant.
fn size(length: u64) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}

/// The first page and the number of pages that a range of bytes is.
fn pages_of(offset: u64, length: usize) -> Result<(u64, u64), PageError> {
    let length = length as u64;
    let whole = offset.is_multiple_of(PAGE) && length.is_multiple_of(PAGE) && offset > 0;
    if whole {
        Ok((offset / PAGE, length / PAGE))
    } else {
        Err(PageError::Unaligned(length, offset))
    }
}

impl<M: Medium> StorageBackend for SealedPages<M> {
    fn len(&self) -> io::Result<u64> {
        let length = self.medium.len()?;
        // A file cut off within its last page has one page less.
        Ok(length
            .checked_sub(BASE)
            .map_or(0, |pages| (pages / STRIDE + 1) * PAGE))
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        if let Some(header) = slots::range(offset, out.len()) {
            out.copy_from_slice(&self.slots().header()[header]);
            return Ok(());
        }
        let (first, count) = pages_of(offset, out.len())?;
        let mut sealed = vec![0; size(count * STRIDE)];
        self.medium.read_at(place(first), &mut sealed)?;
        let pages = sealed
            .chunks_exact(size(STRIDE))
            .zip(out.chunks_exact_mut(size(PAGE)));
        for ((sealed, out), page) in pages.zip(first..) {
            self.open_page(page, sealed, out)?;
        }
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        if let Some(header) = slots::range(offset, data.len()) {
            return self.slots().write(&self.medium, header, data);
        }
        let (first, count) = pages_of(offset, data.len())?;
        let mut nonces = vec![0; size(count) * NONCE_BYTES];
        getrandom::fill(&mut nonces)?;
        let mut sealed = vec![0; size(count * STRIDE)];
        let pages = sealed
            .chunks_exact_mut(size(STRIDE))
            .zip(data.chunks_exact(size(PAGE)));
        let (nonces, _) = nonces.as_chunks();
        for (((sealed, plain), nonce), page) in pages.zip(nonces).zip(first..) {
            self.seal_page(page, plain, *nonce, sealed)?;
        }
        self.medium.write_at(place(first), &sealed)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        if !len.is_multiple_of(PAGE) {
            return Err(PageError::Unaligned(len, 0).into());
        }
        let pages = (len / PAGE).saturating_sub(1);
        let length = if len == 0 { 0 } else { BASE + pages * STRIDE };
        self.medium.set_len(length)
    }

    fn sync_data(&self) -> io::Result<()> {
        // Held throughout: a header written meanwhile would be taken for durable.
        let mut slots = self.slots();
        self.medium.sync()?;
        slots.synced();
        Ok(())
    }
}

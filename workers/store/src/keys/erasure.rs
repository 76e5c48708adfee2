//! The erasure secret: overwritten where it lies.
//!
//! Measured on raw images of ext4 and xfs (spec/store.md section 4): a secret replaced by writing a new file and
//! renaming it stays on the disk; one overwritten in place and synced does not. So it has a file of fixed size, two
//! slots by turns (a crash leaves one of the two whole), two copies in each (a flipped bit loses nothing), and no
//! other way to be written. Flash translation and snapshots of the file system may still keep it: then the root is
//! needed besides.

use std::{fs::File, os::unix::fs::FileExt, path::Path};

use rustix::fs::{Advice, fadvise};
use velvet_seal::Key;
use zeroize::Zeroizing;

use crate::{StoreError, vault::private, vault::sync_folder};

pub(super) const FILE: &str = "store.erase";
const MAGIC: &[u8; 8] = b"velvete1";
const SECRET_BYTES: usize = 32;
const CHECK_BYTES: usize = 16;
/// Magic, generation, secret, check: far less than a sector, which the disk writes whole.
const COPY_BYTES: usize = MAGIC.len() + 8 + SECRET_BYTES + CHECK_BYTES;
const COPIES: u64 = 2;
/// From one copy to the next: never in one sector.
const COPY_DISTANCE: u64 = 2048;
const SLOTS: u64 = 2;
const FILE_BYTES: u64 = SLOTS * COPIES * COPY_DISTANCE;

fn places(generation: u64) -> impl Iterator<Item = u64> {
    let slot = generation % SLOTS;
    (0..COPIES).map(move |copy| (slot * COPIES + copy) * COPY_DISTANCE)
}

/// Makes the file, with nothing in it.
pub(super) fn create(folder: &Path) -> Result<(), StoreError> {
    let made = || -> std::io::Result<()> {
        let file = private()
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(FILE))?;
        file.write_all_at(&[0; size(FILE_BYTES)], 0)?;
        file.sync_all()
    };
    made().map_err(StoreError::io("make the erasure secret"))?;
    sync_folder(folder)
}

const fn size(bytes: u64) -> usize {
    #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
    {
        bytes as usize
    }
}

fn file(folder: &Path) -> Result<File, StoreError> {
    private()
        .read(true)
        .write(true)
        .open(folder.join(FILE))
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::KeysMissing {
                path: folder.join(FILE),
            },
            _ => StoreError::io("open the erasure secret")(error),
        })
}

fn check(generation: u64, secret: &Key) -> [u8; CHECK_BYTES] {
    let name = format!("velvet/erasure/{generation}");
    secret.hash128(name.as_bytes()).to_le_bytes()
}

/// Writes the secret of a generation over what is in its slot, and reads it back from the disk.
pub(super) fn put(folder: &Path, generation: u64, secret: &Key) -> Result<(), StoreError> {
    let mut copy = Zeroizing::new([0; COPY_BYTES]);
    let parts: [&[u8]; 4] = [
        MAGIC,
        &generation.to_le_bytes(),
        secret.expose(),
        &check(generation, secret),
    ];
    let mut rest = copy.as_mut_slice();
    for part in parts {
        let (here, after) = rest.split_at_mut(part.len());
        here.copy_from_slice(part);
        rest = after;
    }
    overwrite(folder, generation, copy.as_slice())?;
    let read = get(folder, generation)?;
    if read.id() == secret.id() {
        Ok(())
    } else {
        Err(damaged("read-back"))
    }
}

/// Overwrites the slot of a generation with noise.
pub(super) fn efface(folder: &Path, generation: u64) -> Result<(), StoreError> {
    let mut noise = [0; COPY_BYTES];
    getrandom::fill(&mut noise).map_err(|_| StoreError::Seal(velvet_seal::SealError::Cipher))?;
    overwrite(folder, generation, &noise)
}

fn overwrite(folder: &Path, generation: u64, bytes: &[u8]) -> Result<(), StoreError> {
    let file = file(folder)?;
    let written = places(generation)
        .try_for_each(|place| file.write_all_at(bytes, place))
        .and_then(|()| file.sync_all());
    written.map_err(StoreError::io("overwrite the erasure secret"))
}

/// The secret of a generation.
pub(super) fn get(folder: &Path, generation: u64) -> Result<Key, StoreError> {
    let file = file(folder)?;
    // What was written a moment ago shall come from the disk. Advice; the copies are checked in any case.
    fadvise(&file, 0, None, Advice::DontNeed).ok();
    for place in places(generation) {
        let mut copy = Zeroizing::new([0; COPY_BYTES]);
        file.read_exact_at(copy.as_mut(), place)
            .map_err(StoreError::io("read the erasure secret"))?;
        if let Some(secret) = parse(&copy, generation) {
            return Ok(secret);
        }
    }
    Err(damaged("no-secret"))
}

fn parse(copy: &[u8; COPY_BYTES], generation: u64) -> Option<Key> {
    let rest = copy.strip_prefix(MAGIC)?;
    let (found, rest) = rest.split_first_chunk()?;
    let (secret, found_check) = rest.split_first_chunk::<SECRET_BYTES>()?;
    let secret = Key::from_bytes(*secret);
    let sound =
        u64::from_le_bytes(*found) == generation && check(generation, &secret) == found_check;
    sound.then_some(secret)
}

fn damaged(code: &'static str) -> StoreError {
    StoreError::Damaged {
        table: "erasure secret",
        code,
    }
}

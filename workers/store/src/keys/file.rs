//! The key file: all keys of days, sealed as one.

use std::{
    fs::{self, File},
    io::ErrorKind,
    os::unix::fs::{FileExt, MetadataExt},
    path::Path,
};

use prost::Message;
use velvet_seal::{Binding, Key};
use zeroize::{Zeroize, Zeroizing};

use super::{DayKey, Ring, erasure};
use crate::{StoreError, vault::private, vault::write_whole};

pub(super) const FILE: &str = "store.keys";
/// A second name of the file that is being replaced, so that it can still be overwritten after a crash.
const FILE_OLD: &str = "store.keys.old";
const MAGIC: &[u8; 8] = b"velvetk1";
/// A day has one key, or a few: a hundred years are well below this.
const FILE_BYTES_MAX: u64 = 64 << 20;
/// The same bytes twice, so that a flipped bit does not lose the store.
const COPIES: usize = 2;

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
struct KeyFile {
    #[prost(message, repeated, tag = "1")]
    keys: Vec<KeyRow>,
    #[prost(uint64, tag = "2")]
    next: u64,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
struct KeyRow {
    #[prost(uint64, tag = "1")]
    number: u64,
    #[prost(sint64, tag = "2")]
    day: i64,
    #[prost(bytes = "vec", tag = "3")]
    secret: Vec<u8>,
    #[prost(bytes = "vec", tag = "4")]
    commitment: Vec<u8>,
}

impl Drop for KeyRow {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

fn kek(base: &Key, erasure: &Key, generation: u64) -> Key {
    base.combined(erasure, &format!("kek/{generation}"))
}

fn binding(vault: &[u8], generation: u64) -> Binding {
    Binding::new("velvet/keyfile/1")
        .with(vault)
        .with_u64(generation)
}

/// The bytes of the file: magic, generation, envelope; twice.
pub(super) fn seal(ring: &Ring, base: &Key, vault: &[u8]) -> Result<Vec<u8>, StoreError> {
    let keys = ring.keys.iter().map(|(number, key)| KeyRow {
        number: *number,
        day: key.day,
        secret: key.secret.expose().to_vec(),
        commitment: key.commitment.to_vec(),
    });
    let plain = KeyFile {
        keys: keys.collect(),
        next: ring.next,
    };
    let plain = Zeroizing::new(plain.encode_to_vec());
    let generation = ring.generation;
    let sealed = kek(base, &ring.erasure, generation).seal(&binding(vault, generation), &plain)?;
    let mut copy = MAGIC.to_vec();
    copy.extend_from_slice(&generation.to_le_bytes());
    copy.extend_from_slice(&sealed);
    Ok(copy.repeat(COPIES))
}

/// Opens the file: the first copy that opens, and another is not even read.
pub(super) fn open(folder: &Path, base: &Key, vault: &[u8]) -> Result<Ring, StoreError> {
    let (file, length) = opened(folder)?;
    let mut failure = damaged("empty");
    for number in 0..COPIES {
        match open_copy(folder, &copy(&file, length, number)?, base, vault) {
            Ok(ring) => return Ok(ring),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// Opens the file when all copies in it are sound and equal.
pub(super) fn open_every_copy(folder: &Path, base: &Key, vault: &[u8]) -> Result<Ring, StoreError> {
    let (file, length) = opened(folder)?;
    let first = copy(&file, length, 0)?;
    let mut is_equal = length % COPIES == 0;
    for number in 1..COPIES {
        is_equal &= copy(&file, length, number)? == first;
    }
    if !is_equal {
        return Err(damaged("copies-differ"));
    }
    let ring = open_copy(folder, &first, base, vault)?;
    ring.ensure_sound()?;
    Ok(ring)
}

/// The file and its length.
fn opened(folder: &Path) -> Result<(File, usize), StoreError> {
    let path = folder.join(FILE);
    let failed = StoreError::io("read the key file");
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(StoreError::KeysMissing { path });
        }
        Err(error) => return Err(failed(error)),
    };
    match file.metadata() {
        Ok(facts) if facts.len() > FILE_BYTES_MAX => Err(damaged("too-long")),
        Ok(facts) => Ok((file, usize::try_from(facts.len()).unwrap_or(usize::MAX))),
        Err(error) => Err(failed(error)),
    }
}

fn copy(file: &File, length: usize, number: usize) -> Result<Vec<u8>, StoreError> {
    let mut copy = vec![0; length / COPIES];
    let at = (copy.len() * number) as u64;
    let read = file.read_exact_at(&mut copy, at);
    read.map_err(StoreError::io("read the key file"))?;
    Ok(copy)
}

fn open_copy(folder: &Path, copy: &[u8], base: &Key, vault: &[u8]) -> Result<Ring, StoreError> {
    let rest = copy.strip_prefix(MAGIC).ok_or(damaged("no-key-file"))?;
    let (generation, sealed) = rest.split_first_chunk().ok_or(damaged("short"))?;
    let generation = u64::from_le_bytes(*generation);
    let erasure = erasure::get(folder, generation)?;
    let plain = kek(base, &erasure, generation)
        .open(&binding(vault, generation), sealed)
        .map_err(StoreError::damaged("key file"))?;
    let mut plain = KeyFile::decode(plain.as_slice()).map_err(|_| damaged("undecodable"))?;
    let mut ring = Ring {
        keys: std::collections::BTreeMap::new(),
        next: plain.next,
        generation,
        erasure,
    };
    for row in plain.keys.drain(..) {
        let bytes = |field: &[u8]| field.try_into().map_err(|_| damaged("key"));
        let secret = Key::from_bytes(bytes(&row.secret)?);
        // Whether they belong together is asked when the key is used: nobody uses all keys of years.
        let key = DayKey::committed(row.day, secret, bytes(&row.commitment)?);
        ring.keys.insert(row.number, key);
    }
    Ok(ring)
}

/// Writes the file whole or not at all.
pub(super) fn write(folder: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_whole(&folder.join(FILE), bytes, "write the key file")
}

/// Writes the file as [`write`] does; the one before keeps a second name until [`efface_old`].
pub(super) fn replace(folder: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    efface_old(folder)?;
    fs::hard_link(folder.join(FILE), folder.join(FILE_OLD))
        .map_err(StoreError::io("keep hold of the old key file"))?;
    write(folder, bytes)
}

/// Overwrites and removes a key file that was replaced.
pub(super) fn efface_old(folder: &Path) -> Result<(), StoreError> {
    let old = folder.join(FILE_OLD);
    let effaced = || -> std::io::Result<()> {
        let file = match private().write(true).open(&old) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        // Cut off before the new one had its name, both names are of the file that still counts.
        if !is_same(&file, &folder.join(FILE))? {
            overwrite(&file)?;
        }
        fs::remove_file(&old)
    };
    effaced().map_err(StoreError::io("destroy the old key file"))
}

fn is_same(file: &File, path: &Path) -> std::io::Result<bool> {
    let (one, other) = (file.metadata()?, fs::metadata(path)?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

fn overwrite(file: &File) -> std::io::Result<()> {
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    let mut noise = vec![0; length];
    getrandom::fill(&mut noise)?;
    file.write_all_at(&noise, 0)?;
    file.sync_all()
}

pub(super) fn damaged(code: &'static str) -> StoreError {
    StoreError::Damaged {
        table: "key file",
        code,
    }
}

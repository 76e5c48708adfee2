//! A sealed file of a backup: chunks in order, each bound to its file, its number and whether it is the last.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use velvet_seal::{
    Aead, Binding, Bulk,
    cipher::{NONCE_BYTES, TAG_BYTES},
};
use zeroize::Zeroizing;

use super::{HEAD, Head, Secret, damaged};
use crate::{StoreError, keys, vault::private};

const MAGIC: &[u8; 8] = b"velvetb1";
const LABEL: &str = "velvet/backup/1";
/// A chunk is closed at this size. Entries are never divided, so a larger entry has a chunk of its own.
const CHUNK_BYTES: usize = 1 << 20;
/// The last chunk's length has this bit.
const LAST: u32 = 1 << 31;
/// A file that is being written.
const NEW: &str = ".new";

pub(super) fn segment_name(number: u64) -> String {
    format!("segment-{number:08}")
}

pub(super) fn manifest_name(number: u64) -> String {
    format!("manifest-{number:08}")
}

/// Whether everything in a folder is what a backup writes: one that was cut off at its beginning.
pub(super) fn are_all_ours(folder: &Path) -> Result<bool, StoreError> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.map_err(StoreError::io("list the folder of the backup"))?;
    Ok(listed.iter().all(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let prefixes = ["segment-", "manifest-", HEAD];
        prefixes.iter().any(|prefix| name.starts_with(prefix)) || keys::is_own_file(&name)
    }))
}

/// Removes manifests and segments that the head does not name.
pub(super) fn remove_all_but(folder: &Path, head: &Head) -> Result<(), StoreError> {
    let manifest = manifest_name(head.manifest);
    let segments: Vec<String> = head
        .segments
        .iter()
        .map(|number| segment_name(*number))
        .collect();
    let removed = || -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            let is_stale = name.starts_with("manifest-") && name != manifest.as_str()
                || name.starts_with("segment-") && !segments.iter().any(|kept| *kept == name);
            if is_stale {
                fs::remove_file(folder.join(name.as_ref()))?;
            }
        }
        Ok(())
    };
    removed().map_err(StoreError::io("remove old files of the backup"))
}

fn bound(secret: &Secret, file: &str, chunk: u64, last: bool) -> Binding {
    Binding::new(LABEL)
        .with(&secret.name)
        .with(file.as_bytes())
        .with_u64(chunk)
        .with_u64(last.into())
}

/// Writes a file beside its place; [`Writer::finish`] puts it there.
pub(super) struct Writer {
    out: BufWriter<File>,
    folder: PathBuf,
    name: String,
    backup: Secret,
    cipher: Bulk,
    chunk: u64,
    plain: Zeroizing<Vec<u8>>,
}

fn failed() -> impl FnOnce(std::io::Error) -> StoreError {
    StoreError::io("write the backup")
}

impl Writer {
    pub(super) fn create(folder: &Path, secret: &Secret, name: &str) -> Result<Self, StoreError> {
        let path = folder.join(format!("{name}{NEW}"));
        let file = private().write(true).create(true).truncate(true).open(path);
        let mut out = BufWriter::new(file.map_err(failed())?);
        out.write_all(MAGIC).map_err(failed())?;
        Ok(Self {
            out,
            folder: folder.to_owned(),
            name: name.to_owned(),
            backup: secret.clone(),
            cipher: secret.key.derive("files").bulk(),
            chunk: 0,
            plain: Zeroizing::default(),
        })
    }

    /// Adds an entry, which is read as a part of one chunk.
    pub(super) fn push(&mut self, entry: &[u8]) -> Result<(), StoreError> {
        if !self.plain.is_empty() && self.plain.len() + entry.len() > CHUNK_BYTES {
            self.write_chunk(false)?;
        }
        self.plain.extend_from_slice(entry);
        Ok(())
    }

    fn write_chunk(&mut self, last: bool) -> Result<(), StoreError> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce)
            .map_err(|_| StoreError::Seal(velvet_seal::SealError::Cipher))?;
        let bound = bound(&self.backup, &self.name, self.chunk, last);
        let tag = self
            .cipher
            .seal_in_place(&nonce, bound.as_bytes(), &mut self.plain)?;
        let length = u32::try_from(self.plain.len()).unwrap_or(u32::MAX);
        let length = length | if last { LAST } else { 0 };
        for part in [&length.to_le_bytes()[..], &nonce, &self.plain, &tag] {
            self.out.write_all(part).map_err(failed())?;
        }
        self.plain.clear();
        self.chunk += 1;
        Ok(())
    }

    /// Makes the file durable and gives it its name.
    pub(super) fn finish(mut self) -> Result<(), StoreError> {
        self.write_chunk(true)?;
        let mut put = || -> std::io::Result<()> {
            self.out.flush()?;
            self.out.get_ref().sync_all()?;
            let new = self.folder.join(format!("{}{NEW}", self.name));
            fs::rename(new, self.folder.join(&self.name))
        };
        put().map_err(failed())
    }
}

/// Reads a file chunk by chunk.
pub(super) struct Reader {
    from: BufReader<File>,
    left: u64,
    name: String,
    backup: Secret,
    cipher: Bulk,
    chunk: u64,
    plain: Zeroizing<Vec<u8>>,
    ended: bool,
}

impl Reader {
    /// Opens a file; `None` when it is missing.
    pub(super) fn open(
        folder: &Path,
        secret: &Secret,
        name: &str,
    ) -> Result<Option<Self>, StoreError> {
        let opened = File::open(folder.join(name)).and_then(|file| {
            let length = file.metadata()?.len();
            Ok((file, length))
        });
        let (file, length) = match opened {
            Ok(opened) => opened,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io("read the backup")(error)),
        };
        let mut reader = Self {
            from: BufReader::new(file),
            left: length,
            name: name.to_owned(),
            backup: secret.clone(),
            cipher: secret.key.derive("files").bulk(),
            chunk: 0,
            plain: Zeroizing::default(),
            ended: false,
        };
        let mut magic = [0; MAGIC.len()];
        reader.fill(&mut magic)?;
        if &magic != MAGIC {
            return Err(damaged(name, "no-backup-file"));
        }
        Ok(Some(reader))
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        let length = bytes.len() as u64;
        if length > self.left {
            return Err(damaged(&self.name, "cut"));
        }
        self.left -= length;
        self.from
            .read_exact(bytes)
            .map_err(StoreError::io("read the backup"))
    }

    /// The next chunk; `None` after the last, which must be where the file ends.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, StoreError> {
        if self.ended {
            return if self.left == 0 {
                Ok(None)
            } else {
                Err(damaged(&self.name, "more-than-all"))
            };
        }
        let mut head = [0; size_of::<u32>()];
        self.fill(&mut head)?;
        let head = u32::from_le_bytes(head);
        let (last, length) = (head & LAST != 0, head & !LAST);
        // What is claimed is believed only as far as the file reaches.
        if u64::from(length) > self.left {
            return Err(damaged(&self.name, "cut"));
        }
        let (mut nonce, mut tag) = ([0; NONCE_BYTES], [0; TAG_BYTES]);
        self.fill(&mut nonce)?;
        let mut plain = Zeroizing::new(vec![0; length as usize]);
        self.fill(&mut plain)?;
        self.fill(&mut tag)?;
        let bound = bound(&self.backup, &self.name, self.chunk, last);
        self.cipher
            .open_in_place(&nonce, bound.as_bytes(), &mut plain, &tag)
            .map_err(|error| damaged(&self.name, error.code()))?;
        self.chunk += 1;
        self.ended = last;
        self.plain = plain;
        Ok(Some(&self.plain))
    }
}

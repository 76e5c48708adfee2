//! The folder of the index: tantivy's only way to the disk, and nothing leaves here in the clear.
//!
//! A file is a header and chunks of 16 KiB, each sealed by itself and bound to the vault, the file's name, its number
//! and whether it is the last, so that none can be changed, cut off, moved to another place or file, or brought from
//! another store. What tantivy reads of a file is opened chunk by chunk, and a bounded number of opened chunks is kept.
//!
//! A file of a segment is sealed under the index key of one epoch ([`super::epoch`]): when that key is destroyed, the
//! file is noise. The list of segments is sealed under a key that stays; it holds numbers only. File names are random.
//!
//! Bytes that were handed to tantivy are its own: it frees them without overwriting them (its owner type asks for a
//! marker that needs `unsafe`). What is kept here is overwritten.

use std::{
    fmt, fs,
    fs::File,
    io::{self, BufWriter, Write},
    ops::Range,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use quick_cache::{Weighter, sync::Cache};
use serde::{Deserialize, Serialize};
use tantivy::{
    HasLen,
    directory::{
        AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, TerminatingWrite,
        WatchCallback, WatchCallbackList, WatchHandle, WritePtr,
        error::{DeleteError, LockError, OpenReadError, OpenWriteError},
    },
};
use velvet_seal::{
    Aead, Binding, Key,
    cipher::{Bulk, NONCE_BYTES, TAG_BYTES},
};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};
use zeroize::Zeroizing;

use crate::{keys::DayKeys, records::Seal, vault::private};

/// Plain bytes in one chunk: opening one takes 12 µs, and a query of one word needs few (spec/store.md section 3).
pub(crate) const CHUNK_BYTES: usize = 16 << 10;
const SEALED_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
const MAGIC: [u8; 4] = *b"VXF1";
const SALT_BYTES: usize = 16;
const EPOCH_BYTES: usize = 8;
/// Magic, number of the key, salt, and the sealed epoch.
const HEADER_BYTES: usize = 4 + 8 + SALT_BYTES + EPOCH_BYTES + TAG_BYTES;
/// No day key has this number; the key that stays seals such files.
const KEY_THAT_STAYS: u64 = 0;
const LABEL: &str = "velvet/index/1";
/// tantivy's list of segments.
pub(crate) const META: &str = "meta.json";

/// Why a file of the index is refused. The code is all that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read a file of the index ({code})")]
pub(crate) struct Refused {
    pub(crate) code: &'static str,
}

impl Refused {
    const MALFORMED: Self = Self {
        code: "open-malformed",
    };
    const FORGED: Self = Self {
        code: "open-forged",
    };
    const DESTROYED: Self = Self {
        code: "key-destroyed",
    };

    /// The refusal within an error of tantivy or the system.
    pub(crate) fn within(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        let mut at = Some(error);
        while let Some(error) = at {
            if let Some(refused) = error.downcast_ref::<Self>() {
                return Some(*refused);
            }
            let inner = error
                .downcast_ref::<io::Error>()
                .and_then(io::Error::get_ref);
            at = match inner {
                Some(inner) => Some(inner),
                None => error.source(),
            };
        }
        None
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::new(io::ErrorKind::InvalidData, refused)
    }
}

/// A chunk's bytes are what it weighs.
#[derive(Clone)]
struct ByBytes;

type Chunk = Arc<Zeroizing<Vec<u8>>>;

impl Weighter<(u64, u64), Chunk> for ByBytes {
    fn weight(&self, _: &(u64, u64), chunk: &Chunk) -> u64 {
        chunk.len().max(1) as u64
    }
}

/// What seals the files of one index.
pub(crate) struct FileKeys {
    /// Seals what is of no day.
    pub(crate) stays: Key,
    pub(crate) days: Arc<DayKeys>,
    pub(crate) vault: Vec<u8>,
}

struct Shared {
    folder: PathBuf,
    keys: FileKeys,
    /// The epoch that files are written for now; there is one writer.
    epoch: AtomicI64,
    chunks: Cache<(u64, u64), Chunk, ByBytes>,
    watchers: WatchCallbackList,
}

/// The epoch that a file was written for, and the number of the key that seals it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) epoch: i64,
    pub(crate) key: u64,
}

/// The folder of the index.
#[derive(Clone)]
pub(crate) struct SealedDirectory(Arc<Shared>);

impl fmt::Debug for SealedDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedDirectory")
    }
}

/// The clear beginning of a file.
struct Header {
    number: u64,
    salt: [u8; SALT_BYTES],
    epoch: [u8; EPOCH_BYTES],
    tag: [u8; TAG_BYTES],
}

impl Header {
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.epoch);
        bytes.extend_from_slice(&self.tag);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        let (salt, rest) = rest.split_first_chunk::<SALT_BYTES>()?;
        let (epoch, rest) = rest.split_first_chunk::<EPOCH_BYTES>()?;
        let (tag, _) = rest.split_first_chunk::<TAG_BYTES>()?;
        (*magic == MAGIC).then_some(Self {
            number: u64::from_le_bytes(*number),
            salt: *salt,
            epoch: *epoch,
            tag: *tag,
        })
    }

    /// Another one for each writing of each name: what is kept of a file serves whoever opens it next, and nobody who
    /// opens another one of the same bytes.
    fn number_in_cache(&self, name: &str) -> u64 {
        xxh3_64_with_seed(name.as_bytes(), xxh3_64(&self.salt))
    }

    /// Of the chunk with this number; the salt is random, so that no two are equal under one key.
    fn nonce(salt: &[u8; SALT_BYTES], number: u64) -> [u8; NONCE_BYTES] {
        let mut nonce = [0; NONCE_BYTES];
        nonce[..SALT_BYTES].copy_from_slice(salt);
        nonce[SALT_BYTES..].copy_from_slice(&number.to_le_bytes());
        nonce
    }
}

/// What every chunk of a file is bound to, and sealed under.
struct Sealing {
    cipher: Bulk,
    vault: Vec<u8>,
    name: String,
    salt: [u8; SALT_BYTES],
}

impl Sealing {
    fn binding(&self, number: u64, last: bool) -> Binding {
        Binding::new(LABEL)
            .with(&self.vault)
            .with(self.name.as_bytes())
            .with_u64(number)
            .with_u64(u64::from(last))
    }

    fn seal(&self, number: u64, last: bool, chunk: &mut Vec<u8>) -> io::Result<()> {
        let nonce = Header::nonce(&self.salt, number);
        let binding = self.binding(number, last);
        let sealed = self.cipher.seal_in_place(&nonce, binding.as_bytes(), chunk);
        chunk.extend_from_slice(&sealed.map_err(io::Error::other)?);
        Ok(())
    }

    fn open(&self, number: u64, last: bool, sealed: &mut Vec<u8>) -> Result<(), Refused> {
        let (body, tag) = sealed
            .split_last_chunk_mut::<TAG_BYTES>()
            .ok_or(Refused::MALFORMED)?;
        let (nonce, tag) = (Header::nonce(&self.salt, number), *tag);
        let binding = self.binding(number, last);
        self.cipher
            .open_in_place(&nonce, binding.as_bytes(), body, &tag)
            .map_err(|_| Refused::FORGED)?;
        sealed.truncate(sealed.len() - TAG_BYTES);
        Ok(())
    }
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

impl SealedDirectory {
    pub(crate) fn new(folder: &Path, keys: FileKeys, cache_bytes: u64) -> io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt;
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let chunks = usize::try_from(cache_bytes).unwrap_or(usize::MAX) / CHUNK_BYTES;
        Ok(Self(Arc::new(Shared {
            folder: folder.to_owned(),
            keys,
            epoch: AtomicI64::new(0),
            chunks: Cache::with_weighter(chunks.max(1), cache_bytes, ByBytes),
            watchers: WatchCallbackList::default(),
        })))
    }

    /// What is written from now on is of this epoch.
    pub(crate) fn set_epoch(&self, epoch: i64) {
        self.0.epoch.store(epoch, Ordering::Release);
    }

    /// What the head of a file says.
    pub(crate) fn head(&self, path: &Path) -> io::Result<Head> {
        let file = File::open(self.0.folder.join(path))?;
        let header = read_header(&file)?;
        let epoch = self.open_epoch(&name_of(path), &header)?;
        let key = header.number;
        Ok(Head { epoch, key })
    }

    /// Whether the key of a file is there.
    pub(crate) fn has_key(&self, head: &Head) -> bool {
        self.0.keys.days.has(head.key)
    }

    fn open_epoch(&self, name: &str, header: &Header) -> Result<i64, Refused> {
        let sealing = self.sealing_that_stays(name, header.salt);
        let mut sealed = header.epoch.to_vec();
        sealed.extend_from_slice(&header.tag);
        sealing.open(u64::MAX, true, &mut sealed)?;
        let epoch = sealed.first_chunk().ok_or(Refused::MALFORMED)?;
        Ok(i64::from_le_bytes(*epoch))
    }

    fn sealing_that_stays(&self, name: &str, salt: [u8; SALT_BYTES]) -> Sealing {
        self.sealing_under(&self.0.keys.stays, name, salt)
    }

    fn sealing_under(&self, key: &Key, name: &str, salt: [u8; SALT_BYTES]) -> Sealing {
        Sealing {
            cipher: key.bulk(),
            vault: self.0.keys.vault.clone(),
            name: name.to_owned(),
            salt,
        }
    }

    /// How a file that lies there is opened.
    fn opening(&self, name: &str, header: &Header) -> Result<Sealing, Refused> {
        if header.number == KEY_THAT_STAYS {
            return Ok(self.sealing_that_stays(name, header.salt));
        }
        let key = self.0.keys.days.opening(header.number, Seal::Index);
        let key = key.ok_or(Refused::DESTROYED)?;
        Ok(self.sealing_under(&key, name, header.salt))
    }

    /// How a new file is sealed: its header and what seals its chunks.
    fn sealing(&self, name: &str, of_epoch: bool) -> io::Result<(Header, Sealing)> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(io::Error::other)?;
        let (number, key) = if of_epoch {
            let epoch = self.0.epoch.load(Ordering::Acquire);
            let sealing = self.0.keys.days.sealing(epoch, Seal::Index);
            sealing.map_err(io::Error::other)?
        } else {
            (KEY_THAT_STAYS, self.0.keys.stays.clone())
        };
        let mut epoch = self.0.epoch.load(Ordering::Acquire).to_le_bytes().to_vec();
        self.sealing_that_stays(name, salt)
            .seal(u64::MAX, true, &mut epoch)?;
        let (body, tag) = epoch.split_first_chunk().ok_or(Refused::MALFORMED)?;
        let header = Header {
            number,
            salt,
            epoch: *body,
            tag: *tag.first_chunk().ok_or(Refused::MALFORMED)?,
        };
        Ok((header, self.sealing_under(&key, name, salt)))
    }

    fn handle(&self, path: &Path) -> io::Result<SealedFile> {
        let full = self.0.folder.join(path);
        let file = File::open(&full)?;
        let header = read_header(&file)?;
        let body = file.metadata()?.len().saturating_sub(HEADER_BYTES as u64);
        let length = usize::try_from(body).ok().and_then(plain_length);
        let name = name_of(path);
        Ok(SealedFile {
            sealing: self.opening(&name, &header)?,
            path: full,
            length: length.ok_or(Refused::MALFORMED)?,
            number: header.number_in_cache(&name),
            shared: Arc::clone(&self.0),
        })
    }

    /// Takes the files of a segment away.
    pub(crate) fn remove_segment(&self, id: &str) -> io::Result<()> {
        for file in fs::read_dir(&self.0.folder)? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(id) {
                fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }

    fn write_whole(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let name = name_of(path);
        let (header, sealing) = self.sealing(&name, false)?;
        let new = self.0.folder.join(format!("{name}.new"));
        let file = private()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&new)?;
        let mut writer = SealedWriter::new(file, &header, sealing)?;
        writer.write_all(data)?;
        let file = writer.finished()?;
        // The list of segments must not come before what it lists; the list of files may be lost.
        let is_meta = path == Path::new(META);
        if is_meta {
            file.sync_data()?;
        }
        fs::rename(&new, self.0.folder.join(path))?;
        if is_meta {
            self.sync_directory()?;
        }
        Ok(())
    }
}

fn read_header(file: &File) -> io::Result<Header> {
    let mut bytes = [0; HEADER_BYTES];
    match file.read_exact_at(&mut bytes, 0) {
        Ok(()) => Ok(Header::from_bytes(&bytes).ok_or(Refused::MALFORMED)?),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(Refused::MALFORMED.into())
        }
        Err(error) => Err(error),
    }
}

/// Plain bytes in so many sealed ones; `None` when no file has that many.
fn plain_length(sealed: usize) -> Option<usize> {
    let chunks = sealed.div_ceil(SEALED_BYTES);
    let rest = sealed % SEALED_BYTES;
    (chunks > 0 && (rest == 0 || rest >= TAG_BYTES)).then(|| sealed - chunks * TAG_BYTES)
}

/// A file that is read.
struct SealedFile {
    shared: Arc<Shared>,
    sealing: Sealing,
    path: PathBuf,
    length: usize,
    number: u64,
}

impl fmt::Debug for SealedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedFile")
    }
}

impl SealedFile {
    /// A chunk; `file` is opened with the first that is not kept.
    fn chunk(&self, at: usize, file: &mut Option<File>) -> io::Result<Chunk> {
        let key = (self.number, at as u64);
        if let Some(chunk) = self.shared.chunks.get(&key) {
            return Ok(chunk);
        }
        let plain = CHUNK_BYTES.min(self.length.saturating_sub(at * CHUNK_BYTES));
        let mut bytes = Zeroizing::new(vec![0; plain + TAG_BYTES]);
        // Opened for each read: a history of years has more files than a process may hold open.
        let file = match file {
            Some(file) => file,
            None => file.insert(File::open(&self.path)?),
        };
        file.read_exact_at(&mut bytes, (HEADER_BYTES + at * SEALED_BYTES) as u64)?;
        let last = (at + 1) * CHUNK_BYTES >= self.length;
        self.sealing.open(at as u64, last, &mut bytes)?;
        let chunk = Arc::new(bytes);
        self.shared.chunks.insert(key, Arc::clone(&chunk));
        Ok(chunk)
    }
}

impl HasLen for SealedFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for SealedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.length {
            return Err(Refused::MALFORMED.into());
        }
        let mut bytes = Vec::with_capacity(range.len());
        let mut at = range.start;
        let mut file = None;
        while at < range.end {
            let chunk = self.chunk(at / CHUNK_BYTES, &mut file)?;
            let from = at % CHUNK_BYTES;
            let to = chunk.len().min(from + range.end - at);
            bytes.extend_from_slice(&chunk[from..to]);
            at += to - from;
        }
        Ok(OwnedBytes::new(bytes))
    }
}

/// A file that is written.
struct SealedWriter {
    file: File,
    sealing: Sealing,
    chunk: Zeroizing<Vec<u8>>,
    number: u64,
}

impl SealedWriter {
    fn new(mut file: File, header: &Header, sealing: Sealing) -> io::Result<Self> {
        file.write_all(&header.to_bytes())?;
        Ok(Self {
            file,
            sealing,
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_BYTES)),
            number: 0,
        })
    }

    fn write_chunk(&mut self, last: bool) -> io::Result<()> {
        self.sealing.seal(self.number, last, &mut self.chunk)?;
        self.file.write_all(&self.chunk)?;
        self.chunk.clear();
        self.number += 1;
        Ok(())
    }

    fn finished(mut self) -> io::Result<File> {
        self.write_chunk(true)?;
        Ok(self.file)
    }
}

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits for more: the last one is sealed as such.
        if self.chunk.len() == CHUNK_BYTES {
            self.write_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK_BYTES - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for SealedWriter {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.write_chunk(true)?;
        self.file.sync_data()
    }
}

fn read_error(path: &Path) -> impl FnOnce(io::Error) -> OpenReadError {
    move |error| match error.kind() {
        io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
        _ => OpenReadError::wrap_io_error(error, path.to_owned()),
    }
}

impl Directory for SealedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let handle = self.handle(path).map_err(read_error(path))?;
        Ok(Arc::new(handle))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        fs::remove_file(self.0.folder.join(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => DeleteError::FileDoesNotExist(path.to_owned()),
            _ => DeleteError::IoError {
                io_error: Arc::new(error),
                filepath: path.to_owned(),
            },
        })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        let exists = self.0.folder.join(path).try_exists();
        exists.map_err(read_error(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_owned()),
            _ => OpenWriteError::wrap_io_error(error, path.to_owned()),
        };
        let new = || {
            let (header, sealing) = self.sealing(&name_of(path), true)?;
            let file = private()
                .write(true)
                .create_new(true)
                .open(self.0.folder.join(path))?;
            SealedWriter::new(file, &header, sealing)
        };
        let writer: Box<dyn TerminatingWrite + Send + Sync> = Box::new(new().map_err(failed)?);
        Ok(BufWriter::with_capacity(CHUNK_BYTES, writer))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let handle = self.handle(path).map_err(read_error(path))?;
        let bytes = handle.read_bytes(0..handle.length);
        Ok(bytes.map_err(read_error(path))?.to_vec())
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.write_whole(path, data)?;
        if path == Path::new(META) {
            // Nobody waits for it: snapshots are taken by hand.
            drop(self.0.watchers.broadcast());
        }
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        File::open(&self.0.folder)?.sync_all()
    }

    /// The store's own lock covers the folder.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(self.0.watchers.subscribe(callback))
    }
}

//! The key store's file: read only when it is private, written whole or not at all.

use std::{
    fs::{self, DirBuilder, File},
    io::{ErrorKind, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::{Path, PathBuf},
};

use rustix::fs::{Mode, OFlags};

use super::KeyStoreError;

/// The file is half a kilobyte; more than this is another file.
const FILE_BYTES_MAX: u64 = 16 * 1024;
const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);
const READABLE_BY_OTHERS: u32 = 0o077;

/// What may be at the target when the file is put there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing, and when another process was faster it has won.
    Vacant,
    /// The file that was read before.
    Replaced,
}

/// Reads the file, or nothing when there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, KeyStoreError> {
    // Not blocking, so that a pipe in its place cannot hold us up.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(descriptor) => File::from(descriptor),
        Err(rustix::io::Errno::NOENT) => return Ok(None),
        Err(error) => return Err(KeyStoreError::unreadable(path, error.into())),
    };
    check_private(&file, path)?;
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| KeyStoreError::unreadable(path, error))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(KeyStoreError::Malformed {
            path: path.to_owned(),
        });
    }
    Ok(Some(bytes))
}

fn check_private(file: &File, path: &Path) -> Result<(), KeyStoreError> {
    let facts = file
        .metadata()
        .map_err(|error| KeyStoreError::unreadable(path, error))?;
    let path = path.to_owned();
    if !facts.is_file() {
        return Err(KeyStoreError::Malformed { path });
    }
    if facts.uid() != rustix::process::geteuid().as_raw() {
        return Err(KeyStoreError::Foreign { path });
    }
    let mode = facts.mode() & 0o777;
    if mode & READABLE_BY_OTHERS != 0 {
        return Err(KeyStoreError::NotPrivate { path, mode });
    }
    Ok(())
}

/// Writes the file so that after a crash at any moment there is the old one or the new one, whole.
pub(super) fn write(path: &Path, bytes: &[u8], target: Target) -> Result<(), KeyStoreError> {
    let directory = directory_of(path);
    create_private(&directory).map_err(|error| KeyStoreError::unwritable(path, error))?;
    let fresh =
        Fresh::write(&directory, bytes).map_err(|error| KeyStoreError::unwritable(path, error))?;
    let put = match target {
        Target::Replaced => fs::rename(&fresh.0, path),
        // A link fails where a rename would overwrite: of two processes exactly one creates the key store.
        Target::Vacant => fs::hard_link(&fresh.0, path),
    };
    match put {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(KeyStoreError::Exists {
                path: path.to_owned(),
            });
        }
        other => other.map_err(|error| KeyStoreError::unwritable(path, error))?,
    }
    File::open(&directory)
        .and_then(|directory| directory.sync_all())
        .map_err(|error| KeyStoreError::unwritable(path, error))
}

fn directory_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn create_private(directory: &Path) -> std::io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
}

/// A file beside the target, gone when this is dropped unless it was renamed.
struct Fresh(PathBuf);

impl Fresh {
    fn write(directory: &Path, bytes: &[u8]) -> std::io::Result<Self> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(std::io::Error::from)?;
        let name = format!(".keystore.{:016x}", u64::from_le_bytes(random));
        let path = directory.join(name);
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let descriptor = rustix::fs::open(&path, flags, PRIVATE)?;
        let fresh = Self(path);
        let mut file = File::from(descriptor);
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(fresh)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // After a rename it is gone already; otherwise it holds only what is wrapped, or public.
        fs::remove_file(&self.0).ok();
    }
}

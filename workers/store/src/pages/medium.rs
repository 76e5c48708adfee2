//! Where the bytes lie: a file, or in tests a disk that fails.

use std::{
    fmt,
    fs::{File, TryLockError},
    io,
    os::unix::fs::FileExt,
};

/// Bytes at places, and a way to make them durable.
pub(crate) trait Medium: fmt::Debug + Send + Sync + 'static {
    fn len(&self) -> io::Result<u64>;
    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()>;
    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()>;
    /// What is new reads as zero.
    fn set_len(&self, length: u64) -> io::Result<()>;
    /// Returns when everything written before survives a power cut.
    fn sync(&self) -> io::Result<()>;
    /// Gives up what was read before. After a failed sync the kernel may hold pages as clean that the disk never
    /// got ("fsyncgate"): what is built on them is lost at the next power cut. Pages not yet written stay.
    fn distrust_cache(&self) -> io::Result<()>;
}

impl Medium for File {
    fn len(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.read_exact_at(out, offset)
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.write_all_at(data, offset)
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        File::set_len(self, length)
    }

    fn sync(&self) -> io::Result<()> {
        // Also tells the length, since reading depends on it.
        self.sync_data()
    }

    fn distrust_cache(&self) -> io::Result<()> {
        Ok(rustix::fs::fadvise(
            self,
            0,
            None,
            rustix::fs::Advice::DontNeed,
        )?)
    }
}

/// Locks a file for this process; false when another one has it. Gone with the file.
pub(crate) fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

//! Everything that a restart brings back, as bytes that the caller seals.

use zeroize::{Zeroize as _, Zeroizing};

use crate::nudger::Nudger;
use crate::state::State;

/// First byte of a snapshot; another one is not read.
const VERSION: u8 = 1;
/// Most snapshots are smaller, so that no grown-out copy of them stays in memory.
const USUAL_BYTES: usize = 256 * 1024;

/// A snapshot that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// It was written by another version.
    #[error(
        "failed to restore the nudger: its snapshot has version {found}, this one reads {VERSION}; \
         start without it and rebuild the budgets from the history"
    )]
    Version {
        /// Its first byte.
        found: u8,
    },
    /// It is cut or damaged.
    #[error(
        "failed to restore the nudger: its snapshot is damaged; start without it and rebuild the budgets from \
         the history"
    )]
    Damaged,
}

impl Nudger {
    /// The whole state. It holds the person's own words: seal it.
    #[must_use]
    pub fn snapshot(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(USUAL_BYTES));
        bytes.push(VERSION);
        if serde_json::to_writer(&mut *bytes, &self.state).is_err() {
            // A snapshot that is not whole is none: restoring it is refused.
            bytes.zeroize();
        }
        bytes
    }

    /// Takes up where a snapshot was taken. On an error nothing has changed.
    ///
    /// # Errors
    ///
    /// The snapshot is of another version, or damaged.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let (version, body) = bytes.split_first().ok_or(SnapshotError::Damaged)?;
        if *version != VERSION {
            return Err(SnapshotError::Version { found: *version });
        }
        let state: State = serde_json::from_slice(body).map_err(|_| SnapshotError::Damaged)?;
        self.state = state;
        Ok(())
    }
}

//! The anchor: a small file outside the store's folder that says how far the store has come.
//!
//! A folder that is put back from a copy opens like any other, and what was stored or forgotten since is gone without
//! a word. The anchor tells: a store that is behind it is refused until the person accepts it. Somebody who can
//! write both the folder and the anchor's can roll back both.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use prost::Message;
use velvet_seal::{Binding, Key};

use super::{Vault, file::write_whole};
use crate::StoreError;

/// How far the anchor may lag behind (spec/store.md, section 4).
const LAG_MAX: Duration = Duration::from_secs(5 * 60);
const LABEL: &str = "velvet/anchor/1";

/// How far a store has come. All of it only grows.
#[derive(Clone, PartialEq, Eq, Message)]
#[prost(skip_debug)]
pub(super) struct Reached {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) vault: Vec<u8>,
    /// Changes that are durable.
    #[prost(uint64, tag = "2")]
    pub(super) changes: u64,
    /// Erasure secrets made: one for each time that keys were destroyed.
    #[prost(uint64, tag = "3")]
    pub(super) generation: u64,
}

impl Reached {
    fn is_behind(&self, anchor: &Self) -> bool {
        self.vault != anchor.vault
            || self.changes < anchor.changes
            || self.generation < anchor.generation
    }
}

pub(super) struct Anchor {
    path: PathBuf,
    key: Key,
    last: Mutex<Option<(Instant, Reached)>>,
}

impl Anchor {
    pub(super) fn new(path: &Path, pages: &Key) -> Self {
        Self {
            path: path.to_owned(),
            key: pages.derive("anchor"),
            last: Mutex::new(None),
        }
    }

    /// What it says; `None` when it was never written, or somebody damaged it, who could have removed it as well.
    fn read(&self) -> Option<Reached> {
        let sealed = fs::read(&self.path).ok()?;
        let plain = self.key.open(&Binding::new(LABEL), &sealed);
        let said = plain
            .ok()
            .and_then(|plain| Reached::decode(plain.as_slice()).ok());
        if said.is_none() {
            tracing::warn!("the store's anchor is damaged and made anew");
        }
        said
    }

    /// Refuses a store that is behind what was last written here.
    pub(super) fn check(&self, found: &Reached, folder: &Path) -> Result<(), StoreError> {
        match self.read() {
            Some(said) if found.is_behind(&said) => Err(StoreError::RolledBack {
                folder: folder.to_owned(),
            }),
            _ => Ok(()),
        }
    }

    /// Writes how far the store has come, unless that was written a moment ago. The store works without it.
    fn note(&self, reached: Reached, now: bool) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due =
            |(at, said): &(Instant, Reached)| *said != reached && (now || at.elapsed() >= LAG_MAX);
        if !last.as_ref().is_none_or(is_due) {
            return;
        }
        if self.write(&reached).is_err() {
            tracing::warn!("the store's anchor could not be written");
        }
        *last = Some((Instant::now(), reached));
    }

    fn write(&self, reached: &Reached) -> Result<(), StoreError> {
        let sealed = self
            .key
            .seal(&Binding::new(LABEL), &reached.encode_to_vec())?;
        write_whole(&self.path, &sealed, "write the anchor")
    }
}

impl Vault {
    /// How far the store has come, as far as it is durable.
    pub(super) fn reached(&self) -> Result<Reached, StoreError> {
        Ok(Reached {
            vault: self.sealer.vault().to_vec(),
            changes: self.group().durable,
            generation: self.sealer.days()?.generation(),
        })
    }

    /// Writes the anchor when it lags; `now` when something was forgotten, or at the end.
    pub(super) fn anchor(&self, now: bool) {
        if let (Some(anchor), Ok(reached)) = (&self.anchor, self.reached()) {
            anchor.note(reached, now);
        }
    }
}

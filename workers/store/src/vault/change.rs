//! One change of the file: rows and their account, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use redb::{ReadableTable, TableDefinition, WriteTransaction};
use velvet_messages::{FrameId, v1};
use velvet_seal::{Key, Open};

use super::{
    Vault, packs,
    room::room_for,
    state::{Effect, State},
};
use crate::{
    StoreError,
    records::{
        CountersRow, FRAMES, FrameRow, META, META_COUNTERS, PIXELS, Sealer, TRACKS, TrackRow,
    },
};

/// One change of the file, until it is committed.
pub(crate) struct Change<'a> {
    pub(crate) txn: &'a WriteTransaction,
    pub(crate) sealer: &'a Sealer,
    pub(crate) state: &'a State,
    vault: &'a Vault,
    tracks: BTreeMap<u64, TrackRow>,
    pub(crate) counters: CountersRow,
    added: Option<(u64, u64, Open<v1::Reading>)>,
    pub(super) wrote: bool,
}

impl<'a> Change<'a> {
    pub(super) fn new(txn: &'a WriteTransaction, vault: &'a Vault, state: &'a State) -> Self {
        Self {
            txn,
            sealer: &vault.sealer,
            state,
            vault,
            tracks: BTreeMap::new(),
            counters: state.counters,
            added: None,
            wrote: false,
        }
    }

    /// Must be asked before anything is written, so that a full disk is met before the database meets it.
    pub(crate) fn need_room(&self, bytes: usize) -> Result<(), StoreError> {
        // Pages that forgetting freed stay in the file and are used again.
        let inside = self.counters.reusable_bytes >= room_for(bytes as u64);
        if inside || self.vault.has_room(bytes as u64)? {
            Ok(())
        } else {
            Err(StoreError::Floor)
        }
    }

    /// The track of a frame; a new one takes the next number, and a new session the next place in the order.
    pub(crate) fn track(&mut self, frame: &FrameId) -> (u64, &mut TrackRow) {
        let known = self.state.track_number(frame);
        let number = known.unwrap_or(self.state.tracks.len() as u64);
        let state = self.state;
        let track = self.tracks.entry(number).or_insert_with(|| {
            let row = known.and_then(|known| state.tracks.get(&known)).cloned();
            row.unwrap_or_else(|| new_track(state, frame))
        });
        (number, track)
    }

    pub(crate) fn track_numbered(&mut self, number: u64) -> Option<&mut TrackRow> {
        if !self.tracks.contains_key(&number) {
            self.tracks
                .insert(number, self.state.tracks.get(&number)?.clone());
        }
        self.tracks.get_mut(&number)
    }

    pub(crate) fn put<'k, K, R>(
        &mut self,
        table: TableDefinition<'static, K, &'static [u8]>,
        place: K::SelfType<'k>,
        row: &R,
    ) -> Result<(), StoreError>
    where
        K: redb::Key + 'static,
        K::SelfType<'k>: crate::records::Place,
        R: crate::records::Row,
    {
        self.wrote = true;
        self.sealer.put(self.txn, table, place, row)
    }

    /// Seals the pixels of one region under their reading's key.
    pub(crate) fn put_pixels(
        &mut self,
        place: (u64, u64),
        key: &Key,
        pixels: &v1::Pixels,
    ) -> Result<(), StoreError> {
        self.wrote = true;
        let sealed = self.sealer.seal_pixels(place, key, pixels)?;
        self.txn
            .open_table(PIXELS)?
            .insert(place, sealed.as_slice())?;
        Ok(())
    }

    pub(crate) fn frame(&self, track: u64, seq: u64) -> Result<Option<FrameRow>, StoreError> {
        let frames = self.txn.open_table(FRAMES)?;
        self.sealer.get::<(u64, u64), _>(&frames, (track, seq))
    }

    /// Notes a stored reading for the index.
    pub(crate) fn add(&mut self, number: u64, track: u64, reading: Open<v1::Reading>) {
        self.added = Some((number, track, reading));
    }

    /// What it does to the state; `None` when nothing has changed at all. The account is yet to be written.
    pub(super) fn finish(mut self) -> Option<Effect> {
        let before = &self.state.tracks;
        self.tracks
            .retain(|number, track| before.get(number) != Some(track));
        let wrote = self.wrote || self.counters != self.state.counters || !self.tracks.is_empty();
        self.counters.changes += 1;
        wrote.then_some(Effect {
            tracks: self.tracks,
            counters: self.counters,
            added: self.added,
        })
    }
}

/// Writes the account beside what it is of, once for all changes of a transaction: of the tracks that they touch, and the
/// counters.
pub(super) fn write_account(
    txn: &WriteTransaction,
    sealer: &Sealer,
    state: &mut State,
    tracks: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    for number in tracks {
        let Some(track) = state.tracks.get_mut(number) else {
            continue;
        };
        settle(txn, *number, track)?;
        sealer.put(txn, TRACKS, *number, track)?;
    }
    packs::renew(txn, sealer, state, tracks)?;
    sealer.put(txn, META, META_COUNTERS, &state.counters)
}

/// Moves the mark below which every frame of a track is settled.
fn settle(txn: &WriteTransaction, number: u64, track: &mut TrackRow) -> Result<(), StoreError> {
    let frames = txn.open_table(FRAMES)?;
    while frames.get((number, track.settled + 1))?.is_some() {
        track.settled += 1;
    }
    Ok(())
}

fn new_track(state: &State, frame: &FrameId) -> TrackRow {
    let same = state.tracks.values().find(|track| {
        track.device == frame.device.as_str() && track.session == frame.session.as_str()
    });
    let next = || {
        let numbers = state.tracks.values().map(|track| track.session_number + 1);
        numbers.max().unwrap_or(0)
    };
    TrackRow {
        device: frame.device.as_str().to_owned(),
        session: frame.session.as_str().to_owned(),
        display: frame.display.as_str().to_owned(),
        session_number: same.map_or_else(next, |track| track.session_number),
        ..TrackRow::default()
    }
}

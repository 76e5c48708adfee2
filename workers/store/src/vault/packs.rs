//! Packs: the tracks of sessions that are over, many in one row.
//!
//! All tracks are in memory, and a store of years has thousands, so that reading them row by row was half of opening
//! it. A pack is derived: the row of each track stays what counts, and a pack that is missing or does not open costs
//! time only. Who writes a track of a pack takes the pack away in the same transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use prost::Message;
use redb::{
    ReadOnlyTable, ReadTransaction, ReadableTable, TableDefinition, TableError, WriteTransaction,
};

use super::state::State;
use crate::{
    StoreError,
    records::{Numbered, Row, Sealer, TRACKS, TrackRow},
};

/// Pack number to its tracks; made with the first pack.
const TRACK_PACKS: Numbered = TableDefinition::new("track_packs");
/// Tracks in a pack: about 2 KiB.
const TRACKS_OF_PACK: u64 = 64;
/// The newest tracks are in no pack, since most of what arrives is theirs.
const MOVING_TRACKS: u64 = 32;

/// The tracks of one pack in the order of their numbers.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct PackRow {
    #[prost(message, repeated, tag = "1")]
    tracks: Vec<TrackRow>,
}

impl Row for PackRow {
    const TABLE: &'static str = "track_packs";
}

pub(super) type Table = ReadOnlyTable<u64, &'static [u8]>;

fn numbers(pack: u64) -> Range<u64> {
    pack * TRACKS_OF_PACK..(pack + 1) * TRACKS_OF_PACK
}

/// The packs of a moment of the file, when it has any.
pub(super) fn table(read: &ReadTransaction) -> Result<Option<Table>, StoreError> {
    match read.open_table(TRACK_PACKS) {
        Ok(table) => Ok(Some(table)),
        Err(TableError::TableDoesNotExist(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// All tracks of a store.
#[derive(Default)]
pub(super) struct Tracks {
    pub(super) rows: BTreeMap<u64, TrackRow>,
    /// Packs that some of them came from.
    pub(super) packs: BTreeSet<u64>,
}

impl Tracks {
    pub(super) fn read(read: &ReadTransaction, sealer: &Sealer) -> Result<Self, StoreError> {
        let packed = table(read)?;
        let table = read.open_table(TRACKS)?;
        let end = table.last()?.map_or(0, |(number, _)| number.value() + 1);
        let mut tracks = Self::default();
        for pack in 0..end.div_ceil(TRACKS_OF_PACK) {
            let row = packed
                .as_ref()
                .map(|packed| sealer.get::<u64, PackRow>(packed, pack));
            if let Some(Ok(Some(row))) = row {
                tracks.rows.extend(numbers(pack).zip(row.tracks));
                tracks.packs.insert(pack);
                continue;
            }
            for item in table.range(numbers(pack))? {
                let (number, sealed) = item?;
                let row = sealer.open(number.value(), sealed.value())?;
                tracks.rows.insert(number.value(), row);
            }
        }
        Ok(tracks)
    }
}

/// Takes the packs of tracks that were written away, and makes those that are due.
pub(super) fn renew(
    txn: &WriteTransaction,
    sealer: &Sealer,
    state: &mut State,
    written: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    let touched: BTreeSet<u64> = written
        .iter()
        .map(|number| number / TRACKS_OF_PACK)
        .collect();
    let at_rest = (state.tracks.len() as u64).saturating_sub(MOVING_TRACKS) / TRACKS_OF_PACK;
    let due = (0..at_rest).filter(|pack| !state.packs.contains(pack) && !touched.contains(pack));
    let (due, stale): (Vec<u64>, Vec<u64>) = (
        due.collect(),
        state.packs.intersection(&touched).copied().collect(),
    );
    if due.is_empty() && stale.is_empty() {
        return Ok(());
    }
    let mut packs = txn.open_table(TRACK_PACKS)?;
    for pack in stale {
        packs.remove(pack)?;
        state.packs.remove(&pack);
    }
    for pack in due {
        let tracks = state
            .tracks
            .range(numbers(pack))
            .map(|(_, track)| track.clone())
            .collect();
        let sealed = sealer.seal(pack, &PackRow { tracks })?;
        packs.insert(pack, sealed.as_slice())?;
        state.packs.insert(pack);
    }
    Ok(())
}

/// Packs that do not open or differ from the rows of their tracks.
pub(super) fn unsound(
    packs: &Table,
    rows: &Table,
    sealer: &Sealer,
) -> Result<Vec<u64>, StoreError> {
    let mut unsound = vec![];
    for item in packs.iter()? {
        let (pack, sealed) = item?;
        let pack = pack.value();
        let mut stored: Vec<TrackRow> = vec![];
        for number in numbers(pack) {
            stored.extend(sealer.get::<u64, _>(rows, number)?);
        }
        let opened = sealer.open(pack, sealed.value());
        if !opened.is_ok_and(|row: PackRow| row.tracks == stored) {
            unsound.push(pack);
        }
    }
    Ok(unsound)
}

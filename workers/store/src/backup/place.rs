//! Rows of the store by table and key, in one order.

use redb::{Key, ReadTransaction, ReadableTable, TableDefinition, WriteTransaction};

use crate::{
    StoreError,
    records::{
        EVENT_IDS, EVENTS, FRAMES, META, META_BACKUPS, META_DIRECTORY, META_INTENT, PIXELS,
        READINGS, RECEIPTS, STRAYS, TRACKS,
    },
};

/// Where a row lies. Derived rows (the index) have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    pub(super) table: u8,
    pub(super) key: u128,
}

// Numbers of tables in a backup; they stay.
const T_META: u8 = 0;
pub(super) const T_READINGS: u8 = 1;
pub(super) const T_PIXELS: u8 = 2;
const T_FRAMES: u8 = 3;
const T_TRACKS: u8 = 4;
pub(super) const T_EVENTS: u8 = 5;
const T_EVENT_IDS: u8 = 6;
const T_STRAYS: u8 = 7;
const T_RECEIPTS: u8 = 8;

type Table<K> = TableDefinition<'static, K, &'static [u8]>;

/// Rows of `meta` that are not of the backup's moment, or are made again.
fn is_left_out(id: Id) -> bool {
    let left_out = [META_DIRECTORY, META_INTENT, META_BACKUPS];
    id.table == T_META && left_out.iter().any(|key| u128::from(*key) == id.key)
}

fn pair(key: (u64, u64)) -> u128 {
    u128::from(key.0) << 64 | u128::from(key.1)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the two halves of the number"
)]
fn unpair(key: u128) -> (u64, u64) {
    ((key >> 64) as u64, key as u64)
}

/// Shows every row that a backup has, in the order of [`Id`].
pub(super) fn walk(
    moment: &ReadTransaction,
    mut each: impl FnMut(Id, &[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut numbered = |number, table| walk_table(moment, table, number, u128::from, &mut each);
    numbered(T_META, META)?;
    numbered(T_READINGS, READINGS)?;
    walk_table(moment, PIXELS, T_PIXELS, pair, &mut each)?;
    walk_table(moment, FRAMES, T_FRAMES, pair, &mut each)?;
    let mut numbered = |number, table| walk_table(moment, table, number, u128::from, &mut each);
    numbered(T_TRACKS, TRACKS)?;
    numbered(T_EVENTS, EVENTS)?;
    for (number, table) in [(T_EVENT_IDS, EVENT_IDS), (T_STRAYS, STRAYS)] {
        walk_table(moment, table, number, |key| key, &mut each)?;
    }
    walk_table(moment, RECEIPTS, T_RECEIPTS, u128::from, &mut each)
}

fn walk_table<K: Key + 'static>(
    moment: &ReadTransaction,
    table: Table<K>,
    number: u8,
    key: impl for<'k> Fn(K::SelfType<'k>) -> u128,
    each: &mut impl FnMut(Id, &[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for item in moment.open_table(table)?.iter()? {
        let (place, sealed) = item?;
        let id = Id {
            table: number,
            key: key(place.value()),
        };
        if !is_left_out(id) {
            each(id, sealed.value())?;
        }
    }
    Ok(())
}

/// Puts a row in its place, or takes it away. `false` when there is no such place.
pub(super) fn put(
    txn: &WriteTransaction,
    id: Id,
    sealed: Option<&[u8]>,
) -> Result<bool, StoreError> {
    let (high, low) = unpair(id.key);
    let numbered = |table: Table<u64>| put_in(txn, table, low, sealed).map(|()| high == 0);
    match id.table {
        T_META => numbered(META),
        T_READINGS => numbered(READINGS),
        T_TRACKS => numbered(TRACKS),
        T_EVENTS => numbered(EVENTS),
        T_RECEIPTS => numbered(RECEIPTS),
        T_PIXELS => put_in(txn, PIXELS, (high, low), sealed).map(|()| true),
        T_FRAMES => put_in(txn, FRAMES, (high, low), sealed).map(|()| true),
        T_EVENT_IDS => put_in(txn, EVENT_IDS, id.key, sealed).map(|()| true),
        T_STRAYS => put_in(txn, STRAYS, id.key, sealed).map(|()| true),
        _ => Ok(false),
    }
}

fn put_in<'k, K: Key + 'static>(
    txn: &WriteTransaction,
    table: Table<K>,
    key: K::SelfType<'k>,
    sealed: Option<&[u8]>,
) -> Result<(), StoreError> {
    let mut table = txn.open_table(table)?;
    match sealed {
        Some(sealed) => drop(table.insert(key, sealed)?),
        None => drop(table.remove(key)?),
    }
    Ok(())
}

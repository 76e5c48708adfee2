//! The same store under the keys of another root, for whoever's root is known to somebody else.
//!
//! What was on the screen is sealed under keys of days, and these stay (`velvet key days` gives new ones). All else, the
//! accounts and the receipts, is sealed under keys of the root, and is sealed anew here.

use std::sync::Arc;

use redb::{Database, ReadableTable, TableDefinition, WriteTransaction};
use velvet_seal::RoleKeys;

use crate::{
    StoreError,
    keys::DayKeys,
    records::{
        CheckRow, CountersRow, EVENT_IDS, EventIdRow, FRAMES, FrameRow, META, META_CHECK,
        META_COUNTERS, META_RETENTION, Place, RECEIPTS, ReceiptRow, Row, STRAYS, Sealer, StrayRow,
        TRACKS, TrackRow,
    },
    retention::RetentionRow,
    vault::begin,
};

/// Seals every row that is under a key of the root before under that of another.
pub(super) fn renew(
    database: &Database,
    days: &Arc<DayKeys>,
    vault: &[u8],
    before: &RoleKeys,
    keys: &RoleKeys,
) -> Result<(), StoreError> {
    let txn = begin(database)?;
    // The check is of no vault yet.
    let bare = Renewal::new(&txn, Sealer::new(before)?, Sealer::new(keys)?);
    bare.meta::<CheckRow>(META_CHECK)?;
    let named = |sealer: Sealer| sealer.named(vault.to_vec(), Arc::clone(days));
    let all = Renewal::new(&txn, named(bare.old), named(bare.new));
    all.meta::<CountersRow>(META_COUNTERS)?;
    all.meta::<RetentionRow>(META_RETENTION)?;
    all.table::<u64, TrackRow>(TRACKS)?;
    all.table::<(u64, u64), FrameRow>(FRAMES)?;
    all.table::<u128, EventIdRow>(EVENT_IDS)?;
    all.table::<u128, StrayRow>(STRAYS)?;
    all.receipts()?;
    Ok(txn.commit()?)
}

struct Renewal<'a> {
    txn: &'a WriteTransaction,
    old: Sealer,
    new: Sealer,
}

impl<'a> Renewal<'a> {
    fn new(txn: &'a WriteTransaction, old: Sealer, new: Sealer) -> Self {
        Self { txn, old, new }
    }

    fn meta<R: Row>(&self, place: u64) -> Result<(), StoreError> {
        let row: Option<R> = self.old.get::<u64, R>(&self.txn.open_table(META)?, place)?;
        row.map_or(Ok(()), |row| self.new.put(self.txn, META, place, &row))
    }

    /// Keys of tables stay, also those that are hashes under a key of the root: what they were made of is known to
    /// nobody, and what comes from now on has other ids.
    fn table<K, R>(
        &self,
        table: TableDefinition<'static, K, &'static [u8]>,
    ) -> Result<(), StoreError>
    where
        K: redb::Key + Place + 'static,
        K: for<'k> redb::Value<SelfType<'k> = K>,
        R: Row,
    {
        let mut table = self.txn.open_table(table)?;
        let places = table.iter()?.map(|item| Ok(item?.0.value()));
        let places: Vec<K> = places.collect::<Result<_, StoreError>>()?;
        for place in places {
            let row: Option<R> = self.old.get::<K, R>(&table, place)?;
            let sealed = row.map(|row| self.new.seal(place, &row)).transpose()?;
            if let Some(sealed) = sealed {
                table.insert(place, sealed.as_slice())?;
            }
        }
        Ok(())
    }

    /// Chains the receipts anew. One that breaks the chain keeps its hash, and goes on breaking it.
    fn receipts(&self) -> Result<(), StoreError> {
        let mut table = self.txn.open_table(RECEIPTS)?;
        let numbers = table.iter()?.map(|item| Ok(item?.0.value()));
        let numbers: Vec<u64> = numbers.collect::<Result<_, StoreError>>()?;
        let (mut before, mut previous) = (vec![], vec![]);
        for number in numbers {
            let row: Option<ReceiptRow> = self.old.get::<u64, _>(&table, number)?;
            let mut row = row.unwrap_or_default();
            let is_sound =
                row.previous == before && row.hash == self.old.receipt_hash(number, &row);
            before.clone_from(&row.hash);
            if is_sound {
                row.previous = previous;
                row.hash = self.new.receipt_hash(number, &row);
            }
            previous = row.hash.clone();
            table.insert(number, self.new.seal(number, &row)?.as_slice())?;
        }
        Ok(())
    }
}

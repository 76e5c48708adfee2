//! A smaller file. The database must not shrink itself under sealed pages ([`crate::pages`]), so that what counts is
//! copied into a new file, which takes the place of the old one when it is whole.

use redb::{Database, Key, ReadTransaction, ReadableTable, TableDefinition};

use super::{
    Urgency, Vault,
    file::{begin, new_database, not_durable, put_in_place},
};
use crate::{
    StoreError,
    records::{HASHED, NUMBERED, PAIRED},
};

/// Rows are copied in transactions of about so many bytes, which is what they take in memory.
const BATCH_BYTES: usize = 16 << 20;
/// What is freed must be worth the copy, bytes.
const FREED_BYTES_MIN: u64 = 16 << 20;

impl Vault {
    /// Makes the file smaller when most of it is free and the disk has room for both; `false` when there was nothing
    /// to do. Whoever writes waits; whoever reads does not, until the new file takes its place.
    pub(crate) fn shrink(&self) -> Result<bool, StoreError> {
        let before = self.file_bytes();
        {
            let mut writing = self.writing();
            self.ensure_open()?;
            self.settle(&mut writing)?;
            if !self.is_mostly_free()? {
                return Ok(false);
            }
            let database = self.copied(&self.still()?)?;
            self.set_aside(&mut writing);
            put_in_place(database, &self.folder)?;
        }
        self.change(Urgency::Now, |change| {
            change.counters.reusable_bytes = 0;
            Ok(())
        })?;
        let after = self.file_bytes();
        tracing::info!(
            before,
            after,
            "the store's file was made anew without what was free in it"
        );
        Ok(true)
    }

    fn is_mostly_free(&self) -> Result<bool, StoreError> {
        let freed = self.inner().state.reusable_bytes();
        let counts = self.file_bytes().saturating_sub(freed);
        let has_room = self.has_room(counts)?;
        Ok(freed >= FREED_BYTES_MIN && freed > counts && has_room)
    }

    fn copied(&self, read: &ReadTransaction) -> Result<Database, StoreError> {
        let new = new_database(&self.folder, &self.pages)?;
        for table in NUMBERED {
            copy_table(read, &new, table)?;
        }
        for table in PAIRED {
            copy_table(read, &new, table)?;
        }
        for table in HASHED {
            copy_table(read, &new, table)?;
        }
        // Now all of it is on the disk.
        begin(&new)?.commit()?;
        Ok(new)
    }
}

fn copy_table<K: Key + 'static>(
    read: &ReadTransaction,
    new: &Database,
    table: TableDefinition<'static, K, &'static [u8]>,
) -> Result<(), StoreError> {
    let rows = read.open_table(table)?;
    let mut rows = rows.iter()?.peekable();
    while rows.peek().is_some() {
        let mut txn = begin(new)?;
        not_durable(&mut txn)?;
        let mut bytes = 0;
        {
            let mut copy = txn.open_table(table)?;
            for item in rows.by_ref() {
                let (place, sealed) = item?;
                bytes += sealed.value().len();
                copy.insert(place.value(), sealed.value())?;
                if bytes >= BATCH_BYTES {
                    break;
                }
            }
        }
        txn.commit()?;
    }
    Ok(())
}

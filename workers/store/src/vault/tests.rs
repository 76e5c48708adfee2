//! What only the file's own side can do to it.

use redb::TableDefinition;

use super::file;
use crate::world::{World, keys, line, reading, rect, region, small_segments};

fn message(seq: u64) -> velvet_messages::v1::Reading {
    let text = line(&format!("word{seq} and more"), 0, 0);
    reading(
        "s1",
        "d1",
        seq,
        vec![region(rect(0, 0, 64, 64), [9; 3], vec![text])],
    )
}

/// Changes a closed store behind its back.
fn tamper(folder: &std::path::Path, change: impl FnOnce(&redb::WriteTransaction)) {
    let keys = keys(1);
    let pages = keys.get(velvet_seal::Purpose::StorePages).expect("a key");
    let database = file::open(folder, pages, 1 << 20).expect("a database");
    let txn = file::begin(&database).expect("a transaction");
    change(&txn);
    txn.commit().expect("committed");
    database.close().expect("closed");
}

#[test]
fn a_damaged_or_older_index_is_made_anew() {
    const META: TableDefinition<u64, &[u8]> = TableDefinition::new("meta");
    const SEGMENTS: TableDefinition<u64, &[u8]> = TableDefinition::new("segments");
    for table in [META, SEGMENTS] {
        let mut world = World::new(small_segments());
        for seq in 1..=5 {
            world.keep(&message(seq));
        }
        let folder = world.closed();
        tamper(folder.path(), |txn| {
            // Number 2 is the index directory in one table and the second segment in the other.
            let mut table = txn.open_table(table).expect("a table");
            assert!(table.insert(2, &b"junk"[..]).expect("written").is_some());
        });
        let world = World::in_folder(folder, small_segments());
        for seq in 1..=5 {
            assert_eq!(world.find(&format!("word{seq}")).len(), 1, "word{seq}");
        }
    }
}

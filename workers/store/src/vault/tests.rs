//! What only the file's own side can do to it.

use redb::{ReadableTable, TableDefinition};
use velvet_messages::v1;

use super::file;
use crate::world::{World, config, keys, line, reading, rect, region, small_segments};

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

/// 100 sessions are one pack and what is in none. A late message takes the pack away, the next one makes it again.
#[test]
fn sessions_that_are_over_lie_in_packs() {
    const PACKS: TableDefinition<u64, &[u8]> = TableDefinition::new("track_packs");
    let of_session = |session: u64, seq: u64| {
        let text = line("word", 0, 0);
        let region = region(rect(0, 0, 64, 64), [9; 3], vec![text]);
        reading(&format!("s{session}"), "d1", seq, vec![region])
    };
    let packs = |world: &World| world.vault.inner().state.packs.len();
    let tracks = |world: &World| world.vault.inner().state.tracks.clone();
    let mut world = World::new(config());
    for session in 0..100 {
        world.keep(&of_session(session, 1));
    }
    for (session, seq, packed) in [(99, 2, 1), (0, 2, 0), (99, 3, 1)] {
        world.keep(&of_session(session, seq));
        // Whoever reads has the account written.
        world.audit();
        assert_eq!(packs(&world), packed, "s{session} {seq}");
        assert_eq!(world.verify(v1::VerifyLevel::Full).0, []);
    }
    let stored = tracks(&world);
    assert_eq!(stored.len(), 100);
    world = world.reopened();
    assert_eq!(packs(&world), 1);
    assert!(tracks(&world) == stored);
    let folder = world.closed();
    tamper(folder.path(), |txn| {
        let mut table = txn.open_table(PACKS).expect("a table");
        assert!(table.insert(0, &b"junk"[..]).expect("written").is_some());
    });
    let world = World::in_folder(folder, config());
    assert_eq!(packs(&world), 0);
    assert!(tracks(&world) == stored);
    let (findings, _) = world.verify(v1::VerifyLevel::Full);
    let told: Vec<_> = findings
        .iter()
        .map(|found| (found.part.as_str(), found.place))
        .collect();
    assert_eq!(told, [("track_packs", 0)]);
}

#[test]
fn a_changed_or_missing_receipt_breaks_the_chain() {
    use crate::records::{RECEIPTS, ReceiptRow, Sealer};
    let change_at = |victim: Option<u64>, change: fn(&mut ReceiptRow)| {
        let mut world = World::new(small_segments());
        for seq in 1..=5 {
            world.keep(&message(seq));
        }
        for seq in 1..=3 {
            world.forget(seq * 1000, seq * 1000 + 1, "");
        }
        let audit = world.audit();
        assert_eq!((audit.receipts.len(), audit.receipts_broken), (3, false));
        let folder = world.closed();
        let keys = keys(1);
        let pages = keys.get(velvet_seal::Purpose::StorePages).expect("a key");
        let sealer = Sealer::new(&keys).expect("keys");
        let database = file::open(folder.path(), pages, 1 << 20).expect("a database");
        let name = file::check(&database, &sealer, folder.path()).expect("a name");
        database.close().expect("closed");
        let files = file::FileKeys::of(&keys).expect("keys");
        let days = crate::keys::DayKeys::open(folder.path(), &files.days, &name).expect("keys");
        let sealer = sealer.named(name, std::sync::Arc::new(days));
        tamper(folder.path(), |txn| {
            let mut table = txn.open_table(RECEIPTS).expect("a table");
            let Some(number) = victim else {
                table.remove(2).expect("removed");
                return;
            };
            let mut row: ReceiptRow = {
                let sealed = table.get(number).expect("read").expect("a receipt");
                sealer.open(number, sealed.value()).expect("opens")
            };
            change(&mut row);
            let sealed = sealer.seal(number, &row).expect("sealed");
            table.insert(number, sealed.as_slice()).expect("written");
        });
        drop(sealer);
        let audit = World::in_folder(folder, small_segments()).audit();
        (audit.receipts_broken, audit.receipts_broken_at)
    };
    // Sealed with the right key: whoever has it cannot change one without all after it.
    assert_eq!(change_at(Some(1), |_| ()), (false, 0));
    assert_eq!(change_at(Some(1), |row| row.readings = 0), (true, 1));
    assert_eq!(change_at(Some(0), |row| row.hash.clear()), (true, 0));
    assert_eq!(
        change_at(Some(2), |row| row.previous = vec![1; 32]),
        (true, 2)
    );
    assert_eq!(change_at(None, |_| ()), (true, 2));
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir(to).expect("made");
    for entry in std::fs::read_dir(from).expect("listed") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_all(&path, &copy);
        } else {
            std::fs::copy(&path, copy).expect("copied");
        }
    }
}

#[test]
fn a_folder_that_was_put_back_is_refused_until_it_is_accepted() {
    use std::fs;

    use crate::{StoreError, Vault};

    let place = tempfile::tempdir().expect("a folder");
    let anchor = place.path().join("anchor");
    let (folder, copy) = (place.path().join("store"), place.path().join("copy"));
    let open = |folder: &std::path::Path| Vault::open(folder, &keys(1), config(), Some(&anchor));
    let lived = |seq: u64| {
        let mut step = crate::StoreStep::new(open(&folder).expect("opened"));
        let input = crate::world::reading_input(&message(seq));
        velvet_runtime::Step::step(&mut step, crate::world::NOW, input, ()).expect("kept");
        velvet_runtime::Step::flush(&mut step).expect("durable");
    };
    let put_back = |from: &std::path::Path, to: &std::path::Path| {
        fs::remove_dir_all(to).ok();
        copy_all(from, to);
    };
    lived(1);
    put_back(&folder, &copy);
    lived(2);
    put_back(&copy, &folder);
    for _ in 0..2 {
        let refused = open(&folder).map(|_| ()).expect_err("older");
        assert!(
            matches!(refused, StoreError::RolledBack { .. }),
            "{refused}"
        );
    }
    fs::remove_dir_all(&folder).expect("removed");
    let refused = open(&folder).map(|_| ()).expect_err("another");
    assert!(
        matches!(refused, StoreError::RolledBack { .. }),
        "{refused}"
    );
    put_back(&copy, &folder);
    fs::remove_file(&anchor).expect("accepted");
    lived(3);
    lived(4);
}

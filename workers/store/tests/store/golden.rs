//! Stores that were written once open for ever: one of each schema version, in `golden/`.
//!
//! A file there is never changed or removed. When the schema grows, `VELVET_GOLDEN=write cargo test -p velvet-store
//! golden` adds a folder with a store of today beside the old ones.

use std::{fs, path::PathBuf};

use velvet_messages::v1;

use crate::{
    faults::message,
    world::{World, config, signal_input},
};

/// Set to `write` to add a folder for the schema of today; anything else, and folders are only read.
const SWITCH: &str = "VELVET_GOLDEN";
/// The schema that this version writes (`records.rs`).
const SCHEMA: u64 = 2;
/// What makes a store; the search index is made again.
const FILES: [&str; 3] = ["store.vault", "store.keys", "store.erase"];
/// A store of a few readings is mostly room.
const BYTES_MAX: usize = 64 << 20;

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/store/golden")
}

/// Ten readings and a signal, of which the first two readings and the signal are forgotten.
fn write() {
    let mut world = World::new(config());
    for seq in 1..=10 {
        world.keep(&message(seq));
    }
    world.take(signal_input(1, 10, "editor")).expect("kept");
    assert_eq!(world.forget(1, 2_500, "").readings, 2);
    let store = world.closed();
    let folder = golden().join(format!("schema-{SCHEMA}"));
    fs::create_dir_all(&folder).expect("a folder");
    for name in FILES {
        let plain = fs::read(store.path().join(name)).expect("a file");
        let packed = zstd::bulk::compress(&plain, 19).expect("packed");
        fs::write(folder.join(format!("{name}.zst")), packed).expect("written");
    }
}

#[test]
fn golden_stores_of_every_schema_open() {
    let today = golden().join(format!("schema-{SCHEMA}"));
    if !today.exists() && std::env::var(SWITCH).is_ok_and(|switch| switch == "write") {
        write();
    }
    assert!(
        today.exists(),
        "run with {SWITCH}=write to add a store of today"
    );
    for folder in fs::read_dir(golden()).expect("golden stores") {
        let folder = folder.expect("an entry").path();
        let store = tempfile::tempdir().expect("a folder");
        for name in FILES {
            let packed = fs::read(folder.join(format!("{name}.zst"))).expect("a file");
            let plain = zstd::bulk::decompress(&packed, BYTES_MAX).expect("unpacked");
            fs::write(store.path().join(name), plain).expect("written");
        }
        let mut world = World::in_folder(store, config());
        let found: Vec<usize> = (1..=10)
            .map(|seq| world.find(&format!("word{seq}")).len())
            .collect();
        assert_eq!(
            found,
            [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
            "{}",
            folder.display()
        );
        let audit = world.audit();
        assert_eq!((audit.receipts.len(), audit.receipts_broken), (1, false));
        let account = &audit.displays[0];
        assert_eq!((account.stored, account.forgotten, account.open), (8, 2, 0));
        let (findings, checked) = world.verify(v1::VerifyLevel::Deep);
        assert!(findings.is_empty() && checked > 0, "{findings:?}");
        world.keep(&message(11));
        assert_eq!(world.find("word11").len(), 1);
    }
}

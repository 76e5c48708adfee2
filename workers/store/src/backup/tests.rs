//! Backup, what changes between two of them, and the way back.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use velvet_messages::v1;

use super::{
    Progress, back_up,
    place::{self, T_EVENTS as EVENTS, T_PIXELS as PIXELS, T_READINGS as READINGS},
    restore, restore_from_other,
};
use crate::{
    StoreError, StoreService, StoreStep, Vault,
    records::{META_COUNTERS, RECEIPTS},
    vault::{Change, Urgency},
    world::{
        NOW, World, counts_input, dead_input, frame_id, in_app, keys, line, reading, rect, region,
        signal_input, small_segments,
    },
};

/// Everything that a backup has of a store, by the hash of what is sealed; without the counters, which are sealed
/// anew when the store notes that it was backed up.
fn rows(vault: &Vault) -> BTreeMap<place::Id, blake3::Hash> {
    let mut rows = BTreeMap::new();
    let moment = vault.still().expect("a moment");
    place::walk(&moment, |id, sealed| {
        rows.insert(id, blake3::hash(sealed));
        Ok(())
    })
    .expect("walked");
    let counters = place::Id {
        table: 0,
        key: META_COUNTERS.into(),
    };
    rows.remove(&counters).expect("counters");
    rows
}

fn message(seq: u64) -> v1::Reading {
    let text = line(&format!("word{seq} and more"), 0, 0);
    let area = rect(0, 0, 64, 64);
    let app = if seq.is_multiple_of(2) { "even" } else { "odd" };
    let made = reading("s1", "d1", seq, vec![region(area, [9; 3], vec![text])]);
    in_app(made, app)
}

/// A store with something in every table.
fn lived() -> World {
    let mut world = World::new(small_segments());
    for seq in 1..=7 {
        world.keep(&message(seq));
    }
    world.take(signal_input(1, 500, "odd")).expect("kept");
    let dead = format!(
        "f:{}",
        frame_id(&message(8)).to_string().trim_start_matches("f:")
    );
    world.take(dead_input(&dead, "bad-pixels")).expect("kept");
    world.take(dead_input("stray", "bad-id")).expect("kept");
    world
        .take(counts_input("s1", "d1", v1::Counts::default()))
        .expect("kept");
    world
}

fn backed_up(world: &World, folder: &Path) -> (u64, u64) {
    let progress = Progress::default();
    back_up(&world.vault, folder, NOW, &progress).expect("backed up");
    let told = progress.told();
    (told.rows, told.new_rows)
}

fn restored(from: &Path) -> (World, super::Restored) {
    let folder = tempfile::tempdir().expect("a folder");
    let done = restore(from, folder.path(), &keys(1)).expect("restored");
    (World::in_folder(folder, small_segments()), done)
}

fn found(world: &World) -> Vec<u64> {
    (1..=10)
        .filter(|seq| !world.find(&format!("word{seq}")).is_empty())
        .collect()
}

#[test]
fn what_comes_back_is_row_for_row_what_was_there() {
    let world = lived();
    let backup = tempfile::tempdir().expect("a folder");
    let (all, new) = backed_up(&world, backup.path());
    assert_eq!(all, new);
    let (again, done) = restored(backup.path());
    assert_eq!((done.rows, done.forgotten), (all, 0));
    assert_eq!(rows(&world.vault), rows(&again.vault));
    assert_eq!(found(&again), (1..=7).collect::<Vec<_>>());
    let shown = again.show(v1::ShowRequest {
        id: "f:dev1:s1:d1:7".to_owned(),
        ..Default::default()
    });
    assert!(shown.known_milli > 0);
    let (findings, _) = again.verify(v1::VerifyLevel::Deep);
    assert!(findings.is_empty());
}

/// What a store under any root tells.
fn told(vault: &Arc<Vault>) -> (Vec<u64>, v1::AuditResponse) {
    let world = World {
        folder: tempfile::tempdir().expect("a folder"),
        step: StoreStep::new(Arc::clone(vault)),
        service: StoreService::new(Arc::clone(vault)),
        vault: Arc::clone(vault),
        config: small_segments(),
    };
    (found(&world), world.audit())
}

/// All that was seen is there as it was sealed, under keys of days; what is of the root is the same and sealed anew.
#[test]
fn another_root_takes_a_store_over() {
    let world = lived();
    world.forget(1000, 1001, "");
    world.forget(2000, 2001, "");
    let backup = tempfile::tempdir().expect("a folder");
    let (all, _) = backed_up(&world, backup.path());
    let folder = tempfile::tempdir().expect("a folder");
    let to = |folder: &Path, root| restore_from_other(backup.path(), folder, &keys(2), &keys(root));
    let wrong = to(folder.path(), 3).expect_err("another root's");
    assert!(wrong.to_string().contains("another key"), "{wrong}");
    assert_eq!(to(folder.path(), 1).expect("restored").rows, all);
    let by = |folder: &Path, root| Vault::open(folder, &keys(root), small_segments(), None);
    let ours = by(folder.path(), 1);
    assert!(matches!(ours, Err(StoreError::WrongKey { .. })));

    let vault = by(folder.path(), 2).expect("opens");
    let ((seen, audit), (seen_before, audit_before)) = (told(&vault), told(&world.vault));
    assert_eq!(seen, seen_before);
    assert_eq!(audit.displays, audit_before.displays);
    assert_eq!(audit.strays, audit_before.strays);
    assert_eq!((audit.receipts.len(), audit.receipts_broken), (2, false));
    let (before, after) = (rows(&world.vault), rows(&vault));
    assert!(before.keys().eq(after.keys()));
    let is_of_day = |id: &place::Id| [READINGS, PIXELS, EVENTS].contains(&id.table);
    for (id, hash) in &before {
        assert_eq!(after[id] == *hash, is_of_day(id), "{id:?}");
    }
}

/// A changed receipt is not made good by chaining it anew.
#[test]
fn another_root_heals_no_receipt() {
    let world = lived();
    world.forget(1000, 1001, "");
    world.forget(2000, 2001, "");
    let receipt = world.vault.read(|view| Ok(view.state.receipts[&1].clone()));
    let mut receipt = receipt.expect("a receipt");
    receipt.readings += 1;
    let changed = |change: &mut Change<'_>| change.put(RECEIPTS, 1, &receipt);
    world.vault.change(Urgency::Now, changed).expect("changed");
    let (backup, folder) = (tempfile::tempdir(), tempfile::tempdir());
    let (backup, folder) = (backup.expect("a folder"), folder.expect("a folder"));
    backed_up(&world, backup.path());
    restore_from_other(backup.path(), folder.path(), &keys(2), &keys(1)).expect("restored");
    let vault = Vault::open(folder.path(), &keys(2), small_segments(), None).expect("opens");
    let (_, audit) = told(&vault);
    assert_eq!((audit.receipts_broken, audit.receipts_broken_at), (true, 1));
}

#[test]
fn a_second_backup_takes_only_what_is_new() {
    let mut world = lived();
    let backup = tempfile::tempdir().expect("a folder");
    let (before, _) = backed_up(&world, backup.path());
    let (same, none) = backed_up(&world, backup.path());
    assert_eq!((same, none), (before, 1), "the counters are sealed anew");
    world.keep(&message(9));
    let (all, new) = backed_up(&world, backup.path());
    // A reading, its pixels and its frame; track and counters are sealed anew.
    assert_eq!((all, new), (before + 3, 5));
    let (again, _) = restored(backup.path());
    assert_eq!(rows(&world.vault), rows(&again.vault));
}

#[test]
fn a_flipped_bit_anywhere_is_refused_by_the_name_of_its_file() {
    let world = lived();
    let backup = tempfile::tempdir().expect("a folder");
    backed_up(&world, backup.path());
    let files = fs::read_dir(backup.path()).expect("listed");
    let mut names = vec![];
    for entry in files {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let sound = fs::read(&path).expect("read");
        if name == "store.erase" {
            // Two copies of a secret, and noise: one copy is enough.
            continue;
        }
        for at in [0, sound.len() / 3, sound.len() - 1] {
            let mut bytes = sound.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).expect("written");
            let folder = tempfile::tempdir().expect("a folder");
            let error = restore(backup.path(), folder.path(), &keys(1)).expect_err("refused");
            let expected = if name == "store.keys" {
                "key file"
            } else {
                &name
            };
            assert!(error.to_string().contains(expected), "{name} {at}: {error}");
            assert!(!folder.path().join("store.vault").exists(), "{name} {at}");
        }
        fs::write(&path, &sound).expect("written");
        names.push(name);
    }
    names.sort();
    assert_eq!(
        names,
        [
            "head",
            "manifest-00000001",
            "segment-00000000",
            "store.keys"
        ]
    );
    restored(backup.path());
}

#[test]
fn forgetting_reaches_the_backup() {
    let mut world = lived();
    let backup = tempfile::tempdir().expect("a folder");
    backed_up(&world, backup.path());
    let older = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(backup.path()).expect("listed") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, older.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    world.forget(0, 0, "odd");
    // Not brought up to date since: what shared a key with what was forgotten is not there either.
    let (again, done) = restored(backup.path());
    assert!(found(&again).is_empty());
    assert_eq!(done.forgotten, 8, "seven readings and a signal");
    assert_eq!(again.audit().displays[0].forgotten, 7);
    assert_eq!(again.audit().displays[0].stored, 0);
    drop(again);
    // Brought up to date: the survivors are.
    world.keep(&message(10));
    backed_up(&world, backup.path());
    let (again, done) = restored(backup.path());
    assert_eq!((found(&again), done.forgotten), (vec![2, 4, 6, 10], 0));
    assert_eq!(rows(&world.vault), rows(&again.vault));
    assert_eq!(
        world
            .status()
            .backups
            .iter()
            .filter(|known| known.unreached)
            .count(),
        0
    );
    // A copy that somebody made before keeps what it had: that is what the README says.
    assert_eq!(found(&restored(older.path()).0).len(), 7);
}

#[test]
fn a_backup_that_is_away_is_told_until_it_is_reached() {
    let world = lived();
    let place = tempfile::tempdir().expect("a folder");
    let (here, away) = (place.path().join("disk"), place.path().join("drawer"));
    backed_up(&world, &here);
    fs::rename(&here, &away).expect("taken away");
    world.forget(0, 0, "odd");
    assert!(world.status().backups[0].unreached);
    fs::rename(&away, &here).expect("brought back");
    backed_up(&world, &here);
    assert!(!world.status().backups[0].unreached);
    assert_eq!(found(&restored(&here).0), [2, 4, 6]);
}

#[test]
fn what_is_no_place_for_it_is_refused() {
    let world = lived();
    let other = tempfile::tempdir().expect("a folder");
    fs::write(other.path().join("letter.txt"), "dear").expect("written");
    let refused = |world: &World, folder: &Path| {
        let done = back_up(&world.vault, folder, NOW, &Progress::default());
        done.expect_err("refused").code().0
    };
    assert_eq!(refused(&world, other.path()), "backup-missing");
    let backup = tempfile::tempdir().expect("a folder");
    backed_up(&world, backup.path());
    assert_eq!(refused(&lived(), backup.path()), "backup-foreign");
    let refused = |from: &Path, folder: &Path, root: u8| {
        restore(from, folder, &keys(root))
            .expect_err("refused")
            .code()
            .0
    };
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(refused(other.path(), empty.path(), 1), "backup-missing");
    assert_eq!(refused(backup.path(), empty.path(), 2), "backup-damaged");
    let (here, _) = restored(backup.path());
    let folder = here.closed();
    assert_eq!(refused(backup.path(), folder.path(), 1), "store-not-empty");
}

#[test]
fn storing_goes_on_during_a_backup() {
    let mut world = lived();
    let moment = world.vault.still().expect("a moment");
    world.keep(&message(9));
    let mut seen = 0;
    let count = |_, _: &[u8]| {
        seen += 1;
        Ok(())
    };
    place::walk(&moment, count).expect("walked");
    let backup = tempfile::tempdir().expect("a folder");
    assert_eq!(
        backed_up(&world, backup.path()).0,
        seen + 3,
        "the moment was before"
    );
}

#[test]
fn a_backup_that_is_cut_off_leaves_the_one_before() {
    let mut world = lived();
    let backup = tempfile::tempdir().expect("a folder");
    backed_up(&world, backup.path());
    let before = ["head", "manifest-00000001"]
        .map(|name| (name, fs::read(backup.path().join(name)).expect("read")));
    world.keep(&message(9));
    let (all, new) = backed_up(&world, backup.path());
    // As if the power had gone before the head was written: both manifests and all segments are there.
    for (name, bytes) in before {
        fs::write(backup.path().join(name), bytes).expect("written");
    }
    assert_eq!(found(&restored(backup.path()).0).len(), 7);
    assert_eq!(backed_up(&world, backup.path()), (all, new));
    assert_eq!(found(&restored(backup.path()).0).len(), 8);
}

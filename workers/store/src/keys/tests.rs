//! Destroyed keys open nothing, crashes within a destruction lose nothing, flipped bits neither.

use std::{collections::BTreeSet, fs, path::Path};

use velvet_seal::{Binding, Key};

use super::{DayKeys, file};
use crate::records::Seal;

const VAULT: &[u8] = b"vault";

fn base() -> Key {
    Key::from_bytes([5; 32])
}

fn open(folder: &Path) -> DayKeys {
    DayKeys::open(folder, &base(), VAULT).expect("the keys open")
}

fn made() -> (tempfile::TempDir, DayKeys) {
    let folder = tempfile::tempdir().expect("a folder");
    DayKeys::create(folder.path(), &base(), VAULT).expect("made");
    let keys = open(folder.path());
    (folder, keys)
}

#[test]
fn keys_of_days_stay_until_they_are_destroyed() {
    let (folder, keys) = made();
    let (first, key) = keys.sealing(7, Seal::Records).expect("a key");
    let (second, _) = keys.sealing(8, Seal::Records).expect("a key");
    assert_eq!(keys.sealing(7, Seal::Records).expect("the same").0, first);
    assert_ne!(
        keys.sealing(7, Seal::Index).expect("a key").1.id(),
        key.id()
    );
    let sealed = key.seal(&Binding::new("x"), b"text").expect("sealed");
    let keys = open(folder.path());
    let found = keys.opening(first, Seal::Records).expect("is there");
    assert!(found.open(&Binding::new("x"), &sealed).is_ok());
    let victims = BTreeSet::from([first]);
    keys.replace(&victims).expect("replaced");
    let (third, _) = keys.sealing(7, Seal::Records).expect("a key");
    assert_ne!(third, first);
    keys.destroy(&victims).expect("destroyed");
    for keys in [keys, open(folder.path())] {
        assert!(keys.opening(first, Seal::Records).is_none());
        assert!(keys.opening(second, Seal::Records).is_some());
        assert_eq!(keys.sealing(7, Seal::Records).expect("a key").0, third);
        assert_eq!(keys.count(), (2, 2));
    }
}

/// The cipher does not bind a text to its key, so the key file does.
#[test]
fn a_key_that_the_key_file_is_not_committed_to_seals_and_opens_nothing() {
    let (folder, keys) = made();
    let (number, _) = keys.sealing(7, Seal::Records).expect("a key");
    {
        let mut ring = keys.ring_mut();
        ring.keys.get_mut(&number).expect("there").commitment = [0; 32];
        let bytes = file::seal(&ring, &base(), VAULT).expect("sealed");
        file::write(folder.path(), &bytes).expect("written");
    }
    let keys = open(folder.path());
    assert!(keys.opening(number, Seal::Records).is_none());
    for refused in [
        keys.sealing(7, Seal::Index).map(drop),
        keys.check(),
        file::open_every_copy(folder.path(), &base(), VAULT).map(drop),
    ] {
        let error = refused.expect_err("refused");
        assert_eq!(error.code().0, "store-damaged", "{error}");
    }
    assert!(keys.sealing(8, Seal::Records).is_ok());
}

/// All that an attacker may have kept: every older key file, and the root. Only the erasure secret is gone.
#[test]
fn an_old_key_file_opens_no_more() {
    let (folder, keys) = made();
    let (victim, _) = keys.sealing(7, Seal::Records).expect("a key");
    let path = folder.path().join("store.keys");
    let before = fs::read(&path).expect("a file");
    keys.destroy(&BTreeSet::from([victim])).expect("destroyed");
    drop(keys);
    let after = fs::read(&path).expect("a file");
    fs::write(&path, &before).expect("put back");
    let error = file::open(folder.path(), &base(), VAULT)
        .err()
        .expect("refused");
    assert_eq!(error.code().0, "store-damaged");
    fs::write(&path, &after).expect("put back");
    assert!(open(folder.path()).opening(victim, Seal::Records).is_none());
    let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(
        names.len(),
        2,
        "the key file and the erasure secret: {names:?}"
    );
}

/// The states that a crash within a destruction can leave, one after the other.
#[test]
fn a_destruction_that_was_cut_off() {
    let (folder, keys) = made();
    let path = |name: &str| folder.path().join(name);
    let (victim, _) = keys.sealing(7, Seal::Records).expect("a key");
    let (other, _) = keys.sealing(8, Seal::Records).expect("a key");
    drop(keys);
    // The new secret is written, the new file is not.
    super::erasure::put(folder.path(), 2, &Key::generate().expect("a key")).expect("put");
    assert!(open(folder.path()).opening(victim, Seal::Records).is_some());
    // The old file has its second name, the new one none.
    fs::hard_link(path("store.keys"), path("store.keys.old")).expect("linked");
    assert!(open(folder.path()).opening(victim, Seal::Records).is_some());
    assert!(!path("store.keys.old").exists());
    // The new file has its name, the old one and its secret are not destroyed.
    let old_secrets = fs::read(path("store.erase")).expect("secrets");
    let old_file = fs::read(path("store.keys")).expect("keys");
    open(folder.path())
        .destroy(&BTreeSet::from([victim]))
        .expect("destroyed");
    let mut secrets = fs::read(path("store.erase")).expect("secrets");
    // Generation 1 lies in the second half.
    secrets[4096..].copy_from_slice(&old_secrets[4096..]);
    fs::write(path("store.erase"), &secrets).expect("put back");
    fs::write(path("store.keys.old"), &old_file).expect("put back");
    let keys = open(folder.path());
    assert!(keys.opening(victim, Seal::Records).is_none());
    assert!(keys.opening(other, Seal::Records).is_some());
    assert!(!path("store.keys.old").exists());
    let secrets = fs::read(path("store.erase")).expect("secrets");
    assert!(!secrets.windows(32).any(|window| {
        old_secrets[4096..4200]
            .windows(32)
            .any(|old| old == window && old != [0; 32])
    }));
}

#[test]
fn a_flipped_bit_loses_no_key() {
    let (folder, keys) = made();
    let (number, _) = keys.sealing(7, Seal::Records).expect("a key");
    drop(keys);
    for name in ["store.keys", "store.erase"] {
        let path = folder.path().join(name);
        let sound = fs::read(&path).expect("a file");
        for at in (0..sound.len()).step_by(3) {
            let mut flipped = sound.clone();
            flipped[at] ^= 4;
            fs::write(&path, &flipped).expect("written");
            let ring = file::open(folder.path(), &base(), VAULT).expect("the other copy opens");
            assert!(ring.keys.contains_key(&number), "{name} {at}");
        }
        fs::write(&path, &sound).expect("written");
    }
    let wrong = DayKeys::open(folder.path(), &Key::from_bytes([6; 32]), VAULT);
    assert!(wrong.is_err());
    let other_vault = DayKeys::open(folder.path(), &base(), b"other");
    assert!(other_vault.is_err());
}

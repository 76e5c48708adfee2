//! The key store on a real folder, with a cheap Argon2 and a keyring in memory. The real keyring and the real
//! cost are in tests/.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    sync::{Arc, Barrier},
    thread,
};

use keyring_core::{CredentialStore, Error};
use tempfile::TempDir;
use zeroize::Zeroizing;

use super::*;

const GOOD: &str = "correct horse battery";
const OTHER: &str = "another long passphrase";
const CHEAP: Cost = Cost {
    memory_kib: 8 * 1024,
    passes: 1,
    lanes: 1,
};

fn no_keyring() -> Result<Arc<CredentialStore>, Error> {
    Err(Error::PlatformFailure("no bus".into()))
}

fn keyring_by(connect: fn() -> Result<Arc<CredentialStore>, Error>) -> Keyring {
    let label = None;
    Keyring { connect, label }
}

fn means() -> Means {
    Means {
        keyring: keyring_by(no_keyring),
        cost: CHEAP,
    }
}

fn memory_keyring() -> Result<Arc<CredentialStore>, Error> {
    static STORE: std::sync::OnceLock<Arc<keyring_core::mock::Store>> = std::sync::OnceLock::new();
    let fresh = keyring_core::mock::Store::new()?;
    Ok(STORE.get_or_init(|| fresh).clone())
}

fn with_keyring() -> Means {
    Means {
        keyring: keyring_by(memory_keyring),
        cost: CHEAP,
    }
}

fn say(text: &'static str) -> impl FnMut(Ask) -> Result<Zeroizing<String>, PassphraseError> {
    move |_| Ok(Zeroizing::new(text.to_owned()))
}

fn nobody(_: Ask) -> Result<Zeroizing<String>, PassphraseError> {
    Err(PassphraseError::NoSource)
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn create(folder: &TempDir, text: &'static str) -> Result<Unlocked, KeyStoreError> {
    KeyStore::create_by(means(), folder.path(), Choice::File, &mut say(text))
}

fn unlock(folder: &TempDir, text: &'static str) -> Result<Unlocked, KeyStoreError> {
    let store = KeyStore::locate(folder.path())?.expect("a key store");
    store.unlock_by(means(), &mut say(text))
}

fn content(folder: &TempDir) -> Vec<u8> {
    fs::read(folder.path().join(KEY_STORE_FILE)).unwrap()
}

fn edit(folder: &TempDir, change: impl FnOnce(&mut serde_json::Value)) {
    let mut value = serde_json::from_slice(&content(folder)).unwrap();
    change(&mut value);
    let bytes = serde_json::to_vec(&value).unwrap();
    fs::write(folder.path().join(KEY_STORE_FILE), bytes).unwrap();
}

/// Name of the variant: enough to tell errors apart, and shows that Debug prints no secret.
fn variant<T: fmt::Debug>(result: Result<T, KeyStoreError>) -> String {
    let shown = format!("{:?}", result.expect_err("must be refused"));
    for secret in [GOOD, OTHER, "short", "zoo"] {
        assert!(!shown.contains(secret));
    }
    let end = shown.find([' ', '{']).unwrap_or(shown.len());
    shown[..end].to_owned()
}

#[test]
fn what_is_created_is_unlocked_again() {
    let folder = folder();
    let made = create(&folder, GOOD).unwrap();
    let got = unlock(&folder, GOOD).unwrap();
    assert_eq!(made.root.expose(), got.root.expose());
    assert_eq!(made.device, got.device);
    let device = made.device.as_str();
    assert!(device.len() == 8 && device.bytes().all(|b| b.is_ascii_hexdigit()));
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    let expected = Description {
        kind: Kind::File,
        path: folder.path().join(KEY_STORE_FILE),
        device: made.device,
        root: made.root.id(),
    };
    assert_eq!(store.describe(), expected);
}

#[test]
fn the_file_is_private_and_alone_and_holds_no_root() {
    let folder = folder();
    let nested = folder.path().join("a/b");
    let made = KeyStore::create_by(means(), &nested, Choice::File, &mut say(GOOD)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&nested.join(KEY_STORE_FILE)), 0o600);
    assert_eq!(mode(&nested), 0o700);
    assert_eq!(
        fs::read_dir(&nested).unwrap().count(),
        1,
        "no file is left beside it"
    );
    let text = fs::read_to_string(nested.join(KEY_STORE_FILE)).unwrap();
    assert!(!text.contains(hex::encode(made.root.expose()).as_str()));
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let folder = folder();
    create(&folder, GOOD).unwrap();
    let before = content(&folder);
    let error = unlock(&folder, OTHER).unwrap_err();
    assert!(error.is_wrong_secret());
    assert_eq!(variant::<()>(Err(error)), "WrongPassphrase");
    assert_eq!(variant(unlock(&folder, "")), "Passphrase(Empty)");
    assert_eq!(content(&folder), before);
}

#[test]
fn composed_and_decomposed_letters_are_the_same_passphrase() {
    let folder = folder();
    create(&folder, "gr\u{fc}ne \u{c4}pfel im Garten").unwrap();
    unlock(&folder, "gru\u{308}ne A\u{308}pfel im Garten").unwrap();
}

#[test]
fn bad_new_passphrases_are_refused_and_nothing_is_written() {
    let long: &'static str = "x".repeat(PASSPHRASE_BYTES_MAX + 1).leak();
    for (text, expected) in [
        ("", "Passphrase(Empty)"),
        ("short", "Passphrase(TooShort)"),
        ("elf Zeichen", "Passphrase(TooShort)"),
        ("two lines of\ntext", "Passphrase(ControlCharacters)"),
        (long, "Passphrase(TooLong)"),
    ] {
        let folder = folder();
        assert_eq!(variant(create(&folder, text)), expected);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn an_existing_key_store_is_never_overwritten() {
    let folder = folder();
    create(&folder, GOOD).unwrap();
    let before = content(&folder);
    let asked = &mut |_: Ask| -> Result<Zeroizing<String>, PassphraseError> {
        panic!("nobody must be asked for what cannot be done")
    };
    let again = KeyStore::create_by(means(), folder.path(), Choice::File, asked);
    assert_eq!(variant(again), "Exists");
    assert_eq!(content(&folder), before);
}

#[test]
fn of_many_that_create_at_once_one_wins() {
    let folder = folder();
    let start = Barrier::new(4);
    let made: Vec<_> = thread::scope(|scope| {
        let one = || {
            start.wait();
            create(&folder, GOOD)
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let (won, lost): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for error in lost {
        assert_eq!(variant(error), "Exists");
    }
    let kept = unlock(&folder, GOOD).unwrap();
    let winner = won.into_iter().next().unwrap().unwrap();
    assert_eq!(kept.root.expose(), winner.root.expose());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn files_that_others_may_touch_are_refused_with_the_remedy() {
    let folder = folder();
    create(&folder, GOOD).unwrap();
    let path = folder.path().join(KEY_STORE_FILE);
    for mode in [0o640, 0o604, 0o620, 0o602, 0o610, 0o666] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let error = KeyStore::locate(folder.path()).unwrap_err();
        let remedy = format!("run `chmod 600 {}`", path.display());
        assert!(error.to_string().contains(&remedy), "{error}");
    }
    for mode in [0o600, 0o400] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        unlock(&folder, GOOD).unwrap();
    }
}

#[test]
fn what_is_no_key_store_is_called_so() {
    let big = format!("{{\"version\":1,\"x\":\"{}\"}}", "y".repeat(20_000));
    for (text, expected) in [
        ("", "Malformed"),
        ("zoo", "Malformed"),
        ("{}", "Malformed"),
        ("{\"version\":1}", "Malformed"),
        ("{\"version\":2,\"anything\":[]}", "Newer"),
        (big.as_str(), "Malformed"),
    ] {
        let folder = folder();
        let path = folder.path().join(KEY_STORE_FILE);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(variant(KeyStore::locate(folder.path())), expected);
        let created = create(&folder, GOOD);
        assert_eq!(variant(created), expected, "and it is not overwritten");
        assert_eq!(content(&folder), text.as_bytes());
    }
}

#[test]
fn a_folder_or_a_pipe_in_its_place_does_not_hang() {
    let first = folder();
    fs::create_dir(first.path().join(KEY_STORE_FILE)).unwrap();
    assert_eq!(variant(KeyStore::locate(first.path())), "Malformed");
    let second = folder();
    let path = second.path().join(KEY_STORE_FILE);
    let mode = rustix::fs::Mode::RUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    assert_eq!(variant(KeyStore::locate(second.path())), "Malformed");
    let third = folder();
    symlink("/nowhere", third.path().join(KEY_STORE_FILE)).unwrap();
    assert!(KeyStore::locate(third.path()).unwrap().is_none());
    assert_eq!(
        variant(create(&third, GOOD)),
        "Exists",
        "a link is not written through"
    );
}

#[test]
fn no_file_can_ask_for_an_unbounded_cost() {
    let limit = 1024 * 1024;
    for (memory_kib, passes, lanes) in [
        (limit + 1, 1, 1),
        (100 * limit, 1, 1),
        (u32::MAX, 1, 1),
        (1024, 1, 1),
        (0, 1, 1),
        (65_536, 0, 1),
        (65_536, 11, 1),
        (65_536, u32::MAX, 1),
        (65_536, 1, 0),
        (65_536, 1, 5),
    ] {
        let folder = folder();
        create(&folder, GOOD).unwrap();
        edit(&folder, |value| {
            value["key"]["passphrase"]["cost"] = serde_json::json!({
                "memory_kib": memory_kib, "passes": passes, "lanes": lanes
            });
        });
        assert_eq!(variant(KeyStore::locate(folder.path())), "Cost");
    }
}

#[test]
fn every_changed_field_is_noticed() {
    let zeros = "0".repeat(32);
    let table: [(&str, serde_json::Value, &str); 10] = [
        ("/device", "00000000".into(), "Damaged"),
        ("/device", "not a device!".into(), "Malformed"),
        ("/root", "0000000000000000".into(), "Damaged"),
        ("/root", "xyz".into(), "Malformed"),
        ("/version", 0.into(), "Malformed"),
        ("/key/passphrase/kdf", "md5".into(), "Newer"),
        ("/key/passphrase/cost/passes", 2.into(), "WrongPassphrase"),
        ("/key/passphrase/salt", zeros.into(), "WrongPassphrase"),
        ("/key/passphrase/salt", "00".into(), "Damaged"),
        ("/key/passphrase/envelope", "0801".into(), "Damaged"),
    ];
    for (pointer, value, expected) in table {
        let folder = folder();
        create(&folder, GOOD).unwrap();
        edit(&folder, |whole| {
            *whole.pointer_mut(pointer).unwrap() = value
        });
        assert_eq!(variant(unlock(&folder, GOOD)), expected, "{pointer}");
    }
    let folder = folder();
    create(&folder, GOOD).unwrap();
    edit(&folder, |whole| whole["extra"] = 1.into());
    assert_eq!(variant(unlock(&folder, GOOD)), "Malformed");
}

#[test]
fn the_phrase_brings_the_same_root_and_keeps_the_device() {
    let folder = folder();
    let made = create(&folder, GOOD).unwrap();
    let words = phrase(&made.root);
    let back = KeyStore::recover_by(
        means(),
        folder.path(),
        &words,
        Choice::File,
        &mut say(OTHER),
    )
    .unwrap();
    assert_eq!(back.root.expose(), made.root.expose());
    assert_eq!(back.device, made.device);
    assert_eq!(variant(unlock(&folder, GOOD)), "WrongPassphrase");
    unlock(&folder, OTHER).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_phrase_works_in_an_empty_folder() {
    let (old, new) = (folder(), folder());
    let made = create(&old, GOOD).unwrap();
    let words = phrase(&made.root);
    KeyStore::recover_by(means(), new.path(), &words, Choice::File, &mut say(OTHER)).unwrap();
    assert_eq!(
        unlock(&new, OTHER).unwrap().root.expose(),
        made.root.expose()
    );
}

#[test]
fn a_phrase_of_another_root_changes_nothing() {
    let folder = folder();
    create(&folder, GOOD).unwrap();
    let before = content(&folder);
    let stranger = phrase(&RootKey::generate().unwrap());
    let zoo = "zoo ".repeat(24);
    for (words, expected) in [
        (stranger.as_str(), "OtherRoot"),
        (zoo.as_str(), "Phrase(Checksum)"),
        ("zoo zoo", "Phrase(WordCount"),
    ] {
        let refused =
            KeyStore::recover_by(means(), folder.path(), words, Choice::File, &mut nobody);
        assert_eq!(variant(refused), expected);
    }
    assert_eq!(content(&folder), before);
}

#[test]
fn a_passphrase_is_changed_only_by_who_knows_it() {
    let folder = folder();
    let made = create(&folder, GOOD).unwrap();
    let before = content(&folder);
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    let change =
        |current, new| store.change_by(means(), &mut say(current), Choice::File, &mut say(new));
    assert_eq!(variant(change(OTHER, OTHER)), "WrongPassphrase");
    assert_eq!(variant(change(GOOD, "short")), "Passphrase(TooShort)");
    assert_eq!(content(&folder), before);
    change(GOOD, OTHER).unwrap();
    let got = unlock(&folder, OTHER).unwrap();
    assert_eq!(got.root.expose(), made.root.expose());
    assert_eq!(got.device, made.device);
}

#[test]
fn without_a_keyring_auto_takes_a_file_and_keyring_says_why_not() {
    let first = folder();
    let made = KeyStore::create_by(means(), first.path(), Choice::Auto, &mut say(GOOD)).unwrap();
    assert_eq!(
        unlock(&first, GOOD).unwrap().root.expose(),
        made.root.expose()
    );
    let second = folder();
    let refused = KeyStore::create_by(means(), second.path(), Choice::Keyring, &mut nobody);
    assert_eq!(variant(refused), "Keyring(Unreachable(\"no");
    assert_eq!(fs::read_dir(second.path()).unwrap().count(), 0);
}

#[test]
fn with_a_keyring_nobody_is_asked() {
    let folder = folder();
    let made =
        KeyStore::create_by(with_keyring(), folder.path(), Choice::Auto, &mut nobody).unwrap();
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    assert_eq!(store.describe().kind, Kind::Keyring);
    let got = store.unlock_by(with_keyring(), &mut nobody).unwrap();
    assert_eq!(got.root.expose(), made.root.expose());
    let text = String::from_utf8(content(&folder)).unwrap();
    assert!(!text.contains(hex::encode(made.root.expose()).as_str()));
    let lost = store.unlock_by(means(), &mut nobody);
    assert_eq!(variant(lost), "Keyring(Unreachable(\"no");
}

#[test]
fn a_lost_keyring_loses_nothing() {
    let folder = folder();
    let made =
        KeyStore::create_by(with_keyring(), folder.path(), Choice::Keyring, &mut nobody).unwrap();
    with_keyring().keyring.remove(made.root.id()).unwrap();
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    let missing = store.unlock_by(with_keyring(), &mut nobody);
    assert_eq!(variant(missing), "Keyring(Missing)");
    let words = phrase(&made.root);
    let back = KeyStore::recover_by(
        means(),
        folder.path(),
        &words,
        Choice::File,
        &mut say(OTHER),
    )
    .unwrap();
    assert_eq!(back.device, made.device);
    assert_eq!(
        unlock(&folder, OTHER).unwrap().root.expose(),
        made.root.expose()
    );
}

#[test]
fn a_key_of_another_root_in_the_keyring_is_refused() {
    let folder = folder();
    let made =
        KeyStore::create_by(with_keyring(), folder.path(), Choice::Keyring, &mut nobody).unwrap();
    let entry = memory_keyring()
        .unwrap()
        .build("velvet", &made.root.id().to_string(), None)
        .unwrap();
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    for wrong in [vec![7; 32], vec![7; 31], vec![]] {
        entry.set_secret(&wrong).unwrap();
        let refused = store.unlock_by(with_keyring(), &mut nobody);
        assert_eq!(variant(refused), "Keyring(Unexpected)");
    }
}

#[test]
fn moving_to_a_file_takes_the_key_out_of_the_keyring() {
    let folder = folder();
    let made =
        KeyStore::create_by(with_keyring(), folder.path(), Choice::Keyring, &mut nobody).unwrap();
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    store
        .change_by(with_keyring(), &mut nobody, Choice::File, &mut say(GOOD))
        .unwrap();
    assert_eq!(
        unlock(&folder, GOOD).unwrap().root.expose(),
        made.root.expose()
    );
    let gone = with_keyring().keyring.get(made.root.id()).map(|_| ());
    assert!(matches!(gone, Err(KeyringError::Missing)));
}

#[test]
fn when_nothing_can_be_written_the_keyring_is_left_as_it_was() {
    let folder = folder();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "").unwrap();
    let refused = KeyStore::create_by(with_keyring(), &blocked, Choice::Keyring, &mut nobody);
    assert!(["Unreadable", "Unwritable"].contains(&variant(refused).as_str()));
}

#[test]
fn choices_are_read_as_written_in_the_settings() {
    for (text, expected) in [
        ("auto", Some(Choice::Auto)),
        ("keyring", Some(Choice::Keyring)),
        ("file", Some(Choice::File)),
        ("File", None),
        ("", None),
    ] {
        assert_eq!(text.parse().ok(), expected);
        let quoted = format!("\"{text}\"");
        assert_eq!(serde_json::from_str(&quoted).ok(), expected);
    }
}

/// A file that an early Velvet wrote, from schemas/golden: what unlocked it once unlocks it for ever.
#[test]
fn the_golden_key_store_unlocks() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../golden/sealed/keystore.1.json");
    // Parsed and not located: version control does not keep the mode.
    let store = KeyStore::parse(path.clone(), &fs::read(&path).unwrap()).unwrap();
    let got = store.unlock_by(means(), &mut say(GOOD)).unwrap();
    assert_eq!(got.root.id(), store.describe().root);
    assert_eq!(got.device, store.describe().device);
}

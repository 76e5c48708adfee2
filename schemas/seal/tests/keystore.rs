//! The key store as a person meets it: the real cost, two processes, a terminal, a descriptor, a keyring.
//!
//! The tests marked as ignored are not left out: they are the insides of the others, which run them in a
//! process of their own (with a terminal, a descriptor or a D-Bus session that a thread cannot have).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper that panics is a test that fails"
)]

use std::{
    fs::{self, File},
    io::Write,
    os::{fd::AsRawFd, unix::fs::PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use velvet_seal::keystore::{
    Ask, Choice, FileDescriptor, KeyStore, KeyStoreError, Kind, PASSPHRASE_BYTES_MAX,
    PassphraseError, PassphraseSource, Prompt, SystemdCredential, passphrase_source, phrase,
};
use zeroize::Zeroizing;

const GOOD: &str = "correct horse battery";
const FOLDER: &str = "VELVET_TEST_FOLDER";

fn say(text: &'static str) -> impl FnMut(Ask) -> Result<Zeroizing<String>, PassphraseError> {
    move |_| Ok(Zeroizing::new(text.to_owned()))
}

/// Runs one of the ignored tests of this file in another process.
fn inside(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        name,
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command
}

fn folder_from_parent() -> PathBuf {
    std::env::var_os(FOLDER)
        .expect("run by its parent test")
        .into()
}

fn spoken(output: &Output) -> String {
    let bytes = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn the_stated_cost_is_the_real_one() {
    let folder = tempfile::tempdir().unwrap();
    let made = KeyStore::create(folder.path(), Choice::File, &mut say(GOOD)).unwrap();
    let text = fs::read_to_string(folder.path().join("keystore.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let cost = &value["key"]["passphrase"]["cost"];
    let expected = serde_json::json!({"memory_kib": 262_144, "passes": 3, "lanes": 1});
    assert_eq!(*cost, expected);
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    let began = Instant::now();
    let got = store.unlock(&mut say(GOOD)).unwrap();
    println!("one unlock: {} ms", began.elapsed().as_millis());
    assert!(
        began.elapsed() > Duration::from_millis(100),
        "a guess must not be cheap"
    );
    assert_eq!(got.root.expose(), made.root.expose());
}

#[test]
#[ignore = "the inside of two_processes_create_one_key_store"]
fn create_in_this_process() {
    let made = KeyStore::create(&folder_from_parent(), Choice::File, &mut say(GOOD));
    match made {
        Ok(made) => println!("\nCREATED {}", made.root.id()),
        Err(KeyStoreError::Exists { .. }) => println!("\nEXISTS"),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn two_processes_create_one_key_store() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        inside("create_in_this_process")
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let both = [start(), start()].map(|child| spoken(&child.wait_with_output().unwrap()));
    let store = KeyStore::locate(folder.path()).unwrap().unwrap();
    let won = format!("CREATED {}", store.describe().root);
    let count = |text: &str| both.iter().filter(|output| output.contains(text)).count();
    assert_eq!((count(&won), count("EXISTS")), (1, 1), "{both:?}");
}

#[track_caller]
fn check_descriptor(content: &[u8], expected: Result<&str, &str>) {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(content).unwrap();
    let number = u32::try_from(file.as_raw_fd()).unwrap();
    let got = FileDescriptor::new(number).passphrase(Ask::Current);
    match (got, expected) {
        (Ok(text), Ok(wanted)) => assert_eq!(text.as_str(), wanted),
        (Err(error), Err(wanted)) => assert_eq!(format!("{error:?}"), wanted),
        (got, _) => panic!("{got:?}"),
    }
}

#[test]
fn a_descriptor_is_read_to_its_end_and_one_newline_goes() {
    check_descriptor(b"correct horse battery", Ok(GOOD));
    check_descriptor(b"correct horse battery\n", Ok(GOOD));
    check_descriptor(b"correct horse battery\n\n", Ok("correct horse battery\n"));
    check_descriptor(b" spaces stay ", Ok(" spaces stay "));
    check_descriptor(b"", Ok(""));
    check_descriptor(b"\xff\xfe", Err("NotText"));
    let most = "x".repeat(PASSPHRASE_BYTES_MAX);
    check_descriptor(most.as_bytes(), Ok(&most));
    check_descriptor(format!("{most}\n").as_bytes(), Ok(&most));
    check_descriptor(format!("{most}xx").as_bytes(), Err("TooLong"));
    check_descriptor(&[b'x'; 1 << 20], Err("TooLong"));
}

#[test]
fn a_descriptor_that_is_not_open_is_named() {
    let error = FileDescriptor::new(987)
        .passphrase(Ask::Current)
        .unwrap_err();
    assert!(error.to_string().contains("file descriptor 987"), "{error}");
}

#[test]
#[ignore = "the inside of pipes_and_standard_input_work"]
fn unlock_from_descriptor_0() {
    let store = KeyStore::locate(&folder_from_parent()).unwrap().unwrap();
    let done = store.unlock(&mut *passphrase_source(Some(0)));
    println!("\nUNLOCKED {:?}", done.map(|got| got.root.id()));
}

#[test]
fn pipes_and_standard_input_work() {
    let folder = tempfile::tempdir().unwrap();
    let made = KeyStore::create(folder.path(), Choice::File, &mut say(GOOD)).unwrap();
    for (text, expected) in [
        (
            format!("{GOOD}\n"),
            format!("UNLOCKED Ok({})", made.root.id()),
        ),
        (
            "not this one\n".to_owned(),
            "UNLOCKED Err(WrongPassphrase)".to_owned(),
        ),
    ] {
        let mut child = inside("unlock_from_descriptor_0")
            .env(FOLDER, folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let output = spoken(&child.wait_with_output().unwrap());
        assert!(output.contains(&expected), "{output}");
        assert!(!output.contains(text.trim()));
    }
}

#[test]
fn a_systemd_credential_is_found_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let directory = || folder.path().as_os_str().to_owned();
    assert!(SystemdCredential::in_directory(directory()).is_none());
    fs::write(
        folder.path().join("velvet-passphrase"),
        "correct horse battery\n",
    )
    .unwrap();
    let mut credential = SystemdCredential::in_directory(directory()).unwrap();
    assert_eq!(credential.passphrase(Ask::Current).unwrap().as_str(), GOOD);
}

#[test]
#[ignore = "the inside of without_any_source_it_says_which_there_are"]
fn ask_nobody() {
    let answer = passphrase_source(None).passphrase(Ask::Current);
    println!("\nANSWER {}", answer.unwrap_err());
}

#[test]
fn without_any_source_it_says_which_there_are() {
    // setsid gives a session without a terminal; a plain variable must not count as a source.
    let program = inside("ask_nobody");
    let output = Command::new("setsid")
        .arg("--wait")
        .arg(program.get_program())
        .args(program.get_args())
        .env("VELVET_PASSPHRASE", GOOD)
        .env_remove("CREDENTIALS_DIRECTORY")
        .stdin(Stdio::null())
        .output()
        .expect("setsid is missing; install the Debian package util-linux");
    let output = spoken(&output);
    assert!(output.contains("--passphrase-fd"), "{output}");
    assert!(output.contains("velvet-passphrase"), "{output}");
}

#[test]
#[ignore = "the inside of the tests with a terminal"]
fn ask_on_the_terminal() {
    let answer = Prompt.passphrase(Ask::New);
    match answer {
        Ok(text) => println!("\nANSWER {} characters", text.chars().count()),
        Err(error) => println!("\nANSWER {error}"),
    }
}

/// Types the lines at a terminal of its own, which `script` makes.
fn typed(lines: &[&str]) -> String {
    let program = inside("ask_on_the_terminal");
    let mut words = vec![program.get_program().to_str().unwrap()];
    words.extend(program.get_args().map(|word| word.to_str().unwrap()));
    let mut child = Command::new("script")
        .args(["-qec", &words.join(" "), "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script is missing; install the Debian package bsdutils");
    let mut keyboard = child.stdin.take().unwrap();
    for line in lines {
        // Typing before the question would be thrown away when the echo is turned off.
        std::thread::sleep(Duration::from_millis(700));
        writeln!(keyboard, "{line}").unwrap();
    }
    let output = spoken(&child.wait_with_output().unwrap());
    drop(keyboard);
    output
}

#[test]
fn a_new_passphrase_is_typed_twice_and_never_shown() {
    let output = typed(&[GOOD, GOOD]);
    assert!(
        output.contains("New passphrase (at least 12 characters)"),
        "{output}"
    );
    assert!(output.contains("The same again"), "{output}");
    assert!(output.contains("ANSWER 21 characters"), "{output}");
    assert!(!output.contains("correct"), "{output}");
}

#[test]
fn what_is_too_short_or_differs_is_asked_again_three_times_at_most() {
    let output = typed(&["short", GOOD, "correct house battery", GOOD, GOOD]);
    assert!(
        output.contains("at least 12 characters.\r\nNew"),
        "{output}"
    );
    assert!(output.contains("two entries differ"), "{output}");
    assert!(output.contains("ANSWER 21 characters"), "{output}");
    let output = typed(&["short", "short", "short"]);
    assert!(output.contains("ANSWER failed to accept"), "{output}");
}

#[test]
#[ignore = "the inside of a_real_keyring_keeps_the_root"]
fn use_the_session_keyring() {
    let folder = folder_from_parent();
    let nobody = &mut |_: Ask| Err(PassphraseError::NoSource);
    let made = KeyStore::create(&folder, Choice::Auto, nobody).unwrap();
    let store = KeyStore::locate(&folder).unwrap().unwrap();
    assert_eq!(store.describe().kind, Kind::Keyring);
    let got = store.unlock(nobody).unwrap();
    assert_eq!(got.root.expose(), made.root.expose());

    store.change(nobody, Choice::File, &mut say(GOOD)).unwrap();
    let store_before = store;
    let gone = store_before.unlock(nobody).unwrap_err();
    assert!(matches!(gone, KeyStoreError::Keyring(_)), "{gone}");
    let store = KeyStore::locate(&folder).unwrap().unwrap();
    assert_eq!(store.describe().kind, Kind::File);

    let words = phrase(&made.root);
    let back = KeyStore::recover(&folder, &words, Choice::Keyring, nobody).unwrap();
    assert_eq!(back.device, made.device);
    let store = KeyStore::locate(&folder).unwrap().unwrap();
    assert_eq!(store.describe().kind, Kind::Keyring);
    assert_eq!(
        store.unlock(nobody).unwrap().root.expose(),
        made.root.expose()
    );
    println!("\nKEYRING WORKS");
}

/// In a session of its own: the keyring of whoever runs the tests is never touched.
fn in_session(home: &Path, script: &str) -> String {
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-ec", script, "sh"])
        .arg(std::env::current_exe().unwrap())
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env(FOLDER, home.join("velvet"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .output()
        .expect("dbus-run-session is missing; install the Debian package dbus-daemon");
    spoken(&output)
}

fn session_home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("run")).unwrap();
    fs::set_permissions(home.path().join("run"), fs::Permissions::from_mode(0o700)).unwrap();
    home
}

#[test]
fn a_real_keyring_keeps_the_root() {
    let home = session_home();
    let output = in_session(
        home.path(),
        "command -v gnome-keyring-daemon >/dev/null || { echo 'install the Debian package gnome-keyring'; exit 1; }
         printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
         \"$1\" --exact use_the_session_keyring --ignored --nocapture",
    );
    assert!(output.contains("KEYRING WORKS"), "{output}");
}

#[test]
#[ignore = "the inside of without_a_keyring_service_a_file_is_taken"]
fn create_without_a_keyring() {
    let folder = folder_from_parent();
    KeyStore::create(&folder, Choice::Auto, &mut say(GOOD)).unwrap();
    let store = KeyStore::locate(&folder).unwrap().unwrap();
    println!("\nKIND {}", store.describe().kind);
}

#[test]
fn without_a_keyring_service_a_file_is_taken() {
    let home = session_home();
    let output = inside("create_without_a_keyring")
        .env(FOLDER, home.path().join("velvet"))
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
        .output()
        .unwrap();
    let output = spoken(&output);
    assert!(output.contains("KIND file"), "{output}");
}

/// The file that a crash leaves behind between two steps is never taken for the key store.
#[test]
fn leftovers_of_a_crash_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    File::create(folder.path().join(".keystore.0123456789abcdef")).unwrap();
    assert!(KeyStore::locate(folder.path()).unwrap().is_none());
}

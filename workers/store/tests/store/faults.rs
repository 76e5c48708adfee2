//! Wrong keys, second openings, killed processes, full disks, damaged indexes: nothing acknowledged is lost.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use velvet_messages::v1;
use velvet_runtime::{Answer, Asker, Failure, Settled, Step};
use velvet_store::{StoreConfig, StoreStep, Vault};

use crate::world::{
    NOW, World, config, keys, line, open, reading, reading_input, rect, region, signal_input,
    small_segments,
};

/// Set in a child process of the kill test: the folder of its store and the first number to store.
const KILLED: &str = "VELVET_TEST_STORE_KILLED";
/// Set in a child process of the disk test: where to mount its small disk.
const FULL: &str = "VELVET_TEST_STORE_FULL";

pub(crate) fn message(seq: u64) -> v1::Reading {
    let text = format!("number word{seq}");
    let region = region(rect(0, 0, 160, 16), [7; 3], vec![line(&text, 0, 0)]);
    reading("s1", "d1", seq, vec![region])
}

fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files = vec![];
    for path in paths {
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let bytes = fs::read(&path).expect("readable");
            files.push((path, bytes));
        }
    }
    files.sort();
    files
}

#[test]
fn a_wrong_key_touches_nothing() {
    let mut world = World::new(config());
    world.keep(&message(1));
    let World {
        folder,
        vault,
        step,
        service,
        ..
    } = world;
    drop((vault, step, service));
    let before = files(folder.path());
    let error = Vault::open(folder.path(), &keys(2), config(), None).expect_err("refused");
    assert_eq!(error.code().0, "store-wrong-key");
    assert!(before == files(folder.path()), "nothing was touched");
    open(folder.path(), config()).expect("the right key opens");
}

#[test]
fn a_second_opening_says_so() {
    let world = World::new(config());
    let error = open(world.folder.path(), config()).expect_err("refused");
    assert_eq!(error.code().0, "store-busy");
    assert!(error.to_string().contains("velvet down"));
}

#[test]
fn a_crash_within_the_creation_leaves_no_trace() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("store.vault.new"), [7; 5000]).expect("half a file");
    open(folder.path(), config()).expect("made anew");
}

#[test]
fn a_store_of_the_first_form_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("store.redb"), b"redb").expect("a file");
    let error = open(folder.path(), config()).expect_err("refused");
    assert_eq!(error.code().0, "store-first-form");
    assert!(error.to_string().contains("store.redb"), "{error}");
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 2, "the file and the lock");
}

pub(crate) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[test]
fn nothing_readable_is_in_the_files() {
    const PLANTED: &str = "Zuckerwatte-91827";
    let mut world = World::new(small_segments());
    for seq in 1..=5 {
        let mut one = message(seq);
        one.regions[0].lines.push(line(PLANTED, 0, 0));
        let window = one.window.as_mut().expect("a window");
        window.app = format!("{PLANTED} app");
        window.title = format!("{PLANTED} title");
        world.keep(&one);
        world.take(signal_input(seq, 10, PLANTED)).expect("kept");
    }
    assert_eq!(world.find(PLANTED)[0].times_seen, 5);
    world.forget(1, 2500, PLANTED);
    let wide: Vec<u8> = PLANTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let lower = PLANTED.to_lowercase();
    let needles = [PLANTED.as_bytes(), lower.as_bytes(), b"zuckerwatte", &wide];
    for (path, bytes) in files(world.folder.path()) {
        for needle in needles {
            assert!(!contains(&bytes, needle), "found in {}", path.display());
        }
    }
    // The scan can find something.
    assert!(contains(format!("xx{PLANTED}").as_bytes(), needles[0]));
}

/// Runs one test of this binary again as a process of its own.
pub(crate) fn again(program: &str, arguments: &[&str], test: &str) -> Command {
    let me = std::env::current_exe().expect("a test binary");
    let mut command = Command::new(program);
    command.args(arguments).arg(me);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command
}

#[test]
fn child_stores_until_killed() {
    if let Ok(order) = std::env::var(KILLED) {
        stores_until_killed(&order);
    }
}

/// What a child does with its order: the first number to store, and the folder.
pub(crate) fn stores_until_killed(order: &str) {
    let (first, folder) = order.split_once(' ').expect("a number and a folder");
    let config = StoreConfig {
        commit_records: 3,
        // Segments are kept durably, too; here the group shall be what is durable.
        segment_readings: 10,
        ..config()
    };
    let vault = open(Path::new(folder), config).expect("opens after a kill");
    let mut step = StoreStep::new(vault);
    for seq in first.parse().expect("a number").. {
        step.step(NOW, reading_input(&message(seq)), ())
            .expect("kept");
        // As the runtime acknowledges: only what is durable, and all of that.
        if step.settled() == Settled::All {
            println!("\nkept {seq}");
            std::io::stdout().flush().expect("told");
        }
    }
}

#[test]
fn killed_at_any_moment() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut acknowledged = 0u64;
    let full = std::env::var_os("VELVET_TEST_FULL").is_some();
    for round in 0u64..if full { 500 } else { 12 } {
        // Some are delivered again, as after a lost acknowledgement.
        let first = acknowledged.saturating_sub(5).max(1);
        let mut child = again("env", &[], "faults::child_stores_until_killed")
            .env(KILLED, format!("{first} {}", folder.path().display()))
            .stdout(Stdio::piped())
            .spawn()
            .expect("a child");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let kept = lines.map_while(Result::ok);
        let mut kept = kept.filter_map(|line| line.strip_prefix("kept ")?.parse::<u64>().ok());
        for seq in kept
            .by_ref()
            .take(3 + usize::try_from(round * 5 % 7).expect("small"))
        {
            acknowledged = acknowledged.max(seq);
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
        // Only now, or the child would end by its broken pipe and not by the kill.
        drop(kept);
        let vault = open(folder.path(), small_segments()).expect("opens after a kill");
        let service = velvet_store::StoreService::new(vault);
        check_all_there(&service, acknowledged);
    }
    assert!(acknowledged >= 12);
}

fn ask(
    service: &velvet_store::StoreService,
    endpoint: &str,
    kind: v1::request::Kind,
) -> v1::response::Kind {
    let request = v1::Request { kind: Some(kind) };
    let response = service.answer(NOW, endpoint, &request, &Asker::default());
    response.kind.expect("an answer")
}

pub(crate) fn check_all_there(service: &velvet_store::StoreService, acknowledged: u64) {
    let audit = v1::request::Kind::Audit(v1::AuditRequest {
        open_ids_max: 9,
        receipts: false,
    });
    let v1::response::Kind::Audit(audit) = ask(service, "audit", audit) else {
        panic!("no audit")
    };
    let account = &audit.displays[0];
    assert!(
        account.stored >= acknowledged,
        "{} of {acknowledged}",
        account.stored
    );
    assert_eq!((account.open, account.duplicates), (0, 0));
    for seq in 1..=acknowledged {
        let query = format!("word{seq}");
        let search = v1::SearchRequest {
            query,
            ..Default::default()
        };
        let search = v1::request::Kind::Search(search);
        let v1::response::Kind::Search(found) = ask(service, "search", search) else {
            panic!("no answer")
        };
        assert_eq!(found.hits.len(), 1, "word{seq}");
        assert_eq!(found.hits[0].times_seen, 1, "word{seq}");
    }
}

const DISK_BYTES: u64 = 12 << 20;

/// A message that does not compress.
fn heavy(seq: u64) -> v1::Reading {
    let mut noise = vec![0u8; 300 * 200 * 3];
    let mut state = seq.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for byte in &mut noise {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *byte = state.to_le_bytes()[3];
    }
    let mut one = message(seq);
    one.regions[0].rect = Some(rect(0, 0, 300, 200));
    let data = zstd::bulk::compress(&noise, 1).expect("compressed").into();
    let codec = v1::Codec::Rgb8Zstd.into();
    one.regions[0].pixels = Some(v1::Pixels { codec, data });
    one
}

fn fill(world: &mut World, from: u64) -> u64 {
    for seq in from.. {
        match world.take(reading_input(&heavy(seq))) {
            Ok(()) => assert!(seq < 1000, "the disk is never full"),
            Err(Failure::Hold { code, .. }) => {
                assert_eq!(code.0, "disk-full");
                return seq;
            }
            Err(other) => panic!("{other}"),
        }
    }
    unreachable!("numbers do not end")
}

fn check_stored(world: &World, stored: std::ops::Range<u64>) {
    for seq in stored {
        assert_eq!(world.find(&format!("word{seq}")).len(), 1, "word{seq}");
        let shown = world.show(v1::ShowRequest {
            id: format!("f:dev1:s1:d1:{seq}"),
            ..Default::default()
        });
        assert!(shown.known_milli > 900);
    }
}

#[test]
fn child_fills_its_disk() {
    let Ok(folder) = std::env::var(FULL) else {
        return; // Only does something as the child of the test below.
    };
    let mounted = Command::new("mount")
        .args([
            "-t",
            "tmpfs",
            "-o",
            &format!("size={DISK_BYTES}"),
            "velvet-test",
            &folder,
        ])
        .status()
        .expect("mount runs");
    assert!(mounted.success(), "a small disk is mounted");
    for (free_bytes_min, name) in [(0, "full"), (4 << 20, "floor")] {
        let config = StoreConfig {
            free_bytes_min,
            ballast_bytes: 2 << 20,
            // Each message alone: what a group loses is delivered again, which nobody does here.
            commit_records: 1,
            ..small_segments()
        };
        fill_and_forget(&Path::new(&folder).join(name), config);
    }
    println!("\ndisk test done");
}

fn fill_and_forget(folder: &Path, config: StoreConfig) {
    let floor = config.free_bytes_min;
    fs::create_dir_all(folder).expect("a folder");
    let mut world = World::in_folder(tempfile::tempdir_in(folder).expect("a folder"), config);
    let mut held = fill(&mut world, 1);
    // Opened again after the error, the database may find room in pages it had just freed.
    while held != fill(&mut world, held) {
        held += 1;
    }
    assert!(held > 10, "{held}");
    assert_eq!(world.status().stopped, "disk-full");
    assert!(world.status().free_bytes >= floor, "the floor is kept");
    check_stored(&world, 1..held);
    // A second delivery is answered all the same.
    world.keep(&heavy(1));
    assert_eq!(world.status().stopped, "disk-full");
    let half = i64::try_from(held / 2).expect("small");
    let forgotten = world.forget(1, half * 1000, "");
    assert_eq!(forgotten.readings, half.unsigned_abs() - 1);
    check_stored(&world, half.unsigned_abs()..held);
    world.keep(&heavy(held));
    assert_eq!(world.status().stopped, "");
    let world = world.reopened();
    check_stored(&world, half.unsigned_abs()..held + 1);
    let account = world.audit().displays.remove(0);
    assert_eq!(
        (account.published, account.open, account.duplicates),
        (held, 0, 0)
    );
    assert_eq!(account.forgotten, half.unsigned_abs() - 1);
    drop(world);
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_full_disk_damages_nothing_and_forgetting_works() {
    let folder = tempfile::tempdir().expect("a folder");
    // A mount namespace of its own: the small disk goes away with the child. Package: util-linux.
    let output = again(
        "unshare",
        &["--user", "--map-root-user", "--mount"],
        "faults::child_fills_its_disk",
    )
    .env(FULL, folder.path())
    .output()
    .expect("unshare (package util-linux) runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("disk test done"), "{text}\n{errors}");
}

#[test]
fn a_hundred_thousand_lines_are_searched_fast() {
    let mut world = World::new(config());
    let mut number = 0;
    for seq in 1..=1000 {
        let lines = (0..100).map(|at| {
            number += 1;
            line(
                &format!("common word item{} row{} unique{number}", number % 97, at),
                0,
                at,
            )
        });
        let lines = lines.collect();
        world.keep(&reading(
            "s1",
            "d1",
            seq,
            vec![region(rect(0, 0, 8, 8), [1; 3], lines)],
        ));
    }
    let world = world.reopened();
    for query in [
        "unique77777",
        "item5 row7",
        "common word",
        "\"word item5\"",
        "absent",
    ] {
        let ask = || v1::SearchRequest {
            query: query.to_owned(),
            ..Default::default()
        };
        world.search(ask());
        let found = world.search(ask());
        println!("{query}: {} hits in {} µs", found.hits.len(), found.took_us);
        // Loose, since this also runs beside other tests on a busy machine; the bench has the figure.
        assert!(found.took_us < 5_000_000, "{query}: {} µs", found.took_us);
    }
}

#[test]
fn what_arrives_is_found_at_once_and_acknowledged_when_durable() {
    let config = StoreConfig {
        commit_records: 3,
        ..config()
    };
    let mut world = World::new(config);
    for seq in 1..=3 {
        world.keep(&message(seq));
        assert_eq!(world.find(&format!("word{seq}")).len(), 1);
        let expected = if seq == 3 {
            Settled::All
        } else {
            Settled::Later
        };
        assert_eq!(world.step.settled(), expected, "{seq}");
    }
    world.keep(&message(4));
    assert_eq!(world.step.settled(), Settled::Later);
    world.step.wake(NOW).expect("made durable");
    assert_eq!(world.step.settled(), Settled::All);
    // Forgetting is durable at once and takes what waited along.
    world.keep(&message(5));
    world.forget(1000, 1001, "");
    assert_eq!(world.step.settled(), Settled::All);
    assert_eq!(world.reopened().find("word5").len(), 1);
}

//! Power cuts of a real file system, and what lies on its disk after a forgetting: ext4 in a file behind a loop device.
//!
//! Where the machine lets nobody mount, these tests check nothing and say so.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use velvet_store::StoreService;

use crate::{
    faults::{again, check_all_there, contains, message, stores_until_killed},
    world::{World, config, line, open, small_segments},
};

/// Set in a child process: the folder of its store and the first number to store.
const CUT: &str = "VELVET_TEST_STORE_CUT";
const IMAGE_BYTES: u64 = 64 << 20;
/// `FS_IOC_SHUTDOWN` and its flag `NOLOGFLUSH` (linux/fs.h): the file system stops at once, as when the power goes.
const SHUTDOWN: &str =
    r#"open(F, "<", $ARGV[0]) or die; my $how = pack("I", 2); ioctl(F, 0x8004587d, $how) or die"#;

/// A disk in a file.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None` when this machine lets nobody make one.
    fn new() -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let image = fs::File::create(disk.image()).expect("a file");
        image.set_len(IMAGE_BYTES).expect("room");
        fs::create_dir(disk.place()).expect("a place");
        let image = disk.image();
        let made = run("mkfs.ext4", &["-q".as_ref(), image.as_ref()]);
        if made && disk.mount() {
            return Some(disk);
        }
        println!(
            "NOT RUN: this machine lets nobody mount a file (needs root, mkfs.ext4, loop devices)"
        );
        None
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn mount(&self) -> bool {
        let (image, place) = (self.image(), self.place());
        run(
            "mount",
            &[
                "-o".as_ref(),
                "loop".as_ref(),
                image.as_ref(),
                place.as_ref(),
            ],
        )
    }

    fn unmount(&self) {
        assert!(run("umount", &[self.place().as_ref()]), "unmounted");
    }

    /// The power goes.
    fn cut(&self) {
        let handle = self.place().join("handle");
        fs::write(&handle, "").expect("a file");
        let cut = run("perl", &["-e".as_ref(), SHUTDOWN.as_ref(), handle.as_ref()]);
        assert!(cut, "the file system stops (package perl-base)");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        run("umount", &["-q".as_ref(), self.place().as_ref()]);
    }
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> bool {
    let ended = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .status();
    ended.is_ok_and(|status| status.success())
}

#[test]
fn child_stores_until_cut() {
    if let Ok(order) = std::env::var(CUT) {
        stores_until_killed(&order);
    }
}

/// Writes until some are acknowledged; then the power goes, and only then the process.
fn live_until_cut(disk: &Disk, store: &Path, first: u64, acknowledgements: usize) -> u64 {
    let mut child = again("env", &[], "power::child_stores_until_cut")
        .env(CUT, format!("{first} {}", store.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let kept = lines.map_while(Result::ok);
    let mut kept = kept.filter_map(|line| line.strip_prefix("kept ")?.parse::<u64>().ok());
    let mut acknowledged = 0;
    for seq in kept.by_ref().take(acknowledgements) {
        acknowledged = seq;
    }
    disk.cut();
    // What it had told before the cut counts as well.
    child.kill().ok();
    acknowledged = kept.last().unwrap_or(acknowledged);
    child.wait().expect("gone");
    acknowledged
}

#[test]
fn power_cuts_lose_nothing_acknowledged() {
    let Some(disk) = Disk::new() else { return };
    let store = disk.place().join("store");
    let rounds = if std::env::var_os("VELVET_TEST_FULL").is_some() {
        50
    } else {
        4
    };
    let mut acknowledged = 0u64;
    for round in 0..rounds {
        let first = acknowledged.saturating_sub(5).max(1);
        let told = live_until_cut(&disk, &store, first, 2 + round * 5 % 7);
        acknowledged = acknowledged.max(told);
        disk.unmount();
        assert!(disk.mount(), "mounted after cut {round}");
        let vault = open(&store, small_segments()).expect("opens after a power cut");
        check_all_there(&StoreService::new(vault), acknowledged);
    }
    assert!(acknowledged >= 8, "{acknowledged}");
    println!("{rounds} power cuts, {acknowledged} acknowledged, none lost");
}

/// Whether a part of this file, as long as a key, lies on the disk: files begin at the beginning of a block, of which a
/// small file system has the smallest that there are.
fn has_part(image: &[u8], file: &[u8]) -> bool {
    const BLOCK: usize = 1024;
    const KEY: usize = 32;
    let file_blocks: Vec<&[u8]> = file.chunks(BLOCK).collect();
    image.chunks_exact(BLOCK).any(|block| {
        file_blocks.iter().any(|wanted| {
            let parts = wanted.chunks_exact(KEY).zip(block.chunks_exact(KEY));
            let mut told = parts.filter(|(one, _)| one.iter().any(|byte| *byte != 0));
            told.any(|(one, other)| one == other)
        })
    })
}

#[test]
fn a_forgotten_text_and_its_key_are_nowhere_on_the_disk() {
    const PLANTED: &str = "Zuckerwatte-91827";
    const CONTROL: &[u8] = b"Lakritze-55121 is written in the clear";
    let Some(disk) = Disk::new() else { return };
    let folder = tempfile::tempdir_in(disk.place()).expect("a folder");
    let place = folder.path().to_owned();
    let mut world = World::in_folder(folder, config());
    for seq in 1..=40 {
        let mut one = message(seq);
        one.regions[0].lines.push(line(PLANTED, 0, 20));
        world.keep(&one);
    }
    let world = world.reopened();
    // Older copies of the key file stay on a disk; without this secret they are noise.
    let secret = fs::read(place.join("store.erase")).expect("the erasure secret");
    fs::write(disk.place().join("control"), CONTROL).expect("written");
    assert!(run("sync", &["-f".as_ref(), disk.place().as_ref()]));
    let before = fs::read(disk.image()).expect("the image");
    assert!(
        contains(&before, CONTROL),
        "the scan finds what lies in the clear"
    );
    assert!(has_part(&before, &secret), "the scan finds the secret");
    assert_eq!(world.forget(1, 20_500, "").readings, 20);
    assert_eq!(world.find("word5").len(), 0);
    assert_eq!(world.find("word30").len(), 1);
    // Kept as it is: removing the folder would be one more change of the disk.
    drop(world.closed().keep());
    disk.unmount();
    let after = fs::read(disk.image()).expect("the image");
    assert!(contains(&after, CONTROL));
    assert!(!contains(&after, PLANTED.as_bytes()), "the text");
    assert!(!has_part(&after, &secret), "the secret of before");
}

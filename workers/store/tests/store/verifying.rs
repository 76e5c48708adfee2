//! What is damaged is named, and nothing damaged is told as if it were sound.

use std::{fs, path::Path};

use tempfile::TempDir;
use velvet_messages::v1::{self, VerifyLevel};

use crate::world::{World, line, reading, rect, refusal, region, signal_input, small_segments};

const LEVELS: [VerifyLevel; 3] = [VerifyLevel::Quick, VerifyLevel::Full, VerifyLevel::Deep];

fn world() -> World {
    let mut world = World::new(small_segments());
    for seq in 1..=9 {
        let text = line(&format!("word{seq} and more"), 0, 0);
        let area = rect(0, 0, 64, 64);
        let mut one = reading("s1", "d1", seq, vec![region(area, [9; 3], vec![text])]);
        one.kind = v1::FrameKind::Key.into();
        world.keep(&one);
        world.take(signal_input(seq, 3000, "term")).expect("kept");
    }
    world.forget(1000, 2001, "");
    world
}

/// Everything that can be asked, as far as it is answered; an error is part of the answer.
fn told(world: &World) -> String {
    let mut told = String::new();
    for seq in 1..=9 {
        let search = v1::request::Kind::Search(v1::SearchRequest {
            query: format!("word{seq}"),
            ..Default::default()
        });
        let show = v1::request::Kind::Show(v1::ShowRequest {
            id: format!("f:dev1:s1:d1:{seq}"),
            ..Default::default()
        });
        for (endpoint, kind) in [("search", search), ("show", show)] {
            told += &match world.ask(endpoint, kind) {
                v1::response::Kind::Search(found) => format!("{:?}\n", found.hits.len()),
                v1::response::Kind::Show(shown) => {
                    format!("{} {} {:?}\n", shown.title, shown.known_milli, shown.png)
                }
                other => format!("{}\n", refusal(&other)),
            };
        }
    }
    told
}

fn copied(from: &Path) -> TempDir {
    let to = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(from).expect("a folder") {
        let path = file.expect("a file").path();
        // The index is made anew where it is missing.
        if path.is_dir() {
            continue;
        }
        let name = path.file_name().expect("a name");
        fs::copy(&path, to.path().join(name)).expect("copied");
    }
    to
}

#[test]
fn a_sound_store_is_sound_at_every_level() {
    let world = world().reopened();
    let mut before = 0;
    for level in LEVELS {
        let (findings, checked) = world.verify(level);
        let codes: Vec<_> = findings
            .iter()
            .map(|found| (&found.part, &found.code))
            .collect();
        assert_eq!(codes, vec![], "level {}", level as i32);
        assert!(checked > before, "level {}: {checked}", level as i32);
        before = checked;
    }
}

#[test]
fn flipped_bits_are_named() {
    let world = world().reopened();
    let expected = told(&world);
    let folder = world.closed();
    let sound = fs::read(folder.path().join("store.vault")).expect("a file");
    let rounds = if std::env::var_os("VELVET_TEST_FULL").is_some() {
        400
    } else {
        40
    };
    let (mut at_opening, mut by_verify, mut without_effect) = (0, 0, 0);
    let mut state = 88_172_645_463_325_252_u64;
    for round in 0..rounds {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let bit = state % (sound.len() as u64 * 8);
        let mut flipped = sound.clone();
        flipped[usize::try_from(bit / 8).expect("small")] ^= 1 << (bit % 8);
        let damaged = copied(folder.path());
        fs::write(damaged.path().join("store.vault"), &flipped).expect("written");
        let world = match World::try_in_folder(damaged, small_segments()) {
            Ok(world) => world,
            Err(error) => {
                assert_eq!(error.code().0, "store-damaged", "round {round}: {error}");
                at_opening += 1;
                continue;
            }
        };
        let (findings, _) = world.verify(VerifyLevel::Full);
        let found = told(&world);
        if findings.is_empty() {
            assert!(
                found == expected,
                "round {round}: bit {bit} is wrong and not named"
            );
            without_effect += 1;
        } else {
            // What is answered is right; what is not says so.
            for (line, sound) in found.lines().zip(expected.lines()) {
                assert!(
                    line == sound || line.starts_with("store-"),
                    "round {round}: bit {bit}"
                );
            }
            by_verify += 1;
        }
    }
    println!(
        "{rounds} flips: {at_opening} refused at opening, {by_verify} named by verify, {without_effect} without effect"
    );
    assert!(at_opening + by_verify > 0);
}

#[test]
fn a_damaged_key_file_copy_and_header_are_found() {
    let folder = world().closed();
    let path = folder.path().join("store.vault");
    let mut bytes = fs::read(&path).expect("a file");
    bytes[100] ^= 1;
    fs::write(&path, &bytes).expect("written");
    let world = World::in_folder(folder, small_segments());
    // Opening has written only the slot that was not the newest; a copy of one of them stays damaged or is mended.
    let (findings, _) = world.verify(VerifyLevel::Quick);
    assert!(findings.iter().all(|found| found.part == "header"));
    fs::remove_file(world.folder.path().join("store.keys")).expect("removed");
    let (findings, _) = world.verify(VerifyLevel::Quick);
    assert!(findings.iter().any(|found| found.part == "keys"));
}

//! The index is derived: whatever becomes of its files, answers stay right.

use std::{
    fs,
    path::{Path, PathBuf},
};

use velvet_messages::v1;
use velvet_store::{Stemming, StoreConfig};

use crate::world::{
    World, config, line, parse_reading, reading, rect, refusal, region, small_segments, time,
};

const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// Nine readings on three days, in segments of two.
fn world() -> World {
    let mut world = World::new(small_segments());
    for seq in 1..=9u64 {
        let text = line(&format!("word{seq} and more"), 0, 0);
        let mut one = reading(
            "s1",
            "d1",
            seq,
            vec![region(rect(0, 0, 64, 64), [9; 3], vec![text])],
        );
        let day = i64::try_from(seq / 4).expect("small") * DAY_US;
        one.captured = Some(time(day + seq.cast_signed() * 1000, seq * 1000));
        world.keep(&one);
    }
    world
}

fn found(world: &World) -> usize {
    (1..=9)
        .filter(|seq| world.find(&format!("word{seq}")).len() == 1)
        .count()
}

fn files_of_index(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder.join("index")).expect("a folder");
    files.map(|file| file.expect("a file").path()).collect()
}

#[test]
fn a_missing_index_is_made_anew_at_opening() {
    let world = world();
    assert!(
        files_of_index(world.folder.path()).len() > 6,
        "segments were written"
    );
    assert_eq!(found(&world), 9);
    let folder = world.closed();
    fs::remove_dir_all(folder.path().join("index")).expect("removed");
    let world = World::in_folder(folder, small_segments());
    assert_eq!(found(&world), 9);
    assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
}

/// Waits until the index has everything.
fn indexed(world: &World) {
    for _ in 0..1000 {
        if world.status().unindexed == 0 {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the index is not made anew");
}

#[test]
fn a_long_history_is_indexed_again_beside_the_work() {
    let mut world = World::new(small_segments());
    for seq in 1..=200 {
        world.keep(&parse_reading(&format!("s1 d1 {seq} | word{seq} common")));
    }
    let folder = world.closed();
    fs::remove_dir_all(folder.path().join("index")).expect("removed");
    // Closed at once, it goes on another time.
    let world = World::in_folder(folder, small_segments()).reopened();
    // The newest are found from the start, and forgetting misses nothing that is not indexed yet.
    assert_eq!(world.find("word200").len(), 1);
    let forgotten = world.forget_what(v1::ForgetRequest {
        query: "word3".to_owned(),
        ..Default::default()
    });
    assert_eq!(forgotten.readings, 1);
    indexed(&world);
    let missing: Vec<u64> = (1..=200)
        .filter(|seq| world.find(&format!("word{seq}")).len() != 1)
        .collect();
    assert_eq!(missing, [3]);
    let mut world = world.reopened();
    assert_eq!(world.status().unindexed, 0);
    world.keep(&parse_reading("s1 d1 201 | word201 common"));
    assert_eq!(world.find("word201 OR word4").len(), 2);
    assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
}

#[test]
fn forms_of_a_word_are_found_when_asked_for() {
    // All in memory, and all but the last in the index.
    for config in [config(), small_segments()] {
        let found = |stemming, query: &str| -> Vec<String> {
            let mut world = World::new(StoreConfig {
                stemming,
                ..config.clone()
            });
            let texts = ["two invoices", "an invoice", "invoicing", "a voice", "hay"];
            for (text, seq) in texts.iter().zip(1..) {
                world.keep(&parse_reading(&format!("s1 d1 {seq} | {text}")));
            }
            let hits = world.find(query).into_iter();
            hits.map(|hit| hit.text).collect()
        };
        assert_eq!(found(Stemming::Off, "invoice"), ["an invoice"]);
        let forms = ["invoicing", "an invoice", "two invoices"];
        assert_eq!(found(Stemming::English, "invoice"), forms);
        assert_eq!(found(Stemming::English, "invoices"), forms);
        assert_eq!(found(Stemming::English, "\"invoice\""), ["an invoice"]);
        assert!(found(Stemming::English, "two -invoice").is_empty());
    }
}

#[test]
fn new_keys_for_old_days_change_no_answer() {
    let world = world();
    let key_file = world.folder.path().join("store.keys");
    let before = fs::read(&key_file).expect("the key file");
    let ask = v1::RotateRequest::default();
    let v1::response::Kind::Rotate(done) = world.ask("rotate", v1::request::Kind::Rotate(ask))
    else {
        panic!("no rotation");
    };
    assert!(done.keys >= 3, "{}", done.keys);
    assert_ne!(fs::read(&key_file).expect("the key file"), before);
    assert_eq!(found(&world), 9);
    let world = world.reopened();
    assert_eq!(found(&world), 9);
    assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
    // What was sealed under the keys of before is noise: they are in no key file that opens.
    let folder = world.closed();
    fs::write(folder.path().join("store.keys"), before).expect("put back");
    assert!(World::try_in_folder(folder, small_segments()).is_err());
}

#[test]
fn whatever_a_flipped_bit_hits_the_answers_stay_right() {
    let folder = world().closed();
    let files = files_of_index(folder.path());
    let mut folder = folder;
    for (round, path) in files.iter().enumerate() {
        let Ok(mut bytes) = fs::read(path) else {
            // An earlier round had the index made anew.
            continue;
        };
        let at = bytes.len() * (round % 7) / 7;
        bytes[at] ^= 1 << (round % 8);
        fs::write(path, bytes).expect("written");
        let world = World::in_folder(folder, small_segments());
        assert_eq!(found(&world), 9, "round {round}");
        folder = world.closed();
    }
}

#[test]
fn damage_while_it_is_open_is_met_with_a_new_index() {
    let world = world();
    for path in files_of_index(world.folder.path()) {
        fs::write(&path, b"damaged").expect("written");
    }
    assert_eq!(found(&world), 9);
    assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
}

#[test]
fn an_older_index_is_brought_up_to_date() {
    // Read while it is closed: merges of an open index take files away.
    let folder = world().closed();
    let older: Vec<(PathBuf, Vec<u8>)> = files_of_index(folder.path())
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect();
    let mut world = World::in_folder(folder, small_segments());
    for seq in 10..=14 {
        world.keep(&parse_reading(&format!("s1 d1 {seq} | late{seq}")));
    }
    let folder = world.closed();
    let index = folder.path().join("index");
    fs::remove_dir_all(&index).expect("removed");
    fs::create_dir(&index).expect("made");
    for (path, bytes) in older {
        fs::write(path, bytes).expect("written");
    }
    let world = World::in_folder(folder, small_segments());
    assert_eq!(found(&world), 9);
    for seq in 10..=14 {
        assert_eq!(world.find(&format!("late{seq}")).len(), 1, "late{seq}");
    }
    assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
}

#[test]
fn the_best_come_first_when_asked_for() {
    for config in [config(), small_segments()] {
        let mut world = World::new(config);
        for text in [
            "s1 d1 1 | needle needle",
            "s1 d1 2 | one needle in a long line of hay and straw and grass",
            "s1 d1 3 | only hay",
            "s1 d1 4 | more hay",
        ] {
            world.keep(&parse_reading(text));
        }
        let order = |by: v1::SearchOrder| -> Vec<String> {
            let ask = v1::SearchRequest {
                query: "needle OR hay".to_owned(),
                by: by.into(),
                limit: 2,
                ..Default::default()
            };
            world
                .search(ask)
                .hits
                .into_iter()
                .map(|hit| hit.text)
                .collect()
        };
        assert_eq!(order(v1::SearchOrder::Recency), ["more hay", "only hay"]);
        assert_eq!(order(v1::SearchOrder::Relevance)[0], "needle needle");
    }
}

#[test]
fn a_hit_shows_why_it_is_one() {
    let mut world = World::new(config());
    world.keep(&parse_reading("s1 d1 1 | the Größe of things"));
    let hit = world.find("grosse OR größe").remove(0);
    assert_eq!(
        (hit.snippet.as_str(), hit.marks.as_slice()),
        ("the Größe of things", [4, 9].as_slice())
    );
    let long = format!(
        "{} needle {}",
        "hay ".repeat(100).trim(),
        "straw ".repeat(100).trim()
    );
    world.keep(&parse_reading(&format!("s1 d1 2 | {long}")));
    let hit = world.find("needle").remove(0);
    let marked: String = hit
        .snippet
        .chars()
        .skip(hit.marks[0] as usize)
        .take((hit.marks[1] - hit.marks[0]) as usize)
        .collect();
    assert_eq!(marked, "needle");
    assert!(hit.snippet.chars().count() < 250 && hit.snippet.starts_with('…'));
}

#[test]
fn nobody_works_for_an_asker_who_is_gone() {
    let mut patient = small_segments();
    patient.search_deadline_ms = 10;
    let mut world = World::new(patient);
    for seq in 1..=400 {
        world.keep(&parse_reading(&format!(
            "s1 d1 {seq} | word{seq} common || other{seq} common"
        )));
    }
    let ask = v1::SearchRequest {
        query: "common".to_owned(),
        limit: 1000,
        within_ms: 1,
        ..Default::default()
    };
    let answer = world.ask("search", v1::request::Kind::Search(ask));
    assert_eq!(refusal(&answer), "search-deadline");
    let wrong = v1::SearchRequest {
        query: "secret (plan".to_owned(),
        ..Default::default()
    };
    match world.ask("search", v1::request::Kind::Search(wrong)) {
        v1::response::Kind::Refusal(refused) => {
            assert_eq!(refused.code, "query-parenthesis");
            assert!(refused.text.contains("character 8") && !refused.text.contains("plan"));
        }
        other => panic!("{}", refusal(&other)),
    }
}

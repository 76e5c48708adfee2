//! Files that were changed by somebody, segments that lost their keys, and merges that keep to an epoch.

use std::{fs, path::Path, sync::Arc};

use tantivy::{
    Term,
    collector::TopDocs,
    directory::{Directory, TerminatingWrite},
    index::{SegmentComponent, SegmentMeta},
    query::PhraseQuery,
};
use velvet_seal::Key;

use super::{
    Coverage, Doc, FileKeys, Place, Texts,
    directory::{CHUNK_BYTES, SealedDirectory},
    epoch, plan,
};
use crate::{
    keys::DayKeys,
    query::{Look, Query},
};

const FILE: &str = "0f.term";
const OTHER: &str = "0e.term";

fn days(folder: &Path) -> Arc<DayKeys> {
    let base = Key::from_bytes([7; 32]);
    if !folder.join("store.keys").exists() {
        DayKeys::create(folder, &base, b"vault").expect("created");
    }
    Arc::new(DayKeys::open(folder, &base, b"vault").expect("opened"))
}

fn keys(days: &Arc<DayKeys>) -> FileKeys {
    FileKeys {
        stays: Key::from_bytes([8; 32]),
        days: Arc::clone(days),
        vault: b"vault".to_vec(),
    }
}

fn directory(folder: &Path) -> SealedDirectory {
    let keys = keys(&days(folder));
    SealedDirectory::new(&folder.join("index"), keys, 1 << 20).expect("a directory")
}

fn write(directory: &SealedDirectory, name: &str, plain: &[u8]) {
    use std::io::Write;
    let mut writer = directory.open_write(Path::new(name)).expect("a file");
    writer.write_all(plain).expect("written");
    writer.terminate().expect("ended");
}

/// All bytes, or the code of the refusal.
fn read(directory: &SealedDirectory, name: &str) -> Result<Vec<u8>, String> {
    let code = |error: &dyn std::fmt::Debug| {
        let text = format!("{error:?}");
        let codes = ["open-forged", "open-malformed", "key-destroyed"];
        codes
            .iter()
            .find(|code| text.contains(**code))
            .map_or(text.clone(), |code| (*code).to_owned())
    };
    let handle = directory
        .get_file_handle(Path::new(name))
        .map_err(|error| code(&error))?;
    let bytes = handle.read_bytes(0..handle.len());
    bytes
        .map(|bytes| bytes.to_vec())
        .map_err(|error| code(&error))
}

fn plain(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

#[test]
fn files_are_read_as_they_were_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = directory(folder.path());
    for length in [
        0,
        1,
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        5 * CHUNK_BYTES + 7,
    ] {
        let name = format!("{length:x}.pos");
        write(&directory, &name, &plain(length));
        assert_eq!(
            read(&directory, &name).as_deref(),
            Ok(plain(length).as_slice()),
            "{length}"
        );
        let file = fs::read(folder.path().join("index").join(&name)).expect("a file");
        let window = plain(length);
        let shown = window.len() >= 16 && file.windows(16).any(|bytes| bytes == &window[..16]);
        assert!(!shown, "plain bytes in a file of {length}");
    }
    let range = directory
        .get_file_handle(Path::new("14007.pos"))
        .expect("a file");
    let (from, to) = (CHUNK_BYTES - 3, 2 * CHUNK_BYTES + 5);
    assert_eq!(
        range.read_bytes(from..to).expect("read").as_slice(),
        &plain(to)[from..]
    );
    assert!(range.read_bytes(0..range.len() + 1).is_err());
}

#[test]
fn changed_files_are_refused() {
    type Change = fn(&mut Vec<u8>);
    let sealed = CHUNK_BYTES + 16;
    let header = 52;
    assert_eq!((sealed, header), (16_400, 52));
    let changes: [(&str, Change, &str); 9] = [
        ("a flipped bit", |file| file[20_000] ^= 1, "open-forged"),
        (
            "a flipped bit in the last tag",
            |file| *file.last_mut().expect("a byte") ^= 1,
            "open-forged",
        ),
        ("another salt", |file| file[13] ^= 1, "open-forged"),
        ("another key", |file| file[4] ^= 0x40, "key-destroyed"),
        ("another magic", |file| file[0] ^= 1, "open-malformed"),
        (
            "cut within a chunk",
            |file| file.truncate(30_000),
            "open-forged",
        ),
        (
            "cut between chunks",
            |file| file.truncate(52 + 16_400),
            "open-forged",
        ),
        ("cut to nothing", |file| file.truncate(52), "open-malformed"),
        (
            "chunks swapped",
            |file| {
                let (one, two) = file[52..].split_at_mut(16_400);
                one.swap_with_slice(&mut two[..16_400]);
            },
            "open-forged",
        ),
    ];
    for (name, change, code) in changes {
        let folder = tempfile::tempdir().expect("a folder");
        let first = directory(folder.path());
        write(&first, FILE, &plain(3 * CHUNK_BYTES));
        let path = folder.path().join("index").join(FILE);
        let mut file = fs::read(&path).expect("a file");
        change(&mut file);
        fs::write(&path, &file).expect("written");
        assert_eq!(
            read(&directory(folder.path()), FILE),
            Err(code.to_owned()),
            "{name}"
        );
    }
}

#[test]
fn files_do_not_take_each_others_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = directory(folder.path());
    write(&directory, FILE, &plain(100));
    let index = folder.path().join("index");
    fs::rename(index.join(FILE), index.join(OTHER)).expect("renamed");
    assert_eq!(read(&directory, OTHER), Err("open-forged".to_owned()));
    let list = Path::new("meta.json");
    directory.atomic_write(list, b"a list").expect("written");
    assert_eq!(directory.atomic_read(list).expect("read"), b"a list");
    fs::rename(index.join("meta.json"), index.join(".managed.json")).expect("renamed");
    assert!(directory.atomic_read(Path::new(".managed.json")).is_err());
    // Nothing is left of the writing beside its place.
    assert_eq!(fs::read_dir(&index).expect("a folder").count(), 2);
}

fn doc(reading: u64, day: i64, text: &str) -> Doc {
    let line = crate::world::line(text, 0, 0);
    let region = crate::world::region(crate::world::rect(0, 0, 64, 64), [0; 3], vec![line]);
    let mut reading_of = crate::world::reading("s1", "d1", reading, vec![region]);
    reading_of.captured = Some(crate::world::time(day * 86_400_000_000, 0));
    Doc::all(reading, &reading_of).remove(0)
}

fn open(folder: &Path) -> (Texts, Coverage) {
    Texts::open(folder, keys(&days(folder)), 1 << 20, 1000, 1000).expect("an index")
}

fn add(texts: &Texts, docs: &[Doc], checkpoint: u64) {
    let wrote = texts.write(docs.iter(), |coverage| coverage.checkpoint = checkpoint);
    assert!(wrote.expect("written"));
    texts.publish().expect("published");
}

/// Epochs and how many documents each has, as the files say; what was noted of them must agree.
fn epochs(texts: &Texts) -> Vec<(i64, u32)> {
    let metas = texts.index.searchable_segment_metas().expect("segments");
    let noted = texts.coverage().expect("a list").heads;
    let epoch = |meta: &SegmentMeta| {
        let path = meta.relative_path(SegmentComponent::Terms);
        let head = texts.directory.head(&path).expect("a head");
        assert_eq!(noted.get(&meta.id()), Some(&head));
        (head.epoch, meta.max_doc())
    };
    let mut epochs: Vec<(i64, u32)> = metas.iter().map(epoch).collect();
    epochs.sort_unstable();
    epochs
}

#[test]
fn segments_keep_to_their_epoch_and_go_with_its_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let (texts, coverage) = open(folder.path());
    assert_eq!(coverage, Coverage::from(0));
    add(
        &texts,
        &[doc(0, 40, "one"), doc(1, 41, "two"), doc(2, 40, "three")],
        3,
    );
    add(&texts, &[doc(3, 41, "four")], 4);
    assert_eq!(epochs(&texts), [(40, 2), (41, 1), (41, 1)]);
    texts.tidy().expect("tidied");
    assert_eq!(epochs(&texts), [(40, 2), (41, 1), (41, 1)]);
    // Day 41 is over, and much later the month of both is.
    add(&texts, &[doc(4, 42, "five")], 5);
    texts.tidy().expect("tidied");
    assert_eq!(epochs(&texts), [(40, 2), (41, 2), (42, 1)]);
    add(&texts, &[doc(5, 80, "six")], 6);
    texts.tidy().expect("tidied");
    let month = epoch::month_of(40).expect("a month");
    assert_eq!(epochs(&texts), [(80, 1), (month, 5)]);
    drop(texts);
    let (texts, coverage) = open(folder.path());
    assert_eq!((coverage.checkpoint, coverage.floor), (6, 0));
    drop(texts);
    // The key of the month goes, and the month is to be indexed again as a whole.
    let keys = days(folder.path());
    let number = (1..20).find(|number| keys.epoch(*number) == Some(month));
    keys.destroy(&number.into_iter().collect())
        .expect("destroyed");
    drop(keys);
    let (texts, coverage) = open(folder.path());
    assert_eq!((coverage.checkpoint, coverage.pending), (6, vec![month]));
    assert_eq!(epochs(&texts), [(80, 1)]);
    // Until that has been done, it is told at every opening.
    drop(texts);
    assert_eq!(open(folder.path()).1.pending, [month]);
}

#[test]
fn a_damaged_index_is_noticed() {
    for name in ["meta.json", "term", "fast"] {
        let folder = tempfile::tempdir().expect("a folder");
        let (texts, _) = open(folder.path());
        add(&texts, &[doc(0, 40, "one")], 1);
        drop(texts);
        let files = fs::read_dir(folder.path().join("index")).expect("a folder");
        for file in files {
            let path = file.expect("a file").path();
            if path.to_string_lossy().ends_with(name) {
                let mut bytes = fs::read(&path).expect("a file");
                let last = bytes.len() - 1;
                bytes[last] ^= 1;
                fs::write(&path, bytes).expect("written");
            }
        }
        let (texts, coverage) = open(folder.path());
        if name == "meta.json" {
            assert_eq!(coverage, Coverage::from(0), "{name}");
            assert_eq!(texts.segments().expect("opened"), 0);
        } else {
            // Found by who looks into it first, and made anew by the vault.
            let error = texts.segments().expect_err(name);
            assert!(error.is_of_index(), "{name}");
        }
    }
}

#[test]
fn an_index_newer_than_the_records_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let (texts, _) = open(folder.path());
    add(&texts, &[doc(0, 40, "one")], 7);
    drop(texts);
    let older = Texts::open(folder.path(), keys(&days(folder.path())), 1 << 20, 6, 1000);
    assert_eq!(older.expect("an index").1, Coverage::from(0));
}

/// Readings that a walk through everything finds, in its order, and its steps.
fn walked(texts: &Texts, words: &str) -> (Vec<u64>, usize) {
    let query = Query::parse(words, false).expect("a query");
    let snapshot = texts.snapshot().expect("opened");
    let plan = plan(&snapshot, &texts.fields, &query, Look::Exact).expect("a plan");
    let finder = snapshot.finder(&plan.expect("always")).expect("ready");
    let segments = snapshot.spans.iter().map(|span| span.segment);
    let mut walk = snapshot.walk(&finder, segments.collect());
    let (mut found, mut steps) = (vec![], 0);
    while let Some(places) = snapshot.step(&finder, &mut walk).expect("found") {
        found.extend(places.iter().map(|(reading, _)| *reading));
        steps += 1;
    }
    (found, steps)
}

#[test]
fn a_walk_meets_the_newest_first_and_each_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (texts, _) = open(folder.path());
    let text = |number: u64| match number {
        17 => "often seldom",
        number if number % 2 == 0 => "often",
        _ => "other",
    };
    let docs: Vec<Doc> = (0..5000)
        .map(|number| doc(number, 40, text(number)))
        .collect();
    add(&texts, &docs, 5000);
    let often: Vec<u64> = (0..5000)
        .rev()
        .filter(|number| number % 2 == 0 || *number == 17)
        .collect();
    for (words, expected, steps) in [
        ("often", often.clone(), 2),
        // Few documents are met at once.
        ("seldom", vec![17], 1),
        (
            "often -seldom",
            often
                .iter()
                .copied()
                .filter(|number| *number != 17)
                .collect(),
            2,
        ),
        ("never", vec![], 1),
        // What looks through the dictionary does so once.
        ("ofte*", often.clone(), 1),
    ] {
        assert_eq!(walked(&texts, words), (expected, steps), "{words}");
    }
    // Two segments at once are one step.
    add(&texts, &[doc(5000, 40, "often")], 5001);
    let (found, steps) = walked(&texts, "often");
    assert_eq!((found[0], found.len(), steps), (5000, often.len() + 1, 1));
}

#[test]
fn the_best_phrases_are_those_that_reading_all_places_finds() {
    let folder = tempfile::tempdir().expect("a folder");
    let (texts, _) = open(folder.path());
    // Words of four letters, of which the first is most common; lengths from 1 to 40.
    let mut state = 7_u64;
    let mut below = |end: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % end
    };
    let mut text = || -> String {
        let words = (0..=below(40)).map(|_| ["aaaa", "aaaa", "bbbb", "cccc"][below(4) as usize]);
        words.collect::<Vec<_>>().join(" ")
    };
    for part in [0..700_u64, 700..1000] {
        let docs: Vec<Doc> = part
            .clone()
            .map(|number| doc(number, 40, &text()))
            .collect();
        add(&texts, &docs, part.end);
    }
    let snapshot = texts.snapshot().expect("opened");
    for words in [
        "aaaa bbbb",
        "aaaa aaaa",
        "cccc aaaa bbbb",
        "bbbb bbbb bbbb bbbb",
        "cccc dddd",
    ] {
        let query = Query::parse(&format!("\"{words}\""), false).expect("a query");
        let plan = plan(&snapshot, &texts.fields, &query, Look::Exact).expect("a plan");
        let terms = words
            .split(' ')
            .map(|word| Term::from_field_text(texts.fields.text, word));
        let unpruned = PhraseQuery::new(terms.collect());
        let collector = TopDocs::with_limit(1000).order_by_score();
        let all: Vec<(f32, Place)> = snapshot
            .searcher
            .search(&unpruned, &collector)
            .expect("found")
            .into_iter()
            .map(|(score, at)| {
                (
                    score,
                    snapshot.places(at.segment_ord as usize, &[at.doc_id])[0],
                )
            })
            .collect();
        for count in [1, 10, 2000] {
            let best = snapshot
                .best(plan.as_ref().expect("always"), count)
                .expect("found");
            let scores: Vec<f32> = best.iter().map(|(score, _)| *score).collect();
            let expected: Vec<f32> = all.iter().map(|(score, _)| *score).take(count).collect();
            assert_eq!(scores, expected, "{words}, {count}");
            // Of several with the lowest score any may be among them.
            assert!(best.iter().all(|found| all.contains(found)), "{words}");
            assert_eq!(best.is_empty(), words.contains('d'), "{words}");
        }
    }
}

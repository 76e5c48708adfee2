//! How long a durable commit takes, beside plain redb in the same run:
//! `cargo test --release -p velvet-store --lib latency -- --ignored --nocapture`.

use std::{
    fs::File,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

use redb::{Builder, Database, TableDefinition};
use velvet_runtime::{Settled, Step};
use velvet_seal::{Binding, Key};

use super::file::begin;
use crate::{
    StoreConfig,
    pages::SealedPages,
    world::{NOW, World, config, line, reading, reading_input, rect, region},
};

const ROWS: TableDefinition<'static, u64, &'static [u8]> = TableDefinition::new("rows");
/// Of the corpus of spec/store.md: a record of text.
const RECORD_BYTES: usize = 621;
const COMMITS: u64 = 300;

fn percentiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    (at(50), at(99))
}

/// Commits of `records` rows into a database; each row as `row` makes it.
fn commits(database: &Database, records: u64, row: impl Fn(u64) -> Vec<u8>) -> Vec<Duration> {
    let commit = |commit: u64| {
        let started = Instant::now();
        let txn = begin(database).expect("a transaction");
        for record in 0..records {
            let number = commit * records + record;
            let mut table = txn.open_table(ROWS).expect("a table");
            table
                .insert(number, row(number).as_slice())
                .expect("written");
        }
        txn.commit().expect("committed");
        started.elapsed()
    };
    (0..COMMITS).map(commit).collect()
}

fn plain(folder: &Path) -> Database {
    Builder::new()
        .create(folder.join("plain.redb"))
        .expect("a database")
}

fn sealed(folder: &Path) -> Database {
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(folder.join("sealed.vault"))
        .expect("a file");
    let pages = SealedPages::create(file, &Key::from_bytes([1; 32]), [1; 16]).expect("pages");
    Builder::new()
        .create_with_backend(pages)
        .expect("a database")
}

/// Whole messages through the step: tables of frames, tracks and counters are part of each group.
fn groups(records: u32) -> Vec<Duration> {
    let mut world = World::new(StoreConfig {
        commit_records: records,
        ..config()
    });
    let mut times = vec![];
    let mut seq = 0;
    for _ in 0..COMMITS {
        let made = (0..records).map(|_| {
            seq += 1;
            let text = line(&format!("word{seq} {}", "and more ".repeat(8)), 0, 0);
            reading_input(&reading(
                "s1",
                "d1",
                seq,
                vec![region(rect(0, 0, 8, 8), [9; 3], vec![text])],
            ))
        });
        let made: Vec<_> = made.collect();
        let started = Instant::now();
        for input in made {
            world.step.step(NOW, input, ()).expect("kept");
        }
        // Full groups are durable already, unless a kept segment came between.
        world.step.flush().expect("durable");
        times.push(started.elapsed());
        assert_eq!(world.step.settled(), Settled::All);
    }
    times
}

fn fsync_floor(folder: &Path) -> Vec<Duration> {
    let mut file = File::create(folder.join("floor")).expect("a file");
    let write = |_| {
        let started = Instant::now();
        file.write_all(&[7; 4096]).expect("written");
        file.sync_data().expect("synced");
        started.elapsed()
    };
    (0..COMMITS).map(write).collect()
}

#[test]
#[ignore = "a measurement"]
fn latency() {
    let key = Key::from_bytes([2; 32]);
    let noise: Vec<u8> = (0..RECORD_BYTES)
        .map(|at| at.to_le_bytes()[0].wrapping_mul(167))
        .collect();
    let row = |_: u64| noise.clone();
    let sealed_row = |number: u64| {
        let binding = Binding::new("velvet/rec/1").with_u64(number);
        key.seal(&binding, &noise).expect("sealed")
    };
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).expect("a folder on a real disk");
    let tell = |name: &str, times: Vec<Duration>| {
        let (p50, p99) = percentiles(times);
        println!("{name:<38} p50 {p50:>7.3} ms  p99 {p99:>7.3} ms");
    };
    tell("fsync floor, 4 KiB", fsync_floor(folder.path()));
    for records in [1, 10, 50] {
        let tables = tempfile::tempdir_in(folder.path()).expect("a folder");
        tell(
            &format!("plain redb, {records} plain records"),
            commits(&plain(tables.path()), records, row),
        );
        tell(
            &format!("sealed pages, {records} sealed records"),
            commits(&sealed(tables.path()), records, sealed_row),
        );
        let records = u32::try_from(records).expect("small");
        tell(&format!("vault step, {records} messages"), groups(records));
    }
}

//! Power cuts, failing disks and flipped bits under the sealed pages: what was acknowledged is there, what was not
//! is there as a whole or not at all, and what is damaged is said so.

mod disk;

use std::collections::BTreeMap;

use redb::{Builder, Database, ReadableDatabase, ReadableTable, TableDefinition};
use velvet_seal::Key;

use super::{Opened, SealedPages};
use disk::{Disk, EIO, ENOSPC, Fault, Random};

const ROWS: TableDefinition<'static, u64, &'static [u8]> = TableDefinition::new("rows");
const KEYS: u64 = 120;
const FULL: &str = "VELVET_TEST_FULL";

/// Every run, and with `VELVET_TEST_FULL`.
fn rounds(short: u64, full: u64) -> u64 {
    if std::env::var_os(FULL).is_some() {
        full
    } else {
        short
    }
}

fn key() -> Key {
    Key::from_bytes([9; 32])
}

/// Row number to the version of its value.
type Rows = BTreeMap<u64, u64>;

/// Some values fill many pages.
fn value(row: u64, version: u64) -> Vec<u8> {
    let mut random = Random::new(row * 1_000_003 + version);
    let length = match random.below(12) {
        0 => random.below(20_000),
        1..4 => random.below(4000),
        _ => random.below(300),
    };
    (0..length)
        .map(|_| random.next().to_le_bytes()[0])
        .collect()
}

fn open(disk: &Disk) -> Result<Database, String> {
    let opened = SealedPages::open(disk.clone(), &key()).map_err(|error| error.to_string())?;
    let pages = match opened {
        Opened::Here(pages) => pages,
        Opened::WrongKey => return Err("wrong key".to_owned()),
        Opened::Foreign => return Err("foreign".to_owned()),
        Opened::Damaged => return Err("header damaged".to_owned()),
    };
    // A small cache, so that pages are read again.
    let mut builder = Builder::new();
    let opened = builder.set_cache_size(64 << 10).create_with_backend(pages);
    opened.map_err(|error| error.to_string())
}

fn created() -> Disk {
    let disk = Disk::of(vec![]);
    let pages = SealedPages::create(disk.clone(), &key(), [3; 16]).expect("created");
    let database = Builder::new()
        .create_with_backend(pages)
        .expect("a database");
    change(&database, &mut Rows::new(), &mut Random::new(1), 0).expect("the first commit");
    database.close().expect("closed");
    disk
}

/// One transaction of a few rows; `rows` is what it would leave.
fn change(
    database: &Database,
    rows: &mut Rows,
    random: &mut Random,
    version: u64,
) -> Result<bool, redb::Error> {
    let mut txn = database.begin_write()?;
    // As the vault does: some changes are seen at once and durable with the next durable one.
    let grouped = version > 1 && random.below(3) == 0;
    if grouped {
        txn.set_durability(redb::Durability::None)?;
    } else {
        txn.set_quick_repair(true);
    }
    {
        let mut table = txn.open_table(ROWS)?;
        for _ in 0..version.min(1 + random.below(6)) {
            let row = random.below(KEYS);
            if random.below(3) == 0 {
                table.remove(row)?;
                rows.remove(&row);
            } else {
                table.insert(row, value(row, version).as_slice())?;
                rows.insert(row, version);
            }
        }
    }
    txn.commit()?;
    Ok(!grouped)
}

fn read(database: &Database) -> Result<BTreeMap<u64, Vec<u8>>, redb::Error> {
    let txn = database.begin_read()?;
    let table = txn.open_table(ROWS)?;
    let mut rows = BTreeMap::new();
    for item in table.iter()? {
        let (row, value) = item?;
        rows.insert(row.value(), value.value().to_vec());
    }
    Ok(rows)
}

fn values(rows: &Rows) -> BTreeMap<u64, Vec<u8>> {
    rows.iter()
        .map(|(row, version)| (*row, value(*row, *version)))
        .collect()
}

/// What is known of the rows: the last acknowledged commit, and those after it that may have become durable, by a
/// commit that was cut off or by closing.
#[derive(Default)]
struct Known {
    acknowledged: Rows,
    begun: Vec<Rows>,
}

impl Known {
    /// Works until the disk fails.
    fn work(
        &mut self,
        database: &Database,
        random: &mut Random,
        version: &mut u64,
        most: u64,
    ) -> bool {
        for _ in 0..most {
            *version += 1;
            let mut rows = self.newest().clone();
            let done = change(database, &mut rows, random, *version);
            if matches!(done, Ok(true)) {
                self.acknowledged = rows;
                self.begun.clear();
            } else {
                self.begun.push(rows);
            }
            if done.is_err() {
                return false;
            }
        }
        true
    }

    /// What a database holds that was closed without a fault.
    fn newest(&self) -> &Rows {
        self.begun.last().unwrap_or(&self.acknowledged)
    }

    /// Compares with what is there, which is the truth from then on.
    fn check(&mut self, database: &Database, case: &str) {
        let found = read(database).unwrap_or_else(|error| panic!("{case}: {error}"));
        let mut begun = std::mem::take(&mut self.begun).into_iter();
        if let Some(durable) = begun.find(|begun| values(begun) == found) {
            self.acknowledged = durable;
        }
        assert!(found == values(&self.acknowledged), "{case}: rows differ");
    }
}

#[test]
fn power_cuts() {
    let cycles = rounds(400, 6000);
    let mut random = Random::new(42);
    let (mut done, mut life) = (0, 0);
    while done < cycles {
        life += 1;
        let mut image = created().image();
        let mut known = Known::default();
        let mut version = 1;
        for _ in 0..20 {
            let disk = Disk::of(image.clone());
            disk.fail_at(10 + random.below(150), Fault::Power);
            let database =
                open(&disk).unwrap_or_else(|error| panic!("life {life} cycle {done}: {error}"));
            known.check(&database, &format!("life {life} cycle {done}"));
            known.work(&database, &mut random, &mut version, 100);
            // Closing is part of what is cut.
            database.close().ok();
            image = disk.after_power_cut(&mut random);
            // The power also goes while it recovers, up to three times in a row.
            for _ in 0..random.below(4) {
                let disk = Disk::of(image.clone());
                disk.fail_at(1 + random.below(12), Fault::Power);
                if let Ok(database) = open(&disk) {
                    database.close().ok();
                }
                image = disk.after_power_cut(&mut random);
                done += 1;
            }
            done += 1;
        }
    }
    println!("{done} power cuts, 0 violations");
}

/// The file gets its name only after its creation is synced: then no power cut can matter any more.
#[test]
fn a_created_file_owes_nothing_to_the_page_cache() {
    for seed in 0..50 {
        let image = created().after_power_cut(&mut Random::new(seed));
        let database = open(&Disk::of(image)).expect("opens");
        assert_eq!(read(&database).expect("reads"), BTreeMap::new());
    }
}

#[test]
fn failing_disks() {
    let mut random = Random::new(7);
    for round in 0..rounds(120, 1500) {
        let disk = created();
        let mut known = Known::default();
        let mut version = 1;
        for life in 0..4 {
            let case = format!("round {round} life {life}");
            let fault = match random.below(4) {
                0 => Fault::Error(EIO),
                1 => Fault::Error(ENOSPC),
                _ => Fault::LyingSync,
            };
            disk.fail_at(20 + random.below(100), fault);
            let database = open(&disk).unwrap_or_else(|error| panic!("{case}: {error}"));
            known.check(&database, &case);
            if !known.work(&database, &mut random, &mut version, 60) {
                // Nothing is written any more before it is opened again.
                let refused = change(&database, &mut Rows::new(), &mut random, 1);
                assert!(refused.is_err(), "{case}: {fault:?}");
            }
            database.close().ok();
            // Opened again on the same page cache, as the vault does.
        }
        let database = open(&disk).expect("opens");
        known.check(&database, "after the last failure");
        // Acknowledged after a failure is acknowledged.
        known.work(&database, &mut random, &mut version, 2);
        std::mem::forget(database);
        let database = open(&Disk::of(disk.after_power_cut(&mut random))).expect("opens");
        known.check(&database, &format!("round {round} after the power cut"));
    }
}

#[test]
fn flipped_bits() {
    let disk = created();
    let mut known = Known::default();
    let database = open(&disk).expect("opens");
    known.work(&database, &mut Random::new(3), &mut 1, 60);
    database.close().expect("closed");
    let image = disk.image();
    let expected = values(known.newest());
    let mut random = Random::new(11);
    let (mut detected, mut without_effect) = (0, 0);
    for round in 0..rounds(400, 2000) {
        let mut flipped = image.clone();
        let bits = flipped.len() as u64 * 8;
        let bit = random.below(bits);
        flipped[usize::try_from(bit / 8).expect("small")] ^= 1 << (bit % 8);
        let outcome = open(&Disk::of(flipped))
            .and_then(|database| read(&database).map_err(|error| error.to_string()));
        match outcome {
            Ok(found) => {
                assert!(
                    found == expected,
                    "round {round}: bit {bit} is silently wrong"
                );
                without_effect += 1;
            }
            Err(_) => detected += 1,
        }
    }
    println!("{detected} flips detected, {without_effect} without effect, 0 silently wrong");
    assert!(detected > 0 && without_effect > 0);
}

/// Both copies of both slots, bit by bit: the newest header never gives way to an older one.
#[test]
fn flipped_bits_in_the_header() {
    let disk = created();
    let mut known = Known::default();
    let database = open(&disk).expect("opens");
    known.work(&database, &mut Random::new(5), &mut 1, 5);
    database.close().expect("closed");
    let image = disk.image();
    for sector in 0..4 {
        for byte in (0..512).step_by(7) {
            let mut flipped = image.clone();
            flipped[sector * 4096 + byte] ^= 0x10;
            let database = open(&Disk::of(flipped)).expect("the other copy is sound");
            known.check(&database, &format!("sector {sector} byte {byte}"));
        }
    }
}

#[test]
fn pages_are_bound_to_their_place_and_file() {
    let disk = created();
    let database = open(&disk).expect("opens");
    let mut known = Known::default();
    known.work(&database, &mut Random::new(8), &mut 1, 30);
    database.close().expect("closed");
    let image = disk.image();
    let (base, stride) = (usize::try_from(super::BASE).expect("small"), 4136);
    let pages = (image.len() - base) / stride;
    let written = |page: &usize| {
        image[base + page * stride..][..stride]
            .iter()
            .any(|byte| *byte != 0)
    };
    let used: Vec<usize> = (0..pages).filter(written).collect();
    let mut detected = 0;
    for pair in used.windows(2) {
        let mut swapped = image.clone();
        let (one, other) = (base + pair[0] * stride, base + pair[1] * stride);
        swapped[one..one + stride].copy_from_slice(&image[other..other + stride]);
        match open(&Disk::of(swapped)).map(|database| read(&database)) {
            Ok(Ok(found)) => assert!(found == values(known.newest()), "page {}", pair[0]),
            Ok(Err(_)) | Err(_) => detected += 1,
        }
    }
    assert!(
        detected * 2 > used.len() / 2,
        "{detected} of {}",
        used.len()
    );
    let wrong = SealedPages::open(Disk::of(image.clone()), &Key::from_bytes([8; 32]));
    assert!(matches!(wrong, Ok(Opened::WrongKey)));
    let foreign = SealedPages::open(Disk::of(vec![7; 40_000]), &key());
    assert!(matches!(foreign, Ok(Opened::Foreign)));
    // Nothing of the database shows.
    let shows = |needle: &[u8]| image.windows(needle.len()).any(|window| window == needle);
    assert!(!shows(b"rows") && !shows(b"redb"));
    assert!(shows(b"velvetp1"));
}

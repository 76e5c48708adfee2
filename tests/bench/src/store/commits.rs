//! Durable commits of records with pixels, beside plain redb and the disk: by turns, so that all meet the same weather.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

use redb::{Builder, Database, TableDefinition};
use serde_json::{Value, json};
use velvet_messages::{SealedMessage, v1};
use velvet_store::StoreConfig;

use super::{Options, Records, StoreBenchError};
use crate::{
    keeper::{Keeper, input, settings},
    measure::{milliseconds, percentile, percentiles},
};

/// Records in a commit.
pub(super) const SIZES: [u32; 3] = [1, 10, 50];
const TEXTS: TableDefinition<'static, u64, &'static [u8]> = TableDefinition::new("texts");
const PIXELS: TableDefinition<'static, u64, &'static [u8]> = TableDefinition::new("pixels");
/// What the smallest durable write of a database takes: a page.
const FLOOR_BYTES: usize = 4096;

/// One size of commit.
struct Pair {
    records: u32,
    ours: Keeper,
    plain: Plain,
    our_times: Vec<Duration>,
    plain_times: Vec<Duration>,
}

/// Plain redb with the same durability, and nothing sealed, indexed or counted.
struct Plain {
    database: Database,
    next: u64,
}

impl Plain {
    fn commit(&mut self, readings: &[(Vec<u8>, Vec<u8>)]) -> Result<(), StoreBenchError> {
        let mut txn = self.database.begin_write()?;
        txn.set_quick_repair(true);
        {
            let mut texts = txn.open_table(TEXTS)?;
            let mut pixels = txn.open_table(PIXELS)?;
            for (text, picture) in readings {
                texts.insert(self.next, text.as_slice())?;
                pixels.insert(self.next, picture.as_slice())?;
                self.next += 1;
            }
        }
        Ok(txn.commit()?)
    }
}

/// The bytes of a record, as they are.
fn plain_of(mut reading: v1::Reading) -> (Vec<u8>, Vec<u8>) {
    let pixels = reading
        .regions
        .first_mut()
        .and_then(|region| region.pixels.take());
    let pixels = pixels.unwrap_or_default().data;
    (encoded(&reading), pixels.to_vec())
}

fn encoded<T: SealedMessage>(message: &T) -> Vec<u8> {
    message.encode_to_vec()
}

impl Pair {
    fn new(folder: &Path, records: u32) -> Result<Self, StoreBenchError> {
        let own = folder.join(records.to_string());
        fs::create_dir_all(&own)?;
        let settings = StoreConfig {
            commit_records: records,
            ..settings()?
        };
        Ok(Self {
            records,
            ours: Keeper::open(&own.join("velvet"), settings)?,
            plain: Plain {
                database: Builder::new().create(own.join("plain.redb"))?,
                next: 0,
            },
            our_times: vec![],
            plain_times: vec![],
        })
    }

    fn round(&mut self, made: &mut Records) -> Result<(), StoreBenchError> {
        let readings: Vec<_> = (0..self.records).map(|_| made.next()).collect();
        let plain: Vec<_> = readings.iter().cloned().map(plain_of).collect();
        let inputs: Vec<_> = readings.into_iter().map(input).collect();
        let started = Instant::now();
        for input in inputs {
            self.ours.keep(input)?;
        }
        // A full group is durable already, unless a segment of the index came between.
        self.ours.flush()?;
        self.our_times.push(started.elapsed());
        if !self.ours.is_settled() {
            return Err(StoreBenchError::Answer);
        }
        let started = Instant::now();
        self.plain.commit(&plain)?;
        self.plain_times.push(started.elapsed());
        Ok(())
    }
}

/// Figures of all sizes.
pub(super) fn run(folder: &Path, options: &Options) -> Result<Value, StoreBenchError> {
    fs::create_dir_all(folder)?;
    let mut pairs = vec![];
    for records in SIZES {
        pairs.push(Pair::new(folder, records)?);
    }
    let mut floor = File::create(folder.join("floor"))?;
    let mut floor_times = vec![];
    let mut made = Records::new(options.pixel_bytes, 0);
    for _ in 0..options.commits {
        for pair in &mut pairs {
            pair.round(&mut made)?;
        }
        let started = Instant::now();
        floor.write_all(&[7; FLOOR_BYTES])?;
        floor.sync_data()?;
        floor_times.push(started.elapsed());
    }
    let mut all = json!({
        "fsync_floor_ms": percentile(&mut floor_times, 0.5).map(milliseconds),
        "baseline_redb": {},
    });
    for mut pair in pairs {
        let name = format!("commit_{}", pair.records);
        all["baseline_redb"][&name] = percentiles(&mut pair.plain_times);
        all[&name] = percentiles(&mut pair.our_times);
    }
    fs::remove_dir_all(folder)?;
    Ok(all)
}

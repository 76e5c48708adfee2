//! `velvet-bench store`: what it costs to keep what was seen, beside plain redb and the disk itself.

mod commits;
mod crash;
mod growth;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Instant,
};

use clap::Args;
use serde_json::{Value, json};

use crate::{
    keeper::{
        Keeper, KeeperError, Seen,
        corpus::{Corpus, Numbers},
        input, reading, settings,
    },
    measure::{PartError, cpu_s, folder_bytes, part, rounded, rss_mb},
};

/// The command that a process of this bench is started with.
pub(crate) const PART: &str = "store-part";
/// Records kept without a pause for `records_per_s`.
const INGESTED: u64 = 5_000;

/// `velvet-bench store`
#[derive(Args)]
pub(crate) struct Options {
    /// Commits of each size.
    #[arg(long, default_value_t = 300)]
    commits: u64,
    /// Bytes of each record's pixels, as the capture agent compresses them: a paragraph on a full HD screen.
    #[arg(long, default_value_t = 12_288)]
    pixel_bytes: usize,
    /// Records of each day of the history but the last; that has 10,000.
    #[arg(long, default_value_t = 200)]
    records_per_day: u64,
    /// Lengths of the history, days, ascending.
    #[arg(long, value_delimiter = ',', default_value = "1,365,1825")]
    days: Vec<u64>,
    /// Times that each history is measured, by turns.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Work in this folder instead of a temporary one.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// `velvet-bench store-part`
#[derive(Args)]
pub(crate) struct Part {
    /// What to do.
    step: String,
    /// The store's folder.
    folder: PathBuf,
    /// What the step needs.
    numbers: Vec<u64>,
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreBenchError {
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    #[error(transparent)]
    Part(#[from] PartError),
    #[error("failed to use plain redb")]
    Redb(#[from] redb::Error),
    #[error("failed to use a file")]
    File(#[from] io::Error),
    #[error("failed to get an answer of the expected kind from a part")]
    Answer,
    #[error("there is no step of this name")]
    Step,
    #[error("failed to begin: {} is not empty, and what lies there would be measured along", .0.display())]
    NotEmpty(PathBuf),
}

macro_rules! redb_errors {
    ($($name:ident),+) => {$(
        impl From<redb::$name> for StoreBenchError {
            fn from(error: redb::$name) -> Self {
                Self::Redb(error.into())
            }
        }
    )+};
}

redb_errors!(
    DatabaseError,
    TransactionError,
    TableError,
    StorageError,
    CommitError
);

/// Makes records of one display: a document with pixels, none of which is like another.
struct Records {
    corpus: Corpus,
    numbers: Numbers,
    pixel_bytes: usize,
    next: u64,
}

impl Records {
    fn new(pixel_bytes: usize, next: u64) -> Self {
        Self {
            corpus: Corpus::new(),
            numbers: Numbers::new(0x00F1_C7ED ^ next),
            pixel_bytes,
            next,
        }
    }

    /// What is compressed looks like noise.
    fn pixels(&mut self) -> Option<Vec<u8>> {
        let words =
            (0..self.pixel_bytes.div_ceil(8)).flat_map(|_| self.numbers.next().to_le_bytes());
        let mut pixels: Vec<u8> = words.collect();
        pixels.truncate(self.pixel_bytes);
        (!pixels.is_empty()).then_some(pixels)
    }

    fn next(&mut self) -> velvet_messages::v1::Reading {
        let number = self.next;
        self.next += 1;
        let seen = Seen {
            day: 0,
            of_day: number,
            seq: number + 1,
            session_of_day: false,
        };
        let words = self.corpus.document(number);
        let pixels = self.pixels();
        reading(&words, seen, pixels)
    }
}

/// Runs the bench and prints its figures.
pub(crate) fn run(options: &Options, out: &mut dyn Write) -> Result<(), StoreBenchError> {
    let temporary = tempfile::tempdir()?;
    let folder = options
        .folder
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    fs::create_dir_all(&folder)?;
    if fs::read_dir(&folder)?.next().is_some() {
        return Err(StoreBenchError::NotEmpty(folder));
    }
    let mut all = commits::run(&folder.join("commits"), options)?;
    let pixels = options.pixel_bytes.to_string();
    let own = folder.join("ingest");
    let ingested = part(&[PART, "ingest"], &own, &[INGESTED.to_string(), pixels])?;
    fs::remove_dir_all(&own)?;
    let crashed = crash::run(&folder.join("crash"), options)?;
    for figures in [ingested, crashed] {
        for (key, value) in figures.as_object().into_iter().flatten() {
            all[key] = value.clone();
        }
    }
    all["growth"] = growth::run(&folder.join("growth"), options)?;
    all["records_per_day"] = json!(options.records_per_day);
    if options.json {
        writeln!(out, "{all:#}")?;
    } else {
        table(&all, out)?;
    }
    Ok(())
}

/// One step in its own process.
pub(crate) fn run_part(part: &Part, out: &mut dyn Write) -> Result<(), StoreBenchError> {
    let figures = match (part.step.as_str(), part.numbers.as_slice()) {
        ("ingest", [records, pixel_bytes]) => ingest(&part.folder, *records, *pixel_bytes)?,
        ("write", [pixel_bytes]) => return crash::write(&part.folder, *pixel_bytes, out),
        ("open", []) => crash::open(&part.folder)?,
        ("fill", [first, end, records]) => growth::fill(&part.folder, (*first, *end), *records)?,
        ("grown", [day, round]) => growth::measure(&part.folder, *day, *round)?,
        _ => return Err(StoreBenchError::Step),
    };
    writeln!(out, "{figures}")?;
    Ok(())
}

/// Keeps records without a pause, with the settings that everybody has.
fn ingest(folder: &Path, records: u64, pixel_bytes: u64) -> Result<Value, StoreBenchError> {
    /// Made before the clock runs: several groups.
    const BATCH: u64 = 250;
    let mut keeper = Keeper::open(folder, settings()?)?;
    let mut made = Records::new(size(pixel_bytes), 0);
    let (mut wall, mut cpu) = (0.0, 0.0);
    for _ in 0..records / BATCH {
        let batch: Vec<_> = (0..BATCH).map(|_| input(made.next())).collect();
        let (started, spent) = (Instant::now(), cpu_s());
        for record in batch {
            keeper.keep(record)?;
        }
        keeper.flush()?;
        wall += started.elapsed().as_secs_f64();
        cpu += cpu_s() - spent;
    }
    let memory = rss_mb();
    let kept = (records / BATCH * BATCH) as f64;
    drop(keeper);
    Ok(json!({
        "records_per_s": rounded(kept / cpu),
        "records_per_wall_s": rounded(kept / wall),
        "rss_mb": rounded(memory),
        "bytes_per_record": (folder_bytes(folder) as f64 / kept).round(),
    }))
}

/// A number from the command line; it fits a 64-bit machine.
fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn table(all: &Value, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "fsync floor          {} ms", all["fsync_floor_ms"])?;
    for records in commits::SIZES {
        let name = format!("commit_{records}");
        let (ours, plain) = (&all[&name], &all["baseline_redb"][&name]);
        writeln!(
            out,
            "commit of {records:>2} records p50 {} ms, p99 {} ms; plain redb {} ms, {} ms",
            ours["p50_ms"], ours["p99_ms"], plain["p50_ms"], plain["p99_ms"]
        )?;
    }
    for key in [
        "records_per_s",
        "bytes_per_record",
        "open_after_crash_ms",
        "acknowledged_lost",
        "rss_mb",
    ] {
        writeln!(out, "{key:<20} {}", all[key])?;
    }
    for one in all["growth"].as_array().into_iter().flatten() {
        writeln!(
            out,
            "{} days: {} records/s, open {} ms, search {} ms",
            one["days"], one["ingest_per_s"], one["open_ms"], one["search_p50_ms"]
        )?;
    }
    Ok(())
}

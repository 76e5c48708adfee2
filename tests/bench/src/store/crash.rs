//! A store whose process is killed while it writes, and how long the next opening takes.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use serde_json::{Value, json};
use velvet_messages::v1::{self, request, response};

use super::{Options, PART, Records, StoreBenchError, size};
use crate::{
    keeper::{Keeper, input, settings},
    measure::{median, milliseconds, part},
};

const CRASHES: usize = 7;
/// Records acknowledged before each kill; that many more for each, so that it meets the writer at different moments.
const ACKNOWLEDGED: u64 = 1_500;
const MORE: u64 = 37;

/// Kills a writer some times.
pub(super) fn run(folder: &Path, options: &Options) -> Result<Value, StoreBenchError> {
    fs::create_dir_all(folder)?;
    let (mut opened, mut lost, mut kept) = (vec![], 0, 0);
    for crash in 0..CRASHES {
        let until = ACKNOWLEDGED + MORE * crash as u64;
        let acknowledged = kept + killed_after(folder, options.pixel_bytes, until)?;
        let found = part(&[PART, "open"], folder, &[])?;
        opened.extend(found["open_ms"].as_f64());
        kept = found["records"].as_u64().ok_or(StoreBenchError::Answer)?;
        lost += acknowledged.saturating_sub(kept);
    }
    fs::remove_dir_all(folder)?;
    Ok(json!({
        "open_after_crash_ms": median(opened),
        "crashes": CRASHES,
        "acknowledged_lost": lost,
    }))
}

/// Lets a process write and kills it when so many records were acknowledged; how many it was.
fn killed_after(folder: &Path, pixel_bytes: usize, until: u64) -> Result<u64, StoreBenchError> {
    let mut child = Command::new(std::env::current_exe()?)
        .args([PART, "write"])
        .arg(folder)
        .arg(pixel_bytes.to_string())
        .stdout(Stdio::piped())
        .spawn()?;
    let told = child.stdout.take().ok_or(StoreBenchError::Answer)?;
    let mut acknowledged = 0;
    let mut is_killed = false;
    for line in BufReader::new(told).lines() {
        acknowledged = line?.parse().map_err(|_| StoreBenchError::Answer)?;
        if acknowledged >= until && !is_killed {
            // SIGKILL; what is in the pipe still counts.
            child.kill()?;
            is_killed = true;
        }
    }
    child.wait()?;
    if is_killed {
        Ok(acknowledged)
    } else {
        Err(StoreBenchError::Answer)
    }
}

/// Writes until it is killed, and tells how many records may be acknowledged.
pub(super) fn write(
    folder: &Path,
    pixel_bytes: u64,
    out: &mut dyn Write,
) -> Result<(), StoreBenchError> {
    let mut keeper = Keeper::open(folder, settings()?)?;
    let mut made = Records::new(size(pixel_bytes), records(&keeper)?);
    let mut kept: u64 = 0;
    loop {
        keeper.keep(input(made.next()))?;
        kept += 1;
        if keeper.is_settled() {
            writeln!(out, "{kept}")?;
            out.flush()?;
        }
    }
}

/// Opens what is left.
pub(super) fn open(folder: &Path) -> Result<Value, StoreBenchError> {
    let started = Instant::now();
    let keeper = Keeper::open(folder, settings()?)?;
    let opened = started.elapsed();
    Ok(json!({ "open_ms": milliseconds(opened), "records": records(&keeper)? }))
}

fn records(keeper: &Keeper) -> Result<u64, StoreBenchError> {
    let ask = request::Kind::StoreStatus(v1::StoreStatusRequest::default());
    match keeper.ask("status", ask)? {
        response::Kind::StoreStatus(status) => Ok(status.records),
        _ => Err(StoreBenchError::Answer),
    }
}

//! What benches of the store measure with.

use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};

/// Another process of ours gave no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PartError {
    #[error("failed to run the part {0}")]
    Failed(String),
    #[error("failed to start a part")]
    File(#[from] io::Error),
    #[error("failed to read the figures of a part")]
    Figures(#[from] serde_json::Error),
}

/// Runs this program again with these words; it prints one JSON value.
pub(crate) fn part(words: &[&str], folder: &Path, rest: &[String]) -> Result<Value, PartError> {
    let output = Command::new(std::env::current_exe()?)
        .args(words)
        .arg(folder)
        .args(rest)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(PartError::Failed(words.join(" ")));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

pub(crate) fn rounded(value: f64) -> Value {
    json!((value * 10.0).round() / 10.0)
}

/// The time that this share of all took at most, by nearest rank.
pub(crate) fn percentile(times: &mut [Duration], share: f64) -> Option<Duration> {
    times.sort_unstable();
    let rank = (times.len() as f64 * share).ceil() as usize;
    times.get(rank.saturating_sub(1)).copied()
}

/// `{"p50_ms", "p99_ms"}`
pub(crate) fn percentiles(times: &mut [Duration]) -> Value {
    json!({
        "p50_ms": percentile(times, 0.5).map(milliseconds),
        "p99_ms": percentile(times, 0.99).map(milliseconds),
    })
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Memory of this process that lies in RAM, MB.
pub(crate) fn rss_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// Processor time of this process so far, seconds.
pub(crate) fn cpu_s() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
}

/// Bytes that a folder takes on the disk.
pub(crate) fn folder_bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| {
        let facts = entry.metadata().ok()?;
        // Blocks of 512 bytes (POSIX st_blocks).
        Some(if facts.is_dir() {
            folder_bytes(&entry.path())
        } else {
            facts.blocks() * 512
        })
    });
    sizes.sum()
}

/// Takes a folder's files out of the system's cache, so that the next opening is a cold one.
pub(crate) fn forget_pages(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            forget_pages(&path)?;
            continue;
        }
        let file = fs::File::open(&path)?;
        file.sync_all()?;
        rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed)?;
    }
    Ok(())
}

//! The same figures after a day, a year, and five: a day in the life of a store of each age.
//!
//! A history has a session a day and 10,000 documents on its last day, as spec/store.md has them on each; the days
//! before have fewer, because nobody waits for 18 million. Documents are texts: of old days retention leaves no more.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{Options, PART, StoreBenchError};
use crate::{
    keeper::{
        Keeper, Order, Seen,
        corpus::{Corpus, questions},
        input, reading, settings,
    },
    measure::{cpu_s, forget_pages, median, milliseconds, part, percentile},
};

/// Documents of the last day (spec/store.md, section 3).
const DOCS_OF_LAST_DAY: u64 = 10_000;
/// Documents kept in each measurement.
const INGESTED: u64 = 1_000;
/// Questions of each class in each measurement.
const QUESTIONS: usize = 20;
/// What people ask most: words that are seen every day, and pairs of them.
const CLASSES: [&str; 3] = ["common", "and", "prefix"];
/// Hits that a person sees at once.
const HITS: u32 = 10;

/// Figures of each length of history.
pub(super) fn run(folder: &Path, options: &Options) -> Result<Value, StoreBenchError> {
    fs::create_dir_all(folder)?;
    let growing = folder.join("growing");
    let mut stores = vec![];
    let mut day = 0;
    for days in &options.days {
        // The days before the last; then a copy that lives through its last day.
        let last = days.saturating_sub(1);
        fill_part(&growing, (day, last), options.records_per_day)?;
        day = last;
        let own = folder.join(format!("after-{days}"));
        copy(&growing, &own)?;
        fill_part(&own, (last, *days), DOCS_OF_LAST_DAY)?;
        stores.push((*days, own, vec![]));
    }
    fs::remove_dir_all(&growing)?;
    for round in 0..options.rounds {
        for (days, own, measured) in &mut stores {
            forget_pages(own)?;
            let numbers = [days.saturating_sub(1).to_string(), round.to_string()];
            measured.push(part(&[PART, "grown"], own, &numbers)?);
        }
    }
    fs::remove_dir_all(folder)?;
    Ok(stores
        .into_iter()
        .map(|(days, _, measured)| told(days, &measured))
        .collect())
}

fn told(days: u64, measured: &[Value]) -> Value {
    let middle = |key: &str| {
        median(
            measured
                .iter()
                .filter_map(|one| one[key].as_f64())
                .collect(),
        )
    };
    let mut told = json!({ "days": days });
    for key in [
        "ingest_per_s",
        "ingest_per_cpu_s",
        "open_ms",
        "first_search_ms",
        "search_p50_ms",
        "common_p50_ms",
        "and_p50_ms",
        "prefix_p50_ms",
    ] {
        told[key] = json!(middle(key));
    }
    told
}

fn fill_part(folder: &Path, (first, end): (u64, u64), records: u64) -> Result<(), StoreBenchError> {
    fs::create_dir_all(folder)?;
    let numbers = [first.to_string(), end.to_string(), records.to_string()];
    part(&[PART, "fill"], folder, &numbers)?;
    Ok(())
}

/// Copies a closed store.
fn copy(from: &Path, to: &PathBuf) -> Result<(), StoreBenchError> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn document(corpus: &Corpus, day: u64, of_day: u64) -> velvet_messages::v1::Reading {
    let seen = Seen {
        day,
        of_day,
        seq: of_day + 1,
        session_of_day: true,
    };
    // No two days have the same documents.
    let words = corpus.document(day * 1_000_003 + of_day);
    reading(&words, seen, None)
}

/// Lives through some days.
pub(super) fn fill(
    folder: &Path,
    (first, end): (u64, u64),
    records: u64,
) -> Result<Value, StoreBenchError> {
    let corpus = Corpus::new();
    let mut keeper = Keeper::open(folder, settings()?)?;
    for day in first..end {
        for of_day in 0..records {
            keeper.keep(input(document(&corpus, day, of_day)))?;
        }
    }
    keeper.flush()?;
    Ok(json!({ "days": end.saturating_sub(first) }))
}

/// One opening, some questions, some more documents of the last day.
pub(super) fn measure(folder: &Path, day: u64, round: u64) -> Result<Value, StoreBenchError> {
    let corpus = Corpus::new();
    let started = Instant::now();
    let mut keeper = Keeper::open(folder, settings()?)?;
    let opened = started.elapsed();
    let mut told = json!({ "open_ms": milliseconds(opened) });
    let started = Instant::now();
    keeper.find("velvet", Order::Recency, HITS)?;
    told["first_search_ms"] = json!(milliseconds(started.elapsed()));
    let mut all = vec![];
    for class in CLASSES {
        let mut times = searches(&keeper, &corpus, class)?;
        told[format!("{class}_p50_ms")] = json!(percentile(&mut times, 0.5).map(milliseconds));
        all.extend(times);
    }
    told["search_p50_ms"] = json!(percentile(&mut all, 0.5).map(milliseconds));
    let first = DOCS_OF_LAST_DAY + round * INGESTED;
    let more = (first..first + INGESTED).map(|of_day| input(document(&corpus, day, of_day)));
    let more: Vec<_> = more.collect();
    let (started, cpu) = (Instant::now(), cpu_s());
    for document in more {
        keeper.keep(document)?;
    }
    keeper.flush()?;
    told["ingest_per_s"] = json!((INGESTED as f64 / started.elapsed().as_secs_f64()).round());
    told["ingest_per_cpu_s"] = json!((INGESTED as f64 / (cpu_s() - cpu)).round());
    Ok(told)
}

/// Each question once before the clock runs: what is measured is the work, not the disk.
fn searches(
    keeper: &Keeper,
    corpus: &Corpus,
    class: &str,
) -> Result<Vec<Duration>, StoreBenchError> {
    let mut times = vec![];
    for (question, _) in questions(corpus, class, QUESTIONS, DOCS_OF_LAST_DAY) {
        keeper.find(&question, Order::Recency, HITS)?;
        let started = Instant::now();
        keeper.find(&question, Order::Recency, HITS)?;
        times.push(started.elapsed());
    }
    Ok(times)
}

//! `velvet-bench search`: Velvet's store beside SQLite's FTS5, in the clear and by SQLCipher.
//!
//! Each engine builds and answers in processes of its own, so that memory and cold caches are its own. Velvet is the
//! whole store: a question goes to its service, and each hit comes from an opened record with its marks. SQLite gives
//! rows and snippets.

mod door;
mod engines;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use clap::Args;
use serde_json::{Value, json};

use crate::{
    keeper::{
        KeeperError, Order,
        corpus::{CLASSES, Corpus, questions},
    },
    measure::{PartError, cpu_s, forget_pages, milliseconds, part, percentiles, rounded, rss_mb},
};
use engines::{Engine, Sqlite, Velvet};

/// The command that a process of one engine is started with.
pub(crate) const PART: &str = "search-part";
const ENGINES: [&str; 3] = ["velvet", "fts5", "sqlcipher"];
/// Hits that a person sees at once.
const HITS: u32 = 10;
/// Hits asked for where results are compared: several can be of one document.
const HITS_COMPARED: u32 = 80;
/// Questions of one class may take so long in all; then fewer are asked, and how many is told.
const CLASS_TIME_MAX: Duration = Duration::from_secs(30);

/// `velvet-bench search`
#[derive(Args)]
pub(crate) struct Options {
    /// Documents of 80 words, 10,000 for a day.
    #[arg(long, default_value_t = 100_000)]
    docs: u64,
    /// Questions of each class.
    #[arg(long, default_value_t = 200)]
    questions: usize,
    /// Work in this folder instead of a temporary one, keep what is built there, and take it up another time.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Leave out `velvet search` as processes, which needs a display, the programs and nats-server.
    #[arg(long)]
    without_door: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// `velvet-bench search-part`
#[derive(Args)]
pub(crate) struct Part {
    /// One of three.
    engine: String,
    /// `build`, `settle` or `ask`.
    step: String,
    /// Its own.
    folder: PathBuf,
    /// Documents.
    docs: u64,
    /// Questions of each class.
    questions: usize,
    /// Ask those of this class only.
    #[arg(long)]
    class: Option<String>,
}

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SearchError {
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    #[error("failed to use SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Part(#[from] PartError),
    #[error(transparent)]
    Rig(#[from] velvet_bench::rig::RigError),
    #[error("failed to use a file")]
    File(#[from] io::Error),
    #[error("there is no engine or step of this name")]
    Name,
}

pub(crate) fn run(options: &Options, out: &mut dyn Write) -> Result<(), SearchError> {
    let temporary = tempfile::tempdir()?;
    let folder = options
        .folder
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    let mut all = json!({ "docs": options.docs });
    let mut results = vec![];
    for engine in ENGINES {
        let own = folder.join(engine);
        let sizes = [options.docs.to_string(), options.questions.to_string()];
        let built = built(engine, &own, &sizes)?;
        forget_pages(&own)?;
        let mut asked = part(&[PART, engine, "ask"], &own, &sizes)?;
        for (key, value) in built.as_object().into_iter().flatten() {
            asked[key] = value.clone();
        }
        results.push(asked["results"].take());
        if let Some(figures) = asked.as_object_mut() {
            figures.retain(|key, _| key != "results" && key != "of_docs");
        }
        all[engine] = asked;
    }
    if !options.without_door {
        all["door"] = door::run(&folder.join("velvet"), options.docs)?;
    }
    let (same, compared) = equal(&results[0], &results[1]);
    all["recency_results_equal"] = json!({ "equal": same, "compared": compared });
    if options.json {
        writeln!(out, "{all:#}")?;
    } else {
        table(&all, out)?;
    }
    Ok(())
}

/// The figures of an engine's building: from another run, when that many documents lie in the folder.
fn built(engine: &str, own: &Path, sizes: &[String; 2]) -> Result<Value, SearchError> {
    let note = own.with_extension("json");
    let kept = fs::read(&note).unwrap_or_default();
    let kept: Value = serde_json::from_slice(&kept).unwrap_or_default();
    if kept["of_docs"].as_str() == Some(&sizes[0]) {
        // An index of another version, or one that is not whole, is finished before anything is measured.
        part(&[PART, engine, "settle"], own, sizes)?;
        return Ok(kept);
    }
    if own.exists() {
        fs::remove_dir_all(own)?;
    }
    fs::create_dir_all(own)?;
    let mut figures = part(&[PART, engine, "build"], own, sizes)?;
    figures["of_docs"] = json!(sizes[0]);
    fs::write(&note, figures.to_string())?;
    Ok(figures)
}

/// Questions whose newest documents are the same in both.
fn equal(ours: &Value, theirs: &Value) -> (usize, usize) {
    let (ours, theirs) = (ours.as_array(), theirs.as_array());
    let pairs = ours.into_iter().flatten().zip(theirs.into_iter().flatten());
    let pairs: Vec<_> = pairs.filter(|(_, theirs)| !theirs.is_null()).collect();
    let same = pairs.iter().filter(|(ours, theirs)| ours == theirs).count();
    (same, pairs.len())
}

/// One engine's step, in its own process.
pub(crate) fn run_part(part: &Part, out: &mut dyn Write) -> Result<(), SearchError> {
    let figures = match part.step.as_str() {
        "build" => build(part)?,
        "settle" => {
            open(part)?.rest();
            Value::Null
        }
        "ask" => ask(part)?,
        _ => return Err(SearchError::Name),
    };
    writeln!(out, "{figures}")?;
    Ok(())
}

fn open(part: &Part) -> Result<Box<dyn Engine>, SearchError> {
    Ok(match part.engine.as_str() {
        "velvet" => Box::new(Velvet::open(&part.folder)?),
        "fts5" => Box::new(Sqlite::open(&part.folder, false)?),
        "sqlcipher" => Box::new(Sqlite::open(&part.folder, true)?),
        _ => return Err(SearchError::Name),
    })
}

fn build(part: &Part) -> Result<Value, SearchError> {
    let corpus = Corpus::new();
    let mut engine = open(part)?;
    let (started, cpu) = (Instant::now(), cpu_s());
    engine.add(&corpus, 0, part.docs)?;
    let (wall, cpu) = (started.elapsed().as_secs_f64(), cpu_s() - cpu);
    drop(engine);
    let mut told = json!({
        "build_docs_per_s": rounded(part.docs as f64 / wall),
        "build_docs_per_cpu_s": rounded(part.docs as f64 / cpu),
    });
    if part.engine == "velvet" {
        // The index alone: made anew from the sealed records.
        fs::remove_dir_all(part.folder.join("index"))?;
        let (started, cpu) = (Instant::now(), cpu_s());
        let engine = open(part)?;
        engine.rest();
        told["index_docs_per_s"] = rounded(part.docs as f64 / started.elapsed().as_secs_f64());
        told["index_docs_per_cpu_s"] = rounded(part.docs as f64 / (cpu_s() - cpu));
        drop(engine);
    }
    Ok(told)
}

fn ask(part: &Part) -> Result<Value, SearchError> {
    let corpus = Corpus::new();
    let before = rss_mb();
    let started = Instant::now();
    let engine = open(part)?;
    let cold_open = started.elapsed();
    let first = questions(&corpus, "common", 1, part.docs);
    let started = Instant::now();
    for (question, _) in &first {
        engine.find(question, Order::Recency, HITS)?;
    }
    let first_query = started.elapsed();
    let mut queries = vec![];
    let mut results = vec![];
    let is_asked = |class: &&str| part.class.as_deref().is_none_or(|only| only == *class);
    for class in CLASSES.into_iter().filter(is_asked) {
        let made = questions(&corpus, class, part.questions, part.docs);
        let own: Vec<Option<String>> = made
            .into_iter()
            .map(|(ours, theirs)| {
                if part.engine == "velvet" {
                    Some(ours)
                } else {
                    theirs
                }
            })
            .collect();
        for (order, name) in [(Order::Recency, "recency"), (Order::Bm25, "bm25")] {
            queries.push(timed(&*engine, &own, class, (order, name))?);
        }
        for question in &own {
            results.push(compared(&*engine, question.as_deref())?);
        }
    }
    let memory = rss_mb();
    let bytes = engine.bytes(&part.folder)?;
    Ok(json!({
        "cold_open_ms": milliseconds(cold_open),
        "first_query_ms": milliseconds(first_query),
        "disk_bytes": bytes.all,
        "index_bytes": bytes.index,
        "beside_bytes": bytes.beside,
        "rss_mb": rounded(memory),
        "rss_before_open_mb": rounded(before),
        "queries": queries,
        "results": results,
    }))
}

fn timed(
    engine: &dyn Engine,
    questions: &[Option<String>],
    class: &str,
    (order, name): (Order, &str),
) -> Result<Value, SearchError> {
    let begun = Instant::now();
    let mut times = vec![];
    let mut hits = 0;
    for question in questions.iter().flatten() {
        let started = Instant::now();
        hits += engine.find(question, order, HITS)?.len();
        times.push(started.elapsed());
        if begun.elapsed() > CLASS_TIME_MAX {
            break;
        }
    }
    let mut told = percentiles(&mut times);
    told["class"] = json!(class);
    told["order"] = json!(name);
    told["asked"] = json!(times.len());
    told["hits"] = json!(hits);
    Ok(told)
}

/// The newest documents, each once.
fn compared(engine: &dyn Engine, question: Option<&str>) -> Result<Value, SearchError> {
    let Some(question) = question else {
        return Ok(Value::Null);
    };
    let mut newest = vec![];
    for number in engine.find(question, Order::Recency, HITS_COMPARED)? {
        if !newest.contains(&number) && newest.len() < HITS as usize {
            newest.push(number);
        }
    }
    Ok(json!(newest))
}

fn table(all: &Value, out: &mut dyn Write) -> Result<(), SearchError> {
    for engine in ENGINES {
        let one = &all[engine];
        writeln!(
            out,
            "{engine}: open {} ms, first {} ms, {} docs/s, {} bytes, {} MB",
            one["cold_open_ms"],
            one["first_query_ms"],
            one["build_docs_per_s"],
            one["disk_bytes"],
            one["rss_mb"]
        )?;
        for query in one["queries"].as_array().into_iter().flatten() {
            writeln!(
                out,
                "  {} {}: p50 {} ms, p99 {} ms",
                query["class"], query["order"], query["p50_ms"], query["p99_ms"]
            )?;
        }
    }
    writeln!(
        out,
        "equal results by recency: {}",
        all["recency_results_equal"]
    )?;
    Ok(())
}

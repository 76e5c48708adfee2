//! The whole door: `velvet search` as a person calls it, on a Velvet that runs over the documents.

use std::{
    fs::DirBuilder,
    os::unix::fs::{DirBuilderExt, symlink},
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use velvet_bench::rig::{Desktop, Home, Programs};

use super::SearchError;
use crate::{
    keeper::{
        corpus::{CLASSES, Corpus, questions},
        root,
    },
    measure::{milliseconds, percentile, percentiles},
};

/// A display that shows nothing: the capture agent is there, and idle.
const SCREEN: (u32, u32) = (1280, 720);
/// Questions of each class.
const QUESTIONS: usize = 20;

/// Times from the start of the command to its end, by recency; and of a command that asks nobody, which is what a
/// process costs here.
pub(super) fn run(store: &Path, docs: u64) -> Result<Value, SearchError> {
    let desktop = Desktop::start(SCREEN.0, SCREEN.1)?;
    let mut home = Home::of_root(Programs::find()?, &root())?;
    let place = home.folder().join("data/store");
    if let Some(above) = place.parent() {
        DirBuilder::new().mode(0o700).create(above)?;
    }
    symlink(store, &place)?;
    // What the bench's own store has: room is no question here.
    home.up(desktop.name(), &["store.ballast_bytes=0"])?;
    let corpus = Corpus::new();
    let mut classes = vec![];
    let (mut all, mut floor) = (vec![], vec![]);
    for class in CLASSES {
        let mut times = vec![];
        for (question, _) in questions(&corpus, class, QUESTIONS, docs) {
            times.push(timed(|| home.velvet(&["search", "--json", &question]))?);
            floor.push(timed(|| home.velvet(&["--version"]))?);
        }
        all.extend(times.iter().copied());
        let mut told = percentiles(&mut times);
        told["class"] = json!(class);
        classes.push(told);
    }
    home.down()?;
    let mut told = percentiles(&mut all);
    told["asked"] = json!(all.len());
    told["process_p50_ms"] = json!(percentile(&mut floor, 0.5).map(milliseconds));
    told["classes"] = json!(classes);
    Ok(told)
}

fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<Duration, E> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}

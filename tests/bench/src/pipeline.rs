//! `velvet-bench pipeline`: from a changed pixel to a search that finds it, on a live X display.
//!
//! A terminal shows a line with a word that never was before, about every two seconds. The clock starts when
//! the line is handed to the terminal, so the terminal's own drawing is in the figure; it stops when a search
//! through the running Velvet returns the word. Processor time and memory are read from /proc for each process,
//! bytes on the bus are counted by a subscription, bytes in the store are the growth of its files.

use std::{
    collections::BTreeMap,
    io::Write,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use velvet::{
    Cli, Fault,
    client::{Client, block_on},
    commands::Setting,
};
use velvet_bench::rig::{Desktop, Home, Programs, RigError, Terminal, usage};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

/// A full HD screen, as most people have.
const SCREEN: (u32, u32) = (1920, 1080);
/// Time between two lines.
const LINE_INTERVAL: Duration = Duration::from_secs(2);
/// Time between two searches for the same word.
const LOOK_INTERVAL: Duration = Duration::from_millis(10);
/// A word that is not found by then counts as missed.
const FIND_MAX: Duration = Duration::from_secs(20);
/// Time to let the start settle: first key frame, first reading.
const WARM_UP: Duration = Duration::from_secs(5);
/// Nothing of a normal run is longer on its way.
const DRAIN_SECONDS: u64 = 60;

/// No figures could be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PipelineError {
    /// The rig.
    #[error(transparent)]
    Rig(#[from] RigError),
    /// The running Velvet.
    #[error(transparent)]
    Velvet(#[from] Fault),
    /// The figures could not be printed.
    #[error("failed to print the figures")]
    Print(#[from] std::io::Error),
    /// The bus did not let us count.
    #[error("failed to count the bytes on the bus")]
    Bus(#[from] velvet_runtime::BusError),
}

/// What was measured.
struct Figures {
    found_ms: Vec<f64>,
    missed: u64,
    usage: BTreeMap<String, (f64, f64)>,
    bus_bytes: u64,
    store_bytes: u64,
    elapsed: Duration,
    ledger: Value,
}

/// Runs the bench for about this long.
///
/// # Errors
/// See [`PipelineError`].
pub(crate) fn run(seconds: u64, as_json: bool, out: &mut dyn Write) -> Result<(), PipelineError> {
    let mut desktop = Desktop::start(SCREEN.0, SCREEN.1)?;
    let mut terminal = desktop.terminal("Bench", "100x30+60+60")?;
    let mut home = Home::new(Programs::find()?)?;
    home.up(desktop.name(), &[])?;
    terminal.show("Velvet is measured here.")?;
    std::thread::sleep(WARM_UP);
    let setting = setting(&home)?;
    let figures = block_on_fault(measure(
        &setting,
        &home,
        &mut terminal,
        Duration::from_secs(seconds),
    ))?;
    home.down()?;
    let value = figures.as_json();
    if as_json {
        writeln!(out, "{value:#}")?;
    } else {
        figures.print(&value, out)?;
    }
    Ok(())
}

fn block_on_fault(
    work: impl Future<Output = Result<Figures, PipelineError>>,
) -> Result<Figures, PipelineError> {
    let mut failed = None;
    let done = block_on(async {
        match work.await {
            Ok(figures) => Ok(Some(figures)),
            Err(error) => {
                failed = Some(error);
                Ok(None)
            }
        }
    })?;
    match (done, failed) {
        (Some(figures), _) => Ok(figures),
        (None, Some(error)) => Err(error),
        (None, None) => Err(Fault::plain("measure").into()),
    }
}

fn setting(home: &Home) -> Result<Setting, Fault> {
    use clap::Parser;
    let words = [
        "velvet".into(),
        "--home".into(),
        home.folder().as_os_str().to_owned(),
        "down".into(),
    ];
    let cli = Cli::try_parse_from(words).map_err(Fault::failed("name the home"))?;
    Setting::find(&cli)
}

async fn measure(
    setting: &Setting,
    home: &Home,
    terminal: &mut Terminal,
    length: Duration,
) -> Result<Figures, PipelineError> {
    let guest = Client::join(setting, Role::Cli).await?;
    let watcher = Client::join(setting, Role::Supervisor).await?;
    let tap = watcher.connection().tap("velvet.>").await?;
    let before = usages(home)?;
    let store_before = store_bytes(&watcher).await?;
    let started = Instant::now();
    let (mut found_ms, mut missed, mut number) = (vec![], 0, 0_u32);
    while started.elapsed() < length {
        number += 1;
        let shown = Instant::now();
        terminal.show(&sentence(number))?;
        match find(&guest, &word(number), shown).await? {
            Some(took) => found_ms.push(took.as_secs_f64() * 1e3),
            None => missed += 1,
        }
        tokio::time::sleep(LINE_INTERVAL.saturating_sub(shown.elapsed())).await;
    }
    let elapsed = started.elapsed();
    let usage = difference(&before, &usages(home)?);
    let store_bytes = store_bytes(&watcher).await?.saturating_sub(store_before);
    let bus_bytes = tap.bytes();
    let audit = home.drained(DRAIN_SECONDS)?;
    let ledger = audit["ledger"].clone();
    Ok(Figures {
        found_ms,
        missed,
        usage,
        bus_bytes,
        store_bytes,
        elapsed,
        ledger,
    })
}

/// Letters only, so that what is measured is the way and not a look-alike digit.
fn word(number: u32) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "de", "fi", "ko", "lu", "ma", "ne", "pi", "ro", "tu"];
    let digits = format!("{number:04}");
    let syllables = digits
        .bytes()
        .map(|digit| SYLLABLES[usize::from(digit - b'0')]);
    format!("find{}", syllables.collect::<String>())
}

fn sentence(number: u32) -> String {
    const MIDDLES: [&str; 5] = [
        "stood on the table by the window",
        "came with the morning post",
        "is written on the second page",
        "was left at the northern pier",
        "belongs to the blue notebook",
    ];
    format!(
        "{} {}",
        word(number),
        MIDDLES[number as usize % MIDDLES.len()]
    )
}

async fn find(guest: &Client, word: &str, shown: Instant) -> Result<Option<Duration>, Fault> {
    while shown.elapsed() < FIND_MAX {
        let search = v1::SearchRequest {
            query: word.to_owned(),
            limit: 1,
            ..Default::default()
        };
        let answer = guest
            .ask(Role::Store, "search", request::Kind::Search(search))
            .await?;
        if let response::Kind::Search(found) = answer
            && !found.hits.is_empty()
        {
            return Ok(Some(shown.elapsed()));
        }
        tokio::time::sleep(LOOK_INTERVAL).await;
    }
    Ok(None)
}

async fn store_bytes(watcher: &Client) -> Result<u64, Fault> {
    let ask = request::Kind::StoreStatus(v1::StoreStatusRequest::default());
    match watcher.ask(Role::Store, "status", ask).await? {
        response::Kind::StoreStatus(status) => Ok(status.text_bytes + status.pixel_bytes),
        _ => Err(velvet::client::unexpected()),
    }
}

/// Processor seconds and MiB by name; several of one name are added up.
fn usages(home: &Home) -> Result<BTreeMap<String, (f64, f64)>, RigError> {
    let mut by_name = BTreeMap::new();
    for process in home.processes()? {
        if let Some(used) = usage(process.pid) {
            let entry: &mut (f64, f64) = by_name.entry(process.name).or_default();
            entry.0 += used.cpu_s;
            entry.1 += used.rss_mib;
        }
    }
    Ok(by_name)
}

fn difference(
    before: &BTreeMap<String, (f64, f64)>,
    after: &BTreeMap<String, (f64, f64)>,
) -> BTreeMap<String, (f64, f64)> {
    let spent = after.iter().map(|(name, (cpu, rss))| {
        let earlier = before.get(name).map_or(0.0, |(cpu, _)| *cpu);
        (name.clone(), ((cpu - earlier).max(0.0), *rss))
    });
    spent.collect()
}

fn percentile(sorted: &[f64], share: usize) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get((last * share).div_ceil(100)).copied()
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

impl Figures {
    fn as_json(&self) -> Value {
        let mut sorted = self.found_ms.clone();
        sorted.sort_by(f64::total_cmp);
        let minutes = self.elapsed.as_secs_f64() / 60.0;
        let hours = minutes / 60.0;
        let column = |of: fn(&(f64, f64)) -> f64, per: f64| {
            let mut column: serde_json::Map<String, Value> = self
                .usage
                .iter()
                .map(|(name, used)| (name.clone(), json!(rounded(of(used) / per))))
                .collect();
            let total: f64 = self.usage.values().map(of).sum();
            column.insert("total".to_owned(), json!(rounded(total / per)));
            column
        };
        let per_hour = |bytes: u64| (bytes as f64 / hours).round();
        json!({
            "searchable_ms": {
                "p50": percentile(&sorted, 50).map(rounded),
                "p99": percentile(&sorted, 99).map(rounded),
                "lines": self.found_ms.len() as u64 + self.missed,
                "missed": self.missed,
            },
            "cpu_s_per_min": column(|used| used.0, minutes),
            "rss_mb": column(|used| used.1, 1.0),
            "bytes_per_hour": { "bus": per_hour(self.bus_bytes), "store": per_hour(self.store_bytes) },
            "ledger": self.ledger,
            "seconds": rounded(self.elapsed.as_secs_f64()),
        })
    }

    fn print(&self, value: &Value, out: &mut dyn Write) -> std::io::Result<()> {
        let time = &value["searchable_ms"];
        writeln!(
            out,
            "pixel to searchable  p50 {} ms, p99 {} ms",
            time["p50"], time["p99"]
        )?;
        writeln!(
            out,
            "lines                {} shown, {} not found",
            time["lines"], time["missed"]
        )?;
        writeln!(
            out,
            "{:<14} {:>14} {:>10}",
            "process", "cpu s/min", "rss MiB"
        )?;
        let names = self.usage.keys().map(String::as_str).chain(["total"]);
        for name in names {
            let cpu = value["cpu_s_per_min"][name].to_string();
            let rss = value["rss_mb"][name].to_string();
            writeln!(out, "{name:<14} {cpu:>14} {rss:>10}")?;
        }
        let bytes = &value["bytes_per_hour"];
        writeln!(
            out,
            "bytes per hour       bus {}, store {}",
            bytes["bus"], bytes["store"]
        )?;
        writeln!(out, "ledger               {}", value["ledger"])
    }
}

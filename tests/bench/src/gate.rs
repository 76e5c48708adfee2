//! `velvet-bench gate`: does the gate see every change of text, and nothing else?

mod baselines;
mod board;
mod browser;
mod case;
mod desk;
mod generate;
mod judge;
mod page;
mod pane;
mod speed;
mod words;
mod xcursor;

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use velvet_capture::gate::GateSettings;

use self::{
    case::{Case, CaseError, Expect},
    generate::GenerateError,
    judge::Got,
    speed::{Speed, Times},
    words::Part,
};

/// The only place of defaults.
const DEFAULTS: &str = include_str!("../../../ops/defaults.toml");

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum GateError {
    #[error(transparent)]
    Case(#[from] CaseErrorReport),
    #[error(transparent)]
    Generate(#[from] GenerateErrorReport),
    #[error("failed to read [capture.gate] in ops/defaults.toml")]
    Settings(#[source] toml::de::Error),
    #[error("failed to find a folder for the generated cases")]
    Folder(#[source] io::Error),
    #[error("failed to print the figures")]
    Print(#[from] io::Error),
}

/// A case could not be read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct CaseErrorReport(CaseError);

/// The cases could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct GenerateErrorReport(GenerateError);

/// One line of `cases`.
#[derive(Serialize)]
struct CaseResult {
    id: String,
    kind: String,
    expect: Expect,
    got: Got,
    /// Why patches were ignored or held back at any look.
    reasons: Vec<&'static str>,
}

/// What came out for one kind.
#[derive(Clone, Copy, Default, Serialize)]
struct KindResult {
    cases: u32,
    /// Published, as expected or not.
    changes: u32,
    correct: u32,
}

/// Recall over cases that expect a change, false alarms over the others.
#[derive(Clone, Copy, Default)]
struct Score {
    changes: u32,
    seen: u32,
    ignores: u32,
    alarms: u32,
}

/// `null` where no case asks for it.
#[derive(Serialize)]
struct Rates {
    recall: Option<f64>,
    false_alarm: Option<f64>,
}

#[derive(Serialize)]
struct Report {
    recall: Option<f64>,
    false_alarm: Option<f64>,
    by_kind: BTreeMap<String, KindResult>,
    baselines: BTreeMap<&'static str, Rates>,
    /// Only for the generated set: its parts. The figures above are those of the newest.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<&'static str, Rates>,
    ms_per_look: Speed,
    cases: Vec<CaseResult>,
}

/// Everything gathered while the cases run.
#[derive(Default)]
struct Tally {
    ours: Score,
    baselines: [Score; 4],
    by_kind: BTreeMap<String, KindResult>,
    cases: Vec<CaseResult>,
    times: Times,
}

/// Runs the cases of `input`, or the generated ones, and prints the figures.
pub(crate) fn run(input: Option<&Path>, json: bool, out: &mut dyn Write) -> Result<(), GateError> {
    let settings = settings()?;
    let report = match input {
        Some(folder) => {
            let tally = judge_all(&settings, folder)?;
            tally.report(BTreeMap::new(), &settings)
        }
        None => {
            let folder = generate::ensure(&generated_root()?).map_err(GenerateErrorReport)?;
            let mut tallies = Vec::new();
            for part in Part::ALL {
                tallies.push((part, judge_all(&settings, &folder.join(part.name()))?));
            }
            let rates = tallies
                .iter()
                .map(|(part, tally)| (part.name(), tally.ours.rates()));
            let parts = rates.collect();
            let mut tallies = tallies.into_iter();
            let (_, first) = tallies.next().unwrap_or((Part::Sixth, Tally::default()));
            let mut report = first.report(parts, &settings);
            for (part, tally) in tallies {
                let prefixed = |case: CaseResult| CaseResult {
                    id: format!("{}/{}", part.name(), case.id),
                    ..case
                };
                report.cases.extend(tally.cases.into_iter().map(prefixed));
            }
            report
        }
    };
    if json {
        let text = serde_json::json!(report);
        writeln!(out, "{text}")?;
    } else {
        print(&report, out)?;
    }
    Ok(())
}

fn settings() -> Result<GateSettings, GateError> {
    #[derive(serde::Deserialize)]
    struct File {
        capture: Capture,
    }
    #[derive(serde::Deserialize)]
    struct Capture {
        gate: GateSettings,
    }
    let file: File = toml::from_str(DEFAULTS).map_err(GateError::Settings)?;
    Ok(file.capture.gate)
}

/// Beside the build, so that it is found again and goes when the build goes.
fn generated_root() -> Result<PathBuf, GateError> {
    let program = std::env::current_exe().map_err(GateError::Folder)?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.unwrap_or(Path::new(".")).join("velvet-bench/gate"))
}

fn judge_all(settings: &GateSettings, folder: &Path) -> Result<Tally, GateError> {
    let mut tally = Tally::default();
    for case in case::find(folder).map_err(CaseErrorReport)? {
        tally.add(settings, &case)?;
    }
    Ok(tally)
}

impl Tally {
    fn add(&mut self, settings: &GateSettings, case: &Case) -> Result<(), GateError> {
        let pictures = case.pictures().map_err(CaseErrorReport)?;
        let judged = judge::judge(settings, &pictures, case);
        let expect = case.file.expect;
        let correct = match expect {
            Expect::Change => judged.got == Got::Change,
            Expect::Ignore => judged.got == Got::Ignore,
        };
        self.ours.add(expect, correct);
        for (score, kept) in self.baselines.iter_mut().zip(baselines::keep(&pictures)) {
            score.add(expect, kept == (expect == Expect::Change));
        }
        let kind = self.by_kind.entry(case.file.kind.clone()).or_default();
        kind.cases += 1;
        kind.changes += u32::from(judged.got != Got::Ignore);
        kind.correct += u32::from(correct);
        self.times.extend(judged.times);
        self.cases.push(CaseResult {
            id: case.id.clone(),
            kind: case.file.kind.clone(),
            expect,
            got: judged.got,
            reasons: judged.reasons,
        });
        Ok(())
    }

    fn report(self, parts: BTreeMap<&'static str, Rates>, settings: &GateSettings) -> Report {
        let Rates {
            recall,
            false_alarm,
        } = self.ours.rates();
        let baselines = baselines::NAMES.into_iter().zip(self.baselines);
        Report {
            recall,
            false_alarm,
            by_kind: self.by_kind,
            baselines: baselines
                .map(|(name, score)| (name, score.rates()))
                .collect(),
            parts,
            ms_per_look: speed::measure(settings, self.times),
            cases: self.cases,
        }
    }
}

impl Score {
    fn add(&mut self, expect: Expect, correct: bool) {
        match expect {
            Expect::Change => {
                self.changes += 1;
                self.seen += u32::from(correct);
            }
            Expect::Ignore => {
                self.ignores += 1;
                self.alarms += u32::from(!correct);
            }
        }
    }

    fn rates(&self) -> Rates {
        let share = |part: u32, whole: u32| (whole > 0).then(|| f64::from(part) / f64::from(whole));
        Rates {
            recall: share(self.seen, self.changes),
            false_alarm: share(self.alarms, self.ignores),
        }
    }
}

fn print(report: &Report, out: &mut dyn Write) -> Result<(), io::Error> {
    let shown = |rate: Option<f64>| rate.map_or("-".to_owned(), |rate| format!("{rate:.4}"));
    writeln!(out, "{:<12} {:>8} {:>12}", "gate", "recall", "false alarms")?;
    let ours = (report.recall, report.false_alarm);
    writeln!(
        out,
        "{:<12} {:>8} {:>12}",
        "velvet",
        shown(ours.0),
        shown(ours.1)
    )?;
    for (name, rates) in report.baselines.iter().chain(&report.parts) {
        let (recall, alarm) = (shown(rates.recall), shown(rates.false_alarm));
        writeln!(out, "{name:<12} {recall:>8} {alarm:>12}")?;
    }
    for (kind, result) in &report.by_kind {
        writeln!(
            out,
            "{kind:<12} {:>3} of {:>3} right",
            result.correct, result.cases
        )?;
    }
    writeln!(out, "{}", report.ms_per_look)?;
    let wrong = report.cases.iter().filter(|case| match case.expect {
        Expect::Change => case.got != Got::Change,
        Expect::Ignore => case.got != Got::Ignore,
    });
    for case in wrong {
        let CaseResult {
            id, expect, got, ..
        } = case;
        let reasons = case.reasons.join(", ");
        writeln!(
            out,
            "wrong: {id} expected {expect:?}, got {got:?} ({reasons})"
        )?;
    }
    Ok(())
}

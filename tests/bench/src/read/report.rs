//! The figures: what is written out, and how the means are made.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    time::Duration,
};

use serde::Serialize;

use super::score::Score;

/// Milliseconds.
pub(super) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How right one reader was, and what that cost.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Figures {
    pub(super) cer: f64,
    pub(super) token_recall: f64,
    pub(super) token_precision: f64,
    /// Tokens that stand where nothing is written, per hundred true ones.
    pub(super) invented_percent: f64,
    /// Processor time.
    pub(super) ms: f64,
}

impl Figures {
    pub(super) fn new(score: &Score, ms: f64) -> Self {
        Self {
            cer: score.cer(),
            token_recall: score.recall(),
            token_precision: score.precision(),
            invented_percent: score.invented as f64 * 100.0 / score.tokens.max(1) as f64,
            ms,
        }
    }

    fn mean(all: &[Self]) -> Option<Self> {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / all.len() as f64;
        (!all.is_empty()).then(|| Self {
            cer: mean(|one| one.cer),
            token_recall: mean(|one| one.token_recall),
            token_precision: mean(|one| one.token_precision),
            invented_percent: mean(|one| one.invented_percent),
            ms: mean(|one| one.ms),
        })
    }
}

/// One line of `screens`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ScreenResult {
    pub(super) id: String,
    pub(super) tokens: usize,
    pub(super) cer: Option<f64>,
    pub(super) token_recall: Option<f64>,
    pub(super) token_precision: Option<f64>,
    /// Whole frame by default.
    pub(super) ms_whole: Option<f64>,
    /// Ours, with nothing known.
    pub(super) ms_cold: Option<f64>,
    pub(super) invented_percent: Option<f64>,
    /// Every other reader by name.
    pub(super) baselines: BTreeMap<String, Figures>,
}

impl ScreenResult {
    pub(super) fn new(
        id: &str,
        tokens: usize,
        ours: Option<Figures>,
        baselines: BTreeMap<String, Figures>,
    ) -> Self {
        Self {
            id: id.to_owned(),
            tokens,
            cer: ours.map(|ours| ours.cer),
            token_recall: ours.map(|ours| ours.token_recall),
            token_precision: ours.map(|ours| ours.token_precision),
            ms_whole: baselines.get(super::WHOLE).map(|whole| whole.ms),
            ms_cold: ours.map(|ours| ours.ms),
            invented_percent: ours.map(|ours| ours.invented_percent),
            baselines,
        }
    }

    fn ours(&self) -> Option<Figures> {
        Some(Figures {
            cer: self.cer?,
            token_recall: self.token_recall?,
            token_precision: self.token_precision?,
            invented_percent: self.invented_percent?,
            ms: self.ms_cold?,
        })
    }
}

/// One line of `sequences`. Times are processor time in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SequenceResult {
    pub(super) id: String,
    pub(super) frames: usize,
    /// Mean of whole-frame reading by default, on every few frames of the same run.
    pub(super) ms_whole: Option<f64>,
    pub(super) ms_first: f64,
    pub(super) ms_warm_mean: f64,
    pub(super) ms_warm_p95: f64,
    pub(super) ms_warm_total: f64,
    /// Share of the lines that the display shows in warm frames that needed no recognition.
    pub(super) hit: Option<f64>,
    pub(super) token_recall: f64,
    pub(super) token_precision: f64,
    pub(super) cer: f64,
    /// Inside Tesseract, over all warm frames.
    pub(super) new_line_ms: f64,
    pub(super) invented_percent: f64,
    /// `ms_whole / ms_warm_mean`.
    pub(super) speedup: Option<f64>,
    /// Whole-frame reading on the frames that it was given.
    pub(super) whole: Option<Figures>,
    /// Ours on those same frames, each read with nothing known.
    pub(super) cold: Option<Figures>,
    /// Ours on those same frames, as they were read in the sequence.
    pub(super) warm: Option<Figures>,
}

/// Means over the screens, and what sums up the sequences.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Mean {
    pub(super) cer: Option<f64>,
    pub(super) token_recall: Option<f64>,
    pub(super) token_precision: Option<f64>,
    pub(super) ms_whole: Option<f64>,
    pub(super) ms_cold: Option<f64>,
    /// `ms_cold / ms_whole`, of the means.
    pub(super) cold_ratio: Option<f64>,
    /// Geometric mean of the sequences' speed-ups.
    pub(super) speedup: Option<f64>,
    pub(super) speedup_min: Option<f64>,
    pub(super) baselines: BTreeMap<String, Figures>,
}

/// All figures.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Report {
    pub(super) screens: Vec<ScreenResult>,
    pub(super) sequences: Vec<SequenceResult>,
    pub(super) mean: Mean,
    /// Whether RapidOCR was there to be compared with.
    pub(super) rapidocr: &'static str,
}

impl Report {
    pub(super) fn new(
        screens: Vec<ScreenResult>,
        sequences: Vec<SequenceResult>,
        rapidocr: &'static str,
    ) -> Self {
        let mean = mean(&screens, &sequences);
        Self {
            screens,
            sequences,
            mean,
            rapidocr,
        }
    }
}

fn mean(screens: &[ScreenResult], sequences: &[SequenceResult]) -> Mean {
    let ours: Vec<Figures> = screens.iter().filter_map(ScreenResult::ours).collect();
    let ours = Figures::mean(&ours);
    let mut by_name: BTreeMap<String, Vec<Figures>> = BTreeMap::new();
    for (name, figures) in screens.iter().flat_map(|screen| &screen.baselines) {
        by_name.entry(name.clone()).or_default().push(*figures);
    }
    let baselines: BTreeMap<String, Figures> = by_name
        .into_iter()
        .filter_map(|(name, all)| Some((name, Figures::mean(&all)?)))
        .collect();
    let ms_whole = baselines.get(super::WHOLE).map(|whole| whole.ms);
    let speedups: Vec<f64> = sequences
        .iter()
        .filter_map(|sequence| sequence.speedup)
        .collect();
    let logarithms: f64 = speedups.iter().map(|speedup| speedup.ln()).sum();
    Mean {
        cer: ours.map(|ours| ours.cer),
        token_recall: ours.map(|ours| ours.token_recall),
        token_precision: ours.map(|ours| ours.token_precision),
        ms_whole,
        ms_cold: ours.map(|ours| ours.ms),
        cold_ratio: ours.zip(ms_whole).map(|(ours, whole)| ours.ms / whole),
        speedup: (!speedups.is_empty()).then(|| (logarithms / speedups.len() as f64).exp()),
        speedup_min: speedups.into_iter().reduce(f64::min),
        baselines,
    }
}

/// The figures as tables.
pub(super) fn print(report: &Report, out: &mut dyn Write) -> Result<(), io::Error> {
    let head = [
        "tokens",
        "cer %",
        "recall %",
        "precision %",
        "invented %",
        "cpu ms",
    ];
    writeln!(
        out,
        "{:<28} {:<28}{}",
        "screen",
        "reader",
        head.map(|name| format!("{name:>12}")).concat()
    )?;
    for screen in &report.screens {
        let ours = screen.ours().map(|ours| ("velvet", ours));
        let others = screen
            .baselines
            .iter()
            .map(|(name, figures)| (name.as_str(), *figures));
        for (name, figures) in ours.into_iter().chain(others) {
            row(out, &screen.id, name, &screen.tokens.to_string(), figures)?;
        }
    }
    let ours: Vec<Figures> = report
        .screens
        .iter()
        .filter_map(ScreenResult::ours)
        .collect();
    let ours = Figures::mean(&ours).map(|ours| ("velvet", ours));
    let others = report
        .mean
        .baselines
        .iter()
        .map(|(name, figures)| (name.as_str(), *figures));
    for (name, figures) in ours.into_iter().chain(others) {
        row(out, "mean", name, "", figures)?;
    }
    print_sequences(report, out)
}

fn row(
    out: &mut dyn Write,
    id: &str,
    name: &str,
    tokens: &str,
    figures: Figures,
) -> Result<(), io::Error> {
    let Figures {
        cer,
        token_recall,
        token_precision,
        invented_percent,
        ms,
    } = figures;
    let percents = [
        cer * 100.0,
        token_recall * 100.0,
        token_precision * 100.0,
        invented_percent,
    ];
    let percents = percents.map(|percent| format!("{percent:>12.2}")).concat();
    writeln!(out, "{id:<28} {name:<28}{tokens:>12}{percents}{ms:>12.0}")
}

fn print_sequences(report: &Report, out: &mut dyn Write) -> Result<(), io::Error> {
    if report.sequences.is_empty() {
        return writeln!(out, "rapidocr: {}", report.rapidocr);
    }
    writeln!(
        out,
        "\n{:<28}{:>7}{:>10}{:>10}{:>10}{:>10}{:>10}{:>8}{:>8}{:>8}{:>8}{:>12}{:>10}",
        "sequence",
        "frames",
        "whole ms",
        "first ms",
        "warm ms",
        "p95 ms",
        "speed-up",
        "hit",
        "cer %",
        "recall",
        "prec.",
        "new lines ms",
        "invented"
    )?;
    let shown = |value: Option<f64>, digits: usize| {
        value.map_or("-".to_owned(), |value| format!("{value:.digits$}"))
    };
    for one in &report.sequences {
        writeln!(
            out,
            "{:<28}{:>7}{:>10}{:>10.0}{:>10.1}{:>10.1}{:>10}{:>8}{:>8.2}{:>8.2}{:>8.2}{:>12.0}{:>10.2}",
            one.id,
            one.frames,
            shown(one.ms_whole, 0),
            one.ms_first,
            one.ms_warm_mean,
            one.ms_warm_p95,
            shown(one.speedup, 1),
            shown(one.hit, 3),
            one.cer * 100.0,
            one.token_recall * 100.0,
            one.token_precision * 100.0,
            one.new_line_ms,
            one.invented_percent,
        )?;
    }
    writeln!(
        out,
        "speed-up: geometric mean {}, least {}",
        shown(report.mean.speedup, 1),
        shown(report.mean.speedup_min, 1)
    )?;
    writeln!(
        out,
        "cold screen: {} of whole-frame",
        shown(report.mean.cold_ratio, 2)
    )?;
    writeln!(out, "rapidocr: {}", report.rapidocr)
}

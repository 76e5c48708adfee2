//! Reads every screen and sequence with every reader, one after the other on the same picture.

use std::collections::{BTreeMap, btree_map::Entry};

use image::GrayImage;

use super::{
    Cause,
    display::{self, Display, Reading},
    layout::{self, ReadingFile, Screen, Sequence},
    rapid::Rapid,
    report::{Figures, ScreenResult, SequenceResult, ms},
    score::{Placed, Score, Truth, score},
    whole::{Variant, Whole},
};

/// Whole frames of a sequence that are read for comparison. Reading all of them would take an hour and tell no
/// more: frames of a sequence resemble each other.
const WHOLE_PER_SEQUENCE: usize = 3;

/// Who reads beside whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) whole: bool,
    pub(super) ours: bool,
}

/// Everything that reads; one engine for each set of languages.
pub(super) struct Readers {
    wanted: Wanted,
    whole: BTreeMap<Vec<String>, Whole>,
    ours: BTreeMap<Vec<String>, Display>,
    rapid: Option<Rapid>,
    given: Vec<ReadingFile>,
}

impl Readers {
    pub(super) fn new(wanted: Wanted, rapid: Option<Rapid>, given: Vec<ReadingFile>) -> Self {
        Self {
            wanted,
            whole: BTreeMap::new(),
            ours: BTreeMap::new(),
            rapid,
            given,
        }
    }

    fn whole(&mut self, languages: &[String]) -> Result<&mut Whole, Cause> {
        match self.whole.entry(languages.to_vec()) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => Ok(entry.insert(Whole::start(languages)?)),
        }
    }

    fn ours(&mut self, languages: &[String]) -> Result<&mut Display, Cause> {
        match self.ours.entry(languages.to_vec()) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => Ok(entry.insert(Display::start(languages)?)),
        }
    }

    /// Reads one screen with everyone.
    pub(super) fn screen(&mut self, screen: &Screen) -> Result<ScreenResult, Cause> {
        let rgb = layout::picture(&screen.picture)?;
        let grey = image::imageops::grayscale(&rgb);
        let tokens = score(&screen.truth, &[]).tokens;
        let mut others = BTreeMap::new();
        if self.wanted.whole {
            for variant in [Variant::Default, Variant::Mix] {
                let figures =
                    self.whole_figures(&grey, variant, &screen.languages, &screen.truth)?;
                others.insert(variant.name().to_owned(), figures);
            }
        }
        let mut ours = None;
        if self.wanted.ours {
            let reader = self.ours(&screen.languages)?;
            reader.forget();
            let reading = reader.read(&display::picture(&rgb), screen.scale_milli)?;
            ours = Some(Figures::new(
                &score(&screen.truth, &reading.words),
                ms(reading.cpu),
            ));
        }
        if let Some(rapid) = &mut self.rapid {
            let (words, took) = rapid.read(&screen.picture)?;
            others.insert(
                "rapidocr".to_owned(),
                Figures::new(&score(&screen.truth, &words), ms(took)),
            );
        }
        for given in &self.given {
            if let Some(reading) = given.screens.get(&screen.id) {
                let figures = Figures::new(&score(&screen.truth, &reading.fragments()), reading.ms);
                others.insert(given.name.clone(), figures);
            }
        }
        Ok(ScreenResult::new(&screen.id, tokens, ours, others))
    }

    fn whole_figures(
        &mut self,
        grey: &GrayImage,
        variant: Variant,
        languages: &[String],
        truth: &Truth,
    ) -> Result<Figures, Cause> {
        let (words, cpu) = self.whole(languages)?.read(grey, variant)?;
        Ok(Figures::new(&score(truth, &words), ms(cpu)))
    }

    /// Reads a sequence with ours, and some of its frames also whole and cold, in between.
    pub(super) fn sequence(&mut self, sequence: &Sequence) -> Result<SequenceResult, Cause> {
        let every = sequence.frames.len().div_ceil(WHOLE_PER_SEQUENCE).max(1);
        let mut run = Run::default();
        // Cold readings come last, because they forget what the warm ones know.
        let mut sampled = Vec::new();
        self.ours(&sequence.languages)?.forget();
        for (index, (path, truth)) in sequence.frames.iter().enumerate() {
            let rgb = layout::picture(path)?;
            let reading = self
                .ours(&sequence.languages)?
                .read(&display::picture(&rgb), sequence.scale_milli)?;
            run.add(index, &reading);
            let score_of = |words: &[Placed]| truth.as_ref().map(|truth| score(truth, words));
            let warm = score_of(&reading.words);
            run.score.add(&warm.unwrap_or_default());
            // Not the first frame: sequences often begin with less text than they show later.
            if index % every != every / 2 {
                continue;
            }
            if self.wanted.whole {
                let grey = image::imageops::grayscale(&rgb);
                let (words, cpu) = self
                    .whole(&sequence.languages)?
                    .read(&grey, Variant::Default)?;
                run.whole.add(score_of(&words), ms(cpu));
            }
            run.warm.add(warm, ms(reading.cpu));
            sampled.push((path, truth));
        }
        for (path, truth) in sampled {
            let picture = display::picture(&layout::picture(path)?);
            let reader = self.ours(&sequence.languages)?;
            reader.forget();
            let reading = reader.read(&picture, sequence.scale_milli)?;
            let score = truth.as_ref().map(|truth| score(truth, &reading.words));
            run.cold.add(score, ms(reading.cpu));
        }
        Ok(run.result(sequence))
    }
}

/// Sums over some frames.
#[derive(Default)]
struct Sum {
    score: Score,
    ms: f64,
    frames: usize,
}

impl Sum {
    fn add(&mut self, score: Option<Score>, ms: f64) {
        self.score.add(&score.unwrap_or_default());
        self.ms += ms;
        self.frames += 1;
    }

    fn figures(&self) -> Option<Figures> {
        (self.frames > 0).then(|| Figures::new(&self.score, self.ms / self.frames as f64))
    }
}

/// One way through a sequence.
#[derive(Default)]
struct Run {
    first_ms: f64,
    warm_ms: Vec<f64>,
    engine_ms: f64,
    lines: u64,
    recognised: u64,
    score: Score,
    whole: Sum,
    cold: Sum,
    warm: Sum,
}

impl Run {
    fn add(&mut self, index: usize, reading: &Reading) {
        if index == 0 {
            self.first_ms = ms(reading.cpu);
        } else {
            self.warm_ms.push(ms(reading.cpu));
            self.engine_ms += ms(reading.engine);
            self.lines += reading.lines;
            self.recognised += reading.recognised;
        }
    }

    fn result(mut self, sequence: &Sequence) -> SequenceResult {
        self.warm_ms.sort_by(f64::total_cmp);
        let total: f64 = self.warm_ms.iter().sum();
        let mean = total / self.warm_ms.len().max(1) as f64;
        let rank = self.warm_ms.len() * 95 / 100;
        let whole = self.whole.figures();
        let figures = Figures::new(&self.score, mean);
        SequenceResult {
            id: sequence.id.clone(),
            frames: sequence.frames.len(),
            ms_whole: whole.map(|whole| whole.ms),
            ms_first: self.first_ms,
            ms_warm_mean: mean,
            ms_warm_p95: self.warm_ms.get(rank).copied().unwrap_or(mean),
            ms_warm_total: total,
            hit: (self.lines > 0).then(|| {
                // What comes to nothing is recognised and not shown.
                (1.0 - self.recognised as f64 / self.lines as f64).max(0.0)
            }),
            token_recall: figures.token_recall,
            token_precision: figures.token_precision,
            cer: figures.cer,
            new_line_ms: self.engine_ms,
            invented_percent: figures.invented_percent,
            speedup: whole.filter(|_| mean > 0.0).map(|whole| whole.ms / mean),
            whole,
            cold: self.cold.figures(),
            warm: self.warm.figures(),
        }
    }
}

//! `velvet-bench read`: is reading line by line more right and cheaper than reading whole frames?

mod browser;
mod corpus;
mod display;
mod layout;
mod measure;
mod pages;
mod rapid;
mod report;
mod score;
pub(crate) mod soak;
mod terminal;
mod whole;

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use self::{
    corpus::CorpusError,
    display::DisplayError,
    layout::{Corpus, LayoutError, ReadingFile},
    measure::{Readers, Wanted},
    pages::Part,
    rapid::{Rapid, RapidError},
    report::Report,
    whole::WholeError,
};
pub(crate) use self::{
    display::CHILD as OCR_CHILD,
    whole::{CHILD as WHOLE_CHILD, child_main as whole_child_main},
};

/// Name of the baseline that all claims are made against.
const WHOLE: &str = "whole-frame";

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct ReadBenchError(#[from] Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    #[error(transparent)]
    Layout(#[from] LayoutError),
    #[error(transparent)]
    Whole(#[from] WholeError),
    #[error(transparent)]
    Display(#[from] DisplayError),
    #[error(transparent)]
    Rapid(#[from] RapidError),
    #[error("failed to find a folder for the drawn screens")]
    Folder(#[source] io::Error),
    #[error("failed to print the figures")]
    Print(#[from] io::Error),
}

/// What is read.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// Screens and sequences to read instead of the drawn ones (layout: tests/bench/README.md).
    #[arg(long)]
    input: Option<PathBuf>,
    /// Which part of the drawn corpus.
    #[arg(long, value_enum, default_value_t = Part::Unseen)]
    part: Part,
    /// Only those whose id contains this.
    #[arg(long, default_value = "")]
    only: String,
    /// Draw the corpus, print its folder and end.
    #[arg(long)]
    draw: bool,
    /// Only the screens.
    #[arg(long)]
    without_sequences: bool,
    /// Do not read whole frames beside ours.
    #[arg(long)]
    without_whole: bool,
    /// Do not read with ours: only the baselines and what is given.
    #[arg(long)]
    without_ours: bool,
    /// Do not read with RapidOCR even where it is installed.
    #[arg(long)]
    without_rapidocr: bool,
    /// What another program has read on the screens, to be scored beside ours (layout: tests/bench/README.md).
    #[arg(long)]
    reading: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the bench and prints its figures.
pub(crate) fn run(options: &Options, out: &mut dyn Write) -> Result<(), ReadBenchError> {
    Ok(measure(options, out)?)
}

fn measure(options: &Options, out: &mut dyn Write) -> Result<(), Cause> {
    let folder = match &options.input {
        Some(folder) => folder.clone(),
        None => corpus::ensure(&drawn_root()?, options.part)?,
    };
    if options.draw {
        writeln!(out, "{}", folder.display())?;
        return Ok(());
    }
    let corpus = corpus_of(options, &folder)?;
    let rapid = match options.without_rapidocr {
        true => None,
        false => Rapid::start(),
    };
    let rapidocr = match (&rapid, options.without_rapidocr) {
        (_, true) => "left out",
        (Some(_), _) => "installed",
        (None, _) => "absent: python3 cannot import rapidocr_onnxruntime",
    };
    let given: Result<Vec<ReadingFile>, LayoutError> = options
        .reading
        .iter()
        .map(|path| ReadingFile::open(path))
        .collect();
    let wanted = Wanted {
        whole: !options.without_whole,
        ours: !options.without_ours,
    };
    let mut readers = Readers::new(wanted, rapid, given?);
    let all = corpus.screens.len() + corpus.sequences.len();
    let (mut screens, mut sequences) = (Vec::new(), Vec::new());
    for screen in &corpus.screens {
        progress(screens.len(), all, &screen.id);
        screens.push(readers.screen(screen)?);
    }
    for sequence in &corpus.sequences {
        progress(screens.len() + sequences.len(), all, &sequence.id);
        sequences.push(readers.sequence(sequence)?);
    }
    let report = Report::new(screens, sequences, rapidocr);
    match options.json {
        true => writeln!(out, "{}", serde_json::json!(report))?,
        false => report::print(&report, out)?,
    }
    Ok(())
}

/// Tells on a terminal how far a long reading has come.
fn progress(done: usize, all: usize, what: &str) {
    let mut terminal = io::stderr();
    if terminal.is_terminal() {
        // Nobody is left to tell when standard error is gone.
        drop(write!(
            terminal,
            "\r\x1b[K{done} of {all} read, now {what}\r"
        ));
    }
}

fn corpus_of(options: &Options, folder: &Path) -> Result<Corpus, Cause> {
    let mut corpus = Corpus::open(folder)?;
    corpus
        .screens
        .retain(|screen| screen.id.contains(&options.only));
    corpus
        .sequences
        .retain(|sequence| sequence.id.contains(&options.only));
    if options.without_sequences || options.without_ours {
        corpus.sequences.clear();
    }
    Ok(corpus)
}

/// Pictures for other benches.
pub(crate) struct Drawn {
    /// English full HD screens, no two alike.
    pub(crate) screens: Vec<PathBuf>,
    /// Frames of one display that is lived at: windows are switched, a page is scrolled.
    pub(crate) frames: Vec<PathBuf>,
}

/// Draws the tuning part if need be: other benches look at times, and the other part stays unread.
pub(crate) fn drawn_pictures() -> Result<Drawn, ReadBenchError> {
    const LIVED: [&str; 2] = ["switch", "scroll-120"];
    let folder = corpus::ensure(&drawn_root()?, Part::Tuning).map_err(Cause::from)?;
    let corpus = Corpus::open(&folder).map_err(Cause::from)?;
    let english = |languages: &[String]| languages == ["eng"];
    let screens = corpus.screens.into_iter();
    let screens = screens.filter(|one| one.scale_milli == 1_000 && english(&one.languages));
    let sequences = corpus.sequences.into_iter();
    let lived = sequences.filter(|one| LIVED.contains(&one.id.as_str()));
    let frames = lived.flat_map(|one| one.frames.into_iter().map(|(path, _)| path));
    Ok(Drawn {
        screens: screens.map(|one| one.picture).collect(),
        frames: frames.collect(),
    })
}

/// A picture could not be decoded.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct PictureError(#[from] LayoutError);

/// A picture as a capture source delivers it.
pub(crate) fn open_picture(path: &Path) -> Result<velvet_capture::picture::Picture, PictureError> {
    Ok(display::picture(&layout::picture(path)?))
}

/// Beside the build, so that it is found again and goes when the build goes.
fn drawn_root() -> Result<PathBuf, Cause> {
    let program = std::env::current_exe().map_err(Cause::Folder)?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.unwrap_or(Path::new(".")).join("velvet-bench/read"))
}

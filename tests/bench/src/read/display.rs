//! Our reader, fed the way production feeds it: what changed is cut out in whole lines, and only that is read.

use std::{io, time::Duration};

use image::RgbImage;
use rustix::time::{ClockId, clock_gettime};
use velvet_capture::{
    cut::Patch,
    gate::{Gate, GateSettings},
    picture::{BYTES_PER_PIXEL, Picture},
};
use velvet_messages::v1::Rect;
use velvet_ocr::{
    Config, Grey, NotInstalled, ReadError, ReadWord, Reader, Recogniser, check_installation,
};
use zeroize::Zeroizing;

use super::score::{Place, Placed};

/// Name of the hidden subcommand that is a recognising child.
pub(crate) const CHILD: &str = "ocr-child";

/// The only place of defaults.
const DEFAULTS: &str = include_str!("../../../../ops/defaults.toml");

/// Our reader could not be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum DisplayError {
    #[error("failed to read [capture.gate] and [ocr] in ops/defaults.toml")]
    Defaults(#[source] toml::de::Error),
    #[error(transparent)]
    NotInstalled(#[from] NotInstalled),
    #[error("failed to start the reader")]
    Start(#[from] io::Error),
    #[error(transparent)]
    Read(#[from] ReadError),
}

#[derive(serde::Deserialize)]
struct Defaults {
    capture: Capture,
    ocr: Config,
}

#[derive(serde::Deserialize)]
struct Capture {
    gate: GateSettings,
}

/// What one picture said, and what that cost.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Everything that the display shows now.
    pub(super) words: Vec<Placed>,
    /// Processor time of this process and of the children.
    pub(super) cpu: Duration,
    /// The children's part of it.
    pub(super) engine: Duration,
}

/// A display and its reader.
pub(super) struct Display {
    runtime: tokio::runtime::Runtime,
    reader: Recogniser,
    settings: GateSettings,
    gate: Option<Gate>,
    words: Vec<Placed>,
}

impl Display {
    /// Starts a reader of these languages; what that costs is counted nowhere.
    pub(super) fn start(languages: &[String]) -> Result<Self, DisplayError> {
        let defaults: Defaults = toml::from_str(DEFAULTS).map_err(DisplayError::Defaults)?;
        let config = Config {
            languages: languages.to_vec(),
            ..defaults.ocr
        };
        let installed = check_installation(&config)?;
        let command = [std::env::current_exe()?.into_os_string(), CHILD.into()];
        let reader = Recogniser::new(&command, &config, &installed)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let mut display = Self {
            runtime,
            reader,
            settings: defaults.capture.gate,
            gate: None,
            words: Vec::new(),
        };
        display.warm_up()?;
        Ok(display)
    }

    /// Children start with their first region.
    fn warm_up(&mut self) -> Result<(), DisplayError> {
        let blank = RgbImage::from_pixel(64, 64, image::Rgb([255; 3]));
        self.read(&picture(&blank), 1_000)?;
        self.forget();
        Ok(())
    }

    /// Forgets what the display showed and every line that was ever read.
    pub(super) fn forget(&mut self) {
        self.gate = None;
        self.words.clear();
    }

    /// Reads the next picture of the display.
    pub(super) fn read(
        &mut self,
        picture: &Picture,
        scale_milli: u32,
    ) -> Result<Reading, DisplayError> {
        let (own, children) = (cpu(), self.children_cpu());
        let settings = &self.settings;
        let gate = self.gate.get_or_insert_with(|| {
            Gate::new(
                settings.clone(),
                picture.width(),
                picture.height(),
                scale_milli,
            )
        });
        for rect in gate.take_changes(picture) {
            let Some(patch) = Patch::cut(picture, &rect) else {
                continue;
            };
            let read = self.reader.read(grey(&patch, scale_milli));
            let lines = self.runtime.block_on(read)?;
            let place = place_of(&patch.rect);
            self.words.retain(|word| !place.holds(word.place));
            self.words.extend(
                lines
                    .into_iter()
                    .flatten()
                    .map(|word| placed(&word, &patch.rect)),
            );
        }
        let engine = self.children_cpu().saturating_sub(children);
        Ok(Reading {
            words: self.words.clone(),
            cpu: cpu() - own + engine,
            engine,
        })
    }

    /// Processor time of the children so far. They have one thread each.
    fn children_cpu(&self) -> Duration {
        let children = self.reader.children();
        children.into_iter().map(thread_cpu).sum()
    }
}

/// Processor time of a process's first thread, from /proc/<pid>/schedstat: nanoseconds on a processor first
/// (Documentation/scheduler/sched-stats.rst of Linux).
fn thread_cpu(pid: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{pid}/schedstat")).unwrap_or_default();
    let nanoseconds = text
        .split_whitespace()
        .next()
        .and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// Processor time of this process, all threads.
fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.cast_unsigned(),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// As a capture source delivers it.
pub(super) fn picture(rgb: &RgbImage) -> Picture {
    let mut picture = Picture::new(rgb.width(), rgb.height());
    let target = picture.data_mut().chunks_exact_mut(BYTES_PER_PIXEL);
    for (target, source) in target.zip(rgb.pixels()) {
        let [red, green, blue] = source.0;
        target.copy_from_slice(&[blue, green, red, 0]);
    }
    picture
}

/// Brightness by the weights of ITU-R BT.601, as the worker has it.
fn grey(patch: &Patch, scale_milli: u32) -> Grey {
    let pixel = |rgb: &[u8]| {
        let [red, green, blue] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
        ((red * 299 + green * 587 + blue * 114 + 500) / 1_000) as u8
    };
    Grey {
        width: patch.rect.width,
        height: patch.rect.height,
        scale_milli,
        pixels: Zeroizing::new(patch.rgb.chunks_exact(3).map(pixel).collect()),
    }
}

fn place_of(rect: &Rect) -> Place {
    Place {
        left: rect.x.into(),
        top: rect.y.into(),
        width: rect.width.into(),
        height: rect.height.into(),
    }
}

fn placed(word: &ReadWord, region: &Rect) -> Placed {
    let mut place = place_of(&word.place);
    place.left += i64::from(region.x);
    place.top += i64::from(region.y);
    Placed {
        text: word.text.clone(),
        place,
    }
}

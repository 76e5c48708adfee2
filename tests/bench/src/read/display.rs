//! Our reader, fed the way production feeds it: what changed is cut out in whole lines, and only that is read.

use std::{io, sync::Arc, time::Duration};

use image::RgbImage;
use rustix::time::{ClockId, clock_gettime};
use velvet_capture::{
    cut::Patch,
    gate::{Gate, GateSettings},
    picture::{BYTES_PER_PIXEL, Picture},
};
use velvet_messages::{DeviceId, DisplayId, FrameId, SessionId, v1::Rect};
use velvet_ocr::{
    Config, Grey, Keep, LineImage, LineMemory, LineReader, NotInstalled, ReadError, ReadLine,
    ReadWord, Reader, Recognise, Recogniser, RegionText, ScreenText, SeenLine, Sight, TextLine,
    check_installation, find_lines,
};
use velvet_runtime::Shared;
use zeroize::Zeroizing;

use super::score::{Place, Placed};

/// Name of the hidden subcommand that is a recognising child.
pub(crate) const CHILD: &str = "ocr-child";

/// The only place of defaults.
const DEFAULTS: &str = include_str!("../../../../ops/defaults.toml");
/// Between two frames of a sequence, as the reader is told; it reads what never holds still at a low rate.
const INTERVAL: Duration = Duration::from_millis(500);

/// Our reader could not be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum DisplayError {
    #[error("failed to read [capture.gate] and [ocr] in ops/defaults.toml")]
    Defaults(#[source] toml::de::Error),
    #[error(transparent)]
    NotInstalled(#[from] NotInstalled),
    #[error("failed to start the reader")]
    Start(#[from] io::Error),
    #[error("failed to name the display of the bench")]
    Id(#[from] velvet_messages::IdError),
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
    /// The children's part of it: they do nothing but recognise lines never seen before.
    pub(super) engine: Duration,
    /// Lines that the display shows.
    pub(super) lines: u64,
    /// Lines that had to be recognised.
    pub(super) recognised: u64,
}

/// The recogniser, so that its children can be looked at while the line reader has it.
#[derive(Clone, Debug)]
struct Watched(Arc<Recogniser>);

impl Recognise for Watched {
    async fn recognise(&self, line: LineImage) -> Result<ReadLine, ReadError> {
        self.0.recognise(line).await
    }
}

impl Reader for Watched {
    async fn read(&self, region: Grey) -> Result<Vec<Vec<ReadWord>>, ReadError> {
        self.0.read(region).await
    }
}

/// A display and its reader.
pub(super) struct Display {
    runtime: tokio::runtime::Runtime,
    watched: Watched,
    memory: Arc<LineMemory>,
    reader: LineReader<Watched>,
    keep: Keep,
    settings: GateSettings,
    gate: Option<Gate>,
    text: ScreenText<Vec<Placed>>,
    /// Raised with every forgetting, so that nothing known of the display before is taken for this one.
    session: u64,
    seq: u64,
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
        let recogniser = Recogniser::new(&command, &config, &installed)?;
        let watched = Watched(Arc::new(recogniser));
        let memory = Arc::new(LineMemory::new(
            &config,
            &installed,
            &Zeroizing::new([0; 32]),
        ));
        let reader = LineReader::new(watched.clone(), find_lines, Arc::clone(&memory), &config);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let mut display = Self {
            runtime,
            watched,
            memory,
            reader,
            keep: Keep::new(&config),
            settings: defaults.capture.gate,
            gate: None,
            text: ScreenText::default(),
            session: 0,
            seq: 0,
        };
        display.warm_up()?;
        Ok(display)
    }

    /// Children start with the first thing that they are to read.
    fn warm_up(&mut self) -> Result<(), DisplayError> {
        let blank = Grey {
            width: 64,
            height: 64,
            scale_milli: 1_000,
            pixels: Zeroizing::new(vec![255; 64 * 64]),
        };
        self.runtime.block_on(self.watched.read(blank))?;
        Ok(())
    }

    /// Forgets what the display showed, and every line and letter that was ever read.
    pub(super) fn forget(&mut self) {
        self.gate = None;
        self.text = ScreenText::default();
        self.memory.forget();
        self.session += 1;
        self.seq = 0;
    }

    /// Reads the next picture of the display.
    pub(super) fn read(
        &mut self,
        picture: &Picture,
        scale_milli: u32,
    ) -> Result<Reading, DisplayError> {
        let recognised = self.memory.recognised();
        let children = self.children_cpu();
        let own = cpu();
        let settings = &self.settings;
        let gate = self.gate.get_or_insert_with(|| {
            Gate::new(
                settings.clone(),
                picture.width(),
                picture.height(),
                scale_milli,
            )
        });
        let changes = gate.take_changes(picture);
        let patches = changes.iter().filter_map(|rect| Patch::cut(picture, rect));
        let regions: Vec<(Rect, Grey)> = patches
            .map(|patch| {
                let Rect { width, height, .. } = patch.rect;
                let grey = Grey::of_rgb(width, height, scale_milli, &patch.rgb);
                (patch.rect, grey)
            })
            .collect();
        let sight = self.sight(picture.height())?;
        let rects: Vec<Rect> = regions.iter().map(|(rect, _)| *rect).collect();
        let texts = match regions.is_empty() {
            true => Vec::new(),
            false => self
                .runtime
                .block_on(self.reader.read_frame(&sight, regions))?,
        };
        let seen: Vec<_> = rects
            .into_iter()
            .zip(texts)
            .map(|(rect, text)| (rect, self.seen(text, &rect)))
            .collect();
        self.text.apply(&seen);
        let own = cpu() - own;
        let engine = self.children_cpu().saturating_sub(children);
        let lines = self.text.lines();
        let recognised = self.memory.recognised() - recognised;
        Ok(Reading {
            words: lines.iter().flat_map(|line| line.text.clone()).collect(),
            cpu: own + engine,
            engine,
            lines: lines.len() as u64,
            recognised,
        })
    }

    fn sight(&mut self, height: u32) -> Result<Sight, DisplayError> {
        self.seq += 1;
        Ok(Sight {
            frame: FrameId {
                device: "bench".parse::<DeviceId>()?,
                session: format!("s{}", self.session).parse::<SessionId>()?,
                display: "screen".parse::<DisplayId>()?,
                seq: self.seq,
            },
            at: INTERVAL * u32::try_from(self.seq).unwrap_or(u32::MAX),
            key_frame: self.seq == 1,
            height,
        })
    }

    /// The lines of a region on the display, without the words that are not kept.
    fn seen(&self, text: RegionText, region: &Rect) -> Vec<SeenLine<Vec<Placed>>> {
        let line = |line: TextLine| {
            let kept = line.words.iter().filter(|word| {
                self.keep
                    .keeps(&word.text, word.confidence_milli, line.whole)
            });
            let words: Vec<Placed> = kept.map(|word| placed(word, region)).collect();
            let all: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            let Rect { width, height, .. } = line.place;
            let key = line.key.unwrap_or_else(|| {
                self.memory
                    .hasher()
                    .key_of_text(width, height, &all.join(" "))
            });
            let place = Rect {
                x: line.place.x + region.x,
                y: line.place.y + region.y,
                ..line.place
            };
            SeenLine {
                key,
                place,
                text: words,
            }
        };
        text.lines.into_iter().map(line).collect()
    }

    /// Process ids of the children.
    pub(super) fn children(&self) -> Vec<u32> {
        self.watched.0.children()
    }

    /// Memory of the lines that are known.
    pub(super) fn cache_bytes(&self) -> u64 {
        self.memory.cache.figures().bytes
    }

    /// Processor time of the children so far. They have one thread each.
    fn children_cpu(&self) -> Duration {
        self.children().into_iter().map(thread_cpu).sum()
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

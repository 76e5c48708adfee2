//! The replay source: recorded or rendered pictures, in the order and at the times of a manifest.
//!
//! A folder holds PNG files and a `manifest.json`:
//!
//! ```json
//! {
//!   "displays": [
//!     {"id": "d0", "x": 0, "y": 0, "width": 1920, "height": 1080, "scale_milli": 1000}
//!   ],
//!   "frames": [
//!     {"at_ms": 0, "display": "d0", "file": "0000.png",
//!      "windows": [
//!        {"app": "XTerm", "title": "shell", "pid": 4, "fullscreen": false,
//!         "x": 0, "y": 0, "width": 800, "height": 600, "opaque": true, "popup": false}
//!      ],
//!      "focused": 0, "idle_ms": 0, "locked": false},
//!     {"at_ms": 500, "display": "d0", "file": "0001.png"}
//!   ]
//! }
//! ```
//!
//! `at_ms` counts from the first look and never falls; `capture.replay_speed` divides it. `scale_milli`,
//! `pid`, `fullscreen`, `opaque` (default true) and `popup` may be left out. `windows` are in desktop pixels
//! from bottom to top; a frame without them keeps those of the frame before, and as long as none has told
//! any, the windows are unknown. Without a place (`width` 0) no place is known. `file` may be left out when
//! only facts change. A picture has the size of its display. The end of the list is the end of the replay.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde::Deserialize;
use velvet_messages::{
    DisplayId,
    v1::{Rect, WindowFacts},
};
use velvet_runtime::{Clock, SystemClock, Timestamp};

use super::{Desktop, DesktopFacts, Display, Event, Source, SourceError, Window};
use crate::{
    locked,
    picture::{BYTES_PER_PIXEL, Picture},
};

const NAME: &str = "replay";
/// Largest manifest: a hundred thousand frames.
const MANIFEST_BYTES_MAX: u64 = 64 << 20;
const SCALE_MILLI_PLAIN: u32 = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    displays: Vec<ManifestDisplay>,
    frames: Vec<Frame>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestDisplay {
    id: DisplayId,
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    scale_milli: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    at_ms: u64,
    display: DisplayId,
    file: Option<PathBuf>,
    windows: Option<Vec<ManifestWindow>>,
    focused: Option<usize>,
    idle_ms: Option<u64>,
    locked: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestWindow {
    app: String,
    title: String,
    #[serde(default)]
    pid: u32,
    #[serde(default)]
    fullscreen: bool,
    #[serde(default)]
    x: i32,
    #[serde(default)]
    y: i32,
    #[serde(default)]
    width: u32,
    #[serde(default)]
    height: u32,
    opaque: Option<bool>,
    #[serde(default)]
    popup: bool,
}

fn unavailable(reason: impl Into<String>) -> SourceError {
    SourceError::Unavailable {
        source_name: NAME,
        reason: reason.into(),
    }
}

/// Pictures of a folder.
pub struct ReplaySource {
    folder: PathBuf,
    displays: Vec<Display>,
    frames: Vec<Frame>,
    speed: f64,
    began: Option<Instant>,
    /// Frames that have been shown.
    shown: usize,
    /// What each display shows now.
    pictures: Vec<Picture>,
    facts: Arc<Mutex<Option<DesktopFacts>>>,
    ended: bool,
    /// Noticed before anybody waited.
    pending: Vec<Event>,
}

/// Window facts of a folder.
pub struct ReplayDesktop {
    facts: Arc<Mutex<Option<DesktopFacts>>>,
}

/// Opens a folder.
///
/// # Errors
/// [`SourceError::Unavailable`] with what is wrong with the folder or its manifest.
pub fn open(folder: &Path, speed: f64) -> Result<(ReplaySource, ReplayDesktop), SourceError> {
    let manifest = read_manifest(folder)?;
    check(&manifest, folder)?;
    let displays: Vec<Display> = manifest
        .displays
        .into_iter()
        .map(|display| Display {
            id: display.id,
            rect: Rect {
                x: display.x,
                y: display.y,
                width: display.width,
                height: display.height,
            },
            scale_milli: display.scale_milli.unwrap_or(SCALE_MILLI_PLAIN),
        })
        .collect();
    let facts = Arc::new(Mutex::new(None));
    let pictures = displays
        .iter()
        .map(|display| Picture::new(display.rect.width, display.rect.height))
        .collect();
    let source = ReplaySource {
        folder: folder.to_owned(),
        displays,
        frames: manifest.frames,
        speed,
        began: None,
        shown: 0,
        pictures,
        facts: Arc::clone(&facts),
        ended: false,
        pending: vec![],
    };
    Ok((source, ReplayDesktop { facts }))
}

fn read_manifest(folder: &Path) -> Result<Manifest, SourceError> {
    let path = folder.join("manifest.json");
    let length = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
    if length > MANIFEST_BYTES_MAX {
        return Err(unavailable("manifest.json is too large"));
    }
    let text = std::fs::read(&path)
        .map_err(|_| unavailable("the folder has no manifest.json that can be read"))?;
    // The parser's own message quotes what it read; the place is enough to find the mistake.
    serde_json::from_slice(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        unavailable(format!(
            "manifest.json does not have its form at line {line}, column {column}"
        ))
    })
}

fn check(manifest: &Manifest, folder: &Path) -> Result<(), SourceError> {
    if manifest.displays.is_empty() || manifest.frames.is_empty() {
        return Err(unavailable("manifest.json names no display or no frame"));
    }
    let rises = manifest
        .frames
        .windows(2)
        .all(|pair| pair[0].at_ms <= pair[1].at_ms);
    if !rises {
        return Err(unavailable("the times in manifest.json fall"));
    }
    for (index, frame) in manifest.frames.iter().enumerate() {
        let display = manifest
            .displays
            .iter()
            .any(|known| known.id == frame.display);
        let file = frame
            .file
            .as_ref()
            .is_none_or(|file| folder.join(file).is_file());
        let focused = match (&frame.windows, frame.focused) {
            (Some(windows), Some(focused)) => focused < windows.len(),
            _ => true,
        };
        if !(display && file && focused) {
            return Err(unavailable(format!(
                "frame {index} of manifest.json names a display, a file or a window that is not there"
            )));
        }
    }
    Ok(())
}

impl ReplaySource {
    /// When the next frame is due, from now; `None` after the last.
    fn next_in(&mut self) -> Option<Duration> {
        let began = *self.began.get_or_insert_with(Instant::now);
        let frame = self.frames.get(self.shown)?;
        let at = Duration::from_millis(frame.at_ms).div_f64(self.speed);
        Some((began + at).saturating_duration_since(Instant::now()))
    }

    /// Shows every frame that is due, and tells what that changed.
    fn show_due(&mut self) -> Result<Vec<Event>, SourceError> {
        let mut events = vec![];
        while self.next_in() == Some(Duration::ZERO) {
            let index = self.shown;
            self.shown += 1;
            self.show_facts(index);
            if let Some(event) = self.show_picture(index)? {
                events.push(event);
            }
            events.push(Event::DesktopChanged);
        }
        if self.shown == self.frames.len() && !self.ended {
            self.ended = true;
            events.push(Event::Ended);
        }
        Ok(events)
    }

    fn show_picture(&mut self, index: usize) -> Result<Option<Event>, SourceError> {
        let frame = &self.frames[index];
        let at = self
            .displays
            .iter()
            .position(|display| display.id == frame.display);
        let (Some(file), Some(at)) = (&frame.file, at) else {
            return Ok(None);
        };
        let image = image::open(self.folder.join(file))
            .map_err(|_| unavailable(format!("the picture of frame {index} cannot be read")))?
            .into_rgb8();
        let picture = &mut self.pictures[at];
        if (image.width(), image.height()) != (picture.width(), picture.height()) {
            return Err(unavailable(format!(
                "the picture of frame {index} does not have the size of its display"
            )));
        }
        let pixels = picture.data_mut().chunks_exact_mut(BYTES_PER_PIXEL);
        for (out, pixel) in pixels.zip(image.as_raw().chunks_exact(3)) {
            out.copy_from_slice(&[pixel[2], pixel[1], pixel[0], 0]);
        }
        Ok(Some(Event::Damage {
            display: frame.display.clone(),
            rects: vec![],
        }))
    }

    fn show_facts(&mut self, index: usize) {
        let frame = &self.frames[index];
        let mut shared = locked(&self.facts);
        let mut facts = shared.take().unwrap_or(DesktopFacts {
            windows_unknown: true,
            ..DesktopFacts::default()
        });
        if let Some(windows) = &frame.windows {
            facts.windows = windows.iter().map(window).collect();
            facts.places_known = facts.windows.iter().all(|window| window.rect.is_some());
            facts.windows_unknown = false;
            facts.focused = None;
        }
        facts.focused = frame.focused.or(facts.focused);
        facts.idle = frame.idle_ms.map(Duration::from_millis).or(facts.idle);
        facts.locked = frame.locked.or(facts.locked);
        *shared = Some(facts);
    }
}

fn window(told: &ManifestWindow) -> Window {
    let place = Rect {
        x: told.x,
        y: told.y,
        width: told.width,
        height: told.height,
    };
    Window {
        facts: WindowFacts {
            known: true,
            app: told.app.clone(),
            title: told.title.clone(),
            pid: told.pid,
            fullscreen: told.fullscreen,
            bounds: None,
        },
        rect: (told.width > 0 && told.height > 0).then_some(place),
        opaque: told.opaque.unwrap_or(true),
        popup: told.popup,
    }
}

impl Source for ReplaySource {
    fn name(&self) -> &'static str {
        NAME
    }

    fn displays(&mut self) -> Result<Vec<Display>, SourceError> {
        // The replay begins with the first question, so that the first look sees the first pictures.
        let events = self.show_due()?;
        self.pending.extend(events);
        Ok(self.displays.clone())
    }

    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError> {
        let mut events = std::mem::take(&mut self.pending);
        events.extend(self.show_due()?);
        if !events.is_empty() {
            return Ok(events);
        }
        let left = self.next_in().unwrap_or(timeout);
        std::thread::sleep(left.min(timeout));
        self.show_due()
    }

    fn grab(
        &mut self,
        display: &DisplayId,
        _: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<Timestamp, SourceError> {
        let at = self
            .displays
            .iter()
            .position(|known| known.id == *display)
            .ok_or(SourceError::DisplayGone)?;
        picture.clone_from(&self.pictures[at]);
        Ok(SystemClock.now())
    }
}

impl Desktop for ReplayDesktop {
    fn look(&mut self) -> Result<Option<DesktopFacts>, SourceError> {
        Ok(locked(&self.facts).clone())
    }
}

//! Draws the corpus of one part once: what Chromium shows, with what its own layout says is written there.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::json;

use super::{
    browser::{Browser, BrowserError, Drawing},
    layout::{self, FrameFile, LayoutError, ScreenFile, SequenceFile, TruthFile},
    pages::{self, Part},
    terminal::{self, TerminalError},
};

/// The corpus could not be drawn.
#[derive(Debug, thiserror::Error)]
pub(super) enum CorpusError {
    #[error(transparent)]
    Browser(#[from] BrowserError),
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    #[error(transparent)]
    Layout(#[from] LayoutError),
    #[error("failed to find a folder for the drawn screens")]
    Folder(#[source] io::Error),
    #[error("failed to draw {scene}: the page said something unexpected")]
    Scene {
        scene: String,
        #[source]
        source: serde_json::Error,
    },
}

/// What a page says of one of its scenes.
#[derive(Clone, Debug, Deserialize)]
struct Scene {
    id: String,
    width: u32,
    height: u32,
    scale: f64,
    lcd: bool,
    hinting: String,
    languages: Vec<String>,
    /// 0: a screen, else a sequence of so many frames.
    frames: usize,
}

impl Scene {
    fn drawing(&self) -> Drawing {
        Drawing {
            lcd: self.lcd,
            hinting: self.hinting.clone(),
        }
    }
}

/// The folder of a part; draws it if that has not been done.
pub(super) fn ensure(root: &Path, part: Part) -> Result<PathBuf, CorpusError> {
    let folder = root.join(format!("{}-{}", part.name(), pages::version(part)));
    let done = folder.join("done");
    if !done.exists() {
        draw(&folder, part)?;
        layout::write(&done, b"")?;
    }
    Ok(folder)
}

fn draw(folder: &Path, part: Part) -> Result<(), CorpusError> {
    let page = folder.join("page.html");
    layout::write(&page, pages::page(part).as_bytes())?;
    // Chromium resolves paths of its own.
    let page = page.canonicalize().map_err(CorpusError::Folder)?;
    let mut scenes = scenes(&page)?;
    // One start of the browser for all that is drawn alike.
    scenes.sort_by_key(|scene| (scene.lcd, scene.hinting.clone()));
    for batch in scenes.chunk_by(|one, two| one.drawing() == two.drawing()) {
        let mut browser = Browser::start(&batch[0].drawing())?;
        for scene in batch {
            draw_scene(&mut browser, &page, scene, folder)?;
        }
    }
    let mut browser = Browser::start(&Drawing::plain())?;
    browser.show(&page, (800, 600), 1.0)?;
    terminal::draw(folder, browser.evaluate("velvet.terminals")?)?;
    Ok(())
}

fn scenes(page: &Path) -> Result<Vec<Scene>, CorpusError> {
    let mut browser = Browser::start(&Drawing {
        lcd: true,
        hinting: "slight".to_owned(),
    })?;
    browser.show(page, (800, 600), 1.0)?;
    let listed = browser.evaluate("velvet.list()")?;
    serde_json::from_value(listed).map_err(|source| CorpusError::Scene {
        scene: "the list".to_owned(),
        source,
    })
}

fn draw_scene(
    browser: &mut Browser,
    page: &Path,
    scene: &Scene,
    folder: &Path,
) -> Result<(), CorpusError> {
    // An interrupted drawing goes on where it stopped: truth is written after its pictures.
    if truth_file(folder, scene).exists() {
        return Ok(());
    }
    browser.show(page, (scene.width, scene.height), scene.scale)?;
    let first = truth(browser, scene, &format!("velvet.show({})", json!(scene.id)))?;
    if scene.frames == 0 {
        let target = folder.join("screens").join(format!("{}.png", scene.id));
        layout::write(&target, &browser.picture()?)?;
        let file = ScreenFile {
            scale: scene.scale,
            languages: scene.languages.clone(),
            truth: first,
        };
        return Ok(layout::write(
            &target.with_extension("json"),
            json!(file).to_string().as_bytes(),
        )?);
    }
    let folder = folder.join("sequences").join(&scene.id);
    let mut frames = Vec::with_capacity(scene.frames);
    for index in 0..scene.frames {
        let truth = match index {
            0 => first.clone(),
            _ => truth(browser, scene, &format!("velvet.step({index})"))?,
        };
        layout::write(&folder.join(format!("{index:04}.png")), &browser.picture()?)?;
        frames.push(FrameFile {
            lines: Some(truth.lines),
            ignore: truth.ignore,
        });
    }
    let file = SequenceFile {
        scale: scene.scale,
        languages: scene.languages.clone(),
        frames,
    };
    Ok(layout::write(
        &folder.join("sequence.json"),
        json!(file).to_string().as_bytes(),
    )?)
}

fn truth_file(folder: &Path, scene: &Scene) -> PathBuf {
    match scene.frames {
        0 => folder.join("screens").join(format!("{}.json", scene.id)),
        _ => folder
            .join("sequences")
            .join(&scene.id)
            .join("sequence.json"),
    }
}

fn truth(browser: &mut Browser, scene: &Scene, expression: &str) -> Result<TruthFile, CorpusError> {
    let said = browser.evaluate(expression)?;
    serde_json::from_value(said).map_err(|source| CorpusError::Scene {
        scene: scene.id.clone(),
        source,
    })
}

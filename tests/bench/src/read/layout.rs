//! The layout of screens and sequences on disk; tests/bench/README.md describes it.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::score::{Place, Placed, Truth};

/// What can be read on one picture, as it is on disk.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct TruthFile {
    pub(super) lines: Vec<LineFile>,
    /// Places of text that is cut or covered in part; optional.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ignore: Vec<[f64; 4]>,
}

/// One true line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct LineFile {
    pub(super) text: String,
    /// Left, top, width, height, pixels of the picture.
    #[serde(rename = "box")]
    pub(super) place: [f64; 4],
}

/// `screens/<id>.json`. Keys that we do not know are passed over: others may note more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ScreenFile {
    #[serde(default = "one")]
    pub(super) scale: f64,
    /// Tesseract's names; absent: `eng`.
    #[serde(default = "english")]
    pub(super) languages: Vec<String>,
    #[serde(flatten)]
    pub(super) truth: TruthFile,
}

/// `sequences/<id>/sequence.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SequenceFile {
    #[serde(default = "one")]
    pub(super) scale: f64,
    #[serde(default = "english")]
    pub(super) languages: Vec<String>,
    /// One per picture; a frame without lines is only timed.
    pub(super) frames: Vec<FrameFile>,
}

/// What can be read on one frame.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct FrameFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lines: Option<Vec<LineFile>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ignore: Vec<[f64; 4]>,
}

fn one() -> f64 {
    1.0
}

fn english() -> Vec<String> {
    vec!["eng".to_owned()]
}

/// A screen or a sequence could not be read from disk or written to it.
#[derive(Debug, thiserror::Error)]
pub(super) enum LayoutError {
    #[error("failed to use {path}")]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("failed to understand {path}; see tests/bench/README.md for its keys")]
    Format {
        path: PathBuf,
        #[source]
        source: serde_json::Error,
    },
    #[error("failed to decode the picture {path}")]
    Picture {
        path: PathBuf,
        #[source]
        source: image::ImageError,
    },
    #[error("failed to find screens/<id>.json or sequences/<id>/sequence.json under {folder}")]
    None { folder: PathBuf },
}

/// One picture with its truth.
#[derive(Clone, Debug)]
pub(super) struct Screen {
    pub(super) id: String,
    pub(super) picture: PathBuf,
    pub(super) scale_milli: u32,
    pub(super) languages: Vec<String>,
    pub(super) truth: Truth,
}

/// Pictures in order.
#[derive(Clone, Debug)]
pub(super) struct Sequence {
    pub(super) id: String,
    pub(super) scale_milli: u32,
    pub(super) languages: Vec<String>,
    /// Each with its truth, if that is known.
    pub(super) frames: Vec<(PathBuf, Option<Truth>)>,
}

/// Everything in a folder.
#[derive(Clone, Debug)]
pub(super) struct Corpus {
    pub(super) screens: Vec<Screen>,
    pub(super) sequences: Vec<Sequence>,
}

impl Corpus {
    /// Reads all truths; pictures are read when they are needed. Sorted by id.
    pub(super) fn open(folder: &Path) -> Result<Self, LayoutError> {
        let mut corpus = Self {
            screens: Vec::new(),
            sequences: Vec::new(),
        };
        for path in listed(&folder.join("screens"))? {
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                corpus.screens.push(Screen::open(&path)?);
            }
        }
        for path in listed(&folder.join("sequences"))? {
            let file = path.join("sequence.json");
            if file.exists() {
                corpus.sequences.push(Sequence::open(&path, &file)?);
            }
        }
        if corpus.screens.is_empty() && corpus.sequences.is_empty() {
            return Err(LayoutError::None {
                folder: folder.to_path_buf(),
            });
        }
        Ok(corpus)
    }
}

/// Sorted entries; none when the folder is not there.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, LayoutError> {
    let failed = |source| LayoutError::File {
        path: folder.to_path_buf(),
        source,
    };
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(failed)?;
    let paths: Result<Vec<PathBuf>, io::Error> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, LayoutError> {
    let bytes = fs::read(path).map_err(|source| LayoutError::File {
        path: path.to_path_buf(),
        source,
    })?;
    serde_json::from_slice(&bytes).map_err(|source| LayoutError::Format {
        path: path.to_path_buf(),
        source,
    })
}

fn name_of(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn milli(scale: f64) -> u32 {
    (scale * 1_000.0).round() as u32
}

impl Screen {
    fn open(path: &Path) -> Result<Self, LayoutError> {
        let file: ScreenFile = parsed(path)?;
        Ok(Self {
            id: name_of(path),
            picture: path.with_extension("png"),
            scale_milli: milli(file.scale),
            languages: file.languages,
            truth: truth(&file.truth.lines, &file.truth.ignore),
        })
    }
}

impl Sequence {
    fn open(folder: &Path, path: &Path) -> Result<Self, LayoutError> {
        let file: SequenceFile = parsed(path)?;
        let frame = |(index, frame): (usize, &FrameFile)| {
            let lines = frame.lines.as_ref();
            let truth = lines.map(|lines| truth(lines, &frame.ignore));
            (folder.join(format!("{index:04}.png")), truth)
        };
        Ok(Self {
            id: folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            scale_milli: milli(file.scale),
            languages: file.languages,
            frames: file.frames.iter().enumerate().map(frame).collect(),
        })
    }
}

fn truth(lines: &[LineFile], ignore: &[[f64; 4]]) -> Truth {
    let line = |line: &LineFile| Placed {
        text: line.text.clone(),
        place: place(line.place),
    };
    Truth {
        lines: lines.iter().map(line).collect(),
        ignore: ignore.iter().copied().map(place).collect(),
    }
}

fn place([left, top, width, height]: [f64; 4]) -> Place {
    let [left, top, width, height] = [left, top, width, height].map(|side| side.round() as i64);
    Place {
        left,
        top,
        width,
        height,
    }
}

/// Decodes a picture to rows of red, green, blue.
pub(super) fn picture(path: &Path) -> Result<image::RgbImage, LayoutError> {
    let decoded = image::open(path).map_err(|source| LayoutError::Picture {
        path: path.to_path_buf(),
        source,
    })?;
    Ok(decoded.to_rgb8())
}

/// Writes a file and the folders that it needs.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), LayoutError> {
    let failed = |source| LayoutError::File {
        path: path.to_path_buf(),
        source,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// What another program has read: scored beside ours.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ReadingFile {
    /// Its name in the figures.
    pub(super) name: String,
    /// By id of the screen.
    pub(super) screens: BTreeMap<String, ScreenReading>,
}

/// What another program has read on one screen.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ScreenReading {
    /// Processor time, milliseconds.
    #[serde(default)]
    pub(super) ms: f64,
    pub(super) words: Vec<LineFile>,
}

impl ReadingFile {
    pub(super) fn open(path: &Path) -> Result<Self, LayoutError> {
        parsed(path)
    }
}

impl ScreenReading {
    pub(super) fn fragments(&self) -> Vec<Placed> {
        truth(&self.words, &[]).lines
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Corpus;

    /// The shape of what a folder with these files holds: screens with scale, languages and lines, then sequences
    /// with the lines of each frame.
    fn check(files: &[(&str, &str)], expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let shown = match Corpus::open(folder.path()) {
            Err(error) => error.to_string().split('/').next().unwrap().to_owned(),
            Ok(corpus) => {
                let screens = corpus.screens.iter().map(|one| {
                    let lines: Vec<&str> = one
                        .truth
                        .lines
                        .iter()
                        .map(|line| line.text.as_str())
                        .collect();
                    format!(
                        "{} {} {:?} {lines:?} {}",
                        one.id,
                        one.scale_milli,
                        one.languages,
                        one.truth.ignore.len()
                    )
                });
                let sequences = corpus.sequences.iter().map(|one| {
                    let count = |(path, truth): &(std::path::PathBuf, Option<super::Truth>)| {
                        let name = path.file_name().unwrap().to_string_lossy().into_owned();
                        (name, truth.as_ref().map(|truth| truth.lines.len()))
                    };
                    let frames: Vec<_> = one.frames.iter().map(count).collect();
                    format!("{} {} {frames:?}", one.id, one.scale_milli)
                });
                screens.chain(sequences).collect::<Vec<_>>().join("\n")
            }
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_documented_layout_is_read() {
        check(
            &[
                (
                    "screens/b.json",
                    r#"{"scale":1.25,"lines":[{"text":"two","box":[1.4,2,3,4]}],"seen":true}"#,
                ),
                (
                    "screens/a.json",
                    r#"{"lines":[],"languages":["deu"],"ignore":[[0,0,9,9]]}"#,
                ),
                (
                    "sequences/s/sequence.json",
                    r#"{"scale":2.0,"frames":[{"lines":[{"text":"x","box":[0,0,1,1]}]},{},{"lines":[]}]}"#,
                ),
            ],
            "a 1000 [\"deu\"] [] 1\nb 1250 [\"eng\"] [\"two\"] 0\n\
             s 2000 [(\"0000.png\", Some(1)), (\"0001.png\", None), (\"0002.png\", Some(0))]",
        );
    }

    #[test]
    fn an_empty_or_broken_folder_says_so() {
        check(&[("notes.txt", "")], "failed to find screens");
        check(&[("screens/a.json", "{}")], "failed to understand ");
    }
}

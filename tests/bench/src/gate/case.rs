//! The layout of cases on disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use velvet_capture::picture::{BYTES_PER_PIXEL, Picture};

/// Whether a gate must publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Expect {
    /// Text changed.
    Change,
    /// Nothing that is a change: caret, clock, spinner, pointer.
    Ignore,
}

/// `case.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CaseFile {
    pub(super) expect: Expect,
    pub(super) kind: String,
    /// Physical pixels per CSS pixel.
    #[serde(default = "one")]
    pub(super) scale: f64,
    /// Number of `0000.png`, `0001.png`, …; absent for a pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) frames: Option<usize>,
    /// Time between the frames of a sequence, milliseconds; absent: 500.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) interval_ms: Option<u64>,
    /// The text whose change is asked for: left, top, right, bottom in physical pixels; absent: all that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<[u32; 4]>,
}

fn one() -> f64 {
    1.0
}

/// A case on disk.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) folder: PathBuf,
    pub(super) file: CaseFile,
}

/// A case could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum CaseError {
    #[error("failed to read {path}")]
    Read {
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
    #[error("failed to find a case under {folder}; a case is a folder with a case.json")]
    None { folder: PathBuf },
}

/// Every folder below `root` that holds a `case.json`, sorted by its path, which is the id.
pub(super) fn find(root: &Path) -> Result<Vec<Case>, CaseError> {
    let mut cases = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let read = |source| CaseError::Read {
            path: folder.clone(),
            source,
        };
        for entry in fs::read_dir(&folder).map_err(read)? {
            let path = entry.map_err(read)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name == "case.json") {
                cases.push(load(root, &path)?);
            }
        }
    }
    cases.sort_by(|one, two| one.id.cmp(&two.id));
    if cases.is_empty() {
        let folder = root.to_path_buf();
        return Err(CaseError::None { folder });
    }
    Ok(cases)
}

fn load(root: &Path, path: &Path) -> Result<Case, CaseError> {
    let bytes = fs::read(path).map_err(|source| CaseError::Read {
        path: path.to_path_buf(),
        source,
    })?;
    let file = serde_json::from_slice(&bytes).map_err(|source| CaseError::Format {
        path: path.to_path_buf(),
        source,
    })?;
    let folder = path.parent().unwrap_or(root).to_path_buf();
    let id = folder.strip_prefix(root).unwrap_or(&folder);
    Ok(Case {
        id: id.to_string_lossy().into_owned(),
        folder,
        file,
    })
}

impl Case {
    /// The pictures in order: before and after, or the frames of the sequence.
    pub(super) fn pictures(&self) -> Result<Vec<Picture>, CaseError> {
        let names = match self.file.frames {
            Some(count) => (0..count).map(|index| format!("{index:04}.png")).collect(),
            None => vec!["before.png".to_owned(), "after.png".to_owned()],
        };
        let paths = names.iter().map(|name| self.folder.join(name));
        paths.map(|path| read_picture(&path)).collect()
    }

    pub(super) fn scale_milli(&self) -> u32 {
        (self.file.scale * 1_000.0).round() as u32
    }
}

fn read_picture(path: &Path) -> Result<Picture, CaseError> {
    let decoded = image::open(path).map_err(|source| CaseError::Picture {
        path: path.to_path_buf(),
        source,
    })?;
    let rgb = decoded.to_rgb8();
    let mut picture = Picture::new(rgb.width(), rgb.height());
    let target = picture.data_mut().chunks_exact_mut(BYTES_PER_PIXEL);
    for (target, source) in target.zip(rgb.pixels()) {
        let [red, green, blue] = source.0;
        target.copy_from_slice(&[blue, green, red, 0]);
    }
    Ok(picture)
}

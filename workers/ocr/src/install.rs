//! What must be on the machine, found without the engine's own search.

use std::path::{Path, PathBuf};

use crate::Config;

/// Where systems keep the language files: Debian 12 and later, Debian 11, others, built by hand, Homebrew.
const TESSDATA_DIRS: [&str; 5] = [
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
];

/// The engine as it is on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Version of the engine.
    pub version: String,
    /// Languages that will be read.
    pub languages: Vec<String>,
    /// Folder of their files.
    pub tessdata: PathBuf,
}

/// The engine cannot read here.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotInstalled {
    /// No folder of language files.
    #[error(
        "failed to find Tesseract's language files; install tesseract-ocr-eng, or name their folder in ocr.tessdata_dir"
    )]
    NoTessdata,
    /// A language is missing.
    #[error(
        "failed to find the Tesseract language {language}; install {package}, or take it out of ocr.languages"
    )]
    NoLanguage {
        /// The language.
        language: String,
        /// Debian's package of it.
        package: String,
    },
}

/// Looks whether everything is there that reading needs.
///
/// # Errors
/// See [`NotInstalled`].
pub fn check_installation(config: &Config) -> Result<Installed, NotInstalled> {
    let tessdata = match config.tessdata_dir.as_str() {
        "" => TESSDATA_DIRS
            .iter()
            .map(PathBuf::from)
            .find(|dir| dir.is_dir()),
        dir => Some(PathBuf::from(dir)).filter(|dir| dir.is_dir()),
    };
    let tessdata = tessdata.ok_or(NotInstalled::NoTessdata)?;
    for language in &config.languages {
        if !language_file(&tessdata, language).is_file() {
            return Err(NotInstalled::NoLanguage {
                language: language.clone(),
                package: format!(
                    "tesseract-ocr-{}",
                    language.replace(['_', '/'], "-").to_lowercase()
                ),
            });
        }
    }
    Ok(Installed {
        version: engine_version(),
        languages: config.languages.clone(),
        tessdata,
    })
}

pub(crate) fn language_file(tessdata: &Path, language: &str) -> PathBuf {
    tessdata.join(format!("{language}.traineddata"))
}

pub(crate) fn engine_version() -> String {
    tesseract_plumbing::version().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(languages: &[&str], tessdata_dir: &str) -> Config {
        let table: toml::Table =
            toml::from_str(include_str!("../../../ops/defaults.toml")).expect("defaults parse");
        let mut config: Config = table["ocr"].clone().try_into().expect("[ocr] is complete");
        config.languages = languages.iter().map(|name| (*name).to_owned()).collect();
        config.tessdata_dir = tessdata_dir.to_owned();
        config
    }

    #[test]
    fn a_missing_language_names_its_package() {
        let check = |languages: &[&str], dir: &str| {
            check_installation(&config(languages, dir)).map_err(|error| error.to_string())
        };
        assert!(check(&["eng"], "").is_ok(), "install tesseract-ocr-eng");
        let missing = check(&["eng", "chi_sim_vert"], "").unwrap_err();
        assert!(
            missing.contains("install tesseract-ocr-chi-sim-vert"),
            "{missing}"
        );
        let script = check(&["script/Latin"], "").unwrap_err();
        assert!(
            script.contains("install tesseract-ocr-script-latin"),
            "{script}"
        );
        assert_eq!(
            check(&["eng"], "/nowhere"),
            Err(NotInstalled::NoTessdata.to_string())
        );
    }
}

//! Section `[ocr]`.

use std::time::Duration;

use serde::Deserialize;
use velvet_runtime::Problem;

/// Settings of the reader.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Tesseract's names of the languages to read, the most used first.
    pub languages: Vec<String>,
    /// Folder of the language files; empty: where the system keeps them.
    pub tessdata_dir: String,
    /// Sandboxed children that read at the same time.
    pub children: usize,
    /// How long one region may take, milliseconds.
    pub region_ms_max: u64,
    /// How long one line may take, milliseconds.
    pub line_ms_max: u64,
    /// Memory for lines that were read, bytes.
    pub cache_bytes_max: u64,
    /// Time that a frame may take for its unstable parts, milliseconds.
    pub unstable_ms_max: u64,
    /// Shortest time between two readings of an unstable part as a whole, milliseconds.
    pub whole_interval_ms_min: u64,
    /// Longest time that something visible may stay unread, milliseconds.
    pub unread_ms_max: u64,
    /// Words of an unstable part below this confidence are not kept, thousandths.
    pub whole_confidence_milli_min: u32,
    /// How long a child may take to start, milliseconds.
    pub start_ms_max: u64,
    /// Address space of a child, MiB.
    pub child_memory_mb_max: u64,
    /// Largest region, pixels.
    pub region_pixels_max: u32,
    /// Words of one or two letters below this confidence are not kept, thousandths.
    pub word_confidence_milli_min: u32,
    /// The same for words without a letter or digit.
    pub symbol_confidence_milli_min: u32,
}

impl Config {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let languages =
            !self.languages.is_empty() && self.languages.iter().all(|name| is_language(name));
        let found = self.languages.join(", ");
        Problem::unless(
            languages,
            problems,
            "ocr.languages",
            "at least one Tesseract language name",
            &found,
        );
        let mut range = |key: &str, value: u64, allowed: std::ops::RangeInclusive<u64>| {
            Problem::unless_within(allowed, problems, key, value);
        };
        range("ocr.children", self.children as u64, 1..=64);
        range("ocr.region_ms_max", self.region_ms_max, 1_000..=600_000);
        range("ocr.line_ms_max", self.line_ms_max, 100..=600_000);
        range(
            "ocr.cache_bytes_max",
            self.cache_bytes_max,
            1 << 20..=1 << 36,
        );
        range("ocr.unstable_ms_max", self.unstable_ms_max, 0..=600_000);
        range(
            "ocr.whole_interval_ms_min",
            self.whole_interval_ms_min,
            0..=600_000,
        );
        range("ocr.unread_ms_max", self.unread_ms_max, 0..=600_000);
        range(
            "ocr.whole_confidence_milli_min",
            self.whole_confidence_milli_min.into(),
            0..=1_000,
        );
        range("ocr.start_ms_max", self.start_ms_max, 1_000..=120_000);
        range(
            "ocr.child_memory_mb_max",
            self.child_memory_mb_max,
            512..=16_384,
        );
        range(
            "ocr.region_pixels_max",
            self.region_pixels_max.into(),
            1_000_000..=100_000_000,
        );
        range(
            "ocr.word_confidence_milli_min",
            self.word_confidence_milli_min.into(),
            0..=1_000,
        );
        range(
            "ocr.symbol_confidence_milli_min",
            self.symbol_confidence_milli_min.into(),
            0..=1_000,
        );
        let plain = !self.tessdata_dir.contains('\0');
        Problem::unless(
            plain,
            problems,
            "ocr.tessdata_dir",
            "a path",
            &"a text with a zero byte",
        );
    }

    pub(crate) fn region_time(&self) -> Duration {
        Duration::from_millis(self.region_ms_max)
    }

    pub(crate) fn line_time(&self) -> Duration {
        Duration::from_millis(self.line_ms_max)
    }

    pub(crate) fn start_time(&self) -> Duration {
        Duration::from_millis(self.start_ms_max)
    }

    /// The languages as the engine wants them.
    pub(crate) fn language_list(&self) -> String {
        self.languages.join("+")
    }
}

/// `eng`, `chi_sim`, `script/Latin`: no dots, no leading slash, so it cannot leave its folder.
fn is_language(name: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'/';
    let plain = !name.starts_with('/') && !name.ends_with('/');
    (1..=40).contains(&name.len()) && name.bytes().all(good) && plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defaults() -> Config {
        let table: toml::Table =
            toml::from_str(include_str!("../../../ops/defaults.toml")).expect("defaults parse");
        table["ocr"].clone().try_into().expect("[ocr] is complete")
    }

    #[test]
    fn the_defaults_are_right() {
        let mut problems = vec![];
        defaults().check(&mut problems);
        assert_eq!(problems, []);
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let wrong = Config {
            languages: vec!["../eng".into()],
            children: 0,
            region_pixels_max: 1,
            ..defaults()
        };
        let mut problems = vec![];
        wrong.check(&mut problems);
        let keys: Vec<&str> = problems
            .iter()
            .map(|problem| problem.key.as_str())
            .collect();
        assert_eq!(
            keys,
            ["ocr.languages", "ocr.children", "ocr.region_pixels_max"]
        );
    }
}

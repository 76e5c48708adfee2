//! What an OCR worker remembers and shares with its like: lines by their bitmaps, and what displays show.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use velvet_messages::{FrameId, Role};
use velvet_runtime::{Code, Shared};
use zeroize::Zeroizing;

use crate::{
    Config, Installed, KnownLine, LineCache, LineHasher, LineKey, READER_VERSION, SeenFrame,
    SeenLine,
    cache::{LineRow, Lines, PlacedKey, RegionRow, ScreenRow, compressed, decompressed},
    fonts::Fonts,
    letters::Letters,
    line_reader::{Before, Still},
    screen::Screens,
};

/// Plain bytes for one compressed byte to begin with; words shrink to a third or less.
const SHRINK: u64 = 3;
/// Tries to get a snapshot under its limit, each with two thirds of the lines before.
const SHRINK_TRIES: usize = 8;

/// The memory of one worker. Everything in it can be lost; it only saves work.
#[derive(Debug)]
pub struct LineMemory {
    /// Lines.
    pub cache: LineCache,
    /// Displays.
    pub screens: Screens,
    /// Pixels of the lines that displays show.
    pub(crate) before: Before,
    pub(crate) still: Still,
    /// Letters by their bitmaps.
    pub(crate) letters: Letters,
    /// What becomes of lines that are not simply read.
    pub(crate) fallback: FallbackCounts,
    hasher: LineHasher,
}

/// How often the reader left the usual way.
#[derive(Debug, Default)]
pub(crate) struct FallbackCounts {
    /// Regions that were read as a whole.
    pub(crate) whole: AtomicU64,
    /// Lines named as unread.
    pub(crate) unread: AtomicU64,
    /// Parts of displays that are unstable now.
    pub(crate) unstable: AtomicU64,
}

impl LineMemory {
    /// An empty memory. `secret` is the same for all workers of a device, and makes keys tell nothing.
    #[must_use]
    pub fn new(config: &Config, installed: &Installed, secret: &Zeroizing<[u8; 32]>) -> Self {
        Self {
            cache: LineCache::new(config.cache_bytes_max),
            screens: Screens::default(),
            before: Before::default(),
            still: Still::default(),
            letters: Letters::new(Some(Fonts::installed())),
            fallback: FallbackCounts::default(),
            hasher: LineHasher::new(secret, &reader_name(installed)),
        }
    }

    /// Lines that a child had to look at, so far: neither they nor all of their letters were known.
    #[must_use]
    pub fn recognised(&self) -> u64 {
        let missed = self.cache.figures().misses;
        missed.saturating_sub(self.letters.spelt())
    }

    /// Names lines.
    #[must_use]
    pub fn hasher(&self) -> &LineHasher {
        &self.hasher
    }
}

/// Engine, languages and our own revision: what makes the same bitmap read the same.
#[must_use]
pub fn reader_name(installed: &Installed) -> String {
    let (version, languages) = (&installed.version, installed.languages.join("+"));
    format!("tesseract {version} {languages} velvet {READER_VERSION}")
}

impl Shared for LineMemory {
    const ROLE: Role = Role::Ocr;

    async fn news(&self) {
        tokio::select! {
            () = self.cache.news() => {}
            () = self.screens.news() => {}
        }
    }

    fn tell(&self, bytes_max: usize) -> Option<Zeroizing<Vec<u8>>> {
        let lines = self.cache.take_news(bytes_max as u64 * SHRINK / 2);
        let lines = lines.iter().map(|(key, line)| LineRow::new(*key, line));
        let screens = self.screens.take_news().into_iter().map(screen_row);
        let news = Lines::new(lines.collect(), screens.collect());
        if news.is_empty() {
            return None;
        }
        // What does not fit is told by the snapshot, or read twice.
        compressed(&news).filter(|bytes| bytes.len() <= bytes_max)
    }

    fn hear(&self, plain: &[u8]) -> Result<(), Code> {
        let news = decompressed(plain)?;
        let heard = news.lines.len() as u64;
        for row in news.lines {
            let (key, line) = row.into_line().ok_or(Code("lines-malformed"))?;
            self.cache.learn(key, line);
        }
        self.cache.count_heard(heard);
        for row in news.screens {
            self.screens
                .hear(seen_frame(row).ok_or(Code("lines-malformed"))?);
        }
        Ok(())
    }

    fn snapshot(&self, bytes_max: usize) -> Option<Zeroizing<Vec<u8>>> {
        if !self.cache.take_changed() {
            return None;
        }
        let lines = self.cache.most_used();
        let mut plain_max = bytes_max as u64 * SHRINK;
        let mut snapshot = None;
        for _ in 0..SHRINK_TRIES {
            snapshot = compressed(&Lines::new(rows(&lines, plain_max), vec![]));
            if snapshot
                .as_ref()
                .is_some_and(|bytes| bytes.len() <= bytes_max)
            {
                break;
            }
            plain_max = plain_max * 2 / 3;
        }
        lines.iter().for_each(|(_, line)| line.age());
        snapshot.filter(|bytes| bytes.len() <= bytes_max)
    }

    fn restore(&self, plain: &[u8]) -> Result<(), Code> {
        let kept = decompressed(plain)?;
        for row in kept.lines {
            let (key, line) = row.into_line().ok_or(Code("lines-malformed"))?;
            self.cache.learn(key, line);
        }
        // What was just read from the snapshot need not be written again.
        self.cache.take_changed();
        Ok(())
    }

    fn forget(&self) {
        self.cache.forget();
        self.screens.forget();
        self.before.forget();
        self.still.forget();
        self.letters.forget();
    }

    fn figures(&self) -> Vec<(&'static str, u64)> {
        let cache = self.cache.figures();
        let count = |of: &AtomicU64| of.load(Ordering::Relaxed);
        vec![
            ("lines.hits", cache.hits),
            ("lines.misses", cache.misses),
            ("lines.given_up", cache.given_up),
            ("lines.entries", cache.entries),
            ("lines.bytes", cache.bytes),
            ("lines.told", cache.told),
            ("lines.heard", cache.heard),
            ("lines.spelt", self.letters.spelt()),
            ("lines.unread", count(&self.fallback.unread)),
            ("regions.whole", count(&self.fallback.whole)),
            ("cells.unstable", count(&self.fallback.unstable)),
        ]
    }
}

/// The first of these lines, in so many bytes.
fn rows(lines: &[(LineKey, Arc<KnownLine>)], bytes_max: u64) -> Vec<LineRow> {
    let mut bytes = 0;
    let some = lines.iter().take_while(|(_, line)| {
        bytes += line.bytes();
        bytes <= bytes_max
    });
    some.map(|(key, line)| LineRow::new(*key, line)).collect()
}

fn screen_row(frame: SeenFrame) -> ScreenRow {
    let region = |(rect, lines): (_, Vec<SeenLine<()>>)| RegionRow {
        rect,
        lines: lines
            .into_iter()
            .map(|line| PlacedKey {
                key: line.key.as_bytes().to_vec(),
                place: line.place,
            })
            .collect(),
    };
    ScreenRow {
        frame: frame.id.to_string(),
        key_frame: frame.key_frame,
        part: frame.part,
        parts: frame.parts,
        regions: frame.regions.into_iter().map(region).collect(),
    }
}

fn seen_frame(row: ScreenRow) -> Option<SeenFrame> {
    let line = |line: PlacedKey| {
        Some(SeenLine {
            key: LineKey::try_from(line.key.as_slice()).ok()?,
            place: line.place,
            text: (),
        })
    };
    let regions = row.regions.into_iter().map(|region| {
        let lines: Option<Vec<_>> = region.lines.into_iter().map(line).collect();
        Some((region.rect, lines?))
    });
    Some(SeenFrame {
        id: row.frame.parse::<FrameId>().ok()?,
        key_frame: row.key_frame,
        part: row.part,
        parts: row.parts,
        regions: regions.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use velvet_messages::v1::Rect;

    use super::*;
    use crate::{ReadLine, ReadWord};

    fn memory() -> LineMemory {
        let table: toml::Table =
            toml::from_str(include_str!("../../../ops/defaults.toml")).expect("defaults parse");
        let config: Config = table["ocr"].clone().try_into().expect("[ocr] is complete");
        let installed = Installed {
            version: "1".to_owned(),
            languages: vec!["eng".to_owned()],
            tessdata: "/nowhere".into(),
        };
        LineMemory::new(&config, &installed, &Zeroizing::new([1; 32]))
    }

    async fn read(memory: &LineMemory, text: &str) {
        let word = ReadWord {
            text: text.to_owned(),
            place: Rect::default(),
            confidence_milli: 900,
        };
        let line = ReadLine {
            words: vec![word],
            cpu: std::time::Duration::ZERO,
        };
        let key = memory.hasher().key_of_text(1, 1, text);
        let known = memory.cache.get_or_read(key, async { Ok(line) });
        known.await.expect("is read");
    }

    #[tokio::test]
    async fn a_snapshot_makes_another_one_warm_and_stays_under_its_limit() {
        let one = memory();
        for number in 0..2_000 {
            read(&one, &format!("line number {number:x} of many")).await;
        }
        // Read once more, so that it belongs to the most used.
        read(&one, "line number 7 of many").await;
        let small = one.snapshot(4_096).expect("changed");
        assert!(small.len() <= 4_096);
        assert_eq!(one.snapshot(4_096), None, "nothing new");
        let other = memory();
        other.restore(&small).expect("ours");
        let entries = other.cache.figures().entries;
        assert!((50..2_000).contains(&entries), "{entries} lines");
        let key = other.hasher().key_of_text(1, 1, "line number 7 of many");
        assert!(other.cache.peek(key).is_some(), "the most used line");
        assert_eq!(other.snapshot(4_096), None, "what was restored is not new");
        assert!(other.restore(b"nonsense").is_err());
    }

    #[tokio::test]
    async fn what_one_tells_another_knows() {
        let (one, other) = (memory(), memory());
        read(&one, "told").await;
        let frame = SeenFrame {
            id: "f:dev:ses:d0:1".parse().expect("an id"),
            key_frame: true,
            part: 0,
            parts: 1,
            regions: vec![],
        };
        one.screens.see(frame.clone());
        one.news().await;
        let word = one.tell(1 << 16).expect("news");
        assert_eq!(one.tell(1 << 16), None, "told once");
        other.hear(&word).expect("understood");
        assert_eq!(other.cache.figures().heard, 1);
        let next = SeenFrame {
            id: "f:dev:ses:d0:2".parse().expect("an id"),
            key_frame: false,
            ..frame
        };
        assert_eq!(other.screens.see(next).base_seq, 1);
        other.forget();
        assert_eq!(other.cache.figures().entries, 0);
    }
}

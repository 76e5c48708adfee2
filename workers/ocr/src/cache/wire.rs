//! What workers tell each other and keep over a restart. Both sides are our own workers; it is checked all the same.
//!
//! A format of its own and not one of velvet.v1: nothing but this crate reads it, and a version that does not
//! know it ignores it.

use prost::Message;
use velvet_messages::v1::Rect;
use velvet_runtime::Code;
use zeroize::{Zeroize, Zeroizing};

use super::{KnownLine, LineKey, known::Mark};

const VERSION: u32 = 1;
/// The level that the house uses for pixels; words shrink to a third.
const ZSTD_LEVEL: i32 = 3;
/// A bus message is at most 2 MB; what grows more than eightfold is no text.
const PLAIN_BYTES_MAX: usize = 16 << 20;
/// Numbers of one mark: left, top, width, height, confidence, length.
const MARK_NUMBERS: usize = 6;
/// A line is narrower than any display and a word has a pixel at least.
const MARKS_MAX: usize = 32_768;
/// Farthest that a word can be from its line, and largest it can be, pixels: the largest side of a display.
const OFFSET_MAX: i32 = 32_768;

/// Lines with their words, and lines seen on displays.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct Lines {
    #[prost(uint32, tag = "1")]
    version: u32,
    #[prost(message, repeated, tag = "2")]
    pub(crate) lines: Vec<LineRow>,
    #[prost(message, repeated, tag = "3")]
    pub(crate) screens: Vec<ScreenRow>,
}

/// One line with its words.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct LineRow {
    #[prost(bytes = "vec", tag = "1")]
    key: Vec<u8>,
    #[prost(string, tag = "2")]
    text: String,
    #[prost(sint32, repeated, tag = "3")]
    numbers: Vec<i32>,
    #[prost(uint32, tag = "4")]
    uses: u32,
}

/// One frame of a display, read: where which lines stand.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct ScreenRow {
    /// The frame's id.
    #[prost(string, tag = "1")]
    pub(crate) frame: String,
    #[prost(bool, tag = "2")]
    pub(crate) key_frame: bool,
    #[prost(uint32, tag = "3")]
    pub(crate) part: u32,
    #[prost(uint32, tag = "4")]
    pub(crate) parts: u32,
    #[prost(message, repeated, tag = "5")]
    pub(crate) regions: Vec<RegionRow>,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct RegionRow {
    #[prost(message, required, tag = "1")]
    pub(crate) rect: Rect,
    #[prost(message, repeated, tag = "2")]
    pub(crate) lines: Vec<PlacedKey>,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct PlacedKey {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) key: Vec<u8>,
    #[prost(message, required, tag = "2")]
    pub(crate) place: Rect,
}

impl Drop for LineRow {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl Lines {
    pub(crate) fn new(lines: Vec<LineRow>, screens: Vec<ScreenRow>) -> Self {
        Self {
            version: VERSION,
            lines,
            screens,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.screens.is_empty()
    }
}

impl LineRow {
    pub(crate) fn new(key: LineKey, line: &KnownLine) -> Self {
        let numbers = line.marks().iter().flat_map(|mark| {
            let Rect {
                x,
                y,
                width,
                height,
            } = mark.place;
            let size = [width, height].map(|side| i32::try_from(side).unwrap_or(i32::MAX));
            let [confidence, length] = [mark.confidence_milli, mark.length].map(i32::from);
            [x, y, size[0], size[1], confidence, length]
        });
        Self {
            key: key.as_bytes().to_vec(),
            text: line.text().to_owned(),
            numbers: numbers.collect(),
            uses: line.uses(),
        }
    }

    /// The line, when everything in it is possible.
    pub(crate) fn into_line(mut self) -> Option<(LineKey, KnownLine)> {
        let key = LineKey::try_from(self.key.as_slice()).ok()?;
        if !self.numbers.len().is_multiple_of(MARK_NUMBERS)
            || self.numbers.len() / MARK_NUMBERS > MARKS_MAX
        {
            return None;
        }
        let numbers = self.numbers.chunks_exact(MARK_NUMBERS);
        let marks: Vec<Mark> = numbers.map(mark).collect::<Option<_>>()?;
        let mut end = 0;
        for mark in &marks {
            end += usize::from(mark.length);
            if mark.length == 0 || !self.text.is_char_boundary(end) {
                return None;
            }
        }
        if end != self.text.len() {
            return None;
        }
        let text = std::mem::take(&mut self.text);
        Some((key, KnownLine::from_parts(text, marks, self.uses)))
    }
}

fn mark(numbers: &[i32]) -> Option<Mark> {
    let [x, y, width, height, confidence, length] = numbers.try_into().ok()?;
    let near = |value: i32| (-OFFSET_MAX..=OFFSET_MAX).contains(&value);
    let size = |value: i32| u32::try_from(value).ok().filter(|_| near(value));
    let confidence_milli = u16::try_from(confidence)
        .ok()
        .filter(|milli| *milli <= 1_000)?;
    (near(x) && near(y)).then_some(())?;
    Some(Mark {
        place: Rect {
            x,
            y,
            width: size(width)?,
            height: size(height)?,
        },
        confidence_milli,
        length: u16::try_from(length).ok()?,
    })
}

/// As small as it gets before it is sealed.
pub(crate) fn compressed(lines: &Lines) -> Option<Zeroizing<Vec<u8>>> {
    let plain = Zeroizing::new(lines.encode_to_vec());
    let small = zstd::bulk::compress(&plain, ZSTD_LEVEL).ok()?;
    Some(Zeroizing::new(small))
}

/// The other way; a code tells what it is when it is none of ours.
pub(crate) fn decompressed(bytes: &[u8]) -> Result<Lines, Code> {
    let malformed = Code("lines-malformed");
    let plain = zstd::bulk::decompress(bytes, PLAIN_BYTES_MAX).map_err(|_| malformed)?;
    let plain = Zeroizing::new(plain);
    let lines = Lines::decode(plain.as_slice()).map_err(|_| malformed)?;
    match lines.version {
        VERSION => Ok(lines),
        _ => Err(Code("lines-version")),
    }
}

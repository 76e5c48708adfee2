//! The seam between pixels and lines.

use std::{fmt, future::Future, time::Duration};

use velvet_messages::{FrameId, Wipe, v1::Rect};
use velvet_runtime::Code;
use zeroize::{Zeroize, Zeroizing};

use crate::LineKey;

/// One region in grey.
#[derive(Clone)]
pub struct Grey {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels of the display per CSS pixel, in thousandths: small text is enlarged before it is read.
    pub scale_milli: u32,
    /// Rows without padding, one byte per pixel, `width * height` of them.
    pub pixels: Zeroizing<Vec<u8>>,
}

impl Grey {
    /// A region of rows of red, green and blue without padding, by 27, 50 and 23 percent in 65,536ths, rounded: levels cut off
    /// instead cost two words in a hundred on screens of pale grounds. Luma (BT.601: 30, 59 and 11) leaves the dark blue of
    /// folders in a terminal 16 levels from its ground and yellow 29 from white; so they are 43 and 59, and the other screens of
    /// the bench are read about as well.
    #[must_use]
    pub fn of_rgb(width: u32, height: u32, scale_milli: u32, rgb: &[u8]) -> Self {
        let (rgb, _) = rgb.as_chunks::<3>();
        let level = |pixel: &[u8; 3]| {
            let [red, green, blue] = pixel.map(u32::from);
            ((red * 17_695 + green * 32_768 + blue * 15_073 + (1 << 15)) >> 16) as u8
        };
        Self {
            width,
            height,
            scale_milli,
            pixels: Zeroizing::new(rgb.iter().map(level).collect()),
        }
    }
}

impl Drop for Grey {
    fn drop(&mut self) {
        self.pixels.wipe();
    }
}

impl fmt::Debug for Grey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grey({}x{})", self.width, self.height)
    }
}

/// One word as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadWord {
    /// Its letters.
    pub text: String,
    /// Where it stands, pixels of the region.
    pub place: Rect,
    /// 0 to 1000.
    pub confidence_milli: u32,
}

impl Drop for ReadWord {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl fmt::Debug for ReadWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadWord")
    }
}

/// A region could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No child could be started.
    #[error("failed to start a reader; `velvet doctor` tells what is missing")]
    Start,
    /// The child ended while it read.
    #[error("failed to read a region: the reader crashed")]
    Crashed,
    /// The child did not answer in time.
    #[error("failed to read a region in time")]
    TimedOut,
    /// The child's answer was not one.
    #[error("failed to understand the reader's answer")]
    Garbled,
    /// The worker is stopping.
    #[error("failed to read a region: the worker is stopping")]
    Stopped,
}

impl ReadError {
    /// The code for logs, metrics and dead letters.
    #[must_use]
    pub fn code(self) -> Code {
        Code(match self {
            Self::Start => "reader-start",
            Self::Crashed => "reader-crashed",
            Self::TimedOut => "reader-timeout",
            Self::Garbled => "reader-garbled",
            Self::Stopped => "reader-stopped",
        })
    }

    /// Whether the region may be to blame, so that trying it for ever would stop everything behind it.
    #[must_use]
    pub fn may_be_the_region(self) -> bool {
        matches!(self, Self::Crashed | Self::TimedOut | Self::Garbled)
    }
}

/// When and where a frame was seen: what an incremental reader goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The frame; without its number it names the display.
    pub frame: FrameId,
    /// Its monotonic time since the session of its agent began.
    pub at: Duration,
    /// A part of a complete picture: what was left out before is made up for now.
    pub key_frame: bool,
    /// Of the display, pixels.
    pub height: u32,
}

/// One line of a region with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// Its bitmap's name; none when it was not read as a line.
    pub key: Option<LineKey>,
    /// Its box, pixels of the region.
    pub place: Rect,
    /// Read as a part of something larger: its words are less sure.
    pub whole: bool,
    /// Its words from left to right, pixels of the region, at least one.
    pub words: Vec<ReadWord>,
}

/// What was read in a region, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionText {
    /// Lines in reading order.
    pub lines: Vec<TextLine>,
    /// Where something stands that looks like text and was not read, pixels of the region.
    pub unread: Vec<Rect>,
}

impl RegionText {
    /// Lines of words whose bitmaps nobody has named.
    #[must_use]
    pub fn unnamed(lines: Vec<Vec<ReadWord>>) -> Self {
        let lines = lines.into_iter().filter_map(|words| {
            let place = words.iter().map(|word| word.place).reduce(union)?;
            Some(TextLine {
                key: None,
                place,
                whole: false,
                words,
            })
        });
        Self {
            lines: lines.collect(),
            unread: vec![],
        }
    }
}

/// A box farther on, by the corner of another one.
pub(crate) fn moved(place: &Rect, by: &Rect) -> Rect {
    Rect {
        x: place.x.saturating_add(by.x),
        y: place.y.saturating_add(by.y),
        ..*place
    }
}

/// The smallest box around two.
pub(crate) fn union(one: Rect, other: Rect) -> Rect {
    let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = end(one.x, one.width).max(end(other.x, other.width));
    let bottom = end(one.y, one.height).max(end(other.y, other.height));
    let length = |from: i32, to: i64| u32::try_from(to - i64::from(from)).unwrap_or(u32::MAX);
    Rect {
        x,
        y,
        width: length(x, right),
        height: length(y, bottom),
    }
}

/// Length that two spans share.
pub(crate) fn shared_length(start: i32, length: u32, other_start: i32, other_length: u32) -> i64 {
    let end = i64::from(start) + i64::from(length);
    let other_end = i64::from(other_start) + i64::from(other_length);
    (end.min(other_end) - i64::from(start.max(other_start))).max(0)
}

/// Area that two boxes share, pixels.
pub(crate) fn shared_area(one: &Rect, other: &Rect) -> i64 {
    shared_length(one.x, one.width, other.x, other.width)
        * shared_length(one.y, one.height, other.y, other.height)
}

/// Turns the pixels of a region into lines of words.
pub trait Reader: Send + Sync + 'static {
    /// Reads one region: lines in reading order, words from left to right.
    fn read(
        &self,
        region: Grey,
    ) -> impl Future<Output = Result<Vec<Vec<ReadWord>>, ReadError>> + Send;

    /// Reads the regions of a frame: each with its place on the display. An incremental reader knows more than
    /// to read one after the other.
    fn read_frame(
        &self,
        _sight: &Sight,
        regions: Vec<(Rect, Grey)>,
    ) -> impl Future<Output = Result<Vec<RegionText>, ReadError>> + Send {
        async move {
            let mut texts = Vec::with_capacity(regions.len());
            for (_, region) in regions {
                texts.push(RegionText::unnamed(self.read(region).await?));
            }
            Ok(texts)
        }
    }
}

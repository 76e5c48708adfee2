//! What the reader hands over: still with everything in it, so it prints nothing and forgets when dropped.

use std::fmt;

use velvet_messages::v1;
use zeroize::{Zeroize, Zeroizing};

/// One word as it was read.
#[derive(Clone, PartialEq)]
pub struct RawWord {
    /// Its letters, no spaces.
    pub text: String,
    /// Where it stands, pixels of the display.
    pub place: v1::Rect,
    /// 0 to 1000.
    pub confidence_milli: u32,
    /// Read too badly to be kept. It still takes part in the search for secrets, because its pixels are kept.
    pub junk: bool,
}

impl Drop for RawWord {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// What a frame did to a line, compared with the reading that [`RawReading::base_seq`] names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawChange {
    /// There was nothing to compare with.
    #[default]
    Unknown,
    /// It was not there.
    Added,
    /// Another line stood there.
    Changed {
        /// The box of that one.
        from: v1::Rect,
    },
    /// The same line stood elsewhere: so much farther left and up, pixels.
    Moved {
        /// To the right.
        dx: i32,
        /// Down.
        dy: i32,
    },
    /// It stood there.
    Same,
}

/// The words of one line from left to right.
#[derive(Clone, PartialEq, Default)]
pub struct RawLine {
    /// Its words, at least one.
    pub words: Vec<RawWord>,
    /// Where it comes from.
    pub change: RawChange,
}

/// One region: its pixels and what was read in them.
pub struct RawRegion {
    /// Its place on the display.
    pub rect: v1::Rect,
    /// Rows of red, green, blue without padding; exactly as many as `rect` holds.
    pub rgb: Zeroizing<Vec<u8>>,
    /// Its lines in reading order.
    pub lines: Vec<RawLine>,
}

/// A frame message, read but not minimised. There is no way to seal it.
pub struct RawReading {
    /// Which frame.
    pub frame: Option<v1::FrameRef>,
    /// When it was grabbed.
    pub captured: Option<v1::CaptureTime>,
    /// [`v1::FrameKind`] as on the wire.
    pub kind: i32,
    /// This message of `parts`.
    pub part: u32,
    /// How many messages make the picture.
    pub parts: u32,
    /// The display.
    pub display: Option<v1::DisplayFacts>,
    /// The focused window.
    pub window: Option<v1::WindowFacts>,
    /// What was read.
    pub regions: Vec<RawRegion>,
    /// Engine, model, languages and revision.
    pub reader: String,
    /// The agent's counters of this display, which travel with every message.
    pub counts: Option<v1::Counts>,
    /// The frame that changes are told against; zero: none.
    pub base_seq: u64,
    /// Where lines of the base stood that are gone.
    pub gone: Vec<v1::Rect>,
    /// What looks like text and was not read: nobody knows what is in it, so it is painted over.
    pub unread: Vec<v1::Rect>,
}

impl RawReading {
    /// A reading of `frame` without regions; its facts move over, so that no copy stays behind.
    #[must_use]
    pub fn of(frame: &mut v1::Frame, reader: String) -> Self {
        Self {
            frame: frame.r#ref.take(),
            captured: frame.captured.take(),
            kind: frame.kind,
            part: frame.part,
            parts: frame.parts,
            display: frame.display.take(),
            window: frame.window.take(),
            regions: Vec::new(),
            reader,
            counts: frame.counts.take(),
            base_seq: 0,
            gone: Vec::new(),
            unread: Vec::new(),
        }
    }
}

macro_rules! silent {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}

silent!(RawWord, RawLine, RawRegion, RawReading);

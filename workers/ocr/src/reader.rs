//! The seam between pixels and lines.

use std::{fmt, future::Future};

use velvet_messages::v1::Rect;
use velvet_runtime::Code;
use zeroize::{Zeroize, Zeroizing};

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

/// Turns the pixels of a region into lines of words.
pub trait Reader: Send + Sync + 'static {
    /// Reads one region: lines in reading order, words from left to right.
    fn read(
        &self,
        region: Grey,
    ) -> impl Future<Output = Result<Vec<Vec<ReadWord>>, ReadError>> + Send;
}

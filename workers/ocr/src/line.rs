//! The seam between finding lines and recognising them.

use std::{fmt, future::Future, time::Duration};

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use crate::{ReadError, ReadWord};

/// One line of text, cut out of a region and brought to a normal form: dark on white, whatever the screen shows.
#[derive(Clone)]
pub struct LineImage {
    /// The ink's box, pixels of the region it was found in.
    pub place: Rect,
    /// Pixels of the display per CSS pixel, in thousandths.
    pub scale_milli: u32,
    /// Width in pixels; of the image, which may be smaller than the place when the text is very large.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Rows without padding, one byte per pixel, `width * height` of them; 255 is paper.
    pub pixels: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for LineImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LineImage({}x{})", self.width, self.height)
    }
}

/// What was read in one line image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadLine {
    /// Words from left to right, in pixels of the display relative to the line's place. None: not text.
    pub words: Vec<ReadWord>,
    /// Processor time that the engine took.
    pub cpu: Duration,
}

impl ReadLine {
    /// The same with signs that stand alone as high as their line, so high: a `*` or a point fills a part of it only, and would
    /// be taken for a line of its own.
    #[must_use]
    pub(crate) fn levelled(mut self, height: u32) -> Self {
        let is_sign = |word: &&mut ReadWord| !word.text.contains(char::is_alphanumeric);
        for word in self.words.iter_mut().filter(is_sign) {
            (word.place.y, word.place.height) = (0, height);
        }
        self
    }
}

/// Turns line images into words.
pub trait Recognise: Send + Sync + 'static {
    /// Recognises one line.
    fn recognise(
        &self,
        line: LineImage,
    ) -> impl Future<Output = Result<ReadLine, ReadError>> + Send;
}

//! The key of a line: a keyed hash of its bitmap.

use std::fmt;

use zeroize::Zeroizing;

use crate::LineImage;

/// Bytes of a key. Two different lines share one with a chance of 2^-64 after 2^32 lines, a lifetime of screens.
const KEY_BYTES: usize = 16;

/// Names a line by its exact bitmap. Tells nothing of it to who has not the hasher's secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey([u8; KEY_BYTES]);

impl LineKey {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl TryFrom<&[u8]> for LineKey {
    type Error = std::array::TryFromSliceError;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        bytes.try_into().map(Self)
    }
}

impl fmt::Debug for LineKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineKey")
    }
}

/// Makes keys. BLAKE3 in keyed mode, cut to 128 bits: a pseudo-random function, so that who sees keys and can
/// draw any bitmap still cannot tell which bitmap has which key.
pub struct LineHasher {
    /// After the secret, the reader: another one reads the same bitmap anew.
    start: blake3::Hasher,
}

impl fmt::Debug for LineHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineHasher")
    }
}

impl LineHasher {
    /// Keys under `secret`, for lines read by `reader` (engine, languages, our revision). All workers of one
    /// device have the same.
    #[must_use]
    pub fn new(secret: &Zeroizing<[u8; 32]>, reader: &str) -> Self {
        let mut start = blake3::Hasher::new_keyed(secret);
        start.update(&(reader.len() as u64).to_le_bytes());
        start.update(reader.as_bytes());
        Self { start }
    }

    /// The key of a line image. Its size and scale count, too: they decide how it is read and where its words are.
    #[must_use]
    pub fn key(&self, line: &LineImage) -> LineKey {
        let facts = [
            line.width,
            line.height,
            line.place.width,
            line.place.height,
            line.scale_milli,
        ];
        let mut hasher = self.start.clone();
        hasher.update(b"line");
        for fact in facts {
            hasher.update(&fact.to_le_bytes());
        }
        hasher.update(&line.pixels);
        cut(&hasher)
    }

    /// The key of a text that was not read from a line image.
    #[must_use]
    pub fn key_of_text(&self, width: u32, height: u32, text: &str) -> LineKey {
        let mut hasher = self.start.clone();
        hasher.update(b"text");
        hasher.update(&width.to_le_bytes());
        hasher.update(&height.to_le_bytes());
        hasher.update(text.as_bytes());
        cut(&hasher)
    }
}

fn cut(hasher: &blake3::Hasher) -> LineKey {
    let mut key = [0; KEY_BYTES];
    hasher.finalize_xof().fill(&mut key);
    LineKey(key)
}

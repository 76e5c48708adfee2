//! Takes secrets out of what was read, before anything is kept.
//!
//! One detection removes a secret from the text, the words and their boxes, the window title and the pixels
//! together. [`Minimised`] has no other source than [`minimise`], and it is the only thing that can be sealed
//! as a reading: a raw one has no way to the bus, by type.
//!
//! ```
//! fn sealable<T: velvet_seal::Sealable>() {}
//! sealable::<velvet_minimise::Minimised>();
//! ```
//!
//! ```compile_fail
//! fn sealable<T: velvet_seal::Sealable>() {}
//! sealable::<velvet_messages::v1::Reading>();
//! ```
//!
//! ```compile_fail
//! let forged = velvet_minimise::Minimised { reading: velvet_seal::Open::new(Default::default()) };
//! ```
//!
//! The crate does no I/O and knows no bus, no engine and no clock.

mod card;
mod fold;
mod iban;
mod paint;
mod pem;
mod raw;
mod remove;
mod text;
mod token;

use std::{collections::BTreeMap, fmt};

use velvet_messages::v1;
use velvet_seal::{Open, Sealable};

pub use raw::{RawChange, RawLine, RawReading, RawRegion, RawWord};

/// Level of compression of kept pixels: 80 to 110 KiB per full screen of text in 3 ms (spec/reading.md D).
const ZSTD_LEVEL: i32 = 3;
/// Bytes of one pixel: red, green, blue.
const BYTES_PER_PIXEL: usize = 3;

/// A reading that could not be minimised; nothing of it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The pixels are not as many as the rectangle says.
    #[error("failed to minimise: the pixels do not fill their rectangle")]
    PixelCount,
    /// The pixels could not be compressed.
    #[error("failed to minimise: the pixels could not be compressed")]
    Compress,
}

/// A reading without the secrets that our rules know.
pub struct Minimised {
    reading: Open<v1::Reading>,
}

impl Minimised {
    /// What is left.
    #[must_use]
    pub fn reading(&self) -> &v1::Reading {
        &self.reading
    }
}

impl fmt::Debug for Minimised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Minimised")
    }
}

impl Sealable for Minimised {
    type Message = v1::Reading;

    fn message(&self) -> &v1::Reading {
        &self.reading
    }
}

/// Removes every secret that a rule knows, from text, boxes, title and pixels at once.
///
/// # Errors
/// See [`Unfit`].
pub fn minimise(raw: RawReading) -> Result<Minimised, Unfit> {
    let mut removed = BTreeMap::new();
    let mut reading = Open::new(v1::Reading {
        r#ref: raw.frame,
        captured: raw.captured,
        kind: raw.kind,
        part: raw.part,
        parts: raw.parts,
        display: raw.display,
        window: raw.window,
        reader: raw.reader,
        counts: raw.counts,
        base_seq: raw.base_seq,
        gone: raw.gone,
        ..Default::default()
    });
    if let Some(window) = &mut reading.window {
        let title = remove::from_title(&window.title, &mut removed);
        velvet_messages::Wipe::wipe(&mut window.title);
        window.title = title;
    }
    let mut boxes = raw.unread.clone();
    reading.unread = raw.unread;
    let mut pictures = Vec::with_capacity(raw.regions.len());
    for region in raw.regions {
        let found = remove::from_lines(&region.lines, &mut removed);
        boxes.extend(found.boxes);
        reading.regions.push(v1::RegionReading {
            rect: Some(region.rect),
            lines: found.lines,
            pixels: None,
        });
        pictures.push((region.rect, region.rgb));
    }
    // Regions may overlap: what was found in one must not be left to see in another.
    for (kept, (rect, rgb)) in reading.regions.iter_mut().zip(pictures) {
        kept.pixels = Some(paint::painted(&rect, rgb, &boxes)?);
    }
    reading.removed = removed.into_iter().map(count_of).collect();
    Ok(Minimised { reading })
}

fn count_of((kind, count): (&'static str, u32)) -> v1::Removed {
    v1::Removed {
        kind: kind.to_owned(),
        count,
    }
}

#[cfg(test)]
mod tests;

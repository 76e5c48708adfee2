//! From a picture to messages: regions are cut out, compressed, and shared out over as many messages as needed.

use velvet_messages::{
    Wipe,
    v1::{Codec, Pixels, Rect, Region},
};
use zeroize::Zeroizing;

use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Bytes per pixel of `CODEC_RGB8_ZSTD`.
pub const RGB_BYTES: usize = 3;
/// Room in a message for everything but pixels: ids, facts (the title is cut to fit), counts, the envelope.
const FACTS_BYTES_MAX: usize = 16 * 1024;
/// A region's own geometry around its pixels.
const REGION_BYTES: usize = 64;
/// A band is looked for up to this part above the wanted height, where a row without text may be.
const BAND_SEARCH_PART: u32 = 3;

/// Pixels of one rectangle: rows of red, green, blue.
#[derive(Clone, PartialEq, Eq)]
pub struct Patch {
    /// Where it was on the display.
    pub rect: Rect,
    /// `width * height * 3` bytes.
    pub rgb: Zeroizing<Vec<u8>>,
}

impl Drop for Patch {
    fn drop(&mut self) {
        self.rgb.wipe();
    }
}

impl Patch {
    /// Cuts a rectangle out; `None` when it lies outside.
    #[must_use]
    pub fn cut(picture: &Picture, rect: &Rect) -> Option<Self> {
        let (left, top, width, height) = picture.clip(rect);
        if width == 0 || height == 0 {
            return None;
        }
        let length = width as usize * height as usize * RGB_BYTES;
        let mut rgb = Zeroizing::new(vec![0; length]);
        let row_length = width as usize * RGB_BYTES;
        for (y, out) in (top..top + height).zip(rgb.chunks_exact_mut(row_length)) {
            let row = picture.row(y, left, width);
            let (pixels, _) = row.as_chunks::<BYTES_PER_PIXEL>();
            let (out, _) = out.as_chunks_mut::<RGB_BYTES>();
            for ([blue, green, red, _], out) in pixels.iter().zip(out) {
                *out = [*red, *green, *blue];
            }
        }
        let rect = Rect {
            x: left.cast_signed(),
            y: top.cast_signed(),
            width,
            height,
        };
        Some(Self { rect, rgb })
    }

    fn row_length(&self) -> usize {
        self.rect.width as usize * RGB_BYTES
    }

    /// The rows `from..to` as a patch of their own.
    fn band(&self, from: u32, to: u32) -> Self {
        let bytes = from as usize * self.row_length()..to as usize * self.row_length();
        let rect = Rect {
            y: self.rect.y.saturating_add_unsigned(from),
            height: to - from,
            ..self.rect
        };
        Self {
            rect,
            rgb: Zeroizing::new(self.rgb[bytes].to_vec()),
        }
    }

    /// How many pixels of a row differ from their left neighbour: none between lines of text.
    fn edges(&self, row: u32) -> usize {
        let start = row as usize * self.row_length();
        let row = &self.rgb[start..start + self.row_length()];
        row.chunks_exact(RGB_BYTES)
            .zip(row.chunks_exact(RGB_BYTES).skip(1))
            .filter(|(left, right)| left != right)
            .count()
    }

    /// The calmest row to cut above, at most `wanted` rows below `from`; the lowest of several.
    fn cut_below(&self, from: u32, wanted: u32) -> u32 {
        let lowest = (from + wanted).min(self.rect.height);
        if lowest == self.rect.height {
            return lowest;
        }
        let highest = lowest - (wanted / BAND_SEARCH_PART).min(wanted - 1);
        (highest..=lowest)
            .rev()
            .min_by_key(|row| self.edges(*row))
            .unwrap_or(lowest)
    }

    /// Bands of about `height` rows.
    fn bands(&self, height: u32) -> Vec<Self> {
        let mut bands = vec![];
        let mut from = 0;
        while from < self.rect.height {
            let to = self.cut_below(from, height.max(1));
            bands.push(self.band(from, to));
            from = to;
        }
        bands
    }
}

/// The pixels could not be compressed: out of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to compress a picture")]
pub struct CompressError;

/// How pixels are compressed and how large a message may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Level of zstd.
    pub zstd_level: i32,
    /// Largest sealed message, bytes.
    pub message_bytes_max: usize,
}

impl Limits {
    fn pixel_bytes_max(&self) -> usize {
        self.message_bytes_max.saturating_sub(FACTS_BYTES_MAX)
    }
}

/// Compresses patches and shares them out: each inner list fits into one message.
///
/// # Errors
/// [`CompressError`].
pub fn parts(patches: &[Patch], limits: Limits) -> Result<Vec<Vec<Region>>, CompressError> {
    let mut regions = vec![];
    for patch in patches {
        compress(patch, limits, &mut regions)?;
    }
    let mut parts: Vec<Vec<Region>> = vec![];
    let mut room = 0;
    for region in regions {
        let needed = REGION_BYTES + region.pixels.as_ref().map_or(0, |pixels| pixels.data.len());
        if needed > room || parts.is_empty() {
            parts.push(vec![]);
            room = limits.pixel_bytes_max();
        }
        room = room.saturating_sub(needed);
        if let Some(part) = parts.last_mut() {
            part.push(region);
        }
    }
    Ok(parts)
}

/// Compresses one patch; in bands when it is too large for a message. Each round has fewer rows, so it ends:
/// a single row of the widest screen fits.
fn compress(patch: &Patch, limits: Limits, out: &mut Vec<Region>) -> Result<(), CompressError> {
    let most = limits.pixel_bytes_max() - REGION_BYTES;
    let data = zstd::bulk::compress(&patch.rgb, limits.zstd_level).map_err(|_| CompressError)?;
    if data.len() <= most || patch.rect.height <= 1 {
        out.push(Region {
            rect: Some(patch.rect),
            pixels: Some(Pixels {
                codec: Codec::Rgb8Zstd.into(),
                data: data.into(),
            }),
        });
        return Ok(());
    }
    // One more than needed by proportion: bands differ in how well they compress.
    let bands = u32::try_from(data.len() / most + 2).unwrap_or(u32::MAX);
    let height = (patch.rect.height / bands).max(1);
    patch
        .bands(height)
        .iter()
        .try_for_each(|band| compress(band, limits, out))
}

/// A text cut to at most `bytes_max` bytes at a character's border.
#[must_use]
pub fn clipped(text: &str, bytes_max: usize) -> String {
    let mut end = bytes_max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::area;

    fn noise(width: u32, height: u32, seed: u64) -> Picture {
        let mut picture = Picture::new(width, height);
        let mut state = seed | 1;
        for byte in picture.data_mut() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = state.to_le_bytes()[3];
        }
        picture
    }

    fn pasted(parts: &[Vec<Region>], width: u32, height: u32) -> Vec<u8> {
        let mut canvas = vec![0_u8; width as usize * height as usize * RGB_BYTES];
        for region in parts.iter().flatten() {
            let rect = region.rect.unwrap();
            let data = &region.pixels.as_ref().unwrap().data;
            let row_length = rect.width as usize * RGB_BYTES;
            let rgb = zstd::bulk::decompress(data, row_length * rect.height as usize).unwrap();
            assert_eq!(rgb.len(), row_length * rect.height as usize);
            for (index, row) in rgb.chunks_exact(row_length).enumerate() {
                let y = rect.y as usize + index;
                let start = (y * width as usize + rect.x as usize) * RGB_BYTES;
                canvas[start..start + row_length].copy_from_slice(row);
            }
        }
        canvas
    }

    #[test]
    fn a_full_screen_of_noise_is_cut_into_messages_and_nothing_is_lost() {
        let picture = noise(1280, 1024, 7);
        let limits = Limits {
            zstd_level: 3,
            message_bytes_max: 1_000_000,
        };
        let patch = Patch::cut(&picture, &area::sized(1280, 1024)).unwrap();
        let parts = parts(&[patch], limits).unwrap();
        assert!((4..=8).contains(&parts.len()), "{}", parts.len());
        for part in &parts {
            let size: usize = part.iter().map(prost_len).sum();
            assert!(size <= limits.pixel_bytes_max(), "{size}");
        }
        let expected: Vec<u8> = picture
            .data()
            .chunks_exact(BYTES_PER_PIXEL)
            .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
            .collect();
        assert!(pasted(&parts, 1280, 1024) == expected);
    }

    fn prost_len(region: &Region) -> usize {
        REGION_BYTES + region.pixels.as_ref().unwrap().data.len()
    }

    #[test]
    fn bands_are_cut_between_lines() {
        // Lines of noise 10 rows high with 4 plain rows between them.
        let mut picture = noise(300, 140, 3);
        for y in 0..140_usize {
            if y % 14 >= 10 {
                let stride = picture.stride();
                picture.data_mut()[y * stride..(y + 1) * stride].fill(255);
            }
        }
        let patch = Patch::cut(&picture, &area::sized(300, 140)).unwrap();
        let bands = patch.bands(50);
        assert!(bands.len() >= 3);
        for band in &bands {
            let top = band.rect.y;
            assert!(
                top == 0 || top % 14 >= 10 || top % 14 == 0,
                "cut at row {top}"
            );
        }
        let rows: u32 = bands.iter().map(|band| band.rect.height).sum();
        assert_eq!(rows, 140);
    }

    #[test]
    fn titles_are_cut_at_a_character() {
        assert_eq!(clipped("größe", 3), "gr");
        assert_eq!(clipped("größe", 100), "größe");
        assert_eq!(clipped("", 3), "");
    }

    proptest! {
        #[test]
        fn every_patch_comes_back(
            seed in any::<u64>(), x in -5..40_i32, y in -5..40_i32, width in 1..50_u32, height in 1..50_u32,
            noisy in any::<bool>(), limit in 17_000..40_000_usize,
        ) {
            let picture = if noisy { noise(37, 41, seed) } else { Picture::new(37, 41) };
            let rect = Rect { x, y, width, height };
            let Some(patch) = Patch::cut(&picture, &rect) else {
                prop_assert!(area::intersect(&rect, &area::sized(37, 41)).is_none());
                return Ok(());
            };
            let limits = Limits { zstd_level: 1, message_bytes_max: limit };
            let parts = parts(&[patch], limits).unwrap();
            let canvas = pasted(&parts, 37, 41);
            for (index, pixel) in picture.data().chunks_exact(BYTES_PER_PIXEL).enumerate() {
                let at = Rect { x: (index % 37) as i32, y: (index / 37) as i32, width: 1, height: 1 };
                if area::intersect(&at, &rect).is_some() {
                    prop_assert_eq!(&canvas[index * 3..index * 3 + 3], &[pixel[2], pixel[1], pixel[0]]);
                }
            }
        }
    }
}

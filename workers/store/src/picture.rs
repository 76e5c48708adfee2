//! The picture of a moment: the last complete key frame at or before it, then every change up to it.
//!
//! What is not known (no key frame, a message that never came, what was forgotten) is grey, and the share that is
//! known is told: a picture must not show as seen what was not.

use image::{
    ExtendedColorType, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use velvet_messages::v1;
use velvet_seal::{Key, Open};
use zeroize::Zeroize;

use crate::{
    StoreError,
    query::Query,
    records::{Fate, FrameRow, ReadingRow},
    vault::View,
};

/// Bytes per pixel: red, green, blue.
const CHANNELS: usize = 3;
/// Twice an 8K display; a larger claim is a damaged one.
const PIXELS_MAX: usize = 1 << 26;
/// How far back a key frame is looked for, in messages. The agent makes one at a bounded interval.
const WALK_MAX: u64 = 20_000;
const UNKNOWN: [u8; CHANNELS] = [128; CHANNELS];
/// Solid colour where something was removed.
const PAINT: [u8; CHANNELS] = [0; CHANNELS];
/// Marks are seen on any screen: a bright frame inside a dark one.
const MARK: [u8; CHANNELS] = [255, 0, 160];
const MARK_EDGE: [u8; CHANNELS] = [0, 0, 0];
/// Distance of the bright frame from the word, and its thickness, pixels.
const MARK_GAP: i32 = 2;
const MARK_THICKNESS: i32 = 3;
/// Same level as the agent's: a picture is decoded far more often than painted.
const COMPRESS_LEVEL: i32 = 1;

/// A picture with the text on it.
pub(crate) struct Picture {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
    known: Vec<bool>,
    lines: Vec<v1::Line>,
    pub(crate) missing: u32,
}

impl Drop for Picture {
    fn drop(&mut self) {
        self.rgb.zeroize();
        self.lines.iter_mut().for_each(velvet_messages::Wipe::wipe);
    }
}

impl Picture {
    /// A picture of which nothing is known; `None` when the size is none or absurd.
    fn unknown(width: u32, height: u32) -> Option<Self> {
        let width = usize::try_from(width).ok()?;
        let height = usize::try_from(height).ok()?;
        let pixels = width.checked_mul(height)?;
        (1..=PIXELS_MAX).contains(&pixels).then(|| Self {
            width,
            height,
            rgb: UNKNOWN.repeat(pixels),
            known: vec![false; pixels],
            lines: vec![],
            missing: 0,
        })
    }

    /// The rows of a rectangle inside the picture: for each the position of its first pixel and of the same pixel
    /// in the rectangle; and how many pixels a row has.
    fn rows(&self, rect: v1::Rect) -> (Vec<(usize, usize)>, usize) {
        let left = usize::try_from(rect.x.max(0)).unwrap_or(0);
        let top = usize::try_from(rect.y.max(0)).unwrap_or(0);
        let right = clip(rect.x, rect.width, self.width);
        let bottom = clip(rect.y, rect.height, self.height);
        if right <= left || bottom <= top {
            return (vec![], 0);
        }
        let skip_x = usize::try_from(-i64::from(rect.x.min(0))).unwrap_or(0);
        let skip_y = usize::try_from(-i64::from(rect.y.min(0))).unwrap_or(0);
        let stride = rect.width as usize;
        let rows = (top..bottom).map(|y| {
            let to = y * self.width + left;
            let from = (y - top + skip_y) * stride + skip_x;
            (to, from)
        });
        (rows.collect(), right - left)
    }

    fn fill(&mut self, rect: v1::Rect, colour: [u8; CHANNELS], known: Option<bool>) {
        let (rows, length) = self.rows(rect);
        for (to, _) in rows {
            let row = &mut self.rgb[to * CHANNELS..(to + length) * CHANNELS];
            row.chunks_exact_mut(CHANNELS)
                .for_each(|pixel| pixel.copy_from_slice(&colour));
            if let Some(known) = known {
                self.known[to..to + length].fill(known);
            }
        }
    }

    fn draw(&mut self, rect: v1::Rect, rgb: &[u8]) {
        let (rows, length) = self.rows(rect);
        for (to, from) in rows {
            let row = &rgb[from * CHANNELS..(from + length) * CHANNELS];
            self.rgb[to * CHANNELS..(to + length) * CHANNELS].copy_from_slice(row);
            self.known[to..to + length].fill(true);
        }
    }

    /// Text under a changed rectangle is gone.
    fn drop_lines(&mut self, rect: v1::Rect) {
        self.lines
            .retain(|line| !line.r#box.is_some_and(|line| rect.holds_middle(&line)));
    }

    fn forget(&mut self, rect: v1::Rect) {
        self.fill(rect, UNKNOWN, Some(false));
        self.drop_lines(rect);
    }

    fn apply(
        &mut self,
        view: &View<'_>,
        number: u64,
        row: ReadingRow,
        key: Option<&Key>,
    ) -> Result<(), StoreError> {
        let reading = Open::new(row.reading.unwrap_or_default());
        for (region, at) in reading.regions.iter().zip(0u64..) {
            let rect = region.rect.unwrap_or_default();
            let pixels = view.pixels((number, at), key)?;
            match pixels.and_then(|pixels| decode(rect, &pixels)) {
                Some(rgb) => self.draw(rect, &rgb),
                None => self.fill(rect, UNKNOWN, Some(false)),
            }
            self.drop_lines(rect);
            self.lines.extend(region.lines.iter().cloned());
        }
        Ok(())
    }

    /// The share of the picture that is known, in thousandths.
    pub(crate) fn known_milli(&self) -> u32 {
        let known = self.known.iter().filter(|known| **known).count();
        u32::try_from(known * 1000 / self.known.len().max(1)).unwrap_or(0)
    }

    pub(crate) fn size(&self) -> (u32, u32) {
        let number = |length: usize| u32::try_from(length).unwrap_or(0);
        (number(self.width), number(self.height))
    }

    /// Draws a frame around each word that the query finds in the visible text.
    pub(crate) fn mark(&mut self, query: &Query) -> Vec<v1::Rect> {
        let lines = self.lines.iter();
        let marked: Vec<v1::Rect> = lines.flat_map(|line| query.boxes(&[line])).collect();
        for rect in &marked {
            self.outline(*rect, MARK_GAP + MARK_THICKNESS, 1, MARK_EDGE);
            self.outline(*rect, MARK_GAP, MARK_THICKNESS, MARK);
        }
        marked
    }

    fn outline(&mut self, rect: v1::Rect, gap: i32, thickness: i32, colour: [u8; CHANNELS]) {
        let out = gap.saturating_add(thickness);
        let span = |length: u32, more: i32| length.saturating_add_signed(more.saturating_mul(2));
        let outer = v1::Rect {
            x: rect.x.saturating_sub(out),
            y: rect.y.saturating_sub(out),
            width: span(rect.width, out),
            height: span(rect.height, out),
        };
        let thick = thickness.unsigned_abs();
        let right = outer
            .x
            .saturating_add_unsigned(outer.width.saturating_sub(thick));
        let bottom = outer
            .y
            .saturating_add_unsigned(outer.height.saturating_sub(thick));
        let sides = [
            v1::Rect {
                height: thick,
                ..outer
            },
            v1::Rect {
                y: bottom,
                height: thick,
                ..outer
            },
            v1::Rect {
                width: thick,
                ..outer
            },
            v1::Rect {
                x: right,
                width: thick,
                ..outer
            },
        ];
        for side in sides {
            self.fill(side, colour, None);
        }
    }

    /// The picture as PNG.
    pub(crate) fn png(&self) -> Result<Vec<u8>, StoreError> {
        let mut png = vec![];
        let (width, height) = self.size();
        // Fast: a person waits for it, and it is not kept.
        PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Up)
            .write_image(&self.rgb, width, height, ExtendedColorType::Rgb8)
            .map_err(|_| StoreError::Damaged {
                table: "pixels",
                code: "png",
            })?;
        Ok(png)
    }
}

/// Where a length from a start ends, within a limit.
fn clip(start: i32, length: u32, limit: usize) -> usize {
    let end = i64::from(start) + i64::from(length);
    usize::try_from(end).unwrap_or(0).min(limit)
}

/// The pixels of a region; `None` when they are not what the rectangle says.
fn decode(rect: v1::Rect, pixels: &v1::Pixels) -> Option<zeroize::Zeroizing<Vec<u8>>> {
    if pixels.codec() != v1::Codec::Rgb8Zstd {
        return None;
    }
    let area = (rect.width as usize).checked_mul(rect.height as usize)?;
    let length = (area <= PIXELS_MAX).then_some(area * CHANNELS)?;
    let rgb = zeroize::Zeroizing::new(zstd::bulk::decompress(&pixels.data, length).ok()?);
    (rgb.len() == length).then_some(rgb)
}

/// Whether the pixels of a region unpack to what its rectangle says.
pub(crate) fn is_whole(rect: v1::Rect, pixels: &v1::Pixels) -> bool {
    decode(rect, pixels).is_some()
}

/// Paints rectangles of the display solid in a region's pixels; `None` when the pixels cannot be read and must go.
pub(crate) fn paint(rect: v1::Rect, pixels: &v1::Pixels, solid: &[v1::Rect]) -> Option<v1::Pixels> {
    let mut rgb = decode(rect, pixels)?;
    let mut picture = Picture::unknown(rect.width, rect.height)?;
    picture.rgb = std::mem::take(&mut *rgb);
    for part in solid {
        let inside = v1::Rect {
            x: part.x.saturating_sub(rect.x),
            y: part.y.saturating_sub(rect.y),
            ..*part
        };
        picture.fill(inside, PAINT, None);
    }
    let data = zstd::bulk::compress(&picture.rgb, COMPRESS_LEVEL).ok()?;
    Some(v1::Pixels {
        codec: pixels.codec,
        data: data.into(),
    })
}

/// Puts the picture of one frame together; `None` when the frame is not stored or has no size.
pub(crate) fn compose(
    view: &View<'_>,
    track: u64,
    seq: u64,
) -> Result<Option<(Picture, v1::Reading)>, StoreError> {
    let Some(target) = stored(view, track, seq)? else {
        return Ok(None);
    };
    let (width, height) = size_of(&target);
    let Some(mut picture) = Picture::unknown(width, height) else {
        return Ok(None);
    };
    let (base, rows) = base_and_rows(view, track, seq)?;
    let mut next = base;
    for (at, row) in rows {
        picture.missing += missing(next, at);
        next = at + 1;
        match row.fate() {
            Fate::Stored => match view.reading_and_key(row.reading)? {
                Some((reading, key)) => {
                    picture.apply(view, row.reading, reading, key.as_ref())?;
                }
                None => picture.missing += 1,
            },
            Fate::Forgotten => row.rects.iter().for_each(|rect| picture.forget(*rect)),
            Fate::Dead | Fate::Unknown => picture.missing += 1,
        }
    }
    Ok(Some((picture, target)))
}

fn missing(expected: u64, found: u64) -> u32 {
    u32::try_from(found.saturating_sub(expected)).unwrap_or(u32::MAX)
}

fn stored(view: &View<'_>, track: u64, seq: u64) -> Result<Option<v1::Reading>, StoreError> {
    let frame = view.frame(track, seq)?;
    let Some(frame) = frame.filter(|frame| frame.fate() == Fate::Stored) else {
        return Ok(None);
    };
    Ok(view.reading(frame.reading)?.and_then(|row| row.reading))
}

/// The display's size; when the agent did not tell, that of what it saw.
fn size_of(reading: &v1::Reading) -> (u32, u32) {
    let facts = reading.display.unwrap_or_default();
    if facts.width_px > 0 && facts.height_px > 0 {
        return (facts.width_px, facts.height_px);
    }
    let rects = reading.regions.iter().filter_map(|region| region.rect);
    rects.fold((0, 0), |(width, height), rect| {
        let end = |start: i32, length: u32| length.saturating_add_signed(start.max(0));
        (
            width.max(end(rect.x, rect.width)),
            height.max(end(rect.y, rect.height)),
        )
    })
}

/// The number of the last complete key frame's first part (or of the oldest frame looked at), and every frame from
/// there on.
fn base_and_rows(
    view: &View<'_>,
    track: u64,
    seq: u64,
) -> Result<(u64, Vec<(u64, FrameRow)>), StoreError> {
    let oldest = seq.saturating_sub(WALK_MAX).max(1);
    let mut rows = vec![];
    let mut wanted = None;
    let mut base = None;
    for item in view.frames.range((track, oldest)..=(track, seq))?.rev() {
        let (place, sealed) = item?;
        let at = place.value().1;
        let row: FrameRow = view.sealer.open(place.value(), sealed.value())?;
        wanted = part_before(at, &row, wanted);
        let complete = wanted.is_some() && row.part == 0;
        rows.push((at, row));
        if complete {
            base = Some(at);
            break;
        }
    }
    rows.reverse();
    let first = rows.first().map_or(seq, |(at, _)| *at);
    Ok((base.unwrap_or(first), rows))
}

/// Which part of a key frame must come before this one for the key frame to be complete: its number, part and
/// parts. `None` when this is no part of a key frame that is complete so far.
fn part_before(
    at: u64,
    row: &FrameRow,
    wanted: Option<(u64, u32, u32)>,
) -> Option<(u64, u32, u32)> {
    if row.fate() != Fate::Stored || row.kind() != v1::FrameKind::Key {
        return None;
    }
    let parts = row.parts.max(1);
    let is_last = row.part + 1 == parts;
    let is_wanted = wanted == Some((at, row.part, parts));
    (is_last || is_wanted).then(|| (at.saturating_sub(1), row.part.saturating_sub(1), parts))
}

//! Cuts a line out and brings it to its normal form: dark on white, full contrast, tight around its ink.

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use super::{Bounds, Picture, frames::Straight, lines::Line, shapes::Shapes};
use crate::LineImage;

/// Least difference between text and background, grey levels.
const CONTRAST_MIN: i32 = 16;
/// Ink is darker than this in the normal form.
const INK_LEVEL: u8 = 176;
/// Lines taller than this, pixels, are halved until they are not: nothing is gained by reading larger text.
const HEIGHT_MAX: usize = 72;
/// Share of pixels near the background, in percent, below which there is none: a gradient, a photo.
const FLAT_PERCENT_MIN: u32 = 30;

/// Cuts lines out of a picture.
pub(super) struct Cutter<'a> {
    picture: &'a Picture<'a>,
    shapes: &'a Shapes,
    straight: &'a Straight,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(
        picture: &'a Picture<'a>,
        shapes: &'a Shapes,
        straight: &'a Straight,
    ) -> Self {
        Self {
            picture,
            shapes,
            straight,
        }
    }

    /// The picture of a line; `None` when there is no ink in it.
    pub(super) fn image(&self, line: &Line) -> Option<LineImage> {
        let crop = Crop::of(self.picture, &line.bounds);
        let tones: Vec<(Span, Tone)> = spans(&crop)
            .into_iter()
            .filter_map(|span| Some((span, Tone::of(&crop, span)?)))
            .collect();
        if tones.is_empty() {
            return None;
        }
        let mut pixels = Zeroizing::new(vec![255; crop.width * crop.height]);
        for (span, tone) in &tones {
            for y in 0..crop.height {
                for x in span.start..span.end {
                    pixels[y * crop.width + x] = tone.levels[usize::from(crop.at(x, y))];
                }
            }
        }
        self.blank(line, &crop, &mut pixels);
        tight(self.picture, &crop, pixels)
    }

    /// Blanks what reaches in from other lines and frames.
    fn blank(&self, line: &Line, crop: &Crop<'_>, pixels: &mut [u8]) {
        let mut own: Vec<u32> = line.glyphs.iter().map(|glyph| glyph.shape).collect();
        own.sort_unstable();
        own.dedup();
        let (left, top) = (crop.x0 as i32, crop.y0 as i32);
        let right = left + crop.width as i32;
        for (row, y) in pixels.chunks_exact_mut(crop.width.max(1)).zip(top..) {
            for run in self.shapes.row(y, left, right) {
                let large = self.straight.is_large(run.shape);
                if !large && own.binary_search(&run.shape).is_ok() {
                    continue;
                }
                for x in run.x0.max(left)..run.x1.min(right) {
                    if !large || self.straight.has(x, y) {
                        row[(x - left) as usize] = 255;
                    }
                }
            }
        }
    }
}

/// Columns with one background, half open.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    end: usize,
}

struct Crop<'a> {
    picture: &'a Picture<'a>,
    x0: usize,
    y0: usize,
    width: usize,
    height: usize,
}

impl<'a> Crop<'a> {
    fn of(picture: &'a Picture<'a>, bounds: &Bounds) -> Self {
        // One pixel more on the left and above, where the marks of edges begin late.
        let clip = |value: i32, most: usize| usize::try_from(value).unwrap_or(0).min(most);
        let (x0, y0) = (
            clip(bounds.x0 - 1, picture.width),
            clip(bounds.y0 - 1, picture.height),
        );
        let (x1, y1) = (
            clip(bounds.x1, picture.width),
            clip(bounds.y1, picture.height),
        );
        Self {
            picture,
            x0,
            y0,
            width: x1.saturating_sub(x0),
            height: y1.saturating_sub(y0),
        }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.picture.pixels[(self.y0 + y) * self.picture.width + self.x0 + x]
    }

    fn histogram(&self, span: Span) -> [u32; 256] {
        let mut counts = [0; 256];
        for y in 0..self.height {
            let start = (self.y0 + y) * self.picture.width + self.x0;
            for pixel in &self.picture.pixels[start + span.start..start + span.end] {
                counts[usize::from(*pixel)] += 1;
            }
        }
        counts
    }
}

/// The commonest level, with its neighbours' help.
fn commonest(counts: &[u32; 256]) -> i32 {
    let mut best = (0, 0);
    for level in 0..256_usize {
        let below = level.checked_sub(1).map_or(0, |level| counts[level]);
        let above = counts.get(level + 1).copied().unwrap_or(0);
        let weight = counts[level] * 2 + below + above;
        if weight > best.0 {
            best = (weight, level);
        }
    }
    i32::try_from(best.1).unwrap_or(0)
}

/// Parts the crop where the background changes from left to right: a selection, a mark, a cell.
fn spans(crop: &Crop<'_>) -> Vec<Span> {
    let whole = Span {
        start: 0,
        end: crop.width,
    };
    let step = crop.height.max(8);
    if crop.width < step * 2 {
        return vec![whole];
    }
    let mut backgrounds: Vec<(Span, i32)> = Vec::new();
    let mut start = 0;
    while start < crop.width {
        let end = if crop.width - start < step * 2 {
            crop.width
        } else {
            start + step
        };
        let span = Span { start, end };
        let level = commonest(&crop.histogram(span));
        match backgrounds.last_mut() {
            Some((last, same)) if (*same - level).abs() <= 24 => last.end = end,
            _ => backgrounds.push((span, level)),
        }
        start = end;
    }
    if backgrounds.len() == 1 {
        return vec![whole];
    }
    let mut spans = Vec::new();
    let mut from = 0;
    for pair in backgrounds.windows(2) {
        let ((left, before), (right, after)) = (pair[0], pair[1]);
        let cut = border(
            crop,
            left.end.saturating_sub(step),
            (right.start + step).min(crop.width),
            before,
            after,
        );
        let cut = cut.max(from);
        spans.push(Span {
            start: from,
            end: cut,
        });
        from = cut;
    }
    spans.push(Span {
        start: from,
        end: crop.width,
    });
    spans.retain(|span| span.end > span.start);
    spans
}

/// The column from which on the pixels rather go with the second background.
fn border(crop: &Crop<'_>, start: usize, end: usize, before: i32, after: i32) -> usize {
    let near = |level: u8, background: i32| (i32::from(level) - background).abs() <= 12;
    let mut best = (i64::MIN, start);
    let mut score = 0_i64;
    for x in start..end {
        if score > best.0 {
            best = (score, x);
        }
        for y in 0..crop.height {
            let level = crop.at(x, y);
            score += i64::from(near(level, before)) - i64::from(near(level, after));
        }
    }
    best.1
}

/// How levels of a span become those of the normal form.
struct Tone {
    levels: [u8; 256],
}

impl Tone {
    fn of(crop: &Crop<'_>, span: Span) -> Option<Self> {
        let counts = crop.histogram(span);
        let total: u32 = counts.iter().sum();
        let background = commonest(&counts);
        // The outermost half percent is left out: single pixels of something else.
        let outer = total / 200;
        let darkest = extreme(counts.iter().enumerate(), outer)?;
        let lightest = extreme(counts.iter().enumerate().rev(), outer)?;
        let (up, down) = (lightest - background, background - darkest);
        let reach = up.max(down);
        if reach < CONTRAST_MIN {
            return None;
        }
        let near = (background - 6).max(0) as usize..=(background + 6).min(255) as usize;
        let flat = counts[near].iter().sum::<u32>() * 100 >= total * FLAT_PERCENT_MIN;
        let level = |level: i32| {
            let away = if up > down {
                level - background
            } else {
                background - level
            };
            let away = match flat {
                // What lies on the other side is something else; it fades.
                true if away < 0 => -away / 2,
                _ => away.max(0),
            };
            u8::try_from(255 - (away * 255 / reach).min(255)).unwrap_or(0)
        };
        let mut levels = [0; 256];
        for (value, target) in (0..256).zip(&mut levels) {
            *target = level(value);
        }
        Some(Self { levels })
    }
}

fn extreme<'a>(levels: impl Iterator<Item = (usize, &'a u32)>, outer: u32) -> Option<i32> {
    let mut sum = 0;
    for (level, count) in levels {
        sum += count;
        if sum > outer {
            return i32::try_from(level).ok();
        }
    }
    None
}

/// Cuts to the ink, and makes very large text smaller.
fn tight(picture: &Picture<'_>, crop: &Crop<'_>, pixels: Zeroizing<Vec<u8>>) -> Option<LineImage> {
    let is_ink = |x: usize, y: usize| pixels[y * crop.width + x] < INK_LEVEL;
    let row = |y: &usize| (0..crop.width).any(|x| is_ink(x, *y));
    let top = (0..crop.height).find(row)?;
    let bottom = (0..crop.height).rev().find(row)? + 1;
    let column = |x: &usize| (top..bottom).any(|y| is_ink(*x, y));
    let left = (0..crop.width).find(column)?;
    let right = (0..crop.width).rev().find(column)? + 1;
    let (mut width, mut height) = (right - left, bottom - top);
    let whole = |value: usize| u32::try_from(value).ok();
    let place = Rect {
        x: i32::try_from(crop.x0 + left).ok()?,
        y: i32::try_from(crop.y0 + top).ok()?,
        width: whole(width)?,
        height: whole(height)?,
    };
    let mut cut = Zeroizing::new(Vec::with_capacity(width * height));
    for y in top..bottom {
        cut.extend_from_slice(&pixels[y * crop.width + left..y * crop.width + right]);
    }
    while height > HEIGHT_MAX {
        cut = halved(&cut, width, height);
        (width, height) = (width.div_ceil(2), height.div_ceil(2));
    }
    Some(LineImage {
        place,
        scale_milli: picture.scale_milli,
        width: whole(width)?,
        height: whole(height)?,
        pixels: cut,
    })
}

/// Half the size: means of two by two pixels; outside is white.
fn halved(pixels: &[u8], width: usize, height: usize) -> Zeroizing<Vec<u8>> {
    let at = |x: usize, y: usize| match x < width && y < height {
        true => u32::from(pixels[y * width + x]),
        false => 255,
    };
    let mut half = Zeroizing::new(Vec::with_capacity(width.div_ceil(2) * height.div_ceil(2)));
    for y in (0..height).step_by(2) {
        for x in (0..width).step_by(2) {
            let sum = at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1);
            half.push(u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX));
        }
    }
    half
}

//! Cuts a line out and brings it to its normal form: dark on white, full contrast, tight around its ink.

mod contrast;
mod ground;
mod shade;
mod strike;

use std::ops::Range;

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use self::{
    contrast::{Contrast, Counts, away},
    ground::Span,
    shade::Shade,
};
use super::{Bounds, Picture, edges, frames::Straight, lines::Line, shapes::Shapes};
use crate::{LineImage, ink::INK_LEVEL};

/// Lines taller than this, pixels, are halved until they are not: nothing is gained by reading larger text.
const HEIGHT_MAX: usize = 72;
/// A space between words of two colours is at least this wide, in percent of the line's height; 30 to 60 is usual.
const SPACE_PERCENT_MIN: i32 = 20;
/// Grain goes so many times as far from the background as its stillest quarter of pixels changes: that is 0.45 of the standard
/// deviation of normal grain.
const GRAIN_STEPS: i32 = 4;
/// The first and the last rows of a line whose ink is longer than a word, CSS pixels, and has so many of its columns, in
/// percent, are the border of what the line goes under.
const BORDER_PX_MIN: i32 = 160;
const BORDER_PERCENT_MIN: usize = 98;

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
        let ground = ground::Ground::of(self.picture, self.shapes, line, &crop)?;
        let mut pixels = Zeroizing::new(vec![255; crop.width * crop.height]);
        let mut any = false;
        let words = words(line, &crop);
        let shade = Shade::of(&crop, &ground.spans);
        for span in &ground.spans {
            any |= darken(&crop, span, shade, &words, &mut pixels);
        }
        if !any {
            return None;
        }
        self.blank(line, &crop, &mut pixels);
        for glyph in &line.glyphs {
            strike::lift(&crop, &glyph.bounds, &mut pixels);
        }
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

struct Crop<'a> {
    picture: &'a Picture<'a>,
    x0: usize,
    y0: usize,
    width: usize,
    height: usize,
    /// By how much the stillest of its pixels change, if it is grain that they show; levels.
    grain: Option<u8>,
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
            grain: edges::grain_around(picture, bounds),
        }
    }

    fn row(&self, y: usize) -> &'a [u8] {
        &self.picture.row(self.y0 + y)[self.x0..self.x0 + self.width]
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.row(y)[x]
    }
}

/// The columns of each word: glyphs with no space between.
fn words(line: &Line, crop: &Crop<'_>) -> Vec<Range<usize>> {
    let least = line.bounds.height() * SPACE_PERCENT_MIN / 100;
    let mut glyphs: Vec<(i32, i32)> = line
        .glyphs
        .iter()
        .map(|one| (one.bounds.x0 - 1, one.bounds.x1))
        .collect();
    glyphs.sort_unstable();
    let mut words: Vec<(i32, i32)> = Vec::new();
    for (x0, x1) in glyphs {
        match words.last_mut() {
            Some(word) if x0 - word.1 < least => word.1 = word.1.max(x1),
            _ => words.push((x0, x1)),
        }
    }
    let left = i32::try_from(crop.x0).unwrap_or(0);
    let column = |x: i32| usize::try_from(x - left).unwrap_or(0).min(crop.width);
    words
        .into_iter()
        .map(|(x0, x1)| column(x0)..column(x1))
        .collect()
}

/// Writes a span's ink, darker the farther it is from its background; `false` when there is too little contrast.
fn darken(
    crop: &Crop<'_>,
    span: &Span,
    shade: Shade,
    words: &[Range<usize>],
    pixels: &mut [u8],
) -> bool {
    let Some(contrast) = Contrast::of(&count(crop, span, 0..span.levels.len()), shade) else {
        return false;
    };
    write(crop, span, 0..span.levels.len(), &contrast, pixels);
    for word in words {
        let columns = word.start.max(span.start)..word.end.min(span.end);
        // Where all is one word, there is nothing to compare with; a narrow piece may be the side of a bubble.
        if columns.len() < crop.height || columns.len() == span.levels.len() {
            continue;
        }
        let columns = columns.start - span.start..columns.end - span.start;
        let own = Contrast::of(&count(crop, span, columns.clone()), shade);
        if let Some(own) = own.filter(|own| own.is_faint_beside(&contrast)) {
            write(crop, span, columns, &own, pixels);
        }
    }
    true
}

/// The differences within some columns of a span.
fn count(crop: &Crop<'_>, span: &Span, columns: Range<usize>) -> Counts {
    // Neighbours are counted apart: a count that has just been written is slow to read.
    let mut counts = [[0_u32; 511]; 4];
    for y in 0..crop.height {
        let row = crop.row(y)[span.start..][columns.clone()].iter();
        for (at, (pixel, ground)) in row.zip(&span.levels[columns.clone()]).enumerate() {
            counts[at % 4][away(*pixel, *ground)] += 1;
        }
    }
    std::array::from_fn(|away| counts.iter().map(|counts| counts[away]).sum())
}

/// Writes the ink of some columns of a span.
fn write(
    crop: &Crop<'_>,
    span: &Span,
    columns: Range<usize>,
    contrast: &Contrast,
    pixels: &mut [u8],
) {
    let levels = contrast.levels(crop.grain.map_or(0, |grain| i32::from(grain) * GRAIN_STEPS));
    for (y, row) in pixels.chunks_exact_mut(crop.width).enumerate() {
        let from = crop.row(y)[span.start..][columns.clone()].iter();
        let to = row[span.start..][columns.clone()].iter_mut();
        for (to, (pixel, ground)) in to.zip(from.zip(&span.levels[columns.clone()])) {
            *to = levels[away(*pixel, *ground)];
        }
    }
}

/// Cuts to the ink, and makes very large text smaller.
fn tight(picture: &Picture<'_>, crop: &Crop<'_>, pixels: Zeroizing<Vec<u8>>) -> Option<LineImage> {
    let is_ink = |x: usize, y: usize| pixels[y * crop.width + x] < INK_LEVEL;
    let least = (picture.scaled(BORDER_PX_MIN).unsigned_abs() as usize)
        .max(crop.width * BORDER_PERCENT_MIN / 100);
    let row = |y: &usize| {
        let ink = (0..crop.width).filter(|x| is_ink(*x, *y)).count();
        (1..least).contains(&ink)
    };
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

//! The line reader: from the pixels of a region to the pictures of its lines of text.
//!
//! Pure: no engine, no file, no clock. Everything is decided from what is near, so a line comes out the same
//! wherever its region was cut and wherever it stands on the screen; only so can it be known again by its pixels.
//!
//! [`edges`] marks where brightness changes, [`shapes`] joins the marks, [`frames`] takes away what only
//! surrounds text, [`lines`] puts shapes side by side, [`split`] parts what tight spacing has glued, [`icons`]
//! leaves out what is none between words, [`normalise`] cuts each line out, dark on white, and [`solids`] leaves out what is
//! no row of letters.

mod bars;
mod dashes;
mod edges;
mod emblems;
mod frames;
mod icons;
mod leaders;
mod lines;
mod normalise;
mod part;
mod shapes;
mod solids;
mod split;
#[cfg(test)]
mod tests;

use self::shapes::Shapes;
use crate::{Grey, LineImage};

/// A rectangle of pixels, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    x0: i32,
    y0: i32,
    x1: i32,
    y1: i32,
}

impl Bounds {
    fn new(x0: i32, y0: i32, x1: i32, y1: i32) -> Self {
        Self { x0, y0, x1, y1 }
    }

    fn width(&self) -> i32 {
        self.x1 - self.x0
    }

    fn height(&self) -> i32 {
        self.y1 - self.y0
    }

    fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// How many rows both have; negative: how many lie between them.
    fn rows_shared(&self, other: &Self) -> i32 {
        self.y1.min(other.y1) - self.y0.max(other.y0)
    }

    /// The same for columns.
    fn columns_shared(&self, other: &Self) -> i32 {
        self.x1.min(other.x1) - self.x0.max(other.x0)
    }

    /// Whether the other lies inside.
    fn holds(&self, other: &Self) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && self.x1 >= other.x1 && self.y1 >= other.y1
    }

    /// Whether the other lies inside with at least one pixel around it.
    fn surrounds(&self, other: &Self) -> bool {
        self.x0 < other.x0 && self.y0 < other.y0 && self.x1 > other.x1 && self.y1 > other.y1
    }
}

/// What may be a letter, a part of one, or a word of small print.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    bounds: Bounds,
    /// The shape it is or was a part of.
    shape: u32,
}

/// A region's pixels.
struct Picture<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    scale_milli: u32,
}

impl<'a> Picture<'a> {
    /// `None` when there are not as many pixels as claimed, or none.
    fn of(grey: &'a Grey) -> Option<Self> {
        let (width, height) = (grey.width as usize, grey.height as usize);
        let fits = width.checked_mul(height) == Some(grey.pixels.len());
        let sides = 1..=SIDE_PX_MAX;
        (fits && sides.contains(&width) && sides.contains(&height)).then_some(Self {
            pixels: &grey.pixels,
            width,
            height,
            // Below and above, no display has been seen.
            scale_milli: grey.scale_milli.clamp(500, 8_000),
        })
    }

    fn row(&self, y: usize) -> &'a [u8] {
        &self.pixels[y * self.width..(y + 1) * self.width]
    }

    /// Of the pixels within these bounds so many differ from the one beside them by so many levels, in percent.
    fn uneven_percent(&self, parts: &[Bounds], levels: u8) -> usize {
        let rows = parts.iter().flat_map(|part| {
            let columns = clamped(part.x0, part.x1, self.width);
            let rows = clamped(part.y0, part.y1, self.height);
            rows.map(move |y| &self.row(y)[columns.clone()])
        });
        let (mut differ, mut all) = (0, 0);
        for row in rows {
            let pairs = row.windows(2);
            all += pairs.len();
            differ += pairs
                .filter(|pair| pair[0].abs_diff(pair[1]) >= levels)
                .count();
        }
        differ * 100 / all.max(1)
    }

    /// What lies right above and below.
    fn above_and_below(&self, bounds: &Bounds) -> [Bounds; 2] {
        let reach = self.scaled(AROUND_PX);
        let above = Bounds {
            y0: bounds.y0 - reach,
            y1: bounds.y0,
            ..*bounds
        };
        let below = Bounds {
            y0: bounds.y1,
            y1: bounds.y1 + reach,
            ..*bounds
        };
        [above, below]
    }

    /// A length in CSS pixels as one in pixels of the display.
    fn scaled(&self, css_px: i32) -> i32 {
        let milli = i64::from(css_px) * i64::from(self.scale_milli);
        i32::try_from((milli + 500) / 1_000).unwrap_or(i32::MAX)
    }
}

/// What is between these, of so many.
fn clamped(from: i32, to: i32, count: usize) -> std::ops::Range<usize> {
    let clamp = |at: i32| usize::try_from(at).unwrap_or(0).min(count);
    clamp(from)..clamp(to)
}

/// How far around something its ground is looked at, CSS pixels.
const AROUND_PX: i32 = 3;
/// Largest side of a region, pixels: that of a display.
const SIDE_PX_MAX: usize = 32_768;

/// Finds the lines of text of a region, in reading order: dark on white, cut to their ink, the same pixels
/// for the same text wherever it stands. Total: any pixels give lines in bounded time, without a panic.
#[must_use]
pub fn find_lines(region: &Grey) -> Vec<LineImage> {
    let Some(picture) = Picture::of(region) else {
        return Vec::new();
    };
    let shapes = Shapes::of(&edges::edges(&picture));
    let mut found = frames::glyphs(&picture, &shapes);
    found.glyphs = emblems::leave_out(&picture, &shapes, found.glyphs);
    found.glyphs = bars::leave_out(&picture, &shapes, found.glyphs);
    found.glyphs = leaders::leave_out(&picture, found.glyphs);
    let glyphs = part::part(&picture, &shapes, &found);
    let lines = lines::lines(&picture, &found.uprights, glyphs);
    let lines = split::split(&picture, &shapes, lines);
    let lines = lines::finish(&picture, &found.uprights, lines);
    let lines = icons::leave_out(&picture, &shapes, lines);

    let cutter = normalise::Cutter::new(&picture, &shapes, &found.straight);
    let image = |line| {
        let image = cutter.image(line)?;
        (!solids::is_no_text(&picture, line, &image)).then_some(image)
    };
    let mut images: Vec<LineImage> = lines.iter().filter_map(image).collect();
    lines::order(&mut images);
    images
}

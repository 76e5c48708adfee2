//! Leaves out coloured icons, faces and pictures in small: text has one shade on one ground, they have several, or none that
//! is even.

use super::{Bounds, Glyph, Picture, shapes::Shapes};

/// Sides of an icon, CSS pixels: smaller ones have no even areas, in larger ones there may be text.
const SIDE_PX: std::ops::RangeInclusive<i32> = 13..=72;
/// Larger ones up to this size, CSS pixels, are round charts when they are as wide as high in percent: what stands in them may be
/// text, they are none.
const CHART_PX_MAX: i32 = 240;
const ROUND_PERCENT: std::ops::RangeInclusive<i32> = 96..=104;
/// Widths of icons in percent of their heights.
const SQUARE_PERCENT: std::ops::RangeInclusive<i32> = 60..=170;
/// Shades that differ by less are one, grey levels: a gradient.
const SHADE_LEVELS: usize = 16;
/// An even area has this share of an icon, in percent: the strokes of bold letters in a badge have less.
const AREA_PERCENT_MIN: usize = 4;
/// The ground, and so many shades more.
const SHADES_MIN: usize = 3;
/// Sides of a photo in small, CSS pixels, at least.
const PHOTO_PX_MIN: i32 = 18;
/// Neighbours that differ by so many grey levels are of two shades.
const UNEVEN_LEVELS: u8 = 2;
/// Nearly all of a photo's are, in percent: 81 to 95 in 79 of them, 73 at most in 8,600 shapes of text that are as large.
const PHOTO_UNEVEN_PERCENT_MIN: usize = 78;
/// The ground on which it stands is even but for so much, in percent: a bar over a film is not.
const GROUND_UNEVEN_PERCENT_MAX: usize = 30;
/// The photo may be round: this share of its sides is left out at each end, in percent.
const CORNER_PERCENT: i32 = 15;

/// The glyphs that are neither icons nor within one.
pub(super) fn leave_out(
    picture: &Picture<'_>,
    shapes: &Shapes,
    mut glyphs: Vec<Glyph>,
) -> Vec<Glyph> {
    let all = shapes.shapes.iter().map(|shape| shape.bounds);
    // In the order of their first rows, as shapes are.
    let emblems: Vec<Bounds> = all.filter(|bounds| is_emblem(picture, bounds)).collect();
    let tallest = emblems.iter().map(Bounds::height).max().unwrap_or(0);
    let is_large = |glyph: &Glyph| glyph.bounds.height() > picture.scaled(*SIDE_PX.end());
    glyphs.retain(|glyph| {
        if is_large(glyph) && is_chart(picture, &glyph.bounds) {
            return false;
        }
        let first = emblems.partition_point(|one| one.y0 + tallest < glyph.bounds.y0);
        let near = emblems[first..].iter();
        let mut near = near.take_while(|one| one.y0 <= glyph.bounds.y0);
        !near.any(|one| one.holds(&glyph.bounds))
    });
    glyphs
}

fn is_emblem(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    let sides = picture.scaled(*SIDE_PX.start())..=picture.scaled(*SIDE_PX.end());
    sides.contains(&width)
        && sides.contains(&height)
        && SQUARE_PERCENT.contains(&(width * 100 / height))
        && (shades(picture, bounds) >= SHADES_MIN || is_photo(picture, bounds))
}

/// Whether this is a round chart: a large letter has one shade.
fn is_chart(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    height <= picture.scaled(CHART_PX_MAX)
        && ROUND_PERCENT.contains(&(width * 100 / height))
        && shades(picture, bounds) >= SHADES_MIN
}

/// Whether hardly a pixel is like the one beside it, on a ground where most are.
pub(super) fn is_photo(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    if width.min(height) < picture.scaled(PHOTO_PX_MIN) {
        return false;
    }
    let (inset_x, inset_y) = (width * CORNER_PERCENT / 100, height * CORNER_PERCENT / 100);
    let middle = Bounds::new(
        bounds.x0 + inset_x,
        bounds.y0 + inset_y,
        bounds.x1 - inset_x,
        bounds.y1 - inset_y,
    );
    let ground = picture.above_and_below(bounds);
    picture.uneven_percent(&[middle], UNEVEN_LEVELS) >= PHOTO_UNEVEN_PERCENT_MIN
        && picture.uneven_percent(&ground, UNEVEN_LEVELS) <= GROUND_UNEVEN_PERCENT_MAX
}

/// How many shades have an even area of some size.
fn shades(picture: &Picture<'_>, bounds: &Bounds) -> usize {
    let mut counts = [0_usize; 256];
    let columns = bounds.x0.max(1) as usize..(bounds.x1 as usize).min(picture.width - 1);
    for y in bounds.y0.max(1) as usize..(bounds.y1 as usize).min(picture.height - 1) {
        let rows = [y - 1, y, y + 1].map(|y| picture.row(y));
        for x in columns.clone() {
            let level = rows[1][x];
            let is_even = |row: &&[u8]| row[x - 1..=x + 1].iter().all(|pixel| *pixel == level);
            counts[usize::from(level)] += usize::from(rows.iter().all(is_even));
        }
    }
    let area = (bounds.width() * bounds.height()) as usize;
    // Levels up to a shade apart are gathered from the darkest on.
    let (mut shades, mut sum, mut from) = (0, 0, 0);
    for (level, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        if level >= from + SHADE_LEVELS {
            shades += usize::from(sum * 100 >= area * AREA_PERCENT_MIN);
            (sum, from) = (0, level);
        }
        sum += count;
    }
    shades + usize::from(sum * 100 >= area * AREA_PERCENT_MIN)
}

//! Leaves out coloured icons, faces and pictures in small: text has one shade on one ground, they have several.

use super::{Bounds, Glyph, Picture, shapes::Shapes};

/// Sides of an icon, CSS pixels: smaller ones have no even areas, in larger ones there may be text.
const SIDE_PX: std::ops::RangeInclusive<i32> = 13..=72;
/// Widths of icons in percent of their heights.
const SQUARE_PERCENT: std::ops::RangeInclusive<i32> = 60..=170;
/// Shades that differ by less are one, grey levels: a gradient.
const SHADE_LEVELS: usize = 16;
/// An even area has this share of an icon, in percent: the strokes of bold letters in a badge have less.
const AREA_PERCENT_MIN: usize = 4;
/// The ground, and so many shades more.
const SHADES_MIN: usize = 3;

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
    glyphs.retain(|glyph| {
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
        && shades(picture, bounds) >= SHADES_MIN
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

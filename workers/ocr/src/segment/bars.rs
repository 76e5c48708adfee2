//! The upright bars of charts, which are no letters however they stand in a row: the words beside and between them would be
//! taken for their dashes.

use super::{
    Bounds, Glyph, Picture,
    frames::Cover,
    shapes::{Shape, Shapes},
};

/// A bar is so wide at least, CSS pixels, and the highest of its chart so high.
const WIDTH_PX_MIN: i32 = 5;
const HEIGHT_PX_MIN: i32 = 24;
/// Its outline covers so much of each side, in percent: round ends are smoothed.
const COVER_PERCENT_MIN: i32 = 80;
/// The outline is so thick at most, pixels: both sides of a smoothed rim are marked.
const OUTLINE_PX_MAX: i64 = 2;
/// The bars of a chart are as wide as each other but for so many pixels, stand on one line but for as many, and no farther apart
/// than so many times their width.
const ROOM_PX: i32 = 2;
const APART_MAX: i32 = 4;
/// So many bars make a chart when one is so many times as high as another, in percent: letters like l, i and I, which look alike,
/// have 150 at most.
const BARS_MIN: usize = 3;
const HIGHER_PERCENT_MIN: i32 = 190;

/// The glyphs without the bars of charts.
pub(super) fn leave_out(
    picture: &Picture<'_>,
    shapes: &Shapes,
    mut glyphs: Vec<Glyph>,
) -> Vec<Glyph> {
    // Some bars are higher than any letter, and no glyphs.
    let all = (0_u32..).zip(&shapes.shapes);
    let bars = all.filter(|(index, shape)| is_bar(picture, shapes, *index, shape));
    let mut bars: Vec<(u32, Bounds)> = bars.map(|(index, shape)| (index, shape.bounds)).collect();
    bars.sort_unstable_by_key(|(_, bar)| (bar.y1 / (2 * ROOM_PX), bar.x0));
    let charts = bars
        .chunk_by(|(_, one), (_, next)| stand_together(one, next))
        .filter(|bars| is_chart(picture, bars));
    let mut gone: Vec<u32> = charts.flatten().map(|(index, _)| *index).collect();
    gone.sort_unstable();
    // A letter that touches a bar is of its shape, too.
    let is_whole = |glyph: &Glyph| glyph.bounds == shapes.shapes[glyph.shape as usize].bounds;
    glyphs.retain(|glyph| gone.binary_search(&glyph.shape).is_err() || !is_whole(glyph));
    glyphs
}

/// Whether a shape is the outline of a rectangle.
fn is_bar(picture: &Picture<'_>, shapes: &Shapes, index: u32, shape: &Shape) -> bool {
    let bounds = &shape.bounds;
    let outline = 2 * i64::from(bounds.width() + bounds.height());
    bounds.width() >= picture.scaled(WIDTH_PX_MIN)
        && i64::from(shape.count) <= outline * OUTLINE_PX_MAX
        && Cover::of(shapes, index, bounds).all(COVER_PERCENT_MIN)
}

fn stand_together(one: &Bounds, other: &Bounds) -> bool {
    let gap = other.x0 - one.x1;
    one.y1.abs_diff(other.y1) <= ROOM_PX.unsigned_abs()
        && one.width().abs_diff(other.width()) <= ROOM_PX.unsigned_abs()
        && (0..=one.width() * APART_MAX).contains(&gap)
}

fn is_chart(picture: &Picture<'_>, bars: &[(u32, Bounds)]) -> bool {
    let heights = || bars.iter().map(|(_, bar)| bar.height());
    let (Some(least), Some(most)) = (heights().min(), heights().max()) else {
        return false;
    };
    bars.len() >= BARS_MIN
        && most >= picture.scaled(HEIGHT_PX_MIN)
        && most * 100 >= least * HIGHER_PERCENT_MIN
}

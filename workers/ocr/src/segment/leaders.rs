//! Leaves out rows of dots: they lead the eye from a name to its price, and are the borders of boxes. An engine makes letters of
//! them, and of the words at both ends one.

use super::{Glyph, Picture};

/// Height and width of a dot, CSS pixels: two may touch.
const DOT_HEIGHT_PX_MAX: i32 = 4;
const DOT_WIDTH_PX_MAX: i32 = 8;
/// Dots are so near to each other, CSS pixels.
const GAP_PX_MAX: i32 = 6;
/// So many in a row lead; three are an ellipsis, and what hides a password has some.
const DOTS_MIN: usize = 12;

/// The glyphs that are no such dots.
pub(super) fn leave_out(picture: &Picture<'_>, glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let (high, wide) = (
        picture.scaled(DOT_HEIGHT_PX_MAX),
        picture.scaled(DOT_WIDTH_PX_MAX),
    );
    let is_dot = |glyph: &Glyph| glyph.bounds.height() <= high && glyph.bounds.width() <= wide;
    let (mut dots, mut kept): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(is_dot);
    dots.sort_by_key(|dot| (dot.bounds.y1, dot.bounds.x0));
    let gap = picture.scaled(GAP_PX_MAX);
    let goes_on = |one: &Glyph, next: &Glyph| {
        let (one, next) = (&one.bounds, &next.bounds);
        one.y1 == next.y1 && next.x0 - one.x1 <= gap
    };
    let rows = dots.chunk_by(goes_on);
    rows.filter(|row| row.len() < DOTS_MIN)
        .for_each(|row| kept.extend(row));
    kept
}

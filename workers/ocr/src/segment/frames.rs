//! Takes away what surrounds text and is none: rules, frames of buttons, badges, cells and windows, pictures.

use super::{
    Bounds, Glyph, Picture,
    edges::Bitmap,
    shapes::{Run, Shape, Shapes},
};

/// Tallest glyph, CSS pixels: a digit of 220 px text.
const GLYPH_HEIGHT_PX_MAX: i32 = 160;
/// A shape this thin and this long is a rule. A dash of 40 px text is shorter.
const RULE_THICKNESS_PX_MAX: i32 = 3;
/// So is an upright bar that is this many times as high as wide; a letter l is 6 times.
const BAR_SLENDER_MIN: i32 = 10;
const RULE_WIDTH_PX_MIN: i32 = 44;
const RULE_HEIGHT_PX_MIN: i32 = 30;
/// Smallest frame around a text.
const FRAME_HEIGHT_PX_MIN: i32 = 11;
/// Frames up to this height go as a whole; in taller ones rules are taken out and the rest is kept, because
/// text may touch them: cells of tables.
const FRAME_HEIGHT_PX_MAX: i32 = 64;
/// How much of two opposite sides a frame covers at least, in percent. A circle of 24 px covers 55, one of 60 px
/// 36, the rounded frame of a word of four letters 50.
const FRAME_COVER_PERCENT_MIN: i32 = 45;
/// The inside of a round letter, or those of B together, have this share of its height at least; a digit in a
/// badge has less.
const COUNTER_PERCENT_MIN: i32 = 50;
/// A round badge covers this much of each side, in percent; is at least this high, CSS pixels; has this much room above and below, in percent of its height; and
/// digits in it consist of edges to this share, in percent.
const BADGE_COVER_PERCENT_MIN: i32 = 30;
const BADGE_HEIGHT_PX_MIN: i32 = 16;
const BADGE_ROOM_PERCENT_MIN: i32 = 20;
const BADGE_FILL_PERCENT_MIN: i64 = 62;
/// No letter is wider than this in tenths of its height.
const LETTER_WIDTH_TENTHS_MAX: i32 = 16;
/// Least height of what is inside, pixels.
const INNER_PX_MIN: i32 = 4;
/// The same for a small frame with nothing in it, a check box, on all four sides; a letter O of a bitmap font covers 71.
const BOX_COVER_PERCENT_MIN: i32 = 85;
const BOX_SIDE_PX_MAX: i32 = 24;
/// Pictures have at least this width and height, and this share of edges; two glued lines of small print have up
/// to 50.
const TEXTURE_PX_MIN: i32 = 30;
const TEXTURE_PERCENT_MIN: i64 = 55;
/// Pixels of an outline, in tenths of the sum of its width and height: 20 are a closed one, words have 40.
const OUTLINE_TENTHS_MAX: i64 = 26;
/// Straight runs of a large shape that are rules, CSS pixels.
const STRAIGHT_PX_MIN: i32 = 24;
/// What is left of a rounded corner when its rules are gone.
const CORNER_PX_MAX: i32 = 10;
/// The same for a thin arc, which a letter that touches a rule is not.
const ARC_PX_MAX: i32 = 28;

/// What is left when frames are gone.
pub(super) struct Found {
    pub(super) glyphs: Vec<Glyph>,
    /// The rules that were taken out of large shapes.
    pub(super) straight: Straight,
}

/// Straight runs of the large shapes.
pub(super) struct Straight {
    /// For each shape whether it is large.
    large: Vec<bool>,
    /// Their straight pixels; `None` when there is no large shape.
    pixels: Option<Bitmap>,
}

impl Straight {
    /// Whether text may hang on this shape.
    pub(super) fn is_large(&self, shape: u32) -> bool {
        self.large[shape as usize]
    }

    /// Whether this pixel belongs to a rule.
    pub(super) fn has(&self, x: i32, y: i32) -> bool {
        let pixels = self.pixels.as_ref();
        pixels.is_some_and(|pixels| pixels.get(x as usize, y as usize))
    }
}

/// The shapes that may be glyphs.
pub(super) fn glyphs(picture: &Picture<'_>, shapes: &Shapes) -> Found {
    let mut glyphs = Vec::with_capacity(shapes.shapes.len());
    let mut large = vec![false; shapes.shapes.len()];
    for (index, shape) in (0_u32..).zip(&shapes.shapes) {
        match kind(picture, shapes, index, shape) {
            Kind::Glyph => glyphs.push(Glyph {
                bounds: shape.bounds,
                shape: index,
            }),
            Kind::Frame => {}
            Kind::Large => large[index as usize] = true,
        }
    }
    let mut pixels = None;
    if large.contains(&true) {
        let (rest, straight) = within_large(picture, shapes, &large);
        glyphs.extend(rest);
        pixels = Some(straight);
    }
    Found {
        glyphs,
        straight: Straight { large, pixels },
    }
}

enum Kind {
    Glyph,
    Frame,
    /// Grids, windows, pictures: may have text hanging on it.
    Large,
}

fn kind(picture: &Picture<'_>, shapes: &Shapes, index: u32, shape: &Shape) -> Kind {
    let bounds = &shape.bounds;
    let (width, height) = (bounds.width(), bounds.height());
    if is_rule(picture, bounds) {
        return Kind::Frame;
    }
    if height > picture.scaled(GLYPH_HEIGHT_PX_MAX) {
        return Kind::Large;
    }
    if is_texture(picture, shape) {
        return Kind::Frame;
    }
    if width >= picture.scaled(RULE_WIDTH_PX_MIN)
        && height <= picture.scaled(FRAME_HEIGHT_PX_MAX)
        && is_outline(shape)
    {
        return Kind::Frame;
    }
    if height < picture.scaled(FRAME_HEIGHT_PX_MIN) || width < picture.scaled(FRAME_HEIGHT_PX_MIN) {
        return Kind::Glyph;
    }
    let small = width.max(height) <= picture.scaled(BOX_SIDE_PX_MAX);
    let cover = Cover::of(shapes, index, bounds);
    if small && cover.all(BOX_COVER_PERCENT_MIN) && sparse(shape) {
        return Kind::Frame;
    }
    let closed = cover.opposite(FRAME_COVER_PERCENT_MIN) && surrounds_text(shapes, bounds);
    let closed = closed || cover.all(BADGE_COVER_PERCENT_MIN) && is_badge(picture, shapes, bounds);
    if !closed && !is_outline(shape) {
        return Kind::Glyph;
    }
    match height <= picture.scaled(FRAME_HEIGHT_PX_MAX) {
        true => Kind::Frame,
        false => Kind::Large,
    }
}

fn is_rule(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    // Edges are one pixel wider than what they surround.
    let thin = picture.scaled(RULE_THICKNESS_PX_MAX) + 1;
    let lies = height <= thin && width >= picture.scaled(RULE_WIDTH_PX_MIN);
    // Only upright: a glued word of small print lies, and is as slender.
    let is_bar = width <= thin || width * BAR_SLENDER_MIN <= height;
    // The border of a window in a region cut to one line: it goes on above and below. Letters never reach both ends,
    // since regions leave the agent with a margin.
    let goes_on = bounds.y0 <= 1 && bounds.y1 + 1 >= picture.height as i32;
    lies || is_bar && (height >= picture.scaled(RULE_HEIGHT_PX_MIN) || width <= thin && goes_on)
}

/// Whether a wide shape is little more than a line along one or two of its sides: text of that size has many.
fn is_outline(shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    let sides = i64::from(width) + i64::from(height);
    width * 2 > height * 3 && i64::from(shape.count) * 10 < sides * OUTLINE_TENTHS_MAX
}

/// Whether the shape is one thin bow: two pixels for each step along it at most.
fn is_arc(shape: &Shape) -> bool {
    let sides = i64::from(shape.bounds.width()) + i64::from(shape.bounds.height());
    i64::from(shape.count) <= sides * 3 / 2
}

/// Whether the shape is a busy picture: nearly all of it is edges, which large letters are not.
fn is_texture(picture: &Picture<'_>, shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    let area = i64::from(width) * i64::from(height);
    height.min(width) >= picture.scaled(TEXTURE_PX_MIN)
        && i64::from(shape.count) * 100 >= area * TEXTURE_PERCENT_MIN
}

/// Whether the shape is a thin outline: it fills less than half of its rectangle.
fn sparse(shape: &Shape) -> bool {
    let area = i64::from(shape.bounds.width()) * i64::from(shape.bounds.height());
    i64::from(shape.count) * 2 < area
}

/// Whether there is text in it, and not only the inside of a letter: of O, B or @.
fn surrounds_text(shapes: &Shapes, bounds: &Bounds) -> bool {
    let inner = within(shapes, bounds).map(|shape| shape.bounds);
    let mut stack: Option<Bounds> = None;
    for inner in inner {
        let Some(before) = stack else {
            stack = Some(inner);
            continue;
        };
        if before.columns_shared(&inner) <= 0 {
            return true;
        }
        stack = Some(before.union(inner));
    }
    stack.is_some_and(|stack| {
        let is_counter = stack.height() * 100 >= bounds.height() * COUNTER_PERCENT_MIN;
        !is_counter || bounds.width() * 10 > bounds.height() * LETTER_WIDTH_TENTHS_MAX
    })
}

/// The shapes inside.
fn within<'a>(shapes: &'a Shapes, bounds: &'a Bounds) -> impl Iterator<Item = &'a Shape> {
    // Shapes are in the order of their first rows, so only those that begin within are looked at.
    let all = &shapes.shapes;
    let first = all.partition_point(|shape| shape.bounds.y0 <= bounds.y0);
    all[first..]
        .iter()
        .take_while(|shape| shape.bounds.y0 < bounds.y1)
        .filter(|shape| bounds.surrounds(&shape.bounds) && shape.bounds.height() >= INNER_PX_MIN)
}

/// Whether what is inside are digits with room around them: the inside of a letter is an outline only.
fn is_badge(picture: &Picture<'_>, shapes: &Shapes, bounds: &Bounds) -> bool {
    let count: i64 = within(shapes, bounds)
        .map(|shape| i64::from(shape.count))
        .sum();
    let Some(inner) = within(shapes, bounds)
        .map(|shape| shape.bounds)
        .reduce(Bounds::union)
    else {
        return false;
    };
    let room = (inner.y0 - bounds.y0).min(bounds.y1 - inner.y1);
    let area = i64::from(inner.width()) * i64::from(inner.height());
    bounds.height() >= picture.scaled(BADGE_HEIGHT_PX_MIN)
        && room * 100 >= bounds.height() * BADGE_ROOM_PERCENT_MIN
        && count * 100 >= area * BADGE_FILL_PERCENT_MIN
}

/// How much of each side of its rectangle a shape covers within a few pixels, in percent.
pub(super) struct Cover {
    top: i32,
    bottom: i32,
    left: i32,
    right: i32,
}

impl Cover {
    pub(super) fn of(shapes: &Shapes, index: u32, bounds: &Bounds) -> Self {
        const DEPTH: i32 = 2;
        let (mut top, mut bottom, mut left, mut right) = (0, 0, 0, 0);
        let mut row = Row::default();
        for run in shapes.rows(bounds.y0, bounds.y1) {
            if run.shape != index {
                continue;
            }
            if run.y != row.y {
                left += i32::from(row.left);
                right += i32::from(row.right);
                row = Row {
                    y: run.y,
                    ..Row::default()
                };
            }
            if run.y < bounds.y0 + DEPTH {
                top = top.max(run.x1 - run.x0);
            }
            if run.y >= bounds.y1 - DEPTH {
                bottom = bottom.max(run.x1 - run.x0);
            }
            row.left |= run.x0 < bounds.x0 + DEPTH;
            row.right |= run.x1 > bounds.x1 - DEPTH;
        }
        left += i32::from(row.left);
        right += i32::from(row.right);
        let (width, height) = (bounds.width().max(1), bounds.height().max(1));
        Self {
            top: top * 100 / width,
            bottom: bottom * 100 / width,
            left: left * 100 / height,
            right: right * 100 / height,
        }
    }

    pub(super) fn all(&self, percent: i32) -> bool {
        [self.top, self.bottom, self.left, self.right]
            .iter()
            .all(|side| *side >= percent)
    }

    fn opposite(&self, percent: i32) -> bool {
        self.top >= percent && self.bottom >= percent
    }
}

#[derive(Default)]
struct Row {
    y: i32,
    left: bool,
    right: bool,
}

/// Glyphs left of the large shapes when their straight runs are gone, and those runs.
fn within_large(picture: &Picture<'_>, shapes: &Shapes, large: &[bool]) -> (Vec<Glyph>, Bitmap) {
    let mut rest = Bitmap::new(picture.width, picture.height);
    let runs: Vec<&Run> = shapes
        .runs
        .iter()
        .filter(|run| large[run.shape as usize])
        .collect();
    let long = picture.scaled(STRAIGHT_PX_MIN);
    for run in &runs {
        rest.set_run(run.x0, run.x1, run.y);
    }
    let mut straight = Bitmap::new(picture.width, picture.height);
    mark_horizontal(&runs, long, &mut straight);
    mark_vertical(&rest, &runs, long, &mut straight);
    rest.clear(&straight);
    let corner = picture.scaled(CORNER_PX_MAX);
    let arc = picture.scaled(ARC_PX_MAX);
    let tallest = picture.scaled(GLYPH_HEIGHT_PX_MAX);
    let left = Shapes::of(&rest);
    let mut glyphs = Vec::new();
    for shape in &left.shapes {
        let bounds = shape.bounds;
        let side = bounds.width().max(bounds.height());
        let may_be_corner = side <= corner || side <= arc && is_arc(shape);
        let is_corner = may_be_corner && touches(&straight, &bounds);
        if bounds.height() > tallest || is_rule(picture, &bounds) || is_corner || is_outline(shape)
        {
            continue;
        }
        if let Some(shape) = shapes.at(shape.first) {
            glyphs.push(Glyph { bounds, shape });
        }
    }
    (glyphs, straight)
}

fn mark_horizontal(runs: &[&Run], long: i32, straight: &mut Bitmap) {
    for run in runs.iter().filter(|run| run.x1 - run.x0 >= long) {
        straight.set_run(run.x0, run.x1, run.y);
    }
}

/// Columns of marks, one below the other, that are long.
fn mark_vertical(rest: &Bitmap, runs: &[&Run], long: i32, straight: &mut Bitmap) {
    for run in runs {
        for x in run.x0..run.x1 {
            let (x, y) = (x as usize, run.y as usize);
            let first = y == 0 || !rest.get(x, y - 1);
            if !first {
                continue;
            }
            let end = (y..rest.height).find(|below| !rest.get(x, *below));
            let end = end.unwrap_or(rest.height);
            if end - y >= long as usize {
                (y..end).for_each(|y| straight.set(x, y, true));
            }
        }
    }
}

/// Whether a pixel beside the bounds is straight.
fn touches(straight: &Bitmap, bounds: &Bounds) -> bool {
    let right = i32::try_from(straight.width).unwrap_or(i32::MAX);
    let bottom = i32::try_from(straight.height).unwrap_or(i32::MAX);
    let (x0, x1) = ((bounds.x0 - 1).max(0), (bounds.x1 + 1).min(right));
    let (y0, y1) = ((bounds.y0 - 1).max(0), (bounds.y1 + 1).min(bottom));
    (y0..y1).any(|y| (x0..x1).any(|x| straight.get(x as usize, y as usize)))
}

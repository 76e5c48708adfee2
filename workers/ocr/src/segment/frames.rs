//! Takes away what surrounds text and is none: rules, frames of buttons, badges, cells and windows, pictures.

use super::{
    Bounds, Glyph, Picture,
    edges::Bitmap,
    emblems,
    shapes::{Run, Shape, Shapes},
};

/// Tallest glyph, CSS pixels: a digit of 220 px text.
const GLYPH_HEIGHT_PX_MAX: i32 = 160;
/// A shape this thin and this long is a rule. A dash of 40 px text is shorter.
const RULE_THICKNESS_PX_MAX: i32 = 3;
/// So is an upright bar that is this many times as high as wide; a letter l is 6 times.
const BAR_SLENDER_MIN: i32 = 10;
/// The stroke of a letter has an edge on each side; one with a single edge is a step from ground to ground, CSS pixels.
const STEP_HEIGHT_PX_MIN: i32 = 10;
const RULE_WIDTH_PX_MIN: i32 = 44;
const RULE_HEIGHT_PX_MIN: i32 = 30;
/// Letters beside a long dash, from small ones to brackets, are so high in percent of its width.
const DASH_LETTER_PERCENT: std::ops::RangeInclusive<i32> = 40..=130;
/// Upright ones from this height on, CSS pixels, keep columns apart: the ends of a selected word are lower.
const UPRIGHT_PX_MIN: i32 = 48;
/// A ragged rule is this many times as wide as high.
const RAGGED_WIDTH_MIN: i32 = 20;
/// Smallest frame around a text.
const FRAME_HEIGHT_PX_MIN: i32 = 11;
/// Of frames up to this height only letters that touch them above or below are kept; in taller ones, cells of tables,
/// text may stand everywhere.
const FRAME_HEIGHT_PX_MAX: i32 = 64;
/// How much of two opposite sides a frame covers at least, in percent. A circle of 24 px covers 55, one of 60 px
/// 36, the rounded frame of a word of four letters 50.
const FRAME_COVER_PERCENT_MIN: i32 = 45;
/// The same for a frame as wide as a rule that has all of its text touching it, and is so high, CSS pixels: a word of small
/// letters covers as much where it is lower.
const TIGHT_COVER_PERCENT_MIN: i32 = 65;
const TIGHT_HEIGHT_PX_MIN: i32 = 14;
const TIGHT_WIDTH_PERCENT_MIN: i32 = 130;
/// A mark as high as its text is this many times as wide as high: words of two lines that touch are not.
const MARK_WIDTH_MIN: i32 = 4;
/// An unbroken side covers this much, in percent.
const UNBROKEN_PERCENT_MIN: i32 = 90;
/// A bar without text covers nearly all, is this many times as wide as high, and has this many times as many pixels as the sum
/// of both at most: those of the bench have 3.9 and less, words of small letters ("summer") that cover as much 5.7 and more.
const BAR_COVER_PERCENT_MIN: i32 = 90;
const BAR_WIDTH_MIN: i32 = 5;
const BAR_SIDES_MAX: i64 = 4;
/// An open line along two sides that meet, in tenths of the sum of both: the outline of a letter L has 20.
const CORNER_LINE_TENTHS_MAX: i64 = 13;
/// A line of a grid is so thick where it stands, pixels, which it does alone in this share of its rows, in percent.
const GRID_LINE_PX_MAX: i32 = 2;
const GRID_LINE_PERCENT_MIN: i32 = 85;
/// The inside of a round letter, or those of B together, have this share of its height at least; a digit in a
/// badge has less.
const COUNTER_PERCENT_MIN: i32 = 50;
/// What a badge has in it stands in its middle, as near as this in percent of its height; the insides of a, e, g, 6
/// and 9 do not.
const CENTRED_PERCENT_MAX: i32 = 9;
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
/// A square from this size on, CSS pixels, with something in it covers so much of all its sides, in percent.
const SQUARE_PX_MIN: i32 = 40;
const SQUARE_COVER_PERCENT_MIN: i32 = 94;
/// Larger ones, bars of charts, are so wide at least in percent of their height.
const BOX_WIDTH_PERCENT_MIN: i32 = 48;
/// Pictures have at least this width and height, and this share of edges; two glued lines of small print have up
/// to 50.
const TEXTURE_PX_MIN: i32 = 30;
const TEXTURE_PERCENT_MIN: i64 = 55;
/// Photos with text in them have at least this width and height.
const PHOTO_PX_MIN: i32 = 40;
/// Pixels of an outline, in tenths of the sum of its width and height: 20 are a closed one, words have 40.
const OUTLINE_TENTHS_MAX: i64 = 26;
/// Straight runs of a large shape that are rules, CSS pixels.
const STRAIGHT_PX_MIN: i32 = 24;
/// Rows of marks up to this length, CSS pixels, may be those of a word, and are when the row a rule's thickness above or
/// below has marks in this share of its columns, in percent.
const WORD_WIDTH_PX_MAX: i32 = 160;
const CROWDED_PERCENT_MIN: i32 = 30;
/// One that goes this far across its shape, in percent, is none.
const ACROSS_PERCENT_MIN: i32 = 85;
/// Share of edges in a frame as wide as a line, in percent: joined letters have 25 and more.
const HOLLOW_PERCENT_MAX: i64 = 20;
/// The upright side of a frame covers this share of its height, in percent.
const SIDE_PERCENT_MIN: i32 = 65;
/// A side may be a bar up to this wide, CSS pixels, whose other edge covers more than a letter does.
const BAR_PX_MAX: i32 = 7;
const BAR_PERCENT_MIN: i32 = 88;
/// What is left of a rounded corner when its rules are gone.
const CORNER_PX_MAX: i32 = 10;
/// The same for a thin arc, which a letter that touches a rule is not.
const ARC_PX_MAX: i32 = 28;
/// What is left of a corner of a low frame is so near to its upper or lower side, CSS pixels.
const CORNER_ROOM_PX: i32 = 2;
/// A rule that goes on beside what hangs on it does so for this many pixels.
const RULE_BESIDE_PX: i32 = 4;

/// What is left when frames are gone.
pub(super) struct Found {
    pub(super) glyphs: Vec<Glyph>,
    /// What was taken out of large shapes.
    pub(super) straight: Straight,
    /// Upright rules, and the upright sides of frames: no line of text goes on beyond one.
    pub(super) uprights: Bitmap,
}

/// What of the large shapes is no text.
pub(super) struct Straight {
    /// For each shape whether it is large.
    large: Vec<bool>,
    /// Those pixels; `None` when there is no large shape.
    pixels: Option<Bitmap>,
}

impl Straight {
    /// Whether text may hang on this shape.
    pub(super) fn is_large(&self, shape: u32) -> bool {
        self.large[shape as usize]
    }

    /// Whether this pixel belongs to a rule or a picture.
    pub(super) fn has(&self, x: i32, y: i32) -> bool {
        let pixels = self.pixels.as_ref();
        pixels.is_some_and(|pixels| pixels.get(x as usize, y as usize))
    }
}

/// The shapes that may be glyphs.
pub(super) fn glyphs(picture: &Picture<'_>, shapes: &Shapes) -> Found {
    let mut glyphs = Vec::with_capacity(shapes.shapes.len());
    let mut large = vec![false; shapes.shapes.len()];
    let mut no_text = vec![false; shapes.shapes.len()];
    for (index, shape) in (0_u32..).zip(&shapes.shapes) {
        match kind(picture, shapes, index, shape) {
            Kind::Glyph => glyphs.push(Glyph {
                bounds: shape.bounds,
                shape: index,
            }),
            Kind::Frame => no_text[index as usize] = true,
            Kind::Large => {
                large[index as usize] = true;
                no_text[index as usize] = true;
            }
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
        uprights: uprights(picture, shapes, &no_text),
    }
}

enum Kind {
    Glyph,
    /// Nothing of it is text.
    Frame,
    /// Buttons, cells, grids, windows, pictures: may have text hanging on it.
    Large,
}

fn kind(picture: &Picture<'_>, shapes: &Shapes, index: u32, shape: &Shape) -> Kind {
    let bounds = &shape.bounds;
    let (width, height) = (bounds.width(), bounds.height());
    if is_rule(picture, bounds) {
        return match is_long_dash(shapes, bounds) {
            true => Kind::Glyph,
            false => Kind::Frame,
        };
    }
    if height > picture.scaled(GLYPH_HEIGHT_PX_MAX) {
        return Kind::Large;
    }
    if is_texture(picture, shape) || is_large_photo(picture, bounds) {
        return Kind::Frame;
    }
    let wide = width >= picture.scaled(RULE_WIDTH_PX_MIN);
    if is_ragged_rule(picture, shape) {
        return Kind::Frame;
    }
    if wide && height <= picture.scaled(FRAME_HEIGHT_PX_MAX) && is_outline(shape) {
        return Kind::Large;
    }
    if is_hollow(picture, shape) {
        return Kind::Large;
    }
    let least = picture.scaled(FRAME_HEIGHT_PX_MIN);
    let is_slender = wide && width >= height * BAR_WIDTH_MIN && height < least;
    if !is_slender && width.min(height) < least {
        return Kind::Glyph;
    }
    let cover = Cover::of(shapes, index, bounds);
    if is_slender {
        let is_plain = i64::from(shape.count) <= sides(shape) * BAR_SIDES_MAX;
        return match is_plain && cover.opposite(BAR_COVER_PERCENT_MIN) {
            true => Kind::Frame,
            false => Kind::Glyph,
        };
    }
    // A large letter is as wide as a short word.
    let tight = wide
        && width * 100 >= height * TIGHT_WIDTH_PERCENT_MIN
        && height >= picture.scaled(TIGHT_HEIGHT_PX_MIN)
        && (cover.opposite(TIGHT_COVER_PERCENT_MIN)
            || width >= height * MARK_WIDTH_MIN && cover.is_mark());
    let small = width.max(height) <= picture.scaled(BOX_SIDE_PX_MAX);
    let is_box = cover.all(BOX_COVER_PERCENT_MIN) && sparse(shape);
    if is_box && small {
        return Kind::Frame;
    }
    // A letter I is narrower, and others have insides.
    let is_bar =
        is_box && width * 100 >= height * BOX_WIDTH_PERCENT_MIN && is_empty(shapes, bounds);
    // Wider ones may be words of two lines that touch.
    let round = cover.bow >= FRAME_COVER_PERCENT_MIN
        && width * 10 <= height * LETTER_WIDTH_TENTHS_MAX
        && height * 10 <= width * LETTER_WIDTH_TENTHS_MAX;
    let closed =
        (round || cover.opposite(FRAME_COVER_PERCENT_MIN)) && surrounds_text(shapes, bounds);
    let is_square = width.min(height) >= picture.scaled(SQUARE_PX_MIN)
        && cover.all(SQUARE_COVER_PERCENT_MIN)
        && sparse(shape)
        && !is_empty(shapes, bounds);
    let closed = closed
        || is_square
        || tight
        || cover.all(BADGE_COVER_PERCENT_MIN) && is_badge(picture, shapes, bounds);
    let is_corner_line = cover.meet()
        && (i64::from(shape.count) * 10 <= sides(shape) * CORNER_LINE_TENTHS_MAX
            || is_grid_line(shapes, index, bounds));
    match closed || is_bar || is_corner_line || is_outline(shape) {
        true => Kind::Large,
        false => Kind::Glyph,
    }
}

fn is_rule(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    // Edges are one pixel wider than what they surround.
    let thin = picture.scaled(RULE_THICKNESS_PX_MAX) + 1;
    let lies = height <= thin && width >= picture.scaled(RULE_WIDTH_PX_MIN);
    // Only upright: a glued word of small print lies, and is as slender.
    let is_bar = width <= thin || width * BAR_SLENDER_MIN <= height;
    let is_step = width == 1 && height >= picture.scaled(STEP_HEIGHT_PX_MIN);
    // The border of a window in a region cut to one line: it goes on above and below. Letters never reach both ends,
    // since regions leave the agent with a margin.
    let goes_on = bounds.y0 <= 1 && bounds.y1 + 1 >= picture.height as i32;
    lies || is_step
        || is_bar && (height >= picture.scaled(RULE_HEIGHT_PX_MIN) || width <= thin && goes_on)
}

/// Whether what is as long as a rule lies between letters as large as those of a dash so long.
fn is_long_dash(shapes: &Shapes, bounds: &Bounds) -> bool {
    let width = bounds.width();
    let middle = (bounds.y0 + bounds.y1) / 2;
    let is_letter = |run: &Run| {
        let height = shapes.shapes[run.shape as usize].bounds.height();
        DASH_LETTER_PERCENT.contains(&(height * 100 / width))
    };
    let before = shapes.row(middle, bounds.x0 - width, bounds.x0).last();
    let after = shapes.row(middle, bounds.x1, bounds.x1 + width).first();
    before.is_some_and(is_letter) && after.is_some_and(is_letter)
}

/// Whether the shape is a rule whose edges are ragged, before a film: text so wide and low has more marks above each other.
fn is_ragged_rule(picture: &Picture<'_>, shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    let thin = i64::from(picture.scaled(RULE_THICKNESS_PX_MAX));
    height < picture.scaled(FRAME_HEIGHT_PX_MIN)
        && width
            >= picture
                .scaled(RULE_WIDTH_PX_MIN)
                .max(height * RAGGED_WIDTH_MIN)
        && i64::from(shape.count) <= i64::from(width) * thin
}

/// Whether the shape is as wide as a line and nearly empty: a frame to which something else clings, as grain does.
fn is_hollow(picture: &Picture<'_>, shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    let area = i64::from(width) * i64::from(height);
    width >= picture.scaled(WORD_WIDTH_PX_MAX).max(height * 3)
        && i64::from(shape.count) * 100 <= area * HOLLOW_PERCENT_MAX
}

/// Long upright lines of these shapes.
fn uprights(picture: &Picture<'_>, shapes: &Shapes, of: &[bool]) -> Bitmap {
    let mut marks = Bitmap::new(picture.width, picture.height);
    let runs: Vec<&Run> = shapes
        .runs
        .iter()
        .filter(|run| of[run.shape as usize])
        .collect();
    for run in &runs {
        marks.set_run(run.x0, run.x1, run.y);
    }
    let mut uprights = Bitmap::new(picture.width, picture.height);
    let long = picture.scaled(UPRIGHT_PX_MIN);
    mark_vertical(&marks, &runs, long, &mut uprights);
    uprights
}

/// Whether a wide shape is little more than a line along one or two of its sides: text of that size has many.
fn is_outline(shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    width * 2 > height * 3 && i64::from(shape.count) * 10 < sides(shape) * OUTLINE_TENTHS_MAX
}

/// Whether the shape is one thin bow: one pixel and a half for each step along it at most, where a line is a pixel thick.
fn is_arc(picture: &Picture<'_>, shape: &Shape) -> bool {
    let thick = i64::from(picture.scaled(1).max(1));
    i64::from(shape.count) <= sides(shape) * thick * 3 / 2
}

/// Whether it is a bow of a thin line, both of whose edges are marked, smoothed as they are.
fn is_bow(shape: &Shape) -> bool {
    i64::from(shape.count) <= sides(shape) * 3
}

/// Width and height together.
fn sides(shape: &Shape) -> i64 {
    i64::from(shape.bounds.width()) + i64::from(shape.bounds.height())
}

/// Whether the shape is a busy picture: nearly all of it is edges, which large letters are not.
fn is_texture(picture: &Picture<'_>, shape: &Shape) -> bool {
    let (width, height) = (shape.bounds.width(), shape.bounds.height());
    let area = i64::from(width) * i64::from(height);
    height.min(width) >= picture.scaled(TEXTURE_PX_MIN)
        && i64::from(shape.count) * 100 >= area * TEXTURE_PERCENT_MIN
}

/// Whether it is a photo in which text may stand, too.
fn is_large_photo(picture: &Picture<'_>, bounds: &Bounds) -> bool {
    bounds.width().min(bounds.height()) >= picture.scaled(PHOTO_PX_MIN)
        && emblems::is_photo(picture, bounds)
}

/// Whether the shape is a thin outline: it fills less than half of its rectangle.
fn sparse(shape: &Shape) -> bool {
    let area = i64::from(shape.bounds.width()) * i64::from(shape.bounds.height());
    i64::from(shape.count) * 2 < area
}

/// Whether there is text in it, and not only the inside of a letter: of O, B or @.
fn surrounds_text(shapes: &Shapes, bounds: &Bounds) -> bool {
    let mut stack: Option<Bounds> = None;
    let mut rows = Vec::new();
    for inner in within(shapes, bounds).map(|shape| shape.bounds) {
        if stack.is_some_and(|stack| stack.columns_shared(&inner) <= 0) {
            return true;
        }
        stack = Some(stack.map_or(inner, |stack| stack.union(inner)));
        rows.push((inner.y0, inner.y1));
    }
    stack.is_some_and(|stack| {
        let away = (stack.y0 + stack.y1 - bounds.y0 - bounds.y1).abs() * 50;
        let is_counter = covered(rows) * 100 >= bounds.height() * COUNTER_PERCENT_MIN
            || away > bounds.height() * CENTRED_PERCENT_MAX;
        !is_counter || bounds.width() * 10 > bounds.height() * LETTER_WIDTH_TENTHS_MAX
    })
}

/// How much these stretches cover together.
fn covered(mut stretches: Vec<(i32, i32)>) -> i32 {
    stretches.sort_unstable();
    let mut end = i32::MIN;
    let new = stretches.iter().map(|(from, to)| {
        let new = (*to - (*from).max(end)).max(0);
        end = end.max(*to);
        new
    });
    new.sum()
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

fn is_empty(shapes: &Shapes, bounds: &Bounds) -> bool {
    within(shapes, bounds).next().is_none()
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

/// Whether this is thin lines of a grid around something: one stands, others lie across. The stems of letters have two
/// edges, or one that is wider, and nothing stands within E, F and L.
fn is_grid_line(shapes: &Shapes, index: u32, bounds: &Bounds) -> bool {
    let is_thin = |y: &i32| {
        let row = shapes.row(*y, bounds.x0, bounds.x1).iter();
        let mut runs = row.filter(|run| run.shape == index);
        let first = runs.next().map(|run| run.x1 - run.x0);
        first.is_some_and(|width| width <= GRID_LINE_PX_MAX) && runs.next().is_none()
    };
    let thin = (bounds.y0..bounds.y1).filter(is_thin).count() as i32;
    thin * 100 >= bounds.height() * GRID_LINE_PERCENT_MIN && !is_empty(shapes, bounds)
}

/// How much of each side of its rectangle a shape covers within a few pixels, in percent.
pub(super) struct Cover {
    top: i32,
    bottom: i32,
    /// The less of both, counting pieces that hang together for one.
    bow: i32,
    /// The same, counting all pieces.
    pieces: i32,
    left: i32,
    right: i32,
}

impl Cover {
    pub(super) fn of(shapes: &Shapes, index: u32, bounds: &Bounds) -> Self {
        // What is round bends away from its sides.
        let depth = (bounds.width().min(bounds.height()) / 12).max(2);
        let (mut top, mut bottom) = (Vec::new(), Vec::new());
        let (mut left, mut right) = (0, 0);
        let mut row = Row::default();
        let runs = (bounds.y0..bounds.y1).flat_map(|y| shapes.row(y, bounds.x0, bounds.x1));
        for run in runs.filter(|run| run.shape == index) {
            if run.y != row.y {
                left += i32::from(row.left);
                right += i32::from(row.right);
                row = Row {
                    y: run.y,
                    ..Row::default()
                };
            }
            if run.y < bounds.y0 + depth {
                top.push((run.x0, run.x1));
            }
            if run.y >= bounds.y1 - depth {
                bottom.push((run.x0, run.x1));
            }
            row.left |= run.x0 < bounds.x0 + depth;
            row.right |= run.x1 > bounds.x1 - depth;
        }
        left += i32::from(row.left);
        right += i32::from(row.right);
        let (width, height) = (bounds.width().max(1), bounds.height().max(1));
        Self {
            top: longest_run(&top) * 100 / width,
            bottom: longest_run(&bottom) * 100 / width,
            bow: longest(top.clone()).min(longest(bottom.clone())) * 100 / width,
            pieces: covered(top).min(covered(bottom)) * 100 / width,
            left: left * 100 / height,
            right: right * 100 / height,
        }
    }

    pub(super) fn all(&self, percent: i32) -> bool {
        [self.top, self.bottom, self.left, self.right]
            .iter()
            .all(|side| *side >= percent)
    }

    /// Whether one side is unbroken and the other broken only by letters that touch it: a mark as high as its text, whose
    /// letters that hang down have the colour of what is below it.
    fn is_mark(&self) -> bool {
        self.top.max(self.bottom) >= UNBROKEN_PERCENT_MIN && self.pieces >= TIGHT_COVER_PERCENT_MIN
    }

    /// Whether two unbroken sides meet in a corner.
    fn meet(&self) -> bool {
        self.top.max(self.bottom) >= UNBROKEN_PERCENT_MIN
            && self.left.max(self.right) >= UNBROKEN_PERCENT_MIN
    }

    fn opposite(&self, percent: i32) -> bool {
        self.top >= percent && self.bottom >= percent
    }
}

fn longest_run(stretches: &[(i32, i32)]) -> i32 {
    let lengths = stretches.iter().map(|(start, end)| end - start);
    lengths.max().unwrap_or(0)
}

/// The longest stretch of columns that these cover together.
fn longest(mut stretches: Vec<(i32, i32)>) -> i32 {
    stretches.sort_unstable();
    let mut longest = 0;
    let mut open = (0, 0);
    for (start, end) in stretches {
        open = match start <= open.1 {
            true => (open.0, open.1.max(end)),
            false => (start, end),
        };
        longest = longest.max(open.1 - open.0);
    }
    longest
}

#[derive(Default)]
struct Row {
    y: i32,
    left: bool,
    right: bool,
}

/// Glyphs left of the large shapes when their straight runs are gone, and all the rest of them.
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
    mark_horizontal(picture, shapes, &rest, &runs, &mut straight);
    mark_vertical(&rest, &runs, long, &mut straight);
    for (shape, _) in shapes.shapes.iter().zip(large).filter(|(_, large)| **large) {
        mark_sides(picture, &shape.bounds, &rest, &mut straight);
    }
    rest.clear(&straight);
    let left = Shapes::of(&rest);
    let mut glyphs = Vec::new();
    let mut kept = vec![false; left.shapes.len()];
    for (shape, kept) in left.shapes.iter().zip(&mut kept) {
        let of = shapes.at(shape.first);
        let of = of.filter(|of| is_letter(picture, shape, &shapes.shapes[*of as usize], &straight));
        if let Some(of) = of {
            *kept = true;
            glyphs.push(Glyph {
                bounds: shape.bounds,
                shape: of,
            });
        }
    }
    for run in left.runs.iter().filter(|run| !kept[run.shape as usize]) {
        straight.set_run(run.x0, run.x1, run.y);
    }
    (glyphs, straight)
}

/// Whether what is left of a large shape, when its straight runs are gone, is none of its corners and sides.
fn is_letter(picture: &Picture<'_>, shape: &Shape, large: &Shape, straight: &Bitmap) -> bool {
    let bounds = &shape.bounds;
    let longer = bounds.width().max(bounds.height());
    let is_corner = longer <= picture.scaled(CORNER_PX_MAX)
        || longer <= picture.scaled(ARC_PX_MAX) && is_arc(picture, shape);
    let is_low = large.bounds.height() <= picture.scaled(FRAME_HEIGHT_PX_MAX);
    let frame = &large.bounds;
    let at_left = bounds.x0 <= frame.x0 + 1;
    let at_right = bounds.x1 + 1 >= frame.x1;
    // Where the side itself is gone, it is a letter that touched it.
    let is_gone = |columns: [i32; 2]| {
        let mut columns = columns.into_iter();
        columns.any(|x| covers_side(straight, frame, x, SIDE_PERCENT_MIN))
    };
    let [left, right] = side_columns(frame);
    let at_side = at_left && !is_gone(left) || at_right && !is_gone(right);
    let is_side = is_low && is_corner && is_round(picture, shape, frame)
        || (is_low || is_bow(shape)) && at_side
        || at_left && at_right;
    let is_frame = bounds.height() > picture.scaled(GLYPH_HEIGHT_PX_MAX)
        || is_rule(picture, bounds)
        || is_outline(shape)
        || is_side;
    // All corners of a low frame are at its sides.
    !is_frame
        && (is_low || !is_corner || !touches(straight, bounds) || is_on_rule(straight, bounds))
}

/// Whether this is left of a round corner of a frame: a thin bow, or specks within it.
fn is_round(picture: &Picture<'_>, shape: &Shape, frame: &Bounds) -> bool {
    let bounds = &shape.bounds;
    let reach = picture.scaled(CORNER_PX_MAX);
    let is_aside = bounds.x0 < frame.x0 + reach || bounds.x1 > frame.x1 - reach;
    let room = picture.scaled(CORNER_ROOM_PX);
    let is_at_end = bounds.y0 <= frame.y0 + room || bounds.y1 + room >= frame.y1;
    is_aside && is_at_end && is_arc(picture, shape)
}

/// Whether this touches a rule right below, which goes on to both sides, and nothing else: a comma on the rule of a cell. A corner
/// is at the end of one rule and beside another.
fn is_on_rule(straight: &Bitmap, bounds: &Bounds) -> bool {
    let below = bounds.y1;
    let mut columns = bounds.x0 - RULE_BESIDE_PX..bounds.x1 + RULE_BESIDE_PX;
    let is_inside = columns.start >= 0
        && columns.end <= straight.width as i32
        && below < straight.height as i32;
    // All around it but for the row of that rule.
    let beside = Bounds {
        y1: below - 1,
        ..*bounds
    };
    is_inside
        && columns.all(|x| straight.get(x as usize, below as usize))
        && !touches(straight, &beside)
}

/// Long rows of marks; not those through a word whose letters hang together, which has marks above and below.
fn mark_horizontal(
    picture: &Picture<'_>,
    shapes: &Shapes,
    rest: &Bitmap,
    runs: &[&Run],
    straight: &mut Bitmap,
) {
    let long = picture.scaled(STRAIGHT_PX_MIN);
    let surely = picture.scaled(WORD_WIDTH_PX_MAX);
    let beside = picture.scaled(RULE_THICKNESS_PX_MAX);
    let crowded = |run: &Run, y: i32| {
        let inside = (0..rest.height as i32).contains(&y);
        let marks = (run.x0..run.x1).filter(|x| inside && rest.get(*x as usize, y as usize));
        marks.count() as i32 * 100 > (run.x1 - run.x0) * CROWDED_PERCENT_MIN
    };
    for run in runs.iter().filter(|run| run.x1 - run.x0 >= long) {
        let width = run.x1 - run.x0;
        let is_word = width < surely
            && width * 100 < shapes.shapes[run.shape as usize].bounds.width() * ACROSS_PERCENT_MIN
            && (crowded(run, run.y - beside) || crowded(run, run.y + beside));
        if !is_word {
            straight.set_run(run.x0, run.x1, run.y);
        }
    }
}

/// The upright sides of a low frame, which are no longer than letters, and the other edge of one that is a bar.
fn mark_sides(picture: &Picture<'_>, frame: &Bounds, rest: &Bitmap, straight: &mut Bitmap) {
    if frame.height() > picture.scaled(FRAME_HEIGHT_PX_MAX) {
        return;
    }
    let bar = picture.scaled(BAR_PX_MAX).min(frame.width() / 2);
    let inner = (frame.x0 + 2..frame.x0 + bar).chain(frame.x1 - bar..frame.x1 - 2);
    let inner = inner.filter(|x| covers_side(rest, frame, *x, BAR_PERCENT_MIN));
    let outer = side_columns(frame).into_iter().flatten();
    let outer = outer.filter(|x| covers_side(rest, frame, *x, SIDE_PERCENT_MIN));
    for x in outer.chain(inner) {
        let rows = frame.y0..frame.y1;
        rows.filter(|y| rest.get(x as usize, *y as usize))
            .for_each(|y| straight.set(x as usize, y as usize, true));
    }
}

/// The columns in which the left and the right side of a frame may stand.
fn side_columns(frame: &Bounds) -> [[i32; 2]; 2] {
    [[frame.x0, frame.x0 + 1], [frame.x1 - 1, frame.x1 - 2]]
}

/// Whether marks in this column go along so much of a frame's side, in percent.
fn covers_side(marks: &Bitmap, frame: &Bounds, x: i32, percent: i32) -> bool {
    let rows = frame.y0..frame.y1;
    let count = rows.filter(|y| marks.get(x as usize, *y as usize)).count();
    count as i32 * 100 >= frame.height() * percent
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

//! Leaves icons out of lines: an engine for text makes letters of them.
//!
//! An icon beside text gives itself away by standing otherwise than letters do: it rises as high as capitals and
//! hangs below the baseline, and is an outline or of another shade; or it is a check mark. What stands as a letter
//! would is kept, and so is what consists of several shapes side by side.

use std::{cell::LazyCell, slice};

use super::{Bounds, Glyph, Picture, frames::Cover, lines::Line, shapes::Shapes};

/// Least room between an icon and text, CSS pixels, and in percent of the height of small letters.
const ROOM_PX_MIN: i32 = 2;
const ROOM_PERCENT_MIN: i32 = 30;
/// Widths of icons in percent of their heights: brackets, digits and signs of currencies are narrower.
const SQUARE_PERCENT: std::ops::RangeInclusive<i32> = 60..=175;
/// Heights of icons in percent of that of small letters.
const HEIGHT_PERCENT: std::ops::RangeInclusive<i32> = 60..=330;
/// How far an icon hangs below the baseline, in percent of the height of small letters, at least.
const HANG_PERCENT_MIN: i32 = 15;
/// How far below the top of the line an icon begins at most, in the same measure.
const BELOW_TOP_PERCENT_MAX: i32 = 20;
/// How much of each of its sides an outline covers at least, in percent.
const OUTLINE_PERCENT_MIN: i32 = 38;
/// The paper between two letters is not in the outer parts of their width, one in so many.
const SEVERAL_SHARE: i32 = 6;
/// A marked word is so wide in percent of its height; some of those that are narrower have paper between their letters.
const MARKED_WIDTH_PERCENT_MIN: i32 = 125;
/// Paper differs from the ground by this share of the contrast at most, in percent.
const PAPER_PERCENT_MAX: i32 = 18;
/// Contrasts that differ by this share, in percent, are two shades.
const SHADE_PERCENT_MIN: i32 = 25;
/// A pixel of an icon has this share of its contrast, in percent.
const INK_PERCENT_MIN: i32 = 45;

/// The same lines without icons.
pub(super) fn leave_out(picture: &Picture<'_>, shapes: &Shapes, lines: Vec<Line>) -> Vec<Line> {
    let without = |line| without_icons(picture, shapes, line);
    lines.into_iter().filter_map(without).collect()
}

fn without_icons(picture: &Picture<'_>, shapes: &Shapes, line: Line) -> Option<Line> {
    let islands = islands(picture, &line);
    if islands.len() < 2 {
        return Some(line);
    }
    // Counted when the first island may be one: most lines have none.
    let rows = LazyCell::new(|| Rows::of(shapes, &islands));
    let icons: Vec<bool> = islands
        .iter()
        .enumerate()
        .map(|(at, island)| {
            let square = island.width() * 100 / island.height().max(1);
            let mut glyphs = line.glyphs.iter();
            SQUARE_PERCENT.contains(&square)
                && glyphs
                    .find(|glyph| glyph.bounds == *island)
                    .is_some_and(|glyph| is_icon(picture, &rows, at, glyph.shape))
        })
        .collect();
    if !icons.contains(&true) {
        return Some(line);
    }
    let text = line.glyphs.into_iter().filter(|glyph| {
        let mut islands = islands.iter().zip(&icons);
        let own = islands.find(|(island, _)| island.columns_shared(&glyph.bounds) > 0);
        own.is_none_or(|(_, icon)| !icon)
    });
    let text: Vec<Glyph> = text.collect();
    let bounds = text
        .iter()
        .map(|glyph| glyph.bounds)
        .reduce(Bounds::union)?;
    Some(Line {
        bounds,
        body: line.body,
        glyphs: text,
        stands_alone: line.stands_alone,
    })
}

/// Stretches of a line with room between them: words, and icons.
fn islands(picture: &Picture<'_>, line: &Line) -> Vec<Bounds> {
    let room = picture.scaled(ROOM_PX_MIN);
    let mut bounds: Vec<Bounds> = line.glyphs.iter().map(|glyph| glyph.bounds).collect();
    bounds.sort_by_key(|one| (one.x0, one.y0, one.x1, one.y1));
    let mut islands: Vec<Bounds> = Vec::new();
    for one in bounds {
        match islands.last_mut() {
            Some(last) if one.x0 - last.x1 < room => *last = last.union(one),
            _ => islands.push(one),
        }
    }
    islands
}

fn is_icon(picture: &Picture<'_>, rows: &Rows<'_>, at: usize, shape: u32) -> bool {
    let islands = rows.islands;
    let island = &islands[at];
    let Some(letters) = rows.letters_beside(at) else {
        return false;
    };
    let small = letters.baseline - letters.top;
    let height = island.height() * 100 / small;
    if !HEIGHT_PERCENT.contains(&height) || has_no_room(islands, at, small) {
        return false;
    }
    let own = contrast(picture, island);
    if is_several(picture, island, own) || is_marked_word(picture, island, own) {
        return false;
    }
    if is_check_mark(picture, island, own) {
        return true;
    }
    let hang = island.y1 - letters.baseline;
    let rises = island.y0 <= letters.highest + small * BELOW_TOP_PERCENT_MAX / 100;
    if !rises || hang < 1 {
        return false;
    }
    let others = islands.iter().enumerate().filter(|(other, _)| *other != at);
    let theirs = others.map(|(_, other)| contrast(picture, other)).max();
    let theirs = theirs.unwrap_or(own);
    let other_shade = (own - theirs).abs() * 100 >= own.max(theirs) * SHADE_PERCENT_MIN;
    let least = (small * HANG_PERCENT_MIN / 100).max(picture.scaled(2));
    let is_outline = || Cover::of(rows.shapes, shape, island).all(OUTLINE_PERCENT_MIN);
    other_shade || hang >= least && is_outline()
}

fn has_no_room(islands: &[Bounds], at: usize, small: i32) -> bool {
    let least = small * ROOM_PERCENT_MIN / 100;
    let near = |other: Option<&Bounds>| {
        other.is_some_and(|other| -other.columns_shared(&islands[at]) < least)
    };
    near(at.checked_sub(1).and_then(|before| islands.get(before))) || near(islands.get(at + 1))
}

/// Where the letters of a line stand, rows.
struct Letters {
    /// Top of the highest.
    highest: i32,
    /// Top of the small letters; of capitals or digits where these are more.
    top: i32,
    baseline: i32,
}

/// The rows of a line, from the one above it to the one below.
struct Rows<'a> {
    shapes: &'a Shapes,
    islands: &'a [Bounds],
    first: i32,
    /// Marked pixels of each within all islands.
    marks: Vec<i32>,
}

impl<'a> Rows<'a> {
    fn of(shapes: &'a Shapes, islands: &'a [Bounds]) -> Self {
        let rows = |one: &Bounds| one.y0 - 1..=one.y1;
        let all = islands.iter().copied().reduce(Bounds::union);
        let marks = |y: i32| marks(shapes, islands, y);
        Self {
            shapes,
            islands,
            first: all.map_or(0, |all| all.y0 - 1),
            marks: all.iter().flat_map(rows).map(marks).collect(),
        }
    }

    /// Where the letters of the other islands stand: where the number of marks in a row rises and falls most. `None` when
    /// there is too little to tell.
    fn letters_beside(&self, at: usize) -> Option<Letters> {
        let others = || {
            let all = self.islands.iter().enumerate();
            all.filter(|(other, _)| *other != at).map(|(_, one)| one)
        };
        let all = others().copied().reduce(Bounds::union)?;
        let own = &self.islands[at];
        let left = |y: i32| {
            self.marks[(y - self.first) as usize] - marks(self.shapes, slice::from_ref(own), y)
        };
        let counts: Vec<i32> = (all.y0 - 1..=all.y1).map(left).collect();
        let middle = counts.len() / 2;
        let rise = |row: &usize| counts[*row] - counts[*row - 1];
        let top = (1..=middle).rev().max_by_key(rise)?;
        let below = (middle + 1..counts.len()).max_by_key(|row| -rise(row))?;
        let row = |at: usize| i32::try_from(at).ok().map(|at| all.y0 - 1 + at);
        let letters = Letters {
            highest: all.y0,
            top: row(top)?,
            baseline: row(below)?,
        };
        let small = letters.baseline - letters.top;
        let width: i32 = others().map(Bounds::width).sum();
        (small >= 4 && width >= small).then_some(letters)
    }
}

/// Marked pixels of a row between the sides of islands, which are in their order.
fn marks(shapes: &Shapes, islands: &[Bounds], y: i32) -> i32 {
    let [first, ..] = islands else { return 0 };
    let end = islands.last().map_or(first.x1, |last| last.x1);
    let mut rest = islands;
    let runs = shapes.row(y, first.x0, end).iter().map(|run| {
        while let [left, right @ ..] = rest
            && left.x1 <= run.x0
        {
            rest = right;
        }
        let met = rest.iter().take_while(|island| island.x0 < run.x1);
        met.map(|island| run.x1.min(island.x1) - run.x0.max(island.x0))
            .sum::<i32>()
    });
    runs.sum()
}

/// From the darkest to the lightest pixel, grey levels.
fn contrast(picture: &Picture<'_>, bounds: &Bounds) -> i32 {
    let rows = bounds.y0.max(0)..bounds.y1.min(picture.height as i32);
    let columns = bounds.x0.max(0) as usize..bounds.x1.max(0) as usize;
    let pixels = rows.flat_map(|y| &picture.row(y as usize)[columns.clone()]);
    let (least, most) = pixels.fold((u8::MAX, u8::MIN), |(least, most), pixel| {
        (least.min(*pixel), most.max(*pixel))
    });
    i32::from(most) - i32::from(least)
}

/// Whether the island is several letters side by side: marks of edges may touch where ink does not.
fn is_several(picture: &Picture<'_>, bounds: &Bounds, contrast: i32) -> bool {
    let outside = (bounds.x0 - 1).max(0);
    let ground = picture.row((bounds.y0 - 1).max(0) as usize)[outside as usize];
    has_paper_between(picture, bounds, ground, contrast)
}

/// Whether the island is a word on a mark of its own, whose corners have one shade: a box to tick is as wide as high, or has no
/// paper between two letters.
fn is_marked_word(picture: &Picture<'_>, bounds: &Bounds, contrast: i32) -> bool {
    // The marks of edges lie on their right and lower sides.
    let mark = Bounds {
        x1: bounds.x1 - 1,
        y1: bounds.y1 - 1,
        ..*bounds
    };
    if mark.width().min(mark.height()) < 2 {
        return false;
    }
    let level = |x: i32, y: i32| picture.row(y as usize)[x as usize];
    let ground = level(mark.x0, mark.y0);
    let outside = level((mark.x0 - 1).max(0), (mark.y0 - 1).max(0));
    let corners = [
        (mark.x1 - 1, mark.y0),
        (mark.x0, mark.y1 - 1),
        (mark.x1 - 1, mark.y1 - 1),
    ];
    ground != outside
        && corners.into_iter().all(|(x, y)| level(x, y) == ground)
        && (mark.width() * 100 >= mark.height() * MARKED_WIDTH_PERCENT_MIN
            || has_paper_between(picture, &mark, ground, contrast))
}

/// Whether a column not far from the middle is all paper on this ground.
fn has_paper_between(picture: &Picture<'_>, bounds: &Bounds, ground: u8, contrast: i32) -> bool {
    let is_paper = |x: i32, y: i32| {
        let level = picture.row(y as usize)[x as usize];
        i32::from(level.abs_diff(ground)) * 100 <= contrast * PAPER_PERCENT_MAX
    };
    let aside = bounds.width() / SEVERAL_SHARE;
    let mut columns = bounds.x0 + aside..bounds.x1 - aside;
    columns.any(|x| (bounds.y0..bounds.y1).all(|y| is_paper(x, y)))
}

/// Whether the island is a check mark: a long arm from the top right down to a foot, a short one up to the left. The word "of"
/// has a third stroke beside both.
fn is_check_mark(picture: &Picture<'_>, bounds: &Bounds, contrast: i32) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    if width * 10 < height * 9 || height < 5 {
        return false;
    }
    // The pixel left of the upper left corner is background: the left arm begins lower.
    let ground = picture.row(bounds.y0 as usize)[bounds.x0 as usize];
    let is_ink = |x: i32, y: i32| {
        let level = picture.row(y as usize)[x as usize];
        i32::from(level.abs_diff(ground)) * 100 >= contrast * INK_PERCENT_MIN
    };
    let ink: Vec<(i32, i32)> = (bounds.y0..bounds.y1)
        .flat_map(|y| (bounds.x0..bounds.x1).map(move |x| (x, y)))
        .filter(|(x, y)| is_ink(*x, *y))
        .map(|(x, y)| (x - bounds.x0, y - bounds.y0))
        .collect();
    let inside = |test: &dyn Fn(i32, i32) -> bool| ink.iter().any(|(x, y)| test(*x, *y));
    let upper_left = inside(&|x, y| y * 3 < height && x * 2 < width);
    let lower_right = inside(&|x, y| y * 2 > height + 1 && x * 3 > width * 2);
    let arm = inside(&|x, y| y * 3 < height && x * 3 > width * 2);
    let foot = inside(&|x, y| y * 3 > height * 2 && x * 6 > width && x * 5 < width * 3);
    let left_arm = inside(&|x, y| y * 3 > height && y * 5 < height * 4 && x * 4 < width);
    let strokes = |y: i32| {
        let starts = |x: &i32| is_ink(*x, y) && (*x == bounds.x0 || !is_ink(*x - 1, y));
        (bounds.x0..bounds.x1).filter(starts).count()
    };
    let has_two_arms = (bounds.y0..bounds.y1).all(|y| strokes(y) <= 2);
    arm && foot && left_arm && has_two_arms && !upper_left && !lower_right
}

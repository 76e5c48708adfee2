//! Leaves out rows of dots and of dashes: they lead the eye from a name to its price, are the borders of boxes, broken rules,
//! and the paper of boards. An engine makes letters of them, and of the words at both ends one.

use std::ops::Range;

use super::{Bounds, Glyph, Picture, dashes::HYPHENS_MIN};

/// Height and width of a dot, CSS pixels: two may touch.
const DOT_HEIGHT_PX_MAX: i32 = 4;
const DOT_WIDTH_PX_MAX: i32 = 8;
/// Dots are so near to each other, CSS pixels.
const GAP_PX_MAX: i32 = 6;
/// So many in a row lead; three are an ellipsis, and what hides a password has some.
const DOTS_MIN: usize = 12;

/// Dashes of a broken rule are so wide, CSS pixels with the edges around them, and this share of that apart, in percent: those
/// that are typed are shorter, or nearer to each other.
const DASH_WIDTH_PX: std::ops::RangeInclusive<i32> = 7..=24;
const DASH_GAP_PERCENT: std::ops::RangeInclusive<i32> = 25..=300;
/// The dots that a board is ruled with are narrower than dashes and this share of their width apart, in percent.
const BOARD_GAP_PERCENT_MIN: i32 = 300;
/// So many follow each other, each as wide and as far from the one before as all, or as every second one.
const DASHES_MIN: usize = 6;
const DIFFER_PX_MAX: i32 = 1;
const GROUP_ROWS: i32 = 2;
/// No dash is farther from the next, CSS pixels.
const DASH_GAP_PX_MAX: i32 = 48;
/// Around a rule there is no text, CSS pixels: points of figures below each other's columns stand as evenly.
const RULE_CLEAR_PX: i32 = 3;

/// A row is typed when at least so many glyphs around it stand on the grid that its dashes or dots make, this share of them in
/// percent, each with its middle no farther from that of its slot than so much of a slot, in percent. Of other print as many
/// stand there as chance has it: 40 percent.
const GRID_GLYPHS_MIN: usize = 24;
const GRID_PERCENT_MIN: usize = 70;
const GRID_OFF_PERCENT: f32 = 20.0;
/// Glyphs so many slots above and below a row tell.
const GRID_SLOTS: f32 = 24.0;

/// The glyphs that are neither such dots nor such dashes.
pub(super) fn leave_out(picture: &Picture<'_>, glyphs: Vec<Glyph>) -> Vec<Glyph> {
    // Dashes of one rule lie up to a row of pixels apart: what the first way to group them parts, the second does not.
    let glyphs = without_rules(picture, without_dots(picture, glyphs), 0);
    without_rules(picture, glyphs, GROUP_ROWS)
}

/// The glyphs that are no dashes of broken rules, which are looked for in groups of so many rows, from this one on.
fn without_rules(picture: &Picture<'_>, glyphs: Vec<Glyph>, first_row: i32) -> Vec<Glyph> {
    let (high, wide) = (
        picture.scaled(DOT_HEIGHT_PX_MAX),
        picture.scaled(*DASH_WIDTH_PX.end()),
    );
    let is_dash = |glyph: &Glyph| glyph.bounds.height() <= high && glyph.bounds.width() <= wide;
    let (mut dashes, mut kept): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(is_dash);
    // Twice the middle, so that it is a whole number.
    let group = |dash: &Glyph| (dash.bounds.y0 + dash.bounds.y1 + first_row) / (2 * GROUP_ROWS);
    dashes.sort_by_key(|dash| (group(dash), dash.bounds.x0));
    let gap = picture.scaled(DASH_GAP_PX_MAX);
    let goes_on = |one: &Glyph, next: &Glyph| {
        let (one, next) = (&one.bounds, &next.bounds);
        one.rows_shared(next) > 0 && (0..=gap).contains(&(next.x0 - one.x1))
    };
    let clear = picture.scaled(RULE_CLEAR_PX);
    let mut text: Vec<Glyph> = vec![];
    for row in dashes.chunk_by(goes_on) {
        let mut rest = 0;
        for rule in rules(picture, row) {
            let (first, last) = (&row[rule.start].bounds, &row[rule.end - 1].bounds);
            let around = Bounds::new(first.x0, first.y0 - clear, last.x1, first.y1 + clear);
            let is_near = |glyph: &Glyph| {
                around.rows_shared(&glyph.bounds) > 0 && around.columns_shared(&glyph.bounds) > 0
            };
            if !kept.iter().any(is_near) && !is_typed(&row[rule.clone()], &kept) {
                text.extend(&row[rest..rule.start]);
                rest = rule.end;
            }
        }
        text.extend(&row[rest..]);
    }
    kept.extend(text);
    kept
}

/// The stretches of a row of dashes that are as even as a rule is.
fn rules(picture: &Picture<'_>, row: &[Glyph]) -> Vec<Range<usize>> {
    let mut rules = vec![];
    let mut start = 0;
    while start + DASHES_MIN <= row.len() {
        let first = &row[start..start + DASHES_MIN];
        let period = [1, 2].into_iter().find(|period| is_even(first, *period));
        match period.filter(|period| is_rule(picture, &first[..*period + 1])) {
            Some(period) => {
                let goes_on = |end: &usize| is_even(&row[*end - DASHES_MIN..*end], period);
                let ends = (start + DASHES_MIN + 1)..=row.len();
                let end = ends
                    .take_while(goes_on)
                    .last()
                    .unwrap_or(start + DASHES_MIN);
                rules.push(start..end);
                start = end;
            }
            None => start += 1,
        }
    }
    rules
}

/// Whether each of these is as wide, and as far from the one before, as the one this many before it.
fn is_even(dashes: &[Glyph], period: usize) -> bool {
    let is_as = |one: i32, other: i32| (one - other).abs() <= DIFFER_PX_MAX;
    let gap = |pair: &[Glyph]| pair[1].bounds.x0 - pair[0].bounds.x1;
    let gaps: Vec<i32> = dashes.windows(2).map(gap).collect();
    let widths: Vec<i32> = dashes.iter().map(|dash| dash.bounds.width()).collect();
    let are_even = |lengths: &[i32]| {
        let mut pairs = lengths.iter().zip(lengths.iter().skip(period));
        pairs.all(|(one, next)| is_as(*one, *next))
    };
    are_even(&gaps) && are_even(&widths)
}

/// Whether a row that goes on so is a rule, or one of dots that a board is ruled with.
fn is_rule(picture: &Picture<'_>, dashes: &[Glyph]) -> bool {
    let widest = dashes
        .iter()
        .map(|dash| dash.bounds.width())
        .max()
        .unwrap_or(0);
    let gap = dashes[1].bounds.x0 - dashes[0].bounds.x1;
    match widest >= picture.scaled(*DASH_WIDTH_PX.start()) {
        true => DASH_GAP_PERCENT.contains(&(gap * 100 / widest)),
        false => gap * 100 >= widest * BOARD_GAP_PERCENT_MIN,
    }
}

/// The glyphs that are no such dots.
fn without_dots(picture: &Picture<'_>, glyphs: Vec<Glyph>) -> Vec<Glyph> {
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
    let is_text = |row: &&[Glyph]| row.len() < DOTS_MIN || is_typed(row, &kept);
    let text: Vec<Glyph> = rows.filter(is_text).flatten().copied().collect();
    kept.extend(text);
    kept
}

/// Whether a row is hyphens or points of typewriter type: the letters around it stand on one grid with it.
fn is_typed(row: &[Glyph], others: &[Glyph]) -> bool {
    let [first, .., last] = row else {
        return false;
    };
    if row.len() < HYPHENS_MIN {
        return false;
    }
    let middle = |glyph: &Glyph| (glyph.bounds.x0 + glyph.bounds.x1) as f32 / 2.0;
    let slot = (middle(last) - middle(first)) / (row.len() - 1) as f32;
    let columns = middle(first) - slot..middle(last) + slot;
    let is_around = |glyph: &&Glyph| {
        let apart = (glyph.bounds.y0 - first.bounds.y0).abs() as f32;
        columns.contains(&middle(glyph)) && apart <= GRID_SLOTS * slot
    };
    let off = |glyph: &Glyph| {
        let slots = (middle(glyph) - middle(first)) / slot;
        (slots - slots.round()).abs() * 100.0
    };
    let offs: Vec<f32> = others.iter().filter(is_around).map(off).collect();
    let on_grid = offs.iter().filter(|off| **off <= GRID_OFF_PERCENT).count();
    on_grid >= GRID_GLYPHS_MIN && on_grid * 100 >= offs.len() * GRID_PERCENT_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: Picture<'static> = Picture {
        pixels: &[],
        width: 0,
        height: 0,
        scale_milli: 1_000,
    };

    fn glyph(x0: i32, y0: i32, x1: i32, y1: i32) -> Glyph {
        Glyph {
            bounds: Bounds::new(x0, y0, x1, y1),
            shape: 0,
        }
    }

    /// How many glyphs are left of a row of dashes with these widths and gaps, over and over, and of figures around them.
    fn left(lengths: &[(i32, i32)], count: usize, figures: bool) -> usize {
        let mut glyphs = vec![];
        let mut x = 20;
        for (width, gap) in lengths.iter().cycle().take(count) {
            glyphs.push(glyph(x, 40, x + width, 43));
            if figures {
                glyphs.push(glyph(x - 8, 30, x - 2, 43));
            }
            x += width + gap;
        }
        leave_out(&PICTURE, glyphs).len()
    }

    #[test]
    fn broken_rules_and_dots_of_boards_are_no_text() {
        let check = |name: &str, lengths: &[(i32, i32)], count: usize, expected: usize| {
            assert_eq!(left(lengths, count, false), expected, "{name}");
        };
        check("a broken rule", &[(12, 5)], 20, 0);
        check("one of a drawing", &[(16, 4), (4, 4)], 20, 0);
        check("the dots of a board", &[(5, 23)], 9, 0);
        check("too few", &[(12, 5)], 5, 5);
        check("typed dashes", &[(6, 3)], 11, 11);
        check("long dashes of a table", &[(16, 60)], 9, 9);
        assert_eq!(
            left(&[(5, 23)], 9, true),
            18,
            "points of figures in columns"
        );
    }

    /// How many of 20 hyphens in slots of 12 pixels are left with letters in slots so wide above them.
    fn typed(slot: i32) -> usize {
        let hyphens = (0..20).map(|at| glyph(20 + at * 12, 60, 28 + at * 12, 62));
        let letters = (0..240 / slot).flat_map(|at| {
            let x = 20 + at * slot;
            [glyph(x, 30, x + 8, 43), glyph(x + 1, 80, x + 7, 93)]
        });
        let left = leave_out(&PICTURE, hyphens.chain(letters).collect());
        left.iter().filter(|glyph| glyph.bounds.y0 == 60).count()
    }

    #[test]
    fn hyphens_on_the_grid_of_the_letters_around_them_are_text() {
        assert_eq!([12, 11, 9].map(typed), [20, 0, 0]);
    }
}

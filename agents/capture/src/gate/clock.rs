//! A clock on the screen: a group HH:MM or HH:MM:SS in which digits change.
//!
//! One pair of pictures carries this evidence: the group has a colon between tokens of digit size before and
//! after, only its digits changed, they changed as time moves on (`step`), and it sits in a bar at the screen's
//! edge or stands by itself. What is ignored here by mistake is healed by the next key frame.

use super::{
    blob::Patch,
    pixels::{border, colour, distance, prevailing},
    step::{self, Glyph},
    zone::Zone,
};
use crate::picture::Picture;

/// Bars with a clock lie within this distance of the upper or lower edge, CSS pixels.
const BAR_CSS_PX: u32 = 56;
/// Largest digits, CSS pixels.
const DIGIT_CSS_PX_MAX: u32 = 96;
/// Smallest digits, CSS pixels.
const DIGIT_CSS_PX_MIN: u32 = 6;
/// A group has at most eight characters, none much wider than tall; beyond that we need not look.
const REACH_IN_HEIGHTS: u32 = 10;

/// Gaps from which characters are apart, in hundredths of the height. Proportional digits stand closer than a
/// narrow space; in a monospaced font the gaps beside 1 and : are wider than that.
const SPACES_PERCENT: [u32; 3] = [42, 60, 80];

/// A column run of ink.
#[derive(Clone, Copy, Debug)]
struct Run {
    left: u32,
    right: u32,
    is_colon: bool,
    is_solid: bool,
    height: u32,
}

/// Empty columns that make a group stand alone, in tenths of a digit's height: wider than the space of any font.
const ALONE_TENTHS: u32 = 7;

/// Widest AM or PM with its space, in tenths of a digit's height.
const SUFFIX_TENTHS: u32 = 36;

/// Digits, colon, digits, and so on.
#[derive(Debug)]
struct Group {
    left: u32,
    right: u32,
    /// The digits of each token.
    tokens: Vec<Vec<Glyph>>,
    /// Empty columns on either side, in heights of a digit; infinite is the end of what was looked at.
    alone: bool,
}

/// Whether this patch is a clock's tick. `only` says that nothing else on the screen changed.
pub(super) fn is_tick(patch: &Patch<'_>, only: bool) -> bool {
    let Some(band) = band(patch) else {
        return false;
    };
    let [old, new] = patch.states().map(|state| group(patch, state, band));
    let zone = patch.zone;
    let holds = |group: &Group| zone.left + 2 >= group.left && zone.right <= group.right + 2;
    let (Some(old), Some(new)) = (&old, &new) else {
        // The colon itself blinks: the group is whole in one state only.
        let whole = old.as_ref().or(new.as_ref());
        let narrow = zone.width() * 3 <= zone.height().max(band.height());
        return whole.is_some_and(holds) && narrow && zone.width() * 2 < band.height();
    };
    // A 1 is narrower than a 2: the digits of both states together hold what changed.
    let (left, right) = (old.left.min(new.left), old.right.max(new.right));
    // From 9:59 to 10:00 all that follows moves, AM and PM too.
    let hours = |group: &Group| group.tokens.first().map(Vec::len);
    let pushed = if hours(old) == hours(new) {
        0
    } else {
        band.height() * SUFFIX_TENTHS / 10
    };
    let holds_both = zone.left + 2 + pushed / 3 >= left && zone.right <= right + 2 + pushed;
    if !holds_both || old.left.abs_diff(new.left) > band.height() {
        return false;
    }
    if !step::moves_on(&old.tokens, &new.tokens) {
        return false;
    }
    let bar = patch.scale.px(BAR_CSS_PX);
    let middle = u32::midpoint(zone.top, zone.bottom);
    let in_bar = middle <= bar || middle + bar >= patch.after.height();
    in_bar || (only && old.alone && new.alone)
}

/// The rows of the digits around the patch. `None` when it does not look like a line of text.
fn band(patch: &Patch<'_>) -> Option<Zone> {
    let scale = patch.scale;
    let limit = scale.px(DIGIT_CSS_PX_MAX);
    let zone = patch.zone;
    if zone.height() > limit || zone.width() > 8 * limit {
        return None;
    }
    let aside = zone.height().max(scale.px(4));
    let left = zone.left.saturating_sub(aside);
    let right = (zone.right + aside).min(patch.after.width());
    let rim = Zone {
        left,
        right,
        top: zone.top.saturating_sub(1),
        bottom: (zone.bottom + 1).min(patch.after.height()),
    };
    let ink = Ink::of(patch.after, rim)?;
    let other = Ink::of(patch.before, rim)?;
    let has_ink = |y: u32| (left..right).any(|x| ink.at(x, y) || other.at(x, y));
    let mut top = zone.top;
    while top > 0 && has_ink(top - 1) && zone.bottom - top < limit {
        top -= 1;
    }
    let mut bottom = zone.bottom;
    while bottom < patch.after.height() && has_ink(bottom) && bottom - top < limit {
        bottom += 1;
    }
    let height = bottom - top;
    let reach = height * REACH_IN_HEIGHTS;
    (height >= scale.px(DIGIT_CSS_PX_MIN) && height < limit).then(|| Zone {
        left: zone.left.saturating_sub(reach),
        right: (zone.right + reach).min(patch.after.width()),
        top,
        bottom,
    })
}

/// Tells ink from background in one state.
struct Ink<'a> {
    state: &'a Picture,
    ground: [u8; 3],
    least: u8,
}

impl<'a> Ink<'a> {
    /// The background is what prevails in the zone; ink is what differs by a third of the strongest difference.
    fn of(state: &'a Picture, zone: Zone) -> Option<Self> {
        let inside = super::pixels::places(zone).map(|(x, y)| colour(state, x, y));
        let (ground, _) = prevailing(border(state, zone).chain(inside));
        let strongest = super::pixels::places(zone)
            .map(|(x, y)| distance(colour(state, x, y), ground))
            .max()?;
        (strongest >= 24).then_some(Self {
            state,
            ground,
            least: strongest / 3,
        })
    }

    fn at(&self, x: u32, y: u32) -> bool {
        distance(colour(self.state, x, y), self.ground) > self.least
    }

    /// Ink of a pixel, 0 to 1.
    fn strength(&self, x: u32, y: u32) -> f32 {
        let strongest = f32::from(self.least) * 3.0 + 1.0;
        (f32::from(distance(colour(self.state, x, y), self.ground)) / strongest).min(1.0)
    }
}

/// Finds the group of digits that holds the patch, in one state.
fn group(patch: &Patch<'_>, state: &Picture, band: Zone) -> Option<Group> {
    let near = Zone {
        left: patch.zone.left.saturating_sub(band.height()).max(band.left),
        right: (patch.zone.right + band.height()).min(band.right),
        ..band
    };
    let ink = Ink::of(state, near)?;
    let runs = runs(&ink, band);
    SPACES_PERCENT
        .into_iter()
        .filter_map(|space| split(&ink, &runs, patch.zone, band, space))
        .max_by_key(|group| group.right - group.left)
}

/// The group around the patch when gaps wider than this share of the height are spaces.
fn split(ink: &Ink<'_>, runs: &[Run], zone: Zone, band: Zone, space_percent: u32) -> Option<Group> {
    let height = band.height();
    let space = |one: &Run, two: &Run| (two.left - one.right) * 100 > height * space_percent;
    let touches = |run: &Run| run.left < zone.right + 2 && zone.left < run.right + 2;
    let first = runs.iter().position(touches)?;
    let mut begin = first;
    while begin > 0 && !space(&runs[begin - 1], &runs[begin]) {
        begin -= 1;
    }
    let mut end = first + 1;
    while end < runs.len() && !space(&runs[end - 1], &runs[end]) {
        end += 1;
    }
    // A border is no neighbour, a word is; the space before one is narrower than this in any font.
    let wide = |gap: u32| gap * 10 >= height * ALONE_TENTHS;
    let before = begin.checked_sub(1).and_then(|index| runs.get(index));
    let clear_before = before.is_none_or(|before| {
        before.is_solid
            || runs
                .get(begin)
                .is_none_or(|first| wide(first.left - before.right))
    });
    // AM and PM belong to the clock.
    let mut after = end;
    let right = |index: usize| runs.get(index - 1).map_or(0, |run| run.right);
    while runs
        .get(after)
        .is_some_and(|next| !next.is_solid && !wide(next.left - right(after)))
    {
        after += 1;
    }
    let alone = clear_before
        && (after == end || (right(after) - right(end)) * 10 <= height * SUFFIX_TENTHS);
    parse(ink, &runs[begin..end], band, alone)
}

fn parse(ink: &Ink<'_>, runs: &[Run], band: Zone, alone: bool) -> Option<Group> {
    let height = runs.iter().map(|run| run.height).max()?;
    let tokens: Vec<&[Run]> = runs.split(|run| run.is_colon).collect();
    if !(2..=3).contains(&tokens.len()) {
        return None;
    }
    for (index, token) in tokens.iter().enumerate() {
        let (first, last) = (token.first()?, token.last()?);
        let width = last.right - first.left;
        let digits = token.iter().all(|run| run.height * 100 >= height * 82);
        // Two digits; the hour may have one.
        let narrowest = if index == 0 { 20 } else { 62 };
        let fits = width * 100 >= height * narrowest && width * 100 <= height * 190;
        if !digits || !fits || token.len() > 2 {
            return None;
        }
    }
    Some(Group {
        left: runs.first()?.left,
        right: runs.last()?.right,
        tokens: tokens
            .into_iter()
            .map(|token| glyphs(ink, token, band))
            .collect(),
        alone,
    })
}

/// The digits of one token; two that touch are cut in the middle.
fn glyphs(ink: &Ink<'_>, token: &[Run], band: Zone) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for run in token {
        let (left, right) = (run.left, run.right);
        let middle = u32::midpoint(left, right);
        let touching = token.len() == 1 && (right - left) * 100 > run.height * 92;
        let cuts = if touching {
            vec![(left, middle), (middle, right)]
        } else {
            vec![(left, right)]
        };
        for (left, right) in cuts {
            glyphs.push(Glyph::new(
                Zone {
                    left,
                    right,
                    ..band
                },
                |x, y| ink.strength(x, y),
            ));
        }
    }
    glyphs
}

/// The ink of the band by columns.
fn runs(ink: &Ink<'_>, band: Zone) -> Vec<Run> {
    let filled = |x: &u32| (band.top..band.bottom).any(|y| ink.at(*x, y));
    let mut runs = Vec::new();
    let mut x = band.left;
    while x < band.right {
        if !filled(&x) {
            x += 1;
            continue;
        }
        let left = x;
        while x < band.right && filled(&x) {
            x += 1;
        }
        runs.push(run(ink, band, left, x));
    }
    runs
}

fn run(ink: &Ink<'_>, band: Zone, left: u32, right: u32) -> Run {
    let rows: Vec<bool> = (band.top..band.bottom)
        .map(|y| (left..right).any(|x| ink.at(x, y)))
        .collect();
    let first = rows.iter().position(|row| *row).unwrap_or(0);
    let last = rows.iter().rposition(|row| *row).unwrap_or(0);
    let height = (last + 1 - first) as u32;
    let parts: Vec<usize> = rows
        .split(|row| !row)
        .map(<[bool]>::len)
        .filter(|length| *length > 0)
        .collect();
    let dot = band.height() as usize * 38 / 100;
    let narrow = (right - left) * 100 <= band.height() * 40;
    let is_colon = parts.len() == 2 && narrow && parts.iter().all(|part| *part <= dot.max(2));
    Run {
        left,
        right,
        is_colon,
        is_solid: (left..right).all(|x| (band.top..band.bottom).all(|y| ink.at(x, y))),
        height,
    }
}

//! A clock on the screen: a group HH:MM or HH:MM:SS in which digits change, also as 14.05 or 14h05.
//!
//! One pair of pictures carries this evidence: the group has such a mark between tokens of digit size before and
//! after, only its digits changed (what stands beside them may be drawn anew, but with the same letters), they
//! changed as time moves on (`step`), and it sits in a bar at the screen's edge or stands by itself. What is ignored
//! here by mistake is healed by the next key frame.

use std::ops::Range;

use super::{
    blob::{FAINT, Patch},
    ink::{Ink, Mark, Run, glyphs, runs},
    stacked,
    step::{self, Bounds, Glyph, Longest},
    zone::Zone,
};
use crate::picture::Picture;

/// The middle of a clock in a bar lies within this distance of the upper or lower edge, CSS pixels: bars of
/// desktops and phones are up to 64 tall, and the first line of a page lies deeper.
const BAR_CSS_PX: u32 = 36;
/// Digits from this height that stand alone are a widget, CSS pixels: a time in a table or a text is smaller.
const WIDGET_CSS_PX: u32 = 15;
/// Digits from this height are a widget even with a date beside them, CSS pixels.
const WIDGET_LARGE_CSS_PX: u32 = 22;
/// Largest digits, CSS pixels.
const DIGIT_CSS_PX_MAX: u32 = 128;
/// Smallest digits, CSS pixels.
const DIGIT_CSS_PX_MIN: u32 = 6;
/// A group has at most eight characters, none much wider than tall; beyond that we need not look.
const REACH_IN_HEIGHTS: u32 = 10;

/// Characters of a group stand no farther apart than this, in hundredths of a digit's height: in a monospaced
/// font the gaps beside 1 and : are the widest.
const GAP_PERCENT: u32 = 68;
/// Empty columns that make a group stand alone, in tenths of a digit's height: wider than the space of any font.
const ALONE_TENTHS: u32 = 7;
/// Widest AM or PM with its space, in tenths of a digit's height.
const SUFFIX_TENTHS: u32 = 36;
/// Widest length of a film with its slash, behind the time played, in the same.
const LENGTH_TENTHS: u32 = 80;

/// Digits, colon, digits, and so on.
#[derive(Debug)]
struct Group {
    left: u32,
    right: u32,
    /// Height of its digits.
    height: u32,
    /// What parts its tokens.
    mark: Mark,
    /// The first of those.
    colon: Glyph,
    /// The digits of each token.
    tokens: Vec<Vec<Glyph>>,
    /// Nothing but AM or PM stands near.
    alone: bool,
    /// The line ends with it.
    at_end: bool,
    /// A point and tenths stand behind the tokens.
    has_fraction: bool,
    /// What changed beside the group: columns of ink before and after it.
    beside: [u32; 2],
}

/// Whether this patch is a clock's tick. `only` says that nothing else on the screen changed; `ticks` how often it
/// has ticked since it was published.
pub(crate) fn is_tick(patch: &Patch<'_>, only: bool, ticks: u32) -> bool {
    let Some(band) = band(patch) else {
        return false;
    };
    let [old, new] = patch.states().map(|state| group(patch, state, band));
    if old.is_none() && new.is_none() {
        return only && stacked::is_tick(patch, band, ticks);
    }
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (whole, other) => {
            return whole
                .or(other)
                .is_some_and(|group| blinks(patch, &group, only));
        }
    };
    let Some(longest) = place(patch, [&old, &new], only) else {
        return false;
    };
    // Where tenths pass, the seconds may stand.
    let bounds = Bounds {
        least: u32::from(!(old.has_fraction && new.has_fraction)),
        longest,
        ticks,
        stands: old.colon.stands(&new.colon),
    };
    is_redrawn(&old, &new) && step::moves_on(&old.tokens, &new.tokens, bounds)
}

/// Whether the colons came or went, so that the group is whole in one state only, and nothing else changed, or in a
/// clock's place the minutes too.
fn blinks(patch: &Patch<'_>, group: &Group, only: bool) -> bool {
    let zone = patch.zone;
    let changed = |x: &u32| (zone.top..zone.bottom).any(|y| patch.change((*x, y)) > FAINT);
    let columns = || (zone.left..zone.right).filter(changed);
    let is_within = zone.left + 1 >= group.left && zone.right <= group.right + 1;
    let last = group.tokens.last().into_iter().flatten();
    let parts: Vec<Range<u32>> = last
        .chain(std::iter::once(&group.colon))
        .map(Glyph::columns)
        .collect();
    // Rims are blended beyond the ink.
    let is_in_parts = |x: u32| {
        let mut parts = parts.iter();
        parts.any(|part| x + 1 >= part.start && x <= part.end)
    };
    is_within
        && (columns().count() * 2 < group.height as usize
            || place(patch, [group; 2], only) == Some(Longest::Minutes)
                && columns().all(is_in_parts))
}

/// Whether what stands beside the digits is the same: from 9:59 to 10:00 a date before them and AM behind them move,
/// and their rims are blended otherwise.
fn is_redrawn(old: &Group, new: &Group) -> bool {
    let height = old.height.max(new.height);
    let beside = || old.beside.iter().zip(&new.beside);
    let alike = |apart: u32| beside().all(|(old, new)| old.abs_diff(*new) <= apart);
    let is_short = old.beside[1] * 10 <= height * SUFFIX_TENTHS;
    old.height.abs_diff(new.height) * 8 <= height
        && old.left.abs_diff(new.left) <= 2 * height
        && alike(if is_short { height } else { height / 4 })
}

/// Whether a clock may stand here, and how far it may have moved on: in a bar at the screen's edge or as a widget of
/// its own by some minutes, as small as print at the end of a line by one.
fn place(patch: &Patch<'_>, groups: [&Group; 2], only: bool) -> Option<Longest> {
    let bar = patch.scale.px(BAR_CSS_PX);
    let middle = u32::midpoint(patch.zone.top, patch.zone.bottom);
    let height = groups[0].height.min(groups[1].height);
    let alone = groups.iter().all(|group| group.alone);
    let is_bar = middle <= bar || middle + bar >= patch.after.height();
    let is_plain = groups.iter().all(|group| group.mark == Mark::Colon);
    let at_end = groups.iter().all(|group| group.at_end);
    // A date may stand before it in a bar.
    if !(is_plain || alone || is_bar && at_end) {
        return None;
    }
    let is_widget = alone && height >= patch.scale.px(WIDGET_CSS_PX)
        || height >= patch.scale.px(WIDGET_LARGE_CSS_PX);
    if is_bar || only && is_widget {
        Some(Longest::Minutes)
    } else {
        (only && at_end).then_some(Longest::One)
    }
}

/// The rows of the digits around the patch. `None` when it does not look like a line of text. The edge of a panel beside
/// the digits fills all rows; then only those of the patch are looked at.
fn band(patch: &Patch<'_>) -> Option<Zone> {
    let scale = patch.scale;
    let limit = scale.px(DIGIT_CSS_PX_MAX);
    let zone = patch.zone;
    if zone.height() > limit || zone.width() > 8 * limit {
        return None;
    }
    let least = scale.px(4);
    [(zone.height() / 2).max(least), least]
        .into_iter()
        .find_map(|aside| band_within(patch, aside, limit))
}

/// The same by the columns of the patch and so many aside.
fn band_within(patch: &Patch<'_>, aside: u32, limit: u32) -> Option<Zone> {
    let (zone, scale) = (patch.zone, patch.scale);
    let left = zone.left.saturating_sub(aside);
    let right = (zone.right + aside).min(patch.after.width());
    let rim = Zone {
        left,
        right,
        top: zone.top.saturating_sub(1),
        bottom: (zone.bottom + 1).min(patch.after.height()),
    };
    let ink = Ink::of(patch, patch.after, rim)?;
    let other = Ink::of(patch, patch.before, rim)?;
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

/// Finds the group of digits around the patch, in one state.
fn group(patch: &Patch<'_>, state: &Picture, band: Zone) -> Option<Group> {
    let near = Zone {
        left: patch.zone.left.saturating_sub(band.height()).max(band.left),
        right: (patch.zone.right + band.height()).min(band.right),
        ..band
    };
    let ink = Ink::of(patch, state, near)?;
    // In small narrow fonts the blended rims of a digit and a colon touch.
    [4, 6, 8].into_iter().find_map(|twelfths| {
        let ink = ink.with_twelfths(twelfths);
        let runs = runs(&ink, band);
        // Of two with as many tokens the first: the second is the length of the film.
        let marks = (0..runs.len()).rev();
        marks
            .filter(|index| runs[*index].mark.is_some())
            .filter_map(|colon| parse(&ink, &runs, colon, band, patch.zone))
            .filter(|group| group.left < patch.zone.right + 2 && patch.zone.left < group.right + 2)
            .max_by_key(|group| group.tokens.len())
    })
}

/// The group whose first colon this is.
fn parse(ink: &Ink<'_>, runs: &[Run], colon: usize, band: Zone, changed: Zone) -> Option<Group> {
    let digit = runs.get(colon + 1)?;
    let height = digit.height();
    let begin = (0..colon).rev().take(2).take_while(|index| {
        runs[*index].is_digit_beside(digit) && is_near(&runs[*index], &runs[index + 1], height)
    });
    let begin = if runs.get(colon.checked_sub(1)?)?.is_two_digits() {
        colon - 1
    } else {
        begin.last()?
    };
    let mark = runs[colon].mark_beside(digit)?;
    let mut tokens: Vec<Range<usize>> = std::iter::once(begin..colon).collect();
    let mut end = colon;
    let is_next = |run: &Run| run.mark_beside(digit) == Some(mark);
    let longest = if mark == Mark::Colon { 3 } else { 2 };
    while tokens.len() < longest && runs.get(end).is_some_and(is_next) {
        let Some(token) = two_digits(runs, end + 1, digit) else {
            break;
        };
        end = token.end;
        tokens.push(token);
    }
    if tokens.len() < 2 {
        return None;
    }
    let whole_end = end;
    let end = match mark {
        Mark::Colon => fraction(runs, whole_end, digit),
        Mark::Point | Mark::Letter => whole_end,
    };
    let beside = |runs: &[Run]| -> u32 {
        let touches = |run: &&Run| run.left < changed.right && changed.left < run.right;
        let touched = runs.iter().filter(touches);
        touched.map(|run| run.right - run.left).sum()
    };
    let clear = clear(runs, begin..end, height);
    Some(Group {
        left: runs[begin].left,
        right: runs[end - 1].right,
        height,
        mark,
        alone: clear == [true; 2],
        at_end: clear[1],
        has_fraction: end > whole_end,
        beside: [beside(&runs[..begin]), beside(&runs[end..])],
        colon: Glyph::new(
            Zone {
                left: runs[colon].left,
                right: runs[colon].right,
                ..band
            },
            |x, y| ink.strength(x, y),
        ),
        tokens: tokens
            .into_iter()
            .map(|token| glyphs(ink, &runs[token], band))
            .collect(),
    })
}

/// Where the group ends with the tenths or thousandths of a stopwatch behind a point.
fn fraction(runs: &[Run], end: usize, digit: &Run) -> usize {
    let height = digit.height();
    let near = |index: usize| is_near(&runs[index - 1], &runs[index], height);
    let is_point = |run: &Run| run.mark_beside(digit) == Some(Mark::Point);
    let begin = match runs.get(end) {
        Some(run) if is_point(run) && near(end) => end + 1,
        // A 7 leans over the point behind it: both are one run.
        Some(_) if runs[end - 1].ends_in_point() => end,
        _ => return end,
    };
    let digits = (begin..runs.len().min(begin + 3))
        .take_while(|index| runs[*index].is_digit_beside(digit) && near(*index));
    digits.last().map_or(end, |last| last + 1)
}

fn is_near(one: &Run, two: &Run, height: u32) -> bool {
    two.left.saturating_sub(one.right) * 100 <= height * GAP_PERCENT
}

/// The two digits after a colon, which may touch.
fn two_digits(runs: &[Run], first: usize, digit: &Run) -> Option<Range<usize>> {
    let height = digit.height();
    let is_digit = |index: usize| {
        runs.get(index)
            .is_some_and(|run| run.is_digit_beside(digit))
            && is_near(&runs[index - 1], &runs[index], height)
    };
    if !is_digit(first) {
        return None;
    }
    if runs[first].is_two_digits() {
        return Some(first..first + 1);
    }
    (is_digit(first + 1) && !runs[first + 1].is_two_digits()).then_some(first..first + 2)
}

/// Whether nothing stands near before and after. A border is no neighbour, a word is, AM and PM are not.
fn clear(runs: &[Run], group: Range<usize>, height: u32) -> [bool; 2] {
    let is_wide = |one: &Run, two: &Run| (two.left - one.right) * 10 >= height * ALONE_TENTHS;
    let before = group.start.checked_sub(1).map(|index| &runs[index]);
    let is_clear = before.is_none_or(|run| run.is_solid || is_wide(run, &runs[group.start]));
    let suffix = runs[group.end - 1..]
        .windows(2)
        .take_while(|pair| !pair[1].is_solid && !is_wide(&pair[0], &pair[1]))
        .last();
    let right = runs[group.end - 1].right;
    let is_suffix = |pair: &[Run]| {
        let behind = &runs[group.end..];
        let whole = |run: &Run| run.right <= pair[1].right && run.mark == Some(Mark::Colon);
        let longest = if behind.iter().any(whole) {
            LENGTH_TENTHS
        } else {
            SUFFIX_TENTHS
        };
        (pair[1].right - right) * 10 <= height * longest
    };
    [is_clear, suffix.is_none_or(is_suffix)]
}

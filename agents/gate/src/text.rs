//! Whether what changed can be text.
//!
//! The promise is that every change of text is published. So a graphic need not be known to be left for the next
//! key frame: it is enough that nothing in it reads as letters. Letters are strokes with counters and bays, so they
//! are not convex; they stand beside each other in a row; and one that stands alone is no larger than print. Dots,
//! bars, hands, discs and squares are convex, whatever they are arranged to; arcs, rings and icons stand alone.

use super::{
    bitmap::Bitmap,
    blob::{FAINT, Patch},
    circle::Circle,
    ornament,
    parts::{Part, parts},
    pixels::{Colour, border, colour, distance, luma, places, prevailing},
    rules::Rules,
    stripes::{self, BAR_CSS_PX_MAX},
    zone::Zone,
};
use crate::picture::Picture;

/// Beyond this in width and height a change is published whatever it shows, CSS pixels.
const GRAPHIC_CSS_PX_MAX: u32 = 128;
/// From this height a graphic that runs into what surrounds it is judged by what changed alone, CSS pixels: of print that
/// would be too little.
const GRAPHIC_CSS_PX_MIN: u32 = 24;
/// Ink within a fifth of its height belongs to the same word or graphic, and at least what is this near aside, or above and
/// below, CSS pixels: letters do, what turns beside a label does not, nor does the next line of a terminal.
const ASIDE_CSS_PX_MIN: u32 = 4;
const ABOVE_CSS_PX_MIN: u32 = 2;
/// What is farther than this does not, CSS pixels.
const NEAR_CSS_PX_MAX: u32 = 7;
/// From this size one part that stands alone is an icon, no letter, CSS pixels: capitals of print are up to 14.
const ICON_CSS_PX_MIN: u32 = 14;
/// One body from this height is no letter of print, CSS pixels.
const BODY_CSS_PX_MIN: u32 = 16;
/// Share of the ink that one body holds; stray pixels of a shadow are apart.
const BODY_SHARE_MIN: f64 = 0.96;
/// What is no larger is a dot, CSS pixels: a full stop, the dots of a character that turns.
const DOT_CSS_PX_MAX: u32 = 3;
/// Channel difference to the ground from which a pixel may be ink.
const INK: u8 = 8;
/// Light that sweeps along a bar rises and falls so often; stems beside each other do more often.
const SHADES_MAX: usize = 4;
/// Letters of a word overlap in height by half and stand no farther apart than this, in hundredths of their height.
const GAP_PERCENT: u32 = 80;

/// Share of its box, in hundredths, that a panel leaves between its letters.
const PANEL_PERCENT_MIN: u64 = 50;

/// Whether what changed may be text.
pub(crate) fn may_be_text(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let largest = patch.scale.px(GRAPHIC_CSS_PX_MAX);
    // Bars along which something moves or fills may be wider than a graphic, but no taller than a line.
    let is_bar = height <= patch.scale.px(BAR_CSS_PX_MAX);
    if is_bar && (is_bare(patch) || stripes::move_on(patch)) {
        return false;
    }
    if width.max(height) > largest {
        return true;
    }
    let rules = Rules::of(patch);
    let grounds = grounds(patch);
    if grounds.is_empty() {
        return is_written_on_picture(patch);
    }
    let mut wholes = 0;
    for ground in grounds {
        if is_on_panel(patch, &rules, ground) {
            return true;
        }
        if turns_beside(patch, &rules, ground) {
            return false;
        }
        if let Some(zone) = whole(patch, &rules, ground, largest) {
            if reads_as_text(patch, &rules, zone, ground, false) {
                return true;
            }
            wholes += 1;
        }
    }
    wholes == 0 && (height < patch.scale.px(GRAPHIC_CSS_PX_MIN) || is_written_on_picture(patch))
}

/// Whether the change is a panel with letters on it.
pub(crate) fn came_on_panel(patch: &Patch<'_>) -> bool {
    let rules = Rules::of(patch);
    grounds(patch)
        .into_iter()
        .any(|ground| is_on_panel(patch, &rules, ground))
}

/// Whether a panel came with its word: the letters stand on the panel, not on what surrounds it.
fn is_on_panel(patch: &Patch<'_>, rules: &Rules<'_>, ground: Colour) -> bool {
    patch.states().into_iter().any(|state| {
        let inside = places(patch.zone).map(|(x, y)| colour(state, x, y));
        let (panel, count) = prevailing(inside);
        // The body of a hand with its fingers fills less of its box.
        count as u64 * 100 >= patch.zone.area() * PANEL_PERCENT_MIN
            && distance(panel, ground) > INK
            && reads_as_text(patch, rules, patch.zone, panel, true)
    })
}

/// Whether the change has no edge inside, before and after: an area that took another shade.
fn is_bare(patch: &Patch<'_>) -> bool {
    let inner = patch.scale.px(1).min(patch.zone.height() / 4);
    let zone = Zone {
        left: patch.zone.left + inner,
        top: patch.zone.top + inner,
        right: patch.zone.right - inner.min(patch.zone.width() / 4),
        bottom: patch.zone.bottom - inner,
    };
    let even = |state: &Picture| {
        shades(state, zone) <= SHADES_MAX
            && (zone.left..zone.right).all(|x| {
                let first = colour(state, x, zone.top);
                (zone.top..zone.bottom).all(|y| distance(colour(state, x, y), first) <= FAINT)
            })
    };
    // Strokes of a dash or of a letter are as even, but small.
    let least = patch.scale.px(2 * DOT_CSS_PX_MAX);
    patch.zone.width() >= least
        && patch.zone.height() >= patch.scale.px(DOT_CSS_PX_MAX)
        && patch.states().into_iter().all(even)
}

/// How often brightness rises after it fell along the middle of a zone, or falls after it rose.
fn shades(state: &Picture, zone: Zone) -> usize {
    let y = u32::midpoint(zone.top, zone.bottom);
    let row: Vec<i32> = (zone.left..zone.right)
        .map(|x| luma(colour(state, x, y)))
        .collect();
    let steps = row.windows(2).map(|pair| (pair[1] - pair[0]).signum());
    let steps: Vec<i32> = steps.filter(|step| *step != 0).collect();
    steps.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// The colours that surround the change, each a quarter of its border or more: beside the corner of a square that
/// turned lie the square and its ground.
fn grounds(patch: &Patch<'_>) -> Vec<Colour> {
    let around = patch
        .zone
        .grown(2, patch.after.width(), patch.after.height());
    let all: Vec<Colour> = border(patch.after, around).collect();
    let far = |one: &Colour, two: Colour| distance(*one, two) > INK;
    let (first, count) = prevailing(all.iter().copied());
    let (second, rest) = prevailing(all.iter().copied().filter(|other| far(other, first)));
    let found = [(first, count), (second, rest)].into_iter();
    let large = found.filter(|(_, count)| count * 4 >= all.len());
    large.map(|(colour, _)| colour).collect()
}

/// The word or graphic of which the change is a part; `None` when it goes on.
fn whole(patch: &Patch<'_>, rules: &Rules<'_>, ground: Colour, largest: u32) -> Option<Zone> {
    let mut zone = patch.zone;
    loop {
        let most = patch.scale.px(NEAR_CSS_PX_MAX);
        let near = |least: u32| zone.height().div_ceil(5).clamp(patch.scale.px(least), most);
        let (aside, above) = (near(ASIDE_CSS_PX_MIN), near(ABOVE_CSS_PX_MIN));
        let outer = Zone {
            left: zone.left.saturating_sub(aside),
            top: zone.top.saturating_sub(above),
            right: (zone.right + aside).min(patch.after.width()),
            bottom: (zone.bottom + above).min(patch.after.height()),
        };
        let inside = |(x, y): (u32, u32)| {
            (zone.left..zone.right).contains(&x) && (zone.top..zone.bottom).contains(&y)
        };
        let rim = places(outer).filter(|place| !inside(*place));
        let ink = rim.filter(|place| is_ink(patch, rules, *place, ground));
        let found = ink
            .map(|(x, y)| Zone::of_size(x, y, 1, 1))
            .reduce(|one, two| one.union(&two));
        match found {
            Some(found) => zone = zone.union(&found),
            None => return Some(zone),
        }
        if zone.width().max(zone.height()) > largest {
            return None;
        }
    }
}

fn is_ink(patch: &Patch<'_>, rules: &Rules<'_>, place: (u32, u32), ground: Colour) -> bool {
    let far = |state: &Picture| distance(colour(state, place.0, place.1), ground) > INK;
    patch.states().into_iter().any(far) && !rules.hold(place)
}

/// Ink of both states on this ground, row by row.
fn inks(patch: &Patch<'_>, rules: &Rules<'_>, zone: Zone, ground: Colour) -> [Vec<u8>; 2] {
    patch.states().map(|state| {
        let ink = places(zone).map(|(x, y)| match distance(colour(state, x, y), ground) {
            far if far > INK && !rules.hold((x, y)) => far,
            _ => 0,
        });
        ink.collect()
    })
}

/// Whether a ring turns beside its label: it reaches above and below what stands beside it, as no letter of a word does.
fn turns_beside(patch: &Patch<'_>, rules: &Rules<'_>, ground: Colour) -> bool {
    let zone = patch.zone;
    let reach = patch.scale.px(NEAR_CSS_PX_MAX);
    let sides = [
        Zone {
            left: zone.left.saturating_sub(reach),
            right: zone.left,
            ..zone
        },
        Zone {
            left: zone.right,
            right: (zone.right + reach).min(patch.after.width()),
            ..zone
        },
    ];
    let label = sides.into_iter().flat_map(places);
    let label = label.filter(|place| is_ink(patch, rules, *place, ground));
    let rows = label.map(|(_, y)| (y, y));
    let rows = rows.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)));
    let beyond = (zone.height() / 8).max(2);
    let stands_out =
        |(first, last): (u32, u32)| first >= zone.top + beyond && last + beyond < zone.bottom;
    if !rows.is_some_and(stands_out) {
        return false;
    }
    let [old, new] = inks(patch, rules, zone, ground);
    turns(patch, zone, &old, &new)
}

/// Whether either state shows letters on this ground, some of which changed.
fn reads_as_text(
    patch: &Patch<'_>,
    rules: &Rules<'_>,
    zone: Zone,
    ground: Colour,
    enclosed: bool,
) -> bool {
    // White letters of a badge that came over a white page are as white as before.
    let changed: Vec<bool> = places(zone)
        .map(|place| enclosed || patch.change(place) > FAINT)
        .collect();
    let width = zone.width() as usize;
    let [old, new] = inks(patch, rules, zone, ground);
    let moves = || {
        turns(patch, zone, &old, &new)
            || ornament::turns([&old, &new], width)
            || is_one_body(patch, zone, [&old, &new])
    };
    if !enclosed && moves() {
        return false;
    }
    [(&old, &new), (&new, &old)]
        .into_iter()
        .any(|(ink, other)| {
            // Where the panel is not, everything differs from it: that tells nothing of its letters.
            let nothing = vec![0; ink.len()];
            let other = if enclosed { &nothing } else { other };
            let mut parts = parts(ink, other, &changed, width);
            if enclosed {
                let (right, bottom) = (zone.width(), zone.height());
                parts.retain(|part| {
                    let bounds = part.zone;
                    bounds.left > 0
                        && bounds.top > 0
                        && bounds.right < right
                        && bounds.bottom < bottom
                });
            }
            are_letters(&parts, patch, enclosed)
        })
}

/// Whether nothing but one body taller than print stands here, before and after: a pointer that took another shape. Letters
/// of a word are apart down to their palest rims.
fn is_one_body(patch: &Patch<'_>, zone: Zone, states: [&[u8]; 2]) -> bool {
    let (width, height) = (zone.width() as usize, zone.height() as usize);
    let is_body = |ink: &[u8]| {
        let set: Vec<bool> = ink.iter().map(|ink| *ink > 0).collect();
        let body = Bitmap { width, height, set };
        body.count() == 0 || body.largest_part() >= BODY_SHARE_MIN
    };
    zone == patch.zone
        && zone.height() >= patch.scale.px(BODY_CSS_PX_MIN)
        && width * 10 < height * 16
        && states.into_iter().all(is_body)
}

/// The same where no colour prevails around the patch, as on a photograph: of the ink only what changed is known, in
/// places that became lighter or darker.
fn is_written_on_picture(patch: &Patch<'_>) -> bool {
    let change = |[from, to]: [&Picture; 2]| -> Vec<u8> {
        let rise = |(x, y)| luma(colour(to, x, y)) - luma(colour(from, x, y));
        let ink = places(patch.zone).map(rise);
        ink.map(|rise| u8::try_from(rise).map_or(0, |rise| if rise > INK { rise } else { 0 }))
            .collect()
    };
    let zone = patch.zone;
    let (darker, lighter) = (
        change([patch.after, patch.before]),
        change([patch.before, patch.after]),
    );
    if turns(patch, zone, &darker, &lighter) {
        return false;
    }
    let changed = patch.mask();
    let width = zone.width() as usize;
    [(&darker, &lighter), (&lighter, &darker)]
        .into_iter()
        .any(|(ink, other)| are_letters(&parts(ink, other, &changed, width), patch, false))
}

/// Whether all ink lies on a circle around an empty middle.
fn turns(patch: &Patch<'_>, zone: Zone, old: &[u8], new: &[u8]) -> bool {
    let width = zone.width() as usize;
    let inked = old.iter().zip(new).enumerate();
    let inked = inked.filter(|(_, (old, new))| **old > 0 || **new > 0);
    let points: Vec<(f64, f64)> = inked
        .map(|(place, _)| ((place % width) as f64, (place / width) as f64))
        .collect();
    Circle::is_ring(
        &points,
        (zone.width(), zone.height()),
        f64::from(patch.scale.milli()) / 1_000.0,
    )
}

fn are_letters(parts: &[Part], patch: &Patch<'_>, enclosed: bool) -> bool {
    let scale = patch.scale;
    let is_dot =
        |part: &Part| part.zone.width().max(part.zone.height()) <= scale.px(DOT_CSS_PX_MAX);
    let changed = |part: &Part| part.changed * 12 >= part.count && !is_dot(part);
    let in_row = |one: &Part, two: &Part| {
        let (one, two) = (one.zone, two.zone);
        let shared = one
            .bottom
            .min(two.bottom)
            .saturating_sub(one.top.max(two.top));
        let gap = one
            .left
            .max(two.left)
            .saturating_sub(one.right.min(two.right));
        // A ring in a ring is not beside it.
        let over = one
            .right
            .min(two.right)
            .saturating_sub(one.left.max(two.left));
        shared * 2 >= one.height().min(two.height())
            && over * 2 <= one.width().min(two.width())
            && gap * 100 <= one.height().max(two.height()) * GAP_PERCENT
    };
    let is_letter = |part: &Part| !part.is_convex && !is_dot(part);
    // What changed beside a letter that stands.
    let joins = |one: &Part, two: &Part| {
        changed(one)
            && (is_letter(one) || is_letter(two) && (changed(two) || is_stem_beside(one, two)))
    };
    let is_word = parts.iter().enumerate().any(|(index, one)| {
        parts[index + 1..]
            .iter()
            .any(|two| (joins(one, two) || joins(two, one)) && in_row(one, two))
    });
    let icon = scale.px(ICON_CSS_PX_MIN);
    let is_lone = parts.iter().filter(|part| changed(part)).any(|part| {
        let (width, height) = (part.zone.width(), part.zone.height());
        !part.is_convex
            && !part.is_arc
            && if width * 10 >= height * 16 {
                part.runs_max >= 3
            } else {
                !enclosed && width.max(height) < icon
            }
    });
    is_word || is_lone || are_bars_of_print(parts, patch)
}

/// Whether a convex part may be an l or an i beside this letter: upright, and about as tall. Squares, dots and tall bars
/// beside a label are none.
fn is_stem_beside(part: &Part, letter: &Part) -> bool {
    let (stem, letter) = (part.zone, letter.zone);
    stem.height() * 2 >= stem.width() * 3
        && stem.height() * 2 >= letter.height()
        && stem.height() * 2 <= letter.height() * 5
        && letter.width() <= letter.height() * 2
}

/// Letters so small or pale that only their stems are left: three or more of one height, some of which came or
/// went. Bars that turn grow, shrink and fade where they stand.
fn are_bars_of_print(parts: &[Part], patch: &Patch<'_>) -> bool {
    let narrow = |part: &&Part| part.zone.height() * 2 >= part.zone.width() * 3;
    let level = |part: &&Part| {
        let first = parts[0].zone;
        part.zone.top.abs_diff(first.top) <= 1 && part.zone.bottom.abs_diff(first.bottom) <= 1
    };
    let thin = |part: &&Part| part.zone.width() <= patch.scale.px(2 * DOT_CSS_PX_MAX);
    let stems = parts.iter().filter(narrow).filter(thin).filter(level);
    parts.len() >= 3
        && stems.clone().count() == parts.len()
        && stems.into_iter().any(|part| part.came)
}

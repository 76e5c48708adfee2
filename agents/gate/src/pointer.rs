//! The mouse pointer painted into the picture, known by its body where it came or went.

use super::{
    bitmap::{Bitmap, SOLID_THICKNESS},
    blob::{FAINT, Patch},
    caret,
    pixels::{Colour, border, colour, distance, luma, places, prevailing},
    zone::Zone,
};
use crate::picture::Picture;

/// Largest pointer, CSS pixels.
pub(crate) const POINTER_CSS_PX_MAX: u32 = 48;
/// Channel difference up to which two pixels of a sprite are the same: its rim is blended with what is below.
pub(crate) const SAME: u8 = 24;

/// Pointers are black and white, so that they are seen on anything: one of both differs by this from what is below.
pub(crate) const CONTRAST_MIN: u8 = 100;

/// Whether anything in this zone changed as strongly as under a pointer.
fn is_strong(zone: Zone, before: &Picture, after: &Picture) -> bool {
    places(zone).any(|(x, y)| distance(colour(before, x, y), colour(after, x, y)) >= CONTRAST_MIN)
}

/// Whether a pointer came or went, known by its body alone.
///
/// Strokes of letters are thin and of one colour. A pointer is one thick body, or has an outline of the opposite
/// colour, or is a hollow outline where its heart has the colour of what is below.
pub(crate) fn came_or_went(patch: &Patch<'_>) -> bool {
    [*patch, patch.without_shadow()].iter().any(is_sprite)
}

/// Whether it is an I-beam, also over text.
pub(crate) fn is_beam(patch: &Patch<'_>) -> bool {
    is_upright(patch) || is_upright(&patch.without_shadow())
}

fn is_sprite(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let scale = patch.scale;
    let fits = (scale.px(11)..=scale.px(POINTER_CSS_PX_MAX)).contains(&width.max(height))
        && width.min(height) >= scale.px(6);
    if !fits || !is_strong(patch.zone, patch.before, patch.after) {
        return false;
    }
    if is_cross(patch) {
        return true;
    }
    let shape = |set| Bitmap {
        width: width as usize,
        height: height as usize,
        set,
    };
    let visible = shape(visible_mask(patch, FAINT));
    let changed_together = visible.largest_part() >= 0.88;
    let near_together = visible.dilated(scale.px(1) as usize).largest_part() >= 0.95;
    let changed = shape(visible_mask(patch, patch.strongest() / 3));
    let body = changed.filled();
    let outline = Bitmap::of(changed.places()).filled();
    let is_open = outline.count() * 100 <= outline.set.len() * FILLED_PERCENT_MAX;
    patch
        .states()
        .into_iter()
        .any(|state| holds_arrow(state, patch))
        || near_together
            && is_open
            && (is_shadowed(patch, &visible, &changed) || is_two_sided(patch, &visible))
        || is_lonely(patch, &body)
        || is_one_body(patch)
        || changed_together
            && is_open
            && patch.states().into_iter().any(|state| {
                is_solid(state, patch, &changed)
                    || is_outlined(state, patch, &changed, &body)
                    || is_hollow(state, patch, &changed, &body)
            })
}

/// Whether a dark or a light body of one state has the shape of the common arrow. Its outline cuts it out of any
/// text around it.
fn holds_arrow(state: &Picture, patch: &Patch<'_>) -> bool {
    /// Brightness of what pointers are made of.
    const DARK: i32 = 80;
    const LIGHT: i32 = 200;
    let brightness = |(x, y)| luma(colour(state, x, y));
    let is_arrow = |is_body: &dyn Fn(i32) -> bool| {
        let body = Bitmap {
            width: patch.zone.width() as usize,
            height: patch.zone.height() as usize,
            set: places(patch.zone)
                .map(|place| is_body(brightness(place)))
                .collect(),
        };
        body.parts().into_iter().any(|part| {
            let (x, y) = (patch.zone.left, patch.zone.top);
            let changed = part
                .iter()
                .filter(|place| patch.change((place.0 + x, place.1 + y)) > FAINT);
            changed.count() * 2 >= part.len() && Bitmap::of(part.into_iter()).is_arrow(patch.scale)
        })
    };
    is_arrow(&|luma| luma <= DARK) || is_arrow(&|luma| luma >= LIGHT)
}

/// A body from this height is no letter of print, CSS pixels.
const ONE_BODY_CSS_PX_MIN: u32 = 16;
/// Part of a bounding box, in hundredths, that a pointer fills at most. Badges and tooltips fill more.
const FILLED_PERCENT_MAX: usize = 75;
/// Share of the change, in hundredths, from which a shadow or an outline is no accident.
const TRACE_PERCENT_MIN: usize = 12;

/// Whether a soft shadow surrounds what changed: a darkening farther away than the rim of any letter reaches.
fn is_shadowed(patch: &Patch<'_>, visible: &Bitmap, strong: &Bitmap) -> bool {
    /// Pixels that blending reaches beyond a stroke: one, or two of subpixels.
    const RIM: usize = 2;
    /// Share of one shade; a shadow fades, a panel below a word does not.
    const FLAT_PERCENT_MAX: usize = 60;
    let near = strong.dilated(RIM);
    let brightness = |state: &Picture, (x, y): (u32, u32)| luma(colour(state, x, y));
    let halo = places(patch.zone).zip(visible.set.iter().zip(&near.set));
    let halo = halo.filter(|(_, (visible, near))| **visible && !**near);
    let halo: Vec<(u32, u32)> = halo.map(|(place, _)| place).collect();
    let changes = halo.iter().map(|place| [patch.change(*place), 0, 0]);
    let (_, alike) = prevailing(changes);
    let (mut darker, mut lighter) = (0, 0);
    for place in halo {
        if brightness(patch.after, place) < brightness(patch.before, place) {
            darker += 1;
        } else {
            lighter += 1;
        }
    }
    darker.max(lighter) * 100 >= visible.count() * TRACE_PERCENT_MIN
        && darker.min(lighter) * 20 <= darker.max(lighter)
        && alike * 100 <= (darker + lighter) * FLAT_PERCENT_MAX
}

/// Whether it is both darker and lighter than a flat ground, as only what must be seen on any ground is: text has
/// one colour, and its rims lie between that and the ground's.
fn is_two_sided(patch: &Patch<'_>, visible: &Bitmap) -> bool {
    let (width, height) = (patch.after.width(), patch.after.height());
    let around = patch.zone.grown(2, width, height);
    let sided = |ground: &Picture, state: &Picture| {
        let (main, _) = prevailing(border(ground, around));
        let flat = |(x, y): (u32, u32)| {
            let mut near = places(Zone::of_size(x, y, 1, 1).grown(1, width, height));
            near.all(|(x, y)| distance(colour(ground, x, y), main) <= FAINT)
        };
        let (mut darker, mut lighter) = (0, 0);
        let changed = places(patch.zone).zip(&visible.set);
        for ((x, y), _) in changed.filter(|(place, set)| **set && flat(*place)) {
            let [below, above] = [ground, state].map(|state| luma(colour(state, x, y)));
            darker += usize::from(above + i32::from(FAINT) < below);
            lighter += usize::from(above > below + i32::from(FAINT));
        }
        let least = visible.count() * TRACE_PERCENT_MIN / 100;
        darker.min(lighter) > least
    };
    sided(patch.before, patch.after) || sided(patch.after, patch.before)
}

/// A large single body over a place where no text is. What appears there in a word is several letters; a single
/// character as large is rare, and wide ones are not as symmetric as the arrows for resizing.
fn is_lonely(patch: &Patch<'_>, body: &Bitmap) -> bool {
    let scale = patch.scale;
    let aside = patch
        .zone
        .grown(scale.px(4), patch.after.width(), patch.after.height());
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let is_one = body.largest_part() >= 0.84;
    let near = body.dilated(1);
    let is_turned = near.likeness(&near.turned()) >= 0.75;
    let is_mirrored = near.likeness(&near.mirrored()) >= 0.75;
    let is_shaped = if width * 10 <= height * 12 {
        is_one || is_turned && is_mirrored
    } else {
        // Pale digits touch where they are palest; an arrow is one at its darkest.
        let dark = Bitmap {
            width: width as usize,
            height: height as usize,
            set: visible_mask(patch, patch.strongest() / 3 * 2),
        };
        is_one && dark.filled().largest_part() >= 0.84 && is_turned && width * 10 <= height * 24
    };
    is_shaped
        && width.max(height) >= scale.px(16)
        && patch
            .states()
            .into_iter()
            .any(|state| is_plain(state, aside))
}

/// Whether one black or white body with its rim explains the whole change, as of a sprite laid over text: of a word
/// that was edited several letters would remain.
fn is_one_body(patch: &Patch<'_>) -> bool {
    /// Brightness of what pointers are made of.
    const DARK: i32 = 60;
    const LIGHT: i32 = 215;
    let scale = patch.scale;
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let changed = visible_mask(patch, SAME);
    let is_sprite = |state: &Picture, is_body: &dyn Fn(i32) -> bool| {
        let set = places(patch.zone).zip(&changed);
        let set = set.map(|((x, y), changed)| *changed && is_body(luma(colour(state, x, y))));
        let body = Bitmap {
            width: width as usize,
            height: height as usize,
            set: set.collect(),
        };
        let Some(part) = body.parts().into_iter().max_by_key(Vec::len) else {
            return false;
        };
        let rows = part.iter().map(|place| place.1);
        let tall = rows.clone().max().unwrap_or(0) + 1 - rows.min().unwrap_or(0);
        let mut set = vec![false; body.set.len()];
        for (x, y) in &part {
            set[(y * width + x) as usize] = true;
        }
        let body = Bitmap { set, ..body };
        // Its outline hides what it is laid over: no ink of text touches it.
        let rim = body.dilated(scale.px(1) as usize);
        let rim = places(patch.zone).zip(rim.set.iter().zip(&body.set));
        let rim = rim.filter(|(_, (near, set))| **near && !**set);
        let lumas: Vec<i32> = rim
            .map(|(place, _)| luma(colour(state, place.0, place.1)))
            .collect();
        let clear = lumas.iter().filter(|luma| !is_body(**luma)).count();
        let near = body.dilated(scale.px(2) as usize);
        let far = changed.iter().zip(&near.set);
        let far = far.filter(|(changed, near)| **changed && !**near).count();
        // A stroke of a letter is a fifth as thick as the letter is tall.
        tall * 4 >= height * 3
            && part.len() * 12 >= (width * height) as usize * 2
            && clear * 100 >= lumas.len() * 96
            && far * 100 <= changed.len() * 2
    };
    height >= scale.px(ONE_BODY_CSS_PX_MIN)
        && width * 2 <= height * 5
        && patch.states().into_iter().any(|state| {
            is_sprite(state, &|luma| luma <= DARK) || is_sprite(state, &|luma| luma >= LIGHT)
        })
}

/// Where the change is larger than this.
fn visible_mask(patch: &Patch<'_>, least: u8) -> Vec<bool> {
    places(patch.zone)
        .map(|place| patch.change(place) > least)
        .collect()
}

/// A thick body of one colour, which covers what stood there.
fn is_solid(state: &Picture, patch: &Patch<'_>, changed: &Bitmap) -> bool {
    let inside = places(patch.zone).zip(&changed.set);
    let colours = inside
        .filter(|(_, set)| **set)
        .map(|((x, y), _)| colour(state, x, y));
    let (main, _) = prevailing(colours);
    let paint = Bitmap {
        set: places(patch.zone)
            .zip(&changed.set)
            .map(|((x, y), set)| *set && distance(colour(state, x, y), main) <= SAME)
            .collect(),
        ..*changed
    };
    let body = paint.filled();
    paint.count() * 100 >= changed.count() * 55
        && paint.count() * 100 >= body.count() * 80
        && paint.thickness() >= SOLID_THICKNESS
        && paint.radius() * 2.0 >= f64::from(patch.scale.px(4))
        && paint.count() * 100 <= paint.set.len() * 80
}

/// Whether a body has a heart of one colour and, all around, an outline of the opposite.
fn is_outlined(state: &Picture, patch: &Patch<'_>, changed: &Bitmap, body: &Bitmap) -> bool {
    let Some(heart) = Heart::of(state, patch, changed, body) else {
        return false;
    };
    heart.is_lined
        && body.largest_part() >= 0.8
        && distance(heart.colour, heart.ground) > 2 * SAME
        && heart.painted_percent >= 60
}

/// An outline around nothing: the heart has the colour of the ground. Letters of this size have thicker strokes,
/// or are as round as an O.
fn is_hollow(state: &Picture, patch: &Patch<'_>, changed: &Bitmap, body: &Bitmap) -> bool {
    let Some(heart) = Heart::of(state, patch, changed, body) else {
        return false;
    };
    let scale = patch.scale;
    heart.is_lined
        && body.largest_part() >= 0.8
        && patch.zone.width().max(patch.zone.height()) >= scale.px(16)
        && (body.count() * 100 <= body.set.len() * 70 || body.likeness(&body.mirrored()) < 0.8)
        && !is_in_line(state, patch, heart.ground)
}

/// Whether letters beside the patch end where it ends, above or below.
fn is_in_line(state: &Picture, patch: &Patch<'_>, ground: Colour) -> bool {
    let zone = patch.zone;
    let reach = zone.height() / 2;
    let rows = Zone {
        top: zone.top.saturating_sub(reach),
        bottom: (zone.bottom + reach).min(state.height()),
        ..zone
    };
    let left = Zone {
        left: zone.left.saturating_sub(reach),
        right: zone.left,
        ..rows
    };
    let right = Zone {
        left: zone.right,
        right: (zone.right + reach).min(state.width()),
        ..rows
    };
    [left, right].into_iter().any(|side| {
        let inked = |y: &u32| {
            (side.left..side.right).any(|x| distance(colour(state, x, *y), ground) > 2 * SAME)
        };
        let top = (side.top..side.bottom).find(inked);
        let bottom = (side.top..side.bottom).rfind(inked);
        top.is_some_and(|top| top.abs_diff(zone.top) <= 1)
            || bottom.is_some_and(|bottom| (bottom + 1).abs_diff(zone.bottom) <= 1)
    })
}

/// What lies deep inside a body.
struct Heart {
    colour: Colour,
    /// What prevails around the body.
    ground: Colour,
    /// Whether every stretch of the rim holds the opposite colour.
    is_lined: bool,
    /// How much of it changed. The counter of a letter was as empty before.
    painted_percent: usize,
}

impl Heart {
    /// `None` without a heart of one colour.
    fn of(state: &Picture, patch: &Patch<'_>, changed: &Bitmap, body: &Bitmap) -> Option<Self> {
        /// Brightness by which outline and heart differ.
        const OPPOSITE: i32 = 70;
        let zone = patch.zone;
        let depth = body.depth();
        let outline = patch.scale.px_up(1) + 1;
        let inked = || places(zone).zip(&depth).filter(|(_, depth)| **depth > 0);
        let deep = || {
            inked()
                .filter(|(_, depth)| **depth > outline)
                .map(|(place, _)| place)
        };
        let (main, alike) = prevailing(deep().map(|(x, y)| colour(state, x, y)));
        let count = deep().count();
        if count * 100 < body.count() * 12 || count < 6 || alike * 100 < count * 85 {
            return None;
        }
        let is_opposite =
            |(x, y): (u32, u32)| (luma(colour(state, x, y)) - luma(main)).abs() >= OPPOSITE;
        let rim = || {
            inked()
                .filter(|(_, depth)| **depth == 1)
                .map(|(place, _)| place)
        };
        let lined = rim().filter(|(x, y)| {
            let near =
                Zone::of_size(*x, *y, 1, 1).grown(outline - 1, state.width(), state.height());
            places(near).any(is_opposite)
        });
        let is_lined = lined.count() * 100 >= rim().count() * 88;
        let painted = places(zone).zip(&depth).zip(&changed.set);
        let painted = painted.filter(|((_, depth), changed)| **depth > outline && **changed);
        let around = zone.grown(2, state.width(), state.height());
        let (ground, _) = prevailing(border(state, around));
        Some(Self {
            colour: main,
            ground,
            is_lined,
            painted_percent: painted.count() * 100 / count,
        })
    }
}

/// How far a pointer's stroke reaches from its middle line, its light rim included, CSS pixels.
const STROKE_CSS_PX: u32 = 3;

/// Shortest I-beam, pixels: those of X11 do not grow with the scale.
const BEAM_PX_MIN: u32 = 12;
/// From this height it is no letter of print, CSS pixels.
const BEAM_CSS_PX_LARGE: u32 = 14;

/// An I-beam: one upright stroke, wider at both ends, nothing beside it. Also over text. A small one may be an I, unless
/// it does not stand on the line of the text beside it.
fn is_upright(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    let (width, height) = (zone.width(), zone.height());
    let fits =
        height >= BEAM_PX_MIN && (5..=scale.px(16)).contains(&width) && width * 10 <= height * 8;
    if !fits {
        return false;
    }
    let Some(stem) = stem(patch, zone) else {
        return false;
    };
    if height < scale.px(BEAM_CSS_PX_LARGE) && !caret::is_off_line(patch) {
        return false;
    }
    let mask = visible_mask(patch, patch.strongest() / 3);
    let reach = scale.px(STROKE_CSS_PX).min((width / 3).max(2));
    let wing = scale.px(2).min(width / 3);
    let changed = |x: u32, y: u32| mask[((y - zone.top) * zone.width() + x - zone.left) as usize];
    let rows = zone.height();
    let middle = zone.top + rows / 4..zone.bottom - rows / 4;
    let lean = middle
        .into_iter()
        .flat_map(|y| (zone.left..zone.right).map(move |x| (x, y)))
        .all(|(x, y)| !changed(x, y) || x.abs_diff(stem) <= reach);
    let end = |mut rows: std::ops::Range<u32>| {
        rows.any(|y| {
            let first = (zone.left..zone.right).find(|x| changed(*x, y));
            let last = (zone.left..zone.right).rfind(|x| changed(*x, y));
            matches!((first, last), (Some(first), Some(last)) if first + wing <= stem && last >= stem + wing)
        })
    };
    let part = (rows / 6).max(2);
    lean && end(zone.top..zone.top + part) && end(zone.bottom - part..zone.bottom)
}

/// A cross: an upright and a level stroke through the middle, nothing beside them. Also over text.
fn is_cross(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    let (width, height) = (zone.width(), zone.height());
    if width.min(height) < scale.px(13) || width.abs_diff(height) > scale.px(4) {
        return false;
    }
    let mask = visible_mask(patch, patch.strongest() / 3);
    let middle = (
        u32::midpoint(zone.left, zone.right),
        u32::midpoint(zone.top, zone.bottom),
    );
    let reach = scale.px(STROKE_CSS_PX);
    let within =
        |(x, y): (u32, u32)| x.abs_diff(middle.0) <= reach || y.abs_diff(middle.1) <= reach;
    let outside = places(zone)
        .zip(&mask)
        .any(|(place, changed)| *changed && !within(place));
    let changed = |x: u32, y: u32| mask[((y - zone.top) * width + x - zone.left) as usize];
    // Every row and every column: it is one cross, not a letter.
    let rows = (zone.top..zone.bottom).all(|y| (zone.left..zone.right).any(|x| changed(x, y)));
    let columns = (zone.left..zone.right).all(|x| (zone.top..zone.bottom).any(|y| changed(x, y)));
    // The level stroke spans the width; letters like t and + of a font reach neither up nor across so far.
    let spans = |y: u32| (zone.left..zone.right).filter(|x| changed(*x, y)).count() as u32;
    let level = (middle.1 - reach..=middle.1 + reach).any(|y| spans(y) * 100 >= width * 85);
    !outside
        && rows
        && columns
        && level
        && stem(patch, zone).is_some_and(|x| x.abs_diff(middle.0) <= reach)
        && is_strong(zone, patch.before, patch.after)
}

/// The column near the middle that one colour paints over nearly the whole height in one state; of several the middle one,
/// since the rims of a stroke are as straight.
fn stem(patch: &Patch<'_>, zone: Zone) -> Option<u32> {
    let quarter = zone.width() / 4;
    let rows = || zone.top + 1..zone.bottom - 1;
    let painted = |[state, other]: [&Picture; 2], x: u32| {
        let (main, count) = prevailing(rows().map(|y| colour(state, x, y)));
        let covers = rows().filter(|y| {
            distance(colour(state, x, *y), main) <= SAME
                && distance(colour(other, x, *y), main) > 2 * SAME
        });
        let height = zone.height().saturating_sub(2) as usize;
        count * 100 >= height * 70 && covers.count() * 100 >= height * 60
    };
    let columns = zone.left + quarter..zone.right - quarter;
    let [old, new] = patch.states();
    let painted: Vec<u32> = columns
        .filter(|x| painted([old, new], *x) || painted([new, old], *x))
        .collect();
    painted.get(painted.len() / 2).copied()
}

/// Whether a place shows no text: one colour, or what straight rules and edges of panels leave of it.
fn is_plain(state: &Picture, zone: Zone) -> bool {
    let (_, count) = prevailing(places(zone).map(|(x, y)| colour(state, x, y)));
    let same = |one, two| distance(one, two) <= SAME;
    let row =
        |y| (zone.left..zone.right).all(|x| same(colour(state, x, y), colour(state, zone.left, y)));
    let column =
        |x| (zone.top..zone.bottom).all(|y| same(colour(state, x, y), colour(state, x, zone.top)));
    count as u64 * 100 >= zone.area() * 97
        || (zone.top..zone.bottom).all(row)
        || (zone.left..zone.right).all(column)
}

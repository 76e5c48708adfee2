//! The mouse pointer painted into the picture: a sprite that is gone here and stands there.

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, border, colour, distance, luma, places, prevailing},
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Largest pointer, CSS pixels.
const POINTER_CSS_PX_MAX: u32 = 48;
/// Channel difference up to which two pixels of a sprite are the same: its rim is blended with what is below.
const SAME: u8 = 24;

/// Pointers are black and white, so that they are seen on anything: one of both differs by this from what is below.
const CONTRAST_MIN: u8 = 100;

/// Changed pixels that a move need not explain, in hundredths: where black lies over black nothing is seen.
const UNEXPLAINED_PERCENT_MAX: usize = 5;
/// Pixels by which shifts are ranked.
const RANKED_PIXELS: usize = 256;
/// Words of running text are not as tall as this, CSS pixels.
const LETTER_CSS_PX_MAX: u32 = 14;

/// A bitmap of one zone.
struct Shape {
    width: usize,
    height: usize,
    set: Vec<bool>,
}

/// Whether anything in this zone changed as strongly as under a pointer.
fn is_strong(zone: Zone, before: &Picture, after: &Picture) -> bool {
    places(zone).any(|(x, y)| distance(colour(before, x, y), colour(after, x, y)) >= CONTRAST_MIN)
}

/// Whether one sprite left its place in these zones and stands elsewhere in them now.
///
/// Both pictures together know the ground: what the sprite covered before is seen after, and what it covers now was
/// seen before. So every changed pixel must be one that the sprite left, found again (blended with the other
/// ground) a shift away, or one that it came to. Text that is edited is found again nowhere.
pub(super) fn moved(zones: &[Zone], before: &Picture, after: &Picture, scale: Scale) -> bool {
    let Some(shifting) = Shifting::of(zones, before, after, scale) else {
        return false;
    };
    // Some of the pixels tell the best shift, all of them whether it is one.
    let step = shifting.points.len().div_ceil(RANKED_PIXELS).max(1);
    let least = |found: Option<(usize, (i64, i64))>, shift| {
        let limit = found.map_or(usize::MAX, |(least, _)| least);
        let unexplained = shifting.unexplained(shift, step, limit);
        (unexplained < limit)
            .then_some((unexplained, shift))
            .or(found)
    };
    let found = shifting.promising().into_iter().fold(None, least);
    found.is_some_and(|(_, shift)| {
        let limit = shifting.points.len() * UNEXPLAINED_PERCENT_MAX / 100 + 1;
        shifting.unexplained(shift, 1, limit) < limit && shifting.is_pointer(shift)
    })
}

/// A change that may be a sprite's move.
struct Shifting<'a> {
    before: &'a Picture,
    after: &'a Picture,
    scale: Scale,
    /// Holds all changed pixels.
    zone: Zone,
    /// The sprite's two places, unless they overlap.
    places: Option<[Zone; 2]>,
    /// From one of them to the other.
    apart: (i64, i64),
    /// Every visibly changed pixel.
    points: Vec<(u32, u32)>,
    /// Some of those that changed most.
    samples: Vec<(u32, u32)>,
    /// What prevails around them.
    ground: Colour,
}

impl<'a> Shifting<'a> {
    /// `None` when the change is too large, too small or too pale.
    fn of(zones: &[Zone], before: &'a Picture, after: &'a Picture, scale: Scale) -> Option<Self> {
        /// Enough to tell a sprite's shift from chance, few enough for every keystroke.
        const SAMPLES: usize = 32;
        let reach = scale.px(POINTER_CSS_PX_MAX);
        let zone = zones.iter().copied().reduce(|one, two| one.union(&two))?;
        let apart = match zones {
            [from, to] => (
                i64::from(to.left) - i64::from(from.left),
                i64::from(to.top) - i64::from(from.top),
            ),
            _ => (0, 0),
        };
        let extent = |zone: &Zone| zone.width().max(zone.height());
        let fits = if let [from, to] = zones {
            let alike = scale.px(8);
            from.width().abs_diff(to.width()) <= alike
                && from.height().abs_diff(to.height()) <= alike
                && zones
                    .iter()
                    .all(|zone| (scale.px(8)..=reach).contains(&extent(zone)))
        } else {
            extent(&zone) <= 2 * reach && zone.height() >= scale.px(LETTER_CSS_PX_MAX)
        };
        if !fits {
            return None;
        }
        let change = |(x, y)| distance(colour(before, x, y), colour(after, x, y));
        let changed = zones.iter().flat_map(|zone| places(*zone));
        let points: Vec<(u32, u32)> = changed.filter(|place| change(*place) > FAINT).collect();
        let strongest = points.iter().map(|place| change(*place)).max()?;
        let strong = points
            .iter()
            .filter(|place| change(**place) > strongest / 2);
        let strong: Vec<(u32, u32)> = strong.copied().collect();
        let step = strong.len().div_ceil(SAMPLES).max(1);
        let (ground, _) = prevailing(zones.iter().flat_map(|zone| border(before, *zone)));
        (strongest >= CONTRAST_MIN).then(|| Self {
            before,
            after,
            scale,
            zone,
            places: zones.try_into().ok(),
            apart,
            samples: strong.into_iter().step_by(step).collect(),
            points,
            ground,
        })
    }

    /// The shifts that explain most samples, best first.
    fn promising(&self) -> Vec<(i64, i64)> {
        /// Shifts looked at pixel by pixel.
        const SHIFTS_MAX: usize = 64;
        let reach = i64::from(self.scale.px(POINTER_CSS_PX_MAX));
        let misses_max = self.samples.len() / 8;
        let mut found: Vec<(usize, i64, (i64, i64))> = Vec::new();
        let mut look = |shift: (i64, i64)| {
            let mut misses = 0;
            for place in &self.samples {
                misses += usize::from(!self.explains(*place, shift));
                if misses > misses_max {
                    return;
                }
            }
            found.push((misses, shift.0.abs() + shift.1.abs(), shift));
        };
        if self.apart == (0, 0) {
            // The sprite is as wide as the change without the shift, and no wider than a pointer.
            let (width, height) = (i64::from(self.zone.width()), i64::from(self.zone.height()));
            let fits = |extent: i64, shift: &i64| extent - shift.abs() <= reach;
            for y in (-height..=height).filter(|y| fits(height, y)) {
                for x in (-width..=width).filter(|x| fits(width, x)) {
                    if (x, y) != (0, 0) {
                        look((x, y));
                    }
                }
            }
        } else {
            // What is seen of the sprite may differ a little from ground to ground.
            let slack = i64::from(self.scale.px(8));
            for sign in [1, -1] {
                for y in -slack..=slack {
                    for x in -slack..=slack {
                        look((sign * self.apart.0 + x, sign * self.apart.1 + y));
                    }
                }
            }
        }
        found.sort_unstable();
        found.truncate(SHIFTS_MAX);
        found.into_iter().map(|(_, _, shift)| shift).collect()
    }

    fn change(&self, (x, y): (u32, u32)) -> u8 {
        distance(colour(self.before, x, y), colour(self.after, x, y))
    }

    fn shifted(&self, place: (u32, u32), shift: (i64, i64)) -> Option<(u32, u32)> {
        let x = u32::try_from(i64::from(place.0) + shift.0).ok()?;
        let y = u32::try_from(i64::from(place.1) + shift.1).ok()?;
        (x < self.after.width() && y < self.after.height()).then_some((x, y))
    }

    /// Whether a sprite that moved by `shift` explains the change of this pixel.
    fn explains(&self, place: (u32, u32), shift: (i64, i64)) -> bool {
        self.left(place, shift) || self.came(place, shift)
    }

    /// The sprite left this pixel and shows the same a shift away.
    fn left(&self, place: (u32, u32), shift: (i64, i64)) -> bool {
        let there = self.shifted(place, shift);
        there.is_some_and(|there| self.is_same(place, there, [self.before, self.after]))
    }

    /// What the sprite shows here now it showed a shift away.
    fn came(&self, place: (u32, u32), shift: (i64, i64)) -> bool {
        let origin = self.shifted(place, (-shift.0, -shift.1));
        origin.is_some_and(|origin| self.is_same(place, origin, [self.after, self.before]))
    }

    /// Whether a pixel of the sprite, here in one picture and there in the other, is the same but for the part of
    /// the ground that shines through it.
    fn is_same(&self, here: (u32, u32), there: (u32, u32), [one, two]: [&Picture; 2]) -> bool {
        let seen = [colour(one, here.0, here.1), colour(two, there.0, there.1)];
        // Ground is found again everywhere, and so is a panel that differs little from it.
        let is_ground = |colour: &Colour| distance(*colour, self.ground) <= SAME;
        if self.change(there) <= SAME && seen.iter().all(is_ground) {
            return false;
        }
        if distance(seen[0], seen[1]) <= SAME {
            return true;
        }
        let grounds = [colour(two, here.0, here.1), colour(one, there.0, there.1)];
        let apart = |pair: [Colour; 2]| {
            [0, 1, 2].map(|channel| f32::from(pair[0][channel]) - f32::from(pair[1][channel]))
        };
        let (rest, ground) = (apart(seen), apart(grounds));
        let square: f32 = ground.iter().map(|part| part * part).sum();
        let along: f32 = rest.iter().zip(ground).map(|(one, two)| one * two).sum();
        let through = (along / square.max(1.0)).clamp(0.0, 1.0);
        let mut off = rest.iter().zip(ground);
        off.all(|(rest, ground)| (rest - through * ground).abs() <= f32::from(SAME))
    }

    /// Changed pixels, each or every so many, that a move by `shift` does not explain, counted up to a limit.
    fn unexplained(&self, shift: (i64, i64), step: usize, limit: usize) -> usize {
        let points = self.points.iter().step_by(step);
        let unexplained = points.filter(|place| !self.explains(**place, shift));
        unexplained.take(limit).count()
    }

    /// Whether what moved by `shift` has the shape of a pointer.
    fn is_pointer(&self, shift: (i64, i64)) -> bool {
        let old = self.old_place(shift);
        let inside = |(x, y): &&(u32, u32)| {
            (old.left..old.right).contains(x) && (old.top..old.bottom).contains(y)
        };
        let left = self.points.iter().filter(inside).copied();
        let body = Shape::of(left.filter(|place| self.left(*place, shift)));
        let scale = self.scale;
        let (rows, columns) = (body.height as u32, body.width as u32);
        let fits = rows.max(columns) >= scale.px(10)
            && rows.min(columns) >= scale.px(3)
            && rows.max(columns) <= scale.px(POINTER_CSS_PX_MAX);
        // What moves within its line may be a letter, what moves to another line a word of small print.
        let is_one = body.largest_part() >= 0.75;
        let is_level = shift.1.abs() <= 1;
        fits && body.dilated(scale.px(1) as usize).largest_part() >= 0.9
            && if is_level {
                is_one && !body.is_character(scale)
            } else {
                is_one || rows >= scale.px(LETTER_CSS_PX_MAX)
            }
    }

    /// Where the sprite stood before.
    fn old_place(&self, shift: (i64, i64)) -> Zone {
        let along = (shift.0 * self.apart.0 + shift.1 * self.apart.1).signum();
        match (self.places, along) {
            (Some([from, _]), 1) => from,
            (Some([_, to]), _) => to,
            _ => {
                let cut = |low: u32, high: u32, shift: i64| {
                    let by = shift.unsigned_abs() as u32;
                    if shift > 0 {
                        (low, high.saturating_sub(by).max(low))
                    } else {
                        ((low + by).min(high), high)
                    }
                };
                let (left, right) = cut(self.zone.left, self.zone.right, shift.0);
                let (top, bottom) = cut(self.zone.top, self.zone.bottom, shift.1);
                Zone {
                    left,
                    top,
                    right,
                    bottom,
                }
            }
        }
    }
}

/// Whether a pointer came or went, known by its body alone.
///
/// Strokes of letters are thin and of one colour. A pointer is one thick body, or has an outline of the opposite
/// colour, or is a hollow outline where its heart has the colour of what is below.
pub(super) fn came_or_went(patch: &Patch<'_>) -> bool {
    is_sprite(patch) || is_sprite(&patch.without_shadow())
}

fn is_sprite(patch: &Patch<'_>) -> bool {
    let (width, height) = (patch.zone.width(), patch.zone.height());
    let scale = patch.scale;
    let fits = (scale.px(11)..=scale.px(POINTER_CSS_PX_MAX)).contains(&width.max(height))
        && width.min(height) >= scale.px(6);
    if !fits || !is_strong(patch.zone, patch.before, patch.after) {
        return false;
    }
    if is_beam(patch) || is_cross(patch) {
        return true;
    }
    let shape = |set| Shape {
        width: width as usize,
        height: height as usize,
        set,
    };
    let visible = shape(visible_mask(patch, FAINT));
    let changed_together = visible.largest_part() >= 0.88;
    let near_together = visible.dilated(scale.px(1) as usize).largest_part() >= 0.95;
    let changed = shape(visible_mask(patch, patch.strongest() / 3));
    let body = changed.filled();
    let outline = Shape::of(changed.places()).filled();
    let is_open = outline.count() * 100 <= outline.set.len() * FILLED_PERCENT_MAX;
    patch
        .states()
        .into_iter()
        .any(|state| holds_arrow(state, patch))
        || near_together
            && is_open
            && (is_shadowed(patch, &visible, &changed) || is_two_sided(patch, &visible))
        || is_lonely(patch, &body)
        || changed_together
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
        let body = Shape {
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
            changed.count() * 2 >= part.len() && Shape::of(part.into_iter()).is_arrow(patch.scale)
        })
    };
    is_arrow(&|luma| luma <= DARK) || is_arrow(&|luma| luma >= LIGHT)
}

/// Part of a bounding box, in hundredths, that a pointer fills at most. Badges and tooltips fill more.
const FILLED_PERCENT_MAX: usize = 75;
/// Share of the change, in hundredths, from which a shadow or an outline is no accident.
const TRACE_PERCENT_MIN: usize = 12;

/// Whether a soft shadow surrounds what changed: a darkening farther away than the rim of any letter reaches.
fn is_shadowed(patch: &Patch<'_>, visible: &Shape, strong: &Shape) -> bool {
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
fn is_two_sided(patch: &Patch<'_>, visible: &Shape) -> bool {
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
fn is_lonely(patch: &Patch<'_>, body: &Shape) -> bool {
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
        is_one && is_turned && width * 10 <= height * 24
    };
    is_shaped
        && width.max(height) >= scale.px(16)
        && patch
            .states()
            .into_iter()
            .any(|state| is_plain(state, aside))
}

/// Where the change is larger than this.
fn visible_mask(patch: &Patch<'_>, least: u8) -> Vec<bool> {
    places(patch.zone)
        .map(|place| patch.change(place) > least)
        .collect()
}

/// A thick body of one colour, which covers what stood there.
fn is_solid(state: &Picture, patch: &Patch<'_>, changed: &Shape) -> bool {
    let inside = places(patch.zone).zip(&changed.set);
    let colours = inside
        .filter(|(_, set)| **set)
        .map(|((x, y), _)| colour(state, x, y));
    let (main, _) = prevailing(colours);
    let paint = Shape {
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
fn is_outlined(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> bool {
    let Some(heart) = Heart::of(state, patch, changed, body) else {
        return false;
    };
    heart.is_lined && distance(heart.colour, heart.ground) > 2 * SAME && heart.painted_percent >= 60
}

/// An outline around nothing: the heart has the colour of the ground. Letters of this size have thicker strokes,
/// or are as round as an O.
fn is_hollow(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> bool {
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

/// Thickness from which a body is no letter: a bold stroke measures a fifth of its letter.
const SOLID_THICKNESS: f64 = 0.37;

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
    fn of(state: &Picture, patch: &Patch<'_>, changed: &Shape, body: &Shape) -> Option<Self> {
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
        if count * 100 < body.count() * 12 || count < 6 || alike * 100 < count * 70 {
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

/// An I-beam: one upright stroke, wider at both ends, nothing beside it. Also over text.
fn is_beam(patch: &Patch<'_>) -> bool {
    let (zone, scale) = (patch.zone, patch.scale);
    if zone.height() < scale.px(14)
        || zone.width() > scale.px(16)
        || zone.width() * 10 > zone.height() * 8
    {
        return false;
    }
    let Some(stem) = stem(patch, zone) else {
        return false;
    };
    let mask = visible_mask(patch, patch.strongest() / 3);
    let reach = scale.px(STROKE_CSS_PX);
    let wing = scale.px(2);
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

/// The column near the middle that one colour paints over nearly the whole height in one state.
fn stem(patch: &Patch<'_>, zone: Zone) -> Option<u32> {
    let quarter = zone.width() / 4;
    let columns = || zone.left + quarter..zone.right - quarter;
    let painted = |state: &Picture, other: &Picture, x: u32| {
        let rows = || zone.top + 1..zone.bottom - 1;
        let (main, count) = prevailing(rows().map(|y| colour(state, x, y)));
        let covers = rows().filter(|y| {
            distance(colour(state, x, *y), main) <= SAME
                && distance(colour(other, x, *y), main) > 2 * SAME
        });
        let height = zone.height().saturating_sub(2) as usize;
        count * 100 >= height * 70 && covers.count() * 100 >= height * 60
    };
    columns()
        .find(|x| painted(patch.before, patch.after, *x) || painted(patch.after, patch.before, *x))
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

impl Shape {
    fn count(&self) -> usize {
        self.set.iter().filter(|set| **set).count()
    }

    /// The smallest shape that holds these places.
    fn of(places: impl Iterator<Item = (u32, u32)>) -> Self {
        let places: Vec<(u32, u32)> = places.collect();
        let zones = places.iter().map(|(x, y)| Zone::of_size(*x, *y, 1, 1));
        let zone = zones
            .reduce(|one, two| one.union(&two))
            .unwrap_or(Zone::of_size(0, 0, 0, 0));
        let width = zone.width() as usize;
        let mut set = vec![false; zone.area() as usize];
        for (x, y) in places {
            set[(y - zone.top) as usize * width + (x - zone.left) as usize] = true;
        }
        Self {
            width,
            height: zone.height() as usize,
            set,
        }
    }

    /// The places that are set, from its left upper corner.
    fn places(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let set = (0..self.set.len()).filter(|place| self.set[*place]);
        set.map(|place| ((place % self.width) as u32, (place / self.width) as u32))
    }

    /// What may be a letter: smaller than a pointer, or of thin strokes.
    fn is_character(&self, scale: Scale) -> bool {
        let body = self.filled();
        (self.height as u32) < scale.px(LETTER_CSS_PX_MAX)
            || (self.height as u32) < scale.px(20)
                && body.thickness() < SOLID_THICKNESS
                && !body.is_arrow(scale)
    }

    /// Share of the largest connected part.
    fn largest_part(&self) -> f64 {
        let mut rest = self.set.clone();
        let mut largest = 0;
        for start in 0..rest.len() {
            if rest[start] {
                largest = largest.max(self.take(&mut rest, start, true).len());
            }
        }
        largest as f64 / self.count().max(1) as f64
    }

    /// The places of each part; corners do not connect.
    fn parts(&self) -> Vec<Vec<(u32, u32)>> {
        let mut rest = self.set.clone();
        let mut parts = Vec::new();
        for start in 0..rest.len() {
            if rest[start] {
                let part = self.take(&mut rest, start, false).into_iter();
                let place = |place| ((place % self.width) as u32, (place / self.width) as u32);
                parts.push(part.map(place).collect());
            }
        }
        parts
    }

    /// Unsets the part connected to `start`, over corners too when told so; its places.
    fn take(&self, rest: &mut [bool], start: usize, corners: bool) -> Vec<usize> {
        let mut queue = vec![start];
        rest[start] = false;
        let mut next = 0;
        while let Some(&place) = queue.get(next) {
            next += 1;
            let (x, y) = ((place % self.width) as i64, (place / self.width) as i64);
            for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
                let (x, y): (i64, i64) = (x + dx, y + dy);
                let inside =
                    (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y);
                if !inside || (!corners && dx != 0 && dy != 0) {
                    continue;
                }
                let near = y as usize * self.width + x as usize;
                if std::mem::take(&mut rest[near]) {
                    queue.push(near);
                }
            }
        }
        queue
    }

    /// Grown by so many pixels to every side.
    fn dilated(&self, by: usize) -> Self {
        let spread = |set: &[bool], step: usize, length: usize, at: &dyn Fn(usize) -> usize| {
            let mut wide = vec![false; set.len()];
            for place in (0..set.len()).filter(|place| set[*place]) {
                let here = at(place);
                for other in here.saturating_sub(by)..(here + by + 1).min(length) {
                    wide[place + other * step - here * step] = true;
                }
            }
            wide
        };
        let across = spread(&self.set, 1, self.width, &|place| place % self.width);
        let set = spread(&across, self.width, self.height, &|place| {
            place / self.width
        });
        Self { set, ..*self }
    }

    /// How deep each pixel lies inside: 1 at the rim, 0 outside.
    fn depth(&self) -> Vec<u32> {
        let inside = |set: &[bool], x: usize, y: usize| {
            x > 0
                && y > 0
                && x + 1 < self.width
                && y + 1 < self.height
                && [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
                    .into_iter()
                    .all(|(x, y)| set[y * self.width + x])
        };
        let mut depth = vec![0; self.set.len()];
        let mut rest = self.set.clone();
        while rest.contains(&true) {
            for (depth, _) in depth.iter_mut().zip(&rest).filter(|(_, set)| **set) {
                *depth += 1;
            }
            rest = (0..rest.len())
                .map(|place| rest[place] && inside(&rest, place % self.width, place / self.width))
                .collect();
        }
        depth
    }

    /// With its holes filled.
    fn filled(&self) -> Self {
        let mut outside: Vec<bool> = self.set.iter().map(|set| !set).collect();
        let rim = (0..self.set.len()).filter(|place| {
            let (x, y) = (place % self.width, place / self.width);
            x == 0 || y == 0 || x + 1 == self.width || y + 1 == self.height
        });
        let mut holes = outside.clone();
        for place in rim {
            if holes[place] {
                self.take(&mut holes, place, false);
            }
        }
        for (place, outside) in outside.iter_mut().enumerate() {
            *outside = self.set[place] || holes[place];
        }
        Self {
            set: outside,
            ..*self
        }
    }

    /// Radius of the largest disc (in the largest-coordinate metric) that fits inside.
    fn radius(&self) -> f64 {
        let mut largest = 0;
        let mut size = vec![0_u32; self.set.len()];
        for place in 0..self.set.len() {
            if !self.set[place] {
                continue;
            }
            let (x, y) = (place % self.width, place / self.width);
            let least = if x == 0 || y == 0 {
                0
            } else {
                let above = place - self.width;
                size[place - 1].min(size[above]).min(size[above - 1])
            };
            size[place] = least + 1;
            largest = largest.max(least + 1);
        }
        f64::from(largest) / 2.0
    }

    /// The common arrow: an upright left edge, and a right edge that runs straight away from it from the tip
    /// down. No letter does both; where text of its colour is below, some rows are cut.
    fn is_arrow(&self, scale: Scale) -> bool {
        let rows: Vec<(i32, i32)> = self
            .set
            .chunks(self.width.max(1))
            .filter_map(|row| {
                let first = row.iter().position(|set| *set)?;
                Some((first as i32, row.iter().rposition(|set| *set)? as i32))
            })
            .collect();
        let head = rows.len() * 11 / 20;
        if rows.len() < scale.px(13) as usize || rows.len() < self.height {
            return false;
        }
        let widest = rows[head].1.max(rows[head - 1].1);
        let slope = f64::from(widest) / head as f64;
        let slack = (self.width as i32 / 8).max(1);
        let fits = |(index, row): &(usize, (i32, i32))| {
            let expected = (slope * *index as f64).round() as i32;
            row.0 <= slack && (row.1 - expected).abs() <= slack
        };
        let fitting = rows.iter().copied().take(head).enumerate().filter(fits);
        (0.45..=1.25).contains(&slope) && fitting.count() * 100 >= head * 80
    }

    fn mirrored(&self) -> Self {
        let mut set = self.set.clone();
        for row in set.chunks_mut(self.width) {
            row.reverse();
        }
        Self { set, ..*self }
    }

    /// Turned by half.
    fn turned(&self) -> Self {
        let mut set = self.set.clone();
        set.reverse();
        Self { set, ..*self }
    }

    /// Intersection over union.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = || self.set.iter().zip(&other.set);
        let both = pairs().filter(|(one, two)| **one && **two);
        let either = pairs().filter(|(one, two)| **one || **two);
        both.count() as f64 / either.count().max(1) as f64
    }

    /// Edge of the largest square inside, as a share of its mean extent.
    fn thickness(&self) -> f64 {
        let places = || (0..self.set.len()).filter(|place| self.set[*place]);
        let extent = |axis: &dyn Fn(usize) -> usize| {
            let least = places().map(axis).min().unwrap_or(0);
            places().map(axis).max().unwrap_or(0) + 1 - least
        };
        let across = extent(&|place| place % self.width);
        let down = extent(&|place| place / self.width);
        self.radius() * 4.0 / (across + down) as f64
    }
}

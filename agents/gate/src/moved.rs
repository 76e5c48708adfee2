//! The mouse pointer moved: one sprite is gone here and stands there.
//!
//! Both pictures together know the ground: what the sprite covered before is seen after, and what it covers now was
//! seen before. So every changed pixel must be one that the sprite left, found again (blended with the other
//! ground) a shift away, or one that it came to. Text that is edited is found again nowhere.

use super::{
    bitmap::{Bitmap, LETTER_CSS_PX_MAX},
    blob::FAINT,
    pixels::{Colour, border, colour, distance, off_mixture, places, prevailing},
    pointer::{CONTRAST_MIN, POINTER_CSS_PX_MAX, SAME},
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Changed pixels that a move need not explain, in hundredths: where black lies over black nothing is seen.
const UNEXPLAINED_PERCENT_MAX: usize = 8;
/// Largest pointer that moved, CSS pixels: those for weak eyes, which no other test takes for one.
const LARGEST_CSS_PX: u32 = 96;
/// Smallest pointer that moved to another row of pixels, long and thin, pixels: those of X11 do not grow with the scale.
const SMALLEST_PX: (u32, u32) = (10, 3);
/// The same for one that moved within its rows, where it may be a letter, CSS pixels.
const LEVEL_CSS_PX_MIN: (u32, u32) = (10, 3);
/// Changed pixels beyond which nobody is just pointing: two of the largest pointers at a scale of 2.5.
const POINTS_MAX: usize = 30_000;
/// Some of the most changed pixels of a patch: enough to tell a shift from chance, few enough for every keystroke.
const SAMPLES: usize = 32;
/// Samples whose colour is sought elsewhere; one of them may lie where the sprite does not show.
const SEEDS: usize = 4;
/// Shifts looked at pixel by pixel.
const SHIFTS_MAX: usize = 12;

/// Width of an outline of the ground's colour, pixels: on dark text it shows, on the ground beside it does not.
const OUTLINE_PX: usize = 2;

/// A place in the picture.
type Place = (u32, u32);
/// From one place to another.
type Shift = (i32, i32);

/// For each patch, whether a sprite's move explains all of it. `open` are the patches that nothing else explains
/// yet; one of them must be left or come to, the others may be.
pub(crate) fn explained(
    zones: &[Zone],
    open: &[usize],
    [before, after]: [&Picture; 2],
    scale: Scale,
) -> Vec<bool> {
    let mut explained = vec![false; zones.len()];
    let Some(change) = Change::of(zones, [before, after], scale) else {
        return explained;
    };
    for seed in open {
        if explained[*seed] {
            continue;
        }
        let mut shifts = change.promising(*seed).into_iter();
        if let Some(members) = shifts.find_map(|shift| change.moved_by(*seed, shift, open)) {
            for member in members {
                explained[member] = true;
            }
        }
    }
    explained
}

/// Patches that may be the old and the new place of a sprite.
struct Change<'a> {
    before: &'a Picture,
    after: &'a Picture,
    scale: Scale,
    patches: Vec<Changed>,
    /// What prevails around them.
    ground: Colour,
}

/// The changed pixels of one patch.
struct Changed {
    points: Vec<Place>,
    /// Some of those that changed most; none where nothing changed as strongly as under a pointer.
    samples: Vec<Place>,
}

impl<'a> Change<'a> {
    /// `None` when too much changed.
    fn of(zones: &[Zone], [before, after]: [&'a Picture; 2], scale: Scale) -> Option<Self> {
        let reach = 2 * scale.px(POINTER_CSS_PX_MAX);
        let fits = |zone: &&Zone| zone.width().max(zone.height()) <= reach;
        let area: u64 = zones.iter().filter(fits).map(Zone::area).sum();
        if area > 2 * POINTS_MAX as u64 {
            return None;
        }
        let change = |(x, y)| distance(colour(before, x, y), colour(after, x, y));
        let changed = |zone: &Zone| {
            if !fits(&zone) {
                return Changed {
                    points: Vec::new(),
                    samples: Vec::new(),
                };
            }
            let changed = places(*zone).filter(|place| change(*place) > FAINT);
            let points: Vec<Place> = changed.collect();
            let strongest = points.iter().map(|place| change(*place)).max().unwrap_or(0);
            let strong = |place: &&Place| {
                strongest >= CONTRAST_MIN && change(**place) > (strongest / 2).max(SAME)
            };
            let strong: Vec<Place> = points.iter().filter(strong).copied().collect();
            let step = strong.len().div_ceil(SAMPLES).max(1);
            let samples = strong.into_iter().step_by(step).collect();
            Changed { points, samples }
        };
        // Outside, because a soft shadow ends at the edge of what changed.
        let around = |zone: &Zone| zone.grown(2, before.width(), before.height());
        let (ground, _) = prevailing(zones.iter().flat_map(|zone| border(before, around(zone))));
        Some(Self {
            before,
            after,
            scale,
            patches: zones.iter().map(changed).collect(),
            ground,
        })
    }

    /// The shifts that explain most samples of a patch, best first.
    fn promising(&self, seed: usize) -> Vec<Shift> {
        let samples = &self.patches[seed].samples;
        let step = (samples.len() / SEEDS).max(1);
        let mut shifts: Vec<Shift> = Vec::new();
        for sample in samples.iter().step_by(step) {
            let [old, new] = self.states(*sample);
            let points = self.patches.iter().flat_map(|patch| &patch.points);
            for point in points {
                let [there_old, there_new] = self.states(*point);
                let to = (
                    point.0.cast_signed() - sample.0.cast_signed(),
                    point.1.cast_signed() - sample.1.cast_signed(),
                );
                if distance(old, there_new) <= SAME {
                    shifts.push(to);
                }
                if distance(new, there_old) <= SAME {
                    shifts.push((-to.0, -to.1));
                }
            }
        }
        shifts.sort_unstable();
        shifts.dedup();
        let misses_max = samples.len() / 8;
        let ranked = shifts.into_iter().filter(|shift| *shift != (0, 0));
        let ranked = ranked.filter_map(|shift| {
            let (mut misses, mut cuts) = (0, 0);
            for place in samples
                .iter()
                .filter(|place| !self.is_found(**place, shift))
            {
                let is_cut = self.is_cut(*place, shift);
                misses += usize::from(!is_cut);
                cuts += usize::from(is_cut);
                if misses > misses_max || cuts * 2 > samples.len() {
                    return None;
                }
            }
            let far = shift.0.abs() + shift.1.abs();
            Some((misses + cuts, far, shift))
        });
        let mut ranked: Vec<(usize, i32, Shift)> = ranked.collect();
        ranked.sort_unstable();
        ranked.truncate(SHIFTS_MAX);
        ranked.into_iter().map(|(_, _, shift)| shift).collect()
    }

    /// The patches that a move by `shift` explains, the seed among them, if what moved is a pointer.
    fn moved_by(&self, seed: usize, shift: Shift, open: &[usize]) -> Option<Vec<usize>> {
        let half = |index: &usize| {
            let points = &self.patches[*index].points;
            let found = points.iter().filter(|place| self.is_found(**place, shift));
            found.count() * 2 > points.len()
        };
        let members: Vec<usize> = (0..self.patches.len()).filter(half).collect();
        let points = || {
            members
                .iter()
                .flat_map(|index| &self.patches[*index].points)
        };
        let is_level = shift.1.abs() <= 1;
        let places = points().flat_map(|place| self.body_at(*place, shift));
        // The letters of a word that moved along its line enclose what stood there before.
        let body = Body::of(places.collect(), usize::from(!is_level))?;
        let alone = open.iter().all(|index| members.contains(index));
        if !self.is_pointer(&body.found, is_level, alone)
            || is_level && self.is_swap(points(), &body, shift)
        {
            return None;
        }
        let is_whole = |index: &usize| {
            let points = &self.patches[*index].points;
            let lost = points.iter().filter(|place| {
                !self.is_found(**place, shift)
                    && !self.is_within(&body, **place, shift)
                    && !self.is_cut(**place, shift)
            });
            lost.count() * 100 <= points.len() * UNEXPLAINED_PERCENT_MAX + 100
        };
        let whole: Vec<usize> = members.into_iter().filter(is_whole).collect();
        whole.contains(&seed).then_some(whole)
    }

    fn states(&self, (x, y): Place) -> [Colour; 2] {
        [colour(self.before, x, y), colour(self.after, x, y)]
    }

    fn change(&self, place: Place) -> u8 {
        let [old, new] = self.states(place);
        distance(old, new)
    }

    fn shifted(&self, place: Place, shift: Shift) -> Option<Place> {
        let x = place.0.checked_add_signed(shift.0)?;
        let y = place.1.checked_add_signed(shift.1)?;
        (x < self.after.width() && y < self.after.height()).then_some((x, y))
    }

    /// Whether the edge of the screen cuts what this pixel shows off, where it came from or where it went.
    fn is_cut(&self, place: Place, shift: Shift) -> bool {
        let back = (-shift.0, -shift.1);
        [shift, back]
            .into_iter()
            .any(|shift| self.shifted(place, shift).is_none())
    }

    /// Whether a sprite that moved by `shift` explains the change of this pixel.
    fn is_found(&self, place: Place, shift: Shift) -> bool {
        self.left(place, shift).is_some() || self.came(place, shift).is_some()
    }

    /// The sprite left this pixel and shows the same a shift away; how many shifts on it ends.
    fn left(&self, place: Place, shift: Shift) -> Option<i32> {
        self.steps(place, shift, [self.before, self.after])
    }

    /// What the sprite shows here now it showed a shift away; how many shifts back it begins.
    fn came(&self, place: Place, shift: Shift) -> Option<i32> {
        self.steps(place, (-shift.0, -shift.1), [self.after, self.before])
    }

    /// Where the sprite stood, as far as one changed pixel tells.
    fn body_at(&self, place: Place, shift: Shift) -> impl Iterator<Item = Place> + '_ {
        let at = move |steps: i32| self.shifted(place, (shift.0 * steps, shift.1 * steps));
        let left = (0..self.left(place, shift).unwrap_or(0)).filter_map(at);
        let came = (1..=self.came(place, shift).unwrap_or(0)).filter_map(move |step| at(-step));
        left.chain(came)
    }

    /// After how many shifts a pixel of one picture ends that is found again a shift away in the other; `None` if
    /// it is not. Where nothing changed there, the sprite shows the same colour there too, and so a further shift
    /// away, until something changed: so a stroke of a letter that stays does not stand for one that came.
    fn steps(&self, here: Place, shift: Shift, pictures: [&Picture; 2]) -> Option<i32> {
        let seen = colour(pictures[0], here.0, here.1);
        let from_ground = distance(seen, self.ground);
        // Ground is found again everywhere.
        if from_ground <= FAINT {
            return None;
        }
        let far = shift.0.abs().max(shift.1.abs());
        let steps_max = self.scale.px(POINTER_CSS_PX_MAX).cast_signed() / far;
        let mut place = here;
        for step in 1..=steps_max.max(1) {
            let next = self.shifted(place, shift)?;
            let changed = self.change(next) > FAINT;
            // A panel differs little from the ground; a shadow does too, but is the same to the last bit, and the rim
            // of an outline is another mixture over letters.
            if from_ground <= SAME {
                let apart = distance(seen, colour(pictures[1], next.0, next.1));
                let is_found =
                    apart <= FAINT / 2 || apart > SAME && self.is_same(place, next, pictures);
                return (changed && is_found).then_some(step);
            }
            if !self.is_same(place, next, pictures) {
                return None;
            }
            if changed {
                return Some(step);
            }
            place = next;
        }
        None
    }

    /// Whether a pixel, here in one picture and there in the other, is the same but for the part of the ground that
    /// shines through it.
    fn is_same(&self, here: Place, there: Place, [one, two]: [&Picture; 2]) -> bool {
        let seen = [colour(one, here.0, here.1), colour(two, there.0, there.1)];
        if distance(seen[0], seen[1]) <= SAME {
            return true;
        }
        let grounds = [colour(two, here.0, here.1), colour(one, there.0, there.1)];
        off_mixture(seen, grounds) <= f32::from(SAME)
    }

    /// Whether a pixel lies inside the sprite, at its old or its new place, and shows it: a white heart on white
    /// ground is no evidence, but no counterproof either.
    fn is_within(&self, body: &Body, place: Place, shift: Shift) -> bool {
        let back = (-shift.0, -shift.1);
        let same = |there: Place, pictures| self.is_same(place, there, pictures);
        let left = self
            .shifted(place, shift)
            .is_some_and(|there| body.holds(place) && same(there, [self.before, self.after]));
        left || self
            .shifted(place, back)
            .is_some_and(|origin| body.holds(origin) && same(origin, [self.after, self.before]))
    }

    /// Whether what moved has the shape of a pointer. What moves within its line may be a letter, unless nothing
    /// else there changes; what moves to another line may be a word of small print.
    fn is_pointer(&self, body: &Bitmap, is_level: bool, alone: bool) -> bool {
        let scale = self.scale;
        let (rows, columns) = (body.height as u32, body.width as u32);
        let (long, thin) = if is_level {
            (scale.px(LEVEL_CSS_PX_MIN.0), scale.px(LEVEL_CSS_PX_MIN.1))
        } else {
            SMALLEST_PX
        };
        let fits = rows.max(columns) >= long
            && rows.min(columns) >= thin
            && rows.max(columns) <= scale.px(LARGEST_CSS_PX);
        let is_one = body.largest_part() >= 0.75;
        fits && body.dilated(scale.px(1) as usize).largest_part() >= 0.9
            && if is_level {
                is_one && (alone || !body.is_character(scale))
            } else {
                is_one || rows >= scale.px(LETTER_CSS_PX_MAX)
            }
    }

    /// Whether something came the other way: two letters that change places.
    fn is_swap<'p>(
        &self,
        points: impl Iterator<Item = &'p Place>,
        body: &Body,
        shift: Shift,
    ) -> bool {
        if (shift.0.unsigned_abs() + 2) < body.found.width as u32 {
            return false;
        }
        let (mut all, mut back) = (0, 0);
        for place in points.filter(|place| self.left(**place, shift).is_some()) {
            let shown = self.states(*place)[1];
            let there = self.shifted(*place, shift);
            let is_back = |there: Place| distance(shown, self.states(there)[0]) <= SAME;
            all += 1;
            back += usize::from(distance(shown, self.ground) > SAME && there.is_some_and(is_back));
        }
        back * 100 > all * 15
    }
}

/// What is known of the sprite, at its old place.
struct Body {
    left: u32,
    top: u32,
    found: Bitmap,
    /// With what its outline encloses, and with an outline of the ground's colour around it.
    hull: Bitmap,
}

impl Body {
    /// `None` without a place. An outline may have gaps of `gap` pixels to either side.
    fn of(places: Vec<Place>, gap: usize) -> Option<Self> {
        let left = places.iter().map(|place| place.0).min()?;
        let top = places.iter().map(|place| place.1).min()?;
        let found = Bitmap::of(places.into_iter());
        let hull = found.dilated(gap).filled().bordered(OUTLINE_PX);
        Some(Self {
            left,
            top,
            found,
            hull,
        })
    }

    fn holds(&self, (x, y): Place) -> bool {
        let (x, y) = (x as usize + OUTLINE_PX, y as usize + OUTLINE_PX);
        let inside = (x >= self.left as usize && y >= self.top as usize)
            .then(|| (x - self.left as usize, y - self.top as usize))
            .filter(|(x, y)| *x < self.hull.width && *y < self.hull.height);
        inside.is_some_and(|(x, y)| self.hull.set[y * self.hull.width + x])
    }
}

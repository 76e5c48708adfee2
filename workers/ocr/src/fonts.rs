//! The fonts that are installed on this machine, and in which of them a line is set.
//!
//! Most of what a screen shows is set in fonts that lie on its disk. A few letters that the engine has read tell which font it
//! is and in which size: from how far apart they stand, and then by drawing them as the desktop does and comparing. From then
//! on all other signs of it can be drawn before they were ever seen ([`SizedFont`]). A line of a font that is not installed,
//! or is drawn in another way, matches none; it is read as before.

mod compose;
mod draw;
mod kerning;
mod outline;
mod shape;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use fontdb::{Database, ID};
use skrifa::{FontRef, MetadataProvider, instance::LocationRef, instance::Size};
use zeroize::{Zeroize, Zeroizing};

pub(crate) use self::compose::{Composed, Placed, composed};
use self::draw::Loaded;
pub(crate) use self::draw::{Drawing, PLACES, SizedFont};
pub(crate) use self::shape::{Form, Picture, Shape, near};

/// The signs that fonts are told by.
const SIGNS: std::ops::RangeInclusive<char> = '0'..='z';
const SIGNS_COUNT: usize = 'z' as usize - '0' as usize + 1;
/// Letters that a line is told by, at least, and so many of them different.
pub(crate) const SHOWN_MIN: usize = 8;
const DIFFERENT_MIN: usize = 5;
/// Letters stand so far from where a font has them, root mean square, pixels, at most: they are drawn at quarters of a pixel,
/// and pairs of them are moved together.
const OFF_PX_MAX: f32 = 0.45;
/// A font that is so near, levels, is it; one that is as near as this, if others are less likely by so much.
const EXACT: f32 = 6.0;
const NEAR: f32 = 12.0;
const RANK_OFF: f32 = 1.0;
/// What is less likely differs by so much less, at least, levels.
const NEARER_MIN: f32 = 0.5;
/// Letters that are compared, at most.
const COMPARED_MAX: usize = 24;
/// Letters have at most so many times the ink, or so little: pale edges are no part of what was seen.
const INK_MAX: f32 = 1.3;
/// They reach so much higher or lower, pixels, at most, and higher by so much in the mean for traces of ink.
const HIGH_PX_MAX: f32 = 0.8;
const TRACE_PX: f32 = 0.25;
/// By how much the right font is off in the mean, pixels, and how much less ink was seen, as a share: it is these that count as
/// much as each other.
const OFF_PX: f32 = 0.1;
const INK: f32 = 0.08;
/// Fonts whose data is kept though nothing is set in them, at most: they have half a megabyte each.
const LOADED_MAX: usize = 32;
/// Fonts that are drawn to be compared, at most.
const LIKELY_MAX: usize = 8;
/// Where letters stand is told by most of a line: where those are round, a row lower than the font has it.
pub(crate) const BASELINES: [isize; 3] = [0, 1, -1];
/// Sizes that are looked for, pixels.
const SIZE_PX: std::ops::RangeInclusive<f32> = 7.0..=64.0;
/// Sizes are told to so many parts of a pixel; those in which style sheets give them come first.
const SIZE_STEPS: [f32; 4] = [1.0, 2.0, QUARTERS, 20.0];
const QUARTERS: f32 = 4.0;
/// How far a size may be from the one that was measured: in percent, in standard errors up to so many percent, and in typewriter
/// type whose letters stand at whole pixels.
const SIZE_PERCENT_MAX: f32 = 1.2;
const UNSURE_TIMES: f32 = 2.5;
const UNSURE_PERCENT_MAX: f32 = 4.0;
const PITCH_OFF_PX: f32 = 0.5;

/// The fonts of a machine.
pub(crate) struct Fonts {
    database: Database,
    measured: Vec<Measured>,
    loaded: Mutex<HashMap<ID, Option<Arc<Loaded>>>>,
}

/// How wide the signs of a font are.
struct Measured {
    id: ID,
    signs: [Option<Sign>; SIGNS_COUNT],
}

/// A sign of a font, in its size.
#[derive(Clone, Copy)]
struct Sign {
    /// From where it begins to where the next one does.
    advance: f32,
    ink: outline::Ink,
    /// How far it reaches above where letters stand.
    top: f32,
}

/// A letter that was read, in a cell of its own.
pub(crate) struct Shown {
    pub(crate) sign: char,
    /// Where the middle of its ink is, pixels.
    pub(crate) middle: f32,
    /// All of it, levels.
    pub(crate) ink: f32,
    pub(crate) form: Form,
    pub(crate) pixels: Zeroizing<Vec<u8>>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.sign.zeroize();
    }
}

impl Shown {
    pub(crate) fn shape(&self) -> Shape<'_> {
        Shape::new(self.form, &self.pixels)
    }
}

/// Where the letters of a line are in a font, against where they were seen.
#[derive(Clone, Copy)]
struct Fit {
    size: f32,
    /// Its standard error.
    unsure: f32,
    /// How far it is from each letter to the next one, of the size, in typewriter type.
    pitch: Option<f32>,
    /// Root mean square, pixels.
    off: f32,
    /// How many times as much ink they have, or as little, in the mean.
    ink: f32,
    /// How much higher or lower they reach, pixels, in the mean.
    high: f32,
}

/// The nearest font so far.
struct Best {
    /// What letters differ by, levels.
    apart: f32,
    rank: f32,
    font: SizedFont,
}

impl Best {
    /// Whether it is the font, where this is the likeliest one of the others.
    fn is_it(&self, other: &Fit) -> bool {
        self.apart <= EXACT || self.apart <= NEAR && other.rank() > self.rank + RANK_OFF
    }
}

impl Fit {
    /// The less, the likelier.
    fn rank(&self) -> f32 {
        self.off / OFF_PX + (self.ink - 1.0) / INK
    }

    /// Sizes near the one that was measured, each once.
    fn sizes(&self) -> Vec<f32> {
        let unsure = (UNSURE_TIMES * self.unsure).min(self.size * UNSURE_PERCENT_MAX / 100.0);
        let step = self.pitch.map_or(0.0, |pitch| PITCH_OFF_PX / pitch);
        let far = unsure.max(step).max(self.size * SIZE_PERCENT_MAX / 100.0);
        let near = |steps: f32| [(self.size * steps).round() / steps];
        let wide = |steps: f32| {
            let first = ((self.size - far) * steps).ceil() as u32;
            let last = ((self.size + far) * steps).floor() as u32;
            (first..=last).map(move |at| at as f32 / steps)
        };
        let sizes = SIZE_STEPS.into_iter().flat_map(near).chain(wide(QUARTERS));
        let mut near: Vec<f32> = vec![];
        for size in sizes {
            if (size - self.size).abs() <= far && !near.contains(&size) {
                near.push(size);
            }
        }
        near
    }
}

impl Fonts {
    /// The fonts of this machine. They are measured once, which takes a moment.
    pub(crate) fn installed() -> &'static Self {
        static INSTALLED: LazyLock<Fonts> = LazyLock::new(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            Fonts::of(database)
        });
        &INSTALLED
    }

    fn of(database: Database) -> Self {
        let measure = |id: ID| database.with_face_data(id, |data, index| measured(id, data, index));
        let measured = database.faces().filter_map(|face| measure(face.id)?);
        let mut measured: Vec<Measured> = measured.collect();
        measured.sort_by_key(|font| font.id);
        Self {
            measured,
            database,
            loaded: Mutex::default(),
        }
    }

    /// The font and the size in which words are set, likely drawn as other text is. None: none of those that are installed, or
    /// they show too little.
    pub(crate) fn of_words(
        &self,
        words: &[Vec<Shown>],
        usual: Option<Drawing>,
    ) -> Option<SizedFont> {
        let mut shown: Vec<&Shown> = words.iter().flatten().collect();
        shown.sort_by_key(|shown| (shown.sign, shown.form));
        let different = shown.chunk_by(|one, other| one.sign == other.sign).count();
        if shown.len() < SHOWN_MIN || different < DIFFERENT_MIN {
            return None;
        }
        let step = shown.len().div_ceil(COMPARED_MAX).max(1);
        let shown: Vec<&Shown> = shown.into_iter().step_by(step).collect();
        let mut best: Option<Best> = None;
        for (fit, id) in self.likely(words) {
            if best.as_ref().is_some_and(|best| best.is_it(&fit)) {
                break;
            }
            if let Some(loaded) = self.loaded(id) {
                compare(&mut best, &loaded, &fit, usual, &shown);
            }
        }
        best.map(|best| best.font)
    }

    /// The fonts whose letters stand as those of words do and have as much ink, the likeliest one first.
    fn likely(&self, words: &[Vec<Shown>]) -> Vec<(Fit, ID)> {
        let fits = self.measured.iter().filter_map(|font| {
            let fit = font.fit(words)?;
            let is_likely = fit.off <= OFF_PX_MAX && fit.ink <= INK_MAX && fit.high <= HIGH_PX_MAX;
            (is_likely && SIZE_PX.contains(&fit.size)).then_some((fit, font.id))
        });
        let mut fits: Vec<(Fit, ID)> = fits.collect();
        fits.sort_by(|(one, _), (other, _)| one.rank().total_cmp(&other.rank()));
        fits.truncate(LIKELY_MAX);
        fits
    }

    fn loaded(&self, id: ID) -> Option<Arc<Loaded>> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if loaded.len() >= LOADED_MAX {
            let is_used = |font: &Option<Arc<Loaded>>| {
                font.as_ref()
                    .is_some_and(|font| Arc::strong_count(font) > 1)
            };
            loaded.retain(|_, font| is_used(font));
        }
        let load = || {
            let load = |data: &[u8], index| Loaded::new(data, index);
            self.database.with_face_data(id, load)?.map(Arc::new)
        };
        loaded.entry(id).or_insert_with(load).clone()
    }
}

/// Draws letters in a font as desktops do, until they are near.
fn compare(
    best: &mut Option<Best>,
    loaded: &Arc<Loaded>,
    fit: &Fit,
    usual: Option<Drawing>,
    shown: &[&Shown],
) {
    for drawing in Drawing::all(usual) {
        for size in fit.sizes() {
            let Some((apart, font)) = SizedFont::matching(loaded, size, drawing, shown) else {
                continue;
            };
            let is_nearer = |best: &Best| apart < best.apart - NEARER_MIN;
            if best.as_ref().is_none_or(is_nearer) {
                let rank = fit.rank();
                *best = Some(Best { apart, rank, font });
            }
        }
        if best.as_ref().is_some_and(|best| best.apart <= NEAR) {
            break;
        }
    }
}

impl Measured {
    fn sign(&self, sign: char) -> Option<Sign> {
        let at = (sign as usize).checked_sub(*SIGNS.start() as usize)?;
        *self.signs.get(at)?
    }

    /// The size in which this font's letters stand nearest to those of words: least squares, with each word where it stands.
    fn fit(&self, words: &[Vec<Shown>]) -> Option<Fit> {
        let mut pairs: Vec<(f32, f32)> = vec![];
        for word in words.iter().filter(|word| word.len() > 1) {
            pairs.extend(self.steps(word)?);
        }
        let sum = |of: fn(&(f32, f32)) -> f32| pairs.iter().map(of).sum::<f32>();
        let size = sum(|(own, seen)| own * seen) / sum(|(own, _)| own * own);
        let off = pairs.iter().map(|(own, seen)| (own * size - seen).powi(2));
        let off = (off.sum::<f32>() / pairs.len() as f32).sqrt();
        let ink = self.ink_of(words, size)?;
        let unsure = off / sum(|(own, _)| own * own).sqrt();
        let fit = Fit {
            size,
            unsure,
            pitch: self.pitch(),
            off,
            ink,
            high: self.high_of(words, size)?,
        };
        off.is_finite().then_some(fit)
    }

    /// How far it is from each letter to the next one, of the size, in typewriter type.
    fn pitch(&self) -> Option<f32> {
        let mut advances = self.signs.iter().flatten().map(|sign| sign.advance);
        let pitch = advances.next()?;
        advances.all(|advance| advance == pitch).then_some(pitch)
    }

    /// How far the ink of letters in this size is from what was seen.
    fn ink_of(&self, words: &[Vec<Shown>], size: f32) -> Option<f32> {
        let (mut sum, mut count) = (0.0, 0.0);
        for shown in words.iter().flatten() {
            let own = self.sign(shown.sign)?.ink.area * size * size * 255.0;
            sum += (own / shown.ink).ln().abs();
            count += 1.0;
        }
        Some((sum / count).exp())
    }

    /// How much higher or lower letters reach in this size than was seen, with the best of baselines.
    fn high_of(&self, words: &[Vec<Shown>], size: f32) -> Option<f32> {
        let shown = words.iter().flatten();
        let own = shown
            .clone()
            .map(|shown| Some(self.sign(shown.sign)?.top * size));
        let own = own.collect::<Option<Vec<f32>>>()?;
        let high = BASELINES.map(|higher| {
            let seen = shown
                .clone()
                .map(|shown| shown.shape().from(higher).top() as f32);
            let high = own
                .iter()
                .zip(seen)
                .map(|(own, seen)| (seen - own - TRACE_PX).abs());
            high.sum::<f32>() / own.len() as f32
        });
        high.into_iter().min_by(f32::total_cmp)
    }

    /// The places of the letters of a word in this font and those where they were seen, from the middle of each.
    fn steps(&self, word: &[Shown]) -> Option<Vec<(f32, f32)>> {
        let mut begin = 0.0;
        let own = word.iter().map(|shown| {
            let sign = self.sign(shown.sign)?;
            let middle = begin + sign.ink.middle;
            begin += sign.advance;
            Some((middle, shown.middle))
        });
        let mut places = own.collect::<Option<Vec<(f32, f32)>>>()?;
        let count = places.len() as f32;
        let own: f32 = places.iter().map(|(own, _)| own).sum();
        let seen: f32 = places.iter().map(|(_, seen)| seen).sum();
        for place in &mut places {
            place.0 -= own / count;
            place.1 -= seen / count;
        }
        Some(places)
    }
}

/// None: it has not all small letters.
fn measured(id: ID, data: &[u8], index: u32) -> Option<Measured> {
    let font = FontRef::from_index(data, index).ok()?;
    let (charmap, outlines) = (font.charmap(), font.outline_glyphs());
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    let sign = |sign: char| {
        let glyph = charmap.map(sign)?;
        let outline = outlines.get(glyph)?;
        Some(Sign {
            advance: metrics.advance_width(glyph)?,
            ink: outline::ink(&outline)?,
            top: metrics.bounds(glyph)?.y_max,
        })
    };
    if !('a'..='z').all(|letter| charmap.map(letter).is_some()) {
        return None;
    }
    let mut signs = [None; SIGNS_COUNT];
    for (to, from) in signs.iter_mut().zip(SIGNS) {
        *to = from.is_alphanumeric().then(|| sign(from)).flatten();
    }
    Some(Measured { id, signs })
}

#[cfg(test)]
mod tests;

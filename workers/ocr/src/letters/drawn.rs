//! Tells the letters of a face whose font is installed: they can be drawn before they were ever seen.

use std::{
    collections::{BTreeSet, HashMap},
    iter,
};

use zeroize::Zeroizing;

use crate::fonts::{
    self, BASELINES, Composed, Drawing, Form, PLACES, Picture, Placed, Shape, Shown, SizedFont,
};

/// What a cell differs by from what it shows, at most, root mean square, levels.
const APART_MAX: f32 = 20.0;
/// What differs by less is told at once by the signs that are frequent.
const NEAR_MAX: f32 = 12.0;
/// The next sign differs by so much more, at least, levels.
const CLEAR_MIN: f32 = 8.0;
/// A cell may differ by more when all others differ by so many times as much, at least.
const FAR_MAX: f32 = 34.0;
const FAR_TIMES_MIN: f32 = 1.8;
const OTHER_MAX: f32 = FAR_MAX * FAR_TIMES_MIN;
/// Of two bars, dashes or quotes it differs by so much more, where it is not what was drawn but for so much.
const BARS: &str = "Il|1iı!ĺļíìîï";
const ALIKE: [&str; 4] = [BARS, "-–—−_", "'’‘`´,", "\"“”„"];
const CLEAR_ALIKE_MIN: f32 = 20.0;
const EXACT_MAX: f32 = 5.0;

/// Pairs that look like one letter, and what they differ by at most.
const LIKE_ONE: [&str; 8] = ["rn", "vv", "VV", "cl", "ri", "li", "lo", "ol"];
const EXACT_PAIR_MAX: f32 = 10.0;

/// A cell is so much wider or narrower than the outline of what it shows, pixels, at most.
const WIDTH_OFF_MAX: f32 = 1.75;
/// A font shows so many of the letters of a face that is set in it, at least, in percent.
const SHOWS_PERCENT_MIN: usize = 75;
/// And these are so many different ones, at least.
const DIFFERENT_MIN: usize = 3;

/// Signs that are no part of another one, as a hyphen is of a dash and a comma of a low quote.
const BROAD: &str = "#/%&@€$£()";

/// Signs that are drawn when a face is told, and those that are when a cell shows none of them.
const FREQUENT: std::ops::RangeInclusive<char> = '!'..='~';
const RARE: [std::ops::RangeInclusive<char>; 2] = ['¡'..='ž', 'Ș'..='ț'];
/// But for those that look like two letters, or like another one with a stroke that one more pixel of ink would be.
const LEFT_OUT: &str = "\u{ad}¦ÐĐđĤĦħĲĳĸĿŀŉŦŧ";
const RARE_SIGNS: &str = "‘’“”„†•…‰‹›€™−";

/// The letters of a font in a size.
pub(super) struct Drawn {
    font: SizedFont,
    pictures: HashMap<Form, Vec<(char, Picture)>>,
    /// All signs by their places between pixels.
    signs: [Vec<Placed>; PLACES as usize],
    /// Signs that were not drawn so far, and how wide they are, pixels. None: they were not measured.
    rare: Option<Vec<(char, f32)>>,
    space: f32,
}

/// The font of a face.
#[derive(Clone, Copy)]
pub(super) struct FaceFont {
    /// Which of those that are drawn.
    pub(super) at: usize,
    /// How wide a space is, pixels.
    pub(super) space: f32,
    pub(super) is_typewriter: bool,
}

/// What a cell is.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) text: Zeroizing<String>,
    /// Paper before it and after it that is its own, pixels.
    pub(super) bearings: [f32; 2],
}

/// A sign that looks like what a cell shows.
struct Near {
    /// What it differs by.
    apart: f32,
    sign: char,
    bearings: [f32; 2],
}

impl Drawn {
    /// None: the font has no space.
    pub(super) fn new(font: SizedFont) -> Option<Self> {
        let mut drawn = Self {
            space: font.space()?,
            font,
            pictures: HashMap::new(),
            signs: Default::default(),
            rare: None,
        };
        drawn.draw(FREQUENT);
        Some(drawn)
    }

    /// How it is drawn.
    pub(super) fn drawing(&self) -> Drawing {
        self.font.drawing()
    }

    fn draw(&mut self, signs: impl Iterator<Item = char>) {
        for sign in signs {
            for glyph in self.font.draw(sign) {
                if let Some(picture) = glyph.picture() {
                    let pictures = self.pictures.entry(picture.shape().form).or_default();
                    pictures.push((sign, picture));
                }
                self.signs[usize::from(glyph.place)].push(Placed { sign, glyph });
            }
        }
    }

    /// What the cells of a line are. None: nothing that the font has, or one sign as well as another.
    pub(super) fn told<'a>(&mut self, cells: impl Iterator<Item = Shape<'a>>) -> Vec<Option<Told>> {
        let cells: Vec<Shape<'_>> = cells.collect();
        let all = BASELINES.map(|higher| {
            let cells = cells.iter().map(|cell| cell.from(higher));
            let told = cells
                .clone()
                .map(|cell| self.sign(cell))
                .collect::<Vec<_>>();
            (cells.collect::<Vec<_>>(), told)
        });
        // The first of those that tell most.
        let count = |(_, told): &(Vec<Shape<'_>>, Vec<Option<Told>>)| told.iter().flatten().count();
        let Some((cells, told)) = all.into_iter().rev().max_by_key(count) else {
            return vec![];
        };
        let told = told.into_iter().zip(cells);
        told.map(|(told, cell)| told.or_else(|| self.composed(cell)))
            .collect()
    }

    /// The sign that a cell shows.
    fn sign(&mut self, cell: Shape<'_>) -> Option<Told> {
        let near = self.nearest(cell).filter(|(apart, _)| *apart <= NEAR_MAX);
        let near = near.or_else(|| {
            self.draw_rare(cell.form.0 as f32);
            self.nearest(cell)
        });
        near.map(|(_, told)| told)
    }

    /// Draws rare signs about so wide.
    fn draw_rare(&mut self, width: f32) {
        let font = &self.font;
        let rare = self.rare.get_or_insert_with(|| {
            let letters = RARE.into_iter().flatten();
            let letters = letters.filter(|sign| !LEFT_OUT.contains(*sign));
            let signs = letters.chain(RARE_SIGNS.chars());
            signs
                .filter_map(|sign| Some((sign, font.width(sign)?)))
                .collect()
        });
        let is_near = |(_, own): &mut (char, f32)| (*own - width).abs() <= WIDTH_OFF_MAX;
        let near: Vec<(char, f32)> = rare.extract_if(.., is_near).collect();
        self.draw(near.into_iter().map(|(sign, _)| sign));
    }

    /// Whether it draws letters that were read.
    pub(super) fn shows(&self, words: &[Vec<Shown>]) -> bool {
        let shown = words.iter().flatten();
        let is_near = |shown: &Shown, higher| {
            let cell = shown.shape().from(higher);
            self.nearest(cell).is_some_and(|(apart, told)| {
                apart <= NEAR_MAX && told.text.chars().eq([shown.sign])
            })
        };
        let count = shown.clone().count();
        let different: BTreeSet<char> = shown.clone().map(|shown| shown.sign).collect();
        different.len() >= DIFFERENT_MIN
            && BASELINES.into_iter().any(|higher| {
                let near = shown.clone().filter(|shown| is_near(shown, higher)).count();
                near * 100 >= count * SHOWS_PERCENT_MIN
            })
    }

    /// How many of these cells it can tell without a sign that is rare.
    pub(super) fn told_count<'a>(&self, cells: impl Iterator<Item = Shape<'a>> + Clone) -> usize {
        let counts = BASELINES.map(|higher| {
            let told = cells
                .clone()
                .filter(|cell| self.nearest(cell.from(higher)).is_some());
            told.count()
        });
        counts.into_iter().max().unwrap_or(0)
    }

    /// Itself as the font of a face.
    pub(super) fn at(&self, at: usize) -> FaceFont {
        FaceFont {
            at,
            space: self.space,
            is_typewriter: self.font.is_typewriter(),
        }
    }

    /// The signs that touch in a cell.
    fn composed(&self, cell: Shape<'_>) -> Option<Told> {
        let Composed {
            text,
            apart,
            bearings,
        } = fonts::composed(cell, &self.signs, &self.font)?;
        let is_like_one = LIKE_ONE.iter().any(|pair| text.contains(pair));
        let is_it = is_usual(&text) && (apart <= EXACT_PAIR_MAX || !is_like_one);
        is_it.then_some(Told { text, bearings })
    }

    /// The sign that is nearest to what a cell shows, and how far it is. None: it is far, or another one is as near.
    fn nearest(&self, cell: Shape<'_>) -> Option<(f32, Told)> {
        let alike = self.all_near(cell, iter::once(cell.form), OTHER_MAX);
        let is_near = |near: &[Near]| near.first().is_some_and(|near| near.apart <= NEAR_MAX);
        let near = match is_near(&alike) {
            true => alike,
            false => {
                // Most of what is unknown looks like nothing.
                let looks_like = self.all_near(cell, fonts::near(cell.form), FAR_MAX);
                looks_like.first()?;
                self.all_near(cell, fonts::near(cell.form), OTHER_MAX)
            }
        };
        let first = near.first()?;
        let next = near.get(1).map_or(f32::INFINITY, |next| next.apart);
        let has =
            |signs: &str, at: usize| near.get(at).is_some_and(|near| signs.contains(near.sign));
        let are_alike = ALIKE.iter().any(|signs| has(signs, 0) && has(signs, 1));
        let clear = match are_alike && first.apart > EXACT_MAX {
            true => CLEAR_ALIKE_MIN,
            false => CLEAR_MIN,
        };
        let is_it = first.apart <= APART_MAX && next - first.apart >= clear;
        let is_alone = first.apart <= FAR_MAX && next >= first.apart * FAR_TIMES_MIN && !are_alike;
        let told = Told {
            text: Zeroizing::new(first.sign.to_string()),
            bearings: first.bearings,
        };
        (is_it || is_alone).then_some((first.apart, told))
    }

    /// The nearest of each sign in these forms that differs by so much at most, the nearest one first.
    fn all_near(&self, cell: Shape<'_>, forms: impl Iterator<Item = Form>, most: f32) -> Vec<Near> {
        let pictures = forms.filter_map(|form| self.pictures.get(&form)).flatten();
        let near = pictures.filter_map(|(sign, picture)| {
            Some(Near {
                apart: picture.shape().difference(cell, most)?,
                sign: *sign,
                bearings: picture.bearings,
            })
        });
        let mut near: Vec<Near> = near.collect();
        near.sort_by(|one, other| one.apart.total_cmp(&other.apart));
        let mut signs = BTreeSet::new();
        near.retain(|near| signs.insert(near.sign));
        near
    }
}

/// Whether signs that touch may be what they look like: letters and figures, of the bars an l where it is usual, and one small
/// sign after a letter. Small signs side by side look like a letter or a longer sign.
fn is_usual(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let beside = |at: Option<usize>, is: fn(char) -> bool| {
        let sign = at.and_then(|at| signs.get(at));
        sign.is_some_and(|sign| is(*sign))
    };
    let is_usual_sign = |(at, sign): (usize, &char)| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        match sign {
            'l' => beside(before, char::is_lowercase) || beside(after, char::is_lowercase),
            'I' | 'ı' => false,
            '.' | ',' => beside(before, is_full) && at + 1 == signs.len(),
            '-' | '_' => beside(before, is_full),
            sign => sign.is_alphanumeric() || BROAD.contains(*sign),
        }
    };
    signs.iter().enumerate().all(is_usual_sign)
}

/// Whether a sign is a letter or a figure, and no bar.
fn is_full(sign: char) -> bool {
    sign.is_alphanumeric() && !BARS.contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_signs_side_by_side_are_no_letters_that_touch() {
        for text in ["rv", "ell", "#47", "2/1", "fé", "ry.", "7,", "ft-"] {
            assert!(is_usual(text), "{text}");
        }
        for text in ["--", ",,", "\\/", "1.", "r.,", ".r", "EI", "1l", "PlN"] {
            assert!(!is_usual(text), "{text}");
        }
    }
}

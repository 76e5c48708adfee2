//! Tells the letters of a face whose font is installed: they can be drawn before they were ever seen.

use std::collections::HashMap;

use super::row::Form;
use zeroize::Zeroizing;

use crate::fonts::{self, BASELINES, Composed, PLACES, Picture, Placed, Shape, SizedFont};

/// What a cell differs by from what it shows, at most, root mean square, levels.
const APART_MAX: f32 = 20.0;
/// What differs by less is told at once by the signs that are frequent.
const NEAR_MAX: f32 = 12.0;
/// The next sign differs by so much more, at least: by so many levels.
const CLEAR_MIN: f32 = 8.0;

/// Signs that are drawn when a face is told, and those that are when a cell shows none of them.
const FREQUENT: std::ops::RangeInclusive<char> = '!'..='~';
const RARE: [std::ops::RangeInclusive<char>; 2] = ['¡'..='ſ', 'Ș'..='ț'];
const RARE_SIGNS: &str = "‘’“”„†•…‰‹›€™−";

/// The letters of a font in a size.
pub(super) struct Drawn {
    font: SizedFont,
    pictures: HashMap<Form, Vec<(char, Picture)>>,
    /// All signs by their places between pixels.
    signs: [Vec<Placed>; PLACES as usize],
    has_rare: bool,
    /// How wide a space is, pixels.
    pub(super) space: f32,
}

/// What a cell is.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) text: Zeroizing<String>,
    /// Paper before it and after it that is its own, pixels.
    pub(super) bearings: [f32; 2],
}

impl Drawn {
    /// None: the font has no space.
    pub(super) fn new(font: SizedFont) -> Option<Self> {
        let mut drawn = Self {
            space: font.space()?,
            font,
            pictures: HashMap::new(),
            signs: Default::default(),
            has_rare: false,
        };
        drawn.draw(FREQUENT);
        Some(drawn)
    }

    fn draw(&mut self, signs: impl Iterator<Item = char>) {
        for sign in signs {
            for glyph in self.font.draw(sign) {
                if let Some(picture) = glyph.picture() {
                    let pictures = self.pictures.entry(picture.form).or_default();
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
            let told = cells.clone().map(|cell| self.sign(cell)).collect::<Vec<_>>();
            (cells.collect::<Vec<_>>(), told)
        });
        // The first of those that tell most.
        let count = |(_, told): &(Vec<Shape<'_>>, Vec<Option<Told>>)| told.iter().flatten().count();
        let Some((cells, told)) = all.into_iter().rev().max_by_key(count) else {
            return vec![];
        };
        let told = told.into_iter().zip(cells);
        told.map(|(told, cell)| told.or_else(|| self.composed(cell))).collect()
    }

    /// The sign that a cell shows.
    fn sign(&mut self, cell: Shape<'_>) -> Option<Told> {
        let near = self.nearest(&cell);
        if near.as_ref().is_none_or(|(apart, _)| *apart > NEAR_MAX) && !self.has_rare {
            self.has_rare = true;
            self.draw(RARE.into_iter().flatten().chain(RARE_SIGNS.chars()));
        }
        self.nearest(&cell).map(|(_, told)| told)
    }

    /// The signs that touch in a cell.
    fn composed(&self, cell: Shape<'_>) -> Option<Told> {
        let Composed { text, bearings } = fonts::composed(cell, &self.signs, self.font.size())?;
        Some(Told { text, bearings })
    }

    fn nearest(&self, cell: &Shape<'_>) -> Option<(f32, Told)> {
        // The nearest of each sign.
        let mut near: Vec<(f32, char, [f32; 2])> = vec![];
        for (sign, picture) in self.pictures.get(&cell.form)? {
            let Some(apart) = picture.difference(cell) else {
                continue;
            };
            match near.last_mut() {
                Some(last) if last.1 == *sign && last.0 <= apart => {}
                Some(last) if last.1 == *sign => *last = (apart, *sign, picture.bearings),
                _ => near.push((apart, *sign, picture.bearings)),
            }
        }
        near.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (apart, sign, bearings) = *near.first()?;
        let next = near.get(1).map_or(f32::INFINITY, |next| next.0);
        let told = Told {
            text: Zeroizing::new(sign.to_string()),
            bearings,
        };
        (apart <= APART_MAX && next - apart >= CLEAR_MIN).then_some((apart, told))
    }
}

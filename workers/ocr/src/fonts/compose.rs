//! Tells what stands in a cell in which signs of a font touch: signs side by side, each where the one before it ends, so that
//! they show what the cell shows.

use std::{collections::HashMap, ops::Range};

use zeroize::Zeroizing;

use super::{
    Shape,
    draw::{Glyph, PLACES, SizedFont},
};
use crate::ink::INK_LEVEL;

/// Signs in one cell, at most.
const SIGNS_MAX: usize = 16;
/// Pairs are moved together by this share of the font's size, at most.
const NEARER_SHARE: f32 = 0.16;
/// A sign begins so many quarters of a pixel from where it should, at most.
const OFF_QUARTERS: i32 = 2;
/// Ink may reach so many pixels to the left of where its sign begins.
const OVER: i32 = 1;
/// What pixels of a cell differ by from the signs, at most, any of them and root mean square, levels: of a few columns and of all.
const MOST_MAX: i32 = 110;
const STEP_MAX: i64 = 32;
const APART_MAX: i64 = 22;
/// By how much more the pixels of a cell differ from other signs, at least, sum of squares of levels: a pixel or two.
const CLEAR_MIN: i64 = 12_000;
/// Signs that are tried for a cell, pixels: 99 of 100 cells that were told took less.
const TRIED_PIXELS_MAX: usize = 2_000_000;

/// A sign in one of its places between pixels.
pub(crate) struct Placed {
    pub(crate) sign: char,
    pub(crate) glyph: Glyph,
}

/// What stands in a cell.
pub(crate) struct Composed {
    pub(crate) text: Zeroizing<String>,
    /// What the cell differs by, root mean square, levels.
    pub(crate) apart: f32,
    /// Paper before it and after it that is its own, pixels.
    pub(crate) bearings: [f32; 2],
}

struct Found {
    text: Zeroizing<String>,
    squares: i64,
    bearings: [f32; 2],
}

struct Search<'a> {
    cell: Shape<'a>,
    /// By their place.
    signs: &'a [Vec<Placed>; PLACES as usize],
    font: &'a SizedFont,
    /// How far before its own end a sign may be reached by the next one, quarters of a pixel.
    nearer: i32,
    text: Zeroizing<String>,
    before: f32,
    best: Option<Found>,
    /// The least of another text.
    next: i64,
    /// What may stand in the cell by where it begins, quarters of a pixel.
    standing: HashMap<i32, Vec<Standing<'a>>>,
    tried_pixels: usize,
}

/// A sign that may stand in a cell.
#[derive(Clone, Copy)]
struct Standing<'a> {
    placed: &'a Placed,
    /// Where it begins, quarters of a pixel, and the column of its picture's first.
    begin: i32,
    left: i32,
}

impl Standing<'_> {
    /// The column after its last ink.
    fn end(&self) -> i32 {
        self.left + self.placed.glyph.dark.end as i32
    }

    /// Where the next sign begins if nothing moves it, quarters of a pixel.
    fn next(&self) -> i32 {
        self.begin + self.placed.glyph.advance_quarters()
    }
}

/// A sign put into a cell, after others.
struct Step<'a> {
    standing: Standing<'a>,
    is_last: bool,
    canvas: Canvas,
}

/// What was put into a cell so far.
struct Canvas {
    pixels: Zeroizing<Vec<u8>>,
    /// Columns that nothing else reaches, and by how much they differ from the cell.
    checked: usize,
    squares: i64,
}

/// What stands in a cell. None: nothing of the font does, or one thing as well as another.
pub(crate) fn composed(
    cell: Shape<'_>,
    signs: &[Vec<Placed>; PLACES as usize],
    font: &SizedFont,
) -> Option<Composed> {
    let mut search = Search {
        cell,
        signs,
        font,
        nearer: (font.size() * NEARER_SHARE * f32::from(PLACES)).round() as i32,
        text: Zeroizing::default(),
        before: 0.0,
        best: None,
        next: i64::MAX,
        standing: HashMap::new(),
        tried_pixels: 0,
    };
    let canvas = Canvas {
        pixels: Zeroizing::new(vec![u8::MAX; cell.pixels.len()]),
        checked: 0,
        squares: 0,
    };
    search.begin(&canvas);
    let best = search.best.filter(|best| {
        search.tried_pixels < TRIED_PIXELS_MAX && search.next - best.squares >= CLEAR_MIN
    })?;
    Some(Composed {
        text: best.text,
        apart: (best.squares as f32 / cell.pixels.len() as f32).sqrt(),
        bearings: best.bearings,
    })
}

impl<'a> Search<'a> {
    fn width(&self) -> i32 {
        self.cell.form.0 as i32
    }

    /// The row of the cell in which a sign begins.
    fn top(&self, glyph: &Glyph) -> i32 {
        let (_, height, below) = self.cell.form;
        glyph.top - (below as i32 - height as i32)
    }

    /// Puts signs into the cell, the first of which begins with its ink.
    fn begin(&mut self, canvas: &Canvas) {
        let places = (0..).zip(self.signs);
        let standing = places.flat_map(|(place, signs)| {
            let begin = move |placed: &Placed| {
                let ink = placed.glyph.left + placed.glyph.dark.start as i32;
                place - ink * i32::from(PLACES)
            };
            let stands = |placed| self.stands(placed, begin(placed));
            signs.iter().filter_map(stands).collect::<Vec<_>>()
        });
        self.follow(&standing.collect::<Vec<_>>(), canvas);
    }

    /// Puts each of these signs into the cell, and then all that may stand after it: what is nearest to the cell first.
    fn follow(&mut self, standing: &[Standing<'a>], canvas: &Canvas) {
        self.tried_pixels += standing.len() * self.cell.pixels.len();
        let steps = standing.iter().filter_map(|one| self.step(*one, canvas));
        let mut steps: Vec<Step<'_>> = steps.collect();
        steps.sort_by_key(|step| step.canvas.squares / (step.canvas.checked + 1) as i64);
        for step in steps {
            if self.tried_pixels < TRIED_PIXELS_MAX && step.canvas.squares < self.squares_max() {
                self.go_on(&step);
            }
        }
    }

    /// A sign in the cell. None: the cell shows something else there.
    fn step(&self, standing: Standing<'a>, canvas: &Canvas) -> Option<Step<'a>> {
        let is_last = standing.end() == self.width();
        let checked = match is_last {
            true => self.width(),
            false => (standing.next() - self.nearer).div_euclid(i32::from(PLACES)) - OVER,
        };
        Some(Step {
            standing,
            is_last,
            canvas: self.with(canvas, &standing.placed.glyph, standing.left, checked)?,
        })
    }

    /// Takes note of a sign that fills the cell, or puts others after it.
    fn go_on(&mut self, step: &Step<'a>) {
        let placed = step.standing.placed;
        let glyph = &placed.glyph;
        if self.text.is_empty() {
            self.before = glyph.dark.start as f32 + glyph.left as f32 - glyph.begin();
        }
        let length = self.text.len();
        self.text.push(placed.sign);
        if step.is_last {
            let after = glyph.begin() + glyph.advance - (glyph.dark.end as i32 + glyph.left) as f32;
            self.note(&step.canvas, after);
        } else if self.text.chars().count() < SIGNS_MAX {
            let next = step.standing.next();
            let mut standing = vec![];
            for begin in next - self.nearer..=next + OFF_QUARTERS {
                standing.extend_from_slice(self.standing(begin));
            }
            // Ink goes on from left to right.
            standing.retain(|after| {
                after.end() > step.standing.end() && self.is_beside(placed.sign, after, next)
            });
            self.follow(&standing, &step.canvas);
        }
        self.text.truncate(length);
    }

    /// Whether a sign begins where it may after this one, which ends there: moved as the font has it, or not at all.
    fn is_beside(&self, before: char, after: &Standing<'_>, end: i32) -> bool {
        let farther = after.begin - end;
        let is_near = |kerning: i32| (farther - kerning).abs() <= OFF_QUARTERS;
        let kerning = || self.font.kerning(before, after.placed.sign) * f32::from(PLACES);
        is_near(0) || is_near(kerning().round() as i32)
    }

    /// What may stand in the cell where it begins there.
    fn standing(&mut self, begin: i32) -> &[Standing<'a>] {
        if !self.standing.contains_key(&begin) {
            let signs = &self.signs[begin.rem_euclid(i32::from(PLACES)) as usize];
            let stands = signs.iter().filter_map(|placed| self.stands(placed, begin));
            let standing = stands.collect();
            self.standing.insert(begin, standing);
        }
        &self.standing[&begin]
    }

    /// A sign where it begins. None: the cell has no ink where it has some.
    fn stands(&self, placed: &'a Placed, begin: i32) -> Option<Standing<'a>> {
        let left = begin.div_euclid(i32::from(PLACES)) + placed.glyph.left;
        self.may_stand(&placed.glyph, left).then_some(Standing {
            placed,
            begin,
            left,
        })
    }

    /// What differs by as much is nothing that the cell shows, and does not make that doubtful which it is.
    fn squares_max(&self) -> i64 {
        let most = APART_MAX * APART_MAX * self.cell.pixels.len() as i64;
        match &self.best {
            Some(best) => most.min(best.squares + CLEAR_MIN),
            None => most,
        }
    }

    /// Whether the cell has ink wherever a sign would have.
    fn may_stand(&self, glyph: &Glyph, left: i32) -> bool {
        let top = self.top(glyph);
        let (width, height, _) = self.cell.form;
        if left + (glyph.dark.start as i32) < 0 || left + glyph.dark.end as i32 > self.width() {
            return false;
        }
        glyph.darkest.iter().all(|(x, y, level)| {
            let (x, y) = (left + *x as i32, top + *y as i32);
            let at = usize::try_from(y).ok().filter(|y| *y < height);
            let at = at.zip(usize::try_from(x).ok().filter(|x| *x < width));
            at.is_some_and(|(y, x)| {
                i32::from(self.cell.pixels[y * width + x]) <= i32::from(*level) + MOST_MAX
            })
        })
    }

    /// The canvas with a sign in it. None: columns that nothing else reaches are not those of the cell.
    fn with(&self, canvas: &Canvas, glyph: &Glyph, left: i32, checked: i32) -> Option<Canvas> {
        let (width, height, _) = self.cell.form;
        let top = self.top(glyph);
        let checked = usize::try_from(checked)
            .unwrap_or(0)
            .clamp(canvas.checked, width);
        let mut pixels = canvas.pixels.clone();
        for (y, row) in glyph.pixels.chunks_exact(glyph.width).enumerate() {
            let y = top + y as i32;
            let Some(own) = usize::try_from(y).ok().filter(|y| *y < height) else {
                // What is dark would show outside.
                if row.iter().any(|level| *level < INK_LEVEL) {
                    return None;
                }
                continue;
            };
            for (x, level) in row.iter().enumerate() {
                let x = usize::try_from(left + x as i32).ok().filter(|x| *x < width);
                if let Some(x) = x {
                    let pixel = &mut pixels[own * width + x];
                    *pixel = (u16::from(*pixel) * u16::from(*level) / 255) as u8;
                }
            }
        }
        let columns = canvas.checked..checked;
        let squares = self.squares(&pixels, columns.clone())?;
        Some(Canvas {
            pixels,
            checked,
            squares: canvas.squares + squares,
        })
    }

    /// By how much these columns differ from the cell. None: by too much.
    fn squares(&self, pixels: &[u8], columns: Range<usize>) -> Option<i64> {
        let (width, height, _) = self.cell.form;
        let rows = pixels
            .chunks_exact(width)
            .zip(self.cell.pixels.chunks_exact(width));
        let mut squares = 0;
        for (own, seen) in rows {
            for (own, seen) in own[columns.clone()].iter().zip(&seen[columns.clone()]) {
                let apart = i32::from(*own) - i32::from(*seen);
                if apart.abs() > MOST_MAX {
                    return None;
                }
                squares += i64::from(apart * apart);
            }
        }
        let most = STEP_MAX * STEP_MAX * (columns.len() * height) as i64;
        (squares <= most).then_some(squares)
    }

    /// Takes note of signs that fill the cell.
    fn note(&mut self, canvas: &Canvas, after: f32) {
        let squares = canvas.squares;
        match &mut self.best {
            Some(best) if best.text == self.text => {
                if squares < best.squares {
                    best.squares = squares;
                    best.bearings = [self.before, after];
                }
                return;
            }
            Some(best) if best.squares <= squares => {
                self.next = self.next.min(squares);
                return;
            }
            Some(best) => self.next = self.next.min(best.squares),
            None => {}
        }
        self.best = Some(Found {
            text: self.text.clone(),
            squares,
            bearings: [self.before, after],
        });
    }
}

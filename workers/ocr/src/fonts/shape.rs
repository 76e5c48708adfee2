//! What shows of a sign, and how far that is from what shows of another one.

use std::ops::Range;

use crate::ink;

/// Width and height, pixels, and how far it ends below where letters stand: a comma is no apostrophe.
pub(crate) type Form = (usize, usize, isize);

/// What shows of a sign.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    pub(crate) form: Form,
    /// Row by row.
    pub(crate) pixels: &'a [u8],
    /// All of it, levels.
    ink: u64,
}

/// What is drawn of a sign that is in one piece.
pub(crate) struct Picture {
    form: Form,
    pixels: Vec<u8>,
    ink: u64,
    /// Paper before its ink and after it that is its own, pixels.
    pub(crate) bearings: [f32; 2],
}

impl Picture {
    pub(super) fn new(form: Form, pixels: Vec<u8>, bearings: [f32; 2]) -> Self {
        let ink = Shape::new(form, &pixels).ink;
        Self {
            form,
            pixels,
            ink,
            bearings,
        }
    }

    pub(crate) fn shape(&self) -> Shape<'_> {
        Shape {
            form: self.form,
            pixels: &self.pixels,
            ink: self.ink,
        }
    }
}

impl<'a> Shape<'a> {
    pub(crate) fn new(form: Form, pixels: &'a [u8]) -> Self {
        let ink = ink::amount(pixels);
        Self { form, pixels, ink }
    }

    /// The same where letters stand so many rows higher.
    pub(crate) fn from(self, higher: isize) -> Self {
        let (width, height, below) = self.form;
        Self {
            form: (width, height, below + higher),
            ..self
        }
    }

    /// How far it is from another one, root mean square, levels. A row or a column that only one of them has is paper in the other:
    /// it may be a trace of ink. None: more of them are, or it is farther.
    pub(crate) fn difference(self, other: Shape<'_>, most: f32) -> Option<f32> {
        let differences = self.laid(other).filter_map(|laid| laid.difference(most));
        differences.min_by(f32::total_cmp)
    }

    /// The pixels of both where they are nearest to each other.
    pub(crate) fn pairs(self, other: Shape<'_>) -> impl Iterator<Item = (u8, u8)> {
        let laid = self.laid(other).filter_map(|laid| {
            let difference = laid.difference(f32::INFINITY)?;
            Some((difference, laid))
        });
        let nearest = laid.min_by(|(one, _), (next, _)| one.total_cmp(next));
        nearest.into_iter().flat_map(|(_, laid)| {
            let rows = laid.rows();
            rows.flat_map(move |y| laid.row(y))
        })
    }

    /// Both one upon the other, with the same first column and with the same last one.
    fn laid<'b>(self, other: Shape<'b>) -> impl Iterator<Item = Laid<'a, 'b>> {
        let (width, other_width) = (self.form.0.cast_signed(), other.form.0.cast_signed());
        let (rows, other_rows) = (self.rows(), other.rows());
        let are_near = width.abs_diff(other_width) <= 1
            && rows.start.abs_diff(other_rows.start) <= 1
            && rows.end.abs_diff(other_rows.end) <= 1;
        let shifts = match are_near {
            true if width == other_width => [Some(0), None],
            true => [Some(0), Some(width - other_width)],
            false => [None, None],
        };
        shifts.into_iter().flatten().map(move |right| Laid {
            one: self,
            other,
            right,
        })
    }

    /// Downwards from where letters stand.
    fn rows(&self) -> Range<isize> {
        let (_, height, below) = self.form;
        below - height.cast_signed()..below
    }

    /// How far it reaches above where letters stand.
    pub(crate) fn top(&self) -> isize {
        -self.rows().start
    }

    /// The pixels of a row; none where it has no such row.
    fn row(&self, y: isize) -> &'a [u8] {
        let (width, _, _) = self.form;
        let row = usize::try_from(y - self.rows().start).ok();
        let row = row.and_then(|row| self.pixels.get(row * width..(row + 1) * width));
        row.unwrap_or_default()
    }
}

/// Two shapes one upon the other.
#[derive(Clone, Copy)]
struct Laid<'a, 'b> {
    one: Shape<'a>,
    other: Shape<'b>,
    /// How far the other one begins to the right.
    right: isize,
}

impl<'a, 'b> Laid<'a, 'b> {
    /// Root mean square. None: it is more.
    fn difference(&self, most: f32) -> Option<f32> {
        let (rows, columns) = (self.rows(), self.columns());
        let count = (rows.len() * columns.len()) as f32;
        // Squares are at least those of the mean.
        if self.one.ink.abs_diff(self.other.ink) as f32 > most * count {
            return None;
        }
        let (squares_max, mut squares) = (most * most * count, 0);
        for y in rows {
            squares += self
                .row(y)
                .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
                .sum::<u32>();
            if squares as f32 > squares_max {
                return None;
            }
        }
        Some((squares as f32 / count).sqrt())
    }

    fn rows(&self) -> Range<isize> {
        let (one, other) = (self.one.rows(), self.other.rows());
        one.start.min(other.start)..one.end.max(other.end)
    }

    fn columns(&self) -> Range<isize> {
        let end = |shape: &Shape<'_>| shape.form.0.cast_signed();
        self.right.min(0)..end(&self.one).max(end(&self.other) + self.right)
    }

    /// The pixels of a row.
    fn row(&self, y: isize) -> impl Iterator<Item = (u8, u8)> + use<'a, 'b> {
        let (one, other, right) = (self.one.row(y), self.other.row(y), self.right);
        let level = |row: &[u8], x: isize| {
            let level = usize::try_from(x).ok().and_then(|x| row.get(x));
            level.copied().unwrap_or(u8::MAX)
        };
        self.columns()
            .map(move |x| (level(one, x), level(other, x - right)))
    }
}

/// This form and those that have a column less or more, or a row at the top or the bottom.
pub(crate) fn near((width, height, below): Form) -> impl Iterator<Item = Form> {
    let top = below - height.cast_signed();
    let widths = width.saturating_sub(1)..=width + 1;
    widths.flat_map(move |width| {
        (top - 1..=top + 1).flat_map(move |top| {
            let bottoms = below - 1..=below + 1;
            bottoms.filter_map(move |bottom| {
                let height = usize::try_from(bottom - top).ok()?;
                Some((width, height, bottom))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_of_ink_makes_no_other_form() {
        let letter = Shape::new((2, 2, 0), &[0, 9, 0, 9]);
        assert_eq!(letter.difference(letter, 1.0), Some(0.0));
        // A pale row below, a pale column at the left and one at the right.
        let below = Shape::new((2, 3, 1), &[0, 9, 0, 9, 249, 255]);
        let left = Shape::new((3, 2, 0), &[249, 0, 9, 255, 0, 9]);
        let right = Shape::new((3, 2, 0), &[0, 9, 249, 0, 9, 255]);
        for other in [below, left, right] {
            for difference in [letter.difference(other, 3.0), other.difference(letter, 3.0)] {
                let difference = difference.unwrap();
                assert!(
                    (difference - (36.0_f32 / 6.0).sqrt()).abs() < 0.01,
                    "{difference}"
                );
            }
            assert_eq!(letter.difference(other, 2.0), None);
            assert!(
                letter
                    .pairs(other)
                    .all(|(one, other)| one.abs_diff(other) <= 6)
            );
            assert!(near(letter.form).any(|form| form == other.form));
        }
        for form in [(2, 2, 2), (4, 2, 0), (2, 4, 0)] {
            assert_eq!(
                letter.difference(Shape::new(form, &[0; 8]), 255.0),
                None,
                "{form:?}"
            );
            assert!(near(letter.form).all(|near| near != form), "{form:?}");
        }
    }
}

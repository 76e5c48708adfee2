//! What shows of a sign, and how far that is from what shows of another one.

use std::ops::Range;

/// Width and height, pixels, and how far it ends below where letters stand.
pub(crate) type Form = (usize, usize, isize);

/// What shows of a sign.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    pub(crate) form: Form,
    /// Row by row.
    pub(crate) pixels: &'a [u8],
}

impl<'a> Shape<'a> {
    /// The same where letters stand so many rows higher.
    pub(crate) fn from(self, higher: isize) -> Self {
        let (width, height, below) = self.form;
        Self {
            form: (width, height, below + higher),
            ..self
        }
    }

    /// How far it is from another one, root mean square, levels. A row or a column that only one of them has is paper in the other:
    /// it may be a trace of ink. None: more of them are.
    pub(crate) fn difference(self, other: Shape<'_>) -> Option<f32> {
        let laid = self.laid(other);
        laid.map(|laid| laid.difference())
            .min_by(f32::total_cmp)
    }

    /// The pixels of both where they are nearest to each other.
    pub(crate) fn pairs(self, other: Shape<'_>) -> impl Iterator<Item = (u8, u8)> {
        let laid = self.laid(other);
        let nearest = laid.min_by(|one, next| one.difference().total_cmp(&next.difference()));
        nearest.into_iter().flat_map(|laid| laid.pairs())
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

    fn level(&self, x: isize, y: isize) -> u8 {
        let (width, _, _) = self.form;
        let x = usize::try_from(x).ok().filter(|x| *x < width);
        let y = usize::try_from(y - self.rows().start).ok();
        let level = x.zip(y).and_then(|(x, y)| self.pixels.get(y * width + x));
        level.copied().unwrap_or(u8::MAX)
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

impl Laid<'_, '_> {
    fn difference(&self) -> f32 {
        match self.one.form == self.other.form {
            true => {
                let pixels = self.one.pixels.iter().zip(self.other.pixels);
                difference(pixels.map(|(one, other)| (*one, *other)))
            }
            false => difference(self.pairs()),
        }
    }

    fn pairs(self) -> impl Iterator<Item = (u8, u8)> {
        let (rows, others) = (self.one.rows(), self.other.rows());
        let end = |shape: Shape<'_>, right: isize| shape.form.0.cast_signed() + right;
        let columns = self.right.min(0)..end(self.one, 0).max(end(self.other, self.right));
        let rows = rows.start.min(others.start)..rows.end.max(others.end);
        rows.flat_map(move |y| {
            let pair = move |x: isize| (self.one.level(x, y), self.other.level(x - self.right, y));
            columns.clone().map(pair)
        })
    }
}

/// Root mean square.
fn difference(pairs: impl Iterator<Item = (u8, u8)>) -> f32 {
    let squares = pairs.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2));
    let add = |(sum, count), square| (sum + square, count + 1);
    let (sum, count): (u32, u32) = squares.fold((0, 0), add);
    (sum as f32 / count as f32).sqrt()
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

    fn shape(form: Form, pixels: &[u8]) -> Shape<'_> {
        Shape { form, pixels }
    }

    #[test]
    fn a_trace_of_ink_makes_no_other_form() {
        let letter = shape((2, 2, 0), &[0, 9, 0, 9]);
        assert_eq!(letter.difference(letter), Some(0.0));
        // A pale row below, a pale column at the left and one at the right.
        let below = shape((2, 3, 1), &[0, 9, 0, 9, 249, 255]);
        let left = shape((3, 2, 0), &[249, 0, 9, 255, 0, 9]);
        let right = shape((3, 2, 0), &[0, 9, 249, 0, 9, 255]);
        for other in [below, left, right] {
            for difference in [letter.difference(other), other.difference(letter)] {
                let difference = difference.unwrap();
                assert!((difference - (36.0_f32 / 6.0).sqrt()).abs() < 0.01, "{difference}");
            }
            assert!(letter.pairs(other).all(|(one, other)| one.abs_diff(other) <= 6));
            assert!(near(letter.form).any(|form| form == other.form));
        }
        for form in [(2, 2, 2), (4, 2, 0), (2, 4, 0)] {
            assert_eq!(letter.difference(shape(form, &[0; 8])), None, "{form:?}");
            assert!(near(letter.form).all(|near| near != form), "{form:?}");
        }
    }
}

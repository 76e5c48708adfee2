//! Tells the sign × from the letter x ("3 × £8.40", "1600 × 1000"): the engine knows only the letter, and the sign does not stand
//! on the line.

use super::line::{Line, as_shown};
use crate::{ink::Cell, protocol::AnswerWord};

/// The sign ends so far above the baseline at least, and is so high, in percent of the height of capitals.
const ABOVE_PERCENT_MIN: usize = 5;
const HEIGHT_PERCENT: std::ops::RangeInclusive<usize> = 30..=80;
/// It is about as wide as high, in percent; a cross smaller than this shows no arms, pixels.
const WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 70..=140;
const SIDE_PX_MIN: usize = 4;

/// What the engine takes it for.
const ALIKE: [char; 3] = ['x', 'X', '×'];
const TIMES: char = '×';

/// Makes signs of the letters that are none.
pub(super) fn mend(words: &mut [AnswerWord], line: &Line<'_>) {
    for word in words.iter_mut().filter(|word| word.text.contains(ALIKE)) {
        let crosses: Vec<bool> = line
            .cells_of(word)
            .filter(|cell| line.is_cross(cell))
            .map(|cell| line.is_raised(cell))
            .collect();
        let is_alike = |letter: char| ALIKE.contains(&letter);
        let shown = |_: usize, letter: char, is_raised: &bool| match is_raised {
            true => TIMES,
            false => letter,
        };
        if let Some(text) = as_shown(&word.text, is_alike, &crosses, shown) {
            word.text = text;
        }
    }
}

impl Line<'_> {
    /// Whether a cell is two strokes from corner to corner.
    fn is_cross(&self, cell: &Cell) -> bool {
        let (width, height) = (cell.columns.len(), cell.rows.len());
        let (left, right) = (cell.columns.start, cell.columns.end.saturating_sub(1));
        let (top, bottom) = (cell.rows.start, cell.rows.end.saturating_sub(1));
        let (middle, centre) = (usize::midpoint(top, bottom), usize::midpoint(left, right));
        let is_ink = |x: usize, y: usize| self.request.has_ink((x, y));
        // Smoothed ends of strokes are pale.
        let inner = |at: usize, centre: usize| if at < centre { at + 1 } else { at - 1 };
        let has_corner = |x: usize, y: usize| {
            is_ink(x, y) || is_ink(inner(x, centre), y) || is_ink(x, inner(y, middle))
        };
        width.min(height) >= SIDE_PX_MIN
            && WIDTH_PERCENT.contains(&(width * 100 / height))
            && is_ink(centre, middle)
            && [(left, top), (right, top), (left, bottom), (right, bottom)]
                .into_iter()
                .all(|(x, y)| has_corner(x, y))
            && ![
                (centre, top),
                (centre, bottom),
                (left, middle),
                (right, middle),
            ]
            .into_iter()
            .any(|(x, y)| is_ink(x, y))
    }

    /// Whether it does not stand on the line, and is as high as a sign.
    fn is_raised(&self, cell: &Cell) -> bool {
        let percent = |rows: usize| rows * 100 / self.tall.max(1);
        let above = self.baseline.saturating_sub(cell.rows.end);
        above > 0
            && percent(above) >= ABOVE_PERCENT_MIN
            && HEIGHT_PERCENT.contains(&percent(cell.rows.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::line::tests::mended;

    #[test]
    fn a_cross_above_the_line_is_a_sign() {
        let check = |cross: [&str; 9], read: &str, expected: &str| {
            // A figure before and one behind it tell where the line is.
            let rows: Vec<String> = cross.iter().map(|row| format!("#### {row} ####")).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            assert_eq!(mended(mend, &rows, read), expected);
        };
        let sign = [
            "     ", "     ", "#   #", " # # ", "  #  ", " # # ", "#   #", "     ", "     ",
        ];
        let letter = [
            "     ", "     ", "     ", "     ", "#   #", " # # ", "  #  ", " # # ", "#   #",
        ];
        let plus = [
            "     ", "     ", "  #  ", "  #  ", "#####", "  #  ", "  #  ", "     ", "     ",
        ];
        check(sign, "3x8", "3×8");
        check(sign, "3X8", "3×8");
        check(letter, "3x8", "3x8");
        check(plus, "3x8", "3x8");
        check(sign, "3x8x", "3x8x");
    }
}

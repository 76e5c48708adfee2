//! Puts points and commas into figures where the pixels show them: the engine loses them between narrow digits ("27.11.21"
//! read as "2741.21" or "2711.21", "47.8%" as "478%").

use std::ops::Range;

use super::line::{as_shown, columns_of};
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

/// What figures consist of beside digits.
const SIGNS: &str = ".,:%€$£§()+-−–/";
/// Fewer digits are no figure with a point in it.
const DIGITS_MIN: usize = 2;
/// A point is at most so high and wide in percent of a digit, and a comma goes so far below the digits.
const POINT_PERCENT_MAX: usize = 40;
const BELOW_PERCENT_MIN: usize = 9;
/// The end of a comma can be faint below digits that are lower, pixels.
const LARGE_PX_MIN: usize = 14;
/// What the engine takes a 5 for; they are higher than digits where they are what they seem.
const LIKE_FIVE: [char; 2] = ['§', '$'];

/// Gives the figures of a line with these columns their points.
pub(super) fn mend(words: &mut [AnswerWord], columns: &[Column]) {
    for word in words {
        if is_figure(&word.text)
            && let Some(figure) = Figure::of(word, columns)
            && let Some(text) = figure
                .text(&word.text)
                .or_else(|| figure.text_with_its_points(&word.text))
        {
            word.text = text;
        }
    }
}

fn is_figure(text: &str) -> bool {
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let digits = text.chars().filter(is_digit).count();
    let mut others = text.chars().filter(|letter| !is_digit(letter));
    (digits >= DIGITS_MIN || digits > 0 && text.ends_with(is_point))
        && others.all(|letter| SIGNS.contains(letter))
}

pub(super) fn is_point(letter: char) -> bool {
    ['.', ','].contains(&letter)
}

/// The cells of a figure, and the rows of its digits.
struct Figure {
    cells: Vec<Cell>,
    digits: Range<usize>,
}

impl Figure {
    fn of(word: &AnswerWord, columns: &[Column]) -> Option<Self> {
        let cells = ink::cells(columns.get(columns_of(word))?);
        // Most cells are digits, and these are as high as each other.
        let mut all: Vec<(usize, usize)> = cells
            .iter()
            .map(|cell| (cell.rows.start, cell.rows.end))
            .collect();
        all.sort_unstable();
        let runs = all.chunk_by(|one, other| one == other);
        let (start, end) = *runs
            .max_by_key(|run| (run.len(), run[0].1 - run[0].0))?
            .first()?;
        Some(Self {
            cells,
            digits: start..end,
        })
    }

    fn is_point(&self, cell: &Cell) -> bool {
        let most = self.digits.len() * POINT_PERCENT_MAX / 100;
        let middle = usize::midpoint(cell.rows.start, cell.rows.end);
        cell.rows.len() <= most
            && cell.columns.len() <= most
            && middle + most / 2 >= self.digits.end - 1
    }

    /// What was read, with a sign for each point up to the last digit. None: its letters cannot be told from each other.
    fn text(&self, read: &str) -> Option<String> {
        let end = read.rfind(|letter: char| letter.is_ascii_digit() || is_point(letter))? + 1;
        let (figure, unit) = read.split_at(end);
        let mut left = figure.chars().peekable();
        let mut text = String::new();
        for cell in &self.cells {
            if left.peek().is_none() {
                break;
            }
            let point = left.next_if(|letter| is_point(*letter));
            match (self.is_point(cell), point) {
                (true, point) => text.push(self.sign(cell, point)),
                (false, None) => text.push(self.digit(cell, left.next()?)),
                // A point below the arm of a 7 has no columns of its own.
                (false, Some(_)) => return None,
            }
        }
        let others = |letters: &str| letters.replace(['.', ','], "").chars().count();
        let is_whole = left.peek().is_none() && others(&text) == others(figure);
        is_whole.then(|| text + unit)
    }

    /// What was read, with each point as it looks. None: there are not as many.
    fn text_with_its_points(&self, read: &str) -> Option<String> {
        let points = self.cells.iter().filter(|cell| self.is_point(cell));
        let points: Vec<&Cell> = points.collect();
        as_shown(read, is_point, &points, |_, letter, cell| {
            self.sign(cell, Some(letter))
        })
    }

    /// What a point is that was read as this, or not at all.
    fn sign(&self, cell: &Cell, read: Option<char>) -> char {
        let below = cell.rows.end.saturating_sub(self.digits.end);
        let is_comma = below * 100 > self.digits.len() * BELOW_PERCENT_MIN;
        let is_large = self.digits.len() >= LARGE_PX_MIN;
        match read {
            _ if is_comma => ',',
            Some(read) if below > 0 || !is_large => read,
            _ => '.',
        }
    }

    /// What a digit is that was read as this.
    fn digit(&self, cell: &Cell, read: char) -> char {
        let is_digit_high =
            cell.rows.start >= self.digits.start && cell.rows.end <= self.digits.end;
        match is_digit_high && LIKE_FIVE.contains(&read) {
            true => '5',
            false => read,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ink::tests::picture;

    /// What becomes of a word that was read in a picture of these rows.
    pub(in super::super) fn mended(
        mend: fn(&mut [AnswerWord], &[Column]),
        rows: &[&str],
        read: &str,
    ) -> String {
        let pixels = picture(rows);
        let mut words = [AnswerWord {
            text: read.to_owned(),
            width: u32::try_from(rows[0].len()).unwrap(),
            height: u32::try_from(rows.len()).unwrap(),
            ..Default::default()
        }];
        mend(&mut words, &ink::columns(&pixels, rows[0].len()));
        let [word] = words;
        word.text
    }

    /// Rows of a figure; a digit is a bar or two from the first to the fifth row.
    fn check(rows: &[&str], read: &str, expected: &str) {
        assert_eq!(mended(mend, rows, read), expected, "{read}");
    }

    const POINT: [&str; 6] = [
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ## # ## ##",
        "             ",
    ];
    const COMMA: [&str; 6] = [
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ## # ## ##",
        "      #      ",
    ];
    const NONE: [&str; 6] = [
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "## ##   ## ##",
        "             ",
    ];

    #[test]
    fn points_that_show_are_put_in() {
        check(&POINT, "1234", "12.34");
        check(&COMMA, "1234", "12,34");
        check(&COMMA, "123%", "12,3%");
        check(&NONE, "1234", "1234");
    }

    #[test]
    fn points_are_told_from_commas_by_how_far_they_go_down() {
        check(&POINT, "12.34", "12.34");
        check(&COMMA, "12.34", "12,34");
        // What the engine has read for a comma may be one whose end is faint.
        check(&POINT, "12,34", "12,34");
    }

    #[test]
    fn below_large_digits_a_comma_shows_its_end() {
        // Three times as high.
        let large: Vec<&str> = POINT.iter().flat_map(|row| [*row; 3]).collect();
        check(&large, "12,34", "12.34");
        let numbered: Vec<&str> = large.iter().map(|row| &row[3..7]).collect();
        check(&numbered, "4,", "4.");
        check(&numbered, "(a,", "(a,");
    }

    #[test]
    fn what_is_no_figure_stays() {
        check(&POINT, "ab34", "ab34");
        check(&POINT, "12345", "12345");
        // A point below the arm of a 7 has no columns of its own.
        check(&NONE, "12.34", "12.34");
    }

    #[test]
    fn a_five_is_as_high_as_other_digits() {
        check(&NONE, "$234", "5234");
        let dollar = [
            "##           ",
            "## ## ## ##  ",
            "## ## ## ##  ",
            "## ## ## ##  ",
            "## ## ## ##  ",
            "##           ",
        ];
        check(&dollar, "$234", "$234");
    }
}

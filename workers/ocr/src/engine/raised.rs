//! Tells raised figures by where they stand: the engine reads "km²" as "km?", "m³" as "m3".

use super::line::{Line, columns_of};
use crate::{ink::Cell, protocol::AnswerWord};

/// Letters as high as capitals, or nearly so.
const TALL: &str = "bdfhklß";
/// A raised figure is so high, in percent of capitals, ...
const SMALL_PERCENT: std::ops::RangeInclusive<usize> = 48..=76;
/// ... and ends so far above the baseline.
const RAISED_PERCENT_MIN: usize = 24;
/// It is so wide at least in percent of its height; commas and quotes are narrower.
const WIDTH_PERCENT_MIN: usize = 45;
/// What the engine takes a raised 1 for, which is as narrow as those, and a raised 2 or 3.
const RAISED_1: char = '!';
const RAISED_2_OR_3: [char; 4] = ['?', '7', '2', '3'];
/// The foot of a 2 has ink in so many of its columns, in percent.
const FOOT_PERCENT_MIN: usize = 80;

/// Raises the figures of a line's words that are raised.
pub(super) fn mend(words: &mut [AnswerWord], line: &Line<'_>) {
    let Some(sizes) = Sizes::of(words, line) else {
        return;
    };
    for word in words {
        let Some(cells) = cells_of(word, line) else {
            continue;
        };
        let mut before = None;
        let letters = word.text.chars().zip(cells).map(|(letter, cell)| {
            let sized = sizes.sized(before, letter, cell);
            before = Some((letter, cell));
            sized
        });
        word.text = letters.collect();
    }
}

/// The cells of the letters of a word. `None`: not each letter has one.
fn cells_of<'a>(word: &AnswerWord, line: &'a Line<'_>) -> Option<&'a [Cell]> {
    let middle = |cell: &Cell| usize::midpoint(cell.columns.start, cell.columns.end);
    let own = columns_of(word);
    let first = line.cells.partition_point(|cell| middle(cell) < own.start);
    let end = line.cells.partition_point(|cell| middle(cell) < own.end);
    let cells = line.cells.get(first..end)?;
    (cells.len() == word.text.chars().count()).then_some(cells)
}

/// How high the letters of a line are.
struct Sizes<'a> {
    line: &'a Line<'a>,
    /// Height of capitals, rows.
    tall: usize,
}

/// How high these letters of a line are above its baseline, most of them, rows.
fn median_height(
    words: &[AnswerWord],
    line: &Line<'_>,
    is_of: impl Fn(char) -> bool,
) -> Option<usize> {
    let letters = words
        .iter()
        .filter_map(|word| Some(word.text.chars().zip(cells_of(word, line)?)));
    let mut heights: Vec<usize> = letters
        .flatten()
        .filter(|(letter, _)| is_of(*letter))
        .map(|(_, cell)| line.baseline.saturating_sub(cell.rows.start))
        .collect();
    heights.sort_unstable();
    heights.get(heights.len() / 2).copied()
}

impl<'a> Sizes<'a> {
    /// `None`: no letter tells how high capitals are.
    fn of(words: &[AnswerWord], line: &'a Line<'_>) -> Option<Self> {
        // Figures may be as high as small letters.
        let is_tall = |letter: char| TALL.contains(letter) || letter.is_ascii_uppercase();
        let tall = median_height(words, line, is_tall)
            .or_else(|| median_height(words, line, |letter| letter.is_ascii_digit()))?;
        Some(Self { line, tall })
    }

    fn share(&self, percent: usize) -> usize {
        self.tall * percent / 100
    }

    /// A letter after another one as its cell shows it.
    fn sized(&self, before: Option<(char, &Cell)>, letter: char, cell: &Cell) -> char {
        let (height, baseline) = (cell.rows.len(), self.line.baseline);
        let small = self.share(*SMALL_PERCENT.start())..=self.share(*SMALL_PERCENT.end());
        let follows = before.is_some_and(|(before, stands)| {
            before.is_alphabetic() && stands.rows.end + 1 >= baseline
        });
        let is_raised = cell.rows.end + self.share(RAISED_PERCENT_MIN) <= baseline;
        if !small.contains(&height) || !follows || !is_raised {
            return letter;
        }
        let is_wide = cell.columns.len() * 100 >= height * WIDTH_PERCENT_MIN;
        match letter {
            RAISED_1 if !is_wide => '¹',
            _ if is_wide && RAISED_2_OR_3.contains(&letter) => match self.has_foot(cell) {
                true => '²',
                false => '³',
            },
            _ => letter,
        }
    }

    /// Whether the last row of a cell is nearly all ink.
    fn has_foot(&self, cell: &Cell) -> bool {
        let last = cell.rows.end.saturating_sub(1);
        self.ink(cell, last) * 100 >= cell.columns.len() * FOOT_PERCENT_MIN
    }

    /// Pixels of a cell in this row that are ink.
    fn ink(&self, cell: &Cell, y: usize) -> usize {
        let is_ink = |x: &usize| self.line.request.has_ink((*x, y));
        cell.columns.clone().filter(is_ink).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three capitals, and a figure of these rows after them, which may be raised.
    fn check(figure: [&str; 8], read: &str, expected: &str) {
        let rows = figure.map(|row| format!("## ## ##{row}"));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mend = |words: &mut [AnswerWord], line: &Line<'_>| mend(words, line);
        let mended = super::super::line::tests::mended(mend, &rows, read);
        assert_eq!(mended, expected, "{read}");
    }

    #[test]
    fn raised_figures_are_read_so() {
        let two = [" ### ", "   # ", "  #  ", " ### ", "", "", "", ""];
        let pad =
            |rows: [&'static str; 8]| rows.map(|row| if row.is_empty() { "     " } else { row });
        check(pad(two), "MMM?", "MMM²");
        check(pad(two), "MMM2", "MMM²");
        let three = [" ### ", "   # ", "  ## ", " #   ", "", "", "", ""];
        check(pad(three), "MMM?", "MMM³");
        let one = ["  #  ", "  #  ", "  #  ", "  #  ", "", "", "", ""];
        check(pad(one), "MMM!", "MMM¹");
        // On the baseline, as high as capitals, or something else.
        let low = ["", "", "", "", " ### ", "   # ", "  #  ", " ### "];
        check(pad(low), "MMM2", "MMM2");
        let tall = [
            " ### ", "   # ", "   # ", "  #  ", "  #  ", " #   ", " #   ", " ### ",
        ];
        check(tall, "MMM2", "MMM2");
        check(pad(two), "MMM°", "MMM°");
    }
}

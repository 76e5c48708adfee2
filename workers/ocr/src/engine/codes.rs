//! Tells figures from letters in codes ("D09CA23", "L1209"), where the engine has no word to go by: a zero is as wide as the
//! figures beside it, and an L has its stroke on the left.

use super::line::Line;
use crate::{ink::Cell, protocol::AnswerWord};

/// A word with fewer figures is no code.
const FIGURES_MIN: usize = 2;
/// A zero is so wide at most, in percent of the other figures, and a letter O so wide at least; 100 and 122 to 150 in most faces.
const ZERO_PERCENT_MAX: usize = 108;
const LETTER_PERCENT_MIN: usize = 122;
/// Both are as high as figures but for so much, in percent.
const HIGHER_PERCENT_MAX: usize = 8;
/// Of an L, all but so much of its rows, in percent, have no ink beyond so much of its columns, and it is so wide at least, in
/// percent of its height: a bar is not.
const FOOT_PERCENT_MAX: usize = 25;
const STROKE_PERCENT_MAX: usize = 45;
const WIDTH_PERCENT_MIN: usize = 40;

const ZERO: char = '0';
const LETTERS_O: [char; 2] = ['O', 'o'];

/// Puts the figures and letters that show into the codes of a line.
pub(super) fn mend(words: &mut [AnswerWord], line: &Line<'_>) {
    for word in words {
        let figures = word.text.chars().filter(char::is_ascii_digit).count();
        let letters: Vec<char> = word.text.chars().collect();
        let cells: Vec<&Cell> = line.cells_of(word).collect();
        if figures < FIGURES_MIN || cells.len() != letters.len() {
            continue;
        }
        let Some(usual) = Figure::usual(&word.text, &cells) else {
            continue;
        };
        let shown = |(at, cell): (usize, &&Cell)| usual.shown(line, &letters, at, cell);
        word.text = cells.iter().enumerate().map(shown).collect();
    }
}

/// How large the figures of a word are, pixels.
struct Figure {
    width: usize,
    height: usize,
}

impl Figure {
    /// As most figures are that tell: not a 1, nor what is asked for. None: there is none.
    fn usual(text: &str, cells: &[&Cell]) -> Option<Self> {
        let tells = |letter: char| letter.is_ascii_digit() && ![ZERO, '1'].contains(&letter);
        let figures = text.chars().zip(cells).filter(|(letter, _)| tells(*letter));
        let mut widths: Vec<usize> = figures
            .clone()
            .map(|(_, cell)| cell.columns.len())
            .collect();
        widths.sort_unstable();
        Some(Self {
            width: *widths.get(widths.len() / 2)?,
            height: figures.map(|(_, cell)| cell.rows.len()).max()?,
        })
    }

    /// What a letter of a word is that looks as this cell does.
    fn shown(&self, line: &Line<'_>, letters: &[char], at: usize, cell: &Cell) -> char {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        let is_figure = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
        match letters[at] {
            // Zeros are wide in some faces; one after a letter beside others is told by these.
            ZERO if is_letter(before)
                && !letters[at + 1..].contains(&ZERO)
                && self.is_as_high(cell)
                && self.width_percent(cell) >= LETTER_PERCENT_MIN =>
            {
                'O'
            }
            letter
                if LETTERS_O.contains(&letter)
                    && (is_figure(before) || is_figure(after) || after == Some('x'))
                    && self.is_as_high(cell)
                    && self.width_percent(cell) <= ZERO_PERCENT_MAX =>
            {
                ZERO
            }
            '1' if !is_figure(before) && is_figure(after) && is_letter_l(line, cell) => 'L',
            letter => letter,
        }
    }

    fn width_percent(&self, cell: &Cell) -> usize {
        cell.columns.len() * 100 / self.width.max(1)
    }

    fn is_as_high(&self, cell: &Cell) -> bool {
        let apart = cell.rows.len().abs_diff(self.height);
        apart <= 1 || apart * 100 <= self.height * HIGHER_PERCENT_MAX
    }
}

/// Whether a cell is an upright stroke on the left with a foot to the right.
fn is_letter_l(line: &Line<'_>, cell: &Cell) -> bool {
    let (width, height) = (cell.columns.len(), cell.rows.len());
    let foot = cell.rows.end - (height * FOOT_PERCENT_MAX / 100).max(1);
    let stroke = cell.columns.start + (width * STROKE_PERCENT_MAX / 100).max(1);
    let has_ink = |x: usize, y: usize| line.request.has_ink((x, y));
    let is_bare = |y: usize| (stroke..cell.columns.end).all(|x| !has_ink(x, y));
    let is_upright = |y: usize| (cell.columns.start..stroke).any(|x| has_ink(x, y));
    width * 100 >= height * WIDTH_PERCENT_MIN
        && (cell.rows.start..foot).all(|y| is_bare(y) && is_upright(y))
        && cell
            .columns
            .clone()
            .all(|x| (foot..cell.rows.end).any(|y| has_ink(x, y)))
}

#[cfg(test)]
mod tests {
    use super::{super::line::tests::mended, *};

    #[test]
    fn a_zero_is_as_wide_as_the_figures_beside_it() {
        let zero = [
            "####  ##   ####  ####",
            "#  # #  # #         #",
            "#  # #  #  ###   ### ",
            "#  # #  #     #     #",
            "####  ##  ####  #### ",
        ];
        assert_eq!(mended(mend, &zero, "DO53"), "D053");
        assert_eq!(mended(mend, &zero, "D053"), "D053");
        let letter = [
            "####  #####   ####  ####",
            "#  # #     # #         #",
            "#  # #     #  ###   ### ",
            "#  # #     #     #     #",
            "####  #####  ####  #### ",
        ];
        assert_eq!(mended(mend, &letter, "D053"), "DO53");
        assert_eq!(mended(mend, &letter, "1053"), "1053");
        // One figure tells nothing.
        assert_eq!(mended(mend, &zero, "DOs3"), "DOs3");
    }

    #[test]
    fn an_l_is_no_one() {
        let shown = [
            "#    ###  ###",
            "#      #    #",
            "#     #   ###",
            "#    #      #",
            "#### ###  ###",
        ];
        assert_eq!(mended(mend, &shown, "123"), "L23");
        let one = [
            " ##   ###  ###",
            "# #     #    #",
            "  #    #   ###",
            "  #   #      #",
            "####  ###  ###",
        ];
        assert_eq!(mended(mend, &one, "123"), "123");
    }
}

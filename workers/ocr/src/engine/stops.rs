//! Tells points from commas by the pixels, and takes away those that are not there, where the engine goes by what is likely:
//! "Quinn said, Please", "IMG_7303,jpg", a figure at the end of a line with a comma after it.

use super::{
    line::{as_shown, columns_of},
    points::is_point,
};
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

/// A point or a comma is at most so high and wide, in percent of its line's height, ...
const HEIGHT_PERCENT_MAX: usize = 40;
const WIDTH_PERCENT_MAX: usize = 25;
/// ... whereby nothing is too wide that has so few columns, ...
const NARROW_PX: usize = 2;
/// ... and its middle is no farther above the baseline.
const ABOVE_PERCENT_MAX: usize = 25;
/// A comma goes farther below the baseline than this, in percent of its line's height; round points of large type go one
/// pixel. Of 10,577 points and commas of the bench's tuning screens that stand apart it mends 64 of 80 that were read wrong,
/// and takes 6 others for what they are not, all in print whose lines touch.
const BELOW_PERCENT_MIN: usize = 6;
/// Letters under whose arm a point may stand, and how far it may be from the arm's end, in percent of the line's height.
const WITH_ARM: &str = "FPTVWYfrvwy7";
const BELOW_ARM_PERCENT: usize = 25;
/// After others that it touches, a point has one of the last columns at least, pixels.
const LAST_PX: usize = 2;

/// Puts points and commas into the words of a line with these columns as they look.
pub(super) fn mend(words: &mut [AnswerWord], columns: &[Column]) {
    let lefts: Vec<usize> = words.iter().map(|word| word.left as usize).collect();
    let cells = ink::cells(columns);
    let line = Line {
        height: cells.iter().map(|cell| cell.rows.end).max().unwrap_or(0),
        baseline: ink::baseline(&cells),
    };
    let ends = lefts.into_iter().skip(1).chain([columns.len()]);
    for (word, end) in words.iter_mut().zip(ends) {
        if line.lacks_last_stop(word, end, &cells, columns) {
            word.text.pop();
        }
        let columns = columns_of(word);
        let own =
            |cell: &&Cell| cell.columns.end > columns.start && cell.columns.start < columns.end;
        let shown = cells.iter().filter(own).filter(|cell| line.is_stop(cell));
        let shown: Vec<&Cell> = shown.collect();
        let text = as_shown(&word.text, is_point, &shown, |_, read, cell| {
            line.stop(cell).unwrap_or(read)
        });
        if let Some(text) = text {
            word.text = text;
        }
    }
}

/// Where the letters of a line stand, rows.
struct Line {
    height: usize,
    baseline: usize,
}

impl Line {
    fn share(&self, percent: usize) -> usize {
        self.height * percent / 100
    }

    fn is_stop(&self, cell: &Cell) -> bool {
        let twice_middle = cell.rows.start + cell.rows.end;
        cell.rows.len() <= self.share(HEIGHT_PERCENT_MAX)
            && cell.columns.len() <= self.share(WIDTH_PERCENT_MAX).max(NARROW_PX)
            && twice_middle + 2 * self.share(ABOVE_PERCENT_MAX) > 2 * self.baseline
    }

    /// Whether a word ends with a stop that does not show in its columns, which end where the next word begins.
    fn lacks_last_stop(
        &self,
        word: &AnswerWord,
        end: usize,
        cells: &[Cell],
        columns: &[Column],
    ) -> bool {
        let mut letters = word.text.chars().rev();
        let (Some(stop), Some(letter)) = (letters.next(), letters.next()) else {
            return false;
        };
        let mut own = cells
            .iter()
            .filter(|cell| cell.columns.end > word.left as usize && cell.columns.start < end);
        if !is_point(stop)
            || !letter.is_alphanumeric()
            || own.clone().any(|cell| self.is_stop(cell))
        {
            return false;
        }
        let most = match WITH_ARM.contains(letter) {
            true => self.share(BELOW_ARM_PERCENT).max(LAST_PX),
            false => LAST_PX,
        };
        // Where it touches its letter, some of the last columns go down to the baseline.
        own.next_back().is_some_and(|last| {
            let last = last.columns.end.saturating_sub(most)..last.columns.end;
            let mut last = columns.get(last).unwrap_or_default().iter().flatten();
            !last.any(|rows| rows.end >= self.baseline)
        })
    }

    /// What it looks like; none where a comma may have been cut off.
    fn stop(&self, cell: &Cell) -> Option<char> {
        let below = cell.rows.end.saturating_sub(self.baseline);
        let is_square = (0..=1).contains(&cell.rows.len().checked_sub(cell.columns.len())?);
        match below * 100 > self.height * BELOW_PERCENT_MIN {
            true => Some(','),
            false => is_square.then_some('.'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::points::tests::mended, *};

    /// Letters are as high as the second to the fifth row; what is below hangs down.
    fn check(rows: &[&str], read: &str, expected: &str) {
        assert_eq!(mended(mend, rows, read), expected, "{read}");
    }

    const POINTS: [&str; 7] = [
        "##           ##  ",
        "## ## ##   # ##  ",
        "## ## ##   # ##  ",
        "## ## ##   # ##  ",
        "## ## ## # # ## #",
        "             #   ",
        "             #   ",
    ];

    #[test]
    fn points_are_told_from_commas() {
        check(&POINTS, "set,jp.", "set.jp.");
        check(&POINTS, "set,jp,", "set.jp.");
        let mut commas = POINTS;
        commas[5] = "         #   #  #";
        check(&commas, "set.jp.", "set,jp,");
        commas[5] = "             #  #";
        check(&commas, "set,jp.", "set.jp,");
    }

    #[test]
    fn a_stop_that_is_not_there_goes() {
        // The last letter ends above the baseline on the right.
        let figure = [
            "##  ####  ####",
            "##  #     #   ",
            "##  ####  ####",
            "##     #     #",
            "##  ####  ##  ",
        ];
        check(&figure, "185,", "185");
        check(&figure, "185", "185");
        let mut foot = figure;
        foot[4] = "##  ####  ####";
        check(&foot, "185,", "185,");
        // Below the arm of a 7.
        let mut seven = figure;
        seven[1] = "##  #        #";
        seven[2] = "##  ####    # ";
        seven[3] = "##     #    # ";
        seven[4] = "##  ####   #  ";
        check(&seven, "187.", "187");
    }

    #[test]
    fn what_does_not_show_stays_as_it_was_read() {
        check(&POINTS, "set,jp", "set,jp");
        check(&POINTS, "setjp", "setjp");
        // Wider than high: the rest of a comma whose end is in another line.
        let mut cut = POINTS;
        cut[4] = "## ## ## ## # ##  ";
        let cut: Vec<&str> = cut.iter().map(|row| &row[..12]).collect();
        check(&cut, "set,", "set,");
    }
}

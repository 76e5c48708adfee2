//! Tells the sign … from three points: the engine reads points. In print the sign is what a program writes where text goes on
//! ("Save as…", names that are cut); in typewriter type each point has a slot of its own.

use super::line::columns_of;
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

const POINTS: &str = "...";
/// From one point to the next it is so far at most, in percent of the height of the highest letter: in 90 faces of Debian the sign
/// has 24 to 52, points of typewriter type stand 80 and more apart.
const STEP_PERCENT_MAX: usize = 70;
/// A point is so high and wide at most in the same measure.
const POINT_PERCENT_MAX: usize = 32;
const POINT_PX_MIN: usize = 2;

/// Gives the words of a line with these columns their ellipses.
pub(super) fn mend(words: &mut [AnswerWord], columns: &[Column]) {
    let has_points = |word: &&mut AnswerWord| word.text.matches('.').count() >= POINTS.len();
    let mut words = words.iter_mut().filter(has_points).peekable();
    if words.peek().is_none() {
        return;
    }
    let cells = ink::cells(columns);
    let highest = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
    for word in words {
        let own = columns_of(word);
        let lies_there = |cell: &&Cell| own.contains(&cell.columns.start);
        let cells: Vec<&Cell> = cells.iter().filter(lies_there).collect();
        if word.text.matches(POINTS).count() == 1 && has_ellipsis(&cells, highest) {
            word.text = word.text.replacen(POINTS, "…", 1);
        }
    }
}

/// Whether three of these cells, and no more, are points close together.
fn has_ellipsis(cells: &[&Cell], highest: usize) -> bool {
    let most = (highest * POINT_PERCENT_MAX / 100).max(POINT_PX_MIN);
    let is_point = |cell: &Cell| cell.rows.len().max(cell.columns.len()) <= most;
    let mut runs = cells
        .chunk_by(|one, next| {
            is_point(one) && is_point(next) && one.rows.end.abs_diff(next.rows.end) <= 1
        })
        .filter(|run| run.len() > 1);
    let (Some([first, _, last]), None) = (runs.next(), runs.next()) else {
        return false;
    };
    (last.columns.start - first.columns.start) * 100 <= 2 * highest * STEP_PERCENT_MAX
}

#[cfg(test)]
mod tests {
    use super::{super::points::tests::mended, *};

    fn check(rows: [&str; 4], read: &str, expected: &str) {
        assert_eq!(mended(mend, &rows, read), expected, "{read}");
    }

    #[test]
    fn points_close_together_are_an_ellipsis() {
        let print = ["## ##      ", "#  #       ", "#  #       ", "## ## # # #"];
        check(print, "as...", "as…");
        check(print, "as.", "as.");
        let slots = [
            "## ##          ",
            "#  #           ",
            "#  #           ",
            "## ## #   #   #",
        ];
        check(slots, "as...", "as...");
        let leader = [
            "## ##        ",
            "#  #         ",
            "#  #         ",
            "## ## # # # #",
        ];
        check(leader, "as....", "as....");
        check(leader, "as...", "as...");
    }
}

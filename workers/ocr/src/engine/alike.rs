//! Leaves out rows of equal shapes that were read as different letters: the stars of a rating, the dots of a pager.

use super::line::columns_of;
use crate::{
    ink::Cell,
    protocol::{AnswerWord, Request},
};

/// So many shapes side by side are a row.
const ROW_MIN: usize = 4;
/// They are no narrower than this in percent of their height: "Ill" is three equal strokes.
const WIDTH_PERCENT_MIN: usize = 60;
/// They are so high in percent of the highest shape of the line: small letters may look alike, "account".
const HEIGHT_PERCENT_MIN: usize = 62;
/// What is read there is less sure than this, thousandths.
const SURE_MILLI: u32 = 850;
/// Their sides differ by so many pixels at most, and so many of their pixels, in percent.
const SIDES_DIFFER_PX_MAX: usize = 1;
const PIXELS_DIFFER_PERCENT_MAX: usize = 18;

/// The words of a line with these cells but for those that lie on such rows.
pub(super) fn leave_out(
    mut words: Vec<AnswerWord>,
    cells: &[Cell],
    request: &Request,
) -> Vec<AnswerWord> {
    let highest = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
    let are_alike = |one: &Cell, next: &Cell| {
        one.rows.len() * 100 >= highest * HEIGHT_PERCENT_MIN && are_alike(request, one, next)
    };
    let rows = cells.chunk_by(are_alike).filter(|row| row.len() >= ROW_MIN);
    for row in rows {
        let columns = row[0].columns.start..row[row.len() - 1].columns.end;
        let is_of = |word: &AnswerWord| {
            let own = columns_of(word);
            let shared = own
                .end
                .min(columns.end)
                .saturating_sub(own.start.max(columns.start));
            shared * 2 > own.len() && word.confidence_milli < SURE_MILLI
        };
        let read: Vec<char> = words
            .iter()
            .filter(|word| is_of(word))
            .flat_map(|word| word.text.chars())
            .collect();
        if read.iter().any(|letter| *letter != read[0]) {
            words.retain(|word| !is_of(word));
        }
    }
    words
}

fn are_alike(request: &Request, one: &Cell, next: &Cell) -> bool {
    let (width, height) = (one.columns.len(), one.rows.len());
    let is_wide = |cell: &Cell| cell.columns.len() * 100 >= cell.rows.len() * WIDTH_PERCENT_MIN;
    let fits = is_wide(one)
        && is_wide(next)
        && width.abs_diff(next.columns.len()) <= SIDES_DIFFER_PX_MAX
        && height.abs_diff(next.rows.len()) <= SIDES_DIFFER_PX_MAX;
    let ink = |cell: &Cell, x: usize, y: usize| {
        let pixel = (cell.columns.start + x, cell.rows.start + y);
        request.has_ink(pixel)
    };
    let differ = |shift: usize| {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        pixels
            .filter(|(x, y)| ink(one, *x, *y) != ink(next, x + shift, *y))
            .count()
    };
    let most = width * height * PIXELS_DIFFER_PERCENT_MAX / 100;
    fits && (0..=SIDES_DIFFER_PX_MAX).any(|shift| differ(shift) <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::{self, tests::picture};

    /// What is left of a word read so on this many of the same shape, or with another one amid.
    fn check(read: &str, confidence_milli: u32, shapes: &[[&str; 6]], expected: &[&str]) {
        let rows = (0..6).map(|y| {
            shapes
                .iter()
                .map(|shape| format!("{} ", shape[y]))
                .collect::<String>()
        });
        let rows: Vec<String> = rows.collect();
        let request = Request {
            width: rows[0].len() as u32,
            height: 6,
            grey: picture(&rows),
            ..Default::default()
        };
        let word = AnswerWord {
            text: read.to_owned(),
            width: request.width,
            height: 6,
            confidence_milli,
            ..Default::default()
        };
        let cells = ink::cells(&ink::columns(&request.grey, request.width as usize));
        let left = leave_out(vec![word], &cells, &request);
        let left: Vec<&str> = left.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(left, expected);
    }

    const STAR: [&str; 6] = ["  #   ", "  #   ", "##### ", " ###  ", " # #  ", "#   # "];
    const RING: [&str; 6] = ["####  ", "#  #  ", "#  #  ", "#  #  ", "#  #  ", "####  "];

    #[test]
    fn equal_shapes_are_no_different_letters() {
        check("wete", 400, &[STAR; 5], &[]);
        // Equal letters are, and so is what is sure.
        check("0000", 400, &[RING; 4], &["0000"]);
        check("wete", 900, &[STAR; 5], &["wete"]);
        check("wete", 400, &[STAR, STAR, RING, STAR, STAR], &["wete"]);
    }
}

//! Finds what the engine has passed over: it leaves out words now and then that it reads well alone ("of" in print of this or
//! that face, grey words beside dark ones).

use std::ops::Range;

use super::line::{columns_of, px};
use crate::{
    ink::{self, Cell, Column},
    protocol::{AnswerWord, Request},
};

/// The engine's borders are off by so many pixels.
const OFF_PX: usize = 2;
/// What was passed over is so wide at least, in percent of the height of its line, and so high, of the highest letter of it: signs
/// and icons beside text are neither.
const WIDTH_PERCENT_MIN: usize = 60;
const HEIGHT_PERCENT_MIN: usize = 30;
/// A gap so wide in percent of the height of the highest letter ends a word.
const SPACE_PERCENT_MIN: usize = 24;
const SPACE_PX_MIN: usize = 3;
/// The same in typewriter type, whose letters have room beside them.
const SLOT_SPACE_PERCENT_MIN: usize = 62;
/// Stretches of a line that are looked at again, at most.
const STRETCHES_MAX: usize = 3;
/// What is read there has so many letters at least, in typewriter type signs, and is so sure, thousandths.
const LETTERS_MIN: usize = 2;
const SURE_MILLI_MIN: u32 = 600;

/// The columns of whole words of a line with these columns, that have letters which no word covers.
pub(super) fn stretches(
    words: &[AnswerWord],
    columns: &[Column],
    request: &Request,
    is_typewriter: bool,
) -> Vec<Range<usize>> {
    let cells = ink::cells(columns);
    let highest = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
    let height = request.height as usize;
    let is_large = |open: &&[Cell]| {
        let width: usize = open.iter().map(|cell| cell.columns.len()).sum();
        let tallest = open.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
        width * 100 >= height * WIDTH_PERCENT_MIN && tallest * 100 >= highest * HEIGHT_PERCENT_MIN
    };
    let open = ink::cells(&uncovered(words, columns));
    let is_near = |one: &Cell, next: &Cell| next.columns.start - one.columns.end <= height;
    let runs = open.chunk_by(is_near).filter(is_large).take(STRETCHES_MAX);
    let space_percent = match is_typewriter {
        true => SLOT_SPACE_PERCENT_MIN,
        false => SPACE_PERCENT_MIN,
    };
    let space = (highest * space_percent / 100).max(SPACE_PX_MIN);
    let is_together = |one: &Cell, next: &Cell| next.columns.start - one.columns.end < space;
    let end = |cells: &[Cell]| cells.last().map_or(0, |last| last.columns.end);
    runs.map(|run| {
        // Whole words: part of one may be covered.
        let columns = run[0].columns.start..end(run);
        let words = cells.chunk_by(is_together);
        words
            .filter(|word| word[0].columns.start < columns.end && columns.start < end(word))
            .fold(columns.clone(), |all, word| {
                all.start.min(word[0].columns.start)..all.end.max(end(word))
            })
    })
    .collect()
}

/// The columns that no word covers.
fn uncovered(words: &[AnswerWord], columns: &[Column]) -> Vec<Column> {
    let mut open = columns.to_vec();
    for own in words.iter().map(columns_of) {
        let covered = own.start.saturating_sub(OFF_PX)..(own.end + OFF_PX).min(open.len());
        open[covered].fill(None);
    }
    open
}

/// These columns of a line cut to their ink, and the row where that begins.
pub(super) fn cut(request: &Request, columns: &Range<usize>, line: &[Column]) -> (Request, usize) {
    let own = line[columns.clone()].iter().flatten();
    let rows = own
        .cloned()
        .reduce(|all, one| all.start.min(one.start)..all.end.max(one.end))
        .unwrap_or(0..request.height as usize);
    let width = request.width as usize;
    let row = |y: usize| &request.grey[y * width..(y + 1) * width][columns.clone()];
    let cut = Request {
        width: px(columns.len()),
        height: px(rows.len()),
        grey: rows.clone().flat_map(row).copied().collect(),
        ..request.clone()
    };
    (cut, rows.start)
}

/// The words of a line with what was read in a stretch of it, whose first row is this one.
pub(super) fn put_in(
    mut words: Vec<AnswerWord>,
    (columns, top): (&Range<usize>, usize),
    mut read: Vec<AnswerWord>,
    is_typewriter: bool,
) -> Vec<AnswerWord> {
    let letters = read.iter().flat_map(|word| word.text.chars());
    let letters = letters.filter(|letter| is_typewriter || letter.is_alphanumeric());
    let least = read.iter().map(|word| word.confidence_milli).min();
    if letters.count() < LETTERS_MIN || least.is_none_or(|least| least < SURE_MILLI_MIN) {
        return words;
    }
    let lies_there = |word: &AnswerWord| {
        let own = columns_of(word);
        columns.contains(&usize::midpoint(own.start, own.end))
    };
    words.retain(|word| !lies_there(word));
    let at = words.partition_point(|word| (word.left as usize) < columns.start);
    let line = words.get(at.saturating_sub(1)).map_or(0, |word| word.line);
    for word in &mut read {
        word.left += px(columns.start);
        word.top += px(top);
        word.line = line;
    }
    words.splice(at..at, read);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line ten rows high whose columns have ink where there is a `#`.
    fn line(columns: &str) -> (Vec<Column>, Request) {
        let request = Request {
            width: px(columns.len()),
            height: 10,
            grey: (0..10)
                .flat_map(|_| columns.bytes())
                .map(|sign| if sign == b'#' { 0 } else { 255 })
                .collect(),
            ..Default::default()
        };
        (ink::columns(&request.grey, columns.len()), request)
    }

    fn words(read: &[(&str, u32, u32, u32)]) -> Vec<AnswerWord> {
        let word = |(text, left, right, confidence_milli): &(&str, u32, u32, u32)| AnswerWord {
            text: (*text).to_owned(),
            left: *left,
            width: right - left,
            height: 10,
            confidence_milli: *confidence_milli,
            ..Default::default()
        };
        read.iter().map(word).collect()
    }

    #[test]
    fn what_no_word_covers_was_passed_over() {
        let check = |columns: &str, read: &[(&str, u32, u32, u32)], expected: &[(usize, usize)]| {
            let (columns, request) = line(columns);
            let stretches = stretches(&words(read), &columns, &request, false);
            let ends: Vec<_> = stretches.iter().map(|one| (one.start, one.end)).collect();
            assert_eq!(ends, expected);
        };
        let columns = "### ###     ## ## ## ##     ### ###";
        check(
            columns,
            &[("error", 0, 7, 900), ("less", 28, 35, 900)],
            &[(12, 23)],
        );
        check(columns, &[("error of less", 0, 35, 900)], &[]);
        // The engine's borders are off, and signs are no words.
        check(
            columns,
            &[("a", 0, 9, 900), ("b", 10, 25, 900), ("c", 26, 35, 900)],
            &[],
        );
        check(
            "### ###     ##     ### ###",
            &[("a", 0, 7, 900), ("b", 19, 26, 900)],
            &[],
        );
        // The whole word is looked at again.
        check("## ## ## ## ## ## ##", &[("440", 12, 20, 900)], &[(0, 20)]);
    }

    #[test]
    fn a_stretch_that_is_read_surely_is_put_in() {
        let before = [("error", 0, 7, 900), ("less", 28, 35, 900)];
        let check = |read: &[(&str, u32, u32, u32)], is_typewriter: bool, expected: &str| {
            let all = put_in(words(&before), (&(12..23), 1), words(read), is_typewriter);
            let texts: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(texts.join(" "), expected);
            assert!(all.is_sorted_by_key(|word| word.left));
        };
        check(&[("of", 0, 11, 900)], false, "error of less");
        check(&[("of", 0, 11, 500)], false, "error less");
        check(&[("Q", 0, 11, 900)], false, "error less");
        check(&[("==", 0, 11, 900)], false, "error less");
        check(&[("==", 0, 11, 900)], true, "error == less");
        check(&[], false, "error less");
    }

    #[test]
    fn a_stretch_is_cut_to_its_ink() {
        let (_, mut request) = line("###   ###");
        request.grey[6..9].fill(255);
        let columns = ink::columns(&request.grey, 9);
        let (cut, top) = cut(&request, &(6..9), &columns);
        assert_eq!((cut.width, cut.height, top), (3, 9, 1));
        assert_eq!(cut.grey, [0; 27]);
    }
}

//! Tells curly apostrophes from straight ones by how much they are bent: the engine goes by what is likely.

use std::ops::Range;

use super::line::{Line, as_shown, columns_of};
use crate::{
    ink::{self, Cell},
    protocol::AnswerWord,
};

/// A quote ends so far above the baseline, in percent of the height of capitals, ...
const ABOVE_PERCENT_MIN: usize = 40;
/// ... has nothing so far below it, as accents and the dots of letters have, ...
const BELOW_PERCENT: usize = 30;
/// ... is so high and no wider than this; the two of a double one are no farther apart.
const HEIGHT_PERCENT: std::ops::RangeInclusive<usize> = 14..=55;
const WIDTH_PERCENT_MAX: usize = 32;
const WIDTH_PX_MAX: usize = 2;
const PAIR_PERCENT_MAX: usize = 24;
/// How far the middles of its rows lie apart, thousandths of a pixel. Of 328 straight apostrophes of the bench's screens 5 are bent by
/// so much, of 288 curly ones 203 ...
const CURLY_MILLI_MIN: u64 = 450;
/// ... and by no more than this 105 and 2.
const STRAIGHT_MILLI_MAX: u64 = 50;
/// Rows with less than this share of the ink of the darkest one tell nothing, in percent.
const INK_PERCENT_MIN: u64 = 30;

/// Gives the apostrophes of a line's words the looks that they have.
pub(super) fn mend(words: &mut [AnswerWord], line: &Line<'_>) {
    if !words.iter().any(|word| word.text.contains(is_quote)) {
        return;
    }
    let quotes = quotes(line);
    for word in words {
        // The engine's borders are off by a pixel or two.
        let columns = columns_of(word);
        let own = |quote: &&Quote| {
            quote.columns.end + 2 > columns.start && quote.columns.start < columns.end + 2
        };
        let shown: Vec<&Quote> = quotes.iter().filter(own).collect();
        let read = word.text.chars().filter(|sign| is_quote(*sign));
        let are_alike = shown
            .iter()
            .map(|quote| quote.is_double)
            .eq(read.map(is_double));
        let text = as_shown(&word.text, is_quote, &shown, |at, read, quote| {
            quote.sign(read, at == 0)
        });
        if let Some(text) = text.filter(|_| are_alike) {
            word.text = text;
        }
    }
}

fn is_quote(sign: char) -> bool {
    is_double(sign) || ['\'', '‘', '’'].contains(&sign)
}

fn is_double(sign: char) -> bool {
    ['"', '“', '”'].contains(&sign)
}

/// An apostrophe, or a quote of one stroke or two.
struct Quote {
    columns: Range<usize>,
    rows: Range<usize>,
    is_double: bool,
    /// How far the middles of its rows lie apart, thousandths of a pixel; of its strokes, the less bent one.
    bent_milli: u64,
}

impl Quote {
    /// What this is that was read so.
    fn sign(&self, read: char, is_first: bool) -> char {
        match read {
            '\'' if self.bent_milli >= CURLY_MILLI_MIN && is_first => '‘',
            '\'' if self.bent_milli >= CURLY_MILLI_MIN => '’',
            '‘' | '’' if self.bent_milli <= STRAIGHT_MILLI_MAX => '\'',
            _ => read,
        }
    }
}

/// The quotes of a line from left to right.
fn quotes(line: &Line<'_>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = vec![];
    for Cell { columns, rows } in strokes(line) {
        let bent_milli = bent_milli(line, &columns, &rows);
        match quotes.last_mut() {
            Some(one)
                if !one.is_double
                    && columns.start.saturating_sub(one.columns.end)
                        <= line.share(PAIR_PERCENT_MAX)
                    && one.rows.len().abs_diff(rows.len()) <= 1 =>
            {
                one.columns.end = columns.end;
                one.is_double = true;
                one.bent_milli = one.bent_milli.min(bent_milli);
            }
            _ => quotes.push(Quote {
                columns,
                rows,
                is_double: false,
                bent_milli,
            }),
        }
    }
    quotes
}

/// What hangs together above the middle of the letters, with nothing below, and is no larger than a stroke of a quote.
fn strokes(line: &Line<'_>) -> Vec<Cell> {
    let (grey, width) = (&line.request.grey, line.request.width as usize);
    let height = line.request.height as usize;
    let bottom = line
        .baseline
        .saturating_sub(line.share(ABOVE_PERCENT_MIN))
        .min(height);
    let is_ink = |x: usize, y: usize| line.request.has_ink((x, y));
    let mut seen = vec![false; width * height];
    let mut strokes = vec![];
    for (x, y) in (0..width).flat_map(|x| (0..bottom).map(move |y| (x, y))) {
        if seen[y * width + x] || !is_ink(x, y) {
            continue;
        }
        let stroke = ink::hanging_together(grey, width, (x, y), &mut seen);
        let Cell { columns, rows } = &stroke;
        let mut below = rows.end..rows.end + line.share(BELOW_PERCENT);
        let is_above = rows.end <= bottom && !below.any(|y| columns.clone().any(|x| is_ink(x, y)));
        let is_small = columns.len() <= line.share(WIDTH_PERCENT_MAX).max(WIDTH_PX_MAX)
            && (line.share(*HEIGHT_PERCENT.start())..=line.share(*HEIGHT_PERCENT.end()))
                .contains(&rows.len());
        if is_above && is_small {
            strokes.push(stroke);
        }
    }
    strokes
}

fn bent_milli(line: &Line<'_>, columns: &Range<usize>, rows: &Range<usize>) -> u64 {
    let rows: Vec<(u64, u64)> = rows.clone().map(|y| row(line, columns, y)).collect();
    let most = rows.iter().map(|(ink, _)| *ink).max().unwrap_or(0);
    let told = rows
        .iter()
        .filter(|(ink, _)| ink * 100 >= most * INK_PERCENT_MIN);
    let middles = told.map(|(ink, moment)| moment * 1_000 / (*ink).max(1));
    let (least, most) = (middles.clone().min(), middles.max());
    most.zip(least).map_or(0, |(most, least)| most - least)
}

/// The ink of a row of a quote, and its moment. Its sides are faint; what grows darker beyond them is the next letter's.
fn row(line: &Line<'_>, columns: &Range<usize>, y: usize) -> (u64, u64) {
    let request = line.request;
    let width = request.width as usize;
    let ink = |x: usize| {
        let level = request.grey.get(y * width + x).filter(|_| x < width);
        level.map_or(0, |level| u64::from(u8::MAX - level))
    };
    let before = columns.start.checked_sub(1);
    let before = before.filter(|x| x.checked_sub(1).is_none_or(|beyond| ink(beyond) < ink(*x)));
    let after = Some(columns.end).filter(|x| ink(x + 1) < ink(*x));
    let all = before.into_iter().chain(columns.clone()).chain(after);
    all.fold((0, 0), |(sum, moment), x| {
        (sum + ink(x), moment + ink(x) * x as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word as it is read in a picture of three capitals around a quote.
    fn check(quote: [&str; 4], read: &str, expected: &str) {
        let rows = (0..12).map(|y| {
            let quote = quote.get(y).copied().unwrap_or("     ");
            format!("## ##{quote}## ##")
        });
        let rows: Vec<String> = rows.collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mend = |words: &mut [AnswerWord], line: &Line<'_>| mend(words, line);
        let mended = super::super::line::tests::mended(mend, &rows, read);
        assert_eq!(mended, expected, "{read}");
    }

    #[test]
    fn bent_apostrophes_are_curly() {
        let straight = [" ##  ", " ##  ", " ##  ", " ##  "];
        let curly = ["  ## ", "  ## ", " ##  ", " #   "];
        check(straight, "H'II", "H'II");
        check(curly, "H'II", "H’II");
        check(straight, "H’II", "H'II");
        check(curly, "H’II", "H’II");
        // As many as were read do not show.
        check(curly, "H'I'I", "H'I'I");
        check(curly, "H\"II", "H\"II");
    }
}

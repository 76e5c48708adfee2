//! Reads what is alone on its line: dashes and braces by their shapes, since they are too little for the engine, and a few letters
//! that nothing beside them tells.

use super::confidence::SEEN_MILLI;
use crate::{
    ink::{Cell, INK_LEVEL},
    protocol::{AnswerWord, Request},
};

/// A bar is a dash when it is this many times as wide as high, in percent, and ink in this share of its pixels, in
/// percent; up to these widths, CSS pixels, a hyphen or a short one.
const DASH_SLENDER_PERCENT_MIN: u32 = 150;
const DASH_INK_PERCENT_MIN: usize = 70;
const HYPHEN_PX_MAX: u32 = 6;
/// Larger ones are something else.
const DASH_WIDTH_PX_MAX: u32 = 22;
const DASH_HEIGHT_PX_MAX: u32 = 4;
const SHORT_DASH_PX_MAX: u32 = 10;

/// So many hyphens are a row of them; each is as wide, and as far from the one before, but for so many pixels.
const HYPHENS_MIN: usize = 12;
const HYPHENS_DIFFER_PX_MAX: usize = 1;

/// A brace is so wide in percent of its height, and so high at least, pixels.
const BRACE_WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 25..=70;
const BRACE_HEIGHT_PX_MIN: usize = 9;
/// Above and below its nose, so far down in percent, its stem stands upright, but for this share of its width, in percent; nose and ends
/// are aside by so much at least.
const BRACE_STEM_PERCENT: std::ops::RangeInclusive<usize> = 20..=36;
const BRACE_STEM_LOWER_PERCENT: std::ops::RangeInclusive<usize> = 64..=80;
const BRACE_STEM_DIFFER_PERCENT_MAX: usize = 14;
const BRACE_AWAY_PERCENT_MIN: usize = 12;
/// A comma behind one is so wide and high at most, and its end lies so far down, in percent of the brace's height.
const COMMA_PERCENT_MAX: usize = 45;
const COMMA_END_PERCENT_MIN: usize = 80;

/// Capitals that differ from small letters in size only: alone, there is nothing to compare them with, and a few letters that
/// stand alone (a day, a person) are capitals, but for one short word.
const ALIKE: &str = "cosvwxz";
const ALONE_MAX: usize = 3;
const SMALL_ALONE: &str = "vs";

/// The letter that looks like a zero, which is so wide at most in percent of its height.
const LIKE_ZERO: char = 'O';
const ZERO_WIDTH_PERCENT_MAX: u32 = 82;

/// The line as one dash, if it is nothing else: too little for the engine.
pub(super) fn dash(request: &Request) -> Option<AnswerWord> {
    let ink = request
        .grey
        .iter()
        .filter(|grey| **grey < INK_LEVEL)
        .count();
    let css_px = |pixels: u32| pixels * 1_000 / request.scale_milli.max(1);
    let is_bar = request.width * 100 >= request.height * DASH_SLENDER_PERCENT_MIN
        && css_px(request.width) <= DASH_WIDTH_PX_MAX
        && css_px(request.height) <= DASH_HEIGHT_PX_MAX
        && ink * 100 >= request.grey.len() * DASH_INK_PERCENT_MIN;
    let sign = match css_px(request.width) {
        width if width <= HYPHEN_PX_MAX => "-",
        width if width <= SHORT_DASH_PX_MAX => "–",
        _ => "—",
    };
    is_bar.then(|| all(request, sign))
}

/// The line as a row of hyphens of typewriter type, if it is nothing else: the engine sees a rule.
pub(super) fn hyphens(request: &Request, cells: &[Cell]) -> Option<AnswerWord> {
    let (first, second) = (cells.first()?, cells.get(1)?);
    let high = request.height * 1_000 / request.scale_milli.max(1);
    let is_as = |one: usize, other: usize| one.abs_diff(other) <= HYPHENS_DIFFER_PX_MAX;
    let step = second.columns.start - first.columns.start;
    let is_even = |pair: &[Cell]| {
        is_as(pair[1].columns.start - pair[0].columns.start, step)
            && is_as(pair[1].columns.len(), pair[0].columns.len())
    };
    let is_slender = |cell: &Cell| {
        cell.columns.len() * 100 >= cell.rows.len() * DASH_SLENDER_PERCENT_MIN as usize
    };
    let are_hyphens = cells.len() >= HYPHENS_MIN
        && high <= DASH_HEIGHT_PX_MAX
        && cells.iter().all(is_slender)
        && cells.windows(2).all(is_even);
    are_hyphens.then(|| all(request, &"-".repeat(cells.len())))
}

/// A sign that is all of its line.
fn all(request: &Request, sign: &str) -> AnswerWord {
    AnswerWord {
        text: sign.to_owned(),
        width: request.width,
        height: request.height,
        confidence_milli: SEEN_MILLI,
        ..Default::default()
    }
}

/// The line with these cells as one brace, with a comma behind it or not, if it is nothing else: where one closes a block the engine sees no text.
pub(super) fn brace(request: &Request, cells: &[Cell]) -> Option<AnswerWord> {
    let (cell, comma) = match cells {
        [brace] => (brace, ""),
        [brace, mark] if is_comma_of(mark, brace) => (brace, ","),
        _ => return None,
    };
    let sign = brace_sign(request, cell)?;
    Some(all(request, &format!("{sign}{comma}")))
}

/// Whether this is as small and as low as a comma behind a brace is.
fn is_comma_of(mark: &Cell, brace: &Cell) -> bool {
    let height = brace.rows.len();
    let most = height * COMMA_PERCENT_MAX / 100;
    mark.columns.len() <= most
        && mark.rows.len() <= most
        && mark.rows.start >= brace.rows.start + height / 2
        && mark.rows.end > brace.rows.start + height * COMMA_END_PERCENT_MIN / 100
}

/// Which brace this cell of a line is.
fn brace_sign(request: &Request, cell: &Cell) -> Option<char> {
    let (width, height) = (cell.columns.len(), cell.rows.len());
    let fits = height >= BRACE_HEIGHT_PX_MIN
        && BRACE_WIDTH_PERCENT.contains(&(width * 100 / height.max(1)));
    let middles = fits.then(|| middles(request, cell)).flatten()?;
    // From the left side to the right one, in percent, at the ends, a quarter and three of the way down, and in the middle.
    let at = |percent: usize| middles[(height - 1) * percent / 100];
    let (ends, nose) = ([at(0), at(100)], at(50));
    let stem = || BRACE_STEM_PERCENT.chain(BRACE_STEM_LOWER_PERCENT).map(at);
    let (least, most) = (stem().min()?, stem().max()?);
    if most - least > BRACE_STEM_DIFFER_PERCENT_MAX {
        return None;
    }
    let lies_right = |one: usize, other: usize| one >= other + BRACE_AWAY_PERCENT_MIN;
    if lies_right(nose, most) && ends.iter().all(|end| lies_right(least, *end)) {
        Some('}')
    } else if lies_right(least, nose) && ends.iter().all(|end| lies_right(*end, most)) {
        Some('{')
    } else {
        None
    }
}

/// The middle of the ink of each row of a cell, in percent of its width. `None`: some row has none, or more than one stroke.
fn middles(request: &Request, cell: &Cell) -> Option<Vec<usize>> {
    let width = cell.columns.len();
    let middle = |row: &[u8]| {
        let strokes = row.chunk_by(|one, next| (*one < INK_LEVEL) == (*next < INK_LEVEL));
        let inked = strokes.filter(|stroke| stroke[0] < INK_LEVEL).count();
        let ink = |(x, level): (usize, &u8)| {
            let ink = usize::from(u8::MAX - level);
            (ink, ink * (2 * x + 1))
        };
        let (sum, moment) = row
            .iter()
            .enumerate()
            .map(ink)
            .fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        (inked == 1).then(|| moment * 50 / (sum * width).max(1))
    };
    let rows = cell.rows_of(&request.grey, request.width as usize);
    rows.map(middle).collect()
}

/// Makes capitals of a few letters that are alone.
pub(super) fn mend_letters(words: &mut [AnswerWord]) {
    if let [word] = words
        && word.text.chars().count() <= ALONE_MAX
        && word.text.chars().all(|letter| ALIKE.contains(letter))
        && word.text != SMALL_ALONE
    {
        word.text = word.text.to_uppercase();
    }
}

/// Makes a zero of the O that stands alone where it is one. Digits are believed sooner than letters, so this comes when it is
/// known that there is text.
pub(super) fn mend_zero(words: &mut [AnswerWord], request: &Request) {
    if let [word] = words
        && is_zero_alone(&word.text, request)
    {
        word.text = word.text.replace(LIKE_ZERO, "0");
    }
}

/// Whether the O of what stands alone is a zero: one among figures ("0/7"), or a narrow one by itself.
fn is_zero_alone(text: &str, request: &Request) -> bool {
    let is_of_figure =
        |sign: char| sign.is_ascii_digit() || ".,:/%+-−".contains(sign) || sign == LIKE_ZERO;
    let is_narrow = request.width * 100 <= request.height * ZERO_WIDTH_PERCENT_MAX;
    text.contains(LIKE_ZERO)
        && text.chars().all(is_of_figure)
        && (text.contains(|sign: char| sign.is_ascii_digit()) || is_narrow && text.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::{self, tests::picture};

    fn words(texts: &[&str]) -> Vec<AnswerWord> {
        let word = |text: &&str| AnswerWord {
            text: (*text).to_owned(),
            ..Default::default()
        };
        texts.iter().map(word).collect()
    }

    #[test]
    fn a_few_letters_alone_are_capitals() {
        let check = |read: &[&str], expected: &[&str]| {
            let mut words = words(read);
            mend_letters(&mut words);
            let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(texts, expected);
        };
        check(&["sw"], &["SW"]);
        check(&["c"], &["C"]);
        check(&["vs"], &["vs"]);
        check(&["sew"], &["sew"]);
        check(&["a"], &["a"]);
        check(&["sw", "cv"], &["sw", "cv"]);
    }

    #[test]
    fn an_o_alone_may_be_a_zero() {
        let check = |text: &str, width: u32, expected: &str| {
            let mut words = words(&[text]);
            let request = Request {
                width,
                height: 10,
                ..Default::default()
            };
            mend_zero(&mut words, &request);
            assert_eq!(words[0].text, expected, "{text}");
        };
        check("O", 7, "0");
        check("O", 10, "O");
        check("O/7", 20, "0/7");
        check("GO7", 20, "GO7");
        check("OO", 14, "OO");
    }

    #[test]
    fn a_brace_alone_is_told_by_its_shape() {
        let check = |rows: &[&str], expected: Option<&str>| {
            let request = Request {
                width: rows[0].len() as u32,
                height: rows.len() as u32,
                grey: picture(rows),
                ..Default::default()
            };
            let cells = ink::cells(&ink::columns(&request.grey, rows[0].len()));
            let brace = brace(&request, &cells).map(|word| word.text);
            assert_eq!(brace.as_deref(), expected);
        };
        let closing = [
            "##    ", "  ##  ", "  ##  ", "  ##  ", "  ##  ", "    ##", "  ##  ", "  ##  ",
            "  ##  ", "  ##  ", "##    ",
        ];
        check(&closing, Some("}"));
        let mirrored = closing.map(|row| row.chars().rev().collect::<String>());
        check(&mirrored.each_ref().map(String::as_str), Some("{"));
        let chevron = [
            "#     ", " #    ", "  #   ", "   #  ", "    # ", "     #", "    # ", "   #  ",
            "  #   ", " #    ", "#     ",
        ];
        check(&chevron, None);
        let behind = |mark: &str| -> Vec<String> {
            let rows = (0..11).zip(closing);
            let paper = " ".repeat(mark.len());
            rows.map(|(y, row)| format!("{row} {}", if y < 8 { &paper } else { mark }))
                .collect()
        };
        let check_behind = |mark: &str, expected: Option<&str>| {
            let rows = behind(mark);
            check(
                &rows.iter().map(String::as_str).collect::<Vec<_>>(),
                expected,
            );
        };
        check_behind("##", Some("},"));
        check_behind("######", None);
        check(&["##    "; 11], None);
        check(&["# #   "; 11], None);
    }

    #[test]
    fn a_bar_is_a_dash_by_its_width() {
        let check = |width: u32, height: u32, ink: u8, expected: Option<&str>| {
            let request = Request {
                width,
                height,
                scale_milli: 1_000,
                grey: vec![ink; (width * height) as usize],
                ..Default::default()
            };
            let dash = dash(&request).map(|word| word.text);
            assert_eq!(dash.as_deref(), expected, "{width}x{height}");
        };
        check(5, 2, 0, Some("-"));
        check(8, 1, 0, Some("–"));
        check(15, 2, 0, Some("—"));
        check(15, 2, 250, None);
        check(5, 9, 0, None);
        check(300, 2, 0, None);
    }

    #[test]
    fn even_bars_are_hyphens() {
        let check = |bars: &[(usize, usize)], expected: usize| {
            let row = bars.iter().fold(String::new(), |row, (bar, paper)| {
                row + &"#".repeat(*bar) + &" ".repeat(*paper)
            });
            let grey = picture(&[row.as_str(), row.as_str()]);
            let width = row.len();
            let cells = ink::cells(&ink::columns(&grey, width));
            let request = Request {
                width: width as u32,
                height: 2,
                scale_milli: 1_000,
                grey,
                ..Default::default()
            };
            let told = hyphens(&request, &cells).map_or(0, |word| word.text.len());
            assert_eq!(told, expected, "{bars:?}");
        };
        check(&[(8, 4); 20], 20);
        // Between pixels: a slot of 12.7 columns.
        check(&[(8, 5), (8, 5), (8, 4)].repeat(6), 18);
        check(&[(8, 4); 5], 0);
        check(&[(8, 4), (14, 4)].repeat(8), 0);
        check(&[(2, 2); 20], 0);
    }
}

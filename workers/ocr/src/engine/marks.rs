//! Mends marks and letters that the engine takes for each other, by what the pixels show.

use super::{confidence::SEEN_MILLI, line::columns_of};
use crate::{
    ink::{self, Cell, Column, INK_LEVEL},
    protocol::{AnswerWord, Request},
};

/// A mark at the start of a line ends above this share of its height, in percent, and is this wide at most.
const MARK_PERCENT_MAX: usize = 60;
/// A rule goes this share of its height below the baseline, in percent, a letter I does not.
const BELOW_PERCENT_MIN: u32 = 8;
/// It is so many times as high as wide.
const RULE_SLENDER_MIN: usize = 4;
/// A column of a slash has this share of its rows at most, in percent: it is half as wide as high or less, and two pixels thick.
const SLANTED_PERCENT_MAX: usize = 60;
/// Capitals that differ from small letters in size only: alone, there is nothing to compare them with, and a few letters that
/// stand alone (a day, a person) are capitals, but for one short word.
const ALIKE: &str = "cosvwxz";
const ALONE_MAX: usize = 3;
const SMALL_ALONE: &str = "vs";

/// A bar is a dash when it is this many times as wide as high, in percent, and ink in this share of its pixels, in
/// percent; up to these widths, CSS pixels, a hyphen or a short one.
const DASH_SLENDER_PERCENT_MIN: u32 = 150;
const DASH_INK_PERCENT_MIN: usize = 70;
const HYPHEN_PX_MAX: u32 = 6;
/// Larger ones are something else.
const DASH_WIDTH_PX_MAX: u32 = 22;
const DASH_HEIGHT_PX_MAX: u32 = 4;
const SHORT_DASH_PX_MAX: u32 = 10;

/// The letter that looks like a zero, which is so wide at most in percent of its height.
const LIKE_ZERO: char = 'O';
const ZERO_WIDTH_PERCENT_MAX: u32 = 82;

/// A brace is so wide in percent of its height, and so high at least, pixels.
const BRACE_WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 25..=70;
const BRACE_HEIGHT_PX_MIN: usize = 9;
/// Above and below its nose, so far down in percent, its stem stands upright, but for this share of its width, in percent; nose and ends
/// are aside by so much at least.
const BRACE_STEM_PERCENT: std::ops::RangeInclusive<usize> = 20..=36;
const BRACE_STEM_LOWER_PERCENT: std::ops::RangeInclusive<usize> = 64..=80;
const BRACE_STEM_DIFFER_PERCENT_MAX: usize = 14;
const BRACE_AWAY_PERCENT_MIN: usize = 12;

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
    is_bar.then(|| AnswerWord {
        text: sign.to_owned(),
        width: request.width,
        height: request.height,
        confidence_milli: SEEN_MILLI,
        ..Default::default()
    })
}

/// The line as one brace, if it is nothing else: where one closes a block the engine sees no text.
pub(super) fn brace(request: &Request) -> Option<AnswerWord> {
    let (width, height) = (request.width as usize, request.height as usize);
    let fits = height >= BRACE_HEIGHT_PX_MIN
        && BRACE_WIDTH_PERCENT.contains(&(width * 100 / height.max(1)));
    let middles = fits.then(|| middles(request)).flatten()?;
    // From the left side to the right one, in percent, at the ends, a quarter and three of the way down, and in the middle.
    let at = |percent: usize| middles[(height - 1) * percent / 100];
    let (ends, nose) = ([at(0), at(100)], at(50));
    let stem = || BRACE_STEM_PERCENT.chain(BRACE_STEM_LOWER_PERCENT).map(at);
    let (least, most) = (stem().min()?, stem().max()?);
    let is_straight = most - least <= BRACE_STEM_DIFFER_PERCENT_MAX;
    let lies_right = |one: usize, other: usize| one >= other + BRACE_AWAY_PERCENT_MIN;
    let sign = if is_straight
        && lies_right(nose, most)
        && ends.into_iter().all(|end| lies_right(least, end))
    {
        "}"
    } else if is_straight
        && lies_right(least, nose)
        && ends.into_iter().all(|end| lies_right(end, most))
    {
        "{"
    } else {
        return None;
    };
    Some(AnswerWord {
        text: sign.to_owned(),
        width: request.width,
        height: request.height,
        confidence_milli: SEEN_MILLI,
        ..Default::default()
    })
}

/// The middle of the ink of each row, in percent of the width. `None`: some row has none, or more than one stroke.
fn middles(request: &Request) -> Option<Vec<usize>> {
    let width = request.width as usize;
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
    request
        .grey
        .chunks_exact(width.max(1))
        .map(middle)
        .collect()
}

/// Mends the words of a line with these columns.
pub(super) fn mend(words: &mut [AnswerWord], columns: &[Column], request: &Request) {
    mend_spoken_i(words);
    mend_rules(words, columns);
    mend_letters_alone(words);
    mend_opening(words, request);
    mend_closing(words);
    mend_slash(words, columns);
}

/// The engine takes the first slash of a path for a J, which has an upright stem.
fn mend_slash(words: &mut [AnswerWord], columns: &[Column]) {
    let is_path = |word: &AnswerWord| word.text.starts_with('J') && word.text.contains('/');
    for word in words.iter_mut().filter(|word| is_path(word)) {
        let own = columns.get(columns_of(word)).unwrap_or_default();
        if is_slanted(own) {
            word.text.replace_range(..1, "/");
        }
    }
}

/// Whether the first cell of these columns is a stroke that rises to the right: each column has a small share of its rows, the
/// first one lower ones than the last.
fn is_slanted(columns: &[Column]) -> bool {
    let cells = ink::cells(columns);
    let Some(cell) = cells.first() else {
        return false;
    };
    let rows: Vec<_> = columns
        .get(cell.columns.clone())
        .unwrap_or_default()
        .iter()
        .flatten()
        .collect();
    let share = cell.rows.len() * SLANTED_PERCENT_MAX / 100;
    let rises = rows
        .first()
        .zip(rows.last())
        .is_some_and(|(first, last)| first.start > last.end);
    rises && rows.iter().all(|column| column.len() <= share)
}

/// The engine takes an I for a rule where it is a word of its own. A rule goes below the baseline.
fn mend_spoken_i(words: &mut [AnswerWord]) {
    let bottom = |word: &AnswerWord| word.top + word.height;
    let of_letters = words
        .iter()
        .filter(|word| word.text.chars().any(char::is_alphabetic));
    let Some(baseline) = of_letters.map(bottom).min() else {
        return;
    };
    for word in words {
        let opened = ["\"|", "'|", "“|", "‘|", "„|", "«|"].contains(&word.text.as_str());
        let stands = word.text == "|"
            && bottom(word) <= baseline + 1 + word.height * BELOW_PERCENT_MIN / 100;
        if opened || stands {
            word.text = word.text.replace('|', "I");
        }
    }
}

/// The engine takes a rule between words for an I. It is a bare stroke that goes below the baseline.
fn mend_rules(words: &mut [AnswerWord], columns: &[Column]) {
    if words.len() < 2 || !words.iter().any(|word| word.text == "I") {
        return;
    }
    let baseline = ink::baseline(&ink::cells(columns));
    let is_rule = |word: &AnswerWord| {
        let cells = ink::cells(columns.get(columns_of(word)).unwrap_or_default());
        let [Cell { columns, rows }] = &cells[..] else {
            return false;
        };
        let below = (rows.len() * BELOW_PERCENT_MIN as usize / 100).max(1);
        columns.len() * RULE_SLENDER_MIN <= rows.len() && rows.end > baseline + below
    };
    for word in words.iter_mut().filter(|word| word.text == "I") {
        if is_rule(word) {
            word.text = "|".to_owned();
        }
    }
}

fn mend_letters_alone(words: &mut [AnswerWord]) {
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
pub(super) fn mend_zero_alone(words: &mut [AnswerWord], request: &Request) {
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

/// The engine reads a quotation mark before letters whose top or foot is wide, where none stands.
fn mend_opening(words: &mut [AnswerWord], request: &Request) {
    let Some(word) = words.first_mut() else {
        return;
    };
    let mut letters = word.text.chars();
    let shows = match letters.next() {
        Some('‘' | '“' | '\'' | '"') => begins_with_mark(request),
        Some('‚' | '„') => begins_with_low_mark(request),
        _ => true,
    };
    let rest = letters.as_str();
    if !shows && rest.starts_with(char::is_alphabetic) {
        word.text = rest.to_owned();
    }
}

/// The engine tells an opening quote by its looks, and a closing one, after a comma, by what is likely: where a straight
/// one has opened, a straight one closes.
fn mend_closing(words: &mut [AnswerWord]) {
    let mut is_open = false;
    for word in words {
        let inner = word.text.trim_start_matches(['(', '[', '{']);
        is_open |= inner.starts_with('"');
        let end = word
            .text
            .trim_end_matches(|sign| ")]}.,;:?!".contains(sign))
            .len();
        let Some(quoted) = word.text[..end].strip_suffix(['"', '”']) else {
            continue;
        };
        if !quoted.is_empty() && std::mem::take(&mut is_open) {
            word.text.replace_range(quoted.len()..end, "\"");
        }
    }
}

/// Whether the first ink of a line is a small piece above: slanted, it stands over the letter after it.
fn begins_with_mark(request: &Request) -> bool {
    let most = request.height as usize * MARK_PERCENT_MAX / 100;
    first_mark(request, most).is_some_and(|mark| mark.rows.end <= most + 1)
}

/// Whether it is one below.
fn begins_with_low_mark(request: &Request) -> bool {
    let height = request.height as usize;
    let least = height - height * MARK_PERCENT_MAX / 100;
    first_mark(request, height).is_some_and(|mark| mark.rows.start >= least)
}

/// What hangs together with the first ink of a line in its first columns.
fn first_mark(request: &Request, columns_max: usize) -> Option<Cell> {
    let (width, height) = (request.width as usize, request.height as usize);
    let mut pixels = (0..width.min(columns_max + 1)).flat_map(|x| (0..height).map(move |y| (x, y)));
    let first = pixels.find(|pixel| ink::is_ink(&request.grey, width, *pixel))?;
    let mut seen = vec![false; request.grey.len()];
    Some(ink::hanging_together(
        &request.grey,
        width,
        first,
        &mut seen,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::tests::picture;

    /// Words with the rows of their tops and bottoms.
    fn words(words: &[(&str, u32, u32)]) -> Vec<AnswerWord> {
        let word = |(text, top, bottom): &(&str, u32, u32)| AnswerWord {
            text: (*text).to_owned(),
            top: *top,
            height: bottom - top,
            ..Default::default()
        };
        words.iter().map(word).collect()
    }

    fn check(read: &[(&str, u32, u32)], rows: &[&str], expected: &str) {
        let mut words = words(read);
        let request = Request {
            width: rows.first().map_or(0, |row| row.len() as u32),
            height: rows.len() as u32,
            grey: picture(rows),
            ..Default::default()
        };
        let columns = ink::columns(&request.grey, request.width as usize);
        mend(&mut words, &columns, &request);
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn a_slash_has_no_stem() {
        let columns = |rows: &[&str]| ink::columns(&picture(rows), rows[0].len());
        let slash = ["  #    ", "  # # #", " #  # #", " #  # #", "#   ###"];
        assert!(is_slanted(&columns(&slash)));
        let hook = ["  #    ", "  # # #", "  # # #", "# # # #", " ## ###"];
        assert!(!is_slanted(&columns(&hook)));
        assert!(!is_slanted(&columns(&["   ", "   "])));
    }

    #[test]
    fn rules_go_below_the_baseline_and_a_spoken_i_does_not() {
        check(
            &[("Yes,", 0, 13), ("|", 0, 10), ("will.", 0, 10)],
            &[],
            "Yes, I will.",
        );
        check(
            &[("ls", 1, 10), ("|", 0, 13), ("sort", 1, 10)],
            &[],
            "ls | sort",
        );
        let quoted = ["# # #", "# # #", "    #", "    #", "    #"];
        check(&[("\"|", 0, 5), ("think", 0, 5)], &quoted, "\"I think");
        check(&[("|", 0, 10)], &[], "|");
    }

    #[test]
    fn a_rule_between_words_is_no_i() {
        let rows = [
            "## ##   #   ## ##",
            "## ##   #   ## ##",
            "## ##   #   ## ##",
            "## ##   #   ## ##",
            "## ##   #   ## ##",
            "        #        ",
            "        #        ",
        ];
        let read = |rows: &[&str]| {
            let mut words = words(&[("a", 0, 5), ("I", 0, 7), ("b", 0, 5)]);
            for (word, (left, width)) in words.iter_mut().zip([(0, 5), (8, 1), (12, 5)]) {
                (word.left, word.width) = (left, width);
            }
            let pixels = picture(rows);
            mend_rules(&mut words, &ink::columns(&pixels, rows[0].len()));
            words[1].text.clone()
        };
        assert_eq!(read(&rows), "|");
        assert_eq!(read(&rows[..5]), "I");
    }

    #[test]
    fn a_low_quote_that_does_not_show_goes() {
        let letters = ["##  # ", "# # # ", "##  # ", "# # # ", "# # ##"];
        check(&[("‚Ab", 0, 5)], &letters, "Ab");
        let quoted = ["  ##  # ", "  # # # ", "  ##  # ", "# # # # ", "# # # ##"];
        check(&[("‚Ab", 0, 5)], &quoted, "‚Ab");
    }

    #[test]
    fn a_few_letters_alone_are_capitals() {
        check(&[("sw", 0, 5)], &[], "SW");
        check(&[("c", 0, 5)], &[], "C");
        check(&[("vs", 0, 5)], &[], "vs");
        check(&[("sew", 0, 5)], &[], "sew");
        check(&[("sw", 0, 5), ("cv", 0, 5)], &[], "sw cv");
    }

    #[test]
    fn an_o_alone_may_be_a_zero() {
        let check = |text: &str, width: u32, expected: &str| {
            let mut words = words(&[(text, 0, 10)]);
            let request = Request {
                width,
                height: 10,
                ..Default::default()
            };
            mend_zero_alone(&mut words, &request);
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
            assert_eq!(brace(&request).map(|word| word.text).as_deref(), expected);
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
    fn a_straight_quote_is_closed_by_one() {
        let check = |read: &str, expected: &str| {
            let read: Vec<(&str, u32, u32)> = read.split(' ').map(|word| (word, 0, 10)).collect();
            let quote = [" # ", "# #", "# #", "   ", "   ", "   ", "   "];
            check(&read, &quote, expected);
        };
        check("\"Go on,” said", "\"Go on,\" said");
        check("“Go on,\" said", "“Go on,\" said");
        check("(\"on”), (“off”).", "(\"on\"), (“off”).");
        // Opened in another line.
        check("on,” said", "on,” said");
        check("\"on\" off”", "\"on\" off”");
    }

    #[test]
    fn a_letter_alone_is_a_capital() {
        check(&[("s", 0, 10)], &[], "S");
        check(&[("a", 0, 10)], &[], "a");
        check(&[("s", 0, 10), ("x", 0, 10)], &[], "s x");
    }

    #[test]
    fn an_opening_mark_has_pixels_of_its_own() {
        let without = ["##   ##", " ## ## ", "  ###  ", "   #   ", "   #   "];
        let with = ["#  ## ##", "#  ## ##", "    ### ", "     #  ", "     #  "];
        check(&[("‘Vast", 0, 5)], &without, "Vast");
        check(&[("‘Vast", 0, 5)], &with, "‘Vast");
        // Slanted, it stands over the foot of the letter after it.
        let slanted = [" #   ##", "#   ## ", "   ##  ", "  ##   ", " ##    "];
        check(&[("'I", 0, 5)], &slanted, "'I");
    }
}

//! Mends marks and letters that the engine takes for each other, by what the pixels show.

use super::{confidence::SEEN_MILLI, line::columns_of};
use crate::{
    ink::{self, INK_LEVEL},
    protocol::{AnswerWord, Request},
};

/// A mark at the start of a line ends above this share of its height, in percent, and is this wide at most.
const MARK_PERCENT_MAX: usize = 60;
/// A rule goes this share of its height below the baseline, in percent, a letter I does not.
const BELOW_PERCENT_MIN: u32 = 8;
/// A column of a slash has this share of its rows at most, in percent: it is half as wide as high or less, and two pixels thick.
const SLANTED_PERCENT_MAX: usize = 60;
/// Capitals that differ from small letters in size only: alone, there is nothing to compare them with, and a letter that
/// stands alone (a day, a person) is a capital.
const ALIKE: &str = "cosvwxz";

/// A bar is a dash when it is this many times as wide as high, in percent, and ink in this share of its pixels, in
/// percent; up to these widths, CSS pixels, a hyphen or a short one.
const DASH_SLENDER_PERCENT_MIN: u32 = 150;
const DASH_INK_PERCENT_MIN: usize = 70;
const HYPHEN_PX_MAX: u32 = 6;
/// Larger ones are something else.
const DASH_WIDTH_PX_MAX: u32 = 22;
const DASH_HEIGHT_PX_MAX: u32 = 4;
const SHORT_DASH_PX_MAX: u32 = 10;

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

/// Mends the words of a line.
pub(super) fn mend(words: &mut [AnswerWord], request: &Request) {
    mend_spoken_i(words);
    mend_lone_letter(words);
    mend_opening(words, request);
    mend_closing(words);
    mend_slash(words, request);
}

/// The engine takes the first slash of a path for a J, which has an upright stem.
fn mend_slash(words: &mut [AnswerWord], request: &Request) {
    let is_path = |word: &AnswerWord| word.text.starts_with('J') && word.text.contains('/');
    if !words.iter().any(is_path) {
        return;
    }
    let columns = ink::columns(&request.grey, request.width as usize);
    for word in words.iter_mut().filter(|word| is_path(word)) {
        let own = columns.get(columns_of(word)).unwrap_or_default();
        if is_slanted(own) {
            word.text.replace_range(..1, "/");
        }
    }
}

/// Whether the first cell of these columns is a stroke that rises to the right: each column has a small share of its rows, the
/// first one lower ones than the last.
fn is_slanted(columns: &[ink::Column]) -> bool {
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

fn mend_lone_letter(words: &mut [AnswerWord]) {
    if let [word] = words
        && word.text.chars().count() == 1
        && ALIKE.contains(&word.text)
    {
        word.text = word.text.to_uppercase();
    }
}

/// The engine reads a quotation mark before letters whose top is wide, where none stands.
fn mend_opening(words: &mut [AnswerWord], request: &Request) {
    let Some(word) = words.first_mut() else {
        return;
    };
    let mut letters = word.text.chars();
    let is_mark = matches!(letters.next(), Some('‘' | '“' | '\'' | '"'));
    let rest = letters.as_str();
    if is_mark && rest.starts_with(char::is_alphabetic) && !begins_with_mark(request) {
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
    let (width, height) = (request.width as usize, request.height as usize);
    let most = height * MARK_PERCENT_MAX / 100;
    let mut pixels = (0..width.min(most + 1)).flat_map(|x| (0..height).map(move |y| (x, y)));
    let Some(first) = pixels.find(|pixel| ink::is_ink(&request.grey, width, *pixel)) else {
        return false;
    };
    let mut seen = vec![false; request.grey.len()];
    let mark = ink::hanging_together(&request.grey, width, first, &mut seen);
    mark.rows.end <= most + 1
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
        mend(&mut words, &request);
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

//! Mends marks and letters that the engine takes for each other, by what the pixels show.

use super::line::columns_of;
use crate::{
    ink::{self, Cell, Column},
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
/// Mends the words of a line with these columns.
pub(super) fn mend(words: &mut [AnswerWord], columns: &[Column], request: &Request) {
    mend_spoken_i(words);
    mend_rules(words, columns);
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
    let first = pixels.find(|pixel| request.has_ink(*pixel))?;
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

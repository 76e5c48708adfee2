//! Joins the parts of addresses: the engine sees a space beside @ in faces where the sign is large.

use crate::{ink::Column, protocol::AnswerWord};

/// Parts of an address stand no farther apart than this, in percent of the line's height; a space is 27 at least.
const GAP_PERCENT_MAX: usize = 20;
/// So far from where the engine says that a word ends its letters do, in the same measure.
const OFF_PERCENT: usize = 25;

/// The words of a line with these columns and so high, addresses in one.
pub(super) fn join(words: Vec<AnswerWord>, columns: &[Column], height: u32) -> Vec<AnswerWord> {
    let mut joined: Vec<AnswerWord> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last)
                if are_parts(last, &word) && !is_space(columns, height as usize, last, &word) =>
            {
                add(last, &word);
            }
            _ => joined.push(word),
        }
    }
    joined
}

fn add(last: &mut AnswerWord, word: &AnswerWord) {
    let bottom = (last.top + last.height).max(word.top + word.height);
    last.top = last.top.min(word.top);
    last.height = bottom - last.top;
    last.width = (word.left + word.width).saturating_sub(last.left);
    last.text.push_str(&word.text);
    last.confidence_milli = last.confidence_milli.min(word.confidence_milli);
}

/// Whether one ends or the other begins with @, and it is not alone.
fn are_parts(one: &AnswerWord, next: &AnswerWord) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (mut before, mut after) = (one.text.chars(), next.text.chars());
    let (last, first) = (before.next_back(), after.next());
    let is_name = last == Some('@') && is_letter(before.next_back()) && is_letter(first);
    let is_host = first == Some('@') && is_letter(last) && is_letter(after.next());
    one.line == next.line && (is_name || is_host)
}

/// Whether there is a space about where one word ends and the next begins.
fn is_space(columns: &[Column], height: usize, one: &AnswerWord, next: &AnswerWord) -> bool {
    let off = height * OFF_PERCENT / 100;
    let from = ((one.left + one.width) as usize).saturating_sub(off);
    let until = (next.left as usize + off).min(columns.len());
    let about = columns.get(from..until).unwrap_or_default();
    let papers = about.split(Option::is_some).map(<[Column]>::len);
    papers.max().unwrap_or(0) * 100 > height * GAP_PERCENT_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line` has a `#` where a column of a line ten pixels high has ink; the engine sees the border at the `|`.
    fn check(line: &str, one: &str, next: &str, expected: &[&str]) {
        let border = line.find('|').unwrap() as u32;
        let signs = line.bytes().filter(|sign| *sign != b'|');
        let columns: Vec<Column> = signs.map(|sign| (sign == b'#').then_some(0..10)).collect();
        let word = |text: &str, left: u32, width: u32| AnswerWord {
            text: text.to_owned(),
            left,
            width,
            height: 10,
            ..Default::default()
        };
        let words = vec![
            word(one, 0, border - 1),
            word(next, border + 1, columns.len() as u32 - border - 1),
        ];
        let words = join(words, &columns, 10);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn an_address_is_one_word() {
        let line = "### ### ## | ###### ### ##";
        check(line, "ann", "@post", &["ann@post"]);
        check(line, "ann@", "post", &["ann@post"]);
    }

    #[test]
    fn what_stands_apart_or_is_no_address_stays() {
        let apart = "### ### ##   |   ###### ### ##";
        check(apart, "ask", "@anna", &["ask", "@anna"]);
        let line = "### ### ## | ###### ### ##";
        check(line, "12", "@", &["12", "@"]);
        check(line, "@", "12", &["@", "12"]);
        check(line, "ann", "post", &["ann", "post"]);
    }
}

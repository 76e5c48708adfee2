//! Payment card numbers: issuer, length and Luhn, in any grouping, misread digits included.
//!
//! Issuer ranges and lengths are those of ISO/IEC 7812 as the networks publish them.

use crate::{
    fold,
    text::{Break, Found, Text},
};

/// The kind as counted and as left in the text.
pub(crate) const KIND: &str = "card";
/// The shortest and the longest card number in the table below.
const DIGITS: std::ops::RangeInclusive<usize> = 13..=19;
/// Four or five groups are printed; the reader may split two more.
const GROUPS_MAX: usize = 7;
/// Groups shorter than three digits are splits of the reader; more than two of them is a row of small numbers.
const SHORT_GROUPS_MAX: usize = 2;
/// So many of the digits must have been read as digits; the rest may be letters mistaken for them.
const REAL_DIGITS_MIN: usize = 9;

/// A run of digits in a word.
struct Group {
    word: usize,
    start: usize,
    end: usize,
    digits: Vec<u8>,
    real: usize,
    /// Word and letter where the run of letters that holds the group begins.
    run: (usize, usize),
    next: Option<Next>,
}

/// The run that follows after nothing but one space, hyphen, dot or line break.
struct Next {
    run: (usize, usize),
    /// After a line break.
    line_break: bool,
}

/// Finds card numbers. Where two overlap (a number before a card may seem to belong to it) both fall as one.
pub(crate) fn find(text: &Text, found: &mut Vec<Found>) {
    let groups = groups(text);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for first in 0..groups.len() {
        let Some(count) = longest_from(&groups[first..]) else {
            continue;
        };
        match spans.last_mut() {
            Some((_, end)) if first < *end => *end = (*end).max(first + count),
            _ => spans.push((first, first + count)),
        }
    }
    found.extend(spans.into_iter().map(|(first, end)| Found {
        kind: KIND,
        start: (groups[first].word, groups[first].start),
        end: (groups[end - 1].word, groups[end - 1].end),
    }));
}

/// How many groups from the first make the longest card number.
fn longest_from(groups: &[Group]) -> Option<usize> {
    let mut digits: Vec<u8> = Vec::with_capacity(*DIGITS.end());
    let (mut real, mut short, mut line_breaks, mut best) = (0, 0, 0, None);
    for (index, group) in groups.iter().take(GROUPS_MAX).enumerate() {
        digits.extend(&group.digits);
        real += group.real;
        short += usize::from(group.digits.len() < 3);
        if digits.len() > *DIGITS.end() || short > SHORT_GROUPS_MAX || line_breaks > 1 {
            break;
        }
        if real >= REAL_DIGITS_MIN && is_card(&digits) {
            best = Some(index + 1);
        }
        // What follows may begin like a number and be a word: then the group behind it belongs to another.
        let following = groups.get(index + 1).map(|group| group.run);
        let Some(next) = group
            .next
            .as_ref()
            .filter(|next| Some(next.run) == following)
        else {
            break;
        };
        line_breaks += usize::from(next.line_break);
    }
    zeroize::Zeroize::zeroize(&mut digits);
    best
}

fn groups(text: &Text) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for word in 0..text.pieces.len() {
        let letters = &text.pieces[word].letters;
        let mut at = 0;
        while at < letters.len() {
            let run = letters[at..]
                .iter()
                .take_while(|letter| in_run(**letter))
                .count();
            groups.extend(group(text, word, at, at + run));
            at += run.max(1);
        }
    }
    groups
}

/// The group of digits in letters `start..end` of a word, if all of them are digits or mistaken for them.
fn group(text: &Text, word: usize, mut start: usize, mut end: usize) -> Option<Group> {
    let letters = &text.pieces[word].letters;
    let begin = start;
    // A bar at the edge is the border of a table; inside it is a one.
    while start < end && letters[start] == '|' {
        start += 1;
    }
    while start < end && letters[end - 1] == '|' {
        end -= 1;
    }
    let run = letters.get(start..end).filter(|run| !run.is_empty())?;
    let digits: Option<Vec<u8>> = run.iter().map(|letter| fold::digit(*letter)).collect();
    Some(Group {
        word,
        start,
        end,
        digits: digits?,
        real: run.iter().filter(|letter| letter.is_ascii_digit()).count(),
        run: (word, begin),
        next: next_run(text, word, end),
    })
}

fn in_run(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '|'
}

/// The run of letters that follows position `end` of a word at once. A bar that stands alone, the border of a
/// table or a caret, is no run.
fn next_run(text: &Text, word: usize, end: usize) -> Option<Next> {
    let mut line_break = false;
    match text.pieces[word].letters.get(end..)? {
        [] | ['-'] => {}
        ['-' | '.' | '\u{2010}'..='\u{2015}', _, ..] => {
            let run = (word, end + 1);
            return Some(Next { run, line_break });
        }
        _ => return None,
    }
    for (index, piece) in text.pieces.iter().enumerate().skip(word) {
        if index > word && piece.letters.iter().any(|letter| *letter != '|') {
            let run = (index, 0);
            return Some(Next { run, line_break });
        }
        if piece.after == Break::Stop {
            return None;
        }
        line_break |= matches!(piece.after, Break::Wrap | Break::Below);
    }
    None
}

fn is_card(digits: &[u8]) -> bool {
    DIGITS.contains(&digits.len()) && issued(digits) && luhn(digits)
}

/// Whether a network issues numbers that begin so, in this length.
fn issued(digits: &[u8]) -> bool {
    let head = |count: usize| {
        digits
            .iter()
            .take(count)
            .fold(0_u32, |number, digit| number * 10 + u32::from(*digit))
    };
    let length = digits.len();
    match (head(1), head(2), head(3), head(4)) {
        (4, ..) => matches!(length, 13 | 16 | 19),
        (_, 51..=55, ..) | (_, _, _, 2221..=2720) => length == 16,
        (_, 34 | 37, ..) => length == 15,
        (_, 36 | 38 | 39, ..) | (_, _, 300..=305, _) => matches!(length, 14 | 16),
        (_, _, _, 2200..=2204 | 3528..=3589) => (16..=19).contains(&length),
        (_, _, _, 6011) | (_, 60 | 62 | 64 | 65 | 81 | 82, ..) => (16..=19).contains(&length),
        (_, 50 | 56..=59 | 61 | 63 | 66..=69, ..) => matches!(length, 16 | 18 | 19),
        _ => false,
    }
}

/// The check digit of ISO/IEC 7812.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match (index % 2, *digit) {
            (0, digit) => u32::from(digit),
            (_, digit) if digit > 4 => u32::from(digit) * 2 - 9,
            (_, digit) => u32::from(digit) * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

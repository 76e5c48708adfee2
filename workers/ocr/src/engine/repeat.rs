//! Reads what is too short for the engine, a day of a calendar, three times side by side: it knows letters by those
//! around them, and what it reads three times alike is there.

use crate::protocol::{AnswerWord, Request};

/// How often a short line is repeated.
const TIMES: usize = 3;
/// Lines up to this many times as wide as high are short: three digits.
const WIDTH_MAX: u32 = 2;
/// Below this confidence of the engine a short line is doubtful, thousandths.
const DOUBT_MILLI: u32 = 880;
/// A single letter is at most this wide in percent of the line's height; but for those that are wider.
const LETTER_WIDTH_PERCENT_MAX: u32 = 95;
const WIDE_LETTERS: &str = "MWmw@%&+=-";

/// Whether a line has a few letters at most.
pub(super) fn is_short(request: &Request) -> bool {
    request.width <= request.height * WIDTH_MAX
}

/// Whether another look at this line, repeated, may tell more.
pub(super) fn helps(words: &[AnswerWord], request: &Request) -> bool {
    if !is_short(request) || request.height == 0 {
        return false;
    }
    let text: String = words.iter().map(|word| word.text.as_str()).collect();
    let mut letters = text.chars();
    let is_short = match (letters.next(), letters.next()) {
        (Some(letter), None) => {
            !WIDE_LETTERS.contains(letter)
                && request.width * 100 > request.height * LETTER_WIDTH_PERCENT_MAX
        }
        (None, _) => true,
        _ => false,
    };
    is_short || words.iter().any(|word| word.confidence_milli < DOUBT_MILLI)
}

/// The line several times, with half its height between.
pub(super) fn repeated(request: &Request) -> Request {
    let (width, gap) = (request.width as usize, request.height as usize / 2);
    let mut grey = Vec::with_capacity((width + gap) * TIMES * request.height as usize);
    for row in request.grey.chunks_exact(width.max(1)) {
        for time in 0..TIMES {
            grey.extend_from_slice(row);
            if time + 1 < TIMES {
                grey.extend(std::iter::repeat_n(255, gap));
            }
        }
    }
    let wide = width * TIMES + gap * (TIMES - 1);
    Request {
        width: u32::try_from(wide).unwrap_or(u32::MAX),
        grey,
        ..request.clone()
    }
}

/// The reading to keep: one that three agree on when it is surer or has found a letter more.
pub(super) fn better(first: Vec<AnswerWord>, agreed: Vec<AnswerWord>) -> Vec<AnswerWord> {
    let letters = |words: &[AnswerWord]| -> usize {
        words.iter().map(|word| word.text.chars().count()).sum()
    };
    match letters(&agreed) > letters(&first) {
        true => agreed,
        false => super::judge::surer(first, agreed),
    }
}

/// What was read each time; nothing when that differs. The engine may see marks between, and one time more.
pub(super) fn once(words: &[AnswerWord], request: &Request) -> Vec<AnswerWord> {
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let Some(text) = alike(&text.join(" ")) else {
        return Vec::new();
    };
    let confidence = words.iter().map(|word| word.confidence_milli).min();
    vec![AnswerWord {
        text,
        width: request.width,
        height: request.height,
        confidence_milli: confidence.unwrap_or(0),
        ..Default::default()
    }]
}

/// The part that all of the text consists of.
fn alike(text: &str) -> Option<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let first = *parts.first()?;
    if parts.len() >= TIMES && parts.iter().all(|part| *part == first) {
        return Some(first.to_owned());
    }
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let length = letters.len() / TIMES;
    let times = letters.chunks_exact(length.max(1));
    let alike =
        length * TIMES == letters.len() && times.clone().all(|time| time == &letters[..length]);
    alike.then(|| letters[..length].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, confidence_milli: u32) -> AnswerWord {
        AnswerWord {
            text: text.to_owned(),
            confidence_milli,
            ..Default::default()
        }
    }

    fn request(width: u32, height: u32) -> Request {
        Request {
            width,
            height,
            grey: vec![7; (width * height) as usize],
            ..Default::default()
        }
    }

    #[test]
    fn only_short_lines_in_doubt_are_repeated() {
        assert!(helps(&[word("11", 400)], &request(12, 10)));
        assert!(!helps(&[word("11", 950)], &request(12, 10)));
        assert!(helps(&[word("7", 950)], &request(12, 10)));
        assert!(!helps(&[word("W", 950)], &request(12, 10)));
        assert!(helps(&[], &request(12, 10)));
        assert!(!helps(&[word("1l1ll", 400)], &request(40, 10)));
    }

    #[test]
    fn a_repeated_line_has_its_pixels_three_times() {
        let three = repeated(&request(3, 2));
        assert_eq!((three.width, three.height), (11, 2));
        assert_eq!(three.grey[..11], [7, 7, 7, 255, 7, 7, 7, 255, 7, 7, 7]);
        assert_eq!(three.grey.len(), 22);
    }

    #[test]
    fn only_what_is_read_three_times_counts() {
        let read = |words: &[(&str, u32)]| {
            let words: Vec<AnswerWord> = words
                .iter()
                .map(|(text, milli)| word(text, *milli))
                .collect();
            let once = once(&words, &request(12, 10));
            once.first()
                .map(|word| (word.text.clone(), word.confidence_milli))
        };
        assert_eq!(
            read(&[("11", 900), ("1111", 800)]),
            Some(("11".to_owned(), 800))
        );
        assert_eq!(read(&[("17:17:17:17", 600)]), Some(("17".to_owned(), 600)));
        assert_eq!(
            read(&[("17", 900), ("1717", 800)]),
            Some(("17".to_owned(), 800))
        );
        assert_eq!(read(&[("11", 900), ("114", 800)]), None);
        assert_eq!(read(&[("11 4", 900), ("1", 800)]), None);
        assert_eq!(read(&[]), None);
    }
}

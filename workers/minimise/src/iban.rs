//! Bank account numbers (ISO 13616): the country's structure and the remainder by 97.

use crate::{
    fold,
    text::{Break, Found, Text},
};

/// The kind as counted and as left in the text.
pub(crate) const KIND: &str = "iban";
/// Groups of four, of at most 34 letters, and two splits of the reader.
const WORDS_MAX: usize = 11;
/// Of an account number at least one letter in so many was read as a digit. The examples of the registry have
/// more than half; prose in which by chance the remainder is right has fewer.
const DIGIT_IN: usize = 3;

/// Country and structure of the part behind the check digits, from the SWIFT registry: `n` digits, `a`
/// capitals, `c` either.
const COUNTRIES: &[(&str, &str)] = &[
    ("AD", "8n12c"),
    ("AE", "19n"),
    ("AL", "8n16c"),
    ("AT", "16n"),
    ("AZ", "4a20c"),
    ("BA", "16n"),
    ("BE", "12n"),
    ("BG", "4a6n8c"),
    ("BH", "4a14c"),
    ("BR", "23n1a1c"),
    ("BY", "4c4n16c"),
    ("CH", "5n12c"),
    ("CR", "18n"),
    ("CY", "8n16c"),
    ("CZ", "20n"),
    ("DE", "18n"),
    ("DK", "14n"),
    ("DO", "4c20n"),
    ("EE", "16n"),
    ("EG", "25n"),
    ("ES", "20n"),
    ("FI", "14n"),
    ("FO", "14n"),
    ("FR", "10n11c2n"),
    ("GB", "4a14n"),
    ("GE", "2a16n"),
    ("GI", "4a15c"),
    ("GL", "14n"),
    ("GR", "7n16c"),
    ("GT", "24c"),
    ("HR", "17n"),
    ("HU", "24n"),
    ("IE", "4a14n"),
    ("IL", "19n"),
    ("IQ", "4a15n"),
    ("IS", "22n"),
    ("IT", "1a10n12c"),
    ("JO", "4a4n18c"),
    ("KW", "4a22c"),
    ("KZ", "3n13c"),
    ("LB", "4n20c"),
    ("LC", "4a24c"),
    ("LI", "5n12c"),
    ("LT", "16n"),
    ("LU", "3n13c"),
    ("LV", "4a13c"),
    ("MC", "10n11c2n"),
    ("MD", "20c"),
    ("ME", "18n"),
    ("MK", "3n10c2n"),
    ("MR", "23n"),
    ("MT", "4a5n18c"),
    ("MU", "4a19n3a"),
    ("NL", "4a10n"),
    ("NO", "11n"),
    ("PK", "4a16c"),
    ("PL", "24n"),
    ("PS", "4a21c"),
    ("PT", "21n"),
    ("QA", "4a21c"),
    ("RO", "4a16c"),
    ("RS", "18n"),
    ("SA", "2n18c"),
    ("SC", "4a20n3a"),
    ("SE", "20n"),
    ("SI", "15n"),
    ("SK", "20n"),
    ("SM", "1a10n12c"),
    ("ST", "21n"),
    ("SV", "4a20n"),
    ("TL", "19n"),
    ("TN", "20n"),
    ("TR", "5n1n16c"),
    ("UA", "6n19c"),
    ("VA", "18n"),
    ("VG", "4a16n"),
    ("XK", "16n"),
];

/// Finds account numbers.
pub(crate) fn find(text: &Text, found: &mut Vec<Found>) {
    for word in 0..text.pieces.len() {
        let letters = &text.pieces[word].letters;
        for start in 0..letters.len() {
            let begins = start == 0 || !letters[start - 1].is_alphanumeric();
            if begins && let Some(end) = account_from(text, word, start) {
                found.push(Found {
                    kind: KIND,
                    start: (word, start),
                    end,
                });
                break;
            }
        }
    }
}

/// Behind the last letter of an account number that begins here.
fn account_from(text: &Text, word: usize, start: usize) -> Option<(usize, usize)> {
    let letters = &text.pieces[word].letters;
    let code = letters.get(start..start + 2)?;
    // One of the two may be misread. Of two digits the one is as often a card number (51: SI) as an account.
    if code.iter().all(char::is_ascii_digit) {
        return None;
    }
    let country: String = code.iter().copied().filter_map(fold::capital).collect();
    let (_, structure) = COUNTRIES.iter().find(|(code, _)| *code == country)?;
    let form = classes(&format!("2a2n{structure}"));
    let (raw, end) = collect(text, word, start, form.len())?;
    let digits = raw.iter().filter(|letter| letter.is_ascii_digit()).count();
    if digits * DIGIT_IN < raw.len() {
        return None;
    }
    [false, true].into_iter().find_map(|digits_first| {
        let letters: Option<Vec<char>> = raw
            .iter()
            .zip(&form)
            .map(|(letter, class)| settle(*letter, *class, digits_first))
            .collect();
        (remainder(&letters?) == 1).then_some(end)
    })
}

/// `2a3n` to `aannn`.
fn classes(structure: &str) -> Vec<char> {
    let mut count = 0;
    let mut classes = Vec::new();
    for letter in structure.chars() {
        match letter.to_digit(10) {
            Some(digit) => count = count * 10 + digit as usize,
            None => {
                classes.extend(std::iter::repeat_n(letter, count));
                count = 0;
            }
        }
    }
    classes
}

/// Exactly `length` letters from here on, over spaces, hyphens and wrapped lines, ending where a run ends.
fn collect(
    text: &Text,
    word: usize,
    start: usize,
    length: usize,
) -> Option<(Vec<char>, (usize, usize))> {
    let mut raw = Vec::with_capacity(length);
    let mut from = start;
    for (index, piece) in text.pieces.iter().enumerate().skip(word).take(WORDS_MAX) {
        for (at, letter) in piece.letters.iter().enumerate().skip(from) {
            match letter {
                '-' => {}
                '|' | '$' => raw.push(*letter),
                _ if letter.is_ascii_alphanumeric() => raw.push(*letter),
                _ => return None,
            }
            if raw.len() == length {
                let next = piece.letters.get(at + 1);
                let ends = !next.is_some_and(|letter| letter.is_alphanumeric());
                return ends.then_some((raw, (index, at + 1)));
            }
        }
        if piece.after == Break::Stop {
            return None;
        }
        from = 0;
    }
    None
}

/// The letter as its class wants it; for `c`, as it is, or the digit it may be.
fn settle(letter: char, class: char, digits_first: bool) -> Option<char> {
    let digit = fold::digit(letter).map(|digit| char::from(b'0' + digit));
    match class {
        'n' => digit,
        'a' => fold::capital(letter),
        _ if digits_first && digit.is_some() => digit,
        _ if letter.is_ascii_digit() => Some(letter),
        _ => fold::capital(letter),
    }
}

/// The remainder by 97 of ISO 7064: the first four letters moved to the end, letters as 10 to 35.
fn remainder(letters: &[char]) -> u32 {
    let turned = letters.iter().skip(4).chain(letters.iter().take(4));
    turned.fold(0, |rest, letter| match letter.to_digit(36).unwrap_or(0) {
        digit @ 0..=9 => (rest * 10 + digit) % 97,
        value => (rest * 100 + value) % 97,
    })
}

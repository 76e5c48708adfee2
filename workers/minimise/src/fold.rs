//! Letters that an eye, or a reader of pixels, takes for each other.

/// Folds a character to the one that stands for all it is mistaken for. One byte per character, so that
/// positions in the folded text are positions in the text.
pub(crate) fn folded(letter: char) -> u8 {
    match letter {
        '0' | 'O' | 'o' => b'o',
        '1' | 'I' | 'i' | 'l' | 'L' | '|' | '!' => b'l',
        '5' | 'S' | 's' | '$' => b's',
        '8' | 'B' | 'b' => b'b',
        '_' | '-' | '~' | '\u{2010}'..='\u{2015}' => b'-',
        _ if letter.is_ascii() => letter.to_ascii_lowercase() as u8,
        _ => 1,
    }
}

/// The folded form of a text.
pub(crate) fn folded_text(letters: impl IntoIterator<Item = char>) -> Vec<u8> {
    letters.into_iter().map(folded).collect()
}

/// The digit a character is, or is mistaken for.
pub(crate) fn digit(letter: char) -> Option<u8> {
    match letter {
        '0'..='9' => Some(letter as u8 - b'0'),
        'O' | 'o' => Some(0),
        'l' | 'I' | '|' => Some(1),
        'S' | 's' => Some(5),
        'B' => Some(8),
        _ => None,
    }
}

/// The capital letter a character is, or is mistaken for.
pub(crate) fn capital(letter: char) -> Option<char> {
    match letter {
        '0' => Some('O'),
        '1' | '|' | 'l' => Some('I'),
        '5' | '$' => Some('S'),
        '8' => Some('B'),
        _ if letter.is_ascii_alphabetic() => Some(letter.to_ascii_uppercase()),
        _ => None,
    }
}

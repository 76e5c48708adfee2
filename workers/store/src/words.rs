//! How text becomes search words, the same way for what was read and for what is asked.

use unicode_segmentation::UnicodeSegmentation;

/// Longest word kept; what is longer is no word but noise or data.
const WORD_CHARS_MAX: usize = 64;

/// Accented small letters and what they are searched as. Recognition drops accents, and people type without.
const FOLDED: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćčĉċ", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ìíîïĩīĭįı", "i"),
    ("ĺļľł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
];

/// The words of a text in order: letters and digits only, in small letters without common accents.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.unicode_words()
        // The standard keeps "example.com" and "a_b" together; people search for their parts.
        .flat_map(|word| word.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|part| !part.is_empty())
        .map(fold)
        .collect()
}

/// Small letters without common accents.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().take(WORD_CHARS_MAX) {
        for small in letter.to_lowercase() {
            match plain(small) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(small),
            }
        }
    }
    folded
}

fn plain(letter: char) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    let row = FOLDED.iter().find(|(from, _)| from.contains(letter));
    row.map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn cases() {
        let cases: &[(&str, &str)] = &[
            ("", ""),
            ("Hello, World!", "hello world"),
            ("naïve Café STRASSE straße", "naive cafe strasse strasse"),
            ("user@example.com /etc/x_y", "user example com etc x y"),
            ("don't 3.14 v2", "don t 3 14 v2"),
            ("日本", "日 本"),
            ("— … ·", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).join(" "), *expected);
        }
    }
}

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

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) word: String,
    /// Where it stands in the text, bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// A letter of a script that is written without spaces.
    pub(crate) is_spaceless: bool,
}

impl Token {
    /// Whether `next` follows within one run of a script without spaces.
    pub(crate) fn runs_on(&self, next: &Self) -> bool {
        self.is_spaceless && next.is_spaceless && self.end == next.start
    }
}

/// The words of a text in order: letters and digits only, in small letters without common accents. Scripts without
/// spaces come letter by letter.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = vec![];
    for (at, word) in pieces(text) {
        let mut start = None;
        for (offset, letter) in word.char_indices() {
            let (here, is_spaceless) = (at + offset, is_spaceless(letter));
            // The standard keeps "example.com" and "a_b" together; people search for their parts.
            if is_spaceless || !letter.is_alphanumeric() {
                push(&mut tokens, text, start.take(), here);
            }
            if is_spaceless {
                let end = here + letter.len_utf8();
                let word = fold(&text[here..end]);
                tokens.push(Token {
                    word,
                    start: here,
                    end,
                    is_spaceless,
                });
            } else if letter.is_alphanumeric() {
                start.get_or_insert(here);
            }
        }
        push(&mut tokens, text, start, at + word.len());
    }
    tokens
}

/// Parts of a text that words do not go beyond, and where they begin: the words of the standard, or a whole line of
/// ASCII, in which the standard parts nothing but what is no letter or digit.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    lines.flat_map(|(start, line)| {
        let whole = line.is_ascii().then_some((start, line));
        let words = (!line.is_ascii()).then(|| line.unicode_word_indices());
        let words = words.into_iter().flatten();
        whole
            .into_iter()
            .chain(words.map(move |(at, word)| (start + at, word)))
    })
}

fn push(tokens: &mut Vec<Token>, text: &str, start: Option<usize>, end: usize) {
    if let Some(start) = start {
        tokens.push(Token {
            word: fold(&text[start..end]),
            start,
            end,
            is_spaceless: false,
        });
    }
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

/// Scripts that are written without spaces between words: Thai and Lao, Burmese, Khmer, kana, and Han.
fn is_spaceless(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && letter.is_alphanumeric()
}

/// Small letters without common accents.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text[..text.len().min(WORD_CHARS_MAX)].to_ascii_lowercase();
    }
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
    use unicode_segmentation::UnicodeSegmentation;

    use super::{pieces, words};

    /// What the standard keeps together in ASCII is whole in a line, and no two of its words touch: so parting lines at
    /// what is no letter or digit finds the same as parting its words there.
    #[test]
    fn ascii_is_parted_as_the_standard_does() {
        let ascii: Vec<char> = (0u8..128).map(char::from).collect();
        for first in &ascii {
            for second in &ascii {
                let text = format!("a{first}{second}1");
                let parted = |pieces: Vec<&str>| -> Vec<String> {
                    let parts = pieces
                        .iter()
                        .flat_map(|piece| piece.split(|letter: char| !letter.is_alphanumeric()));
                    let parts = parts.filter(|part| !part.is_empty());
                    parts.map(str::to_owned).collect()
                };
                let ours = parted(pieces(&text).map(|(_, piece)| piece).collect());
                assert_eq!(ours, parted(text.unicode_words().collect()), "{text:?}");
            }
        }
    }

    #[test]
    fn cases() {
        let cases: &[(&str, &str)] = &[
            ("", ""),
            ("Hello, World!", "hello world"),
            ("naïve Café STRASSE straße", "naive cafe strasse strasse"),
            ("user@example.com /etc/x_y", "user example com etc x y"),
            ("don't 3.14 v2", "don t 3 14 v2"),
            ("日本 カナ", "日 本 カ ナ"),
            ("v2日本x", "v2 日 本 x"),
            ("— … ·", ""),
            ("one 1.5\ntwo Größe\r\n\nx", "one 1 5 two grosse x"),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).join(" "), *expected);
        }
    }
}

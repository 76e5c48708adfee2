//! Words that are not Velvet's own, made harmless for a card: one plain line, without markup, links, control or
//! bidirectional characters.

use unicode_segmentation::UnicodeSegmentation;

/// Most letters of one person's words on a card: the longest that leaves a text of 90 its own words.
pub(crate) const WORDS_LENGTH_MAX: usize = 48;
/// Longer input is cut before it is looked at: no plan is that long.
const INPUT_LENGTH_MAX: usize = 2_000;
/// Stands where something was cut off.
const ELLIPSIS: char = '…';

/// The words as one plain line of at most `limit` letters; `None` when nothing is left.
pub(crate) fn plain(text: &str, limit: usize) -> Option<String> {
    let cut: String = text.chars().take(INPUT_LENGTH_MAX).collect();
    let words = cut.split_whitespace().filter(|word| !is_link(word));
    let mut line = String::with_capacity(cut.len().min(limit * 4));
    for word in words {
        let kept: String = word.chars().filter_map(harmless).collect();
        if kept.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&kept);
    }
    let line = shorten(&line, limit);
    line.chars().any(char::is_alphanumeric).then_some(line)
}

/// Notification services turn such words into something to press.
fn is_link(word: &str) -> bool {
    let word = word.to_lowercase();
    word.contains("://")
        || word.contains("www.")
        || ["mailto:", "javascript:", "data:", "file:"]
            .iter()
            .any(|scheme| word.contains(scheme))
}

/// Leaves a letter, replaces it, or takes it out.
fn harmless(letter: char) -> Option<char> {
    match letter {
        // Markup of notification services, and our own placeholders.
        '<' | '>' | '{' | '}' | '`' | '\\' => None,
        '&' => Some('+'),
        _ if letter.is_control() || is_invisible(letter) => None,
        _ => Some(letter),
    }
}

/// Format characters: bidirectional controls, zero-width ones, tags, variation selectors, private use.
fn is_invisible(letter: char) -> bool {
    matches!(u32::from(letter),
        0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xE000..=0xF8FF
        | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1D173..=0x1D17A
        | 0xE0000..=0xE0FFF | 0xF0000..=0x10_FFFF)
}

/// At most `limit` characters, cut between graphemes and with a mark.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut length = 0;
    for grapheme in text.graphemes(true) {
        length += grapheme.chars().count();
        if length >= limit {
            break;
        }
        kept.push_str(grapheme);
    }
    let mut kept = kept.trim_end().to_owned();
    kept.push(ELLIPSIS);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_becomes_one_plain_line() {
        let cases = [
            ("write chapter 2", Some("write chapter 2")),
            ("  two\n lines\t", Some("two lines")),
            ("<b>bold</b> & more", Some("bbold/b + more")),
            ("see https://example.org/x now", Some("see now")),
            ("WWW.example.org", None),
            ("\u{202e}evil\u{2066} text\u{200b}", Some("evil text")),
            ("{intent} {clock}", Some("intent clock")),
            ("a\u{0}b\u{1b}[31mc", Some("ab[31mc")),
            ("", None),
            ("…!?", None),
            ("Übersicht für Ömer", Some("Übersicht für Ömer")),
            ("日本語の計画", Some("日本語の計画")),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text, 48).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn long_words_are_cut_between_letters_and_marked() {
        assert_eq!(shorten("abcdef", 6), "abcdef");
        assert_eq!(shorten("abcdefg", 6), "abcde…");
        assert_eq!(shorten("ae\u{301}e\u{301}e\u{301}", 5), "ae\u{301}…");
        let long = "x".repeat(5_000);
        assert_eq!(plain(&long, 48).map(|text| text.chars().count()), Some(48));
    }
}

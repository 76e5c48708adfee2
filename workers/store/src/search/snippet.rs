//! The part of a hit's text that shows why it was found.

use crate::query::Query;

/// Characters of a snippet: three lines of a terminal.
const CHARS_MAX: usize = 240;
/// Characters before the first mark, so that it is read in its sentence.
const BEFORE: usize = 60;

/// A stretch of the text around the first mark, in one line, and the marks in it: the first character and the one
/// after the last, in turn.
pub(super) fn snippet(query: &Query, text: &str) -> (String, Vec<u32>) {
    let marks = query.marks(text);
    let position = |byte: usize| text[..byte].chars().count();
    let total = text.chars().count();
    let first = marks.first().map_or(0, |mark| position(mark.start));
    let start = if total <= CHARS_MAX {
        0
    } else {
        word_start(text, first.saturating_sub(BEFORE))
    };
    let end = total.min(start + CHARS_MAX);
    let mut snippet = String::new();
    let lead = usize::from(start > 0);
    if start > 0 {
        snippet.push('…');
    }
    let shown = text.chars().skip(start).take(end - start);
    snippet.extend(shown.map(|letter| if letter == '\n' { ' ' } else { letter }));
    if end < total {
        snippet.push('…');
    }
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let within = marks.iter().filter_map(|mark| {
        let (from, to) = (position(mark.start), position(mark.end));
        (from >= start && to <= end)
            .then(|| [number(from - start + lead), number(to - start + lead)])
    });
    let marks = within.flatten().collect();
    (snippet, marks)
}

/// The first character of the word that this one is in, unless that is far off.
fn word_start(text: &str, at: usize) -> usize {
    let letters: Vec<char> = text.chars().take(at + 1).collect();
    let near = at.saturating_sub(20);
    let space = (near..at)
        .rev()
        .find(|place| letters[*place].is_whitespace());
    space.map_or(at, |space| space + 1)
}

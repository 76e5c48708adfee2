//! Private-key blocks (RFC 7468, OpenSSH, PGP, PuTTY), over as many lines as they take.

use velvet_messages::v1::Rect;

use crate::{
    fold,
    text::{self, Found, Text},
};

/// The kind as counted and as left in the text.
pub(crate) const KIND: &str = "private-key";
/// A 16384-bit RSA key takes 197 lines; so far from its beginning is its end looked for.
const LINES_MAX: usize = 220;
/// Lines between that do not look like key material: headers, an empty or misread line.
const STRANGE_LINES_MAX: usize = 2;
/// A word of key material is at least this long; the last line may be shorter, and ends the block.
const MATERIAL_LENGTH_MIN: usize = 16;

/// One line of the region.
struct Row {
    /// First and last word.
    words: (usize, usize),
    place: Rect,
    mark: Mark,
    material: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Begin,
    End,
    /// Both in one line.
    Whole,
}

/// Finds private keys; each is one hit over all its lines.
pub(crate) fn find(text: &Text, found: &mut Vec<Vec<Found>>) {
    let mut rows = rows(text);
    // By place, not by reading order: beside a key there may be another column.
    rows.sort_by_key(|row| row.place.y);
    let mut taken = vec![false; rows.len()];
    for index in 0..rows.len() {
        if taken[index] {
            continue;
        }
        let lines = match rows[index].mark {
            Mark::Whole => vec![index],
            Mark::Begin => below(&rows, index),
            Mark::End => above(&rows, index),
            Mark::None => continue,
        };
        lines.iter().for_each(|line| taken[*line] = true);
        let span = |line: &usize| whole_row(text, &rows[*line]);
        found.push(lines.iter().map(span).collect());
    }
}

fn whole_row(text: &Text, row: &Row) -> Found {
    let (first, last) = row.words;
    Found {
        kind: KIND,
        start: (first, 0),
        end: (last, text.pieces[last].letters.len()),
    }
}

/// The lines of a key from its beginning: to its end where there is one, else while they look like key material.
fn below(rows: &[Row], begin: usize) -> Vec<usize> {
    let column: Vec<usize> = (begin + 1..rows.len())
        .filter(|row| text::same_columns(&rows[*row].place, &rows[begin].place))
        .take(LINES_MAX)
        .collect();
    let end = column.iter().position(|row| rows[*row].mark == Mark::End);
    let other = column
        .iter()
        .position(|row| matches!(rows[*row].mark, Mark::Begin | Mark::Whole));
    let inner = match end {
        Some(end) if other.is_none_or(|other| end < other) => end + 1,
        _ => material_length(rows, column.iter().take(other.unwrap_or(LINES_MAX))),
    };
    std::iter::once(begin)
        .chain(column.into_iter().take(inner))
        .collect()
}

/// The lines of a key whose beginning is out of sight, from its end upwards.
fn above(rows: &[Row], end: usize) -> Vec<usize> {
    let column: Vec<usize> = (0..end)
        .rev()
        .filter(|row| text::same_columns(&rows[*row].place, &rows[end].place))
        .take(LINES_MAX)
        .collect();
    let inner = material_length(rows, column.iter());
    std::iter::once(end)
        .chain(column.into_iter().take(inner))
        .collect()
}

/// How many of these lines belong to a key: up to the last that looks like it before too many that do not.
fn material_length<'a>(rows: &[Row], lines: impl Iterator<Item = &'a usize>) -> usize {
    let (mut length, mut strange) = (0, 0);
    for (index, line) in lines.enumerate() {
        if rows[*line].material {
            (length, strange) = (index + 1, 0);
        } else {
            strange += 1;
        }
        if strange > STRANGE_LINES_MAX {
            break;
        }
    }
    length
}

fn rows(text: &Text) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut first = 0;
    while first < text.pieces.len() {
        let line = text.pieces[first].line;
        let count = text.pieces[first..]
            .iter()
            .take_while(|piece| piece.line == line)
            .count();
        let last = first + count - 1;
        let words = &text.pieces[first..=last];
        let place = words
            .iter()
            .skip(1)
            .fold(words[0].place, |all, piece| text::union(&all, &piece.place));
        rows.push(Row {
            words: (first, last),
            place,
            mark: mark(&fold::folded_text(text.letters(first, last))),
            material: words.iter().any(|piece| is_material(&piece.letters)),
        });
        first = last + 1;
    }
    rows
}

/// What a line, folded and without its spaces, says. The hyphen keeps prose about private keys from counting.
fn mark(line: &[u8]) -> Mark {
    let begin = marked(line, b"-begin") || contains(line, b"putty-user-key-file-");
    let end = marked(line, b"-end") || contains(line, b"private-mac:");
    match (begin, end) {
        (true, true) => Mark::Whole,
        (true, false) => Mark::Begin,
        (false, true) => Mark::End,
        (false, false) => Mark::None,
    }
}

/// `-----BEGIN <kind> PRIVATE KEY`: both words, near each other.
fn marked(line: &[u8], word: &[u8]) -> bool {
    /// `ENCRYPTED`, `OPENSSH` and the like stand between.
    const BETWEEN_MAX: usize = 20;
    let word = folded(word);
    let key = folded(b"privatekey");
    let mut starts = line
        .windows(word.len())
        .enumerate()
        .filter(|(_, part)| *part == word);
    starts.any(|(start, _)| {
        let rest = &line[start + word.len()..];
        contains(
            &rest[..rest.len().min(BETWEEN_MAX + key.len())],
            b"privatekey",
        )
    })
}

fn contains(line: &[u8], what: &[u8]) -> bool {
    let what = folded(what);
    line.windows(what.len()).any(|part| part == what)
}

fn folded(literal: &[u8]) -> Vec<u8> {
    fold::folded_text(literal.iter().map(|byte| char::from(*byte)))
}

fn is_material(letters: &[char]) -> bool {
    let good = |letter: &char| letter.is_ascii_alphanumeric() || "+/=|$".contains(*letter);
    letters.len() >= MATERIAL_LENGTH_MIN && letters.iter().all(good)
}

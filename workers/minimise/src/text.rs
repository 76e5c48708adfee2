//! The words of a region as one stream, with what stands between them.

use velvet_messages::v1::Rect;

use crate::{RawLine, RawWord};

/// What stands between a word and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// A space in one line.
    Space,
    /// The next word begins the line below, and this line is as long as lines get here: it was wrapped.
    Wrap,
    /// The next word begins the line below.
    Below,
    /// The next word stands elsewhere.
    Stop,
}

/// A word taken apart.
pub(crate) struct Piece {
    pub(crate) letters: Vec<char>,
    pub(crate) place: Rect,
    pub(crate) line: usize,
    pub(crate) after: Break,
}

impl Drop for Piece {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.letters);
    }
}

/// A position: word, and letter in it.
pub(crate) type Position = (usize, usize);

/// One secret: from the first letter to behind the last. The words between may lie in several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: &'static str,
    pub(crate) start: Position,
    pub(crate) end: Position,
}

/// The stream.
pub(crate) struct Text {
    pub(crate) pieces: Vec<Piece>,
}

impl Text {
    /// A text without places, such as a title.
    pub(crate) fn of_title(title: &str) -> Self {
        let piece = |word: &str| Piece {
            letters: word.chars().collect(),
            place: Rect::default(),
            line: 0,
            after: Break::Space,
        };
        Self {
            pieces: title.split(' ').map(piece).collect(),
        }
    }

    /// The words of a region in reading order.
    pub(crate) fn of_lines(lines: &[RawLine]) -> Self {
        let places: Vec<Rect> = lines.iter().map(|line| place_of(&line.words)).collect();
        let right_most = places.iter().map(right).max().unwrap_or(0);
        let mut pieces = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            for word in &line.words {
                pieces.push(Piece {
                    letters: word.text.chars().collect(),
                    place: word.place,
                    line: index,
                    after: Break::Space,
                });
            }
            let next = places.get(index + 1);
            let after = next.map_or(Break::Stop, |below| {
                between(&places[index], below, right_most)
            });
            if let (Some(last), false) = (pieces.last_mut(), line.words.is_empty()) {
                last.after = after;
            }
        }
        Self { pieces }
    }

    /// The letters of words `first..=last`, without what is between them.
    pub(crate) fn letters(&self, first: usize, last: usize) -> Vec<char> {
        let words = self.pieces.get(first..=last).unwrap_or_default();
        words
            .iter()
            .flat_map(|piece| piece.letters.iter().copied())
            .collect()
    }
}

/// The smallest rectangle around words.
pub(crate) fn place_of(words: &[RawWord]) -> Rect {
    let mut places = words.iter().map(|word| word.place);
    let first = places.next().unwrap_or_default();
    places.fold(first, |all, place| union(&all, &place))
}

/// The smallest rectangle around two.
pub(crate) fn union(one: &Rect, two: &Rect) -> Rect {
    let (left, top) = (one.x.min(two.x), one.y.min(two.y));
    Rect {
        x: left,
        y: top,
        width: right(one)
            .max(right(two))
            .saturating_sub(left)
            .max(0)
            .cast_unsigned(),
        height: bottom(one)
            .max(bottom(two))
            .saturating_sub(top)
            .max(0)
            .cast_unsigned(),
    }
}

pub(crate) fn right(rect: &Rect) -> i32 {
    rect.x.saturating_add_unsigned(rect.width)
}

pub(crate) fn bottom(rect: &Rect) -> i32 {
    rect.y.saturating_add_unsigned(rect.height)
}

/// Whether two rectangles share columns.
pub(crate) fn same_columns(one: &Rect, two: &Rect) -> bool {
    one.x < right(two) && two.x < right(one)
}

/// What stands between the end of one line and the beginning of the next in reading order.
fn between(one: &Rect, two: &Rect, right_most: i32) -> Break {
    let height = one.height.max(two.height).cast_signed();
    let shared_rows = bottom(one)
        .min(bottom(two))
        .saturating_sub(one.y.max(two.y));
    let gap = two.x.saturating_sub(right(one));
    // A wide gap makes two lines of one: groups of a card number in a form, for example.
    if shared_rows.saturating_mul(2) > height && (0..=height.saturating_mul(3)).contains(&gap) {
        return Break::Space;
    }
    let drop = two.y.saturating_sub(bottom(one));
    let below = two.y > one.y && drop <= height && same_columns(one, two);
    match below {
        false => Break::Stop,
        true if right(one).saturating_add(height.saturating_mul(2)) >= right_most => Break::Wrap,
        true => Break::Below,
    }
}

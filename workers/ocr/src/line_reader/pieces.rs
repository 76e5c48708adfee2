//! Reads of a line only the words that are not those of the frame before: where one is typed, or a pointer or a
//! selection lies over a few.
//!
//! Unlike the cache, which knows a bitmap wherever it stands, this compares pixel with pixel what stands at one place in
//! two frames. So it may allow for shades: text keeps its form when the row under it is lit up.

use std::{
    collections::VecDeque,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use velvet_messages::{FrameId, v1::Rect};
use zeroize::Zeroizing;

use crate::{KnownLine, LineImage, ReadLine, ReadWord, ink::INK_LEVEL, reader::shared_length};

/// Pixels of lines that are kept for comparison, bytes: a few displays full of text.
const BYTES_MAX: usize = 16 << 20;
/// Pixels of the same text on another ground differ by less than this in their normal form; of 255 levels, a dot more or
/// less differs by most.
const LEVELS_MAX: u8 = 32;
/// A space between words is at least this wide, in percent of the line's height; 30 to 60 is usual.
const SPACE_PERCENT_MIN: i32 = 20;
/// Fewer letters are read worse alone than with those beside them: a piece is this many times as wide as high ...
const PIECE_WIDTH_MIN: i32 = 8;
/// ... and at most this share of its line, in percent: else the whole line costs little more.
const PIECE_PERCENT_MAX: i32 = 75;
/// Words below this confidence are read again with what is new. Thousandths.
const CONFIDENCE_MILLI_MIN: u32 = 600;

/// A line where it was seen last.
struct Seen {
    display: FrameId,
    place: Rect,
    image: Arc<LineImage>,
    line: Arc<KnownLine>,
}

/// The lines that displays show, the oldest first.
#[derive(Default)]
pub(crate) struct Before(Mutex<VecDeque<Seen>>);

impl std::fmt::Debug for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Before")
    }
}

/// What of a line is known, and what is to be read; pixels of the line.
pub(crate) struct Piece {
    words: Vec<ReadWord>,
    /// None: every word is known.
    pub(crate) image: Option<LineImage>,
    left: i32,
}

impl Piece {
    /// The line, when this was read in the piece.
    pub(crate) fn joined(self, mut read: ReadLine) -> ReadLine {
        for word in &mut read.words {
            word.place.x += self.left;
        }
        read.words.extend(self.words);
        read.words.sort_by_key(|word| word.place.x);
        read
    }
}

impl Before {
    fn seen(&self) -> MutexGuard<'_, VecDeque<Seen>> {
        // Each use leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self) {
        self.seen().clear();
    }

    /// Takes the lines of these regions over; what stood there before is gone.
    pub(crate) fn see(
        &self,
        display: &FrameId,
        regions: impl Iterator<Item = Rect>,
        lines: impl Iterator<Item = (Rect, Arc<LineImage>, Arc<KnownLine>)>,
    ) {
        let regions: Vec<Rect> = regions.collect();
        let mut seen = self.seen();
        seen.retain(|one| {
            let is_covered = regions.iter().any(|region| region.holds_middle(&one.place));
            one.display != *display || !is_covered
        });
        seen.extend(lines.map(|(place, image, line)| Seen {
            display: display.clone(),
            place,
            image,
            line,
        }));
        let mut bytes: usize = seen.iter().map(|one| one.image.pixels.len()).sum();
        while bytes > BYTES_MAX
            && let Some(gone) = seen.pop_front()
        {
            bytes -= gone.image.pixels.len();
        }
    }

    /// What is new in a line at this place. None: too much, or nobody knows.
    pub(crate) fn piece(
        &self,
        display: &FrameId,
        place: &Rect,
        image: &LineImage,
    ) -> Option<Piece> {
        let seen = self.seen();
        let there = seen.iter().filter(|one| one.display == *display);
        let there = there.filter(|one| one.is_comparable(place, image));
        let pieces = there.filter_map(|one| one.piece(place, image));
        pieces.min_by_key(|piece| piece.image.as_ref().map_or(0, |image| image.width))
    }
}

impl Seen {
    fn is_comparable(&self, place: &Rect, image: &LineImage) -> bool {
        // Large text is kept smaller than it is.
        let is_whole = |image: &LineImage| image.width == image.place.width;
        is_whole(image)
            && is_whole(&self.image)
            && image.scale_milli == self.image.scale_milli
            && in_one_row(place, &self.place)
    }

    /// What is new in a line at this place.
    fn piece(&self, place: &Rect, image: &LineImage) -> Option<Piece> {
        // Where the line of before lies in this one.
        let shift = (self.place.x - place.x, self.place.y - place.y);
        let words = self.line.words_at(&Rect {
            x: shift.0,
            y: shift.1,
            ..self.place
        });
        let line = Line(image);
        let Some(changed) = self.changed(image, shift) else {
            return words.iter().all(is_sure).then_some(Piece {
                words,
                image: None,
                left: 0,
            });
        };
        let (left, before) = line.known_until(&words, changed.start);
        let (right, after) = line.known_from(&words[before..], changed.end, left);
        if (right - left) * 100 > line.width() * PIECE_PERCENT_MAX {
            return None;
        }
        let mut kept = words;
        kept.drain(before..before + after);
        Some(Piece {
            words: kept,
            image: Some(line.cut(left..right)?),
            left,
        })
    }

    /// The columns of a line, with the line of before shifted so, from the first to the last that differ. None: not one.
    fn changed(&self, image: &LineImage, shift: (i32, i32)) -> Option<Range<i32>> {
        let (new, old) = (Line(image), Line(&self.image));
        let columns = shift.0.min(0)..new.width().max(shift.0 + old.width());
        let rows = shift.1.min(0)..new.height().max(shift.1 + old.height());
        let differs = |x: &i32| {
            rows.clone().any(
                |y| match (new.at(*x, y), old.at(*x - shift.0, y - shift.1)) {
                    (Some(new), Some(old)) => new.abs_diff(old) > LEVELS_MAX,
                    (Some(level), None) | (None, Some(level)) => level < INK_LEVEL,
                    (None, None) => false,
                },
            )
        };
        let first = columns.clone().find(differs)?;
        let last = columns.rev().find(differs)?;
        Some(first..last + 1)
    }
}

/// Whether two places share half of the lower one's rows, and some columns.
fn in_one_row(one: &Rect, other: &Rect) -> bool {
    let rows = shared_length(one.y, one.height, other.y, other.height);
    let columns = shared_length(one.x, one.width, other.x, other.width);
    columns > 0 && rows * 2 > i64::from(one.height.min(other.height))
}

fn is_sure(word: &ReadWord) -> bool {
    word.confidence_milli >= CONFIDENCE_MILLI_MIN
}

fn middle(word: &ReadWord) -> i32 {
    word.place.x + i32::try_from(word.place.width / 2).unwrap_or(0)
}

/// The pixels of a line.
struct Line<'a>(&'a LineImage);

impl Line<'_> {
    fn width(&self) -> i32 {
        i32::try_from(self.0.width).unwrap_or(0)
    }

    fn height(&self) -> i32 {
        i32::try_from(self.0.height).unwrap_or(0)
    }

    fn at(&self, x: i32, y: i32) -> Option<u8> {
        let is_inside = (0..self.width()).contains(&x) && (0..self.height()).contains(&y);
        is_inside.then(|| self.0.pixels[(y * self.width() + x) as usize])
    }

    fn is_paper(&self, x: i32) -> bool {
        let mut rows = (0..self.height()).filter_map(|y| self.at(x, y));
        rows.all(|level| level >= INK_LEVEL)
    }

    /// Up to where, and how many words, a line is known whose columns are known up to here.
    fn known_until(&self, words: &[ReadWord], known: i32) -> (i32, usize) {
        let most = self.width() - self.height() * PIECE_WIDTH_MIN;
        let mut until = (0, 0);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| is_sure(word)) {
            let next = words.get(at + 1).map_or(known, middle).min(known);
            match self.space(middle(word)..next) {
                Some(space) if at == until.1 && space.end <= most => until = (space.end, at + 1),
                _ => break,
            }
        }
        until
    }

    /// From where on, and after how many words, a line is known whose columns are known from here on.
    fn known_from(&self, words: &[ReadWord], known: i32, left: i32) -> (i32, usize) {
        let least = left + self.height() * PIECE_WIDTH_MIN;
        let mut from = (self.width(), words.len());
        for (at, word) in words
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, word)| is_sure(word))
        {
            let last = at.checked_sub(1).map_or(0, |at| middle(&words[at]));
            match self.space(last.max(known)..middle(word)) {
                Some(space) if at + 1 == from.1 && space.start >= least => from = (space.start, at),
                _ => break,
            }
        }
        from
    }

    /// The widest stretch of paper within these columns, if it is one between words.
    fn space(&self, columns: Range<i32>) -> Option<Range<i32>> {
        let mut widest = 0..0;
        let mut start = columns.start;
        for x in columns.clone() {
            if !self.is_paper(x) {
                start = x + 1;
            } else if x + 1 - start > widest.end - widest.start {
                widest = start..x + 1;
            }
        }
        let is_space = (widest.end - widest.start) * 100 >= self.height() * SPACE_PERCENT_MIN;
        is_space.then_some(widest)
    }

    /// These columns as a line of their own.
    fn cut(&self, columns: Range<i32>) -> Option<LineImage> {
        let (from, to) = (columns.start as usize, columns.end as usize);
        let width = u32::try_from(to.checked_sub(from)?).ok()?;
        let rows = self.0.pixels.chunks_exact(self.0.width.max(1) as usize);
        let mut pixels = Vec::with_capacity((width * self.0.height) as usize);
        rows.for_each(|row| pixels.extend_from_slice(&row[from..to]));
        Some(LineImage {
            place: Rect {
                x: self.0.place.x + columns.start,
                width,
                ..self.0.place
            },
            width,
            pixels: Zeroizing::new(pixels),
            ..*self.0
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const HEIGHT: usize = 10;
    /// Columns of one letter; a space is as wide.
    const LETTER: usize = 6;

    /// Each letter is a column of ink of its own pattern with paper beside it.
    fn image(text: &str, ink: u8) -> LineImage {
        let width = text.len() * LETTER;
        let pixel = |at: usize| {
            let letter = text.as_bytes()[at % width / LETTER];
            let is_ink = letter != b' '
                && at % width % LETTER != LETTER - 1
                && (at / width == 0 || letter >> (at / width % 7) & 1 == 1);
            if is_ink { ink } else { 255 }
        };
        let side = |length: usize| u32::try_from(length).expect("small");
        LineImage {
            place: Rect {
                x: 0,
                y: 0,
                width: side(width),
                height: side(HEIGHT),
            },
            scale_milli: 1_000,
            width: side(width),
            height: side(HEIGHT),
            pixels: Zeroizing::new((0..width * HEIGHT).map(pixel).collect()),
        }
    }

    fn words(text: &str, confidence_milli: u32) -> ReadLine {
        let mut words = vec![];
        let mut start = 0;
        for word in text.split(' ') {
            words.push(ReadWord {
                text: word.to_owned(),
                place: Rect {
                    x: i32::try_from(start * LETTER).expect("small"),
                    y: 0,
                    width: u32::try_from(word.len() * LETTER).expect("small"),
                    height: 10,
                },
                confidence_milli,
            });
            start += word.len() + 1;
        }
        let cpu = Duration::ZERO;
        ReadLine { words, cpu }
    }

    /// The columns that are read, in letters, and the words that need not be.
    fn check(old: &str, confidence_milli: u32, new: &str, ink: u8, expected: &str) {
        let display: FrameId = "f:dev:ses:d0:0".parse().expect("an id");
        let before = Before::default();
        let known = Arc::new(KnownLine::from_read(words(old, confidence_milli)));
        let seen = image(old, 0);
        let place = seen.place;
        let lines = [(place, Arc::new(seen), known)];
        before.see(&display, [place].into_iter(), lines.into_iter());
        let image = image(new, ink);
        let told = before.piece(&display, &image.place, &image).map(|piece| {
            let kept: Vec<&str> = piece.words.iter().map(|word| word.text.as_str()).collect();
            let read = piece.image.map_or(0, |image| image.width as usize / LETTER);
            format!("{} + {read} letters", kept.join(" "))
        });
        assert_eq!(told.unwrap_or_default(), expected, "{old} -> {new}");
    }

    #[test]
    fn only_words_that_change_are_read() {
        let typed = "the quick brown fox jumps over a lazy";
        let longer = "the quick brown fox jumps over a lazy dog";
        check(
            typed,
            900,
            longer,
            0,
            "the quick brown fox jumps + 15 letters",
        );
        // The row is lit up; its text is the same.
        check(
            typed,
            900,
            typed,
            20,
            "the quick brown fox jumps over a lazy + 0 letters",
        );
        check(typed, 300, typed, 20, "");
        check(typed, 300, longer, 0, "");
        // Something lies over a word in the middle.
        let changed = "the quick brown dog jumps over a lazy";
        check(
            typed,
            900,
            changed,
            0,
            "the quick brown a lazy + 13 letters",
        );
        check(
            typed,
            900,
            "all of it is something else in its place",
            0,
            "",
        );
    }
}

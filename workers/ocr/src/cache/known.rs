//! A line as it is remembered: one text and the places of its words, without an allocation for each.

use std::{
    fmt,
    sync::atomic::{AtomicU32, Ordering},
};

use velvet_messages::v1::Rect;
use zeroize::Zeroize;

use crate::{ReadLine, ReadWord};

/// One word: its place relative to the line's, how sure it is, and where it ends in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) place: Rect,
    pub(crate) confidence_milli: u16,
    /// Bytes of the word.
    pub(crate) length: u16,
}

/// What was read in one line, wiped when it is dropped.
pub struct KnownLine {
    /// The words one after the other, without spaces between.
    text: String,
    marks: Box<[Mark]>,
    uses: AtomicU32,
}

impl Drop for KnownLine {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl fmt::Debug for KnownLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownLine({} words)", self.marks.len())
    }
}

impl KnownLine {
    /// Takes up what was read. Words that no screen can show (over 64 KiB) are left out.
    #[must_use]
    pub fn from_read(line: ReadLine) -> Self {
        let letters = line.words.iter().map(|word| word.text.len()).sum();
        // Never grown, so that no copy of it stays behind.
        let mut text = String::with_capacity(letters);
        let mut marks = Vec::with_capacity(line.words.len());
        for word in &line.words {
            let Ok(length) = u16::try_from(word.text.len()) else {
                continue;
            };
            text.push_str(&word.text);
            marks.push(Mark {
                place: word.place,
                confidence_milli: u16::try_from(word.confidence_milli).unwrap_or(u16::MAX),
                length,
            });
        }
        Self::from_parts(text, marks, 0)
    }

    /// A line from its parts; the lengths of the marks must fill the text at letter borders.
    pub(crate) fn from_parts(text: String, marks: Vec<Mark>, uses: u32) -> Self {
        Self {
            text,
            marks: marks.into_boxed_slice(),
            uses: AtomicU32::new(uses),
        }
    }

    /// Its words, from left to right, at a place.
    #[must_use]
    pub fn words_at(&self, place: &Rect) -> Vec<ReadWord> {
        let words = self.iter().map(|(text, mark)| ReadWord {
            text: text.to_owned(),
            place: Rect {
                x: mark.place.x.saturating_add(place.x),
                y: mark.place.y.saturating_add(place.y),
                ..mark.place
            },
            confidence_milli: mark.confidence_milli.into(),
        });
        words.collect()
    }

    /// Whether nothing was read: no text.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.marks.is_empty()
    }

    /// How sure its words are on average, by letters; zero when there are none.
    pub(crate) fn confidence_milli(&self) -> u32 {
        let letters: u64 = self.marks.iter().map(|mark| u64::from(mark.length)).sum();
        let marks = self.marks.iter();
        let sum: u64 = marks
            .map(|mark| u64::from(mark.length) * u64::from(mark.confidence_milli))
            .sum();
        u32::try_from(sum / letters.max(1)).unwrap_or(0)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Mark)> {
        let mut start = 0;
        self.marks.iter().map(move |mark| {
            let end = start + usize::from(mark.length);
            let text = self.text.get(start..end).unwrap_or_default();
            start = end;
            (text, mark)
        })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Memory that it takes.
    pub(crate) fn bytes(&self) -> u64 {
        let marks = size_of_val::<[Mark]>(&self.marks);
        (size_of::<Self>() + self.text.capacity() + marks) as u64
    }

    pub(crate) fn used(&self) {
        self.uses.fetch_add(1, Ordering::Relaxed);
    }

    /// Half of its uses no longer count, so that what was read often long ago gives way.
    pub(crate) fn age(&self) {
        // A use that is counted in between is lost, which nobody will notice.
        self.uses.store(self.uses() / 2, Ordering::Relaxed);
    }

    pub(crate) fn uses(&self) -> u32 {
        self.uses.load(Ordering::Relaxed)
    }
}

//! The words of a line that letters do not tell, side by side in one image.

use std::ops::Range;

use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use super::{row::Row, word::Word};
use crate::{LineImage, ReadWord};

/// Words are read with those beside them up to this many times their height: fewer letters are read worse.
const WIDTH_MIN: usize = 5;
/// They are read apart from their line when they take at most this share of it, in percent.
const PERCENT_MAX: usize = 75;
/// Paper between words that do not stand beside each other in the line, in percent of its height.
const SPACE_PERCENT: usize = 40;

/// Words cut out of a line.
pub(crate) struct Piece {
    pub(crate) image: LineImage,
    runs: Vec<Run>,
    /// Where those stand in the line that nobody knows.
    unknown: Vec<Range<usize>>,
}

/// Words that stand beside each other.
struct Run {
    /// Columns of the image.
    columns: Range<usize>,
    /// Where they begin in the line.
    start: usize,
}

impl Piece {
    /// The unknown words of a line. None: they are most of it.
    pub(super) fn of(row: &Row<'_>, words: &[Word], pitch: Option<f32>) -> Option<Self> {
        let chosen = chosen(row, words);
        let runs = runs(row, words, &chosen, pitch);
        let width = runs.last()?.columns.end;
        if width * 100 > row.line.width as usize * PERCENT_MAX {
            return None;
        }
        let mut pixels = Zeroizing::new(vec![255; width * row.line.height as usize]);
        let lines = row.line.pixels.chunks_exact(row.line.width.max(1) as usize);
        for (to, from) in pixels.chunks_exact_mut(width).zip(lines) {
            for run in &runs {
                let from = &from[run.start..run.start + run.columns.len()];
                to[run.columns.clone()].copy_from_slice(from);
            }
        }
        let width = u32::try_from(width).ok()?;
        let image = LineImage {
            place: Rect {
                width,
                ..row.line.place
            },
            width,
            pixels,
            ..*row.line
        };
        let unknown = words.iter().filter(|word| word.text.is_none());
        let unknown = unknown.map(|word| row.columns(&word.cells)).collect();
        Some(Self {
            image,
            runs,
            unknown,
        })
    }

    /// Words that were read in the image, where they stand in the line. None: the engine has read two as one, or passed over
    /// one that is no mere sign.
    pub(super) fn placed(&self, read: Vec<ReadWord>) -> Option<Vec<ReadWord>> {
        let placed = read.into_iter().map(|word| self.placed_word(word));
        let words = placed.collect::<Option<Vec<ReadWord>>>()?;
        let is_read = |columns: &Range<usize>| {
            let (start, end) = (whole(columns.start), whole(columns.end));
            let mut words = words.iter();
            words.any(|word| word.place.x < end && start < word.place.x + width(word))
        };
        let is_word = |columns: &&Range<usize>| columns.len() > self.image.height as usize;
        let mut unknown = self.unknown.iter().filter(is_word);
        unknown.all(is_read).then_some(words)
    }

    /// None: it is one of two that do not stand together.
    fn placed_word(&self, mut word: ReadWord) -> Option<ReadWord> {
        let run_at = |x: i32| {
            let x = usize::try_from(x).unwrap_or(0);
            self.runs.iter().position(|run| x <= run.columns.end)
        };
        // Places of words are the engine's, a pixel or two beside the ink.
        let run = run_at(word.place.x + 1)?;
        if run_at(word.place.x + width(&word) - 2)? != run {
            return None;
        }
        let run = &self.runs[run];
        word.place.x += whole(run.start) - whole(run.columns.start);
        Some(word)
    }
}

/// Columns of a line, which are few.
fn whole(columns: usize) -> i32 {
    i32::try_from(columns).unwrap_or(i32::MAX)
}

/// The width of a word.
fn width(word: &ReadWord) -> i32 {
    i32::try_from(word.place.width).unwrap_or(i32::MAX)
}

/// The unknown words, and as many beside the first of them as the engine needs to see.
fn chosen(row: &Row<'_>, words: &[Word]) -> Vec<bool> {
    let columns = |word: &Word| row.columns(&word.cells).len();
    let is_narrow =
        |at: usize| words[at].text.is_none() && columns(&words[at]) <= row.line.height as usize;
    // A sign or letter alone is an icon to the engine unless words stand on both sides.
    let is_beside_narrow = |at: usize| {
        at.checked_sub(1).is_some_and(is_narrow) || at + 1 < words.len() && is_narrow(at + 1)
    };
    let is_chosen = |at: usize| words[at].text.is_none() || is_beside_narrow(at);
    let mut chosen: Vec<bool> = (0..words.len()).map(is_chosen).collect();
    let least = row.line.height as usize * WIDTH_MIN;
    let width = |chosen: &[bool]| {
        let chosen = words.iter().zip(chosen).filter(|(_, chosen)| **chosen);
        chosen
            .map(|(word, _)| row.columns(&word.cells).len())
            .sum::<usize>()
    };
    while width(&chosen) < least {
        let first = chosen.iter().position(|chosen| *chosen).unwrap_or(0);
        let after = (first..chosen.len()).find(|at| !chosen[*at]);
        // What stands before says more of a word than what comes after it, and costs as much.
        match first.checked_sub(1).or(after) {
            Some(at) => chosen[at] = true,
            None => break,
        }
    }
    chosen
}

/// Where the chosen words stand in the line and in the image. What is left out between those of typewriter type are whole
/// slots, so that they stay on their grid.
fn runs(row: &Row<'_>, words: &[Word], chosen: &[bool], pitch: Option<f32>) -> Vec<Run> {
    let space = row.line.height as usize * SPACE_PERCENT / 100;
    let after = |last: &Run, start: usize| {
        let least = last.columns.end + space;
        let Some(pitch) = pitch else { return least };
        let as_before = (last.columns.start + start - last.start) as f32;
        let left_out = ((as_before - least as f32) / pitch).floor();
        (as_before - left_out * pitch).round() as usize
    };
    let mut runs: Vec<Run> = vec![];
    for at in (0..words.len()).filter(|at| chosen[*at]) {
        let columns = row.columns(&words[at].cells);
        match runs.last_mut() {
            Some(run) if chosen[at - 1] => {
                run.columns.end = run.columns.start + columns.end - run.start
            }
            last => {
                let start = last.map_or(0, |last| after(last, columns.start));
                runs.push(Run {
                    columns: start..start + columns.len(),
                    start: columns.start,
                });
            }
        }
    }
    runs
}

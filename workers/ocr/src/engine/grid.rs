//! Spaces and underscores of typewriter type by the pixels: letters stand on a grid there, one to a slot.
//!
//! The engine knows proportional print. In code and in terminals it sees spaces around narrow letters ("file. json"), and
//! none or an underscore's where one stands ("policy release"). Where a line's letters are on a grid and its slots with ink
//! are as many as the letters that were read, the slots tell what stands apart.

use std::ops::Range;

use crate::{
    protocol::AnswerWord,
    slots::{Shown, Slot},
};

/// What speaks against giving letters to a run of slots: for each letter that none has, for none in a run, for another number
/// than it has slots (and one more for each letter), for a border within what the engine took for one word, for each slot
/// that the engine saw them away from there.
const LEFT_OVER_COST: f32 = 3.0;
const UNREAD_COST: f32 = 1.5;
const MISCOUNTED_COST: f32 = 1.0;
const PARTED_COST: f32 = 0.6;
const AWAY_COST: f32 = 0.1;
/// Longer lines stay as they were read: a display of code has 300 letters in a row.
const LETTERS_MAX: usize = 1_000;
/// Letters that the engine may see in a run beside those that are there.
const LETTERS_TOO_MANY_MAX: usize = 3;

/// One letter that was read, and about where.
struct Letter<'a> {
    letter: char,
    word: &'a AnswerWord,
    middle: u32,
}

impl<'a> Letter<'a> {
    fn all_of(word: &'a AnswerWord) -> impl Iterator<Item = Self> {
        let count = u32::try_from(word.text.chars().count()).unwrap_or(u32::MAX);
        let letters = (0_u32..).zip(word.text.chars());
        letters.map(move |(at, letter)| Self {
            letter,
            word,
            middle: word.left + word.width * (2 * at + 1) / (2 * count),
        })
    }

    fn is_bar(&self) -> bool {
        self.letter == '_'
    }
}

/// The words of a line with these slots, of typewriter type, as these part them: letter by letter in those with ink, of all that
/// stand together if that is as many letters as were read there. Without slots as they are.
pub(super) fn part(words: Vec<AnswerWord>, slots: &[Slot]) -> Vec<AnswerWord> {
    let runs = slots.split(|slot| slot.shown == Shown::Paper);
    let runs: Vec<&[Slot]> = runs.filter(|run| !run.is_empty()).collect();
    let letters: Vec<Letter<'_>> = words.iter().flat_map(Letter::all_of).collect();
    if runs.is_empty() || letters.is_empty() || letters.len() > LETTERS_MAX {
        return words;
    }
    let mut spelt = vec![];
    let mut rest = letters.as_slice();
    for (run, count) in runs.iter().zip(shares(&runs, &letters)) {
        let (own, others) = rest.split_at(count);
        rest = others;
        match joined(run, own) {
            Some(word) => spelt.push(word),
            None => spelt.extend(as_read(own)),
        }
    }
    spelt.extend(as_read(rest));
    spelt
}

/// How many letters belong to each run of slots: those that cost least.
fn shares(runs: &[&[Slot]], letters: &[Letter<'_>]) -> Vec<usize> {
    // What the rest of the line costs from each run and letter on, and how many letters the run takes for it.
    let left_over = (0..=letters.len()).map(|at| (LEFT_OVER_COST * (letters.len() - at) as f32, 0));
    let mut table: Vec<Vec<(f32, usize)>> = vec![left_over.collect()];
    for run in runs.iter().rev() {
        let after = &table[table.len() - 1];
        let most = run.len() + LETTERS_TOO_MANY_MAX;
        let best = (0..=letters.len()).map(|from| {
            let counts = 0..=most.min(letters.len() - from);
            let costs = counts.map(|count| {
                let own = &letters[from..from + count];
                let next = letters.get(from + count);
                (cost(run, own, next) + after[from + count].0, count)
            });
            costs
                .min_by(|one, other| one.0.total_cmp(&other.0))
                .unwrap_or((0.0, 0))
        });
        let best: Vec<(f32, usize)> = best.collect();
        table.push(best);
    }
    let mut from = 0;
    let shares = table.iter().skip(1).rev().map(|row| {
        let count = row[from].1;
        from += count;
        count
    });
    shares.collect()
}

/// How unlikely it is that a run of slots shows these letters.
fn cost(run: &[Slot], letters: &[Letter<'_>], next: Option<&Letter<'_>>) -> f32 {
    let count = count_letters(run);
    let read = letters.iter().filter(|one| !one.is_bar()).count();
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
        return UNREAD_COST;
    };
    let is_in_word = next.is_some_and(|next| std::ptr::eq(last.word, next.word));
    let columns = columns(run);
    let width = (columns.end - columns.start) as f32 / run.len() as f32;
    let off = (first.middle + last.middle).abs_diff(columns.start + columns.end) as f32 / 2.0;
    let miscounted = match count.abs_diff(read) {
        0 => 0.0,
        off => MISCOUNTED_COST + off as f32,
    };
    let parted = if is_in_word { PARTED_COST } else { 0.0 };
    miscounted + parted + off / width * AWAY_COST
}

fn columns(run: &[Slot]) -> Range<u32> {
    run[0].columns.start..run[run.len() - 1].columns.end
}

fn count_letters(slots: &[Slot]) -> usize {
    let letters = slots.iter().filter(|slot| slot.shown == Shown::Letter);
    letters.count()
}

/// One word of these letters. None: there are not as many as slots.
fn joined(run: &[Slot], letters: &[Letter<'_>]) -> Option<AnswerWord> {
    let letters: Vec<&Letter<'_>> = letters.iter().filter(|one| !one.is_bar()).collect();
    if letters.is_empty() || letters.len() != count_letters(run) {
        return None;
    }
    let mut left = letters.iter();
    let text: Option<String> = run
        .iter()
        .map(|slot| match slot.shown {
            Shown::Bar => Some('_'),
            _ => left.next().map(|one| one.letter),
        })
        .collect();
    let words = || letters.iter().map(|one| one.word);
    let sum: u32 = words().map(|word| word.confidence_milli).sum();
    let top = words().map(|word| word.top).min()?;
    let bottom = words().map(|word| word.top + word.height).max()?;
    let columns = columns(run);
    Some(AnswerWord {
        line: letters[0].word.line,
        text: text?,
        left: columns.start,
        top,
        width: columns.end - columns.start,
        height: bottom - top,
        confidence_milli: sum / u32::try_from(letters.len()).ok()?,
    })
}

/// These letters in the words that they were read in.
fn as_read(letters: &[Letter<'_>]) -> impl Iterator<Item = AnswerWord> {
    let words = letters.chunk_by(|one, next| std::ptr::eq(one.word, next.word));
    words.map(|letters| {
        let word = letters[0].word;
        let half = word.width / (2 * u32::try_from(word.text.chars().count()).unwrap_or(1));
        let (first, last) = (letters[0].middle, letters[letters.len() - 1].middle);
        let left = first.saturating_sub(half).max(word.left);
        AnswerWord {
            text: letters.iter().map(|one| one.letter).collect(),
            left,
            width: (last + half + 1).min(word.left + word.width) - left,
            ..word.clone()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ink::columns as columns_of, slots};

    /// Columns of a slot, of which a letter has four to six, and rows of a letter.
    const PITCH: usize = 8;
    const HEIGHT: usize = 10;

    /// A line of `print`, one slot for each sign, and what was read in it: words with the slot where each begins.
    fn check(print: &str, read: &[(&str, usize)], expected: &str) {
        let width = print.len() * PITCH;
        let ink = |x: usize, y: usize| match print.as_bytes()[x / PITCH] {
            b' ' => false,
            b'_' => y == HEIGHT + 1,
            b'.' => (3..5).contains(&(x % PITCH)) && (HEIGHT - 2..HEIGHT).contains(&y),
            letter => {
                let narrow = usize::from(letter % 2);
                (1 + narrow..7 - narrow).contains(&(x % PITCH)) && y < HEIGHT
            }
        };
        let pixels = (0..HEIGHT + 2).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = pixels.map(|(x, y)| if ink(x, y) { 0 } else { 255 });
        let line = columns_of(&pixels.collect::<Vec<u8>>(), width);
        let word = |(text, slot): &(&str, usize)| AnswerWord {
            text: (*text).to_owned(),
            left: u32::try_from(slot * PITCH).unwrap(),
            width: u32::try_from(text.len() * PITCH).unwrap(),
            height: 10,
            confidence_milli: 900,
            ..Default::default()
        };
        let words = part(read.iter().map(word).collect(), &slots::slots(&line));
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words.join(" "), expected, "{print}");
    }

    #[test]
    fn words_stand_together_as_their_slots_do() {
        check(
            "open the file.json twice",
            &[
                ("open", 0),
                ("the", 5),
                ("file.", 9),
                ("json", 14),
                ("twice", 19),
            ],
            "open the file.json twice",
        );
        check(
            "open the file.json twice",
            &[("openthe", 0), ("file.json", 9), ("twice", 19)],
            "open the file.json twice",
        );
    }

    #[test]
    fn underscores_show() {
        let expected = "let mean_value = in_use";
        check(
            expected,
            &[
                ("let", 0),
                ("mean", 4),
                ("value", 9),
                ("=", 15),
                ("in", 17),
                ("use", 20),
            ],
            expected,
        );
        check(
            expected,
            &[("let", 0), ("mean_value", 4), ("=", 15), ("in_use", 17)],
            expected,
        );
    }

    #[test]
    fn what_was_misread_stays_and_the_rest_is_mended() {
        check(
            "if ready && count >= four",
            &[
                ("if", 0),
                ("re", 3),
                ("ady", 5),
                ("count", 12),
                (">=", 18),
                ("four", 21),
            ],
            "if ready count >= four",
        );
        check(
            "match number from above",
            &[
                ("match", 0),
                ("nurnber", 6),
                ("fro", 13),
                ("m", 16),
                ("above", 18),
            ],
            "match nurnber from above",
        );
    }

    #[test]
    fn short_lines_tell_no_grid() {
        check("a file", &[("afile", 0)], "afile");
        check("", &[], "");
    }
}

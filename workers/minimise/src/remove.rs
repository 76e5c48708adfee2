//! One detection, all copies: text, words and boxes are rewritten together, and the boxes to paint come back.

use std::collections::BTreeMap;

use velvet_messages::v1;

use crate::{
    RawChange, RawLine, card, iban, pem,
    text::{self, Found, Text},
    token,
};

/// Removed secrets by kind.
pub(crate) type Counts = BTreeMap<&'static str, u32>;

/// What is left of the lines of a region.
pub(crate) struct Rewritten {
    pub(crate) lines: Vec<v1::Line>,
    /// Where secrets stood.
    pub(crate) boxes: Vec<v1::Rect>,
}

/// For every word and letter, the number of the hit that takes it.
struct Mask {
    taken: Vec<Vec<Option<usize>>>,
    kinds: Vec<&'static str>,
}

impl Mask {
    fn of(text: &Text) -> Self {
        let mut spans: Vec<Vec<Found>> = Vec::new();
        pem::find(text, &mut spans);
        let mut single = Vec::new();
        token::find(text, &mut single);
        card::find(text, &mut single);
        iban::find(text, &mut single);
        spans.extend(single.into_iter().map(|found| vec![found]));
        let mut mask = Self {
            taken: text
                .pieces
                .iter()
                .map(|piece| vec![None; piece.letters.len()])
                .collect(),
            kinds: Vec::with_capacity(spans.len()),
        };
        for hit in &spans {
            mask.take(hit);
        }
        mask
    }

    /// Takes the letters of a hit; what an earlier one has stays its own.
    fn take(&mut self, hit: &[Found]) {
        let number = self.kinds.len();
        let mut fresh = false;
        for span in hit {
            let (start, end) = (span.start, span.end);
            for word in start.0..=end.0 {
                let letters = self
                    .taken
                    .get_mut(word)
                    .map_or(&mut [][..], Vec::as_mut_slice);
                let from = if word == start.0 { start.1 } else { 0 };
                let to = if word == end.0 { end.1 } else { letters.len() };
                for slot in letters
                    .iter_mut()
                    .take(to)
                    .skip(from)
                    .filter(|slot| slot.is_none())
                {
                    *slot = Some(number);
                    fresh = true;
                }
            }
        }
        if fresh && let Some(span) = hit.first() {
            self.kinds.push(span.kind);
        }
    }

    fn count(&self, counts: &mut Counts) {
        for kind in &self.kinds {
            *counts.entry(kind).or_default() += 1;
        }
    }
}

/// Rewrites a window title.
pub(crate) fn from_title(title: &str, counts: &mut Counts) -> String {
    let text = Text::of_title(title);
    let mask = Mask::of(&text);
    mask.count(counts);
    let mut words: Vec<String> = Vec::new();
    let mut said = None;
    for (piece, taken) in text.pieces.iter().zip(&mask.taken) {
        let (word, goes_on) = rewritten(&piece.letters, taken, &mask.kinds, &mut said);
        match words.last_mut() {
            Some(before) if goes_on => before.push_str(&word),
            _ => words.push(word),
        }
    }
    words.join(" ")
}

/// Rewrites the lines of a region, and drops what was read too badly.
pub(crate) fn from_lines(lines: &[RawLine], counts: &mut Counts) -> Rewritten {
    let text = Text::of_lines(lines);
    let mask = Mask::of(&text);
    mask.count(counts);
    let mut kept = Rewritten {
        lines: Vec::with_capacity(lines.len()),
        boxes: Vec::new(),
    };
    let mut first = 0;
    for line in lines {
        let last = first + line.words.len();
        let taken = &mask.taken[first..last];
        kept.boxes.extend(places_of_secrets(line, taken));
        let words = rewritten_words(line, &text, first, &mask);
        kept.lines.extend(line_of(words, line.change));
        first = last;
    }
    kept
}

/// The words that hold a part of a secret, at the height of their line, because a box may miss what hangs
/// below. Words of one secret are one box, with the spaces between: their widths tell something, too.
fn places_of_secrets(line: &RawLine, taken: &[Vec<Option<usize>>]) -> Vec<v1::Rect> {
    let whole = text::place_of(&line.words);
    let mut places: Vec<v1::Rect> = Vec::new();
    let mut said = None;
    for (word, taken) in line.words.iter().zip(taken) {
        let place = v1::Rect {
            y: whole.y,
            height: whole.height,
            ..word.place
        };
        let goes_on = said.is_some() && taken.first().copied().flatten() == said;
        match places.last_mut() {
            Some(before) if goes_on => *before = text::union(before, &place),
            _ if taken.iter().any(Option::is_some) => places.push(place),
            _ => {}
        }
        said = taken.last().copied().flatten();
    }
    places
}

fn rewritten_words(line: &RawLine, text: &Text, first: usize, mask: &Mask) -> Vec<v1::Word> {
    let mut words: Vec<v1::Word> = Vec::with_capacity(line.words.len());
    let mut said = None;
    for (index, word) in line.words.iter().enumerate() {
        let taken = &mask.taken[first + index];
        let secret = taken.iter().any(Option::is_some);
        if word.junk && !secret {
            continue;
        }
        let letters = &text.pieces[first + index].letters;
        let (left, goes_on) = rewritten(letters, taken, &mask.kinds, &mut said);
        match words.last_mut() {
            Some(before) if goes_on => {
                before.text.push_str(&left);
                before.r#box = before.r#box.map(|place| text::union(&place, &word.place));
            }
            _ => words.push(v1::Word {
                text: left,
                r#box: Some(word.place),
                confidence_milli: word.confidence_milli,
            }),
        }
    }
    words
}

/// One word with every secret in it replaced by its kind. `said` is the hit that was named last; a word that
/// begins with the rest of it belongs to the word before (the second value).
fn rewritten(
    letters: &[char],
    taken: &[Option<usize>],
    kinds: &[&'static str],
    said: &mut Option<usize>,
) -> (String, bool) {
    let goes_on = said.is_some() && taken.first().copied().flatten() == *said;
    let mut word = String::with_capacity(letters.len());
    for (letter, hit) in letters.iter().zip(taken) {
        match hit {
            None => {
                word.push(*letter);
                *said = None;
            }
            Some(_) if hit == said => {}
            Some(number) => {
                word.push('[');
                word.push_str(kinds.get(*number).copied().unwrap_or("secret"));
                word.push(']');
                *said = Some(*number);
            }
        }
    }
    (word, goes_on)
}

fn line_of(words: Vec<v1::Word>, change: RawChange) -> Option<v1::Line> {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let text = texts.join(" ");
    let places = words.iter().filter_map(|word| word.r#box);
    let place = places.reduce(|all, place| text::union(&all, &place))?;
    let length = |word: &v1::Word| word.text.chars().count().max(1) as u64;
    let letters: u64 = words.iter().map(length).sum();
    let sum: u64 = words
        .iter()
        .map(|word| length(word) * u64::from(word.confidence_milli))
        .sum();
    let (change, from) = change_of(change, place);
    Some(v1::Line {
        text,
        r#box: Some(place),
        confidence_milli: u32::try_from(sum / letters.max(1)).unwrap_or(0),
        words,
        change: change.into(),
        from,
    })
}

/// The change of a line whose box is `place`, and where it stood before.
fn change_of(change: RawChange, place: v1::Rect) -> (v1::LineChange, Option<v1::Rect>) {
    match change {
        RawChange::Unknown => (v1::LineChange::Unspecified, None),
        RawChange::Added => (v1::LineChange::Added, None),
        RawChange::Changed { from } => (v1::LineChange::Changed, Some(from)),
        RawChange::Same => (v1::LineChange::Same, None),
        // The same bitmap has the same words, so its box was the same one elsewhere.
        RawChange::Moved { dx, dy } => {
            let from = v1::Rect {
                x: place.x.saturating_sub(dx),
                y: place.y.saturating_sub(dy),
                ..place
            };
            (v1::LineChange::Moved, Some(from))
        }
    }
}

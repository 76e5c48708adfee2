//! Mends what was read in a line before its letters were known, by what the rest of its page has taught.

use velvet_messages::v1::Rect;

use super::{Placed, covers, row::Row, word::Letter};
use crate::ReadWord;

/// Two words stand at the same place when their ends differ by no more than this share of their height.
const APART_SHARE: u32 = 3;
/// Words stand at least this share of their height apart; the engine's places are a pixel or two beside their ink.
const SPACE_SHARE: u32 = 6;
/// A letter is mended in a word of which so many are known and read as they are, in percent.
const AGREED_PERCENT_MIN: usize = 50;

/// The words of a line as its letters tell them: `told` are those that are known whole. None: they say what was read.
pub(super) fn mended(
    row: &Row<'_>,
    letters: &[Option<Letter<'_>>],
    read: &[Placed<'_>],
    told: &[ReadWord],
) -> Option<Vec<ReadWord>> {
    let mut is_mended = false;
    let mend = |one: &Placed<'_>| {
        let mended = parted(one.word, told)
            .or_else(|| renamed(one.word, read, told))
            .or_else(|| respelt(row, letters, one));
        is_mended |= mended.is_some();
        mended.unwrap_or_else(|| vec![one.word.clone()])
    };
    let mut words: Vec<ReadWord> = read.iter().flat_map(mend).collect();
    let left_out = told.iter().filter(|told| is_left_out(told, read));
    let left_out: Vec<ReadWord> = left_out.cloned().collect();
    if !is_mended && left_out.is_empty() {
        return None;
    }
    words.extend(left_out);
    words.sort_by_key(|word| word.place.x);
    Some(words)
}

/// Whether nothing was read where a word stands. The engine takes a letter or figure that stands alone for an icon.
fn is_left_out(told: &ReadWord, read: &[Placed<'_>]) -> bool {
    let apart = (told.place.height / SPACE_SHARE).cast_signed();
    let is_apart = |one: &Placed<'_>| {
        let place = &one.word.place;
        end(place) + apart <= told.place.x || end(&told.place) + apart <= place.x
    };
    told.text.contains(char::is_alphanumeric) && read.iter().all(is_apart)
}

fn end(place: &Rect) -> i32 {
    place.x.saturating_add_unsigned(place.width)
}

/// A word that is several.
fn parted(word: &ReadWord, told: &[ReadWord]) -> Option<Vec<ReadWord>> {
    let parts: Vec<&ReadWord> = told.iter().filter(|told| covers(word, told)).collect();
    let text = parts.iter().flat_map(|part| part.text.chars());
    let is_parted = parts.len() > 1 && text.eq(word.text.chars());
    is_parted.then(|| parts.into_iter().cloned().collect())
}

/// A word that is another one.
fn renamed(word: &ReadWord, read: &[Placed<'_>], told: &[ReadWord]) -> Option<Vec<ReadWord>> {
    let told = told.iter().find(|told| covers(told, word))?;
    let is_alone = read.iter().filter(|one| covers(told, one.word)).count() == 1;
    let is_another = told.text != word.text && is_at(&told.place, &word.place);
    (is_alone && is_another).then(|| vec![told.clone()])
}

fn is_at(one: &Rect, other: &Rect) -> bool {
    let apart = one.x.abs_diff(other.x).max(end(one).abs_diff(end(other)));
    apart * APART_SHARE <= one.height.max(other.height)
}

/// A word each of whose letters has a cell of its own, with those that are known in place of what was read there.
fn respelt(
    row: &Row<'_>,
    letters: &[Option<Letter<'_>>],
    Placed { word, cells, .. }: &Placed<'_>,
) -> Option<Vec<ReadWord>> {
    if word.text.chars().count() != cells.len() || !row.stands_apart(cells) {
        return None;
    }
    let known = cells.clone().map(|at| {
        let letter = letters[at].as_ref().filter(|_| !row.cells[at].is_bar());
        letter.and_then(Letter::alone)
    });
    let pairs: Vec<(char, Option<char>)> = word.text.chars().zip(known).collect();
    let agreed = pairs.iter().filter(|(read, known)| Some(*read) == *known);
    if agreed.count() * 100 < pairs.len() * AGREED_PERCENT_MIN {
        return None;
    }
    let spelt = pairs.iter().map(|(read, known)| known.unwrap_or(*read));
    let text: String = spelt.collect();
    (text != word.text).then(|| {
        vec![ReadWord {
            text,
            ..(*word).clone()
        }]
    })
}

//! Tells dashes from hyphens by their lengths, and puts in the signs that stand alone between words ("Open · Closes 9 pm",
//! "Terminal 2 – Gates"): the engine goes by what is likely, makes hyphens of most dashes, and loses most points between
//! words in small type.

use std::ops::Range;

use super::{
    confidence::SEEN_MILLI,
    line::{Line, as_shown, columns_of, px},
};
use crate::{
    ink::{Cell, INK_LEVEL},
    protocol::AnswerWord,
};

/// A dot between words is no larger than this in percent of the height of capitals, ...
const DOT_PERCENT_MAX: usize = 32;
/// ... and about as wide as high, pixels.
const SIDES_DIFFER_PX_MAX: usize = 1;
/// A dash is so many times as wide as high, in percent, at least, and no higher than this, in the first measure.
const DASH_SLENDER_PERCENT_MIN: usize = 150;
const DASH_HEIGHT_PERCENT_MAX: usize = 24;
/// The middle of both lies so far above the baseline, in the first measure.
const ABOVE_PERCENT: std::ops::RangeInclusive<usize> = 22..=58;
/// They stand so far from the letters on both sides, at least.
const GAP_PERCENT_MIN: usize = 26;
/// The same in typewriter type, whose letters have room beside them.
const SLOT_GAP_PERCENT_MIN: usize = 80;
/// The same beside one that the engine has read into a word.
const SPACE_PERCENT_MIN: usize = 38;
/// Both are alike: the wider one has so much of the other, in percent, at most.
const GAPS_DIFFER_PERCENT_MAX: usize = 190;
/// What stands at the end of a word is no farther from there, in the same measure.
const END_PERCENT_MAX: usize = 30;
/// Dashes and hyphens by their lengths, in the first measure: 99 of 100 hyphens of the bench's screens have at most 46, as many
/// dashes of half an em 48 to 80, three of four of an em 116 or more.
const DASH_PERCENT_MIN: usize = 47;
const LONG_DASH_PERCENT_MIN: usize = 90;
/// A letter is as high as this, in the same measure, or as wide and as high as those: a colon is neither.
const TALL_PERCENT_MIN: usize = 85;
const WIDE_PERCENT_MIN: usize = 28;
const LETTER_PERCENT_MIN: usize = 40;
/// A chevron between the steps of a path is so high, in the first measure, and so wide in percent of its height: the sign > is
/// wider. Its bend lies so far aside of both ends, in percent of its width, and smaller ones show none, pixels.
const CHEVRON_HEIGHT_PERCENT: std::ops::RangeInclusive<usize> = 35..=80;
const CHEVRON_WIDTH_PERCENT: std::ops::RangeInclusive<usize> = 35..=75;
const CHEVRON_BEND_PERCENT_MIN: usize = 35;
const CHEVRON_HEIGHT_PX_MIN: usize = 5;
/// A dash before a figure may be read as a tilde, but that has less ink than this in its rows and columns, in percent.
const TILDE: char = '~';
const FILLED_PERCENT_MIN: usize = 85;
/// What the engine takes a dot, a dash or a chevron for.
const DASHES: [char; 4] = ['-', '–', '—', '−'];
const SIGNS_ALONE: [char; 6] = ['·', '-', '–', '—', '−', '•'];
const TAKEN_FOR: [char; 19] = [
    '·', '-', '–', '—', '−', '.', ',', '•', '*', '~', '\'', '’', ':', '+', '«', '»', '>', '›', ')',
];

/// The words of a line with the signs between them, and dashes as they look.
pub(super) fn mend(mut words: Vec<AnswerWord>, line: &Line<'_>) -> Vec<AnswerWord> {
    for (at, cell) in line.cells.iter().enumerate() {
        let sign = line.sign(cell).filter(|_| line.stands_alone(at));
        if let Some(sign) = sign {
            line.put_in(&mut words, cell, sign);
        }
    }
    for word in &mut words {
        line.mend_dashes(word);
    }
    words
}

fn word(sign: char, cell: &Cell, line: u32) -> AnswerWord {
    AnswerWord {
        line,
        text: sign.to_string(),
        left: px(cell.columns.start),
        top: px(cell.rows.start),
        width: px(cell.columns.len()),
        height: px(cell.rows.len()),
        confidence_milli: SEEN_MILLI,
    }
}

/// How many columns a word has before and after a sign.
fn beside(word: &AnswerWord, sign: &Cell) -> (usize, usize) {
    let own = columns_of(word);
    (
        sign.columns.start.saturating_sub(own.start),
        own.end.saturating_sub(sign.columns.end),
    )
}

impl Line<'_> {
    /// Puts in a sign that stands alone, in place of what the engine has made of it; into a word only where it was read there.
    fn put_in(&self, words: &mut Vec<AnswerWord>, cell: &Cell, sign: char) {
        let most = self.share(END_PERCENT_MAX);
        let is_within = |word: &AnswerWord| {
            let (before, after) = beside(word, cell);
            before.min(after) > most
        };
        if let Some(at) = words.iter().position(is_within) {
            if let Some(three) = self.apart(&words[at], cell, sign) {
                words.splice(at..=at, three);
            }
            return;
        }
        words.iter_mut().for_each(|word| self.take_off(word, cell));
        words.retain(|word| !word.text.is_empty());
        let at = words.partition_point(|word| word.left as usize <= cell.columns.start);
        let line = words.get(at.saturating_sub(1)).map_or(0, |word| word.line);
        words.insert(at, word(sign, cell, line));
    }

    /// A word that was read across a dash or a dot with a space on both sides, and what stands there. `None`: it was read as none,
    /// or as several.
    fn apart(&self, across: &AnswerWord, cell: &Cell, sign: char) -> Option<[AnswerWord; 3]> {
        let (one, other) = across.text.split_once(SIGNS_ALONE)?;
        let space = self.share(SPACE_PERCENT_MIN);
        let is_paper = |columns: Range<usize>| {
            self.columns
                .get(columns)
                .is_some_and(|paper| paper.iter().all(Option::is_none))
        };
        let has_spaces = is_paper(cell.columns.start.saturating_sub(space)..cell.columns.start)
            && is_paper(cell.columns.end..cell.columns.end + space);
        if sign == '-'
            || !has_spaces
            || one.is_empty()
            || other.is_empty()
            || other.contains(SIGNS_ALONE)
        {
            return None;
        }
        let own = columns_of(across);
        let part = |text: &str, columns: Range<usize>| AnswerWord {
            text: text.to_owned(),
            left: px(columns.start),
            width: px(columns.len()),
            ..across.clone()
        };
        Some([
            part(one, own.start..cell.columns.start),
            word(sign, cell, across.line),
            part(other, cell.columns.end..own.end),
        ])
    }

    /// Takes away what a word has of a sign beside it: all of it, or the first or last letter.
    fn take_off(&self, word: &mut AnswerWord, sign: &Cell) {
        let own = columns_of(word);
        let meets = own.start < sign.columns.end && own.end > sign.columns.start;
        let (before, after) = beside(word, sign);
        let (rest, left) = match before > after {
            true if meets || self.ends_with_letter(word, sign) => {
                (word.text.strip_suffix(TAKEN_FOR), own.start)
            }
            false if meets => (word.text.strip_prefix(TAKEN_FOR), sign.columns.end),
            _ => (None, own.start),
        };
        if let Some(rest) = rest {
            word.text = rest.to_owned();
            word.left = px(left);
            word.width = px(own.end.saturating_sub(left));
        }
    }

    /// Whether a word is the last one before a sign, and what stands there last is as large as a letter: the engine may have
    /// added the sign to it.
    fn ends_with_letter(&self, word: &AnswerWord, sign: &Cell) -> bool {
        let end = columns_of(word).end;
        let mut before = self
            .cells
            .iter()
            .rev()
            .filter(|cell| cell.columns.end <= sign.columns.start);
        before.next().is_some_and(|last| {
            let is_tall = last.rows.len() >= self.share(TALL_PERCENT_MIN);
            let is_wide = last.columns.len() >= self.share(WIDE_PERCENT_MIN);
            let is_high = last.rows.len() >= self.share(LETTER_PERCENT_MIN);
            last.columns.contains(&end.saturating_sub(1)) && (is_tall || is_wide && is_high)
        })
    }

    /// The dot, dash or chevron that this is.
    fn sign(&self, cell: &Cell) -> Option<char> {
        if self.is_dot(cell) {
            return Some('·');
        }
        // The grid of typewriter type has a place for each.
        if self.is_typewriter {
            return None;
        }
        match self.is_dash(cell) {
            true => Some(self.dash(cell)),
            false => self.is_chevron(cell).then_some('›'),
        }
    }

    /// Whether this is one stroke that goes to the right down to its middle and back below it, above the line.
    fn is_chevron(&self, cell: &Cell) -> bool {
        let (width, height) = (cell.columns.len(), cell.rows.len());
        let share = |length: usize| length * 100 / self.tall.max(1);
        let fits = CHEVRON_HEIGHT_PERCENT.contains(&share(height))
            && CHEVRON_WIDTH_PERCENT.contains(&(width * 100 / height.max(1)))
            && cell.rows.end < self.baseline
            && height >= CHEVRON_HEIGHT_PX_MIN;
        let Some(middles) = fits.then(|| self.middles(cell)).flatten() else {
            return false;
        };
        // Both have what is in the middle.
        let (upper, lower) = (&middles[..=height / 2], &middles[(height - 1) / 2..]);
        let bend = CHEVRON_BEND_PERCENT_MIN * width / 50;
        upper.is_sorted()
            && lower.is_sorted_by(|one, next| one >= next)
            && upper[upper.len() - 1] >= upper[0] + bend
            && lower[0] >= lower[lower.len() - 1] + bend
    }

    /// Twice the middle of the only stroke of each row of a cell; `None` when some row has more, or none.
    fn middles(&self, cell: &Cell) -> Option<Vec<usize>> {
        let middle = |y: usize| {
            let ink = |x: &usize| self.request.has_ink((*x, y));
            let first = cell.columns.clone().find(ink)?;
            let last = cell.columns.clone().rfind(ink)?;
            (first..=last).all(|x| ink(&x)).then_some(first + last)
        };
        cell.rows.clone().map(middle).collect()
    }

    fn is_dot(&self, cell: &Cell) -> bool {
        cell.rows.len().max(cell.columns.len()) <= self.share(DOT_PERCENT_MAX)
            && cell.rows.len().abs_diff(cell.columns.len()) <= SIDES_DIFFER_PX_MAX
            && self.are_in_the_middle(&cell.rows)
    }

    fn is_dash(&self, cell: &Cell) -> bool {
        cell.columns.len() * 100 >= cell.rows.len() * DASH_SLENDER_PERCENT_MIN
            && self.is_thin(&cell.rows)
    }

    /// Whether these are rows that a dash may have.
    fn is_thin(&self, rows: &Range<usize>) -> bool {
        rows.len() <= self.share(DASH_HEIGHT_PERCENT_MAX) && self.are_in_the_middle(rows)
    }

    fn are_in_the_middle(&self, rows: &Range<usize>) -> bool {
        let twice_above = (2 * self.baseline).saturating_sub(rows.start + rows.end);
        let [least, most] = [ABOVE_PERCENT.start(), ABOVE_PERCENT.end()]
            .map(|percent| 2 * self.tall * percent / 100);
        (least..=most).contains(&twice_above)
    }

    /// What a dash is. Those of typewriter type are all as long.
    fn dash(&self, cell: &Cell) -> char {
        let percent = self.length(cell) / self.tall.max(1);
        match percent {
            _ if self.is_typewriter => '-',
            ..DASH_PERCENT_MIN => '-',
            DASH_PERCENT_MIN..LONG_DASH_PERCENT_MIN => '–',
            _ => '—',
        }
    }

    /// How long a dash is, hundredths of a pixel: what its longest row has of the ink of its darkest pixel.
    fn length(&self, cell: &Cell) -> usize {
        let width = self.request.width as usize;
        let rows = cell.rows.clone();
        let lengths = rows.filter_map(|y| {
            // Its ends are faint, if they touch nothing.
            let row = self.request.grey.get(y * width..(y + 1) * width)?;
            let is_faint = |x: &usize| row[*x] >= INK_LEVEL;
            let before = cell.columns.start.checked_sub(1).filter(is_faint);
            let after = Some(cell.columns.end)
                .filter(|x| *x < width)
                .filter(is_faint);
            let ends = before.into_iter().chain(after).map(|x| row[x]);
            let ink = row[cell.columns.clone()].iter().copied().chain(ends);
            let ink = ink.map(|level| usize::from(u8::MAX - level));
            Some(ink.clone().sum::<usize>() * 100 / ink.max()?.max(1))
        });
        lengths.max().unwrap_or(0)
    }

    fn stands_alone(&self, at: usize) -> bool {
        let gap = |at: usize| {
            let [one, next] = self.cells.get(at..at + 2)? else {
                return None;
            };
            Some(next.columns.start - one.columns.end)
        };
        let least = self.share(match self.is_typewriter {
            true => SLOT_GAP_PERCENT_MIN,
            false => GAP_PERCENT_MIN,
        });
        let gaps = at.checked_sub(1).and_then(gap).zip(gap(at));
        gaps.is_some_and(|(before, after)| {
            before.min(after) >= least
                && before.max(after) * 100 <= before.min(after) * GAPS_DIFFER_PERCENT_MAX
        })
    }

    /// Gives the dashes of a word the lengths that they have.
    fn mend_dashes(&self, word: &mut AnswerWord) {
        let mut letters = word.text.chars();
        let first = letters.next();
        let has_figure = letters
            .next()
            .is_some_and(|next| next.is_ascii_digit() || "€$£".contains(next));
        let has_tilde = has_figure && first == Some(TILDE);
        if self.is_typewriter || !has_tilde && !word.text.contains(DASHES) {
            return;
        }
        let shown = self.bars(columns_of(word));
        let is_dash = |letter: char| DASHES.contains(&letter) || has_tilde && letter == TILDE;
        let text = as_shown(&word.text, is_dash, &shown, |at, read, bar| {
            match self.dash(bar) {
                _ if read == TILDE && !self.is_filled(bar) => TILDE,
                '–' if at == 0 && has_figure => '−',
                dash => dash,
            }
        });
        if let Some(text) = text {
            word.text = text;
        }
    }

    /// Whether there is ink all over this: a tilde is a wave.
    fn is_filled(&self, cell: &Cell) -> bool {
        let pixels = cell
            .rows
            .clone()
            .flat_map(|y| cell.columns.clone().map(move |x| (x, y)));
        let ink = pixels.filter(|pixel| self.request.has_ink(*pixel));
        ink.count() * 100 >= cell.rows.len() * cell.columns.len() * FILLED_PERCENT_MIN
    }

    /// The dashes in these columns, which may touch letters beside them.
    fn bars(&self, columns: Range<usize>) -> Vec<Cell> {
        let mut bars: Vec<Cell> = vec![];
        for x in columns {
            let rows = self.columns.get(x).cloned().flatten().unwrap_or_default();
            let is_thin = !rows.is_empty() && self.is_thin(&rows);
            match bars.last_mut() {
                _ if !is_thin => {}
                Some(bar) if bar.columns.end == x => {
                    bar.columns.end = x + 1;
                    bar.rows = bar.rows.start.min(rows.start)..bar.rows.end.max(rows.end);
                }
                _ => bars.push(Cell {
                    columns: x..x + 1,
                    rows,
                }),
            }
        }
        bars.retain(|bar| self.is_dash(bar));
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ink, protocol::Request, slots::slots};

    /// A line ten rows high: `H` is a column as high as a capital, `-` one of a dash or a dot in the middle.
    fn check(line: &str, read: &[(&str, u32, u32)], expected: &str) {
        let row = |y: usize| {
            line.bytes().map(move |sign| match sign {
                b'H' => 0,
                b'-' if (4..6).contains(&y) => 0,
                _ => 255,
            })
        };
        let request = Request {
            width: line.len() as u32,
            height: 10,
            grey: (0..10).flat_map(row).collect(),
            ..Default::default()
        };
        let word = |(text, left, right): &(&str, u32, u32)| AnswerWord {
            text: (*text).to_owned(),
            left: *left,
            width: right - left,
            height: 10,
            confidence_milli: 900,
            ..Default::default()
        };
        let words: Vec<AnswerWord> = read.iter().map(word).collect();
        let columns = ink::columns(&request.grey, line.len());
        let line = Line::of(&words, &columns, &slots(&columns), &request).unwrap();
        let words = mend(words, &line);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts.join(" "), expected);
    }

    #[test]
    fn dots_between_words_are_put_in() {
        let line = "HH HHHH HH   --   HHH HH HHHH";
        check(line, &[("AB", 0, 10), ("CD", 18, 29)], "AB · CD");
        // However the engine took them.
        check(
            line,
            &[("AB", 0, 10), ("-", 13, 15), ("CD", 18, 29)],
            "AB · CD",
        );
        check(line, &[("AB-", 0, 15), ("CD", 18, 29)], "AB · CD");
        check(line, &[("AB:", 0, 10), ("CD", 18, 29)], "AB · CD");
        check(line, &[("AB", 0, 10), ("«CD", 13, 29)], "AB · CD");
        // Within a word there is none.
        check(line, &[("ABCD", 0, 29)], "ABCD");
        check(
            "HH HHHH HH --   HHH HH HHHH",
            &[("AB", 0, 10), ("CD", 16, 27)],
            "AB CD",
        );
    }

    #[test]
    fn a_word_that_was_read_across_a_dash_is_parted() {
        let line = "HH HHHH HHH    ------    HHH HH HHHH";
        check(line, &[("AB-CD", 0, 36)], "AB – CD");
        check(line, &[("A-B-C", 0, 36)], "A-B-C");
        // A hyphen is part of its word however it stands.
        check(
            "HH HHHH HHH     ----     HHH HH HHHH",
            &[("AB-CD", 0, 36)],
            "AB-CD",
        );
        check(
            "HH HHHH HHH ------ HHH HH HHHH",
            &[("AB-CD", 0, 30)],
            "AB–CD",
        );
    }

    #[test]
    fn dashes_are_told_by_their_lengths() {
        let check = |dashes: &str, read: &str, expected: &str| {
            let line = format!("HHH HH HHHH {dashes} HH HHH HHHH");
            check(&line, &[(read, 0, line.len() as u32)], expected);
        };
        check("----", "A–B", "A-B");
        check("------", "A-B", "A–B");
        check("-----------", "A–B", "A—B");
        // Not all that were read show.
        check("------", "A-B-C", "A-B-C");
    }

    #[test]
    fn a_dash_before_a_figure_is_a_minus() {
        check("------ HH HHH HH HHHH", &[("-17", 0, 21)], "−17");
        check("---- HH HHH HH HHHH", &[("-17", 0, 19)], "-17");
    }

    #[test]
    fn a_dash_between_words_stands_alone() {
        let line = "HH HHHH HHH    ------    HHH HH HHHH";
        check(line, &[("AB", 0, 11), ("CD", 25, 36)], "AB – CD");
        check(line, &[("AB-", 0, 21), ("CD", 25, 36)], "AB – CD");
    }

    #[test]
    fn a_chevron_between_the_steps_of_a_path_is_put_in() {
        let chevron = ["#  ", "## ", " ##", "## ", "#  "];
        let bar = [" # ", " # ", " # ", " # ", " # "];
        let sign = |rows: [&str; 5], read: &[&str]| {
            let row = |y: usize| {
                let sign = match y {
                    3..8 => rows[y - 3],
                    _ => "   ",
                };
                format!("## ## ##   {sign}   ## ## ##")
            };
            let rows: Vec<String> = (0..10).map(row).collect();
            let request = Request {
                width: rows[0].len() as u32,
                height: 10,
                grey: ink::tests::picture(&rows),
                ..Default::default()
            };
            let word = |(at, text): (usize, &&str)| AnswerWord {
                text: (*text).to_owned(),
                left: [0, 11, 17][if read.len() == 2 { at * 2 } else { at }],
                width: if at == 1 && read.len() == 3 { 3 } else { 8 },
                height: 10,
                ..Default::default()
            };
            let words: Vec<AnswerWord> = read.iter().enumerate().map(word).collect();
            let columns = ink::columns(&request.grey, request.width as usize);
            let line = Line::of(&words, &columns, &[], &request).unwrap();
            let words = mend(words, &line);
            let texts: Vec<String> = words.into_iter().map(|word| word.text).collect();
            texts.join(" ")
        };
        assert_eq!(sign(chevron, &["AB", "CD"]), "AB › CD");
        assert_eq!(sign(chevron, &["AB", "»", "CD"]), "AB › CD");
        assert_eq!(sign(bar, &["AB", "CD"]), "AB CD");
    }

    #[test]
    fn an_even_tilde_is_a_dash() {
        check("---- HH HHH HH HHHH", &[("~17", 0, 19)], "-17");
        let wave = ["          ", "##  #  ## ", "# ## # ## ", "          "];
        let rows: Vec<String> = (0..10)
            .map(|y| {
                let wave = wave
                    .get(usize::wrapping_sub(y, 3))
                    .copied()
                    .unwrap_or("          ");
                format!("{wave} ## ## ## ##")
            })
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mended = crate::engine::line::tests::mended(
            |words, line| words.iter_mut().for_each(|word| line.mend_dashes(word)),
            &rows,
            "~17",
        );
        assert_eq!(mended, "~17");
    }
}

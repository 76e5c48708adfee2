//! Tells the modes of files ("-rw-r--r--") by their shape: ten slots of typewriter type, in which a letter may only stand at its
//! own place. The engine sees no word there.

use super::{
    confidence::SEEN_MILLI,
    line::{columns_of, px},
};
use crate::{
    ink::{self, Cell},
    protocol::{AnswerWord, Request},
};

/// What a file is, and three times what may be done with it: POSIX `ls -l`.
const KINDS: &str = "-dlbcps";
const RIGHTS: [char; 3] = ['r', 'w', 'x'];
const SLOTS: usize = 10;
/// Of them so many are hyphens, at least; and where no letter stands twice, so that nothing is to be compared, so many.
const HYPHENS_MIN: usize = 2;
const HYPHENS_ALONE_MIN: usize = 6;
/// A hyphen is at least this many times as wide as high.
const HYPHEN_WIDTH_MIN: usize = 2;
/// The middles of slots are so far from each other, but for this share; before and after them there is more paper.
const OFF_PERCENT_MAX: usize = 25;
/// The ink of the rows of the same letter differs by no more, in percent of all.
const DIFFER_PERCENT_MAX: u64 = 20;

/// The words of a line with these cells, with the modes that stand in it.
pub(super) fn mend(
    mut words: Vec<AnswerWord>,
    cells: &[Cell],
    request: &Request,
) -> Vec<AnswerWord> {
    for start in 0..(cells.len() + 1).saturating_sub(SLOTS) {
        let run = &cells[start..start + SLOTS];
        let before = start.checked_sub(1).map(|at| &cells[at]);
        if !stands_apart(run, before, cells.get(start + SLOTS)) {
            continue;
        }
        let columns = run[0].columns.start..run[SLOTS - 1].columns.end;
        let is_there = |word: &AnswerWord| {
            let word = columns_of(word);
            columns.contains(&word.start.midpoint(word.end))
        };
        let there = || words.iter().filter(|word| is_there(word));
        let reach = columns.end + run[0].columns.len();
        let read = there().next().and_then(|word| word.text.chars().next());
        if there().all(|word| columns_of(word).end <= reach)
            && let Some(mode) = mode(run, read, request)
        {
            words.retain(|word| !is_there(word));
            words.push(word(mode, run));
            words.sort_by_key(|word| word.left);
        }
    }
    words
}

fn word(text: String, run: &[Cell]) -> AnswerWord {
    let (left, right) = (run[0].columns.start, run[SLOTS - 1].columns.end);
    let top = run.iter().map(|cell| cell.rows.start).min().unwrap_or(0);
    let bottom = run.iter().map(|cell| cell.rows.end).max().unwrap_or(top);
    AnswerWord {
        text,
        left: px(left),
        top: px(top),
        width: px(right - left),
        height: px(bottom - top),
        confidence_milli: SEEN_MILLI,
        ..Default::default()
    }
}

/// Whether ten cells are slots side by side, and not more than ten.
fn stands_apart(run: &[Cell], before: Option<&Cell>, after: Option<&Cell>) -> bool {
    let step = |one: &Cell, next: &Cell| next.twice_middle() - one.twice_middle();
    let pitch = step(&run[0], &run[SLOTS - 1]) / (SLOTS - 1);
    let is_even =
        |pair: &[Cell]| step(&pair[0], &pair[1]).abs_diff(pitch) * 100 <= pitch * OFF_PERCENT_MAX;
    let is_apart = |one: &Cell, next: &Cell| step(one, next) > pitch * 3 / 2;
    run.windows(2).all(is_even)
        && before.is_none_or(|before| is_apart(before, &run[0]))
        && after.is_none_or(|after| is_apart(&run[SLOTS - 1], after))
}

/// The mode that these cells show, of a word that was read to begin so. None: they show something else.
fn mode(run: &[Cell], read: Option<char>, request: &Request) -> Option<String> {
    let is_hyphen = |cell: &Cell| cell.columns.len() >= cell.rows.len() * HYPHEN_WIDTH_MIN;
    let kind = match is_hyphen(&run[0]) {
        true => '-',
        false => read
            .map(|read| read.to_ascii_lowercase())
            .filter(|read| KINDS.contains(*read))?,
    };
    let hyphens = run.iter().filter(|cell| is_hyphen(cell)).count();
    let mut is_compared = false;
    for right in 0..RIGHTS.len() {
        let letters = run[1..]
            .iter()
            .skip(right)
            .step_by(RIGHTS.len())
            .filter(|cell| !is_hyphen(cell));
        let letters: Vec<&Cell> = letters.collect();
        is_compared |= letters.len() > 1;
        if !letters
            .windows(2)
            .all(|pair| are_alike(pair[0], pair[1], request))
        {
            return None;
        }
    }
    let least = match is_compared {
        true => HYPHENS_MIN,
        false => HYPHENS_ALONE_MIN,
    };
    let sign = |(at, cell): (usize, &Cell)| match is_hyphen(cell) {
        true => '-',
        false => RIGHTS[at % RIGHTS.len()],
    };
    let rights = run[1..].iter().enumerate().map(sign);
    (hyphens >= least).then(|| [kind].into_iter().chain(rights).collect())
}

/// Whether two cells show the same letter, wherever it stands between pixels: their rows have as much ink.
fn are_alike(one: &Cell, other: &Cell, request: &Request) -> bool {
    let (rows, others) = (ink(one, request), ink(other, request));
    let differ: u64 = rows
        .iter()
        .zip(&others)
        .map(|(one, other)| one.abs_diff(*other))
        .sum();
    one.rows == other.rows && differ * 100 <= rows.iter().sum::<u64>() * DIFFER_PERCENT_MAX
}

/// The ink of the rows of a cell, levels.
fn ink(cell: &Cell, request: &Request) -> Vec<u64> {
    let rows = cell.rows_of(&request.grey, request.width as usize);
    rows.map(ink::amount).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::tests::picture;

    /// A picture of these letters in slots: a hyphen is a bar, a point no ink, each letter a pattern of its own.
    fn check(shown: &str, read: &str, expected: &str) {
        let ink = |sign: char, x: usize, y: usize| match sign {
            '-' => y == 3 && (1..4).contains(&x),
            '.' => false,
            _ => {
                (1..4).contains(&x)
                    && (x == 2 || ((u32::from(sign) * 37) >> ((x + y) % 7)) & 1 == 1)
            }
        };
        let row = |y: usize| -> String {
            let signs = shown
                .chars()
                .flat_map(|sign| (0..5).map(move |x| ink(sign, x, y)));
            signs.map(|is_ink| if is_ink { '#' } else { ' ' }).collect()
        };
        let rows: Vec<String> = (0..7).map(row).collect();
        let width = rows[0].len();
        let grey = picture(&rows);
        let cells = ink::cells(&ink::columns(&grey, width));
        let request = Request {
            width: width as u32,
            height: 7,
            scale_milli: 1_000,
            grey,
            ..Default::default()
        };
        let words = read
            .split_whitespace()
            .enumerate()
            .map(|(at, text)| AnswerWord {
                text: text.to_owned(),
                left: at as u32 * 60,
                width: if at == 0 { 48 } else { 15 },
                ..Default::default()
            });
        let mended = mend(words.collect(), &cells, &request);
        let texts: Vec<&str> = mended.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts.join(" "), expected, "{shown}");
    }

    #[test]
    fn modes_are_told_by_where_their_letters_stand() {
        check("-rw-r--r--", "", "-rw-r--r--");
        check("-rwxr-xr-x..joe", "~TWXI-Xr-X joe", "-rwxr-xr-x joe");
        check("drwx------", "Drwx------", "drwx------");
        // Another letter at the place of a right, a word that is longer, and one that begins with something else.
        check("-rw-r--k--", "-rw-r--k--", "-rw-r--k--");
        check("-rw-r--r--r", "n", "n");
        check("krw-r--r--", "Krw-r--r--", "Krw-r--r--");
        check("a--b------", "a--b------", "a--b------");
    }
}

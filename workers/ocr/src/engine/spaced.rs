//! Parts figures from signs and letters that stand between them with spaces: the engine reads "3 / 12", "7:00 – 8:30" and
//! "2 h 45" as one word, because such spaces are narrow.

use super::line::px;
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

/// Signs between figures, and those within one.
const BETWEEN: [char; 9] = ['/', ':', '–', '—', '-', '=', '<', '>', '×'];
const WITHIN: [char; 2] = ['.', ','];
/// Letters of a unit of time, at most: "min".
const UNIT_LETTERS_MAX: usize = 3;
/// A space is so wide at least, in percent of the height of figures.
const SPACE_PERCENT_MIN: usize = 28;
/// The same beside a 1, which has much room around it.
const SPACE_BESIDE_1_PERCENT_MIN: usize = 50;
/// The step to a sign over a space is so long at least, in percent of that from figure to figure, from middle to middle: 118 for
/// a colon in most faces; in typewriter type they are alike.
const STEP_PERCENT_MIN: usize = 110;

/// What a character is in such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Figure,
    Letter,
    Sign,
}

/// The words of a line with these columns, parted where there are such spaces.
pub(super) fn part(words: Vec<AnswerWord>, line: &[Column]) -> Vec<AnswerWord> {
    let apart = |word: AnswerWord| apart(&word, line).unwrap_or_else(|| vec![word]);
    words.into_iter().flat_map(apart).collect()
}

/// The parts of a word; `None` when it is one.
fn apart(word: &AnswerWord, line: &[Column]) -> Option<Vec<AnswerWord>> {
    let letters: Vec<char> = word.text.chars().collect();
    let kinds: Vec<Kind> = letters
        .iter()
        .map(|letter| kind(*letter))
        .collect::<Option<_>>()?;
    let is_asked = is_figures_with_a_sign(&kinds) || is_time(&kinds);
    let left = word.left as usize;
    let columns = line
        .get(left..left + word.width as usize)
        .filter(|_| is_asked)?;
    // Each character has a cell of its own, or nobody knows where it stands.
    let cells = Some(ink::cells(columns)).filter(|cells| cells.len() == letters.len())?;
    let figures = || {
        cells
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| **kind == Kind::Figure)
    };
    let height = figures().map(|(cell, _)| cell.rows.len()).max()?;
    if kinds.contains(&Kind::Sign) && !has_room(&cells, &letters, &kinds) {
        return None;
    }
    let is_space = |at: &usize| {
        let least = match letters[at - 1..=*at].contains(&'1') {
            true => SPACE_BESIDE_1_PERCENT_MIN,
            false => SPACE_PERCENT_MIN,
        };
        kinds[at - 1] != kinds[*at] && gap_before(&cells, *at) * 100 >= height * least
    };
    let mut cuts: Vec<usize> = (1..cells.len()).filter(is_space).collect();
    // A sign with a space on one side alone belongs to the figure on the other.
    let is_lonely =
        |at: usize| kinds[at] == Kind::Sign && cuts.contains(&at) != cuts.contains(&(at + 1));
    if (0..cells.len()).any(is_lonely) {
        cuts.clear();
    }
    let ends = cuts.iter().copied().chain([cells.len()]);
    let mut start = 0;
    let parts = ends.map(|end| {
        let part = AnswerWord {
            text: letters[start..end].iter().collect(),
            left: word.left + px(cells[start].columns.start),
            width: px(cells[end - 1].columns.end - cells[start].columns.start),
            ..word.clone()
        };
        start = end;
        part
    });
    Some(parts.collect())
}

fn kind(letter: char) -> Option<Kind> {
    match letter {
        _ if letter.is_ascii_digit() || WITHIN.contains(&letter) => Some(Kind::Figure),
        _ if BETWEEN.contains(&letter) => Some(Kind::Sign),
        _ if letter.is_lowercase() => Some(Kind::Letter),
        _ => None,
    }
}

/// Whether this is a figure, a sign, and so on, with a figure at each end.
fn is_figures_with_a_sign(kinds: &[Kind]) -> bool {
    let is_single = |two: &[Kind]| two != [Kind::Sign; 2];
    kinds.contains(&Kind::Sign)
        && !kinds.contains(&Kind::Letter)
        && kinds.first() == Some(&Kind::Figure)
        && kinds.last() == Some(&Kind::Figure)
        && kinds.windows(2).all(is_single)
}

/// Whether this is a figure and a unit, and at least another figure after it.
fn is_time(kinds: &[Kind]) -> bool {
    let units: Vec<&[Kind]> = kinds.split(|kind| *kind == Kind::Figure).collect();
    let units = units.iter().filter(|unit| !unit.is_empty());
    let is_unit = |unit: &&[Kind]| unit.len() <= UNIT_LETTERS_MAX && !unit.contains(&Kind::Sign);
    let turns = kinds.windows(2).filter(|two| two[0] != two[1]).count();
    kinds.first() == Some(&Kind::Figure) && turns >= 2 && units.copied().all(|unit| is_unit(&unit))
}

/// Whether figures stand nearer to each other than to what is between them, or there are no two to tell and no narrow colon.
fn has_room(cells: &[Cell], letters: &[char], kinds: &[Kind]) -> bool {
    let twice_middle = |cell: &Cell| cell.columns.start + cell.columns.end;
    let mean = |is_within: bool| {
        let is_asked = |at: &usize| {
            let both = letters[at - 1..=*at].iter().all(char::is_ascii_digit);
            both && is_within || kinds[at - 1] != kinds[*at] && !is_within
        };
        let steps = (1..cells.len()).filter(is_asked);
        let steps = steps.map(|at| twice_middle(&cells[at]) - twice_middle(&cells[at - 1]));
        let (sum, count) = steps.fold((0, 0), |(sum, count), step| (sum + step, count + 1));
        (count > 0).then(|| sum * 100 / count)
    };
    match (mean(true), mean(false)) {
        (Some(within), Some(between)) => between * 100 >= within * STEP_PERCENT_MIN,
        _ => !letters.contains(&':'),
    }
}

fn gap_before(cells: &[Cell], at: usize) -> usize {
    cells[at].columns.start - cells[at - 1].columns.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `columns` has a `#` where a column of the line, ten pixels high, has ink.
    fn check(columns: &str, text: &str, expected: &str) {
        let line = columns.bytes().map(|sign| (sign == b'#').then_some(0..10));
        let line: Vec<Column> = line.collect();
        let word = AnswerWord {
            text: text.to_owned(),
            width: px(line.len()),
            height: 10,
            ..Default::default()
        };
        let parts = part(vec![word], &line);
        let parts: Vec<&str> = parts.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(parts.join(" "), expected, "{columns}");
    }

    #[test]
    fn a_sign_between_figures_stands_apart_after_spaces() {
        check("### ##### ## ##", "3/12", "3/12");
        check("###   ##   ### ###", "3/42", "3 / 42");
        check("## # ## ##   ###   ## # ## ##", "7:00–8:30", "7:00 – 8:30");
        // There is much room beside a 1, and a sign may belong to a figure.
        check("###   ##   # ###", "3/12", "3/12");
        check("###   ## ### ###", "3-42", "3-42");
        check("###   ###   ### ###", "3-x2", "3-x2");
    }

    #[test]
    fn typewriter_type_has_room_beside_a_colon() {
        check("### ###  #  ### ###", "14:07", "14:07");
        check("### ###   #   ### ###", "24:07", "24 : 07");
    }

    #[test]
    fn units_of_time_stand_apart_after_spaces() {
        check("###   ##   ### ###", "2h45", "2 h 45");
        check("### ##   ### ### ##", "2h45m", "2h 45m");
        check("### ## ### ###", "2h45", "2h45");
        // Letters that touch may be any.
        check("###   #####   ### ###", "2min45", "2min45");
    }
}

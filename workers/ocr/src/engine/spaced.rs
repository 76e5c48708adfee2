//! Parts what narrow spaces stand between, which the engine reads as one word: figures from signs and letters ("3 / 12", "7:00 –
//! 8:30", "2 h 45"), the thousands of a number, and capitals alone ("W D L").

use super::line::px;
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

/// Signs between figures, and those within one.
const BETWEEN: [char; 9] = ['/', ':', '–', '—', '-', '=', '<', '>', '×'];
const WITHIN: [char; 2] = ['.', ','];
/// Letters of a unit, at most: "min".
const UNIT_LETTERS_MAX: usize = 3;
/// A space is so wide at least, in percent of the height of figures.
const SPACE_PERCENT_MIN: usize = 28;
/// The same beside a 1, which has much room around it.
const SPACE_BESIDE_1_PERCENT_MIN: usize = 50;
/// The step to a sign over a space is so long at least, in percent of that from figure to figure, from middle to middle: 118 for
/// a colon in most faces; in typewriter type they are alike.
const STEP_PERCENT_MIN: usize = 110;

/// Capitals stand alone when all of them are so far apart, in percent of their height; spread letters of a headline are 20 to 33.
const CAPITALS_PERCENT_MIN: usize = 38;
const CAPITALS_MIN: usize = 3;
/// Thousands are so far from the rest, in percent of the height of figures, and beside a 1.
const THOUSANDS_PERCENT_MIN: usize = 40;
const THOUSANDS_BESIDE_1_PERCENT_MIN: usize = 58;
const THOUSANDS_DIGITS: usize = 3;

/// What a character is in such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Figure,
    Letter,
    Capital,
    Sign,
}

/// The words of a line with these columns, parted where there are such spaces.
pub(super) fn part(words: Vec<AnswerWord>, line: &[Column]) -> Vec<AnswerWord> {
    // Several such words are a headline whose letters are spread.
    let is_alone = words.len() == 1;
    let apart = |word: AnswerWord| apart(&word, line, is_alone).unwrap_or_else(|| vec![word]);
    words.into_iter().flat_map(apart).collect()
}

/// A word of which each character has a cell of its own.
struct Spelt<'a> {
    word: &'a AnswerWord,
    letters: Vec<char>,
    kinds: Vec<Kind>,
    cells: Vec<Cell>,
    /// Of the highest cell of a figure or a capital, pixels.
    height: usize,
}

/// The parts of a word; `None` when it is one.
fn apart(word: &AnswerWord, line: &[Column], is_alone: bool) -> Option<Vec<AnswerWord>> {
    let letters: Vec<char> = word.text.chars().collect();
    let kinds = letters.iter().map(|letter| kind(*letter));
    let kinds: Vec<Kind> = kinds.collect::<Option<_>>()?;
    let left = word.left as usize;
    let columns = line.get(left..left + word.width as usize)?;
    let cells = Some(ink::cells(columns)).filter(|cells| cells.len() == letters.len())?;
    let is_high = |kind: &Kind| [Kind::Figure, Kind::Capital].contains(kind);
    let high = cells.iter().zip(&kinds).filter(|(_, kind)| is_high(kind));
    let height = high.map(|(cell, _)| cell.rows.len()).max()?;
    let spelt = Spelt {
        word,
        letters,
        kinds,
        cells,
        height,
    };
    let cuts = spelt.cuts(is_alone);
    (!cuts.is_empty()).then(|| spelt.parted(&cuts))
}

impl Spelt<'_> {
    /// The cells before which there is a space.
    fn cuts(&self, is_alone: bool) -> Vec<usize> {
        let is_all = |asked: Kind| self.kinds.iter().all(|kind| *kind == asked);
        if is_alone && is_all(Kind::Capital) {
            self.cuts_of_capitals()
        } else if is_all(Kind::Figure) {
            self.cuts_of_thousands()
        } else if is_figures_with_a_sign(&self.kinds) {
            self.cuts_of_signs()
        } else if is_time(&self.kinds) {
            self.turns(SPACE_PERCENT_MIN, SPACE_BESIDE_1_PERCENT_MIN)
        } else {
            vec![]
        }
    }

    fn gap_percent(&self, at: usize) -> usize {
        (self.cells[at].columns.start - self.cells[at - 1].columns.end) * 100 / self.height.max(1)
    }

    /// Whether the paper before a cell is as wide as this, in percent, and beside a 1.
    fn is_space(&self, at: usize, percent_min: usize, beside_1: usize) -> bool {
        let least = match self.letters[at - 1..=at].contains(&'1') {
            true => beside_1,
            false => percent_min,
        };
        self.gap_percent(at) >= least
    }

    /// The spaces where one kind ends and another begins.
    fn turns(&self, percent_min: usize, beside_1: usize) -> Vec<usize> {
        let is_turn = |at: &usize| self.kinds[at - 1] != self.kinds[*at];
        let turns = (1..self.cells.len()).filter(is_turn);
        turns
            .filter(|at| self.is_space(*at, percent_min, beside_1))
            .collect()
    }

    fn cuts_of_capitals(&self) -> Vec<usize> {
        let all = 1..self.cells.len();
        let are_apart = self.cells.len() >= CAPITALS_MIN
            && all
                .clone()
                .all(|at| self.gap_percent(at) >= CAPITALS_PERCENT_MIN);
        if are_apart { all.collect() } else { vec![] }
    }

    /// Three digits follow each space up to the point, and nothing else is as far apart.
    fn cuts_of_thousands(&self) -> Vec<usize> {
        let point = self
            .letters
            .iter()
            .position(|letter| WITHIN.contains(letter));
        let whole = point.unwrap_or(self.cells.len());
        let is_space =
            |at: &usize| self.is_space(*at, THOUSANDS_PERCENT_MIN, THOUSANDS_BESIDE_1_PERCENT_MIN);
        let cuts: Vec<usize> = (1..self.cells.len()).filter(is_space).collect();
        let are_thousands = cuts
            .last()
            .is_some_and(|last| last + THOUSANDS_DIGITS == whole)
            && cuts
                .windows(2)
                .all(|two| two[0] + THOUSANDS_DIGITS == two[1])
            && cuts[0] <= THOUSANDS_DIGITS;
        if are_thousands { cuts } else { vec![] }
    }

    /// A sign with a space on one side alone belongs to the figure on the other.
    fn cuts_of_signs(&self) -> Vec<usize> {
        let cuts = self.turns(SPACE_PERCENT_MIN, SPACE_BESIDE_1_PERCENT_MIN);
        let is_lonely = |at: usize| {
            self.kinds[at] == Kind::Sign && cuts.contains(&at) != cuts.contains(&(at + 1))
        };
        let is_one = !self.has_room() || (0..self.cells.len()).any(is_lonely);
        if is_one { vec![] } else { cuts }
    }

    /// Whether figures stand nearer to each other than to what is between them, or there are no two to tell and no narrow colon.
    fn has_room(&self) -> bool {
        let twice_middle = |at: usize| self.cells[at].twice_middle();
        let mean = |is_within: bool| {
            let is_asked = |at: &usize| {
                let both = self.letters[at - 1..=*at].iter().all(char::is_ascii_digit);
                both && is_within || self.kinds[at - 1] != self.kinds[*at] && !is_within
            };
            let steps = (1..self.cells.len()).filter(is_asked);
            let steps = steps.map(|at| twice_middle(at) - twice_middle(at - 1));
            let (sum, count) = steps.fold((0, 0), |(sum, count), step| (sum + step, count + 1));
            (count > 0).then(|| sum * 100 / count)
        };
        match (mean(true), mean(false)) {
            (Some(within), Some(between)) => between * 100 >= within * STEP_PERCENT_MIN,
            _ => !self.letters.contains(&':'),
        }
    }

    /// The word in parts that begin with these cells.
    fn parted(&self, cuts: &[usize]) -> Vec<AnswerWord> {
        let starts = [0].into_iter().chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([self.cells.len()]);
        let part = |(start, end): (usize, usize)| {
            let columns = self.cells[start].columns.start..self.cells[end - 1].columns.end;
            AnswerWord {
                text: self.letters[start..end].iter().collect(),
                left: self.word.left + px(columns.start),
                width: px(columns.len()),
                ..self.word.clone()
            }
        };
        starts.zip(ends).map(part).collect()
    }
}

fn kind(letter: char) -> Option<Kind> {
    match letter {
        _ if letter.is_ascii_digit() || WITHIN.contains(&letter) => Some(Kind::Figure),
        _ if BETWEEN.contains(&letter) => Some(Kind::Sign),
        _ if letter.is_lowercase() => Some(Kind::Letter),
        _ if letter.is_uppercase() => Some(Kind::Capital),
        _ => None,
    }
}

/// Whether this is a figure, a sign, and so on, with a figure at each end, after which there may be a unit.
fn is_figures_with_a_sign(kinds: &[Kind]) -> bool {
    let letters = kinds.iter().rev().take_while(|kind| **kind == Kind::Letter);
    let unit = letters.count();
    if unit > UNIT_LETTERS_MAX {
        return false;
    }
    let kinds = &kinds[..kinds.len() - unit];
    let is_single = |two: &[Kind]| two != [Kind::Sign; 2];
    kinds.contains(&Kind::Sign)
        && kinds
            .iter()
            .all(|kind| [Kind::Figure, Kind::Sign].contains(kind))
        && kinds.first() == Some(&Kind::Figure)
        && kinds.last() == Some(&Kind::Figure)
        && kinds.windows(2).all(is_single)
}

/// Whether this is a figure and a unit, and at least another figure after it.
fn is_time(kinds: &[Kind]) -> bool {
    let units: Vec<&[Kind]> = kinds.split(|kind| *kind == Kind::Figure).collect();
    let units = units.iter().filter(|unit| !unit.is_empty());
    let is_unit = |unit: &&[Kind]| {
        unit.len() <= UNIT_LETTERS_MAX && unit.iter().all(|kind| *kind == Kind::Letter)
    };
    let turns = kinds.windows(2).filter(|two| two[0] != two[1]).count();
    kinds.first() == Some(&Kind::Figure) && turns >= 2 && units.copied().all(|unit| is_unit(&unit))
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
        // A unit may come after them, no word.
        check("### ##   ###   ### ###   ##", "42×60s", "42 × 60 s");
        check("### ##   ###   ### ###   # # # #", "42×60side", "42×60side");
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
    fn capitals_stand_alone_where_all_are_apart() {
        check("####    ###    ####", "WLW", "W L W");
        check("####    ###  ####", "WLW", "WLW");
        check("####   ###   ####", "WLW", "WLW");
    }

    #[test]
    fn thousands_stand_apart() {
        check("##    ### ### ###", "2400", "2 400");
        check(
            "#      ### ### ###    ### ### ### # ##",
            "1240300,5",
            "1 240 300,5",
        );
        check("## ##    ### ###", "2400", "2400");
        check("#    ### ### ###", "1400", "1400");
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

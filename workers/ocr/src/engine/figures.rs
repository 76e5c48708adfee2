//! Parts a figure from the name after it where a space stands between them, and the A that is a word: the engine reads "14 Sep"
//! and "A noble" as one word.

use crate::{
    ink::{self, Column},
    protocol::AnswerWord,
};

/// Most digits of such a figure: days, and numbers of things.
const DIGITS_MAX: usize = 3;
/// Signs after a figure, which may be of so many parts.
const UNITS: [char; 4] = ['%', '€', '$', '£'];
const UNIT_CELLS_MAX: usize = 3;
/// The space before a unit, in percent of the word's height.
const UNIT_SPACE_PERCENT_MIN: u32 = 42;
/// A space is so wide at least, in percent of the word's height, and wider than any other gap of the word: in the dates of the
/// bench's tuning screens it is 23 to 60.
const SPACE_PERCENT_MIN: usize = 22;

/// The words of a line with these columns, with figures and names apart.
pub(super) fn part(words: Vec<AnswerWord>, line: &[Column]) -> Vec<AnswerWord> {
    let parts = words.into_iter().flat_map(|word| match two(&word, line) {
        Some(two) => two.to_vec(),
        None => vec![word],
    });
    parts.collect()
}

/// The parts of a word: a figure and the name or the unit after it.
fn two(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    unit(word, line)
        .or_else(|| name(word, line))
        .or_else(|| article(word, line))
}

/// A word of one letter and the one after it.
fn article(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let noun = word.text.strip_prefix('A')?;
    let small = noun.chars().take_while(|sign| sign.is_lowercase()).count();
    let columns = (small > 1)
        .then(|| space(word, line, 1, usize::MAX))
        .flatten()?;
    Some(parted(word, "A", noun, columns))
}

/// A figure and its unit.
fn unit(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let figure = word.text.strip_suffix(UNITS)?;
    // A 1 has much room beside it.
    let is_figure = figure.ends_with(|sign: char| sign.is_ascii_digit() && sign != '1')
        && figure
            .chars()
            .all(|sign| sign.is_ascii_digit() || "+-−.,".contains(sign));
    let cells_max = figure.chars().count();
    let columns = is_figure
        .then(|| space(word, line, cells_max, UNIT_CELLS_MAX))
        .flatten()?;
    if (columns.1 - columns.0) * 100 < word.height * UNIT_SPACE_PERCENT_MIN {
        return None;
    }
    Some(parted(word, figure, &word.text[figure.len()..], columns))
}

fn name(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let letters = word.text.find(|sign: char| !sign.is_ascii_digit())?;
    let (digits, name) = word.text.split_at(letters);
    let mut signs = name.chars();
    let first = signs.next()?;
    let is_small = |mut signs: std::str::Chars<'_>| {
        signs.as_str().chars().count() > 1 && signs.all(char::is_lowercase)
    };
    let (digits, name) = if first.is_uppercase() && is_small(signs) {
        (digits, name.to_owned())
    } else if is_small(name.chars()) {
        // A capital O before small letters was read as a figure.
        (digits.strip_suffix('0')?, format!("O{name}"))
    } else {
        return None;
    };
    if !(1..=DIGITS_MAX).contains(&digits.len()) {
        return None;
    }
    let columns = space(word, line, digits.len(), usize::MAX)?;
    Some(parted(word, digits, &name, columns))
}

/// Two words with these columns of paper between them.
fn parted(word: &AnswerWord, one: &str, other: &str, (end, begin): (u32, u32)) -> [AnswerWord; 2] {
    let one = AnswerWord {
        text: one.to_owned(),
        width: end - word.left,
        ..word.clone()
    };
    let other = AnswerWord {
        text: other.to_owned(),
        left: begin,
        width: word.left + word.width - begin,
        ..word.clone()
    };
    [one, other]
}

/// The columns between which there is a space, with so many letters before and after it at most, since letters may touch.
fn space(
    word: &AnswerWord,
    line: &[Column],
    before_max: usize,
    after_max: usize,
) -> Option<(u32, u32)> {
    let left = word.left as usize;
    let cells = ink::cells(line.get(left..left + word.width as usize)?);
    let gaps = cells.windows(2).map(|two| {
        let (end, start) = (two[0].columns.end, two[1].columns.start);
        (start - end, left + end)
    });
    let gaps: Vec<(usize, usize)> = gaps.collect();
    let (at, (gap, from)) = gaps.iter().enumerate().max_by_key(|(_, (gap, _))| *gap)?;
    let is_widest = gaps.iter().filter(|(other, _)| other >= gap).count() == 1;
    let is_space = gap * 100 >= word.height as usize * SPACE_PERCENT_MIN;
    let column = |x: usize| u32::try_from(x).ok();
    (at < before_max && gaps.len() - at <= after_max && is_widest && is_space)
        .then_some((column(*from)?, column(from + gap)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `columns` has a `#` where a column of the line, ten pixels high, has ink.
    fn check(columns: &str, text: &str, expected: &[(&str, u32, u32)]) {
        let line = columns.bytes().map(|sign| (sign == b'#').then_some(0..10));
        let line: Vec<Column> = line.collect();
        let word = AnswerWord {
            text: text.to_owned(),
            width: u32::try_from(line.len()).unwrap(),
            height: 10,
            ..Default::default()
        };
        let parts = part(vec![word], &line);
        let parts: Vec<_> = parts
            .iter()
            .map(|one| (one.text.as_str(), one.left, one.width))
            .collect();
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn a_figure_stands_apart_from_a_name_after_a_space() {
        check(
            "## ###    ### ## ##",
            "14Sep",
            &[("14", 0, 6), ("Sep", 10, 9)],
        );
        check("##### ### ## ##", "14Sep", &[("14Sep", 0, 15)]);
        check(
            "######   ### ## ##",
            "23May",
            &[("23", 0, 6), ("May", 9, 9)],
        );
        check(
            "## ###    ### ## ##",
            "140ct",
            &[("14", 0, 6), ("Oct", 10, 9)],
        );
    }

    #[test]
    fn a_unit_stands_apart_after_a_space() {
        check("## ## ##     # ##", "963%", &[("963", 0, 8), ("%", 13, 4)]);
        check("## ## ## # ##", "963%", &[("963%", 0, 13)]);
        // There is much room beside a 1.
        check("## ## #      # ##", "961%", &[("961%", 0, 17)]);
    }

    #[test]
    fn an_article_stands_apart_after_a_space() {
        check("####   ## ## ##", "Adog", &[("A", 0, 4), ("dog", 7, 8)]);
        check("#### ## ## ##", "Adog", &[("Adog", 0, 13)]);
        // Capitals, and two letters, may be a name.
        check("####   ## ## ##", "ADOG", &[("ADOG", 0, 15)]);
        check("####   ##", "Ad", &[("Ad", 0, 9)]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        check("## ### ### ## ##", "14Sep", &[("14Sep", 0, 16)]);
        // Units, signs and codes.
        check("## ###    ### ##", "10ms", &[("10ms", 0, 16)]);
        check("###    ###", "3D", &[("3D", 0, 10)]);
        check("### ###    ##### ##", "Sep14", &[("Sep14", 0, 19)]);
        check("## ## ## ##    ## ##", "2024Sep", &[("2024Sep", 0, 20)]);
        // The space is after the first letter of the name.
        check("## ### ###    ## ##", "14Sep", &[("14Sep", 0, 19)]);
    }
}

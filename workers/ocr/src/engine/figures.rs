//! Parts a figure from the name or the unit after it where a space stands between them, and the A that is a word: the engine
//! reads "14 Sep", "6.7 m" and "A noble" as one word.

use super::line::px;
use crate::{
    ink::{self, Cell, Column},
    protocol::AnswerWord,
};

/// Most digits of such a figure: days, and numbers of things.
const DIGITS_MAX: usize = 3;
/// Signs after a figure, which may be of so many parts.
const UNITS: [char; 5] = ['%', '€', '$', '£', '×'];
const PERCENT: &str = "%";
const UNIT_CELLS_MAX: usize = 3;
/// The space before a unit, in percent of the highest digit's height, with a comma that it touches: on boards and in tables of
/// measures it is 30 to 63, where digits stand 9 to 18 apart.
const UNIT_SPACE_PERCENT_MIN: u32 = 28;
/// The space before a percent sign, whose ring stands a little apart, in the same measure; after a 1 nobody knows.
const PERCENT_SPACE_PERCENT_MIN: u32 = 42;
/// The same after a 1, which has much room beside it: 54 to 73 there, where two of them stand 39 apart.
const UNIT_SPACE_AFTER_1_PERCENT_MIN: u32 = 50;
/// Most letters and signs of a unit of letters: "hPa", "km/h".
const UNIT_LETTERS_MAX: usize = 4;
/// What such a unit consists of beside letters.
const UNIT_SIGNS: [char; 2] = ['°', '/'];
/// From the middle of a figure to that of the next is so much of the step over a space at most, in percent, ...
const STEP_PERCENT_MAX: usize = 78;
/// ... and so much of the least such step: but for a 1, which stands a little beside its middle, they are alike.
const EVEN_PERCENT_MAX: usize = 125;
/// The step over a space is wider than others by so much at least, in percent of the figures' height: a space is 35 wide in most
/// faces.
const STEP_MORE_PERCENT_MIN: usize = 25;
/// The space after an A is so many times as wide as any other gap of the word: two in "Anna" are nearly alike.
const ARTICLE_GAPS_MIN: usize = 2;
/// What the engine takes a 1 for, which has much room beside it.
const LIKE_1: [char; 3] = ['i', 'l', 'I'];
/// The space before the number of a name, the same.
const NUMBER_GAPS_MIN: usize = 2;
/// A space is so wide at least, in percent of the word's height, and wider than any other gap of the word: in the dates of the
/// bench's tuning screens it is 23 to 60.
const SPACE_PERCENT_MIN: usize = 22;

/// The words of a line with these columns, with figures and names apart.
pub(super) fn part(words: Vec<AnswerWord>, line: &[Column]) -> Vec<AnswerWord> {
    words
        .into_iter()
        .flat_map(|word| apart(word, line))
        .collect()
}

/// A word in as many parts as it falls into.
fn apart(word: AnswerWord, line: &[Column]) -> Vec<AnswerWord> {
    match two(&word, line) {
        Some([one, other]) => [apart(one, line), apart(other, line)].concat(),
        None => vec![word],
    }
}

/// The parts of a word: a figure and the name or the unit after it.
fn two(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    unit(word, line)
        .or_else(|| unit_of_letters(word, line))
        .or_else(|| name(word, line))
        .or_else(|| article(word, line))
        .or_else(|| numbered(word, line))
        .or_else(|| signed(word, line))
        .or_else(|| figures(word, line))
}

/// Two numbers, or the thousands of one and its rest: figures of most faces stand as far from each other as any two.
fn figures(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let cells = cells(word, line)?;
    let count = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.text[count..].strip_prefix(['.', ',']);
    let is_rest = |rest: &str| rest.bytes().all(|sign| sign.is_ascii_digit());
    let is_number = word.text.len() == count || rest.is_some_and(is_rest);
    if count <= 2 || !is_number || cells.len() != word.text.len() {
        return None;
    }
    let at = space_amid(&cells[..count])?;
    let gap = paper_before(word, &cells, at + 1)?;
    let (one, other) = word.text.split_at(at + 1);
    Some(parted(word, one, other, gap))
}

/// The figure after which there is a space, of these.
fn space_amid(cells: &[Cell]) -> Option<usize> {
    let steps = cells
        .windows(2)
        .map(|two| two[1].twice_middle() - two[0].twice_middle());
    let steps: Vec<usize> = steps.collect();
    let (at, widest) = steps.iter().enumerate().max_by_key(|(_, step)| **step)?;
    let others = || {
        steps
            .iter()
            .filter(|step| *step * 100 < widest * STEP_PERCENT_MAX)
    };
    let (least, most) = (others().min()?, others().max()?);
    let is_even = most * 100 <= least * EVEN_PERCENT_MAX;
    let spaces = steps.len() - others().count();
    // In small type a 1 moves by a pixel, and the figure beside it by another.
    let highest = cells.iter().map(|cell| cell.rows.len()).max()?;
    let is_wider = (widest - most) * 100 >= 2 * highest * STEP_MORE_PERCENT_MIN;
    (is_even && is_wider && spaces * 2 <= steps.len()).then_some(at)
}

/// A word of one letter and the one after it.
fn article(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let noun = word.text.strip_prefix('A')?;
    let small = noun.chars().take_while(|sign| sign.is_lowercase()).count();
    let gaps = gaps(word, line)?;
    let (after, others) = gaps.split_first()?;
    let widest = others.iter().map(|(gap, _)| *gap).max()?;
    if small < 2 || after.0 < widest * ARTICLE_GAPS_MIN {
        return None;
    }
    let columns = space(word, line, 1, usize::MAX)?;
    Some(parted(word, "A", noun, columns))
}

/// A name and its number, "Crew 7"; "mp3" has no wider gap before its figure.
fn numbered(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let at = word.text.find(|sign: char| sign.is_ascii_digit())?;
    let (name, number) = word.text.split_at(at);
    let is_name = name.chars().count() > 1
        && name.chars().all(char::is_alphabetic)
        && !name.ends_with(LIKE_1);
    if !is_name || !number.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let mut gaps: Vec<usize> = gaps(word, line)?.into_iter().map(|(gap, _)| gap).collect();
    gaps.sort_unstable();
    let [.., next, widest] = gaps[..] else {
        return None;
    };
    let columns = space(word, line, name.chars().count(), number.len())?;
    (widest >= next * NUMBER_GAPS_MIN).then(|| parted(word, name, number, columns))
}

/// Two figures with signs, "+12 -5": what was changed in a file.
fn signed(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let is_sign = |sign: char| ['+', '-', '−'].contains(&sign);
    let rest = word.text.strip_prefix(is_sign)?;
    let at = word.text.len() - rest.len() + rest.find(is_sign)?;
    let (one, other) = word.text.split_at(at);
    let is_figure = |text: &str| {
        let digits = text.trim_start_matches(is_sign);
        !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit())
    };
    let columns = (is_figure(one) && is_figure(other))
        .then(|| space(word, line, one.chars().count(), other.chars().count()))
        .flatten()?;
    Some(parted(word, one, other, columns))
}

/// A figure and its unit.
fn unit(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let figure = word.text.strip_suffix(UNITS)?;
    let is_figure =
        figure.ends_with(|sign: char| sign.is_ascii_digit()) && figure.chars().all(is_of_figure);
    let cells_max = figure.chars().count();
    let unit = &word.text[figure.len()..];
    let columns = is_figure
        .then(|| space_after(word, line, (figure, unit), (cells_max, UNIT_CELLS_MAX)))
        .flatten()?;
    Some(parted(word, figure, unit, columns))
}

/// The columns of the space between a figure and its unit, before which there are so many cells at most, and so many after it.
fn space_after(
    word: &AnswerWord,
    line: &[Column],
    (figure, unit): (&str, &str),
    (before_max, after_max): (usize, usize),
) -> Option<(u32, u32)> {
    let cells = cells(word, line)?;
    // Where each sign of the figure has a cell of its own, the next one is that of the unit.
    let count = figure.chars().count();
    let is_apart = (1..=after_max).contains(&cells.len().saturating_sub(count));
    let columns = paper_before(word, &cells, count)
        .filter(|_| is_apart)
        .filter(|gap| is_unit_space((figure, unit), *gap, &cells[..count]));
    columns.or_else(|| {
        let columns = space(word, line, before_max, after_max)?;
        let digits = cells.partition_point(|cell| word.left + px(cell.columns.start) < columns.0);
        is_unit_space((figure, unit), columns, &cells[..digits]).then_some(columns)
    })
}

/// The columns of paper before a cell of a word. None: there is no cell, or none before it.
fn paper_before(word: &AnswerWord, cells: &[Cell], at: usize) -> Option<(u32, u32)> {
    let (before, after) = (cells.get(at.checked_sub(1)?)?, cells.get(at)?);
    let column = |x: usize| word.left + px(x);
    Some((column(before.columns.end), column(after.columns.start)))
}

/// Whether there is a space in these columns, after a figure of these cells and before this unit.
fn is_unit_space((figure, unit): (&str, &str), columns: (u32, u32), cells: &[Cell]) -> bool {
    let percent_min = match (unit, figure.ends_with('1')) {
        ("°", _) | (PERCENT, true) => return false,
        (PERCENT, false) => PERCENT_SPACE_PERCENT_MIN,
        (_, true) => UNIT_SPACE_AFTER_1_PERCENT_MIN,
        (_, false) => UNIT_SPACE_PERCENT_MIN,
    };
    let highest = cells.iter().map(|cell| cell.rows.len()).max();
    highest.is_some_and(|height| (columns.1 - columns.0) * 100 >= px(height) * percent_min)
}

fn is_of_figure(sign: char) -> bool {
    sign.is_ascii_digit() || "+-−.,".contains(sign)
}

/// A figure and the letters of its unit.
fn unit_of_letters(word: &AnswerWord, line: &[Column]) -> Option<[AnswerWord; 2]> {
    let last = word.text.rfind(|sign: char| sign.is_ascii_digit())?;
    let (figure, unit) = word.text.split_at_checked(last + 1)?;
    let letters = unit.chars().count();
    let is_unit = |sign: char| sign.is_alphabetic() || UNIT_SIGNS.contains(&sign);
    let is_name = letters > 2
        && unit.starts_with(char::is_uppercase)
        && unit.chars().skip(1).all(char::is_lowercase);
    // One capital after one digit is the end of a name: "3D", "4K".
    let is_measure = figure.chars().all(is_of_figure)
        && !is_name
        && (1..=UNIT_LETTERS_MAX).contains(&letters)
        && (letters > 1 || figure.len() > 1 || !unit.starts_with(char::is_uppercase))
        && unit.chars().all(is_unit);
    // The engine may have lost a point.
    let cells_max = figure.chars().count() + 1;
    let columns = is_measure
        .then(|| space_after(word, line, (figure, unit), (cells_max, letters)))
        .flatten()?;
    Some(parted(word, figure, unit, columns))
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
    } else if name == "f" {
        // "1 of 3": the o was read as a figure.
        (digits.strip_suffix('0')?, "of".to_owned())
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
    let gaps = gaps(word, line)?;
    let (at, (gap, from)) = gaps.iter().enumerate().max_by_key(|(_, (gap, _))| *gap)?;
    let is_widest = gaps.iter().filter(|(other, _)| other >= gap).count() == 1;
    let is_space = gap * 100 >= word.height as usize * SPACE_PERCENT_MIN;
    let column = |x: usize| u32::try_from(x).ok();
    (at < before_max && gaps.len() - at <= after_max && is_widest && is_space)
        .then_some((column(*from)?, column(from + gap)?))
}

/// The cells of a word, columns from its left.
fn cells(word: &AnswerWord, line: &[Column]) -> Option<Vec<Cell>> {
    let left = word.left as usize;
    Some(ink::cells(line.get(left..left + word.width as usize)?))
}

/// The gaps between the cells of a word, and where they begin.
fn gaps(word: &AnswerWord, line: &[Column]) -> Option<Vec<(usize, usize)>> {
    let left = word.left as usize;
    let cells = cells(word, line)?;
    let gaps = cells.windows(2).map(|two| {
        let (end, start) = (two[0].columns.end, two[1].columns.start);
        (start - end, left + end)
    });
    Some(gaps.collect())
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
        check("## ## ##     # ##", "963×", &[("963", 0, 8), ("×", 13, 4)]);
        // There is much room beside a 1.
        check("## ## #      # ##", "961%", &[("961%", 0, 17)]);
    }

    #[test]
    fn a_unit_of_letters_stands_apart_after_a_space() {
        check(
            "### ### ###    ###",
            "230V",
            &[("230", 0, 11), ("V", 15, 3)],
        );
        check("## # ##     ####", "6.7m", &[("6.7", 0, 7), ("m", 12, 4)]);
        check(
            "##  # # ##      ## ##",
            "11.5°C",
            &[("11.5", 0, 10), ("°C", 16, 5)],
        );
        check("## # ## ####", "6.7m", &[("6.7m", 0, 12)]);
        check("## # ##     ####", "67m", &[("67", 0, 7), ("m", 12, 4)]);
        // There is much room beside a 1.
        check("## # #    ####", "6.1m", &[("6.1m", 0, 14)]);
        check("## # #    # ##", "285°", &[("285°", 0, 14)]);
        check("## # #      ####", "6.1m", &[("6.1", 0, 6), ("m", 12, 4)]);
    }

    #[test]
    fn the_o_of_of_is_no_figure() {
        check("##     ## ##", "10f", &[("1", 0, 2), ("of", 7, 5)]);
        check("## ## ##", "10f", &[("10f", 0, 8)]);
    }

    #[test]
    fn an_article_stands_apart_after_a_space() {
        check("####   ## ## ##", "Adog", &[("A", 0, 4), ("dog", 7, 8)]);
        check("#### ## ## ##", "Adog", &[("Adog", 0, 13)]);
        check("####   ##  ## ##", "Anna", &[("Anna", 0, 16)]);
        // Capitals, and two letters, may be a name.
        check("####   ## ## ##", "ADOG", &[("ADOG", 0, 15)]);
        check("####   ##", "Ad", &[("Ad", 0, 9)]);
    }

    #[test]
    fn two_numbers_stand_apart_though_a_1_is_thin() {
        check("### ###    ### ###", "0948", &[("09", 0, 7), ("48", 11, 7)]);
        check("### ### ### ###", "0948", &[("0948", 0, 15)]);
        check(" #   #      #  ###", "1113", &[("11", 0, 6), ("13", 12, 6)]);
        check(" #  ###  #  ###", "1013", &[("1013", 0, 15)]);
        // A pixel more beside a 1.
        check("##    ###  ###", "100", &[("100", 0, 14)]);
    }

    #[test]
    fn thousands_stand_apart() {
        check(
            "###    ### ### ### # ### ###",
            "3573,25",
            &[("3", 0, 3), ("573,25", 7, 21)],
        );
        check(
            "### ### ### ### # ### ###",
            "3573,25",
            &[("3573,25", 0, 25)],
        );
    }

    #[test]
    fn the_number_of_a_name_stands_apart_after_a_space() {
        check(
            "## ## ## ##     ##",
            "Crew7",
            &[("Crew", 0, 11), ("7", 16, 2)],
        );
        check("## ## ## ## ##", "utf16", &[("utf16", 0, 14)]);
        check("## ##   ##", "mp3", &[("mp", 0, 5), ("3", 8, 2)]);
        // A 1 that was read as an i.
        check("## #    ##", "Wi3", &[("Wi3", 0, 10)]);
    }

    #[test]
    fn figures_with_signs_stand_apart() {
        check("## ##    ## ##", "+4-0", &[("+4", 0, 5), ("-0", 9, 5)]);
        check("## ## ## ##", "+4-0", &[("+4-0", 0, 11)]);
        check("## ##    ## ##", "+4-x", &[("+4-x", 0, 14)]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        check("## ### ### ## ##", "14Sep", &[("14Sep", 0, 16)]);
        // Units, signs and codes.
        check("## ###  ### ##", "10ms", &[("10ms", 0, 14)]);
        check("###    ###", "3D", &[("3D", 0, 10)]);
        check("## ## ## ##   ## ##", "2024Sep", &[("2024Sep", 0, 19)]);
        // The space is after the first letter of the name.
        check("## ### ###    ## ##", "14Sep", &[("14Sep", 0, 19)]);
    }
}

//! Which letters of a word stand in which of its cells.

/// Letters in one cell, at most: more that touch are print that is underlined, or a picture.
const LETTERS_MAX: usize = 4;
/// Letters of a word, at most.
const WORD_MAX: usize = 48;
/// Ways to part a word whose costs differ by less than this are equally good. Costs are in percent of a letter's width.
const MARGIN: u32 = 60;
/// What it costs when a known cell is something else.
const CONTRADICTION: u32 = 1_000;
/// What it costs when a letter stands in two cells: thin print falls apart here and there.
const SPLIT: u32 = 100;
/// Marks of the halves of a letter that stands in two cells: after its first, and before its second. From the block that
/// Unicode leaves to private use.
const HALVES: [char; 2] = ['\u{e000}', '\u{e001}'];
/// Signs that are several of another one side by side, and stand in as many cells.
const COMPOUNDS: [(&str, &str); 4] = [("\"", "''"), ("”", "’’"), ("“", "‘‘"), ("…", "...")];

/// Widths of letters in tenths of that of most: what faces have in common.
fn width(letter: char) -> u32 {
    match letter {
        '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '!' | '|' | 'i' | 'l' | 'j' | 'I' => 4,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '1' => 6,
        'm' | 'M' | 'W' | 'w' | '@' | '%' | '—' => 15,
        letter if letter.is_uppercase() => 12,
        _ => 10,
    }
}

/// A cell of a word.
pub(super) struct Part<'a> {
    /// Pixels.
    pub(super) width: usize,
    /// Whether it may be one letter with the cell before it.
    pub(super) is_near: bool,
    /// What it is known as.
    pub(super) label: Option<&'a str>,
}

/// A way to part the first cells and letters: its cost, and how many cells and letters its last step takes.
#[derive(Clone, Copy)]
struct Way {
    cost: u32,
    cells: usize,
    letters: usize,
}

const NO_WAY: Way = Way {
    cost: u32::MAX,
    cells: 0,
    letters: 0,
};

/// What stands in each cell of a word; [`joined`] puts it together again. None where two ways to part it are equally good.
///
/// The cheapest path through a table of cells and letters, with the second cheapest beside it.
pub(super) fn align(word: &str, cells: &[Part<'_>]) -> Option<Vec<String>> {
    let letters: Vec<char> = apart(word).chars().collect();
    if cells.is_empty() || !(1..=WORD_MAX).contains(&letters.len()) {
        return None;
    }
    let scale = Scale::of(&letters, cells);
    let mut ways = vec![vec![[NO_WAY; 2]; letters.len() + 1]; cells.len() + 1];
    ways[0][0][0].cost = 0;
    for at in 1..=cells.len() {
        for until in 1..=letters.len() {
            let mut best = [NO_WAY; 2];
            for count in 1..=LETTERS_MAX.min(until) {
                let here = scale.cost(&cells[at - 1], &letters[until - count..until]);
                note(&mut best, &ways[at - 1][until - count], here, (1, count));
            }
            if at > 1 && cells[at - 1].is_near {
                let here = scale.cost_of_halves(&cells[at - 2..at], letters[until - 1]);
                note(&mut best, &ways[at - 2][until - 1], here, (2, 1));
            }
            ways[at][until] = best;
        }
    }
    let [best, second] = ways[cells.len()][letters.len()];
    let is_clear = best.cost < CONTRADICTION && second.cost - best.cost >= MARGIN;
    is_clear.then(|| labels(&ways, &letters))
}

/// The labels along the cheapest way.
fn labels(ways: &[Vec<[Way; 2]>], letters: &[char]) -> Vec<String> {
    let (mut at, mut until) = (ways.len() - 1, letters.len());
    let mut labels = Vec::with_capacity(at);
    while at > 0 {
        let [way, _] = ways[at][until];
        match way.cells {
            2 => labels.extend(halves(letters[until - 1]).into_iter().rev()),
            _ => labels.push(letters[until - way.letters..until].iter().collect()),
        }
        (at, until) = (at - way.cells, until - way.letters);
    }
    labels.reverse();
    labels
}

/// Keeps the two cheapest ways.
fn note(best: &mut [Way; 2], before: &[Way; 2], here: u32, (cells, letters): (usize, usize)) {
    for way in before.iter().filter(|way| way.cost != u32::MAX) {
        let cost = way.cost.saturating_add(here);
        let way = Way {
            cost,
            cells,
            letters,
        };
        if cost < best[0].cost {
            *best = [way, best[0]];
        } else if cost < best[1].cost {
            best[1] = way;
        }
    }
}

/// What the two cells of a letter are called.
fn halves(letter: char) -> [String; 2] {
    let [first, second] = HALVES;
    [format!("{letter}{first}"), format!("{second}{letter}")]
}

fn apart(word: &str) -> String {
    let compounds = COMPOUNDS.iter();
    compounds.fold(word.to_owned(), |word, (sign, parts)| {
        word.replace(sign, parts)
    })
}

/// A word put together from what stands in its cells. None: half of a letter is missing.
pub(super) fn joined(labels: &str, is_typewritten: bool) -> Option<String> {
    let mut word = String::with_capacity(labels.len());
    let mut letters = labels.chars();
    while let Some(letter) = letters.next() {
        if letter == HALVES[0] {
            let second = [letters.next(), letters.next()];
            if second != [Some(HALVES[1]), word.chars().next_back()] {
                return None;
            }
        } else if letter == HALVES[1] {
            return None;
        } else {
            word.push(letter);
        }
    }
    // In typewriter type each of three points has a slot of its own.
    let compounds = COMPOUNDS
        .iter()
        .filter(|(sign, _)| !(is_typewritten && *sign == "…"));
    Some(compounds.fold(word, |word, (sign, parts)| word.replace(parts, sign)))
}

/// How wide the letters of a word are.
struct Scale {
    /// Hundredths of a pixel for a tenth of a letter's width.
    tenth: u32,
}

impl Scale {
    fn of(letters: &[char], cells: &[Part<'_>]) -> Self {
        let pixels = cells.iter().map(|cell| cell.width).sum();
        let tenths = letters.iter().map(|letter| width(*letter)).sum();
        Self {
            tenth: tenth(pixels, tenths),
        }
    }

    fn cost(&self, cell: &Part<'_>, letters: &[char]) -> u32 {
        match cell.label {
            Some(label) if label.chars().eq(letters.iter().copied()) => 0,
            Some(_) => CONTRADICTION,
            None => self.misfit(cell.width, letters),
        }
    }

    /// Of one letter in two cells.
    fn cost_of_halves(&self, cells: &[Part<'_>], letter: char) -> u32 {
        let halves = halves(letter);
        let known = cells.iter().zip(&halves);
        let mut known = known.filter_map(|(cell, half)| cell.label.map(|label| label == half));
        match (known.next(), known.next()) {
            (Some(false), _) | (_, Some(false)) => CONTRADICTION,
            (Some(true), Some(true)) => 0,
            _ => SPLIT + self.misfit(cells.iter().map(|cell| cell.width).sum(), &[letter]),
        }
    }

    /// How far a width is from that of these letters.
    fn misfit(&self, pixels: usize, letters: &[char]) -> u32 {
        let tenths: u32 = letters.iter().map(|letter| width(*letter)).sum();
        let expected = (tenths * self.tenth).max(1);
        hundredths(pixels).abs_diff(expected).saturating_mul(100) / expected
    }
}

/// How wide the letters of a word are, in tenths of that of most.
pub(super) fn tenths(word: &str) -> u32 {
    word.chars().map(width).sum()
}

/// How wide a tenth is when so many are so wide: hundredths of a pixel.
pub(super) fn tenth(pixels: usize, tenths: u32) -> u32 {
    hundredths(pixels) / tenths.max(1)
}

fn hundredths(pixels: usize) -> u32 {
    u32::try_from(pixels).map_or(u32::MAX, |pixels| pixels.saturating_mul(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells as `width=label`, those near to the one before with a `+`.
    fn check(word: &str, cells: &str, expected: &str) {
        let parts: Vec<Part<'_>> = cells
            .split(' ')
            .map(|cell| {
                let (width, label) = cell.split_once('=').unwrap_or((cell, ""));
                Part {
                    width: width.trim_start_matches('+').parse().expect("a width"),
                    is_near: width.starts_with('+'),
                    label: (!label.is_empty()).then_some(label),
                }
            })
            .collect();
        let labels = align(word, &parts);
        let told = labels.as_ref().map(|labels| labels.join(" "));
        assert_eq!(told.unwrap_or_default(), expected, "{word} in {cells}");
        if let Some(labels) = labels {
            assert_eq!(joined(&labels.concat(), false).as_deref(), Some(word));
        }
    }

    #[test]
    fn letters_find_their_cells() {
        check("cat", "7 8 5", "c a t");
        // Two touch; which, their widths tell, or what is known.
        check("mail", "23 2 2", "ma i l");
        check("ended", "7 8=n 7 15", "e n d ed");
        check("nnnn", "8 12 12", "");
        check("nnnn", "8=n 8=n 16", "n n nn");
        // What is known and is something else makes the word useless.
        check("cat", "7=o 8 5", "");
        check("cat", "7 8", "c at");
    }

    #[test]
    fn a_letter_may_fall_apart() {
        check("use", "4 +3 7=s 7=e", "u\u{e000} \u{e001}u s e");
        check("use", "4 3 7=s 7=e", "");
        check("\"no\"", "2 +2 8 8 2 +2", "' ' n o ' '");
        check("so…", "7 7 2 2 2", "s o . . .");
        assert_eq!(joined("so...", true).as_deref(), Some("so..."));
        assert_eq!(joined("u\u{e000}se", false), None);
        assert_eq!(joined("u\u{e000}\u{e001}nse", false), None);
        assert_eq!(joined("\u{e001}use", false), None);
    }
}

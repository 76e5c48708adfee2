//! How right a reading is, whatever its layout.
//!
//! Fragments of the reading are attached to the true lines that they lie on; what hangs together is compared as
//! one text. So neither the order of columns nor the way words are grouped into lines counts, while text that is
//! missing, wrong, or invented where there is none does.

use std::collections::HashMap;

/// A rectangle in pixels of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// A text and where it stands: a true line, or a fragment of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) place: Place,
}

/// What can be read on one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) lines: Vec<Placed>,
    /// Places of text that is cut or covered in part: neither asked for nor counted as invented.
    pub(super) ignore: Vec<Place>,
}

/// Share of the smaller of two extents that must be common, so that lines that touch stay apart.
const SHARED: f64 = 0.5;
/// Share of a fragment's area that suffices when no line meets [`SHARED`], so that one odd box is not both a
/// missing and an invented word.
const SHARED_SCARCELY: f64 = 0.25;

/// Counts of one picture; they add up over pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// Letters to insert, delete or replace, spaces between words included.
    pub(super) edits: usize,
    /// True letters.
    pub(super) letters: usize,
    /// True tokens.
    pub(super) tokens: usize,
    /// Read tokens.
    pub(super) read: usize,
    /// Tokens that are in both, each as often as in the rarer.
    pub(super) common: usize,
    /// Read tokens of fragments that lie on no true line.
    pub(super) invented: usize,
}

impl Score {
    /// Edits per true letter.
    pub(super) fn cer(&self) -> f64 {
        ratio(self.edits, self.letters, 0.0)
    }

    /// Share of the true tokens that were read.
    pub(super) fn recall(&self) -> f64 {
        ratio(self.common, self.tokens, 1.0)
    }

    /// Share of the read tokens that are true.
    pub(super) fn precision(&self) -> f64 {
        ratio(self.common, self.read, 1.0)
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.edits += other.edits;
        self.letters += other.letters;
        self.tokens += other.tokens;
        self.read += other.read;
        self.common += other.common;
        self.invented += other.invented;
    }
}

fn ratio(part: usize, whole: usize, of_nothing: f64) -> f64 {
    match whole {
        0 => of_nothing,
        _ => part as f64 / whole as f64,
    }
}

/// Compares a reading with the truth.
pub(super) fn score(truth: &Truth, fragments: &[Placed]) -> Score {
    let edges: Vec<Vec<usize>> = fragments
        .iter()
        .map(|fragment| lines_of(&truth.lines, fragment.place))
        .collect();
    let ignored = |index: &usize| {
        edges[*index].is_empty()
            && truth
                .ignore
                .iter()
                .any(|place| place.holds(fragments[*index].place))
    };
    let counted: Vec<usize> = (0..fragments.len())
        .filter(|index| !ignored(index))
        .collect();
    let mut score = tokens_score(truth, fragments, &counted);
    for index in &counted {
        if edges[*index].is_empty() {
            score.edits += plain(&fragments[*index].text).chars().count();
            score.invented += tokens(&fragments[*index].text).count();
        }
    }
    for group in groups(truth.lines.len(), &edges) {
        let wanted = text_of(group.lines.iter().map(|line| &truth.lines[*line]));
        let read = text_of(group.fragments.iter().map(|index| &fragments[*index]));
        score.letters += wanted.len();
        score.edits += distance(&wanted, &read);
    }
    score
}

fn tokens_score(truth: &Truth, fragments: &[Placed], counted: &[usize]) -> Score {
    let mut wanted: HashMap<String, usize> = HashMap::new();
    let mut score = Score::default();
    for token in truth.lines.iter().flat_map(|line| tokens(&line.text)) {
        *wanted.entry(token).or_default() += 1;
        score.tokens += 1;
    }
    for token in counted
        .iter()
        .flat_map(|index| tokens(&fragments[*index].text))
    {
        score.read += 1;
        if let Some(left) = wanted.get_mut(&token).filter(|left| **left > 0) {
            *left -= 1;
            score.common += 1;
        }
    }
    score
}

/// What a text index sees: lower-cased runs of letters and digits.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|run| !run.is_empty())
        .map(str::to_lowercase)
}

/// Runs of white space are one space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines on which a fragment lies.
fn lines_of(lines: &[Placed], fragment: Place) -> Vec<usize> {
    let on: Vec<usize> = (0..lines.len())
        .filter(|line| lines[*line].place.shares(fragment))
        .collect();
    if !on.is_empty() {
        return on;
    }
    let common = |line: &usize| lines[*line].place.common_area(fragment);
    let best = (0..lines.len()).max_by_key(common);
    let enough = |line: &usize| common(line) as f64 > fragment.area() as f64 * SHARED_SCARCELY;
    best.filter(enough).into_iter().collect()
}

impl Place {
    fn area(&self) -> i64 {
        self.width * self.height
    }

    fn common(&self, other: Self) -> (i64, i64) {
        let across =
            (self.left + self.width).min(other.left + other.width) - self.left.max(other.left);
        let down = (self.top + self.height).min(other.top + other.height) - self.top.max(other.top);
        (across.max(0), down.max(0))
    }

    fn common_area(&self, other: Self) -> i64 {
        let (across, down) = self.common(other);
        across * down
    }

    fn shares(&self, other: Self) -> bool {
        let (across, down) = self.common(other);
        let enough = |common: i64, one: i64, two: i64| {
            common > 0 && common as f64 >= one.min(two) as f64 * SHARED
        };
        enough(across, self.width, other.width) && enough(down, self.height, other.height)
    }

    /// Whether the middle of another box lies inside.
    pub(super) fn holds(&self, other: Self) -> bool {
        let (x, y) = (other.left + other.width / 2, other.top + other.height / 2);
        (self.left..self.left + self.width).contains(&x)
            && (self.top..self.top + self.height).contains(&y)
    }
}

/// Lines and fragments that hang together.
#[derive(Default)]
struct Group {
    lines: Vec<usize>,
    fragments: Vec<usize>,
}

/// Connected components; a line without a fragment is one of its own.
fn groups(lines: usize, edges: &[Vec<usize>]) -> Vec<Group> {
    let mut parents: Vec<usize> = (0..lines).collect();
    for on in edges {
        for pair in on.windows(2) {
            let (one, two) = (root(&mut parents, pair[0]), root(&mut parents, pair[1]));
            parents[one] = two;
        }
    }
    let mut groups: HashMap<usize, Group> = HashMap::new();
    for line in 0..lines {
        let key = root(&mut parents, line);
        groups.entry(key).or_default().lines.push(line);
    }
    for (fragment, on) in edges.iter().enumerate() {
        if let Some(line) = on.first() {
            let key = root(&mut parents, *line);
            groups.entry(key).or_default().fragments.push(fragment);
        }
    }
    groups.into_values().collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// The texts in reading order, with a space between.
fn text_of<'a>(placed: impl Iterator<Item = &'a Placed>) -> Vec<char> {
    let mut placed: Vec<&Placed> = placed.collect();
    placed.sort_by_key(|one| (one.place.top + one.place.height / 2, one.place.left));
    let mut rows: Vec<Vec<&Placed>> = Vec::new();
    for one in placed {
        let middle = one.place.top + one.place.height / 2;
        match rows.last_mut() {
            Some(row)
                if row
                    .iter()
                    .any(|other| middle < other.place.top + other.place.height) =>
            {
                row.push(one)
            }
            _ => rows.push(vec![one]),
        }
    }
    for row in &mut rows {
        row.sort_by_key(|one| one.place.left);
    }
    let texts: Vec<String> = rows.iter().flatten().map(|one| plain(&one.text)).collect();
    plain(&texts.join(" ")).chars().collect()
}

/// Levenshtein's distance, one row at a time.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (column, other) in two.iter().enumerate() {
            let replaced = before + usize::from(letter != other);
            before = row[column + 1];
            row[column + 1] = replaced.min(before + 1).min(row[column] + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests;

//! What a person asks for, as a tree; and whether a text is it.
//!
//! The index answers with regions of readings; which of their lines it was, and where in them, is found here, by the
//! same rules. What is not in the index yet is searched by these alone.

mod looks;
mod parse;
mod stem;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use velvet_messages::v1;

use crate::{
    keep::same_app,
    words::{Token, tokens},
};
pub(crate) use looks::{pattern_of, shape};
pub(crate) use parse::QueryError;
pub use stem::Stemming;

/// How a word is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Whole,
    /// The start of a word.
    Prefix,
    /// With at most so many letters wrong.
    Fuzzy(u8),
    /// Any form of it.
    Form(Stemming),
}

/// One word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) word: String,
    pub(crate) how: How,
    /// What all its look-alikes have in common; empty when it has none.
    pub(crate) shape: String,
    /// A letter of a script without spaces, and whether it directly follows another one.
    pub(crate) is_spaceless: bool,
    pub(crate) runs_on: bool,
}

impl Pattern {
    fn matches(&self, word: &str, shape_of_word: impl FnOnce() -> String, look: Look) -> bool {
        let folded = look == Look::Alike && !self.shape.is_empty();
        match self.how {
            How::Whole => word == self.word || (folded && shape_of_word() == self.shape),
            How::Prefix => {
                word.starts_with(&self.word) || (folded && shape_of_word().starts_with(&self.shape))
            }
            How::Fuzzy(most) => looks::is_within(usize::from(most), word, &self.word),
            How::Form(stemming) => {
                let is_form = || stemming.stem(word) == stemming.stem(&self.word);
                word == self.word || is_form() || (folded && shape_of_word() == self.shape)
            }
        }
    }
}

/// How closely letters are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Exact,
    /// Letters that recognition takes for each other are one.
    Alike,
}

/// Words that follow each other; usually one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) words: Vec<Pattern>,
    /// Number of its first word in the query.
    first: usize,
    is_quoted: bool,
}

/// What is not the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// Whole name, in any case; or the start of one.
    App(String, How),
    Title(Phrase),
    Display(String),
    /// A complete picture, or a change.
    IsKey(bool),
    /// Captured before this time, microseconds since 1970-01-01 UTC.
    Before(i64),
    /// Captured at this time or later.
    After(i64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Text(Phrase),
    Field(Field),
}

/// What is known of a reading besides its text.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) app: &'a str,
    pub(crate) title: &'a str,
    pub(crate) display: &'a str,
    pub(crate) is_key: bool,
    pub(crate) unix_us: i64,
}

impl<'a> About<'a> {
    pub(crate) fn of(reading: &'a v1::Reading) -> Self {
        let window = reading.window.as_ref();
        Self {
            app: window.map_or("", |window| &window.app),
            title: window.map_or("", |window| &window.title),
            display: reading.r#ref.as_ref().map_or("", |frame| &frame.display),
            is_key: reading.kind() == v1::FrameKind::Key,
            unix_us: reading.captured.unwrap_or_default().unix_us,
        }
    }
}

/// Words in order, to be compared with the words of a query.
pub(crate) trait Words {
    fn count(&self) -> usize;
    /// Whether the word at this place is that pattern, which has this number in the query.
    fn is(&self, at: usize, number: usize, pattern: &Pattern) -> bool;
}

/// Words as they are.
struct Plain<'a>(&'a [Token], Look);

impl Words for Plain<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn is(&self, at: usize, _: usize, pattern: &Pattern) -> bool {
        let word = &self.0[at].word;
        pattern.matches(word, || shape(word), self.1)
    }
}

impl Phrase {
    /// Where it begins.
    fn starts<'a>(&'a self, text: &'a impl Words) -> impl Iterator<Item = usize> + 'a {
        let last = (text.count() + 1).saturating_sub(self.words.len());
        let at_start = move |start: &usize| {
            let mut words = self.words.iter().enumerate();
            words.all(|(at, word)| text.is(start + at, self.first + at, word))
        };
        (0..last).filter(at_start)
    }
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    pub(crate) root: Node,
}

/// Lines of a region that a query found, and the text's marks.
pub(crate) struct Matched<'a> {
    pub(crate) lines: Vec<&'a v1::Line>,
    /// Only by letters that look alike.
    pub(crate) folded: bool,
}

impl Query {
    /// All words of the text with their numbers.
    pub(crate) fn patterns(&self) -> Vec<(usize, &Pattern)> {
        let mut phrases = vec![];
        collect(&self.root, true, &mut phrases);
        let numbered = |phrase: &'_ Phrase| phrase.first..;
        phrases
            .into_iter()
            .flat_map(|phrase| numbered(phrase).zip(&phrase.words))
            .collect()
    }

    /// For each word of the query, by its number, which of these words it is; they come with their shapes.
    pub(crate) fn tables<'a>(
        &self,
        words: impl Iterator<Item = (&'a str, &'a str)> + Clone,
        look: Look,
    ) -> Vec<Vec<bool>> {
        let mut tables = vec![];
        for (number, pattern) in self.patterns() {
            let matches =
                |(word, shape): (&str, &str)| pattern.matches(word, || shape.to_owned(), look);
            if tables.len() <= number {
                tables.resize(number + 1, vec![]);
            }
            tables[number] = words.clone().map(matches).collect();
        }
        tables
    }

    /// Phrases that are asked for, not those that are excluded.
    fn wanted(&self) -> Vec<&Phrase> {
        let mut phrases = vec![];
        collect(&self.root, false, &mut phrases);
        phrases
    }

    /// Whether a text is what is asked for.
    pub(crate) fn holds(&self, text: &impl Words, about: &About<'_>) -> bool {
        holds(&self.root, text, about)
    }

    /// Whether something in a reading is what is asked for.
    pub(crate) fn is_in(&self, reading: &v1::Reading, look: Look) -> bool {
        let about = About::of(reading);
        reading.regions.iter().any(|region| {
            let text = Lines::of(region);
            self.holds(&Plain(&text.words, look), &about)
        })
    }

    /// Each line that holds everything; or, when none does, the lines of the region that together do.
    pub(crate) fn lines<'a>(
        &self,
        region: &'a v1::RegionReading,
        about: &About<'_>,
    ) -> Vec<Matched<'a>> {
        let text = Lines::of(region);
        for (look, folded) in [(Look::Exact, false), (Look::Alike, true)] {
            let found = self.lines_by(look, &text, about);
            if !found.is_empty() {
                let found = found.into_iter();
                return found.map(|lines| Matched { lines, folded }).collect();
            }
        }
        vec![]
    }

    fn lines_by<'a>(
        &self,
        look: Look,
        text: &Lines<'a>,
        about: &About<'_>,
    ) -> Vec<Vec<&'a v1::Line>> {
        let words = Plain(&text.words, look);
        if !self.holds(&words, about) {
            return vec![];
        }
        if self.wanted().is_empty() {
            // Only its circumstances were asked for: the first line stands for all.
            let mut lines = text.lines.iter();
            let first = lines.find(|line| !line.text.trim().is_empty());
            return first.map(|line| vec![*line]).into_iter().collect();
        }
        let single: Vec<Vec<&v1::Line>> = text
            .each()
            .filter(|(_, words)| self.holds(&Plain(words, look), about))
            .map(|(line, _)| vec![line])
            .collect();
        if !single.is_empty() {
            return single;
        }
        let marked = self.marked(&words);
        let lines: BTreeSet<usize> = marked.into_iter().map(|at| text.line_of[at]).collect();
        let lines: Vec<&v1::Line> = lines.into_iter().map(|at| text.lines[at]).collect();
        if lines.is_empty() {
            vec![]
        } else {
            vec![lines]
        }
    }

    /// Places of the words of each occurrence of each phrase.
    fn marked(&self, text: &impl Words) -> BTreeSet<usize> {
        let found = self.wanted().into_iter().flat_map(|phrase| {
            let starts = phrase.starts(text);
            let length = phrase.words.len();
            starts
                .flat_map(move |start| start..start + length)
                .collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Where the words stand in a text, as bytes; words that touch are one mark.
    pub(crate) fn marks(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let words = tokens(text);
        let mut marks = Vec::<std::ops::Range<usize>>::new();
        for at in self.marked_either_way(&words) {
            let token = &words[at];
            match marks.last_mut() {
                Some(last) if last.end == token.start => last.end = token.end,
                _ => marks.push(token.start..token.end),
            }
        }
        marks
    }

    fn marked_either_way(&self, words: &[Token]) -> BTreeSet<usize> {
        let exact = self.marked(&Plain(words, Look::Exact));
        if exact.is_empty() {
            self.marked(&Plain(words, Look::Alike))
        } else {
            exact
        }
    }

    /// The words to mark in lines that follow each other: those of each occurrence of each phrase.
    pub(crate) fn boxes(&self, lines: &[&v1::Line]) -> Vec<v1::Rect> {
        let mut text = vec![];
        let mut boxes = vec![];
        for line in lines {
            for word in &line.words {
                for part in tokens(&word.text) {
                    text.push(part);
                    boxes.push(word.r#box);
                }
            }
        }
        let marked = self.marked_either_way(&text);
        let mut marked: Vec<v1::Rect> = marked.into_iter().filter_map(|at| boxes[at]).collect();
        // One word can hold several of ours: "example.com".
        marked.dedup();
        marked
    }
}

/// Lines that follow each other, taken apart once: a question looks at them as a whole and one by one.
struct Lines<'a> {
    lines: Vec<&'a v1::Line>,
    words: Vec<Token>,
    /// The line of each word.
    line_of: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(region: &'a v1::RegionReading) -> Self {
        let lines: Vec<&v1::Line> = region.lines.iter().collect();
        let (mut words, mut line_of) = (vec![], vec![]);
        for (at, line) in lines.iter().enumerate() {
            words.extend(tokens(&line.text));
            line_of.resize(words.len(), at);
        }
        Self {
            lines,
            words,
            line_of,
        }
    }

    /// Each line with its words.
    fn each(&self) -> impl Iterator<Item = (&'a v1::Line, &[Token])> {
        self.lines.iter().enumerate().map(|(at, line)| {
            let from = self.line_of.partition_point(|line| *line < at);
            let to = self.line_of.partition_point(|line| *line <= at);
            (*line, &self.words[from..to])
        })
    }
}

fn collect<'a>(node: &'a Node, excluded: bool, phrases: &mut Vec<&'a Phrase>) {
    match node {
        Node::All(nodes) | Node::Any(nodes) => {
            nodes
                .iter()
                .for_each(|node| collect(node, excluded, phrases));
        }
        Node::Not(node) if excluded => collect(node, excluded, phrases),
        Node::Text(phrase) => phrases.push(phrase),
        Node::Not(_) | Node::Field(_) => {}
    }
}

fn holds(node: &Node, text: &impl Words, about: &About<'_>) -> bool {
    match node {
        Node::All(nodes) => nodes.iter().all(|node| holds(node, text, about)),
        Node::Any(nodes) => nodes.iter().any(|node| holds(node, text, about)),
        Node::Not(node) => !holds(node, text, about),
        Node::Text(phrase) => phrase.starts(text).next().is_some(),
        Node::Field(field) => field.holds(about),
    }
}

impl Field {
    fn holds(&self, about: &About<'_>) -> bool {
        match self {
            Self::App(name, How::Prefix) => {
                about.app.to_lowercase().starts_with(&name.to_lowercase())
            }
            Self::App(name, _) => same_app(name, about.app),
            Self::Title(phrase) => {
                let words = tokens(about.title);
                phrase.starts(&Plain(&words, Look::Exact)).next().is_some()
            }
            Self::Display(name) => about.display == name,
            Self::IsKey(is_key) => about.is_key == *is_key,
            Self::Before(time) => about.unix_us < *time,
            Self::After(time) => about.unix_us >= *time,
        }
    }
}

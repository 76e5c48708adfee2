//! From a question's tree to tantivy's queries, with the same meaning as [`crate::query`].

use std::ops::Bound;

use tantivy::{
    Term,
    query::{
        AllQuery, BooleanQuery, FuzzyTermQuery, Occur, PhraseQuery, Query as Plan, RangeQuery,
        RegexPhraseQuery, RegexQuery, TermQuery,
    },
    schema::{Field as Column, IndexRecordOption},
};

use super::schema::{Fields, kind_word};
use crate::query::{Field, How, Look, Node, Pattern, Phrase, Query, pattern_of};

/// A word that begins like this stands for at most so many words, where it is part of a phrase.
const EXPANSIONS_MAX: u32 = 1 << 14;

/// What finds the readings that a question asks for.
pub(crate) fn plan(fields: &Fields, query: &Query, look: Look) -> tantivy::Result<Box<dyn Plan>> {
    Planner { fields, look }.node(&query.root)
}

struct Planner<'a> {
    fields: &'a Fields,
    look: Look,
}

impl Planner<'_> {
    fn node(&self, node: &Node) -> tantivy::Result<Box<dyn Plan>> {
        let all = match node {
            Node::Text(phrase) => return self.phrase(self.fields.text, phrase, self.look),
            Node::Field(field) => return self.field(field),
            Node::Any(nodes) => {
                let some = nodes
                    .iter()
                    .map(|node| Ok((Occur::Should, self.node(node)?)));
                let some = some.collect::<tantivy::Result<Vec<_>>>()?;
                return Ok(Box::new(BooleanQuery::new(some)));
            }
            Node::Not(_) => std::slice::from_ref(node),
            Node::All(nodes) => nodes.as_slice(),
        };
        let mut parts: Vec<(Occur, Box<dyn Plan>)> = vec![];
        for node in all {
            parts.push(match node {
                Node::Not(node) => (Occur::MustNot, self.node(node)?),
                node => (Occur::Must, self.node(node)?),
            });
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, Box::new(AllQuery)));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    fn field(&self, field: &Field) -> tantivy::Result<Box<dyn Plan>> {
        let whole = |column, text: &str| -> Box<dyn Plan> {
            let term = Term::from_field_text(column, text);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        Ok(match field {
            Field::App(name, How::Prefix) => {
                let pattern = format!("{}.*", escaped(&name.to_lowercase()));
                Box::new(RegexQuery::from_pattern(&pattern, self.fields.app)?)
            }
            Field::App(name, _) => whole(self.fields.app, &name.to_lowercase()),
            Field::Title(phrase) => self.phrase(self.fields.title, phrase, Look::Exact)?,
            Field::Display(name) => whole(self.fields.display, name),
            Field::IsKey(is_key) => whole(self.fields.kind, kind_word(*is_key)),
            Field::Before(time) => Box::new(RangeQuery::new(
                Bound::Unbounded,
                Bound::Excluded(Term::from_field_i64(self.fields.time, *time)),
            )),
            Field::After(time) => Box::new(RangeQuery::new(
                Bound::Included(Term::from_field_i64(self.fields.time, *time)),
                Bound::Unbounded,
            )),
        })
    }

    fn phrase(
        &self,
        column: Column,
        phrase: &Phrase,
        look: Look,
    ) -> tantivy::Result<Box<dyn Plan>> {
        let parts = parts(phrase, look);
        if let [(_, part)] = parts.as_slice() {
            return part.query(column);
        }
        let words: Option<Vec<(usize, Term)>> = parts
            .iter()
            .map(|(at, part)| match part {
                Part::Word(word) => Some((*at, Term::from_field_text(column, word))),
                Part::Fuzzy(..) | Part::Pattern(_) => None,
            })
            .collect();
        if let Some(words) = words {
            return Ok(Box::new(PhraseQuery::new_with_offset(words)));
        }
        let patterns = parts.into_iter().map(|(at, part)| (at, part.pattern()));
        let mut query = RegexPhraseQuery::new_with_offset(column, patterns.collect());
        query.set_max_expansions(EXPANSIONS_MAX);
        Ok(Box::new(query))
    }
}

/// One word of a phrase as the index knows it.
enum Part {
    Word(String),
    Pattern(String),
    Fuzzy(String, u8),
}

impl Part {
    fn query(&self, column: Column) -> tantivy::Result<Box<dyn Plan>> {
        Ok(match self {
            Self::Word(word) => Box::new(TermQuery::new(
                Term::from_field_text(column, word),
                IndexRecordOption::WithFreqs,
            )),
            Self::Pattern(pattern) => Box::new(RegexQuery::from_pattern(pattern, column)?),
            Self::Fuzzy(word, most) => Box::new(FuzzyTermQuery::new(
                Term::from_field_text(column, word),
                *most,
                true,
            )),
        })
    }

    fn pattern(self) -> String {
        match self {
            // Words are letters and digits only.
            Self::Word(word) | Self::Pattern(word) | Self::Fuzzy(word, _) => word,
        }
    }
}

/// The words of a phrase with their places. A run of a script without spaces is pairs of its letters; its last letter
/// is in the pair before.
fn parts(phrase: &Phrase, look: Look) -> Vec<(usize, Part)> {
    let words = &phrase.words;
    let mut parts = vec![];
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).filter(|next| next.runs_on);
        if let Some(next) = next {
            parts.push((at, Part::Word(format!("{}{}", word.word, next.word))));
        } else if !word.runs_on {
            parts.push((at, part(word, look)));
        }
    }
    parts
}

fn part(word: &Pattern, look: Look) -> Part {
    let folded = look == Look::Alike && !word.shape.is_empty();
    let pattern = match folded {
        true => pattern_of(&word.shape),
        false => word.word.clone(),
    };
    match word.how {
        How::Fuzzy(most) => Part::Fuzzy(word.word.clone(), most),
        How::Prefix => Part::Pattern(format!("{pattern}.*")),
        // Alone, or at its end: whatever follows it is in the pair.
        How::Whole if word.is_spaceless => Part::Pattern(format!("{pattern}.*")),
        How::Whole if folded => Part::Pattern(pattern),
        How::Whole => Part::Word(pattern),
    }
}

/// A text as a regular expression for itself.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if !letter.is_alphanumeric() && !letter.is_whitespace() {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

//! From a question's tree to tantivy's queries, with the same meaning as [`crate::query`].

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use tantivy::{
    Term,
    query::{
        AllQuery, BooleanQuery, EnableScoring, FuzzyTermQuery, Occur, Query as Plan, RangeQuery,
        RegexPhraseQuery, TermQuery, Weight,
    },
    schema::{Field as Column, IndexRecordOption},
};

use super::{
    Snapshot,
    phrase::Sequence,
    schema::{Fields, kind_word},
    spelling::Spelling,
};
use crate::{
    StoreError,
    query::{Field, How, Look, Node, Pattern, Phrase, Query, pattern_of},
};

/// A word that begins like this stands for at most so many words, where it is part of a phrase.
const EXPANSIONS_MAX: u32 = 1 << 14;

/// What finds the readings that a question asks for.
pub(crate) struct Planned {
    pub(super) query: Box<dyn Plan>,
    /// Whether it looks through the words of a segment before it knows its first document.
    pub(super) has_patterns: bool,
}

/// A plan for one moment of the index. There is none for look-alikes when its dictionaries hold no other word that
/// looks like one of the question: then they cannot find more.
pub(crate) fn plan(
    snapshot: &Snapshot,
    fields: &Fields,
    query: &Query,
    look: Look,
) -> Result<Option<Planned>, StoreError> {
    let alike = match look {
        Look::Exact => BTreeMap::new(),
        Look::Alike => look_alikes(snapshot, fields, query)?,
    };
    if look == Look::Alike && alike.is_empty() {
        return Ok(None);
    }
    let planner = Planner {
        fields,
        look,
        alike,
        forms: forms(snapshot, fields, query)?,
        has_patterns: Cell::new(false),
    };
    let query = planner.node(&query.root)?;
    Ok(Some(Planned {
        query,
        has_patterns: planner.has_patterns.get(),
    }))
}

/// The words that look like each word of a question, with itself; without those that nothing looks like.
fn look_alikes(
    snapshot: &Snapshot,
    fields: &Fields,
    query: &Query,
) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let mut alike = BTreeMap::new();
    for (_, pattern) in query.patterns() {
        if pattern.shape.is_empty() {
            continue;
        }
        let open = pattern.how == How::Prefix;
        let found = snapshot.spelt(fields.text, &Spelling::alike(&pattern.shape, open))?;
        let is_known =
            |word: &String| *word == pattern.word || (open && word.starts_with(&pattern.word));
        if !found.iter().all(is_known) {
            alike.insert(pattern.word.clone(), found);
        }
    }
    Ok(alike)
}

/// The forms of each word that is asked for in any form.
fn forms(
    snapshot: &Snapshot,
    fields: &Fields,
    query: &Query,
) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
    let mut forms = BTreeMap::new();
    for (_, pattern) in query.patterns() {
        let How::Form(stemming) = pattern.how else {
            continue;
        };
        let stem = stemming.stem(&pattern.word);
        let spelling = Spelling::beginning(&stemming.beginning(&pattern.word));
        let mut found = snapshot.spelt(fields.text, &spelling)?;
        found.retain(|word| stemming.stem(word) == stem);
        forms.insert(pattern.word.clone(), found);
    }
    Ok(forms)
}

struct Planner<'a> {
    fields: &'a Fields,
    look: Look,
    /// By the word that is asked for.
    alike: BTreeMap<String, BTreeSet<String>>,
    forms: BTreeMap<String, BTreeSet<String>>,
    has_patterns: Cell<bool>,
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
            Node::All(nodes) => match nodes.as_slice() {
                // By itself it may know how to find the best sooner, which a conjunction never asks.
                [only] => return self.node(only),
                nodes => nodes,
            },
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
            Field::App(name, How::Prefix) => self.spelt(Spelt {
                column: self.fields.app,
                spelling: Spelling::beginning(&name.to_lowercase()),
            }),
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

    fn spelt(&self, query: Spelt) -> Box<dyn Plan> {
        self.has_patterns.set(true);
        Box::new(query)
    }

    fn phrase(
        &self,
        column: Column,
        phrase: &Phrase,
        look: Look,
    ) -> tantivy::Result<Box<dyn Plan>> {
        let parts = self.parts(phrase, look);
        if let [(_, part)] = parts.as_slice() {
            return Ok(self.alone(part, column));
        }
        let words: Option<Vec<(usize, Term)>> = parts
            .iter()
            .map(|(at, part)| match part {
                Part::Word(word) => Some((*at, Term::from_field_text(column, word))),
                Part::AnyOf(_) | Part::Beginning { .. } | Part::Fuzzy(..) => None,
            })
            .collect();
        if let Some(words) = words {
            return Ok(Box::new(Sequence(words)));
        }
        self.has_patterns.set(true);
        let patterns = parts.into_iter().map(|(at, part)| (at, part.pattern()));
        let mut query = RegexPhraseQuery::new_with_offset(column, patterns.collect());
        query.set_max_expansions(EXPANSIONS_MAX);
        Ok(Box::new(query))
    }

    /// One word by itself.
    fn alone(&self, part: &Part, column: Column) -> Box<dyn Plan> {
        let term = |word: &str| {
            let term = Term::from_field_text(column, word);
            TermQuery::new(term, IndexRecordOption::WithFreqs)
        };
        match part {
            Part::Word(word) => Box::new(term(word)),
            Part::AnyOf(words) => {
                let any = words.iter().map(|word| -> (Occur, Box<dyn Plan>) {
                    (Occur::Should, Box::new(term(word)))
                });
                Box::new(BooleanQuery::new(any.collect()))
            }
            Part::Beginning { letters, alike } => {
                let spelling = match alike {
                    true => Spelling::alike(letters, true),
                    false => Spelling::beginning(letters),
                };
                self.spelt(Spelt { column, spelling })
            }
            Part::Fuzzy(word, most) => {
                self.has_patterns.set(true);
                let term = Term::from_field_text(column, word);
                Box::new(FuzzyTermQuery::new(term, *most, true))
            }
        }
    }

    /// The words of a phrase with their places. A run of a script without spaces is pairs of its letters; its last
    /// letter is in the pair before.
    fn parts(&self, phrase: &Phrase, look: Look) -> Vec<(usize, Part)> {
        let words = &phrase.words;
        let mut parts = vec![];
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).filter(|next| next.runs_on);
            if let Some(next) = next {
                parts.push((at, Part::Word(format!("{}{}", word.word, next.word))));
            } else if !word.runs_on {
                parts.push((at, self.part(word, look)));
            }
        }
        parts
    }

    fn part(&self, word: &Pattern, look: Look) -> Part {
        let alike = self.alike.get(&word.word).filter(|_| look == Look::Alike);
        match (word.how, alike) {
            (How::Fuzzy(most), _) => Part::Fuzzy(word.word.clone(), most),
            (How::Prefix, Some(_)) => Part::Beginning {
                letters: word.shape.clone(),
                alike: true,
            },
            (How::Form(_), alike) => {
                let forms = self.forms.get(&word.word).into_iter();
                Part::AnyOf(forms.chain(alike).flatten().cloned().collect())
            }
            (How::Whole, Some(words)) => Part::AnyOf(words.clone()),
            // A letter of a script without spaces, alone or at its end: whatever follows it is in the pair.
            (How::Whole, None) if !word.is_spaceless => Part::Word(word.word.clone()),
            (How::Prefix | How::Whole, None) => Part::Beginning {
                letters: word.word.clone(),
                alike: false,
            },
        }
    }
}

/// All that have a word of this spelling.
#[derive(Clone, Debug)]
struct Spelt {
    column: Column,
    spelling: Spelling,
}

impl Plan for Spelt {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.spelling.clone().weight(self.column)))
    }
}

/// One word of a phrase as the index knows it.
enum Part {
    Word(String),
    /// One of these: they look alike, or are forms of one.
    AnyOf(BTreeSet<String>),
    /// All words that begin so; or that begin so in their shape.
    Beginning {
        letters: String,
        alike: bool,
    },
    Fuzzy(String, u8),
}

impl Part {
    /// A regular expression for the same. Words are letters and digits only.
    fn pattern(self) -> String {
        match self {
            Self::Word(word) | Self::Fuzzy(word, _) => word,
            Self::AnyOf(words) => Vec::from_iter(words).join("|"),
            Self::Beginning { letters, alike } => match alike {
                true => format!("{}.*", pattern_of(&letters)),
                false => format!("{letters}.*"),
            },
        }
    }
}

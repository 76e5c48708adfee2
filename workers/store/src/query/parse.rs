//! From what a person types to the tree. Errors name the place in the question and what mends it, never its words.

use jiff::{Timestamp, civil, tz::TimeZone};

use super::{Field, How, Node, Pattern, Phrase, Query, looks::shape_asked};
use crate::words::{fold, tokens};

/// A question is typed by a person.
const QUERY_BYTES_MAX: usize = 1024;
const QUERY_WORDS_MAX: usize = 32;
/// Deeper than a person keeps track of.
const DEPTH_MAX: usize = 16;
/// Most wrong letters: with more, every short word is like every other, and the index would go through all of them.
const FUZZY_MAX: u8 = 2;

/// The question was no question. Places are counted in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum QueryError {
    #[error("there is no word to look for; give at least one letter or digit")]
    Empty,
    #[error("the question is too long; give at most 32 words in 1024 bytes")]
    TooLong,
    #[error("the question only says what not to find; add a word to look for")]
    OnlyExcludes,
    #[error("the quote at character {0} is not closed; close it or leave it out")]
    QuoteOpen(usize),
    #[error("the parenthesis at character {0} is not closed; close it or leave it out")]
    ParenthesisOpen(usize),
    #[error("the parenthesis at character {0} closes nothing; leave it out")]
    ParenthesisClosed(usize),
    #[error(
        "the operator at character {0} has nothing beside it; add a word, or write it in quotes to look for it"
    )]
    Operand(usize),
    #[error("the field at character {0} has no value; write it without a space after the colon")]
    NoValue(usize),
    #[error("the time at character {0} is none; write for example 2026-11-22 or 2026-11-22T14:30")]
    Time(usize),
    #[error("the kind at character {0} is none; write key or change")]
    Kind(usize),
    #[error("the ~ at character {0} stands after several words; put it after one")]
    FuzzyPhrase(usize),
    #[error("the ~ at character {0} asks for too many wrong letters; write ~, ~1 or ~2")]
    FuzzyMany(usize),
    #[error("the parentheses at character {0} are too deep; use at most 16 within each other")]
    Deep(usize),
}

impl QueryError {
    /// A stable code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Empty => "query-empty",
            Self::TooLong => "query-too-long",
            Self::OnlyExcludes => "query-only-excludes",
            Self::QuoteOpen(_) => "query-quote-open",
            Self::ParenthesisOpen(_) | Self::ParenthesisClosed(_) => "query-parenthesis",
            Self::Operand(_) => "query-operand-missing",
            Self::NoValue(_) => "query-value-missing",
            Self::Time(_) => "query-bad-time",
            Self::Kind(_) => "query-bad-kind",
            Self::FuzzyPhrase(_) | Self::FuzzyMany(_) => "query-bad-fuzzy",
            Self::Deep(_) => "query-too-deep",
        }
    }
}

const QUOTES: [char; 4] = ['"', '“', '”', '„'];
const FIELDS: [&str; 6] = ["app", "title", "display", "kind", "before", "after"];

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    Or,
    And,
    Not,
    Term(Term),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    field: Option<&'static str>,
    text: String,
    how: How,
    is_quoted: bool,
}

impl Query {
    /// Reads a question. With `prefix`, the last word may be the start of a longer one.
    pub(crate) fn parse(text: &str, prefix: bool) -> Result<Self, QueryError> {
        if text.len() > QUERY_BYTES_MAX {
            return Err(QueryError::TooLong);
        }
        let mut pieces = pieces(text)?;
        if prefix {
            make_prefix(&mut pieces);
        }
        let mut reader = Reader {
            pieces,
            at: 0,
            words: 0,
        };
        let root = reader.any(0)?;
        if let Some((at, Piece::Close)) = reader.pieces.get(reader.at) {
            return Err(QueryError::ParenthesisClosed(*at));
        }
        let root = root.ok_or(QueryError::Empty)?;
        if !is_anchored(&root) {
            return Err(QueryError::OnlyExcludes);
        }
        Ok(Self { root })
    }
}

/// Whether everything it finds has something that was asked for.
fn is_anchored(node: &Node) -> bool {
    match node {
        Node::All(nodes) => nodes.iter().any(is_anchored),
        Node::Any(nodes) => nodes.iter().all(is_anchored),
        Node::Not(_) => false,
        Node::Text(_) | Node::Field(_) => true,
    }
}

fn make_prefix(pieces: &mut [(usize, Piece)]) {
    let terms = pieces.iter_mut().rev().find_map(|(_, piece)| match piece {
        Piece::Term(term) if term.field.is_none() => Some(term),
        _ => None,
    });
    if let Some(term) = terms
        && term.how == How::Whole
    {
        term.how = How::Prefix;
    }
}

/// A place in the question.
struct Cursor {
    letters: Vec<char>,
    at: usize,
}

impl Cursor {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while self.peek().is_some_and(&wanted) {
            self.at += 1;
        }
        self.letters[from..self.at].iter().collect()
    }
}

fn pieces(text: &str) -> Result<Vec<(usize, Piece)>, QueryError> {
    let mut cursor = Cursor {
        letters: text.chars().collect(),
        at: 0,
    };
    let mut pieces = vec![];
    while let Some(letter) = cursor.peek() {
        let place = cursor.at + 1;
        let next = cursor.letters.get(cursor.at + 1).copied();
        let piece = match letter {
            _ if letter.is_whitespace() => None,
            '(' => Some(Piece::Open),
            ')' => Some(Piece::Close),
            // Before a word; within one it only takes it apart, and alone it is no word.
            '-' if next.is_some_and(|next| !next.is_whitespace() && next != '-') => {
                Some(Piece::Not)
            }
            _ => {
                pieces.push((place, term(&mut cursor)?));
                continue;
            }
        };
        cursor.at += 1;
        pieces.extend(piece.map(|piece| (place, piece)));
    }
    Ok(pieces)
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || letter == '(' || letter == ')' || QUOTES.contains(&letter)
}

fn term(cursor: &mut Cursor) -> Result<Piece, QueryError> {
    let place = cursor.at + 1;
    if cursor.peek().is_some_and(|letter| QUOTES.contains(&letter)) {
        return quoted(cursor, None);
    }
    let word = cursor.take_while(|letter| !ends_word(letter));
    match word.as_str() {
        "OR" => return Ok(Piece::Or),
        "AND" => return Ok(Piece::And),
        "NOT" => return Ok(Piece::Not),
        _ => {}
    }
    let (field, value) = match word.split_once(':') {
        Some((name, value)) => (FIELDS.into_iter().find(|field| *field == name), value),
        None => (None, ""),
    };
    let Some(field) = field else {
        return bare(word, None, place);
    };
    if !value.is_empty() {
        return bare(value.to_owned(), Some(field), place);
    }
    match cursor.peek() {
        Some(letter) if QUOTES.contains(&letter) => quoted(cursor, Some(field)),
        _ => Err(QueryError::NoValue(place)),
    }
}

fn bare(mut text: String, field: Option<&'static str>, place: usize) -> Result<Piece, QueryError> {
    let mut how = How::Whole;
    if let Some(start) = text.strip_suffix('*') {
        how = How::Prefix;
        text = start.to_owned();
    } else if let Some((start, most)) = text.rsplit_once('~')
        && !start.is_empty()
        && most.chars().all(|letter| letter.is_ascii_digit())
    {
        let most = if most.is_empty() { Ok(1) } else { most.parse() };
        how = match most {
            Ok(0) => How::Whole,
            Ok(most) if most <= FUZZY_MAX => How::Fuzzy(most),
            _ => return Err(QueryError::FuzzyMany(place)),
        };
        text = start.to_owned();
    }
    Ok(Piece::Term(Term {
        field,
        text,
        how,
        is_quoted: false,
    }))
}

fn quoted(cursor: &mut Cursor, field: Option<&'static str>) -> Result<Piece, QueryError> {
    let place = cursor.at + 1;
    cursor.at += 1;
    let mut text = cursor.take_while(|letter| !QUOTES.contains(&letter));
    if cursor.peek().is_none() {
        return Err(QueryError::QuoteOpen(place));
    }
    cursor.at += 1;
    let mut how = How::Whole;
    if let Some(start) = text.strip_suffix('*') {
        (how, text) = (How::Prefix, start.to_owned());
    }
    if cursor.peek() == Some('~') {
        let after = cursor.take_while(|letter| !ends_word(letter));
        return match bare(format!("{text}{after}"), field, place)? {
            Piece::Term(term) if tokens(&term.text).len() < 2 => Ok(Piece::Term(term)),
            _ => Err(QueryError::FuzzyPhrase(place)),
        };
    }
    Ok(Piece::Term(Term {
        field,
        text,
        how,
        is_quoted: true,
    }))
}

/// Reads the pieces by descent: OR binds least, then AND (also where nothing is written), then NOT.
struct Reader {
    pieces: Vec<(usize, Piece)>,
    at: usize,
    words: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(_, piece)| piece)
    }

    /// `None` where there is no word at all, as in "—".
    fn any(&mut self, depth: usize) -> Result<Option<Node>, QueryError> {
        let mut found = vec![];
        let mut operator = None;
        loop {
            let before = self.at;
            let node = self.all(depth)?;
            if self.at == before
                && let Some(at) = operator
            {
                return Err(QueryError::Operand(at));
            }
            found.extend(node);
            if self.peek() != Some(&Piece::Or) {
                return Ok(joined(found, Node::Any));
            }
            let place = self.pieces[self.at].0;
            if self.at == before {
                return Err(QueryError::Operand(place));
            }
            operator = Some(place);
            self.at += 1;
        }
    }

    fn all(&mut self, depth: usize) -> Result<Option<Node>, QueryError> {
        let mut found = vec![];
        let start = self.at;
        loop {
            match self.peek() {
                None | Some(Piece::Close | Piece::Or) => return Ok(joined(found, Node::All)),
                Some(Piece::And) => {
                    let place = self.pieces[self.at].0;
                    let is_first = self.at == start;
                    self.at += 1;
                    let is_last = matches!(
                        self.peek(),
                        None | Some(Piece::Close | Piece::Or | Piece::And)
                    );
                    if is_first || is_last {
                        return Err(QueryError::Operand(place));
                    }
                }
                Some(_) => found.extend(self.one(depth)?),
            }
        }
    }

    fn one(&mut self, depth: usize) -> Result<Option<Node>, QueryError> {
        let Some((place, piece)) = self.pieces.get(self.at).cloned() else {
            return Ok(None);
        };
        if depth >= DEPTH_MAX {
            return Err(QueryError::Deep(place));
        }
        self.at += 1;
        match piece {
            Piece::Not => match self.peek() {
                Some(Piece::Term(_) | Piece::Open | Piece::Not) => {
                    let node = self.one(depth + 1)?;
                    Ok(node.map(|node| Node::Not(Box::new(node))))
                }
                _ => Err(QueryError::Operand(place)),
            },
            Piece::Open => {
                let node = self.any(depth + 1)?;
                if self.peek() != Some(&Piece::Close) {
                    return Err(QueryError::ParenthesisOpen(place));
                }
                self.at += 1;
                Ok(node)
            }
            Piece::Term(term) => self.term(place, &term),
            // Their own readers stop before these.
            Piece::Close | Piece::Or | Piece::And => Ok(None),
        }
    }

    fn term(&mut self, place: usize, term: &Term) -> Result<Option<Node>, QueryError> {
        let Some(field) = term.field else {
            let phrase = self.phrase(place, term)?;
            return Ok(phrase.map(Node::Text));
        };
        let text = &term.text;
        let field = match field {
            "app" => Field::App(text.clone(), term.how),
            "title" => match self.phrase(place, term)? {
                Some(phrase) => Field::Title(phrase),
                None => return Err(QueryError::NoValue(place)),
            },
            "display" => Field::Display(text.clone()),
            "kind" => Field::IsKey(is_key(text).ok_or(QueryError::Kind(place))?),
            "before" => Field::Before(time_us(text).ok_or(QueryError::Time(place))?),
            _ => Field::After(time_us(text).ok_or(QueryError::Time(place))?),
        };
        Ok(Some(Node::Field(field)))
    }

    fn phrase(&mut self, place: usize, term: &Term) -> Result<Option<Phrase>, QueryError> {
        let words = tokens(&term.text);
        if words.is_empty() {
            return Ok(None);
        }
        let is_fuzzy = matches!(term.how, How::Fuzzy(_));
        if is_fuzzy && words.len() > 1 {
            return Err(QueryError::FuzzyPhrase(place));
        }
        let first = self.words;
        self.words += words.len();
        if self.words > QUERY_WORDS_MAX {
            return Err(QueryError::TooLong);
        }
        let last = words.len() - 1;
        let made = words.iter().enumerate().map(|(at, token)| Pattern {
            how: if at == last { term.how } else { How::Whole },
            shape: if is_fuzzy {
                String::new()
            } else {
                shape_asked(&token.word)
            },
            is_spaceless: token.is_spaceless,
            runs_on: at > 0 && words[at - 1].runs_on(token),
            word: token.word.clone(),
        });
        Ok(Some(Phrase {
            words: made.collect(),
            first,
            is_quoted: term.is_quoted,
        }))
    }
}

fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    match nodes.len() {
        0 | 1 => nodes.pop(),
        _ => Some(join(nodes)),
    }
}

fn is_key(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "key" => Some(true),
        "change" => Some(false),
        _ => None,
    }
}

/// RFC 3339, or a local date with or without a time of day.
fn time_us(text: &str) -> Option<i64> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time.as_microsecond());
    }
    let local = match text.parse::<civil::DateTime>() {
        Ok(time) => time,
        Err(_) => text.parse::<civil::Date>().ok()?.at(0, 0, 0, 0),
    };
    let zoned = local.to_zoned(TimeZone::system()).ok()?;
    Some(zoned.timestamp().as_microsecond())
}

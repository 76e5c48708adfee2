//! What a document of the index is: one region of one reading, its text and its circumstances.

use tantivy::{
    TantivyDocument,
    schema::{Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager},
};
use velvet_messages::v1;
use zeroize::Zeroize;

use crate::{keys::day_of, query::About, words::tokens};

const TOKENIZER: &str = "velvet";
/// Takes the whole text as one word; tantivy brings it along.
const WHOLE: &str = "raw";
pub(crate) const READING: &str = "reading";
pub(crate) const REGION: &str = "region";

/// The fields, by what they hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) text: Field,
    pub(crate) title: Field,
    pub(crate) app: Field,
    pub(crate) display: Field,
    pub(crate) kind: Field,
    pub(crate) time: Field,
    pub(crate) reading: Field,
    pub(crate) region: Field,
}

impl Fields {
    /// The fields and the schema that they make. Nothing is stored: the text comes from the records.
    pub(crate) fn schema() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let indexed = |tokenizer, record, norms| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(record)
                .set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let words = |norms| indexed(TOKENIZER, IndexRecordOption::WithFreqsAndPositions, norms);
        let whole = || indexed(WHOLE, IndexRecordOption::Basic, false);
        let column = || NumericOptions::default().set_fast();
        let fields = Self {
            text: schema.add_text_field("text", words(true)),
            title: schema.add_text_field("title", words(false)),
            app: schema.add_text_field("app", whole()),
            display: schema.add_text_field("display", whole()),
            kind: schema.add_text_field("kind", whole()),
            time: schema.add_i64_field("time", column()),
            reading: schema.add_u64_field(READING, column()),
            region: schema.add_u64_field(REGION, column()),
        };
        (fields, schema.build())
    }
}

/// tantivy's names of our ways to take a text apart.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TOKENIZER, Words);
    tokenizers
}

/// One word of the index and its place in order.
pub(crate) struct Term {
    pub(crate) word: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The words of a text as they are indexed: scripts without spaces by pairs of letters, so that two that stand
/// together are found without looking at every place where each stands. The last of a run stands alone.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let tokens = tokens(text);
    let terms = tokens.iter().enumerate().map(|(at, token)| {
        let next = tokens.get(at + 1).filter(|next| token.runs_on(next));
        Term {
            word: next.map_or_else(
                || token.word.clone(),
                |next| format!("{}{}", token.word, next.word),
            ),
            start: token.start,
            end: token.end,
        }
    });
    terms.collect()
}

#[derive(Clone)]
struct Words;

struct Stream {
    terms: std::vec::IntoIter<Term>,
    token: Token,
    next: usize,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream {
            terms: terms(text).into_iter(),
            token: Token::default(),
            next: 0,
        }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(term) = self.terms.next() else {
            return false;
        };
        self.token = Token {
            offset_from: term.start,
            offset_to: term.end,
            position: self.next,
            text: term.word,
            position_length: 1,
        };
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// One region of a reading, before it is in the index.
pub(crate) struct Doc {
    pub(crate) reading: u64,
    pub(crate) region: u32,
    /// What shares its key.
    pub(crate) epoch: i64,
    pub(crate) text: String,
    pub(crate) app: String,
    pub(crate) title: String,
    pub(crate) display: String,
    pub(crate) is_key: bool,
    pub(crate) unix_us: i64,
}

impl Drop for Doc {
    fn drop(&mut self) {
        self.text.zeroize();
        self.app.zeroize();
        self.title.zeroize();
    }
}

impl Doc {
    /// The documents of a stored reading: its regions that hold text.
    pub(crate) fn all(number: u64, reading: &v1::Reading) -> Vec<Self> {
        let about = About::of(reading);
        let regions = reading.regions.iter().zip(0u32..);
        let docs = regions.filter_map(|(region, at)| {
            let lines: Vec<&str> = region.lines.iter().map(|line| line.text.as_str()).collect();
            let text = lines.join("\n");
            (!text.trim().is_empty()).then(|| Self {
                reading: number,
                region: at,
                epoch: day_of(about.unix_us),
                text,
                app: about.app.to_owned(),
                title: about.title.to_owned(),
                display: about.display.to_owned(),
                is_key: about.is_key,
                unix_us: about.unix_us,
            })
        });
        docs.collect()
    }

    /// The same, sealed under another key.
    pub(crate) fn in_epoch(mut self, epoch: i64) -> Self {
        self.epoch = epoch;
        self
    }

    pub(crate) fn about(&self) -> About<'_> {
        About {
            app: &self.app,
            title: &self.title,
            display: &self.display,
            is_key: self.is_key,
            unix_us: self.unix_us,
        }
    }

    pub(super) fn to_document(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(fields.text, &self.text);
        document.add_text(fields.title, &self.title);
        document.add_text(fields.app, self.app.to_lowercase());
        document.add_text(fields.display, &self.display);
        document.add_text(fields.kind, kind_word(self.is_key));
        document.add_i64(fields.time, self.unix_us);
        document.add_u64(fields.reading, self.reading);
        document.add_u64(fields.region, self.region.into());
        document
    }
}

/// A kind of frame in the index.
pub(super) fn kind_word(is_key: bool) -> &'static str {
    if is_key { "key" } else { "change" }
}

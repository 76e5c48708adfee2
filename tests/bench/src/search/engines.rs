//! The three that are compared, each behind the same few steps.

use std::path::Path;

use rusqlite::Connection;

use super::SearchError;
use crate::{
    keeper::{Keeper, Order, Seen, corpus::Corpus, input, reading, settings},
    measure::folder_bytes,
};

/// Documents of one day (spec/store.md, section 3).
const DOCS_OF_DAY: u64 = 10_000;
/// Documents in one transaction of SQLite.
const DOCS_OF_TRANSACTION: u64 = 1000;
/// SQLCipher's own default of page cache is SQLite's: 2 MB; both get what Velvet has for its chunks, KiB.
const SQLITE_CACHE: &str = "PRAGMA cache_size = -49152";

/// What lies on the disk, bytes.
pub(super) struct Bytes {
    /// What is compared.
    pub(super) all: u64,
    /// Of that, what finds; the rest is the texts.
    pub(super) index: u64,
    /// What is not compared.
    pub(super) beside: u64,
}

/// A way to find documents.
pub(super) trait Engine {
    /// Adds documents from `first` to before `end`.
    fn add(&mut self, corpus: &Corpus, first: u64, end: u64) -> Result<(), SearchError>;
    /// Waits for what is still done beside.
    fn rest(&self) {}
    /// Numbers of documents with their snippets made, at most `limit` hits.
    fn find(&self, question: &str, order: Order, limit: u32) -> Result<Vec<u64>, SearchError>;
    fn bytes(&self, folder: &Path) -> Result<Bytes, SearchError>;
}

/// The store as it is.
pub(super) struct Velvet(Keeper);

impl Velvet {
    pub(super) fn open(folder: &Path) -> Result<Self, SearchError> {
        Ok(Self(Keeper::open(folder, settings()?)?))
    }
}

impl Engine for Velvet {
    fn add(&mut self, corpus: &Corpus, first: u64, end: u64) -> Result<(), SearchError> {
        for number in first..end {
            let seen = Seen {
                day: number / DOCS_OF_DAY,
                of_day: number % DOCS_OF_DAY,
                seq: number + 1,
                session_of_day: false,
            };
            let document = reading(&corpus.document(number), seen, None);
            self.0.keep(input(document))?;
        }
        Ok(self.0.flush()?)
    }

    fn rest(&self) {
        self.0.rest();
    }

    fn find(&self, question: &str, order: Order, limit: u32) -> Result<Vec<u64>, SearchError> {
        let hits = self.0.find(question, order, limit)?;
        let numbers = hits
            .iter()
            .filter_map(|hit| hit.id.rsplit(':').next()?.parse::<u64>().ok());
        Ok(numbers.map(|seq| seq - 1).collect())
    }

    fn bytes(&self, folder: &Path) -> Result<Bytes, SearchError> {
        let index = self.0.vault.index_bytes();
        Ok(Bytes {
            all: index,
            index,
            beside: folder_bytes(folder).saturating_sub(index),
        })
    }
}

/// SQLite with FTS5 over a table of the texts; sealed by SQLCipher when there is a key.
pub(super) struct Sqlite(Connection);

impl Sqlite {
    pub(super) fn open(folder: &Path, sealed: bool) -> Result<Self, SearchError> {
        let connection = Connection::open(folder.join("docs.db"))?;
        if sealed {
            // 256 bits as they are: deriving a key from a passphrase is no part of a search.
            connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "5a".repeat(32)))?;
        }
        connection.execute_batch(SQLITE_CACHE)?;
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        connection.execute_batch(
            "PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS docs(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
             CREATE VIRTUAL TABLE IF NOT EXISTS fts USING fts5(text, content='docs', content_rowid='id');",
        )?;
        Ok(Self(connection))
    }
}

impl Engine for Sqlite {
    fn add(&mut self, corpus: &Corpus, first: u64, end: u64) -> Result<(), SearchError> {
        let mut next = first;
        while next < end {
            let transaction = self.0.transaction()?;
            {
                let mut text = transaction.prepare("INSERT INTO docs(id, text) VALUES (?1, ?2)")?;
                let mut index =
                    transaction.prepare("INSERT INTO fts(rowid, text) VALUES (?1, ?2)")?;
                let until = end.min(next + DOCS_OF_TRANSACTION);
                for number in next..until {
                    let id = i64::try_from(number).unwrap_or(i64::MAX);
                    let document = corpus.document(number).join(" ");
                    text.execute((id, &document))?;
                    index.execute((id, &document))?;
                }
                next = until;
            }
            transaction.commit()?;
        }
        Ok(())
    }

    fn find(&self, question: &str, order: Order, limit: u32) -> Result<Vec<u64>, SearchError> {
        let by = match order {
            Order::Recency => "rowid DESC",
            Order::Bm25 => "rank",
        };
        let sql = format!(
            "SELECT rowid, snippet(fts, 0, '<', '>', '…', 40) FROM fts WHERE fts MATCH ?1 ORDER BY {by} LIMIT ?2"
        );
        let mut statement = self.0.prepare(&sql)?;
        let mut rows = statement.query((question, limit))?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let _snippet: String = row.get(1)?;
            found.push(u64::try_from(number).unwrap_or_default());
        }
        Ok(found)
    }

    fn bytes(&self, folder: &Path) -> Result<Bytes, SearchError> {
        // Pages of the index's own tables (https://www.sqlite.org/dbstat.html).
        let sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'fts%'";
        let index: i64 = self.0.query_row(sql, [], |row| row.get(0))?;
        Ok(Bytes {
            all: folder_bytes(folder),
            index: u64::try_from(index).unwrap_or_default(),
            beside: 0,
        })
    }
}

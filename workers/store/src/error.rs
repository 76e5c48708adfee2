//! What can go wrong with the file, as codes; never what was in it.

use std::path::PathBuf;

use velvet_runtime::Code;
use velvet_seal::{OpenError, SealError};

use crate::pages::PageError;

/// Stands for a table where a page does not open: nobody can know whose it was.
const PAGES: &str = "pages";
/// Stands for a table where a file of the search index does not open.
pub(crate) const INDEX: &str = "index";

/// The store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the store.
    #[error(
        "failed to open the store in {folder}: another process has it open; stop that one with `velvet down`"
    )]
    Busy {
        /// Folder of the store.
        folder: PathBuf,
    },
    /// The store was made with another root key. Nothing was touched.
    #[error(
        "failed to open the store in {folder}: it was sealed with another key; unlock with the passphrase it was made with"
    )]
    WrongKey {
        /// Folder of the store.
        folder: PathBuf,
    },
    /// The process was given no keys of the store.
    #[error("failed to open the store: this process was given no keys of the store")]
    NoKey,
    /// A later version of Velvet wrote it.
    #[error(
        "failed to open the store: it was written by a later version ({found}, known is {known}); update Velvet"
    )]
    NewerSchema {
        /// Version in the file.
        found: u64,
        /// Latest version this build knows.
        known: u64,
    },
    /// There is a store of the first form, whose pages were not sealed.
    #[error(
        "failed to open the store: {path} is of a form that no released Velvet wrote; move it away to begin a new store, or delete it to destroy what is in it"
    )]
    FirstForm {
        /// The file.
        path: PathBuf,
    },
    /// The keys of the records are not beside them.
    #[error(
        "failed to open the store: {path} is missing, and without it nothing in the store can be read; put it back from a backup"
    )]
    KeysMissing {
        /// The file.
        path: PathBuf,
    },
    /// A row does not open or does not decode.
    #[error("failed to read the store: a row of {table} is damaged ({code})")]
    Damaged {
        /// The table.
        table: &'static str,
        /// How it is damaged.
        code: &'static str,
    },
    /// A file of a backup is not what was written.
    #[error(
        "failed to read the backup: its file {file} is damaged ({code}){}; nothing was restored, use another backup",
        or_other_key(file, code)
    )]
    Backup {
        /// Name of the file within the backup.
        file: String,
        /// How it is damaged.
        code: &'static str,
    },
    /// There is no backup.
    #[error(
        "failed to find a backup in {folder}: name the folder that `velvet backup` wrote, or an empty one to begin"
    )]
    NoBackup {
        /// The folder.
        folder: PathBuf,
    },
    /// The backup is of another store.
    #[error(
        "failed to back up to {folder}: it has the backup of another store; name another folder"
    )]
    ForeignBackup {
        /// The folder.
        folder: PathBuf,
    },
    /// One backup at a time.
    #[error("failed to back up: another backup is being made; wait for its end")]
    BackupBusy,
    /// The store has not come as far as the anchor says.
    #[error(
        "failed to open the store in {folder}: it is older than what was last stored here, or another one; put the newer one back, or accept this one with `velvet restore --accept`"
    )]
    RolledBack {
        /// Folder of the store.
        folder: PathBuf,
    },
    /// There is a store where one should be made.
    #[error("failed to restore: there is a store in {folder} already; move it away first")]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// No room on the disk.
    #[error("failed to store: the disk is full; free some space or run `velvet forget`")]
    DiskFull,
    /// Less free space than `store.free_bytes_min` would be left.
    #[error(
        "failed to store: the disk has less free space than store.free_bytes_min; free some space or run `velvet forget`"
    )]
    Floor,
    /// Could not seal a row.
    #[error("failed to seal a row")]
    Seal(#[from] SealError),
    /// The file system refused.
    #[error("failed to {action}")]
    Io {
        /// The action, as an infinitive.
        action: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The search index could not be used, and not be made anew either.
    #[error("failed to use the search index")]
    Index(#[source] Box<tantivy::TantivyError>),
    /// A question took longer than the asker waits.
    #[error(
        "failed to answer in time; ask for a shorter span of time, fewer words, or give it longer with store.search_deadline_ms"
    )]
    Deadline,
    /// The database refused.
    #[error("failed to use the store's database")]
    Database(#[source] Box<redb::Error>),
}

/// The first file that is opened cannot tell damage from another key.
fn or_other_key(file: &str, code: &str) -> &'static str {
    match (file, code) {
        ("head", "open-forged") => {
            " or of another key than the one given (`velvet restore --other-key` takes another one's 24 words)"
        }
        _ => "",
    }
}

impl StoreError {
    /// A stable code for logs, health and refusals.
    #[must_use]
    pub fn code(&self) -> Code {
        Code(match self {
            Self::Busy { .. } => "store-busy",
            Self::WrongKey { .. } => "store-wrong-key",
            Self::NoKey => "store-no-key",
            Self::NewerSchema { .. } => "store-newer-schema",
            Self::FirstForm { .. } => "store-first-form",
            Self::KeysMissing { .. } => "store-keys-missing",
            Self::Damaged { .. } => "store-damaged",
            Self::Backup { .. } => "backup-damaged",
            Self::NoBackup { .. } => "backup-missing",
            Self::ForeignBackup { .. } => "backup-foreign",
            Self::BackupBusy => "backup-busy",
            Self::NotEmpty { .. } => "store-not-empty",
            Self::RolledBack { .. } => "store-rolled-back",
            Self::DiskFull | Self::Floor => "disk-full",
            Self::Seal(error) => error.code(),
            Self::Io { .. } => "store-io",
            Self::Index(_) => "store-index",
            Self::Deadline => "search-deadline",
            Self::Database(_) => "store-database",
        })
    }

    pub(crate) fn io(action: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| {
            if is_disk_full(&source) {
                Self::DiskFull
            } else {
                Self::Io { action, source }
            }
        }
    }

    pub(crate) fn damaged(table: &'static str) -> impl FnOnce(OpenError) -> Self {
        move |error| Self::Damaged {
            table,
            code: error.code(),
        }
    }

    /// Whether the search index is to be made anew.
    pub(crate) fn is_of_index(&self) -> bool {
        matches!(self, Self::Index(_) | Self::Damaged { table: INDEX, .. })
    }

    /// After these the open database refuses every write until it is opened again.
    pub(crate) fn latches(&self) -> bool {
        matches!(
            self,
            Self::Database(_)
                | Self::DiskFull
                | Self::Io { .. }
                | Self::Damaged { table: PAGES, .. }
        )
    }
}

/// Full device, used-up quota and a file at its size limit are one thing to the person.
fn is_disk_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

impl From<redb::Error> for StoreError {
    fn from(error: redb::Error) -> Self {
        match error {
            redb::Error::Io(source) if is_disk_full(&source) => Self::DiskFull,
            redb::Error::Io(source) if PageError::within(&source).is_some() => Self::Damaged {
                table: PAGES,
                code: "open-forged",
            },
            other => Self::Database(Box::new(other)),
        }
    }
}

macro_rules! from_redb {
    ($($name:ident),+) => {$(
        impl From<redb::$name> for StoreError {
            fn from(error: redb::$name) -> Self {
                redb::Error::from(error).into()
            }
        }
    )+};
}

from_redb!(
    CommitError,
    CompactionError,
    DatabaseError,
    StorageError,
    TableError,
    TransactionError
);

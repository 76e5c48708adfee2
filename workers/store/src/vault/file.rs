//! The file of the store: made whole or not at all, opened by one process, and only through sealed pages.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use redb::{Builder, Database, ReadableDatabase, WriteTransaction};
use velvet_seal::{Key, Purpose, RoleKeys};

use crate::{
    StoreError,
    keys::DayKeys,
    pages::{self, FILE_ID_BYTES, Opened, SealedPages},
    records::{CheckRow, HASHED, META, META_CHECK, NUMBERED, PAIRED, SCHEMA, Sealer},
};

pub(super) const FILE: &str = "store.vault";
const FILE_NEW: &str = "store.vault.new";
/// The name of the first form, which had no sealed pages and was never released.
const FILE_FIRST_FORM: &str = "store.redb";
const LOCK: &str = "store.lock";
const VAULT_NAME_BYTES: usize = 16;
/// Memory for pages of a file that is made; the database's own default is 1 GiB.
const NEW_CACHE_BYTES: usize = 64 << 20;

/// The keys of the files themselves.
pub(crate) struct FileKeys {
    pub(crate) pages: Key,
    pub(crate) days: Key,
}

impl FileKeys {
    pub(crate) fn of(keys: &RoleKeys) -> Result<Self, StoreError> {
        let key = |purpose| keys.get(purpose).cloned().ok_or(StoreError::NoKey);
        Ok(Self {
            pages: key(Purpose::StorePages)?,
            days: key(Purpose::StoreKeys)?,
        })
    }
}

/// Takes the folder for this process, and makes it when it is missing. The lock also covers the moment of creation,
/// which a lock of the file itself does not.
pub(super) fn lock(folder: &Path) -> Result<File, StoreError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(StoreError::io("make the folder of the store"))?;
    let file = private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))
        .map_err(StoreError::io("open the lock of the store"))?;
    locked(file, folder)
}

fn locked(file: File, folder: &Path) -> Result<File, StoreError> {
    if pages::lock(&file).map_err(StoreError::io("lock the store"))? {
        Ok(file)
    } else {
        Err(StoreError::Busy {
            folder: folder.to_owned(),
        })
    }
}

pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Makes the store in a locked folder when there is none.
pub(super) fn ensure(folder: &Path, keys: &FileKeys, sealer: &Sealer) -> Result<(), StoreError> {
    if folder.join(FILE).exists() {
        return Ok(());
    }
    let first_form = folder.join(FILE_FIRST_FORM);
    if first_form.exists() {
        return Err(StoreError::FirstForm { path: first_form });
    }
    create(folder, keys, sealer)
}

fn create(folder: &Path, keys: &FileKeys, sealer: &Sealer) -> Result<(), StoreError> {
    let mut vault = vec![0; VAULT_NAME_BYTES];
    random(&mut vault)?;
    DayKeys::create(folder, &keys.days, &vault)?;
    let database = new_database(folder, &keys.pages)?;
    let row = CheckRow {
        schema: SCHEMA,
        vault,
    };
    let txn = begin(&database)?;
    sealer.put(&txn, META, META_CHECK, &row)?;
    txn.commit()?;
    put_in_place(database, folder)
}

/// Takes a folder without a store for this process.
pub(crate) fn take_folder(folder: &Path) -> Result<File, StoreError> {
    let lock = lock(folder)?;
    if folder.join(FILE).exists() {
        return Err(StoreError::NotEmpty {
            folder: folder.to_owned(),
        });
    }
    Ok(lock)
}

/// Makes the file, with all its tables, beside its place: the database cannot recover from a crash within its
/// creation.
pub(crate) fn new_database(folder: &Path, key: &Key) -> Result<Database, StoreError> {
    let mut name = [0; FILE_ID_BYTES];
    random(&mut name)?;
    let new = folder.join(FILE_NEW);
    let file = private()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(&new)
        .map_err(StoreError::io("create the store"))?;
    let pages = SealedPages::create(file, key, name).map_err(StoreError::io("create the store"))?;
    let database = Builder::new()
        .set_cache_size(NEW_CACHE_BYTES)
        .create_with_backend(pages)?;
    let txn = begin(&database)?;
    for table in NUMBERED {
        txn.open_table(table)?;
    }
    for table in PAIRED {
        txn.open_table(table)?;
    }
    for table in HASHED {
        txn.open_table(table)?;
    }
    txn.commit()?;
    Ok(database)
}

/// Gives a new file its name.
pub(crate) fn put_in_place(database: Database, folder: &Path) -> Result<(), StoreError> {
    // Closing writes and syncs once more; only then may the file have its name.
    database.close()?;
    fs::rename(folder.join(FILE_NEW), folder.join(FILE))
        .map_err(StoreError::io("put the new store in place"))?;
    sync_folder(folder)
}

fn random(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|_| StoreError::Seal(velvet_seal::SealError::Cipher))
}

/// Makes names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let entries = File::open(folder).and_then(|folder| folder.sync_all());
    entries.map_err(StoreError::io("make a new name durable"))
}

/// Writes a small file whole or not at all: beside its place, then renamed.
pub(crate) fn write_whole(
    path: &Path,
    bytes: &[u8],
    action: &'static str,
) -> Result<(), StoreError> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let written = || -> std::io::Result<()> {
        let mut file = private()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    written().map_err(StoreError::io(action))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Opens the file. Nothing in it is changed before the key has proved to be the right one.
pub(super) fn open(folder: &Path, key: &Key, cache_bytes: u64) -> Result<Database, StoreError> {
    let file = private()
        .read(true)
        .write(true)
        .open(folder.join(FILE))
        .map_err(StoreError::io("open the store"))?;
    // The database's own lock does not reach through sealed pages.
    let file = locked(file, folder)?;
    let opened = SealedPages::open(file, key).map_err(StoreError::io("open the store"))?;
    let damaged = |code| StoreError::Damaged {
        table: "header",
        code,
    };
    let pages = match opened {
        Opened::Here(pages) => pages,
        Opened::WrongKey => {
            return Err(StoreError::WrongKey {
                folder: folder.to_owned(),
            });
        }
        Opened::Damaged => return Err(damaged("open-forged")),
        Opened::Foreign => return Err(damaged("no-header")),
    };
    let cache = usize::try_from(cache_bytes).unwrap_or(usize::MAX);
    Ok(Builder::new()
        .set_cache_size(cache)
        .create_with_backend(pages)?)
}

/// Tests the keys and the version on the vault check; gives the vault's name.
pub(super) fn check(
    database: &Database,
    sealer: &Sealer,
    folder: &Path,
) -> Result<Vec<u8>, StoreError> {
    let txn = database.begin_read()?;
    let meta = txn.open_table(META)?;
    let row = sealer.get::<u64, CheckRow>(&meta, META_CHECK);
    let row = row.map_err(|error| match error {
        StoreError::Damaged {
            code: "open-wrong-key",
            ..
        } => StoreError::WrongKey {
            folder: folder.to_owned(),
        },
        other => other,
    })?;
    let row = row.ok_or(StoreError::Damaged {
        table: "meta/check",
        code: "missing",
    })?;
    if row.schema > SCHEMA {
        return Err(StoreError::NewerSchema {
            found: row.schema,
            known: SCHEMA,
        });
    }
    if row.schema < SCHEMA {
        return Err(StoreError::FirstForm {
            path: folder.join(FILE),
        });
    }
    Ok(row.vault)
}

/// Makes the commit of a transaction seen at once, and durable with the next durable one only.
pub(crate) fn not_durable(txn: &mut WriteTransaction) -> Result<(), StoreError> {
    // It cannot fail: there are no savepoints, and the file has one writer.
    Ok(txn
        .set_durability(redb::Durability::None)
        .map_err(redb::Error::from)?)
}

/// A durable write transaction as all of ours are. Without quick repair a crash would mean reading the whole file at the
/// next start, and sealed pages would be unsafe (spec/store.md, section 1.2).
pub(crate) fn begin(database: &Database) -> Result<WriteTransaction, StoreError> {
    let mut txn = database.begin_write()?;
    txn.set_quick_repair(true);
    Ok(txn)
}

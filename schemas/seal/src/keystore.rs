//! Where the root is kept between two starts: in the keyring of the desktop, or in a file that a passphrase
//! unlocks. The recovery phrase brings the root back when either is lost.
//!
//! `keystore.json` says which of the two it is. Beside that it holds only what is public (device id, id of
//! the root) and, for a passphrase, the wrapped root.

mod file;
mod keyring;
mod passphrase;
mod phrase;
#[cfg(test)]
mod tests;
mod wrap;

use std::{
    cmp::Ordering,
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::{Deserialize, Serialize};
use velvet_messages::DeviceId;

use crate::{KeyId, RootKey, hex};
use file::Target;
use keyring::Keyring;
use wrap::{COST, Cost, Owner, Wrapped};

pub use keyring::KeyringError;
pub use passphrase::{
    Ask, CREDENTIAL_NAME, FileDescriptor, PASSPHRASE_BYTES_MAX, PASSPHRASE_CHARACTERS_MIN,
    PassphraseError, PassphraseSource, Prompt, SystemdCredential, passphrase_source,
};
pub use phrase::{PHRASE_WORDS, PhraseError, phrase, root_from_phrase};

/// Name of the file in the folder that is given.
pub const KEY_STORE_FILE: &str = "keystore.json";
const FILE_VERSION: u32 = 1;

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// The keyring when it works, else a passphrase.
    Auto,
    /// The keyring or an error.
    Keyring,
    /// A file that a passphrase unlocks.
    File,
}

impl FromStr for Choice {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        match text {
            "auto" => Ok(Self::Auto),
            "keyring" => Ok(Self::Keyring),
            "file" => Ok(Self::File),
            _ => Err(ChoiceError),
        }
    }
}

/// No such kind of key store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to understand the kind of key store: it is auto, keyring or file")]
pub struct ChoiceError;

/// What the key store is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The root is in the keyring.
    Keyring,
    /// The root is in the file, wrapped by a passphrase.
    File,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keyring => "keyring",
            Self::File => "file",
        })
    }
}

/// Something is wrong with the key store. Nothing was changed when this is returned.
#[derive(Debug, thiserror::Error)]
pub enum KeyStoreError {
    /// There is one already.
    #[error(
        "failed to create a key store: {path} exists; it is never overwritten. If its passphrase or keyring is lost, run `velvet init --recover`"
    )]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read.
    #[error("failed to read the key store {path}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The file cannot be written.
    #[error("failed to write the key store {path}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// Other people may read or change the file.
    #[error("failed to trust the key store: {path} has mode {mode:03o}; run `chmod 600 {path}`")]
    NotPrivate {
        /// The file.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// The file belongs to somebody else.
    #[error("failed to trust the key store: {path} belongs to another user")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is no key store.
    #[error(
        "failed to understand the key store {path}: it is damaged; move it away and run `velvet init --recover`"
    )]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase opens the wrapping, but what is inside was changed; or the wrapping itself is damaged.
    #[error(
        "failed to unlock: the key store is damaged or was changed; move it away and run `velvet init --recover`"
    )]
    Damaged,
    /// A later Velvet wrote it.
    #[error("failed to understand the key store: a newer Velvet wrote it; update Velvet")]
    Newer,
    /// The file asks for more memory or time than any Velvet.
    #[error(
        "failed to unlock: the key store asks for a cost that Velvet never sets; it was changed"
    )]
    Cost,
    /// Not this passphrase.
    #[error("failed to unlock: wrong passphrase")]
    WrongPassphrase,
    /// The phrase is of another root.
    #[error(
        "failed to recover: this phrase belongs to another key than {path}; nothing was changed"
    )]
    OtherRoot {
        /// The file.
        path: PathBuf,
    },
    /// The keyring failed.
    #[error(
        "failed to use the keyring: {0}. If it stays so, `velvet init --recover --key file` works without it"
    )]
    Keyring(#[from] KeyringError),
    /// No passphrase could be had.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// The recovery phrase is wrong.
    #[error(transparent)]
    Phrase(#[from] PhraseError),
    /// The system gave no random numbers.
    #[error("failed to make a key: the system gives no random numbers")]
    NoRandom,
}

impl KeyStoreError {
    fn unreadable(path: &Path, source: std::io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            source,
        }
    }

    fn unwritable(path: &Path, source: std::io::Error) -> Self {
        Self::Unwritable {
            path: path.to_owned(),
            source,
        }
    }

    /// A wrong secret was given, as opposed to something that is broken.
    #[must_use]
    pub fn is_wrong_secret(&self) -> bool {
        matches!(
            self,
            Self::WrongPassphrase | Self::OtherRoot { .. } | Self::Phrase(_)
        )
    }
}

/// A root, out of its store.
#[derive(Debug)]
pub struct Unlocked {
    /// The root of all keys.
    pub root: RootKey,
    /// The device it was made for.
    pub device: DeviceId,
}

/// What `velvet doctor` tells of a key store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Where the root is.
    pub kind: Kind,
    /// The file.
    pub path: PathBuf,
    /// The device id in it.
    pub device: DeviceId,
    /// Public id of the root.
    pub root: KeyId,
}

/// The file, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    version: u32,
    device: DeviceId,
    /// Public id of the root: tells a wrong recovery phrase before anything is touched.
    root: String,
    key: Place,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Place {
    Keyring {},
    Passphrase(Wrapped),
}

/// Read first, so that a newer file is called newer and not damaged.
#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

/// The key store of one folder.
#[derive(Clone, Debug)]
pub struct KeyStore {
    path: PathBuf,
    record: Record,
    root: KeyId,
}

/// What differs between use and test.
#[derive(Clone, Copy)]
struct Means {
    keyring: Keyring,
    cost: Cost,
}

impl Means {
    fn real() -> Self {
        Self {
            keyring: Keyring::of_session(),
            cost: COST,
        }
    }
}

impl KeyStore {
    /// The key store in a folder, when there is one.
    ///
    /// # Errors
    /// When the file is there but damaged, newer than this Velvet, or open to other people.
    pub fn locate(directory: &Path) -> Result<Option<Self>, KeyStoreError> {
        let path = directory.join(KEY_STORE_FILE);
        file::read(&path)?
            .map(|bytes| Self::parse(path, &bytes))
            .transpose()
    }

    fn parse(path: PathBuf, bytes: &[u8]) -> Result<Self, KeyStoreError> {
        let malformed = || KeyStoreError::Malformed { path: path.clone() };
        let VersionOnly { version } = serde_json::from_slice(bytes).map_err(|_| malformed())?;
        match version.cmp(&FILE_VERSION) {
            Ordering::Greater => return Err(KeyStoreError::Newer),
            Ordering::Less => return Err(malformed()),
            Ordering::Equal => {}
        }
        let record: Record = serde_json::from_slice(bytes).map_err(|_| malformed())?;
        let root = hex::decode::<8>(&record.root).ok_or_else(malformed)?;
        let root = KeyId::try_from(root.as_slice()).map_err(|_| malformed())?;
        if let Place::Passphrase(wrapped) = &record.key {
            wrapped.check()?;
        }
        Ok(Self { path, record, root })
    }

    /// Makes a new root and device id and keeps them in a folder, which is created when it is missing.
    /// Asks `passphrase` only when the root goes into the file.
    ///
    /// # Errors
    /// [`KeyStoreError::Exists`] when there is a key store already; otherwise see [`KeyStoreError`].
    pub fn create(
        directory: &Path,
        choice: Choice,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        Self::create_by(Means::real(), directory, choice, passphrase)
    }

    fn create_by(
        means: Means,
        directory: &Path,
        choice: Choice,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        if let Some(store) = Self::locate(directory)? {
            return Err(KeyStoreError::Exists { path: store.path });
        }
        let unlocked = Unlocked {
            root: RootKey::generate().map_err(|_| KeyStoreError::NoRandom)?,
            device: random_device()?,
        };
        let path = directory.join(KEY_STORE_FILE);
        let kept = keep(means, &path, Target::Vacant, &unlocked, choice, passphrase);
        if let (Err(_), Choice::Auto | Choice::Keyring) = (&kept, choice) {
            // The root was made a moment ago and nothing is sealed with it, so that nobody misses it.
            means.keyring.remove(unlocked.root.id()).ok();
        }
        kept.map(|_| unlocked)
    }

    /// Brings a root back from its recovery phrase and keeps it in a folder. A key store that is there must
    /// be of the same root: its device id stays and its wrapping is replaced.
    ///
    /// # Errors
    /// [`KeyStoreError::Phrase`] and [`KeyStoreError::OtherRoot`] when the phrase is not the one;
    /// otherwise see [`KeyStoreError`].
    pub fn recover(
        directory: &Path,
        phrase: &str,
        choice: Choice,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        Self::recover_by(Means::real(), directory, phrase, choice, passphrase)
    }

    fn recover_by(
        means: Means,
        directory: &Path,
        phrase: &str,
        choice: Choice,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        let root = root_from_phrase(phrase)?;
        let Some(store) = Self::locate(directory)? else {
            let path = directory.join(KEY_STORE_FILE);
            let device = random_device()?;
            let unlocked = Unlocked { root, device };
            keep(means, &path, Target::Vacant, &unlocked, choice, passphrase)?;
            return Ok(unlocked);
        };
        if store.root != root.id() {
            return Err(KeyStoreError::OtherRoot { path: store.path });
        }
        store.keep_again(means, root, choice, passphrase)
    }

    /// Gets the root. Asks `passphrase` only when the root is in the file.
    ///
    /// # Errors
    /// [`KeyStoreError::WrongPassphrase`], [`KeyStoreError::Keyring`]; otherwise see [`KeyStoreError`].
    pub fn unlock(&self, passphrase: &mut dyn PassphraseSource) -> Result<Unlocked, KeyStoreError> {
        self.unlock_by(Means::real(), passphrase)
    }

    fn unlock_by(
        &self,
        means: Means,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        let device = self.record.device.clone();
        let root = match &self.record.key {
            Place::Keyring {} => means.keyring.get(self.root)?,
            Place::Passphrase(wrapped) => {
                let text = passphrase.passphrase(Ask::Current)?;
                let owner = Owner {
                    device: &device,
                    root: self.root,
                };
                wrapped.open(owner, &text)?
            }
        };
        Ok(Unlocked { root, device })
    }

    /// Keeps the same root in another way: a new passphrase, or from one kind to the other.
    ///
    /// # Errors
    /// As [`KeyStore::unlock`] and [`KeyStore::create`]; the old way works until the new one is durable.
    pub fn change(
        &self,
        current: &mut dyn PassphraseSource,
        choice: Choice,
        new: &mut dyn PassphraseSource,
    ) -> Result<(), KeyStoreError> {
        self.change_by(Means::real(), current, choice, new)
    }

    fn change_by(
        &self,
        means: Means,
        current: &mut dyn PassphraseSource,
        choice: Choice,
        new: &mut dyn PassphraseSource,
    ) -> Result<(), KeyStoreError> {
        let Unlocked { root, .. } = self.unlock_by(means, current)?;
        self.keep_again(means, root, choice, new).map(|_| ())
    }

    fn keep_again(
        &self,
        means: Means,
        root: RootKey,
        choice: Choice,
        passphrase: &mut dyn PassphraseSource,
    ) -> Result<Unlocked, KeyStoreError> {
        let device = self.record.device.clone();
        let unlocked = Unlocked { root, device };
        let kind = keep(
            means,
            &self.path,
            Target::Replaced,
            &unlocked,
            choice,
            passphrase,
        )?;
        if self.kind() == Kind::Keyring && kind == Kind::File {
            self.forget_in_keyring(means);
        }
        Ok(unlocked)
    }

    /// The new way is durable already, so that a failure here is told but undoes nothing.
    fn forget_in_keyring(&self, means: Means) {
        if let Err(error) = means.keyring.remove(self.root) {
            tracing::warn!(key = %self.root, reason = %error, "the keyring still has the key, which is now in a file; remove it by hand");
        }
    }

    /// Which kind it is, and where.
    #[must_use]
    pub fn describe(&self) -> Description {
        Description {
            kind: self.kind(),
            path: self.path.clone(),
            device: self.record.device.clone(),
            root: self.root,
        }
    }

    fn kind(&self) -> Kind {
        match self.record.key {
            Place::Keyring {} => Kind::Keyring,
            Place::Passphrase(_) => Kind::File,
        }
    }
}

/// Puts the root where the choice says and writes the file, in this order: the file never names a keyring
/// that has no key.
fn keep(
    means: Means,
    path: &Path,
    target: Target,
    unlocked: &Unlocked,
    choice: Choice,
    passphrase: &mut dyn PassphraseSource,
) -> Result<Kind, KeyStoreError> {
    let key = match put_in_keyring(means, unlocked, choice)? {
        Kind::Keyring => Place::Keyring {},
        Kind::File => Place::Passphrase(wrapped(means, unlocked, passphrase)?),
    };
    let kind = match key {
        Place::Keyring {} => Kind::Keyring,
        Place::Passphrase(_) => Kind::File,
    };
    let record = Record {
        version: FILE_VERSION,
        device: unlocked.device.clone(),
        root: unlocked.root.id().to_string(),
        key,
    };
    let mut bytes =
        serde_json::to_vec_pretty(&record).map_err(|error| KeyStoreError::Unwritable {
            path: path.to_owned(),
            source: error.into(),
        })?;
    bytes.push(b'\n');
    file::write(path, &bytes, target).map(|()| kind)
}

fn put_in_keyring(
    means: Means,
    unlocked: &Unlocked,
    choice: Choice,
) -> Result<Kind, KeyStoreError> {
    if choice == Choice::File {
        return Ok(Kind::File);
    }
    match means.keyring.put(&unlocked.root) {
        Ok(()) => Ok(Kind::Keyring),
        Err(error) if choice == Choice::Auto => {
            tracing::info!(reason = %error, "no usable keyring, the root goes into a file");
            Ok(Kind::File)
        }
        Err(error) => Err(error.into()),
    }
}

fn wrapped(
    means: Means,
    unlocked: &Unlocked,
    passphrase: &mut dyn PassphraseSource,
) -> Result<Wrapped, KeyStoreError> {
    let text = passphrase.passphrase(Ask::New)?;
    let owner = Owner {
        device: &unlocked.device,
        root: unlocked.root.id(),
    };
    Wrapped::new(&unlocked.root, owner, &text, means.cost)
}

fn random_device() -> Result<DeviceId, KeyStoreError> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|_| KeyStoreError::NoRandom)?;
    hex::encode(&bytes)
        .parse()
        .map_err(|_| KeyStoreError::NoRandom)
}

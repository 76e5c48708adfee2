//! The root in the keyring of the desktop: Secret Service over D-Bus.

use std::{
    collections::HashMap,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use keyring_core::{CredentialStore, Entry, Error};
use zbus_secret_service_keyring_store::Store;
use zeroize::Zeroizing;

use crate::{KeyId, RootKey, keys::KEY_LENGTH};

/// The keyring may ask the person for its password; who does not answer in a minute is not there, and a
/// service without a desktop to ask on never answers.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
const SERVICE: &str = "velvet";
const LABEL: &str = "Velvet: root key";

/// The keyring did not do its part.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// No Secret Service on the session's D-Bus.
    #[error("no keyring answers on this session's D-Bus")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It is locked, and nobody unlocked it.
    #[error("the keyring is locked; unlock it and try again")]
    Locked(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No answer in time.
    #[error("the keyring did not answer within {} seconds; is it waiting for its password?", ANSWER_TIMEOUT.as_secs())]
    Timeout,
    /// It has no such entry.
    #[error("the keyring no longer has the key")]
    Missing,
    /// It has something else under this name, or more than one.
    #[error("the keyring has another thing under the key's name")]
    Unexpected,
}

impl From<Error> for KeyringError {
    fn from(error: Error) -> Self {
        match error {
            Error::PlatformFailure(source) => Self::Unreachable(source),
            Error::NoStorageAccess(source) => Self::Locked(source),
            Error::NoEntry => Self::Missing,
            // Some of the others carry the secret they could not decode; nothing of them goes on.
            _ => Self::Unexpected,
        }
    }
}

/// A keyring.
#[derive(Clone, Copy)]
pub(super) struct Keyring {
    /// How it is reached; tests put another one in its place.
    pub(super) connect: fn() -> Result<Arc<CredentialStore>, Error>,
    /// What the person sees in the keyring's own window, where entries have labels.
    pub(super) label: Option<&'static str>,
}

impl Keyring {
    pub(super) fn of_session() -> Self {
        Self {
            connect: || Store::new().map(|store| store as Arc<CredentialStore>),
            label: Some(LABEL),
        }
    }

    /// Puts the root in, and reads it back: some keyrings take a secret and keep nothing.
    pub(super) fn put(self, root: &RootKey) -> Result<(), KeyringError> {
        let id = root.id();
        let secret = Zeroizing::new(*root.expose());
        self.with_entry(id, move |entry| {
            entry.set_secret(secret.as_ref())?;
            let kept = Zeroizing::new(entry.get_secret()?);
            if kept.as_slice() == secret.as_slice() {
                Ok(())
            } else {
                Err(KeyringError::Unexpected)
            }
        })
    }

    /// Gets the root of this id.
    pub(super) fn get(self, id: KeyId) -> Result<RootKey, KeyringError> {
        let root = self.with_entry(id, |entry| {
            let secret = Zeroizing::new(entry.get_secret()?);
            let bytes: &[u8; KEY_LENGTH] = secret
                .as_slice()
                .try_into()
                .map_err(|_| KeyringError::Unexpected)?;
            Ok(RootKey::from_bytes(*bytes))
        })?;
        if root.id() == id {
            Ok(root)
        } else {
            Err(KeyringError::Unexpected)
        }
    }

    /// Takes the root out.
    pub(super) fn remove(self, id: KeyId) -> Result<(), KeyringError> {
        self.with_entry(id, |entry| Ok(entry.delete_credential()?))
    }

    /// Works on a thread of its own: the D-Bus client blocks on a runtime, which panics inside another, and
    /// only a thread can be left behind when nobody answers.
    fn with_entry<T: Send + 'static>(
        self,
        id: KeyId,
        work: impl FnOnce(&Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<T, KeyringError> {
        let (sender, receiver) = mpsc::sync_channel(1);
        thread::spawn(move || {
            let done = self.entry(id).and_then(|entry| work(&entry));
            // When the receiver is gone, the time was over and nobody waits for this.
            sender.send(done).ok();
        });
        receiver
            .recv_timeout(ANSWER_TIMEOUT)
            .map_err(|_| KeyringError::Timeout)?
    }

    fn entry(self, id: KeyId) -> Result<Entry, KeyringError> {
        let store = (self.connect)()?;
        let label = self.label.map(|label| HashMap::from([("label", label)]));
        // Named by the root and not by the folder, so that two folders do not take each other's entry.
        Ok(store.build(SERVICE, &id.to_string(), label.as_ref())?)
    }
}

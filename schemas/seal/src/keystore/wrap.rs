//! A root wrapped by a passphrase: Argon2id makes a key of the passphrase, the envelope seals the root with it.

use orion::hazardous::kdf::argon2::{Argon2, CostParams, ID, Sequential};
use serde::{Deserialize, Serialize};
use velvet_messages::DeviceId;
use zeroize::Zeroizing;

use super::{KeyStoreError, passphrase};
use crate::{Binding, Key, KeyId, OpenError, RootKey, hex, keys::KEY_LENGTH};

const SALT_LENGTH: usize = 16;
const KDF: &str = "argon2id-19";
/// An envelope around 32 bytes has 103; more than this is none of ours.
const ENVELOPE_BYTES_MAX: usize = 256;

/// Cost of a new wrapping: 256 MiB and 3 passes, of which the store's specification measured 974 ms, once at
/// each start. Memory is what makes guessing on graphics cards dear. One lane, because orion works on one
/// thread whatever the number, and more lanes would only help those who guess.
pub(super) const COST: Cost = Cost {
    memory_kib: 256 * 1024,
    passes: 3,
    lanes: 1,
};
/// Bounds on what a file may ask for. Above: a file from a stranger must not take the machine's memory or a
/// minute of its time. Below: nothing that we ever wrote.
const MEMORY_KIB_MIN: u32 = 8 * 1024;
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 10;
const LANES_MAX: u32 = 4;

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cost {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

impl Cost {
    fn is_within_bounds(self) -> bool {
        (MEMORY_KIB_MIN..=MEMORY_KIB_MAX).contains(&self.memory_kib)
            && (1..=PASSES_MAX).contains(&self.passes)
            && (1..=LANES_MAX).contains(&self.lanes)
    }
}

/// The root as it lies in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wrapped {
    kdf: String,
    cost: Cost,
    salt: String,
    envelope: String,
}

/// What a wrapping belongs to; it opens nowhere else.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) device: &'a DeviceId,
    pub(super) root: KeyId,
}

impl Owner<'_> {
    fn binding(self, cost: Cost, salt: &[u8]) -> Binding {
        Binding::new("velvet/keystore/1")
            .with(self.device.as_str().as_bytes())
            .with(self.root.as_bytes())
            .with(KDF.as_bytes())
            .with_u64(u64::from(cost.memory_kib))
            .with_u64(u64::from(cost.passes))
            .with_u64(u64::from(cost.lanes))
            .with(salt)
    }
}

impl Wrapped {
    /// Wraps a root.
    pub(super) fn new(
        root: &RootKey,
        owner: Owner<'_>,
        passphrase: &str,
        cost: Cost,
    ) -> Result<Self, KeyStoreError> {
        let form = passphrase::normal_new(passphrase)?;
        let mut salt = [0; SALT_LENGTH];
        getrandom::fill(&mut salt).map_err(|_| KeyStoreError::NoRandom)?;
        let key = stretch(&form, &salt, cost).ok_or(KeyStoreError::Cost)?;
        let envelope = key
            .seal(&owner.binding(cost, &salt), root.expose())
            .map_err(|_| KeyStoreError::NoRandom)?;
        Ok(Self {
            kdf: KDF.to_owned(),
            cost,
            salt: hex::encode(&salt).to_string(),
            envelope: hex::encode(&envelope).to_string(),
        })
    }

    /// Unwraps the root.
    pub(super) fn open(
        &self,
        owner: Owner<'_>,
        passphrase: &str,
    ) -> Result<RootKey, KeyStoreError> {
        let form = passphrase::normal(passphrase)?;
        let (salt, envelope) = self.parse()?;
        let key = stretch(&form, &salt, self.cost).ok_or(KeyStoreError::Cost)?;
        let plain = key
            .open(&owner.binding(self.cost, &salt), &envelope)
            .map_err(|error| match error {
                OpenError::WrongKey => KeyStoreError::WrongPassphrase,
                _ => KeyStoreError::Damaged,
            })?;
        let bytes: &[u8; KEY_LENGTH] = plain
            .as_slice()
            .try_into()
            .map_err(|_| KeyStoreError::Damaged)?;
        Ok(RootKey::from_bytes(*bytes))
    }

    /// Refuses what a passphrase could not mend, before anybody is asked for one.
    pub(super) fn check(&self) -> Result<(), KeyStoreError> {
        self.parse().map(|_| ())
    }

    fn parse(&self) -> Result<([u8; SALT_LENGTH], Vec<u8>), KeyStoreError> {
        if self.kdf != KDF {
            return Err(KeyStoreError::Newer);
        }
        if !self.cost.is_within_bounds() {
            return Err(KeyStoreError::Cost);
        }
        let salt = hex::decode::<SALT_LENGTH>(&self.salt).ok_or(KeyStoreError::Damaged)?;
        if self.envelope.len() > 2 * ENVELOPE_BYTES_MAX {
            return Err(KeyStoreError::Damaged);
        }
        let envelope = hex::decode_public(&self.envelope).ok_or(KeyStoreError::Damaged)?;
        Ok((*salt, envelope))
    }
}

fn stretch(passphrase: &str, salt: &[u8; SALT_LENGTH], cost: Cost) -> Option<Key> {
    let parameters = CostParams::new(cost.passes, cost.memory_kib, cost.lanes).ok()?;
    let mut secret = Zeroizing::new([0; KEY_LENGTH]);
    Argon2::<ID, Sequential>::derive_key(
        passphrase.as_bytes(),
        salt,
        &parameters,
        None,
        None,
        secret.as_mut(),
    )
    .ok()?;
    Some(Key::from_bytes(*secret))
}

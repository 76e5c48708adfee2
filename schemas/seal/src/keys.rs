//! One root, everything else derived from it by purpose.

use std::{collections::BTreeMap, fmt, sync::OnceLock};

use orion::hazardous::kdf::hkdf::{Hkdf, SHA512};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use velvet_messages::{Role, Stage};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::hex;

/// Bytes in the root and in every derived key.
pub(crate) const KEY_LENGTH: usize = 32;
const KEY_ID_LENGTH: usize = 8;
/// Salt of every derivation; a new key hierarchy takes a new label.
const DERIVATION_LABEL: &[u8] = b"velvet/root/1";
/// Salt of every keyed hash.
const HASH_LABEL: &[u8] = b"velvet/hash128/1";
const HASH_256_LABEL: &[u8] = b"velvet/hash256/1";
const KEY_ID_INFO: &[u8] = b"key-id";
const COMMITMENT_INFO: &[u8] = b"commitment";

/// What a key is for. Each purpose has its own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Messages of one stage on the bus.
    Bus(Stage),
    /// Snapshots of one role's state.
    Snapshot(Role),
    /// Records of the store.
    StoreRecords,
    /// The store's search index.
    StoreIndex,
    /// Keyed hashes of message ids in the store.
    StoreIds,
    /// Pages of the store's file.
    StorePages,
    /// The store's key file, together with its erasure secret.
    StoreKeys,
    /// The chain of the store's receipts.
    StoreAudit,
    /// Seed of a role's bus user.
    BusUser(Role),
}

impl Purpose {
    /// What only the store holds.
    const STORE: [Self; 6] = [
        Self::StoreRecords,
        Self::StoreIndex,
        Self::StoreIds,
        Self::StorePages,
        Self::StoreKeys,
        Self::StoreAudit,
    ];

    /// Stable name; part of the derivation.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Bus(stage) => format!("bus/{}", stage.name()),
            Self::Snapshot(role) => format!("snapshot/{role}"),
            Self::StoreRecords => "store/records".to_owned(),
            Self::StoreIndex => "store/index".to_owned(),
            Self::StoreIds => "store/ids".to_owned(),
            Self::StorePages => "store/pages".to_owned(),
            Self::StoreKeys => "store/keys".to_owned(),
            Self::StoreAudit => "store/audit".to_owned(),
            Self::BusUser(role) => format!("bus-user/{role}"),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let buses = Stage::ALL.into_iter().map(Self::Bus);
        let roles = Role::ALL.into_iter();
        buses
            .chain(roles.clone().map(Self::Snapshot))
            .chain(roles.map(Self::BusUser))
            .chain(Self::STORE)
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|purpose| purpose.name() == name)
    }

    /// What a role needs: the stages it reads and writes, and its own state.
    fn of(role: Role) -> Vec<Self> {
        use Stage::{Context, Frames, Ledger, Nudges, Readings, Service, Signals};
        let stages: &[Stage] = match role {
            Role::Capture => &[Frames, Signals, Ledger, Service],
            Role::Ocr => &[Frames, Readings, Ledger],
            Role::Context => &[Readings, Signals, Context, Service],
            // It decides without ever reading what was on the screen.
            Role::Nudge => &[Signals, Context, Nudges, Service],
            Role::Deliver => &[Signals, Nudges, Service],
            Role::Store => &[Readings, Signals, Context, Nudges, Ledger, Service],
            Role::Cli => &[Service],
            // The person who looks into the streams may open them all: `velvet decode`.
            Role::Inspect => &[Frames, Readings, Signals, Context, Nudges, Ledger, Service],
            Role::Supervisor => &[Ledger, Service],
        };
        let mut purposes: Vec<Self> = stages.iter().copied().map(Self::Bus).collect();
        purposes.push(Self::Snapshot(role));
        if role == Role::Store {
            purposes.extend(Self::STORE);
        }
        purposes
    }
}

/// Public name of a key: says which key, tells nothing of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; KEY_ID_LENGTH]);

impl KeyId {
    fn of(secret: &[u8; KEY_LENGTH]) -> Self {
        let mut id = [0; KEY_ID_LENGTH];
        expand(secret, KEY_ID_INFO, &mut id);
        Self(id)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<&[u8]> for KeyId {
    type Error = std::array::TryFromSliceError;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        bytes.try_into().map(Self)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A 256-bit key for one purpose. The bytes are on the heap, so that moving a key leaves no copy of them behind.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key {
    secret: Box<[u8; KEY_LENGTH]>,
    /// Derived when it is asked for: most keys of years are not.
    #[zeroize(skip)]
    id: OnceLock<KeyId>,
}

impl Key {
    /// A key from its bytes.
    #[must_use]
    pub fn from_bytes(mut secret: [u8; KEY_LENGTH]) -> Self {
        let boxed = Box::new(secret);
        secret.zeroize();
        Self::boxed(boxed)
    }

    fn boxed(secret: Box<[u8; KEY_LENGTH]>) -> Self {
        Self {
            secret,
            id: OnceLock::new(),
        }
    }

    /// A new random key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<Self, crate::SealError> {
        let mut boxed = Box::new([0; KEY_LENGTH]);
        getrandom::fill(boxed.as_mut()).map_err(|_| crate::SealError::Cipher)?;
        Ok(Self::boxed(boxed))
    }

    /// A key below this and another: neither of the two alone gives it.
    #[must_use]
    pub fn combined(&self, other: &Self, purpose: &str) -> Self {
        let mut both = Zeroizing::new([0; 2 * KEY_LENGTH]);
        both[..KEY_LENGTH].copy_from_slice(self.secret.as_ref());
        both[KEY_LENGTH..].copy_from_slice(other.secret.as_ref());
        Self::expanded(both.as_ref(), format!("combined/{purpose}").as_bytes())
    }

    /// What binds whoever wrote it to this one key: no other key has the same. The cipher does not give that by
    /// itself, since one ciphertext can be made to open under two keys.
    #[must_use]
    pub fn commitment(&self) -> [u8; KEY_LENGTH] {
        let mut commitment = [0; KEY_LENGTH];
        expand(self.secret.as_ref(), COMMITMENT_INFO, &mut commitment);
        commitment
    }

    /// The bytes, for a key file.
    #[must_use]
    pub fn expose(&self) -> &[u8; KEY_LENGTH] {
        &self.secret
    }

    /// A keyed 256-bit hash, for chains that nobody without the key can continue.
    #[must_use]
    pub fn hash256(&self, data: &[u8]) -> [u8; KEY_LENGTH] {
        let mut hash = [0; KEY_LENGTH];
        expand_salted(self.secret.as_ref(), HASH_256_LABEL, data, &mut hash);
        hash
    }

    fn expanded(secret: &[u8], info: &[u8]) -> Self {
        let mut boxed = Box::new([0; KEY_LENGTH]);
        expand(secret, info, boxed.as_mut());
        Self::boxed(boxed)
    }

    /// Its public name.
    #[must_use]
    pub fn id(&self) -> KeyId {
        *self.id.get_or_init(|| KeyId::of(&self.secret))
    }

    /// A key below this one.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        // The prefix keeps a purpose of the caller's from ever being one of ours, the public key id above all.
        Self::expanded(self.secret.as_ref(), format!("derive/{purpose}").as_bytes())
    }

    /// Secret bytes below this key, for an algorithm that is not ours.
    #[must_use]
    pub fn derive_bytes(&self, purpose: &str) -> Zeroizing<[u8; KEY_LENGTH]> {
        Zeroizing::new(*self.derive(purpose).secret)
    }

    /// A keyed 128-bit hash: equal input, equal hash; without the key it tells nothing of the input.
    #[must_use]
    pub fn hash128(&self, data: &[u8]) -> u128 {
        let mut hash = [0; 16];
        // Never as salt: HMAC pads its key with zeros, so that data would equal data with zeros after it.
        expand_salted(self.secret.as_ref(), HASH_LABEL, data, &mut hash);
        u128::from_le_bytes(hash)
    }

    pub(crate) fn secret(&self) -> &[u8; KEY_LENGTH] {
        &self.secret
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id())
    }
}

fn expand(secret: &[u8], info: &[u8], out: &mut [u8]) {
    expand_salted(secret, DERIVATION_LABEL, info, out);
}

/// HKDF-SHA-512 (RFC 5869). It fails only for an output over 255 blocks; ours are constants far below.
fn expand_salted(secret: &[u8], salt: &[u8], info: &[u8], out: &mut [u8]) {
    let done = Hkdf::<SHA512>::derive_key(salt, secret, Some(info), out);
    debug_assert!(done.is_ok(), "output lengths are constants below the limit");
}

/// The root of all keys. It stays in the process that unlocked it, on the heap like every [`Key`].
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RootKey(Box<[u8; KEY_LENGTH]>);

impl RootKey {
    /// A new random root.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<Self, crate::SealError> {
        let mut root = Self(Box::new([0; KEY_LENGTH]));
        getrandom::fill(root.0.as_mut()).map_err(|_| crate::SealError::Cipher)?;
        Ok(root)
    }

    /// A root from its bytes.
    #[must_use]
    pub fn from_bytes(mut bytes: [u8; KEY_LENGTH]) -> Self {
        let boxed = Box::new(bytes);
        bytes.zeroize();
        Self(boxed)
    }

    /// Its public name: tells two roots apart and nothing else.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of(&self.0)
    }

    /// The bytes, for the key store.
    #[must_use]
    pub fn expose(&self) -> &[u8; KEY_LENGTH] {
        &self.0
    }

    /// The key of a purpose.
    #[must_use]
    pub fn key(&self, purpose: Purpose) -> Key {
        Key::expanded(self.0.as_ref(), purpose.name().as_bytes())
    }

    /// The seed of a role's bus user (Ed25519). Derived, so that no seed lies in a file.
    #[must_use]
    pub fn bus_user_seed(&self, role: Role) -> Zeroizing<[u8; KEY_LENGTH]> {
        let mut seed = Zeroizing::new([0; KEY_LENGTH]);
        expand(
            self.0.as_ref(),
            Purpose::BusUser(role).name().as_bytes(),
            seed.as_mut(),
        );
        seed
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey")
    }
}

/// The keys of one role.
#[derive(Clone, Debug, Default)]
pub struct RoleKeys(BTreeMap<Purpose, Key>);

impl RoleKeys {
    /// The keys that the role needs, and no other.
    #[must_use]
    pub fn for_role(root: &RootKey, role: Role) -> Self {
        let keys = Purpose::of(role)
            .into_iter()
            .map(|purpose| (purpose, root.key(purpose)));
        Self(keys.collect())
    }

    /// The key of a purpose, when the role has it.
    #[must_use]
    pub fn get(&self, purpose: Purpose) -> Option<&Key> {
        self.0.get(&purpose)
    }

    /// The key of a stage, when the role has it.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> Option<&Key> {
        self.get(Purpose::Bus(stage))
    }
}

/// Keys travel from `velvet up` to its children over a pipe or a private socket as hexadecimal text.
impl Serialize for RoleKeys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .iter()
                .map(|(purpose, key)| (purpose.name(), hex::encode(key.secret.as_ref()))),
        )
    }
}

impl<'de> Deserialize<'de> for RoleKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Serde's own complaints quote what they found, which may be a key.
        let texts = BTreeMap::<String, Zeroizing<String>>::deserialize(deserializer)
            .map_err(|_| D::Error::custom("malformed keys"))?;
        let mut keys = BTreeMap::new();
        for (name, text) in texts {
            let purpose =
                Purpose::from_name(&name).ok_or_else(|| D::Error::custom("unknown key purpose"))?;
            let secret: Zeroizing<[u8; KEY_LENGTH]> =
                hex::decode(&text).ok_or_else(|| D::Error::custom("malformed key"))?;
            keys.insert(purpose, Key::from_bytes(*secret));
        }
        Ok(Self(keys))
    }
}

//! Keys and the sealed envelope: everything that leaves a process leaves it through here.
//!
//! A [`Sealed`] message and an [`Open`] one are different types; only [`Sealable`] things can be sealed, and
//! a raw reading is not one of them (`velvet-minimise` makes it so). Everything else a process keeps for
//! itself (records, snapshots) is sealed as bytes by its [`Key`]. Keys are derived from one root by purpose,
//! and a role holds only those of what it reads and writes.
//!
//! This crate knows no bus and no database. `keystore` is the one part that touches a file.

mod binding;
pub mod cipher;
mod envelope;
mod hex;
mod keys;
pub mod keystore;
mod message;

pub use binding::Binding;
pub use cipher::{Aead, Bulk, Careful};
pub use envelope::{OpenError, SealError, claimed_key_id, claimed_place};
pub use keys::{Key, KeyId, Purpose, RoleKeys, RootKey};
pub use keystore::{KeyStore, KeyStoreError, Unlocked};
pub use message::{Open, Sealable, Sealed, bus_binding};

//! The store worker: keeps every message once, sealed, and answers questions about what it keeps.
//!
//! One process has the one file ([`Vault`]); [`StoreStep`] writes into it and [`StoreService`] reads from it, at
//! the same time. Everything that can be made again from the records (the search index, what is kept in memory)
//! is disposable. The file is sealed page by page, and each row in it again by itself.
//!
//! It does not know the bus, how text was read, or what a nudge is.

mod account;
mod backup;
mod config;
mod error;
mod export;
mod forget;
mod inbox;
mod index;
mod keep;
mod keys;
mod pages;
mod picture;
mod query;
mod records;
mod retention;
mod rotate;
mod search;
mod service;
mod step;
mod texts;
mod timeline;
mod vault;
mod verify;
mod words;
#[cfg(test)]
extern crate self as velvet_store;
#[cfg(test)]
#[path = "../tests/store/world.rs"]
#[expect(dead_code, reason = "the integration tests use all of it")]
mod world;

pub use backup::{Restored, restore, restore_from_other};
pub use config::StoreConfig;
pub use error::StoreError;
pub use keep::Kept;
pub use query::Stemming;
pub use service::StoreService;
pub use step::{StoreInput, StoreMessage, StoreStep};
pub use vault::Vault;

//! The thin capture agent: sees the screen, keeps what changed, seals it, publishes it.
//!
//! It knows no text: no OCR, no store, and no key that opens what others wrote. Sources deliver pictures and
//! facts, the gate decides what changed, privacy blacks out what must not leave, the publisher waits for the
//! bus to confirm. Nothing that was seen is written to disk.

pub mod account;
pub mod area;
#[cfg(target_os = "linux")]
mod audio;
pub mod config;
pub mod control;
pub mod cut;
pub mod keep;
pub mod lane;
mod looker;
mod outbox;
mod power;
pub mod privacy;
pub mod probe;
mod run;
pub mod session;
mod signals;
pub mod source;

pub use config::Config;
pub use run::{Agent, Opener, RunError, run};
pub use velvet_gate::{self as gate, picture};

/// Locks although another thread panicked while it held the lock: what is behind our locks is whole at any
/// moment, and a source that breaks down must not take the account with it.
fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

//! The thin capture agent: sees the screen, keeps what changed, seals it, publishes it.
//!
//! It knows no text: no OCR, no store, and no key that opens what others wrote. Sources deliver pictures and
//! facts, the gate decides what changed, privacy blacks out what must not leave, the publisher waits for the
//! bus to confirm. Nothing is written to disk.

pub mod area;
pub mod gate;
pub mod picture;
pub mod source;

//! What the benches and the integration tests share: a desktop with real windows, and a Velvet of its own.

pub mod rig;

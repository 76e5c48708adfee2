//! The one command: command line, supervisor and worker host.
//!
//! `velvet up` unlocks the root key, runs the broker, the capture agent and the workers, and hands each its
//! own keys over a private socket. Every other command is a guest of the running one.

pub mod cli;
pub mod client;
pub mod commands;
pub mod fault;
pub mod host;
pub mod paths;
pub mod print;
pub mod replay;
pub mod settings;
pub mod supervisor;
pub mod times;

pub use cli::Cli;
pub use fault::Fault;
pub use settings::Settings;

//! The rig: a virtual X display with a window manager and terminals, and a complete Velvet in a folder of its own.
//!
//! Everything is real: Xvfb, openbox, xterm, nats-server, Tesseract and our own programs as processes. Each part
//! ends what it has started, by process id.

mod desktop;
mod home;
mod processes;

pub use desktop::{Desktop, Terminal};
pub use home::{Home, PASSPHRASE, Programs, Started};
pub use processes::{Usage, children_of, usage};

/// The rig could not be set up or used.
#[derive(Debug, thiserror::Error)]
pub enum RigError {
    /// A program is missing.
    #[error("failed to start {program}: install it with ops/setup --test")]
    Missing {
        /// The program.
        program: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// Something did not come up in time.
    #[error("failed to wait for {what}: it took longer than {seconds} s")]
    TooLate {
        /// What was waited for.
        what: &'static str,
        /// How long.
        seconds: u64,
    },
    /// A command ended with an error.
    #[error("failed to run velvet {command}: exit code {code:?}: {text}")]
    Command {
        /// Its words.
        command: String,
        /// Its exit code.
        code: Option<i32>,
        /// What it said on standard error.
        text: String,
    },
    /// A file or pipe of the rig.
    #[error("failed to use a file of the rig")]
    File(#[from] std::io::Error),
    /// An answer that is no JSON.
    #[error("failed to read an answer as JSON")]
    Json(#[from] serde_json::Error),
}

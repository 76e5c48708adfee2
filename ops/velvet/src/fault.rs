//! Why a command did not do what was asked, as one clear text and an exit code.

use std::{fmt, process::ExitCode};

use velvet_runtime::{Problem, launch::LaunchError};
use velvet_seal::KeyStoreError;

/// A command's failure. The exit codes are part of the interface (README.md).
#[derive(Debug)]
pub enum Fault {
    /// Something went wrong that has no code of its own. Exit code 1.
    Failed {
        /// Completes "failed to …".
        action: String,
        /// The cause, without content.
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// The running Velvet refused and said why. Exit code 1.
    Refused {
        /// Its code.
        code: String,
        /// Its text.
        text: String,
    },
    /// The settings or the arguments are wrong; all mistakes at once. Exit code 2.
    Settings(Vec<Problem>),
    /// A file that was given is wrong; all mistakes at once. Exit code 2.
    Input(String),
    /// Wrong passphrase, phrase or key; nothing was touched. Exit code 3.
    WrongKey(String),
    /// Velvet is not running here, or not set up. Exit code 4.
    NotRunning(String),
    /// Another process holds the data. Exit code 5.
    Held(String),
    /// Programs or languages are missing. Exit code 6.
    Missing(String),
    /// The account does not balance, or a check failed. Exit code 7.
    Unsound(String),
}

impl Fault {
    /// A failure with its cause.
    pub fn failed<E>(action: impl Into<String>) -> impl FnOnce(E) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let action = action.into();
        move |source| Self::Failed {
            action,
            source: Some(source.into()),
        }
    }

    /// A failure that is its own cause.
    pub fn plain(action: impl Into<String>) -> Self {
        Self::Failed {
            action: action.into(),
            source: None,
        }
    }

    /// The process's exit code.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed { .. } | Self::Refused { .. } => 1,
            Self::Settings(_) | Self::Input(_) => 2,
            Self::WrongKey(_) => 3,
            Self::NotRunning(_) => 4,
            Self::Held(_) => 5,
            Self::Missing(_) => 6,
            Self::Unsound(_) => 7,
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { action, source } => {
                write!(f, "failed to {action}")?;
                let mut cause = source
                    .as_ref()
                    .map(|source| &**source as &dyn std::error::Error);
                while let Some(error) = cause {
                    write!(f, ": {error}")?;
                    cause = error.source();
                }
                Ok(())
            }
            Self::Refused { code, text } => write!(f, "{text} ({code})"),
            Self::Settings(problems) => {
                write!(f, "the settings have {} mistake(s):", problems.len())?;
                problems
                    .iter()
                    .try_for_each(|problem| write!(f, "\n  {problem}"))
            }
            Self::Input(text)
            | Self::WrongKey(text)
            | Self::NotRunning(text)
            | Self::Held(text)
            | Self::Missing(text)
            | Self::Unsound(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Fault {}

impl From<KeyStoreError> for Fault {
    /// Wrong secrets have an exit code of their own.
    fn from(error: KeyStoreError) -> Self {
        if error.is_wrong_secret() {
            Self::WrongKey(error.to_string())
        } else {
            Self::failed("use the key store")(error)
        }
    }
}

impl From<LaunchError> for Fault {
    fn from(error: LaunchError) -> Self {
        match error {
            LaunchError::NotRunning { .. } => {
                Self::NotRunning("Velvet is not running here; start it with `velvet up`".to_owned())
            }
            other => Self::failed("join the running Velvet")(other),
        }
    }
}

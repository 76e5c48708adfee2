//! Where passphrases come from: a terminal, a file descriptor, a systemd credential. Never an argument and
//! never the environment, which other processes of the machine can read.

use std::{
    borrow::Cow,
    ffi::OsString,
    fs::File,
    io::{IsTerminal, Read},
    path::PathBuf,
};

use bip39::Mnemonic;
use zeroize::Zeroizing;

/// Shortest new passphrase. NIST SP 800-63B asks for 15 where an online service throttles nothing but
/// accepts 8; Argon2 makes each guess here cost a second and 256 MiB, so 12 is between.
pub const PASSPHRASE_CHARACTERS_MIN: usize = 12;
/// Longest input. Six lines of text are enough; more is a wrong file behind the descriptor.
pub const PASSPHRASE_BYTES_MAX: usize = 1024;
/// How often a prompt asks again when the second entry differs or the rule is broken.
const PROMPT_TRIES: usize = 3;
/// Name of the systemd credential, as in `LoadCredentialEncrypted=velvet-passphrase`.
pub const CREDENTIAL_NAME: &str = "velvet-passphrase";

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The passphrase of the key store that exists.
    Current,
    /// A new passphrase; a prompt asks twice.
    New,
    /// The 24-word recovery phrase.
    Phrase,
}

/// No usable passphrase came. Never quotes it.
#[derive(Debug, thiserror::Error)]
pub enum PassphraseError {
    /// Nothing was given.
    #[error(
        "failed to get a passphrase: it is empty; a passphrase has at least {PASSPHRASE_CHARACTERS_MIN} characters"
    )]
    Empty,
    /// A new passphrase breaks the rule.
    #[error(
        "failed to accept the passphrase: it is too short; a passphrase has at least {PASSPHRASE_CHARACTERS_MIN} characters"
    )]
    TooShort,
    /// More than any passphrase.
    #[error("failed to get a passphrase: it is longer than {PASSPHRASE_BYTES_MAX} bytes")]
    TooLong,
    /// Bytes that are no text.
    #[error("failed to get a passphrase: it is not UTF-8 text")]
    NotText,
    /// More than one line.
    #[error("failed to get a passphrase: it has more than one line, or control characters")]
    ControlCharacters,
    /// Both entries differ.
    #[error("failed to get a passphrase: the two entries differ; try again")]
    Differ,
    /// Nobody can be asked.
    #[error(
        "failed to get a passphrase: there is no terminal to ask on; use --passphrase-fd, or the systemd credential {CREDENTIAL_NAME}"
    )]
    NoSource,
    /// The source could not be read.
    #[error("failed to read the passphrase from {from}")]
    Unreadable {
        /// What was read: the terminal, the descriptor or the credential.
        from: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
}

/// Something that can be asked for a passphrase.
pub trait PassphraseSource {
    /// The text, without the newline at its end.
    ///
    /// # Errors
    /// See [`PassphraseError`].
    fn passphrase(&mut self, ask: Ask) -> Result<Zeroizing<String>, PassphraseError>;
}

/// The first of: the descriptor, the systemd credential, the terminal; else one that refuses and says what
/// there is.
#[must_use]
pub fn passphrase_source(descriptor: Option<u32>) -> Box<dyn PassphraseSource> {
    if let Some(number) = descriptor {
        return Box::new(FileDescriptor::new(number));
    }
    if let Some(credential) = SystemdCredential::from_environment() {
        return Box::new(credential);
    }
    if has_terminal() {
        return Box::new(Prompt);
    }
    Box::new(Nobody)
}

fn has_terminal() -> bool {
    File::open("/dev/tty").is_ok_and(|terminal| terminal.is_terminal())
}

/// Asks on the controlling terminal, without echo.
#[derive(Clone, Copy, Debug)]
pub struct Prompt;

impl PassphraseSource for Prompt {
    fn passphrase(&mut self, ask: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        match ask {
            Ask::Current => prompt("Passphrase: "),
            Ask::Phrase => prompt("Recovery phrase (24 words, not shown): "),
            Ask::New => prompt_twice(),
        }
    }
}

fn prompt_twice() -> Result<Zeroizing<String>, PassphraseError> {
    let mut question =
        format!("New passphrase (at least {PASSPHRASE_CHARACTERS_MIN} characters): ");
    let mut last = PassphraseError::Differ;
    for _ in 0..PROMPT_TRIES {
        let first = prompt(&question)?;
        match normal_new(&first) {
            Err(error @ (PassphraseError::Empty | PassphraseError::TooShort)) => last = error,
            Err(error) => return Err(error),
            Ok(_) if first == prompt("The same again: ")? => return Ok(first),
            Ok(_) => last = PassphraseError::Differ,
        }
        question = format!("{last}.\nNew passphrase: ");
    }
    Err(last)
}

fn prompt(question: &str) -> Result<Zeroizing<String>, PassphraseError> {
    rpassword::prompt_password(question)
        .map(Zeroizing::new)
        .map_err(|source| PassphraseError::Unreadable {
            from: "the terminal".to_owned(),
            source,
        })
}

/// Reads a descriptor that the parent opened, to its end.
#[derive(Clone, Copy, Debug)]
pub struct FileDescriptor {
    number: u32,
}

impl FileDescriptor {
    /// The descriptor of this number; 0 is standard input.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self { number }
    }

    fn open(self) -> std::io::Result<Box<dyn Read>> {
        if self.number == 0 {
            return Ok(Box::new(std::io::stdin().lock()));
        }
        // Opening the path is the way without `unsafe`: taking the bare number is a promise nobody can check.
        Ok(Box::new(File::open(format!("/dev/fd/{}", self.number))?))
    }
}

impl PassphraseSource for FileDescriptor {
    fn passphrase(&mut self, _: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        let from = || format!("file descriptor {}", self.number);
        let unreadable = |source| PassphraseError::Unreadable {
            from: from(),
            source,
        };
        read_text(self.open().map_err(unreadable)?, &from())
    }
}

/// A credential that systemd hands to the unit (`LoadCredential=`, `LoadCredentialEncrypted=`).
#[derive(Clone, Debug)]
pub struct SystemdCredential {
    path: PathBuf,
}

impl SystemdCredential {
    /// The credential `velvet-passphrase`, when systemd gave one to this process. Only the folder's name
    /// comes from the environment.
    #[must_use]
    pub fn from_environment() -> Option<Self> {
        Self::in_directory(std::env::var_os("CREDENTIALS_DIRECTORY")?)
    }

    /// The credential in a folder, when it is there.
    #[must_use]
    pub fn in_directory(directory: OsString) -> Option<Self> {
        let path = PathBuf::from(directory).join(CREDENTIAL_NAME);
        path.is_file().then_some(Self { path })
    }
}

impl PassphraseSource for SystemdCredential {
    fn passphrase(&mut self, _: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        let from = format!("the systemd credential {CREDENTIAL_NAME}");
        match File::open(&self.path) {
            Ok(file) => read_text(file, &from),
            Err(source) => Err(PassphraseError::Unreadable { from, source }),
        }
    }
}

struct Nobody;

impl PassphraseSource for Nobody {
    fn passphrase(&mut self, _: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        Err(PassphraseError::NoSource)
    }
}

fn read_text(input: impl Read, from: &str) -> Result<Zeroizing<String>, PassphraseError> {
    // Room for the newline, and for one byte more that shows there is too much. A buffer that never grows
    // leaves no copy behind.
    let limit = PASSPHRASE_BYTES_MAX + 2;
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit));
    input
        .take(limit as u64)
        .read_to_end(&mut bytes)
        .map_err(|source| PassphraseError::Unreadable {
            from: from.to_owned(),
            source,
        })?;
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    }
    if bytes.len() > PASSPHRASE_BYTES_MAX {
        return Err(PassphraseError::TooLong);
    }
    let text = str::from_utf8(&bytes).map_err(|_| PassphraseError::NotText)?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// A passphrase of an existing store, in normal form. The rule for new ones does not apply, lest a stricter
/// rule lock anybody out.
pub(super) fn normal(text: &str) -> Result<Zeroizing<String>, PassphraseError> {
    if text.is_empty() {
        return Err(PassphraseError::Empty);
    }
    if text.len() > PASSPHRASE_BYTES_MAX {
        return Err(PassphraseError::TooLong);
    }
    // The same letter can be typed as one character or as two; NFKD, as BIP-39 does it, makes them equal.
    let mut form = Cow::Borrowed(text);
    Mnemonic::normalize_utf8_cow(&mut form);
    Ok(Zeroizing::new(form.into_owned()))
}

/// A new passphrase, in normal form, or the rule that it breaks.
pub(super) fn normal_new(text: &str) -> Result<Zeroizing<String>, PassphraseError> {
    let form = normal(text)?;
    if text.chars().any(char::is_control) {
        return Err(PassphraseError::ControlCharacters);
    }
    if text.chars().count() < PASSPHRASE_CHARACTERS_MIN {
        return Err(PassphraseError::TooShort);
    }
    Ok(form)
}

/// A function that answers, for callers with a way of their own to ask.
impl<F> PassphraseSource for F
where
    F: FnMut(Ask) -> Result<Zeroizing<String>, PassphraseError>,
{
    fn passphrase(&mut self, ask: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        self(ask)
    }
}

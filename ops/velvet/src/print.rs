//! The one place that writes to the terminal.

use std::io::{self, IsTerminal, Write};

/// Prints a line for the person. A reader that went away (`| head`) is no error.
pub fn line(text: impl AsRef<str>) {
    write_line(&mut io::stdout().lock(), text.as_ref());
}

/// Prints a line beside the result: progress, warnings, errors.
pub fn note(text: impl AsRef<str>) {
    write_line(&mut io::stderr().lock(), text.as_ref());
}

/// Prints a value as JSON.
pub fn json(value: &serde_json::Value) {
    line(format!("{value:#}"));
}

/// Prints bytes as they are.
///
/// # Errors
/// When standard output does not take them.
pub fn bytes(bytes: &[u8]) -> io::Result<()> {
    io::stdout().lock().write_all(bytes)
}

/// Whether a person looks at standard output.
#[must_use]
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

fn write_line(to: &mut dyn Write, text: &str) {
    // Nobody is left to tell.
    drop(writeln!(to, "{text}"));
}

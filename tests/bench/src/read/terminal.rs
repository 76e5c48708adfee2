//! Scenes of a real terminal: xterm on a display of its own; what was written to it is the truth.

use std::path::Path;

use super::{corpus::CorpusError, pages::Part};

/// Raised when what is drawn here changes.
pub(super) const VERSION: u32 = 0;

/// Draws the terminal scenes of a part.
pub(super) fn draw(_folder: &Path, _part: Part) -> Result<(), CorpusError> {
    Ok(())
}

//! Headless Chromium as a renderer.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A page was not rendered.
#[derive(Debug, thiserror::Error)]
pub(super) enum BrowserError {
    #[error("failed to run chromium; install the package chromium")]
    Run(#[source] io::Error),
    #[error("failed to render {page} with chromium (status {status})")]
    Render { page: PathBuf, status: String },
    #[error("failed to prepare a folder for chromium")]
    Folder(#[source] io::Error),
}

/// Renders a page of this size in CSS pixels at this scale into a PNG.
pub(super) fn render(
    html: &str,
    size: (u32, u32),
    scale: f64,
    target: &Path,
) -> Result<(), BrowserError> {
    let folder = tempfile::tempdir().map_err(BrowserError::Folder)?;
    let page = folder.path().join("page.html");
    fs::write(&page, html).map_err(BrowserError::Folder)?;
    let status = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--screenshot={}", target.display()))
        .arg(format!("--window-size={},{}", size.0, size.1))
        .arg(format!("--force-device-scale-factor={scale}"))
        .arg(format!("file://{}", page.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(BrowserError::Run)?;
    if status.success() && target.exists() {
        return Ok(());
    }
    Err(BrowserError::Render {
        page,
        status: status.to_string(),
    })
}

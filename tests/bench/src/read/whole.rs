//! Whole-frame Tesseract, the reading that others do for each kept frame.
//!
//! The engine runs in a child that is started with one OpenMP thread in its environment: Debian's build starts
//! four and spins, and no later setting reaches it (spec/reading.md B1). The child measures its own processor time.

mod child;

use std::{
    io::{self, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

pub(crate) use self::child::child_main;

use super::score::{Place, Placed};

/// Name of the hidden subcommand.
pub(crate) const CHILD: &str = "whole-frame-child";

/// How the whole frame is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    /// Grey, default page segmentation, nothing else.
    Default,
    /// The best whole-frame mix of spec/reading.md B3: turned over when dark on the mean, enlarged twice with
    /// linear interpolation, page segmentation 11.
    Mix,
}

impl Variant {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Default => "whole-frame",
            Self::Mix => "whole-frame inv+up2+psm11",
        }
    }

    fn code(self) -> u8 {
        match self {
            Self::Default => 0,
            Self::Mix => 1,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        [Self::Default, Self::Mix]
            .into_iter()
            .find(|variant| variant.code() == code)
    }
}

/// The child could not be used.
#[derive(Debug, thiserror::Error)]
#[error("failed to read a whole frame; is the language installed (tesseract-ocr-<language>)?")]
pub(super) struct WholeError(#[from] io::Error);

/// A running child.
pub(super) struct Whole {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Whole {
    /// Starts the engine with these languages; what that costs is counted nowhere.
    pub(super) fn start(languages: &[String]) -> Result<Self, WholeError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args([CHILD, &languages.join("+")])
            .env("OMP_THREAD_LIMIT", "1")
            .env("OMP_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // leptonica prints there.
            .stderr(Stdio::null())
            .spawn()?;
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let input = child.stdin.take().ok_or_else(gone)?;
        let output = child.stdout.take().ok_or_else(gone)?;
        Ok(Self {
            child,
            input,
            output,
        })
    }

    /// Reads one frame of grey: words and the child's processor time.
    pub(super) fn read(
        &mut self,
        grey: &image::GrayImage,
        variant: Variant,
    ) -> Result<(Vec<Placed>, Duration), WholeError> {
        self.input.write_all(&[variant.code()])?;
        self.input.write_all(&grey.width().to_le_bytes())?;
        self.input.write_all(&grey.height().to_le_bytes())?;
        self.input.write_all(grey.as_raw())?;
        self.input.flush()?;
        let cpu = Duration::from_nanos(u64::from_le_bytes(self.bytes()?));
        let count = u32::from_le_bytes(self.bytes()?);
        let words: Result<Vec<Placed>, WholeError> = (0..count).map(|_| self.word()).collect();
        Ok((words?, cpu))
    }

    fn word(&mut self) -> Result<Placed, WholeError> {
        let mut side = || Ok::<i64, WholeError>(i64::from(u32::from_le_bytes(self.bytes()?)));
        let [left, top, width, height] = [side()?, side()?, side()?, side()?];
        let mut text = vec![0; u16::from_le_bytes(self.bytes()?).into()];
        self.output.read_exact(&mut text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(Placed {
            text,
            place: Place {
                left,
                top,
                width,
                height,
            },
        })
    }

    fn bytes<const COUNT: usize>(&mut self) -> Result<[u8; COUNT], WholeError> {
        let mut bytes = [0; COUNT];
        self.output.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

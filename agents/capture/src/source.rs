//! Where pictures and facts come from. Every source stands behind [`Source`]; whatever it says of damage is a
//! hint, the gate's tile comparison decides.

mod pixels;
pub mod replay;
pub mod scap;
pub mod select;
mod slots;
#[cfg(target_os = "linux")]
pub mod wayland;
pub mod x11;

use std::time::Duration;

use velvet_messages::{
    DisplayId,
    v1::{Rect, WindowFacts},
};

use crate::picture::Picture;

/// One display as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    /// Opaque and stable while the agent runs: `d0`, `d1`, … by position.
    pub id: DisplayId,
    /// Position and size in the desktop, physical pixels.
    pub rect: Rect,
    /// Physical pixels per CSS pixel, in thousandths.
    pub scale_milli: u32,
}

/// What a source noticed.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// These rectangles of a display may have changed (display pixels). Empty: anywhere.
    Damage {
        /// The display.
        display: DisplayId,
        /// Where; a hint.
        rects: Vec<Rect>,
    },
    /// Displays came, went, moved or changed size; ask [`Source::displays`] again.
    DisplaysChanged,
    /// Focus, a title, a window's place or the stacking order changed; ask [`Desktop::look`] again.
    DesktopChanged,
    /// A replay has come to its end.
    Ended,
}

/// A source could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// This source cannot work here. The text names what is missing and what to do.
    #[error("{source_name} cannot capture here: {reason}")]
    Unavailable {
        /// The source.
        source_name: &'static str,
        /// What is missing, and what to do about it; no content.
        reason: String,
    },
    /// The connection to the desktop broke; open the source again.
    #[error("{source_name} lost the desktop while it tried to {action}")]
    Lost {
        /// The source.
        source_name: &'static str,
        /// The action, as an infinitive.
        action: &'static str,
    },
    /// The display went away between two looks.
    #[error("the display is gone")]
    DisplayGone,
}

impl SourceError {
    /// A stable code for logs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } => "source-unavailable",
            Self::Lost { .. } => "source-lost",
            Self::DisplayGone => "display-gone",
        }
    }
}

/// Delivers pictures of displays. Lives on a thread of its own; calls block.
pub trait Source: Send {
    /// `x11`, `wayland`, `scap` or `replay`.
    fn name(&self) -> &'static str;

    /// The displays as they are now.
    ///
    /// # Errors
    /// See [`SourceError`].
    fn displays(&mut self) -> Result<Vec<Display>, SourceError>;

    /// Waits until something may have changed, at most `timeout`. A static screen yields nothing.
    ///
    /// # Errors
    /// See [`SourceError`].
    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError>;

    /// Brings `picture` up to date with the display; it is replaced when it has another size. With `rects`,
    /// only these need to be fresh. Returns the wall clock at the grab. Never paints the pointer.
    ///
    /// # Errors
    /// See [`SourceError`].
    fn grab(
        &mut self,
        display: &DisplayId,
        rects: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<velvet_runtime::Timestamp, SourceError>;
}

/// One window on the desktop.
#[derive(Clone, PartialEq, Default)]
pub struct Window {
    /// Application (WM_CLASS class, app id), title, process, full screen.
    pub facts: WindowFacts,
    /// Its place, frame included, in desktop pixels. `None` when the desktop does not tell (Wayland).
    pub rect: Option<Rect>,
    /// Whether everything below it is hidden where it stands. False when in doubt.
    pub opaque: bool,
    /// A menu, tooltip or the like that no window manager manages.
    pub popup: bool,
}

/// The desktop at one moment.
#[derive(Clone, PartialEq, Default)]
pub struct DesktopFacts {
    /// Visible windows from bottom to top.
    pub windows: Vec<Window>,
    /// Index of the focused one.
    pub focused: Option<usize>,
    /// Whether places and stacking are known, so that a window can be blacked out.
    pub places_known: bool,
    /// The desktop does not tell its windows (no window manager, no protocol); idle and lock may still be known.
    pub windows_unknown: bool,
    /// How long there has been no input.
    pub idle: Option<Duration>,
    /// Whether the session is locked.
    pub locked: Option<bool>,
}

impl DesktopFacts {
    /// The focused window's facts with its place, or "unknown".
    #[must_use]
    pub fn focused_facts(&self) -> WindowFacts {
        let focused = self.focused.and_then(|index| self.windows.get(index));
        focused
            .map(|window| WindowFacts {
                bounds: window.rect,
                ..window.facts.clone()
            })
            .unwrap_or_default()
    }
}

/// Tells what is on the desktop. May be the same object as the source or another.
pub trait Desktop: Send {
    /// The facts of now. `None`: this desktop does not tell.
    ///
    /// # Errors
    /// See [`SourceError`].
    fn look(&mut self) -> Result<Option<DesktopFacts>, SourceError>;
}

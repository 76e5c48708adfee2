//! Which source is used, and why.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use velvet_runtime::Clock;

use super::{Desktop, Source, SourceError, replay, x11};
use crate::{Config, keep::Keeper};

/// What the setting `capture.source` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By the session.
    Auto,
    /// An X server: the one that `DISPLAY` names, or this one.
    X11(Option<String>),
    /// The desktop portal.
    Wayland,
    /// The scap library.
    Scap,
    /// Recorded pictures in this folder.
    Replay(PathBuf),
}

/// `capture.source` is none of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("auto, x11, x11:<display>, wayland, scap or replay:<folder>")]
pub struct UnknownSource;

impl Choice {
    /// Reads the setting.
    ///
    /// # Errors
    /// When it is none of the known ones; the text lists them.
    pub fn parse(text: &str) -> Result<Self, UnknownSource> {
        match text {
            "auto" => Ok(Self::Auto),
            "x11" => Ok(Self::X11(None)),
            "wayland" => Ok(Self::Wayland),
            "scap" => Ok(Self::Scap),
            other => match other.split_once(':') {
                Some(("replay", folder)) if !folder.is_empty() => Ok(Self::Replay(folder.into())),
                Some(("x11", display)) if !display.is_empty() => {
                    Ok(Self::X11(Some(display.into())))
                }
                _ => Err(UnknownSource),
            },
        }
    }
}

/// What of the session decides. Read once, so that the decision itself can be tested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `WAYLAND_DISPLAY` names a compositor.
    pub wayland: bool,
    /// `DISPLAY` names an X server.
    pub x11: bool,
    /// There is a session bus, on which a desktop portal can be asked.
    pub session_bus: bool,
}

impl Environment {
    /// This process's.
    #[must_use]
    pub fn of_process() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let runtime_bus = std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| Path::new(&folder).join("bus").exists());
        Self {
            wayland: set("WAYLAND_DISPLAY"),
            x11: set("DISPLAY"),
            session_bus: set("DBUS_SESSION_BUS_ADDRESS") || runtime_bus,
        }
    }
}

/// The source that will be used, and why; for `status` and `doctor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// `x11`, `wayland`, `scap`, `replay` or `none`.
    pub name: &'static str,
    /// One sentence that can be read alone.
    pub reason: String,
    kind: Option<Kind>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    X11(Option<String>),
    Wayland,
    Scap,
    Replay(PathBuf),
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.reason)
    }
}

/// Decides on a source without opening it.
///
/// # Errors
/// When the setting is none of the known ones.
pub fn select(source: &str, environment: &Environment) -> Result<Selection, UnknownSource> {
    let chosen = |name, kind| Selection {
        name,
        reason: format!("capture.source is \"{name}\""),
        kind: Some(kind),
    };
    Ok(match Choice::parse(source)? {
        Choice::Auto => automatic(environment),
        Choice::X11(display) => chosen("x11", Kind::X11(display)),
        Choice::Wayland => chosen("wayland", Kind::Wayland),
        Choice::Scap => chosen("scap", Kind::Scap),
        Choice::Replay(folder) => chosen("replay", Kind::Replay(folder)),
    })
}

fn automatic(environment: &Environment) -> Selection {
    let selection = |name, reason: &str, kind| Selection {
        name,
        reason: reason.to_owned(),
        kind,
    };
    if cfg!(any(target_os = "macos", target_os = "windows")) {
        return selection("scap", "this system has no other source", Some(Kind::Scap));
    }
    match (
        environment.wayland,
        environment.session_bus,
        environment.x11,
    ) {
        (true, true, _) => selection(
            "wayland",
            "WAYLAND_DISPLAY is set and there is a session bus to ask the desktop portal on",
            Some(Kind::Wayland),
        ),
        // The X server inside a Wayland session shows none of its windows.
        (true, false, _) => selection(
            "none",
            "WAYLAND_DISPLAY is set but there is no session bus, so the desktop portal cannot be asked; \
             start Velvet inside the desktop session",
            None,
        ),
        (false, _, true) => selection(
            "x11",
            "DISPLAY is set and WAYLAND_DISPLAY is not",
            Some(Kind::X11(None)),
        ),
        (false, _, false) => selection(
            "none",
            "neither WAYLAND_DISPLAY nor DISPLAY is set; start Velvet inside the desktop session",
            None,
        ),
    }
}

/// A source and the facts that go with it.
pub struct Opened {
    /// Pictures.
    pub source: Box<dyn Source>,
    /// Windows, idle time, lock; `None` where nothing tells them.
    pub desktop: Option<Box<dyn Desktop>>,
}

impl Opened {
    fn new(source: impl Source + 'static, desktop: impl Desktop + 'static) -> Self {
        Self {
            source: Box::new(source),
            desktop: Some(Box::new(desktop)),
        }
    }
}

/// What opening a source needs.
#[derive(Clone)]
pub struct Opening {
    /// The settings.
    pub config: Config,
    /// Where the portal's restore token is kept.
    pub keeper: Arc<Keeper>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

impl Selection {
    /// Opens the selected source. Blocks; call it on the thread that will use it.
    ///
    /// # Errors
    /// See [`SourceError`].
    pub fn open(&self, opening: &Opening) -> Result<Opened, SourceError> {
        let config = &opening.config;
        match &self.kind {
            Some(Kind::X11(display)) => {
                let (source, desktop) = x11::open(display.as_deref(), &config.privacy.lockers)?;
                Ok(Opened::new(source, desktop))
            }
            Some(Kind::Replay(folder)) => {
                let (source, desktop) = replay::open(folder, config.replay_speed)?;
                Ok(Opened::new(source, desktop))
            }
            Some(Kind::Wayland) => open_wayland(opening),
            Some(Kind::Scap) => open_scap(opening),
            None => Err(SourceError::Unavailable {
                source_name: self.name,
                reason: self.reason.clone(),
            }),
        }
    }
}

#[cfg(target_os = "linux")]
fn open_wayland(opening: &Opening) -> Result<Opened, SourceError> {
    use super::wayland::WaylandSource;
    let config = &opening.config.wayland;
    let clock = Arc::clone(&opening.clock);
    let source = WaylandSource::open(config, opening.keeper.as_ref(), clock)?;
    let desktop = source.desktop();
    Ok(Opened::new(source, desktop))
}

#[cfg(not(target_os = "linux"))]
fn open_wayland(_: &Opening) -> Result<Opened, SourceError> {
    Err(SourceError::Unavailable {
        source_name: "wayland",
        reason: "this system has no Wayland; set capture.source to \"auto\"".to_owned(),
    })
}

fn open_scap(opening: &Opening) -> Result<Opened, SourceError> {
    let source = super::scap::ScapSource::open(&opening.config.scap, Arc::clone(&opening.clock))?;
    #[cfg(target_os = "linux")]
    let desktop: Option<Box<dyn Desktop>> = Some(Box::new(source.desktop()));
    // Elsewhere nothing tells the windows yet, which privacy rules take for "unknown".
    #[cfg(not(target_os = "linux"))]
    let desktop = None;
    Ok(Opened {
        source: Box::new(source),
        desktop,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, wayland: bool, session_bus: bool, x11: bool, expected: &str) {
        let environment = Environment {
            wayland,
            x11,
            session_bus,
        };
        let got = select(source, &environment).map_or("unknown", |selection| selection.name);
        assert_eq!(got, expected, "{source} {environment:?}");
    }

    #[test]
    fn the_session_decides_unless_the_settings_do() {
        check("auto", true, true, true, "wayland");
        check("auto", true, true, false, "wayland");
        check("auto", true, false, true, "none");
        check("auto", false, true, true, "x11");
        check("auto", false, false, true, "x11");
        check("auto", false, true, false, "none");
        check("x11", true, true, true, "x11");
        check("x11::7", false, false, false, "x11");
        check("x11:", false, false, true, "unknown");
        check("scap", false, false, true, "scap");
        check("replay:/some/folder", false, false, false, "replay");
        check("replay:", false, false, false, "unknown");
        check("x12", true, true, true, "unknown");
    }
}

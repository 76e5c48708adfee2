//! What is on a Wayland desktop, from whoever tells: the compositor, else accessibility; lock and idleness from
//! the bus.

use std::{sync::Arc, time::Duration};

use super::{
    NAME, WaylandConfig,
    bus::BusFacts,
    compositor::{Change, Compositor, Output},
};
use crate::source::{Desktop, DesktopFacts, SourceError, Window};

/// Told from the threads that notice changes.
pub(in crate::source) type Changed = Arc<dyn Fn(Change) + Send + Sync>;

/// Those who tell. Each may be missing.
pub(in crate::source) struct Informants {
    compositor: Option<Compositor>,
    bus: BusFacts,
}

impl Informants {
    /// Connects to all that are there.
    pub(in crate::source) fn open(limit: Duration, changed: Changed) -> Self {
        let tell = Arc::clone(&changed);
        let opened = Compositor::open(limit, move |change| tell(change));
        let compositor = opened
            .inspect_err(|error| tracing::info!(code = "wayland_compositor", %error, "no facts from the compositor"))
            .ok();
        let told = compositor
            .as_ref()
            .is_some_and(|compositor| compositor.facts().windows().is_some());
        Self {
            compositor,
            // Accessibility costs every program a little, so that it is asked only where nobody else tells.
            bus: BusFacts::open(limit, !told, changed),
        }
    }

    /// All monitors, or none when the compositor is out of reach.
    pub(super) fn outputs(&self) -> Vec<Output> {
        let facts = self.compositor.as_ref().map(Compositor::facts);
        facts
            .map(|facts| facts.outputs().copied().collect())
            .unwrap_or_default()
    }

    /// How many pokes were painted: a recorder must have seen these.
    pub(in crate::source) fn painted(&self) -> u64 {
        self.compositor
            .as_ref()
            .map_or(0, |compositor| compositor.facts().painted())
    }

    /// See [`Compositor::poke`].
    pub(in crate::source) fn poke(&self) {
        if let Some(compositor) = &self.compositor {
            compositor.poke();
        }
    }
}

/// Facts of a Wayland desktop. Places of windows are never known there: no protocol tells them.
pub struct WaylandDesktop {
    informants: Arc<Informants>,
}

impl WaylandDesktop {
    pub(in crate::source) fn new(informants: Arc<Informants>) -> Self {
        Self { informants }
    }

    /// Facts without a [`super::WaylandSource`], for another source on the same desktop. `changed` is called from
    /// another thread when looking again is worth while.
    pub fn open(config: &WaylandConfig, changed: impl Fn() + Send + Sync + 'static) -> Self {
        let changed = Arc::new(move |_| changed());
        Self::new(Arc::new(Informants::open(config.limits().call, changed)))
    }
}

impl Desktop for WaylandDesktop {
    fn look(&mut self) -> Result<Option<DesktopFacts>, SourceError> {
        let Informants { compositor, bus } = &*self.informants;
        let compositor = compositor.as_ref().map(Compositor::facts);
        if compositor.as_ref().is_some_and(|facts| facts.gone()) {
            return Err(SourceError::Lost {
                source_name: NAME,
                action: "ask the compositor for its windows",
            });
        }
        let told = compositor.as_ref().and_then(|facts| facts.windows());
        let idle = compositor.as_ref().and_then(|facts| facts.idle());
        let (idle, locked) = (idle.or_else(|| bus.idle()), bus.locked());
        // Accessibility tells the active window only: the others are unknown, and privacy rules must know that.
        let windows_unknown = told.is_none();
        let active = || bus.active_window().map(|facts| (vec![facts], Some(0)));
        let windows = told.or_else(active);
        if windows.is_none() && idle.is_none() && locked.is_none() {
            return Ok(None);
        }
        let (windows, focused) = windows.unwrap_or_default();
        let windows = windows.into_iter().map(|facts| Window {
            facts,
            ..Window::default()
        });
        Ok(Some(DesktopFacts {
            windows: windows.collect(),
            focused,
            places_known: false,
            windows_unknown,
            idle,
            locked,
        }))
    }
}

//! What `velvet doctor` wants to know of the session, without looking at anything.

use serde::Serialize;

use crate::source::{
    Desktop as _,
    select::{Environment, UnknownSource, select},
    x11,
};

/// What can be seen and known in this session. No content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Probe {
    /// `x11`, `wayland`, `scap`, `replay` or `none`.
    pub source: &'static str,
    /// Why.
    pub reason: String,
    /// Whether the source could be reached. A portal is not asked, because it would ask the person.
    pub reachable: Option<bool>,
    /// Whether the desktop tells its windows; `None` when only a running source can know.
    pub window_facts: Option<bool>,
    /// Whether it tells where they are, so that one can be blacked out alone.
    pub window_places: Option<bool>,
    /// Whether it tells idle time.
    pub idle: Option<bool>,
    /// What to do, when something is missing.
    pub advice: Option<String>,
}

const NO_WINDOWS: &str = "the desktop does not tell its windows, so privacy rules cannot be kept and nothing is \
     captured; run a window manager that follows EWMH, or set capture.privacy.when_unknown = \"everything\"";

/// Looks at the session under a value of `capture.source`.
///
/// # Errors
/// When the value is none of the known ones.
pub fn probe(source: &str) -> Result<Probe, UnknownSource> {
    let selection = select(source, &Environment::of_process())?;
    let mut probe = Probe {
        source: selection.name,
        reason: selection.reason,
        reachable: None,
        window_facts: None,
        window_places: None,
        idle: None,
        advice: None,
    };
    match probe.source {
        "x11" => probe_x11(&mut probe),
        "none" => probe.reachable = Some(false),
        _ => {}
    }
    Ok(probe)
}

fn probe_x11(probe: &mut Probe) {
    let facts = x11::open(None, &[]).and_then(|(_, mut desktop)| desktop.look());
    match facts {
        Ok(facts) => {
            let facts = facts.unwrap_or_default();
            probe.reachable = Some(true);
            probe.window_facts = Some(!facts.windows_unknown);
            probe.window_places = Some(facts.places_known);
            probe.idle = Some(facts.idle.is_some());
            probe.advice = facts.windows_unknown.then(|| NO_WINDOWS.to_owned());
        }
        Err(error) => {
            probe.reachable = Some(false);
            probe.advice = Some(error.to_string());
        }
    }
}

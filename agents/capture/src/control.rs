//! Pause, resume, and what the agent tells of itself.

use std::sync::{Arc, Mutex};

use velvet_messages::{
    DisplayId,
    v1::{AgentStatusResponse, PauseRequest, PauseResponse, Request, Response, request, response},
};
use velvet_runtime::{Answer, Asker, Timestamp, service::refusal};

use crate::{
    keep::{Keeper, PAUSED_UNTIL},
    lane::Lane,
    locked,
    source::Display,
};

/// `PauseRequest`: pauses or resumes, for the person or, with the reason `disk-full`, for the supervisor.
pub const PAUSE: &str = "pause";
/// `AgentStatusRequest`: what the agent sees and counts.
pub const STATUS: &str = "status";
/// What the agent does, or why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Looking.
    Capturing,
    /// The person said so.
    Paused,
    /// The disk has no room for more.
    DiskFull,
    /// The session is locked.
    Locked,
    /// There are rules, and the desktop does not tell its windows.
    WindowFactsUnknown,
    /// Messages wait for the bus to confirm; the newest picture is kept.
    Backlog,
    /// No display, or no source that works; the agent keeps trying.
    NoDisplay,
    /// A replay is over.
    Ended,
}

impl State {
    /// The state as `status` and `doctor` show it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Capturing => "capturing",
            Self::Paused => "paused",
            Self::DiskFull => "disk-full",
            Self::Locked => "locked",
            Self::WindowFactsUnknown => "window-facts-unknown",
            Self::Backlog => "backlog",
            Self::NoDisplay => "no-display",
            Self::Ended => "ended",
        }
    }
}

/// What the person asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pause {
    on: bool,
    /// Zero: until resumed.
    until_unix_us: i64,
}

impl Pause {
    fn to_bytes(self) -> [u8; 9] {
        let mut bytes = [u8::from(self.on); 9];
        bytes[1..].copy_from_slice(&self.until_unix_us.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (on, until) = bytes.split_first()?;
        Some(Self {
            on: *on == 1,
            until_unix_us: i64::from_le_bytes(until.try_into().ok()?),
        })
    }

    fn holds(self, now: Timestamp) -> bool {
        self.on && (self.until_unix_us == 0 || now.0 < self.until_unix_us)
    }
}

/// Shared by the looking thread, the senders and whoever asks.
pub struct Control {
    inner: Mutex<Inner>,
    /// Keeps the person's pause over a restart.
    keeper: Option<Arc<Keeper>>,
}

struct Inner {
    pause: Pause,
    disk_full: bool,
    source: String,
    reason: String,
    seen: State,
    facts_known: bool,
    lanes: Vec<Arc<Lane>>,
    /// Which of the lanes belong to a display that is there now.
    present: Vec<DisplayId>,
}

impl Control {
    /// Takes up the pause that was kept, if any.
    #[must_use]
    pub fn new(keeper: Option<Arc<Keeper>>) -> Self {
        let kept = keeper.as_ref().and_then(|keeper| keeper.load(PAUSED_UNTIL));
        Self {
            inner: Mutex::new(Inner {
                pause: kept
                    .and_then(|kept| Pause::from_bytes(&kept))
                    .unwrap_or_default(),
                disk_full: false,
                source: String::new(),
                reason: String::new(),
                seen: State::NoDisplay,
                facts_known: false,
                lanes: vec![],
                present: vec![],
            }),
            keeper,
        }
    }

    /// Pauses or resumes. Returns what holds now. A full disk is kept apart from the person's own pause, so
    /// that neither ends the other.
    pub fn pause(&self, now: Timestamp, request: &PauseRequest) -> PauseResponse {
        if request.reason == State::DiskFull.code() {
            locked(&self.inner).disk_full = request.paused;
            return PauseResponse {
                paused: self.held(now).is_some(),
                until_unix_us: 0,
            };
        }
        let pause = Pause {
            on: request.paused,
            until_unix_us: if request.paused {
                request.until_unix_us
            } else {
                0
            },
        };
        locked(&self.inner).pause = pause;
        if let Some(keeper) = &self.keeper {
            keeper.store(PAUSED_UNTIL, &pause.to_bytes());
        }
        PauseResponse {
            paused: pause.holds(now),
            until_unix_us: pause.until_unix_us,
        }
    }

    /// Why the agent must not look now, if it must not.
    #[must_use]
    pub fn held(&self, now: Timestamp) -> Option<State> {
        let inner = locked(&self.inner);
        match (inner.pause.holds(now), inner.disk_full) {
            (true, _) => Some(State::Paused),
            (false, true) => Some(State::DiskFull),
            (false, false) => None,
        }
    }

    /// What the agent does now.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> State {
        if let Some(held) = self.held(now) {
            return held;
        }
        let inner = locked(&self.inner);
        let backed_up = inner.lanes.iter().any(|lane| lane.is_backed_up());
        match inner.seen {
            State::Capturing if backed_up => State::Backlog,
            seen => seen,
        }
    }

    pub(crate) fn set_source(&self, name: &str, reason: &str) {
        let mut inner = locked(&self.inner);
        name.clone_into(&mut inner.source);
        reason.clone_into(&mut inner.reason);
    }

    pub(crate) fn set_seen(&self, seen: State) {
        locked(&self.inner).seen = seen;
    }

    pub(crate) fn set_facts_known(&self, known: bool) {
        locked(&self.inner).facts_known = known;
    }

    pub(crate) fn set_present(&self, displays: &[Display]) {
        locked(&self.inner).present = displays.iter().map(|display| display.id.clone()).collect();
    }

    /// The lane of a display, and whether it is new.
    pub(crate) fn lane(&self, id: &DisplayId) -> (Arc<Lane>, bool) {
        let mut inner = locked(&self.inner);
        if let Some(lane) = inner.lanes.iter().find(|lane| lane.id == *id) {
            return (Arc::clone(lane), false);
        }
        let lane = Arc::new(Lane::new(id.clone()));
        inner.lanes.push(Arc::clone(&lane));
        (lane, true)
    }

    /// Every lane of this session, also of displays that are gone.
    #[must_use]
    pub fn lanes(&self) -> Vec<Arc<Lane>> {
        locked(&self.inner).lanes.clone()
    }

    /// The agent as `status` tells it.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> AgentStatusResponse {
        let state = self.state(now);
        let inner = locked(&self.inner);
        let present = inner
            .lanes
            .iter()
            .filter(|lane| inner.present.contains(&lane.id));
        AgentStatusResponse {
            source: inner.source.clone(),
            source_reason: inner.reason.clone(),
            state: state.code().to_owned(),
            window_facts_known: inner.facts_known,
            displays: present.map(|lane| lane.status()).collect(),
        }
    }
}

impl Answer for Control {
    fn endpoints(&self) -> &'static [&'static str] {
        &[PAUSE, STATUS]
    }

    fn answer(&self, now: Timestamp, endpoint: &str, request: &Request, _: &Asker) -> Response {
        let kind = match (endpoint, &request.kind) {
            (PAUSE, Some(request::Kind::Pause(request))) => {
                response::Kind::Pause(self.pause(now, request))
            }
            (STATUS, Some(request::Kind::AgentStatus(_))) => {
                response::Kind::AgentStatus(self.status(now))
            }
            _ => {
                return refusal(
                    "endpoint",
                    "the capture agent does not answer this question",
                );
            }
        };
        Response { kind: Some(kind) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: i64) -> Timestamp {
        Timestamp(s * 1_000_000)
    }

    fn ask(control: &Control, now: Timestamp, endpoint: &str, kind: request::Kind) -> Response {
        let request = Request { kind: Some(kind) };
        control.answer(now, endpoint, &request, &Asker::default())
    }

    fn pause(paused: bool, until: Timestamp) -> request::Kind {
        request::Kind::Pause(PauseRequest {
            paused,
            until_unix_us: until.0,
            reason: "paused".to_owned(),
        })
    }

    fn disk_full(paused: bool) -> request::Kind {
        request::Kind::Pause(PauseRequest {
            paused,
            until_unix_us: 0,
            reason: "disk-full".to_owned(),
        })
    }

    #[test]
    fn a_pause_ends_at_its_time_or_when_resumed() {
        let control = Control::new(None);
        let held = |now| control.held(now).map(State::code);
        assert_eq!(held(at(1)), None);
        ask(&control, at(1), PAUSE, pause(true, at(10)));
        assert_eq!((held(at(9)), held(at(10))), (Some("paused"), None));
        ask(&control, at(1), PAUSE, pause(true, at(0)));
        assert_eq!(held(at(1_000_000)), Some("paused"));
        ask(&control, at(2), PAUSE, pause(false, at(50)));
        assert_eq!(held(at(2)), None);
    }

    #[test]
    fn a_pause_survives_a_restart() {
        use velvet_seal::{RoleKeys, RootKey};
        let folder = tempfile::tempdir().unwrap();
        let keys = RoleKeys::for_role(
            &RootKey::from_bytes([3; 32]),
            velvet_messages::Role::Capture,
        );
        let control = || {
            let keeper = Keeper::new(folder.path().to_owned(), &keys);
            Control::new(Some(Arc::new(keeper)))
        };
        ask(&control(), at(1), PAUSE, pause(true, at(10)));
        assert_eq!(control().held(at(9)), Some(State::Paused));
        assert_eq!(control().held(at(10)), None);
        ask(&control(), at(2), PAUSE, pause(false, at(0)));
        assert_eq!(control().held(at(9)), None);
    }

    #[test]
    fn room_on_the_disk_does_not_end_a_pause() {
        let control = Control::new(None);
        ask(&control, at(1), PAUSE, disk_full(true));
        assert_eq!(control.held(at(1)), Some(State::DiskFull));
        ask(&control, at(1), PAUSE, pause(true, at(0)));
        ask(&control, at(1), PAUSE, disk_full(false));
        assert_eq!(control.held(at(1)), Some(State::Paused));
    }

    #[test]
    fn a_question_to_the_wrong_endpoint_is_refused() {
        let control = Control::new(None);
        let answer = ask(&control, at(1), STATUS, pause(true, at(0)));
        let Some(response::Kind::Refusal(refusal)) = answer.kind else {
            panic!("not refused");
        };
        assert_eq!(refusal.code, "endpoint");
        assert_eq!(control.held(at(1)), None);
    }
}

//! What happened around the screen: focus, input, lock, displays, and whether the agent looks.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::sync::{Notify, watch};
use velvet_messages::{
    MessageId, Subject,
    v1::{
        CaptureTime, FocusSignal, IdleState, InputSignal, Signal, SystemSignal, SystemState,
        WindowFacts, signal::Kind,
    },
};
use velvet_runtime::{Publish, Timestamp};
use velvet_seal::Open;

use crate::{
    locked,
    outbox::{GivenUp, Outbox, Phase, fitting, reached},
    session::{Session, Stamp},
    source::DesktopFacts,
};

/// Signals that wait while the bus does not confirm. A signal is some hundred bytes, and there are about
/// a hundred in a busy hour; when more wait, the oldest is dropped.
const WAITING_MAX: usize = 1024;
/// A title alone (a tab, a file, a counter in it) is told at most this often.
const TITLE_INTERVAL: Duration = Duration::from_secs(1);
/// What holds on is told again this often, so that a silent agent is not taken for a quiet screen; the model of the
/// present expects it within 15 s, and a card needs a sign of somebody within 8 s.
const AGAIN_INTERVAL: Duration = Duration::from_secs(5);
/// Without input for this long nobody is there to be told of (away begins at three minutes).
const GONE_AFTER: Duration = Duration::from_secs(600);

/// Signals on their way out.
pub(crate) struct Signals {
    session: Arc<Session>,
    stamp: Stamp,
    waiting: Mutex<VecDeque<(CaptureTime, Kind)>>,
    filled: Notify,
}

impl Signals {
    pub(crate) fn new(session: Arc<Session>) -> Self {
        Self {
            session,
            stamp: Stamp::default(),
            waiting: Mutex::default(),
            filled: Notify::new(),
        }
    }

    /// Tells one signal, of now.
    pub(crate) fn tell(&self, wall: Timestamp, kind: Kind) {
        let at = self.stamp.at(&self.session, wall);
        let mut waiting = locked(&self.waiting);
        if waiting.len() == WAITING_MAX {
            waiting.pop_front();
            tracing::warn!(code = "signals-full", "the oldest signal was dropped");
        }
        waiting.push_back((at, kind));
        drop(waiting);
        self.filled.notify_one();
    }

    /// Tells a state of the system.
    pub(crate) fn tell_system(&self, wall: Timestamp, state: SystemState) {
        let state = state.into();
        self.tell(wall, Kind::System(SystemSignal { state }));
    }

    fn next_now(&self) -> Option<(CaptureTime, Kind)> {
        locked(&self.waiting).pop_front()
    }

    async fn next(&self) -> (CaptureTime, Kind) {
        loop {
            let filled = self.filled.notified();
            if let Some(next) = self.next_now() {
                return next;
            }
            filled.await;
        }
    }
}

fn subject_kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Focus(_) => "focus",
        Kind::Input(_) => "input",
        Kind::System(_) => "system",
        Kind::Audio(_) => "audio",
        Kind::Calendar(_) => "calendar",
        Kind::Intent(_) => "intent",
        Kind::Feedback(_) => "feedback",
    }
}

/// Publishes signals in order, until the agent closes and none waits.
pub(crate) async fn serve<P: Publish>(
    outbox: Arc<Outbox<P>>,
    signals: Arc<Signals>,
    mut phase: watch::Receiver<Phase>,
) {
    let mut closing = phase.clone();
    let mut seq = 0;
    loop {
        let (at, kind) = tokio::select! {
            biased;
            next = signals.next() => next,
            () = reached(&mut closing, Phase::Closing) => match signals.next_now() {
                Some(next) => next,
                None => return,
            },
        };
        seq += 1;
        if publish(&outbox, seq, at, kind, &mut phase).await == Err(GivenUp) {
            return;
        }
    }
}

async fn publish<P: Publish>(
    outbox: &Outbox<P>,
    seq: u64,
    at: CaptureTime,
    kind: Kind,
    phase: &mut watch::Receiver<Phase>,
) -> Result<(), GivenUp> {
    let Session { device, id, .. } = &*outbox.session;
    let subject = Subject::signals(device, subject_kind(&kind));
    let message_id = MessageId::new(format!("s:{device}:{id}:{seq}"));
    let signal = Open::new(Signal {
        device: device.to_string(),
        session: id.to_string(),
        seq,
        at: Some(at),
        kind: Some(kind),
    });
    match outbox.seal(&signal, subject, message_id) {
        Ok(message) => outbox.send(&message, phase).await,
        Err(error) => {
            tracing::error!(code = error.code(), "a signal could not be sealed");
            Ok(())
        }
    }
}

/// Turns looks at the desktop into signals. Pure: times and facts in, signals out.
pub(crate) struct Watch {
    idle_after: Duration,
    focus: WindowFacts,
    focus_at: Option<Duration>,
    idle: bool,
    longest_idle: Duration,
    locked: bool,
    again_at: Duration,
}

impl Watch {
    pub(crate) fn new(idle_after: Duration) -> Self {
        Self {
            idle_after,
            focus: WindowFacts::default(),
            focus_at: None,
            idle: false,
            longest_idle: Duration::ZERO,
            locked: false,
            again_at: AGAIN_INTERVAL,
        }
    }

    /// What is new. `focus` holds nothing of an excluded window; `now` is monotonic.
    pub(crate) fn observe(
        &mut self,
        now: Duration,
        facts: &DesktopFacts,
        focus: &WindowFacts,
    ) -> Vec<Kind> {
        let mut news = vec![];
        if let Some(locked) = facts.locked
            && locked != self.locked
        {
            self.locked = locked;
            let state = match locked {
                true => SystemState::Locked,
                false => SystemState::Unlocked,
            };
            let state = state.into();
            news.push(Kind::System(SystemSignal { state }));
        }
        news.extend(facts.idle.and_then(|idle| self.idle_news(idle)));
        if !self.locked {
            news.extend(self.focus_news(now, focus));
            if now >= self.again_at {
                self.again_at = now + AGAIN_INTERVAL;
                news.extend(self.same_again(facts.idle));
            }
        }
        news
    }

    /// What holds on, while somebody may be there.
    fn same_again(&self, idle: Option<Duration>) -> Vec<Kind> {
        if idle.is_some_and(|idle| idle >= GONE_AFTER) {
            return vec![];
        }
        let state = match self.idle {
            true => IdleState::Idle,
            false => IdleState::Active,
        };
        let input = idle.map(|idle| {
            Kind::Input(InputSignal {
                state: state.into(),
                idle_ms: millis(idle),
                again: true,
                ..InputSignal::default()
            })
        });
        let focus = self.focus_at.map(|_| {
            Kind::Focus(FocusSignal {
                window: Some(self.focus.clone()),
                again: true,
                ..FocusSignal::default()
            })
        });
        input.into_iter().chain(focus).collect()
    }

    fn idle_news(&mut self, idle: Duration) -> Option<Kind> {
        let is_idle = idle >= self.idle_after;
        let was_idle = std::mem::replace(&mut self.idle, is_idle);
        // Coming back, the time without input is the longest that was seen.
        let told = if is_idle { idle } else { self.longest_idle };
        self.longest_idle = if is_idle {
            idle.max(self.longest_idle)
        } else {
            Duration::ZERO
        };
        let state = match (was_idle, is_idle) {
            (false, true) => IdleState::Idle,
            (true, false) => IdleState::Active,
            _ => return None,
        };
        Some(Kind::Input(InputSignal {
            state: state.into(),
            idle_ms: millis(told),
            ..InputSignal::default()
        }))
    }

    fn focus_news(&mut self, now: Duration, focus: &WindowFacts) -> Option<Kind> {
        // A window that is moved is the same one.
        let focus = WindowFacts {
            bounds: None,
            ..fitting(focus)
        };
        if focus == self.focus {
            return None;
        }
        let same_window = (focus.known, &focus.app, focus.pid, focus.fullscreen)
            == (
                self.focus.known,
                &self.focus.app,
                self.focus.pid,
                self.focus.fullscreen,
            );
        let recent = self.focus_at.is_some_and(|at| now < at + TITLE_INTERVAL);
        if same_window && recent {
            // Told by a later look, if it still differs then.
            return None;
        }
        self.focus = focus.clone();
        self.focus_at = Some(now);
        Some(Kind::Focus(FocusSignal {
            window: Some(focus),
            ..FocusSignal::default()
        }))
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use velvet_messages::v1::Rect;

    use super::*;

    struct Scene {
        watch: Watch,
        now: Duration,
    }

    impl Scene {
        fn look(
            &mut self,
            step_ms: u64,
            app: &str,
            title: &str,
            idle_s: u64,
            locked: bool,
        ) -> String {
            self.now += Duration::from_millis(step_ms);
            let facts = DesktopFacts {
                idle: Some(Duration::from_secs(idle_s)),
                locked: Some(locked),
                ..DesktopFacts::default()
            };
            let focus = WindowFacts {
                known: true,
                app: app.to_owned(),
                title: title.to_owned(),
                // It is moved all the time.
                bounds: Some(Rect {
                    x: i32::try_from(self.now.as_millis()).unwrap(),
                    ..Rect::default()
                }),
                ..WindowFacts::default()
            };
            let news = self.watch.observe(self.now, &facts, &focus);
            news.iter().map(told).collect::<Vec<_>>().join(" ")
        }
    }

    fn told(kind: &Kind) -> String {
        match kind {
            Kind::Focus(focus) => {
                let window = focus.window.as_ref().unwrap();
                let again = if focus.again { "again:" } else { "" };
                format!("{again}focus:{}:{}", window.app, window.title)
            }
            Kind::Input(input) if input.again => format!("again:{}", input.idle_ms),
            Kind::Input(input) => format!("{}:{}", input.state().as_str_name(), input.idle_ms),
            Kind::System(system) => system.state().as_str_name().to_owned(),
            _ => unreachable!(),
        }
    }

    #[test]
    fn each_change_is_told_once() {
        let watch = Watch::new(Duration::from_secs(60));
        let mut scene = Scene {
            watch,
            now: Duration::ZERO,
        };
        assert_eq!(scene.look(100, "A", "1", 0, false), "focus:A:1");
        assert_eq!(scene.look(100, "A", "1", 1, false), "");
        assert_eq!(scene.look(100, "B", "1", 2, false), "focus:B:1");
        assert_eq!(scene.look(100, "B", "2", 3, false), "", "titles alone wait");
        assert_eq!(scene.look(999, "B", "3", 4, false), "focus:B:3");
        assert_eq!(
            scene.look(100, "B", "3", 60, false),
            "IDLE_STATE_IDLE:60000"
        );
        assert_eq!(scene.look(100, "B", "3", 90, false), "");
        assert_eq!(
            scene.look(100, "B", "3", 0, false),
            "IDLE_STATE_ACTIVE:90000"
        );
        assert_eq!(scene.look(100, "C", "x", 0, true), "SYSTEM_STATE_LOCKED");
        assert_eq!(
            scene.look(100, "C", "y", 0, true),
            "",
            "no titles while locked"
        );
        assert_eq!(scene.look(100, "B", "3", 0, false), "SYSTEM_STATE_UNLOCKED");
    }

    #[test]
    fn what_holds_on_is_told_again_while_somebody_may_be_there() {
        let watch = Watch::new(Duration::from_secs(60));
        let mut scene = Scene {
            watch,
            now: Duration::ZERO,
        };
        assert_eq!(scene.look(100, "A", "1", 0, false), "focus:A:1");
        assert_eq!(scene.look(4_800, "A", "1", 4, false), "");
        assert_eq!(
            scene.look(100, "A", "1", 5, false),
            "again:5000 again:focus:A:1"
        );
        assert_eq!(scene.look(4_900, "A", "1", 10, false), "");
        assert_eq!(
            scene.look(100, "A", "1", 10, false),
            "again:10000 again:focus:A:1"
        );
        assert_eq!(
            scene.look(10_000, "A", "1", 600, false),
            "IDLE_STATE_IDLE:600000",
            "nobody is there"
        );
        assert_eq!(
            scene.look(10_000, "A", "1", 0, true),
            "SYSTEM_STATE_LOCKED IDLE_STATE_ACTIVE:600000"
        );
        assert_eq!(scene.look(20_000, "A", "1", 0, true), "", "locked");
    }
}

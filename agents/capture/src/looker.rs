//! The looking thread: waits for a hint or for its time, looks, lets the gate decide, and puts what changed
//! into the lanes. It owns the source, so that a source that hangs or breaks down takes only this thread along.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::mpsc::UnboundedSender;
use velvet_messages::v1::{FrameKind, Rect, SystemState, WindowFacts};
use velvet_runtime::{Clock, Timestamp};

use crate::{
    Config,
    account::{Failed, Outcome, Skipped},
    area,
    control::{Control, State},
    gate::{Gate, PublishKind, Verdict},
    lane::{Lane, Look},
    locked,
    picture::Picture,
    power::SleepWatch,
    privacy::{Linger, Rules, Sight, black_out},
    session::Session,
    signals::{Signals, Watch},
    source::{Desktop, DesktopFacts, Display, Event, Source, SourceError, select::Opened},
};

/// Longest single wait, so that a pause, a stop and the watchdog are noticed.
const WAIT_MAX: Duration = Duration::from_millis(250);
/// A program that changes its title all the time must not keep us looking at windows all the time. Every look
/// at pixels looks at the windows anew anyway.
const FACTS_INTERVAL_MIN: Duration = Duration::from_millis(50);
/// More damaged rectangles between two looks are told as "anywhere".
const HINTS_MAX: usize = 64;

/// What the looking thread shares with the rest of the agent.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) rules: Rules,
    pub(crate) session: Arc<Session>,
    pub(crate) control: Arc<Control>,
    pub(crate) signals: Arc<Signals>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Told of every new lane, of which there are at most as many as displays.
    pub(crate) new_lanes: UnboundedSender<Arc<Lane>>,
}

/// Life signs of one looking thread, and the order to stop it.
pub(crate) struct Pulse {
    stop: AtomicBool,
    beat: Mutex<(Instant, Option<Arc<Lane>>)>,
    opened: AtomicBool,
}

impl Pulse {
    pub(crate) fn new() -> Self {
        Self {
            stop: AtomicBool::new(false),
            beat: Mutex::new((Instant::now(), None)),
            opened: AtomicBool::new(false),
        }
    }

    /// The source is open; before, a person may have been asked and taken their time.
    pub(crate) fn opened(&self) {
        self.beat(None);
        self.opened.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_open(&self) -> bool {
        self.opened.load(Ordering::SeqCst)
    }

    /// Asks the thread to end; it touches nothing shared from then on.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    fn beat(&self, looking_at: Option<&Arc<Lane>>) {
        *locked(&self.beat) = (Instant::now(), looking_at.cloned());
    }

    /// How long there was no sign, and the display that was being looked at.
    pub(crate) fn silence(&self) -> (Duration, Option<Arc<Lane>>) {
        let beat = locked(&self.beat);
        (beat.0.elapsed(), beat.1.clone())
    }
}

/// Why a looking thread ended without an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It was told to.
    Stopped,
    /// The replay is over.
    Ended,
}

/// One display while it is looked at.
struct Eye {
    lane: Arc<Lane>,
    display: Display,
    gate: Gate,
    picture: Picture,
    linger: Linger,
    /// What was black in `picture`; another mask needs a whole picture.
    masked: Vec<Rect>,
    /// Where it changed; `None`: anywhere.
    hints: Option<Vec<Rect>>,
    dirty: bool,
    looked_at: Option<Instant>,
    whole_at: Option<Instant>,
    again_at: Option<Duration>,
    /// The gate waits for something to stand still.
    waiting: bool,
}

/// The looking thread's state.
pub(crate) struct Looker<'a> {
    shared: &'a Shared,
    pulse: &'a Pulse,
    source: Box<dyn Source>,
    desktop: Option<Box<dyn Desktop>>,
    eyes: Vec<Eye>,
    watch: Watch,
    sleep: SleepWatch,
    facts: Option<DesktopFacts>,
    facts_at: Option<Instant>,
    facts_stale: bool,
    /// What `facts` allow to see; kept, because matching all titles costs more than asking for them.
    sight: Sight,
    /// The focused window of `facts`, without what is excluded.
    focus: WindowFacts,
    displays_at: Option<Instant>,
    began: Instant,
    ended: bool,
    held: Option<State>,
    /// Neither held nor locked, as of this round.
    looking: bool,
}

impl<'a> Looker<'a> {
    pub(crate) fn new(opened: Opened, shared: &'a Shared, pulse: &'a Pulse) -> Self {
        Self {
            shared,
            pulse,
            source: opened.source,
            desktop: opened.desktop,
            eyes: vec![],
            watch: Watch::new(shared.config.idle_after()),
            sleep: SleepWatch::new(),
            facts: None,
            facts_at: None,
            facts_stale: true,
            sight: shared.rules.sight(None),
            focus: WindowFacts::default(),
            displays_at: None,
            began: Instant::now(),
            ended: false,
            held: None,
            looking: false,
        }
    }

    /// Looks until told to stop, or until the replay is over.
    pub(crate) fn run(mut self) -> Result<End, SourceError> {
        loop {
            self.pulse.beat(None);
            if self.pulse.stopped() {
                return Ok(End::Stopped);
            }
            self.notice_sleep();
            self.refresh_displays()?;
            self.refresh_facts()?;
            self.looking = self.may_look();
            if self.looking {
                self.look_around()?;
            }
            if self.ended && !self.eyes.iter().any(Eye::unsettled) {
                return Ok(End::Ended);
            }
            self.wait()?;
        }
    }

    fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    fn notice_sleep(&mut self) {
        if self.sleep.slept() {
            self.shared
                .signals
                .tell_system(self.now(), SystemState::Resumed);
            self.facts_stale = true;
            self.eyes.iter_mut().for_each(Eye::forget_hints);
        }
    }

    fn refresh_displays(&mut self) -> Result<(), SourceError> {
        let interval = Duration::from_millis(self.shared.config.displays_interval_ms);
        if self.displays_at.is_some_and(|at| at.elapsed() < interval) {
            return Ok(());
        }
        let displays = self.source.displays()?;
        self.displays_at = Some(Instant::now());
        let before: Vec<&Display> = self.eyes.iter().map(|eye| &eye.display).collect();
        if before.into_iter().eq(&displays) || self.pulse.stopped() {
            return Ok(());
        }
        if !self.eyes.is_empty() {
            let state = SystemState::DisplaysChanged;
            self.shared.signals.tell_system(self.now(), state);
        }
        tracing::info!(count = displays.len(), "displays changed");
        self.shared.control.set_present(&displays);
        let mut former = std::mem::take(&mut self.eyes);
        for display in displays {
            let same = former.iter().position(|eye| eye.display == display);
            self.eyes.push(match same {
                Some(index) => former.swap_remove(index),
                None => self.open_eye(display),
            });
        }
        Ok(())
    }

    fn open_eye(&self, display: Display) -> Eye {
        let (lane, new) = self.shared.control.lane(&display.id);
        lane.set_display(&display);
        if new {
            // Nobody listens only when the agent is over.
            drop(self.shared.new_lanes.send(Arc::clone(&lane)));
        }
        let config = &self.shared.config;
        let Rect { width, height, .. } = display.rect;
        Eye {
            lane,
            gate: Gate::new(config.gate.clone(), width, height, display.scale_milli),
            picture: Picture::new(width, height),
            linger: Linger::new(config.privacy.linger_ms),
            display,
            masked: vec![],
            hints: None,
            dirty: true,
            looked_at: None,
            whole_at: None,
            again_at: None,
            waiting: false,
        }
    }

    fn refresh_facts(&mut self) -> Result<(), SourceError> {
        match self.facts_due_in().is_zero() {
            true => self.look_at_desktop(),
            false => Ok(()),
        }
    }

    fn facts_due_in(&self) -> Duration {
        let interval = match self.facts_stale {
            true => FACTS_INTERVAL_MIN,
            false => Duration::from_millis(self.shared.config.desktop_interval_ms),
        };
        self.facts_at
            .map_or(Duration::ZERO, |at| interval.saturating_sub(at.elapsed()))
    }

    /// Looks at windows, idle time and lock, and tells what is new.
    fn look_at_desktop(&mut self) -> Result<(), SourceError> {
        let facts = match &mut self.desktop {
            Some(desktop) => desktop.look()?,
            None => None,
        };
        self.facts_at = Some(Instant::now());
        self.facts_stale = false;
        if !same_windows(self.facts.as_ref(), facts.as_ref()) {
            self.sight = self.shared.rules.sight(facts.as_ref());
            self.focus = self.shared.rules.focused(facts.as_ref());
        }
        self.facts = facts;
        if self.pulse.stopped() {
            return Ok(());
        }
        let facts = self.facts.as_ref();
        let known = facts.is_some_and(|facts| !facts.windows_unknown);
        self.shared.control.set_facts_known(known);
        let now = self.shared.clock.now();
        // A paused agent notices nothing.
        if let Some(facts) = facts
            && self.shared.control.held(now).is_none()
        {
            for news in self.watch.observe(self.began.elapsed(), facts, &self.focus) {
                self.shared.signals.tell(now, news);
            }
        }
        Ok(())
    }

    /// Whether anything may be looked at now; tells when that changes.
    fn may_look(&mut self) -> bool {
        let locked = self
            .facts
            .as_ref()
            .is_some_and(|facts| facts.locked == Some(true));
        let blind = self.sight == Sight::Unknown;
        let state = match (locked, blind, self.eyes.is_empty()) {
            (true, _, _) => State::Locked,
            (false, true, _) => State::WindowFactsUnknown,
            (false, false, true) => State::NoDisplay,
            (false, false, false) => State::Capturing,
        };
        self.shared.control.set_seen(state);
        let held = self.shared.control.held(self.now());
        if held.is_some() != self.held.is_some() {
            let told = match held {
                Some(_) => SystemState::Paused,
                None => SystemState::Capturing,
            };
            self.shared.signals.tell_system(self.now(), told);
        }
        if held.is_none() && self.held.is_some() {
            // What happened meanwhile was not looked at.
            self.eyes.iter_mut().for_each(Eye::forget_hints);
        }
        self.held = held;
        held.is_none() && !locked
    }

    fn look_around(&mut self) -> Result<(), SourceError> {
        for index in 0..self.eyes.len() {
            if self.due_in(&self.eyes[index]).is_zero() && !self.pulse.stopped() {
                self.look_at(index)?;
            }
        }
        Ok(())
    }

    /// How long until a display is to be looked at.
    fn due_in(&self, eye: &Eye) -> Duration {
        let Some(looked_at) = eye.looked_at else {
            return Duration::ZERO;
        };
        let config = &self.shared.config;
        let soonest = looked_at + Duration::from_millis(config.look_interval_ms_min);
        let latest = looked_at + Duration::from_millis(config.look_interval_ms_max);
        let asked = eye.again_at.map(|at| self.began + at);
        let due = match eye.dirty {
            true => soonest,
            false => asked.map_or(latest, |asked| asked.clamp(soonest, latest)),
        };
        due.saturating_duration_since(Instant::now())
    }

    /// One look at one display. Every way out of it counts exactly once.
    fn look_at(&mut self, index: usize) -> Result<(), SourceError> {
        let lane = Arc::clone(&self.eyes[index].lane);
        self.pulse.beat(Some(&lane));
        let looked = self.try_look(index);
        if self.pulse.stopped() {
            // The watchdog has counted this look, or the agent stops and nothing of it may leave.
            return Ok(());
        }
        let eye = &mut self.eyes[index];
        eye.looked_at = Some(Instant::now());
        eye.lane.looked(self.shared.clock.now().0);
        match looked {
            Ok(Some(outcome)) => lane.count(outcome),
            // Put into the lane, which counts it when its messages are confirmed or given up.
            Ok(None) => {}
            Err(SourceError::DisplayGone) => {
                lane.count(Outcome::Failed(Failed::DisplayGone));
                eye.forget_hints();
                self.displays_at = None;
            }
            Err(error) => {
                lane.count(Outcome::Failed(Failed::SourceLost));
                return Err(error);
            }
        }
        Ok(())
    }

    fn try_look(&mut self, index: usize) -> Result<Option<Outcome>, SourceError> {
        self.look_at_desktop()?;
        let eye = &mut self.eyes[index];
        if self
            .facts
            .as_ref()
            .is_some_and(|facts| facts.locked == Some(true))
        {
            return Ok(Some(Outcome::Excluded));
        }
        let sight = self.sight.clone();
        let hidden = match &sight {
            Sight::Except(rects) => rects.clone(),
            Sight::Nothing => {
                eye.rest();
                return Ok(Some(Outcome::Excluded));
            }
            Sight::Unknown => {
                eye.rest();
                return Ok(Some(Outcome::Skipped(Skipped::WindowFactsUnknown)));
            }
        };
        let mask = eye.mask(self.shared.clock.now(), &hidden);
        if area::covers(
            &mask,
            &area::sized(eye.display.rect.width, eye.display.rect.height),
        ) {
            eye.rest();
            return Ok(Some(Outcome::Excluded));
        }
        let rects = eye.wanted(&mask, &self.shared.config);
        let taken = self
            .source
            .grab(&eye.display.id, rects.as_deref(), &mut eye.picture)?;
        if self.shared.rules.any() && self.moved(&sight)? {
            let eye = &mut self.eyes[index];
            // Not fit to be seen, not even by us.
            eye.picture = Picture::default();
            eye.forget_hints();
            return Ok(Some(Outcome::Skipped(Skipped::DesktopMoving)));
        }
        let window = self.focus.clone();
        if self.pulse.stopped() {
            return Ok(None);
        }
        Ok(self.judge(index, mask, rects, window, taken))
    }

    /// Whether what may be seen changed while the picture was taken.
    fn moved(&mut self, sight: &Sight) -> Result<bool, SourceError> {
        self.look_at_desktop()?;
        let locked = self
            .facts
            .as_ref()
            .is_some_and(|facts| facts.locked == Some(true));
        Ok(locked || self.sight != *sight)
    }

    /// Blacks out, lets the gate decide, and puts what changed into the lane.
    fn judge(
        &mut self,
        index: usize,
        mask: Vec<Rect>,
        rects: Option<Vec<Rect>>,
        window: WindowFacts,
        taken: Timestamp,
    ) -> Option<Outcome> {
        let eye = &mut self.eyes[index];
        black_out(&mut eye.picture, &mask);
        eye.masked = mask;
        eye.rest();
        if rects.is_none() {
            eye.whole_at = Some(Instant::now());
        }
        let captured = eye.lane.stamp.at(&self.shared.session, taken);
        let look = eye
            .gate
            .look(self.began.elapsed(), &eye.picture, rects.as_deref());
        eye.again_at = look.look_again_at;
        eye.waiting = look.verdict == Verdict::Waiting;
        match look.verdict {
            Verdict::Unchanged => Some(Outcome::Unchanged),
            Verdict::Waiting => Some(Outcome::Skipped(Skipped::Settling)),
            Verdict::Publish { kind, regions } => {
                eye.lane.put(Look {
                    captured,
                    kind: match kind {
                        PublishKind::Key => FrameKind::Key,
                        PublishKind::Delta => FrameKind::Delta,
                    },
                    window,
                    rects: &regions,
                    picture: &eye.picture,
                });
                None
            }
        }
    }

    /// Waits for a hint, or until something is due.
    fn wait(&mut self) -> Result<(), SourceError> {
        let dirty = self.eyes.iter().any(|eye| eye.dirty) && self.looking;
        let due = self.eyes.iter().map(|eye| self.due_in(eye)).min();
        let due = due
            .filter(|_| self.looking)
            .unwrap_or(WAIT_MAX)
            .min(WAIT_MAX);
        let wait = due.min(self.facts_due_in());
        let mut timeout = wait;
        if dirty || self.facts_stale {
            // Hints in the meantime change nothing; waking up for each of them would cost.
            std::thread::sleep(wait);
            timeout = Duration::ZERO;
        }
        for event in self.source.wait(timeout)? {
            match event {
                Event::Damage { display, rects } => {
                    let eye = self.eyes.iter_mut().find(|eye| eye.display.id == display);
                    if let Some(eye) = eye {
                        eye.hint(rects);
                    }
                }
                Event::DisplaysChanged => self.displays_at = None,
                Event::DesktopChanged => self.facts_stale = true,
                Event::Ended => self.ended = true,
            }
        }
        Ok(())
    }
}

/// Whether two looks tell the same of the windows, so that the rules say the same of them.
fn same_windows(one: Option<&DesktopFacts>, other: Option<&DesktopFacts>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one.windows == other.windows
                && one.focused == other.focused
                && (one.places_known, one.windows_unknown)
                    == (other.places_known, other.windows_unknown)
        }
        (None, None) => true,
        _ => false,
    }
}

impl Eye {
    /// Something may have changed here.
    fn hint(&mut self, rects: Vec<Rect>) {
        self.dirty = true;
        match &mut self.hints {
            Some(hints) if !rects.is_empty() && hints.len() + rects.len() <= HINTS_MAX => {
                hints.extend(rects);
            }
            hints => *hints = None,
        }
    }

    /// Anything may have changed.
    fn forget_hints(&mut self) {
        self.dirty = true;
        self.hints = None;
    }

    /// Everything up to now has been looked at.
    fn rest(&mut self) {
        self.dirty = false;
        self.hints = Some(vec![]);
    }

    /// Whether something is still to be looked at.
    fn unsettled(&self) -> bool {
        self.dirty || self.waiting
    }

    /// What has to be black, in display pixels.
    fn mask(&mut self, now: Timestamp, hidden: &[Rect]) -> Vec<Rect> {
        let place = self.display.rect;
        let here: Vec<Rect> = hidden
            .iter()
            .filter_map(|rect| area::intersect(rect, &place))
            .map(|rect| area::moved(&rect, -place.x, -place.y))
            .collect();
        self.linger.hold(now, &here)
    }

    /// Which part of the picture to take: where it was damaged, unless the whole is due.
    fn wanted(&self, mask: &[Rect], config: &Config) -> Option<Vec<Rect>> {
        let interval = Duration::from_millis(config.look_interval_ms_max);
        let whole_due = self.whole_at.is_none_or(|at| at.elapsed() >= interval);
        if whole_due || !self.dirty || self.masked != mask {
            return None;
        }
        self.hints.clone().map(area::union)
    }
}

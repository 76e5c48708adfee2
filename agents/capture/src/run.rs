//! The agent as a whole: starts the looking thread and watches over it, serves the lanes, keeps the ledger,
//! and stops so that nothing is lost.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::{
        mpsc::{UnboundedReceiver, unbounded_channel},
        oneshot, watch,
    },
    task::JoinSet,
};
use velvet_messages::{
    MessageId, Role, Subject,
    v1::{CaptureLedger, LedgerEntry, SystemState, ledger_entry::Entry},
};
use velvet_runtime::{
    Clock, Health, Launch, Problem, Publish, Shutdown, SystemClock, service::SharedHealth,
};

#[cfg(target_os = "linux")]
use crate::audio::AudioWatch;
use crate::{
    Config,
    account::{Failed, Outcome},
    control::{Control, State},
    cut::Limits,
    keep::Keeper,
    lane::Lane,
    locked,
    looker::{End, Looker, Pulse, Shared},
    outbox::{GivenUp, Outbox, Phase, Retry, reached},
    privacy::Rules,
    session::{NoRandom, Session, Stamp},
    signals::{self, Signals},
    source::{
        SourceError,
        select::{Environment, Opened, Opening, UnknownSource, select},
    },
};

/// How often the looking thread is checked on and the figures are renewed.
const CHECK_INTERVAL: Duration = Duration::from_millis(250);
/// Opening may wait for a person to answer the portal; the source has its own, shorter limit for that.
const OPENING_MAX: Duration = Duration::from_secs(3700);
/// First and longest delay before a source that failed is opened again.
const REOPEN_DELAY_MIN: Duration = Duration::from_millis(500);
const REOPEN_DELAY_MAX: Duration = Duration::from_secs(30);
/// A source that worked this long is opened again without a long delay.
const GOOD_RUN: Duration = Duration::from_secs(60);
/// Threads that hang cannot be ended. With this many the process is given up, and the supervisor starts a new one.
const HUNG_THREADS_MAX: u32 = 3;
/// How long a stop waits for the look in progress.
const LOOK_STOP_MAX: Duration = Duration::from_millis(750);
/// How long a stop waits for the last entries of the ledger, after everything else.
const FINAL_LEDGER_MAX: Duration = Duration::from_secs(1);

/// The agent cannot run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Settings are wrong.
    #[error("failed to read the settings of [capture]: {}", list(.0))]
    Config(Vec<Problem>),
    /// The section `[capture]` does not have its form.
    #[error(
        "failed to read [capture]; two versions of Velvet are at work, stop it and start it again"
    )]
    Section,
    /// The system gives no random numbers.
    #[error(transparent)]
    Session(#[from] NoRandom),
    /// The source hangs again and again.
    #[error("failed to keep a source: it hung {HUNG_THREADS_MAX} times; see `velvet doctor`")]
    SourceHangs,
    /// The system starts no thread.
    #[error("failed to start the looking thread")]
    Thread(#[source] std::io::Error),
}

fn list(problems: &[Problem]) -> String {
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    texts.join("; ")
}

impl From<UnknownSource> for RunError {
    fn from(_: UnknownSource) -> Self {
        Self::Section
    }
}

/// Opens the source, on the looking thread, as often as it is needed.
pub type Opener = Arc<dyn Fn() -> Result<Opened, SourceError> + Send + Sync>;

/// The capture agent, ready to run.
pub struct Agent<P> {
    outbox: Arc<Outbox<P>>,
    shared: Arc<Shared>,
    opener: Opener,
    new_lanes: UnboundedReceiver<Arc<Lane>>,
    health: SharedHealth,
}

/// Runs the capture agent until it is told to stop. What waits then is published or counted.
///
/// # Errors
/// See [`RunError`].
pub async fn run<P: Publish + 'static>(
    launch: &Launch,
    publisher: P,
    shutdown: Shutdown,
) -> Result<(), RunError> {
    Agent::new(launch, publisher)?.run(shutdown).await
}

impl<P: Publish + 'static> Agent<P> {
    /// Checks the settings and prepares everything; nothing is looked at yet.
    ///
    /// # Errors
    /// See [`RunError`].
    pub fn new(launch: &Launch, publisher: P) -> Result<Self, RunError> {
        let config: Config = launch.section("capture").map_err(|_| RunError::Section)?;
        let mut problems = vec![];
        config.check(&mut problems);
        if !problems.is_empty() {
            return Err(RunError::Config(problems));
        }
        let selection = select(&config.source, &Environment::of_process())?;
        let session = Arc::new(Session::begin(launch.device.clone())?);
        let folder = launch.data_dir.as_ref().unwrap_or(&launch.runtime_dir);
        let keeper = Arc::new(Keeper::new(folder.clone(), &launch.keys));
        let control = Arc::new(Control::new(Some(Arc::clone(&keeper))));
        control.set_source(selection.name, &selection.reason);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let (new_lane, new_lanes) = unbounded_channel();
        let outbox = Outbox {
            publisher,
            session: Arc::clone(&session),
            keys: launch.keys.clone(),
            limits: Limits {
                zstd_level: config.zstd_level,
                message_bytes_max: config.message_bytes_max,
            },
            retry: Retry {
                min: Duration::from_millis(config.retry_delay_ms_min),
                max: Duration::from_millis(config.retry_delay_ms_max),
            },
            clock: Arc::clone(&clock),
        };
        let rules = Rules::new(&config.privacy).map_err(|_| RunError::Section)?;
        let opening = Opening {
            config: config.clone(),
            keeper,
            clock: Arc::clone(&clock),
        };
        let opener: Opener = Arc::new(move || selection.open(&opening));
        Ok(Self {
            outbox: Arc::new(outbox),
            shared: Arc::new(Shared {
                config,
                rules,
                signals: Arc::new(Signals::new(Arc::clone(&session))),
                session,
                control,
                clock,
                new_lanes: new_lane,
            }),
            opener,
            new_lanes,
            health: SharedHealth::default(),
        })
    }

    /// Takes pictures from somewhere else than the settings say.
    #[must_use]
    pub fn with_source(mut self, opener: Opener) -> Self {
        self.opener = opener;
        self
    }

    /// Answers `pause` and `status`; give it to a `SealedService`.
    #[must_use]
    pub fn control(&self) -> Arc<Control> {
        Arc::clone(&self.shared.control)
    }

    /// Figures that are renewed while the agent runs.
    #[must_use]
    pub fn health(&self) -> SharedHealth {
        Arc::clone(&self.health)
    }

    /// Runs until told to stop.
    ///
    /// # Errors
    /// See [`RunError`].
    pub async fn run(mut self, shutdown: Shutdown) -> Result<(), RunError> {
        let (phase, phase_seen) = watch::channel(Phase::Open);
        let mut senders = JoinSet::new();
        let signals = Arc::clone(&self.shared.signals);
        signals.tell_system(self.shared.clock.now(), SystemState::Capturing);
        #[cfg(target_os = "linux")]
        let audio = AudioWatch::start(Arc::clone(&signals), Arc::clone(&self.shared.clock));
        senders.spawn(signals::serve(
            Arc::clone(&self.outbox),
            signals,
            phase_seen.clone(),
        ));
        let ledger = Arc::new(Ledger::new(&self));
        senders.spawn(Arc::clone(&ledger).serve(phase_seen.clone()));
        let mut watchman = Watchman::new(&self);
        let watched = self
            .until_stopped(&mut watchman, shutdown, &mut senders, &phase_seen)
            .await;
        watchman.stop().await;
        #[cfg(target_os = "linux")]
        drop(audio);
        // A display that came with the last look has its picture to send, too.
        while let Ok(lane) = self.new_lanes.try_recv() {
            senders.spawn(Arc::clone(&self.outbox).serve(lane, phase_seen.clone()));
        }
        phase.send_replace(Phase::Closing);
        let limit = self.shared.config.stop_within();
        if tokio::time::timeout(limit, finished(&mut senders))
            .await
            .is_err()
        {
            tracing::warn!(
                code = "stop-unconfirmed",
                "stopping with messages that are not confirmed"
            );
            phase.send_replace(Phase::Over);
            finished(&mut senders).await;
        }
        if tokio::time::timeout(FINAL_LEDGER_MAX, ledger.last())
            .await
            .is_err()
        {
            tracing::warn!(
                code = "ledger-unconfirmed",
                "the last entries of the ledger are not confirmed"
            );
        }
        watched
    }

    /// Watches over the looking thread and gives every new lane its sender.
    async fn until_stopped(
        &mut self,
        watchman: &mut Watchman,
        mut shutdown: Shutdown,
        senders: &mut JoinSet<()>,
        phase: &watch::Receiver<Phase>,
    ) -> Result<(), RunError> {
        let mut ticks = tokio::time::interval(CHECK_INTERVAL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = shutdown.requested() => return Ok(()),
                Some(lane) = self.new_lanes.recv() => {
                    senders.spawn(Arc::clone(&self.outbox).serve(lane, phase.clone()));
                }
                _ = ticks.tick() => {
                    watchman.check()?;
                    self.renew_health();
                }
            }
        }
    }

    fn renew_health(&self) {
        let state = self.shared.control.state(self.shared.clock.now());
        let lanes = self.shared.control.lanes();
        let published = lanes.iter().map(|lane| lane.account().published()).sum();
        let mut health = locked(&self.health);
        *health = Health {
            state: match state {
                State::Capturing => "ok".to_owned(),
                other => other.code().to_owned(),
            },
            pid: std::process::id(),
            published,
            ..Health::default()
        };
    }
}

async fn finished(senders: &mut JoinSet<()>) {
    while let Some(ended) = senders.join_next().await {
        if ended.is_err() {
            tracing::error!(code = "sender-panicked", "a sender broke down");
        }
    }
}

/// What became of a looking thread.
type Ended = Result<End, SourceError>;

/// A looking thread from outside.
struct Thread {
    pulse: Arc<Pulse>,
    ended: oneshot::Receiver<Ended>,
    since: Instant,
}

/// Starts looking threads and gives up those that hang.
struct Watchman {
    shared: Arc<Shared>,
    opener: Opener,
    thread: Option<Thread>,
    start_at: Instant,
    delay: Duration,
    hung: u32,
    over: bool,
}

impl Watchman {
    fn new<P>(agent: &Agent<P>) -> Self {
        Self {
            shared: Arc::clone(&agent.shared),
            opener: Arc::clone(&agent.opener),
            thread: None,
            start_at: Instant::now(),
            delay: REOPEN_DELAY_MIN,
            hung: 0,
            over: false,
        }
    }

    fn check(&mut self) -> Result<(), RunError> {
        match &mut self.thread {
            None if !self.over && Instant::now() >= self.start_at => self.start(),
            None => Ok(()),
            Some(thread) => match thread.ended.try_recv() {
                Ok(ended) => {
                    self.after(ended);
                    Ok(())
                }
                Err(oneshot::error::TryRecvError::Closed) => {
                    self.after_panic();
                    Ok(())
                }
                Err(oneshot::error::TryRecvError::Empty) => self.check_silence(),
            },
        }
    }

    fn start(&mut self) -> Result<(), RunError> {
        let (tell, ended) = oneshot::channel();
        let pulse = Arc::new(Pulse::new());
        let own = Arc::clone(&pulse);
        let (shared, opener) = (Arc::clone(&self.shared), Arc::clone(&self.opener));
        std::thread::Builder::new()
            .name("look".to_owned())
            .spawn(move || {
                let ended = opener().and_then(|opened| {
                    own.opened();
                    Looker::new(opened, &shared, &own).run()
                });
                // Nobody listens to a thread that was given up.
                drop(tell.send(ended));
            })
            .map_err(RunError::Thread)?;
        self.thread = Some(Thread {
            pulse,
            ended,
            since: Instant::now(),
        });
        Ok(())
    }

    fn after(&mut self, ended: Ended) {
        match ended {
            Ok(End::Stopped) => {}
            Ok(End::Ended) => {
                self.over = true;
                self.shared.control.set_seen(State::Ended);
            }
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "the source is opened again");
                self.shared.control.set_seen(State::NoDisplay);
            }
        }
        self.again_later();
    }

    fn after_panic(&mut self) {
        tracing::error!(
            code = Failed::SourcePanicked.code(),
            "the source is opened again"
        );
        if let Some((_, Some(lane))) = self.thread.as_ref().map(|thread| thread.pulse.silence()) {
            lane.count(Outcome::Failed(Failed::SourcePanicked));
        }
        self.shared.control.set_seen(State::NoDisplay);
        self.again_later();
    }

    fn check_silence(&mut self) -> Result<(), RunError> {
        let Some(thread) = &self.thread else {
            return Ok(());
        };
        let limit = match thread.pulse.is_open() {
            true => self.shared.config.source_hang(),
            false => OPENING_MAX,
        };
        let (silence, looking_at) = thread.pulse.silence();
        if silence < limit {
            return Ok(());
        }
        thread.pulse.stop();
        if let Some(lane) = looking_at {
            lane.count(Outcome::Failed(Failed::SourceHung));
        }
        self.hung += 1;
        tracing::error!(
            code = Failed::SourceHung.code(),
            hung = self.hung,
            "the source is opened again"
        );
        self.shared.control.set_seen(State::NoDisplay);
        self.again_later();
        match self.hung >= HUNG_THREADS_MAX {
            true => Err(RunError::SourceHangs),
            false => Ok(()),
        }
    }

    /// Lets go of the thread and starts another after a while that grows from failure to failure.
    fn again_later(&mut self) {
        let ran = self
            .thread
            .take()
            .map_or(Duration::ZERO, |thread| thread.since.elapsed());
        self.delay = match ran >= GOOD_RUN {
            true => REOPEN_DELAY_MIN,
            false => (self.delay * 2).min(REOPEN_DELAY_MAX),
        };
        self.start_at = Instant::now() + self.delay;
    }

    /// Asks the thread to end and gives it a moment for the look in progress.
    async fn stop(&mut self) {
        self.over = true;
        if let Some(thread) = &mut self.thread {
            thread.pulse.stop();
            let ended = tokio::time::timeout(LOOK_STOP_MAX, &mut thread.ended).await;
            if ended.is_err() {
                tracing::warn!(
                    code = "look-in-progress",
                    "the source does not answer; stopping without it"
                );
            }
        }
    }
}

/// The counters on their way to the ledger.
struct Ledger<P> {
    outbox: Arc<Outbox<P>>,
    control: Arc<Control>,
    stamp: Stamp,
    interval: Duration,
    number: std::sync::atomic::AtomicU64,
}

impl<P: Publish> Ledger<P> {
    fn new(agent: &Agent<P>) -> Self {
        Self {
            outbox: Arc::clone(&agent.outbox),
            control: Arc::clone(&agent.shared.control),
            stamp: Stamp::default(),
            interval: agent.shared.config.ledger_interval(),
            number: std::sync::atomic::AtomicU64::new(0),
        }
    }

    /// Writes an entry per display and interval. Entries hold sums, so that a late one makes up for missed ones.
    async fn serve(self: Arc<Self>, phase: watch::Receiver<Phase>) {
        let mut closing = phase.clone();
        let mut sending = phase;
        loop {
            tokio::select! {
                () = tokio::time::sleep(self.interval) => {}
                () = reached(&mut closing, Phase::Closing) => return,
            }
            for lane in self.control.lanes() {
                // A stop must not wait for this entry: the last one says more.
                let sent = tokio::select! {
                    sent = self.enter(&lane, false, &mut sending) => sent,
                    () = reached(&mut closing, Phase::Closing) => return,
                };
                if sent == Err(GivenUp) {
                    return;
                }
            }
        }
    }

    /// Writes the last entry of every display.
    async fn last(&self) {
        let (_open, mut phase) = watch::channel(Phase::Open);
        for lane in self.control.lanes() {
            if self.enter(&lane, true, &mut phase).await == Err(GivenUp) {
                return;
            }
        }
    }

    async fn enter(
        &self,
        lane: &Lane,
        last: bool,
        phase: &mut watch::Receiver<Phase>,
    ) -> Result<(), GivenUp> {
        let Session { device, id, .. } = &*self.outbox.session;
        let number = self
            .number
            .fetch_add(1, std::sync::atomic::Ordering::SeqCst)
            + 1;
        let at = self.stamp.at(&self.outbox.session, self.outbox.clock.now());
        let entry = LedgerEntry {
            entry: Some(Entry::Capture(CaptureLedger {
                device: device.to_string(),
                session: id.to_string(),
                display: lane.id.to_string(),
                at: Some(at),
                counts: Some(lane.account().counts()),
                r#final: last,
            })),
        };
        let message_id = MessageId::new(format!("l:{device}:{id}:{}:{number}", lane.id));
        let subject = Subject::ledger(device, Role::Capture);
        match self.outbox.seal(&entry, subject, message_id) {
            Ok(message) => self.outbox.send(&message, phase).await,
            Err(error) => {
                tracing::error!(code = error.code(), "a ledger entry could not be sealed");
                Ok(())
            }
        }
    }
}

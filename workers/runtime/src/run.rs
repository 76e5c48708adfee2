//! The loop itself.

use std::{
    collections::{HashSet, VecDeque},
    future::{Future, pending},
    pin::pin,
    sync::{Arc, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use serde::Deserialize;
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tracing::{Instrument, debug, error, info_span, warn};
use velvet_messages::{DeviceId, MessageId, Subject, v1};
use velvet_seal::{Binding, OpenError, Purpose, RoleKeys, SealError, bus_binding};

use crate::{
    Bus, BusError, Clock, Code, Delivery, Draft, Failure, Fetch, Health, Incoming, Outgoing,
    Output, Problem, Received, Settled, Shutdown, Step, Timestamp, Verdict, service::SharedHealth,
    telemetry,
};

/// Input ids remembered to recognise a redelivery whose acknowledgement was lost. The bus delivers
/// again within its ack wait (30 s), so this is far more than can be under way.
const SEEN_IDS_MAX: usize = 1024;
/// Step durations that the percentiles are taken from.
const DURATIONS_MAX: usize = 512;
/// Inputs whose acknowledgement may wait for others. A step has a limit of its own, far below; this one only keeps a
/// step that never settles from drawing the stream out.
const WAITING_MAX: usize = 128;
/// Longest wait between two tries of a publish; the first waits are shorter.
const PUBLISH_BACKOFF_MAX: Duration = Duration::from_secs(5);
const PUBLISH_BACKOFF_MIN: Duration = Duration::from_millis(50);

/// How often to try. Section `[runtime]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunSettings {
    /// Deliveries of one input before it goes to the dead letters.
    pub attempts_max: u32,
    /// How long a stopping worker may take to finish what it has in hand, milliseconds.
    pub stop_ms_max: u64,
}

impl RunSettings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let Self {
            attempts_max,
            stop_ms_max,
        } = self;
        let attempts = (1..=100).contains(attempts_max);
        Problem::unless(
            attempts,
            problems,
            "runtime.attempts_max",
            "1 to 100",
            attempts_max,
        );
        let stop = (100..=60_000).contains(stop_ms_max);
        Problem::unless(
            stop,
            problems,
            "runtime.stop_ms_max",
            "100 to 60000",
            stop_ms_max,
        );
    }
}

/// What the loop needs beside the worker and the bus.
#[derive(Clone)]
pub struct Surroundings {
    /// The role's keys.
    pub keys: RoleKeys,
    /// The device it works for.
    pub device: DeviceId,
    /// How often to try.
    pub settings: RunSettings,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Where the figures go.
    pub health: SharedHealth,
}

/// A worker: how to fetch, and what to decide.
pub struct Worker<S, F> {
    /// Decides.
    pub step: S,
    /// Does the I/O before.
    pub fetch: F,
}

/// The loop cannot go on. The process ends and its supervisor starts it again.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The bus refused; the topology or the rights are wrong.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// The step panicked; its state is lost. The input is delivered again.
    #[error("failed to step: the worker panicked on {id}")]
    Panicked {
        /// The input.
        id: MessageId,
    },
    /// A key is missing that the role's outputs need.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Runs the worker until `shutdown` is requested or the bus closes for good.
///
/// # Errors
/// See [`RunError`]. Nothing that was acknowledged is lost: what was in hand is delivered again.
pub async fn run<S, F, B>(
    worker: Worker<S, F>,
    bus: &mut B,
    surroundings: Surroundings,
    mut shutdown: Shutdown,
) -> Result<Health, RunError>
where
    S: Step,
    F: Fetch<S::Input, Fetched = S::Fetched>,
    B: Bus,
{
    let mut state = Loop::<S, F, B>::new(worker, surroundings, shutdown.clone());
    state.restore(bus).await?;
    let result = loop {
        let wake = state.until_wake();
        let turn = tokio::select! {
            biased;
            () = shutdown.requested() => break Ok(()),
            () = sleep(wake) => state.wake(bus).await,
            delivery = bus.next() => match delivery {
                Some(delivery) => state.deliver(bus, delivery).await,
                None => break Ok(()),
            },
        };
        if let Err(error) = turn {
            break Err(error);
        }
    };
    if result.is_ok() {
        state.flush(bus).await?;
    }
    bus.close().await;
    result.map(|()| state.health())
}

async fn sleep(duration: Option<Duration>) {
    match duration {
        Some(duration) => tokio::time::sleep(duration).await,
        None => pending().await,
    }
}

/// How handling one delivery ended.
enum Ending {
    Outputs(Vec<Output>),
    Rejected(Code),
    Retry(Duration, Code),
    /// The wish to stop came in the middle.
    Interrupted,
}

struct Loop<S, F, B: Bus> {
    /// Empty only while the step runs on another thread.
    step: Option<S>,
    fetch: F,
    surroundings: Surroundings,
    shutdown: Shutdown,
    seen: SeenIds,
    durations: VecDeque<Duration>,
    wake_at: Option<Timestamp>,
    /// Stepped, their outputs confirmed, and not durable yet.
    waiting: Vec<Delivery<B::Receipt>>,
    meters: telemetry::Meters,
}

impl<S, F, B> Loop<S, F, B>
where
    S: Step,
    F: Fetch<S::Input, Fetched = S::Fetched>,
    B: Bus,
{
    fn new(worker: Worker<S, F>, surroundings: Surroundings, shutdown: Shutdown) -> Self {
        let state = Self {
            step: Some(worker.step),
            fetch: worker.fetch,
            surroundings,
            shutdown,
            seen: SeenIds::default(),
            durations: VecDeque::with_capacity(DURATIONS_MAX),
            wake_at: None,
            waiting: vec![],
            meters: telemetry::Meters::new(),
        };
        state.count(|health| {
            health.pid = std::process::id();
            "ok".clone_into(&mut health.state);
        });
        state
    }

    fn count(&self, change: impl FnOnce(&mut Health)) {
        let health = &self.surroundings.health;
        change(&mut health.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn health(&self) -> Health {
        crate::service::read_health(&self.surroundings.health)
    }

    fn until_wake(&self) -> Option<Duration> {
        self.wake_at
            .map(|at| self.surroundings.clock.now().until(at))
    }

    async fn restore(&mut self, bus: &B) -> Result<(), RunError> {
        let Some(sealed) = bus.load(S::ROLE.name()).await? else {
            return Ok(());
        };
        let key = self.surroundings.keys.get(Purpose::Snapshot(S::ROLE));
        let opened = key.map(|key| key.open(&snapshot_binding::<S>(), &sealed));
        match (opened, &mut self.step) {
            (Some(Ok(plain)), Some(step)) => step.restore(&plain),
            (Some(Err(error)), _) => warn!(code = error.code(), "snapshot ignored"),
            _ => {}
        }
        Ok(())
    }

    async fn wake(&mut self, bus: &B) -> Result<(), RunError> {
        self.wake_at = None;
        let now = self.surroundings.clock.now();
        let id = MessageId::new(format!("wake:{}", S::ROLE));
        match self.blocking(&id, move |step| step.wake(now)).await? {
            Ok(outputs) => {
                // An interrupted wake-up is asked for again after the restart.
                if self.publish_all(bus, None, outputs).await? {
                    self.save_snapshot(bus, None).await?;
                }
            }
            Err(Failure::Retry { after, code } | Failure::Hold { after, code }) => {
                debug!(%code, "wake-up put off");
                self.wake_at = Some(now.after(after));
            }
            Err(Failure::Reject(code)) => error!(%code, "wake-up failed"),
        }
        self.settle_waiting(bus).await;
        Ok(())
    }

    /// Settles what waited, when the step says what became of it.
    async fn settle_waiting(&mut self, bus: &B) -> Settled {
        let settled = self.step.as_mut().map_or(Settled::All, Step::settled);
        let verdict = match settled {
            Settled::All => Verdict::Ack,
            Settled::Later => return settled,
            Settled::Lost => Verdict::Retry(Duration::ZERO),
        };
        for delivery in std::mem::take(&mut self.waiting) {
            if verdict == Verdict::Ack {
                self.seen.remember(delivery.id.clone());
            }
            settle(bus, &delivery, verdict).await;
        }
        settled
    }

    /// Has what waits made durable now.
    async fn flush(&mut self, bus: &B) -> Result<(), RunError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let id = MessageId::new(format!("flush:{}", S::ROLE));
        if let Err(failure) = self.blocking(&id, Step::flush).await? {
            warn!(%failure, "not everything was made durable; the rest is given back");
        }
        self.settle_waiting(bus).await;
        Ok(())
    }

    async fn deliver(&mut self, bus: &B, delivery: Delivery<B::Receipt>) -> Result<(), RunError> {
        let span = info_span!(
            "velvet.step",
            worker = S::ROLE.name(),
            input.id = %delivery.id,
            attempt = delivery.attempt,
            otel.kind = "consumer",
        );
        telemetry::set_parent(&span, delivery.traceparent.as_deref());
        self.handle(bus, delivery).instrument(span).await
    }

    async fn handle(&mut self, bus: &B, delivery: Delivery<B::Receipt>) -> Result<(), RunError> {
        if self.seen.contains(&delivery.id) {
            self.count(|health| health.repeated += 1);
            settle(bus, &delivery, Verdict::Ack).await;
            return Ok(());
        }
        let started = Instant::now();
        let ending = if delivery.attempt > self.surroundings.settings.attempts_max {
            Ending::Rejected(Code("too-many-attempts"))
        } else {
            self.process(bus, &delivery).await?
        };
        let verdict = self.finish(bus, &delivery, ending).await?;
        if verdict != Verdict::Ack {
            self.settle_waiting(bus).await;
            settle(bus, &delivery, verdict).await;
            return Ok(());
        }
        self.measure(started.elapsed());
        self.waiting.push(delivery);
        if self.settle_waiting(bus).await == Settled::Later && self.waiting.len() >= WAITING_MAX {
            self.flush(bus).await?;
        }
        Ok(())
    }

    /// From the sealed input to the outputs. Waits out what is not the input's fault.
    async fn process(
        &mut self,
        bus: &B,
        delivery: &Delivery<B::Receipt>,
    ) -> Result<Ending, RunError> {
        loop {
            let failure = match self.attempt(bus, delivery).await? {
                Ok(outputs) => return Ok(Ending::Outputs(outputs)),
                Err(failure) => failure,
            };
            match failure {
                Failure::Reject(code) => return Ok(Ending::Rejected(code)),
                Failure::Retry { after, code } => return Ok(Ending::Retry(after, code)),
                Failure::Hold { after, code } => {
                    self.trouble(code);
                    // What waits must not wait for the end of the trouble, or the bus takes it back.
                    self.flush(bus).await?;
                    if self.pause(bus, Some(&delivery.receipt), after).await {
                        return Ok(Ending::Interrupted);
                    }
                }
            }
        }
    }

    async fn attempt(
        &mut self,
        bus: &B,
        delivery: &Delivery<B::Receipt>,
    ) -> Result<Result<Vec<Output>, Failure>, RunError> {
        let input = match open(&self.surroundings.keys, delivery).and_then(S::Input::receive) {
            Ok(input) => input,
            Err(failure) => return Ok(Err(failure)),
        };
        let fetch = self.unless_stopped(self.fetch.fetch(&input));
        let fetched = match keep_alive(bus, Some(&delivery.receipt), fetch).await {
            Ok(fetched) => fetched,
            Err(failure) => return Ok(Err(failure)),
        };
        let now = self.surroundings.clock.now();
        self.blocking(&delivery.id, move |step| step.step(now, input, fetched))
            .await
    }

    /// A stopping worker finishes what it has in hand, but not for ever: then it is held until the stop takes
    /// effect and given back.
    async fn unless_stopped<T>(
        &self,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let mut shutdown = self.shutdown.clone();
        let patience = Duration::from_millis(self.surroundings.settings.stop_ms_max);
        let stopped = async {
            shutdown.requested().await;
            tokio::time::sleep(patience).await;
        };
        tokio::select! {
            biased;
            done = work => done,
            () = stopped => Err(Failure::Hold { after: Duration::ZERO, code: Code("stopping") }),
        }
    }

    /// Runs the step where it may block. Its panic is this worker's end, not a lost input.
    async fn blocking<T: Send + 'static>(
        &mut self,
        id: &MessageId,
        work: impl FnOnce(&mut S) -> T + Send + 'static,
    ) -> Result<T, RunError>
    where
        S: Send + 'static,
    {
        let panicked = || RunError::Panicked { id: id.clone() };
        let mut step = self.step.take().ok_or_else(panicked)?;
        let span = tracing::Span::current();
        let (step, result) = tokio::task::spawn_blocking(move || {
            let result = span.in_scope(|| work(&mut step));
            (step, result)
        })
        .await
        .map_err(|_| panicked())?;
        self.step = Some(step);
        Ok(result)
    }

    /// Makes the ending durable and says how to settle.
    async fn finish(
        &mut self,
        bus: &B,
        delivery: &Delivery<B::Receipt>,
        ending: Ending,
    ) -> Result<Verdict, RunError> {
        let again = Verdict::Retry(Duration::ZERO);
        match ending {
            Ending::Interrupted => Ok(again),
            Ending::Outputs(outputs) => {
                let receipt = Some(&delivery.receipt);
                let done = self.publish_all(bus, receipt, outputs).await?
                    && self.save_snapshot(bus, receipt).await?;
                if done {
                    self.count(|health| health.stepped += 1);
                }
                Ok(if done { Verdict::Ack } else { again })
            }
            Ending::Retry(after, code)
                if delivery.attempt < self.surroundings.settings.attempts_max =>
            {
                debug!(%code, delay_ms = after.as_millis(), "input handed back");
                self.count(|health| health.retried += 1);
                Ok(Verdict::Retry(after))
            }
            Ending::Retry(_, code) | Ending::Rejected(code) => {
                let buried = self.bury(bus, delivery, code).await?;
                Ok(if buried { Verdict::Term } else { again })
            }
        }
    }

    /// Moves the sealed bytes to the dead letters and says so in the ledger.
    async fn bury(
        &mut self,
        bus: &B,
        delivery: &Delivery<B::Receipt>,
        code: Code,
    ) -> Result<bool, RunError> {
        warn!(%code, "input moved to the dead letters");
        let letter = dead_letter::<S, _>(delivery, code);
        let entry = self.seal(dead_entry::<S, _>(&self.surroundings, delivery, code))?;
        let receipt = Some(&delivery.receipt);
        let done = self.publish(bus, receipt, &letter).await?
            && self.publish(bus, receipt, &entry).await?;
        if done {
            self.count(|health| health.dead += 1);
            self.meters.dead(S::ROLE, code);
        }
        Ok(done)
    }

    /// Publishes in order. False when the wish to stop came before all were confirmed.
    async fn publish_all(
        &mut self,
        bus: &B,
        receipt: Option<&B::Receipt>,
        outputs: Vec<Output>,
    ) -> Result<bool, RunError> {
        for output in outputs {
            match output {
                Output::WakeAt(at) => self.wake_at = Some(at),
                Output::Publish(draft) => {
                    let message = self.seal(draft)?;
                    if !self.publish(bus, receipt, &message).await? {
                        return Ok(false);
                    }
                    self.count(|health| health.published += 1);
                }
            }
        }
        Ok(true)
    }

    /// Publishing is repeated, the step is not: outputs are data.
    async fn publish(
        &mut self,
        bus: &B,
        receipt: Option<&B::Receipt>,
        message: &Outgoing,
    ) -> Result<bool, RunError> {
        let mut backoff = PUBLISH_BACKOFF_MIN;
        loop {
            let code = match keep_alive(bus, receipt, bus.publish(message)).await {
                Ok(()) => {
                    self.recovered();
                    return Ok(true);
                }
                Err(BusError::Full) => Code("bus-full"),
                Err(BusError::Unconfirmed { .. }) => Code("bus-unconfirmed"),
                Err(refused @ BusError::Refused { .. }) => return Err(refused.into()),
            };
            self.trouble(code);
            if self.pause(bus, receipt, backoff).await {
                return Ok(false);
            }
            backoff = (backoff * 2).min(PUBLISH_BACKOFF_MAX);
        }
    }

    async fn save_snapshot(
        &mut self,
        bus: &B,
        receipt: Option<&B::Receipt>,
    ) -> Result<bool, RunError> {
        let Some(plain) = self.step.as_mut().and_then(Step::snapshot) else {
            return Ok(true);
        };
        let key = self
            .surroundings
            .keys
            .get(Purpose::Snapshot(S::ROLE))
            .ok_or(SealError::NoKey)?;
        let sealed = Bytes::from(key.seal(&snapshot_binding::<S>(), &plain)?);
        let mut backoff = PUBLISH_BACKOFF_MIN;
        while bus.save(S::ROLE.name(), sealed.clone()).await.is_err() {
            self.trouble(Code("snapshot-unconfirmed"));
            if self.pause(bus, receipt, backoff).await {
                return Ok(false);
            }
            backoff = (backoff * 2).min(PUBLISH_BACKOFF_MAX);
        }
        Ok(true)
    }

    fn seal(&self, draft: Draft) -> Result<Outgoing, SealError> {
        seal_draft(&self.surroundings.keys, draft)
    }

    /// Waits. True when the wish to stop came and what is in hand should be given back.
    async fn pause(&mut self, bus: &B, receipt: Option<&B::Receipt>, duration: Duration) -> bool {
        let mut shutdown = self.shutdown.clone();
        let wait = async {
            tokio::select! {
                biased;
                () = shutdown.requested() => true,
                () = tokio::time::sleep(duration) => false,
            }
        };
        keep_alive(bus, receipt, wait).await
    }

    fn trouble(&self, code: Code) {
        self.count(|health| {
            if health.state != code.0 {
                warn!(%code, "held up");
                code.0.clone_into(&mut health.state);
            }
        });
    }

    fn recovered(&self) {
        self.count(|health| {
            if health.state != "ok" {
                "ok".clone_into(&mut health.state);
            }
        });
    }

    fn measure(&mut self, duration: Duration) {
        self.meters.processed(S::ROLE, duration);
        if self.durations.len() == DURATIONS_MAX {
            self.durations.pop_front();
        }
        self.durations.push_back(duration);
        let mut sorted: Vec<f64> = self
            .durations
            .iter()
            .map(|duration| duration.as_secs_f64() * 1e3)
            .collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: usize| sorted.get((sorted.len() - 1) * share / 100).copied();
        self.recovered();
        self.count(|health| {
            health.step_p50_ms = at(50).unwrap_or_default();
            health.step_p99_ms = at(99).unwrap_or_default();
        });
    }
}

/// Runs `work` and tells the bus meanwhile that the delivery is in good hands.
async fn keep_alive<B: Bus, T>(
    bus: &B,
    receipt: Option<&B::Receipt>,
    work: impl Future<Output = T>,
) -> T {
    let Some(receipt) = receipt else {
        return work.await;
    };
    let every = bus.progress_interval();
    let mut ticks = interval_at(Instant::now() + every, every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut work = pin!(work);
    loop {
        tokio::select! {
            biased;
            done = &mut work => return done,
            _ = ticks.tick() => {
                if let Err(error) = bus.progress(receipt).await {
                    debug!(%error, "progress not told");
                }
            }
        }
    }
}

/// A lost settlement is not an error: the bus delivers again and the id is recognised.
async fn settle<B: Bus>(bus: &B, delivery: &Delivery<B::Receipt>, verdict: Verdict) {
    if let Err(error) = bus.settle(&delivery.receipt, verdict).await {
        debug!(%error, "settlement lost");
    }
}

fn open<R>(keys: &RoleKeys, delivery: &Delivery<R>) -> Result<Received, Failure> {
    let reject = |code| Failure::Reject(Code(code));
    let stage = delivery.subject.stage().ok_or(reject("foreign-subject"))?;
    let key = keys.stage(stage).ok_or(reject(OpenError::NoKey.code()))?;
    let Delivery {
        id,
        subject,
        content_type,
        body,
        ..
    } = delivery;
    let binding = bus_binding(subject, stage, id, content_type);
    let plain = key
        .open(&binding, body)
        .map_err(|error| reject(error.code()))?;
    Ok(Received {
        id: id.clone(),
        subject: subject.clone(),
        stage,
        content_type: content_type.clone(),
        plain,
    })
}

/// Seals a draft for its place on the bus.
///
/// # Errors
/// When the role has no key for the draft's stage.
pub fn seal_draft(keys: &RoleKeys, draft: Draft) -> Result<Outgoing, SealError> {
    let Draft {
        subject,
        id,
        content_type,
        stage,
        plain,
    } = draft;
    let key = keys.stage(stage).ok_or(SealError::NoKey)?;
    let body = key.seal(&bus_binding(&subject, stage, &id, &content_type), &plain)?;
    Ok(Outgoing {
        subject,
        id,
        content_type,
        key_id: key.id().to_string(),
        traceparent: telemetry::traceparent(),
        headers: vec![],
        body: body.into(),
    })
}

fn snapshot_binding<S: Step>() -> Binding {
    Binding::new("velvet/snapshot/1").with(S::ROLE.name().as_bytes())
}

/// The sealed bytes as they came, with everything needed to send them on their way again.
fn dead_letter<S: Step, R>(delivery: &Delivery<R>, code: Code) -> Outgoing {
    Outgoing {
        subject: Subject::dead(S::ROLE),
        id: MessageId::new(format!("dead:{}:{}", S::ROLE, delivery.id)),
        content_type: delivery.content_type.clone(),
        key_id: velvet_seal::claimed_key_id(&delivery.body).unwrap_or_default(),
        traceparent: delivery.traceparent.clone(),
        headers: vec![
            ("Velvet-Reason", code.0.to_owned()),
            ("Velvet-Subject", delivery.subject.to_string()),
            ("Velvet-Id", delivery.id.to_string()),
            ("Velvet-Attempts", delivery.attempt.to_string()),
        ],
        body: delivery.body.clone(),
    }
}

fn dead_entry<S: Step, R>(
    surroundings: &Surroundings,
    delivery: &Delivery<R>,
    code: Code,
) -> Draft {
    let device = delivery
        .id
        .frame()
        .map_or(surroundings.device.clone(), |frame| frame.device);
    let dead = v1::DeadLedger {
        device: device.to_string(),
        message_id: delivery.id.to_string(),
        stage: S::ROLE.name().to_owned(),
        reason: code.0.to_owned(),
        at_unix_us: surroundings.clock.now().0,
    };
    let entry = v1::LedgerEntry {
        entry: Some(v1::ledger_entry::Entry::Dead(dead)),
    };
    let id = MessageId::new(format!("l:dead:{}:{}", S::ROLE, delivery.id));
    Draft::new(Subject::ledger(&surroundings.device, S::ROLE), id, &entry)
}

#[derive(Default)]
struct SeenIds {
    order: VecDeque<MessageId>,
    ids: HashSet<MessageId>,
}

impl SeenIds {
    fn contains(&self, id: &MessageId) -> bool {
        self.ids.contains(id)
    }

    fn remember(&mut self, id: MessageId) {
        if self.order.len() == SEEN_IDS_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        if self.ids.insert(id.clone()) {
            self.order.push_back(id);
        }
    }
}

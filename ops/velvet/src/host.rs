//! The worker host: joins a role's step to the bus and runs it until asked to stop.

use std::{ffi::OsString, path::PathBuf, sync::Arc};

use tracing::{info, warn};
use velvet_context::ContextStep;
use velvet_deliver::{DeliverStep, FreedesktopDesk, Senses, Told, Voice, Waiting};
use velvet_messages::{DeviceId, Role, v1};
use velvet_nats::{Connection, JetStreamBus, JetStreamPeers, Publisher};
use velvet_nudge::{NudgeService, NudgeStep, PolicyFile, SharedCompanion};
use velvet_ocr::{Installed, LineMemory, LineReader, Ocr, ReadFrame, Recogniser, find_lines};
use velvet_runtime::{
    Answer, Asker, Clock, Fetch, Launch, NoFetch, Sharing, Shutdown, Step, Surroundings,
    SystemClock, Timestamp, Worker, run, seal_forget,
    service::{NoAnswer, SealedService, SharedHealth, refusal},
};
use velvet_seal::{Purpose, RoleKeys};
use velvet_store::{StoreConfig, StoreError, StoreService, StoreStep, Vault};

use crate::Fault;

/// Where a launch's settings name the store's anchor.
pub(crate) const ANCHOR_KEY: &str = "store_anchor";
/// Where a launch's settings name the person's policy file.
pub(crate) const POLICY_KEY: &str = "nudge_policy";

/// Runs a long-lived part of Velvet on threads of its own until it ends; SIGTERM and SIGINT ask it to.
///
/// # Errors
/// What the part returns, or that there can be no runtime.
pub fn run_until_signalled(
    part: impl AsyncFnOnce(Shutdown) -> Result<(), Fault>,
) -> Result<(), Fault> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Fault::failed("start the runtime"))?
        .block_on(async {
            let shutdown = Shutdown::on_signals().map_err(Fault::failed("listen to signals"))?;
            part(shutdown).await
        })
}

/// Runs the worker of the launch's role.
///
/// # Errors
/// When the role cannot work here, or the bus refuses it.
pub async fn work(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    match launch.role {
        Role::Ocr => read(launch, shutdown).await,
        Role::Context => conclude(launch, shutdown).await,
        Role::Nudge => decide(launch, shutdown).await,
        Role::Deliver => deliver(launch, shutdown).await,
        Role::Store => keep(launch, shutdown).await,
        other => Err(Fault::plain(format!("work as {other}: it is no worker"))),
    }
}

async fn read(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: velvet_ocr::Config = launch.section("ocr")?;
    let installed = velvet_ocr::check_installation(&config)
        .map_err(|error| Fault::Missing(error.to_string()))?;
    let memory = Arc::new(line_memory(&launch, &config, &installed)?);
    let recogniser = Recogniser::new(&ocr_child()?, &config, &installed)
        .map_err(Fault::failed("start the reader"))?;
    let reader = LineReader::new(recogniser, find_lines, Arc::clone(&memory), &config);
    let worker = Worker {
        step: Ocr::new(&config, &installed, Arc::clone(&memory)),
        fetch: ReadFrame::new(reader, &config),
    };
    let health = SharedHealth::default();
    let sharing = share(&launch, memory, Arc::clone(&health)).await?;
    let sharing = tokio::spawn(sharing.run(shutdown.clone()));
    let bus = connect(&launch).await?;
    let worked = join(launch, bus, worker, NoAnswer, health, shutdown).await;
    // It ends with the same wish to stop; a worker that failed takes it down with the process.
    if worked.is_ok() && sharing.await.is_err() {
        warn!("sharing with the other readers had failed");
    }
    worked
}

fn line_memory(
    launch: &Launch,
    config: &velvet_ocr::Config,
    installed: &Installed,
) -> Result<LineMemory, Fault> {
    let key = launch.keys.get(Purpose::Snapshot(launch.role));
    let key = key.ok_or_else(|| Fault::plain("name lines: this role has no key for it"))?;
    let secret = key.derive_bytes("line-keys");
    Ok(LineMemory::new(config, installed, &secret))
}

/// What the readers of this device know together; it is taken up before the first frame.
async fn share(
    launch: &Launch,
    memory: Arc<LineMemory>,
    health: SharedHealth,
) -> Result<Sharing<LineMemory, JetStreamPeers>, Fault> {
    let peers = JetStreamPeers::connect(launch)
        .await
        .map_err(Fault::failed("join the other readers"))?;
    let settings = launch.section("sharing")?;
    let (keys, device) = (&launch.keys, &launch.device);
    Sharing::start(memory, peers, keys, device, settings, health)
        .await
        .map_err(Fault::failed("join the other readers"))
}

/// The command that becomes the sandboxed reader.
///
/// # Errors
/// When our own program cannot be found.
pub fn ocr_child() -> Result<Vec<OsString>, Fault> {
    let program = std::env::current_exe().map_err(Fault::failed("find our own program"))?;
    Ok(vec![program.into(), "ocr-child".into()])
}

async fn conclude(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let settings: velvet_context::Settings = launch.section("context")?;
    let worker = Worker {
        step: ContextStep::new(settings, launch.device.clone()),
        fetch: NoFetch,
    };
    let bus = connect(&launch).await?;
    let health = SharedHealth::default();
    join(launch, bus, worker, NoAnswer, health, shutdown).await
}

async fn decide(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: velvet_nudge::Config = launch.section("nudge")?;
    let key = launch.keys.get(Purpose::Snapshot(launch.role));
    let key = key.ok_or_else(|| Fault::plain("name cards: this role has no key for it"))?;
    let seed = *key.derive_bytes("nudge-ids");
    let zone = jiff::tz::TimeZone::system();
    let companion = SharedCompanion::new(config.settings(launch.device.as_str(), zone, seed));
    let policy = launch.config[POLICY_KEY].as_str().map(PathBuf::from);
    let worker = Worker {
        step: NudgeStep::new(companion.clone(), launch.device.clone()),
        fetch: PolicyFile::new(policy.unwrap_or_default()),
    };
    let bus = connect(&launch).await?;
    let health = SharedHealth::default();
    let answer = NudgeService::new(companion);
    join(launch, bus, worker, answer, health, shutdown).await
}

async fn deliver(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: velvet_deliver::Config = launch.section("deliver")?;
    let publisher = Publisher::connect(&launch)
        .await
        .map_err(Fault::failed("join the bus"))?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let (keys, device) = (launch.keys.clone(), launch.device.clone());
    let voice = Voice::new(publisher, keys, device, Arc::clone(&clock));
    let voice = Arc::new(voice.map_err(Fault::failed("begin to deliver"))?);
    let waiting = Waiting::default();
    let answer = Told::new(Arc::clone(&voice), config.confirm_within());
    let senses = Senses::new(&config);
    let desk = FreedesktopDesk::new(config.notifications);
    let health = SharedHealth::default();
    let serving = velvet_deliver::serve(
        desk,
        voice,
        waiting.clone(),
        senses,
        clock,
        Arc::clone(&health),
        shutdown.clone(),
    );
    let serving = tokio::spawn(serving);
    let worker = Worker {
        step: DeliverStep::new(waiting),
        fetch: NoFetch,
    };
    let bus = connect(&launch).await?;
    let worked = join(launch, bus, worker, answer, health, shutdown).await;
    // It ends with the same wish to stop; a worker that failed takes it down with the process.
    if worked.is_ok() && serving.await.is_err() {
        warn!("showing cards had failed");
    }
    worked
}

async fn keep(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: StoreConfig = launch.section("store")?;
    let folder = launch.data_dir.clone();
    let folder = folder.ok_or_else(|| Fault::plain("open the store: no folder was given"))?;
    let keys = launch.keys.clone();
    let anchor = launch.config[ANCHOR_KEY].as_str().map(PathBuf::from);
    let open = move || Vault::open(&folder, &keys, config, anchor.as_deref());
    let opened = tokio::task::spawn_blocking(open).await;
    let vault = opened
        .map_err(Fault::failed("open the store"))?
        .map_err(store_fault)?;
    let worker = Worker {
        step: StoreStep::new(Arc::clone(&vault)),
        fetch: NoFetch,
    };
    let bus = connect(&launch).await?;
    let answer = ForgettingReaders {
        inner: StoreService::new(vault),
        connection: bus.connection().clone(),
        keys: launch.keys.clone(),
        device: launch.device.clone(),
    };
    join(
        launch,
        bus,
        worker,
        answer,
        SharedHealth::default(),
        shutdown,
    )
    .await
}

/// The store's answers; an order to forget goes to the readers first, whose memory is of the same screens.
struct ForgettingReaders<A> {
    inner: A,
    connection: Connection,
    keys: RoleKeys,
    device: DeviceId,
}

impl<A: Answer> ForgettingReaders<A> {
    fn forget_lines(&self, now: Timestamp) -> Result<(), Fault> {
        let order = seal_forget(&self.keys, &self.device, now)
            .map_err(Fault::failed("order the readers to forget"))?;
        // Answers are given off the async threads, so this may wait.
        tokio::runtime::Handle::current()
            .block_on(self.connection.forget_lines(now, order))
            .map_err(Fault::failed("order the readers to forget"))
    }
}

impl<A: Answer> Answer for ForgettingReaders<A> {
    fn endpoints(&self) -> &'static [&'static str] {
        self.inner.endpoints()
    }

    fn answer(
        &self,
        now: Timestamp,
        endpoint: &str,
        request: &v1::Request,
        asker: &Asker,
    ) -> v1::Response {
        let forgets = matches!(request.kind, Some(v1::request::Kind::Forget(_)));
        if forgets && let Err(fault) = self.forget_lines(now) {
            warn!(%fault, "nothing was forgotten");
            return refusal(
                "readers-unreachable",
                "nothing was forgotten, because the bus did not confirm that the readers forget; try again",
            );
        }
        self.inner.answer(now, endpoint, request, asker)
    }
}

pub(crate) fn store_fault(error: StoreError) -> Fault {
    match error {
        StoreError::WrongKey { .. } | StoreError::NoKey => Fault::WrongKey(error.to_string()),
        StoreError::Busy { .. } => Fault::Held(error.to_string()),
        StoreError::RolledBack { .. } => Fault::Unsound(error.to_string()),
        other => Fault::failed("open the store")(other),
    }
}

async fn connect(launch: &Launch) -> Result<JetStreamBus, Fault> {
    JetStreamBus::connect(launch)
        .await
        .map_err(Fault::failed("join the bus"))
}

async fn join<S, F, A>(
    launch: Launch,
    mut bus: JetStreamBus,
    worker: Worker<S, F>,
    answer: A,
    health: SharedHealth,
    shutdown: Shutdown,
) -> Result<(), Fault>
where
    S: Step,
    F: Fetch<S::Input, Fetched = S::Fetched>,
    A: Answer,
{
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let service = SealedService::new(
        launch.role,
        launch.keys.clone(),
        Arc::new(answer),
        Arc::clone(&clock),
        Arc::clone(&health),
    );
    let _serving = bus
        .connection()
        .serve(Arc::new(service))
        .await
        .map_err(Fault::failed("offer answers"))?;
    let surroundings = Surroundings {
        keys: launch.keys.clone(),
        device: launch.device.clone(),
        settings: launch.section("runtime")?,
        clock,
        health,
    };
    info!(role = %launch.role, "worker runs");
    let health = run(worker, &mut bus, surroundings, shutdown)
        .await
        .map_err(Fault::failed("go on"))?;
    info!(
        stepped = health.stepped,
        dead = health.dead,
        "worker stopped"
    );
    Ok(())
}

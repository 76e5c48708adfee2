//! The worker host: joins a role's step to the bus and runs it until asked to stop.

use std::{ffi::OsString, sync::Arc};

use tracing::info;
use velvet_messages::Role;
use velvet_nats::JetStreamBus;
use velvet_ocr::{Ocr, ReadFrame, Recogniser};
use velvet_runtime::{
    Answer, Clock, Fetch, Launch, Shutdown, Step, Surroundings, SystemClock, Worker, run,
    service::{NoAnswer, SealedService, SharedHealth},
};
use velvet_store::{StoreConfig, StoreError, StoreService, StoreStep, Vault};

use crate::Fault;

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
        Role::Store => keep(launch, shutdown).await,
        other => Err(Fault::plain(format!("work as {other}: it is no worker"))),
    }
}

async fn read(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: velvet_ocr::Config = launch.section("ocr")?;
    let installed = velvet_ocr::check_installation(&config)
        .map_err(|error| Fault::Missing(error.to_string()))?;
    let reader = Recogniser::new(&ocr_child()?, &config, &installed)
        .map_err(Fault::failed("start the reader"))?;
    let worker = Worker {
        step: Ocr::new(&config, &installed),
        fetch: ReadFrame::new(reader, &config),
    };
    join(launch, worker, NoAnswer, shutdown).await
}

/// The command that becomes the sandboxed reader.
///
/// # Errors
/// When our own program cannot be found.
pub fn ocr_child() -> Result<Vec<OsString>, Fault> {
    let program = std::env::current_exe().map_err(Fault::failed("find our own program"))?;
    Ok(vec![program.into(), "ocr-child".into()])
}

async fn keep(launch: Launch, shutdown: Shutdown) -> Result<(), Fault> {
    let config: StoreConfig = launch.section("store")?;
    let folder = launch.data_dir.clone();
    let folder = folder.ok_or_else(|| Fault::plain("open the store: no folder was given"))?;
    let keys = launch.keys.clone();
    let opened = tokio::task::spawn_blocking(move || Vault::open(&folder, &keys, config)).await;
    let vault = opened
        .map_err(Fault::failed("open the store"))?
        .map_err(store_fault)?;
    let worker = Worker {
        step: StoreStep::new(Arc::clone(&vault)),
        fetch: velvet_runtime::NoFetch,
    };
    join(launch, worker, StoreService::new(vault), shutdown).await
}

fn store_fault(error: StoreError) -> Fault {
    match error {
        StoreError::WrongKey { .. } | StoreError::NoKey => Fault::WrongKey(error.to_string()),
        StoreError::Busy { .. } => Fault::Held(error.to_string()),
        other => Fault::failed("open the store")(other),
    }
}

async fn join<S, F, A>(
    launch: Launch,
    worker: Worker<S, F>,
    answer: A,
    shutdown: Shutdown,
) -> Result<(), Fault>
where
    S: Step,
    F: Fetch<S::Input, Fetched = S::Fetched>,
    A: Answer,
{
    let mut bus = JetStreamBus::connect(&launch)
        .await
        .map_err(Fault::failed("join the bus"))?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let health = SharedHealth::default();
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

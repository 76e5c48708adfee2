//! A broker of its own and OCR workers on it, put together as the worker host does.

use std::{io, path::Path, sync::Arc};

use tokio::task::JoinHandle;
use velvet_messages::{IdError, Role};
use velvet_nats::{
    Broker, BrokerError, BrokerPlan, BrokerSettings, Connection, JetStreamBus, JetStreamPeers,
    Publisher, Topology, TopologyError,
    users::{UserError, user_seed, users},
};
use velvet_ocr::{
    Config, Grey, LineMemory, LineReader, NotInstalled, Ocr, ReadError, ReadFrame, Reader,
    Recogniser, check_installation, find_lines,
};
use velvet_runtime::{
    BusError, Draft, Launch, Publish, RunError, RunSettings, Sharing, SharingError,
    SharingSettings, StopHandle, Surroundings, SystemClock, Worker, run, seal_draft,
    service::SharedHealth, shutdown,
};
use velvet_seal::{Open, Purpose, RoleKeys, RootKey, SealError};
use zeroize::Zeroizing;

use super::backlog::{DEVICE, Message};

/// The only place of defaults.
const DEFAULTS: &str = include_str!("../../../../ops/defaults.toml");

/// The broker or a worker could not be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum FleetError {
    #[error("failed to read ops/defaults.toml")]
    Defaults(#[source] toml::de::Error),
    #[error("failed to read a section of ops/defaults.toml")]
    Section(#[from] serde_json::Error),
    #[error("failed to use a folder or start a child")]
    File(#[from] io::Error),
    #[error(transparent)]
    Id(#[from] IdError),
    #[error(transparent)]
    Broker(#[from] BrokerError),
    #[error(transparent)]
    Topology(#[from] TopologyError),
    #[error(transparent)]
    Bus(#[from] BusError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    User(#[from] UserError),
    #[error(transparent)]
    NotInstalled(#[from] NotInstalled),
    #[error(transparent)]
    Sharing(#[from] SharingError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("failed to find the key that names lines")]
    NoKey,
}

/// Lines looked up by all workers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lookups {
    pub(super) known: u64,
    pub(super) all: u64,
}

/// A worker that has its engine and waits for the start.
struct Prepared {
    launch: Launch,
    worker: Worker<Ocr, ReadFrame<LineReader<Recogniser>>>,
    memory: Arc<LineMemory>,
}

/// A worker that reads.
struct Running {
    stop: StopHandle,
    reading: JoinHandle<Result<velvet_runtime::Health, RunError>>,
    sharing: JoinHandle<()>,
    memory: Arc<LineMemory>,
    health: SharedHealth,
}

/// A broker and its workers.
pub(super) struct Fleet {
    folder: tempfile::TempDir,
    broker: Broker,
    root: RootKey,
    publisher: Publisher,
    keys: RoleKeys,
    prepared: Vec<Prepared>,
    running: Vec<Running>,
}

fn settings() -> Result<serde_json::Value, FleetError> {
    toml::from_str(DEFAULTS).map_err(FleetError::Defaults)
}

fn launch(root: &RootKey, role: Role, url: &str, folder: &Path) -> Result<Launch, FleetError> {
    Ok(Launch {
        role,
        device: DEVICE.parse()?,
        nats_url: url.to_owned(),
        nkey_seed: user_seed(root, role)?,
        keys: RoleKeys::for_role(root, role),
        data_dir: None,
        runtime_dir: folder.to_owned(),
        config: settings()?,
    })
}

impl Fleet {
    /// Starts a broker with all streams and no worker.
    pub(super) async fn start() -> Result<Self, FleetError> {
        let folder = tempfile::tempdir()?;
        let root = RootKey::from_bytes([7; 32]);
        let mut broker: BrokerSettings = serde_json::from_value(settings()?["broker"].clone())?;
        // Where ops/setup puts it; else it is looked for beside us and in PATH.
        let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/nats/nats-server");
        if installed.is_file() {
            broker.nats_server = installed;
        }
        let broker = Broker::start(BrokerPlan {
            folder: folder.path().join("bus"),
            settings: broker,
            users: users(&root)?,
            topology: Topology::whole(1),
            wrapper: vec![],
        });
        let broker = broker.await?;
        let launched = |role| launch(&root, role, broker.url(), folder.path());
        let admin = Connection::open(&launched(Role::Supervisor)?).await?;
        Topology::whole(1).apply(&admin).await?;
        let capture = launched(Role::Capture)?;
        let publisher = Publisher::connect(&capture).await?;
        Ok(Self {
            folder,
            broker,
            root,
            publisher,
            keys: capture.keys,
            prepared: Vec::new(),
            running: Vec::new(),
        })
    }

    /// Publishes a frame as the capture agent does.
    pub(super) async fn publish(&self, message: &Message) -> Result<(), FleetError> {
        let frame = Open::new(message.frame.clone());
        let draft = Draft::new(message.subject.clone(), message.id.clone(), &frame);
        Ok(self
            .publisher
            .publish(&seal_draft(&self.keys, draft)?)
            .await?)
    }

    /// Makes a worker and starts its engine, which is not to be measured.
    pub(super) async fn prepare(&mut self) -> Result<(), FleetError> {
        let launch = launch(&self.root, Role::Ocr, self.broker.url(), self.folder.path())?;
        let config: Config = serde_json::from_value(launch.config["ocr"].clone())?;
        let installed = check_installation(&config)?;
        let key = launch
            .keys
            .get(Purpose::Snapshot(Role::Ocr))
            .ok_or(FleetError::NoKey)?;
        let memory = Arc::new(LineMemory::new(
            &config,
            &installed,
            &key.derive_bytes("line-keys"),
        ));
        let child = [
            std::env::current_exe()?.into_os_string(),
            crate::read::OCR_CHILD.into(),
        ];
        let recogniser = Recogniser::new(&child, &config, &installed)?;
        let blank = Grey {
            width: 64,
            height: 64,
            scale_milli: 1_000,
            pixels: Zeroizing::new(vec![255; 64 * 64]),
        };
        recogniser.read(blank).await?;
        let reader = LineReader::new(recogniser, find_lines, Arc::clone(&memory), &config);
        let worker = Worker {
            step: Ocr::new(&config, &installed, Arc::clone(&memory)),
            fetch: ReadFrame::new(reader, &config),
        };
        self.prepared.push(Prepared {
            launch,
            worker,
            memory,
        });
        Ok(())
    }

    /// Lets all prepared workers read.
    pub(super) async fn release(&mut self) -> Result<(), FleetError> {
        for prepared in std::mem::take(&mut self.prepared) {
            let Prepared {
                launch,
                worker,
                memory,
            } = prepared;
            let health = SharedHealth::default();
            let sharing: SharingSettings =
                serde_json::from_value(launch.config["sharing"].clone())?;
            let peers = JetStreamPeers::connect(&launch).await?;
            let sharing = Sharing::start(
                Arc::clone(&memory),
                peers,
                &launch.keys,
                &launch.device,
                sharing,
                Arc::clone(&health),
            );
            let sharing = sharing.await?;
            let mut bus = JetStreamBus::connect(&launch).await?;
            let settings: RunSettings = serde_json::from_value(launch.config["runtime"].clone())?;
            let surroundings = Surroundings {
                keys: launch.keys.clone(),
                device: launch.device.clone(),
                settings,
                clock: Arc::new(SystemClock),
                health: Arc::clone(&health),
            };
            let (stop, asked) = shutdown();
            let sharing = tokio::spawn(sharing.run(asked.clone()));
            let reading =
                tokio::spawn(async move { run(worker, &mut bus, surroundings, asked).await });
            self.running.push(Running {
                stop,
                reading,
                sharing,
                memory,
                health,
            });
        }
        Ok(())
    }

    /// Frames that have become readings.
    pub(super) fn done(&self) -> u64 {
        let stepped = |one: &Running| one.health.lock().map_or(0, |health| health.stepped);
        self.running.iter().map(stepped).sum()
    }

    /// Lines looked up so far.
    pub(super) fn lookups(&self) -> Lookups {
        let mut sum = Lookups::default();
        for figures in self.running.iter().map(|one| one.memory.cache.figures()) {
            sum.known += figures.hits;
            sum.all += figures.hits + figures.misses;
        }
        sum
    }

    /// Ends everything.
    pub(super) async fn stop(self) {
        for one in self.running {
            one.stop.stop();
            // What they end with is known by what they have done.
            drop(one.reading.await);
            drop(one.sharing.await);
        }
        self.broker.stop().await;
    }
}

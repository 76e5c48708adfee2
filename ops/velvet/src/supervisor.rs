//! `velvet up`: one process that holds the root key and keeps all others alive.
//!
//! Start: broker, topology, door (the socket that hands out launches), store, reader, capture agent.
//! Stop: the other way round, so that what was captured is still read and stored.

mod children;
mod disk;
mod door;
mod lock;

pub(crate) use disk::free_bytes;

use std::{path::PathBuf, sync::Arc, time::Duration};

use serde::Deserialize;
use tracing::info;
use velvet_messages::{DeviceId, Role};
use velvet_nats::{
    Broker, BrokerError, BrokerPlan, BrokerSettings, BusSettings, Connection, Topology, users,
};
use velvet_runtime::{Launch, Problem, Shutdown, telemetry::LOG_DIR_KEY};
use velvet_seal::{
    KeyStore, RoleKeys, Unlocked,
    keystore::{Ask, PassphraseError, PassphraseSource},
};
use zeroize::Zeroizing;

use crate::{
    Fault,
    host::{ANCHOR_KEY, POLICY_KEY},
    paths,
    paths::Paths,
    settings::Settings,
};
use children::{Child, Children};

/// Without these there is no Velvet.
const MEMORY: [Role; 3] = [Role::Capture, Role::Ocr, Role::Store];
/// Together they are the companion; without it Velvet is a memory alone.
const COMPANION: [Role; 3] = [Role::Context, Role::Nudge, Role::Deliver];
/// A started broker that does not take our topology within this time is broken.
const TOPOLOGY_PATIENCE: Duration = Duration::from_secs(30);

/// Section `[supervisor]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisorSettings {
    /// OCR workers to run here.
    pub ocr_workers: u32,
    /// Whether the companion runs: context, nudges, cards.
    pub companion: bool,
    /// Free space on the disk of the data below which the capture agent pauses, bytes.
    pub disk_free_bytes_min: u64,
    /// How often free space is looked at, milliseconds.
    pub disk_look_interval_ms: u64,
    /// Unused for so long, Velvet locks itself; 0: never, minutes.
    pub lock_after_minutes: u32,
}

impl SupervisorSettings {
    /// The roles that take part. One that is not here has no consumers.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let companion = COMPANION.into_iter().filter(|_| self.companion);
        MEMORY.into_iter().chain(companion).collect()
    }

    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let workers = (0..=64).contains(&self.ocr_workers);
        let key = "supervisor.ocr_workers";
        Problem::unless(workers, problems, key, "0 to 64", &self.ocr_workers);
        let look = (100..=600_000).contains(&self.disk_look_interval_ms);
        let key = "supervisor.disk_look_interval_ms";
        Problem::unless(
            look,
            problems,
            key,
            "100 to 600000",
            &self.disk_look_interval_ms,
        );
    }
}

/// What `velvet up` was told.
pub struct Plan {
    /// The folders.
    pub paths: Paths,
    /// The settings, checked.
    pub settings: Settings,
    /// The root, and the device it is for.
    pub unlocked: Unlocked,
    /// Whether the capture agent runs here.
    pub with_capture: bool,
}

/// Everything that children and guests are told.
pub struct Household {
    plan: Plan,
    nats_url: String,
}

impl Household {
    /// The device we work for.
    #[must_use]
    pub fn device(&self) -> &DeviceId {
        &self.plan.unlocked.device
    }

    /// The launch of a role: its own keys and no others.
    ///
    /// # Errors
    /// When no bus user can be derived, which only a broken root can cause.
    pub fn launch(&self, role: Role) -> Result<Launch, Fault> {
        let Plan {
            paths,
            settings,
            unlocked,
            ..
        } = &self.plan;
        let mut config = settings.to_json();
        config[LOG_DIR_KEY] = paths.log.display().to_string().into();
        config[ANCHOR_KEY] = paths.anchor().display().to_string().into();
        config[POLICY_KEY] = paths.policy().display().to_string().into();
        let seed = users::user_seed(&unlocked.root, role);
        Ok(Launch {
            role,
            device: unlocked.device.clone(),
            nats_url: self.nats_url.clone(),
            nkey_seed: seed.map_err(Fault::failed("derive the bus user"))?,
            keys: RoleKeys::for_role(&unlocked.root, role),
            data_dir: (role == Role::Store).then(|| paths.store()),
            runtime_dir: paths.runtime.clone(),
            config,
        })
    }

    /// Whether this passphrase, or the keyring, has the key that we work with.
    fn prove(&self, passphrase: Zeroizing<String>) -> Result<(), Fault> {
        let store = KeyStore::locate(&self.plan.paths.config)?;
        let store = store.ok_or_else(|| Fault::plain("find your key"))?;
        let unlocked = store.unlock(&mut Given(passphrase))?;
        if unlocked.root.id() == self.plan.unlocked.root.id() {
            Ok(())
        } else {
            Err(Fault::plain(
                "unlock: the key that is kept now is another one",
            ))
        }
    }
}

/// A passphrase that was given already.
struct Given(Zeroizing<String>);

impl PassphraseSource for Given {
    fn passphrase(&mut self, _: Ask) -> Result<Zeroizing<String>, PassphraseError> {
        Ok(self.0.clone())
    }
}

/// Runs everything until asked to stop.
///
/// # Errors
/// When something that all depends on cannot be started; then nothing is left running.
pub async fn run(plan: Plan, mut shutdown: Shutdown) -> Result<(), Fault> {
    let settings: SupervisorSettings = plan.settings.section("supervisor")?;
    paths::create_private(&plan.paths.store()).map_err(Fault::failed("make the store's folder"))?;
    let broker = Arc::new(start_broker(&plan).await?);
    let household = Arc::new(Household {
        plan,
        nats_url: broker.url().to_owned(),
    });
    let (broker_stop, broker_shutdown) = velvet_runtime::shutdown();
    let watched = Arc::clone(&broker);
    let broker_watch = tokio::spawn(async move { watched.supervise(broker_shutdown).await });
    let ended = serve(&household, &settings, &broker, &mut shutdown).await;
    broker_stop.stop();
    drop(broker_watch.await);
    broker.stop().await;
    info!("stopped");
    ended
}

async fn start_broker(plan: &Plan) -> Result<Broker, Fault> {
    let settings: BrokerSettings = plan.settings.section("broker")?;
    let supervisor: SupervisorSettings = plan.settings.section("supervisor")?;
    let bus: BusSettings = plan.settings.section("bus")?;
    let users = users::users(&plan.unlocked.root).map_err(Fault::failed("derive the bus users"))?;
    let program = std::env::current_exe().map_err(Fault::failed("find our own program"))?;
    Broker::start(BrokerPlan {
        folder: plan.paths.broker(),
        settings,
        users,
        topology: Topology::new(&supervisor.roles(), bus.replicas),
        wrapper: vec![program.into(), "broker-exec".into()],
    })
    .await
    .map_err(broker_fault)
}

fn broker_fault(error: BrokerError) -> Fault {
    match error {
        BrokerError::Held { .. } => Fault::Held(error.to_string()),
        BrokerError::NotFound { .. } | BrokerError::Unusable { .. } => {
            Fault::Missing(error.to_string())
        }
        other => Fault::failed("start the broker")(other),
    }
}

async fn serve(
    household: &Arc<Household>,
    settings: &SupervisorSettings,
    broker: &Arc<Broker>,
    shutdown: &mut Shutdown,
) -> Result<(), Fault> {
    let connection = apply_topology(household, settings).await?;
    let children = Arc::new(Children::new(Arc::clone(broker)));
    let (asked, mut asked_to_stop) = velvet_runtime::shutdown();
    let unused = Duration::from_secs(60 * u64::from(settings.lock_after_minutes));
    let lock = lock::Lock::new(unused);
    let door = door::open(Arc::clone(household), Arc::clone(&children), asked, lock)?;
    for child in household_children(household, settings)? {
        children.start(child);
    }
    let watch = disk::Watch::new(
        &household.plan.paths.data,
        settings,
        household.launch(Role::Supervisor)?.keys,
    );
    info!(device = %household.device(), "Velvet is up");
    crate::print::note("Velvet is up. Stop it with Ctrl-C or `velvet down`.");
    tokio::select! {
        () = shutdown.requested() => {}
        () = asked_to_stop.requested() => {}
        () = watch.run(&connection) => {}
    }
    crate::print::note("Stopping; what is in hand is finished first.");
    children.stop().await;
    door.close();
    connection.close().await;
    Ok(())
}

async fn apply_topology(
    household: &Household,
    settings: &SupervisorSettings,
) -> Result<Connection, Fault> {
    let launch = household.launch(Role::Supervisor)?;
    let bus: BusSettings = household.plan.settings.section("bus")?;
    let connection = Connection::open(&launch)
        .await
        .map_err(Fault::failed("reach the broker"))?;
    let topology = Topology::new(&settings.roles(), bus.replicas);
    let applied = tokio::time::timeout(TOPOLOGY_PATIENCE, topology.apply(&connection)).await;
    let changes = applied
        .map_err(|_| Fault::plain("set up the streams: the broker does not answer"))?
        .map_err(Fault::failed("set up the streams"))?;
    info!(changes = changes.len(), "topology applied");
    Ok(connection)
}

/// In the order of their start.
fn household_children(
    household: &Household,
    settings: &SupervisorSettings,
) -> Result<Vec<Child>, Fault> {
    let program = std::env::current_exe().map_err(Fault::failed("find our own program"))?;
    let home = &household.plan.paths;
    let worker = |name: String, role: Role| Child::worker(name, &program, role, home);
    let mut children = vec![worker("store".to_owned(), Role::Store)];
    for number in 1..=settings.ocr_workers {
        let name = if number == 1 {
            "ocr".to_owned()
        } else {
            format!("ocr-{number}")
        };
        children.push(worker(name, Role::Ocr));
    }
    if settings.companion {
        children.extend(COMPANION.map(|role| worker(role.to_string(), role)));
    }
    if household.plan.with_capture {
        children.push(Child::capture(&capture_program()?, home));
    }
    Ok(children)
}

/// The capture agent lies beside us.
pub(crate) fn capture_program() -> Result<PathBuf, Fault> {
    let ours = std::env::current_exe().map_err(Fault::failed("find our own program"))?;
    let beside = ours.with_file_name("velvet-capture");
    if beside.is_file() {
        return Ok(beside);
    }
    Err(Fault::Missing(format!(
        "velvet-capture is not beside {}; build it with `cargo build --release`, or start with --no-capture",
        ours.display()
    )))
}

//! A broker in a folder of its own, and launches for all roles.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use bytes::Bytes;
use tempfile::TempDir;
use velvet_messages::{DeviceId, MessageId, Role, Subject};
use velvet_nats::{
    Broker, BrokerError, BrokerPlan, BrokerSettings, BusSettings, Connection, Topology,
    users::{user_seed, users},
};
use velvet_runtime::{Launch, Outgoing};
use velvet_seal::{RoleKeys, RootKey};

/// The settings that ship, with the server that the tests use.
pub(crate) fn config() -> serde_json::Value {
    toml::from_str(include_str!("../../../ops/defaults.toml")).expect("the defaults are TOML")
}

/// A program that `ops/nats-install target/nats` provides.
pub(crate) fn program(variable: &str, name: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return path.into();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../target/nats")
        .join(name);
    assert!(
        path.is_file(),
        "{} is missing: run `ops/nats-install target/nats`, or set {variable}",
        path.display()
    );
    path
}

pub(crate) fn settings() -> BrokerSettings {
    let mut settings: BrokerSettings =
        serde_json::from_value(config()["broker"].clone()).expect("section [broker]");
    settings.nats_server = program("VELVET_NATS_SERVER", "nats-server");
    settings
}

pub(crate) fn root() -> RootKey {
    RootKey::from_bytes([7; 32])
}

pub(crate) fn plan(folder: &Path) -> BrokerPlan {
    BrokerPlan {
        folder: folder.to_owned(),
        settings: settings(),
        users: users(&root()).expect("users"),
        topology: Topology::whole(1),
        wrapper: vec![],
    }
}

pub(crate) fn launch(role: Role, url: &str, folder: &Path) -> Launch {
    Launch {
        role,
        device: device(),
        nats_url: url.to_owned(),
        nkey_seed: user_seed(&root(), role).expect("seed"),
        keys: RoleKeys::for_role(&root(), role),
        data_dir: None,
        runtime_dir: folder.to_owned(),
        config: config(),
    }
}

pub(crate) fn device() -> DeviceId {
    "d1".parse().expect("a device id")
}

/// A running broker with the whole topology.
pub(crate) struct Rig {
    pub(crate) broker: Broker,
    pub(crate) folder: TempDir,
}

impl Rig {
    pub(crate) async fn start() -> Self {
        let rig = Self::bare().await;
        let admin = rig.connection(Role::Supervisor).await;
        Topology::whole(1)
            .apply(&admin)
            .await
            .expect("the topology is applied");
        rig
    }

    /// Without streams.
    pub(crate) async fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let broker = Self::broker(folder.path())
            .await
            .expect("the broker starts");
        Self { broker, folder }
    }

    pub(crate) async fn broker(folder: &Path) -> Result<Broker, BrokerError> {
        Broker::start(plan(&folder.join("bus"))).await
    }

    pub(crate) fn launch(&self, role: Role) -> Launch {
        launch(role, self.broker.url(), self.folder.path())
    }

    pub(crate) async fn connection(&self, role: Role) -> Connection {
        Connection::open(&self.launch(role))
            .await
            .expect("connected")
    }
}

/// A message as the runtime would publish it; nothing here is opened, so the body is any bytes.
pub(crate) fn message(subject: &str, id: &str) -> Outgoing {
    Outgoing {
        subject: Subject::received(subject),
        id: MessageId::new(id),
        content_type: "application/x-protobuf; messageType=\"velvet.v1.Frame\"".to_owned(),
        key_id: "0011223344556677".to_owned(),
        traceparent: Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".to_owned()),
        headers: vec![],
        body: Bytes::from(format!("sealed {id}")),
    }
}

/// Long enough for anything on this machine, short enough to fail in.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn the_defaults_are_allowed() {
    let mut problems = Vec::new();
    settings().check(&mut problems);
    let bus: BusSettings = serde_json::from_value(config()["bus"].clone()).expect("section [bus]");
    bus.check(&mut problems);
    assert_eq!(problems, []);
}

#[test]
fn all_mistakes_are_told_together() {
    let mut broker = settings();
    broker.store_bytes_max = 1;
    broker.processors_max = 0;
    broker.nats_url = "http://user:secret@host".to_owned();
    let mut problems = Vec::new();
    broker.check(&mut problems);
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        text,
        [
            "broker.store_bytes_max is 1; allowed is 2113929216 to 1125899906842624",
            "broker.processors_max is 0; allowed is 1 to 1024",
            "broker.nats_url is something else; allowed is empty, or an address that starts with nats:// or tls://",
        ]
    );
}

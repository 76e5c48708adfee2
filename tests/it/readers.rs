//! Readers of one device share what they read: the real engine, the real bus, two workers.

use std::{ffi::OsString, path::Path, sync::Arc, time::Duration};

use tokio::task::JoinHandle;
use velvet_bench::rig::Programs;
use velvet_messages::Role;
use velvet_nats::{
    Broker, BrokerPlan, Connection, JetStreamPeers, Topology,
    users::{user_seed, users},
};
use velvet_ocr::{
    Config, Grey, LineMemory, LineReader, ReadWord, Reader, Recogniser, check_installation,
    find_lines,
};
use velvet_runtime::{
    Kept, Launch, Peers, Sharing, StopHandle, Timestamp, seal_forget, service::SharedHealth,
    shutdown,
};
use velvet_seal::{Purpose, RoleKeys, RootKey};

fn settings() -> serde_json::Value {
    toml::from_str(include_str!("../../ops/defaults.toml")).unwrap()
}

fn root() -> RootKey {
    RootKey::from_bytes([7; 32])
}

fn launch(role: Role, url: &str, folder: &Path) -> Launch {
    Launch {
        role,
        device: "d1".parse().unwrap(),
        nats_url: url.to_owned(),
        nkey_seed: user_seed(&root(), role).unwrap(),
        keys: RoleKeys::for_role(&root(), role),
        data_dir: None,
        runtime_dir: folder.to_owned(),
        config: settings(),
    }
}

async fn broker(folder: &Path) -> Broker {
    let mut settings: velvet_nats::BrokerSettings =
        serde_json::from_value(settings()["broker"].clone()).unwrap();
    settings.nats_server = Programs::find().unwrap().nats_server;
    let broker = Broker::start(BrokerPlan {
        folder: folder.join("bus"),
        settings,
        users: users(&root()).unwrap(),
        topology: Topology::whole(1),
        wrapper: vec![],
    });
    let broker = broker.await.unwrap();
    let admin = Connection::open(&launch(Role::Supervisor, broker.url(), folder)).await;
    Topology::whole(1).apply(&admin.unwrap()).await.unwrap();
    broker
}

/// One reader as the worker host puts it together.
struct Worker {
    reader: LineReader<Recogniser>,
    memory: Arc<LineMemory>,
    stop: StopHandle,
    sharing: JoinHandle<()>,
}

impl Worker {
    async fn start(launch: &Launch) -> Self {
        let config: Config = launch.section("ocr").unwrap();
        let installed = check_installation(&config).unwrap();
        let key = launch.keys.get(Purpose::Snapshot(Role::Ocr)).unwrap();
        let secret = key.derive_bytes("line-keys");
        let memory = Arc::new(LineMemory::new(&config, &installed, &secret));
        let child: Vec<OsString> =
            vec![Programs::find().unwrap().velvet.into(), "ocr-child".into()];
        let recogniser = Recogniser::new(&child, &config, &installed).unwrap();
        let reader = LineReader::new(recogniser, find_lines, Arc::clone(&memory), &config);
        let sharing = Sharing::start(
            Arc::clone(&memory),
            JetStreamPeers::connect(launch).await.unwrap(),
            &launch.keys,
            &launch.device,
            launch.section("sharing").unwrap(),
            SharedHealth::default(),
        );
        let (stop, shutdown) = shutdown();
        Self {
            reader,
            memory,
            stop,
            sharing: tokio::spawn(sharing.await.unwrap().run(shutdown)),
        }
    }

    async fn read(&self, picture: &image::GrayImage) -> Vec<Vec<ReadWord>> {
        let grey = Grey {
            width: picture.width(),
            height: picture.height(),
            scale_milli: 1_000,
            pixels: picture.as_raw().clone().into(),
        };
        self.reader.read(grey).await.unwrap()
    }

    async fn stop(self) {
        self.stop.stop();
        self.sharing.await.unwrap();
    }
}

/// Waits for something that the bus brings; it takes milliseconds.
async fn until(what: &str, done: impl AsyncFn() -> bool) {
    for _ in 0..200 {
        if done().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

fn picture() -> image::GrayImage {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../workers/ocr/cases/screen.png");
    image::open(path).unwrap().to_luma8()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_reader_has_read_no_other_reads_again_until_it_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let broker = broker(folder.path()).await;
    let launched = |role| launch(role, broker.url(), folder.path());
    let one = Worker::start(&launched(Role::Ocr)).await;
    let other = Worker::start(&launched(Role::Ocr)).await;

    let words = one.read(&picture()).await;
    let read = one.memory.cache.figures();
    assert!(words.len() > 30 && read.misses > 30, "{read:?}");
    until("the other hears all of it", async || {
        other.memory.cache.figures().heard == read.misses
    })
    .await;
    let started = std::time::Instant::now();
    assert_eq!(other.read(&picture()).await, words);
    let warm = started.elapsed();
    assert_eq!(other.memory.cache.figures().misses, 0);
    assert!(warm < Duration::from_secs(1), "{warm:?} for a known screen");

    // A restart is warm.
    one.stop().await;
    let later = Worker::start(&launched(Role::Ocr)).await;
    assert_eq!(later.read(&picture()).await, words);
    assert_eq!(later.memory.cache.figures().misses, 0);

    // Forgetting reaches both, and what the bus keeps.
    let store = launched(Role::Store);
    let connection = Connection::open(&store).await.unwrap();
    let at = Timestamp(7);
    let order = seal_forget(&store.keys, &store.device, at).unwrap();
    connection.forget_lines(at, order).await.unwrap();
    until("both forget", async || {
        let left = [&other, &later].map(|worker| worker.memory.cache.figures().entries);
        left == [0, 0]
    })
    .await;
    other.stop().await;
    later.stop().await;
    let peers = JetStreamPeers::connect(&launched(Role::Ocr)).await.unwrap();
    let kept = peers.kept().await.unwrap();
    let empty = match &kept {
        Kept::Snapshot(sealed) => sealed.len() < 256,
        Kept::Nothing | Kept::Forgotten(_) => true,
    };
    assert!(empty, "something is kept after it was forgotten");
    let after = Worker::start(&launched(Role::Ocr)).await;
    assert_eq!(after.memory.cache.figures().entries, 0);
    after.stop().await;
    broker.stop().await;
}

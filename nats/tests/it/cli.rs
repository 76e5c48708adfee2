//! The real `nats` command line, as the role inspect.

use std::{os::unix::fs::OpenOptionsExt, path::Path, process::Command, sync::Arc};

use std::io::Write;

use velvet_messages::Role;
use velvet_nats::{
    JetStreamBus, Publisher,
    users::{inbox_prefix, user_seed},
};
use velvet_runtime::{Health, Publish, Service};

use crate::rig::{Rig, message, program, root};

struct Reader;

impl Service for Reader {
    fn role(&self) -> Role {
        Role::Ocr
    }

    fn endpoints(&self) -> &'static [&'static str] {
        &[]
    }

    async fn call(&self, _: String, _: String, _: bytes::Bytes) -> Vec<bytes::Bytes> {
        vec![]
    }

    fn health(&self) -> Health {
        Health {
            state: "ok".to_owned(),
            stepped: 4711,
            ..Health::default()
        }
    }
}

/// What the command prints, on both channels.
fn nats(url: &str, folder: &Path, arguments: &str) -> String {
    let command = format!(
        "{} --no-context --server {url} --nkey {} --inbox-prefix {} --timeout 10s {arguments}",
        program("VELVET_NATS_CLI", "nats").display(),
        folder.join("seed").display(),
        inbox_prefix(Role::Inspect),
    );
    // `stream view` wants a terminal; `script` (Debian package bsdutils) is one.
    let output = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .env("HOME", folder)
        .env("TERM", "dumb")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("`script` of the package bsdutils runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn keep_seed(folder: &Path) {
    let open = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(folder.join("seed"));
    let seed = user_seed(&root(), Role::Inspect).expect("seed");
    open.expect("made")
        .write_all(seed.as_bytes())
        .expect("written");
}

/// Commands, and what their output must hold.
const LOOKS: &[(&str, &[&str])] = &[
    ("stream report", &["FRAMES", "READINGS", "DEAD"]),
    (
        "stream ls",
        &["FRAMES", "changed regions of the screen, sealed"],
    ),
    ("stream info FRAMES", &["velvet.frames.*.*", "WorkQueue"]),
    ("stream subjects FRAMES", &["velvet.frames.d1.main"]),
    ("consumer report FRAMES", &["ocr", "Pull"]),
    ("consumer info FRAMES ocr", &["read by ocr"]),
    ("stream get FRAMES 1", &["Velvet-Schema: 1", "sealed f:1"]),
    (
        "stream view FRAMES --translate 'wc -c'",
        &["Nats-Msg-Id: f:1", "Nats-Msg-Id: f:2", "10"],
    ),
    (
        "stream view READINGS --translate 'wc -c'",
        &["Nats-Msg-Id: r:1"],
    ),
    (
        "stream view DEAD --translate 'wc -c'",
        &["Velvet-Reason: undecodable"],
    ),
    ("micro ls", &["velvet-ocr"]),
    ("micro info velvet-ocr", &["velvet.ctl.ocr.health"]),
    ("micro stats velvet-ocr", &["velvet-ocr Service Statistics"]),
    ("micro stats velvet-ocr --json", &["4711"]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inspect_shows_the_pipeline() {
    let rig = Rig::start().await;
    keep_seed(rig.folder.path());
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    for id in ["f:1", "f:2"] {
        agent
            .publish(&message("velvet.frames.d1.main", id))
            .await
            .expect("published");
    }
    let ocr = JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect("opened");
    ocr.publish(&message("velvet.readings.d1.main", "r:1"))
        .await
        .expect("published");
    let mut dead = message("velvet.dead.ocr", "dead:ocr:f:9");
    dead.headers = vec![("Velvet-Reason", "undecodable".to_owned())];
    ocr.publish(&dead).await.expect("published");
    let _serving = ocr
        .connection()
        .serve(Arc::new(Reader))
        .await
        .expect("served");
    for (arguments, wanted) in LOOKS {
        let (url, folder) = (rig.broker.url().to_owned(), rig.folder.path().to_owned());
        let look = tokio::task::spawn_blocking(move || nats(&url, &folder, arguments));
        let output = look.await.expect("joined");
        for word in *wanted {
            assert!(
                output.contains(word),
                "nats {arguments}: no {word:?} in\n{output}"
            );
        }
    }
    let admin = rig.connection(Role::Supervisor).await;
    let differences = velvet_nats::Topology::whole(1)
        .check(&admin)
        .await
        .expect("checked");
    assert_eq!(differences, [], "looking has changed nothing");
}

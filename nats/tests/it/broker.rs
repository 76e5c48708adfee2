//! The server's life: locks, restarts, what an earlier run left behind.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use velvet_messages::Role;
use velvet_nats::{BrokerError, JetStreamBus, Publisher};
use velvet_runtime::{Bus, Publish, Verdict, shutdown};

use crate::rig::{PATIENCE, Rig, message, plan, program};

fn pid(number: u32) -> Pid {
    Pid::from_raw(i32::try_from(number).expect("a process id")).expect("not zero")
}

fn wait_until_gone(number: u32) {
    let until = Instant::now() + PATIENCE;
    // A killed child of nobody's stays visible until its parent collects it; /proc tells those apart.
    let runs = || {
        let state = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        test_kill_process(pid(number)).is_ok() && !state.contains(") Z ")
    };
    while runs() {
        assert!(Instant::now() < until, "process {number} still runs");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_refused() {
    let rig = Rig::bare().await;
    let error = Rig::broker(rig.folder.path()).await.expect_err("refused");
    let own = std::process::id();
    assert!(
        matches!(error, BrokerError::Held { holder: Some(holder), .. } if holder == own),
        "{error}"
    );
    assert!(
        error
            .to_string()
            .contains(&format!("process {own} holds it")),
        "{error}"
    );
    rig.broker.stop().await;
    assert_eq!(rig.broker.pid(), None);
}

#[tokio::test]
async fn nobody_else_can_read_the_folder() {
    let rig = Rig::bare().await;
    let folder = rig.folder.path().join("bus");
    for (name, expected) in [
        ("", 0o700),
        ("nats.conf", 0o600),
        ("velvet.lock", 0o600),
        ("ports", 0o700),
        ("js", 0o700),
    ] {
        let mode = std::fs::metadata(folder.join(name))
            .expect("there")
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(mode, expected, "{name:?}");
    }
}

#[tokio::test]
async fn a_server_that_an_earlier_run_left_behind_is_stopped() {
    let rig = Rig::bare().await;
    rig.broker.stop().await;
    let folder = rig.folder.path().join("bus");
    let Rig {
        broker,
        folder: keep,
    } = rig;
    drop(broker);
    let mut stale = Command::new(program("VELVET_NATS_SERVER", "nats-server"))
        .arg("-c")
        .arg(folder.join("nats.conf"))
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let until = Instant::now() + PATIENCE;
    while std::fs::read_to_string(folder.join("nats.pid"))
        .ok()
        .and_then(|text| text.trim().parse().ok())
        != Some(stale.id())
    {
        assert!(Instant::now() < until, "no pid file");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let next =
        tokio::spawn(async move { Rig::broker(keep.path()).await.map(|broker| (broker, keep)) });
    let status = tokio::task::spawn_blocking(move || stale.wait())
        .await
        .expect("joined")
        .expect("collected");
    assert!(status.success(), "stopped, not killed: {status}");
    let (broker, _keep) = next.await.expect("joined").expect("started");
    broker.stop().await;
}

#[tokio::test]
async fn a_server_that_is_too_old_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("nats-server");
    std::fs::write(&old, "#!/bin/sh\necho 'nats-server: v2.14.5'\n").expect("written");
    std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o755)).expect("set");
    let mut plan = plan(&folder.path().join("bus"));
    plan.settings.nats_server = old;
    let text = velvet_nats::Broker::start(plan)
        .await
        .expect_err("refused")
        .to_string();
    assert!(
        text.contains("it is version 2.14.5, and nats-server 2.15.0 or newer is needed"),
        "{text}"
    );
    assert!(text.contains("ops/nats-install"), "{text}");
}

#[tokio::test]
async fn an_outside_server_is_only_pointed_at() {
    let rig = Rig::bare().await;
    let mut plan = plan(&rig.folder.path().join("other"));
    plan.settings.nats_url = rig.broker.url().to_owned();
    let outside = velvet_nats::Broker::start(plan).await.expect("taken");
    assert_eq!((outside.url(), outside.pid()), (rig.broker.url(), None));
    outside.stop().await;
    assert!(!rig.folder.path().join("other").exists());
    drop(outside);
    rig.connection(Role::Supervisor).await;
}

/// Frames of the load below.
const FRAMES: u64 = 150;
/// How often the server is killed meanwhile.
const KILLS: u64 = 3;

async fn publish_all(agent: Publisher) -> u64 {
    let mut repeated = 0;
    for number in 1..=FRAMES {
        let frame = message("velvet.frames.d1.main", &format!("f:{number}"));
        while agent.publish(&frame).await.is_err() {
            repeated += 1;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    repeated
}

async fn consume_all(mut bus: JetStreamBus) -> (BTreeSet<String>, u64) {
    let (mut seen, mut again) = (BTreeSet::new(), 0);
    while (seen.len() as u64) < FRAMES {
        let delivery = tokio::time::timeout(PATIENCE * 3, bus.next())
            .await
            .expect("in time")
            .expect("not closed");
        if bus.settle(&delivery.receipt, Verdict::Ack).await.is_err() {
            again += 1;
        }
        seen.insert(delivery.id.to_string());
    }
    (seen, again)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killing_the_server_loses_nothing_and_clients_go_on() {
    let rig = Rig::start().await;
    let url = rig.broker.url().to_owned();
    // A short wait for confirmations, or each kill would cost twenty seconds.
    let hasty = |role| {
        let mut launch = rig.launch(role);
        launch.config["bus"]["confirm_ms_max"] = 1000.into();
        launch.config["bus"]["pull_heartbeat_ms"] = 500.into();
        launch
    };
    let agent = Publisher::connect(&hasty(Role::Capture))
        .await
        .expect("connected");
    let bus = JetStreamBus::connect(&hasty(Role::Ocr))
        .await
        .expect("opened");
    let rig = Arc::new(rig);
    let (stop, until) = shutdown();
    let supervisor = tokio::spawn({
        let rig = Arc::clone(&rig);
        async move { rig.broker.supervise(until).await }
    });
    let (published, consumed) = (
        tokio::spawn(publish_all(agent)),
        tokio::spawn(consume_all(bus)),
    );
    for _ in 0..KILLS {
        tokio::time::sleep(Duration::from_millis(700)).await;
        if let Some(number) = rig.broker.pid() {
            kill_process(pid(number), Signal::KILL).expect("killed");
        }
    }
    let (repeated, (seen, unsettled)) = (
        published.await.expect("joined"),
        consumed.await.expect("joined"),
    );
    let expected: BTreeSet<String> = (1..=FRAMES).map(|number| format!("f:{number}")).collect();
    assert_eq!(seen, expected);
    assert_eq!(
        (rig.broker.restarts(), rig.broker.url()),
        (KILLS, url.as_str())
    );
    eprintln!("{repeated} publishes repeated, {unsettled} settlements lost");
    stop.stop();
    supervisor.await.expect("joined");
    rig.broker.stop().await;
    assert_eq!(rig.broker.pid(), None);
}

/// A process of its own with a broker, which the test can kill.
struct Up(Child);

impl Drop for Up {
    fn drop(&mut self) {
        self.0.kill().expect("killed");
        self.0.wait().expect("collected");
    }
}

#[test]
fn the_server_ends_with_its_supervisor() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut example: PathBuf = std::env::current_exe().expect("ourselves");
    example.pop();
    example.set_file_name("examples");
    example.push("broker");
    assert!(
        example.is_file(),
        "{} is missing: `cargo build -p velvet-nats --examples` makes it",
        example.display()
    );
    let child = Command::new(example)
        .arg("up")
        .arg(folder.path().join("bus"))
        .env(
            "VELVET_NATS_SERVER",
            program("VELVET_NATS_SERVER", "nats-server"),
        )
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut up = Up(child);
    let mut line = String::new();
    BufReader::new(up.0.stdout.take().expect("piped"))
        .read_line(&mut line)
        .expect("read");
    let server: u32 = line
        .split_whitespace()
        .next()
        .and_then(|word| word.parse().ok())
        .expect("a process id");
    assert!(test_kill_process(pid(server)).is_ok(), "it runs");
    drop(up);
    wait_until_gone(server);
}

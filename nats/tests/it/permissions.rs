//! Each role's user can do its listed subjects and nothing else.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_nats::{Client, ConnectOptions, Event};
use velvet_messages::Role::{
    self, Capture, Cli, Context, Deliver, Inspect, Nudge, Ocr, Store, Supervisor,
};
use velvet_nats::users::{inbox_prefix, user_seed};

use crate::rig::{Rig, root};

const ROLES: [Role; 8] = [Capture, Ocr, Context, Nudge, Deliver, Store, Cli, Inspect];
/// The server tells a denial within a round trip; this is a hundred of them on a busy machine.
const DENIALS_WITHIN: Duration = Duration::from_millis(1500);

/// Subjects, and who may publish on them. The supervisor may everything.
const PUBLISH: &[(&str, &[Role])] = &[
    ("velvet.frames.d1.main", &[Capture]),
    ("velvet.frames.d1", &[]),
    ("velvet.frames.d1.main.more", &[]),
    ("velvet.signals.d1.focus", &[Capture]),
    ("velvet.signals.d1.intent", &[Capture, Deliver]),
    ("velvet.signals.d1.feedback", &[Capture, Deliver]),
    ("velvet.readings.d1.main", &[Ocr]),
    ("velvet.lines.d1", &[Ocr]),
    ("velvet.lines", &[]),
    ("velvet.lines.d1.more", &[]),
    ("velvet.ctl.ocr.forget", &[Store, Cli]),
    ("velvet.ctl.capture.forget", &[Cli]),
    ("velvet.context.d1.state", &[Context]),
    ("velvet.nudges.d1.decision", &[Nudge]),
    ("velvet.nudges.d1.delivery", &[Deliver]),
    ("velvet.nudges.d1.outcome", &[Deliver]),
    ("velvet.outbox.d1", &[]),
    ("velvet.ledger.d1.capture", &[Capture]),
    ("velvet.ledger.d1.ocr", &[Ocr]),
    ("velvet.ledger.d1.store", &[Store]),
    ("velvet.ledger.d1.cli", &[]),
    ("velvet.dead.ocr", &[Ocr]),
    ("velvet.dead.store", &[Store]),
    ("velvet.dead.context", &[Context]),
    ("velvet.dead.nudge", &[Nudge]),
    ("velvet.dead.deliver", &[Deliver]),
    ("velvet.dead.capture", &[]),
    ("velvet.svc.store.search", &[Cli]),
    ("velvet.svc.capture.pause", &[Cli]),
    ("velvet.ctl.ocr.health", &[Cli]),
    ("$JS.API.CONSUMER.INFO.FRAMES.ocr", &[Ocr, Inspect]),
    (
        "$JS.API.CONSUMER.INFO.READINGS.store-readings",
        &[Store, Inspect],
    ),
    ("$JS.API.CONSUMER.MSG.NEXT.FRAMES.ocr", &[Ocr]),
    (
        "$JS.API.CONSUMER.MSG.NEXT.READINGS.store-readings",
        &[Store],
    ),
    ("$JS.API.CONSUMER.MSG.NEXT.LEDGER.store-ledger", &[Store]),
    ("$JS.API.CONSUMER.MSG.NEXT.READINGS.context", &[Context]),
    (
        "$JS.API.CONSUMER.MSG.NEXT.SIGNALS.context-signals",
        &[Context],
    ),
    ("$JS.API.CONSUMER.MSG.NEXT.SIGNALS.nudge-signals", &[Nudge]),
    ("$JS.API.CONSUMER.MSG.NEXT.CONTEXT.nudge", &[Nudge]),
    ("$JS.API.CONSUMER.MSG.NEXT.NUDGES.deliver", &[Deliver]),
    ("$JS.ACK.FRAMES.ocr.1.1.1.1.0", &[Ocr]),
    ("$JS.ACK.edge.hash.FRAMES.ocr.1.1.1.1.0.token", &[Ocr]),
    ("$JS.ACK.READINGS.store-readings.1.1.1.1.0", &[Store]),
    (
        "$JS.ACK.edge.hash.READINGS.store-readings.1.1.1.1.0.token",
        &[Store],
    ),
    ("$KV.velvet_state.ocr.ocr", &[Ocr]),
    ("$KV.velvet_state.ocr.lines", &[Ocr, Store]),
    ("$KV.velvet_state.store.store", &[Store]),
    ("$KV.velvet_state.nudge.nudge", &[Nudge]),
    ("$KV.velvet_state.capture.capture", &[]),
    (
        "$JS.API.DIRECT.GET.KV_velvet_state.$KV.velvet_state.ocr.ocr",
        &[Ocr, Inspect],
    ),
    (
        "$JS.API.DIRECT.GET.KV_velvet_state.$KV.velvet_state.store.store",
        &[Store, Inspect],
    ),
    (
        "$JS.API.DIRECT.GET.KV_velvet_state.$KV.velvet_state.ocr.lines",
        &[Ocr, Inspect],
    ),
    ("$JS.API.DIRECT.GET.KV_velvet_state", &[Inspect]),
    ("$JS.API.DIRECT.GET.FRAMES", &[Inspect]),
    ("$JS.API.STREAM.MSG.GET.FRAMES", &[Inspect]),
    ("$JS.API.STREAM.INFO.FRAMES", &[Inspect]),
    ("$JS.API.STREAM.LIST", &[Inspect]),
    ("$JS.API.STREAM.NAMES", &[Inspect]),
    ("$JS.API.CONSUMER.LIST.FRAMES", &[Inspect]),
    ("$JS.API.INFO", &[Inspect]),
    ("$JS.API.CONSUMER.CREATE.DEAD.look", &[Inspect]),
    ("$JS.API.CONSUMER.DURABLE.CREATE.DEAD.look", &[Inspect]),
    ("$JS.API.CONSUMER.MSG.NEXT.DEAD.look", &[Inspect]),
    ("$JS.API.CONSUMER.DELETE.DEAD.look", &[Inspect]),
    ("$JS.API.CONSUMER.CREATE.FRAMES.evil", &[]),
    ("$JS.API.CONSUMER.CREATE.READINGS.evil", &[]),
    ("$JS.API.CONSUMER.DURABLE.CREATE.READINGS.evil", &[]),
    ("$JS.API.CONSUMER.DELETE.FRAMES.ocr", &[]),
    ("$JS.API.CONSUMER.PAUSE.FRAMES.ocr", &[]),
    ("$JS.API.STREAM.CREATE.EVIL", &[]),
    ("$JS.API.STREAM.UPDATE.FRAMES", &[]),
    ("$JS.API.STREAM.PURGE.FRAMES", &[]),
    ("$JS.API.STREAM.DELETE.FRAMES", &[]),
    ("$JS.API.STREAM.MSG.DELETE.DEAD", &[]),
    ("$JS.API.STREAM.SNAPSHOT.FRAMES", &[]),
    ("$SRV.PING", &[Inspect]),
    ("$SRV.STATS.velvet-ocr", &[Inspect]),
    ("_INBOX_ocr.forged", &[]),
    ("_INBOX_cli.forged", &[]),
    ("$SYS.REQ.SERVER.PING", &[]),
    ("anything", &[]),
];

/// Subjects, and who may subscribe to them.
const SUBSCRIBE: &[(&str, &[Role])] = &[
    ("_INBOX_capture.>", &[Capture]),
    ("_INBOX_ocr.>", &[Ocr]),
    ("_INBOX_store.>", &[Store]),
    ("_INBOX_context.>", &[Context]),
    ("_INBOX_nudge.>", &[Nudge]),
    ("_INBOX_deliver.>", &[Deliver]),
    ("_INBOX_cli.>", &[Cli]),
    ("_INBOX_inspect.>", &[Inspect]),
    ("_INBOX_supervisor.>", &[]),
    ("_INBOX.>", &[]),
    ("velvet.>", &[Inspect]),
    ("velvet.frames.d1.main", &[Inspect]),
    ("velvet.svc.store.search", &[Store, Inspect]),
    ("velvet.svc.capture.pause", &[Capture, Inspect]),
    ("velvet.ctl.ocr.health", &[Ocr, Inspect]),
    ("velvet.lines.d1", &[Ocr, Inspect]),
    ("velvet.ctl.ocr.forget", &[Ocr, Inspect]),
    ("velvet.svc.nudge.why", &[Nudge, Inspect]),
    ("velvet.svc.deliver.intent", &[Deliver, Inspect]),
    ("$SRV.PING", &[Capture, Ocr, Context, Nudge, Deliver, Store]),
    (
        "$SRV.STATS.velvet-ocr",
        &[Capture, Ocr, Context, Nudge, Deliver, Store],
    ),
    ("$JS.EVENT.>", &[Inspect]),
    ("$JS.ACK.>", &[]),
    ("$JS.API.>", &[]),
    ("$KV.>", &[]),
    ("$SYS.>", &[]),
    (">", &[]),
];

struct Probe {
    client: Client,
    denials: Arc<Mutex<Vec<String>>>,
}

impl Probe {
    async fn connect(rig: &Rig, role: Role) -> Self {
        let denials = Arc::new(Mutex::new(Vec::new()));
        let events = Arc::clone(&denials);
        let client = ConnectOptions::with_nkey(user_seed(&root(), role).expect("seed").to_string())
            .custom_inbox_prefix(inbox_prefix(role))
            .event_callback(move |event| {
                let events = Arc::clone(&events);
                async move {
                    if let Event::ServerError(error) = event {
                        events.lock().expect("not poisoned").push(error.to_string());
                    }
                }
            })
            .connect(rig.broker.url())
            .await
            .expect("connected");
        Self { client, denials }
    }

    async fn denials(&self) -> Vec<String> {
        self.client.flush().await.expect("flushed");
        tokio::time::sleep(DENIALS_WITHIN).await;
        self.denials.lock().expect("not poisoned").clone()
    }
}

/// Tries all subjects as one role and tells those where the server decided otherwise than the table.
async fn surprises(rig: &Rig, role: Role) -> Vec<String> {
    let probe = Probe::connect(rig, role).await;
    let mut subscriptions = Vec::new();
    for (subject, _) in SUBSCRIBE {
        subscriptions.push(probe.client.subscribe(*subject).await.expect("sent"));
    }
    for (subject, _) in PUBLISH {
        probe
            .client
            .publish(*subject, "".into())
            .await
            .expect("sent");
    }
    let denials = probe.denials().await;
    let rows = PUBLISH
        .iter()
        .map(|row| ("Publish", row))
        .chain(SUBSCRIBE.iter().map(|row| ("Subscription", row)));
    rows.filter_map(|(verb, (subject, roles))| {
        let told = format!("for {verb} to \"{subject}\"");
        let may = !denials.iter().any(|denial| denial.contains(&told));
        (may != roles.contains(&role)).then(|| format!("{role} {verb} {subject}: may is {may}"))
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_role_may_what_is_listed_and_nothing_else() {
    let rig = Rig::start().await;
    for role in ROLES {
        assert_eq!(surprises(&rig, role).await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_supervisor_may_everything() {
    let rig = Rig::start().await;
    let probe = Probe::connect(&rig, Supervisor).await;
    let mut subscription = probe.client.subscribe(">").await.expect("sent");
    probe
        .client
        .publish("velvet.anything", "".into())
        .await
        .expect("sent");
    assert_eq!(probe.denials().await, Vec::<String>::new());
    subscription.unsubscribe().await.expect("sent");
}

#[tokio::test]
async fn strangers_do_not_get_in() {
    let rig = Rig::bare().await;
    assert!(async_nats::connect(rig.broker.url()).await.is_err());
    let mut launch = rig.launch(Ocr);
    launch.nkey_seed = nkeys_of_another_root();
    let error = velvet_nats::Connection::open(&launch)
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "failed to connect to the bus: the bus refused (authorization)"
    );
}

fn nkeys_of_another_root() -> zeroize::Zeroizing<String> {
    user_seed(&velvet_seal::RootKey::from_bytes([8; 32]), Ocr).expect("seed")
}

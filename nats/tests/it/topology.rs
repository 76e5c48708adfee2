//! Provisioning, and noticing what was altered.

use serde_json::json;
use velvet_messages::Role;
use velvet_nats::Topology;

use crate::rig::Rig;

fn text<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

/// The server's own interface, beside ours.
async fn raw(rig: &Rig, subject: &str, body: serde_json::Value) -> serde_json::Value {
    let seed = velvet_nats::users::user_seed(&crate::rig::root(), Role::Supervisor).expect("seed");
    let client = async_nats::ConnectOptions::with_nkey(seed.to_string())
        .connect(rig.broker.url())
        .await
        .expect("connected");
    let answer = client
        .request(subject.to_owned(), body.to_string().into())
        .await
        .expect("answered");
    serde_json::from_slice(&answer.payload).expect("JSON")
}

#[tokio::test]
async fn it_is_applied_once_and_then_nothing_changes() {
    let rig = Rig::bare().await;
    let admin = rig.connection(Role::Supervisor).await;
    let topology = Topology::whole(1);
    assert_eq!(topology.check(&admin).await.expect("checked").len(), 19);
    let changes = topology.apply(&admin).await.expect("applied");
    assert_eq!(changes.len(), 19);
    assert!(
        changes.iter().all(|change| change.action == "created"),
        "{changes:?}"
    );
    assert_eq!(topology.apply(&admin).await.expect("applied"), []);
    assert_eq!(topology.check(&admin).await.expect("checked"), []);
}

#[tokio::test]
async fn an_altered_stream_is_found_field_by_field_and_repaired() {
    let rig = Rig::start().await;
    let admin = rig.connection(Role::Supervisor).await;
    let topology = Topology::whole(1);
    let mut config = raw(&rig, "$JS.API.STREAM.INFO.FRAMES", json!({})).await["config"].take();
    config["discard"] = json!("old");
    config["max_age"] = json!(3_600_000_000_000_u64);
    config["metadata"]["velvet.schema"] = json!("0");
    let answer = raw(&rig, "$JS.API.STREAM.UPDATE.FRAMES", config).await;
    assert_eq!(answer["error"], json!(null));
    assert_eq!(
        text(&topology.check(&admin).await.expect("checked")),
        [
            "stream FRAMES: discard is \"old\", should be \"new\"",
            "stream FRAMES: max_age is 3600000000000, should be 0",
            "stream FRAMES: metadata.velvet.schema is \"0\", should be \"1\"",
        ]
    );
    assert_eq!(
        text(&topology.apply(&admin).await.expect("applied")),
        ["stream FRAMES updated"]
    );
    assert_eq!(topology.check(&admin).await.expect("checked"), []);
}

#[tokio::test]
async fn what_cannot_be_changed_is_an_error_and_not_a_silence() {
    let rig = Rig::bare().await;
    let limits = json!({ "name": "FRAMES", "subjects": ["velvet.frames.*.*"], "retention": "limits", "storage": "memory" });
    raw(&rig, "$JS.API.STREAM.CREATE.FRAMES", limits).await;
    let admin = rig.connection(Role::Supervisor).await;
    let error = Topology::whole(1).apply(&admin).await.expect_err("refused");
    let text = error.to_string();
    assert!(
        text.starts_with("failed to change stream FRAMES on the server: error "),
        "{text}"
    );
}

#[tokio::test]
async fn a_role_that_is_off_has_no_consumer() {
    let rig = Rig::start().await;
    let admin = rig.connection(Role::Supervisor).await;
    let without_reader =
        Topology::new(&[Role::Context, Role::Nudge, Role::Deliver, Role::Store], 1);
    assert_eq!(
        text(&without_reader.check(&admin).await.expect("checked")),
        ["consumer FRAMES/ocr is there, should be absent"]
    );
    assert_eq!(
        text(&without_reader.apply(&admin).await.expect("applied")),
        ["consumer FRAMES/ocr deleted"]
    );
    let changes = Topology::whole(1).apply(&admin).await.expect("applied");
    assert_eq!(text(&changes), ["consumer FRAMES/ocr created"]);
    let bus = velvet_nats::JetStreamBus::connect(&rig.launch(Role::Ocr)).await;
    assert!(bus.is_ok());
}

#[tokio::test]
async fn a_worker_without_its_consumer_does_not_start() {
    let rig = Rig::bare().await;
    let error = velvet_nats::JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "failed to consume: the bus refused (topology)"
    );
}

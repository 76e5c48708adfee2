//! What readers of one device promise each other, the same on the real bus and on its twin in memory.

use bytes::Bytes;
use velvet_messages::Role;
use velvet_nats::JetStreamPeers;
use velvet_runtime::{Heard, Kept, Peers, Timestamp, memory::MemoryPeers};

use crate::rig::{PATIENCE, Rig};

const EXPECTED: &[&str] = &[
    "kept: Nothing",
    "kept: Nothing",
    "one hears Word(b\"hello\")",
    "other hears Word(b\"hello\")",
    "kept: Snapshot(b\"new\")",
    "one hears Forget(b\"order\")",
    "other hears Forget(b\"order\")",
    "kept: Forgotten(Timestamp(7))",
    "kept: Snapshot(b\"later\")",
];

async fn hear(peers: &mut impl Peers) -> Heard {
    tokio::time::timeout(PATIENCE, peers.hear())
        .await
        .expect("in time")
        .expect("not closed")
}

async fn kept(peers: &impl Peers) -> String {
    format!("kept: {:?}", peers.kept().await.expect("told"))
}

async fn script<P: Peers>(open: impl AsyncFn() -> P, forget: impl AsyncFn(Bytes)) -> Vec<String> {
    let (mut one, mut other) = (open().await, open().await);
    // Listening is certain once the server has answered something after it.
    let mut log = vec![kept(&one).await, kept(&other).await];
    one.tell("hello".into()).await.expect("told");
    log.push(format!("one hears {:?}", hear(&mut one).await));
    log.push(format!("other hears {:?}", hear(&mut other).await));
    one.keep("old".into()).await.expect("kept");
    other.keep("new".into()).await.expect("kept");
    log.push(kept(&one).await);
    forget("order".into()).await;
    log.push(format!("one hears {:?}", hear(&mut one).await));
    log.push(format!("other hears {:?}", hear(&mut other).await));
    log.push(kept(&other).await);
    one.keep("later".into()).await.expect("kept");
    log.push(kept(&other).await);
    one.close().await;
    other.close().await;
    log
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn peers_on_the_real_bus_keep_the_contract() {
    let rig = Rig::start().await;
    let launch = rig.launch(Role::Ocr);
    let store = rig.connection(Role::Store).await;
    let open = async || JetStreamPeers::connect(&launch).await.expect("connected");
    let forget = async |order| {
        let forgotten = store.forget_lines(Timestamp(7), order).await;
        forgotten.expect("confirmed");
    };
    assert_eq!(script(open, forget).await, EXPECTED);
}

#[tokio::test]
async fn peers_in_memory_keep_the_contract() {
    let circle = MemoryPeers::default();
    let open = async || circle.another();
    let forget = async |order| circle.forget(Timestamp(7), order);
    assert_eq!(script(open, forget).await, EXPECTED);
}

/// Nothing is left in the bucket: not the value, and not an earlier one under the marker.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forgetting_leaves_no_byte_of_a_snapshot_in_the_bucket() {
    let rig = Rig::start().await;
    let peers = JetStreamPeers::connect(&rig.launch(Role::Ocr)).await;
    let peers = peers.expect("connected");
    peers.keep("lines of a screen".into()).await.expect("kept");
    let admin = rig.connection(Role::Supervisor).await;
    let held = async || {
        let streams = admin.stream_states().await.expect("told");
        let bucket = streams.iter().find(|one| one.name == "KV_velvet_state");
        bucket.expect("the bucket").messages
    };
    let before = held().await;
    let store = rig.connection(Role::Store).await;
    let forgotten = store.forget_lines(Timestamp(7), "order".into()).await;
    forgotten.expect("confirmed");
    assert_eq!(
        peers.kept().await.expect("told"),
        Kept::Forgotten(Timestamp(7))
    );
    assert_eq!((before, held().await), (1, 1), "the marker alone is held");
}

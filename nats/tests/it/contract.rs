//! What every bus promises to the runtime. The same script runs on the real one and on its twin in memory,
//! and everything observable is compared with one expected text.

use std::time::Duration;

use velvet_messages::Role;
use velvet_nats::{JetStreamBus, Publisher};
use velvet_runtime::{Bus, Outgoing, Publish, Verdict, memory::MemoryBus};

use crate::rig::{PATIENCE, Rig, message};

const SHORT: Duration = Duration::from_millis(300);

const EXPECTED: &[&str] = &[
    "nothing yet",
    "f:1 attempt 1 velvet.frames.d1.main, 53 bytes of type, trace 55, sealed f:1",
    "Ack: Ok",
    "f:2 attempt 1",
    "Retry(250ms): Ok",
    "not before its time",
    "f:2 attempt 2",
    "progress: Ok",
    "Ack: Ok",
    "f:3 attempt 1",
    "Term: Ok",
    "f:4 attempt 1",
    "closed and opened",
    "f:4 attempt 2",
    "Ack: Ok",
    "nothing more",
    "publish: Ok, again: Ok",
    "load: None",
    "save: Ok, again: Ok",
    "load: new",
];

/// Runs the script. `open` gives a bus on the same messages each time; `feed` puts a message before it.
async fn script<B: Bus>(open: impl AsyncFn() -> B, feed: impl AsyncFn(Outgoing)) -> Vec<String> {
    let mut log = Vec::new();
    let mut bus = open().await;

    // A dropped wait loses no delivery.
    let nothing = tokio::time::timeout(SHORT, bus.next()).await.is_err();
    log.push(if nothing { "nothing yet" } else { "something" }.to_owned());
    feed(frame("f:1")).await;
    log.push(whole(&mut bus, &mut vec![]).await);

    feed(frame("f:2")).await;
    log.push(
        take(
            &mut bus,
            Verdict::Retry(Duration::from_millis(250)),
            &mut vec![],
        )
        .await
        .join("\n"),
    );
    let early = tokio::time::timeout(Duration::from_millis(100), bus.next())
        .await
        .is_ok();
    log.push(
        if early {
            "too early"
        } else {
            "not before its time"
        }
        .to_owned(),
    );
    log.push(take_with_progress(&mut bus).await.join("\n"));

    feed(frame("f:3")).await;
    log.push(take(&mut bus, Verdict::Term, &mut vec![]).await.join("\n"));

    feed(frame("f:4")).await;
    let delivery = next(&mut bus).await;
    log.push(format!("{} attempt {}", delivery.id, delivery.attempt));
    bus.close().await;
    drop(bus);
    let mut bus = open().await;
    log.push("closed and opened".to_owned());
    log.push(take(&mut bus, Verdict::Ack, &mut vec![]).await.join("\n"));
    let nothing = tokio::time::timeout(SHORT, bus.next()).await.is_err();
    log.push(if nothing { "nothing more" } else { "something" }.to_owned());

    let reading = message("velvet.readings.d1.main", "r:1");
    log.push(format!(
        "publish: {}, again: {}",
        outcome(bus.publish(&reading).await),
        outcome(bus.publish(&reading).await)
    ));
    log.push(format!(
        "load: {:?}",
        bus.load("ocr").await.expect("loaded")
    ));
    let (old, new) = (
        bus.save("ocr", "old".into()).await,
        bus.save("ocr", "new".into()).await,
    );
    log.push(format!("save: {}, again: {}", outcome(old), outcome(new)));
    let loaded = bus.load("ocr").await.expect("loaded").expect("there");
    log.push(format!("load: {}", String::from_utf8_lossy(&loaded)));
    bus.close().await;
    log.iter()
        .flat_map(|lines| lines.lines().map(str::to_owned))
        .collect()
}

fn frame(id: &str) -> Outgoing {
    message("velvet.frames.d1.main", id)
}

fn outcome(result: Result<(), velvet_runtime::BusError>) -> String {
    result.map_or_else(|error| error.to_string(), |()| "Ok".to_owned())
}

async fn next<B: Bus>(bus: &mut B) -> velvet_runtime::Delivery<B::Receipt> {
    tokio::time::timeout(PATIENCE, bus.next())
        .await
        .expect("in time")
        .expect("not closed")
}

async fn whole<B: Bus>(bus: &mut B, log: &mut Vec<String>) -> String {
    let delivery = next(bus).await;
    log.push(format!(
        "{} attempt {} {}, {} bytes of type, trace {}, {}",
        delivery.id,
        delivery.attempt,
        delivery.subject,
        delivery.content_type.len(),
        delivery.traceparent.unwrap_or_default().len(),
        String::from_utf8_lossy(&delivery.body),
    ));
    let settled = outcome(bus.settle(&delivery.receipt, Verdict::Ack).await);
    log.push(format!("Ack: {settled}"));
    log.join("\n")
}

async fn take<B: Bus>(bus: &mut B, verdict: Verdict, log: &mut Vec<String>) -> Vec<String> {
    let delivery = next(bus).await;
    log.push(format!("{} attempt {}", delivery.id, delivery.attempt));
    let settled = outcome(bus.settle(&delivery.receipt, verdict).await);
    log.push(format!("{verdict:?}: {settled}"));
    std::mem::take(log)
}

async fn take_with_progress<B: Bus>(bus: &mut B) -> Vec<String> {
    let delivery = next(bus).await;
    let progress = outcome(bus.progress(&delivery.receipt).await);
    let settled = outcome(bus.settle(&delivery.receipt, Verdict::Ack).await);
    vec![
        format!("{} attempt {}", delivery.id, delivery.attempt),
        format!("progress: {progress}"),
        format!("Ack: {settled}"),
    ]
}

#[tokio::test]
async fn the_real_bus_keeps_the_contract() {
    let rig = Rig::start().await;
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    let launch = rig.launch(Role::Ocr);
    let open = async || JetStreamBus::connect(&launch).await.expect("opened");
    let feed = async |message: Outgoing| agent.publish(&message).await.expect("published");
    assert_eq!(script(open, feed).await, EXPECTED);
}

#[tokio::test]
async fn the_bus_in_memory_keeps_the_contract() {
    let bus = MemoryBus::default();
    let open = async || bus.clone();
    let feed = async |message: Outgoing| bus.offer(message);
    assert_eq!(script(open, feed).await, EXPECTED);
}

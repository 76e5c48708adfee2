//! Questions and answers.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use velvet_messages::{MessageId, Role, Subject};
use velvet_nats::{JetStreamBus, Publisher};
use velvet_runtime::{Bus, BusError, Health, Publish, Service};

use crate::rig::{Rig, message};

/// Repeats the question as often as its first byte says.
struct Echo;

impl Service for Echo {
    fn role(&self) -> Role {
        Role::Store
    }

    fn endpoints(&self) -> &'static [&'static str] {
        &["search", "show"]
    }

    async fn call(&self, endpoint: String, request_id: String, body: Bytes) -> Vec<Bytes> {
        let count = body.first().copied().unwrap_or_default();
        (1..=count)
            .map(|number| format!("{endpoint} {request_id} {number}").into())
            .collect()
    }

    fn health(&self) -> Health {
        Health {
            state: "ok".to_owned(),
            stepped: 7,
            ..Health::default()
        }
    }
}

#[tokio::test]
async fn answers_come_back_whole() {
    let rig = Rig::start().await;
    let store = JetStreamBus::connect(&rig.launch(Role::Store))
        .await
        .expect("opened");
    let serving = store
        .connection()
        .serve(Arc::new(Echo))
        .await
        .expect("served");
    let cli = rig.connection(Role::Cli).await;
    let patience = Duration::from_secs(5);
    let ask = async |endpoint: &str, count: u8| {
        let subject = Subject::service(Role::Store, endpoint);
        let parts = cli
            .ask(
                &subject,
                &MessageId::new("q:1"),
                vec![count].into(),
                patience,
            )
            .await;
        parts.map_or_else(
            |error| error.to_string(),
            |parts| {
                parts
                    .iter()
                    .map(|part| String::from_utf8_lossy(part).into_owned())
                    .collect::<Vec<_>>()
                    .join(", ")
            },
        )
    };
    assert_eq!(ask("search", 1).await, "search q:1 1");
    assert_eq!(ask("show", 3).await, "show q:1 1, show q:1 2, show q:1 3");
    assert_eq!(ask("show", 64).await.split(", ").count(), 64);
    assert_eq!(
        ask("show", 65).await,
        "failed to ask velvet.svc.store.show: refused (answer-size)"
    );
    assert_eq!(
        ask("unheard-of", 1).await,
        "failed to ask velvet.svc.store.unheard-of: no worker answers there; `velvet status` tells what runs"
    );
    let subject = Subject::control(Role::Store, "health");
    let health = cli
        .ask(&subject, &MessageId::new("q:2"), Bytes::new(), patience)
        .await
        .expect("answered");
    let health: serde_json::Value = serde_json::from_slice(&health[0]).expect("JSON");
    assert_eq!(
        (health["state"].as_str(), health["stepped"].as_u64()),
        (Some("ok"), Some(7))
    );
    serving.stop().await;
    // The server may hear of the end after it has handed on a question; that one is asked in vain.
    let mut text = ask("search", 1).await;
    if text.contains("no answer within") {
        text = ask("search", 1).await;
    }
    assert!(text.contains("no worker answers there"), "{text}");
}

/// Works for two seconds, or until nobody waits; how often it came to its end, and how often it was left.
#[derive(Clone, Default)]
struct Slow(Arc<[AtomicU32; 2]>);

struct Working(Slow, usize);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.0[self.1].fetch_add(1, Ordering::SeqCst);
    }
}

impl Service for Slow {
    fn role(&self) -> Role {
        Role::Store
    }

    fn endpoints(&self) -> &'static [&'static str] {
        &["search"]
    }

    async fn call(&self, _: String, _: String, _: Bytes) -> Vec<Bytes> {
        let mut working = Working(self.clone(), 1);
        tokio::time::sleep(Duration::from_secs(2)).await;
        working.1 = 0;
        vec!["slow".into()]
    }

    fn health(&self) -> Health {
        Health::default()
    }
}

#[tokio::test]
async fn work_ends_when_the_asker_goes_and_not_before() {
    let rig = Rig::start().await;
    let store = JetStreamBus::connect(&rig.launch(Role::Store))
        .await
        .expect("opened");
    let slow = Slow::default();
    let serving = store
        .connection()
        .serve(Arc::new(slow.clone()))
        .await
        .expect("served");
    let cli = rig.connection(Role::Cli).await;
    let subject = Subject::service(Role::Store, "search");
    let ask = async |milliseconds| {
        let patience = Duration::from_millis(milliseconds);
        cli.ask(&subject, &MessageId::new("q:1"), Bytes::new(), patience)
            .await
    };
    assert_eq!(ask(10_000).await.expect("answered"), ["slow"]);
    assert!(ask(100).await.is_err(), "it goes");
    tokio::time::sleep(Duration::from_secs(3)).await;
    let [ended, left] = slow.0.each_ref().map(|count| count.load(Ordering::SeqCst));
    assert_eq!((ended, left), (1, 1));
    serving.stop().await;
}

#[tokio::test]
async fn a_denied_subject_is_told_at_once_and_ends_the_worker() {
    let rig = Rig::start().await;
    let mut bus = JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect("opened");
    let frame = message("velvet.frames.d1.main", "f:1");
    let refused = tokio::time::timeout(Duration::from_secs(3), bus.publish(&frame));
    let error = refused.await.expect("at once").expect_err("refused");
    assert!(
        matches!(
            error,
            BusError::Refused {
                code: "permission",
                ..
            }
        ),
        "{error}"
    );
    assert!(bus.next().await.is_none());
    assert_eq!(bus.connection().denied().await, "velvet.frames.d1.main");
}

#[tokio::test]
async fn a_message_that_is_too_large_is_refused_and_not_repeated() {
    let rig = Rig::start().await;
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    for megabytes in [1.5, 3.0] {
        let mut frame = message("velvet.frames.d1.main", "f:1");
        frame.body = vec![0; (megabytes * 1048576.0) as usize].into();
        let error = agent.publish(&frame).await.expect_err("refused");
        assert!(
            matches!(
                error,
                BusError::Refused {
                    code: "too-large",
                    ..
                }
            ),
            "{megabytes}: {error}"
        );
    }
}

#[tokio::test]
async fn a_full_stream_says_so() {
    let rig = Rig::start().await;
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    // SIGNALS is the smaller of the two that the agent may fill: 64 MiB, and nobody reads here.
    let mut stored = 0;
    let error = loop {
        let mut signal = message("velvet.signals.d1.focus", &format!("s:{stored}"));
        signal.body = vec![7; 1 << 20].into();
        match agent.publish(&signal).await {
            Ok(()) => stored += 1,
            Err(error) => break error,
        }
        assert!(stored < 100, "never full");
    };
    assert!(matches!(error, BusError::Full), "{error}");
    assert!((60..=64).contains(&stored), "{stored}");
}

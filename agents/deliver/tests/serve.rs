//! The loop at the desktop on a desk and a bus in memory, with faults.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::{sync::Arc, time::Duration};

use velvet_deliver::{Config, DeliverStep, MemoryDesk, Senses, Voice, Waiting, serve};
use velvet_messages::{
    Role,
    v1::{NudgeDecision, NudgeEvent, nudge_event},
};
use velvet_runtime::{
    Step, SystemClock, Timestamp,
    memory::{Faults, MemoryBus},
    service::SharedHealth,
    shutdown,
};
use velvet_seal::{Open, RoleKeys, RootKey};

fn config() -> Config {
    let defaults: toml::Table = toml::from_str(include_str!("../../../ops/defaults.toml")).unwrap();
    defaults["deliver"].clone().try_into().unwrap()
}

fn decision(id: &str) -> Open<NudgeEvent> {
    Open::new(NudgeEvent {
        nudge_id: id.to_owned(),
        kind: Some(nudge_event::Kind::Decision(NudgeDecision {
            verdict: "deliver".to_owned(),
            level: "silent_card".to_owned(),
            text: "Is this part of it?".to_owned(),
            actions: vec!["go_back".to_owned()],
            ..NudgeDecision::default()
        })),
        ..NudgeEvent::default()
    })
}

/// Ids of what was published, without the device and the session.
fn told(bus: &MemoryBus) -> Vec<String> {
    let published = bus.published();
    let subjects = published.iter().map(|message| message.subject.as_str());
    subjects.map(|subject| subject.replace(".d1", "")).collect()
}

/// Shows one card, answers it as the person, and tells what came to the bus.
async fn one_card(desk: MemoryDesk, faults: Faults) -> (Vec<String>, u64, u64) {
    let bus = MemoryBus::new(faults);
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Deliver);
    let clock = Arc::new(SystemClock);
    let device = "d1".parse().unwrap();
    let voice = Arc::new(Voice::new(bus.clone(), keys, device, clock.clone()).unwrap());
    let waiting = Waiting::default();
    let mut step = DeliverStep::new(waiting.clone());
    step.step(Timestamp(1), decision("n1"), ()).unwrap();
    step.wake(Timestamp(1)).unwrap();
    let health = SharedHealth::default();
    let (stop, stopped) = shutdown();
    let senses = Senses::new(&config());
    let serving = serve(
        desk.clone(),
        voice,
        waiting,
        senses,
        clock,
        health.clone(),
        stopped,
    );
    let serving = tokio::spawn(serving);
    tokio::time::sleep(Duration::from_secs(2)).await;
    desk.answer(Ok("go_back".to_owned())).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    stop.stop();
    serving.await.unwrap();
    let figures = health.lock().unwrap().figures.clone();
    let figure = |name: &str| figures.get(name).copied().unwrap_or_default();
    (told(&bus), figure("shown"), figure("inbox_only"))
}

#[tokio::test]
async fn what_becomes_of_a_card_is_told_in_order() {
    let (told, shown, inbox_only) = one_card(MemoryDesk::default(), Faults::default()).await;
    assert_eq!(
        told,
        [
            "velvet.nudges.delivery",
            "velvet.signals.feedback",
            "velvet.nudges.outcome"
        ]
    );
    assert_eq!((shown, inbox_only), (1, 0));
}

#[tokio::test]
async fn a_bus_that_fails_is_asked_again_and_nothing_is_told_twice() {
    let faults = Faults {
        publishes: 2,
        confirmations: 1,
        ..Faults::default()
    };
    let (told, ..) = one_card(MemoryDesk::default(), faults).await;
    assert_eq!(told.len(), 3, "{told:?}");
}

#[tokio::test]
async fn without_a_service_the_card_is_in_the_inbox_alone() {
    let desk = MemoryDesk::default();
    desk.fail(1);
    let (told, shown, inbox_only) = one_card(desk.clone(), Faults::default()).await;
    assert_eq!(told, ["velvet.nudges.delivery"]);
    assert_eq!((shown, inbox_only), (0, 1));
    assert!(desk.shown().is_empty());
}

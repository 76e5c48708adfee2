//! What the command line sees of the streams.

use velvet_messages::Role;
use velvet_nats::{Connection, JetStreamBus, Publisher, admin::StreamState};
use velvet_runtime::{Bus, Outgoing, Publish, Verdict};

use crate::rig::{Rig, message};

async fn state(rig: &Rig, name: &str) -> StreamState {
    let states = rig
        .connection(Role::Inspect)
        .await
        .stream_states()
        .await
        .expect("told");
    states
        .into_iter()
        .find(|state| state.name == name)
        .expect("there")
}

fn letter(id: &str) -> Outgoing {
    let headers = vec![
        ("Velvet-Reason", "undecodable".to_owned()),
        ("Velvet-Subject", "velvet.frames.d1.main".to_owned()),
        ("Velvet-Id", id.to_owned()),
        ("Velvet-Attempts", "5".to_owned()),
    ];
    Outgoing {
        headers,
        ..message("velvet.dead.ocr", &format!("dead:ocr:{id}"))
    }
}

#[tokio::test]
async fn streams_tell_what_is_under_way() {
    let rig = Rig::start().await;
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    for (subject, id) in [
        ("velvet.frames.d1.main", "f:1"),
        ("velvet.frames.d1.main", "f:2"),
        ("velvet.frames.d1.side", "f:3"),
    ] {
        agent
            .publish(&message(subject, id))
            .await
            .expect("published");
    }
    let admin = rig.connection(Role::Supervisor).await;
    let ids: Vec<String> = admin
        .message_ids("FRAMES")
        .await
        .expect("walked")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(ids, ["f:1", "f:2", "f:3"]);
    let counts: Vec<_> = admin
        .subject_counts("FRAMES")
        .await
        .expect("counted")
        .into_iter()
        .collect();
    assert_eq!(
        counts,
        [
            ("velvet.frames.d1.main".to_owned(), 2),
            ("velvet.frames.d1.side".to_owned(), 1)
        ]
    );

    let mut bus = JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect("opened");
    let first = bus.next().await.expect("delivered");
    bus.settle(&first.receipt, Verdict::Ack)
        .await
        .expect("settled");
    bus.next().await.expect("delivered");
    let frames = state(&rig, "FRAMES").await;
    let reader = &frames.consumers[0];
    assert_eq!(
        (
            frames.messages,
            reader.name.as_str(),
            reader.pending,
            reader.ack_pending
        ),
        (2, "ocr", 1, 1)
    );
    assert_eq!(
        (
            frames.first_sequence,
            frames.last_sequence,
            frames.bytes_max
        ),
        (2, 3, 1 << 30)
    );
    bus.close().await;
}

#[tokio::test]
async fn dead_letters_are_listed_dropped_and_sent_again() {
    let rig = Rig::start().await;
    let mut ocr = JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect("opened");
    for id in ["f:1", "f:2", "f:3"] {
        ocr.publish(&letter(id)).await.expect("buried");
    }
    ocr.publish(&message("velvet.dead.ocr", "nameless"))
        .await
        .expect("buried");
    let admin = rig.connection(Role::Supervisor).await;
    let letters = admin.dead_letters(100).await.expect("listed");
    let lines: Vec<String> = letters
        .iter()
        .map(|letter| {
            format!(
                "{} {} {} {} {} {}",
                letter.sequence,
                letter.role,
                letter.reason,
                letter.subject,
                letter.id,
                letter.attempts
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "1 ocr undecodable velvet.frames.d1.main f:1 5",
            "2 ocr undecodable velvet.frames.d1.main f:2 5",
            "3 ocr undecodable velvet.frames.d1.main f:3 5",
            "4 ocr    0",
        ]
    );
    assert_eq!(admin.dead_letters(2).await.expect("listed").len(), 2);
    assert_eq!(
        admin.dead_letter(2).await.expect("there").1,
        "sealed dead:ocr:f:2"
    );

    admin.drop_dead_letter(1).await.expect("dropped");
    admin.retry_dead_letter(2).await.expect("sent again");
    let delivery = ocr.next().await.expect("delivered");
    assert_eq!(
        (delivery.id.as_str(), delivery.subject.as_str()),
        ("f:2", "velvet.frames.d1.main")
    );
    assert_eq!(
        (delivery.body.as_ref(), delivery.content_type.is_empty()),
        (b"sealed dead:ocr:f:2".as_slice(), false)
    );
    check_errors(&admin).await;
}

/// Letters 1 and 2 are gone, letter 4 has no name.
async fn check_errors(admin: &Connection) {
    let errors = [
        admin
            .drop_dead_letter(1)
            .await
            .expect_err("gone")
            .to_string(),
        admin.dead_letter(2).await.expect_err("gone").to_string(),
        admin
            .retry_dead_letter(4)
            .await
            .expect_err("nameless")
            .to_string(),
    ];
    assert_eq!(
        errors,
        [
            "failed to find dead letter 1; `velvet dead list` tells what is there",
            "failed to find dead letter 2; `velvet dead list` tells what is there",
            "failed to send dead letter 4 again: it does not say where it came from",
        ]
    );
}

/// The stream of origin drops a repeated id without a word; the letter must not go with it.
#[tokio::test]
async fn a_dead_letter_is_not_lost_to_deduplication() {
    let rig = Rig::start().await;
    let agent = Publisher::connect(&rig.launch(Role::Capture))
        .await
        .expect("connected");
    agent
        .publish(&message("velvet.frames.d1.main", "f:1"))
        .await
        .expect("published");
    let ocr = JetStreamBus::connect(&rig.launch(Role::Ocr))
        .await
        .expect("opened");
    ocr.publish(&letter("f:1")).await.expect("buried");
    let admin = rig.connection(Role::Supervisor).await;
    let error = admin
        .retry_dead_letter(1)
        .await
        .expect_err("too soon")
        .to_string();
    assert!(error.contains("try again then"), "{error}");
    assert_eq!(admin.dead_letters(10).await.expect("listed").len(), 1);
}

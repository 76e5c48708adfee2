//! Bad input and a full disk: told clearly, and nothing is lost.

use std::time::{Duration, Instant};

use velvet_bench::rig::{Desktop, Home, Programs};
use velvet_messages::{MessageId, Role, Subject};
use velvet_nats::Publisher;
use velvet_runtime::{Launch, Outgoing, Publish};

use crate::live::{Live, new_word, told};

#[test]
fn a_damaged_message_goes_to_the_dead_letters_and_the_rest_goes_on() {
    let mut live = Live::start(&[]);
    let launch = Launch::ask(&live.home.folder().join("run/velvet.sock"), Role::Capture).unwrap();
    publish_rubbish(&launch);
    let word = new_word();
    live.show_and_find(&format!("behind the rubbish comes {word}"), &word);
    let dead = live.home.json(&["dead", "list", "--json"]).unwrap();
    let letter = &dead["dead"][0];
    assert_eq!(letter["reason"], "open-malformed", "{dead:#}");
    assert_eq!(letter["id"], "f:elsewhere:s0:d9:1", "{dead:#}");
    assert_eq!(letter["bytes"], 7, "the bytes are kept: {dead:#}");
    let audit = live.home.drained(60).unwrap();
    assert_eq!(audit["sound"], true, "{audit:#}");
    assert_eq!(audit["strays"]["open-malformed"], 1, "{audit:#}");
    let number = letter["sequence"].to_string();
    live.home.velvet(&["dead", "drop", &number]).unwrap();
    let dead = live.home.json(&["dead", "list", "--json"]).unwrap();
    assert_eq!(dead["dead"].as_array().unwrap().len(), 0, "{dead:#}");
}

fn publish_rubbish(launch: &Launch) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let publisher = Publisher::connect(launch).await.unwrap();
        let rubbish = Outgoing {
            subject: Subject::frames(&"elsewhere".parse().unwrap(), &"d9".parse().unwrap()),
            id: MessageId::new("f:elsewhere:s0:d9:1"),
            content_type: "application/x-protobuf".to_owned(),
            key_id: String::new(),
            traceparent: None,
            headers: vec![],
            body: bytes::Bytes::from_static(b"rubbish"),
        };
        publisher.publish(&rubbish).await.unwrap();
        publisher.close().await;
    });
}

#[test]
fn without_room_on_the_disk_capture_pauses_and_says_so() {
    let desktop = Desktop::start(640, 480).unwrap();
    let mut home = Home::new(Programs::find().unwrap()).unwrap();
    let more_than_there_is = format!("supervisor.disk_free_bytes_min={}", i64::MAX);
    let settings = [
        more_than_there_is.as_str(),
        "supervisor.disk_look_interval_ms=200",
    ];
    home.start(desktop.name(), &settings, velvet_bench::rig::PASSPHRASE)
        .unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let status = home.json(&["status", "--json"]).unwrap_or_default();
        if status["agent"]["state"] == "disk-full" {
            assert_eq!(status["works"], false, "{status:#}");
            break;
        }
        assert!(Instant::now() < end, "{status:#}\n{}", told(&home));
        std::thread::sleep(Duration::from_millis(200));
    }
    let status = home.command(&["status"]).output().unwrap();
    assert_eq!(status.status.code(), Some(7));
    home.down().unwrap();
}

//! Ids, subjects, roles and stages: what is one, and what is not.

use std::{fmt::Display, str::FromStr};

use proptest::prelude::*;
use velvet_messages::{
    DeviceId, DisplayId, FrameId, MessageId, ReadingId, Role, SealedMessage, SessionId, Stage,
    Subject, v1,
};

/// A good text comes back as it was; a bad one is refused without being quoted.
#[track_caller]
fn check<T: FromStr<Err: Display> + Display>(text: &str, good: bool) {
    match text.parse::<T>() {
        Ok(id) => {
            assert!(good, "{text} must be refused");
            assert_eq!(id.to_string(), text);
        }
        Err(error) => {
            assert!(!good, "{text}: {error}");
            assert!(text.len() < 4 || !error.to_string().contains(text));
        }
    }
}

#[test]
fn tokens() {
    let longest = "x".repeat(32);
    let too_long = "x".repeat(33);
    for (text, good) in [
        ("a", true),
        ("0", true),
        ("Ab-9_z", true),
        (longest.as_str(), true),
        (too_long.as_str(), false),
        ("", false),
        (" ", false),
        ("dot.ted", false),
        ("star*", false),
        ("greater>", false),
        ("co:lon", false),
        ("new\nline", false),
        ("nul\0byte", false),
        ("ümlaut", false),
    ] {
        check::<DeviceId>(text, good);
        check::<SessionId>(text, good);
        check::<DisplayId>(text, good);
    }
}

#[test]
fn tokens_in_json_follow_the_same_rule() {
    let good: DeviceId = serde_json::from_str("\"abc\"").unwrap();
    assert_eq!(serde_json::to_string(&good).unwrap(), "\"abc\"");
    let error = serde_json::from_str::<DeviceId>("\"host name.local\"").unwrap_err();
    assert!(!error.to_string().contains("local"), "{error}");
}

#[test]
fn frame_and_reading_ids() {
    for (text, good) in [
        ("f:d:s:0:1", true),
        ("f:d:s:0:18446744073709551615", true),
        ("f:d:s:0:18446744073709551616", false),
        ("f:d:s:0:-1", false),
        ("f:d:s:0:+1", false),
        ("f:d:s:0:01", false),
        ("f:d:s:0: 1", false),
        ("f:d:s:0:", false),
        ("f:d:s:0", false),
        ("f:d:s:0:1:2", false),
        ("f:d::0:1", false),
        ("g:d:s:0:1", false),
        ("", false),
    ] {
        check::<FrameId>(text, good);
        check::<ReadingId>(&format!("r:{text}:3"), good);
        check::<ReadingId>(&format!("r:{text}:03"), false);
        check::<ReadingId>(&format!("{text}:3"), false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ids_survive_the_way(
        device in "[a-zA-Z0-9_-]{1,32}",
        session in "[a-zA-Z0-9_-]{1,32}",
        display in "[a-zA-Z0-9_-]{1,32}",
        seq: u64,
        reader_version: u32,
    ) {
        let frame = FrameId {
            device: device.parse().unwrap(),
            session: session.parse().unwrap(),
            display: display.parse().unwrap(),
            seq,
        };
        let reading = ReadingId { frame: frame.clone(), reader_version };
        prop_assert_eq!(frame.to_string().parse::<FrameId>().unwrap(), frame.clone());
        prop_assert_eq!(reading.to_string().parse::<ReadingId>().unwrap(), reading.clone());
        prop_assert_eq!(MessageId::from(&frame).frame(), Some(frame.clone()));
        prop_assert_eq!(MessageId::from(&reading).frame(), Some(frame.clone()));
        let reference = v1::FrameRef { device, session, display, seq };
        prop_assert_eq!(FrameId::from_ref(&reference).unwrap(), frame);
    }

    #[test]
    fn noise_is_no_id(text in ".{0,40}") {
        if let Ok(id) = text.parse::<FrameId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }
}

#[test]
fn a_reference_with_a_bad_token_is_no_frame_id() {
    let reference = v1::FrameRef {
        device: "a.b".to_owned(),
        ..Default::default()
    };
    assert!(FrameId::from_ref(&reference).is_err());
    assert_eq!(MessageId::new("s:d:x:1").frame(), None);
}

#[test]
fn subjects() {
    let (device, display) = ("d".parse().unwrap(), "0".parse().unwrap());
    for (subject, text, stage) in [
        (
            Subject::frames(&device, &display),
            "velvet.frames.d.0",
            Some(Stage::Frames),
        ),
        (
            Subject::readings(&device, &display),
            "velvet.readings.d.0",
            Some(Stage::Readings),
        ),
        (
            Subject::signals(&device, "focus"),
            "velvet.signals.d.focus",
            Some(Stage::Signals),
        ),
        (
            Subject::ledger(&device, Role::Capture),
            "velvet.ledger.d.capture",
            Some(Stage::Ledger),
        ),
        (Subject::dead(Role::Ocr), "velvet.dead.ocr", None),
        (
            Subject::service(Role::Store, "search"),
            "velvet.svc.store.search",
            Some(Stage::Service),
        ),
        (
            Subject::control(Role::Ocr, "health"),
            "velvet.ctl.ocr.health",
            Some(Stage::Service),
        ),
        (
            Subject::context(&device, "state"),
            "velvet.context.d.state",
            Some(Stage::Context),
        ),
        (
            Subject::nudges(&device, "decision"),
            "velvet.nudges.d.decision",
            Some(Stage::Nudges),
        ),
        (Subject::received("velvet"), "velvet", None),
        (Subject::received("velvet."), "velvet.", None),
        (Subject::received("velvetframes.d"), "velvetframes.d", None),
        (Subject::received("other.frames.d"), "other.frames.d", None),
        (Subject::received(""), "", None),
    ] {
        assert_eq!(subject.as_str(), text);
        assert_eq!(subject.to_string(), text);
        assert_eq!(subject.stage(), stage, "{text}");
    }
}

#[test]
fn roles_and_stages_have_their_names() {
    for role in Role::ALL {
        assert_eq!(Role::from_name(role.name()), Some(role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        assert_eq!(role.to_string(), role.name());
    }
    for name in ["", "Capture", "root", "capture "] {
        assert_eq!(Role::from_name(name), None);
    }
    let stages = Stage::ALL.map(Stage::name).join(" ");
    assert_eq!(
        stages,
        "frames readings signals context nudges ledger service state"
    );
}

#[test]
fn content_types_are_part_of_the_format() {
    let expected = "application/x-protobuf; messageType=\"velvet.v1.Frame\"";
    assert_eq!(v1::Frame::content_type(), expected);
    for (stage, expected) in [
        (v1::Frame::STAGE, Stage::Frames),
        (v1::Reading::STAGE, Stage::Readings),
        (v1::Signal::STAGE, Stage::Signals),
        (v1::ContextEvent::STAGE, Stage::Context),
        (v1::NudgeEvent::STAGE, Stage::Nudges),
        (v1::LedgerEntry::STAGE, Stage::Ledger),
        (v1::Request::STAGE, Stage::Service),
        (v1::Response::STAGE, Stage::Service),
    ] {
        assert_eq!(stage, expected);
    }
}

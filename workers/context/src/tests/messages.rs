//! What the agents say becomes observations: one line each, as in `obs.jsonl`.

use velvet_messages::v1::{
    AudioSignal, CalendarSignal, CaptureTime, DisplayFacts, FeedbackSignal, FocusSignal, FrameRef,
    IdleState, InputSignal, IntentSignal, Line, LineChange, Reading, Rect, RegionReading, Signal,
    SystemSignal, SystemState, WindowFacts, Word, signal::Kind,
};

use crate::{Body, observation_of_reading, observation_of_signal};

const AT: Option<CaptureTime> = Some(CaptureTime {
    unix_us: 1_700_000_000_123_456,
    mono_us: 1,
    clock_went_back: false,
});

/// What a signal becomes; empty: nothing.
fn check(kind: Kind, want: &str) {
    let signal = Signal {
        device: "d".to_owned(),
        session: "s".to_owned(),
        seq: 7,
        at: AT,
        kind: Some(kind),
    };
    let found = observation_of_signal(&signal);
    let text = found.map(|found| serde_json::to_string(&found).unwrap());
    assert_eq!(text.unwrap_or_default(), want);
}

#[test]
fn focus() {
    let window = WindowFacts {
        known: true,
        app: "code".to_owned(),
        title: "main.rs".to_owned(),
        pid: 1,
        fullscreen: true,
        bounds: None,
    };
    let focus = FocusSignal {
        window: Some(window),
        url_host: String::new(),
        mirrored: true,
        again: false,
    };
    check(
        Kind::Focus(focus),
        r#"{"id":"s:d:s:focus:7","ts":1700000000123,"kind":"focus","app":"code","title":"main.rs","url_host":null,"fullscreen":true,"mirrored":true}"#,
    );
    check(Kind::Focus(FocusSignal::default()), "");
}

#[test]
fn input() {
    let mut input = InputSignal {
        state: IdleState::Idle.into(),
        idle_ms: 60_000,
        keys: 1,
        clicks: 2,
        scrolls: 3,
        again: false,
    };
    check(
        Kind::Input(input),
        r#"{"id":"s:d:s:input:7","ts":1700000000123,"kind":"input","keys":1,"clicks":2,"scrolls":3,"idle_ms":60000}"#,
    );
    input.state = IdleState::Active.into();
    check(
        Kind::Input(input),
        r#"{"id":"s:d:s:input:7","ts":1700000000123,"kind":"input","keys":1,"clicks":2,"scrolls":3,"idle_ms":0}"#,
    );
}

#[test]
fn audio_in_both_forms() {
    let audio = AudioSignal {
        app: "zoom".to_owned(),
        held: true,
        playback_apps: vec!["mpv".to_owned()],
        camera: true,
        ..AudioSignal::default()
    };
    check(
        Kind::Audio(audio),
        r#"{"id":"s:d:s:audio:7","ts":1700000000123,"kind":"audio","mic_apps":["zoom"],"playback_apps":["mpv"],"camera":true}"#,
    );
}

#[test]
fn system() {
    for (state, want) in [
        (SystemState::Locked, "lock"),
        (SystemState::Unlocked, "unlock"),
        (SystemState::Suspending, "suspend"),
        (SystemState::Resumed, "resume"),
        (SystemState::ShareStarted, "share_on"),
        (SystemState::ShareEnded, "share_off"),
        (SystemState::DoNotDisturbOn, "dnd_on"),
        (SystemState::DoNotDisturbOff, "dnd_off"),
        (SystemState::Paused, "capture_off"),
        (SystemState::Capturing, "capture_on"),
    ] {
        let signal = SystemSignal {
            state: state.into(),
        };
        let text = format!(
            r#"{{"id":"s:d:s:system:7","ts":1700000000123,"kind":"system","event":"{want}"}}"#
        );
        check(Kind::System(signal), &text);
    }
    let displays = SystemSignal {
        state: SystemState::DisplaysChanged.into(),
    };
    check(Kind::System(displays), "");
}

#[test]
fn calendar_intent_and_feedback() {
    let entry = CalendarSignal {
        uid: "u".to_owned(),
        title: "t".to_owned(),
        starts_unix_us: 5_000_000,
        ends_unix_us: 6_000_000,
        cancelled: false,
        free: true,
    };
    check(
        Kind::Calendar(entry),
        r#"{"id":"s:d:s:calendar:7","ts":1700000000123,"kind":"calendar","event":"u","title":"t","start":5000,"end":6000,"busy":false,"cancelled":false}"#,
    );
    let mut intent = IntentSignal {
        text: "x".to_owned(),
        until_unix_us: 9_000,
        terms: vec!["y".to_owned()],
        ..IntentSignal::default()
    };
    check(
        Kind::Intent(intent.clone()),
        r#"{"id":"s:d:s:intent:7","ts":1700000000123,"kind":"intent","action":"declare","plan":"","text":"x","until":9,"terms":["y"]}"#,
    );
    intent.done = true;
    intent.until_unix_us = 0;
    check(
        Kind::Intent(intent),
        r#"{"id":"s:d:s:intent:7","ts":1700000000123,"kind":"intent","action":"done","plan":"","text":"x","until":null,"terms":["y"]}"#,
    );
    let feedback = FeedbackSignal {
        nudge_id: "n".to_owned(),
        answer: "go_back".to_owned(),
        text: String::new(),
    };
    check(
        Kind::Feedback(feedback),
        r#"{"id":"s:d:s:feedback:7","ts":1700000000123,"kind":"feedback","nudge":"n","answer":"go_back","text":""}"#,
    );
}

fn line(change: LineChange, words: &[(&str, u32)]) -> Line {
    let words = words.iter().map(|(text, confidence_milli)| Word {
        text: (*text).to_owned(),
        confidence_milli: *confidence_milli,
        ..Word::default()
    });
    Line {
        words: words.collect(),
        change: change.into(),
        ..Line::default()
    }
}

#[test]
fn readings_tell_what_is_new() {
    let region = RegionReading {
        lines: vec![
            line(LineChange::Added, &[("New", 900), ("LINE", 700)]),
            line(LineChange::Same, &[("old", 100)]),
            line(LineChange::Moved, &[("moved", 100)]),
            line(LineChange::Changed, &[("edited", 800)]),
        ],
        ..RegionReading::default()
    };
    let mut reading = Reading {
        r#ref: Some(FrameRef {
            device: "d".to_owned(),
            session: "s".to_owned(),
            display: "p".to_owned(),
            seq: 4,
        }),
        captured: AT,
        regions: vec![region],
        ..Reading::default()
    };
    let found = observation_of_reading(&reading).unwrap();
    assert_eq!(
        serde_json::to_string(&found).unwrap(),
        r#"{"id":"r:d:s:p:4","ts":1700000000123,"kind":"ocr","tokens":["new","line","edited"],"mean_conf":0.8}"#
    );
    assert_eq!(found.source(), "r:d:s:p");
    reading.regions[0].lines.drain(..1);
    reading.regions[0].lines.pop();
    assert!(observation_of_reading(&reading).is_none());
}

#[test]
fn what_stands_beside_the_window_in_front_is_not_read_in_it() {
    let at = |x, y| Rect {
        x,
        y,
        width: 100,
        height: 20,
    };
    let placed = |text, place| Line {
        r#box: place,
        ..line(LineChange::Added, &[(text, 900)])
    };
    let region = RegionReading {
        lines: vec![
            placed("inside", Some(at(40, 0))),
            placed("left", Some(at(-60, 0))),
            placed("under", Some(at(40, 95))),
            placed("over", Some(at(40, -11))),
            placed("anywhere", None),
            placed("right", Some(at(150, 40))),
        ],
        ..RegionReading::default()
    };
    let window = WindowFacts {
        known: true,
        bounds: Some(Rect {
            x: 1_020,
            y: 0,
            width: 180,
            height: 100,
        }),
        ..WindowFacts::default()
    };
    let mut reading = Reading {
        r#ref: Some(FrameRef::default()),
        captured: AT,
        display: Some(DisplayFacts {
            x_px: 1_000,
            ..DisplayFacts::default()
        }),
        window: Some(window),
        regions: vec![region],
        ..Reading::default()
    };
    let words = |reading: &Reading| match observation_of_reading(reading).unwrap().body {
        Body::Ocr { tokens, .. } => tokens.join(" "),
        _ => panic!("words are expected"),
    };
    assert_eq!(words(&reading), "inside anywhere");
    reading.window.as_mut().unwrap().bounds = None;
    assert_eq!(words(&reading), "inside left under over anywhere right");
}

//! The scap source on a real headless Wayland desktop, and where there is none.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod wayland_rig;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use velvet_capture::{
    picture::Picture,
    source::{
        Desktop as _, Event, Source as _, SourceError,
        scap::{ScapConfig, ScapSource},
    },
};
use velvet_runtime::SystemClock;
use wayland_rig::{Inside, eventually, in_rig};

fn config() -> ScapConfig {
    ScapConfig {
        start_ms_max: 5000,
        first_picture_ms_max: 5000,
        silence_ms_max: 60_000,
        frames_per_second_max: 30,
    }
}

fn open_with(config: &ScapConfig) -> Result<ScapSource, SourceError> {
    ScapSource::open(config, Arc::new(SystemClock))
}

fn open() -> ScapSource {
    open_with(&config()).unwrap()
}

fn refusal(config: &ScapConfig) -> String {
    match open_with(config) {
        Err(error @ SourceError::Unavailable { .. }) => error.to_string(),
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("it opened"),
    }
}

fn shows_the_truth(source: &mut ScapSource, rig: &Inside) {
    let mut picture = Picture::default();
    eventually("a picture equal to grim's", || {
        source.wait(Duration::from_millis(50)).unwrap();
        let displays = source.displays().unwrap();
        source.grab(&displays[0].id, None, &mut picture).unwrap();
        let (width, height, pixels) = rig.reference();
        (picture.width(), picture.height()) == (width, height) && picture.data() == pixels
    });
}

in_rig!(pictures_are_true_and_change_with_the_screen, |rig| {
    let mut source = open();
    let displays = source.displays().unwrap();
    assert_eq!(
        (
            displays.len(),
            displays[0].id.as_str(),
            displays[0].scale_milli
        ),
        (1, "d0", 1000)
    );
    shows_the_truth(&mut source, rig);
    while !source.wait(Duration::from_millis(400)).unwrap().is_empty() {}
    let begin = Instant::now();
    assert_eq!(source.wait(Duration::from_millis(500)).unwrap(), []);
    assert!(begin.elapsed() < Duration::from_secs(2));
    rig.show("a new line\n");
    let events = source.wait(Duration::from_secs(5)).unwrap();
    assert!(
        matches!(&events[..], [Event::Damage { rects, .. }] if rects.is_empty()),
        "{events:?}"
    );
    shows_the_truth(&mut source, rig);
    let facts = source.desktop().look().unwrap().unwrap();
    assert_eq!(facts.focused_facts().app, "velvet-rig-foot");
});

in_rig!(only_one_runs_and_then_another, |_| {
    let first = open();
    assert!(refusal(&config()).contains("runs already"));
    for source in [Some(first), None, None] {
        let begin = Instant::now();
        drop(source.unwrap_or_else(open));
        assert!(
            begin.elapsed() < Duration::from_secs(4),
            "{:?}",
            begin.elapsed()
        );
    }
});

in_rig!(its_panic_is_survived, person: "allows", env: &[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")], |_| {
    for _ in 0..3 {
        assert!(refusal(&config()).contains("did not start"));
    }
});

in_rig!(no_is_survived, person: "declines", env: &[], |_| {
    for _ in 0..2 {
        assert!(refusal(&config()).contains("did not start"));
    }
});

in_rig!(its_hang_at_the_start_is_survived, person: "is-away", env: &[], |_| {
    let begin = Instant::now();
    assert!(refusal(&ScapConfig { start_ms_max: 1000, ..config() }).contains("did not start"));
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
    // The hanging thread keeps the place.
    assert!(refusal(&config()).contains("an earlier one hangs"));
});

in_rig!(its_hang_later_is_found, |rig| {
    let mut source = open_with(&ScapConfig {
        // Two probes in a row are longer than a busy machine keeps it waiting.
        silence_ms_max: 2000,
        ..config()
    })
    .unwrap();
    // A still screen is no hang: it proves that it lives, several times.
    let end = Instant::now() + Duration::from_secs(8);
    while Instant::now() < end {
        source.wait(Duration::from_millis(200)).unwrap();
    }
    // Its recorder dies, and it does not notice.
    rig.signal("portal-wlr", Signal::KILL);
    eventually("the loss", || {
        source.wait(Duration::from_millis(50)).is_err()
    });
});

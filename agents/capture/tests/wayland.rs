//! The Wayland source on a real headless desktop: sway, PipeWire, the portal, a terminal.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod wayland_rig;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use rustix::process::Signal;
use velvet_capture::{
    picture::Picture,
    source::{
        Desktop as _, Display, Event, Source as _, SourceError,
        wayland::{TokenKeeper, WaylandConfig, WaylandSource},
    },
};
use velvet_messages::v1::Rect;
use velvet_runtime::SystemClock;
use wayland_rig::{Inside, eventually, in_rig};

#[derive(Default)]
struct Kept(Mutex<Vec<String>>);

impl TokenKeeper for Kept {
    fn load(&self) -> Option<String> {
        self.0.lock().unwrap().last().cloned()
    }

    fn store(&self, token: &str) {
        self.0.lock().unwrap().push(token.to_owned());
    }
}

fn config() -> WaylandConfig {
    WaylandConfig {
        answer_s_max: 5,
        call_ms_max: 3000,
        first_picture_ms_max: 5000,
        frames_per_second_max: 30,
    }
}

fn open_with(config: &WaylandConfig, keeper: &Kept) -> Result<WaylandSource, SourceError> {
    WaylandSource::open(config, keeper, Arc::new(SystemClock))
}

fn open() -> WaylandSource {
    open_with(&config(), &Kept::default()).unwrap()
}

/// The reason why it could not be opened.
fn refusal(config: &WaylandConfig) -> String {
    match open_with(config, &Kept::default()) {
        Err(error @ SourceError::Unavailable { .. }) => error.to_string(),
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("it opened"),
    }
}

fn only_display(source: &mut WaylandSource) -> Display {
    let displays = source.displays().unwrap();
    assert_eq!(displays.len(), 1);
    displays.into_iter().next().unwrap()
}

/// Waits until the source shows what the compositor says is there.
fn shows_the_truth(source: &mut WaylandSource, rig: &Inside) -> Picture {
    let mut picture = Picture::default();
    eventually("a picture equal to grim's", || {
        source.wait(Duration::from_millis(50)).unwrap();
        let Ok(display) = source.displays().map(|displays| displays[0].clone()) else {
            return false;
        };
        source.grab(&display.id, None, &mut picture).unwrap();
        let (width, height, pixels) = rig.reference();
        (picture.width(), picture.height()) == (width, height) && picture.data() == pixels
    });
    picture
}

/// Collects events until nothing more comes for a while.
fn settle(source: &mut WaylandSource) -> Vec<Event> {
    let mut all = Vec::new();
    loop {
        let events = source.wait(Duration::from_millis(400)).unwrap();
        if events.is_empty() {
            return all;
        }
        all.extend(events);
    }
}

in_rig!(a_still_screen_is_seen_and_then_silent, |rig| {
    let begin = Instant::now();
    let mut source = open();
    println!("opened in {:?}", begin.elapsed());
    let display = only_display(&mut source);
    let whole = Rect {
        x: 0,
        y: 0,
        width: 1280,
        height: 720,
    };
    assert_eq!(
        (display.id.as_str(), display.rect, display.scale_milli),
        ("d0", whole, 1000)
    );
    let picture = shows_the_truth(&mut source, rig);
    // The background of sway.conf and of foot.ini.
    assert_eq!(picture.row(600, 1000, 1), [0x60, 0x40, 0x20, 0]);
    assert_eq!(picture.row(400, 700, 1), [0x10, 0x10, 0x10, 0]);
    settle(&mut source);
    let begin = Instant::now();
    assert_eq!(source.wait(Duration::from_millis(1500)).unwrap(), []);
    assert!((1500..2500).contains(&begin.elapsed().as_millis()));
});

in_rig!(a_new_line_is_damage_where_it_stands, |rig| {
    let mut source = open();
    let display = only_display(&mut source);
    let mut before = Picture::default();
    source.grab(&display.id, None, &mut before).unwrap();
    settle(&mut source);
    let begin = Instant::now();
    rig.show("the quick brown fox jumps over the lazy dog\n");
    let events = source.wait(Duration::from_secs(5)).unwrap();
    println!("seen in {:?}: {events:?}", begin.elapsed());
    let [Event::Damage { display: id, rects }] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(*id, display.id);
    assert!(!rects.is_empty());
    // Two lines of a terminal that begins at 40, 40: the text and the place the cursor moved to.
    for rect in rects {
        assert!(
            rect.x >= 40 && rect.y >= 40 && rect.y.cast_unsigned() + rect.height <= 120,
            "{rect:?}"
        );
    }
    // What was asked for by rectangles alone is the whole truth, because the hint was right.
    let mut after = before.clone();
    source.grab(&display.id, Some(rects), &mut after).unwrap();
    assert!(after != before);
    assert!(after == shows_the_truth(&mut source, rig));
    let ink = after
        .data()
        .chunks_exact(4)
        .filter(|pixel| pixel[..3] == [0xf0; 3])
        .count();
    assert!(ink > 100, "{ink} pixels of text");
});

in_rig!(pictures_that_nobody_fetched_are_replaced, |rig| {
    let mut source = open();
    settle(&mut source);
    for line in 0..60 {
        rig.show(&format!("line {line}\n"));
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(300));
    let events = source.wait(Duration::ZERO).unwrap();
    assert_eq!(events.len(), 1, "{events:?}");
    shows_the_truth(&mut source, rig);
});

in_rig!(the_person_is_asked_once, |rig| {
    let kept = Kept::default();
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let mut source = open_with(&config(), &kept).unwrap();
        only_display(&mut source);
        assert_eq!(rig.times_asked(), 1);
        tokens.push(kept.load().unwrap());
    }
    // Without it, the question comes again.
    drop(open());
    assert_eq!(rig.times_asked(), 2);
});

in_rig!(windows_are_told_by_the_compositor, |rig| {
    let mut source = open();
    let mut desktop = source.desktop();
    settle(&mut source);
    let facts = desktop.look().unwrap().unwrap();
    assert!(!facts.places_known && !facts.windows_unknown);
    assert_eq!(
        (facts.locked, facts.focused, facts.windows.len()),
        (None, Some(0), 1)
    );
    let told = facts.focused_facts();
    assert!(told.known && !told.fullscreen);
    assert_eq!(
        (told.app.as_str(), told.title.as_str()),
        ("velvet-rig-foot", "velvet-rig-terminal")
    );
    rig.show("\x1b]0;another title\x07");
    let mut events = Vec::new();
    eventually("the new title", || {
        events.extend(source.wait(Duration::from_millis(50)).unwrap());
        desktop.look().unwrap().unwrap().focused_facts().title == "another title"
    });
    // The facts may be there a moment before the word that they changed.
    eventually("word of it", || {
        events.extend(source.wait(Duration::from_millis(50)).unwrap());
        events.contains(&Event::DesktopChanged)
    });
    rig.sway("[app_id=velvet-rig-foot] fullscreen enable");
    eventually("full screen", || {
        desktop.look().unwrap().unwrap().focused_facts().fullscreen
    });
    rig.sway("[app_id=velvet-rig-foot] kill");
    eventually("the end of the window", || {
        desktop.look().unwrap().unwrap().windows.is_empty()
    });
    assert_eq!(desktop.look().unwrap().unwrap().focused, None);
});

in_rig!(a_display_may_change_its_size, |rig| {
    let mut source = open();
    settle(&mut source);
    rig.sway("output HEADLESS-1 resolution 1600x900");
    let mut changed = false;
    eventually("the new size", || {
        changed |= source
            .wait(Duration::from_millis(50))
            .unwrap()
            .contains(&Event::DisplaysChanged);
        let displays = source.displays().unwrap();
        displays
            .first()
            .is_some_and(|display| (display.rect.width, display.rect.height) == (1600, 900))
    });
    assert!(changed);
    shows_the_truth(&mut source, rig);
});

in_rig!(a_scaled_display_says_so, |rig| {
    rig.sway("output HEADLESS-1 scale 1.25");
    let mut source = open();
    assert_eq!(only_display(&mut source).scale_milli, 1250);
    shows_the_truth(&mut source, rig);
});

in_rig!(a_turned_display_comes_upright, |rig| {
    for transform in [
        "90",
        "180",
        "270",
        "flipped",
        "flipped-90",
        "flipped-180",
        "flipped-270",
    ] {
        rig.sway(&format!("output HEADLESS-1 transform {transform}"));
        let mut source = open();
        println!("{transform}");
        shows_the_truth(&mut source, rig);
    }
});

in_rig!(opening_and_closing_leaves_nothing_behind, |_| {
    let threads = || std::fs::read_dir("/proc/self/task").unwrap().count();
    let descriptors = || std::fs::read_dir("/proc/self/fd").unwrap().count();
    drop(open());
    let before = (threads(), descriptors());
    for _ in 0..5 {
        only_display(&mut open());
    }
    // A thread that has been told to end leaves the list a moment later; before the count as well as after it.
    eventually("the end of what was opened", || {
        let now = (threads(), descriptors());
        now.0 <= before.0 && now.1 <= before.1
    });
});

in_rig!(a_desktop_that_dies_is_lost, |rig| {
    let mut source = open();
    let mut desktop = source.desktop();
    rig.signal("sway", Signal::KILL);
    let mut error = None;
    eventually("the loss", || {
        error = source.wait(Duration::from_millis(50)).err();
        error.is_some()
    });
    assert!(matches!(error, Some(SourceError::Lost { .. })), "{error:?}");
    assert!(desktop.look().is_err());
    assert!(source.displays().is_err());
});

in_rig!(a_compositor_that_hangs_hangs_nobody_else, |rig| {
    let mut source = open();
    settle(&mut source);
    rig.signal("sway", Signal::STOP);
    let begin = Instant::now();
    assert_eq!(source.wait(Duration::from_millis(300)).unwrap(), []);
    source.desktop().look().unwrap();
    drop(source);
    assert!(
        begin.elapsed() < Duration::from_secs(2),
        "{:?}",
        begin.elapsed()
    );
    // A second one cannot ask anybody, and says so in time.
    let begin = Instant::now();
    refusal(&WaylandConfig {
        answer_s_max: 1,
        call_ms_max: 500,
        ..config()
    });
    assert!(
        begin.elapsed() < Duration::from_secs(6),
        "{:?}",
        begin.elapsed()
    );
    rig.signal("sway", Signal::CONT);
});

in_rig!(a_recorder_that_dies_is_lost, |rig| {
    let mut source = open();
    rig.signal("portal-wlr", Signal::KILL);
    eventually("the loss", || {
        source.wait(Duration::from_millis(50)).is_err()
    });
});

in_rig!(a_pipewire_that_dies_is_lost, |rig| {
    let mut source = open();
    rig.signal("pipewire", Signal::KILL);
    eventually("the loss", || {
        source.wait(Duration::from_millis(50)).is_err()
    });
});

in_rig!(a_pipewire_that_hangs_hangs_nobody_else, |rig| {
    let mut source = open();
    settle(&mut source);
    rig.signal("pipewire", Signal::STOP);
    let begin = Instant::now();
    assert_eq!(source.wait(Duration::from_millis(300)).unwrap(), []);
    drop(source);
    assert!(
        begin.elapsed() < Duration::from_secs(8),
        "{:?}",
        begin.elapsed()
    );
    rig.signal("pipewire", Signal::CONT);
});

in_rig!(no_is_an_answer, person: "declines", env: &[], |_| {
    let told = refusal(&config());
    assert!(told.contains("declined"), "{told}");
});

in_rig!(nobody_there_is_not_waited_for, person: "is-away", env: &[], |_| {
    let begin = Instant::now();
    let told = refusal(&WaylandConfig { answer_s_max: 1, call_ms_max: 500, ..config() });
    assert!(told.contains("nobody answered"), "{told}");
    assert!(begin.elapsed() < Duration::from_secs(4), "{:?}", begin.elapsed());
});

in_rig!(a_portal_that_hangs_is_named, |rig| {
    rig.signal("portal", Signal::STOP);
    let told = refusal(&WaylandConfig {
        call_ms_max: 500,
        ..config()
    });
    assert!(told.contains("did not answer within 500 ms"), "{told}");
    rig.signal("portal", Signal::CONT);
});

in_rig!(a_missing_portal_is_named, |rig| {
    rig.signal("portal", Signal::KILL);
    eventually("the portal's name to be free", || {
        let told = refusal(&config());
        println!("{told}");
        told.contains("install xdg-desktop-portal")
    });
});

in_rig!(
    a_missing_bus_is_named,
    person: "allows",
    env: &[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")],
    |_| {
        let told = refusal(&config());
        assert!(told.contains("no session bus"), "{told}");
    }
);

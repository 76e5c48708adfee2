//! On a real X server: what is seen is what is there, and what is private is black.

use std::time::{Duration, Instant};

use serde_json::json;
use velvet_capture::{
    picture::Picture,
    source::{Desktop as _, Event, Source as _, x11},
};
use velvet_messages::v1::{Rect, signal::Kind};

use crate::{
    desk::Desk,
    record::{Bus, Canvas, Running, eventually, reason, start},
};

fn settings(desk: &Desk) -> serde_json::Value {
    json!({"source": format!("x11:{}", desk.display), "look_interval_ms_max": 500, "displays_interval_ms": 500})
}

fn run(desk: &Desk) -> Running {
    start(settings(desk), None, Bus::default())
}

fn canvas(picture: &Picture) -> Canvas {
    Canvas {
        width: picture.width(),
        height: picture.height(),
        rgb: picture
            .data()
            .chunks_exact(4)
            .flat_map(|p| [p[2], p[1], p[0]])
            .collect(),
    }
}

/// Compares several times: a screen at rest may still draw once.
fn assert_same(desk: &Desk, mut grab: impl FnMut() -> Canvas) {
    let start = Instant::now();
    while grab() != desk.screenshot() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the pictures stay different"
        );
    }
}

#[test]
fn a_grab_is_what_import_shows_and_damage_says_where() {
    let mut desk = Desk::managed(800, 600);
    let terminal = desk.terminal("XTerm", "plain", "60x10+40+60");
    let (mut source, mut desktop) = x11::open(Some(&desk.display), &[]).unwrap();
    let display = source.displays().unwrap().remove(0);
    assert_eq!(
        (display.id.as_str(), display.rect.width, display.rect.height),
        ("d0", 800, 600)
    );
    let mut picture = Picture::default();
    assert_same(&desk, || {
        source.grab(&display.id, None, &mut picture).unwrap();
        canvas(&picture)
    });
    assert!(source.shares_memory(), "Xvfb takes a memfd");

    // The first damage is the whole screen; then it is drained.
    while !source.wait(Duration::from_millis(300)).unwrap().is_empty() {}
    desk.type_into(&terminal, "hello");
    let mut damaged = vec![];
    let start = Instant::now();
    while damaged.is_empty() || start.elapsed() < Duration::from_secs(1) {
        assert!(start.elapsed() < Duration::from_secs(20), "no damage");
        for event in source.wait(Duration::from_millis(100)).unwrap() {
            if let Event::Damage { display, rects } = event {
                assert_eq!(display.as_str(), "d0");
                damaged.extend(rects);
            }
        }
    }
    let largest = damaged
        .iter()
        .map(|rect| rect.width * rect.height)
        .max()
        .unwrap();
    assert!(largest < 800 * 600 / 4, "a hint says where");
    // Only what was damaged is fetched, and the picture is complete all the same.
    source
        .grab(&display.id, Some(&damaged), &mut picture)
        .unwrap();
    assert_same(&desk, || canvas(&picture));

    let facts = desktop.look().unwrap().unwrap();
    assert!(facts.places_known && !facts.windows_unknown && facts.idle.is_some());
    let focused = facts.focused_facts();
    assert_eq!(
        (focused.app.as_str(), focused.title.as_str()),
        ("XTerm", "plain")
    );
    assert!(focused.pid > 0);
    let window = &facts.windows[facts.focused.unwrap()];
    let (x, y, width, height) = desk.place(&terminal);
    let rect = window.rect.unwrap();
    let inner = Rect {
        x: x as i32,
        y: y as i32,
        width,
        height,
    };
    assert!(
        rect.y < inner.y && rect.height > inner.height,
        "the frame belongs to it"
    );
    assert!(window.opaque && !window.popup);
    measure(&mut source, &mut desktop, &display.id, &mut picture);
}

/// Prints what looking costs; `cargo test -- --nocapture` shows it.
fn measure(
    source: &mut x11::X11Source,
    desktop: &mut x11::X11Desktop,
    id: &velvet_messages::DisplayId,
    picture: &mut Picture,
) {
    let timed = |what: &str, step: &mut dyn FnMut()| {
        let mut times: Vec<Duration> = (0..30)
            .map(|_| {
                let start = Instant::now();
                step();
                start.elapsed()
            })
            .collect();
        times.sort();
        println!("{what}: median {:?}, p95 {:?}", times[15], times[28]);
    };
    timed("grab of the whole 800x600", &mut || {
        source.grab(id, None, picture).unwrap();
    });
    let line = [Rect {
        x: 10,
        y: 10,
        width: 640,
        height: 24,
    }];
    timed("grab of 640x24", &mut || {
        source.grab(id, Some(&line), picture).unwrap();
    });
    timed("look at the desktop", &mut || {
        desktop.look().unwrap();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn typed_text_arrives_and_the_focus_is_told() {
    let mut desk = Desk::managed(800, 600);
    let first = desk.terminal("XTerm", "first words", "60x8+20+40");
    let running = run(&desk);
    eventually("a key frame", || !running.bus.frames("d0").is_empty()).await;
    let second = desk.terminal("Editor", "second words", "60x8+20+300");
    desk.xdotool(&["windowactivate", "--sync", &second]);
    desk.type_into(&second, "the quick brown fox\n");
    desk.xdotool(&["windowactivate", "--sync", &first]);
    desk.type_into(&first, "jumps over the lazy dog\n");
    eventually("the screen as it is", || {
        running.bus.canvas("d0") == desk.screenshot()
    })
    .await;
    let focused = |bus: &Bus, app: &str, title: &str| {
        bus.signals().iter().any(|signal| match &signal.kind {
            Some(Kind::Focus(focus)) => {
                let window = focus.window.as_ref().unwrap();
                window.app == app && window.title == title
            }
            _ => false,
        })
    };
    eventually("both focused windows", || {
        focused(&running.bus, "Editor", "second words")
            && focused(&running.bus, "XTerm", "first words")
    })
    .await;
    let state = running.control.status(velvet_runtime::Timestamp(0));
    assert_eq!(
        (state.source.as_str(), state.window_facts_known),
        ("x11", true)
    );
    let bus = running.stop().await;
    let deltas = bus
        .frames("d0")
        .iter()
        .filter(|frame| frame.regions.len() == 1)
        .count();
    assert!(deltas > 0);
    let seqs: Vec<u64> = bus.signals().iter().map(|signal| signal.seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_window_is_black_where_it_is_seen_and_nowhere_else() {
    let mut desk = Desk::managed(800, 600);
    let secret = desk.terminal("KeePassXC", "vault of secrets", "40x12+100+100");
    desk.type_into(&secret, "correct horse battery staple\n");
    let (x, y, width, height) = desk.place(&secret);
    // Over the right half of it.
    let over = desk.terminal("XTerm", "over", "40x20+300+80");
    let (over_x, ..) = desk.place(&over);
    assert!(over_x > x + 60 && over_x < x + width, "it covers a part");
    let running = run(&desk);
    eventually("a key frame", || !running.bus.frames("d0").is_empty()).await;
    let shown = running.bus.canvas("d0");
    let seen = over_x - x - 8;
    assert_eq!(shown.black_permille(x, y, seen, height), 1000);
    assert!(
        shown.black_permille(over_x + 2, y, width - seen - 12, height) < 50,
        "what is above is seen"
    );
    // Raised, all of it is black; moved, the new place is black and never shown.
    desk.xdotool(&["windowactivate", "--sync", &secret]);
    eventually("black where it is", || {
        running.bus.canvas("d0").black_permille(x, y, width, height) == 1000
    })
    .await;
    desk.xdotool(&["windowmove", "--sync", &secret, "40", "330"]);
    let (x, y, width, height) = desk.place(&secret);
    eventually("black at the new place", || {
        running.bus.canvas("d0").black_permille(x, y, width, height) == 1000
    })
    .await;
    desk.type_into(&secret, "never to be seen\n");
    tokio::time::sleep(Duration::from_secs(1)).await;
    let bus = running.stop().await;
    // No frame ever showed its white text on blue inside its place at that time: its blue occurs only with
    // the other terminal, which never stood here.
    let canvas = bus.canvas("d0");
    assert_eq!(canvas.black_permille(x, y, width, height), 1000);
    for frame in bus.frames("d0") {
        let window = frame.window.as_ref().unwrap();
        assert!(window.app != "KeePassXC" && !window.title.contains("vault"));
    }
    for signal in bus.signals() {
        if let Some(Kind::Focus(focus)) = &signal.kind {
            let window = focus.window.as_ref().unwrap();
            assert!(window.app != "KeePassXC" && !window.title.contains("vault"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_window_manager_nothing_is_captured() {
    let mut desk = Desk::bare(400, 300);
    desk.terminal("XTerm", "alone", "20x4+10+10");
    let running = run(&desk);
    eventually("a look", || {
        running
            .control
            .lanes()
            .iter()
            .any(|lane| lane.account().counts().attempted > 0)
    })
    .await;
    let state = running.control.status(velvet_runtime::Timestamp(0));
    assert_eq!(
        (state.state.as_str(), state.window_facts_known),
        ("window-facts-unknown", false)
    );
    let bus = running.stop().await;
    assert!(bus.frames("d0").is_empty());
    let counts = bus.ledger()["d0"].counts.clone().unwrap();
    assert_eq!(counts.attempted, reason(&counts, "window-facts-unknown"));
}

#[tokio::test(flavor = "multi_thread")]
async fn monitors_that_come_are_seen_each_for_itself() {
    let mut desk = Desk::managed(800, 600);
    desk.terminal("XTerm", "left", "30x6+20+40");
    desk.terminal("XTerm", "right", "30x6+450+40");
    let running = run(&desk);
    eventually("one display", || running.bus.canvas("d0").width == 800).await;
    let xrandr = |words: &[&str]| desk.tell("xrandr", words, "x11-xserver-utils");
    xrandr(&["--setmonitor", "west", "400/200x600/300+0+0", "screen"]);
    xrandr(&["--setmonitor", "east", "400/200x600/300+400+0", "none"]);
    eventually("two displays", || {
        let whole = desk.screenshot();
        let half = |left: usize| -> Vec<u8> {
            whole
                .rgb
                .chunks_exact(800 * 3)
                .flat_map(|row| row[left * 3..(left + 400) * 3].to_vec())
                .collect()
        };
        running.bus.canvas("d0").rgb == half(0) && running.bus.canvas("d1").rgb == half(400)
    })
    .await;
    let now = velvet_runtime::Timestamp(0);
    assert_eq!(running.control.status(now).displays.len(), 2);
    let bus = running.stop().await;
    let told = bus.signals().iter().any(|signal| {
        matches!(&signal.kind, Some(Kind::System(system))
            if system.state().as_str_name() == "SYSTEM_STATE_DISPLAYS_CHANGED")
    });
    assert!(told);
    assert_eq!(bus.frames("d1")[0].display.unwrap().x_px, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_that_is_gone_is_survived() {
    let desk = Desk::managed(400, 300);
    let running = run(&desk);
    eventually("a key frame", || !running.bus.frames("d0").is_empty()).await;
    drop(desk);
    let now = velvet_runtime::Timestamp(0);
    eventually("no display", || {
        running.control.status(now).state == "no-display"
    })
    .await;
    running.stop().await;
}

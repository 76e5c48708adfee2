//! Replays: what is shown arrives, and what is private does not.

use std::path::Path;

use image::{Rgb, RgbImage};
use serde_json::json;

use crate::record::{Bus, assert_balanced, eventually, reason, start};

/// A picture with a pattern that no edge rule takes for a caret.
fn picture(width: u32, height: u32, shade: u8) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let ink = (x / 7 + y / 11) % 3 == 0;
        Rgb(if ink {
            [shade, 40, 200]
        } else {
            [250, 250, shade]
        })
    })
}

fn write(folder: &Path, pictures: &[RgbImage], manifest: &serde_json::Value) {
    for (index, picture) in pictures.iter().enumerate() {
        picture
            .save(folder.join(format!("{index:04}.png")))
            .unwrap();
    }
    std::fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
}

fn source(folder: &Path) -> serde_json::Value {
    json!({"source": format!("replay:{}", folder.display())})
}

fn window(app: &str, x: i32, y: i32, width: u32, height: u32) -> serde_json::Value {
    json!({"app": app, "title": "t", "x": x, "y": y, "width": width, "height": height})
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_picture_arrives_whole_and_every_look_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let pictures: Vec<RgbImage> = (0..6).map(|n| picture(640, 480, 30 * n)).collect();
    let open = json!([window("XTerm", 0, 0, 640, 480)]);
    let frames: Vec<_> = (0..6)
        .map(|n| json!({"at_ms": n * 700, "display": "d0", "file": format!("{n:04}.png"), "windows": open, "focused": 0}))
        .collect();
    let display = json!({"id": "d0", "x": 0, "y": 0, "width": 640, "height": 480});
    write(
        folder.path(),
        &pictures,
        &json!({"displays": [display], "frames": frames}),
    );
    let running = start(source(folder.path()), None, Bus::default());
    let last = pictures[5].as_raw().clone();
    eventually("the last picture", || running.bus.canvas("d0").rgb == last).await;
    let now = velvet_runtime::Clock::now(&velvet_runtime::SystemClock);
    eventually("the end", || running.control.status(now).state == "ended").await;
    let bus = running.stop().await;
    let frames = bus.frames("d0");
    assert!(frames.len() >= 2);
    let window = frames[0].window.as_ref().unwrap();
    assert_eq!((window.known, window.app.as_str()), (true, "XTerm"));
    let last = &bus.ledger()["d0"];
    assert!(last.r#final);
    let counts = last.counts.as_ref().unwrap();
    assert_balanced(counts);
    assert_eq!(counts.published, frames.len() as u64);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_window_is_black_on_both_displays_it_touches() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = [picture(320, 240, 90), picture(320, 240, 150)];
    let windows = json!([
        window("XTerm", 0, 0, 640, 240),
        {"app": "KeePassXC", "title": "secret words", "pid": 5, "x": 300, "y": 100, "width": 60, "height": 50},
        window("Cover", 330, 100, 100, 20),
    ]);
    let frames = json!([
        {"at_ms": 0, "display": "d0", "file": "0000.png", "windows": windows, "focused": 1},
        {"at_ms": 0, "display": "d1", "file": "0001.png"},
    ]);
    let displays = json!([
        {"id": "d0", "x": 0, "y": 0, "width": 320, "height": 240},
        {"id": "d1", "x": 320, "y": 0, "width": 320, "height": 240},
    ]);
    write(
        folder.path(),
        &pictures,
        &json!({"displays": displays, "frames": frames}),
    );
    let running = start(source(folder.path()), None, Bus::default());
    eventually("both displays", || {
        ["d0", "d1"]
            .iter()
            .all(|display| !running.bus.frames(display).is_empty())
    })
    .await;
    let bus = running.stop().await;
    // Expected: the pictures, with what of the window is not covered painted black.
    for (index, display) in ["d0", "d1"].into_iter().enumerate() {
        let mut expected = pictures[index].clone();
        for (x, y, pixel) in expected.enumerate_pixels_mut() {
            let x = x + 320 * u32::try_from(index).unwrap();
            let inside = (300..360).contains(&x) && (100..150).contains(&y);
            let covered = x >= 330 && y < 120;
            if inside && !covered {
                *pixel = Rgb([0; 3]);
            }
        }
        assert!(bus.canvas(display).rgb == *expected.as_raw(), "{display}");
    }
    let window = bus.frames("d0")[0].window.clone().unwrap();
    assert!(window.known && window.app.is_empty() && window.title.is_empty() && window.pid == 0);
    let told = bus.signals().iter().all(|signal| match &signal.kind {
        Some(velvet_messages::v1::signal::Kind::Focus(focus)) => focus
            .window
            .as_ref()
            .is_some_and(|window| window.title.is_empty()),
        _ => true,
    });
    assert!(told, "no signal names it");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_windows_fail_closed_unless_chosen_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let display = json!({"id": "d0", "x": 0, "y": 0, "width": 64, "height": 64});
    let frames = json!([{"at_ms": 0, "display": "d0", "file": "0000.png"}]);
    write(
        folder.path(),
        &[picture(64, 64, 9)],
        &json!({"displays": [display], "frames": frames}),
    );
    let running = start(source(folder.path()), None, Bus::default());
    let lanes = || running.control.lanes();
    eventually("a look", || {
        lanes()
            .iter()
            .any(|lane| lane.account().counts().attempted > 0)
    })
    .await;
    let bus = running.stop().await;
    assert!(bus.frames("d0").is_empty());
    let counts = bus.ledger()["d0"].counts.clone().unwrap();
    assert!(reason(&counts, "window-facts-unknown") > 0);

    let mut changes = source(folder.path());
    changes["privacy"] = json!({"when_unknown": "everything"});
    let running = start(changes, None, Bus::default());
    eventually("a frame", || !running.bus.frames("d0").is_empty()).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_picture_comes_in_parts_under_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = 1_u32;
    let noise = RgbImage::from_fn(1000, 800, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, r, g, b] = state.to_le_bytes();
        Rgb([r, g, b])
    });
    let display = json!({"id": "d0", "x": 0, "y": 0, "width": 1000, "height": 800});
    let frames = json!([{"at_ms": 0, "display": "d0", "file": "0000.png", "windows": []}]);
    write(
        folder.path(),
        std::slice::from_ref(&noise),
        &json!({"displays": [display], "frames": frames}),
    );
    let running = start(source(folder.path()), None, Bus::default());
    eventually("the picture", || {
        running.bus.canvas("d0").rgb == *noise.as_raw()
    })
    .await;
    let bus = running.stop().await;
    let frames = bus.frames("d0");
    let parts: Vec<(u32, u32)> = frames
        .iter()
        .map(|frame| (frame.part, frame.parts))
        .collect();
    let count = u32::try_from(parts.len()).unwrap();
    assert_eq!(
        parts,
        (0..count).map(|part| (part, count)).collect::<Vec<_>>()
    );
    assert!(
        count >= 3 && bus.largest() <= 1_000_000,
        "{count} {}",
        bus.largest()
    );
}

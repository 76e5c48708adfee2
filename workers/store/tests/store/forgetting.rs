//! Forgetting: what was named is gone for good, its keys too, and nothing else is.

use std::fs;

use velvet_messages::v1;

use crate::world::{
    World, line, open, parse_reading, reading, reading_input, rect, refusal, region, signal_input,
    small_segments, span, time,
};

const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// Ten readings on two days, in two windows of two displays.
fn world() -> World {
    let mut world = World::new(small_segments());
    for reading in messages() {
        world.keep(&reading);
    }
    world
}

fn messages() -> Vec<v1::Reading> {
    let made = (1..=10).map(|seq: u64| {
        let at = seq.cast_signed() * 1000 + if seq > 5 { DAY_US } else { 0 };
        let display = if seq.is_multiple_of(2) { "d2" } else { "d1" };
        let text = line(&format!("word{seq} and more"), 0, 0);
        let area = rect(0, 0, 64, 64);
        let number = seq.div_ceil(2);
        let mut one = reading(
            "s1",
            display,
            number,
            vec![region(area, [9; 3], vec![text])],
        );
        one.captured = Some(time(at, at.unsigned_abs()));
        one.kind = v1::FrameKind::Key.into();
        let window = one.window.as_mut().expect("a window");
        window.title = format!("Page {seq} - Browser");
        one
    });
    made.collect()
}

fn found(world: &World) -> Vec<u64> {
    let all = 1..=10;
    all.filter(|seq| !world.find(&format!("word{seq}")).is_empty())
        .collect()
}

/// Forgets, and looks at what is left: now, after opening again, and after everything was delivered once more.
fn check(ask: v1::ForgetRequest, left: &[u64]) {
    let world = world();
    assert_eq!(found(&world).len(), 10);
    let forgotten = world.forget_what(ask);
    assert_eq!(forgotten.readings, 10 - left.len() as u64);
    assert_eq!(found(&world), left);
    let mut world = world.reopened();
    assert_eq!(found(&world), left);
    for reading in messages() {
        world.keep(&reading);
    }
    assert_eq!(found(&world), left);
    // Survivors have their pictures.
    for seq in left {
        let hit = world.find(&format!("word{seq}")).remove(0);
        let shown = world.show(v1::ShowRequest {
            id: hit.id,
            ..Default::default()
        });
        assert_eq!(shown.title, format!("Page {seq} - Browser"));
        assert!(shown.known_milli > 0, "{seq}");
    }
    let audit = world.audit();
    assert_eq!((audit.receipts.len(), audit.receipts_broken), (1, false));
    assert_eq!(audit.receipts[0].text, forgotten.receipt);
    assert!(!audit.receipts[0].keys.is_empty());
}

fn ask() -> v1::ForgetRequest {
    v1::ForgetRequest::default()
}

#[test]
fn a_part_of_a_day() {
    check(
        v1::ForgetRequest {
            span: Some(span(2000, 4001)),
            ..ask()
        },
        &[1, 5, 6, 7, 8, 9, 10],
    );
}

#[test]
fn a_day() {
    check(
        v1::ForgetRequest {
            span: Some(span(0, DAY_US)),
            ..ask()
        },
        &[6, 7, 8, 9, 10],
    );
}

#[test]
fn a_title() {
    check(
        v1::ForgetRequest {
            title: "page 7".to_owned(),
            ..ask()
        },
        &[1, 2, 3, 4, 5, 6, 8, 9, 10],
    );
}

#[test]
fn a_display() {
    check(
        v1::ForgetRequest {
            display: "d2".to_owned(),
            ..ask()
        },
        &[1, 3, 5, 7, 9],
    );
}

#[test]
fn words() {
    check(
        v1::ForgetRequest {
            query: "word3 \"and more\"".to_owned(),
            ..ask()
        },
        &[1, 2, 4, 5, 6, 7, 8, 9, 10],
    );
}

#[test]
fn one_frame() {
    check(
        v1::ForgetRequest {
            id: "f:dev1:s1:d1:2".to_owned(),
            ..ask()
        },
        &[1, 2, 4, 5, 6, 7, 8, 9, 10],
    );
}

#[test]
fn everything() {
    check(
        v1::ForgetRequest {
            everything: true,
            ..ask()
        },
        &[],
    );
}

#[test]
fn what_is_no_order_is_refused() {
    let world = world();
    for (order, code) in [
        (ask(), "forget-nothing-named"),
        (
            v1::ForgetRequest {
                everything: true,
                app: "x".to_owned(),
                ..ask()
            },
            "forget-everything-and-more",
        ),
        (
            v1::ForgetRequest {
                id: "7".to_owned(),
                ..ask()
            },
            "bad-id",
        ),
        (
            v1::ForgetRequest {
                query: "...".to_owned(),
                ..ask()
            },
            "query-empty",
        ),
        (
            v1::ForgetRequest {
                span: Some(span(9, 8)),
                ..ask()
            },
            "span-reversed",
        ),
    ] {
        let answer = world.ask("forget", v1::request::Kind::Forget(order));
        assert_eq!(refusal(&answer), code);
    }
    assert_eq!(found(&world).len(), 10);
}

#[test]
fn events_go_with_their_time_and_application_only() {
    let mut world = world();
    for (seq, app) in [(1, "term"), (2, "mail")] {
        world.take(signal_input(seq, 3000, app)).expect("kept");
    }
    let by_title = world.forget_what(v1::ForgetRequest {
        title: "*".to_owned(),
        ..ask()
    });
    assert_eq!((by_title.readings, by_title.signals), (10, 0));
    assert_eq!(world.forget(0, 0, "Mail").signals, 1);
    assert_eq!(world.forget(2999, 3001, "").signals, 1);
}

/// A thief has copies of the whole folder from before, and later gets the folder as it is now, and the root key.
#[test]
fn older_copies_of_store_and_keys_open_no_more() {
    // Closed and opened again: only then is all that was kept in the file that is copied.
    let world = world().reopened();
    let copy = |name: &str| fs::read(world.folder.path().join(name)).expect("a file");
    // The erasure secret is what forgetting overwrites where it lies; the copy of all else is of before.
    let (old_store, old_keys) = (copy("store.vault"), copy("store.keys"));
    world.forget(2000, 4001, "");
    let folder = world.closed();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("put");
    let new_keys = fs::read(folder.path().join("store.keys")).expect("a file");
    put("store.vault", &old_store);
    put("store.keys", &old_keys);
    let error = open(folder.path(), small_segments()).expect_err("refused");
    assert_eq!(error.code().0, "store-damaged", "{error}");
    // With the new keys the old store opens: the search index of now has nothing of what was forgotten. Made anew from
    // the old rows, it meets those that do not open.
    put("store.keys", &new_keys);
    let world = World::in_folder(folder, small_segments());
    assert!(world.find("word3").is_empty() && !world.find("word7").is_empty());
    let folder = world.closed();
    fs::remove_dir_all(folder.path().join("index")).expect("removed");
    let error = open(folder.path(), small_segments()).expect_err("refused");
    assert!(error.to_string().contains("key-destroyed"), "{error}");
}

/// The rows are gone and the intent is written, then the disk fails: the next opening ends it.
#[test]
fn a_forgetting_that_was_cut_off_is_ended() {
    let world = world();
    let path = world.folder.path().join("store.erase");
    let aside = world.folder.path().join("aside");
    fs::rename(&path, &aside).expect("moved away");
    let order = v1::ForgetRequest {
        span: Some(span(2000, 4001)),
        ..ask()
    };
    let answer = world.ask("forget", v1::request::Kind::Forget(order));
    assert_eq!(refusal(&answer), "store-keys-missing");
    let folder = world.closed();
    fs::rename(&aside, &path).expect("moved back");
    let world = World::in_folder(folder, small_segments());
    assert_eq!(found(&world), [1, 5, 6, 7, 8, 9, 10]);
    let audit = world.audit();
    assert!(!audit.receipts.is_empty() && !audit.receipts_broken);
    let keys = fs::read(world.folder.path().join("store.keys")).expect("a file");
    // Magic, then the generation: the secret was made new once at least.
    assert!(keys[8] >= 2, "{}", keys[8]);
    assert!(!world.folder.path().join("store.keys.old").exists());
}

#[test]
fn painted_pixels_have_a_new_key() {
    let mut world = World::new(small_segments());
    for text in [
        "s1 d1 1 key app=mail title=inbox t=1000 | secret plan",
        "s1 d1 2 key app=term title=shell t=2000 | secret plan | ls",
    ] {
        world.keep(&parse_reading(text));
    }
    let forgotten = world.forget(0, 0, "mail");
    assert_eq!((forgotten.readings, forgotten.painted), (1, 1));
    let world = world.reopened();
    assert!(world.find("plan").is_empty());
    assert_eq!(world.find("ls").len(), 1);
    let shown = world.show(v1::ShowRequest {
        id: "f:dev1:s1:d1:2".to_owned(),
        ..Default::default()
    });
    assert!(shown.known_milli > 0);
    world.take_none();
}

impl World {
    /// A second delivery of what stayed changes nothing.
    fn take_none(mut self) {
        let before = self.status().repeated_deliveries;
        let again = parse_reading("s1 d1 2 key app=term title=shell t=2000 | secret plan | ls");
        self.take(reading_input(&again)).expect("known");
        assert_eq!(self.status().repeated_deliveries, before + 1);
    }
}

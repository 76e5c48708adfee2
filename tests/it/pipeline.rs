//! The whole way of a frame, as a person would go it.

use serde_json::Value;
use velvet_bench::rig::{Desktop, Home, PASSPHRASE, Programs, RigError};

use crate::live::{Live, new_word, text, told};

fn number(value: &Value) -> u64 {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

#[test]
fn what_is_shown_is_found_with_display_time_app_and_box() {
    let mut live = Live::start(&[]);
    let word = new_word();
    let hit = live.show_and_find(&format!("the word {word} stands here"), &word);
    assert_eq!(hit["display"], "d0");
    assert_eq!(hit["app"], "XTerm");
    assert_eq!(hit["title"], "Rig terminal");
    assert!(
        hit["text"].as_str().unwrap().contains("stands here"),
        "{hit}"
    );
    assert!(hit["time"].as_str().unwrap().starts_with("20"), "{hit}");
    let place: Vec<i64> = hit["box"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_i64().unwrap())
        .collect();
    let [x, y, width, height] = place[..] else {
        panic!("{hit}")
    };
    // The terminal stands at 40,60 and is about 990 pixels wide; its frame may be read as a bar.
    assert!((30..300).contains(&x) && (60..700).contains(&y), "{hit}");
    assert!(
        (200..1000).contains(&width) && (8..60).contains(&height),
        "{hit}"
    );
    shows_the_picture(&live, &hit, &word);
    tells_the_timeline(&live);
    balances(&live);
    tells_how_long_it_lasts(&live);
    let backup = live.home.folder().join("backup");
    backs_up(&live, &backup);
    exports(&live, &word);
    let display = live.desktop.name().to_owned();
    comes_back(live.home.restored(&backup), &display, Some(&word));
    comes_back(
        live.home.moved_to_another_key(&backup),
        &display,
        Some(&word),
    );
    forgets(&live, &word);
    comes_back(live.home.restored(&backup), &display, None);
    stops(live);
}

fn tells_how_long_it_lasts(live: &Live) {
    let facts = live.home.json(&["retention", "--json"]).unwrap();
    assert!(
        number(&facts["budget_bytes"]) > number(&facts["used_bytes"]),
        "{facts}"
    );
    assert!(number(&facts["days_left"]) > 0, "{facts}");
    assert!(
        facts["text_since"].as_str().unwrap().starts_with("20"),
        "{facts}"
    );
}

fn backs_up(live: &Live, backup: &std::path::Path) {
    let words = ["backup", backup.to_str().unwrap(), "--json"];
    let first = live.home.json(&words).unwrap();
    let again = live.home.json(&words).unwrap();
    assert!(number(&first["rows"]) > 3, "{first}");
    assert!(
        number(&again["new_rows"]) < number(&first["new_rows"]),
        "{first} {again}"
    );
}

fn exports(live: &Live, word: &str) {
    let folder = live.home.folder().join("export");
    let words = ["export", folder.to_str().unwrap(), "--json"];
    let counts = live.home.json(&words).unwrap();
    let readings = std::fs::read_to_string(folder.join("readings.jsonl")).unwrap();
    assert!(readings.contains(word), "{counts}");
    assert_eq!(readings.lines().count() as u64, number(&counts["readings"]));
    let first: Value = serde_json::from_str(readings.lines().next().unwrap()).unwrap();
    let picture = folder.join(first["pictures"][0].as_str().unwrap());
    assert!(image::open(picture).unwrap().width() > 0);
    let again = live.home.command(&words).output().unwrap();
    assert!(!again.status.success(), "a folder that is not empty");
}

/// On another machine with the same key, or under another key; what was forgotten does not come back.
fn comes_back(restored: Result<(Home, Value), RigError>, display: &str, word: Option<&str>) {
    let (mut again, facts) = restored.unwrap();
    assert_eq!(number(&facts["forgotten"]) == 0, word.is_some(), "{facts}");
    again
        .up(display, &[])
        .unwrap_or_else(|error| panic!("{error}\n{}", told(&again)));
    let found = word.map(|word| again.search(word).unwrap().len());
    assert_ne!(found, Some(0), "{facts}");
    let verified = again.json(&["verify", "--deep", "--json"]).unwrap();
    assert_eq!(verified["sound"], true, "{verified}");
    again.down().unwrap();
}

fn shows_the_picture(live: &Live, hit: &Value, word: &str) {
    let file = live.home.folder().join("hit.png");
    let words = [
        "show",
        hit["id"].as_str().unwrap(),
        "--mark",
        word,
        "--output",
    ];
    let words = [&words[..], &[file.to_str().unwrap(), "--json"]].concat();
    let shown = live.home.json(&words).unwrap();
    assert!(!shown["marked"].as_array().unwrap().is_empty(), "{shown}");
    let picture = image::open(&file).unwrap();
    assert_eq!((picture.width(), picture.height()), (1280, 800));
}

fn tells_the_timeline(live: &Live) {
    let timeline = live.home.json(&["timeline", "--json"]).unwrap();
    let episode = &timeline["episodes"][0];
    assert_eq!(episode["app"], "XTerm", "{timeline}");
}

fn balances(live: &Live) {
    let audit = live.home.drained(60).unwrap();
    let ledger = &audit["ledger"];
    assert_eq!(audit["sound"], true, "{audit:#}");
    assert_eq!(ledger["silent_loss"], 0, "{audit:#}");
    let parts = ["unchanged", "excluded", "published", "skipped", "failed"];
    let sum: u64 = parts.iter().map(|part| number(&ledger[part])).sum();
    assert_eq!(number(&ledger["attempted"]), sum, "{audit:#}");
    assert_eq!(
        number(&ledger["published"]),
        number(&ledger["stored"]),
        "{audit:#}"
    );
}

fn forgets(live: &Live, word: &str) {
    let forgotten = live
        .home
        .json(&["forget", "--last", "1h", "--json"])
        .unwrap();
    assert!(number(&forgotten["readings"]) > 0, "{forgotten}");
    assert!(!forgotten["receipt"].as_str().unwrap().is_empty());
    assert!(
        live.home.search(word).unwrap().is_empty(),
        "found after it was forgotten"
    );
    let audit = live.home.drained(60).unwrap();
    assert_eq!(audit["sound"], true, "{audit:#}");
    assert!(number(&audit["ledger"]["forgotten"]) > 0, "{audit:#}");
}

fn stops(mut live: Live) {
    live.home.down().unwrap();
    let code = live
        .home
        .command(&["search", "anything"])
        .output()
        .unwrap()
        .status
        .code();
    assert_eq!(
        code,
        Some(4),
        "asking a stopped Velvet has an exit code of its own"
    );
}

#[test]
fn a_second_reader_takes_its_share_and_the_nats_command_line_shows_it() {
    let mut live = Live::start(&[]);
    let mut second = live.home.command(&["worker", "ocr"]);
    let mut second = second.stderr(std::process::Stdio::null()).spawn().unwrap();
    let shared = (0..40).any(|round| {
        let word = new_word();
        live.show_and_find(&format!("round {round} brings the word {word}"), &word);
        readers(&live)
            .iter()
            .filter(|stepped| **stepped > 0)
            .count()
            == 2
    });
    let readers_seen = readers(&live);
    live.home.velvet(&["nats-context"]).unwrap();
    let streams = live.nats("stream report");
    let consumers = live.nats("consumer report FRAMES");
    let services = live.nats("micro ls");
    sees_a_waiting_frame(&mut live);
    rustix::process::kill_process(
        rustix::process::Pid::from_raw(second.id().cast_signed()).unwrap(),
        rustix::process::Signal::TERM,
    )
    .unwrap();
    assert!(
        second.wait().unwrap().success(),
        "a worker that is asked to stop ends well"
    );
    assert!(shared, "steps of each reader: {readers_seen:?}");
    for stream in ["FRAMES", "READINGS", "SIGNALS", "LEDGER", "DEAD"] {
        assert!(streams.contains(stream), "{streams}");
    }
    assert!(consumers.contains("ocr"), "{consumers}");
    for service in ["velvet-capture", "velvet-ocr", "velvet-store"] {
        assert!(services.contains(service), "{services}");
    }
}

/// Inputs stepped by each running OCR worker, by `nats micro stats`.
fn readers(live: &Live) -> Vec<u64> {
    live.home.velvet(&["nats-context"]).unwrap();
    let told = live.nats("micro stats velvet-ocr --json");
    let values = serde_json::Deserializer::from_str(&told).into_iter::<Value>();
    let mut stepped = vec![];
    for value in values.flatten() {
        let listed = value.as_array().cloned().unwrap_or_else(|| vec![value]);
        stepped.extend(
            listed
                .iter()
                .filter_map(|one| one["endpoints"][0]["data"]["stepped"].as_u64()),
        );
    }
    stepped
}

/// With the readers held still, a frame waits in the stream, and its body can be opened but shows no pixels.
fn sees_a_waiting_frame(live: &mut Live) {
    let readers = reader_pids(live);
    readers
        .iter()
        .for_each(|pid| signal(*pid, rustix::process::Signal::STOP));
    live.terminal.show("this line waits in the stream").unwrap();
    let mut seen = String::new();
    for _ in 0..40 {
        seen = live.nats(
            "stream view FRAMES --translate \"velvet decode --subject {{Subject}} --stream {{Stream}}\"",
        );
        if seen.contains("\"regions\"") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    readers
        .iter()
        .for_each(|pid| signal(*pid, rustix::process::Signal::CONT));
    assert!(
        seen.contains("\"window\"") && seen.contains("XTerm"),
        "{seen}"
    );
    assert!(!seen.contains("\"data\""), "pixels are not shown: {seen}");
}

/// Both OCR workers: the supervisor's and the one started by hand.
fn reader_pids(live: &Live) -> Vec<u32> {
    let told = live.nats("micro stats velvet-ocr --json");
    let values = serde_json::Deserializer::from_str(&told).into_iter::<Value>();
    let mut pids = vec![];
    for value in values.flatten() {
        let listed = value.as_array().cloned().unwrap_or_else(|| vec![value]);
        let found = listed
            .iter()
            .filter_map(|one| one["endpoints"][0]["data"]["pid"].as_u64());
        pids.extend(found.filter_map(|pid| u32::try_from(pid).ok()));
    }
    pids
}

fn signal(pid: u32, signal: rustix::process::Signal) {
    let pid = rustix::process::Pid::from_raw(pid.cast_signed()).unwrap();
    rustix::process::kill_process(pid, signal).unwrap();
}

#[test]
fn mistakes_have_clear_words_and_exit_codes_of_their_own() {
    let live = Live::start(&[]);
    let second = live
        .home
        .command(&["up", "--passphrase-fd", "0"])
        .output()
        .unwrap();
    assert_eq!(second.status.code(), Some(5), "{}", text(&second));
    assert!(
        text(&second).contains("running already"),
        "{}",
        text(&second)
    );
    for (words, code, said) in [
        (&["search"][..], 2, "required"),
        (&["forget"][..], 1, "say --last 10m"),
        (
            &["config", "show", "--set", "capture.speed=9", "--set", "x=1"][..],
            2,
            "capture.speed",
        ),
        (&["show", "no-such-id", "--output", "/dev/null"][..], 1, ""),
        (
            &["init", "--key", "file", "--passphrase-fd", "0"][..],
            1,
            "",
        ),
    ] {
        let output = live
            .home
            .command(words)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{words:?}: {}",
            text(&output)
        );
        assert!(text(&output).contains(said), "{words:?}: {}", text(&output));
    }
    let healthy = live.home.velvet(&["doctor"]);
    assert!(healthy.is_err() || text(&healthy.unwrap()).contains("nats-server"));
    let checked = live.home.velvet(&["topology", "check"]);
    assert!(checked.is_ok(), "{checked:?}");
}

#[test]
fn a_wrong_passphrase_touches_nothing() {
    let desktop = Desktop::start(640, 480).unwrap();
    let mut home = Home::new(Programs::find().unwrap()).unwrap();
    home.start(desktop.name(), &[], "another passphrase altogether\n")
        .unwrap();
    let code = home.ended(60).unwrap();
    assert_eq!(code, Some(3), "{}", told(&home));
    assert!(
        !home.folder().join("data/store").exists(),
        "nothing was made"
    );
}

#[test]
fn a_private_window_is_never_seen() {
    let mut live = Live::start(&[]);
    let (open, hidden) = (new_word(), new_word());
    live.show_and_find(&format!("everybody may read {open}"), &open);
    let mut private = live
        .desktop
        .terminal("My bank - Mozilla Firefox Private Browsing", "60x8+500+500")
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    private.show(&format!("nobody may read {hidden}")).unwrap();
    let after = new_word();
    live.show_and_find(&format!("and {after} came later"), &after);
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert!(
        live.home.search(&hidden).unwrap().is_empty(),
        "a private window was read"
    );
    let timeline = live.home.json(&["timeline", "--json"]).unwrap().to_string();
    assert!(!timeline.contains("Private Browsing"), "its title was kept");
}

#[test]
fn a_locked_velvet_answers_nobody_and_goes_on_keeping() {
    let mut live = Live::start(&[]);
    live.home.velvet(&["lock"]).unwrap();
    let word = new_word();
    live.terminal
        .show(&format!("seen behind the lock: {word}"))
        .unwrap();
    let refused = live.home.command(&["search", &word]).output().unwrap();
    assert!(!refused.status.success());
    assert!(text(&refused).contains("velvet unlock"), "{refused:?}");

    let wrong = live.home.unlock("another passphrase altogether\n");
    let Err(RigError::Command { code, .. }) = wrong else {
        panic!("{wrong:?}")
    };
    assert_eq!(code, Some(3));
    assert!(live.home.velvet(&["search", &word]).is_err(), "still shut");

    live.home.unlock(PASSPHRASE).unwrap();
    live.home
        .find(&word, 60)
        .unwrap_or_else(|error| panic!("{error}\n{}", told(&live.home)));
}

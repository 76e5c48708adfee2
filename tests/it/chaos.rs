//! `kill -9` of each process in turn under load: nothing acknowledged is missing, nothing is there twice.

use std::time::{Duration, Instant};

use crate::live::{Live, new_word, told};

/// In the order of the way of a frame.
const VICTIMS: [&str; 5] = ["broker", "capture", "ocr-child", "ocr", "store"];
/// The issue asks for 60 seconds of load.
const LOAD: Duration = Duration::from_secs(60);
const LINE_INTERVAL: Duration = Duration::from_millis(700);
/// Ten in the full run.
const ROUNDS_FULL: usize = 10;

#[test]
fn kill_nine_of_each_process_in_turn_loses_nothing_and_doubles_nothing() {
    let full = std::env::var_os("VELVET_TEST_FULL").is_some();
    let rounds = if full { ROUNDS_FULL } else { 1 };
    (0..rounds).for_each(round);
}

fn round(number: usize) {
    let mut live = Live::start(&[]);
    let started = Instant::now();
    let mut killed = vec![];
    let every = LOAD / u32::try_from(VICTIMS.len() + 1).unwrap();
    while started.elapsed() < LOAD {
        let line = format!("line {} says {}", started.elapsed().as_millis(), new_word());
        live.terminal.show(&line).unwrap();
        let due = usize::try_from(started.elapsed().as_millis() / every.as_millis()).unwrap();
        if killed.len() < due.min(VICTIMS.len()) {
            let victim = VICTIMS[killed.len()];
            kill(&live, victim);
            killed.push(victim);
        }
        std::thread::sleep(LINE_INTERVAL);
    }
    assert_eq!(killed, VICTIMS, "round {number}");
    let word = new_word();
    // Whether it is there is asked, not whether each letter of it was read well.
    live.show_and_find(&format!("after all that comes {word}"), &format!("{word}~"));
    // A delivery whose worker was killed comes back after the bus's ack wait of 30 s.
    let audit = live
        .home
        .drained(150)
        .unwrap_or_else(|error| panic!("{error}\n{}", told(&live.home)));
    let ledger = &audit["ledger"];
    assert_eq!(audit["sound"], true, "round {number}: {audit:#}");
    assert_eq!(ledger["silent_loss"], 0, "round {number}: {audit:#}");
    assert_eq!(ledger["duplicates"], 0, "round {number}: {audit:#}");
    assert!(
        ledger["stored"].as_u64().unwrap() > 10,
        "round {number}: {audit:#}"
    );
}

/// The child lives only while its reader does, and a part may just be starting: try until there is one.
fn kill(live: &Live, victim: &str) {
    let end = Instant::now() + Duration::from_secs(30);
    while Instant::now() < end {
        if live.home.kill(victim).unwrap_or(false) {
            return;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    panic!("there is no {victim} to kill\n{}", told(&live.home));
}

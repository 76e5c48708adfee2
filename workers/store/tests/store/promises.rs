//! Each message once, and every frame accounted for: compared with a model under random deliveries.

use std::collections::BTreeMap;

use proptest::{prelude::*, test_runner::TestCaseError};
use velvet_messages::v1;

use crate::world::{
    World, config, counts_input, dead_input, line, reading, reading_input, rect, region,
    signal_input, small_segments,
};

const SESSIONS: [&str; 2] = ["s1", "s2"];
const SEQ_MAX: u64 = 8;

#[derive(Clone, Debug)]
enum Act {
    Deliver(usize, u64),
    Dead(usize, u64, &'static str),
    Counts(usize, u64),
    Forget(u64, u64),
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let session = 0..SESSIONS.len();
    let seq = 1..=SEQ_MAX;
    prop_oneof![
        10 => (session.clone(), seq.clone()).prop_map(|(s, n)| Act::Deliver(s, n)),
        3 => (session.clone(), seq.clone(), prop_oneof![Just("open-forged"), Just("ocr-crash")])
            .prop_map(|(s, n, reason)| Act::Dead(s, n, reason)),
        2 => (session, seq.clone()).prop_map(|(s, n)| Act::Counts(s, n)),
        1 => (seq.clone(), seq).prop_map(|(from, to)| Act::Forget(from.min(to), from.max(to) + 1)),
        1 => Just(Act::Reopen),
    ]
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Stored,
    Dead(&'static str),
    Forgotten,
}

#[derive(Default)]
struct Track {
    fates: BTreeMap<u64, Fate>,
    /// Published, attempted, unchanged.
    counts: Option<(u64, u64, u64)>,
}

#[derive(Default)]
struct Model {
    tracks: [Track; 2],
    forgotten: Vec<(u64, u64)>,
}

/// Counters in a message: one look at the screen in two changes nothing.
fn counts(published: u64, more: u64) -> v1::Counts {
    v1::Counts {
        attempted: 2 * published + more,
        unchanged: published + more,
        published,
        ..Default::default()
    }
}

impl Model {
    fn count(&mut self, session: usize, published: u64, more: u64) {
        let counts = counts(published, more);
        let new = (counts.published, counts.attempted, counts.unchanged);
        let known = &mut self.tracks[session].counts;
        *known = Some(known.map_or(new, |known| known.max(new)));
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Deliver(session, seq) => {
                self.count(session, seq, 0);
                let forgotten = self
                    .forgotten
                    .iter()
                    .any(|(from, to)| (*from..*to).contains(&seq));
                let fate = self.tracks[session]
                    .fates
                    .entry(seq)
                    .or_insert(Fate::Dead(""));
                if matches!(fate, Fate::Dead(_)) {
                    *fate = if forgotten {
                        Fate::Forgotten
                    } else {
                        Fate::Stored
                    };
                }
            }
            Act::Dead(session, seq, reason) => {
                self.tracks[session]
                    .fates
                    .entry(seq)
                    .or_insert(Fate::Dead(reason));
            }
            Act::Counts(session, published) => self.count(session, published, 1),
            Act::Forget(from, to) => {
                self.forgotten.push((from, to));
                for track in &mut self.tracks {
                    for (_, fate) in track.fates.range_mut(from..to) {
                        if *fate == Fate::Stored {
                            *fate = Fate::Forgotten;
                        }
                    }
                }
            }
            Act::Reopen => {}
        }
    }

    /// Everything that the audit tells, as text.
    fn audit(&self) -> String {
        let (mut sums, mut dead, mut strays) = ([0u64; 6], BTreeMap::new(), BTreeMap::new());
        let mut open_ids = vec![];
        for (track, session) in self.tracks.iter().zip(SESSIONS) {
            let of_track = track.fates.values();
            let known = track.counts.is_some()
                || of_track.clone().any(|fate| !matches!(fate, Fate::Dead(_)));
            for fate in of_track {
                if let Fate::Dead(reason) = fate {
                    let list = if known { &mut dead } else { &mut strays };
                    *list.entry((*reason).to_owned()).or_insert(0u64) += 1;
                }
            }
            if !known {
                continue;
            }
            let (published, attempted, unchanged) = track.counts.unwrap_or_default();
            let highest = track
                .fates
                .keys()
                .max()
                .copied()
                .unwrap_or(0)
                .max(published);
            let with =
                |fate: Fate| track.fates.values().filter(|other| **other == fate).count() as u64;
            let open: Vec<u64> = (1..=highest)
                .filter(|seq| !track.fates.contains_key(seq))
                .collect();
            open_ids.extend(open.iter().map(|seq| format!("f:dev1:{session}:d1:{seq}")));
            let more = [
                attempted + highest - published,
                unchanged,
                highest,
                with(Fate::Stored),
                with(Fate::Forgotten),
                open.len() as u64,
            ];
            sums.iter_mut()
                .zip(more)
                .for_each(|(sum, more)| *sum += more);
        }
        open_ids.sort();
        format!("{sums:?} {dead:?} {strays:?} {open_ids:?} duplicates=0")
    }
}

/// The account as text; `events` are stored beside the readings.
fn audit(world: &World, events: u64) -> String {
    let mut audit = world.audit();
    let displays = audit.displays;
    assert!(displays.len() <= 1, "one display");
    let one = displays.into_iter().next().unwrap_or_default();
    let reasons = |list: &[v1::ReasonCount]| -> BTreeMap<String, u64> {
        list.iter()
            .map(|one| (one.reason.clone(), one.count))
            .collect()
    };
    let dead: u64 = one.dead.iter().map(|one| one.count).sum();
    assert_eq!(
        one.attempted,
        one.unchanged + one.published,
        "the agent's identity"
    );
    assert_eq!(
        one.published,
        one.stored + dead + one.forgotten + one.open,
        "ours"
    );
    assert_eq!(
        world.status().records,
        one.stored + events,
        "what is counted is there"
    );
    audit.open_ids.sort();
    format!(
        "{:?} {:?} {:?} {:?} duplicates={}",
        [
            one.attempted,
            one.unchanged,
            one.published,
            one.stored,
            one.forgotten,
            one.open
        ],
        reasons(&one.dead),
        reasons(&audit.strays),
        audit.open_ids,
        one.duplicates,
    )
}

fn message(session: usize, seq: u64) -> v1::Reading {
    let text = format!("word{session}x{seq}");
    let area = rect(0, 0, 64, 16);
    let region = region(area, [9; 3], vec![line(&text, 0, 0)]);
    let mut reading = reading(SESSIONS[session], "d1", seq, vec![region]);
    reading.counts = Some(counts(seq, 0));
    reading
}

fn carry_out(mut world: World, act: &Act) -> World {
    match *act {
        Act::Deliver(session, seq) => world.keep(&message(session, seq)),
        Act::Dead(session, seq, reason) => {
            let id = format!("f:dev1:{}:d1:{seq}", SESSIONS[session]);
            world.take(dead_input(&id, reason)).expect("kept");
        }
        Act::Counts(session, published) => {
            let input = counts_input(SESSIONS[session], "d1", counts(published, 1));
            world.take(input).expect("kept");
        }
        Act::Forget(from, to) => {
            let time = |seq: u64| i64::try_from(seq).expect("small") * 1000;
            world.forget(time(from), time(to), "");
        }
        Act::Reopen => return world.reopened(),
    }
    world
}

fn check(acts: &[Act]) -> Result<(), TestCaseError> {
    let mut model = Model::default();
    let mut world = World::new(small_segments());
    for act in acts {
        world = carry_out(world, act);
        model.act(act);
    }
    prop_assert_eq!(audit(&world, 0), model.audit());
    let stored: u64 = world.audit().displays.iter().map(|one| one.stored).sum();
    prop_assert_eq!(world.status().records, stored);
    for (session, track) in model.tracks.iter().enumerate() {
        for (seq, fate) in &track.fates {
            let hits = world.find(&format!("word{session}x{seq}"));
            prop_assert_eq!(hits.len(), usize::from(*fate == Fate::Stored));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn every_message_once_and_every_frame_accounted(acts in prop::collection::vec(act(), 1..30)) {
        check(&acts)?;
    }
}

#[test]
fn second_deliveries_change_nothing() {
    let mut world = World::new(config());
    let inputs = || {
        [
            reading_input(&message(0, 1)),
            signal_input(1, 500, "term"),
            dead_input("f:dev1:s1:d1:2", "open-forged"),
            dead_input("garbage", "undecodable"),
            counts_input("s1", "d1", counts(2, 1)),
        ]
    };
    for input in inputs() {
        world.take(input).expect("kept");
    }
    let before = (
        audit(&world, 1).replace("duplicates=0", ""),
        world.status().records,
    );
    for input in inputs() {
        world.take(input).expect("answered");
    }
    // The reader was replaced: another id, the same frame.
    let mut again = message(0, 1);
    again.reader = "another".to_owned();
    world.keep(&again);
    assert_eq!(world.status().repeated_deliveries, 6);
    assert_eq!(
        (
            audit(&world, 1).replace("duplicates=0", ""),
            world.status().records
        ),
        before
    );
    assert_eq!(world.find("word0x1")[0].times_seen, 1);
}

#[test]
fn a_dead_letter_that_was_tried_again_is_stored() {
    let mut world = World::new(config());
    world
        .take(dead_input("f:dev1:s1:d1:1", "ocr-crash"))
        .expect("kept");
    world.keep(&message(0, 1));
    world
        .take(dead_input("f:dev1:s1:d1:1", "late"))
        .expect("answered");
    assert_eq!(audit(&world, 0), "[2, 1, 1, 1, 0, 0] {} {} [] duplicates=0");
}

#[test]
fn an_absurd_dead_letter_loses_nothing() {
    let mut world = World::new(config());
    world.keep(&message(0, 1));
    world
        .take(dead_input("f:dev1:s1:d1:999999999", "open-forged"))
        .expect("kept");
    world
        .take(dead_input("f:evil:s9:d9:7", "open-forged"))
        .expect("kept");
    let strays = r#"{"open-forged": 2}"#;
    assert_eq!(
        audit(&world, 0),
        format!("[2, 1, 1, 1, 0, 0] {{}} {strays} [] duplicates=0")
    );
}

#[test]
fn forgotten_stays_forgotten_when_it_arrives_late() {
    let mut world = World::new(small_segments());
    for seq in 1..=3 {
        world.keep(&message(0, seq));
    }
    world.take(signal_input(1, 2500, "term")).expect("kept");
    let receipt = world.forget(2000, 4000, "");
    assert_eq!((receipt.readings, receipt.signals), (2, 1));
    let expected = "forget-0 issued=1970-01-01T00:00:01Z from=1970-01-01T00:00:00.002Z \
                    to=1970-01-01T00:00:00.004Z readings=2 signals=1 painted=0 keys=1 hash=";
    let (told, hash) = receipt.receipt.split_at(expected.len());
    assert_eq!((told, hash.len()), (expected, 64));
    let mut late = message(0, 5);
    late.captured = Some(crate::world::time(3500, 0));
    world.keep(&late);
    world.take(signal_input(2, 2600, "term")).expect("answered");
    let world = world.reopened();
    assert_eq!(
        audit(&world, 0),
        "[10, 5, 5, 1, 3, 1] {} {} [\"f:dev1:s1:d1:4\"] duplicates=0".to_owned()
    );
    assert_eq!(world.find("word0x2").len() + world.find("word0x5").len(), 0);
}

#[test]
fn wrong_messages_are_rejected() {
    use velvet_runtime::Failure;
    let mut world = World::new(config());
    let mut rejected = |change: fn(&mut v1::Reading)| {
        let mut reading = message(0, 1);
        let id = crate::world::reading_id(&reading);
        change(&mut reading);
        match world.take(crate::world::input(id, &reading)) {
            Err(Failure::Reject(code)) => code.0,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(rejected(|reading| reading.r#ref = None), "bad-id");
    assert_eq!(
        rejected(|reading| reading.r#ref.as_mut().unwrap().seq = 2),
        "id-mismatch"
    );
    assert_eq!(rejected(|reading| reading.part = 1), "bad-part");
}

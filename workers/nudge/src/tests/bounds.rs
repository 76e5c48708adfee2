//! Whatever comes in, in whatever order, and whatever the learner says: never in a blocked moment, never more than
//! the ceiling. The check shares nothing with the code: it knows the world, not the worker.
//!
//! `VELVET_TEST_FULL=1` takes a million streams.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::world::{Drive, World, berlin, decision};
use crate::time::{DAY, HOUR, MINUTE, SECOND};
use crate::{LearnerMode, Policy, Settings};

/// Something that happens.
#[derive(Clone, Debug)]
enum Event {
    Axis(usize, usize, u32),
    Flag(usize, bool),
    Gauge(usize, i64),
    Number(usize, i64),
    Gap(bool, i64, usize),
    Meets(i64, bool),
    Unlocked,
    Meeting(bool),
    Breakpoint(usize),
    Pass(i64, bool),
    ClockBack(i64),
    Wake,
    Answer(usize, usize),
    Restart,
    Rebuild,
    Reload(bool),
}

const STATES: [(&str, &[&str]); 6] = [
    (
        "presence",
        &[
            "active", "active", "active", "passive", "idle", "away", "locked",
        ],
    ),
    (
        "engagement",
        &[
            "no_intent",
            "not_started",
            "on_intent",
            "drifted",
            "drifted",
            "returning",
        ],
    ),
    ("depth", &["normal", "settled", "deep", "past_limit"]),
    (
        "social",
        &["none", "none", "none", "meeting", "presenting", "recording"],
    ),
    (
        "media",
        &["none", "none", "none", "fullscreen_video", "game"],
    ),
    ("switching", &["usual", "scattered"]),
];
const FLAGS: [&str; 9] = [
    "on_break",
    "system_dnd",
    "screen_share",
    "mirrored",
    "sensitive_app",
    "recording",
    "capture_paused",
    "near_meeting",
    "near_media",
];
const GAUGES: [&str; 5] = [
    "drift_cusum",
    "comms_visits_30m",
    "state_uncertainty",
    "baseline_days",
    "not_started_episodes_today",
];
const ANSWERS: [&str; 14] = [
    "helpful",
    "closed",
    "ignored",
    "snoozed",
    "later",
    "not_today",
    "skip",
    "go_back",
    "too_many",
    "wrong_state",
    "snooze_next_break",
    "stop_kind",
    "tell_me_in_15m",
    "do_not_remind_again_for_this",
];

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..6usize, 0..8usize, prop_oneof![9 => Just(900u32), 1 => Just(400u32)]).prop_map(|(axis, state, sure)| Event::Axis(axis, state, sure)),
        2 => (0..FLAGS.len(), any::<bool>()).prop_map(|(flag, on)| Event::Flag(flag, on)),
        2 => (0..GAUGES.len(), 0..20_000i64).prop_map(|(gauge, value)| Event::Gauge(gauge, value)),
        2 => (0..2usize, 0..200i64).prop_map(|(field, minutes)| Event::Number(field, minutes)),
        1 => (any::<bool>(), 1..60i64, 0..4usize).prop_map(|(away, minutes, depth)| Event::Gap(away, minutes, depth)),
        1 => (1..40i64, any::<bool>()).prop_map(|(minutes, stop)| Event::Meets(minutes, stop)),
        1 => Just(Event::Unlocked),
        1 => any::<bool>().prop_map(Event::Meeting),
        6 => (0..4usize).prop_map(Event::Breakpoint),
        8 => (prop_oneof![3 => 1..120i64, 2 => 120..1_800i64, 1 => 1_800..20_000i64], prop_oneof![3 => Just(true), 1 => Just(false)]).prop_map(|(seconds, told)| Event::Pass(seconds, told)),
        // Not far enough to be noticed as such, and further.
        1 => prop_oneof![0..300i64, 300..20_000i64].prop_map(Event::ClockBack),
        2 => Just(Event::Wake),
        3 => (0..15usize, 0..ANSWERS.len()).prop_map(|(rule, answer)| Event::Answer(rule, answer)),
        1 => Just(Event::Restart),
        1 => Just(Event::Rebuild),
        1 => any::<bool>().prop_map(Event::Reload),
    ]
}

/// Policies to reload: reading one takes longer than a whole stream.
static LOUDEST: LazyLock<Policy> = LazyLock::new(loudest);
static STANDARD: LazyLock<Policy> = LazyLock::new(Policy::standard);

/// Everything on, nothing rests, as much as the ceiling allows.
fn loudest() -> Policy {
    let mut source = Policy::standard_source()
        .replace("enabled = false", "enabled = true")
        .replace("per_hour = 2", "per_hour = 3")
        .replace("\nper_day = 6", "\nper_day = 12")
        .replace(
            "first_fortnight_per_day = 4",
            "first_fortnight_per_day = 12",
        )
        .replace("min_gap = \"15m\"", "min_gap = \"10m\"");
    for old in ["20h", "30m", "45m", "60m", "90m", "120m"] {
        source = source.replace(&format!("cooldown = \"{old}\""), "cooldown = \"0s\"");
    }
    let mut policy = Policy::parse(&source).unwrap();
    // Past what any file can say: the ceiling has to hold without the file's own check.
    policy.bounds.per_hour = 1_000;
    policy.bounds.per_day = 1_000;
    policy.bounds.min_gap_ms = 0;
    policy.fortnight_per_day = 1_000;
    for rule in &mut policy.rules {
        rule.per_day = 1_000;
    }
    policy
}

/// What the check knows of the world.
#[derive(Clone)]
struct Witness {
    world: World,
    /// Time that really went by, however the clock was set.
    real: i64,
    /// When something was pushed, in real time.
    pushed: Vec<i64>,
    told_at: Option<i64>,
    /// What was told last: a change that was not told yet is known to nobody.
    told: Option<Told>,
    cards: usize,
    ids: std::collections::BTreeSet<String>,
}

#[derive(Clone)]
struct Told {
    free: bool,
    unlocked: i64,
    meeting_ended: i64,
    meeting_lasts: bool,
}

impl Witness {
    fn new(start: i64) -> Self {
        let mut settings = Settings::new("d1", berlin(), [9; 32]);
        settings.learner = LearnerMode::On;
        settings.wind_down_minute = Some(22 * 60);
        settings.wind_down_text = "sleep".into();
        settings.day_end_minute = Some(18 * 60);
        let mut world = World::new(LOUDEST.clone(), settings, start, Drive::Plain);
        world.nudger.always_sends = true;
        Self {
            world,
            real: 0,
            pushed: vec![],
            told_at: None,
            told: None,
            cards: 0,
            ids: std::collections::BTreeSet::new(),
        }
    }

    fn happen(&mut self, event: &Event) {
        match event {
            Event::Breakpoint(level) => {
                // A word of the context worker, in order: what was told still holds.
                self.told_at = self.told_at.map(|_| self.real);
                let level = ["fine", "medium", "coarse", "none"][*level];
                self.act(|world| world.moment(level));
            }
            Event::Pass(seconds, told) => self.pass(*seconds, *told),
            Event::ClockBack(seconds) => {
                self.world.now -= seconds * SECOND;
                self.act(World::wake);
            }
            Event::Wake => self.act(World::wake),
            Event::Answer(rule, answer) => self.answer(*rule, *answer),
            Event::Rebuild => self.forget_and_rebuild(),
            Event::Restart => {
                let snapshot = self.world.nudger.snapshot();
                self.world.nudger.restore(&snapshot).unwrap();
            }
            Event::Reload(loud) => {
                let policy = if *loud { &*LOUDEST } else { &*STANDARD };
                self.world.nudger.reload(policy.clone());
            }
            change => {
                change_present(&mut self.world, change);
                self.tell();
            }
        }
    }

    fn answer(&mut self, rule: usize, answer: usize) {
        let rule = self.world.policy.rules()[rule].id().to_owned();
        self.act(|world| world.answer(&rule, ANSWERS[answer], ""));
        // The test is about what may be said: kinds that are turned off say nothing.
        for kind in self.world.nudger.state.kinds.values_mut() {
            kind.off = false;
        }
    }

    /// A new nudger without a snapshot knows what was published, and no more.
    fn forget_and_rebuild(&mut self) {
        let history = self.world.nudger.state.spoken.clone();
        let settings = self.world.settings.clone();
        let mut fresh = crate::Nudger::new(self.world.nudger.policy.clone(), settings);
        fresh.always_sends = true;
        fresh.state.spoken = history;
        fresh.state.kinds = self.world.nudger.state.kinds.clone();
        self.world.nudger = fresh;
    }

    fn tell(&mut self) {
        let world = &self.world;
        let flags = [
            "system_dnd",
            "screen_share",
            "mirrored",
            "sensitive_app",
            "recording",
            "capture_paused",
            "near_meeting",
            "near_media",
        ];
        let state = &world.state;
        self.told = Some(Told {
            free: matches!(world.axis("presence"), "active" | "passive")
                && world.axis("social") == "none"
                && world.axis("media") == "none"
                && !flags.iter().any(|flag| world.flags.contains(*flag)),
            unlocked: state.unlocked_unix_us / 1_000,
            meeting_ended: state.meeting_ended_unix_us / 1_000,
            meeting_lasts: state.meeting_started_unix_us > 0 && state.meeting_ended_unix_us == 0,
        });
        self.told_at = Some(self.real);
        self.act(World::tell);
    }

    fn pass(&mut self, seconds: i64, told: bool) {
        for _ in 0..(seconds / 10).max(1) {
            let step = seconds.min(10) * SECOND;
            self.real += step;
            self.world.now += step;
            if told {
                self.tell();
            } else {
                self.act(World::wake);
            }
        }
    }

    fn act(&mut self, act: impl FnOnce(&mut World)) {
        act(&mut self.world);
        for event in std::mem::take(&mut self.world.said) {
            let decision = decision(&event);
            if decision.verdict == "deliver" {
                self.check(&event.nudge_id, decision.class == "pull", &decision.nudge);
            }
            assert!(
                !decision.text.contains(['{', '}', '<', '>']),
                "{}",
                decision.text
            );
        }
    }

    fn check(&mut self, id: &str, pull: bool, rule: &str) {
        let now = self.world.nudger.state.now();
        let told = self.told.clone().expect("said before anything was told");
        assert!(
            self.real - self.told_at.unwrap() <= 30 * SECOND,
            "{rule}: the context is old"
        );
        assert!(
            told.free && !told.meeting_lasts,
            "{rule}: in a blocked moment"
        );
        assert!(now - told.unlocked >= 10 * MINUTE, "{rule}: just unlocked");
        assert!(
            now - told.meeting_ended >= 2 * MINUTE,
            "{rule}: just after a meeting"
        );
        let written = matches!(rule, "wind_down" | "day_card" | "velvet");
        let hour = crate::quiet::local(now, &berlin()).unwrap().hour();
        assert!(written || (8..21).contains(&hour), "{rule}: in quiet hours");
        assert!(self.ids.insert(id.to_owned()), "{rule}: said twice");
        if pull {
            return;
        }
        let within = |span: i64| {
            self.pushed
                .iter()
                .filter(|at| self.real - **at < span)
                .count()
        };
        assert!(within(HOUR) < 3, "{rule}: a fourth in an hour");
        assert!(within(DAY) < 12, "{rule}: a thirteenth in a day");
        assert_eq!(within(10 * MINUTE), 0, "{rule}: too soon");
        self.pushed.push(self.real);
        self.cards += 1;
    }
}

fn change_present(world: &mut World, event: &Event) {
    let now = world.now;
    match event {
        Event::Axis(axis, state, sure) => {
            let (name, states) = STATES[*axis];
            world.set_axis(name, states[state % states.len()], *sure);
        }
        Event::Flag(flag, true) => {
            world.flags.insert(FLAGS[*flag].to_owned());
        }
        Event::Flag(flag, false) => {
            world.flags.remove(FLAGS[*flag]);
        }
        Event::Gauge(gauge, value) => {
            world.gauges.insert(GAUGES[*gauge].to_owned(), *value);
        }
        Event::Number(field, minutes) => {
            let long = u64::try_from(minutes * MINUTE).unwrap();
            match field {
                0 => world.state.continuous_ms = long,
                _ => world.state.since_break_ms = long,
            }
        }
        Event::Gap(away, minutes, depth) => {
            let from = if *away { "away" } else { "meeting" };
            world.set_gap(from, minutes * MINUTE, STATES[2].1[*depth]);
        }
        Event::Meets(minutes, stop) => {
            let kind = if *stop { "stop" } else { "calendar" };
            world.state.commitments.clear();
            world.commit(kind, &format!("c{now}"), now + minutes * MINUTE);
        }
        Event::Unlocked => world.state.unlocked_unix_us = now * 1_000,
        Event::Meeting(true) => {
            world.state.meeting_started_unix_us = now * 1_000;
            world.state.meeting_ended_unix_us = 0;
        }
        Event::Meeting(false) if world.state.meeting_started_unix_us > 0 => {
            world.state.meeting_ended_unix_us = now * 1_000;
        }
        _ => {}
    }
}

/// 2026-11-23T09:00 in Berlin.
const START: i64 = 1_795_420_800_000;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_gets_past_the_guards_and_the_ceiling(events in prop::collection::vec(event(), 1..120)) {
        let mut witness = Witness::new(START);
        for event in &events {
            witness.happen(event);
        }
    }
}

/// xorshift64* (Vigna 2016): simple, to be fast.
struct Lots(u64);

impl Lots {
    fn new(seed: u64) -> Self {
        // Never zero, and neighbours differ in many bits.
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) % limit
    }
}

fn is_full() -> bool {
    std::env::var_os("VELVET_TEST_FULL").is_some()
}

/// A life of so many events.
fn life(seed: u64, events: usize) -> Witness {
    let mut witness = Witness::new(START);
    let mut lots = Lots::new(seed);
    for _ in 0..events {
        witness.happen(&any_event(&mut |limit| lots.below(limit)));
    }
    witness
}

/// One long life, so that budgets fill up again and again.
#[test]
fn a_long_life_stays_within_the_ceiling() {
    let witness = life(0, if is_full() { 200_000 } else { 20_000 });
    // Without cards the checks would hold of nothing.
    let days = usize::try_from(witness.real / DAY).unwrap();
    assert!(
        witness.cards > days,
        "{} cards in {days} days",
        witness.cards
    );
}

/// Events of one stream: enough for a card, what follows it and something that should stop the next.
const STREAM_EVENTS: usize = 12;
/// Lives from whose middle the streams start, with budgets used up to different degrees.
const LIVES: u64 = 16;

/// Many short streams, each from the middle of a life: the day, the hour and the gap are in every state.
#[test]
fn no_random_stream_gets_past_the_ceiling() {
    let (streams, life_events) = if is_full() {
        (1_000_000, 2_000)
    } else {
        (3_000, 200)
    };
    let lives: Vec<Witness> = (0..LIVES).map(|seed| life(seed, life_events)).collect();
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let cards: usize = std::thread::scope(|scope| {
        let lives = &lives;
        let share = |thread| (thread..streams).step_by(usize::try_from(threads).unwrap());
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || share(thread).map(|seed| stream(lives, seed)).sum::<usize>())
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum()
    });
    assert!(
        cards > 0,
        "no card in {streams} streams: the checks held of nothing"
    );
}

/// Cards of one stream.
fn stream(lives: &[Witness], seed: u64) -> usize {
    let mut lots = Lots::new(seed);
    let life = usize::try_from(lots.below(lives.len() as u64)).unwrap();
    let mut witness = lives[life].clone();
    let before = witness.cards;
    for _ in 0..STREAM_EVENTS {
        witness.happen(&any_event(&mut |limit| lots.below(limit)));
    }
    witness.cards - before
}

fn any_event(next: &mut impl FnMut(u64) -> u64) -> Event {
    let size = |value: u64| usize::try_from(value).unwrap();
    let long = |value: u64| i64::try_from(value).unwrap();
    match next(40) {
        0..=5 => {
            let sure = if next(10) == 0 { 400 } else { 900 };
            // Mostly there, so that much could be said.
            let axis = size(next(6));
            let state = if next(3) > 0 && axis != 1 {
                0
            } else {
                size(next(7))
            };
            Event::Axis(axis, state, sure)
        }
        6 => Event::Flag(size(next(8)), next(4) == 0),
        7 | 8 => Event::Flag(size(next(8)), false),
        9..=11 => Event::Gauge(size(next(5)), long(next(20_000))),
        12 | 13 => Event::Number(size(next(2)), long(next(200))),
        14 => Event::Gap(next(2) == 0, long(next(60)) + 1, size(next(4))),
        15 | 16 => Event::Meets(long(next(40)) + 1, next(2) == 0),
        17 if next(8) == 0 => Event::Unlocked,
        18 if next(4) == 0 => Event::Meeting(true),
        17..=20 => Event::Meeting(false),
        21..=27 => Event::Breakpoint(size(next(4))),
        28..=34 => Event::Pass(long(next(90)) + 1, next(10) > 0),
        35 => Event::Pass(long(next(1_800)) + 1, true),
        36 if next(20) == 0 => Event::ClockBack(long(next(20_000))),
        36 => Event::Wake,
        37 if next(50) == 0 => Event::Rebuild,
        // A snapshot and back takes longer than the rest of a stream.
        37 if next(8) == 0 => Event::Restart,
        37 => Event::Wake,
        38 => Event::Reload(next(4) > 0),
        _ => Event::Answer(size(next(15)), size(next(14))),
    }
}

//! A month of use in a budget that holds a part of it.

use velvet_messages::v1;
use velvet_runtime::{Output, Step, Timestamp};
use velvet_store::StoreConfig;

use crate::world::{HEIGHT, WIDTH, World, config, line, reading, reading_input, rect, region};

const MIB: u64 = 1 << 20;
const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;
/// 2026-01-01.
const BEGIN_US: i64 = 20_454 * DAY_US;
const DAYS: i64 = 30;
const READINGS_A_DAY: i64 = 30;
const KEY_EVERY: i64 = 10;
/// The person works from eight to eighteen o'clock.
const WORK_BEGINS_US: i64 = DAY_US / 3;
const WORK_US: i64 = DAY_US / 24 * 10;

/// Pixels that do not compress, as a photograph: the same for the same seed.
fn noise(area: v1::Rect, mut seed: u64) -> v1::Pixels {
    let bytes = (0..area.width * area.height * 3).map(|_| {
        // xorshift64 (Marsaglia 2003).
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.to_le_bytes()[3]
    });
    let rgb: Vec<u8> = bytes.collect();
    v1::Pixels {
        codec: v1::Codec::Rgb8Zstd.into(),
        data: zstd::bulk::compress(&rgb, 1).expect("compressed").into(),
    }
}

struct Month {
    world: World,
    words_a_line: usize,
    used_max: u64,
    now: Timestamp,
}

impl Month {
    fn new(config: StoreConfig, words_a_line: usize) -> Self {
        Self {
            world: World::new(config),
            words_a_line,
            used_max: 0,
            now: Timestamp(BEGIN_US),
        }
    }

    fn live(&mut self, days: std::ops::Range<i64>) {
        for number in days.start * READINGS_A_DAY..days.end * READINGS_A_DAY {
            let (day, at) = (number / READINGS_A_DAY, number % READINGS_A_DAY);
            let time = WORK_BEGINS_US + WORK_US / READINGS_A_DAY * at;
            self.now = Timestamp(BEGIN_US + day * DAY_US + time);
            let input = reading_input(&self.reading(number, day));
            self.world.step.step(self.now, input, ()).expect("kept");
            if at % 5 == 4 {
                self.wake();
            }
        }
        // The evening: what is due is done.
        while self.wake() {}
    }

    /// What the runtime does when a group is due; whether the step asks to be woken soon again.
    fn wake(&mut self) -> bool {
        let outputs = self.world.step.wake(self.now).expect("woken");
        self.used_max = self.used_max.max(self.world.status().used_bytes);
        outputs.iter().any(|output| {
            let Output::WakeAt(at) = output else {
                return false;
            };
            self.now.until(*at).as_secs() < 60
        })
    }

    fn reading(&self, number: i64, day: i64) -> v1::Reading {
        let is_key = number % KEY_EVERY == 0;
        let area = if is_key {
            rect(0, 0, WIDTH, HEIGHT)
        } else {
            rect(20, 20, 90, 90)
        };
        let seq = u64::try_from(number).expect("positive") + 1;
        let words: Vec<String> = (0..self.words_a_line)
            .map(|word| format!("w{:x}", seq.wrapping_mul(0x9e37_79b9) * (word as u64 + 1)))
            .collect();
        let text = format!("diary{day} entry{number} {}", words.join(" "));
        let mut shown = region(area, [0; 3], vec![line(&text, 24, 40)]);
        shown.pixels = Some(noise(area, seq));
        let mut made = reading("s1", "d1", seq, vec![shown]);
        made.captured.as_mut().expect("a time").unix_us = self.now.0;
        if is_key {
            made.kind = v1::FrameKind::Key.into();
        }
        made
    }

    fn finds_day(&self, day: i64) -> bool {
        !self.world.find(&format!("diary{day}")).is_empty()
    }
}

fn within(budget_bytes: u64) -> StoreConfig {
    StoreConfig {
        budget_bytes,
        budget_disk_percent: 100,
        ..config()
    }
}

#[test]
fn a_month_fits_its_budget_and_keeps_all_text() {
    let budget = 24 * MIB;
    let mut month = Month::new(within(budget), 10);
    for day in 0..DAYS {
        month.live(day..day + 1);
        let newest = (day + 1) * READINGS_A_DAY - 1;
        let query = format!("entry{newest}");
        assert_eq!(
            month.world.find(&query).len(),
            1,
            "the newest text of day {day}"
        );
    }
    let status = month.world.status();
    assert!(month.used_max <= budget, "{} of {budget}", month.used_max);
    assert_eq!(status.stopped, "");
    assert_eq!(status.budget_bytes, budget);
    assert!((0..DAYS).all(|day| month.finds_day(day)), "text stays");
    let since = [
        status.text_since_unix_us,
        status.hourly_since_unix_us,
        status.key_frames_since_unix_us,
        status.whole_since_unix_us,
    ];
    assert!(since.is_sorted(), "{since:?}");
    assert!(
        since[0] > 0 && since[3] > since[0],
        "pixels thinned: {since:?}"
    );
    assert_eq!(status.days_left, 0);
    assert!(status.bytes_per_day > MIB / 2, "{}", status.bytes_per_day);
    let (findings, _) = month.world.verify(v1::VerifyLevel::Deep);
    assert!(findings.is_empty(), "{} findings", findings.len());
    assert!(
        month.world.audit().receipts.is_empty(),
        "nothing was forgotten"
    );
}

#[test]
fn pictures_thin_out_from_the_oldest_on() {
    let mut month = Month::new(within(24 * MIB), 10);
    month.live(0..DAYS);
    let known = |number: i64| {
        let ask = v1::ShowRequest {
            id: format!("f:dev1:s1:d1:{}", number + 1),
            ..Default::default()
        };
        month.world.show(ask).known_milli
    };
    assert_eq!(known(0), 0, "no pixels of the first day");
    assert_eq!(known(DAYS * READINGS_A_DAY - 1), 1000, "all of the last");
}

#[test]
fn too_small_a_budget_lets_the_oldest_text_go_and_never_the_newest() {
    let budget = 4 * MIB;
    let mut month = Month::new(within(budget), 900);
    month.live(0..DAYS);
    assert!(month.finds_day(DAYS - 1), "the newest day stays");
    assert!(!month.finds_day(0), "the oldest went");
    let audit = month.world.audit();
    assert!(!audit.receipts.is_empty(), "with a receipt");
    assert!(!audit.receipts_broken);
    let account = &audit.displays[0];
    let kept = u64::try_from(DAYS * READINGS_A_DAY).expect("positive");
    assert_eq!(account.stored + account.forgotten, kept);
}

#[test]
fn what_is_older_than_asked_for_goes_although_there_is_room() {
    let limited = StoreConfig {
        pixels_days_max: 3,
        text_days_max: 10,
        ..within(1024 * MIB)
    };
    let mut month = Month::new(limited, 10);
    month.live(0..20);
    let status = month.world.status();
    let days_ago = |unix_us: i64| (month.now.0 - unix_us) / DAY_US;
    assert_eq!(days_ago(status.text_since_unix_us), 10);
    assert_eq!(
        days_ago(status.hourly_since_unix_us),
        2,
        "less than three days old"
    );
    assert_eq!((month.finds_day(8), month.finds_day(10)), (false, true));
}

#[test]
fn an_idle_store_gives_back_what_was_forgotten() {
    const READINGS: u64 = 150;
    let mut world = World::new(config());
    for seq in 1..=READINGS {
        let area = rect(0, 0, 300, 200);
        let mut region = region(area, [7; 3], vec![line(&format!("word{seq}"), 0, 0)]);
        region.pixels = Some(noise(area, seq));
        world.keep(&reading("s1", "d1", seq, vec![region]));
    }
    let wake = |world: &mut World| world.step.wake(Timestamp(BEGIN_US)).expect("woken");
    // The group is made durable; nothing is free yet.
    wake(&mut world);
    wake(&mut world);
    let full = world.status().file_bytes;
    assert_eq!(world.forget(1, 140_500, "").readings, 140);
    let forgotten = world.status();
    assert!(forgotten.file_bytes >= full && forgotten.reusable_bytes > 16 * MIB);
    wake(&mut world);
    let small = world.status();
    assert!(
        small.file_bytes < full / 4,
        "{} of {full}",
        small.file_bytes
    );
    assert_eq!(small.reusable_bytes, 0);
    let check = |world: &World| {
        assert_eq!(world.find("word140 OR word141 OR word150").len(), 2);
        assert!(world.verify(v1::VerifyLevel::Deep).0.is_empty());
        let account = world.audit().displays.remove(0);
        assert_eq!(
            (account.stored, account.forgotten, account.open),
            (10, 140, 0)
        );
    };
    check(&world);
    world = world.reopened();
    check(&world);
}

//! Retention: the store keeps within its budget on the disk, and keeps nothing longer than it was asked to.
//!
//! Text is small and is what people search, so pixels go first, in steps from the oldest on: of a day that is no
//! longer fresh only key frames keep theirs, then one key frame per hour, then none. When that is not enough the
//! same happens to fresh days, and only then whole days of text go, oldest first, as a forgetting with a receipt.
//! The newest day of text always stays, and storing never stops for the budget's sake.
//!
//! The database's file does not shrink; what is freed in it is used again. So the budget holds for what is in use,
//! and is kept below the limit by a margin that fragmentation may take.

use std::collections::BTreeMap;

use prost::Message;
use redb::ReadableTable;
use velvet_messages::v1;
use velvet_runtime::Timestamp;
use velvet_seal::Open;

use crate::{
    StoreConfig, StoreError, Vault,
    forget::{self, ForgetError},
    keys::DAY_US,
    records::{META, META_RETENTION, PIXELS, READINGS, ReadingRow, Row},
    vault::{Change, State, Urgency, View},
};

const HOUR_US: i64 = DAY_US / 24;
/// Readings looked at in one change: about 20 ms, within which nothing else is stored.
const BATCH: usize = 256;
/// In use is kept below this share of the budget: the rest is room for what is stored between two looks and for
/// pages that are only partly used. Over all of it, the file must have gained that much free room.
const IN_USE_PERCENT: u64 = 90;
const IN_USE_PERCENT_TIGHT: u64 = 75;
/// A day's bytes weigh this much in the mean of days: a week counts.
const DAYS_IN_MEAN: u64 = 7;

/// Whose pixels stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    KeyFrames,
    Hourly,
    Nothing,
}

/// How far each step has come: every reading before the number has been through it.
#[derive(Clone, PartialEq, Eq, Message)]
#[prost(skip_debug)]
pub(crate) struct RetentionRow {
    #[prost(uint64, tag = "1")]
    key_frames: u64,
    #[prost(uint64, tag = "2")]
    hourly: u64,
    #[prost(uint64, tag = "3")]
    nothing: u64,
    /// Where the step `hourly` has come to, by track: the capture time of the last key frame that it kept,
    /// microseconds since 1970-01-01 UTC.
    #[prost(btree_map = "uint64, int64", tag = "4")]
    kept: BTreeMap<u64, i64>,
}

impl Row for RetentionRow {
    const TABLE: &'static str = "meta/retention";
}

impl RetentionRow {
    fn cursor(&mut self, keep: Keep) -> &mut u64 {
        match keep {
            Keep::KeyFrames => &mut self.key_frames,
            Keep::Hourly => &mut self.hourly,
            Keep::Nothing => &mut self.nothing,
        }
    }

    /// Whether the pixels of a reading stay.
    fn stays(&mut self, keep: Keep, facts: Facts) -> bool {
        match keep {
            Keep::Nothing => false,
            Keep::KeyFrames => facts.is_key,
            Keep::Hourly => facts.is_key && self.is_first_of_hour(facts),
        }
    }

    /// All parts of a key frame have one capture time.
    fn is_first_of_hour(&mut self, facts: Facts) -> bool {
        let hour = |unix_us: i64| unix_us.div_euclid(HOUR_US);
        match self.kept.get(&facts.track) {
            Some(kept) if *kept == facts.unix_us => true,
            Some(kept) if hour(*kept) == hour(facts.unix_us) => false,
            _ => {
                self.kept.insert(facts.track, facts.unix_us);
                true
            }
        }
    }
}

/// What decides about a reading's pixels.
#[derive(Clone, Copy)]
struct Facts {
    track: u64,
    unix_us: i64,
    is_key: bool,
    pixel_bytes: u64,
}

/// What is kept back to which time, and what it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Retained {
    pub(crate) budget_bytes: u64,
    pub(crate) used_bytes: u64,
    pub(crate) reusable_bytes: u64,
    pub(crate) bytes_per_day: u64,
    pub(crate) days_left: u64,
    /// Capture times from which on all pixels, key frames, hourly pictures, and text are kept; 0: nothing is.
    pub(crate) since_unix_us: [i64; 4],
}

/// Adds what a reading takes to the mean of days.
pub(crate) fn count_day(counters: &mut crate::records::CountersRow, day: i64, bytes: u64) {
    if day > counters.day {
        let old = counters.bytes_per_day;
        counters.bytes_per_day = match (counters.day_bytes, old) {
            (0, old) => old,
            (first, 0) => first,
            (more, old) => (old * (DAYS_IN_MEAN - 1) + more) / DAYS_IN_MEAN,
        };
        counters.day = day;
        counters.day_bytes = 0;
    }
    counters.day_bytes = counters.day_bytes.saturating_add(bytes);
}

/// The disk that the store may take, bytes.
pub(crate) fn budget(config: &StoreConfig, disk_bytes: u64) -> u64 {
    let share = disk_bytes / 100 * u64::from(config.budget_disk_percent);
    config.budget_bytes.min(share)
}

/// What the store takes and may take, bytes.
#[derive(Clone, Copy)]
struct Room {
    budget: u64,
    used: u64,
    reusable: u64,
}

impl Room {
    fn of(vault: &Vault, view: &View<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            budget: budget(&vault.config, vault.disk_bytes()?),
            used: vault.used_bytes(),
            reusable: view.state.reusable_bytes(),
        })
    }

    fn in_use(self) -> u64 {
        self.used.saturating_sub(self.reusable)
    }

    fn limit(self) -> u64 {
        let percent = if self.used > self.budget {
            IN_USE_PERCENT_TIGHT
        } else {
            IN_USE_PERCENT
        };
        self.budget / 100 * percent
    }

    fn is_short(self) -> bool {
        self.in_use() > self.limit()
    }
}

/// Does one part of what is due; true when there is more.
pub(crate) fn retain(vault: &Vault, now: Timestamp) -> Result<bool, StoreError> {
    let config = &vault.config;
    let before = |days: u32| now.0 - i64::from(days) * DAY_US;
    if config.text_days_max > 0 && forget_before(vault, now, before(config.text_days_max))? {
        return Ok(true);
    }
    let aged = (Keep::Nothing, before(config.pixels_days_max));
    if config.pixels_days_max > 0 && thin(vault, now, aged)? {
        return Ok(true);
    }
    if !vault.read(|view| Room::of(vault, view))?.is_short() {
        return Ok(false);
    }
    for until in [before(config.whole_days), now.0 - HOUR_US] {
        for keep in [Keep::KeyFrames, Keep::Hourly, Keep::Nothing] {
            if thin(vault, now, (keep, until))? {
                return Ok(true);
            }
        }
    }
    let oldest = vault.read(oldest_day)?;
    let until = oldest.map(|day| (day + 1).saturating_mul(DAY_US));
    match until.filter(|until| *until <= now.0 - DAY_US) {
        Some(until) => forget_before(vault, now, until),
        None => Ok(false),
    }
}

/// Takes the next pixels away that one step does not keep; true when it has come further.
fn thin(vault: &Vault, now: Timestamp, (keep, until): (Keep, i64)) -> Result<bool, StoreError> {
    vault.change(Urgency::Now, |change| {
        let mut row: RetentionRow = {
            let meta = change.txn.open_table(META)?;
            let row = change.sealer.get::<u64, _>(&meta, META_RETENTION)?;
            row.unwrap_or_default()
        };
        let due = due(change, *row.cursor(keep), |unix_us| {
            // A clock that was wrong must not hold up all that came after it.
            unix_us <= until || unix_us > now.0 + DAY_US
        })?;
        let Some((last, _)) = due.last() else {
            return Ok(false);
        };
        *row.cursor(keep) = last + 1;
        for (number, facts) in &due {
            if facts.is_some_and(|facts| !row.stays(keep, facts)) {
                drop_pixels(change, *number, facts.as_ref())?;
            }
        }
        change.put(META, META_RETENTION, &row)?;
        Ok(true)
    })
}

/// The next readings from a number on, as long as they are old enough. One that cannot be read is passed over.
fn due(
    change: &Change<'_>,
    from: u64,
    is_old: impl Fn(i64) -> bool,
) -> Result<Vec<(u64, Option<Facts>)>, StoreError> {
    let mut due = vec![];
    for item in change.txn.open_table(READINGS)?.range(from..)?.take(BATCH) {
        let (number, sealed) = item?;
        let row = change
            .sealer
            .open::<ReadingRow>(number.value(), sealed.value());
        let facts = row.ok().map(facts_of);
        if facts.is_some_and(|facts| !is_old(facts.unix_us)) {
            break;
        }
        due.push((number.value(), facts));
    }
    Ok(due)
}

fn facts_of(mut row: ReadingRow) -> Facts {
    drop(row.take_pixel_key());
    let reading = Open::new(row.reading.unwrap_or_default());
    Facts {
        track: row.track,
        unix_us: reading.captured.unwrap_or_default().unix_us,
        is_key: reading.kind() == v1::FrameKind::Key,
        pixel_bytes: row.pixel_bytes,
    }
}

fn drop_pixels(
    change: &mut Change<'_>,
    number: u64,
    facts: Option<&Facts>,
) -> Result<(), StoreError> {
    let mut freed = 0;
    change
        .txn
        .open_table(PIXELS)?
        .retain_in((number, 0)..=(number, u64::MAX), |_, sealed| {
            freed += sealed.len() as u64;
            false
        })?;
    if freed == 0 {
        return Ok(());
    }
    change.counters.reusable_bytes += freed;
    if let Some(facts) = facts
        && let Some(account) = change.track_numbered(facts.track)
    {
        account.pixel_bytes = account.pixel_bytes.saturating_sub(facts.pixel_bytes);
    }
    Ok(())
}

/// Forgets what was captured before a day began; false when there is nothing.
fn forget_before(vault: &Vault, now: Timestamp, until: i64) -> Result<bool, StoreError> {
    let until = until.div_euclid(DAY_US) * DAY_US;
    let oldest = vault.read(oldest_day)?;
    if oldest.is_none_or(|oldest| oldest.saturating_mul(DAY_US) >= until) {
        return Ok(false);
    }
    let ask = v1::ForgetRequest {
        span: Some(v1::Span {
            from_unix_us: 0,
            to_unix_us: until,
        }),
        ..v1::ForgetRequest::default()
    };
    match forget::forget(vault, now, &ask) {
        Ok(_) => Ok(true),
        Err(ForgetError::Store(error)) => Err(error),
        Err(_) => {
            tracing::warn!("old text could not be let go: the list of receipts is full");
            Ok(false)
        }
    }
}

/// The day of the oldest reading that can be read.
fn oldest_day(view: &View<'_>) -> Result<Option<i64>, StoreError> {
    Ok(first_time(view, 0)?.map(crate::keys::day_of))
}

/// When the first reading from a number on was captured.
fn first_time(view: &View<'_>, from: u64) -> Result<Option<i64>, StoreError> {
    for item in view.readings.range(from..)? {
        let (number, sealed) = item?;
        if let Ok(row) = view
            .sealer
            .open::<ReadingRow>(number.value(), sealed.value())
        {
            return Ok(Some(facts_of(row).unix_us));
        }
    }
    Ok(None)
}

/// What is kept, and for how long it can go on.
pub(crate) fn retained(vault: &Vault, view: &View<'_>) -> Result<Retained, StoreError> {
    let room = Room::of(vault, view)?;
    let row = view.retention()?.unwrap_or_default();
    let mut since = [0; 4];
    let cursors = [row.key_frames, row.hourly, row.nothing, 0];
    for (since, cursor) in since.iter_mut().zip(cursors) {
        *since = first_time(view, cursor)?.unwrap_or_default();
    }
    let bytes_per_day = on_disk(view.state, room.in_use());
    let left = room.limit().saturating_sub(room.in_use());
    Ok(Retained {
        budget_bytes: room.budget,
        used_bytes: room.used,
        reusable_bytes: room.reusable,
        bytes_per_day,
        days_left: left.checked_div(bytes_per_day).unwrap_or_default(),
        since_unix_us: since,
    })
}

/// What a day takes on the disk: what its messages take, by the share that all messages take of the disk.
fn on_disk(state: &State, in_use: u64) -> u64 {
    let told = state.bytes_per_day();
    let tracks = state.tracks.values();
    let kept: u64 = tracks
        .map(|track| track.text_bytes + track.pixel_bytes)
        .sum();
    match u128::from(told) * u128::from(in_use) / u128::from(kept.max(1)) {
        _ if kept == 0 => told,
        bytes => u64::try_from(bytes).unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Keep, RetentionRow, count_day};
    use crate::{keys::DAY_US, records::CountersRow};

    const MINUTE_US: i64 = DAY_US / 24 / 60;

    #[test]
    fn which_pixels_stay() {
        let facts = |track, minute: i64, is_key| Facts {
            track,
            unix_us: minute * MINUTE_US,
            is_key,
            pixel_bytes: 1,
        };
        let cases = [
            // (track, minute, key frame, stays among key frames, stays hourly)
            (0, 5, true, true, true),
            (0, 5, true, true, true),
            (0, 6, false, false, false),
            (0, 20, true, true, false),
            (1, 21, true, true, true),
            (0, 61, true, true, true),
            (0, 62, true, true, false),
            (1, 59, true, true, false),
        ];
        let mut row = RetentionRow::default();
        for (track, minute, is_key, among_keys, hourly) in cases {
            let facts = facts(track, minute, is_key);
            let case = (track, minute);
            assert_eq!(row.stays(Keep::KeyFrames, facts), among_keys, "{case:?}");
            assert_eq!(row.stays(Keep::Hourly, facts), hourly, "{case:?}");
            assert!(!row.stays(Keep::Nothing, facts), "{case:?}");
        }
    }

    #[test]
    fn a_day_weighs_a_seventh() {
        let mut counters = CountersRow::default();
        let told = [
            (10, 100, 0),
            (10, 600, 0),
            (11, 0, 700),
            (12, 1400, 700),
            (13, 0, 800),
        ];
        for (day, bytes, expected) in told {
            count_day(&mut counters, day, bytes);
            assert_eq!(counters.bytes_per_day, expected, "day {day}");
        }
    }
}

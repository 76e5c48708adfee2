//! The calendar: an `.ics` file or a folder of them that the person names (RFC 5545, by icalendar and rrule).

use std::{
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use icalendar::{
    Calendar, CalendarDateTime, CalendarEvent, Component, DatePerhapsTime, EventStatus,
};
use velvet_messages::v1::CalendarSignal;
use velvet_runtime::Timestamp;

/// Occurrences of one entry that are looked through: forty years of every day. A rule with more is a mistake.
const OCCURRENCES_MAX: usize = 15_000;
/// Largest calendar file that is read.
const FILE_BYTES_MAX: u64 = 32 << 20;
/// Most files in a folder.
const FILES_MAX: usize = 256;
/// Longest entry that counts as one; what is longer is a holiday, not a meeting.
const LENGTH_MAX: Duration = Duration::from_secs(24 * 3600);

/// The calendar cannot be read. It never tells what is in it.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// The file or folder cannot be opened.
    #[error("failed to open the calendar; check `deliver.calendar` and that you may read it")]
    Unreadable(#[source] std::io::Error),
    /// A file is not a calendar.
    #[error("failed to understand calendar file number {number} of the folder; export it again")]
    Malformed {
        /// Its number in the order of names.
        number: usize,
    },
    /// There is more than is read.
    #[error("failed to read the calendar: it has more than 256 files or a file over 32 MiB")]
    TooMuch,
}

/// One entry of the time ahead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Begin, milliseconds since 1970-01-01 UTC.
    pub start_ms: i64,
    /// End, likewise.
    pub end_ms: i64,
    /// Unique for each occurrence.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// Marked as free time.
    pub free: bool,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} to {})", self.start_ms, self.end_ms)
    }
}

impl Entry {
    fn signal(&self, cancelled: bool) -> CalendarSignal {
        CalendarSignal {
            uid: self.uid.clone(),
            title: self.title.clone(),
            starts_unix_us: self.start_ms.saturating_mul(1000),
            ends_unix_us: self.end_ms.saturating_mul(1000),
            cancelled,
            free: self.free,
        }
    }
}

/// All entries of `texts`, each a whole calendar, that touch the time from `from_ms` to `to_ms`, soonest first.
/// Days without a clock time are no appointments.
///
/// # Errors
/// [`CalendarError::Malformed`] with the number of the first text that is no calendar.
pub fn agenda(texts: &[String], from_ms: i64, to_ms: i64) -> Result<Vec<Entry>, CalendarError> {
    let mut entries = BTreeSet::new();
    for (index, text) in texts.iter().enumerate() {
        let calendar: Calendar = text
            .parse()
            .map_err(|_| CalendarError::Malformed { number: index + 1 })?;
        let moved: BTreeSet<(String, i64)> = calendar.calendar_events().filter_map(moved).collect();
        for event in calendar.calendar_events() {
            entries.extend(occurrences(event, &moved, from_ms, to_ms));
        }
    }
    Ok(entries.into_iter().collect())
}

/// The occurrence that an event of its own replaces (RFC 5545, 3.8.4.4).
fn moved(event: CalendarEvent<'_>) -> Option<(String, i64)> {
    let of = event.get_recurrence_id()?;
    Some((event.get_uid()?.to_owned(), instant(&of)?))
}

fn instant(time: &DatePerhapsTime) -> Option<i64> {
    match time {
        DatePerhapsTime::DateTime(time) => match time.try_into_utc() {
            Some(time) => Some(time.timestamp_millis()),
            None => floating(time),
        },
        DatePerhapsTime::Date(_) => None,
    }
}

/// A time without a zone is local time where it is read.
fn floating(time: &CalendarDateTime) -> Option<i64> {
    let CalendarDateTime::Floating(time) = time else {
        return None;
    };
    let civil: jiff::civil::DateTime = time.to_string().replace(' ', "T").parse().ok()?;
    let zoned = civil.to_zoned(jiff::tz::TimeZone::system()).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

fn occurrences(
    event: CalendarEvent<'_>,
    moved: &BTreeSet<(String, i64)>,
    from_ms: i64,
    to_ms: i64,
) -> Vec<Entry> {
    let cancelled = event.get_status() == Some(EventStatus::Cancelled);
    let (Some(uid), Some(length)) = (event.get_uid(), length(event)) else {
        return vec![];
    };
    // An entry whose time cannot be told (an unknown zone) is no entry.
    let Ok(rule) = event.get_recurrence() else {
        return vec![];
    };
    if cancelled {
        return vec![];
    }
    let replaces = event.get_recurrence_id().is_some();
    rule.into_iter()
        .take(OCCURRENCES_MAX)
        .map(|start| start.timestamp_millis())
        .take_while(|start| *start < to_ms)
        .filter(|start| start.saturating_add(length) > from_ms)
        .filter(|start| replaces || !moved.contains(&(uid.to_owned(), *start)))
        .map(|start_ms| Entry {
            start_ms,
            end_ms: start_ms.saturating_add(length),
            uid: format!("{uid}@{start_ms}"),
            title: event.get_summary().unwrap_or_default().to_owned(),
            free: event.property_value("TRANSP") == Some("TRANSPARENT"),
        })
        .collect()
}

/// How long an appointment takes, milliseconds; none for days and for what takes no time.
fn length(event: CalendarEvent<'_>) -> Option<i64> {
    let start = instant(&event.get_start()?)?;
    let length = match event.get_end() {
        Some(end) => instant(&end)? - start,
        None => duration(event.property_value("DURATION")?)?,
    };
    let max = i64::try_from(LENGTH_MAX.as_millis()).unwrap_or(i64::MAX);
    (1..=max).contains(&length).then_some(length)
}

/// `PT1H30M` and the like (RFC 5545, 3.3.6).
fn duration(text: &str) -> Option<i64> {
    let span: jiff::Span = text.parse().ok()?;
    let day = jiff::civil::date(1970, 1, 1);
    let seconds = span.to_duration(day).ok()?.as_secs();
    seconds.checked_mul(1000)
}

/// Looks at the person's calendar and tells what is new, moved or gone.
#[derive(Debug)]
pub struct Agenda {
    place: PathBuf,
    ahead: Duration,
    told: BTreeSet<Entry>,
    seen: Vec<(PathBuf, Option<SystemTime>, u64)>,
    texts: Vec<String>,
}

impl Agenda {
    /// The calendar at `place`, a file or a folder; entries of the next `ahead` are told.
    #[must_use]
    pub fn new(place: PathBuf, ahead: Duration) -> Self {
        Self {
            place,
            ahead,
            told: BTreeSet::new(),
            seen: vec![],
            texts: vec![],
        }
    }

    /// What changed since the look before.
    ///
    /// # Errors
    /// See [`CalendarError`]; what was told before holds on.
    pub fn look(&mut self, now: Timestamp) -> Result<Vec<CalendarSignal>, CalendarError> {
        self.read()?;
        let from = now.0 / 1000;
        let to = now.after(self.ahead).0 / 1000;
        let entries: BTreeSet<Entry> = agenda(&self.texts, from, to)?.into_iter().collect();
        let kept: BTreeSet<&str> = entries.iter().map(|entry| entry.uid.as_str()).collect();
        let gone = self
            .told
            .iter()
            // What is over is not gone.
            .filter(|entry| entry.end_ms > from && !kept.contains(entry.uid.as_str()))
            .map(|entry| entry.signal(true));
        let new = entries
            .difference(&self.told)
            .map(|entry| entry.signal(false));
        let signals = gone.chain(new).collect();
        self.told = entries;
        Ok(signals)
    }

    /// Reads the files again if any of them is another than before.
    fn read(&mut self) -> Result<(), CalendarError> {
        let files = files(&self.place)?;
        if files == self.seen {
            return Ok(());
        }
        self.texts = files
            .iter()
            .map(|(path, ..)| fs::read_to_string(path).map_err(CalendarError::Unreadable))
            .collect::<Result<_, _>>()?;
        self.seen = files;
        Ok(())
    }
}

fn files(place: &Path) -> Result<Vec<(PathBuf, Option<SystemTime>, u64)>, CalendarError> {
    let mut paths = vec![];
    if fs::metadata(place)
        .map_err(CalendarError::Unreadable)?
        .is_dir()
    {
        for entry in fs::read_dir(place).map_err(CalendarError::Unreadable)? {
            let path = entry.map_err(CalendarError::Unreadable)?.path();
            if path.extension().is_some_and(|extension| extension == "ics") {
                paths.push(path);
            }
        }
        paths.sort();
    } else {
        paths.push(place.to_owned());
    }
    if paths.len() > FILES_MAX {
        return Err(CalendarError::TooMuch);
    }
    paths
        .into_iter()
        .map(|path| {
            let facts = fs::metadata(&path).map_err(CalendarError::Unreadable)?;
            if facts.len() > FILE_BYTES_MAX {
                return Err(CalendarError::TooMuch);
            }
            Ok((path, facts.modified().ok(), facts.len()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(time: &str) -> i64 {
        time.parse::<jiff::Timestamp>().unwrap().as_millisecond()
    }

    fn calendar(events: &[&str]) -> String {
        let events: String = events
            .iter()
            .map(|lines| {
                format!(
                    "BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n",
                    lines.replace('\n', "\r\n")
                )
            })
            .collect();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    }

    /// Events, a day, and what is on that day: begins in UTC and titles.
    const CASES: &[(&str, &[&str], &str, &[&str])] = &[
        (
            "one in UTC",
            &["UID:a\nSUMMARY:Review\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z"],
            "2026-03-10",
            &["09:00 Review"],
        ),
        (
            "another day",
            &["UID:a\nSUMMARY:Review\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z"],
            "2026-03-11",
            &[],
        ),
        (
            "a weekly one over the change to summer time keeps its clock time",
            &[
                "UID:w\nSUMMARY:Standup\nDTSTART;TZID=Europe/Berlin:20260302T093000\nDTEND;TZID=Europe/Berlin:20260302T094500\nRRULE:FREQ=WEEKLY;BYDAY=MO",
            ],
            "2026-03-30",
            &["07:30 Standup"],
        ),
        (
            "an exception",
            &[
                "UID:w\nSUMMARY:Standup\nDTSTART:20260302T093000Z\nDTEND:20260302T094500Z\nRRULE:FREQ=DAILY\nEXDATE:20260304T093000Z",
            ],
            "2026-03-04",
            &[],
        ),
        (
            "one of a series that was moved",
            &[
                "UID:w\nSUMMARY:Standup\nDTSTART:20260302T093000Z\nDTEND:20260302T094500Z\nRRULE:FREQ=DAILY",
                "UID:w\nRECURRENCE-ID:20260304T093000Z\nSUMMARY:Standup later\nDTSTART:20260304T110000Z\nDTEND:20260304T111500Z",
            ],
            "2026-03-04",
            &["11:00 Standup later"],
        ),
        (
            "cancelled",
            &[
                "UID:a\nSUMMARY:Gone\nSTATUS:CANCELLED\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z",
            ],
            "2026-03-10",
            &[],
        ),
        (
            "a whole day is no appointment",
            &["UID:a\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260311"],
            "2026-03-10",
            &[],
        ),
        (
            "a length instead of an end",
            &["UID:a\nSUMMARY:Call\nDTSTART:20260310T233000Z\nDURATION:PT1H"],
            "2026-03-11",
            &["23:30 Call"],
        ),
        (
            "an unknown zone",
            &[
                "UID:a\nSUMMARY:Call\nDTSTART;TZID=Mars/Olympus:20260310T090000\nDTEND;TZID=Mars/Olympus:20260310T100000",
            ],
            "2026-03-10",
            &[],
        ),
    ];

    #[test]
    fn a_day_has_its_appointments() {
        for (name, events, day, expected) in CASES {
            let from = ms(&format!("{day}T00:00:00Z"));
            let entries = agenda(&[calendar(events)], from, from + 86_400_000).unwrap();
            let found: Vec<String> = entries
                .iter()
                .map(|entry| {
                    let start = jiff::Timestamp::from_millisecond(entry.start_ms).unwrap();
                    format!("{} {}", start.strftime("%H:%M"), entry.title)
                })
                .collect();
            assert_eq!(found, *expected, "{name}");
        }
    }

    #[test]
    fn free_time_is_marked() {
        let text = calendar(&[
            "UID:a\nSUMMARY:Focus\nTRANSP:TRANSPARENT\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z",
        ]);
        let from = ms("2026-03-10T00:00:00Z");
        assert!(agenda(&[text], from, from + 86_400_000).unwrap()[0].free);
    }

    #[test]
    fn what_is_no_calendar_is_named_by_number_and_not_quoted() {
        let texts = [calendar(&[]), "private words {".to_owned()];
        let error = agenda(&texts, 0, 1).unwrap_err().to_string();
        assert!(
            error.contains("number 2") && !error.contains("private"),
            "{error}"
        );
    }

    #[test]
    fn changes_are_told_once() {
        let folder = std::env::temp_dir().join(format!("velvet-agenda-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.ics");
        let event = |uid: &str, hour: u32| {
            format!(
                "UID:{uid}\nSUMMARY:S\nDTSTART:20260310T{hour:02}0000Z\nDTEND:20260310T{hour:02}3000Z"
            )
        };
        let write = |events: &[&str]| fs::write(&file, calendar(events)).unwrap();
        let told = |agenda: &mut Agenda, now: &str| -> Vec<(bool, i64)> {
            let signals = agenda.look(Timestamp(ms(now) * 1000)).unwrap();
            let hour = |us: i64| us / 3_600_000_000 % 24;
            signals
                .iter()
                .map(|signal| (signal.cancelled, hour(signal.starts_unix_us)))
                .collect()
        };
        let mut agenda = Agenda::new(folder.clone(), Duration::from_secs(86_400));
        write(&[&event("a", 9), &event("b", 11)]);
        assert_eq!(
            told(&mut agenda, "2026-03-10T08:00:00Z"),
            [(false, 9), (false, 11)]
        );
        assert_eq!(told(&mut agenda, "2026-03-10T08:01:00Z"), []);
        write(&[&event("a", 9), &event("b", 12), &event("c", 13)]);
        assert_eq!(
            told(&mut agenda, "2026-03-10T10:00:00Z"),
            [(true, 11), (false, 12), (false, 13)]
        );
        fs::remove_dir_all(&folder).unwrap();
        assert!(agenda.look(Timestamp(0)).is_err());
    }
}

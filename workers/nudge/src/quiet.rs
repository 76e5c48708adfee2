//! Local wall time: quiet hours, and where a day begins. Follows the time zone's own changes of the clock.

use std::str::FromStr;

use jiff::{Timestamp, ToSpan, civil, tz::TimeZone};

use crate::policy::QuietHours;

const MINUTES_PER_HOUR: i16 = 60;
const MINUTES_PER_DAY: i16 = 24 * MINUTES_PER_HOUR;

/// Not a span of time of day.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read quiet hours: write them like 21:00-08:00")]
pub struct ParseQuietHoursError;

impl FromStr for QuietHours {
    type Err = ParseQuietHoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (start, end) = text.split_once('-').ok_or(ParseQuietHoursError)?;
        let minute = |text: &str| parse_minute(text.trim()).ok_or(ParseQuietHoursError);
        Ok(Self {
            start_minute: minute(start)?,
            end_minute: minute(end)?,
        })
    }
}

impl QuietHours {
    /// A span whose end is its start is the whole day.
    fn contains(self, minute: i16) -> bool {
        if self.start_minute < self.end_minute {
            (self.start_minute..self.end_minute).contains(&minute)
        } else {
            minute >= self.start_minute || minute < self.end_minute
        }
    }
}

/// `HH:MM` as minutes since midnight.
pub(crate) fn parse_minute(text: &str) -> Option<i16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (i16, i16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < MINUTES_PER_HOUR).then_some(hour * MINUTES_PER_HOUR + minute)
}

/// The local clock at a time; `None` for times that no calendar has.
pub(crate) fn local(now_ms: i64, zone: &TimeZone) -> Option<civil::DateTime> {
    let now = Timestamp::from_millisecond(now_ms).ok()?;
    Some(zone.to_datetime(now))
}

fn minute_of(local: civil::DateTime) -> i16 {
    i16::from(local.hour()) * MINUTES_PER_HOUR + i16::from(local.minute())
}

/// Whether a time lies in quiet hours. A time that cannot be told is quiet.
pub(crate) fn is_quiet(hours: &[QuietHours], now_ms: i64, zone: &TimeZone) -> bool {
    let Some(local) = local(now_ms, zone) else {
        return true;
    };
    let minute = minute_of(local);
    hours.iter().any(|span| span.contains(minute))
}

/// When the quiet hours around a time end.
pub(crate) fn quiet_until(hours: &[QuietHours], now_ms: i64, zone: &TimeZone) -> Option<i64> {
    let now = local(now_ms, zone)?;
    let minute = minute_of(now);
    let span = hours.iter().find(|span| span.contains(minute))?;
    let days = i32::from(span.end_minute <= minute);
    at_minute(
        now.date().checked_add(days.days()).ok()?,
        span.end_minute,
        zone,
    )
}

/// The date of the day that a time belongs to, when days begin at a minute of the clock.
pub(crate) fn day_of(now_ms: i64, start_minute: i16, zone: &TimeZone) -> Option<civil::Date> {
    let now = local(now_ms, zone)?;
    let before = i32::from(minute_of(now) < start_minute);
    now.date().checked_sub(before.days()).ok()
}

/// A minute of the clock on a date. A minute that the clock skips is taken after the gap.
pub(crate) fn at_minute(date: civil::Date, minute: i16, zone: &TimeZone) -> Option<i64> {
    let minute = minute.clamp(0, MINUTES_PER_DAY - 1);
    let hour = i8::try_from(minute / MINUTES_PER_HOUR).ok()?;
    let rest = i8::try_from(minute % MINUTES_PER_HOUR).ok()?;
    let local = date.at(hour, rest, 0, 0);
    let zoned = zone.to_ambiguous_zoned(local).compatible().ok()?;
    Some(zoned.timestamp().as_millisecond())
}

/// A minute of the clock in the day that a time belongs to.
pub(crate) fn in_day_of(
    now_ms: i64,
    minute: i16,
    start_minute: i16,
    zone: &TimeZone,
) -> Option<i64> {
    let day = day_of(now_ms, start_minute, zone)?;
    let after = i32::from(minute < start_minute);
    at_minute(day.checked_add(after.days()).ok()?, minute, zone)
}

/// When the day that a time belongs to ends.
pub(crate) fn end_of_day(now_ms: i64, start_minute: i16, zone: &TimeZone) -> Option<i64> {
    let day = day_of(now_ms, start_minute, zone)?;
    at_minute(day.checked_add(1.days()).ok()?, start_minute, zone)
}

/// `15:10`.
pub(crate) fn clock(at_ms: i64, zone: &TimeZone) -> Option<String> {
    let local = local(at_ms, zone)?;
    Some(format!("{:02}:{:02}", local.hour(), local.minute()))
}

/// `2026-11-23`.
pub(crate) fn date(at_ms: i64, zone: &TimeZone) -> Option<String> {
    Some(local(at_ms, zone)?.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, MINUTE};

    fn berlin() -> TimeZone {
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    fn ms(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn quiet_hours_follow_the_wall_clock_through_both_changes() {
        let night = ["21:00-08:00".parse::<QuietHours>().unwrap()];
        // The clock goes from 02:00 to 03:00 on 2026-03-29 and from 03:00 to 02:00 on 2026-10-25.
        let cases = [
            ("2026-03-28T19:59:59Z", false),
            ("2026-03-28T20:00:00Z", true),
            ("2026-03-29T05:59:59Z", true),
            ("2026-03-29T06:00:00Z", false),
            ("2026-03-29T18:59:59Z", false),
            ("2026-03-29T19:00:00Z", true),
            ("2026-10-24T18:59:59Z", false),
            ("2026-10-24T19:00:00Z", true),
            ("2026-10-25T06:59:59Z", true),
            ("2026-10-25T07:00:00Z", false),
        ];
        for (at, expected) in cases {
            assert_eq!(is_quiet(&night, ms(at), &berlin()), expected, "{at}");
        }
        let until = |at| quiet_until(&night, ms(at), &berlin());
        assert_eq!(
            until("2026-03-28T22:00:00Z"),
            Some(ms("2026-03-29T06:00:00Z"))
        );
        assert_eq!(
            until("2026-10-24T22:00:00Z"),
            Some(ms("2026-10-25T07:00:00Z"))
        );
        assert_eq!(until("2026-10-25T12:00:00Z"), None);
        assert!(is_quiet(&night, i64::MAX, &berlin()), "no such time");
    }

    #[test]
    fn spans_and_minutes_are_read_strictly() {
        let cases = [
            ("12:00-13:30", Some((720, 810))),
            ("00:00-00:00", Some((0, 0))),
            ("24:00-08:00", None),
            ("9:00-10:00", None),
            ("21:00", None),
            ("21:60-08:00", None),
            ("+1:00-02:00", None),
        ];
        for (text, expected) in cases {
            let read = text.parse::<QuietHours>().ok();
            let read = read.map(|hours| (hours.start_minute, hours.end_minute));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_its_own_minute() {
        let zone = berlin();
        let four = 240;
        assert_eq!(
            day_of(ms("2026-03-29T01:30:00Z"), four, &zone),
            Some(civil::date(2026, 3, 28)),
            "03:30 in summer time"
        );
        assert_eq!(
            day_of(ms("2026-03-29T02:00:00Z"), four, &zone),
            Some(civil::date(2026, 3, 29))
        );
        let noon = ms("2026-03-28T11:00:00Z");
        assert_eq!(
            in_day_of(noon, 60, four, &zone),
            Some(ms("2026-03-29T00:00:00Z"))
        );
        assert_eq!(
            in_day_of(noon, 22 * 60, four, &zone),
            Some(noon + 10 * HOUR)
        );
        assert_eq!(
            end_of_day(noon, four, &zone),
            Some(ms("2026-03-29T02:00:00Z"))
        );
        assert_eq!(clock(noon + 7 * MINUTE, &zone).as_deref(), Some("12:07"));
    }
}

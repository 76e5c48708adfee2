//! Times as people write and read them.

use jiff::{SignedDuration, Span, Timestamp, Zoned, civil, tz::TimeZone};

use crate::Fault;

/// Microseconds since 1970 as RFC 3339 in the local zone.
#[must_use]
pub fn rfc3339(unix_us: i64) -> String {
    rfc3339_in(unix_us, &TimeZone::system())
}

/// The same in another zone.
#[must_use]
pub fn rfc3339_in(unix_us: i64, zone: &TimeZone) -> String {
    written(unix_us, zone, "%Y-%m-%dT%H:%M:%S%.3f%:z")
}

/// Microseconds since 1970 as a short local time for the terminal.
#[must_use]
pub fn short(unix_us: i64) -> String {
    short_in(unix_us, &TimeZone::system())
}

/// The same in another zone.
#[must_use]
pub fn short_in(unix_us: i64, zone: &TimeZone) -> String {
    written(unix_us, zone, "%Y-%m-%d %H:%M:%S")
}

fn written(unix_us: i64, zone: &TimeZone, form: &str) -> String {
    let time = in_zone(unix_us, zone);
    time.map_or_else(String::new, |time| time.strftime(form).to_string())
}

fn in_zone(unix_us: i64, zone: &TimeZone) -> Option<Zoned> {
    let time = Timestamp::from_microsecond(unix_us).ok()?;
    Some(time.to_zoned(zone.clone()))
}

/// A length of time such as `10m`, `2h 30m` or `90s`, in microseconds.
///
/// # Errors
/// When it has another form or is not positive.
pub fn duration_us(text: &str) -> Result<i64, Fault> {
    let wrong = || {
        Fault::plain(format!(
            "read {text:?} as a length of time; write for example 90s, 10m or 2h"
        ))
    };
    let span: Span = text.parse().map_err(|_| wrong())?;
    let length = SignedDuration::try_from(span).map_err(|_| wrong())?;
    let micros = i64::try_from(length.as_micros()).map_err(|_| wrong())?;
    if micros > 0 { Ok(micros) } else { Err(wrong()) }
}

/// A moment: RFC 3339, or local `2026-11-22 14:30[:05]`, or `14:30` of today, or `10m ago`.
///
/// # Errors
/// When it has another form.
pub fn moment_us(text: &str, now: velvet_runtime::Timestamp) -> Result<i64, Fault> {
    if let Some(ago) = text.strip_suffix(" ago") {
        return Ok(now.0 - duration_us(ago)?);
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(time.as_microsecond());
    }
    let zone = TimeZone::system();
    let wrong = || {
        Fault::plain(format!(
            "read {text:?} as a time; write for example 14:30, \"2026-11-22 14:30\" or \"10m ago\""
        ))
    };
    let civil = match text.parse::<civil::DateTime>() {
        Ok(time) => time,
        Err(_) => {
            let today = in_zone(now.0, &zone).ok_or_else(wrong)?.date();
            today.to_datetime(text.parse::<civil::Time>().map_err(|_| wrong())?)
        }
    };
    let zoned = civil.to_zoned(zone).map_err(|_| wrong())?;
    Ok(zoned.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: velvet_runtime::Timestamp = velvet_runtime::Timestamp(1_795_348_800_000_000);

    #[test]
    fn moments_are_read_in_every_form() {
        let hour = 3_600_000_000;
        for (text, want) in [
            ("2026-11-22T12:00:00Z", Some(NOON.0)),
            ("2026-11-22T13:00:00+01:00", Some(NOON.0)),
            ("2h ago", Some(NOON.0 - 2 * hour)),
            ("1h 30m ago", Some(NOON.0 - hour * 3 / 2)),
            ("yesterday-ish", None),
            ("", None),
            ("-5m ago", None),
        ] {
            assert_eq!(moment_us(text, NOON).ok(), want, "{text:?}");
        }
        let local = moment_us("2026-11-22 12:00", NOON).unwrap();
        assert_eq!(
            moment_us("12:00", NOON).unwrap(),
            local,
            "today's clock time"
        );
    }
}

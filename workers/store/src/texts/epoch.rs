//! Epochs: what shares one index key, and so is destroyed together.
//!
//! A day is an epoch of its own while it is young. The days of a month that is over are one epoch later, since a query
//! pays for every segment it looks into. A reading is in exactly one of the two.

use jiff::civil::Date;

/// Months are numbered from here, far above every day.
const MONTHS: i64 = 1 << 40;
/// Days from 1970-01-01 that a calendar has names for; what is outside stays a day.
const DAYS: std::ops::Range<i64> = -1_000_000..2_000_000;
/// A month is put together when its last day is so many days old: until then most of what is forgotten is forgotten
/// (a person forgets what is fresh), and a day is made anew faster than a month.
const MONTH_AGE_DAYS: i64 = 7;

/// The month of a day, as an epoch.
pub(crate) fn month_of(day: i64) -> Option<i64> {
    if day >= MONTHS || !DAYS.contains(&day) {
        return None;
    }
    let date = Date::new(1970, 1, 1)
        .ok()?
        .checked_add(jiff::Span::new().try_days(day).ok()?)
        .ok()?;
    let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
    Some(MONTHS + month)
}

/// The epoch that covers this one: a month of itself, and of a day.
pub(crate) fn covering(epoch: i64) -> Option<i64> {
    if is_month(epoch) {
        Some(epoch)
    } else {
        month_of(epoch)
    }
}

pub(crate) fn is_month(epoch: i64) -> bool {
    epoch >= MONTHS
}

/// Whether an epoch has a day in it.
pub(crate) fn has_day(epoch: i64, day: i64) -> bool {
    epoch == day || month_of(day) == Some(epoch)
}

/// Whether a day's month can be put together when `newest` is the newest day there is.
pub(crate) fn is_ripe(day: i64, newest: i64) -> bool {
    month_of(day)
        .is_some_and(|month| month_of(newest - MONTH_AGE_DAYS).is_some_and(|now| month < now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        let month = |day| month_of(day).map(|month| month - MONTHS);
        for (day, expected) in [
            (0, Some(1970 * 12)),
            (30, Some(1970 * 12)),
            (31, Some(1970 * 12 + 1)),
            (-1, Some(1969 * 12 + 11)),
            (20_779, Some(2026 * 12 + 10)),
            (MONTHS, None),
            (i64::MIN, None),
        ] {
            assert_eq!(month(day), expected, "{day}");
        }
        assert!(has_day(5, 5) && !has_day(5, 6));
        assert!(month_of(6).is_some_and(|month| has_day(month, 6) && !has_day(month, 40)));
    }

    #[test]
    fn ripeness() {
        for (day, newest, ripe) in [
            (30, 31, false),
            (30, 37, false),
            (30, 38, true),
            (31, 38, false),
            (0, 400, true),
        ] {
            assert_eq!(is_ripe(day, newest), ripe, "{day} {newest}");
        }
    }
}

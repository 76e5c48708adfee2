//! Units of event time: milliseconds since 1970-01-01 UTC.

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// Messages say microseconds.
pub(crate) fn from_micros(micros: i64) -> i64 {
    micros.div_euclid(1_000)
}

/// Messages say microseconds.
pub(crate) fn to_micros(millis: i64) -> i64 {
    millis.saturating_mul(1_000)
}

/// `90m`, `15 s`, `2h`, `7d`, `0s`; `None` for anything else.
pub(crate) fn parse_duration(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit = match text.chars().last()? {
        's' => SECOND,
        'm' => MINUTE,
        'h' => HOUR,
        'd' => DAY,
        _ => return None,
    };
    let number: u32 = text[..text.len() - 1].trim_end().parse().ok()?;
    i64::from(number).checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_one_of_four_units() {
        let cases = [
            ("90m", Some(90 * MINUTE)),
            ("0s", Some(0)),
            ("2h", Some(2 * HOUR)),
            ("7d", Some(7 * DAY)),
            ("15 s", Some(15 * SECOND)),
            ("15", None),
            ("m", None),
            ("-3m", None),
            ("1.5h", None),
            ("90ms", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_duration(text), expected, "{text}");
        }
    }
}

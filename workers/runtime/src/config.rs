//! How settings are checked: every section reports all its mistakes at once.

use std::{fmt, ops::RangeInclusive};

/// One wrong setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Full dotted key, for example `capture.look_interval_ms`.
    pub key: String,
    /// What is allowed.
    pub allowed: String,
    /// What was found.
    pub found: String,
}

impl Problem {
    /// Notes a problem unless `good`.
    pub fn unless(
        good: bool,
        problems: &mut Vec<Self>,
        key: &str,
        allowed: &str,
        found: &dyn fmt::Display,
    ) {
        if !good {
            problems.push(Self {
                key: key.to_owned(),
                allowed: allowed.to_owned(),
                found: found.to_string(),
            });
        }
    }

    /// Notes a problem unless the number lies within what is allowed.
    pub fn unless_within(
        allowed: RangeInclusive<u64>,
        problems: &mut Vec<Self>,
        key: &str,
        found: u64,
    ) {
        let text = format!("{} to {}", allowed.start(), allowed.end());
        Self::unless(allowed.contains(&found), problems, key, &text, &found);
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            key,
            allowed,
            found,
        } = self;
        write!(f, "{key} is {found}; allowed is {allowed}")
    }
}

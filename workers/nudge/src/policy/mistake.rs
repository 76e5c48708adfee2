//! What is wrong with a policy file, where, and what to do.

use std::fmt;

use crate::lint::LintMistake;

/// One mistake, without its place.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Mistake {
    /// Not TOML at all.
    #[error("not valid TOML: {reason}")]
    Syntax {
        /// What the TOML parser says.
        reason: String,
    },
    /// A key that nothing reads.
    #[error("unknown key; take it out or write one of {}", known.join(", "))]
    UnknownKey {
        /// The keys that are read here.
        known: Vec<&'static str>,
    },
    /// A key that has to be there.
    #[error("missing; write it")]
    Missing,
    /// The same rule twice.
    #[error("a rule of this name stands above; rename one of them")]
    Duplicate,
    /// A value of another type.
    #[error("is a {found}; write a {expected}")]
    WrongType {
        /// What to write.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A word that is not on the list.
    #[error("{found:?} is not known; write one of {}", known.join(", "))]
    UnknownValue {
        /// What stands there.
        found: String,
        /// What may stand there.
        known: Vec<&'static str>,
    },
    /// A number or duration outside of its range.
    #[error("{found} is out of range; write {allowed}")]
    OutOfRange {
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// A duration without a unit, or with one that is not known.
    #[error("{found:?} is not a duration; write a whole number with s, m, h or d, like \"15m\"")]
    NotADuration {
        /// What stands there.
        found: String,
    },
    /// A time of day or a span of it that cannot be read.
    #[error("{found:?} is not a time of day; write {like}")]
    NotATime {
        /// What stands there.
        found: String,
        /// An example.
        like: &'static str,
    },
    /// An operator that does not fit the field.
    #[error("the field {field} has no such test; use one of {}", known.join(", "))]
    WrongOperator {
        /// The field.
        field: &'static str,
        /// The operators that fit it.
        known: Vec<&'static str>,
    },
    /// Not exactly one operator.
    #[error("has {found} tests; write exactly one of is, not, in, ge, le")]
    Operators {
        /// How many there are.
        found: usize,
    },
    /// A guard is left out.
    #[error("leaves out {}; guards cannot be turned off, add them", missing.join(", "))]
    GuardsMissing {
        /// The guards that are not named.
        missing: Vec<&'static str>,
    },
    /// More than there may be.
    #[error("has {found} entries; at most {limit} are read, take some out")]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A text that does not keep the rules of wording.
    #[error("{0}")]
    Wording(LintMistake),
}

/// A mistake and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyMistake {
    /// Line in the file, from 1.
    pub line: usize,
    /// Where in the file, like `rule.drift_check.cooldown`.
    pub place: String,
    /// What is wrong.
    pub mistake: Mistake,
}

impl fmt::Display for PolicyMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.place, self.mistake)
    }
}

/// All mistakes of a policy file, in the order of its lines.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub struct PolicyErrors {
    /// Never empty.
    pub mistakes: Vec<PolicyMistake>,
}

impl fmt::Display for PolicyErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.mistakes.len();
        let noun = if count == 1 { "mistake" } else { "mistakes" };
        write!(
            f,
            "failed to read the policy, the last good one stays: {count} {noun}"
        )?;
        for mistake in &self.mistakes {
            write!(f, "\n  {mistake}")?;
        }
        Ok(())
    }
}

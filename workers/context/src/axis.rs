//! One axis of the present: a state, since when, how sure, and why.

use std::fmt;

use serde::{Deserialize, Serialize};
use velvet_messages::v1;

use crate::hash::hash;

/// Confidence of what is directly told, thousandths.
pub(crate) const SURE: u32 = 950;

/// Why something is held to be so: numbers and plain words, and the observations that it rests on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reason {
    code: String,
    observed: String,
    threshold: String,
    refs: Vec<String>,
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reason({})", self.code)
    }
}

impl Reason {
    pub(crate) fn new(
        code: &str,
        observed: impl Into<String>,
        threshold: impl Into<String>,
    ) -> Self {
        Self {
            code: code.to_owned(),
            observed: observed.into(),
            threshold: threshold.into(),
            refs: vec![],
        }
    }

    pub(crate) fn with(mut self, refs: impl IntoIterator<Item = String>) -> Self {
        self.refs
            .extend(refs.into_iter().filter(|id| !id.is_empty()));
        self
    }

    fn message(&self) -> v1::Evidence {
        v1::Evidence {
            code: self.code.clone(),
            observed: self.observed.clone(),
            threshold: self.threshold.clone(),
            refs: self.refs.clone(),
        }
    }
}

/// The states of one axis.
pub(crate) trait Named: Copy + PartialEq {
    /// Name of the axis.
    const AXIS: &'static str;
    /// Name of the state.
    fn name(self) -> &'static str;
}

/// Declares the states of one axis with their names on the wire.
macro_rules! states {
    ($(#[$doc:meta])* $name:ident, $axis:literal, { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(crate) enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $crate::axis::Named for $name {
            const AXIS: &'static str = $axis;
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}
pub(crate) use states;

/// One axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Axis<T> {
    state: T,
    since: i64,
    confidence_milli: u32,
    reasons: Vec<Reason>,
    /// Not yet said.
    changed: bool,
}

impl<T: Named> Axis<T> {
    pub(crate) fn new(state: T) -> Self {
        Self {
            state,
            since: 0,
            confidence_milli: SURE,
            reasons: vec![],
            changed: false,
        }
    }

    pub(crate) fn state(&self) -> T {
        self.state
    }

    pub(crate) fn since(&self) -> i64 {
        self.since
    }

    pub(crate) fn is(&self, state: T) -> bool {
        self.state == state
    }

    /// Takes the state, true when it is another one. The reasons are made only then.
    pub(crate) fn set(
        &mut self,
        state: T,
        since: i64,
        reasons: impl FnOnce() -> Vec<Reason>,
    ) -> bool {
        if self.state == state && self.since != 0 {
            return false;
        }
        self.state = state;
        self.since = since;
        self.reasons = reasons();
        self.changed = true;
        true
    }

    pub(crate) fn sure(&mut self, confidence_milli: u32) {
        self.confidence_milli = confidence_milli.min(1_000);
    }

    pub(crate) fn confidence_milli(&self) -> u32 {
        self.confidence_milli
    }

    /// Whether there is something new to say; asking takes it as said.
    pub(crate) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// The axis as a message whose first reason rests on these observations.
    pub(crate) fn message_citing(&self, device: &str, refs: Vec<String>) -> v1::StateAxis {
        let mut message = self.message(device);
        if let Some(evidence) = message.evidence.first_mut() {
            evidence.refs = refs;
        }
        message
    }

    /// The axis as a message. The episode names this stay: the same after a restart and in a replay.
    pub(crate) fn message(&self, device: &str) -> v1::StateAxis {
        let name = self.state.name();
        let since = self.since.to_le_bytes();
        let episode = hash(&[
            T::AXIS.as_bytes(),
            name.as_bytes(),
            &since,
            device.as_bytes(),
        ]);
        v1::StateAxis {
            axis: T::AXIS.to_owned(),
            state: name.to_owned(),
            confidence_milli: self.confidence_milli,
            since_unix_us: self.since.saturating_mul(1_000),
            evidence: self.reasons.iter().map(Reason::message).collect(),
            episode: format!("e:{episode:016x}"),
        }
    }
}

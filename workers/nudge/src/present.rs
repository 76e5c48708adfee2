//! The present as the context worker told it last.

use std::fmt;

use prost::Message as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use velvet_messages::v1::{Commitment, ContextState, Gap, StateAxis};

use crate::policy::AxisName;
use crate::time::{from_micros, to_micros};

/// An axis that is less sure than this counts as not known (spec/nudge.md F 3.3, uncertainty rule).
pub(crate) const CONFIDENCE_MILLI_MIN: u32 = 600;
/// Confidence of what does not come from a detector.
const CERTAIN: u32 = 1_000;

/// The last state that was told. Holds the person's own words: its `Debug` is silent.
#[derive(Clone, PartialEq)]
pub(crate) struct Present(ContextState);

impl fmt::Debug for Present {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Present")
    }
}

impl Serialize for Present {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0.encode_to_vec())
    }
}

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(deserializer)?;
        let state = ContextState::decode(&bytes[..]);
        state.map(Self).map_err(|_| D::Error::custom("state"))
    }
}

impl Present {
    pub(crate) fn new(state: ContextState) -> Self {
        Self(state)
    }

    pub(crate) fn axis(&self, name: AxisName) -> Option<&StateAxis> {
        let name = name.name();
        self.0.axes.iter().find(|axis| axis.axis == name)
    }

    /// The state of an axis, when it is sure enough.
    pub(crate) fn sure(&self, name: AxisName) -> Option<&str> {
        let axis = self.axis(name)?;
        let sure = (CONFIDENCE_MILLI_MIN..=CERTAIN).contains(&axis.confidence_milli);
        sure.then_some(axis.state.as_str())
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.0.flags.iter().any(|flag| flag == name)
    }

    pub(crate) fn gauge(&self, name: &str) -> Option<f64> {
        let gauge = self.0.gauges.iter().find(|gauge| gauge.name == name)?;
        // Gauges are small; a double holds every thousandth of them.
        #[expect(clippy::cast_precision_loss, reason = "small numbers in thousandths")]
        let value = gauge.value_milli as f64 / 1_000.0;
        Some(value)
    }

    /// Everything before this has been seen, milliseconds.
    pub(crate) fn watermark(&self) -> i64 {
        from_micros(self.0.watermark_unix_us)
    }

    /// How long there was no sign of anybody when this was told, milliseconds; for ever when that is not known.
    pub(crate) fn sign_age(&self) -> i64 {
        match self.0.last_sign_unix_us {
            0 => i64::MAX,
            at => self.watermark().saturating_sub(from_micros(at)),
        }
    }

    /// A later word of the context worker, in order, proves that nothing has changed until then.
    pub(crate) fn holds_until(&mut self, at: i64) {
        self.0.watermark_unix_us = self.0.watermark_unix_us.max(to_micros(at));
    }

    pub(crate) fn state(&self) -> &ContextState {
        &self.0
    }

    pub(crate) fn gap(&self) -> Option<&Gap> {
        self.0.gap.as_ref().filter(|gap| gap.ended_unix_us > 0)
    }

    /// Begin and end of the last meeting, if it has ended.
    pub(crate) fn ended_meeting(&self) -> Option<(i64, i64)> {
        let (start, end) = (self.0.meeting_started_unix_us, self.0.meeting_ended_unix_us);
        (end > 0).then(|| (from_micros(start), from_micros(end)))
    }

    /// A meeting has begun and not ended.
    pub(crate) fn meeting_lasts(&self) -> bool {
        self.0.meeting_started_unix_us > 0 && self.0.meeting_ended_unix_us == 0
    }

    pub(crate) fn unlocked(&self) -> Option<i64> {
        let at = self.0.unlocked_unix_us;
        (at > 0).then(|| from_micros(at))
    }

    /// The next entry of the calendar, or the end that the person gave the plan.
    pub(crate) fn next_commitment(&self, now: i64, stop: bool) -> Option<&Commitment> {
        let ahead = self.0.commitments.iter().filter(|commitment| {
            (commitment.kind == "stop") == stop && from_micros(commitment.starts_unix_us) > now
        });
        ahead.min_by_key(|commitment| commitment.starts_unix_us)
    }
}

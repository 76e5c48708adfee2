//! One run of the agent, and its clock.

use std::{sync::Mutex, time::Instant};

use velvet_messages::{DeviceId, SessionId, v1::CaptureTime};
use velvet_runtime::Timestamp;

/// Random bytes in a session id; 96 bits never meet again.
const SESSION_ID_LENGTH: usize = 12;

/// Who captures, since when.
pub struct Session {
    /// The device.
    pub device: DeviceId,
    /// This run.
    pub id: SessionId,
    began: Instant,
}

/// No session could be begun: the system gave no random numbers.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("failed to begin a session: the system gives no random numbers")]
pub struct NoRandom;

impl Session {
    /// Begins a session under a random id.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn begin(device: DeviceId) -> Result<Self, NoRandom> {
        let mut random = [0; SESSION_ID_LENGTH];
        getrandom::fill(&mut random).map_err(|_| NoRandom)?;
        let id: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            device,
            id: id.parse().map_err(|_| NoRandom)?,
            began: Instant::now(),
        })
    }
}

/// Stamps what happens one after the other: tells when the wall clock went back in between.
#[derive(Default)]
pub struct Stamp(Mutex<i64>);

impl Stamp {
    /// The time of something that happened now, when the wall clock showed `wall`.
    #[must_use]
    pub fn at(&self, session: &Session, wall: Timestamp) -> CaptureTime {
        let mono = session.began.elapsed().as_micros();
        let mut last = crate::locked(&self.0);
        let clock_went_back = wall.0 < *last;
        *last = wall.0;
        CaptureTime {
            unix_us: wall.0,
            mono_us: u64::try_from(mono).unwrap_or(u64::MAX),
            clock_went_back,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_back_is_told_once() {
        let session = Session::begin("dev".parse().unwrap()).unwrap();
        let stamp = Stamp::default();
        let marks =
            [10, 20, 15, 16, 16].map(|us| stamp.at(&session, Timestamp(us)).clock_went_back);
        assert_eq!(marks, [false, false, true, false, false]);
    }
}

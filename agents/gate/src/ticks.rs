//! How often each clock has ticked since it was published: what is ignored stays as it was, so the next tick is
//! one step more away from it.

use super::zone::Zone;
use crate::picture::Picture;

/// A clock that was ignored.
#[derive(Debug)]
struct Clock {
    zone: Zone,
    /// Hash of how it looks.
    state: u64,
    ticks: u32,
}

/// The clocks that were ignored since they were published.
#[derive(Debug, Default)]
pub(crate) struct Ticks {
    clocks: Vec<Clock>,
}

impl Clock {
    /// Whether a zone is a part of it: the tens of the minutes change when the clock is known by its last digit.
    fn holds(&self, zone: &Zone) -> bool {
        let reach = 2 * self.zone.height().max(zone.height());
        self.zone.shares_rows(zone)
            && self.zone.left < zone.right + reach
            && zone.left < self.zone.right + reach
    }
}

impl Ticks {
    /// How often a clock in this zone has ticked.
    pub(crate) fn so_far(&self, zone: Zone) -> u32 {
        let here = self.clocks.iter().filter(|clock| clock.holds(&zone));
        here.map(|clock| clock.ticks).max().unwrap_or(0)
    }

    /// Whether both zones lie in one clock with its date, which are drawn anew in pieces.
    pub(crate) fn hold(&self, one: Zone, two: Zone) -> bool {
        let mut clocks = self.clocks.iter();
        clocks.any(|clock| clock.holds(&one) && clock.holds(&two))
    }

    /// A difference in this zone was ignored as a tick. The same picture again is the same tick.
    pub(crate) fn note(&mut self, zone: Zone, picture: &Picture) {
        let known = self.clocks.iter_mut().find(|clock| clock.holds(&zone));
        match known {
            Some(clock) => {
                clock.zone = clock.zone.union(&zone);
                let state = super::tile_hash(picture, clock.zone);
                clock.ticks += u32::from(state != clock.state);
                clock.state = state;
            }
            None => self.clocks.push(Clock {
                zone,
                state: super::tile_hash(picture, zone),
                ticks: 1,
            }),
        }
    }

    /// These regions were published.
    pub(crate) fn published(&mut self, regions: &[Zone]) {
        let is_out = |clock: &Clock| regions.iter().any(|region| region.overlaps(&clock.zone));
        self.clocks.retain(|clock| !is_out(clock));
    }

    pub(crate) fn clear(&mut self) {
        self.clocks.clear();
    }
}

//! Order by event time: holds observations back until nothing earlier can come, takes each once, and notices
//! clocks that jump.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Observation, settings::OrderSettings};

/// So many of the last sequence numbers of a source are known one by one; a second delivery of an older one is too
/// late to count anyway.
const SEQUENCES: u64 = 128;
/// Sources that said nothing for this long are forgotten, milliseconds; a run of a producer is a source of its own.
const SOURCE_MS_MAX: i64 = 3_600_000;
/// Observations held back at most; a flood beyond it goes on in order instead of filling memory.
const HELD_MAX: usize = 50_000;
/// A clock went back when this many observations in a row are later than allowed and go forward among themselves:
/// single stragglers are not.
const BACKWARD_COUNT: u32 = 20;
/// What may lie between two observations before a second one has to confirm that time really went on, milliseconds.
/// One source with a wrong clock would make everything else late.
const FORWARD_MS: i64 = 300_000;

/// Where an observation belongs.
pub(crate) enum Verdict {
    /// Held until its turn.
    Held,
    /// The same id was here before.
    Known,
    /// Its time is past; it may only correct.
    Late(Box<Observation>),
    /// The clock was set back: everything held comes out, then time begins anew.
    Restart(Box<Observation>),
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Source {
    top: u64,
    /// Bit n: `top - n` was seen. As text: JSON numbers end at 64 bits.
    seen: [u64; 2],
    max_ts: i64,
}

impl Source {
    /// Notes a sequence number; false when it was there before.
    fn take(&mut self, seq: u64, ts: i64) -> bool {
        let newer = ts > self.max_ts;
        self.max_ts = self.max_ts.max(ts);
        if seq > self.top {
            self.shift(seq - self.top);
            self.top = seq;
            return self.mark(0);
        }
        if newer && self.top - seq >= SEQUENCES {
            // A later time with a much lower number: the producer counts anew.
            *self = Self {
                top: seq,
                seen: [0; 2],
                max_ts: ts,
            };
        }
        let back = self.top - seq;
        back >= SEQUENCES || self.mark(back)
    }

    fn shift(&mut self, by: u64) {
        let whole = u128::from(self.seen[0]) | (u128::from(self.seen[1]) << 64);
        let shifted = if by >= SEQUENCES { 0 } else { whole << by };
        self.seen = [shifted as u64, (shifted >> 64) as u64];
    }

    fn mark(&mut self, back: u64) -> bool {
        let word = &mut self.seen[(back / 64) as usize];
        let bit = 1u64 << (back % 64);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }
}

/// The turn of an observation among those of one time: a source that says two things at once means them in its order.
fn turn(observation: &Observation) -> (&str, u64, &str) {
    let id = observation.id.as_str();
    match id.rsplit_once(':') {
        Some((source, seq)) => (source, seq.parse().unwrap_or(u64::MAX), id),
        None => (id, 0, id),
    }
}

/// What waits for its turn.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Intake {
    /// In order of time, then of their sources, each in its own order.
    held: Vec<Observation>,
    sources: BTreeMap<String, Source>,
    /// The furthest time that counts.
    top: i64,
    /// A time far ahead that nothing has confirmed yet.
    ahead: i64,
    /// Everything before it was handed out.
    watermark: i64,
    late: u64,
    backward: u32,
    backward_top: i64,
}

impl Intake {
    pub(crate) fn put(&mut self, observation: Observation, settings: &OrderSettings) -> Verdict {
        if !self.is_new(&observation) {
            return Verdict::Known;
        }
        if observation.ts < self.watermark {
            return self.late(observation);
        }
        self.backward = 0;
        self.advance_top(observation.ts);
        self.insert(observation);
        if self.held.len() > HELD_MAX {
            let oldest = self.held[0].ts;
            self.watermark = self.watermark.max(oldest + settings.disorder_ms());
        }
        Verdict::Held
    }

    fn is_new(&mut self, observation: &Observation) -> bool {
        let Some((source, seq)) = observation.id.rsplit_once(':') else {
            return !self.held.iter().any(|held| held.id == observation.id);
        };
        let Ok(seq) = seq.parse::<u64>() else {
            return !self.held.iter().any(|held| held.id == observation.id);
        };
        match self.sources.get_mut(source) {
            Some(known) => known.take(seq, observation.ts),
            None => {
                let mut fresh = Source::default();
                fresh.take(seq, observation.ts);
                self.sources.insert(source.to_owned(), fresh);
                true
            }
        }
    }

    fn late(&mut self, observation: Observation) -> Verdict {
        self.late += 1;
        let forward = self.backward == 0 || observation.ts >= self.backward_top;
        self.backward = if forward { self.backward + 1 } else { 1 };
        self.backward_top = observation.ts;
        let far = self.watermark - observation.ts > FORWARD_MS;
        if far && self.backward >= BACKWARD_COUNT {
            return Verdict::Restart(Box::new(observation));
        }
        Verdict::Late(Box::new(observation))
    }

    fn advance_top(&mut self, ts: i64) {
        if self.top == 0 || ts - self.top <= FORWARD_MS {
            self.top = self.top.max(ts);
        } else if self.ahead != 0 && (ts - self.ahead).abs() <= FORWARD_MS {
            self.top = ts.min(self.ahead);
            self.ahead = 0;
        } else {
            self.ahead = ts;
        }
    }

    fn insert(&mut self, observation: Observation) {
        let place = self
            .held
            .partition_point(|held| (held.ts, turn(held)) <= (observation.ts, turn(&observation)));
        self.held.insert(place, observation);
    }

    /// How far everything is certain: the furthest time less the allowed lateness. What arrives within it, in
    /// whatever order, makes the same output.
    pub(crate) fn certain(&mut self, settings: &OrderSettings) -> i64 {
        self.raise(self.top - settings.lateness_ms())
    }

    /// How far everything is certain at a time of the present: the slowest source that still speaks, less the usual
    /// disorder. A source that is silent for long does not hold time back.
    pub(crate) fn certain_at(&mut self, now: i64, settings: &OrderSettings) -> i64 {
        self.sources
            .retain(|_, source| now - source.max_ts < SOURCE_MS_MAX);
        let silent = settings.silent_ms();
        let live = self.sources.values().map(|source| source.max_ts.min(now));
        let slowest = live.filter(|ts| now - ts < silent).min().unwrap_or(now);
        self.raise((slowest - settings.disorder_ms()).max(self.top - settings.lateness_ms()))
    }

    fn raise(&mut self, to: i64) -> i64 {
        self.watermark = self.watermark.max(to);
        self.watermark
    }

    /// The end of a recording: how far the held ones reach.
    pub(crate) fn close(&mut self) -> i64 {
        let last = self.held.last().map_or(self.watermark, |held| held.ts + 1);
        self.raise(last)
    }

    /// What is before the watermark, in order of time.
    pub(crate) fn due(&mut self) -> Vec<Observation> {
        let count = self.held.partition_point(|held| held.ts < self.watermark);
        self.held.drain(..count).collect()
    }

    /// Begins time anew, after a clock that was set back.
    pub(crate) fn restart(&mut self, observation: Observation) {
        let late = self.late;
        *self = Self {
            late,
            top: observation.ts,
            ..Self::default()
        };
        self.insert(observation);
    }

    pub(crate) fn late_count(&self) -> u64 {
        self.late
    }
}

//! What a day adds to the metrics (spec/nudge.md 3.10).

use velvet_scenario::Segment;

use crate::{
    record::{Card, Class, Record},
    truth,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// An alarm so long after the end of a drift still belongs to it (M2).
const ALARM_GRACE: i64 = MINUTE;
/// A drift found so long after its end is found (M2).
const FOUND_GRACE: i64 = 30_000;
/// A card on a long stretch so long after the limit is in time, and so long before it is right (M9).
const STRETCH_GRACE: i64 = 15 * MINUTE;
const STRETCH_EARLY: i64 = 5 * MINUTE;
/// A meeting is known so long after its begin: ten seconds after its signals (spec/nudge.md 3.3), and they need five.
const ONSET: i64 = 15_000;
/// No card so long after an unlock (M20).
const UNLOCK: i64 = 10 * MINUTE;
/// The rule that asks whether this belongs to the plan.
pub(crate) const DRIFT_RULE: &str = "drift_check";
/// The rule that tells of a long stretch.
const STRETCH_RULE: &str = "long_stretch_info";

/// Milliseconds by true and by said class.
pub(crate) type Confusion = [[f64; Class::COUNT]; Class::COUNT];

/// Counts, sums and lists of one day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Milliseconds by true and by said class.
    pub confusion: Confusion,
    /// The same with meetings back-dated.
    pub corrected: Confusion,
    pub alarms: f64,
    pub alarms_right: f64,
    pub drifts: f64,
    pub drifts_found: f64,
    pub detect_s: Vec<f64>,
    pub drift_cards: f64,
    pub drift_cards_true: f64,
    pub nudge_s: Vec<f64>,
    pub cards: f64,
    pub cards_at_breakpoint: f64,
    pub cards_explained: f64,
    pub interruptions: f64,
    pub meetings: f64,
    pub leaks: f64,
    pub active_h: f64,
    pub max_hour: f64,
    pub max_day: f64,
    pub min_gap_s: f64,
    pub stretches: f64,
    pub stretches_told: f64,
    pub stretches_false: f64,
    pub after_unlock: f64,
    pub hours: f64,
    pub hours_silent: f64,
    pub costs_ms: Vec<f64>,
    pub wall_s: f64,
    pub observations: f64,
}

impl Tally {
    /// Compares a day's record with its truth.
    pub(crate) fn of(truth: &[Segment], record: &Record) -> Self {
        let mut tally = Self {
            costs_ms: record.costs_ms.clone(),
            wall_s: record.total.0,
            observations: record.total.1 as f64,
            ..Self::default()
        };
        tally.confusion = confusion(truth, &record.classes);
        tally.corrected = confusion(truth, &record.corrected);
        tally.drifts(truth, record);
        let pushed: Vec<&Card> = record.cards.iter().filter(|card| card.pushed).collect();
        tally.drift_cards(truth, &pushed);
        tally.cards(truth, &pushed);
        tally.rates(&pushed);
        tally.meetings(truth, record);
        tally.stretches(truth, &pushed);
        tally.burden(truth, &pushed);
        tally
    }

    fn drifts(&mut self, truth: &[Segment], record: &Record) {
        let drifts = truth::drifts(truth);
        self.alarms = record.alarms.len() as f64;
        let right = record
            .alarms
            .iter()
            .filter(|at| truth::within(&drifts, **at, ALARM_GRACE).is_some());
        self.alarms_right = right.count() as f64;
        for (start, end) in drifts
            .into_iter()
            .filter(|(start, end)| end - start >= truth::EPISODE)
        {
            self.drifts += 1.0;
            if let Some(at) = found(record, start, end + FOUND_GRACE) {
                self.drifts_found += 1.0;
                self.detect_s.push(seconds(at - start));
            }
        }
    }

    fn drift_cards(&mut self, truth: &[Segment], pushed: &[&Card]) {
        let drifts = truth::drifts(truth);
        for card in pushed.iter().filter(|card| card.rule == DRIFT_RULE) {
            self.drift_cards += 1.0;
            if let Some((start, _)) = truth::within(&drifts, card.at, 0) {
                self.drift_cards_true += 1.0;
                self.nudge_s.push(seconds(card.at - start));
            }
        }
    }

    fn cards(&mut self, truth: &[Segment], pushed: &[&Card]) {
        self.cards = pushed.len() as f64;
        let count =
            |is: &dyn Fn(&Card) -> bool| pushed.iter().filter(|card| is(card)).count() as f64;
        self.cards_at_breakpoint = count(&|card| card.at_breakpoint);
        self.cards_explained = count(&|card| card.explained);
        self.interruptions = count(&|card| truth::at(truth, card.at).is_none_or(truth::blocked));
    }

    fn rates(&mut self, pushed: &[&Card]) {
        let times: Vec<i64> = pushed.iter().map(|card| card.at).collect();
        let most = times.iter().map(|from| {
            times
                .iter()
                .filter(|at| (*from..from + HOUR).contains(at))
                .count()
        });
        self.max_hour = most.max().unwrap_or_default() as f64;
        self.max_day = pushed.iter().filter(|card| card.stands).count() as f64;
        let gaps = times.windows(2).map(|pair| seconds(pair[1] - pair[0]));
        self.min_gap_s = gaps.fold(f64::INFINITY, f64::min);
    }

    fn meetings(&mut self, truth: &[Segment], record: &Record) {
        for (start, end) in truth::meetings(truth) {
            self.meetings += 1.0;
            let leak = record
                .open
                .iter()
                .any(|at| (start + ONSET..end).contains(at));
            self.leaks += f64::from(u8::from(leak));
        }
    }

    fn stretches(&mut self, truth: &[Segment], pushed: &[&Card]) {
        let told: Vec<i64> = pushed
            .iter()
            .filter(|card| card.rule == STRETCH_RULE)
            .map(|card| card.at)
            .collect();
        let stretches = truth::stretches(truth);
        for (start, end) in &stretches {
            // Shorter ones can be over before a good moment comes.
            if end - start >= STRETCH_GRACE {
                self.stretches += 1.0;
                let right = start - STRETCH_EARLY..=start + STRETCH_GRACE;
                self.stretches_told +=
                    f64::from(u8::from(told.iter().any(|at| right.contains(at))));
            }
        }
        let right = |at: &i64| {
            stretches
                .iter()
                .any(|(start, end)| (start - STRETCH_EARLY..*end).contains(at))
        };
        self.stretches_false = told.iter().filter(|at| !right(at)).count() as f64;
    }

    fn burden(&mut self, truth: &[Segment], pushed: &[&Card]) {
        let active = |segment: &&Segment| truth::active(segment);
        let length = |segment: &Segment| (segment.end - segment.start) as f64;
        self.active_h = truth.iter().filter(active).map(length).sum::<f64>() / HOUR as f64;
        let unlocks = truth
            .windows(2)
            .filter(|pair| pair[0].presence == "locked" && pair[1].presence != "locked");
        let unlocks: Vec<i64> = unlocks.map(|pair| pair[1].start).collect();
        let soon = |card: &&&Card| {
            unlocks
                .iter()
                .any(|at| (*at..at + UNLOCK).contains(&card.at))
        };
        self.after_unlock = pushed.iter().filter(soon).count() as f64;
        let (Some(first), Some(last)) = (truth.first(), truth.last()) else {
            return;
        };
        let mut from = first.start;
        while from < last.end {
            let hour = from..from + HOUR;
            let lived = truth
                .iter()
                .filter(|it| hour.contains(&it.start))
                .filter(active)
                .map(length)
                .sum::<f64>();
            // An hour counts when somebody was there for half of it.
            if lived >= HOUR as f64 / 2.0 {
                self.hours += 1.0;
                let spoken = pushed.iter().any(|card| hour.contains(&card.at));
                self.hours_silent += f64::from(u8::from(!spoken));
            }
            from += HOUR;
        }
    }
}

fn confusion(truth: &[Segment], classes: &[(i64, Class)]) -> Confusion {
    let mut found = Confusion::default();
    let mut index = 0;
    for segment in truth {
        let mut from = segment.start;
        while from < segment.end {
            while classes.get(index + 1).is_some_and(|(at, _)| *at <= from) {
                index += 1;
            }
            let known = classes.get(index).filter(|(at, _)| *at <= from);
            let said = known.map_or(Class::Other, |(_, class)| *class);
            let next = if known.is_some() { index + 1 } else { index };
            let to = classes
                .get(next)
                .map_or(segment.end, |(at, _)| segment.end.min(*at));
            found[truth::class(segment).index()][said.index()] += (to - from) as f64;
            from = to;
        }
    }
    found
}

/// When this drift was known: an alarm within it, or one that still stood when it began.
fn found(record: &Record, start: i64, end: i64) -> Option<i64> {
    let index = record.classes.partition_point(|(at, _)| *at <= start);
    let stands = index
        .checked_sub(1)
        .is_some_and(|index| record.classes[index].1 == Class::Drift);
    let alarm = record.alarms.iter().find(|at| (start..end).contains(at));
    if stands { Some(start) } else { alarm.copied() }
}

fn seconds(ms: i64) -> f64 {
    ms as f64 / 1_000.0
}

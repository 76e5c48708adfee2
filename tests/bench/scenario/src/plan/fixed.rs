//! What a day has at fixed times: meetings, lunch, a long stretch, an evening.

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

use super::{Call, Doing, Entry, MINUTE, Plan, minutes};
use crate::{day::ScenarioError, persona::Persona, random::Random, words::Words};

/// Something that stands in the day.
pub(super) struct Item {
    pub start: i64,
    pub end: i64,
    pub what: Doing,
}

/// A day with its fixed things and nothing between.
pub(super) struct Frame {
    pub plan: Plan,
    pub items: Vec<Item>,
}

const GONE: Doing = Doing::Absent {
    lock: true,
    suspend: true,
};
/// Attempts to find room for a thing before the day goes without it.
const ATTEMPTS: usize = 60;

/// The frame of a day.
pub(super) fn frame(
    persona: &Persona,
    words: &Words,
    date: Date,
    zone: &TimeZone,
    rng: &mut Random,
) -> Result<Frame, ScenarioError> {
    let shape = &persona.scenario.day;
    let off = |rng: &mut Random| minutes(rng.normal() * shape.jitter_minutes);
    let start = at(date, &shape.start, zone)? + off(rng);
    let work_end = (at(date, &shape.end, zone)? + off(rng)).max(start + 300 * MINUTE);
    let mut end = work_end;
    let mut items = vec![];
    let lunch = at(date, &shape.lunch, zone)? + off(rng);
    let lunch_end = lunch + minutes(shape.lunch_minutes * rng.between(0.7, 1.3));
    if rng.chance(shape.evening_share) {
        let from = (at(date, &shape.evening_start, zone)? + off(rng)).max(work_end + 20 * MINUTE);
        end = from + minutes(shape.evening_minutes * rng.between(0.7, 1.3));
        items.push(item(work_end, from, GONE));
    }
    let mut frame = Frame {
        plan: Plan::empty(start, end),
        items,
    };
    frame.lunch(persona, lunch, lunch_end, rng);
    frame.long_stretches(shape.long_stretches, start, work_end, rng);
    frame.meetings(persona, words, (start, work_end), rng);
    frame.extras(persona, words, (start, work_end), end, rng);
    frame.items.sort_by_key(|item| item.start);
    Ok(frame)
}

fn item(start: i64, end: i64, what: Doing) -> Item {
    Item { start, end, what }
}

impl Frame {
    fn lunch(&mut self, persona: &Persona, start: i64, end: i64, rng: &mut Random) {
        // Some lunches are eaten before the screen, with a film.
        if rng.chance(0.22) {
            let film = (start + minutes(rng.between(20.0, 40.0))).min(end + 10 * MINUTE);
            self.items.push(item(start, film, Doing::Film));
            return;
        }
        let lock = rng.chance(persona.scenario.rhythm.lock_share);
        let what = Doing::Absent {
            lock,
            suspend: lock && rng.chance(0.3),
        };
        self.items.push(item(start, end, what));
    }

    fn long_stretches(&mut self, mean: f64, start: i64, end: i64, rng: &mut Random) {
        for _ in 0..rng.about(mean) {
            let length = minutes(rng.lognormal(126.0, 0.16).clamp(108.0, 190.0));
            self.place(
                start + 15 * MINUTE,
                end,
                length,
                5 * MINUTE,
                MINUTE,
                rng,
                |_, _| Doing::Plan { long: true },
            );
        }
    }

    /// Finds room; the margin is kept free on both sides, and the start is a multiple of the grid.
    #[expect(
        clippy::too_many_arguments,
        reason = "a search over one day: bounds, length, margin, grid"
    )]
    fn place(
        &mut self,
        from: i64,
        until: i64,
        length: i64,
        margin: i64,
        grid: i64,
        rng: &mut Random,
        what: impl FnOnce(i64, i64) -> Doing,
    ) -> Option<(i64, i64)> {
        for _ in 0..ATTEMPTS {
            if until - from < length {
                return None;
            }
            let start = from + ((until - from - length) as f64 * rng.unit()) as i64;
            let start = start.div_euclid(grid) * grid;
            let end = start + length;
            let free = self
                .items
                .iter()
                .all(|item| end + margin <= item.start || item.end + margin <= start);
            if free && start >= from {
                self.items.push(item(start, end, what(start, end)));
                return Some((start, end));
            }
        }
        None
    }

    fn meetings(&mut self, persona: &Persona, words: &Words, day: (i64, i64), rng: &mut Random) {
        const LENGTHS: [f64; 6] = [25.0, 30.0, 30.0, 45.0, 50.0, 60.0];
        for _ in 0..rng.about(persona.scenario.day.meetings) {
            let length = minutes(*rng.pick(&LENGTHS).unwrap_or(&30.0));
            // One in four stands right behind another one.
            let margin = if rng.chance(0.25) { 0 } else { 8 * MINUTE };
            let index = self.plan.calls.len();
            let grid = 15 * MINUTE;
            let placed = self.place(
                day.0 + 10 * MINUTE,
                day.1,
                length,
                margin,
                grid,
                rng,
                |_, _| Doing::Call(index),
            );
            if let Some(planned) = placed {
                self.call(persona, words, planned, rng);
            }
        }
    }

    /// The call that belongs to the item placed last: it starts and ends as people do.
    fn call(&mut self, persona: &Persona, words: &Words, planned: (i64, i64), rng: &mut Random) {
        let habits = &persona.scenario.call;
        let adhoc = rng.chance(habits.adhoc);
        let mut end = planned.1 + minutes((rng.normal() * 4.0).clamp(-9.0, 10.0));
        let start = planned.0 + minutes((rng.normal() * 1.2 + 0.4).clamp(-1.5, 4.0));
        let others = self.items.iter().rev().skip(1);
        let next = others
            .filter(|item| item.start >= planned.1)
            .map(|item| item.start);
        end = end.min(next.min().unwrap_or(end));
        let before = self.items.iter().rev().skip(1);
        let floor = before
            .filter(|item| item.start < planned.0)
            .map(|item| item.end)
            .max();
        let start = start.max(floor.unwrap_or(start));
        if let Some(item) = self.items.last_mut() {
            (item.start, item.end) = (start, end);
        }
        let length = end - start;
        let share = rng.chance(habits.share).then(|| {
            let from = start + (length as f64 * rng.between(0.1, 0.4)) as i64;
            (from, from + (length as f64 * rng.between(0.2, 0.5)) as i64)
        });
        self.plan.calls.push(Call {
            start,
            end,
            camera: rng.chance(habits.camera),
            push_to_talk: rng.chance(0.12),
            // The others wait, read or have gone off to write: nobody speaks.
            silent_tail: if rng.chance(0.15) {
                minutes(rng.between(2.0, 7.0))
            } else {
                0
            },
            share,
        });
        if !adhoc {
            let call = Some(self.plan.calls.len() - 1);
            self.plan.entries.push(entry(words, planned, call, rng));
        }
    }

    /// Beamer, recording, a room meeting, entries that come to nothing, an errand.
    fn extras(
        &mut self,
        persona: &Persona,
        words: &Words,
        day: (i64, i64),
        end: i64,
        rng: &mut Random,
    ) {
        if rng.chance(0.1) {
            let length = minutes(rng.between(18.0, 40.0));
            let placed = self.place(
                day.0,
                day.1,
                length,
                5 * MINUTE,
                15 * MINUTE,
                rng,
                |_, _| Doing::Beamer,
            );
            if let Some(planned) = placed {
                self.plan.entries.push(entry(words, planned, None, rng));
            }
        }
        if persona.scenario.recorder.is_some() && rng.chance(0.3) {
            let length = minutes(rng.between(8.0, 20.0));
            self.place(day.0, day.1, length, 5 * MINUTE, MINUTE, rng, |_, _| {
                Doing::Record
            });
        }
        if rng.chance(0.15) {
            let lock = rng.chance(0.7);
            let length = 30 * MINUTE;
            let gone = Doing::Absent {
                lock,
                suspend: false,
            };
            let placed = self.place(
                day.0,
                day.1,
                length,
                5 * MINUTE,
                15 * MINUTE,
                rng,
                |_, _| gone,
            );
            if let Some(planned) = placed {
                self.plan.entries.push(entry(words, planned, None, rng));
            }
        }
        if rng.chance(persona.scenario.call.phantom * 2.0) {
            self.phantom(words, day, rng);
        }
        if rng.chance(0.3) {
            let start = (end + 15 * MINUTE).div_euclid(15 * MINUTE) * 15 * MINUTE;
            let mut errand = entry(words, (start, start + 60 * MINUTE), None, rng);
            errand.title = rng.word(&words.chores).to_owned();
            errand.busy = rng.chance(0.5);
            self.plan.entries.push(errand);
        }
    }

    /// An entry that comes to nothing; half of them are taken out in time.
    fn phantom(&mut self, words: &Words, day: (i64, i64), rng: &mut Random) {
        let start = day.0 + ((day.1 - day.0) as f64 * rng.between(0.1, 0.9)) as i64;
        let start = start.div_euclid(15 * MINUTE) * 15 * MINUTE;
        let mut phantom = entry(words, (start, start + 30 * MINUTE), None, rng);
        if rng.chance(0.5) {
            phantom.cancelled = Some(start - minutes(rng.between(5.0, 60.0)));
        }
        self.plan.entries.push(phantom);
    }
}

fn entry(words: &Words, (start, end): (i64, i64), call: Option<usize>, rng: &mut Random) -> Entry {
    Entry {
        title: rng.word(&words.calendar).to_owned(),
        start,
        end,
        busy: true,
        call,
        cancelled: None,
    }
}

fn at(date: Date, time: &str, zone: &TimeZone) -> Result<i64, ScenarioError> {
    let wrong = |source| ScenarioError::Time {
        text: time.to_owned(),
        source,
    };
    let time: Time = format!("{time}:00").parse().map_err(wrong)?;
    let there = date
        .to_datetime(time)
        .to_zoned(zone.clone())
        .map_err(wrong)?;
    Ok(there.timestamp().as_millisecond())
}

/// The quiet hours that touch this date.
pub(crate) fn quiet(
    persona: &Persona,
    date: Date,
    zone: &TimeZone,
) -> Result<Vec<(i64, i64)>, ScenarioError> {
    let mut found = vec![];
    for hours in persona.profile.quiet_hours.iter().flatten() {
        let Some((from, to)) = hours.split_once('-') else {
            return Err(ScenarioError::QuietHours {
                text: hours.clone(),
            });
        };
        for day in [date.yesterday(), Ok(date)].into_iter().flatten() {
            let start = at(day, from, zone)?;
            let mut end = at(day, to, zone)?;
            if end <= start {
                end = at(day.tomorrow().unwrap_or(day), to, zone)?;
            }
            found.push((start, end));
        }
    }
    Ok(found)
}

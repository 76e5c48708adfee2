//! All days through all detectors, on all cores.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use chacha20::{
    ChaCha12Rng,
    rand_core::{Rng, SeedableRng},
};
use velvet_scenario::{Noise, Observation};

use crate::{
    Options, ScoreError, ablation, baseline, counterfactual,
    days::{Case, Source},
    live::{self, Base, Course, Setup},
    oracle,
    record::Record,
    tally::Tally,
};

/// The first so many days are also repeated, shuffled and asked for their reasons: each costs several replays.
const REPEATED: usize = 24;
/// The same for what is taken away.
const ABLATED: usize = 40;
/// Late by at most this, milliseconds (M16).
const LATE: u64 = 30_000;
/// Share of the late (M16).
const LATE_SHARE: f64 = 0.05;
/// Shuffled within this, milliseconds: safely within the allowed lateness.
const SHUFFLE: i64 = 20_000;
/// Later than this is not shuffled but left out, for whether it counts may depend on the order, milliseconds.
const PUNCTUAL: i64 = 5_000;

/// What came of one day.
#[derive(Default)]
pub(crate) struct DayScore {
    pub id: String,
    pub main: Tally,
    pub clean: Option<Tally>,
    pub heavy: Option<Tally>,
    pub late: Option<Tally>,
    pub oracle: Option<Tally>,
    pub baselines: Vec<Tally>,
    pub ablations: Vec<Tally>,
    /// Three runs and a shuffled one were the same.
    pub same: Option<bool>,
    /// Cards gone without their evidence, of how many.
    pub counterfactual: Vec<counterfactual::Trial>,
    pub record: Record,
}

/// What came of all.
pub(crate) struct Scores {
    pub days: Vec<DayScore>,
    /// Days in a row, by ablation.
    pub in_a_row: Vec<Vec<Tally>>,
}

/// Scores all days.
pub(crate) fn score(source: &Source, base: &Base, options: &Options) -> Result<Scores, ScoreError> {
    let days = each(source.len(), |index| day(source, base, options, index))?;
    let mut in_a_row = vec![];
    if !options.quick {
        let people = source.people();
        for ablation in &ablation::LEARNER {
            let rows = each(people.len(), |index| {
                row(source, base, &ablation.setup, &people[index])
            })?;
            in_a_row.push(rows.into_iter().flatten().collect());
        }
    }
    Ok(Scores { days, in_a_row })
}

/// Does it for each number, on all cores, and gives the results in order.
fn each<T: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<T, ScoreError> + Sync,
) -> Result<Vec<T>, ScoreError> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(count));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.min(count))
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= count {
                            break;
                        }
                        let result = work(index);
                        let Ok(mut done) = done.lock() else { break };
                        done.push((index, result));
                    }
                })
            })
            .collect();
        let joined: Vec<_> = workers
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        joined.into_iter().all(|result| result.is_ok())
    });
    let mut done = done.into_inner().map_err(|_| ScoreError::Thread)?;
    done.sort_by_key(|(index, _)| *index);
    if done.len() != count {
        return Err(ScoreError::Thread);
    }
    done.into_iter().map(|(_, result)| result).collect()
}

fn day(
    source: &Source,
    base: &Base,
    options: &Options,
    index: usize,
) -> Result<DayScore, ScoreError> {
    let Some(case) = source.case(index, None)? else {
        return Err(ScoreError::Thread);
    };
    let record = live::replay(&case, base, &Setup::WHOLE)?;
    let mut score = DayScore {
        id: case.id.clone(),
        main: Tally::of(&case.truth, &record),
        ..DayScore::default()
    };
    if !options.quick {
        beside(&mut score, &case, base)?;
        score.clean = seen(source, base, index, &Noise::clean())?;
        score.heavy = seen(source, base, index, &Noise::heavy())?;
        if index < ABLATED {
            for ablation in &ablation::ALL {
                let record = live::replay(&case, base, &ablation.setup)?;
                score.ablations.push(Tally::of(&case.truth, &record));
            }
        }
        if index < REPEATED {
            score.same = Some(same(&case, base, &record)?);
            score.counterfactual = counterfactual::trials(&case, base, &record)?;
        }
    }
    score.record = record;
    Ok(score)
}

/// The baselines, the oracle, and the same day with some of it late.
fn beside(score: &mut DayScore, case: &Case, base: &Base) -> Result<(), ScoreError> {
    score.oracle = Some(Tally::of(&case.truth, &oracle::replay(case, base)?));
    for (which, _) in baseline::Baseline::ALL {
        score
            .baselines
            .push(Tally::of(&case.truth, &baseline::replay(case, which)));
    }
    let late = Case {
        id: case.id.clone(),
        profile: case.profile.clone(),
        observations: delayed(&case.observations),
        truth: case.truth.clone(),
    };
    let record = live::replay(&late, base, &Setup::WHOLE)?;
    score.late = Some(Tally::of(&late.truth, &record));
    Ok(())
}

/// The same day, seen otherwise.
fn seen(
    source: &Source,
    base: &Base,
    index: usize,
    noise: &Noise,
) -> Result<Option<Tally>, ScoreError> {
    let Some(case) = source.case(index, Some(noise))? else {
        return Ok(None);
    };
    let record = live::replay(&case, base, &Setup::WHOLE)?;
    Ok(Some(Tally::of(&case.truth, &record)))
}

/// A person's days one after the other, with one nudge step that remembers and learns.
fn row(
    source: &Source,
    base: &Base,
    setup: &Setup,
    days: &[usize],
) -> Result<Vec<Tally>, ScoreError> {
    let mut found = vec![];
    let mut nudger = None;
    for index in days {
        let Some(case) = source.case(*index, None)? else {
            continue;
        };
        let mut known = match nudger.take() {
            Some(known) => known,
            None => live::nudger(base, setup, &case.profile)?,
        };
        let record = live::replay_with(&case, base, setup, &Course::default(), &mut known)?;
        found.push(Tally::of(&case.truth, &record));
        nudger = Some(known);
    }
    Ok(found)
}

/// Three runs and one in another order of arrival say the same.
fn same(case: &Case, base: &Base, record: &Record) -> Result<bool, ScoreError> {
    for _ in 0..2 {
        if live::replay(case, base, &Setup::WHOLE)?.hash != record.hash {
            return Ok(false);
        }
    }
    let with = |observations| Case {
        id: case.id.clone(),
        profile: case.profile.clone(),
        observations,
        truth: vec![],
    };
    let punctual = with(punctual(&case.observations));
    let shuffled = with(shuffled(&punctual.observations));
    let [one, other] = [&punctual, &shuffled].map(|case| live::replay(case, base, &Setup::WHOLE));
    Ok(one?.hash == other?.hash)
}

/// Each observation with the time at which it arrived: when the newest before it was made.
fn arrivals(observations: &[Observation]) -> impl Iterator<Item = (i64, &Observation)> {
    observations.iter().scan(i64::MIN, |newest, observation| {
        *newest = (*newest).max(observation.ts);
        Some((*newest, observation))
    })
}

fn in_order(mut arriving: Vec<(i64, &Observation)>) -> Vec<Observation> {
    arriving.sort_by_key(|(arrival, _)| *arrival);
    arriving
        .into_iter()
        .map(|(_, observation)| observation.clone())
        .collect()
}

fn delayed(observations: &[Observation]) -> Vec<Observation> {
    let mut rng = ChaCha12Rng::from_seed([16; 32]);
    let arriving = arrivals(observations).map(|(arrival, observation)| {
        let late = unit(&mut rng) < LATE_SHARE;
        let by = rng.next_u64() % LATE;
        let by = if late {
            i64::try_from(by).unwrap_or(0)
        } else {
            0
        };
        (arrival + by, observation)
    });
    in_order(arriving.collect())
}

pub(crate) fn punctual(observations: &[Observation]) -> Vec<Observation> {
    let arriving = arrivals(observations)
        .filter(|(arrival, observation)| arrival - observation.ts <= PUNCTUAL);
    arriving
        .map(|(_, observation)| observation.clone())
        .collect()
}

pub(crate) fn shuffled(observations: &[Observation]) -> Vec<Observation> {
    let mut rng = ChaCha12Rng::from_seed([11; 32]);
    let arriving = arrivals(observations).map(|(_, observation)| {
        let by = (unit(&mut rng) * SHUFFLE as f64) as i64;
        (observation.ts + by, observation)
    });
    in_order(arriving.collect())
}

fn unit(rng: &mut ChaCha12Rng) -> f64 {
    (rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

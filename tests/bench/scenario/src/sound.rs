//! Input and sound: what the hands do, who holds the microphone, who plays.

use crate::{
    persona::Persona,
    plan::{Doing, MINUTE, Plan, SECOND},
    random::Random,
    windows::{Hands, Visit},
};

/// Counts are told this often.
const TICK: i64 = 10 * SECOND;
/// When nobody has touched anything for a minute, this often.
const SLOW_TICK: i64 = 30 * SECOND;
/// A state of the sound is told again this often while there is any.
const SOUND_AGAIN: i64 = 30 * SECOND;

/// Counts of one tick, before noise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tick {
    pub ts: i64,
    pub keys: u32,
    pub clicks: u32,
    pub scrolls: u32,
    /// The visit it falls into.
    pub visit: usize,
}

impl Tick {
    pub(crate) fn quiet(&self) -> bool {
        self.keys + self.clicks + self.scrolls == 0
    }
}

/// The ticks of a day; none while the screen is locked.
pub(crate) fn ticks(plan: &Plan, visits: &[Visit], rng: &mut Random) -> Vec<Tick> {
    let mut found = vec![];
    let mut ts = plan.start + TICK;
    let mut visit = 0;
    let mut calm = 0;
    while ts < plan.end {
        while visits.get(visit).is_some_and(|it| it.end <= ts) {
            visit += 1;
        }
        let Some(now) = visits.get(visit) else { break };
        if plan.locked(now) {
            ts += SLOW_TICK;
            continue;
        }
        let mut tick = counts(now.hands, ts, visit, calm, rng);
        // A window does not change by itself: whoever came here pressed something.
        if tick.quiet() && now.hands != Hands::Off && now.start > ts - TICK {
            tick.clicks = 1;
        }
        calm = if tick.quiet() { calm + TICK } else { 0 };
        found.push(tick);
        let slow = now.hands == Hands::Off && calm > MINUTE;
        ts += if slow { SLOW_TICK } else { TICK };
    }
    found
}

fn counts(hands: Hands, ts: i64, visit: usize, calm: i64, rng: &mut Random) -> Tick {
    // Nobody who works or reads leaves everything alone for longer than this, without noise.
    let due = calm >= 40 * SECOND;
    let mut tick = Tick {
        ts,
        keys: 0,
        clicks: 0,
        scrolls: 0,
        visit,
    };
    let count = |rng: &mut Random, median: f64| rng.lognormal(median, 0.6) as u32;
    match hands {
        Hands::Typing if rng.chance(0.75) || due => {
            tick.keys = 1 + count(rng, 18.0);
            tick.clicks = u32::from(rng.chance(0.3));
        }
        Hands::Reading if rng.chance(0.6) || due => {
            tick.scrolls = 1 + count(rng, 4.0);
            tick.clicks = u32::from(rng.chance(0.35));
        }
        Hands::Watching if rng.chance(0.04) => tick.clicks = 1,
        Hands::Playing => {
            tick.keys = count(rng, 25.0);
            tick.clicks = 1 + count(rng, 6.0);
        }
        Hands::Listening if rng.chance(0.12) => tick.clicks = 1,
        _ => {}
    }
    tick
}

impl Plan {
    /// The screen is locked while this window stands there.
    pub(crate) fn locked(&self, visit: &Visit) -> bool {
        matches!(
            self.spans[visit.span].doing,
            Doing::Absent { lock: true, .. }
        )
    }
}

/// Who listens and who plays from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sound {
    pub ts: i64,
    pub mic: Vec<String>,
    pub playback: Vec<String>,
    pub camera: bool,
}

/// All states of the sound; `hidden` tells of which calls the microphone is not seen.
pub(crate) fn sounds(
    persona: &Persona,
    plan: &Plan,
    visits: &[Visit],
    hidden: &[bool],
    rng: &mut Random,
) -> Vec<Sound> {
    let mut times: Vec<i64> = vec![plan.start];
    let mut ends = |(start, end): (i64, i64)| times.extend([start, end]);
    plan.music.iter().copied().for_each(&mut ends);
    plan.dictation.iter().copied().for_each(&mut ends);
    visits
        .iter()
        .filter(|it| it.plays)
        .for_each(|it| ends((it.start, it.end)));
    let records = plan.spans.iter().filter(|it| it.doing == Doing::Record);
    records.for_each(|it| ends((it.start, it.end)));
    let mut talks = vec![];
    for call in &plan.calls {
        // The microphone is taken a moment after the window is there.
        let from = call.start + (rng.between(0.5, 4.0) * SECOND as f64) as i64;
        times.extend([from, call.end, call.end - call.silent_tail]);
        let mut held = vec![];
        let mut t = from;
        while call.push_to_talk && t < call.end - call.silent_tail {
            let until = t + (rng.lognormal(14.0, 0.6) * SECOND as f64) as i64;
            held.push((t, until.min(call.end)));
            times.extend([t, until]);
            t = until + (rng.lognormal(50.0, 0.7) * SECOND as f64) as i64;
        }
        let lost = dropouts(persona.scenario.call.dropouts, (from, call.end), rng);
        times.extend(lost.iter().flat_map(|(start, end)| [*start, *end]));
        talks.push(Talk { from, held, lost });
    }
    let mut again = plan.start;
    while again < plan.end {
        times.push(again);
        again += SOUND_AGAIN;
    }
    times.retain(|ts| (plan.start..plan.end).contains(ts));
    times.sort_unstable();
    times.dedup();
    let states = times
        .into_iter()
        .map(|ts| state(persona, plan, visits, hidden, &talks, ts));
    thin(states.collect())
}

/// How a call sounds.
struct Talk {
    from: i64,
    /// When the key to speak is held.
    held: Vec<(i64, i64)>,
    /// When nothing of it is heard.
    lost: Vec<(i64, i64)>,
}

/// Times at which a call's sound is gone, in this share of calls.
fn dropouts(share: f64, (start, end): (i64, i64), rng: &mut Random) -> Vec<(i64, i64)> {
    // Nobody's days change because others have such calls.
    if share == 0.0 || !rng.chance(share) {
        return vec![];
    }
    let times = 1 + rng.below(3);
    let gaps = (0..times).map(|_| {
        let from = start + ((end - start) as f64 * rng.unit()) as i64;
        (
            from,
            from + (rng.lognormal(40.0, 0.7) * SECOND as f64) as i64,
        )
    });
    gaps.collect()
}

fn state(
    persona: &Persona,
    plan: &Plan,
    visits: &[Visit],
    hidden: &[bool],
    talks: &[Talk],
    ts: i64,
) -> Sound {
    let within = |(start, end): &(i64, i64)| *start <= ts && ts < *end;
    let scenario = &persona.scenario;
    let mut sound = Sound {
        ts,
        mic: vec![],
        playback: vec![],
        camera: false,
    };
    let index = visits.partition_point(|visit| visit.end <= ts);
    if let Some(visit) = visits
        .get(index)
        .filter(|visit| visit.plays && visit.start <= ts)
    {
        sound
            .playback
            .push(scenario.windows[visit.window].app.clone());
    }
    for (index, (call, talk)) in plan.calls.iter().zip(talks).enumerate() {
        if !within(&(talk.from, call.end)) {
            continue;
        }
        let speaks = ts < call.end - call.silent_tail && !talk.lost.iter().any(within);
        if speaks {
            add(&mut sound.playback, scenario.call.voice());
        }
        let pressed = !call.push_to_talk || talk.held.iter().any(within);
        if speaks && pressed && !hidden.get(index).copied().unwrap_or_default() {
            add(&mut sound.mic, scenario.call.voice());
        }
        sound.camera |= call.camera;
    }
    let records =
        |span: &crate::plan::Span| span.doing == Doing::Record && within(&(span.start, span.end));
    if let Some(recorder) = scenario
        .recorder
        .as_ref()
        .filter(|_| plan.spans.iter().any(records))
    {
        add(&mut sound.mic, recorder);
    }
    if let Some(dictation) = scenario
        .dictation
        .as_ref()
        .filter(|_| plan.dictation.iter().any(within))
    {
        add(&mut sound.mic, dictation);
    }
    if let Some(music) = scenario
        .music
        .as_ref()
        .filter(|_| plan.music.iter().any(within))
    {
        add(&mut sound.playback, music);
    }
    sound
}

fn add(to: &mut Vec<String>, app: &str) {
    if !to.iter().any(|known| known == app) {
        to.push(app.to_owned());
    }
}

/// Silence is told once; sound again and again.
fn thin(states: Vec<Sound>) -> Vec<Sound> {
    let mut kept: Vec<Sound> = vec![];
    for state in states {
        let silent = state.mic.is_empty() && state.playback.is_empty() && !state.camera;
        let same = kept.last().is_some_and(|last| {
            (&last.mic, &last.playback, last.camera) == (&state.mic, &state.playback, state.camera)
        });
        if !(same && (silent || state.ts - kept.last().map_or(0, |last| last.ts) < SOUND_AGAIN)) {
            kept.push(state);
        }
    }
    kept
}

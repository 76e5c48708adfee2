//! Scripted days with a fixed outcome (spec/nudge.md section G, layer 6).

use serde::Deserialize;

use crate::{
    day::{Day, ScenarioError},
    noise::Noise,
    observation::Observation,
    observe,
    persona::{Persona, Profile},
    plan::{self, Call, Doing, Drift, Entry, MINUTE, Plan, Said, Span},
    truth, windows,
};

const SCRIPTS: &str = include_str!("../golden.toml");
/// The person who lives them.
const PERSONA: &str = include_str!("../personas/tuning/mira.toml");
/// All of them draw the same numbers, so that days that should be the same are.
const SEED: u64 = 1;

/// A scripted day, and what must come of it.
#[derive(Clone, Debug)]
pub struct Golden {
    /// Its name.
    pub name: String,
    /// Who lives it.
    pub profile: Profile,
    /// Its begin, milliseconds since 1970-01-01 UTC: minute 0.
    pub start: i64,
    /// The day.
    pub day: Day,
    /// How many cards must come.
    pub expect: Vec<Expect>,
    /// The same cards as on that day must come.
    pub same_as: Option<String>,
    /// Both steps are restarted from what they keep at this minute.
    pub restart: Option<i64>,
    /// The policy is loaded again.
    pub reload: Option<i64>,
    /// The person pauses everything.
    pub pause: Option<i64>,
    /// Why its outcome is not yet what it must be.
    pub open: Option<String>,
}

/// So many cards of a rule between two minutes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The rule; `*`: any.
    pub rule: String,
    /// From this minute on.
    pub from: i64,
    /// Before this one.
    pub to: i64,
    /// At least so many.
    #[serde(default)]
    pub min: usize,
    /// At most so many.
    #[serde(default = "many")]
    pub max: usize,
}

fn many() -> usize {
    usize::MAX
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scripts {
    #[serde(rename = "day")]
    days: Vec<Script>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    name: String,
    start: String,
    steps: Vec<String>,
    repeat: Option<Repeat>,
    #[serde(default)]
    entries: Vec<ScriptEntry>,
    #[serde(default)]
    expect: Vec<Expect>,
    same_as: Option<String>,
    restart: Option<i64>,
    reload: Option<i64>,
    pause: Option<i64>,
    open: Option<String>,
    silent: Option<Silent>,
    clock_back: Option<ClockBack>,
    #[serde(default)]
    twice: bool,
    quiet_hours: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeat {
    steps: Vec<String>,
    times: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScriptEntry {
    title: String,
    from: i64,
    to: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Silent {
    source: String,
    from: i64,
    to: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockBack {
    at: i64,
    minutes: i64,
}

impl Golden {
    /// All scripted days.
    ///
    /// # Errors
    ///
    /// When the script is broken.
    pub fn all() -> Result<Vec<Self>, ScenarioError> {
        let scripts: Scripts =
            toml::from_str(SCRIPTS).map_err(|source| ScenarioError::Persona {
                source: Box::new(source),
            })?;
        scripts.days.into_iter().map(make).collect()
    }
}

fn make(script: Script) -> Result<Golden, ScenarioError> {
    let mut persona = Persona::parse(PERSONA)?;
    if let Some(hours) = &script.quiet_hours {
        persona.profile.quiet_hours = Some(hours.clone());
    }
    let plan = plan(&persona, &script)?;
    let visits = windows::visits(&persona, &plan, SEED)?;
    let noise = Noise::clean();
    let mut day = Day {
        date: script.name.clone(),
        persona: persona.profile.name.clone(),
        seed: SEED,
        noise: noise.clone(),
        observations: observe::observations(&persona, &plan, &visits, SEED, &noise)?,
        truth: truth::segments(&persona, &plan, &visits),
    };
    faults(&script, plan.start, &mut day.observations);
    Ok(Golden {
        name: script.name,
        profile: persona.profile,
        start: plan.start,
        day,
        expect: script.expect,
        same_as: script.same_as,
        restart: script.restart,
        reload: script.reload,
        pause: script.pause,
        open: script.open,
    })
}

fn plan(persona: &Persona, script: &Script) -> Result<Plan, ScenarioError> {
    let zone = plan::zone(persona)?;
    let wrong = |source| ScenarioError::Time {
        text: script.start.clone(),
        source,
    };
    let local: jiff::civil::DateTime = script.start.parse().map_err(wrong)?;
    let start = local
        .to_zoned(zone.clone())
        .map_err(wrong)?
        .timestamp()
        .as_millisecond();
    let mut plan = Plan::empty(start, start);
    plan.declare_first(persona);
    let repeated = script.repeat.iter().flat_map(|repeat| {
        let all = std::iter::repeat_n(&repeat.steps, repeat.times);
        all.flatten()
    });
    for step in script.steps.iter().chain(repeated) {
        add(&mut plan, step)?;
    }
    for entry in &script.entries {
        plan.entries.push(Entry {
            title: entry.title.clone(),
            start: start + entry.from * MINUTE,
            end: start + entry.to * MINUTE,
            busy: true,
            call: None,
            cancelled: None,
        });
    }
    plan.quiet = plan::quiet(persona, local.date(), &zone)?;
    Ok(plan)
}

/// Adds a step such as `plan 30`: what, and for how many minutes.
fn add(plan: &mut Plan, step: &str) -> Result<(), ScenarioError> {
    let wrong = || ScenarioError::Missing {
        persona: "golden".to_owned(),
        what: step.to_owned(),
    };
    let (what, length) = step.split_once(' ').ok_or_else(wrong)?;
    let length: f64 = length.parse().map_err(|_| wrong())?;
    let start = plan.end;
    plan.end = start + plan::minutes(length);
    let gone = |lock| Doing::Absent {
        lock,
        suspend: false,
    };
    let doing = match what {
        "plan" => Doing::Plan { long: false },
        "long" => Doing::Plan { long: true },
        "unplanned" => Doing::Unplanned,
        "not_started" => Doing::NotStarted,
        "drift" => Doing::Drift(Drift::OwnAccord),
        "break" => {
            plan.said.push((start, Said::Break));
            Doing::Break { pause: false }
        }
        "messages" | "look" => Doing::Triage,
        "secret" => Doing::Secret,
        "away" => gone(false),
        "lock" => gone(true),
        "call" | "call_shared" => call(plan, start, what == "call_shared"),
        "slides" => Doing::Beamer,
        "film" => Doing::Film,
        _ => return Err(wrong()),
    };
    plan.spans.push(Span {
        start,
        end: plan.end,
        doing,
        project: 0,
        intent: Some(0),
    });
    Ok(())
}

fn call(plan: &mut Plan, start: i64, shared: bool) -> Doing {
    let end = plan.end;
    plan.calls.push(Call {
        start,
        end,
        camera: true,
        push_to_talk: false,
        silent_tail: 0,
        share: shared.then_some((start + 2 * MINUTE, end - 2 * MINUTE)),
    });
    Doing::Call(plan.calls.len() - 1)
}

fn faults(script: &Script, start: i64, observations: &mut Vec<Observation>) {
    if let Some(silent) = &script.silent {
        let gone = start + silent.from * MINUTE..start + silent.to * MINUTE;
        observations.retain(|it| it.body.kind() != silent.source || !gone.contains(&it.ts));
    }
    if let Some(jump) = &script.clock_back {
        let at = start + jump.at * MINUTE;
        for observation in observations.iter_mut().filter(|it| it.ts >= at) {
            observation.ts -= jump.minutes * MINUTE;
        }
    }
    if script.twice {
        let twice = observations.iter().flat_map(|it| [it.clone(), it.clone()]);
        *observations = twice.collect();
        // In pairs of seven, backwards: out of order by some seconds.
        observations
            .chunks_mut(7)
            .for_each(<[Observation]>::reverse);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_parse_and_name_days_that_are_there() {
        let all = Golden::all().unwrap();
        for golden in &all {
            let named = |name: &String| all.iter().any(|other| other.name == *name);
            assert!(golden.same_as.as_ref().is_none_or(named), "{}", golden.name);
            assert!(
                !golden.expect.is_empty() || golden.same_as.is_some(),
                "{}",
                golden.name
            );
            let minutes = golden.day.truth.last().unwrap().end - golden.start;
            assert!(
                golden.expect.iter().all(|it| it.to * MINUTE <= minutes),
                "{}",
                golden.name
            );
        }
    }
}

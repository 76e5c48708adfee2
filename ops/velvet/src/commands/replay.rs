//! `velvet replay`: what the companion would have said on a recorded or scripted day.

use std::{fs, path::Path, thread::sleep, time::Duration};

use jiff::tz::TimeZone;
use serde_json::{Value, error::Category, json};
use velvet_context::Observation;
use velvet_messages::v1::{NudgeDecision, NudgeEvent, nudge_event::Kind};
use velvet_nudge::Policy;

use super::Setting;
use crate::{
    Fault,
    cli::{ReplayArgs, Speed},
    print,
    replay::Replay,
    times,
};

/// So many wrong lines are named; there may be thousands.
const MISTAKES_SHOWN_MAX: usize = 20;

pub(super) fn run(setting: &Setting, args: &ReplayArgs) -> Result<(), Fault> {
    let observations = read_day(&args.obs)?;
    let policy = read_policy(args.policy.as_deref(), &setting.paths.policy())?;
    let zone = args.zone.clone().map_or(TimeZone::system(), |zone| zone.0);
    let context = setting.settings.section("context")?;
    let nudge = setting.settings.section("nudge")?;
    let mut replay = Replay::new(context, &nudge, policy, zone.clone());
    let told = |said: Vec<NudgeEvent>| {
        let lines = said
            .iter()
            .filter_map(|event| tell(event, &zone, args.json));
        lines.map(print::line).count()
    };

    let mut said = 0;
    let mut reached = observations.first().map_or(0, |first| first.ts);
    let count = observations.len();
    for observation in observations {
        let gone_ms = observation.ts.saturating_sub(reached).max(0);
        sleep(args.speed.waits(gone_ms));
        reached = reached.max(observation.ts);
        said += told(replay.observe(observation));
    }
    said += told(replay.finish());
    let late = replay.late_count();
    print::note(format!(
        "{count} observation(s), {late} too late to count in their place, {said} decision(s)"
    ));
    Ok(())
}

/// All lines, or every mistake. What a wrong line says is not repeated: it may be what somebody read.
fn read_day(file: &Path) -> Result<Vec<Observation>, Fault> {
    let text = fs::read_to_string(file)
        .map_err(Fault::failed(format!("read the day {}", file.display())))?;
    let mut observations = vec![];
    let mut mistakes = vec![];
    for (number, line) in (1..).zip(text.lines()) {
        match serde_json::from_str(line) {
            Ok(observation) => observations.push(observation),
            Err(_) if line.trim().is_empty() => {}
            Err(error) => mistakes.push(format!("line {number}: {}", mistake(&error))),
        }
    }
    if mistakes.is_empty() {
        return Ok(observations);
    }
    let count = mistakes.len();
    mistakes.truncate(MISTAKES_SHOWN_MAX);
    let more = match count - mistakes.len() {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    Err(Fault::Input(format!(
        "{} has {count} line(s) that are no observations; nothing was replayed:\n  {}{more}",
        file.display(),
        mistakes.join("\n  "),
    )))
}

fn mistake(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Syntax | Category::Eof | Category::Io => {
            format!("not JSON (column {})", error.column())
        }
        Category::Data => {
            "not an observation of version 1: it needs id, ts, kind and the keys of its kind \
             (tests/bench/README.md, nudge)"
                .to_owned()
        }
    }
}

/// The policy that was named, else the person's own, else the standard one.
fn read_policy(named: Option<&Path>, own: &Path) -> Result<Policy, Fault> {
    let file = match named {
        Some(file) => file,
        None if own.exists() => own,
        None => return Ok(Policy::standard()),
    };
    let text = fs::read_to_string(file)
        .map_err(Fault::failed(format!("read the policy {}", file.display())))?;
    Policy::parse(&text).map_err(|errors| {
        let mistakes: Vec<String> = errors.mistakes.iter().map(ToString::to_string).collect();
        Fault::Input(format!(
            "{} has {} mistake(s); nothing was replayed:\n  {}",
            file.display(),
            mistakes.len(),
            mistakes.join("\n  "),
        ))
    })
}

/// One decision as a line.
fn tell(event: &NudgeEvent, zone: &TimeZone, json: bool) -> Option<String> {
    let Some(Kind::Decision(decision)) = &event.kind else {
        return None;
    };
    let unix_us = event.at.unwrap_or_default().unix_us;
    Some(if json {
        decision_json(event, decision, &times::rfc3339_in(unix_us, zone)).to_string()
    } else {
        plain(decision, &times::short_in(unix_us, zone))
    })
}

fn plain(decision: &NudgeDecision, at: &str) -> String {
    let NudgeDecision {
        nudge,
        verdict,
        reason,
        level,
        breakpoint,
        text,
        ..
    } = decision;
    if verdict == "deliver" {
        format!("{at}  {verdict:7} {nudge:18} {level} at {breakpoint}: {text}")
    } else {
        format!("{at}  {verdict:7} {nudge:18} {reason}")
    }
}

fn decision_json(event: &NudgeEvent, decision: &NudgeDecision, at: &str) -> Value {
    let why = decision.why.clone().unwrap_or_default();
    let evidence: Vec<Value> = why.evidence.iter().map(super::why::evidence_json).collect();
    json!({
        "at": at,
        "id": event.nudge_id,
        "rule": decision.nudge,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "episode": decision.episode,
        "class": decision.class,
        "level": decision.level,
        "breakpoint": decision.breakpoint,
        "card": decision.text,
        "why": why.text,
        "evidence": evidence,
        "waited": why.waited,
        "budget": why.budget,
        "counterfactual": why.counterfactual,
    })
}

impl Speed {
    /// How long to wait while so much of the day goes by.
    fn waits(self, gone_ms: i64) -> Duration {
        match self {
            Self::Max => Duration::ZERO,
            Self::Times(factor) => Duration::from_millis(gone_ms.unsigned_abs()).div_f64(factor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Result<usize, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("obs.jsonl");
        fs::write(&file, text).unwrap();
        read_day(&file)
            .map(|day| day.len())
            .map_err(|fault| fault.to_string())
    }

    #[test]
    fn every_wrong_line_is_named_and_none_is_quoted() {
        let good = r#"{"id":"f:1","ts":1,"kind":"focus","app":"code"}"#;
        assert_eq!(day(&format!("{good}\n\n{good}\n")), Ok(2));
        let bad = format!("{good}\n{{secret\n{{\"id\":\"x:1\",\"ts\":1,\"kind\":\"secret\"}}\n");
        let told = day(&bad).unwrap_err();
        assert!(told.contains("2 line(s)"), "{told}");
        assert!(told.contains("line 2: not JSON"), "{told}");
        assert!(told.contains("line 3: not an observation"), "{told}");
        assert!(!told.contains("secret"), "{told}");
        let many = day(&"x\n".repeat(30)).unwrap_err();
        assert!(many.contains("and 10 more"), "{many}");
    }

    #[test]
    fn a_wrong_policy_names_its_mistakes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("policy.toml");
        let wrong = Policy::standard_source().replace("per_hour = 2", "per_hour = 99");
        fs::write(&file, wrong).unwrap();
        let told = read_policy(Some(&file), Path::new("")).unwrap_err();
        assert!(told.to_string().contains("1 mistake(s)"), "{told}");
        assert!(read_policy(None, Path::new("/nowhere")).is_ok());
    }

    #[test]
    fn a_factor_shortens_the_day() {
        assert_eq!(Speed::Max.waits(60_000), Duration::ZERO);
        assert_eq!(Speed::Times(60.0).waits(60_000), Duration::from_secs(1));
    }
}

//! Scripted days. Each file of cases/ is one: what happens, then `---`, then everything that is said, in order.
//!
//! `VELVET_TEST_BLESS=1` writes what is said into the files; read the difference before you keep it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil;
use velvet_messages::v1::NudgeEvent;

use super::world::{Drive, World, berlin, decision};
use crate::time::parse_duration;
use crate::{Language, LearnerMode, Policy, Settings, quiet};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_scripted_day_says_what_it_should_however_it_is_driven() {
    let bless = std::env::var_os("VELVET_TEST_BLESS").is_some();
    let mut wrong = String::new();
    let mut cases = 0;
    for path in files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (script, expected) = text.split_once("\n---\n").unwrap_or((text.trim_end(), ""));
        let said = run(script, Drive::Plain);
        for drive in [Drive::Restarted, Drive::Repeated] {
            let other = run(script, drive);
            assert_eq!(other, said, "{name}: said otherwise when {drive:?}");
        }
        if bless {
            std::fs::write(&path, format!("{script}\n---\n{said}")).unwrap();
        } else if said != expected {
            writeln!(wrong, "== {name}\n{}", difference(expected, &said)).unwrap();
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases >= 40, "only {cases} cases were found");
}

fn difference(expected: &str, said: &str) -> String {
    let mut lines = String::new();
    for line in expected
        .lines()
        .filter(|line| !said.lines().any(|other| other == *line))
    {
        writeln!(lines, "missing  {line}").unwrap();
    }
    for line in said
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line))
    {
        writeln!(lines, "not so   {line}").unwrap();
    }
    if lines.is_empty() {
        return format!("in another order or number:\n{said}");
    }
    lines
}

fn run(script: &str, drive: Drive) -> String {
    let mut source = Policy::standard_source().to_owned();
    let mut settings = Settings::new("d1", berlin(), [3; 32]);
    settings.learner = LearnerMode::Off;
    let mut preset = crate::Preset::Custom;
    let mut world: Option<World> = None;
    let mut out = String::new();
    for line in script
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(world) = &mut world {
            step(world, line, &mut source, &mut out);
            for event in std::mem::take(&mut world.said) {
                writeln!(out, "{}", show(world, &event)).unwrap();
            }
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap();
        match word {
            "set" => set(&mut source, rest),
            "language" => settings.language = Language::of_tag(rest),
            "learner" => settings.learner = learner(rest),
            "preset" => preset = rest.parse().unwrap(),
            "day_end" => settings.day_end_minute = quiet::parse_minute(rest),
            "wind_down" => {
                let (at, text) = rest.split_once(' ').unwrap();
                settings.wind_down_minute = quiet::parse_minute(at);
                settings.wind_down_text = text.to_owned();
            }
            "start" => {
                let policy = Policy::parse(&source).unwrap().with_preset(preset);
                world = Some(World::new(policy, settings.clone(), local(rest), drive));
            }
            _ => panic!("{line}"),
        }
    }
    out
}

fn learner(name: &str) -> LearnerMode {
    match name {
        "on" => LearnerMode::On,
        "shadow" => LearnerMode::Shadow,
        _ => LearnerMode::Off,
    }
}

fn local(text: &str) -> i64 {
    let time: civil::DateTime = text.parse().unwrap();
    let zoned = berlin().to_ambiguous_zoned(time).compatible().unwrap();
    zoned.timestamp().as_millisecond()
}

/// `drift_check.cooldown = "5m"`, or `bounds.per_hour = 1`.
fn set(source: &mut String, rest: &str) {
    let (place, value) = rest.split_once(" = ").unwrap();
    let (section, key) = place.split_once('.').unwrap();
    let rule = format!("id = \"{section}\"");
    let head = if source.contains(&rule) {
        rule
    } else {
        format!("[{section}]")
    };
    let from = source.find(&head).unwrap_or_else(|| panic!("no {section}"));
    let to = source[from..]
        .find("\n[")
        .map_or(source.len(), |end| from + end);
    let block = &source[from..to];
    let line = block
        .lines()
        .find(|line| line.starts_with(&format!("{key} =")))
        .map_or_else(String::new, str::to_owned);
    let with = format!("{key} = {value}");
    let new = if line.is_empty() {
        format!("{block}\n{with}\n")
    } else {
        block.replacen(&line, &with, 1)
    };
    source.replace_range(from..to, &new);
}

fn step(world: &mut World, line: &str, source: &mut String, out: &mut String) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let words: Vec<&str> = rest.split(' ').collect();
    match word {
        "is" => {
            for pair in &words {
                let (name, value) = pair.split_once('=').unwrap();
                assign(world, name, value);
            }
            world.tell();
        }
        "pass" => world.pass(parse_duration(rest).unwrap(), true),
        "silence" => world.pass(parse_duration(rest).unwrap(), false),
        "fine" | "medium" | "coarse" => world.breakpoint(word),
        "moment" => world.moment(rest),
        "ends" => world.end_activity(parse_duration(rest).unwrap()),
        "into" => {
            world.moment("fine");
            step(world, &format!("is {rest}"), source, out);
        }
        "answer" => {
            let mut parts = rest.splitn(3, ' ');
            let mut next = || parts.next().unwrap_or_default();
            let (card, answer, text) = (next(), next(), next());
            world.answer(card, answer, text);
        }
        "back" => {
            world.now -= parse_duration(rest).unwrap();
            world.wake();
        }
        "wake" => world.wake(),
        "lost" => {
            world.nudger = crate::Nudger::new(world.policy.clone(), world.settings.clone());
            world.nudger.history_unreadable();
            world.tell();
        }
        "reload" => reload(world, rest, source, out),
        "now" => {
            let lines = world.nudger.now();
            writeln!(out, "{}\n{}", lines.present, lines.quiet).unwrap();
        }
        "why" => why(world, rest, out),
        _ => panic!("{line}"),
    }
}

fn reload(world: &mut World, rest: &str, source: &mut String, out: &mut String) {
    set(source, rest);
    match Policy::parse(source) {
        Ok(policy) => {
            world.nudger.reload(policy.clone());
            world.policy = policy;
            writeln!(out, "reloaded").unwrap();
        }
        Err(errors) => writeln!(out, "{errors}").unwrap(),
    }
}

fn why(world: &World, rest: &str, out: &mut String) {
    let shown = world
        .nudger
        .state
        .delivered
        .iter()
        .rev()
        .find(|card| card.rule == rest);
    let id = shown.map(|card| card.id.clone());
    let why = world.nudger.why(id.as_deref()).unwrap();
    writeln!(
        out,
        "{why_text}\n  waited {}\n  not earlier {:?}\n  budget {}",
        why.waited,
        why.not_earlier,
        why.budget,
        why_text = why.text
    )
    .unwrap();
    for evidence in &why.evidence {
        writeln!(
            out,
            "  {} {:?} {:?} {:?}",
            evidence.code, evidence.observed, evidence.threshold, evidence.refs
        )
        .unwrap();
    }
    writeln!(
        out,
        "  otherwise {}\n  change {}",
        why.counterfactual,
        why.change.join("; ")
    )
    .unwrap();
}

fn assign(world: &mut World, name: &str, value: &str) {
    let ms = || parse_duration(value).unwrap();
    let now = world.now;
    match name {
        "presence" | "engagement" | "depth" | "social" | "media" | "switching" => {
            if value == "missing" {
                return world.drop_axis(name);
            }
            let (state, confidence) = value.split_once('@').unwrap_or((value, "900"));
            world.set_axis(name, state, confidence.parse().unwrap());
        }
        "category" => world.state.category = value.to_owned(),
        "activity" => world.state.activity = value.to_owned(),
        "intent" => {
            world.state.intent = value.replace('_', " ");
            world.state.intent_id = value.to_owned();
        }
        "continuous" => world.state.continuous_ms = ms().try_into().unwrap(),
        "since_break" => {
            world.state.since_break_ms = ms().try_into().unwrap();
            world.state.last_break_ended_unix_us = (now - ms()) * 1_000;
        }
        "unlocked" => world.state.unlocked_unix_us = (now - ms()) * 1_000,
        "meeting_began" => {
            world.state.meeting_started_unix_us = (now - ms()) * 1_000;
            world.state.meeting_ended_unix_us = 0;
        }
        "meeting_ended" => world.state.meeting_ended_unix_us = (now - ms()) * 1_000,
        "gap" => {
            let mut parts = value.split(',');
            let mut next = || parts.next().unwrap();
            let (from, long, depth) = (next(), next(), next());
            world.set_gap(from, parse_duration(long).unwrap(), depth);
        }
        "meets_in" => world.commit("calendar", &format!("c{now}"), now + ms()),
        "stop_in" => world.commit("stop", "stop", now + ms()),
        flag if value == "on" || value == "off" => {
            if value == "on" {
                world.flags.insert(flag.to_owned());
            } else {
                world.flags.remove(flag);
            }
        }
        gauge => {
            let number: f64 = value.parse().unwrap();
            #[expect(clippy::cast_possible_truncation, reason = "small numbers of a script")]
            world
                .gauges
                .insert(gauge.to_owned(), (number * 1_000.0) as i64);
        }
    }
}

fn show(world: &World, event: &NudgeEvent) -> String {
    let at = event.at.as_ref().unwrap().unix_us / 1_000;
    let local = quiet::local(at, &world.settings.zone).unwrap();
    let decision = decision(event);
    let mut line = format!(
        "{:02}:{:02}:{:02} {} {}",
        local.hour(),
        local.minute(),
        local.second(),
        decision.verdict,
        decision.nudge
    );
    if decision.verdict != "deliver" {
        write!(line, " {}", decision.reason).unwrap();
        if let Some(note) = decision.why.as_ref().and_then(|why| why.learner.as_ref()) {
            write!(line, " p={}", note.p_send_milli).unwrap();
        }
        return line;
    }
    write!(
        line,
        " {} {} {:?}",
        decision.level, decision.breakpoint, decision.text
    )
    .unwrap();
    line
}

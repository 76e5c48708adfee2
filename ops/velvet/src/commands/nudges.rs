//! `velvet nudges`: which kinds of cards there are, and switches for them.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, FeedbackSignal, request, response, tell_request},
};

use super::{Setting, intent};
use crate::{
    Fault,
    cli::{NudgesAction, NudgesArgs},
    client, print,
};

pub(super) fn run(setting: &Setting, args: &NudgesArgs) -> Result<(), Fault> {
    match &args.action {
        NudgesAction::List => list(setting, args.json),
        NudgesAction::On { rule } => switch(setting, rule, true),
        NudgesAction::Off { rule } => switch(setting, rule, false),
        NudgesAction::Preset { preset } => {
            tell(setting, "", &format!("preset:{}", preset.name()))?;
            print::line(format!("The preset is {} now.", preset.name()));
            Ok(())
        }
    }
}

fn switch(setting: &Setting, rule: &str, on: bool) -> Result<(), Fault> {
    let told = ask(setting)?;
    if !told.rules.iter().any(|known| known.id == rule) {
        return Err(Fault::plain(
            "switch it: there is no such kind of card; see `velvet nudges list`",
        ));
    }
    let (answer, word) = if on {
        ("start_kind", "on")
    } else {
        ("stop_kind", "off")
    };
    tell(setting, rule, answer)?;
    print::line(format!("{rule} is {word}."));
    Ok(())
}

fn tell(setting: &Setting, rule: &str, answer: &str) -> Result<(), Fault> {
    let feedback = FeedbackSignal {
        nudge_id: rule.to_owned(),
        answer: answer.to_owned(),
        text: String::new(),
    };
    intent::tell(setting, tell_request::Kind::Feedback(feedback))
}

fn ask(setting: &Setting) -> Result<v1::NudgesResponse, Fault> {
    let kind = request::Kind::Nudges(v1::NudgesRequest {});
    match client::ask_once(setting, Role::Nudge, "nudges", kind)? {
        response::Kind::Nudges(told) => Ok(told),
        _ => Err(client::unexpected()),
    }
}

fn list(setting: &Setting, json: bool) -> Result<(), Fault> {
    let told = ask(setting)?;
    if json {
        let rules: Vec<Value> = told.rules.iter().map(rule_json).collect();
        print::json(&json!({
            "preset": told.preset,
            "rules": rules,
            "policy_mistakes": told.policy_mistakes,
        }));
        return Ok(());
    }
    print::line(format!("Preset: {}", told.preset));
    for rule in &told.rules {
        let state = match (rule.on, rule.resting.as_str()) {
            (false, _) => "off",
            (true, "") => "on",
            (true, resting) => resting,
        };
        print::line(format!(
            "{:<20} {state:<12} {}, at most {} a day, {} minutes apart",
            rule.id,
            rule.class,
            rule.per_day,
            rule.cooldown_s / 60,
        ));
    }
    for mistake in &told.policy_mistakes {
        print::note(format!("your policy is not used: {mistake}"));
    }
    Ok(())
}

fn rule_json(rule: &v1::NudgeRule) -> Value {
    json!({
        "id": rule.id,
        "version": rule.version,
        "class": rule.class,
        "on": rule.on,
        "resting": rule.resting,
        "per_day": rule.per_day,
        "cooldown_s": rule.cooldown_s,
        "level": rule.level,
    })
}

//! `velvet why`: why a card came, in full.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

use super::Setting;
use crate::{Fault, cli::WhyArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &WhyArgs) -> Result<(), Fault> {
    let request = v1::WhyRequest {
        nudge_id: args.id.clone().unwrap_or_default(),
    };
    let kind = request::Kind::Why(request);
    let response::Kind::Why(told) = client::ask_once(setting, Role::Nudge, "why", kind)? else {
        return Err(client::unexpected());
    };
    if !told.found {
        return Err(Fault::plain(match &args.id {
            Some(_) => "explain: there is no card of this id in memory; see `velvet inbox`",
            None => "explain: no card has come yet; `velvet now` tells why Velvet is quiet",
        }));
    }
    let why = told.why.clone().unwrap_or_default();
    if args.json {
        print::json(&why_json(&told, &why));
        return Ok(());
    }
    print::line(format!("{}  {}", times::short(told.at_unix_us), told.text));
    print::line(format!("Because: {}", why.text));
    for evidence in &why.evidence {
        print::line(format!(
            "  {}: {} (threshold: {})",
            evidence.code, evidence.observed, evidence.threshold
        ));
    }
    let learner = why.learner.as_ref().map(|note| note.because.join("; "));
    for (word, text) in [
        ("Waited", &why.waited),
        ("Not earlier", &why.not_earlier),
        ("Budget", &why.budget),
        ("Learned", &learner.unwrap_or_default()),
        ("Otherwise", &why.counterfactual),
        ("You can change", &why.change.join("; ")),
    ] {
        if !text.is_empty() {
            print::line(format!("{word}: {text}"));
        }
    }
    Ok(())
}

fn why_json(told: &v1::WhyResponse, why: &v1::Why) -> Value {
    let evidence: Vec<Value> = why.evidence.iter().map(evidence_json).collect();
    let learner = why.learner.as_ref().map(|note| {
        json!({
            "p_send": f64::from(note.p_send_milli) / 1000.0,
            "sent": note.sent,
            "because": note.because,
            "shadow": note.shadow,
        })
    });
    json!({
        "id": told.nudge_id,
        "rule": told.nudge,
        "at": times::rfc3339(told.at_unix_us),
        "card": told.text,
        "text": why.text,
        "evidence": evidence,
        "waited": why.waited,
        "not_earlier": why.not_earlier,
        "budget": why.budget,
        "learner": learner,
        "counterfactual": why.counterfactual,
        "change": why.change,
    })
}

pub(super) fn evidence_json(evidence: &v1::Evidence) -> Value {
    json!({
        "code": evidence.code,
        "observed": evidence.observed,
        "threshold": evidence.threshold,
        "refs": evidence.refs,
    })
}

//! `velvet now` and `velvet resume-card`: the present in plain lines, and where one was.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

use super::Setting;
use crate::{Fault, client, print, times};

pub(super) fn run(setting: &Setting, json: bool) -> Result<(), Fault> {
    let present = ask(setting)?;
    if json {
        print::json(&present_json(&present));
        return Ok(());
    }
    print::line(&present.now);
    print::line(&present.quiet);
    Ok(())
}

/// "Where was I?": the last activity before the gap, the last line that was read in it, one's own note and next step.
pub(super) fn resume_card(setting: &Setting, json: bool) -> Result<(), Fault> {
    let present = ask(setting)?;
    let state = present.state.clone().unwrap_or_default();
    let gap = state.gap.clone().unwrap_or_default();
    let last = last_episode(setting, gap.started_unix_us)?;
    if json {
        print::json(&json!({
            "activity": gap.activity,
            "from": gap.from,
            "gap_started": time(gap.started_unix_us),
            "gap_ended": time(gap.ended_unix_us),
            "intent": state.intent,
            "app": last.as_ref().map(|episode| &episode.app),
            "title": last.as_ref().map(|episode| &episode.title),
            "last_text": last.as_ref().map(|episode| &episode.last_text),
            "note": present.note,
            "next_step": present.next_step,
        }));
        return Ok(());
    }
    for line in lines(&present, &state, &gap, last.as_ref()) {
        print::line(line);
    }
    Ok(())
}

fn lines(
    present: &v1::PresentResponse,
    state: &v1::ContextState,
    gap: &v1::Gap,
    last: Option<&v1::Episode>,
) -> Vec<String> {
    let mut lines = vec![];
    if gap.started_unix_us > 0 {
        lines.push(format!(
            "Before the gap ({} to {}): {}.",
            times::short(gap.started_unix_us),
            times::short(gap.ended_unix_us),
            gap.activity,
        ));
    }
    if !state.intent.is_empty() {
        lines.push(format!("Plan: {}", state.intent));
    }
    if let Some(episode) = last {
        lines.push(format!("Last window: {} {:?}", episode.app, episode.title));
        if !episode.last_text.is_empty() {
            lines.push(format!("Last text: {}", episode.last_text));
        }
    }
    if !present.note.is_empty() {
        lines.push(format!("Your note: {}", present.note));
    }
    if !present.next_step.is_empty() {
        lines.push(format!("Next step: {}", present.next_step));
    }
    if lines.is_empty() {
        lines.push("Nothing is known of an earlier activity yet.".to_owned());
    }
    lines
}

/// The last window before a time; before now when it is zero.
fn last_episode(setting: &Setting, before_unix_us: i64) -> Result<Option<v1::Episode>, Fault> {
    let request = v1::TimelineRequest {
        span: Some(v1::Span {
            from_unix_us: 0,
            to_unix_us: before_unix_us,
        }),
        limit: 1,
    };
    let kind = request::Kind::Timeline(request);
    match client::ask_once(setting, Role::Store, "timeline", kind)? {
        response::Kind::Timeline(found) => Ok(found.episodes.into_iter().next()),
        _ => Err(client::unexpected()),
    }
}

fn ask(setting: &Setting) -> Result<v1::PresentResponse, Fault> {
    let kind = request::Kind::Present(v1::PresentRequest {});
    match client::ask_once(setting, Role::Nudge, "present", kind)? {
        response::Kind::Present(present) => Ok(present),
        _ => Err(client::unexpected()),
    }
}

fn time(unix_us: i64) -> Value {
    match unix_us {
        0 => Value::Null,
        known => times::rfc3339(known).into(),
    }
}

fn present_json(present: &v1::PresentResponse) -> Value {
    let state = present.state.clone().unwrap_or_default();
    let axes: serde_json::Map<String, Value> = state
        .axes
        .iter()
        .map(|axis| {
            let told = json!({
                "state": axis.state,
                "since": time(axis.since_unix_us),
                "confidence": f64::from(axis.confidence_milli) / 1000.0,
            });
            (axis.axis.clone(), told)
        })
        .collect();
    let gauges: serde_json::Map<String, Value> = state
        .gauges
        .iter()
        .map(|gauge| (gauge.name.clone(), json!(gauge.value_milli as f64 / 1000.0)))
        .collect();
    json!({
        "now": present.now,
        "quiet": present.quiet,
        "quiet_code": present.quiet_code,
        "as_of": time(state.watermark_unix_us),
        "axes": axes,
        "activity": state.activity,
        "intent": state.intent,
        "flags": state.flags,
        "gauges": gauges,
    })
}

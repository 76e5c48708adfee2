//! What was so: the six axes, without gaps, and what a moment may not be disturbed for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    persona::Persona,
    plan::{AWAY, Doing, Drift, MINUTE, Plan, Span},
    windows::{Hands, Visit},
};

/// A piece of time in which nothing of this changes: a line of `truth.jsonl`, version 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Milliseconds since 1970-01-01 UTC.
    pub start: i64,
    /// Likewise; the start of the next one.
    pub end: i64,
    /// `active`, `passive`, `idle`, `away`, `locked`.
    pub presence: String,
    /// `no_intent`, `not_started`, `on_intent`, `adjacent`, `drifted`.
    pub engagement: String,
    /// `normal`, `settled`, `deep`, `past_limit`.
    pub depth: String,
    /// `none`, `meeting`, `presenting`, `recording`.
    pub social: String,
    /// `none`, `fullscreen_video`, `game`.
    pub media: String,
    /// `unknown`: a day alone has no baseline.
    pub switching: String,
    /// The plan in force.
    #[serde(default)]
    pub intent: Option<String>,
    /// What is done.
    #[serde(default)]
    pub activity: String,
    /// What kind of moment its start is.
    #[serde(default)]
    pub breakpoint: String,
    /// A break that the person marked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_break: bool,
    /// Do-not-disturb is on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dnd: bool,
    /// The screen is shared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub share: bool,
    /// Quiet hours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet: bool,
    /// Passwords, money, health.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// What is hard about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Continuous time on one thing from which on the axis depth says so, minutes (spec/nudge.md 3.3).
const DEPTHS: [(i64, &str); 3] = [(15, "settled"), (45, "deep"), (90, "past_limit")];
/// Shorter breaks do not end a stretch.
const BREAK: i64 = 5 * MINUTE;
/// Nobody is idle before.
const IDLE: i64 = MINUTE;

/// The truth of a day.
pub(crate) fn segments(persona: &Persona, plan: &Plan, visits: &[Visit]) -> Vec<Segment> {
    let runs = runs(plan);
    let mut cuts = cuts(plan, &runs, visits);
    cuts.retain(|cut| (plan.start..=plan.end).contains(cut));
    let cuts: Vec<i64> = cuts.into_iter().collect();
    let mut found: Vec<Segment> = vec![];
    let mut visit = 0;
    for pair in cuts.windows(2) {
        while visits.get(visit).is_some_and(|it| it.end <= pair[0]) {
            visit += 1;
        }
        let Some(now) = visits.get(visit) else { break };
        let segment = segment(persona, plan, &runs, visits, now, (pair[0], pair[1]));
        push(&mut found, segment, visits, visit, persona);
    }
    found
}

/// Adds it to the one before when nothing but the time differs.
fn push(
    found: &mut Vec<Segment>,
    mut next: Segment,
    visits: &[Visit],
    visit: usize,
    persona: &Persona,
) {
    if let Some(last) = found.last_mut() {
        next.breakpoint = breakpoint(last, &next, visits, visit, persona).to_owned();
        let mut same = next.clone();
        (same.start, same.breakpoint) = (last.start, last.breakpoint.clone());
        let mut longer = last.clone();
        longer.end = next.end;
        if next.breakpoint == "none" && longer == same {
            *last = longer;
            return;
        }
    }
    found.push(next);
}

/// The kind of a moment (spec/nudge.md 3.3).
fn breakpoint(
    last: &Segment,
    next: &Segment,
    visits: &[Visit],
    visit: usize,
    persona: &Persona,
) -> &'static str {
    let gone = |segment: &Segment| matches!(segment.presence.as_str(), "away" | "locked");
    let films = |segment: &Segment| segment.media == "fullscreen_video";
    let talks = |segment: &Segment| segment.social != "none";
    let app = |visit: &Visit| &persona.scenario.windows[visit.window].app;
    let before = visit.checked_sub(1).and_then(|index| visits.get(index));
    if (gone(last) && !gone(next)) || (films(last) && !films(next)) || (talks(last) && !talks(next))
    {
        "coarse"
    } else if last.activity != next.activity {
        "medium"
    } else if before.is_some_and(|before| {
        // Passing through is no moment.
        next.start == visits[visit].start
            && app(before) != app(&visits[visit])
            && before.length() >= 3_000
    }) {
        "fine"
    } else {
        "none"
    }
}

fn cuts(plan: &Plan, runs: &[Run], visits: &[Visit]) -> BTreeSet<i64> {
    let mut cuts = BTreeSet::from([plan.start, plan.end]);
    for visit in visits {
        cuts.extend([visit.start, visit.end]);
        if visit.hands == Hands::Off && visit.length() < AWAY {
            cuts.insert((visit.start + IDLE).min(visit.end));
        }
    }
    for (start, end) in plan.dnd.iter().chain(&plan.quiet) {
        cuts.extend([*start, *end]);
    }
    for (start, end) in plan.calls.iter().filter_map(|call| call.share) {
        cuts.extend([start, end]);
    }
    for run in runs {
        let marks = DEPTHS
            .iter()
            .map(|(minutes, _)| run.start + minutes * MINUTE);
        cuts.extend(marks.filter(|mark| *mark < run.end));
    }
    cuts
}

fn segment(
    persona: &Persona,
    plan: &Plan,
    runs: &[Run],
    visits: &[Visit],
    visit: &Visit,
    (start, end): (i64, i64),
) -> Segment {
    let span = &plan.spans[visit.span];
    let within = |(from, to): &(i64, i64)| *from <= start && start < *to;
    let absent = visit.hands == Hands::Off;
    debug_assert!(!visits.is_empty());
    let depth = if absent { "normal" } else { depth(runs, start) };
    let presence = presence(plan, visit, start);
    Segment {
        start,
        end,
        presence: presence.to_owned(),
        engagement: engagement(span, visit).to_owned(),
        depth: depth.to_owned(),
        social: social(plan, span, start).to_owned(),
        media: media(persona, visit).to_owned(),
        switching: "unknown".to_owned(),
        intent: span.intent.map(|index| plan.intents[index].id.clone()),
        activity: activity(persona, visit.span, span),
        breakpoint: "none".to_owned(),
        on_break: matches!(span.doing, Doing::Break { .. }),
        dnd: plan.dnd.iter().any(within),
        share: plan
            .calls
            .iter()
            .filter_map(|call| call.share)
            .any(|it| within(&it)),
        quiet: plan.quiet.iter().any(within),
        sensitive: matches!(span.doing, Doing::Secret),
        note: visit.note.map(str::to_owned),
    }
}

fn presence(plan: &Plan, visit: &Visit, at: i64) -> &'static str {
    match visit.hands {
        Hands::Off if plan.locked(visit) => "locked",
        Hands::Off if visit.length() >= AWAY => "away",
        Hands::Off if at >= visit.start + IDLE => "idle",
        Hands::Watching | Hands::Listening => "passive",
        _ => "active",
    }
}

fn engagement(span: &Span, visit: &Visit) -> &'static str {
    if span.intent.is_none() {
        return "no_intent";
    }
    match span.doing {
        Doing::NotStarted => "not_started",
        Doing::Drift(_) => visit.engagement.unwrap_or("drifted"),
        Doing::Plan { .. } | Doing::Record | Doing::Beamer => {
            visit.engagement.unwrap_or("on_intent")
        }
        _ => "adjacent",
    }
}

fn social(plan: &Plan, span: &Span, at: i64) -> &'static str {
    match span.doing {
        Doing::Call(index) => {
            let share = plan.calls[index].share;
            let shares = share.is_some_and(|(from, to)| from <= at && at < to);
            if shares { "presenting" } else { "meeting" }
        }
        Doing::Beamer => "presenting",
        Doing::Record => "recording",
        _ => "none",
    }
}

fn media(persona: &Persona, visit: &Visit) -> &'static str {
    if visit.fullscreen && visit.plays {
        "fullscreen_video"
    } else if persona.scenario.windows[visit.window].kind == crate::persona::Kind::Game
        && visit.hands != Hands::Off
    {
        "game"
    } else {
        "none"
    }
}

fn activity(persona: &Persona, index: usize, span: &Span) -> String {
    match span.doing {
        Doing::Plan { .. } | Doing::Unplanned | Doing::Beamer | Doing::Record => {
            persona.scenario.projects[span.project].id.clone()
        }
        Doing::Drift(Drift::Talk) | Doing::Triage => "messages".to_owned(),
        Doing::Drift(_) | Doing::NotStarted => format!("other-{index}"),
        Doing::Break { .. } => "break".to_owned(),
        Doing::Secret => "private".to_owned(),
        Doing::Absent { .. } => "away".to_owned(),
        Doing::Call(index) => format!("call-{index}"),
        Doing::Film => "film".to_owned(),
    }
}

/// Continuous time on one thing.
struct Run {
    start: i64,
    end: i64,
}

fn depth(runs: &[Run], at: i64) -> &'static str {
    let within = runs.iter().filter(|run| run.start <= at && at < run.end);
    let began = within.map(|run| run.start).min().unwrap_or(at);
    let minutes = (at - began) / MINUTE;
    let reached = DEPTHS.iter().rev().find(|(from, _)| minutes >= *from);
    reached.map_or("normal", |(_, name)| name)
}

/// What a stretch is a stretch of; nothing for times that end every stretch.
fn key(index: usize, span: &Span) -> Option<(u8, usize)> {
    match span.doing {
        Doing::Plan { .. } | Doing::Unplanned => Some((0, span.project)),
        Doing::Drift(_) | Doing::NotStarted => Some((1, index)),
        Doing::Film => Some((2, index)),
        Doing::Triage => Some((3, 0)),
        _ => None,
    }
}

/// Stretches: the same thing again within five minutes goes on; calls, recordings and longer gaps end it. What lies between
/// two times of one thing is a stretch of its own, for it may go on after both.
fn runs(plan: &Plan) -> Vec<Run> {
    let spans = &plan.spans;
    let mut found = vec![];
    let mut gone_on = BTreeSet::new();
    for index in 0..spans.len() {
        let Some(current) = key(index, &spans[index]).filter(|_| !gone_on.contains(&index)) else {
            continue;
        };
        let start = spans[index].start;
        let mut last = index;
        let mut probe = index + 1;
        while probe < spans.len() && spans[probe].start - spans[last].end < BREAK {
            if matches!(
                spans[probe].doing,
                Doing::Call(_) | Doing::Beamer | Doing::Record
            ) {
                break;
            }
            if key(probe, &spans[probe]) == Some(current) {
                last = probe;
                gone_on.insert(probe);
            }
            probe += 1;
        }
        found.push(Run {
            start,
            end: spans[last].end,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_before_a_plan_and_amid_it_do_not_hide_its_begin() {
        let work = Doing::Plan { long: false };
        let mut plan = Plan::empty(0, 110 * MINUTE);
        let mut start = 0;
        for (doing, until) in [
            (Doing::Triage, 4),
            (work, 9),
            (Doing::Triage, 13),
            (work, 110),
        ] {
            let end = until * MINUTE;
            plan.spans.push(Span {
                start,
                end,
                doing,
                project: 0,
                intent: None,
            });
            start = end;
        }
        let runs = runs(&plan);
        for (minute, want) in [
            (18, "normal"),
            (19, "settled"),
            (93, "deep"),
            (94, "past_limit"),
        ] {
            assert_eq!(depth(&runs, minute * MINUTE), want, "{minute}");
        }
    }
}

//! What is asked of the truth of a day.

use velvet_scenario::Segment;

use crate::record::Class;

/// The shortest drift that counts as an episode, milliseconds (spec/nudge.md 3.10).
pub(crate) const EPISODE: i64 = 180_000;
/// Shorter absences do not end a long stretch, milliseconds (spec/nudge.md 3.3).
const BREAK: i64 = 300_000;

pub(crate) fn class(segment: &Segment) -> Class {
    Class::of(
        &segment.presence,
        &segment.social,
        &segment.engagement,
        segment.on_break,
    )
}

/// Maximal runs of what is so.
pub(crate) fn runs(truth: &[Segment], is: impl Fn(&Segment) -> bool) -> Vec<(i64, i64)> {
    let mut found: Vec<(i64, i64)> = vec![];
    for segment in truth.iter().filter(|segment| is(segment)) {
        match found.last_mut().filter(|(_, end)| *end == segment.start) {
            Some((_, end)) => *end = segment.end,
            None => found.push((segment.start, segment.end)),
        }
    }
    found
}

/// Drifts of any length.
pub(crate) fn drifts(truth: &[Segment]) -> Vec<(i64, i64)> {
    runs(truth, |it| class(it) == Class::Drift)
}

/// Meetings and presentations.
pub(crate) fn meetings(truth: &[Segment]) -> Vec<(i64, i64)> {
    runs(truth, |it| {
        matches!(it.social.as_str(), "meeting" | "presenting")
    })
}

/// Times past the limit of a long stretch; a sip of water does not end them.
pub(crate) fn stretches(truth: &[Segment]) -> Vec<(i64, i64)> {
    let mut found: Vec<(i64, i64)> = vec![];
    for (start, end) in runs(truth, |it| it.depth == "past_limit") {
        match found.last_mut().filter(|(_, last)| start - *last < BREAK) {
            Some((_, last)) => *last = end,
            None => found.push((start, end)),
        }
    }
    found
}

/// Nothing may be said (spec/nudge.md 3.10, M6a).
pub(crate) fn blocked(segment: &Segment) -> bool {
    class(segment) == Class::Away
        || segment.social != "none"
        || segment.media != "none"
        || segment.dnd
        || segment.share
        || segment.quiet
        || segment.sensitive
}

pub(crate) fn active(segment: &Segment) -> bool {
    matches!(segment.presence.as_str(), "active" | "passive" | "idle")
}

/// The segment of a time.
pub(crate) fn at(truth: &[Segment], at: i64) -> Option<&Segment> {
    let index = truth.partition_point(|segment| segment.end <= at);
    truth.get(index).filter(|segment| segment.start <= at)
}

/// The run that holds this time, its end grown by so much.
pub(crate) fn within(runs: &[(i64, i64)], at: i64, grace: i64) -> Option<(i64, i64)> {
    let mut before = runs.iter().rev().filter(|(start, _)| *start <= at);
    before.next().copied().filter(|(_, end)| at < end + grace)
}

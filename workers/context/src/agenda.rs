//! What begins at a known time: entries of the calendar and the end that the person gave the plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use velvet_messages::v1;

use crate::relevance::Plan;

/// Longer entries are days off or focus blocks, not meetings, milliseconds.
const MEETING_MS_MAX: i64 = 5 * 3_600_000;
/// How far ahead a commitment is told, milliseconds.
const AHEAD_MS: i64 = 86_400_000;
/// Entries that are kept, and that are told.
const ENTRIES_MAX: usize = 2_000;
const TOLD_MAX: usize = 20;

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) title: String,
    pub(crate) start: i64,
    pub(crate) end: i64,
    pub(crate) busy: bool,
    /// When this was said.
    pub(crate) said: i64,
    /// The observation that said it.
    pub(crate) told_by: String,
    pub(crate) cancelled: bool,
}

/// The calendar as it is known.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Agenda {
    entries: BTreeMap<String, Entry>,
    changed: bool,
    /// When something begins or comes into sight next.
    next: i64,
}

impl Agenda {
    /// Takes an entry; what was said later of the same one wins.
    pub(crate) fn put(&mut self, id: &str, entry: Entry) {
        if self
            .entries
            .get(id)
            .is_some_and(|known| known.said > entry.said)
        {
            return;
        }
        if self.entries.len() >= ENTRIES_MAX && !self.entries.contains_key(id) {
            self.drop_earliest();
        }
        self.entries.insert(id.to_owned(), entry);
        self.touch();
    }

    fn drop_earliest(&mut self) {
        let earliest = self.entries.iter().min_by_key(|(_, entry)| entry.end);
        if let Some(id) = earliest.map(|(id, _)| id.clone()) {
            self.entries.remove(&id);
        }
    }

    pub(crate) fn touch(&mut self) {
        self.changed = true;
        self.next = 0;
    }

    fn busy(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(|entry| {
            entry.busy && !entry.cancelled && entry.end - entry.start <= MEETING_MS_MAX
        })
    }

    /// The meeting that the calendar knows at this time.
    pub(crate) fn meeting_at(&self, now: i64) -> Option<&Entry> {
        self.busy()
            .filter(|entry| entry.start <= now && now < entry.end)
            .max_by_key(|entry| entry.end)
    }

    /// Whether a meeting of the calendar began or begins around this time.
    pub(crate) fn begins_near(&self, now: i64, before: i64, after: i64) -> bool {
        self.busy()
            .any(|entry| entry.start - before <= now && now < (entry.start + after).min(entry.end))
    }

    /// Whether what is to be told differs from before.
    pub(crate) fn take_changed(&mut self, now: i64, plan: Option<&Plan>) -> bool {
        if now >= self.next {
            self.next = self.next_change(now, plan);
            self.entries.retain(|_, entry| now - entry.end < AHEAD_MS);
            self.changed = true;
        }
        std::mem::take(&mut self.changed)
    }

    fn next_change(&self, now: i64, plan: Option<&Plan>) -> i64 {
        let starts = self.entries.values().map(|entry| entry.start);
        let starts = starts.chain(plan.and_then(|plan| plan.until));
        starts
            .flat_map(|start| [start - AHEAD_MS, start])
            .filter(|at| *at > now)
            .min()
            .unwrap_or(i64::MAX)
    }

    /// What begins within the next day, soonest first.
    pub(crate) fn told(&self, now: i64, plan: Option<&Plan>) -> Vec<v1::Commitment> {
        let ahead = |at: i64| at > now && at - now <= AHEAD_MS;
        let entries = self.entries.iter();
        let mut told: Vec<v1::Commitment> = entries
            .filter(|(_, entry)| entry.busy && !entry.cancelled && ahead(entry.start))
            .map(|(id, entry)| v1::Commitment {
                id: id.clone(),
                title: entry.title.clone(),
                starts_unix_us: entry.start.saturating_mul(1_000),
                ends_unix_us: entry.end.saturating_mul(1_000),
                kind: "calendar".to_owned(),
                refs: vec![entry.told_by.clone()],
            })
            .collect();
        if let Some(plan) = plan.filter(|plan| !plan.paused)
            && let Some(until) = plan.until.filter(|until| ahead(*until))
        {
            told.push(v1::Commitment {
                id: format!("stop:{}", plan.id),
                title: plan.text.clone(),
                starts_unix_us: until.saturating_mul(1_000),
                ends_unix_us: until.saturating_mul(1_000),
                kind: "stop".to_owned(),
                refs: vec![plan.told_by.clone()],
            });
        }
        told.sort_by(|one, other| {
            (one.starts_unix_us, &one.id).cmp(&(other.starts_unix_us, &other.id))
        });
        told.truncate(TOLD_MAX);
        told
    }
}

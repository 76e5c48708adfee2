//! The account of every frame: attempted = unchanged + excluded + published + skipped + failed at the agent, and
//! published = stored + dead + forgotten + open behind it.
//!
//! A frame is named by its track (device, session, display) and its sequence number, which counts published
//! messages from 1 without gaps. So `published` is never below the highest number seen, whatever the agent's last
//! counters say, and a number that nobody has seen settled is *open*: it must still be on the bus, or it is lost.

use std::collections::{BTreeMap, HashMap};

use redb::{ReadableTable, ReadableTableMetadata};
use velvet_messages::v1;

use crate::{
    StoreError,
    records::{Fate, ReadingRow, StrayRow, TrackRow},
    vault::View,
};

/// How far a dead letter may run ahead of everything else known of its track. An agent counts in each message and
/// once a minute; what claims to be further ahead than this many messages is no message of that agent.
const DEAD_AHEAD_MAX: u64 = 4096;

/// Takes up counters of an agent. Later ones have more published, or as many and more attempted; an older
/// message that comes late changes nothing.
pub(crate) fn merge_counts(track: &mut TrackRow, counts: &v1::Counts) {
    let age = |counts: &v1::Counts| (counts.published, counts.attempted);
    if track
        .counts
        .as_ref()
        .is_none_or(|known| age(counts) > age(known))
    {
        track.counts = Some(counts.clone());
    }
}

/// Counts a dead frame, or with a negative step takes it back.
pub(crate) fn count_dead(dead: &mut Vec<v1::ReasonCount>, reason: &str, more: i64) {
    if let Some(known) = dead.iter_mut().find(|known| known.reason == reason) {
        known.count = known.count.saturating_add_signed(more);
    } else {
        dead.push(v1::ReasonCount {
            reason: reason.to_owned(),
            count: 0u64.saturating_add_signed(more),
        });
    }
    dead.retain(|known| known.count > 0);
}

fn add_reasons(sum: &mut Vec<v1::ReasonCount>, more: &[v1::ReasonCount]) {
    for reason in more {
        count_dead(
            sum,
            &reason.reason,
            i64::try_from(reason.count).unwrap_or(i64::MAX),
        );
    }
}

fn total(reasons: &[v1::ReasonCount]) -> u64 {
    reasons.iter().map(|reason| reason.count).sum()
}

/// The account of all displays.
pub(crate) struct Account {
    pub(crate) displays: Vec<v1::DisplayAccount>,
    pub(crate) strays: Vec<v1::ReasonCount>,
    pub(crate) open_ids: Vec<String>,
    pub(crate) open_ids_more: bool,
}

impl Account {
    /// Adds up every track, and names up to `open_ids_max` open messages.
    pub(crate) fn of(view: &View<'_>, open_ids_max: usize) -> Result<Self, StoreError> {
        let recount = recount(view)?;
        let mut account = Self {
            displays: vec![],
            strays: other_strays(view)?,
            open_ids: vec![],
            open_ids_more: false,
        };
        let mut displays = BTreeMap::<(&str, &str), v1::DisplayAccount>::new();
        for (number, track) in &view.state.tracks {
            let mut one = Track::of(view, *number, track, &recount)?;
            add_reasons(&mut account.strays, &one.strays);
            let Some(counted) = one.counted.take() else {
                continue;
            };
            account.name_open(view, *number, track, counted.published, open_ids_max)?;
            let sum = displays.entry((&track.device, &track.display));
            add(sum.or_default(), &counted);
        }
        account.displays = displays.into_values().collect();
        Ok(account)
    }

    fn name_open(
        &mut self,
        view: &View<'_>,
        number: u64,
        track: &TrackRow,
        published: u64,
        open_ids_max: usize,
    ) -> Result<(), StoreError> {
        for seq in track.settled + 1..=published {
            if view.frames.get((number, seq))?.is_some() {
                continue;
            }
            if self.open_ids.len() >= open_ids_max {
                self.open_ids_more = true;
                return Ok(());
            }
            let TrackRow {
                device,
                session,
                display,
                ..
            } = track;
            self.open_ids
                .push(format!("f:{device}:{session}:{display}:{seq}"));
        }
        Ok(())
    }
}

/// The account of one track. `counted` is empty when no agent has ever told of it.
struct Track {
    counted: Option<v1::DisplayAccount>,
    strays: Vec<v1::ReasonCount>,
}

impl Track {
    fn of(
        view: &View<'_>,
        number: u64,
        track: &TrackRow,
        recount: &Option<HashMap<u64, u64>>,
    ) -> Result<Self, StoreError> {
        if track.counts.is_none() && track.highest == 0 {
            return Ok(Self {
                counted: None,
                strays: track.dead.clone(),
            });
        }
        let counts = track.counts.clone().unwrap_or_default();
        let known = counts.published.max(track.highest);
        let mut published = known;
        let mut dead = track.dead.clone();
        let mut strays = vec![];
        // Above `known` there can only be dead letters.
        for item in view
            .frames
            .range((number, known + 1)..=(number, u64::MAX))?
        {
            let (place, sealed) = item?;
            let seq = place.value().1;
            if seq <= known.saturating_add(DEAD_AHEAD_MAX) {
                published = published.max(seq);
                continue;
            }
            let row: crate::records::FrameRow = view.sealer.open(place.value(), sealed.value())?;
            if row.fate() == Fate::Dead {
                count_dead(&mut dead, &row.reason, -1);
                count_dead(&mut strays, &row.reason, 1);
            }
        }
        let rows = match recount {
            Some(recount) => recount.get(&number).copied().unwrap_or(0),
            None => track.stored,
        };
        let stored = rows.min(track.stored);
        let settled = stored + total(&dead) + track.forgotten;
        let counted = v1::DisplayAccount {
            device: track.device.clone(),
            display: track.display.clone(),
            // The agent counts its own message after the bus has confirmed it; one killed in between has
            // attempted and published more than its last counters say.
            attempted: counts.attempted + (published - counts.published),
            unchanged: counts.unchanged,
            excluded: counts.excluded,
            published,
            skipped: counts.skipped,
            failed: counts.failed,
            stored,
            dead,
            forgotten: track.forgotten,
            open: published.saturating_sub(settled),
            duplicates: rows.saturating_sub(track.stored),
            last_stored_unix_us: track.last_stored_unix_us,
        };
        Ok(Self {
            counted: Some(counted),
            strays,
        })
    }
}

fn add(sum: &mut v1::DisplayAccount, one: &v1::DisplayAccount) {
    sum.device.clone_from(&one.device);
    sum.display.clone_from(&one.display);
    sum.attempted += one.attempted;
    sum.unchanged += one.unchanged;
    sum.excluded += one.excluded;
    sum.published += one.published;
    add_reasons(&mut sum.skipped, &one.skipped);
    add_reasons(&mut sum.failed, &one.failed);
    sum.stored += one.stored;
    add_reasons(&mut sum.dead, &one.dead);
    sum.forgotten += one.forgotten;
    sum.open += one.open;
    sum.duplicates += one.duplicates;
    // Tracks come in the order of their sessions: the last one with a stored frame tells.
    if one.last_stored_unix_us != 0 {
        sum.last_stored_unix_us = one.last_stored_unix_us;
    }
}

/// Compares the account with the rows that are there. `None` when they agree in number, as they must; else the
/// readings of each track are counted one by one, so that the account tells what is, not what was noted.
fn recount(view: &View<'_>) -> Result<Option<HashMap<u64, u64>>, StoreError> {
    let noted: u64 = view.state.tracks.values().map(|track| track.stored).sum();
    if view.readings.len()? == noted {
        return Ok(None);
    }
    tracing::error!(
        code = "account-mismatch",
        "the store's account and its rows differ"
    );
    let mut counted = HashMap::new();
    for item in view.readings.iter()? {
        let (number, sealed) = item?;
        let row: ReadingRow = view.sealer.open(number.value(), sealed.value())?;
        *counted.entry(row.track).or_default() += 1;
    }
    Ok(Some(counted))
}

/// Dead letters that are no frames at all.
fn other_strays(view: &View<'_>) -> Result<Vec<v1::ReasonCount>, StoreError> {
    let mut strays = vec![];
    for item in view.strays.iter()? {
        let (hash, sealed) = item?;
        let row: StrayRow = view.sealer.open(hash.value(), sealed.value())?;
        count_dead(&mut strays, &row.reason, 1);
    }
    Ok(strays)
}

//! All that changes: what a snapshot holds and a restart brings back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::guard::{Block, Said};
use crate::learner::{Draw, Model, Trial};
use crate::policy::{Breakpoint, Level};
use crate::present::Present;
use crate::time::{DAY, HOUR};

/// What was said is remembered this long: the longest budget window, twice.
const SPOKEN_KEPT_MS: i64 = 2 * DAY;
/// The ceiling lets 12 a day through, so that this is never reached.
const SPOKEN_MAX: usize = 256;
/// Times of one kind: no kind may speak more than 12 times a day.
const TIMES_MAX: usize = 32;
/// Cards whose answer or question "why?" may still come.
const DELIVERED_MAX: usize = 64;
/// Episodes of one kind that are remembered; older ones do not come back.
const EPISODES_MAX: usize = 64;
/// Context events that may be delivered once more: far more than a consumer may have under way.
pub(crate) const CURSOR_MAX: usize = 64;
/// Answers that are remembered to know a second delivery.
const ANSWERS_MAX: usize = 256;
/// After its clock went back, nothing is said until the hour's budget is certain again.
pub(crate) const CLOCK_BACK_HOLD_MS: i64 = HOUR;

/// A good moment, and when it was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FreshMoment {
    pub(crate) level: Breakpoint,
    pub(crate) at: i64,
    pub(crate) told: i64,
}

/// Something that may be said, waiting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Candidate {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) episode: String,
    pub(crate) slot: u32,
    pub(crate) created: i64,
    /// Since when its kind may speak and no guard stands against it, so that it waits for a moment.
    pub(crate) armed: Option<i64>,
    pub(crate) level: Level,
    pub(crate) escalation: bool,
    /// The person asked to be told later.
    pub(crate) requested: bool,
    pub(crate) draw: Option<Draw>,
    /// The last guard that stood against it, and until when at least.
    pub(crate) blocked: Option<(String, i64)>,
}

/// Something that was pushed. What the inbox gets counts against no budget, and must not crowd out what does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spoken {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) at: i64,
    pub(crate) level: Level,
}

/// What is known of one stay for one kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Episode {
    pub(crate) delivered: u32,
    pub(crate) last: i64,
    pub(crate) last_level: Option<Level>,
    /// A candidate of it was dropped then.
    pub(crate) dropped: Option<i64>,
    /// Nothing more is said about it.
    pub(crate) closed: bool,
    pub(crate) escalations: u32,
    /// Slots, and verdicts with their reasons that were published already.
    pub(crate) told: Vec<(u32, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Snooze {
    Until(i64),
    NextBreak,
}

/// What is known of one kind of card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kind {
    pub(crate) last: Option<i64>,
    /// When it spoke, the last times of its day.
    pub(crate) times: Vec<i64>,
    /// How often it ever spoke.
    pub(crate) shown: u32,
    pub(crate) closed_in_a_row: u32,
    pub(crate) off: bool,
    pub(crate) paused_until: i64,
    pub(crate) snooze: Option<Snooze>,
    /// The person asked to be told later; the next candidate is theirs.
    pub(crate) requested: bool,
    pub(crate) episodes: BTreeMap<String, Episode>,
    /// How often it was closed unread or unwanted.
    pub(crate) closed: u32,
    /// How many decisions were left to lots.
    pub(crate) decisions: u32,
    pub(crate) trials: Vec<Trial>,
    /// How often it proposed to switch itself off.
    pub(crate) proposals: u32,
}

/// A card that was shown, for answers and for "why?".
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Delivered {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) episode: String,
    pub(crate) intent: String,
    pub(crate) at: i64,
    pub(crate) draw: Option<Draw>,
    pub(crate) answered: bool,
    /// The person acted; the learner waits whether the target follows.
    pub(crate) acted: bool,
    /// An encoded `velvet.v1.Why`.
    pub(crate) why: Vec<u8>,
}

/// Waits for what a rule hoped for, after it spoke or was held back by lot.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Watch {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) opened: i64,
    pub(crate) sent: bool,
    pub(crate) p_send_milli: u32,
    /// Since when the target is so.
    pub(crate) since: Option<i64>,
    pub(crate) reached: bool,
}

/// A note to the inbox about Velvet itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Note {
    pub(crate) number: u32,
    pub(crate) rule: String,
    pub(crate) about: About,
}

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum About {
    /// A kind rests until then.
    Paused(i64),
    /// Half as many cards from now.
    Halved,
    /// A kind proposes to switch itself off.
    ProposeOff,
}

/// Cards and closed cards of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DayTally {
    pub(crate) day: String,
    pub(crate) shown: u32,
    pub(crate) closed: u32,
}

/// Everything that a restart brings back. Holds the person's own words.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The latest time that was ever told; a clock that goes back a little does not turn it back.
    pub(crate) now: Option<i64>,
    /// The time that was told last.
    pub(crate) clock: Option<i64>,
    pub(crate) first_seen: Option<i64>,
    /// Times and numbers of the last context events, newest last.
    pub(crate) cursor: Vec<(i64, u64)>,
    /// Counts our own events.
    pub(crate) seq: u64,
    pub(crate) present: Option<Present>,
    /// How much time went by since the present was told, milliseconds, wherever the clock stood meanwhile.
    pub(crate) since_told_ms: i64,
    pub(crate) moment: Option<FreshMoment>,
    pub(crate) stretch_start: Option<i64>,
    pub(crate) held: BTreeMap<String, i64>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) spoken: Vec<Spoken>,
    pub(crate) kinds: BTreeMap<String, Kind>,
    pub(crate) delivered: Vec<Delivered>,
    pub(crate) paused: bool,
    /// What was said before is not known; since when that is so.
    pub(crate) history_unreadable: bool,
    pub(crate) history_lost_at: Option<i64>,
    pub(crate) clock_back_until: Option<i64>,
    /// What of the present blocks, and when it was over.
    pub(crate) shut: Option<(Block, Option<i64>)>,
    pub(crate) too_many_until: Vec<i64>,
    pub(crate) halved_until: i64,
    /// When the question for a plan was skipped last, and how often that day.
    pub(crate) skipped: Option<(i64, u32)>,
    pub(crate) raised: BTreeMap<String, u32>,
    pub(crate) note: Option<String>,
    pub(crate) answers: Vec<String>,
    pub(crate) learners: BTreeMap<String, Model>,
    pub(crate) watches: Vec<Watch>,
    pub(crate) days: Vec<DayTally>,
    /// Notes about Velvet itself that wait for a moment at which the inbox may change.
    pub(crate) notes: Vec<Note>,
    /// Counts notes, so that each has an id of its own.
    pub(crate) notes_made: u32,
}

impl State {
    pub(crate) fn now(&self) -> i64 {
        self.now.unwrap_or_default()
    }

    /// How old the present is, milliseconds; less than nothing when it claims to lie ahead. A clock that was set back
    /// since it was told does not make it younger.
    pub(crate) fn age(&self) -> Option<i64> {
        let watermark = self.present.as_ref()?.watermark();
        match self.now().saturating_sub(watermark) {
            ahead @ ..0 => Some(ahead),
            since => Some(since.max(self.since_told_ms)),
        }
    }

    pub(crate) fn kind(&self, rule: &str) -> Option<&Kind> {
        self.kinds.get(rule)
    }

    pub(crate) fn kind_mut(&mut self, rule: &str) -> &mut Kind {
        self.kinds.entry(rule.to_owned()).or_default()
    }

    /// What counts against budgets.
    pub(crate) fn said(&self) -> Vec<Said> {
        let pushed = self.spoken.iter().map(|spoken| Said {
            at: spoken.at,
            interrupts: spoken.level.interrupts(),
        });
        pushed.collect()
    }

    /// Lets forget what no decision asks for any more.
    pub(crate) fn prune(&mut self) {
        let now = self.now();
        self.spoken
            .retain(|spoken| now - spoken.at < SPOKEN_KEPT_MS);
        keep_last(&mut self.spoken, SPOKEN_MAX);
        for kind in self.kinds.values_mut() {
            keep_last(&mut kind.times, TIMES_MAX);
        }
        keep_last(&mut self.delivered, DELIVERED_MAX);
        keep_last(&mut self.answers, ANSWERS_MAX);
        self.too_many_until.retain(|until| *until > now);
    }
}

/// Drops the first ones beyond a limit.
pub(crate) fn keep_last<T>(list: &mut Vec<T>, limit: usize) {
    let over = list.len().saturating_sub(limit);
    list.drain(..over);
}

impl Kind {
    pub(crate) fn episode_mut(&mut self, name: &str, now: i64) -> &mut Episode {
        if self.episodes.len() >= EPISODES_MAX && !self.episodes.contains_key(name) {
            self.episodes
                .retain(|_, episode| now - episode.touched() < DAY);
            if self.episodes.len() >= EPISODES_MAX {
                let oldest = self
                    .episodes
                    .iter()
                    .min_by_key(|(_, episode)| episode.touched());
                if let Some(oldest) = oldest.map(|(name, _)| name.clone()) {
                    self.episodes.remove(&oldest);
                }
            }
        }
        self.episodes.entry(name.to_owned()).or_default()
    }
}

impl Episode {
    fn touched(&self) -> i64 {
        self.last.max(self.dropped.unwrap_or(0))
    }
}

//! What no rule, setting, learner or policy can get past: when nothing is said, and how much at most.
//!
//! Pure, and evaluated twice: when a candidate arises and at the instant of delivery. Whatever is missing, old or
//! unsure counts as a reason to be silent.

use crate::policy::AxisName;
use crate::present::Present;
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// How much may be said. Every part of it can only become stricter than [`CEILING`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// In any 3,600 s.
    pub per_hour: u32,
    /// In any 86,400 s.
    pub per_day: u32,
    /// Between two.
    pub min_gap_ms: i64,
}

/// The compiled bounds (spec/nudge.md B). Nothing raises them.
pub const CEILING: Bounds = Bounds {
    per_hour: 3,
    per_day: 12,
    min_gap_ms: 10 * MINUTE,
};

impl Bounds {
    /// The stricter of these and the ceiling, part by part.
    #[must_use]
    pub fn clamp(self) -> Self {
        Self {
            per_hour: self.per_hour.min(CEILING.per_hour),
            per_day: self.per_day.min(CEILING.per_day),
            min_gap_ms: self.min_gap_ms.max(CEILING.min_gap_ms),
        }
    }
}

/// The context is too old to speak on (spec/nudge.md F 3.9, 2).
pub(crate) const STALE_AFTER_MS: i64 = 30 * SECOND;
/// A clock that goes back further than this holds everything (spec/nudge.md F 3.9, 2).
pub(crate) const CLOCK_BACK_MS: i64 = 5 * MINUTE;

/// The guards by the names that policies list them with. All of them always hold.
pub(crate) const NEVER: &[&str] = &[
    "meeting",
    "presenting",
    "screen_share",
    "recording",
    "fullscreen_media",
    "game",
    "system_dnd",
    "quiet_hours",
    "away",
    "locked",
    "sensitive_app",
    "paused_by_user",
];

/// A word comes while the hands move or a film plays: who has done nothing for longer may just have gone.
pub(crate) const SIGN_MS: i64 = 8 * SECOND;

/// After something that blocked is over, this long nothing comes: the clocks of those who saw it end differ by seconds
/// (spec/nudge.md H), and a word shall not fall into its last one.
pub(crate) const SETTLE_MS: i64 = 5 * SECOND;

/// Why nothing is said, most fundamental first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Block {
    /// One action of the person pauses everything.
    PausedByUser,
    /// What was said before is not known: the budget counts as spent.
    HistoryUnreadable,
    /// The clock went back by more than five minutes.
    ClockWentBack,
    /// No state has come yet.
    NoContext,
    /// The state is older than 30 s.
    ContextStale,
    /// The state lacks an axis that a guard needs.
    AxisMissing,
    /// Capture is paused, so that nothing is known of the screen.
    CapturePaused,
    /// The screen is locked.
    Locked,
    /// Nobody is there, or nobody has done anything for a while.
    Away,
    /// A meeting.
    Meeting,
    /// The screen is presented or mirrored.
    Presenting,
    /// Something is recorded.
    Recording,
    /// The screen is shared.
    ScreenShare,
    /// An axis that a guard needs is not sure.
    Unsure,
    /// A video fills the screen.
    FullscreenMedia,
    /// A game.
    Game,
    /// The desktop's do-not-disturb is on.
    SystemDnd,
    /// A private window or an application of a sensitive kind.
    SensitiveApp,
    /// A meeting of the calendar is near.
    NearMeeting,
    /// A meeting ended a moment ago.
    AfterMeeting,
    /// The screen was unlocked a moment ago.
    AfterUnlock,
    /// Quiet hours.
    QuietHours,
    /// The cards of this hour are used up.
    HourBudget,
    /// The cards of this day are used up.
    DayBudget,
    /// The last card is too short a time ago.
    MinGap,
}

impl Block {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::PausedByUser,
        Self::HistoryUnreadable,
        Self::ClockWentBack,
        Self::NoContext,
        Self::ContextStale,
        Self::AxisMissing,
        Self::CapturePaused,
        Self::Locked,
        Self::Away,
        Self::Meeting,
        Self::Presenting,
        Self::Recording,
        Self::ScreenShare,
        Self::Unsure,
        Self::FullscreenMedia,
        Self::Game,
        Self::SystemDnd,
        Self::SensitiveApp,
        Self::NearMeeting,
        Self::AfterMeeting,
        Self::AfterUnlock,
        Self::QuietHours,
        Self::HourBudget,
        Self::DayBudget,
        Self::MinGap,
    ];

    /// It is about the person and the screen, not about times and budgets.
    pub(crate) fn is_of_the_present(self) -> bool {
        (Self::CapturePaused..=Self::NearMeeting).contains(&self)
    }

    /// Its code in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PausedByUser => "paused_by_user",
            Self::HistoryUnreadable => "history_unreadable",
            Self::ClockWentBack => "clock_went_back",
            Self::NoContext => "no_context",
            Self::ContextStale => "context_stale",
            Self::AxisMissing => "axis_missing",
            Self::CapturePaused => "capture_paused",
            Self::Locked => "locked",
            Self::Away => "away",
            Self::Meeting => "meeting",
            Self::Presenting => "presenting",
            Self::Recording => "recording",
            Self::ScreenShare => "screen_share",
            Self::Unsure => "unsure",
            Self::FullscreenMedia => "fullscreen_media",
            Self::Game => "game",
            Self::SystemDnd => "system_dnd",
            Self::SensitiveApp => "sensitive_app",
            Self::NearMeeting => "near_meeting",
            Self::AfterMeeting => "after_meeting",
            Self::AfterUnlock => "after_unlock",
            Self::QuietHours => "quiet_hours",
            Self::HourBudget => "hour_budget",
            Self::DayBudget => "day_budget",
            Self::MinGap => "min_gap",
        }
    }
}

/// Something that was said: when, and whether it stood in the person's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) at: i64,
    pub(crate) interrupts: bool,
}

/// All that the guards look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) now: i64,
    pub(crate) present: Option<&'a Present>,
    /// How old the present is; less than nothing when it claims to lie ahead.
    pub(crate) age_ms: i64,
    pub(crate) quiet: bool,
    pub(crate) paused: bool,
    pub(crate) history_unreadable: bool,
    pub(crate) clock_went_back: bool,
    /// What blocked until a few seconds ago.
    pub(crate) settling: Option<Block>,
    pub(crate) after_unlock_ms: i64,
    pub(crate) after_meeting_ms: i64,
}

/// Whether anything may be said at all, budgets aside.
///
/// # Errors
///
/// The first thing that stands against it.
pub(crate) fn may_interrupt(moment: &Moment<'_>) -> Result<(), Block> {
    let stop = |blocked: bool, block: Block| if blocked { Err(block) } else { Ok(()) };
    stop(moment.paused, Block::PausedByUser)?;
    stop(moment.history_unreadable, Block::HistoryUnreadable)?;
    stop(moment.clock_went_back, Block::ClockWentBack)?;
    let present = moment.present.ok_or(Block::NoContext)?;
    stop(
        !(-CLOCK_BACK_MS..=STALE_AFTER_MS).contains(&moment.age_ms),
        Block::ContextStale,
    )?;
    stop(present.flag("capture_paused"), Block::CapturePaused)?;
    presence(present)?;
    company(present)?;
    screen(present)?;
    stop(present.flag("near_meeting"), Block::NearMeeting)?;
    if let Some(block) = moment.settling {
        return Err(block);
    }
    let meeting_ended = present.ended_meeting().map(|(_, ended)| ended);
    stop(
        recent(meeting_ended, moment.now, moment.after_meeting_ms),
        Block::AfterMeeting,
    )?;
    stop(
        recent(present.unlocked(), moment.now, moment.after_unlock_ms),
        Block::AfterUnlock,
    )?;
    stop(moment.quiet, Block::QuietHours)
}

/// A time in the future is recent: the clock is not to be trusted then.
fn recent(at: Option<i64>, now: i64, span: i64) -> bool {
    at.is_some_and(|at| now.saturating_sub(at) < span)
}

fn presence(present: &Present) -> Result<(), Block> {
    let axis = present.axis(AxisName::Presence).ok_or(Block::AxisMissing)?;
    match axis.state.as_str() {
        "locked" => return Err(Block::Locked),
        "active" if present.sign_age() > SIGN_MS => return Err(Block::Away),
        "active" | "passive" => {}
        _ => return Err(Block::Away),
    }
    let sure = present.sure(AxisName::Presence);
    sure.map(|_| ()).ok_or(Block::Unsure)
}

fn company(present: &Present) -> Result<(), Block> {
    let axis = present.axis(AxisName::Social).ok_or(Block::AxisMissing)?;
    match axis.state.as_str() {
        "none" => {}
        "presenting" => return Err(Block::Presenting),
        "recording" => return Err(Block::Recording),
        _ => return Err(Block::Meeting),
    }
    for (flag, block) in [
        ("screen_share", Block::ScreenShare),
        ("mirrored", Block::Presenting),
        ("recording", Block::Recording),
    ] {
        if present.flag(flag) {
            return Err(block);
        }
    }
    if present.meeting_lasts() {
        return Err(Block::Meeting);
    }
    let sure = present.sure(AxisName::Social);
    sure.map(|_| ()).ok_or(Block::Unsure)
}

fn screen(present: &Present) -> Result<(), Block> {
    let axis = present.axis(AxisName::Media).ok_or(Block::AxisMissing)?;
    match axis.state.as_str() {
        "none" => {}
        "game" => return Err(Block::Game),
        _ => return Err(Block::FullscreenMedia),
    }
    if present.flag("near_media") {
        return Err(Block::FullscreenMedia);
    }
    if present.flag("system_dnd") {
        return Err(Block::SystemDnd);
    }
    if present.flag("sensitive_app") || present.state().category == "sensitive" {
        return Err(Block::SensitiveApp);
    }
    let sure = present.sure(AxisName::Media);
    sure.map(|_| ()).ok_or(Block::Unsure)
}

/// Whether the budgets have room for one more.
///
/// The gap and the hour count everything that is pushed, also what is only a shade of the tray. The configured day
/// counts cards; the ceiling's day counts everything pushed.
///
/// # Errors
///
/// The budget that is used up.
pub(crate) fn within_budget(
    said: &[Said],
    now: i64,
    bounds: Bounds,
    interrupts: bool,
) -> Result<(), Block> {
    let bounds = bounds.clamp();
    // Whatever is said to lie in the future counts as now.
    let since = |said: &&Said, span: i64| now.saturating_sub(said.at) < span;
    let count = |span: i64| said.iter().filter(|said| since(said, span)).count();
    let cards = said.iter().filter(|said| said.interrupts);
    let cards = cards.filter(|said| since(said, DAY)).count();
    let full = |count: usize, limit: u32| !u32::try_from(count).is_ok_and(|count| count < limit);
    if full(count(HOUR), bounds.per_hour) {
        return Err(Block::HourBudget);
    }
    if full(count(DAY), CEILING.per_day)
        || bounds.per_day == 0
        || (interrupts && full(cards, bounds.per_day))
    {
        return Err(Block::DayBudget);
    }
    if count(bounds.min_gap_ms) > 0 {
        return Err(Block::MinGap);
    }
    Ok(())
}

#[cfg(test)]
mod tests;

use velvet_messages::v1::{ContextState, StateAxis};

use super::*;

const NOW: i64 = 1_780_000_000_000;

fn state() -> ContextState {
    let axis = |axis: &str, state: &str| StateAxis {
        axis: axis.into(),
        state: state.into(),
        confidence_milli: 900,
        ..StateAxis::default()
    };
    ContextState {
        axes: vec![
            axis("presence", "active"),
            axis("social", "none"),
            axis("media", "none"),
        ],
        watermark_unix_us: NOW * 1_000,
        last_sign_unix_us: NOW * 1_000,
        ..ContextState::default()
    }
}

fn moment(present: &Present) -> Moment<'_> {
    Moment {
        now: NOW,
        present: Some(present),
        age_ms: NOW - present.watermark(),
        quiet: false,
        paused: false,
        history_unreadable: false,
        clock_went_back: false,
        settling: None,
        after_unlock_ms: 10 * MINUTE,
        after_meeting_ms: 2 * MINUTE,
    }
}

fn of_state(change: impl FnOnce(&mut ContextState)) -> Result<(), Block> {
    let mut state = state();
    change(&mut state);
    may_interrupt(&moment(&Present::new(state)))
}

fn of_moment(change: impl FnOnce(&mut Moment<'_>)) -> Result<(), Block> {
    let present = Present::new(state());
    let mut moment = moment(&present);
    change(&mut moment);
    may_interrupt(&moment)
}

#[test]
fn an_ordinary_moment_is_free() {
    assert_eq!(of_state(|_| {}), Ok(()));
    assert_eq!(
        of_state(|state| state.axes[0].state = "passive".into()),
        Ok(())
    );
}

#[test]
fn every_state_of_the_person_and_the_screen_that_blocks_does() {
    let axis = |place: usize, to: &'static str| {
        of_state(move |state| state.axes[place].state = to.into()).err()
    };
    for (place, to, block) in [
        (0, "idle", Block::Away),
        (0, "away", Block::Away),
        (0, "locked", Block::Locked),
        (0, "", Block::Away),
        (0, "asleep", Block::Away),
        (1, "meeting", Block::Meeting),
        (1, "presenting", Block::Presenting),
        (1, "recording", Block::Recording),
        (1, "huddle", Block::Meeting),
        (2, "fullscreen_video", Block::FullscreenMedia),
        (2, "game", Block::Game),
        (2, "hologram", Block::FullscreenMedia),
    ] {
        assert_eq!(axis(place, to), Some(block), "{to}");
    }
    for (flag, block) in [
        ("system_dnd", Block::SystemDnd),
        ("screen_share", Block::ScreenShare),
        ("mirrored", Block::Presenting),
        ("sensitive_app", Block::SensitiveApp),
        ("recording", Block::Recording),
        ("capture_paused", Block::CapturePaused),
        ("near_meeting", Block::NearMeeting),
        ("near_media", Block::FullscreenMedia),
    ] {
        assert_eq!(
            of_state(|state| state.flags.push(flag.into())),
            Err(block),
            "{flag}"
        );
    }
    assert_eq!(
        of_state(|state| state.category = "sensitive".into()),
        Err(Block::SensitiveApp)
    );
}

#[test]
fn whatever_is_missing_unsure_or_old_blocks() {
    let settling = of_moment(|moment| moment.settling = Some(Block::Game));
    assert_eq!(settling, Err(Block::Game), "it ended a moment ago");
    for place in 0..3 {
        let missing = of_state(|state| drop(state.axes.remove(place)));
        assert_eq!(missing, Err(Block::AxisMissing));
        let unsure = |milli| of_state(|state| state.axes[place].confidence_milli = milli);
        assert_eq!(unsure(599), Err(Block::Unsure));
        assert_eq!(unsure(1_001), Err(Block::Unsure), "no such confidence");
        assert_eq!(unsure(600), Ok(()));
    }
    let input = |ms: i64| of_state(|state| state.last_sign_unix_us = (NOW - ms) * 1_000);
    assert_eq!(input(8_000), Ok(()));
    assert_eq!(input(8_001), Err(Block::Away), "they may have gone");
    let unknown = of_state(|state| state.last_sign_unix_us = 0);
    assert_eq!(unknown, Err(Block::Away));
    let told = |ms: i64| {
        of_state(|state| {
            state.watermark_unix_us = (NOW - ms) * 1_000;
            state.last_sign_unix_us = state.watermark_unix_us;
        })
    };
    assert_eq!(told(30_000), Ok(()));
    assert_eq!(told(30_001), Err(Block::ContextStale));
    assert_eq!(told(-5 * MINUTE), Ok(()));
    assert_eq!(
        told(-5 * MINUTE - 1),
        Err(Block::ContextStale),
        "the present lies ahead"
    );
    assert_eq!(
        of_moment(|moment| moment.present = None),
        Err(Block::NoContext)
    );
    assert_eq!(
        of_moment(|moment| moment.history_unreadable = true),
        Err(Block::HistoryUnreadable)
    );
    assert_eq!(
        of_moment(|moment| moment.clock_went_back = true),
        Err(Block::ClockWentBack)
    );
    assert_eq!(
        of_moment(|moment| moment.paused = true),
        Err(Block::PausedByUser)
    );
    assert_eq!(
        of_moment(|moment| moment.quiet = true),
        Err(Block::QuietHours)
    );
    assert_eq!(
        of_moment(|moment| moment.age_ms = i64::MAX),
        Err(Block::ContextStale)
    );
}

#[test]
fn a_while_after_unlocking_and_after_a_meeting_is_left_alone() {
    let unlocked = |ms: i64| of_state(|state| state.unlocked_unix_us = (NOW - ms) * 1_000);
    assert_eq!(unlocked(10 * MINUTE - 1), Err(Block::AfterUnlock));
    assert_eq!(unlocked(10 * MINUTE), Ok(()));
    assert_eq!(unlocked(-MINUTE), Err(Block::AfterUnlock), "a time ahead");
    let met = |ms: i64| {
        of_state(|state| {
            state.meeting_started_unix_us = (NOW - 60 * MINUTE) * 1_000;
            state.meeting_ended_unix_us = (NOW - ms) * 1_000;
        })
    };
    assert_eq!(met(2 * MINUTE - 1), Err(Block::AfterMeeting));
    assert_eq!(met(2 * MINUTE), Ok(()));
    let lasts = of_state(|state| state.meeting_started_unix_us = (NOW - MINUTE) * 1_000);
    assert_eq!(lasts, Err(Block::Meeting));
}

#[test]
fn nothing_raises_the_ceiling() {
    let wishes = Bounds {
        per_hour: 100,
        per_day: 1_000,
        min_gap_ms: 0,
    };
    assert_eq!(wishes.clamp(), CEILING);
    let strict = Bounds {
        per_hour: 0,
        per_day: 1,
        min_gap_ms: 60 * MINUTE,
    };
    assert_eq!(strict.clamp(), strict);
}

fn said(ago: &[i64], interrupts: bool) -> Vec<Said> {
    let said = ago.iter().map(|ago| Said {
        at: NOW - ago,
        interrupts,
    });
    said.collect()
}

#[test]
fn windows_roll_and_have_sharp_edges() {
    let bounds = Bounds {
        per_hour: 2,
        per_day: 4,
        min_gap_ms: 15 * MINUTE,
    };
    let budget = |ago: &[i64], cards: bool| within_budget(&said(ago, cards), NOW, bounds, true);
    let min = MINUTE;
    for (ago, expected) in [
        (&[][..], Ok(())),
        (&[15 * min], Ok(())),
        (&[15 * min - 1], Err(Block::MinGap)),
        (&[30 * min, 59 * min], Err(Block::HourBudget)),
        (&[30 * min, 60 * min], Ok(())),
        (&[30 * min, 60 * min - 1], Err(Block::HourBudget)),
        (
            &[2 * HOUR, 4 * HOUR, 6 * HOUR, DAY - 1],
            Err(Block::DayBudget),
        ),
        (&[2 * HOUR, 4 * HOUR, 6 * HOUR, DAY], Ok(())),
        (&[-DAY], Err(Block::MinGap)),
    ] {
        assert_eq!(budget(ago, true), expected, "{ago:?}");
    }
    let shades = [2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 10 * HOUR];
    assert_eq!(budget(&shades, false), Ok(()), "shades are no cards");
    let many: Vec<i64> = (1..=12).map(|n| n * HOUR + 1).collect();
    assert_eq!(
        budget(&many, false),
        Err(Block::DayBudget),
        "but the ceiling counts them"
    );
    let none = Bounds {
        per_day: 0,
        ..bounds
    };
    assert_eq!(within_budget(&[], NOW, none, false), Err(Block::DayBudget));
}

#[test]
fn policies_name_guards_that_there_are() {
    let codes: Vec<_> = Block::ALL.iter().map(|block| block.code()).collect();
    assert!(NEVER.iter().all(|name| codes.contains(name)));
    let mut sorted = Block::ALL.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted, Block::ALL, "in order, each once");
}

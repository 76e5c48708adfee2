//! Is the evidence that a card names the reason for it? Without it, the card must not come (M12).

use std::collections::BTreeSet;

use crate::{
    days::Case,
    live::{self, Base, Course, SettingsError, Setup},
    record::Record,
};

/// Cards tried per day: each costs a replay up to its time.
const CARDS: usize = 3;
/// A card of the same rule within this of the old one is the same card, milliseconds.
const SAME: i64 = 60_000;

/// A card without its evidence.
pub(crate) struct Trial {
    pub rule: String,
    /// It did not come.
    pub gone: bool,
}

/// Takes from cards of a day what they cite.
pub(crate) fn trials(
    case: &Case,
    base: &Base,
    record: &Record,
) -> Result<Vec<Trial>, SettingsError> {
    let mut trials = vec![];
    let pushed: Vec<_> = record.cards.iter().filter(|card| card.pushed).collect();
    // Spread over the day, the same ones each time.
    let step = pushed.len().div_ceil(CARDS).max(1);
    let tried = pushed.into_iter().step_by(step);
    for card in tried {
        let without: BTreeSet<String> = card.refs.iter().cloned().collect();
        let course = Course {
            without: Some(&without),
            until: Some(card.at + 2 * SAME),
            ..Course::default()
        };
        let mut nudger = live::nudger(base, &Setup::WHOLE, &case.profile)?;
        let replayed = live::replay_with(case, base, &Setup::WHOLE, &course, &mut nudger)?;
        let near = card.at - SAME..=card.at + SAME;
        let mut again = replayed
            .cards
            .iter()
            .filter(|other| other.rule == card.rule);
        trials.push(Trial {
            rule: card.rule.clone(),
            gone: !again.any(|other| near.contains(&other.at)),
        });
    }
    Ok(trials)
}

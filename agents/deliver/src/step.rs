//! Takes decisions from the bus and hands each card on once.
//!
//! A card is noted as handed on before it is: should the process die in between, the card is in the inbox and not on the
//! screen. Twice is worse than not at all.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use velvet_messages::{Role, v1::NudgeEvent};
use velvet_runtime::{Failure, Output, Step, Timestamp};
use velvet_seal::Open;
use zeroize::Zeroizing;

use crate::{Card, Waiting};

/// Ids of cards that were handed on, so that none is twice: more than a month of them at the most that the compiled
/// ceiling allows a day (12).
const HANDED_ON_MAX: usize = 512;

#[derive(Default, Serialize, Deserialize)]
struct HandedOn {
    ids: VecDeque<String>,
}

/// The step of the deliver agent.
pub struct DeliverStep {
    waiting: Waiting,
    handed_on: HandedOn,
    /// Noted, and to be handed on when the note is safe.
    noted: Vec<Card>,
    changed: bool,
}

impl DeliverStep {
    /// A step that hands cards on to `waiting`.
    #[must_use]
    pub fn new(waiting: Waiting) -> Self {
        Self {
            waiting,
            handed_on: HandedOn::default(),
            noted: vec![],
            changed: false,
        }
    }
}

impl Step for DeliverStep {
    const ROLE: Role = Role::Deliver;
    type Input = Open<NudgeEvent>;
    type Fetched = ();

    fn step(
        &mut self,
        now: Timestamp,
        input: Open<NudgeEvent>,
        _fetched: (),
    ) -> Result<Vec<Output>, Failure> {
        let Some(card) = Card::of(&input) else {
            return Ok(vec![]);
        };
        let old = card.expires.0 != 0 && card.expires < now;
        if old || card.ambient || self.handed_on.ids.contains(&card.nudge_id) {
            return Ok(vec![]);
        }
        if self.handed_on.ids.len() == HANDED_ON_MAX {
            self.handed_on.ids.pop_front();
        }
        self.handed_on.ids.push_back(card.nudge_id.clone());
        self.changed = true;
        self.noted.push(card);
        Ok(vec![Output::WakeAt(now)])
    }

    fn wake(&mut self, _now: Timestamp) -> Result<Vec<Output>, Failure> {
        for card in self.noted.drain(..) {
            self.waiting.put(card);
        }
        Ok(vec![])
    }

    fn snapshot(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        serde_json::to_vec(&self.handed_on).ok().map(Zeroizing::new)
    }

    fn restore(&mut self, bytes: &[u8]) {
        match serde_json::from_slice(bytes) {
            Ok(handed_on) => self.handed_on = handed_on,
            // What was shown is not known: cards of before are old by now, and expire.
            Err(_) => tracing::warn!(code = "snapshot-unreadable", "began anew"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use velvet_messages::v1::{NudgeDecision, nudge_event};

    fn decision(id: &str, level: &str, expires: i64) -> Open<NudgeEvent> {
        Open::new(NudgeEvent {
            nudge_id: id.to_owned(),
            kind: Some(nudge_event::Kind::Decision(NudgeDecision {
                verdict: "deliver".to_owned(),
                level: level.to_owned(),
                expires_unix_us: expires,
                ..NudgeDecision::default()
            })),
            ..NudgeEvent::default()
        })
    }

    fn handed_on(waiting: &Waiting) -> Vec<String> {
        let cards: Vec<Card> = waiting.cards().drain(..).collect();
        cards.into_iter().map(|card| card.nudge_id).collect()
    }

    #[test]
    fn a_card_is_handed_on_once_and_after_it_was_noted() {
        let waiting = Waiting::default();
        let mut step = DeliverStep::new(waiting.clone());
        for input in [
            decision("a", "silent_card", 0),
            decision("a", "silent_card", 0),
            decision("b", "ambient", 0),
            decision("c", "silent_card", 5),
            decision("d", "silent_card", 50),
        ] {
            step.step(Timestamp(10), input, ()).unwrap();
        }
        assert_eq!(handed_on(&waiting), Vec::<String>::new());
        let noted = step.snapshot().unwrap();
        step.wake(Timestamp(10)).unwrap();
        assert_eq!(handed_on(&waiting), ["a", "d"]);

        let mut again = DeliverStep::new(waiting.clone());
        again.restore(&noted);
        again
            .step(Timestamp(11), decision("a", "silent_card", 0), ())
            .unwrap();
        again.wake(Timestamp(11)).unwrap();
        assert_eq!(handed_on(&waiting), Vec::<String>::new());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut step = DeliverStep::new(Waiting::default());
        for number in 0..2 * HANDED_ON_MAX {
            let input = decision(&format!("n{number}"), "silent_card", 0);
            step.step(Timestamp(1), input, ()).unwrap();
        }
        assert_eq!(step.handed_on.ids.len(), HANDED_ON_MAX);
    }
}

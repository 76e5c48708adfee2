//! Every card that was meant for the person, with what became of it.

use std::collections::HashMap;

use prost::Message;
use redb::ReadableTable;
use velvet_messages::{
    SealedMessage,
    v1::{self, nudge_event::Kind},
};
use velvet_seal::Open;

use crate::{
    StoreError,
    records::{EventRow, Row},
    vault::View,
};

/// Events that one question looks through, newest first: a year of cards is a few thousand, and the rest are signals
/// and states between them.
const EVENTS_MAX: usize = 200_000;

/// What is told of a card after it: it is found first, because the newest comes first.
#[derive(Default)]
struct After {
    delivery: Option<v1::NudgeDelivery>,
    outcome: Option<v1::NudgeOutcome>,
}

/// The newest `limit` cards, and whether there are more.
pub(crate) fn inbox(view: &View<'_>, limit: usize) -> Result<v1::InboxResponse, StoreError> {
    let mut told = v1::InboxResponse::default();
    let mut after: HashMap<String, After> = HashMap::new();
    for item in view.events.iter()?.rev().take(EVENTS_MAX) {
        let (number, sealed) = item?;
        let Ok(row) = view.sealer.open::<EventRow>(number.value(), sealed.value()) else {
            tracing::warn!(table = EventRow::TABLE, "a damaged row is not in the inbox");
            continue;
        };
        if row.content_type != v1::NudgeEvent::content_type() {
            continue;
        }
        let Ok(event) = v1::NudgeEvent::decode(row.message.as_slice()) else {
            continue;
        };
        if let Some(card) = card(Open::new(event), &mut after) {
            if told.cards.len() == limit {
                told.more = true;
                break;
            }
            told.cards.push(card);
        }
    }
    Ok(told)
}

/// The card of a decision to deliver; what comes after a card is noted for it.
fn card(event: Open<v1::NudgeEvent>, after: &mut HashMap<String, After>) -> Option<v1::InboxCard> {
    let event = event.into_inner();
    match event.kind? {
        Kind::Decision(decision) if decision.verdict == "deliver" => {
            let After { delivery, outcome } = after.remove(&event.nudge_id).unwrap_or_default();
            let delivery = delivery.unwrap_or_default();
            let outcome = outcome.unwrap_or_default();
            Some(v1::InboxCard {
                nudge_id: event.nudge_id,
                nudge: decision.nudge,
                at_unix_us: event.at.unwrap_or_default().unix_us,
                level: decision.level,
                text: decision.text,
                actions: decision.actions,
                channel: delivery.channel,
                result: delivery.result,
                outcome: outcome.outcome,
                action: outcome.action,
            })
        }
        Kind::Decision(_) => None,
        Kind::Delivery(delivery) => {
            after.entry(event.nudge_id).or_default().delivery = Some(delivery);
            None
        }
        Kind::Outcome(outcome) => {
            after.entry(event.nudge_id).or_default().outcome = Some(outcome);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: Kind) -> Open<v1::NudgeEvent> {
        Open::new(v1::NudgeEvent {
            nudge_id: "n1".to_owned(),
            kind: Some(kind),
            ..v1::NudgeEvent::default()
        })
    }

    fn decision(verdict: &str) -> Kind {
        Kind::Decision(v1::NudgeDecision {
            verdict: verdict.to_owned(),
            text: "It is 15:10.".to_owned(),
            ..v1::NudgeDecision::default()
        })
    }

    #[test]
    fn a_card_has_what_became_of_it() {
        let mut after = HashMap::new();
        let outcome = v1::NudgeOutcome {
            outcome: "acted".to_owned(),
            action: "go_back".to_owned(),
        };
        let delivery = v1::NudgeDelivery {
            channel: "notification".to_owned(),
            result: "shown".to_owned(),
        };
        assert!(card(event(Kind::Outcome(outcome)), &mut after).is_none());
        assert!(card(event(Kind::Delivery(delivery)), &mut after).is_none());
        assert!(card(event(decision("hold")), &mut after).is_none());
        let told = card(event(decision("deliver")), &mut after).unwrap();
        assert_eq!(
            (&*told.result, &*told.outcome, &*told.action),
            ("shown", "acted", "go_back")
        );
        let untold = card(event(decision("deliver")), &mut after).unwrap();
        assert_eq!((&*untold.result, &*untold.outcome), ("", ""));
    }
}

//! `velvet inbox`: every card, and what became of it.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

use super::Setting;
use crate::{Fault, cli::InboxArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &InboxArgs) -> Result<(), Fault> {
    let kind = request::Kind::Inbox(v1::InboxRequest { limit: args.limit });
    let response::Kind::Inbox(inbox) = client::ask_once(setting, Role::Store, "inbox", kind)?
    else {
        return Err(client::unexpected());
    };
    if args.json {
        let cards: Vec<Value> = inbox.cards.iter().map(card_json).collect();
        print::json(&json!({ "cards": cards, "more": inbox.more }));
        return Ok(());
    }
    if inbox.cards.is_empty() {
        print::line("The inbox is empty.");
    }
    for card in &inbox.cards {
        print::line(format!("{}  {}", times::short(card.at_unix_us), card.text));
        print::line(format!(
            "    {}  {}  {}",
            card.nudge_id,
            card.nudge,
            state(card)
        ));
    }
    if inbox.more {
        print::note("there are more; see --limit");
    }
    Ok(())
}

/// The last that is known of a card.
fn state(card: &v1::InboxCard) -> &str {
    [&card.action, &card.outcome, &card.result]
        .into_iter()
        .find(|text| !text.is_empty())
        .map_or("not shown", String::as_str)
}

fn card_json(card: &v1::InboxCard) -> Value {
    json!({
        "id": card.nudge_id,
        "rule": card.nudge,
        "at": times::rfc3339(card.at_unix_us),
        "level": card.level,
        "text": card.text,
        "actions": card.actions,
        "channel": card.channel,
        "result": card.result,
        "outcome": card.outcome,
        "action": card.action,
    })
}

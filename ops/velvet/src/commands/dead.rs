//! `velvet dead`: messages that no worker could process. Their bytes stay sealed.

use serde_json::json;
use velvet_messages::Role;
use velvet_nats::admin::{DeadError, DeadLetter};

use super::Setting;
use crate::{
    Fault,
    cli::{DeadAction, DeadArgs},
    client::{self, Client},
    print,
};

/// More than a person reads; the stream is bounded by size and age anyway.
const LETTERS_MAX: usize = 1000;

pub(super) fn run(setting: &Setting, args: &DeadArgs) -> Result<(), Fault> {
    client::block_on(async {
        let client = Client::join(setting, Role::Supervisor).await?;
        let bus = client.connection();
        match args.action {
            DeadAction::List => {
                let letters = bus.dead_letters(LETTERS_MAX).await;
                print_letters(
                    &letters.map_err(Fault::failed("list the dead letters"))?,
                    args.json,
                );
            }
            DeadAction::Show { number } => {
                let (letter, _) = bus.dead_letter(number).await.map_err(dead_fault)?;
                print_letter(&letter, args.json);
            }
            DeadAction::Retry { number } => {
                bus.retry_dead_letter(number).await.map_err(dead_fault)?;
                print::line(format!("Dead letter {number} is on its way again."));
            }
            DeadAction::Drop { number } => {
                bus.drop_dead_letter(number).await.map_err(dead_fault)?;
                print::line(format!("Dead letter {number} is deleted."));
            }
        }
        Ok(())
    })
}

/// The texts say all there is to say.
fn dead_fault(error: DeadError) -> Fault {
    match error {
        DeadError::Bus(bus) => Fault::failed("reach the dead letters")(bus),
        other => Fault::Refused {
            code: "dead".to_owned(),
            text: other.to_string(),
        },
    }
}

fn print_letters(letters: &[DeadLetter], as_json: bool) {
    if as_json {
        print::json(&json!({ "dead": letters }));
        return;
    }
    for letter in letters {
        let DeadLetter {
            sequence,
            role,
            reason,
            id,
            attempts,
            time,
            ..
        } = letter;
        print::line(format!(
            "{sequence:>6}  {time}  {role:<8} {reason:<20} tried {attempts}x  {id}"
        ));
    }
    print::note(format!("{} dead letter(s)", letters.len()));
}

fn print_letter(letter: &DeadLetter, as_json: bool) {
    if as_json {
        print::json(&json!(letter));
        return;
    }
    let DeadLetter {
        sequence,
        role,
        reason,
        subject,
        id,
        attempts,
        bytes,
        time,
    } = letter;
    print::line(format!(
        "number    {sequence}\ngiven up  {time} by {role} after {attempts} tries"
    ));
    print::line(format!(
        "reason    {reason}\nsubject   {subject}\nid        {id}\nsize      {bytes} bytes, sealed"
    ));
}

//! `velvet feedback`: an answer to a card, from the command line.

use velvet_messages::v1::{FeedbackSignal, tell_request};

use super::{Setting, intent};
use crate::{Fault, cli::FeedbackArgs, print};

pub(super) fn run(setting: &Setting, args: &FeedbackArgs) -> Result<(), Fault> {
    let feedback = FeedbackSignal {
        nudge_id: args.id.clone(),
        // On a keyboard a hyphen is as good as an underscore.
        answer: args.answer.replace('-', "_"),
        text: args.note.clone().unwrap_or_default(),
    };
    intent::tell(setting, tell_request::Kind::Feedback(feedback))?;
    print::line("Noted.");
    Ok(())
}

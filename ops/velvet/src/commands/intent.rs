//! `velvet intent`: what the person means to do now.

use velvet_messages::{
    Role,
    v1::{IntentAction, IntentSignal, TellRequest, request, response, tell_request},
};
use velvet_runtime::{Clock, SystemClock};

use super::Setting;
use crate::{Fault, cli::IntentArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &IntentArgs) -> Result<(), Fault> {
    let text = args.text.join(" ");
    let (action, said) = match text.trim() {
        "done" => (IntentAction::Done, "The plan is done."),
        "pause" => (
            IntentAction::Pause,
            "The plan rests until `velvet intent resume`.",
        ),
        "resume" => (IntentAction::Resume, "The plan goes on."),
        "break" => (
            IntentAction::Break,
            "A break. It ends when you are back at the plan.",
        ),
        _ => (IntentAction::Declare, "This is the plan now."),
    };
    let declares = action == IntentAction::Declare;
    let until_unix_us = match &args.until {
        Some(_) if !declares => {
            return Err(Fault::plain("set an end: only a new plan has --until"));
        }
        Some(until) => times::moment_us(until, SystemClock.now())?,
        None => 0,
    };
    let intent = IntentSignal {
        text: if declares { text } else { String::new() },
        until_unix_us,
        done: action == IntentAction::Done,
        id: String::new(),
        action: action.into(),
        terms: args.also.clone(),
        next_step: args.first_step.clone().unwrap_or_default(),
    };
    tell(setting, tell_request::Kind::Intent(intent))?;
    print::line(said);
    Ok(())
}

/// Has something said on the bus, and waits until it is.
pub(super) fn tell(setting: &Setting, kind: tell_request::Kind) -> Result<(), Fault> {
    let request = TellRequest { kind: Some(kind) };
    let kind = request::Kind::Tell(request);
    match client::ask_once(setting, Role::Deliver, "tell", kind)? {
        response::Kind::Tell(_) => Ok(()),
        _ => Err(client::unexpected()),
    }
}

//! `velvet key`: another passphrase, other keys.

use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_seal::{KeyStore, keystore::passphrase_source};

use super::{Setting, init::choice, search};
use crate::{
    Fault,
    cli::{KeyCommand, SpanArgs},
    client, print,
};

pub(super) fn run(setting: &Setting, command: &KeyCommand) -> Result<(), Fault> {
    match command {
        KeyCommand::Passphrase {
            key,
            passphrase,
            new_passphrase_fd,
        } => {
            let store = KeyStore::locate(&setting.paths.config)?;
            let store =
                store.ok_or_else(|| Fault::plain("find your key; make one with `velvet init`"))?;
            let mut current = passphrase_source(passphrase.passphrase_fd);
            let mut new = passphrase_source(*new_passphrase_fd);
            store.change(&mut *current, choice(*key), &mut *new)?;
            print::line("Your key is kept in the new way; the old one opens it no more.");
            Ok(())
        }
        KeyCommand::Days(span) => days(setting, span),
    }
}

fn days(setting: &Setting, args: &SpanArgs) -> Result<(), Fault> {
    let request = v1::RotateRequest {
        span: search::span(args)?,
    };
    let kind = request::Kind::Rotate(request);
    let response::Kind::Rotate(done) = client::ask_once(setting, Role::Store, "rotate", kind)?
    else {
        return Err(client::unexpected());
    };
    print::line(format!("{} keys were replaced and destroyed.", done.keys));
    Ok(())
}

//! `velvet lock` and `velvet unlock`.

use velvet_runtime::{SupervisorAnswer, SupervisorRequest, ask_supervisor};
use velvet_seal::{
    KeyStore,
    keystore::{Ask, Kind, PassphraseError, passphrase_source},
};
use zeroize::Zeroizing;

use super::Setting;
use crate::{Fault, cli::PassphraseArgs, client, print};

pub(super) fn lock(setting: &Setting) -> Result<(), Fault> {
    tell(setting, SupervisorRequest::Lock)?;
    print::line(
        "Locked: Velvet keeps what is on the screen and answers nobody until `velvet unlock`.",
    );
    Ok(())
}

pub(super) fn unlock(setting: &Setting, args: &PassphraseArgs) -> Result<(), Fault> {
    let store = KeyStore::locate(&setting.paths.config)?;
    let store = store.ok_or_else(|| Fault::plain("find your key; make one with `velvet init`"))?;
    let passphrase = match store.describe().kind {
        Kind::File => passphrase_source(args.passphrase_fd)
            .passphrase(Ask::Current)
            .map_err(Fault::failed::<PassphraseError>("read the passphrase"))?,
        // The keyring asks for itself.
        Kind::Keyring => Zeroizing::default(),
    };
    tell(setting, SupervisorRequest::Unlock(passphrase))?;
    print::line("Unlocked.");
    Ok(())
}

fn tell(setting: &Setting, request: SupervisorRequest) -> Result<(), Fault> {
    match ask_supervisor(&setting.paths.socket(), request)? {
        SupervisorAnswer::Done => Ok(()),
        SupervisorAnswer::Refused(why) => Err(Fault::WrongKey(why)),
        _ => Err(client::unexpected()),
    }
}

//! `velvet backup` and `velvet restore`.

use std::{io::IsTerminal, path::Path, time::Duration};

use serde_json::json;
use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_seal::{
    KeyStore, RoleKeys,
    keystore::{KeyStoreError, passphrase_source, root_from_phrase},
};
use velvet_store::{restore, restore_from_other};

use super::{Setting, init::recovery_words};
use crate::{
    Fault,
    cli::{BackupArgs, RestoreArgs},
    client::{self, Client},
    host::store_fault,
    print, times,
};

/// Between two questions how far it is.
const LOOK: Duration = Duration::from_millis(250);

pub(super) fn back_up(setting: &Setting, args: &BackupArgs) -> Result<(), Fault> {
    let folder = std::path::absolute(&args.folder).map_err(Fault::failed("find the folder"))?;
    let told = client::block_on(wait(setting, &folder, args.json))?;
    let v1::BackupResponse {
        rows,
        new_rows,
        new_bytes,
        ..
    } = told;
    if args.json {
        print::json(&json!({ "rows": rows, "new_rows": new_rows, "new_bytes": new_bytes }));
    } else {
        print::line(format!(
            "Backed up: {rows} rows, of which {new_rows} ({new_bytes} bytes) are new."
        ));
    }
    Ok(())
}

/// The store worker makes the backup; asked again, it tells how far it is.
async fn wait(setting: &Setting, folder: &Path, quiet: bool) -> Result<v1::BackupResponse, Fault> {
    let client = Client::join(setting, Role::Cli).await?;
    let mut told_last = 0;
    loop {
        let kind = request::Kind::Backup(v1::BackupRequest {
            folder: folder.display().to_string(),
        });
        let response::Kind::Backup(told) = client.ask(Role::Store, "backup", kind).await? else {
            return Err(client::unexpected());
        };
        if told.done {
            return Ok(told);
        }
        if !quiet && told.rows > told_last && std::io::stdout().is_terminal() {
            print::line(format!("{} rows so far", told.rows));
            told_last = told.rows;
        }
        tokio::time::sleep(LOOK).await;
    }
}

pub(super) fn restore_from(setting: &Setting, args: &RestoreArgs) -> Result<(), Fault> {
    setting.paths.create()?;
    let Some(from) = &args.folder else {
        return accept(setting);
    };
    let store = KeyStore::locate(&setting.paths.config)?;
    let store = store.ok_or_else(|| {
        let text = "there is no key yet; bring yours back with `velvet init --recover`";
        Fault::NotRunning(text.to_owned())
    })?;
    let mut source = passphrase_source(args.passphrase.passphrase_fd);
    let unlocked = store.unlock(&mut *source)?;
    let keys = RoleKeys::for_role(&unlocked.root, Role::Store);
    let folder = setting.paths.store();
    let done = if args.other_key {
        let words = recovery_words(args.passphrase.passphrase_fd)?;
        let other = root_from_phrase(&words).map_err(KeyStoreError::from)?;
        let other = RoleKeys::for_role(&other, Role::Store);
        restore_from_other(from, &folder, &keys, &other)
    } else {
        restore(from, &folder, &keys)
    };
    let done = done.map_err(store_fault)?;
    drop_anchor(setting)?;
    if args.json {
        print::json(&json!({
            "rows": done.rows,
            "forgotten": done.forgotten,
            "made_at": times::rfc3339(done.at_unix_us),
        }));
    } else {
        print::line(format!(
            "Restored {} rows from the backup of {}.",
            done.rows,
            times::short(done.at_unix_us)
        ));
        if done.forgotten > 0 {
            print::line(format!(
                "{} of them were forgotten after it was made; their keys are gone.",
                done.forgotten
            ));
        }
        print::line("Start with: velvet up");
    }
    Ok(())
}

/// The next start takes the store as it is.
fn accept(setting: &Setting) -> Result<(), Fault> {
    drop_anchor(setting)?;
    print::line("The next `velvet up` takes the store as it is.");
    Ok(())
}

fn drop_anchor(setting: &Setting) -> Result<(), Fault> {
    match std::fs::remove_file(setting.paths.anchor()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Fault::failed("remove the old anchor")(error))
        }
        _ => Ok(()),
    }
}

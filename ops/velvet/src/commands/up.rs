//! `velvet up` and `velvet down`.

use std::time::Duration;

use velvet_messages::Role;
use velvet_runtime::{SupervisorAnswer, SupervisorRequest, ask_supervisor, telemetry};
use velvet_seal::{KeyStore, keystore::passphrase_source};

use super::Setting;
use crate::{
    Fault,
    cli::UpArgs,
    client, host, print,
    settings::Settings,
    supervisor::{self, Plan},
};

/// Four parts may each take ten seconds to stop (supervisor/children.rs).
const DOWN_PATIENCE: Duration = Duration::from_secs(60);
const DOWN_LOOK: Duration = Duration::from_millis(100);

pub(super) fn run(setting: &Setting, args: &UpArgs) -> Result<(), Fault> {
    setting.paths.create()?;
    let settings = with_flags(setting, args)?;
    check_reader(&settings)?;
    refuse_second(setting)?;
    let store = KeyStore::locate(&setting.paths.config)?;
    let store = store.ok_or_else(|| {
        Fault::NotRunning("there is no key yet; make one with `velvet init`".to_owned())
    })?;
    let mut source = passphrase_source(args.passphrase.passphrase_fd);
    let unlocked = store.unlock(&mut *source)?;
    let _telemetry = telemetry::init(
        Role::Supervisor,
        &settings.section("telemetry")?,
        Some(&setting.paths.log),
    )
    .map_err(Fault::failed("start telemetry"))?;
    let plan = Plan {
        paths: setting.paths.clone(),
        settings,
        unlocked,
        with_capture: !args.no_capture,
    };
    // Children are spawned from this runtime's threads, which live until everything has stopped.
    host::run_until_signalled(async move |shutdown| supervisor::run(plan, shutdown).await)
}

/// The flags that have settings of their own.
fn with_flags(setting: &Setting, args: &UpArgs) -> Result<Settings, Fault> {
    let server = args
        .nats_server
        .clone()
        .or_else(|| std::env::var_os("VELVET_NATS_SERVER").map(Into::into));
    let server = server.map(|path| ("broker.nats_server", path.display().to_string()));
    let url = args.nats_url.clone().map(|url| ("broker.nats_url", url));
    setting.settings.with(server.into_iter().chain(url))
}

/// A missing language should be told now, not by a worker that never comes up.
fn check_reader(settings: &Settings) -> Result<(), Fault> {
    let config = settings.section("ocr")?;
    let checked = velvet_ocr::check_installation(&config);
    checked
        .map(|_| ())
        .map_err(|error| Fault::Missing(error.to_string()))
}

/// Before a passphrase is asked for.
fn refuse_second(setting: &Setting) -> Result<(), Fault> {
    let asked = ask_supervisor(&setting.paths.socket(), SupervisorRequest::Children);
    if asked.is_err() {
        return Ok(());
    }
    let data = setting.paths.data.display();
    Err(Fault::Held(format!(
        "Velvet is running already on {data}; see `velvet status`, or stop it with `velvet down`"
    )))
}

pub(super) fn down(setting: &Setting) -> Result<(), Fault> {
    let socket = setting.paths.socket();
    let SupervisorAnswer::Stopping = ask_supervisor(&socket, SupervisorRequest::Stop)? else {
        return Err(client::unexpected());
    };
    let mut waited = Duration::ZERO;
    while ask_supervisor(&socket, SupervisorRequest::Children).is_ok() || !lock_is_free(setting) {
        if waited >= DOWN_PATIENCE {
            return Err(Fault::plain("stop Velvet: it still runs; see its log"));
        }
        std::thread::sleep(DOWN_LOOK);
        waited += DOWN_LOOK;
    }
    print::line("Velvet has stopped.");
    Ok(())
}

/// The broker's lock is the last thing that a stopping Velvet gives up.
fn lock_is_free(setting: &Setting) -> bool {
    let lock = std::fs::File::open(setting.paths.broker().join("velvet.lock"));
    lock.is_ok_and(|file| file.try_lock_shared().is_ok())
}

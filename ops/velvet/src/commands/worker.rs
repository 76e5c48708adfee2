//! `velvet worker`: one worker in this process, beside those that `velvet up` runs.

use velvet_messages::Role;
use velvet_runtime::{Launch, process, telemetry};

use super::Setting;
use crate::{
    Fault,
    cli::{WorkerArgs, WorkerRole},
    host, print,
};

pub(super) fn run(setting: &Setting, args: &WorkerArgs) -> Result<(), Fault> {
    if args.prove_sandbox {
        return prove(setting, args.role);
    }
    if let Some(parent) = args.parent
        && !process::end_with_parent(parent).map_err(Fault::failed("follow the supervisor"))?
    {
        return Ok(());
    }
    let socket = args
        .socket
        .clone()
        .unwrap_or_else(|| setting.paths.socket());
    let launch = Launch::ask(&socket, Role::from(args.role))?;
    let _telemetry = telemetry::init_launched(&launch).map_err(Fault::failed("start telemetry"))?;
    if args.parent.is_none() {
        print::note(format!(
            "The {} worker takes its share. Stop it with Ctrl-C.",
            launch.role
        ));
    }
    host::run_until_signalled(async move |shutdown| {
        let ended = host::work(launch, shutdown).await;
        if let Err(fault) = &ended {
            tracing::error!(%fault, "worker ended");
        }
        ended
    })
}

fn prove(setting: &Setting, role: WorkerRole) -> Result<(), Fault> {
    if role != WorkerRole::Ocr {
        return Err(Fault::plain("prove a sandbox: only the ocr worker has one"));
    }
    let config = setting.settings.section("ocr")?;
    let installed = velvet_ocr::check_installation(&config)
        .map_err(|error| Fault::Missing(error.to_string()))?;
    let proofs = velvet_ocr::prove_sandbox(&host::ocr_child()?, &config, &installed)
        .map_err(Fault::failed("start the sandboxed reader"))?;
    for proof in &proofs {
        let word = if proof.refused { "refused" } else { "ALLOWED" };
        print::line(format!("{word}  {:<28} {}", proof.what, proof.code));
    }
    if proofs.iter().all(|proof| proof.refused) {
        return Ok(());
    }
    Err(Fault::Unsound(
        "the sandbox lets something through on this system".to_owned(),
    ))
}

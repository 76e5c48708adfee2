//! The commands, one file each; this one sends each to its own.

mod audit;
mod backup;
mod config;
mod dead;
mod decode;
mod doctor;
mod export;
mod feedback;
mod forget;
mod inbox;
mod init;
mod intent;
mod key;
mod lock;
mod nats_context;
mod now;
mod nudges;
mod pause;
mod replay;
mod retention;
mod search;
mod show;
mod status;
mod timeline;
mod topology;
mod up;
mod verify;
mod why;
mod worker;

use std::process::ExitCode;

use crate::{
    Cli, Fault,
    cli::{BrokerExecArgs, Command},
    paths::Paths,
    print,
    settings::Settings,
};

/// What every command gets: where things are and how they are set.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The folders.
    pub paths: Paths,
    /// The settings, checked.
    pub settings: Settings,
}

impl Setting {
    /// Finds the folders and reads the settings.
    ///
    /// # Errors
    /// [`Fault::Settings`] with every mistake.
    pub fn find(cli: &Cli) -> Result<Self, Fault> {
        let paths = Paths::find(cli.home.as_deref())?;
        let variables = std::env::vars_os()
            .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)));
        let settings = Settings::load(&paths.settings_file(), variables, &cli.settings)?;
        Ok(Self { paths, settings })
    }
}

/// Does what the command line says.
///
/// # Errors
/// See [`Fault`]; its exit code is the process's.
pub fn run(cli: Cli) -> Result<(), Fault> {
    let setting = Setting::find(&cli)?;
    match cli.command {
        Command::Init(args) => init::run(&setting, &args),
        Command::Up(args) => up::run(&setting, &args),
        Command::Down => up::down(&setting),
        Command::Status(args) => status::run(&setting, args.json),
        Command::Doctor(args) => doctor::run(&setting, args.json),
        Command::Pause(args) => pause::pause(&setting, &args),
        Command::Resume => pause::resume(&setting),
        Command::Key(args) => key::run(&setting, &args.command),
        Command::Lock => lock::lock(&setting),
        Command::Unlock(args) => lock::unlock(&setting, &args),
        Command::Search(args) => search::run(&setting, &args),
        Command::Timeline(args) => timeline::run(&setting, &args),
        Command::Show(args) => show::run(&setting, &args),
        Command::Forget(args) => forget::run(&setting, &args),
        Command::Audit(args) => audit::run(&setting, &args),
        Command::Verify(args) => verify::run(&setting, &args),
        Command::Backup(args) => backup::back_up(&setting, &args),
        Command::Restore(args) => backup::restore_from(&setting, &args),
        Command::Export(args) => export::run(&setting, &args),
        Command::Retention(args) => retention::run(&setting, args.json),
        Command::Intent(args) => intent::run(&setting, &args),
        Command::Now(args) => now::run(&setting, args.json),
        Command::Why(args) => why::run(&setting, &args),
        Command::Inbox(args) => inbox::run(&setting, &args),
        Command::Feedback(args) => feedback::run(&setting, &args),
        Command::Nudges(args) => nudges::run(&setting, &args),
        Command::ResumeCard(args) => now::resume_card(&setting, args.json),
        Command::Replay(args) => replay::run(&setting, &args),
        Command::Topology(args) => topology::run(&setting, &args),
        Command::Worker(args) => worker::run(&setting, &args),
        Command::NatsContext(args) => nats_context::run(&setting, &args),
        Command::Decode(args) => decode::run(&setting, &args),
        Command::Dead(args) => dead::run(&setting, &args),
        Command::Config(args) => config::run(&setting, args.action),
        // These two never come here: main sees them before settings are read.
        Command::OcrChild | Command::BrokerExec(_) => Ok(()),
    }
}

/// Becomes the broker, tied to the life of its parent. Returns only when that fails.
#[must_use]
pub fn become_broker(args: &BrokerExecArgs) -> ExitCode {
    let Some((server, arguments)) = args.command.split_first() else {
        return ExitCode::from(2);
    };
    let error = velvet_nats::server::exec_broker(args.parent, server, arguments);
    print::note(format!("velvet: failed to become the broker: {error}"));
    ExitCode::FAILURE
}

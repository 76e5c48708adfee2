//! What every process does first: nobody reads its memory, it leaves no core, and it ends with its parent.

use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, getppid, getrlimit, set_dumpable_behavior,
    set_parent_process_death_signal, setrlimit,
};

/// Hardening that the system refused.
#[derive(Debug, thiserror::Error)]
#[error("failed to {action}: the system refused")]
pub struct HardenError {
    action: &'static str,
    #[source]
    source: rustix::io::Errno,
}

fn refused(action: &'static str) -> impl FnOnce(rustix::io::Errno) -> HardenError {
    move |source| HardenError { action, source }
}

/// Keeps other processes of the same user out of this one's memory and forbids core files
/// (spec/platform.md section 2.5). First thing in `main`, because `execve` resets it.
///
/// # Errors
/// When the system refuses; going on would break a promise.
pub fn harden() -> Result<(), HardenError> {
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(refused("hide the memory"))?;
    let none = Rlimit {
        current: Some(0),
        maximum: getrlimit(Resource::Core).maximum.map(|_| 0),
    };
    setrlimit(Resource::Core, none).map_err(refused("forbid core files"))
}

/// Asks for SIGTERM when the parent ends, so that `kill -9` of the supervisor leaves nothing behind.
/// Returns false when the parent is already gone.
///
/// # Errors
/// When the system refuses.
pub fn end_with_parent(parent_pid: u32) -> Result<bool, HardenError> {
    set_parent_process_death_signal(Some(Signal::TERM)).map_err(refused("follow the parent"))?;
    let parent = getppid().map(|pid| pid.as_raw_nonzero().get().cast_unsigned());
    Ok(parent == Some(parent_pid))
}

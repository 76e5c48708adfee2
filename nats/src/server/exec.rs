//! The one step between our process and the server's: it makes the server end with us.

use std::{ffi::OsStr, io, os::unix::process::CommandExt, process::Command};

use rustix::process::{Pid, getppid};

/// Becomes the server, to be called by a hidden subcommand of ours that [`super::BrokerPlan::wrapper`] names.
/// On Linux the kernel then ends the server when the thread that started us ends, however that happens;
/// elsewhere the next start stops what was left behind. Returns only when it failed.
#[must_use]
pub fn exec_broker<S: AsRef<OsStr>>(
    parent: u32,
    server: &OsStr,
    arguments: impl IntoIterator<Item = S>,
) -> io::Error {
    if let Err(error) = die_with_parent() {
        return error;
    }
    // The parent may have ended before the line above, and then nothing would end the server.
    if getppid()
        .map(Pid::as_raw_nonzero)
        .map(std::num::NonZero::get)
        != i32::try_from(parent).ok()
    {
        return io::Error::other("the process that wanted a server is gone");
    }
    Command::new(server).args(arguments).exec()
}

#[cfg(target_os = "linux")]
fn die_with_parent() -> io::Result<()> {
    Ok(rustix::process::set_parent_process_death_signal(Some(
        rustix::process::Signal::TERM,
    ))?)
}

#[cfg(not(target_os = "linux"))]
fn die_with_parent() -> io::Result<()> {
    Ok(())
}

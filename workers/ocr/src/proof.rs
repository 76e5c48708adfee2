//! Shows that the sandbox holds: a child tries to break out and tells how it was refused.

use std::{
    ffi::OsString,
    fs::File,
    io,
    net::{TcpListener, TcpStream, UdpSocket},
    os::unix::{net::UnixStream, process::CommandExt},
    path::Path,
    process::Command,
};

use rustix::{fs::MemfdFlags, process::Pid};

use crate::{
    Config, Installed, ReadError, install,
    process::Child,
    protocol::{Attempt, Setup},
    sandbox::Landlock,
};

/// One attempt of a sandboxed child to do what it must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What was tried, and which walls stood.
    pub what: String,
    /// Whether it was refused by the sandbox; an error of another kind does not count.
    pub refused: bool,
    /// Name of the error, `done` when it worked, or why the wall is missing.
    pub code: String,
}

/// Starts a child as [`crate::Recogniser`] does and has it try to break out. Blocks until it is done.
///
/// # Errors
/// When no child could be started.
pub fn prove_sandbox(
    command: &[OsString],
    config: &Config,
    installed: &Installed,
) -> Result<Vec<Proof>, ReadError> {
    let (_, ready) = Child::start(command, config, installed, true)?;
    let proof = |attempt: Attempt| Proof {
        what: attempt.what,
        refused: attempt.refused,
        code: attempt.code,
    };
    Ok(ready.attempts.into_iter().map(proof).collect())
}

/// What landlock alone refuses, so that each wall is seen to stand by itself.
pub(crate) fn try_landlock(landlock: Landlock, setup: &Setup) -> Vec<Attempt> {
    if landlock == Landlock::None {
        let missing =
            "not enforced: this kernel has no landlock, the list of system calls stands alone";
        return vec![Attempt {
            what: "landlock".to_owned(),
            refused: false,
            code: missing.to_owned(),
        }];
    }
    let mut attempts = files(setup);
    attempts.extend(tcp());
    for attempt in &mut attempts {
        attempt.what.push_str(" (landlock alone)");
    }
    attempts
}

/// What must be refused when all walls stand.
pub(crate) fn try_everything(setup: &Setup) -> Vec<Attempt> {
    let mut attempts = files(setup);
    attempts.extend(tcp());
    attempts.extend(sockets());
    attempts.extend(processes(setup.parent_pid));
    attempts
}

fn files(setup: &Setup) -> Vec<Attempt> {
    let language = setup.languages.split('+').next().unwrap_or_default();
    let traineddata = install::language_file(Path::new(&setup.tessdata), language);
    let canary = std::env::temp_dir().join("velvet-sandbox-proof");
    vec![
        attempt("read /etc/passwd", File::open("/etc/passwd")),
        attempt("list /", std::fs::read_dir("/")),
        attempt("open the language file", File::open(traineddata)),
        attempt("write to the temporary folder", File::create(canary)),
    ]
}

fn tcp() -> Vec<Attempt> {
    // Port 9 is "discard": without a wall the answer would be that nobody listens.
    vec![
        attempt("connect by TCP", TcpStream::connect("127.0.0.1:9")),
        attempt("listen by TCP", TcpListener::bind("127.0.0.1:0")),
    ]
}

fn sockets() -> Vec<Attempt> {
    vec![
        attempt(
            "connect to a Unix socket",
            UnixStream::connect("/run/velvet-sandbox-proof"),
        ),
        attempt("open a UDP socket", UdpSocket::bind("127.0.0.1:0")),
        attempt("make a socket pair", UnixStream::pair()),
    ]
}

fn processes(parent: u32) -> Vec<Attempt> {
    let pid = nix::unistd::Pid::from_raw(parent.cast_signed());
    let mut byte = [0_u8];
    let remote = nix::sys::uio::RemoteIoVec { base: 0, len: 1 };
    let memory =
        nix::sys::uio::process_vm_readv(pid, &mut [io::IoSliceMut::new(&mut byte)], &[remote]);
    let signalled = Pid::from_raw(parent.cast_signed()).ok_or(rustix::io::Errno::SRCH);
    let signalled = signalled.and_then(rustix::process::test_kill_process);
    vec![
        attempt("start a program", Command::new("/bin/true").spawn()),
        attempt(
            "become a program",
            Err::<(), _>(Command::new("/bin/true").exec()),
        ),
        attempt("start a thread", std::thread::Builder::new().spawn(|| ())),
        attempt(
            "trace (ptrace)",
            nix::sys::ptrace::traceme().map_err(io::Error::from),
        ),
        attempt(
            "read another process's memory",
            memory.map_err(io::Error::from),
        ),
        attempt("signal the parent", signalled.map_err(io::Error::from)),
        attempt(
            "make an anonymous file (memfd)",
            rustix::fs::memfd_create("proof", MemfdFlags::CLOEXEC).map_err(io::Error::from),
        ),
    ]
}

fn attempt<T>(what: &str, result: io::Result<T>) -> Attempt {
    let code = match &result {
        Ok(_) => "done".to_owned(),
        Err(error) => name(error),
    };
    let walls = [libc::EPERM, libc::EACCES];
    let refused = result.is_err_and(|error| {
        error
            .raw_os_error()
            .is_some_and(|code| walls.contains(&code))
    });
    Attempt {
        what: what.to_owned(),
        refused,
        code,
    }
}

fn name(error: &io::Error) -> String {
    let errno = error.raw_os_error().map(nix::errno::Errno::from_i32);
    errno.map_or_else(|| "unknown".to_owned(), |errno| format!("{errno:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The attempts must work where no wall stands, or their refusal would prove nothing.
    #[test]
    fn without_walls_nothing_is_refused() {
        let setup = Setup {
            languages: "eng".into(),
            tessdata: "/usr/share/tesseract-ocr/5/tessdata".into(),
            ..Default::default()
        };
        let refused = |attempts: Vec<Attempt>| {
            attempts
                .into_iter()
                .filter(|attempt| attempt.refused)
                .map(|attempt| attempt.what)
                .collect::<Vec<_>>()
        };
        assert_eq!(refused(files(&setup)), [""; 0]);
        assert_eq!(refused(tcp()), [""; 0]);
        assert_eq!(refused(sockets()), [""; 0]);
    }
}

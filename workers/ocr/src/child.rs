//! The child: read a picture from the pipe, write its words to the pipe, until the pipe ends.
//!
//! It is started by [`crate::Recogniser`] with `OMP_THREAD_LIMIT=1` in an otherwise empty environment: the
//! engine's OpenMP reads it before `main` and is six times slower without (spec/reading.md B1).

use std::{fs::File, io, os::fd::AsFd, process::ExitCode};

use rustix::time::{ClockId, clock_gettime};
use velvet_runtime::process;

use crate::{
    engine::Engine,
    proof,
    protocol::{self, Answer, Ready, Request, Setup},
    sandbox,
};

/// A setup is a few paths.
const SETUP_BYTES_MAX: usize = 64 << 10;

/// Why a child ended; the exit code for whoever looks.
enum End {
    Setup,
    Engine,
    Walls,
    Pipe,
}

/// The whole life of a child. To be called first thing by the process that [`crate::Recogniser`] starts, on
/// its only thread: before Tokio and before anything else that starts one.
#[must_use]
pub fn child_main() -> ExitCode {
    match live() {
        Ok(()) => ExitCode::SUCCESS,
        Err(End::Setup) => ExitCode::from(10),
        Err(End::Engine) => ExitCode::from(11),
        Err(End::Walls) => ExitCode::from(12),
        Err(End::Pipe) => ExitCode::from(13),
    }
}

fn live() -> Result<(), End> {
    process::harden().map_err(|_| End::Walls)?;
    let (mut input, mut output) = pipes().map_err(|_| End::Pipe)?;
    let setup: Setup = protocol::read(&mut input, SETUP_BYTES_MAX)
        .ok()
        .flatten()
        .ok_or(End::Setup)?;
    if !process::end_with_parent(setup.parent_pid).map_err(|_| End::Walls)? {
        return Ok(());
    }
    let mut engine = Engine::new(&setup).map_err(|_| End::Engine)?;
    // What libraries do once, such as starting OpenMP, must be done before the walls stand.
    engine.read(&blank()).map_err(|_| End::Engine)?;
    let ready = enter(&setup)?;
    protocol::write(&mut output, &ready).map_err(|_| End::Pipe)?;
    if setup.prove {
        return Ok(());
    }
    serve(&mut engine, &setup, &mut input, &mut output)
}

/// The pipes themselves, without the buffers and locks of the standard library.
fn pipes() -> io::Result<(File, File)> {
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

fn enter(setup: &Setup) -> Result<Ready, End> {
    sandbox::limit(setup.memory_bytes_max).map_err(|_| End::Walls)?;
    let landlock = sandbox::landlock().map_err(|_| End::Walls)?;
    let mut attempts = Vec::new();
    if setup.prove {
        attempts.extend(proof::try_landlock(landlock, setup));
    }
    sandbox::seccomp().map_err(|_| End::Walls)?;
    if setup.prove {
        attempts.extend(proof::try_everything(setup));
    }
    Ok(Ready {
        landlock: landlock.name().to_owned(),
        attempts,
    })
}

fn serve(
    engine: &mut Engine,
    setup: &Setup,
    input: &mut File,
    output: &mut File,
) -> Result<(), End> {
    let request_bytes_max = setup.pixels_max as usize + protocol::REQUEST_OVERHEAD_BYTES;
    while let Some(request) =
        protocol::read::<Request>(input, request_bytes_max).map_err(|_| End::Pipe)?
    {
        let before = cpu_nanos();
        let words = engine.read(&request).map_err(|_| End::Engine)?;
        let answer = Answer {
            number: request.number,
            words,
            cpu_nanos: cpu_nanos().saturating_sub(before),
        };
        protocol::write(output, &answer).map_err(|_| End::Pipe)?;
    }
    Ok(())
}

/// Processor time of this thread, the only one.
fn cpu_nanos() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let whole = u64::try_from(time.tv_sec).unwrap_or(0);
    let part = u64::try_from(time.tv_nsec).unwrap_or(0);
    whole.saturating_mul(1_000_000_000).saturating_add(part)
}

/// A white picture that needs no languages and little time.
fn blank() -> Request {
    const SIDE_PX: u32 = 64;
    Request {
        width: SIDE_PX,
        height: SIDE_PX,
        scale_milli: 1_000,
        grey: vec![255; (SIDE_PX * SIDE_PX) as usize],
        ..Default::default()
    }
}

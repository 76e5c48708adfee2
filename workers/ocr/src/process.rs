//! One child and the two pipes to it, seen from outside. Every wait has an end.

use std::{
    ffi::OsString,
    io::{self, Read, Write},
    os::{fd::AsFd, unix::process::CommandExt},
    process::{ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{OFlags, fcntl_getfl, fcntl_setfl},
};

use crate::{
    Config, Installed, ReadError,
    protocol::{self, ANSWER_BYTES_MAX, Answer, Ready, Request, Setup},
};

/// A running child. Killed and reaped when it goes out of scope.
pub(crate) struct Child {
    process: std::process::Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Child {
    /// Starts a child and waits until it can read. The calling thread must outlive it: the system takes the
    /// end of that thread for the end of the parent.
    pub(crate) fn start(
        command: &[OsString],
        config: &Config,
        installed: &Installed,
        prove: bool,
    ) -> Result<(Self, Ready), ReadError> {
        let until = Instant::now() + config.start_time();
        let mut child = Self::spawn(command).map_err(|_| ReadError::Start)?;
        let setup = Setup {
            languages: config.language_list(),
            tessdata: installed
                .tessdata
                .to_str()
                .ok_or(ReadError::Start)?
                .to_owned(),
            memory_bytes_max: config.child_memory_mb_max << 20,
            pixels_max: config.region_pixels_max,
            parent_pid: std::process::id(),
            prove,
        };
        let ready = child
            .exchange(&setup, until)
            .map_err(|_| ReadError::Start)?;
        Ok((child, ready))
    }

    fn spawn(command: &[OsString]) -> io::Result<Self> {
        let (program, arguments) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut process = Command::new(program)
            .args(arguments)
            .env_clear()
            // Read by OpenMP before main; set later they are without effect.
            .env("OMP_THREAD_LIMIT", "1")
            .env("OMP_NUM_THREADS", "1")
            .current_dir("/")
            // A Ctrl-C in the terminal is for us; the child ends when we are done with it.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // leptonica writes there, and what it writes may be about what it saw.
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let Some((input, output)) = pipes else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let child = Self {
            process,
            input,
            output,
        };
        unblock(&child.input)?;
        unblock(&child.output)?;
        Ok(child)
    }

    /// Process id, for logs and tests.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Has one region read.
    pub(crate) fn read(&mut self, request: &Request, time: Duration) -> Result<Answer, ReadError> {
        let answer: Answer = self.exchange(request, Instant::now() + time)?;
        match answer.number == request.number {
            true => Ok(answer),
            false => Err(ReadError::Garbled),
        }
    }

    fn exchange<M>(&mut self, message: &impl prost::Message, until: Instant) -> Result<M, ReadError>
    where
        M: prost::Message + Default,
    {
        let mut input = Timed {
            pipe: &mut self.input,
            until,
        };
        protocol::write(&mut input, message).map_err(|error| read_error(&error))?;
        let mut output = Timed {
            pipe: &mut self.output,
            until,
        };
        protocol::read(&mut output, ANSWER_BYTES_MAX)
            .map_err(|error| read_error(&error))?
            .ok_or(ReadError::Crashed)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It fails when the child has ended already, and then there is nothing to kill.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn read_error(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::TimedOut => ReadError::TimedOut,
        io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge => ReadError::Garbled,
        _ => ReadError::Crashed,
    }
}

fn unblock(pipe: &impl AsFd) -> io::Result<()> {
    let flags = fcntl_getfl(pipe)?;
    Ok(fcntl_setfl(pipe, flags | OFlags::NONBLOCK)?)
}

/// A pipe on which waiting ends.
struct Timed<'a, P> {
    pipe: &'a mut P,
    until: Instant,
}

impl<P: AsFd> Timed<'_, P> {
    /// Waits until the pipe can go on.
    fn wait(&self, event: PollFlags) -> io::Result<()> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let timeout = Timespec::try_from(left).map_err(|_| io::ErrorKind::InvalidInput)?;
        match poll(&mut [PollFd::new(&self.pipe, event)], Some(&timeout)) {
            Ok(0) => Err(io::ErrorKind::TimedOut.into()),
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl<P: AsFd + Read> Read for Timed<'_, P> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.pipe.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.wait(PollFlags::IN)?
                }
                other => return other,
            }
        }
    }
}

impl<P: AsFd + Write> Write for Timed<'_, P> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.pipe.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.wait(PollFlags::OUT)?
                }
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

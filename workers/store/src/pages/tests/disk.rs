//! A disk in memory that loses power, runs full and fails, at an operation chosen before.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard},
};

use crate::pages::Medium;

/// What a disk writes whole.
const SECTOR: usize = 512;

/// Random numbers that are the same in every run (xorshift64*, Marsaglia 2003, Vigna 2016).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// The power goes: this operation and all after it fail, and what was not synced may be lost.
    Power,
    /// One operation fails with this number of the operating system.
    Error(i32),
    /// One sync fails, and what it should have written is never written: marked clean by the kernel, so that the
    /// next sync succeeds ("fsyncgate").
    LyingSync,
}

#[derive(Clone)]
enum Operation {
    Write(usize, Vec<u8>),
    Length(usize),
}

#[derive(Default)]
struct State {
    /// What survives a power cut for sure.
    durable: Vec<u8>,
    /// What reads return: the page cache.
    live: Vec<u8>,
    pending: Vec<Operation>,
    operations: u64,
    fault: Option<(u64, Fault)>,
}

#[derive(Clone)]
pub(crate) struct Disk(Arc<Mutex<State>>);

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Disk")
    }
}

fn apply(image: &mut Vec<u8>, operation: &Operation) {
    match operation {
        Operation::Length(length) => image.resize(*length, 0),
        Operation::Write(at, data) => {
            let end = at + data.len();
            if image.len() < end {
                image.resize(end, 0);
            }
            image[*at..end].copy_from_slice(data);
        }
    }
}

impl Disk {
    pub(crate) fn of(image: Vec<u8>) -> Self {
        Self(Arc::new(Mutex::new(State {
            live: image.clone(),
            durable: image,
            ..State::default()
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test has panicked")
    }

    /// From now on, the fault happens at this operation (the first is 1), counted anew.
    pub(crate) fn fail_at(&self, operation: u64, fault: Fault) {
        let mut state = self.state();
        state.operations = 0;
        state.fault = Some((operation, fault));
    }

    pub(crate) fn image(&self) -> Vec<u8> {
        self.state().live.clone()
    }

    /// What is on the disk after the power came back: of what was not synced, nothing, all, or any part in any
    /// order, torn between sectors.
    pub(crate) fn after_power_cut(&self, random: &mut Random) -> Vec<u8> {
        let state = self.state();
        let mut image = state.durable.clone();
        let mut pending = state.pending.clone();
        let kind = random.below(8);
        if kind == 0 {
            return image;
        }
        if kind > 4 {
            for at in (1..pending.len()).rev() {
                let other = usize::try_from(random.below(at as u64 + 1)).expect("small");
                pending.swap(at, other);
            }
        }
        for operation in &pending {
            match operation {
                _ if kind == 1 => apply(&mut image, operation),
                Operation::Length(_) if random.coin() => apply(&mut image, operation),
                Operation::Length(_) => {}
                // A header's sector under the head when the power went: neither old nor new.
                Operation::Write(at, data) if data.len() == SECTOR && random.below(3) == 0 => {
                    apply(&mut image, &Operation::Write(*at, vec![0xA5; SECTOR]));
                }
                Operation::Write(at, data) => match random.below(4) {
                    0 => {}
                    1 => apply(&mut image, operation),
                    _ => tear(&mut image, *at, data, random),
                },
            }
        }
        image
    }
}

fn tear(image: &mut Vec<u8>, at: usize, data: &[u8], random: &mut Random) {
    let mut done = 0;
    while done < data.len() {
        let here = at + done;
        let length = (SECTOR - here % SECTOR).min(data.len() - done);
        if random.coin() {
            apply(
                image,
                &Operation::Write(here, data[done..done + length].to_vec()),
            );
        }
        done += length;
    }
}

impl State {
    fn change(&mut self, operation: Operation) -> io::Result<()> {
        if let Some(fault) = self.fault_now() {
            return Err(match fault {
                Fault::Error(number) => io::Error::from_raw_os_error(number),
                Fault::Power | Fault::LyingSync => io::Error::other("the power is off"),
            });
        }
        apply(&mut self.live, &operation);
        self.pending.push(operation);
        Ok(())
    }

    fn fault_now(&mut self) -> Option<Fault> {
        self.operations += 1;
        let (at, fault) = self.fault?;
        let now = match fault {
            Fault::Power => self.operations >= at,
            Fault::Error(_) => self.operations == at,
            // Waits for the next sync.
            Fault::LyingSync => false,
        };
        now.then_some(fault)
    }
}

impl Medium for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.state().live.len() as u64)
    }

    fn read_at(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let state = self.state();
        let start = usize::try_from(offset).expect("small");
        let found = state.live.get(start..start + out.len());
        out.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let at = usize::try_from(offset).expect("small");
        self.state().change(Operation::Write(at, data.to_vec()))
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        let length = usize::try_from(length).expect("small");
        self.state().change(Operation::Length(length))
    }

    fn sync(&self) -> io::Result<()> {
        let mut state = self.state();
        match state.fault_now() {
            Some(Fault::Error(number)) => return Err(io::Error::from_raw_os_error(number)),
            Some(_) => return Err(io::Error::other("the power is off")),
            None => {}
        }
        let lies = matches!(state.fault, Some((at, Fault::LyingSync)) if state.operations >= at);
        let pending = std::mem::take(&mut state.pending);
        if lies {
            state.fault = None;
            return Err(io::Error::from_raw_os_error(EIO));
        }
        for operation in &pending {
            apply(&mut state.durable, operation);
        }
        Ok(())
    }

    fn distrust_cache(&self) -> io::Result<()> {
        let mut state = self.state();
        let mut live = state.durable.clone();
        state
            .pending
            .iter()
            .for_each(|operation| apply(&mut live, operation));
        state.live = live;
        Ok(())
    }
}

/// Numbers of Linux (`errno(3)`).
pub(crate) const EIO: i32 = 5;
pub(crate) const ENOSPC: i32 = 28;

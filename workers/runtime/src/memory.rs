//! A bus in memory with faults on demand: the twin of the real one, for tests of whole flows.
//!
//! It keeps the real bus's promises (confirmed publishes, de-duplication by id, redelivery of what was not
//! settled) and none of its speed or durability.

mod peers;

pub use peers::{MemoryPeers, PeerFaults};

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use tokio::{sync::Notify, time::Instant};
use velvet_messages::{MessageId, Subject};

use crate::{Bus, BusError, Delivery, Outgoing, Verdict, bus::Publish};

/// Faults to inject; each count is used up by one call that fails.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Publishes to leave unconfirmed; nothing is stored.
    pub publishes: u32,
    /// Publishes that are stored, but whose confirmation is lost.
    pub confirmations: u32,
    /// Publishes to refuse because the stream is full.
    pub full: u32,
    /// Settlements to lose; the bus delivers again.
    pub settlements: u32,
    /// Snapshots to leave unconfirmed.
    pub saves: u32,
}

impl Faults {
    fn take(count: &mut u32) -> bool {
        let fails = *count > 0;
        *count = count.saturating_sub(1);
        fails
    }
}

struct Queued {
    message: Outgoing,
    attempt: u32,
    ready: Instant,
}

#[derive(Default)]
struct Inner {
    queue: VecDeque<Queued>,
    flying: HashMap<u64, (Outgoing, u32)>,
    receipts: u64,
    ids: HashSet<MessageId>,
    published: Vec<Outgoing>,
    log: Vec<String>,
    states: BTreeMap<String, Bytes>,
    faults: Faults,
    closed: bool,
}

/// The bus. Clones share it: one is handed to the loop, another watches.
#[derive(Clone, Default)]
pub struct MemoryBus {
    inner: Arc<Mutex<Inner>>,
    arrived: Arc<Notify>,
}

impl MemoryBus {
    /// An empty bus.
    #[must_use]
    pub fn new(faults: Faults) -> Self {
        let bus = Self::default();
        bus.inner().faults = faults;
        bus
    }

    /// Puts a message where `next` finds it.
    pub fn offer(&self, message: Outgoing) {
        let queued = Queued {
            message,
            attempt: 0,
            ready: Instant::now(),
        };
        self.inner().queue.push_back(queued);
        self.arrived.notify_one();
    }

    /// Lets `next` return `None` once everything was delivered and settled.
    pub fn finish(&self) {
        self.inner().closed = true;
        self.arrived.notify_one();
    }

    /// Injects more faults.
    pub fn inject(&self, faults: Faults) {
        self.inner().faults = faults;
    }

    /// What happened, in order.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.inner().log.clone()
    }

    /// What was stored, without duplicates.
    #[must_use]
    pub fn published(&self) -> Vec<Outgoing> {
        self.inner().published.clone()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_ready(&self) -> Next {
        let mut inner = self.inner();
        let now = Instant::now();
        let Some(index) = inner.queue.iter().position(|queued| queued.ready <= now) else {
            let soonest = inner.queue.iter().map(|queued| queued.ready).min();
            let done = inner.closed && inner.queue.is_empty() && inner.flying.is_empty();
            return if done {
                Next::Closed
            } else {
                Next::Wait(soonest)
            };
        };
        let Some(queued) = inner.queue.remove(index) else {
            return Next::Wait(None);
        };
        inner.receipts += 1;
        let receipt = inner.receipts;
        let attempt = queued.attempt + 1;
        inner
            .flying
            .insert(receipt, (queued.message.clone(), attempt));
        Next::Ready(delivery(queued.message, attempt, receipt))
    }
}

enum Next {
    Ready(Delivery<u64>),
    Wait(Option<Instant>),
    Closed,
}

fn delivery(message: Outgoing, attempt: u32, receipt: u64) -> Delivery<u64> {
    Delivery {
        id: message.id,
        subject: Subject::received(message.subject.as_str()),
        content_type: message.content_type,
        traceparent: message.traceparent,
        body: message.body,
        attempt,
        receipt,
    }
}

fn unconfirmed(action: &'static str) -> BusError {
    BusError::Unconfirmed {
        action,
        source: None,
    }
}

impl Publish for MemoryBus {
    async fn publish(&self, message: &Outgoing) -> Result<(), BusError> {
        let mut inner = self.inner();
        let id = &message.id;
        if Faults::take(&mut inner.faults.publishes) {
            inner.log.push(format!("publish {id} unconfirmed"));
            return Err(unconfirmed("publish"));
        }
        if Faults::take(&mut inner.faults.full) {
            inner.log.push(format!("publish {id} full"));
            return Err(BusError::Full);
        }
        let confirmation_lost = Faults::take(&mut inner.faults.confirmations);
        let new = inner.ids.insert(id.clone());
        if new {
            inner.published.push(message.clone());
        }
        let word = if new { "publish" } else { "publish again" };
        inner.log.push(format!("{word} {id}"));
        if confirmation_lost {
            Err(unconfirmed("publish"))
        } else {
            Ok(())
        }
    }
}

impl Bus for MemoryBus {
    type Receipt = u64;

    async fn next(&mut self) -> Option<Delivery<u64>> {
        loop {
            let soonest = match self.take_ready() {
                Next::Ready(delivery) => return Some(delivery),
                Next::Closed => return None,
                Next::Wait(soonest) => soonest,
            };
            match soonest {
                Some(at) => {
                    // Either end of the wait leads to another look.
                    tokio::select! {
                        () = tokio::time::sleep_until(at) => {}
                        () = self.arrived.notified() => {}
                    }
                }
                None => self.arrived.notified().await,
            }
        }
    }

    async fn settle(&self, receipt: &u64, verdict: Verdict) -> Result<(), BusError> {
        let mut inner = self.inner();
        let Some((message, attempt)) = inner.flying.remove(receipt) else {
            return Ok(());
        };
        let lost = Faults::take(&mut inner.faults.settlements);
        let word = if lost { "lost" } else { "settled" };
        inner.log.push(format!("{verdict:?} {} {word}", message.id));
        let delay = match verdict {
            Verdict::Retry(delay) => Some(delay),
            Verdict::Ack | Verdict::Term => lost.then_some(Duration::ZERO),
        };
        if let Some(delay) = delay {
            let ready = Instant::now() + delay;
            inner.queue.push_back(Queued {
                message,
                attempt,
                ready,
            });
        }
        drop(inner);
        self.arrived.notify_one();
        if lost {
            Err(unconfirmed("settle"))
        } else {
            Ok(())
        }
    }

    async fn progress(&self, receipt: &u64) -> Result<(), BusError> {
        let mut inner = self.inner();
        if let Some(id) = inner
            .flying
            .get(receipt)
            .map(|(message, _)| message.id.clone())
        {
            inner.log.push(format!("progress {id}"));
        }
        Ok(())
    }

    fn progress_interval(&self) -> Duration {
        Duration::from_secs(10)
    }

    async fn save(&self, name: &str, sealed: Bytes) -> Result<(), BusError> {
        let mut inner = self.inner();
        if Faults::take(&mut inner.faults.saves) {
            inner.log.push(format!("save {name} unconfirmed"));
            return Err(unconfirmed("save"));
        }
        inner.log.push(format!("save {name}"));
        inner.states.insert(name.to_owned(), sealed);
        Ok(())
    }

    async fn load(&self, name: &str) -> Result<Option<Bytes>, BusError> {
        Ok(self.inner().states.get(name).cloned())
    }

    async fn close(&mut self) {
        let mut inner = self.inner();
        inner.log.push("close".to_owned());
        let flying: Vec<_> = inner.flying.drain().collect();
        for (_, (message, attempt)) in flying {
            inner.queue.push_back(Queued {
                message,
                attempt,
                ready: Instant::now(),
            });
        }
    }
}

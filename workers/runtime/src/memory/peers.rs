//! Workers that talk in memory, with faults on demand: the twin of core NATS and the bucket beside it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::broadcast;

use crate::{
    BusError, Timestamp,
    share::{Heard, Kept, Peers},
};

/// Words waiting for a worker that does not listen; further ones are lost, as on the real bus.
const WORDS_MAX: usize = 1_024;

/// Faults to inject; each count is used up by one call that fails.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeerFaults {
    /// Words that reach nobody although they were sent.
    pub lost_words: u32,
    /// Orders to forget that reach nobody.
    pub lost_orders: u32,
    /// Snapshots that are not kept.
    pub keeps: u32,
}

struct Hub {
    words: broadcast::Sender<Heard>,
    state: Mutex<State>,
}

struct State {
    kept: Kept,
    faults: PeerFaults,
}

/// One worker among others. [`MemoryPeers::another`] joins the same circle.
pub struct MemoryPeers {
    hub: Arc<Hub>,
    heard: broadcast::Receiver<Heard>,
}

impl Default for MemoryPeers {
    fn default() -> Self {
        let (words, heard) = broadcast::channel(WORDS_MAX);
        let state = Mutex::new(State {
            kept: Kept::Nothing,
            faults: PeerFaults::default(),
        });
        Self {
            hub: Arc::new(Hub { words, state }),
            heard,
        }
    }
}

impl MemoryPeers {
    /// Another worker of the same role.
    #[must_use]
    pub fn another(&self) -> Self {
        Self {
            hub: Arc::clone(&self.hub),
            heard: self.hub.words.subscribe(),
        }
    }

    /// Injects faults.
    pub fn fail(&self, faults: PeerFaults) {
        self.state().faults = faults;
    }

    /// What the store does: removes the snapshot, and orders everyone to forget.
    pub fn forget(&self, at: Timestamp, order: Bytes) {
        let mut state = self.state();
        state.kept = Kept::Forgotten(at);
        if !take(&mut state.faults.lost_orders) {
            // Nobody listens: nobody has anything to forget.
            drop(self.hub.words.send(Heard::Forget(order)));
        }
    }

    /// What is kept now.
    #[must_use]
    pub fn kept_now(&self) -> Kept {
        self.state().kept.clone()
    }

    /// A word on the way, whoever sent it.
    pub fn inject(&self, heard: Heard) {
        drop(self.hub.words.send(heard));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.hub
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn take(count: &mut u32) -> bool {
    let fails = *count > 0;
    *count = count.saturating_sub(1);
    fails
}

impl Peers for MemoryPeers {
    async fn tell(&self, word: Bytes) -> Result<(), BusError> {
        if !take(&mut self.state().faults.lost_words) {
            drop(self.hub.words.send(Heard::Word(word)));
        }
        Ok(())
    }

    async fn hear(&mut self) -> Option<Heard> {
        loop {
            match self.heard.recv().await {
                Ok(heard) => return Some(heard),
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }

    async fn keep(&self, snapshot: Bytes) -> Result<(), BusError> {
        let mut state = self.state();
        if take(&mut state.faults.keeps) {
            return Err(BusError::Unconfirmed {
                action: "keep",
                source: None,
            });
        }
        state.kept = Kept::Snapshot(snapshot);
        Ok(())
    }

    async fn kept(&self) -> Result<Kept, BusError> {
        Ok(self.kept_now())
    }

    async fn close(&mut self) {}
}

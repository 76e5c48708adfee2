//! Counts what passes: for benches, which want bytes and not content.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use futures::StreamExt;
use tokio::task::JoinHandle;
use velvet_runtime::BusError;

use crate::Connection;

/// A running count of the messages on some subjects. Dropping it ends the count.
#[derive(Debug)]
pub struct Tap {
    bytes: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Tap {
    /// Bytes of headers, subjects and bodies so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Connection {
    /// Counts from now on what is published on `subject` (wildcards allowed).
    ///
    /// # Errors
    /// When the bus does not take the subscription.
    pub async fn tap(&self, subject: &str) -> Result<Tap, BusError> {
        let subscribed = self.client().subscribe(subject.to_owned()).await;
        let mut messages = subscribed.map_err(BusError::unconfirmed("subscribe"))?;
        let bytes = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&bytes);
        let task = tokio::spawn(async move {
            while let Some(message) = messages.next().await {
                counter.fetch_add(message.length as u64, Ordering::Relaxed);
            }
        });
        Ok(Tap { bytes, task })
    }
}

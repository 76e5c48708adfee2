//! What has been read, by the exact bitmap it was read from.
//!
//! The same line is recognised once: however often it is on the screen, on two regions at the same time, before
//! a restart (the snapshot) or by another worker (the gossip). Only exact bitmaps count, never similar ones:
//! `1`, `l` and `I` differ by a pixel.

mod key;
mod known;
mod wire;

use std::{
    collections::VecDeque,
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle},
};
use tokio::sync::Notify;

pub use key::{LineHasher, LineKey};
pub use known::KnownLine;
pub(crate) use wire::{LineRow, Lines, PlacedKey, RegionRow, ScreenRow, compressed, decompressed};

use crate::{ReadError, ReadLine};

/// What one entry takes beside its words: the slot and ghost of the cache, hash table, counters of the `Arc`.
const ENTRY_BYTES: u64 = 112;
/// Shards are for many processors; our capacity is better not cut into small pieces.
const SHARDS: usize = 4;
/// A line with its words, on average; only sizes the first allocation.
const ENTRY_BYTES_USUAL: u64 = 512;
/// Lines that wait to be told. More are told by the snapshot only.
const NEWS_MAX: usize = 8_192;
/// Bitmaps remembered as deadly to the reader. An attacker's screen shows a few; the oldest is tried again.
const DEADLY_MAX: usize = 1_024;

#[derive(Clone, Copy)]
struct Bytes;

impl Weighter<LineKey, Arc<KnownLine>> for Bytes {
    fn weight(&self, _: &LineKey, line: &Arc<KnownLine>) -> u64 {
        ENTRY_BYTES + line.bytes()
    }
}

type Known = Cache<LineKey, Arc<KnownLine>, Bytes, DefaultHashBuilder>;

/// How often what happened since the start.
#[derive(Debug, Default)]
struct Counts {
    hits: AtomicU64,
    misses: AtomicU64,
    given_up: AtomicU64,
    told: AtomicU64,
    heard: AtomicU64,
}

/// A copy of the counts, and what is held now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheFigures {
    /// Lines that were known.
    pub hits: u64,
    /// Lines that were recognised.
    pub misses: u64,
    /// Lines that nobody could read: they took the reader down twice.
    pub given_up: u64,
    /// Lines told to other workers.
    pub told: u64,
    /// Lines heard from other workers.
    pub heard: u64,
    /// Lines held.
    pub entries: u64,
    /// Memory that they take, about.
    pub bytes: u64,
}

/// Lines by their bitmaps. Bounded by bytes; words are wiped when they leave.
pub struct LineCache {
    known: Known,
    deadly: Mutex<VecDeque<LineKey>>,
    news: Mutex<VecDeque<LineKey>>,
    arrived: Notify,
    counts: Counts,
    /// Something was learnt since the last snapshot.
    changed: AtomicBool,
}

impl std::fmt::Debug for LineCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LineCache({} lines)", self.known.len())
    }
}

impl LineCache {
    /// An empty cache of at most `bytes_max`.
    #[must_use]
    pub fn new(bytes_max: u64) -> Self {
        let usual = usize::try_from(bytes_max / ENTRY_BYTES_USUAL).unwrap_or(usize::MAX);
        let options = OptionsBuilder::new()
            .shards(SHARDS)
            .estimated_items_capacity(usual.max(1))
            .weight_capacity(bytes_max)
            .build();
        let known = match options {
            Ok(options) => Cache::with_options(
                options,
                Bytes,
                DefaultHashBuilder::default(),
                DefaultLifecycle::default(),
            ),
            // Both capacities are given, which is all that is asked for.
            Err(_) => Cache::with_weighter(usual.max(1), bytes_max, Bytes),
        };
        Self {
            known,
            deadly: Mutex::default(),
            news: Mutex::default(),
            arrived: Notify::new(),
            counts: Counts::default(),
            changed: AtomicBool::new(false),
        }
    }

    /// The line, from memory or by `read`, which only one of several that ask at the same time has to do.
    ///
    /// # Errors
    /// What `read` returns. Nothing is remembered then, and another one who waits tries itself.
    pub async fn get_or_read(
        &self,
        key: LineKey,
        read: impl Future<Output = Result<ReadLine, ReadError>>,
    ) -> Result<Arc<KnownLine>, ReadError> {
        let mut missed = false;
        let learnt = async {
            missed = true;
            let line = read.await?;
            Ok(Arc::new(KnownLine::from_read(line)))
        };
        let line = self.known.get_or_insert_async(&key, learnt).await?;
        if missed {
            self.counts.misses.fetch_add(1, Ordering::Relaxed);
            self.changed.store(true, Ordering::Relaxed);
            self.spread(key);
        } else {
            self.counts.hits.fetch_add(1, Ordering::Relaxed);
        }
        line.used();
        Ok(line)
    }

    /// The line, if it is known. Does not count as a use.
    #[must_use]
    pub fn peek(&self, key: LineKey) -> Option<Arc<KnownLine>> {
        self.known.peek(&key)
    }

    /// Takes up what somebody else has read.
    pub fn learn(&self, key: LineKey, line: KnownLine) {
        // A line that is known keeps its count of uses.
        if !self.known.contains_key(&key) {
            self.known.insert(key, Arc::new(line));
            self.changed.store(true, Ordering::Relaxed);
        }
    }

    /// Takes up what a line says in place of what was read in it before. What was forgotten or has left meanwhile stays away.
    pub(crate) fn replace(&self, key: LineKey, line: KnownLine) -> Arc<KnownLine> {
        let line = Arc::new(line);
        line.used();
        // It comes back where there is nothing to replace.
        self.known.replace(key, Arc::clone(&line), true).ok();
        line
    }

    /// Remembers that this bitmap takes the reader down.
    pub(crate) fn give_up(&self, key: LineKey) {
        let mut deadly = lock(&self.deadly);
        if deadly.contains(&key) {
            return;
        }
        if deadly.len() == DEADLY_MAX {
            deadly.pop_front();
        }
        deadly.push_back(key);
    }

    /// Whether this bitmap takes the reader down, and one more line that is not read.
    pub(crate) fn is_given_up(&self, key: LineKey) -> bool {
        lock(&self.deadly).contains(&key)
    }

    pub(crate) fn count_given_up(&self) {
        self.counts.given_up.fetch_add(1, Ordering::Relaxed);
    }

    /// Everything, the most used first.
    pub(crate) fn most_used(&self) -> Vec<(LineKey, Arc<KnownLine>)> {
        let mut all: Vec<_> = self.known.iter().collect();
        all.sort_by_cached_key(|(key, line)| (std::cmp::Reverse(line.uses()), *key));
        all
    }

    /// Lines that were read here and not told yet, at most about `bytes_max` of them.
    pub(crate) fn take_news(&self, bytes_max: u64) -> Vec<(LineKey, Arc<KnownLine>)> {
        let mut news = lock(&self.news);
        let mut bytes = 0;
        let mut taken = vec![];
        while bytes < bytes_max
            && let Some(key) = news.pop_front()
        {
            // It may have been evicted or forgotten meanwhile.
            if let Some(line) = self.known.peek(&key) {
                bytes += line.bytes();
                taken.push((key, line));
            }
        }
        self.counts
            .told
            .fetch_add(taken.len() as u64, Ordering::Relaxed);
        taken
    }

    /// Waits until a line was read here; at once when one was since the last wait.
    pub(crate) async fn news(&self) {
        self.arrived.notified().await;
    }

    pub(crate) fn count_heard(&self, lines: u64) {
        self.counts.heard.fetch_add(lines, Ordering::Relaxed);
    }

    /// Whether something was learnt since the last call.
    pub(crate) fn take_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }

    /// Forgets every line. Those that are being read now are not remembered either.
    pub fn forget(&self) {
        lock(&self.news).clear();
        lock(&self.deadly).clear();
        self.known.clear();
        self.take_changed();
    }

    /// The figures of now.
    #[must_use]
    pub fn figures(&self) -> CacheFigures {
        let told = |count: &AtomicU64| count.load(Ordering::Relaxed);
        CacheFigures {
            hits: told(&self.counts.hits),
            misses: told(&self.counts.misses),
            given_up: told(&self.counts.given_up),
            told: told(&self.counts.told),
            heard: told(&self.counts.heard),
            entries: self.known.len() as u64,
            bytes: self.known.weight(),
        }
    }

    fn spread(&self, key: LineKey) {
        let mut news = lock(&self.news);
        if news.len() == NEWS_MAX {
            news.pop_front();
        }
        news.push_back(key);
        drop(news);
        self.arrived.notify_one();
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    // Each use is one call on a list, which is whole after any panic.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;

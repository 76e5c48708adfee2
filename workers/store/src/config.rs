//! Settings of the store; the defaults are in `ops/defaults.toml`.

use serde::Deserialize;
use velvet_runtime::Problem;

use crate::query::Stemming;

const MIB: u64 = 1 << 20;
/// Above this, a free-space floor is a typing error.
const FREE_BYTES_MAX: u64 = 1 << 40;
/// Above this, a budget is a typing error.
const BUDGET_BYTES_MAX: u64 = 1 << 50;
/// A hundred years.
const DAYS_MAX: u64 = 36_525;
/// One list answers a question; more than this does not help a person and does not fit a message.
const LIST_MAX: u32 = 10_000;

/// The section `[store]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreConfig {
    /// With less free space than this on the store's disk, nothing is stored, bytes.
    pub free_bytes_min: u64,
    /// Space set aside so that forgetting works on a full disk, bytes.
    pub ballast_bytes: u64,
    /// How long the bus holds back what cannot be stored now, milliseconds.
    pub hold_ms: u64,
    /// How long what arrives may wait until it is durable and acknowledged, milliseconds.
    pub commit_ms: u64,
    /// Most records that wait so.
    pub commit_records: u32,
    /// Most disk that the store takes, bytes.
    pub budget_bytes: u64,
    /// Most of its disk that the store takes, percent.
    pub budget_disk_percent: u32,
    /// So many days keep all their pixels while there is room, days.
    pub whole_days: u32,
    /// Pixels older than this go; 0: never, days.
    pub pixels_days_max: u32,
    /// What is older than this is forgotten; 0: never, days.
    pub text_days_max: u32,
    /// Memory for the database's pages, bytes.
    pub page_cache_bytes: u64,
    /// Readings in one segment of the search index.
    pub segment_readings: u32,
    /// Memory for open segments of the search index, bytes.
    pub segment_cache_bytes: u64,
    /// Memory for opened chunks of the index of the text, bytes.
    pub index_cache_bytes: u64,
    /// Whether a word that is asked for finds its other forms, and of which language.
    pub stemming: Stemming,
    /// A question that takes longer is given up, milliseconds.
    pub search_deadline_ms: u64,
    /// Hits in an answer that names no limit.
    pub hits: u32,
    /// Most hits in one answer.
    pub hits_max: u32,
    /// Episodes in an answer that names no limit.
    pub episodes: u32,
    /// Most episodes in one answer.
    pub episodes_max: u32,
}

impl StoreConfig {
    /// Reports every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let mut within = |key: &str, value: u64, low: u64, high: u64| {
            let key = format!("store.{key}");
            Problem::unless_within(low..=high, problems, &key, value);
        };
        within("free_bytes_min", self.free_bytes_min, 0, FREE_BYTES_MAX);
        within("ballast_bytes", self.ballast_bytes, 0, FREE_BYTES_MAX);
        within("hold_ms", self.hold_ms, 100, 600_000);
        // The bus takes back what is not acknowledged within 30 s, and hands out 256 at most.
        within("commit_ms", self.commit_ms, 1, 10_000);
        within("commit_records", self.commit_records.into(), 1, 100);
        within("budget_bytes", self.budget_bytes, 4 * MIB, BUDGET_BYTES_MAX);
        let percent = self.budget_disk_percent.into();
        within("budget_disk_percent", percent, 1, 100);
        within("whole_days", self.whole_days.into(), 0, DAYS_MAX);
        within("pixels_days_max", self.pixels_days_max.into(), 0, DAYS_MAX);
        within("text_days_max", self.text_days_max.into(), 0, DAYS_MAX);
        within("page_cache_bytes", self.page_cache_bytes, MIB, 4096 * MIB);
        within("segment_readings", self.segment_readings.into(), 2, 100_000);
        within(
            "segment_cache_bytes",
            self.segment_cache_bytes,
            MIB,
            16_384 * MIB,
        );
        within("index_cache_bytes", self.index_cache_bytes, MIB, 4096 * MIB);
        // The command line waits 30 s.
        within("search_deadline_ms", self.search_deadline_ms, 10, 30_000);
        within("hits_max", self.hits_max.into(), 1, LIST_MAX.into());
        within("hits", self.hits.into(), 1, self.hits_max.max(1).into());
        within("episodes_max", self.episodes_max.into(), 1, LIST_MAX.into());
        let episodes_max = self.episodes_max.max(1).into();
        within("episodes", self.episodes.into(), 1, episodes_max);
    }
}

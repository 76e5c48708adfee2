//! Rows: what lies in the file, and how each is sealed to its place.
//!
//! Keys of the tables are opaque numbers (arrival numbers, keyed hashes); everything else is inside the
//! sealed values. A row is bound to the vault, its table, its key and its version, so that none can be
//! moved, swapped or taken from another store. The message types inside are the wire's; rows around them
//! are ours and only ever grow.

use prost::Message;
use redb::{ReadableTable, TableDefinition, WriteTransaction};
use velvet_messages::v1;
use velvet_seal::{Binding, Key, Purpose, RoleKeys};
use zeroize::Zeroizing;

use crate::StoreError;

/// Version of the whole file's layout.
pub(crate) const SCHEMA: u64 = 1;
/// A row is one message; nothing on the bus is near this.
const ROW_BYTES_MAX: usize = 256 << 20;
/// Below this compression gains nothing.
const COMPRESS_BYTES_MIN: usize = 128;
/// zstd level: the fastest of the standard ones, since a commit waits for it.
const COMPRESS_LEVEL: i32 = 1;

const PLAIN: u8 = 0;
const COMPRESSED: u8 = 1;

pub(crate) type Numbered = TableDefinition<'static, u64, &'static [u8]>;
pub(crate) type Paired = TableDefinition<'static, (u64, u64), &'static [u8]>;
pub(crate) type Hashed = TableDefinition<'static, u128, &'static [u8]>;

/// The vault check, the counters and the index directory.
pub(crate) const META: Numbered = TableDefinition::new("meta");
/// Reading number to its text.
pub(crate) const READINGS: Numbered = TableDefinition::new("readings");
/// Reading number and region to its pixels.
pub(crate) const PIXELS: Paired = TableDefinition::new("pixels");
/// Track and sequence number to what became of the frame.
pub(crate) const FRAMES: Paired = TableDefinition::new("frames");
/// Track number to its account.
pub(crate) const TRACKS: Numbered = TableDefinition::new("tracks");
/// Event number to a signal, context or nudge event.
pub(crate) const EVENTS: Numbered = TableDefinition::new("events");
/// Keyed hash of an event's message id to its number.
pub(crate) const EVENT_IDS: Hashed = TableDefinition::new("event_ids");
/// Keyed hash of the id of a dead message that is no frame.
pub(crate) const STRAYS: Hashed = TableDefinition::new("strays");
/// First reading number to a segment of the search index.
pub(crate) const SEGMENTS: Numbered = TableDefinition::new("segments");
/// Receipt number to what was forgotten; late messages are compared with it.
pub(crate) const RECEIPTS: Numbered = TableDefinition::new("receipts");

/// Keys of the table `meta`.
pub(crate) const META_CHECK: u64 = 0;
pub(crate) const META_COUNTERS: u64 = 1;
pub(crate) const META_DIRECTORY: u64 = 2;

/// Which key seals a row.
#[derive(Clone, Copy)]
pub(crate) enum Seal {
    Records,
    Index,
}

/// A kind of row.
pub(crate) trait Row: Message + Default {
    /// Its table; part of what it is bound to.
    const TABLE: &'static str;
    /// Its version; part of what it is bound to.
    const VERSION: u64 = 1;
    const SEAL: Seal = Seal::Records;
}

/// Proof that the key is the right one, and the name of this vault.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct CheckRow {
    #[prost(uint64, tag = "1")]
    pub(crate) schema: u64,
    /// Random, so that rows of two stores under one root cannot be exchanged.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) vault: Vec<u8>,
}

/// Numbers are never given twice, also after what had them was forgotten.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
#[prost(skip_debug)]
pub(crate) struct CountersRow {
    #[prost(uint64, tag = "1")]
    pub(crate) next_reading: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) next_event: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) next_receipt: u64,
    /// Bytes of what was forgotten less what was stored since: about as much is free within the file.
    #[prost(uint64, tag = "4")]
    pub(crate) reusable_bytes: u64,
}

/// A reading without its pixels.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct ReadingRow {
    #[prost(uint64, tag = "1")]
    pub(crate) track: u64,
    #[prost(message, optional, tag = "2")]
    pub(crate) reading: Option<v1::Reading>,
    #[prost(uint64, tag = "3")]
    pub(crate) text_bytes: u64,
    #[prost(uint64, tag = "4")]
    pub(crate) pixel_bytes: u64,
}

/// What became of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, prost::Enumeration)]
#[repr(i32)]
pub(crate) enum Fate {
    Unknown = 0,
    Stored = 1,
    Dead = 2,
    Forgotten = 3,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct FrameRow {
    #[prost(enumeration = "Fate", tag = "1")]
    pub(crate) fate: i32,
    /// When stored: its reading number.
    #[prost(uint64, tag = "2")]
    pub(crate) reading: u64,
    /// When dead: why.
    #[prost(string, tag = "3")]
    pub(crate) reason: String,
    #[prost(enumeration = "v1::FrameKind", tag = "4")]
    pub(crate) kind: i32,
    #[prost(uint32, tag = "5")]
    pub(crate) part: u32,
    #[prost(uint32, tag = "6")]
    pub(crate) parts: u32,
    /// When forgotten: where the picture is unknown since.
    #[prost(message, repeated, tag = "7")]
    pub(crate) rects: Vec<v1::Rect>,
}

/// One display in one session of an agent: its name, its order and its account.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct TrackRow {
    #[prost(string, tag = "1")]
    pub(crate) device: String,
    #[prost(string, tag = "2")]
    pub(crate) session: String,
    #[prost(string, tag = "3")]
    pub(crate) display: String,
    /// Sessions are ordered by first arrival.
    #[prost(uint64, tag = "4")]
    pub(crate) session_number: u64,
    /// The agent's latest counters.
    #[prost(message, optional, tag = "5")]
    pub(crate) counts: Option<v1::Counts>,
    #[prost(uint64, tag = "6")]
    pub(crate) stored: u64,
    #[prost(message, repeated, tag = "7")]
    pub(crate) dead: Vec<v1::ReasonCount>,
    #[prost(uint64, tag = "8")]
    pub(crate) forgotten: u64,
    /// Highest sequence number stored or forgotten.
    #[prost(uint64, tag = "9")]
    pub(crate) highest: u64,
    /// Every sequence number up to this one is stored, dead or forgotten.
    #[prost(uint64, tag = "10")]
    pub(crate) settled: u64,
    /// Capture time of the reading `highest`, microseconds since 1970-01-01 UTC.
    #[prost(int64, tag = "11")]
    pub(crate) last_stored_unix_us: i64,
    #[prost(uint64, tag = "12")]
    pub(crate) text_bytes: u64,
    #[prost(uint64, tag = "13")]
    pub(crate) pixel_bytes: u64,
}

/// A signal, context or nudge event as it came.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct EventRow {
    #[prost(string, tag = "1")]
    pub(crate) content_type: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) message: Vec<u8>,
    #[prost(int64, tag = "3")]
    pub(crate) unix_us: i64,
    /// The application it tells of, or empty.
    #[prost(string, tag = "4")]
    pub(crate) app: String,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct EventIdRow {
    #[prost(enumeration = "Fate", tag = "1")]
    pub(crate) fate: i32,
    #[prost(uint64, tag = "2")]
    pub(crate) event: u64,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct StrayRow {
    #[prost(string, tag = "1")]
    pub(crate) reason: String,
}

/// What was forgotten, and what arrives later and would have been.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct ReceiptRow {
    /// Half open span of capture time; zero is open.
    #[prost(int64, tag = "1")]
    pub(crate) from_unix_us: i64,
    #[prost(int64, tag = "2")]
    pub(crate) to_unix_us: i64,
    #[prost(string, tag = "3")]
    pub(crate) app: String,
    #[prost(int64, tag = "4")]
    pub(crate) issued_unix_us: i64,
    #[prost(uint64, tag = "5")]
    pub(crate) readings: u64,
    #[prost(uint64, tag = "6")]
    pub(crate) signals: u64,
    #[prost(uint64, tag = "7")]
    pub(crate) painted: u64,
}

/// Pixels of one region of a reading; the wire's message is the row.
impl Row for v1::Pixels {
    const TABLE: &'static str = "pixels";
}

macro_rules! rows {
    ($($name:ident => $table:literal),+ $(,)?) => {$(
        impl Row for $name {
            const TABLE: &'static str = $table;
        }
    )+};
}

rows! {
    CheckRow => "meta/check",
    CountersRow => "meta/counters",
    ReadingRow => "readings",
    FrameRow => "frames",
    TrackRow => "tracks",
    EventRow => "events",
    EventIdRow => "event_ids",
    StrayRow => "strays",
    ReceiptRow => "receipts",
}

/// A key of any table as two numbers.
pub(crate) trait Place: Copy {
    fn numbers(self) -> (u64, u64);
}

impl Place for u64 {
    fn numbers(self) -> (u64, u64) {
        (0, self)
    }
}

impl Place for (u64, u64) {
    fn numbers(self) -> (u64, u64) {
        self
    }
}

impl Place for u128 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the two halves of the number"
    )]
    fn numbers(self) -> (u64, u64) {
        ((self >> 64) as u64, self as u64)
    }
}

/// The keys of the store and the name of the vault: takes rows to sealed bytes and back.
pub(crate) struct Sealer {
    records: Key,
    index: Key,
    ids: Key,
    vault: Vec<u8>,
}

impl Sealer {
    /// A sealer of a vault not named yet; only the vault check is sealed without a name.
    pub(crate) fn new(keys: &RoleKeys) -> Result<Self, StoreError> {
        let key = |purpose| keys.get(purpose).cloned().ok_or(StoreError::NoKey);
        Ok(Self {
            records: key(Purpose::StoreRecords)?,
            index: key(Purpose::StoreIndex)?,
            ids: key(Purpose::StoreIds)?,
            vault: vec![],
        })
    }

    pub(crate) fn named(self, vault: Vec<u8>) -> Self {
        Self { vault, ..self }
    }

    pub(crate) fn hash(&self, message_id: &str) -> u128 {
        self.ids.hash128(message_id.as_bytes())
    }

    fn key(&self, seal: Seal) -> &Key {
        match seal {
            Seal::Records => &self.records,
            Seal::Index => &self.index,
        }
    }

    fn binding<R: Row>(&self, place: impl Place) -> Binding {
        let (high, low) = place.numbers();
        Binding::new("velvet/rec/1")
            .with(&self.vault)
            .with(R::TABLE.as_bytes())
            .with_u64(high)
            .with_u64(low)
            .with_u64(R::VERSION)
    }

    pub(crate) fn seal<R: Row>(&self, place: impl Place, row: &R) -> Result<Vec<u8>, StoreError> {
        let plain = pack(row);
        Ok(self.key(R::SEAL).seal(&self.binding::<R>(place), &plain)?)
    }

    pub(crate) fn open<R: Row>(&self, place: impl Place, sealed: &[u8]) -> Result<R, StoreError> {
        let plain = self
            .key(R::SEAL)
            .open(&self.binding::<R>(place), sealed)
            .map_err(StoreError::damaged(R::TABLE))?;
        unpack(&plain).ok_or(StoreError::Damaged {
            table: R::TABLE,
            code: "undecodable",
        })
    }

    /// The row under a key, when there is one.
    pub(crate) fn get<'k, K, R>(
        &self,
        table: &impl ReadableTable<K, &'static [u8]>,
        place: K::SelfType<'k>,
    ) -> Result<Option<R>, StoreError>
    where
        K: redb::Key + 'static,
        K::SelfType<'k>: Place,
        R: Row,
    {
        match table.get(place)? {
            Some(sealed) => self.open(place, sealed.value()).map(Some),
            None => Ok(None),
        }
    }

    /// Seals a row under its key.
    pub(crate) fn put<'k, K, R>(
        &self,
        txn: &WriteTransaction,
        table: TableDefinition<'static, K, &'static [u8]>,
        place: K::SelfType<'k>,
        row: &R,
    ) -> Result<(), StoreError>
    where
        K: redb::Key + 'static,
        K::SelfType<'k>: Place,
        R: Row,
    {
        let sealed = self.seal(place, row)?;
        txn.open_table(table)?.insert(place, sealed.as_slice())?;
        Ok(())
    }
}

/// A format byte, then the protobuf bytes, compressed when that is shorter.
fn pack<R: Row>(row: &R) -> Zeroizing<Vec<u8>> {
    let plain = Zeroizing::new(row.encode_to_vec());
    let compressed = (plain.len() >= COMPRESS_BYTES_MIN)
        .then(|| zstd::bulk::compress(&plain, COMPRESS_LEVEL).ok())
        .flatten()
        .map(Zeroizing::new)
        .filter(|compressed| compressed.len() < plain.len());
    let (format, body) = match &compressed {
        Some(compressed) => (COMPRESSED, compressed),
        None => (PLAIN, &plain),
    };
    let mut packed = Zeroizing::new(Vec::with_capacity(body.len() + 1));
    packed.push(format);
    packed.extend_from_slice(body);
    packed
}

fn unpack<R: Row>(packed: &[u8]) -> Option<R> {
    let (format, body) = packed.split_first()?;
    match *format {
        PLAIN => R::decode(body).ok(),
        COMPRESSED => {
            let plain = zstd::bulk::decompress(body, ROW_BYTES_MAX).ok()?;
            R::decode(Zeroizing::new(plain).as_slice()).ok()
        }
        _ => None,
    }
}

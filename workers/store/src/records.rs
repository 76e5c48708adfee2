//! Rows: what lies in the file, and how each is sealed to its place.
//!
//! Keys of the tables are opaque numbers (arrival numbers, keyed hashes); everything else is inside the
//! sealed values. A row is bound to the vault, its table, its key and its version, so that none can be
//! moved, swapped or taken from another store. The message types inside are the wire's; rows around them
//! are ours and only ever grow.

use std::{cell::RefCell, sync::Arc};

use prost::Message;
use redb::{ReadableTable, TableDefinition, WriteTransaction};
use velvet_messages::v1;
use velvet_seal::{
    Aead, Binding, Key, Purpose, RoleKeys,
    cipher::{NONCE_BYTES, TAG_BYTES},
};
use zeroize::{Zeroize, Zeroizing};
use zstd::bulk::{Compressor, Decompressor};

use crate::{
    StoreError,
    keys::{DayKeys, day_of},
    texts::FileKeys,
};

/// Version of the whole file's layout.
pub(crate) const SCHEMA: u64 = 2;
/// Code of a row whose key is gone: it was forgotten, or belongs to an older copy of the store.
const KEY_DESTROYED: &str = "key-destroyed";
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

/// All tables, by the form of their keys.
pub(crate) const NUMBERED: [Numbered; 6] = [META, READINGS, TRACKS, EVENTS, SEGMENTS, RECEIPTS];
pub(crate) const PAIRED: [Paired; 2] = [PIXELS, FRAMES];
pub(crate) const HASHED: [Hashed; 2] = [EVENT_IDS, STRAYS];

/// Keys of the table `meta`.
pub(crate) const META_CHECK: u64 = 0;
pub(crate) const META_COUNTERS: u64 = 1;
pub(crate) const META_DIRECTORY: u64 = 2;
/// What a forgetting has still to destroy.
pub(crate) const META_INTENT: u64 = 3;
/// How far retention has come.
pub(crate) const META_RETENTION: u64 = 4;
/// The backups that forgetting has to reach.
pub(crate) const META_BACKUPS: u64 = 5;

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
    /// Whether it tells of the screen: then it is sealed under the key of the day it was captured on, which can be
    /// destroyed; else under a key that stays.
    const OF_DAY: bool = false;

    /// When what it holds was captured, microseconds since 1970-01-01 UTC; of an account, nothing.
    fn captured_unix_us(&self) -> i64 {
        0
    }
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
    /// The newest day of capture so far, counted from 1970-01-01, and the bytes of its messages.
    #[prost(int64, tag = "5")]
    pub(crate) day: i64,
    #[prost(uint64, tag = "6")]
    pub(crate) day_bytes: u64,
    /// Mean of the days before it.
    #[prost(uint64, tag = "7")]
    pub(crate) bytes_per_day: u64,
    /// Changes of the file so far: a copy that was put back has fewer than the anchor says.
    #[prost(uint64, tag = "8")]
    pub(crate) changes: u64,
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
    /// Seals the pixels of this reading and nothing else: who cannot open this row cannot open them. Taken out by
    /// [`ReadingRow::take_pixel_key`].
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) pixel_key: Vec<u8>,
}

impl ReadingRow {
    /// The key of the pixels, out of the row.
    pub(crate) fn take_pixel_key(&mut self) -> Option<Key> {
        let mut bytes = Zeroizing::new(std::mem::take(&mut self.pixel_key));
        let secret: &[u8; 32] = bytes.as_slice().try_into().ok()?;
        let key = Key::from_bytes(*secret);
        bytes.zeroize();
        Some(key)
    }

    pub(crate) fn set_pixel_key(&mut self, key: &Key) {
        self.pixel_key.zeroize();
        self.pixel_key = key.expose().to_vec();
    }
}

impl Row for ReadingRow {
    const TABLE: &'static str = "readings";
    const OF_DAY: bool = true;

    fn captured_unix_us(&self) -> i64 {
        let captured = self.reading.as_ref().and_then(|reading| reading.captured);
        captured.unwrap_or_default().unix_us
    }
}

impl Row for EventRow {
    const TABLE: &'static str = "events";
    const OF_DAY: bool = true;

    fn captured_unix_us(&self) -> i64 {
        self.unix_us
    }
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

/// What was forgotten, and what arrives later and would have been. Each holds the hash of the one before, so that
/// none can be changed or left out.
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
    #[prost(string, tag = "8")]
    pub(crate) title: String,
    #[prost(string, tag = "9")]
    pub(crate) display: String,
    #[prost(string, tag = "10")]
    pub(crate) query: String,
    /// One frame.
    #[prost(string, tag = "11")]
    pub(crate) frame: String,
    /// Public names of the keys that were destroyed.
    #[prost(bytes = "vec", repeated, tag = "12")]
    pub(crate) keys: Vec<Vec<u8>>,
    /// Hash of the receipt before; of nothing, for the first.
    #[prost(bytes = "vec", tag = "13")]
    pub(crate) previous: Vec<u8>,
    /// Keyed hash of all above and its number.
    #[prost(bytes = "vec", tag = "14")]
    pub(crate) hash: Vec<u8>,
}

/// Keys whose rows are gone: they are destroyed before anything else happens.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct IntentRow {
    #[prost(uint64, repeated, tag = "1")]
    pub(crate) destroy: Vec<u64>,
}

/// Bound to this and its place: pixels of one region of a reading.
const PIXELS_LABEL: &str = "velvet/pixels/1";

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
    FrameRow => "frames",
    TrackRow => "tracks",
    EventIdRow => "event_ids",
    StrayRow => "strays",
    ReceiptRow => "receipts",
    IntentRow => "meta/intent",
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
    audit: Key,
    vault: Vec<u8>,
    days: Option<Arc<DayKeys>>,
}

/// Bytes before a row that is sealed under the key of a day: the number of the key.
const KEY_NUMBER_BYTES: usize = 8;

/// The number of the key that a row is sealed under.
pub(crate) fn key_number(sealed: &[u8]) -> Option<u64> {
    sealed
        .first_chunk()
        .map(|number| u64::from_le_bytes(*number))
}

impl Sealer {
    /// A sealer of a vault not named yet; only what stays is sealed without a name.
    pub(crate) fn new(keys: &RoleKeys) -> Result<Self, StoreError> {
        let key = |purpose| keys.get(purpose).cloned().ok_or(StoreError::NoKey);
        Ok(Self {
            records: key(Purpose::StoreRecords)?,
            index: key(Purpose::StoreIndex)?,
            ids: key(Purpose::StoreIds)?,
            audit: key(Purpose::StoreAudit)?,
            vault: vec![],
            days: None,
        })
    }

    pub(crate) fn named(self, vault: Vec<u8>, days: Arc<DayKeys>) -> Self {
        Self {
            vault,
            days: Some(days),
            ..self
        }
    }

    /// The keys of days.
    pub(crate) fn days(&self) -> Result<&Arc<DayKeys>, StoreError> {
        self.days.as_ref().ok_or(StoreError::NoKey)
    }

    /// What seals the files of the search index.
    pub(crate) fn index_keys(&self) -> Result<FileKeys, StoreError> {
        Ok(FileKeys {
            stays: self.index.derive("files"),
            days: Arc::clone(self.days()?),
            vault: self.vault.clone(),
        })
    }

    /// The name of the vault, which rows are bound to.
    pub(crate) fn vault(&self) -> &[u8] {
        &self.vault
    }

    pub(crate) fn hash(&self, message_id: &str) -> u128 {
        self.ids.hash128(message_id.as_bytes())
    }

    /// The hash that chains a receipt to the one before it.
    pub(crate) fn receipt_hash(&self, number: u64, receipt: &ReceiptRow) -> Vec<u8> {
        let bare = ReceiptRow {
            hash: vec![],
            ..receipt.clone()
        };
        let mut told = self.vault.clone();
        told.extend_from_slice(&number.to_le_bytes());
        told.extend_from_slice(&bare.encode_to_vec());
        self.audit.hash256(&told).to_vec()
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
        let binding = self.binding::<R>(place);
        if !R::OF_DAY {
            return Ok(self.key(R::SEAL).seal(&binding, &plain)?);
        }
        let day = day_of(row.captured_unix_us());
        let (number, key) = self.days()?.sealing(day, R::SEAL)?;
        let mut sealed = number.to_le_bytes().to_vec();
        sealed.extend_from_slice(&key.seal(&binding.with_u64(number), &plain)?);
        Ok(sealed)
    }

    pub(crate) fn open<R: Row>(&self, place: impl Place, sealed: &[u8]) -> Result<R, StoreError> {
        let damaged = |code| StoreError::Damaged {
            table: R::TABLE,
            code,
        };
        let binding = self.binding::<R>(place);
        let plain = if R::OF_DAY {
            let number = key_number(sealed).ok_or(damaged("open-malformed"))?;
            let key = self.days()?.opening(number, R::SEAL);
            let key = key.ok_or(damaged(KEY_DESTROYED))?;
            key.open(&binding.with_u64(number), &sealed[KEY_NUMBER_BYTES..])
        } else {
            self.key(R::SEAL).open(&binding, sealed)
        };
        let plain = plain.map_err(StoreError::damaged(R::TABLE))?;
        unpack(&plain).ok_or(damaged("undecodable"))
    }

    fn pixels_binding(&self, place: (u64, u64)) -> Binding {
        Binding::new(PIXELS_LABEL)
            .with(&self.vault)
            .with_u64(place.0)
            .with_u64(place.1)
    }

    /// Pixels sealed under their reading's own key, by the fast cipher: nonce, ciphertext, tag. They are compressed
    /// already.
    pub(crate) fn seal_pixels(
        &self,
        place: (u64, u64),
        key: &Key,
        pixels: &v1::Pixels,
    ) -> Result<Vec<u8>, StoreError> {
        let refused = StoreError::Seal(velvet_seal::SealError::Cipher);
        let mut nonce = [0; NONCE_BYTES];
        let Ok(()) = getrandom::fill(&mut nonce) else {
            return Err(refused);
        };
        // Long enough from the start: a buffer that grows leaves plain bytes behind.
        let mut sealed = Vec::with_capacity(NONCE_BYTES + pixels.encoded_len() + TAG_BYTES);
        sealed.extend_from_slice(&nonce);
        let Ok(()) = pixels.encode(&mut sealed) else {
            return Err(refused);
        };
        let binding = self.pixels_binding(place);
        let body = &mut sealed[NONCE_BYTES..];
        let tag = key.bulk().seal_in_place(&nonce, binding.as_bytes(), body)?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    pub(crate) fn open_pixels(
        &self,
        place: (u64, u64),
        key: &Key,
        sealed: &[u8],
    ) -> Result<v1::Pixels, StoreError> {
        let damaged = |code| StoreError::Damaged {
            table: "pixels",
            code,
        };
        let malformed = damaged("open-malformed");
        let Some((nonce, rest)) = sealed.split_first_chunk::<NONCE_BYTES>() else {
            return Err(malformed);
        };
        let Some((body, tag)) = rest.split_last_chunk::<TAG_BYTES>() else {
            return Err(malformed);
        };
        let mut plain = Zeroizing::new(body.to_vec());
        let binding = self.pixels_binding(place);
        key.bulk()
            .open_in_place(nonce, binding.as_bytes(), &mut plain, tag)
            .map_err(StoreError::damaged("pixels"))?;
        v1::Pixels::decode(plain.as_slice()).map_err(|_| damaged("undecodable"))
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

thread_local! {
    /// Making these takes about as long as using them once, and giving them back makes the allocator tidy up.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

fn compressed(plain: &[u8]) -> Option<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|held| {
        let compressor = match held {
            Some(compressor) => compressor,
            none => none.insert(Compressor::new(COMPRESS_LEVEL).ok()?),
        };
        compressor.compress(plain).ok()
    })
}

fn decompressed(packed: &[u8]) -> Option<Vec<u8>> {
    DECOMPRESSOR.with_borrow_mut(|held| {
        let decompressor = match held {
            Some(decompressor) => decompressor,
            none => none.insert(Decompressor::new().ok()?),
        };
        decompressor.decompress(packed, ROW_BYTES_MAX).ok()
    })
}

/// A format byte, then the protobuf bytes, compressed when that is shorter.
fn pack<R: Row>(row: &R) -> Zeroizing<Vec<u8>> {
    let plain = Zeroizing::new(row.encode_to_vec());
    let compressed = (plain.len() >= COMPRESS_BYTES_MIN)
        .then(|| compressed(&plain))
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
            let plain = decompressed(body)?;
            R::decode(Zeroizing::new(plain).as_slice()).ok()
        }
        _ => None,
    }
}

//! Taking messages in: each once, in one durable transaction with its account.

use velvet_messages::{FrameId, Wipe, v1};
use velvet_seal::{Key, Open};
use zeroize::Zeroize;

use crate::{
    StoreError, Vault,
    account::{count_dead, merge_counts},
    forget::{Late, LateReading, Scope},
    keys::day_of,
    records::{
        EVENT_IDS, EVENTS, EventIdRow, EventRow, FRAMES, Fate, FrameRow, READINGS, ReadingRow, Row,
        STRAYS, StrayRow,
    },
    retention::count_day,
    vault::{Change, State, Urgency},
};

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is in the store now.
    Stored,
    /// It was there already; nothing has changed.
    Repeated,
    /// It was captured before somebody forgot its time or its application; it is counted and not stored.
    Forgotten,
}

/// People do not remember the case of an application's name.
pub(crate) fn same_app(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Whether a person has forgotten this since it was captured.
fn is_forgotten(state: &State, late: Late<'_>) -> bool {
    let issued = state.receipts.values();
    let later = issued.filter(|receipt| late.unix_us < receipt.issued_unix_us);
    later
        .into_iter()
        .any(|receipt| Scope::of_receipt(receipt).takes_late(late))
}

/// A signal, context or nudge event, ready to be kept.
pub(crate) struct Event {
    pub(crate) message_id: String,
    pub(crate) urgency: Urgency,
    pub(crate) row: EventRow,
}

impl Vault {
    /// Keeps a reading, whose frame has this id. A frame is stored once, whichever version of the reader read it.
    pub(crate) fn keep_reading(
        &self,
        frame: &FrameId,
        mut reading: Open<v1::Reading>,
    ) -> Result<Kept, StoreError> {
        self.change(Urgency::Grouped, |change| {
            let (track, row) = change.track(frame);
            if let Some(counts) = &reading.counts {
                merge_counts(row, counts);
            }
            let before = change.frame(track, frame.seq)?;
            match before.as_ref().map(FrameRow::fate) {
                Some(Fate::Stored | Fate::Forgotten) => return Ok(Kept::Repeated),
                // A dead letter that was tried again with success: it is no longer dead.
                Some(Fate::Dead | Fate::Unknown) | None => {}
            }
            change.need_room(prost::Message::encoded_len(&*reading))?;
            if let (Some(dead), Some(row)) = (before, change.track_numbered(track)) {
                count_dead(&mut row.dead, &dead.reason, -1);
            }
            store_or_forget(change, track, frame.seq, &mut reading)
        })
    }

    pub(crate) fn keep_event(&self, event: &Event) -> Result<Kept, StoreError> {
        let hash = self.sealer.hash(&event.message_id);
        self.change(event.urgency, |change| {
            let known = {
                let ids = change.txn.open_table(EVENT_IDS)?;
                change.sealer.get::<u128, EventIdRow>(&ids, hash)?
            };
            if known.is_some() {
                return Ok(Kept::Repeated);
            }
            change.need_room(event.row.message.len())?;
            let mut id = EventIdRow::default();
            let late = Late {
                unix_us: event.row.unix_us,
                app: &event.row.app,
                reading: None,
            };
            if is_forgotten(change.state, late) {
                id.set_fate(Fate::Forgotten);
                change.put(EVENT_IDS, hash, &id)?;
                return Ok(Kept::Forgotten);
            }
            id.set_fate(Fate::Stored);
            id.event = change.counters.next_event;
            change.counters.next_event += 1;
            change.put(EVENTS, id.event, &event.row)?;
            change.put(EVENT_IDS, hash, &id)?;
            Ok(Kept::Stored)
        })
    }

    /// Takes up the agent's account of one display. The id's sequence number is not used.
    pub(crate) fn keep_counts(
        &self,
        display: &FrameId,
        counts: &v1::Counts,
    ) -> Result<Kept, StoreError> {
        self.change(Urgency::Grouped, |change| {
            let state = change.state;
            let (number, track) = change.track(display);
            merge_counts(track, counts);
            let before = state.tracks.get(&number);
            if before.and_then(|before| before.counts.as_ref()) == track.counts.as_ref() {
                return Ok(Kept::Repeated);
            }
            change.need_room(0)?;
            Ok(Kept::Stored)
        })
    }

    /// Notes a frame that a stage gave up. One that is stored or forgotten stays so.
    pub(crate) fn keep_dead(&self, frame: &FrameId, reason: &str) -> Result<Kept, StoreError> {
        self.change(Urgency::Grouped, |change| {
            let (track, _) = change.track(frame);
            if change.frame(track, frame.seq)?.is_some() {
                return Ok(Kept::Repeated);
            }
            change.need_room(0)?;
            let mut dead = FrameRow {
                reason: reason.to_owned(),
                ..FrameRow::default()
            };
            dead.set_fate(Fate::Dead);
            change.put(FRAMES, (track, frame.seq), &dead)?;
            if let Some(row) = change.track_numbered(track) {
                count_dead(&mut row.dead, reason, 1);
            }
            Ok(Kept::Stored)
        })
    }

    /// Notes a dead letter that is no frame.
    pub(crate) fn keep_stray(&self, message_id: &str, reason: &str) -> Result<Kept, StoreError> {
        let hash = self.sealer.hash(message_id);
        self.change(Urgency::Grouped, |change| {
            let known = {
                let strays = change.txn.open_table(STRAYS)?;
                change.sealer.get::<u128, StrayRow>(&strays, hash)?
            };
            if known.is_some() {
                return Ok(Kept::Repeated);
            }
            change.need_room(0)?;
            let reason = reason.to_owned();
            change.put(STRAYS, hash, &StrayRow { reason })?;
            Ok(Kept::Stored)
        })
    }
}

fn store_or_forget(
    change: &mut Change<'_>,
    track: u64,
    seq: u64,
    reading: &mut Open<v1::Reading>,
) -> Result<Kept, StoreError> {
    let unix_us = reading.captured.unwrap_or_default().unix_us;
    let app = reading.window.as_ref().map_or("", |window| &window.app);
    let mut row = FrameRow {
        kind: reading.kind,
        part: reading.part,
        parts: reading.parts,
        ..FrameRow::default()
    };
    let title = reading.window.as_ref().map_or("", |window| &window.title);
    let display = reading.r#ref.as_ref().map_or("", |frame| &frame.display);
    let late = Late {
        unix_us,
        app,
        reading: Some(LateReading {
            title,
            display,
            reading,
        }),
    };
    let forgotten = is_forgotten(change.state, late);
    if let Some(account) = change.track_numbered(track) {
        if seq > account.highest && !forgotten {
            account.last_stored_unix_us = unix_us;
        }
        account.highest = account.highest.max(seq);
        account.forgotten += u64::from(forgotten);
        account.stored += u64::from(!forgotten);
    }
    if forgotten {
        row.set_fate(Fate::Forgotten);
        row.rects = rects(reading);
        change.put(FRAMES, (track, seq), &row)?;
        return Ok(Kept::Forgotten);
    }
    row.set_fate(Fate::Stored);
    row.reading = change.counters.next_reading;
    change.counters.next_reading += 1;
    change.put(FRAMES, (track, seq), &row)?;
    put_reading(change, row.reading, track, reading)?;
    Ok(Kept::Stored)
}

/// Where a reading has pixels.
pub(crate) fn rects(reading: &v1::Reading) -> Vec<v1::Rect> {
    let regions = reading.regions.iter();
    regions.filter_map(|region| region.rect).collect()
}

/// Text and pixels lie apart, so that a search never opens a picture. The reading is taken, not copied.
fn put_reading(
    change: &mut Change<'_>,
    number: u64,
    track: u64,
    reading: &mut Open<v1::Reading>,
) -> Result<(), StoreError> {
    let mut pixel_bytes = 0;
    let pixel_key = Key::generate()?;
    for (region, at) in reading.regions.iter_mut().zip(0u64..) {
        if let Some(mut pixels) = region.pixels.take() {
            pixel_bytes += pixels.data.len() as u64;
            change.put_pixels((number, at), &pixel_key, &pixels)?;
            pixels.wipe();
        }
    }
    let text = std::mem::take(&mut **reading);
    let mut row = ReadingRow {
        track,
        text_bytes: prost::Message::encoded_len(&text) as u64,
        pixel_bytes,
        reading: Some(text),
        ..ReadingRow::default()
    };
    row.set_pixel_key(&pixel_key);
    change.put(READINGS, number, &row)?;
    row.pixel_key.zeroize();
    let bytes = row.text_bytes + row.pixel_bytes;
    let counters = &mut change.counters;
    counters.reusable_bytes = counters.reusable_bytes.saturating_sub(bytes);
    count_day(counters, day_of(row.captured_unix_us()), bytes);
    if let Some(account) = change.track_numbered(track) {
        account.text_bytes += row.text_bytes;
        account.pixel_bytes += row.pixel_bytes;
    }
    if let Some(text) = row.reading.take() {
        change.add(number, track, Open::new(text));
    }
    Ok(())
}

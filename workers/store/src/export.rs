//! Everything that concerns the person, as it was stored: readings with their pixels, then signals, context and
//! nudges. The receipts come with `audit`. Each answer says where to go on.

use prost::Message;
use velvet_messages::{SealedMessage, v1};

use crate::{
    StoreError,
    records::{EventRow, Row},
    vault::View,
};

/// An answer is closed at this size, bytes: a reading is below 1 MiB, and a message of the bus below 2 MB.
const ANSWER_BYTES: usize = 768 << 10;

const READINGS: u32 = 0;
const EVENTS: u32 = 1;
const DONE: u32 = 2;

/// The next part of everything.
pub(crate) fn export(
    view: &View<'_>,
    ask: v1::ExportRequest,
) -> Result<v1::ExportResponse, StoreError> {
    let mut told = v1::ExportResponse {
        next_stage: ask.stage,
        next_position: ask.position,
        ..v1::ExportResponse::default()
    };
    let whole = match ask.stage {
        READINGS => readings(view, &mut told)?,
        EVENTS => events(view, &mut told)?,
        _ => true,
    };
    if whole {
        told.next_stage = (ask.stage + 1).min(DONE);
        told.next_position = 0;
    }
    told.done = told.next_stage >= DONE;
    Ok(told)
}

/// Adds an item; true when the answer is full.
fn add(told: &mut v1::ExportResponse, number: u64, content_type: String, message: Vec<u8>) -> bool {
    told.items.push(v1::Exported {
        number,
        content_type,
        message,
    });
    told.next_position = number + 1;
    let bytes = told.items.iter().map(|item| item.message.len());
    bytes.sum::<usize>() >= ANSWER_BYTES
}

/// True at the end of the table. What cannot be read is passed over; `verify` names it.
fn readings(view: &View<'_>, told: &mut v1::ExportResponse) -> Result<bool, StoreError> {
    for item in view.readings.range(told.next_position..)? {
        let number = item?.0.value();
        let Ok(Some((row, key))) = view.reading_and_key(number) else {
            continue;
        };
        let mut reading = velvet_seal::Open::new(row.reading.unwrap_or_default());
        for (region, at) in reading.regions.iter_mut().zip(0u64..) {
            region.pixels = view.pixels((number, at), key.as_ref()).ok().flatten();
        }
        let content_type = v1::Reading::content_type();
        if add(told, number, content_type, reading.encode_to_vec()) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn events(view: &View<'_>, told: &mut v1::ExportResponse) -> Result<bool, StoreError> {
    for item in view.events.range(told.next_position..)? {
        let (number, sealed) = item?;
        let number = number.value();
        let Ok(row) = view.sealer.open::<EventRow>(number, sealed.value()) else {
            tracing::warn!(table = EventRow::TABLE, "a damaged row was not exported");
            continue;
        };
        if add(told, number, row.content_type, row.message) {
            return Ok(false);
        }
    }
    Ok(true)
}

//! What stays of a day whose key will be destroyed is sealed again, under the day's new key.

use std::collections::BTreeSet;

use redb::{ReadOnlyTable, ReadableTable};

use crate::{
    StoreError,
    index::SegmentRow,
    records::{EVENTS, EventRow, Numbered, READINGS, ReadingRow, Row, SEGMENTS, key_number},
    vault::{Change, View},
};

/// Seals every row again that lies under one of these keys. The whole tables are walked: an index that missed a row
/// would destroy it.
pub(crate) fn reseal(
    view: &View<'_>,
    change: &mut Change<'_>,
    victims: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    if victims.is_empty() {
        return Ok(());
    }
    table::<ReadingRow>(&view.readings, READINGS, change, victims)?;
    table::<EventRow>(&view.events, EVENTS, change, victims)?;
    table::<SegmentRow>(&view.segments, SEGMENTS, change, victims)
}

fn table<R: Row>(
    before: &ReadOnlyTable<u64, &'static [u8]>,
    rows: Numbered,
    change: &mut Change<'_>,
    victims: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    let is_victim = |sealed: &[u8]| key_number(sealed).is_some_and(|key| victims.contains(&key));
    let mut left = vec![];
    for item in change.txn.open_table(rows)?.iter()? {
        let (number, sealed) = item?;
        if is_victim(sealed.value()) {
            left.push(number.value());
        }
    }
    for number in left {
        let Some(sealed) = before.get(number)? else {
            continue;
        };
        match change.sealer.open::<R>(number, sealed.value()) {
            Ok(row) => change.put(rows, number, &row)?,
            // It could not be read before either, and must not keep a person from forgetting. `verify` names it.
            Err(error) => {
                tracing::error!(table = R::TABLE, code = %error.code(), "a damaged row was not kept");
            }
        }
    }
    Ok(())
}

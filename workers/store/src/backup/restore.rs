//! Making a store from a backup. Nothing has its name before all of it is verified.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use redb::{Database, ReadableDatabase, ReadableTable};
use velvet_seal::RoleKeys;

use super::{
    Head, Secret, damaged, file::manifest_name, head, manifest::ManifestReader, place,
    renew::renew, segment,
};
use crate::{
    StoreError,
    keys::{self, DayKeys},
    records::{
        EVENT_IDS, EVENTS, EventIdRow, FRAMES, Fate, FrameRow, PIXELS, READINGS, Sealer, TRACKS,
        TrackRow, key_number,
    },
    vault::{FileKeys, begin, new_database, not_durable, put_in_place, take_folder},
};

/// What was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Rows that the backup has.
    pub rows: u64,
    /// Readings and events that were forgotten after the backup was made: their keys are gone.
    pub forgotten: u64,
    /// When the backup was made, microseconds since 1970-01-01 UTC.
    pub at_unix_us: i64,
}

/// Makes a store in an empty folder from a backup. The search index is made when the store is opened.
///
/// # Errors
/// [`StoreError::NotEmpty`] when there is a store already, [`StoreError::NoBackup`], [`StoreError::Backup`] with the
/// damaged file, [`StoreError::WrongKey`], and what the disk refuses. After an error there is no store.
pub fn restore(from: &Path, folder: &Path, keys: &RoleKeys) -> Result<Restored, StoreError> {
    restore_by(from, folder, keys, None)
}

/// The same from a backup of a store under another root, whose keys are `before`: the new store is under `keys`, and the
/// other root opens nothing of it. The keys of days stay the same.
///
/// # Errors
/// As [`restore`].
pub fn restore_from_other(
    from: &Path,
    folder: &Path,
    keys: &RoleKeys,
    before: &RoleKeys,
) -> Result<Restored, StoreError> {
    restore_by(from, folder, keys, Some(before))
}

fn restore_by(
    from: &Path,
    folder: &Path,
    keys: &RoleKeys,
    before: Option<&RoleKeys>,
) -> Result<Restored, StoreError> {
    let of_backup = before.unwrap_or(keys);
    let (ours, theirs) = (FileKeys::of(keys)?, FileKeys::of(of_backup)?);
    let (head, secret) = found(from, &theirs)?;
    let _lock = take_folder(folder)?;
    let database = new_database(folder, &ours.pages)?;
    DayKeys::take_over(from, &theirs.days, folder, &ours.days, &head.vault)?;
    let days = Arc::new(DayKeys::open(folder, &ours.days, &head.vault)?);
    for number in &head.segments {
        fill(&database, from, &secret, *number)?;
    }
    let rows = compare(&database, from, &head, &secret)?;
    let sealer = Sealer::new(of_backup)?.named(head.vault.clone(), Arc::clone(&days));
    let forgotten = settle_forgotten(&database, &sealer)?;
    if let Some(before) = before {
        renew(&database, &days, &head.vault, before, keys)?;
    }
    put_in_place(database, folder)?;
    Ok(Restored {
        rows,
        forgotten,
        at_unix_us: head.at_unix_us,
    })
}

fn found(from: &Path, keys: &FileKeys) -> Result<(Head, Secret), StoreError> {
    let key = keys::backup_key(&keys.days);
    let found = head(from, &key)?;
    found.ok_or_else(|| StoreError::NoBackup {
        folder: from.to_owned(),
    })
}

/// Segments are read in order: a row that was sealed anew lies in a later one.
fn fill(database: &Database, from: &Path, secret: &Secret, number: u64) -> Result<(), StoreError> {
    // Durable all at once at the end: until then it has no name.
    let mut txn = begin(database)?;
    not_durable(&mut txn)?;
    segment::read(from, secret, number, |id, sealed| {
        if place::put(&txn, id, Some(sealed))? {
            Ok(())
        } else {
            Err(damaged(&super::file::segment_name(number), "no-such-table"))
        }
    })?;
    Ok(txn.commit()?)
}

/// Takes away rows that do not count any more, and proves that all that count are there and are the ones meant.
fn compare(
    database: &Database,
    from: &Path,
    head: &Head,
    secret: &Secret,
) -> Result<u64, StoreError> {
    let name = manifest_name(head.manifest);
    let manifest = ManifestReader::open(from, secret, head.manifest)?;
    let mut manifest = manifest.ok_or_else(|| damaged(&name, "missing"))?;
    let (mut stale, mut rows) = (vec![], 0);
    place::walk(&database.begin_read()?, |id, sealed| {
        match manifest.entry(id)? {
            None => stale.push(id),
            Some(entry) if entry.hash == secret.hash(sealed) => rows += 1,
            Some(_) => return Err(damaged(&name, "another-row")),
        }
        Ok(())
    })?;
    // The walk passes over entries that have no row; the number tells.
    while manifest.next()?.is_some() {}
    if rows != head.rows {
        return Err(damaged(&name, "rows-missing"));
    }
    let mut txn = begin(database)?;
    not_durable(&mut txn)?;
    for id in stale {
        place::put(&txn, id, None)?;
    }
    txn.commit()?;
    Ok(rows)
}

/// What was forgotten after the backup was made is counted as forgotten here too.
fn settle_forgotten(database: &Database, sealer: &Sealer) -> Result<u64, StoreError> {
    let txn = begin(database)?;
    let readings = drop_unreadable(sealer, &mut txn.open_table(READINGS)?)?;
    let events = drop_unreadable(sealer, &mut txn.open_table(EVENTS)?)?;
    {
        let mut pixels = txn.open_table(PIXELS)?;
        for number in &readings {
            pixels.retain_in((*number, 0)..=(*number, u64::MAX), |_, _| false)?;
        }
    }
    if !readings.is_empty() {
        settle_frames(&txn, sealer, &readings)?;
    }
    if !events.is_empty() {
        settle_events(&txn, sealer, &events)?;
    }
    txn.commit()?;
    Ok((readings.len() + events.len()) as u64)
}

/// Removes rows whose key is gone; their numbers.
fn drop_unreadable(
    sealer: &Sealer,
    table: &mut redb::Table<'_, u64, &'static [u8]>,
) -> Result<BTreeSet<u64>, StoreError> {
    let days = sealer.days()?;
    let mut gone = BTreeSet::new();
    table.retain(|number, sealed| {
        let stays = key_number(sealed).is_some_and(|key| days.has(key));
        if !stays {
            gone.insert(number);
        }
        stays
    })?;
    Ok(gone)
}

fn settle_frames(
    txn: &redb::WriteTransaction,
    sealer: &Sealer,
    readings: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    let mut places = vec![];
    for item in txn.open_table(FRAMES)?.iter()? {
        let (place, sealed) = item?;
        let row: FrameRow = sealer.open(place.value(), sealed.value())?;
        if row.fate() == Fate::Stored && readings.contains(&row.reading) {
            places.push((place.value(), row));
        }
    }
    for (place, mut row) in places {
        row.set_fate(Fate::Forgotten);
        row.reading = 0;
        sealer.put(txn, FRAMES, place, &row)?;
        let track: Option<TrackRow> = sealer.get::<u64, _>(&txn.open_table(TRACKS)?, place.0)?;
        let mut track = track.unwrap_or_default();
        track.stored = track.stored.saturating_sub(1);
        track.forgotten += 1;
        sealer.put(txn, TRACKS, place.0, &track)?;
    }
    Ok(())
}

fn settle_events(
    txn: &redb::WriteTransaction,
    sealer: &Sealer,
    events: &BTreeSet<u64>,
) -> Result<(), StoreError> {
    let mut ids = vec![];
    for item in txn.open_table(EVENT_IDS)?.iter()? {
        let (id, sealed) = item?;
        let row: EventIdRow = sealer.open(id.value(), sealed.value())?;
        if row.fate() == Fate::Stored && events.contains(&row.event) {
            ids.push(id.value());
        }
    }
    for id in ids {
        let mut row = EventIdRow::default();
        row.set_fate(Fate::Forgotten);
        sealer.put(txn, EVENT_IDS, id, &row)?;
    }
    Ok(())
}

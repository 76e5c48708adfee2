//! Forgetting: rows, index and pictures, in one durable change with its receipt.
//!
//! **A span** takes every reading, signal, context and nudge event captured in it.
//!
//! **An application** (in a span, or ever) takes every reading in which it had the focus and every event that names
//! it. Velvet only knows which window has the focus, not where the others are, so an application that stays visible
//! while another has the focus is found by its text: a line belongs to it when it was read while it had the focus
//! and did not itself *appear* (in a change, not in a key frame) under another one. Such lines are taken out of
//! all other readings of that display in the span and painted solid in their pixels. What this cannot find: pixels
//! of the application that hold no text, and text that only ever changed while another window had the focus.
//! It errs to the other side with text of other windows that stood unchanged beside the application.
//!
//! **A title, a display, a query, one frame** take the readings that they describe; `title` and `query` alone take
//! no events, which have neither.
//!
//! What is captured before and arrives later is compared with the receipts and counted, not stored. The keys that
//! sealed what went are destroyed ([`crate::keys`]); what stays of their days is sealed again under new ones, in
//! the same transaction. So every copy of a forgotten row, in freed pages or older blocks of the disk, is noise.

mod reseal;
mod scope;

use std::collections::{BTreeSet, HashMap, HashSet};

use redb::ReadableTable;
use velvet_messages::v1;
use velvet_runtime::Timestamp;
use velvet_seal::{Key, Open};

use crate::{
    StoreError, Vault,
    index::{DirectoryRow, Segment, SegmentFacts},
    keep::rects,
    picture::paint,
    query::QueryError,
    records::{
        EVENTS, EventRow, FRAMES, Fate, FrameRow, IntentRow, META, META_DIRECTORY, META_INTENT,
        PIXELS, READINGS, RECEIPTS, ReceiptRow, SEGMENTS, key_number,
    },
    search::near,
    vault::{Change, View},
};
pub(crate) use reseal::reseal;
pub(crate) use scope::{Late, LateReading, Scope};

/// Every late message is compared with every receipt; a person does not forget this often.
const RECEIPTS_MAX: usize = 10_000;

/// Text and place.
type Line = (String, v1::Rect);

/// Why nothing was forgotten.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ForgetError {
    /// Nothing was named.
    #[error(
        "name what to forget: a span of time, an application, a title, a display, a query, a frame, or everything"
    )]
    Nothing,
    /// Everything, and something.
    #[error("everything is everything: name nothing beside it")]
    Everything,
    /// The span ends before it begins.
    #[error("the span ends before it begins; give the earlier time first")]
    Span,
    /// The list of receipts is full.
    #[error(
        "there are {RECEIPTS_MAX} receipts already; nothing more can be forgotten before the vault is renewed"
    )]
    Receipts,
    /// The query is none.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The frame is none.
    #[error("this is no id of a hit; copy it from `velvet search`")]
    Frame,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Forgets what the request describes, destroys the keys, and gives a receipt.
pub(crate) fn forget(
    vault: &Vault,
    now: Timestamp,
    ask: &v1::ForgetRequest,
) -> Result<v1::ForgetResponse, ForgetError> {
    let scope = Scope::of_request(ask)?;
    if vault.read(|view| Ok(view.state.receipts.len()))? >= RECEIPTS_MAX {
        return Err(ForgetError::Receipts);
    }
    let order = Order {
        scope,
        issued_unix_us: now.0,
    };
    let carry_out = || vault.change_all(|view, change| order.carry_out(view, change));
    let (number, receipt) = vault.with_texts(carry_out)?;
    tracing::info!(
        receipt = number,
        readings = receipt.readings,
        signals = receipt.signals,
        painted = receipt.painted,
        keys = receipt.keys.len(),
        "forgotten"
    );
    Ok(v1::ForgetResponse {
        readings: receipt.readings,
        signals: receipt.signals,
        painted: receipt.painted,
        receipt: receipt_text(number, &receipt),
    })
}

/// Who, what, when and how many; the scope as it was asked for.
fn receipt_text(number: u64, receipt: &ReceiptRow) -> String {
    let bound = |unix_us: i64| match unix_us {
        0 => "open".to_owned(),
        time => Timestamp(time).to_string(),
    };
    let parts = [
        ("app", &receipt.app),
        ("title", &receipt.title),
        ("display", &receipt.display),
        ("query", &receipt.query),
        ("frame", &receipt.frame),
    ];
    let parts = parts.iter().filter(|(_, value)| !value.is_empty());
    let parts: String = parts
        .map(|(name, value)| format!(" {name}={value:?}"))
        .collect();
    format!(
        "forget-{number} issued={} from={} to={}{parts} readings={} signals={} painted={} keys={} hash={}",
        Timestamp(receipt.issued_unix_us),
        bound(receipt.from_unix_us),
        bound(receipt.to_unix_us),
        receipt.readings,
        receipt.signals,
        receipt.painted,
        receipt.keys.len(),
        hex(&receipt.hash),
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The receipts as they are told, and the number of the first that is not what was issued, if any is.
pub(crate) fn receipts(view: &View<'_>) -> (Vec<v1::Receipt>, Option<u64>) {
    let mut previous = vec![];
    let mut broken = None;
    let mut told = vec![];
    for (expected, (number, row)) in (0u64..).zip(&view.state.receipts) {
        let sound = *number == expected
            && row.previous == previous
            && row.hash == view.sealer.receipt_hash(*number, row);
        if !sound && broken.is_none() {
            broken = Some(expected);
        }
        previous.clone_from(&row.hash);
        told.push(v1::Receipt {
            number: *number,
            text: receipt_text(*number, row),
            keys: row.keys.iter().map(|key| hex(key)).collect(),
        });
    }
    let issued = view.state.next_receipt();
    if told.len() as u64 != issued && broken.is_none() {
        broken = Some(told.len() as u64);
    }
    (told, broken)
}

struct Order {
    scope: Scope,
    issued_unix_us: i64,
}

/// What has to go.
#[derive(Default)]
struct Plan {
    readings: HashSet<u64>,
    /// Lines of other readings.
    lines: HashMap<u64, Vec<Line>>,
    segments: Vec<(SegmentFacts, Segment)>,
}

impl Order {
    fn carry_out(
        &self,
        view: &View<'_>,
        change: &mut Change<'_>,
    ) -> Result<(u64, ReceiptRow), StoreError> {
        let plan = self.plan(view)?;
        let events = self.events(view)?;
        let victims = victims(view, &plan, &events)?;
        let keys = view.sealer.days()?;
        // From here on what is sealed for these days is sealed under new keys.
        keys.replace(&victims)?;
        for number in &plan.readings {
            remove_reading(view, change, *number)?;
        }
        for (number, lines) in &plan.lines {
            remove_lines(view, change, *number, lines)?;
        }
        for number in &events {
            change.txn.open_table(EVENTS)?.remove(number)?;
        }
        replace_segments(view, change, &plan)?;
        reseal(view, change, &victims)?;
        if !victims.is_empty() {
            let destroy = victims.iter().copied().collect();
            change.put(META, META_INTENT, &IntentRow { destroy })?;
        }
        let number = change.counters.next_receipt;
        change.counters.next_receipt += 1;
        let mut receipt = ReceiptRow {
            issued_unix_us: self.issued_unix_us,
            readings: plan.readings.len() as u64,
            signals: events.len() as u64,
            painted: plan.lines.len() as u64,
            keys: keys.names(&victims),
            previous: view.state.last_receipt_hash(),
            ..self.scope.row()
        };
        receipt.hash = view.sealer.receipt_hash(number, &receipt);
        change.put(RECEIPTS, number, &receipt)?;
        Ok((number, receipt))
    }

    fn plan(&self, view: &View<'_>) -> Result<Plan, StoreError> {
        let found = self.scope.found(view)?;
        let own = if self.scope.is_of_windows() {
            self.own_lines(view, found.as_ref())?
        } else {
            OwnLines::default()
        };
        let mut plan = Plan::default();
        let filter = self.scope.filter();
        for facts in &view.state.directory.segments {
            if filter.may_have(facts.earliest_unix_us, facts.latest_unix_us) {
                let segment = view.segment(facts)?;
                let taken = self.scope.readings(view.state, &segment, found.as_ref());
                self.plan_segment(&segment, taken, &own, Some(*facts), &mut plan);
            }
        }
        let taken = self
            .scope
            .readings(view.state, &view.state.tail, found.as_ref());
        self.plan_segment(&view.state.tail, taken, &own, None, &mut plan);
        Ok(plan)
    }

    fn plan_segment(
        &self,
        segment: &Segment,
        readings: HashSet<u64>,
        own: &OwnLines,
        facts: Option<SegmentFacts>,
        plan: &mut Plan,
    ) {
        let filter = self.scope.filter();
        let mut lines = HashSet::new();
        for (place, at) in segment.places.iter().zip(0u32..) {
            for reading in &place.readings {
                let rect = place.rect_in(*reading);
                if !own.has(place.display, &place.text, rect) {
                    continue;
                }
                let entry = &segment.entries[*reading as usize];
                if filter.has_time(entry.unix_us) && !readings.contains(&entry.reading) {
                    lines.insert((entry.reading, at));
                    let line = (place.text.clone(), rect);
                    plan.lines.entry(entry.reading).or_default().push(line);
                }
            }
        }
        // The tail is made again from the readings that are left.
        if let Some(facts) = facts
            && !(readings.is_empty() && lines.is_empty())
        {
            let left = segment.without(&readings, &lines);
            plan.segments
                .push((left.facts(facts.first, facts.last), left));
        }
        plan.readings.extend(readings);
    }

    /// The lines that belong to the application.
    fn own_lines(
        &self,
        view: &View<'_>,
        found: Option<&HashSet<u64>>,
    ) -> Result<OwnLines, StoreError> {
        let mut own = OwnLines::default();
        let filter = self.scope.filter();
        crate::search::each_segment(view, &filter, |segment| {
            let readings = self.scope.readings(view.state, segment, found);
            for place in &segment.places {
                for reading in &place.readings {
                    let entry = &segment.entries[*reading as usize];
                    if !filter.has_time(entry.unix_us) {
                        continue;
                    }
                    let taken = readings.contains(&entry.reading);
                    let appeared = !taken && entry.delta;
                    let rect = place.rect_in(*reading);
                    own.note(place.display, &place.text, rect, taken, appeared);
                }
            }
            Ok(())
        })?;
        Ok(own)
    }

    /// The events that go.
    fn events(&self, view: &View<'_>) -> Result<BTreeSet<u64>, StoreError> {
        let mut taken = BTreeSet::new();
        if !self.scope.takes_events() {
            return Ok(taken);
        }
        for item in view.events.iter()? {
            let (number, sealed) = item?;
            let row: EventRow = view.sealer.open(number.value(), sealed.value())?;
            if self.scope.takes_event(row.unix_us, &row.app) {
                taken.insert(number.value());
            }
        }
        Ok(taken)
    }
}

/// The keys that seal anything of what goes or is changed.
fn victims(
    view: &View<'_>,
    plan: &Plan,
    events: &BTreeSet<u64>,
) -> Result<BTreeSet<u64>, StoreError> {
    let mut victims = BTreeSet::new();
    for number in plan.readings.iter().chain(plan.lines.keys()) {
        let sealed = view.readings.get(number)?;
        victims.extend(sealed.and_then(|sealed| key_number(sealed.value())));
    }
    for number in events {
        let sealed = view.events.get(number)?;
        victims.extend(sealed.and_then(|sealed| key_number(sealed.value())));
    }
    for (facts, _) in &plan.segments {
        let sealed = view.segments.get(facts.first)?;
        victims.extend(sealed.and_then(|sealed| key_number(sealed.value())));
    }
    // Their text is in the index under their keys or that of their month.
    Ok(view.sealer.days()?.with_months(&victims))
}

/// Lines read while the application had the focus, and those of them that appeared under another one.
#[derive(Default)]
struct OwnLines(HashMap<(u64, String), Ownership>);

#[derive(Default)]
struct Ownership {
    seen: Vec<v1::Rect>,
    appeared_elsewhere: Vec<v1::Rect>,
}

impl OwnLines {
    fn note(&mut self, display: u64, text: &str, rect: v1::Rect, taken: bool, appeared: bool) {
        if !taken && !appeared {
            return;
        }
        let known = self.0.entry((display, text.to_owned())).or_default();
        let note = |rects: &mut Vec<v1::Rect>| {
            if !rects.contains(&rect) {
                rects.push(rect);
            }
        };
        if taken {
            note(&mut known.seen);
        }
        if appeared {
            note(&mut known.appeared_elsewhere);
        }
    }

    fn has(&self, display: u64, text: &str, rect: v1::Rect) -> bool {
        let is_near = |rects: &[v1::Rect]| rects.iter().any(|known| near(*known, rect));
        // Looked up without owning the text would need another map; there are few candidates per segment.
        self.0
            .get(&(display, text.to_owned()))
            .is_some_and(|known| is_near(&known.seen) && !is_near(&known.appeared_elsewhere))
    }
}

fn remove_reading(view: &View<'_>, change: &mut Change<'_>, number: u64) -> Result<(), StoreError> {
    let Some(row) = view.reading(number)? else {
        return Ok(());
    };
    let reading = Open::new(row.reading.unwrap_or_default());
    let seq = reading.r#ref.as_ref().map_or(0, |frame| frame.seq);
    change.txn.open_table(READINGS)?.remove(number)?;
    change
        .txn
        .open_table(PIXELS)?
        .retain_in((number, 0)..=(number, u64::MAX), |_, _| false)?;
    let mut frame = FrameRow {
        kind: reading.kind,
        part: reading.part,
        parts: reading.parts,
        rects: rects(&reading),
        ..FrameRow::default()
    };
    frame.set_fate(Fate::Forgotten);
    change.put(FRAMES, (row.track, seq), &frame)?;
    if let Some(account) = change.track_numbered(row.track) {
        account.stored = account.stored.saturating_sub(1);
        account.forgotten += 1;
        account.text_bytes = account.text_bytes.saturating_sub(row.text_bytes);
        account.pixel_bytes = account.pixel_bytes.saturating_sub(row.pixel_bytes);
    }
    change.counters.reusable_bytes += row.text_bytes + row.pixel_bytes;
    Ok(())
}

/// Takes lines out of a reading and paints them over.
fn remove_lines(
    view: &View<'_>,
    change: &mut Change<'_>,
    number: u64,
    lines: &[Line],
) -> Result<(), StoreError> {
    let Some((mut row, old_key)) = view.reading_and_key(number)? else {
        return Ok(());
    };
    // What is painted over must not be read from an older copy of the pixels.
    let new_key = Key::generate()?;
    let solid: Vec<v1::Rect> = lines.iter().map(|(_, rect)| *rect).collect();
    if let Some(reading) = &mut row.reading {
        for (region, at) in reading.regions.iter_mut().zip(0u64..) {
            region.lines.retain(|line| {
                let rect = line.r#box.unwrap_or_default();
                let gone = lines
                    .iter()
                    .any(|(text, place)| *text == line.text && *place == rect);
                !gone
            });
            let place = (number, at);
            if let Some(pixels) = view.pixels(place, old_key.as_ref())? {
                paint_region(change, place, region, &pixels, (&solid, &new_key))?;
            }
        }
    }
    row.set_pixel_key(&new_key);
    change.put(READINGS, number, &row)?;
    row.take_pixel_key();
    if let Some(mut reading) = row.reading.take() {
        velvet_messages::Wipe::wipe(&mut reading);
    }
    Ok(())
}

fn paint_region(
    change: &mut Change<'_>,
    place: (u64, u64),
    region: &v1::RegionReading,
    pixels: &v1::Pixels,
    (solid, key): (&[v1::Rect], &Key),
) -> Result<(), StoreError> {
    if let Some(painted) = paint(region.rect.unwrap_or_default(), pixels, solid) {
        return change.put_pixels(place, key, &painted);
    }
    // Pixels that cannot be painted cannot stay.
    change.txn.open_table(PIXELS)?.remove(place)?;
    Ok(())
}

fn replace_segments(
    view: &View<'_>,
    change: &mut Change<'_>,
    plan: &Plan,
) -> Result<(), StoreError> {
    if plan.segments.is_empty() {
        return Ok(());
    }
    let mut directory: DirectoryRow = view.state.directory.clone();
    for (facts, segment) in &plan.segments {
        change.put(SEGMENTS, facts.first, &segment.to_row())?;
        let known = directory.segments.iter_mut();
        for known in known.filter(|known| known.first == facts.first) {
            *known = *facts;
        }
    }
    change.put(META, META_DIRECTORY, &directory)
}

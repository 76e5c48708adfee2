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
//! What is captured before and arrives later is compared with the receipts and counted, not stored. Freed pages of
//! the file are used again; destroying what was written before on the medium needs keys that can be erased, which
//! is the vault issue's.

use std::collections::{HashMap, HashSet};

use redb::ReadableTable;
use velvet_messages::v1;
use velvet_runtime::Timestamp;
use velvet_seal::Open;

use crate::{
    StoreError, Vault,
    index::{DirectoryRow, Entry, Segment, SegmentFacts},
    keep::{rects, same_app},
    picture::paint,
    records::{
        EVENTS, EventRow, FRAMES, Fate, FrameRow, META, META_DIRECTORY, PIXELS, READINGS, RECEIPTS,
        ReceiptRow, SEGMENTS,
    },
    search::{Filter, near},
    vault::{Change, View},
};

/// Every late message is compared with every receipt; a person does not forget this often.
const RECEIPTS_MAX: usize = 10_000;

/// Text and place.
type Line = (String, v1::Rect);

/// Why nothing was forgotten.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ForgetError {
    /// Neither a span nor an application was named.
    #[error("name what to forget: a span of time, an application, or both")]
    Nothing,
    /// The span ends before it begins.
    #[error("the span ends before it begins; give the earlier time first")]
    Span,
    /// The list of receipts is full.
    #[error(
        "there are 10000 receipts already; nothing more can be forgotten before the vault is renewed"
    )]
    Receipts,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Forgets what was captured in the span and application, and gives a receipt.
pub(crate) fn forget(
    vault: &Vault,
    now: Timestamp,
    span: v1::Span,
    app: &str,
) -> Result<v1::ForgetResponse, ForgetError> {
    if span.from_unix_us == 0 && span.to_unix_us == 0 && app.is_empty() {
        return Err(ForgetError::Nothing);
    }
    if span.to_unix_us != 0 && span.to_unix_us <= span.from_unix_us {
        return Err(ForgetError::Span);
    }
    let order = Order {
        filter: Filter {
            span,
            app: "",
            display: "",
        },
        app,
        issued_unix_us: now.0,
    };
    if vault.read(|view| Ok(view.state.receipts.len()))? >= RECEIPTS_MAX {
        return Err(ForgetError::Receipts);
    }
    let (number, receipt) = vault.change_all(|view, change| order.carry_out(view, change))?;
    tracing::info!(
        receipt = number,
        readings = receipt.readings,
        signals = receipt.signals,
        painted = receipt.painted,
        "forgotten"
    );
    Ok(v1::ForgetResponse {
        readings: receipt.readings,
        signals: receipt.signals,
        painted: receipt.painted,
        receipt: receipt_text(number, &receipt),
    })
}

/// Who, what, when and how many; the span and the application as they were asked for.
fn receipt_text(number: u64, receipt: &ReceiptRow) -> String {
    let bound = |unix_us: i64| match unix_us {
        0 => "open".to_owned(),
        time => Timestamp(time).to_string(),
    };
    let app = match receipt.app.as_str() {
        "" => String::new(),
        app => format!(" app={app:?}"),
    };
    format!(
        "forget-{number} issued={} from={} to={}{app} readings={} signals={} painted={}",
        Timestamp(receipt.issued_unix_us),
        bound(receipt.from_unix_us),
        bound(receipt.to_unix_us),
        receipt.readings,
        receipt.signals,
        receipt.painted,
    )
}

struct Order<'a> {
    filter: Filter<'a>,
    app: &'a str,
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

impl Order<'_> {
    fn takes_app(&self, app: &str) -> bool {
        self.app.is_empty() || same_app(self.app, app)
    }

    /// Whether a reading goes as a whole.
    fn takes(&self, segment: &Segment, entry: &Entry) -> bool {
        self.filter.has_time(entry.unix_us) && self.takes_app(segment.window(entry).0)
    }

    fn carry_out(
        &self,
        view: &View<'_>,
        change: &mut Change<'_>,
    ) -> Result<(u64, ReceiptRow), StoreError> {
        let plan = self.plan(view)?;
        for number in &plan.readings {
            remove_reading(view, change, *number)?;
        }
        for (number, lines) in &plan.lines {
            remove_lines(view, change, *number, lines)?;
        }
        let signals = self.remove_events(view, change)?;
        replace_segments(view, change, &plan)?;
        let number = change.counters.next_receipt;
        change.counters.next_receipt += 1;
        let receipt = ReceiptRow {
            from_unix_us: self.filter.span.from_unix_us,
            to_unix_us: self.filter.span.to_unix_us,
            app: self.app.to_owned(),
            issued_unix_us: self.issued_unix_us,
            readings: plan.readings.len() as u64,
            signals,
            painted: plan.lines.len() as u64,
        };
        change.put(RECEIPTS, number, &receipt)?;
        Ok((number, receipt))
    }

    fn plan(&self, view: &View<'_>) -> Result<Plan, StoreError> {
        let own = if self.app.is_empty() {
            OwnLines::default()
        } else {
            self.own_lines(view)?
        };
        let mut plan = Plan::default();
        for facts in &view.state.directory.segments {
            if self
                .filter
                .may_have(facts.earliest_unix_us, facts.latest_unix_us)
            {
                let segment = view.segment(facts)?;
                self.plan_segment(&segment, &own, Some(*facts), &mut plan);
            }
        }
        self.plan_segment(&view.state.tail, &own, None, &mut plan);
        Ok(plan)
    }

    fn plan_segment(
        &self,
        segment: &Segment,
        own: &OwnLines,
        facts: Option<SegmentFacts>,
        plan: &mut Plan,
    ) {
        let taken = segment.entries.iter();
        let taken = taken.filter(|entry| self.takes(segment, entry));
        let readings: HashSet<u64> = taken.map(|entry| entry.reading).collect();
        let mut lines = HashSet::new();
        for (place, at) in segment.places.iter().zip(0u32..) {
            if !own.has(place.display, &place.text, place.rect) {
                continue;
            }
            for reading in &place.readings {
                let entry = &segment.entries[*reading as usize];
                if self.filter.has_time(entry.unix_us) && !readings.contains(&entry.reading) {
                    lines.insert((entry.reading, at));
                    let line = (place.text.clone(), place.rect);
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
    fn own_lines(&self, view: &View<'_>) -> Result<OwnLines, StoreError> {
        let mut own = OwnLines::default();
        crate::search::each_segment(view, &self.filter, |segment| {
            for place in &segment.places {
                let entries = place.readings.iter();
                let entries = entries
                    .map(|at| &segment.entries[*at as usize])
                    .filter(|entry| self.filter.has_time(entry.unix_us));
                let (mut taken, mut appeared) = (false, false);
                for entry in entries {
                    let takes = self.takes(segment, entry);
                    taken |= takes;
                    appeared |= !takes && entry.delta;
                }
                own.note(place.display, &place.text, place.rect, taken, appeared);
            }
            Ok(())
        })?;
        Ok(own)
    }

    fn remove_events(&self, view: &View<'_>, change: &mut Change<'_>) -> Result<u64, StoreError> {
        let mut events = change.txn.open_table(EVENTS)?;
        let mut removed = 0;
        for item in view.events.iter()? {
            let (number, sealed) = item?;
            let row: EventRow = view.sealer.open(number.value(), sealed.value())?;
            if self.filter.has_time(row.unix_us) && self.takes_app(&row.app) {
                events.remove(number.value())?;
                removed += 1;
            }
        }
        Ok(removed)
    }
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
        if taken {
            known.seen.push(rect);
        }
        if appeared {
            known.appeared_elsewhere.push(rect);
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
    let Some(mut row) = view.reading(number)? else {
        return Ok(());
    };
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
            paint_region(view, change, (number, at), region, &solid)?;
        }
    }
    change.put(READINGS, number, &row)?;
    if let Some(mut reading) = row.reading.take() {
        velvet_messages::Wipe::wipe(&mut reading);
    }
    Ok(())
}

fn paint_region(
    view: &View<'_>,
    change: &mut Change<'_>,
    place: (u64, u64),
    region: &v1::RegionReading,
    solid: &[v1::Rect],
) -> Result<(), StoreError> {
    let pixels: Option<v1::Pixels> = view.sealer.get::<(u64, u64), _>(&view.pixels, place)?;
    let Some(pixels) = pixels else {
        return Ok(());
    };
    if let Some(painted) = paint(region.rect.unwrap_or_default(), &pixels, solid) {
        return change.put(PIXELS, place, &painted);
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

//! Finding what was on the screen: the newest first, or the best.
//!
//! The index gives regions of readings; which lines of them it was comes from the readings themselves. By recency the
//! index is walked backwards, newest segment first, and the walk ends when there are enough hits: then a question costs
//! what it shows, not what it could find. What is found only by letters that look alike comes after all else.
//!
//! The same text at the same place of one display is one hit with all its sightings, as far as the walk went.

mod collapse;
mod ranked;
mod snippet;

use std::{
    collections::{BTreeMap, HashSet},
    time::Instant,
};

use velvet_messages::v1;
use velvet_runtime::Asker;
use velvet_seal::Open;

use crate::{
    StoreError,
    index::{Entry, Segment},
    keep::same_app,
    query::{About, Field, How, Look, Node, Query},
    records::ReadingRow,
    texts::{Place, Snapshot, Span, plan},
    vault::{State, View},
};
pub(crate) use collapse::near;
use collapse::{Collapsed, Sighting};

/// Readings opened for one question: 40 µs each. A word that stands in every reading, always in the same few lines,
/// would be counted for ever; from here on it is "at least".
const OPENED_MAX: usize = 2000;
/// The deadline is looked at after so many readings, which take a millisecond.
const LOOK_EVERY: usize = 16;

/// Where to look.
#[derive(Clone, Copy)]
pub(crate) struct Filter<'a> {
    pub(crate) span: v1::Span,
    pub(crate) app: &'a str,
    pub(crate) display: &'a str,
}

impl Filter<'_> {
    /// Whether a time is in the half open span; zero is open.
    pub(crate) fn has_time(&self, unix_us: i64) -> bool {
        self.span.from_unix_us <= unix_us
            && (self.span.to_unix_us == 0 || unix_us < self.span.to_unix_us)
    }

    pub(crate) fn may_have(&self, earliest: i64, latest: i64) -> bool {
        self.span.from_unix_us <= latest
            && (self.span.to_unix_us == 0 || earliest < self.span.to_unix_us)
    }

    pub(crate) fn has(&self, state: &State, segment: &Segment, entry: &Entry) -> bool {
        let display = || state.tracks.get(&entry.track).map(|track| &track.display);
        self.has_time(entry.unix_us)
            && (self.app.is_empty() || same_app(self.app, segment.window(entry).0))
            && (self.display.is_empty() || display().is_some_and(|display| display == self.display))
    }
}

/// Calls `each` with every segment that may hold something of the span, oldest first.
pub(crate) fn each_segment(
    view: &View<'_>,
    filter: &Filter<'_>,
    mut each: impl FnMut(&Segment) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for facts in &view.state.directory.segments {
        if filter.may_have(facts.earliest_unix_us, facts.latest_unix_us) {
            each(&*view.segment(facts)?)?;
        }
    }
    each(&view.state.tail)
}

/// One reading in the order of things: sessions by first arrival, then as the agent counted. Times of the wall
/// clock never order anything; the monotonic clock only orders the displays of one session among each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) session: u64,
    pub(crate) track: u64,
    pub(crate) seq: u64,
    pub(crate) mono_us: u64,
    pub(crate) unix_us: i64,
    pub(crate) reading: u64,
}

impl Moment {
    pub(crate) fn of(state: &State, entry: &Entry) -> Self {
        let track = state.tracks.get(&entry.track);
        Self {
            session: track.map_or(0, |track| track.session_number),
            track: entry.track,
            seq: entry.seq,
            mono_us: entry.mono_us,
            unix_us: entry.unix_us,
            reading: entry.reading,
        }
    }

    fn of_reading(state: &State, number: u64, track: u64, reading: &v1::Reading) -> Self {
        let captured = reading.captured.unwrap_or_default();
        Self {
            session: state
                .tracks
                .get(&track)
                .map_or(0, |track| track.session_number),
            track,
            seq: reading.r#ref.as_ref().map_or(0, |frame| frame.seq),
            mono_us: captured.mono_us,
            unix_us: captured.unix_us,
            reading: number,
        }
    }

    /// Whether this comes before `other`. Within one track only the number counts.
    fn is_before(&self, other: &Self) -> bool {
        if self.track == other.track {
            return self.seq < other.seq;
        }
        (self.session, self.mono_us, self.track) < (other.session, other.mono_us, other.track)
    }
}

/// Sorts newest first. Merged track by track, since numbers of one track and clocks of several may contradict each
/// other, and then there is no order that a sort could use.
pub(crate) fn newest_first<T>(items: Vec<T>, moment: impl Fn(&T) -> Moment) -> Vec<T> {
    let mut tracks = BTreeMap::<(u64, u64), Vec<T>>::new();
    for item in items {
        let at = moment(&item);
        tracks.entry((at.session, at.track)).or_default().push(item);
    }
    for items in tracks.values_mut() {
        items.sort_by_key(|item| moment(item).seq);
    }
    let mut merged = vec![];
    while let Some((session, _)) = tracks.keys().next_back().copied() {
        let of_session = tracks.range((session, 0)..);
        let newest = of_session
            .filter_map(|(key, items)| items.last().map(|item| (moment(item).mono_us, *key)))
            .max();
        let Some((_, key)) = newest else { break };
        if let Some(items) = tracks.get_mut(&key) {
            merged.extend(items.pop());
            if items.is_empty() {
                tracks.remove(&key);
            }
        }
    }
    merged
}

/// What is asked, in all.
pub(crate) struct Ask<'a> {
    pub(crate) query: &'a Query,
    pub(crate) order: v1::SearchOrder,
    pub(crate) limit: usize,
    /// Nobody waits for the answer after this.
    pub(crate) until: Instant,
    pub(crate) asker: &'a Asker,
}

/// Hits in order, and whether there are more.
pub(crate) fn search(view: &View<'_>, ask: &Ask<'_>) -> Result<(Vec<v1::Hit>, bool), StoreError> {
    let mut search = Search {
        view,
        ask,
        snapshot: view.state.texts()?.snapshot()?,
        found: Collapsed::default(),
        visited: HashSet::new(),
        opened: 0,
        held: None,
    };
    for look in [Look::Exact, Look::Alike] {
        match ask.order {
            v1::SearchOrder::Relevance => search.by_relevance(look)?,
            v1::SearchOrder::Recency | v1::SearchOrder::Unspecified => search.by_recency(look)?,
        }
        if search.is_enough() {
            break;
        }
    }
    search.told()
}

struct Search<'a> {
    view: &'a View<'a>,
    ask: &'a Ask<'a>,
    snapshot: std::sync::Arc<Snapshot>,
    found: Collapsed,
    visited: HashSet<Place>,
    opened: usize,
    /// The reading that was opened last; its regions follow each other.
    held: Option<(u64, u64, Open<v1::Reading>)>,
}

impl Search<'_> {
    fn is_enough(&self) -> bool {
        self.found.len() > self.ask.limit || self.opened >= OPENED_MAX
    }

    fn by_recency(&mut self, look: Look) -> Result<(), StoreError> {
        let tail = self.view.state.tail_texts.find(self.ask.query, look);
        for doc in tail {
            self.visit((doc.reading, doc.region))?;
            if self.is_enough() {
                return Ok(());
            }
        }
        let fields = &self.view.state.texts()?.fields;
        let snapshot = std::sync::Arc::clone(&self.snapshot);
        let Some(plan) = plan(&snapshot, fields, self.ask.query, look)? else {
            return Ok(());
        };
        let finder = snapshot.finder(&plan)?;
        for group in groups(&snapshot.spans) {
            self.check_deadline()?;
            let mut walk = snapshot.walk(&finder, group);
            while let Some(places) = snapshot.step(&finder, &mut walk)? {
                for place in places {
                    self.visit(place)?;
                    if self.is_enough() {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    fn check_deadline(&self) -> Result<(), StoreError> {
        if Instant::now() < self.ask.until && !self.ask.asker.has_gone() {
            Ok(())
        } else {
            Err(StoreError::Deadline)
        }
    }

    /// Looks for the lines in one region of a reading.
    fn visit(&mut self, place: Place) -> Result<(), StoreError> {
        if !self.visited.insert(place) {
            return Ok(());
        }
        let (number, region) = place;
        self.hold(number)?;
        let Some((_, track, reading)) = &self.held else {
            return Ok(());
        };
        let Some(region) = reading.regions.get(region as usize) else {
            return Ok(());
        };
        let moment = Moment::of_reading(self.view.state, number, *track, reading);
        let display = self.view.state.display_number(*track);
        for matched in self.ask.query.lines(region, &About::of(reading)) {
            let sighting = Sighting::new(moment, display, reading, &matched);
            self.found
                .add(sighting, |lines| self.ask.query.boxes(lines));
        }
        Ok(())
    }

    fn hold(&mut self, number: u64) -> Result<(), StoreError> {
        if self.held.as_ref().is_some_and(|(held, ..)| *held == number) {
            return Ok(());
        }
        self.opened += 1;
        if self.opened.is_multiple_of(LOOK_EVERY) {
            self.check_deadline()?;
        }
        let row: Option<ReadingRow> = self.view.reading(number)?;
        self.held = row.map(|row| {
            let reading = Open::new(row.reading.unwrap_or_default());
            (number, row.track, reading)
        });
        Ok(())
    }

    fn told(self) -> Result<(Vec<v1::Hit>, bool), StoreError> {
        let Ask {
            query,
            order,
            limit,
            ..
        } = *self.ask;
        let more = self.is_enough();
        let state = self.view.state;
        let mut hits = self.found.hits(state, order != v1::SearchOrder::Relevance);
        hits.truncate(limit);
        for hit in &mut hits {
            (hit.snippet, hit.marks) = snippet::snippet(query, &hit.text);
        }
        Ok((hits, more))
    }
}

/// Segments from the newest on; those whose readings overlap are one group, which is put in order as a whole.
fn groups(spans: &[Span]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(u64, Vec<usize>)> = vec![];
    for span in spans {
        match groups.last_mut() {
            Some((first, group)) if span.last >= *first => {
                *first = span.first.min(*first);
                group.push(span.segment);
            }
            _ => groups.push((span.first, vec![span.segment])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The numbers of all readings that hold what is asked for, look-alikes included.
pub(crate) fn readings(view: &View<'_>, query: &Query) -> Result<HashSet<u64>, StoreError> {
    let texts = view.state.texts()?;
    // Before the segments are: what is indexed in between is in both.
    let floor = texts.floor();
    let snapshot = texts.snapshot()?;
    let all: Vec<usize> = snapshot.spans.iter().map(|span| span.segment).collect();
    let mut found = older(view, query, floor)?;
    for look in [Look::Exact, Look::Alike] {
        if let Some(plan) = plan(&snapshot, &texts.fields, query, look)? {
            let places = snapshot.find(&snapshot.finder(&plan)?, &all)?;
            found.extend(places.iter().map(|(reading, _)| *reading));
        }
        let tail = view.state.tail_texts.find(query, look);
        found.extend(tail.iter().map(|doc| doc.reading));
    }
    Ok(found)
}

/// Those below the floor of an index that is being made anew, one by one.
fn older(view: &View<'_>, query: &Query, floor: u64) -> Result<HashSet<u64>, StoreError> {
    let mut found = HashSet::new();
    for item in view.readings.range(..floor)? {
        let (number, sealed) = item?;
        let row: ReadingRow = view.sealer.open(number.value(), sealed.value())?;
        let reading = Open::new(row.reading.unwrap_or_default());
        if query.is_in(&reading, Look::Alike) || query.is_in(&reading, Look::Exact) {
            found.insert(number.value());
        }
    }
    Ok(found)
}

impl Filter<'_> {
    /// The same query, of this only.
    pub(crate) fn narrowed(&self, query: Query) -> Query {
        let mut all = vec![query.root];
        let mut field = |field| all.push(Node::Field(field));
        if self.span.from_unix_us != 0 {
            field(Field::After(self.span.from_unix_us));
        }
        if self.span.to_unix_us != 0 {
            field(Field::Before(self.span.to_unix_us));
        }
        if !self.app.is_empty() {
            field(Field::App(self.app.to_owned(), How::Whole));
        }
        if !self.display.is_empty() {
            field(Field::Display(self.display.to_owned()));
        }
        Query {
            root: Node::All(all),
        }
    }
}

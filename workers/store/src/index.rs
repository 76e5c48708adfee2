//! What was seen when: which texts stood at which places in which readings, and in which windows.
//!
//! The timeline, pictures of a moment and forgetting ask here; words are found in [`crate::texts`].
//!
//! A screen repeats itself, so the index does not know lines of readings but *places*: one text in one box of
//! one display, with the readings that showed it. A line that a reading says has moved (a scroll) is the same place
//! as before with another box, so that a scrolled page is indexed once. Places of consecutive readings are in one [`Segment`]; a full
//! segment is sealed and kept, the newest is the *tail*, made again from the readings when the store opens.
//! All of this is derived: what is missing, damaged or of another version is made anew from the readings.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, Mutex, PoisonError},
};

use prost::Message;
use velvet_messages::v1;
use zeroize::Zeroize;

use crate::{
    keys::day_of,
    records::{Row, Seal},
};

/// Version of the rows below. Another version is made anew.
const VERSION: u64 = 2;

/// One text in one box.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct Placed {
    #[prost(string, tag = "1")]
    pub(crate) text: String,
    #[prost(message, required, tag = "2")]
    pub(crate) rect: v1::Rect,
    /// Number of the display: the first track that showed it.
    #[prost(uint64, tag = "3")]
    pub(crate) display: u64,
    /// Positions of the readings in the segment, ascending.
    #[prost(uint32, repeated, tag = "4")]
    pub(crate) readings: Vec<u32>,
    /// Readings among these that show it elsewhere, ascending.
    #[prost(message, repeated, tag = "5")]
    pub(crate) moved: Vec<MovedTo>,
}

/// Where a reading shows a text that has moved; its size is the same.
#[derive(Clone, Copy, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct MovedTo {
    #[prost(uint32, tag = "1")]
    reading: u32,
    #[prost(sint32, tag = "2")]
    x: i32,
    #[prost(sint32, tag = "3")]
    y: i32,
}

impl Placed {
    /// Its box in one of its readings.
    pub(crate) fn rect_in(&self, reading: u32) -> v1::Rect {
        let moved = self
            .moved
            .binary_search_by_key(&reading, |moved| moved.reading);
        match moved {
            Ok(at) => self.at(self.moved[at]),
            Err(_) => self.rect,
        }
    }

    fn at(&self, moved: MovedTo) -> v1::Rect {
        v1::Rect {
            x: moved.x,
            y: moved.y,
            ..self.rect
        }
    }

    /// Whether a reading showed it in this box.
    fn stood_at(&self, rect: v1::Rect) -> bool {
        self.rect == rect || self.moved.iter().any(|moved| self.at(*moved) == rect)
    }

    /// Whether a line of the same text in this box of a reading can be it: a reading shows it in one box only.
    fn may_be(&self, reading: u32, rect: v1::Rect) -> bool {
        self.readings.last() != Some(&reading) || self.rect_in(reading) == rect
    }
}

/// The places of one region, from top to bottom.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct RegionPlaces {
    #[prost(uint32, repeated, tag = "1")]
    pub(crate) places: Vec<u32>,
}

/// What the index knows of a reading.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct Entry {
    #[prost(uint64, tag = "1")]
    pub(crate) reading: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) track: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) seq: u64,
    #[prost(int64, tag = "4")]
    pub(crate) unix_us: i64,
    #[prost(uint64, tag = "5")]
    pub(crate) mono_us: u64,
    #[prost(bool, tag = "6")]
    pub(crate) went_back: bool,
    #[prost(bool, tag = "7")]
    pub(crate) delta: bool,
    /// Position of the application's name in the segment.
    #[prost(uint32, tag = "8")]
    pub(crate) app: u32,
    /// Position of the window's title in the segment.
    #[prost(uint32, tag = "9")]
    pub(crate) title: u32,
    #[prost(message, repeated, tag = "10")]
    pub(crate) regions: Vec<RegionPlaces>,
}

#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct SegmentRow {
    #[prost(message, repeated, tag = "1")]
    entries: Vec<Entry>,
    #[prost(message, repeated, tag = "2")]
    places: Vec<Placed>,
    #[prost(string, repeated, tag = "4")]
    names: Vec<String>,
}

/// What is known of a kept segment without opening it.
#[derive(Clone, Copy, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct SegmentFacts {
    /// First reading number it may hold; its key.
    #[prost(uint64, tag = "1")]
    pub(crate) first: u64,
    /// Last reading number it may hold.
    #[prost(uint64, tag = "2")]
    pub(crate) last: u64,
    /// Capture times in it, microseconds since 1970-01-01 UTC.
    #[prost(int64, tag = "3")]
    pub(crate) earliest_unix_us: i64,
    #[prost(int64, tag = "4")]
    pub(crate) latest_unix_us: i64,
}

/// All kept segments, in order.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
pub(crate) struct DirectoryRow {
    #[prost(message, repeated, tag = "1")]
    pub(crate) segments: Vec<SegmentFacts>,
}

impl Row for SegmentRow {
    const TABLE: &'static str = "segments";
    const VERSION: u64 = VERSION;
    const SEAL: Seal = Seal::Index;
    const OF_DAY: bool = true;

    /// The newest in it. A segment is closed when a day ends; what arrives late lies with its arrival.
    fn captured_unix_us(&self) -> i64 {
        let times = self.entries.iter().map(|entry| entry.unix_us);
        times.max().unwrap_or_default()
    }
}

impl Row for DirectoryRow {
    const TABLE: &'static str = "meta/directory";
    const VERSION: u64 = VERSION;
    const SEAL: Seal = Seal::Index;
}

impl DirectoryRow {
    /// The first reading number that no kept segment covers.
    pub(crate) fn end(&self) -> u64 {
        self.segments.last().map_or(0, |facts| facts.last + 1)
    }
}

/// Some readings and their places.
#[derive(Default)]
pub(crate) struct Segment {
    pub(crate) entries: Vec<Entry>,
    pub(crate) places: Vec<Placed>,
    names: Vec<String>,
    /// Hash of a place to its candidates; only a growing segment has it.
    known_places: HashMap<u64, Vec<u32>>,
    known_names: HashMap<String, u32>,
    bytes: usize,
}

/// A text in a box of a reading.
#[derive(Clone, Copy)]
struct Sighting<'a> {
    /// Position of the reading in the segment.
    reading: u32,
    display: u64,
    text: &'a str,
    rect: v1::Rect,
}

/// Takes the plain texts out of memory with the segment.
impl Drop for Segment {
    fn drop(&mut self) {
        self.places
            .iter_mut()
            .for_each(|place| place.text.zeroize());
        self.names.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl Segment {
    /// Adds a stored reading.
    pub(crate) fn add(&mut self, number: u64, track: u64, display: u64, reading: &v1::Reading) {
        let captured = reading.captured.unwrap_or_default();
        let seq = reading.r#ref.as_ref().map_or(0, |frame| frame.seq);
        let (app, title) = reading
            .window
            .as_ref()
            .map_or(("", ""), |window| (&window.app, &window.title));
        let mut entry = Entry {
            reading: number,
            track,
            seq,
            unix_us: captured.unix_us,
            mono_us: captured.mono_us,
            went_back: captured.clock_went_back,
            delta: reading.kind() == v1::FrameKind::Delta,
            app: self.name(app),
            title: self.name(title),
            regions: vec![],
        };
        let position = position(self.entries.len());
        for region in &reading.regions {
            let lines = region.lines.iter();
            let places = lines.map(|line| self.line(position, display, line));
            let places = places.collect();
            entry.regions.push(RegionPlaces { places });
        }
        self.bytes += 96
            + entry
                .regions
                .iter()
                .map(|r| 32 + 4 * r.places.len())
                .sum::<usize>();
        self.entries.push(entry);
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.known_names.get(name) {
            return *known;
        }
        let new = position(self.names.len());
        self.names.push(name.to_owned());
        self.known_names.insert(name.to_owned(), new);
        new
    }

    fn line(&mut self, reading: u32, display: u64, line: &v1::Line) -> u32 {
        let rect = line.r#box.unwrap_or_default();
        let sighting = Sighting {
            reading,
            display,
            text: &line.text,
            rect,
        };
        let moved = line.change() == v1::LineChange::Moved;
        let from = line
            .from
            .filter(|from| moved && (from.width, from.height) == (rect.width, rect.height));
        let known = from.and_then(|from| self.known(&sighting, from));
        match known.or_else(|| self.known(&sighting, rect)) {
            Some(known) => {
                self.see(known, &sighting);
                known
            }
            None => self.add_place(&sighting),
        }
    }

    /// The place of this text that stood in that box.
    fn known(&self, sighting: &Sighting<'_>, stood: v1::Rect) -> Option<u32> {
        let Sighting {
            reading,
            display,
            text,
            rect,
        } = *sighting;
        let candidates = self.known_places.get(&hash_place(display, text, stood))?;
        candidates.iter().copied().find(|candidate| {
            let place = &self.places[*candidate as usize];
            place.display == display
                && place.text == text
                && place.stood_at(stood)
                && place.may_be(reading, rect)
        })
    }

    /// Notes that a reading shows a known place.
    fn see(&mut self, known: u32, sighting: &Sighting<'_>) {
        let Sighting { reading, rect, .. } = *sighting;
        let place = &mut self.places[known as usize];
        if place.readings.last() == Some(&reading) {
            return;
        }
        place.readings.push(reading);
        self.bytes += 4;
        if place.rect == rect {
            return;
        }
        let (x, y) = (rect.x, rect.y);
        if !place.stood_at(rect) {
            // Found there by the next reading, whether or not it says where the line comes from.
            let hash = hash_place(place.display, &place.text, rect);
            self.known_places.entry(hash).or_default().push(known);
        }
        place.moved.push(MovedTo { reading, x, y });
        self.bytes += 16;
    }

    fn add_place(&mut self, sighting: &Sighting<'_>) -> u32 {
        let Sighting {
            reading,
            display,
            text,
            rect,
        } = *sighting;
        let new = position(self.places.len());
        let hash = hash_place(display, text, rect);
        self.known_places.entry(hash).or_default().push(new);
        self.bytes += 128 + text.len();
        self.places.push(Placed {
            text: text.to_owned(),
            rect,
            display,
            readings: vec![reading],
            moved: vec![],
        });
        new
    }

    /// Whether its last reading is of a later day than its first. It is asked after each one.
    pub(crate) fn begins_new_day(&self) -> bool {
        let days = [self.entries.first(), self.entries.last()];
        let [first, last] = days.map(|entry| entry.map(|entry| day_of(entry.unix_us)));
        first < last
    }

    /// Only its last reading, or all but that.
    fn parted(&self) -> (Self, Self) {
        let mut readings: HashSet<u64> = self.entries.iter().map(|entry| entry.reading).collect();
        let last: HashSet<u64> = self
            .entries
            .last()
            .map(|entry| entry.reading)
            .into_iter()
            .collect();
        readings.retain(|reading| !last.contains(reading));
        let none = HashSet::new();
        (self.without(&last, &none), self.without(&readings, &none))
    }

    /// What is to be kept now and what goes on growing: a segment does not reach into the next day.
    pub(crate) fn split_at_day(self) -> (Self, Self) {
        if self.begins_new_day() {
            self.parted()
        } else {
            (self, Self::default())
        }
    }

    /// Whether it has exactly these readings.
    pub(crate) fn has_exactly(&self, readings: impl Iterator<Item = u64>) -> bool {
        let mut mine: Vec<u64> = self.entries.iter().map(|entry| entry.reading).collect();
        mine.sort_unstable();
        mine.into_iter().eq(readings)
    }

    /// About how much memory it takes, bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The application and the title of an entry.
    pub(crate) fn window(&self, entry: &Entry) -> (&str, &str) {
        let name = |at: u32| self.names.get(at as usize).map_or("", String::as_str);
        (name(entry.app), name(entry.title))
    }

    /// The same segment without some readings, and without some lines of others.
    pub(crate) fn without(&self, readings: &HashSet<u64>, lines: &HashSet<(u64, u32)>) -> Self {
        let mut left = Self::default();
        let mut now = HashMap::new();
        let kept = self.entries.iter().zip(0u32..);
        for (entry, before) in kept.filter(|(entry, _)| !readings.contains(&entry.reading)) {
            let (app, title) = self.window(entry);
            let mut copy = Entry {
                app: left.name(app),
                title: left.name(title),
                regions: vec![],
                ..entry.clone()
            };
            let at = position(left.entries.len());
            for region in &entry.regions {
                let stay = region.places.iter().copied();
                let places = stay
                    .filter(|place| !lines.contains(&(entry.reading, *place)))
                    .map(|place| self.keep_place(&mut left, &mut now, (place, before), at))
                    .collect();
                copy.regions.push(RegionPlaces { places });
            }
            left.entries.push(copy);
        }
        left
    }

    /// A place as it was in one of our readings, in a segment that is left; `now` says which are in it already.
    fn keep_place(
        &self,
        left: &mut Self,
        now: &mut HashMap<u32, u32>,
        (place, before): (u32, u32),
        reading: u32,
    ) -> u32 {
        let old = &self.places[place as usize];
        let sighting = Sighting {
            reading,
            display: old.display,
            text: &old.text,
            rect: old.rect_in(before),
        };
        let new = *now
            .entry(place)
            .or_insert_with(|| left.add_place(&sighting));
        left.see(new, &sighting);
        new
    }

    /// What the directory says of this segment when it covers these reading numbers.
    pub(crate) fn facts(&self, first: u64, last: u64) -> SegmentFacts {
        let times = || self.entries.iter().map(|entry| entry.unix_us);
        SegmentFacts {
            first,
            last,
            earliest_unix_us: times().min().unwrap_or(i64::MAX),
            latest_unix_us: times().max().unwrap_or(i64::MIN),
        }
    }

    pub(crate) fn to_row(&self) -> SegmentRow {
        SegmentRow {
            entries: self.entries.clone(),
            places: self.places.clone(),
            names: self.names.clone(),
        }
    }

    /// A segment from its row; `None` when the row points outside itself.
    pub(crate) fn from_row(row: SegmentRow) -> Option<Self> {
        let places = row.places.len();
        let entries = row.entries.len();
        let inside = |list: &[u32], length: usize| list.iter().all(|at| (*at as usize) < length);
        let sound = row.places.iter().all(|place| {
            inside(&place.readings, entries) && place.moved.is_sorted_by_key(|moved| moved.reading)
        }) && row.entries.iter().all(|entry| {
            entry
                .regions
                .iter()
                .all(|region| inside(&region.places, places))
        });
        sound.then(|| Self {
            bytes: row.encoded_len() * 2,
            entries: row.entries,
            places: row.places,
            names: row.names,
            known_places: HashMap::new(),
            known_names: HashMap::new(),
        })
    }
}

/// A segment is closed long before this saturates.
fn position(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn hash_place(display: u64, text: &str, rect: v1::Rect) -> u64 {
    let mut hasher = DefaultHasher::new();
    (display, text, rect.x, rect.y, rect.width, rect.height).hash(&mut hasher);
    hasher.finish()
}

/// Segments opened lately, up to a number of bytes.
pub(crate) struct SegmentCache {
    bytes_max: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    segments: HashMap<u64, Arc<Segment>>,
    order: VecDeque<u64>,
    bytes: usize,
}

impl SegmentCache {
    pub(crate) fn new(bytes_max: u64) -> Self {
        Self {
            bytes_max: usize::try_from(bytes_max).unwrap_or(usize::MAX),
            held: Mutex::default(),
        }
    }

    /// The segment, from memory or by `load`.
    pub(crate) fn get<E>(
        &self,
        first: u64,
        load: impl FnOnce() -> Result<Segment, E>,
    ) -> Result<Arc<Segment>, E> {
        if let Some(segment) = self.held().segments.get(&first) {
            return Ok(Arc::clone(segment));
        }
        // Loaded without the lock: another question must not wait for this one's file.
        let segment = Arc::new(load()?);
        self.held().keep(first, &segment, self.bytes_max);
        Ok(segment)
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn keep(&mut self, first: u64, segment: &Arc<Segment>, bytes_max: usize) {
        if self.segments.insert(first, Arc::clone(segment)).is_none() {
            self.order.push_back(first);
            self.bytes += segment.bytes;
        }
        // First in, first out: a question walks all segments of its span, so recency says nothing.
        while self.bytes > bytes_max && self.order.len() > 1 {
            let oldest = self
                .order
                .pop_front()
                .and_then(|first| self.segments.remove(&first));
            self.bytes -= oldest.map_or(0, |segment| segment.bytes);
        }
    }
}

//! Finding places by words: all words in one line, else all in one region; the newest first.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use velvet_messages::v1;

use crate::{
    StoreError,
    index::{Entry, Placed, Segment},
    keep::same_app,
    vault::{State, View},
    words::words,
};

/// A question is typed by a person.
const QUERY_BYTES_MAX: usize = 1024;
const QUERY_WORDS_MAX: usize = 32;

/// The question was no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum QueryError {
    #[error("there is no word to look for; give at least one letter or digit")]
    Empty,
    #[error("the question is too long; give at most 32 words in 1024 bytes")]
    TooLong,
}

/// Words that must follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    words: Vec<String>,
    /// The last word may be the start of a longer one.
    prefix: bool,
}

impl Phrase {
    fn word_matches(&self, at: usize, word: &str) -> bool {
        if self.prefix && at + 1 == self.words.len() {
            word.starts_with(&self.words[at])
        } else {
            word == self.words[at]
        }
    }

    /// Where the phrase begins in a list of words.
    fn starts<'a>(&'a self, text: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        (0..=text.len()).filter(|start| {
            text.len() >= start + self.words.len()
                && (0..self.words.len()).all(|at| self.word_matches(at, &text[start + at]))
        })
    }
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query(Vec<Phrase>);

impl Query {
    /// Words apart, "quoted words" together. A word that the index takes apart ("example.com") is a phrase.
    pub(crate) fn parse(text: &str, prefix: bool) -> Result<Self, QueryError> {
        if text.len() > QUERY_BYTES_MAX {
            return Err(QueryError::TooLong);
        }
        let mut phrases = vec![];
        for (at, part) in text.split(['"', '“', '”', '„']).enumerate() {
            let quoted = at % 2 == 1;
            let pieces: Vec<&str> = if quoted {
                vec![part]
            } else {
                part.split_whitespace().collect()
            };
            phrases.extend(pieces.into_iter().map(words));
        }
        phrases.retain(|phrase| !phrase.is_empty());
        if phrases.is_empty() {
            return Err(QueryError::Empty);
        }
        if phrases.iter().map(Vec::len).sum::<usize>() > QUERY_WORDS_MAX {
            return Err(QueryError::TooLong);
        }
        let last = phrases.len() - 1;
        let phrases = phrases.into_iter().enumerate();
        let made = phrases.map(|(at, words)| Phrase {
            words,
            prefix: prefix && at == last,
        });
        Ok(Self(made.collect()))
    }

    /// The words to mark in lines that follow each other: those of each occurrence of each phrase.
    pub(crate) fn boxes(&self, lines: &[&v1::Line]) -> Vec<v1::Rect> {
        let mut text = vec![];
        let mut boxes = vec![];
        for line in lines {
            for word in &line.words {
                for part in words(&word.text) {
                    text.push(part);
                    boxes.push(word.r#box);
                }
            }
        }
        let found = self.0.iter().flat_map(|phrase| {
            let starts = phrase.starts(&text);
            starts.flat_map(move |start| start..start + phrase.words.len())
        });
        let marked: BTreeSet<usize> = found.collect();
        let mut marked: Vec<v1::Rect> = marked.into_iter().filter_map(|at| boxes[at]).collect();
        // One word can hold several of ours: "example.com".
        marked.dedup();
        marked
    }

    /// Positions of the readings of a segment that have a region with everything in it.
    pub(crate) fn readings(&self, segment: &Segment) -> HashSet<u32> {
        let words = self.places(segment);
        let mut found = readings_with_all(segment, &words);
        found.retain(|at| {
            let regions = &segment.entries[*at as usize].regions;
            regions.iter().any(|region| {
                let places = region.places.iter();
                let texts = places.map(|place| &segment.places[*place as usize].text);
                let text: Vec<String> = texts.flat_map(|text| crate::words::words(text)).collect();
                self.matches(&text)
            })
        });
        found.into_iter().collect()
    }

    fn matches(&self, text: &[String]) -> bool {
        self.0
            .iter()
            .all(|phrase| phrase.starts(text).next().is_some())
    }

    /// A single word needs no look at the text: the index has said it all.
    fn needs_text(&self) -> bool {
        self.0.iter().any(|phrase| phrase.words.len() > 1)
    }

    /// For each word its places, as sets.
    fn places(&self, segment: &Segment) -> Vec<Vec<u32>> {
        let words = self.0.iter().flat_map(|phrase| {
            let last = phrase.words.len() - 1;
            let words = phrase.words.iter().enumerate();
            words.map(move |(at, word)| segment.find(word, phrase.prefix && at == last))
        });
        words.collect()
    }
}

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

/// Some text at one place, with all its sightings.
struct Found {
    display: u64,
    text: String,
    rect: v1::Rect,
    first: Moment,
    last: Moment,
    times_seen: u32,
    went_back: bool,
}

impl Found {
    fn new(display: u64, text: String, rect: v1::Rect, moment: Moment, went_back: bool) -> Self {
        Self {
            display,
            text,
            rect,
            first: moment,
            last: moment,
            times_seen: 1,
            went_back,
        }
    }

    fn absorb(&mut self, other: &Self) {
        if other.first.is_before(&self.first) {
            self.first = other.first;
        }
        if self.last.is_before(&other.last) {
            self.last = other.last;
            self.rect = other.rect;
        }
        self.times_seen += other.times_seen;
        self.went_back |= other.went_back;
    }

    /// The same text in two readings moves by a pixel or two, as the regions around it differ.
    fn is_near(&self, other: &Self) -> bool {
        near(self.rect, other.rect)
    }
}

/// Whether two boxes are one place: their corners are within half of the smaller height.
pub(crate) fn near(one: v1::Rect, other: v1::Rect) -> bool {
    let slack = i64::from(one.height.min(other.height) / 2).max(2);
    let close = |a: i64, b: i64| (a - b).abs() <= slack;
    let end = |rect: v1::Rect| {
        let x = i64::from(rect.x) + i64::from(rect.width);
        (x, i64::from(rect.y) + i64::from(rect.height))
    };
    close(one.x.into(), other.x.into())
        && close(one.y.into(), other.y.into())
        && close(end(one).0, end(other).0)
        && close(end(one).1, end(other).1)
}

/// Findings with the same text at the same place become one.
#[derive(Default)]
struct Collapsed(HashMap<(u64, String), Vec<Found>>);

impl Collapsed {
    fn add(&mut self, found: Found) {
        let same_text = self
            .0
            .entry((found.display, found.text.clone()))
            .or_default();
        match same_text.iter_mut().find(|known| known.is_near(&found)) {
            Some(known) => known.absorb(&found),
            None => same_text.push(found),
        }
    }

    fn newest_first(self) -> Vec<Found> {
        let mut all: Vec<Found> = self.0.into_values().flatten().collect();
        // From below to above, since the merge takes from the end: of one reading the uppermost comes first.
        let place = |found: &Found| (found.rect.y, found.rect.x);
        all.sort_by(|one, other| {
            place(other)
                .cmp(&place(one))
                .then(other.text.cmp(&one.text))
        });
        newest_first(all, |found: &Found| found.last)
    }
}

struct Search<'a> {
    query: &'a Query,
    filter: Filter<'a>,
    state: &'a State,
    in_lines: Collapsed,
    in_regions: Collapsed,
}

impl Search<'_> {
    fn segment(&mut self, segment: &Segment) {
        let words = self.query.places(segment);
        if words.iter().any(Vec::is_empty) {
            return;
        }
        let mut lines = common(&words);
        if self.query.needs_text() {
            lines.retain(|place| {
                let text = &segment.places[*place as usize].text;
                self.query.matches(&crate::words::words(text))
            });
        }
        for place in &lines {
            self.line(segment, &segment.places[*place as usize]);
        }
        if words.len() > 1 {
            self.regions(segment, &words, &lines.into_iter().collect());
        }
    }

    fn line(&mut self, segment: &Segment, place: &Placed) {
        let mut found: Option<Found> = None;
        for at in &place.readings {
            let entry = &segment.entries[*at as usize];
            if !self.filter.has(self.state, segment, entry) {
                continue;
            }
            let moment = Moment::of(self.state, entry);
            let one = Found::new(
                place.display,
                String::new(),
                place.rect_in(*at),
                moment,
                entry.went_back,
            );
            match &mut found {
                Some(found) => found.absorb(&one),
                None => found = Some(one),
            }
        }
        if let Some(mut found) = found {
            found.text.clone_from(&place.text);
            self.in_lines.add(found);
        }
    }

    /// The second choice: regions that have all words, but no line that has them all.
    fn regions(&mut self, segment: &Segment, words: &[Vec<u32>], lines: &HashSet<u32>) {
        let sets: Vec<HashSet<u32>> = words
            .iter()
            .map(|places| places.iter().copied().collect())
            .collect();
        for at in readings_with_all(segment, words) {
            let entry = &segment.entries[at as usize];
            if !self.filter.has(self.state, segment, entry) {
                continue;
            }
            for region in &entry.regions {
                let has =
                    |set: &HashSet<u32>| region.places.iter().any(|place| set.contains(place));
                let in_line = region.places.iter().any(|place| lines.contains(place));
                if !in_line && sets.iter().all(has) && self.reads_on(segment, &region.places) {
                    let matched = region.places.iter().copied();
                    let matched =
                        matched.filter(|place| sets.iter().any(|set| set.contains(place)));
                    self.region(segment, at, &matched.collect::<Vec<_>>());
                }
            }
        }
    }

    /// Whether the phrases stand in the region when its lines are read one after the other.
    fn reads_on(&self, segment: &Segment, places: &[u32]) -> bool {
        if !self.query.needs_text() {
            return true;
        }
        let lines = places
            .iter()
            .map(|place| &segment.places[*place as usize].text);
        let text: Vec<String> = lines.flat_map(|line| crate::words::words(line)).collect();
        self.query.matches(&text)
    }

    fn region(&mut self, segment: &Segment, at: u32, matched: &[u32]) {
        let entry = &segment.entries[at as usize];
        let places = matched.iter().map(|place| &segment.places[*place as usize]);
        let texts: Vec<&str> = places.clone().map(|place| place.text.as_str()).collect();
        let Some(rect) = places.clone().map(|place| place.rect_in(at)).reduce(union) else {
            return;
        };
        let display = places.map(|place| place.display).next().unwrap_or_default();
        let moment = Moment::of(self.state, entry);
        let found = Found::new(display, texts.join("\n"), rect, moment, entry.went_back);
        self.in_regions.add(found);
    }
}

/// Places in all of the ascending lists.
fn common(lists: &[Vec<u32>]) -> Vec<u32> {
    let Some((first, others)) = lists.split_first() else {
        return vec![];
    };
    let in_all = |place: &&u32| others.iter().all(|list| list.binary_search(place).is_ok());
    first.iter().filter(in_all).copied().collect()
}

fn readings_with_all(segment: &Segment, words: &[Vec<u32>]) -> Vec<u32> {
    let with = |places: &Vec<u32>| -> Vec<u32> {
        let readings = places
            .iter()
            .flat_map(|place| segment.places[*place as usize].readings.iter().copied());
        let mut readings: Vec<u32> = readings.collect();
        readings.sort_unstable();
        readings.dedup();
        readings
    };
    common(&words.iter().map(with).collect::<Vec<_>>())
}

/// The smallest box around two.
pub(crate) fn union(one: v1::Rect, other: v1::Rect) -> v1::Rect {
    let x = one.x.min(other.x);
    let y = one.y.min(other.y);
    let end = |start: i32, length: u32| i64::from(start) + i64::from(length);
    let right = end(one.x, one.width).max(end(other.x, other.width));
    let bottom = end(one.y, one.height).max(end(other.y, other.height));
    let length = |from: i32, to: i64| u32::try_from(to - i64::from(from)).unwrap_or(u32::MAX);
    v1::Rect {
        x,
        y,
        width: length(x, right),
        height: length(y, bottom),
    }
}

/// Hits, newest first, those in one line before those in one region; and whether there are more.
pub(crate) fn search(
    view: &View<'_>,
    query: &Query,
    filter: Filter<'_>,
    limit: usize,
) -> Result<(Vec<v1::Hit>, bool), StoreError> {
    let mut search = Search {
        query,
        filter,
        state: view.state,
        in_lines: Collapsed::default(),
        in_regions: Collapsed::default(),
    };
    each_segment(view, &filter, |segment| {
        search.segment(segment);
        Ok(())
    })?;
    let mut found = search.in_lines.newest_first();
    found.extend(search.in_regions.newest_first());
    let more = found.len() > limit;
    let hits = found.iter().take(limit);
    let hits = hits.map(|found| hit(view, query, found));
    Ok((hits.collect::<Result<_, _>>()?, more))
}

/// The words, the window and the confidence come from the newest reading that shows it.
fn hit(view: &View<'_>, query: &Query, found: &Found) -> Result<v1::Hit, StoreError> {
    let row = view.reading(found.last.reading)?.unwrap_or_default();
    let reading = velvet_seal::Open::new(row.reading.unwrap_or_default());
    let window = reading.window.clone().unwrap_or_default();
    let lines: Vec<&v1::Line> = lines_of(&reading, found);
    let confidence = lines.iter().map(|line| line.confidence_milli).min();
    let Moment { track, seq, .. } = found.last;
    let track = view.state.tracks.get(&track).cloned().unwrap_or_default();
    let crate::records::TrackRow {
        device,
        session,
        display,
        ..
    } = track;
    let rect = found.rect;
    Ok(v1::Hit {
        id: format!("f:{device}:{session}:{display}:{seq}"),
        display,
        app: window.app,
        title: window.title,
        text: found.text.clone(),
        r#box: Some(rect),
        word_boxes: query.boxes(&lines),
        first_seen_unix_us: found.first.unix_us,
        last_seen_unix_us: found.last.unix_us,
        times_seen: found.times_seen,
        confidence_milli: confidence.unwrap_or_default(),
        clock_went_back: found.went_back || found.last.unix_us < found.first.unix_us,
    })
}

/// The lines of a finding: one, or those of a region within its box.
fn lines_of<'a>(reading: &'a v1::Reading, found: &Found) -> Vec<&'a v1::Line> {
    let texts: Vec<&str> = found.text.split('\n').collect();
    let within = |line: &&v1::Line| {
        line.r#box
            .is_some_and(|rect| union(rect, found.rect) == found.rect)
    };
    let lines = reading.regions.iter().flat_map(|region| &region.lines);
    lines
        .filter(|line| texts.contains(&line.text.as_str()))
        .filter(within)
        .collect()
}

//! The same text at the same place is one hit, however often it was seen.

use std::collections::HashMap;

use velvet_messages::v1;

use super::{Moment, newest_first};
use crate::{query::Matched, records::TrackRow, vault::State};

/// Boxes that one text is followed through; a page is rarely scrolled further in one go.
const TRAIL_MAX: usize = 256;

/// Some lines of one reading that were asked for.
pub(super) struct Sighting<'a> {
    moment: Moment,
    display: u64,
    lines: &'a [&'a v1::Line],
    text: String,
    rect: v1::Rect,
    /// Where it stood before, when the reading says that it has moved.
    from: Option<v1::Rect>,
    folded: bool,
    window: Option<&'a v1::WindowFacts>,
    went_back: bool,
}

impl<'a> Sighting<'a> {
    pub(super) fn new(
        moment: Moment,
        display: u64,
        reading: &'a v1::Reading,
        matched: &'a Matched<'a>,
    ) -> Self {
        let lines = matched.lines.as_slice();
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let rects = lines.iter().filter_map(|line| line.r#box);
        let from = match lines {
            [line] => moved_from(line),
            _ => None,
        };
        Self {
            moment,
            display,
            lines,
            text: texts.join("\n"),
            rect: rects.reduce(union).unwrap_or_default(),
            from,
            folded: matched.folded,
            window: reading.window.as_ref(),
            went_back: reading.captured.unwrap_or_default().clock_went_back,
        }
    }

    fn confidence(&self) -> u32 {
        let lines = self.lines.iter();
        lines
            .map(|line| line.confidence_milli)
            .min()
            .unwrap_or_default()
    }
}

/// Where a line that has moved stood; its size is the same.
fn moved_from(line: &v1::Line) -> Option<v1::Rect> {
    let rect = line.r#box.unwrap_or_default();
    let moved = line.change() == v1::LineChange::Moved;
    line.from
        .filter(|from| moved && (from.width, from.height) == (rect.width, rect.height))
}

/// Some text at one place, with all its sightings.
struct Found {
    first: Moment,
    last: Moment,
    times_seen: u32,
    went_back: bool,
    folded: bool,
    /// Where it stood, the newest first.
    trail: Vec<v1::Rect>,
    /// Where the readings before should show it.
    expected: v1::Rect,
    /// The reading that was looked at last.
    reading: u64,
    /// As its newest sighting shows it.
    hit: v1::Hit,
}

impl Found {
    fn new(sighting: &Sighting<'_>, boxes: Vec<v1::Rect>) -> Self {
        let mut found = Self {
            first: sighting.moment,
            last: sighting.moment,
            times_seen: 0,
            went_back: false,
            folded: sighting.folded,
            trail: vec![],
            expected: sighting.rect,
            reading: sighting.moment.reading,
            hit: v1::Hit {
                text: sighting.text.clone(),
                ..v1::Hit::default()
            },
        };
        found.show(sighting, boxes);
        found.note(sighting);
        found
    }

    fn show(&mut self, sighting: &Sighting<'_>, boxes: Vec<v1::Rect>) {
        let window = sighting.window.cloned().unwrap_or_default();
        self.hit.app = window.app;
        self.hit.title = window.title;
        self.hit.r#box = Some(sighting.rect);
        self.hit.word_boxes = boxes;
        self.hit.confidence_milli = sighting.confidence();
    }

    fn note(&mut self, sighting: &Sighting<'_>) {
        self.times_seen += 1;
        self.went_back |= sighting.went_back;
        self.folded &= sighting.folded;
        self.reading = sighting.moment.reading;
        self.expected = sighting.from.unwrap_or(sighting.rect);
        for rect in [Some(sighting.rect), sighting.from].into_iter().flatten() {
            if !self.trail.contains(&rect) && self.trail.len() < TRAIL_MAX {
                self.trail.push(rect);
            }
        }
        if sighting.moment.is_before(&self.first) {
            self.first = sighting.moment;
        }
    }

    /// A reading shows it in one box only.
    fn may_be(&self, sighting: &Sighting<'_>) -> bool {
        self.reading != sighting.moment.reading
    }

    fn stood_at(&self, rect: v1::Rect) -> bool {
        self.trail.iter().any(|known| near(*known, rect))
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

/// Findings with the same text at the same place are one.
#[derive(Default)]
pub(super) struct Collapsed {
    found: Vec<Found>,
    by_text: HashMap<(u64, String), Vec<usize>>,
}

impl Collapsed {
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Takes a sighting up; `boxes` tells where the words stand in its lines.
    pub(super) fn add(
        &mut self,
        sighting: Sighting<'_>,
        boxes: impl FnOnce(&[&v1::Line]) -> Vec<v1::Rect>,
    ) {
        let key = (sighting.display, sighting.text.clone());
        let same_text = self.by_text.entry(key).or_default();
        let found = &self.found;
        let mut places = same_text.iter().copied();
        // The one that is expected here, before one that merely stood here once.
        let expected =
            |at: &usize| found[*at].may_be(&sighting) && near(found[*at].expected, sighting.rect);
        let known = places.clone().find(expected).or_else(|| {
            places.find(|at| found[*at].may_be(&sighting) && found[*at].stood_at(sighting.rect))
        });
        let Some(known) = known else {
            same_text.push(self.found.len());
            self.found
                .push(Found::new(&sighting, boxes(sighting.lines)));
            return;
        };
        let known = &mut self.found[known];
        if known.last.is_before(&sighting.moment) {
            known.last = sighting.moment;
            known.show(&sighting, boxes(sighting.lines));
        }
        known.note(&sighting);
    }

    /// The hits, those that merely look alike last; each kind newest first, or as it was found.
    pub(super) fn hits(mut self, state: &State, by_recency: bool) -> Vec<v1::Hit> {
        let folded: Vec<Found> = self.found.extract_if(.., |found| found.folded).collect();
        let mut hits = vec![];
        for found in [self.found, folded] {
            let found = if by_recency { in_order(found) } else { found };
            hits.extend(found.into_iter().map(|found| hit(state, found)));
        }
        hits
    }
}

fn in_order(mut found: Vec<Found>) -> Vec<Found> {
    // From below to above, since the merge takes from the end: of one reading the uppermost comes first.
    let place = |found: &Found| {
        let rect = found.hit.r#box.unwrap_or_default();
        (rect.y, rect.x)
    };
    found.sort_by(|one, other| {
        place(other)
            .cmp(&place(one))
            .then(other.hit.text.cmp(&one.hit.text))
    });
    newest_first(found, |found: &Found| found.last)
}

fn hit(state: &State, found: Found) -> v1::Hit {
    let Moment { track, seq, .. } = found.last;
    let track = state.tracks.get(&track).cloned().unwrap_or_default();
    let TrackRow {
        device,
        session,
        display,
        ..
    } = track;
    v1::Hit {
        id: format!("f:{device}:{session}:{display}:{seq}"),
        display,
        first_seen_unix_us: found.first.unix_us,
        last_seen_unix_us: found.last.unix_us,
        times_seen: found.times_seen,
        clock_went_back: found.went_back || found.last.unix_us < found.first.unix_us,
        folded: found.folded,
        ..found.hit
    }
}

//! Which windows were in use, from when to when.

use std::collections::HashMap;

use velvet_messages::v1;
use velvet_seal::Open;

use crate::{
    StoreError,
    index::{Entry, Segment},
    search::{Filter, Moment, newest_first},
    vault::View,
};

/// One reading, as far as the timeline needs it.
struct Look {
    moment: Moment,
    display: u64,
    app: u32,
    title: u32,
    has_text: bool,
}

/// Readings of a span, and the names of their windows once each.
#[derive(Default)]
struct Looks {
    looks: Vec<Look>,
    names: Vec<String>,
    known: HashMap<String, u32>,
    /// How often the window changed; at least as many episodes are there.
    changes: usize,
}

impl Looks {
    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let new = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.known.insert(name.to_owned(), new);
        new
    }

    fn segment(&mut self, view: &View<'_>, segment: &Segment, filter: &Filter<'_>) {
        for entry in segment.entries.iter().rev() {
            if filter.has(view.state, segment, entry) {
                let look = self.look(view, segment, entry);
                let last = self.looks.last();
                let same = last.is_some_and(|last| last.is_same_window(&look));
                self.changes += usize::from(!same);
                self.looks.push(look);
            }
        }
    }

    fn look(&mut self, view: &View<'_>, segment: &Segment, entry: &Entry) -> Look {
        let (app, title) = segment.window(entry);
        Look {
            moment: Moment::of(view.state, entry),
            display: view.state.display_number(entry.track),
            app: self.name(app),
            title: self.name(title),
            has_text: entry.regions.iter().any(|region| !region.places.is_empty()),
        }
    }
}

impl Look {
    fn is_same_window(&self, other: &Self) -> bool {
        (self.app, self.title, self.display) == (other.app, other.title, other.display)
    }
}

/// A stretch of readings in one window of one display, newest first.
struct Stretch {
    newest: Look,
    oldest: Moment,
    readings: u32,
    first_with_text: Option<u64>,
    last_with_text: Option<u64>,
}

impl Stretch {
    fn new(look: Look) -> Self {
        let with_text = look.has_text.then_some(look.moment.reading);
        Self {
            oldest: look.moment,
            readings: 1,
            first_with_text: with_text,
            last_with_text: with_text,
            newest: look,
        }
    }

    fn absorb_older(&mut self, look: &Look) {
        self.oldest = look.moment;
        self.readings += 1;
        if look.has_text {
            self.first_with_text = Some(look.moment.reading);
            self.last_with_text = self.last_with_text.or(self.first_with_text);
        }
    }
}

/// The newest `limit` episodes, oldest first; and whether there are older ones.
pub(crate) fn timeline(
    view: &View<'_>,
    span: v1::Span,
    limit: usize,
) -> Result<(Vec<v1::Episode>, bool), StoreError> {
    let filter = Filter {
        span,
        app: "",
        display: "",
    };
    let (looks, left_out) = newest_looks(view, &filter, limit)?;
    let Looks { looks, names, .. } = looks;
    let mut stretches = stretches(newest_first(looks, |look| look.moment));
    let more = left_out || stretches.len() > limit;
    stretches.truncate(limit);
    let episodes = stretches.iter().rev();
    let episodes = episodes.map(|stretch| episode(view, &names, stretch));
    Ok((episodes.collect::<Result<_, _>>()?, more))
}

/// Readings from the newest segment backwards, until there are enough episodes for sure.
fn newest_looks(
    view: &View<'_>,
    filter: &Filter<'_>,
    limit: usize,
) -> Result<(Looks, bool), StoreError> {
    let mut looks = Looks::default();
    looks.segment(view, &view.state.tail, filter);
    for facts in view.state.directory.segments.iter().rev() {
        // Displays interleave, so windows may seem to change more often than they do.
        if looks.changes > limit.saturating_mul(4) {
            return Ok((looks, true));
        }
        if filter.may_have(facts.earliest_unix_us, facts.latest_unix_us) {
            looks.segment(view, &*view.segment(facts)?, filter);
        }
    }
    Ok((looks, false))
}

/// Consecutive looks at one window of one display become one; each display has its own sequence.
fn stretches(looks: Vec<Look>) -> Vec<Stretch> {
    let mut done = Vec::<Stretch>::new();
    let mut open = HashMap::<u64, usize>::new();
    for look in looks {
        let current = open.get(&look.display).copied();
        match current {
            Some(at) if done[at].newest.is_same_window(&look) => done[at].absorb_older(&look),
            _ => {
                open.insert(look.display, done.len());
                done.push(Stretch::new(look));
            }
        }
    }
    done
}

fn episode(
    view: &View<'_>,
    names: &[String],
    stretch: &Stretch,
) -> Result<v1::Episode, StoreError> {
    let name = |at: u32| names.get(at as usize).cloned().unwrap_or_default();
    let newest = stretch.newest.moment;
    let track = view.state.tracks.get(&newest.track);
    let track = track.cloned().unwrap_or_default();
    let crate::records::TrackRow {
        device,
        session,
        display,
        ..
    } = track;
    Ok(v1::Episode {
        app: name(stretch.newest.app),
        title: name(stretch.newest.title),
        from_unix_us: stretch.oldest.unix_us,
        to_unix_us: newest.unix_us,
        readings: stretch.readings,
        first_text: text(view, stretch.first_with_text, End::First)?,
        last_text: text(view, stretch.last_with_text, End::Last)?,
        last_id: format!("f:{device}:{session}:{display}:{}", newest.seq),
        display,
    })
}

/// Which line of a reading.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// The first or last line of a reading that is not blank.
fn text(view: &View<'_>, number: Option<u64>, end: End) -> Result<String, StoreError> {
    let row = number.map(|number| view.reading(number)).transpose()?;
    let Some(row) = row.flatten() else {
        return Ok(String::new());
    };
    let reading = Open::new(row.reading.unwrap_or_default());
    let lines = reading.regions.iter().flat_map(|region| &region.lines);
    let mut texts = lines
        .map(|line| line.text.as_str())
        .filter(|text| !text.trim().is_empty());
    let text = match end {
        End::First => texts.next(),
        End::Last => texts.last(),
    };
    Ok(text.unwrap_or_default().to_owned())
}

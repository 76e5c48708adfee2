//! What a person wants forgotten: of what is there, and of what arrives later.

use std::collections::HashSet;

use velvet_messages::{FrameId, v1};

use super::ForgetError;
use crate::{
    StoreError,
    index::{Entry, Segment},
    keep::same_app,
    query::{Look, Query},
    records::ReceiptRow,
    search::{Filter, readings},
    vault::{State, View},
};

/// Everything that is named must hold.
#[derive(Clone, Default)]
pub(crate) struct Scope {
    span: v1::Span,
    app: String,
    title: String,
    display: String,
    query: String,
    parsed: Option<Query>,
    frame: Option<FrameId>,
}

/// Something that arrives after a forgetting.
#[derive(Clone, Copy)]
pub(crate) struct Late<'a> {
    pub(crate) unix_us: i64,
    pub(crate) app: &'a str,
    /// `None` for what is no reading.
    pub(crate) reading: Option<LateReading<'a>>,
}

#[derive(Clone, Copy)]
pub(crate) struct LateReading<'a> {
    pub(crate) title: &'a str,
    pub(crate) display: &'a str,
    pub(crate) reading: &'a v1::Reading,
}

impl Scope {
    pub(crate) fn of_request(ask: &v1::ForgetRequest) -> Result<Self, ForgetError> {
        let span = ask.span.unwrap_or_default();
        let frame = match ask.id.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| ForgetError::Frame)?),
        };
        let parsed = match ask.query.as_str() {
            "" => None,
            query => Some(Query::parse(query, false)?),
        };
        let scope = Self {
            span,
            app: ask.app.clone(),
            title: ask.title.clone(),
            display: ask.display.clone(),
            query: ask.query.clone(),
            parsed,
            frame,
        };
        let open = span.from_unix_us == 0 && span.to_unix_us == 0;
        match (ask.everything, open && scope.is_of_time_only()) {
            (true, false) => return Err(ForgetError::Everything),
            (false, true) => return Err(ForgetError::Nothing),
            _ => {}
        }
        if span.to_unix_us != 0 && span.to_unix_us <= span.from_unix_us {
            return Err(ForgetError::Span);
        }
        Ok(scope)
    }

    /// The scope that a receipt tells of.
    pub(crate) fn of_receipt(row: &ReceiptRow) -> Self {
        Self {
            span: v1::Span {
                from_unix_us: row.from_unix_us,
                to_unix_us: row.to_unix_us,
            },
            app: row.app.clone(),
            title: row.title.clone(),
            display: row.display.clone(),
            query: row.query.clone(),
            parsed: Query::parse(&row.query, false).ok(),
            frame: row.frame.parse().ok(),
        }
    }

    /// The receipt's part of it.
    pub(super) fn row(&self) -> ReceiptRow {
        ReceiptRow {
            from_unix_us: self.span.from_unix_us,
            to_unix_us: self.span.to_unix_us,
            app: self.app.clone(),
            title: self.title.clone(),
            display: self.display.clone(),
            query: self.query.clone(),
            frame: self
                .frame
                .as_ref()
                .map(FrameId::to_string)
                .unwrap_or_default(),
            ..ReceiptRow::default()
        }
    }

    fn is_of_time_only(&self) -> bool {
        self.app.is_empty() && self.takes_events()
    }

    /// Whether it names windows, whose text also stands in readings of others.
    pub(super) fn is_of_windows(&self) -> bool {
        !self.app.is_empty() || !self.title.is_empty()
    }

    /// Events have a time and an application, and nothing else that could be named.
    pub(super) fn takes_events(&self) -> bool {
        let others = [&self.title, &self.display, &self.query];
        others.iter().all(|text| text.is_empty()) && self.frame.is_none()
    }

    pub(super) fn filter(&self) -> Filter<'_> {
        Filter {
            span: self.span,
            app: "",
            display: "",
        }
    }

    pub(super) fn takes_event(&self, unix_us: i64, app: &str) -> bool {
        self.takes_events() && self.takes_window(unix_us, app)
    }

    fn takes_window(&self, unix_us: i64, app: &str) -> bool {
        self.filter().has_time(unix_us) && (self.app.is_empty() || same_app(&self.app, app))
    }

    fn takes_place(&self, title: &str, display: &str) -> bool {
        (self.title.is_empty() || matches_title(&self.title, title))
            && (self.display.is_empty() || self.display == display)
    }

    /// The readings of a segment that go as a whole.
    pub(super) fn readings(
        &self,
        state: &State,
        segment: &Segment,
        found: Option<&HashSet<u64>>,
    ) -> HashSet<u64> {
        let taken = segment.entries.iter().filter(|entry| {
            found.is_none_or(|found| found.contains(&entry.reading))
                && self.takes_entry(state, segment, entry)
        });
        taken.map(|entry| entry.reading).collect()
    }

    /// The readings that the query finds, when there is one: all that a search would show.
    pub(super) fn found(&self, view: &View<'_>) -> Result<Option<HashSet<u64>>, StoreError> {
        let query = self.parsed.as_ref();
        query.map(|query| readings(view, query)).transpose()
    }

    fn takes_entry(&self, state: &State, segment: &Segment, entry: &Entry) -> bool {
        let (app, title) = segment.window(entry);
        let track = state.tracks.get(&entry.track);
        let display = track.map_or("", |track| track.display.as_str());
        let is_frame = |frame: &FrameId| {
            state.track_number(frame) == Some(entry.track) && frame.seq == entry.seq
        };
        self.takes_window(entry.unix_us, app)
            && self.takes_place(title, display)
            && self.frame.as_ref().is_none_or(is_frame)
    }

    /// Whether what arrives now would have been forgotten.
    pub(crate) fn takes_late(&self, late: Late<'_>) -> bool {
        if !self.takes_window(late.unix_us, late.app) {
            return false;
        }
        let Some(reading) = late.reading else {
            return self.takes_events();
        };
        // A frame that was forgotten is known as such and never gets here.
        self.frame.is_none()
            && self.takes_place(reading.title, reading.display)
            && self
                .parsed
                .as_ref()
                .is_none_or(|query| query.is_in(reading.reading, Look::Alike))
    }
}

/// Whether a title is meant by a pattern: a part of it, in any case; with `*` for any text, all of it.
fn matches_title(pattern: &str, title: &str) -> bool {
    let (pattern, title) = (pattern.to_lowercase(), title.to_lowercase());
    let Some((first, rest)) = pattern.split_once('*') else {
        return title.contains(&pattern);
    };
    let Some(mut left) = title.strip_prefix(first) else {
        return false;
    };
    let (middle, last) = rest.rsplit_once('*').unwrap_or(("", rest));
    for part in middle.split('*') {
        let Some((_, after)) = left
            .split_once(part)
            .or(part.is_empty().then_some(("", left)))
        else {
            return false;
        };
        left = after;
    }
    left.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches_title;

    #[test]
    fn titles() {
        for (pattern, title, expected) in [
            ("bank", "My Bank - Firefox", true),
            ("bank", "My Garden", false),
            ("my*", "My Bank", true),
            ("*bank", "My Bank", true),
            ("*bank", "My Bank - Firefox", false),
            ("my*fire*", "My Bank - Firefox", true),
            ("my*garden*fox", "My Bank - Firefox", false),
            ("a*b*c", "axxbyyc", true),
            ("a*a", "a", false),
            ("*", "", true),
        ] {
            assert_eq!(matches_title(pattern, title), expected, "{pattern} {title}");
        }
    }
}

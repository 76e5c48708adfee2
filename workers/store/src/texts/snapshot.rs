//! The segments of one moment, and how they are walked: from the newest document backwards.

use std::{cmp::Reverse, num::NonZero, panic::resume_unwind, sync::Arc, thread};

use tantivy::{
    DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED,
    columnar::Column,
    index::SegmentId,
    query::{EnableScoring, Scorer, Weight},
};

use super::{Place, plan::Planned, schema};
use crate::StoreError;

/// Documents at the end of a segment that are looked at first. A word that people ask for stands in one of a hundred.
const WINDOW_DOCS: DocId = 4096;
/// Each further window is so many times longer: starting again costs about as much as a window.
const WINDOW_GROWTH: DocId = 16;
/// Of a segment with at most so many documents that may be found all are taken at once: walking them costs less than
/// starting again.
const FEW_DOCS: u32 = 256;
/// The best of fewer documents are found by one thread: the worst question takes it a hundredth of a second.
const DOCS_FOR_A_THREAD: u64 = 100_000;
/// A question does not take a whole machine.
const THREADS_MAX: usize = 4;

/// Reading numbers in a segment of the snapshot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) segment: usize,
    pub(crate) first: u64,
    pub(crate) last: u64,
}

/// Where the documents of a segment come from.
struct Columns {
    segment: SegmentId,
    readings: Column<u64>,
    regions: Column<u64>,
    /// Whether later documents are of later readings.
    in_order: bool,
}

impl Columns {
    fn open(reader: &SegmentReader) -> Result<Self, StoreError> {
        let fast = reader.fast_fields();
        let readings = fast.u64(schema::READING)?;
        let regions = fast.u64(schema::REGION)?;
        let numbers = || (0..reader.max_doc()).map(|doc| readings.first(doc));
        Ok(Self {
            segment: reader.segment_id(),
            in_order: numbers().is_sorted(),
            readings,
            regions,
        })
    }

    fn place(&self, doc: DocId) -> Option<Place> {
        let region = u32::try_from(self.regions.first(doc)?).ok()?;
        Some((self.readings.first(doc)?, region))
    }
}

/// The segments of one moment.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    /// The newest first.
    pub(crate) spans: Vec<Span>,
    /// Of each segment, in the searcher's order.
    columns: Vec<Arc<Columns>>,
}

/// What finds documents, made ready for all segments.
pub(crate) struct Finder {
    weight: Box<dyn Weight>,
    /// Whether it looks through the words of a segment before it knows its first document.
    has_patterns: bool,
}

/// Documents that are found, in parts.
pub(crate) struct Walk {
    segments: Vec<usize>,
    /// Of the only segment: what is not looked at yet, and how much of that is next.
    window: Option<(DocId, DocId)>,
}

impl Snapshot {
    /// A snapshot; what `before` knows of its segments is taken from there.
    pub(super) fn new(searcher: Searcher, before: Option<&Self>) -> Result<Self, StoreError> {
        let (mut spans, mut columns) = (vec![], vec![]);
        for (segment, reader) in searcher.segment_readers().iter().enumerate() {
            let known = before.into_iter().flat_map(|before| &before.columns);
            let mut known = known.filter(|known| known.segment == reader.segment_id());
            let own = match known.next() {
                Some(known) => Arc::clone(known),
                None => Arc::new(Columns::open(reader)?),
            };
            spans.push(Span {
                segment,
                first: own.readings.min_value(),
                last: own.readings.max_value(),
            });
            columns.push(own);
        }
        spans.sort_by_key(|span| Reverse(span.last));
        Ok(Self {
            searcher,
            spans,
            columns,
        })
    }

    /// Makes a plan ready.
    pub(crate) fn finder(&self, plan: &Planned) -> Result<Finder, StoreError> {
        let scoring = EnableScoring::disabled_from_searcher(&self.searcher);
        Ok(Finder {
            weight: plan.query.weight(scoring)?,
            has_patterns: plan.has_patterns,
        })
    }

    /// A walk through some segments: the newest documents of a single one come first.
    pub(crate) fn walk(&self, finder: &Finder, segments: Vec<usize>) -> Walk {
        let window = match segments.as_slice() {
            [only] if !finder.has_patterns => self.columns.get(*only).and_then(|columns| {
                let docs = self.reader(*only).max_doc();
                columns.in_order.then_some((docs, WINDOW_DOCS))
            }),
            _ => None,
        };
        Walk { segments, window }
    }

    /// The next places of a walk, the newest first; `None` at its end.
    pub(crate) fn step(
        &self,
        finder: &Finder,
        walk: &mut Walk,
    ) -> Result<Option<Vec<Place>>, StoreError> {
        let mut places = match (walk.window, walk.segments.as_slice()) {
            (Some((end, length)), [only]) if end > 0 => {
                let mut scorer = finder.weight.scorer(self.reader(*only), 1.0)?;
                let is_few = scorer.size_hint() <= FEW_DOCS;
                let first = if is_few {
                    0
                } else {
                    end.saturating_sub(length)
                };
                walk.window = Some((first, length.saturating_mul(WINDOW_GROWTH)));
                self.places(*only, &docs_between(&mut *scorer, first, end))
            }
            (Some(_), _) | (None, []) => return Ok(None),
            (None, _) => self.find(finder, &std::mem::take(&mut walk.segments))?,
        };
        places.sort_unstable_by_key(|(reading, region)| (Reverse(*reading), *region));
        Ok(Some(places))
    }

    /// So many places with the highest scores, the highest first and of those with one score the newest.
    pub(crate) fn best(
        &self,
        plan: &Planned,
        count: usize,
    ) -> Result<Vec<(Score, Place)>, StoreError> {
        let scoring = EnableScoring::enabled_from_searcher(&self.searcher);
        let weight = &*plan.query.weight(scoring)?;
        let (own, others) = self.shares();
        let mut best = thread::scope(|scope| {
            let others = others.iter();
            let others: Vec<_> = others
                .map(|share| scope.spawn(|| self.best_of(weight, share, count)))
                .collect();
            let mut best = self.best_of(weight, &own, count)?;
            for other in others {
                best.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok::<_, StoreError>(best)
        })?;
        best.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        best.truncate(count);
        Ok(best)
    }

    /// The segments for one thread and for others beside it, each share the longest first.
    fn shares(&self) -> (Vec<usize>, Vec<Vec<usize>>) {
        let docs = |segment: usize| u64::from(self.reader(segment).max_doc());
        let mut segments: Vec<usize> = self.spans.iter().map(|span| span.segment).collect();
        segments.sort_by_key(|segment| Reverse(docs(*segment)));
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let all = self.searcher.num_docs() / DOCS_FOR_A_THREAD;
        let threads = usize::try_from(all)
            .unwrap_or(cores)
            .clamp(1, cores.min(THREADS_MAX));
        let mut shares = vec![(0, vec![]); threads];
        for segment in segments {
            if let Some((length, share)) = shares.iter_mut().min_by_key(|(length, _)| *length) {
                *length += docs(segment);
                share.push(segment);
            }
        }
        let mut shares = shares.into_iter().map(|(_, share)| share);
        (shares.next().unwrap_or_default(), shares.collect())
    }

    /// The best of some segments. What the first gives need not be looked for in the next.
    fn best_of(
        &self,
        weight: &dyn Weight,
        segments: &[usize],
        count: usize,
    ) -> Result<Vec<(Score, Place)>, StoreError> {
        let mut best: Vec<(Score, usize, DocId)> = vec![];
        let worst = |best: &[(Score, usize, DocId)]| match best.get(count - 1) {
            Some((score, ..)) => *score,
            None => Score::MIN,
        };
        for segment in segments {
            weight.for_each_pruning(worst(&best), self.reader(*segment), &mut |doc, score| {
                let at = best.partition_point(|(better, ..)| *better >= score);
                best.insert(at, (score, *segment, doc));
                best.truncate(count);
                worst(&best)
            })?;
        }
        let places = best.into_iter().flat_map(|(score, segment, doc)| {
            let places = self.places(segment, &[doc]);
            places.into_iter().map(move |place| (score, place))
        });
        Ok(places.collect())
    }

    /// Places of all documents of some segments that are found.
    pub(crate) fn find(
        &self,
        finder: &Finder,
        segments: &[usize],
    ) -> Result<Vec<Place>, StoreError> {
        let mut places = vec![];
        for segment in segments {
            let mut docs: Vec<DocId> = vec![];
            let weight = &finder.weight;
            weight.for_each_no_score(self.reader(*segment), &mut |block| {
                docs.extend_from_slice(block);
            })?;
            places.extend(self.places(*segment, &docs));
        }
        Ok(places)
    }

    fn reader(&self, segment: usize) -> &SegmentReader {
        let segment = u32::try_from(segment).unwrap_or(u32::MAX);
        self.searcher.segment_reader(segment)
    }

    /// The places of some documents of a segment.
    pub(crate) fn places(&self, segment: usize, docs: &[DocId]) -> Vec<Place> {
        let columns = self.columns.get(segment);
        let places = columns.into_iter().flat_map(|columns| {
            let place = |doc: &DocId| columns.place(*doc);
            docs.iter().filter_map(place)
        });
        places.collect()
    }
}

/// What is found from one document to before another.
fn docs_between(scorer: &mut dyn Scorer, first: DocId, end: DocId) -> Vec<DocId> {
    let mut docs = vec![];
    let mut doc = scorer.doc();
    if doc < first {
        doc = scorer.seek(first);
    }
    while doc != TERMINATED && doc < end {
        docs.push(doc);
        doc = scorer.advance();
    }
    docs
}

//! The text of a display as a whole: which of its lines a frame adds, changes, moves and removes.
//!
//! Lines are compared by their exact bitmap and their place, never by what was read in them, so that a line
//! that stands still is the same line whatever happens around it.

mod shared;

use std::collections::HashMap;

use velvet_messages::v1::Rect;

pub use shared::{Compared, Screens, SeenFrame, SeenRegion};

use crate::{
    LineKey,
    reader::{shared_area, shared_length},
};

/// More lines than any display shows; what is over is named as added and not remembered.
const LINES_MAX: usize = 16_384;
/// A key that stands in more places than this (a bullet, a brace) has no say in where things moved to.
const VOTERS_PER_KEY_MAX: usize = 8;
/// Scrolls at the same time: one for each window that can move by itself.
const MOVES_MAX: usize = 16;
/// Lines without a counterpart among which changed ones are looked for, pairwise.
const PAIRED_MAX: usize = 2_048;

/// One line on a display; `text` is what the holder wants to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLine<T> {
    /// Names its bitmap.
    pub key: LineKey,
    /// Its box, pixels of the display.
    pub place: Rect,
    /// What was read.
    pub text: T,
}

/// What a frame did to one of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    /// It stood there before.
    Same,
    /// It was not there.
    Added,
    /// Another one stood there.
    Changed {
        /// The box of the one before.
        from: Rect,
    },
    /// The same line stood elsewhere.
    Moved {
        /// Where.
        from: Rect,
    },
}

/// What a frame did to a display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// For each region of the frame, for each of its lines.
    pub lines: Vec<Vec<LineChange>>,
    /// Where lines stood that are gone: neither moved nor replaced.
    pub removed: Vec<Rect>,
}

impl Difference {
    /// Everything is new.
    #[must_use]
    pub fn all_added<T>(regions: &[(Rect, Vec<SeenLine<T>>)]) -> Self {
        let lines = regions.iter();
        Self {
            lines: lines
                .map(|(_, lines)| vec![LineChange::Added; lines.len()])
                .collect(),
            removed: vec![],
        }
    }
}

/// The lines that a display shows.
#[derive(Clone, Debug)]
pub struct ScreenText<T> {
    lines: Vec<SeenLine<T>>,
}

impl<T> Default for ScreenText<T> {
    fn default() -> Self {
        Self { lines: vec![] }
    }
}

impl<T: Clone> ScreenText<T> {
    /// The lines of now, in no order.
    #[must_use]
    pub fn lines(&self) -> &[SeenLine<T>] {
        &self.lines
    }

    /// What a frame would do to the display: its regions, each with all lines that stand in it.
    #[must_use]
    pub fn compare(&self, regions: &[(Rect, Vec<SeenLine<T>>)]) -> Difference {
        let old: Vec<&SeenLine<T>> = self.covered(regions, true).collect();
        let new: Vec<&SeenLine<T>> = regions.iter().flat_map(|(_, lines)| lines).collect();
        let mut pairing = Pairing::new(&old, &new);
        pairing.pair_at(0, 0, |_| LineChange::Same);
        for (dx, dy) in pairing.offsets() {
            pairing.pair_at(dx, dy, |from| LineChange::Moved { from });
        }
        pairing.pair_lonely();
        pairing.pair_overlapping();
        let mut changes = pairing.changes.into_iter();
        let lines = regions.iter();
        Difference {
            lines: lines
                .map(|(_, lines)| changes.by_ref().take(lines.len()).collect())
                .collect(),
            removed: pairing.free.iter().map(|at| old[*at].place).collect(),
        }
    }

    /// Takes the regions of a frame over.
    pub fn apply(&mut self, regions: &[(Rect, Vec<SeenLine<T>>)]) {
        let mut lines: Vec<_> = self.covered(regions, false).cloned().collect();
        lines.extend(regions.iter().flat_map(|(_, lines)| lines).cloned());
        lines.truncate(LINES_MAX);
        self.lines = lines;
    }

    fn covered<'a>(
        &'a self,
        regions: &'a [(Rect, Vec<SeenLine<T>>)],
        wanted: bool,
    ) -> impl Iterator<Item = &'a SeenLine<T>> {
        self.lines.iter().filter(move |line| {
            let is = regions
                .iter()
                .any(|(rect, _)| rect.holds_middle(&line.place));
            is == wanted
        })
    }
}

/// Finds for every new line the old one that it is.
struct Pairing<'a, T> {
    old: &'a [&'a SeenLine<T>],
    new: &'a [&'a SeenLine<T>],
    changes: Vec<LineChange>,
    /// New lines that are nobody's yet.
    open: Vec<usize>,
    /// Old lines that are nobody's yet.
    free: Vec<usize>,
    by_key: HashMap<LineKey, Vec<usize>>,
}

impl<'a, T> Pairing<'a, T> {
    fn new(old: &'a [&'a SeenLine<T>], new: &'a [&'a SeenLine<T>]) -> Self {
        let mut by_key: HashMap<LineKey, Vec<usize>> = HashMap::new();
        for (at, line) in old.iter().enumerate() {
            by_key.entry(line.key).or_default().push(at);
        }
        Self {
            old,
            new,
            changes: vec![LineChange::Added; new.len()],
            open: (0..new.len()).collect(),
            free: (0..old.len()).collect(),
            by_key,
        }
    }

    /// Old lines of this key that are free.
    fn same_key(&self, new: usize) -> Vec<usize> {
        let same = self.by_key.get(&self.new[new].key);
        let same = same.into_iter().flatten().copied();
        same.filter(|at| self.free.binary_search(at).is_ok())
            .collect()
    }

    fn pair(&mut self, new: usize, old: usize, change: LineChange) {
        self.changes[new] = change;
        self.open.retain(|at| *at != new);
        self.free.retain(|at| *at != old);
    }

    /// Pairs lines that are equal and this far apart.
    fn pair_at(&mut self, dx: i32, dy: i32, change: impl Fn(Rect) -> LineChange) {
        for new in self.open.clone() {
            let place = self.new[new].place;
            let before = (place.x.saturating_sub(dx), place.y.saturating_sub(dy));
            let same = self.same_key(new).into_iter();
            let is_there = |at: &usize| (self.old[*at].place.x, self.old[*at].place.y) == before;
            if let Some(old) = same.into_iter().find(is_there) {
                let change = change(self.old[old].place);
                self.pair(new, old, change);
            }
        }
    }

    /// How far lines have moved, the most usual distance first; two lines at least must agree.
    fn offsets(&self) -> Vec<(i32, i32)> {
        let mut votes: HashMap<(i32, i32), usize> = HashMap::new();
        for new in &self.open {
            let place = self.new[*new].place;
            let same = self.same_key(*new);
            for old in same.iter().take(VOTERS_PER_KEY_MAX) {
                let from = self.old[*old].place;
                let by = (
                    place.x.saturating_sub(from.x),
                    place.y.saturating_sub(from.y),
                );
                *votes.entry(by).or_default() += 1;
            }
        }
        let mut votes: Vec<_> = votes.into_iter().filter(|(_, count)| *count > 1).collect();
        votes.sort_by_key(|(by, count)| (std::cmp::Reverse(*count), *by));
        votes
            .into_iter()
            .take(MOVES_MAX)
            .map(|(by, _)| by)
            .collect()
    }

    /// A line that was there once and is there once is the same one, wherever.
    fn pair_lonely(&mut self) {
        let mut open: HashMap<LineKey, usize> = HashMap::new();
        for new in &self.open {
            *open.entry(self.new[*new].key).or_default() += 1;
        }
        for new in self.open.clone() {
            if let [old] = self.same_key(new)[..]
                && open.get(&self.new[new].key) == Some(&1)
            {
                let from = self.old[old].place;
                self.pair(new, old, LineChange::Moved { from });
            }
        }
    }

    /// What is left and stands where another one stood has changed.
    fn pair_overlapping(&mut self) {
        if self.open.len().saturating_mul(self.free.len()) > PAIRED_MAX * PAIRED_MAX {
            return;
        }
        for new in self.open.clone() {
            let place = &self.new[new].place;
            let shared = |at: &usize| shared_area(place, &self.old[*at].place);
            let best = self.free.iter().copied().max_by_key(|at| shared(at));
            if let Some(old) = best
                && same_row(place, &self.old[old].place)
            {
                let from = self.old[old].place;
                self.pair(new, old, LineChange::Changed { from });
            }
        }
    }
}

/// Whether two boxes share half of the smaller one in both directions: a line and what became of it.
fn same_row(one: &Rect, other: &Rect) -> bool {
    let wide = shared_length(one.x, one.width, other.x, other.width);
    let high = shared_length(one.y, one.height, other.y, other.height);
    wide > 0
        && 2 * wide >= i64::from(one.width.min(other.width))
        && 2 * high >= i64::from(one.height.min(other.height))
}

#[cfg(test)]
mod tests;

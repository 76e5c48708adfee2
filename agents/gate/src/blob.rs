//! Changed pixels that belong together.

use std::iter;

use super::{
    pixels::{any_differs, colour, differs, distance, places},
    tiles::{Grid, TileSet},
    zone::{Scale, Zone},
};
use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Edge of a cell, CSS pixels: changed cells that touch belong together, so letters and words of a line do.
const CELL_CSS_PX: u32 = 4;

/// Largest difference of a channel that is no change: letters in such a contrast cannot be read by anyone.
pub(crate) const FAINT: u8 = 6;

/// A pointer's shadow reaches no farther than this, CSS pixels.
const SHADOW_CSS_PX_MAX: u32 = 16;

/// A connected patch of change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blob {
    /// The smallest zone that holds every changed pixel.
    pub(crate) zone: Zone,
    /// The tiles it lies in, with the part of the zone in each.
    pub(crate) tiles: Vec<usize>,
}

/// Cells of the picture that hold a changed pixel.
struct Cells {
    edge: u32,
    columns: u32,
    rows: u32,
    changed: Vec<bool>,
}

/// Finds the patches in the tiles that differ. A tile that turns out to be the same is taken from `dirty`.
pub(crate) fn find(
    grid: &Grid,
    scale: Scale,
    before: &Picture,
    after: &Picture,
    dirty: &mut TileSet,
) -> Vec<Blob> {
    let mut cells = Cells::new(scale, after);
    let tiles: Vec<usize> = dirty.iter().collect();
    for tile in tiles {
        if !cells.mark(before, after, grid.zone(tile)) {
            dirty.remove(tile);
        }
    }
    cells.connect(grid, before, after)
}

impl Cells {
    fn new(scale: Scale, picture: &Picture) -> Self {
        let edge = scale.px(CELL_CSS_PX).max(2);
        let columns = picture.width().div_ceil(edge);
        let rows = picture.height().div_ceil(edge);
        Self {
            edge,
            columns,
            rows,
            changed: vec![false; columns as usize * rows as usize],
        }
    }

    /// Marks the changed cells of one tile; false when there is none.
    fn mark(&mut self, before: &Picture, after: &Picture, zone: Zone) -> bool {
        let first = zone.left / self.edge;
        // The first cell may begin in the tile before.
        let head = ((first + 1) * self.edge - zone.left).min(zone.width()) as usize;
        let mut any = false;
        let count = (zone.right.div_ceil(self.edge) - first) as usize;
        for y in zone.top..zone.bottom {
            let from = (y / self.edge) as usize * self.columns as usize + first as usize;
            let cells = &mut self.changed[from..from + count];
            // Where all is known already nothing is looked at: most of a film.
            if any && cells.iter().all(|changed| *changed) {
                continue;
            }
            let old = before.row(y, zone.left, zone.width());
            let new = after.row(y, zone.left, zone.width());
            // Rows of ground stay the same where text scrolls.
            if old == new {
                continue;
            }
            let pieces = pieces(self.edge, head, old).zip(pieces(self.edge, head, new));
            for (changed, (old, new)) in cells.iter_mut().zip(pieces) {
                if !(*changed && any) {
                    let is_new = any_differs(old, new);
                    *changed |= is_new;
                    any |= is_new;
                }
            }
        }
        any
    }

    fn connect(mut self, grid: &Grid, before: &Picture, after: &Picture) -> Vec<Blob> {
        let mut blobs = Vec::new();
        for start in 0..self.changed.len() {
            if !self.changed[start] {
                continue;
            }
            let members = self.take(start);
            let zones = members.iter().map(|cell| self.zone(*cell, after));
            let Some(outer) = zones.clone().reduce(|one, two| one.union(&two)) else {
                continue;
            };
            let mut tiles: Vec<usize> = zones.flat_map(|zone| grid.touched(zone)).collect();
            // Neighbours lie in one tile: little is left to sort.
            tiles.dedup();
            tiles.sort_unstable();
            tiles.dedup();
            if let Some(zone) = tight(before, after, outer) {
                blobs.push(Blob { zone, tiles });
            }
        }
        blobs
    }

    /// Takes the cells connected to this one, also over corners.
    fn take(&mut self, start: usize) -> Vec<usize> {
        let mut members = vec![start];
        self.changed[start] = false;
        let mut next = 0;
        while let Some(&cell) = members.get(next) {
            next += 1;
            let column = (cell % self.columns as usize) as u32;
            let row = (cell / self.columns as usize) as u32;
            for near_row in row.saturating_sub(1)..(row + 2).min(self.rows) {
                for near_column in column.saturating_sub(1)..(column + 2).min(self.columns) {
                    let near = near_row as usize * self.columns as usize + near_column as usize;
                    if std::mem::take(&mut self.changed[near]) {
                        members.push(near);
                    }
                }
            }
        }
        members
    }

    fn zone(&self, cell: usize, picture: &Picture) -> Zone {
        let left = (cell % self.columns as usize) as u32 * self.edge;
        let top = (cell / self.columns as usize) as u32 * self.edge;
        Zone {
            left,
            top,
            right: (left + self.edge).min(picture.width()),
            bottom: (top + self.edge).min(picture.height()),
        }
    }
}

/// A row in pieces, one for each cell; `head` pixels are in the first.
fn pieces(edge: u32, head: usize, row: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (head, rest) = row.split_at(head * BYTES_PER_PIXEL);
    iter::once(head).chain(rest.chunks(edge as usize * BYTES_PER_PIXEL))
}

/// The pixels of two rows side by side.
fn pairs<'a>(
    old: &'a [u8],
    new: &'a [u8],
) -> impl ExactSizeIterator<Item = (&'a [u8], &'a [u8])> + DoubleEndedIterator {
    let pixels = old.chunks_exact(BYTES_PER_PIXEL);
    pixels.zip(new.chunks_exact(BYTES_PER_PIXEL))
}

/// The smallest zone inside `outer` that holds all its changed pixels.
fn tight(before: &Picture, after: &Picture, outer: Zone) -> Option<Zone> {
    let row = |y: u32, left: u32, right: u32| {
        let width = right.saturating_sub(left);
        (before.row(y, left, width), after.row(y, left, width))
    };
    let has_change = |y: &u32| {
        let (old, new) = row(*y, outer.left, outer.right);
        any_differs(old, new)
    };
    let is_changed = |(old, new)| differs(old, new);
    let top = (outer.top..outer.bottom).find(has_change)?;
    let bottom = (top..outer.bottom).rfind(has_change)? + 1;
    let (mut left, mut right) = (outer.right, outer.left);
    for y in top..bottom {
        // Only what lies beside the rows before makes it wider.
        let (old, new) = row(y, outer.left, left);
        if any_differs(old, new) {
            let first = pairs(old, new).position(is_changed);
            left = first.map_or(left, |first| outer.left + first as u32);
        }
        let (old, new) = row(y, right, outer.right);
        if any_differs(old, new) {
            let last = pairs(old, new).rposition(is_changed);
            right = last.map_or(right, |last| right + last as u32 + 1);
        }
    }
    Some(Zone {
        left,
        top,
        right,
        bottom,
    })
}

/// One patch of change with both pictures, for the tests of its shape.
#[derive(Clone, Copy)]
pub(crate) struct Patch<'a> {
    pub(crate) zone: Zone,
    pub(crate) before: &'a Picture,
    pub(crate) after: &'a Picture,
    pub(crate) scale: Scale,
}

impl<'a> Patch<'a> {
    /// For each place of the zone, row by row, whether it changed.
    pub(crate) fn mask(&self) -> Vec<bool> {
        mask(self.before, self.after, self.zone)
    }

    /// How much a place changed.
    pub(crate) fn change(&self, (x, y): (u32, u32)) -> u8 {
        distance(colour(self.before, x, y), colour(self.after, x, y))
    }

    /// The strongest change of the zone.
    pub(crate) fn strongest(&self) -> u8 {
        places(self.zone)
            .map(|place| self.change(place))
            .max()
            .unwrap_or(0)
    }

    /// The same patch without what changed less than a third of the strongest: shadows and blended rims. What reaches
    /// farther than a shadow does is a pale panel: then it is the patch itself.
    pub(crate) fn without_shadow(&self) -> Self {
        let least = self.strongest() / 3;
        let strong = places(self.zone).filter(|place| self.change(*place) > least);
        let zone = strong
            .map(|(x, y)| Zone::of_size(x, y, 1, 1))
            .reduce(|one, two| one.union(&two));
        let reach = self.scale.px(SHADOW_CSS_PX_MAX);
        let holds = |zone: &Zone| {
            let all = zone.grown(reach, self.after.width(), self.after.height());
            all.union(&self.zone) == all
        };
        Self {
            zone: zone.filter(holds).unwrap_or(self.zone),
            ..*self
        }
    }

    /// Both states.
    pub(crate) fn states(&self) -> [&'a Picture; 2] {
        [self.before, self.after]
    }
}

/// For each place of a zone, row by row, whether it changed.
pub(crate) fn mask(before: &Picture, after: &Picture, zone: Zone) -> Vec<bool> {
    let changed = |(x, y): (u32, u32)| differs(before.row(y, x, 1), after.row(y, x, 1));
    places(zone).map(changed).collect()
}

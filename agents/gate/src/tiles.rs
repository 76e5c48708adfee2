//! Which tiles of two pictures differ.

use super::zone::Zone;
use crate::picture::{BYTES_PER_PIXEL, Picture};

/// How a picture is cut into tiles.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    tile: u32,
    width: u32,
    height: u32,
    columns: u32,
    rows: u32,
}

/// A set of tiles.
#[derive(Clone, Debug)]
pub(crate) struct TileSet {
    members: Vec<bool>,
}

impl Grid {
    pub(crate) fn new(width: u32, height: u32, tile: u32) -> Self {
        Self {
            tile,
            width,
            height,
            columns: width.div_ceil(tile),
            rows: height.div_ceil(tile),
        }
    }

    pub(crate) fn none(&self) -> TileSet {
        TileSet {
            members: vec![false; self.columns as usize * self.rows as usize],
        }
    }

    pub(crate) fn columns(&self) -> u32 {
        self.columns
    }

    pub(crate) fn rows(&self) -> u32 {
        self.rows
    }

    pub(crate) fn index(&self, column: u32, row: u32) -> usize {
        row as usize * self.columns as usize + column as usize
    }

    pub(crate) fn zone(&self, index: usize) -> Zone {
        let column = (index % self.columns as usize) as u32;
        let row = (index / self.columns as usize) as u32;
        Zone {
            left: column * self.tile,
            top: row * self.tile,
            right: ((column + 1) * self.tile).min(self.width),
            bottom: ((row + 1) * self.tile).min(self.height),
        }
    }

    /// The tiles that a zone touches.
    pub(crate) fn touched(&self, zone: Zone) -> impl Iterator<Item = usize> + use<> {
        let columns = self.columns as usize;
        let across = (zone.left / self.tile)..zone.right.div_ceil(self.tile).min(self.columns);
        let down = (zone.top / self.tile)..zone.bottom.div_ceil(self.tile).min(self.rows);
        down.flat_map(move |row| {
            across
                .clone()
                .map(move |column| row as usize * columns + column as usize)
        })
    }

    /// The tiles that a tile touches with a side or a corner, itself included.
    pub(crate) fn around(&self, index: usize) -> impl Iterator<Item = usize> + use<> {
        let zone = self.zone(index).grown(1, self.width, self.height);
        self.touched(zone)
    }

    /// Looks at every tile of `within` (all when `None`) and says in `found` whether it differs.
    pub(crate) fn compare(
        &self,
        before: &Picture,
        after: &Picture,
        within: Option<&TileSet>,
        found: &mut TileSet,
    ) {
        for row in 0..self.rows {
            let first = self.index(0, row);
            let span = first..first + self.columns as usize;
            match within {
                None => found.members[span].fill(false),
                Some(set) if !set.members[span.clone()].contains(&true) => continue,
                Some(set) => {
                    for index in span.filter(|index| set.members[*index]) {
                        found.members[index] = false;
                    }
                }
            }
            self.compare_row(before, after, within, row, found);
        }
    }

    fn compare_row(
        &self,
        before: &Picture,
        after: &Picture,
        within: Option<&TileSet>,
        row: u32,
        found: &mut TileSet,
    ) {
        let tile_bytes = self.tile as usize * BYTES_PER_PIXEL;
        for y in row * self.tile..((row + 1) * self.tile).min(self.height) {
            let (old, new) = (before.row(y, 0, self.width), after.row(y, 0, self.width));
            // Most rows of most pictures are the same: one comparison of the whole row is the fast way out.
            if within.is_none() && old == new {
                continue;
            }
            let pieces = old.chunks(tile_bytes).zip(new.chunks(tile_bytes));
            for (column, (old, new)) in pieces.enumerate() {
                let index = self.index(column as u32, row);
                let wanted = within.is_none_or(|set| set.members[index]);
                if wanted && !found.members[index] && old != new {
                    found.members[index] = true;
                }
            }
        }
    }
}

impl TileSet {
    pub(crate) fn insert(&mut self, index: usize) {
        self.members[index] = true;
    }

    pub(crate) fn remove(&mut self, index: usize) {
        self.members[index] = false;
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.members.contains(&true)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let numbered = self.members.iter().enumerate();
        numbered.filter_map(|(index, member)| member.then_some(index))
    }
}

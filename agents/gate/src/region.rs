//! Grows changed zones to whole text lines, so that each published region can be read alone.
//!
//! Edges are differences of neighbouring pixels, so dark text on light and light on dark count alike.

use std::{collections::BTreeMap, ops::Range};

use super::{
    pixels::{colour, luma},
    zone::{Scale, Zone},
};
use crate::picture::Picture;

/// Difference of brightness from which two neighbours are an edge; low-contrast text has about 20.
const EDGE: i32 = 12;
/// How far above and below a line may reach beyond its changed part, CSS pixels: a 40 px headline.
const LINE_CSS_PX_MAX: u32 = 48;
/// An edge this tall is a rule or a border, not a letter, CSS pixels.
const RULE_CSS_PX: u32 = 28;
/// Empty columns that end a line, CSS pixels: wider than a space of large text, narrower than most gutters.
const GAP_CSS_PX: u32 = 24;
/// Empty columns beside two zones that were merged when they cut no line, CSS pixels: a space of large text.
const SPACE_CSS_PX: u32 = 16;
/// Columns looked at together, pixels: about as many as end a line.
const BLOCK_PX: u32 = 32;
/// Columns looked at beside the changed part when the rows of a line are sought, CSS pixels.
const ASIDE_CSS_PX: u32 = 12;

/// Turns changed zones into at most `regions_max` regions that do not overlap.
pub(crate) fn regions(
    picture: &Picture,
    scale: Scale,
    zones: &[Zone],
    margin_css_px: u32,
    regions_max: usize,
) -> Vec<Zone> {
    /// Growing looks at pixels around each zone; with more zones than this they are merged first.
    const GROWN_MAX: usize = 512;
    let mut zones = merge_by_cell(zones.to_vec(), GROWN_MAX);
    merge_overlapping(&mut zones);
    let lines = Lines { picture, scale };
    let margin = if margin_css_px == 0 {
        0
    } else {
        scale.px(margin_css_px)
    };
    let mut grown: Vec<Zone> = Vec::new();
    for zone in zones {
        // What lies in a line that was grown already belongs to it: a page that has scrolled is words, a line of them each.
        if !grown.iter().any(|line| line.union(&zone) == *line) {
            grown.push(lines.with_margin(lines.grown(zone), margin));
        }
    }
    let alone = grown.clone();
    merge_overlapping(&mut grown);
    merge_nearest(&mut grown, regions_max);
    lines.make_whole(&mut grown, &alone);
    grown.sort_by_key(|zone| (zone.top, zone.left));
    grown
}

fn merge_overlapping(zones: &mut Vec<Zone>) {
    let mut merged = true;
    while merged {
        merged = false;
        let mut index = 0;
        while index < zones.len() {
            let zone = zones[index];
            let other = (index + 1..zones.len()).find(|other| zone.overlaps(&zones[*other]));
            match other {
                Some(other) => {
                    zones[index] = zone.union(&zones.swap_remove(other));
                    merged = true;
                }
                None => index += 1,
            }
        }
    }
}

/// Merges those whose middles lie in one cell of a grid, until no more than `count_max` are left. Comparing each
/// with each takes seconds when a page of letters has scrolled.
fn merge_by_cell(mut zones: Vec<Zone>, count_max: usize) -> Vec<Zone> {
    /// First edge of a cell, pixels: two lines of text.
    const CELL_PX: u32 = 32;
    let mut cell_px = CELL_PX;
    while zones.len() > count_max.max(1) {
        let mut cells: BTreeMap<(u32, u32), Zone> = BTreeMap::new();
        for zone in zones {
            let middle = |from: u32, to: u32| (from / 2 + to / 2) / cell_px;
            let cell = (middle(zone.top, zone.bottom), middle(zone.left, zone.right));
            let merged = cells.get(&cell).map_or(zone, |other| other.union(&zone));
            cells.insert(cell, merged);
        }
        zones = cells.into_values().collect();
        cell_px = cell_px.saturating_mul(2);
    }
    zones
}

/// Merges those whose union wastes least, until no more than `count_max` are left. None of them overlap.
fn merge_nearest(zones: &mut Vec<Zone>, count_max: usize) {
    zones.sort_by_key(|zone| (zone.top, zone.left));
    while zones.len() > count_max.max(1) {
        let waste = |index: &usize| {
            let (one, two) = (zones[*index], zones[*index + 1]);
            one.union(&two)
                .area()
                .saturating_sub(one.area() + two.area())
        };
        let Some(best) = (0..zones.len() - 1).min_by_key(waste) else {
            return;
        };
        let two = zones.remove(best + 1);
        let mut merged = zones.remove(best).union(&two);
        while let Some(other) = zones.iter().position(|other| merged.overlaps(other)) {
            merged = merged.union(&zones.remove(other));
        }
        let at = zones.partition_point(|zone| (zone.top, zone.left) < (merged.top, merged.left));
        zones.insert(at, merged);
    }
}

struct Lines<'a> {
    picture: &'a Picture,
    scale: Scale,
}

impl Lines<'_> {
    /// To the whole rows of the line, then along it, then to the rows of what was added.
    fn grown(&self, zone: Zone) -> Zone {
        let aside = self.scale.px(ASIDE_CSS_PX);
        let tall = self.rows(zone, aside, self.scale.px(LINE_CSS_PX_MAX));
        let gap = self.scale.px(GAP_CSS_PX);
        let wide = self.columns(tall, gap.max(tall.height().min(gap * 2)));
        self.rows(wide, 0, self.scale.px(RULE_CSS_PX) / 2)
    }

    fn rows(&self, zone: Zone, aside: u32, reach: u32) -> Zone {
        let left = zone.left.saturating_sub(aside);
        let right = (zone.right + aside).min(self.picture.width());
        let lowest = zone.top.saturating_sub(reach);
        let highest = (zone.bottom + reach).min(self.picture.height());
        let empty = |y: u32| !self.ink_in_row(y, left, right);
        let above = (lowest..zone.top).rev().find(|y| empty(*y));
        let below = (zone.bottom..highest).find(|y| empty(*y));
        // Without an empty row there is no line to be whole: it is a graphic, and stays as it changed.
        Zone {
            top: above.map_or(if lowest == 0 { 0 } else { zone.top }, |y| y + 1),
            bottom: below.unwrap_or(if highest == self.picture.height() {
                highest
            } else {
                zone.bottom
            }),
            ..zone
        }
    }

    /// Makes zones that were merged as wide as the lines that they cut; those that were grown alone are whole.
    fn make_whole(&self, zones: &mut Vec<Zone>, alone: &[Zone]) {
        let space = self.scale.px(SPACE_CSS_PX);
        loop {
            let before = zones.clone();
            for zone in zones.iter_mut().filter(|zone| !alone.contains(zone)) {
                *zone = self.columns(*zone, space);
            }
            merge_overlapping(zones);
            // Zones only grow, and not beyond the picture.
            if *zones == before {
                return;
            }
        }
    }

    /// Along the rows of a zone to where so many columns are empty.
    fn columns(&self, zone: Zone, gap: u32) -> Zone {
        let blocks = |length: u32| (0..length.div_ceil(BLOCK_PX)).map(|block| block * BLOCK_PX);
        let before = blocks(zone.left).flat_map(|at| {
            let end = zone.left - at;
            let columns = self.looked_at(end.saturating_sub(BLOCK_PX)..end, zone);
            columns.into_iter().rev()
        });
        let width = self.picture.width();
        let after = blocks(width - zone.right).flat_map(|at| {
            let start = zone.right + at;
            self.looked_at(start..(start + BLOCK_PX).min(width), zone)
        });
        Zone {
            left: last_ink(before, gap).unwrap_or(zone.left),
            right: last_ink(after, gap).map_or(zone.right, |x| x + 1),
            ..zone
        }
    }

    /// Adds a margin, but stops before the next line so that none is cut.
    fn with_margin(&self, zone: Zone, margin: u32) -> Zone {
        let left = zone.left.saturating_sub(margin);
        let right = (zone.right + margin).min(self.picture.width());
        let empty = |y: &u32| !self.ink_in_row(*y, left, right);
        let above = (zone.top.saturating_sub(margin)..zone.top).rev();
        let below = zone.bottom..(zone.bottom + margin).min(self.picture.height());
        Zone {
            left,
            right,
            top: zone.top - above.take_while(empty).count() as u32,
            bottom: zone.bottom + below.take_while(empty).count() as u32,
        }
    }

    fn edge(&self, x: u32, y: u32) -> bool {
        let right = (x + 1).min(self.picture.width() - 1);
        let here = luma(colour(self.picture, x, y));
        is_edge(here, luma(colour(self.picture, right, y)))
    }

    fn ink_in_row(&self, y: u32, left: u32, right: u32) -> bool {
        (left..right.saturating_sub(1)).any(|x| self.edge(x, y) && !self.upright_rule(x, y))
    }

    /// Whether the edge at this place goes on far above or below.
    fn upright_rule(&self, x: u32, y: u32) -> bool {
        let step = self.scale.px(RULE_CSS_PX) / 4;
        let goes_on = |towards: i64| {
            (1..=4).all(|count| {
                let y = i64::from(y) + towards * count * i64::from(step);
                u32::try_from(y).is_ok_and(|y| y < self.picture.height() && self.edge(x, y))
            })
        };
        goes_on(1) || goes_on(-1) || (goes_near(self, x, y, step))
    }

    /// These columns and what each holds: row by row, as pixels lie.
    fn looked_at(&self, columns: Range<u32>, zone: Zone) -> Vec<(u32, Column)> {
        let width = (columns.end + 1).min(self.picture.width()) - columns.start;
        let mut edges = vec![0; columns.len()];
        let mut levels = vec![0; width as usize];
        for y in zone.top..zone.bottom {
            let (pixels, _) = self.picture.row(y, columns.start, width).as_chunks();
            for (level, [blue, green, red, _]) in levels.iter_mut().zip(pixels) {
                *level = luma([*blue, *green, *red]);
            }
            for (edges, pair) in edges.iter_mut().zip(levels.windows(2)) {
                *edges += u32::from(is_edge(pair[0], pair[1]));
            }
        }
        let column = |(x, edges)| (x, self.column(x, edges, zone));
        columns.zip(edges).map(column).collect()
    }

    /// What a column with so many edges holds.
    fn column(&self, x: u32, edges: u32, zone: Zone) -> Column {
        let beyond =
            |y: Option<u32>| y.is_some_and(|y| y < self.picture.height() && self.edge(x, y));
        let above = || beyond(zone.top.checked_sub(2)) && beyond(zone.top.checked_sub(4));
        let below = || beyond(Some(zone.bottom + 2)) && beyond(Some(zone.bottom + 4));
        match edges {
            0 => Column::Empty,
            _ if edges == zone.height() && above() && below() => Column::Rule,
            _ => Column::Ink,
        }
    }
}

/// Whether two neighbours of this brightness are an edge.
fn is_edge(one: i32, other: i32) -> bool {
    (one - other).abs() > EDGE
}

/// The last column with ink before a rule or so many that are empty.
fn last_ink(columns: impl Iterator<Item = (u32, Column)>, gap: u32) -> Option<u32> {
    let (mut last, mut empty) = (None, 0);
    for (x, column) in columns {
        match column {
            Column::Empty => empty += 1,
            Column::Ink => (last, empty) = (Some(x), 0),
            Column::Rule => break,
        }
        if empty >= gap {
            break;
        }
    }
    last
}

/// Whether the edge goes on half as far both above and below.
fn goes_near(lines: &Lines<'_>, x: u32, y: u32, step: u32) -> bool {
    [-2_i64, -1, 1, 2].into_iter().all(|count| {
        let y = i64::from(y) + count * i64::from(step);
        u32::try_from(y).is_ok_and(|y| y < lines.picture.height() && lines.edge(x, y))
    })
}

/// What a column of a line holds.
enum Column {
    Empty,
    Ink,
    /// A border that goes on above and below: the end of a cell or a pane.
    Rule,
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    /// A game beside a page: the region of both the board and the score above the page cut the lines of the page.
    #[test]
    fn zones_that_were_merged_cut_no_line() {
        let mut picture = Picture::new(640, 200);
        let mut draw = |left: u32, right: u32, top: u32| {
            for x in (left..right).step_by(4) {
                for y in top..top + 10 {
                    let at = y as usize * picture.stride() + x as usize * 4;
                    picture.data_mut()[at..at + 4].fill(255);
                }
            }
        };
        (0..8).for_each(|row| draw(20, 200, 20 + row * 20));
        draw(280, 360, 20);
        draw(280, 560, 80);
        let board = Zone::of_size(20, 20, 180, 150);
        let score = Zone::of_size(280, 20, 80, 10);
        let found = regions(&picture, Scale::new(1_000), &[board, score], 4, 1);
        let line = Zone::of_size(280, 80, 277, 10);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].union(&line), found[0], "{found:?}");
        assert!(found[0].right < 580, "{found:?}");
    }

    /// A page of letters has scrolled: every letter is a zone. Comparing each with each after every merge took
    /// twenty seconds of processor time.
    #[test]
    fn thousands_of_zones_are_merged_at_once() {
        let picture = Picture::new(1_920, 1_080);
        let letters = (0..6_000_u32).map(|at| {
            let (column, row) = (at % 150, at / 150);
            Zone::of_size(20 + column * 12, 10 + row * 24, 8, 12)
        });
        let zones: Vec<Zone> = letters.collect();
        let started = Instant::now();
        let found = regions(&picture, Scale::new(1_000), &zones, 4, 24);
        assert!(
            started.elapsed() < Duration::from_secs(2),
            "{:?}",
            started.elapsed()
        );
        assert!(found.len() <= 24);
        let whole = |zone: &Zone| found.iter().any(|region| region.union(zone) == *region);
        assert!(zones.iter().all(whole));
    }
}

//! The grid that the letters of a line stand on, told by its ink.

use std::ops::Range;

use crate::ink::{self, Column};

/// Fewer runs of ink do not tell a grid.
pub(crate) const CELLS_MIN: usize = 13;
/// The middles of letters are so far from those of their slots in the mean, at most, slots. Of 1,100 lines of typewriter type
/// on the bench's tuning screens most have 0.02 to 0.06; of 1,800 others 0.075 is the least among those long enough.
const OFF_MAX: f32 = 0.065;
/// Distances between letters that differ by no more than this share are one.
const ALIKE_SHARE: f32 = 0.16;
/// Pitches that are tried: so many steps up and down, each this share of it; and as many within a step.
const PITCH_STEPS: i32 = 15;
const PITCH_STEP: f32 = 0.003;
/// Paper wider than this many slots may be no whole number of them: what follows has a grid of its own.
const APART_SLOTS: f32 = 1.95;
/// This share of a slot in its middle has ink of its own letter only.
const MIDDLE_SHARE: f32 = 0.5;

/// The slots of a line with these columns, with paper between the parts that have grids of their own; none where letters are on no grid.
pub(crate) fn slots(columns: &[Column]) -> Vec<Slot> {
    Ink { columns }.slots()
}

/// The width of a slot, columns; none without slots.
pub(crate) fn width(slots: &[Slot]) -> Option<f32> {
    // Parts with grids of their own are parted by one of no width.
    let widths = slots.iter().map(|slot| slot.columns.len());
    let widths: Vec<usize> = widths.filter(|width| *width > 0).collect();
    (!widths.is_empty()).then(|| widths.iter().sum::<usize>() as f32 / widths.len() as f32)
}

/// What a slot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Letter,
    /// An underscore.
    Bar,
    Paper,
}

#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) columns: Range<u32>,
    pub(crate) shown: Shown,
}

/// A line.
struct Ink<'a> {
    columns: &'a [Column],
}

/// Columns with ink side by side.
type Cell = Range<usize>;

impl Ink<'_> {
    fn slots(&self) -> Vec<Slot> {
        let cells = ink::cells(self.columns);
        let baseline = ink::baseline(&cells);
        let cells: Vec<Cell> = cells.into_iter().map(|cell| cell.columns).collect();
        let Some(pitch) = pitch(&cells) else {
            return vec![];
        };
        let off = parts(&cells, pitch).map(|part| off_in(part, pitch));
        if off.sum::<f32>() > OFF_MAX * cells.len() as f32 {
            return vec![];
        }
        let mut slots: Vec<Slot> = vec![];
        for part in parts(&cells, pitch) {
            if let Some(last) = slots.last() {
                let columns = last.columns.end..last.columns.end;
                slots.push(Slot {
                    columns,
                    shown: Shown::Paper,
                });
            }
            slots.extend(self.slots_of(part, pitch, baseline));
        }
        slots
    }

    fn slots_of(&self, part: &[Cell], pitch: f32, baseline: usize) -> Vec<Slot> {
        let start = start(part, pitch);
        let (first, last) = (&part[0], &part[part.len() - 1]);
        let from = ((middle_of_first(first, pitch) - start) / pitch).round();
        let letters = ((last.end - first.start) as f32 / pitch).ceil() + 1.0;
        let mut slots: Vec<Slot> = vec![];
        for at in 0..letters as usize {
            let middle = start + (from + at as f32) * pitch;
            let columns = |half: f32| {
                let column = |x: f32| x.round().max(0.0) as usize;
                column(middle - half)..column(middle + half).min(self.columns.len())
            };
            let whole = columns(pitch / 2.0);
            let shown = self.shown(columns(pitch * MIDDLE_SHARE / 2.0), baseline);
            slots.push(Slot {
                columns: whole.start as u32..whole.end as u32,
                shown,
            });
        }
        while slots.last().is_some_and(|slot| slot.shown == Shown::Paper) {
            slots.pop();
        }
        slots
    }

    fn shown(&self, columns: Range<usize>, baseline: usize) -> Shown {
        let Some(columns) = self.columns.get(columns) else {
            return Shown::Paper;
        };
        if columns.iter().all(Option::is_none) {
            return Shown::Paper;
        }
        // A letter goes above the baseline. What else is below an underscore may come from the line below.
        let tops = columns
            .iter()
            .map(|rows| rows.as_ref().map(|rows| rows.start));
        let tops: Option<Vec<usize>> = tops.collect();
        let is_flat = |tops: &Vec<usize>| {
            tops.iter()
                .all(|top| top.abs_diff(tops[0]) <= 1 && *top >= baseline)
        };
        match tops.as_ref().is_some_and(is_flat) {
            true => Shown::Bar,
            false => Shown::Letter,
        }
    }
}

/// The distance from letter to letter, columns: about the most frequent one, and of those that differ little the one that puts
/// the letters best into slots. Whole columns alone would be a slot off at the end of a long line.
fn pitch(cells: &[Cell]) -> Option<f32> {
    if cells.len() < CELLS_MIN {
        return None;
    }
    let middle = |cell: &Cell| (cell.start + cell.end) as f32 / 2.0;
    let distances = cells
        .windows(2)
        .map(|two| middle(&two[1]) - middle(&two[0]));
    let mut distances: Vec<f32> = distances.collect();
    distances.sort_by(f32::total_cmp);
    let alike = |from: usize| {
        let most = distances[from] * (1.0 + ALIKE_SHARE);
        from..distances.partition_point(|distance| *distance <= most)
    };
    let most = (0..distances.len())
        .map(alike)
        .max_by_key(|run| run.len())?;
    let about = distances[most.clone()].iter().sum::<f32>() / most.len() as f32;
    let pitch = best(cells, about, PITCH_STEP);
    Some(best(cells, pitch, PITCH_STEP / PITCH_STEPS as f32))
}

/// Of the pitches so many steps up and down, each this share of it, the one that puts letters best into slots.
fn best(cells: &[Cell], about: f32, step: f32) -> f32 {
    let steps = -PITCH_STEPS..=PITCH_STEPS;
    let pitches = steps.map(|at| about * (1.0 + at as f32 * step));
    let off = |pitch: &f32| {
        parts(cells, *pitch)
            .map(|part| off_in(part, *pitch))
            .sum::<f32>()
    };
    let pitches = pitches.map(|pitch| (off(&pitch), pitch));
    let best = pitches.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or(about, |(_, pitch)| pitch)
}

/// The parts of a line that have grids of their own.
fn parts(cells: &[Cell], pitch: f32) -> impl Iterator<Item = &[Cell]> {
    cells.chunk_by(move |one, next| (next.start - one.end) as f32 <= pitch * APART_SLOTS)
}

/// How far the letters of a part are from the middles of their slots, all together, slots.
fn off_in(part: &[Cell], pitch: f32) -> f32 {
    let start = start(part, pitch);
    let off = |cell| off(middle_of_first(cell, pitch) - start, pitch).abs();
    part.iter().map(off).sum::<f32>() / pitch
}

/// The middle of the first letter of a run of ink, which may be several that touch.
fn middle_of_first(cell: &Cell, pitch: f32) -> f32 {
    let letters = (cell.len() as f32 / pitch).round().max(1.0);
    (cell.start + cell.end) as f32 / 2.0 - (letters - 1.0) / 2.0 * pitch
}

/// How far this distance is from a whole number of slots.
fn off(distance: f32, pitch: f32) -> f32 {
    distance - (distance / pitch).round() * pitch
}

/// Where the middle of the first slot is: the mean of what all letters say.
fn start(part: &[Cell], pitch: f32) -> f32 {
    let first = middle_of_first(&part[0], pitch);
    let off = part
        .iter()
        .map(|cell| off(middle_of_first(cell, pitch) - first, pitch));
    first + off.sum::<f32>() / part.len() as f32
}

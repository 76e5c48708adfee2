//! What stands still on something that moves: subtitles on a film, the score on a game.
//!
//! The letters of such text are the same pixels in two frames; only what shows between them is not. So the pixels that
//! moved are painted over, and lines are found in what is left: their bitmaps are those of the text alone, the same as
//! long as it stands there.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    ops::Range,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use velvet_messages::{FrameId, v1::Rect};
use zeroize::{Zeroize, Zeroizing};

use crate::{
    Grey,
    stability::{CELL_PX, cells_in},
};

/// Edge of the squares in which motion is told, pixels.
const TILE_PX: usize = 16;
/// Of the same edges on the side of a part that is stable or not.
const CELL_TILES: i32 = CELL_PX / TILE_PX as i32;
/// Displays watched at once, 6 MB each in full HD where all of it moves; the one not seen for longest goes.
const DISPLAYS_MAX: usize = 4;
/// One pixel in so many of each row and column tells whether a part of a display shows another picture than before ...
const SAMPLE_PX: usize = 8;
const SAMPLES: usize = CELL_PX as usize / SAMPLE_PX;
/// ... as it does when so many of them have changed, in percent: a page of text that scrolls changes a third of them.
const SAMPLES_PERCENT_MIN: usize = 40;
/// Pixels that differ by more have moved. Grey levels.
const LEVELS_MAX: u8 = 3;
/// A square is moving when so many of its pixels change, in percent, ...
const CHANGED_PERCENT_MIN: u32 = 5;
/// ... in so many frames one after the other, ...
const FRAMES_MIN: u8 = 2;
/// ... each no later after the one before.
const PAUSE_MAX: Duration = Duration::from_secs(2);
/// On a film nearly all pixels of the squares that are moving change, on a page that scrolls those of the letters do.
/// Percent, over all that are moving and lie so many squares away on each side.
const MOTION_PERCENT_MIN: u32 = 60;
const AROUND_TILES: usize = 7;
/// Fewer squares are a button that is lit up, or a meter.
const TILES_MIN: u32 = 64;
/// Squares amid letters stand still. They are a part of what moves if one so near is moving.
const NEAR_TILES: usize = 2;
/// The strokes of a square are those of the frame before while so many of their pixels stand still and no more than this
/// have joined them, in percent: pixels that stand still by chance, at the edges of letters, are other ones each time.
const HELD_PERCENT_MIN: usize = 85;
const JOINED_PERCENT_MAX: usize = 25;
/// Strokes brighter than this are bright. Grey levels.
const BRIGHT_MIN: u8 = 128;
/// Text is bright if so much of it is, in percent: it often has a dark rim or shadow, wider than its strokes, so that it shows on
/// everything.
const BRIGHT_PERCENT_MIN: usize = 20;
/// Even ground around strokes, pixels.
const MARGIN_PX: usize = 8;
/// This share of a place moves, or stands still, when most of it does. Percent.
const MOST_PERCENT: usize = 75;

/// A square of a display.
struct Tile {
    pixels: [u8; TILE_PX * TILE_PX],
    /// The strokes among them that stand still, as they were when they came to stand.
    strokes: [Option<u8>; TILE_PX * TILE_PX],
    /// In how many frames up to now it was moving.
    frames: u8,
    at: Duration,
}

/// A few pixels of a part of a display, by [`CELL_PX`].
struct Cell {
    samples: [u8; SAMPLES * SAMPLES],
    /// When it was another picture than before.
    changed: Option<Duration>,
}

/// What a display showed last.
struct Canvas {
    display: FrameId,
    cells: HashMap<(i32, i32), Cell>,
    tiles: HashMap<(i32, i32), Tile>,
}

impl Drop for Canvas {
    fn drop(&mut self) {
        for cell in self.cells.values_mut() {
            cell.samples.zeroize();
        }
        for tile in self.tiles.values_mut() {
            tile.pixels.zeroize();
            tile.strokes.zeroize();
        }
    }
}

/// The displays that were seen, the one not seen for longest first.
#[derive(Default)]
pub(crate) struct Still(Mutex<VecDeque<Canvas>>);

impl std::fmt::Debug for Still {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Still")
    }
}

/// Where motion is looked for in a region.
pub(crate) struct Watched {
    /// These parts, by [`CELL_PX`] of the display ...
    pub(crate) parts: HashSet<(i32, i32)>,
    /// ... and those that show one picture after the other, unless text is known there: what a page that scrolls shows was on it
    /// before.
    pub(crate) is_page: bool,
}

/// The part of a region that moves.
pub(crate) struct Moving {
    /// What stands still in it, on even ground, and where that lies in the region.
    pub(crate) standing: Option<(Rect, Grey)>,
    squares: Squares,
    moves: Vec<bool>,
    still: Vec<bool>,
}

impl Moving {
    /// Whether a place of the region lies where it moves.
    pub(crate) fn holds(&self, place: &Rect) -> bool {
        let squares: Vec<usize> = self.squares.of(place).collect();
        let moving = squares.iter().filter(|at| self.moves[**at]).count();
        moving * 100 >= squares.len() * MOST_PERCENT
    }

    /// Whether most of the pixels of a place stand still.
    pub(crate) fn is_still(&self, place: &Rect) -> bool {
        let side = |start: i32| usize::try_from(start).unwrap_or(0);
        let rows = self.still.chunks_exact(self.squares.width);
        let rows = rows.skip(side(place.y)).take(place.height as usize);
        let pixels = rows.flat_map(|row| {
            let pixels = row.iter().skip(side(place.x));
            pixels.take(place.width as usize)
        });
        let (all, still) = pixels.fold((0, 0), |(all, still), one| {
            (all + 1, still + usize::from(*one))
        });
        still * 100 >= all * MOST_PERCENT
    }
}

/// How a region lies on the squares of its display.
#[derive(Clone, Copy)]
struct Squares {
    /// Of the region, pixels.
    width: usize,
    height: usize,
    /// The first square, and how many of its pixels lie before the region.
    first: (i32, i32),
    offset: (usize, usize),
    columns: usize,
    rows: usize,
}

impl Squares {
    fn new(rect: &Rect, grey: &Grey) -> Self {
        let (width, height) = (grey.width as usize, grey.height as usize);
        let tile = |start: i32| start.div_euclid(TILE_PX as i32);
        let offset = |start: i32| start.rem_euclid(TILE_PX as i32) as usize;
        Self {
            width,
            height,
            first: (tile(rect.x), tile(rect.y)),
            offset: (offset(rect.x), offset(rect.y)),
            columns: (offset(rect.x) + width).div_ceil(TILE_PX),
            rows: (offset(rect.y) + height).div_ceil(TILE_PX),
        }
    }

    fn len(&self) -> usize {
        self.columns * self.rows
    }

    /// Those that a place of the region lies on.
    fn of(&self, place: &Rect) -> impl Iterator<Item = usize> {
        let span = |start: i32, length: u32, offset: usize, limit: usize| {
            let start = usize::try_from(start).unwrap_or(0) + offset;
            start / TILE_PX..(start + length as usize).div_ceil(TILE_PX).min(limit)
        };
        let rows = span(place.y, place.height, self.offset.1, self.rows);
        let columns = span(place.x, place.width, self.offset.0, self.columns);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    /// Where on the display one of them lies, in squares.
    fn place(&self, at: usize) -> (i32, i32) {
        // Both are small against the sides of a display in pixels.
        let (column, row) = ((at % self.columns) as i32, (at / self.columns) as i32);
        (self.first.0 + column, self.first.1 + row)
    }

    fn part(&self, at: usize) -> Part {
        let span = |tile: usize, offset: usize, length: usize| {
            let start = (tile * TILE_PX).max(offset);
            let end = ((tile + 1) * TILE_PX).min(offset + length);
            (start - offset, end - start, start - tile * TILE_PX)
        };
        let (x, width, column) = span(at % self.columns, self.offset.0, self.width);
        let (y, height, row) = span(at / self.columns, self.offset.1, self.height);
        Part {
            x,
            y,
            width,
            height,
            in_tile: (column, row),
        }
    }
}

/// What of a square lies in a region.
#[derive(Clone, Copy)]
struct Part {
    /// Pixels of the region.
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    /// Where it begins in the square.
    in_tile: (usize, usize),
}

impl Part {
    /// Where each of its rows lies among the pixels of a picture so wide, and among those of the square.
    fn rows(self, width: usize) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        (0..self.height).map(move |row| {
            let shown = (self.y + row) * width + self.x;
            let in_tile = (self.in_tile.1 + row) * TILE_PX + self.in_tile.0;
            (shown..shown + self.width, in_tile..in_tile + self.width)
        })
    }
}

/// How a square differs from what stood there before.
#[derive(Clone, Copy, Default)]
struct Change {
    percent: u32,
    is_moving: bool,
}

impl Still {
    fn canvases(&self) -> MutexGuard<'_, VecDeque<Canvas>> {
        // Each use leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self) {
        self.canvases().clear();
    }

    /// Takes note of what regions show; for each of them what moves in it, if something does.
    pub(crate) fn see(
        &self,
        display: &FrameId,
        at: Duration,
        regions: &[(Rect, Grey)],
        watched: Vec<Watched>,
    ) -> Vec<Option<Moving>> {
        let mut canvases = self.canvases();
        let known = canvases.iter().position(|one| one.display == *display);
        let known = known.and_then(|at| canvases.remove(at));
        let mut canvas = known.unwrap_or_else(|| Canvas {
            display: display.clone(),
            cells: HashMap::new(),
            tiles: HashMap::new(),
        });
        let regions = regions.iter().zip(watched);
        let moving = regions.map(|((rect, grey), watched)| canvas.see(rect, grey, at, watched));
        let moving = moving.collect();
        if canvases.len() >= DISPLAYS_MAX {
            canvases.pop_front();
        }
        canvases.push_back(canvas);
        moving
    }
}

impl Canvas {
    fn see(&mut self, rect: &Rect, grey: &Grey, at: Duration, watched: Watched) -> Option<Moving> {
        cells_in(rect).for_each(|cell| self.sample(cell, rect, grey, at));
        let mut parts = watched.parts;
        if !watched.is_page {
            parts.extend(self.changed(rect, at));
        }
        if parts.is_empty() {
            return None;
        }
        let squares = Squares::new(rect, grey);
        let mut still = vec![false; grey.pixels.len()];
        let is_watched = |square: usize| {
            let (x, y) = squares.place(square);
            parts.contains(&(x.div_euclid(CELL_TILES), y.div_euclid(CELL_TILES)))
        };
        let changes = (0..squares.len()).map(|square| match is_watched(square) {
            true => self.change(&squares, square, grey, &mut still, at),
            false => Change::default(),
        });
        let moves = moving(&changes.collect::<Vec<_>>(), squares.columns);
        moves.contains(&true).then(|| Moving {
            standing: self.standing(&squares, &moves, grey, still.clone()),
            squares,
            moves,
            still,
        })
    }

    /// The parts of a region that have just shown another picture than before, and those beside them.
    fn changed(&self, rect: &Rect, at: Duration) -> HashSet<(i32, i32)> {
        let is_soon = |changed: Duration| at.saturating_sub(changed) <= PAUSE_MAX;
        let has_changed = |at: &(i32, i32)| self.cells[at].changed.is_some_and(is_soon);
        let changed = cells_in(rect).filter(has_changed);
        let near = |(x, y): (i32, i32)| {
            (y - 1..=y + 1).flat_map(move |y| (x - 1..=x + 1).map(move |x| (x, y)))
        };
        changed.flat_map(near).collect()
    }

    /// Takes over a few pixels of a part of the display, as far as it lies in a region.
    fn sample(&mut self, cell: (i32, i32), rect: &Rect, grey: &Grey, at: Duration) {
        let is_new = !self.cells.contains_key(&cell);
        let known = self.cells.entry(cell).or_insert(Cell {
            samples: [0; SAMPLES * SAMPLES],
            changed: None,
        });
        let first = (cell.0 * CELL_PX - rect.x, cell.1 * CELL_PX - rect.y);
        let pixel = |sample: usize| {
            let side =
                |first: i32, at: usize| usize::try_from(first + (at * SAMPLE_PX) as i32).ok();
            let x = side(first.0, sample % SAMPLES).filter(|x| *x < grey.width as usize)?;
            let y = side(first.1, sample / SAMPLES)?;
            grey.pixels.get(y * grey.width as usize + x)
        };
        let mut changed = 0;
        for (sample, known) in known.samples.iter_mut().enumerate() {
            if let Some(level) = pixel(sample) {
                changed += usize::from(level.abs_diff(*known) > LEVELS_MAX);
                *known = *level;
            }
        }
        if !is_new && changed * 100 >= known.samples.len() * SAMPLES_PERCENT_MIN {
            known.changed = Some(at);
        }
    }

    /// Takes over what a square shows now, and marks what of it stood there before.
    fn change(
        &mut self,
        squares: &Squares,
        square: usize,
        grey: &Grey,
        still: &mut [bool],
        at: Duration,
    ) -> Change {
        let part = squares.part(square);
        let place = squares.place(square);
        let is_new = !self.tiles.contains_key(&place);
        let tile = self.tiles.entry(place).or_insert(Tile {
            pixels: [0; TILE_PX * TILE_PX],
            strokes: [None; TILE_PX * TILE_PX],
            frames: 0,
            at,
        });
        let mut changed = 0;
        for (shown, in_tile) in part.rows(squares.width) {
            let marks = still[shown.clone()].iter_mut();
            let levels = grey.pixels[shown].iter().zip(&mut tile.pixels[in_tile]);
            for ((now, before), mark) in levels.zip(marks) {
                *mark = !is_new && now.abs_diff(*before) <= LEVELS_MAX;
                changed += u32::from(!*mark);
                *before = *now;
            }
        }
        let percent = changed * 100 / ((part.width * part.height).max(1) as u32);
        let is_soon = at.saturating_sub(tile.at) <= PAUSE_MAX;
        tile.frames = match !is_new && is_soon && percent >= CHANGED_PERCENT_MIN {
            true => tile.frames.saturating_add(1),
            false => 0,
        };
        tile.at = at;
        Change {
            percent,
            is_moving: tile.frames >= FRAMES_MIN,
        }
    }

    /// What stands still where it moves, given the pixels that do so.
    fn standing(
        &mut self,
        squares: &Squares,
        moves: &[bool],
        grey: &Grey,
        mut still: Vec<bool>,
    ) -> Option<(Rect, Grey)> {
        for square in (0..squares.len()).filter(|square| !moves[*square]) {
            let rows = squares.part(square).rows(squares.width);
            rows.for_each(|(row, _)| still[row].fill(false));
        }
        open(&mut still, squares.width);
        let mut held = vec![];
        for square in (0..squares.len()).filter(|square| moves[*square]) {
            let place = squares.place(square);
            let part = squares.part(square);
            let tile = self.tiles.get_mut(&place);
            if tile.is_some_and(|tile| tile.hold(part, grey, &still)) {
                held.push((part, place));
            }
        }
        let tiles = held
            .into_iter()
            .map(|(part, place)| (part, &self.tiles[&place]));
        painted(grey, &tiles.collect::<Vec<_>>())
    }
}

impl Tile {
    /// Takes over the strokes that came to stand in a square, unless those of before are held. Returns whether there are
    /// some.
    fn hold(&mut self, part: Part, grey: &Grey, still: &[bool]) -> bool {
        let width = grey.width as usize;
        let (mut before, mut held, mut now) = (0, 0, 0);
        for (shown, in_tile) in part.rows(width) {
            for (still, stroke) in still[shown].iter().zip(&self.strokes[in_tile]) {
                before += usize::from(stroke.is_some());
                held += usize::from(stroke.is_some() && *still);
                now += usize::from(*still);
            }
        }
        let is_held = held * 100 >= before * HELD_PERCENT_MIN
            && (now - held) * 100 <= before * JOINED_PERCENT_MAX;
        if !is_held {
            for (shown, in_tile) in part.rows(width) {
                let levels = still[shown.clone()].iter().zip(&grey.pixels[shown]);
                for (stroke, (still, level)) in self.strokes[in_tile].iter_mut().zip(levels) {
                    *stroke = still.then_some(*level);
                }
            }
        }
        now > 0
    }
}

/// Which squares lie in a part that moves as a film does.
fn moving(changes: &[Change], columns: usize) -> Vec<bool> {
    let sums = Sums::new(changes, columns);
    let is_film = |at: usize| {
        let (percent, count) = sums.around(at, AROUND_TILES);
        count >= TILES_MIN && percent >= count * MOTION_PERCENT_MIN
    };
    let is_near = |at: usize| sums.around(at, NEAR_TILES).1 > 0;
    let all = 0..changes.len();
    all.map(|at| is_near(at) && is_film(at)).collect()
}

/// Sums of percents and of counts of the moving squares above and to the left of each, so that those of any rectangle are
/// four look-ups.
struct Sums {
    columns: usize,
    rows: usize,
    sums: Vec<(u32, u32)>,
}

impl Sums {
    fn new(changes: &[Change], columns: usize) -> Self {
        let mut sums = vec![(0, 0); columns + 1];
        for row in changes.chunks_exact(columns.max(1)) {
            let above = sums.len() - columns - 1;
            let mut sum = (0, 0);
            sums.push(sum);
            for (column, change) in row.iter().enumerate() {
                if change.is_moving {
                    sum = (sum.0 + change.percent, sum.1 + 1);
                }
                let above = sums[above + column + 1];
                sums.push((above.0 + sum.0, above.1 + sum.1));
            }
        }
        Self {
            columns,
            rows: changes.len() / columns.max(1),
            sums,
        }
    }

    /// The sums of a square and those so many away on each side.
    fn around(&self, at: usize, reach: usize) -> (u32, u32) {
        let span =
            |at: usize, limit: usize| (at.saturating_sub(reach), (at + reach + 1).min(limit));
        let (top, bottom) = span(at / self.columns, self.rows);
        let (left, right) = span(at % self.columns, self.columns);
        let sum = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        let total = |of: fn((u32, u32)) -> u32| {
            of(sum(bottom, right)) + of(sum(top, left))
                - of(sum(top, right))
                - of(sum(bottom, left))
        };
        (total(|sum| sum.0), total(|sum| sum.1))
    }
}

/// Leaves of these pixels only squares of three by three: what stands still by chance stands alone.
fn open(marks: &mut [bool], width: usize) {
    for step in [1, width] {
        join(marks, step, |one, other| one & other);
    }
    for step in [1, width] {
        join(marks, step, |one, other| one | other);
    }
}

/// Joins each mark with those so far before and behind it.
fn join(marks: &mut [bool], step: usize, join: impl Fn(bool, bool) -> bool) {
    let Some(count) = marks.len().checked_sub(2 * step) else {
        return;
    };
    let before = marks.to_vec();
    let around = before.iter().zip(&before[step..]).zip(&before[2 * step..]);
    let inner = &mut marks[step..step + count];
    for (mark, ((left, here), right)) in inner.iter_mut().zip(around) {
        *mark = join(join(*left, *here), *right);
    }
}

/// The strokes of these squares on dark ground if they are bright, else on bright ground, and where they lie. None: there
/// are no squares.
fn painted(grey: &Grey, tiles: &[(Part, &Tile)]) -> Option<(Rect, Grey)> {
    let strokes = || {
        tiles
            .iter()
            .flat_map(|(_, tile)| tile.strokes.iter().flatten())
    };
    let bright = strokes().filter(|level| **level >= BRIGHT_MIN).count();
    let ground = match bright * 100 >= strokes().count() * BRIGHT_PERCENT_MIN {
        true => 0,
        false => 255,
    };
    let span = |start: fn(&Part) -> usize, length: fn(&Part) -> usize, limit: u32| {
        let parts = || tiles.iter().map(|(part, _)| part);
        let from = parts().map(start).min()?.saturating_sub(MARGIN_PX);
        let to = parts().map(|part| start(part) + length(part)).max()? + MARGIN_PX;
        Some(from..to.min(limit as usize))
    };
    let columns = span(|part| part.x, |part| part.width, grey.width)?;
    let rows = span(|part| part.y, |part| part.height, grey.height)?;
    let mut pixels = Zeroizing::new(vec![ground; columns.len() * rows.len()]);
    for (part, tile) in tiles {
        let inner = Part {
            x: part.x - columns.start,
            y: part.y - rows.start,
            ..*part
        };
        for (shown, in_tile) in inner.rows(columns.len()) {
            for (pixel, stroke) in pixels[shown].iter_mut().zip(&tile.strokes[in_tile]) {
                *pixel = stroke.unwrap_or(ground);
            }
        }
    }
    // All are within the region, whose sides are small numbers.
    let place = Rect {
        x: columns.start as i32,
        y: rows.start as i32,
        width: columns.len() as u32,
        height: rows.len() as u32,
    };
    let grey = Grey {
        width: place.width,
        height: place.height,
        scale_milli: grey.scale_milli,
        pixels,
    };
    Some((place, grey))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 256;
    /// A stroke that stands on what moves: columns and rows.
    const STROKE: (Range<usize>, Range<usize>) = (100..160, 120..126);

    /// A picture whose pixels are told by column, row and frame.
    fn picture(level: impl Fn(usize, usize) -> u8) -> Grey {
        let pixels = (0..SIDE * SIDE).map(|at| level(at % SIDE, at / SIDE));
        Grey {
            width: SIDE as u32,
            height: SIDE as u32,
            scale_milli: 1_000,
            pixels: Zeroizing::new(pixels.collect()),
        }
    }

    /// Grain that is another one in each frame.
    fn grain(x: usize, y: usize, frame: usize) -> u8 {
        let mixed = (x * 31 + y * 57 + x * y * 7 + 13).wrapping_mul(frame * 2_654_435_761 + 97);
        (mixed >> 7) as u8 / 2
    }

    /// What moves after five frames of a display in which nothing, or all, is told to be watched.
    fn see(
        level: impl Fn(usize, usize, usize) -> u8,
        parts: &HashSet<(i32, i32)>,
        is_page: bool,
    ) -> Option<Moving> {
        let display: FrameId = "f:dev:ses:d0:0".parse().expect("an id");
        let still = Still::default();
        let rect = Rect {
            x: 40,
            y: 24,
            width: SIDE as u32,
            height: SIDE as u32,
        };
        let mut seen = None;
        for frame in 0..5 {
            let grey = picture(|x, y| level(x, y, frame));
            let at = Duration::from_millis(500 * frame as u64);
            let watched = vec![Watched {
                parts: parts.clone(),
                is_page,
            }];
            seen = still.see(&display, at, &[(rect, grey)], watched).remove(0);
        }
        seen
    }

    fn all() -> HashSet<(i32, i32)> {
        (0..4).flat_map(|y| (0..4).map(move |x| (x, y))).collect()
    }

    fn on_film(x: usize, y: usize, frame: usize) -> u8 {
        match STROKE.0.contains(&x) && STROKE.1.contains(&y) {
            true => 240,
            false => grain(x, y, frame),
        }
    }

    #[test]
    fn strokes_that_stand_on_a_film_are_cut_out_of_it() {
        let moving = see(on_film, &all(), true).expect("a film moves");
        let (place, grey) = moving.standing.as_ref().expect("a stroke stands");
        let shown = |x: usize, y: usize| {
            grey.pixels[(y - place.y as usize) * grey.width as usize + x - place.x as usize]
        };
        for y in STROKE.1.start - 6..STROKE.1.end + 6 {
            for x in STROKE.0.start - 6..STROKE.0.end + 6 {
                let is_stroke = STROKE.0.contains(&x) && STROKE.1.contains(&y);
                // A pixel beside it may stand still by chance.
                let is_beside = STROKE.0.contains(&(x + 1)) || STROKE.0.contains(&(x - 1));
                if is_stroke || !is_beside {
                    assert_eq!(shown(x, y), if is_stroke { 240 } else { 0 }, "{x} {y}");
                }
            }
        }
        let place = |x, y, width, height| Rect {
            x,
            y,
            width,
            height,
        };
        assert!(moving.holds(&place(20, 20, 90, 16)));
        assert!(moving.is_still(&place(100, 120, 60, 6)));
        assert!(!moving.is_still(&place(20, 20, 90, 16)));
    }

    #[test]
    fn a_page_that_scrolls_is_no_film() {
        // Rows of letters on white paper, a line further up with each frame.
        let letter = |x: usize, y: usize| (x / 3 + y / 4 * 5).is_multiple_of(3) && y % 20 < 12;
        let scrolled = |x: usize, y: usize, frame: usize| match letter(x, y + frame * 20 + frame) {
            true => 20,
            false => 255,
        };
        assert!(see(scrolled, &all(), false).is_none());
    }

    #[test]
    fn pictures_that_follow_each_other_are_watched_unless_they_are_pages() {
        let nowhere = HashSet::new();
        assert!(see(on_film, &nowhere, false).is_some());
        assert!(see(on_film, &nowhere, true).is_none());
        // Two pictures in turns, each for longer than a film's.
        let slides = |x: usize, y: usize, frame: usize| grain(x, y, frame / 3);
        assert!(see(slides, &nowhere, false).is_none());
    }

    /// A bug: letters with a wide dark rim were cut out without what is within it.
    #[test]
    fn bright_strokes_with_a_wide_dark_rim_are_bright() {
        let rimmed = |x: usize, y: usize, frame: usize| {
            let is_near = |around: usize| {
                (STROKE.0.start - around..STROKE.0.end + around).contains(&x)
                    && (STROKE.1.start - around..STROKE.1.end + around).contains(&y)
            };
            match (is_near(0), is_near(7)) {
                (true, _) => 240,
                (_, true) => 10,
                _ => grain(x, y, frame),
            }
        };
        let moving = see(rimmed, &all(), true).expect("a film moves");
        let (place, grey) = moving.standing.as_ref().expect("a stroke stands");
        let shown = |x: usize, y: usize| {
            grey.pixels[(y - place.y as usize) * grey.width as usize + x - place.x as usize]
        };
        let (x, y) = (STROKE.0.start + 9, STROKE.1.start + 3);
        assert_eq!((shown(x, y), shown(x, y + 20)), (240, 0));
    }
}

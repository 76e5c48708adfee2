//! The connected parts of some ink, and whether each is convex.

use super::zone::Zone;

/// Share of its hull, in hundredths, that a convex part may lack: blended rims are not quite straight.
const MISSING_PERCENT_MAX: usize = 7;

/// Ink that touches, also over corners.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// From the corner of the ink.
    pub(crate) zone: Zone,
    /// Its pixels.
    pub(crate) count: usize,
    /// Those of them that changed.
    pub(crate) changed: usize,
    /// Whether there was no ink in its place in the other state.
    pub(crate) came: bool,
    /// Whether it fills its convex hull.
    pub(crate) is_convex: bool,
    /// Whether each row and each column holds one run of it: a stroke that bends to one side.
    pub(crate) is_arc: bool,
    /// The most runs of ink in one row.
    pub(crate) runs_max: usize,
}

/// The parts of what has at least half of the strongest ink that changed, row by row in `width` columns. `other` is the
/// ink of the other state. What changed may be paler than what stands beside it.
pub(crate) fn parts(ink: &[u8], other: &[u8], changed: &[bool], width: usize) -> Vec<Part> {
    let inked = ink.iter().zip(other).zip(changed);
    let inked = inked.filter(|(_, changed)| **changed);
    let least = inked.map(|((ink, other), _)| (*ink).max(*other)).max();
    let least = least.unwrap_or(0) / 2;
    let mut rest: Vec<bool> = ink.iter().map(|ink| *ink > least).collect();
    let mut parts = Vec::new();
    for start in 0..rest.len() {
        if rest[start] {
            let places = take(&mut rest, start, width);
            let came = places.iter().all(|place| other[*place] == 0);
            parts.push(Part {
                came,
                ..part(&places, changed, width)
            });
        }
    }
    parts
}

/// Unsets the part that holds `start`; its places.
fn take(rest: &mut [bool], start: usize, width: usize) -> Vec<usize> {
    let height = rest.len() / width;
    let mut places = vec![start];
    rest[start] = false;
    let mut next = 0;
    while let Some(&place) = places.get(next) {
        next += 1;
        let (x, y) = (place % width, place / width);
        for y in y.saturating_sub(1)..(y + 2).min(height) {
            for x in x.saturating_sub(1)..(x + 2).min(width) {
                let near = y * width + x;
                if std::mem::take(&mut rest[near]) {
                    places.push(near);
                }
            }
        }
    }
    places
}

fn part(places: &[usize], changed: &[bool], width: usize) -> Part {
    let mut sorted = places.to_vec();
    sorted.sort_unstable();
    let row = |place: usize| place / width;
    let rows: Vec<&[usize]> = sorted.chunk_by(|one, two| row(*one) == row(*two)).collect();
    let spans: Vec<(i64, i64, i64)> = rows
        .iter()
        .map(|places| {
            let (first, last) = (places[0], places[places.len() - 1]);
            (
                row(first) as i64,
                (first % width) as i64,
                (last % width) as i64,
            )
        })
        .collect();
    let runs = |places: &&[usize]| {
        places
            .windows(2)
            .filter(|pair| pair[1] - pair[0] > 1)
            .count()
            + 1
    };
    let left = spans.iter().map(|span| span.1).min().unwrap_or(0);
    let right = spans.iter().map(|span| span.2).max().unwrap_or(0);
    let (top, bottom) = (row(sorted[0]), row(sorted[sorted.len() - 1]));
    let runs_max = rows.iter().map(runs).max().unwrap_or(0);
    let missing = hull_points(&spans).saturating_sub(places.len());
    let (width_px, height_px) = (right + 1 - left, (bottom - top) as i64 + 1);
    // A bar with blended ends; the bend of an f or a t is a quarter as wide as it is tall.
    let is_bar = runs_max <= 1 && height_px > 4 * width_px;
    Part {
        zone: Zone {
            left: left as u32,
            top: top as u32,
            right: right as u32 + 1,
            bottom: bottom as u32 + 1,
        },
        count: places.len(),
        changed: places.iter().filter(|place| changed[**place]).count(),
        came: false,
        is_convex: is_bar || missing * 100 <= places.len() * MISSING_PERCENT_MAX + 100,
        is_arc: runs_max <= 1 && is_single_by_column(&sorted, width),
        runs_max,
    }
}

/// Whether these places have one run in every column.
fn is_single_by_column(places: &[usize], width: usize) -> bool {
    let mut turned: Vec<(usize, usize)> = places
        .iter()
        .map(|place| (place % width, place / width))
        .collect();
    turned.sort_unstable();
    turned
        .windows(2)
        .all(|pair| pair[0].0 != pair[1].0 || pair[1].1 - pair[0].1 == 1)
}

/// Pixels whose middles lie in the convex hull of these rows (row, first, last).
fn hull_points(spans: &[(i64, i64, i64)]) -> usize {
    let chain = |points: Vec<(i64, i64)>| {
        let mut chain: Vec<(i64, i64)> = Vec::new();
        for point in points {
            while let [.., one, two] = chain.as_slice() {
                let turn =
                    (two.0 - one.0) * (point.1 - one.1) - (two.1 - one.1) * (point.0 - one.0);
                if turn > 0 {
                    break;
                }
                chain.pop();
            }
            chain.push(point);
        }
        chain
    };
    // The right side mirrored is a left side: both are lower chains over the rows.
    let left = chain(spans.iter().map(|span| (span.0, span.1)).collect());
    let right = chain(spans.iter().map(|span| (span.0, -span.2)).collect());
    let at = |chain: &[(i64, i64)], row: i64| {
        let next = chain.partition_point(|point| point.0 < row).max(1);
        let (Some(one), Some(two)) = (chain.get(next - 1), chain.get(next).or(chain.last())) else {
            return 0.0;
        };
        let rise = (two.1 - one.1) as f64 / (two.0 - one.0).max(1) as f64;
        one.1 as f64 + rise * (row - one.0) as f64
    };
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return 0;
    };
    let columns = |row: i64| {
        let (from, to) = (at(&left, row).ceil(), (-at(&right, row)).floor());
        (to - from + 1.0).max(0.0) as usize
    };
    (first.0..=last.0).map(columns).sum()
}

//! Connected shapes of a bitmap: glyphs, parts of glyphs, words of small print, frames, pictures.

use super::{Bounds, edges::Bitmap};

/// A stretch of set pixels in one row, half open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) x0: i32,
    pub(super) x1: i32,
    pub(super) y: i32,
    /// Index of its shape.
    pub(super) shape: u32,
}

/// Pixels that hang together by their sides or corners.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) bounds: Bounds,
    /// Set pixels.
    pub(super) count: u32,
    /// Column and row of its first pixel in reading order.
    pub(super) first: (i32, i32),
}

/// All shapes, numbered by their first pixel in reading order, and the runs they consist of, row by row.
pub(super) struct Shapes {
    pub(super) runs: Vec<Run>,
    /// Where each row's runs begin; one more than there are rows.
    pub(super) row_starts: Vec<usize>,
    pub(super) shapes: Vec<Shape>,
}

impl Shapes {
    pub(super) fn of(bitmap: &Bitmap) -> Self {
        let (mut runs, row_starts) = runs(bitmap);
        let roots = connect(&runs, &row_starts);
        let shapes = gather(&mut runs, &roots);
        Self {
            runs,
            row_starts,
            shapes,
        }
    }

    /// The runs of these rows.
    pub(super) fn rows(&self, y0: i32, y1: i32) -> &[Run] {
        let rows = self.row_starts.len() - 1;
        let start = |y: i32| self.row_starts[usize::try_from(y).unwrap_or(0).min(rows)];
        &self.runs[start(y0)..start(y1).max(start(y0))]
    }

    /// The runs of one row that end right of `x0` and begin left of `x1`.
    pub(super) fn row(&self, y: i32, x0: i32, x1: i32) -> &[Run] {
        let row = self.rows(y, y + 1);
        let first = row.partition_point(|run| run.x1 <= x0);
        let last = row.partition_point(|run| run.x0 < x1);
        &row[first..last.max(first)]
    }

    /// The shape that has this pixel.
    pub(super) fn at(&self, (x, y): (i32, i32)) -> Option<u32> {
        self.row(y, x, x + 1).first().map(|run| run.shape)
    }
}

fn runs(bitmap: &Bitmap) -> (Vec<Run>, Vec<usize>) {
    let mut runs = Vec::new();
    let mut starts = Vec::with_capacity(bitmap.height + 1);
    for y in 0..bitmap.height {
        starts.push(runs.len());
        row_runs(bitmap.row(y), bitmap.width, y, &mut runs);
    }
    starts.push(runs.len());
    (runs, starts)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a display is at most 32,768 pixels wide and high"
)]
fn row_runs(words: &[u64], width: usize, y: usize, runs: &mut Vec<Run>) {
    let mut open: Option<usize> = None;
    for (index, word) in words.iter().enumerate() {
        let base = index * 64;
        let mut at = 0;
        // Jumps from change to change; most words of a screen are all zero.
        while at < 64 {
            let rest = word >> at;
            match open {
                None => {
                    if rest == 0 {
                        break;
                    }
                    at += rest.trailing_zeros() as usize;
                    open = Some(base + at);
                }
                Some(start) => {
                    let ones = rest.trailing_ones() as usize;
                    at += ones;
                    if at < 64 {
                        runs.push(run(start as i32, (base + at) as i32, y as i32));
                        open = None;
                    }
                }
            }
        }
    }
    if let Some(start) = open {
        runs.push(run(start as i32, width as i32, y as i32));
    }
}

fn run(x0: i32, x1: i32, y: i32) -> Run {
    Run {
        x0,
        x1,
        y,
        shape: 0,
    }
}

/// For each run the run that stands for its shape. Corners count as well: the contour of a letter without
/// smoothed rims is closed only by them.
fn connect(runs: &[Run], row_starts: &[usize]) -> Vec<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "fewer runs than pixels of a display"
    )]
    let mut parents: Vec<u32> = (0..runs.len() as u32).collect();
    for rows in row_starts.windows(3) {
        let (mut above, mut below) = (rows[0], rows[1]);
        while above < rows[1] && below < rows[2] {
            let (a, b) = (runs[above], runs[below]);
            if a.x0 <= b.x1 && b.x0 <= a.x1 {
                join(&mut parents, above, below);
            }
            if a.x1 < b.x1 {
                above += 1;
            } else {
                below += 1;
            }
        }
    }
    parents
}

fn root(parents: &mut [u32], mut index: u32) -> u32 {
    while parents[index as usize] != index {
        let next = parents[parents[index as usize] as usize];
        parents[index as usize] = next;
        index = next;
    }
    index
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "fewer runs than pixels of a display"
)]
fn join(parents: &mut [u32], one: usize, other: usize) {
    let (one, other) = (root(parents, one as u32), root(parents, other as u32));
    parents[one.max(other) as usize] = one.min(other);
}

fn gather(runs: &mut [Run], parents: &[u32]) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for index in 0..runs.len() {
        // A parent has a smaller index, so its shape is known already.
        let parent = parents[index] as usize;
        let run = runs[index];
        let bounds = Bounds::new(run.x0, run.y, run.x1, run.y + 1);
        let count = (run.x1 - run.x0).unsigned_abs();
        if parent == index {
            #[expect(clippy::cast_possible_truncation, reason = "fewer shapes than runs")]
            let number = shapes.len() as u32;
            runs[index].shape = number;
            shapes.push(Shape {
                bounds,
                count,
                first: (run.x0, run.y),
            });
        } else {
            let number = runs[parent].shape;
            runs[index].shape = number;
            let shape = &mut shapes[number as usize];
            shape.bounds = shape.bounds.union(bounds);
            shape.count += count;
        }
    }
    shapes
}

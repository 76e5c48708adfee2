//! Where a line has ink: its columns, and runs of them between which there is paper.

use std::ops::Range;

/// Ink is darker than this in a line's normal form, which is cut to its ink and has full contrast.
pub(crate) const INK_LEVEL: u8 = 176;

/// A run of columns that all have ink, and the rows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) columns: Range<usize>,
    pub(crate) rows: Range<usize>,
}

impl Cell {
    /// Its rows in a picture so wide, from top to bottom.
    pub(crate) fn rows_of<'a>(
        &self,
        pixels: &'a [u8],
        width: usize,
    ) -> impl Iterator<Item = &'a [u8]> {
        let columns = self.columns.clone();
        let rows = pixels.chunks_exact(width.max(1));
        let rows = rows.skip(self.rows.start).take(self.rows.len());
        rows.map(move |row| &row[columns.clone()])
    }

    /// Twice the middle of its columns, so that it is a whole number.
    pub(crate) fn twice_middle(&self) -> usize {
        self.columns.start + self.columns.end
    }
}

/// How much ink pixels have, levels.
pub(crate) fn amount(pixels: &[u8]) -> u64 {
    pixels.iter().map(|level| u64::from(u8::MAX - level)).sum()
}

/// A column of a line: its rows from the first to the last with ink; none where it is paper.
pub(crate) type Column = Option<Range<usize>>;

/// Whether a pixel of a picture so wide is ink; outside there is paper.
pub(crate) fn is_ink(pixels: &[u8], width: usize, (x, y): (usize, usize)) -> bool {
    let level = pixels.get(y * width + x);
    x < width && level.is_some_and(|level| *level < INK_LEVEL)
}

/// Columns and rows of all ink that hangs together with this pixel by sides and corners, noted in `seen`.
pub(crate) fn hanging_together(
    pixels: &[u8],
    width: usize,
    first: (usize, usize),
    seen: &mut [bool],
) -> Cell {
    let mut all = Cell {
        columns: first.0..first.0 + 1,
        rows: first.1..first.1 + 1,
    };
    let mut next = vec![first];
    seen[first.1 * width + first.0] = true;
    while let Some((x, y)) = next.pop() {
        all.columns = all.columns.start.min(x)..all.columns.end.max(x + 1);
        all.rows = all.rows.start.min(y)..all.rows.end.max(y + 1);
        let around = (x.saturating_sub(1)..=x + 1)
            .flat_map(|x| (y.saturating_sub(1)..=y + 1).map(move |y| (x, y)));
        for (x, y) in around.filter(|pixel| is_ink(pixels, width, *pixel)) {
            if !std::mem::replace(&mut seen[y * width + x], true) {
                next.push((x, y));
            }
        }
    }
    all
}

/// The columns of a picture so wide.
pub(crate) fn columns(pixels: &[u8], width: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![None; width];
    for (y, row) in pixels.chunks_exact(width.max(1)).enumerate() {
        for (column, level) in columns.iter_mut().zip(row) {
            if *level < INK_LEVEL {
                column.get_or_insert(y..y).end = y + 1;
            }
        }
    }
    columns
}

/// The cells of these columns from left to right.
pub(crate) fn cells(columns: &[Column]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![];
    for (x, rows) in columns.iter().enumerate() {
        let Some(rows) = rows else { continue };
        match cells.last_mut() {
            Some(cell) if cell.columns.end == x => {
                cell.columns.end = x + 1;
                cell.rows = cell.rows.start.min(rows.start)..cell.rows.end.max(rows.end);
            }
            _ => cells.push(Cell {
                columns: x..x + 1,
                rows: rows.clone(),
            }),
        }
    }
    cells
}

/// The row below most of the cells; of those that are equally frequent the upper one, for descenders are the rarer.
pub(crate) fn baseline(cells: &[Cell]) -> usize {
    let mut ends: Vec<usize> = cells.iter().map(|cell| cell.rows.end).collect();
    ends.sort_unstable();
    let runs = ends.chunk_by(|one, other| one == other);
    let most = runs.rev().max_by_key(|run| run.len());
    most.map_or(0, |run| run[0])
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The pixels of these rows: `#` is ink.
    pub(crate) fn picture(rows: &[impl AsRef<str>]) -> Vec<u8> {
        let signs = rows.iter().flat_map(|row| row.as_ref().bytes());
        signs
            .map(|sign| if sign == b'#' { 0 } else { 255 })
            .collect()
    }

    #[test]
    fn cells_are_told_by_paper_between() {
        let pixels = picture(&["# ##  ", "#  ## ", "#     "]);
        let cell = |columns, rows| Cell { columns, rows };
        let expected = [cell(0..1, 0..3), cell(2..5, 0..2)];
        assert_eq!(cells(&columns(&pixels, 6)), expected);
        assert_eq!(cells(&columns(&[], 0)), []);
    }
}

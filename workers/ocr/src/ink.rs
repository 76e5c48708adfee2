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

/// A column of a line: its rows from the first to the last with ink; none where it is paper.
pub(crate) type Column = Option<Range<usize>>;

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
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_by_paper_between() {
        let picture = ["# ##  ", "#  ## ", "#     "];
        let pixels = picture.iter().flat_map(|row| row.bytes());
        let pixels: Vec<u8> = pixels
            .map(|sign| if sign == b'#' { 0 } else { 255 })
            .collect();
        let cell = |columns, rows| Cell { columns, rows };
        let expected = [cell(0..1, 0..3), cell(2..5, 0..2)];
        assert_eq!(cells(&columns(&pixels, 6)), expected);
        assert_eq!(cells(&columns(&[], 0)), []);
    }
}

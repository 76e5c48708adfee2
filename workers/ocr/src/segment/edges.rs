//! Where brightness changes: text has edges, whatever its colour and that of its background.

use super::Picture;

/// Least difference of neighbouring pixels that counts, in grey levels. Text of 20 levels is still found, with
/// its smoothed rims; dithering, shadows and gradients of a screen change by 1 to 6 levels from pixel to pixel.
const STEP_LEVELS: u8 = 12;
/// Pixels of a word of the bitmap.
const WORD_BITS: usize = 64;

/// One bit per pixel.
pub(super) struct Bitmap {
    pub(super) width: usize,
    pub(super) height: usize,
    words_per_row: usize,
    words: Vec<u64>,
}

impl Bitmap {
    /// All zeros.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let words_per_row = width.div_ceil(WORD_BITS);
        Self {
            width,
            height,
            words_per_row,
            words: vec![0; words_per_row * height],
        }
    }

    pub(super) fn row(&self, y: usize) -> &[u64] {
        &self.words[y * self.words_per_row..(y + 1) * self.words_per_row]
    }

    pub(super) fn get(&self, x: usize, y: usize) -> bool {
        self.words[y * self.words_per_row + x / WORD_BITS] >> (x % WORD_BITS) & 1 == 1
    }

    pub(super) fn set(&mut self, x: usize, y: usize, value: bool) {
        let bit = 1 << (x % WORD_BITS);
        let word = &mut self.words[y * self.words_per_row + x / WORD_BITS];
        *word = if value { *word | bit } else { *word & !bit };
    }

    /// Takes away the other's pixels; both have the same size.
    pub(super) fn clear(&mut self, other: &Self) {
        for (word, gone) in self.words.iter_mut().zip(&other.words) {
            *word &= !gone;
        }
    }

    /// Sets pixels `x0..x1` of a row, which must lie inside.
    pub(super) fn set_run(&mut self, x0: i32, x1: i32, y: i32) {
        for x in x0..x1 {
            self.set(x as usize, y as usize, true);
        }
    }
}

/// Pixels that differ from their left or upper neighbour. The mark of an edge lies on its right or lower side,
/// so shapes grow by one pixel there.
pub(super) fn edges(picture: &Picture<'_>) -> Bitmap {
    let mut bitmap = Bitmap::new(picture.width, picture.height);
    let mut marks = vec![0_u8; bitmap.words_per_row * WORD_BITS];
    for y in 0..picture.height {
        let row = picture.row(y);
        let above = picture.row(y.saturating_sub(1));
        mark(row, above, &mut marks[..picture.width]);
        let words = &mut bitmap.words[y * bitmap.words_per_row..(y + 1) * bitmap.words_per_row];
        for (word, marks) in words.iter_mut().zip(marks.chunks_exact(WORD_BITS)) {
            *word = pack(marks);
        }
    }
    bitmap
}

fn mark(row: &[u8], above: &[u8], marks: &mut [u8]) {
    let (Some(first), Some(first_above)) = (row.first(), above.first()) else {
        return;
    };
    marks[0] = u8::from(first.abs_diff(*first_above) > STEP_LEVELS);
    let neighbours = row.iter().zip(&row[1..]).zip(&above[1..]);
    for (mark, ((left, here), above)) in marks[1..].iter_mut().zip(neighbours) {
        *mark = u8::from(here.abs_diff(*left) > STEP_LEVELS)
            | u8::from(here.abs_diff(*above) > STEP_LEVELS);
    }
}

/// Sixty-four bytes of 0 or 1 as bits.
fn pack(marks: &[u8]) -> u64 {
    // Moves the lowest bit of byte i to bit 56 + i; no two products meet below.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut word = 0;
    for (index, eight) in marks.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(eight);
        word |= (u64::from_le_bytes(bytes).wrapping_mul(GATHER) >> 56) << (index * 8);
    }
    word
}

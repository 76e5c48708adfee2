//! A lone symbol that turns where it stands, as programs in a terminal show that they are at work: half a disc, an
//! arrow, a star. Letters that are turned are no letters, and none is the same over a diagonal with ink in its middle.

/// Sides of the box of a symbol differ by no more than this, in hundredths: most letters are narrower than tall.
const OBLONG_PERCENT_MAX: usize = 20;
/// Share of the ink that may differ between two pictures of one symbol: a small one is blended otherwise when turned.
const APART_MAX: f32 = 0.2;
/// Share of its box that a disc fills; a square would fill all of it.
const DISC_SHARE_MIN: f32 = 0.65;

/// Ink of one symbol, 0 to 1, in a square that is as large as the symbol.
struct Symbol {
    side: usize,
    ink: Vec<f32>,
}

/// Whether this ink, row by row in `width` columns before and after, is one symbol that turned, or two that are the same
/// over a diagonal.
pub(crate) fn turns(states: [&[u8]; 2], width: usize) -> bool {
    let [Some(old), Some(new)] = states.map(|ink| Symbol::of(ink, width)) else {
        return false;
    };
    let quarter = old.map(|x, y, last| (y, last - x));
    let half = quarter.map(|x, y, last| (y, last - x));
    let back = half.map(|x, y, last| (y, last - x));
    quarter.is_same(&new)
        || back.is_same(&new)
        || half.is_same(&new) && old.with(&new).is_disc()
        || old.is_crossed() && new.is_crossed()
}

impl Symbol {
    /// `None` when its box is no square.
    fn of(ink: &[u8], width: usize) -> Option<Self> {
        let most = ink.iter().copied().max().filter(|most| *most > 0)?;
        let inked = ink.iter().enumerate().filter(|(_, ink)| **ink > most / 4);
        let places = inked.map(|(place, _)| (place % width, place / width));
        let [left, top, right, bottom] = places.fold(
            [usize::MAX, usize::MAX, 0, 0],
            |[left, top, right, bottom], (x, y)| {
                [left.min(x), top.min(y), right.max(x), bottom.max(y)]
            },
        );
        let (columns, rows) = (right + 1 - left, bottom + 1 - top);
        let side = columns.max(rows);
        if columns.abs_diff(rows) * 100 > side * OBLONG_PERCENT_MAX {
            return None;
        }
        let at = |x: usize, y: usize| {
            let is_within = x < width && y < ink.len() / width;
            f32::from(if is_within { ink[y * width + x] } else { 0 }) / f32::from(most)
        };
        Some(Self::drawn(side, |x, y| at(left + x, top + y)))
    }

    fn drawn(side: usize, ink: impl Fn(usize, usize) -> f32) -> Self {
        let ink = (0..side * side).map(|place| ink(place % side, place / side));
        Self {
            side,
            ink: ink.collect(),
        }
    }

    fn at(&self, x: i32, y: i32) -> f32 {
        let within = |at: i32| usize::try_from(at).ok().filter(|at| *at < self.side);
        let place = within(x).zip(within(y));
        place.map_or(0.0, |(x, y)| self.ink[y * self.side + x])
    }

    /// The same with each pixel taken from another place: column, row, and the last of both.
    fn map(&self, from: impl Fn(usize, usize, usize) -> (usize, usize)) -> Self {
        Self::drawn(self.side, |x, y| {
            let (x, y) = from(x, y, self.side - 1);
            self.ink[y * self.side + x]
        })
    }

    /// Whether both are alike, a pixel up or down and aside.
    fn is_same(&self, other: &Self) -> bool {
        let side = self.side.max(other.side) as i32;
        let sum = |symbol: &Self| symbol.ink.iter().sum::<f32>();
        let both = sum(self) + sum(other);
        let apart = |(right, down): (i32, i32)| -> f32 {
            let places = (-1..=side).flat_map(|y| (-1..=side).map(move |x| (x, y)));
            let pairs = places.map(|(x, y)| (self.at(x, y) - other.at(x + right, y + down)).abs());
            pairs.sum()
        };
        let mut shifts = (0..9).map(|shift| (shift % 3 - 1, shift / 3 - 1));
        shifts.any(|shift| apart(shift) <= both * APART_MAX)
    }

    /// The ink of both.
    fn with(&self, other: &Self) -> Self {
        Self::drawn(self.side.max(other.side), |x, y| {
            let (x, y) = (x as i32, y as i32);
            self.at(x, y).max(other.at(x, y))
        })
    }

    fn is_disc(&self) -> bool {
        let filled = self.ink.iter().filter(|ink| **ink >= 0.5).count();
        filled as f32 >= DISC_SHARE_MIN * self.ink.len() as f32
    }

    /// The same over a diagonal, and no ring.
    fn is_crossed(&self) -> bool {
        let middle = (self.side / 2) as i32;
        let around = (-1..=0).flat_map(|y| (-1..=0).map(move |x| (middle + x, middle + y)));
        let is_filled = around.map(|(x, y)| self.at(x, y)).any(|ink| ink >= 0.5);
        let over = self.map(|x, y, _| (y, x));
        let across = self.map(|x, y, last| (last - y, last - x));
        is_filled && (over.is_same(self) || across.is_same(self))
    }
}

#[cfg(test)]
mod tests {
    use super::turns;

    fn ink(rows: &[&str]) -> Vec<u8> {
        let letters = rows.iter().flat_map(|row| row.bytes());
        letters
            .map(|letter| u8::from(letter == b'#') * 200)
            .collect()
    }

    #[test]
    fn symbols_turn_and_letters_do_not() {
        let upper = [
            "  ####  ", " ###### ", "########", "########", "#      #", "#      #", " #    # ",
            "  ####  ",
        ];
        let lower = [
            "  ####  ", " #    # ", "#      #", "#      #", "########", "########", " ###### ",
            "  ####  ",
        ];
        let left = [
            "  ####  ", " ###  # ", "####   #", "####   #", "####   #", "####   #", " ###  # ",
            "  ####  ",
        ];
        let up = [
            "    ####", "      ##", "     # #", "    #  #", "   #    ", "  #     ", " #      ",
            "#       ",
        ];
        let down = [
            "       #", "      # ", "     #  ", "    #   ", "#  #    ", "# #     ", "##      ",
            "####    ",
        ];
        let n = [
            "#####   ", "#    #  ", "#     # ", "#     # ", "#     # ", "#     # ", "#     # ",
            "#     # ",
        ];
        let u = [
            "#     # ", "#     # ", "#     # ", "#     # ", "#     # ", "#     # ", " #    # ",
            "  ##### ",
        ];
        let o = [
            "  ####  ", " #    # ", "#      #", "#      #", "#      #", "#      #", " #    # ",
            "  ####  ",
        ];
        let x = [
            "#      #", " #    # ", "  #  #  ", "   ##   ", "   ##   ", "  #  #  ", " #    # ",
            "#      #",
        ];
        let six = [
            "  ##    ", " #      ", "#       ", "####    ", "#   #   ", "#   #   ", "#   #   ",
            " ###    ",
        ];
        let nine = [
            " ###    ", "#   #   ", "#   #   ", "#   #   ", " ####   ", "    #   ", "   #    ",
            " ##     ",
        ];
        for (old, new, expected) in [
            (upper, lower, true),
            (lower, left, true),
            (up, down, true),
            (n, u, false),
            (o, x, false),
            (o, upper, false),
            (six, nine, false),
        ] {
            assert_eq!(
                turns([&ink(&old), &ink(&new)], 8),
                expected,
                "{old:?} {new:?}"
            );
        }
    }
}

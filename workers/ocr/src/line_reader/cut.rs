//! Lines that the edge of the display, or what a page scrolls under, goes through: half letters, of which the engine makes
//! other ones at three times the cost of a whole line.

use std::collections::BTreeMap;

use velvet_messages::v1::Rect;

use crate::{Grey, LineImage, ink};

/// Fewer letters tell nothing: they may all be capitals.
const LETTERS_MIN: usize = 6;
/// Lower ones, in percent of the line, are dashes, points and commas.
const LETTER_PERCENT_MIN: usize = 25;
/// Of the letters of a whole line the capitals and those that go up reach its first row, in percent at most, and those that
/// hang down its last; where it is cut, nearly all do.
const REACHING_PERCENT_MAX: usize = 75;
/// What a line goes under is as even as this for the length of the line, as its paper is, and all of it differs from all of that by so
/// much. Grey levels: a page of 244 goes under white.
const EVEN_LEVELS: u8 = 6;
const OTHER_LEVELS: u8 = 12;
const FAINT_LEVELS: u8 = 3;

/// The letters that reach an edge of the display, by region and row. A line of which only the tops of its highest letters show is
/// found as many.
#[derive(Default)]
pub(super) struct Cuts(BTreeMap<(usize, i32), usize>);

/// A line that reaches with nearly all of its letters what may cut it off.
pub(super) struct Reaching {
    /// The edge of the display, if it is that; else something that the line goes under.
    edge: Option<(usize, i32)>,
    letters: usize,
}

impl Cuts {
    /// Counts a line's letters.
    pub(super) fn add(&mut self, line: &Reaching) {
        if let Some(edge) = line.edge {
            *self.0.entry(edge).or_default() += line.letters;
        }
    }

    /// Whether a line is cut off: a few letters may all be capitals.
    pub(super) fn has(&self, line: &Reaching) -> bool {
        let at_edge = line.edge.and_then(|edge| self.0.get(&edge));
        at_edge.copied().unwrap_or(line.letters) >= LETTERS_MIN
    }
}

/// Whether a line of a region, which begins at this row of a display so high, reaches with nearly all of its letters the edge
/// of the display or of something that it goes under.
pub(super) fn reaching(
    image: &LineImage,
    (region, picture): (usize, &Grey),
    region_top: i32,
    display_height: u32,
) -> Option<Reaching> {
    // Large text is kept smaller than it is; it is rare, and its rows are not those of the display.
    if image.width != image.place.width {
        return None;
    }
    let mut cells = ink::cells(&ink::columns(&image.pixels, image.width as usize));
    cells.retain(|cell| cell.rows.len() * 100 >= image.height as usize * LETTER_PERCENT_MIN);
    let reach = |reaches: &dyn Fn(&ink::Cell) -> bool| {
        let reaching = cells.iter().filter(|cell| reaches(cell)).count();
        reaching * 100 > cells.len() * REACHING_PERCENT_MAX
    };
    let place = &image.place;
    let end = place.y.saturating_add_unsigned(place.height);
    let last = image.height as usize;
    let above = reach(&|cell| cell.rows.start == 0);
    let below = reach(&|cell| cell.rows.end == last);
    let edge = if above && place.y + region_top <= 1 {
        Some(place.y)
    } else if below && i64::from(end) + i64::from(region_top) + 1 >= i64::from(display_height) {
        Some(end)
    } else {
        None
    };
    // Letters that all end where something begins may stand on it, and all capitals hang under something; where some hang down
    // from others that are cut, that is all it can be.
    let least = if above && !below {
        FAINT_LEVELS
    } else {
        OTHER_LEVELS
    };
    let is_under = || {
        above && is_border(picture, place, (place.y - 1, end), least)
            || below && is_border(picture, place, (end, place.y - 1), least)
    };
    (edge.is_some() || is_under()).then(|| Reaching {
        edge: edge.map(|row| (region, row)),
        letters: cells.len(),
    })
}

/// Whether a row, right above or below a line, is the border of something that the line goes under: even, and unlike the
/// paper, which shows on the line's other side.
fn is_border(region: &Grey, place: &Rect, (row, paper): (i32, i32), least: u8) -> bool {
    let levels = |y: i32| {
        let y = usize::try_from(y).ok()?;
        let mut rows = region.pixels.chunks_exact(region.width.max(1) as usize);
        let from = usize::try_from(place.x).ok()?;
        rows.nth(y)?.get(from..from + place.width as usize)
    };
    let range = |levels: &[u8]| Some((*levels.iter().min()?, *levels.iter().max()?));
    let (Some(border), Some(paper)) = (levels(row).and_then(range), levels(paper).and_then(range))
    else {
        return false;
    };
    border.1 - border.0 <= EVEN_LEVELS
        && paper.1 - paper.0 <= EVEN_LEVELS
        && border.0.max(paper.0).saturating_sub(border.1.min(paper.1)) >= least
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    /// Rows of a display; a letter is a column of signs, `#` ink, `-` what a page goes under, and the rest paper.
    const WHOLE: [&str; 8] = [
        "                     ",
        "#       #            ",
        "#       #            ",
        "# # # # # # # # # # #",
        "# # # # # # # # # # #",
        "# # # # # # # # # # #",
        "      #       #      ",
        "                     ",
    ];

    /// Whether the line in these rows of the picture is cut off, and `above` that much of the display.
    fn check(
        picture: &[&str],
        rows: std::ops::Range<usize>,
        above: i32,
        below: u32,
        expected: bool,
    ) {
        let level = |sign: u8| match sign {
            b'#' => 0,
            b'-' => 200,
            _ => 255,
        };
        let pixels = |rows: &[&str]| {
            let pixels = rows.iter().flat_map(|row| row.bytes()).map(level);
            Zeroizing::new(pixels.collect::<Vec<u8>>())
        };
        let side = |length: usize| u32::try_from(length).unwrap();
        let (width, height) = (side(picture[0].len()), side(picture.len()));
        let region = Grey {
            width,
            height,
            scale_milli: 1_000,
            pixels: pixels(picture),
        };
        let image = LineImage {
            place: Rect {
                x: 0,
                y: rows.start as i32,
                width,
                height: side(rows.len()),
            },
            scale_milli: 1_000,
            width,
            height: side(rows.len()),
            pixels: pixels(&picture[rows]),
        };
        let display = height.saturating_add_signed(above) + below;
        let mut cuts = Cuts::default();
        let reaching = reaching(&image, (0, &region), above, display);
        let is_cut = reaching.is_some_and(|reaching| {
            cuts.add(&reaching);
            cuts.has(&reaching)
        });
        assert_eq!(is_cut, expected);
    }

    #[test]
    fn the_edge_of_the_display_cuts_letters() {
        // All of it, its lower half, its upper half.
        check(&WHOLE, 1..7, 0, 0, false);
        check(&WHOLE[4..], 0..3, 0, 0, true);
        check(&WHOLE[..5], 1..5, 0, 0, true);
        // The display goes on: the region ends here.
        check(&WHOLE[4..], 0..3, 40, 0, false);
        check(&WHOLE[..5], 1..5, 0, 40, false);
    }

    #[test]
    fn what_a_page_goes_under_cuts_letters() {
        let border = "-".repeat(21);
        let mut picture = [[border.as_str(); 2].as_slice(), &WHOLE[4..]].concat();
        check(&picture, 2..5, 40, 40, true);
        // A shade that is not even is no border, nor is paper.
        let ragged = "-".repeat(15) + "      ";
        picture[1] = &ragged;
        check(&picture, 2..5, 40, 40, false);
        picture[1] = WHOLE[0];
        check(&picture, 2..5, 40, 40, false);
    }

    #[test]
    fn tops_of_high_letters_are_cut_though_each_is_found_alone() {
        let mut cuts = Cuts::default();
        let letter = |row: i32| Reaching {
            edge: Some((0, row)),
            letters: 1,
        };
        (1..LETTERS_MIN).for_each(|_| cuts.add(&letter(40)));
        cuts.add(&letter(20));
        assert!(!cuts.has(&letter(40)));
        cuts.add(&letter(40));
        assert!(cuts.has(&letter(40)) && !cuts.has(&letter(20)));
    }

    #[test]
    fn a_few_capitals_at_the_edge_are_read() {
        let few = ["# # # #", "# # # #", "# # # #"];
        check(&few, 0..3, 0, 0, false);
    }
}

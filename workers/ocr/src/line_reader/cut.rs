//! Lines that the edge of the display, or what a page scrolls under, goes through: half letters, of which the engine makes
//! other ones at three times the cost of a whole line.

use velvet_messages::v1::Rect;

use crate::{Grey, LineImage, ink};

/// Fewer letters tell nothing: they may all be capitals.
const LETTERS_MIN: usize = 6;
/// Lower ones, in percent of the line, are dashes, points and commas.
const LETTER_PERCENT_MIN: usize = 25;
/// Of the letters of a whole line the capitals and those that go up reach its first row, in percent at most, and those that
/// hang down its last; where it is cut, nearly all do.
const REACHING_PERCENT_MAX: usize = 75;
/// What a line goes under is as even as this for the length of the line, and differs from its paper by so much. Grey levels.
const EVEN_LEVELS: u8 = 6;
const OTHER_LEVELS: u8 = 12;

/// Whether a line is cut off in the middle of its letters, in a region at this row of a display so high.
pub(super) fn is_cut_off(
    image: &LineImage,
    region: &Grey,
    region_top: i32,
    display_height: u32,
) -> bool {
    // Large text is kept smaller than it is; it is rare, and its rows are not those of the display.
    if image.width != image.place.width {
        return false;
    }
    let mut cells = ink::cells(&ink::columns(&image.pixels, image.width as usize));
    cells.retain(|cell| cell.rows.len() * 100 >= image.height as usize * LETTER_PERCENT_MIN);
    if cells.len() < LETTERS_MIN {
        return false;
    }
    let reach = |reaches: &dyn Fn(&ink::Cell) -> bool| {
        let reaching = cells.iter().filter(|cell| reaches(cell)).count();
        reaching * 100 > cells.len() * REACHING_PERCENT_MAX
    };
    let place = &image.place;
    let end = place.y.saturating_add_unsigned(place.height);
    let last = image.height as usize;
    let above = reach(&|cell| cell.rows.start == 0);
    let below = reach(&|cell| cell.rows.end == last);
    above && (place.y + region_top <= 1 || is_border(region, place, place.y - 1, end))
        || below
            && (i64::from(end) + i64::from(region_top) + 1 >= i64::from(display_height)
                || is_border(region, place, end, place.y - 1))
}

/// Whether a row, right above or below a line, is the border of something that the line goes under: even, and unlike the
/// paper, which shows on the line's other side.
fn is_border(region: &Grey, place: &Rect, row: i32, paper: i32) -> bool {
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
        && border.0.abs_diff(paper.0) >= OTHER_LEVELS
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
        assert_eq!(is_cut_off(&image, &region, above, display), expected);
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
    fn a_few_capitals_at_the_edge_are_read() {
        let few = ["# # # #", "# # # #", "# # # #"];
        check(&few, 0..3, 0, 0, false);
    }
}

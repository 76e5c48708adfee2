use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;

/// Five columns and nine rows of a few letters; the last two rows lie below the baseline.
const LETTERS: [(char, [&str; 9]); 10] = [
    (
        'H',
        [
            "#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #", "", "",
        ],
    ),
    (
        'E',
        [
            "#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####", "", "",
        ],
    ),
    (
        'L',
        [
            "#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####", "", "",
        ],
    ),
    (
        'O',
        [
            " ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### ", "", "",
        ],
    ),
    (
        'N',
        [
            "#   #", "##  #", "# # #", "#  ##", "#   #", "#   #", "#   #", "", "",
        ],
    ),
    (
        'i',
        [
            "  #  ", "     ", " ##  ", "  #  ", "  #  ", "  #  ", " ### ", "", "",
        ],
    ),
    (
        'n',
        [
            "     ", "     ", "#### ", "#   #", "#   #", "#   #", "#   #", "", "",
        ],
    ),
    (
        'g',
        [
            "     ", "     ", " ####", "#   #", "#   #", "#   #", " ####", "    #", " ### ",
        ],
    ),
    (
        '.',
        [
            "     ", "     ", "     ", "     ", "     ", "     ", "  #  ", "", "",
        ],
    ),
    (
        '?',
        [
            " ### ", "#   #", "   ##", "  ## ", "     ", "     ", "  #  ", "", "",
        ],
    ),
];

/// A picture to draw on.
#[derive(Clone)]
struct Page {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Page {
    fn new(width: usize, height: usize, paper: u8) -> Self {
        Self {
            width,
            height,
            pixels: vec![paper; width * height],
        }
    }

    fn fill(mut self, (x, y): (usize, usize), (width, height): (usize, usize), level: u8) -> Self {
        for row in y..(y + height).min(self.height) {
            for column in x..(x + width).min(self.width) {
                self.pixels[row * self.width + column] = level;
            }
        }
        self
    }

    fn frame(self, at: (usize, usize), size: (usize, usize), level: u8) -> Self {
        let ((x, y), (width, height)) = (at, size);
        self.fill(at, (width, 1), level)
            .fill((x, y + height - 1), (width, 1), level)
            .fill(at, (1, height), level)
            .fill((x + width - 1, y), (1, height), level)
    }

    /// Letters whose dots are `dot` pixels wide, six dots apart.
    fn write(mut self, (x, y): (usize, usize), text: &str, dot: usize, ink: u8) -> Self {
        for (place, letter) in text.chars().enumerate() {
            let Some((_, rows)) = LETTERS.iter().find(|(known, _)| *known == letter) else {
                continue;
            };
            for (row, dots) in rows.iter().enumerate() {
                for (column, _) in dots.match_indices('#') {
                    let at = (x + (place * 6 + column) * dot, y + row * dot);
                    self = self.fill(at, (dot, dot), ink);
                }
            }
        }
        self
    }

    fn cut(&self, (x, y): (usize, usize), (width, height): (usize, usize)) -> Grey {
        let rows = (y..y + height).map(|row| &self.pixels[row * self.width + x..][..width]);
        Grey {
            width: u32::try_from(width).unwrap(),
            height: u32::try_from(height).unwrap(),
            scale_milli: 1_000,
            pixels: Zeroizing::new(rows.flatten().copied().collect()),
        }
    }

    fn whole(&self) -> Grey {
        self.cut((0, 0), (self.width, self.height))
    }
}

/// The places of the lines found, in order.
fn check(page: &Page, expected: &[&str]) {
    let place = |image: &LineImage| {
        let place = image.place;
        format!("{},{} {}x{}", place.x, place.y, place.width, place.height)
    };
    let found: Vec<String> = find_lines(&page.whole()).iter().map(place).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_comma_belongs_to_the_digits_before_it() {
    let page = Page::new(300, 80, 255)
        .write((10, 10), "HELLO", 2, 0)
        .fill((70, 21), (3, 7), 0);
    check(&page, &["10,10 63x18"]);
}

#[test]
fn a_question_mark_belongs_to_letters_that_hang_down() {
    let page = Page::new(160, 60, 255).write((10, 10), "gHEng?", 3, 0);
    check(&page, &["10,10 105x27"]);
}

#[test]
fn a_dash_as_long_as_a_rule_belongs_to_the_letters_beside_it() {
    let page = Page::new(220, 70, 255)
        .write((10, 10), "HE", 5, 0)
        .fill((75, 26), (50, 3), 0);
    check(&page, &["10,10 55x35"]);
    check(&page.write((135, 10), "LH", 5, 0), &["10,10 180x35"]);
}

#[test]
fn a_comma_that_hangs_on_the_rule_of_its_cell_is_kept() {
    // Rows of cells with rules around, taller than any letter.
    let mut page = Page::new(400, 300, 255);
    for row in 0..9 {
        page = page.frame((10, 10 + row * 30), (320, 31), 120);
    }
    let page = page
        .write((40, 50), "HELLO", 2, 0)
        .fill((100, 62), (3, 7), 0);
    check(&page, &["40,50 63x19"]);
}

#[test]
fn a_bold_quote_half_as_high_as_small_letters_belongs_to_them() {
    let page = Page::new(300, 80, 255)
        .write((20, 20), "HEgg", 1, 0)
        .fill((48, 20), (4, 4), 0)
        .write((56, 20), "gigi", 1, 0);
    check(&page, &["20,20 58x9"]);
}

#[test]
fn two_dashes_between_letters_belong_to_them() {
    let page = Page::new(300, 80, 255)
        .write((10, 10), "n", 2, 0)
        .fill((24, 17), (7, 2), 0)
        .fill((36, 17), (7, 2), 0)
        .write((48, 10), "n", 2, 0);
    check(&page, &["10,14 48x10"]);
}

#[test]
fn small_print_beside_large_type_is_a_line_of_its_own() {
    let page = Page::new(500, 140, 255)
        .write((100, 20), "HELLO", 12, 0)
        .write((60, 97), "H", 1, 0)
        .write((68, 97), "E", 1, 0)
        .write((76, 97), "L", 1, 0);
    check(&page, &["100,20 348x84", "60,97 21x7"]);
}

#[test]
fn round_letters_beside_a_headline_and_below_it_are_no_marks_of_it() {
    let page = Page::new(400, 150, 255)
        .write((10, 10), "HL", 14, 0)
        .write((204, 80), "nnn", 4, 0)
        .write((10, 103), "nnn", 4, 0);
    check(&page, &["10,10 154x98", "204,88 68x20", "10,111 68x20"]);
}

#[test]
fn letters_that_touch_their_frame_are_kept() {
    let page = Page::new(300, 80, 255)
        .fill((40, 20), (140, 24), 200)
        .write((50, 25), "HiNging", 2, 0);
    check(&page, &["50,25 82x18"]);
}

#[test]
fn a_bar_before_a_line_is_left_out() {
    let page = Page::new(300, 80, 255)
        .fill((10, 8), (3, 22), 90)
        .write((20, 12), "HELLO", 2, 0);
    check(&page, &["20,12 58x14"]);
}

#[test]
fn text_in_a_ring_is_found_and_the_ring_is_not() {
    let mut page = Page::new(120, 120, 255).write((49, 53), "HO", 2, 0);
    for degree in 0..720 {
        let angle = f64::from(degree).to_radians() / 2.0;
        let at = |middle: f64, part: f64| (middle + part * 21.0).round() as usize;
        page = page.fill((at(60.0, angle.cos()), at(60.0, angle.sin())), (1, 1), 60);
    }
    check(&page, &["49,53 22x14"]);
}

#[test]
fn lines_and_columns_are_found_in_reading_order() {
    let page = Page::new(300, 120, 255)
        .write((10, 10), "HELLO HOLE.", 2, 0)
        .write((200, 10), "NONE", 2, 0)
        .write((10, 40), "iging", 2, 90)
        .write((200, 40), "Hi", 2, 60);
    check(
        &page,
        &[
            "10,10 126x14",
            "200,10 46x14",
            "12,40 56x18",
            "200,40 20x14",
        ],
    );
}

#[test]
fn nothing_is_found_in_nothing() {
    check(&Page::new(64, 64, 80), &[]);
    check(&Page::new(1, 1, 80), &[]);
    check(&Page::new(300, 100, 255).fill((20, 20), (200, 60), 30), &[]);
    let grey = Grey {
        width: 10,
        height: 10,
        scale_milli: 1_000,
        pixels: Zeroizing::new(vec![0; 7]),
    };
    assert!(find_lines(&grey).is_empty());
}

#[test]
fn frames_and_rules_are_left_out() {
    // A button, a badge with its own background, a table cell with its rules.
    let page = Page::new(400, 200, 255)
        .frame((10, 10), (100, 30), 100)
        .write((30, 18), "HELLO", 2, 0)
        .fill((150, 10), (90, 30), 60)
        .write((160, 18), "NOON", 2, 250)
        .frame((10, 80), (300, 90), 120)
        .fill((10, 110), (300, 1), 120)
        .fill((100, 80), (1, 90), 120)
        .write((30, 88), "HE", 2, 0)
        .write((130, 88), "LION", 2, 0)
        .write((30, 120), "NO", 2, 0);
    check(
        &page,
        &[
            "30,18 58x14",
            "160,18 46x14",
            "30,88 22x14",
            "130,88 46x14",
            "30,120 22x14",
        ],
    );
}

#[test]
fn glued_lines_are_parted() {
    // The descender of the first line touches the second.
    let page = Page::new(400, 80, 0)
        .write((10, 10), "HOLE HELLO ENgINE HELLO", 2, 220)
        .write((10, 28), "LEEN ONEHOLE HLN HELLO", 2, 220);
    let lines = find_lines(&page.whole());
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.place.height <= 18));
}

#[test]
fn the_same_text_is_the_same_picture_whatever_its_colours_and_place() {
    let image = |page: &Page| {
        let lines = find_lines(&page.whole());
        assert_eq!(lines.len(), 1);
        (lines[0].width, lines[0].height, lines[0].pixels.clone())
    };
    let expected = image(&Page::new(200, 40, 255).write((10, 10), "HELLO", 2, 0));
    for (at, paper, ink) in [((30, 4), 255, 0), ((10, 10), 20, 230), ((11, 13), 128, 150)] {
        assert_eq!(
            image(&Page::new(200, 40, paper).write(at, "HELLO", 2, ink)),
            expected
        );
    }
}

#[test]
fn a_selected_word_is_dark_on_white_like_the_rest() {
    let plain = Page::new(300, 60, 255).write((20, 20), "HELLO HOLE NONE", 2, 0);
    let selected = Page::new(300, 60, 255)
        .write((20, 20), "HELLO HOLE NONE", 2, 0)
        .fill((88, 14), (58, 28), 60)
        .write((20 + 6 * 12, 20), "HOLE", 2, 255);
    let (plain, selected) = (find_lines(&plain.whole()), find_lines(&selected.whole()));
    assert_eq!((plain.len(), selected.len()), (1, 1));
    let differ = plain[0].pixels.iter().zip(selected[0].pixels.iter());
    let differ = differ
        .filter(|(one, other)| one.abs_diff(**other) > 100)
        .count();
    assert!(
        differ * 50 < plain[0].pixels.len(),
        "{differ} pixels differ"
    );
}

#[test]
fn a_faint_word_is_as_dark_as_those_beside_it() {
    let white = Page::new(300, 60, 30).write((20, 20), "HELLO HOLE NONE", 2, 230);
    let red = Page::new(300, 60, 30)
        .write((20, 20), "HELLO", 2, 230)
        .write((20 + 6 * 12, 20), "HOLE", 2, 60)
        .write((20 + 11 * 12, 20), "NONE", 2, 230);
    let (white, red) = (find_lines(&white.whole()), find_lines(&red.whole()));
    assert_eq!((white.len(), red.len()), (1, 1));
    assert_eq!(white[0].pixels, red[0].pixels);
}

#[test]
fn a_line_is_the_same_wherever_its_region_was_cut() {
    let page = Page::new(640, 300, 30)
        .write((20, 20), "HELLO iging HOLE.", 2, 200)
        .write((20, 60), "ENgINE HELLO HiHi", 3, 220)
        .frame((300, 10), (200, 40), 90)
        .write((330, 22), "NONE", 2, 255)
        .write((20, 120), "gong EgEL NONE", 1, 180)
        .write((20, 180), "HOLE", 5, 255);
    let whole = find_lines(&page.whole());
    assert_eq!(whole.len(), 5);
    for line in &whole {
        let place = line.place;
        let (x, y) = (place.x as usize - 9, place.y as usize - 7);
        let (width, height) = (place.width as usize + 20, place.height as usize + 12);
        let found = find_lines(&page.cut((x, y), (width, height)));
        let same = found.iter().find(|one| one.pixels == line.pixels);
        let same = same.unwrap_or_else(|| panic!("{line:?} was not found again"));
        assert_eq!((same.place.x, same.place.y), (9, 7));
    }
}

#[test]
fn the_border_of_a_window_beside_a_cut_line_is_no_letter() {
    // As the agent cuts it: the border goes on above and below.
    let page = Page::new(300, 200, 255)
        .fill((0, 0), (40, 200), 0)
        .fill((40, 0), (1, 200), 120)
        .write((44, 90), "HELLO NOON", 1, 0);
    let whole = find_lines(&page.whole());
    let cut = find_lines(&page.cut((30, 84), (200, 20)));
    let pixels = |lines: &[LineImage]| lines.iter().map(|line| line.pixels.clone()).collect();
    let (whole, cut): (Vec<_>, Vec<_>) = (pixels(&whole), pixels(&cut));
    assert_eq!(whole.len(), 1);
    assert!(whole == cut, "the cut line differs");
}

#[test]
fn icons_beside_text_are_left_out() {
    // A ring that hangs below the baseline, a box of another shade, a check mark; then what stands as letters do.
    let ring = |page: Page| {
        page.fill((12, 8), (14, 2), 0)
            .fill((12, 24), (14, 2), 0)
            .fill((10, 10), (2, 14), 0)
            .fill((26, 10), (2, 14), 0)
    };
    let shade = |page: Page| {
        page.fill((10, 9), (16, 2), 150)
            .fill((10, 23), (16, 2), 150)
            .fill((10, 9), (2, 16), 150)
            .fill((24, 9), (2, 16), 150)
    };
    let check_mark = |mut page: Page| {
        for step in 0..12 {
            page = page.fill((16 + step, 22 - step), (2, 2), 0);
        }
        for step in 0..5 {
            page = page.fill((11 + step, 18 + step), (2, 2), 0);
        }
        page
    };
    // "of", whose letters touch: the stem of its f is a third stroke.
    let of = |page: Page| {
        page.fill((12, 16), (6, 2), 0)
            .fill((10, 18), (2, 4), 0)
            .fill((12, 22), (6, 2), 0)
            .fill((16, 18), (2, 4), 0)
            .fill((20, 12), (2, 12), 0)
            .fill((22, 10), (6, 2), 0)
            .fill((18, 16), (6, 2), 0)
    };
    let letter = |page: Page| page.write((24, 10), "O", 2, 0);
    let text = || Page::new(300, 60, 255).write((40, 10), "HELLO HOLE 1", 2, 0);
    let found = |page: Page| {
        let lines = find_lines(&page.whole());
        assert_eq!(lines.len(), 1);
        lines[0].place.x
    };
    assert_eq!(found(ring(text())), 40);
    assert_eq!(found(shade(text())), 40);
    assert_eq!(found(check_mark(text())), 40);
    assert_eq!(found(of(text())), 10);
    assert_eq!(found(letter(text())), 24);
}

#[test]
fn a_stroke_through_text_is_lifted() {
    let plain = Page::new(200, 40, 255).write((10, 10), "HELLO", 2, 0);
    let struck = plain.clone().fill((10, 19), (58, 1), 0);
    let underlined = plain.clone().fill((10, 26), (58, 1), 0);
    let pixels = |page: &Page| {
        let lines = find_lines(&page.whole());
        assert_eq!(lines.len(), 1);
        lines[0].pixels.clone()
    };
    assert!(
        pixels(&plain) == pixels(&struck),
        "the stroke is still there"
    );
    assert!(pixels(&underlined).len() >= pixels(&plain).len());
}

#[test]
fn windows_of_a_house_are_no_text() {
    let lit = |page: Page, x: usize| page.fill((x, 20), (7, 10), 220);
    let house = [20, 32, 44, 62]
        .into_iter()
        .fold(Page::new(120, 60, 60), lit);
    check(&house, &[]);
}

#[test]
fn a_row_of_letters_and_hyphens_is_text() {
    let letters = Page::new(200, 40, 255).write((10, 10), "H  E  L  E", 2, 0);
    let hyphen = |page: Page, slot: usize| page.fill((10 + slot * 12, 16), (8, 2), 0);
    let page = [1, 2, 4, 5, 7, 8].into_iter().fold(letters, hyphen);
    check(&page, &["10,10 118x14"]);
}

#[test]
fn a_round_chart_takes_no_words_for_its_dots() {
    let mut page = Page::new(400, 180, 255).write((170, 60), "HELL HOLE", 2, 0);
    for (y, row) in page.pixels.chunks_exact_mut(400).enumerate() {
        for (x, pixel) in row.iter_mut().enumerate() {
            let (right, down) = (x as f64 - 90.0, y as f64 - 90.0);
            if (42.0..=66.0).contains(&right.hypot(down)) {
                *pixel = if right > 0.0 { 100 } else { 160 };
            }
        }
    }
    check(&page, &["170,60 106x14"]);
}

#[test]
fn the_border_that_text_goes_under_is_none_of_it() {
    let text = |page: Page| page.write((10, 10), "HELLO HOLE ENgINE HELLO", 2, 0);
    let under = text(Page::new(400, 40, 255)).fill((0, 0), (400, 16), 60);
    let lines = find_lines(&under.whole());
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].place.x, lines[0].place.y), (10, 16));
}

#[test]
fn three_glued_lines_are_parted_though_two_beside_are_one() {
    // Marks that reach from line to line glue them; beside them stands something as high as two.
    let mut page = Page::new(600, 80, 0);
    for (row, text) in [
        "HELLO HOLE ENgINE",
        "LEEN ONEHOLE HLEN",
        "HOLE HELLO ENgINE",
    ]
    .iter()
    .enumerate()
    {
        page = page.write((120, 10 + 18 * row), text, 2, 220);
    }
    page = page
        .fill((140, 20), (2, 40), 220)
        .write((10, 10), "HOLE", 2, 220)
        .write((10, 28), "HOLE", 4, 220);
    let lines = find_lines(&page.whole());
    let small = lines
        .iter()
        .filter(|line| line.place.x >= 110 && line.place.height <= 20);
    assert_eq!(small.count(), 3, "{lines:?}");
}

#[test]
fn scrolling_changes_no_line() {
    let draw = |offset: usize| {
        Page::new(500, 200, 255)
            .write((20, 20 + offset), "HELLO iging HOLE.", 2, 0)
            .write((20, 50 + offset), "ENgINE HELLO HiHi", 2, 70)
            .write((20, 80 + offset), "NONE gong", 3, 30)
    };
    let pixels = |page: Page| -> Vec<Vec<u8>> {
        find_lines(&page.whole())
            .iter()
            .map(|line| line.pixels.to_vec())
            .collect()
    };
    let still = pixels(draw(0));
    assert_eq!(still.len(), 3);
    for offset in [1, 2, 3, 7, 19, 64] {
        assert_eq!(pixels(draw(offset)), still, "scrolled by {offset}");
    }
}

#[test]
fn dashes_that_stand_alone_in_a_row_are_kept() {
    let page = Page::new(500, 80, 255)
        .write((10, 10), "HELLO", 2, 0)
        .fill((250, 16), (6, 2), 0)
        // Not in the middle of the row, and stacked like a menu's bars.
        .fill((300, 8), (6, 2), 0)
        .fill((400, 11), (14, 2), 0)
        .fill((400, 16), (14, 2), 0)
        .fill((400, 21), (14, 2), 0);
    check(&page, &["10,10 58x14", "250,16 6x2"]);
}

#[test]
fn a_dash_does_not_tell_where_lines_end() {
    let page = Page::new(500, 120, 255)
        .write((10, 10), "HOLE HOLE", 4, 0)
        .fill((260, 22), (20, 3), 0);
    check(&page, &["10,10 212x28", "260,22 20x3"]);
}

#[test]
fn a_name_below_an_icon_is_a_line_of_its_own() {
    let page =
        Page::new(200, 120, 255)
            .frame((60, 20), (24, 33), 0)
            .write((64, 63), "iHELLO", 1, 0);
    let names = find_lines(&page.whole());
    assert!(
        names
            .iter()
            .any(|name| name.place.y == 63 && name.place.x <= 65),
        "{names:?}"
    );
}

#[test]
fn columns_with_a_rule_between_are_lines_of_their_own() {
    let mut page = Page::new(400, 120, 255).fill((76, 4), (1, 110), 128);
    for row in 0..4 {
        page = page.write((10, 10 + 24 * row), "HELLO", 2, 0);
        page = page.write((84, 16 + 24 * row), "HELLO", 2, 0);
    }
    let lines = find_lines(&page.whole());
    assert_eq!(lines.len(), 8);
    assert!(lines.iter().all(|line| line.height == 14), "{lines:?}");
}

#[test]
fn lines_whose_letters_touch_are_parted() {
    let mut page = Page::new(700, 120, 255);
    for (row, text) in [
        "ngngi HOLE nigngn HOLE",
        "HOLE nging HOLE ngnging",
        "gning HOLE nign HOLE",
    ]
    .iter()
    .enumerate()
    {
        page = page.write((10, 10 + 17 * row), text, 2, 0);
        // Another column, whose lines stand elsewhere.
        page = page.write((308, 18 + 17 * row), text, 2, 0);
    }
    let lines = find_lines(&page.whole());
    let heights: Vec<u32> = lines.iter().map(|line| line.height).collect();
    // With a row or two of the letters that touch.
    assert_eq!(heights.len(), 6, "{heights:?}");
    assert!(heights.iter().all(|height| *height <= 21), "{heights:?}");
}

#[test]
fn a_large_letter_at_the_head_of_two_lines_is_in_none_of_them() {
    let mut page = Page::new(700, 80, 255).write((10, 10), "H", 4, 0);
    for (row, text) in ["ngngi HOLE ninngn HOLE", "HOLE nging HOLE nin HE"]
        .iter()
        .enumerate()
    {
        page = page.write((44, 8 + 17 * row), text, 2, 0);
        // Another column, whose lines stand elsewhere.
        page = page.write((328, 14 + 17 * row), text, 2, 0);
    }
    let lines = find_lines(&page.whole());
    let places = lines.iter().map(|line| (line.place.x, line.place.height));
    // With a row or two of the letters that touch.
    let expected = [(10, 28), (44, 19), (328, 19), (44, 20), (328, 20)];
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

#[test]
fn coloured_icons_beside_text_are_left_out() {
    let page = Page::new(300, 80, 255)
        .fill((10, 10), (32, 28), 60)
        .fill((10, 18), (32, 20), 160)
        .fill((20, 20), (14, 14), 110)
        .write((52, 18), "HELLO", 2, 0);
    check(&page, &["52,18 58x14"]);
}

/// The ends of letters that hang down are gaps in the lower side of the mark.
#[test]
fn a_mark_as_high_as_its_text_is_no_letter() {
    let page = Page::new(400, 80, 255).fill((40, 20), (300, 19), 90).write(
        (50, 21),
        "HiNging gigigigi ngging",
        2,
        255,
    );
    check(&page, &["50,21 262x19"]);
}

#[test]
fn crossed_strokes_and_even_areas_are_no_lines() {
    let text = |page: Page| page.write((60, 300), "HELLO", 2, 0);
    let stroke = |mut page: Page, (x, y): (usize, usize), across: usize, down: usize| {
        for step in 0..down {
            page = page.fill((x + step * across / down, y + step), (3, 1), 0);
        }
        page
    };
    let page = || text(Page::new(700, 400, 255));
    let check = |page: Page| check(&page, &["60,300 58x14"]);
    // A long stroke and a short one.
    check(stroke(page(), (20, 20), 500, 90));
    check(stroke(page(), (20, 20), 24, 18));
    // An upright bar, and areas side by side.
    check(page().fill((40, 20), (14, 46), 0));
    check(
        page()
            .fill((40, 20), (30, 40), 0)
            .fill((80, 25), (40, 35), 40),
    );
}

/// A bug: the ring of "5 °C" was a line of its own, and read before the five.
#[test]
fn a_ring_between_two_letters_is_of_their_line() {
    let page = Page::new(700, 400, 255).write((60, 300), "OL", 3, 0);
    let wide = |letters: Page| letters.write((114, 300), "L", 3, 0);
    let ring = |page: Page, (x, y): (usize, usize)| {
        page.fill((x + 3, y), (4, 2), 0)
            .fill((x + 3, y + 8), (4, 2), 0)
            .fill((x, y + 3), (2, 4), 0)
            .fill((x + 8, y + 3), (2, 4), 0)
            .fill((x + 1, y + 1), (3, 3), 0)
            .fill((x + 6, y + 1), (3, 3), 0)
            .fill((x + 1, y + 6), (3, 3), 0)
            .fill((x + 6, y + 6), (3, 3), 0)
    };
    check(&ring(wide(page), (101, 300)), &["60,300 69x21"]);
    // A bug: that of "12°" was lost.
    let page = Page::new(700, 400, 255).write((60, 300), "OL", 3, 0);
    check(&ring(page, (97, 300)), &["60,300 47x21"]);
}

/// A bug: the bars in which a sound is drawn were words.
#[test]
fn bars_of_a_sound_are_no_lines() {
    let mut page = Page::new(700, 400, 255).write((60, 300), "HELLO", 2, 0);
    for bar in 0..60 {
        let height = 6 + (bar * 7 + bar * bar * 3) % 23;
        page = page.fill((100 + bar * 5, 140 - height), (3, height), 90);
    }
    check(&page, &["60,300 58x14"]);
}

#[test]
fn pointers_and_stars_are_no_lines() {
    let page = || Page::new(700, 400, 255).write((60, 300), "HELLO", 2, 0);
    // A black arrow with a tail, as high as some letters.
    let arrow = |mut page: Page, (x, y): (usize, usize), rows: usize| {
        for row in 0..rows {
            page = page.fill((x, y + row), (1 + row * 2 / 3, 1), 0);
        }
        page.fill((x + rows / 4, y + rows), (rows / 4, rows / 3), 0)
    };
    check(&arrow(page(), (300, 100), 18), &["60,300 58x14"]);
    check(&arrow(page(), (300, 100), 24), &["60,300 58x14"]);
    // Stars of a sky.
    let stars = page()
        .fill((100, 100), (4, 4), 0)
        .fill((300, 200), (4, 3), 0);
    check(&stars, &["60,300 58x14"]);
    // A stem whose upper half is as upright on both sides is a letter.
    let stem = page().fill((300, 100), (5, 12), 0);
    let letter = stem.fill((300, 112), (14, 6), 0);
    check(&letter, &["300,100 14x18", "60,300 58x14"]);
}

#[test]
fn a_word_that_is_little_crossed_between_its_letters_rows_is_not_cut_there() {
    // Bold, slanted and narrow: Open Sans Condensed, drawn by Chromium.
    let picture = image::load_from_memory(include_bytes!("../../cases/slanted.png"))
        .expect("a picture")
        .into_luma8();
    let (width, height) = picture.dimensions();
    let grey = Grey {
        pixels: Zeroizing::new(picture.into_raw()),
        width,
        height,
        scale_milli: 1_000,
    };
    let lines = find_lines(&grey);
    let tops: Vec<_> = lines.iter().map(|line| line.place.y).collect();
    assert_eq!(tops, [10, 29, 49]);
}

#[test]
fn letters_at_the_ends_of_a_mark_that_touch_its_sides_are_kept() {
    // As a selection is drawn: no room left and right, the text in its middle.
    let page = Page::new(400, 60, 255)
        .fill((20, 14), (226, 24), 210)
        .write((20, 18), "HELLO HOLE NONE LONE", 2, 0);
    // The outermost column of pixels is the side's.
    check(&page, &["21,18 237x14"]);
}

#[test]
fn the_bar_at_the_left_of_a_card_is_no_letter() {
    let page = Page::new(400, 60, 255)
        .fill((20, 14), (200, 22), 235)
        .fill((20, 14), (4, 22), 90)
        .write((32, 18), "HELLO HOLE", 2, 0);
    check(&page, &["32,18 118x14"]);
}

#[test]
fn a_word_of_small_letters_that_hang_together_is_no_bar() {
    // "summer" in small print: uprights a pixel apart between two lines.
    let mut page = Page::new(300, 60, 255);
    for x in (60..110).step_by(2) {
        page = page.fill((x, 20), (1, 7), 40);
    }
    let page = page
        .fill((60, 20), (49, 1), 120)
        .fill((60, 26), (49, 1), 120);
    check(&page, &["60,20 49x7"]);
    let bar = Page::new(300, 60, 255).fill((60, 20), (49, 7), 40);
    check(&bar, &[]);
}

#[test]
fn the_corner_of_a_panel_is_no_letter_of_the_lines_in_it() {
    // What is beside and below it fades, and so does its edge at both ends.
    let mut page = Page::new(400, 300, 40);
    for y in 100..240_usize {
        for x in 20..200_usize {
            let away = 62_usize.saturating_sub(x).max(y.saturating_sub(199));
            let end = 160_usize.saturating_sub(y).max(x.saturating_sub(140));
            let is_outside = x < 62 || y > 199;
            page.pixels[y * 400 + x] += match is_outside {
                true => 50_u8.saturating_sub((away + end / 2) as u8),
                false => 0,
            };
        }
    }
    let page = page
        .write((92, 130), "HELLO HOLE", 2, 255)
        .write((92, 160), "LION HOLE", 2, 255);
    check(&page, &["92,130 118x14", "92,160 106x14"]);
}

#[test]
fn dots_that_lead_to_a_price_are_no_text() {
    let mut page = Page::new(600, 60, 255)
        .write((20, 20), "HELLO HOLE", 2, 0)
        .write((400, 20), "NONE", 2, 0);
    for at in 0..60 {
        page = page.fill((145 + at * 4, 32), (2, 2), 0);
    }
    check(&page, &["20,20 118x14", "400,20 46x14"]);
}

#[test]
fn letters_that_are_struck_through_are_one_line() {
    let page = Page::new(600, 60, 255)
        .write((20, 20), "HELLO HOLE NONE LINE", 2, 0)
        .fill((20, 26), (238, 1), 0);
    let lines = find_lines(&page.whole());
    assert_eq!(lines.len(), 1);
}

/// The page with grain of so many levels on what `is_grainy` says.
fn grained(mut page: Page, strength: u32, is_grainy: impl Fn(usize, usize) -> bool) -> Page {
    let mut state = 1_u32;
    for (at, pixel) in page.pixels.iter_mut().enumerate() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if is_grainy(at % page.width, at / page.width) {
            let grain = (state >> 24) % strength;
            *pixel = pixel
                .saturating_add(grain as u8)
                .saturating_sub((strength / 2) as u8);
        }
    }
    page
}

#[test]
fn grain_is_no_text_and_text_on_it_is_found() {
    let page = Page::new(640, 256, 120).write((100, 100), "HELLO HOLE", 3, 255);
    let lines = find_lines(&grained(page, 29, |_, _| true).whole());
    let boxes: Vec<_> = lines.iter().map(|line| line.place).collect();
    assert_eq!(boxes.len(), 1, "{boxes:?}");
    assert!(
        (boxes[0].x - 100).abs() <= 1 && (boxes[0].y - 100).abs() <= 1,
        "{boxes:?}"
    );
}

/// Beside grain only large steps are marked, so the mark of a letter begins behind its smoothed rim.
#[test]
fn the_rim_of_a_letter_beside_grain_is_no_ground() {
    let text = Page::new(320, 128, 40)
        .write((139, 40), "HELLO", 3, 70)
        .write((140, 40), "HELLO", 3, 200);
    let mut beside_grain = text.clone();
    let mut state = 1_u32;
    for (at, pixel) in beside_grain.pixels.iter_mut().enumerate() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if at % 320 < 120 {
            *pixel = 90 + ((state >> 24) % 29) as u8;
        }
    }
    let rows = |page: &Page| {
        let lines = find_lines(&page.whole());
        assert_eq!(lines.len(), 1);
        (lines[0].place.y, lines[0].place.height)
    };
    assert_eq!(rows(&beside_grain), rows(&text));
}

#[test]
fn a_letter_alone_is_text_on_paper_and_none_on_grain() {
    let page = || Page::new(640, 256, 120).write((100, 100), "H", 2, 255);
    check(&page(), &["100,100 10x14"]);
    check(&grained(page(), 29, |_, _| true), &[]);
}

/// Grain is looked for around text, too: what stands on even ground beside a picture has faint edges there.
#[test]
fn faint_words_beside_a_picture_are_found() {
    let page =
        Page::new(640, 192, 40)
            .fill((0, 0), (128, 192), 120)
            .write((176, 90), "HELLO HOLE", 2, 70);
    let page = grained(page, 60, |x, _| x < 128);
    check(&page, &["176,90 118x14"]);
}

#[test]
fn a_picture_beside_lines_is_no_letter_of_them() {
    let page = Page::new(640, 256, 30)
        .fill((20, 20), (150, 150), 200)
        .write((186, 40), "HELLO HOLE", 2, 220)
        .write((186, 80), "LION HOLE", 2, 220);
    let page = grained(page, 60, |x, y| {
        (20..170).contains(&x) && (20..170).contains(&y)
    });
    check(&page, &["186,40 118x14", "186,80 106x14"]);
}

#[test]
fn a_number_above_a_bar_is_no_mark_of_it() {
    let page = Page::new(400, 256, 255)
        .fill((40, 60), (60, 120), 150)
        .write((58, 40), "HO", 2, 90)
        .fill((140, 120), (60, 60), 150)
        .write((158, 100), "EL", 2, 90)
        .write((240, 40), "H", 18, 0);
    check(&page, &["58,40 22x14", "158,100 22x14", "240,40 90x126"]);
}

#[test]
fn a_marked_word_of_a_line_is_no_icon() {
    let page = Page::new(400, 80, 255)
        .write((20, 30), "HELLO", 2, 0)
        .fill((90, 30), (40, 19), 218)
        .write((93, 31), "HEN", 2, 30)
        .write((138, 30), "HOLE", 2, 0);
    check(&page, &["20,30 164x15"]);
}

#[test]
fn a_round_photo_beside_two_lines_is_in_none_of_them() {
    let page = Page::new(640, 100, 60)
        .fill((20, 20), (44, 44), 130)
        .write((80, 24), "HELLO HOLE", 2, 255)
        .write((80, 46), "LION HOLE NINE LINE", 2, 220);
    let is_photo = |x: usize, y: usize| x.abs_diff(42).pow(2) + y.abs_diff(42).pow(2) < 22 * 22;
    let mut page = grained(page, 60, is_photo);
    for y in 20..64 {
        for x in (20..64).filter(|x| !is_photo(*x, y)) {
            page.pixels[y * page.width + x] = 60;
        }
    }
    check(&page, &["80,24 118x14", "80,46 226x14"]);
}

#[test]
fn words_beside_the_bars_of_a_chart_are_no_dashes_of_them() {
    let mut page = Page::new(700, 300, 20)
        .write((20, 120), "HOLE", 2, 230)
        .write((20, 170), "HELLO HOLE", 2, 230)
        .write((160, 262), "HE", 2, 230);
    for (at, height) in [100, 168, 167, 92, 137, 116, 186, 118]
        .into_iter()
        .enumerate()
    {
        page = page.fill((160 + at * 44, 250 - height), (29, height), 180);
    }
    check(&page, &["20,120 46x14", "20,170 118x14", "160,262 22x14"]);
}

#[test]
fn letters_as_high_as_each_other_are_no_bars_of_a_chart() {
    let mut page = Page::new(300, 100, 255);
    for at in 0..4 {
        page = page.fill((40 + at * 20, 20), (8, 40), 0);
    }
    assert_eq!(find_lines(&page.whole()).len(), 1);
}

#[test]
fn numbers_of_rows_between_faint_rules_are_lines_of_their_own() {
    // The head of a sheet: its rules are so faint that some are steps of one side.
    let mut page = Page::new(300, 260, 255).fill((0, 0), (41, 260), 230);
    for row in 0..4 {
        let top = 20 + 54 * row;
        page = page
            .fill((0, top), (41, 1), 212)
            .fill((41, top), (259, 1), 212)
            .fill((41, top + 27), (259, 1), 212)
            .fill((0, top), (1, 54), 212)
            .write((18, top + 6), "N", 2, 90)
            .write((18, top + 33), "E", 2, 90)
            .write((60, top + 6), "HOLE", 2, 0)
            .write((60, top + 33), "LION", 2, 0);
    }
    let lines = find_lines(&page.whole());
    let places: Vec<_> = lines.iter().map(|line| line.place).collect();
    assert_eq!(lines.len(), 16, "{places:?}");
    assert!(lines.iter().all(|line| line.height == 14), "{places:?}");
}

#[test]
fn a_step_from_ground_to_ground_is_no_letter() {
    let mut page = Page::new(300, 60, 120).write((20, 20), "HELLO", 2, 255);
    for x in 100..300 {
        page = page.fill(
            (x, 16),
            (1, 22),
            120_u8.saturating_sub(((x - 100) / 4) as u8),
        );
    }
    let page = page.fill((96, 16), (4, 22), 96);
    check(&page, &["20,20 58x14"]);
}

#[test]
fn a_name_of_two_words_below_an_icon_is_a_line_of_its_own() {
    // Both words are one shape each, and lower than the icon's dashes could be.
    let page = Page::new(200, 120, 90)
        .frame((69, 20), (24, 35), 255)
        .frame((70, 21), (22, 33), 255)
        .write((44, 59), "HHHHH", 1, 255)
        .write((82, 59), "NNNNN", 1, 255);
    let lines = find_lines(&page.whole());
    let names: Vec<_> = lines
        .iter()
        .map(|line| (line.place.y, line.place.height))
        .collect();
    assert!(names.contains(&(59, 7)), "{names:?}");
}

#[test]
fn a_number_in_the_corner_of_a_slot_is_found() {
    let mut page = Page::new(500, 160, 60);
    for at in 0..4 {
        let left = 20 + at * 104;
        page = page
            .frame((left, 20), (89, 89), 110)
            .fill((left + 22, 42), (45, 45), 150)
            .write((left + 62, 92), "HE", 2, 230);
    }
    let lines = find_lines(&page.whole());
    let places: Vec<_> = lines
        .iter()
        .map(|line| (line.place.x, line.place.width))
        .collect();
    for at in 0..4 {
        assert!(places.contains(&(82 + at * 104, 22)), "{places:?}");
    }
}

/// Letters on grain: dark where they are, and how many pixels of the rest are not white.
fn letters_on_grain(page: Page, ink: &Page) -> (bool, usize) {
    let page = grained(page, 29, |_, _| true);
    let lines = find_lines(&page.whole());
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    let (mut are_dark, mut grey) = (true, 0);
    for y in 0..line.height as usize {
        for x in 0..line.width as usize {
            let level = line.pixels[y * line.width as usize + x];
            let at = (line.place.y as usize + y) * ink.width + line.place.x as usize + x;
            match ink.pixels[at] {
                0 => are_dark &= level < 100,
                _ => grey += usize::from(level < 200),
            }
        }
    }
    (are_dark, grey)
}

#[test]
fn outlines_and_shadows_of_letters_on_a_film_are_no_ink() {
    let text = "HELLO HOLE";
    let ink = Page::new(640, 256, 255).write((100, 100), text, 4, 0);
    let film = || Page::new(640, 256, 150);
    let mut outlined = film();
    for (x, y) in (98..=102).flat_map(|x| (98..=102).map(move |y| (x, y))) {
        outlined = outlined.write((x, y), text, 4, 0);
    }
    let shadow = film()
        .write((102, 102), text, 4, 90)
        .write((101, 101), text, 4, 60);
    for (name, page) in [("outlined", outlined), ("with a shadow", shadow)] {
        let (are_dark, grey) = letters_on_grain(page.write((100, 100), text, 4, 250), &ink);
        assert!(are_dark, "{name}");
        assert_eq!(grey, 0, "{name}");
    }
}

#[test]
fn grain_of_a_picture_that_is_shown_twice_as_large_is_no_text() {
    let mut page = Page::new(640, 256, 120);
    let mut state = 1_u32;
    let mut grain = vec![0_u8; 320 * 128];
    for level in &mut grain {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *level = ((state >> 24) % 29) as u8;
    }
    for (at, pixel) in page.pixels.iter_mut().enumerate() {
        *pixel += grain[at / 640 / 2 * 320 + at % 640 / 2];
    }
    let mut picture = page.whole();
    picture.scale_milli = 2_000;
    assert!(find_lines(&picture).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any pixels: no panic, and every image is as large as it says and lies inside.
    #[test]
    fn any_pixels_give_whole_lines(
        width in 1_u32..160,
        height in 1_u32..90,
        scale_milli in 0_u32..9_000,
        levels in 2_u8..=255,
        seed: u64,
    ) {
        let mut state = seed;
        let pixels: Vec<u8> = (0..width * height)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                u8::try_from(state >> 56).unwrap() % levels
            })
            .collect();
        let grey = Grey { width, height, scale_milli, pixels: Zeroizing::new(pixels) };
        for line in find_lines(&grey) {
            prop_assert_eq!(line.pixels.len(), (line.width * line.height) as usize);
            prop_assert!(line.place.x >= 0 && line.place.y >= 0);
            prop_assert!(line.place.x as u32 + line.place.width <= width);
            prop_assert!(line.place.y as u32 + line.place.height <= height);
            prop_assert!(line.width > 0 && line.height > 0);
        }
    }
}

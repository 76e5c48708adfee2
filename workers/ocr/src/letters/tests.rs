use zeroize::Zeroizing;

use super::*;
use crate::ink;

/// Rows of a line of this print; letters stand on the last but two.
const HEIGHT: usize = 12;
/// Columns of a letter and of the paper after it.
const LETTER: usize = 6;
const GAP: usize = 1;
/// Columns of a space beside that.
const SPACE: usize = 6;

/// A letter of this print: patterns of its own, but for a bar, which is an l and an I, and a comma below the others.
fn ink(letter: char, x: usize, y: usize) -> bool {
    match letter {
        'l' | 'I' => (2..4).contains(&x) && (1..10).contains(&y),
        ',' => x < 2 && (8..12).contains(&y),
        _ => {
            let bits = u32::from(letter).wrapping_mul(0x9e37_79b1);
            (1..10).contains(&y)
                && (y == 9
                    || y == 1
                    || bits >> ((x / 2 * 5 + y / 2) % 32) & 1 == 1
                    || x == y % 2 * 5)
        }
    }
}

/// A line of this print and what the engine would read in it; two spaces are a wider one.
fn line(text: &str) -> (LineImage, Vec<ReadWord>) {
    let mut columns: Vec<[u8; HEIGHT]> = vec![];
    let mut words = vec![];
    for word in text.split(' ') {
        if word.is_empty() {
            columns.extend([[255; HEIGHT]; SPACE]);
            continue;
        }
        let start = columns.len();
        for letter in word.chars() {
            let inked = |x: usize| (0..HEIGHT).any(|y| ink(letter, x, y));
            for x in (0..LETTER).filter(|x| inked(*x)) {
                columns.push(std::array::from_fn(
                    |y| if ink(letter, x, y) { 0 } else { 255 },
                ));
            }
            columns.extend([[255; HEIGHT]; GAP]);
        }
        let width = columns.len() - GAP - start;
        words.push(read(word, start as i32, width as u32));
        columns.extend([[255; HEIGHT]; SPACE]);
    }
    columns.truncate(columns.len() - SPACE - GAP);
    let pixels = (0..HEIGHT).flat_map(|y| columns.iter().map(move |column| column[y]));
    (image(columns.len(), pixels.collect()), words)
}

fn image(width: usize, pixels: Vec<u8>) -> LineImage {
    let number = |value: usize| u32::try_from(value).expect("small");
    let height = pixels.len() / width;
    LineImage {
        place: Rect {
            x: 0,
            y: 0,
            width: number(width),
            height: number(height),
        },
        scale_milli: 1_000,
        width: number(width),
        height: number(height),
        pixels: Zeroizing::new(pixels),
    }
}

fn read(text: &str, x: i32, width: u32) -> ReadWord {
    ReadWord {
        text: text.to_owned(),
        place: Rect {
            x,
            y: 0,
            width,
            height: 9,
        },
        confidence_milli: 950,
    }
}

/// Letters that have seen these lines.
fn taught(lines: &[&str]) -> Letters {
    let letters = Letters::new(None);
    for text in lines {
        let (image, words) = line(text);
        learn(&letters, &image, &words, &[]);
    }
    letters
}

fn spell(letters: &Letters, image: &LineImage) -> Option<Spelt> {
    letters.look(image)?.spelt
}

fn learn(letters: &Letters, image: &LineImage, read: &[ReadWord], known: &[ReadWord]) {
    let look = letters.look(image).expect("pixels of the display");
    letters.learn(&look, read, known);
}

const PAGE: [&str; 3] = [
    "the quick brown fox jumps over a lazy dog",
    "pack my box with five dozen liquor jugs, now",
    "sphinx of black quartz, judge my vow all day",
];

/// What is known of a line, and how wide what is left for the engine is, in letters.
fn check(letters: &Letters, text: &str, expected: &str) {
    let (image, _) = line(text);
    let told = spell(letters, &image).map(|spelt| {
        let words: Vec<&str> = spelt.words.iter().map(|word| word.text.as_str()).collect();
        let left = spelt
            .piece
            .map_or(0, |piece| piece.image.width as usize / (LETTER + GAP));
        format!("{} + {left}", words.join(" "))
    });
    assert_eq!(told.unwrap_or_default(), expected, "{text}");
}

#[test]
fn new_words_are_read_by_known_letters() {
    let letters = taught(&PAGE);
    check(
        &letters,
        "my dog brings a frozen duck, too",
        "my dog brings a frozen duck, too + 0",
    );
    assert_eq!(letters.spelt(), 1);
    // E and K were never seen; what stands before them helps the engine.
    check(
        &letters,
        "five brown foxes jump over the KEEPERS now",
        "five brown foxes jump over the now + 10",
    );
    // Most of it is new.
    check(&letters, "KEEPERS SEE", "");
    letters.forget();
    check(&letters, "my dog brings a frozen duck, too", "");
}

/// A line in which the letters of its third word touch.
fn tight(text: &str) -> LineImage {
    let (image, words) = line(text);
    let width = image.width as usize;
    let place = words[2].place;
    let is_paper = |x: usize| (0..HEIGHT).all(|y| image.pixels[y * width + x] == 255);
    let is_gap = |x: usize| {
        (place.x as usize..place.x as usize + place.width as usize).contains(&x) && is_paper(x)
    };
    let columns: Vec<usize> = (0..width).filter(|x| !is_gap(*x)).collect();
    let pixels = (0..HEIGHT).flat_map(|y| columns.iter().map(move |x| y * width + x));
    let pixels = pixels.map(|at| image.pixels[at]).collect();
    self::image(columns.len(), pixels)
}

#[test]
fn letters_that_touch_are_told_by_those_that_stand_alone() {
    let letters = taught(&PAGE);
    let told = |text: &str| {
        let spelt = spell(&letters, &tight(text)).expect("most of it is known");
        let words: Vec<&str> = spelt.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    };
    assert_eq!(
        told("my quick runs over a few dozen"),
        "my quick runs over a few dozen"
    );
    // A letter among them that nobody knows.
    assert_eq!(
        told("my quick Kuns over a few dozen"),
        "my quick over a few dozen"
    );
}

#[test]
fn what_is_read_in_a_piece_stands_in_its_line() {
    let letters = taught(&PAGE);
    let (image, words) = line("five brown foxes jump over the KEEPERS now");
    let spelt = spell(&letters, &image).expect("is known in part");
    let piece = spelt.piece.as_ref().expect("not all of it");
    // The engine sees "the KEEPERS" and puts places a pixel beside the ink.
    let before = words[5].place;
    let moved = |word: &ReadWord| read(&word.text, word.place.x - before.x + 1, word.place.width);
    assert_eq!(
        piece.image.width,
        words[6].place.width + u32::try_from(words[6].place.x - before.x).expect("right of it")
    );
    let placed = spelt
        .placed(vec![moved(&words[5]), moved(&words[6])])
        .expect("apart");
    assert_eq!(placed[1].place.x, words[6].place.x + 1);
    learn(&letters, &image, &placed, &spelt.words);
    let all = spelt.with(placed);
    let all: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(all.join(" "), "five brown foxes jump over the KEEPERS now");
    check(
        &letters,
        "the KEEPERS jump over five brown foxes now",
        "the KEEPERS jump over five brown foxes now + 0",
    );
}

#[test]
fn a_word_that_the_engine_passes_over_is_not_lost() {
    let letters = taught(&PAGE);
    let (image, words) = line("five brown foxes jump over the KEEPERS now");
    let spelt = spell(&letters, &image).expect("is known in part");
    let company = read(&words[5].text, 0, words[5].place.width);
    assert_eq!(spelt.placed(vec![company]), None, "the whole line is read");
}

#[test]
fn a_bar_is_believed_in_words_that_were_read() {
    let letters = taught(&PAGE);
    check(
        &letters,
        "all dolls jump over my lazy dog",
        "all dolls jump over my lazy dog + 0",
    );
    check(
        &letters,
        "Ill dogs jump over my lazy fox now",
        "dogs jump over my lazy fox now + 10",
    );
    check(
        &letters,
        "liquor jumps over my lazy dog",
        "liquor jumps over my lazy dog + 0",
    );
}

#[test]
fn words_that_few_vouch_for_are_good_for_themselves() {
    let letters = taught(&PAGE);
    let (image, words) = line("over the Wall they jump now");
    learn(&letters, &image, &words, &[]);
    check(
        &letters,
        "they jump over the Wall now",
        "they jump over the Wall now + 0",
    );
    // W was seen in one word, which was not read surely enough for others.
    check(
        &letters,
        "they jump over the Wand now",
        "they jump over the now + 12",
    );
}

#[test]
fn a_word_that_contradicts_what_is_known_teaches_nothing() {
    let letters = taught(&PAGE);
    let (image, mut words) = line("zoo day");
    words[0].text = "200".to_owned();
    learn(&letters, &image, &words, &[]);
    check(
        &letters,
        "my lazy dog jumps over a box",
        "my lazy dog jumps over a box + 0",
    );
}

#[test]
fn a_word_of_one_letter_is_not_passed_over_for_the_wider_space_after_it() {
    let (image, words) = line("my a  dog");
    let row = Row::of(&image);
    let words = placed(&row, &words, &[]);
    let cells: Vec<_> = words.into_iter().map(|word| word.cells).collect();
    assert_eq!(cells, [0..2, 2..3, 3..6]);
}

#[test]
fn a_letter_that_was_taken_for_a_word_is_not_called_so() {
    let letters = taught(&PAGE);
    let (image, mut words) = line("Q over my lazy dog");
    words[0].text = "the".to_owned();
    learn(&letters, &image, &words, &[]);
    check(
        &letters,
        "my lazy dog jumps over Q now",
        "my lazy dog jumps over now + 15",
    );
}

#[test]
fn a_figure_that_was_read_says_nothing_of_a_space_before_a_unit() {
    let letters = taught(&PAGE);
    for text in ["lazy 17 % of my 19 % jump", "lazy 71 of 97 fall over 91"] {
        let (image, words) = line(text);
        learn(&letters, &image, &words, &[]);
    }
    check(
        &letters,
        "my lazy dog jumps over 17 % now",
        "my lazy dog jumps over now + 14",
    );
}

/// A line with so much more paper before one of its columns.
fn wider(text: &str, at: usize, by: usize) -> LineImage {
    let (image, _) = line(text);
    let rows = image.pixels.chunks_exact(image.width as usize);
    let pixels = rows.flat_map(|row| [&row[..at], &vec![255; by], &row[at..]].concat());
    self::image(image.width as usize + by, pixels.collect())
}

/// What a download has got is another figure each second, and stands no wider than a space may be.
#[test]
fn figures_are_told_from_known_words_and_from_each_other_by_their_steps() {
    let letters = taught(&PAGE);
    for text in ["lazy 4127 of my 1748 of now", "dog 7184 of my 8471 fox"] {
        let (image, words) = line(text);
        learn(&letters, &image, &words, &[]);
    }
    let check = |text: &str, at: usize, by: usize, expected: &str| {
        let spelt = spell(&letters, &wider(text, at, by));
        let spelt = spelt.filter(|spelt| spelt.piece.is_none());
        let words = spelt.map(|spelt| spelt.words.clone()).unwrap_or_default();
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words.join(" "), expected, "{text}, {at}, {by}");
    };
    let end = |count: usize| count * (LETTER + GAP);
    check("of4187", end(2), 3, "of 4187");
    check("4187of", end(4), 3, "4187 of");
    // The step to the next figure is a seventh longer, and three sevenths.
    check("4187", end(1), 1, "4187");
    check("4187", end(1), 3, "");
    // No word that was read, and figures that may be two numbers.
    check("fo4187", end(2), 3, "");
    check("of4187", end(3), 3, "");
}

#[test]
fn letters_of_another_face_are_others() {
    let letters = taught(&PAGE);
    let (mut image, _) = line("my dog brings a frozen duck, too");
    // The same print, pale within: another weight.
    image
        .pixels
        .iter_mut()
        .for_each(|level| *level = (*level).max(90));
    assert!(spell(&letters, &image).is_none());
}

/// A line whose letters begin so many quarters of a pixel further right.
fn shifted(text: &str, quarters: usize) -> (LineImage, Vec<ReadWord>) {
    let (image, words) = line(text);
    let width = image.width as usize;
    let rows = image.pixels.chunks_exact(width).flat_map(|row| {
        let ink = |x: Option<usize>| {
            x.and_then(|x| row.get(x))
                .map_or(0, |level| 255 - usize::from(*level))
        };
        let moved = move |x: usize| {
            let parts = ink(Some(x)) * (4 - quarters) + ink(x.checked_sub(1)) * quarters;
            u8::try_from(255 - parts / 4).expect("a level")
        };
        (0..=width).map(moved).collect::<Vec<u8>>()
    });
    (self::image(width + 1, rows.collect()), words)
}

#[test]
fn letters_are_known_wherever_they_stand_between_pixels() {
    let letters = taught(&PAGE);
    // By half a pixel the letters of this print touch.
    for quarters in [1, 3] {
        let (image, _) = shifted("my dog brings a frozen duck, too", quarters);
        let spelt = spell(&letters, &image).expect("its face is known");
        let words: Vec<&str> = spelt.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(
            words.join(" "),
            "my dog brings a frozen duck, too",
            "{quarters} quarters"
        );
    }
    // Beside nothing that tells which, a letter may be a figure.
    let (image, _) = shifted("my dog brings 4dogs too", 1);
    let left = spell(&letters, &image).expect("its face is known").piece;
    assert!(left.is_some());
}

#[test]
fn what_was_read_too_early_is_mended() {
    let letters = taught(&PAGE);
    let check = |text: &str, read: &str, expected: &str| {
        let (image, words) = line(text);
        let (mut at, mut early) = (0, vec![]);
        // `_` joins two words, and a dot stands for one that was left out.
        for part in read.split(' ') {
            let until = at + part.split('_').count();
            let (first, last) = (&words[at].place, &words[until - 1].place);
            let width = last.x as u32 + last.width - first.x as u32;
            if part != "." {
                early.push(self::read(&part.replace('_', ""), first.x, width));
            }
            at = until;
        }
        let mended = letters.mended(&image, &early).map(|words| {
            let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            words.join(" ")
        });
        assert_eq!(mended.unwrap_or_default(), expected, "{read}");
    };
    check("my dog brings a duck", "my dog brings a duck", "");
    check(
        "my dog brings a duck",
        "my bog drings a duck",
        "my dog brings a duck",
    );
    check(
        "my dog brings a duck",
        "my_dog brings a duck",
        "my dog brings a duck",
    );
    check(
        "my dog brings a duck",
        "my dog brings . duck",
        "my dog brings a duck",
    );
    // K was never seen: what was read there stays.
    check("my Koping a duck", "my Kuping a duck", "my Koping a duck");
    check("my Koping a duck", "my K a duck", "");
}

#[test]
fn memory_is_bounded() {
    let letters = taught(&PAGE);
    let mut state = 1_u32;
    for _ in 0..120 {
        // Cells of noise, 40 columns each.
        let (cells, wide) = (60, 41);
        let pixels = (0..HEIGHT * cells * wide).map(|at| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if at % wide == 40 || state >> 31 == 1 && at / (cells * wide) > 0 {
                255
            } else {
                0
            }
        });
        let image = image(cells * wide, pixels.collect());
        let words: Vec<ReadWord> = (0..cells)
            .map(|at| read("x", (at * wide) as i32, 40))
            .collect();
        learn(&letters, &image, &words, &[]);
        assert!(letters.known().bytes <= BYTES_MAX);
    }
    check(&letters, "my dog brings a frozen duck, too", "");
}

/// Columns of a slot of typewriter type.
const SLOT: usize = 10;

/// A line of the same letters in typewriter type, each in the middle of its slot; points are narrow.
fn typed(text: &str) -> (LineImage, Vec<ReadWord>) {
    let inked = |letter: char, x: usize, y: usize| match letter {
        ' ' => false,
        '.' => (4..6).contains(&x) && (8..10).contains(&y),
        _ => (2..8).contains(&x) && ink(letter, x - 2, y),
    };
    let letters: Vec<char> = text.chars().collect();
    let width = letters.len() * SLOT;
    let pixels = (0..HEIGHT).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels = pixels.map(|(x, y)| match inked(letters[x / SLOT], x % SLOT, y) {
        true => 0,
        false => 255,
    });
    let mut at = 0;
    let words = text.split(' ').map(|word| {
        let place = (at * SLOT + 2, word.len() * SLOT - 4);
        at += word.len() + 1;
        read(word, place.0 as i32, place.1 as u32)
    });
    (image(width, pixels.collect()), words.collect())
}

fn taught_typed() -> Letters {
    let letters = Letters::new(None);
    for text in [
        "the.quick brown fox jumps over a fat dog",
        "pack my box with five dozen quart jugs.now",
        "sphinx of back quartz.judge my vow and way",
    ] {
        let (image, words) = typed(text);
        learn(&letters, &image, &words, &[]);
    }
    letters
}

#[test]
fn a_space_of_typewriter_type_takes_a_slot() {
    let (image, _) = typed("vow.fox.quick dog.five my jumps.over");
    let spelt = spell(&taught_typed(), &image).expect("known letters");
    let words: Vec<&str> = spelt.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["vow.fox.quick", "dog.five", "my", "jumps.over"]);
}

#[test]
fn words_of_typewriter_type_stay_on_their_slots() {
    let text = "the RRR brown fox jumps over the quick dog and TTT my box with five jugs";
    let (image, _) = typed(text);
    let spelt = spell(&taught_typed(), &image).expect("known letters");
    let piece = spelt.piece.expect("unknown letters").image;
    let columns = ink::columns(&piece.pixels, piece.width as usize);
    let starts: Vec<usize> = ink::cells(&columns)
        .iter()
        .map(|cell| cell.columns.start % SLOT)
        .collect();
    assert!(starts.len() > 6);
    assert!(starts.iter().all(|start| *start == starts[0]), "{starts:?}");
}

/// The rows of a picture of two lines that Chromium has drawn in DejaVu Sans, 13 pixels.
const DRAWN_LINES: [std::ops::Range<u32>; 2] = [2..20, 22..40];
/// Paper between words there, pixels, at least.
const DRAWN_SPACE: usize = 4;

/// One of the lines of that picture, cut to its ink, and the words of its text where they stand.
fn drawn(line: usize, text: &str) -> (LineImage, Vec<ReadWord>) {
    let picture = image::load_from_memory(include_bytes!("../../cases/drawn.png"));
    let picture = picture.expect("a picture").to_luma8();
    let rows = DRAWN_LINES[line].clone();
    let pixel = |x: u32, y: u32| picture.get_pixel(x, y).0[0];
    let inked: Vec<u32> = (0..picture.width())
        .filter(|x| rows.clone().any(|y| pixel(*x, y) < ink::INK_LEVEL))
        .collect();
    let columns = inked[0]..inked[inked.len() - 1] + 1;
    let pixels = rows.flat_map(|y| columns.clone().map(move |x| pixel(x, y)));
    let image = image(columns.len(), pixels.collect());
    let cells = ink::cells(&ink::columns(&image.pixels, columns.len()));
    let is_near =
        |one: &ink::Cell, next: &ink::Cell| next.columns.start - one.columns.end < DRAWN_SPACE;
    let words = cells
        .chunk_by(is_near)
        .zip(text.split(' '))
        .map(|(cells, word)| {
            let (start, end) = (cells[0].columns.start, cells[cells.len() - 1].columns.end);
            read(word, start as i32, (end - start) as u32)
        });
    let words = words.collect();
    (image, words)
}

#[test]
fn letters_that_nobody_has_seen_are_known_by_their_font() {
    let new = "Quick foxes jump by Żółw 1835 (47%)";
    let told = |fonts: Option<&'static Fonts>| {
        let letters = Letters::new(fonts);
        let (seen, words) = drawn(0, "The woman reads nine letters and sends them on");
        learn(&letters, &seen, &words, &[]);
        let (image, _) = drawn(1, new);
        let words = spell(&letters, &image).map(|spelt| spelt.words);
        let texts = words.into_iter().flatten().map(|word| word.text.clone());
        texts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(Some(Fonts::installed())), new);
    assert_eq!(told(None), "");
}

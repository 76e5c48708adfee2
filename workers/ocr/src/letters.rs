//! Reads words that never stood there before by letters that did: a page that scrolls brings new lines, and hardly a new
//! letter.
//!
//! Print repeats its letters pixel by pixel; where they stand between pixels, in a few variants. Each line that the
//! engine reads teaches what its cells are: runs of columns with ink, a letter each or a few that touch. A word whose cells
//! have all been named, and named alike by different words, needs no engine. What letters alone cannot tell (a bar is an l
//! or an I) and what few words have said is believed where the whole word was read before. The rest of a line goes to the
//! engine without what is known.
//!
//! Bitmaps are compared pixel with pixel and within one face, because letters of two faces look alike now and then.

mod align;
mod drawn;
mod face;
mod gaps;
mod lexicon;
mod mend;
mod piece;
mod row;
mod shifted;
mod touching;
mod word;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use velvet_messages::v1::Rect;

use self::{
    align::Part,
    drawn::{Drawn, FaceFont},
    face::{Face, Letter},
    lexicon::Lexicon,
    piece::Piece,
    row::{Row, difference},
};
use crate::{
    LineImage, ReadWord,
    fonts::{Fonts, Form, Shown, SizedFont},
    ink, slots,
};

/// Memory for letters, bytes: about fifteen thousand.
const BYTES_MAX: usize = 4 << 20;
/// Cells of a line that are known in a face, in percent, when the line is of that face.
const FACE_PERCENT_MIN: usize = 40;
/// So many cells of a line are enough to tell.
const FACE_CELLS_MAX: usize = 40;
/// Fonts that are drawn at a time, at most: some hundred thousand bytes each.
const FONTS_MAX: usize = 24;
/// A font is that of a line when it draws so many of its cells, and so many of a hundred.
const DRAWN_CELLS_MIN: usize = 3;
const DRAWN_PERCENT_MIN: usize = 60;
/// What the engine reads less surely teaches only when it says the same again and again, and nothing below the second.
/// Thousandths.
const TEACH_MILLI_MIN: u32 = 800;
const UNSURE_MILLI_MIN: u32 = 300;
/// A word of so many letters, each in a cell of its own, that is read so surely is enough to know them. Thousandths.
const CLEAR_MILLI_MIN: u32 = 970;
const CLEAR_LETTERS_MIN: usize = 4;
/// Words below this say nothing of how wide paper is.
const GAP_MILLI_MIN: u32 = 500;
/// Of a word that was read less surely, but as its known letters say, the others are believed, when those known are at least
/// this share of it, in percent: the engine doubts names in code that it has read well.
const CONFIRMED_PERCENT_MIN: usize = 60;

/// A cell is compared with so many letters of its form, at most: on noise all are of one.
const LIKELY_MAX: usize = 128;

/// A word whose letters are so wide, in percent of those of its line, may stand where the engine says; else a letter beside
/// it was taken for it: the 1 of "to 15" for "to".
const WIDTH_PERCENT: std::ops::RangeInclusive<u32> = 60..=170;

/// The letters of the faces that were read. Can be lost; it only saves work.
pub(crate) struct Letters {
    known: Mutex<Known>,
    /// Lines that needed no engine.
    spelt: AtomicU64,
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letters")
    }
}

/// A line as letters see it.
pub(crate) struct Look<'a> {
    row: Row<'a>,
    /// None: of a face that nobody knows.
    face: Option<u32>,
    /// None: too little of it is known.
    pub(crate) spelt: Option<Spelt>,
}

/// What letters tell of a line.
pub(crate) struct Spelt {
    /// The words that are known, pixels of the line.
    pub(crate) words: Vec<ReadWord>,
    /// The others; none when there are none.
    pub(crate) piece: Option<Piece>,
}

impl Letters {
    /// No letters; `fonts` may draw them.
    pub(crate) fn new(fonts: Option<&'static Fonts>) -> Self {
        Self {
            known: Mutex::new(Known::new(fonts)),
            spelt: AtomicU64::default(),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Each use leaves it whole.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self) {
        let mut known = self.known();
        *known = Known::new(known.fonts);
    }

    /// Lines that needed no engine, so far.
    pub(crate) fn spelt(&self) -> u64 {
        self.spelt.load(Ordering::Relaxed)
    }

    /// Reads a line. None: its pixels are not those of the display.
    pub(crate) fn look<'a>(&self, line: &'a LineImage) -> Option<Look<'a>> {
        let look = is_whole(line).then(|| self.known().look(line))?;
        if look
            .spelt
            .as_ref()
            .is_some_and(|spelt| spelt.piece.is_none())
        {
            self.spelt.fetch_add(1, Ordering::Relaxed);
        }
        Some(look)
    }

    /// The words of a line that was read before its letters were known, as these tell them now. None: they say the same.
    pub(crate) fn mended(&self, line: &LineImage, read: &[ReadWord]) -> Option<Vec<ReadWord>> {
        is_whole(line).then(|| self.known().mended(&Row::of(line), read))?
    }

    /// Learns from the words of a line that the engine has read, beside those that were known. Known ones that it has read
    /// for company count as read: that is how a wrong name is found out.
    pub(crate) fn learn(&self, look: &Look<'_>, read: &[ReadWord], known: &[ReadWord]) {
        if !read.is_empty() {
            self.known().learn(look, read, known);
        }
    }
}

impl Spelt {
    /// Words that were read in the piece, where they stand in the line. None: they are not what stands there.
    pub(crate) fn placed(&self, read: Vec<ReadWord>) -> Option<Vec<ReadWord>> {
        let Some(piece) = &self.piece else {
            return Some(read);
        };
        // Several known ones that were read as one are not what stands there.
        let is_one = |word: &ReadWord| {
            let within = self.words.iter().filter(|known| covers(word, known));
            within.count() < 2
        };
        piece.placed(read).filter(|words| words.iter().all(is_one))
    }

    /// The words of the line: those that are known, and between them those that were read.
    pub(crate) fn with(mut self, read: Vec<ReadWord>) -> Vec<ReadWord> {
        // The engine's places are a pixel or two beside the ink.
        let is_same = |known: &ReadWord, word: &ReadWord| {
            covers(known, word) || covers(word, known) && known.text == word.text
        };
        let is_new = |word: &ReadWord| !self.words.iter().any(|known| is_same(known, word));
        let new: Vec<ReadWord> = read.into_iter().filter(is_new).collect();
        self.words.extend(new);
        self.words.sort_by_key(|word| word.place.x);
        self.words
    }
}

/// Large text is kept smaller than it is.
fn is_whole(line: &LineImage) -> bool {
    line.width == line.place.width
}

/// Whether the middle of a word lies within another one of its line.
fn covers(one: &ReadWord, word: &ReadWord) -> bool {
    let length = |place: &Rect| i32::try_from(place.width).unwrap_or(i32::MAX);
    let middle = word.place.x + length(&word.place) / 2;
    (one.place.x..one.place.x.saturating_add(length(&one.place))).contains(&middle)
}

#[derive(Default)]
struct Known {
    /// None: letters are told by words alone.
    fonts: Option<&'static Fonts>,
    letters: HashMap<Form, Vec<Letter>>,
    faces: BTreeMap<u32, Face>,
    /// The fonts that faces are set in.
    drawn: Vec<Drawn>,
    lexicon: Lexicon,
    bytes: usize,
    /// Counts lines.
    clock: u64,
}

/// A word of a line and its cells.
struct Placed<'a> {
    word: &'a ReadWord,
    cells: Range<usize>,
    is_new: bool,
}

/// A letter that looks like a cell, but for where it stands between pixels.
struct Alike<'a> {
    letter: &'a Letter,
    /// How far they are from each other, levels.
    apart: u64,
}

impl Known {
    fn new(fonts: Option<&'static Fonts>) -> Self {
        Self {
            fonts,
            ..Self::default()
        }
    }

    /// The letter of a face that looks like a cell.
    fn find(&self, face: u32, cell: &row::Cell) -> Option<usize> {
        let letters = self.letters.get(&cell.form)?.iter().enumerate();
        let of_face = letters.filter(|(_, letter)| letter.face == face);
        let alike =
            of_face.filter_map(|(at, one)| Some((difference(&one.pixels, &cell.pixels)?, at)));
        alike.min().map(|(_, at)| at)
    }

    /// The letters of a face that look like these cells, among those of their forms.
    fn found(&self, face: u32, cells: &[row::Cell]) -> Vec<Option<usize>> {
        cells.iter().map(|cell| self.find(face, cell)).collect()
    }

    /// The face of a line, if it is known, told by some of its cells.
    fn face_of(&self, row: &Row<'_>) -> Option<u32> {
        let exact = |cell: &row::Cell| {
            let letters = self.letters.get(&cell.form).into_iter().flatten();
            let alike = letters.filter(|letter| difference(&letter.pixels, &cell.pixels).is_some());
            alike.map(|letter| letter.face).collect()
        };
        // A face of which little is known has most letters at other places between pixels.
        let shifted = |cell: &row::Cell| {
            let alike = self.alike(cell, None);
            alike.map(|alike| alike.letter.face).collect()
        };
        let cells = some_letters(row);
        most_frequent(&cells, exact).or_else(|| most_frequent(&cells, shifted))
    }

    /// The letters, of one face or of any, that a cell shows at another place between pixels.
    fn alike<'a>(&'a self, cell: &row::Cell, face: Option<u32>) -> impl Iterator<Item = Alike<'a>> {
        let (width, height, below) = cell.form;
        let ink = ink::amount(&cell.pixels);
        let is_likely = move |letter: &&Letter| {
            face.is_none_or(|face| letter.face == face) && shifted::may_be(letter.ink, ink)
        };
        let forms = (width.saturating_sub(1)..=width + 1).map(move |width| (width, height, below));
        forms.flat_map(move |form| {
            let letters = self.letters.get(&form).into_iter().flatten();
            let likely = letters.filter(is_likely);
            likely.take(LIKELY_MAX).filter_map(move |letter| {
                let apart = shifted::difference(&letter.pixels, form.0, cell)?;
                Some(Alike { letter, apart })
            })
        })
    }

    fn look<'a>(&mut self, line: &'a LineImage) -> Look<'a> {
        let row = Row::of(line);
        let face = self.face_of(&row).or_else(|| self.face_by_drawing(&row));
        let spelt = face.and_then(|face| self.spell(&row, face));
        Look { row, face, spelt }
    }

    fn spell(&mut self, row: &Row<'_>, face: u32) -> Option<Spelt> {
        self.clock += 1;
        let mut found = self.found(face, &row.cells);
        self.draw(row, face, &mut found);
        for (cell, found) in row.cells.iter().zip(&found) {
            if let (Some(letters), Some(at)) = (self.letters.get_mut(&cell.form), found) {
                letters[*at].used = self.clock;
            }
        }
        let (words, slots) = self.with_letters(row, face, &found, |letters| {
            let face = self.faces.get(&face)?;
            let slots = face.slots(row);
            Some((
                word::words(row, letters, face, &slots, &self.lexicon)?,
                slots,
            ))
        })?;
        let known: Vec<ReadWord> = words.iter().filter_map(|word| word.read(row)).collect();
        if known.is_empty() {
            return None;
        }
        let piece = match known.len() < words.len() {
            true => Some(Piece::of(row, &words, slots::width(&slots))?),
            false => None,
        };
        Some(Spelt {
            words: known,
            piece,
        })
    }

    /// The face of a line that shows the letters of a known font.
    fn face_by_drawing(&mut self, row: &Row<'_>) -> Option<u32> {
        let cells = some_letters(row);
        let shapes = cells.iter().map(|cell| cell.shape());
        let counts = self
            .drawn
            .iter()
            .map(|drawn| drawn.told_count(shapes.clone()));
        let (at, count) = counts.enumerate().max_by_key(|(_, count)| *count)?;
        if count < DRAWN_CELLS_MIN || count * 100 < cells.len() * DRAWN_PERCENT_MIN {
            return None;
        }
        let font = self.drawn[at].at(at);
        let mut faces = self.faces.iter();
        let same = faces.find(|(_, face)| face.font.is_some_and(|font| font.at == at));
        let id = same.map_or_else(|| self.next_face(), |(id, _)| *id);
        self.faces.entry(id).or_default().font = Some(font);
        Some(id)
    }

    /// Takes note of what the font of a face, if it is installed, draws in the cells of a row that were not looked for in it.
    fn draw(&mut self, row: &Row<'_>, id: u32, found: &mut [Option<usize>]) {
        let font = self.faces.get(&id).and_then(|face| face.font);
        let Some(drawn) = font.and_then(|font| self.drawn.get_mut(font.at)) else {
            return;
        };
        let is_new = |cell: &row::Cell, found: &Option<usize>| {
            let letters = self.letters.get(&cell.form);
            let letter = letters.zip(*found).map(|(letters, at)| &letters[at]);
            letter.is_none_or(|letter| !letter.is_looked_for())
        };
        let cells = row.cells.iter().zip(found);
        let mut new: Vec<_> = cells.filter(|(cell, found)| is_new(cell, found)).collect();
        let told = drawn.told(new.iter().map(|(cell, _)| cell.shape()));
        let mut doubt = 0;
        for ((cell, found), told) in new.iter_mut().zip(told) {
            // Which of the bars it is, is a matter of a row that fonts are fitted to: most are an l.
            let is_bar = cell.is_bar();
            let told = told.filter(|told| *told.text == "l" || !is_bar);
            let letters = self.letters.entry(cell.form).or_default();
            let at = found.unwrap_or_else(|| {
                let letter = Letter::new(id, cell.pixels.clone());
                self.bytes += letter.bytes();
                letters.push(letter);
                letters.len() - 1
            });
            if !is_bar {
                doubt += letters[at].doubt(told.as_ref());
            }
            letters[at].note_shape(told);
            letters[at].used = self.clock;
            **found = Some(at);
        }
        if let Some(face) = self.faces.get_mut(&id)
            && face.is_doubted(doubt)
        {
            let letters = self.letters.values_mut().flatten();
            let of_face = letters.filter(|letter| letter.face == id);
            of_face.for_each(Letter::forget_shape);
        }
    }

    /// Does something with what the cells of a row are; `found` are their letters as [`Known::found`] has them.
    fn with_letters<T>(
        &self,
        row: &Row<'_>,
        face: u32,
        found: &[Option<usize>],
        with: impl FnOnce(&[Option<word::Letter<'_>>]) -> T,
    ) -> T {
        let letter = |(cell, found): (&row::Cell, &Option<usize>)| {
            if self.faces.get(&face)?.is_hyphen(row, cell) {
                return Some(word::Letter::hyphen());
            }
            let letter = &self.letters.get(&cell.form)?[(*found)?];
            Some(word::Letter {
                told: letter.told()?,
                widest: letter.widest,
                is_shifted: false,
            })
        };
        let mut letters: Vec<_> = row.cells.iter().zip(found).map(letter).collect();
        for (letter, cell) in letters.iter_mut().zip(&row.cells) {
            if !is_certain(letter)
                && let Some(shifted) = self.shifted(face, cell)
                && shifted.is_as_read(letter)
            {
                *letter = Some(shifted);
            }
        }
        let touching = self.touching(row, face, &letters);
        for (letter, touching) in letters.iter_mut().zip(&touching) {
            if let Some(touching) = touching {
                *letter = Some(word::Letter::touching(touching));
            }
        }
        with(&letters)
    }

    fn mended(&mut self, row: &Row<'_>, read: &[ReadWord]) -> Option<Vec<ReadWord>> {
        let id = self.face_of(row)?;
        let mut found = self.found(id, &row.cells);
        self.draw(row, id, &mut found);
        let face = self.faces.get(&id)?;
        self.with_letters(row, id, &found, |letters| {
            let words = word::words(row, letters, face, &face.slots(row), &self.lexicon)?;
            let told: Vec<ReadWord> = words.iter().filter_map(|word| word.read(row)).collect();
            mend::mended(row, letters, &placed(row, read, &[]), &told)
        })
    }

    /// The letter of a face that a cell shows at another place between pixels. None: no known one, or one as well as another.
    fn shifted(&self, face: u32, cell: &row::Cell) -> Option<word::Letter<'_>> {
        let alike = self.alike(cell, Some(face));
        let told = alike.filter_map(|one| Some((one.letter.told().filter(shifted::tells)?, one)));
        let told: Vec<_> = told.collect();
        let (first, alike) = told.iter().min_by_key(|(_, alike)| alike.apart)?;
        let is_alone = told.iter().all(|(other, _)| other.text == first.text);
        let words = told.iter().map(|(told, _)| told.words).sum();
        let letter = word::Letter::shifted(first.said_by(words), alike.letter.widest);
        is_alone.then_some(letter)
    }

    /// What stands in the cells of a row in which letters touch, of those that are not known for sure.
    fn touching(
        &self,
        row: &Row<'_>,
        face: u32,
        letters: &[Option<word::Letter<'_>>],
    ) -> Vec<Option<touching::Told>> {
        if letters.iter().all(is_certain) || self.faces[&face].is_typewritten() {
            return vec![];
        }
        let known = self.known_alone(face);
        let told = |(cell, letter): (&row::Cell, &Option<word::Letter<'_>>)| {
            if is_certain(letter) {
                return None;
            }
            let told = touching::told(cell, &known)?;
            word::Letter::touching(&told)
                .is_as_read(letter)
                .then_some(told)
        };
        row.cells.iter().zip(letters).map(told).collect()
    }

    /// The letters of a face that are known for sure, each alone in its cell.
    fn known_alone(&self, face: u32) -> Vec<touching::Known<'_>> {
        let letters = self.letters.iter().flat_map(|(form, letters)| {
            let of_face = letters.iter().filter(|letter| letter.face == face);
            of_face.filter_map(|letter| {
                let told = letter.told().filter(|told| told.is_sure && told.is_read)?;
                touching::Known::of(*form, letter, &told)
            })
        });
        let mut letters: Vec<_> = letters.collect();
        letters.sort_unstable_by(touching::Known::compare);
        letters
    }

    fn learn(&mut self, look: &Look<'_>, read: &[ReadWord], known: &[ReadWord]) {
        let row = &look.row;
        // What was not known when the line was looked at may have been learned from another one since.
        let id = look
            .face
            .or_else(|| self.face_of(row))
            .unwrap_or_else(|| self.next_face());
        let words = placed(row, read, known);
        self.clock += 1;
        let face = self.faces.entry(id).or_default();
        note_gaps(face, row, &words);
        if row.cells.len() >= slots::CELLS_MIN {
            face.note_type(&row.slots());
        }
        let is_apart = |one: &&Placed<'_>| one.is_new && row.stands_apart(&one.cells);
        // Where paper within a word is as wide as around it, it may be two; figures stand so.
        let is_one = |one: &&Placed<'_>| {
            is_apart(one) || one.is_new && !one.word.text.contains(char::is_alphabetic)
        };
        for Placed { word, .. } in words.iter().filter(is_one) {
            match is_sure(word) {
                true => self.lexicon.note(&word.text),
                false if is_likely(word) => self.lexicon.note_unsure(&word.text),
                false => {}
            }
        }
        let usual = tenth(row, &words);
        let fits = |one: &Placed<'_>| {
            let usual_percent = tenth(row, std::slice::from_ref(one)) * 100 / usual.max(1);
            WIDTH_PERCENT.contains(&usual_percent)
        };
        let words = words.iter().filter(is_apart).filter(|one| fits(one));
        let is_font_wanted =
            self.fonts.is_some() && self.faces.get(&id).is_some_and(|face| face.font.is_none());
        let mut shown = vec![];
        for one in words {
            if let Some(labels) = self.learn_word(id, row, one)
                && is_font_wanted
                && (is_sure(one.word) || labels.concat() == one.word.text)
            {
                shown.extend(shown_in(row, &one.cells, &labels));
            }
        }
        if is_font_wanted {
            self.look_for_font(id, shown);
        }
        if self.bytes > BYTES_MAX {
            self.shrink();
        }
    }

    fn next_face(&self) -> u32 {
        self.faces.last_key_value().map_or(0, |(face, _)| face + 1)
    }

    /// Looks for the font of a face that has none and shows these words, beside those that it has shown before.
    fn look_for_font(&mut self, id: u32, words: Vec<Vec<Shown>>) {
        let (Some(fonts), Some(face)) = (self.fonts, self.faces.get_mut(&id)) else {
            return;
        };
        let known = self.drawn.iter().position(|drawn| drawn.shows(&words));
        let font = match known {
            Some(at) => Some(self.drawn[at].at(at)),
            None => {
                let usual = self.drawn.last().map(Drawn::drawing);
                let found = face.show(words);
                let found = found.and_then(|words| fonts.of_words(words, usual));
                found.and_then(|font| self.new_font(font))
            }
        };
        if let Some(face) = self.faces.get_mut(&id) {
            face.font = font;
        }
    }

    /// Makes a font known, and forgets all others when they are too many.
    fn new_font(&mut self, font: SizedFont) -> Option<FaceFont> {
        let drawn = Drawn::new(font)?;
        if self.drawn.len() >= FONTS_MAX {
            self.drawn.clear();
            self.faces.values_mut().for_each(|face| face.font = None);
        }
        self.drawn.push(drawn);
        let at = self.drawn.len() - 1;
        Some(self.drawn[at].at(at))
    }

    /// The texts of the cells of a word, which vote for them. None: nobody knows.
    fn learn_word(
        &mut self,
        face: u32,
        row: &Row<'_>,
        Placed { word, cells, .. }: &Placed<'_>,
    ) -> Option<Vec<String>> {
        let found = self.found(face, &row.cells[cells.clone()]);
        let part = |(at, found): (usize, &Option<usize>)| {
            let cell = &row.cells[at];
            let letter = found.map(|found| &self.letters[&cell.form][found]);
            Part {
                width: cell.columns.len(),
                is_near: at > cells.start && row.is_near(at),
                label: letter
                    .and_then(|letter| letter.told())
                    .filter(|told| told.is_read)
                    .map(|told| told.text),
            }
        };
        let parts: Vec<Part<'_>> = cells.clone().zip(&found).map(part).collect();
        let known = parts.iter().filter(|part| part.label.is_some()).count();
        let is_sure = is_sure(word) || known * 100 >= parts.len() * CONFIRMED_PERCENT_MIN;
        if !is_sure && !is_likely(word) {
            return None;
        }
        let labels = align::align(&word.text, &parts)?;
        let is_clear = word.confidence_milli >= CLEAR_MILLI_MIN
            && labels.len() >= CLEAR_LETTERS_MIN
            && labels.len() == word.text.chars().count()
            && labels.iter().all(|label| label.chars().count() == 1);
        for ((at, found), label) in cells.clone().zip(found).zip(&labels) {
            let cell = &row.cells[at];
            let letters = self.letters.entry(cell.form).or_default();
            let found = found.unwrap_or_else(|| {
                let letter = Letter::new(face, cell.pixels.clone());
                self.bytes += letter.bytes();
                letters.push(letter);
                letters.len() - 1
            });
            let letter = &mut letters[found];
            letter.used = self.clock;
            letter.vote(
                label.clone(),
                &word.text,
                (is_sure, is_clear),
                word.confidence_milli,
            );
            let gap = |is_inside: bool, at: usize| is_inside.then(|| row.gap_before(at));
            letter.note_gaps(gap(at > cells.start, at), gap(at + 1 < cells.end, at + 1));
        }
        Some(labels)
    }

    /// Drops the half that was not met for longest.
    fn shrink(&mut self) {
        let mut used: Vec<u64> = self
            .letters
            .values()
            .flatten()
            .map(|letter| letter.used)
            .collect();
        used.sort_unstable();
        let middle = used.get(used.len() / 2).copied().unwrap_or(0);
        for letters in self.letters.values_mut() {
            letters.retain(|letter| letter.used > middle);
        }
        self.letters.retain(|_, letters| !letters.is_empty());
        let letters = || self.letters.values().flatten();
        self.bytes = letters().map(Letter::bytes).sum();
        self.faces
            .retain(|face, _| letters().any(|letter| letter.face == *face));
    }
}

/// The letters of a word in runs of cells that show one each: what stands after others is not where it would be.
fn shown_in(row: &Row<'_>, cells: &Range<usize>, labels: &[String]) -> Vec<Vec<Shown>> {
    let shown = |(cell, label): (&row::Cell, &String)| {
        let mut signs = label.chars();
        let sign = signs.next().filter(|_| signs.next().is_none())?;
        sign.is_ascii_alphanumeric().then(|| Shown {
            sign,
            middle: cell.ink_middle(),
            ink: ink::amount(&cell.pixels) as f32,
            form: cell.form,
            pixels: cell.pixels.clone(),
        })
    };
    let cells = row.cells[cells.clone()].iter();
    let mut runs = vec![vec![]];
    for shown in cells.zip(labels).map(shown) {
        match (shown, runs.last_mut()) {
            (Some(shown), Some(run)) => run.push(shown),
            _ => runs.push(vec![]),
        }
    }
    runs
}

/// Some cells of a row, spread over it, that tell its face. Dashes are no letters.
fn some_letters<'a>(row: &'a Row<'_>) -> Vec<&'a row::Cell> {
    let is_letter = |cell: &&row::Cell| !cell.is_dash(row.line.height as usize);
    let letters: Vec<&row::Cell> = row.cells.iter().filter(is_letter).collect();
    let step = letters.len().div_ceil(FACE_CELLS_MAX).max(1);
    letters.into_iter().step_by(step).collect()
}

/// The face that most of these cells are of. None: too few are of one.
fn most_frequent(cells: &[&row::Cell], faces_of: impl Fn(&row::Cell) -> Vec<u32>) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for cell in cells {
        let mut faces = faces_of(cell);
        faces.sort_unstable();
        faces.dedup();
        for face in faces {
            *counts.entry(face).or_default() += 1;
        }
    }
    let (face, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 100 >= cells.len() * FACE_PERCENT_MIN).then_some(face)
}

/// How wide a tenth of a letter is in these words, hundredths of a pixel.
fn tenth(row: &Row<'_>, words: &[Placed<'_>]) -> u32 {
    let pixels = |one: &Placed<'_>| -> usize {
        let cells = row.cells[one.cells.clone()].iter();
        cells.map(|cell| cell.columns.len()).sum()
    };
    let tenths = words.iter().map(|one| align::tenths(&one.word.text)).sum();
    align::tenth(words.iter().map(pixels).sum(), tenths)
}

/// Whether a cell is known, and not for the words alone that said so.
fn is_certain(letter: &Option<word::Letter<'_>>) -> bool {
    letter.as_ref().is_some_and(|letter| letter.told.is_sure)
}

fn is_sure(word: &ReadWord) -> bool {
    word.confidence_milli >= TEACH_MILLI_MIN
}

fn is_likely(word: &ReadWord) -> bool {
    word.confidence_milli >= UNSURE_MILLI_MIN
}

/// Counts the paper within words and between them.
fn note_gaps(face: &mut Face, row: &Row<'_>, words: &[Placed<'_>]) {
    let mut before: Option<&ReadWord> = None;
    for Placed {
        word,
        cells,
        is_new,
    } in words
    {
        // The engine takes a sign for a word of its own now and then, and what goes on after it.
        let is_word = before.is_some_and(|before| before.text.ends_with(char::is_alphanumeric))
            && word.text.starts_with(char::is_alphanumeric);
        before = Some(word);
        let is_sure = word.confidence_milli >= GAP_MILLI_MIN;
        if !is_new || !is_sure || cells.is_empty() || !row.stands_apart(cells) {
            continue;
        }
        row.gaps_in(cells)
            .for_each(|gap| face.gaps.note(gap, false));
        if cells.start > 0 && is_word {
            face.gaps.note(row.gap_before(cells.start), true);
        }
    }
}

/// The words of a line and the cells of each.
fn placed<'a>(row: &Row<'_>, read: &'a [ReadWord], known: &'a [ReadWord]) -> Vec<Placed<'a>> {
    let known = known
        .iter()
        .filter(|known| !read.iter().any(|word| covers(word, known)));
    let read = read.iter().map(|word| (word, true));
    let mut words: Vec<(&ReadWord, bool)> = read.chain(known.map(|word| (word, false))).collect();
    words.sort_by_key(|(word, _)| word.place.x);
    let mut from = 0;
    let nexts = words
        .iter()
        .skip(1)
        .map(|(word, _)| Some(*word))
        .chain([None]);
    let placed = words.iter().zip(nexts).map(|((word, is_new), next)| {
        let until = next.map_or(row.cells.len(), |next| border(row, from, word, next));
        let cells = from..until;
        from = until;
        Placed {
            word,
            cells,
            is_new: *is_new,
        }
    });
    placed.collect()
}

/// The first cell of the next word.
fn border(row: &Row<'_>, from: usize, word: &ReadWord, next: &ReadWord) -> usize {
    let end = i64::from(word.place.x) + i64::from(word.place.width);
    let middle = usize::try_from((end + i64::from(next.place.x)) / 2).unwrap_or(0);
    let near = row
        .cells
        .partition_point(|cell| cell.middle() < middle)
        .max(from);
    // The engine's places are a letter off now and then: words part where the paper near by is widest, but within neither.
    let (left, right) = (middle_of(word), middle_of(next));
    let is_between =
        |at: &usize| left < row.cells[*at - 1].columns.end && row.cells[*at].columns.start < right;
    let nearby = near.saturating_sub(1).max(from + 1)..(near + 2).min(row.cells.len());
    nearby
        .filter(is_between)
        .max_by_key(|at| (row.gap_before(*at), *at == near))
        .unwrap_or(near)
}

/// The column in the middle of a word.
fn middle_of(word: &ReadWord) -> usize {
    let middle = i64::from(word.place.x) + i64::from(word.place.width) / 2;
    usize::try_from(middle).unwrap_or(0)
}

#[cfg(test)]
mod tests;

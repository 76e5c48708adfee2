//! Tesseract, by its raw handle: grey pixels in, words out. Runs in the child only.

mod addresses;
mod alike;
mod alone;
mod codes;
mod confidence;
mod ellipsis;
mod figures;
mod grid;
mod judge;
mod line;
mod marks;
mod modes;
mod passed;
mod points;
mod quotes;
mod raised;
mod repeat;
mod signs;
mod spaced;
mod stops;
mod times;
mod typed;

use std::ffi::CString;

use leptess::tesseract::TessApi;

use self::line::Line;
use crate::{
    enlarge::{self, LineSize, Prepared},
    ink::{self, Column},
    protocol::{AnswerWord, Request, Setup, WORD_BYTES_MAX, WORDS_MAX},
    slots,
};

/// Resolution told to the engine. It only steers what counts as noise; 300, right for paper, loses a third of
/// the words on a screen (spec/reading.md B3).
const RESOLUTION_DPI: i32 = 96;
/// One line of text: no search for columns and paragraphs.
const LINE: &str = "7";
/// How a line is looked at first: narrowed, because the engine's time goes with the width of what it sees.
/// Characters read wrong and processor time on a sixth of the lines of 19 of the bench's tuning screens: 19 px at
/// full width 0.97 % and 1, 22 px at 75 % 1.24 % and 0.82; twice the size of the screen costs 1.19.
const FIRST_LOOK: LineSize = LineSize {
    body_px: 20,
    width_percent: 85,
};
/// How a line of a few letters is looked at, which costs little: narrowed, two digits 1 become one letter.
const SHORT_LOOK: LineSize = LineSize {
    body_px: 20,
    width_percent: 110,
};
/// How it is looked at again when that is in doubt.
const SECOND_LOOK: LineSize = LineSize {
    body_px: 24,
    width_percent: 100,
};
/// One uniform block of text, for regions of one or two lines: nothing is lost between wide gaps.
const BLOCK: &str = "6";
/// Text anywhere, for all else: as a block, lines would run across the columns of a screen, and the engine's
/// own layout drops whole regions (spec/reading.md B3: 96.6 % of words found against 84.4 %).
const SPARSE: &str = "11";
/// Regions up to this many CSS pixels are one block.
const BLOCK_HEIGHT_PX_MAX: u32 = 64;

/// The engine could not be used.
#[derive(Debug)]
pub(crate) struct Broken;

/// An initialised engine.
pub(crate) struct Engine {
    tesseract: TessApi,
    pixels_max: usize,
}

impl Engine {
    /// Loads the languages. Must come before the sandbox, which lets no file be opened.
    pub(crate) fn new(setup: &Setup) -> Result<Self, Broken> {
        // leptess panics on zero bytes.
        if setup.languages.contains('\0') || setup.tessdata.contains('\0') {
            return Err(Broken);
        }
        let tesseract =
            TessApi::new(Some(&setup.tessdata), &setup.languages).map_err(|_| Broken)?;
        // The engine's own messages need no file: standard error is /dev/null here, and nothing can be opened
        // later.
        Ok(Self {
            tesseract,
            pixels_max: setup.pixels_max as usize,
        })
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Broken> {
        let name = CString::new(name).map_err(|_| Broken)?;
        let value = CString::new(value).map_err(|_| Broken)?;
        self.tesseract
            .raw
            .set_variable(&name, &value)
            .map_err(|_| Broken)
    }

    /// Reads one line or region.
    pub(crate) fn read(&mut self, request: &Request) -> Result<Vec<AnswerWord>, Broken> {
        let (width, height) = (request.width as usize, request.height as usize);
        let fits = width
            .checked_mul(height)
            .is_some_and(|count| count == request.grey.len());
        if !fits || width == 0 || height == 0 {
            return Err(Broken);
        }
        match request.line {
            true => self.read_line(request),
            false => self.read_region(request),
        }
    }

    fn read_region(&mut self, request: &Request) -> Result<Vec<AnswerWord>, Broken> {
        let (width, height) = (request.width as usize, request.height as usize);
        let scale = request.scale_milli;
        let prepared = enlarge::prepare(&request.grey, width, height, scale, self.pixels_max);
        // A second look with colours turned over, where confidence is low.
        self.set("tessedit_do_invert", "1")?;
        self.look(&prepared, request, mode(request))
    }

    fn read_line(&mut self, request: &Request) -> Result<Vec<AnswerWord>, Broken> {
        let columns = ink::columns(&request.grey, request.width as usize);
        let cells = ink::cells(&columns);
        let mark = alone::dash(request)
            .or_else(|| alone::hyphens(request, &cells))
            .or_else(|| alone::brace(request, &cells));
        if let Some(mark) = mark {
            return Ok(vec![mark]);
        }
        // A line is dark on white already.
        self.set("tessedit_do_invert", "0")?;
        let first = match repeat::is_short(request) {
            true => SHORT_LOOK,
            false => FIRST_LOOK,
        };
        let mut words = self.look_at_line(request, first)?;
        if judge::in_doubt(&words, request.width, request.height) {
            let second = self.look_at_line(request, SECOND_LOOK)?;
            words = judge::surer(words, second);
        }
        if repeat::helps(&words, request) {
            let three = self.look_at_line(&repeat::repeated(request), SHORT_LOOK)?;
            words = repeat::better(words, repeat::once(&three, request));
        }
        let slots = slots::slots(&columns);
        let mut words = self.look_at_passed(words, &columns, request, !slots.is_empty())?;
        marks::mend(&mut words, &columns, request);
        alone::mend_letters(&mut words);
        let words = alike::leave_out(words, &cells, request);
        let mut words = addresses::join(words, &columns, request.height);
        let words = match Line::of(&words, &columns, &slots, request) {
            Some(line) => {
                quotes::mend(&mut words, &line);
                raised::mend(&mut words, &line);
                times::mend(&mut words, &line);
                if slots.is_empty() {
                    codes::mend(&mut words, &line);
                }
                signs::mend(words, &line)
            }
            None => words,
        };
        let words = figures::part(words, &columns);
        let words = match slots.is_empty() {
            true => spaced::part(words, &columns),
            false => words,
        };
        let mut words = grid::part(words, &slots);
        typed::mend(&mut words, &slots, &columns, request);
        let mut words = modes::mend(words, &cells, request);
        points::mend(&mut words, &columns);
        stops::mend(&mut words, &columns);
        if slots.is_empty() {
            ellipsis::mend(&mut words, &columns);
        }
        let css_px = request.height * 1_000 / request.scale_milli.max(1);
        let mut words = judge::text(words, css_px, !slots.is_empty());
        alone::mend_zero(&mut words, request);
        for word in &mut words {
            word.confidence_milli = confidence::calibrated(word.confidence_milli);
        }
        Ok(words)
    }

    /// Looks again at what the engine has passed over.
    fn look_at_passed(
        &mut self,
        mut words: Vec<AnswerWord>,
        line: &[Column],
        request: &Request,
        is_typewriter: bool,
    ) -> Result<Vec<AnswerWord>, Broken> {
        for columns in passed::stretches(&words, line, request, is_typewriter) {
            let (cut, top) = passed::cut(request, &columns, line);
            let read = self.look_at_line(&cut, SECOND_LOOK)?;
            words = passed::put_in(words, (&columns, top), read, is_typewriter);
        }
        Ok(words)
    }

    fn look_at_line(
        &mut self,
        request: &Request,
        size: LineSize,
    ) -> Result<Vec<AnswerWord>, Broken> {
        let (width, height) = (request.width as usize, request.height as usize);
        let prepared = enlarge::prepare_line(&request.grey, width, height, size);
        self.look(&prepared, request, LINE)
    }

    fn look(
        &mut self,
        prepared: &Prepared,
        request: &Request,
        mode: &str,
    ) -> Result<Vec<AnswerWord>, Broken> {
        self.set("tessedit_pageseg_mode", mode)?;
        let table = self.recognise(prepared)?;
        Ok(words(&table, prepared, request))
    }

    fn recognise(&mut self, prepared: &Prepared) -> Result<String, Broken> {
        let wide = i32::try_from(prepared.width).map_err(|_| Broken)?;
        let high = i32::try_from(prepared.height).map_err(|_| Broken)?;
        let raw = &mut self.tesseract.raw;
        raw.set_image(&prepared.pixels, wide, high, 1, wide)
            .map_err(|_| Broken)?;
        raw.set_source_resolution(RESOLUTION_DPI);
        raw.recognize().map_err(|_| Broken)?;
        let text = raw.get_tsv_text(0).map_err(|_| Broken)?;
        text.as_ref()
            .to_str()
            .map(str::to_owned)
            .map_err(|_| Broken)
    }
}

fn mode(request: &Request) -> &'static str {
    let scale = request.scale_milli.max(1_000);
    let limit = u64::from(BLOCK_HEIGHT_PX_MAX) * u64::from(scale) / 1_000;
    if u64::from(request.height) <= limit {
        BLOCK
    } else {
        SPARSE
    }
}

/// The words of the engine's table: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text.
fn words(table: &str, prepared: &Prepared, request: &Request) -> Vec<AnswerWord> {
    const LEVEL_WORD: &str = "5";
    let mut words = Vec::new();
    let (mut line, mut line_before) = (0, None);
    for row in table.lines() {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [
            LEVEL_WORD,
            page,
            block,
            paragraph,
            row_line,
            _,
            left,
            top,
            width,
            height,
            confidence,
            text,
        ] = cells[..]
        else {
            continue;
        };
        let text: String = text
            .chars()
            .filter(|letter| !letter.is_control() && !letter.is_whitespace())
            .collect();
        if text.is_empty() || text.len() > WORD_BYTES_MAX || words.len() == WORDS_MAX {
            continue;
        }
        let place = [left, top, width, height].map(|cell| cell.parse::<i64>().ok());
        let [Some(left), Some(top), Some(width), Some(height)] = place else {
            continue;
        };
        let line_now = Some((page, block, paragraph, row_line));
        line += u32::from(line_before.is_some() && line_before != line_now);
        line_before = line_now;
        let (left, right) = prepared.columns_back(left, width, request.width);
        let (top, bottom) = prepared.rows_back(top, height, request.height);
        words.push(AnswerWord {
            line,
            text,
            left,
            top,
            width: right - left,
            height: bottom - top,
            confidence_milli: milli(confidence),
        });
    }
    words
}

/// The engine's confidence, 0 to 100, in thousandths.
fn milli(confidence: &str) -> u32 {
    let percent = confidence.parse::<f32>().unwrap_or(0.0).clamp(0.0, 100.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=1000"
    )]
    let milli = (percent * 10.0).round() as u32;
    milli
}

//! Tesseract, by its raw handle: grey pixels in, words out. Runs in the child only.

use std::ffi::CString;

use leptess::tesseract::TessApi;

use crate::{
    enlarge::{self, Prepared},
    protocol::{AnswerWord, Request, Setup, WORD_BYTES_MAX, WORDS_MAX},
};

/// Resolution told to the engine. It only steers what counts as noise; 300, right for paper, loses a third of
/// the words on a screen (spec/reading.md B3).
const RESOLUTION_DPI: i32 = 96;
/// One line of text: no search for columns and paragraphs.
const LINE: &str = "7";
/// Height of letters, from ascender to descender, that is read best for its cost, pixels of the prepared picture.
/// Characters read wrong and processor time against twice the size: 16: 2.43 % and 0.73, 20: 2.03 % and 0.90,
/// 24: 2.10 % and 0.93, twice the size: 2.11 % (a fifth of the lines of the bench's first 28 tuning screens).
const BODY_PX: usize = 19;
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
        let prepared = match request.line {
            true => enlarge::prepare_line(&request.grey, width, height, BODY_PX),
            false => {
                let scale = request.scale_milli;
                enlarge::prepare(&request.grey, width, height, scale, self.pixels_max)
            }
        };
        self.set("tessedit_pageseg_mode", mode(request))?;
        // A second look with colours turned over, where confidence is low: a line is dark on white already.
        self.set("tessedit_do_invert", if request.line { "0" } else { "1" })?;
        let table = self.recognise(&prepared)?;
        Ok(words(&table, &prepared, request))
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
    if request.line {
        return LINE;
    }
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
        let (left, right) = prepared.back(left, width, request.width);
        let (top, bottom) = prepared.back(top, height, request.height);
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

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
        let mut engine = Self {
            tesseract,
            pixels_max: setup.pixels_max as usize,
        };
        // A second look with colours turned over, where confidence is low. The engine's own messages need no
        // file: standard error is /dev/null here, and nothing can be opened later.
        engine.set("tessedit_do_invert", "1")?;
        Ok(engine)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Broken> {
        let name = CString::new(name).map_err(|_| Broken)?;
        let value = CString::new(value).map_err(|_| Broken)?;
        self.tesseract
            .raw
            .set_variable(&name, &value)
            .map_err(|_| Broken)
    }

    /// Reads one region.
    pub(crate) fn read(&mut self, request: &Request) -> Result<Vec<AnswerWord>, Broken> {
        let (width, height) = (request.width as usize, request.height as usize);
        let fits = width
            .checked_mul(height)
            .is_some_and(|count| count == request.grey.len());
        if !fits || width == 0 || height == 0 {
            return Err(Broken);
        }
        let prepared = enlarge::prepare(
            &request.grey,
            width,
            height,
            request.scale_milli,
            self.pixels_max,
        );
        self.set("tessedit_pageseg_mode", mode(request))?;
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
        let (left, right) = span(prepared, left, width, request.width);
        let (top, bottom) = span(prepared, top, height, request.height);
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

/// A span of the prepared picture in the region: at least one pixel, and inside.
fn span(prepared: &Prepared, start: i64, length: i64, limit: u32) -> (u32, u32) {
    let inside = |value: i64, least: i64| {
        u32::try_from(value.clamp(least, i64::from(limit))).unwrap_or(limit)
    };
    let from = inside(prepared.back(start), 0).min(limit.saturating_sub(1));
    // The end is rounded up, so that no ink lies outside.
    let to = inside(
        prepared.back(start + length + prepared.factor as i64 - 1),
        0,
    );
    (from, to.max(from + 1))
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

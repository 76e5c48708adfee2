//! The child: grey frames in on standard input, words and processor time out on standard output.

use std::{
    ffi::CString,
    io::{self, Read, Write},
};

use image::{GrayImage, imageops::FilterType};
use leptess::tesseract::TessApi;
use rustix::time::{ClockId, clock_gettime};

use super::Variant;

/// What `gray` of spec/reading.md B3 tells the engine: the resolution it guesses by itself.
const SPARSE: &str = "11";
const AUTOMATIC: &str = "3";

/// Serves until standard input ends.
///
/// # Errors
/// When the engine cannot be used; the parent sees its pipe close.
pub(crate) fn child_main(languages: &str) -> Result<(), io::Error> {
    let mut engine = TessApi::new(None, languages).map_err(|_| broken())?;
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut variant = [0];
    while input.read(&mut variant)? == 1 {
        let variant = Variant::from_code(variant[0]).ok_or_else(broken)?;
        let frame = frame(&mut input)?;
        let before = cpu_ns();
        let words = read(&mut engine, &frame, variant)?;
        let cpu_ns = cpu_ns() - before;
        answer(&mut output, &words, cpu_ns)?;
    }
    Ok(())
}

fn broken() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

fn cpu_ns() -> u64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec.cast_unsigned() * 1_000_000_000 + time.tv_nsec.cast_unsigned()
}

fn frame(input: &mut impl Read) -> Result<GrayImage, io::Error> {
    let mut number = [0; 4];
    input.read_exact(&mut number)?;
    let width = u32::from_le_bytes(number);
    input.read_exact(&mut number)?;
    let height = u32::from_le_bytes(number);
    let mut grey = vec![0; width as usize * height as usize];
    input.read_exact(&mut grey)?;
    GrayImage::from_raw(width, height, grey).ok_or_else(broken)
}

/// One word: left, top, width, height, text.
type Word = ([u32; 4], String);

fn read(engine: &mut TessApi, frame: &GrayImage, variant: Variant) -> Result<Vec<Word>, io::Error> {
    match variant {
        Variant::Default => words(engine, frame, AUTOMATIC, 1),
        Variant::Mix => {
            let mut prepared = frame.clone();
            let sum: u64 = frame.as_raw().iter().map(|grey| u64::from(*grey)).sum();
            if sum < frame.as_raw().len() as u64 * 128 {
                image::imageops::invert(&mut prepared);
            }
            let (width, height) = (frame.width() * 2, frame.height() * 2);
            let prepared = image::imageops::resize(&prepared, width, height, FilterType::Triangle);
            words(engine, &prepared, SPARSE, 2)
        }
    }
}

fn words(
    engine: &mut TessApi,
    frame: &GrayImage,
    mode: &str,
    factor: u32,
) -> Result<Vec<Word>, io::Error> {
    let side = |length: u32| i32::try_from(length).map_err(|_| broken());
    let (width, height) = (side(frame.width())?, side(frame.height())?);
    let (name, mode) = (CString::new("tessedit_pageseg_mode")?, CString::new(mode)?);
    engine
        .raw
        .set_variable(&name, &mode)
        .map_err(|_| broken())?;
    engine
        .raw
        .set_image(frame.as_raw(), width, height, 1, width)
        .map_err(|_| broken())?;
    engine.raw.recognize().map_err(|_| broken())?;
    let table = engine.raw.get_tsv_text(0).map_err(|_| broken())?;
    let table = table.as_ref().to_string_lossy();
    Ok(table.lines().filter_map(|row| word(row, factor)).collect())
}

/// A row of the engine's table: level, page, block, paragraph, line, word, left, top, width, height, confidence,
/// text.
fn word(row: &str, factor: u32) -> Option<Word> {
    const LEVEL_WORD: &str = "5";
    let cells: Vec<&str> = row.splitn(12, '\t').collect();
    let [LEVEL_WORD, _, _, _, _, _, left, top, width, height, _, text] = cells[..] else {
        return None;
    };
    let side = |cell: &str| cell.parse::<u32>().ok().map(|pixels| pixels / factor);
    let place = [side(left)?, side(top)?, side(width)?, side(height)?];
    (!text.trim().is_empty()).then(|| (place, text.trim().to_owned()))
}

fn answer(output: &mut impl Write, words: &[Word], cpu_ns: u64) -> Result<(), io::Error> {
    output.write_all(&cpu_ns.to_le_bytes())?;
    output.write_all(&u32::try_from(words.len()).unwrap_or(u32::MAX).to_le_bytes())?;
    for (place, text) in words {
        for side in place {
            output.write_all(&side.to_le_bytes())?;
        }
        let length = u16::try_from(text.len()).map_err(|_| broken())?;
        output.write_all(&length.to_le_bytes())?;
        output.write_all(text.as_bytes())?;
    }
    output.flush()
}

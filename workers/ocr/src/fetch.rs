//! Unpacks a frame and has it read. Everything in it is checked against everything else before use: the
//! sender is authenticated by its key, and still only a process that looks at a screen.

use std::time::Duration;

use velvet_messages::{
    FrameId,
    v1::{Codec, DisplayFacts, Frame, FrameKind, Rect, Region},
};
use velvet_minimise::RawWord;
use velvet_runtime::{Code, Failure, Fetch};
use velvet_seal::Open;
use zeroize::Zeroizing;

use crate::{
    Config, Grey, LineKey, ReadError, ReadWord, Reader, RegionText, Sight, TextLine, reader::moved,
};

/// Bytes of a pixel on the way: red, green, blue.
const BYTES_PER_PIXEL: usize = 3;
/// Largest side of a display, pixels.
const SIDE_PX_MAX: u32 = 32_768;
/// Most regions of one message; a message is at most 1 MiB.
const REGIONS_MAX: usize = 4_096;
/// Most messages of one picture.
const PARTS_MAX: u32 = 4_096;
/// How long a region rests before its next try: the trouble may be the machine's, not the region's.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Checks, unpacks and reads frames.
#[derive(Debug)]
pub struct ReadFrame<R> {
    reader: R,
    region_pixels_max: u64,
}

impl<R: Reader> ReadFrame<R> {
    /// Reads with `reader`.
    pub fn new(reader: R, config: &Config) -> Self {
        Self {
            reader,
            region_pixels_max: config.region_pixels_max.into(),
        }
    }
}

/// One region, unpacked and read.
pub struct FetchedRegion {
    /// Its place on the display.
    pub rect: Rect,
    /// Rows of red, green, blue without padding.
    pub rgb: Zeroizing<Vec<u8>>,
    /// What was read, in display pixels.
    pub lines: Vec<FetchedLine>,
    /// What was not, in display pixels.
    pub unread: Vec<Rect>,
}

/// One line, read.
pub struct FetchedLine {
    /// Its bitmap's name, when it was read as a line.
    pub key: Option<LineKey>,
    /// Its ink's box.
    pub place: Rect,
    /// Read as a part of something larger, which is less sure.
    pub whole: bool,
    /// Its words, from left to right, at least one.
    pub words: Vec<RawWord>,
}

/// A frame, unpacked and read.
pub struct FetchedReading {
    /// Which frame.
    pub frame: FrameId,
    /// Its regions.
    pub regions: Vec<FetchedRegion>,
}

impl<R: Reader> Fetch<Open<Frame>> for ReadFrame<R> {
    type Fetched = FetchedReading;

    async fn fetch(&self, frame: &Open<Frame>) -> Result<FetchedReading, Failure> {
        let (id, display) = check(frame, self.region_pixels_max)?;
        let mut pictures = Vec::with_capacity(frame.regions.len());
        let mut greys = Vec::with_capacity(frame.regions.len());
        for region in &frame.regions {
            let (rect, rgb) = unpack(region)?;
            let grey = Grey::of_rgb(rect.width, rect.height, display.scale_milli, &rgb);
            greys.push((rect, grey));
            pictures.push((rect, rgb));
        }
        let sight = Sight {
            frame: id.clone(),
            at: Duration::from_micros(frame.captured.map_or(0, |time| time.mono_us)),
            key_frame: frame.kind() == FrameKind::Key,
            height: display.height_px,
        };
        let texts = self.reader.read_frame(&sight, greys).await;
        let texts = texts.map_err(failure)?;
        if texts.len() != pictures.len() {
            return Err(Failure::Reject(Code("reader-regions")));
        }
        let regions = pictures.into_iter().zip(texts);
        let regions = regions.map(|((rect, rgb), text)| fetched(rect, rgb, text));
        Ok(FetchedReading {
            frame: id,
            regions: regions.collect(),
        })
    }
}

fn fetched(rect: Rect, rgb: Zeroizing<Vec<u8>>, text: RegionText) -> FetchedRegion {
    let lines = text.lines.into_iter();
    FetchedRegion {
        lines: lines.map(|line| on_display(line, &rect)).collect(),
        unread: text
            .unread
            .iter()
            .map(|place| moved(place, &rect))
            .collect(),
        rect,
        rgb,
    }
}

/// A region that takes its reader down is tried again a few times, then it goes to the dead letters; a machine
/// that cannot start a reader holds everything back until it can.
fn failure(error: ReadError) -> Failure {
    let (after, code) = (RETRY_AFTER, error.code());
    match error.may_be_the_region() {
        true => Failure::Retry { after, code },
        false => Failure::Hold { after, code },
    }
}

/// The frame's id and display, when all of its facts go together.
fn check(frame: &Frame, region_pixels_max: u64) -> Result<(FrameId, DisplayFacts), Failure> {
    let reject = |code| Failure::Reject(Code(code));
    let reference = frame.r#ref.as_ref().ok_or(reject("frame-ref"))?;
    let id = FrameId::from_ref(reference).map_err(|_| reject("frame-ref"))?;
    let display = frame.display.ok_or(reject("display"))?;
    let side = 1..=SIDE_PX_MAX;
    if !side.contains(&display.width_px) || !side.contains(&display.height_px) {
        return Err(reject("display"));
    }
    if id.seq == 0 {
        return Err(reject("frame-ref"));
    }
    if frame.captured.is_none() {
        return Err(reject("capture-time"));
    }
    if !(1..=PARTS_MAX).contains(&frame.parts) || frame.part >= frame.parts {
        return Err(reject("part"));
    }
    if frame.regions.len() > REGIONS_MAX {
        return Err(reject("region-count"));
    }
    // Regions of one message may overlap a little, but not cover the display many times over.
    let budget = 2 * u64::from(display.width_px) * u64::from(display.height_px);
    let mut pixels = 0;
    for region in &frame.regions {
        let rect = region
            .rect
            .filter(|rect| inside(rect, &display))
            .ok_or(reject("region-rect"))?;
        let area = u64::from(rect.width) * u64::from(rect.height);
        pixels += area;
        if area > region_pixels_max || pixels > budget {
            return Err(reject("region-pixels"));
        }
    }
    Ok((id, display))
}

fn inside(rect: &Rect, display: &DisplayFacts) -> bool {
    let fits = |start: i32, length: u32, limit: u32| {
        let end = i64::from(start) + i64::from(length);
        start >= 0 && length > 0 && end <= i64::from(limit)
    };
    fits(rect.x, rect.width, display.width_px) && fits(rect.y, rect.height, display.height_px)
}

/// A region's pixels: exactly as many as its checked rectangle holds, whatever the compressed bytes claim.
fn unpack(region: &Region) -> Result<(Rect, Zeroizing<Vec<u8>>), Failure> {
    let reject = |code| Failure::Reject(Code(code));
    let rect = region.rect.ok_or(reject("region-rect"))?;
    let pixels = region.pixels.as_ref().ok_or(reject("pixels-missing"))?;
    if pixels.codec != i32::from(Codec::Rgb8Zstd) {
        return Err(reject("pixels-codec"));
    }
    let length = rect.width as usize * rect.height as usize * BYTES_PER_PIXEL;
    let rgb = zstd::bulk::decompress(&pixels.data, length).map_err(|_| reject("pixels-damaged"))?;
    let rgb = Zeroizing::new(rgb);
    match rgb.len() == length {
        true => Ok((rect, rgb)),
        false => Err(reject("pixels-damaged")),
    }
}

/// A line of a region as one of the display.
fn on_display(line: TextLine, rect: &Rect) -> FetchedLine {
    let word = |mut word: ReadWord| RawWord {
        text: std::mem::take(&mut word.text),
        place: moved(&word.place, rect),
        confidence_milli: word.confidence_milli,
        junk: false,
    };
    FetchedLine {
        key: line.key,
        place: moved(&line.place, rect),
        whole: line.whole,
        words: line.words.into_iter().map(word).collect(),
    }
}

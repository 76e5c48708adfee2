//! Draws the signs of a font as desktops do, at any quarter of a pixel: in grey or by the coloured parts of pixels, with their
//! outlines as they are or fitted to rows of pixels.

use std::{iter, ops::Range, sync::Arc};

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{
        DrawSettings, Engine, GlyphStyles, HintingInstance, HintingOptions, OutlineGlyphFormat,
        SmoothMode, Target,
    },
};

use super::{
    BASELINES, Shown,
    kerning::Kerning,
    outline::Outline,
    shape::{Picture, Shape},
};
use crate::ink;

/// Places between a pixel and the next one at which signs are drawn.
pub(crate) const PLACES: u8 = 4;
/// Paper around a sign, pixels.
const MARGIN: usize = 2;
/// Larger signs are not drawn, pixels.
const SIDE_MAX: usize = 200;
/// What a letter may differ by from its drawing, root mean square, levels. Of letters of eleven fonts drawn by Chromium those
/// of ten differ by 7 to 11 in the mean and by less than 22 in 98 of 100: the engines round differently.
const APART_MAX: f32 = 22.0;
/// How a letter counts that is drawn in another form.
const OTHER_FORM: f32 = 60.0;
/// Before it is known how much darker what is partly covered is drawn.
const ROUGH_APART_MAX: f32 = 26.0;
/// Skia darkens what is half covered by up to an eighth, for contrast and by the gamma of a screen.
const CONTRAST_MAX: f32 = 0.5;
/// So many letters that differ by so many times as much in the mean are enough.
const FEW: usize = 3;
const FEW_TIMES_MAX: f32 = 1.6;
/// Letters that a font is told by differ by no more in the mean, and so many are alike, in percent.
const MEAN_APART_MAX: f32 = 16.0;
const ALIKE_PERCENT_MIN: usize = 85;
/// A font whose darkest pixel has less ink than this share is brought to full contrast, as its lines are.
const PALE_SHARE: f32 = 0.95;

/// Samples of a pixel by which its coloured parts are told.
const SAMPLES: usize = 4;
/// How much of the grey of a pixel comes of these samples: of the pixel before it, its own and of the one after it. Skia spreads
/// what the parts of a pixel cover so (SkScalerContext, of 256 for red, green and blue), and grey is made of the parts so.
const TAPS: [f32; 3 * SAMPLES] = {
    let red = [3, 11, 28, 51, 64, 57, 36, 16, 5, 1, 0, 0];
    let green = [0, 2, 8, 22, 43, 61, 61, 43, 22, 8, 2, 0];
    let mut taps = [0.0; 3 * SAMPLES];
    let mut at = 0;
    while at < taps.len() {
        let blue = red[taps.len() - 1 - at];
        taps[at] = (0.27 * red[at] as f32 + 0.5 * green[at] as f32 + 0.23 * blue as f32) / 256.0;
        at += 1;
    }
    taps
};

/// The data of a font, and what its hinter needs of all sizes.
pub(super) struct Loaded {
    data: Arc<Vec<u8>>,
    index: u32,
    kerning: Kerning,
    /// None: its own program fits it to pixels.
    styles: Option<GlyphStyles>,
}

/// How outlines are fitted to pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fitting {
    /// Not at all.
    None,
    /// To rows, but not to columns: FreeType's light hinting, the default of fontconfig.
    Rows,
    /// By the font's own program, or to rows where it has none.
    Program,
}

/// How much of a pixel an outline covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Smoothing {
    Grey,
    /// Of each of its coloured parts, from the left red, green and blue.
    Parts,
}

/// How a desktop draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Drawing {
    fitting: Fitting,
    smoothing: Smoothing,
}

/// A font in a size.
pub(crate) struct SizedFont {
    loaded: Arc<Loaded>,
    drawing: Drawing,
    /// None: its outlines are as they are.
    hinting: Option<HintingInstance>,
    size: f32,
    /// By how much its ink is darkened.
    gain: f32,
    /// By how much more pixels are darkened that are partly covered.
    pub(super) contrast: f32,
}

/// How letters compare with those that a font draws.
#[derive(Clone, Copy, Default)]
struct Compared {
    /// What they differ by, root mean square, levels, summed up.
    apart: f32,
    alike: usize,
    /// Of pixels by how far they are partly covered: how much more ink they have, and the squares.
    more: f32,
    partly: f32,
}

/// A sign as it is drawn at some place between pixels.
pub(crate) struct Glyph {
    pub(super) width: usize,
    /// Row by row, dark on white, with paper around.
    pub(super) pixels: Vec<u8>,
    /// Its first column from the pixel in which it begins, and its first row from where letters stand.
    pub(super) left: i32,
    pub(super) top: i32,
    /// Quarters of a pixel from the begin of that pixel to its own.
    pub(crate) place: u8,
    /// Columns from the first to the last with ink.
    pub(super) dark: Range<usize>,
    /// Columns, rows and levels of the darkest pixels of its rows.
    pub(super) darkest: Vec<(usize, usize, u8)>,
    /// How far it is to the next sign, pixels.
    pub(super) advance: f32,
}

impl Drawing {
    /// All ways, the usual one first.
    pub(super) fn all(usual: Option<Self>) -> Vec<Self> {
        let fittings = [Fitting::Rows, Fitting::None, Fitting::Program];
        let drawings = [Smoothing::Grey, Smoothing::Parts]
            .into_iter()
            .flat_map(|smoothing| fittings.map(|fitting| Self { fitting, smoothing }));
        let others = drawings.filter(|drawing| Some(*drawing) != usual);
        usual.into_iter().chain(others).collect()
    }
}

impl Smoothing {
    /// How much ink the pixels of a picture of this width and height get, row by row.
    fn ink(self, outline: &Outline, origin: Point, (width, height): (usize, usize)) -> Vec<f32> {
        let samples = match self {
            Self::Grey => 1,
            Self::Parts => SAMPLES,
        };
        let mut raster = Rasterizer::new(width * samples, height);
        outline.draw(origin, samples as f32, &mut raster);
        let mut ink = vec![0.0; width * samples * height];
        raster.for_each_pixel(|at, covered| ink[at] = covered.abs().min(1.0));
        match self {
            Self::Grey => ink,
            Self::Parts => ink
                .chunks_exact(width * samples)
                .flat_map(by_parts)
                .collect(),
        }
    }
}

/// How much ink the pixels of a row get that was sampled; its first and its last one are paper.
fn by_parts(samples: &[f32]) -> impl Iterator<Item = f32> {
    let spread = |samples: &[f32]| samples.iter().zip(TAPS).map(|(ink, tap)| ink * tap).sum();
    let inner = samples.windows(TAPS.len()).step_by(SAMPLES).map(spread);
    iter::once(0.0).chain(inner).chain(iter::once(0.0))
}

impl Loaded {
    /// None: the data is no font that can be drawn.
    pub(super) fn new(data: &[u8], index: u32) -> Option<Self> {
        let font = FontRef::from_index(data, index).ok()?;
        let outlines = font.outline_glyphs();
        let is_postscript =
            |format| matches!(format, OutlineGlyphFormat::Cff | OutlineGlyphFormat::Cff2);
        let styles = (!is_postscript(outlines.format()?)).then(|| GlyphStyles::new(&outlines));
        let data = Arc::new(data.to_vec());
        Some(Self {
            kerning: Kerning::new(Arc::clone(&data), index)?,
            data,
            index,
            styles,
        })
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.data, self.index).ok()
    }

    /// What fits outlines of this size to pixels.
    fn hinting(&self, size: f32, fitting: Fitting) -> Option<HintingInstance> {
        let (engine, mode) = match (fitting, &self.styles) {
            (Fitting::None, _) => return None,
            (Fitting::Rows, Some(styles)) => {
                (Engine::Auto(Some(styles.clone())), SmoothMode::Light)
            }
            (Fitting::Rows, None) => (Engine::Interpreter, SmoothMode::Light),
            (Fitting::Program, _) => (Engine::AutoFallback, SmoothMode::Normal),
        };
        let target = Target::Smooth {
            mode,
            symmetric_rendering: fitting == Fitting::Program,
            preserve_linear_metrics: true,
        };
        let outlines = self.font()?.outline_glyphs();
        let options = HintingOptions { engine, target };
        HintingInstance::new(&outlines, Size::new(size), LocationRef::default(), options).ok()
    }
}

impl SizedFont {
    pub(super) fn new(loaded: &Arc<Loaded>, size: f32, drawing: Drawing) -> Option<Self> {
        let hinting = loaded.hinting(size, drawing.fitting);
        (hinting.is_some() || drawing.fitting == Fitting::None).then(|| Self {
            loaded: Arc::clone(loaded),
            drawing,
            hinting,
            size,
            gain: 1.0,
            contrast: 0.0,
        })
    }

    /// How it is drawn.
    pub(crate) fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// The font in this size, with how far these letters, in the order of their signs, are from those that it draws. None: they
    /// are others.
    pub(super) fn matching(
        loaded: &Arc<Loaded>,
        size: f32,
        drawing: Drawing,
        shown: &[&Shown],
    ) -> Option<(f32, Self)> {
        let mut font = Self::new(loaded, size, drawing)?;
        let by_sign = || shown.chunk_by(|one, other| one.sign == other.sign);
        let darkest = by_sign().filter_map(|letters| font.darkest(letters[0].sign));
        let darkest = darkest.fold(0.0, f32::max);
        if darkest > 0.0 && darkest < PALE_SHARE {
            font.gain = 1.0 / darkest;
        }
        let compared = font.compared(shown, ROUGH_APART_MAX)?;
        font.contrast = compared.contrast();
        let compared = font.compared(shown, MEAN_APART_MAX)?;
        let is_it = compared.alike * 100 >= shown.len() * ALIKE_PERCENT_MIN;
        is_it.then_some((compared.apart / shown.len() as f32, font))
    }

    /// How letters compare with those that it draws, with the baseline where they are nearest. None: they are farther in the mean.
    fn compared(&self, shown: &[&Shown], most: f32) -> Option<Compared> {
        let mut count = 0;
        let mut compared = [Compared::default(); BASELINES.len()];
        for letters in shown.chunk_by(|one, other| one.sign == other.sign) {
            let glyphs = self.draw(letters[0].sign);
            let pictures: Vec<Picture> = glyphs.iter().filter_map(Glyph::picture).collect();
            for letter in letters {
                for (compared, higher) in compared.iter_mut().zip(BASELINES) {
                    compared.add(&pictures, letter.shape().from(higher));
                }
            }
            count += letters.len();
            let few_max = most * FEW_TIMES_MAX * count as f32;
            let is_far =
                |sum: f32| sum > most * shown.len() as f32 || count >= FEW && sum > few_max;
            if compared.iter().all(|compared| is_far(compared.apart)) {
                return None;
            }
        }
        let compared = compared.into_iter();
        compared.min_by(|one, other| one.apart.total_cmp(&other.apart))
    }

    fn darkest(&self, sign: char) -> Option<f32> {
        let (outline, advance) = self.outline(sign)?;
        let glyph = self.glyph(&outline, 0, advance)?;
        let darkest = glyph.pixels.iter().min()?;
        Some(f32::from(u8::MAX - darkest) / 255.0)
    }

    /// How wide a space is, pixels.
    pub(crate) fn space(&self) -> Option<f32> {
        self.advance(' ')
    }

    /// Whether all letters are as wide as each other.
    pub(crate) fn is_typewriter(&self) -> bool {
        self.advance('i') == self.advance('m')
    }

    /// How far it is from a sign to the next one, pixels.
    fn advance(&self, sign: char) -> Option<f32> {
        let font = self.loaded.font()?;
        let metrics = font.glyph_metrics(Size::new(self.size), LocationRef::default());
        metrics.advance_width(font.charmap().map(sign)?)
    }

    /// The outline of a sign and how far it is to the next one.
    fn outline(&self, sign: char) -> Option<(Outline, f32)> {
        let font = self.loaded.font()?;
        let outline = font.outline_glyphs().get(font.charmap().map(sign)?)?;
        let outline = match &self.hinting {
            Some(hinting) => Outline::of(&outline, DrawSettings::hinted(hinting, false)),
            None => {
                let size = Size::new(self.size);
                Outline::of(
                    &outline,
                    DrawSettings::unhinted(size, LocationRef::default()),
                )
            }
        }?;
        Some((outline, self.advance(sign)?))
    }

    /// A sign at each of its places between pixels; nothing for what the font does not have.
    pub(crate) fn draw(&self, sign: char) -> Vec<Glyph> {
        let Some((outline, advance)) = self.outline(sign) else {
            return vec![];
        };
        let glyphs = (0..PLACES).filter_map(|place| self.glyph(&outline, place, advance));
        glyphs.collect()
    }

    /// An outline so many quarters of a pixel to the right. None: it has no ink, or is too large.
    fn glyph(&self, outline: &Outline, place: u8, advance: f32) -> Option<Glyph> {
        let [left, bottom, right, top] = outline.bounds()?;
        let whole = |length: f32| (length.ceil().max(0.0) as usize) + 2 * MARGIN;
        let (width, height) = (whole(right - left) + 1, whole(top) + whole(-bottom));
        if width.max(height) > SIDE_MAX {
            return None;
        }
        let (x, baseline) = (MARGIN as f32 - left.floor(), whole(top));
        let origin = point(x + f32::from(place) / f32::from(PLACES), baseline as f32);
        let ink = self.drawing.smoothing.ink(outline, origin, (width, height));
        let level = |ink: f32| {
            let ink = (ink * self.gain).min(1.0);
            let ink = ink + self.contrast * ink * (1.0 - ink);
            u8::MAX - (ink * 255.0).round() as u8
        };
        let pixels: Vec<u8> = ink.into_iter().map(level).collect();
        let columns = ink::columns(&pixels, width);
        let start = columns.iter().position(Option::is_some)?;
        let end = columns.iter().rposition(Option::is_some)? + 1;
        Some(Glyph {
            darkest: darkest(&pixels, width),
            width,
            pixels,
            left: -(x as i32),
            top: -i32::try_from(baseline).ok()?,
            place,
            dark: start..end,
            advance,
        })
    }

    /// How much farther a sign stands from the one before it than that one is wide, pixels.
    pub(super) fn kerning(&self, before: char, after: char) -> f32 {
        self.loaded.kerning.of(before, after) * self.size
    }

    /// How wide the outline of a sign is, pixels. None: the font does not have it.
    pub(crate) fn width(&self, sign: char) -> Option<f32> {
        let font = self.loaded.font()?;
        let metrics = font.glyph_metrics(Size::new(self.size), LocationRef::default());
        let bounds = metrics.bounds(font.charmap().map(sign)?)?;
        Some(bounds.x_max - bounds.x_min)
    }

    /// Pixels.
    pub(super) fn size(&self) -> f32 {
        self.size
    }
}

impl Compared {
    /// Compares a letter with the nearest of these.
    fn add(&mut self, pictures: &[Picture], letter: Shape<'_>) {
        let near = pictures
            .iter()
            .filter_map(|picture| Some((picture.shape().difference(letter, OTHER_FORM)?, picture)));
        let nearest = near.min_by(|(one, _), (other, _)| one.total_cmp(other));
        let Some((apart, picture)) = nearest else {
            self.apart += OTHER_FORM;
            return;
        };
        self.apart += apart;
        self.alike += usize::from(apart <= APART_MAX);
        for (own, seen) in picture.shape().pairs(letter) {
            let ink = f32::from(u8::MAX - own) / 255.0;
            let more = (f32::from(own) - f32::from(seen)) / 255.0;
            let partly = ink * (1.0 - ink);
            self.more += more * partly;
            self.partly += partly * partly;
        }
    }

    /// By how much pixels that are partly covered are darker: least squares.
    fn contrast(&self) -> f32 {
        match self.partly > 0.0 {
            true => (self.more / self.partly).clamp(-CONTRAST_MAX, CONTRAST_MAX),
            false => 0.0,
        }
    }
}

impl Glyph {
    /// Where it begins, pixels from the begin of its pixel.
    pub(super) fn begin(&self) -> f32 {
        f32::from(self.place) / f32::from(PLACES)
    }

    /// How far it is to the next sign, quarters of a pixel.
    pub(super) fn advance_quarters(&self) -> i32 {
        (self.advance * f32::from(PLACES)).round() as i32
    }

    /// What shows of it. None: it is not in one piece.
    pub(crate) fn picture(&self) -> Option<Picture> {
        let cells = ink::cells(&ink::columns(&self.pixels, self.width));
        let [cell] = cells.as_slice() else {
            return None;
        };
        let from_begin = |column: usize| column as f32 + self.left as f32 - self.begin();
        let rows = cell.rows_of(&self.pixels, self.width);
        let below = cell.rows.end.cast_signed() + self.top as isize;
        Some(Picture::new(
            (cell.columns.len(), cell.rows.len(), below),
            rows.flatten().copied().collect(),
            [
                from_begin(cell.columns.start),
                self.advance - from_begin(cell.columns.end),
            ],
        ))
    }
}

/// The darkest pixels of the rows of a picture so wide, where they are ink.
fn darkest(pixels: &[u8], width: usize) -> Vec<(usize, usize, u8)> {
    let rows = pixels.chunks_exact(width).enumerate();
    let darkest = rows.filter_map(|(y, row)| {
        let (x, level) = row.iter().enumerate().min_by_key(|(_, level)| **level)?;
        (*level < ink::INK_LEVEL).then_some((x, y, *level))
    });
    darkest.collect()
}

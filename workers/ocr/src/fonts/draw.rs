//! Draws the signs of a font as desktops do: in grey, their outlines fitted to rows of pixels but not to columns (FreeType's
//! light hinting, the default of fontconfig), at any quarter of a pixel.

use std::{ops::Range, sync::Arc};

use ab_glyph_rasterizer::{Rasterizer, point};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{
        DrawSettings, Engine, GlyphStyles, HintingInstance, HintingOptions, OutlineGlyphFormat,
        SmoothMode, Target,
    },
};

use super::{BASELINES, Shape, Shown, outline::Outline};
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
/// Letters that a font is told by differ by no more in the mean, and so many are alike, in percent.
const MEAN_APART_MAX: f32 = 16.0;
const ALIKE_PERCENT_MIN: usize = 85;
/// A font whose darkest pixel has less ink than this share is brought to full contrast, as its lines are.
const PALE_SHARE: f32 = 0.95;

/// The data of a font, and what its hinter needs of all sizes.
pub(super) struct Loaded {
    data: Vec<u8>,
    index: u32,
    /// None: its own program fits it to pixels.
    styles: Option<GlyphStyles>,
}

/// A font in a size.
pub(crate) struct SizedFont {
    loaded: Arc<Loaded>,
    /// None: its outlines are as they are.
    hinting: Option<HintingInstance>,
    size: f32,
    /// By how much its ink is darkened.
    gain: f32,
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

/// What shows of a sign that is in one piece.
pub(crate) struct Picture {
    /// Width and height, and how far it ends below where letters stand.
    pub(crate) form: (usize, usize, isize),
    /// Row by row.
    pub(crate) pixels: Vec<u8>,
    /// Paper before its ink and after it that is its own, pixels.
    pub(crate) bearings: [f32; 2],
}

impl Loaded {
    /// None: the data is no font that can be drawn.
    pub(super) fn new(data: &[u8], index: u32) -> Option<Self> {
        let font = FontRef::from_index(data, index).ok()?;
        let outlines = font.outline_glyphs();
        let is_postscript =
            |format| matches!(format, OutlineGlyphFormat::Cff | OutlineGlyphFormat::Cff2);
        let styles = (!is_postscript(outlines.format()?)).then(|| GlyphStyles::new(&outlines));
        Some(Self {
            data: data.to_vec(),
            index,
            styles,
        })
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.data, self.index).ok()
    }

    /// What fits outlines of this size to rows of pixels.
    fn hinting(&self, size: f32) -> Option<HintingInstance> {
        let engine = match &self.styles {
            Some(styles) => Engine::Auto(Some(styles.clone())),
            None => Engine::Interpreter,
        };
        let target = Target::Smooth {
            mode: SmoothMode::Light,
            symmetric_rendering: false,
            preserve_linear_metrics: true,
        };
        let outlines = self.font()?.outline_glyphs();
        let options = HintingOptions { engine, target };
        HintingInstance::new(&outlines, Size::new(size), LocationRef::default(), options).ok()
    }
}

impl SizedFont {
    fn new(loaded: &Arc<Loaded>, size: f32, is_fitted: bool) -> Option<Self> {
        let mut hinting = None;
        if is_fitted {
            hinting = Some(loaded.hinting(size)?);
        }
        Some(Self {
            loaded: Arc::clone(loaded),
            hinting,
            size,
            gain: 1.0,
        })
    }

    /// The font in this size, with how far these letters, in the order of their signs, are from those that it draws. None: they
    /// are others.
    pub(super) fn matching(
        loaded: &Arc<Loaded>,
        size: f32,
        is_fitted: bool,
        shown: &[&Shown],
    ) -> Option<(f32, Self)> {
        let mut font = Self::new(loaded, size, is_fitted)?;
        let by_sign = || shown.chunk_by(|one, other| one.sign == other.sign);
        let darkest = by_sign().filter_map(|letters| font.darkest(letters[0].sign));
        let darkest = darkest.fold(0.0, f32::max);
        if darkest > 0.0 && darkest < PALE_SHARE {
            font.gain = 1.0 / darkest;
        }
        let most = MEAN_APART_MAX * shown.len() as f32;
        let mut apart_by = [(0.0, 0); BASELINES.len()];
        for letters in by_sign() {
            let glyphs = font.draw(letters[0].sign);
            let pictures: Vec<Picture> = glyphs.iter().filter_map(Glyph::picture).collect();
            for letter in letters {
                for ((sum, alike), higher) in apart_by.iter_mut().zip(BASELINES) {
                    let apart = apart(&pictures, &letter.shape().from(higher));
                    *sum += apart;
                    *alike += usize::from(apart <= APART_MAX);
                }
            }
            if apart_by.iter().all(|(sum, _)| *sum > most) {
                return None;
            }
        }
        let nearest = apart_by
            .into_iter()
            .min_by(|(one, _), (other, _)| one.total_cmp(other));
        let (sum, alike) = nearest?;
        let is_it = sum <= most && alike * 100 >= shown.len() * ALIKE_PERCENT_MIN;
        is_it.then_some((sum / shown.len() as f32, font))
    }

    fn darkest(&self, sign: char) -> Option<f32> {
        let (outline, _) = self.outline(sign)?;
        let glyph = Glyph::of(&outline, 0, 1.0, 0.0)?;
        let darkest = glyph.pixels.iter().min()?;
        Some(f32::from(u8::MAX - darkest) / 255.0)
    }

    /// How wide a space is, pixels.
    pub(crate) fn space(&self) -> Option<f32> {
        self.outline(' ').map(|(_, advance)| advance)
    }

    /// The outline of a sign and how far it is to the next one.
    fn outline(&self, sign: char) -> Option<(Outline, f32)> {
        let font = self.loaded.font()?;
        let glyph = font.charmap().map(sign)?;
        let metrics = font.glyph_metrics(Size::new(self.size), LocationRef::default());
        let outline = font.outline_glyphs().get(glyph)?;
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
        Some((outline, metrics.advance_width(glyph)?))
    }

    /// A sign at each of its places between pixels; nothing for what the font does not have.
    pub(crate) fn draw(&self, sign: char) -> Vec<Glyph> {
        let Some((outline, advance)) = self.outline(sign) else {
            return vec![];
        };
        let places = 0..PLACES;
        let glyphs = places.filter_map(|place| Glyph::of(&outline, place, self.gain, advance));
        glyphs.collect()
    }

    /// How wide the outline of a sign is, pixels. None: the font does not have it.
    pub(crate) fn width(&self, sign: char) -> Option<f32> {
        let font = self.loaded.font()?;
        let metrics = font.glyph_metrics(Size::new(self.size), LocationRef::default());
        let bounds = metrics.bounds(font.charmap().map(sign)?)?;
        Some(bounds.x_max - bounds.x_min)
    }

    /// Pixels.
    pub(crate) fn size(&self) -> f32 {
        self.size
    }
}

impl Picture {
    /// How far it is from a letter of this form, root mean square, levels. None: it has another form.
    pub(crate) fn difference(&self, letter: &Shape<'_>) -> Option<f32> {
        (self.form == letter.form).then(|| {
            let squares = squares(&self.pixels, letter.pixels);
            (squares as f32 / letter.pixels.len() as f32).sqrt()
        })
    }

    /// The same with a letter of another form, where both have pixels when they begin in the same column and stand on the same row.
    pub(crate) fn overlap_difference(&self, letter: &Shape<'_>) -> f32 {
        let ((width, height, _), (other_width, other_height, _)) = (self.form, letter.form);
        let rows = self.pixels.chunks_exact(width).rev();
        let others = letter.pixels.chunks_exact(other_width).rev();
        let squares: u32 = rows
            .zip(others)
            .map(|(row, other)| squares(row, other))
            .sum();
        let count = width.min(other_width) * height.min(other_height);
        (squares as f32 / count as f32).sqrt()
    }
}

/// The squares of what pixels differ by from others, as far as both go, summed up.
fn squares(one: &[u8], other: &[u8]) -> u32 {
    let pairs = one.iter().zip(other);
    pairs
        .map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2))
        .sum()
}

/// How far a letter is from the nearest of these.
fn apart(pictures: &[Picture], letter: &Shape<'_>) -> f32 {
    let apart = pictures
        .iter()
        .filter_map(|picture| picture.difference(letter));
    apart.fold(OTHER_FORM, f32::min)
}

impl Glyph {
    /// An outline so many quarters of a pixel to the right. None: it has no ink, or is too large.
    fn of(outline: &Outline, place: u8, gain: f32, advance: f32) -> Option<Self> {
        let [left, bottom, right, top] = outline.bounds()?;
        let whole = |length: f32| (length.ceil().max(0.0) as usize) + 2 * MARGIN;
        let (width, height) = (whole(right - left) + 1, whole(top) + whole(-bottom));
        if width.max(height) > SIDE_MAX {
            return None;
        }
        let (x, baseline) = (MARGIN as f32 - left.floor(), whole(top));
        let mut raster = Rasterizer::new(width, height);
        let origin = point(x + f32::from(place) / f32::from(PLACES), baseline as f32);
        outline.draw(origin, &mut raster);
        let mut pixels = vec![u8::MAX; width * height];
        raster.for_each_pixel(|at, ink| {
            let ink = (ink.abs() * gain).min(1.0) * 255.0;
            pixels[at] = u8::MAX - ink.round() as u8;
        });
        let columns = ink::columns(&pixels, width);
        let start = columns.iter().position(Option::is_some)?;
        let end = columns.iter().rposition(Option::is_some)? + 1;
        Some(Self {
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

    /// Where it begins, pixels from the begin of its pixel.
    pub(super) fn begin(&self) -> f32 {
        f32::from(self.place) / f32::from(PLACES)
    }

    /// What shows of it. None: it is not in one piece.
    pub(crate) fn picture(&self) -> Option<Picture> {
        let cells = ink::cells(&ink::columns(&self.pixels, self.width));
        let [cell] = cells.as_slice() else {
            return None;
        };
        let from_begin = |column: usize| column as f32 + self.left as f32 - self.begin();
        let rows = cell.rows_of(&self.pixels, self.width);
        Some(Picture {
            form: (
                cell.columns.len(),
                cell.rows.len(),
                cell.rows.end.cast_signed() + self.top as isize,
            ),
            pixels: rows.flatten().copied().collect(),
            bearings: [
                from_begin(cell.columns.start),
                self.advance - from_begin(cell.columns.end),
            ],
        })
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

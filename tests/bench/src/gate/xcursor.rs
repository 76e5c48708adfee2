//! Pointers as a desktop draws them: images of themes in Xcursor files, and one drawn by hand.

use std::{fs, io, path::Path};

use image::RgbImage;

/// Every theme has a folder here.
const THEMES: &str = "/usr/share/icons";
/// Type of an image's chunk.
const IMAGE: u32 = 0xfffd_0002;
/// Bytes of an image's header before its pixels.
const IMAGE_HEADER: usize = 36;
/// The common arrow without blending: `#` black, `.` white.
const ARROW: [&str; 19] = [
    "#           ",
    "##          ",
    "#.#         ",
    "#..#        ",
    "#...#       ",
    "#....#      ",
    "#.....#     ",
    "#......#    ",
    "#.......#   ",
    "#........#  ",
    "#.........# ",
    "#......#####",
    "#...#..#    ",
    "#..##..#    ",
    "#.#  #..#   ",
    "##   #..#   ",
    "#     #..#  ",
    "      #..#  ",
    "       ##   ",
];
/// Larger images are a mistake of the file; themes have at most 256.
const EDGE_MAX: u32 = 512;

/// A pointer was not read.
#[derive(Debug, thiserror::Error)]
pub(super) enum CursorError {
    #[error(
        "failed to read the pointer {name} of {theme}; install the packages adwaita-icon-theme, bibata-cursor-theme, breeze-cursor-theme and dmz-cursor-theme"
    )]
    Read {
        theme: &'static str,
        name: &'static str,
        #[source]
        source: io::Error,
    },
    #[error("failed to understand the pointer {name}")]
    Format { name: &'static str },
}

/// A pointer's image; colours are multiplied by their opacity.
pub(super) struct Cursor {
    width: u32,
    /// Blue, green, red, opacity.
    pixels: Vec<[u8; 4]>,
}

impl Cursor {
    /// The image of a pointer that is nearest to a size in physical pixels.
    pub(super) fn load(
        theme: &'static str,
        name: &'static str,
        size: u32,
    ) -> Result<Self, CursorError> {
        let path = Path::new(THEMES).join(theme).join("cursors").join(name);
        let read = |source| CursorError::Read {
            theme,
            name,
            source,
        };
        let bytes = fs::read(path).map_err(read)?;
        Self::parse(&bytes, size).ok_or(CursorError::Format { name })
    }

    /// The arrow drawn by hand, each of its pixels so many pixels wide.
    pub(super) fn drawn(zoom: u32) -> Self {
        let paint = |row: &str| -> Vec<[u8; 4]> {
            let pixel = |sign| match sign {
                '#' => [0, 0, 0, 255],
                '.' => [255; 4],
                _ => [0; 4],
            };
            let wide = |sign| std::iter::repeat_n(pixel(sign), zoom as usize);
            row.chars().flat_map(wide).collect()
        };
        let rows = ARROW.iter().map(|row| paint(row));
        Self {
            width: ARROW[0].len() as u32 * zoom,
            pixels: rows.flat_map(|row| row.repeat(zoom as usize)).collect(),
        }
    }

    fn parse(bytes: &[u8], size: u32) -> Option<Self> {
        let number = |at: usize| -> Option<u32> {
            Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
        };
        let header = number(4)? as usize;
        let entries = (0..number(12)? as usize).map(|index| header + index * 12);
        let images = entries.filter(|at| number(*at) == Some(IMAGE));
        let nearest = images.min_by_key(|at| number(at + 4).unwrap_or(0).abs_diff(size))?;
        let start = number(nearest + 8)? as usize;
        let (width, height) = (number(start + 16)?, number(start + 20)?);
        if width > EDGE_MAX || height > EDGE_MAX {
            return None;
        }
        let first = start + IMAGE_HEADER;
        let data = bytes.get(first..first + (width * height * 4) as usize)?;
        let pixels = data.chunks_exact(4).map(|pixel| pixel.try_into().ok());
        Some(Self {
            width,
            pixels: pixels.collect::<Option<_>>()?,
        })
    }

    /// Lays the pointer over a picture; what reaches out of it is cut.
    pub(super) fn paint(&self, picture: &mut RgbImage, left: u32, top: u32) {
        for (index, [blue, green, red, opacity]) in (0_u32..).zip(&self.pixels) {
            let (x, y) = (left + index % self.width, top + index / self.width);
            let Some(below) = picture.get_pixel_mut_checked(x, y) else {
                continue;
            };
            let over = |colour: u8, below: u8| {
                let rest = u32::from(below) * (255 - u32::from(*opacity)) / 255;
                (u32::from(colour) + rest).min(255) as u8
            };
            for (channel, colour) in below.0.iter_mut().zip([*red, *green, *blue]) {
                *channel = over(colour, *channel);
            }
        }
    }
}

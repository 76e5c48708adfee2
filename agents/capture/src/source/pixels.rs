//! From a producer's memory to a [`Picture`]: any 3 or 4 byte layout, any stride and offset, any rotation.

use crate::picture::{BYTES_PER_PIXEL, Picture};

/// Where blue, green and red stand within one pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    bytes_per_pixel: usize,
    blue: usize,
    green: usize,
    red: usize,
}

impl Layout {
    /// Blue, green, red, anything: the layout of [`Picture`].
    pub(super) const BGRX: Self = Self::new(4, 0, 1, 2);
    /// Red, green, blue, anything.
    pub(super) const RGBX: Self = Self::new(4, 2, 1, 0);
    /// Anything, red, green, blue.
    pub(super) const XRGB: Self = Self::new(4, 3, 2, 1);
    /// Anything, blue, green, red.
    pub(super) const XBGR: Self = Self::new(4, 1, 2, 3);
    /// Red, green, blue.
    pub(super) const RGB: Self = Self::new(3, 2, 1, 0);
    /// Blue, green, red.
    pub(super) const BGR: Self = Self::new(3, 0, 1, 2);

    const fn new(bytes_per_pixel: usize, blue: usize, green: usize, red: usize) -> Self {
        Self {
            bytes_per_pixel,
            blue,
            green,
            red,
        }
    }

    /// Bytes of one row without padding.
    pub(super) fn row_bytes(self, width: u32) -> usize {
        width as usize * self.bytes_per_pixel
    }
}

/// How a producer turned the screen before it wrote it; the numbers of `wl_output.transform`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Transform(u32);

impl Transform {
    /// From `wl_output` or PipeWire's VideoTransform, which count alike; an unknown one is none.
    pub(super) fn new(code: u32) -> Self {
        Self(if code < 8 { code } else { 0 })
    }

    /// Whether width and height change places.
    pub(super) fn turns_sideways(self) -> bool {
        self.0 & 1 == 1
    }

    /// Where the pixel `(x, y)` of the upright picture stands in the turned one of `width` by `height`.
    fn locate(self, x: u32, y: u32, width: u32, height: u32) -> (u32, u32) {
        let (right, bottom) = (width - 1, height - 1);
        match self.0 {
            1 => (y, bottom - x),
            2 => (right - x, bottom - y),
            3 => (right - y, x),
            4 => (right - x, y),
            5 => (y, x),
            6 => (x, bottom - y),
            7 => (right - y, bottom - x),
            _ => (x, y),
        }
    }
}

/// One picture in a producer's memory.
pub(super) struct Raw<'a> {
    /// All of the mapped memory.
    pub(super) bytes: &'a [u8],
    /// Where the first row begins.
    pub(super) offset: usize,
    /// Bytes from one row to the next.
    pub(super) stride: usize,
    /// Pixels of a row, as they lie in memory.
    pub(super) width: u32,
    /// Rows, as they lie in memory.
    pub(super) height: u32,
    /// Order of the channels.
    pub(super) layout: Layout,
    /// How it is turned.
    pub(super) transform: Transform,
}

impl Raw<'_> {
    /// Width and height once it is upright.
    pub(super) fn upright_size(&self) -> (u32, u32) {
        if self.transform.turns_sideways() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// Writes it upright into `picture`, which is replaced when it has another size. False, with `picture`
    /// untouched, when the memory is shorter than the geometry says or there is nothing in it.
    pub(super) fn copy_to(&self, picture: &mut Picture) -> bool {
        if !self.fits() {
            return false;
        }
        let (width, height) = self.upright_size();
        if (picture.width(), picture.height()) != (width, height) {
            *picture = Picture::new(width, height);
        }
        if self.transform == Transform::default() {
            self.copy_rows(picture);
        } else {
            self.copy_turned(picture);
        }
        true
    }

    fn fits(&self) -> bool {
        let row = self.layout.row_bytes(self.width);
        let last = (self.height as usize).checked_sub(1);
        let end = last
            .and_then(|rows| rows.checked_mul(self.stride))
            .and_then(|start| start.checked_add(self.offset)?.checked_add(row));
        self.width > 0 && self.stride >= row && end.is_some_and(|end| end <= self.bytes.len())
    }

    fn row(&self, y: u32) -> &[u8] {
        let start = self.offset + y as usize * self.stride;
        self.bytes
            .get(start..start + self.layout.row_bytes(self.width))
            .unwrap_or(&[])
    }

    fn copy_rows(&self, picture: &mut Picture) {
        let stride = picture.stride();
        for (y, target) in (0..self.height).zip(picture.data_mut().chunks_exact_mut(stride)) {
            let source = self.row(y);
            if self.layout == Layout::BGRX {
                copy_native(source, target);
            } else {
                copy_swapped(source, target, self.layout);
            }
        }
    }

    fn copy_turned(&self, picture: &mut Picture) {
        let stride = picture.stride();
        let Layout {
            bytes_per_pixel,
            blue,
            green,
            red,
        } = self.layout;
        for (y, target) in (0..).zip(picture.data_mut().chunks_exact_mut(stride)) {
            for (x, pixel) in (0..).zip(target.chunks_exact_mut(BYTES_PER_PIXEL)) {
                let (from_x, from_y) = self.transform.locate(x, y, self.width, self.height);
                let start = from_x as usize * bytes_per_pixel;
                if let Some(source) = self.row(from_y).get(start..start + bytes_per_pixel) {
                    pixel.copy_from_slice(&[source[blue], source[green], source[red], 0]);
                }
            }
        }
    }
}

/// The unused byte becomes zero, because some producers leave rubbish there that would look like a change.
fn copy_native(source: &[u8], target: &mut [u8]) {
    const COLOURS: u32 = 0x00ff_ffff;
    let pixels = source.as_chunks::<BYTES_PER_PIXEL>().0;
    for (from, to) in pixels
        .iter()
        .zip(target.as_chunks_mut::<BYTES_PER_PIXEL>().0)
    {
        *to = (u32::from_le_bytes(*from) & COLOURS).to_le_bytes();
    }
}

fn copy_swapped(source: &[u8], target: &mut [u8], layout: Layout) {
    let pixels = source.chunks_exact(layout.bytes_per_pixel);
    for (from, to) in pixels.zip(target.chunks_exact_mut(BYTES_PER_PIXEL)) {
        to.copy_from_slice(&[from[layout.blue], from[layout.green], from[layout.red], 0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two by three pixels whose blue counts from 1; green and red follow from it.
    fn expected(blues: &[u8]) -> Vec<u8> {
        blues
            .iter()
            .flat_map(|&blue| [blue, blue + 100, blue + 200, 0])
            .collect()
    }

    /// Lays the pixels 1..=6 (two columns, three rows) out in memory, reads them, and compares.
    fn check(layout: Layout, offset: usize, padding: usize, transform: u32, blues: &[u8]) {
        let stride = layout.row_bytes(2) + padding;
        let mut bytes = vec![0xEE; offset + 3 * stride];
        for (index, blue) in (1..=6_u8).enumerate() {
            let start = offset + index / 2 * stride + index % 2 * layout.bytes_per_pixel;
            bytes[start + layout.blue] = blue;
            bytes[start + layout.green] = blue + 100;
            bytes[start + layout.red] = blue + 200;
        }
        let raw = Raw {
            bytes: &bytes,
            offset,
            stride,
            width: 2,
            height: 3,
            layout,
            transform: Transform::new(transform),
        };
        let mut picture = Picture::default();
        assert!(raw.copy_to(&mut picture));
        assert_eq!((picture.width(), picture.height()), raw.upright_size());
        assert_eq!(picture.data(), expected(blues), "{layout:?} {transform}");
    }

    #[test]
    fn every_layout_stride_and_offset_gives_the_same_picture() {
        let layouts = [
            Layout::BGRX,
            Layout::RGBX,
            Layout::XRGB,
            Layout::XBGR,
            Layout::RGB,
            Layout::BGR,
        ];
        for layout in layouts {
            for (offset, padding) in [(0, 0), (0, 5), (7, 0), (64, 24)] {
                check(layout, offset, padding, 0, &[1, 2, 3, 4, 5, 6]);
            }
        }
    }

    #[test]
    fn turned_pictures_come_upright() {
        // In memory: 1 2 / 3 4 / 5 6.
        check(Layout::BGRX, 0, 0, 2, &[6, 5, 4, 3, 2, 1]);
        check(Layout::BGRX, 0, 0, 4, &[2, 1, 4, 3, 6, 5]);
        check(Layout::BGRX, 0, 0, 6, &[5, 6, 3, 4, 1, 2]);
        check(Layout::BGRX, 0, 0, 1, &[5, 3, 1, 6, 4, 2]);
        check(Layout::RGB, 1, 3, 3, &[2, 4, 6, 1, 3, 5]);
        check(Layout::RGBX, 1, 3, 5, &[1, 3, 5, 2, 4, 6]);
        check(Layout::RGBX, 1, 3, 7, &[6, 4, 2, 5, 3, 1]);
        check(Layout::BGRX, 0, 0, 99, &[1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn memory_that_is_too_short_is_refused() {
        let bytes = [0; 47];
        let raw = |offset, stride, width, height| Raw {
            bytes: &bytes,
            offset,
            stride,
            width,
            height,
            layout: Layout::BGRX,
            transform: Transform::default(),
        };
        let mut picture = Picture::default();
        assert!(raw(0, 16, 4, 2).copy_to(&mut picture));
        for bad in [
            raw(0, 16, 4, 3),
            raw(16, 16, 4, 2),
            raw(0, 8, 4, 2),
            raw(0, usize::MAX, 4, 3),
            raw(0, 16, 0, 2),
            raw(0, 16, 4, 0),
        ] {
            assert!(!bad.copy_to(&mut picture));
        }
        assert_eq!((picture.width(), picture.height()), (4, 2));
    }
}

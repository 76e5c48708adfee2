//! A picture of one display in memory.

use velvet_messages::{Wipe, v1::Rect};

/// Bytes per pixel: blue, green, red, unused, as X11 and PipeWire deliver them.
pub const BYTES_PER_PIXEL: usize = 4;

/// Pixels of one display, rows without padding. Overwritten when it goes out of scope.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

impl Picture {
    /// A black picture.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        let length = width as usize * height as usize * BYTES_PER_PIXEL;
        Self {
            width,
            height,
            data: vec![0; length],
        }
    }

    /// Width in physical pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in physical pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Bytes of one row.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.width as usize * BYTES_PER_PIXEL
    }

    /// All rows.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// All rows, to be written to.
    pub fn data_mut(&mut self) -> &mut [u8] {
        &mut self.data
    }

    /// The pixels `left..left + width` of row `y`; empty when outside.
    #[must_use]
    pub fn row(&self, y: u32, left: u32, width: u32) -> &[u8] {
        let start = y as usize * self.stride() + left as usize * BYTES_PER_PIXEL;
        self.data
            .get(start..start + width as usize * BYTES_PER_PIXEL)
            .unwrap_or(&[])
    }

    /// The part of `rect` that lies inside: left, top, width, height. Zero sized when none does.
    #[must_use]
    pub fn clip(&self, rect: &Rect) -> (u32, u32, u32, u32) {
        let left = rect.x.clamp(0, self.width.cast_signed());
        let top = rect.y.clamp(0, self.height.cast_signed());
        let right = rect
            .x
            .saturating_add_unsigned(rect.width)
            .clamp(left, self.width.cast_signed());
        let bottom = rect
            .y
            .saturating_add_unsigned(rect.height)
            .clamp(top, self.height.cast_signed());
        (
            left.cast_unsigned(),
            top.cast_unsigned(),
            (right - left).cast_unsigned(),
            (bottom - top).cast_unsigned(),
        )
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        self.data.wipe();
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}x{})", self.width, self.height)
    }
}

//! Half-open rectangles inside a picture, and the unit of CSS pixels.

use velvet_messages::v1::Rect;

/// Pixels `left..right` by `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) right: u32,
    pub(crate) bottom: u32,
}

impl Zone {
    pub(crate) fn of_size(left: u32, top: u32, width: u32, height: u32) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    pub(crate) fn width(&self) -> u32 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> u32 {
        self.bottom - self.top
    }

    pub(crate) fn area(&self) -> u64 {
        u64::from(self.width()) * u64::from(self.height())
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.shares_rows(other)
    }

    /// Whether some row goes through both.
    pub(crate) fn shares_rows(&self, other: &Self) -> bool {
        self.top < other.bottom && other.top < self.bottom
    }

    /// Grown by so many pixels on every side, inside a picture of this size.
    pub(crate) fn grown(&self, by: u32, width: u32, height: u32) -> Self {
        Self {
            left: self.left.saturating_sub(by),
            top: self.top.saturating_sub(by),
            right: (self.right + by).min(width),
            bottom: (self.bottom + by).min(height),
        }
    }

    pub(crate) fn to_rect(self) -> Rect {
        Rect {
            x: self.left.cast_signed(),
            y: self.top.cast_signed(),
            width: self.width(),
            height: self.height(),
        }
    }
}

/// Physical pixels per CSS pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    milli: u32,
}

impl Scale {
    pub(crate) fn new(milli: u32) -> Self {
        // Zero is "unknown" on the wire; no screen has less than half or more than eight.
        let milli = if milli == 0 { 1_000 } else { milli };
        Self {
            milli: milli.clamp(500, 8_000),
        }
    }

    pub(crate) fn milli(self) -> u32 {
        self.milli
    }

    /// Physical pixels of so many CSS pixels, rounded, at least one.
    pub(crate) fn px(self, css: u32) -> u32 {
        ((css * self.milli + 500) / 1_000).max(1)
    }

    /// The same, rounded up.
    pub(crate) fn px_up(self, css: u32) -> u32 {
        (css * self.milli).div_ceil(1_000).max(1)
    }
}

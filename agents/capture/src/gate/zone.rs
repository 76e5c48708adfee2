//! Half-open rectangles inside a picture, and the unit of CSS pixels.

use velvet_messages::v1::Rect;

/// Pixels `left..right` by `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
}

impl Zone {
    pub(super) fn of_size(left: u32, top: u32, width: u32, height: u32) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    pub(super) fn width(&self) -> u32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> u32 {
        self.bottom - self.top
    }

    pub(super) fn area(&self) -> u64 {
        u64::from(self.width()) * u64::from(self.height())
    }

    pub(super) fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Grown by so many pixels on every side, inside a picture of this size.
    pub(super) fn grown(&self, by: u32, width: u32, height: u32) -> Self {
        Self {
            left: self.left.saturating_sub(by),
            top: self.top.saturating_sub(by),
            right: (self.right + by).min(width),
            bottom: (self.bottom + by).min(height),
        }
    }

    pub(super) fn to_rect(self) -> Rect {
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
pub(super) struct Scale {
    milli: u32,
}

impl Scale {
    pub(super) fn new(milli: u32) -> Self {
        // Zero is "unknown" on the wire; no screen has less than half or more than eight.
        let milli = if milli == 0 { 1_000 } else { milli };
        Self {
            milli: milli.clamp(500, 8_000),
        }
    }

    pub(super) fn milli(self) -> u32 {
        self.milli
    }

    /// Physical pixels of so many CSS pixels, rounded, at least one.
    pub(super) fn px(self, css: u32) -> u32 {
        ((css * self.milli + 500) / 1_000).max(1)
    }

    /// The same, rounded up.
    pub(super) fn px_up(self, css: u32) -> u32 {
        (css * self.milli).div_ceil(1_000).max(1)
    }
}

//! Rectangles.

use crate::v1::Rect;

impl Rect {
    /// Whether the middle of another one lies within: a line or a word belongs to one region only.
    #[must_use]
    pub fn holds_middle(&self, other: &Self) -> bool {
        let x = i64::from(other.x) + i64::from(other.width / 2) - i64::from(self.x);
        let y = i64::from(other.y) + i64::from(other.height / 2) - i64::from(self.y);
        (0..i64::from(self.width)).contains(&x) && (0..i64::from(self.height)).contains(&y)
    }
}

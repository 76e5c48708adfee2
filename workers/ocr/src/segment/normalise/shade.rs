//! Outlines and shadows of letters: they set text off from photos and films, and are no ink.

use super::{Crop, contrast::Ends, count, ground::Span};

/// Ink and its shadow are so far from the background, each in percent of the other, at least, and near the end of its side are
/// so many times more pixels of the ink.
const FAR_PERCENT_MIN: i32 = 33;
const SHADE_SHARE: u32 = 2;
/// Of the stretches of ink in the rows of a line so many have the outline on both sides, in percent, and so often it is the outline
/// that the background is beside.
const WITHIN_PERCENT_MIN: u32 = 70;
const OUTSIDE_PERCENT_MIN: u32 = 75;
/// Between ink and its outline the background's level is passed in so many pixels.
const RIM_PX_MAX: usize = 2;

/// Which pixels of a line are the outline or the shadow of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    None,
    /// The darker ones.
    Dark,
    /// The lighter ones.
    Light,
}

impl Shade {
    /// Shadows fade where ink has one colour: of two sides that go about as far, a shadow is the one with by far less pixels near its
    /// end. An outline has one colour, too, and lies on both sides of the ink. On even ground letters need neither.
    pub(super) fn of(crop: &Crop<'_>, spans: &[Span]) -> Self {
        if crop.grain.is_none() {
            return Self::None;
        }
        let mut flanks = Flanks::default();
        let (mut dark, mut light) = (0, 0);
        for span in spans {
            let counts = count(crop, span, 0..span.levels.len());
            let Some(ends) = Ends::of(&counts).filter(Ends::may_have_shade) else {
                continue;
            };
            flanks.add(crop, span, &ends);
            if ends.are_both(FAR_PERCENT_MIN) {
                dark += ends.near_darkest(&counts);
                light += ends.near_lightest(&counts);
            }
        }
        if dark * SHADE_SHARE < light {
            Self::Dark
        } else if light * SHADE_SHARE < dark {
            Self::Light
        } else {
            flanks.outline()
        }
    }
}

/// Stretches of dark and of light pixels in the rows of a line.
#[derive(Default)]
struct Flanks {
    dark: Stretches,
    light: Stretches,
}

#[derive(Default)]
struct Stretches {
    all: u32,
    /// So many have the other on both sides.
    within: u32,
    /// So many times the background is beside one.
    outside: u32,
}

impl Flanks {
    fn add(&mut self, crop: &Crop<'_>, span: &Span, ends: &Ends) {
        for y in 0..crop.height {
            for around in stretches(crop, span, ends, y).windows(3) {
                let of = match around[1] {
                    0 => continue,
                    1 => &mut self.light,
                    _ => &mut self.dark,
                };
                let other = |side: i8| u32::from(side == -around[1]);
                let others = other(around[0]) + other(around[2]);
                of.all += 1;
                of.within += others / 2;
                of.outside += 2 - others;
            }
        }
    }

    /// What is outside of the other.
    fn outline(&self) -> Shade {
        if self.light.are_within(&self.dark) {
            Shade::Dark
        } else if self.dark.are_within(&self.light) {
            Shade::Light
        } else {
            Shade::None
        }
    }
}

impl Stretches {
    fn are_within(&self, outline: &Self) -> bool {
        let outside = self.outside + outline.outside;
        self.all > 0
            && self.within * 100 >= self.all * WITHIN_PERCENT_MIN
            && outline.outside * 100 >= outside * OUTSIDE_PERCENT_MIN
    }
}

/// The stretches of a row of a span: 1 is light, -1 dark, 0 background.
fn stretches(crop: &Crop<'_>, span: &Span, ends: &Ends, y: usize) -> Vec<i8> {
    let row = crop.row(y)[span.start..].iter().zip(&span.levels);
    let sides = row.map(|(pixel, ground)| ends.side(i32::from(*pixel) - i32::from(*ground)));
    let sides: Vec<i8> = sides.collect();
    let mut stretches: Vec<i8> = Vec::new();
    for stretch in sides.chunk_by(|one, other| one == other) {
        // From ink to its outline the pixels pass through the background's level.
        let is_rim = stretch[0] == 0 && stretch.len() <= RIM_PX_MAX;
        if !is_rim && stretches.last() != stretch.first() {
            stretches.push(stretch[0]);
        }
    }
    stretches
}

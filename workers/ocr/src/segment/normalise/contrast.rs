//! How far ink is from its background, and on which side.

use super::shade::Shade;

/// Least difference between text and background, grey levels.
const CONTRAST_MIN: i32 = 16;
/// Words fainter than this beside others of their line, in percent of the contrast, are brought to full contrast by themselves:
/// the smoothed strokes of letters have two thirds of their word's, and ink begins at 31 percent. A red word of a terminal has 15,
/// a purple one 27 of the white ones beside it.
const FAINT_PERCENT_MAX: i32 = 45;
/// One pixel in so many may lie beyond the darkest or lightest: single pixels of something else.
const OUTER_SHARE: u32 = 200;
/// On a side of the background is what has this share of the way to its end, and near that what has this, in percent.
const SIDE_PERCENT: i32 = 65;
const NEAR_END_PERCENT: i32 = 80;
/// Outlines of letters are so far from the background, in percent of the farther side, at least, or their ink is; what is less far
/// fades with what else lies on the other side.
const SHADE_PERCENT_MIN: i32 = 20;

/// How many pixels have each difference from the background, from -255 to 255.
pub(super) type Counts = [u32; 511];

/// Which of them a pixel has.
pub(super) fn away(pixel: u8, ground: u8) -> usize {
    usize::from(pixel) + 255 - usize::from(ground)
}

/// The farthest differences from the background, grey levels; neither is on the wrong side.
pub(super) struct Ends {
    dark: i32,
    light: i32,
}

impl Ends {
    pub(super) fn of(counts: &Counts) -> Option<Self> {
        let outer = counts.iter().sum::<u32>() / OUTER_SHARE;
        let darkest = extreme(counts.iter().enumerate(), outer)?;
        let lightest = extreme(counts.iter().enumerate().rev(), outer)?;
        Some(Self {
            dark: (-darkest).max(0),
            light: lightest.max(0),
        })
    }

    /// Whether the lesser end is so far as the other, in percent, at least, and far enough for ink.
    pub(super) fn are_both(&self, percent: i32) -> bool {
        let (less, more) = (self.dark.min(self.light), self.dark.max(self.light));
        less >= CONTRAST_MIN && less * 100 >= more * percent
    }

    /// Whether one of them may be an outline.
    pub(super) fn may_have_shade(&self) -> bool {
        self.are_both(SHADE_PERCENT_MIN)
    }

    /// 1: on the way to the lightest, -1: to the darkest, 0: near the background.
    pub(super) fn side(&self, difference: i32) -> i8 {
        let is_near = |difference: i32, end: i32| difference * 100 >= end * SIDE_PERCENT;
        i8::from(is_near(difference, self.light)) - i8::from(is_near(-difference, self.dark))
    }

    pub(super) fn near_darkest(&self, counts: &Counts) -> u32 {
        let most = 255 - self.dark * NEAR_END_PERCENT / 100;
        counts[..=usize::try_from(most).unwrap_or(0)].iter().sum()
    }

    pub(super) fn near_lightest(&self, counts: &Counts) -> u32 {
        let least = 255 + self.light * NEAR_END_PERCENT / 100;
        counts[usize::try_from(least).unwrap_or(0)..].iter().sum()
    }
}

/// How far ink is from its background.
pub(super) struct Contrast {
    /// Grey levels.
    reach: i32,
    /// 1: ink is lighter, -1: it is darker.
    sign: i32,
    /// What lies on the other side is a shadow, and is left out.
    has_shadow: bool,
}

impl Contrast {
    /// What these differences tell; `None` when they are too small.
    pub(super) fn of(counts: &Counts, shade: Shade) -> Option<Self> {
        let ends = Ends::of(counts)?;
        let has_shadow = shade != Shade::None && ends.may_have_shade();
        let is_light = match shade {
            Shade::Dark if has_shadow => true,
            Shade::Light if has_shadow => false,
            _ => ends.light > ends.dark,
        };
        let (reach, sign) = if is_light {
            (ends.light, 1)
        } else {
            (ends.dark, -1)
        };
        (reach >= CONTRAST_MIN).then_some(Self {
            reach,
            sign,
            has_shadow,
        })
    }

    /// Whether this ink hardly shows beside the other.
    pub(super) fn is_faint_beside(&self, other: &Self) -> bool {
        self.sign == other.sign && self.reach * 100 < other.reach * FAINT_PERCENT_MAX
    }

    /// The level of each difference from the background, whose grain goes so far.
    pub(super) fn levels(&self, grain: i32) -> [u8; 511] {
        let grain = grain.min(self.reach / 2);
        let mut levels = [0; 511];
        for (difference, level) in (-255..).zip(&mut levels) {
            let away: i32 = self.sign * difference;
            let away = match away {
                0.. => away,
                _ if self.has_shadow => 0,
                // What lies on the other side is something else: it fades.
                _ => -away / 2,
            };
            let away = (away - grain).max(0) * 255 / (self.reach - grain).max(1);
            *level = u8::try_from(255 - away.min(255)).unwrap_or(0);
        }
        levels
    }
}

/// The difference beyond which only `outer` pixels lie.
fn extreme<'a>(counts: impl Iterator<Item = (usize, &'a u32)>, outer: u32) -> Option<i32> {
    let mut sum = 0;
    for (index, count) in counts {
        sum += count;
        if sum > outer {
            return i32::try_from(index).ok().map(|index| index - 255);
        }
    }
    None
}

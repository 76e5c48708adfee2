//! How wide the paper is between letters of a face, and between its words.

/// Wider is between words whatever the face, pixels.
const WIDTH_MAX: usize = 64;
/// One gap in so many may be something else: a word that was read as two, or two as one.
const OUTER_SHARE: u32 = 50;

/// What the paper between two cells is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Within a word.
    Inside,
    /// A space.
    Space,
    /// One or the other.
    Unclear,
}

/// Gaps by their width, counted.
#[derive(Clone, Copy)]
pub(super) struct Gaps {
    inside: [u32; WIDTH_MAX],
    between: [u32; WIDTH_MAX],
}

/// Where the counts end, pixels.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// The widest within a word, but for a few.
    inside: usize,
    /// None: too few were seen, as in a table of single words.
    spaces: Option<Spaces>,
}

/// Gaps between words, pixels.
#[derive(Clone, Copy)]
struct Spaces {
    /// The narrowest, but for a few.
    narrowest: usize,
    usual: usize,
}

impl Default for Gaps {
    fn default() -> Self {
        Self {
            inside: [0; WIDTH_MAX],
            between: [0; WIDTH_MAX],
        }
    }
}

impl Gaps {
    pub(super) fn note(&mut self, width: usize, is_space: bool) {
        let counts = match is_space {
            true => &mut self.between,
            false => &mut self.inside,
        };
        if let Some(count) = counts.get_mut(width) {
            *count += 1;
        }
    }

    /// None: too few were seen.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        let between = self.between.iter().enumerate();
        let narrowest = reached(between.clone(), OUTER_SHARE);
        let spaces = narrowest.zip(reached(between, 2));
        Some(Bounds {
            inside: reached(self.inside.iter().enumerate().rev(), OUTER_SHARE)?,
            spaces: spaces.map(|(narrowest, usual)| Spaces { narrowest, usual }),
        })
    }
}

impl Bounds {
    /// What a gap is between two letters, when none within a word is wider than these after the first of them and before
    /// the second.
    pub(super) fn judge(&self, width: usize, after: Option<usize>, before: Option<usize>) -> Gap {
        let fits = |widest: Option<usize>| widest.is_some_and(|widest| width <= widest);
        // Two letters that were only seen at the ends of words may overhang the space between two.
        let is_narrow =
            |spaces: Spaces| width * 3 <= spaces.narrowest * 2 && after.or(before).is_some();
        if width <= self.inside && self.spaces.is_none_or(is_narrow) || fits(after) && fits(before)
        {
            return Gap::Inside;
        }
        let is_space = |spaces: Spaces| {
            let step = (spaces.usual / 3).max(2);
            let is_wide =
                |widest: Option<usize>| widest.is_none_or(|widest| width >= widest + step);
            width * 5 >= spaces.usual * 4 && is_wide(after) && is_wide(before)
        };
        match width > self.inside && self.spaces.is_some_and(is_space) {
            true => Gap::Space,
            false => Gap::Unclear,
        }
    }
}

/// The first width up to which more than one gap in so many lie.
fn reached<'a>(
    counts: impl Iterator<Item = (usize, &'a u32)> + Clone,
    share: u32,
) -> Option<usize> {
    let all: u32 = counts.clone().map(|(_, count)| count).sum();
    let mut sum = 0;
    counts.into_iter().find_map(|(width, count)| {
        sum += count;
        (sum > 1 + all / share).then_some(width)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(inside: &[usize], between: &[usize], expected: &str) {
        let mut gaps = Gaps::default();
        inside.iter().for_each(|width| gaps.note(*width, false));
        between.iter().for_each(|width| gaps.note(*width, true));
        let judged = |bounds: Bounds| {
            let of = |width| match bounds.judge(width, Some(0), None) {
                Gap::Inside => 'i',
                Gap::Space => 's',
                Gap::Unclear => '?',
            };
            (1..=8).map(of).collect::<String>()
        };
        let told = gaps.bounds().map_or("nothing".to_owned(), judged);
        assert_eq!(told, expected, "{inside:?} {between:?}");
    }

    #[test]
    fn what_lies_between_is_unclear() {
        check(&[1, 1, 2, 2], &[6, 6, 7], "ii???sss");
        check(&[1, 1, 2, 2], &[], "ii??????");
        check(&[1], &[6, 6, 6], "nothing");
        check(&[], &[], "nothing");
        // A word that was read as two now and then changes nothing.
        let (mut inside, mut between) = (vec![1; 60], vec![6; 60]);
        inside.extend([6, 3, 3, 3]);
        between.push(2);
        check(&inside, &between, "iii?ssss");
    }

    #[test]
    fn letters_that_overhang_tell_more_than_their_face() {
        let bounds = Bounds {
            inside: 3,
            spaces: Some(Spaces {
                narrowest: 4,
                usual: 6,
            }),
        };
        assert_eq!(bounds.judge(3, Some(1), Some(2)), Gap::Unclear);
        assert_eq!(bounds.judge(2, Some(1), None), Gap::Inside);
        // A T at the end of a word and a J at the begin of one.
        assert_eq!(bounds.judge(2, None, None), Gap::Unclear);
        assert_eq!(bounds.judge(3, Some(3), Some(3)), Gap::Inside);
        assert_eq!(bounds.judge(5, Some(4), Some(1)), Gap::Unclear);
        assert_eq!(bounds.judge(5, Some(1), Some(1)), Gap::Space);
    }
}

//! Rectangles: sections, unions and what is left when others are taken away.

use velvet_messages::v1::Rect;

/// More separate rectangles than this are told as their common bounds: the rest of the way works per region.
const RECTS_MAX: usize = 64;

/// A rectangle at the origin.
#[must_use]
pub fn sized(width: u32, height: u32) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width,
        height,
    }
}

/// The same rectangle elsewhere.
#[must_use]
pub fn moved(rect: &Rect, x: i32, y: i32) -> Rect {
    Rect {
        x: rect.x.saturating_add(x),
        y: rect.y.saturating_add(y),
        ..*rect
    }
}

fn right(rect: &Rect) -> i32 {
    rect.x.saturating_add_unsigned(rect.width)
}

fn bottom(rect: &Rect) -> i32 {
    rect.y.saturating_add_unsigned(rect.height)
}

fn between(left: i32, top: i32, right: i32, bottom: i32) -> Option<Rect> {
    let width = u32::try_from(right.checked_sub(left)?).ok()?;
    let height = u32::try_from(bottom.checked_sub(top)?).ok()?;
    (width > 0 && height > 0).then_some(Rect {
        x: left,
        y: top,
        width,
        height,
    })
}

/// The common part of two rectangles.
#[must_use]
pub fn intersect(one: &Rect, other: &Rect) -> Option<Rect> {
    between(
        one.x.max(other.x),
        one.y.max(other.y),
        right(one).min(right(other)),
        bottom(one).min(bottom(other)),
    )
}

/// The smallest rectangle around both.
#[must_use]
pub fn bounds(one: &Rect, other: &Rect) -> Rect {
    between(
        one.x.min(other.x),
        one.y.min(other.y),
        right(one).max(right(other)),
        bottom(one).max(bottom(other)),
    )
    .unwrap_or(*one)
}

/// What of `rect` is left without `hole`: at most four rectangles that do not overlap.
#[must_use]
pub fn without(rect: &Rect, hole: &Rect) -> Vec<Rect> {
    let Some(cut) = intersect(rect, hole) else {
        return vec![*rect];
    };
    let (left, top) = (rect.x, rect.y);
    let pieces = [
        between(left, top, right(rect), cut.y),
        between(left, bottom(&cut), right(rect), bottom(rect)),
        between(left, cut.y, cut.x, bottom(&cut)),
        between(right(&cut), cut.y, right(rect), bottom(&cut)),
    ];
    pieces.into_iter().flatten().collect()
}

/// What of `rects` is left without `hole`.
#[must_use]
pub fn all_without(rects: &[Rect], hole: &Rect) -> Vec<Rect> {
    rects.iter().flat_map(|rect| without(rect, hole)).collect()
}

/// Whether `rects` together hide every pixel of `whole`.
#[must_use]
pub fn covers(rects: &[Rect], whole: &Rect) -> bool {
    let mut left = vec![*whole];
    for rect in rects {
        left = all_without(&left, rect);
    }
    left.is_empty()
}

/// Joins rectangles that overlap into their bounds, so that no pixel is named twice.
#[must_use]
pub fn union(rects: impl IntoIterator<Item = Rect>) -> Vec<Rect> {
    let mut joined: Vec<Rect> = vec![];
    for rect in rects {
        join(&mut joined, rect);
    }
    if joined.len() > RECTS_MAX {
        let all = joined
            .iter()
            .skip(1)
            .fold(joined[0], |sum, rect| bounds(&sum, rect));
        joined = vec![all];
    }
    joined
}

fn join(joined: &mut Vec<Rect>, mut rect: Rect) {
    // Each round takes one away from the list, so it ends.
    while let Some(index) = joined
        .iter()
        .position(|other| intersect(other, &rect).is_some())
    {
        rect = bounds(&joined.swap_remove(index), &rect);
    }
    joined.push(rect);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rect() -> impl Strategy<Value = Rect> {
        (-8..24_i32, -8..24_i32, 1..16_u32, 1..16_u32).prop_map(|(x, y, width, height)| Rect {
            x,
            y,
            width,
            height,
        })
    }

    fn holds(rect: &Rect, x: i32, y: i32) -> bool {
        (rect.x..right(rect)).contains(&x) && (rect.y..bottom(rect)).contains(&y)
    }

    fn pixels() -> impl Iterator<Item = (i32, i32)> {
        (-10..42).flat_map(|y| (-10..42).map(move |x| (x, y)))
    }

    proptest! {
        #[test]
        fn taking_away_leaves_exactly_the_rest(one in rect(), hole in rect()) {
            let rest = without(&one, &hole);
            for (x, y) in pixels() {
                let count = rest.iter().filter(|piece| holds(piece, x, y)).count();
                let expected = usize::from(holds(&one, x, y) && !holds(&hole, x, y));
                prop_assert_eq!(count, expected);
            }
        }

        #[test]
        fn a_union_names_every_pixel_at_most_once(rects in proptest::collection::vec(rect(), 0..8)) {
            let joined = union(rects.clone());
            for (x, y) in pixels() {
                let count = joined.iter().filter(|piece| holds(piece, x, y)).count();
                prop_assert!(count <= 1);
                if rects.iter().any(|rect| holds(rect, x, y)) {
                    prop_assert_eq!(count, 1);
                }
            }
        }

        #[test]
        fn covering_is_every_pixel(rects in proptest::collection::vec(rect(), 0..6), whole in rect()) {
            let every = pixels()
                .filter(|&(x, y)| holds(&whole, x, y))
                .all(|(x, y)| rects.iter().any(|rect| holds(rect, x, y)));
            prop_assert_eq!(covers(&rects, &whole), every);
        }
    }
}

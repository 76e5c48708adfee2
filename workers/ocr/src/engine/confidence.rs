//! Turns the engine's confidence into one that can be believed: of the words reported at 0.9 nine in ten are right.

/// What the engine says and how many of such words were right, thousandths; between them it goes evenly. Counted over
/// the 3,276 words read on 13 of the bench's tuning screens (calendar, chat, dashboard, editor-125, files, kanban,
/// mail-light, menus, music, settings, sheet, styles, tight-log), right being: the same letters at the same place.
const RIGHT_MILLI: [(u32, u32); 11] = [
    (0, 60),
    (200, 200),
    (500, 380),
    (650, 420),
    (750, 550),
    (850, 780),
    (900, 880),
    (930, 945),
    (950, 980),
    (965, 997),
    (1_000, 997),
];

/// What the engine would say at its surest: of what is known by its pixels, thousandths.
pub(super) const SEEN_MILLI: u32 = 970;

/// The share of right words among those of which the engine says this, thousandths.
pub(super) fn calibrated(milli: u32) -> u32 {
    for pair in RIGHT_MILLI.windows(2) {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        if milli <= to {
            let along = milli.saturating_sub(from);
            return low + (high - low) * along / (to - from);
        }
    }
    RIGHT_MILLI[RIGHT_MILLI.len() - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surer_stays_surer_and_within_bounds() {
        let all: Vec<u32> = (0..=1_100).map(calibrated).collect();
        assert!(all.is_sorted());
        assert_eq!(
            (all[0], all[900], all[1_000], all[1_100]),
            (60, 880, 997, 997)
        );
    }
}

//! The order of arrival changes nothing.

use proptest::prelude::*;

use super::{bytes, replay, script};

fn day() -> Vec<crate::Observation> {
    script::observations(include_str!("../../cases/drift_and_back.jsonl"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn shuffled_arrival_within_lateness_makes_the_same_bytes(delays in prop::collection::vec(0i64..30_000, 64)) {
        let straight = day();
        let mut shuffled: Vec<_> = straight
            .iter()
            .enumerate()
            .map(|(index, observation)| (observation.ts + delays[index * 7 % delays.len()], observation.clone()))
            .collect();
        shuffled.sort_by_key(|(arrival, _)| *arrival);
        let shuffled = shuffled.into_iter().map(|(_, observation)| observation);
        prop_assert!(bytes(&replay(shuffled)) == bytes(&replay(straight)));
    }
}

//! A detector that knew the words of the made days would score itself (spec/nudge.md section I, 1).

use std::collections::BTreeSet;

/// Words on both sides that are facts of a language, with the reason above each group. It may only shrink, but for such
/// words of a language that the days begin to speak.
const SHARED: &str = include_str!("../../cases/shared-words.txt");

#[test]
fn detectors_and_days_share_no_words_but_those_of_every_language() {
    let made = velvet_scenario::vocabulary().unwrap();
    let known = velvet_context::vocabulary();
    assert!(
        made.len() > 1_000 && known.len() > 300,
        "a list without words shares none"
    );
    let shared: BTreeSet<&str> = known.intersection(&made).map(String::as_str).collect();
    let excepted: BTreeSet<&str> = SHARED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    let new: Vec<_> = shared.difference(&excepted).collect();
    assert!(new.is_empty(), "shared with the made days: {new:?}");
    let gone: Vec<_> = excepted.difference(&shared).collect();
    assert!(
        gone.is_empty(),
        "no longer shared, take them out of the list: {gone:?}"
    );
}

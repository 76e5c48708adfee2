//! The words that the model itself brings along, for the test that made-up days are not made of them.

use std::collections::BTreeSet;

use crate::{category, window, words};

/// Every word of our own lists, lower-case: words that say nothing, and those by which windows that nobody listed are
/// guessed. Left out are names of applications, sites and programs, which are facts of the world.
#[must_use]
pub fn vocabulary() -> BTreeSet<String> {
    let texts = category::general_texts().chain(window::EMPTY_TITLES.iter().copied());
    let parts = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words = parts.chain(words::stop_words());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

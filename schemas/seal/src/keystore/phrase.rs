//! The recovery phrase: the root itself as 24 words of the English list of BIP-39.

use bip39::{Language, Mnemonic};
use orion::hazardous::hash::sha2::sha256::Sha256;
use zeroize::Zeroizing;

use crate::{RootKey, keys::KEY_LENGTH};

/// Words of a phrase: 256 bits of the root and 8 of its checksum, 11 to a word.
pub const PHRASE_WORDS: usize = 24;
const BITS_PER_WORD: usize = 11;
/// No word of the English list is longer.
const WORD_LENGTH_MAX: usize = 8;

/// The words are not a recovery phrase. Never quotes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhraseError {
    /// Too few or too many words.
    #[error("failed to read the recovery phrase: it has 24 words, found {found}")]
    WordCount {
        /// How many there were.
        found: usize,
    },
    /// A word is not in the list.
    #[error(
        "failed to read the recovery phrase: word {number} is not in the list of recovery words; look for a typing mistake"
    )]
    UnknownWord {
        /// Which one, from 1.
        number: usize,
    },
    /// Each word exists, but together they are no phrase.
    #[error(
        "failed to read the recovery phrase: its checksum is wrong; a word is mistaken for another, or two have changed places"
    )]
    Checksum,
}

/// The recovery phrase of a root: 24 words with single spaces.
#[must_use]
pub fn phrase(root: &RootKey) -> Zeroizing<String> {
    let bits = Zeroizing::new(checksummed(root));
    let words = Language::English.word_list();
    let capacity = PHRASE_WORDS * (WORD_LENGTH_MAX + 1);
    let mut text = Zeroizing::new(String::with_capacity(capacity));
    for number in 0..PHRASE_WORDS {
        if number > 0 {
            text.push(' ');
        }
        text.push_str(words[word_index(&bits, number)]);
    }
    text
}

/// The root's bytes and, after them, the first byte of their SHA-256.
fn checksummed(root: &RootKey) -> [u8; KEY_LENGTH + 1] {
    let mut bits = [0; KEY_LENGTH + 1];
    bits[..KEY_LENGTH].copy_from_slice(root.expose());
    // It fails only for more bytes than fit a u64; a wrong checksum could not be typed back, and says so.
    if let Ok(digest) = Sha256::digest(root.expose()) {
        bits[KEY_LENGTH] = digest.as_ref()[0];
    }
    bits
}

fn word_index(bits: &[u8; KEY_LENGTH + 1], number: usize) -> usize {
    let first = number * BITS_PER_WORD;
    (first..first + BITS_PER_WORD).fold(0, |index, bit| {
        let set = bits[bit / 8] >> (7 - bit % 8) & 1;
        index << 1 | usize::from(set)
    })
}

/// The root of a recovery phrase. Case and the kind of white space do not matter.
///
/// # Errors
/// See [`PhraseError`].
pub fn root_from_phrase(text: &str) -> Result<RootKey, PhraseError> {
    let found = text.split_whitespace().count();
    if found != PHRASE_WORDS {
        return Err(PhraseError::WordCount { found });
    }
    let mut lower = Zeroizing::new(text.to_owned());
    lower.make_ascii_lowercase();
    let mnemonic =
        Mnemonic::parse_in_normalized(Language::English, &lower).map_err(|error| match error {
            bip39::Error::UnknownWord(index) => PhraseError::UnknownWord { number: index + 1 },
            _ => PhraseError::Checksum,
        })?;
    let (bytes, _) = mnemonic.to_entropy_array();
    let bytes = Zeroizing::new(bytes);
    let (root, _checksum) = bytes
        .split_first_chunk::<KEY_LENGTH>()
        .ok_or(PhraseError::Checksum)?;
    Ok(RootKey::from_bytes(*root))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Test vectors of the BIP-39 reference implementation with 256 bits of entropy.
    const VECTORS: [(u8, &str); 3] = [
        (
            0x00,
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art",
        ),
        (
            0x7f,
            "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth title",
        ),
        (
            0xff,
            "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote",
        ),
    ];

    #[test]
    fn published_vectors_hold() {
        for (byte, words) in VECTORS {
            let root = RootKey::from_bytes([byte; KEY_LENGTH]);
            assert_eq!(*phrase(&root), words);
            assert_eq!(root_from_phrase(words).unwrap().expose(), root.expose());
        }
    }

    #[track_caller]
    fn check(text: &str, expected: PhraseError) {
        let error = root_from_phrase(text).map(|_| ()).unwrap_err();
        assert_eq!(error, expected);
        let shown = format!("{error} {error:?}");
        for word in text.split_whitespace().filter(|word| word.len() > 5) {
            assert!(!shown.contains(word), "the error quotes the phrase");
        }
    }

    #[test]
    fn wrong_phrases_are_refused_precisely() {
        let zoo = |count: usize| vec!["zoo"; count].join(" ");
        check("", PhraseError::WordCount { found: 0 });
        check(&zoo(12), PhraseError::WordCount { found: 12 });
        check(&zoo(23), PhraseError::WordCount { found: 23 });
        check(&zoo(25), PhraseError::WordCount { found: 25 });
        check(&zoo(24), PhraseError::Checksum);
        check(
            &format!("{} misspellt {}", zoo(4), zoo(19)),
            PhraseError::UnknownWord { number: 5 },
        );
        check(
            &format!("{} völlig", zoo(23)),
            PhraseError::UnknownWord { number: 24 },
        );
        let swapped = VECTORS[1].1.replacen("legal winner", "winner legal", 1);
        check(&swapped, PhraseError::Checksum);
    }

    #[test]
    fn layout_does_not_matter() {
        let messy = format!("  {}\n", VECTORS[1].1.to_uppercase().replace(' ', "\t\n "));
        assert_eq!(
            root_from_phrase(&messy).unwrap().expose(),
            &[0x7f; KEY_LENGTH]
        );
    }

    proptest! {
        #[test]
        fn agrees_with_the_crate_both_ways(bytes: [u8; KEY_LENGTH]) {
            let text = phrase(&RootKey::from_bytes(bytes));
            let theirs = Mnemonic::from_entropy(&bytes).unwrap().to_string();
            prop_assert_eq!(text.as_str(), theirs.as_str());
            let root = root_from_phrase(&text).unwrap();
            prop_assert_eq!(root.expose(), &bytes);
        }
    }
}

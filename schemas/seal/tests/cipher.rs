//! Two libraries, one cipher: what either seals the other opens, byte for byte, and neither opens what was changed.

use proptest::prelude::*;
use velvet_seal::{Aead, Key, cipher::NONCE_BYTES};

fn bytes(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), length)
}

proptest! {
    #[test]
    fn both_libraries_make_the_same_bytes(
        secret in any::<[u8; 32]>(),
        nonce in any::<[u8; NONCE_BYTES]>(),
        bound in bytes(0..80),
        plain in bytes(0..5000),
        at in any::<prop::sample::Index>(),
        bit in 0u8..8,
    ) {
        let key = Key::from_bytes(secret);
        let (bulk, careful) = (key.bulk(), key.careful().expect("a key"));
        let (mut one, mut other) = (plain.clone(), plain.clone());
        let tag = bulk.seal_in_place(&nonce, &bound, &mut one).expect("sealed");
        let same = careful.seal_in_place(&nonce, &bound, &mut other).expect("sealed");
        prop_assert_eq!((&one, tag), (&other, same));
        prop_assert!(plain.len() < 16 || one != plain);
        // Each opens the other's.
        bulk.open_in_place(&nonce, &bound, &mut other, &same).expect("opens");
        careful.open_in_place(&nonce, &bound, &mut one, &tag).expect("opens");
        prop_assert_eq!((&one, &other), (&plain, &plain));
        let both: [&dyn Aead; 2] = [&bulk, &careful];
        for cipher in both {
            let mut sealed = plain.clone();
            let tag = cipher.seal_in_place(&nonce, &bound, &mut sealed).expect("sealed");
            if !sealed.is_empty() {
                let mut changed = sealed.clone();
                changed[at.index(sealed.len())] ^= 1 << bit;
                prop_assert!(cipher.open_in_place(&nonce, &bound, &mut changed, &tag).is_err());
            }
            let mut other_tag = tag;
            other_tag[at.index(tag.len())] ^= 1 << bit;
            prop_assert!(cipher.open_in_place(&nonce, &bound, &mut sealed.clone(), &other_tag).is_err());
            let mut elsewhere = bound.clone();
            elsewhere.push(0);
            prop_assert!(cipher.open_in_place(&nonce, &elsewhere, &mut sealed.clone(), &tag).is_err());
            let mut other_nonce = nonce;
            other_nonce[at.index(nonce.len())] ^= 1 << bit;
            prop_assert!(cipher.open_in_place(&other_nonce, &bound, &mut sealed, &tag).is_err());
        }
    }
}

/// The vector of draft-irtf-cfrg-xchacha-03, appendix A.3.1: both are the published cipher.
#[test]
fn the_published_vector() {
    let secret: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).expect("small"));
    let nonce: [u8; NONCE_BYTES] =
        std::array::from_fn(|at| 0x40 + u8::try_from(at).expect("small"));
    let bound = [
        0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
    ];
    let plain =
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
                  future, sunscreen would be it.";
    let expected = [
        0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a, 0xcf,
        0x49,
    ];
    let key = Key::from_bytes(secret);
    let careful = key.careful().expect("a key");
    let both: [&dyn Aead; 2] = [&key.bulk(), &careful];
    for cipher in both {
        let mut buffer = plain.to_vec();
        let tag = cipher
            .seal_in_place(&nonce, &bound, &mut buffer)
            .expect("sealed");
        assert_eq!(tag, expected, "{cipher:?}");
        assert_eq!(buffer[..4], [0xbd, 0x6d, 0x17, 0x9d], "{cipher:?}");
    }
}

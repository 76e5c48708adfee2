//! A stable hash: ids and learned words must come out the same on every machine and after every restart, which the
//! standard library's does not promise.

/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv), then the finaliser of `SplitMix64` to spread short inputs.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// Hash of several parts; where one part ends matters.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    let mut state = FNV_OFFSET;
    for part in parts {
        for byte in *part {
            state = (state ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
        }
        // No byte of UTF-8 text is 0xff.
        state = (state ^ 0xff).wrapping_mul(FNV_PRIME);
    }
    spread(state)
}

/// Hash of one text.
pub(crate) fn word(text: &str) -> u64 {
    hash(&[text.as_bytes()])
}

fn spread(mut state: u64) -> u64 {
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

//! Who holds which key, and what the keys are: changing either by accident fails here.

#![expect(
    clippy::unwrap_used,
    reason = "a test helper that panics is a test that fails"
)]

use std::collections::BTreeSet;

use orion::hazardous::{
    aead::xchacha20poly1305::{Nonce, SecretKey, XChaCha20Poly1305},
    kdf::hkdf::{Hkdf, SHA512},
};
use proptest::prelude::*;
use velvet_messages::{Role, Stage};
use velvet_seal::{Key, Purpose, RoleKeys, RootKey};

fn root() -> RootKey {
    RootKey::from_bytes([7; 32])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn every_purpose() -> Vec<Purpose> {
    let mut all = vec![
        Purpose::StoreRecords,
        Purpose::StoreIndex,
        Purpose::StoreIds,
        Purpose::StorePages,
        Purpose::StoreKeys,
        Purpose::StoreAudit,
    ];
    all.extend(Stage::ALL.map(Purpose::Bus));
    all.extend(Role::ALL.map(Purpose::Snapshot));
    all.extend(Role::ALL.map(Purpose::BusUser));
    all
}

/// The whole table, so that a role that gets a key more is seen in review.
#[test]
fn a_role_holds_the_listed_keys_and_no_other() {
    for role in Role::ALL {
        let expected = match role {
            Role::Capture => "bus/frames bus/ledger bus/service bus/signals snapshot/capture",
            Role::Ocr => "bus/frames bus/ledger bus/readings snapshot/ocr",
            Role::Context => "bus/context bus/readings bus/service bus/signals snapshot/context",
            Role::Nudge => "bus/context bus/nudges bus/service bus/signals snapshot/nudge",
            Role::Deliver => "bus/nudges bus/service bus/signals snapshot/deliver",
            Role::Store => {
                "bus/context bus/ledger bus/nudges bus/readings bus/service bus/signals \
                 snapshot/store store/audit store/ids store/index store/keys store/pages store/records"
            }
            Role::Cli => "bus/service snapshot/cli",
            Role::Inspect => {
                "bus/context bus/frames bus/ledger bus/nudges bus/readings bus/service \
                 bus/signals snapshot/inspect"
            }
            Role::Supervisor => "bus/ledger bus/service snapshot/supervisor",
        };
        let keys = RoleKeys::for_role(&root(), role);
        let held: BTreeSet<String> = every_purpose()
            .into_iter()
            .filter(|purpose| keys.get(*purpose).is_some())
            .map(Purpose::name)
            .collect();
        let held: Vec<String> = held.into_iter().collect();
        assert_eq!(held.join(" "), expected, "{role}");
        let sent = serde_json::to_value(&keys).unwrap();
        assert_eq!(sent.as_object().unwrap().len(), held.len(), "{role}");
    }
}

#[test]
fn every_purpose_has_its_own_name_and_key() {
    let all = every_purpose();
    let names: BTreeSet<String> = all.iter().map(|purpose| purpose.name()).collect();
    let keys: BTreeSet<String> = all
        .iter()
        .map(|purpose| root().key(*purpose).id().to_string())
        .collect();
    assert_eq!(names.len(), all.len());
    assert_eq!(keys.len(), all.len());
}

#[test]
fn role_keys_travel_as_text() {
    for role in Role::ALL {
        let keys = RoleKeys::for_role(&root(), role);
        let text = serde_json::to_string(&keys).unwrap();
        let back: RoleKeys = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
        for purpose in every_purpose() {
            assert_eq!(
                keys.get(purpose).map(Key::id),
                back.get(purpose).map(Key::id)
            );
        }
    }
}

#[test]
fn malformed_keys_are_refused_without_an_echo() {
    let secret = "5ec2e7".repeat(10) + "5ec2";
    assert_eq!(secret.len(), 64);
    for text in [
        format!("{{\"bus/frames\":\"{secret}0\"}}"),
        format!("{{\"bus/frames\":\"{}\"}}", &secret[..62]),
        format!("{{\"bus/frames\":\"{}\"}}", secret.to_uppercase()),
        format!("{{\"bus/frames\":\"+{}\"}}", &secret[1..]),
        format!("{{\"bus/frames\":\"{}é\"}}", &secret[..62]),
        format!("{{\"bus/5ec2e7\":\"{secret}\"}}"),
        format!("{{\"{secret}\":\"{secret}\"}}"),
        format!("\"{secret}\""),
        format!("[\"{secret}\"]"),
        format!("{{\"bus/frames\":[\"{secret}\"]}}"),
        "{\"bus/frames\":52927}".to_owned(),
        "null".to_owned(),
    ] {
        let error = serde_json::from_str::<RoleKeys>(&text).expect_err(&text);
        let shown = format!("{error} {error:?}").to_lowercase();
        for leak in ["5ec2", "52927"] {
            assert!(!shown.contains(leak), "{shown}");
        }
    }
}

proptest! {
    // A found case becomes a test with a name; files of seeds would be a second place to look.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_key_survives_the_way(bytes: [u8; 32]) {
        let text = format!("{{\"store/ids\":\"{}\"}}", hex(&bytes));
        let keys: RoleKeys = serde_json::from_str(&text).unwrap();
        let expected = Key::from_bytes(bytes).id();
        prop_assert_eq!(keys.get(Purpose::StoreIds).map(Key::id), Some(expected));
        prop_assert_eq!(serde_json::to_string(&keys).unwrap(), text);
    }
}

/// The derivation, spelled out with HKDF alone.
#[test]
fn derivation_is_hkdf_of_the_purpose() {
    let derive = |secret: &[u8], salt: &[u8], info: &[u8], length: usize| {
        let mut out = vec![0; length];
        Hkdf::<SHA512>::derive_key(salt, secret, Some(info), &mut out).unwrap();
        out
    };
    let secret = derive(&[7; 32], b"velvet/root/1", b"bus/frames", 32);
    let key = root().key(Purpose::Bus(Stage::Frames));
    let id = derive(&secret, b"velvet/root/1", b"key-id", 8);
    assert_eq!(key.id().as_bytes(), id);
    let below = derive(&secret, b"velvet/root/1", b"derive/day/1", 32);
    let below_id = derive(&below, b"velvet/root/1", b"key-id", 8);
    assert_eq!(key.derive("day/1").id().as_bytes(), below_id);
    let hash = derive(&secret, b"velvet/hash128/1", b"data", 16);
    assert_eq!(key.hash128(b"data").to_le_bytes().as_slice(), hash);
    let seed = derive(&[7; 32], b"velvet/root/1", b"bus-user/ocr", 32);
    assert_eq!(root().bus_user_seed(Role::Ocr).as_slice(), seed);
}

/// Known answers. When one of these changes, everything that was ever sealed is lost: do not update them.
#[test]
fn derived_keys_never_change() {
    let keys = RoleKeys::for_role(&root(), Role::Ocr);
    let sent = serde_json::to_value(&keys).unwrap();
    assert_eq!(sent["bus/frames"], KNOWN[0]);
    let key = root().key(Purpose::StoreRecords);
    assert_eq!(key.id().to_string(), KNOWN[1]);
    assert_eq!(key.derive("day/20000").id().to_string(), KNOWN[2]);
    assert_eq!(format!("{:032x}", key.hash128(b"velvet")), KNOWN[3]);
    assert_eq!(hex(root().bus_user_seed(Role::Store).as_slice()), KNOWN[4]);
    assert_eq!(root().id().to_string(), KNOWN[5]);
}

/// Computed by an independent HKDF (Python's hmac), not by this code.
const KNOWN: [&str; 6] = [
    "f52e206cd8a662c7e5cb614c03d7bf225b522ec81ba4191f6aebdad10017420d",
    "31978ee44ccddb62",
    "dc121a63ba6f9034",
    "1bddcf875b3fa0e705bfa3d149095e4f",
    "b2e0b0750849416e24c61e377f32ee530a9138bdd8a1470462e0a9184ec04522",
    "4008176320c1a062",
];

/// Appendix A.3.1 of draft-irtf-cfrg-xchacha-03: the cipher below the envelope is the one that we name.
#[test]
fn the_cipher_is_that_of_the_draft() {
    let key: Vec<u8> = (0x80..0xa0).collect();
    let nonce: Vec<u8> = (0x40..0x58).collect();
    let aad = unhex("50515253c0c1c2c3c4c5c6c7");
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip \
                  for the future, sunscreen would be it.";
    let expected = unhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
         731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
         2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
         21f9664c97637da9768812f615c68b13b52e\
         c0875924c1c7987947deafd8780acf49",
    );
    let mut got = vec![0; plain.len() + 16];
    XChaCha20Poly1305::seal(
        &SecretKey::try_from(key.as_slice()).unwrap(),
        &Nonce::try_from(nonce.as_slice()).unwrap(),
        plain,
        Some(&aad),
        &mut got,
    )
    .unwrap();
    assert_eq!(hex(&got), hex(&expected));
}

/// The empty key file of nobody: a commitment and a combination never change, or old vaults would not open.
#[test]
fn combined_and_committed_keys_are_bound_to_all_their_parts() {
    let (one, other) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
    let combined = one.combined(&other, "kek/1");
    for different in [
        other.combined(&one, "kek/1"),
        one.combined(&other, "kek/2"),
        one.derive("kek/1"),
        other.derive("kek/1"),
    ] {
        assert_ne!(combined.id(), different.id());
    }
    assert_eq!(combined.id(), one.combined(&other, "kek/1").id());
    assert_ne!(one.commitment(), other.commitment());
    assert_ne!(one.commitment(), *one.expose());
    assert_ne!(one.hash256(b"a"), one.hash256(b"b"));
    assert_ne!(one.hash256(b"a"), other.hash256(b"a"));
    assert_ne!(Key::generate().unwrap().id(), Key::generate().unwrap().id());
}

//! Whatever is done to an envelope on its way, it is refused with a code, and the refusal tells nothing.

#![cfg(not(feature = "unsealed-for-tests"))]
#![expect(
    clippy::expect_used,
    reason = "a test helper that panics is a test that fails"
)]

use std::{collections::BTreeSet, fmt::Debug};

use proptest::prelude::*;
use velvet_messages::{MessageId, Role, Stage, Subject, v1};
use velvet_seal::{Binding, Key, OpenError, Purpose, RoleKeys, RootKey, SealError, Sealed};

const SECRET: &str = "xyzzy-on-the-screen";

fn root(byte: u8) -> RootKey {
    RootKey::from_bytes([byte; 32])
}

fn frame() -> v1::Frame {
    v1::Frame {
        window: Some(v1::WindowFacts {
            known: true,
            app: SECRET.to_owned(),
            title: SECRET.to_owned(),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// Everything that names the place of a message.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    subject: &'static str,
    id: &'static str,
}

const HERE: Place = Place {
    subject: "velvet.frames.aaaaaaaa.0",
    id: "f:aaaaaaaa:s:0:1",
};

impl Place {
    fn seal(&self, keys: &RoleKeys, frame: &v1::Frame) -> Sealed<v1::Frame> {
        Sealed::seal(
            frame,
            keys,
            &Subject::received(self.subject),
            &MessageId::new(self.id),
        )
        .expect("the role has the key")
    }

    fn open(&self, keys: &RoleKeys, bytes: &[u8]) -> Result<v1::Frame, OpenError> {
        Sealed::<v1::Frame>::received(bytes.to_vec().into())
            .open(
                keys,
                &Subject::received(self.subject),
                &MessageId::new(self.id),
            )
            .map(velvet_seal::Open::into_inner)
    }
}

/// The refusal has the code, and neither its text nor its Debug form quotes anything.
#[track_caller]
fn check<T: Debug>(got: Result<T, OpenError>, expected: &[OpenError]) {
    let error = got.expect_err("must be refused");
    assert!(expected.contains(&error), "{error:?}");
    let shown = format!("{error} {error:?} {}", error.code());
    assert!(!shown.contains(SECRET));
    assert!(shown.contains("failed to open"));
}

const ANY: [OpenError; 4] = [
    OpenError::Malformed,
    OpenError::Version,
    OpenError::WrongKey,
    OpenError::Forged,
];

fn plain() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..600)
}

proptest! {
    // A found case becomes a test with a name; files of seeds would be a second place to look.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sealed_opens(secret: [u8; 32], plain in plain(), field in plain()) {
        let key = Key::from_bytes(secret);
        let binding = Binding::new("test").with(&field);
        let envelope = key.seal(&binding, &plain).unwrap();
        let opened = key.open(&binding, &envelope).unwrap();
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
    }

    #[test]
    fn a_flipped_bit_is_refused(plain in plain(), place: prop::sample::Index, bit in 0..8_u32) {
        let key = root(1).key(Purpose::StoreRecords);
        let binding = Binding::new("test");
        let mut envelope = key.seal(&binding, &plain).unwrap();
        let at = place.index(envelope.len());
        envelope[at] ^= 1 << bit;
        check(key.open(&binding, &envelope), &ANY);
    }

    #[test]
    fn a_cut_envelope_is_refused(plain in plain(), place: prop::sample::Index, front: bool) {
        let key = root(1).key(Purpose::StoreRecords);
        let binding = Binding::new("test");
        let envelope = key.seal(&binding, &plain).unwrap();
        let cut = place.index(envelope.len());
        let rest = if front { &envelope[cut + 1..] } else { &envelope[..cut] };
        check(key.open(&binding, rest), &ANY);
    }

    #[test]
    fn an_extended_envelope_is_refused(
        plain in plain(),
        more in prop::collection::vec(any::<u8>(), 1..40),
        front: bool,
    ) {
        let key = root(1).key(Purpose::StoreRecords);
        let binding = Binding::new("test");
        let envelope = key.seal(&binding, &plain).unwrap();
        let whole = if front { [more, envelope].concat() } else { [envelope, more].concat() };
        check(key.open(&binding, &whole), &ANY);
    }

    #[test]
    fn noise_is_refused(noise in plain()) {
        let key = root(1).key(Purpose::StoreRecords);
        check(key.open(&Binding::new("test"), &noise), &ANY);
    }

    #[test]
    fn another_key_is_refused(secret: [u8; 32], other: [u8; 32], plain in plain()) {
        prop_assume!(secret != other);
        let envelope = Key::from_bytes(secret).seal(&Binding::new("test"), &plain).unwrap();
        check(Key::from_bytes(other).open(&Binding::new("test"), &envelope), &[OpenError::WrongKey]);
    }

    #[test]
    fn a_re_labelled_envelope_is_refused(secret: [u8; 32], other: [u8; 32], plain in plain()) {
        // The id of our key is public: pasting it into a stranger's envelope does not make it ours.
        prop_assume!(secret != other);
        let (ours, theirs) = (Key::from_bytes(secret), Key::from_bytes(other));
        let envelope = theirs.seal(&Binding::new("test"), &plain).unwrap();
        let at = envelope
            .windows(8)
            .position(|window| window == theirs.id().as_bytes())
            .unwrap();
        let mut envelope = envelope;
        envelope[at..at + 8].copy_from_slice(ours.id().as_bytes());
        check(ours.open(&Binding::new("test"), &envelope), &[OpenError::Forged]);
    }

    #[test]
    fn another_binding_is_refused(
        fields in prop::collection::vec(plain(), 0..4),
        others in prop::collection::vec(plain(), 0..4),
    ) {
        prop_assume!(fields != others);
        let bind = |fields: &[Vec<u8>]| {
            fields.iter().fold(Binding::new("test"), |binding, field| binding.with(field))
        };
        let key = root(1).key(Purpose::StoreRecords);
        let envelope = key.seal(&bind(&fields), b"plain").unwrap();
        check(key.open(&bind(&others), &envelope), &[OpenError::Forged]);
    }

    #[test]
    fn bindings_cannot_be_cut_differently(whole in plain(), first: prop::sample::Index, second: prop::sample::Index) {
        let (first, second) = (first.index(whole.len() + 1), second.index(whole.len() + 1));
        let split = |at: usize| {
            let (left, right) = whole.split_at(at);
            Binding::new("test").with(left).with(right).as_bytes().to_vec()
        };
        prop_assert_eq!(split(first) == split(second), first == second);
    }

    #[test]
    fn equal_data_has_equal_hashes_and_no_other(data in plain(), other in plain()) {
        let key = root(1).key(Purpose::StoreIds);
        prop_assert_eq!(key.hash128(&data) == key.hash128(&other), data == other);
        prop_assert_ne!(key.hash128(&data), root(2).key(Purpose::StoreIds).hash128(&data));
    }
}

/// Every bit of one whole envelope, so that no field's byte is left to chance.
#[test]
fn every_single_flipped_bit_is_refused() {
    let keys = RoleKeys::for_role(&root(1), Role::Capture);
    let sealed = HERE.seal(&keys, &frame());
    for place in 0..sealed.bytes().len() {
        for bit in 0..8 {
            let mut bytes = sealed.bytes().to_vec();
            bytes[place] ^= 1 << bit;
            check(HERE.open(&keys, &bytes), &ANY);
        }
    }
    assert!(HERE.open(&keys, sealed.bytes()).unwrap() == frame());
}

#[test]
fn every_cut_is_refused() {
    let keys = RoleKeys::for_role(&root(1), Role::Capture);
    let sealed = HERE.seal(&keys, &frame());
    for length in 0..sealed.bytes().len() {
        check(HERE.open(&keys, &sealed.bytes()[..length]), &ANY);
    }
}

#[test]
fn a_moved_message_is_refused() {
    let keys = RoleKeys::for_role(&root(1), Role::Inspect);
    let sealed = HERE.seal(&keys, &frame());
    for place in [
        Place {
            subject: "velvet.frames.aaaaaaaa.1",
            ..HERE
        },
        Place {
            subject: "velvet.frames.bbbbbbbb.0",
            ..HERE
        },
        Place {
            subject: "velvet.readings.aaaaaaaa.0",
            ..HERE
        },
        Place {
            subject: "velvet.frames.aaaaaaaa.0 ",
            ..HERE
        },
        Place {
            subject: "",
            ..HERE
        },
        Place {
            id: "f:aaaaaaaa:s:0:2",
            ..HERE
        },
        Place {
            id: "f:aaaaaaaa:t:0:1",
            ..HERE
        },
        Place { id: "", ..HERE },
        // The same bytes with the border between subject and id moved.
        Place {
            subject: "velvet.frames.aaaaaaaa.0f",
            id: ":aaaaaaaa:s:0:1",
        },
    ] {
        check(place.open(&keys, sealed.bytes()), &[OpenError::Forged]);
    }
}

#[test]
fn a_swapped_pair_is_refused() {
    let keys = RoleKeys::for_role(&root(1), Role::Capture);
    let there = Place {
        id: "f:aaaaaaaa:s:0:2",
        ..HERE
    };
    let (first, second) = (HERE.seal(&keys, &frame()), there.seal(&keys, &frame()));
    check(HERE.open(&keys, second.bytes()), &[OpenError::Forged]);
    check(there.open(&keys, first.bytes()), &[OpenError::Forged]);
}

/// One stage, one key, but another message type: the content type is bound as well.
#[test]
fn a_message_of_another_type_is_refused() {
    let keys = RoleKeys::for_role(&root(1), Role::Cli);
    let (subject, id) = (
        Subject::received("velvet.svc.store.search"),
        MessageId::new("q:1"),
    );
    let request = v1::Request::default();
    let sealed = Sealed::seal(&request, &keys, &subject, &id).unwrap();
    let response = Sealed::<v1::Response>::received(sealed.bytes().clone());
    check(response.open(&keys, &subject, &id), &[OpenError::Forged]);
}

/// Stage, content type and schema version, one after the other, through the public binding of raw bytes.
#[test]
fn every_part_of_the_bus_binding_counts() {
    let key = root(1).key(Purpose::Bus(Stage::Frames));
    let (subject, id) = (Subject::received(HERE.subject), MessageId::new(HERE.id));
    let bind = |stage, content_type| velvet_seal::bus_binding(&subject, stage, &id, content_type);
    let envelope = key.seal(&bind(Stage::Frames, "a"), b"plain").unwrap();
    key.open(&bind(Stage::Frames, "a"), &envelope).unwrap();
    check(
        key.open(&bind(Stage::Readings, "a"), &envelope),
        &[OpenError::Forged],
    );
    check(
        key.open(&bind(Stage::Frames, "b"), &envelope),
        &[OpenError::Forged],
    );
    let by_hand = |schema: u64| {
        Binding::new("velvet/bus/1")
            .at(&subject, &id)
            .with(b"frames")
            .with(b"a")
            .with_u64(schema)
    };
    key.open(&by_hand(1), &envelope).unwrap();
    check(key.open(&by_hand(2), &envelope), &[OpenError::Forged]);
}

#[test]
fn another_person_or_role_cannot_open() {
    let sealed = HERE.seal(&RoleKeys::for_role(&root(1), Role::Capture), &frame());
    let stranger = RoleKeys::for_role(&root(2), Role::Capture);
    check(HERE.open(&stranger, sealed.bytes()), &[OpenError::WrongKey]);
    let store = RoleKeys::for_role(&root(1), Role::Store);
    check(HERE.open(&store, sealed.bytes()), &[OpenError::NoKey]);
    let refused = Sealed::seal(
        &frame(),
        &store,
        &Subject::received("s"),
        &MessageId::new("i"),
    );
    assert_eq!(refused.unwrap_err(), SealError::NoKey);
}

/// Rightly sealed bytes that are no message, as a broken writer would make them.
#[test]
fn content_that_does_not_decode_is_refused_without_a_quote() {
    let keys = RoleKeys::for_role(&root(1), Role::Capture);
    let key = keys.stage(Stage::Frames).unwrap();
    let (subject, id) = (Subject::received(HERE.subject), MessageId::new(HERE.id));
    let content_type = <v1::Frame as velvet_messages::SealedMessage>::content_type();
    let binding = velvet_seal::bus_binding(&subject, Stage::Frames, &id, &content_type);
    let invalid_utf8 = [&[0x3a, 22, 0x12, 20, 0xff][..], SECRET.as_bytes()].concat();
    for content in [SECRET.as_bytes(), &invalid_utf8] {
        let envelope = key.seal(&binding, content).unwrap();
        check(HERE.open(&keys, &envelope), &[OpenError::Malformed]);
    }
}

/// Protobuf would read all of these like the envelope itself.
#[test]
fn other_spellings_of_an_envelope_are_refused() {
    let key = root(1).key(Purpose::StoreRecords);
    let binding = Binding::new("test");
    let good = key.seal(&binding, b"plain").unwrap();
    assert_eq!(
        good[..6],
        [0x08, 1, 0x10, 1, 0x1a, 8],
        "the layout that is changed below"
    );
    let with_unknown_field = [&good[..], &[0x40, 1]].concat();
    let fields_swapped = [&[0x10, 1, 0x08, 1], &good[4..]].concat();
    let field_twice = [&good[..4], &[0x10, 1], &good[4..]].concat();
    let long_number = [&[0x08, 0x81, 0x00], &good[2..]].concat();
    for spelling in [with_unknown_field, fields_swapped, field_twice, long_number] {
        check(key.open(&binding, &spelling), &[OpenError::Malformed]);
    }
}

#[test]
fn unknown_versions_and_algorithms_are_named() {
    let key = root(1).key(Purpose::StoreRecords);
    let binding = Binding::new("test");
    let good = key.seal(&binding, b"plain").unwrap();
    let version = [&[0x08, 2], &good[2..]].concat();
    check(key.open(&binding, &version), &[OpenError::Version]);
    let newer = [&version[..], &[0x40, 1]].concat();
    check(key.open(&binding, &newer), &[OpenError::Version]);
    let algorithm = [&good[..2], &[0x10, 2], &good[4..]].concat();
    check(key.open(&binding, &algorithm), &[OpenError::Version]);
    // What the canary's test-only build writes is refused by every other build.
    let unsealed = [
        &[0x08, 1, 0x10, 0xff, 1, 0x1a, 8],
        key.id().as_bytes(),
        &[0x2a, 1, b'x'],
    ]
    .concat();
    check(key.open(&binding, &unsealed), &[OpenError::Version]);
}

#[test]
fn nonces_do_not_repeat() {
    let key = root(1).key(Purpose::StoreRecords);
    let binding = Binding::new("test");
    let envelopes: BTreeSet<Vec<u8>> = (0..2_000)
        .map(|_| key.seal(&binding, b"the same").unwrap())
        .collect();
    assert_eq!(envelopes.len(), 2_000);
    let nonces: BTreeSet<&[u8]> = envelopes.iter().map(|bytes| &bytes[16..40]).collect();
    assert_eq!(nonces.len(), 2_000);
    for bytes in &envelopes {
        assert_eq!(
            bytes[14..16],
            [0x22, 24],
            "the nonce is where it is looked for"
        );
    }
}

#[test]
fn hashes_tell_zeros_at_the_end_and_long_data_apart() {
    let key = root(1).key(Purpose::StoreIds);
    let data: Vec<Vec<u8>> = (0..300).map(|length| vec![0; length]).collect();
    let hashes: BTreeSet<u128> = data.iter().map(|data| key.hash128(data)).collect();
    assert_eq!(hashes.len(), data.len());
}

#[test]
fn nothing_prints_what_it_holds() {
    let secret = [0xab; 32];
    let keys = RoleKeys::for_role(&RootKey::from_bytes(secret), Role::Store);
    let open = velvet_seal::Open::new(frame());
    let sealed = HERE.seal(&RoleKeys::for_role(&root(1), Role::Capture), &frame());
    let shown = format!(
        "{keys:?} {:?} {:?} {open:?} {sealed:?}",
        RootKey::from_bytes(secret),
        Key::from_bytes(secret)
    );
    for leak in [SECRET, "abab", "171, 171"] {
        assert!(!shown.contains(leak), "{shown}");
    }
}

//! What was sealed once opens for ever: schemas/golden/sealed holds an envelope around the golden
//! frame. It was made by another implementation (HKDF, XChaCha20-Poly1305 and protobuf in plain Python), so that
//! both agree on every byte.

#![cfg(not(feature = "unsealed-for-tests"))]

use std::{fs, path::PathBuf};

use prost::Message;
use velvet_messages::{MessageId, Role, Subject, v1};
use velvet_seal::{Key, Purpose, RoleKeys, RootKey, Sealed};

const SUBJECT: &str = "velvet.frames.aaaaaaaa.0";
const ID: &str = "f:aaaaaaaa:s1:0:1";

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../golden")
        .join(name)
}

#[test]
fn a_sealed_frame_of_version_1_opens() {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Ocr);
    let (subject, id) = (Subject::received(SUBJECT), MessageId::new(ID));
    let plain = fs::read(file("v1/Frame.1.bin")).unwrap();
    let frame = v1::Frame::decode(plain.as_slice()).unwrap();
    let path = file("sealed/Frame.1.sealed");
    let bytes = fs::read(&path).unwrap();
    let key = keys
        .get(Purpose::Bus(velvet_messages::Stage::Frames))
        .map(Key::id);
    assert_eq!(
        velvet_seal::claimed_key_id(&bytes),
        key.map(|id| id.to_string())
    );
    let opened = Sealed::<v1::Frame>::received(bytes.into())
        .open(&keys, &subject, &id)
        .unwrap();
    assert!(*opened == frame);
}

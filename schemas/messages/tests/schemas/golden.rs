//! What was written once is read for ever: golden files of every message in every form, in schemas/golden/v1.
//!
//! A file there is never changed or removed. When a schema grows, `VELVET_GOLDEN=write cargo test -p
//! velvet-messages golden` adds `<form>.<n+1>.bin` beside the old ones, which must still decode.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::populate::{TRAVELLERS, describe, every_form, message, pool};
use prost::Message;
use prost_reflect::{
    DescriptorPool, DynamicMessage, Kind, ReflectMessage, Value,
    prost_types::{FieldDescriptorProto, FileDescriptorSet, field_descriptor_proto},
};
use velvet_messages::v1;

/// Set to `write` to add golden files; anything else, and files are only read.
const SWITCH: &str = "VELVET_GOLDEN";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden/v1")
}

/// Bytes through our own type and back.
fn again(name: &str, bytes: &[u8]) -> Vec<u8> {
    fn through<T: Message + Default>(bytes: &[u8]) -> Vec<u8> {
        T::decode(bytes)
            .expect("a golden file decodes")
            .encode_to_vec()
    }
    match name {
        "Frame" => through::<v1::Frame>(bytes),
        "Reading" => through::<v1::Reading>(bytes),
        "Signal" => through::<v1::Signal>(bytes),
        "ContextEvent" => through::<v1::ContextEvent>(bytes),
        "NudgeEvent" => through::<v1::NudgeEvent>(bytes),
        "LedgerEntry" => through::<v1::LedgerEntry>(bytes),
        "Request" => through::<v1::Request>(bytes),
        "Response" => through::<v1::Response>(bytes),
        other => panic!("{other} travels: say here which type it is"),
    }
}

/// Golden files by form, oldest first. `Signal.focus.2.bin` is the second of the form `Signal.focus`.
fn golden_files() -> BTreeMap<String, BTreeMap<u32, PathBuf>> {
    let mut files: BTreeMap<String, BTreeMap<u32, PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder()).expect("schemas/golden/v1") {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "bin") {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let (form, number) = stem.rsplit_once('.').expect("<form>.<number>.bin");
            let number = number.parse().expect("<form>.<number>.bin");
            files
                .entry(form.to_owned())
                .or_default()
                .insert(number, path);
        }
    }
    files
}

fn forms() -> Vec<(String, DynamicMessage)> {
    TRAVELLERS
        .iter()
        .flat_map(|name| every_form(&message(name)))
        .collect()
}

#[test]
fn every_form_of_every_message_has_a_golden_file_of_today() {
    let files = golden_files();
    let mut missing = Vec::new();
    for (form, populated) in forms() {
        let newest = files.get(&form).and_then(BTreeMap::last_key_value);
        let bytes = populated.encode_to_vec();
        if newest.is_some_and(|(_, path)| fs::read(path).unwrap() == bytes) {
            continue;
        }
        missing.push(form.clone());
        if std::env::var(SWITCH).is_ok_and(|value| value == "write") {
            let number = newest.map_or(1, |(number, _)| number + 1);
            let path = folder().join(format!("{form}.{number}.bin"));
            assert!(!path.exists(), "golden files are only added");
            fs::write(path.with_extension("txt"), describe(&populated)).unwrap();
            fs::write(&path, bytes).unwrap();
        }
    }
    assert!(
        missing.is_empty(),
        "the schema grew; set {SWITCH}=write and run again to add golden files (old ones stay): {missing:?}"
    );
}

#[test]
fn golden_files_decode_to_what_they_say_and_encode_the_same() {
    let files = golden_files();
    assert!(!files.is_empty());
    for path in files.values().flat_map(BTreeMap::values) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let name = name.split('.').next().unwrap();
        let bytes = fs::read(path).unwrap();
        let decoded = DynamicMessage::decode(message(name), bytes.as_slice()).unwrap();
        assert_eq!(decoded.unknown_fields().count(), 0, "{}", path.display());
        let said = fs::read_to_string(path.with_extension("txt")).unwrap();
        assert_eq!(describe(&decoded), said, "{}", path.display());
        assert_eq!(again(name, &bytes), bytes, "{}", path.display());
    }
}

/// No form and no description without its file, so that a removed golden file is noticed.
#[test]
fn golden_files_are_complete() {
    let files = golden_files();
    let known: BTreeSet<String> = forms().into_iter().map(|(form, _)| form).collect();
    let kept: BTreeSet<String> = files.keys().cloned().collect();
    assert_eq!(
        kept, known,
        "a form that was once written must stay in the schema"
    );
    for (form, numbers) in &files {
        let last = u32::try_from(numbers.len()).unwrap();
        let expected: Vec<u32> = (1..=last).collect();
        let found: Vec<u32> = numbers.keys().copied().collect();
        assert_eq!(found, expected, "{form}: golden files are never removed");
    }
    let texts = fs::read_dir(folder())
        .unwrap()
        .filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .path()
                .extension()
                .is_some_and(|e| e == "txt")
        })
        .count();
    assert_eq!(texts, files.values().map(BTreeMap::len).sum::<usize>());
}

#[test]
fn every_message_of_the_schemas_is_inside_a_golden_file() {
    fn collect(message: &DynamicMessage, seen: &mut BTreeSet<String>) {
        seen.insert(message.descriptor().name().to_owned());
        for (_, value) in message.fields() {
            let items = value
                .as_list()
                .map_or(std::slice::from_ref(value), |items| items);
            for inner in items.iter().filter_map(Value::as_message) {
                collect(inner, seen);
            }
        }
    }
    let mut seen = BTreeSet::new();
    forms()
        .iter()
        .for_each(|(_, message)| collect(message, &mut seen));
    for descriptor in pool().all_messages() {
        assert!(
            seen.contains(descriptor.name()),
            "{} is in no message that travels: add it to TRAVELLERS or to one of them",
            descriptor.name()
        );
    }
}

/// The values through our own types, by name: what the files say is what a worker gets.
#[test]
fn a_golden_frame_has_its_values_in_the_right_fields() {
    let bytes = fs::read(folder().join("Frame.1.bin")).unwrap();
    let frame = v1::Frame::decode(bytes.as_slice()).unwrap();
    let reference = frame.r#ref.as_ref().unwrap();
    assert_eq!(reference.device, "Frame.ref.device");
    assert_eq!(reference.session, "Frame.ref.session");
    assert_eq!(reference.display, "Frame.ref.display");
    assert_eq!(reference.seq, (1 << 63) + 4_000);
    let captured = frame.captured.as_ref().unwrap();
    assert_eq!(captured.unix_us, -(1 << 40) - 1_000);
    assert!(captured.clock_went_back);
    assert!(frame.kind() == v1::FrameKind::Delta);
    assert_eq!(frame.window.as_ref().unwrap().title, "Frame.window.title");
    assert_eq!(frame.regions.len(), 2);
    let rect = frame.regions[1].rect.as_ref().unwrap();
    assert_eq!(
        (rect.x, rect.y, rect.width),
        (-1_000, -2_000, 0x8000_0000 + 3_000)
    );
    let pixels = frame.regions[1].pixels.as_ref().unwrap();
    assert!(pixels.codec() == v1::Codec::Rgb8Zstd);
    assert_eq!(
        pixels.data.as_ref(),
        b"\xff\x00Frame.regions[1].pixels.data"
    );
    assert_eq!(
        frame.counts.as_ref().unwrap().failed[0].reason,
        "Frame.counts.failed[0].reason"
    );
}

/// The schemas of a later Velvet: every message has one field more.
fn grown_pool() -> DescriptorPool {
    let mut set = FileDescriptorSet::decode(velvet_messages::DESCRIPTORS).unwrap();
    for message in set.file.iter_mut().flat_map(|file| &mut file.message_type) {
        message.field.push(FieldDescriptorProto {
            name: Some("added_later".to_owned()),
            number: Some(1_999),
            label: Some(field_descriptor_proto::Label::Optional.into()),
            r#type: Some(field_descriptor_proto::Type::String.into()),
            ..Default::default()
        });
    }
    DescriptorPool::from_file_descriptor_set(set).unwrap()
}

#[test]
fn fields_of_a_newer_writer_do_not_disturb_an_old_reader() {
    let pool = grown_pool();
    for name in TRAVELLERS {
        let grown = pool
            .get_message_by_name(&format!("velvet.v1.{name}"))
            .unwrap();
        let old: BTreeMap<String, DynamicMessage> =
            every_form(&message(name)).into_iter().collect();
        for (form, newer) in every_form(&grown) {
            let bytes = newer.encode_to_vec();
            assert!(bytes.windows(11).any(|window| window == b"added_later"));
            let read = again(name, &bytes);
            assert!(read == old[&form].encode_to_vec(), "{form}");
        }
    }
}

/// An old writer drops what it does not know. That is right here only because nobody passes a message on that
/// it did not make: a frame becomes a reading, a sealed original goes to the dead letters as it came.
#[test]
fn an_old_writer_drops_what_it_does_not_know() {
    let mut bytes = fs::read(folder().join("Frame.1.bin")).unwrap();
    let known = bytes.clone();
    bytes.extend([0xf8, 0x7c, 1]);
    assert_eq!(again("Frame", &bytes), known);
}

#[test]
fn an_enum_value_of_a_newer_writer_is_kept_and_read_as_unspecified() {
    let frame = v1::Frame {
        kind: 77,
        ..Default::default()
    };
    let read = v1::Frame::decode(frame.encode_to_vec().as_slice()).unwrap();
    assert_eq!(read.kind, 77);
    assert!(read.kind() == v1::FrameKind::Unspecified);
}

/// Cut anywhere or damaged anywhere: an error or a message, and our own types agree with the schemas on which.
#[test]
fn cut_and_damaged_messages_are_survived() {
    for (form, populated) in forms() {
        let bytes = populated.encode_to_vec();
        let name = form.split('.').next().unwrap();
        for place in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0xff;
            for broken in [&bytes[..place], &damaged] {
                if DynamicMessage::decode(message(name), broken).is_ok() {
                    again(name, broken);
                }
            }
        }
    }
}

/// Maps and groups have no golden form here; a schema that brings one must bring that as well.
#[test]
fn only_kinds_that_the_golden_files_know_are_used() {
    for field in pool()
        .all_messages()
        .flat_map(|message| message.fields().collect::<Vec<_>>())
    {
        let known = matches!(
            field.kind(),
            Kind::Bool
                | Kind::String
                | Kind::Bytes
                | Kind::Uint32
                | Kind::Int32
                | Kind::Uint64
                | Kind::Int64
                | Kind::Enum(_)
                | Kind::Message(_)
        );
        assert!(known && !field.is_map(), "{}", field.full_name());
    }
}

//! A word on the screen and in a title is found by search, and by no look at the disk.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use base64::Engine;
use velvet_bench::rig::Programs;

use crate::live::{Live, new_word};

/// Of one compressed stream no more than this is unpacked.
const UNPACKED_BYTES_MAX: u64 = 64 << 20;
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// First bytes of zlib streams (RFC 1950): deflate with a 32 KiB window at each level.
const ZLIB: [[u8; 2]; 4] = [[0x78, 0x01], [0x78, 0x5e], [0x78, 0x9c], [0x78, 0xda]];

#[test]
fn nothing_readable_lies_on_disk_at_trace_level() {
    let places = find_canary(Programs::find().unwrap());
    assert!(places.is_empty(), "readable in {places:?}");
}

#[test]
fn the_same_look_finds_it_when_nothing_is_sealed() {
    let sealing = Programs::find().unwrap().velvet;
    let folder = sealing.ancestors().nth(2).unwrap().join("unsealed");
    let programs = Programs::in_folder(&folder)
        .unwrap_or_else(|error| panic!("{error}: ops/test builds them"));
    let places = find_canary(programs);
    assert!(!places.is_empty(), "the look at the disk is blind");
}

/// Files that hold one of two canaries, one on the screen and one in a title.
fn find_canary(programs: Programs) -> Vec<PathBuf> {
    let mut live = Live::start_with(programs, &["telemetry.level=trace"]);
    let (shown, titled) = (new_word(), new_word());
    live.terminal.title(&format!("About {titled}")).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(1));
    let hit = live.show_and_find(&format!("the canary {shown} sings"), &shown);
    assert!(hit["title"].as_str().unwrap().contains(&titled), "{hit}");
    let needles: Vec<Vec<u8>> = [&shown, &titled]
        .into_iter()
        .flat_map(|word| forms(word))
        .collect();
    let mut found = look(live.home.folder(), &needles);
    live.home.down().unwrap();
    found.extend(look(live.home.folder(), &needles));
    found.sort();
    found.dedup();
    found
}

/// The word plain, as UTF-16, in base64 at each of three offsets, and in hexadecimal.
fn forms(word: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broad: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut forms = vec![word.as_bytes().to_vec(), wide, broad];
    for offset in 0..3 {
        let padded = [&vec![b'x'; offset][..], word.as_bytes()].concat();
        let text = base64::engine::general_purpose::STANDARD.encode(padded);
        // The first and last characters depend on the neighbours.
        forms.push(text.as_bytes()[4..text.len() - 4].to_vec());
    }
    let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    forms.push(hex.to_uppercase().into_bytes());
    forms.push(hex.into_bytes());
    forms
}

fn look(folder: &Path, needles: &[Vec<u8>]) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.extend(look(&path, needles));
        } else if kind.is_file() && fs::read(&path).is_ok_and(|bytes| holds(&bytes, needles)) {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8], needles: &[Vec<u8>]) -> bool {
    contains_any(bytes, needles)
        || unpacked(bytes)
            .iter()
            .any(|inner| contains_any(inner, needles))
}

fn contains_any(bytes: &[u8], needles: &[Vec<u8>]) -> bool {
    needles
        .iter()
        .any(|needle| bytes.windows(needle.len()).any(|window| window == needle))
}

/// Every compressed stream that begins anywhere in the bytes.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = vec![];
    for start in 0..bytes.len() {
        let rest = &bytes[start..];
        let mut inner = vec![];
        if rest.starts_with(&GZIP) {
            read_some(flate2::read::GzDecoder::new(rest), &mut inner);
        } else if rest.starts_with(&ZSTD) {
            if let Ok(decoder) = zstd::stream::read::Decoder::new(rest) {
                read_some(decoder, &mut inner);
            }
        } else if ZLIB.iter().any(|magic| rest.starts_with(magic)) {
            read_some(flate2::read::ZlibDecoder::new(rest), &mut inner);
        }
        if !inner.is_empty() {
            streams.push(inner);
        }
    }
    streams
}

/// What comes before damage counts too.
fn read_some(reader: impl Read, into: &mut Vec<u8>) {
    reader.take(UNPACKED_BYTES_MAX).read_to_end(into).ok();
}

#[test]
fn the_look_sees_through_every_disguise() {
    use std::io::Write;
    let word = "kestrelabove";
    let needles = forms(word);
    let text = format!("the {word} sings");
    let mut gzip = flate2::write::GzEncoder::new(b"head".to_vec(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let mut zlib = flate2::write::ZlibEncoder::new(b"head".to_vec(), flate2::Compression::best());
    zlib.write_all(text.as_bytes()).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for disguise in [
        text.clone().into_bytes(),
        wide,
        base64::engine::general_purpose::STANDARD
            .encode(&text)
            .into_bytes(),
        text.bytes()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            .into_bytes(),
        gzip.finish().unwrap(),
        zlib.finish().unwrap(),
        [
            b"head".to_vec(),
            zstd::encode_all(text.as_bytes(), 3).unwrap(),
        ]
        .concat(),
    ] {
        assert!(holds(&disguise, &needles));
    }
    assert!(!holds(b"nothing of the kind", &needles));
}

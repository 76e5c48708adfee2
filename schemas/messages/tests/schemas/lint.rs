//! The rules of the schemas, as `buf` has them in STANDARD and WIRE, checked without network or `buf` itself
//! (`buf lint schemas/proto` agrees where it is installed, but for ENUM_VALUE and file-layout matters of taste).
//!
//! `schemas/proto/velvet.v1.lock` lists every field number and enum value that was ever given away. Lines may
//! be added (`VELVET_SCHEMA_LOCK=write cargo test -p velvet-messages lint`) and never changed: a number
//! that once meant one thing must not mean another.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::populate::{pool, type_name};
use prost_reflect::{DescriptorPool, Syntax};

/// Set to `write` to add what is new to the lock.
const SWITCH: &str = "VELVET_SCHEMA_LOCK";
const PACKAGE: &str = "velvet.v1";
/// Field numbers that protobuf keeps for itself.
const RESERVED: std::ops::Range<u32> = 19_000..20_000;

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../proto")
}

/// What breaks a rule, as lines.
fn complaints(pool: &DescriptorPool) -> Vec<String> {
    let ours = |name: &str| name.starts_with("velvet/");
    let files: Vec<_> = pool.files().filter(|file| ours(file.name())).collect();
    let mut found = Vec::new();
    for file in &files {
        let mut complain = |rule: &str| found.push(format!("{}: {rule}", file.name()));
        if file.package_name() != PACKAGE {
            complain("package is not velvet.v1");
        }
        if !file.name().starts_with("velvet/v1/") {
            complain("folder is not that of the package");
        }
        if file.syntax() != Syntax::Proto3 {
            complain("syntax is not proto3");
        }
    }
    let messages = pool.all_messages().filter(|m| m.package_name() == PACKAGE);
    messages.for_each(|message| complain_of_message(&message, &mut found));
    let enums = pool
        .all_enums()
        .filter(|kind| kind.package_name() == PACKAGE);
    enums.for_each(|kind| complain_of_enum(&kind, &mut found));
    found
}

fn complain_of_message(message: &prost_reflect::MessageDescriptor, found: &mut Vec<String>) {
    let mut complain = |what: &str, rule: &str| found.push(format!("{what}: {rule}"));
    if !is_pascal(message.name()) {
        complain(message.full_name(), "message names are PascalCase");
    }
    if message.parent_message().is_some() {
        complain(message.full_name(), "messages are not nested");
    }
    for field in message.fields() {
        if !is_snake(field.name()) {
            complain(field.full_name(), "field names are lower_snake_case");
        }
        if RESERVED.contains(&field.number()) {
            complain(field.full_name(), "the number is protobuf's own");
        }
        if field.is_map() || field.is_group() {
            complain(field.full_name(), "maps and groups have no canonical form");
        }
    }
    for oneof in message.oneofs() {
        if !is_snake(oneof.name()) {
            complain(oneof.full_name(), "oneof names are lower_snake_case");
        }
    }
}

fn complain_of_enum(kind: &prost_reflect::EnumDescriptor, found: &mut Vec<String>) {
    let mut complain = |what: &str, rule: &str| found.push(format!("{what}: {rule}"));
    if !is_pascal(kind.name()) {
        complain(kind.full_name(), "enum names are PascalCase");
    }
    let prefix = upper_snake(kind.name());
    for value in kind.values() {
        let name = value.name();
        if !name.starts_with(&format!("{prefix}_")) {
            complain(value.full_name(), "value names start with the enum's name");
        }
        if name
            .chars()
            .any(|c| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
        {
            complain(value.full_name(), "value names are UPPER_SNAKE_CASE");
        }
        if (value.number() == 0) != (name == format!("{prefix}_UNSPECIFIED")) {
            complain(value.full_name(), "zero is UNSPECIFIED and nothing else");
        }
    }
}

fn is_snake(name: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(good)
        && !name.contains("__")
        && !name.ends_with('_')
}

fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
}

fn upper_snake(name: &str) -> String {
    let mut out = String::new();
    for (index, character) in name.char_indices() {
        if index > 0 && character.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(character.to_ascii_uppercase());
    }
    out
}

/// `Message #number` to `name type`, for fields and for enum values.
fn given_away(pool: &DescriptorPool) -> BTreeMap<String, String> {
    let mut lines = BTreeMap::new();
    for message in pool.all_messages().filter(|m| m.package_name() == PACKAGE) {
        for field in message.fields() {
            let repeated = if field.is_list() { "repeated " } else { "" };
            let oneof = field.containing_oneof();
            let within = oneof.map_or(String::new(), |oneof| format!(" in {}", oneof.name()));
            let meaning = format!("{} {repeated}{}{within}", field.name(), type_name(&field));
            lines.insert(
                format!("{} #{:05}", message.name(), field.number()),
                meaning,
            );
        }
    }
    for kind in pool
        .all_enums()
        .filter(|kind| kind.package_name() == PACKAGE)
    {
        for value in kind.values() {
            let key = format!("{} #{:05}", kind.name(), value.number());
            lines.insert(key, format!("{} value", value.name()));
        }
    }
    lines
}

/// Whatever of the lock is gone or means another thing now.
fn broken(lock: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let gone_or_changed = |(key, then): (&String, &String)| match now.get(key) {
        Some(meaning) if meaning == then => None,
        Some(meaning) => Some(format!("{key} was \"{then}\" and is \"{meaning}\"")),
        None => Some(format!("{key} \"{then}\" is gone")),
    };
    lock.iter().filter_map(gone_or_changed).collect()
}

fn parse_lock(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut words = line.splitn(3, ' ');
            let key = format!(
                "{} {}",
                words.next().unwrap(),
                words.next().expect("a number")
            );
            (key, words.next().expect("a meaning").to_owned())
        })
        .collect()
}

fn print_lock(lines: &BTreeMap<String, String>) -> String {
    let mut text = "# Every number of velvet.v1 that was ever given away; tests/lint.rs adds lines, nobody changes one.\n".to_owned();
    for (key, meaning) in lines {
        text.push_str(&format!("{key} {meaning}\n"));
    }
    text
}

#[test]
fn the_schemas_keep_the_rules() {
    let found = complaints(&pool());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_number_that_was_given_away_changes() {
    let path = schemas().join("velvet.v1.lock");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let (lock, now) = (parse_lock(&text), given_away(&pool()));
    let broken = broken(&lock, &now);
    assert!(
        broken.is_empty(),
        "old messages would be misread: {broken:#?}"
    );
    if std::env::var(SWITCH).is_ok_and(|value| value == "write") {
        fs::write(&path, print_lock(&now)).unwrap();
        return;
    }
    let new: Vec<&String> = now.keys().filter(|key| !lock.contains_key(*key)).collect();
    assert!(
        new.is_empty(),
        "set {SWITCH}=write and run again to add what is new: {new:?}"
    );
}

#[test]
fn the_lock_is_written_as_the_test_writes_it() {
    let text = fs::read_to_string(schemas().join("velvet.v1.lock")).unwrap();
    assert_eq!(print_lock(&parse_lock(&text)), text);
}

/// The compiled schemas are those in the folder, all of them.
#[test]
fn every_schema_file_is_compiled() {
    let mut files: Vec<String> = fs::read_dir(schemas().join("velvet/v1"))
        .unwrap()
        .map(|entry| format!("velvet/v1/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    files.sort();
    let compiled = protox::compile(&files, [schemas()]).unwrap();
    let again = DescriptorPool::from_file_descriptor_set(compiled).unwrap();
    assert_eq!(given_away(&again), given_away(&pool()));
    let mut known: Vec<String> = pool().files().map(|file| file.name().to_owned()).collect();
    known.retain(|name| name.starts_with("velvet/"));
    known.sort();
    assert_eq!(known, files);
}

/// A schema that breaks one rule, compiled as one of ours would be.
#[track_caller]
fn check(body: &str, expected: &str) {
    let folder = std::env::temp_dir().join(format!("velvet-lint-{}", std::process::id()));
    let number = expected.len() * 1_000 + body.len();
    let folder = folder.join(number.to_string());
    fs::create_dir_all(folder.join("velvet/v1")).unwrap();
    let text = if body.starts_with("syntax") {
        body.to_owned()
    } else {
        format!("syntax = \"proto3\";\npackage velvet.v1;\n{body}\n")
    };
    fs::write(folder.join("velvet/v1/a.proto"), text).unwrap();
    let set = protox::compile(["velvet/v1/a.proto"], [&folder]).unwrap();
    let found = complaints(&DescriptorPool::from_file_descriptor_set(set).unwrap());
    fs::remove_dir_all(&folder).unwrap();
    let said = if expected.is_empty() {
        found.is_empty()
    } else {
        found.iter().any(|line| line.ends_with(expected))
    };
    assert!(said, "{body} gave {found:?}");
}

#[test]
fn each_rule_bites() {
    check("message Good { string a_b2 = 1; }", "");
    check("enum Good { GOOD_UNSPECIFIED = 0; GOOD_A = 1; }", "");
    check("message bad { }", "message names are PascalCase");
    check("message Bad_Name { }", "message names are PascalCase");
    check("message A { message B { } }", "messages are not nested");
    check(
        "message A { string aB = 1; }",
        "field names are lower_snake_case",
    );
    check(
        "message A { string a__b = 1; }",
        "field names are lower_snake_case",
    );
    check(
        "message A { oneof Kind { string a = 1; } }",
        "oneof names are lower_snake_case",
    );
    check(
        "message A { map<string, string> a = 1; }",
        "maps and groups have no canonical form",
    );
    check(
        "enum A { A_NONE = 0; }",
        "zero is UNSPECIFIED and nothing else",
    );
    check(
        "enum A { A_UNSPECIFIED = 0; B = 1; }",
        "value names start with the enum's name",
    );
    check(
        "enum A { A_UNSPECIFIED = 0; A_b = 1; }",
        "value names are UPPER_SNAKE_CASE",
    );
    check(
        "syntax = \"proto3\"; package other.v1;",
        "package is not velvet.v1",
    );
    check(
        "syntax = \"proto2\"; package velvet.v1;",
        "syntax is not proto3",
    );
}

#[test]
fn a_changed_or_missing_number_is_told() {
    let lock = parse_lock("# words\nA #00001 text string\nA #00002 count uint32\n");
    let same = lock.clone();
    assert!(broken(&lock, &same).is_empty());
    let mut grown = lock.clone();
    grown.insert("A #00003".to_owned(), "more string".to_owned());
    assert!(broken(&lock, &grown).is_empty());
    let mut renamed = lock.clone();
    renamed.insert("A #00001".to_owned(), "title string".to_owned());
    assert_eq!(broken(&lock, &renamed).len(), 1);
    let mut shrunk = lock.clone();
    shrunk.remove("A #00002");
    assert_eq!(
        broken(&lock, &shrunk),
        ["A #00002 \"count uint32\" is gone"]
    );
    if print_lock(&parse_lock(&print_lock(&lock))) != print_lock(&lock) {
        panic!("the lock must read back as it is written");
    }
}

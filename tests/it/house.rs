//! The rules of the house, as tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Which crate of ours may depend on which (DESIGN.md section 2). Anything else fails.
const ALLOWED: &[(&str, &[&str])] = &[
    ("velvet-messages", &[]),
    ("velvet-seal", &["velvet-messages"]),
    ("velvet-runtime", &["velvet-messages", "velvet-seal"]),
    ("velvet-minimise", &["velvet-messages", "velvet-seal"]),
    (
        "velvet-ocr",
        &[
            "velvet-messages",
            "velvet-minimise",
            "velvet-runtime",
            "velvet-seal",
        ],
    ),
    (
        "velvet-store",
        &["velvet-messages", "velvet-runtime", "velvet-seal"],
    ),
    (
        "velvet-context",
        &["velvet-messages", "velvet-runtime", "velvet-seal"],
    ),
    (
        "velvet-nudge",
        &["velvet-messages", "velvet-runtime", "velvet-seal"],
    ),
    // The detectors are judged by it: it knows none of them.
    ("velvet-scenario", &[]),
    (
        "velvet-nats",
        &["velvet-messages", "velvet-runtime", "velvet-seal"],
    ),
    ("velvet-gate", &["velvet-messages"]),
    (
        "velvet-capture",
        &[
            "velvet-gate",
            "velvet-messages",
            "velvet-nats",
            "velvet-runtime",
            "velvet-seal",
        ],
    ),
    (
        "velvet-deliver",
        &["velvet-messages", "velvet-runtime", "velvet-seal"],
    ),
    (
        "velvet",
        &[
            "velvet-context",
            "velvet-deliver",
            "velvet-messages",
            "velvet-nats",
            "velvet-nudge",
            "velvet-ocr",
            "velvet-runtime",
            "velvet-seal",
            "velvet-store",
        ],
    ),
];
/// May depend on everything.
const TESTS: &[&str] = &["velvet-tests", "velvet-bench", "velvet-score"];
/// Only this crate names the bus's client library.
const BUS_CRATE: &str = "velvet-nats";
/// The visible top level (hidden files aside).
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "CHANGELOG.md",
    "README.md",
    "agents",
    "workers",
    "schemas",
    "nats",
    "ops",
    "tests",
];
/// Files that may hold `unsafe`, each with its reason. The list may only shrink.
const UNSAFE: &[(&str, &str)] = &[(
    "agents/capture/src/source/wayland/buffer.rs",
    "pipewire 0.8 has no safe access to buffer metadata; damage and rotation come only that way",
)];
/// Words that a step must not say: they belong to the runtime.
const NOT_IN_A_STEP: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "async fn",
    "nats",
    ".await",
    "std::net",
    "std::env",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn packages() -> Vec<(String, Vec<String>)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap().iter();
            // A test may use what the code may not.
            let shipped = dependencies.filter(|dependency| dependency["kind"] != "dev");
            (name(package), shipped.map(name).collect())
        })
        .collect()
}

fn sources() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "*.rs"])
        .current_dir(root())
        .output()
        .unwrap();
    let names = String::from_utf8(output.stdout).unwrap();
    names
        .lines()
        .map(|name| root().join(name))
        .filter(|path| path.exists())
        .collect()
}

#[test]
fn crates_depend_only_downwards() {
    let allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    let mut wrong = vec![];
    for (package, dependencies) in packages() {
        if TESTS.contains(&package.as_str()) {
            continue;
        }
        let may = allowed
            .get(package.as_str())
            .unwrap_or_else(|| panic!("{package} is not in ALLOWED"));
        let ours = dependencies
            .iter()
            .filter(|name| name.starts_with("velvet"));
        wrong.extend(
            ours.filter(|name| !may.contains(&name.as_str()))
                .map(|name| format!("{package} -> {name}")),
        );
    }
    assert!(wrong.is_empty(), "forbidden edges: {wrong:?}");
}

#[test]
fn only_one_crate_names_the_bus() {
    let named: Vec<_> = packages()
        .into_iter()
        .filter(|(package, dependencies)| {
            package != BUS_CRATE
                && !TESTS.contains(&package.as_str())
                && dependencies.iter().any(|name| name == "async-nats")
        })
        .map(|(package, _)| package)
        .collect();
    assert!(named.is_empty(), "{named:?} name async-nats");
}

#[test]
fn the_top_level_is_as_prescribed() {
    let output = Command::new("git")
        .args(["ls-tree", "--name-only", "HEAD"])
        .current_dir(root())
        .output();
    let names = String::from_utf8(output.unwrap().stdout).unwrap();
    let allowed: BTreeSet<_> = TOP_LEVEL.iter().copied().collect();
    let foreign: Vec<_> = names
        .lines()
        .filter(|name| !name.starts_with('.') && !allowed.contains(name))
        .collect();
    assert!(foreign.is_empty(), "not in the house: {foreign:?}");
}

#[test]
fn unsafe_stays_on_its_list() {
    let word = concat!("unsa", "fe ");
    let mut found = vec![];
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let holds = code.into_iter().any(|line| {
            line.contains(&format!("{word}{{"))
                || line.contains(&format!("{word}fn"))
                || line.contains(&format!("{word}impl"))
        });
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        if holds && !UNSAFE.iter().any(|(listed, _)| *listed == name) {
            found.push(name);
        }
    }
    assert!(found.is_empty(), "not on the list: {found:?}");
}

#[test]
fn steps_know_no_clock_no_network_no_bus() {
    let mut wrong = vec![];
    for path in sources() {
        if path.file_name().is_none_or(|name| name != "step.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            let said = NOT_IN_A_STEP.iter().filter(|word| line.contains(*word));
            wrong.extend(said.map(|word| format!("{}: {word}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lints_are_never_switched_off_without_a_reason() {
    let attribute = concat!("#[all", "ow(");
    let bare = |text: &str| {
        let said = text.split(attribute).skip(1);
        said.filter(|rest| {
            !rest
                .split(")]")
                .next()
                .unwrap_or_default()
                .contains("reason")
        })
        .count()
            > 0
    };
    let found: Vec<_> = sources()
        .into_iter()
        .filter(|path| bare(&fs::read_to_string(path).unwrap()))
        .collect();
    assert!(found.is_empty(), "use #[expect(…, reason = …)]: {found:?}");
}

#[test]
fn every_crate_takes_its_versions_and_lints_from_the_root() {
    for (package, _) in packages() {
        let manifests = Command::new("git")
            .args(["ls-files", "*Cargo.toml"])
            .current_dir(root())
            .output();
        let names = String::from_utf8(manifests.unwrap().stdout).unwrap();
        for name in names.lines().filter(|name| *name != "Cargo.toml") {
            let text = fs::read_to_string(root().join(name)).unwrap();
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(
                table["lints"]["workspace"].as_bool(),
                Some(true),
                "{name} ({package})"
            );
        }
    }
}

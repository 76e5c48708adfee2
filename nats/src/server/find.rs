//! Which nats-server to run.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

use super::BrokerError;

/// The first release that syncs every write with `sync_interval: always`, compaction included.
pub const VERSION_MIN: Version = Version {
    major: 2,
    minor: 15,
    patch: 0,
};
/// Names a server from outside, as the setting does.
const VARIABLE: &str = "VELVET_NATS_SERVER";
const NAME: &str = "nats-server";
/// Where it may be, seen from the folder of our own binary: installed beside it, installed by a package, and
/// built by `ops/nats-install target/nats` in the source tree.
const BESIDE: [&str; 3] = [".", "../libexec/velvet", "../nats"];

/// A version of nats-server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// First number.
    pub major: u32,
    /// Second number.
    pub minor: u32,
    /// Third number.
    pub patch: u32,
}

impl Version {
    /// Reads `2.15.1`, `v2.15.1` or `2.15.1-RC.1`; a pre-release counts as its release.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text
            .trim()
            .trim_start_matches('v')
            .split('.')
            .map(leading_number);
        let mut next = || numbers.next().flatten();
        Some(Self {
            major: next()?,
            minor: next()?,
            patch: next()?,
        })
    }

    /// Whether a server of this version will do.
    #[must_use]
    pub fn is_met_by(self, text: &str) -> bool {
        Self::parse(text).is_some_and(|version| version >= self)
    }
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A server that will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The program.
    pub path: PathBuf,
    /// What it says of itself.
    pub version: Version,
}

/// Servers that were found and are too old.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried(Vec<(PathBuf, String)>);

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|(path, version)| write!(f, ", {} is {version}", path.display()))
    }
}

/// Finds the server: the one that the setting or `VELVET_NATS_SERVER` names, else one beside our binary,
/// else one in PATH that is new enough. Runs candidates to ask for their version.
///
/// # Errors
/// [`BrokerError::Unusable`] for a named one that will not do, [`BrokerError::NotFound`] when there is none.
pub fn find(named: &Path) -> Result<Found, BrokerError> {
    let variable = std::env::var_os(VARIABLE)
        .map(PathBuf::from)
        .unwrap_or_default();
    for path in [named, variable.as_path()] {
        if !path.as_os_str().is_empty() {
            return examine(path).map_err(|found| BrokerError::Unusable {
                path: path.to_owned(),
                found,
            });
        }
    }
    let own = std::env::current_exe().ok();
    search(candidates(
        own.as_deref(),
        std::env::var_os("PATH").unwrap_or_default().as_ref(),
    ))
}

fn candidates(own: Option<&Path>, path_variable: &std::ffi::OsStr) -> Vec<PathBuf> {
    let beside = own.and_then(Path::parent).into_iter();
    let beside = beside.flat_map(|folder| BESIDE.iter().map(|place| folder.join(place)));
    // An empty entry in PATH means the current folder, which is nobody's to run programs from.
    let path = std::env::split_paths(path_variable).filter(|folder| folder.is_absolute());
    beside
        .chain(path)
        .map(|folder| folder.join(NAME))
        .filter(|file| file.is_file())
        .collect()
}

fn search(candidates: Vec<PathBuf>) -> Result<Found, BrokerError> {
    let mut tried = Tried::default();
    for path in candidates {
        match examine(&path) {
            Ok(found) => return Ok(found),
            Err(found) => tried.0.push((path, found)),
        }
    }
    Err(BrokerError::NotFound { tried })
}

/// The server, or what it is instead.
fn examine(path: &Path) -> Result<Found, String> {
    let output = match Command::new(path).arg("--version").env_clear().output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err("missing".to_owned());
        }
        Err(_) => return Err("not a program that runs here".to_owned()),
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = text.strip_prefix("nats-server: ").and_then(Version::parse);
    match version {
        Some(version) if version >= VERSION_MIN => Ok(Found {
            path: path.to_owned(),
            version,
        }),
        Some(version) => Err(format!("version {version}")),
        None => Err("no nats-server".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let cases = [
            ("2.15.0", true),
            ("v2.15.1", true),
            ("2.15.1-RC.1\n", true),
            ("2.100.0", true),
            ("3.0.0", true),
            ("2.14.9", false),
            ("2.9.10", false),
            ("", false),
            ("two", false),
        ];
        for (text, expected) in cases {
            assert_eq!(VERSION_MIN.is_met_by(text), expected, "{text:?}");
        }
    }

    fn program(folder: &Path, place: &str, says: &str) -> PathBuf {
        let path = folder.join(place).join(NAME);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("#!/bin/sh\necho '{says}'\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn the_first_that_is_new_enough_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let old = program(folder.path(), "old", "nats-server: v2.9.10");
        let new = program(folder.path(), "new", "nats-server: v2.15.1");
        let other = program(folder.path(), "other", "hello");
        let found = search(vec![old.clone(), new.clone()]).unwrap();
        assert_eq!(
            found,
            Found {
                path: new,
                version: Version {
                    major: 2,
                    minor: 15,
                    patch: 1
                }
            }
        );
        let text = search(vec![old, other]).unwrap_err().to_string();
        assert!(
            text.contains("version 2.9.10") && text.contains("no nats-server"),
            "{text}"
        );
        assert!(text.contains("ops/nats-install"), "{text}");
    }

    #[test]
    fn it_is_looked_for_beside_us_and_then_in_path() {
        let folder = tempfile::tempdir().unwrap();
        let built = program(folder.path(), "target/nats", "nats-server: v2.15.1");
        let installed = program(folder.path(), "bin", "nats-server: v2.15.1");
        let own = folder.path().join("target/debug/velvet");
        std::fs::create_dir_all(own.parent().unwrap()).unwrap();
        let path = std::env::join_paths([PathBuf::new(), folder.path().join("bin")]).unwrap();
        let found: Vec<PathBuf> = candidates(Some(&own), &path)
            .iter()
            .map(|path| path.canonicalize().unwrap())
            .collect();
        assert_eq!(
            found,
            [built, installed].map(|path| path.canonicalize().unwrap())
        );
    }
}

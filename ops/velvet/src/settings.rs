//! The settings: defaults, then the person's file, then the environment, then flags.
//!
//! `ops/defaults.toml` is embedded and is the only place of defaults. It also says which keys exist and of
//! which type they are, so that every mistake of every layer is found in one pass.

use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

use serde::de::DeserializeOwned;
use toml::{Table, Value};
use velvet_runtime::{Problem, telemetry::TelemetrySettings};

use crate::{Fault, supervisor::SupervisorSettings};

const DEFAULTS: &str = include_str!("../../defaults.toml");
/// `VELVET_<SECTION>__<KEY>`; deeper tables take more double underscores.
const VARIABLE_PREFIX: &str = "VELVET_";
const VARIABLE_SEPARATOR: &str = "__";

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `ops/defaults.toml`.
    Default,
    /// The person's file.
    File,
    /// This environment variable.
    Environment(String),
    /// `--set`.
    Flag,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File => f.write_str("file"),
            Self::Environment(variable) => f.write_str(variable),
            Self::Flag => f.write_str("--set"),
        }
    }
}

/// All settings, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    table: Table,
    origins: BTreeMap<String, Origin>,
}

impl Settings {
    /// Reads all layers. `variables` is the environment; `flags` are `key=value`.
    ///
    /// # Errors
    /// [`Fault::Settings`] with every mistake of every layer.
    pub fn load(
        file: &Path,
        variables: impl Iterator<Item = (String, String)>,
        flags: &[String],
    ) -> Result<Self, Fault> {
        let mut layers = Layers::new()?;
        layers.file(file)?;
        for (variable, value) in variables {
            layers.variable(&variable, &value);
        }
        for flag in flags {
            layers.flag(flag);
        }
        layers.finish()
    }

    /// The same with some values from flags.
    ///
    /// # Errors
    /// [`Fault::Settings`] with every mistake.
    pub fn with(&self, flags: impl Iterator<Item = (&'static str, String)>) -> Result<Self, Fault> {
        let Self { table, origins } = self.clone();
        let mut layers = Layers {
            table,
            origins,
            problems: vec![],
        };
        for (key, text) in flags {
            layers.set(key, Value::String(text), Origin::Flag);
        }
        layers.finish()
    }

    /// One section in its own form.
    ///
    /// # Errors
    /// When the section does not have the form its part expects.
    pub fn section<T: DeserializeOwned>(&self, name: &str) -> Result<T, Fault> {
        let value = self
            .table
            .get(name)
            .cloned()
            .unwrap_or(Value::Table(Table::new()));
        value.try_into().map_err(|error: toml::de::Error| {
            Fault::Settings(vec![Problem {
                key: name.to_owned(),
                allowed: "the form that this part expects".to_owned(),
                found: error.message().to_owned(),
            }])
        })
    }

    /// The whole table, for [`velvet_runtime::Launch`].
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.table).unwrap_or_default()
    }

    /// Every key with its value and where it came from, in order.
    pub fn entries(&self) -> impl Iterator<Item = (String, String, &Origin)> {
        leaves(&self.table).into_iter().map(|(key, value)| {
            let origin = self.origins.get(&key).unwrap_or(&Origin::Default);
            (key, value.to_string(), origin)
        })
    }

    fn check_sections(&self, problems: &mut Vec<Problem>) {
        self.check_section("runtime", problems, velvet_runtime::RunSettings::check);
        self.check_section("sharing", problems, velvet_runtime::SharingSettings::check);
        self.check_section("telemetry", problems, TelemetrySettings::check);
        self.check_section("broker", problems, velvet_nats::BrokerSettings::check);
        self.check_section("bus", problems, velvet_nats::BusSettings::check);
        self.check_section("ocr", problems, velvet_ocr::Config::check);
        self.check_section("store", problems, velvet_store::StoreConfig::check);
        self.check_section("context", problems, velvet_context::Settings::check);
        self.check_section("nudge", problems, velvet_nudge::Config::check);
        self.check_section("deliver", problems, velvet_deliver::Config::check);
        self.check_section("supervisor", problems, SupervisorSettings::check);
    }

    fn check_section<T: DeserializeOwned>(
        &self,
        name: &str,
        problems: &mut Vec<Problem>,
        check: impl FnOnce(&T, &mut Vec<Problem>),
    ) {
        match self.section::<T>(name) {
            Ok(section) => check(&section, problems),
            Err(Fault::Settings(more)) => problems.extend(more),
            Err(_) => {}
        }
    }
}

struct Layers {
    table: Table,
    origins: BTreeMap<String, Origin>,
    problems: Vec<Problem>,
}

impl Layers {
    fn new() -> Result<Self, Fault> {
        let table = DEFAULTS
            .parse()
            .map_err(Fault::failed("read the embedded defaults"))?;
        Ok(Self {
            table,
            origins: BTreeMap::new(),
            problems: vec![],
        })
    }

    fn finish(self) -> Result<Settings, Fault> {
        let Self {
            table,
            origins,
            mut problems,
        } = self;
        let settings = Settings { table, origins };
        if problems.is_empty() {
            settings.check_sections(&mut problems);
        }
        if problems.is_empty() {
            Ok(settings)
        } else {
            Err(Fault::Settings(problems))
        }
    }

    fn file(&mut self, path: &Path) -> Result<(), Fault> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Fault::failed(format!("read {}", path.display()))(error)),
        };
        match text.parse::<Table>() {
            Ok(table) => {
                for (key, value) in leaves(&table) {
                    self.set(&key, value.clone(), Origin::File);
                }
            }
            Err(error) => self.problems.push(Problem {
                key: path.display().to_string(),
                allowed: "a TOML file".to_owned(),
                found: error.to_string(),
            }),
        }
        Ok(())
    }

    /// Variables without the separator (`VELVET_HOME`, …) are not settings.
    fn variable(&mut self, variable: &str, text: &str) {
        let Some(rest) = variable.strip_prefix(VARIABLE_PREFIX) else {
            return;
        };
        if rest.contains(VARIABLE_SEPARATOR) {
            let key = rest.to_lowercase().replace(VARIABLE_SEPARATOR, ".");
            self.set_text(&key, text, Origin::Environment(variable.to_owned()));
        }
    }

    fn flag(&mut self, flag: &str) {
        match flag.split_once('=') {
            Some((key, text)) => self.set_text(key.trim(), text.trim(), Origin::Flag),
            None => self.problems.push(Problem {
                key: format!("--set {flag}"),
                allowed: "key=value".to_owned(),
                found: "no '='".to_owned(),
            }),
        }
    }

    /// Text is read as TOML where the setting wants something else than text.
    fn set_text(&mut self, key: &str, text: &str, origin: Origin) {
        let wants_text = matches!(find(&self.table, key), Some(Value::String(_)));
        let parsed = format!("value = {text}").parse::<Table>().ok();
        let value = parsed
            .and_then(|mut table| table.remove("value"))
            .filter(|value| !wants_text || value.is_str())
            .unwrap_or_else(|| Value::String(text.to_owned()));
        self.set(key, value, origin);
    }

    fn set(&mut self, key: &str, value: Value, origin: Origin) {
        let Some(place) = find_mut(&mut self.table, key) else {
            self.problems.push(Problem {
                key: key.to_owned(),
                allowed: "a key listed by `velvet config show`".to_owned(),
                found: format!("unknown ({origin})"),
            });
            return;
        };
        let value = match (&*place, value) {
            (Value::Float(_), Value::Integer(number)) => Value::Float(number as f64),
            (_, value) => value,
        };
        if !value.same_type(place) || place.is_table() {
            self.problems.push(Problem {
                key: key.to_owned(),
                allowed: format!("a value of type {}", place.type_str()),
                found: format!("{value} ({origin})"),
            });
            return;
        }
        *place = value;
        self.origins.insert(key.to_owned(), origin);
    }
}

fn find<'a>(table: &'a Table, key: &str) -> Option<&'a Value> {
    match key.split_once('.') {
        Some((section, rest)) => find(table.get(section)?.as_table()?, rest),
        None => table.get(key),
    }
}

fn find_mut<'a>(table: &'a mut Table, key: &str) -> Option<&'a mut Value> {
    match key.split_once('.') {
        Some((section, rest)) => find_mut(table.get_mut(section)?.as_table_mut()?, rest),
        None => table.get_mut(key),
    }
}

/// All values that are no tables, with their dotted keys.
fn leaves(table: &Table) -> Vec<(String, &Value)> {
    let mut found = vec![];
    for (key, value) in table {
        match value {
            Value::Table(inner) => {
                let below = leaves(inner).into_iter();
                found.extend(below.map(|(rest, value)| (format!("{key}.{rest}"), value)));
            }
            value => found.push((key.clone(), value)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, variables: &[(&str, &str)], flags: &[&str]) -> Result<Settings, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, file).unwrap();
        let variables = variables
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Settings::load(&path, variables, &flags)
    }

    /// The value and origin of a key under these layers.
    fn check(file: &str, variables: &[(&str, &str)], flags: &[&str], key: &str, want: &str) {
        let settings = load(file, variables, flags).unwrap();
        let (_, value, origin) = settings.entries().find(|(found, ..)| found == key).unwrap();
        assert_eq!(format!("{value} from {origin}"), want);
    }

    #[test]
    fn later_layers_win_and_say_so() {
        let file = "[runtime]\nattempts_max = 6";
        let variable = [
            ("VELVET_RUNTIME__ATTEMPTS_MAX", "7"),
            ("VELVET_HOME", "x"),
            ("PATH", "y"),
        ];
        let key = "runtime.attempts_max";
        check("", &[], &[], key, "5 from default");
        check(file, &[], &[], key, "6 from file");
        check(
            file,
            &variable,
            &[],
            key,
            "7 from VELVET_RUNTIME__ATTEMPTS_MAX",
        );
        check(
            file,
            &variable,
            &["runtime.attempts_max=8"],
            key,
            "8 from --set",
        );
        check(
            "",
            &[],
            &["telemetry.level=debug"],
            "telemetry.level",
            "\"debug\" from --set",
        );
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let file = "[runtime]\nattempts_max = \"many\"\nspeed = 9\n[extra]\nkey = 1";
        let variables = [("VELVET_TELEMETRY__LOUD", "1")];
        let Err(Fault::Settings(problems)) = load(file, &variables, &["nonsense"]) else {
            panic!("accepted");
        };
        let keys: Vec<&str> = problems
            .iter()
            .map(|problem| problem.key.as_str())
            .collect();
        let want = [
            "runtime.attempts_max",
            "runtime.speed",
            "extra.key",
            "telemetry.loud",
            "--set nonsense",
        ];
        assert_eq!(keys.len(), want.len(), "{keys:?}");
        assert!(want.iter().all(|key| keys.contains(key)), "{keys:?}");
    }

    #[test]
    fn values_out_of_range_are_named_with_their_range() {
        let flags = ["runtime.attempts_max=0", "telemetry.level=loud"];
        let Err(Fault::Settings(problems)) = load("", &[], &flags) else {
            panic!("accepted");
        };
        let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(texts[0], "runtime.attempts_max is 0; allowed is 1 to 100");
        assert_eq!(texts.len(), 2, "{texts:?}");
    }

    #[test]
    fn the_defaults_themselves_are_sound() {
        load("", &[], &[]).unwrap();
    }
}

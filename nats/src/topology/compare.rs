//! Compares what was wanted with what the server echoed, field by field.

use std::{collections::BTreeSet, fmt};

use serde_json::Value;

/// One field that is not as wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Stream or consumer, for example `stream FRAMES`.
    pub object: String,
    /// The field, dotted; empty when the object as a whole is missing or too much.
    pub field: String,
    /// What should be there.
    pub wanted: String,
    /// What is there.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            object,
            field,
            wanted,
            found,
        } = self;
        if field.is_empty() {
            write!(f, "{object} is {found}, should be {wanted}")
        } else {
            write!(f, "{object}: {field} is {found}, should be {wanted}")
        }
    }
}

/// All differences between two configurations.
pub(super) fn differences(object: &str, wanted: &Value, found: &Value) -> Vec<Difference> {
    let mut all = Vec::new();
    collect(object, "", wanted, found, &mut all);
    all
}

fn collect(object: &str, path: &str, wanted: &Value, found: &Value, all: &mut Vec<Difference>) {
    let empty = serde_json::Map::new();
    match (wanted.as_object(), found.as_object()) {
        (None, None) => compare(object, path, wanted, found, all),
        (wanted, found) => {
            let (wanted, found) = (wanted.unwrap_or(&empty), found.unwrap_or(&empty));
            let keys: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
            // The server adds facts of its own to the metadata.
            for key in keys.into_iter().filter(|key| !key.starts_with("_nats.")) {
                let inner = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                let value = |map: &serde_json::Map<String, Value>| {
                    map.get(key).cloned().unwrap_or_default()
                };
                collect(object, &inner, &value(wanted), &value(found), all);
            }
        }
    }
}

fn compare(object: &str, path: &str, wanted: &Value, found: &Value, all: &mut Vec<Difference>) {
    let equal = wanted == found || (is_empty(wanted) && is_empty(found));
    if !equal {
        all.push(Difference {
            object: object.to_owned(),
            field: path.to_owned(),
            wanted: wanted.to_string(),
            found: found.to_string(),
        });
    }
}

/// The server leaves out what has its zero value.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(wanted: Value, found: Value, expected: &[&str]) {
        let lines: Vec<String> = differences("x", &wanted, &found)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn tells_every_difference() {
        check(json!({"a": 1}), json!({"a": 1}), &[]);
        check(json!({"a": 0, "b": {}}), json!({}), &[]);
        check(
            json!({"a": 1, "b": 2}),
            json!({"a": 2}),
            &["x: a is 2, should be 1", "x: b is null, should be 2"],
        );
        check(
            json!({}),
            json!({"unheard_of": true}),
            &["x: unheard_of is true, should be null"],
        );
        check(
            json!({"metadata": {"velvet": "1"}}),
            json!({"metadata": {"velvet": "2", "_nats.level": "3"}}),
            &[r#"x: metadata.velvet is "2", should be "1""#],
        );
    }
}

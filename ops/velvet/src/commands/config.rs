//! `velvet config`: the settings and where they come from.

use serde_json::json;

use super::Setting;
use crate::{Fault, cli::ConfigAction, print};

pub(super) fn run(setting: &Setting, action: ConfigAction) -> Result<(), Fault> {
    match action {
        ConfigAction::Path => print::line(setting.paths.settings_file().display().to_string()),
        ConfigAction::Show { json: true, .. } => print::json(&as_json(setting)),
        ConfigAction::Show { origin, .. } => {
            for (key, value, from) in setting.settings.entries() {
                let note = if origin {
                    format!("  # {from}")
                } else {
                    String::new()
                };
                print::line(format!("{key} = {value}{note}"));
            }
        }
    }
    Ok(())
}

fn as_json(setting: &Setting) -> serde_json::Value {
    let entries = setting.settings.entries();
    entries
        .map(|(key, value, origin)| {
            let entry = json!({ "value": value, "origin": origin.to_string() });
            (key, entry)
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

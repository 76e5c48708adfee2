//! `velvet doctor`: everything that Velvet needs, checked; each failing line ends with what mends it.

use std::{os::unix::fs::PermissionsExt, path::Path, process::Command};

use serde::Serialize;
use serde_json::{Value, json};
use velvet_nats::BrokerSettings;
use velvet_runtime::{SupervisorRequest, ask_supervisor};
use velvet_seal::KeyStore;

use super::{Setting, init::describe};
use crate::{Fault, host, print, supervisor};

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    good: bool,
    /// What was found; no content.
    found: String,
    /// What mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

impl Check {
    fn good(name: &'static str, found: impl Into<String>) -> Self {
        Self {
            name,
            good: true,
            found: found.into(),
            mend: None,
        }
    }

    fn bad(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            name,
            good: false,
            found: found.into(),
            mend: Some(mend.into()),
        }
    }
}

pub(super) fn run(setting: &Setting, as_json: bool) -> Result<(), Fault> {
    let checks = [
        key(setting),
        folders(setting),
        broker(setting)?,
        language(setting)?,
        sandbox(setting)?,
        capture(setting),
        disk(setting)?,
        running(setting),
    ];
    if as_json {
        print::json(&json!({ "checks": checks }));
    } else {
        checks.iter().for_each(print_check);
    }
    let bad = checks.iter().filter(|check| !check.good).count();
    if bad == 0 {
        Ok(())
    } else {
        Err(Fault::Unsound(format!("{bad} thing(s) to mend")))
    }
}

fn print_check(check: &Check) {
    let word = if check.good { "good" } else { "MEND" };
    print::line(format!("{word}  {:<10} {}", check.name, check.found));
    if let Some(mend) = &check.mend {
        print::line(format!("                 -> {mend}"));
    }
}

fn key(setting: &Setting) -> Check {
    match KeyStore::locate(&setting.paths.config) {
        Ok(Some(store)) => Check::good("key", describe(&store)),
        Ok(None) => Check::bad("key", "there is none yet", "velvet init"),
        Err(error) => Check::bad(
            "key",
            error.to_string(),
            "see the text; the 24 words bring a lost key back: velvet init --recover",
        ),
    }
}

fn folders(setting: &Setting) -> Check {
    let paths = &setting.paths;
    let open: Vec<String> = [&paths.config, &paths.data, &paths.log, &paths.runtime]
        .into_iter()
        .filter(|folder| is_open(folder))
        .map(|folder| folder.display().to_string())
        .collect();
    if open.is_empty() {
        return Check::good(
            "folders",
            format!("private; data in {}", paths.data.display()),
        );
    }
    let list = open.join(" ");
    Check::bad(
        "folders",
        format!("others may look into {list}"),
        format!("chmod 700 {list}"),
    )
}

fn is_open(folder: &Path) -> bool {
    folder
        .metadata()
        .is_ok_and(|facts| facts.permissions().mode() & 0o077 != 0)
}

fn broker(setting: &Setting) -> Result<Check, Fault> {
    let settings: BrokerSettings = setting.settings.section("broker")?;
    if !settings.nats_url.is_empty() {
        return Ok(Check::good(
            "broker",
            "an outside server, from the settings",
        ));
    }
    Ok(match velvet_nats::server::find(&settings.nats_server) {
        Ok(found) => Check::good(
            "broker",
            format!("nats-server {} at {}", found.version, found.path.display()),
        ),
        Err(error) => Check::bad("broker", error.to_string(), "ops/setup"),
    })
}

fn language(setting: &Setting) -> Result<Check, Fault> {
    let config = setting.settings.section("ocr")?;
    Ok(match velvet_ocr::check_installation(&config) {
        Ok(installed) => Check::good(
            "reading",
            format!(
                "Tesseract {}, {}",
                installed.version,
                installed.languages.join("+")
            ),
        ),
        Err(error) => Check::bad(
            "reading",
            error.to_string(),
            "apt-get install the package that is named",
        ),
    })
}

fn sandbox(setting: &Setting) -> Result<Check, Fault> {
    let config = setting.settings.section("ocr")?;
    let Ok(installed) = velvet_ocr::check_installation(&config) else {
        return Ok(Check::bad(
            "sandbox",
            "not tried: nothing to read with",
            "mend reading first",
        ));
    };
    let mend = "run a kernel with landlock (5.13 or newer); `velvet worker ocr --prove-sandbox` shows what is let through";
    Ok(
        match velvet_ocr::prove_sandbox(&host::ocr_child()?, &config, &installed) {
            Ok(proofs) => {
                let refused = proofs.iter().filter(|proof| proof.refused).count();
                let found = format!("{refused} of {} ways out are refused", proofs.len());
                if refused == proofs.len() {
                    Check::good("sandbox", found)
                } else {
                    Check::bad("sandbox", found, mend)
                }
            }
            Err(error) => Check::bad("sandbox", error.to_string(), mend),
        },
    )
}

/// The capture agent links the desktop's libraries, so it is the one to ask.
fn capture(setting: &Setting) -> Check {
    let mend = "cargo build --release builds it beside velvet";
    let Ok(program) = supervisor::capture_program() else {
        return Check::bad("seeing", "velvet-capture is missing", mend);
    };
    let config = setting.settings.to_json();
    let source = config["capture"]["source"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let output = Command::new(program).args(["--probe", &source]).output();
    let told = output
        .ok()
        .and_then(|output| serde_json::from_slice::<Value>(&output.stdout).ok());
    let Some(told) = told else {
        return Check::bad(
            "seeing",
            "velvet-capture does not tell; is capture.source a source?",
            mend,
        );
    };
    let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
    let found = format!("{}: {}", text("source"), text("reason"));
    // A portal is not asked here, because it would ask the person.
    let sees = told["reachable"].as_bool() != Some(false);
    let knows = told["window_facts"].as_bool() != Some(false);
    if sees && knows {
        Check::good("seeing", found)
    } else {
        Check::bad("seeing", found, text("advice"))
    }
}

fn disk(setting: &Setting) -> Result<Check, Fault> {
    let settings: supervisor::SupervisorSettings = setting.settings.section("supervisor")?;
    let folder = existing(&setting.paths.data);
    let free = supervisor::free_bytes(folder).unwrap_or_default();
    let found = format!("{} MiB free", free >> 20);
    Ok(if free >= settings.disk_free_bytes_min {
        Check::good("disk", found)
    } else {
        let least = settings.disk_free_bytes_min >> 20;
        Check::bad(
            "disk",
            found,
            format!("free some space; capture pauses below {least} MiB"),
        )
    })
}

/// The folder, or the nearest one above it that is there.
fn existing(folder: &Path) -> &Path {
    folder
        .ancestors()
        .find(|path| path.exists())
        .unwrap_or(folder)
}

fn running(setting: &Setting) -> Check {
    match ask_supervisor(&setting.paths.socket(), SupervisorRequest::Children) {
        Ok(_) => Check::good("running", "yes; `velvet status` tells more"),
        Err(_) => Check::good("running", "no; start it with `velvet up`"),
    }
}

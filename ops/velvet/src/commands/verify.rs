//! `velvet verify`: whether everything that is kept can be read.

use std::io::IsTerminal;

use serde_json::json;
use velvet_messages::{
    Role,
    v1::{self, VerifyLevel, request, response},
};

use super::Setting;
use crate::{
    Fault,
    cli::VerifyArgs,
    client::{self, Client},
    print,
};

pub(super) fn run(setting: &Setting, args: &VerifyArgs) -> Result<(), Fault> {
    let (level, name) = level(args);
    let verified = client::block_on(verify(setting, level, args.json))?;
    if args.json {
        print::json(&verified.as_json(name));
    } else {
        verified.print();
    }
    if verified.findings.is_empty() {
        Ok(())
    } else {
        Err(Fault::Unsound("the store is damaged".to_owned()))
    }
}

fn level(args: &VerifyArgs) -> (VerifyLevel, &'static str) {
    if args.deep {
        (VerifyLevel::Deep, "deep")
    } else if args.full {
        (VerifyLevel::Full, "full")
    } else {
        (VerifyLevel::Quick, "quick")
    }
}

#[derive(Default)]
struct Verified {
    checked: u64,
    findings: Vec<v1::Finding>,
}

/// Each answer is a part of the work; one says when it is done.
async fn verify(setting: &Setting, level: VerifyLevel, quiet: bool) -> Result<Verified, Fault> {
    let client = Client::join(setting, Role::Cli).await?;
    let mut verified = Verified::default();
    let mut ask = v1::VerifyRequest {
        level: level.into(),
        ..Default::default()
    };
    loop {
        let kind = request::Kind::Verify(ask);
        let response::Kind::Verify(told) = client.ask(Role::Store, "verify", kind).await? else {
            return Err(client::unexpected());
        };
        verified.checked += told.checked;
        verified.findings.extend(told.findings);
        if told.done {
            return Ok(verified);
        }
        if !quiet && std::io::stdout().is_terminal() {
            print::line(format!("{} checked, now {}", verified.checked, told.part));
        }
        ask.stage = told.next_stage;
        ask.position = told.next_position;
    }
}

impl Verified {
    fn as_json(&self, level: &str) -> serde_json::Value {
        let findings = self.findings.iter().map(
            |finding| json!({ "part": finding.part, "place": finding.place, "code": finding.code }),
        );
        json!({
            "level": level,
            "sound": self.findings.is_empty(),
            "checked": self.checked,
            "findings": findings.collect::<Vec<_>>(),
        })
    }

    fn print(&self) {
        for finding in &self.findings {
            let v1::Finding { part, place, code } = finding;
            print::line(format!("damaged: {part} {place} ({code})"));
        }
        let found = self.findings.len();
        print::line(format!("{} checked, {found} damaged", self.checked));
    }
}

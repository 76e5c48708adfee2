//! `velvet forget`: deletes what was seen.

use serde_json::json;
use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_runtime::{Clock, SystemClock};

use super::Setting;
use crate::{Fault, cli::ForgetArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &ForgetArgs) -> Result<(), Fault> {
    let span = span(args)?;
    let request = v1::ForgetRequest {
        span,
        app: args.app.clone().unwrap_or_default(),
        title: args.title.clone().unwrap_or_default(),
        display: args.display.clone().unwrap_or_default(),
        query: args.query.clone().unwrap_or_default(),
        id: args.id.clone().unwrap_or_default(),
        everything: args.everything,
    };
    if request == v1::ForgetRequest::default() {
        return Err(Fault::plain(
            "forget: nothing says what; say --last 10m, --between FROM TO, --app NAME, --title PATTERN, \
             --display ID, --query WORDS, --id ID or --everything",
        ));
    }
    let kind = client::ask_once(
        setting,
        Role::Store,
        "forget",
        request::Kind::Forget(request),
    )?;
    let response::Kind::Forget(done) = kind else {
        return Err(client::unexpected());
    };
    if args.json {
        print::json(&json!({
            "readings": done.readings,
            "signals": done.signals,
            "receipt": done.receipt,
        }));
    } else {
        let (readings, signals) = (done.readings, done.signals);
        print::line(format!(
            "Forgotten: {readings} reading(s), {signals} signal(s). Receipt: {}",
            done.receipt
        ));
    }
    Ok(())
}

fn span(args: &ForgetArgs) -> Result<Option<v1::Span>, Fault> {
    let now = SystemClock.now();
    if let Some(last) = &args.last {
        let from_unix_us = now.0 - times::duration_us(last)?;
        return Ok(Some(v1::Span {
            from_unix_us,
            to_unix_us: now.0,
        }));
    }
    let Some([from, to]) = args.between.as_deref() else {
        return Ok(None);
    };
    let (from_unix_us, to_unix_us) = (times::moment_us(from, now)?, times::moment_us(to, now)?);
    if from_unix_us >= to_unix_us {
        return Err(Fault::plain(
            "forget between these moments: the first is not before the second",
        ));
    }
    Ok(Some(v1::Span {
        from_unix_us,
        to_unix_us,
    }))
}

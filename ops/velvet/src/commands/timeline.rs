//! `velvet timeline`: stretches of time in one window.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

use super::{Setting, search};
use crate::{Fault, cli::TimelineArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &TimelineArgs) -> Result<(), Fault> {
    let request = v1::TimelineRequest {
        span: search::span(&args.span)?,
        limit: args.limit,
    };
    let kind = client::ask_once(
        setting,
        Role::Store,
        "timeline",
        request::Kind::Timeline(request),
    )?;
    let response::Kind::Timeline(found) = kind else {
        return Err(client::unexpected());
    };
    if args.json {
        let episodes: Vec<Value> = found.episodes.iter().map(episode_json).collect();
        print::json(&json!({ "episodes": episodes, "more": found.more }));
        return Ok(());
    }
    for episode in &found.episodes {
        print::line(format!(
            "{} to {}  {} {:?} on {}, {} reading(s)",
            times::short(episode.from_unix_us),
            times::short(episode.to_unix_us),
            episode.app,
            episode.title,
            episode.display,
            episode.readings,
        ));
        let texts = [
            ("first", &episode.first_text),
            ("last ", &episode.last_text),
        ];
        for (word, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
            print::line(format!("    {word}: {text}"));
        }
    }
    if found.more {
        print::note("there are more; see --limit");
    }
    Ok(())
}

fn episode_json(episode: &v1::Episode) -> Value {
    json!({
        "app": episode.app,
        "title": episode.title,
        "display": episode.display,
        "from": times::rfc3339(episode.from_unix_us),
        "to": times::rfc3339(episode.to_unix_us),
        "readings": episode.readings,
        "first_text": episode.first_text,
        "last_text": episode.last_text,
        "last_id": episode.last_id,
    })
}

//! `velvet search`: text that was on the screen.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_runtime::{Clock, SystemClock};

use super::Setting;
use crate::{
    Fault,
    cli::{Order, SearchArgs, SpanArgs},
    client, print, times,
};

/// ANSI escape codes (ECMA-48 SGR).
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

pub(super) fn run(setting: &Setting, args: &SearchArgs) -> Result<(), Fault> {
    let request = v1::SearchRequest {
        query: args.words.join(" "),
        span: span(&args.span)?,
        app: args.app.clone().unwrap_or_default(),
        display: args.display.clone().unwrap_or_default(),
        limit: args.limit,
        prefix: args.prefix,
        by: match args.by {
            Order::Recency => v1::SearchOrder::Recency,
            Order::Relevance => v1::SearchOrder::Relevance,
        }
        .into(),
        within_ms: client::patience_ms(),
    };
    let kind = client::ask_once(
        setting,
        Role::Store,
        "search",
        request::Kind::Search(request),
    )?;
    let response::Kind::Search(found) = kind else {
        return Err(client::unexpected());
    };
    if args.json {
        print::json(&as_json(&found));
    } else {
        print_hits(&found);
    }
    Ok(())
}

/// The span of `--after` and `--before`; none when neither is given.
pub(super) fn span(args: &SpanArgs) -> Result<Option<v1::Span>, Fault> {
    let now = SystemClock.now();
    let moment = |text: &Option<String>| {
        text.as_deref()
            .map(|text| times::moment_us(text, now))
            .transpose()
    };
    let (from, to) = (moment(&args.after)?, moment(&args.before)?);
    let given = from.is_some() || to.is_some();
    Ok(given.then(|| v1::Span {
        from_unix_us: from.unwrap_or_default(),
        to_unix_us: to.unwrap_or_default(),
    }))
}

fn print_hits(found: &v1::SearchResponse) {
    for hit in &found.hits {
        let seen = match hit.times_seen {
            0 | 1 => times::short(hit.last_seen_unix_us),
            count => format!(
                "{} to {}, seen {count} times",
                times::short(hit.first_seen_unix_us),
                times::short(hit.last_seen_unix_us)
            ),
        };
        print::line(marked(hit, print::is_terminal()));
        print::line(format!(
            "    {seen}  {} {:?} on {}  {}",
            hit.app, hit.title, hit.display, hit.id
        ));
    }
    let more = if found.more {
        ", and more (see --limit)"
    } else {
        ""
    };
    print::note(format!(
        "{} hit(s){more} in {:.1} ms",
        found.hits.len(),
        milliseconds(found.took_us)
    ));
    if found.unindexed > 0 {
        print::note(format!(
            "the search index is being made anew: about {} older readings were not looked at; ask again later",
            found.unindexed
        ));
    }
}

/// The snippet, with what was asked for in bold on a terminal.
fn marked(hit: &v1::Hit, in_bold: bool) -> String {
    let mut shown = String::new();
    for (letter, at) in hit.snippet.chars().zip(0u32..) {
        let edge = |side: usize| hit.marks.chunks_exact(2).any(|mark| mark[side] == at);
        if in_bold && edge(1) {
            shown.push_str(PLAIN);
        }
        if in_bold && edge(0) {
            shown.push_str(BOLD);
        }
        shown.push(letter);
    }
    if in_bold {
        shown.push_str(PLAIN);
    }
    shown
}

fn as_json(found: &v1::SearchResponse) -> Value {
    json!({
        "hits": found.hits.iter().map(hit_json).collect::<Vec<_>>(),
        "more": found.more,
        "unindexed": found.unindexed,
        "took_ms": milliseconds(found.took_us),
    })
}

fn hit_json(hit: &v1::Hit) -> Value {
    json!({
        "id": hit.id,
        "text": hit.text,
        "snippet": hit.snippet,
        "marks": hit.marks.chunks_exact(2).collect::<Vec<_>>(),
        "look_alike": hit.folded,
        "display": hit.display,
        "app": hit.app,
        "title": hit.title,
        "box": hit.r#box.as_ref().map(rect_json),
        "word_boxes": hit.word_boxes.iter().map(rect_json).collect::<Vec<_>>(),
        "time": times::rfc3339(hit.last_seen_unix_us),
        "first_seen": times::rfc3339(hit.first_seen_unix_us),
        "last_seen": times::rfc3339(hit.last_seen_unix_us),
        "times_seen": hit.times_seen,
        "confidence": f64::from(hit.confidence_milli) / 1000.0,
        "clock_went_back": hit.clock_went_back,
    })
}

/// `[x, y, width, height]` in pixels of the display.
pub(super) fn rect_json(rect: &v1::Rect) -> Value {
    json!([rect.x, rect.y, rect.width, rect.height])
}

fn milliseconds(microseconds: u64) -> f64 {
    microseconds as f64 / 1000.0
}

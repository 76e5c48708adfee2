//! Scripts of days: one line of JSON per step.
//!
//! `{"from":"09:00","to":"09:20","app":"code","title":"…","host":"…","words":"…","typing":true,"full":false}` is a stay in
//! a window: a heartbeat each 15 s, what is read each 10 s (twelve words in turn, or as many as `"shown"` says), and
//! input each 5 s; `"sure"` is how sure of the words the reader is.
//! `{"at":"09:05","kind":…}` is one observation as in `obs.jsonl`; `start`, `end` and `until` may be clock times.
//! Observations arrive in order of time, or as the steps stand in the file when a line says `{"as_written":true}`.

use serde_json::{Map, Value, json};

use crate::Observation;

const DAY_MS: i64 = 86_400_000;
/// 2026-03-02, a Monday, 00:00 UTC.
const FIRST_DAY: i64 = 1_772_409_600_000;

/// A time as `HH:MM:SS`, with the day when it is not the first.
pub(super) fn clock(at: i64) -> String {
    let (day, rest) = (
        (at - FIRST_DAY).div_euclid(DAY_MS),
        (at - FIRST_DAY).rem_euclid(DAY_MS),
    );
    let seconds = rest / 1_000;
    let time = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    );
    if day == 0 {
        time
    } else {
        format!("+{day} {time}")
    }
}

fn time(text: &str) -> i64 {
    let (day, rest) = match text.strip_prefix('+') {
        Some(rest) => rest
            .split_once(' ')
            .map(|(day, rest)| (day.parse().unwrap(), rest))
            .unwrap(),
        None => (0, text),
    };
    let mut parts = rest.split(':').map(|part| part.parse::<i64>().unwrap());
    let mut next = || parts.next().unwrap_or_default();
    FIRST_DAY + day * DAY_MS + (next() * 3_600 + next() * 60 + next()) * 1_000
}

/// The observations of a script, in order of arrival.
pub(super) fn observations(script: &str) -> Vec<Observation> {
    let mut found = vec![];
    let mut as_written = false;
    for line in script.lines() {
        let step: Map<String, Value> = serde_json::from_str(line).unwrap();
        let mut of_step = vec![];
        if step.contains_key("as_written") {
            as_written = true;
        } else if step.contains_key("from") {
            stay(&step, &mut of_step);
        } else {
            of_step.push(single(step));
        }
        of_step.sort_by_key(|(at, kind, _)| (*at, kind.clone()));
        found.extend(of_step);
    }
    if !as_written {
        found.sort_by_key(|(at, kind, _)| (*at, kind.clone()));
    }
    let mut counts = std::collections::BTreeMap::new();
    let numbered = found.into_iter().map(|(at, kind, mut body)| {
        let seq = counts.entry(kind.clone()).or_insert(0);
        *seq += 1;
        body.insert("id".to_owned(), json!(format!("{kind}:{seq}")));
        body.insert("ts".to_owned(), json!(at));
        body.insert("kind".to_owned(), json!(kind));
        serde_json::from_value(Value::Object(body)).unwrap()
    });
    numbered.collect()
}

type Raw = (i64, String, Map<String, Value>);

fn single(mut step: Map<String, Value>) -> Raw {
    let at = time(step.remove("at").unwrap().as_str().unwrap());
    let kind = step.remove("kind").unwrap().as_str().unwrap().to_owned();
    for key in ["start", "end", "until"] {
        if let Some(Value::String(text)) = step.get(key) {
            let at = time(text);
            step.insert(key.to_owned(), json!(at));
        }
    }
    (at, kind, step)
}

fn stay(step: &Map<String, Value>, found: &mut Vec<Raw>) {
    let text = |key: &str| step.get(key).and_then(Value::as_str);
    let (from, to) = (time(text("from").unwrap()), time(text("to").unwrap()));
    let mut put = |at: i64, kind: &str, body: Value| {
        let Value::Object(body) = body else {
            unreachable!()
        };
        found.push((at, kind.to_owned(), body));
    };
    if let Some(app) = text("app") {
        for at in (from..to).step_by(15_000) {
            put(
                at,
                "focus",
                json!({"app": app, "title": text("title"), "url_host": text("host"),
                "fullscreen": step.get("full") == Some(&json!(true)), "mirrored": step.get("mirrored") == Some(&json!(true))}),
            );
        }
    }
    if let Some(words) = text("words") {
        let words: Vec<&str> = words.split_whitespace().collect();
        let sure = step.get("sure").and_then(Value::as_f64).unwrap_or(0.9);
        let count = step.get("shown").and_then(Value::as_u64).unwrap_or(12);
        for (turn, at) in (from + 500..to).step_by(10_000).enumerate() {
            let shown: Vec<&str> = words
                .iter()
                .cycle()
                .skip(turn * 5)
                .take(count as usize)
                .copied()
                .collect();
            put(at, "ocr", json!({"tokens": shown, "mean_conf": sure}));
        }
    }
    let typing = step.get("typing") != Some(&json!(false));
    for at in (from..to).step_by(5_000) {
        if typing {
            put(
                at,
                "input",
                json!({"keys": 9, "clicks": 1, "scrolls": 0, "idle_ms": 300}),
            );
        } else {
            put(
                at,
                "input",
                json!({"keys": 0, "clicks": 0, "scrolls": 0, "idle_ms": at - from + 1_000}),
            );
        }
    }
}

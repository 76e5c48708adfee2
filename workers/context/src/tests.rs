//! Whole small days: each file in `cases/` is a script of a day and says what must come of it.

mod days;
mod messages;
mod order;
mod script;

use velvet_messages::v1::{ContextEvent, context_event::Kind};

use crate::{Model, Observation, Settings};

/// The defaults of `ops/defaults.toml`.
pub(crate) fn settings() -> Settings {
    let text = include_str!("../../../ops/defaults.toml");
    let table: toml::Table = text.parse().unwrap();
    table["context"].clone().try_into().unwrap()
}

fn replay(observations: impl IntoIterator<Item = Observation>) -> Vec<ContextEvent> {
    let mut model = Model::new(settings(), "dev");
    let mut said = vec![];
    for observation in observations {
        said.extend(model.observe(observation));
    }
    said.extend(model.finish());
    said
}

fn bytes(events: &[ContextEvent]) -> Vec<Vec<u8>> {
    events.iter().map(prost::Message::encode_to_vec).collect()
}

/// Every change of an axis or flag, every coarse or medium breakpoint, every time away or meeting, one per line.
fn outline(events: &[ContextEvent]) -> Vec<String> {
    let mut lines = vec![];
    let (mut axes, mut flags) = (std::collections::BTreeMap::new(), vec![]);
    for event in events {
        let at = script::clock(event.at.unwrap().unix_us / 1_000);
        match event.kind.as_ref().unwrap() {
            Kind::State(state) => {
                for axis in &state.axes {
                    let now = (axis.state.clone(), axis.since_unix_us);
                    if axes.insert(axis.axis.clone(), now.clone()) != Some(now) {
                        let since = script::clock(axis.since_unix_us / 1_000);
                        lines.push(format!("{at} {} {} since {since}", axis.axis, axis.state));
                    }
                }
                if state.flags != flags {
                    flags.clone_from(&state.flags);
                    lines.push(format!("{at} flags {}", flags.join(" ")));
                }
            }
            Kind::Segment(segment) if segment.kind != "activity" => {
                let from = script::clock(segment.started_unix_us / 1_000);
                let to = script::clock(segment.ended_unix_us / 1_000);
                lines.push(format!("{at} segment {} {from} to {to}", segment.kind));
            }
            Kind::Breakpoint(point) if point.level != "fine" => {
                lines.push(format!("{at} breakpoint {} {}", point.level, point.reason));
            }
            Kind::Segment(_) | Kind::Breakpoint(_) => {}
        }
    }
    lines
}

/// Hands that move in step with what is told were taken for gone: each word came just before the input.
#[test]
fn an_input_right_after_a_word_is_told_too() {
    let begin = 1_700_000_000_000;
    let line = |at: i64, kind: &str, rest: &str| -> Observation {
        let ts = begin + at;
        let text = format!(r#"{{"id":"{kind}:{ts}","ts":{ts},"kind":"{kind}",{rest}}}"#);
        serde_json::from_str(&text).unwrap()
    };
    let day = (0..30).flat_map(|step| {
        let at = 10_000 * step;
        let input = r#""keys":9,"clicks":0,"scrolls":0,"idle_ms":0"#;
        [
            line(at, "focus", r#""app":"code","title":"main.rs""#),
            line(at + 100, "input", input),
        ]
    });
    let told = replay(day)
        .into_iter()
        .filter_map(|event| match event.kind {
            Some(Kind::State(state)) => Some(state.watermark_unix_us - state.last_sign_unix_us),
            _ => None,
        });
    // A card needs a sign of somebody within eight seconds.
    let fresh = told.filter(|age_us| *age_us <= 8_000_000).count();
    assert!(fresh >= 25, "{fresh}");
}

#[test]
fn all_mistakes_in_the_settings_are_told_at_once() {
    let mut settings = settings();
    let mut problems = vec![];
    settings.check(&mut problems);
    assert_eq!(problems, vec![]);
    settings.categories.push("tool=nonsense".to_owned());
    settings.drift.alarm = f64::NAN;
    settings.order.state_interval_ms = 60_000;
    settings.check(&mut problems);
    let keys: Vec<&str> = problems
        .iter()
        .map(|problem| problem.key.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "context.categories",
            "context.order.state_interval_ms",
            "context.drift.alarm"
        ]
    );
}

//! Search and timeline as tables: the same answers from the tail, from kept segments and after reopening.

use serde::Deserialize;
use velvet_messages::v1;

use crate::world::{World, config, parse_reading, small_segments, span};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    readings: Vec<String>,
    expect: Vec<String>,
    #[serde(default)]
    query: String,
    #[serde(default)]
    prefix: bool,
    #[serde(default)]
    app: String,
    #[serde(default)]
    display: String,
    #[serde(default)]
    from: i64,
    #[serde(default)]
    to: i64,
    #[serde(default)]
    limit: u32,
    #[serde(default)]
    more: bool,
}

fn numbers(numbers: impl Iterator<Item = i32>) -> String {
    numbers
        .map(|number| number.to_string())
        .collect::<Vec<_>>()
        .join(",")
}

fn print_hit(hit: &v1::Hit) -> String {
    let place = hit.r#box.unwrap_or_default();
    format!(
        "{} {} {} '{}' seen={}@{}..{} box={},{},{},{} words={}{}",
        hit.display,
        hit.app,
        hit.title,
        hit.text.replace('\n', "/"),
        hit.times_seen,
        hit.first_seen_unix_us,
        hit.last_seen_unix_us,
        place.x,
        place.y,
        place.width,
        place.height,
        numbers(hit.word_boxes.iter().map(|word| word.x)),
        if hit.clock_went_back { " back" } else { "" },
    )
}

fn print_episode(episode: &v1::Episode) -> String {
    format!(
        "{} {} {} {}..{} readings={} '{}' '{}' {}",
        episode.display,
        episode.app,
        episode.title,
        episode.from_unix_us,
        episode.to_unix_us,
        episode.readings,
        episode.first_text,
        episode.last_text,
        episode.last_id,
    )
}

fn found(world: &World, case: &Case) -> (Vec<String>, bool) {
    let found = world.search(v1::SearchRequest {
        query: case.query.clone(),
        span: Some(span(case.from, case.to)),
        app: case.app.clone(),
        display: case.display.clone(),
        limit: case.limit,
        prefix: case.prefix,
        ..Default::default()
    });
    let confident = found.hits.iter().all(|hit| hit.confidence_milli == 900);
    assert!(confident, "{}: confidence is that of the lines", case.name);
    (found.hits.iter().map(print_hit).collect(), found.more)
}

fn episodes(world: &World, case: &Case) -> (Vec<String>, bool) {
    let ask = v1::TimelineRequest {
        span: Some(span(case.from, case.to)),
        limit: case.limit,
    };
    match world.ask("timeline", v1::request::Kind::Timeline(ask)) {
        v1::response::Kind::Timeline(timeline) => (
            timeline.episodes.iter().map(print_episode).collect(),
            timeline.more,
        ),
        other => panic!("{}", crate::world::refusal(&other)),
    }
}

fn check(cases: &str, answer: fn(&World, &Case) -> (Vec<String>, bool)) {
    let cases: Cases = toml::from_str(cases).expect("the cases parse");
    for case in cases.case {
        for config in [config(), small_segments()] {
            let mut world = World::new(config);
            for reading in &case.readings {
                world.keep(&parse_reading(reading));
            }
            let expected = (case.expect.clone(), case.more);
            assert_eq!(answer(&world, &case), expected, "{}", case.name);
            let world = world.reopened();
            assert_eq!(answer(&world, &case), expected, "{} again", case.name);
        }
    }
}

#[test]
fn search() {
    check(include_str!("../../cases/search.toml"), found);
}

#[test]
fn timeline() {
    check(include_str!("../../cases/timeline.toml"), episodes);
}

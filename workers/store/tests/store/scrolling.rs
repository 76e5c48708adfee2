//! A scrolled page: found once, where it stands, and forgotten everywhere.

use velvet_messages::v1;

use crate::world::{World, config, in_app, line, moved, reading, rect, region, small_segments};

const GREEN: [u8; 3] = [0, 200, 0];
const STEP_PX: i32 = 20;
const PAGE: [&str; 3] = ["alpha beta", "gamma delta", "epsilon zeta"];

/// The page after so many scrolls; every line but the last has moved up.
fn scrolled(seq: u64, told: bool) -> v1::Reading {
    let steps = i32::try_from(seq).expect("small") - 1;
    let rows = PAGE.iter().zip(0..).map(|(text, row)| {
        let there = line(text, 40, 120 + (row - steps) * STEP_PX);
        match told && steps > 0 {
            true => moved(there, 0, -STEP_PX),
            false => there,
        }
    });
    let visible = rows.filter(|line| line.r#box.is_some_and(|place| place.y >= 0));
    let page = region(rect(0, 0, 320, 200), GREEN, visible.collect());
    reading("s1", "d1", seq, vec![page])
}

/// Hits of a word: how often seen and where.
fn hits(world: &World, word: &str) -> Vec<(u32, i32, usize)> {
    let hits = world.find(word).into_iter();
    let told = hits.map(|hit| {
        let top = hit.r#box.expect("a box").y;
        (hit.times_seen, top, hit.word_boxes.len())
    });
    told.collect()
}

#[test]
fn a_page_that_moves_is_found_once_and_where_it_stands_now() {
    let mut world = World::new(config());
    for seq in 1..=4 {
        world.keep(&scrolled(seq, true));
    }
    assert_eq!(hits(&world, "alpha"), [(4, 60, 1)]);
    assert_eq!(hits(&world, "zeta"), [(4, 100, 1)]);
    assert_eq!(hits(&world, "alpha zeta"), [(4, 60, 2)]);
    // The same after a restart, which reads the readings again.
    let mut world = world.reopened();
    assert_eq!(hits(&world, "gamma"), [(4, 80, 1)]);
    // A key frame says nothing of moves and finds the line where it stands.
    world.keep(&scrolled(4, false).with_seq(5));
    assert_eq!(hits(&world, "alpha"), [(5, 60, 1)]);
    let shown = world.show(v1::ShowRequest {
        at_unix_us: 5_000,
        mark: "beta".to_owned(),
        ..Default::default()
    });
    assert_eq!(shown.marked.len(), 1);
    assert_eq!(shown.marked[0].y, 60);
}

#[test]
fn without_a_base_every_place_is_its_own() {
    let mut world = World::new(config());
    for seq in 1..=3 {
        world.keep(&scrolled(seq, false));
    }
    assert_eq!(hits(&world, "alpha").len(), 3);
}

/// Two equal lines of a page are two lines, whatever the reading says of where they come from.
#[test]
fn equal_lines_keep_their_own_places() {
    let mut world = World::new(config());
    let twice = |seq, tops: [i32; 2], by: i32| {
        let lines = tops.map(|top| moved(line("same text", 40, top), 0, by));
        let page = region(rect(0, 0, 320, 200), GREEN, lines.to_vec());
        reading("s1", "d1", seq, vec![page])
    };
    world.keep(&twice(1, [40, 100], 0));
    world.keep(&twice(2, [100, 160], 60));
    let places = hits(&world, "same");
    assert_eq!(places.len(), 2, "{places:?}");
}

#[test]
fn forgetting_an_application_finds_its_lines_wherever_they_moved() {
    for config in [config(), small_segments()] {
        let mut world = World::new(config);
        world.keep(&in_app(scrolled(1, true), "chat"));
        for seq in 2..=4 {
            let change = scrolled(seq, true);
            let key = v1::Reading {
                kind: v1::FrameKind::Key.into(),
                ..change
            };
            world.keep(&in_app(key, "editor"));
        }
        // The chat had the focus once more where the page stands now.
        world.keep(&in_app(scrolled(4, true).with_seq(5), "chat"));
        let forgotten = world.forget(0, 0, "chat");
        assert_eq!((forgotten.readings, forgotten.painted), (2, 1));
        // What stood elsewhere stays.
        let left = |world: &World| -> u32 {
            let hits = hits(world, "alpha");
            assert!(
                hits.iter().all(|(_, top, _)| [80, 100].contains(top)),
                "{hits:?}"
            );
            hits.iter().map(|(times, ..)| times).sum()
        };
        assert_eq!(left(&world), 2);
        assert_eq!(left(&world.reopened()), 2);
    }
}

trait WithSeq {
    fn with_seq(self, seq: u64) -> Self;
}

impl WithSeq for v1::Reading {
    fn with_seq(mut self, seq: u64) -> Self {
        let template = reading("s1", "d1", seq, vec![]);
        (self.r#ref, self.captured) = (template.r#ref, template.captured);
        self
    }
}

//! What `show` paints, and what forgetting takes from it.

use image::RgbImage;
use velvet_messages::v1;

use crate::world::{
    HEIGHT, WIDTH, World, config, in_app, line, reading, rect, refusal, region, small_segments,
};

const WHITE: [u8; 3] = [255; 3];
const BLUE: [u8; 3] = [0, 0, 255];
const GREEN: [u8; 3] = [0, 255, 0];
const GREY: [u8; 3] = [128; 3];
const BLACK: [u8; 3] = [0; 3];
const MARK: [u8; 3] = [255, 0, 160];

fn picture(shown: &v1::ShowResponse) -> RgbImage {
    let picture = image::load_from_memory(&shown.png)
        .expect("a PNG")
        .to_rgb8();
    assert_eq!(picture.dimensions(), (shown.width_px, shown.height_px));
    picture
}

fn pixel(picture: &RgbImage, x: u32, y: u32) -> [u8; 3] {
    picture.get_pixel(x, y).0
}

/// The upper and the lower half of a key frame as two parts.
fn key(seq: u64, upper: Vec<v1::Line>, lower: Vec<v1::Line>) -> [v1::Reading; 2] {
    let half = HEIGHT / 2;
    let top = rect(0, 0, WIDTH, half);
    let bottom = rect(0, i32::try_from(half).expect("small"), WIDTH, half);
    let part = |part: u32, area, lines| {
        let seq = seq + u64::from(part);
        let mut part_reading = reading("s1", "d1", seq, vec![region(area, WHITE, lines)]);
        part_reading.kind = v1::FrameKind::Key.into();
        part_reading.part = part;
        part_reading.parts = 2;
        part_reading
    };
    [part(0, top, upper), part(1, bottom, lower)]
}

fn at(seq: u64, mark: &str) -> v1::ShowRequest {
    v1::ShowRequest {
        id: format!("f:dev1:s1:d1:{seq}"),
        mark: mark.to_owned(),
        ..Default::default()
    }
}

#[test]
fn key_frame_then_changes_with_marks() {
    let mut world = World::new(config());
    for part in key(1, vec![line("hello old world", 40, 40)], vec![]) {
        world.keep(&part);
    }
    let delta = region(rect(32, 36, 100, 24), BLUE, vec![line("hello new", 40, 40)]);
    world.keep(&reading("s1", "d1", 3, vec![delta]));
    world.keep(&reading(
        "s1",
        "d1",
        4,
        vec![region(rect(0, 0, 320, 200), GREEN, vec![])],
    ));

    let shown = world.show(at(3, "hello"));
    let painted = picture(&shown);
    assert_eq!((shown.known_milli, shown.missing_messages), (1000, 0));
    assert_eq!(
        shown.marked,
        vec![rect(40, 40, 40, 16)],
        "the old line is gone"
    );
    assert_eq!(pixel(&painted, 120, 50), BLUE, "the change is there");
    assert_eq!(pixel(&painted, 200, 50), WHITE, "the key frame is there");
    assert_eq!(pixel(&painted, 50, 150), WHITE, "its second part too");
    for (x, y) in [(37, 48), (60, 37), (83, 48), (60, 58)] {
        assert_eq!(
            pixel(&painted, x, y),
            MARK,
            "a frame around the word at {x},{y}"
        );
    }
    assert_eq!(
        pixel(&painted, 60, 48),
        BLUE,
        "the word itself stays visible"
    );

    let by_time = world.show(v1::ShowRequest {
        at_unix_us: 3999,
        display: "d1".to_owned(),
        ..Default::default()
    });
    assert_eq!((by_time.at_unix_us, by_time.marked.len()), (3000, 0));
}

#[test]
fn what_is_not_known_is_grey() {
    let mut world = World::new(small_segments());
    let [upper, lower] = key(2, vec![], vec![]);
    world.keep(&upper);
    // Number 3, the lower half, never comes; 4 and 6 are changes, 5 is missing.
    let change = |seq| {
        reading(
            "s1",
            "d1",
            seq,
            vec![region(rect(0, 180, 32, 20), BLUE, vec![])],
        )
    };
    world.keep(&change(4));
    world.keep(&change(6));
    let shown = world.show(at(6, ""));
    let painted = picture(&shown);
    assert_eq!((shown.known_milli, shown.missing_messages), (510, 2));
    assert_eq!(pixel(&painted, 10, 10), WHITE);
    assert_eq!(pixel(&painted, 10, 190), BLUE);
    assert_eq!(pixel(&painted, 200, 190), GREY);
    // When the part comes after all, the picture is whole.
    world.keep(&lower);
    let shown = world.show(at(6, ""));
    assert_eq!((shown.known_milli, shown.missing_messages), (1000, 1));
}

#[test]
fn refusals() {
    let world = World::new(config());
    let show = |request| refusal(&world.ask("show", v1::request::Kind::Show(request)));
    assert_eq!(show(at(1, "")), "not-found");
    assert_eq!(show(v1::ShowRequest::default()), "not-found");
    let id = "nonsense".to_owned();
    assert_eq!(
        show(v1::ShowRequest {
            id,
            ..Default::default()
        }),
        "bad-id"
    );
    assert_eq!(show(at(1, "!?")), "query-empty");
    let search = v1::request::Kind::Search(v1::SearchRequest::default());
    assert_eq!(refusal(&world.ask("search", search.clone())), "query-empty");
    assert_eq!(refusal(&world.ask("show", search)), "wrong-endpoint");
    let forget = v1::request::Kind::Forget(v1::ForgetRequest::default());
    assert_eq!(
        refusal(&world.ask("forget", forget)),
        "forget-nothing-named"
    );
}

#[test]
fn forgetting_an_app_takes_its_text_from_other_readings() {
    for config in [config(), small_segments()] {
        let mut world = World::new(config);
        let chat = || line("secret chat", 200, 40);
        // The editor has the focus, the chat stands beside it.
        for part in key(1, vec![line("editor text", 8, 40), chat()], vec![]) {
            world.keep(&in_app(part, "editor"));
        }
        let chat_change = region(rect(192, 30, 128, 40), BLUE, vec![chat()]);
        world.keep(&in_app(reading("s1", "d1", 3, vec![chat_change]), "Chat"));
        let editor_change = region(
            rect(0, 100, 160, 40),
            GREEN,
            vec![line("typed later", 8, 110)],
        );
        world.keep(&in_app(
            reading("s1", "d1", 4, vec![editor_change]),
            "editor",
        ));
        for part in key(5, vec![line("editor text", 8, 40), chat()], vec![]) {
            world.keep(&in_app(part, "editor"));
        }
        let forgotten = world.forget(0, 0, "chat");
        assert_eq!((forgotten.readings, forgotten.painted), (1, 2));
        let world = world.reopened();
        assert_eq!(world.find("secret").len(), 0);
        assert_eq!(world.find("editor")[0].times_seen, 2);
        let painted = picture(&world.show(at(6, "chat")));
        assert_eq!(pixel(&painted, 210, 48), BLACK, "painted over");
        assert_eq!(pixel(&painted, 20, 48), WHITE, "the editor stays");
        // Where the chat changed, nothing is known any more until the next key frame.
        let shown = world.show(at(4, ""));
        assert_eq!(pixel(&picture(&shown), 210, 48), GREY);
        assert_eq!(shown.known_milli, 920);
        assert_eq!(
            refusal(&world.ask("show", v1::request::Kind::Show(at(3, "")))),
            "not-found"
        );
        let audit = world.audit().displays.remove(0);
        assert_eq!(
            (audit.published, audit.stored, audit.forgotten, audit.open),
            (6, 5, 1, 0)
        );
    }
}

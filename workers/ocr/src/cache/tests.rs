use std::sync::atomic::AtomicUsize;

use proptest::prelude::*;
use velvet_messages::v1::Rect;
use zeroize::Zeroizing;

use super::*;
use crate::{LineImage, ReadWord};

fn hasher(secret: u8, reader: &str) -> LineHasher {
    LineHasher::new(&Zeroizing::new([secret; 32]), reader)
}

fn image(width: u32, height: u32, pixel: u8) -> LineImage {
    LineImage {
        place: Rect {
            x: 3,
            y: 4,
            width,
            height,
        },
        scale_milli: 1_000,
        width,
        height,
        pixels: Zeroizing::new(vec![pixel; (width * height) as usize]),
    }
}

fn key(pixel: u8) -> LineKey {
    hasher(1, "reader").key(&image(4, 4, pixel))
}

fn read(words: &[&str]) -> ReadLine {
    let words = words.iter().zip(0..).map(|(text, at)| ReadWord {
        text: (*text).to_owned(),
        place: Rect {
            x: at * 20,
            y: 0,
            width: 18,
            height: 9,
        },
        confidence_milli: 900,
    });
    ReadLine {
        words: words.collect(),
        cpu: std::time::Duration::ZERO,
    }
}

async fn ask(cache: &LineCache, pixel: u8, words: &[&str]) -> Arc<KnownLine> {
    let line = cache.get_or_read(key(pixel), async { Ok(read(words)) });
    line.await.expect("is read")
}

fn text(line: &KnownLine) -> String {
    let words: Vec<&str> = line.iter().map(|(text, _)| text).collect();
    words.join(" ")
}

#[test]
fn a_key_depends_on_everything_that_decides_the_reading_and_on_nothing_else() {
    let base = hasher(1, "reader").key(&image(6, 4, 9));
    type Change = fn(&mut LineImage);
    let cases: &[(&str, bool, Change)] = &[
        ("nothing", true, |_| {}),
        ("its place on the display", true, |line| line.place.x = 99),
        ("one pixel", false, |line| line.pixels[5] ^= 1),
        ("its shape", false, |line| {
            (line.width, line.height) = (4, 6)
        }),
        ("the size it was taken from", false, |line| {
            line.place.width = 12
        }),
        ("the scale", false, |line| line.scale_milli = 2_000),
    ];
    for (what, same, change) in cases {
        let mut line = image(6, 4, 9);
        change(&mut line);
        assert_eq!(hasher(1, "reader").key(&line) == base, *same, "{what}");
    }
    assert_ne!(hasher(2, "reader").key(&image(6, 4, 9)), base, "the secret");
    assert_ne!(hasher(1, "other").key(&image(6, 4, 9)), base, "the reader");
    let text = hasher(1, "reader").key_of_text(6, 4, "abc");
    assert_ne!(text, hasher(1, "reader").key_of_text(6, 4, "abd"));
}

#[tokio::test]
async fn a_line_is_read_once_and_at_the_same_time_once() {
    let cache = LineCache::new(1 << 20);
    let reads = AtomicUsize::new(0);
    let one = || {
        cache.get_or_read(key(1), async {
            reads.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(read(&["one", "line"]))
        })
    };
    let (first, second, third) = tokio::join!(one(), one(), one());
    for line in [first, second, third, one().await] {
        assert_eq!(text(&line.expect("is read")), "one line");
    }
    assert_eq!(reads.load(Ordering::Relaxed), 1);
    let figures = cache.figures();
    assert_eq!((figures.misses, figures.hits, figures.entries), (1, 3, 1));
}

#[tokio::test]
async fn a_failure_is_not_remembered_and_the_next_one_tries_itself() {
    let cache = LineCache::new(1 << 20);
    let failing = cache.get_or_read(key(1), async { Err(ReadError::Crashed) });
    let waiting = cache.get_or_read(key(1), async { Ok(read(&["read"])) });
    let (failed, good) = tokio::join!(failing, waiting);
    assert_eq!(failed.expect_err("fails"), ReadError::Crashed);
    assert_eq!(text(&good.expect("is read")), "read");
    // A reader that is cut off in the middle leaves the way free.
    let cut_off = cache.get_or_read(key(2), std::future::pending());
    assert!(
        tokio::time::timeout(std::time::Duration::from_millis(5), cut_off)
            .await
            .is_err()
    );
    assert_eq!(text(&*ask(&cache, 2, &["later"]).await), "later");
}

#[tokio::test]
async fn it_stays_in_its_bounds_and_keeps_what_is_used() {
    let bytes_max = 256 * 1024;
    let cache = LineCache::new(bytes_max);
    let often = hasher(1, "reader").key(&image(9, 9, 1));
    for number in 0..20_000_u32 {
        let line = cache.get_or_read(often, async { Ok(read(&["often"])) });
        line.await.expect("is read");
        let once = hasher(1, "reader").key_of_text(1, 1, &number.to_string());
        let line = cache.get_or_read(once, async { Ok(read(&["once", "only"])) });
        line.await.expect("is read");
        assert!(cache.figures().bytes <= bytes_max);
    }
    let figures = cache.figures();
    assert!(figures.entries > 500, "{figures:?}");
    assert_eq!(
        figures.hits, 19_999,
        "what is used often is never read again"
    );
}

#[tokio::test]
async fn a_line_too_large_for_the_cache_is_read_all_the_same() {
    let cache = LineCache::new(1 << 12);
    let word = "x".repeat(1 << 14);
    assert_eq!(text(&*ask(&cache, 1, &[&word]).await), word);
    assert!(cache.figures().bytes <= 1 << 12);
}

#[tokio::test]
async fn forgetting_leaves_nothing_and_lets_nothing_in_that_was_on_its_way() {
    let cache = LineCache::new(1 << 20);
    ask(&cache, 1, &["before"]).await;
    cache.give_up(key(7));
    let (send, receive) = tokio::sync::oneshot::channel::<()>();
    let reading = cache.get_or_read(key(2), async {
        receive.await.map_err(|_| ReadError::Stopped)?;
        Ok(read(&["on its way"]))
    });
    let forgetting = async {
        tokio::task::yield_now().await;
        cache.forget();
        send.send(()).expect("is awaited");
    };
    let (line, ()) = tokio::join!(reading, forgetting);
    assert_eq!(text(&line.expect("is read")), "on its way");
    assert_eq!(cache.peek(key(1)).map(|line| text(&line)), None);
    assert_eq!(cache.peek(key(2)).map(|line| text(&line)), None);
    assert!(cache.take_news(u64::MAX).is_empty());
    assert!(!cache.is_given_up(key(7)));
}

#[tokio::test]
async fn news_are_told_once_and_in_pieces() {
    let cache = LineCache::new(1 << 20);
    for pixel in 0..10 {
        ask(&cache, pixel, &["line"]).await;
    }
    ask(&cache, 3, &["line"]).await;
    cache.learn(key(99), KnownLine::from_read(read(&["heard"])));
    let first = cache.take_news(1).len();
    let rest = cache.take_news(u64::MAX).len();
    assert_eq!((first, rest, cache.take_news(u64::MAX).len()), (1, 9, 0));
}

#[tokio::test]
async fn the_most_used_line_comes_first() {
    let cache = LineCache::new(1 << 20);
    for (pixel, times) in [(1, 1), (2, 5), (3, 3)] {
        for _ in 0..times {
            ask(&cache, pixel, &[&pixel.to_string()]).await;
        }
    }
    let order: Vec<String> = cache
        .most_used()
        .iter()
        .map(|(_, line)| text(line))
        .collect();
    assert_eq!(order, ["2", "3", "1"]);
}

fn row(line: &KnownLine) -> Option<(LineKey, KnownLine)> {
    let lines = Lines::new(vec![LineRow::new(key(5), line)], vec![]);
    let bytes = compressed(&lines).expect("compresses");
    let mut lines = decompressed(&bytes).expect("ours").lines;
    lines.pop()?.into_line()
}

proptest! {
    #[test]
    fn what_is_told_is_what_is_heard(
        words in prop::collection::vec(("[a-zäöü€]{1,9}", -9..9_999_i32, 1..999_u32, 0..=1_000_u32), 0..9),
    ) {
        let words = words.into_iter().map(|(text, x, width, confidence_milli)| ReadWord {
            text,
            place: Rect { x, y: -x, width, height: width / 2 },
            confidence_milli,
        });
        let read = ReadLine { words: words.collect(), cpu: std::time::Duration::ZERO };
        let line = KnownLine::from_read(read.clone());
        let (heard_key, heard) = row(&line).expect("a line");
        prop_assert_eq!(heard_key, key(5));
        prop_assert_eq!(heard.words_at(&Rect::default()), read.words);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decompressed(&bytes).is_err());
        let plain = zstd::bulk::compress(&bytes, 1).expect("compresses");
        if let Ok(lines) = decompressed(&plain) {
            for row in lines.lines {
                drop(row.into_line());
            }
        }
    }
}

#[test]
fn words_are_placed_with_their_line() {
    let line = KnownLine::from_read(read(&["a", "b"]));
    let place = Rect {
        x: 100,
        y: 50,
        width: 60,
        height: 12,
    };
    let words: Vec<(i32, i32)> = line
        .words_at(&place)
        .iter()
        .map(|word| (word.place.x, word.place.y))
        .collect();
    assert_eq!(words, [(100, 50), (120, 50)]);
}

#[tokio::test]
async fn what_was_forgotten_is_not_mended_back() {
    let cache = LineCache::new(1 << 20);
    ask(&cache, 1, &["peceived"]).await;
    let mended = || KnownLine::from_read(read(&["received"]));
    assert_eq!(text(&cache.replace(key(1), mended())), "received");
    assert_eq!(text(&cache.peek(key(1)).expect("is known")), "received");
    cache.forget();
    assert_eq!(text(&cache.replace(key(1), mended())), "received");
    assert!(cache.peek(key(1)).is_none());
}

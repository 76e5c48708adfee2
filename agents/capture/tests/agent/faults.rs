//! What may go wrong: the bus, the source, and the stop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use serde_json::json;
use velvet_capture::{
    Opener, RunError,
    picture::Picture,
    source::{Desktop, DesktopFacts, Display, Event, Source, SourceError, select::Opened},
};
use velvet_messages::{
    DisplayId,
    v1::{PauseRequest, Rect},
};
use velvet_runtime::{Clock, SystemClock, Timestamp};

use crate::record::{Bus, eventually, reason, start};

const EDGE: u32 = 128;

/// Shows a number as columns of letters; counts up when told.
#[derive(Clone)]
struct Counter(Arc<AtomicU32>);

impl Counter {
    fn rgb(shown: u32) -> Vec<u8> {
        let pixel = |index: u32| {
            let (x, y) = (index % EDGE, index / EDGE);
            let bit = (shown >> (x / 16)) & 1;
            let (column, row) = (x % 16, y % 16);
            // An E: graphics without letters would wait for the next key frame.
            let is_ink = row < 12 && (column < 3 || (column < 10 && row % 5 < 2));
            if bit == 1 && is_ink {
                [10, 90, 200]
            } else {
                [240, 240, 240]
            }
        };
        (0..EDGE * EDGE).flat_map(pixel).collect()
    }
}

/// What the source does at its n-th grab.
type Mood = fn(u32) -> Result<(), SourceError>;

struct Fake {
    shown: Counter,
    grabs: Arc<AtomicU32>,
    mood: Mood,
    told: u32,
}

impl Source for Fake {
    fn name(&self) -> &'static str {
        "fake"
    }

    fn displays(&mut self) -> Result<Vec<Display>, SourceError> {
        Ok(vec![Display {
            id: "d0".parse().unwrap(),
            rect: Rect {
                x: 0,
                y: 0,
                width: EDGE,
                height: EDGE,
            },
            scale_milli: 1000,
        }])
    }

    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError> {
        std::thread::sleep(timeout.min(Duration::from_millis(20)));
        let shown = self.shown.0.load(Ordering::SeqCst);
        if shown == std::mem::replace(&mut self.told, shown) {
            return Ok(vec![]);
        }
        let display = "d0".parse().unwrap();
        Ok(vec![Event::Damage {
            display,
            rects: vec![],
        }])
    }

    fn grab(
        &mut self,
        _: &DisplayId,
        _: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<Timestamp, SourceError> {
        (self.mood)(self.grabs.fetch_add(1, Ordering::SeqCst))?;
        *picture = Picture::new(EDGE, EDGE);
        let rgb = Counter::rgb(self.shown.0.load(Ordering::SeqCst));
        for (out, pixel) in picture
            .data_mut()
            .chunks_exact_mut(4)
            .zip(rgb.chunks_exact(3))
        {
            out[..3].copy_from_slice(&[pixel[2], pixel[1], pixel[0]]);
        }
        Ok(SystemClock.now())
    }
}

struct NoWindows;

impl Desktop for NoWindows {
    fn look(&mut self) -> Result<Option<DesktopFacts>, SourceError> {
        Ok(Some(DesktopFacts {
            places_known: true,
            ..DesktopFacts::default()
        }))
    }
}

fn fake(mood: Mood) -> (Counter, Opener) {
    let shown = Counter(Arc::default());
    let grabs = Arc::new(AtomicU32::new(0));
    let counter = shown.clone();
    let opener: Opener = Arc::new(move || {
        let source = Fake {
            shown: counter.clone(),
            grabs: Arc::clone(&grabs),
            mood,
            told: 0,
        };
        Ok(Opened {
            source: Box::new(source),
            desktop: Some(Box::new(NoWindows)),
        })
    });
    (shown, opener)
}

fn quick() -> serde_json::Value {
    json!({
        "look_interval_ms_min": 20, "look_interval_ms_max": 200, "retry_delay_ms_min": 20,
        "retry_delay_ms_max": 200, "source_hang_ms": 1000, "stop_within_ms": 1000, "source": "x11",
        "gate": {"settle_ms": 20, "animation_changes": 64}
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_stream_costs_intermediate_states_and_never_the_last() {
    let (shown, opener) = fake(|_| Ok(()));
    let running = start(quick(), Some(opener), Bus::default());
    eventually("the first picture", || !running.bus.frames("d0").is_empty()).await;
    running.bus.set_full(true);
    let lane = running.control.lanes().remove(0);
    // A new picture at every tenth look of ours, half a second: on a busy machine this takes long, and squares that
    // change 64 times are an animation, whose last state waits for the next key frame.
    let mut looks = 0;
    eventually("a backlog", || {
        looks += 1;
        shown.0.store(1 + looks / 10 % 255, Ordering::SeqCst);
        reason(&lane.account().counts(), "backlog") >= 3
    })
    .await;
    let now = SystemClock.now();
    assert_eq!(running.control.status(now).state, "backlog");
    let before = running.bus.frames("d0").len();
    shown.0.store(0b1011_0101, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(running.bus.frames("d0").len(), before, "full is full");
    running.bus.set_full(false);
    let last = Counter::rgb(0b1011_0101);
    eventually("the last state", || running.bus.canvas("d0").rgb == last).await;
    let bus = running.stop().await;
    let counts = bus.ledger()["d0"].counts.clone().unwrap();
    assert_eq!(counts.published, bus.frames("d0").len() as u64);
    assert!(counts.failed.is_empty(), "{:?}", counts.failed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_confirmation_is_asked_for_again_under_the_same_id() {
    let (shown, opener) = fake(|_| Ok(()));
    let bus = Bus::default();
    bus.forget(3);
    let running = start(quick(), Some(opener), bus);
    shown.0.store(77, Ordering::SeqCst);
    let last = Counter::rgb(77);
    eventually("the picture", || running.bus.canvas("d0").rgb == last).await;
    let bus = running.stop().await;
    assert!(bus.tries() as usize > bus.frames("d0").len());
    let counts = bus.ledger()["d0"].counts.clone().unwrap();
    assert_eq!(counts.published, bus.frames("d0").len() as u64);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_with_a_dead_bus_counts_what_was_not_confirmed() {
    let (shown, opener) = fake(|_| Ok(()));
    let running = start(quick(), Some(opener), Bus::default());
    eventually("the first picture", || !running.bus.frames("d0").is_empty()).await;
    running.bus.set_full(true);
    shown.0.store(5, Ordering::SeqCst);
    let lane = running.control.lanes().remove(0);
    eventually("something on its way", || !lane.is_idle()).await;
    running.stop().await;
    assert_eq!(reason(&lane.account().counts(), "unconfirmed"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_panics_or_is_lost_is_opened_again() {
    let moods: [(Mood, &str); 3] = [
        (
            |grab| {
                if grab == 1 {
                    panic!("on purpose")
                } else {
                    Ok(())
                }
            },
            "source-panicked",
        ),
        (
            |grab| match grab {
                1 => Err(SourceError::Lost {
                    source_name: "fake",
                    action: "grab",
                }),
                _ => Ok(()),
            },
            "source-lost",
        ),
        (
            |grab| match grab {
                1 => Err(SourceError::DisplayGone),
                _ => Ok(()),
            },
            "display-gone",
        ),
    ];
    for (mood, code) in moods {
        let (shown, opener) = fake(mood);
        let running = start(quick(), Some(opener), Bus::default());
        eventually("the first picture", || !running.bus.frames("d0").is_empty()).await;
        shown.0.store(9, Ordering::SeqCst);
        let last = Counter::rgb(9);
        eventually(code, || running.bus.canvas("d0").rgb == last).await;
        let bus = running.stop().await;
        let counts = bus.ledger()["d0"].counts.clone().unwrap();
        assert_eq!(reason(&counts, code), 1, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_hangs_is_left_behind_and_in_the_end_given_up() {
    let (shown, opener) = fake(|grab| {
        if grab == 1 {
            std::thread::sleep(Duration::from_secs(5));
        }
        Ok(())
    });
    let running = start(quick(), Some(opener), Bus::default());
    eventually("the first picture", || !running.bus.frames("d0").is_empty()).await;
    shown.0.store(9, Ordering::SeqCst);
    let last = Counter::rgb(9);
    eventually("the picture after the hang", || {
        running.bus.canvas("d0").rgb == last
    })
    .await;
    let bus = running.stop().await;
    let counts = bus.ledger()["d0"].counts.clone().unwrap();
    assert_eq!(reason(&counts, "source-hung"), 1);

    let (_, opener) = fake(|_| {
        std::thread::sleep(Duration::from_secs(10));
        Ok(())
    });
    let running = start(quick(), Some(opener), Bus::default());
    assert!(matches!(running.ended().await, Err(RunError::SourceHangs)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_stops_looking_and_a_resume_sees_the_newest() {
    let (shown, opener) = fake(|_| Ok(()));
    let running = start(quick(), Some(opener), Bus::default());
    eventually("the first picture", || !running.bus.frames("d0").is_empty()).await;
    let pause = |paused| PauseRequest {
        paused,
        until_unix_us: 0,
        reason: String::new(),
    };
    running.control.pause(SystemClock.now(), &pause(true));
    tokio::time::sleep(Duration::from_millis(500)).await;
    let lane = running.control.lanes().remove(0);
    let attempted = lane.account().counts().attempted;
    shown.0.store(3, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(
        lane.account().counts().attempted,
        attempted,
        "nothing is looked at"
    );
    running.control.pause(SystemClock.now(), &pause(false));
    let last = Counter::rgb(3);
    eventually("the newest", || running.bus.canvas("d0").rgb == last).await;
    let bus = running.stop().await;
    let states: Vec<&str> = bus
        .signals()
        .iter()
        .filter_map(|signal| match &signal.kind {
            Some(velvet_messages::v1::signal::Kind::System(system)) => {
                Some(system.state().as_str_name())
            }
            _ => None,
        })
        .collect();
    let expected =
        ["CAPTURING", "PAUSED", "CAPTURING"].map(|state| format!("SYSTEM_STATE_{state}"));
    assert_eq!(states, expected);
}

//! What workers know together: told, kept, forgotten; with words that are lost, old, foreign or damaged.

#![expect(
    clippy::expect_used,
    reason = "a test helper that panics is a test that fails"
)]

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use tokio::{sync::Notify, task::JoinHandle};
use velvet_messages::{DeviceId, Role};
use velvet_runtime::{
    Code, Heard, Kept, Shared, Sharing, SharingSettings, StopHandle, Timestamp,
    memory::{MemoryPeers, PeerFaults},
    seal_forget,
    service::SharedHealth,
    shutdown,
};
use velvet_seal::{RoleKeys, RootKey};
use zeroize::Zeroizing;

/// Knows bytes.
#[derive(Default)]
struct Letters {
    known: Mutex<BTreeSet<u8>>,
    news: Mutex<Vec<u8>>,
    arrived: Notify,
}

impl Letters {
    fn learn(&self, letter: u8) {
        self.known.lock().expect("sound").insert(letter);
        self.news.lock().expect("sound").push(letter);
        self.arrived.notify_one();
    }

    fn known(&self) -> String {
        let known = self.known.lock().expect("sound");
        known.iter().map(|letter| char::from(*letter)).collect()
    }
}

impl Shared for Letters {
    const ROLE: Role = Role::Ocr;

    async fn news(&self) {
        self.arrived.notified().await;
    }

    fn tell(&self, bytes_max: usize) -> Option<Zeroizing<Vec<u8>>> {
        let mut news = self.news.lock().expect("sound");
        let told: Vec<u8> = news.drain(..).collect();
        (!told.is_empty() && told.len() <= bytes_max).then(|| Zeroizing::new(told))
    }

    fn hear(&self, plain: &[u8]) -> Result<(), Code> {
        if !plain.is_ascii() {
            return Err(Code("no-letters"));
        }
        self.known.lock().expect("sound").extend(plain);
        Ok(())
    }

    fn snapshot(&self, _: usize) -> Option<Zeroizing<Vec<u8>>> {
        let known = self.known.lock().expect("sound");
        Some(Zeroizing::new(known.iter().copied().collect()))
    }

    fn restore(&self, plain: &[u8]) -> Result<(), Code> {
        self.hear(plain)
    }

    fn forget(&self) {
        self.known.lock().expect("sound").clear();
        self.news.lock().expect("sound").clear();
    }

    fn figures(&self) -> Vec<(&'static str, u64)> {
        vec![("known", self.known.lock().expect("sound").len() as u64)]
    }
}

fn keys(root: u8, role: Role) -> RoleKeys {
    RoleKeys::for_role(&RootKey::from_bytes([root; 32]), role)
}

fn device() -> DeviceId {
    "dev".parse().expect("an id")
}

struct Reader {
    letters: Arc<Letters>,
    health: SharedHealth,
    stop: StopHandle,
    task: JoinHandle<()>,
}

impl Reader {
    async fn start(peers: MemoryPeers, root: u8) -> Self {
        let (letters, health) = (Arc::new(Letters::default()), SharedHealth::default());
        let settings = SharingSettings {
            tell_interval_ms_min: 10,
            tell_bytes_max: 64,
            keep_interval_s: 60,
        };
        let (keys, device) = (keys(root, Role::Ocr), device());
        let sharing = Sharing::start(
            Arc::clone(&letters),
            peers,
            &keys,
            &device,
            settings,
            Arc::clone(&health),
        );
        let sharing = sharing.await.expect("starts");
        let (stop, shutdown) = shutdown();
        Self {
            letters,
            health,
            stop,
            task: tokio::spawn(sharing.run(shutdown)),
        }
    }

    async fn stop(self) {
        self.stop.stop();
        self.task.await.expect("ends");
    }
}

/// Long enough for every word on its way; time is paused, so it costs nothing.
async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// Two that have started and listen.
async fn two_of(circle: &MemoryPeers) -> (Reader, Reader) {
    let one = Reader::start(circle.another(), 1).await;
    let other = Reader::start(circle.another(), 1).await;
    a_moment().await;
    (one, other)
}

fn order(root: u8, at: i64) -> Bytes {
    seal_forget(&keys(root, Role::Store), &device(), Timestamp(at)).expect("sealed")
}

#[tokio::test(start_paused = true)]
async fn what_one_learns_all_know_and_a_later_one_starts_warm() {
    let circle = MemoryPeers::default();
    let (one, other) = two_of(&circle).await;
    one.letters.learn(b'a');
    other.letters.learn(b'b');
    a_moment().await;
    assert_eq!(
        (one.letters.known(), other.letters.known()),
        ("ab".into(), "ab".into())
    );
    let figures = velvet_runtime::service::read_health(&one.health).figures;
    assert_eq!(figures.get("known"), Some(&2));
    one.stop().await;
    other.stop().await;
    let later = Reader::start(circle.another(), 1).await;
    assert_eq!(later.letters.known(), "ab");
    // Another root is another person.
    let stranger = Reader::start(circle.another(), 2).await;
    assert_eq!(stranger.letters.known(), "");
    stranger.letters.learn(b'x');
    a_moment().await;
    assert_eq!(later.letters.known(), "ab");
}

#[tokio::test(start_paused = true)]
async fn words_that_are_damaged_or_too_large_are_ignored() {
    let circle = MemoryPeers::default();
    let (one, other) = two_of(&circle).await;
    for bytes in [&b""[..], b"nonsense", &[255; 100]] {
        circle.inject(Heard::Word(Bytes::from_static(b"x")));
        circle.inject(Heard::Word(Bytes::copy_from_slice(bytes)));
        circle.inject(Heard::Forget(Bytes::copy_from_slice(bytes)));
    }
    one.letters.learn(200);
    (0..65).for_each(|_| one.letters.learn(b'z'));
    a_moment().await;
    one.letters.learn(b'a');
    a_moment().await;
    assert_eq!(other.letters.known(), "a");
}

#[tokio::test(start_paused = true)]
async fn an_order_to_forget_reaches_memory_peers_and_what_is_kept() {
    let circle = MemoryPeers::default();
    let (one, other) = two_of(&circle).await;
    one.letters.learn(b'a');
    tokio::time::sleep(Duration::from_secs(61)).await;
    assert!(matches!(circle.kept_now(), Kept::Snapshot(_)));
    // Nobody but the store's own keys can give it.
    circle.inject(Heard::Forget(order(2, 5)));
    a_moment().await;
    assert_eq!(other.letters.known(), "a");
    circle.forget(Timestamp(7), order(1, 7));
    a_moment().await;
    assert_eq!(
        (one.letters.known(), other.letters.known()),
        (String::new(), String::new())
    );
    let later = Reader::start(circle.another(), 1).await;
    assert_eq!(later.letters.known(), "");
    // Life goes on, and is told to the one that came later.
    other.letters.learn(b'b');
    a_moment().await;
    assert_eq!(
        (one.letters.known(), later.letters.known()),
        ("b".into(), "b".into())
    );
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_missed_the_order_learns_of_it() {
    let circle = MemoryPeers::default();
    let (one, other) = two_of(&circle).await;
    one.letters.learn(b'a');
    a_moment().await;
    circle.fail(PeerFaults {
        lost_orders: 1,
        ..PeerFaults::default()
    });
    circle.forget(Timestamp(7), order(1, 7));
    a_moment().await;
    assert_eq!(other.letters.known(), "a");
    // Before anything is kept again.
    tokio::time::sleep(Duration::from_secs(61)).await;
    assert_eq!(
        (one.letters.known(), other.letters.known()),
        (String::new(), String::new())
    );
    let later = Reader::start(circle.another(), 1).await;
    assert_eq!(later.letters.known(), "");
}

#[tokio::test(start_paused = true)]
async fn life_goes_on_after_an_order_even_when_a_clock_was_set_back() {
    let circle = MemoryPeers::default();
    let one = Reader::start(circle.another(), 1).await;
    a_moment().await;
    circle.forget(Timestamp(7), order(1, 7));
    a_moment().await;
    let other = Reader::start(circle.another(), 1).await;
    a_moment().await;
    one.letters.learn(b'b');
    a_moment().await;
    assert_eq!(other.letters.known(), "b");
    // A clock that was set back forgets all the same.
    circle.forget(Timestamp(3), order(1, 3));
    a_moment().await;
    assert_eq!(
        (one.letters.known(), other.letters.known()),
        (String::new(), String::new())
    );
}

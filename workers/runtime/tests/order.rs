//! What the loop promises, as data: inputs and faults in, the whole observable order out.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of a test may fail the test, and a step panics on purpose"
)]

use std::{sync::Arc, time::Duration};

use tokio::task::JoinHandle;
use velvet_messages::{DeviceId, MessageId, Role, Subject, v1};
use velvet_runtime::{
    Clock, Code, Draft, Failure, Health, NoFetch, Outgoing, Output, RunError, RunSettings, Settled,
    Step, StopHandle, Surroundings, Timestamp, Worker,
    memory::{Faults, MemoryBus},
    run, seal_draft, shutdown,
};
use velvet_seal::{Open, RoleKeys, RootKey};
use zeroize::Zeroizing;

/// Does what the intent's text says, and counts what it has stepped.
#[derive(Default)]
struct Obedient {
    held: u32,
    count: u8,
    changed: bool,
    /// Inputs not durable yet, and whether they were lost.
    late: u32,
    lost: bool,
}

impl Step for Obedient {
    const ROLE: Role = Role::Store;
    type Input = Open<v1::Signal>;
    type Fetched = ();

    fn step(
        &mut self,
        now: Timestamp,
        signal: Open<v1::Signal>,
        (): (),
    ) -> Result<Vec<Output>, Failure> {
        let Some(v1::signal::Kind::Intent(intent)) = &signal.kind else {
            return Err(Failure::Reject(Code("not-an-intent")));
        };
        let after = Duration::from_secs(1);
        match intent.text.as_str() {
            "echo" => {
                self.count += 1;
                self.changed = true;
                Ok(vec![echo(&format!("o:{}", signal.seq))])
            }
            "silent" => Ok(vec![]),
            "retry" => Err(Failure::Retry {
                after,
                code: Code("not-yet"),
            }),
            "hold" if self.held < 2 => {
                self.held += 1;
                Err(Failure::Hold {
                    after,
                    code: Code("disk-full"),
                })
            }
            "hold" => Ok(vec![echo("o:held")]),
            "wake" => Ok(vec![Output::WakeAt(now.after(after))]),
            "late" => {
                self.late += 1;
                if self.late == 3 {
                    self.late = 0;
                }
                Ok(vec![Output::WakeAt(now.after(after))])
            }
            "undone" => {
                self.late = 0;
                self.lost = true;
                Err(Failure::Retry {
                    after,
                    code: Code("disk"),
                })
            }
            "panic" => panic!("as told"),
            _ => Err(Failure::Reject(Code("unknown-word"))),
        }
    }

    fn wake(&mut self, _: Timestamp) -> Result<Vec<Output>, Failure> {
        self.late = 0;
        Ok(vec![echo("o:woken")])
    }

    fn settled(&mut self) -> Settled {
        match (std::mem::take(&mut self.lost), self.late) {
            (true, _) => Settled::Lost,
            (false, 0) => Settled::All,
            (false, _) => Settled::Later,
        }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.late = 0;
        Ok(())
    }

    fn snapshot(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        std::mem::take(&mut self.changed).then(|| Zeroizing::new(vec![self.count]))
    }

    fn restore(&mut self, snapshot: &[u8]) {
        self.count = snapshot[0] + 100;
        self.changed = true;
    }
}

fn echo(id: &str) -> Output {
    let entry = v1::LedgerEntry { entry: None };
    let subject = Subject::ledger(&device(), Role::Store);
    Output::Publish(Draft::new(subject, MessageId::new(id), &entry))
}

fn device() -> DeviceId {
    "dev0".parse().unwrap()
}

/// Follows tokio's paused clock.
struct PausedClock(tokio::time::Instant);

impl Clock for PausedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.elapsed().as_micros().try_into().unwrap())
    }
}

fn surroundings(keys: RoleKeys) -> Surroundings {
    Surroundings {
        keys,
        device: device(),
        settings: RunSettings {
            attempts_max: 2,
            stop_ms_max: 1000,
        },
        clock: Arc::new(PausedClock(tokio::time::Instant::now())),
        health: Arc::default(),
    }
}

fn signal(seq: u64, word: &str, keys: &RoleKeys) -> Outgoing {
    let intent = v1::IntentSignal {
        text: word.to_owned(),
        ..Default::default()
    };
    let signal = v1::Signal {
        seq,
        kind: Some(v1::signal::Kind::Intent(intent)),
        ..Default::default()
    };
    let id = MessageId::new(format!("s:{seq}"));
    let mut sealed = seal_draft(
        keys,
        Draft::new(Subject::signals(&device(), "intent"), id, &signal),
    )
    .unwrap();
    match word {
        "garbage" => sealed.body = bytes::Bytes::from_static(b"rubbish"),
        "moved" => sealed.subject = Subject::signals(&device(), "focus"),
        "retyped" => sealed.content_type = "application/x-protobuf".to_owned(),
        _ => {}
    }
    sealed
}

async fn drive(words: &str, faults: Faults) -> (Result<Health, RunError>, MemoryBus) {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let bus = MemoryBus::new(faults);
    for (index, word) in words.split_whitespace().enumerate() {
        bus.offer(signal(index as u64 + 1, word, &keys));
    }
    bus.finish();
    let (_stop, shutdown) = shutdown();
    let worker = Worker {
        step: Obedient::default(),
        fetch: NoFetch,
    };
    let result = run(worker, &mut bus.clone(), surroundings(keys), shutdown).await;
    (result, bus)
}

/// Starts a worker beside the test.
fn beside<F>(
    bus: &MemoryBus,
    fetch: F,
    keys: RoleKeys,
) -> (StopHandle, JoinHandle<Result<Health, RunError>>)
where
    F: velvet_runtime::Fetch<Open<v1::Signal>, Fetched = ()> + Send + Sync + 'static,
{
    let (stop, shutdown) = shutdown();
    let step = Obedient::default();
    let mut driven = bus.clone();
    let running = tokio::spawn(async move {
        let worker = Worker { step, fetch };
        run(worker, &mut driven, surroundings(keys), shutdown).await
    });
    (stop, running)
}

/// `want` is the bus's log, one event a line, then the counters that are not zero.
async fn check(words: &str, faults: Faults, want: &str) {
    let (result, bus) = drive(words, faults).await;
    let health = result.unwrap();
    let mut lines = bus.log();
    lines.retain(|line| line != "close");
    let counters = [
        ("stepped", health.stepped),
        ("published", health.published),
        ("repeated", health.repeated),
        ("retried", health.retried),
        ("dead", health.dead),
    ];
    let counted = counters.iter().filter(|(_, count)| *count > 0);
    lines.extend(counted.map(|(name, count)| format!("{name} {count}")));
    let want: Vec<&str> = want
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(lines, want, "state {}", health.state);
}

#[tokio::test(start_paused = true)]
async fn output_and_snapshot_are_confirmed_before_the_ack() {
    check(
        "echo",
        Faults::default(),
        "publish o:1
         save store
         Ack s:1 settled
         stepped 1
         published 1",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_failed_publish_is_repeated_without_a_second_step() {
    check(
        "echo",
        Faults {
            publishes: 2,
            full: 1,
            saves: 1,
            ..Faults::default()
        },
        "publish o:1 unconfirmed
         publish o:1 unconfirmed
         publish o:1 full
         publish o:1
         save store unconfirmed
         save store
         Ack s:1 settled
         stepped 1
         published 1",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_lost_confirmation_stores_nothing_twice() {
    check(
        "echo",
        Faults {
            confirmations: 1,
            ..Faults::default()
        },
        "publish o:1
         publish again o:1
         save store
         Ack s:1 settled
         stepped 1
         published 1",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_lost_ack_is_answered_from_memory() {
    check(
        "echo silent",
        Faults {
            settlements: 1,
            ..Faults::default()
        },
        "publish o:1
         save store
         Ack s:1 lost
         Ack s:2 settled
         Ack s:1 settled
         stepped 2
         published 1
         repeated 1",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_nobody_can_read_goes_to_the_dead_letters_and_the_ledger() {
    for word in ["garbage", "moved", "retyped", "nonsense"] {
        check(
            word,
            Faults::default(),
            "publish dead:store:s:1
             publish l:dead:store:s:1
             Term s:1 settled
             dead 1",
        )
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_dead_letter_keeps_the_sealed_bytes_and_says_why() {
    for (word, reason) in [
        ("garbage", "open-malformed"),
        ("moved", "open-forged"),
        ("retyped", "open-forged"),
        ("nonsense", "unknown-word"),
    ] {
        let (_, bus) = drive(word, Faults::default()).await;
        let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
        let letter = bus.published().remove(0);
        let header = |name| {
            letter
                .headers
                .iter()
                .find(|(key, _)| *key == name)
                .unwrap()
                .1
                .clone()
        };
        assert_eq!(header("Velvet-Reason"), reason);
        assert_eq!(header("Velvet-Id"), "s:1");
        assert_eq!(letter.subject.as_str(), "velvet.dead.store");
        let length = signal(1, word, &keys).body.len();
        assert_eq!(letter.body.len(), length, "the sealed bytes are kept");
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_retry_ends_in_the_dead_letters() {
    check(
        "retry",
        Faults::default(),
        "Retry(1s) s:1 settled
         publish dead:store:s:1
         publish l:dead:store:s:1
         Term s:1 settled
         retried 1
         dead 1",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_hold_never_counts_as_a_try() {
    check(
        "hold",
        Faults::default(),
        "publish o:held
         Ack s:1 settled
         stepped 1
         published 1",
    )
    .await;
}

/// Three are durable together; the fourth at the wake-up. Trouble does not keep them waiting.
#[tokio::test(start_paused = true)]
async fn inputs_wait_until_they_are_durable() {
    check(
        "late late late late",
        Faults::default(),
        "Ack s:1 settled
         Ack s:2 settled
         Ack s:3 settled
         publish o:woken
         Ack s:4 settled
         stepped 4
         published 1",
    )
    .await;
    check(
        "late hold silent",
        Faults::default(),
        "Ack s:1 settled
         publish o:held
         Ack s:2 settled
         publish o:woken
         Ack s:3 settled
         stepped 3
         published 2",
    )
    .await;
}

/// What waited is delivered again when a failure has undone it, and only then counted.
#[tokio::test(start_paused = true)]
async fn what_was_undone_is_delivered_again() {
    let (result, bus) = drive("late undone", Faults::default()).await;
    result.unwrap();
    let log = bus.log();
    let at = |line: &str| log.iter().position(|found| found == line);
    let again = at("Retry(0ns) s:1 settled").expect("given back");
    let done = at("Ack s:1 settled").expect("done at last");
    assert!(again < done, "{log:?}");
}

#[tokio::test(start_paused = true)]
async fn one_that_waits_is_woken() {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let bus = MemoryBus::new(Faults::default());
    bus.offer(signal(1, "late", &keys));
    let (stop, running) = beside(&bus, NoFetch, keys);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(bus.log(), Vec::<String>::new());
    tokio::time::sleep(Duration::from_secs(3)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    assert_eq!(bus.log(), ["publish o:woken", "Ack s:1 settled", "close"]);
}

#[tokio::test(start_paused = true)]
async fn a_wake_up_comes_when_asked_for() {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let bus = MemoryBus::new(Faults::default());
    bus.offer(signal(1, "wake", &keys));
    let (stop, running) = beside(&bus, NoFetch, keys);
    tokio::time::sleep(Duration::from_secs(3)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    assert_eq!(bus.log(), ["Ack s:1 settled", "publish o:woken", "close"]);
}

#[tokio::test(start_paused = true)]
async fn a_stop_in_the_middle_gives_the_input_back() {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let bus = MemoryBus::new(Faults {
        publishes: 1000,
        ..Faults::default()
    });
    bus.offer(signal(1, "echo", &keys));
    let (stop, running) = beside(&bus, NoFetch, keys);
    tokio::time::sleep(Duration::from_secs(1)).await;
    stop.stop();
    running.await.unwrap().unwrap();
    let log = bus.log();
    assert_eq!(log[log.len() - 2..], ["Retry(0ns) s:1 settled", "close"]);
    assert!(bus.published().is_empty());
}

/// Never comes to an end.
struct Endless;

impl velvet_runtime::Fetch<Open<v1::Signal>> for Endless {
    type Fetched = ();

    async fn fetch(&self, _: &Open<v1::Signal>) -> Result<(), Failure> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_stop_waits_for_an_endless_fetch_no_longer_than_the_limit() {
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let bus = MemoryBus::new(Faults::default());
    bus.offer(signal(1, "echo", &keys));
    let (stop, running) = beside(&bus, Endless, keys);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let asked = tokio::time::Instant::now();
    stop.stop();
    running.await.unwrap().unwrap();
    assert_eq!(asked.elapsed(), Duration::from_secs(1));
    assert_eq!(bus.log(), ["Retry(0ns) s:1 settled", "close"]);
}

#[tokio::test(start_paused = true)]
async fn a_panic_ends_the_worker_and_settles_nothing() {
    let (result, bus) = drive("panic", Faults::default()).await;
    assert!(matches!(result, Err(RunError::Panicked { .. })));
    assert_eq!(bus.log(), ["close"]);
}

#[tokio::test(start_paused = true)]
async fn state_survives_a_restart_sealed() {
    let (_, bus) = drive("echo", Faults::default()).await;
    let keys = RoleKeys::for_role(&RootKey::from_bytes([7; 32]), Role::Store);
    let mut again = bus.clone();
    again.offer(signal(2, "silent", &keys));
    let (_stop, shutdown) = shutdown();
    let worker = Worker {
        step: Obedient::default(),
        fetch: NoFetch,
    };
    run(worker, &mut again, surroundings(keys.clone()), shutdown)
        .await
        .unwrap();
    // `restore` marks the state, so that the next snapshot tells that it was read.
    use velvet_runtime::Bus;
    let sealed = bus.load("store").await.unwrap().unwrap();
    let key = keys
        .get(velvet_seal::Purpose::Snapshot(Role::Store))
        .unwrap();
    let binding = velvet_seal::Binding::new("velvet/snapshot/1").with(b"store");
    assert_eq!(key.open(&binding, &sealed).unwrap().as_slice(), [101]);
}

//! `velvet audit`: the account of every frame, from the look at the screen to the record.
//!
//! The store tells what it knows: what the agent counted, what is stored, dead or forgotten, and which
//! published frames are still open. Whether these are really under way is not taken on trust: the bus is
//! searched for each. What is in neither place is silent loss.

use std::collections::HashSet;

use serde_json::{Value, json};
use velvet_messages::{
    FrameId, Role,
    v1::{self, request, response},
};

use super::Setting;
use crate::{
    Fault,
    cli::AuditArgs,
    client::{self, Client},
    print, times,
};

/// Where a published frame can be before it is settled, in the order of its way: searched in this order, a
/// frame that moves on meanwhile is met at least once.
const WAY: [&str; 3] = ["FRAMES", "READINGS", "DEAD"];

/// More than can be under way: the streams before the store hold a few thousand frames at most.
const OPEN_IDS_MAX: u32 = 100_000;

/// The account, with what was found on the bus.
struct Audit {
    /// What the store says.
    account: v1::AuditResponse,
    /// Open frames found on the bus.
    in_flight: u64,
    /// Open frames found nowhere.
    lost: Vec<String>,
}

pub(super) fn run(setting: &Setting, args: &AuditArgs) -> Result<(), Fault> {
    let audit = client::block_on(take(setting, args.receipts))?;
    if args.json {
        print::json(&audit.as_json());
    } else {
        audit.print();
    }
    if audit.is_sound() {
        Ok(())
    } else {
        Err(Fault::Unsound("the account does not balance".to_owned()))
    }
}

async fn take(setting: &Setting, receipts: bool) -> Result<Audit, Fault> {
    let client = Client::join(setting, Role::Supervisor).await?;
    let before = account(&client, receipts).await?;
    let mut missing: HashSet<FrameId> = open_frames(&before);
    let mut met = HashSet::new();
    for stream in WAY {
        let ids = client.connection().message_ids(stream).await;
        for id in ids.map_err(Fault::failed(format!("look through {stream}")))? {
            let id = id
                .as_str()
                .strip_prefix("dead:ocr:")
                .or(id.as_str().strip_prefix("dead:store:"))
                .map_or(id.clone(), velvet_messages::MessageId::new);
            met.extend(id.frame());
        }
    }
    missing.retain(|frame| !met.contains(frame));
    // What arrived while we looked is not open any more.
    let account = account(&client, receipts).await?;
    let still_open = open_frames(&account);
    missing.retain(|frame| still_open.contains(frame));
    let open: u64 = account.displays.iter().map(|display| display.open).sum();
    let mut lost: Vec<String> = missing.iter().map(ToString::to_string).collect();
    lost.sort();
    Ok(Audit {
        in_flight: open.saturating_sub(lost.len() as u64),
        account,
        lost,
    })
}

async fn account(client: &Client, receipts: bool) -> Result<v1::AuditResponse, Fault> {
    let kind = request::Kind::Audit(v1::AuditRequest {
        open_ids_max: OPEN_IDS_MAX,
        receipts,
    });
    match client.ask(Role::Store, "audit", kind).await? {
        response::Kind::Audit(account) => Ok(account),
        _ => Err(client::unexpected()),
    }
}

fn open_frames(account: &v1::AuditResponse) -> HashSet<FrameId> {
    account
        .open_ids
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect()
}

fn sum(counts: &[v1::ReasonCount]) -> u64 {
    counts.iter().map(|count| count.count).sum()
}

fn reasons(counts: &[v1::ReasonCount]) -> Value {
    let pairs = counts
        .iter()
        .map(|count| (count.reason.clone(), json!(count.count)));
    pairs.collect::<serde_json::Map<_, _>>().into()
}

fn receipt_json(receipt: &v1::Receipt) -> Value {
    json!({
        "number": receipt.number,
        "text": receipt.text,
        "keys_destroyed": receipt.keys,
    })
}

/// What the agent's identity lacks: attempted minus all that became of it. Zero when it balances.
fn unaccounted(display: &v1::DisplayAccount) -> i64 {
    let became = display.unchanged
        + display.excluded
        + display.published
        + sum(&display.skipped)
        + sum(&display.failed);
    i64::try_from(display.attempted).unwrap_or(i64::MAX) - i64::try_from(became).unwrap_or(i64::MAX)
}

impl Audit {
    /// Both identities hold, nothing is lost, nothing stored twice.
    fn is_sound(&self) -> bool {
        let displays = &self.account.displays;
        self.lost.is_empty()
            && !self.account.receipts_broken
            && displays
                .iter()
                .all(|display| unaccounted(display) == 0 && display.duplicates == 0)
    }

    /// The sums over all displays, as `velvet-bench pipeline` prints them, and each display beside them.
    fn as_json(&self) -> Value {
        let displays = &self.account.displays;
        let total = |of: fn(&v1::DisplayAccount) -> u64| displays.iter().map(of).sum::<u64>();
        json!({
            "sound": self.is_sound(),
            "ledger": {
                "attempted": total(|display| display.attempted),
                "unchanged": total(|display| display.unchanged),
                "excluded": total(|display| display.excluded),
                "published": total(|display| display.published),
                "skipped": total(|display| sum(&display.skipped)),
                "failed": total(|display| sum(&display.failed)),
                "stored": total(|display| display.stored),
                "dead": total(|display| sum(&display.dead)),
                "forgotten": total(|display| display.forgotten),
                "in_flight": self.in_flight,
                "silent_loss": self.lost.len(),
                "duplicates": total(|display| display.duplicates),
            },
            "lost": self.lost,
            "strays": reasons(&self.account.strays),
            "receipts": self.account.receipts.iter().map(receipt_json).collect::<Vec<_>>(),
            "receipts_broken_at": self.broken_receipt(),
            "displays": displays.iter().map(display_json).collect::<Vec<_>>(),
        })
    }

    fn broken_receipt(&self) -> Option<u64> {
        let account = &self.account;
        account
            .receipts_broken
            .then_some(account.receipts_broken_at)
    }

    fn print(&self) {
        for display in &self.account.displays {
            print::line(format!("{}.{}", display.device, display.display));
            print::line(format!(
                "  {} looks = {} unchanged + {} excluded + {} published + {} skipped + {} failed",
                display.attempted,
                display.unchanged,
                display.excluded,
                display.published,
                listed(&display.skipped),
                listed(&display.failed),
            ));
            print::line(format!(
                "  {} published = {} stored + {} dead + {} forgotten + {} open",
                display.published,
                display.stored,
                listed(&display.dead),
                display.forgotten,
                display.open,
            ));
        }
        for receipt in &self.account.receipts {
            print::line(&receipt.text);
        }
        if let Some(number) = self.broken_receipt() {
            print::line(format!(
                "receipts: changed or left out from forget-{number} on"
            ));
        }
        let strays = sum(&self.account.strays);
        if strays > 0 {
            print::line(format!(
                "foreign dead letters: {}",
                listed(&self.account.strays)
            ));
        }
        let (in_flight, lost) = (self.in_flight, self.lost.len());
        print::line(format!("on the bus: {in_flight}; lost silently: {lost}"));
        self.lost
            .iter()
            .for_each(|id| print::line(format!("  lost: {id}")));
    }
}

fn listed(counts: &[v1::ReasonCount]) -> String {
    let total = sum(counts);
    let named = counts.iter().filter(|count| count.count > 0);
    let named: Vec<String> = named
        .map(|count| format!("{} {}", count.count, count.reason))
        .collect();
    if named.is_empty() {
        total.to_string()
    } else {
        format!("{total} ({})", named.join(", "))
    }
}

fn display_json(display: &v1::DisplayAccount) -> Value {
    json!({
        "device": display.device,
        "display": display.display,
        "attempted": display.attempted,
        "unchanged": display.unchanged,
        "excluded": display.excluded,
        "published": display.published,
        "skipped": reasons(&display.skipped),
        "failed": reasons(&display.failed),
        "stored": display.stored,
        "dead": reasons(&display.dead),
        "forgotten": display.forgotten,
        "open": display.open,
        "duplicates": display.duplicates,
        "unaccounted": unaccounted(display),
        "last_stored": times::rfc3339(display.last_stored_unix_us),
    })
}

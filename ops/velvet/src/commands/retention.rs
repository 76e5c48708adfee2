//! `velvet retention`: how much of the disk the store may take, what it takes, and how far back it keeps what.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};

use super::Setting;
use crate::{
    Fault,
    client::{self, Client},
    print, times,
};

pub(super) fn run(setting: &Setting, json: bool) -> Result<(), Fault> {
    let store = client::block_on(ask(setting))?;
    if json {
        print::json(&as_json(&store));
    } else {
        print_all(&store);
    }
    Ok(())
}

async fn ask(setting: &Setting) -> Result<v1::StoreStatusResponse, Fault> {
    let client = Client::join(setting, Role::Cli).await?;
    let kind = request::Kind::StoreStatus(v1::StoreStatusRequest::default());
    match client.ask(Role::Store, "status", kind).await? {
        response::Kind::StoreStatus(store) => Ok(store),
        _ => Err(client::unexpected()),
    }
}

/// What is neither text nor pixels nor free: the index, keys, and what sealing and pages add.
fn other_bytes(store: &v1::StoreStatusResponse) -> u64 {
    let told = store.text_bytes + store.pixel_bytes + store.reusable_bytes;
    store.used_bytes.saturating_sub(told)
}

/// The part of `status` and `retention` that tells of the budget.
pub(super) fn as_json(store: &v1::StoreStatusResponse) -> Value {
    let since = |unix_us: i64| (unix_us > 0).then(|| times::rfc3339(unix_us));
    json!({
        "budget_bytes": store.budget_bytes,
        "used_bytes": store.used_bytes,
        "text_bytes": store.text_bytes,
        "pixel_bytes": store.pixel_bytes,
        "reusable_bytes": store.reusable_bytes,
        "other_bytes": other_bytes(store),
        "bytes_per_day": store.bytes_per_day,
        "days_left": store.days_left,
        "text_since": since(store.text_since_unix_us),
        "hourly_pictures_since": since(store.hourly_since_unix_us),
        "key_frames_since": since(store.key_frames_since_unix_us),
        "all_pixels_since": since(store.whole_since_unix_us),
    })
}

/// One line: how much of the budget is used and for how long it lasts.
pub(super) fn in_short(store: &v1::StoreStatusResponse) -> String {
    let v1::StoreStatusResponse {
        budget_bytes,
        used_bytes,
        bytes_per_day,
        days_left,
        ..
    } = store;
    let left = match (bytes_per_day, days_left) {
        (0, _) => "nothing stored yet".to_owned(),
        (_, 0) => "the oldest pixels are thinned out".to_owned(),
        (_, days) => format!("{days} day(s) until pixels thin out"),
    };
    format!("{used_bytes} of {budget_bytes} bytes used; {left}")
}

fn print_all(store: &v1::StoreStatusResponse) {
    print::line(in_short(store));
    let kinds = [
        ("text", store.text_bytes),
        ("pixels", store.pixel_bytes),
        ("other", other_bytes(store)),
        ("free again", store.reusable_bytes),
        ("a day brings", store.bytes_per_day),
    ];
    for (name, bytes) in kinds {
        print::line(format!("  {name:<16} {bytes} bytes"));
    }
    let since = [
        ("text", store.text_since_unix_us),
        ("hourly pictures", store.hourly_since_unix_us),
        ("key frames", store.key_frames_since_unix_us),
        ("all pixels", store.whole_since_unix_us),
    ];
    for (name, unix_us) in since {
        let told = match unix_us {
            0 => "none kept".to_owned(),
            time => format!("since {}", times::short(time)),
        };
        print::line(format!("  {name:<16} {told}"));
    }
}

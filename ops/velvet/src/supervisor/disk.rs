//! Free space: below the floor the capture agent pauses, visibly, and looks again when there is room.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use tracing::{debug, info, warn};
use velvet_messages::{MessageId, Role, Subject, v1};
use velvet_nats::Connection;
use velvet_runtime::{Clock, SystemClock, service::seal_request};
use velvet_seal::RoleKeys;

use super::SupervisorSettings;

/// The code that the status shows.
const REASON: &str = "disk-full";
/// The pause outlives this many looks, so that a dead supervisor does not keep the agent silent for ever.
const PAUSE_LOOKS: u32 = 5;
/// The agent answers from memory.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) struct Watch {
    folder: PathBuf,
    free_bytes_min: u64,
    interval: Duration,
    keys: RoleKeys,
}

impl Watch {
    pub(super) fn new(folder: &Path, settings: &SupervisorSettings, keys: RoleKeys) -> Self {
        Self {
            folder: folder.to_owned(),
            free_bytes_min: settings.disk_free_bytes_min,
            interval: Duration::from_millis(settings.disk_look_interval_ms),
            keys,
        }
    }

    /// Looks for ever.
    pub(super) async fn run(&self, connection: &Connection) {
        let mut paused = false;
        loop {
            let low = free_bytes(&self.folder).is_some_and(|free| free < self.free_bytes_min);
            if low != paused {
                let word = if low {
                    "the disk is full, capture pauses"
                } else {
                    "there is room again"
                };
                warn!(code = REASON, low, "{word}");
            }
            if low || paused {
                self.tell(connection, low).await;
            }
            paused = low;
            tokio::time::sleep(self.interval).await;
        }
    }

    async fn tell(&self, connection: &Connection, paused: bool) {
        let now = SystemClock.now();
        let request = v1::PauseRequest {
            paused,
            until_unix_us: if paused {
                now.after(self.interval * PAUSE_LOOKS).0
            } else {
                0
            },
            reason: REASON.to_owned(),
        };
        let request = v1::Request {
            kind: Some(v1::request::Kind::Pause(request)),
        };
        let id = format!("disk:{}", now.0);
        let Ok(body) = seal_request(&self.keys, Role::Capture, "pause", &id, &request) else {
            return;
        };
        let subject = Subject::service(Role::Capture, "pause");
        match connection
            .ask(&subject, &MessageId::new(id), body, PATIENCE)
            .await
        {
            Ok(_) => info!(paused, "the capture agent knows"),
            Err(error) => debug!(%error, "the capture agent could not be told"),
        }
    }
}

/// Free bytes for us on the disk of a folder.
pub(crate) fn free_bytes(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

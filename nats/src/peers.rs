//! Workers of one role among themselves: core NATS for words, the bucket of snapshots for what is kept.

use std::time::Duration;

use async_nats::{HeaderMap, StatusCode, Subscriber};
use bytes::Bytes;
use futures::StreamExt;
use velvet_messages::{DeviceId, Role, Subject};
use velvet_runtime::{BusError, Heard, Kept, Launch, Peers, Timestamp};

use crate::{
    Connection,
    bus::store,
    topology::{STATE_BUCKET, STATE_STREAM},
};

/// Name of the readers' snapshot; the runtime's own of a role has the role's name.
pub(crate) const LINES: &str = "lines";
/// The order to forget, below `velvet.ctl.<role>.`.
pub(crate) const FORGET: &str = "forget";
/// What a bucket says of a removed value.
const OPERATION_HEADER: &str = "KV-Operation";
const REMOVED: &str = "PURGE";
/// The server drops all earlier values of the subject, markers included.
const ROLLUP_HEADER: &str = "Nats-Rollup";
/// When the value was removed, microseconds since 1970-01-01 UTC.
const FORGOTTEN_HEADER: &str = "Velvet-Forgotten";
/// A lost connection comes back; asking more often than this only costs.
const PATIENCE: Duration = Duration::from_secs(1);

/// One reader among others.
pub struct JetStreamPeers {
    connection: Connection,
    device: DeviceId,
    words: Subscriber,
    orders: Subscriber,
}

impl std::fmt::Debug for JetStreamPeers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JetStreamPeers({})", self.connection.role())
    }
}

impl JetStreamPeers {
    /// Connects as the role of the launch and listens to the others. What they tell before the first answer of
    /// [`Peers::kept`] may be missed: the server takes up a subscription when it comes to it.
    ///
    /// # Errors
    /// See [`Connection::open`].
    pub async fn connect(launch: &Launch) -> Result<Self, BusError> {
        let connection = Connection::open(launch).await?;
        let listen = async |subject: Subject| {
            let subscribed = connection.client().subscribe(subject.to_string()).await;
            subscribed.map_err(BusError::unconfirmed("listen to the other workers"))
        };
        let words = listen(Subject::lines(&launch.device)).await?;
        let orders = listen(Subject::control(launch.role, FORGET)).await?;
        let flushed = connection.client().flush().await;
        flushed.map_err(BusError::unconfirmed("listen to the other workers"))?;
        Ok(Self {
            words,
            orders,
            connection,
            device: launch.device.clone(),
        })
    }
}

impl Peers for JetStreamPeers {
    async fn tell(&self, word: Bytes) -> Result<(), BusError> {
        let subject = Subject::lines(&self.device).to_string();
        let sent = self.connection.client().publish(subject, word).await;
        sent.map_err(BusError::unconfirmed("tell the other workers"))
    }

    async fn hear(&mut self) -> Option<Heard> {
        tokio::select! {
            // Orders first: what is told before them is forgotten with the rest.
            biased;
            order = self.orders.next() => Some(Heard::Forget(order?.payload)),
            word = self.words.next() => Some(Heard::Word(word?.payload)),
            _ = self.connection.denied() => None,
        }
    }

    async fn keep(&self, snapshot: Bytes) -> Result<(), BusError> {
        let subject = lines_subject();
        store(&self.connection, &subject, HeaderMap::new(), snapshot)
            .await
            .map(|_| ())
    }

    async fn kept(&self) -> Result<Kept, BusError> {
        let action = "load a snapshot";
        let subject = format!("$JS.API.DIRECT.GET.{STATE_STREAM}.{}", lines_subject());
        let answer = self
            .connection
            .request(action, &subject, None, Bytes::new())
            .await?;
        let header = |name: &str| answer.headers.as_ref()?.get(name);
        match answer.status {
            Some(StatusCode::NOT_FOUND) => Ok(Kept::Nothing),
            None if header(OPERATION_HEADER).is_some() => {
                let at = header(FORGOTTEN_HEADER).and_then(|at| at.as_str().parse().ok());
                Ok(Kept::Forgotten(Timestamp(at.unwrap_or_default())))
            }
            None => Ok(Kept::Snapshot(answer.payload)),
            Some(_) => Err(BusError::Unconfirmed {
                action,
                source: None,
            }),
        }
    }

    async fn close(&mut self) {
        self.connection.close().await;
    }
}

impl Connection {
    /// Removes what readers keep of screens, and orders all that run to forget it. `order` is sealed.
    ///
    /// # Errors
    /// When the bus did not confirm that it is removed; then nobody was told either.
    pub async fn forget_lines(&self, at: Timestamp, order: Bytes) -> Result<(), BusError> {
        let mut headers = HeaderMap::new();
        headers.insert(OPERATION_HEADER, REMOVED);
        headers.insert(ROLLUP_HEADER, "sub");
        headers.insert(FORGOTTEN_HEADER, at.0.to_string());
        store(self, &lines_subject(), headers, Bytes::new()).await?;
        let subject = Subject::control(Role::Ocr, FORGET).to_string();
        let told = async {
            self.client().publish(subject, order).await.ok()?;
            self.client().flush().await.ok()
        };
        let told = tokio::time::timeout(PATIENCE, told).await.ok().flatten();
        told.ok_or(BusError::Unconfirmed {
            action: "tell the readers to forget",
            source: None,
        })
    }
}

fn lines_subject() -> String {
    format!("$KV.{STATE_BUCKET}.{}.{LINES}", Role::Ocr)
}

//! One connection of one role: authenticated, with an inbox that no other role can read, and with refusals
//! told as such (NATS itself tells them beside the request, which then only times out).

use std::{sync::Arc, time::Duration};

use async_nats::{
    Client, ConnectErrorKind, ConnectOptions, Event, HeaderMap, Message, RequestErrorKind,
    ServerError,
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::watch;
use tracing::{debug, error, info, warn};
use velvet_messages::Role;
use velvet_runtime::{BusError, Launch};

use crate::{BusSettings, users};

/// Notices a half-open link within two of these; the client's own default of a minute is too long.
const PING_INTERVAL: Duration = Duration::from_secs(10);
/// The bus is on this machine or in one's own cluster.
const CONNECT_MAX: Duration = Duration::from_secs(10);
/// A restarting server is back within a second; asking more often than this only costs.
const RECONNECT_DELAY_MIN: Duration = Duration::from_millis(50);
/// See [`RECONNECT_DELAY_MIN`].
const RECONNECT_DELAY_MAX: Duration = Duration::from_secs(1);
/// Commands waiting for the socket. The client's default of 2048 would hold gigabytes of frames.
const COMMANDS_MAX: usize = 64;
/// Messages waiting for us per subscription; pulls are one by one, questions are few.
const SUBSCRIPTION_MESSAGES_MAX: usize = 1024;
/// Refusals remembered. The first one already ends the process.
const DENIALS_MAX: usize = 64;
/// How long closing waits for what was sent to leave.
const CLOSE_MAX: Duration = Duration::from_secs(2);

/// Subjects that the server denied us, in its own words.
type Denials = Vec<String>;

/// A connection of one role. Clones share it.
#[derive(Clone)]
pub struct Connection {
    client: Client,
    role: Role,
    settings: Arc<BusSettings>,
    denials: watch::Receiver<Denials>,
    closed: watch::Receiver<bool>,
}

/// A request to the server's own interface failed.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// It answered with an error.
    Server { code: u64, description: String },
    /// It did not answer.
    Bus(BusError),
}

#[derive(Deserialize)]
struct ErrorBody {
    #[serde(default)]
    err_code: u64,
    #[serde(default)]
    description: String,
}

impl From<ApiError> for BusError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Server { code, description } => {
                debug!(code, description, "server interface refused");
                Self::Refused {
                    action: "ask the server",
                    code: "server-error",
                }
            }
            ApiError::Bus(error) => error,
        }
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Connection({})", self.role)
    }
}

impl Connection {
    /// Connects as the role of the launch.
    ///
    /// # Errors
    /// [`BusError::Refused`] when the server does not know the role's user, else [`BusError::Unconfirmed`].
    pub async fn open(launch: &Launch) -> Result<Self, BusError> {
        let settings = Arc::new(BusSettings::of(launch)?);
        let role = launch.role;
        let (denial_sender, denials) = watch::channel(Denials::new());
        let (closed_sender, closed) = watch::channel(false);
        let events = Arc::new(Events {
            role,
            denials: denial_sender,
            closed: closed_sender,
        });
        // The client keeps its own copy of the seed for as long as it may have to reconnect.
        let client = ConnectOptions::with_nkey(launch.nkey_seed.to_string())
            .name(format!("velvet-{role}"))
            .custom_inbox_prefix(users::inbox_prefix(role))
            .connection_timeout(CONNECT_MAX)
            .request_timeout(Some(settings.confirm_max()))
            .ping_interval(PING_INTERVAL)
            .client_capacity(COMMANDS_MAX)
            .subscription_capacity(SUBSCRIPTION_MESSAGES_MAX)
            .reconnect_delay_callback(reconnect_delay)
            .event_callback(move |event| {
                let events = Arc::clone(&events);
                async move { events.note(&event) }
            })
            .connect(&launch.nats_url)
            .await
            .map_err(connect_error)?;
        Ok(Self {
            client,
            role,
            settings,
            denials,
            closed,
        })
    }

    /// Who we are on the bus.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Version of the server, as it says.
    #[must_use]
    pub fn server_version(&self) -> String {
        self.client.server_info().version
    }

    /// Waits until the server has denied us anything, and tells the subject. Rights do not come back:
    /// whoever sees this should end.
    pub async fn denied(&self) -> String {
        let mut denials = self.denials.clone();
        let first = denials.wait_for(|denials| !denials.is_empty()).await;
        match first.ok().and_then(|denials| denials.first().cloned()) {
            Some(subject) => subject,
            // The connection is gone, so nothing can be denied any more.
            None => std::future::pending().await,
        }
    }

    /// Ends the connection of all clones after everything sent is out; waits two seconds at most.
    pub async fn close(&self) {
        // Draining alone can drop what still waits for the socket (spec/bus.md 3.6).
        let ending = async {
            if self.client.flush().await.is_err() || self.client.drain().await.is_err() {
                return;
            }
            let mut closed = self.closed.clone();
            if closed.wait_for(|closed| *closed).await.is_err() {
                debug!("the client is gone, so it is closed as well");
            }
        };
        if tokio::time::timeout(CLOSE_MAX, ending).await.is_err() {
            warn!(role = %self.role, "the bus connection did not close in time");
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn settings(&self) -> &BusSettings {
        &self.settings
    }

    /// Sends a request and waits for the one answer.
    pub(crate) async fn request(
        &self,
        action: &'static str,
        subject: &str,
        headers: Option<HeaderMap>,
        body: Bytes,
    ) -> Result<Message, BusError> {
        let mut request = async_nats::Request::new().payload(body);
        if let Some(headers) = headers {
            request = request.headers(headers);
        }
        let answer = self.client.send_request(subject.to_owned(), request);
        tokio::select! {
            answer = answer => answer.map_err(|error| match error.kind() {
                RequestErrorKind::MaxPayloadExceeded => BusError::Refused { action, code: "too-large" },
                RequestErrorKind::InvalidSubject => BusError::Refused { action, code: "invalid-subject" },
                _ => BusError::unconfirmed(action)(error),
            }),
            true = self.is_denied(subject) => Err(BusError::Refused { action, code: "permission" }),
        }
    }

    /// Sends a request to the server's own interface, below `$JS.API.`. `Null` sends an empty body.
    pub(crate) async fn api(&self, subject: &str, body: &Value) -> Result<Value, ApiError> {
        let body = if body.is_null() {
            Bytes::new()
        } else {
            body.to_string().into()
        };
        let subject = format!("$JS.API.{subject}");
        let answer = self
            .request("ask the server", &subject, None, body)
            .await
            .map_err(ApiError::Bus)?;
        parse_answer(&answer.payload)
    }

    async fn is_denied(&self, subject: &str) -> bool {
        let mut denials = self.denials.clone();
        let denied = |denials: &Denials| denials.iter().any(|denied| denied == subject);
        denials.wait_for(denied).await.is_ok()
    }
}

/// Takes the server's JSON apart. Its text is the server's, never a message's.
pub(crate) fn parse_answer(payload: &[u8]) -> Result<Value, ApiError> {
    let mut value: Value = serde_json::from_slice(payload)
        .map_err(|error| ApiError::Bus(BusError::unconfirmed("understand the server")(error)))?;
    match value.get_mut("error").map(Value::take) {
        None => Ok(value),
        Some(error) => {
            let ErrorBody {
                err_code,
                description,
            } = serde_json::from_value(error).unwrap_or(ErrorBody {
                err_code: 0,
                description: String::new(),
            });
            Err(ApiError::Server {
                code: err_code,
                description,
            })
        }
    }
}

fn connect_error(error: async_nats::ConnectError) -> BusError {
    let action = "connect to the bus";
    match error.kind() {
        ConnectErrorKind::Authentication | ConnectErrorKind::AuthorizationViolation => {
            BusError::Refused {
                action,
                code: "authorization",
            }
        }
        ConnectErrorKind::ServerParse => BusError::Refused {
            action,
            code: "invalid-address",
        },
        _ => BusError::unconfirmed(action)(error),
    }
}

fn reconnect_delay(attempts: usize) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1))
        .unwrap_or(u32::MAX)
        .min(10);
    (RECONNECT_DELAY_MIN * 2_u32.pow(doublings)).min(RECONNECT_DELAY_MAX)
}

struct Events {
    role: Role,
    denials: watch::Sender<Denials>,
    closed: watch::Sender<bool>,
}

impl Events {
    fn note(&self, event: &Event) {
        let role = self.role;
        match event {
            Event::Connected => info!(%role, "bus connected"),
            Event::Disconnected => warn!(%role, "bus disconnected"),
            Event::Closed => {
                self.closed.send_replace(true);
            }
            Event::ServerError(ServerError::Other(text)) if is_denial(text) => self.deny(text),
            Event::ServerError(_) => warn!(%role, "the bus reports an error"),
            Event::SlowConsumer(_) => {
                error!(%role, "the bus dropped messages that we did not take in time")
            }
            Event::ClientError(_) => warn!(%role, "the bus connection has trouble"),
            Event::Draining | Event::LameDuckMode => debug!(%role, "bus closing"),
        }
    }

    fn deny(&self, text: &str) {
        let subject = quoted(text).unwrap_or_default().to_owned();
        error!(role = %self.role, subject, "the bus denied a subject; the server's users are not ours");
        self.denials.send_modify(|denials| {
            if denials.len() < DENIALS_MAX && !denials.contains(&subject) {
                denials.push(subject);
            }
        });
    }
}

fn is_denial(text: &str) -> bool {
    text.to_ascii_lowercase()
        .starts_with("permissions violation")
}

/// The first quoted part: the subject.
fn quoted(text: &str) -> Option<&str> {
    text.split('"').nth(1)
}

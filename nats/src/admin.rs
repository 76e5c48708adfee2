//! Looking into the streams, for the command line: state, dead letters, what is under way.
//!
//! Needs the rights of the supervisor, or of inspect where nothing is changed.

use std::collections::BTreeMap;

use async_nats::{HeaderMap, Message, StatusCode, header};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use velvet_messages::MessageId;
use velvet_runtime::BusError;

use crate::{
    Connection,
    bus::{CONTENT_TYPE_HEADER, KEY_HEADER, SCHEMA_HEADER, TRACE_HEADER, store},
    connection::ApiError,
    topology::DEAD_STREAM,
};

/// The server's own page is 100 000 subjects; devices times displays stay far below. This ends a server that pages for ever.
const PAGES_MAX: u64 = 1000;

/// One stream now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StreamState {
    /// Its name.
    pub name: String,
    /// Messages in it.
    pub messages: u64,
    /// Bytes they take on disk.
    pub bytes: u64,
    /// Bytes at which it refuses more.
    pub bytes_max: u64,
    /// First sequence that is still there.
    pub first_sequence: u64,
    /// Last sequence that was ever given.
    pub last_sequence: u64,
    /// Who reads it.
    pub consumers: Vec<ConsumerState>,
}

/// One consumer now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsumerState {
    /// Its name.
    pub name: String,
    /// Messages not yet delivered.
    pub pending: u64,
    /// Messages delivered and not yet settled.
    pub ack_pending: u64,
    /// Of those, how many were delivered more than once.
    pub redelivered: u64,
    /// Pulls that wait for a message: workers that have nothing to do.
    pub waiting: u64,
}

/// One dead letter. Its body is not here: it stays sealed and stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadLetter {
    /// Its number in the stream of dead letters.
    pub sequence: u64,
    /// The role that gave it up.
    pub role: String,
    /// Why: a code.
    pub reason: String,
    /// Where it was published first.
    pub subject: String,
    /// Its id there.
    pub id: String,
    /// How often it was delivered.
    pub attempts: u32,
    /// Size of the sealed body.
    pub bytes: u64,
    /// When it was given up, RFC 3339 UTC, by the server's clock.
    pub time: String,
}

/// A dead letter could not be handled.
#[derive(Debug, thiserror::Error)]
pub enum DeadError {
    /// There is none of this number.
    #[error("failed to find dead letter {sequence}; `velvet dead list` tells what is there")]
    NotFound {
        /// The number.
        sequence: u64,
    },
    /// It lacks the headers to be sent again.
    #[error("failed to send dead letter {sequence} again: it does not say where it came from")]
    Nameless {
        /// The number.
        sequence: u64,
    },
    /// The stream still remembers the id and would drop the letter.
    #[error(
        "failed to send dead letter {sequence} again: its stream remembers the first one for up to ten minutes; try again then"
    )]
    TooSoon {
        /// The number.
        sequence: u64,
    },
    /// The bus failed.
    #[error(transparent)]
    Bus(#[from] BusError),
}

#[derive(Deserialize)]
struct RawStream {
    config: RawConfig,
    state: RawState,
}

#[derive(Deserialize)]
struct RawConfig {
    name: String,
    #[serde(default)]
    max_bytes: i64,
}

#[derive(Deserialize)]
struct RawState {
    messages: u64,
    bytes: u64,
    first_seq: u64,
    last_seq: u64,
    #[serde(default)]
    subjects: Option<BTreeMap<String, u64>>,
}

#[derive(Deserialize)]
struct RawConsumer {
    name: String,
    num_pending: u64,
    num_ack_pending: u64,
    num_redelivered: u64,
    num_waiting: u64,
}

impl Connection {
    /// All streams with their consumers, by name.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn stream_states(&self) -> Result<Vec<StreamState>, BusError> {
        let mut states = Vec::new();
        for raw in self.pages::<RawStream>("STREAM.LIST", "streams").await? {
            let subject = format!("CONSUMER.LIST.{}", raw.config.name);
            let consumers = self.pages::<RawConsumer>(&subject, "consumers").await?;
            states.push(stream_state(raw, consumers));
        }
        states.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(states)
    }

    /// How many messages a stream holds, by subject.
    ///
    /// # Errors
    /// When the server does not answer or there is no such stream.
    pub async fn subject_counts(&self, stream: &str) -> Result<BTreeMap<String, u64>, BusError> {
        let mut counts = BTreeMap::new();
        for _ in 0..PAGES_MAX {
            let request = json!({ "subjects_filter": ">", "offset": counts.len() });
            let answer = self.api(&format!("STREAM.INFO.{stream}"), &request).await?;
            let raw: RawStream = parse(answer)?;
            let page = raw.state.subjects.unwrap_or_default();
            if page.is_empty() {
                break;
            }
            counts.extend(page);
        }
        Ok(counts)
    }

    /// The ids of all messages in a stream, in order. It reads every message, so it takes as long as that.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn message_ids(&self, stream: &str) -> Result<Vec<MessageId>, BusError> {
        let mut ids = Vec::new();
        let mut sequence = 1;
        while let Some(message) = self.message_from(stream, sequence).await? {
            sequence = message.sequence + 1;
            let unnamed = format!("{stream}:{}", message.sequence);
            ids.push(MessageId::new(
                message.header("Nats-Msg-Id").unwrap_or(unnamed),
            ));
        }
        Ok(ids)
    }

    /// Up to `count_max` dead letters, the oldest first.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn dead_letters(&self, count_max: usize) -> Result<Vec<DeadLetter>, BusError> {
        let mut letters = Vec::new();
        let mut sequence = 1;
        while letters.len() < count_max {
            let Some(message) = self.message_from(DEAD_STREAM, sequence).await? else {
                break;
            };
            sequence = message.sequence + 1;
            letters.push(letter(&message));
        }
        Ok(letters)
    }

    /// One dead letter and its sealed body.
    ///
    /// # Errors
    /// See [`DeadError`].
    pub async fn dead_letter(&self, sequence: u64) -> Result<(DeadLetter, Bytes), DeadError> {
        let message = self.exact_dead(sequence).await?;
        Ok((letter(&message), message.body))
    }

    /// Drops one dead letter for good.
    ///
    /// # Errors
    /// See [`DeadError`].
    pub async fn drop_dead_letter(&self, sequence: u64) -> Result<(), DeadError> {
        let subject = format!("STREAM.MSG.DELETE.{DEAD_STREAM}");
        match self.api(&subject, &json!({ "seq": sequence })).await {
            Ok(_) => Ok(()),
            Err(ApiError::Server { .. }) => Err(DeadError::NotFound { sequence }),
            Err(ApiError::Bus(error)) => Err(error.into()),
        }
    }

    /// Sends one dead letter to where it came from, as it was, and drops it from the dead letters.
    ///
    /// # Errors
    /// See [`DeadError`]. The letter is dropped only after its stream has stored it anew.
    pub async fn retry_dead_letter(&self, sequence: u64) -> Result<(), DeadError> {
        let message = self.exact_dead(sequence).await?;
        let nameless = || DeadError::Nameless { sequence };
        let subject = message.header("Velvet-Subject").ok_or_else(nameless)?;
        let id = message.header("Velvet-Id").ok_or_else(nameless)?;
        let mut headers = HeaderMap::new();
        headers.insert(header::NATS_MESSAGE_ID, id.as_str());
        for name in [CONTENT_TYPE_HEADER, KEY_HEADER, SCHEMA_HEADER, TRACE_HEADER] {
            if let Some(value) = message.header(name) {
                headers.insert(name, value.as_str());
            }
        }
        // A recognised id means that nothing was stored: dropping the letter now would lose it.
        if store(self, &subject, headers, message.body).await? {
            return Err(DeadError::TooSoon { sequence });
        }
        self.drop_dead_letter(sequence).await
    }

    async fn exact_dead(&self, sequence: u64) -> Result<Stored, DeadError> {
        let found = self.message_from(DEAD_STREAM, sequence).await?;
        found
            .filter(|message| message.sequence == sequence)
            .ok_or(DeadError::NotFound { sequence })
    }

    /// The first message at or after a sequence.
    async fn message_from(&self, stream: &str, sequence: u64) -> Result<Option<Stored>, BusError> {
        let action = "read a message";
        let request = json!({ "seq": sequence, "next_by_subj": ">" }).to_string();
        let subject = format!("$JS.API.DIRECT.GET.{stream}");
        let answer = self.request(action, &subject, None, request.into()).await?;
        match answer.status {
            None => Stored::read(answer).map(Some).ok_or(BusError::Unconfirmed {
                action,
                source: None,
            }),
            Some(StatusCode::NOT_FOUND) => Ok(None),
            Some(_) => Err(BusError::Unconfirmed {
                action,
                source: None,
            }),
        }
    }

    /// All items of a paged list.
    async fn pages<T: for<'de> Deserialize<'de>>(
        &self,
        subject: &str,
        field: &str,
    ) -> Result<Vec<T>, BusError> {
        let mut items = Vec::new();
        for _ in 0..PAGES_MAX {
            let mut answer = self.api(subject, &json!({ "offset": items.len() })).await?;
            let page: Option<Vec<T>> = parse(answer[field].take())?;
            let page = page.unwrap_or_default();
            let total = answer["total"].as_u64().unwrap_or_default();
            let last = page.is_empty();
            items.extend(page);
            if last || items.len() as u64 >= total {
                break;
            }
        }
        Ok(items)
    }
}

fn parse<T: for<'de> Deserialize<'de>>(value: Value) -> Result<T, BusError> {
    serde_json::from_value(value).map_err(BusError::unconfirmed("understand the server"))
}

fn stream_state(raw: RawStream, consumers: Vec<RawConsumer>) -> StreamState {
    let consumers = consumers.into_iter().map(|raw| ConsumerState {
        name: raw.name,
        pending: raw.num_pending,
        ack_pending: raw.num_ack_pending,
        redelivered: raw.num_redelivered,
        waiting: raw.num_waiting,
    });
    StreamState {
        name: raw.config.name,
        messages: raw.state.messages,
        bytes: raw.state.bytes,
        bytes_max: raw.config.max_bytes.max(0).unsigned_abs(),
        first_sequence: raw.state.first_seq,
        last_sequence: raw.state.last_seq,
        consumers: consumers.collect(),
    }
}

/// A message as it lies in a stream.
struct Stored {
    sequence: u64,
    headers: HeaderMap,
    body: Bytes,
}

impl Stored {
    fn read(answer: Message) -> Option<Self> {
        let headers = answer.headers?;
        let sequence = headers.get(header::NATS_SEQUENCE)?.as_str().parse().ok()?;
        Some(Self {
            sequence,
            headers,
            body: answer.payload,
        })
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers
            .get(name)
            .map(|value| value.as_str().to_owned())
    }
}

fn letter(message: &Stored) -> DeadLetter {
    let text = |name| message.header(name).unwrap_or_default();
    DeadLetter {
        sequence: message.sequence,
        role: text("Nats-Subject")
            .trim_start_matches("velvet.dead.")
            .to_owned(),
        reason: text("Velvet-Reason"),
        subject: text("Velvet-Subject"),
        id: text("Velvet-Id"),
        attempts: text("Velvet-Attempts").parse().unwrap_or_default(),
        bytes: message.body.len() as u64,
        time: text("Nats-Time-Stamp"),
    }
}

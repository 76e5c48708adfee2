//! Brings a server to the topology, and says where it is not there.

use std::fmt;

use serde_json::{Value, json};
use velvet_runtime::BusError;

use super::{Consumer, Difference, Stream, Topology, compare::differences};
use crate::{Connection, connection::ApiError, server::VERSION_MIN};

/// The server knows no such stream.
const STREAM_NOT_FOUND: u64 = 10059;
/// The server knows no such consumer.
const CONSUMER_NOT_FOUND: u64 = 10014;

/// What was done to one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Stream or consumer, for example `stream FRAMES`.
    pub object: String,
    /// `created`, `updated` or `deleted`.
    pub action: &'static str,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.object, self.action)
    }
}

/// The topology is not, or could not be put, on the server.
#[derive(Debug, thiserror::Error)]
pub enum TopologyError {
    /// The server is older than we can rely on.
    #[error(
        "failed to use the server: it is nats-server {found}, which loses messages on power loss; {VERSION_MIN} or newer is needed"
    )]
    ServerTooOld {
        /// Its version.
        found: String,
    },
    /// The server refused a change.
    #[error(
        "failed to change {object} on the server: error {code}; `velvet topology check` tells what differs"
    )]
    Refused {
        /// Stream or consumer.
        object: String,
        /// The server's error code.
        code: u64,
    },
    /// The server took the configuration and made another one of it.
    #[error("failed to provision the server, {} fields differ; the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Different(Vec<Difference>),
    /// The server was not reached.
    #[error(transparent)]
    Bus(#[from] BusError),
}

impl Topology {
    /// Creates and updates what differs, deletes the consumers of switched-off roles, and verifies the result.
    ///
    /// # Errors
    /// See [`TopologyError`].
    pub async fn apply(&self, connection: &Connection) -> Result<Vec<Change>, TopologyError> {
        demand_version(connection)?;
        let mut changes = Vec::new();
        for stream in self.streams() {
            changes.extend(self.apply_stream(connection, &stream).await?);
        }
        for consumer in self.consumers() {
            changes.extend(self.apply_consumer(connection, &consumer).await?);
        }
        for consumer in self.unwanted() {
            changes.extend(remove(connection, &consumer).await?);
        }
        let differences = self.check(connection).await?;
        if differences.is_empty() {
            Ok(changes)
        } else {
            Err(TopologyError::Different(differences))
        }
    }

    /// Compares the server with the topology.
    ///
    /// # Errors
    /// When the server is not reached or too old; differences are not an error.
    pub async fn check(&self, connection: &Connection) -> Result<Vec<Difference>, TopologyError> {
        demand_version(connection)?;
        let mut all = Vec::new();
        for stream in self.streams() {
            let found = stream_config(connection, &stream).await?;
            all.extend(compare(
                &stream_object(&stream),
                &stream.config(self.replicas),
                found,
            ));
        }
        for consumer in self.consumers() {
            let found = consumer_config(connection, &consumer).await?;
            all.extend(compare(
                &consumer_object(&consumer),
                &consumer.config(self.replicas),
                found,
            ));
        }
        for consumer in self.unwanted() {
            if consumer_config(connection, &consumer).await?.is_some() {
                all.push(whole(&consumer_object(&consumer), "absent", "there"));
            }
        }
        Ok(all)
    }

    /// The topology as JSON, in the server's own words.
    #[must_use]
    pub fn show(&self) -> Value {
        let streams: Vec<Value> = self
            .streams()
            .iter()
            .map(|stream| stream.config(self.replicas))
            .collect();
        let consumers: Vec<Value> = self
            .consumers()
            .map(|consumer| json!({ "stream": consumer.stream, "config": consumer.config(self.replicas) }))
            .collect();
        json!({ "streams": streams, "consumers": consumers })
    }

    async fn apply_stream(
        &self,
        connection: &Connection,
        stream: &Stream,
    ) -> Result<Option<Change>, TopologyError> {
        let object = stream_object(stream);
        let wanted = stream.config(self.replicas);
        let (verb, action) = match stream_config(connection, stream).await? {
            None => ("CREATE", "created"),
            Some(found) if differences(&object, &wanted, &found).is_empty() => return Ok(None),
            Some(_) => ("UPDATE", "updated"),
        };
        let subject = format!("STREAM.{verb}.{}", stream.name);
        connection
            .api(&subject, &wanted)
            .await
            .map_err(|error| refused(&object, error))?;
        Ok(Some(Change { object, action }))
    }

    async fn apply_consumer(
        &self,
        connection: &Connection,
        consumer: &Consumer,
    ) -> Result<Option<Change>, TopologyError> {
        let object = consumer_object(consumer);
        let wanted = consumer.config(self.replicas);
        let (verb, action) = match consumer_config(connection, consumer).await? {
            None => ("create", "created"),
            Some(found) if differences(&object, &wanted, &found).is_empty() => return Ok(None),
            Some(_) => ("update", "updated"),
        };
        let Consumer { stream, name, .. } = consumer;
        let request = json!({ "stream_name": stream, "config": wanted, "action": verb });
        let subject = format!("CONSUMER.CREATE.{stream}.{name}");
        connection
            .api(&subject, &request)
            .await
            .map_err(|error| refused(&object, error))?;
        Ok(Some(Change { object, action }))
    }
}

async fn remove(
    connection: &Connection,
    consumer: &Consumer,
) -> Result<Option<Change>, TopologyError> {
    let object = consumer_object(consumer);
    let subject = format!("CONSUMER.DELETE.{}.{}", consumer.stream, consumer.name);
    match connection.api(&subject, &Value::Null).await {
        Ok(_) => Ok(Some(Change {
            object,
            action: "deleted",
        })),
        Err(ApiError::Server {
            code: CONSUMER_NOT_FOUND | STREAM_NOT_FOUND,
            ..
        }) => Ok(None),
        Err(error) => Err(refused(&object, error)),
    }
}

fn demand_version(connection: &Connection) -> Result<(), TopologyError> {
    let found = connection.server_version();
    if VERSION_MIN.is_met_by(&found) {
        Ok(())
    } else {
        Err(TopologyError::ServerTooOld { found })
    }
}

async fn stream_config(
    connection: &Connection,
    stream: &Stream,
) -> Result<Option<Value>, TopologyError> {
    let subject = format!("STREAM.INFO.{}", stream.name);
    config(
        connection,
        &subject,
        STREAM_NOT_FOUND,
        &stream_object(stream),
    )
    .await
}

async fn consumer_config(
    connection: &Connection,
    consumer: &Consumer,
) -> Result<Option<Value>, TopologyError> {
    let subject = format!("CONSUMER.INFO.{}.{}", consumer.stream, consumer.name);
    match config(
        connection,
        &subject,
        CONSUMER_NOT_FOUND,
        &consumer_object(consumer),
    )
    .await
    {
        Err(TopologyError::Refused {
            code: STREAM_NOT_FOUND,
            ..
        }) => Ok(None),
        other => other,
    }
}

async fn config(
    connection: &Connection,
    subject: &str,
    not_found: u64,
    object: &str,
) -> Result<Option<Value>, TopologyError> {
    match connection.api(subject, &Value::Null).await {
        Ok(mut info) => Ok(Some(info["config"].take())),
        Err(ApiError::Server { code, .. }) if code == not_found => Ok(None),
        Err(error) => Err(refused(object, error)),
    }
}

fn refused(object: &str, error: ApiError) -> TopologyError {
    match error {
        ApiError::Server { code, .. } => TopologyError::Refused {
            object: object.to_owned(),
            code,
        },
        ApiError::Bus(error) => error.into(),
    }
}

fn compare(object: &str, wanted: &Value, found: Option<Value>) -> Vec<Difference> {
    match found {
        Some(found) => differences(object, wanted, &found),
        None => vec![whole(object, "there", "missing")],
    }
}

fn whole(object: &str, wanted: &str, found: &str) -> Difference {
    Difference {
        object: object.to_owned(),
        field: String::new(),
        wanted: wanted.to_owned(),
        found: found.to_owned(),
    }
}

fn stream_object(stream: &Stream) -> String {
    format!("stream {}", stream.name)
}

fn consumer_object(consumer: &Consumer) -> String {
    format!("consumer {}/{}", consumer.stream, consumer.name)
}

//! One consumer as an endless stream of messages, whatever happens to the server meanwhile.

use std::time::Duration;

use async_nats::jetstream::{
    self, Message,
    consumer::{Consumer as Handle, PullConsumer, pull},
    context::ContextBuilder,
};
use futures::{StreamExt, stream, stream::BoxStream};
use tracing::{debug, warn};
use velvet_runtime::BusError;

use crate::{Connection, topology::Consumer};

/// One message at a time: the server's clock for a delivery runs from the sending, so what waits here would
/// be delivered again (spec/bus.md 3.2). A second in hand would also be pulled while closing.
const MESSAGES_PER_PULL: usize = 1;
/// A server that is just starting knows its streams a little later than its clients.
const REOPEN_DELAY: Duration = Duration::from_millis(500);
/// Heartbeats missed in a row until the pull is opened anew. One is missed at every restart of the server.
const HEARTBEATS_MISSED_MAX: u32 = 3;

pub(crate) type Messages = BoxStream<'static, Message>;

/// Opens a consumer and pulls from it for ever.
///
/// # Errors
/// [`BusError::Refused`] with the code `topology` when the server has no such consumer.
pub(crate) async fn open(
    connection: &Connection,
    consumer: Consumer,
) -> Result<Messages, BusError> {
    let handle = handle(connection, consumer).await?;
    let first = start(connection, &handle)
        .await
        .map_err(BusError::unconfirmed("pull"))?;
    let state = State {
        connection: connection.clone(),
        consumer,
        messages: Some(first),
        missed: 0,
    };
    Ok(stream::unfold(state, State::next).boxed())
}

async fn handle(connection: &Connection, consumer: Consumer) -> Result<PullConsumer, BusError> {
    let Consumer { stream, name, .. } = consumer;
    // Asking first by ourselves tells a missing consumer from a silent server.
    let info = connection
        .api(
            &format!("CONSUMER.INFO.{stream}.{name}"),
            &serde_json::Value::Null,
        )
        .await;
    match info {
        Err(crate::connection::ApiError::Server { code, .. }) => {
            warn!(
                stream,
                consumer = name,
                code,
                "the server has no such consumer"
            );
            return Err(BusError::Refused {
                action: "consume",
                code: "topology",
            });
        }
        Err(crate::connection::ApiError::Bus(error)) => return Err(error),
        Ok(_) => {}
    }
    context(connection)
        .get_consumer_from_stream(name, stream)
        .await
        .map_err(BusError::unconfirmed("consume"))
}

fn context(connection: &Connection) -> jetstream::Context {
    ContextBuilder::new()
        .timeout(connection.settings().confirm_max())
        .build(connection.client().clone())
}

async fn start(
    connection: &Connection,
    consumer: &Handle<pull::Config>,
) -> Result<pull::Stream, async_nats::jetstream::consumer::StreamError> {
    // Never `fetch` or `batch` with a heartbeat: they stall (spec/bus.md 3.6).
    let settings = connection.settings();
    consumer
        .stream()
        .max_messages_per_batch(MESSAGES_PER_PULL)
        .expires(settings.pull_expires())
        .heartbeat(settings.pull_heartbeat())
        .messages()
        .await
}

struct State {
    connection: Connection,
    consumer: Consumer,
    messages: Option<pull::Stream>,
    missed: u32,
}

impl State {
    async fn next(mut self) -> Option<(Message, Self)> {
        loop {
            let Some(messages) = &mut self.messages else {
                self.reopen().await;
                continue;
            };
            match messages.next().await {
                Some(Ok(message)) => {
                    self.missed = 0;
                    return Some((message, self));
                }
                Some(Err(error)) if error.kind() == pull::MessagesErrorKind::MissingHeartbeat => {
                    self.missed += 1;
                    debug!(
                        consumer = self.consumer.name,
                        missed = self.missed,
                        "heartbeat missed"
                    );
                    if self.missed >= HEARTBEATS_MISSED_MAX {
                        self.messages = None;
                    }
                }
                Some(Err(error)) => {
                    warn!(consumer = self.consumer.name, code = %error.kind(), "pull broken off");
                    self.messages = None;
                }
                None => self.messages = None,
            }
        }
    }

    async fn reopen(&mut self) {
        tokio::time::sleep(REOPEN_DELAY).await;
        self.missed = 0;
        let Ok(handle) = handle(&self.connection, self.consumer).await else {
            return;
        };
        self.messages = start(&self.connection, &handle).await.ok();
    }
}

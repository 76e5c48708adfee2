//! Answering: a worker as a `nats micro` service.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_nats::{
    HeaderMap,
    client::RequestErrorKind,
    header,
    service::{Request, ServiceExt, endpoint::Endpoint, error::Error as Refusal},
};
use bytes::Bytes;
use futures::StreamExt;
use tokio::{sync::Semaphore, task::JoinSet};
use tracing::{debug, warn};
use velvet_messages::Subject;
use velvet_runtime::{BusError, Service};

use crate::{
    Connection,
    ask::{PART_HEADER, STILL_THERE},
    users::{ANSWER_PARTS_MAX, LOOKS_MAX},
};

/// Questions worked on at once; the others wait in the subscription.
const QUESTIONS_AT_ONCE: usize = 4;
/// Time between two looks whether anybody still waits for an answer; most are given before the first.
const LOOK_INTERVAL: Duration = Duration::from_millis(250);
/// The endpoint that every service has.
const HEALTH: &str = "health";

/// How long stopping waits for answers that are being worked on.
const STOP_MAX: Duration = Duration::from_secs(2);

/// A running service. Dropping it lets go of the questions in hand; [`Serving::stop`] answers them first.
#[derive(Debug)]
pub struct Serving {
    connection: Connection,
    service: async_nats::service::Service,
    endpoints: JoinSet<()>,
}

impl Serving {
    /// Takes no more questions, and answers those in hand for two seconds at most. To be called before the
    /// bus is closed.
    pub async fn stop(mut self) {
        if self.service.stop().await.is_err() {
            debug!("the service had ended already");
        }
        let answered = async { while self.endpoints.join_next().await.is_some() {} };
        if tokio::time::timeout(STOP_MAX, answered).await.is_err() {
            warn!("questions in hand were not answered in time");
        }
        if self.connection.client().flush().await.is_err() {
            debug!("the bus is gone already");
        }
    }
}

impl Connection {
    /// Answers for the service until the returned handle is stopped or dropped: its endpoints under
    /// `velvet.svc.<role>.`, its health as JSON on `velvet.ctl.<role>.health`, and the figures in
    /// `nats micro stats`.
    ///
    /// # Errors
    /// When the server was not reached.
    pub async fn serve<S: Service>(&self, service: Arc<S>) -> Result<Serving, BusError> {
        let role = service.role();
        let figures = Arc::clone(&service);
        let host = self
            .client()
            .service_builder()
            .description(format!("Velvet worker {role}"))
            .metadata(HashMap::from([(
                "velvet.role".to_owned(),
                role.to_string(),
            )]))
            .stats_handler(move |_, _| serde_json::to_value(figures.health()).unwrap_or_default())
            .start(format!("velvet-{role}"), env!("CARGO_PKG_VERSION"))
            .await
            .map_err(BusError::unconfirmed("serve"))?;
        let mut endpoints = JoinSet::new();
        let permits = Arc::new(Semaphore::new(QUESTIONS_AT_ONCE));
        for name in service.endpoints() {
            let subject = Subject::service(role, name);
            let add = host.endpoint_builder().name(*name).add(subject.as_str());
            let endpoint = add.await.map_err(BusError::unconfirmed("serve"))?;
            endpoints.spawn(answer_all(
                self.clone(),
                endpoint,
                name,
                Arc::clone(&service),
                Arc::clone(&permits),
            ));
        }
        let subject = Subject::control(role, HEALTH);
        let add = host.endpoint_builder().name(HEALTH).add(subject.as_str());
        endpoints.spawn(tell_health(
            add.await.map_err(BusError::unconfirmed("serve"))?,
            service,
        ));
        self.client()
            .flush()
            .await
            .map_err(BusError::unconfirmed("serve"))?;
        Ok(Serving {
            connection: self.clone(),
            service: host,
            endpoints,
        })
    }
}

async fn tell_health<S: Service>(mut endpoint: Endpoint, service: Arc<S>) {
    while let Some(request) = endpoint.next().await {
        let health = serde_json::to_vec(&service.health()).unwrap_or_default();
        if request.respond(Ok(health.into())).await.is_err() {
            debug!("health not told");
        }
    }
}

async fn answer_all<S: Service>(
    connection: Connection,
    mut endpoint: Endpoint,
    name: &'static str,
    service: Arc<S>,
    permits: Arc<Semaphore>,
) {
    // Ends all answers with the endpoint.
    let mut answers = JoinSet::new();
    while let Some(request) = endpoint.next().await {
        // Finished ones are let go, or the set would grow for ever.
        while answers.try_join_next().is_some() {}
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        let (connection, service) = (connection.clone(), Arc::clone(&service));
        answers.spawn(async move {
            answer(&connection, &request, name, service.as_ref()).await;
            drop(permit);
        });
    }
    while answers.join_next().await.is_some() {}
}

async fn answer<S: Service>(connection: &Connection, request: &Request, name: &str, service: &S) {
    let id = request
        .message
        .headers
        .as_ref()
        .and_then(|headers| headers.get(header::NATS_MESSAGE_ID));
    let Some(id) = id.map(|id| id.as_str().to_owned()) else {
        return refuse(request, 400, "no-id").await;
    };
    let called = service.call(name.to_owned(), id, request.message.payload.clone());
    let parts = tokio::select! {
        parts = called => parts,
        () = left(connection, request) => {
            debug!(endpoint = name, "whoever asked has gone");
            return;
        }
    };
    let sizes_fit = parts
        .iter()
        .all(|part| part.len() <= connection.client().max_payload());
    if parts.is_empty() || parts.len() > ANSWER_PARTS_MAX as usize || !sizes_fit {
        return refuse(request, 500, "answer-size").await;
    }
    if send(connection, request, parts).await.is_none() {
        warn!(endpoint = name, "answer not sent");
    }
}

/// Returns when nobody waits for the answer any more: the server says at once when nobody listens.
async fn left(connection: &Connection, request: &Request) {
    let Some(reply) = request.message.reply.clone() else {
        return std::future::pending().await;
    };
    for _ in 0..LOOKS_MAX {
        tokio::time::sleep(LOOK_INTERVAL).await;
        let mut headers = HeaderMap::new();
        headers.insert(PART_HEADER, STILL_THERE);
        // Whoever waits does not answer this.
        let look = async_nats::Request::new()
            .headers(headers)
            .timeout(Some(LOOK_INTERVAL));
        let looked = connection.client().send_request(reply.clone(), look).await;
        if looked.is_err_and(|error| error.kind() == RequestErrorKind::NoResponders) {
            return;
        }
    }
    std::future::pending().await
}

/// All but the last part go out directly, so that the service's own counters count one answer.
async fn send(connection: &Connection, request: &Request, mut parts: Vec<Bytes>) -> Option<()> {
    let count = parts.len();
    let last = parts.pop()?;
    for (index, part) in parts.into_iter().enumerate() {
        let reply = request.message.reply.clone()?;
        let sent =
            connection
                .client()
                .publish_with_headers(reply, part_header(index + 1, count), part);
        sent.await.ok()?;
    }
    request
        .respond_with_headers(Ok(last), part_header(count, count))
        .await
        .ok()
}

fn part_header(number: usize, count: usize) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(PART_HEADER, format!("{number}/{count}"));
    headers
}

async fn refuse(request: &Request, code: usize, reason: &str) {
    let refusal = Refusal {
        code,
        status: reason.to_owned(),
    };
    if request.respond(Err(refusal)).await.is_err() {
        debug!("refusal not sent");
    }
}

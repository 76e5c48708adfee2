//! How a command asks the running Velvet.

use std::time::Duration;

use velvet_messages::{
    MessageId, Role, Subject,
    v1::{self, request, response},
};
use velvet_nats::{AskError, Connection};
use velvet_runtime::{
    Health, Launch,
    service::{open_response, seal_request},
};

use crate::{Fault, commands::Setting};

/// Long enough for a search over years and for a large picture; a person waits.
const PATIENCE: Duration = Duration::from_secs(30);
/// Health is read from memory; whoever takes longer is not well.
const HEALTH_PATIENCE: Duration = Duration::from_secs(2);

/// How long the asker of a search waits, milliseconds: the store does not work longer for it.
#[must_use]
pub fn patience_ms() -> u32 {
    u32::try_from(PATIENCE.as_millis()).unwrap_or(u32::MAX)
}

/// A guest on the running bus.
pub struct Client {
    launch: Launch,
    connection: Connection,
}

impl Client {
    /// Joins under a role: `Cli` asks questions, `Inspect` and `Supervisor` look at streams.
    ///
    /// # Errors
    /// [`Fault::NotRunning`] when there is nothing to join.
    pub async fn join(setting: &Setting, role: Role) -> Result<Self, Fault> {
        let launch = Launch::ask(&setting.paths.socket(), role)?;
        let connection = Connection::open(&launch)
            .await
            .map_err(Fault::failed("reach the bus"))?;
        Ok(Self { launch, connection })
    }

    /// The connection, for what is no question.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// What we were told at the start.
    #[must_use]
    pub fn launch(&self) -> &Launch {
        &self.launch
    }

    /// Asks one endpoint of a role.
    ///
    /// # Errors
    /// [`Fault::Refused`] with the worker's own words, or why there was no answer.
    pub async fn ask(
        &self,
        role: Role,
        endpoint: &str,
        kind: request::Kind,
    ) -> Result<response::Kind, Fault> {
        let id = random_id()?;
        let keys = &self.launch.keys;
        let request = v1::Request { kind: Some(kind) };
        let body = seal_request(keys, role, endpoint, &id, &request)
            .map_err(Fault::failed("seal the question"))?;
        let subject = Subject::service(role, endpoint);
        let asked = self
            .connection
            .ask(&subject, &MessageId::new(&*id), body, PATIENCE)
            .await;
        let parts = asked.map_err(ask_fault)?;
        let response = open_response(keys, role, endpoint, &id, &parts)
            .map_err(Fault::failed("open the answer"))?;
        match response.into_inner().kind {
            Some(response::Kind::Refusal(v1::Refusal { code, text })) => {
                Err(Fault::Refused { code, text })
            }
            Some(kind) => Ok(kind),
            None => Err(unexpected()),
        }
    }

    /// The figures of one worker of a role; `None` when none answers.
    ///
    /// # Errors
    /// When the bus breaks.
    pub async fn health(&self, role: Role) -> Result<Option<Health>, Fault> {
        let subject = Subject::control(role, "health");
        let id = MessageId::new(random_id()?);
        match self
            .connection
            .ask(&subject, &id, bytes::Bytes::new(), HEALTH_PATIENCE)
            .await
        {
            Ok(parts) => Ok(parts
                .first()
                .and_then(|body| serde_json::from_slice(body).ok())),
            Err(AskError::Nobody { .. } | AskError::TimedOut { .. }) => Ok(None),
            Err(error) => Err(ask_fault(error)),
        }
    }
}

fn ask_fault(error: AskError) -> Fault {
    match error {
        AskError::Nobody { .. } => Fault::NotRunning(error.to_string()),
        other => Fault::failed("ask")(other),
    }
}

fn random_id() -> Result<String, Fault> {
    let number = getrandom::u64().map_err(Fault::failed("get random numbers"))?;
    Ok(format!("q:{number:016x}"))
}

/// An answer of another kind than the question's.
#[must_use]
pub fn unexpected() -> Fault {
    Fault::plain(
        "understand the answer; two versions of Velvet are at work, run `velvet down` and `velvet up`",
    )
}

/// Joins as the command line, asks one question, leaves.
///
/// # Errors
/// See [`Client::ask`].
pub fn ask_once(
    setting: &Setting,
    role: Role,
    endpoint: &str,
    kind: request::Kind,
) -> Result<response::Kind, Fault> {
    block_on(async {
        let client = Client::join(setting, Role::Cli).await?;
        client.ask(role, endpoint, kind).await
    })
}

/// Runs a command's asynchronous part on this thread.
///
/// # Errors
/// What the part returns, or that there can be no runtime.
pub fn block_on<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Fault::failed("start the runtime"))?
        .block_on(work)
}

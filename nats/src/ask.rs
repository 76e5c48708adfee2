//! Asking a worker: one question, an answer in one or more parts.

use std::time::Duration;

use async_nats::{HeaderMap, Message, StatusCode, header};
use bytes::Bytes;
use futures::StreamExt;
use velvet_messages::{MessageId, Subject};
use velvet_runtime::BusError;

use crate::{Connection, users::ANSWER_PARTS_MAX};

/// Header of an answer part: `<number from 1>/<how many>`.
pub(crate) const PART_HEADER: &str = "Velvet-Part";
/// The same of a message that is no part, by which a worker looks whether anybody still waits.
pub(crate) const STILL_THERE: &str = "0/0";
/// Header of an answer that is an error: a code.
const ERROR_HEADER: &str = "Nats-Service-Error";

/// A question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// No worker listens.
    #[error("failed to ask {subject}: no worker answers there; `velvet status` tells what runs")]
    Nobody {
        /// What was asked.
        subject: Subject,
    },
    /// A worker listens, but did not answer in time.
    #[error("failed to ask {subject}: no answer within {patience:?}")]
    TimedOut {
        /// What was asked.
        subject: Subject,
        /// How long it was waited for each part.
        patience: Duration,
    },
    /// The worker refused the question.
    #[error("failed to ask {subject}: refused ({code})")]
    Refused {
        /// What was asked.
        subject: Subject,
        /// The worker's code.
        code: String,
    },
    /// The answer is not one of ours.
    #[error("failed to understand the answer of {subject}: its parts do not belong together")]
    Malformed {
        /// What was asked.
        subject: Subject,
    },
    /// The bus itself failed.
    #[error(transparent)]
    Bus(#[from] BusError),
}

impl Connection {
    /// Asks a sealed question and collects the sealed parts of the answer, in order. The id travels with the
    /// question and is bound into both seals. `patience` is the wait for each part.
    ///
    /// # Errors
    /// See [`AskError`].
    pub async fn ask(
        &self,
        subject: &Subject,
        id: &MessageId,
        body: Bytes,
        patience: Duration,
    ) -> Result<Vec<Bytes>, AskError> {
        tokio::select! {
            parts = self.collect(subject, id, body, patience) => parts,
            _ = self.denied() => Err(BusError::Refused { action: "ask", code: "permission" }.into()),
        }
    }

    async fn collect(
        &self,
        subject: &Subject,
        id: &MessageId,
        body: Bytes,
        patience: Duration,
    ) -> Result<Vec<Bytes>, AskError> {
        let inbox = self.client().new_inbox();
        let mut answers = self
            .client()
            .subscribe(inbox.clone())
            .await
            .map_err(BusError::unconfirmed("ask"))?;
        let mut headers = HeaderMap::new();
        headers.insert(header::NATS_MESSAGE_ID, id.as_str());
        let question = subject.as_str().to_owned();
        let sent = self
            .client()
            .publish_with_reply_and_headers(question, inbox, headers, body);
        sent.await.map_err(BusError::unconfirmed("ask"))?;
        let mut parts = Vec::new();
        let mut until = tokio::time::Instant::now() + patience;
        loop {
            let timed_out = |_| AskError::TimedOut {
                subject: subject.clone(),
                patience,
            };
            let answer = tokio::time::timeout_at(until, answers.next())
                .await
                .map_err(timed_out)?;
            let answer = answer.ok_or(BusError::Unconfirmed {
                action: "ask",
                source: None,
            })?;
            let (number, count) = part(subject, &answer)?;
            if number == 0 {
                continue;
            }
            if number as usize != parts.len() + 1 {
                return Err(AskError::Malformed {
                    subject: subject.clone(),
                });
            }
            parts.push(answer.payload);
            until = tokio::time::Instant::now() + patience;
            if number == count {
                return Ok(parts);
            }
        }
    }
}

/// Which part of how many this is; number 0 is none.
fn part(subject: &Subject, answer: &Message) -> Result<(u32, u32), AskError> {
    if answer.status == Some(StatusCode::NO_RESPONDERS) {
        return Err(AskError::Nobody {
            subject: subject.clone(),
        });
    }
    let header = |name: &str| {
        answer
            .headers
            .as_ref()
            .and_then(|headers| headers.get(name))
    };
    if let Some(code) = header(ERROR_HEADER) {
        return Err(AskError::Refused {
            subject: subject.clone(),
            code: code.to_string(),
        });
    }
    let Some(text) = header(PART_HEADER) else {
        return Ok((1, 1));
    };
    if text.as_str() == STILL_THERE {
        return Ok((0, 0));
    }
    let numbers = text.as_str().split_once('/').and_then(|(number, count)| {
        Some((number.parse::<u32>().ok()?, count.parse::<u32>().ok()?))
    });
    match numbers {
        Some((number, count)) if (1..=count).contains(&number) && count <= ANSWER_PARTS_MAX => {
            Ok((number, count))
        }
        _ => Err(AskError::Malformed {
            subject: subject.clone(),
        }),
    }
}

//! What the person says at the command line, carried to whom it concerns.

use std::{sync::Arc, time::Duration};

use tokio::runtime::Handle;
use velvet_messages::v1::{
    IntentAction, IntentSignal, Request, Response, TellRequest, TellResponse, request, response,
    signal, tell_request,
};
use velvet_runtime::{Answer, Asker, Publish, Timestamp, service::refusal};

use crate::{Voice, voice::random_id};

/// The longest plan or note, bytes: a card shows less, and nothing is cut behind the person's back.
const TEXT_BYTES_MAX: usize = 2000;
/// Most further words for a plan.
const TERMS_MAX: usize = 64;

/// Answers `velvet.svc.deliver.tell`.
pub struct Told<P> {
    voice: Arc<Voice<P>>,
    within: Duration,
}

impl<P: Publish + 'static> Told<P> {
    /// Says it over `voice`, and waits `within` for the bus.
    pub fn new(voice: Arc<Voice<P>>, within: Duration) -> Self {
        Self { voice, within }
    }

    fn tell(&self, request: &TellRequest) -> Response {
        let (kind, intent_id) = match taken(request) {
            Ok(taken) => taken,
            Err((code, text)) => return refusal(code, text),
        };
        // Answers are given off the async threads, so this may wait.
        match Handle::current().block_on(self.voice.signal(kind, self.within)) {
            Ok(()) => Response {
                kind: Some(response::Kind::Tell(TellResponse { intent_id })),
            },
            Err(_) => refusal(
                "unconfirmed",
                "the bus did not confirm in time; look with `velvet status`, then say it again",
            ),
        }
    }
}

impl<P: Publish + 'static> Answer for Told<P> {
    fn endpoints(&self) -> &'static [&'static str] {
        &["tell"]
    }

    fn answer(&self, _: Timestamp, endpoint: &str, request: &Request, _: &Asker) -> Response {
        match (endpoint, &request.kind) {
            ("tell", Some(request::Kind::Tell(request))) => self.tell(request),
            _ => refusal(
                "wrong-endpoint",
                "this endpoint does not answer that question; update Velvet",
            ),
        }
    }
}

/// The signal that a request stands for, and the id of the plan it declares.
fn taken(request: &TellRequest) -> Result<(signal::Kind, String), (&'static str, &'static str)> {
    const LONG: (&str, &str) = (
        "too-long",
        "keep a plan or a note under 2000 bytes, with at most 64 further words",
    );
    match &request.kind {
        Some(tell_request::Kind::Intent(intent)) => {
            let long = [&intent.text, &intent.next_step]
                .iter()
                .any(|text| text.len() > TEXT_BYTES_MAX)
                || intent.terms.len() > TERMS_MAX;
            if long {
                return Err(LONG);
            }
            let declares = intent.action() == IntentAction::Declare;
            if declares && intent.text.trim().is_empty() {
                return Err(("no-plan", "say in a few words what the plan is"));
            }
            let id = if declares {
                random_id().map_err(|_| ("no-random", "the system gives no random numbers"))?
            } else {
                String::new()
            };
            let intent = IntentSignal {
                id: id.clone(),
                ..intent.clone()
            };
            Ok((signal::Kind::Intent(intent), id))
        }
        Some(tell_request::Kind::Feedback(feedback)) if feedback.text.len() > TEXT_BYTES_MAX => {
            Err(LONG)
        }
        Some(tell_request::Kind::Feedback(feedback)) => {
            Ok((signal::Kind::Feedback(feedback.clone()), String::new()))
        }
        None => Err(("nothing-said", "say a plan or an answer to a card")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use velvet_messages::v1::FeedbackSignal;

    fn intent(action: IntentAction, text: &str) -> TellRequest {
        TellRequest {
            kind: Some(tell_request::Kind::Intent(IntentSignal {
                text: text.to_owned(),
                action: action.into(),
                ..IntentSignal::default()
            })),
        }
    }

    #[test]
    fn a_declared_plan_gets_an_id_of_its_own() {
        let ids = [0, 1].map(|_| taken(&intent(IntentAction::Declare, "write")).unwrap().1);
        assert!(!ids[0].is_empty());
        assert_ne!(ids[0], ids[1]);
        let (kind, id) = taken(&intent(IntentAction::Done, "")).unwrap();
        assert_eq!(id, "");
        assert!(matches!(kind, signal::Kind::Intent(_)));
    }

    #[test]
    fn what_cannot_be_said_is_refused_by_name() {
        let note = |bytes: usize| TellRequest {
            kind: Some(tell_request::Kind::Feedback(FeedbackSignal {
                text: "x".repeat(bytes),
                ..FeedbackSignal::default()
            })),
        };
        for (request, code) in [
            (intent(IntentAction::Declare, "  "), "no-plan"),
            (intent(IntentAction::Declare, &"x".repeat(2001)), "too-long"),
            (note(2001), "too-long"),
            (TellRequest::default(), "nothing-said"),
        ] {
            assert_eq!(taken(&request).err().map(|(code, _)| code), Some(code));
        }
        assert!(taken(&note(2000)).is_ok());
    }
}

//! Where cards are shown: a port, and its twin in memory.

use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::mpsc;

use crate::Card;

/// Why a card is not on the screen. The inbox has it in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    /// The person turned notifications off.
    #[error("failed to show a card: notifications are off (`deliver.notifications`)")]
    Off,
    /// Nobody shows notifications here.
    #[error("failed to show a card: no notification service answers on the session bus")]
    NoService,
    /// The service refused.
    #[error("failed to show a card: the notification service refused it")]
    Refused,
}

/// What became of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person closed it.
    Closed,
    /// It left the screen without the person.
    Ignored,
}

/// The person's answer to a card, or its end without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The card.
    pub nudge_id: String,
    /// The button's key, or how it ended.
    pub answer: Result<String, Ending>,
}

/// Shows one card at a time; a new one takes the place of the one before.
pub trait Desk: Send + Sync + 'static {
    /// Shows the card without waiting for an answer, which comes later over `answers`, once.
    fn show(
        &self,
        card: &Card,
        answers: mpsc::Sender<Answered>,
    ) -> impl Future<Output = Result<(), DeskError>> + Send;
}

/// A desk in memory: keeps what it was shown and answers as it is told.
#[derive(Clone, Default)]
pub struct MemoryDesk {
    inner: Arc<Mutex<MemoryState>>,
}

#[derive(Default)]
struct MemoryState {
    shown: Vec<Card>,
    failures: u32,
    answers: Option<mpsc::Sender<Answered>>,
}

impl MemoryDesk {
    /// Refuses the next `count` cards.
    pub fn fail(&self, count: u32) {
        self.state().failures = count;
    }

    /// What was shown, in order.
    #[must_use]
    pub fn shown(&self) -> Vec<Card> {
        self.state().shown.clone()
    }

    /// Answers the card that is shown now.
    pub async fn answer(&self, answer: Result<String, Ending>) {
        let (card, answers) = {
            let mut state = self.state();
            (state.shown.last().cloned(), state.answers.take())
        };
        if let (Some(card), Some(answers)) = (card, answers) {
            let nudge_id = card.nudge_id;
            // Nobody listens any more: the desk was closed.
            drop(answers.send(Answered { nudge_id, answer }).await);
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, MemoryState> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk for MemoryDesk {
    async fn show(&self, card: &Card, answers: mpsc::Sender<Answered>) -> Result<(), DeskError> {
        let mut state = self.state();
        if state.failures > 0 {
            state.failures -= 1;
            return Err(DeskError::NoService);
        }
        state.shown.push(card.clone());
        state.answers = Some(answers);
        Ok(())
    }
}

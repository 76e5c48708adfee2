//! Cards on their way from the step to the desk.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Notify;

use crate::Card;

/// Cards that wait for the desk; the newest is the one that counts.
const WAITING_MAX: usize = 8;

/// Cards between the step and the desk.
#[derive(Clone, Default)]
pub struct Waiting {
    inner: Arc<(Mutex<VecDeque<Card>>, Notify)>,
}

impl Waiting {
    pub(crate) fn put(&self, card: Card) {
        let mut cards = self.cards();
        if cards.len() == WAITING_MAX {
            cards.pop_front();
            tracing::warn!(code = "desk-slow", "a card went to the inbox only");
        }
        cards.push_back(card);
        drop(cards);
        self.inner.1.notify_one();
    }

    /// The next card.
    pub(crate) async fn next(&self) -> Card {
        loop {
            let filled = self.inner.1.notified();
            if let Some(card) = self.cards().pop_front() {
                return card;
            }
            filled.await;
        }
    }

    pub(crate) fn cards(&self) -> std::sync::MutexGuard<'_, VecDeque<Card>> {
        self.inner.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

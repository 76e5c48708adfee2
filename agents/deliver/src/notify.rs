//! Cards as desktop notifications (freedesktop.org notification specification 1.2, by notify-rust).

use std::sync::Mutex;

use notify_rust::{CloseReason, Hint, Notification, NotificationResponse, Timeout, Urgency};
use tokio::{
    sync::mpsc,
    task::{AbortHandle, JoinHandle},
};

use crate::{Answered, Card, Desk, DeskError, desk::Ending};

/// What a card is headed with: the same each time, so that it is known at a glance.
const HEADING: &str = "Velvet";
/// A service that shows markup takes these characters for its own.
const MARKUP: &str = "body-markup";

/// The notification service of the session.
#[derive(Debug)]
pub struct FreedesktopDesk {
    on: bool,
    shown: Mutex<Option<Shown>>,
}

#[derive(Debug)]
struct Shown {
    id: u32,
    listener: AbortHandle,
}

impl FreedesktopDesk {
    /// A desk that shows notifications, or leaves all to the inbox.
    #[must_use]
    pub fn new(on: bool) -> Self {
        Self {
            on,
            shown: Mutex::default(),
        }
    }

    /// The id of the card before, whose place the next one takes. Nobody listens to it any more.
    fn take_place(&self) -> Option<u32> {
        let mut shown = self.lock();
        let shown = shown.take()?;
        shown.listener.abort();
        Some(shown.id)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Shown>> {
        self.shown
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Desk for FreedesktopDesk {
    async fn show(&self, card: &Card, answers: mpsc::Sender<Answered>) -> Result<(), DeskError> {
        if !self.on {
            return Err(DeskError::Off);
        }
        // This one call of the library has no async form.
        let able = tokio::task::spawn_blocking(notify_rust::get_capabilities).await;
        let able = able
            .map_err(|_| DeskError::NoService)?
            .map_err(|_| DeskError::NoService)?;
        let marked = able.iter().any(|ability| ability == MARKUP);
        let mut notification = compose(card, marked);
        if let Some(id) = self.take_place() {
            notification.id(id);
        }
        let handle = notification
            .show_async()
            .await
            .map_err(|_| DeskError::Refused)?;
        let id = handle.id();
        let nudge_id = card.nudge_id.clone();
        let listener: JoinHandle<()> = tokio::spawn(async move {
            let mut heard = None;
            let listen = |response: &NotificationResponse| heard = Some(response.clone());
            handle.wait_for_action_async(listen).await;
            if let Some(answer) = heard.map(answer) {
                // Nobody listens any more: Velvet stops.
                drop(answers.send(Answered { nudge_id, answer }).await);
            }
        });
        *self.lock() = Some(Shown {
            id,
            listener: listener.abort_handle(),
        });
        Ok(())
    }
}

/// Silent, without a timer, and never over what has the focus: the service decides where it stands.
fn compose(card: &Card, marked: bool) -> Notification {
    let mut notification = Notification::new();
    let body = if marked {
        escaped(&card.text)
    } else {
        card.text.clone()
    };
    notification
        .appname(HEADING)
        .summary(HEADING)
        .body(&body)
        .hint(Hint::SuppressSound(true))
        .hint(Hint::Category("im".to_owned()))
        .urgency(Urgency::Low)
        // WCAG 2.2.1: no card goes away by a timer.
        .timeout(Timeout::Never);
    if card.persistent {
        notification.hint(Hint::Resident(true));
    }
    for (key, label) in &card.buttons {
        notification.action(key, label);
    }
    notification
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn answer(response: NotificationResponse) -> Result<String, Ending> {
    match response {
        NotificationResponse::Action(key) => Ok(key),
        NotificationResponse::Closed(CloseReason::Expired | CloseReason::CloseAction) => {
            Err(Ending::Ignored)
        }
        // A click on the card itself chooses nothing.
        NotificationResponse::Default
        | NotificationResponse::Reply(_)
        | NotificationResponse::Closed(_) => Err(Ending::Closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use velvet_runtime::Timestamp;

    fn card(text: &str) -> Card {
        Card {
            nudge_id: "n1".to_owned(),
            nudge: "drift_check".to_owned(),
            ambient: false,
            persistent: false,
            text: text.to_owned(),
            buttons: vec![("go_back".to_owned(), "Go back".to_owned())],
            expires: Timestamp(0),
        }
    }

    #[test]
    fn a_service_with_markup_is_given_none() {
        let text = "Plan: <b>a</b> & \"b\"";
        assert_eq!(compose(&card(text), false).body, text);
        assert_eq!(
            compose(&card(text), true).body,
            "Plan: &lt;b&gt;a&lt;/b&gt; &amp; \"b\""
        );
    }

    #[test]
    fn a_card_is_silent_and_stays() {
        let notification = compose(&card("It is 15:10."), false);
        assert_eq!(notification.timeout, Timeout::Never);
        assert!(notification.hints.contains(&Hint::SuppressSound(true)));
        assert!(notification.hints.contains(&Hint::Urgency(Urgency::Low)));
        assert_eq!(notification.actions, ["go_back", "Go back"]);
    }

    #[test]
    fn what_ends_a_card_is_told_apart() {
        use NotificationResponse::{Action, Closed, Default};
        for (response, expected) in [
            (Action("go_back".to_owned()), Ok("go_back".to_owned())),
            (Default, Err(Ending::Closed)),
            (Closed(CloseReason::Dismissed), Err(Ending::Closed)),
            (Closed(CloseReason::Expired), Err(Ending::Ignored)),
            (Closed(CloseReason::CloseAction), Err(Ending::Ignored)),
        ] {
            assert_eq!(answer(response), expected);
        }
    }
}

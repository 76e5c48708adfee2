//! The loop at the desktop.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, interval},
};
use velvet_messages::v1::{
    FeedbackSignal, NudgeDelivery, NudgeOutcome, SystemSignal, SystemState, nudge_event, signal,
};
use velvet_runtime::{Clock, Publish, Shutdown, service::SharedHealth};

use crate::{
    Agenda, Answered, Card, Config, Desk, DeskError, Voice, Waiting, desk::Ending,
    quiet::QuietWatch, voice::VoiceError,
};

/// Answers that wait for the bus; a person does not press faster.
const ANSWERS_MAX: usize = 16;
/// How long one message may wait for the bus before it is given up: longer than a broker takes to come back.
const SAY_WITHIN: Duration = Duration::from_secs(60);

/// What is noticed at the desktop beside cards.
pub struct Senses {
    agenda: Option<Agenda>,
    agenda_interval: Duration,
    agenda_failed: bool,
    quiet: QuietWatch,
    quiet_interval: Duration,
}

impl Senses {
    /// As the settings say.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            agenda: config
                .calendar()
                .map(|place| Agenda::new(place, config.calendar_ahead())),
            agenda_interval: config.calendar_interval(),
            agenda_failed: false,
            quiet: QuietWatch::default(),
            quiet_interval: config.quiet_interval(),
        }
    }
}

/// Shows the cards that wait, tells what becomes of them and what the desktop tells, until asked to stop.
pub async fn serve<D: Desk, P: Publish>(
    desk: D,
    voice: Arc<Voice<P>>,
    waiting: Waiting,
    mut senses: Senses,
    clock: Arc<dyn Clock>,
    health: SharedHealth,
    mut shutdown: Shutdown,
) {
    let (sender, mut answers) = mpsc::channel(ANSWERS_MAX);
    let mut agenda_turn = interval(senses.agenda_interval);
    let mut quiet_turn = interval(senses.quiet_interval);
    agenda_turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    quiet_turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let turn = async {
            tokio::select! {
            biased;
            Some(answered) = answers.recv() => take(&voice, answered).await,
            card = waiting.next() => {
                let (delivery, told) = show(&desk, &voice, &card, sender.clone()).await;
                count(&health, delivery);
                told
            }
            _ = quiet_turn.tick() => {
                    let known = senses.quiet.has_service().await;
                    figure(&health, "notification_service", |figure| *figure = known.into());
                    notice_quiet(&mut senses, &voice).await
                }
            _ = agenda_turn.tick() => notice_agenda(&mut senses, &voice, &*clock).await,
            }
        };
        let said = tokio::select! {
            biased;
            () = shutdown.requested() => return,
            said = turn => said,
        };
        if let Err(error) = said {
            tracing::warn!(%error, "something was not told");
        }
    }
}

async fn show<P: Publish>(
    desk: &impl Desk,
    voice: &Voice<P>,
    card: &Card,
    answers: mpsc::Sender<Answered>,
) -> (&'static str, Result<(), VoiceError>) {
    let (channel, result) = match desk.show(card, answers).await {
        Ok(()) => ("notification", "shown"),
        Err(error) => {
            tracing::info!(%error, "a card is in the inbox only");
            let refused = error == DeskError::Refused;
            ("inbox", if refused { "refused" } else { "inbox_only" })
        }
    };
    let delivery = NudgeDelivery {
        channel: channel.to_owned(),
        result: result.to_owned(),
    };
    let kind = nudge_event::Kind::Delivery(delivery);
    let told = voice.nudge(&card.nudge_id, kind, SAY_WITHIN).await;
    (result, told)
}

fn count(health: &SharedHealth, result: &'static str) {
    let name = if result == "shown" {
        "shown"
    } else {
        "inbox_only"
    };
    figure(health, name, |figure| *figure += 1);
}

fn figure(health: &SharedHealth, name: &str, change: impl FnOnce(&mut u64)) {
    let mut health = health.lock().unwrap_or_else(PoisonError::into_inner);
    change(health.figures.entry(name.to_owned()).or_default());
}

/// The answer is the person's word: it goes to the context and to the decision as a signal, and to the card's history.
async fn take<P: Publish>(voice: &Voice<P>, answered: Answered) -> Result<(), VoiceError> {
    let Answered { nudge_id, answer } = answered;
    let (outcome, action) = match answer {
        Ok(action) => ("acted", action),
        Err(Ending::Closed) => ("closed", String::new()),
        Err(Ending::Ignored) => ("ignored", String::new()),
    };
    let word = if action.is_empty() { outcome } else { &action };
    let feedback = FeedbackSignal {
        nudge_id: nudge_id.clone(),
        answer: word.to_owned(),
        text: String::new(),
    };
    voice
        .signal(signal::Kind::Feedback(feedback), SAY_WITHIN)
        .await?;
    let outcome = NudgeOutcome {
        outcome: outcome.to_owned(),
        action,
    };
    let kind = nudge_event::Kind::Outcome(outcome);
    voice.nudge(&nudge_id, kind, SAY_WITHIN).await
}

async fn notice_quiet<P: Publish>(senses: &mut Senses, voice: &Voice<P>) -> Result<(), VoiceError> {
    let Some(quiet) = senses.quiet.look().await else {
        return Ok(());
    };
    let state = if quiet {
        SystemState::DoNotDisturbOn
    } else {
        SystemState::DoNotDisturbOff
    };
    let state = state.into();
    let kind = signal::Kind::System(SystemSignal { state });
    voice.signal(kind, SAY_WITHIN).await
}

async fn notice_agenda<P: Publish>(
    senses: &mut Senses,
    voice: &Voice<P>,
    clock: &dyn Clock,
) -> Result<(), VoiceError> {
    let Some(agenda) = &mut senses.agenda else {
        return Ok(());
    };
    let signals = match agenda.look(clock.now()) {
        Ok(signals) => {
            senses.agenda_failed = false;
            signals
        }
        Err(error) => {
            // Told once: a file that is gone must not fill the log.
            if !std::mem::replace(&mut senses.agenda_failed, true) {
                tracing::warn!(%error, "the calendar is not read");
            }
            return Ok(());
        }
    };
    for entry in signals {
        voice
            .signal(signal::Kind::Calendar(entry), SAY_WITHIN)
            .await?;
    }
    Ok(())
}
